"""Timetable: seasons and typed meetings; a season may spill into the next year.

Owns: `Season`, `YearDay`, `Calendar`, `Due`, `Days`, `working_days`, `MeetingKind`, `Meeting`, `misplaced`.
Takes and gives: dates that someone recorded.
Never: today's date; a season's days unless the label or the record states them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum, unique

from attrs import evolve, frozen
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, rrule, rrulestr

from thidua.errors import FormatError, Problem
from thidua.grounds import Fault, pairs

__all__ = ["Calendar", "Days", "Due", "Meeting", "MeetingKind", "Season", "YearDay"]

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

    @property
    def year(self) -> int:
        """The year of the label, or the first of its two: by it seasons are counted.

        Example:
            >>> Season.of("2023-2024").year
            2023
        """
        return self.label if isinstance(self.label, int) else int(self.label.partition("-")[0])

    def following(self) -> Season:
        """The season after this one, its period moved by a year."""
        return self.moved(1)

    def moved(self, years: int) -> Season:
        """The season so many years later, or before, its period moved with it.

        Raises: FormatError if no calendar has it.
        """
        if isinstance(self.label, int):
            after = Season(label=self.label + years)
        else:
            after = Season(label="-".join(f"{int(year) + years:04}" for year in self.label.split("-")))
        days = [day for day in (self.start, self.end) if day is not None]
        if any(not 1 <= day.year + years <= date.max.year for day in days):
            raise FormatError([Problem(fault=Fault.NOT_A_SEASON, facts=pairs(found=str(after.label)))])
        start, end = (day and day + relativedelta(years=years) for day in (self.start, self.end))
        return evolve(after, start=start, end=end)

    def reached(self, years: int) -> Season | None:
        """The season so many years later, or before; None where no calendar has it."""
        try:
            return self.moved(years)
        except FormatError:
            return None

    def far(self, other: Season) -> bool:
        """Whether more than a hundred seasons lie between: a year mistyped 202 or 9202, to which no walk need go."""
        return abs(other.year - self.year) > _FAR

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


_FAR = 100  # seasons


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


@unique
class Days(Enum):
    """How days are counted (*ngày, ngày làm việc*)."""

    CALENDAR = "calendar"
    WORKING = "working"


_YEAR_DAYS, _WEEK = 366, frozenset(range(1, 8))
_PART = "INTERVAL=[1-9][0-9]{0,3}|(?:BYMONTH|BYMONTHDAY|BYDAY)=[0-9A-Z,+-]+"
_EVERY = re.compile(rf"FREQ=(?:YEARLY|MONTHLY|WEEKLY)(?:;(?:{_PART}))*")


@frozen(kw_only=True)
class Due:
    """A deadline of every season (*thời hạn*): on one day, or by a rule such as `FREQ=MONTHLY;BYMONTHDAY=25`.

    `remind` says so many days before; counted as `days` says.

    Raises: FormatError unless it is exactly one of the two, or if the rule is none that a calendar can follow.

    Example:
        >>> [day.isoformat() for day in Due(name="Báo cáo", every="FREQ=MONTHLY;INTERVAL=6").of(Season.of(2024))]
        ['2024-01-01', '2024-07-01']
    """

    name: str
    on: YearDay | date | None = None
    every: str | None = None
    remind: tuple[int, ...] = ()
    days: Days = Days.CALENDAR

    def __attrs_post_init__(self) -> None:
        """Refuse what is due on no day."""
        problems = []
        if (self.on is None) == (self.every is None):
            problems.append(Problem(fault=Fault.ABOUT_NOTHING, facts=pairs(allowed=("on", "every"))))
        elif self.every is not None and not _follows(self.every):
            problems.append(Problem(fault=Fault.NOT_A_CALENDAR_RULE, path="$.every", facts=pairs(found=self.every)))
        problems += [
            Problem(fault=Fault.OUT_OF_RANGE, path=f"$.remind[{row}]", facts=pairs(found=days))
            for row, days in enumerate(self.remind)
            if not 0 <= days <= _YEAR_DAYS
        ]
        if problems:
            raise FormatError(problems)

    def of(self, season: Season) -> tuple[date, ...]:
        """The days on which it is due in a season; none where the season's days are not known."""
        if self.every is None:
            day = self.on.of(season) if isinstance(self.on, YearDay) else self.on
            return () if day is None else (day,)
        if season.start is None or season.end is None:
            return ()
        rule = rrulestr(self.every, dtstart=_midnight(season.start))
        found = rule.between(_midnight(season.start), _midnight(season.end), inc=True)
        return tuple(each.date() for each in found)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - days of a calendar have no zone


def _follows(rule: str) -> bool:
    """Whether a rule names days of a calendar."""
    try:
        return _EVERY.fullmatch(rule) is not None and rrulestr(rule) is not None
    except (ValueError, TypeError):
        return False


@unique
class MeetingKind(Enum):
    """Which meeting of the year (*hội nghị*)."""

    PREPARATORY = "preparatory"
    MID_YEAR = "mid-year"
    ANNUAL = "annual"
    THEMATIC = "thematic"


@frozen(kw_only=True)
class Calendar:
    """Which days are worked, what is due when (*lịch năm thi đua*): all but `weekend` (1 Monday to 7) and `holidays`.

    `order` is the order of the year's meetings, where the rules state one; meetings of a kind not named stand anywhere.
    """

    holidays: tuple[date, ...] = ()
    weekend: tuple[int, ...] = (6, 7)
    order: tuple[MeetingKind, ...] = ()
    due: tuple[Due, ...] = ()

    def reminders(self, season: Season) -> tuple[tuple[date, date, str], ...]:
        """What a season asks for, day by day: the day to remind on, the day it is due, its name (*nhắc hạn*).

        Example:
            >>> report = Due(name="Báo cáo", on=YearDay(day=15, month=6), remind=(1,), days=Days.WORKING)
            >>> Calendar(due=(report,)).reminders(Season.of(2025))[0][0]  # 15 June 2025 is a Sunday
            datetime.date(2025, 6, 13)
        """
        found = [
            (self._before(day, days, each.days), day, each.name)
            for each in self.due
            for day in each.of(season)
            for days in dict.fromkeys((*each.remind, 0))
        ]
        return tuple(sorted(found))

    def _before(self, day: date, days: int, counted: Days) -> date:
        if counted is Days.CALENDAR or not days or set(self.weekend) >= _WEEK:
            return day - relativedelta(days=days)
        worked = (each for each in _backwards(day) if each.isoweekday() not in self.weekend)
        free = (each for each in worked if each not in self.holidays)
        return next(each for left, each in enumerate(free, start=1) if left == days)


def _backwards(day: date) -> Iterator[date]:
    """The days before one, from the last."""
    while True:
        day = day_before(day)
        yield day


def day_before(day: date) -> date:
    """The eve of a day; the first day of the calendar has none but itself."""
    return day if day == date.min else day - relativedelta(days=1)


def working_days(first: date, last: date, calendar: Calendar) -> int:
    """The working days after `first` up to and including `last`.

    Example: from Friday to the Monday after is one working day.
        >>> working_days(date(2022, 1, 7), date(2022, 1, 10), Calendar())
        1
    """
    worked = [day for day in range(7) if day + 1 not in calendar.weekend]
    days = rrule(DAILY, dtstart=first + relativedelta(days=1), until=last, byweekday=worked)
    return sum(moment.date() not in calendar.holidays for moment in days) if worked else 0


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


def misplaced(meetings: Iterable[Meeting], order: tuple[MeetingKind, ...]) -> tuple[tuple[Meeting, Meeting], ...]:
    """Pairs of dated meetings of which the second came first, against the stated order of the year (*thứ tự hội nghị*).

    Example:
        >>> first = Meeting(kind=MeetingKind.MID_YEAR, on=date(2024, 7, 29))
        >>> last = Meeting(kind=MeetingKind.ANNUAL, on=date(2024, 6, 1))
        >>> misplaced([first, last], (MeetingKind.MID_YEAR, MeetingKind.ANNUAL)) == ((first, last),)
        True
    """
    dated = [(order.index(each.kind), each.on, each) for each in meetings if each.on is not None and each.kind in order]
    return tuple(
        (sooner, later)
        for place, day, sooner in dated
        for other, another, later in dated
        if place < other and another < day
    )
