"""Scales over days: by when something was done, and periods in which nothing was."""

from datetime import date
from fractions import Fraction
from typing import Any

from oracle.days import day
from oracle.reading import Refused, number, whole
from oracle.scales import Line


def deadline(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points by the day on which something was done, or by the days of all cases."""
    found = line.reach(values)
    if isinstance(found, list):
        total = Fraction(0)
        own = fixed_due(line, values)
        for case in found if own else line.cases(found):
            due = case.due or own
            if case.on and due and (case.due is None or line.season.holds(case.due)):  # by its day as it is written
                total += by_day(line, case.on, due)
        return total
    due = fixed_due(line, values)
    return by_day(line, found, due) if due else Fraction(0)


def checked_days(line: Line) -> None:
    """What a deadline says of days off is known."""
    if line.kind == "deadline" and line.scale.get("day_off", "next") != "next":
        raise Refused("day_off", line.scale["day_off"])


def fixed_due(line: Line, values: dict[str, Any]) -> date | None:
    """The day that the scale, or a role, says."""
    if "due" in values:
        return day(values["due"])
    if "due" in line.scale:
        return line.season.due(line.scale["due"])
    if "within" in line.scale and "start" in values:
        working = line.scale.get("days") == "working"
        return line.calendar.later(values["start"], int(line.n("within")), working=working)
    return None


def by_day(line: Line, on: date, due: date) -> Fraction:
    """On time until the day itself; tiers and days beyond it, tiers before it."""
    working, moves = line.scale.get("days") == "working", line.scale.get("day_off") == "next"
    due = line.calendar.moved(due) if moves else due
    on = line.calendar.moved(on) if moves and working else on
    on_time, per_day = line.n("on_time", 0), line.n("per_day", 0)
    if on > due:
        late, tiers = line.calendar.count(due, on, working=working), line.scale.get("late", [])
        reached = farthest(line, tiers, late)
        stands = on_time if tiers or per_day or not late else Fraction(0)  # on days off it is late by none
        return (stands if reached is None else reached) + per_day * late
    early = line.calendar.count(on, due, working=working)
    return on_time + (farthest(line, line.scale.get("early", []), early) or 0)


def farthest(line: Line, tiers: list[dict[str, Any]], days: int) -> Fraction | None:
    """The points of the farthest tier reached."""
    reached = [(whole(tier["days"]), number(tier["points"], line.numbers)) for tier in tiers]
    reached = [tier for tier in reached if tier[0] <= days]
    return max(reached, key=lambda tier: tier[0])[1] if reached else None


def idle(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points for every period without a case; one without a day may be of any."""
    cases = values[line.main[0]] if line.main else []
    days = [when for case in cases if (when := case.due or case.on)]
    empty = sum(not any(first <= when <= last for when in days) for first, last in line.periods())
    return max(0, empty - (len(cases) - len(days))) * line.n("each")
