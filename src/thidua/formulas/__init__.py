"""Formulas: one small bounded expression language over named values, for gates, derived keys and the formula scale.

Owns: `Formula`, `as_formula`, `is_name`, `points_formula`, `formula_or_none`, `RoundingMode`, `rounded`.
Takes a text such as `early / all` or `late = 0 and done >= 95 %`; gives exact numbers or truths.
Never: a name but those given, a call but those below, a loop, an attribute, a float.

Grammar, loosest first: `or` · `and` · `not` · `= != < <= > >=` · `+ -` · `* /` · unary `-` · number, number `%`,
name, `(…)`, `min(…)`, `max(…)`, `sum(…)`, `mean(…)`, `count(…)`, `top(number, …)`, `abs(x)`, `half_up(x, digits)`,
`half_even(x, digits)`, `half_down(x, digits)`, `up(x, digits)`, `down(x, digits)`.
`× ÷ − ≤ ≥ ≠` are read as `* / - <= >= !=`. At most 300 characters and 60 parts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from thidua.arithmetic import RoundingMode, outward, rounded, writable
from thidua.errors import FormatError, Problem, RulebookError
from thidua.formulas.measures import Measure, bare_in, measure_of, rates_in
from thidua.formulas.parsing import MOST_DIGITS, Node, lone_in, names_in, parsed, spread, yields_truth
from thidua.formulas.reckoning import Named, Result, column_of, value_of
from thidua.formulas.spans import (
    Ends,
    Joint,
    Span,
    Weighted,
    among,
    has_value,
    reach_of,
    span_of,
    truths,
    valueless,
)
from thidua.given import is_per_cent
from thidua.grounds import Fault, pairs
from thidua.names import not_of
from thidua.nouns import Noun
from thidua.ratios import Ratios

__all__ = ["MOST_DIGITS", "Ends", "Formula", "Joint", "RoundingMode", "Span", "Spans", "Weighted", "rounded"]

_NONE = Fraction(0)
Spans = Mapping[str, Span | list[Span]]  # the ends of each name, of several values a list


@frozen(kw_only=True, repr=False)
class Formula(Noun):
    """An expression over named values (*công thức*), such as `late = 0 and done >= 95 %`.

    `names` are the values that it needs. It has no value where it divides by 0, or comes to a number with more than 600
    digits in its numerator or denominator.

    Raises: RulebookError for a text that is no formula, is too long, or mixes numbers and truths.

    Example:
        >>> Formula(text="early / all").value({"early": Fraction(626), "all": Fraction(723)})
        Fraction(626, 723)
        >>> Formula(text="late = 0 and done >= 95 %").value({"late": Fraction(0), "done": Fraction("0.95")})
        True
    """

    looking = False  # the text is parsed, which says all that is wrong with it
    text: str
    names: tuple[str, ...] = field(init=False, eq=False, repr=False)
    _node: Node = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Parse the text once."""
        told: object = self.text
        if not isinstance(told, str):
            raise FormatError([not_of(told, "text").under("$.text")])
        node = parsed(self.text)
        object.__setattr__(self, "_node", node)
        object.__setattr__(self, "names", tuple(dict.fromkeys(names_in(node))))

    def is_share(self, shares: Collection[str]) -> bool:
        """Whether the formula's number is a share (*tỷ lệ*) if the values with these names are shares.

        Then it is compared in per cent.

        Example:
            >>> [Formula(text=text).is_share({"x", "y"}) for text in ("(x + y) / 2", "x / y", "10 * x")]
            [True, False, False]
        """
        return measure_of(self._node, shares) is Measure.SHARE

    def bare(self, shares: Collection[str]) -> tuple[Fraction, ...]:
        """The bare numbers that are compared with a share or added to one: 40 could mean 40 % or 4000 %.

        `shares` are the names whose values are shares. 0 is left out, as it means the same either way.

        Example:
            >>> [Formula(text=text).bare({"x"}) for text in ("x >= 40", "x >= 40 %", "10 * x + 5")]
            [(Fraction(40, 1),), (), ()]
        """
        return tuple(bare_in(self._node, shares))

    def rates(self, points: Collection[str]) -> tuple[Fraction, ...]:
        """The per cents that are compared with points or added to them: 95 % would be 0.95 of one point.

        `points` are the names whose values are points. 0 is left out, as it means the same either way.

        Example:
            >>> [Formula(text=text).rates({"t"}) for text in ("t >= 95 %", "t / 2 >= 9", "t >= 95 % * all")]
            [(Fraction(19, 20),), (), ()]
        """
        return tuple(rates_in(self._node, points))

    def alone(self, several: Collection[str]) -> tuple[str, ...]:
        """The names of these, whose values are `several`, that stand where one number is wanted.

        Example:
            >>> [Formula(text=text).alone({"s"}) for text in ("min(s) > 0", "s > 0", "top(2, s, x) > 3")]
            [(), ('s',), ()]
        """
        return tuple(dict.fromkeys(lone_in(self._node, several)))

    @property
    def is_truth(self) -> bool:
        """Whether the formula gives a truth, and not a number.

        Example:
            >>> [Formula(text=text).is_truth for text in ("x >= 70 %", "x / 2", "x")]
            [True, False, False]
        """
        return bool(yields_truth(self._node))

    def value(self, named: Named) -> Result:
        """The number or truth of the formula for these values; None where it has no value.

        Raises: KeyError for a name that is not among the values.
        """
        return value_of(self._node, named)

    def column(self, named: Mapping[str, Ratios], rows: int) -> Ratios | None:
        """The values of the formula in each of `rows` rows, for columns by name; a truth is 1 or 0.

        It is None where some row may have no value: then `value` tells which, row by row.

        Example:
            >>> Formula(text="early / 4").column({"early": Ratios((1, 2), 1)}, 2)
            Ratios(numbers=(1, 2), per=4)
        """
        return column_of(self._node, named, rows)

    def between(self, ends: Spans) -> Span | None:
        """The least and the most that the formula can give while each value lies between its ends, or wider ends.

        A name that occurs twice counts as two values. The result is None where there may be no value. A name without
        ends may have any value or none; with one, only an `and` or `or` that its other parts decide gives a result. A
        name with a list of ends has several values, which the calls take that take any number.

        Example:
            >>> Formula(text="abs(t - 5)").between({"t": (Fraction(3), Fraction(9))})
            (Fraction(0, 1), Fraction(4, 1))
            >>> Formula(text="sum(s)").between({"s": [(Fraction(1), Fraction(2)), (Fraction(5), Fraction(5))]})
            (Fraction(6, 1), Fraction(7, 1))
        """
        alone = {name: each for name, each in ends.items() if isinstance(each, tuple)}
        many = {name: each for name, each in ends.items() if isinstance(each, list)}
        if not many:
            return span_of(self._node, alone)
        alone |= {f"{name}:{row}": each for name, spans in many.items() for row, each in enumerate(spans)}
        return span_of(spread(self._node, {name: len(spans) for name, spans in many.items()}), alone)

    def reach(self, ends: Mapping[str, Span]) -> Span:
        """The least and the most that the formula can count while each value lies between its ends.

        A formula without a value counts 0, and one that divides by what may come as near to 0 as it likes reaches
        ±10⁶⁰⁰.

        Raises: KeyError for a name without ends.

        Example:
            >>> low, high = Formula(text="1 / (t + 1)").reach({"t": (Fraction(-1), Fraction(3))})
            >>> low, high > 10**300
            (Fraction(0, 1), True)
        """
        # outward, no further than numbers go: a limit around the scale may still give such points an end (shape 20)
        found = self.between(ends)
        if found is not None:
            return outward(*found)
        low, high = reach_of(self._node, ends)
        # without a value a line earns nothing, so that 0 is among what may come out (shape 78)
        return min(low, _NONE), max(high, _NONE)

    def holds(self, ends: Spans) -> bool | None:
        """The truth of a condition if it is the same wherever each value lies between its ends; else None.

        A name without ends may have any value, or none; one with a list of ends has several values.

        Example:
            >>> ends = {"t": (Fraction(3), Fraction(7)), "k": (Fraction(1), Fraction(1))}
            >>> [Formula(text=text).holds(ends) for text in ("t < 8", "t + k > 9", "t = 5")]
            [True, False, None]
            >>> [Formula(text=text).holds(ends) for text in ("x > 1 or t < 8", "x > 1 and t > 8", "x > 1")]
            [True, False, None]
        """
        found = self.between(ends)
        if found is None:
            return None
        # decided where all that may come agrees, also for what nobody reported (shape 49)
        surely, possibly = truths(found)
        return surely if surely == possibly else None

    def has_value(self, ends: Mapping[str, Span]) -> bool:
        """Whether the formula and every part of it has a value wherever each name lies between its ends."""
        return has_value(self._node, ends)

    def valueless(self, ends: Mapping[str, Span]) -> bool:
        """Whether the formula has no value wherever each name lies between its ends, as it divides by what is always 0.

        Example:
            >>> ends = {"t": (Fraction(0), Fraction(3)), "k": (Fraction(0), Fraction(0))}
            >>> [Formula(text=text).valueless(ends) for text in ("1 / t", "t / k", "t / k > 1 or k = 0")]
            [False, True, False]
        """
        return valueless(self._node, ends)

    def among(self, joint: Joint, more: Weighted) -> Ends | None:
        """The least and the most of the formula plus `more`, for names that depend on each other; or wider ends.

        `joint` gives the ends of a weighted sum of the names, and `more` are such weights by name. An end is None if
        there is no limit. The result is None where there may be no value, or where more than a sum is made of a value
        without limit.

        Example:
            >>> known = {"a": Fraction(1), "b": Fraction(3), "": Fraction(1)}
            >>> def joint(weights):
            ...     found = sum((known[name] * factor for name, factor in weights.items()), Fraction(0))
            ...     return found, None if weights.get("b") else found
            >>> Formula(text="min(b - a, 5)").among(joint, {"a": Fraction(1)})
            (Fraction(3, 1), Fraction(6, 1))
            >>> Formula(text="min(b - a, 5)").among(joint, {})
            (Fraction(2, 1), Fraction(5, 1))
        """
        found = among(self._node, Fraction(1), more, joint)
        return found if found is None or all(end is None or writable(end) for end in found) else None


_REMEMBERED = 4096  # texts, each with its formula


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> Formula:
    return Formula(text=text)


def as_formula(found: str | Formula) -> Formula:
    """A formula, or what its text says.

    Raises: as `Formula`; FormatError for anything else.
    """
    given: object = found
    if isinstance(given, Formula):
        return given
    if isinstance(given, str):
        return _read(given)
    raise FormatError([not_of(found, "Formula")])


def is_name(text: str) -> bool:
    """Whether a formula can call a value by this name.

    Example:
        >>> [is_name(text) for text in ("dung_han", "dung-han", "hạn", "min")]
        [True, False, False, False]
    """
    try:
        return _read(text).names == (text,)
    except RulebookError:  # what is no formula is no name either
        return False


def points_formula(found: str | Formula) -> Formula:
    """A formula of points, or what its text says.

    Raises: as `as_formula`; FormatError for a number in per cent, which is no number of points.
    """
    formula = as_formula(found)
    if is_per_cent(formula.text):
        raise FormatError([Problem(fault=Fault.PER_CENT_OF_POINTS, facts=pairs(found=formula.text))])
    return formula


def formula_or_none(found: str | Formula | None) -> Formula | None:
    """A formula, or what its text says, where there is one."""
    return None if found is None else as_formula(found)
