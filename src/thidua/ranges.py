"""Ranges: the points that a unit may still get on a node while reports are missing, and of which kinds.

Owns: `Range`, `Ways`, `Limits`, `range_of`, `together`, `best`, `ends_among`.
Takes the ranges of parts, and limits; gives ranges that hold every outcome.
Never: the narrowest range: what cannot be told apart counts as possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from attrs import evolve, frozen

from thidua.shown import Shown

__all__ = ["Limits", "Number", "Portions", "Range", "Ways", "best", "ends_among", "range_of", "together"]

Number = int | Fraction
Portions = tuple[Number, Number, Number]  # of one unit: points, of them bonus and deduction
Ends = tuple[Number, Number]
MOST_WAYS = 64  # that are told apart, before one stands for all
_NOTHING: Ends = (0, 0)


@frozen(kw_only=True, repr=False)
class Limits(Shown):
    """The limits of a group, in the order in which they apply; None for each that it does not have.

    `maximum`, `bonuses`, `deductions` and `net` are caps ≥ 0, `floor` and `ceiling` bounds of its points, all in
    points. `starts_full` means that it starts from its maximum, `adds_on_top` that all its points are bonuses.
    `rounded` rounds points to whole steps of `step`.
    """

    maximum: Number | None
    bonuses: Number | None
    deductions: Number | None
    net: Number | None
    floor: Number | None
    ceiling: Number | None
    starts_full: bool
    adds_on_top: bool
    step: Number | None
    rounded: Callable[[Number], Number] | None

    def of(self, found: Range) -> Range:
        """Apply the limits to a group's points, round them, and apply the limits again, as rounding may pass one."""
        found = self._kept(found)
        if self.step is None or self.rounded is None:
            return found
        capped = self.starts_full or (self.bonuses, self.deductions, self.net) != (None, None, None)
        fits = self.maximum is None or self.rounded(self.maximum) == self.maximum
        astray = (
            0 if fits and not capped else self.step
        )  # what lies inside, where a limit is in the way of its rounding
        return self._kept(found.stepped(self.rounded, self.step, astray))

    def _kept(self, found: Range) -> Range:
        if self.maximum is not None and not self.starts_full:
            found = found.within(self.maximum)
        found = found.on_top() if self.adds_on_top else found
        found = found.capped(self.bonuses, None if self.deductions is None else -self.deductions)
        found = found if self.net is None else found.netted(self.net)
        if self.maximum is not None and self.starts_full:
            found = found.made_up(self.maximum)
        found = found if self.floor is None else found.over(self.floor)
        found = found if self.ceiling is None else found.under(self.ceiling)
        return found.on_top() if self.adds_on_top else found  # what a floor lifts above nothing is a bonus as well


@frozen(kw_only=True, repr=False)
class Range(Shown):
    """The least and the most that a node can come to: its points, and the parts of which they are the sum.

    `inside` lies within the maximum, `bonus` on top of it (≥ 0), `loss` are deductions (≤ 0). In every outcome the
    three add up to the points, but the ends need not belong to one outcome.
    """

    points: Ends
    inside: Ends
    bonus: Ends
    loss: Ends

    @property
    def split(self) -> bool:
        """Whether any of its points may be a bonus or a deduction."""
        return self.bonus != _NOTHING or self.loss != _NOTHING

    def begun(self, standard: Number) -> Range:
        """Add a standard score (*điểm chuẩn*), from which the line starts, to the points and to what lies inside."""
        score = standard, standard
        return evolve(self, points=_sum(self.points, score), inside=_sum(self.inside, score))

    def within(self, most: Number) -> Range:
        """Cut what lies inside at `most` points."""
        low, high = self.inside
        # outward: the two ends need not be of one outcome, so the most is cut from the least points
        cut = _above(high, most), _above(low, most)
        return _fitting(_less(self.points, cut), (min(low, most), min(high, most)), self.bonus, self.loss)

    def on_top(self) -> Range:
        """Make a bonus of all that was earned; what is below 0 becomes a deduction."""
        earned = _both(_sum(self.inside, self.bonus), _less(self.points, (self.loss[1], self.loss[0])))
        bonus, below = (max(earned[0], 0), max(earned[1], 0)), (min(earned[0], 0), min(earned[1], 0))
        return _fitting(self.points, _NOTHING, bonus, _sum(self.loss, below))

    def capped(self, most: Number | None, least: Number | None) -> Range:
        """Cut bonuses at `most` (≥ 0), and deductions at `least` (≤ 0); None cuts nothing."""
        points, bonus, loss = self.points, self.bonus, self.loss
        if most is not None:
            points = _less(points, (_above(bonus[1], most), _above(bonus[0], most)))
            bonus = min(bonus[0], most), min(bonus[1], most)
        if least is not None:
            points = _sum(points, (_above(least, loss[1]), _above(least, loss[0])))
            loss = max(loss[0], least), max(loss[1], least)
        return _fitting(points, self.inside, bonus, loss)

    def netted(self, cap: Number) -> Range:
        """Keep the sum of bonuses and deductions between −`cap` and `cap`, by reducing the larger of the two."""
        (fewest, most), (worst, mildest) = self.bonus, self.loss
        least, highest = fewest + worst, most + mildest
        # crosswise as well, for the same reason: 12 − 3 may meet the cap in one outcome and not in another (shape 26)
        points = self.points[0] - _above(highest, cap), self.points[1] + _above(-cap, least)
        net = max(-cap, min(least, cap)), max(-cap, min(highest, cap))
        bonus = min(fewest, cap - mildest), min(most, cap - worst)
        loss = max(worst, -cap - most), max(mildest, -cap - fewest)
        return _fitting(_both(points, _sum(self.inside, net)), self.inside, bonus, loss)

    def made_up(self, most: Number) -> Range:
        """For a line that starts full: let gains inside make up for deductions, up to `most` points in all."""
        whole = _both(_sum(self.inside, self.loss), _less(self.points, (self.bonus[1], self.bonus[0])))
        cut = _above(whole[1], most), _above(whole[0], most)
        # gains make up for losses and come to no more than the full line (shape 15)
        kept = min(whole[0], most), min(whole[1], most)
        loss = max(self.loss[0], kept[0] - most), max(self.loss[1], kept[1] - most)
        points = _both(_less(self.points, cut), _sum(kept, self.bonus))
        return _fitting(points, _less(kept, (loss[1], loss[0])), self.bonus, loss)

    def under(self, ceiling: Number) -> Range:
        """Keep the points at or below a ceiling; what is above is taken from bonuses first."""
        (low, high), (fewest, most), (worst, mildest) = self.inside, self.bonus, self.loss
        points = min(self.points[0], ceiling), min(self.points[1], ceiling)
        # in this order, as on the sheet: a ceiling takes bonuses back before it cuts what lies inside (shape 26)
        bonus = max(min(fewest, ceiling - high - mildest), 0), max(min(most, ceiling - low - worst), 0)
        inside = min(low, ceiling - mildest), min(high, ceiling - worst)
        return _fitting(points, inside, bonus, self.loss)

    def over(self, floor: Number) -> Range:
        """Keep the points at or above a floor; what is missing is taken back from deductions first."""
        (low, high), (fewest, most), (worst, mildest) = self.inside, self.bonus, self.loss
        points = max(self.points[0], floor), max(self.points[1], floor)
        # and a floor takes deductions back before it adds anything (shape 26)
        loss = min(max(worst, floor - high - most), 0), min(max(mildest, floor - low - fewest), 0)
        return _fitting(points, (low, max(high, floor - fewest)), self.bonus, loss)

    def stepped(self, rounded: Callable[[Number], Number], unit: Number, astray: Number) -> Range:
        """Round the points to steps of `unit`; each part may then lie a step lower or higher.

        What lies inside is rounded and may lie `astray` lower or higher; a bonus or deduction that is 0 for sure
        remains 0.
        """
        points = rounded(self.points[0]), rounded(self.points[1])
        inside = rounded(self.inside[0]) - astray, rounded(self.inside[1]) + astray
        bonus = max(self.bonus[0] - unit, 0), self.bonus[1] and self.bonus[1] + unit
        loss = self.loss[0] and self.loss[0] - unit, min(self.loss[1] + unit, 0)
        return _fitting(points, inside, bonus, loss)

    def raised(self, least: Number) -> Range | None:
        """Keep only the outcomes with at least so many points; None if there are none."""
        low, high = self.points
        return _fitting((max(low, least), high), self.inside, self.bonus, self.loss) if high >= least else None


Ways = Sequence[Range]  # what a node may come to in one way or another


def range_of(low: Portions, high: Portions) -> Range:
    """The range between two outcomes of which one has at most as much of each part as the other."""
    inside, bonus, loss = (_ordered(one, other) for one, other in zip(_apart(low), _apart(high), strict=True))
    return Range(points=_ordered(low[0], high[0]), inside=inside, bonus=bonus, loss=loss)


def together(parts: Sequence[Ways]) -> Ways:
    """Every sum of independent parts, each of which may come out in several ways.

    If that makes more than 64 ways, one range that contains all of them is given instead.
    """
    if prod(map(len, parts)) > MOST_WAYS:
        # one range over all of them is wider than they are: that is allowed, as no outcome lies outside it
        parts = [(_hull(ways),) for ways in parts]
    return tuple(map(_added, product(*parts)))


def best(parts: Sequence[Ways]) -> Ways:
    """Every way in which the best of several parts can come out, as any of them may be the best."""
    # whichever part counts has at least what any other has for sure (shape 31)
    least = max(min(each.points[0] for each in ways) for ways in parts)
    raised = (each.raised(least) for ways in parts for each in ways)
    found = tuple(dict.fromkeys(each for each in raised if each is not None))
    return found if len(found) <= MOST_WAYS else (_hull(found),)


def ends_among(ways: Ways) -> tuple[Portions, Portions]:
    """The least and the most of several ways, each with the ends of bonuses and of deductions."""
    (least, most), (fewest, several), (worst, mildest) = (found := _hull(ways)).points, found.bonus, found.loss
    return (least, fewest, worst), (most, several, mildest)


def _hull(ways: Ways) -> Range:
    """One range that holds all of several."""
    points, inside, bonus, loss = (
        (min(low for low, _ in ends), max(high for _, high in ends))
        for ends in zip(*((each.points, each.inside, each.bonus, each.loss) for each in ways), strict=True)
    )
    return Range(points=points, inside=inside, bonus=bonus, loss=loss)


def _added(parts: Iterable[Range]) -> Range:
    points, inside, bonus, loss = _NOTHING, _NOTHING, _NOTHING, _NOTHING
    for each in parts:
        points, inside = _sum(points, each.points), _sum(inside, each.inside)
        bonus, loss = _sum(bonus, each.bonus), _sum(loss, each.loss)
    return Range(points=points, inside=inside, bonus=bonus, loss=loss)


def _fitting(points: Ends, inside: Ends, bonus: Ends, loss: Ends) -> Range:
    """A range of which no end lies where the others cannot be."""
    # each step looked at one amount alone; that the three add up to the points takes back some of what that widened
    points = _both(points, _sum(_sum(inside, bonus), loss))
    inside = _both(inside, _rest(points, bonus, loss))
    bonus = _both(bonus, _rest(points, inside, loss))
    return Range(points=points, inside=inside, bonus=bonus, loss=_both(loss, _rest(points, inside, bonus)))


def _rest(points: Ends, one: Ends, other: Ends) -> Ends:
    """What is left of points beside two parts."""
    return points[0] - one[1] - other[1], points[1] - one[0] - other[0]


def _apart(parts: Portions) -> tuple[Number, Number, Number]:
    points, bonus, loss = parts
    return points - bonus - loss, bonus, loss


def _ordered(one: Number, other: Number) -> Ends:
    return min(one, other), max(one, other)


def _both(one: Ends, other: Ends) -> Ends:
    """What lies between two ends and between two others."""
    return max(one[0], other[0]), min(one[1], other[1])


def _sum(one: Ends, other: Ends) -> Ends:
    return one[0] + other[0], one[1] + other[1]


def _less(one: Ends, other: Ends) -> Ends:
    """Two ends less what is taken from each."""
    return one[0] - other[0], one[1] - other[1]


def _above(number: Number, most: Number) -> Number:
    return max(number - most, 0)
