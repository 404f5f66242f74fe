"""Arithmetic: exact numbers: how they are rounded, how far they go, what one calculation comes to.

Owns: `RoundingMode`, `rounded`, `steps`, `FURTHEST`, `endless`, `outward`, `writable`, `calculated`, `reckoned`.
Takes numbers; gives numbers, or None where there is none.
Never: a name, a float.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, unique
from fractions import Fraction
from operator import add, mul, sub
from types import MappingProxyType
from typing import assert_never

__all__ = [
    "FURTHEST",
    "PERCENT",
    "ROUNDINGS",
    "RoundingMode",
    "calculated",
    "endless",
    "outward",
    "reckoned",
    "rounded",
    "steps",
    "writable",
]

_BEYOND = 10**600  # no number goes so far: products of products would grow until nothing holds them
FURTHEST = Fraction(_BEYOND)
# no points are meant so far out: such a number was divided by what may come as near to 0 as it likes (shape 20)
_FAR = Fraction(10**300)
PERCENT = "%"


@unique
class RoundingMode(Enum):
    """How halves are rounded."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    DOWN = "down"


def rounded(value: Fraction, unit: Fraction, mode: RoundingMode) -> Fraction:
    """A value in whole steps of `unit`; half-up goes away from zero, down towards it (*làm tròn*).

    Example:
        >>> rounded(Fraction("2.345"), Fraction(1, 100), RoundingMode.HALF_UP)
        Fraction(47, 20)
    """
    number, per = unit.as_integer_ratio()
    return steps(value.numerator * per, value.denominator * number, mode) * unit


def steps(number: int, per: int, mode: RoundingMode) -> int:
    """A number over a denominator (> 0) as a whole number, rounded.

    Example:
        >>> [steps(number, 2, RoundingMode.HALF_EVEN) for number in (-3, 1, 2, 3)]
        [-2, 0, 1, 2]
    """
    # by size, whatever the sign: half up goes away from 0 on both sides (shape 45)
    whole, rest = divmod(abs(number), per)
    match mode:
        case RoundingMode.HALF_UP:
            up = rest >= per - rest
        case RoundingMode.HALF_EVEN:
            up = rest > per - rest or (rest == per - rest and bool(whole & 1))
        case RoundingMode.DOWN:
            up = False
        case _:
            assert_never(mode)
    return -(whole + up) if number < 0 else whole + up


_REDUCE: dict[str, Callable[[Fraction, Fraction], Fraction]] = {"+": add, "-": sub, "*": mul, "min": min, "max": max}
ROUNDINGS = MappingProxyType({mode.value.replace("-", "_"): mode for mode in RoundingMode})


def endless(low: Fraction, high: Fraction) -> bool:
    """Whether what lies between two numbers has no end: one of them is so far that no points are meant."""
    # one number is known, however far it lies
    return low != high and (low <= -_FAR or high >= _FAR)


def outward(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """Two ends, of which one that is too far for any points is as far as numbers go: so no share of it comes near."""
    # outward: an end may be wider than what can come of it, and never narrower
    return (-FURTHEST if low <= -_FAR else low), (FURTHEST if high >= _FAR else high)


def writable(value: Fraction) -> bool:
    """Whether a number has no more than 600 digits above and below the line."""
    return max(abs(value.numerator), value.denominator) < _BEYOND


def calculated(head: str, numbers: list[Fraction]) -> Fraction | None:
    """What a calculation comes to; None for a division by zero, or a number that nobody can write."""
    found = reckoned(head, numbers)
    # a number that nobody can write has no value, so that no document ever holds one
    return found if found is None or writable(found) else None


def reckoned(head: str, numbers: list[Fraction]) -> Fraction | None:
    """What a calculation comes to, however long the number; None for a division by zero."""
    if head == "/":
        # by 0 there is no value, which is neither 0 nor an error: the rulebook foresees figures of 0 (shapes 77 and 78)
        return numbers[0] / numbers[1] if numbers[1] else None
    if head == "abs":
        return abs(numbers[0])
    if head == PERCENT:
        return numbers[0] / 100
    if head in ROUNDINGS:
        return rounded(numbers[0], Fraction(1, 10 ** numbers[1].numerator), ROUNDINGS[head])
    first, *rest = numbers
    for number in rest:
        first = _REDUCE[head](first, number)
    return first
