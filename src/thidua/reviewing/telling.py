"""Telling: reports as a program holds them, units by name, values as numbers and texts that their figures can take.

Owns: `as_told`, `misread`.
Takes a pact with entries; gives the same with ids and exact values, or None where nothing is told so.
Never: a value that its figure could not be given in a document. What cannot be read stays as it is, to be refused.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import cast

from attrs import evolve

from thidua.clusters import Names
from thidua.errors import Problem, ThiduaError
from thidua.figures import Figure, Kind, Value, measured
from thidua.given import Numeric, Unread, day_of, exact_in, points_of, unread
from thidua.names import same
from thidua.pacts import Pact
from thidua.references import renamed
from thidua.reviewing.entries import Review, Submission

Entries = tuple[tuple[Submission, ...], tuple[Review, ...]]


def as_told(pact: Pact, submissions: tuple[Submission, ...], reviews: tuple[Review, ...]) -> Entries | None:
    """The entries with ids in place of names, and exact values in place of what people and programs have."""
    names = Names(cluster=pact.cluster, season=pact.season).by_ids
    found = (
        tuple(_reported(pact, renamed(each, names)) for each in submissions),
        tuple(_reviewed(pact, renamed(each, names)) for each in reviews),
    )
    same = all(new is old for new, old in zip((*found[0], *found[1]), (*submissions, *reviews), strict=True))
    return None if same else found


def _reported(pact: Pact, submission: Submission) -> Submission:
    figures = tuple((name, _value(pact, name, value)) for name, value in submission.figures)
    same = all(new is old for (_, new), (_, old) in zip(figures, submission.figures, strict=True))
    return submission if same else evolve(submission, figures=figures)


def _reviewed(pact: Pact, review: Review) -> Review:
    if review.figure is None or review.value is None:
        return review
    value = _value(pact, review.figure, review.value)
    return review if value is review.value else evolve(review, value=value)


def _value(pact: Pact, name: str, raw: object) -> Value:
    """What a figure stands at, read as its kind demands."""
    figure = None if pact.rulebook is None else pact.rulebook.figure(name)
    try:
        read = raw if figure is None and pact.rulebook is not None else _read(figure, raw)
    except ThiduaError:  # refused where it is checked, as what it was told
        read = raw
    return cast("Value", read)  # what is none is refused where it is checked


def misread(figure: Figure | None, raw: object) -> tuple[Problem, ...]:
    """Why what a figure was told cannot be read; nothing where it can, or is of another kind than the figure's."""
    try:
        _read(figure, raw)
    except ThiduaError as error:
        return error.problems
    return ()


def _read(figure: Figure | None, raw: object) -> object:
    """What a figure was told, as its kind demands; without a rulebook all figures are numbers."""
    number = _may_be_number(raw) or isinstance(raw, str)
    match Kind.AMOUNT if figure is None else figure.kind:
        case Kind.DAY if isinstance(raw, str | date):
            return day_of(raw)
        case Kind.YES_NO if isinstance(raw, str):
            return _SAID.get(same(raw), raw)
        case Kind.POINTS if number:
            return points_of(cast("Numeric", raw))
        case Kind.AMOUNT | Kind.WHOLE if number:
            return _unread(raw) if figure is None else measured(raw, figure, exact_in)
        case Kind.OCCURRENCES if number:
            return exact_in(raw, None)
        case _:
            return raw


_SAID = {same("có"): True, same("không"): False}


def _unread(raw: object) -> Fraction:
    return raw if isinstance(raw, Unread) else unread(raw, exact_in(raw, None))


def _may_be_number(raw: object) -> bool:
    exact = isinstance(raw, bool | Fraction) and not isinstance(raw, Unread)
    return isinstance(raw, Real | Decimal) and not exact
