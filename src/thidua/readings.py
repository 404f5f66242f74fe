"""Readings: what a rule may read of a unit, as a closed union (*nội dung đọc*).

Owns: `OfFigure`, `PointsOf`, `Overall`, `Reading`, `Reads`, `reading`, `text_of`, `of_line`, `in_line`,
`of_condition`, `in_condition`, `as_used`, `figures_in`, `leading`.
Takes what documents write, a name or a name by role; gives what is read, and the text back.
Never: the value that a unit has (see `scoring.reading`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, unique
from functools import lru_cache
from typing import assert_never

from attrs import field, frozen

from thidua.errors import FormatError
from thidua.given import pairs_of
from thidua.names import not_of
from thidua.nouns import Noun
from thidua.references import INLINE, FigureName, LineCode

__all__ = ["OfFigure", "Overall", "PointsOf", "Reading", "Reads"]


@frozen(kw_only=True, repr=False)
class OfFigure(Noun):
    """A rule reads a figure that units report (*số liệu*), by its name."""

    figure: FigureName = field(converter=FigureName, metadata=INLINE)


@frozen(kw_only=True, repr=False)
class PointsOf(Noun):
    """A rule reads the points of a line or group (*điểm của tiêu chí*), by its code."""

    line: LineCode = field(converter=LineCode, metadata=INLINE)


@unique
class Overall(Enum):
    """A rule reads what a unit earned in all: its total in points, or its rate (*tỷ lệ đạt*).

    The rate is the total over the maximum that is assigned to the unit.
    """

    TOTAL = "total"
    RATE = "rate"


Reading = OfFigure | PointsOf | Overall
Reads = tuple[tuple[str, Reading], ...]
Read = Sequence[tuple[str, str | Reading]]
Told = str | Mapping[str, str | Reading] | Read

_POINTS = "points"
_MARK = ":"
_REMEMBERED = 4096  # texts, each with what it reads


@lru_cache(maxsize=_REMEMBERED)
def reading(text: str) -> Reading:
    """What a text reads: `NAME`, a figure; `points:CODE`; `total` or `rate`.

    Example:
        >>> reading("ho-so.som"), reading("points:3.1"), reading("rate")
        (OfFigure(figure='ho-so.som'), PointsOf(line='3.1'), <Overall.RATE: 'rate'>)
    """
    head, mark, rest = text.partition(_MARK)
    if mark and head == _POINTS:
        return PointsOf(line=rest)
    overall = {each.value: each for each in Overall}
    return overall.get(text) or OfFigure(figure=text)


def text_of(read: Reading) -> str:
    """A reading as documents write it.

    Example:
        >>> text_of(PointsOf(line="3.1")), text_of(Overall.TOTAL)
        ('points:3.1', 'total')
    """
    match read:
        case OfFigure():
            return read.figure
        case PointsOf():
            return f"{_POINTS}{_MARK}{read.line}"
        case Overall():
            return read.value
        case _:
            assert_never(read)


def of_condition(reads: Told) -> Reads:
    """What a condition reads by role, in one order: a table of roles has none, so its keys can be sorted.

    A text alone is what is read under the role `value`.
    """
    if isinstance(reads, str):
        return (("value", reading(reads)),)
    found = pairs_of(reads, _read)
    return tuple(sorted(found, key=lambda each: (len(each[0]), each[0]))) if len(found) > 1 else found


def _read(read: str | Reading) -> Reading:
    if isinstance(read, str):
        return reading(read)
    if not isinstance(read, OfFigure | PointsOf | Overall):
        raise FormatError([not_of(read, "text")])
    return read


def of_line(reads: Told) -> Reads:
    """What a line reads by role, in one order: under the role `points`, the points of the line that is named."""
    if isinstance(reads, str):
        return of_condition(reads)
    found = pairs_of(reads, lambda read: read)
    if all(role != _POINTS for role, _ in found):
        return of_condition(found)  # as nearly every line
    return of_condition([(role, _points(read) if role == _POINTS else read) for role, read in found])


def _points(read: str | Reading) -> Reading:
    """The points of a line that is named; no document can say that such a role reads a figure."""
    named = read.figure if isinstance(read, OfFigure) else read
    return PointsOf(line=named) if isinstance(named, str) else named


def in_line(role: str, read: Reading) -> str:
    """What a line reads under a role, as documents write it: under the role `points` the line that is named."""
    return read.line if role == _POINTS and isinstance(read, PointsOf) else text_of(read)


def in_condition(_: str, read: Reading) -> str:
    """What a condition reads under a role, as documents write it."""
    return text_of(read)


def leading(roles: Collection[str], used: Collection[str]) -> str | None:
    """The role on which a scale works: `value`, else the only one, else the only one left over.

    Left over is what no formula of the line uses and what is neither `start` nor `due`; None where that is not one.

    Example:
        >>> leading(("plan", "cases"), used={"plan"}), leading(("start", "sent"), ()), leading(("a", "b"), ())
        ('cases', 'sent', None)
    """
    if VALUE in roles:
        return VALUE
    # `start` and `due` say by when: what is judged is what was done (shape 29)
    named = [role for role in roles if role not in _DAYS]
    rest = named if len(named) == 1 else [role for role in named if role not in used]
    return rest[0] if len(rest) == 1 else None


VALUE = "value"
_DAYS = ("start", "due")


def as_used(reads: Reads, roles: Iterable[str | None]) -> Reads:
    """What is read, in the order in which roles are used, then the rest: how people expect to see it."""
    order = list(roles)
    places = {role: order.index(role) if role in order else len(order) for role, _ in reads}
    return tuple(sorted(reads, key=lambda each: places[each[0]]))


def figures_in(reads: Reads) -> tuple[str, ...]:
    """The names of the figures that are read, in order."""
    return tuple(read.figure for _, read in reads if isinstance(read, OfFigure))
