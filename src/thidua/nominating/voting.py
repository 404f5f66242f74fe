"""Voting: what the votes on an award, and decisions in their place, make of a unit for a slot.

Owns: `Voted`, `voted`, `named`, `unsettled`, `lost`, `unused`.
Takes the counts and the recorded decisions; gives whether a unit has the votes that a slot asks, who waits for what.
Never: a requirement beside the votes; the seats of a slot (see `filling`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, unique

from thidua.grounds import About, Ground, Why, pairs
from thidua.nominating.slots import Filled
from thidua.ranking.rulings import AwardRuling
from thidua.rules import Deciding, Slot
from thidua.rules.nominating import IfNotCarried, IfNoVote


@unique
class Voted(Enum):
    """What the votes make of a unit: it has them, by a vote or a decision, or lost them, or was not put to the vote.

    `OUTSTANDING`: a vote may still be held. `NOT_HELD`: none is waited for. `AWAITED`: a decision is.
    """

    CARRIED = "carried"
    DECIDED = "decided"
    LOST = "lost"
    OUTSTANDING = "outstanding"
    NOT_HELD = "not-held"
    AWAITED = "awaited"


def voted(state: Filled, slot: Slot, unit: str) -> Voted:
    """Whether a unit has the votes that a slot asks."""
    approved = slot.by is Deciding.RANKING or state.tally.approved(unit, slot.award)
    if approved:
        return Voted.CARRIED
    by_decision = slot.if_not_carried is IfNotCarried.DECISION
    # once somebody decided, no vote on the award is waited for, nor any other decision (shape 84)
    if by_decision and (ruled := state.record.decided.get(slot.award)):
        return Voted.DECIDED if unit in ruled else Voted.LOST
    if approved is None:
        return Voted.OUTSTANDING if slot.if_no_vote is IfNoVote.OPEN else Voted.NOT_HELD
    return Voted.AWAITED if by_decision else Voted.LOST


def named(state: Filled, slot: Slot) -> Iterable[str]:
    """The units that decisions name for a slot that leaves a vote to them."""
    return state.record.decided.get(slot.award, {}) if slot.if_not_carried is IfNotCarried.DECISION else ()


def unsettled(state: Filled, slot: Slot) -> dict[str, int]:
    """The candidates of whom a vote may still decide, each with the round in which it would."""
    rounds = state.tally.undecided(slot.award)
    return {unit: rounds[unit] for unit in rounds if voted(state, slot, unit) is Voted.OUTSTANDING}


def lost(state: Filled, slot: Slot) -> tuple[str, ...]:
    """Who comes to a slot that goes by votes alone though its vote did not carry, behind all who carried.

    Those are whom a decision names, or may name; and where there is a lower award instead, all candidates.
    """
    among = dict.fromkeys((*named(state, slot), *state.tally.candidates(slot.award)))
    wanted = [Voted.DECIDED, Voted.AWAITED, *([Voted.LOST, Voted.NOT_HELD] if slot.instead is not None else [])]
    return tuple(unit for unit in among if voted(state, slot, unit) in wanted)


def unused(state: Filled, rulings: Iterable[AwardRuling]) -> Iterator[Ground]:
    """The decisions on awards that propose nobody, and may not yet."""
    pact = state.pact
    slots = pact.rulebook.slots if pact.rulebook is not None else ()
    proposed = {(each.unit, each.award) for each in state.nominated}
    proposed |= {(unit, each.award) for each in state.pending for unit in each.able}
    # of a slot for prizes the decision is on the whole (shape 83)
    wholes = [(prize.award, slot.award) for slot in slots for prize in slot.prizes]
    proposed |= {(unit, whole) for prize, whole in wholes for unit, award in proposed if award == prize}
    left = {
        slot.award
        for slot in slots
        if slot.if_not_carried is IfNotCarried.DECISION and slot.suits(pact.cluster.tier) is not False
    }
    for each in rulings:
        needless = state.tally.approved(each.unit, each.award) is True
        # what people recorded and nothing used is told, never dropped (shapes 46 and 84)
        if needless or each.award not in left or (each.unit, each.award) not in proposed:
            facts = pairs(assessor=each.by, on=each.on)
            about = About(unit=each.unit, award=each.award)
            yield Ground(why=Why.AWARD_RULING_UNUSED, about=about, facts=facts, cites=pact.cite())
