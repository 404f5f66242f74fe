"""Settable: what a review may set on a line or group.

Owns: `settable`.
Takes a rulebook, a node of its tree, the season and what is not assigned; gives the least and the most points.
Never: points of a unit.
"""

from __future__ import annotations

from fractions import Fraction

from thidua.criteria import Criterion, Start
from thidua.rulebook import Rulebook
from thidua.scales.extents import highest, lowest
from thidua.timetable import Season


def settable(
    rules: Rulebook, row: Criterion, season: Season | None, excused: frozenset[str]
) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most points that a review may set on a node; None: no limit is stated.

    On a line with a scale of its own, what that can give at all, or the line while nothing was reported: no case of a
    line that deducts earns points. On a group, what the parts can come to that are assigned to the unit.
    """
    # what is not assigned at all counts nowhere, whatever is set there
    low, high = rules.limits(row, frozenset() if row.code in excused else excused, season)
    # of a line that starts full, what is set is what it comes to, its standard score included
    scaled = row.start is Start.EMPTY and rules.criteria.is_leaf(row.code)
    if row.scale is None or not scaled:
        return low, high
    kind, ceiling = rules.worked_on(row), rules.criteria.ceiling(row)
    least, most = lowest(row.scale, season, kind, low), highest(row.scale, ceiling, season, kind)
    ends = [end for end in (None if most is None else max(most, row.unreported), high) if end is not None]
    if least is None and row.code not in rules.assessed:
        return None, (min(ends) if ends else None)
    return min(low if least is None else least, Fraction(0), row.unreported), (min(ends) if ends else None)
