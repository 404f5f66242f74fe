"""Tree: every node's points from the leaves up, in whole numbers over one denominator.

Owns: `Sheet`, `Work`, `nodes`, and the arithmetic of groups, caps, overrides and rounding.
Takes figures in a setting; gives one column a node.
Never: a reason (see `explaining`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from operator import sub
from types import MappingProxyType

from attrs import evolve, field, frozen

from thidua.criteria import Adds, Children, Criterion, Start, node_read, reads_of, scale_of
from thidua.figures import Cell, State
from thidua.formulas import rounded
from thidua.ranges import Limits, Number, Ways, best, ends_among, range_of, together
from thidua.reviewing import Figures, Override
from thidua.rulebook import RoundAt, Rounding, Rulebook
from thidua.rulebook.assigned import held
from thidua.rulebook.settable import settable
from thidua.scales import Columns, Setting
from thidua.scales.spreads import spread
from thidua.scoring.columns import Both, Column, Left, Numbers, best_of, both_of, column_of, ends_of

__all__ = ["Sheet", "Work", "nodes"]

NONE_LEFT: Left = MappingProxyType({})
Read = tuple[tuple[str, Fraction], ...]  # what an adjustment read, by name
Ratios = list[tuple[int, int] | None]


@frozen(kw_only=True)
class Sheet:
    """All nodes; the code None is the total.

    `low` and `high` differ only while peers have not reported (`waits`), or nobody can say who carries an award on.
    `adjusted` are the adjustments over the tree's total, `valueless` the rows for which each has no value, `read` what
    each read for a row as far as that is settled, `unbounded`
    those for which one hangs on what peers may still earn without end, `barred` the rows that one of them bars,
    `perhaps` those that it may yet bar.
    """

    over: int
    codes: tuple[str | None, ...]
    low: tuple[Column, ...] = field(repr=False)
    high: tuple[Column, ...] = field(repr=False)
    adjusted: tuple[tuple[Column, Column], ...] = ()
    valueless: tuple[frozenset[int], ...] = ()
    read: tuple[Mapping[int, Read], ...] = field(default=(), eq=False, repr=False)
    unbounded: frozenset[int] = frozenset()
    barred: tuple[int, ...] = ()
    perhaps: tuple[int, ...] = ()
    waits: bool = False
    _places: dict[str | None, int] = field(init=False, eq=False, repr=False)

    @_places.default
    def _index(self) -> dict[str | None, int]:
        return {code: place for place, code in enumerate(self.codes)}

    def at(self, code: str | None) -> tuple[Column, Column]:
        """The lowest and highest points of one node."""
        place = self._places[code]
        return self.low[place], self.high[place]

    def exact(self, number: Number) -> Fraction:
        """A number of the sheet as points."""
        return Fraction(number, self.over)


@frozen(kw_only=True)
class Work:
    """What evaluation needs at every node; `zeros` is one 0 a row."""

    figures: Figures
    rules: Rulebook
    over: int
    setting: Setting
    zeros: tuple[int, ...]
    given: dict[str, Ratios]
    overridden: dict[str, list[Override]]

    def scaled(self, value: Fraction | None) -> Number:
        """Points over the sheet's denominator; what does not fit stays a fraction."""
        if value is None:
            return 0
        whole, rest = divmod(value.numerator * self.over, value.denominator)
        return value * self.over if rest else whole


def rules_of(figures: Figures) -> Rulebook:
    """The rulebook of a pact; one without rules where it has none."""
    return figures.pact.rulebook or Rulebook(id="none")


def work_on(figures: Figures, setting: Setting) -> Work:
    """The work on figures in a setting."""
    overridden: dict[str, list[Override]] = {}
    for each in figures.overrides:
        overridden.setdefault(each.criterion, []).append(each)
    rules = rules_of(figures)
    given = {code: _ratios(figures.column(name)) for code, name in rules.given.items()}
    return Work(
        figures=figures,
        rules=rules,
        over=_denominator(figures, rules, given),
        setting=setting,
        zeros=(0,) * len(figures.pact.cluster.units),
        given=given,
        overridden=overridden,
    )


def nodes(work: Work) -> dict[str | None, Both]:
    """Every node, each after what it needs."""
    sheet: dict[str | None, Both] = {}
    ranges: dict[str, dict[int, Ways]] = {}
    plain = frozenset() if work.figures.pact.unassigned else work.rules.plain
    if work.overridden:
        plain = plain.difference(work.overridden)
    for row in work.rules.criteria.order:
        if row.code in plain:
            sheet[row.code] = _plain(work, row)
        elif below := work.rules.criteria.under(row.code):
            parts, left = [sheet[child.code] for child in below], _left_out(work, row)
            found = _ranges(work, row, parts, [ranges.get(child.code, {}) for child in below], left)
            sheet[row.code], ranges[row.code] = _group(work, row, parts, found, left), found
        else:
            sheet[row.code] = _line(work, row, sheet)
    return sheet


def _ratios(column: tuple[Cell, ...]) -> Ratios:
    """Numerator and denominator of every number; None for a cell without."""
    try:
        return [cell.as_integer_ratio() for cell in column]  # type: ignore[union-attr]  # as nearly always: no gap
    except AttributeError:
        return [cell.as_integer_ratio() if isinstance(cell, Fraction) else None for cell in column]


def _denominator(figures: Figures, rules: Rulebook, given: dict[str, Ratios]) -> int:
    """The rulebook's own denominator, widened to that of given points and overrides."""
    found = {rules.over} | ({rules.rounding.unit.denominator} if rules.rounding is not None else set())
    for ratios in given.values():
        found.update([ratio[1] for ratio in ratios if ratio is not None])
    found.update(each.points.denominator for each in figures.overrides)
    return lcm(*found)


def _line(work: Work, row: Criterion, sheet: dict[str | None, Both]) -> Both:
    """A line after what it needs: what it earns, then its limits, assignment, overrides, rounding."""
    low, high = _earned(work, row, sheet)
    first = last = _finished(work, row, line(work, row, low), RoundAt.CRITERION)
    if high is not low:
        last = _finished(work, row, line(work, row, high), RoundAt.CRITERION)
    return ends_of(first, last)


def _group(work: Work, row: Criterion, below: Sequence[Both], ranges: Mapping[int, Ways], left: Left) -> Both:
    """A group after its parts: their sum, or the best, then its limits, assignment, reviews, rounding.

    At both ends of its parts, and where one end of them need not make an end of it, between those of its range.
    """
    both = both_of(lambda parts: _finished(work, row, group(work, row, parts, left), RoundAt.GROUP), below)
    if not ranges:
        return both
    low, high = list(both[0].rows()), list(both[1].rows())
    for index, ways in ranges.items():
        low[index], high[index] = ends_among(ways)
    return ends_of(column_of(low), column_of(high))


def _ranges(
    work: Work, row: Criterion, below: Sequence[Both], within: Sequence[Mapping[int, Ways]], left: Left
) -> dict[int, Ways]:
    """What a group may come to for the units of which something is open, and something lies on top or is lost.

    Of two that earn the same a cut may leave less of one. So where the best counts, and where a floor, a ceiling or a
    joint cap takes of one thing or another, or rounding of each, the ends of a group need not be made of those of its
    parts.
    """
    takes = (row.floor, row.ceiling, row.net_at_most, rounding_at(work, RoundAt.GROUP)) != (None, None, None, None)
    if not (takes or row.children is Children.BEST or any(within)) or all(low is high for low, high in below):
        return {}
    limits = _limits(work, row)
    said = {work.figures.pact.cluster.row(each.unit) for each in work.overridden.get(row.code, ())}
    standard = work.scaled(row.maximum) if row.start is Start.FULL else 0
    found: dict[int, Ways] = {}
    for index, ends in enumerate(zip(*(zip(low.rows(), high.rows(), strict=True) for low, high in below), strict=True)):
        if index in said or all(low == high for low, high in ends):
            continue
        assigned = [place for place in range(len(below)) if place not in left.get(index, ())]
        parts = [within[place].get(index) or (range_of(*ends[place]),) for place in assigned]
        if any(each.split for ways in parts for each in ways):
            ways = best(parts) if row.children is Children.BEST else together(parts)
            found[index] = tuple(dict.fromkeys(limits.of(each.begun(standard)) for each in ways))
    return found


def _limits(work: Work, row: Criterion) -> Limits:
    """What a group is kept within, over the sheet's denominator."""
    rounding, most = rounding_at(work, RoundAt.GROUP), work.rules.criteria.keeps_within(row) and row.maximum
    own = {"bonuses": row.bonus_cap, "deductions": row.deductions_at_most, "net": row.net_at_most}
    ends = {"maximum": most or None, "floor": row.floor, "ceiling": row.ceiling, **own}
    return Limits(
        **{key: None if end is None else work.scaled(end) for key, end in ends.items()},
        starts_full=row.start is Start.FULL,
        adds_on_top=row.adds is Adds.ON_TOP,
        step=None if rounding is None else work.scaled(rounding.unit),
        rounded=None if rounding is None else lambda number: work.scaled(_rounded(number, work.over, rounding)),
    )


def _plain(work: Work, row: Criterion) -> Both:
    """A leaf of which nothing but its given points can matter."""
    column = Column(points=_given(work, row), bonus=work.zeros, deduction=work.zeros)
    return column, column


def _finished(work: Work, row: Criterion, column: Column, place: RoundAt) -> Column:
    column = settled(work, row, column, place)
    for each in work.overridden.get(row.code, ()):
        column = _override(work, row, column, each, place)
    if work.figures.pact.unassigned:  # also what a reviewer gave for a line that is not assigned is left out
        column = _without(work, row, column)
    return column


def settled(work: Work, row: Criterion, column: Column, place: RoundAt) -> Column:
    """A node within its limits and rounded, if the rulebook rounds at this place; rounding passes no limit."""
    limited = row.code in work.rules.bounded or work.overridden  # a reviewer's points may pass what no scale could
    column = bounds(work, row, column)[-1] if limited else column
    rounding = rounding_at(work, place)
    if rounding is None:
        return column
    column = _rounded_parts(work, row, column, rounding)
    return bounds(work, row, column)[-1] if limited else column


def columns_at_ends(work: Work, row: Criterion, at: Callable[[str], Both], only: str | None = None) -> list[Columns]:
    """What one leaf reads, of all units or only one: with the lines that it reads at their least, and at their most."""
    nodes = {code: at(code) for code in work.rules.criteria.lines_read(row)}
    ends = (0, 1) if any(low is not high for low, high in nodes.values()) else (0,)
    return [
        _columns(work.figures, row, {code: both[end] for code, both in nodes.items()}, work.over, only) for end in ends
    ]


def _columns(figures: Figures, row: Criterion, nodes: dict[str, Column], over: int, only: str | None) -> Columns:
    """What one leaf reads, with the cells that are not assigned marked."""
    pact, reads = figures.pact, reads_of(row)
    units = pact.cluster.ids if only is None else (only,)
    cells = [_cells(figures, nodes, over, row, each) for each in reads]
    if only is not None:
        at = pact.cluster.row(only)
        cells = [column[at : at + 1] for column in cells]
    if pact.unassigned:
        excused = [pact.excused(unit, row.code) for unit in units]
        cells = [
            tuple(State.NOT_ASSIGNED if out else cell for out, cell in zip(excused, column, strict=True))
            for column in cells
        ]
    plans = pact.plans(reads[0][1])
    return Columns(
        maximum=rules_of(figures).criteria.ceiling(row),
        roles=tuple(role for role, _ in reads),
        cells=tuple(cells),
        targets=tuple(plans.get(unit) for unit in units),
        silent=figures.silent,
    )


def _cells(
    figures: Figures, nodes: dict[str, Column], over: int, row: Criterion, read: tuple[str, str]
) -> tuple[Cell, ...]:
    """What a leaf reads under one role, of all units: a column of figures, or points that stand on another line."""
    role, name = read
    code = node_read(role, name)
    if code is not None:
        return _standing(nodes[code], over)
    given = rules_of(figures).criteria.given_for(name)
    if given is None or given == row.code:
        return figures.read_by(row.code, name)
    return _given_standing(figures, given, nodes[given], over)


def _standing(column: Column, over: int) -> tuple[Cell, ...]:
    """The points of a node that stand, unit by unit, after reviews, caps and rounding."""
    return tuple(Fraction(points, over) for points in column.points)


def _given_standing(figures: Figures, code: str, column: Column, over: int) -> tuple[Cell, ...]:
    """The points given for a line as they stand; its figure's state, unless a reviewer set points in its place."""
    judged = {each.unit for each in figures.overrides if each.criterion == code}
    rows = zip(figures.pact.cluster.ids, figures.column(code), _standing(column, over), strict=True)
    return tuple(cell if isinstance(cell, State) and unit not in judged else points for unit, cell, points in rows)


def _earned(work: Work, row: Criterion, sheet: dict[str | None, Both]) -> tuple[Numbers, Numbers]:
    """What a leaf's scale gives every unit, lowest and highest."""
    if not work.rules.criteria.is_leaf(row.code):
        return work.zeros, work.zeros
    if row.code in work.given:
        given = _given(work, row)
        return given, given
    found = spread(scale_of(row), columns_at_ends(work, row, sheet.__getitem__), work.setting)
    ends = found.ends(row.unreported)
    low, high = (tuple(map(work.scaled, end.fractions())) for end in ends)
    return low, (low if low == high else high)


def _given(work: Work, row: Criterion) -> Numbers:
    """Given points over the sheet's denominator: they need no scale."""
    over, column = work.over, work.given[row.code]
    if None not in column:
        return tuple([ratio[0] * (over // ratio[1]) for ratio in column if ratio is not None])
    cells = work.figures.column(work.rules.given[row.code])
    unreported = work.scaled(row.unreported)
    return tuple(
        work.scaled(cell) if isinstance(cell, Fraction) else unreported if cell is State.NOT_REPORTED else 0
        for cell in cells
    )


def line(work: Work, row: Criterion, earned: Numbers) -> Column:
    """A leaf: what its scale earns, over the standard score of a line that starts full."""
    inside = row.adds is Adds.INSIDE and row.start is Start.EMPTY
    deduction = tuple(min(points, 0) for points in earned) if min(earned, default=0) < 0 else work.zeros
    bonus = work.zeros if inside else tuple(max(points, 0) for points in earned)
    return Column(points=_started(work, row, earned), bonus=bonus, deduction=deduction)


def _started(work: Work, row: Criterion, points: Numbers) -> Numbers:
    if row.start is Start.EMPTY:
        return points
    standard = work.scaled(row.maximum)
    return tuple(standard + each for each in points)


def _left_out(work: Work, row: Criterion) -> dict[int, set[int]]:
    """By unit, the places of the children of a node that are not assigned to it."""
    ids, children = work.figures.pact.cluster.ids, work.rules.criteria.under(row.code)
    return {
        index: {place for place, child in enumerate(children) if child.code in work.figures.pact.unassigned[unit]}
        for index, unit in enumerate(ids)
        if unit in work.figures.pact.unassigned
    }


def group(work: Work, row: Criterion, below: list[Column], left: Left = NONE_LEFT) -> Column:
    """A node with children: their sum, or the best of those that are assigned."""
    if row.children is Children.BEST and below:
        column = best_of(below, left)
    else:
        column = Column(
            points=summed(work, [each.points for each in below]),
            bonus=summed(work, [each.bonus for each in below if each.bonus is not work.zeros]),
            deduction=summed(work, [each.deduction for each in below if each.deduction is not work.zeros]),
        )
    return evolve(column, points=_started(work, row, column.points)) if row.start is Start.FULL else column


def summed(work: Work, columns: Sequence[Numbers]) -> Numbers:
    """The sum of columns, row by row."""
    return tuple(map(sum, zip(*columns, strict=True))) if columns else work.zeros


def bounds(work: Work, row: Criterion, column: Column) -> tuple[Column, ...]:
    """A node before its limits and after each: maximum, own caps, joint cap, standard score, floor and ceiling."""
    steps = [column]
    for limited in (_inside, _on_top, _capped, _netted, _made_up, _between):
        steps.append(limited(work, row, steps[-1]))
    return tuple(steps)


def _inside(work: Work, row: Criterion, column: Column) -> Column:
    """What lies inside a line at most its maximum; bonuses and deductions have caps of their own."""
    if row.start is Start.FULL or not work.rules.criteria.keeps_within(row):
        return column
    inside = tuple(map(sub, map(sub, column.points, column.bonus), column.deduction))
    return _cut(column, inside, work.scaled(row.maximum))


def _made_up(work: Work, row: Criterion, column: Column) -> Column:
    """What is added inside a line that starts full makes up for what it lost, and comes to no more than its maximum.

    What was made up for is no loss any more: else the group above would cut the gain, and take the loss off after that.
    """
    if row.start is Start.EMPTY or not work.rules.criteria.keeps_within(row):
        return column
    most = work.scaled(row.maximum)
    kept = _cut(column, tuple(map(sub, column.points, column.bonus)), most)
    within = list(map(sub, kept.points, kept.bonus))
    lost = zip(within, kept.deduction, strict=True)
    return evolve(kept, deduction=tuple(max(loss, min(points - most, 0)) for points, loss in lost))


def _cut(column: Column, inside: Numbers, most: Number) -> Column:
    """A column without what a part of it has above the most that this part may have."""
    if max(inside, default=most) <= most:
        return column
    return evolve(column, points=tuple(map(sub, column.points, (max(part - most, 0) for part in inside))))


def _on_top(work: Work, row: Criterion, column: Column) -> Column:
    """Of a group on top of its line, all that its parts earn is a bonus; below 0, as after a ceiling, a deduction."""
    if row.adds is Adds.INSIDE or not work.rules.criteria.under(row.code):
        return column
    parts = list(zip(column.points, column.deduction, strict=True))
    return Column(
        points=column.points,
        bonus=tuple(max(points - loss, 0) for points, loss in parts),
        deduction=tuple(min(points, loss) for points, loss in parts),
    )


def _capped(work: Work, row: Criterion, column: Column) -> Column:
    """Deductions and bonuses each within their own cap."""
    bonus, deduction = column.bonus, column.deduction
    if row.deductions_at_most is not None:
        least = -work.scaled(row.deductions_at_most)
        deduction = tuple(max(each, least) for each in deduction)
    if row.bonus_cap is not None:
        most = work.scaled(row.bonus_cap)
        bonus = tuple(min(each, most) for each in bonus)
    return _resplit(column, bonus, deduction)


def _netted(work: Work, row: Criterion, column: Column) -> Column:
    """Bonus and deduction together within a joint cap: the larger side gives way."""
    if row.net_at_most is None:
        return column
    cap, pairs = work.scaled(row.net_at_most), list(zip(column.bonus, column.deduction, strict=True))
    bonus = tuple(plus - max(plus + minus - cap, 0) for plus, minus in pairs)
    deduction = tuple(minus + max(-cap - plus - minus, 0) for plus, minus in pairs)
    return _resplit(column, bonus, deduction)


def _resplit(column: Column, bonus: Numbers, deduction: Numbers) -> Column:
    """A column with other bonuses and deductions, its points moved by the difference."""
    if bonus is column.bonus and deduction is column.deduction:
        return column
    parts = zip(column.points, column.bonus, column.deduction, bonus, deduction, strict=True)
    points = tuple(points - old - loss + new + kept for points, old, loss, new, kept in parts)
    return Column(points=points, bonus=bonus, deduction=deduction)


def _between(work: Work, row: Criterion, column: Column) -> Column:
    """A node within its floor and ceiling: the floor refills deductions, the ceiling cuts bonuses first.

    On top of a line what the floor lifts above nothing is a bonus as well: no part of what the line holds inside.
    """
    if row.floor is None and row.ceiling is None:
        return column
    floor = None if row.floor is None else work.scaled(row.floor)
    ceiling = None if row.ceiling is None else work.scaled(row.ceiling)
    points, bonus, deduction = [], [], []
    for own, plus, minus in zip(column.points, column.bonus, column.deduction, strict=True):
        lift = max(floor - own, 0) if floor is not None else 0
        cut = max(own - ceiling, 0) if ceiling is not None else 0
        points.append(own + lift - cut)
        bonus.append(max(plus - cut, 0) + (max(minus + lift, 0) if row.adds is Adds.ON_TOP else 0))
        deduction.append(min(minus + lift, 0))
    return Column(points=tuple(points), bonus=tuple(bonus), deduction=tuple(deduction))


def _without(work: Work, row: Criterion, column: Column) -> Column:
    """The column with nothing for units to which the node is not assigned."""
    pact = work.figures.pact
    for index, unit in enumerate(pact.cluster.ids):
        if pact.excused(unit, row.code):
            parts = (column.points, column.bonus, column.deduction)
            points, bonus, deduction = (_put(numbers, index, 0) for numbers in parts)
            column = Column(points=points, bonus=bonus, deduction=deduction)
    return column


def _put(numbers: Numbers, index: int, number: Number) -> Numbers:
    return (*numbers[:index], number, *numbers[index + 1 :])


def _override(work: Work, row: Criterion, column: Column, review: Override, place: RoundAt) -> Column:
    """A reviewer's points in place of the computed ones, rounded as they are and split as the node splits its own."""
    index = work.figures.pact.cluster.row(review.unit)
    rules, pact = work.rules, work.figures.pact
    excused = pact.unassigned.get(review.unit, frozenset())
    most = row.maximum if rules.criteria.is_leaf(row.code) else held(rules, row, excused, pact.season)
    points, standard = _set(work, row, review, rounding_at(work, place)), work.scaled(most)
    if row.adds is Adds.ON_TOP:
        bonus, loss = max(points, 0), min(points, 0)
    elif row.start is Start.FULL:
        bonus, loss = max(points - standard, 0), min(points - standard, 0)
    else:
        bonus, loss = (0 if most is None else max(points - standard, 0)), min(points, 0)
    return Column(
        points=_put(column.points, index, points),
        bonus=_put(column.bonus, index, bonus),
        deduction=_put(column.deduction, index, loss),
    )


def _set(work: Work, row: Criterion, review: Override, rounding: Rounding | None) -> Number:
    """Points that a review set, rounded; no further than a review may set them, as rounding passes no limit."""
    if rounding is None:
        return work.scaled(review.points)
    pact = work.figures.pact
    low, high = settable(work.rules, row, pact.season, pact.unassigned.get(review.unit, frozenset()))
    found = rounded(review.points, rounding.unit, rounding.mode)
    found = found if high is None else min(found, high)
    return work.scaled(found if low is None else max(found, low))


def rounding_at(work: Work, place: RoundAt) -> Rounding | None:
    """How the rulebook rounds at this place, if it does."""
    rounding = work.rules.rounding
    return rounding if rounding is not None and rounding.at is place else None


def rounded_total(work: Work, column: Column) -> Column:
    """The points of the whole rounded, if the rulebook rounds there; of what they are made up is said no more."""
    rounding = rounding_at(work, RoundAt.TOTAL)
    if rounding is None:
        return column
    return evolve(column, points=tuple(work.scaled(_rounded(each, work.over, rounding)) for each in column.points))


def _rounded_parts(work: Work, row: Criterion, column: Column, rounding: Rounding) -> Column:
    """A node rounded, as far as the caps of its parts allow; then what lies inside and the bonus, as near as they fit.

    So the parts still add up to the points, a part of nothing stays nothing, and caps further up see what counts.
    """
    most = work.scaled(row.maximum) if work.rules.criteria.keeps_within(row) else None
    points, bonuses, deductions = [], [], []
    for own, bonus, loss in zip(column.points, column.bonus, column.deduction, strict=True):
        far = max(own, -own) + bonus - loss + work.scaled(rounding.unit + rounding.unit)  # rounding goes less far
        up, down = _free(work, row.bonus_cap, bonus, far), _free(work, row.deductions_at_most, loss, far)
        within = own - bonus - loss
        inside = work.scaled(_rounded(within, work.over, rounding))
        inside = inside if most is None else min(inside, max(most, within))  # more makes up for what was lost
        all_ = work.scaled(_rounded(own, work.over, rounding))
        net = far if row.net_at_most is None else work.scaled(row.net_at_most)
        all_ = _between_ends(all_, min(inside, within) - min(down, net), max(inside, within) + min(up, net))
        inside = _between_ends(inside, all_ - min(up, net), all_ + min(down, net))
        above = work.scaled(_rounded(own - loss, work.over, rounding))
        above = _between_ends(above, max(inside, all_), min(inside + up, all_ + down))
        points.append(all_)
        bonuses.append(above - inside)
        deductions.append(all_ - above)
    return Column(points=tuple(points), bonus=tuple(bonuses), deduction=tuple(deductions))


def _free(work: Work, cap: Fraction | None, part: Number, far: Number) -> Number:
    """How far a bonus or deduction can go: what is nothing stays nothing, without a cap it goes as far as need be."""
    return 0 if not part else far if cap is None else work.scaled(cap)


def _between_ends(number: Number, low: Number, high: Number) -> Number:
    return max(low, min(number, high))


def _rounded(number: Number, over: int, rounding: Rounding) -> Fraction:
    return rounded(Fraction(number, over), rounding.unit, rounding.mode)
