"""The classes from the highest to the lowest: which one is taken, and where limits put it."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from oracle.conditions import holds
from oracle.reading import UNDECIDED, whole

Band = dict[str, Any]
World = tuple[str | None, frozenset[str]]  # a class, and those above it that are left to an authority


def rungs(bands: list[Band], edges: list[Fraction], rule: Band) -> list[Band]:
    """The classes, highest first: by their edges, or as written where parts make them; last the one for all others."""
    rest = [band for band in bands if band.get("otherwise")]
    first = [band for band in bands if not band.get("otherwise")]
    if "from_parts" in rule:
        return [*first, *rest]
    if any("from" not in band and "above" not in band for band in first):
        return []
    pairs = sorted(zip(edges, first, strict=True), key=lambda pair: (pair[0], "above" in pair[1]), reverse=True)
    return [*(band for _, band in pairs), *rest]


def taken(ladder: list[Band], reached: set[str], asked: dict[str, list[Any]]) -> Iterator[World]:
    """The highest class that is reached and needs nothing that is missed, as what is not decided turns out."""
    yield from _down(ladder, reached, asked, frozenset())


def _down(
    ladder: list[Band], reached: set[str], asked: dict[str, list[Any]], offers: frozenset[str]
) -> Iterator[World]:
    if not ladder:
        yield None, offers
        return
    band, *rest = ladder
    name = band["name"]
    if not band.get("otherwise") and name not in reached:
        yield from _down(rest, reached, asked, offers)
        return
    states = asked[name]
    if False not in states:
        yield name, offers
    if False in states or UNDECIDED in states:
        yield from _down(rest, reached, asked, offers | ({name} if band.get("open") == "authority" else set()))


def limited(table: Any, totals: Any, ladder: list[Band], unit: str, world: World) -> Iterator[World]:
    """Where the limits put a class, as their conditions turn out; a class that they forbid is left to nobody."""
    rows = table.rulebook.get("class_limits", [])
    states = [holds(table, totals, row, unit) for row in rows]
    ways = [(True, False) if state is UNDECIDED else (state,) for state in states]
    names = [band["name"] for band in ladder]
    name, offers = world
    for each in product(*ways):
        active = [row for row, state in zip(rows, each, strict=True) if state]
        left = frozenset(offer for offer in offers if offer in set(_put(names, active, offer, table.numbers)))
        yield from ((found, left) for found in _put(names, active, name, table.numbers))


def _put(names: list[str], rows: list[Band], name: str | None, numbers: str | None) -> Iterator[str | None]:
    """A class under limits that hold: exactly, down, at most, at least; each of several that differ."""
    exactly = {row["exactly"] for row in rows if "exactly" in row}
    down = max((whole(row["down"], numbers) for row in rows if "down" in row), default=0)
    most = max((names.index(row["at_most"]) for row in rows if "at_most" in row), default=0)
    least = min((names.index(row["at_least"]) for row in rows if "at_least" in row), default=len(names))
    for each in exactly or {name}:
        at = len(names) if each is None else names.index(each)
        if each is not None:  # who is below all classes stays there
            at = max(min(at + down, len(names) - 1), most)
        at = min(at, least)
        yield None if at == len(names) else names[at]
