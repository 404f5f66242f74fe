"""The points of every unit on one line: its scale, wrapped in the bounds and conditions of the line."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

from oracle.chosen import may_hold, stated_points
from oracle.dated import deadline, idle
from oracle.extremes import scale_ends
from oracle.peers import goalposts, leader, pool, ranked
from oracle.reading import NO_TARGET, Refused, number
from oracle.scales import ENDS, FORCED, Line, truth
from oracle.solo import SOLO
from oracle.spans import ENDLESS, Span, ended, spread

ALONE: dict[str, Callable[..., Any]] = {**SOLO, "deadline": deadline, "idle": idle}
PEERS: dict[str, Callable[..., Any]] = {"pool": pool, "leader": leader, "ranked": ranked, "goalposts": goalposts}

HAIR = Fraction(1, 10**40)


def between(line: Line, low: dict[str, dict[str, Any]], high: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The least and the most points of every unit, while what the line reads of others is a range."""
    choices = {unit: told(line, low[unit], high[unit]) for unit in low}
    if line.of_peers and any(choices.values()):
        # what one may have hangs on what all may have; what stands around the scale is its own
        return {unit: _anywhere(line, [low[unit], high[unit]], choices[unit] or [{}]) for unit in low}
    one = marks(line, low)
    other = marks(line, high) if low != high else one
    found: dict[str, Any] = {}
    for unit in low:
        ways = [{unit: values[unit] | {FORCED: each}} for values in (low, high) for each in choices[unit]]
        each_way = [marks(line, way)[unit] for way in ways] or [one[unit], other[unit]]
        ends = [ended(end) for each in each_way if each is not NO_TARGET for end in each]
        found[unit] = (min(ends), max(ends)) if ends else NO_TARGET
    return found


def _anywhere(line: Line, values: list[dict[str, Any]], choices: list[dict[Any, Any]]) -> tuple[Fraction, Fraction]:
    """The least and the most points of a unit, whatever its scale comes to."""
    ways = [each | {FORCED: forced} for each in values for forced in choices]
    ends = [ended(wrapped(line, way, points)) for way in ways for points in scale_ends(line)]
    return min(ends), max(ends)


def told(line: Line, low: dict[str, Any], high: dict[str, Any]) -> list[dict[Any, Any]]:
    """What the formulas of a line may come to, one by one, where one divides by what may come near to 0."""
    ranges = {role: (low[role], high[role]) for role in low if low[role] != high[role]}
    named = line.named(low) | ranges
    layers = {index: formula for index, (_, _, formula) in enumerate(line.layers) if formula}
    found: dict[Any, Any] = {key: spread(formula, named) for key, formula in [*line.formulas.items(), *layers.items()]}
    main = line.main[0] if line.needs_main and line.main else None
    if main in ranges and any(abs(end) >= ENDLESS for end in ranges[main]):
        found["value"] = Span(*ranges[main])
    if line.kind == "through" and main in ranges:
        found["value"] = Span(*ranges[main])  # between two stated values it may rise or fall
    if line.kind == "first-that-holds" and any(set(ranges) & formula.names for formula in line.formulas.values()):
        around = {key: _each_of(line, key, each) for key, each in found.items() if each is not None and key in layers}
        whole = [dict(zip(around, each, strict=True)) for each in product(*around.values())]
        return [cases | each for cases in may_hold(line, low, high) for each in whole]
    several = {key: _each_of(line, key, each) for key, each in found.items() if each is not None}
    return [dict(zip(several, each, strict=True)) for each in product(*several.values())] if several else []


def _each_of(line: Line, key: Any, found: Any) -> list[Any]:
    """The truths that there may be, or numbers of every part of a scale that lies between two ends."""
    if isinstance(found, set):
        return list(found)
    inside = {each for each in _edges(line, key) if found.low < each < found.high}
    values = sorted({found.low, found.high, *inside})
    values += [(one + other) / 2 for one, other in pairwise(values)]
    return [*values, *([None] if found.lost else [])]


def _edges(line: Line, key: Any) -> list[Fraction]:
    """The numbers at which a scale changes what it gives."""
    scale = line.scale
    if line.kind == "lookup" and key in {"rows", "columns"}:
        return [line.edge(each, key) for each in scale["row_edges" if key == "rows" else "column_edges"]]
    if line.kind == "bands" and key == "value":
        return [line.edge(band[end]) for band in scale["bands"] for end in ENDS if end in band]
    if line.kind == "through" and key == "value":
        return [value for value, _ in stated_points(line)]
    if line.kind == "steps" and key == "value":
        return [line.edge(scale["above"]), line.edge(scale["above"]) + HAIR]
    return []


def marks(line: Line, rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Points of every unit with values: (low, high); wrapped in the bounds and conditions of the line."""
    inner: dict[str, Any]
    if line.of_peers:
        inner = PEERS[line.kind](line, rows)
    elif line.kind in ALONE:
        inner = {}
        for unit, values in rows.items():
            points = ALONE[line.kind](line, unit, values)
            inner[unit] = points if points is NO_TARGET else (points, points)
    else:
        raise Refused("scale", line.kind)
    return {
        unit: found
        if found is NO_TARGET
        else (wrapped(line, rows[unit], found[0]), wrapped(line, rows[unit], found[1]))
        for unit, found in inner.items()
    }


def wrapped(line: Line, values: dict[str, Any], points: Fraction) -> Fraction:
    """Bounds, then waived, gate and forfeit, from the inside out."""
    named, forced = line.named(values), values.get(FORCED, {})
    for index, (key, table, formula) in enumerate(line.layers):
        if key == "bounds":
            if "at_most" in table:
                points = min(points, number(table["at_most"], line.numbers))
            if "at_least" in table:
                points = max(points, number(table["at_least"], line.numbers))
            continue
        found = forced[index] if index in forced else formula.value(named) if formula else None
        if key == "forfeit":
            if found is None:
                points = Fraction(0)
            elif truth(found):
                points = number(table["points"], line.numbers)
        elif found is None or truth(found) is (key == "waived"):
            points = Fraction(0)
    return points
