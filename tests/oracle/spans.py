"""Between what the value of a formula may lie while what it reads is a range: it may have no end, or no value."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product
from math import gcd
from typing import Any

from oracle.formulas import SEVERAL, Formula, call
from oracle.scales import NO_END

ZERO = Fraction(0)
ENDLESS = NO_END / 10**6  # what is so far off has no end: a share of something endless, or the like
PIECES = {1: 64, 2: 8}  # a range that a formula names more than once is looked at piece by piece
COMPARED = ("=", "!=", "<", "<=", ">", ">=")
Ends = tuple[Fraction, Fraction]


def ended(points: Fraction) -> Fraction:
    """Points, or what stands for no end."""
    return points if abs(points) < ENDLESS else NO_END if points > 0 else -NO_END


class Span:
    """Numbers from the least to the most.

    ``grain``: all are whole multiples of it, so that none but 0 itself comes near to 0; None where any number may be.
    ``lost``: there may be no value.
    """

    def __init__(self, low: Fraction, high: Fraction, grain: Fraction | None = None, *, lost: bool = False) -> None:
        self.low, self.high, self.grain, self.lost = ended(low), ended(high), grain, lost

    def at(self, ends: list[Fraction], grain: Fraction | None, *others: "Span") -> "Span":
        """What is made of this and others, which has no value where one of them has none."""
        return Span(min(ends), max(ends), grain, lost=any(each.lost for each in (self, *others)))

    def times(self, other: "Span") -> "Span":
        """Every product."""
        both = None if self.grain is None or other.grain is None else self.grain * other.grain
        ends = [_product(one, each) for one in (self.low, self.high) for each in (other.low, other.high)]
        return self.at(ends, both, other)


def _product(one: Fraction, other: Fraction) -> Fraction:
    """A product; of something endless there is no end but where the other is 0."""
    far = NO_END in {abs(one), abs(other)}
    return one * other if not one or not other or not far else NO_END if (one > 0) == (other > 0) else -NO_END


def _common(*spans: Span) -> Fraction | None:
    """Of what all numbers of several spans are multiples."""
    found = ZERO
    for each in spans:
        if each.grain is None:
            return None
        under = found.denominator * each.grain.denominator
        found = Fraction(gcd(int(found * under), int(each.grain * under)), under)
    return found


def _grain_of(name: str, given: list[Span]) -> Fraction | None:
    """Of what all is a multiple that is made of several numbers."""
    if name == "count":
        return Fraction(1)
    common = _common(*given[1:] if name == "top" else given)
    return common / len(given) if common is not None and name == "mean" else common


Truths = set[bool | None]


def span_of(value: Any) -> Span:
    """A known value, the two ends of one, the truths that there may be, or nothing."""
    if isinstance(value, Span):
        return value
    if isinstance(value, set):
        kept = [Fraction(each) for each in value if each is not None] or [ZERO]
        return Span(min(kept), max(kept), Fraction(1), lost=None in value)
    if isinstance(value, tuple):
        return Span(*value)
    number = ZERO if value is None else Fraction(value)
    return Span(number, number, abs(number), lost=value is None)


class Reading:
    """One formula over the values and ranges of its names; ``near``: it may divide by 0, or near to it."""

    def __init__(self, formula: Formula, named: dict[str, Any]) -> None:
        self.tokens, self.named, self.near = list(formula.read), named, False
        self.found: Span | Truths = self._or()

    def _take(self, *wanted: str) -> Any:
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in wanted else None

    def _or(self) -> Any:
        found = self._and()
        while self._take("or"):
            found = _decided(found, self._and(), by=True)
        return found

    def _and(self) -> Any:
        found = self._not()
        while self._take("and"):
            found = _decided(found, self._not(), by=False)
        return found

    def _not(self) -> Any:
        if self._take("not"):
            return {None if each is None else not each for each in _truths(self._not())}
        left = self._sum()
        sign = self._take(*COMPARED)
        return _compared(sign, span_of(left), span_of(self._sum())) if sign else left

    def _sum(self) -> Any:
        found = self._product()
        while sign := self._take("+", "-"):
            one, other = span_of(found), span_of(self._product()).times(span_of(1 if sign == "+" else -1))
            found = one.at([one.low + other.low, one.high + other.high], _common(one, other), other)
        return found

    def _product(self) -> Any:
        found = self._signed()
        while sign := self._take("*", "/"):
            one, other = span_of(found), span_of(self._signed())
            found = one.times(other) if sign == "*" else self._over(one, other)
        return found

    def _over(self, over: Span, under: Span) -> Span:
        """Every quotient: without end as what divides comes near to 0, on the sides that the dividend tells."""
        grain = under.grain or ZERO
        touches = under.low <= 0 <= under.high
        lost = over.lost or under.lost or touches
        self.near = self.near or (touches and under.low < under.high)
        sides = [(max(under.low, grain, ZERO), under.high)] if under.high > 0 else []
        sides += [(under.low, min(under.high, -grain, ZERO))] if under.low < 0 else []
        found = [over.times(Span(*_turned(low, high))) for low, high in sides if low <= high]
        if not found:
            return Span(ZERO, ZERO, lost=True)
        low, high = min(each.low for each in found), max(each.high for each in found)
        return Span(low, high, abs(low) if low == high else None, lost=lost)

    def _signed(self) -> Any:
        return span_of(self._signed()).times(span_of(-1)) if self._take("-") else self._atom()

    def _atom(self) -> Any:
        token = self.tokens.pop(0)
        if isinstance(token, Fraction):
            return span_of(token)
        if token == "(":
            found = self._or()
            self._take(")")
            return found
        if self._take("("):
            return self._call(token)
        value = self.named.get(token)
        return {value} if isinstance(value, bool) else span_of(value)

    def _call(self, name: str) -> Span:
        given = [span_of(self._or())]
        while self._take(","):
            given.append(span_of(self._or()))
        self._take(")")
        first = given[0]
        if name == "abs":
            ends = [abs(first.low), abs(first.high), *([ZERO] if first.low < 0 < first.high else [])]
            return first.at(ends, first.grain)
        if name in SEVERAL:
            ends = [call(name, [each.low for each in given]), call(name, [each.high for each in given])]
            return first.at(ends, _grain_of(name, given), *given)
        digits = given[1].low
        return first.at(
            [call(name, [each, digits]) for each in (first.low, first.high)], 1 / Fraction(10) ** int(digits)
        )


def _turned(low: Fraction, high: Fraction) -> Ends:
    """One over every number between two ends of one sign, of which one may be 0."""
    least = ZERO if abs(high) == NO_END else 1 / high if high else -NO_END
    most = ZERO if abs(low) == NO_END else 1 / low if low else NO_END
    return least, most


def _truths(value: Any) -> Truths:
    return value if isinstance(value, set) else {None}


def _compared(sign: str, one: Span, other: Span) -> Truths:
    """Which truths a comparison may have."""
    equal = one.low <= other.high and other.low <= one.high
    both_alike = one.low == one.high == other.low == other.high
    states = {-1: one.low < other.high, 0: equal, 1: one.high > other.low}
    able = {0} if both_alike else {state for state, may in states.items() if may}
    tests: dict[str, set[int]] = {"=": {0}, "!=": {-1, 1}, "<": {-1}, "<=": {-1, 0}, ">": {1}, ">=": {0, 1}}
    found: Truths = {each in tests[sign] for each in able}
    return found | ({None} if one.lost or other.lost else set())


def _decided(one: Any, other: Any, *, by: bool) -> Truths:
    """One side that decides is enough; else a side without a value leaves none."""
    pairs = list(product(_truths(one), _truths(other)))
    return {by if by in pair else None if None in pair else not by for pair in pairs}


def _boxes(formula: Formula, named: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The values and ranges, piece by piece where a range stands in the formula more than once."""
    twice = [each for each in formula.names if isinstance(named.get(each), tuple) and formula.order.count(each) > 1]
    many = PIECES.get(len(twice), 1)
    pieces = [_pieces(*named[each], many) for each in twice]
    for some in product(*pieces):
        yield named | dict(zip(twice, some, strict=True))


def _pieces(low: Fraction, high: Fraction, many: int) -> list[Ends]:
    edges = [low + (high - low) * at / many for at in range(many)] + [high]
    return list(pairwise(edges))


def spread(formula: Formula, named: dict[str, Any]) -> Span | Truths | None:
    """Between what a formula may lie, if it may divide by 0, or near to it, or reads what has no end; else None."""
    ranges = [named[each] for each in formula.names if isinstance(named.get(each), tuple)]
    far = any(abs(end) >= ENDLESS for each in ranges for end in each)
    if not ranges or not (far or "/" in formula.read):
        return None
    if not far and not Reading(formula, named).near:
        return None
    readings = [Reading(formula, each) for each in _boxes(formula, named)]
    if all(isinstance(each.found, set) for each in readings):
        return {truth for each in readings for truth in _truths(each.found)}
    spans = [span_of(each.found) for each in readings]
    low, high = min(each.low for each in spans), max(each.high for each in spans)
    return Span(low, high, lost=any(each.lost for each in spans))
