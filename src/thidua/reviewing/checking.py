"""Checking: every figure, unit, stage, value or target that does not fit the pact.

Owns: `bad_figures`, `bad_stage`, `limits`, `out_of_bounds`.
Takes a pact with entries; gives problems with their paths.
Never: a correction.
"""

from __future__ import annotations

from fractions import Fraction

from thidua.criteria import Adds, Criterion, reads_of, scale_of
from thidua.errors import Problem
from thidua.figures import State, Value, fact_of, fits
from thidua.grounds import Fault, pairs
from thidua.pacts import Pact, unknown_units
from thidua.reviewing.entries import Review, Submission
from thidua.rulebook import Rulebook
from thidua.scales import Given, reads_target


def bad_figures(pact: Pact, submissions: tuple[Submission, ...], reviews: tuple[Review, ...]) -> list[Problem]:
    """Every figure, unit, stage or value that does not fit the pact, and every target that is missing."""
    return [*_bad_submissions(pact, submissions), *_bad_reviews(pact, reviews), *_missing_targets(pact)]


def limits(rulebook: Rulebook, row: Criterion) -> tuple[Fraction, Fraction | None]:
    """The least and the most points that may be given for a node; None: no limit is stated."""
    low = Fraction(0) if row.deductions_at_most is None else -row.deductions_at_most
    below = rulebook.criteria.below(row.code)
    open_above = any(each.adds is Adds.ON_TOP for each in (row, *below))
    return low, row.bonuses_at_most if open_above else row.maximum


def bad_stage(pact: Pact, through: str | None) -> list[Problem]:
    """A problem if the rulebook knows no such stage."""
    stages = tuple(stage.name for stage in pact.rulebook.stages) if pact.rulebook is not None else ()
    if through is None or through in stages:
        return []
    return [Problem(fault=Fault.UNKNOWN_STAGE, facts=pairs(found=through, allowed=stages))]


def _bad_submissions(pact: Pact, submissions: tuple[Submission, ...]) -> list[Problem]:
    problems = []
    known = set(pact.cluster.ids)
    bounds = _bounds(pact.rulebook)
    dated = 0
    for each in submissions:
        path = f"$.figures.{each.unit}" if each.on is None else f"$.submissions[{dated}]"
        dated += each.on is not None
        if each.unit not in known:
            problems += unknown_units(pact.cluster, {(path, each.unit): None})
        where = path if each.on is None else f"{path}.figures"
        for name, value in each.figures:
            problems += _bad_value(pact.rulebook, bounds, (f"{where}.{name}", name), value)
    return problems


Bounds = dict[str, tuple[Fraction, Fraction | None]]


def _bounds(rulebook: Rulebook | None) -> Bounds:
    """The least and most points of every figure that is points given for one criterion."""
    if rulebook is None:
        return {}
    return {
        name: limits(rulebook, row)
        for row in rulebook.criteria.leaves
        if isinstance(scale_of(row), Given)
        for _, name in reads_of(row)
    }


def _bad_value(rulebook: Rulebook | None, bounds: Bounds, where: tuple[str, str], value: Value) -> list[Problem]:
    if rulebook is None:
        return []
    path, name = where
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
    if name in bounds and isinstance(value, Fraction):
        return out_of_bounds(path, value, bounds[name])
    return []


def out_of_bounds(path: str, points: Fraction, bounds: tuple[Fraction, Fraction | None]) -> list[Problem]:
    """A problem if points lie outside what may be given."""
    low, high = bounds
    if high is not None and points.numerator * high.denominator > high.numerator * points.denominator:
        return [Problem(fault=Fault.ABOVE_MAXIMUM, path=path, facts=pairs(found=points, maximum=high))]
    if points.numerator < 0 and points < low:
        return [Problem(fault=Fault.BELOW_MINIMUM, path=path, facts=pairs(found=points, minimum=low))]
    return []


def _bad_reviews(pact: Pact, reviews: tuple[Review, ...]) -> list[Problem]:
    problems: list[Problem] = []
    stages = tuple(stage.name for stage in pact.rulebook.stages) if pact.rulebook is not None else ()
    bounds = _bounds(pact.rulebook)
    for index, each in enumerate(reviews):
        path = f"$.reviews[{index}]"
        problems += unknown_units(pact.cluster, {(f"{path}.unit", each.unit): None})
        if each.stage is not None and stages and each.stage not in stages:
            facts = pairs(found=each.stage, allowed=stages)
            problems.append(Problem(fault=Fault.UNKNOWN_STAGE, path=f"{path}.stage", facts=facts))
        elif each.stage is None and stages and each.decides:
            problems.append(Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="stage")))
        if (each.figure is None) == (each.criterion is None):
            problems.append(Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("figure", "criterion"))))
        elif each.figure is not None:
            problems += _bad_correction(pact.rulebook, bounds, path, each)
        else:
            problems += _bad_override(pact.rulebook, path, each)
    return problems


def _explains_only(review: Review) -> bool:
    return review.explanation is not None and not review.decides


def _bad_correction(rulebook: Rulebook | None, bounds: Bounds, path: str, review: Review) -> list[Problem]:
    figure = rulebook.figure(review.figure or "") if rulebook is not None else None
    if rulebook is not None and figure is None:
        facts = pairs(found=review.figure, allowed=rulebook.figure_names)
        return [Problem(fault=Fault.UNKNOWN_FIGURE, path=f"{path}.figure", facts=facts)]
    if _explains_only(review):
        return []
    if (review.value is None) == (review.state is None):
        return [Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("value", "state")))]
    if review.state not in (None, State.VOID):
        facts = pairs(found=review.state.value, allowed=State.VOID.value)
        return [Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.state", facts=facts)]
    return (
        []
        if review.value is None
        else _bad_value(rulebook, bounds, (f"{path}.value", review.figure or ""), review.value)
    )


def _bad_override(rulebook: Rulebook | None, path: str, review: Review) -> list[Problem]:
    row = rulebook.criteria.find(review.criterion or "") if rulebook is not None else None
    if rulebook is None or row is None:
        allowed = tuple(each.code for each in rulebook.criteria.rows) if rulebook is not None else ()
        facts = pairs(found=review.criterion, allowed=allowed)
        return [Problem(fault=Fault.UNKNOWN_CRITERION, path=f"{path}.criterion", facts=facts)]
    if _explains_only(review):
        return []
    problems = []
    if not review.reason:
        problems.append(Problem(fault=Fault.REASON_MISSING, path=f"{path}.reason"))
    if review.points is None:
        problems.append(Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="points")))
    else:
        problems += out_of_bounds(f"{path}.points", review.points, limits(rulebook, row))
    return problems


def _missing_targets(pact: Pact) -> list[Problem]:
    """A target missing where the scale names no pool for it."""
    if pact.rulebook is None:
        return []
    held = {(target.unit, target.figure) for target in pact.targets}
    return [
        Problem(fault=Fault.TARGET_MISSING, path=f"$.targets.{unit}.{name}", facts=pairs(unit=unit, criterion=row.code))
        for row in pact.rulebook.criteria.leaves
        if reads_target(scale_of(row))
        for name in [reads_of(row)[0][1]]
        for unit in pact.cluster.ids
        if (unit, name) not in held and not pact.excused(unit, row.code)
    ]
