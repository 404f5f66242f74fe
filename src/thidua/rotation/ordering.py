"""Ordering: the order of a round at one point of a walk: the roster, or the order of the round before; joiners last.

Owns: `State`, `Stop`, `Place`, `next_row`, `now_at`, `order_of`, `place_of`, `unseen`.
Takes the history and what the walk knows so far; gives the places of a round in their order, each with its holder.
Never: whose turn it is (see `claiming`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from operator import itemgetter

from attrs import frozen

from thidua.rotation.recalling import Fate, History, Holding
from thidua.rules import Rotates
from thidua.shown import Shown
from thidua.timetable import Season

__all__ = ["Place", "State", "Stop", "next_row", "now_at", "order_of", "place_of", "unseen"]

Place = str | int  # a unit by its id; a turn that nobody knows the unit of by its year


@frozen(kw_only=True, repr=False)
class State(Shown):
    """What a walk through the seasons knows of offices, order and round after one of them."""

    season: Season
    head: str | None = None
    deputy: str | None = None
    named: bool = False  # the deputy is recorded, not projected
    recorded: str | None = None  # the last deputy that is recorded in the term
    came: str | None = None  # the head to whom the place of a deputy of the term came
    may: tuple[str, ...] | None = None  # who may be the deputy that is open
    began: int = 0  # the season in which the head's term began
    first: bool = True  # nothing is known of before: the term may have begun earlier
    served: tuple[str, ...] = ()
    later: tuple[str, ...] = ()  # who declined and keeps its turn for the end of the round
    unknown: int = 0  # turns of this round that nobody knows of
    hidden: bool = False  # so are some of the round before: who waits in this one is not sure
    perhaps: frozenset[str] = frozenset()  # who may have had one of them
    loose: bool = False  # when the head's term began is not known, nor when it ends
    gaps: tuple[int | str, ...] = ()  # past seasons on whose turns order or round rest, and whose heads nobody recorded
    outside: tuple[int | str, ...] = ()  # those whose heads were no members as they began
    presumed: bool = False  # the round before is over if the turns that nobody recorded were those of who still waited
    unsettled: bool = False  # they rest on a turn that is open
    twice: str | None = None  # who led twice in a round whose order comes again: the order alone is not known
    opened: int = 0  # the season in which the round began
    members: tuple[str, ...] = ()  # those with which it did
    parted: frozenset[str] = frozenset()  # those of them that were gone as nobody could say whether it was over
    perhaps_began: tuple[str, ...] = ()  # those with which another may have begun since, behind turns that nobody knows
    closed: bool = False  # everybody had a turn: the next begins a round
    place: Place | None = None  # the last from which one led, where the order goes on behind it
    due: Place | None = None  # that with which it goes on instead, until one leads from a place
    placeless: bool = False  # the head leads from no place of the order: who carries it on may have one
    anchor: Place | None = None  # the place with which the round began
    start: Place | None = None  # the place with which it should: that of the round before
    turns: tuple[Place, ...] = ()  # the turns of this round in their order
    order: tuple[Place, ...] = ()  # those of the round before, where no roster gives the order
    heads: tuple[tuple[int, int | str, str | None], ...] = ()
    begins: tuple[int, ...] = ()  # the seasons in which terms began, as far as that is known

    @cached_property
    def founders(self) -> frozenset[str]:
        """The ids of the units with which the round began."""
        return frozenset(self.members)

    @property
    def lost(self) -> bool:
        """Whether nobody can say how far order and round have come."""
        return self.unknowable or self.unsettled

    @property
    def unknowable(self) -> bool:
        """Whether nobody can say so because of what the record of past seasons lacks."""
        return bool(self.gaps or self.outside)

    @property
    def doubts(self) -> tuple[int | str, ...]:
        """The seasons whose turns nobody knows although order and round depend on them."""
        open_ = (label for _, label, unit in self.heads if unit is None)
        return tuple(dict.fromkeys((*self.gaps, *self.outside, *open_))) if self.lost or self.unknown else ()

    @property
    def unplaced(self) -> bool:
        """Whether neither the unit of the last turn nor its place in the order is known."""
        return self.began in self.turns

    @property
    def led(self) -> bool:
        """Whether any head is known so far."""
        return any(unit is not None for *_, unit in self.heads)


@frozen(kw_only=True, repr=False)
class Stop(Shown):
    """One place in the order of a round (*một lượt trong vòng*), and which unit has it now.

    `joined` is the day on which a unit joined that no order names. `before` is the season of this turn in the round
    before, where its order repeats.
    """

    place: Place
    held: Holding
    joined: date | None = None
    before: int | str | None = None


def order_of(history: History, state: State, season: Season) -> list[Stop]:
    """The order of a round in a season: each place with the unit that has it now; units that joined come last.

    A unit that took over several places has the first of them.
    """
    rule = history.rule
    places: tuple[Place, ...] = history.roster or state.order
    if rule is None or not places:
        return []
    order: list[Stop] = []
    taken: set[str] = set()
    for place in places:
        held = Holding(fate=Fate.UNDECIDED) if isinstance(place, int) else history.holder(place, season)
        if held.unit in taken:
            # who takes over several places has the first of them: nobody leads twice in a round (shape 8)
            held = Holding(fate=Fate.LAPSED)
        taken |= set() if held.unit is None else {held.unit}
        before = None if history.roster else _led(state, place)
        order.append(Stop(place=place, held=held, before=before))
    return [*order, *(_late(history, state, season, taken) if rule.round is Rotates.ONCE else ())]


def _led(state: State, place: Place) -> int | str | None:
    """The last season in which the unit of a place was head."""
    return next((label for _, label, unit in reversed(state.heads) if unit == place), None)


def _late(history: History, state: State, season: Season, named: set[str]) -> Iterator[Stop]:
    """The units that joined after the first recorded season and that no order names: by their days, then as listed."""
    there = history.there(season)
    last = state.place if state.due is None else state.due  # known also while it is nobody's
    waiting = _with_last(history, state, last, history.members(season))
    places = history.roster or state.order  # what stands there has no second place at the end
    joined = {unit: day for unit in waiting if (day := history.joined(unit, season)) is not None}
    # behind all that an order names, by their days: who came first leads first (shape 8)
    for unit, since in sorted(joined.items(), key=itemgetter(1)):
        # one that may carry on another's turn, and of which nobody can say whether it does, has no place of its own yet
        apart = unit in history.there(history.first) or history.carried(unit) is not None
        if apart and (unit not in named or (unit == last and unit not in places)):
            stands = unit in there and unit not in named
            held = Holding(fate=Fate.HELD, unit=unit) if stands else Holding(fate=Fate.LAPSED)
            yield Stop(place=unit, held=held, joined=since)


def _with_last(history: History, state: State, last: Place | None, members: tuple[str, ...]) -> tuple[str, ...]:
    """The members, with who led last or is due where that has left since: the order goes on behind its place.

    It stands where the record lists it, so that units of one day keep their order once it has left.
    """
    if not isinstance(last, str) or last in {*members, *(history.roster or state.order)}:
        return members
    rows = {unit: row for row, unit in enumerate(history.listed)}
    return tuple(sorted((*members, last), key=lambda unit: rows.get(unit, len(rows))))


def next_row(history: History, state: State, order: list[Stop], season: Season) -> int | None:
    """The row of the order, counted from 0, from which on the next turn is looked for; None where nobody can say."""
    places = [stop.place for stop in order]
    if state.due is None:
        return places.index(state.place) + 1 if state.place in places else None
    due = now_at(history, order, state.due, season)
    if due not in places:
        return None
    row = places.index(due)
    before = (*reversed(order[:row]), *reversed(order[row:]))  # what is nobody's before it is passed over, and said
    passed = next((back for back, stop in enumerate(before) if stop.held.fate is not Fate.LAPSED), 0)
    return (row - passed) % len(order)


def unseen(history: History, order: list[Stop], start: int, found: Place | None) -> bool:
    """Whether there may be unknown units between the row `start` of an order and the place `found`.

    Units that joined come behind the roster, and where not all members are known, others may have joined before them.
    """
    rule, places = history.rule, [stop.place for stop in order]
    if history.pact.cluster.members_complete or rule is None or rule.round is not Rotates.ONCE or found not in places:
        return False
    last = sum(stop.joined is None for stop in order)
    return start <= last and not start <= places.index(found) < last


def place_of(order: list[Stop], unit: str) -> Place | None:
    """The place in an order that a unit has now, or None."""
    return next((stop.place for stop in order if stop.held.unit == unit), None)


def now_at(history: History, order: list[Stop], first: Place | None, season: Season) -> Place | None:
    """The place that now belongs to the unit with which the round began, or to the unit that took over from it.

    A unit that joined had a place at the end, which lapses when it ends: the unit that takes over from it has another.
    A unit that took over several places has the first of them.
    """
    stop = next((stop for stop in order if stop.place == first), None)
    if not isinstance(first, str) or (stop is not None and stop.held.unit is not None):
        return first
    joined = history.joined(first, season) is not None
    heir = history.holder(first, season).unit if joined or stop is not None else None
    return place_of(order, heir or first) or first
