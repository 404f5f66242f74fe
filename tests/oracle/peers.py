"""Scales that hold a unit against its peers."""

from fractions import Fraction
from typing import Any

from oracle.reading import Refused, number, share
from oracle.scales import Line, best_share


def pool(line: Line, rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The share of the best figure of all peers."""
    values = {unit: line.reach(row) for unit, row in rows.items()}
    return pooled(line, values, len(line.silent), lower=line.scale.get("better", "higher") == "lower")


def pooled(line: Line, values: dict[str, Any], missing: int, *, lower: bool) -> dict[str, Any]:
    """A pool of values; while peers are missing, from nothing to what it is now."""
    full = best_share(line)
    known = {unit: value for unit, value in values.items() if value is not None}
    found: dict[str, Any] = {unit: (Fraction(0), Fraction(0)) for unit in values}
    for unit, value in known.items():
        best = min(known.values()) if lower else max(known.values())
        if len(known) == 1 and not missing:
            alone = share(line.scale["alone"], line.numbers) if "alone" in line.scale else Fraction(0)
            points = alone * full if value > 0 else full if lower else Fraction(0)
        elif lower:
            points = full if value == best or value <= 0 else full * max(Fraction(0), best) / value
        else:
            points = full * max(Fraction(0), value) / best if best > 0 else Fraction(0)
        settled = not missing or value <= 0
        found[unit] = (points if settled else Fraction(0), points)
    return found


def leader(line: Line, rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Relative to the leader's excess over its target; units without a target in a pool of their own."""
    values = {unit: line.reach(row) for unit, row in rows.items()}
    pool_of = {unit: value for unit, value in values.items() if unit not in line.targets}
    if pool_of and line.scale.get("untargeted", "refused") != "pool":
        raise Refused("no target")
    beside = [unit for unit in line.silent if unit not in line.targets]
    found = pooled(line, pool_of, len(beside), lower=False) if pool_of else {}
    missing = len(line.silent) - len(beside)
    part, full = share(line.scale["at_target"], line.numbers), best_share(line)
    most = line.n("excess_at_most") if "excess_at_most" in line.scale else None
    rates = {
        unit: value / line.targets[unit] for unit, value in values.items() if unit in line.targets and value is not None
    }
    if most is not None:
        rates = {unit: min(rate, most) for unit, rate in rates.items()}
    for unit in values:
        if unit in pool_of:
            continue
        rate = rates.get(unit, Fraction(0))
        if rate <= 1:
            points = full * part * max(Fraction(0), rate)
            found[unit] = (points, points)
            continue
        high = full * (part + (1 - part) * (rate - 1) / (max(rates.values()) - 1))
        low = high
        if missing:
            low = full * part if most is None else full * (part + (1 - part) * (rate - 1) / (most - 1))
        found[unit] = (low, high)
    return found


def ranked(line: Line, rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Points by place: given by others, or found among the peers."""
    values = {unit: line.reach(row) for unit, row in rows.items()}
    known = {unit: value for unit, value in values.items() if value is not None}
    by_value = line.scale.get("of", "place") == "value"
    table, missing = [number(each, line.numbers) for each in line.scale["points"]], len(line.silent)
    mean = line.scale.get("shared") == "mean"
    found: dict[str, Any] = {unit: (Fraction(0), Fraction(0)) for unit in values}
    for unit, value in known.items():
        lower = line.scale.get("better", "higher") == "lower"
        if by_value:
            place = 1 + sum((one < value) if lower else (one > value) for one in known.values())
        else:
            place = int(value)
            if place < 1 or place != value:  # as a formula may make it: no place
                continue
        sharing = sum(one == value for one in known.values())
        most_above = missing if by_value else 0
        most_tied = missing if by_value or mean else 0
        can = [
            points_at(table, place + above, sharing + tied if mean else 1)
            for above in range(most_above + 1)
            for tied in range(min(most_tied, missing - above) + 1)
        ]
        found[unit] = (min(can), max(can))
    return found


def goalposts(line: Line, rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The share of the way between two values that was gone, of which the cluster sets one or both."""
    values = {unit: line.reach(row) for unit, row in rows.items()}
    known = [value for value in values.values() if value is not None]
    ends = {"least": min(known, default=Fraction(0)), "best": max(known, default=Fraction(0))}
    posts = {end: line.scale[end] for end in ("low", "high")}
    if not known:
        return dict.fromkeys(values, (Fraction(0), Fraction(0)))
    low, high = (ends[raw] if raw in ends else line.edge(raw) for raw in posts.values())
    falling = posts["low"] == "best" or posts["high"] == "least"
    way = low > high if falling else low < high
    found = {}
    for unit, value in values.items():
        points = gone(line, value, low, high) if way and value is not None else Fraction(0)
        least = Fraction(0) if posts["high"] in ends else points
        most = best_share(line) if posts["low"] in ends else points
        found[unit] = (least, most) if line.silent and value is not None else (points, points)
    return found


def gone(line: Line, value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """The points of the share of a way that was gone."""
    return best_share(line) * max(Fraction(0), min(Fraction(1), (value - low) / (high - low)))


def points_at(table: list[Fraction], place: int, sharing: int) -> Fraction:
    """The mean of the points of the places filled."""
    filled = [table[at - 1] if at <= len(table) else Fraction(0) for at in range(place, place + sharing)]
    return sum(filled, Fraction(0)) / sharing
