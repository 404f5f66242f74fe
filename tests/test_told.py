"""Without a document: rankings from totals with a stated tie-break, the next heads from those that were."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua import (
    Choice,
    Cluster,
    FormatError,
    Pact,
    RecordError,
    Rulebook,
    ThiduaError,
    Why,
    announce,
    hand_over,
    nominate,
    project,
    tally,
)
from thidua.clusters import Officers
from thidua.criteria import Criterion
from thidua.rotation import recorded
from thidua.rules import NextDeputy, NextHead, RankingRule, RotationRule

TOTALS = {"A": 97, "B": "97", "C": 97.0, "D": 90}


def places(ranking):
    return {position.unit: position.place for position in ranking.positions}


def test_lines_separate_equals_in_their_order():
    ranking = announce("Cụm", totals=TOTALS, lines={"I": {"A": 3, "B": "3", "C": 2}, "II": {"A": 1, "B": "1,5"}})
    assert places(ranking) == {"b": 1, "a": 2, "c": 3, "d": 4}
    assert [ground.why for ground in ranking.grounds_for("B")].count(Why.TIE_BROKEN) == 2


def test_a_line_of_which_one_of_the_equals_has_nothing_decides_nothing():
    ranking = announce("Cụm", totals=TOTALS, lines={"I": {"A": 3, "B": 3}})
    assert places(ranking) == {"a": 1, "b": 1, "c": 1, "d": 4}
    assert Why.TIE_UNDECIDED in [ground.why for ground in ranking.grounds_for("A")]


def test_lines_never_pass_a_total():
    ranking = announce("Cụm", totals=TOTALS, lines={"I": {"A": 1, "B": 1, "C": 1, "D": 99}})
    assert places(ranking)["d"] == 4


def test_the_tie_breaks_of_a_rulebook_read_the_lines_and_no_others():
    criteria = [Criterion("1", maximum=60), Criterion("2", maximum=40)]
    rules = Rulebook(id="r", criteria=criteria, ranking=RankingRule(tie_breaks="points:2"))
    lines = {"1": {"A": 60, "B": 58, "C": 57}, "2": {"A": 37, "B": 39, "C": 40}}
    assert places(announce("Cụm", totals=TOTALS, lines=lines, rulebook=rules)) == {"c": 1, "b": 2, "a": 3, "d": 4}


def test_a_line_that_the_rulebook_does_not_know_is_refused():
    rules = Rulebook(id="r", criteria=[Criterion("1", maximum=60)])
    with pytest.raises(RecordError) as caught:
        announce("Cụm", totals=TOTALS, lines={"I": {"A": 1, "X": 2}}, rulebook=rules)
    assert [(each.path, each.fault.value) for each in caught.value.problems] == [
        ("$.announced.lines.I.X", "unknown-unit"),
        ("$.announced.lines.I", "unknown-criterion"),
    ]


@pytest.mark.parametrize("others", [{"places": {"A": 1, "B": 2}}, {"bands": {"A": "Tốt"}}])
def test_lines_need_totals(others):
    with pytest.raises(RecordError) as caught:
        announce("Cụm", lines={"I": {"A": 1}}, **others)
    assert [(each.path, each.fault.value) for each in caught.value.problems] == [("$.announced", "missing-key")]


@pytest.mark.parametrize(
    ("lines", "path"),
    [({"I": {"A": "khá"}}, "$.announced.lines.I.A"), ({"I": 5}, "$.announced.lines.I"), (5, "$.announced.lines")],
)
def test_lines_that_cannot_be_read_are_refused(lines, path):
    with pytest.raises(FormatError) as caught:
        announce("Cụm", totals=TOTALS, lines=lines)
    assert [each.path for each in caught.value.problems] == [path]


@given(st.dictionaries(st.sampled_from("ABCDE"), st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_places_are_those_of_totals_and_then_lines(points):
    """Sorted by hand: whoever has more, first in total, then on the line, stands before; equals share a place."""
    ranking = announce(
        "Cụm",
        totals={unit: total for unit, (total, _) in points.items()},
        lines={"I": {unit: line for unit, (_, line) in points.items()}},
    )
    wanted = {unit.lower(): 1 + sum(other > own for other in points.values()) for unit, own in points.items()}
    assert places(ranking) == wanted


ORDER = ["Phú Thọ", "Yên Bái", "Tuyên Quang"]
RULE = RotationRule(head=NextHead.ROSTER, roster=ORDER)


def heads(coming):
    return {season: unit for season, office, unit, _ in coming.rows() if office == "head"}


def test_heads_follow_the_list():
    assert heads(project({2024: "Phú Thọ"}, 4, rule=RULE)) == {
        2025: "yen-bai",
        2026: "tuyen-quang",
        2027: "phu-tho",
        2028: "yen-bai",
    }


def test_the_last_season_is_the_one_under_way_whatever_the_order_of_the_past():
    past = {2024: "Yên Bái", 2022: "Tuyên Quang", 2023: "Phú Thọ"}
    assert heads(project(past, 1, rule=RULE)) == {2025: "tuyen-quang"}


def test_head_and_deputy():
    rule = RotationRule(head=NextHead.DEPUTY_SUCCEEDS, deputy=NextDeputy.ROSTER, roster=ORDER)
    rows = project({2024: ("Phú Thọ", "Yên Bái")}, 1, rule=rule).rows()
    assert rows == [(2025, "head", "yen-bai", "projected"), (2025, "deputy", "tuyen-quang", "projected")]


def test_a_season_of_which_nobody_is_known():
    assert heads(project({2023: None, 2024: "Phú Thọ"}, 1, rule=RULE)) == {2025: "yen-bai"}


def test_school_years():
    assert heads(project({"2022-2023": "Phú Thọ", "2023-2024": "Yên Bái"}, 1, rule=RULE)) == {
        "2024-2025": "tuyen-quang"
    }


def test_what_a_program_tells_is_what_a_record_tells():
    coming = project({2023: "Tuyên Quang", 2024: "Phú Thọ"}, 3, rule=RULE)
    pact = coming.history.pact
    again = project(recorded(pact, history=coming.history.rows[:-1]), 3)
    assert coming.rows() == again.rows()


def test_without_a_rule_nothing_is_projected():
    assert heads(project({2024: "Phú Thọ"}, 1)) == {2025: None}


def test_rules_without_a_name_are_not_cited():
    assert all(not ground.cites for ground in project({2024: "Phú Thọ"}, 1, rule=RULE).grounds())


@pytest.mark.parametrize(
    ("past", "paths"),
    [
        ({}, ["$.history"]),
        (5, ["$.history"]),
        ({2024: 5, "x": "Phú Thọ"}, ["$.history.2024", "$.history.x.season"]),
        ({2024: ("a", "b", "c")}, ["$.history.2024"]),
        ({2024: ("Phú Thọ", "Phú Thọ")}, ["$.history.2024.deputy"]),
    ],
)
def test_a_past_that_cannot_be_read_is_refused_whole(past, paths):
    with pytest.raises(ThiduaError) as caught:
        project(past, 1, rule=RULE)
    assert [each.path for each in caught.value.problems] == paths


@pytest.mark.parametrize("seasons", ["2", 1.0, True])
def test_a_number_of_seasons_is_whole(seasons):
    with pytest.raises(FormatError) as caught:
        project({2024: "Phú Thọ"}, seasons, rule=RULE)
    assert [each.path for each in caught.value.problems] == ["$.seasons"]


def test_a_head_that_is_no_member_is_refused():
    with pytest.raises(RecordError) as caught:
        project({2023: "Lào Cai", 2024: "Phú Thọ"}, 1, rule=RULE, units=ORDER)
    assert [each.path for each in caught.value.problems] == ["$.history.2023"]
    assert heads(project({2023: "Lào Cai", 2024: "Phú Thọ"}, 1, rule=RULE)) == {2025: "yen-bai"}


def test_one_name_in_two_spellings_is_one_unit():
    coming = project({2023: "Hoà Bình", 2024: "Hòa Bình"}, 1, rule=RotationRule(head=NextHead.ELECTION))
    assert coming.history.pact.cluster.ids == ("hoa-binh",)


def test_totals_of_numpy_like_floats_are_exact():
    ranking = announce("Cụm", totals={"A": 0.1 + 0.2, "B": "0,3"})
    assert places(ranking) == {"a": 1, "b": 1}
    assert ranking.of("A").measure == Fraction(3, 10)


def test_a_rulebook_that_names_no_tie_break_leaves_equals_on_their_place():
    rules = Rulebook(id="r", criteria=[Criterion("1", maximum=60), Criterion("2", maximum=40)])
    lines = {"1": {"A": 60, "B": 58, "C": 57}}
    found = places(announce("Cụm", totals=TOTALS, lines=lines, rulebook=rules))
    assert (found["a"], found["b"], found["c"]) == (1, 1, 1)


def test_a_rule_is_a_rule():
    with pytest.raises(FormatError) as caught:
        project({2024: "Phú Thọ"}, 1, rule="roster")
    assert [each.path for each in caught.value.problems] == ["$.rule"]


def test_a_history_has_its_own_rule_and_members():
    history = project({2024: "Phú Thọ"}, 1, rule=RULE).history
    for beside in ({"rule": RULE}, {"units": ORDER}):
        (key,) = beside
        with pytest.raises(FormatError) as caught:
            project(history, 1, **beside)
        assert str(caught.value) == f"exactly one of these is needed: History, {key} @ $.{key}"


@pytest.mark.parametrize("past", [{2024: ("Phú Thọ", "Yên Bay")}, {2024: "Yên Báí"}, {2024: "Tuyen Quang"}])
def test_a_name_one_slip_away_from_one_of_the_list_is_taken_for_that(past):
    with pytest.raises(RecordError) as caught:
        project({2023: "Lào Cai", **past}, 1, rule=RULE)
    (problem,) = caught.value.problems
    meant = "Tuyên Quang" if past == {2024: "Tuyen Quang"} else "Yên Bái"
    assert (problem.path, dict(problem.facts)["allowed"]) == ("$.history.2024", (meant,))


def test_a_name_one_slip_away_may_be_a_member_of_its_own():
    units = [*ORDER, "Yên Bay"]
    assert heads(project({2023: "Yên Bay", 2024: "Phú Thọ"}, 1, rule=RULE, units=units)) == {2025: "yen-bai"}


def test_the_past_may_name_units_of_the_list_by_their_ids():
    coming = project({2023: "tuyen-quang", 2024: "phu-tho"}, 1, rule=RULE)
    assert coming.history.pact.cluster.ids == ("phu-tho", "yen-bai", "tuyen-quang")
    assert heads(coming) == {2025: "yen-bai"}


ONCE = Pact(
    cluster=Cluster("C", units=["An Bình", "Ba Tri", "Cù Lao"]),
    season=2024,
    rulebook=Rulebook(id="r", rotation=RotationRule(head="election", round="once")),
    head="An Bình",
)


def handed_over(choice, history=()):
    made = nominate(tally(announce(ONCE, totals={"An Bình": 9, "Ba Tri": 8, "Cù Lao": 7})))
    return hand_over(made, choice, history)


@pytest.mark.parametrize("head", ["ba-tri", "Ba Tri"])
@pytest.mark.parametrize("before", ["ba-tri", "Ba Tri"])
def test_offices_are_handed_over_by_name_or_id(head, before):
    found = handed_over(Choice(season=2025, head=head), [Officers(season=2023, head=before)])
    assert (found.choice.head, found.history[0].head) == ("ba-tri", "ba-tri")
    # who led in 2023 leads again while Cù Lao still waits
    assert [ground.why for ground in found.grounds_for("Ba Tri")] == [Why.CHOSEN, Why.DEPARTS_FROM_RULE]


def test_who_declined_or_nobody_describes_is_told_by_name():
    past = [Officers(season=2022, head="Xã cũ", deputy="Ba Tri")]
    found = handed_over(Choice(season=2025, declined="Cù Lao"), past)
    assert (found.choice.declined, found.history[0].head, found.history[0].deputy) == (("cu-lao",), "Xã cũ", "ba-tri")
    with pytest.raises(RecordError) as caught:
        handed_over(Choice(season=2025, head="Xã cũ"))
    assert [each.path for each in caught.value.problems] == ["$.succession.head"]


@pytest.mark.parametrize(
    ("choice", "history", "paths"),
    [
        (Choice(season=2025), ["x"], ["$.history[0]"]),
        (Choice(season=2025), "x", ["$.history"]),
        (Choice(season=2025), Officers(season=2023), ["$.history"]),
        ("x", [Officers(season=2023), 5], ["$.succession", "$.history[1]"]),
        (Choice(season=2025), [Officers(season=2023, head="Ba Tri", deputy="ba-tri")], ["$.history[0].deputy"]),
        (Choice(season=2025, head="Ba Tri", deputy="ba-tri"), (), ["$.succession.deputy"]),
    ],
)
@pytest.mark.parametrize(
    "take", [handed_over, lambda choice, history: recorded(ONCE, choice=choice, history=history)], ids=["over", "up"]
)
def test_offices_that_are_none_are_refused(take, choice, history, paths):
    with pytest.raises(ThiduaError) as caught:
        take(choice, history)
    assert [each.path for each in caught.value.problems] == paths


def test_a_handover_wants_a_choice_and_a_register_is_one():
    for refused in (lambda: handed_over(None), lambda: recorded(ONCE, register="x")):
        with pytest.raises(FormatError):
            refused()


RANKED = Rulebook(id="r", rotation=RotationRule(head="by-rank", round="once"))
PLACED = Pact(cluster=ONCE.cluster, season=2024, rulebook=RANKED, head="An Bình")


@pytest.mark.parametrize(
    "places",
    [
        [("ba-tri", 1), ("an-binh", 2)],
        [("Ba Tri", 1), ["An Bình", 2]],
        {"Ba Tri": 1, "an-binh": 2},
        (pair for pair in [("BA TRI", 1), ("an-binh", 2)]),
    ],
)
def test_places_are_told_by_name_in_a_table_or_pairs(places):
    history = recorded(PLACED, places=places)
    assert history.places == (("ba-tri", 1), ("an-binh", 2))
    assert heads(project(history, 1)) == {2025: "ba-tri"}


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ({"Ba Tri": 1, "x": 2}, [("$.places.x", "unknown-unit")]),
        ([("Ba Tri", 1), ("ba-tri", 2)], [("$.places.ba-tri", "duplicate-id")]),
        ({"Ba Tri": 0}, [("$.places.Ba Tri", "below-minimum")]),
        ({"Ba Tri": "1", "Cù Lao": True}, [("$.places.Ba Tri", "wrong-type"), ("$.places.Cù Lao", "wrong-type")]),
        (["ab", ("a",), (1, 2)], [(f"$.places[{row}]", "wrong-type") for row in range(3)]),
        ("x", [("$.places", "wrong-type")]),
        (5, [("$.places", "wrong-type")]),
    ],
)
def test_places_that_are_none_are_refused(places, found):
    with pytest.raises(ThiduaError) as caught:
        recorded(PLACED, places=places)
    assert [(each.path, each.fault.value) for each in caught.value.problems] == found
