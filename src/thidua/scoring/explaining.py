"""Explaining: why every cell, group and total is what it is, worked out again on request.

Owns: `explained`.
Takes figures and the sheet; gives grounds in printed order.
Never: points of its own: every number comes from the sheet or the same scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import evolve, frozen

from thidua.criteria import Adds, Children, Criterion, Start, SumPolicy, node_read, reads_of, scale_of
from thidua.figures import State
from thidua.grounds import About, Ground, Why, pairs
from thidua.reviewing import Figures, Review
from thidua.rulebook import BelowMean, HonourBonus, RoundAt, Rulebook
from thidua.scales import Capped, Forfeit, Gated, Mark, Setting, Waived, marks, reads_peers
from thidua.scoring.tree import (
    Column,
    Number,
    Sheet,
    Work,
    assigned,
    bounds,
    columns_of,
    counted_honours,
    group,
    line,
    round_at,
    work_on,
)

__all__ = ["explained"]


@frozen(kw_only=True)
class _Unit:
    """One unit's row on the sheet, and the work on that row alone."""

    sheet: Sheet
    work: Work
    id: str
    row: int
    excused: frozenset[str]

    @property
    def rules(self) -> Rulebook:
        """The rulebook of the pact."""
        return self.work.rules

    def about(self, row: Criterion, figure: str | None = None) -> About:
        """This unit and a criterion."""
        return About(unit=self.id, criterion=row.code, figure=figure)

    def points(self, code: str | None) -> tuple[Fraction, Fraction]:
        """Lowest and highest points on a node."""
        low, high = self.sheet.at(code)
        return self.sheet.exact(low.points[self.row]), self.sheet.exact(high.points[self.row])

    def column(self, code: str) -> Column:
        """This unit's row of a node, at its lowest."""
        whole, row = self.sheet.at(code)[0], slice(self.row, self.row + 1)
        return Column(points=whole.points[row], bonus=whole.bonus[row], deduction=whole.deduction[row])


def explained(figures: Figures, sheet: Sheet, setting: Setting, unit: str) -> Iterable[Ground]:
    """Every cell of one unit with its working and citation, group by group, then adjustments and the total."""
    excused = frozenset(code for member, code in figures.pact.not_assigned if member == unit)
    row = figures.pact.cluster.ids.index(unit)
    work = evolve(work_on(figures, setting, sheet.over), zeros=(0,))
    one = _Unit(sheet=sheet, work=work, id=unit, row=row, excused=excused)
    overridden = {each.criterion: each for each in figures.reviews if each.points is not None and each.unit == unit}
    for node in one.rules.criteria.printed:
        if figures.pact.excused(unit, node.code):
            yield Ground(why=Why.NOT_ASSIGNED, about=one.about(node), cites=one.rules.cites_of(node))
        elif one.rules.criteria.under(node.code):
            yield from _group(one, node)
        else:
            yield from _leaf(one, node)
        if node.code in overridden:
            yield _overridden(one, node, overridden[node.code])
    yield from _adjustments(one)
    yield _total(one)


def _total(one: _Unit) -> Ground:
    low, high = one.points(None)
    most = assigned(one.rules, None, one.excused)
    about, cites = About(unit=one.id), one.rules.cite()
    if low != high:
        return Ground(why=Why.PROVISIONAL, about=about, facts=pairs(low=low, high=high, maximum=most), cites=cites)
    rounding = one.rules.rounding
    digits = rounding.digits if rounding is not None and rounding.at is RoundAt.TOTAL else None
    return Ground(why=Why.TOTAL, about=about, facts=pairs(points=low, maximum=most or None, digits=digits), cites=cites)


def _started(one: _Unit, row: Criterion) -> Iterable[Ground]:
    if row.start is Start.FULL:
        facts = pairs(maximum=row.maximum)
        yield Ground(why=Why.STANDARD, about=one.about(row), facts=facts, cites=one.rules.cites_of(row))


def _leaf(one: _Unit, row: Criterion) -> Iterable[Ground]:
    """A leaf: what was read, how it was turned into points, what was capped."""
    yield from _started(one, row)
    if row not in one.rules.criteria.leaves:
        return
    scale, figures = scale_of(row), one.work.figures
    nodes = {code: one.sheet.at(code)[0] for role, name in row.reads if (code := node_read(role, name)) is not None}
    columns = columns_of(figures, row, nodes, one.sheet.over)
    peers = reads_peers(scale)
    found = marks(scale, columns if peers else columns.only(one.row), one.work.setting)[one.row if peers else 0]
    name = reads_of(row)[0][1]
    about, cites = one.about(row, None if nodes else name), one.rules.cites_of(row)
    if not isinstance(found, Mark):
        unreported = row.unreported if found is State.NOT_REPORTED else Fraction(0)
        facts = pairs(maximum=columns.maximum, points=unreported)
        yield Ground(why=Why(found.value), about=about, facts=facts, cites=cites)
        return
    limited = bounds(one.work, row, line(one.work, row, [one.work.scaled(found.low)]))
    ends = pairs(low=found.low, high=found.high)
    if found.low == found.high:
        ends = pairs(points=_earned(one, row, limited[-1]))
    shared = (*pairs(maximum=columns.maximum, cap=_cap(one, row, found.high), version=_version(one, name)), *ends)
    first, *further = found.steps
    yield Ground(why=first.why, about=about, facts=tuple(dict((*first.facts, *shared)).items()), cites=cites)
    for step in further:
        yield Ground(why=step.why, about=about, facts=step.facts, cites=cites)
    yield from _limits(one, row, limited)


def _earned(one: _Unit, row: Criterion, column: Column) -> Fraction:
    """What a leaf earned beside its standard score, as it stands on the sheet."""
    kept = round_at(one.work, column, RoundAt.CRITERION).points[0]
    standard = row.maximum if row.start is Start.FULL else None
    return one.sheet.exact(kept) - (standard or Fraction(0))


def _cap(one: _Unit, row: Criterion, high: Fraction) -> Fraction | None:
    """The cap on a leaf's bonus or deduction: its scale's, its own, or that of the nearest line above."""
    bonus = high > 0 or (not high and row.adds is Adds.ON_TOP)
    scale, limits = scale_of(row), []
    while isinstance(scale, Capped | Gated | Waived | Forfeit):
        if isinstance(scale, Capped):
            limits.append(scale.at_most if bonus else scale.at_least)
        scale = scale.scale
    key = "bonuses_at_most" if bonus else "deductions_at_most"
    limits += [getattr(line, key) for line in (row, *one.rules.criteria.above(row.code))]
    return next((abs(limit) for limit in limits if limit is not None), None)


def _version(one: _Unit, figure: str) -> str | None:
    """The stage at which the figure that stands was last corrected."""
    reviews = one.work.figures.reviews
    stages = [each.stage for each in reviews if each.unit == one.id and each.figure == figure and each.decides]
    return stages[-1] if stages else None


def _group(one: _Unit, row: Criterion) -> Iterable[Ground]:
    """A group: its standard score, how its children combined, what was capped."""
    yield from _started(one, row)
    children = one.rules.criteria.under(row.code)
    about, cites = one.about(row), one.rules.cites_of(row)
    if row.children is Children.BEST:
        best = max(children, key=lambda child: one.points(child.code)[0])
        yield Ground(why=Why.BEST_OF, about=about, facts=pairs(best=best.code), cites=cites)
    together = group(one.work, row, [one.column(child.code) for child in children])
    yield from _limits(one, row, bounds(one.work, row, together))
    parts = [child.maximum for child in children if child.maximum is not None]
    if row.sum is SumPolicy.WARN and row.maximum is not None and sum(parts, Fraction(0)) != row.maximum:
        facts = pairs(found=sum(parts, Fraction(0)), expected=row.maximum)
        yield Ground(why=Why.SUM_DIFFERS, about=about, facts=facts, cites=cites)
    low, high = one.points(row.code)
    ends = pairs(points=low) if low == high else pairs(low=low, high=high)
    most = assigned(one.rules, row.code, one.excused)
    why = Why.SUMMED if low == high else Why.PEERS_MISSING
    yield Ground(why=why, about=about, facts=(*ends, *pairs(maximum=most or None)), cites=cites)
    if low < 0 and row.start is Start.FULL and row.floor is None:
        yield Ground(why=Why.BELOW_ZERO, about=about, facts=pairs(points=low), cites=cites)


def _inside(column: Column) -> Number:
    return column.points[0] - column.bonus[0] - column.deduction[0]


def _limits(one: _Unit, row: Criterion, steps: tuple[Column, ...]) -> Iterable[Ground]:
    """What each limit of a node cut, one after the other."""
    before, summed, capped, netted, after = steps
    cuts = [
        (_inside(before), _inside(summed)),
        (summed.bonus[0], capped.bonus[0]),
        (summed.deduction[0], capped.deduction[0]),
        (capped.bonus[0] + capped.deduction[0], netted.bonus[0] + netted.deduction[0]),
        (netted.points[0], min(netted.points[0], after.points[0])),
    ]
    about, cites = one.about(row), one.rules.cites_of(row)
    for first, kept in cuts:
        if first != kept:
            facts = pairs(before=one.sheet.exact(first), cap=one.sheet.exact(kept))
            yield Ground(why=Why.CAPPED, about=about, facts=facts, cites=cites)
    if after.points[0] > netted.points[0]:
        facts = pairs(before=one.sheet.exact(netted.points[0]), points=row.floor)
        yield Ground(why=Why.FLOORED, about=about, facts=facts, cites=cites)


def _overridden(one: _Unit, row: Criterion, review: Review) -> Ground:
    facts = pairs(points=review.points, stage=review.stage, by=review.by, reason=review.reason)
    return Ground(why=Why.OVERRIDDEN, about=one.about(row), facts=facts)


def _adjustments(one: _Unit) -> Iterable[Ground]:
    """Points over the total, adjustment by adjustment."""
    about = About(unit=one.id)
    for adjustment, (low, high) in zip(one.rules.adjustments, one.sheet.adjusted, strict=True):
        points, most = one.sheet.exact(low.points[one.row]), one.sheet.exact(high.points[one.row])
        if points != most or not points:  # nothing, or not yet known: then the total is a range and says so
            continue
        facts = pairs(points=points, name=adjustment.name or None)
        cites = adjustment.cites or one.rules.cite()
        if isinstance(adjustment, HonourBonus):
            held = counted_honours(one.work.figures, adjustment, one.id)
            yield Ground(why=Why.HONOURED, about=about, facts=(*facts, *pairs(awards=held)), cites=cites)
        elif isinstance(adjustment, BelowMean):
            yield Ground(why=Why.BELOW_MEAN, about=about, facts=(*facts, *pairs(share=adjustment.share)), cites=cites)
        else:
            facts = (*facts, *pairs(formula=adjustment.points.text))
            yield Ground(why=Why.ADJUSTED, about=about, facts=facts, cites=cites)
