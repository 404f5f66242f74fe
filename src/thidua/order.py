"""Order: the one primitive that turns keys into competition places.

Owns: `places`.
Takes one key a row; gives one place a row.
Never: a hidden key. Equal keys share a place; nothing else separates them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["places"]


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
