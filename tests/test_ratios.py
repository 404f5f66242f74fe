"""Columns of exact numbers: over one denominator or over one for each row, they come to the same as fractions do."""

from fractions import Fraction
from operator import ge, gt, lt

import pytest

from thidua.arithmetic import RoundingMode
from thidua.ratios import Ratios, aligned, constant, in_steps, per_of, ratios_of, total

HALVES = Ratios((1, -3, 0), 2)
OWN = Ratios((2, 5, -1), (3, 4, 7))
KINDS = {"one": Ratios((5, 7, -2), 6), "own": OWN}


def numbers(series):
    return series.fractions()


@pytest.mark.parametrize("other", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("first", [HALVES, Ratios((3, 1, 2), (5, 1, 9))], ids=["one", "own"])
def test_row_by_row_as_fractions_do(first, other):
    rows = list(zip(numbers(first), numbers(other), strict=True))
    assert numbers(first.plus(other)) == [one + two for one, two in rows]
    assert numbers(first.minus(other)) == [one - two for one, two in rows]
    assert numbers(first.product(other)) == [one * two for one, two in rows]
    assert numbers(first.quotient(other)) == [one / two for one, two in rows]
    assert numbers(first.lesser(other)) == [min(both) for both in rows]
    assert numbers(first.larger(other)) == [max(both) for both in rows]
    assert first.compared(other, lt) == tuple(one < two for one, two in rows)
    assert numbers(first.where((True, False, True), other)) == [rows[0][0], rows[1][1], rows[2][0]]
    assert numbers(total([first, other, first], 3)) == [one + two + one for one, two in rows]


@pytest.mark.parametrize(
    "series", [HALVES, OWN, Ratios((-2, -5, -1), (3, 4, 7))], ids=["one", "own", "own-all-below-0"]
)
def test_by_one_number_as_fractions_do(series):
    rows = numbers(series)
    assert numbers(series.times(Fraction(-2, 3))) == [row * Fraction(-2, 3) for row in rows]
    least, most = Fraction(-1, 3), Fraction(5, 8)
    assert numbers(series.within(least, most)) == [max(least, min(most, row)) for row in rows]
    assert numbers(series.within(None, None)) == rows
    assert numbers(series.pick((2, 0))) == [rows[2], rows[0]]
    assert numbers(series.spread((3, 0, 1), 4)) == [rows[1], rows[2], 0, rows[0]]
    assert (series.greatest(), series.least()) == (max(rows), min(rows))
    assert [series.passes(Fraction(limit)) for limit in (-3, 2)] == [True, False]
    assert numbers(series.over(Fraction(-2, 3))) == [row / Fraction(-2, 3) for row in rows]
    assert [series.at(row) for row in range(3)] == rows
    cent = Fraction(1, 100)
    assert numbers(in_steps(series, cent, RoundingMode.DOWN)) == [int(row * 100) * cent for row in rows]


def test_of_no_rows_nothing_is_foremost():
    assert (ratios_of([]).greatest(), ratios_of([]).least()) == (0, 0)
    assert not ratios_of([]).passes(Fraction(1, 2))
    assert total([], 2) == Ratios((0, 0), 1)


def test_a_divisor_of_nothing_has_no_quotient():
    with pytest.raises(ZeroDivisionError):
        HALVES.quotient(Ratios((1, 0, 1), 1))
    assert numbers(HALVES.quotient(constant(Fraction(-1, 2), 3))) == [-1, 3, 0]


def test_one_denominator_while_it_stays_short():
    assert per_of([2, 3, 4]) == 12
    assert per_of([2**31, 3**20]) == (2**31, 3**20)  # 63 bits together
    assert ratios_of([Fraction(1, 2**31), Fraction(1, 3**20)]).per == (2**31, 3**20)
    assert per_of([2**62, 1]) == (2**62, 1)
    assert per_of([2**61, 1]) == 2**61


def test_what_is_over_the_same_stays_as_it_is():
    assert aligned(OWN, OWN)[2] is OWN.per
    assert HALVES.where((True, True, True), OWN) is HALVES
    assert HALVES.times(Fraction(1)) == HALVES


def test_equal_by_what_they_come_to():
    assert Ratios((1, 2), 2).equals(Ratios((2, 4), (4, 4)))
    assert not Ratios((1, 2), 2).equals(Ratios((2, 5), 4))


def test_a_number_too_long_to_be_written_is_seen_on_either_side_of_the_line():
    far = 10**600
    assert [Ratios((n,), per).is_long for n, per in ((far, 1), (far - 1, 1), (-far, 1), (1, far))] == [
        True,
        False,
        True,
        True,
    ]
    assert Ratios((1, 1), (1, far)).is_long
    assert not ratios_of([]).is_long
    assert HALVES.compared(constant(Fraction(1, 2), 3), ge) == (True, False, False)
    assert HALVES.compared(constant(Fraction(0), 3), gt) == (True, False, False)
