"""Columns: what a scale reads, in which setting, and what it gives back.

Owns: `Columns`, `Setting`, `Reporting`, `Step`, `Mark`, `Earned`, and the small words that all scales share.
Takes and gives: one cell a unit and role; one mark or state a unit.
Never: a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, unique
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from thidua.errors import Problem, RulebookError
from thidua.figures import Cell, State, Value, fact_of
from thidua.formulas import Formula
from thidua.grounds import Fact, Facts, Fault, Why, pairs
from thidua.timetable import Calendar, Season

__all__ = ["Columns", "Earned", "Mark", "Reporting", "Setting", "Step"]


@unique
class Reporting(Enum):
    """Whether peers may still report."""

    OPEN = "open"
    CLOSED = "closed"


@frozen(kw_only=True)
class Setting:
    """In which season a scale works, with which working days, and whether peers may still report."""

    reporting: Reporting = Reporting.CLOSED
    season: Season | None = None
    calendar: Calendar = Calendar()


@frozen(kw_only=True)
class Columns:
    """What one criterion reads: its maximum, one column a role, the targets of the first role; one row a unit.

    `silent` are the rows of the units that have reported nothing at all, and so may still; None where these columns are
    all that there is to report.
    """

    maximum: Fraction
    roles: tuple[str, ...] = ("value",)
    cells: tuple[tuple[Cell, ...], ...]
    targets: tuple[Fraction | None, ...]
    silent: frozenset[int] | None = None

    def missing(self, row: int) -> tuple[str, ...]:
        """The roles whose cells hold the state that stands for one unit's line."""
        gravest = self.read(row)
        held = zip(self.roles, self.cells, strict=True)
        return tuple(role for role, column in held if isinstance(gravest, State) and column[row] is gravest)

    def read(self, row: int) -> Mapping[str, Value] | State:
        """What one unit reported, by role, or the gravest state among its cells."""
        found: dict[str, Value] = {}
        states = []
        for role, column in zip(self.roles, self.cells, strict=True):
            cell = column[row]
            if isinstance(cell, State):
                states.append(cell)
            else:
                found[role] = cell
        return min(states, key=list(State).index) if states else found


@frozen(kw_only=True)
class Step:
    """One step of the working, as a reason with its facts."""

    why: Why
    facts: Facts = ()


@frozen(kw_only=True)
class Mark:
    """What one unit earns: points (`low` = `high`) or the range they can take, with the working step by step."""

    low: Fraction
    high: Fraction
    steps: tuple[Step, ...]


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


Earned = list[Mark | State]
Read = Mapping[str, Value]


def sure(points: Fraction, why: Why, facts: Facts) -> Mark:
    """A mark that peers cannot change."""
    return Mark(low=points, high=points, steps=(Step(why=why, facts=facts),))


def undefined(text: str) -> Mark:
    """No points, because a key has no value (a division by zero)."""
    return sure(Fraction(0), Why.UNDEFINED, pairs(formula=text))


def each(columns: Columns, mark: Callable[[Read, Fraction | None], Mark | State]) -> Earned:
    """Solo scales: one unit after the other, states passed on."""
    earned: Earned = []
    for row, target in enumerate(columns.targets):
        read = columns.read(row)
        earned.append(read if isinstance(read, State) else mark(read, target))
    return earned


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
    """The number that a scale works on: its formula's, else the first role's."""
    values = named(read)
    found = next(iter(values.values())) if formula is None else formula.value(values)
    return None if found is None else Fraction(found)


def shown(read: Read) -> Fact:
    """The figures read with their roles, as one fact."""
    return tuple((role, fact_of(value)) for role, value in read.items())


def worked(read: Read, formula: Formula | None) -> Facts:
    """How a key was worked out and from what; nothing where it is the figure itself."""
    return () if formula is None else pairs(formula=formula.text, read=shown(read))


def holds(read: Read, formula: Formula) -> bool | None:
    """Whether a condition holds; None where it has no value."""
    found = formula.value(named(read))
    return None if found is None else bool(found)


def undated(value: Value) -> int:
    """How many occurrences bear no day; of a bare number of them, all."""
    if isinstance(value, tuple):
        return sum(one.on is None for one in value)
    return int(value) if isinstance(value, Fraction) else 0


def key_text(formula: Formula | None) -> str:
    """How the key is worked out, in the rulebook's own words."""
    return "" if formula is None else formula.text
