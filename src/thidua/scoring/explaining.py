"""Explaining: why every cell, group and total is what it is, worked out again on request.

Owns: `explained`.
Takes figures and the sheet; gives grounds in printed order.
Never: points of its own: every number comes from the sheet or the same scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from thidua.criteria import Children, Criterion, Start, SumPolicy, node_read, reads_of, scale_of
from thidua.figures import State
from thidua.grounds import About, Ground, Why, pairs
from thidua.reviewing import Figures, Review
from thidua.rulebook import BelowMean, HonourBonus, RoundAt, Rulebook
from thidua.scales import Given, Mark, Setting, marks, reads_peers, sure
from thidua.scoring.tree import Sheet, assigned, best_of, ceiling_of, columns_of, rules_of

__all__ = ["explained"]


@frozen(kw_only=True)
class _Unit:
    """One unit's row on the sheet."""

    figures: Figures
    sheet: Sheet
    setting: Setting
    id: str
    row: int
    excused: frozenset[str]
    reviews: tuple[Review, ...]

    @property
    def rules(self) -> Rulebook:
        """The rulebook of the pact."""
        return rules_of(self.figures)

    def about(self, row: Criterion, figure: str | None = None) -> About:
        """This unit and a criterion."""
        return About(unit=self.id, criterion=row.code, figure=figure)

    def points(self, code: str | None) -> tuple[Fraction, Fraction]:
        """Lowest and highest points on a node."""
        low, high = self.sheet.at(code)
        return self.sheet.exact(low.points[self.row]), self.sheet.exact(high.points[self.row])

    def extras(self, code: str) -> tuple[Fraction, Fraction]:
        """Bonus and deduction on a node."""
        column = self.sheet.at(code)[0]
        return self.sheet.exact(column.bonus[self.row]), self.sheet.exact(column.deduction[self.row])


def explained(figures: Figures, sheet: Sheet, setting: Setting, unit: str) -> Iterable[Ground]:
    """Every cell of one unit with its working and citation, group by group, then adjustments and the total."""
    excused = frozenset(code for member, code in figures.pact.not_assigned if member == unit)
    row = figures.pact.cluster.row(unit)
    reviews = tuple(each for each in reversed(figures.reviews) if each.unit == unit)
    one = _Unit(figures=figures, sheet=sheet, setting=setting, id=unit, row=row, excused=excused, reviews=reviews)
    overridden = {each.criterion: each for each in reversed(reviews) if each.points is not None}
    for line in one.rules.criteria.printed:
        if one.rules.criteria.under(line.code):
            yield from _group(one, line)
        else:
            yield from _leaf(one, line)
        if line.code in overridden:
            yield _overridden(one, line, overridden[line.code])
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
    return Ground(why=Why.TOTAL, about=about, facts=pairs(points=low, maximum=most, digits=digits), cites=cites)


def _started(one: _Unit, row: Criterion) -> Iterable[Ground]:
    if row.start is Start.FULL:
        facts = pairs(maximum=row.maximum)
        yield Ground(why=Why.STANDARD, about=one.about(row), facts=facts, cites=one.rules.cites_of(row))


def _leaf(one: _Unit, row: Criterion) -> Iterable[Ground]:
    """A leaf: what was read, how it was turned into points, what was capped."""
    yield from _started(one, row)
    if not one.rules.criteria.is_leaf(row.code):
        return
    cites, (role, name) = one.rules.cites_of(row), reads_of(row)[0]
    found, most = _found(one, row), ceiling_of(one.rules, row)
    about = one.about(row, name if node_read(role, name) is None else None)
    if not isinstance(found, Mark):
        unreported = row.unreported if found is State.NOT_REPORTED else Fraction(0)
        yield Ground(why=Why(found.value), about=about, facts=pairs(maximum=most, points=unreported), cites=cites)
        return
    cap = row.bonuses_at_most if found.high > 0 else row.deductions_at_most
    sure_ = found.low is found.high or found.low == found.high
    shared = pairs(
        maximum=most,
        cap=cap,
        version=_version(one, name) if one.reviews else None,
        points=found.low if sure_ else None,
        low=None if sure_ else found.low,
        high=None if sure_ else found.high,
    )
    first = found.steps[0]
    facts = tuple(dict((*first.facts, *shared)).items()) if first.facts else shared
    yield Ground(why=first.why, about=about, facts=facts, cites=cites)
    for step in found.steps[1:]:
        yield Ground(why=step.why, about=about, facts=step.facts, cites=cites)
    if row.bounded:
        yield from _caps(one, row, (max(found.low, Fraction(0)), min(found.low, Fraction(0))))


def _found(one: _Unit, row: Criterion) -> Mark | State:
    """What the scale made of the unit's figures; given points speak for themselves."""
    scale, name = scale_of(row), reads_of(row)[0][1]
    if isinstance(scale, Given) and not one.excused:
        cell = one.figures.column(name)[one.row]
        if isinstance(cell, Fraction):
            return sure(cell, Why.GIVEN, ())
    nodes = {code: one.sheet.at(code)[0] for role, read in row.reads if (code := node_read(role, read)) is not None}
    peers = reads_peers(scale)
    columns = columns_of(one.figures, row, nodes, one.sheet.over, None if peers else one.id)
    return marks(scale, columns, one.setting)[one.row if peers else 0]


def _version(one: _Unit, figure: str) -> str | None:
    """The stage at which the figure that stands was last corrected."""
    return next((each.stage for each in one.reviews if each.figure == figure), None)


def _group(one: _Unit, row: Criterion) -> Iterable[Ground]:
    """A group: its standard score, how its children combined, what was capped."""
    yield from _started(one, row)
    children = one.rules.criteria.under(row.code)
    columns = [one.sheet.at(child.code)[0] for child in children]
    about, cites = one.about(row), one.rules.cites_of(row)
    if row.children is Children.BEST:
        best = max(children, key=lambda child: one.points(child.code)[0])
        yield Ground(why=Why.BEST_OF, about=about, facts=pairs(best=best.code), cites=cites)
        columns = [best_of(columns)]
    if row.bounded:
        bonus, loss = (sum(each.bonus[one.row] for each in columns), sum(each.deduction[one.row] for each in columns))
        yield from _caps(one, row, (one.sheet.exact(bonus), one.sheet.exact(loss)))
    if row.sum is SumPolicy.WARN:
        parts = sum((child.maximum for child in children if child.maximum is not None), Fraction(0))
        if row.maximum is not None and parts != row.maximum:
            facts = pairs(found=parts, expected=row.maximum)
            yield Ground(why=Why.SUM_DIFFERS, about=about, facts=facts, cites=cites)
    low, high = one.points(row.code)
    ends = pairs(points=low) if low == high else pairs(low=low, high=high)
    most = assigned(one.rules, row.code, one.excused)
    why = Why.SUMMED if low == high else Why.PEERS_MISSING
    yield Ground(why=why, about=about, facts=(*ends, *pairs(maximum=most)), cites=cites)
    if low < 0 and row.start is Start.FULL and row.floor is None:
        yield Ground(why=Why.BELOW_ZERO, about=about, facts=pairs(points=low), cites=cites)


def _caps(one: _Unit, row: Criterion, before: tuple[Fraction, Fraction]) -> Iterable[Ground]:
    """What the caps of a node cut: bonuses, deductions, both together; then floor and ceiling."""
    about, cites = one.about(row), one.rules.cites_of(row)
    kept = []
    for amount, cap in zip(before, (row.bonuses_at_most, row.deductions_at_most), strict=True):
        if cap is not None and abs(amount) > cap:
            yield Ground(why=Why.CAPPED, about=about, facts=pairs(before=amount, cap=cap), cites=cites)
            amount = cap if amount > 0 else -cap  # noqa: PLW2901 - what stands after the cap
        kept.append(amount)
    net = sum(kept, Fraction(0))
    if row.net_at_most is not None and abs(net) > row.net_at_most:
        yield Ground(why=Why.CAPPED, about=about, facts=pairs(before=net, cap=row.net_at_most), cites=cites)
    points = one.points(row.code)[0]
    if row.floor is not None and points == row.floor:
        yield Ground(why=Why.FLOORED, about=about, facts=pairs(points=points), cites=cites)
    elif row.ceiling is not None and points == row.ceiling:
        yield Ground(why=Why.CAPPED, about=about, facts=pairs(cap=row.ceiling), cites=cites)


def _overridden(one: _Unit, row: Criterion, review: Review) -> Ground:
    facts = pairs(points=review.points, stage=review.stage, by=review.by, reason=review.reason)
    return Ground(why=Why.OVERRIDDEN, about=one.about(row), facts=facts)


def _adjustments(one: _Unit) -> Iterable[Ground]:
    """Points over the total, adjustment by adjustment."""
    about = About(unit=one.id)
    for adjustment, (low, high) in zip(one.rules.adjustments, one.sheet.adjusted, strict=True):
        points, most = one.sheet.exact(low.points[one.row]), one.sheet.exact(high.points[one.row])
        if not points and not most:
            continue
        facts = pairs(points=points, name=adjustment.name or None)
        cites = adjustment.cites or one.rules.cite()
        if isinstance(adjustment, HonourBonus):
            held = tuple(each.award for each in one.figures.honours if each.unit == one.id and not each.revoked)
            yield Ground(why=Why.HONOURED, about=about, facts=(*facts, *pairs(awards=held)), cites=cites)
        elif isinstance(adjustment, BelowMean):
            yield Ground(why=Why.BELOW_MEAN, about=about, facts=(*facts, *pairs(share=adjustment.share)), cites=cites)
        else:
            facts = (*facts, *pairs(formula=adjustment.points.text))
            yield Ground(why=Why.ADJUSTED, about=about, facts=facts, cites=cites)
