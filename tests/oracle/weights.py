"""Whether a number made of shares is itself a share: each of them stands in it once at the most."""

from fractions import Fraction
from typing import Any

from oracle.formulas import SEVERAL, Formula, Percent, call
from oracle.reading import Refused

Weights = dict[str, Fraction]
COMPARED = ("=", "!=", "<", "<=", ">", ">=")


class Made:
    """Of what a part of a formula is made: a constant, shares with their weights, or anything else."""

    def __init__(self, *, constant: Fraction | None = None, weights: Weights | None = None) -> None:
        self.constant = constant
        self.weights = weights
        self.signed = False  # whether a constant carries the sign of per cent, or is made of one that does
        self.written = False  # whether it stands in the text itself, and is not worked out

    @property
    def share(self) -> bool:
        """Whether it is a share."""
        weights = [abs(each) for each in (self.weights or {}).values()]
        return any(weights) and max(weights) <= 1

    @property
    def bare(self) -> bool:
        """Whether it is a number that could be a share, or a hundred times one; what is worked out is, beyond 100 %."""
        beyond = self.constant is not None and abs(self.constant) > 1 and not self.written
        return bool(self.constant) and (beyond or not self.signed)

    @property
    def stated(self) -> bool:
        """Whether it is a share that the text states."""
        return self.constant is not None and self.signed and not self.bare

    @property
    def linear(self) -> Weights | None:
        """The shares in it, beside nothing but numbers that are shares too."""
        return {} if self.constant is not None and not self.bare else self.weights

    def negative(self) -> "Made":
        """The same below 0: nothing is worked out by that."""
        found = self.times(Fraction(-1))
        found.written = self.written
        return found

    def times(self, by: Fraction) -> "Made":
        """So many of it."""
        if self.constant is not None:
            found = Made(constant=self.constant * by)
            found.signed = self.signed
            return found
        return Made(weights=None if self.weights is None else {name: each * by for name, each in self.weights.items()})


OTHER = Made()


class Weighing:
    """One formula, read for the shares in it; a bare number beside a share is refused."""

    def __init__(self, formula: Formula, shares: set[str]) -> None:
        self.formula, self.shares = formula, shares
        self.tokens = list(formula.read)
        self.found = self._or()

    def _take(self, *wanted: str) -> Any:
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in wanted else None

    def _or(self) -> Made:
        found = self._not()
        while self._take("and", "or"):
            self._not()
            found = OTHER
        return found

    def _not(self) -> Made:
        if self._take("not"):
            self._not()
            return OTHER
        found = self._sum()
        if self._take(*COMPARED):
            self._beside([found, self._sum()])
            return OTHER
        return found

    def _beside(self, parts: list[Made]) -> None:
        if any(each.share or each.stated for each in parts) and any(each.bare for each in parts):
            raise Refused("a bare number beside a share", self.formula.text)

    def _sum(self) -> Made:
        found = self._product()
        while sign := self._take("+", "-"):
            other = self._product() if sign == "+" else self._product().negative()
            self._beside([found, other])
            found = _together(found, other)
        return found

    def _product(self) -> Made:
        found = self._signed()
        while sign := self._take("*", "/"):
            other = self._signed()
            if sign == "/" and other.stated and found.constant is None:
                found = OTHER  # how often one share goes into another
            elif other.constant is not None and (other.constant or sign == "*"):
                both = sign == "/" and found.stated and other.stated  # a number, too
                signed = (found.signed or other.signed) and not both
                found = found.times(other.constant if sign == "*" else 1 / other.constant)
                found.signed = signed
            elif found.constant is not None and sign == "*":
                found = other.times(found.constant)
            else:
                found = OTHER
        return found

    def _signed(self) -> Made:
        return self._signed().negative() if self._take("-") else self._atom()

    def _atom(self) -> Made:
        token = self.tokens.pop(0)
        if isinstance(token, Fraction):
            found = Made(constant=Fraction(token))
            found.signed, found.written = isinstance(token, Percent), True
            return found
        if token == "(":
            found = self._or()
            self._take(")")
            return found
        if self._take("("):
            return self._call(token)
        return Made(weights={token: Fraction(1)}) if token in self.shares else OTHER

    def _call(self, name: str) -> Made:
        given = [self._or()]
        while self._take(","):
            given.append(self._or())
        self._take(")")
        among = given[1:] if name == "top" else given
        if name in SEVERAL and name != "count":
            self._beside(among)
        if name == "count":  # a number, whatever is counted
            return OTHER
        if all(each.constant is not None for each in given):
            return _worked_out(name, given)
        if name not in SEVERAL:
            return given[0]
        if name in {"sum", "mean", "top"}:
            return _added_up(among).times(Fraction(1, len(among)) if name == "mean" else Fraction(1))
        found: Weights = {}
        for each in given:
            if each.linear is None:
                return OTHER
            for share, weight in each.linear.items():
                found[share] = max(found.get(share, weight), weight, key=abs)
        return Made(weights=found) if found else OTHER


def _worked_out(name: str, given: list[Made]) -> Made:
    """A call of numbers that the text states: the least and the largest of shares is a share, as their sum is."""
    if name in {"sum", "mean", "top"}:
        return _of_several(name, given)
    among = given if name in {"min", "max"} else given[:1]
    found = Made(constant=call(name, [each.constant for each in given if each.constant is not None]))
    found.signed = any(each.signed for each in among) and all(each.signed or not each.constant for each in among)
    found.written = name in {"min", "max"} and not any(each.bare for each in among)
    return found


def _of_several(name: str, given: list[Made]) -> Made:
    """The same where numbers add up: the sum of shares is a share, and their mean, which is worked out, up to 100 %."""
    constants = [each.constant for each in given if each.constant is not None]
    found, added = Made(constant=call(name, constants)), _added_up(given[1:] if name == "top" else given)
    found.signed, found.written = added.signed, added.written and name != "mean"
    return found


def _added_up(parts: list[Made]) -> Made:
    """All parts together, each with a plus."""
    first, *rest = parts
    for each in rest:
        first = _together(first, each)
    return first


def _together(one: Made, other: Made) -> Made:
    """The sum of two parts."""
    if one.constant is not None and other.constant is not None:
        found = Made(constant=one.constant + other.constant)
        found.signed = one.signed or other.signed
        found.written = one.signed and other.signed and not one.bare and not other.bare  # the sum of shares is one
        return found
    if one.linear is None or other.linear is None:
        return OTHER
    weights = dict(one.linear)
    for name, weight in other.linear.items():
        weights[name] = weights.get(name, Fraction(0)) + weight
    return Made(weights=weights)


def is_share(formula: Formula, shares: set[str]) -> bool:
    """Whether what a formula gives is a share; refused where a bare number stands beside one."""
    return Weighing(formula, shares).found.share
