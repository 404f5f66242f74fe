"""What of the table is assigned to a unit, and the most that it can earn of that."""

from fractions import Fraction
from typing import Any

from oracle.extremes import extremes
from oracle.reading import Refused, number
from oracle.scales import NO_END

ZERO = Fraction(0)


def excused(table: Any, code: str, unit: str | None) -> bool:
    """Whether a line, or one above it, is said not to be assigned to a unit; to None, the whole table is."""
    return any((unit, each) in table.excused for each in [code, *table.above(code)])


def left_out(table: Any, code: str, unit: str | None, over: tuple[str, ...] = ()) -> bool:
    """Whether a line, or something that it reads, or all that lies under it, is not assigned to a unit."""
    if excused(table, code, unit):
        return True
    if code in over:
        raise Refused("cycle")
    over = (*over, code)
    if not table.leaf(code):
        below = table.children.get(code, [])
        full = table.rows[code].get("start") == "full"
        return bool(below) and not full and all(left_out(table, each, unit, over) for each in below)
    names = [name for _, kind, name in table.lines[code].roles if kind == "points" or name in table.given - {code}]
    return any(left_out(table, name, unit, over) for name in names)


def taken(table: Any, code: str, unit: str | None) -> bool:
    """Whether something inside a node is not assigned to a unit."""
    return any(left_out(table, each, unit) or taken(table, each, unit) for each in table.inside(code))


def most(table: Any, code: str | None, unit: str) -> Fraction:
    """The maximum of what is assigned to a unit, at a node or in all, as it is stated; who states none adds nothing."""
    if code is not None and table.leaf(code):
        inside = table.rows[code].get("adds", "inside") == "inside"
        return ZERO if excused(table, code, unit) or not inside else table.maxima[code] or ZERO
    if code is not None and table.maxima[code] is not None:
        return can_earn(table, code, unit)
    return _together(table, code, [most(table, each, unit) for each in _rest(table, code, unit)])


def can_earn(table: Any, code: str, unit: str | None) -> Fraction:
    """What a part can still earn of what is assigned: its maximum, else what its scale comes to, or its own parts."""
    own: Fraction | None = table.maxima[code]
    if table.leaf(code):
        return own if own is not None else max(extremes(table.lines[code])[1], _silent(table, code))
    full = table.rows[code].get("start") == "full"
    if own is not None and (full or not taken(table, code, unit)):
        return own
    rest = _together(table, code, [can_earn(table, each, unit) for each in _rest(table, code, unit)])
    return rest if own is None else min(own, rest)  # what has no end fills all that the group has


def stated_maximum(table: Any, code: str) -> Fraction:
    """What the lines of a group on top have, nothing being left out; without end where one of them states none."""
    own: Fraction | None = table.maxima[code]
    if own is not None:
        return own
    if table.leaf(code):
        return NO_END if _earns(table, code) else ZERO
    return _together(table, code, [stated_maximum(table, each) for each in table.inside(code)])


def _rest(table: Any, code: str | None, unit: str | None) -> list[str]:
    """The lines inside a group that are assigned to a unit."""
    return [each for each in table.inside(code) if not left_out(table, each, unit)]


def _together(table: Any, code: str | None, parts: list[Fraction]) -> Fraction:
    """The sum of what the parts have, or the greatest where the best counts."""
    best = code is not None and table.rows[code].get("children", "sum") == "best"
    return max(parts, default=ZERO) if best else sum(parts, ZERO)


def _earns(table: Any, code: str) -> bool:
    """Whether a line can earn anything, by its scale or while nothing is reported."""
    return max(extremes(table.lines[code])[1], _silent(table, code)) > 0


def _silent(table: Any, code: str) -> Fraction:
    """What a line earns while nothing is reported; where that takes something away, nothing."""
    return max(ZERO, number(table.rows[code].get("unreported", 0), table.numbers))
