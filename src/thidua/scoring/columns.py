"""Columns: the points of one node of all units, and both ends of what they may come to.

Owns: `Column`, `Both`, `column_of`, `both_of`, `ends_of`, `best_of`, `sum_of`.
Takes the columns of parts; gives those of the whole, whatever the parts may still come to.
Never: a limit of a rulebook (see `limiting`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import repeat
from math import gcd, lcm
from operator import mul, sub
from typing import NamedTuple  # noqa: TID251 - made anew for each line: these cost least

from thidua.ranges import Portions
from thidua.ratios import Integers, Per, Ratios, per_of, total

__all__ = ["Both", "Column", "Left", "Row", "best_of", "both_of", "column_of", "ends_of", "sum_of"]

Row = tuple[Fraction, Fraction, Fraction]  # of one unit: points, of them bonus and deduction
Left = Mapping[int, set[int]]  # by row, the places of the parts that are not assigned


class Column(NamedTuple):
    """The points of one node, one row a unit, with the bonuses and deductions among them.

    `bonus` (*điểm thưởng*) is ≥ 0, `deduction` (*điểm trừ*) ≤ 0. All are whole numbers over `per`: one denominator for
    all rows, or one for each, as in a series.
    """

    points: Integers
    bonus: Integers
    deduction: Integers
    per: Per

    @classmethod
    def plain(cls, points: Ratios) -> Column:
        """Points without any bonus or deduction."""
        nothing = (0,) * len(points.numbers)
        return cls(points.numbers, nothing, nothing, points.per)

    @classmethod
    def on_top(cls, points: Ratios) -> Column:
        """Points that are bonuses where above 0, and deductions where below."""
        bonus, deduction = (tuple([pick(own, 0) for own in points.numbers]) for pick in (max, min))
        return cls(points.numbers, bonus, deduction, points.per)

    @property
    def series(self) -> Ratios:
        """The points as a series."""
        return Ratios(self.points, self.per)

    @property
    def inside(self) -> Integers:
        """What remains of the points, as whole numbers over `per`, without bonuses and deductions."""
        if self.bonus is self.deduction:  # one and the same nothing
            return self.points
        return tuple(map(sub, map(sub, self.points, self.bonus), self.deduction))

    @property
    def splits(self) -> bool:
        """Whether any of the points are bonuses or deductions."""
        # one is never below 0, the other never above: where both are the same, there is neither
        return self.bonus is not self.deduction and (any(self.bonus) or any(self.deduction))

    def at(self, row: int) -> Row:
        """The points of one unit, and the bonus and the deduction among them."""
        per = self.per if isinstance(self.per, int) else self.per[row]
        return Fraction(self.points[row], per), Fraction(self.bonus[row], per), Fraction(self.deduction[row], per)

    def rows(self) -> Iterator[Row]:
        """The points of each unit, and the bonus and the deduction among them."""
        return map(self.at, range(len(self.points)))

    def fit(self, *values: Fraction) -> Column:
        """The same column over denominators in which each of these values is a whole number."""
        below = lcm(*(value.denominator for value in values))
        if isinstance(self.per, int):
            return self._widened(repeat(below // gcd(below, self.per), len(self.points)))
        return self._widened([below // gcd(below, per) for per in self.per])

    def _widened(self, factors: Iterable[int]) -> Column:
        """The same over so many times the denominator of each row."""
        by = tuple(factors)
        if by.count(1) == len(by):
            return self
        points, bonus, deduction = (tuple(map(mul, part, by)) for part in (self.points, self.bonus, self.deduction))
        per = self.per * by[0] if isinstance(self.per, int) else tuple(map(mul, self.per, by))
        return Column(points, bonus, deduction, per)

    def whole(self, value: Fraction) -> Iterable[int]:
        """A value as a whole number over the denominator of each row, which it must fit (see `fit`)."""
        number, below = value.as_integer_ratio()
        if isinstance(self.per, int):
            return repeat(number * (self.per // below), len(self.points))
        return [number * (per // below) for per in self.per]

    def put(self, rows: Mapping[int, Portions]) -> Column:
        """The column with other points, bonuses and deductions in some rows."""
        if not rows:
            return self
        return column_of([rows[row] if row in rows else self.at(row) for row in range(len(self.points))])


Both = tuple[Column, Column]


def both_of(make: Callable[[list[Column]], Column], below: Sequence[Both]) -> Both:
    """The least and the most of a node, made of those of its children; one and the same column where they agree."""
    low = make([each[0] for each in below])
    if all(each[0] is each[1] for each in below):
        return low, low
    return ends_of(low, make([each[1] for each in below]))


def ends_of(low: Column, high: Column) -> Both:
    """The least and the most of a node, row by row in order; one and the same column where they agree.

    The most of the children may make the least of the node: where the best of them counts, a line that is cut may take
    the place of a bonus.
    """
    if low is high:
        return low, low
    rows = list(zip(low.rows(), high.rows(), strict=True))
    if all(least == most for least, most in rows):
        return low, low
    if all(least[0] <= most[0] for least, most in rows):
        return low, high
    least, most = zip(*(sorted(both) for both in rows), strict=True)
    return column_of(least), column_of(most)


def column_of(rows: Iterable[Portions]) -> Column:
    """Make a column of each unit's points, bonus and deduction."""
    known = list(rows)
    each = [lcm(*(part.denominator for part in parts)) for parts in known]
    per = per_of(each)
    pers = [per] * len(known) if isinstance(per, int) else per
    wide = [[int(part * below) for part in parts] for parts, below in zip(known, pers, strict=True)]
    points, bonus, deduction = zip(*wide, strict=True) if wide else ((), (), ())
    return Column(points, bonus, deduction, per)


def best_of(below: Sequence[Column], left: Left) -> Column:
    """Take, unit by unit, the child with the most points; of equal ones, the first in print.

    Children that are not assigned to a unit are left out.
    """
    found = []
    for at, row in enumerate(zip(*(column.rows() for column in below), strict=True)):
        assigned = [own for place, own in enumerate(row) if place not in left.get(at, ())]
        # where none is assigned each of them holds nothing; of equals the first in print is taken (shapes 21 and 31)
        found.append(max(assigned or row, key=lambda own: own[0]))
    return column_of(found)


def sum_of(below: Sequence[Column], rows: int) -> Column:
    """Add columns row by row."""
    points = total([(each.points, each.per) for each in below], rows)
    if not any(each.splits for each in below):
        return Column.plain(points)
    bonus = total([(each.bonus, each.per) for each in below], rows)
    deduction = total([(each.deduction, each.per) for each in below], rows)
    return Column(points.numbers, bonus.numbers, deduction.numbers, points.per)
