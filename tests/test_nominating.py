"""Nominating: who fills a slot by the ranking, by votes or by both, and why a slot stays open."""

from datetime import date
from fractions import Fraction

import pytest

from thidua import (
    Award,
    BallotRule,
    Ballots,
    Basis,
    Citation,
    Cluster,
    Deciding,
    Denominator,
    Edge,
    Electorate,
    Law,
    Pact,
    RecordError,
    Rulebook,
    Season,
    Slot,
    Unit,
    Vote,
    announce,
    nominate,
    tally,
)

CITED = "[Quy chế mẫu (fictional)]"


def pact(*slots, awards=("flag",), **changes):
    rules = Rulebook(
        id="mau",
        name="Quy chế mẫu",
        basis=Basis.FICTIONAL,
        slots=slots,
        ballot=tuple(
            BallotRule(about=award, denominator=Denominator.MEMBERS, threshold=Fraction(2, 3), edge=Edge.REACHED)
            for award in awards
        ),
    )
    units = tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in "abc")
    stated = {"cluster": Cluster(id="c", name="C", units=units), "season": Season.of(2024), "rulebook": rules}
    return Pact(**stated | changes)


def vote(unit, approve, award="flag", **electorate):
    ballots = Ballots(approve=approve, reject=9 - approve - len(electorate.get("barred", ())))
    return Vote(award=award, unit=unit, electorate=Electorate(members=9, **electorate), ballots=ballots)


def nominations(agreed, places, votes=(), law=()):
    return nominate(tally(announce(agreed, places=places), votes), law)


def lines(result, unit=None, language="en"):
    return list(result.explain(language, unit=unit))


FIRST = Slot(award="flag", place=1)
IN_ORDER = {"a": 1, "b": 2, "c": 3}
LAW = Law(
    id="x",
    chain="x",
    name="Luật mẫu",
    since=date(2024, 1, 1),
    awards=(Award(id="flag", name="Cờ thi đua", name_en="Emulation flag"), Award(id="merit", name="Bằng khen")),
    cites=(Citation(document="Luật mẫu", basis=Basis.FICTIONAL),),
)


# ── slots by the ranking


def test_the_one_unit_on_a_place_fills_its_slot():
    found = nominations(pact(FIRST, Slot(award="merit", place=2)), IN_ORDER)
    assert found.rows() == [("a", "flag"), ("b", "merit")]
    assert [each.award for each in found.of("b")] == ["merit"]
    assert lines(found) == [
        f"Đơn vị A: proposed for flag, as it holds place 1. {CITED}",
        "Đơn vị A: the dossier holds no law in force that names flag.",
        f"Đơn vị B: proposed for merit, as it holds place 2. {CITED}",
        "Đơn vị B: the dossier holds no law in force that names merit.",
        "Đơn vị C: holds no place for which the rulebook proposes an award.",
    ]


def test_a_tie_on_the_place_leaves_the_slot_open_and_says_so():
    found = nominations(pact(FIRST), {"a": 1, "b": 1, "c": 3})
    assert found.nominated == ()
    assert lines(found) == [
        f"Đơn vị A: shares place 1 with Đơn vị B; flag is left open. {CITED}",
        f"Đơn vị B: shares place 1 with Đơn vị A; flag is left open. {CITED}",
        "Đơn vị C: holds no place for which the rulebook proposes an award.",
    ]
    assert lines(found, "a", "vi") == [
        "Đơn vị A: đồng hạng 1 với Đơn vị B; chưa đề nghị flag cho đơn vị nào. [Quy chế mẫu (hư cấu)]"
    ]


def test_a_place_that_nobody_holds_is_stated():
    found = nominations(pact(Slot(award="merit", place=2)), {"a": 1, "b": 1})
    assert lines(found) == [
        f"No unit holds place 2: nobody is proposed for merit. {CITED}",
        "Đơn vị A: holds no place for which the rulebook proposes an award.",
        "Đơn vị B: holds no place for which the rulebook proposes an award.",
    ]


@pytest.mark.parametrize("agreed", [pact(), pact(rulebook=None)], ids=["no slot", "no rulebook"])
def test_without_slots_nobody_is_proposed_and_that_is_stated(agreed):
    assert lines(nominations(agreed, IN_ORDER)) == ["No rulebook names awards to propose."]


def test_a_slot_cites_its_own_clause_if_it_has_one():
    clause = Citation(document="Quy chế mẫu", clause="Điều 9", basis=Basis.FICTIONAL)
    found = nominations(pact(Slot(award="flag", place=1, cites=(clause,))), {"a": 1, "b": 1})
    assert lines(found, "a") == [
        "Đơn vị A: shares place 1 with Đơn vị B; flag is left open. [Quy chế mẫu, Điều 9 (fictional)]"
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Đơn vị A: Emulation flag under Luật mẫu. [Luật mẫu (fictional)]"),
        ("vi", "Đơn vị A: Cờ thi đua theo Luật mẫu. [Luật mẫu (hư cấu)]"),
    ],
)
def test_the_law_in_force_names_the_award(language, sentence):
    assert lines(nominations(pact(FIRST), IN_ORDER, law=[LAW]), "a", language)[1:] == [sentence]


def test_an_award_without_english_name_keeps_its_own():
    found = nominations(pact(Slot(award="merit", place=1)), IN_ORDER, law=[LAW])
    assert lines(found, "a")[1:] == ["Đơn vị A: Bằng khen under Luật mẫu. [Luật mẫu (fictional)]"]


def test_an_award_cites_its_own_article_if_it_has_one():
    article = Citation(document="Luật mẫu", clause="Điều 25", basis=Basis.FICTIONAL)
    law = Law(
        id="x",
        chain="x",
        name="Luật mẫu",
        since=date(2024, 1, 1),
        awards=(Award(id="flag", name="Cờ", cites=(article,)),),
    )
    found = nominations(pact(FIRST), IN_ORDER, law=[law])
    assert lines(found, "a")[1:] == ["Đơn vị A: Cờ under Luật mẫu. [Luật mẫu, Điều 25 (fictional)]"]


@pytest.mark.parametrize(("office", "word"), [("head", "cụm trưởng"), ("deputy", "cụm phó")])
def test_head_or_deputy_as_candidate_is_a_stated_conflict_of_interest(office, word):
    found = nominations(pact(FIRST, **{office: "a"}), IN_ORDER, law=[LAW])
    assert (
        lines(found, "a")[-1]
        == f"Đơn vị A: conflict of interest: it is {office} of 2024 and proposed for Emulation flag."
    )
    assert lines(found, "a", "vi")[-1] == (
        f"Đơn vị A: xung đột lợi ích: vừa là {word} năm 2024 vừa được đề nghị Cờ thi đua."
    )


# ── slots by votes


def test_where_both_decide_the_unit_on_the_place_needs_an_approval():
    both = pact(Slot(award="flag", place=1, by=Deciding.BOTH))
    carried = nominations(both, IN_ORDER, [vote("a", 6), vote("b", 9)])
    assert carried.rows() == [("a", "flag")]
    refused = nominations(both, IN_ORDER, [vote("a", 5), vote("b", 9)])
    assert refused.rows() == []
    assert lines(refused, "a") == [f"Đơn vị A: holds place 1 but no vote on flag carried. {CITED}"]


def test_where_both_decide_an_approval_for_another_award_is_none():
    both = pact(Slot(award="flag", place=1, by=Deciding.BOTH), awards=("flag", "merit"))
    assert nominations(both, IN_ORDER, [vote("a", 9, award="merit")]).rows() == []


@pytest.mark.parametrize(
    ("place", "votes", "proposed"),
    [
        (1, [vote("c", 8), vote("b", 7), vote("a", 5)], ["c"]),
        (2, [vote("c", 8), vote("b", 7), vote("a", 5)], ["b"]),
        (3, [vote("c", 8), vote("b", 7), vote("a", 5)], []),  # 5 of 9 is no approval
        (1, [vote("c", 8), vote("b", 8)], []),
        (1, [], []),
        (1, [vote("a", 9, award="merit"), vote("b", 6)], ["b"]),
    ],
    ids=["most approvals", "second most", "not approved", "equal approvals", "no vote", "another award"],
)
def test_where_votes_decide_the_place_is_that_in_the_order_of_approvals(place, votes, proposed):
    by_votes = pact(Slot(award="flag", place=place, by=Deciding.VOTES), awards=("flag", "merit"))
    assert [each.unit for each in nominations(by_votes, IN_ORDER, votes).nominated] == proposed


def test_equal_approvals_leave_the_slot_open():
    by_votes = pact(Slot(award="flag", place=1, by=Deciding.VOTES))
    found = nominations(by_votes, {"a": 1}, [vote("c", 8), vote("b", 8)])
    assert [(each.about.unit, each.fact("by"), each.fact("tied_with")) for each in found.left[:2]] == [
        ("b", "votes", ("c",)),
        ("c", "votes", ("b",)),
    ]


# ── the tally


def test_one_count_for_each_question():
    counted = tally(
        announce(pact(awards=("flag", "merit")), places=IN_ORDER), [vote("b", 6), vote("a", 5, award="merit")]
    )
    assert counted.rows() == [("b", "flag", 6, 9, "approved"), ("a", "merit", 5, 9, "not-approved")]
    assert [each.of for each in counted.of("b")] == [9]
    assert (counted.approved("b", "flag"), counted.approved("a", "merit"), counted.approved("a", "flag")) == (
        True,
        False,
        False,
    )
    assert lines(counted) == [
        "Đơn vị A: 5 approvals of 9 (all members) miss the threshold of 66.67% (to be reached) for merit.",
        "Đơn vị B: 6 approvals of 9 (all members) meet the threshold of 66.67% for flag.",
    ]
    assert lines(counted, "b", "vi") == [
        "Đơn vị B: 6 phiếu đồng ý trên 9 (tổng số thành viên), đạt tỷ lệ quy định 66,67 % cho flag."
    ]


def test_votes_that_cannot_be_are_refused_together():
    votes = [vote("x", 9), vote("a", 8, barred=("y",)), vote("a", 9, award="title"), vote("a", 7)]
    with pytest.raises(RecordError) as caught:
        tally(announce(pact(), places=IN_ORDER), votes)
    assert str(caught.value) == (
        "unknown unit 'x'; the cluster has: a, b, c @ $.votes[0].unit\n"
        "unknown unit 'y'; the cluster has: a, b, c @ $.votes[1].electorate.barred\n"
        "the rulebook has no ballot rule for 'title'; it has: flag @ $.votes[2].award\n"
        "'flag, a' is used twice @ $.votes[3]"
    )


def test_without_rulebook_there_is_no_vote():
    ranking = announce(pact(rulebook=None), places=IN_ORDER)
    assert tally(ranking).counts == ()
    with pytest.raises(RecordError) as caught:
        tally(ranking, [vote("a", 9)])
    assert str(caught.value) == "the rulebook has no ballot rule for 'flag' @ $.votes[0].award"
