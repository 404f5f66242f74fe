"""Checking: every figure, unit, stage, value or target that does not fit the pact.

Owns: `bad_figures`, `bad_self_scores`, `bad_stage`, `out_of_bounds`, `knows`, `keeps`, `kept_of`, `applies`.
Takes a pact with entries; gives problems with their paths.
Never: a correction.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from thidua.clusters import unknown_units
from thidua.criteria import scale_of
from thidua.errors import Problem
from thidua.figures import State, Value, fact_of, suits
from thidua.given import Unread, exact_in
from thidua.grounds import Fact, Fault, pairs
from thidua.names import not_of, unknown
from thidua.pacts import Pact
from thidua.readings import VALUE
from thidua.reviewing.admitting import undecidable
from thidua.reviewing.entries import Review, SelfScore, Submission
from thidua.reviewing.telling import misread
from thidua.rules import Rulebook
from thidua.rules.settable import limits, settable
from thidua.scales import aims, reads_target
from thidua.targets import Target


def bad_figures(pact: Pact, submissions: tuple[Submission, ...], reviews: tuple[Review, ...]) -> list[Problem]:
    """Every figure, unit, stage or value that does not fit the pact, and every target that is missing."""
    unfit = [*_bad_submissions(pact, submissions), *_bad_reviews(pact, reviews)]
    # which of two entries stands can be asked only of entries that fit
    missing = _missing_targets(pact) if submissions or reviews else []  # before the first report they may still come
    return [*(unfit or undecidable(pact, submissions, reviews)), *missing, *_unclear_targets(pact)]


def bad_self_scores(pact: Pact, rows: tuple[SelfScore, ...]) -> list[Problem]:
    """Every unit or line of own points that there is not, a line twice, and points that no review may set there."""
    problems: list[Problem] = []
    rulebook, told = pact.rulebook, set[tuple[str, str]]()
    for each in rows:
        path = f"$.self_scores.{each.unit}"
        where = f"{path}.{each.criterion}"
        problems += unknown_units(pact.cluster, {(path, each.unit): None})
        if (each.unit, each.criterion) in told:
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=where, facts=pairs(found=each.criterion)))
        told.add((each.unit, each.criterion))
        if rulebook is None:
            continue
        row = rulebook.criteria.find(each.criterion)
        if row is None:
            codes = tuple(one.code for one in rulebook.criteria.rows)
            problems.append(unknown(Fault.UNKNOWN_CRITERION, where, each.criterion, codes))
        else:
            # what a unit holds its points to be lies where a review could set them (shape 95)
            excused = pact.unassigned.get(each.unit, frozenset())
            problems += out_of_bounds(where, each.points, settable(rulebook, row, pact.season, excused))
    return list(dict.fromkeys(problems))


def knows(pact: Pact, rulebook: Rulebook, name: str, value: Value | None = None) -> bool:
    """Whether an edition knows a figure, as the kind of a value, and in the measure of the pact's facts."""
    figure, own = rulebook.figure(name), None if pact.rulebook is None else pact.rulebook.figure(name)
    # under the same name in tỷ đồng and in triệu đồng it is two figures (shape 38)
    if figure is None or (own is not None and not own.measured_as(figure)):
        return False
    read = exact_in(value, figure.measure) if isinstance(value, Unread) else value
    return read is None or suits(read, figure)


def keeps(pact: Pact, rulebook: Rulebook, target: Target) -> bool:
    """Whether an edition knows the figure of a target, as one for which there may be targets."""
    figure = rulebook.figure(target.figure)
    return knows(pact, rulebook, target.figure) and figure is not None and figure.takes_target


def kept_of(pact: Pact, rulebook: Rulebook, submission: Submission) -> Submission:
    """A report without the figures that an edition does not know, or not as this kind."""
    kept = tuple((name, value) for name, value in submission.figures if knows(pact, rulebook, name, value))
    return evolve(submission, figures=kept, cut=len(kept) < len(submission.figures))


def applies(pact: Pact, rulebook: Rulebook, review: Review) -> bool:
    """Whether an edition knows what a review is about, its kind of value, and its stage."""
    stages = [stage.name for stage in rulebook.stages]
    if stages and review.stage not in stages:
        return False
    if review.criterion is not None:
        return rulebook.criteria.find(review.criterion) is not None
    return knows(pact, rulebook, review.figure or "", review.value)


def bad_stage(pact: Pact, through: str | None) -> list[Problem]:
    """A problem if the rulebook knows no such stage."""
    stages = tuple(stage.name for stage in pact.rulebook.stages) if pact.rulebook is not None else ()
    if through is None or through in stages:
        return []
    return [unknown(Fault.UNKNOWN_STAGE, "$", through, stages)]


def _bad_submissions(pact: Pact, submissions: tuple[Submission, ...]) -> list[Problem]:
    problems = []
    free, bounds = ({}, {}) if pact.rulebook is None else (pact.rulebook.free, pact.rulebook.bounds)
    dated = 0
    for each in submissions:
        path = f"$.figures.{each.unit}" if each.on is None else f"$.submissions[{dated}]"
        dated += each.on is not None
        problems += unknown_units(pact.cluster, {(path, each.unit): None})
        where = path if each.on is None else f"{path}.figures"
        for name, value in each.figures:
            kind = free.get(name)
            if (kind is int or type(value) is not kind) and not (
                _sound(bounds.get(name), value) if kind is None else _fit(value, kind)
            ):
                problems += [wrong.under(f"{where}.{name}") for wrong in _bad_value(pact.rulebook, name, value)]
    return problems


def _fit(value: Value, kind: type) -> bool:
    """Whether a value is a whole number, where such are asked for."""
    return kind is int and type(value) is Fraction and value.denominator == 1 and value.numerator >= 0


def _sound(bounds: tuple[int, int] | None, value: Value) -> bool:
    """The quick answer for points within their bounds, which nearly all figures of a large table are."""
    if bounds is None or type(value) is not Fraction:
        return False
    points, parts = value.as_integer_ratio()
    most, of = bounds
    return points >= 0 and points * of <= most * parts


def _told(value: Value) -> Fact:
    """A value as a document writes it: its own words stay, yes is `true`, cases are a list."""
    if isinstance(value, tuple):
        return "[…]" if value else "[]"
    return fact_of(value) if not isinstance(value, bool) else "true" if value else "false"


def _bad_value(rulebook: Rulebook | None, name: str, value: Value) -> list[Problem]:
    if rulebook is None:  # no figure has a kind then: all are numbers
        return [] if isinstance(value, Fraction) else [*(misread(None, value) or [not_of(value, "a number")])]
    figure = rulebook.figure(name)
    if figure is None:
        return [unknown(Fault.UNKNOWN_FIGURE, "$", name, rulebook.figure_names)]
    if isinstance(value, Unread) or not suits(value, figure):
        wrong = Problem(fault=Fault.WRONG_KIND, facts=pairs(found=_told(value), kind=figure.kind))
        return [*(misread(figure, value) or [wrong])]
    # places begin with the first (shape 73)
    if name in rulebook.stated_places and isinstance(value, Fraction) and value < 1:
        return [Problem(fault=Fault.OUT_OF_RANGE, facts=pairs(found=value, allowed="≥ 1"))]
    spoken = [value] if isinstance(value, str) else [each.grade for each in value] if isinstance(value, tuple) else []
    words = rulebook.words(name)
    for found in spoken:
        # a grade that no line knows would earn and cost nothing, and nobody would see it (shape 69)
        if words and found is not None and found not in words:
            return [Problem(fault=Fault.NOT_ALLOWED, facts=pairs(found=found, allowed=words))]
    named = [each.circumstance for each in value if each.circumstance] if isinstance(value, tuple) else []
    known = rulebook.circumstances(name) if named else ()
    for found in named:
        # a slip in a circumstance would cost where the case is waived (shape 34)
        if known and found not in known:
            return [Problem(fault=Fault.NOT_ALLOWED, facts=pairs(found=found, allowed=known))]
    # points that are given are held to what the line can have: refused and not cut, as people gave them (shape 72)
    rows = [rulebook.criteria.row(code) for code in rulebook.lines_given(name)]
    outside = [out_of_bounds("$", value, limits(rulebook, row)) for row in rows if isinstance(value, Fraction)]
    return next((problems for problems in outside if problems), [])


def out_of_bounds(path: str, points: Fraction, bounds: tuple[Fraction | None, Fraction | None]) -> list[Problem]:
    """A problem if points lie outside what may be given."""
    low, high = bounds
    if high is not None and points > high:
        return [Problem(fault=Fault.ABOVE_MAXIMUM, path=path, facts=pairs(found=points, maximum=high))]
    if low is not None and points < low:
        return [Problem(fault=Fault.BELOW_MINIMUM, path=path, facts=pairs(found=points, minimum=low))]
    return []


def _bad_reviews(pact: Pact, reviews: tuple[Review, ...]) -> list[Problem]:
    problems: list[Problem] = []
    stages = tuple(stage.name for stage in pact.rulebook.stages) if pact.rulebook is not None else ()
    for index, each in enumerate(reviews):
        path = f"$.reviews[{index}]"
        problems += unknown_units(pact.cluster, {(f"{path}.unit", each.unit): None})
        if each.stage is not None and stages and each.stage not in stages:
            problems.append(unknown(Fault.UNKNOWN_STAGE, f"{path}.stage", each.stage, stages))
        # by its stage one entry takes the place of another (shape 40)
        elif each.stage is None and stages and each.decides:
            problems.append(Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="stage")))
        # a figure or points of a line: each changes other things
        if (each.figure is None) == (each.criterion is None):
            problems.append(Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("figure", "criterion"))))
        elif each.figure is not None:
            problems += _bad_correction(pact.rulebook, path, each)
        else:
            problems += _bad_override(pact, path, each)
    return problems


def _explains_only(review: Review) -> bool:
    return review.explanation is not None and not review.decides


def _bad_correction(rulebook: Rulebook | None, path: str, review: Review) -> list[Problem]:
    figure = rulebook.figure(review.figure or "") if rulebook is not None else None
    if rulebook is not None and figure is None:
        return [unknown(Fault.UNKNOWN_FIGURE, f"{path}.figure", review.figure or "", rulebook.figure_names)]
    if _explains_only(review):
        return []
    if (review.value is None) == (review.state is None):
        return [Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("value", "state")))]
    # that a figure is not assigned, or has no target, is the pact's to say (shape 21)
    if review.state not in (None, State.VOID):
        facts = pairs(found=review.state, allowed=State.VOID)
        return [Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.state", facts=facts)]
    wrong = [] if review.value is None else _bad_value(rulebook, review.figure or "", review.value)
    return [each.under(f"{path}.value") for each in wrong]


def _bad_override(pact: Pact, path: str, review: Review) -> list[Problem]:
    rulebook = pact.rulebook
    row = rulebook.criteria.find(review.criterion or "") if rulebook is not None else None
    if rulebook is None or row is None:
        codes = tuple(each.code for each in rulebook.criteria.rows) if rulebook is not None else ()
        return [unknown(Fault.UNKNOWN_CRITERION, f"{path}.criterion", review.criterion or "", codes)]
    if _explains_only(review):
        return []
    # a value is one of a figure: beside points of a line nobody could say what it changes (shape 72)
    beside = [key for key in ("value", "state") if getattr(review, key) is not None]
    problems = [Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=(key, "points"))) for key in beside]
    # points set by hand stand in place of a rule, so that whoever sets them says why (shape 72)
    if not review.reason:
        problems.append(Problem(fault=Fault.REASON_MISSING, path=f"{path}.reason"))
    if review.points is None:
        problems.append(Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="points")))
    else:
        # of a group of which a part is left out, no more than what is left of it (shape 72)
        excused = pact.unassigned.get(review.unit, frozenset())
        problems += out_of_bounds(f"{path}.points", review.points, settable(rulebook, row, pact.season, excused))
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
        for name in [row.aim]
        for unit in pact.cluster.ids
        # without a target there is nothing to be a share of: refused, not scored as nothing (shape 17)
        if (unit, name) not in held and not pact.excused(unit, row.code)
    ]


def _unclear_targets(pact: Pact) -> list[Problem]:
    """Targets of which nobody says whose a line takes: it works on several figures, none of them called `value`."""
    problems = []
    for row in pact.rulebook.criteria.leaves if pact.rulebook is not None else ():
        if row.works_on == VALUE or len(row.ordered) <= 1:
            continue
        roles = aims(scale_of(row))
        figures = list(dict.fromkeys(name for role, name in row.written.items() if role in roles))
        if len(figures) <= 1:
            continue
        aimed = {name: pact.plans(name) for name in figures}
        for unit in pact.cluster.ids:
            held = tuple(name for name, plans in aimed.items() if unit in plans)
            # of two targets for one line nobody says which counts, before any report as after it (shape 17)
            if len(held) > 1 and not pact.excused(unit, row.code):
                facts = pairs(found=held, criterion=row.code)
                problems.append(Problem(fault=Fault.TARGET_UNCLEAR, path=f"$.targets.{unit}", facts=facts))
    return problems
