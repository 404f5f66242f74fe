"""Spreads: what a line may earn that reads lines of which the points are still open.

Owns: `spread`.
Takes a scale and what it reads, at the least and at the most; gives marks that hold every outcome between.
Never: the narrowest ends: what cannot be told apart counts as possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve

from thidua.figures import State
from thidua.formulas import Span
from thidua.scales import Capped, Forfeit, Gated, Scale, Setting, Waived, core, marks
from thidua.scales.columns import Columns, Earned, Mark, Read, named
from thidua.scales.extents import highest, lowest
from thidua.scales.peers import Leader, Pool, Ranked
from thidua.scales.solo import Calculated, Each, Proportional, Steps

_NOTHING = Fraction(0)


def spread(scale: Scale, columns: Sequence[Columns], setting: Setting) -> Earned:
    """One mark a unit, as a range where what is read is not the same in all of several columns.

    A line may earn less, or more, in between than at both ends: as by `p * (10 - p)`, or by a band in the middle.
    """
    first, *others = (marks(scale, each, setting) for each in columns)
    if not others:
        return first
    inner = [marks(core(scale), each, setting) for each in columns]
    return [
        mark if isinstance(mark, State) else _ranging(scale, mark, [each[row] for each in inner], columns, row)
        for row, mark in enumerate(first)
    ]


def _ranging(scale: Scale, mark: Mark, inner: list[Mark | State], columns: Sequence[Columns], row: int) -> Mark:
    """The mark of one unit over all that it may read."""
    reads = [read for each in columns if not isinstance(read := each.read(row), State)]
    own = [each for each in inner if isinstance(each, Mark)]
    found = min(each.low for each in own), max(each.high for each in own)
    low, high = _between(scale, found, _ends(reads), columns[0].maximum)
    return evolve(mark, low=low, high=high)


def _ends(reads: Sequence[Read]) -> dict[str, Span]:
    """The least and the most of each number that is read, by role."""
    values = [named(read) for read in reads]
    return {
        role: (min(Fraction(each[role]) for each in values), max(Fraction(each[role]) for each in values))
        for role in values[0]
    }


def _between(scale: Scale, found: Span, ends: Mapping[str, Span], maximum: Fraction) -> Span:
    """The least and the most that a scale earns; `found` are those of its core at both ends of what is read."""
    match scale:
        case Capped():
            low, high = _between(scale.scale, found, ends, maximum)
            return scale.clamped(low), scale.clamped(high)
        case Gated() | Waived() | Forfeit():
            inner, instead = _between(scale.scale, found, ends, maximum), _NOTHING
            if isinstance(scale, Forfeit):
                instead = scale.points
            holds, sure = scale.when.holds(ends), scale.when.between(ends) is not None
            kept = None if holds is None else holds is isinstance(scale, Gated)
            reached = [*([] if kept is False else inner), *([] if kept else [instead]), *([] if sure else [_NOTHING])]
            return min(reached), max(reached)  # without a value of the condition it earns nothing
        case _ if all(low == high for low, high in ends.values()) and not isinstance(scale, Leader | Pool | Ranked):
            return found
        case Calculated():
            return scale.points.between(ends) or (min(found[0], _NOTHING), max(found[1], maximum))
        case Proportional() | Each() | Steps() if scale.value is None:
            return found  # the more is read, the more it earns, or the less
        case _:
            least, most = lowest(scale), highest(scale, maximum)
            return min(found[0], least or _NOTHING), max(found[1], most or _NOTHING)
