"""Rotations: who leads next as one document for programs, one way.

Owns: `rotation`.
Takes a projection and an audit; gives plain values: units, how they are known, codes with facts and citations.
Never: a sentence.
"""

from __future__ import annotations

from typing import Any

from thidua.codec.conclusions import ground_out
from thidua.codec.editions import FORMAT
from thidua.rotation import Audit, Projection

__all__ = ["rotation"]


def rotation(projection: Projection, checked: Audit) -> dict[str, Any]:
    """Write the projected offices and the audit of the recorded ones (*luân phiên*) as plain values, ready for JSON."""
    pact = projection.history.pact
    seasons: dict[int | str, dict[str, Any]] = {}
    for seat in projection.seats:
        row = seasons.setdefault(seat.season, {"season": seat.season})
        row[seat.office] = {"unit": seat.unit, "standing": seat.standing.value}
    return {
        "format": FORMAT,
        "kind": "rotation",
        "cluster": pact.cluster.id,
        "season": pact.label,
        "projection": list(seasons.values()),
        "departures": [ground_out(each) for each in checked.departures],
        "turns": [
            {"unit": each.unit, "turns": each.turns, "last": each.last, "waiting": each.waiting}
            for each in checked.turns
        ],
        "grounds": [ground_out(each) for each in (*checked.found, *projection.grounds())],
    }
