"""Entries: what units report and reviewers write, as recorded.

Owns: `Submission`, `SelfScore`, `Review`, `Version`, `Override`, `standing`.
Takes and gives: values by the figure's name; who, when, at which stage.
Never: which of them points rest on (see `standing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Real
from typing import cast

from attrs import field, frozen
from attrs.converters import optional

from thidua.errors import FormatError
from thidua.figures import Cell, Occurrence, State, Value
from thidua.given import Numeric, Unread, by_name, day_or_none, points_of, points_or_none, rows_of
from thidua.names import not_of
from thidua.nouns import Noun
from thidua.references import FigureName, LineCode, StageName, UnitId
from thidua.shown import Shown

__all__ = ["Override", "Review", "SelfScore", "Submission", "Version"]


Reportable = Value | Numeric | Sequence[Occurrence] | None
Reported = Mapping[str, Reportable] | Sequence[tuple[str, Reportable]]


def _figures(rows: Reported) -> tuple[tuple[FigureName, Value], ...]:
    if type(rows) is tuple and {tuple}.issuperset(map(type, rows)) and _sound(rows):  # as read from a document
        return cast("tuple[tuple[FigureName, Value], ...]", rows)
    told = by_name(rows, _told)
    # what is there without a value is not reported, as an empty cell (shape 20)
    return cast("tuple[tuple[FigureName, Value], ...]", tuple(each for each in told if each[1] is not None))


def _sound(rows: Reported) -> bool:
    """Whether rows are names, each once, with values of figures."""
    try:
        found = dict(rows)
    except ValueError:  # a row of one or three
        return False
    names = {str}.issuperset(map(type, found)) and len(found) == len(rows)
    return names and _VALUES.issuperset(map(type, found.values()))


def _told(value: Reportable) -> Value | None:
    """A value as it was told: what a number or a text means, the kind of its figure says.

    Raises: FormatError for what is a value of no kind.
    """
    if isinstance(value, list | tuple):
        return rows_of(value, Occurrence)
    told: object = value
    if not isinstance(told, str | bool | Real | Decimal | date | None):
        raise FormatError([not_of(value, "text / a number / a date / a list")])
    if isinstance(value, float) and not isfinite(value):
        raise FormatError([not_of(value, "a number")])
    # a bound of a scale may be reported too: with which sign that was told is no matter of a value
    told = Fraction(value) if isinstance(value, Fraction) and not isinstance(value, Unread) else value
    return cast("Value | None", told)


_VALUES = frozenset((Fraction, Unread, date, bool, str, tuple))


@frozen(kw_only=True, repr=False)
class Submission(Noun):
    """What one unit reported at one time (*báo cáo tự chấm*); without a day it counts as its last report.

    A value may be a text as people write it, which `settle` and `Dossier` read where a rulebook declares the figure.
    `cut` says that figures were left out because the edition at hand does not know them, so that a report without any
    left counts as made.

    Raises: FormatError for a text in `on` that is no day.

    Example:
        >>> Submission(unit="a", on="15/06/2024", figures={"thu": "96,5"}).on
        datetime.date(2024, 6, 15)
    """

    unit: UnitId = field(converter=UnitId)
    figures: tuple[tuple[FigureName, Value], ...] = field(converter=_figures)
    on: date | None = field(default=None, converter=day_or_none)
    cut: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the figures that it reports."""
        return tuple(name for name, _ in self.figures)

    @property
    def made(self) -> bool:
        """Whether it reports anything: a report without a figure counts as none."""
        # an empty form reports nothing: who sent one may still report, and is not last (shapes 20 and 48)
        return self.cut or bool(self.figures)


@frozen(kw_only=True, repr=False)
class SelfScore(Noun):
    """What one unit holds its own points on a line or group to be (*điểm tự chấm*); they are shown, and never counted.

    Raises: FormatError for points that are no number.

    Example:
        >>> SelfScore(unit="a", criterion="1.1", points="9,8").points
        Fraction(49, 5)
    """

    unit: UnitId = field(converter=UnitId)
    criterion: LineCode = field(converter=LineCode)
    points: Fraction = field(converter=points_of)


@frozen(kw_only=True, repr=False)
class Review(Noun):
    """A correction of a figure, or points set in place of a criterion's own, at one stage (*thẩm định*).

    A review of a `figure` has a `value`, or a `state` that strikes it out; one of a `criterion` has `points` with a
    `reason`. Either may instead have only the unit's `explanation` (*giải trình*), which changes nothing. `role` is the
    role of the reviewer and `by` the name; `accepted` says whether the unit agrees, None if nobody recorded it. In its
    stage, a review without a day counts as the last.

    Example:
        >>> Review(unit="a", criterion="1", points="8,5", reason="thiếu minh chứng").points
        Fraction(17, 2)
    """

    unit: UnitId = field(converter=UnitId)
    figure: FigureName | None = field(default=None, converter=optional(FigureName))
    value: Value | None = field(default=None, converter=_told)
    state: State | None = None
    criterion: LineCode | None = field(default=None, converter=optional(LineCode))
    points: Fraction | None = field(default=None, converter=points_or_none)
    stage: StageName | None = field(default=None, converter=optional(StageName))
    role: str | None = None
    by: str | None = None
    on: date | None = field(default=None, converter=day_or_none)
    reason: str | None = None
    explanation: str | None = None
    accepted: bool | None = None

    @property
    def decides(self) -> bool:
        """Whether the review changes a value or points: an explanation alone does not."""
        # what a unit has to say is kept and shown; to change a figure or points is for a review (shape 41)
        return self.value is not None or self.state is not None or self.points is not None


def standing(review: Review) -> Cell:
    """What a review of a figure says of it: its value, or that it is struck out."""
    # struck out is not 0, which would be a figure (shape 21)
    return State.VOID if review.value is None else review.value


@frozen(kw_only=True, repr=False)
class Version(Shown):
    """One version of a figure (*số liệu*): its value or state at a stage, who gave it, when and why.

    `stage` is None for a report of the unit.
    """

    value: Cell
    stage: str | None = None
    by: str | None = None
    on: date | None = None
    reason: str | None = None


@frozen(kw_only=True, repr=False)
class Override(Shown):
    """Points that a reviewer set for a criterion in place of the computed ones (*ấn định điểm*), and why."""

    unit: str
    criterion: str
    points: Fraction
    stage: str | None = None
    by: str | None = None
    reason: str | None = None
