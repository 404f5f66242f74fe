"""Every command over one document: what `check` passes must be carried out, and nothing but a ThiduaError may rise."""

import json
import traceback
from pathlib import Path
from typing import Any

from attrs import field, frozen

import thidua
from thidua import cli
from thidua.archive.loading import document
from thidua.codec.councils import decisions_out
from thidua.codec.editions import read_rulebook
from thidua.codec.rotations import rotation
from thidua.codec.text import Syntax, bounded, parse, write
from thidua.codec.writing import dump_dossier, dump_rulebook
from thidua.council import Council
from thidua.errors import ThiduaError
from thidua.pages import decisions_page
from thidua.tables import Form, render

Plain = dict[str, Any]
SEASONS = 8
LANGUAGES = tuple(thidua.Language)


class TooLongError(BaseException):
    """A document took longer than it may; no `except` of the library can swallow it."""


@frozen(kw_only=True)
class Outcome:
    """What came of one document: whether `check` passed it; where something escaped, its kind and traceback."""

    clean: bool = False
    kind: str | None = None
    trace: str = field(default="", repr=False)


def tried(plain: Plain) -> Outcome:
    """Check a document and, where it is sound, carry out every command on it."""
    clean = False
    try:
        try:
            bounded(plain)
            thing = document(plain, None)
        except ThiduaError as error:
            _told(error)
            return Outcome()
        clean = True
        _carried_out(thing)
    except (Exception, TooLongError) as error:  # noqa: BLE001 - whatever escapes is what is looked for
        return Outcome(clean=clean, kind=_kind(error), trace="".join(traceback.format_exception(error)))
    return Outcome(clean=clean)


def _told(error: ThiduaError) -> None:
    """Problems are said in both languages, on one line that a terminal takes as text."""
    assert error.problems, "an error without a problem"
    for problem in error.problems:
        for language in LANGUAGES:
            _plain_text(problem.located(language))


def _plain_text(line: str) -> None:
    strange = [char for char in line if not char.isprintable() and char != "\xa0"]
    assert not strange, f"not printable: {strange[0]!a}"


def _kind(error: BaseException) -> str:
    """The type of what escaped and the last line of ours on its way: one fault, one kind."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/thidua/" in frame.filename] or frames
    last = ours[-1]
    faults = ",".join(sorted({each.fault.value for each in error.problems})) if isinstance(error, ThiduaError) else ""
    return f"{type(error).__name__}{faults and f'[{faults}]'} {Path(last.filename).stem}.{last.name}"


def _carried_out(thing: object) -> None:
    match thing:
        case thidua.Dossier():
            _dossier(thing)
        case thidua.Rulebook():
            assert read_rulebook(json.loads(write(dump_rulebook(thing)))) == thing, "a rulebook reads back otherwise"
        case Council():
            _council(thing)
        case _:
            repr(thing)


def _dossier(dossier: thidua.Dossier) -> None:
    year = thidua.conclude(dossier)
    concluded = write(thidua.conclusion(year))
    json.loads(concluded)
    for language in LANGUAGES:
        str(year.explain(language))
        page = cli._year_page(year, language)
        for form in Form:
            render(page, form)
        for unit in dossier.pact.cluster.ids[:3]:
            str(year.explain(language, unit=unit))
        for note in dossier.notes:
            _plain_text(note.located(language))
    _reviewed(dossier)
    _rotated(year)
    read = document(parse(write(dump_dossier(dossier)).encode(), Syntax.JSON), None)
    assert read == dossier, "a dossier reads back otherwise"
    assert write(thidua.conclusion(thidua.conclude(read))) == concluded, "and concludes otherwise"


def _reviewed(dossier: thidua.Dossier) -> None:
    figures = thidua.settle(dossier.pact, dossier.submissions, dossier.reviews)
    found = thidua.progress(figures, meeting=dossier.mid_year())
    for language in LANGUAGES:
        render(cli._progress_page(dossier, found, language))


def _rotated(year: thidua.Year) -> None:
    history = thidua.recall(year)
    coming, checked = thidua.project(history, SEASONS), thidua.audit(history)
    json.loads(write(rotation(coming, checked)))
    for language in LANGUAGES:
        render(cli._rotation_page(coming, checked, language))


def _council(council: Council) -> None:
    decisions = thidua.decide((), council)
    json.loads(write(decisions_out(decisions)))
    for language in LANGUAGES:
        render(decisions_page(decisions, language))
