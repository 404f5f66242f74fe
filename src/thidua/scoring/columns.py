"""Columns: the points of one node of all units, and both ends of what they may come to.

Owns: `Column`, `Both`, `column_of`, `both_of`, `ends_of`, `best_of`.
Takes the columns of parts; gives those of the whole, whatever the parts may still come to.
Never: a limit of a rulebook (see `tree`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import gt

from attrs import frozen

from thidua.ranges import Number, Parts

__all__ = ["Both", "Column", "Left", "Numbers", "best_of", "both_of", "column_of", "ends_of"]

Numbers = tuple[Number, ...]
Left = Mapping[int, set[int]]  # by row, the places of the parts that are not assigned


@frozen(kw_only=True)
class Column:
    """Points of one node, one row a unit, over the sheet's denominator; of them bonuses (≥ 0) and deductions (≤ 0)."""

    points: Numbers
    bonus: Numbers
    deduction: Numbers

    def rows(self) -> Iterator[Parts]:
        """The points of each unit, of them bonus and deduction."""
        return zip(self.points, self.bonus, self.deduction, strict=True)


Both = tuple[Column, Column]


def both_of(make: Callable[[list[Column]], Column], below: Sequence[Both]) -> Both:
    """Both ends of a node from both ends of its children; one column where they agree."""
    low = make([each[0] for each in below])
    if all(each[0] is each[1] for each in below):
        return low, low
    return ends_of(low, make([each[1] for each in below]))


def ends_of(low: Column, high: Column) -> Both:
    """Both ends of a node, the least first; a range that has come down to one value is that value.

    The most below may make the least above: where the best counts, a line that is cut takes the place of a bonus.
    """
    if low == high:
        return low, low
    if not any(map(gt, low.points, high.points)):
        return low, high
    least, most = zip(*(sorted(both) for both in zip(low.rows(), high.rows(), strict=True)), strict=True)
    return column_of(least), column_of(most)


def column_of(rows: Iterable[Parts]) -> Column:
    """A column of the points of each unit, of them bonus and deduction."""
    points, bonus, deduction = zip(*rows, strict=True)
    return Column(points=points, bonus=bonus, deduction=deduction)


def best_of(below: Sequence[Column], left: Left) -> Column:
    """Unit by unit the child with the most points; of equals, the first in print.

    What is not assigned to a unit is none of them.
    """
    rows = range(len(below[0].points))
    open_ = [[child for place, child in enumerate(below) if place not in left.get(row, ())] or below for row in rows]
    best = [max(open_[row], key=lambda child, row=row: child.points[row]) for row in rows]  # type: ignore[misc]
    return Column(
        points=tuple(best[row].points[row] for row in rows),
        bonus=tuple(best[row].bonus[row] for row in rows),
        deduction=tuple(best[row].deduction[row] for row in rows),
    )
