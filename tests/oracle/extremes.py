"""The least and the most points that a scale can come to, whatever is reported."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from oracle.reading import number
from oracle.scales import NO_END, Line, best_share, given_ends, stated

ZERO = Fraction(0)
Ends = tuple[Fraction, Fraction]


def extremes(line: Line) -> Ends:
    """The least and the most points of a line, before its caps."""
    low, high = scale_ends(line)
    for key, table, _ in line.layers:
        if key == "bounds":
            low, high = (_bounded(table, each, line.numbers) for each in (low, high))
        elif key == "forfeit":
            other = number(table["points"], line.numbers)
            low, high = min(low, other, ZERO), max(high, other, ZERO)
        else:
            low, high = min(low, ZERO), max(high, ZERO)
    return low, high


def scale_ends(line: Line) -> Ends:
    """The least and the most points of the scale itself."""
    return KINDS.get(line.kind, _shares)(line)


def _bounded(table: dict[str, Any], points: Fraction, numbers: str | None) -> Fraction:
    if "at_most" in table:
        points = min(points, number(table["at_most"], numbers))
    return max(points, number(table["at_least"], numbers)) if "at_least" in table else points


def _shares(line: Line) -> Ends:
    """Shares of the maximum."""
    return ZERO, best_share(line)


def _given(line: Line) -> Ends:
    return given_ends(line.row, line.held_to, line.numbers)


def _listed(line: Line) -> Ends:
    """Points that a scale states one by one; one that states none earns nothing."""
    found = stated(line)
    if line.kind == "options" and line.desk.words_besides(line.figure, set(line.scale["points"])):
        found.append(ZERO)  # what the scale does not name earns nothing
    if not found or not (line.kind in {"options", "lookup"} or (line.kind == "bands" and "value" not in line.formulas)):
        found.append(ZERO)
    if line.kind == "pass-fail" and "yes" not in line.scale:
        found.append(best_share(line))
    return min(found), max(found)


def _endless(each: list[Fraction]) -> Ends:
    """Any number of cases, each of some points."""
    return -NO_END if min(each, default=ZERO) < 0 else ZERO, NO_END if max(each, default=ZERO) > 0 else ZERO


def _each(line: Line) -> Ends:
    return _endless([line.n("each")])


def _grades(line: Line) -> Ends:
    points = [number(each, line.numbers) for each in line.scale["points"].values()]
    figure = line.desk.figures.get(line.figure or "", {})
    if figure.get("kind", "amount") in {"option", "grade"}:
        return min([*points, ZERO]), max([*points, ZERO])
    return _endless(points)


def _steps(line: Line) -> Ends:
    low, high = _endless([line.n("each")])
    first = line.n("first", 0)
    return min(low, first, ZERO), max(high, first)


def _formula(line: Line) -> Ends:
    """Whatever its figures make of it; one without names is a number, or has no value."""
    formula = line.formulas["points"]
    if formula.names:
        return -NO_END, NO_END
    points = formula.value({}) or ZERO
    return min(points, ZERO), max(points, ZERO)


def _through(line: Line) -> Ends:
    """Between the least and the most that is stated; nothing where a formula has no value."""
    found = [*stated(line), *([ZERO] if "value" in line.formulas else [])]
    return min(found), max(found)


def _best_of(_: Line) -> Ends:
    """Whatever its values make of it."""
    return -NO_END, NO_END


def _deadline(line: Line) -> Ends:
    """On time, with the tiers before and behind it; without end where every day counts or every case."""
    late = [number(each["points"], line.numbers) for each in line.scale.get("late", [])]
    early = [ZERO, *(number(each["points"], line.numbers) for each in line.scale.get("early", []))]
    on_time, per_day = line.n("on_time", 0), line.n("per_day", 0)
    low, high = min([on_time + min(early), ZERO, *late]), max([on_time + max(early), ZERO, *late])
    low, high = (-NO_END if per_day < 0 else low), (NO_END if per_day > 0 else high)
    if line.desk.figures.get(line.figure or "", {}).get("kind") == "occurrences":
        return _endless([low, high])
    return low, high


def _idle(line: Line) -> Ends:
    whole = len(line.periods()) * line.n("each")
    return min(ZERO, whole), max(ZERO, whole)


KINDS: dict[str, Callable[[Line], Ends]] = {
    "given": _given,
    "pass-fail": _listed,
    "options": _listed,
    "bands": _listed,
    "lookup": _listed,
    "parts": _listed,
    "ranked": _listed,
    "each": _each,
    "grades": _grades,
    "steps": _steps,
    "formula": _formula,
    "deadline": _deadline,
    "idle": _idle,
    "first-that-holds": _listed,
    "through": _through,
    "best-of": _best_of,
}
