"""The units' own points, beside the cases of rule shape 95."""

import pytest

import thidua
from thidua.cli import main
from thidua.grounds import Fault, Why
from thidua.reviewing import SelfScore

CRITERIA = [
    {"code": "1", "maximum": 20},
    {"code": "1.1", "under": "1", "maximum": 10},
    {"code": "1.2", "under": "1", "maximum": 10},
]
OWN = {"a": {"1.2": 4, "1": 9, "1.1": "9,5"}}


def dossier(criteria=tuple(CRITERIA), **facts):
    book = {"format": 2, "kind": "rulebook", "id": "q", "criteria": [*criteria]}
    units = [{"id": each, "name": each.upper()} for each in "ab"]
    head = {"format": 2, "kind": "dossier", "cluster": {"id": "c", "name": "C", "season": 2024, "units": units}}
    return thidua.loads({**head, "pact": {"rulebook": book}, **facts})


def told(year, unit="a"):
    return [(each.about.criterion, dict(each.facts)) for each in year.self_scored(unit)]


def test_stand_in_printed_order_and_change_nothing():
    figures = {"a": {"1.1": 5, "1.2": 6}, "b": {"1.1": 7, "1.2": 7}}
    year, bare = (thidua.conclude(dossier(figures=figures, **more)) for more in ({"self_scores": OWN}, {}))
    assert [code for code, _ in told(year)] == ["1", "1.1", "1.2"]
    assert (year.scores.sheet, year.rows()) == (bare.scores.sheet, bare.rows())
    assert [each["computed"] for each in thidua.conclusion(year)["self_scores"]] == ["11", "5", "6"]


def test_are_worked_out_without_what_a_review_set_there_alone():
    reviews = [
        {"unit": "a", "criterion": code, "points": points, "reason": "r"}
        for code, points in (("1.1", 8), ("1.2", 1), ("1", 12))
    ]
    year = thidua.conclude(dossier(figures={"a": {"1.1": 5, "1.2": 6}}, reviews=reviews, self_scores=OWN))
    beside = {code: (facts["computed"], facts["verified"]) for code, facts in told(year)}
    assert beside == {"1": (9, 12), "1.1": (5, 8), "1.2": (6, 1)}


def test_of_a_unit_that_only_a_review_heard_are_worked_out_as_if_it_had_been_heard():
    year = thidua.conclude(
        dossier(reviews=[{"unit": "a", "criterion": "1.1", "points": 8, "reason": "r"}], self_scores={"a": {"1.1": 9}})
    )
    assert told(year) == [("1.1", {"points": 9, "computed": 0, "verified": 8})]


def test_beside_points_without_end_stand_alone():
    criteria = [
        {"code": "1", "maximum": 10},
        {"code": "2", "adds": "on-top", "reads": {"x": "points:1"}, "scale": {"kind": "formula", "points": "1 / x"}},
    ]
    rules = [{**criteria[0], "reads": "y", "scale": {"kind": "pool"}}, criteria[1]]
    book = {"format": 2, "kind": "rulebook", "id": "q", "criteria": rules, "figures": [{"name": "y"}]}
    plain = {
        "format": 2,
        "kind": "dossier",
        "cluster": {
            "id": "c",
            "name": "C",
            "season": 2024,
            "units": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        },
        "pact": {"rulebook": book},
        "figures": {"a": {"y": 5}},
        "self_scores": {"a": {"2": 3}},
    }
    assert told(thidua.conclude(thidua.loads(plain))) == [("2", {"points": 3})]


def test_without_a_rulebook_stand_as_recorded():
    units = [{"id": "a", "name": "A"}]
    plain = {"format": 2, "kind": "dossier", "cluster": {"id": "c", "name": "C", "season": 2024, "units": units}}
    year = thidua.conclude(
        thidua.loads({**plain, "self_scores": {"a": {"2": 3, "1": 40}}, "announced": {"places": {"a": 1}}})
    )
    assert told(year) == [("2", {"points": 3}), ("1", {"points": 40})]


@pytest.mark.parametrize("criteria", [CRITERIA[:1], [{**CRITERIA[0], "maximum": 3}]])
def test_that_another_edition_cannot_have_are_left_out(criteria):
    ours = dossier(figures={"a": {"1.1": 5, "1.2": 6}}, self_scores={"a": {"1": 9, "1.1": 4}})
    other = thidua.counterfactual(ours, rulebook=dossier(criteria).pact.rulebook)
    most = criteria[0]["maximum"]
    assert [each.criterion for each in other.year.dossier.self_scores] == (["1"] if most > 9 else [])
    assert {("a", "1.1"), *([] if most > 9 else [("a", "1")])} <= {*other.left_out}


def test_told_twice_or_in_per_cent_are_refused():
    row = SelfScore(unit="a", criterion="1", points=3)
    with pytest.raises(thidua.RecordError) as caught:
        thidua.Dossier(pact=dossier().pact, self_scores=(row, row))
    assert [each.fault for each in caught.value.problems] == [Fault.DUPLICATE_ID]
    for wrong in ({"a": {"1": "90 %"}}, {"a": {"1": 3}, "A": {"1": 3}}):
        with pytest.raises(thidua.ThiduaError):
            dossier(self_scores=wrong)


def test_are_told_in_the_text_of_a_conclusion(tmp_path, capsys):
    path = tmp_path / "dossier.json"
    thidua.dump(dossier(figures={"a": {"1.1": 5, "1.2": 6}}, self_scores=OWN), path)
    assert main(["conclude", str(path), "--language", "en"]) == 0
    assert "own 9.5 points; worked out 5." in capsys.readouterr().out
    assert Why.SELF_SCORED.value == "self-scored"
