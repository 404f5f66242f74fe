"""Without a document: rankings from totals with a stated tie-break, the next heads from those that were."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua import FormatError, RecordError, Rulebook, ThiduaError, Why, announce, project
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


def test_a_number_of_seasons_is_whole():
    with pytest.raises(FormatError):
        project({2024: "Phú Thọ"}, "2", rule=RULE)


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
        with pytest.raises(FormatError) as caught:
            project(history, 1, **beside)
        assert [each.path for each in caught.value.problems] == ["$.history"]
