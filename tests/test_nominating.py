"""Nominating: who fills a slot by the ranking, by votes or by both, and why a slot stays open."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from thidua import (
    Ballots,
    Choice,
    Cluster,
    Criterion,
    Honour,
    Pact,
    RecordError,
    Rulebook,
    RulebookError,
    Season,
    Unit,
    Vote,
    Why,
    announce,
    conclude,
    hand_over,
    nominate,
    tally,
)
from thidua.awards import Award
from thidua.balloting import Electorate
from thidua.clusters import Tier
from thidua.grounds import Basis, Citation
from thidua.law import Law
from thidua.ranking import AwardRuling
from thidua.rules import (
    Again,
    BallotRule,
    Band,
    Bar,
    Deciding,
    Denominator,
    Edge,
    Formula,
    IfNominated,
    InBand,
    Mandatory,
    Policies,
    Slot,
    Standard,
    Streak,
    Whole,
    Window,
)
from thidua.units import Inheritance

UNCHECKED = (
    "is not checked against the law, as no day is recorded whose law governs or the dossier holds none of that day."
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
        f"Đơn vị A: flag {UNCHECKED}",
        f"Đơn vị B: proposed for merit, as it holds place 2. {CITED}",
        f"Đơn vị B: merit {UNCHECKED}",
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
    found = nominations(pact(Slot(award="merit", place=2)), {"a": 1, "b": 1, "c": 3})
    assert lines(found) == [
        f"No unit holds place 2: nobody is proposed for merit. {CITED}",
        "Đơn vị A: holds no place for which the rulebook proposes an award.",
        "Đơn vị B: holds no place for which the rulebook proposes an award.",
        "Đơn vị C: holds no place for which the rulebook proposes an award.",
    ]


@pytest.mark.parametrize("agreed", [pact(), pact(rulebook=None)], ids=["no slot", "no rulebook"])
def test_without_slots_nobody_is_proposed_and_that_is_stated(agreed):
    assert lines(nominations(agreed, IN_ORDER)) == ["No rulebook names awards to propose."]


@pytest.mark.parametrize("slots", [[], [Slot(award="flag", place=1)]])
def test_a_member_that_may_take_no_place_is_told_that_no_award_is_considered(slots):
    rules = Rulebook(
        id="r",
        criteria=[Criterion("1", maximum=10)],
        bars=[Bar(when=Mandatory.PACT_UNSIGNED)],
        slots=slots,
    )
    cluster = Cluster("Cụm 7", units=["A", "B", Unit("C", until="31/12/2023")])
    year = conclude(
        Pact(cluster=cluster, season=2024, rulebook=rules, signatures=["A"]), {"A": {"1": 9}, "B": {"1": 10}}
    )
    assert [each.unit for each in year.nominations.nominated] == ["a"][: len(slots)]
    assert (
        lines(year.nominations, "b")
        == ["B: not considered for any award, as it may take no place. [r (proposed)]"][: len(slots)]
    )
    assert lines(year.nominations, "c") == []


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
        ("b", Deciding.VOTES, ("c",)),
        ("c", Deciding.VOTES, ("b",)),
    ]


# ── the tally


def test_one_count_for_each_question():
    counted = tally(
        announce(pact(awards=("flag", "merit")), places=IN_ORDER), [vote("b", 6), vote("a", 5, award="merit")]
    )
    assert counted.rows() == [("b", "flag", 6, 9, "approved"), ("a", "merit", 5, 9, "not-approved")]
    assert [each.out_of for each in counted.of("b")] == [9]
    assert (counted.approved("b", "flag"), counted.approved("a", "merit"), counted.approved("a", "flag")) == (
        True,
        False,
        None,  # a vote not held is not one that failed
    )
    assert lines(counted) == [
        "Đơn vị A: approvals for merit: 5 of 9 (all members), which misses the threshold of 66.67% (to be reached).",
        "Đơn vị B: approvals for flag: 6 of 9 (all members), which meets the threshold of 66.67%.",
    ]
    assert lines(counted, "b", "vi") == [
        "Đơn vị B: flag được 6 phiếu đồng ý trên 9 (tổng số thành viên), đạt tỷ lệ quy định 66,67 %."
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


def test_a_decision_on_what_the_rulebook_or_the_cluster_does_not_know_is_refused():
    ranking = announce(pact(Slot(award="flag", count=1)), places=IN_ORDER)
    with pytest.raises(RecordError) as caught:
        nominate(tally(ranking), rulings=[AwardRuling(award="title", unit="z")])
    assert [each.path for each in caught.value.problems] == ["$.rulings[0].unit", "$.rulings[0].award"]


# ── quotas and requirements


def why(result, unit):
    return [ground.why for ground in result.grounds_for(unit)]


def nominated(agreed, places=None, **facts):
    return nominate(tally(announce(agreed, places=places or IN_ORDER)), **facts)


@pytest.mark.parametrize(
    ("share", "way", "at_least", "number"),
    [
        (Fraction(1, 2), Whole.FLOOR, 0, 1),
        (Fraction(1, 2), Whole.CEILING, 0, 2),
        (Fraction(1, 2), Whole.HALF_UP, 0, 2),
        (Fraction(1, 3), Whole.CEILING, 0, 1),
        (Fraction(1, 10), Whole.FLOOR, 1, 1),
        (Fraction(1, 10), Whole.FLOOR, 0, 0),
        (Fraction(0), Whole.CEILING, 0, 0),
    ],
)
def test_a_share_of_three_members_made_whole(share, way, at_least, number):
    slot = Slot(award="flag", share=share, of="members", round=way, at_least=at_least)
    assert len(nominated(pact(slot)).nominated) == number


def test_a_slot_of_a_tier_is_open_while_that_of_the_cluster_is_not_recorded():
    slot = Slot(award="flag", count=1, tier=Tier.COMMUNE)
    found = nominated(pact(slot))
    open_ = "flag is for clusters at commune level; the tier of this one is not recorded, so its slot is left open."
    assert lines(found)[0] == f"{open_} {CITED}"
    assert why(found, "a") == [Why.SEAT_OPEN]


def test_a_place_for_a_tier_that_is_not_recorded_is_open_to_nobody_but_its_unit():
    found = nominated(pact(Slot(award="flag", place=1, tier=Tier.PROVINCE)))
    assert [(each.units, each.seats, each.unnamed) for each in found.pending] == [(("a",), 1, 0)]


def test_a_class_may_be_required():
    bands = (Band(name="Tốt", from_=Fraction(2)), Band(name="Khá", from_=Fraction(1)))
    slot = Slot(award="flag", count=3, needs=(InBand(bands=("Tốt",)),))
    agreed = pact(rulebook=Rulebook(id="mau", name="Quy chế mẫu", basis=Basis.FICTIONAL, slots=(slot,), bands=bands))
    found = nominate(tally(announce(agreed, totals={"a": 3, "b": 1, "c": 0})))
    assert found.rows() == [("a", "flag")]
    assert lines(found, "b") == [f"Đơn vị B: class Khá; flag requires Tốt. {CITED}"]
    assert lines(found, "c") == [f"Đơn vị C: no class; flag requires Tốt. {CITED}"]
    assert why(found, "a") == [Why.WITHIN_QUOTA, Why.LAW_UNKNOWN, Why.CLASSED]


def test_a_standard_over_figures_cannot_be_decided_where_there_are_none():
    slot = Slot(award="flag", count=3, needs=(Standard(when=Formula(text="t > 0"), reads=(("t", "total"),)),))
    assert why(nominated(pact(slot)), "a") == [Why.STANDARD_UNDECIDED]


def test_without_a_season_no_streak_is_known():
    for need, reason in (
        (Streak(award="merit", seasons=1), Why.STREAK_SHORT),
        (Window(award="merit", seasons=2, count=1), Why.WINDOW_SHORT),
    ):
        slot = Slot(award="flag", count=3, needs=(need,))
        honours = [Honour(unit="a", award="merit", season=2023)]
        assert why(nominated(pact(slot, season=None), honours=honours), "a") == [reason]


@pytest.mark.parametrize(
    ("again", "held", "reason"),
    [
        (Again.ANY, 2021, Why.STREAK_HELD),
        (Again.AFRESH, 2021, Why.STREAK_HELD),
        (Again.AFRESH, 2022, Why.STREAK_SHORT),
        (Again.ONCE, 2010, Why.HELD_ONCE),
    ],
)
def test_whether_a_rewarded_streak_counts_again(again, held, reason):
    slot = Slot(award="flag", count=3, needs=(Streak(award="merit", seasons=2, again=again),))
    honours = [Honour(unit="a", award="merit", season=season) for season in (2021, 2022, 2023)]
    found = nominated(pact(slot), honours=[*honours, Honour(unit="a", award="flag", season=held)])
    assert reason in why(found, "a")


def test_a_streak_that_was_let_pass_is_missed():
    slot = Slot(award="flag", count=3, needs=(Streak(award="merit", seasons=2),))
    honours = [Honour(unit="a", award="merit", season=season) for season in (2019, 2020)]
    found = nominated(pact(slot), honours=honours)
    (missed,) = found.grounds_for("a")
    assert (missed.why, missed.fact("met_in")) == (Why.WINDOW_MISSED, 2021)
    later = [Honour(unit="a", award="merit", season=season) for season in (2025, 2026)]
    assert why(nominated(pact(slot), honours=later), "a") == [Why.STREAK_SHORT]


def test_a_requirement_that_is_met_whichever_history_is_taken_over_says_so_of_the_first():
    """a has the history of the larger of x and y, of which nobody knows the size: two of the last four either way."""
    a = Unit(id="a", name="A", formed_from=("x", "y"))
    before = tuple(Unit(id=each, name=each.upper()) for each in "xy")
    agreed = pact(Slot(award="flag", count=1, needs=(Window(award="merit", seasons=4, count=2),)))
    largest = evolve(agreed.rulebook, policies=Policies(inheritance=Inheritance.LARGEST))
    honours = [
        Honour(unit=unit, award="merit", season=season) for unit, season in zip("xxyy", range(2020, 2024), strict=True)
    ]
    members = Cluster(id="c", name="C", units=(a,), others=before)
    found = nominated(evolve(agreed, cluster=members, rulebook=largest), {"a": 1}, honours=honours)
    (held,) = (ground for ground in found.grounds_for("a") if ground.why is Why.WINDOW_HELD)
    assert held.fact("held") == (2020, 2021)


def test_a_requirement_on_a_place_leaves_the_slot_empty():
    slot = Slot(award="flag", place=1, needs=(Streak(award="merit", seasons=2),))
    found = nominated(pact(slot))
    assert found.nominated == ()
    assert why(found, "a") == [Why.STREAK_SHORT]


def test_a_slot_that_passes_on_asks_the_next_the_same():
    first, second = Slot(award="flag", place=1), Slot(award="merit", place=1, if_nominated=IfNominated.PASSES)
    assert nominated(pact(first, second)).rows() == [("a", "flag"), ("b", "merit")]
    asked = Slot(award="merit", place=1, if_nominated=IfNominated.PASSES, needs=(Streak(award="merit", seasons=1),))
    assert nominated(pact(first, asked)).rows() == [("a", "flag")]
    third = Slot(award="title", place=1, if_nominated=IfNominated.PASSES)
    assert nominated(pact(first, second, third)).rows()[-1] == ("c", "title")
    alone = nominated(pact(first, second), {"a": 1})
    unknown = f"merit: in which order the units stand is not known; its slot is left open. {CITED}"
    assert lines(alone)[0] == unknown


WAITS = Slot(award="flag", place=1, by=Deciding.BOTH)  # for its vote, which nobody recorded


def test_a_slot_may_pass_on_to_whom_nobody_announced_where_a_place_is_free():
    """b may be second, before c: the slot passes on to it if a has the flag."""
    passes = Slot(award="merit", place=1, if_nominated=IfNominated.PASSES)
    found = nominated(pact(WAITS, passes), {"a": 1, "c": 3})
    assert [(each.award, each.units) for each in found.pending] == [("flag", ("a",)), ("merit", ("a", "b", "c"))]


def test_a_slot_passes_on_to_nobody_behind_who_surely_takes_it():
    """If a has the flag, b has the merit: c, whom nobody announced, stands behind both."""
    passes = Slot(award="merit", place=1, if_nominated=IfNominated.PASSES)
    found = nominated(pact(WAITS, passes), {"a": 1, "b": 2})
    assert [(each.award, each.units) for each in found.pending] == [("flag", ("a",)), ("merit", ("a", "b"))]


def test_a_slot_passes_on_no_further_than_to_a_place_that_none_there_can_take():
    """If a has the flag it is the turn of place 2: b has another award, c misses the requirement, so d is not asked."""
    units = tuple(Unit(id=each, name=each.upper()) for each in "abcd")
    slots = (
        Slot(award="title", place=1, by=Deciding.VOTES),
        WAITS,
        Slot(
            award="merit", place=1, if_nominated=IfNominated.PASSES, needs=(Window(award="title", seasons=1, count=1),)
        ),
    )
    agreed = pact(*slots, awards=("title", "flag"), cluster=Cluster(id="c", name="C", units=units))
    ranking = announce(agreed, places={"a": 1, "b": 2, "c": 2, "d": 4})
    honours = [Honour(unit=each, award="title", season=2023) for each in "abd"]
    found = nominate(tally(ranking, [vote("b", 9, award="title")]), honours=honours)
    assert found.rows() == [("b", "title")]
    assert [(each.award, each.units) for each in found.pending] == [("flag", ("a",)), ("merit", ("a",))]


def test_lapsed_slots_are_used_up_best_first():
    slots = (Slot(award="flag", count=2), Slot(award="merit", count=1, if_nominated=IfNominated.LAPSES))
    found = nominated(pact(*slots))
    assert found.rows() == [("a", "flag"), ("b", "flag")]
    assert [each.about.unit for each in found.left if each.why is Why.SLOT_LAPSED] == ["a"]


@pytest.mark.parametrize(
    ("slot", "message"),
    [
        ({"count": 1, "at_least": -1}, "-1 is out of range @ $.slots[0].at_least"),
        ({"place": 0}, "0 is below the minimum of 1 @ $.slots[0].place"),
        (
            {"count": 1, "needs": (InBand(bands=("Tốt",)), Window(award="x", seasons=0, count=0))},
            (
                "unknown class 'Tốt' @ $.slots[0].needs[0].bands\n"
                "0 is below the minimum of 1 @ $.slots[0].needs[1].seasons\n"
                "0 is below the minimum of 1 @ $.slots[0].needs[1].count"
            ),
        ),
        (
            {"count": 1, "needs": (Standard(when=Formula(text="x > 0"), reads=(("y", "z"),)),)},
            (
                "the formula uses 'x', which is not read here; it can use: y @ $.slots[0].needs[0].when\n"
                "unknown figure 'z' @ $.slots[0].needs[0].reads.y"
            ),
        ),
    ],
)
def test_slots_that_contradict_themselves_are_refused(slot, message):
    with pytest.raises(RulebookError) as caught:
        Rulebook(id="mau", slots=(Slot(award="flag", **slot),))
    assert str(caught.value) == message


# ── offices


def test_an_election_is_checked_against_its_ballots():
    agreed = pact(awards=("head",))
    ballots = Ballots(choices=(("a", 1), ("b", 8)))
    counted = tally(
        announce(agreed, places=IN_ORDER), [Vote(office="head", electorate=Electorate(members=9), ballots=ballots)]
    )
    handover = hand_over(nominate(counted), Choice(season=2025, head="a", deputy="c"))
    assert [(ground.why, ground.about.office) for ground in handover.grounds()] == [
        (Why.CHOSEN, "head"),
        (Why.ELECTED_OTHERWISE, "head"),
        (Why.CHOSEN, "deputy"),
    ]


def test_an_election_that_elected_nobody_names_nobody_as_elected():
    agreed = pact(awards=("head",))
    tied = Vote(office="head", electorate=Electorate(members=9), ballots=Ballots(choices=(("a", 4), ("b", 4)), blank=1))
    handover = hand_over(nominate(tally(announce(agreed, places=IN_ORDER), [tied])), Choice(season=2025, head="a"))
    said = [ground for ground in handover.grounds() if ground.why is Why.ELECTED_OTHERWISE]
    assert [dict(ground.facts) for ground in said] == [{}]


def test_an_election_in_which_nobody_is_named_has_no_ballots_for_anybody():
    agreed = pact(awards=("head",))
    blank = Vote(office="head", electorate=Electorate(members=9), ballots=Ballots(blank=9))
    (count,) = tally(announce(agreed, places=IN_ORDER), [blank]).counts
    assert (count.leader, count.ground().fact("approve")) == (None, 0)


def test_a_vote_is_on_an_award_or_an_office_and_asked_once():
    electorate = Electorate(members=9)
    wrong = [
        Vote(electorate=electorate, ballots=Ballots(choices=(("a", 1),))),
        Vote(award="flag", electorate=electorate, ballots=Ballots(choices=(("a", 1), ("x", 1)))),
        vote("a", 9),
        Vote(office="head", electorate=electorate, ballots=Ballots(choices=(("a", 1),))),
    ]
    with pytest.raises(RecordError) as caught:
        tally(announce(pact(), places=IN_ORDER), wrong)
    assert str(caught.value) == (
        "exactly one of these is needed: award, office @ $.votes[0]\n"
        "unknown unit 'x'; the cluster has: a, b, c @ $.votes[1].ballots\n"
        "'flag, a' is used twice @ $.votes[2]\n"
        "the rulebook has no ballot rule for 'head'; it has: flag @ $.votes[3].office"
    )
