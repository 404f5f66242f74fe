"""Whether a number made of shares is itself a share: each of them stands in it once at the most."""

from fractions import Fraction
from typing import Any

from oracle.formulas import Formula, Percent
from oracle.reading import Refused

Weights = dict[str, Fraction]
COMPARED = ("=", "!=", "<", "<=", ">", ">=")


class Made:
    """Of what a part of a formula is made: a constant, shares with their weights, or anything else."""

    def __init__(self, *, constant: Fraction | None = None, weights: Weights | None = None) -> None:
        self.constant = constant
        self.weights = weights
        self.signed = False

    @property
    def share(self) -> bool:
        """Whether it is a share."""
        weights = [abs(each) for each in (self.weights or {}).values()]
        return any(weights) and max(weights) <= 1

    @property
    def bare(self) -> bool:
        """Whether it is a number that could be a share, or a hundred times one."""
        return bool(self.constant) and not self.signed

    @property
    def linear(self) -> Weights | None:
        """The shares in it, beside nothing but numbers that are shares too."""
        return {} if self.constant is not None and not self.bare else self.weights

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
        if any(each.share for each in parts) and any(each.bare for each in parts):
            raise Refused("a bare number beside a share", self.formula.text)

    def _sum(self) -> Made:
        found = self._product()
        while sign := self._take("+", "-"):
            other = self._product().times(Fraction(1 if sign == "+" else -1))
            self._beside([found, other])
            found = _together(found, other)
        return found

    def _product(self) -> Made:
        found = self._signed()
        while sign := self._take("*", "/"):
            other = self._signed()
            if other.constant is not None and (other.constant or sign == "*"):
                found = found.times(other.constant if sign == "*" else 1 / other.constant)
            elif found.constant is not None and sign == "*":
                found = other.times(found.constant)
            else:
                found = OTHER
        return found

    def _signed(self) -> Made:
        return self._signed().times(Fraction(-1)) if self._take("-") else self._atom()

    def _atom(self) -> Made:
        token = self.tokens.pop(0)
        if isinstance(token, Fraction):
            found = Made(constant=Fraction(token))
            found.signed = isinstance(token, Percent)
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
        if name not in {"min", "max"}:
            return given[0] if given[0].constant is None else OTHER
        self._beside(given)
        found: Weights = {}
        for each in given:
            if each.linear is None:
                return OTHER
            for share, weight in each.linear.items():
                found[share] = max(found.get(share, weight), weight, key=abs)
        return Made(weights=found) if found else OTHER


def _together(one: Made, other: Made) -> Made:
    """The sum of two parts."""
    if one.constant is not None and other.constant is not None:
        found = Made(constant=one.constant + other.constant)
        found.signed = one.signed or other.signed
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
