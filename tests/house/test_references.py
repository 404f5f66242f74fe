"""References: every field of a record that names something is read by name, checked, written, filtered and drawn."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields, frozen, resolve_types

import thidua
from drawing.features import features
from house.test_nouns import nouns
from thidua.archive.loading import document
from thidua.codec.shapes import DossierShape
from thidua.codec.structure import structure
from thidua.counterfactual import known_to
from thidua.references import FigureName, LineCode, Renaming, UnitId, declared, references, renamed
from thidua.year import Dossier

TEXT = Path(__file__).with_name("references.toml").read_text(encoding="utf-8")
UNIT = re.compile("@([abc])")
PLACES = len(UNIT.findall(TEXT))
ANYBODY = [place for place, before in enumerate(TEXT.split("@")) if before.endswith('\nby = "')]  # who ruled
TOTALS = "places = "  # a record is announced by places or by totals

# of a review in a stage, and of a class, the rules say what there is; a vote is on what has a ballot rule
DECLARED = {path: kind for path, kind in declared(Dossier, "$") if not path.startswith(("$.pact.rulebook", "$.law"))}


def spelled(*, unknown: int | None = None, text: str = TEXT) -> dict[str, Any]:
    """The record with units by a name of their own at each place; at one of them by the name of nobody."""
    row, names = iter(range(PLACES)), {unit: [f"tên {unit} {place}" for place in range(PLACES)] for unit in "abc"}

    def called(found: re.Match[str]) -> str:
        place = next(row)
        return f"không có {place}" if place == unknown else names[found[1]][place]

    plain = tomllib.loads(UNIT.sub(called, text))
    for unit in plain["cluster"]["units"]:
        unit["aliases"] = names[unit["id"]]
    return plain


def read(plain: dict[str, Any]) -> Dossier:
    return document(json.loads(json.dumps(plain, default=str)), None)


def bare(path: str) -> str:
    """A path without rows; of a table by unit, without the unit."""
    return re.sub(r"\[\d+\]", "", path)


def found(dossier: Dossier, kind: Any) -> set[str]:
    """The fields of a record that refer to something of a kind."""
    keyed = {path for path, each in DECLARED.items() if each is kind}
    at = {bare(each.path) for each in references(dossier, kind)}
    return {path for path in keyed if path in at or any(each.startswith(f"{path.removesuffix('.*')}.") for each in at)}


RECORDS = [TEXT, TEXT.replace(TOTALS, "totals = ")]


def test_the_record_fills_in_every_field_that_refers_to_something():
    for kind in {*DECLARED.values()}:
        filled = set().union(*(found(read(spelled(text=text)), kind) for text in RECORDS))
        assert filled == {path for path, each in DECLARED.items() if each is kind}


@pytest.mark.parametrize("text", RECORDS, ids=["places", "totals"])
def test_a_unit_is_known_by_name_wherever_one_is_named(text):
    ids = {each.id for each in references(read(spelled(text=text)), UnitId)}
    assert ids == {"a", "b", "c"}


@pytest.mark.parametrize("place", range(PLACES))
def test_a_name_that_no_unit_bears_is_said_wherever_it_stands(place):
    plain = spelled(unknown=place)
    try:
        problems = read(plain).notes
    except thidua.ThiduaError as error:
        problems = error.problems
    said = {each.fault for each in problems if f"không có {place}" in f"{each.facts} {each.path}"}
    assert said & {thidua.Fault.UNKNOWN_UNIT, thidua.Fault.ALL_NEEDED} or place in ANYBODY


@pytest.mark.parametrize("path", [path for path, kind in DECLARED.items() if kind is not UnitId])
def test_what_the_rules_do_not_know_is_refused_wherever_it_stands(path):
    dossier = read(spelled())

    def one(each):
        return f"{each.id}x" if bare(each.path) == path else each.id

    def table(_, where, rows):
        keys, values = bare(where) == path, f"{bare(where)}.*" == path
        return tuple((f"{key}x" if keys else key, f"{value}x" if values else value) for key, value in rows)

    with pytest.raises(thidua.RecordError):
        renamed(dossier, Renaming(one=one, table=table))


def test_what_is_written_reads_back_equal():
    for text in RECORDS:
        dossier = read(spelled(text=text))
        assert document(thidua.codec.writing.dump_dossier(dossier), None) == dossier


def test_another_edition_leaves_out_all_that_it_does_not_know():
    dossier = read(spelled())
    left = {name for _, name in thidua.counterfactual(dossier, rulebook=thidua.Rulebook(id="trong")).left_out}
    named = {each.id for kind in (FigureName, LineCode) for each in references(dossier, kind)}
    named -= {each.id for kind in (FigureName, LineCode) for each in references(dossier.pact.rulebook, kind)}
    assert named <= left


RULES = """
id = "bang-tham-chieu"
conditions = {nhieu = {when = "n > 9", reads = {n = "thu", p = "points:2"}}}
figures = [{name = "thu"}, {name = "quy", kind = "occurrences"}]
criteria = [
  {code = "1", maximum = 60},
  {code = "1.1", under = "1", maximum = 60, reads = "thu", scale = {kind = "proportional", full_at = 9}},
  {code = "2", maximum = 40, reads = {value = "thu", p = "points:1.1"}, scale = {kind = "pool", gate = "p > 0"}},
]
adjustments = [{kind = "honours", points = {giai-thuong = 1}}]
classes = {from_parts = {reads = "quy", grades = ["A"]}}
bands = [{name = "Tốt", parts = {A = 1}}]
bars = [{condition = "nhieu"}, {when = "n > 9 or p > 9", reads = {n = "thu", p = "points:2"}}]
ranking = {tie_breaks = ["points:2", "honours"], honours = ["giai-thuong"]}
ballot = [{about = "giai-thuong", denominator = "members", threshold = "1/2", edge = "exceeded"}]

[[slots]]
award = "giai-thuong"
count = 1
needs = ["nhieu", {kind = "standard", when = "n > 9 or p > 9", reads = {n = "thu", p = "points:2"}}]

[[slots]]
award = "bang-khen"
share = "1/2"
of = "quota:giai-thuong"
round = "floor"
needs = [{kind = "streak", award = "giai-thuong", seasons = 2}, {kind = "band", bands = ["Tốt"]}]
"""
RULED = set(declared(thidua.Rulebook, "$"))


def rules() -> thidua.Rulebook:
    return structure(tomllib.loads(RULES), thidua.Rulebook)


def test_the_rules_fill_in_every_field_that_refers_to_something():
    filled = {(bare(each.path), kind) for _, kind in RULED for each in references(rules(), kind)}
    keyed = {(re.sub(r"[.](n|p|value|giai-thuong)$", "", path), kind) for path, kind in filled}
    assert keyed == RULED


@pytest.mark.parametrize(("path", "kind"), sorted(RULED, key=str))
def test_what_the_rules_themselves_do_not_know_is_refused_or_noted(path, kind):
    def one(each):
        return f"{each.id}x" if each.kind is kind and bare(each.path).startswith(path) else each.id

    def table(_, where, rows):
        return tuple((f"{key}x" if bare(where) == path else key, value) for key, value in rows)

    try:
        problems = renamed(rules(), Renaming(one=one, table=table)).misspelt(("giai-thuong", "bang-khen"))
    except thidua.RulebookError as error:
        problems = error.problems
    assert problems


@frozen(kw_only=True)
class Complaint:
    """A table that no record has yet."""

    unit: UnitId
    line: LineCode


def test_a_table_that_is_new_is_filtered_too():
    rows = (Complaint(unit="a", line="1"), Complaint(unit="b", line="9"))
    rules = thidua.Rulebook(id="r", criteria=thidua.Criteria(rows=(thidua.Criterion(code="1", maximum=10),)))
    assert known_to(rules, {"complaints": rows}) == ({"complaints": rows[:1]}, [("b", "9")])


@frozen(kw_only=True)
class Astray:
    """A field of a form that no document has."""

    units: frozenset[UnitId]


def test_a_field_that_the_walk_cannot_read_is_an_error():
    with pytest.raises(TypeError, match="units"):
        list(references(Astray(units=frozenset("a")), UnitId))


def test_every_table_of_a_record_is_drawn():
    drawn = {each.partition(".")[0].partition("=")[0] for each in features()}
    assert {each.name.replace("_", "-") for each in fields(DossierShape)} <= drawn | {"figures", "targets"}


DAY = date(1990, 1, 1)


def test_a_day_far_off_is_noted_wherever_a_row_has_one():
    dossier, dated = read(spelled()), set()
    for table in (each.name for each in fields(Dossier)):
        rows = getattr(dossier, table)
        if isinstance(rows, tuple) and rows and hasattr(rows[0], "on"):
            dated.add(f"$.{table}[0].on")
            object.__setattr__(dossier, table, (evolve(rows[0], on=DAY), *rows[1:]))
    noted = {each.path for each in dossier.notes if dict(each.facts).get("found") == DAY}
    assert noted == dated - {"$.honours[0].on"}  # what a unit held before may be long ago
    assert {"$.submissions[0].on", "$.reviews[0].on"} < dated


# what a record says in words, of persons and bodies too, who have no ids
WORDS = {
    "Movement": {"name", "launched_by"},
    "Pact": {"witness"},
    "Review": {"role", "by", "reason", "explanation"},
    "Meeting": {"venue"},
    "Ruling": {"seed"},
    "Vote": {"office"},
    "Grant": {"granted_by"},
    "Officers": {"note"},
    "Occurrence": {"evidence", "grade", "circumstance"},  # words of a figure's own list
    "Source": {"about", "source", "clause"},
    "Reading": {"says", "source"},
}
OTHER_DOCUMENTS = {"Cluster", "Rulebook", "Law", "Register", "Award", "Sources"}


def nouns_of(noun: type) -> set[type]:
    """A noun and all that it holds, but those that are documents of their own."""
    text = {str(each.type) for each in fields(resolve_types(noun))}
    held = {each for each in ALL if any(f"{each.__module__}.{each.__name__}" in one for one in text)} - {noun}
    return {noun}.union(*(nouns_of(each) for each in held if each.__name__ not in OTHER_DOCUMENTS))


ALL = nouns()


def test_a_text_of_a_record_either_refers_to_something_or_is_no_more_than_words():
    texts = {
        noun.__name__: {
            each.name for each in fields(noun) if each.init and each.type in (str, str | None, tuple[str, ...])
        }
        for noun in nouns_of(Dossier)
    }
    assert {noun: names for noun, names in texts.items() if names} == WORDS
