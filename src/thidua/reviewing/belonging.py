"""Belonging: which cases and which reports are of the season, and what is odd about their days.

Owns: `of_season`, `cases_outside`, `of_reports`, `of_days`, `days_reported`, `occurrences`.
Takes a pact with what was reported; gives the cells with the season's cases alone, and grounds.
Never: points; a day that the record does not state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from datetime import date

from attrs import frozen

from thidua.figures import Cell, Occurrence, Value
from thidua.grounds import About, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.readings import figures_in
from thidua.reviewing.entries import Review, Submission
from thidua.rules import Rulebook
from thidua.scales import Deadline, Idle, idle_ends
from thidua.shown import Shown
from thidua.timetable import Season

__all__ = ["cases_outside", "days_reported", "occurrences", "of_days", "of_reports", "of_season"]


Wider = dict[tuple[str, str], dict[str, Cell]]


@frozen(kw_only=True, repr=False)
class _Span(Shown):
    """The days of a season for cases; `due_stated`: the line that reads them itself says when they are due."""

    first: date
    last: date
    due_stated: bool = False

    def holds(self, case: Occurrence) -> bool:
        """Whether a case is of the season: by its due day, else by its own; one without either is."""
        day = case.due if self.due_stated else case.day
        # a case without a day cannot be shown to be of another year (shape 24)
        return day is None or self.first <= day <= self.last


def of_season(
    pact: Pact, names: Iterable[str], standing: dict[str, dict[str, Cell]]
) -> tuple[tuple[Ground, ...], Wider]:
    """Leave only the cases of the season in every cell; give reasons for those left out, and for likely doubles.

    A case belongs to the season of its due day, or of its own day if it has none; where the season's days are not
    known, no case is outside (*vụ việc ngoài năm thi đua*). Given apart, by line and figure, is what a line reads that
    itself says when its cases are due: for it only cases that are due in another season are outside.
    """
    grounds: list[Ground] = []
    wider: Wider = {}
    for name in names:
        season, lines = _season_days(pact), _own_spans(pact, name)
        shared = not lines or _read_elsewhere(pact, name, lines)
        for unit, held in standing.items():
            cell, about = held.get(name), About(unit=unit, figure=name)
            if not isinstance(cell, tuple):
                continue
            # cases written alike count: they may be two, and it is said of each (shape 24)
            grounds += _doubles(about, cell)
            # where the days of the season are not known nothing lies outside them (shape 24)
            if season is None:
                continue
            for code, span in lines.items():
                wider.setdefault((code, name), {})[unit] = tuple(filter(span.holds, cell))
            grounds += _outside(about, [case for case in cell if not season.holds(case)], lines, shared=shared)
            held[name] = tuple(filter(season.holds, cell))
    return tuple(grounds), wider


def _outside(about: About, cases: list[Occurrence], lines: dict[str, _Span], *, shared: bool) -> Iterator[Ground]:
    """How many cases are outside, and from which day to which; apart, those that a line with days of its own counts."""
    groups: dict[tuple[str, ...], list[Occurrence]] = {}
    for case in cases:
        groups.setdefault(tuple(code for code, span in lines.items() if span.holds(case)), []).append(case)
    for codes, found in groups.items():
        # cases that only such lines read are outside for nobody
        if codes and not shared:
            continue
        days = [day for case in found if (day := case.day) is not None]
        first, last = min(days), max(days)
        facts = pairs(count=len(found), earliest=first, latest=last if last != first else None, lines=codes or None)
        yield Ground(why=Why.CASES_OUTSIDE, about=about, facts=facts)


def _season_days(pact: Pact) -> _Span | None:
    """The days of the season, where they are known."""
    season = pact.season
    if season is None or season.start is None or season.end is None:
        return None
    return _Span(first=season.start, last=season.end)


def _own_spans(pact: Pact, name: str) -> dict[str, _Span]:
    """The lines that say themselves when the cases of a figure are due, each with the days of its own."""
    season, rules = pact.season, pact.rulebook
    if season is None or season.start is None or season.end is None or rules is None:
        return {}
    found: dict[str, _Span] = {}
    for row in rules.criteria.leaves:
        scale = row.core
        if row.figure != name:
            continue
        # what was due in the season and came in January is late there, and not another year's (shapes 13 and 24)
        if isinstance(scale, Deadline) and _states_due(scale, {role for role, _ in row.ordered[1:]}):
            found[row.code] = _Span(first=season.start, last=season.end, due_stated=True)
        # a period that ends on 15 January takes its cases from the year after (shapes 24 and 71)
        elif isinstance(scale, Idle) and (ends := idle_ends(scale, season)) and ends[-1] > season.end:
            found[row.code] = _Span(first=season.start, last=ends[-1])
    return found


def _states_due(scale: Deadline, beside: set[str]) -> bool:
    """Whether a deadline's own day, or a figure beside the one judged, says when it is."""
    # a due day of the case itself is no word of the line: that case is then of the season of that day (shape 24)
    return scale.due is not None or "due" in beside or (scale.within is not None and "start" in beside)


def _read_elsewhere(pact: Pact, name: str, lines: Container[str]) -> bool:
    """Whether any line but these, a bar, a need or a tie-break reads a figure."""
    rules = pact.rulebook or Rulebook(id="none")
    leaves = (row for row in rules.criteria.leaves if row.code not in lines)
    # bars and needs go by the season's cases alone (shape 24)
    reads = [*(row.ordered for row in leaves), *(each.reads for _, _, each in rules.written_out)]
    return any(name in figures_in(each) for each in reads)


def _doubles(about: About, cases: tuple[Occurrence, ...]) -> Iterator[Ground]:
    """Cases written alike, with a day or evidence by which they should differ; they count, and it is said."""
    for case, count in Counter(cases).items() if len(set(cases)) < len(cases) else ():
        # without day and evidence there is nothing by which two cases should differ (shape 24)
        if count > 1 and (case.day or case.evidence):
            facts = pairs(count=count, on=case.on or case.due, evidence=case.evidence)
            yield Ground(why=Why.CASES_ALIKE, about=about, facts=facts)


def of_reports(pact: Pact, submissions: Iterable[Submission]) -> Iterator[Ground]:
    """Why reports are late: they came after reporting closed, or after results were published."""
    final, closes = pact.published_on, pact.reporting_closes
    for each in submissions:
        # of one without a day nobody can say that it came late (shape 44)
        if each.on is None:
            continue
        # first: after publication a report does not count; after the close the rulebook says so, or it does (shape 44)
        if final is not None and each.on > final:
            facts = pairs(on=each.on, final=final)
            yield Ground(why=Why.REPORT_AFTER_PUBLICATION, about=About(unit=each.unit), facts=facts, cites=pact.cite())
        elif closes is not None and each.on > closes:
            facts = pairs(on=each.on, closes=closes, policy=pact.late)
            yield Ground(why=Why.REPORT_LATE, about=About(unit=each.unit), facts=facts, cites=pact.cite())


def of_days(unit: str, season: Season, cells: Iterable[tuple[str, Cell]]) -> Iterator[Ground]:
    """Reasons for days far from the season, which are likely mistyped, in figures and in the cases that count."""
    for name, cell in cells:
        if isinstance(cell, date):
            days = {cell}
        elif isinstance(cell, tuple):
            days = {day for case in cell for day in (case.on, case.due) if day is not None}
        else:
            continue
        for day in sorted(days):
            # told and kept: what was meant by a day a year off, only who wrote it knows (shape 38)
            if season.far_from(day):
                about = About(unit=unit, figure=name, season=season.label)
                yield Ground(why=Why.DAY_FAR_OFF, about=about, facts=pairs(on=day))


def days_reported(submissions: Iterable[Submission]) -> Iterator[tuple[str, date]]:
    """Every day in the figures and cases of reports, with its path."""
    for path, _, value in _reported(submissions):
        if isinstance(value, date):
            yield path, value
        for row, case in enumerate(value if isinstance(value, tuple) else ()):
            held = (("on", case.on), ("due", case.due))
            yield from ((f"{path}[{row}].{key}", day) for key, day in held if day is not None)


def cases_outside(pact: Pact, submissions: Iterable[Submission], reviews: Iterable[Review]) -> Iterator[str]:
    """The paths of reported or reviewed figures with a case that is outside the season for a line that reads it."""
    season, names = _season_days(pact), set(occurrences(pact))
    if season is None:
        return
    stated: list[tuple[str, str, Value | None]] = [*_reported(submissions)]
    stated += [(f"$.reviews[{row}].value", each.figure or "", each.value) for row, each in enumerate(reviews)]
    for path, name, value in stated:
        if name not in names or not isinstance(value, tuple):
            continue
        lines, cases = _own_spans(pact, name), [case for case in value if not season.holds(case)]
        shared = not lines or _read_elsewhere(pact, name, lines)
        if any(_outside(About(figure=name), cases, lines, shared=shared)):
            yield path


def _reported(submissions: Iterable[Submission]) -> Iterator[tuple[str, str, Value]]:
    """Every figure that a report holds, with its place."""
    dated = 0
    for each in submissions:
        start = f"$.figures.{each.unit}" if each.on is None else f"$.submissions[{dated}].figures"
        dated += each.on is not None
        yield from ((f"{start}.{name}", name, value) for name, value in each.figures)


def occurrences(pact: Pact) -> tuple[str, ...]:
    """The names of the figures whose values are cases."""
    return () if pact.rulebook is None else pact.rulebook.case_names
