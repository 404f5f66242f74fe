"""Ratios: columns of exact numbers, as whole numbers over one denominator for all rows, or over one for each.

Owns: `Ratios`, `Per`, `SHORT`, `ratios_of`, `added`, `all_of`, `per_of`, `constant`, `total`, `aligned`, `in_steps`,
`scaled`, and their arithmetic.
Takes series of as many rows; gives series: every row exact, none reduced.
Never: a row without a number (see `scales.columns`); a denominator of all rows that grows with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain, repeat
from math import lcm
from operator import add, mul, sub
from typing import NamedTuple  # noqa: TID251 - made anew for each line: these cost least

from thidua.arithmetic import FURTHEST, RoundingMode, steps

__all__ = [
    "SHORT",
    "Integers",
    "Per",
    "Ratios",
    "added",
    "aligned",
    "all_of",
    "constant",
    "in_steps",
    "per_of",
    "ratios_of",
    "scaled",
    "total",
]

Per = int | tuple[int, ...]
Integers = tuple[int, ...]
Comparison = Callable[[int, int], bool]
Truths = Sequence[bool]
_LONG = FURTHEST.numerator
SHORT = 10**100
_MANY = 100
_MOST_BITS = 62  # of a denominator of all rows; beyond, numbers no longer fit a word of the machine


class Ratios(NamedTuple):
    """A column of exact numbers: whole `numbers` over `per`, one denominator (> 0) for all rows or one for each."""

    numbers: Integers
    per: Per

    @property
    def pers(self) -> Iterable[int]:
        """The denominator of each row."""
        return repeat(self.per, len(self.numbers)) if isinstance(self.per, int) else self.per

    @property
    def is_long(self) -> bool:
        """Whether any of its numbers or denominators may have more than 600 digits."""
        return self._furthest >= _LONG

    @property
    def is_short(self) -> bool:
        """Whether its numbers and denominators have at most 100 digits, so that a few combined can be written."""
        return self._furthest < SHORT

    @property
    def _furthest(self) -> int:
        """The largest of its numbers and denominators, whatever their sign."""
        numbers, per = self
        if not numbers:
            return 0
        greatest, least = max(numbers), min(numbers)
        return max(greatest, -least, per if isinstance(per, int) else max(per))

    def at(self, row: int) -> Fraction:
        """The number of one row."""
        numbers, per = self
        below = per if isinstance(per, int) else per[row]
        return Fraction(numbers[row]) if below == 1 else Fraction(numbers[row], below)

    def fractions(self) -> list[Fraction]:
        """The numbers of all rows as fractions."""
        return list(map(Fraction, self.numbers, self.pers))

    def pick(self, rows: Sequence[int]) -> Ratios:
        """The rows with these indices, in this order."""
        numbers, per = self.numbers, self.per
        below = per if isinstance(per, int) else tuple([per[row] for row in rows])
        return Ratios(tuple([numbers[row] for row in rows]), below)

    def greatest(self) -> Fraction:
        """The largest of all rows; 0 where there are none."""
        if isinstance(self.per, int):
            return Fraction(max(self.numbers, default=0), self.per)
        # compared crosswise, in whole numbers: no quotient is worked out, so none is rounded (law 6)
        best, per = (self.numbers[0], self.per[0]) if self.numbers else (0, 1)
        for own, below in zip(self.numbers, self.per, strict=True):
            if own * per > best * below:
                best, per = own, below
        return Fraction(best, per)

    def least(self) -> Fraction:
        """The smallest of all rows; 0 where there are none."""
        return -self.times(Fraction(-1)).greatest()

    def times(self, factor: Fraction) -> Ratios:
        """Multiply every row by one factor."""
        number, per = factor.as_integer_ratio()
        return Ratios(scaled(self.numbers, number), _widened(self.per, per))

    def over(self, divisor: Fraction) -> Ratios:
        """Divide every row by one number, which is not 0."""
        by, per = divisor.as_integer_ratio()
        return Ratios(scaled(self.numbers, per if by > 0 else -per), _widened(self.per, abs(by)))

    def plus(self, other: Ratios) -> Ratios:
        """Add another series row by row."""
        return self._joined(other, add)

    def minus(self, other: Ratios) -> Ratios:
        """Subtract another series row by row."""
        return self._joined(other, sub)

    def lesser(self, other: Ratios) -> Ratios:
        """Take the smaller number of two series, row by row."""
        return self._joined(other, min)

    def larger(self, other: Ratios) -> Ratios:
        """Take the larger number of two series, row by row."""
        return self._joined(other, max)

    def _joined(self, other: Ratios, join: Callable[[int, int], int]) -> Ratios:
        first, second, per = aligned(self, other)
        return Ratios(tuple(map(join, first, second)), per)

    def product(self, other: Ratios) -> Ratios:
        """Multiply by another series row by row."""
        numbers = tuple(map(mul, self.numbers, other.numbers))
        if isinstance(self.per, int) and isinstance(other.per, int):
            return Ratios(numbers, self.per * other.per)
        return Ratios(numbers, tuple(map(mul, self.pers, other.pers)))

    def quotient(self, other: Ratios) -> Ratios:
        """Divide by another series row by row.

        Raises: ZeroDivisionError where the other has a row of 0.
        """
        if 0 in other.numbers:
            raise ZeroDivisionError
        # denominators stay above 0, so that numbers alone carry the sign and compare as they are
        signed = zip(self.numbers, other.numbers, other.pers, strict=True)
        numbers = tuple([own * per if by > 0 else -own * per for own, by, per in signed])
        return Ratios(numbers, tuple(map(mul, self.pers, map(abs, other.numbers))))

    def within(self, least: Fraction | None, most: Fraction | None) -> Ratios:
        """Cut every row at `most`, then raise it to `least`; None cuts or raises nothing."""
        found = self if most is None else self.limited(most, min)
        return found if least is None else found.limited(least, max)

    def limited(self, limit: Fraction, pick: Callable[[int, int], int]) -> Ratios:
        """Take `pick` (`min` or `max`) of every row and a limit."""
        number, below = limit.as_integer_ratio()
        numbers = scaled(self.numbers, below)
        if not isinstance(self.per, int):
            return Ratios(tuple(map(pick, numbers, scaled(self.per, number))), scaled(self.per, below))
        end, farthest = number * self.per, max if pick is min else min
        if not numbers or pick(farthest(numbers), end) != end:
            return self  # it limits nothing
        return Ratios(tuple([pick(own, end) for own in numbers]), self.per * below)

    def compared(self, other: Ratios, holds: Comparison) -> tuple[bool, ...]:
        """Whether a comparison with another series holds, row by row."""
        first, second, _ = aligned(self, other)
        return tuple(map(holds, first, second))

    def equals(self, other: Ratios) -> bool:
        """Whether every row is the same number as in another series."""
        first, second, _ = aligned(self, other)
        return first == second

    def passes(self, limit: Fraction) -> bool:
        """Whether any row is above a limit."""
        number, below = limit.as_integer_ratio()
        if isinstance(self.per, int):
            # of one denominator the largest number is the largest value
            return max(self.numbers, default=0) * below > number * self.per
        return any(own * below > number * per for own, per in zip(self.numbers, self.per, strict=True))

    def where(self, truths: Truths, other: Ratios) -> Ratios:
        """Take the rows of this series where `truths` says so, and those of another elsewhere."""
        if all(truths):
            return self
        kept, rest, per = aligned(self, other)
        return Ratios(tuple([own if true else its for true, own, its in zip(truths, kept, rest, strict=True)]), per)

    def spread(self, places: Sequence[int], rows: int) -> Ratios:
        """Put the rows at these places of a column of `rows` rows, with 0 at all others."""
        numbers, per = [0] * rows, [1] * rows
        for place, number, below in zip(places, self.numbers, self.pers, strict=True):
            numbers[place], per[place] = number, below
        return Ratios(tuple(numbers), self.per if isinstance(self.per, int) else tuple(per))


def ratios_of(values: Sequence[Fraction]) -> Ratios:
    """Make a series of these numbers.

    Example:
        >>> ratios_of([Fraction(1, 2), Fraction(1, 3)])
        Ratios(numbers=(3, 2), per=6)
    """
    if len(values) == 1:  # one unit's own, as its reasons ask: there is nothing to bring together
        number, below = values[0].as_integer_ratio()
        return Ratios((number,), below)
    ratios = [value.as_integer_ratio() for value in values]
    per = lcm(*{below for _, below in ratios})
    # a shared denominator grows with the rows until it is slower than one for each, which loses nothing either
    if per.bit_length() > _MOST_BITS:
        return Ratios(tuple([number for number, _ in ratios]), tuple([below for _, below in ratios]))
    return Ratios(tuple([number * (per // below) for number, below in ratios]), per)


def added(values: Sequence[Fraction]) -> Fraction:
    """Add these numbers.

    Example:
        >>> added([Fraction(1, 2), Fraction(1, 3)])
        Fraction(5, 6)
    """
    numbers, per = ratios_of(values)
    return Fraction(sum(numbers), per) if isinstance(per, int) else sum(values, Fraction(0))


def all_of(columns: Mapping[str, Sequence[Fraction]]) -> dict[str, Ratios]:
    """Make a series of each column, over one denominator for all of them if it remains short.

    All columns have the same number of rows. A column with a number of very many digits is left out.

    Example:
        >>> all_of({"x": [Fraction(1, 2)], "y": [Fraction(3)]})
        {'x': Ratios(numbers=(1,), per=2), 'y': Ratios(numbers=(6,), per=2)}
    """
    rows = len(next(iter(columns.values()), ()))
    if rows < _MANY:  # where there are many, a column at a time is no slower, and stays in the machine's memory
        together = ratios_of([*chain.from_iterable(columns.values())])
        numbers, per = together
        if isinstance(per, int) and together.is_short:
            places = enumerate(columns)
            return {name: Ratios(numbers[place * rows : (place + 1) * rows], per) for place, name in places}
    found = {name: ratios_of(column) for name, column in columns.items()}
    return {name: series for name, series in found.items() if series.is_short}


def per_of(denominators: Sequence[int]) -> Per:
    """One denominator for rows with these denominators if it remains short, else one for each row."""
    per = lcm(*set(denominators))
    return per if per.bit_length() <= _MOST_BITS else tuple(denominators)


def constant(value: Fraction, rows: int) -> Ratios:
    """A series with one number in every row."""
    number, per = value.as_integer_ratio()
    return Ratios((number,) * rows, per)


def aligned(first: Ratios, second: Ratios) -> tuple[Integers, Integers, Per]:
    """The numbers of two series over the same denominators, and those denominators.

    Example:
        >>> aligned(Ratios((1, 2), 2), Ratios((1, 2), 3))
        ((3, 6), (2, 4), 6)
    """
    one, other = first.per, second.per
    if one is other or one == other:
        return first.numbers, second.numbers, one
    if isinstance(one, int) and isinstance(other, int):
        # nothing is reduced on the way: equal values may be written apart, so rows are aligned to be compared
        per = lcm(one, other)
        return scaled(first.numbers, per // one), scaled(second.numbers, per // other), per
    pers = tuple(map(mul, first.pers, second.pers))
    return tuple(map(mul, first.numbers, second.pers)), tuple(map(mul, second.numbers, first.pers)), pers


def total(columns: Iterable[tuple[Integers, Per]], rows: int) -> Ratios:
    """Add columns row by row.

    Example:
        >>> total([Ratios((1, 2), (3, 5)), Ratios((1, 1), 2), Ratios((0, 1), 4)], 2)
        Ratios(numbers=(10, 23), per=(12, 20))
    """
    alike: dict[Per, list[Integers]] = {}
    for numbers, per in columns:
        alike.setdefault(per, []).append(numbers)
    sums = {
        per: found[0] if len(found) == 1 else tuple(map(sum, zip(*found, strict=True))) for per, found in alike.items()
    }
    common = lcm(*(per for per in sums if isinstance(per, int)))
    wide = [scaled(numbers, common // per) for per, numbers in sums.items() if isinstance(per, int)]
    found = tuple(map(sum, zip(*wide, strict=True))) if wide else (0,) * rows
    own = [(numbers, per) for per, numbers in sums.items() if not isinstance(per, int)]
    return _beside(found, common, own) if own else Ratios(found, common)


def _beside(found: Integers, common: int, own: Sequence[tuple[Integers, tuple[int, ...]]]) -> Ratios:
    """A sum with columns of a denominator for each row."""
    numbers, pers = [], []
    for row, start in enumerate(found):
        number, per = start, common
        for column, below in own:
            number, per = number * below[row] + column[row] * per, per * below[row]
        numbers.append(number)
        pers.append(per)
    return Ratios(tuple(numbers), tuple(pers))


def in_steps(series: Ratios, unit: Fraction, mode: RoundingMode) -> Ratios:
    """Round every row to a whole number of steps of `unit` (*làm tròn*).

    Example:
        >>> in_steps(Ratios((9379, 5), 4000), Fraction(1, 100), RoundingMode.HALF_UP)
        Ratios(numbers=(234, 0), per=100)
    """
    # in whole numbers as well: a half is exactly a half, whatever it was made of (shape 45)
    number, below = unit.as_integer_ratio()
    whole = [steps(own * below, per * number, mode) for own, per in zip(series.numbers, series.pers, strict=True)]
    return Ratios(scaled(tuple(whole), number), below)


def scaled(numbers: Integers, by: Per) -> Integers:
    """Multiply whole numbers by a factor, one for all rows or one for each."""
    if not isinstance(by, int):
        return tuple(map(mul, numbers, by))
    return numbers if by == 1 else tuple([number * by for number in numbers])


def _widened(per: Per, factor: int) -> Per:
    return per * factor if isinstance(per, int) else scaled(per, factor)
