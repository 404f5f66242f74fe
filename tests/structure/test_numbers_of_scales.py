"""Numbers of scales: what each one is, said once, so that a measure beside it is read and a wrong per cent refused."""

import re
from fractions import Fraction

import pytest
from attrs import evolve, fields

from laws.scales import OF_WORDS_OR_DAYS, OPEN
from thidua import RulebookError
from thidua.codec.measures import FORMULAS, IN_SCALES, POINTS, STATED
from thidua.codec.rules import SCALES

# neither points nor a value of what the scale works on: shares of the maximum, of the target, of the own line
SHARES = {
    "excess": {"at_target", "full_at"},
    "leader": {"at_target", "excess_at_most", "alone"},
    "pool": {"alone"},
}
COUNTS = {"each": {"free"}}  # how many occurrences cost nothing
ROWS = {"bands", "rules", "late", "early", "cases"}  # tables with points of their own


def told(kind: str) -> set[str]:
    """What is said of the numbers of a scale."""
    values = {key for _, stated in STATED.get(kind, ()) for key in stated}
    return {*POINTS, *IN_SCALES, *values, *SHARES.get(kind, ()), *COUNTS.get(kind, ()), *ROWS}


@pytest.mark.parametrize("kind", SCALES)
def test_every_number_of_a_scale_is_points_a_value_a_share_or_a_count(kind):
    stated = [each for each in fields(SCALES[kind]) if each.init and each.name != "scale"]
    numbers = {each.name for each in stated if re.search("Fraction|Interval|Part|Late", str(each.type))}
    assert numbers <= told(kind)


@pytest.mark.parametrize("kind", STATED)
def test_every_value_is_a_number_of_its_scale(kind):
    names = {each.name for each in fields(SCALES[kind])}
    formulas = {each.name for each in fields(SCALES[kind]) if "Formula" in str(each.type)}
    for formula, stated in STATED[kind]:
        assert formula in formulas
        assert names.issuperset(stated)


def test_every_formula_of_a_scale_is_found_in_plain_values():
    named = {each.name for kind in SCALES.values() for each in fields(kind) if "Formula" in str(each.type)}
    assert named <= set(FORMULAS)


# what lies just outside the bounds of a number: a part is 0 to 1, of a rate something beyond what is asked
OUTSIDE = {
    "proportional": {"full_at": ("0",)},
    "excess": {"at_target": ("-0.1", "1.1"), "full_at": ("1",)},
    "leader": {"at_target": ("-0.1", "1.1"), "excess_at_most": ("1",), "alone": ("-0.1", "1.1")},
    "pool": {"alone": ("-0.1", "1.1")},
    "each": {"free": ("-1",)},
    "steps": {"per": ("0",), "above": ()},  # a threshold may lie anywhere
    "goalposts": {"low": ("2",), "high": ("-1",)},  # anywhere but where the other is
}
WORKED = {type(scale): scale for scale in (*OPEN, *OF_WORDS_OR_DAYS)}


@pytest.mark.parametrize("kind", SCALES)
def test_every_share_count_and_value_has_its_bounds(kind):
    values = {key for _, stated in STATED.get(kind, ()) for key in stated}
    single = {each.name for each in fields(SCALES[kind]) if re.fullmatch("[^[]*Fraction[^[]*", str(each.type))}
    assert single & {*values, *SHARES.get(kind, ()), *COUNTS.get(kind, ())} == set(OUTSIDE.get(kind, ()))


@pytest.mark.parametrize(
    ("kind", "key", "number"),
    [(kind, key, number) for kind, keys in OUTSIDE.items() for key, numbers in keys.items() for number in numbers],
)
def test_what_lies_outside_its_bounds_is_refused(kind, key, number):
    with pytest.raises(RulebookError):
        evolve(WORKED[SCALES[kind]], **{key: Fraction(number)})
