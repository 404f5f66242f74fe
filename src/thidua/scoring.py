"""Scoring: the criteria tree over the figures that stand: sums, caps, bonuses and deductions, rounding.

Owns: `Column`, `Total`, `Scores`, `score`, `rounded`.
Takes figures; gives one column of points a node, whole numbers over one denominator, and reasons on request.
Never: places; how one criterion turns figures into points (see `scales`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import assert_never

from attrs import evolve, field, frozen

from thidua.criteria import Adds, Children, Criterion, Start, SumPolicy, reads_of, scale_of
from thidua.figures import Cell, State
from thidua.grounds import About, Fact, Ground, Why, pairs
from thidua.phrasebook import Language, Sentences, say_all
from thidua.reviewing import Figures, Review
from thidua.rulebook import RoundAt, Rounding, RoundingMode, Rulebook
from thidua.scales import Columns, Given, Mark, Setting, marks, reads_peers

__all__ = ["Column", "Scores", "Total", "rounded", "score"]

Number = int | Fraction
Numbers = Sequence[Number]


def _kept(numbers: Numbers) -> tuple[Number, ...]:
    return tuple(numbers)


@frozen(kw_only=True)
class Column:
    """Points of one node, one row a unit, over the scores' denominator; of them bonuses (≥ 0) and deductions (≤ 0)."""

    points: tuple[Number, ...] = field(converter=_kept)
    bonus: tuple[Number, ...] = field(converter=_kept)
    deduction: tuple[Number, ...] = field(converter=_kept)


@frozen(kw_only=True)
class Total:
    """The total of one unit: points, or the range they can take; the maximum of what is assigned; the rate of both."""

    unit: str
    low: Fraction
    high: Fraction
    maximum: Fraction
    deduction: Fraction

    @property
    def points(self) -> Fraction | None:
        """The points, or None while they are a range."""
        return self.low if self.low == self.high else None

    @property
    def rate(self) -> Fraction | None:
        """Points over the assigned maximum (*tỷ lệ đạt*), or None where there is none."""
        return self.low / self.maximum if self.maximum and self.low == self.high else None


Sheet = dict[str | None, Column]


@frozen(kw_only=True)
class Scores:
    """The points of every unit on every node (*bảng điểm*); `None` in the sheets is the total.

    `low` and `high` differ only while peers have not reported.
    """

    figures: Figures = field(repr=False)
    setting: Setting
    over: int
    codes: tuple[str | None, ...]
    low: tuple[Column, ...] = field(repr=False)
    high: tuple[Column, ...] = field(repr=False)

    def of(self, unit: str) -> Total:
        """The total of one unit."""
        return self.on(None, unit)

    def on(self, code: str | None, unit: str) -> Total:
        """What one unit earned on one node; of None, on the whole table."""
        pact = self.figures.pact
        row, index = pact.cluster.ids.index(pact.cluster.unit(unit).id), self.codes.index(code)
        return Total(
            unit=unit,
            low=Fraction(self.low[index].points[row], self.over),
            high=Fraction(self.high[index].points[row], self.over),
            maximum=_assigned(_rules(self.figures), code, _excused(self.figures, unit)),
            deduction=Fraction(self.low[index].deduction[row], self.over),
        )

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Every cell of one unit with its working and citation, group by group, then the total."""
        return tuple(_explained(self, unit))

    def explain(self, language: Language | str = Language.VI, *, unit: str) -> Sentences:
        """The reasons in words."""
        return say_all(self.grounds_for(unit), language, self.figures.pact.titles())

    def rows(self) -> list[tuple[str, Fraction | None, Fraction, Fraction | None]]:
        """Plain tuples: unit, points, assigned maximum, rate."""
        totals = [self.of(unit) for unit in self.figures.pact.cluster.ids]
        return [(total.unit, total.points, total.maximum, total.rate) for total in totals]


def score(figures: Figures, *, setting: Setting = Setting.OPEN) -> Scores:
    """The points of every unit on every node of the pact's table (*chấm điểm*).

    `setting` says whether reporting has closed: until then points relative to peers that have not reported are ranges.

    Example:
        >>> from thidua import *
        >>> table = Criteria(rows=(Criterion(code="1", maximum=Fraction(10)), Criterion(code="2", maximum=Fraction(5))))
        >>> pact = Pact(
        ...     cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"),)),
        ...     season=Season.of(2024),
        ...     rulebook=Rulebook(id="r", criteria=table),
        ... )
        >>> given = Submission(unit="a", figures=(("1", Fraction("9.5")), ("2", Fraction(4))))
        >>> score(settle(pact, [given])).of("a").rate
        Fraction(9, 10)
    """
    rules = _rules(figures)
    over = _denominator(figures, rules)
    lows, highs = {}, {}
    for row in rules.criteria.leaves:
        lows[row.code], highs[row.code] = _leaf(figures, row, over, setting)
    low = _sheet(figures, lows, over)
    high = low if lows == highs else _sheet(figures, highs, over)
    return Scores(
        figures=figures,
        setting=setting,
        over=over,
        codes=tuple(low),
        low=tuple(low.values()),
        high=tuple(high.values()),
    )


def _rules(figures: Figures) -> Rulebook:
    return figures.pact.rulebook or Rulebook(id="none")


def _denominator(figures: Figures, rules: Rulebook) -> int:
    """One denominator for given points, maxima, caps and rounding; what does not fit stays a fraction."""
    found = {rules.rounding.unit.denominator} if rules.rounding is not None else set()
    columns = dict(zip(figures.names, figures.columns, strict=True))
    for row in rules.criteria.rows:
        stated = (row.maximum, row.deductions_at_most, row.bonuses_at_most)
        found.update(value.denominator for value in stated if value is not None)
    for row in rules.criteria.leaves:
        if isinstance(scale_of(row), Given):
            column = columns[reads_of(row)[0][1]]
            found.update(cell.denominator for cell in column if isinstance(cell, Fraction))
    found.update(each.points.denominator for each in figures.reviews if each.points is not None)
    return lcm(*found)


def _scaled(value: Fraction, over: int) -> Number:
    whole, rest = divmod(value.numerator * over, value.denominator)
    return value * over if rest else whole


def _columns(figures: Figures, row: Criterion) -> Columns:
    """What one leaf reads, with the cells that are not assigned marked."""
    rules = _rules(figures)
    name = reads_of(row)[0][1]
    values: tuple[Cell, ...] = figures.columns[figures.names.index(name)]
    pact = figures.pact
    if pact.not_assigned:
        values = tuple(
            State.NOT_ASSIGNED if pact.excused(unit, row.code) else value
            for unit, value in zip(pact.cluster.ids, values, strict=True)
        )
    plans = {target.unit: target.plan for target in pact.targets if target.figure == name}
    targets = tuple(plans.get(unit) for unit in pact.cluster.ids)
    return Columns(maximum=_ceiling(rules, row), values=values, targets=targets)


def _ceiling(rules: Rulebook, row: Criterion) -> Fraction:
    """The maximum that a leaf's scale works with: its own, else that of its line."""
    if row.maximum is not None:
        return row.maximum
    line = rules.criteria.find(row.under or "")
    return Fraction(0) if line is None or line.maximum is None else line.maximum


def _leaf(figures: Figures, row: Criterion, over: int, setting: Setting) -> tuple[list[Number], list[Number]]:
    columns, scale = _columns(figures, row), scale_of(row)
    if isinstance(scale, Given):
        given = [_scaled(cell, over) if isinstance(cell, Fraction) else 0 for cell in columns.values]
        return given, given
    earned = marks(scale, columns, setting)
    low = [_scaled(mark.low, over) if isinstance(mark, Mark) else 0 for mark in earned]
    high = [_scaled(mark.high, over) if isinstance(mark, Mark) else 0 for mark in earned]
    return low, high


def _sheet(figures: Figures, leaves: dict[str, list[Number]], over: int) -> Sheet:
    """All nodes from the leaves up, the total last."""
    rules = _rules(figures)
    overridden: dict[str, list[Review]] = {}
    for each in figures.reviews:
        if each.criterion is not None:
            overridden.setdefault(each.criterion, []).append(each)
    size = len(figures.pact.cluster.units)
    sheet: Sheet = {}
    for row in rules.criteria.order:
        below = [sheet[child.code] for child in rules.criteria.under(row.code)]
        column = _group(row, below, over, size) if below else _line(row, leaves.get(row.code), over, size)
        column = _capped(row, column, over)
        column = _without(figures, row, column)
        for each in overridden.get(row.code, ()):
            column = _override(figures, row, column, each, over)
        sheet[row.code] = _round_at(rules.rounding, column, over, RoundAt.GROUP if below else RoundAt.CRITERION)
    total = _group(Criterion(code=""), [sheet[row.code] for row in rules.criteria.under(None)], over, size)
    sheet[None] = _round_at(rules.rounding, total, over, RoundAt.TOTAL)
    return sheet


def _without(figures: Figures, row: Criterion, column: Column) -> Column:
    """The column with nothing for units to which the node is not assigned."""
    for index, unit in enumerate(figures.pact.cluster.ids if figures.pact.not_assigned else ()):
        if figures.pact.excused(unit, row.code):
            parts = (column.points, column.bonus, column.deduction)
            points, bonus, deduction = (_put(numbers, index, 0) for numbers in parts)
            column = Column(points=points, bonus=bonus, deduction=deduction)
    return column


def _sum(columns: Sequence[Numbers], size: int) -> Numbers:
    return [sum(cells) for cells in zip(*columns, strict=True)] if columns else [0] * size


def _plus(column: Column, points: Numbers, *, bonus: Numbers | None = None, deduction: Numbers | None = None) -> Column:
    return Column(
        points=points,
        bonus=column.bonus if bonus is None else bonus,
        deduction=column.deduction if deduction is None else deduction,
    )


def _line(row: Criterion, earned: Numbers | None, over: int, size: int) -> Column:
    """A leaf: what its scale earns, over the standard score of a line that starts full."""
    earned = [0] * size if earned is None else earned
    deduction = [min(points, 0) for points in earned]
    inside = row.adds is Adds.INSIDE and row.start is Start.EMPTY
    bonus = [0] * size if inside else [max(points, 0) for points in earned]
    return Column(points=_started(row, earned, over), bonus=bonus, deduction=deduction)


def _started(row: Criterion, points: Numbers, over: int) -> Numbers:
    if row.start is Start.EMPTY:
        return points
    standard = _scaled(row.maximum or Fraction(0), over)
    return [standard + each for each in points]


def _group(row: Criterion, below: list[Column], over: int, size: int) -> Column:
    """A node with children: their sum, or the best of them."""
    if row.children is Children.BEST:
        column = _best(below)
    else:
        column = Column(
            points=_sum([each.points for each in below], size),
            bonus=_sum([each.bonus for each in below], size),
            deduction=_sum([each.deduction for each in below], size),
        )
    if row.sum is SumPolicy.AT_MOST and row.maximum is not None:
        most = _scaled(row.maximum, over)
        parts = zip(column.points, column.bonus, column.deduction, strict=True)
        column = _plus(column, [min(points - bonus - loss, most) + bonus + loss for points, bonus, loss in parts])
    return _plus(column, _started(row, column.points, over))


def _best(below: list[Column]) -> Column:
    """Unit by unit the child with the most points; of equals, the first in print."""
    size = range(len(below[0].points))
    best = [max(range(len(below)), key=lambda child: below[child].points[row]) for row in size]
    return Column(
        points=[below[best[row]].points[row] for row in size],
        bonus=[below[best[row]].bonus[row] for row in size],
        deduction=[below[best[row]].deduction[row] for row in size],
    )


def _capped(row: Criterion, column: Column, over: int) -> Column:
    """Deductions and bonuses each within their own cap: a bonus never refills a cap on deductions."""
    if row.deductions_at_most is not None:
        least = -_scaled(row.deductions_at_most, over)
        kept = [max(each, least) for each in column.deduction]
        column = _plus(column, _shifted(column.points, column.deduction, kept), deduction=kept)
    if row.bonuses_at_most is not None:
        most = _scaled(row.bonuses_at_most, over)
        kept = [min(each, most) for each in column.bonus]
        column = _plus(column, _shifted(column.points, column.bonus, kept), bonus=kept)
    return column


def _shifted(points: Numbers, before: Numbers, after: Numbers) -> Numbers:
    return [each - old + new for each, old, new in zip(points, before, after, strict=True)]


def _override(figures: Figures, row: Criterion, column: Column, review: Review, over: int) -> Column:
    """A reviewer's points in place of the computed ones, split as the node splits its own."""
    index = figures.pact.cluster.ids.index(review.unit)
    points = _scaled(review.points or Fraction(0), over)
    standard = _scaled(row.maximum or Fraction(0), over)
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


def _put(numbers: Numbers, index: int, number: Number) -> Numbers:
    return [*numbers[:index], number, *numbers[index + 1 :]]


def _round_at(rounding: Rounding | None, column: Column, over: int, place: RoundAt) -> Column:
    if rounding is None or rounding.at is not place:
        return column
    rounding_ = rounding
    return _plus(column, [_scaled(rounded(Fraction(each, over), rounding_), over) for each in column.points])


def rounded(value: Fraction, rounding: Rounding) -> Fraction:
    """A value rounded as the rulebook says; half-up goes away from zero, down towards it (*làm tròn*).

    Example:
        >>> rounded(Fraction("2.345"), Rounding(digits=2))
        Fraction(47, 20)
    """
    steps = abs(value) / rounding.unit
    whole, rest = divmod(steps.numerator, steps.denominator)
    missing = steps.denominator - rest
    match rounding.mode:
        case RoundingMode.HALF_UP:
            up = rest >= missing
        case RoundingMode.HALF_EVEN:
            up = rest > missing or (rest == missing and bool(whole & 1))
        case RoundingMode.DOWN:
            up = False
        case _:
            assert_never(rounding.mode)
    return (whole + up) * rounding.unit * (-1 if value < 0 else 1)


def _excused(figures: Figures, unit: str) -> frozenset[str]:
    return frozenset(code for member, code in figures.pact.not_assigned if member == unit)


def _assigned(rules: Rulebook, code: str | None, excused: frozenset[str]) -> Fraction:
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
    if code is not None and any(each.code in excused for each in tree.above(code)):
        return Fraction(0)
    return held[code]


def _explained(scores: Scores, unit: str) -> Iterable[Ground]:
    figures = scores.figures
    rules = _rules(figures)
    overridden = {each.criterion: each for each in figures.reviews if each.criterion and each.unit == unit}
    for row in rules.criteria.printed:
        if rules.criteria.under(row.code):
            yield from _group_grounds(scores, row, unit)
        else:
            yield from _leaf_grounds(scores, row, unit)
        if row.code in overridden:
            yield _override_ground(overridden[row.code])
    total = scores.of(unit)
    facts = pairs(points=total.low, maximum=total.maximum)
    if total.points is None:
        facts = pairs(low=total.low, high=total.high, maximum=total.maximum)
        yield Ground(why=Why.PROVISIONAL, about=About(unit=unit), facts=facts)
    else:
        yield Ground(why=Why.TOTAL, about=About(unit=unit), facts=facts, cites=rules.cite())


def _leaf_grounds(scores: Scores, row: Criterion, unit: str) -> Iterable[Ground]:
    figures = scores.figures
    rules = _rules(figures)
    about, cites = About(unit=unit, criterion=row.code), rules.cites_of(row)
    if row.start is Start.FULL:
        facts = pairs(maximum=row.maximum or 0)
        yield Ground(why=Why.STANDARD, about=about, facts=facts, cites=cites)
    if row not in rules.criteria.leaves:
        return
    columns, index = _columns(figures, row), figures.pact.cluster.ids.index(unit)
    scale, name = scale_of(row), reads_of(row)[0][1]
    cells = marks(scale, columns if reads_peers(scale) else columns.only(index), scores.setting)
    mark = cells[index if reads_peers(scale) else 0]
    about = evolve(about, figure=name)
    if isinstance(mark, State):
        yield Ground(why=Why(mark.value), about=about, facts=pairs(maximum=columns.maximum), cites=cites)
        return
    points = pairs(points=mark.low)
    if mark.low != mark.high:
        points = pairs(low=mark.low, high=mark.high)
    facts = (*dict((*mark.facts, ("maximum", columns.maximum))).items(), *points)
    yield Ground(why=mark.why, about=about, facts=_once(facts), cites=cites)
    yield from _cap_grounds(scores, row, unit, (max(mark.low, Fraction(0)), min(mark.low, Fraction(0))))


def _once(facts: Iterable[tuple[str, Fact]]) -> tuple[tuple[str, Fact], ...]:
    return tuple(dict(facts).items())


def _group_grounds(scores: Scores, row: Criterion, unit: str) -> Iterable[Ground]:
    figures = scores.figures
    rules = _rules(figures)
    about, cites = About(unit=unit, criterion=row.code), rules.cites_of(row)
    if rules.criteria.under(row.code) and row.start is Start.FULL:
        facts = pairs(maximum=row.maximum or 0)
        yield Ground(why=Why.STANDARD, about=about, facts=facts, cites=cites)
    index = figures.pact.cluster.ids.index(unit)
    below = [scores.low[scores.codes.index(child.code)] for child in rules.criteria.under(row.code)]
    column = _best(below) if row.children is Children.BEST else None
    bonuses = [each.bonus[index] for each in below] if column is None else [column.bonus[index]]
    losses = [each.deduction[index] for each in below] if column is None else [column.deduction[index]]
    before = (Fraction(sum(bonuses), scores.over), Fraction(sum(losses), scores.over))
    yield from _cap_grounds(scores, row, unit, before)
    total = scores.on(row.code, unit)
    facts = pairs(points=total.low, maximum=total.maximum)
    yield Ground(why=Why.SUMMED, about=about, facts=facts, cites=cites)


def _cap_grounds(scores: Scores, row: Criterion, unit: str, before: tuple[Fraction, Fraction]) -> Iterable[Ground]:
    """What the caps of a node cut: bonuses first, then deductions."""
    caps = (row.bonuses_at_most, row.deductions_at_most)
    for amount, cap in zip(before, caps, strict=True):
        if cap is not None and abs(amount) > cap:
            about = About(unit=unit, criterion=row.code)
            facts = pairs(before=amount, cap=cap)
            yield Ground(why=Why.CAPPED, about=about, facts=facts, cites=_rules(scores.figures).cites_of(row))


def _override_ground(review: Review) -> Ground:
    facts = pairs(points=review.points or 0, stage=review.stage, by=review.by, reason=review.reason)
    return Ground(why=Why.OVERRIDDEN, about=About(unit=review.unit, criterion=review.criterion), facts=facts)
