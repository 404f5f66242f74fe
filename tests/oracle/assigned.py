"""What of the table is assigned to a unit, and the most that it can earn of that."""

from fractions import Fraction
from typing import Any

from oracle.extremes import extremes
from oracle.reading import NOT_ASSIGNED, Refused, number

ZERO = Fraction(0)
Parts = list[tuple[str, Any]]


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
    """The maximum of what is assigned to a unit, at a node or in all."""
    if code is not None and table.leaf(code):
        inside = table.rows[code].get("adds", "inside") == "inside"
        return ZERO if excused(table, code, unit) or not inside else table.maxima[code] or ZERO
    below = [each for each in table.children.get(code, []) if not left_out(table, each, unit)]
    return most_of(table, code, unit, [(each, (None, None, most(table, each, unit))) for each in below])


def room(table: Any, code: str, unit: str | None) -> Fraction | None:
    """What a review may fill of a node, of what is assigned; None where a part that states no maximum may fill it."""
    own: Fraction | None = table.maxima[code]
    full = table.rows[code].get("start") == "full"
    if table.leaf(code) and own is None:
        return None if _earns(table, code) else ZERO
    if not table.inside(code) or (own is not None and (full or not taken(table, code, unit))):
        return own
    rest = [room(table, each, unit) for each in table.inside(code) if not left_out(table, each, unit)]
    stated = [each for each in rest if each is not None]
    if len(stated) < len(rest):
        return own
    together = max if table.rows[code].get("children", "sum") == "best" else sum
    most = Fraction(together(stated)) if stated else ZERO
    return most if own is None else min(own, most)


def _earns(table: Any, code: str) -> bool:
    """Whether a line can earn anything, by its scale or while nothing is reported."""
    silent = number(table.rows[code].get("unreported", 0), table.numbers)
    return max(extremes(table.lines[code])[1], silent) > 0


def most_of(table: Any, code: str | None, unit: str, parts: Parts) -> Fraction:
    """The maximum of what is assigned of a group, from that of its parts."""
    own = table.maxima[code] if code is not None else None
    inside = table.inside(code)
    left = [(name, part[2]) for name, part in parts if part is not NOT_ASSIGNED and name in inside]
    together = max if code is not None and table.rows[code].get("children", "sum") == "best" else sum
    if own is None or code is None:
        return Fraction(together([each for _, each in left])) if left else ZERO
    if not taken(table, code, unit) or table.rows[code].get("start") == "full":
        return Fraction(own)
    can = [_can(table, name, each) for name, each in left]
    return min(own, Fraction(together(can))) if can else ZERO


def _can(table: Any, code: str, own: Fraction) -> Fraction:
    """What a line can still earn: its maximum; where it states none, what its scale allows."""
    if table.maxima[code] is not None or not table.leaf(code):
        return own
    return max(ZERO, extremes(table.lines[code])[1])
