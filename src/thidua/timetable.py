"""Timetable: seasons and typed meetings; a season may spill into the next year.

Owns: `Season`, `YearDay`, `Calendar`, `working_days`, `MeetingKind`, `Meeting`.
Takes and gives: dates that someone recorded.
Never: today's date; a season's days unless the label or the record states them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import Enum, unique

from attrs import evolve, frozen
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, rrule

from thidua.errors import FormatError, Problem
from thidua.grounds import Fault, pairs

__all__ = ["Calendar", "Meeting", "MeetingKind", "Season", "YearDay"]

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

    def parts(self, months: int) -> list[tuple[date, date]]:
        """The season cut into periods of so many months, first and last day of each.

        Example:
            >>> Season.of(2022).parts(6)[1]
            (datetime.date(2022, 7, 1), datetime.date(2022, 12, 31))
        """
        found = []
        first = self.start
        while first is not None and self.end is not None and first <= self.end:
            following = first + relativedelta(months=months)
            found.append((first, min(following - relativedelta(days=1), self.end)))
            first = following
        return found


@frozen(kw_only=True)
class YearDay:
    """A day of every season (*ngày trong năm*): 31/1; `later` years after the season's first.

    Raises: FormatError if no year has that day.

    Example:
        >>> YearDay(day=31, month=1, later=1).of(Season.of(2022))
        datetime.date(2023, 1, 31)
    """

    day: int
    month: int
    later: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse a day that is in no calendar."""
        if not 1 <= self.month <= _LAST_MONTH or not 1 <= self.day <= monthrange(_LEAP_YEAR, self.month)[1]:
            raise FormatError([Problem(fault=Fault.NOT_A_DATE, facts=pairs(found=f"{self.day}/{self.month}"))])

    def of(self, season: Season | None) -> date | None:
        """The date in a season: the first such day on or after its start; None where the season's days are not known.

        29 February is the 28th in a year without it.
        """
        if season is None or season.start is None:
            return None
        year = season.start.year
        found = self._in(year)
        return self._in(year + self.later + (found < season.start))

    def _in(self, year: int) -> date:
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


_LAST_MONTH, _LEAP_YEAR = 12, 2024


@frozen(kw_only=True)
class Calendar:
    """Which days are worked (*ngày làm việc*): all but `weekend` (1 Monday to 7 Sunday) and `holidays`."""

    holidays: tuple[date, ...] = ()
    weekend: tuple[int, ...] = (6, 7)


def working_days(first: date, last: date, calendar: Calendar) -> int:
    """The working days after `first` up to and including `last`.

    Example: from Friday to the Monday after is one working day.
        >>> working_days(date(2022, 1, 7), date(2022, 1, 10), Calendar())
        1
    """
    worked = [day for day in range(7) if day + 1 not in calendar.weekend]
    days = rrule(DAILY, dtstart=first + relativedelta(days=1), until=last, byweekday=worked)
    return sum(moment.date() not in calendar.holidays for moment in days) if worked else 0


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
