"""Order: the one primitive that turns keys into competition places.

Owns: `places`, `places_within`, `without_gaps`, `skipped`.
Takes one key a row, and the group of each row where there are many; gives one place a row.
Never: a hidden key. Equal keys share a place; nothing else separates them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

__all__ = ["places", "places_within", "skipped", "without_gaps"]

Holder = TypeVar("Holder", bound=Hashable)


def places(keys: Sequence[Any]) -> list[int]:
    """Give each key its competition place (1, 2, 2, 4), the greatest key first (*thứ hạng*).

    Example:
        >>> places([97, 98, 96, 97])
        [2, 1, 4, 2]
    """
    first: dict[Any, int] = {}
    # equals have the place of the first of them, and the places that they fill are left out: 1-2-2-4 (shape 46)
    for place, key in enumerate(sorted(keys, reverse=True), start=1):
        first.setdefault(key, place)
    return [first[key] for key in keys]


def places_within(groups: Iterable[Hashable], keys: Sequence[Any]) -> list[int]:
    """Give each key its competition place within its own group (*thứ hạng trong cụm*), the greatest key first.

    Rows of a group need not come together.

    Example:
        >>> places_within(["x", "y", "x", "x"], [97, 80, 98, 97])
        [2, 1, 1, 2]
    """
    held: dict[Hashable, list[Any]] = {}
    peers = [held.setdefault(group, []) for group in groups]
    for own, key in zip(peers, keys, strict=True):
        own.append(key)
    for own in held.values():
        own.sort()
    return [len(own) - bisect_right(own, key) + 1 for own, key in zip(peers, keys, strict=True)]


def without_gaps(held: Mapping[Holder, int]) -> dict[Holder, int]:
    """Number places anew so that none is left out after a tie (1, 2, 2, 3).

    Example:
        >>> without_gaps({"a": 2, "b": 1, "c": 4, "d": 2})
        {'a': 2, 'b': 1, 'c': 3, 'd': 2}
    """
    numbers = {place: row for row, place in enumerate(sorted({*held.values()}), start=1)}
    return {holder: numbers[place] for holder, place in held.items()}


def skipped(held: Iterable[int]) -> dict[int, int]:
    """Count for each place held how many places right before it nobody holds (*thứ hạng còn trống*).

    After a tie places run 1-2-2-4; if those given do not, they are taken to run 1-2-2-3.

    Example:
        >>> skipped([1, 1, 3, 5]), skipped([1, 1, 2, 4])
        ({1: 0, 3: 0, 5: 1}, {1: 0, 2: 0, 4: 1})
    """
    groups = sorted(Counter(held).items())
    counted_on = _gaps(groups)
    # announced places may count on in either way, and only one of the two leaves no place taken twice (shape 46)
    return _gaps([(place, 1) for place, _ in groups]) if min(counted_on.values(), default=0) < 0 else counted_on


def _gaps(groups: Iterable[tuple[int, int]]) -> dict[int, int]:
    """How many places are free before each, where each takes so many; less than none where it cannot be that one."""
    found, before = {}, 0
    for place, takes in groups:
        found[place] = place - 1 - before
        before += found[place] + takes
    return found
