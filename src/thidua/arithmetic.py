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
    """How a number between two steps is rounded (*cách làm tròn*).

    `half-up` goes to the nearest step, of two equally near ones to that away from 0, `half-down` to that nearer to 0,
    `half-even` to the even one; `up` always goes to the step away from 0, and `down` to the one nearer to it.
    """

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    HALF_DOWN = "half-down"
    UP = "up"
    DOWN = "down"


def rounded(value: Fraction, unit: Fraction, mode: RoundingMode) -> Fraction:
    """Round a value to a whole number of steps of `unit` (> 0), as 1/100 for two digits (*làm tròn*).

    Example:
        >>> rounded(Fraction("2.345"), Fraction(1, 100), RoundingMode.HALF_UP)
        Fraction(47, 20)
    """
    number, per = unit.as_integer_ratio()
    return steps(value.numerator * per, value.denominator * number, mode) * unit


def steps(number: int, per: int, mode: RoundingMode) -> int:
    """Round `number` over `per` (> 0) to a whole number.

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
        case RoundingMode.HALF_DOWN:
            up = rest > per - rest
        case RoundingMode.UP:
            up = rest > 0
        case RoundingMode.DOWN:
            up = False
        case _:
            assert_never(mode)
    return -(whole + up) if number < 0 else whole + up


_MEAN, _COUNT, _TOP = "mean", "count", "top"
_REDUCE: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "min": min,
    "max": max,
    "sum": add,
}
ROUNDINGS = MappingProxyType({mode.value.replace("-", "_"): mode for mode in RoundingMode})


def endless(low: Fraction, high: Fraction) -> bool:
    """Whether two different ends bound nothing: one of them is beyond ±10³⁰⁰, where no points are meant."""
    # one number is known, however far it lies
    return low != high and (low <= -_FAR or high >= _FAR)


def outward(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """Move an end beyond ±10³⁰⁰ to ±10⁶⁰⁰, so that no share of it comes near real points again."""
    # outward: an end may be wider than what can come of it, and never narrower
    return (-FURTHEST if low <= -_FAR else low), (FURTHEST if high >= _FAR else high)


def writable(value: Fraction) -> bool:
    """Whether a number has no more than 600 digits in its numerator and in its denominator."""
    return max(abs(value.numerator), value.denominator) < _BEYOND


def calculated(head: str, numbers: list[Fraction]) -> Fraction | None:
    """Work out one operation of a formula on its operands, as `reckoned` does.

    It gives None for a division by zero, and for a number that is not `writable`.
    """
    found = reckoned(head, numbers)
    # a number that nobody can write has no value, so that no document ever holds one
    return found if found is None or writable(found) else None


def reckoned(head: str, numbers: list[Fraction]) -> Fraction | None:
    """Work out one operation of a formula on its operands, however long the number; None for a division by zero.

    `head` is the operation: `+ - * /`, `min`, `max`, `sum`, `mean`, `count`, `abs`, `%`; `top`, whose first operand is
    how many of the others are added up; or one that rounds, whose second operand is the digits.
    """
    if head == "/":
        # by 0 there is no value, which is neither 0 nor an error: the rulebook foresees figures of 0 (shapes 77 and 78)
        return numbers[0] / numbers[1] if numbers[1] else None
    if head == "abs":
        return abs(numbers[0])
    if head == PERCENT:
        return numbers[0] / 100
    if head == _COUNT:
        return Fraction(len(numbers))
    if head == _MEAN:
        return sum(numbers, Fraction(0)) / len(numbers)
    if head == _TOP:
        return sum(sorted(numbers[1:], reverse=True)[: numbers[0].numerator], Fraction(0))
    if head in ROUNDINGS:
        return rounded(numbers[0], Fraction(1, 10 ** numbers[1].numerator), ROUNDINGS[head])
    first, *rest = numbers
    for number in rest:
        first = _REDUCE[head](first, number)
    return first
