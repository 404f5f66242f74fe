"""Claiming: whether a unit takes a slot when its turn comes, and whether it may still have it later.

Owns: `Claim`, `claim_of`, `suits`, `earlier_of`, `says_of`, `may_have`, `may_take`, `can_have`, `has_anyway`,
`eligible`, `waits`.
Takes the slots filled so far; gives a claim with its reasons.
Never: the order in which units come (see `filling`).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, unique

from thidua.grounds import Ground, Why
from thidua.nominating.needs import meets
from thidua.nominating.slots import Filled
from thidua.nominating.voting import Voted, unsettled, voted
from thidua.rules import Deciding, IfNominated, Slot
from thidua.rules.nominating import Base


@unique
class Claim(Enum):
    """What a unit whose turn it is makes of a slot: takes it, uses it up, lets it pass, fails, or leaves it open.

    While an earlier slot may still take it, it holds the slot either way, or moves on to the earlier one if that does.
    """

    TAKES = "takes"
    USES_UP = "uses-up"
    PASSES = "passes"
    FAILS = "fails"
    OPEN = "open"
    HOLDS = "holds"
    MOVES = "moves"


def may_have(claim: Claim) -> bool:
    """Whether a slot does not surely go on to others."""
    return claim is not Claim.FAILS and claim is not Claim.PASSES


def may_take(claim: Claim) -> bool:
    """Whether a unit may have a slot, and not only use it up."""
    return may_have(claim) and claim is not Claim.USES_UP


def claim_of(state: Filled, slot: Slot, unit: str, place: int | None) -> tuple[Claim, tuple[Ground, ...]]:
    """What a unit that stands right makes of a slot, with the reasons."""
    stands = state.tally.ranking.stands(unit)
    # by votes too: who is barred, gone or without a report is not proposed, however many approve (shape 52)
    if stands is False:
        return Claim.FAILS, (state.ground(Why.NO_STANDING, slot, unit, by=slot.by),)
    earlier, own = earlier_of(state, slot, unit, place), suits(state, slot, unit, place)
    outstanding = voted(state, slot, unit) in (Voted.OUTSTANDING, Voted.AWAITED)
    if earlier is None:
        # while its bar is open it neither has the slot nor leaves it to the next (shape 49)
        if own[0] is not Claim.TAKES or stands:
            return own
        return Claim.OPEN, (*own[1], state.ground(Why.STANDING_UNDECIDED, slot, unit))
    if earlier[0] is Claim.USES_UP and slot.by is Deciding.VOTES and (outstanding or own[0] is Claim.OPEN):
        return Claim.OPEN, (
            *(own[1] if own[0] is Claim.OPEN else (waits(state, slot, unit, place),)),
            *earlier[1],
        )  # whether it comes at all is open
    # an earlier slot that surely took it decides, whatever this one asks (shape 59)
    if earlier[0] is not Claim.OPEN:
        return earlier
    says = says_of(slot)
    if says is not IfNominated.LAPSES and not state.awards(unit) and state.awaits_only(unit, slot.awards):
        says = IfNominated.PASSES  # within one award a unit stands once
    moves_up = slot.place is None and says in (IfNominated.PASSES, IfNominated.BOTH)
    untouched = says is IfNominated.BOTH and not state.awaits(unit, slot.awards)
    if own[0] is Claim.FAILS and (moves_up or untouched):
        return own  # whatever becomes of the earlier slot: of a place, nobody has it or the next unit
    # with a word for both outcomes it has this slot or the earlier one; without a word nobody can say (shape 59)
    if own[0] is Claim.TAKES and stands and says is not None:
        return (Claim.HOLDS if says is IfNominated.LAPSES else Claim.MOVES), earlier[1]
    return Claim.OPEN, (*(own[1] if own[0] is not Claim.TAKES else ()), *earlier[1])


def has_anyway(state: Filled, slot: Slot, unit: str, claim: Claim) -> bool:
    """Whether a unit has the award by this slot or by an earlier one that may yet take it, whatever other awards do."""
    # of several prizes nobody knows which an earlier slot gives (shape 83)
    if slot.prizes or claim not in (Claim.MOVES, Claim.HOLDS) or not state.awaits(unit, slot.awards):
        return False
    # another award that it waits for might take it away from both
    return state.awaits_only(unit, slot.awards) or says_of(slot) is IfNominated.BOTH


def can_have(state: Filled, slot: Slot, unit: str) -> bool:
    """Whether a unit may come to have a slot: it may meet what is asked, and no earlier slot keeps it out."""
    earlier = earlier_of(state, slot, unit, None)
    kept_out = earlier is not None and earlier[0] is not Claim.OPEN
    return not kept_out and suits(state, slot, unit, None)[0] is not Claim.FAILS


def says_of(slot: Slot) -> IfNominated | None:
    """What a slot says of units that earlier slots took: those that remain are the others."""
    # a share of those that no earlier slot took cannot go to one that an earlier slot took (shape 53)
    return IfNominated.PASSES if slot.of is Base.REMAINING else slot.if_nominated


def suits(state: Filled, slot: Slot, unit: str, place: int | None) -> tuple[Claim, tuple[Ground, ...]]:
    """Whether a unit has the votes and meets the requirements, whatever earlier slots did."""
    found = voted(state, slot, unit)
    # a lost vote, then a missed need: either is enough, so that the rest may stay open (shapes 52 and 58)
    if found in (Voted.LOST, Voted.NOT_HELD):
        why = Why.NOT_CARRIED if found is Voted.LOST else Why.VOTE_NOT_HELD
        return Claim.FAILS, (state.ground(why, slot, unit, place=place or None, by=slot.by),)
    met, grounds = meets(state.record, unit, slot)
    if met is False:
        return Claim.FAILS, grounds
    # a vote that is not recorded, or had no quorum, is not one that failed (shape 52)
    if found in (Voted.OUTSTANDING, Voted.AWAITED):
        return Claim.OPEN, (waits(state, slot, unit, place),)
    if found is Voted.DECIDED:
        ruling = state.record.decided[slot.award][unit]
        told = {"assessor": ruling.by, "on": ruling.on, "reason": ruling.reason}
        grounds = (*grounds, state.ground(Why.AWARD_DECIDED, slot, unit, **told))
    return (Claim.OPEN if met is None else Claim.TAKES), grounds


def waits(state: Filled, slot: Slot, unit: str, place: int | None) -> Ground:
    """That a slot waits for a vote on a unit, or for a decision in its place."""
    if voted(state, slot, unit) is Voted.AWAITED:
        return state.ground(Why.DECISION_OUTSTANDING, slot, unit, place=place or None)
    last = state.tally.last(unit, slot.award)
    after = None if last is None else unsettled(state, slot).get(unit)
    again = after if last is not None and after != last.vote.vote_round else None
    return state.ground(Why.VOTE_OUTSTANDING, slot, unit, place=place or None, vote_round=again)


def earlier_of(state: Filled, slot: Slot, unit: str, place: int | None) -> tuple[Claim, tuple[Ground, ...]] | None:
    """What follows from an earlier slot that took the unit, or may still take it; None where nothing does.

    Within one award a unit stands once, whatever the slot says of units that other awards took.
    """
    held, awaited = state.taken(unit), state.awaited(unit)
    says = says_of(slot)
    # it uses one up whether or not it meets what is asked: the word is on the slot, not on the unit (shape 59)
    if held and says is IfNominated.LAPSES:
        return Claim.USES_UP, (state.ground(Why.SLOT_LAPSED, slot, unit, place=place, by=slot.by),)
    # one achievement, one award; within one award a unit stands once whatever is said (shape 59)
    once = not frozenset(slot.awards).isdisjoint(state.awards(unit))
    if once or (held and says is IfNominated.PASSES):
        why = Why.STANDS_ONCE if once else Why.ALREADY_NOMINATED
        return Claim.PASSES, (state.ground(why, slot, unit, place=place),)
    # no default: passing on, lapsing and giving both are three outcomes, and the rulebook names none (shape 59)
    if held and says is None:
        return Claim.OPEN, (state.ground(Why.IF_NOMINATED_UNSAID, slot, unit, higher=held),)
    if state.awaits(unit, slot.awards) or (awaited and says is not IfNominated.BOTH):
        return Claim.OPEN, (state.ground(Why.HIGHER_SLOT_OPEN, slot, unit, higher=awaited),)
    return None


def eligible(state: Filled, slot: Slot, units: Iterable[str]) -> tuple[Filled, list[str]]:
    """Those of the units that may have a slot, whatever becomes of what is open; why the others may not, is said."""
    found, said = [], list[Ground]()
    for unit in units:
        claim, grounds = claim_of(state, slot, unit, None)
        if may_have(claim) and can_have(state, slot, unit):
            found.append(unit)
        # of one that may be barred its bar is told already, by the ranking
        elif state.tally.ranking.stands(unit):
            said += grounds
    return state.leaving(*said), found
