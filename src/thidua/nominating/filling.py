"""Filling: slot after slot, who is proposed, and why the others are not.

Owns: `Nomination`, `filled`.
Takes a tally and the honours held; gives nominations within the slots, and a reason for whoever is left out.
Never: a tie at the edge of a quota cut by chance; a number that the rulebook does not give.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, assert_never

from attrs import evolve, field, frozen

from thidua.awards import Honour
from thidua.formulas import RoundingMode, rounded
from thidua.grounds import About, Fact, Ground, Why, pairs
from thidua.nominating.counting import Tally
from thidua.nominating.needs import Record, meets
from thidua.order import places
from thidua.pacts import Pact
from thidua.rulebook import Deciding, IfNominated, Slot, Whole


@frozen(kw_only=True)
class Nomination:
    """A unit proposed for an award (*đề nghị khen thưởng*): not yet a grant.

    `place` is the place for which it is proposed: in the ranking, or in the order of the votes.
    """

    unit: str
    award: str
    slot: Slot = field(repr=False)
    place: int


@frozen(kw_only=True)
class Filled:
    """The slots filled so far: who is proposed, who is not and why, how many each quota is."""

    record: Record
    tally: Tally
    nominated: tuple[Nomination, ...] = ()
    left: tuple[Ground, ...] = ()
    quotas: tuple[tuple[str, int], ...] = ()

    @property
    def pact(self) -> Pact:
        """The pact whose slots they are."""
        return self.tally.ranking.pact

    def already(self, unit: str) -> bool:
        """Whether an earlier slot took the unit."""
        return any(each.unit == unit for each in self.nominated)

    def taking(self, slot: Slot, unit: str, place: int) -> Filled:
        """With one more nomination."""
        found = Nomination(unit=unit, award=slot.award, slot=slot, place=place)
        return evolve(self, nominated=(*self.nominated, found))

    def leaving(self, *grounds: Ground) -> Filled:
        """With more reasons for who is not proposed."""
        return evolve(self, left=(*self.left, *grounds))

    def ground(self, why: Why, slot: Slot, unit: str | None = None, **facts: Fact | None) -> Ground:
        """A reason about a slot, with what it rests on."""
        about = About(unit=unit, award=slot.award)
        return Ground(why=why, about=about, facts=pairs(**facts), cites=self.pact.cite(slot.cites))


def filled(tally: Tally, honours: tuple[Honour, ...]) -> Filled:
    """The rulebook's slots filled in their order."""
    rules = tally.ranking.pact.rulebook
    state = Filled(record=Record(ranking=tally.ranking, honours=honours), tally=tally)
    for slot in rules.slots if rules is not None else ():
        tier = tally.ranking.pact.cluster.tier
        if slot.tier is not None and slot.tier is not tier:
            own = tier.value if tier is not None else None
            state = state.leaving(state.ground(Why.OTHER_TIER, slot, tier=slot.tier.value, own=own))
        elif slot.place is not None:
            state = _fill_place(state, slot, slot.place)
        else:
            state = _fill_quota(state, slot)
    return state


# ── in which order


Group = tuple[int, tuple[str, ...]]


def _order(tally: Tally, slot: Slot) -> list[Group]:
    """Places with the units on each, best first: in the ranking, or, where votes alone decide, of what carried."""
    if slot.by is not Deciding.VOTES:
        positions = tally.ranking.positions
        standing = {each.unit: each.place for each in positions}
    else:
        measures = tally.on(slot.award)
        standing = dict(zip(measures, places(list(measures.values())), strict=True))
    ids = tally.ranking.pact.cluster.ids
    return [
        (place, tuple(unit for unit in ids if standing.get(unit) == place)) for place in sorted(set(standing.values()))
    ]


# ── one place


def _fill_place(state: Filled, slot: Slot, place: int) -> Filled:
    """The one unit on a place fills its slot; a tie leaves it open."""
    order = _order(state.tally, slot)
    units = next((units for found, units in order if found == place), ())
    known: dict[str, Any] = {"place": place, "by": slot.by.value}
    if not units:
        return state.leaving(state.ground(Why.SLOT_UNFILLED, slot, **known))
    if len(units) > 1:
        return state.leaving(*_open(state, slot, units, Why.SLOT_OPEN, **known))
    unit = units[0]
    if state.already(unit) and slot.if_nominated is not IfNominated.BOTH:
        if slot.if_nominated is IfNominated.LAPSES:
            return state.leaving(state.ground(Why.SLOT_LAPSED, slot, unit, **known))
        return _passed_on(state, slot, [each for each in order if each[0] > place])
    state, fits = _suits(state, slot, unit, place)
    return state.taking(slot, unit, place) if fits else state


def _passed_on(state: Filled, slot: Slot, order: list[Group]) -> Filled:
    """The slot of a unit that an earlier one took passes to the next place that is free."""
    for place, group in order:
        units = tuple(unit for unit in group if not state.already(unit))
        known: dict[str, Any] = {"place": place, "by": slot.by.value}
        if len(units) > 1:
            return state.leaving(*_open(state, slot, units, Why.SLOT_OPEN, **known))
        if units:
            state, fits = _suits(state, slot, units[0], place)
            return state.taking(slot, units[0], place) if fits else state
    return state.leaving(state.ground(Why.QUOTA_UNFILLED, slot, count=1, filled=0))


def _suits(state: Filled, slot: Slot, unit: str, place: int) -> tuple[Filled, bool]:
    """Whether a unit that stands right also has the votes and meets the requirements; else the reason."""
    if slot.by is Deciding.BOTH and not state.tally.approved(unit, slot.award):
        return state.leaving(state.ground(Why.NOT_CARRIED, slot, unit, place=place, by=slot.by.value)), False
    met, grounds = meets(state.record, unit, slot)
    return state.leaving(*grounds), met


def _open(state: Filled, slot: Slot, units: tuple[str, ...], why: Why, **facts: Fact) -> Iterator[Ground]:
    for unit in units:
        yield state.ground(why, slot, unit, **facts, tied_with=tuple(each for each in units if each != unit))


# ── a number of units


def _fill_quota(state: Filled, slot: Slot) -> Filled:
    """As many units as the quota holds, best first; those that tie across its edge are left open."""
    number = quota(state, slot)
    if number is None:
        return state.leaving(state.ground(Why.QUOTA_UNKNOWN, slot, of=slot.of))
    state = evolve(state, quotas=(*state.quotas, (slot.award, number)))
    state = state.leaving(state.ground(Why.QUOTA, slot, **_worked_out(state, slot), count=number))
    free = number
    for place, group in _order(state.tally, slot):
        known: dict[str, Any] = {"place": place, "count": number, "by": slot.by.value}
        state, used, units = _candidates(state, slot, place, group)
        if used and free:
            state = state.leaving(*(state.ground(Why.SLOT_LAPSED, slot, unit, **known) for unit in used[:free]))
            free -= len(used[:free])
        if free and len(units) > free:
            state = state.leaving(*_open(state, slot, units, Why.EDGE_OPEN, **known, free=free))
            free = 0
        elif free:
            for unit in units:
                state = state.taking(slot, unit, place)
            free -= len(units)
        else:
            state = state.leaving(*(state.ground(Why.BEYOND_QUOTA, slot, unit, **known) for unit in units))
    taken = sum(each.slot is slot for each in state.nominated)
    missing = state.ground(Why.QUOTA_UNFILLED, slot, count=number, filled=taken)
    return state.leaving(missing) if taken < number else state


def _candidates(
    state: Filled, slot: Slot, place: int, group: tuple[str, ...]
) -> tuple[Filled, tuple[str, ...], tuple[str, ...]]:
    """Of the units on a place: those that use a slot up without taking it, and those that may take it."""
    used: list[str] = []
    units: list[str] = []
    for unit in group:
        if state.already(unit) and (slot.of == "remaining" or slot.if_nominated is not IfNominated.BOTH):
            if slot.if_nominated is IfNominated.LAPSES:
                used.append(unit)
            else:
                state = state.leaving(state.ground(Why.ALREADY_NOMINATED, slot, unit, place=place))
            continue
        state, fits = _suits(state, slot, unit, place)
        if fits:
            units.append(unit)
    return state, tuple(used), tuple(units)


def quota(state: Filled, slot: Slot) -> int | None:
    """How many units a slot takes (*chỉ tiêu*), exactly; None while not all members are known."""
    if slot.count is not None:
        return slot.count
    base, cluster = _base(state, slot), state.pact.cluster
    if base is None or slot.share is None or slot.round is None or not cluster.members_complete:
        return None
    return max(slot.at_least, made_whole(slot.share * base, slot.round))


def _base(state: Filled, slot: Slot) -> int | None:
    """Of how many a share is taken."""
    ids = state.pact.counted
    match slot.of:
        case "members":
            return len(ids)
        case "remaining":
            return sum(not state.already(unit) for unit in ids)
        case "placed":
            return len(state.tally.ranking.positions)
        case _:
            return dict(state.quotas).get((slot.of or "").partition(":")[-1])


def made_whole(number: Fraction, way: Whole) -> int:
    """A number of units made whole (*làm tròn*): 29 of 100 at 29 % is 29."""
    match way:
        case Whole.FLOOR:
            return number.numerator // number.denominator
        case Whole.CEILING:
            return -(-number.numerator // number.denominator)
        case Whole.HALF_UP:
            return int(rounded(number, Fraction(1), RoundingMode.HALF_UP))
        case _:
            assert_never(way)


def _worked_out(state: Filled, slot: Slot) -> dict[str, Any]:
    """How a quota was worked out."""
    if slot.share is None or slot.round is None:
        return {}
    return {
        "share": slot.share,
        "of": slot.of,
        "base": _base(state, slot),
        "round": slot.round.value,
        "at_least": slot.at_least or None,
    }
