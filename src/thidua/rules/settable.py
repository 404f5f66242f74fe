"""Settable: what a review may set on a line or group.

Owns: `limits`, `settable`.
Takes a rulebook, a node of its tree, the season and what is not assigned; gives the least and the most points.
Never: points of a unit.
"""

from __future__ import annotations

from fractions import Fraction

from thidua.criteria import Adds, Criterion, Start
from thidua.rules import Rulebook
from thidua.rules.assigned import held
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
    low, high = limits(rules, row, frozenset() if row.code in excused else excused, season)
    # of a line that starts full, what is set is what it comes to, its standard score included
    scaled = row.start is Start.EMPTY and rules.criteria.is_leaf(row.code)
    if row.scale is None or not scaled:
        return low, high
    kind, ceiling = rules.worked_on(row), rules.criteria.ceiling(row)
    least, most = lowest(row.scale, season, kind, low), highest(row.scale, ceiling, season, kind)
    most = None if most is None else max(most, row.unreported, Fraction(0))  # a review may always set 0
    ends = [end for end in (most, high) if end is not None]
    if least is None and row.code not in rules.assessed:
        return None, (min(ends) if ends else None)
    return min(low if least is None else least, Fraction(0), row.unreported), (min(ends) if ends else None)


def limits(
    rules: Rulebook, row: Criterion, excused: frozenset[str] = frozenset(), season: Season | None = None
) -> tuple[Fraction, Fraction | None]:
    """The least and the most points that may be given for a node of which these parts are not assigned.

    None: no limit is stated. How many periods may be idle is known of a season.
    """
    low = Fraction(0) if row.deductions_at_most is None else -row.deductions_at_most
    most, more = held(rules, row, excused, season), _beyond(rules, row, excused, season)
    together = None if most is None or more is None else most + more
    # what lies on top has its own limit, and no line's maximum bounds it (shape 16)
    cap = row.bonus_cap if row.adds is Adds.ON_TOP else None
    return low, min((end for end in (together, cap) if end is not None), default=None)


def _beyond(rules: Rulebook, row: Criterion, excused: frozenset[str], season: Season | None) -> Fraction | None:
    """The most that a node can come to beyond its maximum, by what lies on top in it; None: no limit is stated."""
    left = (each for each in rules.criteria.under(row.code) if each.code not in excused)
    parts = [_on_top(rules, each, excused, season) for each in left]
    added = None if None in parts else sum((each for each in parts if each is not None), Fraction(0))
    return min((each for each in (added, row.bonuses_at_most) if each is not None), default=None)


def _on_top(rules: Rulebook, part: Criterion, excused: frozenset[str], season: Season | None) -> Fraction | None:
    """The most that one part of a node can add beyond the node's maximum; None: no limit is stated."""
    scale = part.scale if rules.criteria.is_leaf(part.code) else None
    if part.adds is Adds.INSIDE and (part.start is Start.EMPTY or scale is None):
        return _beyond(rules, part, excused, season)
    if scale is None:
        return limits(rules, part, excused, season)[1]
    earned = highest(scale, rules.criteria.ceiling(part), season, rules.worked_on(part))
    most = None if earned is None else max(earned, Fraction(0))
    return min((each for each in (most, part.bonus_cap) if each is not None), default=None)
