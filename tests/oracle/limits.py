"""Between what points may lie that a review sets, and whether printed maxima add up."""

from fractions import Fraction
from typing import Any

from oracle.extremes import Ends, extremes
from oracle.reading import number
from oracle.scales import NO_END, given_ends, inner_of

ZERO = Fraction(0)


def sums_up(row: dict[str, Any], own: Fraction, below: list[Fraction], *, silent: bool) -> bool:
    """Whether the maxima of the children fit that of their group; where the best counts, whether it can be reached."""
    policy = row.get("sum", "equal")
    if row.get("children", "sum") == "best":
        return policy != "equal" or silent or own <= max(below)
    return policy == "warn" or sum(below) == own or (policy == "at-most" and sum(below) < own)


def settable(table: Any, code: str) -> Ends:
    """Between what points a review may set lies: what may be given there, or what the scale can earn or take."""
    row = table.rows[code]
    full = row.get("start") == "full"
    if not table.leaf(code):
        least, most = given_ends(row, nearest(table, code), table.numbers, beneath_full=False)
        return least, most + (ZERO if row.get("adds") == "on-top" else bonuses(table, code))
    line = table.lines[code]
    low, high = given_ends(row, line.maximum, table.numbers, beneath_full=line.beneath_full)
    scale = row.get("scale")
    if full or scale is None:
        return low, high
    if inner_of(scale)["kind"] == "given":  # what may be given, as far as the caps of the scale let it through
        least, most = capped(scale, table.numbers)
        low, high = max(low, least), (most if high is NO_END else min(high, most))
        return min(low, number(row.get("unreported", 0), table.numbers), ZERO), high
    least, most = extremes(line)
    silent = number(row.get("unreported", 0), table.numbers)
    own = high if row.get("adds") == "on-top" else table.maxima[code]
    return min(least, silent, ZERO), min(max(most, silent, ZERO), NO_END if own is None else own)


def capped(scale: dict[str, Any], numbers: str | None) -> tuple[Fraction, Any]:
    """The caps of a scale and of those that it wraps."""
    low, high = [], []
    while True:
        low += [number(scale["at_least"], numbers)] if "at_least" in scale else []
        high += [number(scale["at_most"], numbers)] if "at_most" in scale else []
        if "scale" not in scale:
            return max(low, default=-NO_END), min(high, default=NO_END)
        scale = scale["scale"]


def nearest(table: Any, code: str) -> Fraction | None:
    """The maximum of a group: its own, that of its children, else of the nearest line above that states one."""
    own: list[Fraction | None] = [table.printed(code), *(table.maxima[each] for each in table.above(code))]
    return next((most for most in own if most is not None), None)


def bonuses(table: Any, code: str) -> Fraction:
    """The most that lines on top, and bonuses over a standard score, may add to a group."""
    row, found = table.rows[code], ZERO
    for each in table.children.get(code, []):
        if table.rows[each].get("adds") == "on-top":
            found += _added(table, each)
        elif not table.leaf(each):
            found += bonuses(table, each)
        elif table.rows[each].get("start") == "full":
            found += _over_standard(table, each)
    return min(found, number(row["bonuses_at_most"], table.numbers)) if "bonuses_at_most" in row else found


def _over_standard(table: Any, code: str) -> Fraction:
    """The most that a line with a standard score may come to above it."""
    row = table.rows[code]
    own = [number(row["bonuses_at_most"], table.numbers)] if "bonuses_at_most" in row else []
    return max(ZERO, min([extremes(table.lines[code])[1], *own]))


def _added(table: Any, code: str) -> Fraction:
    """The most that a line on top may add."""
    row = table.rows[code]
    own = [number(row[key], table.numbers) for key in ("maximum", "bonuses_at_most") if key in row]
    if table.leaf(code):
        own.append(extremes(table.lines[code])[1])
    return max(ZERO, min(own, default=NO_END))
