"""The one expression language: what it says, against Python's own arithmetic, and what it refuses."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua import RulebookError
from thidua.arithmetic import endless
from thidua.formulas import Formula, RoundingMode, rounded
from thidua.grounds import Fault
from thidua.ratios import Ratios

NAMED = {"a": Fraction(3), "b": Fraction(-1, 2), "zero": Fraction(0), "yes": True, "no": False, "a_1": Fraction(7)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 3 - 2", 5),
        ("12 / 3 / 2", 2),
        ("-a * 2", -6),
        ("2 - -a", 5),
        ("98.5 %", Fraction("0.985")),
        ("200% * a", 6),
        ("a × b ÷ 2 − 1", Fraction(-7, 4)),
        ("a_1", 7),
        ("abs(b)", Fraction(1, 2)),
        ("min(a, b, 2)", Fraction(-1, 2)),
        ("max(a, b, 2) + min(1)", 4),
        ("half_up(2.345, 2)", Fraction("2.35")),
        ("half_up(-2.345, 2)", Fraction("-2.35")),
        ("half_even(2.345, 2)", Fraction("2.34")),
        ("half_even(2.355, 2)", Fraction("2.36")),
        ("down(2.349, 2)", Fraction("2.34")),
        ("down(-2.9, 0)", -2),
        ("half_up(1 / a, 12)", Fraction("0.333333333333")),
        ("a = 3", True),
        ("a != 3", False),
        ("a ≠ 4 and b ≤ -0.5 and a ≥ 3", True),
        ("a < 3 or b > 0", False),
        ("not a < 3", True),
        ("not not yes", True),
        ("yes and not no", True),
        ("yes + yes", 2),
        ("1 / zero", None),
        ("1 / zero > 2", None),
        ("not 1 / zero > 2", None),
        ("1 / zero > 2 or yes", True),
        ("1 / zero > 2 and no", False),
        ("1 / zero > 2 and yes", None),
        ("1 / zero > 2 or no", None),
    ],
)
def test_what_it_says(text, value):
    assert Formula(text=text).value(NAMED) == value
    assert isinstance(Formula(text=text).value(NAMED), bool) is isinstance(value, bool)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2 * x", [6, 14]),
        ("x / 2", [Fraction(3, 2), Fraction(7, 2)]),
        ("min(4, x, y)", [3, 1]),
        ("max(4, x, y)", [5, 7]),
        ("x / 0", None),
        ("max(x / 0, 1)", None),
    ],
)
def test_what_it_says_of_a_column(text, values):
    named = {"x": Ratios((3, 7), 1), "y": Ratios((5, 1), 1)}
    found = Formula(text=text).column(named, 2)
    assert (None if found is None else found.fractions()) == values


def test_its_names_in_order_of_appearance():
    assert Formula(text="early / all + early > min(late, 1)").names == ("early", "all", "late")


def test_equal_texts_are_equal_formulas():
    assert Formula(text="a + b") == Formula(text="a + b") != Formula(text="b + a")
    assert len({Formula(text="a"), Formula(text="a"), Formula(text="b")}) == 2


def test_a_name_without_value():
    with pytest.raises(KeyError, match="c"):
        Formula(text="a + c").value(NAMED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "1 +",
        "+ 1",
        "a b",
        "a 1",
        "1.",
        ".5",
        "1e5",
        "1,5",
        "a == b",
        "a := 1",
        "a < b < 1",
        "a = b = (1 < 2)",
        "(a",
        "a)",
        "()",
        "min()",
        "min(a",
        "min(a,)",
        "min a",
        "abs(a, b)",
        "abs",
        "abs - 3)",  # a sign in the place of the bracket
        "min x 1, 2)",
        "half_up(a)",
        "half_up(a, b)",
        "half_up(a, 13)",
        "half_up(a, -1)",
        "half_up(a, 1.5)",
        "product(a, b)",
        "a.real",
        "a[0]",
        "a ** 2",
        "a // 2",
        "a % b",
        "'a'",
        "__import__('os')",
        "lambda: 1",
        "and",
        "not",
        "a and",
        "a and 1",
        "(a > 1) + 1",
        "not 1",
        "not a + 1",
        "min(a > 1, 2)",
        "(a > 1) = (b > 1)",
        "tỷ_lệ",
        "²",
        "a\0b",
    ],
)
def test_what_is_no_formula(text):
    with pytest.raises(RulebookError) as refused:
        Formula(text=text)
    shown = text.replace("\0", r"\x00")
    assert str(refused.value) == f"not a valid formula: {shown} @ $"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1" * 301, {"characters": 301}),
        ("(" * 61, {"parts": 61}),
        ("-" * 61 + "1", {"parts": 62}),
        ("not " * 61 + "a", {"parts": 62}),
        ("1" + "+1" * 30, {"parts": 61}),
        ("a" * 301, {"characters": 301}),
        ("(" * 1_000_000, {"characters": 1_000_000}),
        ("1" * 10**6, {"characters": 10**6}),
    ],
    ids=range(8),
)
def test_size_is_bounded(text, found):
    with pytest.raises(RulebookError) as refused:
        Formula(text=text)
    (problem,) = refused.value.problems
    assert problem.fault is Fault.FORMULA_TOO_LONG
    assert dict(problem.facts) == {**found, "maximum": 60 if "parts" in found else 300}


def test_what_is_no_formula_is_none_however_many_parts_it_has():
    with pytest.raises(RulebookError) as refused:
        Formula(text="1+" * 40 + "a[0]")
    assert [each.fault for each in refused.value.problems] == [Fault.NOT_A_FORMULA]


def test_the_largest_that_is_read():
    assert Formula(text="1" + "+1" * 29).value({}) == 30
    assert Formula(text="9" * 300).value({}) == 10**300 - 1
    assert Formula(text="(" * 29 + "1" + ")" * 29).value({}) == 1


VALUES = {"a": Fraction(3), "b": Fraction(-1, 2), "c": Fraction(0)}
atoms = st.sampled_from(["a", "b", "c", "0", "2", "0.25", "10 %"])


def sums(inner):
    """Chains without brackets where none are needed, so that the levels of the operators are tested."""
    chains = st.lists(st.tuples(st.sampled_from([" + ", " - ", " * ", " / "]), inner), min_size=1, max_size=3)
    joined = st.builds(lambda first, rest: first + "".join(map("".join, rest)), inner, chains)
    return st.one_of(
        joined,
        joined.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-({text})"),
        st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), inner, inner),
        inner.map("abs({})".format),
    )


def small(text: str) -> bool:
    """Whether two of these still are a formula within the bounds."""
    return len(text) <= 140 and len(re.findall(r"[\w.]+( %)?|[^\w\s]", text)) < 30


numbers = st.recursive(atoms, sums, max_leaves=8).filter(small)


def by_python(text: str):
    """The same text as Python reads it, numbers as fractions."""
    text = re.sub(r"10 %", "0.1", text)
    text = re.sub(r"\d+(\.\d+)?", lambda number: f"Fraction('{number[0]}')", text)
    text = re.sub(r"(?<![<>!])=", "==", text)
    try:
        return eval(text, {"Fraction": Fraction, **VALUES})
    except ZeroDivisionError:
        return None


HUGE = 10**300


@pytest.mark.parametrize(
    ("text", "x", "y", "expected"),
    [
        ("x + y", (2, 4), (1, 3), (3, 7)),
        ("x - y", (2, 4), (1, 3), (-1, 3)),
        ("x * y", (-2, 3), (4, 5), (-10, 15)),
        ("x / y", (2, 4), (1, 2), (1, 4)),
        ("x / y", (2, 4), (-2, -1), (-4, -1)),
        ("x / y", (2, 4), (0, 1), None),
        ("x / y", (2, 4), (-1, 0), None),
        ("x / y", (2, 4), (-1, 1), None),
        ("abs(x)", (-3, 2), (0, 0), (0, 3)),
        ("abs(x)", (-3, -1), (0, 0), (1, 3)),
        ("abs(x)", (Fraction(-1, 2), Fraction(3, 4)), (0, 0), (0, Fraction(3, 4))),
        ("abs(x)", (0, 2), (0, 0), (0, 2)),
        ("abs(x)", (-2, 0), (0, 0), (0, 2)),
        ("min(x, y, 3)", (1, 5), (2, 4), (1, 3)),
        ("max(x, y, 3)", (1, 5), (2, 4), (3, 5)),
        ("x * y", (1, HUGE), (1, HUGE), None),  # 10⁶⁰⁰ has a digit too many
        ("x * y", (1, HUGE), (1, HUGE // 10), (1, HUGE**2 // 10)),
        ("x = y", (1, 1), (1, 1), (1, 1)),
        ("x = y", (1, 1), (1, 2), (0, 1)),
        ("x = y", (1, 2), (2, 2), (0, 1)),
        ("x = y", (1, 2), (2, 3), (0, 1)),
        ("x = y", (2, 3), (1, 2), (0, 1)),
        ("x = y", (1, 2), (3, 4), (0, 0)),
        ("x = y", (3, 4), (1, 2), (0, 0)),
        ("x != y", (1, 1), (1, 1), (0, 0)),
        ("x != y", (1, 2), (2, 3), (0, 1)),
        ("x != y", (1, 2), (3, 4), (1, 1)),
        ("x < y", (1, 2), (2, 3), (0, 1)),
        ("x < y", (1, 2), (3, 4), (1, 1)),
        ("x < y", (2, 3), (1, 2), (0, 0)),
        ("x <= y", (1, 2), (2, 3), (1, 1)),
        ("x <= y", (2, 3), (1, 2), (0, 1)),
        ("x <= y", (3, 4), (1, 2), (0, 0)),
        ("x > y", (2, 3), (1, 2), (0, 1)),
        ("x > y", (1, 2), (2, 3), (0, 0)),
        ("x >= y", (2, 3), (1, 2), (1, 1)),
        ("x >= y", (1, 2), (2, 3), (0, 1)),
        ("not x", (0, 0), (0, 0), (1, 1)),
        ("not x", (0, 1), (0, 0), (0, 1)),
        ("not x", (-1, 0), (0, 0), (0, 1)),
        ("not x", (-1, 1), (0, 0), (0, 1)),
        ("not x", (1, 2), (0, 0), (0, 0)),
        ("not x", (-2, -1), (0, 0), (0, 0)),
        ("x > 0 and 1 / y > 0", (1, 2), (0, 1), (0, 1)),
        ("x > 0 and 1 / y > 0", (-2, -1), (0, 1), (0, 0)),
        ("x > 0 and 1 / y > 0", (1, 2), (1, 2), (1, 1)),
        ("x > 0 or 1 / y > 0", (1, 2), (0, 1), (1, 1)),
        ("x > 0 or 1 / y > 0", (-2, -1), (0, 1), (0, 1)),
        ("x > 0 or 1 / y > 0", (-2, -1), (-2, -1), (0, 0)),
        ("not 1 / y > 0", (0, 0), (0, 1), None),
    ],
)
def test_between_the_least_and_the_most_of_what_goes_in(text, x, y, expected):
    ends = {"x": (Fraction(x[0]), Fraction(x[1])), "y": (Fraction(y[0]), Fraction(y[1]))}
    assert Formula(text=text).between(ends) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "expected"),
    [
        ("x", 1, 2, True),
        ("x", -2, -1, True),
        ("x", 0, 0, False),
        ("x", 0, 1, None),
        ("x", -1, 0, None),
        ("x", -1, 1, None),
        ("1 / x", 0, 1, None),
        ("1 / x", 1, 2, True),
    ],
)
def test_a_number_holds_unless_it_may_be_nothing(text, low, high, expected):
    assert Formula(text=text).holds({"x": (Fraction(low), Fraction(high))}) is expected


class TestPython:
    """A formula has the value that Python gives the same text over fractions; dividing by zero leaves none."""

    @settings(deadline=None)
    @given(numbers)
    def test_numbers(self, text):
        assert Formula(text=text).value(VALUES) == by_python(text)

    @settings(deadline=None)
    @given(numbers, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), numbers)
    def test_comparisons(self, first, sign, second):
        text = f"{first} {sign} {second}"
        assert Formula(text=text).value(VALUES) == by_python(text)

    @given(st.lists(st.sampled_from(["a > 0", "b > 0", "not c = 0", "c = 0"]), min_size=2, max_size=4), st.data())
    def test_truths(self, parts, data):
        joints = [data.draw(st.sampled_from([" and ", " or "])) for _ in parts[1:]]
        text = parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))
        assert Formula(text=text).value(VALUES) == by_python(text)


APART = {"a": (Fraction(0), Fraction(2)), "b": (Fraction(1), Fraction(3)), "": (Fraction(1), Fraction(1))}


def apart(weights):
    """How far a weighted sum of names goes that move each for itself."""
    ends = [sorted(end * factor for end in APART[name]) for name, factor in weights.items()]
    return sum((low for low, _ in ends), Fraction(0)), sum((high for _, high in ends), Fraction(0))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("min(a, 1) + b", 1, 4),
        ("b + min(a, 1)", 1, 4),
        ("b - min(a, 1)", 0, 3),
        ("min(a, 1) - b", -3, 0),
        ("min(a, 1) - b - 2", -5, -2),
        ("a * b", 0, 6),
        ("2 * a - b * 3", -9, 1),
        ("b / 2 + 50%", 1, 2),
        ("min(a, 1) + max(b, 2)", 2, 4),
        ("min(a, 1) - max(b, 2)", -3, -1),
    ],
)
def test_how_far_names_carry_what_is_made_of_them(text, low, high):
    """a goes from 0 to 2 and b from 1 to 3; in a sum with what is none the sum is handed on, whichever stands first."""
    assert Formula(text=text).among(apart, {}) == (low, high)
    assert Formula(text=text).among(apart, {"": Fraction(5)}) == (low + 5, high + 5)


@pytest.mark.parametrize(
    ("low", "high", "equal"),
    [(4, 6, None), (5, 5, True), (6, 7, False), (3, 4, False), (5, 6, None), (4, 5, None)],
)
def test_whether_a_number_between_two_ends_is_another(low, high, equal):
    ends = {"a": (Fraction(low), Fraction(high))}
    assert Formula(text="a = 5").holds(ends) is equal
    assert Formula(text="a != 5").holds(ends) is (None if equal is None else not equal)


def above_one(weights):
    """How far a weighted sum of a goes that is 1 or any more."""
    factor = weights.get("a", Fraction(0))
    known = weights.get("", Fraction(0)) + factor
    return (None if factor < 0 else known), (None if factor > 0 else known)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a - min(a, 5)", 0, None),  # what is taken off is never more than a
        ("min(a, 5) - a", None, 0),
        ("a - max(a, 5)", -4, 0),
        ("max(a, 5) - a", 0, 4),
        ("a + min(a, 5)", 2, None),
        ("max(a, 5) + a", 6, None),
        ("(a + 1) - min(a, 5)", 1, None),
        ("a + abs(0 - 3)", 4, None),  # what is no sum, beside a
        ("abs(0 - 3) - a", None, 2),
        ("2 * a - min(a, 5)", 1, None),
        ("a * 2 - min(a, 5)", 1, None),
        ("a / 2 - max(a, 5)", None, Fraction(-1, 2)),
        ("50% * a + min(a, 5)", Fraction(3, 2), None),
    ],
)
def test_a_name_without_end_is_weighed_together_with_what_is_taken_off_it(text, low, high):
    """a is 1 or more: beside itself it does not go apart, whichever of the two stands first."""
    assert Formula(text=text).among(above_one, {}) == (low, high)


def test_what_has_more_digits_than_anybody_can_write_has_no_ends():
    """x is 10⁴⁰⁰, so that 10²⁵⁰ times x has 651 digits."""

    def joint(weights):
        return (weights.get("x", Fraction(0)) * 10**400,) * 2

    assert Formula(text="x").among(joint, {}) == (10**400, 10**400)
    assert Formula(text=f"x * {10**250}").among(joint, {}) is None
    assert Formula(text=f"x * {10**250}").value({"x": Fraction(10**400)}) is None


@pytest.mark.parametrize("text", ["a / (2 - 2)", "a / (2 - 2) - min(a, 5)", "a * a", "a / a"])
def test_what_is_no_sum_of_a_name_without_end_has_no_ends(text):
    assert Formula(text=text).among(above_one, {}) is None


class TestRounding:
    """Rounding gives a whole number of steps, at most half a step away (up and down: less than one)."""

    @given(st.fractions(), st.integers(0, 4), st.sampled_from(RoundingMode))
    def test_near(self, value, digits, mode):
        step = Fraction(1, 10**digits)
        found = rounded(value, step, mode)
        assert (found / step).denominator == 1
        if mode is RoundingMode.DOWN:
            assert abs(value) - step < abs(found) <= abs(value)
            assert found * value >= 0
        elif mode is RoundingMode.UP:
            assert abs(value) <= abs(found) < abs(value) + step
            assert found * value >= 0
        else:
            assert abs(found - value) * 2 <= step

    @given(st.integers(-50, 50))
    def test_halves(self, whole):
        half = whole + Fraction(1, 2)
        away = whole + 1 if half > 0 else whole
        even = whole if whole % 2 == 0 else whole + 1
        assert rounded(half, Fraction(1), RoundingMode.HALF_UP) == away
        assert rounded(half, Fraction(1), RoundingMode.HALF_EVEN) == even
        assert rounded(half, Fraction(1), RoundingMode.HALF_DOWN) == 2 * half - away


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("1 / t > 2", 0, 1), ("not (1 / t > 2)", 0, 1), ("t > 5", 0, 0), ("2 - t", 1, 2)],
)
def test_what_a_formula_counts_wherever_its_names_are(text, low, high):
    assert Formula(text=text).reach({"t": (Fraction(0), Fraction(1))}) == (low, high)


@pytest.mark.parametrize(("sign", "low", "high"), [("", 0, HUGE**2), ("-", -(HUGE**2), 0)], ids=["above", "below"])
def test_a_formula_that_goes_too_far_for_any_points_goes_as_far_as_numbers_go(sign, low, high):
    """Thirty factors of up to 10¹⁰ come to 10³⁰⁰."""
    text = sign + "*".join("x" * 30)
    assert Formula(text=text).reach({"x": (Fraction(0), Fraction(10**10))}) == (low, high)


@pytest.mark.parametrize(
    ("low", "high", "without_end"),
    [(0, HUGE, True), (-HUGE, 0, True), (1 - HUGE, HUGE - 1, False), (-HUGE, -HUGE, False)],
    ids=["above", "below", "less on both sides", "one number"],
)
def test_ten_to_the_300_on_either_side_is_no_end(low, high, without_end):
    assert endless(Fraction(low), Fraction(high)) is without_end


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("max(t, k, 95 %)", (Fraction(19, 20),)),
        ("t >= 40 % + 50 %", (Fraction(9, 10),)),
        ("k >= 40 % + 50 %", ()),  # per cent that meets no more than per cent
    ],
)
def test_per_cent_meets_points_where_one_of_the_parts_beside_it_is_points(text, rates):
    """t is points, k is none."""
    assert Formula(text=text).rates({"t"}) == rates


def test_what_the_text_works_out_without_per_cent_is_a_bare_number():
    assert Formula(text="x > 1 * 0.5").bare({"x"}) == (Fraction(1, 2),)


@pytest.mark.parametrize(("text", "bare"), [("x >= 2 * 50 %", ()), ("x >= 2 * 51 %", (Fraction(51, 50),))])
def test_what_the_text_works_out_of_per_cent_is_a_share_up_to_all(text, bare):
    assert Formula(text=text).bare({"x"}) == bare


def test_a_share_that_only_one_part_of_a_minimum_reads_stands_in_it_as_often_as_there():
    shares = {"x", "y"}
    # half of x in either way, and half of it beside: all of x at most
    assert Formula(text="min(x / 2, y / 2) + x / 2").is_share(shares)
    assert Formula(text="x + y").is_share(shares)
    assert not Formula(text="min(x, y / 2) + x / 2").is_share(shares)


@pytest.mark.parametrize("text", ["x - -x", "x - (y - x)"])
def test_a_share_taken_off_what_is_taken_off_is_added(text):
    assert not Formula(text=text).is_share({"x", "y"})  # twice x


@pytest.mark.parametrize(("head", "ends"), [("min", (0, 29)), ("max", (28, 57))])
def test_of_as_many_parts_as_there_may_be_the_ends_are_those_of_their_ends(head, ends):
    """Each part is between its number and 29 more: not all of 2²⁹ corners are tried."""
    parts = {f"p{number}": (Fraction(number), Fraction(number + 29)) for number in range(29)}
    assert Formula(text=f"{head}({', '.join(parts)})").reach(parts) == ends


def test_what_is_surely_one_number_equals_what_may_be_it_perhaps():
    assert Formula(text="a = b").reach({"a": (Fraction(2), Fraction(2)), "b": (Fraction(1), Fraction(2))}) == (0, 1)


def test_sums_and_means_of_names_that_depend_on_each_other_stay_narrow():
    def joint(weights):
        # a and b come to 4 together
        low = weights.get("a", 0) * 0 + weights.get("b", 0) * 4 + weights.get("", 0)
        high = weights.get("a", 0) * 4 + weights.get("b", 0) * 0 + weights.get("", 0)
        return Fraction(min(low, high)), Fraction(max(low, high))

    assert Formula(text="sum(a, b, 1)").among(joint, {}) == (5, 5)
    assert Formula(text="mean(a, b)").among(joint, {}) == (2, 2)


def test_what_counts_or_picks_is_worked_out_row_by_row():
    columns = {"a": Ratios((1, 2), 1), "b": Ratios((3, 0), 1)}
    assert Formula(text="sum(a, b)").column(columns, 2) == Ratios((4, 2), 1)
    assert Formula(text="top(1, a, b)").column(columns, 2) is None
    assert Formula(text="count(a, b)").column(columns, 2) is None
