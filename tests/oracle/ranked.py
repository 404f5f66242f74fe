"""Who has an office by rank: the best placed, where no other may yet stand on that place or before it."""

from typing import Any

Places = dict[str, int]


class Ranked:
    """The places of a season, with those that units without one may yet come to hold; none while it is under way."""

    def __init__(self, order: Any, *, complete: bool) -> None:
        self.places: Places = order.places if order is not None else {}
        self.may_stand: Places = order.may_stand if order is not None else {}
        self.complete = complete

    def best(self, units: list[str]) -> str | None:
        """The best placed of those who may be chosen, if that is one whatever becomes of the places still open."""
        placed = [self.places[unit] for unit in units if unit in self.places]
        if not placed:
            return None
        best = min(placed)
        better = sum(place < best for place in self.places.values())
        if better < best - 1 and not (self.complete and all(unit in self.places for unit in units)):
            return None  # a better place is not known, and may be that of one of them, or of one that nobody named
        front = self.front(units)
        return front[0] if len(front) == 1 else None

    def front(self, units: list[str]) -> list[str]:
        """Who of some holds the best place that is known, or may yet stand on it or before it."""
        placed = [self.places[unit] for unit in units if unit in self.places]
        if not placed:
            return []
        behind = min(placed) + 1
        return [unit for unit in units if self.places.get(unit, self.may_stand.get(unit, behind)) < behind]


def within_reach(scenarios: list[Places] | None, places: Places) -> Places:
    """The best place that each unit without one may come to stand on, as the bars that are not decided hold or not."""
    found: Places = {}
    for each in scenarios or []:
        for unit, place in each.items():
            if unit not in places:
                found[unit] = min(place, found.get(unit, place))
    return found
