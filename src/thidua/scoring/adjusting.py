"""Adjusting: points over the totals, after the tree; then the whole sheet.

Owns: `evaluate`, and the kinds of adjustment at work; `is_relative`, `honoured`, `counted_honours`, `open_honours`.
Takes figures in a setting; gives the sheet: nodes, adjustments, totals, who is barred.
Never: a reason (see `explaining`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import partial
from typing import assert_never

from attrs import frozen

from thidua.arithmetic import endless
from thidua.formulas import Ends, Joint, Weighted
from thidua.ratios import ratios_of
from thidua.reviewing import Figures
from thidua.rules import Adjustment, BelowMean, ByFormula, HonourBonus, Together
from thidua.rules.assigned import assigned
from thidua.scales import Reporting, Setting
from thidua.scoring.columns import Both, Column, both_of, sum_of
from thidua.scoring.outcomes import Outcome, Outcomes
from thidua.scoring.reaches import reach
from thidua.scoring.tree import (
    Read,
    Sheet,
    Work,
    nodes,
    rounded_total,
    rules_of,
    work_on,
)
from thidua.shown import Shown

__all__ = ["evaluate", "is_relative"]


@frozen(kw_only=True, repr=False)
class _Adjusted(Shown):
    """One adjustment: its points at both ends; the rows it bars, surely or perhaps; those without value or ends."""

    both: Both
    barred: frozenset[int]
    perhaps: frozenset[int]
    valueless: frozenset[int]
    unbounded: frozenset[int]
    read: dict[int, Read]


@frozen(kw_only=True, repr=False)
class _Scene(Shown):
    """The work; by row the maximum assigned to each unit, and by what its points are divided where units are compared.

    `compared` are the rows of the units that are peers.
    """

    work: Work
    maxima: tuple[Fraction, ...]
    scales: tuple[Fraction, ...]
    compared: frozenset[int]


_ONE = Fraction(1)
_NOTHING = (Fraction(0), Fraction(0))


def evaluate(figures: Figures, setting: Setting) -> Sheet:
    """Work out every node of the table for every unit, then each adjustment of the total over those before it."""
    work = work_on(figures, setting)
    sheet = nodes(work)
    tops = [sheet[row.code] for row in work.rules.criteria.under(None)]
    total = both_of(lambda below: sum_of(below, work.rows), tops)
    waits = total[0] is not total[1]  # of one that reported, a figure may still come
    adjusted: list[_Adjusted] = []
    if work.rules.adjustments:
        scene = _scene(work)
        missing = _missing(scene)
        adjusted, total = _after_adjustments(scene, total, _coming(scene, missing))
        waits = waits or (bool(missing) and any(map(is_relative, work.rules.adjustments)))
    # totals are rounded once, behind all adjustments, which so go by exact means (shapes 37 and 45)
    whole = both_of(lambda parts: rounded_total(work, parts[0]), [total])
    cuts = work.rules.ranking.total_at_most_maximum
    sheet[None] = both_of(lambda parts: _cut(work, parts[0]), [whole]) if cuts else whole
    low, high = zip(*sheet.values(), strict=True)
    return Sheet(
        codes=tuple(sheet),
        low=low,
        high=high,
        adjusted=tuple(each.both for each in adjusted),
        valueless=tuple(each.valueless for each in adjusted),
        read=tuple(each.read for each in adjusted),
        unbounded=_without_end(sheet[None]).union(*(each.unbounded for each in adjusted)),
        barred=tuple(sorted({row for each in adjusted for row in each.barred})),
        perhaps=tuple(sorted({row for each in adjusted for row in each.perhaps})),
        waits=waits,
        uncut=whole if cuts else None,
    )


def _cut(work: Work, column: Column) -> Column:
    """Totals that are no more than the maximum that is assigned to their unit."""
    # after bonuses and rounding, so that 101 and 102 of 100 are equal, for the order too (shape 96)
    rows = {row: (own, *column.at(row)) for row, own in enumerate(_maxima(work))}
    return column.put({row: (most, bonus, loss) for row, (most, points, bonus, loss) in rows.items() if points > most})


def _after_adjustments(scene: _Scene, total: Both, coming: dict[int, Ends]) -> tuple[list[_Adjusted], Both]:
    """Every adjustment over the totals after those before it, and the totals after all."""
    work, adjusted = scene.work, list[_Adjusted]()
    loose: dict[int, Ends] = {}  # of those that reported, who has no total any more: the columns hold none for it
    for each in work.rules.adjustments:
        # each adjustment sees those before it: a mean behind a bonus is that of totals with the bonus (shape 37)
        outcomes = Outcomes(here=_peers(scene, total) | loose, coming=coming)
        found = _effects(scene, each, outcomes)
        adjusted.append(_adjusted(scene, each, found))
        total = _within(scene, both_of(lambda parts: sum_of(parts, work.rows), [total, adjusted[-1].both]), found)
        # who may still report would be adjusted as well, so the next mean counts it so (shape 37)
        coming = {row: found[row].total for row in coming}
        loose = {row: found[row].total for row in outcomes.here if found[row].unbounded or row in loose}
    return adjusted, total


def _without_end(total: Both) -> frozenset[int]:
    """The rows of which a line may come as far as numbers go, and nothing keeps that within limits."""
    low, high = total
    if low is high:
        return frozenset()
    ends = enumerate(zip(low.series.fractions(), high.series.fractions(), strict=True))
    return frozenset(row for row, pair in ends if endless(*pair))


def is_relative(adjustment: Adjustment) -> bool:
    """Whether the points of an adjustment depend on what other units earn."""
    return isinstance(adjustment, BelowMean) or (
        isinstance(adjustment, ByFormula) and bool({"mean", "best"}.intersection(adjustment.points.names))
    )


@frozen(kw_only=True, repr=False)
class _Effect(Shown):
    """What an adjustment does to one unit: the points that it may add, and how far the unit then goes, as compared.

    `points` are None where a formula has no value. The total is no wider than both together: where points fall as the
    total rises, they never are at their most at once.
    """

    points: Ends | None = _NOTHING
    total: Ends = _NOTHING
    below: frozenset[bool] = frozenset()
    unbounded: bool = False
    read: Read = ()


def _effects(scene: _Scene, adjustment: Adjustment, outcomes: Outcomes) -> dict[int, _Effect]:
    """The effect on every unit that is compared or may yet be, by row; of honours, on all."""
    rows = (*outcomes.here, *outcomes.coming)
    match adjustment:
        case HonourBonus():
            # what was held before the season hangs on no report: all have it, those too who may still report (shape 36)
            found = [(min(each), max(each)) for each in honoured(scene.work.figures, adjustment)]
            spans = {row: _own(outcomes, row) for row in range(len(found))}
            return {row: _Effect(points=found[row], total=_raised(scene, row, spans[row], found[row])) for row in spans}
        case BelowMean():
            return {row: _below_mean(scene, adjustment, outcomes.of(row)) for row in rows}
        case ByFormula():
            return {row: _by_formula(scene, adjustment, outcomes.of(row)) for row in rows}
        case _:
            assert_never(adjustment)


def _own(outcomes: Outcomes, row: int) -> Ends:
    """How far one unit goes; nowhere where it is neither compared nor may be."""
    return outcomes.here.get(row) or outcomes.coming.get(row) or _NOTHING


def _raised(scene: _Scene, row: int, ends: Ends, points: Ends) -> Ends:
    """The ends of a unit, as compared, with so many points added."""
    scale = scene.scales[row]
    low, high = (
        None if end is None or more is None else end + more / scale for end, more in zip(ends, points, strict=True)
    )
    return low, high


def _adjusted(scene: _Scene, adjustment: Adjustment, found: dict[int, _Effect]) -> _Adjusted:
    """The points of one adjustment, a range while the totals are; a formula without value adds nothing."""
    rows = range(scene.work.rows)
    peers = scene.compared
    # who has not reported is adjusted by no mean, as it is no peer (shape 37)
    shown = {row: found[row] for row in found if row in peers or isinstance(adjustment, HonourBonus)}
    unbounded = frozenset(row for row, each in shown.items() if each.unbounded)
    known = [_NOTHING if row not in shown or row in unbounded else shown[row].points or _NOTHING for row in rows]
    low, high = (_split([each[end] or Fraction(0) for each in known]) for end in (0, 1))
    bars = isinstance(adjustment, BelowMean) and adjustment.bars
    return _Adjusted(
        both=(low, (low if low == high else high)),
        # barred where every outcome lies below the mean; perhaps, where some do (shape 37)
        barred=frozenset(row for row, each in shown.items() if bars and each.below == {True}),
        perhaps=frozenset(row for row, each in shown.items() if bars and each.below == {True, False}),
        valueless=frozenset(row for row, each in shown.items() if each.points is None) - unbounded,
        unbounded=unbounded,
        read={row: each.read for row, each in shown.items() if each.read},
    )


def _within(scene: _Scene, total: Both, found: dict[int, _Effect]) -> Both:
    """The totals with an adjustment no further than the two can go together."""
    if total[0] is total[1]:
        return total
    low, high = (_as_far(scene, column, found, end) for end, column in enumerate(total))
    return (low, low) if [*low.rows()] == [*high.rows()] else (low, high)


def _as_far(scene: _Scene, column: Column, found: dict[int, _Effect], end: int) -> Column:
    """One end of the totals, as far as each unit goes at the most."""
    known = {row: found[row].total[end] for row in scene.compared & set(found) if not found[row].unbounded}
    ends = {row: far * scene.scales[row] for row, far in known.items() if far is not None}
    return column.put({row: (far, *column.at(row)[1:]) for row, far in ends.items()})


def _split(points: Sequence[Fraction]) -> Column:
    """Points that are all bonuses or deductions."""
    return Column.on_top(ratios_of(points))


def honoured(figures: Figures, adjustment: HonourBonus) -> list[set[Fraction]]:
    """The points of every unit for the awards it held before the season, at both ends of what it may yet take over."""
    # a unit that is a member on no day of the season takes no part, whatever it held (shape 3)
    peers = frozenset(figures.pact.peers)
    return [
        _for_honours(figures, adjustment, unit) if unit in peers else {Fraction(0)} for unit in figures.pact.cluster.ids
    ]


def _for_honours(figures: Figures, adjustment: HonourBonus, unit: str) -> set[Fraction]:
    """The points of one unit without and with what nobody can say whether it takes over."""
    worth = dict[str, Fraction](adjustment.points)
    sure = sum((worth[award] for award in counted_honours(figures, adjustment, unit)), Fraction(0))
    open_ = [worth[each.award] for each in figures.honours.undecided_of(unit) if each.award in worth]
    # where one alone counts, an open award matters only as far as it is worth more than what is held (shape 68)
    if adjustment.together is Together.BEST:
        held = [worth[award] for award in worth if figures.honours.times(unit, award)]
        return {sure, *(max(*held, points) if held else points for points in open_)}
    # each of the others may pass on or not: one that costs and one that pays move the two ends apart (shape 68)
    down, up = (sum((end(each, Fraction(0)) for each in open_), Fraction(0)) for end in (min, max))
    return {sure + down, sure + up}


def counted_honours(figures: Figures, adjustment: HonourBonus, unit: str) -> tuple[str, ...]:
    """The awards for which a unit earns points: all that it held, season by season, or the one that is worth most."""
    # of two that are worth the same the first id is named: the points are the same, and so is the sentence each time
    worth = dict(sorted(adjustment.points, key=lambda each: (-each[1], each[0])))
    held = [award for award in worth for _ in range(figures.honours.times(unit, award))]
    if adjustment.together is Together.BEST and held:
        return (max(held, key=lambda award: worth[award]),)
    return tuple(held)


def open_honours(figures: Figures, unit: str | None = None) -> tuple[str, ...]:
    """The awards with points of which it is open whether a unit, or any, takes them over."""
    worth = {
        award for each in rules_of(figures).adjustments if isinstance(each, HonourBonus) for award, _ in each.points
    }
    held = figures.honours
    return tuple(award for award in (held.open_awards if unit is None else held.open_for(unit)) if award in worth)


def _scene(work: Work) -> _Scene:
    """By what units are compared: by rates where something is not assigned to one of them.

    A unit without report is no peer, nor one to which nothing is assigned.
    """
    left, whole, pact = work.figures.pact.unassigned, work.rules.criteria.maximum, work.figures.pact
    ids, heard, maxima = pact.cluster.ids, work.figures.heard, _maxima(work)
    # points of different maxima say nothing of each other; a table without maximum has no rates (shape 37)
    by_rate = bool(left) and whole > 0
    return _Scene(
        work=work,
        maxima=maxima,
        scales=tuple(most or _ONE for most in maxima) if by_rate else (_ONE,) * len(ids),
        compared=frozenset([row for row, unit in enumerate(ids) if unit in heard and maxima[row]]),
    )


def _maxima(work: Work) -> tuple[Fraction, ...]:
    """The maximum that is assigned to each unit, by row."""
    pact, whole = work.figures.pact, work.rules.criteria.maximum
    left, ids = pact.unassigned, pact.cluster.ids
    if not left:
        return (whole,) * len(ids)
    return tuple(assigned(work.rules, None, left[unit], pact.season) if unit in left else whole for unit in ids)


def _peers(scene: _Scene, total: Both) -> dict[int, Ends]:
    """What the units that reported are compared by, by row.

    Totals; where something is not assigned to a unit, rates, as points of different maxima say nothing.
    """
    low, high = (column.series for column in total)
    scales = {row: scene.scales[row] for row in sorted(scene.compared)}
    return {row: (low.at(row) / scale, high.at(row) / scale) for row, scale in scales.items()}


Missing = dict[int, tuple[frozenset[str], Fraction]]


def _missing(scene: _Scene) -> Missing:
    """The units that may still report and to which something is assigned, by row: what is not, and their maximum."""
    # once reporting has closed who sent nothing stays away for good (shapes 20 and 37)
    if scene.work.setting.reporting is Reporting.CLOSED:
        return {}
    heard, left = scene.work.figures.heard, scene.work.figures.pact.unassigned
    units = zip(scene.work.figures.pact.cluster.ids, scene.maxima, strict=True)
    return {
        row: (left.get(unit, frozenset()), most)
        for row, (unit, most) in enumerate(units)
        # to whom nothing is assigned no report can come that compares with the others' (shape 37)
        if unit not in heard and most > 0
    }


def _coming(scene: _Scene, missing: Missing) -> dict[int, Ends]:
    """What the units can come to that may still report, as units are compared."""
    season, left = scene.work.setting.season, {excused for excused, _ in missing.values()}
    reached = {excused: reach(scene.work.rules, excused, season) for excused in left}
    return {row: _measured(scene, row, reached[excused]) for row, (excused, _) in missing.items()}


def _measured(scene: _Scene, row: int, ends: Ends) -> Ends:
    """Points of a unit as units are compared: as they are, or over its maximum."""
    low, high = (None if end is None else end / scene.scales[row] for end in ends)
    return low, high


def _below_mean(scene: _Scene, adjustment: BelowMean, outcome: Outcome) -> _Effect:
    """Whether a total may lie below the stated share of the mean of all, and whether it may not."""
    # own total and mean of one outcome: taken apart, a unit might lie below a mean that it raises itself (shape 37)
    low, high = outcome.joint(Fraction(1), -adjustment.share, Fraction(0))
    # exactly at the share of the mean is not below it (shape 37)
    below = ({True} if low is None or low < 0 else set()) | ({False} if high is None or high >= 0 else set())
    added = [adjustment.points if each else Fraction(0) for each in below]
    points = (min(added), max(added))
    raised = _raised(scene, outcome.row, outcome.own, points)
    read = _read(("total", "mean"), partial(_named, scene, outcome))
    return _Effect(points=points, total=raised, below=frozenset(below), read=read)


def _by_formula(scene: _Scene, adjustment: ByFormula, outcome: Outcome) -> _Effect:
    """The least and the most of the formula for a unit, whatever peers can still change.

    It goes on without end where it has no value for some of what they can still be. `maximum` is the unit's own. Where
    rates are compared, the mean and the best are what they come to on that maximum.
    """
    joint = partial(_named, scene, outcome)
    formula, own = adjustment.points, {"total": Fraction(1)}
    # without a value it adds nothing; where it may yet have one, that may be any, and the total has no ends (shape 37)
    points = formula.among(joint, {})
    if points is None:
        spans = [joint({name: Fraction(1)}) for name in formula.names]
        loose = any(low is None or low != high for low, high in spans)  # it may yet have a value, and any
        return _Effect(points=None, total=(None, None) if loose else outcome.own, unbounded=loose)
    total = formula.among(joint, own) or (None, None)
    # points that fall as the total rises are never at their most together with it: both bounds hold (shape 37)
    ends = _nearer(_raised(scene, outcome.row, outcome.own, points), _measured(scene, outcome.row, total))
    return _Effect(points=points, total=ends, unbounded=None in points, read=_read(formula.names, joint))


def _named(scene: _Scene, outcome: Outcome, weights: Weighted) -> Ends:
    """How far a weighted sum of what an adjustment reads goes for a unit."""
    scale, most = scene.scales[outcome.row], scene.maxima[outcome.row]
    low, high = outcome.joint(*(weights.get(name, Fraction(0)) * scale for name in ("total", "mean", "best")))
    more = weights.get("", Fraction(0)) + weights.get("maximum", Fraction(0)) * most
    return (None if low is None else low + more), (None if high is None else high + more)


def _read(names: Iterable[str], joint: Joint) -> Read:
    """What an adjustment read of these, as far as it is settled."""
    ends = [(name, joint({name: Fraction(1)})) for name in names]
    return tuple((name, low) for name, (low, high) in ends if low is not None and low == high)


def _nearer(first: Ends, second: Ends) -> Ends:
    """What lies within both."""
    lows, highs = ([end for end in pair if end is not None] for pair in zip(first, second, strict=True))
    return max(lows, default=None), min(highs, default=None)
