"""Places of problems: the unit, figure, line and row to which a path leads, as the document calls them."""

import pytest

import thidua
from thidua.codec.placing import placed
from thidua.codec.text import write
from thidua.errors import Problem
from thidua.grounds import Fault

DOCUMENT = {
    "cluster": {"name": "C", "units": [{"name": "TP. Huế"}, {"name": "A"}]},
    "pact": {"rulebook": {"figures": [{"name": "ho-so.som"}], "criteria": [{"code": "1"}, {"code": "1.1"}]}},
    "targets": {"TP. Huế": {"ho-so": {"som": "x"}, "ho-so.muon": 3}},
    "not-assigned": {"A": ["1", "1.1"]},
    "figures": {"A": {"1.1": [{"on": "x"}, {"on": "y"}]}, "A.B": {"1": 2}},
    "submissions": [{"unit": "A", "on": "x", "figures": {"1.1": "y"}}],
    "reviews": [{"unit": "A", "criterion": "1.1", "points": 1}, {"unit": "A", "figure": "ho-so.som", "value": 2}],
    "announced": {"totals": {"TP. Huế": "x"}, "bands": {"A": 3}},
    "amendments": [{"on": "x", "targets": {"A": {"ho-so.som": "x"}}, "joined": ["A"]}],
    "honours": [{"unit": "A", "award": "b"}],
    "votes": [{"unit": "A", "ballots": {"approve": -1}}],
}


def place(path):
    found = placed(Problem(fault=Fault.NOT_A_NUMBER, path=path), DOCUMENT)
    return found.unit, found.figure, found.line, found.index


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("$", (None, None, None, None)),
        ("$.cluster.name", (None, None, None, None)),
        ("$.cluster.units[1].name", (None, None, None, 1)),
        ("$.targets.TP. Huế.ho-so.som", ("TP. Huế", "ho-so.som", None, None)),
        ("$.targets.TP. Huế.ho-so.muon", ("TP. Huế", "ho-so.muon", None, None)),
        ("$.targets.TP. Huế", ("TP. Huế", None, None, None)),
        ("$.not-assigned.A[1]", ("A", None, "1.1", 1)),
        ("$.figures.A.1.1", ("A", "1.1", None, None)),
        ("$.figures.A.1.1[1].on", ("A", "1.1", None, 1)),
        ("$.figures.A.B.1", ("A.B", "1", None, None)),
        ("$.submissions[0].figures.1.1", ("A", "1.1", None, 0)),
        ("$.submissions[0].on", ("A", None, None, 0)),
        ("$.reviews[0].points", ("A", None, "1.1", 0)),
        ("$.reviews[1].value", ("A", "ho-so.som", None, 1)),
        ("$.announced.totals.TP. Huế", ("TP. Huế", None, None, None)),
        ("$.announced.bands.A", ("A", None, None, None)),
        ("$.amendments[0].targets.A.ho-so.som", ("A", "ho-so.som", None, 0)),
        ("$.amendments[0].joined[0]", (None, None, None, 0)),
        ("$.honours[0].award", ("A", None, None, 0)),
        ("$.votes[0].ballots.approve", ("A", None, None, 0)),
        ("$.pact.rulebook.criteria[1].maximum", (None, None, "1.1", 1)),
        ("$.pact.rulebook.figures[0].measure", (None, "ho-so.som", None, 0)),
        ("$.figures.Z.1", (None, None, None, None)),
        ("$.reviews[7].points", (None, None, None, None)),
        ("$.reviews[0].nothing.here[3]", ("A", None, "1.1", 0)),
    ],
)
def test_a_path_leads_to_its_place(path, wanted):
    assert place(path) == wanted


RULES = {
    "format": 2,
    "kind": "rulebook",
    "id": "r",
    "figures": [{"name": "ho-so.som"}],
    "criteria": [{"code": "1", "maximum": 10}, {"code": "2", "maximum": "mười"}],
}
DOSSIER = {
    "format": 2,
    "kind": "dossier",
    "cluster": {"name": "C", "season": 2024, "units": [{"name": "TP. Huế"}]},
    "pact": {"rulebook": RULES | {"criteria": RULES["criteria"][:1]}},
    "figures": {"TP. Huế": {"1": 99}},
}


def problems(make, *given):
    with pytest.raises(thidua.ThiduaError) as caught:
        make(*given)
    return [(each.path, each.unit, each.figure, each.line, each.index) for each in caught.value.problems]


def test_the_problems_of_a_document_have_their_places():
    assert problems(thidua.loads, RULES) == [("$.criteria[1].maximum", None, None, "2", 1)]
    assert problems(thidua.loads, DOSSIER) == [("$.figures.TP. Huế.1", "TP. Huế", "1", "1", None)]


def test_points_given_for_a_line_lead_to_it_in_a_document_as_in_a_form(tmp_path):
    (tmp_path / "rules.json").write_text(write(RULES | {"criteria": RULES["criteria"][:1]}), encoding="utf-8")
    beside = DOSSIER | {"pact": {"rulebook": "rules.json"}, "figures": {"TP. Huế": {"1": 99, "ho-so.som": "x"}}}
    (tmp_path / "year.json").write_text(write(beside), encoding="utf-8")
    pact = thidua.loads(DOSSIER | {"figures": {}}).pact
    wanted = [
        ("$.figures.TP. Huế.1", "TP. Huế", "1", "1", None),
        ("$.figures.TP. Huế.ho-so.som", "TP. Huế", "ho-so.som", None, None),
    ]
    assert sorted(problems(thidua.load, tmp_path / "year.json")) == wanted
    assert sorted(problems(thidua.conclude, pact, beside["figures"])) == wanted


def test_a_rulebook_inside_or_beside_the_dossier_places_its_own(tmp_path):
    inside = DOSSIER | {"pact": {"rulebook": RULES}, "figures": {}}
    path = "$.pact.rulebook.criteria[1].maximum"
    assert problems(thidua.loads, inside) == [(path, None, None, "2", 1)]
    (tmp_path / "rules.json").write_text(write(RULES), encoding="utf-8")
    (tmp_path / "year.json").write_text(
        write(DOSSIER | {"pact": {"rulebook": "rules.json"}, "figures": {}}), encoding="utf-8"
    )
    assert problems(thidua.load, tmp_path / "year.json") == [(path, None, None, "2", 1)]
    assert problems(thidua.load_rulebook, tmp_path / "rules.json") == [("$.criteria[1].maximum", None, None, "2", 1)]
    (found,) = thidua.check(tmp_path / "rules.json")
    assert (found.line, found.index) == ("2", 1)


def test_notes_have_their_places(tmp_path):
    late = {"kind": "deadline", "due": "31/12", "per_day": 1}
    rules = {
        "format": 2,
        "kind": "rulebook",
        "id": "r",
        "basis": "fictional",
        "figures": [{"name": "d", "kind": "day"}],
        "criteria": [{"code": "a", "maximum": 1}, {"code": "b", "maximum": 1, "reads": "d", "scale": late}],
    }
    (tmp_path / "rules.json").write_text(write(rules), encoding="utf-8")
    found = [(each.note, each.line, each.index) for each in thidua.check(tmp_path / "rules.json")]
    assert found == [(True, "b", 1)]


def test_a_form_has_its_problems_at_its_fields():
    pact = thidua.loads(DOSSIER | {"figures": {}}).pact
    found = thidua.preview(pact, {"TP. Huế": {"1": "mười", "ho-so.som": 3}, "B": {"1": 2}})
    assert [(each.unit, each.figure) for each in found.problems] == [("TP. Huế", "1"), ("B", None)]
    assert problems(thidua.conclude, pact, {"TP. Huế": {"1": 11}}) == [
        ("$.figures.TP. Huế.1", "TP. Huế", "1", "1", None)
    ]


def test_where_a_problem_is_does_not_make_it_another():
    bare = Problem(fault=Fault.EMPTY, path="$.a")
    assert bare == Problem(fault=Fault.EMPTY, path="$.a", unit="x")
    assert bare.under("$.b").path == "$.b.a"
