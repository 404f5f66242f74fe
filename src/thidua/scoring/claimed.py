"""Claimed: the unit's own points beside those worked out and those that a review set.

Owns: `own_points`.
Takes what a unit holds its points to be, and the scores where there are any; gives a ground for each.
Never: a point that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.arithmetic import endless
from thidua.grounds import About, Facts, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.reviewing import SelfScore
from thidua.scoring import Scores

__all__ = ["own_points"]


def own_points(pact: Pact, scores: Scores | None, rows: Iterable[SelfScore]) -> Iterator[Ground]:
    """Own points, line by line as printed, each beside what the rules make of the line and what a review set there.

    Without a rulebook they stand as recorded.
    """
    printed = () if pact.rulebook is None else pact.rulebook.criteria.printed
    place = {row.code: at for at, row in enumerate(printed)}
    for each in sorted(rows, key=lambda each: place.get(each.criterion, 0)):
        about = About(unit=each.unit, criterion=each.criterion)
        beside = () if scores is None else _beside(scores, each)
        yield Ground(why=Why.SELF_SCORED, about=about, facts=(*pairs(points=each.points), *beside))


def _beside(scores: Scores, own: SelfScore) -> Facts:
    """What a line comes to by the rules, or between what, and what it has in the end where a review set that."""
    # what is not assigned counts nowhere, so that nothing stands beside it (shape 95)
    if scores.figures.pact.excused(own.unit, own.criterion):
        return ()
    low, high = scores.computed(own.criterion, own.unit)
    set_ = own.unit in scores.figures.judged.get(own.criterion, ())
    verified = pairs(verified=scores.on(own.criterion, own.unit).points if set_ else None)
    if low == high:
        return (*pairs(computed=low), *verified)
    return verified if endless(low, high) else (*pairs(low=low, high=high), *verified)
