"""Standing: which version of each figure stands, for points to rest on, and what became of every entry.

Owns: `Figures`, `settle`, `settled`.
Takes a pact, submissions and reviews; gives the figures that stand, every version kept.
Never: points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from thidua.arguments import expect, expect_rows
from thidua.awards import Held, Honour
from thidua.errors import RecordError
from thidua.figures import Cell, Figure, State, Value
from thidua.given import Unread
from thidua.grounds import About, Ground, Why, by_unit, pairs
from thidua.pacts import Pact
from thidua.ratios import Ratios, all_of
from thidua.results import Result
from thidua.reviewing.admitting import admitted, in_time, one_voice_each, published
from thidua.reviewing.belonging import occurrences, of_days, of_reports, of_season
from thidua.reviewing.checking import bad_figures, bad_stage
from thidua.reviewing.combining import combination, combined, decisive
from thidua.reviewing.entries import Override, Review, Submission, Version, standing
from thidua.reviewing.telling import as_told
from thidua.words import Language, Titles

__all__ = ["Figures", "settle"]


_NUMBERS, _TRUTHS = {Fraction, Unread}, {bool}


@frozen(kw_only=True, repr=False)
class Figures(Result):
    """The figures that stand (*số liệu được công nhận*), on which points rest: one column a figure, one row a unit.

    `names` are the figures and `columns` their cells, in the order of the cluster's units. `entries` are all reviews,
    `reviews` those that count; `ignored` says why the others do not. Cells contain only cases of the season; `stated`
    says which were left out, and which reports came late. `wider` are, by line and figure, the columns of lines that
    themselves say when their cases are due. `honours` are the awards that units held before.

    Example:
        >>> import thidua
        >>> pact = thidua.Pact(cluster=thidua.Cluster("Cụm 7", units=["An Bình", "Ba Tri"]), season=2024)
        >>> figures = settle(pact, [Submission(unit="an-binh", figures={"thu": Fraction(96)})])
        >>> figures.column("thu")
        (Fraction(96, 1), <State.NOT_REPORTED: 'not-reported'>)
    """

    headings = ("unit", "figure", "value")

    pact: Pact = field(repr=False)
    submissions: tuple[Submission, ...] = field(repr=False)
    entries: tuple[Review, ...] = field(repr=False)
    reviews: tuple[Review, ...] = field(repr=False)
    ignored: tuple[Ground, ...] = field(repr=False)
    honours: Held = field(repr=False)
    stated: tuple[Ground, ...] = field(repr=False)
    names: tuple[str, ...]
    columns: tuple[tuple[Cell, ...], ...]
    wider: tuple[tuple[tuple[str, str], tuple[Cell, ...]], ...] = field(default=(), repr=False)
    _own: dict[str, dict[str, Cell]] = field(init=False, eq=False, repr=False)
    _reviewed: dict[str, dict[str, list[Review]]] = field(init=False, eq=False, repr=False)
    _places: dict[str, int] = field(init=False, eq=False, repr=False)
    _wider: dict[tuple[str, str], tuple[Cell, ...]] = field(init=False, eq=False, repr=False)

    @_places.default
    def _index(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    @_wider.default
    def _by_line(self) -> dict[tuple[str, str], tuple[Cell, ...]]:
        return dict(self.wider)

    @_own.default
    def _as_reported(self) -> dict[str, dict[str, Cell]]:
        return _reported(self.pact, self.submissions) if self.reviews else {}

    @_reviewed.default
    def _as_reviewed(self) -> dict[str, dict[str, list[Review]]]:
        return _reviewed(self.reviews)

    def column(self, figure: str) -> tuple[Cell, ...]:
        """The cells of one figure, one for each unit in the order of the cluster.

        Raises: KeyError for a figure that there is not.
        """
        return self.columns[self._places[figure]]

    @cached_property
    def numbers(self) -> Mapping[str, Ratios]:
        """The figures for which every unit has a number, or yes (1) or no (0), as columns of numbers by name."""
        numbers: dict[str, tuple[Any, ...]] = {}
        truths: dict[str, Ratios] = {}
        for name, column in zip(self.names, self.columns, strict=True):
            kinds = {*map(type, column)}
            if kinds and kinds <= _NUMBERS:
                numbers[name] = column
            elif kinds == _TRUTHS:
                truths[name] = Ratios(tuple(map(int, column)), 1)  # type: ignore[arg-type]  # as all are
        return MappingProxyType(all_of(numbers) | truths)

    def read_by(self, code: str, figure: str) -> tuple[Cell, ...]:
        """The cells of one figure as the line with this code reads it.

        They differ from `column` if the line itself says when its cases are due.
        """
        # a line that says itself what is due judges cases which are none of the season for others (shape 24)
        return self._wider.get((code, figure)) or self.column(figure)

    def of(self, unit: str) -> tuple[tuple[str, Cell], ...]:
        """The figures of one unit: pairs of name and value or state.

        Raises: RecordError if the cluster has no such unit.
        """
        row = self.pact.cluster.row(unit, self.pact.season)
        return tuple((name, column[row]) for name, column in zip(self.names, self.columns, strict=True))

    def versions(self, unit: str, figure: str) -> tuple[Version, ...]:
        """Every version of one figure of one unit, its reports before its reviews, oldest first.

        Raises: RecordError if the cluster has no such unit.
        """
        unit = self.pact.member(unit)
        reported = [
            Version(value=told[figure], on=each.on)
            for each in in_time(self.reports(unit))
            if figure in (told := dict[str, Value](each.figures))
        ]
        reviewed = [
            Version(value=standing(each), stage=each.stage, by=each.by, on=each.on, reason=each.reason)
            for each in self._reviewed.get(unit, {}).get(figure, ())
        ]
        # all of them, also those that nothing rests on any more: a review replaces, it does not erase (shape 44)
        return (*reported, *reviewed)

    def reports(self, unit: str) -> tuple[Submission, ...]:
        """The submissions of one unit, as recorded.

        Raises: RecordError if the cluster has no such unit.
        """
        return tuple(self._reports.get(self.pact.member(unit), ()))

    @cached_property
    def _reports(self) -> dict[str, list[Submission]]:
        found: dict[str, list[Submission]] = {}
        for each in self.submissions:
            found.setdefault(each.unit, []).append(each)
        return found

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """What was reviewed of one unit, by whom and why; and what is late, odd, or does not count.

        Raises: RecordError if the cluster has no such unit.
        """
        unit = self.pact.member(unit)
        grounds = [
            evolve(ground, facts=(*ground.facts, *pairs(measure=self.pact.measure(figure))))
            for figure, found in self._reviewed.get(unit, {}).items()
            for ground in combination(_figure(self.pact, figure), figure, found, self._own[unit].get(figure))
        ]
        grounds += self._said.get(unit, ())
        row = self.pact.cluster.row(unit)
        cells = [*self.of(unit), *((name, column[row]) for (_, name), column in self.wider)]
        season = self.pact.season
        odd = {} if season is None else dict.fromkeys(of_days(unit, season, cells))  # a case that several read, once
        return (*grounds, *odd, *_outliers(self, unit))

    def stage_of(self, unit: str, figure: str) -> str | None:
        """The stage of the review that decided a figure of one unit; None if the unit's own report counts.

        Raises: RecordError if the cluster has no such unit.
        """
        unit = self.pact.member(unit)
        if not self._reviewed:
            return None
        found = self._reviewed.get(unit, {}).get(figure, [])
        review = decisive(_figure(self.pact, figure), found, self._own.get(unit, {}).get(figure))
        return None if review is None else review.stage

    @cached_property
    def overrides(self) -> tuple[Override, ...]:
        """The points that reviewers set in place of the computed ones, the latest for each unit and criterion."""
        # of one line the last of the last stage stands; how figures combine says nothing of points (shape 40)
        found = {(each.unit, each.criterion): each for each in self.reviews if each.points is not None}
        return tuple(
            Override(unit=unit, criterion=code, points=each.points, stage=each.stage, by=each.by, reason=each.reason)
            for (unit, code), each in found.items()
            if code is not None and each.points is not None
        )

    @cached_property
    def judged(self) -> Mapping[str, frozenset[str]]:
        """The units for which a reviewer set points, by the code of the criterion."""
        found: dict[str, set[str]] = {}
        for each in self.overrides:
            found.setdefault(each.criterion, set()).add(each.unit)
        return {line: frozenset(units) for line, units in found.items()}

    @cached_property
    def overridden(self) -> Mapping[str, Mapping[str, Override]]:
        """The points that reviewers set, by unit and then by the code of the criterion."""
        found: dict[str, dict[str, Override]] = {}
        for each in self.overrides:
            found.setdefault(each.unit, {})[each.criterion] = each
        return found

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason, unit by unit."""
        return tuple(ground for unit in self.pact.cluster.ids for ground in self.grounds_for(unit))

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.pact.titles(language)

    def received_late(self, unit: str, why: Why = Why.REPORT_AFTER_PUBLICATION) -> date | None:
        """The day of one unit's first report after results were published, or after the close; None if there was none.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.pact.member(unit)
        late = (each.on for each in self.reports(known) if each.made)
        said = {each.fact("on") for each in self._said.get(known, ()) if each.why is why}
        return min((day for day in late if day is not None and day in said), default=None)

    @cached_property
    def _said(self) -> dict[str | None, list[Ground]]:
        """What units explain, and what is said of entries that do not count or are odd, by unit."""
        explained = (_explained(each) for each in self.reviews if each.explanation)
        return by_unit((*explained, *self.ignored, *self.stated))

    @cached_property
    def heard(self) -> frozenset[str]:
        """The members of the season that reported a figure or were reviewed; only they are compared with each other.

        An explanation alone is no report, as it has no figure.
        """
        heard = {each.unit for each in published(self.pact, self.submissions)}
        heard.update([each.unit for each in self.reviews if each.decides])
        # who is no member of the season is no peer, whatever was sent in its name (shape 3)
        return frozenset(heard.intersection(self.pact.peers))

    @cached_property
    def silent(self) -> frozenset[int]:
        """The rows, from 0, of the units that neither reported nor were reviewed; their reports may still come."""
        return frozenset(row for row, unit in enumerate(self.pact.cluster.ids) if unit not in self.heard)

    def rows(self) -> list[tuple[str, str, Cell]]:
        """One tuple for each cell: unit, figure, value or state."""
        return [(unit, name, cell) for unit in self.pact.cluster.ids for name, cell in self.of(unit)]


def settle(
    pact: Pact,
    submissions: Iterable[Submission],
    reviews: Iterable[Review] = (),
    honours: Iterable[Honour] | Held = (),
    *,
    through: str | None = None,
) -> Figures:
    """Decide which version of each figure stands (*xác định số liệu được công nhận*), up to a stage of review.

    `through` is the name of that stage; without it all stages count. A later submission replaces an earlier one figure
    by figure; how reviewed values combine is the figure's own rule. An entry does not count by the wrong role, out of
    order, or after publication. `honours` are awards that units held before, for the stages that follow.

    Law: the rulebook's `stages`, each figure's `combine`, `policies.published_on`.

    Raises: RecordError, listing every figure, unit, stage or value that does not fit the pact.

    Example:
        >>> from thidua import Cluster, Season, Unit
        >>> pact = Pact(cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"),)), season=Season.of(2024))
        >>> settle(pact, [Submission(unit="a", figures=(("x", Fraction(3)),))]).of("a")
        (('x', Fraction(3, 1)),)
    """
    expect(pact, Pact, "a pact")
    submitted = expect_rows(submissions, Submission, at="$.submissions")
    entries = expect_rows(reviews, Review, at="$.reviews")
    held = honours if isinstance(honours, Held) else expect_rows(honours, Honour, at="$.honours")
    problems = [*bad_figures(pact, submitted, entries), *bad_stage(pact, through)]
    if problems and (told := as_told(pact, submitted, entries)) is not None:
        submitted, entries = told
        problems = [*bad_figures(pact, submitted, entries), *bad_stage(pact, through)]
    if problems:
        raise RecordError(problems)
    return settled(pact, submitted, entries, pact.held(held), through)


def settled(
    pact: Pact,
    submitted: tuple[Submission, ...],
    entries: tuple[Review, ...],
    honours: Held,
    through: str | None = None,
) -> Figures:
    """The figures that stand by entries that fit the pact, as those of a dossier do."""
    admissible, ignored = admitted(pact, entries, through)
    counted = one_voice_each(pact, admissible) if admissible else ()
    reported = _reported(pact, submitted)
    held: dict[str, dict[str, Cell]] = {unit: dict(own) for unit, own in reported.items()}
    for unit, about in _reviewed(counted).items():
        # reviews first, cases after: which of them are of the season is asked of the list that stands (shape 24)
        cells = {name: combined(_figure(pact, name), found, reported[unit].get(name)) for name, found in about.items()}
        held[unit] |= {name: cell for name, cell in cells.items() if cell is not None}
    left_out, wider = of_season(pact, occurrences(pact), held)
    names = _names(pact, held.values())
    # a figure that is absent is not reported, which is not 0 (shape 21)
    silence = dict.fromkeys(names, State.NOT_REPORTED)
    rows = [(silence | own).values() for own in held.values()]
    return Figures(
        pact=pact,
        submissions=submitted,
        entries=entries,
        reviews=counted,
        ignored=ignored,
        honours=honours,
        stated=(*of_reports(pact, in_time(submitted)), *left_out),
        names=names,
        columns=tuple(zip(*rows, strict=True)) if rows else ((),) * len(names),
        wider=tuple(
            (read, tuple(cells.get(unit, own.get(read[1], State.NOT_REPORTED)) for unit, own in held.items()))
            for read, cells in wider.items()
        ),
    )


def _figure(pact: Pact, name: str) -> Figure | None:
    return pact.rulebook.figure(name) if pact.rulebook is not None else None


def _reported(pact: Pact, submissions: tuple[Submission, ...]) -> dict[str, dict[str, Cell]]:
    """What every unit itself reported last, figure by figure, before results were final."""
    found: dict[str, dict[str, Cell]] = {unit: {} for unit in pact.cluster.ids}
    for each in in_time(published(pact, submissions)):
        # figure by figure: what a later report does not repeat stays as it was (shape 44)
        found[each.unit].update(each.figures)
    return found


def _reviewed(counted: tuple[Review, ...]) -> dict[str, dict[str, list[Review]]]:
    """The reviews of every figure that any is about, by unit, oldest first."""
    found: dict[str, dict[str, list[Review]]] = {}
    for each in counted:
        if each.figure is not None and each.decides:
            found.setdefault(each.unit, {}).setdefault(each.figure, []).append(each)
    return found


def _names(pact: Pact, standing: Iterable[dict[str, Cell]]) -> tuple[str, ...]:
    if pact.rulebook is not None:
        return pact.rulebook.figure_names
    return tuple(dict.fromkeys(name for held in standing for name in held))


def _explained(review: Review) -> Ground:
    about = About(unit=review.unit, figure=review.figure, criterion=review.criterion)
    return Ground(why=Why.EXPLAINED, about=about, facts=pairs(explanation=review.explanation, on=review.on))


def _outliers(figures: Figures, unit: str) -> Iterator[Ground]:
    """Figures outside what the rulebook holds plausible, in themselves or against their target."""
    rules = figures.pact.rulebook
    row = figures.pact.cluster.row(unit, figures.pact.season)
    for figure in rules.figures if rules is not None else ():
        name, cell = figure.name, figures.column(figure.name)[row]
        # out of the ordinary is pointed out, and counts as it is: a slip is for people to see (shape 38)
        if not (figure.plausible or figure.plausible_rate) or not isinstance(cell, Fraction):
            continue
        about, measure = About(unit=unit, figure=name), figures.pact.measure(name)
        if figure.plausible and not figure.plausible[0] <= cell <= figure.plausible[-1]:
            facts = pairs(value=cell, low=figure.plausible[0], high=figure.plausible[-1], measure=measure)
            yield Ground(why=Why.OUTLIER, about=about, facts=facts)
        plan = figures.pact.plan(unit, name)
        rate = None if plan is None else cell / plan
        if (
            rate is not None
            and figure.plausible_rate
            and not figure.plausible_rate[0] <= rate <= figure.plausible_rate[-1]
        ):
            facts = pairs(value=cell, target=plan, rate=rate, measure=measure)
            yield Ground(why=Why.OUTLYING_RATE, about=about, facts=facts)
