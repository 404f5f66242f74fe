"""Assigned: the maxima of a table for a unit to which a part of it is not assigned.

Owns: `assigned`, `held`.
Takes the rules, the codes that are not assigned and the season; gives points.
Never: which lines those are (see `pacts`), nor what anybody earned.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from thidua.criteria import Adds, Criteria, Criterion, Start, combined, scale_of
from thidua.nouns import as_read
from thidua.rules import Rulebook
from thidua.scales.extents import highest
from thidua.shown import Shown
from thidua.timetable import Season


def assigned(rules: Rulebook, code: str | None, excused: frozenset[str], season: Season | None) -> Fraction:
    """The maximum that a unit could earn on a node, without what is not assigned to it; of None, in all."""
    tree = rules.criteria
    if not excused:
        node = tree.find(code) if code is not None else None
        return tree.maximum if node is None else tree.most(node) or Fraction(0)
    return _left(rules, excused, season)[code].own


@frozen(kw_only=True, repr=False)
class _Left(Shown):
    """What is left of a node: its own maximum, and the most that it can still earn; None where that has no end."""

    own: Fraction
    most: Fraction | None


def _left(rules: Rulebook, excused: frozenset[str], season: Season | None) -> dict[str | None, _Left]:
    """What is left of every node, each after its parts; under None, of the whole table."""
    tree = rules.criteria
    found: dict[str | None, _Left] = {}
    for row in (*tree.order, as_read(Criterion)(code="")):  # the last is the table itself, which has no line
        code = row.code or None
        # what the organiser does not assign is out of the maximum as out of the points (shape 21)
        if row.code in excused:
            found[code] = _Left(own=Fraction(0), most=Fraction(0))
        elif code is not None and tree.is_leaf(code):
            found[code] = _Left(own=row.maximum or Fraction(0), most=_end(rules, row, season))
        elif row.maximum is not None and (row.start is Start.FULL or excused.isdisjoint(_laid_inside(tree, row.code))):
            found[code] = _Left(own=row.maximum, most=row.maximum)  # what lies elsewhere takes nothing from it
        else:
            found[code] = _rest(tree, row, found)
    return found


def _end(rules: Rulebook, row: Criterion, season: Season | None) -> Fraction | None:
    """The most that a line can earn: without a maximum what its scale can, which may have no end, as so much a case."""
    if row.maximum is not None:
        return row.maximum
    most = highest(scale_of(row), rules.criteria.ceiling(row), season, rules.worked_on(row))
    return None if most is None else max(most, row.unreported, Fraction(0))


def _rest(tree: Criteria, row: Criterion, found: dict[str | None, _Left]) -> _Left:
    """What is left of a group of which a part is not assigned."""
    parts = [found[child.code].most for child in tree.under(row.code or None) if child.adds is Adds.INSIDE]
    ends = [part for part in parts if part is not None]
    most = combined(row, ends) if len(ends) == len(parts) else None
    if row.maximum is not None:
        # a part that has no end may fill the group; else no more is left of it than the rest can earn (shape 21)
        kept = row.maximum if most is None else min(most, row.maximum)
        return _Left(own=kept, most=kept)
    stated = [found[child.code].own for child in tree.inside(row.code or None)]
    return _Left(own=combined(row, stated), most=most)


def _laid_inside(tree: Criteria, code: str) -> Iterator[str]:
    """The nodes below one whose points lie inside it: what adds on top, and all below that, lies outside."""
    for child in tree.under(code):
        if child.adds is Adds.INSIDE:
            yield child.code
            yield from _laid_inside(tree, child.code)


def held(rules: Rulebook, row: Criterion, excused: frozenset[str], season: Season | None) -> Fraction | None:
    """What lies inside a node at most: of a group what is assigned of it; without a maximum, that of a line above.

    A part without end that is assigned may fill whatever the group has. None where no line states a maximum: on top
    nothing is cut at what other lines have.
    """
    tree = rules.criteria
    whole = excused.isdisjoint(_laid_inside(tree, row.code))
    left = None if whole else _left(rules, excused, season)[row.code].most
    if row.adds is Adds.ON_TOP and row.maximum is None and tree.under(row.code):
        most = None if tree.free(row) else tree.most(row) or Fraction(0)
        return most if whole else left
    ends = [end for end in (tree.most(row) or tree.within(row), left) if end is not None]
    return min(ends, default=None)
