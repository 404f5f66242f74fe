"""Filling: years and decisions from what a program holds, under the law of its day; also of a form half filled in.

Owns: `conclude`, `preview`, `Preview`, `counterfactual`, `decide`.
Takes a dossier, or a pact with figures by unit and name; gives the year, and beside it what cannot be read; of a
dossier under another rulebook both years; of what clusters nominated the decisions of a council. All of it goes by the
law of the archive.
Never: a file; an exception for a form that is half filled in; a law in place of one that a program gave by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve, frozen

from thidua.archive.kinds import Filled
from thidua.archive.loading import registered
from thidua.archive.shelves import laws
from thidua.arguments import expect
from thidua.codec.forms import Form
from thidua.codec.omissions import Notes
from thidua.codec.placing import placed
from thidua.codec.taking import filled
from thidua.council import Council, Decisions, decide_sitting
from thidua.counterfactuals import Counterfactual, counterfactual_year
from thidua.dossier import Dossier
from thidua.errors import FormatError, Problem, RecordError
from thidua.grounds import Fault, pairs
from thidua.law import Law, catalogue
from thidua.names import Numbers, not_of
from thidua.nominating import Nominations
from thidua.pacts import Pact
from thidua.reviewing import Submission
from thidua.rules import Rulebook
from thidua.shown import Shown, printed
from thidua.year import Year, conclude_year

__all__ = ["Preview", "conclude", "counterfactual", "decide", "preview"]


def conclude(what: Dossier | Pact, figures: Filled | None = None, *, numbers: Numbers | str = Numbers.PLAIN) -> Year:
    """Conclude a season (*tổng kết năm thi đua*) of a dossier, or of a pact with figures.

    See `thidua.archive.conclude`.
    """
    if isinstance(what, Dossier):
        if figures is not None:
            raise FormatError([not_of(figures, "no figures beside a dossier")])
        return conclude_year(_governed(what))
    expect(what, Pact, "a dossier / a pact")
    year, notes = _valid(what, {} if figures is None else figures, numbers)
    if notes.found:
        raise notes.error()
    return year


@frozen(kw_only=True, repr=False)
class Preview(Shown):
    """A form while it is being filled in (*xem trước*): the year of what is valid, and the problems of the rest."""

    year: Year
    problems: tuple[Problem, ...]


def counterfactual(dossier: Dossier, *, rulebook: Rulebook) -> Counterfactual:
    """Conclude a dossier under another edition too; see `thidua.archive.counterfactual`."""
    expect(dossier, Dossier, "a dossier")
    return counterfactual_year(dossier, rulebook=rulebook, governed=_governed)


def decide(nominations: Iterable[Nominations], council: Council) -> Decisions:
    """Decide on nominations under the law of the council's day; see `thidua.archive.decide`."""
    expect(council, Council, "a council", at="$.council")
    return decide_sitting(nominations, council.governed(laws()) if _of_the_archive(council.law) else council)


def _governed(dossier: Dossier) -> Dossier:
    """The dossier under the law of its day, beside the units in time where it brings none of its own."""
    found = dossier.governed(laws()) if _of_the_archive(dossier.law) else dossier
    return found if found.register.lives else registered(found)


def _of_the_archive(held: tuple[Law, ...]) -> bool:
    """Whether a law came from the archive, or none is held yet: then it follows the day, which a program may change."""
    return all(law in laws() for law in held)


def preview(pact: Pact, figures: Filled, *, numbers: Numbers | str = Numbers.PLAIN) -> Preview:
    """Score what is valid of a form (*xem trước*), and list the problems of the rest; see `thidua.archive.preview`."""
    year, notes = _valid(pact, figures, numbers)
    return Preview(year=year, problems=tuple(notes.found))


def _valid(pact: Pact, figures: Filled, numbers: Numbers | str) -> tuple[Year, Notes]:
    """The year of what is valid of a form, and all that is not, each at its field."""
    form, (plain, odd) = _form(pact, numbers), filled(figures)
    form.notes.add(odd)
    reports = form.reports(plain)
    while True:
        try:
            year = conclude_year(_whole(pact, reports))
        except RecordError as error:
            if not reports:  # the pact itself, which no form fills in
                raise
            form.notes.add(form.placed(error.problems), RecordError)
            reports = _without(reports, {each.path for each in error.problems})
        else:
            return year, _at_fields(form.notes, plain, pact)


def _at_fields(notes: Notes, figures: dict[str, Any], pact: Pact) -> Notes:
    """Give problems the fields of the form at which they stand, and the line whose points a field is."""
    at_fields = Notes()
    for each, family in notes.found.items():
        at_fields.add([placed(each, {"figures": figures}, pact.rulebook)], family)
    return at_fields


def _form(pact: Pact, numbers: Numbers | str) -> Form:
    expect(pact, Pact, "a pact")
    known = tuple(each.value for each in Numbers)
    if not isinstance(numbers, Numbers) and numbers not in known:
        facts = pairs(found=printed(numbers, str), allowed=known)
        raise FormatError([Problem(fault=Fault.NOT_ALLOWED, path="$.numbers", facts=facts)])
    return Form(pact=pact, numbers=Numbers(numbers))


def _whole(pact: Pact, reports: tuple[Submission, ...]) -> Dossier:
    """The dossier of a pact and its reports, under the law of its day."""
    return registered(Dossier(pact=pact, submissions=reports, catalogue=catalogue(laws())).governed(laws()))


def _without(reports: tuple[Submission, ...], paths: set[str]) -> tuple[Submission, ...]:
    """The reports without the figures of these paths; without any, where a path is that of none."""
    figures = {f"$.figures.{each.unit}.{name}" for each in reports for name, _ in each.figures}
    if not paths <= figures:
        return ()
    kept = (
        evolve(each, figures=tuple(own for own in each.figures if f"$.figures.{each.unit}.{own[0]}" not in paths))
        for each in reports
    )
    return tuple(each for each in kept if each.figures)
