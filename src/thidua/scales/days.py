"""Days: scales over dates: deadlines with tiers, early bonuses, idle periods.

Owns: `Late`, `DayOff`, `Deadline`, `Period`, `Idle`, and how they turn days into points: `by_deadline`,
`points_of_days`, `needs_days`, `by_idle`, `idle_ends`, `idle_periods`.
Takes columns in a setting with season and calendar; gives one mark a unit.
Never: today.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from enum import Enum, unique
from fractions import Fraction

from attrs import field, frozen

from thidua.errors import Problem, RulebookError
from thidua.given import points_of
from thidua.grounds import Facts, Fault, Why, pairs
from thidua.nouns import Noun
from thidua.ratios import Ratios, constant, ratios_of
from thidua.scales.columns import (
    Bound,
    Live,
    Mark,
    Read,
    Setting,
    Step,
    Trail,
    Worked,
    each,
    refuse_outside,
    sure,
    undated,
    valueless,
)
from thidua.timetable import Days, Season, YearDay, due_or_none, year_days_of

__all__ = ["DayOff", "Days", "Deadline", "Idle", "Late", "Period"]


@frozen(kw_only=True, repr=False)
class Late(Noun):
    """A tier of a deadline: `points` is what being at least `days` (≥ 0) late, or early, earns.

    Raises: RulebookError unless `days` ≥ 0.
    """

    days: int
    points: Fraction = field(converter=points_of)

    def __attrs_post_init__(self) -> None:
        """Refuse fewer than no days."""
        refuse_outside(self, days=Bound.NOT_NEGATIVE)


def _worth_by_days(tiers: tuple[Late, ...]) -> dict[int, Fraction]:
    """What each tier earns by its days, the fewest first."""
    worth = {each.days: each.points for each in reversed(tiers)}
    return {days: worth[days] for days in sorted(worth)}


@unique
class DayOff(Enum):
    """What becomes of a deadline on a day off (*hạn trùng ngày nghỉ*): it is the next working day."""

    NEXT = "next"


@frozen(kw_only=True, repr=False)
class Deadline(Noun):
    """Points by a deadline (*thời hạn*), of which the due day itself is in time.

    The due day is `due` (a day of every year, or a date), the day in the role `due`, or the one `within` days after the
    day in the role `start`; `days` says whether all days count or working days. What is in time earns `on_time` and the
    farthest tier of `early` that it reached. What is late earns the farthest tier of `late` that it reached, in place
    of `on_time`, and `per_day` for every day; before the first tier `on_time` still counts. If neither is stated, what
    is late earns 0. A day after the due day that is late by no working day is in time, unless there is a tier of 0
    days. Cases are judged one by one, each by its own day and due day. With `day_off` what is due on a day off is due
    on the next working day, and, counted in working days, what comes on a day off is taken as come on the next.

    Raises: RulebookError for a `within` that no calendar could hold.
    """

    due: YearDay | date | None = field(default=None, converter=due_or_none)
    within: int | None = None
    days: Days = Days.CALENDAR
    day_off: DayOff | None = None
    late: tuple[Late, ...] = field(default=(), converter=tuple[Late, ...])
    per_day: Fraction = field(default=Fraction(0), converter=points_of)
    early: tuple[Late, ...] = field(default=(), converter=tuple[Late, ...])
    on_time: Fraction = field(default=Fraction(0), converter=points_of)
    worth: Ratios = field(init=False, eq=False, repr=False)
    _late: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _early: tuple[int, ...] = field(init=False, eq=False, repr=False)

    @_late.default
    def _late_from(self) -> tuple[int, ...]:
        return tuple(_worth_by_days(self.late))

    @_early.default
    def _early_from(self) -> tuple[int, ...]:
        return tuple(_worth_by_days(self.early))

    @worth.default
    def _of_each_tier(self) -> Ratios:
        # before the first tier what in time earns, lest fewer days earn less than more
        until_then = self.on_time if self.late or self.per_day else Fraction(0)
        early = (self.on_time + bonus for bonus in _worth_by_days(self.early).values())
        return ratios_of([until_then, *_worth_by_days(self.late).values(), self.on_time, *early])

    def late_tier(self, days: int) -> int:
        """The row of `worth` for what is so many days late: that of the farthest tier reached; 0 before any."""
        return bisect_right(self._late, days)

    def early_tier(self, days: int) -> int:
        """The row of `worth` for what is so many days early: of the farthest tier reached; `in_time` before any."""
        return self.in_time + bisect_right(self._early, days)

    @property
    def in_time(self) -> int:
        """The row of `worth` for what is in time and too late for an early bonus."""
        return len(self._late) + 1

    def __attrs_post_init__(self) -> None:
        """Refuse more days after an event than there are."""
        if self.within is not None and abs(self.within) >= date.max.toordinal():
            facts = pairs(found=self.within)
            raise RulebookError([Problem(fault=Fault.OUT_OF_RANGE, path="$.within", facts=facts)])

    @property
    def rises(self) -> tuple[int, Facts] | None:
        """The row of the first late tier that earns more than a day less late does, with both points, or None.

        Tiers beside a `per_day` above 0 are left out, as there every later day earns more.
        """
        for row, tier in enumerate(self.late if self.per_day <= 0 else ()):
            eve = max(tier.days - 1, 0)
            before = self.worth.at(self.late_tier(tier.days - 1)) + self.per_day * eve
            points = tier.points + self.per_day * tier.days
            if points > before:
                return row, pairs(days=tier.days, points=points, before=before)
        return None


@unique
class Period(Enum):
    """Into periods of how many months a season is cut: 1, 3 or 6."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"


_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6}


@frozen(kw_only=True, repr=False)
class Idle(Noun):
    """Points (negative: a deduction) for every period without a case (*kỳ không có hoạt động*).

    Periods are months, quarters or halves of the season (`period`), or they end on the days `due`, each of which needs
    a case after the `due` day before it in the season.

    Raises: RulebookError unless exactly one of `period` and `due` is stated, and the days of `due` differ.
    """

    each: Fraction = field(converter=points_of)
    period: Period | None = None
    due: tuple[YearDay, ...] = field(default=(), converter=year_days_of)

    def __attrs_post_init__(self) -> None:
        """Refuse periods that are cut in no way or in two, and a day that is named twice."""
        problems = []
        if (self.period is None) == (not self.due):
            problems.append(Problem(fault=Fault.ABOUT_NOTHING, facts=pairs(allowed=("period", "due"))))
        problems += [
            Problem(fault=Fault.DUPLICATE_ID, path=f"$.due[{row}]", facts=pairs(found=f"{day.day}/{day.month}"))
            for row, day in enumerate(self.due)
            if day in self.due[:row]
        ]
        if problems:
            raise RulebookError(problems)


def by_deadline(scale: Deadline, live: Live, setting: Setting) -> Worked:
    """One figure's day, or every occurrence's, against its due day."""
    days = [value for value in next(iter(live.values.values())) if isinstance(value, date)]
    if len(days) < len(live.rows):
        # a figure of cases has a day, and may have a due day, for each (shape 13)
        return each(live, lambda read: _cases(scale, read, setting))
    dues = _dues(scale, live, setting)
    points = _on_days(scale, days, dues, setting)

    def steps(place: int) -> Trail:
        on, due = days[place], dues[place]
        if due is None:
            # that the season's days are not known is another lack than that a day was not reported (shape 13)
            read = live.read(place)
            return (_without_days(setting) if _unknown(scale, read, setting) else valueless("due")).steps
        _, why, late = _judged(scale, on, due, setting)
        none = "none" if on > due and why is not Why.LATE else None
        working = Days.WORKING if late and scale.days is Days.WORKING else None
        facts = pairs(on=on, due=due, days=late or None, working=working, late=none)
        return (Step(why=why, facts=(*facts, *_moved(scale, live.read(place), on, setting))),)

    return Worked(points, points, steps)


def _moved(scale: Deadline, read: Read, on: date, setting: Setting) -> Facts:
    """The due day that was moved, and the day as of which something is taken, where these are others."""
    stated, taken = _stated(scale, read, setting), _taken(scale, on, setting)
    off = stated is not None and _working(scale, stated, setting) != stated
    return pairs(moved=stated if off else None, taken=None if taken == on else taken)


def points_of_days(scale: Deadline, days: Sequence[date], setting: Setting) -> Ratios:
    """The points of days that are all judged by the day of the rulebook."""
    due = _due(scale, {}, setting)
    if due is None:
        return constant(Fraction(0), len(days))
    if scale.per_day:
        return _on_days(scale, days, [due] * len(days), setting)
    tiers = {on: _tier(scale, on, due, setting)[0] for on in {*days}}
    return scale.worth.pick([tiers[on] for on in days])


def _on_days(scale: Deadline, days: Sequence[date], dues: Sequence[date | None], setting: Setting) -> Ratios:
    """The points of each day against its due day; none without one."""
    known: dict[tuple[date, date | None], Fraction] = {}
    for on, due in zip(days, dues, strict=True):
        if (on, due) not in known:
            known[on, due] = Fraction(0) if due is None else _judged(scale, on, due, setting)[0]
    return ratios_of([known[both] for both in zip(days, dues, strict=True)])


def _dues(scale: Deadline, live: Live, setting: Setting) -> list[date | None]:
    """The due day of each unit; one for all, where no figure beside the one judged names it."""
    if {"start", "due"}.isdisjoint(live.values):
        return [_due(scale, {}, setting)] * len(live.rows)
    return [_due(scale, live.read(place), setting) for place in range(len(live.rows))]


def _due(scale: Deadline, read: Read, setting: Setting) -> date | None:
    """The day on which something is due; on a day off, the next working day where the scale says so."""
    stated = _stated(scale, read, setting)
    return None if stated is None else _working(scale, stated, setting)


def _working(scale: Deadline, day: date, setting: Setting) -> date:
    """A day, or the next working day where it is off and the scale moves it."""
    # a term that ends on a day off ends on the next working day (shape 97)
    return day if scale.day_off is None else setting.calendar.next_worked(day)


def _taken(scale: Deadline, on: date, setting: Setting) -> date:
    """The day on which something is taken as come: an office that is closed counts it as of its next working day."""
    return _working(scale, on, setting) if scale.days is Days.WORKING else on


def _stated(scale: Deadline, read: Read, setting: Setting) -> date | None:
    """The day that the figures beside the one judged, or the rulebook itself, name."""
    start, due = read.get("start"), read.get("due")
    # a due day that was set elsewhere and reported, then days after an event, then the rulebook's own (shape 13)
    if isinstance(due, date):
        return due
    if scale.within is not None and isinstance(start, date):
        return setting.calendar.days_after(start, scale.within, scale.days)
    return scale.due.of(setting.season) if isinstance(scale.due, YearDay) else scale.due


def _unknown(scale: Deadline, read: Read, setting: Setting) -> bool:
    """Whether a deadline has no day only because those of the season are not recorded."""
    return needs_days(scale, read) and not _recorded(setting.season)


def needs_days(scale: Deadline | Idle, roles: Collection[str]) -> bool:
    """Whether a scale goes by the days of the season, beside what it reads."""
    if isinstance(scale, Idle):
        return True
    named = "due" in roles or (scale.within is not None and "start" in roles)
    return isinstance(scale.due, YearDay) and not named


def _recorded(season: Season | None) -> bool:
    return season is not None and season.start is not None and season.end is not None


def _without_days(setting: Setting) -> Mark:
    """No points, because it is not recorded when the season begins and ends."""
    return sure(Fraction(0), Why.SEASON_WITHOUT_DAYS, pairs(season=_label(setting)))


def _label(setting: Setting) -> int | str | None:
    return None if setting.season is None else setting.season.label


def _tier(scale: Deadline, on: date, due: date, setting: Setting) -> tuple[int, int]:
    """The row of what a day earns, and by how many days; the day itself and one late by no working day are in time."""
    on = _taken(scale, on, setting)
    first, last = (due, on) if on > due else (on, due)
    days = setting.calendar.days_between(first, last, scale.days)
    # a day off behind the deadline is late by no working day, and in time unless a tier says otherwise (shape 13)
    if on > due and (days or scale.late_tier(0)):
        return scale.late_tier(days), days
    return scale.early_tier(days), days


def _judged(scale: Deadline, on: date, due: date, setting: Setting) -> tuple[Fraction, Why, int]:
    """Points, whether in time, and by how many days."""
    tier, days = _tier(scale, on, due, setting)
    if tier < scale.in_time:
        # the tier stands in place of what in time earns, and each day comes on top of it (shape 13)
        return scale.worth.at(tier) + scale.per_day * days, Why.LATE, days
    return scale.worth.at(tier), Why.EARLY if tier > scale.in_time else Why.ON_TIME, days


def _cases(scale: Deadline, read: Read, setting: Setting) -> Mark:
    """Every occurrence against its own due day, else that of all; one without both days earns nothing."""
    value, common = next(iter(read.values())), _due(scale, read, setting)
    points, late, early, undue = Fraction(0), 0, 0, 0
    found = value if isinstance(value, tuple) else ()
    for one in found:
        # the case's own due day before that of all; a case without days is neither late nor early (shape 13)
        due = common if one.due is None else _working(scale, one.due, setting)
        undue += due is None
        if one.on is not None and due is not None:
            earned, why, _ = _judged(scale, one.on, due, setting)
            points += earned
            late += why is Why.LATE
            early += why is Why.EARLY
    counts = pairs(count=len(found) or undated(value), late=late, early=early)
    season = _label(setting) if undue and _unknown(scale, read, setting) else None
    lacking = pairs(undated=undated(value) or None, without_due=undue or None, season=season)
    return sure(points, Why.CASES_IN_TIME, (*counts, *lacking))


def by_idle(scale: Idle, live: Live, setting: Setting) -> Worked:
    """Every period of the season without an occurrence."""
    periods = _periods(scale, setting)

    def mark(read: Read) -> Mark:
        if not periods:
            # of a season without days nobody knows the quarters, so that none is idle (shape 71)
            return valueless("due") if _recorded(setting.season) else _without_days(setting)
        value = next(iter(read.values()))
        cases = value if isinstance(value, tuple) else ()
        # by its due day, else its own: what was due in December and done in January fills December (shape 71)
        days = sorted(one.day for one in cases if one.day is not None)
        dayless = sum(one.day is None for one in cases) if cases else undated(value)
        empty = sum(bisect_left(days, first) == bisect_right(days, last) for first, last in periods)
        idle = max(empty - dayless, 0)  # of what is not stated nothing is taken: each may have filled one more
        facts = pairs(count=idle, each=scale.each, periods=len(periods), undated=dayless or None)
        return sure(scale.each * idle, Why.IDLE, facts)

    return each(live, mark)


def _periods(scale: Idle, setting: Setting) -> list[tuple[date, date]]:
    season = setting.season
    if season is None or season.start is None or season.end is None:
        return []
    if scale.period is not None:
        return season.parts(_MONTHS[scale.period])
    ends = idle_ends(scale, season)
    starts = [season.start, *(_following(end) for end in ends)]
    return list(zip(starts, ends, strict=False))


def idle_ends(scale: Idle, season: Season) -> list[date]:
    """The days of a season on which the stated periods end, in their order, each once."""
    # in whatever order the rulebook lists them (shape 71)
    return sorted({day for due in scale.due if (day := due.of(season)) is not None})


def idle_periods(scale: Idle, season: Season | None) -> int | None:
    """How many periods can be idle at most; None where they are cut by a season that is not named."""
    if season is not None:
        return len(_periods(scale, Setting(season=season)))
    # how many quarters a season has, only the season tells (shape 71)
    return len(scale.due) if scale.period is None else None


def _following(day: date) -> date:
    return min(day, date.max - timedelta(days=1)) + timedelta(days=1)
