"""The small language of formulas: numbers and truths over named values."""

import re
from collections.abc import Callable
from fractions import Fraction
from math import floor
from typing import Any

from oracle.reading import Refused

TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)\s*(%?)|([^\W\d]\w*)|(<=|>=|!=|[-+*/<>=(),]))")
SIGNS = {"×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!="}
CALLS = {"min": (1, 99), "max": (1, 99), "abs": (1, 1), "half_up": (2, 2), "half_even": (2, 2), "down": (2, 2)}
MOST_BITS = 10_000
Node = Callable[[dict[str, Any]], Any]


class Percent(Fraction):
    """A number that carries the sign of per cent."""


class UndefinedError(Exception):
    """A division by zero, or something unknown: no value."""


def rounded(value: Fraction, unit: Fraction, mode: str) -> Fraction:
    """A value in whole steps of a unit: half away from zero, half to even, or towards zero."""
    steps = abs(value) / unit
    low = floor(steps)
    rest = steps - low
    up = {"half-up": rest >= Fraction(1, 2), "half-even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2)}
    low += bool(up.get(mode, False))
    return (low if value >= 0 else -low) * unit


class Formula:
    """A text that has a value for given names."""

    def __init__(self, text: Any) -> None:
        if not isinstance(text, str) or len(text) > 300:
            raise Refused("no formula", text)
        self.text = text
        self.names: set[str] = set()
        self.order: list[str] = []
        self.tokens = self._split("".join(SIGNS.get(each, each) for each in text))
        self.read = tuple(self.tokens)
        self.tree = self._or()
        if self.tokens:
            raise Refused("no formula", text)

    def place_of(self, name: str) -> int:
        """Where a name first stands among those that the formula uses."""
        return self.order.index(name)

    def value(self, named: dict[str, Any]) -> Any:
        """The number or truth; None where a division by zero leaves none."""
        try:
            return self.tree(named)
        except UndefinedError:
            return None

    @staticmethod
    def _split(text: str) -> list[Any]:
        tokens: list[Any] = []
        text = text.strip()
        while text:
            found = TOKEN.match(text)
            if not found:
                raise Refused("no formula", text)
            digits, percent, name, sign = found.groups()
            if digits:
                tokens.append(Percent(Fraction(digits) / 100) if percent else Fraction(digits))
            else:
                tokens.append(name or sign)
            text = text[found.end() :].strip()
        return tokens

    def _take(self, *wanted: str) -> Any:
        if self.tokens and isinstance(self.tokens[0], str) and self.tokens[0] in wanted:
            return self.tokens.pop(0)
        return None

    def _need(self, wanted: str) -> None:
        if not self._take(wanted):
            raise Refused("no formula", self.text)

    def _or(self) -> Node:
        left = self._and()
        while self._take("or"):
            right = self._and()
            left = _either(left, right)
        return left

    def _and(self) -> Node:
        left = self._not()
        while self._take("and"):
            right = self._not()
            left = _both(left, right)
        return left

    def _not(self) -> Node:
        if self._take("not"):
            inner = self._not()
            return lambda named: not truth(inner(named))
        return self._compared()

    def _compared(self) -> Node:
        left = self._sum()
        sign = self._take("=", "!=", "<", "<=", ">", ">=")
        if not sign:
            return left
        right = self._sum()
        return lambda named: compare(sign, left(named), right(named))

    def _sum(self) -> Node:
        left = self._product()
        while sign := self._take("+", "-"):
            right = self._product()
            left = _plus(left, right, 1 if sign == "+" else -1)
        return left

    def _product(self) -> Node:
        left = self._signed()
        while sign := self._take("*", "/"):
            right = self._signed()
            make = _times if sign == "*" else _over
            left = make(left, right)
        return left

    def _signed(self) -> Node:
        if self._take("-"):
            inner = self._signed()
            return lambda named: -number(inner(named))
        return self._atom()

    def _atom(self) -> Node:
        if not self.tokens:
            raise Refused("no formula", self.text)
        token = self.tokens.pop(0)
        if isinstance(token, Fraction):
            return lambda _: token
        if token == "(":
            inner = self._or()
            self._need(")")
            return inner
        if self._take("("):
            return self._call(token)
        if not re.fullmatch(r"[^\W\d]\w*", token) or token in {"and", "or", "not", *CALLS}:
            raise Refused("no formula", self.text)
        self.names.add(token)
        self.order.append(token)
        return lambda named: _known(named, token)

    def _call(self, name: str) -> Node:
        if name not in CALLS:
            raise Refused("no call", name)
        given = [self._or()]
        while self._take(","):
            given.append(self._or())
        self._need(")")
        least, most = CALLS[name]
        if not least <= len(given) <= most:
            raise Refused("of", name, len(given))
        return lambda named: call(name, [number(each(named)) for each in given])


def _known(named: dict[str, Any], name: str) -> Any:
    """What a name stands for; without it there is no value."""
    if named[name] is None:
        raise UndefinedError
    return named[name]


def _either(left: Node, right: Node) -> Node:
    return lambda named: _decided(named, (left, right), by=True)


def _both(left: Node, right: Node) -> Node:
    return lambda named: _decided(named, (left, right), by=False)


def _decided(named: dict[str, Any], sides: tuple[Node, Node], *, by: bool) -> bool:
    """One side that decides is enough; else a side without a value leaves none."""
    missing = False
    for side in sides:
        try:
            if truth(side(named)) is by:
                return by
        except UndefinedError:
            missing = True
    if missing:
        raise UndefinedError
    return not by


def _plus(left: Node, right: Node, sign: int) -> Node:
    return lambda named: number(left(named)) + sign * number(right(named))


def _times(left: Node, right: Node) -> Node:
    return lambda named: number(left(named)) * number(right(named))


def _over(left: Node, right: Node) -> Node:
    def node(named: dict[str, Any]) -> Fraction:
        over, under = number(left(named)), number(right(named))
        if not under:
            raise UndefinedError
        return over / under

    return node


def number(value: Any) -> Fraction:
    """A value as number: a yes counts 1, a no 0."""
    if not isinstance(value, int | Fraction):
        raise Refused("is no number", value)
    if Fraction(value).numerator.bit_length() > MOST_BITS:
        raise Refused("a number without bound")
    return Fraction(value)


def truth(value: Any) -> bool:
    """A value as truth; a number is none."""
    if not isinstance(value, bool):
        raise Refused("is no truth", value)
    return value


def compare(sign: str, left: Any, right: Any) -> bool:
    """Two values compared."""
    if isinstance(left, bool) and isinstance(right, bool) and sign in {"=", "!="}:
        return (left == right) == (sign == "=")
    one, other = number(left), number(right)
    return {
        "=": one == other,
        "!=": one != other,
        "<": one < other,
        "<=": one <= other,
        ">": one > other,
        ">=": one >= other,
    }[sign]


def call(name: str, given: list[Fraction]) -> Fraction:
    """The value of a call."""
    if name == "abs":
        return abs(given[0])
    if name in {"min", "max"}:
        return min(given) if name == "min" else max(given)
    if given[1].denominator != 1 or given[1] < 0:
        raise Refused("digits")
    return rounded(given[0], Fraction(1, 10 ** int(given[1])), name.replace("_", "-"))
