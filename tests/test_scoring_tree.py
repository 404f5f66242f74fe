"""Scoring: what a caller of `score` sees, and how points read in words."""

from fractions import Fraction

import pytest

from thidua import Cluster, Criterion, Figure, Pact, Review, Rulebook, Season, Submission, Unit, Why, score, settle
from thidua.criteria import Adds, Children, Criteria, Start
from thidua.figures import Kind
from thidua.formulas import Formula
from thidua.rules import ByFormula, RoundAt, Rounding
from thidua.scales import Each, Given, Pool, Proportional, Reporting

one, two, five, ten = map(Fraction, (1, 2, 5, 10))


def scored(rows, reported, *, reviews=(), reporting=Reporting.CLOSED, figures=(), **more):
    cluster = Cluster(id="c", name="Cụm", units=tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in "ab"))
    book = Rulebook(id="r", name="Bảng điểm", figures=figures, criteria=Criteria(rows=tuple(rows)), **more)
    sent = [Submission(unit=unit, figures=tuple(each.items())) for unit, each in reported.items()]
    pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=book)
    return score(settle(pact, sent, reviews), reporting=reporting)


def test_rows():
    scores = scored([Criterion(code="1", maximum=ten)], {"a": {"1": Fraction(7, 2)}, "b": {}})
    assert scores.rows() == [("a", Fraction(7, 2), 10, Fraction(7, 20)), ("b", 0, 10, 0)]


def test_without_a_maximum_there_is_no_rate():
    scores = scored([], {"a": {}})
    assert (scores.of("a").points, scores.of("a").rate) == (0, None)


def test_a_range_is_no_number():
    rows = [Criterion(code="1", maximum=ten, scale=Pool())]
    scores = scored(rows, {"a": {"1": five}}, reporting=Reporting.OPEN, figures=(Figure(name="1"),))
    total = scores.of("a")
    assert (total.low, total.high, total.points, total.rate) == (0, 10, None, None)


def test_in_words_with_the_readers_own_mark():
    rows = [
        Criterion(code="1", name="Tuyên truyền", maximum=ten),
        Criterion(code="1.1", under="1", maximum=ten, start=Start.FULL),
        Criterion(code="1.1.1", under="1.1", reads=(("value", "lỗi"),), scale=Each(each=-Fraction(3, 2))),
    ]
    scores = scored(rows, {"a": {"lỗi": one}}, figures=(Figure(name="lỗi", kind=Kind.WHOLE),))
    assert list(scores.explain(unit="a")) == [
        "Đơn vị A, mục 1 Tuyên truyền: tổng cộng 8,5 trên 10 điểm. [Bảng điểm, 1 (đề xuất)]",
        "Đơn vị A, tiêu chí 1.1: tính từ điểm chuẩn 10. [Bảng điểm, 1.1 (đề xuất)]",
        "Đơn vị A, mục 1.1: tổng cộng 8,5 trên 10 điểm. [Bảng điểm, 1.1 (đề xuất)]",
        "Đơn vị A, tiêu chí 1.1.1: 1 × −1,5, không giới hạn = −1,5 điểm. [Bảng điểm, 1.1.1 (đề xuất)]",
        "Đơn vị A: tổng 8,5 trên 10 điểm. [Bảng điểm (đề xuất)]",
    ]
    assert list(scores.explain("en", unit="a"))[-2:] == [
        "Đơn vị A, criterion 1.1.1: 1 × -1.5, no cap = -1.5 points. [Bảng điểm, 1.1.1 (proposed)]",
        "Đơn vị A: total 8.5 of 10 points. [Bảng điểm (proposed)]",
    ]


def override(code, points):
    return Review(unit="a", criterion=code, points=Fraction(points), reason="xem lại")


LINES = (
    Criterion(code="1", maximum=ten),
    Criterion(code="1.1", under="1", maximum=ten, start=Start.FULL),
    Criterion(code="1.1.1", under="1.1", deductions_at_most=five, scale=Each(each=-one), reads=(("value", "lỗi"),)),
    Criterion(code="1.1.2", under="1.1", adds=Adds.ON_TOP, scale=Given(), reads=(("value", "thưởng"),)),
    Criterion(code="2", bonuses_at_most=two),
    Criterion(code="2.1", under="2", adds=Adds.ON_TOP, scale=Given(), reads=(("value", "thưởng"),)),
)
READ = (Figure(name="lỗi", kind=Kind.WHOLE), Figure(name="thưởng", kind=Kind.POINTS))


@pytest.mark.parametrize(
    ("review", "points", "deduction"),
    [
        (None, 10 - 3 + 1 + 1, -3),
        (override("1.1.1", -2), 10 - 2 + 1 + 1, -2),
        (override("1.1.2", 4), 10 - 3 + 4 + 1, -3),
        (override("1.1", 6), 6 + 1, -4),
        (override("1.1", 12), 12 + 1, 0),
        (override("2", 2), 10 - 3 + 1 + 2, -3),
    ],
)
def test_an_override_is_split_as_its_line_splits_its_own(review, points, deduction):
    """Errors 3, bonus 1: the table makes 10 - 3 + 1 and 1; tie-breaks by deductions see what an override leaves."""
    reviews = [review] if review else []
    total = scored(LINES, {"a": {"lỗi": Fraction(3), "thưởng": one}}, reviews=reviews, figures=READ).of("a")
    assert (total.points, total.deduction) == (points, deduction)


def test_set_points_of_a_full_line_of_nothing_are_all_bonus():
    rows = [
        Criterion(code="1", bonuses_at_most=two),
        Criterion(code="1.1", under="1", start=Start.FULL, maximum=Fraction(0)),
        Criterion(code="1.1.1", under="1.1", adds=Adds.ON_TOP, maximum=ten),
    ]
    assert scored(rows, {"a": {"1.1.1": one}}, reviews=[override("1.1", 5)]).of("a").points == 2


def test_points_of_another_line_may_be_taken_over():
    rows = [Criterion(code="1", maximum=ten), Criterion(code="2", maximum=ten, reads=(("points", "1"),), scale=Given())]
    scores = scored(rows, {"a": {"1": Fraction(10, 3)}})
    assert (scores.on("2", "a").points, scores.of("a").points) == (Fraction(10, 3), Fraction(20, 3))


def test_given_points_that_need_another_figure_wait_for_both():
    row = Criterion(code="1", maximum=ten, reads=(("value", "thưởng"), ("basis", "lỗi")), scale=Given())
    scores = scored([row], {"a": {"thưởng": one}, "b": {"thưởng": one, "lỗi": one}}, figures=READ)
    assert [scores.of(unit).points for unit in "ab"] == [0, 1]


def test_a_line_that_reads_a_range_has_one():
    rows = [
        Criterion(code="1", maximum=ten, scale=Pool(), reads=(("value", "x"),)),
        Criterion(code="2", maximum=ten, scale=Proportional(full_at=ten), reads=(("points", "1"),)),
        Criterion(code="3", maximum=ten, children=Children.BEST),
        Criterion(code="3.1", under="3", maximum=five),
        Criterion(code="3.2", under="3", scale=Proportional(full_at=ten), reads=(("points", "1"),)),
    ]
    scores = scored(rows, {"a": {"x": five, "3.1": five}}, reporting=Reporting.OPEN, figures=(Figure(name="x"),))
    ends = {code: (scores.on(code, "a").low, scores.on(code, "a").high) for code in ("1", "2", "3")}
    assert ends == {"1": (0, 10), "2": (0, 10), "3": (5, 10)}


def test_formulas_over_totals_follow_ranges():
    rows = [Criterion(code="1", maximum=ten, scale=Pool(), reads=(("value", "x"),))]
    double = ByFormula(points=Formula(text="total"))
    scores = scored(
        rows, {"a": {"x": five}}, reporting=Reporting.OPEN, figures=(Figure(name="x"),), adjustments=(double,)
    )
    assert (scores.of("a").low, scores.of("a").high) == (0, 20)


def test_behind_an_adjustment_without_end_no_adjustment_is_said_to_add_anything():
    """The second takes the total that the first makes, and nobody knows how near to 0 its divisor comes."""
    adjustments = tuple(ByFormula(points=Formula(text=text)) for text in ("1 / (total - mean)", "total / 10"))
    rows = [Criterion(code="1", maximum=ten)]
    scores = scored(rows, {"a": {"1": five}}, reporting=Reporting.OPEN, adjustments=adjustments)
    assert [each.why for each in scores.grounds_for("a")] == [Why.GIVEN, Why.TOTAL_UNBOUNDED]


def test_what_adjustments_make_of_one_total_is_followed_together():
    """a has 4 and b has t, at most 4: b gains 2 · (4 + t) / 2 - 2 · t = 4 - t, so both have 4, as has the mean."""
    rows = [
        Criterion(code="1", maximum=Fraction(4)),
        Criterion(code="2", scale=Each(each=-one), reads=(("value", "lỗi"),)),
    ]
    adjustments = tuple(ByFormula(points=Formula(text=text)) for text in ("max(2 * mean - 2 * total, 0)", "mean"))
    reported = {"a": {"1": Fraction(4), "lỗi": Fraction(0)}}
    total = scored(rows, reported, reporting=Reporting.OPEN, figures=READ, adjustments=adjustments).of("a")
    assert (total.low, total.high, total.bounded) == (8, 8, True)


def test_a_bonus_is_what_rounding_makes_of_the_whole_beyond_what_it_makes_of_what_lies_inside():
    """2/5 and 1/5 on top: 3/5 is rounded to 1 and 2/5 to 0, so that all is bonus, of which the group keeps none."""
    rows = [
        Criterion(code="1", bonuses_at_most=Fraction(0)),
        Criterion(
            code="1.1",
            under="1",
            maximum=Fraction(2, 5),
            start=Start.FULL,
            scale=Each(each=Fraction(1, 5)),
            reads=(("value", "lỗi"),),
        ),
    ]
    rounding = Rounding(at=RoundAt.CRITERION, digits=0)
    assert scored(rows, {"a": {"lỗi": one}}, figures=READ, rounding=rounding).of("a").points == 0


def test_thirds_are_exact_and_rounded_only_where_the_rulebook_says():
    rows = [Criterion(code=code, maximum=ten, scale=Proportional(full_at=Fraction(3))) for code in "123"]
    figures = tuple(Figure(name=code) for code in "123")
    reported = {"a": dict.fromkeys("123", one)}
    assert scored(rows, reported, figures=figures).of("a").points == 10
    assert scored(rows, reported, figures=figures, rounding=Rounding(digits=0)).of("a").points == 10
