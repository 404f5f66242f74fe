"""Order: competition places of keys of any kind."""

from fractions import Fraction

import pytest

from thidua.order import places, places_within


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


@pytest.mark.parametrize(
    ("groups", "keys", "expected"),
    [
        ([], [], []),
        ("xyxx", [97, 80, 98, 97], [2, 1, 1, 2]),
        ("xxxx", [97, 99, 97, 90], [2, 1, 2, 4]),
        ([1, 2, 1], [Fraction(1, 3), Fraction(1, 2), Fraction(1, 3)], [1, 1, 1]),
        ("xyx", [(5, 1), (5, 2), (5, 2)], [2, 1, 1]),
    ],
)
def test_places_within_groups(groups, keys, expected):
    assert places_within(groups, keys) == expected


def test_every_row_has_a_group_and_a_key():
    with pytest.raises(ValueError, match="shorter"):
        places_within("xy", [1])
