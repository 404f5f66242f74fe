"""Combining: which value several reviews of one figure give together, and how.

Owns: `combined`, `decisive`, `combination`.
Takes the reviews of one figure of one unit that count, oldest first, and what the unit itself reported; gives the cell
that stands, the review that set it, the grounds.
Never: an entry that does not count (see `admitting`); the unit's own figure among the reviewers' voices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, assert_never

from thidua.figures import Cell, Combine, Figure, State, fact_of
from thidua.grounds import About, Ground, Why, pairs
from thidua.reviewing.entries import Review, standing

__all__ = ["combination", "combined", "decisive"]


def combined(figure: Figure | None, reviews: Sequence[Review], reported: Cell | None) -> Cell | None:
    """The value that the reviews of a figure make together, as its `combine` says; without reviews, what was reported.

    It is None if there is neither.
    """
    # which of several values is the figure, the rulebook says of each figure; unsaid, the last (shape 43)
    match _way(figure):
        case Combine.LATEST:
            return standing(reviews[-1]) if reviews else reported
        case Combine.AGREED:
            return standing(reviews[-1]) if reviews and _stands(reviews[-1], reported) else reported
        case Combine.MAXIMUM | Combine.MEAN | Combine.MEDIAN | Combine.TRIMMED_MEAN as way:
            numbers = _numbers(reviews)
            if not numbers:
                # where every voice struck it out, the unit's own figure does not come back (shape 43)
                return State.VOID if reviews else reported
            return _of_voices(way, numbers)
        case _ as never:
            assert_never(never)


OfVoices = Literal[Combine.MAXIMUM, Combine.MEAN, Combine.MEDIAN, Combine.TRIMMED_MEAN]


def _of_voices(way: OfVoices, numbers: list[Fraction]) -> Fraction:
    """What numbers, least first, make together."""
    match way:
        case Combine.MAXIMUM:
            return numbers[-1]
        case Combine.MEAN:
            return _mean(numbers)
        case Combine.MEDIAN:
            return _mean(_middle(numbers))
        case Combine.TRIMMED_MEAN:
            return _mean(_kept(numbers))
        case _ as never:
            assert_never(never)


def _mean(numbers: list[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def _middle(numbers: list[Fraction]) -> list[Fraction]:
    """The number in the middle; of an even number of them the two there."""
    while rest := numbers[1:-1]:
        numbers = rest
    return numbers


def _kept(numbers: list[Fraction]) -> list[Fraction]:
    """The numbers without one lowest and one highest; all where fewer than three are there."""
    # without both extremes nothing would be left of two (shape 108)
    return numbers[1:-1] or numbers


def _way(figure: Figure | None) -> Combine:
    return Combine.LATEST if figure is None else figure.combine


def _stands(review: Review, reported: Cell | None) -> bool:
    """Whether a value that needs the unit's agreement has it, or stands against no figure of the unit's own."""
    # agreement that is not recorded is none; of a unit that reported nothing there is nothing else (shape 43)
    return bool(review.accepted) or reported is None


def _voices(reviews: Sequence[Review]) -> list[Review]:
    """One voice for each reviewer, the later in place of the earlier; reviewers who are not named are several."""
    # who reviews again speaks in place of before; that two without a name are one nobody knows (shape 43)
    found = {each.by or row: each for row, each in enumerate(reviews)}
    return list(found.values())


def _numbers(reviews: Sequence[Review]) -> list[Fraction]:
    """The values of the voices, least first: a voice that strikes the figure out has none."""
    # a voice that strikes the figure out is left aside: it says that there is no number, not that it is 0 (shape 43)
    return sorted(each.value for each in _voices(reviews) if isinstance(each.value, Fraction))


def decisive(figure: Figure | None, reviews: Sequence[Review], reported: Cell | None) -> Review | None:
    """The last review that decides a figure's value, or None where the unit's own report does."""
    if not reviews or (_way(figure) is Combine.AGREED and not _stands(reviews[-1], reported)):
        return None
    return reviews[-1]


def combination(figure: Figure | None, name: str, reviews: Sequence[Review], reported: Cell | None) -> Iterator[Ground]:
    """Give the reasons for a reviewed figure: what reviews said, what they make together, whether the unit agreed."""
    match _way(figure):
        case Combine.LATEST:
            yield from _corrections(name, reviews, reported)
        case Combine.AGREED:
            yield from _agreement(name, reviews, reported)
        case Combine.MAXIMUM:
            yield from _together(Why.GREATEST_OF, name, reviews, reported)
        case Combine.MEAN:
            yield from _together(Why.MEAN_OF, name, reviews, reported)
        case Combine.MEDIAN:
            yield from _together(Why.MEDIAN_OF, name, reviews, reported)
        case Combine.TRIMMED_MEAN:
            yield from _together(Why.TRIMMED_MEAN_OF, name, reviews, reported)
        case _ as never:
            assert_never(never)


def _corrections(name: str, reviews: Sequence[Review], reported: Cell | None) -> Iterator[Ground]:
    before: Cell = State.NOT_REPORTED if reported is None else reported
    for each in reviews:
        after = standing(each)
        facts = pairs(
            before=fact_of(before), after=fact_of(after), stage=each.stage, assessor=each.by, reason=each.reason
        )
        yield Ground(why=Why.CORRECTED, about=About(unit=each.unit, figure=name), facts=facts)
        before = after


def _agreement(name: str, reviews: Sequence[Review], reported: Cell | None) -> Iterator[Ground]:
    """The last review alone can stand; the earlier ones are told as what they were."""
    *earlier, last = reviews
    for each in earlier:
        yield _said(name, each)
    if not _stands(last, reported):
        yield _said(name, last)
        facts = pairs(
            value=fact_of(standing(last)),
            own=None if reported is None else fact_of(reported),
            accepted="acceptance-unsaid" if last.accepted is None else "not-accepted",
        )
        yield Ground(why=Why.NOT_AGREED, about=About(unit=last.unit, figure=name), facts=facts)
        return
    yield from _corrections(name, [last], reported)
    if last.accepted:
        yield Ground(
            why=Why.AGREED, about=About(unit=last.unit, figure=name), facts=pairs(value=fact_of(standing(last)))
        )


def _together(why: Why, name: str, reviews: Sequence[Review], reported: Cell | None) -> Iterator[Ground]:
    """Every entry as it was made, then the voices that count and what they make; an own figure is named as left out."""
    for each in reviews:
        yield _said(name, each)
    numbers, voices = _numbers(reviews), _voices(reviews)
    # the unit's own figure is none of the voices: as a review it can be given, if it is to count (shape 43)
    value = combined(Figure(name=name, combine=_WAYS[why]), reviews, reported)
    if value is None or not numbers:
        return
    kept = _kept(numbers) if why is Why.TRIMMED_MEAN_OF else numbers
    facts = pairs(
        values=tuple(kept),
        left_out=(numbers[0], numbers[-1]) if len(kept) < len(numbers) else None,
        value=fact_of(value),
        struck=len(voices) - len(numbers) or None,
        replaced=len(reviews) - len(voices) or None,
        own=None if reported is None else fact_of(reported),
    )
    yield Ground(why=why, about=About(unit=reviews[-1].unit, figure=name), facts=facts)


_WAYS = {
    Why.MEAN_OF: Combine.MEAN,
    Why.MEDIAN_OF: Combine.MEDIAN,
    Why.TRIMMED_MEAN_OF: Combine.TRIMMED_MEAN,
    Why.GREATEST_OF: Combine.MAXIMUM,
}


def _said(name: str, review: Review) -> Ground:
    facts = pairs(value=fact_of(standing(review)), stage=review.stage, assessor=review.by, reason=review.reason)
    return Ground(why=Why.REVIEWED, about=About(unit=review.unit, figure=name), facts=facts)
