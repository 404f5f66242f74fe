"""Reckoning: what the tree of a formula comes to, for one unit or for a column of them.

Owns: `Named`, `Result`, `value_of`, `column_of`.
Takes a node and named values, or columns of them; gives the number or truth, or None where there is none.
Never: a value between ends (see `spans`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce

from thidua.arithmetic import PERCENT, ROUNDINGS, calculated
from thidua.formulas.parsing import COMPARE, Node
from thidua.ratios import Ratios, constant, in_steps

__all__ = ["Named", "Result", "column_of", "value_of"]

Result = Fraction | bool | None
Named = Mapping[str, Fraction | bool]


def value_of(node: Node, named: Named) -> Result:
    """The value of a tree for these values by name; None where it has none."""
    if isinstance(node, Fraction):
        return node
    head, parts = node
    if head.startswith("$"):
        return named[head[1:]]
    values = [value_of(part, named) for part in parts]
    if head in ("and", "or"):
        return _joined(head, values)
    if any(value is None for value in values):
        return None
    if head == "not":
        return not values[0]
    numbers = [Fraction(value) for value in values if value is not None]
    if head in COMPARE:
        return COMPARE[head](numbers[0], numbers[1])
    return calculated(head, numbers)


def _joined(head: str, values: list[Result]) -> Result:
    """`and`, `or`: a part without value matters only where the others do not decide."""
    decisive = head == "or"
    if any(value is not None and bool(value) is decisive for value in values):
        return decisive
    return None if any(value is None for value in values) else not decisive


_JOINED = {"+": Ratios.plus, "-": Ratios.minus, "*": Ratios.product, "/": Ratios.quotient}
_PICKED = {"min": Ratios.lesser, "max": Ratios.larger}


_BY_ONE: Mapping[str, Callable[[Ratios, Fraction], Ratios]] = {  # with one number
    "*": Ratios.times,
    "/": Ratios.over,
    "min": lambda column, number: column.limited(number, min),
    "max": lambda column, number: column.limited(number, max),
}
_EITHER_WAY = ("*", "min", "max")


class _NoColumnError(Exception):
    """A row may have no value."""


def column_of(node: Node, named: Mapping[str, Ratios], rows: int) -> Ratios | None:
    """The values of a tree in each of `rows` rows, for columns by name; a truth is 1 or 0.

    It is None where some row may have no value: then each row is to be worked out by itself.
    """
    try:
        return _column(node, named, rows)
    except (ZeroDivisionError, _NoColumnError):
        return None


def _column(node: Node, named: Mapping[str, Ratios], rows: int) -> Ratios:
    if isinstance(node, Fraction):
        return constant(node, rows)
    head, parts = node
    if head.startswith("$"):
        return named[head[1:]]
    first, *rest = parts
    if len(rest) == 1 and isinstance(rest[0], Fraction) and head in _BY_ONE and (rest[0] or head != "/"):
        found = _BY_ONE[head](_column(first, named, rows), rest[0])
    elif len(rest) == 1 and isinstance(first, Fraction) and head in _EITHER_WAY:
        found = _BY_ONE[head](_column(rest[0], named, rows), first)
    else:
        found = _calculated(head, [_column(part, named, rows) for part in parts])
    if found.is_long:
        raise _NoColumnError
    return found


def _calculated(head: str, columns: list[Ratios]) -> Ratios:
    first, *rest = columns
    match head:
        case "+" | "-" | "*" | "/":
            return _JOINED[head](first, *rest)
        case "min" | "max":
            return reduce(_PICKED[head], rest, first)
        case "sum" | "mean":
            return reduce(Ratios.plus, rest, first).over(Fraction(1 if head == "sum" else len(columns)))
        case "count" | "top":  # each row by itself
            raise _NoColumnError
        case "and" | "or" | "not":
            return _decided(head, columns)
        case "abs":
            return Ratios(tuple(map(abs, first.numbers)), first.per)
        case _ if head == PERCENT:
            return first.times(Fraction(1, 100))
        case _ if head in ROUNDINGS:
            return in_steps(first, Fraction(1, 10 ** rest[0].numbers[0]), ROUNDINGS[head]) if first.numbers else first
        case _:
            return Ratios(tuple(map(int, first.compared(rest[0], COMPARE[head]))), 1)


def _decided(head: str, columns: list[Ratios]) -> Ratios:
    """Row by row what truths come to together; a number is one unless it is 0."""
    rows = zip(*(each.numbers for each in columns), strict=True)
    if head == "not":
        return Ratios(tuple([int(not own) for (own,) in rows]), 1)
    join = any if head == "or" else all
    return Ratios(tuple([int(join(own)) for own in rows]), 1)
