"""Columns: the points of one node of all units, and both ends of what they may come to.

Owns: `Column`, `Both`, `Ways`, `both_of`, `ends_of`, `best_of`, `as_best`, `together`, `distinct`, `hull`.
Takes the columns of parts; gives those of the whole, whatever the parts may still come to.
Never: a limit of a rulebook (see `tree`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import prod
from operator import add, gt, sub

from attrs import frozen

__all__ = [
    "Both",
    "Column",
    "Left",
    "Number",
    "Numbers",
    "Ways",
    "as_best",
    "best_of",
    "both_of",
    "distinct",
    "ends_of",
    "hull",
    "loosened",
    "together",
]

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

    def parts(self) -> tuple[Numbers, Numbers, Numbers]:
        """What lies inside, the bonuses and the deductions, which are the points together."""
        return tuple(map(sub, map(sub, self.points, self.bonus), self.deduction)), self.bonus, self.deduction

    def rows(self) -> Iterator[Parts]:
        """The points of each unit, of them bonus and deduction."""
        return zip(self.points, self.bonus, self.deduction, strict=True)


Both = tuple[Column, Column]
Ways = Sequence[Both]  # of which a node is made in one or another; in each, the more of its parts, the more of it


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


def as_best(below: Sequence[Ways], left: Left) -> Iterator[Both]:
    """Each way of each part as the best of all, with the least of its points with which it may be, and with the most.

    Of a unit of which it never is the best it holds what that has with the least of all parts.
    """
    otherwise = list(best_of([ways[0][0] for ways in below], left).rows())
    least = [[min(points) for points in zip(*(low.points for low, _ in ways), strict=True)] for ways in below]
    for place, ways in enumerate(below):
        for low, high in ways:
            to = tuple(
                max([own, *(each[row] for at, each in enumerate(least) if at != place and at not in left.get(row, ()))])
                for row, own in enumerate(low.points)
            )
            may = [most >= to[row] and place not in left.get(row, ()) for row, most in enumerate(high.points)]
            highest = _where(may, high, otherwise)
            for lowest in _raised(low, high, to):
                yield _where(may, lowest, otherwise), highest


def _where(may: Sequence[bool], column: Column, otherwise: Sequence[Parts]) -> Column:
    """A column in the rows where that may be, other points in the others."""
    return _of(own if each else rest for each, own, rest in zip(may, column.rows(), otherwise, strict=True))


def _raised(low: Column, high: Column, to: Numbers) -> Iterator[Column]:
    """Points between two ends, made of the least and of what is more of each thing first, and then of another."""
    start, most = low.parts(), high.parts()
    for order in permutations(range(len(start))):
        parts, more = list(start), tuple(map(sub, to, low.points))
        for at in order:
            room = map(sub, most[at], start[at])
            step = tuple(max(min(each), 0) for each in zip(more, room, strict=True))
            parts[at], more = tuple(map(add, parts[at], step)), tuple(map(sub, more, step))
        yield _sum_of(parts)


def loosened(both: Both, before: Sequence[Column]) -> Iterator[Both]:
    """The points of both ends, made of as much as may be of what was there before a limit that takes of this or that.

    At the least with as much lost, at the most with as little; once with the fewest bonuses, and once with the most.
    """
    columns = [*both, *before]
    insides = [each.parts()[0] for each in columns]
    room = map(sub, both[0].points, map(add, map(max, *insides), map(max, *(each.bonus for each in columns))))
    lost = tuple(map(max, room, map(min, *(each.deduction for each in columns))))
    kept = tuple(map(max, *(each.deduction for each in columns)))
    for bonus in (tuple(map(pick, *(each.bonus for each in columns))) for pick in (min, max)):
        low = Column(points=both[0].points, bonus=bonus, deduction=lost)
        yield low, Column(points=both[1].points, bonus=bonus, deduction=kept)


def together(below: Sequence[Ways], most: int) -> Iterator[Sequence[Both]]:
    """Every way of each part with every way of the others; where they are too many, one that holds all of each part."""
    if prod(map(len, below)) > most:
        below = [(_box(ways),) for ways in below]
    return product(*below)


def distinct(ways: Iterable[Both], most: int) -> Ways:
    """The ways that none of the others holds; where they are more than so many, one that holds them all."""
    found: list[Both] = []
    for each in ways:
        if not any(_holds(other, each) for other in found):
            found = [*(other for other in found if not _holds(each, other)), each]
    return found if len(found) <= most else (_box(found),)


def _holds(wide: Both, narrow: Both) -> bool:
    """Whether all that a node may be made of in one way lies within another."""
    return _below(wide[0], narrow[0]) and _below(narrow[1], wide[1])


def _below(one: Column, other: Column) -> bool:
    """Whether a node has no more of anything than another has, unit by unit."""
    return all(not any(map(gt, mine, his)) for mine, his in zip(one.parts(), other.parts(), strict=True))


def _box(ways: Ways) -> Both:
    """The least and the most of what lies inside, of bonuses and of losses, each for itself."""
    least = [tuple(map(min, *parts, parts[0])) for parts in zip(*(low.parts() for low, _ in ways), strict=True)]
    most = [tuple(map(max, *parts, parts[0])) for parts in zip(*(high.parts() for _, high in ways), strict=True)]
    return _sum_of(least), _sum_of(most)


def _sum_of(parts: Sequence[Numbers]) -> Column:
    _, bonus, deduction = parts
    return Column(points=tuple(map(sum, zip(*parts, strict=True))), bonus=bonus, deduction=deduction)


def hull(ways: Ways) -> Both:
    """The least and the most of a node, unit by unit, the least with the greatest loss, the most with the least."""
    low, high = [], []
    for outcomes in zip(*(each.rows() for both in ways for each in both), strict=True):
        losses = [loss for _, _, loss in outcomes]
        (least, bonus, _), (most, most_bonus, _) = min(outcomes), max(outcomes)
        low.append((least, bonus, min(losses)))
        high.append((most, most_bonus, max(losses)))
    ends = _of(low), _of(high)
    return ends if ends[0] != ends[1] else (ends[0], ends[0])
