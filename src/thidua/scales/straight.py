"""Straight: scales that run in straight lines: through stated points, or between two goalposts.

Owns: `Through`, `Goalposts`, `Post`, `post_of`, and how each turns numbers into points: `by_line`, `along`, `by_posts`,
`between`.
Takes whole columns in a setting; gives one mark a unit, a range while peers have not reported that may move a post.
Never: a share of a way that is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum, unique
from fractions import Fraction
from itertools import pairwise
from math import lcm

from attrs import field, frozen

from thidua.errors import Problem, RulebookError
from thidua.formulas import Formula, formula_or_none
from thidua.given import Numeric, each_of, number_of, points_of
from thidua.grounds import Facts, Fault, Why, pairs
from thidua.nouns import Noun
from thidua.ratios import Ratios, constant, scaled
from thidua.scales.columns import Live, Reporting, Setting, Step, Worked

__all__ = ["Goalposts", "Post", "Through"]

_TWO = 2


def _stated(rows: Iterable[Iterable[Numeric]]) -> tuple[tuple[Fraction, ...], ...]:
    """Stated points, each a value and what it earns."""
    return each_of(rows, _point)


def _point(row: Iterable[Numeric]) -> tuple[Fraction, ...]:
    told = each_of(row, lambda each: each)
    return each_of([*enumerate(told)], lambda each: points_of(each[1]) if each[0] else number_of(each[1]))


@frozen(kw_only=True, repr=False)
class Through(Noun):
    """Points on straight lines through stated `points`, each a value and what it earns (*nội suy tuyến tính*).

    Below the first value and above the last, points stay as they are there.

    Raises: RulebookError for fewer than two points, one that is no pair, and values that do not rise.

    Example:
        >>> scale = Through(points=[("80 %", 2), ("100 %", 10)])
        >>> along(scale, Ratios((79, 85, 110), 100)).fractions()
        [Fraction(2, 1), Fraction(4, 1), Fraction(10, 1)]
    """

    points: tuple[tuple[Fraction, ...], ...] = field(converter=_stated)
    value: Formula | None = field(default=None, converter=formula_or_none)
    edges: Ratios = field(init=False, eq=False, repr=False)
    begins: Ratios = field(init=False, eq=False, repr=False)
    slopes: Ratios = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no line, and derive its stretches: in each, points are `begins` + `slopes` × value."""
        sizes = [("$.points", len(self.points))] if len(self.points) < _TWO else []
        sizes += [(f"$.points[{row}]", len(each)) for row, each in enumerate(self.points) if len(each) != _TWO]
        problems = [
            Problem(fault=Fault.TABLE_SIZE, path=path, facts=pairs(found=size, expected=_TWO)) for path, size in sizes
        ]
        values = [each[0] for each in self.points if each]
        if any(first >= second for first, second in pairwise(values)):
            problems.append(Problem(fault=Fault.EDGES_FALL, path="$.points"))
        if problems:
            raise RulebookError(problems)
        slopes = [(high - low) / (above - below) for (below, low), (above, high) in pairwise(self.points)]
        begins = [low - below * slope for (below, low), slope in zip(self.points, slopes, strict=False)]
        level = Fraction(0)
        derive = object.__setattr__
        derive(self, "edges", _over_one(values))
        derive(self, "begins", _over_one([self.points[0][1], *begins, self.points[-1][1]]))
        derive(self, "slopes", _over_one([level, *slopes, level]))

    def stretches(self, values: Ratios) -> list[int]:
        """For each row, how many of the stated values it has reached."""
        edges, below = self.edges
        numbers = scaled(values.numbers, below)
        if isinstance(values.per, int):
            ends = scaled(edges, values.per)
            return [bisect_right(ends, number) for number in numbers]
        return [bisect_right(scaled(edges, per), own) for own, per in zip(numbers, values.per, strict=True)]


def _over_one(values: Sequence[Fraction]) -> Ratios:
    """Numbers over one denominator, however large."""
    per = lcm(*(value.denominator for value in values))
    return Ratios(tuple(value.numerator * (per // value.denominator) for value in values), per)


def along(scale: Through, values: Ratios) -> Ratios:
    """What each value earns on the line."""
    found = scale.stretches(values)
    return scale.begins.pick(found).plus(scale.slopes.pick(found).product(values))


def by_line(scale: Through, live: Live) -> Worked:
    """Points in proportion between the two stated values around each."""
    values = live.key(scale.value)
    found = scale.stretches(values.series)

    def step(at: int, worked: Facts) -> Step:
        reached = found[at]
        lower = scale.points[reached - 1] if reached else (None, None)
        upper = scale.points[reached] if reached < len(scale.points) else (None, None)
        ends = pairs(lower=lower[0], lower_points=lower[1], upper=upper[0], upper_points=upper[1])
        return Step(why=Why.INTERPOLATED, facts=(*pairs(value=values.value(at)), *ends, *worked))

    return values.sure(along(scale, values.series), step)


@unique
class Post(Enum):
    """A goalpost that the cluster sets itself: the lowest value of its members, or the highest."""

    LEAST = "least"
    BEST = "best"


def post_of(value: Numeric | Post) -> Fraction | Post:
    """A goalpost: a number, or a word for one that the cluster sets.

    Example:
        >>> post_of("least"), post_of("40 %") == Fraction(2, 5)
        (<Post.LEAST: 'least'>, True)
    """
    if isinstance(value, Post):
        return value
    named = {each.value: each for each in Post}
    return named[value] if isinstance(value, str) and value in named else number_of(value)


@frozen(kw_only=True, repr=False)
class Goalposts(Noun):
    """The share of the maximum that a value has gone of the way from `low` to `high` (*chuẩn hóa min–max*).

    Each is a number, or the `least` or `best` (lowest or highest) value of all units. Where `low` lies above `high`, as
    a number or as `best` against what is not, less is better.

    Raises: RulebookError where both are the same.

    Example:
        >>> between(Goalposts(low=40, high=90), Ratios((30, 65, 95), 1), Fraction(10)).fractions()
        [Fraction(0, 1), Fraction(5, 1), Fraction(10, 1)]
    """

    low: Fraction | Post = field(converter=post_of)
    high: Fraction | Post = field(converter=post_of)
    value: Formula | None = field(default=None, converter=formula_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a way of no length."""
        if self.low == self.high:
            found = self.high.value if isinstance(self.high, Post) else self.high
            facts = pairs(found=found, allowed="≠ low")
            raise RulebookError([Problem(fault=Fault.OUT_OF_RANGE, path="$.high", facts=facts)])

    @property
    def moved(self) -> bool:
        """Whether units set a post themselves."""
        return isinstance(self.low, Post) or isinstance(self.high, Post)

    @property
    def rises(self) -> bool:
        """Whether more is better."""
        if isinstance(self.low, Fraction) and isinstance(self.high, Fraction):
            return self.low < self.high
        return self.low is Post.LEAST or self.high is Post.BEST

    def way(self, values: Ratios) -> tuple[Fraction, Fraction]:
        """From where to where the way goes, for these values of all units."""
        ends = {Post.LEAST: values.least, Post.BEST: values.greatest}
        low, high = (ends[post]() if isinstance(post, Post) else post for post in (self.low, self.high))
        return low, high

    def leads(self, low: Fraction, high: Fraction) -> bool:
        """Whether there is a way from one to the other, in the direction that is better."""
        return low < high if self.rises else low > high


def between(scale: Goalposts, values: Ratios, maximum: Fraction) -> Ratios:
    """What each value earns, where nobody may still report; nothing where there is no way to go."""
    low, high = scale.way(values)
    rows = len(values.numbers)
    # 0 of 0: which share of no way was gone, nobody can say (shape 103)
    if not scale.leads(low, high):
        return constant(Fraction(0), rows)
    return values.minus(constant(low, rows)).times(maximum / (high - low)).within(Fraction(0), maximum)


def by_posts(scale: Goalposts, live: Live, setting: Setting) -> Worked:
    """The share of the way that each has gone."""
    values, maximum = live.key(scale.value), live.maximum
    rows = len(values.series.numbers)
    first, last = scale.way(values.series)
    low = high = between(scale, values.series, maximum)
    if scale.moved and setting.reporting is Reporting.OPEN and live.awaited():
        # whoever comes may move a post without end: one behind makes the way gone all of it, one ahead none (shape 103)
        high = constant(maximum, rows) if isinstance(scale.low, Post) else high
        low = constant(Fraction(0), rows) if isinstance(scale.high, Post) else low

    def step(at: int, worked: Facts) -> Step:
        value, there = values.value(at), scale.leads(first, last)
        open_ = low is not high and low.at(at) != high.at(at)
        gone = min(max((value - first) / (last - first), Fraction(0)), Fraction(1)) if there and not open_ else None
        facts = pairs(value=value, lower=first, upper=last, share=gone, maximum=maximum)
        why = Why.PEERS_MISSING if open_ else Why.BETWEEN_POSTS if there else Why.POSTS_UNDEFINED
        return Step(why=why, facts=(*facts, *worked))

    return values.open(low, high, step)
