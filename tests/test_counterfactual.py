"""The same facts under another edition: what moved, line by line, and what the other edition does not know."""

from datetime import date
from fractions import Fraction

import attrs
import pytest

from thidua import (
    Amendment,
    Announcement,
    Ballots,
    Cluster,
    Criterion,
    Dossier,
    Figure,
    Pact,
    Review,
    Rulebook,
    Ruling,
    Season,
    Submission,
    Unit,
    Vote,
    counterfactual,
    load,
    load_rulebook,
)
from thidua.balloting import Electorate
from thidua.codec.conclusions import moved
from thidua.criteria import Criteria
from thidua.figures import Kind
from thidua.grounds import Basis, Why
from thidua.ranking import RulingKind
from thidua.rules import BallotRule, Denominator, Edge, NextHead, Policies, RotationRule, Stage
from thidua.scales import Each, Pool, Proportional
from thidua.targets import Target
from thidua.timetable import Calendar
from thidua.year import conclude_year

CLUSTER = Cluster(id="c", name="Cụm mẫu", units=(Unit(id="a", name="Đơn vị A"), Unit(id="b", name="Đơn vị B")))
BALLOT = BallotRule(about="x", denominator=Denominator.MEMBERS, threshold=Fraction(1, 2), edge=Edge.REACHED)
RECORDED = Rulebook(
    id="2024",
    name="Quy chế 2024",
    basis=Basis.FICTIONAL,
    stages=(Stage(name="self"), Stage(name="verified")),
    figures=(Figure(name="thu"), Figure(name="bai", kind=Kind.WHOLE)),
    criteria=Criteria(
        rows=(
            Criterion(code="1", maximum=Fraction(10), reads=(("value", "thu"),), scale=Proportional()),
            Criterion(code="2", maximum=Fraction(5)),
            Criterion(code="3", maximum=Fraction(4), reads=(("value", "bai"),), scale=Each(each=Fraction(1))),
        )
    ),
    ballot=(BALLOT,),
)
OTHER = Rulebook(
    id="2025",
    name="Quy chế 2025",
    basis=Basis.FICTIONAL,
    stages=(Stage(name="verified"),),
    figures=(Figure(name="bai", kind=Kind.WHOLE),),
    criteria=Criteria(
        rows=(
            Criterion(code="3", maximum=Fraction(4), reads=(("value", "bai"),), scale=Each(each=Fraction(1, 2))),
            Criterion(code="4", maximum=Fraction(6)),
        )
    ),
)
DOSSIER = Dossier(
    pact=Pact(
        cluster=CLUSTER,
        season=Season.of(2024),
        rulebook=RECORDED,
        targets=tuple(Target(unit=unit, figure="thu", plan=Fraction(100)) for unit in ("a", "b")),
        not_assigned=(("b", "2"),),
    ),
    submissions=(
        Submission(unit="a", figures=(("thu", Fraction(80)), ("2", Fraction(5)), ("bai", Fraction(2)))),
        Submission(unit="b", figures=(("thu", Fraction(100)), ("bai", Fraction(0)))),
    ),
    reviews=(
        Review(unit="a", figure="bai", value=Fraction(4), stage="verified", reason="thêm hai bài"),
        Review(unit="a", criterion="2", points=Fraction(3), stage="verified", reason="thiếu minh chứng"),
        Review(unit="b", figure="bai", value=Fraction(1), stage="self"),
    ),
    votes=(Vote(award="x", unit="a", electorate=Electorate(members=2), ballots=Ballots(approve=2)),),
)


def test_every_line_that_moved_is_there_in_printed_order_the_total_last():
    # recorded for a: 8 + 3 (set by the review) + 4; under the other edition: 4 × 1/2, the rest unknown to it
    other = counterfactual(DOSSIER, rulebook=OTHER)
    assert other.rows() == [
        ("a", "1", 8, None),
        ("a", "2", 3, None),
        ("a", "3", 4, 2),
        ("a", "4", None, 0),
        ("a", None, 15, 2),
        ("b", "1", 10, None),
        ("b", "2", 0, None),
        ("b", "3", 1, 0),
        ("b", "4", None, 0),
        ("b", None, 11, 0),
    ]
    assert other.of("a") == other.moves[:5]
    assert other.recorded == conclude_year(DOSSIER)


def test_what_the_other_edition_does_not_know_is_left_out_and_listed():
    other = counterfactual(DOSSIER, rulebook=OTHER)
    assert other.left_out == (("a", "thu"), ("a", "2"), ("b", "thu"), ("b", "bai"), ("b", "2"), ("a", "x"))
    assert other.year.dossier.votes == ()
    assert other.year.dossier.pact.rulebook == OTHER


def test_votes_are_left_out_where_the_other_edition_has_no_rule_for_them():
    ballots = Ballots(approve=2)
    votes = [
        Vote(unit="a", electorate=Electorate(members=2), ballots=ballots, **about)
        for about in ({"award": "x"}, {"office": "head"}, {"office": "deputy"})
    ]
    rules = [attrs.evolve(BALLOT, about=about) for about in ("x", "head", "deputy")]
    pact = attrs.evolve(DOSSIER.pact, rulebook=attrs.evolve(RECORDED, ballot=tuple(rules)))
    dossier = attrs.evolve(DOSSIER, pact=pact, votes=tuple(votes))
    other = counterfactual(dossier, rulebook=attrs.evolve(OTHER, ballot=(attrs.evolve(BALLOT, about="head"),)))
    assert [each.about for each in other.year.dossier.votes] == ["head"]
    assert other.left_out[-2:] == (("a", "x"), ("a", "deputy"))
    said = [each for each in other.grounds_for("a") if each.why is Why.LEFT_OUT]
    assert [(each.about.award, each.about.office) for each in said][-2:] == [("x", None), (None, "deputy")]


def test_a_ruling_is_left_out_where_the_other_edition_has_no_rule_for_its_ballots():
    ballots = Ballots(choices=(("a", 0), ("b", 2)))
    counted = Ruling(
        kind=RulingKind.VOTE, among=("a", "b"), order=("b", "a"), electorate=Electorate(members=2), ballots=ballots
    )
    plain = Ruling(kind=RulingKind.CASTING_VOTE, among=("a", "b"), order=("b", "a"))
    rules = attrs.evolve(RECORDED, ballot=(BALLOT, attrs.evolve(BALLOT, about="order")))
    dossier = attrs.evolve(DOSSIER, pact=attrs.evolve(DOSSIER.pact, rulebook=rules), rulings=(counted, plain))
    other = counterfactual(dossier, rulebook=OTHER)
    assert other.year.dossier.rulings == (plain,)
    assert other.left_out[-2:] == (("a", "order"), ("b", "order"))
    assert "Đơn vị B: the vote on the order does not fit the other rulebook and is left out." in other.explain("en")
    kept = counterfactual(dossier, rulebook=attrs.evolve(OTHER, ballot=(attrs.evolve(BALLOT, about="order"),)))
    assert kept.year.dossier.rulings == (counted, plain)
    assert ("a", "order") not in kept.left_out


def test_a_rotation_whose_roster_names_other_units_is_left_out_and_listed():
    rotation = RotationRule(head=NextHead.ROSTER, roster=("a", "x"))
    other = counterfactual(DOSSIER, rulebook=attrs.evolve(OTHER, rotation=rotation))
    assert other.year.dossier.pact.rulebook.rotation is None
    assert ("", "rotation") in other.left_out
    said = next(iter(other.explain("en")))
    assert said.startswith("The roster of the other rulebook's rotation does not fit the units of the cluster")
    assert said not in other.explain("en", unit="a")
    fits = counterfactual(DOSSIER, rulebook=attrs.evolve(OTHER, rotation=attrs.evolve(rotation, roster=("b", "a"))))
    assert ("", "rotation") not in fits.left_out
    assert said not in fits.explain("en")


def test_a_target_that_an_amendment_changes_is_left_out_and_listed():
    changed = Amendment(on=date(2024, 7, 1), targets=(Target(unit="b", figure="thu", plan=Fraction(80)),))
    pact = attrs.evolve(DOSSIER.pact, targets=(), amendments=(changed,))
    dossier = attrs.evolve(DOSSIER, pact=pact, submissions=(), reviews=())
    other = counterfactual(dossier, rulebook=OTHER)
    assert other.left_out == (("b", "thu"), ("b", "2"), ("a", "x"))
    assert other.year.dossier.pact.amendments[0].targets == ()


def test_a_figure_of_another_kind_is_another_figure():
    dated = attrs.evolve(OTHER, figures=(Figure(name="bai", kind=Kind.DAY),), criteria=Criteria())
    assert ("a", "bai") in counterfactual(DOSSIER, rulebook=dated).left_out


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            [
                "Đơn vị A, criterion 1: 8 → none. [Quy chế 2024, 1 (fictional)]",
                "Đơn vị A, criterion 3: 4 → 2. [Quy chế 2025, 3 (fictional)]",
                "Đơn vị A, total: 15 → 2. [Quy chế 2025 (fictional)]",
            ],
        ),
        (
            "vi",
            [
                "Đơn vị A, tiêu chí 1: 8 → không có. [Quy chế 2024, 1 (hư cấu)]",
                "Đơn vị A, tiêu chí 3: 4 → 2. [Quy chế 2025, 3 (hư cấu)]",
                "Đơn vị A, tổng điểm: 15 → 2. [Quy chế 2025 (hư cấu)]",
            ],
        ),
    ],
)
def test_each_move_cites_the_edition_that_has_the_line(language, sentences):
    said = list(counterfactual(DOSSIER, rulebook=OTHER).explain(language, unit="a"))
    assert [sentence for sentence in sentences if sentence not in said] == []


def test_all_units_in_words():
    other = counterfactual(DOSSIER, rulebook=OTHER)
    assert list(other.explain("en")) == [*other.explain("en", unit="a"), *other.explain("en", unit="b")]


def test_the_same_edition_moves_nothing():
    other = counterfactual(DOSSIER, rulebook=RECORDED)
    assert (other.moves, other.left_out, other.year) == ((), (), other.recorded)


def test_a_year_announced_without_points_has_no_line_to_move():
    other = counterfactual(load("midlands-2017"), rulebook=load_rulebook("tien-giang-2023"))
    assert other.moves == ()
    assert other.year.nominations.nominated == ()


def test_a_share_under_an_edition_that_measures_otherwise_is_left_out():
    def edition(measure):
        figure = Figure(name="x", measure=measure)
        row = Criterion(code="1", maximum=Fraction(10), reads=(("value", "x"),), scale=Pool(alone=Fraction(1)))
        return Rulebook(id="r", figures=(figure,), criteria=Criteria(rows=(row,)))

    cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"),))
    pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=edition("%"))
    dossier = Dossier(pact=pact, submissions=(Submission(unit="a", figures=(("x", Fraction(1, 2)),)),))
    assert counterfactual(dossier, rulebook=edition("hồ sơ")).left_out == (("a", "x"),)
    assert counterfactual(dossier, rulebook=edition("%")).left_out == ()


def test_a_target_of_a_figure_that_is_of_another_kind_there_is_left_out():
    def edition(kind, scale):
        row = Criterion(code="1", maximum=Fraction(10), reads=(("value", "x"),), scale=scale)
        return Rulebook(id="r", figures=(Figure(name="x", kind=kind),), criteria=Criteria(rows=(row,)))

    plan = Target(unit="a", figure="x", plan=Fraction(10))
    again = Amendment(on=date(2024, 7, 1), targets=(attrs.evolve(plan, plan=Fraction(12)),))
    cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"),))
    rules = edition(Kind.AMOUNT, Proportional())
    pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=rules, targets=(plan,), amendments=(again,))
    dossier = Dossier(pact=pact, submissions=(Submission(unit="a", figures=(("x", Fraction(6)),)),))
    other = counterfactual(dossier, rulebook=edition(Kind.OCCURRENCES, Each(each=Fraction(1))))
    assert other.left_out == (("a", "x"),)
    assert [(move.criterion, move.before, move.after) for move in other.moves] == [("1", 5, 6), (None, 5, 6)]
    assert other.year.dossier.pact.targets == ()
    assert other.year.dossier.pact.amendments[0].targets == ()


def test_a_line_that_is_a_range_moves_by_its_ends():
    def edition(most):
        row = Criterion(code="1", maximum=Fraction(most), reads=(("value", "x"),), scale=Pool(alone=Fraction(1)))
        return Rulebook(id=f"{most}", figures=(Figure(name="x"),), criteria=Criteria(rows=(row,)))

    cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"), Unit(id="b", name="B")))
    pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=edition(10))
    dossier = Dossier(pact=pact, submissions=(Submission(unit="a", figures=(("x", Fraction(6)),)),))
    other = counterfactual(dossier, rulebook=edition(20))
    line, total = other.of("a")
    assert (line.recorded.low, line.recorded.high, line.other.low, line.other.high) == (0, 10, 0, 20)
    assert (total.before, total.after) == (None, None)  # b may yet report, so both are open
    assert other.rows()[:2] == [("a", "1", None, None), ("a", None, None, None)]
    assert next(iter(other.explain("en", unit="a"))) == "A, criterion 1: 0–10 → 0–20. [20, 1 (proposed)]"
    assert moved(other)["moved"][0] == {
        "unit": "a",
        "criterion": "1",
        "before": None,
        "before_low": "0",
        "before_high": "10",
        "after": None,
        "after_low": "0",
        "after_high": "20",
    }


def test_a_figure_in_another_measure_is_left_out():
    rules = {"scale": Each(each=Fraction(1)), "reads": (("value", "thu"),)}
    editions = [
        Rulebook(
            id=measure or "none",
            figures=(Figure(name="thu", measure=measure),),
            criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(100), **rules),)),
        )
        for measure in ("tỷ đồng", "triệu đồng", "tỷ  đồng", None)
    ]
    facts = Submission(unit="a", figures=(("thu", Fraction(90)),))
    dossier = Dossier(pact=Pact(cluster=CLUSTER, season=Season.of(2024), rulebook=editions[0]), submissions=(facts,))
    left = [counterfactual(dossier, rulebook=each).left_out for each in editions]
    assert left == [(), (("a", "thu"),), (), ()]


def test_the_days_of_a_season_are_those_of_the_season():
    """When reporting closed, results were published and nobody worked, is no rule that another edition changes."""
    own = attrs.evolve(
        RECORDED,
        policies=Policies(published_on=date(2025, 1, 31)),
        calendar=Calendar(holidays=(date(2024, 9, 2),)),
    )
    before = attrs.evolve(
        OTHER,
        policies=Policies(published_on=date(2023, 1, 20), reporting_closes=date(2023, 1, 10)),
        calendar=Calendar(holidays=(date(2022, 9, 2),)),
    )
    dated = tuple(attrs.evolve(each, on=date(2024, 12, 1)) for each in DOSSIER.submissions)
    dossier = attrs.evolve(DOSSIER, pact=attrs.evolve(DOSSIER.pact, rulebook=own), submissions=dated)
    other = counterfactual(dossier, rulebook=before).year.dossier.pact.rulebook
    assert other.policies == own.policies
    assert other.calendar.holidays == (date(2022, 9, 2), date(2024, 9, 2))


def test_of_a_day_that_is_off_and_worked_the_season_s_own_rules_know():
    own = attrs.evolve(RECORDED, calendar=Calendar(holidays=(date(2024, 9, 2),), worked=(date(2024, 9, 7),)))
    theirs = Calendar(holidays=(date(2024, 9, 7), date(2024, 9, 3)), worked=(date(2024, 9, 2), date(2024, 9, 8)))
    dossier = attrs.evolve(DOSSIER, pact=attrs.evolve(DOSSIER.pact, rulebook=own))
    other = counterfactual(dossier, rulebook=attrs.evolve(OTHER, calendar=theirs)).year.dossier.pact.rulebook
    assert other.calendar.holidays == (date(2024, 9, 3), date(2024, 9, 2))
    assert other.calendar.worked == (date(2024, 9, 8), date(2024, 9, 7))


def test_who_reported_nothing_that_the_other_edition_knows_has_reported():
    rules = {"scale": Pool(), "reads": (("value", "bai"),)}
    rows = (Criterion(code="1", maximum=Fraction(10), **rules),)
    own = attrs.evolve(RECORDED, stages=(), ballot=(), criteria=Criteria(rows=rows))
    other = attrs.evolve(own, id="khac", figures=(Figure(name="bai", kind=Kind.WHOLE), Figure(name="khac")))
    facts = (
        Submission(unit="a", figures=(("thu", Fraction(3)),)),
        Submission(unit="b", figures=(("bai", Fraction(4)),)),
    )
    dossier = Dossier(pact=Pact(cluster=CLUSTER, season=Season.of(2024), rulebook=own), submissions=facts)
    year = counterfactual(dossier, rulebook=other).year
    assert [year.scores.of(unit).points for unit in "ab"] == [
        conclude_year(dossier).scores.of(unit).points for unit in "ab"
    ]
    assert year.scores.of("b").points is not None  # nobody has yet to report
    alone = attrs.evolve(dossier, submissions=facts[:1])
    assert counterfactual(alone, rulebook=other).year.scores is not None


def test_a_unit_that_was_only_reviewed_does_not_report_once_more():
    """It was heard, though the other edition does not know the figure; what a unit sent is read in the same way."""
    rows = (Criterion(code="1", maximum=Fraction(10), scale=Pool(), reads=(("value", "bai"),)),)
    own = attrs.evolve(RECORDED, stages=(), ballot=(), criteria=Criteria(rows=rows))
    other = attrs.evolve(own, id="khac", figures=(Figure(name="bai", kind=Kind.WHOLE), Figure(name="khac")))
    reported = Submission(unit="b", figures=(("bai", Fraction(4)),))
    reviewed = Review(unit="a", figure="thu", value=Fraction(3), by="Sở Nội vụ", reason="đếm lại")
    dossier = Dossier(
        pact=Pact(cluster=CLUSTER, season=Season.of(2024), rulebook=own), submissions=(reported,), reviews=(reviewed,)
    )
    year = counterfactual(dossier, rulebook=other).year
    assert year.scores.figures.heard == {"a", "b"}
    assert year.scores.of("b").points == conclude_year(dossier).scores.of("b").points
    assert year.scores.of("b").points is not None
    explained = attrs.evolve(reviewed, value=None, explanation="đã gửi bản giấy")
    silent = attrs.evolve(dossier, reviews=(explained,))  # an explanation alone is no review
    assert counterfactual(silent, rulebook=other).year.scores.figures.heard == {"b"}
    roles = attrs.evolve(own, id="vai", stages=(Stage(name="verified", roles=("standing-body",)),))
    staged = attrs.evolve(own, stages=(Stage(name="verified"),))
    written = attrs.evolve(reviewed, stage="verified", role="member")
    admitted = attrs.evolve(dossier, pact=attrs.evolve(dossier.pact, rulebook=staged), reviews=(written,))
    assert counterfactual(admitted, rulebook=roles).year.scores.figures.heard == {"a", "b"}


def test_what_was_announced_under_one_edition_is_no_result_of_another():
    announced = Announcement(totals=(("a", Fraction(2)), ("b", Fraction(9))))
    both = counterfactual(attrs.evolve(DOSSIER, announced=announced), rulebook=OTHER)
    assert [both.recorded.of(unit)[0] for unit in "ab"] == [2, 1]
    assert both.year.dossier.announced is None
    assert both.year == counterfactual(DOSSIER, rulebook=OTHER).year
    same = counterfactual(attrs.evolve(DOSSIER, announced=announced), rulebook=RECORDED)
    assert same.year == same.recorded
