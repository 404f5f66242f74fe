"""Days: scales over dates: deadlines with tiers, early bonuses, idle periods.

Owns: `YearDay`, `Days`, `Tier`, `Deadline`, `Period`, `Idle`, and how they turn days into points.
Takes columns in a setting with season and calendar; gives one mark a unit.
Never: today.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, unique
from fractions import Fraction

from attrs import frozen

from thidua.figures import Value
from thidua.grounds import Why, pairs
from thidua.scales.columns import (
    Bound,
    Columns,
    Earned,
    Mark,
    Read,
    Setting,
    each,
    refuse_outside,
    sure,
    undated,
    undefined,
)
from thidua.timetable import YearDay, working_days

__all__ = ["Days", "Deadline", "Idle", "Late", "Period"]


@unique
class Days(Enum):
    """Which days are counted."""

    CALENDAR = "calendar"
    WORKING = "working"


@frozen(kw_only=True)
class Late:
    """A tier: what being at least `days` late (or early) earns.

    Raises: RulebookError unless `days` ≥ 0.
    """

    days: int
    points: Fraction

    def __attrs_post_init__(self) -> None:
        """Refuse fewer than no days."""
        refuse_outside(self, days=Bound.NOT_NEGATIVE)


@frozen(kw_only=True)
class Deadline:
    """Points by a deadline (*thời hạn*): the day itself is in time.

    The deadline is `due` (a day of every year, or a date), the role `due`, or `within` days after the role `start`.
    `late` and `early` are tiers of which the farthest reached counts; `per_day` is added for every day late. A figure
    of occurrences is judged case by case: each has its own day and due day.
    """

    due: YearDay | date | None = None
    within: int | None = None
    days: Days = Days.CALENDAR
    late: tuple[Late, ...] = ()
    per_day: Fraction = Fraction(0)
    early: tuple[Late, ...] = ()
    on_time: Fraction = Fraction(0)


@unique
class Period(Enum):
    """How a season is cut into periods, in months."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"


_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6}


@frozen(kw_only=True)
class Idle:
    """Points (negative: a deduction) for every period without an occurrence (*kỳ không có hoạt động*).

    Periods are months, quarters or halves of the season, or end on the days `due`, of which each needs an occurrence
    after the day before.
    """

    each: Fraction
    period: Period | None = None
    due: tuple[YearDay, ...] = ()


def by_deadline(scale: Deadline, columns: Columns, setting: Setting) -> Earned:
    """One figure's day, or every occurrence's, against its due day."""

    def mark(read: Read, _target: Fraction | None) -> Mark:
        value = next(iter(read.values()))
        if not isinstance(value, date):
            return _cases(scale, value, setting)
        due = _due(scale, read, setting)
        if due is None:
            return undefined("due")
        points, why, days = _judged(scale, value, due, setting)
        return sure(points, why, pairs(on=value, due=due, days=days or None))

    return each(columns, mark)


def _due(scale: Deadline, read: Read, setting: Setting) -> date | None:
    start, due = read.get("start"), read.get("due")
    if isinstance(due, date):
        return due
    if scale.within is not None and isinstance(start, date):
        return start + timedelta(days=scale.within)
    return _stated(scale, setting)


def _stated(scale: Deadline, setting: Setting) -> date | None:
    """The day that the rulebook itself names."""
    return scale.due.of(setting.season) if isinstance(scale.due, YearDay) else scale.due


def _judged(scale: Deadline, on: date, due: date, setting: Setting) -> tuple[Fraction, Why, int]:
    """Points, whether in time, and by how many days."""
    days = _between(min(on, due), max(on, due), scale.days, setting)
    if on > due:
        reached = [tier for tier in scale.late if days >= tier.days]
        worst = max(reached, key=lambda tier: tier.days).points if reached else Fraction(0)
        return worst + scale.per_day * days, Why.LATE, days
    reached = [tier for tier in scale.early if days >= tier.days]
    bonus = max(reached, key=lambda tier: tier.days).points if reached else Fraction(0)
    return scale.on_time + bonus, Why.EARLY if reached else Why.ON_TIME, days


def _between(first: date, last: date, days: Days, setting: Setting) -> int:
    if days is Days.CALENDAR:
        return (last - first).days
    return working_days(first, last, setting.calendar)


def _cases(scale: Deadline, value: Value, setting: Setting) -> Mark:
    """Every occurrence against its own due day; one without both days earns nothing."""
    points, late, early = Fraction(0), 0, 0
    found = value if isinstance(value, tuple) else ()
    for one in found:
        due = one.due or _stated(scale, setting)
        if one.on is not None and due is not None:
            earned, why, _ = _judged(scale, one.on, due, setting)
            points += earned
            late += why is Why.LATE
            early += why is Why.EARLY
    return sure(
        points,
        Why.CASES_IN_TIME,
        pairs(count=len(found) or undated(value), late=late, early=early, undated=undated(value) or None),
    )


def by_idle(scale: Idle, columns: Columns, setting: Setting) -> Earned:
    """Every period of the season without an occurrence."""
    periods = _periods(scale, setting)

    def mark(read: Read, _target: Fraction | None) -> Mark:
        if not periods:
            return undefined("season")
        value = next(iter(read.values()))
        days = [one.on for one in value if one.on is not None] if isinstance(value, tuple) else []
        idle = sum(not any(first <= day <= last for day in days) for first, last in periods)
        facts = pairs(count=idle, each=scale.each, periods=len(periods), undated=undated(value) or None)
        return sure(scale.each * idle, Why.IDLE, facts)

    return each(columns, mark)


def _periods(scale: Idle, setting: Setting) -> list[tuple[date, date]]:
    season = setting.season
    if season is None or season.start is None or season.end is None:
        return []
    if scale.period is not None:
        return season.parts(_MONTHS[scale.period])
    ends = [day for due in scale.due if (day := due.of(season)) is not None]
    starts = [season.start, *(end + timedelta(days=1) for end in ends)]
    return list(zip(starts, ends, strict=False))
