"""Command line: `thidua conclude | explain | progress | rotate | check | archive`.

Owns: `main`, and what each page shows.
Takes arguments; gives text, Markdown, HTML or JSON. Exit 0 done, 1 wrong document, 2 wrong usage or unknown name.
Never: a traceback for a document; a half-written file; a rule.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from attrs import evolve

from thidua.archive import Shelf, check, laws, load, load_rulebook, names, units
from thidua.archive.loading import replace
from thidua.clusters import Register, Tier
from thidua.codec import conclusion
from thidua.codec.conclusions import moved
from thidua.codec.rotations import rotation
from thidua.codec.text import write
from thidua.counterfactual import Counterfactual, counterfactual
from thidua.errors import Problem, ThiduaError
from thidua.grounds import Basis, Citation, Fault, Ground, Why
from thidua.law import Law
from thidua.names import day
from thidua.nominating import award_titles
from thidua.pacts import Pact
from thidua.phrasebook import Language, Titles, cited, decimal, say, tell, word
from thidua.reviewing import Progress, progress, settle
from thidua.rotation import Audit, Projection, audit, project
from thidua.rulebook import Rulebook
from thidua.tables import Block, Form, Grid, Heading, Lines, render
from thidua.timetable import Meeting, MeetingKind
from thidua.year import Dossier, Year, conclude_year, recall

__all__ = ["main"]

USAGE, WRONG, DONE = 2, 1, 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        code = command(options)
        sys.stdout.flush()
    except ThiduaError as error:
        return _refuse(error, Language(options.language))
    except BrokenPipeError:  # the reader has seen enough; what is still held back goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def _refuse(error: ThiduaError, language: Language) -> int:
    """Say what is wrong; a name that the user gave, and nobody knows, is wrong usage."""
    unknown = [problem for problem in error.problems if _unknown(problem)]
    for problem in error.problems:
        spoken = tell(problem.fault, problem.facts, language) if problem in unknown else problem.say(language)
        print(spoken, file=sys.stderr)
    return USAGE if unknown else WRONG


def _unknown(problem: Problem) -> bool:
    return problem.fault in (Fault.UNKNOWN_NAME, Fault.UNKNOWN_UNIT) and problem.path == "$"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thidua", description="Conclude the years of emulation clusters, with reasons."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    source = "a dossier file (TOML or JSON) or the name of a record"

    conclude = _command(commands, _conclude, "conclude", "conclude a year")
    conclude.add_argument("source", metavar="SOURCE", help=source)
    forms = (*(form.value for form in Form), "json")
    conclude.add_argument("--format", choices=forms, default=Form.TEXT.value, help="how to write it (default: text)")
    conclude.add_argument("--rulebook", metavar="NAME", help="conclude the same facts under another edition or file")
    conclude.add_argument("--output", metavar="FILE", type=Path, help="write to a file, whole or not at all")

    explain = _command(commands, _explain, "explain", "why a unit stands where it stands")
    explain.add_argument("source", metavar="SOURCE", help=source)
    explain.add_argument("unit", metavar="UNIT", help="id or name of the unit")

    review = _command(commands, _progress, "progress", "the mid-year review")
    review.add_argument("source", metavar="SOURCE", help=source)
    review.add_argument("--on", metavar="DAY", type=_day, help="the day to look at (default: the mid-year meeting's)")

    turns = _command(commands, _rotate, "rotate", "who leads next, and where history departs from the rule")
    turns.add_argument("source", metavar="SOURCE", help=source)
    turns.add_argument("--seasons", metavar="N", type=_count, default=1, help="how many seasons to come (default: 1)")
    turns.add_argument("--format", choices=forms, default=Form.TEXT.value, help="how to write it (default: text)")

    checking = _command(commands, _check, "check", "all problems of all files, one a line")
    checking.add_argument("sources", metavar="SOURCE", nargs="+", help="files of any kind")

    shelf = _command(commands, _archive, "archive", "editions and records that ship with the library")
    shelf.add_argument("name", metavar="NAME", nargs="?", help="show one of them")
    return parser


def _day(text: str) -> date:
    try:
        return day(text)
    except ThiduaError as error:
        raise argparse.ArgumentTypeError(tell(error.problems[0].fault, error.problems[0].facts)) from None


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    run: Callable[[argparse.Namespace], int],
    name: str,
    about: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about)
    parser.set_defaults(command=run)
    parser.add_argument("--language", choices=[each.value for each in Language], default=Language.VI.value)
    return parser


def _conclude(options: argparse.Namespace) -> int:
    dossier, language = load(options.source), Language(options.language)
    other = None if options.rulebook is None else counterfactual(dossier, rulebook=load_rulebook(options.rulebook))
    year = conclude_year(dossier) if other is None else other.year
    if options.format == "json":
        text = write(conclusion(year) if other is None else {**conclusion(year), "counterfactual": moved(other)})
    else:
        page = _year_page(year, language)
        text = render(page if other is None else [*_moved_page(other, language), *page], Form(options.format))
    return _give(text, options.output)


def _moved_page(other: Counterfactual, language: Language) -> list[Block]:
    """What moved under the other edition, line by line, with the reasons."""
    titles = other.recorded.titles(language) | other.year.titles(language)
    rulebook = other.year.dossier.pact.rulebook
    rows = tuple(
        (
            titles["unit", unit],
            word("label:total", language) if code is None else f"{code} {titles.get(('criterion', code), '')}".strip(),
            _cut(before, language, 2),
            _cut(after, language, 2),
        )
        for unit, code, before, after in other.rows()
    )
    return [
        Heading(text=f"{word('label:counterfactual', language)}: {rulebook.name if rulebook else ''}", level=1),
        Grid(headings=_labels(language, "unit", "criterion", "before", "after"), rows=rows),
        Heading(text=word("label:why-moved", language)),
        Lines(lines=other.explain(language).lines),
    ]


def _give(text: str, target: Path | None) -> int:
    if target is None:
        print(text, end="")
        return DONE
    try:
        replace(target, text)
    except OSError as error:
        print(f"{target}: {error.strerror}", file=sys.stderr)
        return USAGE
    return DONE


def _explain(options: argparse.Namespace) -> int:
    year, language = conclude_year(load(options.source)), Language(options.language)
    cluster = year.dossier.pact.cluster
    unit = cluster.unit(cluster.directory().find(options.unit) or options.unit)
    waiting = [ground for ground in year.grounds() if ground.why is Why.UNDER_WAY]
    grounds = (*waiting, *year.grounds_for(unit.id))
    print(render([Heading(text=unit.name, level=1), *_reasons(grounds, year.titles(language), language)]), end="")
    return DONE


def _progress(options: argparse.Namespace) -> int:
    dossier = load(options.source)
    meeting = next((each for each in dossier.meetings if each.kind is MeetingKind.MID_YEAR), None)
    figures = settle(dossier.pact, dossier.submissions, dossier.reviews)
    result = progress(figures, on=options.on, meeting=meeting)
    print(render(_progress_page(dossier, result, Language(options.language))), end="")
    return DONE


def _count(text: str) -> int:
    if text not in _SEASONS:
        raise argparse.ArgumentTypeError("1 … 100")
    return int(text)


_SEASONS = frozenset(map(str, range(1, 101)))


def _rotate(options: argparse.Namespace) -> int:
    """Units of a central cluster are looked up among the provinces: their mergers are known to the archive."""
    dossier, language = load(options.source), Language(options.language)
    central = dossier.pact.cluster.tier is Tier.CENTRAL
    history = recall(conclude_year(dossier), units() if central else None)
    coming, checked = project(history, options.seasons), audit(history)
    if options.format == "json":
        return _give(write(rotation(coming, checked)), None)
    return _give(render(_rotation_page(coming, checked, language), Form(options.format)), None)


def _rotation_page(coming: Projection, checked: Audit, language: Language) -> list[Block]:
    """The seasons to come, recorded history against the rule, the turns of each unit, the reasons."""
    titles = coming.history.titles()
    rows = tuple(
        (f"{season}", word(office, language), titles.get(("unit", unit or ""), unit or "–"), word(standing, language))
        for season, office, unit, standing in coming.rows()
    )
    turns = tuple(
        (titles["unit", unit], f"{led}", f"{last or '–'}", f"{wait}") for unit, led, last, wait in checked.rows()
    )
    against = tuple(
        (f"{found.about.season}", word(found.about.office or "", language), say(found, language, titles))
        for found in checked.found
    )
    return [
        _title(coming.history.pact, language),
        Grid(headings=_labels(language, "season", "office", "unit", "standing"), rows=rows),
        *_reasons(coming.grounds(), titles, language),
        *([Grid(headings=_labels(language, "season", "office", "departures"), rows=against)] if against else []),
        Grid(headings=_labels(language, "unit", "turns", "last", "waiting"), rows=turns),
    ]


def _check(options: argparse.Namespace) -> int:
    wrong = unknown = False
    for source in options.sources:
        problems = check(source)
        wrong = wrong or bool(problems)
        for problem in problems:
            unknown = unknown or _unknown(problem)
            print(f"{source}: {problem.say(Language(options.language))}")
        if not problems:
            print(f"{source}: {word('label:fine', options.language)}")
    return USAGE if unknown else WRONG if wrong else DONE


def _archive(options: argparse.Namespace) -> int:
    language = Language(options.language)
    page = _archive_page(language) if options.name is None else _entry_page(options.name, language)
    print(render(page), end="")
    return DONE


def _labels(language: Language, *codes: str) -> tuple[str, ...]:
    return tuple(word(f"label:{code}", language) for code in codes)


def _cut(value: Fraction | None, language: Language, digits: int) -> str:
    return "" if value is None else decimal(value, language, digits)


def _title(pact: Pact, language: Language) -> Heading:
    season = f"{word('label:season', language).lower()} {pact.label}"
    return Heading(text=f"{pact.cluster.name}, {season}", level=1)


def _shown(on: date | None, language: Language) -> str:
    if on is None:
        return ""
    return f"{on:%d/%m/%Y}" if language is Language.VI else f"{on.day} {on:%B} {on.year}"


def _year_page(year: Year, language: Language) -> list[Block]:
    """The year: places and points, awards proposed and granted, the handover, the reasons under them."""
    titles = year.titles(language)
    blocks: list[Block] = [_title(year.dossier.pact, language), _places(year, language)]
    granted = tuple(
        (titles.get(("award", each.award), each.award), titles["unit", each.unit], each.granted_by or "")
        for each in year.decisions
        if each.unit is not None  # to how many persons an award went, the reasons say
    )
    if granted:
        blocks.append(Grid(headings=_labels(language, "decisions", "unit", "granted-by"), rows=granted))
    if year.handover is not None:
        rows = tuple(
            (f"{season}", word(office, language), titles.get(("unit", unit or ""), word("label:unknown", language)))
            for season, office, unit in year.handover.rows()
        )
        blocks.append(Grid(headings=_labels(language, "handover", "office", "unit"), rows=rows))
    grounds = (ground for ground in year.grounds() if ground.about.criterion is None)  # cells are for `explain`
    return [*blocks, *_reasons(grounds, titles, language)]


def _reasons(grounds: Iterable[Ground], titles: Titles, language: Language) -> list[Block]:
    """Reasons, citations as notes under them."""
    notes: dict[str, int] = {}
    lines = []
    for ground in grounds:
        numbers = [notes.setdefault(cited(cite, language), len(notes) + 1) for cite in ground.cites]
        marks = "".join(f" [{number}]" for number in numbers)
        lines.append(say(evolve(ground, cites=()), language, titles) + marks)
    blocks: list[Block] = [Heading(text=word("label:reasons", language)), Lines(lines=tuple(lines))]
    if notes:
        sources = tuple(f"[{number}] {note}" for note, number in notes.items())
        blocks += [Heading(text=word("label:sources", language)), Lines(lines=sources)]
    return blocks


def _filled(grid: Grid) -> Grid:
    """The table without the columns in which nothing stands."""
    columns = zip(grid.headings, *grid.rows, strict=True)
    headings, *rows = zip(*(column for column in columns if any(column[1:])), strict=True)
    return Grid(headings=headings, rows=tuple(rows))


def _places(year: Year, language: Language) -> Grid:
    titles, scores, ranking = year.titles(language), year.scores, year.ranking
    digits = 2
    rows = []
    for place, unit, awards in year.rows():
        position = ranking.of(unit) if ranking is not None else None
        shown = "" if place is None else f"{place}{' =' if position is not None and position.tied else ''}"
        row = [shown or "–", titles["unit", unit]]
        if scores is not None:
            total = scores.of(unit)
            span = f"{_cut(total.low, language, digits)}…{_cut(total.high, language, digits)}"
            row.append(_cut(total.points, language, digits) or span)
            row.append(_cut(total.maximum, language, digits))
            row.append(f"{_cut(total.rate * 100, language, digits)} %" if total.rate is not None else "")
        row.append(", ".join(titles.get(("award", award), award) for award in awards))
        rows.append(tuple(row))
    measured = ("points", "maximum", "rate") if scores is not None else ()
    return _filled(Grid(headings=_labels(language, "place", "unit", *measured, "nominations"), rows=tuple(rows)))


def _progress_page(dossier: Dossier, result: Progress, language: Language) -> list[Block]:
    pact, titles = dossier.pact, dossier.pact.titles()
    blocks: list[Block] = [_title(pact, language)]
    if result.meeting is not None:
        blocks.append(_meeting(result.meeting, titles, language))
    rows = tuple(
        (
            titles["unit", unit],
            figure,
            decimal(plan, language),
            "" if done is None else decimal(done, language),
            "" if share is None else f"{_cut(share * 100, language, 2)} %",
        )
        for unit, figure, plan, done, share in result.rows()
    )
    if rows:
        blocks.append(Grid(headings=_labels(language, "unit", "pledge", "plan", "done", "share"), rows=rows))
    else:
        blocks.append(Lines(lines=_labels(language, "no-pledges")))
    for label, missing in (("silent", result.silent), ("unsigned", pact.unsigned)):
        shown = ", ".join(titles["unit", unit] for unit in missing) or word("label:none", language)
        blocks.append(Lines(lines=(f"{word(f'label:{label}', language)}: {shown}",)))
    movements = tuple(f"{each.name}{f' ({each.launched_by})' if each.launched_by else ''}" for each in pact.movements)
    return [*blocks, Lines(lines=movements)] if movements else blocks


def _meeting(meeting: Meeting, titles: dict[tuple[str, str], str], language: Language) -> Grid:
    unknown = word("label:unknown", language)
    row = (
        word(meeting.kind.value, language),
        _shown(meeting.on, language),
        titles.get(("unit", meeting.host or ""), unknown),
        titles.get(("unit", meeting.chair or ""), unknown),
    )
    return Grid(headings=_labels(language, "meeting", "on", "host", "chair"), rows=(row,))


def _archive_page(language: Language) -> list[Block]:
    records = []
    for name in names(Shelf.RECORDS):
        dossier = load(name)
        records.append(
            (name, f"{dossier.pact.label}", dossier.pact.cluster.name, _basis(dossier.sources.basis, language))
        )
    editions = []
    for name in names(Shelf.RULEBOOKS):
        rulebook = load_rulebook(name)
        editions.append((name, rulebook.name, _basis(rulebook.basis, language)))
    in_force = [(law.id, law.name, _in_force(law, language), _basis(law.basis, language)) for law in laws()]
    lists = [(name, units(name).name, _basis(units(name).sources.basis, language)) for name in names(Shelf.UNITS)]
    return [
        Grid(headings=_labels(language, "record", "season", "title", "basis"), rows=tuple(records)),
        Grid(headings=_labels(language, "rulebook", "title", "basis"), rows=tuple(editions)),
        Grid(headings=_labels(language, "law", "title", "in-force", "basis"), rows=tuple(in_force)),
        Grid(headings=_labels(language, "units", "title", "basis"), rows=tuple(lists)),
    ]


def _basis(basis: Basis | None, language: Language) -> str:
    return "" if basis is None else word(basis.value, language)


def _in_force(law: Law, language: Language) -> str:
    return f"{_shown(law.since, language)} – {_shown(law.until, language)}".strip()


def _entry_page(name: str, language: Language) -> list[Block]:
    """One entry of the archive: what it is, and on what it stands."""
    law = next((each for each in laws() if each.id == name), None)
    if law is not None:
        return _law_page(law, language)
    if name in names(Shelf.RULEBOOKS):
        return _rulebook_page(load_rulebook(name), language)
    if name in names(Shelf.UNITS):
        return _units_page(units(name), language)
    dossier = load(name)
    sources = dossier.sources
    blocks: list[Block] = [_title(dossier.pact, language), _standing(sources.source, sources.basis, language)]
    parts = [
        (word(part.about, language), _basis(each.basis or part.basis or sources.basis, language), each.says)
        for part in sources.parts
        for each in part.readings
    ]
    parts += [
        (word(part.about, language), _basis(part.basis or sources.basis, language), part.source or sources.source or "")
        for part in sources.parts
        if not part.readings
    ]
    if parts:
        blocks.append(Grid(headings=_labels(language, "part", "basis", "source"), rows=tuple(parts)))
    return blocks


def _standing(source: str | None, basis: Basis | None, language: Language) -> Lines:
    """On what a whole document stands."""
    return Lines(lines=(cited(Citation(document=source, basis=basis or Basis.STATED), language),))


def _law_page(law: Law, language: Language) -> list[Block]:
    titles = award_titles([law], language)
    rows = tuple(
        (award.id, titles["award", award.id], award.granted_by or "", _cited(award.cites or law.cites, language))
        for award in law.awards
    )
    force = f"{word('label:in-force', language)}: {_in_force(law, language)}"
    return [
        Heading(text=law.name, level=1),
        Lines(lines=(force, *_standing(law.source, law.basis, language).lines)),
        _filled(Grid(headings=_labels(language, "awards", "title", "granted-by", "source"), rows=rows)),
    ]


def _units_page(register: Register, language: Language) -> list[Block]:
    """Every change of a list of units, by day."""
    rows = []
    for change in register.changes:
        before = ", ".join(register.lives[unit].name for unit in change.units)
        after = ", ".join(f"{unit.name} ({unit.id})" for unit in change.into) or change.name or ""
        rows.append((_shown(change.on, language), word(change.kind.value, language), before, after))
    return [
        Heading(text=register.name or register.id, level=1),
        _standing(register.sources.source, register.sources.basis, language),
        Grid(headings=_labels(language, "on", "change", "before-change", "after-change"), rows=tuple(rows)),
    ]


def _rulebook_page(rulebook: Rulebook, language: Language) -> list[Block]:
    titles = award_titles(laws(), language)
    rows = tuple(
        (
            row.code,
            row.name,
            "" if row.maximum is None else decimal(row.maximum, language),
            _cited(rulebook.cites_of(row), language),
        )
        for row in rulebook.criteria.printed
    )
    slots = tuple(
        (
            titles.get(("award", slot.award), slot.award),
            f"{slot.place}",
            _cited(slot.cites or rulebook.cite(), language),
        )
        for slot in rulebook.slots
    )
    blocks: list[Block] = [
        Heading(text=rulebook.name or rulebook.id, level=1),
        _standing(rulebook.source, rulebook.basis, language),
    ]
    if rows:
        blocks.append(Grid(headings=_labels(language, "criterion", "title", "maximum", "source"), rows=rows))
    if slots:
        blocks.append(Grid(headings=_labels(language, "awards", "place", "source"), rows=slots))
    return blocks


def _cited(cites: Iterable[Citation], language: Language) -> str:
    return "; ".join(cited(each, language) for each in cites)
