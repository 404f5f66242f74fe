"""Explaining: why every cell, group and total is what it is, worked out again on request.

Owns: `explained`.
Takes figures and the sheet; gives grounds in printed order.
Never: points of its own: every number comes from the sheet or the same scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from thidua.arithmetic import endless
from thidua.criteria import Children, Criterion, Start, SumPolicy, scale_of
from thidua.figures import State
from thidua.grounds import About, Facts, Ground, Why, pairs
from thidua.readings import figures_in
from thidua.reviewing import Figures, Override
from thidua.rulebook import BelowMean, ByFormula, HonourBonus, RoundAt, Rulebook
from thidua.rulebook.assigned import assigned
from thidua.scales import Capped, Earned, Forfeit, Gated, Mark, Setting, Waived, reads_peers
from thidua.scales.spreads import spread
from thidua.scoring.adjusting import counted_honours, open_honours
from thidua.scoring.columns import Column, Row, column_of
from thidua.scoring.tree import (
    Sheet,
    Work,
    bounds,
    columns_at_ends,
    group,
    line,
    rules_of,
    settled,
    standard,
)
from thidua.series import series_of

__all__ = ["explained"]


@frozen(kw_only=True)
class _Unit:
    """One unit's row on the sheet, and the work on that row alone."""

    sheet: Sheet
    work: Work
    id: str
    row: int
    excused: frozenset[str]
    marked: dict[str, Earned]

    @property
    def rules(self) -> Rulebook:
        """The rulebook of the pact."""
        return self.work.rules

    def about(self, row: Criterion, figure: str | None = None) -> About:
        """This unit and a criterion."""
        return About(unit=self.id, criterion=row.code, figure=figure)

    def maximum(self, code: str | None) -> Fraction:
        """The maximum of a node as far as it is assigned to this unit."""
        return assigned(self.rules, code, self.excused, self.work.figures.pact.season)

    def points(self, code: str | None) -> tuple[Fraction, Fraction]:
        """Lowest and highest points on a node."""
        low, high = self.sheet.at(code)
        return low.series.at(self.row), high.series.at(self.row)

    def column(self, code: str) -> Column:
        """This unit's row of a node, at its lowest."""
        return column_of([self.sheet.at(code)[0].at(self.row)])


def explained(
    figures: Figures, sheet: Sheet, setting: Setting, unit: str, marked: dict[str, Earned]
) -> Iterable[Ground]:
    """Every cell of one unit with its working and citation, group by group, then adjustments and the total.

    `marked` keeps the columns that were worked out for one unit for the next: where peers count, all go into each cell.
    """
    if (stranger := figures.pact.outside(unit)) is not None and stranger.why is Why.NO_MEMBER:
        return  # nothing is assigned to it, and the ranking says so once
    excused = figures.pact.unassigned.get(unit, frozenset())
    row = figures.pact.cluster.row(unit)
    work = Work(figures=figures, rules=rules_of(figures), setting=setting, rows=1)
    one = _Unit(sheet=sheet, work=work, id=unit, row=row, excused=excused, marked=marked)
    overridden = {each.criterion: each for each in figures.overrides if each.unit == unit}
    for node in one.rules.criteria.printed:
        if node.code in excused:
            if node.code in overridden:  # kept, and left out with the line
                yield _overridden(one, node, overridden[node.code])
            yield _not_assigned(one, node)
            continue
        said = _group(one, node) if one.rules.criteria.under(node.code) else _leaf(one, node)
        set_ = node.code in overridden  # then they are known, whatever else they could come to
        yield from (ground for ground in said if not (set_ and ground.why is Why.POINTS_UNBOUNDED))
        if node.code in overridden:
            yield _overridden(one, node, overridden[node.code])
    yield from _adjustments(one)
    yield _total(one)


def _total(one: _Unit) -> Ground:
    low, high = one.points(None)
    most = one.maximum(None)
    about, cites = About(unit=one.id), one.rules.cite()
    if one.row in one.sheet.unbounded:
        return Ground(why=Why.TOTAL_UNBOUNDED, about=about, cites=cites)
    if low != high and not one.sheet.waits:
        awards = open_honours(one.work.figures, one.id) or open_honours(one.work.figures)
        facts = pairs(low=low, high=high, maximum=most or None, awards=awards)
        return Ground(why=Why.TOTAL_OPEN, about=about, facts=facts, cites=cites)
    if low != high:
        return Ground(why=Why.PROVISIONAL, about=about, facts=pairs(low=low, high=high, maximum=most), cites=cites)
    rounding = one.rules.rounding
    digits = rounding.digits if rounding is not None and rounding.at is RoundAt.TOTAL else None
    return Ground(why=Why.TOTAL, about=about, facts=pairs(points=low, maximum=most or None, digits=digits), cites=cites)


def _not_assigned(one: _Unit, row: Criterion) -> Ground:
    """A line that is not assigned, and by what line that it reads, where the organiser did not name it."""
    tree, named = one.rules.criteria, {code for unit, code in one.work.figures.pact.not_assigned if unit == one.id}
    read = tuple(code for code in tree.lines_read(row) if code in one.excused)
    above = (row.code, *(each.code for each in tree.above(row.code)))
    facts = pairs(reads=None if named.intersection(above) else read or None)
    return Ground(why=Why.NOT_ASSIGNED, about=one.about(row), facts=facts, cites=one.rules.cites_of(row))


def _started(one: _Unit, row: Criterion) -> Iterable[Ground]:
    if row.start is Start.FULL:
        facts = pairs(maximum=row.maximum)
        yield Ground(why=Why.STANDARD, about=one.about(row), facts=facts, cites=one.rules.cites_of(row))


def _leaf(one: _Unit, row: Criterion) -> Iterable[Ground]:
    """A leaf: what was read, how it was turned into points, what was capped."""
    yield from _started(one, row)
    if not one.rules.criteria.is_leaf(row.code):
        return
    cites, name = one.rules.cites_of(row), row.figure
    most = one.rules.criteria.ceiling(row)
    given = _given(one, row)
    if given is not None:
        facts = pairs(maximum=_given_of(one, row, given), version=_version(one, row), points=given)
        yield Ground(why=Why.GIVEN, about=one.about(row, name), facts=facts, cites=cites)
        return
    found = _found(one, row)
    about = one.about(row, name)
    if not isinstance(found, Mark):
        yield _without_points(one, row, found)
        return
    limited = _limited(one, row, found.low)
    low = _earned(one, row, limited[-1])
    high = low if found.low == found.high else _earned(one, row, _limited(one, row, found.high)[-1])
    if endless(low, high):
        yield Ground(why=Why.POINTS_UNBOUNDED, about=one.about(row), cites=cites)
        return
    sure_ = low == high
    first = found.steps[0]
    why = Why.POINTS_EITHER_WAY if sure_ and found.low != found.high else first.why
    shared = pairs(
        maximum=_given_of(one, row, found.low) if first.why is Why.GIVEN else most,
        cap=_cap(one, row, found),
        floor=_floor(one, row, found, limited),
        version=_version(one, row),
        measure=one.rules.measure(row),
        shares=_shares(one, row),
        **({"points": low} if sure_ else {"low": low, "high": high}),
    )
    yield Ground(why=why, about=about, facts=tuple(dict((*first.facts, *shared)).items()), cites=cites)
    for step in found.steps[1:]:
        facts = (*step.facts, *pairs(shares=_shares(one, row)))
        yield Ground(why=step.why, about=about, facts=facts, cites=cites)
    if why is not Why.POINTS_EITHER_WAY:
        yield from _limits(one, row, limited)


def _version(one: _Unit, row: Criterion) -> str | None:
    """The stage at which the figure stands on which a line works."""
    return one.work.figures.stage_of(one.id, row.aim)


def _limited(one: _Unit, row: Criterion, points: Fraction) -> tuple[Column, ...]:
    """What a leaf earned before its limits and after each."""
    return bounds(one.work, row, line(row, series_of([points])))


def _given_of(one: _Unit, row: Criterion, points: Fraction) -> Fraction | None:
    """The maximum of which given points are some; None for those that change a standard score, or take away."""
    lines = (each for each in (row, *one.rules.criteria.above(row.code)) if each.maximum is not None)
    holder = next(lines, row)
    return None if points < 0 or holder.start is Start.FULL else holder.maximum


def _shares(one: _Unit, row: Criterion) -> tuple[str, ...] | None:
    """The roles of a line that read shares, which sentences show in per cent."""
    return tuple(sorted(one.rules.shares(row.ordered))) or None


def _without_points(one: _Unit, row: Criterion, state: State) -> Ground:
    """A leaf that holds a state; of several figures that it reads, those that hold it."""
    columns, *_ = columns_at_ends(one.work, row, one.sheet.at, one.id)
    missing = columns.missing(0)
    held = [(role, read) for role, read in row.ordered if role in missing] or [row.ordered[0]]
    read = next(iter(figures_in(tuple(held))), None)
    facts = pairs(
        maximum=one.rules.criteria.ceiling(row),
        points=row.unreported if state is State.NOT_REPORTED else Fraction(0),
        missing=tuple(row.written[role] for role, _ in held) if len(row.reads) > 1 else None,
    )
    return Ground(why=Why(state.value), about=one.about(row, read), facts=facts, cites=one.rules.cites_of(row))


def _given(one: _Unit, row: Criterion) -> Fraction | None:
    """The points of a leaf of which nothing but its given points can matter."""
    if row.code not in one.rules.plain or one.excused:
        return None
    cell = one.work.figures.column(one.rules.given[row.code])[one.row]
    return cell if isinstance(cell, Fraction) else None


def _found(one: _Unit, row: Criterion) -> Mark | State:
    """What the scale made of the unit's figures."""
    scale = scale_of(row)
    if not reads_peers(scale):
        return spread(scale, columns_at_ends(one.work, row, one.sheet.at, one.id), one.work.setting).mark(0)
    if row.code not in one.marked:
        one.marked[row.code] = spread(scale, columns_at_ends(one.work, row, one.sheet.at), one.work.setting)
    return one.marked[row.code].mark(one.row)


def _earned(one: _Unit, row: Criterion, column: Column) -> Fraction:
    """What a leaf earned beside its standard score, as it stands on the sheet."""
    kept = settled(one.work, row, column, RoundAt.CRITERION).series.at(0)
    return kept - standard(row)


def _cap(one: _Unit, row: Criterion, mark: Mark) -> Fraction | None:
    """The limit on what a leaf earns or loses: the narrowest around its scale and of its own, else the line's above."""
    each = dict(mark.steps[0].facts).get("each")
    loses = (mark.high or (each if isinstance(each, Fraction) else 0)) < 0
    scale, limits = scale_of(row), [row.deductions_at_most if loses else row.bonuses_at_most, row.net_at_most]
    limits += [] if loses else [one.rules.criteria.within(row)]
    while isinstance(scale, Capped | Gated | Waived | Forfeit):
        if isinstance(scale, Capped):
            limits.append(scale.at_least if loses else scale.at_most)
        scale = scale.scale
    above = [
        line_.deductions_at_most if loses else line_.bonuses_at_most for line_ in one.rules.criteria.above(row.code)
    ]
    own = min((abs(limit) for limit in limits if limit is not None), default=None)
    return own if own is not None else next((limit for limit in above if limit is not None), None)


def _floor(one: _Unit, row: Criterion, mark: Mark, limited: tuple[Column, ...]) -> Fraction | None:
    """The floor at which what a leaf earns was kept, around its scale or of its own, unless that is its cap."""
    last = mark.steps[-1]
    kept = dict(last.facts).get("points") if last.why is Why.FLOORED else None
    *_, made_up, after = limited
    if after.series.at(0) > made_up.series.at(0):
        kept = _earned(one, row, after)
    return kept if isinstance(kept, Fraction) and -kept != _cap(one, row, mark) else None


def _group(one: _Unit, row: Criterion) -> Iterable[Ground]:
    """A group: its standard score, how its children combined, what was capped."""
    yield from _started(one, row)
    children = [each for each in one.rules.criteria.under(row.code) if each.code not in one.excused]
    about, cites = one.about(row), one.rules.cites_of(row)
    if row.children is Children.BEST:
        yield Ground(why=Why.BEST_OF, about=about, facts=_best(one, children), cites=cites)
    if row.code in one.rules.bounded or one.work.figures.overrides:
        together = group(one.work, row, [one.column(child.code) for child in children])
        yield from _limits(one, row, bounds(one.work, row, together))
    if row.sum is SumPolicy.WARN and row.maximum is not None:
        parts = one.rules.criteria.made_up(row)
        if parts != row.maximum:
            facts = pairs(found=parts, expected=row.maximum)
            yield Ground(why=Why.SUM_DIFFERS, about=about, facts=facts, cites=cites)
    low, high = one.points(row.code)
    if endless(low, high):
        yield Ground(why=Why.POINTS_UNBOUNDED, about=about, cites=cites)
        return
    ends = pairs(points=low) if low == high else pairs(low=low, high=high)
    most = one.maximum(row.code)
    why = Why.SUMMED if low == high else Why.PEERS_MISSING
    yield Ground(why=why, about=about, facts=(*ends, *pairs(maximum=most or None)), cites=cites)
    if low < 0 and row.start is Start.FULL and row.floor is None:
        yield Ground(why=Why.BELOW_ZERO, about=about, facts=pairs(points=low), cites=cites)


def _best(one: _Unit, children: list[Criterion]) -> Facts:
    """Which of its parts counts; while that is open, which of them may."""
    ends = {child.code: one.points(child.code) for child in children}
    sure = max(low for low, _ in ends.values())
    may = tuple(code for code, (_, high) in ends.items() if high >= sure)
    settled = [code for code in may if ends[code][0] == ends[code][1]]
    return pairs(best=may[0]) if len(settled) == len(may) or len(may) == 1 else pairs(either=may)


def _limits(one: _Unit, row: Criterion, steps: tuple[Column, ...]) -> Iterable[Ground]:
    """What each limit of a node cut, one after the other."""
    before, inside, summed, capped, netted, made_up, after = (column.at(0) for column in steps)
    cuts = [
        (_inside(before), _inside(inside)),
        (summed[1], capped[1]),
        (summed[-1], capped[-1]),
        (capped[1] + capped[-1], netted[1] + netted[-1]),
        (netted[0], made_up[0]),
        (made_up[0], min(made_up[0], after[0])),
    ]
    about, cites = one.about(row), one.rules.cites_of(row)
    for first, kept in cuts:
        if first != kept and not endless(*sorted((first, kept))):
            yield Ground(why=Why.CAPPED, about=about, facts=pairs(before=first, cap=kept), cites=cites)
    if after[0] > made_up[0] and not endless(made_up[0], after[0]):
        facts = pairs(before=made_up[0], points=row.floor)
        yield Ground(why=Why.FLOORED, about=about, facts=facts, cites=cites)


def _inside(parts: Row) -> Fraction:
    points, bonus, loss = parts
    return points - bonus - loss


def _overridden(one: _Unit, row: Criterion, review: Override) -> Ground:
    facts = pairs(points=review.points, stage=review.stage, by=review.by, reason=review.reason)
    return Ground(why=Why.OVERRIDDEN, about=one.about(row), facts=facts)


def _valueless(one: _Unit, adjustment: ByFormula) -> Ground:
    facts = pairs(name=adjustment.name or None, formula=adjustment.points.text)
    cites = adjustment.cites or one.rules.cite()
    return Ground(why=Why.ADJUSTMENT_UNDEFINED, about=About(unit=one.id), facts=facts, cites=cites)


def _adjustments(one: _Unit) -> Iterable[Ground]:
    """Points over the total, adjustment by adjustment."""
    about = About(unit=one.id)
    worked = zip(one.rules.adjustments, one.sheet.adjusted, one.sheet.valueless, one.sheet.read, strict=True)
    for adjustment, (low, high), valueless, read in worked:
        if one.row in valueless and isinstance(adjustment, ByFormula):
            yield _valueless(one, adjustment)
        points, most = low.series.at(one.row), high.series.at(one.row)
        if one.row in one.sheet.unbounded and isinstance(adjustment, ByFormula):
            continue
        if points != most or not points:  # nothing, or not yet known: then the total is a range and says so
            continue
        facts = pairs(points=points, name=adjustment.name or None)
        cites = adjustment.cites or one.rules.cite()
        if isinstance(adjustment, HonourBonus):
            held = counted_honours(one.work.figures, adjustment, one.id)
            yield Ground(why=Why.HONOURED, about=about, facts=(*facts, *pairs(awards=held)), cites=cites)
        elif isinstance(adjustment, BelowMean):
            known = pairs(share=adjustment.share, **dict(read.get(one.row, ())))
            yield Ground(why=Why.BELOW_MEAN, about=about, facts=(*facts, *known), cites=cites)
        else:
            facts = (*facts, *pairs(formula=adjustment.points.text, read=read.get(one.row)))
            yield Ground(why=Why.ADJUSTED, about=about, facts=facts, cites=cites)
