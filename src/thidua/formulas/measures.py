"""Measures: what the number of a formula is: a share, a bare number, points.

Owns: `Measure`, `measure_of`, `bare_in`, `rates_in`.
Takes a node and the names that are shares, or points; gives its measure, and the numbers that do not fit it.
Never: a value of a unit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import Enum, unique
from fractions import Fraction

from thidua.arithmetic import PERCENT, ROUNDINGS
from thidua.formulas.parsing import COMPARE, Node, names_in
from thidua.formulas.reckoning import value_of
from thidua.formulas.spans import Weighted, added, plus

__all__ = ["Measure", "bare_in", "measure_of", "rates_in"]

_ALIKE = (*COMPARE, "+", "-", "min", "max", "sum", "mean", "top")  # whose parts must be of one measure
_KEEP = frozenset(("+", "-", "min", "max", "sum", "mean", "top", "abs", *ROUNDINGS))  # of shares they make shares


@unique
class Measure(Enum):
    """What the number of a part of a formula is: a share, a bare number of the text, or anything else."""

    SHARE = "share"
    BARE = "bare"
    OTHER = "other"


def measure_of(node: Node, shares: Collection[str]) -> Measure:
    """What the number of a part is, given the names whose values are shares.

    A share remains one when it is added to shares, rounded, weighted, or divided by a bare number, as for a mean.
    """
    made = _made_of(node, shares)
    if isinstance(made, Measure):
        return made
    return Measure.SHARE if all(abs(often) <= 1 for often in made.values()) else Measure.OTHER


def _made_of(node: Node, shares: Collection[str]) -> Weighted | Measure:
    """How often each share stands in a number that is made of shares alone: in 0.6 * x + 0.4 * y less than once each.

    A bare number beside them adds nothing to that. Of any other number, what that is.
    """
    if isinstance(node, Fraction):
        return Measure.BARE
    head, parts = node
    if head == PERCENT or head.removeprefix("$") in shares:
        return {head[1:]: Fraction(1)} if head != PERCENT else {}
    found = [_made_of(part, shares) for part in _like(head, parts)]
    if head in ("*", "/") and not names_in(node) and _has_per_cent(node):
        return _stated(node, found)
    if found and all(each is Measure.BARE for each in found):
        return Measure.BARE
    made = [{} if each is Measure.BARE else each for each in found]
    if head in ("*", "/"):
        return _weighted(head, parts, found)
    known = [each for each in made if not isinstance(each, Measure)]
    if head not in _KEEP or len(known) < len(made):
        return Measure.OTHER
    if head in ("+", "-"):
        return plus(known[0], known[1], Fraction(1 if head == "+" else -1))
    if head in ("sum", "mean", "top"):
        return added(known, Fraction(1, len(known) if head == "mean" else 1))
    names = {name for each in known for name in each}
    return {name: max((each.get(name, Fraction(0)) for each in known), key=abs) for name in names}


def _like(head: str, parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The parts of a calculation that are of one measure: how many `top` adds up is a number of them."""
    return parts[1:] if head == "top" else parts


def _weighted(head: str, parts: Sequence[Node], found: Sequence[Weighted | Measure]) -> Weighted | Measure:
    """The shares of a product or quotient of which one part names them, and the other is a number by itself."""
    named = [bool(names_in(part)) for part in parts]
    if head == "/" and found[1] is not Measure.BARE:
        return Measure.OTHER  # how often one share goes into another
    at = named.index(True) if sum(named) == 1 else 0
    number, made = value_of(parts[1 - at], {}) if sum(named) == 1 else None, found[at]
    if isinstance(made, Measure) or not number:
        return Measure.OTHER
    times = Fraction(number) if head == "*" else 1 / Fraction(number)
    return {name: often * times for name, often in made.items()}


def _stated(node: Node, found: Sequence[Weighted | Measure]) -> Weighted | Measure:
    """What a product or quotient is that the text itself works out: twice 45 % is a share, up to all; 50 % of 60 is 30.

    How often one share goes into another is a number.
    """
    value = value_of(node, {})
    often = not isinstance(node, Fraction) and node[0] == "/" and all(each is not Measure.BARE for each in found)
    return {} if value is not None and abs(Fraction(value)) <= 1 and not often else Measure.BARE


def _has_per_cent(node: Node) -> bool:
    return not isinstance(node, Fraction) and (node[0] == PERCENT or any(map(_has_per_cent, node[1])))


def rates_in(node: Node, points: Collection[str]) -> Iterator[Fraction]:
    """The per cents in a tree that are compared with points or added to them; see `Formula.rates`."""
    if isinstance(node, Fraction):
        return
    head, parts = node[0], _like(*node)
    for part in parts:
        yield from rates_in(part, points)
    alone = [part for part in parts if not names_in(part)]  # numbers by themselves
    if head in _ALIKE and any(measure_of(part, points) is Measure.SHARE for part in parts if names_in(part)):
        found = (value_of(part, {}) for part in alone if measure_of(part, ()) is Measure.SHARE)
        yield from (Fraction(number) for number in found if number)


def bare_in(node: Node, shares: Collection[str]) -> Iterator[Fraction]:
    """The bare numbers in a tree that are compared with a share or added to one; see `Formula.bare`."""
    if isinstance(node, Fraction):
        return
    head, parts = node[0], _like(*node)
    for part in parts:
        yield from bare_in(part, shares)
    found = [measure_of(part, shares) for part in parts]
    if head in _ALIKE and Measure.SHARE in found:
        for part, measure in zip(parts, found, strict=True):
            number = value_of(part, {}) if measure is Measure.BARE else None
            if number:
                yield Fraction(number)
