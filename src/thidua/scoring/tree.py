"""Tree: every node's points from the leaves up, in whole numbers over one denominator.

Owns: `Sheet`, `Work`, `nodes`, `unreviewed`, `line`, `group`, and the arithmetic of groups, overrides and rounding:
`rules_of`, `work_on`, `settled`, `columns_at_ends`, `rounding_at`, `rounded_total`.
Takes figures in a setting; gives one column a node.
Never: a reason (see `explaining`); a limit of a node (see `limiting`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import add
from types import MappingProxyType

from attrs import evolve, field, frozen

from thidua.arithmetic import rounded
from thidua.criteria import Adds, Children, Criterion, Start
from thidua.figures import Cell, State
from thidua.ranges import Limits, Portions, Ways, best, ends_among, range_of, together
from thidua.ratios import Ratios, constant, in_steps, ratios_of
from thidua.readings import PointsOf, Reading, text_of
from thidua.reviewing import Figures, Override
from thidua.rules import RoundAt, Rounding, Rulebook
from thidua.rules.assigned import held
from thidua.rules.nodes import Node
from thidua.rules.settable import settable
from thidua.scales import Columns, Setting
from thidua.scales.choosing import with_several
from thidua.scales.ordinary import on_days, ordinary
from thidua.scales.spreads import spread
from thidua.scoring.columns import Both, Column, Left, Row, best_of, both_of, column_of, ends_of, sum_of
from thidua.scoring.limiting import again_within, at_most, within
from thidua.shown import Shown

__all__ = ["Sheet", "Work", "nodes"]

NONE_LEFT: Left = MappingProxyType({})
Read = tuple[tuple[str, Fraction], ...]  # what an adjustment read, by name
_NOTHING = (Fraction(0), Fraction(0), Fraction(0))


@frozen(kw_only=True, repr=False)
class Sheet(Shown):
    """The points of every unit on every node, by code; the code None is the total.

    `low` and `high` differ only while units have not reported (`waits`), or nobody can say which merged unit takes over
    an award. `adjusted` are the adjustments of the total, with `valueless` the rows for which each has no value and
    `read` what each read for a row, as far as that is settled; `uncut` are the totals before they were cut at the
    maximum, where they are. For the rows `unbounded` an adjustment depends on points
    that other units may still earn without end. The rows `barred` take no place by an adjustment, and `perhaps` are
    those of which that is not decided.
    """

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
    uncut: tuple[Column, Column] | None = field(default=None, repr=False)
    _places: dict[str | None, int] = field(init=False, eq=False, repr=False)

    @_places.default
    def _index(self) -> dict[str | None, int]:
        return {code: place for place, code in enumerate(self.codes)}

    def at(self, code: str | None) -> tuple[Column, Column]:
        """The least and the most points on the node with this code."""
        place = self._places[code]
        return self.low[place], self.high[place]


@frozen(kw_only=True, repr=False)
class Work(Shown):
    """What evaluation needs at every node; `rows` is the number of units.

    `overridden` are the points that reviewers set, and `excused` the rows to which a line is not assigned, both by
    line.
    """

    figures: Figures
    rules: Rulebook
    setting: Setting
    rows: int
    overridden: Mapping[str, Sequence[Override]] = field(factory=dict)
    excused: Mapping[str, Sequence[int]] = field(factory=dict)


def rules_of(figures: Figures) -> Rulebook:
    """The rulebook of a pact; one without rules where it has none."""
    return figures.pact.rulebook or Rulebook(id="none")


def work_on(figures: Figures, setting: Setting) -> Work:
    """The work on figures in a setting."""
    overridden: dict[str, list[Override]] = {}
    for each in figures.overrides:
        overridden.setdefault(each.criterion, []).append(each)
    excused: dict[str, list[int]] = {}
    for row, unit in enumerate(figures.pact.cluster.ids):
        for code in figures.pact.unassigned.get(unit, ()):
            excused.setdefault(code, []).append(row)
    rows = len(figures.pact.cluster.units)
    return Work(
        figures=figures, rules=rules_of(figures), setting=setting, rows=rows, overridden=overridden, excused=excused
    )


def nodes(work: Work) -> dict[str | None, Both]:
    """Work out the least and the most points of every node, each after those that it needs."""
    sheet: dict[str | None, Both] = {}
    ranges: dict[str, dict[int, Ways]] = {}
    touched, rounds = {*work.overridden, *work.excused}, rounding_at(work, RoundAt.CRITERION) is not None
    for code, node in work.rules.nodes.items():
        # most lines read figures alone, and all units reported: then one column is both ends, and no state can turn up
        if node.alone and code not in touched and (points := _alone(work, node)) is not None:
            column = line(node, points)
            column = settled(work, node, column, RoundAt.CRITERION) if node.limited or rounds else column
            sheet[code] = (column, column)
        elif node.below:
            parts, left = [sheet[child.code] for child in node.below], _left_out(work, node)
            found = _ranges(work, node, parts, [ranges.get(child.code, {}) for child in node.below], left)
            sheet[code], ranges[code] = _group(work, node, parts, found, left), found
        else:
            sheet[code] = _line(work, node, sheet)
    return sheet


def unreviewed(figures: Figures, setting: Setting, code: str) -> Both:
    """What a node comes to with the points that reviews set on every other, and none on it."""
    work = work_on(figures, setting)
    others = {line: each for line, each in work.overridden.items() if line != code}
    return nodes(evolve(work, overridden=others))[code]


def _line(work: Work, node: Node, sheet: Mapping[str | None, Both]) -> Both:
    """A line after what it needs: what it earns, then its limits, assignment, overrides, rounding."""
    low, high = _earned(work, node, sheet)
    first = last = _finished(work, node, line(node, low), RoundAt.CRITERION)
    if high is not low:
        last = _finished(work, node, line(node, high), RoundAt.CRITERION)
    return ends_of(first, last)


def _group(work: Work, node: Node, below: Sequence[Both], ranges: Mapping[int, Ways], left: Left) -> Both:
    """A group after its parts: their sum, or the best, then its limits, assignment, reviews, rounding.

    At both ends of its parts, and where one end of them need not make an end of it, between those of its range.
    """
    # where no range meets a cut, the ends of the parts make the ends of the whole
    both = both_of(lambda parts: _finished(work, node, group(work, node, parts, left), RoundAt.GROUP), below)
    if not ranges:
        return both
    low: list[Portions] = [*both[0].rows()]
    high: list[Portions] = [*both[1].rows()]
    for index, ways in ranges.items():
        low[index], high[index] = ends_among(ways)
    return ends_of(column_of(low), column_of(high))


def _ranges(
    work: Work, node: Node, below: Sequence[Both], each_way: Sequence[Mapping[int, Ways]], left: Left
) -> dict[int, Ways]:
    """What a group may come to for the units of which something is open, and something lies on top or is lost.

    Of two that earn the same a cut may leave less of one. So where the best counts, and where a floor, a ceiling or a
    joint cap takes of one thing or another, or rounding of each, the ends of a group need not be made of those of its
    parts.
    """
    row = node.row
    takes = (row.floor, row.ceiling, row.net_at_most, rounding_at(work, RoundAt.GROUP)) != (None, None, None, None)
    if not (takes or row.children is Children.BEST or any(each_way)) or all(low is high for low, high in below):
        return {}
    limits = _limits(work, row)
    # points that a review set on the group are its points, whatever its parts may still come to (shape 20)
    said = {work.figures.pact.cluster.row(each.unit) for each in work.overridden.get(row.code, ())}
    found: dict[int, Ways] = {}
    for index, ends in enumerate(zip(*(zip(low.rows(), high.rows(), strict=True) for low, high in below), strict=True)):
        if index in said or all(low == high for low, high in ends):
            continue
        assigned = [place for place in range(len(below)) if place not in left.get(index, ())]
        parts = [each_way[place].get(index) or (range_of(*ends[place]),) for place in assigned]
        if any(each.split for ways in parts for each in ways):
            ways = best(parts) if row.children is Children.BEST else together(parts)
            found[index] = tuple(dict.fromkeys(limits.of(each.begun(node.standard)) for each in ways))
    return found


def _limits(work: Work, row: Criterion) -> Limits:
    """What a group is kept within."""
    rounding = rounding_at(work, RoundAt.GROUP)
    return Limits(
        maximum=row.maximum if row.keeps_within else None,
        bonuses=row.bonus_cap,
        deductions=row.deductions_at_most,
        net=row.net_at_most,
        floor=row.floor,
        ceiling=row.ceiling,
        starts_full=row.start is Start.FULL,
        adds_on_top=row.adds is Adds.ON_TOP,
        step=None if rounding is None else rounding.unit,
        rounded=None if rounding is None else lambda points: rounded(Fraction(points), rounding.unit, rounding.mode),
    )


def _alone(work: Work, node: Node) -> Ratios | None:
    """What a leaf earns that hangs on its own figures alone; None where one of them holds a state, or is no number."""
    figures, names, numbers = work.figures, node.figures or (), {}
    known = figures.numbers
    for role, name in zip(node.roles, names, strict=True):
        if name not in known:
            # no number in every row: a column of days can be judged at once, states and words are looked at one by one
            return on_days(node.scale, figures.column(name), work.setting) if len(names) == 1 else None
        numbers[role] = known[name]
    if node.given is not None:
        # given points are the points: no scale stands between (shape 72)
        return known[node.given]
    targets = figures.pact.goals.get(node.row.aim) if node.aimed else None
    return ordinary(node.scale, numbers, targets, node.ceiling)


def _finished(work: Work, node: Node, column: Column, place: RoundAt) -> Column:
    column, code = settled(work, node, column, place), node.row.code
    if code in work.overridden:
        rows = {work.figures.pact.cluster.row(each.unit): each for each in work.overridden[code]}
        column = column.put({row: _set(work, node.row, each, place) for row, each in rows.items()})
    # also what a reviewer gave for a line that is not assigned is left out
    return column.put(dict.fromkeys(work.excused[code], _NOTHING)) if code in work.excused else column


def settled(work: Work, node: Node, column: Column, place: RoundAt) -> Column:
    """A node within its limits and rounded, if the rulebook rounds at this place; rounding passes no limit."""
    limited, row = node.limited or work.overridden, node.row  # a reviewer's points may pass what no scale could
    # limits, rounding, limits again: 1.6 rounded to 2 counts 1.5 where that is the most (shape 45)
    column = within(node, column) if limited else column
    rounding = rounding_at(work, place)
    if rounding is None:
        return column
    if not node.stepwise and not column.splits:  # of points alone nothing has to fit but the maximum
        return at_most(row, Column.plain(in_steps(column.series, rounding.unit, rounding.mode)))
    exact, column = column, column_of(_rounded_parts(row, parts, rounding) for parts in column.rows())
    return again_within(node, column, exact) if limited else column


def columns_at_ends(work: Work, node: Node, at: Callable[[str], Both], only: int | None = None) -> list[Columns]:
    """What one leaf reads, of all rows or only one: with the lines that it reads at their least, and at their most."""
    if not node.lines:
        return [_columns(work.figures, node, {}, only)]
    read = {code: at(code) for code in node.lines}
    ends = (0, 1) if any(low is not high for low, high in read.values()) else (0,)
    return [_columns(work.figures, node, {code: both[end] for code, both in read.items()}, only) for end in ends]


def _columns(figures: Figures, node: Node, lines: Mapping[str, Column], only: int | None) -> Columns:
    """What one leaf reads, with the cells that are not assigned marked."""
    pact, code = figures.pact, node.row.code
    units = pact.cluster.ids if only is None else (pact.cluster.ids[only],)
    if node.figures is None:
        cells = [_cells(figures, lines, node, read) for _, read in node.row.ordered]
    else:
        cells = [figures.read_by(code, name) for name in node.figures]
    if only is not None:
        cells = [(column[only],) for column in cells]
    if pact.unassigned:
        # whatever was reported on a line that is not assigned counts nowhere (shape 21)
        excused = [pact.excused(unit, code) for unit in units]
        cells = [
            tuple(State.NOT_ASSIGNED if out else cell for out, cell in zip(excused, column, strict=True))
            for column in cells
        ]
    targets = pact.plans_of(node.row.aim, units) if node.aimed else ()
    columns = Columns(node.ceiling, tuple(cells), targets, node.roles, figures.silent)
    return with_several(columns, node.row.several, node.row.missing) if node.row.several else columns


def _cells(figures: Figures, lines: Mapping[str, Column], node: Node, read: Reading) -> tuple[Cell, ...]:
    """What a leaf reads under one role, of all units: the column of a figure, or the points that another line has."""
    if isinstance(read, PointsOf):
        return tuple(lines[read.line].series.fractions())
    name = text_of(read)
    # what was given for another line is read as that line is in the end, reviews and caps included (shape 21)
    given = rules_of(figures).criteria.given_for(name)
    if given is None or given == node.row.code:
        return figures.read_by(node.row.code, name)
    return _given_standing(figures, given, lines[given])


def _given_standing(figures: Figures, code: str, column: Column) -> tuple[Cell, ...]:
    """What was given for a line, as that line has it in the end; its figure's state, unless a reviewer set points."""
    judged = figures.judged.get(code, frozenset())
    rows = zip(figures.pact.cluster.ids, figures.column(code), column.series.fractions(), strict=True)
    return tuple(cell if isinstance(cell, State) and unit not in judged else points for unit, cell, points in rows)


def _earned(work: Work, node: Node, sheet: Mapping[str | None, Both]) -> tuple[Ratios, Ratios]:
    """What a leaf's scale gives every unit, lowest and highest."""
    # a full line without sub-rules has nothing to judge: it keeps its standard score (shape 15)
    if not node.leaf:
        nothing = constant(Fraction(0), work.rows)
        return nothing, nothing
    if node.given is not None:
        given = _given(work, node, node.given)
        return given, given
    columns = columns_at_ends(work, node, sheet.__getitem__)
    return spread(node.scale, columns, work.setting).ends(node.row.unreported)


def _given(work: Work, node: Node, name: str) -> Ratios:
    """Given points, as this figure: they need no scale."""
    cells = work.figures.column(name)
    if State in map(type, cells):
        # silence earns what the line says of it, what was struck out or not assigned nothing (shapes 21 and 72)
        absent = {State.NOT_REPORTED: node.row.unreported}
        cells = tuple(absent.get(cell, Fraction(0)) if isinstance(cell, State) else cell for cell in cells)
    return ratios_of(cells)  # type: ignore[arg-type]  # given points are numbers


def line(node: Node, earned: Ratios) -> Column:
    """A leaf: what its scale earns, over the standard score of a line that starts full."""
    if node.splits:
        return _started(node, Column.on_top(earned))
    column, numbers = Column.plain(earned), earned.numbers
    if not numbers or min(numbers) >= 0:
        return column
    # points below 0 are lost, and the caps above on what is lost have to see them (shapes 25 and 26)
    return column._replace(deduction=tuple([min(points, 0) for points in numbers]))


def _started(node: Node, column: Column) -> Column:
    if not node.standard:
        return column
    # the standard score is neither gained nor lost: no cap on bonuses or deductions may touch it (shape 15)
    column = column.fit(node.standard)
    return column._replace(points=tuple(map(add, column.points, column.whole(node.standard))))


def _left_out(work: Work, node: Node) -> dict[int, set[int]]:
    """By unit, the places of the children of a node that are not assigned to it."""
    left = work.figures.pact.unassigned
    return {
        index: {place for place, child in enumerate(node.below) if child.code in left[unit]}
        for index, unit in enumerate(work.figures.pact.cluster.ids if left else ())
        if unit in left
    }


def group(work: Work, node: Node, below: list[Column], left: Left = NONE_LEFT) -> Column:
    """A node with children: their sum, or the best of those that are assigned."""
    # of alternatives one counts, never their sum (shape 31; tien-giang-2023, a4.2: chỉ một trong hai mức)
    if node.row.children is Children.BEST and below:
        return _started(node, best_of(below, left))
    return _started(node, sum_of(below, work.rows))


def _set(work: Work, row: Criterion, review: Override, place: RoundAt) -> Row:
    """A reviewer's points in place of the computed ones, rounded as they are and split as the node splits its own."""
    rules, pact = work.rules, work.figures.pact
    excused = pact.unassigned.get(review.unit, frozenset())
    # of a group, what is assigned of it: only what lies on top can bring it beyond that (shape 26)
    most = row.maximum if rules.criteria.is_leaf(row.code) else held(rules, row, excused, pact.season)
    points, full = _set_points(work, row, review, rounding_at(work, place)), most or Fraction(0)
    if row.adds is Adds.ON_TOP:
        return points, max(points, Fraction(0)), min(points, Fraction(0))
    # set below its standard score, a full line has lost that much, and the caps above count it (shape 15)
    if row.start is Start.FULL:
        return points, max(points - full, Fraction(0)), min(points - full, Fraction(0))
    return points, Fraction(0) if most is None else max(points - full, Fraction(0)), min(points, Fraction(0))


def _set_points(work: Work, row: Criterion, review: Override, rounding: Rounding | None) -> Fraction:
    """Points that a review set, rounded; no further than a review may set them, as rounding passes no limit."""
    if rounding is None:
        return review.points
    pact = work.figures.pact
    low, high = settable(work.rules, row, pact.season, pact.unassigned.get(review.unit, frozenset()))
    # rounding carries nobody past what a review may set (shape 45)
    found = rounded(review.points, rounding.unit, rounding.mode)
    found = found if high is None else min(found, high)
    return found if low is None else max(found, low)


def rounding_at(work: Work, place: RoundAt) -> Rounding | None:
    """How the rulebook rounds at this place, if it does."""
    rounding = work.rules.rounding
    return rounding if rounding is not None and rounding.at is place else None


def rounded_total(work: Work, column: Column) -> Column:
    """The points of the whole rounded, if the rulebook rounds there; of what they are made up is said no more."""
    rounding = rounding_at(work, RoundAt.TOTAL)
    if rounding is None:
        return column
    # the total alone is rounded here; its parts stay exact, and need no longer add up to it (shape 45)
    whole = in_steps(column.series, rounding.unit, rounding.mode)
    if not column.splits:
        return Column.plain(whole)
    wide, below = column.fit(rounding.unit), rounding.unit.denominator
    points = [number * (per // below) for number, per in zip(whole.numbers, wide.series.pers, strict=True)]
    return wide._replace(points=tuple(points))


def _rounded_parts(row: Criterion, parts: Row, rounding: Rounding) -> Row:
    """A node rounded, as far as the caps of its parts allow; then what lies inside and the bonus, as near as they fit.

    So the parts still add up to the points, a part of nothing stays nothing, and caps further up see what counts.
    """
    own, bonus, loss = parts
    most = row.maximum if row.keeps_within else None
    far = abs(own) + bonus - loss + rounding.unit + rounding.unit  # rounding goes less far
    up, down = _free(row.bonus_cap, bonus, far), _free(row.deductions_at_most, loss, far)
    unrounded = own - bonus - loss
    inside = rounded(unrounded, rounding.unit, rounding.mode)
    inside = inside if most is None else min(inside, max(most, unrounded))  # more makes up for what was lost
    net = far if row.net_at_most is None else max(row.net_at_most, abs(bonus + loss))  # as a floor or ceiling left it
    # the whole comes as near to its own rounding as the caps allow: 2.4 less 0.5 is 1.9, rounded down 1.5 (shape 45)
    all_ = rounded(own, rounding.unit, rounding.mode)
    all_ = _between_ends(all_, min(inside, unrounded) - min(down, net), max(inside, unrounded) + min(up, net))
    inside = _between_ends(inside, all_ - min(up, net), all_ + min(down, net))
    # inside, with bonuses, less losses: 3, 3.5, 3 are rounded 3, 4, 3, so that 1 is gained and 1 is lost (shape 45)
    above = rounded(own - loss, rounding.unit, rounding.mode)
    above = _between_ends(above, max(inside, all_), min(inside + up, all_ + down))
    return all_, above - inside, all_ - above


def _free(cap: Fraction | None, part: Fraction, far: Fraction) -> Fraction:
    """How far a bonus or deduction can go: what is nothing stays nothing, without a cap it goes as far as need be."""
    return Fraction(0) if not part else far if cap is None else cap


def _between_ends(number: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return max(low, min(number, high))
