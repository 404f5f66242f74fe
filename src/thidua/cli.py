"""Command line: `thidua conclude | explain | progress | check | archive`.

Owns: `main`, and what each page shows.
Takes arguments; gives text, Markdown, HTML or JSON. Exit 0 done, 1 wrong document, 2 wrong usage or unknown name.
Never: a traceback for a document; a half-written file; a rule.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from attrs import evolve

from thidua.archive import Shelf, check, laws, load, load_rulebook, names
from thidua.archive.loading import replace
from thidua.codec import conclusion
from thidua.codec.conclusions import moved
from thidua.codec.text import write
from thidua.counterfactual import Counterfactual, counterfactual
from thidua.errors import ThiduaError
from thidua.grounds import Citation, Fault, Ground
from thidua.names import day
from thidua.phrasebook import Language, Titles, cited, decimal, say, word
from thidua.reviewing import Progress, progress, settle
from thidua.tables import Block, Form, Grid, Heading, Lines, render
from thidua.timetable import Meeting, MeetingKind
from thidua.year import Dossier, Year, conclude_year

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
        return command(options)
    except ThiduaError as error:
        language = Language(options.language)
        for problem in error.problems:
            print(problem.say(language), file=sys.stderr)
        unknown = any(problem.fault in _UNKNOWN and problem.path == "$" for problem in error.problems)
        return USAGE if unknown else WRONG
    except BrokenPipeError:  # the reader has seen enough
        sys.stderr.close()
        return DONE


_UNKNOWN = (Fault.UNKNOWN_NAME, Fault.UNKNOWN_UNIT)


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
    review.add_argument("--on", metavar="DAY", help="the day to look at (default: the mid-year meeting's)")

    checking = _command(commands, _check, "check", "all problems of all files, one a line")
    checking.add_argument("sources", metavar="SOURCE", nargs="+", help="files of any kind")

    shelf = _command(commands, _archive, "archive", "editions and records that ship with the library")
    shelf.add_argument("name", metavar="NAME", nargs="?", help="show one of them")
    return parser


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
        return WRONG
    return DONE


def _explain(options: argparse.Namespace) -> int:
    year = conclude_year(load(options.source))
    cluster = year.dossier.pact.cluster
    unit = cluster.unit(cluster.directory().find(options.unit) or options.unit)
    print(
        render([Heading(text=unit.name, level=1), Lines(lines=year.explain(options.language, unit=unit.id).lines)]),
        end="",
    )
    return DONE


def _progress(options: argparse.Namespace) -> int:
    dossier = load(options.source)
    meeting = next((each for each in dossier.meetings if each.kind is MeetingKind.MID_YEAR), None)
    on = day(options.on) if options.on is not None else None
    figures = settle(dossier.pact, dossier.submissions, dossier.reviews)
    result = progress(figures, on=on, meeting=meeting)
    print(render(_progress_page(dossier, result, Language(options.language))), end="")
    return DONE


def _check(options: argparse.Namespace) -> int:
    wrong = unknown = False
    for source in options.sources:
        problems = check(source)
        wrong = wrong or bool(problems)
        for problem in problems:
            unknown = unknown or problem.fault is Fault.UNKNOWN_NAME
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


def _year_page(year: Year, language: Language) -> list[Block]:
    """The year: places and points, awards proposed and granted, the handover, the reasons under them."""
    pact, titles = year.dossier.pact, year.titles(language)
    season = f"{word('label:season', language)} {pact.label}"
    blocks: list[Block] = [Heading(text=f"{pact.cluster.name}: {season}", level=1), _places(year, language)]
    granted = [
        (
            titles.get(("award", grant.award), grant.award),
            titles.get(("unit", grant.unit or ""), "") or f"{grant.individuals or ''}",
            grant.granted_by or "",
        )
        for grant in year.decisions
    ]
    if granted:
        headings = _labels(language, "decisions", "unit", "granted-by")
        blocks.append(Grid(headings=headings, rows=tuple(granted)))
    if year.handover is not None:
        rows = tuple(
            (f"{season_}", word(office, language), titles.get(("unit", unit or ""), word("label:unknown", language)))
            for season_, office, unit in year.handover.rows()
        )
        blocks.append(Grid(headings=_labels(language, "handover", "office", "unit"), rows=rows))
    return [*blocks, *_reasons(year.grounds(), year.titles(language), language)]


def _reasons(grounds: Iterable[Ground], titles: Titles, language: Language) -> list[Block]:
    """The reasons without the cell-by-cell working, which `explain` gives; citations as notes under them."""
    notes: dict[str, int] = {}
    lines = []
    for ground in grounds:
        if ground.about.criterion is None:
            numbers = [notes.setdefault(cited(cite, language), len(notes) + 1) for cite in ground.cites]
            marks = "".join(f" [{number}]" for number in numbers)
            lines.append(say(evolve(ground, cites=()), language, titles) + marks)
    blocks: list[Block] = [Heading(text=word("label:reasons", language)), Lines(lines=tuple(lines))]
    if notes:
        sources = tuple(f"[{number}] {note}" for note, number in notes.items())
        blocks += [Heading(text=word("label:sources", language)), Lines(lines=sources)]
    return blocks


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
    return Grid(headings=_labels(language, "place", "unit", *measured, "nominations"), rows=tuple(rows))


def _progress_page(dossier: Dossier, result: Progress, language: Language) -> list[Block]:
    pact, titles = dossier.pact, dossier.pact.titles()
    blocks: list[Block] = [Heading(text=f"{pact.cluster.name}: {word('label:season', language)} {pact.label}", level=1)]
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
    for label, units in (("silent", result.silent), ("unsigned", pact.unsigned)):
        shown = ", ".join(titles["unit", unit] for unit in units) or word("label:none", language)
        blocks.append(Lines(lines=(f"{word(f'label:{label}', language)}: {shown}",)))
    movements = tuple(f"{each.name}{f' ({each.launched_by})' if each.launched_by else ''}" for each in pact.movements)
    return [*blocks, Lines(lines=movements)] if movements else blocks


def _meeting(meeting: Meeting, titles: dict[tuple[str, str], str], language: Language) -> Grid:
    unknown = word("label:unknown", language)
    row = (
        word(meeting.kind.value, language),
        "" if meeting.on is None else f"{meeting.on:%d/%m/%Y}",
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
    in_force = [
        (
            law.id,
            law.name,
            f"{law.since:%d/%m/%Y} – {f'{law.until:%d/%m/%Y}' if law.until else ''}",
            _basis(law.basis, language),
        )
        for law in laws()
    ]
    return [
        Grid(headings=_labels(language, "record", "season", "title", "basis"), rows=tuple(records)),
        Grid(headings=_labels(language, "rulebook", "title", "basis"), rows=tuple(editions)),
        Grid(headings=_labels(language, "law", "title", "in-force", "basis"), rows=tuple(in_force)),
    ]


def _basis(basis: object, language: Language) -> str:
    return word(getattr(basis, "value", ""), language)


def _entry_page(name: str, language: Language) -> list[Block]:
    """One entry of the archive: what it is, and on what it stands."""
    law = next((each for each in laws() if each.id == name), None)
    if law is not None:
        rows = tuple((award.id, award.name, award.granted_by or "") for award in law.awards)
        return [
            Heading(text=law.name, level=1),
            Lines(lines=tuple(filter(None, (law.source,)))),
            Grid(headings=_labels(language, "awards", "title", "granted-by"), rows=rows),
        ]
    if name in names(Shelf.RULEBOOKS):
        return _rulebook_page(name, language)
    dossier = load(name)
    parts = tuple(
        (part.about, _basis(part.basis or dossier.sources.basis, language), part.source or dossier.sources.source or "")
        for part in dossier.sources.parts
    )
    blocks: list[Block] = [
        Heading(text=f"{dossier.pact.cluster.name}: {dossier.pact.label}", level=1),
        Lines(lines=(f"{dossier.sources.source or ''} ({_basis(dossier.sources.basis, language)})",)),
    ]
    return [*blocks, Grid(headings=_labels(language, "part", "basis", "source"), rows=parts)] if parts else blocks


def _rulebook_page(name: str, language: Language) -> list[Block]:
    rulebook = load_rulebook(name)
    rows = [
        (
            row.code,
            row.name,
            "" if row.maximum is None else decimal(row.maximum, language),
            _cited(rulebook.cites_of(row), language),
        )
        for row in rulebook.criteria.printed
    ]
    slots = [(slot.award, f"{slot.place}", _cited(slot.cites or rulebook.cite(), language)) for slot in rulebook.slots]
    return [
        Heading(text=rulebook.name or rulebook.id, level=1),
        Lines(lines=(f"{rulebook.source or ''} ({_basis(rulebook.basis, language)})",)),
        *(
            [Grid(headings=_labels(language, "criterion", "title", "maximum", "source"), rows=tuple(rows))]
            if rows
            else []
        ),
        *([Grid(headings=_labels(language, "awards", "place", "source"), rows=tuple(slots))] if slots else []),
    ]


def _cited(cites: Iterable[Citation], language: Language) -> str:
    return "; ".join(cited(each, language) for each in cites)
