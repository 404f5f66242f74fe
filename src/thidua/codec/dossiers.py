"""Dossiers: the recorded season as a document.

Owns: `read_dossier`, `rulebook_named`, `dump_dossier`.
Takes plain values, the rulebook they name and the editions of law; gives a complete dossier, or every problem at once.
Never: a search for an edition; a judgement about the facts that the nouns do not make.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, TypeVar

from attrs import evolve, frozen

from thidua.clusters import Cluster, Unit, slug_collision
from thidua.codec.editions import FORMAT, dump_rulebook, opened
from thidua.codec.shapes import ClusterShape, DossierShape, ReviewShape
from thidua.codec.structure import a_day, exact, flag, fraction, misfit, structure, unstructure
from thidua.errors import FormatError, Problem, RecordError, ThiduaError
from thidua.figures import Kind, Occurrence, Value, factor, measures
from thidua.grounds import Fault, Sources, pairs
from thidua.law import Law, governing
from thidua.names import Directory, Numbers, nfc, slug
from thidua.pacts import Pact, Target
from thidua.ranking import Announcement
from thidua.reviewing import Review, Submission
from thidua.rulebook import Rulebook
from thidua.timetable import MeetingKind, Season
from thidua.year import Dossier

__all__ = ["dump_dossier", "read_dossier", "rulebook_named"]

Thing = TypeVar("Thing")


def rulebook_named(plain: dict[str, Any]) -> Any:
    """What the pact says of its rulebook: a name, a file, a whole document, or None."""
    pact = plain.get("pact")
    return pact.get("rulebook") if isinstance(pact, dict) else None


def read_dossier(plain: dict[str, Any], *, rulebook: Rulebook | None = None, laws: Iterable[Law] = ()) -> Dossier:
    """The dossier that a document describes, under a rulebook already found and the law of its day.

    Raises: FormatError or RecordError with every problem of every readable part.
    """
    rest, numbers, problems = opened(plain, "dossier")
    shape = _shape(rest, numbers, problems)
    cluster = _attempt(problems, lambda: _cluster(shape.cluster))
    if cluster is None:
        raise _family(problems)
    builder = _Builder(
        shape=shape, directory=cluster.directory(), rulebook=rulebook, numbers=numbers, problems=problems
    )
    pact = _attempt(problems, lambda: builder.pact(cluster))
    submissions, reviews = tuple(builder.submissions()), tuple(builder.reviews())
    dossier = None if pact is None else _attempt(problems, lambda: builder.dossier(pact, submissions, reviews))
    if dossier is None or problems:
        raise _family(problems)
    return evolve(dossier, law=_law_of_the_day(dossier, laws))


def _attempt(problems: list[Problem], make: Callable[[], Thing], path: str = "$") -> Thing | None:
    """The thing, or None with its problems noted."""
    try:
        return make()
    except ThiduaError as error:
        problems += [each.under(path) for each in error.problems]
        return None


_FACTS = frozenset(Fault) - frozenset(list(Fault)[: list(Fault).index(Fault.DUPLICATE_ID)])


def _family(problems: list[Problem]) -> ThiduaError:
    """Facts that do not fit are a RecordError; anything that cannot be read makes it a FormatError.

    A target that could not be read is not also reported missing.
    """
    unread = {each.path for each in problems if each.fault is not Fault.TARGET_MISSING}
    unique = tuple(
        each for each in dict.fromkeys(problems) if each.fault is not Fault.TARGET_MISSING or each.path not in unread
    )
    return RecordError(unique) if all(each.fault in _FACTS for each in unique) else FormatError(unique)


def _shape(rest: dict[str, Any], numbers: Numbers, problems: list[Problem]) -> DossierShape:
    """The document's layout; keys that cannot be read are noted and left out, so that the rest is checked too."""
    try:
        return structure(rest, DossierShape, numbers)
    except ThiduaError as error:
        problems += error.problems
        kept = _without(rest, "$", {each.path for each in error.problems})
    try:
        return structure(kept, DossierShape, numbers)
    except ThiduaError:
        raise _family(problems) from None


def _without(plain: Any, path: str, bad: set[str]) -> Any:
    if isinstance(plain, dict):
        kept = {key: value for key, value in plain.items() if f"{path}.{key}" not in bad}
        return {key: _without(value, f"{path}.{key}", bad) for key, value in kept.items()}
    if isinstance(plain, list):
        return [_without(value, f"{path}[{row}]", bad) for row, value in enumerate(plain)]
    return plain


def _cluster(shape: ClusterShape) -> Cluster:
    problems: list[Problem] = []
    taken: dict[str, str] = {each.id: each.name for each in shape.units if each.id is not None}
    units = []
    names = frozenset(taken) | {slug(each.name) for each in shape.units if each.id is None and each.name}
    for row, each in enumerate(shape.units):
        own = each.id
        if own is None:
            own = slug(each.name)
            if own in taken:
                problems.append(slug_collision(f"$.cluster.units[{row}].name", each.name, taken[own], names))
            taken[own] = each.name
        units.append(Unit(id=own, name=each.name, aliases=each.aliases, since=each.since, until=each.until))
    if problems:
        raise RecordError(problems)
    try:
        return Cluster(
            id=shape.id,
            name=shape.name,
            units=tuple(units),
            tier=shape.tier,
            within=shape.within,
            members_complete=shape.members_complete,
        )
    except RecordError as error:
        raise RecordError([each.under("$.cluster") for each in error.problems]) from None


_MEASURED = re.compile(r"(?P<number>[^a-z]*\d\D*?) *(?P<measure>[^\W\d_].*)", re.IGNORECASE)


@frozen(kw_only=True)
class _Builder:
    """Turns the tables of a shape into nouns, noting every problem."""

    shape: DossierShape
    directory: Directory
    rulebook: Rulebook | None
    numbers: Numbers
    problems: list[Problem]

    def unit(self, name: str) -> str:
        """The id that a name or id stands for; an unknown one stays, for the nouns to refuse."""
        return self.directory.find(name) or name

    def maybe(self, name: str | None) -> str | None:
        """The id, where a unit is named."""
        return None if name is None else self.unit(name)

    def pact(self, cluster: Cluster) -> Pact:
        """The pact, its targets and its rulebook."""
        shape, pact = self.shape.cluster, self.shape.pact
        targets = [
            Target(unit=self.unit(unit), figure=name, plan=plan)
            for unit, table in self.shape.targets.items()
            for name, raw in self.named(table, f"$.targets.{unit}")
            if (plan := self.attempt(f"$.targets.{unit}.{name}", partial(self.measured, name, raw))) is not None
        ]
        return Pact(
            cluster=cluster,
            season=_season(shape),
            rulebook=self.rulebook,
            head=self.maybe(shape.head),
            deputy=self.maybe(shape.deputy),
            signed=pact.signed,
            signatures=tuple(map(self.unit, pact.signatures)),
            witness=pact.witness,
            movements=pact.movements,
            targets=tuple(targets),
            not_assigned=tuple(
                (self.unit(unit), code) for unit, codes in self.shape.not_assigned.items() for code in codes
            ),
        )

    def attempt(self, path: str, make: Callable[[], Thing]) -> Thing | None:
        """The thing, or None with its problems noted under a path."""
        return _attempt(self.problems, make, path)

    def named(self, table: object, path: str) -> Iterator[tuple[str, Any]]:
        """A nested table as dotted names."""
        if not isinstance(table, dict):
            self.problems.extend(each.under(path) for each in misfit("a table", table).problems)
            return
        for key, value in table.items():
            if isinstance(value, dict):
                yield from ((f"{key}.{name}", raw) for name, raw in self.named(value, f"{path}.{key}"))
            else:
                yield nfc(key), value

    def submissions(self) -> Iterator[Submission]:
        """The dated submissions in the order of the document, then the undated ones."""
        for row, each in enumerate(self.shape.submissions):
            figures = tuple(self.figures(each.figures, f"$.submissions[{row}].figures"))
            yield Submission(unit=self.unit(each.unit), on=each.on, figures=figures)
        for unit, table in self.shape.figures.items():
            yield Submission(unit=self.unit(unit), figures=tuple(self.figures(table, f"$.figures.{unit}")))

    def figures(self, table: object, path: str) -> Iterator[tuple[str, Value]]:
        """Figures by dotted name, each read as its kind demands."""
        for name, raw in self.named(table, path):
            value = self.attempt(f"{path}.{name}", partial(self.value, name, raw))
            if value is not None:
                yield name, value

    def value(self, name: str, raw: Any) -> Value:
        """One value; a figure that the rulebook does not know is read as a number and refused by the nouns."""
        figure = self.rulebook.figure(name) if self.rulebook is not None else None
        kind = Kind.AMOUNT if figure is None else figure.kind
        if kind is Kind.DAY:
            return a_day(raw)
        if kind is Kind.YES_NO:
            return flag(raw)
        if kind in (Kind.OPTION, Kind.GRADE):
            return structure(raw, str)
        if kind is Kind.OCCURRENCES and isinstance(raw, list):
            return structure(raw, tuple[Occurrence, ...])
        if figure is None and self.rulebook is not None:
            return Fraction(0)
        return self.measured(name, raw)

    def measured(self, name: str, raw: Any) -> Fraction:
        """A number, in the figure's own measure if it is written with one: `1,3 tỷ đồng`."""
        figure = self.rulebook.figure(name) if self.rulebook is not None else None
        written = _MEASURED.fullmatch(raw) if isinstance(raw, str) else None
        if figure is None or written is None or not measures(figure):
            return fraction(raw, self.numbers)
        one = factor(written["measure"], figure)
        if one is None:
            facts = pairs(found=written["measure"], allowed=measures(figure))
            raise RecordError([Problem(fault=Fault.WRONG_MEASURE, facts=facts)])
        return fraction(written["number"], self.numbers) * one

    def reviews(self) -> Iterator[Review]:
        """The reviews, values read as their figure demands."""
        for row, each in enumerate(self.shape.reviews):
            value = None
            if each.value is not None and each.figure is not None:
                value = self.attempt(f"$.reviews[{row}].value", partial(self.value, each.figure, each.value))
                if value is None:
                    continue
            yield _review(each, self.unit(each.unit), value)

    def dossier(self, pact: Pact, submissions: tuple[Submission, ...], reviews: tuple[Review, ...]) -> Dossier:
        """The whole, with every unit by id."""
        shape = self.shape
        announced = shape.announced
        choice = shape.succession
        return Dossier(
            pact=pact,
            submissions=submissions,
            reviews=reviews,
            announced=None
            if announced is None
            else Announcement(
                places=tuple((self.unit(unit), place) for unit, place in announced.places.items()),
                totals=tuple((self.unit(unit), total) for unit, total in announced.totals.items()),
            ),
            meetings=tuple(
                evolve(each, host=self.maybe(each.host), chair=self.maybe(each.chair)) for each in shape.meetings
            ),
            rulings=tuple(
                evolve(each, among=tuple(map(self.unit, each.among)), order=tuple(map(self.unit, each.order)))
                for each in shape.rulings
            ),
            proposed_on=shape.proposal.on if shape.proposal is not None else None,
            votes=tuple(evolve(each, unit=self.unit(each.unit)) for each in shape.votes),
            succession=choice and evolve(choice, head=self.maybe(choice.head), deputy=self.maybe(choice.deputy)),
            decisions=tuple(evolve(each, unit=self.maybe(each.unit)) for each in shape.decisions),
            honours=tuple(evolve(each, unit=self.unit(each.unit)) for each in shape.honours),
            history=shape.history,
            sources=Sources(source=shape.source, basis=shape.basis, parts=shape.sources),
        )


def _season(shape: ClusterShape) -> Season:
    if not shape.period:
        return _at("$.cluster.season", lambda: Season.of(shape.season))
    first, *others = shape.period
    if len(others) != 1 or first > others[0]:
        facts = pairs(found=", ".join(day.isoformat() for day in shape.period))
        raise FormatError([Problem(fault=Fault.OUT_OF_RANGE, path="$.cluster.period", facts=facts)])
    return _at("$.cluster.season", lambda: Season.of(shape.season, (first, others[0])))


def _at(path: str, make: Callable[[], Thing]) -> Thing:
    try:
        return make()
    except ThiduaError as error:
        raise type(error)(each.under(path) for each in error.problems) from None


def _review(shape: ReviewShape, unit: str, value: Value | None) -> Review:
    return Review(
        unit=unit,
        figure=shape.figure,
        value=value,
        state=shape.state,
        criterion=shape.criterion,
        points=shape.points,
        stage=shape.stage,
        role=shape.role,
        by=shape.by,
        on=shape.on,
        reason=shape.reason,
        explanation=shape.explanation,
        accepted=shape.accepted,
    )


def _law_of_the_day(dossier: Dossier, laws: Iterable[Law]) -> tuple[Law, ...]:
    """The editions in force on the day of the proposal; without one, of the annual review; else on the last day."""
    annual = next((each.on for each in dossier.meetings if each.kind is MeetingKind.ANNUAL), None)
    on = dossier.proposed_on or annual or dossier.last_day
    return () if on is None else governing(laws, on)


def dump_dossier(dossier: Dossier) -> dict[str, Any]:
    """A dossier as a document of plain values, its rulebook inside; it reads back equal under the same laws."""
    pact, announced = dossier.pact, dossier.announced
    assigned: dict[str, list[str]] = {}
    for unit, code in pact.not_assigned:
        assigned.setdefault(unit, []).append(code)
    targets: dict[str, dict[str, str]] = {}
    for target in pact.targets:
        targets.setdefault(target.unit, {})[target.figure] = exact(target.plan)
    document = {
        "format": FORMAT,
        "kind": "dossier",
        **unstructure(dossier.sources),
        "cluster": _cluster_out(pact),
        "pact": _pact_out(pact),
        "targets": targets,
        "not-assigned": assigned,
        "figures": {each.unit: _figures_out(each) for each in dossier.submissions if each.on is None},
        "submissions": [
            {"unit": each.unit, "on": each.on.isoformat(), "figures": _figures_out(each)}
            for each in dossier.submissions
            if each.on is not None
        ],
        "reviews": [_review_out(each) for each in dossier.reviews],
        "announced": announced
        and {"places": dict(announced.places), "totals": {unit: exact(total) for unit, total in announced.totals}},
        "proposal": dossier.proposed_on and {"on": dossier.proposed_on.isoformat()},
        "succession": unstructure(dossier.succession),
    }
    for key in ("meetings", "rulings", "votes", "decisions", "honours", "history"):
        document[key] = [unstructure(each) for each in getattr(dossier, key)]
    document["sources"] = document.pop("parts", [])
    return {
        key: value
        for key, value in document.items()
        if (value is not None and value not in ([], {})) or (key == "announced" and announced)
    }


def _cluster_out(pact: Pact) -> dict[str, Any]:
    season = pact.season
    found = {**unstructure(pact.cluster), "season": pact.label, "head": pact.head, "deputy": pact.deputy}
    if season is not None and isinstance(season.label, str) and season.start and season.end:
        found["period"] = [season.start.isoformat(), season.end.isoformat()]
    return {key: value for key, value in found.items() if value is not None}


def _pact_out(pact: Pact) -> dict[str, Any]:
    found = {
        "signed": pact.signed and pact.signed.isoformat(),
        "signatures": list(pact.signatures),
        "witness": pact.witness,
        "rulebook": pact.rulebook and dump_rulebook(pact.rulebook),
        "movements": [unstructure(each) for each in pact.movements],
    }
    return {key: value for key, value in found.items() if value}


def _figures_out(submission: Submission) -> dict[str, Any]:
    return {name: _value_out(value) for name, value in submission.figures}


def _value_out(value: Value) -> Any:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Fraction):
        return exact(value)
    if isinstance(value, date):
        return value.isoformat()
    return [unstructure(each) for each in value]


def _review_out(review: Review) -> dict[str, Any]:
    found = unstructure(evolve(review, value=None))
    return found if review.value is None else {**found, "value": _value_out(review.value)}
