"""Tree: every node's points from the leaves up, in whole numbers over one denominator.

Owns: `Column`, `Sheet`, `evaluate`, and the arithmetic of groups, caps, overrides and rounding.
Takes figures in a setting; gives one column a node.
Never: a reason (see `explaining`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from math import lcm
from typing import assert_never

from attrs import evolve, field, frozen

from thidua.criteria import Adds, Children, Criterion, Start, SumPolicy, node_read, reads_of, scale_of
from thidua.figures import Cell, State
from thidua.formulas import rounded
from thidua.reviewing import Figures, Review
from thidua.rulebook import Adjustment, BelowMean, ByFormula, HonourBonus, RoundAt, Rounding, Rulebook, Together
from thidua.scales import Columns, Given, Mark, Reporting, Setting, marks

__all__ = ["Column", "Sheet", "evaluate"]

Number = int | Fraction
Numbers = Sequence[Number]


def _kept(numbers: Numbers) -> tuple[Number, ...]:
    return tuple(numbers)


@frozen(kw_only=True)
class Column:
    """Points of one node, one row a unit, over the sheet's denominator; of them bonuses (≥ 0) and deductions (≤ 0)."""

    points: tuple[Number, ...] = field(converter=_kept)
    bonus: tuple[Number, ...] = field(converter=_kept)
    deduction: tuple[Number, ...] = field(converter=_kept)


@frozen(kw_only=True)
class Sheet:
    """All nodes: `low` and `high` differ only while peers have not reported; the code None is the total.

    `adjusted` are the adjustments over the tree's total, `barred` the rows that one of them bars.
    """

    over: int
    codes: tuple[str | None, ...]
    low: tuple[Column, ...] = field(repr=False)
    high: tuple[Column, ...] = field(repr=False)
    adjusted: tuple[tuple[Column, Column], ...] = ()
    barred: tuple[int, ...] = ()

    def at(self, code: str | None) -> tuple[Column, Column]:
        """The lowest and highest points of one node."""
        index = self.codes.index(code)
        return self.low[index], self.high[index]

    def exact(self, number: Number) -> Fraction:
        """A number of the sheet as points."""
        return Fraction(number, self.over)


Both = tuple[Column, Column]


@frozen(kw_only=True)
class Work:
    """What evaluation needs at every node; `zeros` is one 0 a row."""

    figures: Figures
    rules: Rulebook
    over: int
    setting: Setting
    zeros: tuple[int, ...]
    places: dict[str, int]
    overridden: dict[str, list[Review]]

    def scaled(self, value: Fraction | None) -> Number:
        """Points over the sheet's denominator; what does not fit stays a fraction."""
        if value is None:
            return 0
        whole, rest = divmod(value.numerator * self.over, value.denominator)
        return value * self.over if rest else whole


def rules_of(figures: Figures) -> Rulebook:
    """The rulebook of a pact; one without rules where it has none."""
    return figures.pact.rulebook or Rulebook(id="none")


def work_on(figures: Figures, setting: Setting, over: int) -> Work:
    """The work on figures in a setting, over a denominator."""
    overridden: dict[str, list[Review]] = {}
    for each in figures.reviews:
        if each.criterion is not None and each.points is not None:
            overridden.setdefault(each.criterion, []).append(each)
    return Work(
        figures=figures,
        rules=rules_of(figures),
        over=over,
        setting=setting,
        zeros=(0,) * len(figures.pact.cluster.units),
        places={name: place for place, name in enumerate(figures.names)},
        overridden=overridden,
    )


def evaluate(figures: Figures, setting: Setting) -> Sheet:
    """Every node of the table for every unit, then the adjustments over the totals."""
    rules = rules_of(figures)
    work = work_on(figures, setting, _denominator(figures, rules))
    sheet: dict[str | None, Both] = {}
    for row in rules.criteria.order:
        sheet[row.code] = _node(work, row, sheet)
    tops = [sheet[row.code] for row in rules.criteria.under(None)]
    total = _both(lambda below: group(work, Criterion(code=""), below), tops)
    adjusted = [_adjusted(work, each, total) for each in rules.adjustments]
    low, high = (_total(work, [total[end], *(each[end] for each in adjusted)]) for end in (0, 1))
    sheet[None] = (low, low if low == high else high)
    return Sheet(
        over=work.over,
        codes=tuple(sheet),
        low=tuple(both[0] for both in sheet.values()),
        high=tuple(both[1] for both in sheet.values()),
        adjusted=tuple(adjusted),
        barred=_barred(work, total),
    )


def _denominator(figures: Figures, rules: Rulebook) -> int:
    """The rulebook's own denominator, widened to that of given points and overrides."""
    found = {rules.over} | ({rules.rounding.unit.denominator} if rules.rounding is not None else set())
    columns = dict(zip(figures.names, figures.columns, strict=True))
    for row in rules.criteria.leaves:
        if isinstance(scale_of(row), Given) and node_read(*reads_of(row)[0]) is None:
            column = columns[reads_of(row)[0][1]]
            found.update(cell.denominator for cell in column if isinstance(cell, Fraction))
    found.update(each.points.denominator for each in figures.reviews if each.points is not None)
    return lcm(*found)


def _both(make: Callable[[list[Column]], Column], below: list[Both]) -> Both:
    """Both ends of a node from both ends of its children; one column where they agree."""
    low = make([each[0] for each in below])
    if all(each[0] is each[1] for each in below):
        return low, low
    return low, make([each[1] for each in below])


def _node(work: Work, row: Criterion, sheet: dict[str | None, Both]) -> Both:
    """One node after what it needs: its leaf or group, then caps, assignment, overrides, rounding."""
    below = [sheet[child.code] for child in work.rules.criteria.under(row.code)]
    if below:
        both = _both(lambda columns: _finished(work, row, group(work, row, columns), RoundAt.GROUP), below)
    else:
        low, high = _earned(work, row, sheet)
        first = _finished(work, row, line(work, row, low), RoundAt.CRITERION)
        both = (first, first)
        if high is not low:
            both = (first, _finished(work, row, line(work, row, high), RoundAt.CRITERION))
    return both


def _finished(work: Work, row: Criterion, column: Column, place: RoundAt) -> Column:
    column = _without(work, row, bounds(work, row, column)[-1])
    for each in work.overridden.get(row.code, ()):
        column = _override(work, row, column, each)
    return round_at(work, column, place)


def columns_of(figures: Figures, row: Criterion, nodes: dict[str, Column], over: int) -> Columns:
    """What one leaf reads, with the cells that are not assigned marked."""
    pact = figures.pact
    reads = reads_of(row)
    cells = []
    for role, name in reads:
        code = node_read(role, name)
        if code is None:
            column: tuple[Cell, ...] = figures.columns[figures.names.index(name)]
        else:
            column = tuple(Fraction(points, over) for points in nodes[code].points)
        cells.append(column)
    if pact.not_assigned:
        excused = [pact.excused(unit, row.code) for unit in pact.cluster.ids]
        cells = [
            tuple(State.NOT_ASSIGNED if out else cell for out, cell in zip(excused, column, strict=True))
            for column in cells
        ]
    plans = {target.unit: target.plan for target in pact.targets if target.figure == reads[0][1]}
    return Columns(
        maximum=ceiling_of(rules_of(figures), row),
        roles=tuple(role for role, _ in reads),
        cells=tuple(cells),
        targets=tuple(plans.get(unit) for unit in pact.cluster.ids),
    )


def ceiling_of(rules: Rulebook, row: Criterion) -> Fraction:
    """The maximum that a leaf's scale works with: its own, else that of the nearest line above it."""
    lines = (each.maximum for each in (row, *rules.criteria.above(row.code)))
    return next((maximum for maximum in lines if maximum is not None), Fraction(0))


def _earned(work: Work, row: Criterion, sheet: dict[str | None, Both]) -> tuple[Numbers, Numbers]:
    """What a leaf's scale gives every unit, lowest and highest."""
    if row not in work.rules.criteria.leaves:
        return work.zeros, work.zeros
    codes = [code for role, name in row.reads if (code := node_read(role, name)) is not None]
    if isinstance(scale_of(row), Given) and not codes and len(reads_of(row)) == 1:
        given = _given(work, row)
        return given, given
    ends = [0] if all(sheet[code][0] is sheet[code][1] for code in codes) else [0, 1]
    low: list[Number] = []
    high: list[Number] = []
    for end in ends:
        nodes = {code: sheet[code][end] for code in codes}
        found = marks(scale_of(row), columns_of(work.figures, row, nodes, work.over), work.setting)
        lows = [work.scaled(_points(row, mark, mark.low if isinstance(mark, Mark) else None)) for mark in found]
        highs = [work.scaled(_points(row, mark, mark.high if isinstance(mark, Mark) else None)) for mark in found]
        low = [min(pair) for pair in zip(low, lows, strict=True)] if low else lows
        high = [max(pair) for pair in zip(high, highs, strict=True)] if high else highs
    return low, (low if low == high else high)


def _points(row: Criterion, mark: Mark | State, points: Fraction | None) -> Fraction:
    """The points of a mark; of a cell that was not reported, what the rulebook names."""
    if points is not None:
        return points
    return row.unreported if mark is State.NOT_REPORTED else Fraction(0)


def _given(work: Work, row: Criterion) -> Numbers:
    """Given points need no scale: the cells themselves."""
    over = work.over
    unreported = work.scaled(row.unreported)
    return [
        cell.numerator * (over // cell.denominator)
        if isinstance(cell, Fraction)
        else (unreported if cell is State.NOT_REPORTED else 0)
        for cell in work.figures.columns[work.places[reads_of(row)[0][1]]]
    ]


def line(work: Work, row: Criterion, earned: Numbers) -> Column:
    """A leaf: what its scale earns, over the standard score of a line that starts full."""
    inside = row.adds is Adds.INSIDE and row.start is Start.EMPTY
    deduction = [min(points, 0) for points in earned] if min(earned, default=0) < 0 else work.zeros
    bonus = work.zeros if inside else [max(points, 0) for points in earned]
    return Column(points=_started(work, row, earned), bonus=bonus, deduction=deduction)


def _started(work: Work, row: Criterion, points: Numbers) -> Numbers:
    if row.start is Start.EMPTY:
        return points
    standard = work.scaled(row.maximum)
    return [standard + each for each in points]


def group(work: Work, row: Criterion, below: list[Column]) -> Column:
    """A node with children: their sum, or the best of them."""
    if row.children is Children.BEST and below:
        column = best_of(below)
    else:
        column = Column(
            points=_sum(work, [each.points for each in below]),
            bonus=_sum(work, [each.bonus for each in below if any(each.bonus)]),
            deduction=_sum(work, [each.deduction for each in below if any(each.deduction)]),
        )
    return evolve(column, points=_started(work, row, column.points)) if row.start is Start.FULL else column


def _sum(work: Work, columns: Sequence[Numbers]) -> Numbers:
    return [sum(cells) for cells in zip(*columns, strict=True)] if columns else work.zeros


def best_of(below: Sequence[Column]) -> Column:
    """Unit by unit the child with the most points; of equals, the first in print."""
    rows = range(len(below[0].points))
    best = [max(below, key=lambda child, row=row: child.points[row]) for row in rows]  # type: ignore[misc]
    return Column(
        points=[best[row].points[row] for row in rows],
        bonus=[best[row].bonus[row] for row in rows],
        deduction=[best[row].deduction[row] for row in rows],
    )


def bounds(work: Work, row: Criterion, column: Column) -> tuple[Column, ...]:
    """A node before its limits and after each: sum of the parts, own caps, joint cap, floor and ceiling."""
    steps = [column]
    for limited in (_summed, _capped, _netted, _between):
        steps.append(limited(work, row, steps[-1]))
    return tuple(steps)


def _summed(work: Work, row: Criterion, column: Column) -> Column:
    """What lies inside the line at most its maximum, where the parts may only add up to that."""
    if row.sum is not SumPolicy.AT_MOST or row.maximum is None:
        return column
    most = work.scaled(row.maximum)
    parts = zip(column.points, column.bonus, column.deduction, strict=True)
    return evolve(column, points=[min(points - bonus - loss, most) + bonus + loss for points, bonus, loss in parts])


def _capped(work: Work, row: Criterion, column: Column) -> Column:
    """Deductions and bonuses each within their own cap."""
    bonus, deduction = column.bonus, column.deduction
    if row.deductions_at_most is not None:
        least = -work.scaled(row.deductions_at_most)
        deduction = _kept([max(each, least) for each in deduction])
    if row.bonuses_at_most is not None:
        most = work.scaled(row.bonuses_at_most)
        bonus = _kept([min(each, most) for each in bonus])
    return _resplit(column, bonus, deduction)


def _netted(work: Work, row: Criterion, column: Column) -> Column:
    """Bonus and deduction together within a joint cap: the larger side gives way."""
    if row.net_at_most is None:
        return column
    cap, pairs = work.scaled(row.net_at_most), list(zip(column.bonus, column.deduction, strict=True))
    bonus = [plus - max(plus + minus - cap, 0) for plus, minus in pairs]
    deduction = [minus + max(-cap - plus - minus, 0) for plus, minus in pairs]
    return _resplit(column, bonus, deduction)


def _resplit(column: Column, bonus: Numbers, deduction: Numbers) -> Column:
    """A column with other bonuses and deductions, its points moved by the difference."""
    if bonus is column.bonus and deduction is column.deduction:
        return column
    parts = zip(column.points, column.bonus, column.deduction, bonus, deduction, strict=True)
    points = [points - old - loss + new + kept for points, old, loss, new, kept in parts]
    return Column(points=points, bonus=bonus, deduction=deduction)


def _between(work: Work, row: Criterion, column: Column) -> Column:
    """A node within its floor and ceiling: the floor refills deductions, the ceiling cuts bonuses first."""
    if row.floor is None and row.ceiling is None:
        return column
    floor = None if row.floor is None else work.scaled(row.floor)
    ceiling = None if row.ceiling is None else work.scaled(row.ceiling)
    points, bonus, deduction = [], [], []
    for own, plus, minus in zip(column.points, column.bonus, column.deduction, strict=True):
        lift = max(floor - own, 0) if floor is not None else 0
        cut = max(own - ceiling, 0) if ceiling is not None else 0
        points.append(own + lift - cut)
        bonus.append(max(plus - cut, 0))
        deduction.append(min(minus + lift, 0))
    return Column(points=points, bonus=bonus, deduction=deduction)


def _without(work: Work, row: Criterion, column: Column) -> Column:
    """The column with nothing for units to which the node is not assigned."""
    pact = work.figures.pact
    for index, unit in enumerate(pact.cluster.ids if pact.not_assigned else ()):
        if pact.excused(unit, row.code):
            parts = (column.points, column.bonus, column.deduction)
            points, bonus, deduction = (_put(numbers, index, 0) for numbers in parts)
            column = Column(points=points, bonus=bonus, deduction=deduction)
    return column


def _put(numbers: Numbers, index: int, number: Number) -> Numbers:
    return [*numbers[:index], number, *numbers[index + 1 :]]


def _override(work: Work, row: Criterion, column: Column, review: Review) -> Column:
    """A reviewer's points in place of the computed ones, split as the node splits its own."""
    index = work.figures.pact.cluster.ids.index(review.unit)
    points, standard = work.scaled(review.points), work.scaled(row.maximum)
    if row.adds is Adds.ON_TOP:
        bonus, loss = max(points, 0), min(points, 0)
    elif row.start is Start.FULL:
        bonus, loss = max(points - standard, 0), min(points - standard, 0)
    else:
        bonus, loss = (max(points - standard, 0) if row.maximum is not None else 0), min(points, 0)
    return Column(
        points=_put(column.points, index, points),
        bonus=_put(column.bonus, index, bonus),
        deduction=_put(column.deduction, index, loss),
    )


def round_at(work: Work, column: Column, place: RoundAt) -> Column:
    """Points rounded, if the rulebook rounds at this place."""
    rounding = work.rules.rounding
    if rounding is None or rounding.at is not place:
        return column
    return evolve(column, points=[work.scaled(_rounded(each, work.over, rounding)) for each in column.points])


def _rounded(number: Number, over: int, rounding: Rounding) -> Fraction:
    return rounded(Fraction(number, over), rounding.unit, rounding.mode)


def _total(work: Work, parts: list[Column]) -> Column:
    """The tree's total with its adjustments, rounded where the rulebook says so."""
    column = Column(
        points=_sum(work, [each.points for each in parts]),
        bonus=_sum(work, [each.bonus for each in parts]),
        deduction=_sum(work, [each.deduction for each in parts]),
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
    low = _split([work.scaled(min(each)) for each in found])
    high = _split([work.scaled(max(each)) for each in found])
    return low, (low if low == high else high)


def _split(points: Numbers) -> Column:
    return Column(points=points, bonus=[max(each, 0) for each in points], deduction=[min(each, 0) for each in points])


def honoured(figures: Figures, adjustment: HonourBonus) -> list[Fraction]:
    """The points of every unit for the awards it held before the season."""
    worth = dict(adjustment.points)
    held = (counted_honours(figures, adjustment, unit) for unit in figures.pact.cluster.ids)
    return [sum((worth[award] for award in awards), Fraction(0)) for awards in held]


def counted_honours(figures: Figures, adjustment: HonourBonus, unit: str) -> tuple[str, ...]:
    """The awards for which a unit earns points: all that it held, or the one that is worth most."""
    worth = dict(adjustment.points)
    held = [each.award for each in figures.honours if each.unit == unit and each.award in worth]
    if adjustment.together is Together.BEST and held:
        return (max(held, key=lambda award: worth[award]),)
    return tuple(held)


def _peers(work: Work, column: Column) -> dict[int, Fraction]:
    """The totals of the units that reported, by row: a unit without report is no peer."""
    pact, heard = work.figures.pact, work.figures.heard
    return {row: Fraction(column.points[row], work.over) for row, unit in enumerate(pact.cluster.ids) if unit in heard}


def _below_mean(work: Work, adjustment: BelowMean, total: Both) -> list[set[bool]]:
    """Whether each total lies below the stated share of the mean of all; both, while peers can still change that."""
    ends = [_peers(work, column) for column in total]
    count, rows = len(ends[0]), range(len(work.zeros))
    pending = work.setting.reporting is Reporting.OPEN and count < len(rows)
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


def assigned(rules: Rulebook, code: str | None, excused: frozenset[str]) -> Fraction:
    """The maximum that a unit could earn on a node, without what is not assigned to it."""
    tree = rules.criteria
    if not excused:
        row = tree.find(code) if code is not None else None
        return tree.maximum if row is None else row.maximum or Fraction(0)
    held: dict[str | None, Fraction] = {}
    for row in (*tree.order, Criterion(code="")):
        own = row.code or None
        parts = [held[child.code] for child in tree.under(own) if child.maximum is not None]
        if row.code in excused:
            held[own] = Fraction(0)
        elif not parts or row.start is Start.FULL:
            held[own] = row.maximum or Fraction(0)
        else:
            most = max(parts) if row.children is Children.BEST else sum(parts, Fraction(0))
            held[own] = most if row.maximum is None else min(most, row.maximum)
    above = tree.above(code) if code is not None else []
    return Fraction(0) if any(each.code in excused for each in above) else held[code]
