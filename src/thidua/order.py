"""Order: the one primitive that turns keys into competition places.

Owns: `places`, `places_within`.
Takes one key a row, and the group of each row where there are many; gives one place a row.
Never: a hidden key. Equal keys share a place; nothing else separates them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

__all__ = ["places", "places_within"]


def places(keys: Sequence[Any]) -> list[int]:
    """Competition places (1, 2, 2, 4) of `keys`, greatest first (*thứ hạng*).

    Example:
        >>> places([97, 98, 96, 97])
        [2, 1, 4, 2]
    """
    first: dict[Any, int] = {}
    for place, key in enumerate(sorted(keys, reverse=True), start=1):
        first.setdefault(key, place)
    return [first[key] for key in keys]


def places_within(groups: Iterable[Hashable], keys: Sequence[Any]) -> list[int]:
    """Competition places of `keys`, each within its own group (*thứ hạng trong cụm*); rows may stand in any order.

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
