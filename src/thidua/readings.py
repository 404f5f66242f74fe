"""Readings: what a rule may read of a unit, as a closed union (*nội dung đọc*).

Owns: `OfFigure`, `PointsOf`, `ShareOf`, `MaximumOf`, `PointsUnder`, `SharesUnder`, `MaximaUnder`, `Overall`, `OfLine`,
`Several`, `One`, `Reading`, `Reads`, `reading`, `text_of`, `each_under`, `several_in`, `of_line`, `in_line`,
`of_condition`, `in_condition`, `as_used`, `figures_in`, `leading`.
Takes what documents write, a name or a name by role; gives what is read, and the text back.
Never: the value that a unit has (see `scoring.reading`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, unique
from functools import lru_cache
from types import MappingProxyType
from typing import assert_never

from attrs import field, frozen

from thidua.errors import FormatError
from thidua.given import pairs_of
from thidua.names import not_of
from thidua.nouns import Noun
from thidua.references import INLINE, FigureName, LineCode

__all__ = [
    "MaximaUnder",
    "MaximumOf",
    "OfFigure",
    "Overall",
    "PointsOf",
    "PointsUnder",
    "Reading",
    "Reads",
    "ShareOf",
    "SharesUnder",
]


@frozen(kw_only=True, repr=False)
class OfFigure(Noun):
    """A rule reads a figure that units report (*số liệu*), by its name."""

    figure: FigureName = field(converter=FigureName, metadata=INLINE)


@frozen(kw_only=True, repr=False)
class PointsOf(Noun):
    """A rule reads the points of a line or group (*điểm của tiêu chí*), by its code."""

    line: LineCode = field(converter=LineCode, metadata=INLINE)


@frozen(kw_only=True, repr=False)
class ShareOf(Noun):
    """A rule reads what part of its maximum a line or group earned (*tỷ lệ điểm của tiêu chí*), by its code.

    The maximum is what is assigned to the unit, so that 8 of 12 are two thirds.
    """

    line: LineCode = field(converter=LineCode, metadata=INLINE)


@frozen(kw_only=True, repr=False)
class MaximumOf(Noun):
    """A rule reads the maximum of a line or group that is assigned to the unit (*điểm tối đa của tiêu chí*)."""

    line: LineCode = field(converter=LineCode, metadata=INLINE)


@frozen(kw_only=True, repr=False)
class PointsUnder(Noun):
    """A rule reads the points of each line directly under one (*điểm các tiêu chí thành phần*): several values."""

    line: LineCode = field(converter=LineCode, metadata=INLINE)


@frozen(kw_only=True, repr=False)
class SharesUnder(Noun):
    """A rule reads the share of each line directly under one (*tỷ lệ điểm các tiêu chí thành phần*): several values."""

    line: LineCode = field(converter=LineCode, metadata=INLINE)


@frozen(kw_only=True, repr=False)
class MaximaUnder(Noun):
    """A rule reads the maximum of each line directly under one (*điểm tối đa các tiêu chí thành phần*)."""

    line: LineCode = field(converter=LineCode, metadata=INLINE)


@unique
class Overall(Enum):
    """A rule reads what a unit earned in all: its total in points, or its rate (*tỷ lệ đạt*).

    The rate is the total over the maximum that is assigned to the unit.
    """

    TOTAL = "total"
    RATE = "rate"


OfLine = PointsOf | ShareOf | MaximumOf
Several = PointsUnder | SharesUnder | MaximaUnder
One = OfFigure | OfLine | Overall
Reading = One | Several
Reads = tuple[tuple[str, Reading], ...]
Read = Sequence[tuple[str, str | Reading]]
Told = str | Mapping[str, str | Reading] | Read

_POINTS = "points"
_MARK = ":"
_HEADS: Mapping[type[OfLine | Several], str] = MappingProxyType(
    {
        PointsOf: f"{_POINTS}{_MARK}",
        ShareOf: "share:",
        MaximumOf: "maximum:",
        PointsUnder: "points:children:",
        SharesUnder: "share:children:",
        MaximaUnder: "maximum:children:",
    }
)
_EACH: Mapping[type[Several], type[OfLine]] = MappingProxyType(
    {PointsUnder: PointsOf, SharesUnder: ShareOf, MaximaUnder: MaximumOf}
)
_REMEMBERED = 4096  # texts, each with what it reads


@lru_cache(maxsize=_REMEMBERED)
def reading(text: str) -> Reading:
    """What a text reads: `NAME`, a figure; `points:CODE`, `share:CODE`, `maximum:CODE`; `total` or `rate`.

    `children:` before a code reads the lines directly under it.

    Example:
        >>> reading("ho-so.som"), reading("points:3.1"), reading("rate")
        (OfFigure(figure='ho-so.som'), PointsOf(line='3.1'), <Overall.RATE: 'rate'>)
        >>> reading("share:children:3")
        SharesUnder(line='3')
        >>> reading("khoi:3")  # no reading, so that it can only be a figure, which no rulebook may call so
        OfFigure(figure='khoi:3')
    """
    if _MARK in text:
        # the longest head counts: `points:children:3` reads the lines under 3, and a code holds no colon
        found = [(head, kind) for kind, head in _HEADS.items() if text.startswith(head) and text != head]
        if found:
            head, kind = max(found, key=lambda each: len(each[0]))
            return kind(line=text.removeprefix(head))
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
        case PointsOf() | ShareOf() | MaximumOf() | PointsUnder() | SharesUnder() | MaximaUnder():
            return f"{_HEADS[type(read)]}{read.line}"
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
    if not isinstance(read, Reading):
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


def each_under(read: Several, lines: Iterable[str]) -> tuple[OfLine, ...]:
    """What is read of each of these lines, which lie under one.

    Example:
        >>> each_under(SharesUnder(line="3"), ["3.1", "3.2"])
        (ShareOf(line='3.1'), ShareOf(line='3.2'))
    """
    return tuple(_EACH[type(read)](line=line) for line in lines)


def several_in(reads: Reads) -> frozenset[str]:
    """The roles that read several values."""
    return frozenset(role for role, read in reads if isinstance(read, Several))


def figures_in(reads: Reads) -> tuple[str, ...]:
    """The names of the figures that are read, in order."""
    return tuple(read.figure for _, read in reads if isinstance(read, OfFigure))
