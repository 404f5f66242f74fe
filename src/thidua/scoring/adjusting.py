"""Adjusting: points over the totals, after the tree; then the whole sheet.

Owns: `evaluate`, and the kinds of adjustment at work.
Takes figures in a setting; gives the sheet: nodes, adjustments, totals, who is barred.
Never: a reason (see `explaining`).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import assert_never

from thidua.criteria import Criterion
from thidua.reviewing import Figures
from thidua.rulebook import Adjustment, BelowMean, ByFormula, HonourBonus, RoundAt, Together
from thidua.scales import Reporting, Setting
from thidua.scoring.tree import Both, Column, Numbers, Sheet, Work, both_of, group, nodes, round_at, summed, work_on

__all__ = ["evaluate"]


def evaluate(figures: Figures, setting: Setting) -> Sheet:
    """Every node of the table for every unit, then the adjustments over the totals."""
    work = work_on(figures, setting)
    sheet = nodes(work)
    tops = [sheet[row.code] for row in work.rules.criteria.under(None)]
    total = both_of(lambda below: group(work, Criterion(code=""), below), tops)
    adjusted = [_adjusted(work, each, total) for each in work.rules.adjustments]
    sheet[None] = both_of(lambda parts: _total(work, parts), [total, *adjusted])
    return Sheet(
        over=work.over,
        codes=tuple(sheet),
        low=tuple(both[0] for both in sheet.values()),
        high=tuple(both[1] for both in sheet.values()),
        adjusted=tuple(adjusted),
        barred=_barred(work, total),
    )


def _total(work: Work, parts: list[Column]) -> Column:
    """The tree's total with its adjustments, rounded where the rulebook says so."""
    column = parts[0]
    if len(parts) > 1:
        column = Column(
            points=summed(work, [each.points for each in parts]),
            bonus=summed(work, [each.bonus for each in parts]),
            deduction=summed(work, [each.deduction for each in parts]),
        )
    return round_at(work, column, RoundAt.TOTAL)


def _adjusted(work: Work, adjustment: Adjustment, total: Both) -> Both:
    """Points over the tree's totals; a range while those are."""
    match adjustment:
        case HonourBonus():
            found = [{points} for points in honoured(work.figures, adjustment)]
        case BelowMean():
            states = _below_mean(work, adjustment, total)
            found = [{adjustment.points if below else Fraction(0) for below in each} for each in states]
        case ByFormula():
            found = _by_formula(work, adjustment, total)
        case _:
            assert_never(adjustment)
    low = _split(tuple(work.scaled(min(each)) for each in found))
    high = _split(tuple(work.scaled(max(each)) for each in found))
    return low, (low if low == high else high)


def _split(points: Numbers) -> Column:
    return Column(
        points=points,
        bonus=tuple(max(each, 0) for each in points),
        deduction=tuple(min(each, 0) for each in points),
    )


def honoured(figures: Figures, adjustment: HonourBonus) -> list[Fraction]:
    """The points of every unit for the awards it held before the season."""
    worth = dict(adjustment.points)
    peers = frozenset(figures.pact.peers)
    held = (counted_honours(figures, adjustment, unit) if unit in peers else () for unit in figures.pact.cluster.ids)
    return [sum((worth[award] for award in awards), Fraction(0)) for awards in held]


def counted_honours(figures: Figures, adjustment: HonourBonus, unit: str) -> tuple[str, ...]:
    """The awards for which a unit earns points: all that it held, season by season, or the one that is worth most."""
    worth = dict(adjustment.points)
    held = [award for award in worth for _ in range(figures.honours.times(unit, award))]
    if adjustment.together is Together.BEST and held:
        return (max(held, key=lambda award: worth[award]),)
    return tuple(held)


def _peers(work: Work, column: Column) -> dict[int, Fraction]:
    """The totals of the members that reported, by row: a unit without report is no peer."""
    pact, heard = work.figures.pact, work.figures.heard
    return {row: Fraction(column.points[row], work.over) for row, unit in enumerate(pact.cluster.ids) if unit in heard}


def _below_mean(work: Work, adjustment: BelowMean, total: Both) -> list[set[bool]]:
    """Whether each total lies below the stated share of the mean of all; both, while peers can still change that."""
    ends = [_peers(work, column) for column in total]
    count, rows = len(ends[0]), range(len(work.zeros))
    pending = work.setting.reporting is Reporting.OPEN and count < len(work.figures.pact.peers)
    found: list[set[bool]] = []
    for row in rows:
        if row not in ends[0]:
            found.append({False})
        elif pending:
            found.append({False, True})
        else:
            own = {peers[row] for peers in ends}
            rest = {sum(peers.values(), Fraction(0)) - peers[row] for peers in ends}
            found.append({one < (one + others) / count * adjustment.share for one in own for others in rest})
    return found


def _by_formula(work: Work, adjustment: ByFormula, total: Both) -> list[set[Fraction]]:
    """The formula for every unit that reported, at the ends of all that can still change."""
    ends = [_peers(work, column) for column in total]
    means = {sum(peers.values(), Fraction(0)) / max(len(peers), 1) for peers in ends}
    bests = {max(peers.values(), default=Fraction(0)) for peers in ends}
    most = work.rules.criteria.maximum
    found: list[set[Fraction]] = []
    for row in range(len(work.zeros)):
        cases = product({peers[row] for peers in ends if row in peers}, means, bests)
        values = {
            adjustment.points.value({"total": own, "maximum": most, "mean": mean, "best": best})
            for own, mean, best in cases
        }
        found.append({Fraction(value or 0) for value in values} or {Fraction(0)})
    return found


def _barred(work: Work, total: Both) -> tuple[int, ...]:
    """The rows that an adjustment surely bars."""
    rows = [
        row
        for adjustment in work.rules.adjustments
        if isinstance(adjustment, BelowMean) and adjustment.bars
        for row, below in enumerate(_below_mean(work, adjustment, total))
        if below == {True}
    ]
    return tuple(sorted(set(rows)))
