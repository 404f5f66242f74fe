"""Command line: `thidua conclude | explain | progress | rotate | check | decide | series | archive`.

Owns: `main`, and what the pages of a year show.
Takes arguments; gives text, Markdown, HTML or JSON. Exit 0 done, 1 wrong document, 2 wrong usage or unknown name.
Never: a traceback for a document; a half-written file; a rule.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from html import escape
from pathlib import Path

from attrs import evolve

from thidua.archive import check, load, load_council, load_rulebook, load_series
from thidua.archive.loading import replace, upgrade
from thidua.codec import conclusion
from thidua.codec.conclusions import apart, by_stage, moved
from thidua.codec.councils import decisions_out
from thidua.codec.rotations import rotation
from thidua.codec.series import standings_out
from thidua.codec.text import write
from thidua.council import decide_sitting
from thidua.counterfactuals import Counterfactual, counterfactual_year
from thidua.dossier import Dossier
from thidua.errors import FormatError, Problem, ThiduaError
from thidua.grounds import PERCENT, Fault, Ground, Why
from thidua.names import day
from thidua.pages import (
    archive_page,
    dated,
    decisions_page,
    entry_page,
    filled,
    labels,
    reasons,
    standings_page,
    title,
)
from thidua.reviewing import Progress, progress, settle
from thidua.rotation import Audit, Projection, audit, project
from thidua.scoring import Total
from thidua.series import combine
from thidua.tables import Block, Form, Grid, Heading, Lines, render
from thidua.timetable import Meeting
from thidua.words import Language, Titles, decimal, digits_apart, percent, say, tell, visible, word
from thidua.year import Year, conclude_year, recall

__all__ = ["main"]

USAGE, WRONG, DONE = 2, 1, 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command of the command line and return its exit code; without `arguments`, those of the process."""
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
        spoken = tell(problem.fault, problem.facts, language) if problem in unknown else problem.located(language)
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
    checking.add_argument("--upgrade", action="store_true", help="write files without problems in the present format")

    deciding = _command(commands, _decide, "decide", "a council over many clusters")
    deciding.add_argument("council", metavar="COUNCIL", help="a council file (TOML or JSON)")
    deciding.add_argument("--format", choices=forms, default=Form.TEXT.value, help="how to write it (default: text)")

    combining = _command(commands, _series, "series", "many periods into one ranking")
    combining.add_argument("series", metavar="SERIES", help="a series file (TOML or JSON)")
    combining.add_argument("--format", choices=forms, default=Form.TEXT.value, help="how to write it (default: text)")

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
    other = None if options.rulebook is None else counterfactual_year(dossier, rulebook=load_rulebook(options.rulebook))
    year = conclude_year(dossier) if other is None else other.year
    if options.format == "json":
        text = write(conclusion(year) if other is None else {**conclusion(year), "counterfactual": moved(other)})
    else:
        form = Form(options.format)
        page = _year_page(year, language)
        text = render(page if other is None else [*_moved_page(other, language), *page], form)
        if form is Form.HTML:
            text = _framed(text, title(year.dossier.pact, language).text, language)
    return _give(text, options.output)


def _moved_page(other: Counterfactual, language: Language) -> list[Block]:
    """What moved under the other edition, line by line, with the reasons."""
    titles = other.recorded.titles(language) | other.year.titles(language)
    rulebook = other.year.dossier.pact.rulebook
    grounds = [ground for unit in other.year.dossier.pact.cluster.ids for ground in other.grounds_for(unit)]
    totals = [total for each in other.moves for total in (each.recorded, each.other) if total is not None]
    digits = digits_apart({end for total in totals if total.bounded for end in (total.low, total.high)})
    rows = tuple(
        (
            titles["unit", each.unit],
            word("label:total", language) if each.criterion is None else _line(each.criterion, titles),
            _reach(each.recorded, language, digits),
            _reach(each.other, language, digits),
        )
        for each in other.moves
    )
    named = "" if rulebook is None else rulebook.name or rulebook.id
    return [
        Heading(text=f"{word('label:counterfactual', language)}: {named}", level=1),
        Grid(headings=labels(language, "unit", "criterion", "before", "after"), rows=rows),
        *reasons(grounds, titles, language, "label:why-moved"),
    ]


def _framed(body: str, title: str, language: Language) -> str:
    """A page that every browser reads in its right letters."""
    head = f'<!doctype html>\n<html lang="{language.value}">\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
    return f"{head}{body}</html>\n"


def _give(text: str, target: Path | None) -> int:
    if target is None:
        print(text, end="")
        return DONE
    try:
        replace(target, text)
    except OSError as error:
        print(f"{visible(str(target))}: {error.strerror}", file=sys.stderr)
        return USAGE
    return DONE


def _explain(options: argparse.Namespace) -> int:
    year, language = conclude_year(load(options.source)), Language(options.language)
    unit = year.dossier.pact.cluster.unit(options.unit, year.dossier.pact.season)
    waiting = [ground for ground in year.general() if ground.why is Why.UNDER_WAY]
    grounds = (*waiting, *year.grounds_for(unit.id))
    print(render([Heading(text=unit.name, level=1), *reasons(grounds, year.titles(language), language)]), end="")
    return DONE


def _progress(options: argparse.Namespace) -> int:
    dossier = load(options.source)
    figures = settle(dossier.pact, dossier.submissions, dossier.reviews)
    result = progress(figures, on=options.on, meeting=dossier.mid_year(options.on))
    print(render(_progress_page(dossier, result, Language(options.language))), end="")
    return DONE


def _count(text: str) -> int:
    if text not in _SEASONS:
        raise argparse.ArgumentTypeError("1 … 100")
    return int(text)


_SEASONS = frozenset(map(str, range(1, 101)))


def _rotate(options: argparse.Namespace) -> int:
    dossier, language = load(options.source), Language(options.language)
    history = recall(conclude_year(dossier))
    coming, checked = project(history, options.seasons), audit(history)
    if options.format == "json":
        return _give(write(rotation(coming, checked)), None)
    return _give(render(_rotation_page(coming, checked, language), Form(options.format)), None)


def _in_columns(found: Ground) -> Ground:
    """A finding beside the columns of its season and office: its sentence does not name them again, where it can."""
    if found.why not in (Why.FOLLOWS_RULE, Why.DEPARTS_FROM_RULE):
        return found
    return evolve(found, about=evolve(found.about, season=None, office=None))


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
        (f"{found.about.season}", word(found.about.office or "", language), say(_in_columns(found), language, titles))
        for found in checked.found
    )
    return [
        title(coming.history.pact, language),
        Grid(headings=labels(language, "season", "office", "unit", "standing"), rows=rows),
        *reasons(coming.grounds(), titles, language),
        *([Grid(headings=labels(language, "season", "office", "departures"), rows=against)] if against else []),
        Grid(headings=labels(language, "unit", "turns", "last", "waiting"), rows=turns),
    ]


def _check(options: argparse.Namespace) -> int:
    wrong = unknown = False
    for source in options.sources:
        problems = check(source)
        wrong = wrong or not all(problem.note for problem in problems)
        for problem in problems:
            unknown = unknown or _unknown(problem)
            print(f"{visible(source)}: {problem.located(Language(options.language))}")
        if not all(problem.note for problem in problems):
            continue
        done = "noted" if problems else "fine"
        try:
            done = done if not options.upgrade else "upgraded" if upgrade(source) else "current"
        except FormatError as error:  # its text cannot be changed; the files behind it can
            wrong = True
            print(
                *(f"{visible(source)}: {each.located(Language(options.language))}" for each in error.problems), sep="\n"
            )
            continue
        print(f"{visible(source)}: {word(f'label:{done}', options.language).format(count=len(problems))}")
    return USAGE if unknown else WRONG if wrong else DONE


def _decide(options: argparse.Namespace) -> int:
    decisions = decide_sitting((), load_council(options.council))
    if options.format == "json":
        print(write(decisions_out(decisions)), end="")
    else:
        print(render(decisions_page(decisions, Language(options.language)), Form(options.format)), end="")
    return DONE


def _series(options: argparse.Namespace) -> int:
    standings = combine(load_series(options.series))
    if options.format == "json":
        return _give(write(standings_out(standings)), None)
    return _give(render(standings_page(standings, Language(options.language)), Form(options.format)), None)


def _archive(options: argparse.Namespace) -> int:
    language = Language(options.language)
    page = archive_page(language) if options.name is None else entry_page(options.name, language)
    print(render(page), end="")
    return DONE


def _cut(value: Fraction | None, language: Language, digits: int) -> str:
    return "" if value is None else decimal(value, language, digits)


def _line(code: str, titles: Titles) -> str:
    return f"{code} {titles.get(('criterion', code), '')}".strip()


def _reach(total: Total | None, language: Language, digits: int) -> str:
    """The points of a line or total, or between what they lie; nothing where there is no such line."""
    if total is None or total.points is not None:
        return _cut(None if total is None else total.points, language, digits)
    return f"{_cut(total.low, language, digits)}…{_cut(total.high, language, digits)}" if total.bounded else "…"


def _percent(share: Fraction | None, language: Language) -> str:
    return "" if share is None else percent(share, language)


def _year_page(year: Year, language: Language) -> list[Block]:
    """The year: places and points, awards proposed and granted, the handover, the reasons under them."""
    titles = year.titles(language)
    blocks: list[Block] = [title(year.dossier.pact, language), _places(year, language)]
    granted = tuple(
        (titles.get(("award", each.award), each.award), titles["unit", each.unit], each.granted_by or "")
        for each in year.decisions
        if each.unit is not None  # to how many persons an award went, the reasons say
    )
    if granted:
        blocks.append(filled(Grid(headings=labels(language, "decisions", "unit", "granted-by"), rows=granted)))
    if year.handover is not None:
        rows = tuple(
            (f"{season}", word(office, language), titles.get(("unit", unit or ""), word("label:unknown", language)))
            for season, office, unit in year.handover.rows()
        )
        blocks.append(Grid(headings=labels(language, "handover", "office", "unit"), rows=rows))
    # cells are for `explain`; points that a reviewer set stand beside the figures that were corrected
    shown = (Why.OVERRIDDEN, Why.SELF_SCORED)
    grounds = (each for each in year.grounds() if each.about.criterion is None or each.why in shown)
    return [*blocks, *reasons(grounds, titles, language)]


def _places(year: Year, language: Language) -> Grid:
    titles, scores, ranking = year.titles(language), year.scores, year.ranking
    totals = year.totals()
    staged = {} if scores is None else by_stage(scores)
    earlier = list(staged.items())[:-1]
    points, rates = apart(totals.values(), year.dossier.pact.rulebook, 2, staged.values())
    rows = []
    for place, unit, awards in year.rows():
        position = ranking.of(unit) if ranking is not None else None
        shown = "" if place is None else f"{place}{' =' if position is not None and position.tied else ''}"
        row = [shown or "–", titles["unit", unit]]
        row += [_cut(each.of(unit).points, language, points) for _, each in earlier]
        if totals:
            total = totals.get(unit)
            row.append(_reach(total, language, points))
            row.append(_cut(total.maximum, language, points) if total is not None and total.maximum else "")
            row.append("" if total is None or total.rate is None else percent(total.rate, language, rates))
        row.append((ranking.band(unit) or "") if ranking is not None else "")
        row.append(", ".join(titles.get(("award", award), award) for award in awards))
        rows.append(tuple(row))
    measured = ("points", "maximum", "rate") if totals else ()
    before = (f"{word('label:points', language)} ({word(stage, language)})" for stage, _ in earlier)
    headings = (*labels(language, "place", "unit"), *before, *labels(language, *measured, "band", "nominations"))
    return filled(Grid(headings=headings, rows=tuple(rows)))


def _progress_page(dossier: Dossier, result: Progress, language: Language) -> list[Block]:
    pact, titles = dossier.pact, dossier.pact.titles()
    blocks: list[Block] = [title(pact, language)]
    if result.meeting is not None:
        blocks.append(_meeting(result.meeting, titles, language))
    elif result.on is not None:
        blocks.append(Lines(lines=(f"{word('label:on', language)}: {dated(result.on, language)}",)))
    rows = tuple(
        (
            titles["unit", unit],
            figure,
            _amount(plan, pact.measure(figure), language),
            _amount(done, pact.measure(figure), language),
            _percent(share, language),
        )
        for unit, figure, plan, done, share in result.rows()
    )
    if rows:
        blocks.append(Grid(headings=labels(language, "unit", "pledge", "plan", "done", "share"), rows=rows))
    else:
        blocks.append(Lines(lines=labels(language, "no-pledges")))
    for label, missing in (("silent", result.silent), ("unsigned", result.unsigned)):
        shown = ", ".join(titles["unit", unit] for unit in missing) or word("label:none", language)
        blocks.append(Lines(lines=(f"{word(f'label:{label}', language)}: {shown}",)))
    movements = tuple(
        f"{each.name}{f' ({each.launched_by})' if each.launched_by else ''}" for each in pact.running(result.on)
    )
    blocks += [Lines(lines=movements)] if movements else []
    told = [each for unit in result.members for each in result.uncounted(unit)]
    return [*blocks, *reasons(told, titles, language)] if told else blocks


def _amount(value: Fraction | None, measure: str | None, language: Language) -> str:
    """A value of a figure; a share in per cent."""
    if measure == PERCENT:
        return _percent(value, language)
    return "" if value is None else decimal(value, language)


def _meeting(meeting: Meeting, titles: dict[tuple[str, str], str], language: Language) -> Grid:
    unknown = word("label:unknown", language)
    row = (
        word(meeting.kind.value, language),
        dated(meeting.on, language),
        titles.get(("unit", meeting.host or ""), unknown),
        titles.get(("unit", meeting.chair or ""), unknown),
    )
    return Grid(headings=labels(language, "meeting", "on", "host", "chair"), rows=(row,))
