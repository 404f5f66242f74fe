"""The small language of formulas: numbers and truths over named values."""

import re
from collections.abc import Callable
from fractions import Fraction
from math import floor
from typing import Any

from oracle.reading import Refused

TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)\s*(%?)|([^\W\d]\w*)|(<=|>=|!=|[-+*/<>=(),]))")
SIGNS = {"×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!="}
MANY = 10**6
ANY = (1, MANY)
ROUNDING = ("half_up", "half_even", "half_down", "up", "down")
CALLS = {"abs": (1, 1)} | dict.fromkeys(ROUNDING, (2, 2))
SEVERAL = {"min": ANY, "max": ANY, "sum": ANY, "mean": ANY, "count": ANY, "top": (2, MANY)}
KEPT = {
    "and",
    "or",
    "not",
    "min",
    "max",
    "abs",
    "half_up",
    "half_even",
    "down",
}  # a role may be called as another call: that has its bracket
MOST_OF = 60
MOST_BITS = 10_000
Node = Callable[[dict[str, Any]], Any]


class Percent(Fraction):
    """A number that carries the sign of per cent."""


class UndefinedError(Exception):
    """A division by zero, or something unknown: no value."""


def rounded(value: Fraction, unit: Fraction, mode: str) -> Fraction:
    """A value in whole steps of a unit, by its size: to the nearest, of two equally near ones as said; up; or down."""
    steps = abs(value) / unit
    low = floor(steps)
    rest = steps - low
    beyond, half = rest > Fraction(1, 2), rest == Fraction(1, 2)
    up = {"half-up": beyond or half, "half-even": beyond or (half and low % 2), "half-down": beyond, "up": rest > 0}
    low += bool(up.get(mode, False))
    return (low if value >= 0 else -low) * unit


class Formula:
    """A text that has a value for given names."""

    def __init__(self, text: Any, tokens: list[Any] | None = None) -> None:
        if not isinstance(text, str) or len(text) > 300:
            raise Refused("no formula", text)
        self.text = text
        self.names: set[str] = set()
        self.alone: set[str] = set()  # names that stand for one value, as they do not stand among several
        self.order: list[str] = []
        self.tokens = self._split("".join(SIGNS.get(each, each) for each in text)) if tokens is None else tokens
        self.read = tuple(self.tokens)
        self.tree = self._or()
        if self.tokens:
            raise Refused("no formula", text)

    def of_each(self, several: dict[str, list[str]]) -> "Formula":
        """The same formula with a name for each of the values of a role that has several."""
        tokens: list[Any] = []
        for each in self.read:
            names = several.get(each, [each]) if isinstance(each, str) else [each]
            tokens += [part for name in names for part in (",", name)][1:]
        return Formula(self.text, tokens) if several else self

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
        if not re.fullmatch(r"[^\W\d]\w*", token) or token in KEPT:
            raise Refused("no formula", self.text)
        self.names.add(token)
        self.alone.add(token)
        self.order.append(token)
        return lambda named: _known(named, token)

    def _call(self, name: str) -> Node:
        if name not in CALLS and name not in SEVERAL:
            raise Refused("no call", name)
        if name == "top" and not self._is_how_many():
            raise Refused("of how many is to be written out", self.text)
        given = [self._given(name)]
        while self._take(","):
            given.append(self._given(name))
        self._need(")")
        least, most = (CALLS | SEVERAL)[name]
        if not least <= len(given) <= most:
            raise Refused("of", name, len(given))
        return lambda named: call(name, [number(each(named)) for each in given])

    def _is_how_many(self) -> bool:
        """Whether the next token is a whole number of values that may be taken."""
        token = self.tokens[0] if self.tokens else None
        written = isinstance(token, Fraction) and not isinstance(token, Percent)
        return written and token.denominator == 1 and 1 <= token <= MOST_OF

    def _given(self, name: str) -> Node:
        """One part of a call; a name by itself may be several values there, where the call takes several."""
        first, then = [*self.tokens, None, None][:2]
        among = name in SEVERAL and isinstance(first, str) and then in {",", ")"} and first not in self.alone
        found = self._or()
        self.alone -= {first} if among else set()
        return found


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
    if name in SEVERAL:
        return of_several(name, given)
    if given[1].denominator != 1 or given[1] < 0:
        raise Refused("digits")
    return rounded(given[0], Fraction(1, 10 ** int(given[1])), name.replace("_", "-"))


def of_several(name: str, given: list[Fraction]) -> Fraction:
    """What is made of several numbers: the least, the greatest, their sum, their mean, how many they are, the best."""
    match name:
        case "min":
            return min(given)
        case "max":
            return max(given)
        case "count":
            return Fraction(len(given))
        case "top":
            return sum(sorted(given[1:], reverse=True)[: int(given[0])], Fraction(0))
    total = sum(given, Fraction(0))
    return total / len(given) if name == "mean" else total
