"""Order: competition places of keys of any kind."""

from fractions import Fraction

import pytest

from thidua.order import places


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], []),
        ([7], [1]),
        ([98, 97, 99], [2, 3, 1]),
        ([97, 99, 97, 97, 90], [2, 1, 2, 2, 5]),
        ([0, 0], [1, 1]),
        ([Fraction(1, 10) + Fraction(2, 10), Fraction(3, 10)], [1, 1]),
        ([(5, 1), (5, 2), (6, 0)], [3, 2, 1]),
    ],
)
def test_places(keys, expected):
    assert places(keys) == expected
