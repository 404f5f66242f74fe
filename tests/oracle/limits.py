"""Between what points may lie that a review sets, and whether printed maxima add up."""

from fractions import Fraction
from typing import Any

from oracle.assigned import can_earn, left_out, stated_maximum, taken
from oracle.extremes import Ends, extremes
from oracle.reading import number
from oracle.scales import NO_END, Line, given_ends

ZERO = Fraction(0)


def sums_up(row: dict[str, Any], own: Fraction, below: list[Fraction], *, silent: bool) -> bool:
    """Whether the maxima of the children fit that of their group; where the best counts, whether it can be reached."""
    policy = row.get("sum", "equal")
    if row.get("children", "sum") == "best":
        return policy != "equal" or silent or own <= max(below)
    return policy == "warn" or sum(below) == own or (policy == "at-most" and sum(below) < own)


def settable(table: Any, code: str, unit: str) -> Ends:
    """Between what points a review may set lies: what may be given there, or what the scale can earn or take."""
    row = table.rows[code]
    full = row.get("start") == "full"
    if not table.leaf(code):
        return _of_group(table, code, unit)
    line = table.lines[code]
    low, high = given_ends(row, line.held_to, table.numbers)
    if full or "scale" not in row:
        return low, high
    least, most = extremes(line)  # its own most, however high a cap of it lies
    silent = number(row.get("unreported", 0), table.numbers)
    return min(least, silent, ZERO), min(max(most, silent, ZERO), high)


def most_stated(line: Line) -> Fraction | None:
    """What no points of a scale may pass: its maximum, else the nearest above; none over a standard score."""
    return None if line.row.get("start") == "full" else line.held_to


def held_to(table: Any, code: str) -> Fraction | None:
    """The maximum of a line, else of the nearest above; none of what lies above a line that adds on top."""
    for each in [code, *table.above(code)]:
        if table.maxima[each] is not None:
            return Fraction(table.maxima[each])
        if table.rows[each].get("adds") == "on-top":
            return None
    return None


def _of_group(table: Any, code: str, of: str | None) -> Ends:
    """What a review may set on a group: no more than is assigned of it, and what may lie on top of that."""
    unit = None if left_out(table, code, of) else of  # what is not assigned at all has the limits of the table
    least, most = given_ends(table.rows[code], bound(table, code, unit), table.numbers)
    if table.rows[code].get("adds") != "on-top":
        return least, most + bonuses(table, code, unit)
    inside = can_earn(table, code, unit) if taken(table, code, unit) else stated_maximum(table, code)
    return least, min(most, inside + bonuses(table, code, unit))


def bound(table: Any, code: str, of: str | None) -> Fraction | None:
    """The maximum of a group: its own, that of its children, else the nearest above; no more than its rest can earn."""
    unit = None if left_out(table, code, of) else of
    printed = table.printed(code)
    most = printed if printed is not None else held_to(table, code)
    if not taken(table, code, unit):
        return most
    rest = can_earn(table, code, unit)
    return min(rest, most) if most is not None else rest if rest < NO_END else None


def bonuses(table: Any, code: str, of: str | None) -> Fraction:
    """The most that lines on top, and bonuses over a standard score, may add to a group, as far as it is assigned."""
    row, found = table.rows[code], ZERO
    unit = None if left_out(table, code, of) else of
    for each in table.children.get(code, []):
        if left_out(table, each, unit):
            continue
        if table.rows[each].get("adds") == "on-top":
            found += _added(table, each, unit)
        elif not table.leaf(each):
            found += bonuses(table, each, unit)
        elif table.rows[each].get("start") == "full":
            found += _over_standard(table, each)
    return min(found, number(row["bonuses_at_most"], table.numbers)) if "bonuses_at_most" in row else found


def _over_standard(table: Any, code: str) -> Fraction:
    """The most that a line with a standard score may come to above it."""
    row = table.rows[code]
    own = [number(row["bonuses_at_most"], table.numbers)] if "bonuses_at_most" in row else []
    return max(ZERO, min([extremes(table.lines[code])[1], *own]))


def _added(table: Any, code: str, unit: str | None) -> Fraction:
    """The most that a line on top may add."""
    if not table.leaf(code):
        return max(ZERO, _of_group(table, code, unit)[1])
    row = table.rows[code]
    own = [number(row[key], table.numbers) for key in ("maximum", "bonuses_at_most") if key in row]
    return max(ZERO, min([*own, extremes(table.lines[code])[1]]))
