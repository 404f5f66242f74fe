"""The points of every unit on one line: its scale, wrapped in the bounds and conditions of the line."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from oracle.dated import deadline, idle
from oracle.peers import leader, pool, ranked
from oracle.reading import NO_TARGET, Refused, number
from oracle.scales import Line, truth
from oracle.solo import SOLO

ALONE: dict[str, Callable[..., Any]] = {**SOLO, "deadline": deadline, "idle": idle}
PEERS: dict[str, Callable[..., Any]] = {"pool": pool, "leader": leader, "ranked": ranked}


def marks(line: Line, rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Points of every unit with values: (low, high); wrapped in the bounds and conditions of the line."""
    inner: dict[str, Any]
    if line.kind in PEERS:
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
    named = line.named(values)
    for key, table, formula in line.layers:
        if key == "bounds":
            if "at_most" in table:
                points = min(points, number(table["at_most"], line.numbers))
            if "at_least" in table:
                points = max(points, number(table["at_least"], line.numbers))
            continue
        found = formula.value(named) if formula else None
        if key == "forfeit":
            if found is None:
                points = Fraction(0)
            elif truth(found):
                points = number(table["points"], line.numbers)
        elif found is None or truth(found) is (key == "waived"):
            points = Fraction(0)
    return points
