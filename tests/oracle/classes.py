"""Which class a unit has, or may have."""

from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

from oracle.reading import VOID, number, points, signed
from oracle.scales import of_parts

MOST_PARTS = 8


def classes(table: Any, totals: Any, ranked_by: str, *, complete: bool) -> dict[str, set[str | None]]:
    """For every unit that has a class, all that it may be."""
    rule, bands = table.rulebook.get("classes", {}), table.rulebook.get("bands", [])
    if not bands:
        return {}
    if "from_parts" in rule:
        units = table.people.peers()
        found = {unit: of_unit(table, rule["from_parts"], bands, unit) for unit in units}
        return {unit: each for unit, each in found.items() if each}
    by = rule.get("by", ranked_by)
    if any("from" not in band and "above" not in band for band in bands):
        return {}
    result = {}
    for unit in totals.units:
        if unit not in totals.heard or ((by == "rate" or table.rows) and not totals.maximum[unit]):
            continue
        any_class = {None, *(band["name"] for band in bands)}
        if unit in totals.left_open:
            result[unit] = any_class
            continue
        if not complete and totals.compares:
            could = [table.round(each, "total") for each in table.could_total(unit)]
            ends = [_scaled(each, totals.maximum[unit], rule, by) for each in could]
            asked = not table.rulebook.get("adjustments") and all(unit != each for each, _ in table.cells.overrides)
            result[unit] = between(table, bands, ends, by) if asked else any_class
            continue
        result[unit] = between(table, bands, [_measured(totals, unit, end, rule, by) for end in (0, 1)], by)
    return result


def _measured(totals: Any, unit: str, end: int, rule: dict[str, Any], by: str) -> Fraction:
    return _scaled((totals.low, totals.high)[end][unit], totals.maximum[unit], rule, by)


def _scaled(points: Fraction, most: Fraction, rule: dict[str, Any], by: str) -> Fraction:
    if rule.get("totals", "raw") == "capped" and most:
        points = min(points, most)
    return points / most if by == "rate" else points


def between(table: Any, bands: list[dict[str, Any]], ends: list[Fraction], by: str) -> set[str | None]:
    """The classes from that of one end to that of the other."""
    read = signed if by == "rate" else points
    edges = [read(band.get("from", band.get("above")), table.numbers) for band in bands]
    probes = [*ends, *(edge for edge in edges if ends[0] < edge < ends[1])]
    probes += [(one + other) / 2 for one in probes for other in probes]
    return {class_of(bands, each, table.numbers, rate=by == "rate") for each in probes}


def class_of(bands: list[dict[str, Any]], value: Fraction, numbers: str | None, *, rate: bool) -> str | None:
    """The highest band whose edge a value reaches."""
    read = signed if rate else points
    reached = []
    for band in bands:
        edge = read(band.get("from", band.get("above")), numbers)
        if value > edge or (value == edge and "from" in band):
            reached.append(((edge, "above" in band), band["name"]))
    return max(reached)[1] if reached else None


def of_unit(table: Any, rule: dict[str, Any], bands: list[dict[str, Any]], unit: str) -> set[str | None]:
    """The classes that the parts of a unit give; a part without a grade may be of any."""
    value = table.cells.cell(unit, rule["reads"])
    if value is VOID:  # what was reported does not count: no parts
        return set()
    if not isinstance(value, list):  # not reported, so that nobody knows the parts
        return {None, *(str(band["name"]) for band in bands)}
    cases = table.of_season(value)
    if not cases:
        return set()
    names = rule["grades"]
    known = [case.grade for case in cases if case.grade is not None]
    blank = len(cases) - len(known)
    kinds = combinations_with_replacement(names, blank) if blank <= MOST_PARTS else [[each] * blank for each in names]
    return {_first(table, bands, names, [*known, *each]) for each in kinds}


def _first(table: Any, bands: list[dict[str, Any]], names: list[str], grades: list[str]) -> str | None:
    for band in bands:
        counts = {grade: number(least, table.numbers) for grade, least in band.get("parts", {}).items()}
        if of_parts(grades, names, counts, band.get("none_below")):
            return str(band["name"])
    return None
