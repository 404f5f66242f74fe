"""Scales that turn the figures of one unit into points, whatever its peers have."""

from bisect import bisect_right
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations_with_replacement
from math import floor
from typing import Any

from oracle.chosen import best_of, first_that_holds, through
from oracle.figures import Case
from oracle.peers import gone
from oracle.reading import Refused, number, share
from oracle.scales import Line, band_points, best_share, given_ends, of_parts, truth

MOST_BLANK = 8


def given(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points as given, within the line's maximum."""
    main = line.main
    if main is None:
        raise Refused("which role is the value?", line.row["code"])
    points = values[main[0]]
    if main[1] == "points":  # those of another line; beyond the maximum they are cut
        return points
    least, most = given_ends(line.row, line.held_to, line.numbers)
    if not least <= points <= most:
        raise Refused("given beyond the limits of the line")
    return points


def pass_fail(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """All or nothing."""
    found = line.reach(values, "when")
    if found is None:
        return Fraction(0)
    if truth(found):
        return line.n("yes") if "yes" in line.scale else best_share(line)
    return line.n("no", 0)


def proportional(line: Line, unit: str, values: dict[str, Any]) -> Any:
    """The share of the target that was reached, full at the target."""
    value = line.reach(values)
    target = line.edge(line.scale["full_at"]) if "full_at" in line.scale else line.targets.get(unit)
    if target is None:
        raise Refused("no target")
    if value is None:
        return Fraction(0)
    if line.scale.get("better", "higher") == "lower":
        part = target / value if value > 0 else Fraction(1)
    else:
        part = value / target
    return best_share(line) * max(Fraction(0), min(Fraction(1), part))


def excess(line: Line, unit: str, values: dict[str, Any]) -> Any:
    """A part for merely meeting the target, the rest by what goes beyond it."""
    value, target = line.reach(values), line.targets.get(unit)
    if target is None:
        raise Refused("no target")
    if value is None:
        return Fraction(0)
    part = share(line.scale["at_target"], line.numbers)
    rate = value / target
    if rate > 1:
        part += (1 - part) * min(Fraction(1), (rate - 1) / (line.n("full_at") - 1))
    else:
        part *= rate
    return best_share(line) * max(Fraction(0), part)


def each(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points for every case beyond the free ones."""
    main = line.main
    if "value" in line.formulas or main is None or not isinstance(values[main[0]], list):
        kept = {role: counting(line, it) if isinstance(it, list) else it for role, it in values.items()}
        count = line.reach(kept)
        if count is None:
            return Fraction(0)
    else:
        count = Fraction(len(counting(line, line.cases(values[main[0]]))))
    return max(Fraction(0), count - line.n("free", 0)) * line.n("each")


def counting(line: Line, cases: list[Case]) -> list[Case]:
    """The cases that count: by evidence, none waived by its circumstance."""
    counts = line.scale.get("counts", "all")
    if counts != "all":
        wanted = counts == "with-evidence"
        cases = [case for case in cases if not case.bare and case.evidence == wanted]
    return [case for case in cases if case.circumstance not in line.scale.get("waives", [])]


def grades(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points by the grade of every case, or of the one word."""
    table = {word: number(points, line.numbers) for word, points in line.scale["points"].items()}
    found = values[line.main[0]] if line.main else None
    if isinstance(found, str):
        return table.get(found, Fraction(0))
    kept = [case for case in line.cases(found) if case.circumstance not in line.scale.get("waives", [])]
    return sum((table.get(case.grade, Fraction(0)) for case in kept), Fraction(0))


def options(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The points of the option chosen; one that the scale does not name earns nothing."""
    return number(line.scale["points"].get(line.reach(values), 0), line.numbers)


def bands(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The points of the band that holds the value."""
    value = line.reach(values)
    if value is None:
        return Fraction(0)
    found = band_points(line, value)
    if found is None:
        raise Refused("no band")
    return found


def steps(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Whole steps above a threshold."""
    value, above = line.reach(values), line.edge(line.scale["above"])
    if value is None or value <= above:
        return Fraction(0)
    return line.n("first", 0) + floor((value - above) / line.edge(line.scale["per"])) * line.n("each")


def lookup(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """A table with two keys; an edge belongs to the band above it."""
    place = []
    for key, edges in (("rows", "row_edges"), ("columns", "column_edges")):
        value = line.reach(values, key)
        if value is None:
            return Fraction(0)
        place.append(bisect_right([line.edge(edge, key) for edge in line.scale[edges]], value))
    return number(line.scale["points"][place[0]][place[1]], line.numbers)


def parts(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The first rule that the grades of the parts meet; of a part without a grade, the least that it may give."""
    names = line.scale["grades"]
    cases = line.cases(values[line.main[0]] if line.main else [])
    held = [case.grade for case in cases if case.grade is not None]
    blank = len(cases) - len(held)
    kinds = combinations_with_replacement(names, blank) if blank <= MOST_BLANK else [[each] * blank for each in names]
    found = [points_of_parts(line, [*held, *each]) for each in kinds]
    return min(found) if found else points_of_parts(line, held)  # a scale without grades


def points_of_parts(line: Line, held: list[Any]) -> Fraction:
    """The points of the first rule that holds."""
    names = line.scale["grades"]
    for rule in line.scale["rules"]:
        counts = {grade: number(least, line.numbers) for grade, least in rule.get("counts", {}).items()}
        if of_parts(held, names, counts, rule.get("none_below")):
            return number(rule["points"], line.numbers)
    return line.n("otherwise", 0)


def formula(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points by a formula; without a value, nothing."""
    found = line.reach(values, "points")
    return Fraction(0) if found is None else Fraction(found)


def goalposts(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The share of the way between two stated values that was gone."""
    value, low, high = line.reach(values), line.edge(line.scale["low"]), line.edge(line.scale["high"])
    return Fraction(0) if value is None else gone(line, value, low, high)


SOLO: dict[str, Callable[..., Any]] = {
    "given": given,
    "pass-fail": pass_fail,
    "proportional": proportional,
    "excess": excess,
    "each": each,
    "grades": grades,
    "options": options,
    "bands": bands,
    "steps": steps,
    "lookup": lookup,
    "parts": parts,
    "formula": formula,
    "first-that-holds": first_that_holds,
    "through": through,
    "best-of": best_of,
    "goalposts": goalposts,
}
