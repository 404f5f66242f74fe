"""Standing: which figure stands for each unit, and what became of every entry.

Owns: `Figures`, `settle`.
Takes a pact, submissions and reviews; gives the figures that stand, every version kept.
Never: points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import assert_never

from attrs import field, frozen

from thidua.awards import Held, Honour
from thidua.criteria import reads_of
from thidua.errors import RecordError
from thidua.figures import Cell, Combine, State, fact_of
from thidua.grounds import About, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.phrasebook import Language, Sentences, say_all
from thidua.reviewing.checking import bad_figures, bad_stage
from thidua.reviewing.entries import Review, Submission, Version
from thidua.rulebook import Rulebook

__all__ = ["Figures", "settle"]


@frozen(kw_only=True)
class Figures:
    """The figures that stand, one column a figure, one row a unit (*số liệu được công nhận*).

    `entries` are all reviews, `reviews` those that count; `ignored` says why the others do not.
    """

    pact: Pact = field(repr=False)
    submissions: tuple[Submission, ...] = field(repr=False)
    entries: tuple[Review, ...] = field(repr=False)
    reviews: tuple[Review, ...] = field(repr=False)
    ignored: tuple[Ground, ...] = field(repr=False)
    honours: Held = field(repr=False)
    names: tuple[str, ...]
    columns: tuple[tuple[Cell, ...], ...]
    _places: dict[str, int] = field(init=False, eq=False, repr=False)

    @_places.default
    def _index(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    def column(self, figure: str) -> tuple[Cell, ...]:
        """One figure of all units, in the order of the cluster."""
        return self.columns[self._places[figure]]

    def of(self, unit: str) -> tuple[tuple[str, Cell], ...]:
        """The figures of one unit by name."""
        row = self.pact.cluster.row(unit)
        return tuple((name, column[row]) for name, column in zip(self.names, self.columns, strict=True))

    def versions(self, unit: str, figure: str) -> tuple[Version, ...]:
        """Every version of one figure of one unit, oldest first."""
        reported = [
            Version(value=dict(each.figures)[figure], on=each.on)
            for each in in_time(self.submissions)
            if each.unit == unit and figure in dict(each.figures)
        ]
        reviewed = [
            Version(value=_standing(each), stage=each.stage, by=each.by, on=each.on, reason=each.reason)
            for each in self.reviews
            if each.unit == unit and each.figure == figure and each.decides
        ]
        return (*reported, *reviewed)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """What was corrected for a unit, by whom and why; outliers; entries that explain or do not count."""
        corrected = dict.fromkeys(each.figure for each in self.reviews if each.unit == unit and each.figure)
        grounds = [ground for figure in corrected for ground in _corrections(self, unit, figure)]
        grounds += [_explained(each) for each in self.reviews if each.unit == unit and each.explanation]
        grounds += [ground for ground in self.ignored if ground.about.unit == unit]
        return (*grounds, *_outliers(self, unit))

    def explain(self, language: Language | str = Language.VI, *, unit: str) -> Sentences:
        """The reasons in words."""
        return say_all(self.grounds_for(unit), language, self.pact.titles())

    @property
    def heard(self) -> frozenset[str]:
        """The members of the season that reported or were reviewed; the others are no peers of theirs."""
        reported = {each.unit for each in _published(self.pact, self.submissions)}
        return frozenset(reported | {each.unit for each in self.reviews}).intersection(self.pact.peers)

    def rows(self) -> list[tuple[str, str, Cell]]:
        """Plain tuples: unit, figure, value or state."""
        return [(unit, name, cell) for unit in self.pact.cluster.ids for name, cell in self.of(unit)]


def settle(
    pact: Pact,
    submissions: Iterable[Submission],
    reviews: Iterable[Review] = (),
    honours: Iterable[Honour] | Held = (),
    *,
    through: str | None = None,
) -> Figures:
    """Decide which figure stands for each unit, through a stage of review (*xác định số liệu được công nhận*).

    Without `through`, all stages count. The later submission replaces the earlier figure by figure; how reviewed values
    combine is the figure's own rule. An entry by the wrong role, out of order or after publication does not count.

    Law: the rulebook's `stages`, each figure's `combine`, `policies.published_on`.

    Raises: RecordError, listing every figure, unit, stage or value that does not fit the pact.

    Example:
        >>> from thidua import Cluster, Season, Unit
        >>> pact = Pact(cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"),)), season=Season.of(2024))
        >>> settle(pact, [Submission(unit="a", figures=(("x", Fraction(3)),))]).of("a")
        (('x', Fraction(3, 1)),)
    """
    submitted, entries = tuple(submissions), tuple(reviews)
    problems = [*bad_figures(pact, submitted, entries), *bad_stage(pact, through)]
    if problems:
        raise RecordError(problems)
    counted, ignored = _counting(pact, entries, through)
    standing: dict[str, dict[str, Cell]] = {unit: {} for unit in pact.cluster.ids}
    for each in in_time(_published(pact, submitted)):
        standing[each.unit].update(each.figures)
    reviewed: dict[tuple[str, str], list[Review]] = {}
    for review in counted:
        if review.figure is not None and review.decides:
            reviewed.setdefault((review.unit, review.figure), []).append(review)
    for (unit, figure), found in reviewed.items():
        standing[unit][figure] = _combined(pact.rulebook, figure, found, standing[unit].get(figure))
    names = _names(pact, standing.values())
    return Figures(
        pact=pact,
        submissions=submitted,
        entries=entries,
        reviews=counted,
        ignored=ignored,
        honours=pact.held(honours),
        names=names,
        columns=tuple(tuple(held.get(name, State.NOT_REPORTED) for held in standing.values()) for name in names),
    )


def _combined(rulebook: Rulebook | None, name: str, reviews: list[Review], reported: Cell | None) -> Cell:
    """The value that several reviews leave standing."""
    figure = rulebook.figure(name) if rulebook is not None else None
    last = _standing(reviews[-1])
    numbers = [value for value in map(_standing, reviews) if isinstance(value, Fraction)]
    combine = Combine.LATEST if figure is None or not isinstance(last, Fraction) else figure.combine
    match combine:
        case Combine.LATEST:
            return last
        case Combine.MAXIMUM:
            return max(numbers)
        case Combine.MEAN:
            return sum(numbers, Fraction(0)) / len(numbers)
        case Combine.AGREED:
            return last if reviews[-1].accepted or reported is None else reported
        case _:
            assert_never(combine)


def _published(pact: Pact, submissions: tuple[Submission, ...]) -> tuple[Submission, ...]:
    """The submissions made before results were final."""
    final = pact.rulebook.policies.published_on if pact.rulebook is not None else None
    return tuple(each for each in submissions if final is None or each.on is None or each.on <= final)


def _names(pact: Pact, standing: Iterable[dict[str, Cell]]) -> tuple[str, ...]:
    if pact.rulebook is not None:
        return pact.rulebook.figure_names
    return tuple(dict.fromkeys(name for held in standing for name in held))


def in_time(submissions: tuple[Submission, ...]) -> list[Submission]:
    """Submissions in the order in which they replace each other: by day, the undated last."""
    return sorted(submissions, key=lambda each: each.on or date.max)


def _standing(review: Review) -> Cell:
    return State.VOID if review.value is None else review.value


def _counting(
    pact: Pact, entries: tuple[Review, ...], through: str | None
) -> tuple[tuple[Review, ...], tuple[Ground, ...]]:
    """The reviews up to a stage in the order of stages; apart, why others do not count."""
    stages = pact.rulebook.stages if pact.rulebook is not None else ()
    order = {stage.name: row for row, stage in enumerate(stages)}
    last = len(stages) if through is None else order[through]
    rows = [each for each in entries if order.get(each.stage or "", 0) <= last]
    rows.sort(key=lambda each: (order.get(each.stage or "", 0), each.on or date.max))
    peers = frozenset(pact.peers)
    counted, ignored = [], []
    for each in rows:
        why = _unfit(pact, each, rows, order)
        if why is None and each.unit not in peers:
            why = Why.NO_MEMBER
        if why is None:
            counted.append(each)
        else:
            about = About(unit=each.unit, figure=each.figure, criterion=each.criterion)
            ignored.append(
                Ground(why=why, about=about, facts=pairs(role=each.role, by=each.by, stage=each.stage, on=each.on))
            )
    return tuple(counted), tuple(ignored)


def _unfit(pact: Pact, review: Review, entries: list[Review], order: dict[str, int]) -> Why | None:
    """Why an entry does not count, if it does not."""
    rules = pact.rulebook
    if rules is None:
        return None
    final = rules.policies.published_on
    if final is not None and review.on is not None and review.on > final:
        return Why.AFTER_PUBLICATION
    if not review.decides:
        return None
    roles = next((stage.roles for stage in rules.stages if stage.name == review.stage), ())
    if roles and review.role not in roles:
        return Why.WRONG_ROLE
    owners = _owners(rules, review)
    if review.role == ASSESSOR and owners and review.by not in owners:
        return Why.WRONG_ASSESSOR
    later = [
        each
        for each in entries
        if (each.unit, each.figure, each.criterion) == (review.unit, review.figure, review.criterion)
        and order.get(each.stage or "", 0) > order.get(review.stage or "", 0)
    ]
    overtaken = any(each.on is not None and review.on is not None and each.on < review.on for each in later)
    return Why.OUT_OF_ORDER if overtaken else None


ASSESSOR = "assessor"


def _owners(rules: Rulebook, review: Review) -> set[str]:
    """Who owns what a review is about: the figure's assessor, else those of the criterion or all that read it."""
    figure = rules.figure(review.figure or "")
    if figure is not None and figure.assessor is not None:
        return {figure.assessor}
    read = [row for row in rules.criteria.leaves if review.figure in dict(reads_of(row)).values()]
    rows = read if review.criterion is None else [rules.criteria.row(review.criterion)]
    lines = [[each.assessor for each in (row, *rules.criteria.above(row.code)) if each.assessor] for row in rows]
    return {line[0] for line in lines if line}


def _corrections(figures: Figures, unit: str, figure: str) -> Iterator[Ground]:
    versions = figures.versions(unit, figure)
    for row, version in enumerate(versions):
        if version.stage is None and version.by is None and version.reason is None:
            continue
        before = versions[row - 1].value if row else State.NOT_REPORTED
        facts = pairs(
            before=fact_of(before),
            after=fact_of(version.value),
            stage=version.stage,
            by=version.by,
            reason=version.reason,
        )
        yield Ground(why=Why.CORRECTED, about=About(unit=unit, figure=figure), facts=facts)


def _explained(review: Review) -> Ground:
    about = About(unit=review.unit, figure=review.figure, criterion=review.criterion)
    return Ground(why=Why.EXPLAINED, about=about, facts=pairs(explanation=review.explanation, on=review.on))


def _outliers(figures: Figures, unit: str) -> Iterator[Ground]:
    """Figures outside what the rulebook holds plausible, in themselves or against their target."""
    rules = figures.pact.rulebook
    plans = {target.figure: target.plan for target in figures.pact.in_force() if target.unit == unit}
    for name, cell in figures.of(unit) if rules is not None else ():
        figure = rules.figure(name) if rules is not None else None
        if figure is None or not isinstance(cell, Fraction):
            continue
        about = About(unit=unit, figure=name)
        if figure.plausible and not figure.plausible[0] <= cell <= figure.plausible[-1]:
            facts = pairs(value=cell, low=figure.plausible[0], high=figure.plausible[-1])
            yield Ground(why=Why.OUTLIER, about=about, facts=facts)
        rate = cell / plans[name] if name in plans else None
        if (
            rate is not None
            and figure.plausible_rate
            and not figure.plausible_rate[0] <= rate <= figure.plausible_rate[-1]
        ):
            facts = pairs(value=cell, target=plans[name], rate=rate)
            yield Ground(why=Why.OUTLYING_RATE, about=about, facts=facts)
