"""Shares: how much of a target, or of the best, is reached, and what comes of it.

Owns: `Better`, `share`, `reached`, `rates`, `by_excess`.
Takes a column of figures and what each is held against; gives columns, worked out in whole numbers.
Never: a state, a peer.
"""

from __future__ import annotations

from enum import Enum, unique
from fractions import Fraction

from thidua.ratios import Integers, Per, Ratios, scaled

__all__ = ["Better", "by_excess", "rates", "reached", "share"]

Wanted = Ratios | Fraction  # what each is held against, or one number for all


@unique
class Better(Enum):
    """Whether a higher or a lower figure is better."""

    HIGHER = "higher"
    LOWER = "lower"


def share(value: Fraction, wanted: Fraction, better: Better) -> Fraction:
    """The share of a target that a figure reached: figure over target, or target over figure where lower is better.

    Where lower is better, a figure of 0 or less reaches all of it.

    Example:
        >>> [share(Fraction(each), Fraction(4), Better.LOWER) for each in (8, 0)]
        [Fraction(1, 2), Fraction(1, 1)]
    """
    if better is Better.HIGHER:
        return value / wanted
    # where lower is better, nothing can be better than none (shapes 17 and 20)
    return wanted / value if value > 0 else Fraction(1)


def reached(values: Ratios, wanted: Wanted, better: Better, maximum: Fraction) -> Ratios:
    """The maximum times the share reached, row by row, between 0 and the maximum.

    Where higher is better, a figure of 0 or less earns 0.

    Example:
        >>> reached(Ratios((1, 3), 1), Fraction(2), Better.HIGHER, Fraction(10))
        Ratios(numbers=(10, 20), per=2)
    """
    most, below = maximum.as_integer_ratio()
    own, whole = _against(values, wanted)
    if better is Better.LOWER:
        wholes = [whole] * len(own) if isinstance(whole, int) else whole
        # what they are held against counts as 0 below 0, and against 0 whoever has any earns nothing (shape 20)
        parts = [most * min(max(all_, 0), one) if one > 0 else most for one, all_ in zip(own, wholes, strict=True)]
        return Ratios(tuple(parts), tuple([below * max(one, 1) for one in own]))
    if isinstance(whole, int):
        full = most * whole
        # a loss against a target earns nothing, never less (shape 17)
        return Ratios(tuple([(most * one if one < whole else full) if one > 0 else 0 for one in own]), below * whole)
    both = zip(own, whole, strict=True)
    parts = [(most * one if one < all_ else most * all_) if one > 0 else 0 for one, all_ in both]
    return Ratios(tuple(parts), scaled(whole, below))


def rates(values: Ratios, wanted: Wanted) -> Ratios:
    """Each figure over its target, which is above 0."""
    own, whole = _against(values, wanted)
    return Ratios(own, whole)


def _against(values: Ratios, wanted: Wanted) -> tuple[Integers, Per]:
    """Each figure and what it is held against, over one denominator."""
    if not isinstance(wanted, Ratios):
        number, by = wanted.as_integer_ratio()
        per = values.per
        return scaled(values.numbers, by), number * per if isinstance(per, int) else scaled(per, number)
    if values.per == wanted.per:
        return values.numbers, wanted.numbers
    return scaled(values.numbers, wanted.per), scaled(wanted.numbers, values.per)


def by_excess(rate: Ratios, best: Fraction | None, maximum: Fraction, at_target: Fraction) -> Ratios:
    """Points of rates: in proportion up to the target, and above it in proportion to the best excess.

    `rate` is figure over target, and a rate above the `best` counts as the best. If `best` is None or not above 1,
    nothing is earned for an excess.

    Example:
        >>> by_excess(Ratios((1, 2, 3), 2), Fraction(3, 2), Fraction(10), Fraction(1, 2))
        Ratios(numbers=(10, 20, 40), per=4)
    """
    most, below = maximum.as_integer_ratio()
    part, parts = at_target.as_integer_ratio()
    full, more, peak, per = most * part, 0, most * part, below * parts
    top, under = (1, 1) if best is None else best.as_integer_ratio()
    # without an excess nobody is beyond the target, and all earn the part for meeting it at most (shape 19)
    if top > under:
        beyond = top - under
        full, more, peak, per = full * beyond, most * (parts - part) * under, most * parts * beyond, per * beyond
    points = [
        0 if own <= 0 else full * own if own <= all_ else min(full * all_ + more * (own - all_), peak * all_)
        for own, all_ in zip(rate.numbers, rate.pers, strict=True)
    ]
    return Ratios(tuple(points), rate.per * per if isinstance(rate.per, int) else scaled(rate.per, per))
