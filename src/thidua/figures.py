"""Figures: what units report, its kinds, and the states of a cell that holds no value.

Owns: `Kind`, `Combine`, `Figure`, `Occurrence`, `State`, `Value`, `Cell`, `fits`.
Takes and gives: exact values; parsing is the door's.
Never: points (see `scales`), or which version stands (see `reviewing`).
"""

from __future__ import annotations

from datetime import date
from enum import Enum, unique
from fractions import Fraction
from typing import assert_never

from attrs import frozen

__all__ = ["Cell", "Combine", "Figure", "Kind", "Occurrence", "State", "Value", "fits"]


@unique
class Kind(Enum):
    """The closed list of kinds of figure."""

    AMOUNT = "amount"
    WHOLE = "whole"
    DAY = "day"
    YES_NO = "yes-no"
    OPTION = "option"
    GRADE = "grade"
    OCCURRENCES = "occurrences"
    POINTS = "points"


@unique
class State(Enum):
    """Why a cell (unit by criterion) holds no value: four things that must never be mixed up."""

    NOT_ASSIGNED = "not-assigned"
    NO_TARGET = "no-target"
    NOT_REPORTED = "not-reported"
    VOID = "void"


@unique
class Combine(Enum):
    """Which of several stages' values stands."""

    LATEST = "latest"


@frozen(kw_only=True)
class Occurrence:
    """One dated case with its evidence (*vụ việc, minh chứng*)."""

    on: date | None = None
    evidence: str | None = None


Value = Fraction | date | bool | str | tuple[Occurrence, ...]
Cell = Value | State


@frozen(kw_only=True)
class Figure:
    """A named fact that every unit reports (*số liệu báo cáo*).

    `measure` is its unit of measure in words, `assessor` who owns the criteria that read it.

    Example:
        >>> Figure(name="ho-so.som", kind=Kind.WHOLE, measure="hồ sơ").kind.value
        'whole'
    """

    name: str
    kind: Kind = Kind.AMOUNT
    measure: str | None = None
    assessor: str | None = None
    combine: Combine = Combine.LATEST


def fits(value: object, kind: Kind) -> bool:
    """Whether a value is of this kind; a whole number of occurrences is that many undated ones.

    Example:
        >>> fits(Fraction(1, 2), Kind.WHOLE), fits(Fraction(1, 2), Kind.AMOUNT)
        (False, True)
    """
    match kind:
        case Kind.AMOUNT | Kind.POINTS:
            return isinstance(value, Fraction)
        case Kind.WHOLE:
            return isinstance(value, Fraction) and value.denominator == 1 and value >= 0
        case Kind.DAY:
            return isinstance(value, date)
        case Kind.YES_NO:
            return isinstance(value, bool)
        case Kind.OPTION | Kind.GRADE:
            return isinstance(value, str)
        case Kind.OCCURRENCES:
            return isinstance(value, tuple) or fits(value, Kind.WHOLE)
        case _:
            assert_never(kind)
