"""Entries: what units report and reviewers write, as recorded.

Owns: `Submission`, `Review`, `Version`, `Override`, `standing`.
Takes and gives: values by the figure's name; who, when, at which stage.
Never: which of them points rest on (see `standing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import cast

from attrs import field, frozen
from attrs.converters import optional

from thidua.figures import Cell, State, Value
from thidua.given import Numeric, day_or_none, points_or_none
from thidua.nouns import Noun
from thidua.references import FigureName, LineCode, StageName, UnitId
from thidua.shown import Shown

__all__ = ["Override", "Review", "Submission", "Version"]


Reported = Mapping[str, Value | Numeric] | Sequence[tuple[str, Value | Numeric]]


def _figures(rows: Reported) -> tuple[tuple[FigureName, Value], ...]:
    told = rows.items() if isinstance(rows, Mapping) else rows
    return cast("tuple[tuple[FigureName, Value], ...]", tuple(told))


def _told(value: Value | Numeric | None) -> Value | None:
    """A value as it was told: what a number or a text means, the kind of its figure says."""
    return cast("Value | None", value)


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
