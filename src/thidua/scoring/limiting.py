"""Limiting: what the maximum, the caps, the floor and the ceiling of a node leave of its points.

Owns: `within`, `again_within`, `may_cut`, `bounds`, `at_most`.
Takes a column before its limits; gives it after each of them.
Never: rounding, a review (see `tree`).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from operator import add, sub

from thidua.criteria import Adds, Criterion, Start
from thidua.ratios import Integers, Ratios
from thidua.rules.nodes import Node
from thidua.scoring.columns import Column, column_of

__all__ = ["again_within", "at_most", "bounds", "may_cut", "within"]


def within(node: Node, column: Column) -> Column:
    """Apply all limits of a node to its points."""
    if node.stepwise:
        return bounds(node.row, column)[-1]
    return at_most(node.row, column)  # it has no other limit than its maximum


def again_within(node: Node, column: Column, before: Column) -> Column:
    """Apply the limits of a node again to its points after rounding; `before` are the points before it.

    A floor or ceiling may have left more to bonuses or deductions than the joint cap allows: that much they may keep.
    """
    if node.row.net_at_most is None:
        return within(node, column)
    # a floor or ceiling works behind the joint cap, and what it left is no breach of that (shape 26)
    caps = [max(node.row.net_at_most, abs(bonus + loss)) for _, bonus, loss in before.rows()]
    rows = zip(caps, column.rows(), strict=True)
    return column_of(bounds(node.row, column_of([parts]), cap)[-1].at(0) for cap, parts in rows)


def may_cut(node: Node, points: Fraction) -> bool:
    """Whether a limit may change the points of a leaf; a maximum by itself cuts only what is above it."""
    most = node.row.maximum
    return node.limited and (node.stepwise or (most is not None and points > most))


def bounds(row: Criterion, column: Column, joint: Fraction | None = None) -> tuple[Column, ...]:
    """The points of a node before its limits and after each of them.

    They are, in order: maximum, own caps, joint cap, standard score, floor and ceiling. `joint` replaces its joint cap.
    """
    # in the order of the guide: gains make up for losses behind the caps, floor and ceiling are last (shapes 15 and 26)
    kept = at_most(row, column)
    on_top = _on_top(row, kept)
    capped = _capped(row, on_top)
    netted = _netted(row.net_at_most if joint is None else joint, capped)
    made_up = _made_up(row, netted)
    return column, kept, on_top, capped, netted, made_up, _between(row, made_up)


def at_most(row: Criterion, column: Column) -> Column:
    """Cut what lies inside a line at its maximum; bonuses and deductions have caps of their own."""
    # a full line is cut once its gains have made up for its losses, else 4 − 1 + 2 would be 3 (shape 15)
    if row.start is Start.FULL or row.maximum is None or not row.keeps_within:
        return column
    if not Ratios(column.inside, column.per).passes(row.maximum):
        return column
    column = column.fit(row.maximum)
    return _cut(column, column.inside, row.maximum)


def _made_up(row: Criterion, column: Column) -> Column:
    """What is added inside a line that starts full makes up for what it lost, and comes to no more than its maximum.

    What was made up for is no loss any more: else the group above would cut the gain, and take the loss off after that.
    """
    if row.start is Start.EMPTY or row.maximum is None or not row.keeps_within:
        return column
    column = column.fit(row.maximum)
    # bonuses stay outside: they lie on top of the full line, and may pass its maximum (shapes 15 and 16)
    kept = _cut(column, map(sub, column.points, column.bonus), row.maximum)
    short = map(sub, map(sub, kept.points, kept.bonus), kept.whole(row.maximum))
    return kept._replace(deduction=tuple(map(max, kept.deduction, (min(points, 0) for points in short))))


def _cut(column: Column, inside: Iterable[int], most: Fraction) -> Column:
    """A column without what a part of it has above the most that this part may have."""
    above = [max(part - end, 0) for part, end in zip(inside, column.whole(most), strict=False)]
    return column._replace(points=tuple(map(sub, column.points, above))) if any(above) else column


def _on_top(row: Criterion, column: Column) -> Column:
    """On top of a line all that is earned is a bonus, also of a group; below 0, as after a ceiling, a deduction."""
    if row.adds is Adds.INSIDE:
        return column
    # a ceiling below 0 on top leaves a deduction, and no bonus (shape 16)
    earned = map(sub, column.points, column.deduction)
    return column._replace(
        bonus=tuple(max(points, 0) for points in earned), deduction=tuple(map(min, column.points, column.deduction))
    )


def _capped(row: Criterion, column: Column) -> Column:
    """Deductions and bonuses each within their own cap."""
    ends = [end for end in (row.deductions_at_most, row.bonus_cap) if end is not None]
    if not ends:
        return column
    column = column.fit(*ends)
    # each side by itself: a cap on losses spares the bonus beside them (shape 25)
    bonus, deduction = column.bonus, column.deduction
    if row.deductions_at_most is not None:
        deduction = tuple(map(max, deduction, column.whole(-row.deductions_at_most)))
    if row.bonus_cap is not None:
        bonus = tuple(map(min, bonus, column.whole(row.bonus_cap)))
    return _resplit(column, bonus, deduction)


def _netted(joint: Fraction | None, column: Column) -> Column:
    """Bonus and deduction together within a joint cap: the larger side gives way."""
    if joint is None:
        return column
    column = column.fit(joint)
    # both together: of 12 gained and 3 lost 9 remain, of which 7 may count, so that 2 come off the 12 (shape 26)
    parts = list(zip(column.bonus, column.deduction, column.whole(joint), strict=False))
    bonus = tuple(plus - max(plus + minus - cap, 0) for plus, minus, cap in parts)
    deduction = tuple(minus + max(-cap - plus - minus, 0) for plus, minus, cap in parts)
    return _resplit(column, bonus, deduction)


def _resplit(column: Column, bonus: Integers, deduction: Integers) -> Column:
    """A column with other bonuses and deductions, its points moved by the difference."""
    points = map(add, map(add, column.inside, bonus), deduction)
    return column._replace(points=tuple(points), bonus=bonus, deduction=deduction)


def _between(row: Criterion, column: Column) -> Column:
    """A node within its floor and ceiling: the floor refills deductions, the ceiling cuts bonuses first.

    On top of a line what the floor lifts above nothing is a bonus as well: no part of what the line holds inside.
    """
    if row.floor is None and row.ceiling is None:
        return column
    column = column.fit(*(end for end in (row.floor, row.ceiling) if end is not None))
    points, bonus, deduction, per = column
    lifts, cuts = [0] * len(points), [0] * len(points)
    if row.floor is not None:
        lifts = [max(floor - own, 0) for floor, own in zip(column.whole(row.floor), points, strict=False)]
    if row.ceiling is not None:
        cuts = [max(own - ceiling, 0) for ceiling, own in zip(column.whole(row.ceiling), points, strict=False)]
    # who is kept at the floor lost less, and the caps above see what is left of the loss (shape 26)
    lifted = list(map(add, deduction, lifts))
    kept = (max(plus - cut, 0) for plus, cut in zip(bonus, cuts, strict=True))
    # inside, what the floor adds makes up for a loss and no more; on top it is a bonus of its own (shapes 15 and 16)
    gained = (max(loss, 0) if row.adds is Adds.ON_TOP else 0 for loss in lifted)
    return Column(
        tuple(map(sub, map(add, points, lifts), cuts)),
        tuple(map(add, kept, gained)),
        tuple(min(loss, 0) for loss in lifted),
        per,
    )
