"""What the units themselves hold their points to be, beside what the rules work out and what a review set."""

from copy import copy
from fractions import Fraction
from typing import Any

from oracle.days import People
from oracle.figures import flat
from oracle.limits import settable
from oracle.reading import Refused, State, points
from oracle.spans import ENDLESS
from oracle.tree import Table

Claims = dict[tuple[str, str], Fraction]


def claims_of(dossier: dict[str, Any], table: Table, people: People) -> Claims:
    """The own points of every unit and line; without a rulebook nothing bounds them."""
    found: Claims = {}
    named: set[str] = set()
    for name, own in dossier.get("self_scores", {}).items():
        unit = people.find(name)
        if unit in named:
            raise Refused("one unit under two names", name)
        named.add(unit)
        for code, raw in flat(own).items():
            claim = found[unit, code] = points(raw, dossier.get("numbers"))
            if table.rulebook:
                checked(table, unit, code, claim)
    return found


def checked(table: Table, unit: str, code: str, claim: Fraction) -> None:
    """No more and no less than a review may set there."""
    if code not in table.rows:
        raise Refused("criterion", code)
    least, most = settable(table, code, unit)
    if not least <= claim <= most:
        raise Refused("own points beyond the limits of the line", code)


def told(claims: Claims, table: Table, *, scored: bool) -> list[dict[str, Any]]:
    """The own points by unit, each line in printed order, with what stands beside them."""
    units, lines = [unit.id for unit in table.people.units], list(table.rows)
    at = {code: index for index, code in enumerate(lines)}
    found = []
    for unit, code in sorted(claims, key=lambda each: (units.index(each[0]), at.get(each[1], 0))):
        beside = _beside(table, unit, code) if scored and table.people.peer(unit) else {}
        found.append({"unit": unit, "criterion": code, "points": str(claims[unit, code]), **beside})
    return found


def _beside(table: Table, unit: str, code: str) -> dict[str, str]:
    """What the rules work out for a line, and what stands there by a review; nothing where it is not assigned."""
    stands = table.node(code, unit)
    if isinstance(stands, State):
        return {}
    verified = {"verified": str(stands[0].points)} if (unit, code) in table.cells.overrides else {}
    return _ends(_unset(table, unit, code).node(code, unit)) | verified


def _ends(node: Any) -> dict[str, str]:
    """Points, or their range; nothing where they may still change without end."""
    low, high = node[0].points, node[1].points
    if low == high:
        return {"computed": str(low)}
    return {} if max(-low, high) >= ENDLESS else {"low": str(low), "high": str(high)}


def _unset(table: Table, unit: str, code: str) -> Table:
    """The table as if no review had set points there; those on other lines stand."""
    found = copy(table)
    found.cells = copy(table.cells)
    found.cells.overrides = {key: each for key, each in table.cells.overrides.items() if key != (unit, code)}
    found.done, found.open = {}, set()
    return found
