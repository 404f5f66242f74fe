"""Timetable: seasons and typed meetings; a season may spill into the next year.

Owns: `Season`, `season_or_none`, `season_label`, `YearDay`, `year_day_of`,
`year_days_of`, `due_of`, `due_or_none`, `Calendar`, `Due`, `Days`, `day_before`, `MeetingKind`, `Meeting`,
`misplaced`.
Takes and gives: dates that someone recorded.
Never: today's date; a season's days unless the label or the record states them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum, unique
from functools import lru_cache
from itertools import pairwise
from numbers import Integral

from attrs import evolve, field, frozen
from dateutil.relativedelta import relativedelta

from thidua.errors import FormatError, Problem
from thidua.given import Dated, day_of, day_or_none, days_of, each_of
from thidua.grounds import Fault, pairs
from thidua.nouns import Noun
from thidua.references import UnitId, unit_or_none
from thidua.shown import Shown, printed

__all__ = ["Calendar", "Days", "Due", "Meeting", "MeetingKind", "Season", "YearDay"]

_CENTURY = 100
_SCHOOL_YEAR = re.compile("([0-9]{4})-([0-9]{4})")


@frozen(kw_only=True, repr=False)
class Season(Noun):
    """The year in which units compete (*năm thi đua*): a label, and the period that it covers, where stated.

    The label of a calendar year is a whole number, 1 to 9999; that of a school year is `"2023-2024"`. `start` and `end`
    are its first and last day: of a calendar year without any those of the year, of others None if not known.

    Raises: FormatError if the label is neither, or if the period ends before it begins.

    Example:
        >>> Season.of(2017).end
        datetime.date(2017, 12, 31)
        >>> Season.of("2023-2024").following().label
        '2024-2025'
    """

    label: int | str
    start: date | None = field(default=None, converter=day_or_none)
    end: date | None = field(default=None, converter=day_or_none)

    @classmethod
    def of(cls, label: int | str, period: tuple[date, date] | None = None) -> Season:
        """Make the season with this label: a calendar year covers its days, a school year only the `period` given.

        Raises: FormatError if the label names no season, or if the period is no first and last day, in this order.
        """
        told: object = label
        days = None if period is None else _period(period)
        return _season(label, days) if isinstance(told, int | str) else cls(label=label)

    def __attrs_post_init__(self) -> None:
        """Refuse a label that names no season, and a period that ends before it begins."""
        label = self.label
        if isinstance(label, int):
            fits = 1 <= label <= date.max.year and not isinstance(label, bool)
        else:
            years = _SCHOOL_YEAR.fullmatch(label)
            fits = years is not None and int(years[2]) == int(years[1]) + 1
        if not fits:
            raise FormatError([Problem(fault=Fault.NOT_A_SEASON, facts=pairs(found=printed(label, str)))])
        if self.start is not None and self.end is not None and self.end < self.start:
            raise _no_period((self.start, self.end))
        # the days of a calendar year are in its label; those of a school year only the record can give (shape 71)
        if isinstance(label, int) and self.start is None and self.end is None:
            object.__setattr__(self, "start", date(label, 1, 1))
            object.__setattr__(self, "end", date(label, 12, 31))

    @property
    def year(self) -> int:
        """The year by which seasons are counted: that of the label, or the first of its two.

        Example:
            >>> Season.of("2023-2024").year
            2023
        """
        return self.label if isinstance(self.label, int) else int(self.label.partition("-")[0])

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day on which the season can lie: its period, else the years that the label names.

        Example:
            >>> Season.of("2023-2024").span[1], Season.of(2024).span[1]
            (datetime.date(2024, 12, 31), datetime.date(2024, 12, 31))
        """
        # where no period is recorded, each day that the label can mean (shape 3)
        last = self.year + (not isinstance(self.label, int))
        return self.start or date(self.year, 1, 1), self.end or date(min(last, date.max.year), 12, 31)

    @property
    def lifetime(self) -> tuple[int, int]:
        """The first and the last year of which a record of this season can speak: a century before and after.

        A year further away is likely mistyped, and every season up to it would be worked through.

        Example:
            >>> Season.of(2024).lifetime
            (1924, 2124)
        """
        return self.year - _CENTURY, self.year + _CENTURY

    def following(self) -> Season:
        """The season after this one, its period moved by a year."""
        return self.moved(1)

    def moved(self, years: int) -> Season:
        """The season `years` later (before, if negative), its period moved with it.

        Raises: FormatError if no calendar has it.
        """
        if isinstance(self.label, int):
            after = Season(label=self.label + years)
        else:
            after = Season(label="-".join(f"{int(year) + years:04}" for year in self.label.split("-")))
        try:
            start, end = (day and day + relativedelta(years=years) for day in (self.start, self.end))
        except (ValueError, OverflowError):  # its label has a year, but a day of its period has none
            raise FormatError([Problem(fault=Fault.NOT_A_SEASON, facts=pairs(found=str(after.label)))]) from None
        return evolve(after, start=start, end=end)

    def reached(self, years: int) -> Season | None:
        """The season `years` later (before, if negative); None if no calendar has it."""
        try:
            return self.moved(years)
        except FormatError:
            return None

    def parts(self, months: int) -> list[tuple[date, date]]:
        """Cut the season into periods of `months` months; each is given by its first and last day.

        Each begins a multiple of `months` after the season's first day, on the month's last day if the month is
        shorter; the last period ends with the season. No period begins on the season's last day only because its month
        is shorter: from 29 February 2024 to 28 February 2025 are twelve months. If the season's days are not known,
        there are none.

        Example:
            >>> Season.of(2022).parts(6)[1]
            (datetime.date(2022, 7, 1), datetime.date(2022, 12, 31))
        """
        if self.start is None or self.end is None:
            return []
        # counted from the start each time: a step from 29 February would never come back to the 31st
        starts = [self.start]
        while (following := _months_after(self.start, months * len(starts))) is not None and following <= self.end:
            # no thirteenth month of one day (shape 71)
            if following == self.end and following.day < self.start.day:
                break
            starts.append(following)
        return [*((day, day_before(after)) for day, after in pairwise(starts)), (starts[-1], self.end)]

    @property
    def strays(self) -> bool:
        """Whether the period reaches more than a year beyond the years of its label, or lasts more than two years.

        Example:
            >>> Season.of("2023-2024", (date(2023, 8, 1), date(2029, 7, 31))).strays
            True
        """
        if self.start is None or self.end is None:
            return False
        last = self.year + (not isinstance(self.label, int))
        two_years = _months_after(self.start, 24)
        beyond = self.start.year < self.year - 1 or self.end.year > last + 1
        return beyond or (two_years is not None and self.end >= two_years)

    def far_from(self, day: date) -> bool:
        """Whether a day lies more than a year before the season or after it, as a mistyped year does.

        Example:
            >>> Season.of(2024).far_from(date(2023, 1, 1)), Season.of(2024).far_from(date(2042, 5, 10))
            (False, True)
        """
        first, last = ((each.year, each.month, each.day) for each in self.span)
        return (day.year + 1, day.month, day.day) < first or (day.year - 1, day.month, day.day) > last


def _months_after(day: date, months: int) -> date | None:
    """The day so many months later, clipped to the month's end; None beyond the calendar."""
    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):
        return None


@frozen(kw_only=True, repr=False)
class YearDay(Noun):
    """A day of every season (*ngày trong năm*), as 31/1; `later` is the number of years after the season's first.

    Raises: FormatError if no year has that day, or for a `later` that is not 0 to 9.

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
        if self.later not in _ONE_DIGIT:
            facts = pairs(found=self.later, allowed="0 … 9")
            raise FormatError([Problem(fault=Fault.OUT_OF_RANGE, path="$.later", facts=facts)])

    def of(self, season: Season | None) -> date | None:
        """The date of this day in a season: the first such day on or after the season's start, `later` years on.

        It is None if the season's days are not known, or no calendar has it. 29 February is the 28th in a year without
        it.
        """
        if season is None or season.start is None:
            return None
        first = season.start.year
        # 31/1 of a school year that begins in September is that of the year after (shape 13)
        year = first + self.later + (self._in(first) < season.start)
        return self._in(year) if date.min.year <= year <= date.max.year else None

    def _in(self, year: int) -> date:
        # a deadline of 29 February does not fall away in other years (shape 13)
        last = self.day if self.day <= _EVERY_MONTH else min(self.day, monthrange(year, self.month)[1])
        return date(year, self.month, last)


_ONE_DIGIT = range(10)
_YEAR_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?: ?\+ ?([0-9]))?")


def year_day_of(value: YearDay | str) -> YearDay:
    """A day of every season, or what its text says: `31/1`, or `15/1 +1` for the year after."""
    if isinstance(value, YearDay):
        return value
    given: object = value
    match = _YEAR_DAY.fullmatch(given.strip()) if isinstance(given, str) else None
    if match is None:
        raise FormatError([Problem(fault=Fault.NOT_A_DATE, facts=pairs(found=printed(value, str)))])
    days, months, later = match.groups()
    return YearDay(day=int(days), month=int(months), later=int(later or 0))


def year_days_of(values: Sequence[YearDay | str]) -> tuple[YearDay, ...]:
    """Days of every season in their order."""
    return each_of(values, year_day_of)


def due_of(value: YearDay | Dated) -> YearDay | date:
    """A day of every season, or a date, be it as a text."""
    if isinstance(value, date) or (isinstance(value, str) and not _YEAR_DAY.fullmatch(value.strip())):
        return day_of(value)
    return year_day_of(value)


def due_or_none(value: YearDay | Dated | None) -> YearDay | date | None:
    """A day of every season, or a date, where there is one."""
    return None if value is None else due_of(value)


_LAST_MONTH, _LEAP_YEAR = 12, 2024
_EVERY_MONTH = 28  # days that each has


@unique
class Days(Enum):
    """Which days are counted (*ngày, ngày làm việc*): all days of the calendar, or only working days."""

    CALENDAR = "calendar"
    WORKING = "working"


_YEAR_DAYS, _WEEK = 366, range(1, 8)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY = re.compile(r"FREQ=(YEARLY|MONTHLY|WEEKLY)((?:;(?:INTERVAL|BYMONTH|BYMONTHDAY|BYDAY)=[0-9A-Z,+-]+)*)")
_INTERVAL = re.compile("[1-9][0-9]{0,3}")
_WHOLE = re.compile("[+-]?[0-9]{1,2}")
_WEEKDAY = re.compile(f"([+-]?[0-9]{{1,2}})?({'|'.join(_WEEKDAYS)})")
_MONTHS, _MONTH_DAYS = range(1, 13), range(1, 32)
_CYCLE = range(date(2000, 1, 1).toordinal(), date(2028, 1, 1).toordinal())
_MOST_IN_MONTH, _MOST_IN_YEAR = 5, 53  # how often a weekday comes at most


@frozen(kw_only=True, repr=False)
class _Recurrence(Shown):
    """A rule of RFC 5545 over days, read: every `interval` years, months or weeks, on the days that its parts name."""

    freq: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, str], ...] = ()

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """The days of a span on which it falls, counted from the span's first."""
        rule = self.starting(first)
        span = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        return tuple(day for day in span if rule.counts(first, day) and rule.names(day))

    def starting(self, first: date) -> _Recurrence:
        """The rule with what it leaves unsaid taken from its first day, as RFC 5545 says."""
        if self.month_days or self.weekdays:
            return self
        if self.freq == "WEEKLY":
            return evolve(self, weekdays=((0, _WEEKDAYS[first.weekday()]),))
        yearly = self.freq == "YEARLY" and not self.months
        return evolve(self, months=(first.month,) if yearly else self.months, month_days=(first.day,))

    def counts(self, first: date, day: date) -> bool:
        """Whether a day lies in a year, month or week that is counted."""
        match self.freq:
            case "YEARLY":
                passed = day.year - first.year
            case "MONTHLY":
                passed = 12 * (day.year - first.year) + day.month - first.month
            case _:
                passed = (day.toordinal() - 1) // 7 - (first.toordinal() - 1) // 7
        return passed % self.interval == 0

    def names(self, day: date) -> bool:
        """Whether the parts of the rule name a day."""
        if self.months and day.month not in self.months:
            return False
        if self.month_days and not {day.day, day.day - monthrange(day.year, day.month)[1] - 1} & {*self.month_days}:
            return False
        return not self.weekdays or any(self._nth(day, nth) for nth, name in self.weekdays if name == _weekday(day))

    def _nth(self, day: date, nth: int) -> bool:
        """Whether a day is the nth of its weekday in the month or, of a yearly rule without months, in the year."""
        if not nth or self.freq == "WEEKLY":
            return True
        if self.freq == "YEARLY" and not self.months:
            begin, end = date(day.year, 1, 1), date(day.year, 12, 31)
        else:
            begin, end = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
        return nth == ((day - begin).days // 7 + 1 if nth > 0 else -((end - day).days // 7 + 1))


def _longest(month: int) -> int:
    return monthrange(_LEAP_YEAR, month)[1]


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]


def _read(rule: str) -> _Recurrence | None:
    """A rule as it is written; None where it is none, names a day that no month has, or falls on no day at all."""
    found = _EVERY.fullmatch(rule)
    stated = [part.split("=") for part in found[2].split(";")[1:]] if found is not None else []
    parts = {key: text.split(",") for key, text in stated}
    if found is None or len(parts) < len(stated):
        return None
    weekdays = [_WEEKDAY.fullmatch(text) for text in parts.get("BYDAY", [])]
    whole = {key: [_WHOLE.fullmatch(text) for text in parts.get(key, [])] for key in ("BYMONTH", "BYMONTHDAY")}
    interval = ",".join(parts.get("INTERVAL", ["1"]))
    if not _INTERVAL.fullmatch(interval) or not all([*weekdays, *whole["BYMONTH"], *whole["BYMONTHDAY"]]):
        return None
    read = _Recurrence(
        freq=found[1],
        interval=int(interval),
        months=tuple(int(each[0]) for each in whole["BYMONTH"] if each),
        month_days=tuple(int(each[0]) for each in whole["BYMONTHDAY"] if each),
        weekdays=tuple((int(each[1] or 0), each[2]) for each in weekdays if each),
    )
    return read if _possible(read, [each[1] for each in weekdays if each]) else None


def _possible(rule: _Recurrence, ordinals: list[str | None]) -> bool:
    """Whether all that a rule names can be, each by itself and together on some day."""
    yearly = rule.freq == "YEARLY" and not rule.months
    most = _MOST_IN_YEAR if yearly else _MOST_IN_MONTH
    sound = (
        all(month in _MONTHS for month in rule.months)
        and all(abs(day) in _MONTH_DAYS for day in rule.month_days)
        and all(text is None or 1 <= abs(int(text)) <= most for text in ordinals)
    )
    # weekdays and leap years come round after 28 years
    return sound and any(map(evolve(rule, interval=1).starting(date(2000, 1, 1)).names, map(date.fromordinal, _CYCLE)))


@frozen(kw_only=True, repr=False)
class Due(Noun):
    """A deadline of every season (*thời hạn*): on one day, or by a rule such as `FREQ=MONTHLY;BYMONTHDAY=25`.

    `on` is that day and `every` that rule, written as iCalendar (RFC 5545) writes a recurrence. `remind` says how many
    days before to remind (0 to 366), counted as `days` says.

    Raises: FormatError unless exactly one of `on` and `every` is stated, if no calendar can follow the rule, or for
        other days in `remind`.

    Example:
        >>> [day.isoformat() for day in Due(name="Báo cáo", every="FREQ=MONTHLY;INTERVAL=6").of(Season.of(2024))]
        ['2024-01-01', '2024-07-01']
    """

    name: str
    on: YearDay | date | None = field(default=None, converter=due_or_none)
    every: str | None = None
    remind: tuple[int, ...] = field(default=(), converter=tuple[int, ...])
    days: Days = Days.CALENDAR

    def __attrs_post_init__(self) -> None:
        """Refuse what is due on no day."""
        problems = []
        if (self.on is None) == (self.every is None):
            problems.append(Problem(fault=Fault.ABOUT_NOTHING, facts=pairs(allowed=("on", "every"))))
        elif self.every is not None and _read(self.every) is None:
            problems.append(Problem(fault=Fault.NOT_A_CALENDAR_RULE, path="$.every", facts=pairs(found=self.every)))
        problems += [
            Problem(fault=Fault.OUT_OF_RANGE, path=f"$.remind[{row}]", facts=pairs(found=days))
            for row, days in enumerate(self.remind)
            if not 0 <= days <= _YEAR_DAYS
        ]
        if problems:
            raise FormatError(problems)

    def of(self, season: Season) -> tuple[date, ...]:
        """The days in a season on which it is due; for a rule, none if the season's days are not known."""
        rule = None if self.every is None else _read(self.every)
        if rule is None:
            day = self.on.of(season) if isinstance(self.on, YearDay) else self.on
            return () if day is None else (day,)
        if season.start is None or season.end is None:
            return ()
        return rule.days(season.start, season.end)

    @property
    def each_month(self) -> bool:
        """Whether a yearly rule names a day of the month but no month, so that it is due in every month."""
        rule = None if self.every is None else _read(self.every)
        return rule is not None and rule.freq == "YEARLY" and bool(rule.month_days) and not rule.months

    @property
    def by_weeks(self) -> bool:
        """Whether a weekly rule names what no week has: a second Monday, or a day of the month.

        Such numbers before weekdays mean nothing, and days of the month only narrow the rule, as other software reads
        it.
        """
        rule = None if self.every is None else _read(self.every)
        return rule is not None and rule.freq == "WEEKLY" and bool(rule.month_days or any(n for n, _ in rule.weekdays))

    @property
    def passes_over(self) -> tuple[int, ...]:
        """The months (1 to 12) that a rule names, or means by naming none, and that never have its day.

        Example:
            >>> Due(name="x", every="FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=31").passes_over
            (6, 9)
        """
        rule = None if self.every is None else _read(self.every)
        if rule is None or not rule.month_days:
            return ()
        least = min(map(abs, rule.month_days))
        return tuple(month for month in rule.months or _MONTHS if least > _longest(month))

    def passed_in(self, season: Season) -> tuple[int, ...]:
        """The months (1 to 12) of a season that never have the day which a rule takes from the season's first day.

        Example:
            >>> autumn = Season.of("2023-2024", (date(2023, 8, 31), date(2024, 8, 30)))
            >>> Due(name="x", every="FREQ=MONTHLY").passed_in(autumn)
            (9, 11, 2, 4, 6)
        """
        rule = None if self.every is None else _read(self.every)
        first, last = season.start, season.end
        if rule is None or first is None or last is None or rule.freq == "WEEKLY" or rule.month_days or rule.weekdays:
            return ()
        months = rule.starting(first).months or _MONTHS
        begun = [first.replace(day=1)]
        while (following := _months_after(begun[0], len(begun))) is not None and following <= last:
            begun.append(following)
        ends = (each.replace(day=monthrange(each.year, each.month)[1]) for each in begun if rule.counts(first, each))
        short = (end.month for end in ends if end.month in months and end.day < first.day and end <= last)
        return tuple(dict.fromkeys(short))


@lru_cache(maxsize=4096, typed=True)
def _season(label: int | str, period: tuple[date, ...] | None) -> Season:
    """The season with a label, made once: a history asks for the same ones again and again."""
    start, end = (None, None) if period is None else period
    return Season(label=label, start=start, end=end)


def _period(told: Iterable[Dated]) -> tuple[date, ...]:
    """A first and a last day."""
    try:
        days = days_of(told)
    except FormatError as error:
        raise FormatError(each.under("$.period") for each in error.problems) from None
    if len(days) != len(("start", "end")):
        raise _no_period(days)
    return days


def _no_period(days: tuple[date, ...]) -> FormatError:
    facts = pairs(found=", ".join(day.isoformat() for day in days))
    return FormatError([Problem(fault=Fault.OUT_OF_RANGE, path="$.period", facts=facts)])


@unique
class MeetingKind(Enum):
    """Which meeting of the year it is (*hội nghị*): preparatory (*trù bị*), mid-year (*sơ kết*), annual (*tổng kết*).

    A thematic one is any other.
    """

    PREPARATORY = "preparatory"
    MID_YEAR = "mid-year"
    ANNUAL = "annual"
    THEMATIC = "thematic"


@frozen(kw_only=True, repr=False)
class Calendar(Noun):
    """The calendar of a season (*lịch năm thi đua*): which days are working days, and what is due when.

    All days are working days but those of `weekend` (1 is Monday, 7 Sunday) and `holidays`, and of these the ones that
    are `worked` (*ngày làm bù*); if the whole week is weekend, all days count. `order` is the order of the year's
    meetings, where the rules state one; meetings of a kind not in it may come anywhere.

    Raises: FormatError for a weekend on a day that no week has, and a holiday that is worked.
    """

    holidays: tuple[date, ...] = field(default=(), converter=days_of)
    weekend: tuple[int, ...] = field(default=(6, 7), converter=tuple[int, ...])
    order: tuple[MeetingKind, ...] = field(default=(), converter=tuple[MeetingKind, ...])
    due: tuple[Due, ...] = field(default=(), converter=tuple[Due, ...])
    worked: tuple[date, ...] = field(default=(), converter=days_of)
    _worked: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _off: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _made_up: tuple[int, ...] = field(init=False, eq=False, repr=False)

    @_worked.default
    def _worked_days_of_the_week(self) -> tuple[int, ...]:
        # where the whole week is weekend, working days tell nothing apart, and all count (shape 13)
        return tuple(day for day in _WEEK if day not in self.weekend) or tuple(_WEEK)

    @_off.default
    def _holidays_on_worked_days(self) -> tuple[int, ...]:
        if set(self.weekend) >= set(_WEEK):
            return ()
        return tuple(sorted({day.toordinal() for day in self.holidays if day.isoweekday() in self._worked}))

    @_made_up.default
    def _worked_weekends(self) -> tuple[int, ...]:
        # a Saturday that is worked for a day off elsewhere (shape 97)
        return tuple(sorted({day.toordinal() for day in self.worked if day.isoweekday() not in self._worked}))

    def __attrs_post_init__(self) -> None:
        """Refuse a weekend on a day that no week has, and a day that is both off and worked."""
        problems = [
            Problem(fault=Fault.OUT_OF_RANGE, path=f"$.weekend[{row}]", facts=pairs(found=day, allowed="1 … 7"))
            for row, day in enumerate(self.weekend)
            if day not in _WEEK
        ]
        problems += [
            Problem(fault=Fault.DUPLICATE_ID, path=f"$.worked[{row}]", facts=pairs(found=day))
            for row, day in enumerate(self.worked)
            if day in self.holidays
        ]
        if problems:
            raise FormatError(problems)

    def days_between(self, first: date, last: date, counted: Days) -> int:
        """Count the days after `first` up to and including `last`, either all of them or only working days.

        Example: from Friday to the Monday after is one working day.
            >>> Calendar().days_between(date(2022, 1, 7), date(2022, 1, 10), Days.WORKING)
            1
        """
        # the first day is none of those between: due on Friday and done on Monday is late by one working day (shape 13)
        if counted is Days.CALENDAR:
            return last.toordinal() - first.toordinal()
        return self._worked_until(last.toordinal()) - self._worked_until(first.toordinal())

    def days_after(self, day: date, days: int, counted: Days) -> date | None:
        """The day that is `days` days after a day (before it, if negative); None if no calendar has it.

        Counted in working days it is itself a working day, except that 0 days after a day is the day itself.

        Example: five working days after Thursday 2 May 2024.
            >>> Calendar().days_after(date(2024, 5, 2), 5, Days.WORKING)
            datetime.date(2024, 5, 9)
        """
        start = day.toordinal()
        if counted is Days.CALENDAR or not days:
            found = start + days
        else:
            # the working day by which one more is done than before it: both ways the same search
            done = self._worked_until(start if days > 0 else start - 1) + days
            find, goal = (bisect_left, done) if days > 0 else (bisect_right, done)
            found = find(range(_LAST_DAY + 1), goal, key=self._worked_until) if goal >= 0 else 0
        return date.fromordinal(found) if 1 <= found <= _LAST_DAY else None

    def next_worked(self, day: date) -> date:
        """The day itself if it is a working day, else the next one; a day after which no calendar has any, itself.

        Example: 15 June 2024 is a Saturday.
            >>> Calendar().next_worked(date(2024, 6, 15)), Calendar().next_worked(date(2024, 6, 14))
            (datetime.date(2024, 6, 17), datetime.date(2024, 6, 14))
        """
        at = day.toordinal()
        if self._worked_until(at) > self._worked_until(at - 1):
            return day
        return self.days_after(day, 1, Days.WORKING) or day

    def _worked_until(self, day: int) -> int:
        """How many days were worked from the first day of the calendar, a Monday, to one."""
        weeks, rest = divmod(day, len(_WEEK))
        worked = weeks * len(self._worked) + bisect_right(self._worked, rest)
        return worked - bisect_right(self._off, day) + bisect_right(self._made_up, day)

    def reminders(self, season: Season) -> tuple[tuple[date, date, str], ...]:
        """Everything due in a season, day by day (*nhắc hạn*): the day to remind on, the day it is due, its name.

        Example:
            >>> report = Due(name="Báo cáo", on=YearDay(day=15, month=6), remind=(1,), days=Days.WORKING)
            >>> Calendar(due=(report,)).reminders(Season.of(2025))[0][0]  # 15 June 2025 is a Sunday
            datetime.date(2025, 6, 13)
        """
        found = [
            (before, day, each.name)
            for each in self.due
            for day in each.of(season)
            for days in dict.fromkeys((*each.remind, 0))
            if (before := self.days_after(day, -days, each.days)) is not None
        ]
        return tuple(sorted(found))


_LAST_DAY = date.max.toordinal()


def season_or_none(season: Season | int | str | None) -> Season | None:
    """A season, or the one of a label, where there is one; a year has four digits.

    Raises: FormatError for what names no season.
    """
    if season is None:
        return season
    label: object = season.label if isinstance(season, Season) else season_label(season)
    if not isinstance(label, str) and not (isinstance(label, int) and label in _FOUR_DIGITS):
        raise FormatError([Problem(fault=Fault.NOT_A_SEASON, facts=pairs(found=printed(label, str)))])
    return season if isinstance(season, Season) else Season.of(label)


def season_label(label: int | str) -> int | str:
    """The label of a season as a person or a program has it: 2024, "2024", 2024.0 of a frame, "2023-2024"."""
    given: object = label
    if isinstance(given, str):
        return int(given) if given.isascii() and given.isdigit() else given
    whole = isinstance(given, Integral) and not isinstance(given, bool)
    return int(given) if whole or (isinstance(given, float) and given.is_integer()) else label  # type: ignore[call-overload]


_FOUR_DIGITS = range(1000, 10000)  # as a year is written: 24 is a slip of the pen


def day_before(day: date) -> date:
    """The eve of a day; the first day of the calendar has none and stands for itself."""
    return date.fromordinal(max(day.toordinal() - 1, 1))


@frozen(kw_only=True, repr=False)
class Meeting(Noun):
    """A meeting of the cluster (*hội nghị*), with the unit that hosts it and the unit that chairs it.

    `host` and `chair` are ids of units; `venue` is where it was held, in the source's words.

    Example:
        >>> Meeting(kind=MeetingKind.MID_YEAR, on=date(2024, 7, 29), host="hoa-binh", chair="tuyen-quang").chair
        'tuyen-quang'
    """

    kind: MeetingKind
    on: date | None = field(default=None, converter=day_or_none)
    host: UnitId | None = field(default=None, converter=unit_or_none)
    chair: UnitId | None = field(default=None, converter=unit_or_none)
    venue: str | None = None


def misplaced(meetings: Iterable[Meeting], order: tuple[MeetingKind, ...]) -> tuple[tuple[Meeting, Meeting], ...]:
    """Pairs of dated meetings of which the second came first, against the stated order of the year (*thứ tự hội nghị*).

    Example:
        >>> first = Meeting(kind=MeetingKind.MID_YEAR, on=date(2024, 7, 29))
        >>> last = Meeting(kind=MeetingKind.ANNUAL, on=date(2024, 6, 1))
        >>> misplaced([first, last], (MeetingKind.MID_YEAR, MeetingKind.ANNUAL)) == ((first, last),)
        True
    """
    # a kind that the order does not name stands anywhere, and a meeting without a day in no order (shape 12)
    dated = [(order.index(each.kind), each.on, each) for each in meetings if each.on is not None and each.kind in order]
    return tuple(
        (sooner, later)
        for place, day, sooner in dated
        for other, another, later in dated
        # of one day neither came first (shape 12)
        if place < other and another < day
    )
