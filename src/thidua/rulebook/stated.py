"""Stated: the exact numbers that rules state, wherever in them.

Owns: `denominators`.
Takes a noun; gives what its numbers are written over.
Never: a number of a noun that is worked out of others.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any, get_args

from attrs import fields, has, resolve_types


def denominators(noun: Any) -> set[int]:
    """Those of every exact number that a noun states, and 1.

    Example:
        >>> from thidua.figures import Figure
        >>> denominators(Figure(name="x", converts=(("a", Fraction(1, 3)), ("b", Fraction(1000)))))
        {1, 3}
    """
    found, open_ = {1}, [noun]
    while open_:
        each = open_.pop()
        kind: type = type(each)
        if kind is Fraction:
            found.add(each.denominator)
        elif kind is tuple:
            open_ += each
        else:
            open_ += [part for name in _stated(kind) if (part := getattr(each, name)) is not None]
    return found


@lru_cache(maxsize=256)
def _stated(kind: type) -> tuple[str, ...]:
    """The names of the facts of a noun that can be, or hold, an exact number; none of what is no noun."""
    made = fields(resolve_types(kind)) if has(kind) else ()
    return tuple(each.name for each in made if each.init and _holds_number(each.type))


def _holds_number(kind: Any) -> bool:
    return kind is Fraction or has(kind) or any(map(_holds_number, get_args(kind)))
