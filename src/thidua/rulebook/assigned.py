"""Assigned: the maxima of a table for a unit to which a part of it is not assigned.

Owns: `assigned`, `held`.
Takes a tree and the codes that are not assigned; gives points.
Never: which lines those are (see `pacts`), nor what anybody earned.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from thidua.criteria import Adds, Children, Criteria, Criterion, Start


def assigned(tree: Criteria, code: str | None, excused: frozenset[str]) -> Fraction:
    """The maximum that a unit could earn on a node, without what is not assigned to it; of None, in all.

    A part without maximum, such as so much a case, may fill whatever its group has.
    """
    if not excused:
        whole = tree.find(code) if code is not None else None
        return tree.maximum if whole is None else tree.most(whole) or Fraction(0)
    found: dict[str | None, Fraction] = {}
    for row in (*tree.order, Criterion(code="")):
        own = row.code or None
        parts = [found[child.code] for child in tree.inside(own)]
        if row.code in excused:
            found[own] = Fraction(0)
        elif own is not None and excused.isdisjoint(_laid_inside(tree, own)):
            found[own] = tree.most(row) or Fraction(0)  # what lies elsewhere takes nothing from a group
        elif not tree.under(own) or row.start is Start.FULL or tree.fills(row, excused):
            found[own] = row.maximum or Fraction(0)
        else:
            most = max(parts, default=Fraction(0)) if row.children is Children.BEST else sum(parts, Fraction(0))
            found[own] = most if row.maximum is None else min(most, row.maximum)
    return found[code]


def _laid_inside(tree: Criteria, code: str) -> Iterator[str]:
    """The nodes below one whose points lie inside it: what adds on top, and all below that, lies outside."""
    for child in tree.under(code):
        if child.adds is Adds.INSIDE:
            yield child.code
            yield from _laid_inside(tree, child.code)


def held(tree: Criteria, row: Criterion, excused: frozenset[str]) -> Fraction | None:
    """What lies inside a node at most: of a group what is assigned of it; without a maximum, that of a line above.

    A part without maximum that is assigned may fill whatever the group has. None where no line states a maximum: on top
    nothing is cut at what other lines have.
    """
    free, most = tree.free(row, excused), tree.most(row)
    if row.adds is Adds.ON_TOP and row.maximum is None and tree.under(row.code):
        return None if free else assigned(tree, row.code, excused)
    if not most:
        return tree.within(row)
    return most if free else assigned(tree, row.code, excused)
