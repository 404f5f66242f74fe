"""Equals that a ruling may still part: every order in which they may come to stand, beside the tie as it is."""

from collections.abc import Iterator
from itertools import permutations, product

Places = dict[str, int]
FEW = 6  # of so many equals every order is tried; of more all that may stand on the places asked for


def parted(places: Places, asked: set[int]) -> Iterator[Places]:
    """The places as they are, and with each tie parted in every way, where a slot asks for a place that this moves."""
    groups = [[unit for unit in places if places[unit] == each] for each in sorted(set(places.values()))]
    for each in product(*(ways(group, places, asked) for group in groups)):
        yield {unit: place for way in each for unit, place in way.items()}


def ways(group: list[str], places: Places, asked: set[int]) -> list[Places]:
    """How those of one place may stand in the end."""
    first = places[group[0]]
    shared = range(first, first + len(group))
    as_is = dict.fromkeys(group, first)
    others = {place for unit, place in places.items() if unit not in group}
    if len(group) == 1 or others.intersection(shared) or all(place >= shared.stop for place in asked):
        return [as_is]
    if len(group) <= FEW:
        return [as_is, *(dict(zip(order, shared, strict=True)) for order in permutations(group))]
    return [as_is, *on_asked(group, shared, sorted(asked.intersection(shared)) or [first])]


def on_asked(group: list[str], shared: range, asked: list[int]) -> Iterator[Places]:
    """Whoever may stand on the places asked for; the rest behind one another, either way round."""
    free = [place for place in shared if place not in asked]
    for some in permutations(group, len(asked)):
        rest = [unit for unit in group if unit not in some]
        for order in (rest, rest[::-1]):
            yield dict(zip(some, asked, strict=True)) | dict(zip(order, free, strict=True))
