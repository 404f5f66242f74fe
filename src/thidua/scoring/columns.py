"""Columns: the points of one node of all units, and both ends of what they may come to.

Owns: `Column`, `Both`, `both_of`, `ends_of`, `best_of`, `each_as_best`, `hull`.
Takes the columns of parts; gives those of the whole, whatever the parts may still come to.
Never: a limit of a rulebook (see `tree`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import gt

from attrs import frozen

__all__ = ["Both", "Column", "Number", "Numbers", "best_of", "both_of", "each_as_best", "ends_of", "hull"]

Number = int | Fraction
Numbers = tuple[Number, ...]
Parts = tuple[Number, Number, Number]  # of one unit: points, of them bonus and deduction
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


def both_of(make: Callable[[list[Column]], Column], below: list[Both]) -> Both:
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
    return _of(least), _of(most)


def _of(rows: Iterable[Parts]) -> Column:
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


def each_as_best(below: Sequence[Both], left: Left) -> Iterator[Column]:
    """Each part as the best of several, with the most of its points and with the least with which it may be.

    Where it is the best of none of the outcomes of a unit, that has what it has with the least of all parts.
    """
    lows = [low for low, _ in below]
    otherwise = list(best_of(lows, left).rows())
    for place, both in enumerate(below):
        most, least = [], []
        for row, (low, high) in enumerate(zip(both[0].rows(), both[1].rows(), strict=True)):
            excused = left.get(row, ())
            over = max(each.points[row] for at, each in enumerate(lows) if at == place or at not in excused)
            points, _, _ = high
            may = place not in excused and points >= over
            most.append(high if may else otherwise[row])
            least.append(_raised(low, high, over) if may else otherwise[row])
        yield _of(most)
        yield _of(least)


def _raised(low: Parts, high: Parts, to: Number) -> Parts:
    """What points between two ends may be made of where a cut leaves them least: what is lost is lost still."""
    points, bonus, loss = low
    most, most_bonus, least_loss = high
    inside = min(to - points, max(most - most_bonus - least_loss - (points - bonus - loss), 0))
    on_top = min(to - points - inside, max(most_bonus - bonus, 0))
    return to, bonus + on_top, loss + (to - points - inside - on_top)


def hull(columns: Iterable[Column]) -> Both:
    """The least and the most of several outcomes, unit by unit: the least with the greatest loss, the most with least.

    So no group above, which cuts what is not lost, comes to less or to more than it does with these ends.
    """
    low, high = [], []
    for outcomes in zip(*(each.rows() for each in columns), strict=True):
        losses = [loss for _, _, loss in outcomes]
        (least, bonus, _), (most, most_bonus, _) = min(outcomes), max(outcomes)
        low.append((least, bonus, min(losses)))
        high.append((most, most_bonus, max(losses)))
    ends = _of(low), _of(high)
    return ends if ends[0] != ends[1] else (ends[0], ends[0])
