"""Timetable: seasons and typed meetings; a season may spill into the next year.

Owns: `Season`, `MeetingKind`, `Meeting`.
Takes and gives: dates that someone recorded.
Never: today's date; a season's days unless the label or the record states them.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, unique

from attrs import evolve, frozen
from dateutil.relativedelta import relativedelta

from thidua.errors import FormatError, Problem
from thidua.grounds import Fault, pairs

__all__ = ["Meeting", "MeetingKind", "Season"]

_YEAR = relativedelta(years=1)
_SCHOOL_YEAR = re.compile("([0-9]{4})-([0-9]{4})")


@frozen(kw_only=True)
class Season:
    """The year in which units compete (*năm thi đua*): a label with the period it covers, where stated.

    A calendar year is an integer and covers its days; a school year is `"2023-2024"` and has the period that the
    record gives.

    Raises: FormatError if the label is neither.

    Example:
        >>> Season.of(2017).end
        datetime.date(2017, 12, 31)
        >>> Season.of("2023-2024").following().label
        '2024-2025'
    """

    label: int | str
    start: date | None = None
    end: date | None = None

    @classmethod
    def of(cls, label: int | str, period: tuple[date, date] | None = None) -> Season:
        """The season called `label`."""
        if period is None and isinstance(label, int) and 1 <= label <= date.max.year:
            period = date(label, 1, 1), date(label, 12, 31)
        start, end = (None, None) if period is None else period
        return cls(label=label, start=start, end=end)

    def __attrs_post_init__(self) -> None:
        """Refuse a label that names no season."""
        label = self.label
        if isinstance(label, int):
            fits = 1 <= label <= date.max.year and not isinstance(label, bool)
        else:
            years = _SCHOOL_YEAR.fullmatch(label)
            fits = years is not None and int(years[2]) == int(years[1]) + 1
        if not fits:
            raise FormatError([Problem(fault=Fault.NOT_A_SEASON, facts=pairs(found=str(label)))])

    def following(self) -> Season:
        """The season after this one, its period moved by a year."""
        if isinstance(self.label, int):
            after = Season(label=self.label + 1)
        else:
            after = Season(label="-".join(f"{int(year) + 1:04}" for year in self.label.split("-")))
        start, end = (day and day + _YEAR for day in (self.start, self.end))
        return evolve(after, start=start, end=end)


@unique
class MeetingKind(Enum):
    """Which meeting of the year (*hội nghị*)."""

    PREPARATORY = "preparatory"
    MID_YEAR = "mid-year"
    ANNUAL = "annual"
    THEMATIC = "thematic"


@frozen(kw_only=True)
class Meeting:
    """A meeting of the cluster (*hội nghị*): who hosts it and who chairs it are two things.

    `host` and `chair` are ids of units; `venue` is where it was held, in the source's words.

    Example:
        >>> Meeting(kind=MeetingKind.MID_YEAR, on=date(2024, 7, 29), host="hoa-binh", chair="tuyen-quang").chair
        'tuyen-quang'
    """

    kind: MeetingKind
    on: date | None = None
    host: str | None = None
    chair: str | None = None
    venue: str | None = None
