"""Filling: slot after slot, who is proposed, and why the others are not.

Owns: `filled`.
Takes a tally and the honours held; gives nominations within the slots, and a reason for whoever is left out.
Never: a tie at the edge of a quota cut by chance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, takewhile
from typing import Any, assert_never

from attrs import evolve, frozen

from thidua.awards import Held
from thidua.grounds import Fact, Ground, Others, Why
from thidua.nominating.claiming import (
    Claim,
    can_have,
    claim_of,
    earlier_of,
    eligible,
    has_anyway,
    may_have,
    may_take,
    says_of,
    suits,
    waits,
)
from thidua.nominating.counting import Tally
from thidua.nominating.instead import lowered
from thidua.nominating.needs import Record
from thidua.nominating.prizes import Share, awarded, kinds, opened, told
from thidua.nominating.quotas import quota, worked_out
from thidua.nominating.seats import Seats
from thidua.nominating.slots import Filled, Group, Pending
from thidua.nominating.standing import order_of, skips
from thidua.nominating.voting import named
from thidua.ranking.rulings import AwardRuling
from thidua.ranking.unsettled import reached
from thidua.rules import Deciding, IfNominated, Slot
from thidua.rules.nominating import Base, IfNotCarried, IfNoVote, base_text
from thidua.shown import Shown


def filled(tally: Tally, honours: Held, rulings: tuple[AwardRuling, ...] = ()) -> Filled:
    """The rulebook's slots filled in their order."""
    rules = tally.ranking.pact.rulebook
    state = Filled(record=Record(ranking=tally.ranking, honours=honours, rulings=rulings), tally=tally)
    # in the rulebook's order: whom an earlier slot takes a later one may pass by, or leave out of its share (shape 52)
    for slot in rules.slots if rules is not None else ():
        tier = tally.ranking.pact.cluster.tier
        suits = slot.suits(tier)
        if suits:
            state = lowered(state, _fill(state, slot), slot)
        elif suits is None:
            state = lowered(state, _of_unknown_tier(state, slot), slot)
        else:
            # here it takes nobody, and adds nothing to a quota of which another slot takes a share (shape 53)
            state = evolve(state, quotas=(*state.quotas, (slot.award, (0, 0))))
            state = state.leaving(state.ground(Why.OTHER_TIER, slot, tier=slot.tier, own=tier))
    return state


def _fill(state: Filled, slot: Slot) -> Filled:
    """One slot filled, or left open while nobody can say in which order units stand for it."""
    number = quota(state, slot)
    # before it is asked whether the slot waits: its number is known while its votes are not (shape 53)
    state = evolve(state, quotas=(*state.quotas, (slot.award, number)))
    may_come = slot.if_no_vote is IfNoVote.OPEN and not named(state, slot)
    if slot.by is Deciding.VOTES and not state.tally.asked(slot.award) and may_come:
        # a vote that was not held proposes nobody and loses nothing: the slot waits (shape 52)
        return _await(state, slot, number, Why.VOTE_OUTSTANDING)
    if slot.by is not Deciding.VOTES and state.tally.ranking.open:
        return _await(state, slot, number, Why.ORDER_OPEN)
    if number is None:
        # without a number nobody is surely within it, and nobody beyond (shape 53)
        return _await(state, slot, number, Why.QUOTA_UNKNOWN)
    return _fill_quota(state, slot, number) if slot.place is None else _fill_place(state, slot, slot.place)


def _await(state: Filled, slot: Slot, number: tuple[int, int] | None, why: Why) -> Filled:
    """A slot left open for every unit that may still have it: who would use one up may come after all others."""
    yet, known = _yet_to_report(state, slot), state.pact.cluster.members_complete
    silent = [unit for unit in yet if suits(state, slot, unit, None)[0] is not Claim.FAILS]
    if number is None or (number[-1] and not (known and _too_deep(state, slot, yet))):  # else nobody's turn can come
        state = state.turning(slot, (0, (*state.pact.counted, *yet)))
    state, units = eligible(state, slot, state.pact.counted)
    most = len(units) + len(silent) if number is None else number[-1]
    # members that the record does not name may have all of it; how many that is, only a known number tells
    unnamed = 0 if known else number and number[-1]
    found = Pending(slot=slot, units=units, seats=most, silent=silent, unnamed=unnamed)
    if known and (not found.takes or _too_deep(state, slot, yet)):
        return state.leaving(*_unfilled(state, slot, number))
    if why is Why.QUOTA_UNKNOWN:
        return opened(state.leaving(_unknown(state, slot)), found, number)
    return opened(state.leaving(state.ground(why, slot, silent=(known and not units) or None)), found, number)


def _yet_to_report(state: Filled, slot: Slot) -> tuple[str, ...]:
    """The units that may come to stand for a slot once they have reported: none by votes alone, as these are over."""
    return () if slot.by is Deciding.VOTES else state.tally.ranking.silent


def _too_deep(state: Filled, slot: Slot, yet: tuple[str, ...]) -> bool:
    """Whether a slot is for a place so far back that nobody can come to hold it, as too few units may take a place."""
    may = {unit for unit in state.pact.counted if state.tally.ranking.stands(unit) is not False}
    return slot.place is not None and slot.place > len(may.union(yet))


def _unfilled(state: Filled, slot: Slot, number: tuple[int, int] | None) -> tuple[Ground, ...]:
    """That a slot goes to nobody: of the least that it is for nobody is proposed."""
    if slot.place is not None:
        return (state.ground(Why.SLOT_UNFILLED, slot, place=slot.place, by=slot.by),)
    if number is None:
        return (_unknown(state, slot),)
    low, high = number
    depends = () if low == high else (_range(state, slot, number),)
    return (*depends, *((state.ground(Why.QUOTA_UNFILLED, slot, count=low, filled=0),) if low else ()))


def _unknown(state: Filled, slot: Slot) -> Ground:
    """That nobody knows how many units a slot is for, and why."""
    cause = "order" if state.pact.cluster.members_complete else "members"
    of = None if slot.of is None else base_text(slot.of)
    return state.ground(Why.QUOTA_UNKNOWN, slot, of=of, **{cause: "unknown"})


def _of_unknown_tier(state: Filled, slot: Slot) -> Filled:
    """A slot for clusters of a tier, where this one's is not recorded: open for whoever it would take or wait for."""
    everywhere = evolve(slot, tier=None)
    # filled as if it were for this cluster: whom it would take or wait for may have it, or nobody (shape 52)
    assumed = _fill(state, everywhere)
    taken = assumed.nominated[len(state.nominated) :]
    waits = assumed.opened_since(state)
    units = dict.fromkeys((*(each.unit for each in taken), *(unit for each in waits for unit in each.units)))
    known = ((award, number and (0, number[-1])) for award, number in assumed.quotas[len(state.quotas) :])
    state = evolve(state, quotas=(*state.quotas, *known), turns=dict.fromkeys(assumed.turns, (0, False)))
    why = state.ground(Why.OTHER_TIER, slot, tier=slot.tier)
    others = [each.unnamed for each in waits if each.unnamed is not None]
    unnamed = sum(others) if len(others) == len(waits) else None
    seats = len(taken) + sum(each.seats for each in waits)
    silent = (unit for each in waits for unit in each.silent)
    found = Pending(slot=slot, units=units, seats=seats, silent=silent, unnamed=unnamed)
    return opened(state.leaving(why), found, assumed.quotas[-1][1])


# ── a place that nobody holds


def _unannounced(state: Filled, slot: Slot) -> tuple[str, ...]:
    """Those that may hold a place that nobody is known to hold."""
    return () if slot.by is Deciding.VOTES else state.tally.ranking.unannounced


def _hidden(state: Filled, slot: Slot) -> bool:
    """Whether units that the record does not name may have places in the order by which a slot goes."""
    return slot.by is not Deciding.VOTES and not state.pact.cluster.members_complete


def _unheld(state: Filled, slot: Slot, why: Ground | None, below: Iterable[str] = ()) -> Filled:
    """A slot for a place that nobody is known to hold: open for those of whom nothing was announced, and those below.

    While not all members are known, one of those that the record does not name may have it. Where nobody may, `why` is
    said.
    """
    state, able = eligible(state, slot, _unannounced(state, slot))
    state, below = state.turning(slot, (0, _unannounced(state, slot))), list(below)
    if able or below or _hidden(state, slot):
        state = state.leaving(state.ground(Why.ORDER_OPEN, slot), *_depend(state, slot, below, {}))
        return state.opening(Pending(slot=slot, units=(*able, *below), unnamed=int(_hidden(state, slot))))
    return state if why is None else state.leaving(why)


def _open(state: Filled, slot: Slot, units: tuple[str, ...], why: Why, **facts: Fact) -> Iterator[Ground]:
    for unit, others in _beside(units):
        yield state.ground(why, slot, unit, **facts, tied_with=others)


def _beside(units: tuple[str, ...]) -> Iterator[tuple[str, Others]]:
    """Each of some units with the others."""
    return ((unit, Others(group=units, row=row)) for row, unit in enumerate(units))


# ── one place


def _fill_place(state: Filled, slot: Slot, place: int) -> Filled:
    """The one unit on a place fills its slot; a tie leaves it open."""
    state, order = order_of(state, slot)
    known: dict[str, Any] = {"place": place, "by": slot.by}
    sure = list(takewhile(lambda each: each[0], order))
    if len(sure) < len(order) and not _ends_before(state, slot, place, dict(sure)):  # any place may still change
        state, able = eligible(state.turning(slot, *order), slot, [unit for _, group in order for unit in group])
        grounds = [waits(state, slot, unit, None) for found, group in order if not found for unit in group]
        return state.leaving_once(*grounds).opening(Pending(slot=slot, units=able))
    order = sure
    may = {unit: own for unit, own in _reach(state, slot, order).items() if own[0] <= place <= own[1]}
    moved = any(own != (place, place) or state.tally.ranking.stands(unit) is None for unit, own in may.items())
    # bars or a ruling to come may bring others to the place: the slot is open among all of them (shapes 49 and 52)
    if moved and not _pass(state, slot, may, (place, dict(order).get(place, ()))):
        return _behind_open_bars(state, slot, order, place, may)
    if not may:
        # nobody is on the place, as after a tie: its slot goes to nobody, not to whoever stands next (shape 52)
        passes = any(_may_leave(state, slot, unit, place) for unit in _unannounced(state, slot))
        rest = [each for each in order if each[0] > place]
        below = _in_line(state, slot, rest, skips(state, slot, order)) if passes else []
        state = _turning(state, slot, rest) if passes else state
        return _unheld(state, slot, state.ground(Why.SLOT_UNFILLED, slot, **known), below)
    return _from_place(state, slot, [each for each in order if each[0] >= place])


def _ends_before(state: Filled, slot: Slot, place: int, sure: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether one alone stands on a place, whatever votes are to come, and its slot goes no further."""
    group = sure.get(place, ())
    return len(group) == 1 and claim_of(state, slot, group[0], place)[0] in _ENDING


def _reach(state: Filled, slot: Slot, order: list[Group]) -> dict[str, tuple[int, int]]:
    """The best and the worst place of every unit in the order of a slot, whatever becomes of open bars and of ties."""
    ranking, by_votes = state.tally.ranking, slot.by is Deciding.VOTES
    places = {unit: place for place, group in order for unit in group}
    found = dict(ranking.reach) if ranking.reach and not by_votes else {}
    found = found or dict(reached(places, {unit: places[unit] for unit in places if _surely(state, [unit])}))
    for place, group in order if _parts(state, slot) else ():
        # equals whom a ruling may part may each come to hold any of the places that they fill (shape 52)
        last = place + len(group) - 1
        found |= {unit: (found[unit][0], max(found[unit][1], last)) for unit in group}
    return found


def _parts(state: Filled, slot: Slot) -> bool:
    """Whether a ruling may still part equals in the order of a slot."""
    return slot.by is not Deciding.VOTES and state.tally.ranking.partable


def _partable(state: Filled, slot: Slot, order: list[Group], place: int) -> tuple[str, ...]:
    """The equals that share a place among others, if a ruling may still part them; else nobody."""
    shared = (group for first, group in order if first <= place < first + len(group) and len(group) > 1)
    return next(shared, ()) if _parts(state, slot) else ()


def _pass(state: Filled, slot: Slot, may: Collection[str], standing: Group) -> bool:
    """Whether equals alone may hold a place, and whoever of them does lets its slot pass on."""
    place, group = standing
    return {*may} == {*group} and all(claim_of(state, slot, unit, place)[0] is Claim.PASSES for unit in group)


_ENDING = (Claim.TAKES, Claim.USES_UP, Claim.FAILS)  # a slot goes no further than to who surely does one of these


def _behind_open_bars(
    state: Filled, slot: Slot, order: list[Group], place: int, may: Mapping[str, tuple[int, int]]
) -> Filled:
    """A slot for a place that those before it may leave: open for who may come to hold it, each open bar moving one."""
    own = {unit: found for found, group in order for unit in group}
    reach, beyond = {unit: own[unit] for unit in may}, []
    tied = _partable(state, slot, order, place)
    several = frozenset(tied)
    # who comes behind equals to stand there leaves the slots of the places before to them
    asked = {unit for each in state.pending if each.deepest is None or each.deepest >= place for unit in each.units}
    passing = [unit for unit in may if unit not in several or own[unit] == place or state.awards(unit) or unit in asked]
    earlier = [earlier_of(state, slot, unit, place) for unit in passing]
    stays = all(each is None or each[0] is Claim.USES_UP for each in earlier)
    if not stays:
        last = max(reach.values())
        reach |= {unit: found for unit, found in own.items() if place <= found <= last}
        ends = [unit for unit in may if _surely(state, [unit]) and claim_of(state, slot, unit, place)[0] in _ENDING]
        if len(ends) <= place - min(first for first, _ in may.values()):  # else one of them stands behind who passes it
            behind = [each for each in order if each[0] > last]
            state, beyond = _turning(state, slot, behind), _in_line(state, slot, behind, skips(state, slot, order))
    held = any(found == (place, place) and state.tally.ranking.stands(unit) for unit, found in may.items())
    # a place that one surely holds is none that nobody is known to hold (shape 46)
    others = () if held else _unannounced(state, slot)
    state = state.turning(slot, (0, (*reach, *others)))
    state, able = eligible(state, slot, dict.fromkeys((*reach, *beyond, *others)))
    equal = several.intersection(able if _settled(state, slot, tied) else ())
    alike = (
        state.ground(Why.SLOT_OPEN, slot, unit, place=own[unit], by=slot.by, tied_with=others)
        for unit, others in _beside(tied)
        if unit in equal
    )
    waiting = [unit for unit in able if state.tally.ranking.stands(unit) and unit not in equal]
    deepest = place if stays and _plain(slot) else None
    state = state.leaving(*alike, *_depend(state, slot, waiting, own))
    return state.opening(Pending(slot=slot, units=able, deepest=deepest))


def _plain(slot: Slot) -> bool:
    """Whether the order of the ranking alone decides about a slot."""
    return slot.by is Deciding.RANKING and not slot.needs


def _depend(
    state: Filled, slot: Slot, units: Iterable[str], places: Mapping[str, int], **facts: Fact
) -> Iterator[Ground]:
    """That a slot depends on what is open before these units, with the place of each that is settled."""
    for unit in units:
        place = places.get(unit) if _settled(state, slot, [unit]) else None
        yield state.ground(Why.SEAT_OPEN, slot, unit, place=place, **facts)


def _settled(state: Filled, slot: Slot, units: Iterable[str]) -> bool:
    """Whether the places of units in the order of a slot do not hang on a bar that is open."""
    return slot.by is Deciding.VOTES or not any(unit in state.tally.ranking.unsettled for unit in units)


def _in_line(state: Filled, slot: Slot, order: list[Group], skipped: Mapping[int, int]) -> list[str]:
    """The units to which a slot may pass: down to the first who surely takes it, or uses it up and never has it."""
    claims = {unit: claim_of(state, slot, unit, place)[0] for place, group in order for unit in group}
    between = [unit for unit in _unannounced(state, slot) if may_take(claim_of(state, slot, unit, None)[0])]
    found: list[str] = []
    line = _line(state, slot, order)
    for place, group in line:
        found += [*(between if skipped[place] else ()), *(unit for unit in group if may_take(claims[unit]))]
    return found if line and _ends(state, slot, line[-1]) else [*found, *between]


def _line(state: Filled, slot: Slot, order: list[Group]) -> list[Group]:
    """The places to which a slot may pass, down to that at which it ends."""
    end = next((row for row, each in enumerate(order, start=1) if _ends(state, slot, each)), len(order))
    return order[:end]


def _ends(state: Filled, slot: Slot, standing: Group) -> bool:
    """Whether a slot goes no further than to the units on a place."""
    place, group = standing
    claims = {unit: claim_of(state, slot, unit, place)[0] for unit in group}
    fails = [unit for unit, claim in claims.items() if claim is Claim.FAILS]
    # who stands on the place and misses what is asked leaves the slot to nobody, and not to the next (shape 52)
    missed = set(claims.values()) <= {Claim.FAILS, Claim.PASSES} and _surely(state, fails)
    return missed or bool({Claim.TAKES, Claim.USES_UP}.intersection(claims.values()))


def _turning(state: Filled, slot: Slot, order: list[Group]) -> Filled:
    """With those to whom a slot may pass as units whose turn may come."""
    return state.turning(slot, *_line(state, slot, order), (0, _unannounced(state, slot))) if slot.instead else state


def _surely(state: Filled, units: Collection[str]) -> bool:
    """Whether there are units, and no bar that is open may take one of them out of the order."""
    return bool(units) and all(state.tally.ranking.stands(unit) is not None for unit in units)


def _may_leave(state: Filled, slot: Slot, unit: str, place: int) -> bool:
    """Whether a slot may come to pass a unit by: an earlier one may yet take it, or a bar that is open."""
    # a slot that lapses stays with the unit whatever became of the earlier one (shape 59)
    waits = says_of(slot) is not IfNominated.LAPSES and earlier_of(state, slot, unit, place) is not None
    return waits or not _surely(state, [unit])


def _left_open(state: Filled, slot: Slot, standing: Group, rest: list[Group], skipped: Mapping[int, int]) -> Filled:
    """A slot left open at a place for those on it that may have it, and, if it may pass all of them by, those below."""
    place, group = standing
    gone = all(_may_leave(state, slot, unit, place) for unit in group)
    below = _in_line(state, slot, rest, skipped) if gone else []
    may = [unit for unit in group if can_have(state, slot, unit)]
    deepest = place if place == slot.place and not gone and _plain(slot) else None
    state = _turning(state, slot, rest) if gone else state
    state = state.leaving(*_depend(state, slot, below, {}))
    return state.opening(Pending(slot=slot, units=(*may, *below), deepest=deepest))


def _has_it(state: Filled, slot: Slot, standing: Group, rest: list[Group], skipped: Mapping[int, int]) -> Filled:
    """A slot for one that has the award anyway: if an earlier one takes it, this goes on to those behind."""
    place, group = standing
    below = _in_line(state, slot, rest, skipped) if rest else []
    state = _turning(state, slot, rest) if rest else state
    state = state.taking(slot, (group[0], place)).having(slot, group)
    return state.leaving(*_depend(state, slot, below, {})).opening(Pending(slot=slot, units=below))


def _from_place(state: Filled, slot: Slot, order: list[Group]) -> Filled:
    """The first unit of an order takes a slot, or a later one, if earlier slots took those before and it passes on."""
    skipped = skips(state, slot, order)
    for row, (place, units) in enumerate(order):
        if row and skipped[place] and (_unannounced(state, slot) or _hidden(state, slot)):
            return _unheld(_turning(state, slot, order[row:]), slot, None, _in_line(state, slot, order[row:], skipped))
        claims = {unit: claim_of(state, slot, unit, place) for unit in units}
        state = (state.turning if _partable(state, slot, order, place) else state.turned)(slot, (place, units))
        standing = [unit for unit in units if claims[unit][0] is not Claim.PASSES]
        fit = [unit for unit in standing if claims[unit][0] is not Claim.FAILS]
        group = tuple(fit or standing)  # who surely cannot take it leaves it to the others on the place
        kept = frozenset(group)
        aside = [unit for unit in units if unit not in kept]
        said = [unit for unit in aside if not row or claims[unit][0] is Claim.FAILS]
        state = state.leaving(*(each for unit in said for each in claims[unit][1]))
        rest = order[row + 1 :]
        fails = any(claim is Claim.FAILS for claim, _ in claims.values())  # who may come to stand first
        if fit[1:] or (fit and fails and _partable(state, slot, order, place)):
            tied = _open(state, slot, group, Why.SLOT_OPEN, place=place, by=slot.by)
            tied = tied if _settled(state, slot, group) else _depend(state, slot, group, {})
            return _left_open(state.leaving(*tied), slot, (place, group), rest, skipped)
        claim, grounds = claims[group[0]] if group else (Claim.PASSES, ())
        match claim:
            case Claim.TAKES:
                return state.leaving(*grounds).taking(slot, (group[0], place))
            case Claim.USES_UP:
                # used up: the slot goes to nobody (shape 59)
                return state.leaving(*grounds)
            case Claim.FAILS:  # its slot goes to nobody, unless a bar that is open takes it out of the order
                state = state.leaving(*(each for unit in group for each in claims[unit][1]))
                return state if _surely(state, group) else _left_open(state, slot, (place, group), rest, skipped)
            case Claim.MOVES | Claim.HOLDS if has_anyway(state, slot, group[0], claim):
                return _has_it(state, slot, (place, group), rest if claim is Claim.MOVES else [], skipped)
            case Claim.OPEN | Claim.HOLDS | Claim.MOVES:
                return _left_open(state.leaving(*grounds), slot, (place, group), rest, skipped)
            case Claim.PASSES:
                # on to the next unit that no earlier slot took (shape 59)
                continue
            case _:
                assert_never(claim)
    return _unheld(state, slot, state.ground(Why.QUOTA_UNFILLED, slot, count=1, filled=0))


# ── a number of units


def _fill_quota(state: Filled, slot: Slot, number: tuple[int, int]) -> Filled:
    """As many units as the quota holds, best first; those that tie across its edge are left open."""
    low, high = number
    state, order = order_of(state, slot)
    state = state.leaving(
        state.ground(Why.QUOTA, slot, **worked_out(state, slot), count=high)
        if low == high
        else _range(state, slot, number),
        *(told(state, slot, high) if low == high else ()),
    )
    turns, seats = list[tuple[int, _Turn]](), _seats(state, slot, number)
    skipped, waits = skips(state, slot, order), False
    for place, group in order:
        if skipped[place] and seats.most:
            seats, waits = _for_unannounced(state, slot, seats, skipped[place]), True
        if seats.most:
            state = (state.turned if _has_seat(state, slot, (place, group), seats) else state.turning)(
                slot, (place, group)
            )
        turn, seats = _seated(state, slot, (place, group), seats)
        turns.append((place, turn))
    taken = [(unit, place) for place, turn in turns for unit in (*turn.taken, *turn.anyway)]
    state = state.leaving(*(each for _, turn in turns for each in turn.said))
    if slot.prizes:
        shares = (Share(place=place, taken=turn.taken, able=turn.able, prizes=turn.prizes) for place, turn in turns)
        state = awarded(state, slot, shares, number)
    else:
        state = state.taking(slot, *taken)
    state = state.having(slot, {unit for _, turn in turns for unit in turn.anyway})
    able = [unit for _, turn in turns for unit in turn.able if not slot.prizes]
    # seats that are left after all known places may be those of units that nobody announced (shape 46)
    if waits or seats.most:
        state = state.turning(slot, (0, _unannounced(state, slot)))
        state, others = eligible(state, slot, _unannounced(state, slot))
        able += others
        state = state.leaving(state.ground(Why.ORDER_OPEN, slot)) if others or _hidden(state, slot) else state
    free = high - (len(taken) - seats.anyway)
    unnamed = max(free, 0) if (waits or seats.most) and _hidden(state, slot) else 0
    state = opened(state, Pending(slot=slot, units=able, seats=free, unnamed=unnamed), number)
    # a quota is how many may be proposed, not how many have to be: who misses what is asked fills no seat (shape 52)
    missing = state.ground(Why.QUOTA_UNFILLED, slot, count=low, filled=len(taken))
    return state.leaving(missing) if len(taken) < low else state


def _has_seat(state: Filled, slot: Slot, standing: Group, seats: Seats) -> bool:
    """Whether a seat is left for each of those on a place as its turn comes, whoever of equals comes first."""
    place, group = standing
    if not _parts(state, slot) or len(group) == 1:
        return seats.least > 0
    # of equals whom a ruling may part, who misses what is asked may come behind all who do not (shape 85)
    use = sum(claim_of(state, slot, unit, place)[0] is not Claim.FAILS for unit in group)
    return seats.least > min(use, len(group) - 1)


def _range(state: Filled, slot: Slot, number: tuple[int, int]) -> Ground:
    """That how many units a slot is for depends on what is open."""
    low, high = number
    return state.ground(
        Why.QUOTA_DEPENDS,
        slot,
        low=low,
        high=high,
        of=base_text(slot.of) if slot.of else None,
        placed=slot.of is Base.PLACED or None,
        apart=high - low > 1 or None,  # then it may be a number between them too
    )


@frozen(kw_only=True, repr=False)
class _Turn(Shown):
    """What the units on one place make of a quota: the reasons, who is proposed, and who may still take a seat.

    `anyway` are those of the proposed who have the award by this slot or by an earlier one that is open.
    """

    said: tuple[Ground, ...]
    taken: tuple[str, ...] = ()
    anyway: tuple[str, ...] = ()
    able: tuple[str, ...] = ()
    prizes: tuple[int, ...] = ()


def _for_unannounced(state: Filled, slot: Slot, seats: Seats, skipped: int) -> Seats:
    """The seats after places that nobody is known to hold: on each, one of whom nothing was announced may have one."""
    may = [unit for unit in _unannounced(state, slot) if may_have(claim_of(state, slot, unit, None)[0])]
    return evolve(seats, unsure=seats.unsure + (skipped if _hidden(state, slot) else min(skipped, len(may))))


def _seats(state: Filled, slot: Slot, number: tuple[int, int]) -> Seats:
    """The seats of a quota before anybody took one, for each number of units that earlier open slots may yet take."""
    rest = {unit for unit in state.pact.counted if not state.taken(unit)} if slot.of is Base.REMAINING else None
    seats, awaited = state.perhaps(rest)
    gone, most = range(min(seats, awaited) + 1), number[-1]
    if rest is None or slot.share is None or slot.round is None:
        return Seats(numbers=((gone, number),), awaited=awaited, count=most)
    # a share of those that remain moves with each that an open slot may take: all its numbers are kept (shape 53)
    left = [max(slot.at_least, slot.round.of(slot.share * (len(rest) - each))) for each in gone]
    runs = ([*same] for _, same in groupby(gone, left.__getitem__))
    numbers = tuple((range(same[0], same[-1] + 1), (left[same[0]], left[same[0]])) for same in runs)
    return Seats(numbers=numbers, awaited=awaited, count=most)


def _seated(state: Filled, slot: Slot, standing: Group, seats: Seats) -> tuple[_Turn, Seats]:
    """The seats after the units on one place: those that fit take them, those that tie for too few leave them open."""
    place, group = standing
    known: dict[str, Any] = {"place": place or None, "by": _ordered_by(slot), "count": seats.count}
    claims = {unit: claim_of(state, slot, unit, place) for unit in group}
    units = {each: tuple(unit for unit, (claim, _) in claims.items() if claim is each) for each in Claim}
    takes, used = units[Claim.TAKES], units[Claim.USES_UP]
    open_ = (*units[Claim.HOLDS], *units[Claim.MOVES], *units[Claim.OPEN])
    anyway = tuple(unit for unit in open_ if has_anyway(state, slot, unit, claims[unit][0]))
    may = [unit for unit in open_ if can_have(state, slot, unit)]  # others hold a seat up and never have it

    def said(*those: str) -> Iterator[Ground]:
        return (each for unit in those for each in claims[unit][1])

    kept_out = said(*units[Claim.FAILS], *units[Claim.PASSES])
    # under no reading is a seat left
    if not seats.most:
        beyond = (state.ground(Why.BEYOND_QUOTA, slot, unit, **known) for unit in (*takes, *open_))
        return _Turn(said=(*kept_out, *said(*takes), *beyond)), seats
    after = evolve(
        seats,
        sure=seats.sure + len(takes) + len(used) + len(units[Claim.HOLDS]),
        moving=seats.moving + len(units[Claim.MOVES]),
        unsure=seats.unsure + len(units[Claim.OPEN]),
    )
    together = len(takes) + len(used) + len(open_)
    # while somebody may decide on who has no vote yet, that unit may stand behind all who carried (shape 84)
    last = _candidates(state, slot) if slot.if_not_carried is IfNotCarried.DECISION and not place else 0
    prizes = kinds(slot, seats.range, seats, max(together, last)) if slot.prizes else ()
    # a tie that fits into the seats is none to cut: all on the place have one, whatever is open (shape 52)
    if together <= seats.least:
        have = frozenset(anyway)
        heard = said(*takes, *(unit for unit in open_ if unit not in have), *used)
        able = tuple(unit for unit in may if unit not in have)
        moving = sum(claims[unit][0] is Claim.MOVES for unit in anyway)
        turn = _Turn(said=(*kept_out, *heard), taken=takes, anyway=anyway, able=able, prizes=prizes)
        return turn, evolve(after, anyway=seats.anyway + moving)
    # too few seats for all on this place: nobody can say who has them
    among = {*takes, *used, *open_}
    tied = tuple(unit for unit in group if unit in among)
    # equals across the edge: no order among them is made up, so the seat is open for each (shape 52)
    if len(tied) > seats.most and _settled(state, slot, tied):
        open_seats = _open(state, slot, tied, Why.EDGE_OPEN, **known, free=seats.most)
    else:
        open_seats = _depend(state, slot, takes, dict.fromkeys(takes, place), by=slot.by)
    able = (*takes, *may)
    return _Turn(said=(*kept_out, *said(*takes, *open_), *open_seats), able=able, prizes=prizes), after


def _candidates(state: Filled, slot: Slot) -> int:
    """How many units votes put in order for a slot."""
    return len(state.tally.candidates(slot.award))


def _ordered_by(slot: Slot) -> Deciding:
    """What puts units in order for a slot: the votes alone, else the ranking, though a vote may have to carry too."""
    return Deciding.VOTES if slot.by is Deciding.VOTES else Deciding.RANKING
