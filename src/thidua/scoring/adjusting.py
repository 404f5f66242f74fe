"""Adjusting: points over the totals, after the tree; then the whole sheet.

Owns: `evaluate`, and the kinds of adjustment at work.
Takes figures in a setting; gives the sheet: nodes, adjustments, totals, who is barred.
Never: a reason (see `explaining`).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import assert_never

from attrs import frozen

from thidua.criteria import Criterion
from thidua.formulas import Span
from thidua.reviewing import Figures
from thidua.rulebook import Adjustment, BelowMean, ByFormula, HonourBonus, Together
from thidua.scales import Reporting, Setting
from thidua.scoring.reaches import reach
from thidua.scoring.tree import (
    Both,
    Column,
    Numbers,
    Sheet,
    Work,
    assigned,
    both_of,
    group,
    nodes,
    rounded_total,
    rules_of,
    summed,
    work_on,
)

__all__ = ["evaluate"]


@frozen(kw_only=True)
class _Adjusted:
    """One adjustment: its points at both ends; the rows it bars, surely or perhaps; those without value or ends."""

    both: Both
    barred: frozenset[int]
    perhaps: frozenset[int]
    valueless: frozenset[int]
    unbounded: frozenset[int]


@frozen(kw_only=True)
class _Coming:
    """What each unit that may still report can come to, by row, totals or rates; None where that has no end."""

    spans: dict[int, Span | None]

    @property
    def ends(self) -> list[Fraction]:
        """The least and the most of them all; empty where nobody is missing, or nobody knows."""
        known = [end for span in self.spans.values() if span is not None for end in span]
        return [min(known), max(known)] if known and self.bounded else []

    @property
    def bounded(self) -> bool:
        """Whether all have ends."""
        return None not in self.spans.values()

    def shifted(self, points: dict[int, Span | None]) -> _Coming:
        """The same after an adjustment that can add so much to each."""
        found: dict[int, Span | None] = {}
        for row, span in self.spans.items():
            more = points[row]
            found[row] = None if span is None or more is None else (span[0] + more[0], span[1] + more[1])
        return _Coming(spans=found)


def evaluate(figures: Figures, setting: Setting) -> Sheet:
    """Every node of the table for every unit, then the adjustments over the totals, each over those before it."""
    work = work_on(figures, setting)
    sheet = nodes(work)
    tops = [sheet[row.code] for row in work.rules.criteria.under(None)]
    total = both_of(lambda below: group(work, Criterion(code=""), below), tops)
    ranges = total[0] is not total[1]  # of one that reported, a figure may still come
    adjusted: list[_Adjusted] = []
    missing = _missing(work)
    coming = _coming(work, missing) if work.rules.adjustments else _Coming(spans={})
    for each in work.rules.adjustments:
        adjusted.append(_adjusted(work, each, total, coming))
        coming = coming.shifted(_added_to(work, each, coming))
        total = both_of(lambda parts: _added(work, parts), [total, adjusted[-1].both])
    sheet[None] = both_of(lambda parts: rounded_total(work, parts[0]), [total])
    return Sheet(
        over=work.over,
        codes=tuple(sheet),
        low=tuple(both[0] for both in sheet.values()),
        high=tuple(both[1] for both in sheet.values()),
        adjusted=tuple(each.both for each in adjusted),
        valueless=tuple(each.valueless for each in adjusted),
        unbounded=frozenset(row for each in adjusted for row in each.unbounded),
        barred=tuple(sorted({row for each in adjusted for row in each.barred})),
        perhaps=tuple(sorted({row for each in adjusted for row in each.perhaps})),
        waits=ranges or bool(missing),
    )


def _added(work: Work, parts: list[Column]) -> Column:
    """The total so far with one more adjustment."""
    return Column(
        points=summed(work, [each.points for each in parts]),
        bonus=summed(work, [each.bonus for each in parts]),
        deduction=summed(work, [each.deduction for each in parts]),
    )


def _adjusted(work: Work, adjustment: Adjustment, total: Both, coming: _Coming) -> _Adjusted:
    """Points over the totals so far, a range while those are; a formula without value adds nothing."""
    barred: list[int] = []
    perhaps: list[int] = []
    unbounded: frozenset[int] = frozenset()
    match adjustment:
        case HonourBonus():
            found: list[set[Fraction | None]] = [{*each} for each in honoured(work.figures, adjustment)]
        case BelowMean():
            states = _below_mean(work, adjustment, total, coming)
            found = [{adjustment.points if below else Fraction(0) for below in each} for each in states]
            barred = [row for row, below in enumerate(states) if adjustment.bars and below == {True}]
            perhaps = [row for row, below in enumerate(states) if adjustment.bars and below == {True, False}]
        case ByFormula():
            found, unbounded = _by_formula(work, adjustment, total, coming)
            if not coming.bounded and {"mean", "best"}.intersection(adjustment.points.names):
                unbounded = frozenset(_peers(work, total[0]))
        case _:
            assert_never(adjustment)
    known = [{points or Fraction(0) for points in each} for each in found]
    low = _split(tuple(work.scaled(min(each)) for each in known))
    high = _split(tuple(work.scaled(max(each)) for each in known))
    return _Adjusted(
        both=(low, (low if low == high else high)),
        barred=frozenset(barred),
        perhaps=frozenset(perhaps),
        valueless=frozenset(row for row, each in enumerate(found) if each == {None}) - unbounded,
        unbounded=unbounded,
    )


def _split(points: Numbers) -> Column:
    return Column(
        points=points,
        bonus=tuple(max(each, 0) for each in points),
        deduction=tuple(min(each, 0) for each in points),
    )


def honoured(figures: Figures, adjustment: HonourBonus) -> list[set[Fraction]]:
    """The points of every unit for the awards it held before the season, at both ends of what it may yet take over."""
    peers = frozenset(figures.pact.peers)
    return [
        _for_honours(figures, adjustment, unit) if unit in peers else {Fraction(0)} for unit in figures.pact.cluster.ids
    ]


def _for_honours(figures: Figures, adjustment: HonourBonus, unit: str) -> set[Fraction]:
    """The points of one unit without and with what nobody can say whether it takes over."""
    worth = dict(adjustment.points)
    sure = sum((worth[award] for award in counted_honours(figures, adjustment, unit)), Fraction(0))
    open_ = [worth[each.award] for each in figures.honours.undecided if each.unit == unit and each.award in worth]
    if adjustment.together is Together.BEST:
        held = [worth[award] for award in worth if figures.honours.times(unit, award)]
        return {sure, *(max(*held, points) if held else points for points in open_)}
    down, up = (sum((end(each, Fraction(0)) for each in open_), Fraction(0)) for end in (min, max))
    return {sure + down, sure + up}


def counted_honours(figures: Figures, adjustment: HonourBonus, unit: str) -> tuple[str, ...]:
    """The awards for which a unit earns points: all that it held, season by season, or the one that is worth most."""
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
    found = (each.award for each in figures.honours.undecided if unit in (None, each.unit) and each.award in worth)
    return tuple(dict.fromkeys(found))


def _maxima(work: Work) -> list[Fraction]:
    """By row, the maximum that is assigned to each unit."""
    left = work.figures.pact.unassigned
    whole = work.rules.criteria.maximum
    ids = work.figures.pact.cluster.ids
    return [assigned(work.rules, None, left[unit]) if unit in left else whole for unit in ids]


def _by_rate(work: Work) -> bool:
    """Whether units are compared by rates: where something is not assigned to one of them."""
    return bool(work.figures.pact.unassigned) and work.rules.criteria.maximum > 0


def _peers(work: Work, column: Column) -> dict[int, Fraction]:
    """What the units that reported are compared by, by row: a unit without report is no peer.

    Totals; where something is not assigned to a unit, rates, as points of different maxima say nothing.
    """
    pact, heard = work.figures.pact, work.figures.heard
    found = {row: Fraction(column.points[row], work.over) for row, unit in enumerate(pact.cluster.ids) if unit in heard}
    if not _by_rate(work):
        return found
    most = _maxima(work)
    return {row: points / most[row] for row, points in found.items() if most[row]}


Missing = dict[int, tuple[frozenset[str], Fraction]]


def _missing(work: Work) -> Missing:
    """The units that may still report and to which something is assigned, by row: what is not, and their maximum."""
    heard, left = work.figures.heard, work.figures.pact.unassigned
    units = zip(work.figures.pact.cluster.ids, _maxima(work), strict=True)
    return {
        row: (left.get(unit, frozenset()), most)
        for row, (unit, most) in enumerate(units)
        if work.setting.reporting is Reporting.OPEN and unit not in heard and (most > 0 or unit not in left)
    }


def _coming(work: Work, missing: Missing) -> _Coming:
    """What the units can come to that may still report."""
    season, left = work.setting.season, {excused for excused, _ in missing.values()}
    reached = {excused: reach(work.rules, excused, season) for excused in left}
    return _Coming(spans={row: _measured(work, reached[excused], most) for row, (excused, most) in missing.items()})


def _measured(work: Work, span: Span | None, most: Fraction) -> Span | None:
    """Points of a unit as units are compared: as they are, or over its maximum."""
    if span is None or not _by_rate(work):
        return span
    return (span[0] / most, span[1] / most) if most else None


def _added_to(work: Work, adjustment: Adjustment, coming: _Coming) -> dict[int, Span | None]:
    """What an adjustment can add to each unit that may still report."""
    match adjustment:
        case HonourBonus():
            points = honoured(work.figures, adjustment)
            ends = {row: (min(points[row]), max(points[row])) for row in coming.spans}
        case BelowMean():
            added = adjustment.points
            ends = dict.fromkeys(coming.spans, (min(added, Fraction(0)), max(added, Fraction(0))))
        case ByFormula():
            return dict.fromkeys(coming.spans)
        case _:
            assert_never(adjustment)
    most = _maxima(work)
    return {row: _measured(work, span, most[row]) for row, span in ends.items()}


def _means(total: Fraction, count: int, coming: _Coming) -> set[Fraction]:
    """The mean of those who reported, and where those still missing can pull it, as all stay away or all come."""
    more = len(coming.spans)
    return {total / max(count, 1), *((total + more * end) / (count + more) for end in coming.ends)}


def _below_mean(work: Work, adjustment: BelowMean, total: Both, coming: _Coming) -> list[set[bool]]:
    """Whether each total lies below the stated share of the mean of all; both, while peers can still change that."""
    ends = [_peers(work, column) for column in total]
    together = [sum(peers.values(), Fraction(0)) for peers in ends]
    found: list[set[bool]] = []
    for row in range(len(work.zeros)):
        if row not in ends[0]:
            found.append({False})
        elif not coming.bounded:
            found.append({False, True})
        else:
            others = {whole - peers[row] for whole, peers in zip(together, ends, strict=True)}
            cases = product({peers[row] for peers in ends}, others)
            means = {(one, mean) for one, rest in cases for mean in _means(one + rest, len(ends[0]), coming)}
            found.append({one < mean * adjustment.share for one, mean in means})
    return found


_Values = tuple[list[set[Fraction | None]], frozenset[int]]


def _by_formula(work: Work, adjustment: ByFormula, total: Both, coming: _Coming) -> _Values:
    """The least and the most of the formula for every unit that reported, whatever peers can still change.

    Beside it the rows for which that has no end, as the formula has no value for some of what they can still be.

    `maximum` is the unit's own. Where rates are compared, the mean and the best are what they come to on that maximum.
    """
    ends = [_peers(work, column) for column in total]
    means = {mean for peers in ends for mean in _means(sum(peers.values(), Fraction(0)), len(peers), coming)}
    bests = {max((*peers.values(), *more), default=Fraction(0)) for peers in ends for more in ((), coming.ends)}
    found: list[set[Fraction | None]] = []
    unbounded = []
    for row, most in enumerate(_maxima(work)):
        scale = most if _by_rate(work) else Fraction(1)
        own = [peers[row] for peers in ends if row in peers]
        values = {"total": own, "mean": means, "best": bests}
        spans = {name: (min(each) * scale, max(each) * scale) for name, each in values.items() if each}
        span = adjustment.points.between(spans | {"maximum": (most, most)}) if own else (Fraction(0), Fraction(0))
        found.append({None} if span is None else {*span})
        named = [spans[name] for name in adjustment.points.names if name in spans]
        if span is None and any(low != high for low, high in named):  # it may yet have a value, and any
            unbounded.append(row)
    return found, frozenset(unbounded)
