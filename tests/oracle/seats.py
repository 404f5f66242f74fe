"""How many may have a class: every way in which quotas leave it to the best, and put the others one class lower."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product
from math import ceil, floor
from typing import Any

from oracle.reading import share, whole

HALF = Fraction(1, 2)
Name = str | None
Held = dict[str, Name]


class Standing:
    """What quotas ask: the classes, how many members there are, and who surely stands before whom."""

    def __init__(self, classes: Any, order: Any) -> None:
        self.names = [band["name"] for band in classes.ladder]
        self.rest = {band["name"] for band in classes.ladder if band.get("otherwise")}
        self.late = list(classes.late)
        self.numbers, self.complete = classes.table.numbers, classes.complete
        self.members = len(classes.table.people.counted())
        quotas = classes.book.get("class_quotas", [])
        self.quotas = sorted(quotas, key=lambda quota: self.names.index(quota["band"]))
        self.ends, self.scenarios = classes.ends, order.scenarios or []
        # who has yet to report, and may be anything, is like any other of these
        self.alike = [unit for unit in self.late if unit not in self.ends]
        by_totals = classes.totals.announced and "from_parts" not in classes.rule
        self.alone = self._alone() if by_totals and classes.by == order.by else set()

    def _alone(self) -> set[str]:
        """Whose announced place nobody shares: of whom nothing was announced stands behind them."""
        if not self.scenarios:
            return set()
        placed = set.intersection(*(set(each) for each in self.scenarios))
        return {unit for unit in placed if all([*each.values()].count(each[unit]) == 1 for each in self.scenarios)}

    def before(self, one: str, other: str) -> bool:
        """Whether one unit surely stands before another: by what classes rest on, then by their places.

        What parts are better than others nobody says: under classes from parts nobody surely stands before another.
        """
        if one in self.alone and other in self.alike:
            return True
        if one not in self.ends or other not in self.ends:
            return False
        (low, high), (least, most) = self.ends[one], self.ends[other]
        if low > most or not low == high == least == most:
            return low > most
        if one in self.late or other in self.late or not self.scenarios:
            return False
        return all(one in each and other in each and each[one] < each[other] for each in self.scenarios)

    def seats(self, quota: dict[str, Any], held: Held) -> int:
        """How many may have a class, given the class of each before any quota."""
        base = self.members
        if quota["of"].startswith("reaching:"):
            reaching = self.names[: self.names.index(quota["of"][9:]) + 1]
            base = sum(name in reaching for name in held.values())
        small = quota.get("small")
        if small and base < whole(small["below"], self.numbers):
            return whole(small["at_most"], self.numbers)
        exact = share(quota["share"], self.numbers) * base
        return {"floor": floor(exact), "ceiling": ceil(exact), "half-up": floor(exact + HALF)}[quota["round"]]

    def below(self, name: str) -> Name:
        """One class lower: of the lowest none, but for the class of all others."""
        if name in self.rest:
            return name
        at = self.names.index(name) + 1
        return self.names[at] if at < len(self.names) else None


def within_quotas(standing: Standing, may: dict[str, set[Name]]) -> dict[tuple[str, Name], set[Name]]:
    """What becomes of each class that a unit may have before any quota."""
    found: dict[tuple[str, Name], set[Name]] = {}
    for unit, names in may.items():
        found |= {(unit, name): set() if standing.quotas else {name} for name in names}
    for held in _every(standing, may) if standing.quotas else ():
        for end in _filled(standing, held):
            for unit, name in end.items():
                found[unit, held[unit]].add(name)
    return found


def _every(standing: Standing, may: dict[str, set[Name]]) -> Iterator[Held]:
    """Every class that the units may have together; of those that are alike it says nothing which is which."""
    groups: dict[frozenset[Name], list[str]] = {}
    for unit in standing.alike:
        groups.setdefault(frozenset(may[unit]), []).append(unit)
    single = [unit for unit in may if unit not in standing.alike]
    ways = [
        [
            dict(zip(units, each, strict=True))
            for each in combinations_with_replacement(sorted(names, key=str), len(units))
        ]
        for names, units in groups.items()
    ]
    ways += [[{unit: name} for name in may[unit]] for unit in single]
    for each in product(*ways):
        yield {unit: name for part in each for unit, name in part.items()}


def _filled(standing: Standing, held: Held) -> list[Held]:
    """All that the units may have behind every quota, from the highest class down."""
    found = [held]
    for quota in standing.quotas:
        name = quota["band"]
        ends: dict[tuple[Name, ...], Held] = {}
        for each in found:
            units = [unit for unit in each if each[unit] == name]
            for stay in _stays(standing, quota, held, units):
                falls = {unit: standing.below(name) for unit in units if unit not in stay}
                end = each | falls
                ends[tuple(end.values())] = end
        found = list(ends.values())
    return found


def _stays(standing: Standing, quota: dict[str, Any], held: Held, units: list[str]) -> Iterator[set[str]]:
    """Who may keep a class: each choice of so many that leaves nobody out who surely stands before one of them."""
    if not standing.complete:  # others may have it too, and nobody knows how many that would be
        whole_of = share(quota["share"], standing.numbers) == 1 and "small" not in quota
        for many in range(len(units) + 1) if not whole_of else [len(units)]:
            yield from map(set, combinations(units, many))
        return
    seats = standing.seats(quota, held)
    if len(units) <= seats:
        yield set(units)
        return
    for some in combinations(units, seats):
        left = [unit for unit in units if unit not in some]
        if not any(standing.before(one, other) for one in left for other in some):
            yield set(some)
