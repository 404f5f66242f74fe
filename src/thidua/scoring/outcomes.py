"""Outcomes: what a unit, the mean and the best can be in the same year, while peers may still report.

Owns: `Outcomes`, `Outcome`.
Takes the ends of those who reported and of those who may still; gives how far sums of own, mean and best can go.
Never: a rule of the adjustments; ends narrower than what can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from attrs import frozen

from thidua.formulas import Ends
from thidua.shown import Shown

__all__ = ["Outcome", "Outcomes"]

_NOTHING, _ONE = Fraction(0), Fraction(1)
_End = Fraction | None  # None: no end


@frozen(kw_only=True, repr=False)
class _Sum(Shown):
    """A sum of ends, of which some may be none."""

    known: Fraction
    loose: int

    @classmethod
    def of(cls, ends: Sequence[_End]) -> _Sum:
        """The sum of these."""
        known = [end for end in ends if end is not None]
        return cls(known=sum(known, _NOTHING), loose=len(ends) - len(known))

    def without(self, end: _End) -> _End:
        """The sum of the others than one of them."""
        return None if self.loose > (end is None) else self.known - (end or _NOTHING)

    @property
    def whole(self) -> _End:
        """The sum of all."""
        return None if self.loose else self.known


@frozen(kw_only=True, slots=False, repr=False)
class Outcomes(Shown):
    """How far each unit's total can go, by row: `here` of units that reported, `coming` of units that may still report.

    Each has the least and the most, either of which is None if there is no end.
    """

    here: Mapping[int, Ends]
    coming: Mapping[int, Ends]

    def of(self, row: int) -> Outcome:
        """The outcomes as the unit in one row is compared with them; it counts itself."""
        return Outcome(everyone=self, row=row, own=self.here[row] if row in self.here else self.coming[row])

    @cached_property
    def sums(self) -> tuple[_Sum, _Sum]:
        """The least and the most that the totals of all units that reported add up to."""
        spans = self.here.values()
        return _Sum.of([low for low, _ in spans]), _Sum.of([high for _, high in spans])

    @cached_property
    def sure(self) -> _End:
        """The least that the best total can be, by the units that reported; None if no unit surely has any points."""
        return max((low for low, _ in self.here.values() if low is not None), default=None)

    @cached_property
    def highs(self) -> list[_End]:
        """The most that each unit's total can be, the highest first; None, for no end, comes before all."""
        ends = [high for _, high in (*self.here.values(), *self.coming.values())]
        return sorted(ends, key=_far, reverse=True)

    @cached_property
    def risen(self) -> list[_End]:
        """The most that the total of each unit can be which may still report, the highest first (None: no end)."""
        return sorted((high for _, high in self.coming.values()), key=_far, reverse=True)

    @cached_property
    def fallen(self) -> list[_End]:
        """The least that the total of each unit can be which may still report, with the sign reversed, lowest first."""
        return sorted((None if low is None else -low for low, _ in self.coming.values()), key=_far, reverse=True)

    @cached_property
    def rising(self) -> list[tuple[int, _End]]:
        """How many units may still report and the most that they add together, for growing numbers of them.

        Those with the highest totals come first.
        """
        return _joining(self.risen)

    @cached_property
    def falling(self) -> list[tuple[int, _End]]:
        """How many units may still report and the most that they take away together, for growing numbers of them.

        Those with the lowest totals come first.
        """
        return _joining(self.fallen)


@frozen(kw_only=True, slots=False, repr=False)
class Outcome(Shown):
    """The outcomes of a year as one unit is compared with them, while missing units may report or stay away.

    `own` are the least and the most that the unit's own total can be.
    """

    everyone: Outcomes
    row: int
    own: Ends

    def joint(self, total: Fraction, mean: Fraction, best: Fraction) -> Ends:
        """The least and the most of a weighted sum of own total, mean and best total, or wider ends.

        The arguments are the weights.
        """
        least = self._most(-total, -mean, -best)
        return None if least is None else -least, self._most(total, mean, best)

    def _most(self, total: Fraction, mean: Fraction, best: Fraction) -> _End:
        """The nearest of three ends, in each of which the best moves apart: alone, above the own, above the mean."""
        if not best:
            return self._with_mean(total, mean)
        beside = _plus(self._with_mean(total, mean), _times(best, self._bests))
        above_own = _plus(self._with_mean(total + best, mean), _times(best, self._leads))
        above_mean = _plus(self._with_mean(total, mean + best), _times(best, self._tops_over_mean))
        return min((end for end in (beside, above_own, above_mean) if end is not None), default=None)

    def _with_mean(self, total: Fraction, mean: Fraction) -> _End:
        """The most of a sum of own total and mean: a weighted sum of all, whoever of the missing comes."""
        found = []
        # who comes changes of how many the mean is, and so what one's own total weighs in it: each number is tried
        for count, others in self._pulled[0 if mean > 0 else 1] if mean else [(1, _NOTHING)]:
            weight = total + mean / count
            end = _plus(_times(weight, self.own), None if others is None else mean / count * others)
            if end is None:
                return None
            found.append(end)
        return max(found)

    @cached_property
    def _pulled(self) -> tuple[list[tuple[int, _End]], list[tuple[int, _End]]]:
        """How many the mean may be of and what the others have together: where that is most, and where least."""
        count, (least, most) = len(self.everyone.here), self.everyone.sums
        rising, falling = self.everyone.rising, self.everyone.falling
        if self.row in self.everyone.here:
            low, high = least.without(self.own[0]), most.without(self.own[1])
        else:
            # asked about a unit that has not reported: it is adjusted only if it does, so it is counted in
            count, low, high = count + 1, least.whole, most.whole
            rising = _joining(_without(self.everyone.risen, self.own[1]))
            falling = _joining(_without(self.everyone.fallen, None if self.own[0] is None else -self.own[0]))
        up = [(count + more, _plus(high, added)) for more, added in rising]
        down = [(count + more, _plus(low, None if taken is None else -taken)) for more, taken in falling]
        return up, down

    @cached_property
    def _bests(self) -> Ends:
        """How far the best can go: no lower than the own and what is sure, no higher than the highest."""
        sure = [end for end in (self.own[0], self.everyone.sure) if end is not None]
        return max(sure, default=None), self.everyone.highs[0]

    @cached_property
    def _leads(self) -> Ends:
        """How far the best is above the own total, never below it."""
        (low, high), sure, highs = self.own, self.everyone.sure, self.everyone.highs
        # alone a unit is the best itself
        if len(highs) == 1:
            return _NOTHING, _NOTHING
        rival = highs[1] if highs[0] == high else highs[0]
        # the best is never below the own total: in each outcome the unit is one of those compared (shape 37)
        least = _NOTHING if high is None or sure is None else max(sure - high, _NOTHING)
        return least, None if low is None or rival is None else max(rival - low, _NOTHING)

    @cached_property
    def _tops_over_mean(self) -> Ends:
        """How far the best is above the mean, never below it."""
        (low, high), most, least = self._bests, self._with_mean(_NOTHING, _ONE), self._with_mean(_NOTHING, -_ONE)
        # nor is it ever below the mean (shape 37)
        nearest = _NOTHING if low is None or most is None else max(low - most, _NOTHING)
        return nearest, None if high is None or least is None else high + least


def _joining(ends: Sequence[_End]) -> list[tuple[int, _End]]:
    """How many have joined and what they bring, the farthest first: between equals a mean only moves one way."""
    found: list[tuple[int, _End]] = [(0, _NOTHING)]
    for end, alike in groupby(ends):
        count, brought = found[-1]
        more = len(list(alike))
        found.append((count + more, _plus(brought, None if end is None else more * end)))
    return found


def _without(ends: Sequence[_End], one: _End) -> list[_End]:
    """The ends of the others."""
    left = list(ends)
    left.remove(one)
    return left


def _far(end: _End) -> tuple[bool, Fraction]:
    """The order of ends: none is beyond all."""
    return end is None, end or _NOTHING


def _plus(first: _End, second: _End) -> _End:
    return None if first is None or second is None else first + second


def _times(factor: Fraction, ends: Ends) -> _End:
    """The greatest product of a factor and a number between two ends."""
    end = ends[1] if factor > 0 else ends[0]
    return _NOTHING if not factor else None if end is None else factor * end
