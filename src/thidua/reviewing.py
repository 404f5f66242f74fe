"""Reviewing: self-reported, verified, agreed: which figure stands; and the mid-year review.

Owns: `Submission`, `Review`, `Version`, `Figures`, `settle`, `Pledge`, `Progress`, `progress`.
Takes a pact, submissions and reviews; gives the figures that stand, every version kept.
Never: points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import assert_never

from attrs import field, frozen

from thidua.awards import Honour
from thidua.criteria import reads_of, scale_of
from thidua.errors import Problem, RecordError
from thidua.figures import Cell, Combine, State, Value, fact_of, fits
from thidua.grounds import About, Fault, Ground, Why, pairs
from thidua.pacts import Pact, unknown_units
from thidua.phrasebook import Language, Sentences, say_all
from thidua.rulebook import Rulebook
from thidua.scales import reads_target
from thidua.timetable import Meeting

__all__ = ["Figures", "Pledge", "Progress", "Review", "Submission", "Version", "progress", "settle"]


@frozen(kw_only=True)
class Submission:
    """What one unit reported at one time (*báo cáo tự chấm*); without a day it is the only or last one."""

    unit: str
    figures: tuple[tuple[str, Value], ...]
    on: date | None = None


@frozen(kw_only=True)
class Review:
    """A correction of a figure, or an override of a criterion's points, at one stage (*thẩm định*).

    About a `figure`: a `value`, or a `state` to strike it out; about a `criterion`: `points` with a reason. Either may
    instead hold only the unit's `explanation` (*giải trình*), which changes nothing. `accepted`: the unit agrees.
    """

    unit: str
    figure: str | None = None
    value: Value | None = None
    state: State | None = None
    criterion: str | None = None
    points: Fraction | None = None
    stage: str | None = None
    role: str | None = None
    by: str | None = None
    on: date | None = None
    reason: str | None = None
    explanation: str | None = None
    accepted: bool | None = None

    @property
    def decides(self) -> bool:
        """Whether the entry changes anything."""
        return self.value is not None or self.state is not None or self.points is not None


@frozen(kw_only=True)
class Version:
    """One version of a figure: its value at a stage, who gave it and why."""

    value: Cell
    stage: str | None = None
    by: str | None = None
    on: date | None = None
    reason: str | None = None


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
    honours: tuple[Honour, ...] = field(repr=False)
    names: tuple[str, ...]
    columns: tuple[tuple[Cell, ...], ...]
    _places: dict[str, int] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Index the figures."""
        object.__setattr__(self, "_places", {name: place for place, name in enumerate(self.names)})

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
            for each in _in_time(self.submissions)
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

    def rows(self) -> list[tuple[str, str, Cell]]:
        """Plain tuples: unit, figure, value or state."""
        return [(unit, name, cell) for unit in self.pact.cluster.ids for name, cell in self.of(unit)]


def settle(
    pact: Pact,
    submissions: Iterable[Submission],
    reviews: Iterable[Review] = (),
    honours: Iterable[Honour] = (),
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
    problems = [*bad_figures(pact, submitted, entries), *_bad_stage(pact, through)]
    if problems:
        raise RecordError(problems)
    counted, ignored = _counting(pact, entries, through)
    standing: dict[str, dict[str, Cell]] = {unit: {} for unit in pact.cluster.ids}
    for each in _in_time(_published(pact, submitted)):
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
        honours=tuple(honours),
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


def bad_figures(pact: Pact, submissions: tuple[Submission, ...], reviews: tuple[Review, ...]) -> list[Problem]:
    """Every figure, unit, stage or value that does not fit the pact, and every target that is missing."""
    return [*_bad_submissions(pact, submissions), *_bad_reviews(pact, reviews), *_missing_targets(pact)]


def _names(pact: Pact, standing: Iterable[dict[str, Cell]]) -> tuple[str, ...]:
    if pact.rulebook is not None:
        return pact.rulebook.figure_names
    return tuple(dict.fromkeys(name for held in standing for name in held))


def _in_time(submissions: tuple[Submission, ...]) -> list[Submission]:
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
    counted, ignored = [], []
    for each in rows:
        why = _unfit(pact, each, rows, order)
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
    roles = next((stage.roles for stage in rules.stages if stage.name == review.stage), ())
    owner = _owner(rules, review)
    if roles and review.role not in roles:
        return Why.WRONG_ROLE
    if review.role == ASSESSOR and owner is not None and review.by != owner:
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


def _owner(rules: Rulebook, review: Review) -> str | None:
    """Who owns what a review is about: the criterion's assessor, or the figure's."""
    row = rules.criteria.find(review.criterion or "")
    figure = rules.figure(review.figure or "")
    return (row.assessor if row is not None else None) or (figure.assessor if figure is not None else None)


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


def _bad_stage(pact: Pact, through: str | None) -> list[Problem]:
    stages = tuple(stage.name for stage in pact.rulebook.stages) if pact.rulebook is not None else ()
    if through is None or through in stages:
        return []
    return [Problem(fault=Fault.UNKNOWN_STAGE, facts=pairs(found=through, allowed=stages))]


def _bad_submissions(pact: Pact, submissions: tuple[Submission, ...]) -> list[Problem]:
    problems = []
    known = set(pact.cluster.ids)
    dated = 0
    for each in submissions:
        path = f"$.figures.{each.unit}" if each.on is None else f"$.submissions[{dated}]"
        dated += each.on is not None
        if each.unit not in known:
            problems += unknown_units(pact.cluster, {(path, each.unit): None})
        where = path if each.on is None else f"{path}.figures"
        for name, value in each.figures:
            if not _sound(pact.rulebook, name, value):
                problems += _bad_value(pact.rulebook, f"{where}.{name}", name, value)
    return problems


def _sound(rulebook: Rulebook | None, name: str, value: Value) -> bool:
    """The quick answer for points within their bounds, which nearly all figures of a large table are."""
    bounds = None if rulebook is None else rulebook.bounds.get(name)
    if bounds is None or not isinstance(value, Fraction):
        return False
    points, parts = value.as_integer_ratio()
    most, of = bounds
    return points >= 0 and points * of <= most * parts


def _bad_value(rulebook: Rulebook | None, path: str, name: str, value: Value) -> list[Problem]:
    if rulebook is None:
        return []
    figure = rulebook.figure(name)
    if figure is None:
        facts = pairs(found=name, allowed=rulebook.figure_names)
        return [Problem(fault=Fault.UNKNOWN_FIGURE, path=path, facts=facts)]
    if not fits(value, figure.kind):
        facts = pairs(found=fact_of(value), kind=figure.kind.value)
        return [Problem(fault=Fault.WRONG_KIND, path=path, facts=facts)]
    spoken = [value] if isinstance(value, str) else [each.grade for each in value] if isinstance(value, tuple) else []
    words = rulebook.words(name)
    for found in spoken:
        if words and found is not None and found not in words:
            return [Problem(fault=Fault.NOT_ALLOWED, path=path, facts=pairs(found=found, allowed=words))]
    row = next((rulebook.criteria.find(code) for code, figure_ in rulebook.given.items() if figure_ == name), None)
    if row is not None and isinstance(value, Fraction):
        return out_of_bounds(path, value, rulebook.limits(row))
    return []


def out_of_bounds(path: str, points: Fraction, bounds: tuple[Fraction, Fraction | None]) -> list[Problem]:
    """A problem if points lie outside what may be given."""
    low, high = bounds
    if high is not None and points > high:
        return [Problem(fault=Fault.ABOVE_MAXIMUM, path=path, facts=pairs(found=points, maximum=high))]
    if points < low:
        return [Problem(fault=Fault.BELOW_MINIMUM, path=path, facts=pairs(found=points, minimum=low))]
    return []


def _bad_reviews(pact: Pact, reviews: tuple[Review, ...]) -> list[Problem]:
    problems: list[Problem] = []
    stages = tuple(stage.name for stage in pact.rulebook.stages) if pact.rulebook is not None else ()
    for index, each in enumerate(reviews):
        path = f"$.reviews[{index}]"
        problems += unknown_units(pact.cluster, {(f"{path}.unit", each.unit): None})
        if each.stage is not None and stages and each.stage not in stages:
            facts = pairs(found=each.stage, allowed=stages)
            problems.append(Problem(fault=Fault.UNKNOWN_STAGE, path=f"{path}.stage", facts=facts))
        if (each.figure is None) == (each.criterion is None):
            problems.append(Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("figure", "criterion"))))
        elif each.explanation is not None and not each.decides:
            continue
        elif each.figure is not None and (each.value is None) == (each.state is None):
            problems.append(Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("value", "state"))))
        elif each.figure is not None and each.value is not None:
            problems += _bad_value(pact.rulebook, f"{path}.figure", each.figure, each.value)
        elif each.criterion is not None:
            problems += _bad_override(pact.rulebook, path, each)
    return problems


def _bad_override(rulebook: Rulebook | None, path: str, review: Review) -> list[Problem]:
    row = rulebook.criteria.find(review.criterion or "") if rulebook is not None else None
    if rulebook is None or row is None:
        allowed = tuple(each.code for each in rulebook.criteria.rows) if rulebook is not None else ()
        facts = pairs(found=review.criterion, allowed=allowed)
        return [Problem(fault=Fault.UNKNOWN_CRITERION, path=f"{path}.criterion", facts=facts)]
    problems = []
    if not review.reason:
        problems.append(Problem(fault=Fault.REASON_MISSING, path=f"{path}.reason"))
    if review.points is None:
        problems.append(Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="points")))
    else:
        problems += out_of_bounds(f"{path}.points", review.points, rulebook.limits(row))
    return problems


def _missing_targets(pact: Pact) -> list[Problem]:
    """A target missing where the scale names no pool for it."""
    if pact.rulebook is None:
        return []
    held = {(target.unit, target.figure) for target in pact.in_force()}
    return [
        Problem(fault=Fault.TARGET_MISSING, path=f"$.targets.{unit}.{name}", facts=pairs(unit=unit, criterion=row.code))
        for row in pact.rulebook.criteria.leaves
        if reads_target(scale_of(row))
        for name in [reads_of(row)[0][1]]
        for unit in pact.cluster.ids
        if (unit, name) not in held and not pact.excused(unit, row.code)
    ]


@frozen(kw_only=True)
class Pledge:
    """One target and what was done of it by a day: `done` and `share` are None where nothing was reported."""

    unit: str
    figure: str
    plan: Fraction
    done: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """Done over plan, exact."""
        return None if self.done is None else self.done / self.plan


@frozen(kw_only=True)
class Progress:
    """The mid-year review (*sơ kết*): pledge by pledge plan, done, share; who has not reported, who has not signed."""

    figures: Figures = field(repr=False)
    on: date | None
    meeting: Meeting | None
    pledges: tuple[Pledge, ...]
    silent: tuple[str, ...]

    def of(self, unit: str) -> tuple[Pledge, ...]:
        """The pledges of one unit."""
        return tuple(pledge for pledge in self.pledges if pledge.unit == self.figures.pact.cluster.unit(unit).id)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """What is missing of a unit: its report, its signature."""
        pact, about = self.figures.pact, About(unit=unit)
        day = pairs(on=self.on) if self.on is not None else ()
        grounds = [_pledge_ground(pledge) for pledge in self.of(unit) if pledge.done is not None]
        if unit in self.silent:
            grounds.append(Ground(why=Why.NO_REPORT, about=about, facts=day))
        if any(each.unit == unit and each.on is None for each in self.figures.submissions) and self.on is not None:
            grounds.append(Ground(why=Why.REPORT_UNDATED, about=about, facts=day))
        if unit in pact.unsigned and unit in pact.members(self.on):
            grounds.append(Ground(why=Why.PACT_UNSIGNED, about=about))
        return tuple(grounds)

    def explain(self, language: Language | str = Language.VI, *, unit: str | None = None) -> Sentences:
        """The reasons in words, of one unit or of all."""
        units = self.figures.pact.cluster.ids if unit is None else (unit,)
        grounds = [ground for each in units for ground in self.grounds_for(each)]
        return say_all(grounds, language, self.figures.pact.titles())

    def rows(self) -> list[tuple[str, str, Fraction, Fraction | None, Fraction | None]]:
        """Plain tuples: unit, figure, plan, done, share."""
        return [(each.unit, each.figure, each.plan, each.done, each.share) for each in self.pledges]


def _pledge_ground(pledge: Pledge) -> Ground:
    facts = pairs(done=pledge.done or 0, plan=pledge.plan, share=pledge.share or 0)
    return Ground(why=Why.PLEDGE_DONE, about=About(unit=pledge.unit, figure=pledge.figure), facts=facts)


def progress(figures: Figures, *, on: date | None = None, meeting: Meeting | None = None) -> Progress:
    """What was done of each pledge by a day (*sơ kết*); the day is the meeting's unless given.

    The targets and members are those of that day. Only submissions dated up to it count; one without a day is stated
    and left out. Without any day, all count.

    Example:
        >>> from thidua import Cluster, Season, Target, Unit
        >>> pact = Pact(
        ...     cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"),)),
        ...     season=Season.of(2024),
        ...     targets=(Target(unit="a", figure="x", plan=Fraction(10)),),
        ... )
        >>> first = Submission(unit="a", on=date(2024, 6, 30), figures=(("x", Fraction(6)),))
        >>> progress(settle(pact, [first]), on=date(2024, 7, 1)).of("a")[0].share
        Fraction(3, 5)
    """
    day = on if on is not None or meeting is None else meeting.on
    members = figures.pact.members(day)
    held: dict[str, dict[str, Value]] = {unit: {} for unit in figures.pact.cluster.ids}
    for each in _in_time(figures.submissions):
        if day is None or (each.on is not None and each.on <= day):
            held[each.unit].update(each.figures)
    pledges = tuple(
        Pledge(
            unit=target.unit, figure=target.figure, plan=target.plan, done=_number(held[target.unit].get(target.figure))
        )
        for target in figures.pact.in_force(day)
        if target.unit in members
    )
    silent = tuple(unit for unit in members if not held[unit])
    return Progress(figures=figures, on=day, meeting=meeting, pledges=pledges, silent=silent)


def _number(value: Value | None) -> Fraction | None:
    return value if isinstance(value, Fraction) else None
