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
    round_at,
    rules_of,
    summed,
    work_on,
)

__all__ = ["evaluate"]


def evaluate(figures: Figures, setting: Setting) -> Sheet:
    """Every node of the table for every unit, then the adjustments over the totals, each over those before it."""
    work = work_on(figures, setting)
    sheet = nodes(work)
    tops = [sheet[row.code] for row in work.rules.criteria.under(None)]
    total = both_of(lambda below: group(work, Criterion(code=""), below), tops)
    adjusted: list[Both] = []
    barred: set[int] = set()
    for each in work.rules.adjustments:
        found, below = _adjusted(work, each, total)
        adjusted.append(found)
        barred |= below
        total = both_of(lambda parts: _added(work, parts), [total, found])
    sheet[None] = both_of(lambda parts: round_at(work, parts[0], RoundAt.TOTAL), [total])
    return Sheet(
        over=work.over,
        codes=tuple(sheet),
        low=tuple(both[0] for both in sheet.values()),
        high=tuple(both[1] for both in sheet.values()),
        adjusted=tuple(adjusted),
        barred=tuple(sorted(barred)),
        waits=_waits(work),
    )


def _added(work: Work, parts: list[Column]) -> Column:
    """The total so far with one more adjustment."""
    return Column(
        points=summed(work, [each.points for each in parts]),
        bonus=summed(work, [each.bonus for each in parts]),
        deduction=summed(work, [each.deduction for each in parts]),
    )


def _adjusted(work: Work, adjustment: Adjustment, total: Both) -> tuple[Both, set[int]]:
    """Points over the totals so far, a range while those are; and the rows that the adjustment surely bars."""
    barred: set[int] = set()
    match adjustment:
        case HonourBonus():
            found = honoured(work.figures, adjustment)
        case BelowMean():
            states = _below_mean(work, adjustment, total)
            found = [{adjustment.points if below else Fraction(0) for below in each} for each in states]
            barred = {row for row, below in enumerate(states) if adjustment.bars and below == {True}}
        case ByFormula():
            found = _by_formula(work, adjustment, total)
        case _:
            assert_never(adjustment)
    low = _split(tuple(work.scaled(min(each)) for each in found))
    high = _split(tuple(work.scaled(max(each)) for each in found))
    return (low, (low if low == high else high)), barred


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


def _missing(work: Work) -> bool:
    """Whether a unit to which something is assigned has not reported."""
    heard, left = work.figures.heard, work.figures.pact.unassigned
    maxima = zip(work.figures.pact.cluster.ids, _maxima(work), strict=True)
    return any(unit not in heard and (most > 0 or unit not in left) for unit, most in maxima)


def _waits(work: Work) -> bool:
    """Whether a peer may still report."""
    return work.setting.reporting is Reporting.OPEN and _missing(work)


def _below_mean(work: Work, adjustment: BelowMean, total: Both) -> list[set[bool]]:
    """Whether each total lies below the stated share of the mean of all; both, while peers can still change that."""
    ends = [_peers(work, column) for column in total]
    count, rows = len(ends[0]), range(len(work.zeros))
    pending = _waits(work)
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
    """The formula for every unit that reported, at the ends of all that can still change.

    `maximum` is the unit's own. Where rates are compared, the mean and the best are what they come to on that maximum.
    """
    ends = [_peers(work, column) for column in total]
    means = {sum(peers.values(), Fraction(0)) / max(len(peers), 1) for peers in ends}
    bests = {max(peers.values(), default=Fraction(0)) for peers in ends}
    found: list[set[Fraction]] = []
    for row, most in enumerate(_maxima(work)):
        scale = most if _by_rate(work) else Fraction(1)
        cases = product({peers[row] for peers in ends if row in peers}, means, bests)
        values = {
            adjustment.points.value({"total": own * scale, "maximum": most, "mean": mean * scale, "best": best * scale})
            for own, mean, best in cases
        }
        found.append({Fraction(value or 0) for value in values} or {Fraction(0)})
    return found
