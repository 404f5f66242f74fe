"""Every order of a few units, ties and all: so few that nothing about them is left to chance."""

from itertools import product

MOST = 4


def orders(units: str) -> list[dict[str, int]]:
    """Every order of places that these units can hold, ties and all: 1-2-2-4 and the like."""
    found = set()
    for levels in product(range(len(units)), repeat=len(units)):
        found.add(tuple(1 + sum(other < level for other in levels) for level in levels))
    return [dict(zip(units, places, strict=True)) for places in sorted(found)]


ORDERS = [order for count in range(1, MOST + 1) for order in orders("abcd"[:count])]


def sure(places: dict[str, int], seats: int) -> set[str]:
    """Who has a seat however ties are settled: as many units as there are seats stand before it or beside it."""
    return {unit for unit, own in places.items() if sum(place <= own for place in places.values()) <= seats}


def across(places: dict[str, int], seats: int) -> set[str]:
    """Those on the one place that the last seat parts: some of them would sit, some not."""
    before = {unit: sum(place < own for place in places.values()) for unit, own in places.items()}
    return {unit for unit in places if unit not in sure(places, seats) and before[unit] < seats}
