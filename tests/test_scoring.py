"""Scoring, as it is explained: what limits did to a cell, in whole sentences."""

from fractions import Fraction

import pytest

from thidua import (
    Cluster,
    Criterion,
    Figure,
    Occurrence,
    Pact,
    RecordError,
    Rulebook,
    Season,
    Submission,
    Unit,
    Why,
    scales,
    score,
    settle,
)
from thidua.criteria import Adds, Criteria, Start
from thidua.figures import Kind
from thidua.formulas import Formula
from thidua.grounds import Basis
from thidua.rules import ByFormula
from thidua.scoring import explaining

CASES = Figure(name="x", kind=Kind.OCCURRENCES)
AMOUNT = Figure(name="x", kind=Kind.AMOUNT)


def table(scale, reads=(("value", "x"),), **limits):
    """A line of 10 that starts full, with one sub-rule."""
    return Criteria(
        rows=(
            Criterion(code="1", maximum=Fraction(10), start=Start.FULL),
            Criterion(code="1.1", under="1", adds=Adds.ON_TOP, scale=scale, reads=reads, **limits),
        )
    )


def explained(criteria, *values, figures=(CASES,)):
    """What is said of line 1.1 of the first unit, without its name and citation."""
    units = tuple(Unit(id=f"u{row}", name=f"Đơn vị {row}") for row in range(len(values)))
    rules = Rulebook(id="r", basis=Basis.FICTIONAL, criteria=criteria, figures=figures)
    pact = Pact(cluster=Cluster(id="c", name="C", units=units), season=Season.of(2024), rulebook=rules)
    submissions = [Submission(unit=unit.id, figures=(("x", value),)) for unit, value in zip(units, values, strict=True)]
    scores = score(settle(pact, submissions), reporting=scales.Reporting.CLOSED)
    found = [ground for ground in scores.grounds_for("u0") if ground.about.criterion == "1.1"]
    lines = [line for line in scores.explain("en", unit="u0") if "criterion 1.1" in line]
    assert len(found) == len(lines)
    return [line.removeprefix("Đơn vị 0, criterion 1.1: ").removesuffix(" [r, 1.1 (fictional)]") for line in lines]


def each(points):
    return scales.Each(each=Fraction(points))


def cases(*grades):
    return tuple(Occurrence(grade=grade) for grade in grades)


FALLS = [
    pytest.param(each(-1), {}, 3, ["3 × -1, no cap = -3 points."], id="no limit"),
    pytest.param(
        each(-1),
        {"deductions_at_most": Fraction(2)},
        3,
        ["3 × -1, at most 2 = -2 points.", "-3 exceeds the cap, -2 stands."],
        id="deductions of the line",
    ),
    pytest.param(
        each(1),
        {"bonuses_at_most": Fraction(2), "deductions_at_most": Fraction(1)},
        3,
        ["3 × 1, at most 2 = 2 points.", "3 exceeds the cap, 2 stands."],
        id="bonuses of the line",
    ),
    pytest.param(
        each(-1),
        {"net_at_most": Fraction(2)},
        3,
        ["3 × -1, at most 2 = -2 points.", "-3 exceeds the cap, -2 stands."],
        id="deductions and bonuses together",
    ),
    pytest.param(
        each(1),
        {"net_at_most": Fraction(2)},
        3,
        ["3 × 1, at most 2 = 2 points.", "3 exceeds the cap, 2 stands."],
        id="bonuses and deductions together",
    ),
    pytest.param(
        scales.Capped(scale=each(-1), at_most=Fraction(1), at_least=Fraction(-2)),
        {},
        3,
        ["3 × -1, at most 2 = -2 points.", "-3 exceeds the cap, -2 stands."],
        id="at least of the scale",
    ),
    pytest.param(
        scales.Capped(scale=each(1), at_most=Fraction(2), at_least=Fraction(-1)),
        {"bonuses_at_most": Fraction(5)},
        3,
        ["3 × 1, at most 2 = 2 points.", "3 exceeds the cap, 2 stands."],
        id="at most of the scale",
    ),
    pytest.param(
        scales.Capped(scale=each(-1), at_least=Fraction(0)),
        {},
        3,
        ["3 × -1, at most 0 = 0 points.", "kept at the floor of 0 points instead of -3."],
        id="a floor of the scale",
    ),
    pytest.param(
        scales.Gated(
            scale=scales.Capped(scale=each(1), at_most=Fraction(5)),
            when=Formula(text="value > 1"),
        ),
        {},
        3,
        ["3 × 1, at most 5 = 3 points."],
        id="a limit inside a condition",
    ),
]


@pytest.mark.parametrize(("scale", "limits", "count", "lines"), FALLS)
def test_what_a_limit_does_is_said_with_its_sign(scale, limits, count, lines):
    assert explained(table(scale, **limits), Fraction(count)) == lines


@pytest.mark.parametrize(("worth", "cap"), [(1, 4), (-1, 3)])
def test_where_no_case_counts_the_limit_is_that_of_its_sign(worth, cap):
    limits = {"bonuses_at_most": Fraction(4), "deductions_at_most": Fraction(3)}
    assert explained(table(each(worth), **limits), ()) == [f"0 × {worth}, at most {cap} = 0 points."]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (cases("light", "grave", "light"), "by severity (light: -1, grave: -2, light: -1): -4 points."),
        (cases("light", None), "by severity (light: -1; 1 without grade): -1 points."),
        (Fraction(3), "by severity (no graded case; 3 without grade): 0 points."),
        ((), "by severity (no graded case): 0 points."),
        (
            (Occurrence(grade="grave", circumstance="storm"), Occurrence(grade="light")),
            "by severity (light: -1; 1 waived): -1 points.",
        ),
    ],
    ids=["graded", "one without grade", "only a number", "none", "one waived"],
)
def test_cases_by_severity_are_all_accounted_for(value, line):
    scale = scales.Grades(points=(("light", Fraction(-1)), ("grave", Fraction(-2))), waives=("storm",))
    assert explained(table(scale), value) == [line]


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ((4, 5), "4 against 5, the best of the pool: 8 of 10 points."),
        ((4,), "4 against 4, the best of the pool, nothing to compare it with, so 0.5 of the maximum: 5 of 10 points."),
        ((0, 0), "nothing to compare 0 with, as the best of the pool is 0: no points."),
    ],
    ids=["a pool", "a pool of one", "a pool of zeros"],
)
def test_a_pool_without_comparison_says_so(values, line):
    pool = scales.Pool(alone=Fraction(1, 2))
    assert explained(table(pool), *map(Fraction, values), figures=(Figure(name="x"),)) == [line]


def test_a_sub_rule_whose_points_are_given_is_reported_under_its_code():
    rules = Rulebook(id="r", criteria=table(scales.Given(), reads=()))
    assert rules.figure("1.1") == Figure(name="1.1", kind=Kind.POINTS)


def test_a_line_whose_peers_count_is_worked_out_once_for_all_reasons(monkeypatch):
    worked, own = [], explaining.spread
    monkeypatch.setattr(explaining, "spread", lambda *asked: worked.append(asked) or own(*asked))
    criteria = Criteria(rows=(Criterion(code="1", maximum=Fraction(10), reads=(("value", "x"),), scale=scales.Pool()),))
    cluster = Cluster(id="c", name="C", units=tuple(Unit(id=each, name=each) for each in "abc"))
    pact = Pact(
        cluster=cluster,
        season=Season.of(2024),
        rulebook=Rulebook(id="r", criteria=criteria, figures=(Figure(name="x"),)),
    )
    scores = score(settle(pact, [Submission(unit=each, figures=(("x", Fraction(9)),)) for each in "abc"]))
    assert {scores.grounds_for(each)[0].why for each in "abc"} == {Why.POOLED}
    assert len(worked) == 1


def test_points_that_are_sure_have_no_least_and_most():
    found = facts_of(each(1), Fraction(3))
    assert (found["points"], "low" in found, "high" in found) == (3, False, False)


def test_points_that_peers_can_still_change_have_both_and_are_none_yet():
    found = facts_of(scales.Pool(), Fraction(3), None, reporting=scales.Reporting.OPEN)
    assert ("points" in found, found["low"], found["high"]) == (False, 0, 10)


def test_shares_that_a_line_reads_are_named_in_the_order_of_the_alphabet():
    percents = tuple(Figure(name=name, measure="%") for name in ("x", "y", "z"))
    reads = (("t", "x"), ("s", "y"), ("r", "z"))
    found = facts_of(scales.Calculated(points=Formula(text="t + s + r")), Fraction(1, 4), figures=percents, reads=reads)
    assert found["shares"] == ("r", "s", "t")


def facts_of(scale, *values, figures=(AMOUNT,), reads=(("value", "x"),), **how):
    """The facts of the first thing said of a line of 10, of the first unit; who has no value has not reported."""
    units = tuple(Unit(id=f"u{row}", name=f"Đơn vị {row}") for row in range(len(values)))
    criteria = Criteria(rows=(Criterion(code="1", maximum=Fraction(10), scale=scale, reads=reads),))
    rules = Rulebook(id="r", basis=Basis.FICTIONAL, criteria=criteria, figures=figures)
    pact = Pact(cluster=Cluster(id="c", name="C", units=units), season=Season.of(2024), rulebook=rules)
    given = [(unit.id, value) for unit, value in zip(units, values, strict=True) if value is not None]
    submissions = [
        Submission(unit=unit, figures=tuple((each.name, value) for each in figures)) for unit, value in given
    ]
    scores = score(settle(pact, submissions), **{"reporting": scales.Reporting.CLOSED} | how)
    return dict(next(ground for ground in scores.grounds_for("u0") if ground.about.criterion == "1").facts)


def test_a_group_without_a_maximum_names_none():
    rows = (
        Criterion(code="0", maximum=Fraction(10)),
        Criterion(code="1", adds=Adds.ON_TOP),
        Criterion(code="1.1", under="1", scale=each(1), reads=(("value", "x"),)),
    )
    rules = Rulebook(id="r", basis=Basis.FICTIONAL, criteria=Criteria(rows=rows), figures=(AMOUNT,))
    cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"),))
    pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=rules)
    scores = score(settle(pact, [Submission(unit="a", figures=(("x", Fraction(3)), ("0", Fraction(9))))]))
    found = {ground.about.criterion: dict(ground.facts) for ground in scores.grounds_for("a")}
    assert found["1"] == {"points": 3}
    assert (found[None]["points"], found[None]["maximum"]) == (12, 10)


def test_points_that_are_given_name_their_maximum_alone_and_a_number_that_is_added_nothing_read():
    rules = Rulebook(
        id="r",
        basis=Basis.FICTIONAL,
        criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(10)),)),
        adjustments=(ByFormula(points=Formula(text="5")),),
    )
    cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"),))
    pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=rules)
    scores = score(settle(pact, [Submission(unit="a", figures=(("1", Fraction(3)),))]))
    found = {ground.why: dict(ground.facts) for ground in scores.grounds_for("a")}
    assert found[Why.GIVEN] == {"maximum": 10, "points": 3}
    assert found[Why.ADJUSTED] == {"points": 5, "formula": "5"}


def test_a_code_that_the_table_does_not_have_is_refused():
    rules = Rulebook(id="r", criteria=[Criterion("1", maximum=10)])
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rules)
    scores = score(settle(pact, [Submission(unit="a", figures={"1": 9})]))
    assert scores.on("1", "A").points == 9
    with pytest.raises(RecordError, match="unknown criterion '9'"):
        scores.on("9", "A")
