"""Rulebooks: what they know of their figures, what they cite, what they refuse."""

from fractions import Fraction

import pytest

from thidua import Criterion, Figure, Rulebook, RulebookError, Submission
from thidua.criteria import Criteria
from thidua.figures import Kind
from thidua.formulas import Formula
from thidua.grounds import Basis, Citation, Fault
from thidua.ranking import RulingKind
from thidua.readings import OfFigure, PointsOf
from thidua.rules import (
    BallotRule,
    Bar,
    ByFormula,
    Condition,
    Denominator,
    Edge,
    InBand,
    Mandatory,
    RankingRule,
    Rounding,
    Slot,
    Stage,
    Standard,
)
from thidua.scales import Each, Grades, Options, Proportional

five = Fraction(5)


def criterion(code="1", **more):
    return Criterion(code=code, maximum=five, **more)


def book(*rows, **more):
    return Rulebook(id="r", criteria=Criteria(rows=rows), **more)


def test_given_points_are_figures_of_their_own_owned_by_the_lines_assessor():
    rules = book(
        criterion(assessor="văn phòng"),
        criterion("2", reads=(("value", "x"),), scale=Each(each=five)),
        figures=(Figure(name="x"),),
    )
    assert rules.figure_names == ("x", "1")
    assert (rules.figure("1").kind, rules.figure("1").assessor, rules.figure("2")) == (Kind.POINTS, "văn phòng", None)


def test_the_words_of_a_figure_are_its_own_else_those_of_the_scales_that_read_it():
    reads = (("value", "x"),)
    scales = (Options(points=(("hai", five),)), Options(points=(("mot", five), ("khong", five))))
    rows = [criterion(str(row), reads=reads, scale=scale) for row, scale in enumerate(scales)]
    assert book(*rows, figures=(Figure(name="x", kind=Kind.OPTION),)).words("x") == ("hai", "mot", "khong")
    assert book(*rows, figures=(Figure(name="x", kind=Kind.OPTION, options=("hai",)),)).words("x") == ("hai",)
    assert book().words("x") == ()


def test_a_rule_cites_itself_else_the_rulebook_with_its_code():
    own = Citation(document="168/HD-STNMT", clause="3.3.2", basis=Basis.BORROWED)
    rows = (criterion(cites=(own,)), criterion("2"))
    rules = book(*rows, name="Bảng điểm", basis=Basis.PROPOSED)
    assert rules.cites_of(rows[0]) == (own,)
    assert rules.cites_of(rows[1]) == (Citation(document="Bảng điểm", clause="2", basis=Basis.PROPOSED),)
    assert book(source="QĐ 1", basis=Basis.PROPOSED).cite() == (Citation(document="QĐ 1", basis=Basis.PROPOSED),)
    assert book().cite("5") == (Citation(document="r", clause="5", basis=Basis.PROPOSED),)


ballot = BallotRule(about="head", denominator=Denominator.MEMBERS, threshold=Fraction(1, 2), edge=Edge.REACHED)


x = (Figure(name="x"),)
by_m = Each(each=five, value=Formula(text="n + m"))
no_grades = Grades(points=())


@pytest.mark.parametrize(
    ("make", "problems"),
    [
        (lambda: book(figures=x + x), "'x' is used twice @ $.figures[1]"),
        (lambda: book(stages=(Stage(name="s"), Stage(name="s"))), "'s' is used twice @ $.stages[1]"),
        (lambda: book(ballot=(ballot, ballot)), "'head' is used twice @ $.ballot[1]"),
        (
            lambda: book(criterion(reads=(("value", "y"),), scale=Proportional()), figures=x),
            "unknown figure 'y'; the rulebook has: x @ $.criteria[0].reads.value",
        ),
        (
            lambda: book(criterion(scale=Proportional()), figures=x),
            "unknown figure '1'; the rulebook has: x @ $.criteria[0].reads",
        ),
        (
            lambda: book(criterion(scale=no_grades), figures=(Figure(name="1"),)),
            "this scale cannot read the figure '1' of kind amount @ $.criteria[0].reads",
        ),
        (
            lambda: book(criterion(reads=(("value", "x"),), scale=no_grades), figures=x),
            "this scale cannot read the figure 'x' of kind amount @ $.criteria[0].reads.value",
        ),
        (
            lambda: book(criterion(reads=(("n", "x"),), scale=by_m), figures=x),
            "the formula uses 'm', which is not read here; it can use: n @ $.criteria[0].scale",
        ),
        (
            lambda: book(adjustments=(ByFormula(points=Formula(text="total - worst")),)),
            (
                "the formula uses 'worst', which is not read here; it can use: total, maximum, mean, best"
                " @ $.adjustments[0].points"
            ),
        ),
        (
            lambda: book(criterion(), ranking=RankingRule(tie_breaks=("points:1", "points:2"))),
            "unknown criterion '2'; the rulebook has: 1 @ $.ranking.tie_breaks[1]",
        ),
        (lambda: Rounding(digits=13), "13 is out of range; allowed: 0 … 12 @ $.digits"),
    ],
)
def test_what_it_refuses(make, problems):
    with pytest.raises(RulebookError) as refused:
        make()
    assert str(refused.value) == problems


def test_tie_breaks_are_a_closed_list():
    with pytest.raises(RulebookError) as refused:
        book(ranking=RankingRule(tie_breaks=("lot", "age")))
    [problem] = refused.value.problems
    assert (problem.fault, problem.path) == (Fault.NOT_ALLOWED, "$.ranking.tie_breaks[1]")
    assert problem.facts == (
        ("found", "age"),
        ("allowed", ("points:CODE", "fewest-deductions", "honours", "vote", "casting-vote", "lot", "pick")),
    )


# ── rules made of texts


def test_a_rule_takes_what_people_write():
    rule = RankingRule(tie_breaks="lot", honours="flag")
    assert (rule.tie_breaks, rule.honours) == ((RulingKind.LOT,), ("flag",))
    assert RankingRule(tie_breaks=(each for each in ("points:1", "honours"))).tie_breaks[0] == PointsOf(line="1")
    assert Bar(when="n > 0", reads={"n": "x"}) == Bar(when=Formula(text="n > 0"), reads=(("n", "x"),))
    assert Bar(when="pact-unsigned").when is Mandatory.PACT_UNSIGNED
    assert Slot(award="x", count=1, needs=["k"]).needs == (Standard(condition="k"),)
    assert Standard(when="n > 0", reads="x").reads == (("value", OfFigure(figure="x")),)
    assert Criterion(code="1", reads={"points": OfFigure(figure="2")}).reads == (("points", PointsOf(line="2")),)
    assert Submission(unit="a", figures={"x": Fraction(1)}).figures == (("x", 1),)


def test_what_a_rule_was_made_of_and_means_nothing_is_refused_beside_the_rest():
    slots = (Slot(award="x", share=Fraction(1, 2), of="all"), Slot(award="y", count=1, needs=(InBand(bands=("Z",)),)))
    rules = {"slots": slots, "ranking": RankingRule(tie_breaks=("age", 3)), "conditions": (Condition(when="1 > 0"),)}
    with pytest.raises(RulebookError) as refused:
        book(**rules)
    assert [(each.fault, each.path) for each in refused.value.problems] == [
        (Fault.BLANK, "$.conditions"),
        (Fault.NOT_ALLOWED, "$.ranking.tie_breaks[0]"),
        (Fault.NOT_ALLOWED, "$.ranking.tie_breaks[1]"),
        (Fault.MISSING_KEY, "$.slots[0]"),
        (Fault.NOT_ALLOWED, "$.slots[0].of"),
        (Fault.UNKNOWN_BAND, "$.slots[1].needs[0].bands"),
    ]


@pytest.mark.parametrize("name", ["total", "rate"])
def test_a_line_reads_no_total_as_its_points_go_into_it(name):
    table = Criteria(
        rows=(Criterion(code="1", maximum=Fraction(5), reads=name, scale=Proportional(full_at=Fraction(1))),)
    )
    with pytest.raises(RulebookError) as refused:
        Rulebook(id="r", criteria=table)
    assert str(refused.value) == f"unknown figure '{name}' @ $.criteria[0].reads.value"


def test_of_what_no_share_can_be_taken_is_refused_beside_a_number_too():
    with pytest.raises(RulebookError) as refused:
        book(slots=(Slot(award="x", count=1, of="all"),))
    assert [(each.fault, each.path) for each in refused.value.problems] == [(Fault.NOT_ALLOWED, "$.slots[0].of")]
