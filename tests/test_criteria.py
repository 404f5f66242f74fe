"""Criteria: the tree as a reader and as the evaluation walks it, and everything that it refuses."""

from fractions import Fraction

import pytest

from thidua import Criterion, RulebookError
from thidua.criteria import Children, Criteria, Start, SumPolicy
from thidua.formulas import Formula
from thidua.scales import Calculated, Given, PassFail, Pool, Proportional

five, one = Fraction(5), Fraction(1)
reading = Calculated(points=Formula(text="points"))


def line(code, under=None, maximum=None, **more):
    return Criterion(code=code, under=under, maximum=None if maximum is None else Fraction(maximum), **more)


def codes(rows):
    return " ".join(row.code for row in rows)


tree = Criteria(
    rows=(
        line("1", maximum=8),
        line("1.1", "1", 5),
        line("1.2", "1", 3, start=Start.FULL),
        line("1.2.1", "1.2", scale=PassFail()),
        line("2", maximum=4, reads=(("points", "3"),), scale=reading),
        line("3", maximum=1),
        line("4", maximum=2, start=Start.FULL),
    )
)


def test_as_a_reader_meets_it():
    assert codes(tree.printed) == "1 1.1 1.2 1.2.1 2 3 4"
    assert codes(tree.under(None)) == "1 2 3 4"
    assert codes(tree.under("1")) == "1.1 1.2"
    assert codes(tree.above("1.2.1")) == "1.2 1"
    assert codes(tree.below("1")) == "1.1 1.2 1.2.1"


def test_as_it_is_evaluated():
    assert codes(tree.order) == "1.1 1.2.1 1.2 1 3 2 4"


def test_what_is_scored_is_not_what_only_holds_a_standard_score():
    assert codes(tree.leaves) == "1.1 1.2.1 2 3"


def test_its_maximum_is_that_of_the_top_lines():
    assert tree.maximum == 15
    assert Criteria().maximum == 0


def test_a_line_by_its_code():
    assert (tree.find("1.2").maximum, tree.find("9"), tree.row("2").code) == (3, None, "2")


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([line("1", maximum=5), line("1", maximum=5)], "'1' is used twice @ $[1].code"),
        ([line("1", "0", 5)], "unknown criterion '0'; the rulebook has: 1 @ $[0].under"),
        ([line("1", "1", 5)], "criterion '1' is part of a cycle @ $[0].under"),
        (
            [line("1", "2"), line("2", "1"), line("3", "2", scale=PassFail())],
            "criterion '1' is part of a cycle @ $[0].under\ncriterion '2' is part of a cycle @ $[1].under",
        ),
        *(
            ([line("1", "9", scale=scale)], "unknown criterion '9'; the rulebook has: 1 @ $[0].under")
            for scale in (PassFail(), Proportional(), Pool())
        ),
        (
            [
                line("1", maximum=1, reads=(("points", "2"),), scale=reading),
                line("2", maximum=1, reads=(("x", "points:1"),), scale=Given()),
            ],
            "criterion '1' is part of a cycle @ $[0].under\ncriterion '2' is part of a cycle @ $[1].under",
        ),
        (
            [line("1", maximum=1, reads=(("a", "points:9"),), scale=Given())],
            "unknown criterion '9'; the rulebook has: 1 @ $[0].reads.a",
        ),
        ([line("1")], "the key 'maximum' is missing @ $[0].maximum"),
        ([line("1", start=Start.FULL), line("1.1", "1", 1)], "the key 'maximum' is missing @ $[0].maximum"),
        (
            [line("1", maximum=1, scale=Given()), line("1.1", "1", 1)],
            "criterion '1' has children and takes no 'scale' of its own @ $[0].scale",
        ),
        ([line("1", maximum=-1)], "-1 is out of range @ $[0].maximum"),
        (
            [line("1", maximum=1, net_at_most=-one, deductions_at_most=-one)],
            "-1 is out of range @ $[0].deductions_at_most\n-1 is out of range @ $[0].net_at_most",
        ),
        ([line("1", maximum=5, floor=five, ceiling=one)], "5 is out of range @ $[0].floor"),
        (
            [line("1", maximum=1), line("1.1", "1", 2)],
            "criterion 1: the maxima of its children add up to 2, not 1 @ $[0].maximum",
        ),
        (
            [line("1", maximum=1, sum=SumPolicy.AT_MOST), line("1.1", "1", 2)],
            "criterion 1: the maxima of its children add up to 2, not 1 @ $[0].maximum",
        ),
    ],
)
def test_what_it_refuses(rows, problems):
    with pytest.raises(RulebookError) as refused:
        Criteria(rows=tuple(rows))
    assert str(refused.value) == problems


@pytest.mark.parametrize(
    "own",
    [
        line("1", maximum=7, sum=SumPolicy.AT_MOST),
        line("1", maximum=5, sum=SumPolicy.WARN),
        line("1", maximum=4, children=Children.BEST),
        line("1", maximum=3, start=Start.FULL),
        line("1"),
    ],
)
def test_sums_that_need_not_be_equal(own):
    assert Criteria(rows=(own, line("1.1", "1", 4), line("1.2", "1", 2))).maximum == (own.maximum or 6)


def test_ten_thousand_levels_are_no_problem():
    rows = [line("0"), *(line(str(level), str(level - 1), 1 if level == 9999 else None) for level in range(1, 10_000))]
    assert len(Criteria(rows=tuple(rows)).order) == 10_000
