"""Columns: what a scale reads, in which setting, and what it gives back.

Owns: `Columns`, `Several`, `Missing`, `Setting`, `Reporting`, `Live`, `Keyed`, `Worked`, `Earned`, `Step`, `Mark`,
`Bound`, and the small words that all scales share: `counted_in`, `refuse_outside`, `sure`, `undefined`, `valueless`,
`each`, `chosen`, `named`, `key`, `key_text`, `shown`, `worked`, `undated`.
Takes and gives: one cell a unit and role; the points of all units at once, the working of one on request.
Never: a rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from enum import Enum, unique
from fractions import Fraction
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, assert_never  # noqa: TID251 - made anew for each line: these cost least

from attrs import frozen

from thidua.errors import Problem, RulebookError
from thidua.figures import Cell, State, Value, fact_of
from thidua.formulas import Formula
from thidua.grounds import Fact, Facts, Fault, Why, pairs
from thidua.ratios import Ratios, constant, ratios_of
from thidua.shown import Shown
from thidua.timetable import Calendar, Season

__all__ = ["Columns", "Earned", "Keyed", "Live", "Mark", "Missing", "Reporting", "Setting", "Several", "Step", "Worked"]


@unique
class Reporting(Enum):
    """Whether units may still report (*còn nhận báo cáo hay không*)."""

    OPEN = "open"
    CLOSED = "closed"


@frozen(kw_only=True, repr=False)
class Setting(Shown):
    """What a scale needs besides figures: the season, its working days, and whether other units may still report."""

    reporting: Reporting = Reporting.CLOSED
    season: Season | None = None
    calendar: Calendar = Calendar()


@unique
class Missing(Enum):
    """What becomes of the best of several where a value is not there (*thiếu số liệu*).

    `zero`: it counts 0; `leave-out`: it is none of the values; `void`: the line earns 0.
    """

    ZERO = "zero"
    LEAVE_OUT = "leave-out"
    VOID = "void"


class Several(NamedTuple):
    """The roles among which the best are taken, and by row those that are not there; `missing` says what they count."""

    roles: tuple[str, ...]
    missing: Missing | None = None
    gone: Mapping[int, tuple[str, ...]] = MappingProxyType({})

    def of(self, row: int, count: int) -> Several:
        """The same for so many outcomes of one row."""
        return self._replace(gone=dict.fromkeys(range(count), self.gone.get(row, ())))


class Columns(NamedTuple):
    """What one criterion reads: its maximum, one column of cells for each role, and targets; one row is one unit.

    `targets` belong to the first role, and are empty where the scale asks for none. `silent` are the rows of the units
    that reported nothing at all, and so still may; None if these columns are all that there is to report. `several` are
    the values among which a scale takes the best, where that is what it does: else None.
    """

    maximum: Fraction
    cells: tuple[tuple[Cell, ...], ...]
    targets: tuple[Fraction | None, ...]
    roles: tuple[str, ...] = ("value",)
    silent: frozenset[int] | None = None
    several: Several | None = None

    @property
    def height(self) -> int:
        """How many rows, that is units, there are."""
        return len(self.cells[0])

    def missing(self, row: int) -> tuple[str, ...]:
        """The roles whose cells hold the state that decides one unit's line."""
        gravest = self.read(row)
        held = zip(self.roles, self.cells, strict=True)
        return tuple(role for role, column in held if isinstance(gravest, State) and column[row] is gravest)

    def read(self, row: int) -> Mapping[str, Value] | State:
        """What one unit reported, by role; if any of its cells holds a state, the gravest state among them."""
        found: dict[str, Value] = {}
        states = []
        for role, column in zip(self.roles, self.cells, strict=True):
            cell = column[row]
            if isinstance(cell, State):
                states.append(cell)
            else:
                found[role] = cell
        # left out by the organiser, struck out by a reviewer, not sent by the unit: the first that holds (shape 21)
        return min(states, key=list(State).index) if states else found

    def live(self) -> Live:
        """Keep the units that have a value in every role; the others are noted with their states."""
        values = dict(zip(self.roles, self.cells, strict=True))
        everyone = Live(self, range(self.height), _NO_STATES, values, self.targets)  # type: ignore[arg-type]  # cells with a state go
        if State not in map(type, chain.from_iterable(self.cells)):
            return everyone
        held = {row for column in self.cells for row, cell in enumerate(column) if isinstance(cell, State)}
        return everyone.without({row: state for row in sorted(held) if isinstance(state := self.read(row), State)})


_NO_STATES: Mapping[int, State] = MappingProxyType({})


class Live(NamedTuple):
    """The units that have a value in every role.

    `rows` are their rows in `columns`, and their places here count from 0 in that order; `values` by role and `targets`
    go by places. `states` are those of the other units, by row.
    """

    columns: Columns
    rows: Sequence[int]
    states: Mapping[int, State]
    values: Mapping[str, tuple[Value, ...]]
    targets: tuple[Fraction | None, ...]

    @property
    def maximum(self) -> Fraction:
        """The maximum of the criterion, in points."""
        return self.columns.maximum

    def aimed(self) -> Live:
        """Keep only the units that have a target."""
        aims = zip(self.rows, self.targets, strict=True)
        return self.without({row: State.NO_TARGET for row, aim in aims if aim is None})

    def without(self, states: Mapping[int, State]) -> Live:
        """Keep only the units that hold none of these states, given by row."""
        places = [place for place, row in enumerate(self.rows) if row not in states]
        values = {role: tuple([column[place] for place in places]) for role, column in self.values.items()}
        targets = tuple([self.targets[place] for place in places]) if self.targets else ()
        return Live(self.columns, [self.rows[place] for place in places], {**self.states, **states}, values, targets)

    def awaited(self) -> list[int]:
        """The rows whose value may still come.

        A unit that reported other figures is not awaited, as it left this one out.
        """
        silent = self.columns.silent
        return [
            row
            for row, state in self.states.items()
            # of what was struck out, has no target or is not assigned, nothing comes any more (shapes 20 and 21)
            if state is State.NOT_REPORTED and (silent is None or row in silent)
        ]

    def read(self, place: int) -> Read:
        """What the unit at a place reported, by role."""
        return {role: values[place] for role, values in self.values.items()}

    def beside(self, place: int) -> Read:
        """What a condition around the scale may ask of the unit at a place: of several values, none is asked."""
        several = self.columns.several
        read = self.read(place)
        return read if several is None else {role: read[role] for role in read if role not in several.roles}

    def numbers(self) -> dict[str, Ratios]:
        """The columns that formulas can use, by role: numbers, yes or no as 1 or 0, cases as their number."""
        found = {role: counted_in(values) for role, values in self.values.items()}
        return {role: series for role, series in found.items() if series is not None}

    def key(self, formula: Formula | None) -> Keyed:
        """The numbers on which a scale works: those of its formula, else those of the first role."""
        if formula is not None:
            return self.keyed(self.numbers(), formula)
        found = counted_in(next(iter(self.values.values())))
        return self.keyed(self.numbers(), None) if found is None else Keyed(found, range(len(self.rows)), self, None)

    def keyed(self, numbers: Mapping[str, Ratios], formula: Formula | None) -> Keyed:
        """The numbers on which a scale works, if these are the numbers by role."""
        if formula is None:
            return Keyed(next(iter(numbers.values())), range(len(self.rows)), self, None)
        return Keyed(*self._valued(numbers, formula), self, formula)

    def holds(self, formula: Formula) -> list[bool | None]:
        """Whether a condition holds, place by place; None where it has no value."""
        return [None if value is None else bool(value) for value in self.values_of(formula)]

    def values_of(self, formula: Formula) -> list[Fraction | None]:
        """The value of a formula, place by place; None where it has none."""
        found, places = self._valued(self.numbers(), formula)
        known = dict(zip(places, found.fractions(), strict=True))
        return [known.get(place) for place in range(len(self.rows))]

    def _valued(self, numbers: Mapping[str, Ratios], formula: Formula) -> tuple[Ratios, Sequence[int]]:
        """The values of a formula, and the places of those for whom it has one."""
        count = len(self.rows)
        # where one row may have no value each is looked at by itself, so that the others keep theirs
        found = formula.column(numbers, count)
        if found is not None:
            return found, range(count)
        named = {role: series.fractions() for role, series in numbers.items()}
        told = (formula.value({role: column[place] for role, column in named.items()}) for place in range(count))
        values = {place: Fraction(value) for place, value in enumerate(told) if value is not None}
        return ratios_of([*values.values()]), [*values]


_NUMBERS = {Fraction}


def counted_in(values: Sequence[Value]) -> Ratios | None:
    """A column of numbers: truths as 1 or 0, occurrences as their number; None for days and words."""
    kinds = {*map(type, values)}
    if kinds <= _NUMBERS:
        return ratios_of(values)  # type: ignore[arg-type]  # as all of them are
    if kinds == {bool}:
        return Ratios(tuple(map(int, values)), 1)  # type: ignore[arg-type]
    if kinds <= {Fraction, tuple}:
        return ratios_of([Fraction(len(each)) if isinstance(each, tuple) else each for each in values])  # type: ignore[misc]
    return None


@frozen(kw_only=True, repr=False)
class Step(Shown):
    """One step in working out points, as a reason with its facts."""

    why: Why
    facts: Facts = ()

    def fact(self, key: str) -> Fact | None:
        """The fact with this key, or None."""
        return dict(self.facts).get(key)


@frozen(kw_only=True, repr=False)
class Mark(Shown):
    """What one unit earns on a criterion, and how, step by step.

    `low` and `high` are points; they differ while the points may still change.
    """

    low: Fraction
    high: Fraction
    steps: tuple[Step, ...]


Trail = tuple[Step, ...]
Working = Callable[[int, Facts], Step]  # the step of one number, with what it was worked out from


class Worked(NamedTuple):
    """What a scale makes of live columns, place by place: the least and the most points, and how each came about.

    `states` are those of places that earn no points after all.
    """

    low: Ratios
    high: Ratios
    steps: Callable[[int], Trail]
    states: Mapping[int, State] = MappingProxyType({})

    def without(self) -> Worked:
        """The same with 0 points at the places that earn none."""
        kept = [place not in self.states for place in range(len(self.low.numbers))]
        nothing = constant(Fraction(0), len(kept))
        low = self.low.where(kept, nothing)
        return self._replace(low=low, high=low if self.high is self.low else self.high.where(kept, nothing))


class Keyed(NamedTuple):
    """The numbers on which a scale works, for the live units that have one; `places` are their places."""

    series: Ratios
    places: Sequence[int]
    live: Live
    formula: Formula | None

    def pick(self, some: Sequence[int]) -> Keyed:
        """Keep some of the numbers, given by their rows here."""
        if len(some) == len(self.places):
            return self
        return self._replace(series=self.series.pick(some), places=[self.places[at] for at in some])

    def value(self, at: int) -> Fraction:
        """One of the numbers: as it was read, or what the formula makes of it."""
        if self.formula is None:
            read = next(iter(self.live.values.values()))[self.places[at]]
            if isinstance(read, Fraction):
                return read
        return self.series.at(at)

    def target(self, at: int) -> Fraction:
        """The target beside one of the numbers, where each has one."""
        return self.live.targets[self.places[at]] or Fraction(0)

    def targets(self) -> Ratios:
        """The targets beside the numbers, where each has one."""
        return ratios_of([target for place in self.places if (target := self.live.targets[place]) is not None])

    def sure(self, points: Ratios, step: Working) -> Worked:
        """Give points, one for each number, which no other unit can change.

        `step` gives the reason for one of them. Where the formula has no value, there are 0 points, and a reason that
        says so.
        """
        return self.open(points, points, step)

    def open(self, low: Ratios, high: Ratios, step: Working) -> Worked:
        """Give the least and the most points, one for each number, which other units may still change.

        `step` gives the reason for one of them. Where the formula has no value, there are 0 points, and a reason that
        says so.
        """
        count, formula, read = len(self.live.rows), self.formula, self.live.read
        if len(self.places) == count:
            return Worked(low, high, lambda place: (step(place, worked(read, place, formula)),))
        at = {place: index for index, place in enumerate(self.places)}

        def steps(place: int) -> Trail:
            if place not in at:
                # a division by 0 has no value: no points, and the reason says so (shape 78)
                return (undefined(key_text(formula)),)
            return (step(at[place], worked(read, place, formula)),)

        least = low.spread(self.places, count)
        return Worked(least, least if high is low else high.spread(self.places, count), steps)


class Earned(NamedTuple):
    """What a scale earns every unit: the least and the most points, or the state that takes their place."""

    live: Live
    worked: Worked

    def mark(self, row: int) -> Mark | State:
        """What the unit in one row earns and how, or the state of its cell."""
        live, found = self
        if row in live.states:
            return live.states[row]
        place = bisect_left(live.rows, row) if live.states else row
        if place in found.states:
            return found.states[place]
        low = found.low.at(place)
        high = low if found.high is found.low else found.high.at(place)
        return Mark(low=low, high=high, steps=found.steps(place))

    def marks(self) -> list[Mark | State]:
        """What the unit in each row earns and how, or the state of its cell."""
        return list(map(self.mark, range(self.live.columns.height)))

    def ends(self, unreported: Fraction) -> tuple[Ratios, Ratios]:
        """The least and the most points of every unit, row by row.

        A unit that has not reported gets `unreported` points; one with another state gets 0.
        """
        live, found = self
        if found.states:
            found = found.without()
        if not live.states:
            return found.low, found.high
        count = live.columns.height
        low = found.low.spread(live.rows, count)
        high = low if found.high is found.low else found.high.spread(live.rows, count)
        # silence has its price where the line names one; other states say nothing against the unit (shapes 21 and 72)
        absent = [unreported if live.states.get(row) is State.NOT_REPORTED else Fraction(0) for row in range(count)]
        if not any(absent):
            return low, high
        counted = ratios_of(absent)
        return low.plus(counted), high.plus(counted)


@unique
class Bound(Enum):
    """Within which bounds a number of a scale makes sense."""

    SHARE = "0 … 1"
    ABOVE_ZERO = "> 0"
    ABOVE_ONE = "> 1"
    NOT_NEGATIVE = "≥ 0"

    def holds(self, value: Fraction | int) -> bool:
        """Whether a number lies within."""
        match self:
            case Bound.SHARE:
                return 0 <= value <= 1
            case Bound.ABOVE_ZERO:
                return value > 0
            case Bound.ABOVE_ONE:
                return value > 1
            case Bound.NOT_NEGATIVE:
                return value >= 0
            case _:
                assert_never(self)


def refuse_outside(noun: object, **bounds: Bound) -> None:
    """Refuse the numbers of a scale that lie outside their bounds; one that is not stated needs none.

    Raises: RulebookError, listing all of them.
    """
    found = [(name, getattr(noun, name), bound) for name, bound in bounds.items()]
    problems = [
        Problem(fault=Fault.OUT_OF_RANGE, path=f"$.{name}", facts=pairs(found=value, allowed=bound.value))
        for name, value, bound in found
        if value is not None and not bound.holds(value)
    ]
    if problems:
        raise RulebookError(problems)


Read = Mapping[str, Value]


def sure(points: Fraction, why: Why, facts: Facts) -> Mark:
    """A mark that peers cannot change."""
    return Mark(low=points, high=points, steps=(Step(why=why, facts=facts),))


def undefined(text: str) -> Step:
    """No points, because a key has no value (a division by zero)."""
    return Step(why=Why.UNDEFINED, facts=pairs(formula=text))


def valueless(text: str) -> Mark:
    """A mark of no points, because a key has no value."""
    return Mark(low=Fraction(0), high=Fraction(0), steps=(undefined(text),))


def each(live: Live, mark: Callable[[Read], Mark]) -> Worked:
    """Scales that look at one unit after the other."""
    found = [mark(live.read(place)) for place in range(len(live.rows))]
    low = ratios_of([one.low for one in found])
    return Worked(low, low, lambda place: found[place].steps)


def chosen(options: Sequence[Fraction], places: Sequence[int]) -> Ratios:
    """The points of one of several options for each."""
    return ratios_of(options).pick(places)


def named(read: Read) -> dict[str, Fraction | bool]:
    """The values that formulas can use: numbers, truths, numbers of occurrences."""
    found: dict[str, Fraction | bool] = {}
    for role, value in read.items():
        if isinstance(value, tuple):
            found[role] = Fraction(len(value))
        elif isinstance(value, Fraction | bool):
            found[role] = value
    return found


def key(read: Read, formula: Formula | None) -> Fraction | None:
    """The number that a scale works on for one unit: its formula's, else the first role's."""
    values = named(read)
    found = next(iter(values.values())) if formula is None else formula.value(values)
    return None if found is None else Fraction(found)


def shown(read: Read) -> Fact:
    """The figures read with their roles, as one fact."""
    return tuple((role, fact_of(value)) for role, value in read.items())


def worked(read: Callable[[int], Read], place: int, formula: Formula | None) -> Facts:
    """How a key was worked out and from what; nothing where it is the figure itself."""
    return () if formula is None else pairs(formula=formula.text, read=shown(read(place)))


def undated(value: Value) -> int:
    """How many occurrences bear no day; of a bare number of them, all."""
    if isinstance(value, tuple):
        return sum(one.on is None for one in value)
    return int(value) if isinstance(value, Fraction) else 0


def key_text(formula: Formula | None) -> str:
    """How the key is worked out, in the rulebook's own words."""
    return "" if formula is None else formula.text
