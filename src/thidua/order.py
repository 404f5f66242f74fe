"""Order: the one primitive that turns keys into competition places.

Owns: `places`.
Takes one key a row (None: takes no place); gives one place a row (None likewise).
Never: a hidden key. Equal keys share a place; nothing else separates them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["places"]


def places(keys: Sequence[Any]) -> list[int | None]:
    """Competition places (1, 2, 2, 4) of `keys`, greatest first; a key of None takes no place (*thứ hạng*).

    Example:
        >>> places([97, 98, None, 97])
        [2, 1, None, 2]
    """
    order = sorted((row for row, key in enumerate(keys) if key is not None), key=lambda row: keys[row], reverse=True)
    result: list[int | None] = [None] * len(keys)
    held, place = None, 0
    for position, row in enumerate(order, start=1):
        if place == 0 or keys[row] != held:
            held, place = keys[row], position
        result[row] = place
    return result
