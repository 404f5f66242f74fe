"""Outcomes: what a unit, the mean and the best can be in the same year, while peers may still report.

Owns: `Outcomes`, `Outcome`.
Takes the ends of those who reported and of those who may still; gives how far sums of own, mean and best can go.
Never: a rule of the adjustments; ends narrower than what can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from attrs import frozen

from thidua.formulas import Ends, Span

__all__ = ["Outcome", "Outcomes"]

_NOTHING, _ONE = Fraction(0), Fraction(1)
_End = Fraction | None  # None: no end


@frozen(kw_only=True, slots=False)
class Outcomes:
    """How far each unit can go, by row: those who reported, and those who may still report or stay away."""

    here: dict[int, Span]
    coming: dict[int, Ends]

    def of(self, row: int) -> Outcome:
        """The year as one unit sees it, which counts itself."""
        return Outcome(everyone=self, row=row, own=self.here[row] if row in self.here else self.coming[row])

    @cached_property
    def sums(self) -> Span:
        """The least and the most of all who reported, together."""
        spans = self.here.values()
        return sum((low for low, _ in spans), _NOTHING), sum((high for _, high in spans), _NOTHING)

    @cached_property
    def sure(self) -> _End:
        """What the best has at least, as somebody who reported has it; None where nobody did."""
        return max((low for low, _ in self.here.values()), default=None)

    @cached_property
    def tops(self) -> list[_End]:
        """The highest upper end of all and the next: whoever has the one may ask what the others have."""
        ends = sorted((high for _, high in (*self.here.values(), *self.coming.values())), key=_far, reverse=True)
        return [*ends[:1], *ends[1:][:1]]

    @cached_property
    def risen(self) -> list[_End]:
        """The most of those who may still report, the highest first."""
        return sorted((high for _, high in self.coming.values()), key=_far, reverse=True)

    @cached_property
    def fallen(self) -> list[_End]:
        """The least of those who may still report, the lowest first, each with its sign turned."""
        return sorted((None if low is None else -low for low, _ in self.coming.values()), key=_far, reverse=True)


@frozen(kw_only=True, slots=False)
class Outcome:
    """The year as one unit sees it: its own ends among all others, of whom those still missing come or stay away."""

    everyone: Outcomes
    row: int
    own: Ends

    def joint(self, total: Fraction, mean: Fraction, best: Fraction) -> Ends:
        """The least and the most of a sum of own total, mean and best with these factors, or wider than that."""
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
        reported = self.row in self.everyone.here
        count = len(self.everyone.here) + (not reported)
        low, high = self.everyone.sums
        if reported and self.own[0] is not None and self.own[1] is not None:
            low, high = low - self.own[0], high - self.own[1]
        risen, fallen = list(self.everyone.risen), list(self.everyone.fallen)
        if not reported:
            risen.remove(self.own[1])
            fallen.remove(None if self.own[0] is None else -self.own[0])
        up = [(count + more, _plus(high, added)) for more, added in _joining(risen)]
        down = [(count + more, None if taken is None else low - taken) for more, taken in _joining(fallen)]
        return up, down

    @cached_property
    def _bests(self) -> Ends:
        """How far the best can go: no lower than the own and what is sure, no higher than the highest."""
        sure = [end for end in (self.own[0], self.everyone.sure) if end is not None]
        return max(sure, default=None), self.everyone.tops[0]

    @cached_property
    def _leads(self) -> Ends:
        """How far the best is above the own total, never below it."""
        (low, high), sure, others = self.own, self.everyone.sure, list(self.everyone.tops)
        if high in others:
            others.remove(high)
        least = _NOTHING if high is None or sure is None else max(sure - high, _NOTHING)
        if not others:
            return _NOTHING, _NOTHING
        return least, None if low is None or others[0] is None else max(others[0] - low, _NOTHING)

    @cached_property
    def _tops_over_mean(self) -> Ends:
        """How far the best is above the mean, never below it."""
        (low, high), most, least = self._bests, self._with_mean(_NOTHING, _ONE), self._with_mean(_NOTHING, -_ONE)
        nearest = _NOTHING if low is None or most is None else max(low - most, _NOTHING)
        return nearest, None if high is None or least is None else high + least


def _joining(ends: Sequence[_End]) -> Iterator[tuple[int, _End]]:
    """How many have joined and what they bring, the farthest first: between equals a mean only moves one way."""
    count: int = 0
    brought: _End = _NOTHING
    yield count, brought
    for end, alike in groupby(ends):
        more = len(list(alike))
        count, brought = count + more, _plus(brought, None if end is None else more * end)
        yield count, brought


def _far(end: _End) -> tuple[bool, Fraction]:
    """The order of ends: none is beyond all."""
    return end is None, end or _NOTHING


def _plus(first: _End, second: _End) -> _End:
    return None if first is None or second is None else first + second


def _times(factor: Fraction, ends: Ends) -> _End:
    """The most of what lies between two ends, times a factor."""
    end = ends[1] if factor > 0 else ends[0]
    return _NOTHING if not factor else None if end is None else factor * end
