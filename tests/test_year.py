"""Year: what a dossier refuses, how far its record reaches, and every reason with its source."""

from datetime import date
from fractions import Fraction

import attrs
import pytest

import thidua
from thidua import (
    Announcement,
    Ballots,
    Choice,
    Cluster,
    Criterion,
    Dossier,
    Grant,
    Honour,
    Meeting,
    Pact,
    RecordError,
    Review,
    Rulebook,
    Ruling,
    Season,
    Submission,
    Unit,
    Vote,
)
from thidua.awards import Award
from thidua.balloting import Electorate
from thidua.clusters import Way
from thidua.criteria import Criteria
from thidua.grounds import Account, Basis, Source, Sources
from thidua.law import Law
from thidua.ranking import RulingKind
from thidua.rules import BallotRule, Denominator, Edge, Policies, RankingRule, Slot
from thidua.scales import Reporting
from thidua.timetable import MeetingKind
from thidua.year import conclude_year

UNCHECKED = (
    "is not checked against the law, as no day is recorded whose law governs or the dossier holds none of that day."
)


RULES = Rulebook(
    id="mau",
    name="Quy chế mẫu",
    basis=Basis.FICTIONAL,
    criteria=Criteria(rows=(Criterion(code="1", name="Kinh tế", maximum=Fraction(10)),)),
    slots=(Slot(award="flag", place=1), Slot(award="merit", place=3)),
    ballot=(BallotRule(about="flag", denominator=Denominator.MEMBERS, threshold=Fraction(1, 2), edge=Edge.EXCEEDED),),
    policies=Policies(reporting_closes=date(2024, 12, 5)),
)
LAW = Law(
    id="x",
    chain="x",
    name="Luật mẫu",
    since=date(2024, 1, 1),
    awards=(Award(id="flag", name="Cờ thi đua", name_en="Emulation flag"),),
)
CITED = "[Quy chế mẫu (fictional)]"


def dossier(pact=None, units="ab", **facts):
    members = tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in units)
    stated = {"cluster": Cluster(id="c", name="C", units=members), "season": Season.of(2024), "rulebook": RULES}
    return Dossier(pact=Pact(**stated | (pact or {})), **facts)


def report(unit, points, on=None):
    return Submission(unit=unit, figures=(("1", Fraction(points)),), on=on)


# ── how far a record reaches


def test_a_scored_year_goes_from_figures_to_handover():
    year = conclude_year(
        dossier(
            submissions=(report("a", 7), report("b", 9)),
            votes=(
                Vote(award="flag", unit="b", electorate=Electorate(members=2), ballots=Ballots(approve=1, reject=1)),
            ),
            succession=Choice(season=2025, how=Way.ELECTED, head="b"),
            law=(LAW,),
        )
    )
    assert year.rows() == [(1, "b", ("flag",)), (2, "a", ())]
    assert year.of("b") == (1, ("flag",), ("head",))
    assert list(year.explain("en")) == [
        f"No unit holds place 3: nobody is proposed for merit. {CITED}",
        (
            "A vote on Emulation flag is recorded, and no slot of the rulebook goes by votes for it:"
            f" it proposes nobody. {CITED}"
        ),
        "The source does not name the deputy of 2025 (elected).",
        "Đơn vị A, criterion 1 Kinh tế: given 7 of 10 points. [Quy chế mẫu, 1 (fictional)]",
        f"Đơn vị A: total 7 of 10 points. {CITED}",
        f"Đơn vị A: place 2 by points (7). {CITED}",
        "Đơn vị A: holds no place for which the rulebook proposes an award.",
        "Đơn vị B, criterion 1 Kinh tế: given 9 of 10 points. [Quy chế mẫu, 1 (fictional)]",
        f"Đơn vị B: total 9 of 10 points. {CITED}",
        f"Đơn vị B: place 1 by points (9). {CITED}",
        (
            "Đơn vị B: approvals for Emulation flag: 1 of 2 (all members), which misses the threshold of 50.00%"
            " (to be exceeded)."
        ),
        f"Đơn vị B: proposed for Emulation flag, as it holds place 1. {CITED}",
        "Đơn vị B: Emulation flag under Luật mẫu.",
        "Đơn vị B: head of 2025 (elected).",
    ]


def test_an_announced_year_has_no_scores():
    year = conclude_year(dossier(announced=Announcement(totals=(("a", Fraction(97)), ("b", Fraction("98.5"))))))
    assert (year.scores, year.handover) == (None, None)
    assert year.rows() == [(1, "b", ("flag",)), (2, "a", ())]


def test_an_announcement_stands_over_figures_which_are_still_scored():
    announced = Announcement(places=(("a", 1), ("b", 2)))
    year = conclude_year(dossier(submissions=(report("a", 7), report("b", 9)), announced=announced))
    assert [total.points for total in map(year.scores.of, "ab")] == [7, 9]
    assert year.rows() == [(1, "a", ("flag",)), (2, "b", ())]


def test_a_review_alone_is_scored():
    review = Review(unit="b", criterion="1", points=Fraction(8), reason="thẩm định")
    assert conclude_year(dossier(reviews=(review,))).rows() == [(1, "b", ("flag",)), (None, "a", ())]


def test_a_season_without_outcome_is_under_way():
    year = conclude_year(dossier(meetings=(Meeting(kind=MeetingKind.MID_YEAR, on=date(2024, 7, 29), host="a"),)))
    assert (year.scores, year.ranking, year.nominations, year.handover) == (None, None, None, None)
    assert year.rows() == [(None, "a", ()), (None, "b", ())]
    assert list(year.explain("en")) == [
        "The season 2024 is under way: there is no result yet.",
        "Meeting: mid-year review, on 29 July 2024, host: Đơn vị A.",
        "No choice of the next head and deputy is recorded.",
    ]


@pytest.mark.parametrize(
    ("outcome", "offices"),
    [
        ({"succession": Choice(season=2025, head="a")}, ("head",)),
        ({"decisions": (Grant(award="merit", unit="a"),)}, ()),
    ],
    ids=["succession", "grant"],
)
def test_a_season_of_which_only_the_outcome_is_known_is_over(outcome, offices):
    year = conclude_year(dossier(**outcome))
    assert year.of("a") == (None, (), offices)
    assert [ground.why.value for ground in year.ranking.unplaced] == ["not-announced", "not-announced"]
    assert "season-under-way" not in [ground.why.value for ground in year.grounds()]


def test_figures_without_a_rulebook_are_scored_by_nothing_and_it_is_said():
    facts = {"pact": {"rulebook": None}, "submissions": (report("a", 7),)}
    unscored = dossier(**facts)
    assert [(str(each), each.note) for each in unscored.notes] == [
        ("there are figures, but the pact names no rulebook to score them by @ $.pact.rulebook", True)
    ]
    year = conclude_year(unscored)
    assert (year.scores, year.of("a")) == (None, (None, (), ()))
    assert "no-rulebook" in [ground.why.value for ground in year.grounds()]
    year = conclude_year(dossier(**facts, announced=Announcement(places=(("a", 1),))))
    assert (year.scores, year.of("a")) == (None, (1, (), ()))


@pytest.mark.parametrize(
    ("pact", "facts", "reporting"),
    [
        ({}, {"submissions": (report("a", 1, date(2024, 12, 5)),)}, Reporting.OPEN),
        ({}, {"submissions": (report("a", 1),)}, Reporting.OPEN),
        ({}, {"submissions": (report("a", 1, date(2024, 12, 6)),)}, Reporting.CLOSED),
        ({}, {"proposed_on": date(2024, 12, 6)}, Reporting.CLOSED),
        ({}, {"meetings": (Meeting(kind=MeetingKind.ANNUAL, on=date(2025, 1, 15)),)}, Reporting.CLOSED),
        ({}, {"decisions": (Grant(award="merit", individuals=1, on=date(2025, 2, 1)),)}, Reporting.CLOSED),
        ({}, {"reviews": (Review(unit="a", figure="1", value=Fraction(1), on=date(2024, 12, 9)),)}, Reporting.CLOSED),
        ({"rulebook": None}, {"proposed_on": date(2024, 12, 6)}, Reporting.OPEN),
        ({"rulebook": attrs.evolve(RULES, policies=Policies())}, {"proposed_on": date(2024, 12, 6)}, Reporting.OPEN),
    ],
)
def test_reporting_has_closed_once_the_record_knows_a_later_day(pact, facts, reporting):
    assert dossier(pact, **facts).reporting is reporting


# ── reasons and their sources


def test_the_record_itself_is_stated_with_its_sources():
    year = conclude_year(
        dossier(
            {
                "cluster": Cluster(
                    id="c",
                    name="C",
                    units=(Unit(id="a", name="Đơn vị A"), Unit(id="b", name="Đơn vị B")),
                    members_complete=False,
                ),
                "head": "a",
                "signed": date(2024, 3, 12),
                "signatures": ("a",),
            },
            announced=Announcement(places=(("a", 1),)),
            decisions=(
                Grant(award="merit", unit="a", granted_by="Chủ tịch tỉnh"),
                Grant(award="merit", individuals=24),
            ),
            sources=Sources(
                source="Báo mẫu",
                basis=Basis.STATED,
                parts=(
                    Source(about="cluster.head", basis=Basis.INFERRED),
                    Source(about="pact.signed", readings=(Account(says="ngày 12"), Account(says="ngày 13"))),
                ),
            ),
        )
    )
    assert year.decisions == year.dossier.decisions
    assert list(year.explain("en")) == [
        "The list of members is incomplete; units known: 2. [Báo mẫu (stated)]",
        "The pact of 2024 was signed on 12 March 2024. [Báo mẫu (stated)]",
        "merit was granted to 24 individuals. [Báo mẫu (stated)]",
        "On the head the record has another source or basis than elsewhere. [Báo mẫu (inferred)]",
        "Sources differ on the signing of the pact: ngày 12, ngày 13.",
        "No choice of the next head and deputy is recorded.",
        f"merit: in which order the units stand is not known; its slot is left open. {CITED}",
        "Đơn vị A: announced in place 1. [Báo mẫu (stated)]",
        f"Đơn vị A: proposed for flag, as it holds place 1. {CITED}",
        f"Đơn vị A: flag {UNCHECKED}",
        "Đơn vị A: conflict of interest: it is head of 2024 and proposed for flag. [Báo mẫu (inferred)]",
        "Đơn vị A: head of 2024. [Báo mẫu (inferred)]",
        "Đơn vị A: was granted merit by Chủ tịch tỉnh. [Báo mẫu (stated)]",
        "Đơn vị A: conflict of interest: it is head of 2024 and was granted merit. [Báo mẫu (inferred)]",
        "Đơn vị B: no place was announced. [Báo mẫu (stated)]",
        "Đơn vị B: its signature under the pact is not recorded. [Báo mẫu (stated)]",
    ]


def test_a_unit_answers_in_both_languages():
    year = conclude_year(dossier(submissions=(report("a", 7),)))
    assert list(year.explain("vi", unit="b")) == [
        "Đơn vị B, tiêu chí 1 Kinh tế: chưa báo cáo, 0 trên 10 điểm. [Quy chế mẫu, 1 (hư cấu)]",
        "Đơn vị B: tổng 0 trên 10 điểm. [Quy chế mẫu (hư cấu)]",
        "Đơn vị B: không xếp loại vì không gửi báo cáo; đây không phải là xếp cuối. [Quy chế mẫu (hư cấu)]",
        "Đơn vị B: không được xét đề nghị khen thưởng, vì không thuộc diện xếp hạng. [Quy chế mẫu (hư cấu)]",
    ]
    with pytest.raises(RecordError) as caught:
        year.explain("vi", unit="x")
    assert str(caught.value) == "unknown unit 'x'; the cluster has: a, b @ $"


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        (
            "midlands-2017",
            {
                "phu-tho": (1, ("co-thi-dua-chinh-phu",), ()),
                "tuyen-quang": (2, ("bang-khen-thu-tuong",), ()),
                "hoa-binh": (None, (), ("head",)),
                "yen-bai": (None, (), ("deputy",)),
            },
        ),
        ("northern-border-2013", {"ha-giang": (None, (), ("head",)), "son-la": (None, (), ())}),
        ("midlands-2024", {"tuyen-quang": (None, (), ())}),
    ],
)
def test_recorded_years_come_out_as_they_were(record, outcome):
    year = conclude_year(thidua.load(record))
    assert {unit: year.of(unit) for unit in outcome} == outcome


# ── what a dossier refuses


def test_a_dossier_lists_everything_that_does_not_fit():
    with pytest.raises(RecordError) as caught:
        dossier(
            submissions=(report("a", 11),),
            announced=Announcement(places=(("a", 1), ("a", 2)), totals=(("y", Fraction(1)),)),
            meetings=(Meeting(kind=MeetingKind.ANNUAL, host="h", chair="i"),),
            rulings=(Ruling(kind=RulingKind.LOT, among=("a",), order=("b",)),),
            votes=(Vote(award="merit", unit="a", electorate=Electorate(members=2), ballots=Ballots()),),
            succession=Choice(season=2025, head="j", deputy="k"),
            decisions=(Grant(award="merit", unit="l"), Grant(award="merit", individuals=24)),
            honours=(Honour(unit="m", award="merit", season=2022),),
        )
    has = "the cluster has: a, b"
    assert str(caught.value).split("\n") == [
        f"unknown unit 'h'; {has} @ $.meetings[0].host",
        f"unknown unit 'i'; {has} @ $.meetings[0].chair",
        f"unknown unit 'j'; {has} @ $.succession.head",
        f"unknown unit 'k'; {has} @ $.succession.deputy",
        f"unknown unit 'l'; {has} @ $.decisions[0].unit",
        f"unknown unit 'm'; {has} @ $.honours[0].unit",
        "give places or totals, not both @ $.announced",
        "'a' is used twice @ $.announced.places.a",
        f"unknown unit 'y'; {has} @ $.announced.totals.y",
        "11 is above the maximum of 10 @ $.figures.a.1",
        "'b' must name all of these, each once: a @ $.rulings[0].order",
        "the rulebook has no ballot rule for 'merit'; it has: flag @ $.votes[0].award",
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_award_has_one_name_in_all_that_a_year_says(language):
    # no law of its day names it: the proposal is recorded without a day, the edition is a later one's
    award = Award(id="co-x", name="Cờ X", name_en="Flag X")
    rules = Rulebook(
        id="r",
        name="R",
        basis=Basis.FICTIONAL,
        ranking=RankingRule(tie_breaks=("honours",), honours=("co-x",)),
        slots=(Slot(award="co-x", count=1),),
        criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(10)),)),
    )
    units = (Unit(id="a", name="A"), Unit(id="b", name="B"))
    pact = Pact(cluster=Cluster(id="c", name="C", units=units), season=Season.of(2024), rulebook=rules)
    year = conclude_year(
        Dossier(
            pact=pact,
            announced=Announcement(totals=(("a", Fraction(5)), ("b", Fraction(5)))),
            honours=(Honour(unit="a", award="co-x", season=2022),),
            catalogue=(award,),
        )
    )
    named = {"vi": "Cờ X", "en": "Flag X"}[language]
    for stage in (year, year.ranking, year.nominations):
        said = " ".join(stage.explain(language))
        assert named in said
        assert "co-x" not in said
