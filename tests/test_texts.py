"""Documents in memory: text, bytes and mappings, as a web form, a column of a database or a queue holds them."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from pathlib import Path

import pytest

import thidua


class Seven:
    """A whole number of another library."""

    def __int__(self):
        return 7


Integral.register(Seven)

RULES = {"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "maximum": 10}]}


def dossier(**tables):
    units = [{"id": "a", "name": "Đơn vị A"}]
    cluster = {"name": "Cụm 7", "season": 2024, "units": units}
    return {"format": 2, "kind": "dossier", "cluster": cluster, "pact": {"rulebook": RULES}} | tables


@pytest.mark.parametrize("name", thidua.archive.names(thidua.archive.Shelf.RECORDS))
def test_a_record_written_as_text_loads_back_equal(name):
    record = thidua.load(name)
    text = thidua.dumps(record)
    assert thidua.loads(text) == thidua.loads(text.encode()) == thidua.loads(json.loads(text)) == record


def test_a_file_and_its_text_are_the_same_document():
    path = Path(__file__).parent / "data" / "bang-diem.toml"
    assert thidua.loads(path.read_bytes()) == thidua.loads(path.read_text("utf-8")) == thidua.load_rulebook(path)


def test_a_rulebook_in_memory_is_named_by_its_id():
    rules = thidua.loads(json.dumps(RULES))
    assert thidua.loads(thidua.dumps(rules)) == rules
    named = thidua.loads(dossier(pact={"rulebook": "q"}), rulebooks=[rules])
    assert named == thidua.loads(dossier())
    assert named.pact.rulebook is rules
    with pytest.raises(thidua.FormatError, match=r"the rulebook .r. is not found") as caught:
        thidua.loads(dossier(pact={"rulebook": "r"}), rulebooks=[rules])
    assert dict(caught.value.problems[0].facts)["allowed"].startswith("q, ")


def test_a_mapping_names_no_file(tmp_path):
    path = tmp_path / "q.json"
    path.write_text(json.dumps(RULES), encoding="utf-8")
    with pytest.raises(thidua.FormatError, match="is not found"):
        thidua.loads(dossier(pact={"rulebook": str(path)}))


@pytest.mark.parametrize(
    ("held", "exact"),
    [
        (9.5, "9.5"),
        (0.1 + 0.2, "0.3"),
        (sum([9.73] * 1, 0.0), "9.73"),
        (1e-3, "0.001"),
        (Decimal("9.730"), "9.73"),
        (Fraction(1, 3), "1/3"),
        ("9,5", "9.5"),
        (7, "7"),
        (Seven(), "7"),
    ],
)
def test_a_number_is_what_people_see(held, exact):
    [report] = thidua.loads(dossier(figures={"a": {"1": held}})).submissions
    assert report.figures == (("1", Fraction(exact)),)


def test_what_a_program_holds_is_left_as_it_is():
    held = dossier(figures={"a": {"1": 9.5}}, meetings=({"kind": "annual", "on": date(2025, 1, 15)},))
    before = json.dumps(held, default=str)
    assert thidua.loads(held).meetings[0].on == date(2025, 1, 15)
    assert json.dumps(held, default=str) == before


def test_every_misfit_of_a_mapping_is_listed_with_its_path():
    with pytest.raises(thidua.FormatError) as caught:
        thidua.loads(dossier(figures={"a": {"1": float("nan"), "2": {1, 2}, 3: 4, "4": object}}))
    assert sorted(each.path for each in caught.value.problems) == [
        "$.figures.a",
        "$.figures.a.1",
        "$.figures.a.2",
        "$.figures.a.4",
    ]


@pytest.mark.parametrize("source", [None, 7, ["a"], "", b"\xff", "format = ", '{"format": '])
def test_what_is_no_document_is_refused(source):
    with pytest.raises(thidua.ThiduaError):
        thidua.loads(source)
