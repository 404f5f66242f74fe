"""Belonging: which cases and which reports are of the season, and what is odd about their days.

Owns: `of_season`, `of_reports`, `of_days`, `days_reported`, `occurrences`.
Takes a pact with what was reported; gives the cells with the season's cases alone, and grounds.
Never: points; a day that the record does not state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from thidua.criteria import reads_of, scale_of
from thidua.figures import Cell, Kind, Occurrence
from thidua.grounds import About, Facts, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.reviewing.entries import Submission
from thidua.scales import Deadline, Idle, core, idle_ends
from thidua.timetable import Season

__all__ = ["days_reported", "occurrences", "of_days", "of_reports", "of_season"]


@frozen(kw_only=True)
class _Span:
    """The days of a season for the cases of one figure; `due_stated`: the rulebook or another figure has their due."""

    first: date
    last: date
    due_stated: bool = False

    def holds(self, case: Occurrence) -> bool:
        """Whether a case is of the season: by its due day, else by its own; one without either is."""
        day = case.due or (None if self.due_stated else case.on)
        return day is None or self.first <= day <= self.last


def of_season(pact: Pact, names: Iterable[str], standing: dict[str, dict[str, Cell]]) -> tuple[Ground, ...]:
    """Leave in every cell the cases of the season alone; the grounds say which were left out, and which are doubles.

    A case belongs to the season of its due day, else of its own; where the season's days are not known nothing is
    outside (*vụ việc ngoài năm thi đua*).
    """
    grounds: list[Ground] = []
    for name in names:
        span = _span(pact, name)
        for unit, held in standing.items():
            cell, about = held.get(name), About(unit=unit, figure=name)
            if not isinstance(cell, tuple):
                continue
            outside = [] if span is None else [case for case in cell if not span.holds(case)]
            if outside and span is not None:
                held[name] = tuple(filter(span.holds, cell))
                grounds.append(Ground(why=Why.CASES_OUTSIDE, about=about, facts=_outside(outside)))
            grounds += _doubles(about, cell)
    return tuple(grounds)


def _outside(cases: list[Occurrence]) -> Facts:
    """How many cases, and from which day to which they are."""
    days = [day for case in cases if (day := case.due or case.on) is not None]
    first, last = min(days), max(days)
    return pairs(count=len(cases), earliest=first, latest=last if last != first else None)


def _span(pact: Pact, name: str) -> _Span | None:
    """The days of the season for one figure's cases: with the rulebook's own due days, which may lie beyond its end."""
    season, rules = pact.season, pact.rulebook
    if season is None or season.start is None or season.end is None:
        return None
    first, last, due_stated = season.start, season.end, False
    for row in rules.criteria.leaves if rules is not None else ():
        scale, reads = core(scale_of(row)), reads_of(row)
        if reads[0][1] != name:
            continue
        if isinstance(scale, Deadline):
            beside = {role for role, _ in reads[1:]}
            due_stated |= scale.due is not None or "due" in beside or (scale.within is not None and "start" in beside)
        elif isinstance(scale, Idle) and scale.due:
            last = max([last, *idle_ends(scale, season)])
    return _Span(first=first, last=last, due_stated=due_stated)


def _doubles(about: About, cases: tuple[Occurrence, ...]) -> Iterator[Ground]:
    """Cases written alike, with a day or evidence by which they should differ; they count, and it is said."""
    for case, count in Counter(cases).items() if len(set(cases)) < len(cases) else ():
        if count > 1 and (case.on or case.due or case.evidence):
            facts = pairs(count=count, on=case.on or case.due, evidence=case.evidence)
            yield Ground(why=Why.CASES_ALIKE, about=about, facts=facts)


def of_reports(pact: Pact, submissions: Iterable[Submission]) -> Iterator[Ground]:
    """Reports that came after reporting closed, or after the results were published."""
    policies = pact.rulebook.policies if pact.rulebook is not None else None
    for each in submissions:
        if policies is None or each.on is None:
            continue
        final, closes = policies.published_on, policies.reporting_closes
        if final is not None and each.on > final:
            facts = pairs(on=each.on, final=final)
            yield Ground(why=Why.REPORT_AFTER_PUBLICATION, about=About(unit=each.unit), facts=facts, cites=pact.cite())
        elif closes is not None and each.on > closes:
            facts = pairs(on=each.on, closes=closes)
            yield Ground(why=Why.REPORT_LATE, about=About(unit=each.unit), facts=facts, cites=pact.cite())


def of_days(unit: str, season: Season | None, cells: Iterable[tuple[str, Cell]]) -> Iterator[Ground]:
    """Days far from the season, which are likely mistyped: of figures, and of the cases that count."""
    for name, cell in cells if season is not None else ():
        days = [cell] if isinstance(cell, date) else []
        if isinstance(cell, tuple):
            days = [day for case in cell for day in (case.on, case.due) if day is not None]
        for day in sorted(set(days)):
            if season is not None and season.far_from(day):
                about = About(unit=unit, figure=name, season=season.label)
                yield Ground(why=Why.DAY_FAR_OFF, about=about, facts=pairs(on=day))


def days_reported(submissions: Iterable[Submission]) -> Iterator[tuple[str, date]]:
    """Every day that a report holds as a figure or of a case, with its place."""
    dated = 0
    for each in submissions:
        start = f"$.figures.{each.unit}" if each.on is None else f"$.submissions[{dated}].figures"
        dated += each.on is not None
        for name, value in each.figures:
            if isinstance(value, date):
                yield f"{start}.{name}", value
            for row, case in enumerate(value if isinstance(value, tuple) else ()):
                held = (("on", case.on), ("due", case.due))
                yield from ((f"{start}.{name}[{row}].{key}", day) for key, day in held if day is not None)


def occurrences(pact: Pact) -> list[str]:
    """The figures that hold cases."""
    rules = pact.rulebook
    named = ((name, rules.figure(name)) for name in rules.figure_names) if rules is not None else ()
    return [name for name, figure in named if figure is not None and figure.kind is Kind.OCCURRENCES]
