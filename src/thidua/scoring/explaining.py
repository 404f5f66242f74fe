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
from thidua.criteria import Children, Criterion, Start, SumPolicy
from thidua.figures import State
from thidua.grounds import About, Fact, Facts, Ground, Why, pairs
from thidua.ratios import ratios_of
from thidua.readings import figures_in
from thidua.reviewing import Figures, Override
from thidua.rules import BelowMean, ByFormula, HonourBonus, RoundAt, Rulebook
from thidua.rules.assigned import assigned
from thidua.rules.labels import Label
from thidua.rules.nodes import Node
from thidua.scales import Earned, Mark, Setting
from thidua.scales.spreads import spread
from thidua.scoring.adjusting import counted_honours, open_honours
from thidua.scoring.columns import Column, Row, column_of
from thidua.scoring.limiting import bounds, may_cut
from thidua.scoring.tree import (
    Sheet,
    Work,
    columns_at_ends,
    group,
    line,
    rounding_at,
    rules_of,
    settled,
)
from thidua.shown import Shown

__all__ = ["explained"]


@frozen(kw_only=True, repr=False)
class _Unit(Shown):
    """One unit's row on the sheet, and the work on that row alone."""

    sheet: Sheet
    work: Work
    id: str
    row: int
    excused: frozenset[str]
    marked: dict[str, Earned | None]

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
    figures: Figures, sheet: Sheet, setting: Setting, unit: str, marked: dict[str, Earned | None]
) -> Iterable[Ground]:
    """Explain every cell of one unit with its citation, group by group, then the adjustments and the total.

    `marked` keeps, from one unit to the next, the columns of criteria in which other units count.
    """
    if not figures.pact.competes(unit):
        return  # nothing is assigned to it, and the ranking says so once
    excused = figures.pact.unassigned.get(unit, frozenset())
    at = figures.pact.cluster.row(unit)
    work = Work(figures=figures, rules=rules_of(figures), setting=setting, rows=1)
    one = _Unit(sheet=sheet, work=work, id=unit, row=at, excused=excused, marked=marked)
    overridden = figures.overridden.get(unit, {})
    for row in one.rules.criteria.printed:
        if row.code in excused:
            if row.code in overridden:  # kept, and left out with the line
                yield _overridden(one, row, overridden[row.code])
            yield _not_assigned(one, row)
            continue
        node = one.rules.nodes[row.code]
        said = _group(one, node) if node.below else _leaf(one, node)
        if row.code not in overridden:
            yield from said
            continue
        # points that were set are known, whatever else they could come to
        yield from (ground for ground in said if ground.why is not Why.POINTS_UNBOUNDED)
        yield _overridden(one, row, overridden[row.code])
    yield from _adjustments(one)
    yield _total(one)


def _total(one: _Unit) -> Ground:
    low, high = one.points(None)
    most = one.maximum(None)
    about, cites = About(unit=one.id), one.rules.cite()
    if one.row in one.sheet.unbounded:
        return Ground(why=Why.TOTAL_UNBOUNDED, about=about, cites=cites)
    if low != high and not one.sheet.waits:
        # everybody reported: open is who carries an award on, the unit's own or one that moves a mean (shape 68)
        awards = open_honours(one.work.figures, one.id) or open_honours(one.work.figures)
        facts = pairs(low=low, high=high, maximum=most or None, awards=awards)
        return Ground(why=Why.TOTAL_OPEN, about=about, facts=facts, cites=cites)
    if low != high:
        return Ground(why=Why.PROVISIONAL, about=about, facts=pairs(low=low, high=high, maximum=most), cites=cites)
    rounding = one.rules.rounding
    digits = rounding.shown if rounding is not None and rounding.at is RoundAt.TOTAL else None
    facts = pairs(points=low, maximum=most or None, digits=digits, before=_uncut(one, low))
    return Ground(why=Why.TOTAL, about=about, facts=facts, cites=cites)


def _uncut(one: _Unit, total: Fraction) -> Fraction | None:
    """What a total was before it was cut at the maximum; None where nothing was cut, or where that may still change."""
    if one.sheet.uncut is None:
        return None
    low, high = (column.at(one.row)[0] for column in one.sheet.uncut)
    return low if low == high != total else None


def _not_assigned(one: _Unit, row: Criterion) -> Ground:
    """A line that is not assigned, and by what line that it reads, where the organiser did not name it."""
    tree, named = one.rules.criteria, one.work.figures.pact.left_out.get(one.id, frozenset())
    read = tuple(code for code in tree.lines_read(row) if code in one.excused)
    above = (row.code, *(each.code for each in tree.above(row.code)))
    # what the organiser named itself is not explained by what it reads (shape 21)
    facts = pairs(reads=None if named.intersection(above) else read or None)
    return Ground(why=Why.NOT_ASSIGNED, about=one.about(row), facts=facts, cites=one.rules.labels[row.code].cites)


def _started(one: _Unit, row: Criterion) -> Ground:
    facts = pairs(maximum=row.maximum)
    return Ground(why=Why.STANDARD, about=one.about(row), facts=facts, cites=one.rules.labels[row.code].cites)


def _leaf(one: _Unit, node: Node) -> Iterable[Ground]:
    """A leaf: what was read, how it was turned into points, what was capped."""
    row = node.row
    if row.start is Start.FULL:
        yield _started(one, row)
    if not node.leaf:
        return
    label = one.rules.labels[row.code]
    given = _given(one, node)
    if given is not None:
        # points below 0 are no part of a maximum
        most = None if given < 0 else label.given_of
        facts = pairs(maximum=most, version=_version(one, row), points=given)
        yield Ground(why=Why.GIVEN, about=one.about(row, row.figure), facts=facts, cites=label.cites)
        return
    found = _found(one, node)
    if isinstance(found, Mark):
        yield from _worked_out(one, node, label, found)
    else:
        yield from _without_points(one, node, found)


def _worked_out(one: _Unit, node: Node, label: Label, found: Mark) -> Iterable[Ground]:
    """What a scale made of the figures of a leaf, step by step, and what was capped."""
    row, limited = node.row, _limited(one, node, found.low)
    low = _earned(one, node, found.low, limited)
    high = low if found.low is found.high else _earned(one, node, found.high, _limited(one, node, found.high))
    if low is not high and endless(low, high):
        yield Ground(why=Why.POINTS_UNBOUNDED, about=one.about(row), cites=label.cites)
        return
    sure_ = low is high or low == high
    first = found.steps[0]
    # what is read is open and the points are not: to tell one of several workings would be to guess (shape 20)
    why = Why.POINTS_EITHER_WAY if sure_ and low is not high and found.low != found.high else first.why
    about, facts = one.about(row, row.figure), dict(first.facts)
    said: tuple[tuple[str, Fact | None], ...] = (
        ("maximum", node.ceiling if first.why is not Why.GIVEN else None if found.low < 0 else label.given_of),
        *_limit(label, found),
        ("floor", _floor(one, node, found, limited)),
        ("version", _version(one, row)),
        ("measure", label.measure),
        ("shares", label.shares),
        *((("points", low),) if sure_ else (("low", low), ("high", high))),
    )
    facts.update([(key, fact) for key, fact in said if fact is not None])
    yield Ground(why=why, about=about, facts=tuple(facts.items()), cites=label.cites)
    # a limit that cut is told, else points and rule do not fit together on paper
    for step in found.steps[1:]:  # limits around the scale: they cut points, which have no measure
        yield Ground(why=step.why, about=about, facts=(*step.facts, *pairs(shares=label.shares)), cites=label.cites)
    if why is not Why.POINTS_EITHER_WAY:
        yield from _limits(one, row, limited)


def _version(one: _Unit, row: Criterion) -> str | None:
    """The stage at which the figure stands on which a line works."""
    figures = one.work.figures
    return figures.stage_of(one.id, row.aim) if figures.reviews else None  # no name is looked up for every line


def _limited(one: _Unit, node: Node, points: Fraction) -> tuple[Column, ...]:
    """What a leaf earned before its limits and after each; nothing where none could cut."""
    if not may_cut(node, points) and rounding_at(one.work, RoundAt.CRITERION) is None:
        return ()
    return bounds(node.row, line(node, ratios_of([points])))


def _without_points(one: _Unit, node: Node, state: State) -> Iterable[Ground]:
    """A leaf that holds a state; of several figures that it reads, those that hold it. Its points have limits too."""
    row, (columns, *_) = node.row, columns_at_ends(one.work, node, one.sheet.at, one.row)
    missing = columns.missing(0)
    held = [(role, read) for role, read in row.ordered if role in missing] or [row.ordered[0]]
    read = next(iter(figures_in(tuple(held))), None)
    worth = row.unreported if state is State.NOT_REPORTED else Fraction(0)
    limited = _limited(one, node, worth)
    facts = pairs(
        maximum=node.ceiling,
        points=_earned(one, node, worth, limited),
        missing=tuple(row.written[role] for role, _ in held) if len(row.reads) > 1 else None,
    )
    yield Ground(why=Why(state.value), about=one.about(row, read), facts=facts, cites=one.rules.labels[row.code].cites)
    yield from _limits(one, row, limited)


def _given(one: _Unit, node: Node) -> Fraction | None:
    """The points of a leaf of which nothing but its given points can matter."""
    if not node.plain or node.given is None or one.excused:
        return None
    cell = one.work.figures.column(node.given)[one.row]
    return cell if isinstance(cell, Fraction) else None


def _found(one: _Unit, node: Node) -> Mark | State:
    """What the scale made of the unit's figures; of a scale that compares, or for a second unit, once for all."""
    scale, code = node.scale, node.row.code
    if code not in one.marked and not node.compared:
        one.marked[code] = None  # for one unit alone its own figures do
        return spread(scale, columns_at_ends(one.work, node, one.sheet.at, one.row), one.work.setting).mark(0)
    earned = one.marked.get(code) or spread(scale, columns_at_ends(one.work, node, one.sheet.at), one.work.setting)
    one.marked[code] = earned
    return earned.mark(one.row)


def _earned(one: _Unit, node: Node, points: Fraction, limited: tuple[Column, ...]) -> Fraction:
    """What a leaf earned beside its standard score, as it stands on the sheet."""
    if not limited:
        return points
    return settled(one.work, node, limited[-1], RoundAt.CRITERION).series.at(0) - node.standard


def _limit(label: Label, mark: Mark) -> Facts:
    """The limit on what a leaf earns, or loses."""
    earned: Fact | None = mark.high or mark.steps[0].fact("each")
    loses = isinstance(earned, Fraction) and earned.numerator < 0
    return label.losses if loses else label.gains


def _floor(one: _Unit, node: Node, mark: Mark, limited: tuple[Column, ...]) -> Fraction | None:
    """The floor at which what a leaf earns was kept, around its scale or of its own, unless that is its cap."""
    last = mark.steps[-1]
    if not limited and last.why is not Why.FLOORED:
        return None
    kept = dict(last.facts).get("points") if last.why is Why.FLOORED else None
    *_, made_up, after = limited or (None, None)
    if after is not None and made_up is not None and after.series.at(0) > made_up.series.at(0):
        kept = _earned(one, node, mark.low, limited)
    if not isinstance(kept, Fraction) or ("cap", -kept) in _limit(one.rules.labels[node.row.code], mark):
        return None
    return kept


def _group(one: _Unit, node: Node) -> Iterable[Ground]:
    """A group: its standard score, how its children combined, what was capped."""
    row = node.row
    if row.start is Start.FULL:
        yield _started(one, row)
    children = [each for each in node.below if each.code not in one.excused]
    about, cites = one.about(row), one.rules.labels[row.code].cites
    if row.children is Children.BEST:
        yield Ground(why=Why.BEST_OF, about=about, facts=_best(one, children), cites=cites)
    if node.limited or one.work.figures.overrides:
        together = group(one.work, node, [one.column(child.code) for child in children])
        yield from _limits(one, row, bounds(row, together))
    # maxima that are printed as they do not add up are kept as printed, and said to each reader (shape 14)
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
    # no floor is named, so nothing keeps a line at 0: that is said, not mended (shape 15)
    if low < 0 and row.start is Start.FULL and row.floor is None:
        yield Ground(why=Why.BELOW_ZERO, about=about, facts=pairs(points=low), cites=cites)


def _best(one: _Unit, children: list[Criterion]) -> Facts:
    """Which of its parts counts; while that is open, which of them may."""
    ends = {child.code: one.points(child.code) for child in children}
    sure = max(low for low, _ in ends.values())
    # while it is open which part counts, all that may yet be the best are named (shape 31)
    may = tuple(code for code, (_, high) in ends.items() if high >= sure)
    settled = [code for code in may if ends[code][0] == ends[code][1]]
    return pairs(best=may[0]) if len(settled) == len(may) or len(may) == 1 else pairs(either=may)


def _limits(one: _Unit, row: Criterion, steps: tuple[Column, ...]) -> Iterable[Ground]:
    """What each limit of a node cut, one after the other."""
    if not steps or steps[-1] is steps[0]:  # nothing was cut
        return
    before, inside, summed, capped, netted, made_up, after = (column.at(0) for column in steps)
    cuts = [
        (_inside(before), _inside(inside)),
        (summed[1], capped[1]),
        (summed[-1], capped[-1]),
        (capped[1] + capped[-1], netted[1] + netted[-1]),
        (netted[0], made_up[0]),
        (made_up[0], min(made_up[0], after[0])),
    ]
    about, cites = one.about(row), one.rules.labels[row.code].cites
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
    facts = pairs(points=review.points, stage=review.stage, assessor=review.by, reason=review.reason)
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
