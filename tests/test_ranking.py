"""Ranking: places by points or rate, ties and what separates them, who takes no place, what was announced."""

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

import thidua
from thidua import (
    Ballots,
    Cluster,
    Criterion,
    Figure,
    FormatError,
    Honour,
    Occurrence,
    Pact,
    RecordError,
    Rulebook,
    RulebookError,
    Ruling,
    Season,
    Submission,
    Unit,
    Why,
    announce,
    rank,
    score,
    settle,
)
from thidua.balloting import Electorate
from thidua.criteria import Criteria
from thidua.figures import Kind
from thidua.grounds import Basis, Citation, Fault
from thidua.ranking import Comparison, RulingKind, draw
from thidua.ranking.bars import _Spans
from thidua.ranking.unsettled import regrouped
from thidua.rules import (
    BallotRule,
    Band,
    Bar,
    BelowMean,
    Classing,
    Denominator,
    Edge,
    Formula,
    FromParts,
    HonourBonus,
    Mandatory,
    RankBy,
    RankingRule,
    Totals,
)
from thidua.scales import Pool, Reporting

TABLE = Criteria(
    rows=(
        Criterion(code="1", maximum=Fraction(10)),
        Criterion(code="2", maximum=Fraction(10), deductions_at_most=Fraction(5)),
    )
)
CITED = "[Quy chế mẫu (fictional)]"


def cluster(**changes):
    units = tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in "abc")
    return Cluster(**{"id": "c", "name": "Cụm C", "units": units} | changes)


def pact(*tie_breaks, by=RankBy.POINTS, members=None, **changes):
    rules = Rulebook(
        id="mau",
        name="Quy chế mẫu",
        basis=Basis.FICTIONAL,
        criteria=TABLE,
        ranking=RankingRule(by=by, tie_breaks=tie_breaks),
    )
    stated = {"cluster": members or cluster(), "season": Season.of(2024), "rulebook": rules}
    return Pact(**stated | changes)


def scored(agreed, **points):
    given = [
        Submission(unit=unit, figures=tuple(zip("12", map(Fraction, both), strict=True)))
        for unit, both in points.items()
    ]
    return score(settle(agreed, given))


def ruling(kind, order, among=None):
    return Ruling(kind=RulingKind(kind), among=tuple(among or order), order=tuple(order))


def placed(ranking):
    return {each.unit: each.place for each in ranking.positions}


def lines(ranking, unit=None, language="en"):
    return list(ranking.explain(language, unit=unit))


# ── ties


EQUAL = {"a": (6, 4), "b": (4, 6), "c": (5, 4)}


def test_equal_units_share_a_place_and_the_next_is_left_out():
    ranking = rank(scored(pact(), **EQUAL))
    assert ranking.rows() == [
        (1, "a", "Đơn vị A", "10", ("b",)),
        (1, "b", "Đơn vị B", "10", ("a",)),
        (3, "c", "Đơn vị C", "9", ()),
    ]
    assert lines(ranking) == [
        f"Đơn vị A: place 1 by points (10). {CITED}",
        "Đơn vị A: shares place 1 with Đơn vị B.",
        f"Đơn vị B: place 1 by points (10). {CITED}",
        "Đơn vị B: shares place 1 with Đơn vị A.",
        f"Đơn vị C: place 3 by points (9). {CITED}",
    ]
    assert lines(ranking, "b", "vi") == [
        "Đơn vị B: xếp thứ 1 theo điểm (10). [Quy chế mẫu (hư cấu)]",
        "Đơn vị B: đồng hạng 1 với Đơn vị A.",
    ]


@pytest.mark.parametrize(
    ("tie_break", "points", "places", "reason"),
    [
        ("points:1", EQUAL, {"a": 1, "b": 2, "c": 3}, "separated by points on criterion 1 (value 6; Đơn vị B 4)."),
        ("points:2", EQUAL, {"b": 1, "a": 2, "c": 3}, "separated by points on criterion 2 (value 4; Đơn vị B 6)."),
        (
            "points:2",
            {"a": (8, -1), "b": (7, 0), "c": (0, 0)},
            {"b": 1, "a": 2, "c": 3},
            "separated by points on criterion 2 (value -1; Đơn vị B 0).",
        ),
        (
            "fewest-deductions",
            {"a": (8, -1), "b": (7, 0), "c": (0, 0)},
            {"b": 1, "a": 2, "c": 3},
            "separated by fewest deductions (value 1; Đơn vị B 0).",
        ),
    ],
)
def test_a_tie_break_separates_equals_and_says_so(tie_break, points, places, reason):
    ranking = rank(scored(pact(tie_break), **points))
    assert placed(ranking) == places
    assert lines(ranking, "a")[1:] == [f"Đơn vị A: equal with Đơn vị B, {reason} {CITED}"]
    assert len(lines(ranking, "c")) == 1  # never equal, so nothing separated it


def test_a_tie_break_that_does_not_separate_is_not_stated():
    ranking = rank(scored(pact("fewest-deductions"), **EQUAL))
    assert lines(ranking, "a")[1:] == ["Đơn vị A: shares place 1 with Đơn vị B."]


def test_who_is_only_partly_separated_says_from_whom():
    ranking = rank(scored(pact("points:1", "lot"), a=(6, 4), b=(4, 6), c=(4, 6)))
    assert placed(ranking) == {"a": 1, "b": 2, "c": 2}
    apart = "(value 6; Đơn vị B 4, Đơn vị C 4)"
    assert lines(ranking, "a")[1:] == [
        f"Đơn vị A: equal with Đơn vị B, Đơn vị C, separated by points on criterion 1 {apart}. {CITED}"
    ]
    assert lines(ranking, "b")[1:] == [
        f"Đơn vị B: equal with Đơn vị A, separated by points on criterion 1 (value 4; Đơn vị A 6). {CITED}",
        "Đơn vị B: shares place 2 with Đơn vị C.",
    ]


def test_a_tie_break_cites_its_own_clause_if_it_has_one():
    rules = RankingRule(tie_breaks=("points:1",), cites=(Citation(document="Quy chế mẫu", clause="Điều 5"),))
    agreed = pact(rulebook=Rulebook(id="mau", criteria=TABLE, ranking=rules))
    assert lines(rank(scored(agreed, **EQUAL)), "c") == [
        "Đơn vị C: place 3 by points (9). [Quy chế mẫu, Điều 5 (stated)]"
    ]


# ── rulings


@pytest.mark.parametrize("kind", ["vote", "casting-vote", "lot"])
def test_a_ruling_orders_exactly_the_equal_units(kind):
    ranking = rank(scored(pact("vote", "casting-vote", "lot"), **EQUAL), [ruling(kind, "ba", among="ab")])
    assert placed(ranking) == {"b": 1, "a": 2, "c": 3}
    word = kind.replace("-", " ")
    said = f"Đơn vị A: equal with Đơn vị B, separated by {word} (place 2; Đơn vị B 1). {CITED}"
    unseeded = "Đơn vị A: the lot has no recorded seed, so its order cannot be drawn again: Đơn vị B, Đơn vị A."
    assert lines(ranking, "a")[1:] == ([unseeded, said] if kind == "lot" else [said])


@pytest.mark.parametrize(
    ("tie_breaks", "rulings", "places", "unused"),
    [
        (("vote",), [ruling("vote", "cba")], {"a": 1, "b": 1, "c": 3}, ["c", "b", "a"]),
        (("vote",), [ruling("vote", "ca")], {"a": 1, "b": 1, "c": 3}, ["c", "a"]),
        (("vote",), [ruling("vote", "c")], {"a": 1, "b": 1, "c": 3}, ["c"]),
        (("vote",), [ruling("lot", "ba")], {"a": 1, "b": 1, "c": 3}, ["b", "a"]),
        ((), [ruling("lot", "ba")], {"a": 1, "b": 1, "c": 3}, ["b", "a"]),
        (("points:1", "lot"), [ruling("lot", "ba")], {"a": 1, "b": 2, "c": 3}, ["b", "a"]),
        (("lot", "points:1"), [ruling("lot", "ba")], {"b": 1, "a": 2, "c": 3}, []),
        (("vote", "lot"), [ruling("lot", "ab"), ruling("vote", "ba")], {"b": 1, "a": 2, "c": 3}, ["a", "b"]),
        (("vote",), [ruling("vote", "ba"), ruling("vote", "ca")], {"b": 1, "a": 2, "c": 3}, ["c", "a"]),
    ],
    ids=[
        "among too many",
        "among others",
        "among one",
        "of a kind that the rulebook does not know",
        "in a rulebook without tie-breaks",
        "after an earlier tie-break",
        "before a later tie-break",
        "after an earlier ruling",
        "beside one among others",
    ],
)
def test_a_ruling_counts_only_in_its_turn(tie_breaks, rulings, places, unused):
    ranking = rank(scored(pact(*tie_breaks), **EQUAL), rulings)
    assert placed(ranking) == places
    assert [ground.about.unit for ground in ranking.broken if ground.why is Why.RULING_UNUSED] == unused


def test_a_ruling_without_use_is_stated_even_for_a_unit_without_place():
    ranking = rank(scored(pact("lot"), a=(6, 4), b=(4, 6)), [ruling("lot", "ac")])
    assert lines(ranking, "c") == [
        f"Đơn vị C: unclassified, as it sent no report; that is not the last place. {CITED}",
        (
            "Đơn vị C: the lot on the order was not used: when its turn came, the units it names were not exactly the"
            " equal ones."
        ),
    ]


def test_rulings_that_cannot_be_are_refused_together():
    wrong = [
        ruling("lot", "ax"),
        ruling("vote", "ac", among="ab"),
        ruling("casting-vote", "aba"),
        ruling("lot", "bc"),
        ruling("lot", "cb"),
    ]
    with pytest.raises(RecordError) as caught:
        rank(scored(pact("lot"), **EQUAL), wrong)
    assert str(caught.value) == (
        "unknown unit 'x'; the cluster has: a, b, c @ $.rulings[0].among\n"
        "'a, c' must name all of these, each once: a, b @ $.rulings[1].order\n"
        "'a, b, a' must name all of these, each once: a, b @ $.rulings[2].order\n"
        "'c, b' is used twice @ $.rulings[4]"
    )


# ── measure, and who takes no place


def test_by_rate_the_assigned_maximum_counts():
    # a: 9 of 10, its second criterion not being assigned; b: 17 of 20; c: 18 of 20, the same rate as a
    agreed = pact(by=RankBy.RATE, not_assigned=(("a", "2"),))
    ranking = rank(scored(agreed, a=(9, 0), b=(10, 7), c=(10, 8)))
    assert placed(ranking) == {"a": 1, "c": 1, "b": 3}
    assert lines(ranking, "b") == [f"Đơn vị B: place 3 by rate (85.00%). {CITED}"]
    assert ranking.of("c").measure == Fraction(9, 10)


def test_while_members_are_unknown_nobody_takes_a_place():
    ranking = rank(scored(pact(members=cluster(members_complete=False)), **EQUAL))
    assert ranking.positions == ()
    assert lines(ranking, "a") == ["Đơn vị A: no place, as the other members of the cluster are not all known."]


def test_how_many_digits_tell_rates_apart_is_worked_out_and_not_given():
    with pytest.raises(TypeError):
        evolve(rank(scored(pact(), **EQUAL)), digits=3)


def test_while_members_are_unknown_a_lot_is_of_no_use_whatever_bar_is_open():
    """There is no order in which two could be equal."""
    rules = Rulebook(
        id="mau",
        criteria=TABLE,
        figures=(Figure(name="z"),),
        bars=(Bar(when=Formula(text="z > 0"), reads=(("z", "z"),)),),
        ranking=RankingRule(tie_breaks=("lot",)),
    )
    agreed = pact(rulebook=rules, members=cluster(members_complete=False))
    ranking = rank(scored(agreed, a=(2, 1), b=(1, 2)), [ruling("lot", "ba")])
    assert ranking.positions == ()
    assert [(each.why, each.about.unit) for each in ranking.broken] == [
        (Why.RULING_UNUSED, "b"),
        (Why.RULING_UNUSED, "a"),
    ]


def test_without_report_a_unit_is_unclassified_and_not_last():
    ranking = rank(scored(pact(), a=(6, 4), c=(1, 0)))
    assert placed(ranking) == {"a": 1, "c": 2}
    assert lines(ranking, "b", "vi") == [
        "Đơn vị B: không xếp loại vì không gửi báo cáo; đây không phải là xếp cuối. [Quy chế mẫu (hư cấu)]"
    ]


def pooled(setting, **posts):
    table = Criteria(rows=(Criterion(code="1", maximum=Fraction(10), scale=Pool(), reads=(("value", "posts"),)),))
    rules = Rulebook(
        id="mau", name="Quy chế mẫu", basis=Basis.FICTIONAL, figures=(Figure(name="posts"),), criteria=table
    )
    reported = (posts or {"a": 8, "b": 4}).items()
    given = [Submission(unit=unit, figures=(("posts", Fraction(number)),)) for unit, number in reported]
    return rank(score(settle(pact(rulebook=rules), given), reporting=setting))


def test_while_points_are_ranges_nobody_who_reported_takes_a_place():
    ranking = pooled(Reporting.OPEN)
    assert [(ground.about.unit, ground.why) for ground in ranking.unplaced] == [
        ("a", Why.PROVISIONAL),
        ("b", Why.PROVISIONAL),
        ("c", Why.UNCLASSIFIED),
    ]
    assert lines(ranking, "b") == [
        f"Đơn vị B: provisional points between 0 and 5 while peers have not reported; no place yet. {CITED}"
    ]


def test_points_that_no_peer_can_change_are_no_range_while_the_order_waits():
    ranking = pooled(Reporting.OPEN, a=8, b=0)
    said = [(ground.about.unit, ground.why, dict(ground.facts)) for ground in ranking.unplaced]
    assert said[:2] == [("a", Why.PROVISIONAL, {"low": 0, "high": 10}), ("b", Why.PROVISIONAL, {"points": 0})]


def test_once_reporting_has_closed_the_ranges_are_points():
    assert placed(pooled(Reporting.CLOSED)) == {"a": 1, "b": 2}


def test_a_ranking_answers_by_unit_and_by_place():
    ranking = rank(scored(pact(), a=(6, 4), b=(4, 6)))
    assert (ranking.of("a").place, ranking.of("a").tied, ranking.of("c")) == (1, True, None)
    assert [each.unit for each in ranking.at(1)] == ["a", "b"]
    assert ranking.at(2) == ()
    for ask in (ranking.of, ranking.grounds_for):
        with pytest.raises(RecordError) as caught:
            ask("x")
        assert str(caught.value) == "unknown unit 'x'; the cluster has: a, b, c @ $"


# ── announced


def test_one_total_in_many_spellings_is_one():
    spelled = ["98,5", "98.5", 98.5, Decimal("98.50"), Fraction(197, 2)]
    ranking = announce("Cụm 7", totals={f"Đơn vị {row}": total for row, total in enumerate(spelled)})
    assert {each.measure for each in ranking.positions} == {Fraction(197, 2)}
    assert set(placed(ranking).values()) == {1}


def test_announced_totals_give_places_by_points():
    ranking = announce("Cụm 7", totals={"Đơn vị A": "97", "Đơn vị B": "98,5", "Đơn vị C": 97})
    assert (ranking.pact.cluster.id, ranking.pact.cluster.name) == ("cum-7", "Cụm 7")
    assert list(ranking.explain("vi")) == [
        "Đơn vị B: xếp thứ 1 theo điểm (98,5).",
        "Đơn vị A: xếp thứ 2 theo điểm (97).",
        "Đơn vị A: đồng hạng 2 với Đơn vị C.",
        "Đơn vị C: xếp thứ 2 theo điểm (97).",
        "Đơn vị C: đồng hạng 2 với Đơn vị A.",
    ]


def test_announced_classes_stand_in_the_order_of_the_cluster():
    members = cluster(units=(Unit(id="z", name="Đơn vị Z"), Unit(id="a", name="Đơn vị A")))
    ranking = announce(pact(members=members), places={"z": 1, "a": 2}, bands={"a": "Khá", "z": "Tốt"})
    said = [ground for ground in ranking.classed if ground.why is Why.CLASS_ANNOUNCED]
    assert [(ground.about.unit, ground.fact("band")) for ground in said] == [("z", "Tốt"), ("a", "Khá")]


def test_announced_totals_are_ranked_as_the_rulebook_says():
    ranking = announce(pact(by=RankBy.RATE), totals={"a": 9, "b": 3, "c": 0})
    assert lines(ranking, "a") == [f"Đơn vị A: place 1 by rate (45.00%). {CITED}"]  # 9 of 20


def test_announced_totals_of_no_table_have_no_rate_and_stand_in_the_order_of_their_points():
    agreed = Pact(cluster=cluster(), rulebook=Rulebook(id="mau", ranking=RankingRule(by=RankBy.RATE)))
    ranking = announce(agreed, totals={"a": 1, "b": 9, "c": 3})
    assert {each.unit: each.place for each in ranking.positions} == {"b": 1, "c": 2, "a": 3}


def test_announced_places_stay_as_announced():
    ranking = announce(pact(), places={"Đơn vị C": 2, "a": 5})
    assert ranking.rows() == [(2, "c", "Đơn vị C", "", ()), (5, "a", "Đơn vị A", "", ())]
    assert lines(ranking) == [
        "Đơn vị C: announced in place 2.",
        "Đơn vị A: announced in place 5.",
        "Đơn vị A: announced in place 5, though at most 2 units can stand before it; it stands as announced.",
        "Đơn vị B: no place was announced.",
    ]


def test_a_place_announced_twice_is_shared():
    ranking = announce(pact(), places={"a": 1, "b": 1, "c": 2})
    assert placed(ranking) == {"a": 1, "b": 1, "c": 2}
    assert lines(ranking, "a") == ["Đơn vị A: announced in place 1.", "Đơn vị A: shares place 1 with Đơn vị B."]


def test_who_has_no_announced_place_stands_at_best_behind_those_that_are_taken():
    """Places 1 and 2 are a's and b's, so c stands behind b, though of a higher class."""
    rules = banded(ranking=RankingRule(by=RankBy.RATE))
    bands = {"a": "Xuất sắc", "b": "Tốt", "c": "Xuất sắc"}
    ranking = announce(pact(rulebook=rules), places={"a": 1, "b": 2}, bands=bands)
    assert [(each.why, each.about.unit, each.fact("others")) for each in ranking.broken] == [
        (Why.CLASS_OUT_OF_ORDER, "c", ("b",))
    ]


@pytest.mark.parametrize("nothing", [{}, {"places": {}}, {"totals": {}}])
def test_when_nothing_was_announced_every_unit_says_so(nothing):
    assert [(ground.about.unit, ground.why) for ground in announce(pact(), **nothing).unplaced] == [
        ("a", Why.NOT_ANNOUNCED),
        ("b", Why.NOT_ANNOUNCED),
        ("c", Why.NOT_ANNOUNCED),
    ]


def test_totals_give_no_place_while_members_are_unknown_but_places_stand():
    partly = pact(members=cluster(members_complete=False))
    assert placed(announce(partly, places={"a": 1})) == {"a": 1}
    assert [(each.about.unit, each.why) for each in announce(partly, totals={"a": 9}).unplaced] == [
        ("a", Why.PEERS_UNKNOWN),
        ("b", Why.NOT_ANNOUNCED),
        ("c", Why.NOT_ANNOUNCED),
    ]


def test_a_rulebook_may_be_given_to_a_name_or_to_a_pact():
    rules = pact().rulebook
    assert announce("Cụm 7", totals={"Đơn vị A": 1}, rulebook=rules).pact.rulebook is rules
    assert announce(pact(rulebook=None), totals={"a": 1}, rulebook=rules).pact.rulebook is rules
    assert announce(pact(), totals={"a": 1}).pact.rulebook == rules


PROVINCES = Cluster(id="c", name="C", units=(Unit(id="hoa-binh", name="Hòa Bình"), Unit(id="yen-bai", name="Yên Bái")))


@pytest.mark.parametrize(
    ("announced", "family", "message"),
    [
        (
            {"places": {"Hòa Bình": 1, "Hoà Bình": 2, "Lào Cai": 3, "Yên Bái": 0}},
            RecordError,
            (
                "'hoa-binh' is used twice @ $.announced.places.hoa-binh\n"
                "unknown unit 'Lào Cai'; the cluster has: hoa-binh, yen-bai @ $.announced.places.Lào Cai\n"
                "0 is below the minimum of 1 @ $.announced.places.yen-bai"
            ),
        ),
        (
            {"totals": {"Hòa Bình": "98,5", "Lào Cai": 7, "yen-bai": "tốt", "Yên Bái": "1.200"}},
            FormatError,
            (
                "unknown unit 'Lào Cai'; the cluster has: hoa-binh, yen-bai @ $.announced.totals.Lào Cai\n"
                "'tốt' is not a number @ $.announced.totals.yen-bai\n"
                'the number \'1.200\' can be read as: 1200, 1.2; set numbers = "vi" or "en" at the top of the document'
                " @ $.announced.totals.Yên Bái"
            ),
        ),
        (
            {"places": {"hoa-binh": 1}, "totals": {"hoa-binh": 9}},
            RecordError,
            "give places or totals, not both @ $.announced",
        ),
    ],
)
def test_what_cannot_be_announced_is_listed_as_a_whole(announced, family, message):
    with pytest.raises(family) as caught:
        announce(Pact(cluster=PROVINCES), **announced)
    assert str(caught.value) == message


def test_a_bare_name_takes_no_unit_twice():
    with pytest.raises(RecordError) as caught:
        announce("Cụm 7", totals={"Hòa Bình": 9, "Hoà Bình": 8})
    assert [(each.fault.value, each.path) for each in caught.value.problems] == [("duplicate-name", "$.units[1].name")]
    with pytest.raises(RecordError) as caught:
        announce("Cụm 7", places={"Hòa Bình": 1}, totals={"Hòa Bình": 8})
    assert str(caught.value) == "give places or totals, not both @ $.announced"


# ── pairs, lots, honours


def test_two_units_are_separated_by_the_first_key_in_which_they_differ():
    ranking = rank(scored(pact("points:1", "lot"), a=(6, 4), b=(4, 6), c=(4, 6)), [ruling("lot", "cb")])
    assert ranking.compare("a", "b") == Comparison(
        unit="a", other="b", key="points:1", amount=Fraction(6), other_amount=Fraction(4)
    )
    assert ranking.compare("b", "c") == Comparison(unit="b", other="c", key="lot", amount=2, other_amount=1)
    tied = rank(scored(pact(), a=(6, 4), b=(4, 6)))
    assert tied.compare("a", "b") == Comparison(unit="a", other="b")
    assert tied.compare("a", "c") is None
    assert announce(pact(), places={"a": 1, "b": 2}).compare("a", "b") is None


def test_a_lot_is_of_its_seed_and_units_alone():
    assert draw([*"cba"], seed="thi dua 2024") == draw([*"abc"], seed=" thi  dua 2024 ") == ("b", "a", "c")
    assert draw([], seed="x") == ()
    with pytest.raises(FormatError) as caught:
        draw(["\u00e9", "b", "e\u0301", " "], seed=" ")  # one unit in two spellings, one that is none, no seed
    assert [(each.fault, each.path) for each in caught.value.problems] == [
        (Fault.BLANK, "$[3]"),
        (Fault.DUPLICATE_ID, "$[2]"),
        (Fault.BLANK, "$.seed"),
    ]


def test_revoked_honours_break_no_tie():
    held = [Honour(unit="a", award="flag", season=2022)]
    rules = Rulebook(
        id="mau", criteria=TABLE, ranking=RankingRule(tie_breaks=("honours",), honours=("flag",)), basis=Basis.FICTIONAL
    )
    given = [Submission(unit=unit, figures=(("1", Fraction(5)),)) for unit in "ab"]
    ranking = rank(score(settle(pact(rulebook=rules), given, honours=held)))
    assert placed(ranking) == {"a": 1, "b": 2}
    assert lines(ranking, "b")[-1] == (
        "Đơn vị B: equal with Đơn vị A, separated by higher awards held (value 0; Đơn vị A flag 1). [mau (fictional)]"
    )


ORDER_RULE = BallotRule(about="order", denominator=Denominator.MEMBERS, threshold=Fraction(1, 2), edge=Edge.EXCEEDED)


def voted(order, among=None, **choices):
    return Ruling(
        kind=RulingKind.VOTE,
        among=tuple(among or order),
        order=tuple(order),
        electorate=Electorate(members=9),
        ballots=Ballots(choices=tuple(choices.items())),
    )


def test_ballots_of_a_ruling_that_cannot_be_are_refused_at_their_place():
    rules = Rulebook(id="mau", criteria=TABLE, ranking=RankingRule(tie_breaks=("vote",)), ballot=(ORDER_RULE,))
    wrong = [voted("ab", a=9, b=9), voted("ac", a=5, b=4)]
    with pytest.raises(RecordError) as caught:
        rank(scored(pact(rulebook=rules), **EQUAL), wrong)
    assert str(caught.value) == (
        "18 is above the maximum of 9 @ $.rulings[0].ballots\n"
        "'a, b' must name all of these, each once: a, c @ $.rulings[1].ballots"
    )
    with pytest.raises(RecordError) as caught:
        rank(scored(pact("vote"), **EQUAL), [voted("ab", a=5, b=4)])
    assert str(caught.value) == "the rulebook has no ballot rule for 'order' @ $.rulings[0].ballots"


# ── bars


def test_the_first_bar_that_holds_is_the_reason_and_no_report_comes_before_it():
    rules = Rulebook(
        id="mau", criteria=TABLE, basis=Basis.FICTIONAL, bars=(Bar(when=Mandatory.PACT_UNSIGNED, why="Điều 9"),)
    )
    ranking = rank(scored(pact(rulebook=rules, signatures=("a",)), a=(1, 1), b=(9, 9)))
    assert placed(ranking) == {"a": 1}
    assert lines(ranking, "b") == ["Đơn vị B: takes no place, as it did not sign the pact (Điều 9). [mau (fictional)]"]
    assert [(each.about.unit, each.why) for each in ranking.unplaced] == [
        ("b", Why.BARRED_UNSIGNED),
        ("c", Why.UNCLASSIFIED),
    ]


def test_who_an_adjustment_bars_takes_no_place_whatever_the_bars_say():
    rules = Rulebook(
        id="mau", criteria=TABLE, adjustments=(BelowMean(share=Fraction(1, 2), bars=True),), basis=Basis.FICTIONAL
    )
    ranking = rank(scored(pact(rulebook=rules), a=(9, 9), b=(1, 0), c=(9, 8)))
    assert placed(ranking) == {"a": 1, "c": 2}
    assert [(each.about.unit, each.why) for each in ranking.unplaced] == [("b", Why.BARRED_BELOW_MEAN)]


def test_points_that_are_open_above_all_others_leave_their_order_alone():
    """a has 9 or 10, as it is open whether the flag of x is its own; b and c have 5."""
    a = Unit(id="a", name="A", formed_from=("x", "y"))
    before = tuple(Unit(id=each, name=each.upper()) for each in "xy")
    members = cluster(units=(a, *cluster().units[1:]), others=before)
    rules = Rulebook(id="mau", criteria=TABLE, adjustments=(HonourBonus(points=(("flag", Fraction(1)),)),))
    given = [
        Submission(unit=unit, figures=(("1", Fraction(points)), ("2", Fraction(0))))
        for unit, points in (("a", 9), ("b", 5), ("c", 5))
    ]
    held = [Honour(unit="x", award="flag", season=2022)]
    scores = score(settle(pact(rulebook=rules, members=members), given, honours=held))
    assert (scores.of("a").low, scores.of("a").high) == (9, 10)
    assert placed(rank(scores)) == {"a": 1, "b": 2, "c": 2}


def test_where_nothing_is_assigned_there_is_no_place():
    ranking = rank(scored(pact(not_assigned=(("a", "1"), ("a", "2"))), a=(1, 1), b=(2, 2)))
    assert [(each.about.unit, each.why) for each in ranking.unplaced] == [
        ("a", Why.NOTHING_ASSIGNED),
        ("c", Why.UNCLASSIFIED),
    ]


# ── classes


def banded(**changes):
    stated = {
        "id": "mau",
        "criteria": TABLE,
        "basis": Basis.FICTIONAL,
        "bands": (Band(name="Tốt", from_=Fraction(1, 2)), Band(name="Xuất sắc", above=Fraction(9, 10))),
        "classes": Classing(by=RankBy.RATE),
    }
    return Rulebook(**stated | changes)


def test_announced_totals_fall_into_bands_as_well():
    ranking = announce(pact(rulebook=banded()), totals={"a": 18, "b": 19, "c": 5})
    assert [(each.unit, each.band) for each in ranking.positions] == [("b", "Xuất sắc"), ("a", "Tốt"), ("c", None)]
    assert lines(ranking, "c")[-1] == "Đơn vị C: below every class (25%). [mau (fictional)]"
    assert [ranking.band(unit) for unit in "abc"] == ["Tốt", "Xuất sắc", None]


def test_capped_totals_count_no_more_than_the_maximum():
    rules = banded(bands=(Band(name="Trên trần", above=Fraction(20)),), classes=Classing(totals=Totals.CAPPED))
    assert announce(pact(rulebook=rules), totals={"a": 25}).bands == ()
    raw = banded(bands=(Band(name="Trên trần", above=Fraction(20)),), classes=Classing())
    assert announce(pact(rulebook=raw), totals={"a": 25}).bands == (("a", "Trên trần"),)


@pytest.mark.parametrize("classes", [Classing(by=RankBy.RATE), Classing(totals=Totals.CAPPED)])
def test_without_a_maximum_there_is_no_rate_and_no_cap(classes):
    ranking = announce(pact(rulebook=banded(criteria=Criteria(), classes=classes)), totals={"a": 25})
    assert (ranking.bands, [each.why for each in ranking.classed]) == ((), [Why.CLASS_OPEN, *[Why.CLASS_OPEN] * 2])


def test_announced_bands_stand_and_make_no_place():
    ranking = announce("Cụm 7", bands={"Đơn vị A": "Tốt"})
    assert lines(ranking) == ["Đơn vị A: no place was announced.", "Đơn vị A: announced in class Tốt."]
    assert ranking.bands == (("don-vi-a", "Tốt"),)
    assert ranking.positions == ()
    with pytest.raises(RecordError) as caught:
        announce(pact(), bands={"x": "Tốt"})
    assert str(caught.value) == "unknown unit 'x'; the cluster has: a, b, c @ $.announced.bands.x"


PARTS = FromParts(reads="quy", grades=("1", "2", "3"))
QUARTERS = Figure(name="quy", kind=Kind.OCCURRENCES)


@pytest.mark.parametrize(
    ("grades", "band", "why"),
    [
        ("112", "Loại 1", Why.CLASSED_BY_PARTS),
        ("113", None, Why.BELOW_BANDS),
        ("122", None, Why.BELOW_BANDS),
        ("11x", None, Why.CLASS_UNKNOWN),
        ("", None, Why.BELOW_BANDS),
    ],
)
def test_the_class_of_a_year_from_its_parts(grades, band, why):
    rules = banded(
        figures=(QUARTERS,),
        bands=(Band(name="Loại 1", parts=(("1", Fraction(2)),), none_below="2"),),
        classes=Classing(from_parts=PARTS),
    )
    reported = tuple(Occurrence(grade=each) for each in grades)
    given = [Submission(unit="a", figures=(("1", Fraction(1)), ("quy", reported)))]
    ranking = rank(score(settle(pact(rulebook=rules), given)))
    assert ranking.band("a") == band
    assert [ground.why for ground in ranking.classed] == [why]
    assert announce(pact(rulebook=rules), totals={"a": 1}).bands == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"ranking": RankingRule(tie_breaks=("honours",))}, "the key 'honours' is missing @ $.ranking"),
        (
            {"classes": Classing(from_parts=PARTS)},
            (
                "exactly one of these is needed: parts and none_below @ $.bands[0]\n"
                "exactly one of these is needed: parts and none_below @ $.bands[1]\n"
                "unknown figure 'quy' @ $.classes.from_parts.reads"
            ),
        ),
        (
            {
                "figures": (Figure(name="quy"),),
                "bands": (Band(name="Loại 1", parts=(("9", Fraction(1)),)),),
                "classes": Classing(from_parts=PARTS),
            },
            (
                "'9' is not allowed; allowed: 1, 2, 3 @ $.bands[0]\n"
                "this way of classing cannot read the figure 'quy' of kind amount @ $.classes.from_parts.reads"
            ),
        ),
        (
            {"bands": (Band(name="Tốt", from_=Fraction(1), none_below="2"),)},
            "exactly one of these is needed: from, above, otherwise @ $.bands[0]",
        ),
    ],
)
def test_classes_that_contradict_themselves_are_refused(changes, message):
    with pytest.raises(RulebookError) as caught:
        banded(**changes)
    assert str(caught.value) == message


# ── what is no text, table or whole number


@pytest.mark.parametrize(
    "asked",
    [
        lambda: announce("C", places={"A": 1, "B": "2"}),
        lambda: announce("C", places={"A": 1.5}),
        lambda: announce("C", places={"A": True}),
        lambda: announce("C", places={"A": None}),
        lambda: announce("C", totals=["A"]),
        lambda: announce("C", totals={1: 2}),
        lambda: announce(3, places={"A": 1}),
        lambda: announce("C", places={"A": 1}).explain(language="fr"),
        lambda: announce("C", places={"A": 1}).of(3),
        lambda: draw(["a"], seed=2024),
        lambda: draw("abc", seed="2024"),
        lambda: draw([1], seed="x"),
        lambda: draw(["a", 1], seed="x"),
        lambda: draw(3, seed="x"),
        lambda: thidua.load(3),
        lambda: thidua.load(None),
        lambda: thidua.load_rulebook(3),
        lambda: thidua.load_council(3),
    ],
)
def test_what_is_of_another_kind_is_refused_in_words(asked):
    with pytest.raises(thidua.ThiduaError) as refused:
        asked()
    assert str(refused.value)
    assert refused.value.problems[0].say("vi")


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((0, 1), (2, 3), False),
        ((0, 2), (2, 3), True),  # beside it, at the end of each
        ((0, 3), (2, 4), True),
        ((1, 2), (0, 3), True),  # within the other
        ((2, 2), (2, 2), True),
        ((1, 1), (2, 2), False),
    ],
)
def test_ranges_that_meet_may_stand_in_either_order(one, other, meet):
    assert (_Spans.of([one]).meeting(other), _Spans.of([other]).meeting(one)) == (meet, meet)


def test_equals_on_one_place_whom_it_parts_that_another_goes_stand_together():
    places, without = {"a": 1, "b": 1, "c": 1, "d": 4}, {"a": 2, "b": 1, "d": 3}
    assert regrouped(dict.fromkeys(places, Fraction(9)), places, without, ()) == (("a", "b", "c"),)


def test_units_on_a_place():
    ranking = announce(pact(), places={"a": 1, "b": 2, "c": 2})
    assert [[each.unit for each in ranking.at(place)] for place in (1, 2, 3)] == [["a"], ["b", "c"], []]


def test_what_separates_two_units_is_the_first_key_in_which_they_differ():
    ranking = rank(scored(pact("points:1"), a=(9, 3), b=(8, 4), c=(9, 4)))
    apart = ranking.compare("a", "b")
    assert (apart.unit, apart.other, apart.key, apart.amount, apart.other_amount) == ("a", "b", "points:1", 9, 8)
    first = ranking.compare("c", "a")
    assert (first.key, first.amount, first.other_amount) == ("points", 13, 12)
    assert ranking.compare("a", "a").key is None
    assert announce(pact(), places={"a": 1, "b": 2}).compare("a", "b") is None


@pytest.mark.parametrize(
    ("pact", "tables", "path"),
    [
        ("C", {"totals": {"a\x1b[31m": 3, "B": 3}}, "$.announced.totals.a\x1b[31m"),
        ("C", {"places": {"a\nb": 1, "B": 2}}, "$.announced.places.a\nb"),
        ("C", {"totals": {"A": 3}, "bands": {"A": "tốt\x07"}}, "$.announced.bands.A"),
        ("C", {"totals": {"A": "3\x00"}}, "$.announced.totals.A"),
        ("C\x9b", {"totals": {"A": 3}}, "$.cluster.name"),
    ],
)
def test_an_announcement_holds_no_name_that_no_document_may_hold(pact, tables, path):
    with pytest.raises(FormatError) as caught:
        announce(pact, **tables)
    assert [(each.fault, each.path) for each in caught.value.problems] == [(Fault.CONTROL_CHARACTER, path)]
    assert "\x1b" not in str(caught.value)


def test_an_announced_name_has_an_end():
    with pytest.raises(FormatError) as caught:
        announce("C", totals={"a" * 1001: 3, "B": 3})
    assert [(each.fault, dict(each.facts)["found"]) for each in caught.value.problems] == [(Fault.TOO_LONG, 1001)]
    assert announce("C", totals={"a" * 1000: 3, "B\n": 2}).rows()[1][2] == "B"


def test_of_several_ranges_those_are_counted_that_meet_one():
    assert _Spans.of([(1, 2), (2, 5), (3, 3), (4, 6), (7, 7)]).meeting((3, 4)) == 3
