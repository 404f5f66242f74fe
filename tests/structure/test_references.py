"""References: every field of a record that names something is read by name, checked, written, filtered and drawn."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import evolve, fields, frozen, resolve_types

import thidua
from drawing.features import RENAMED, features
from structure.test_nouns import nouns
from thidua.archive.loading import document
from thidua.codec.shapes import DossierShape
from thidua.codec.structure import structure
from thidua.counterfactuals import known_to
from thidua.dossier import Dossier
from thidua.references import FigureName, LineCode, Renaming, UnitId, declared, references, renamed

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
    assert said & {thidua.grounds.Fault.UNKNOWN_UNIT, thidua.grounds.Fault.ALL_NEEDED} or place in ANYBODY


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
bands = [{name = "Tốt", parts = {A = 1}, needs = [
  "nhieu",
  {when = "n > 9 or p > 9", reads = {n = "thu", p = "points:2"}},
  {kind = "streak", award = "giai-thuong", seasons = 2},
  {any = [
    "nhieu",
    {when = "n > 9 or p > 9", reads = {n = "thu", p = "points:2"}},
    {kind = "window", award = "giai-thuong", seasons = 2, count = 1},
  ]},
]}]
class_limits = [
  {condition = "nhieu", exactly = "Tốt"},
  {when = "n > 9 or p > 9", reads = {n = "thu", p = "points:2"}, at_most = "Tốt"},
  {condition = "nhieu", at_least = "Tốt"},
]
class_quotas = [{band = "Tốt", share = "1/2", of = "reaching:Tốt", round = "floor"}]
bars = [{condition = "nhieu"}, {when = "n > 9 or p > 9", reads = {n = "thu", p = "points:2"}}]
ranking = {honours = ["giai-thuong"], tie_breaks = [
  "points:2", "honours", {reads = {n = "thu", p = "share:1"}, value = "n + p", better = "lower"},
]}
ballot = [{about = "giai-thuong", denominator = "members", threshold = "1/2", edge = "exceeded"}]

[[slots]]
award = "giai-thuong"
count = 1
round = "floor"
prizes = [{award = "bang-khen", share = "1/2"}, {award = "giai-thuong", rest = true}]
needs = ["nhieu", {kind = "standard", when = "n > 9 or p > 9", reads = {n = "thu", p = "points:2"}}]

[[slots]]
award = "bang-khen"
share = "1/2"
of = "quota:giai-thuong"
round = "floor"
instead = "giai-thuong"
needs = [
  {kind = "streak", award = "giai-thuong", seasons = 2},
  {kind = "band", bands = ["Tốt"]},
  {any = [
    "nhieu",
    {when = "n > 9 or p > 9", reads = {n = "thu", p = "points:2"}},
    {kind = "window", award = "giai-thuong", seasons = 2, count = 1},
    {kind = "band", bands = ["Tốt"]},
  ]},
]
"""
# a class cannot ask for a class: such a need is refused, whatever it names
OF_CLASSES = {"$.bands.needs.bands", "$.bands.needs.any.bands"}
RULED = {each for each in declared(thidua.Rulebook, "$") if each[0] not in OF_CLASSES}


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
class Invented:
    """A table that no record has yet."""

    unit: UnitId
    line: LineCode


def test_a_table_that_is_new_is_filtered_too():
    rows = (Invented(unit="a", line="1"), Invented(unit="b", line="9"))
    rules = thidua.Rulebook(id="r", criteria=thidua.criteria.Criteria(rows=(thidua.Criterion(code="1", maximum=10),)))
    assert known_to(rules, {"invented": rows}) == ({"invented": rows[:1]}, [("b", "9")])


@frozen(kw_only=True)
class Astray:
    """A field of a form that no document has."""

    units: frozenset[UnitId]


def test_a_field_that_the_walk_cannot_read_is_an_error():
    with pytest.raises(TypeError, match="units"):
        list(references(Astray(units=frozenset("a")), UnitId))


def test_every_table_of_a_record_is_drawn():
    drawn = {each.partition(".")[0].partition("=")[0] for each in features()}
    assert {RENAMED.get(each.name, each.name) for each in fields(DossierShape)} <= drawn | {"figures", "targets"}


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


# days that are noted where they lie far off the season, and those that may
NOTED = {
    **{
        noun: {"on"}
        for noun in (
            "Amendment",
            "AwardRuling",
            "ClassRuling",
            "Grant",
            "Meeting",
            "Occurrence",
            "Review",
            "Submission",
        )
    },
    "Pact": {"signed"},
    "Dossier": {"proposed_on"},
    "Policies": {"reporting_closes", "published_on"},
    "Unit": {"since", "until"},  # where they lie in the future
    "Honour": {"on"},
}
FAR_OFF = {
    "Movement": {"launched_on", "review_on"},  # a movement lasts for years
    "Grant": {"revoked"},  # an award is withdrawn at any time
    "Honour": {"revoked"},
    "Occurrence": {"due"},  # by its own calendar
    "Season": {"start", "end"},  # the season itself
    **{noun: {"on"} for noun in ("Change", "Due")},  # days of the register and of the calendar
    "Calendar": {"holidays", "worked"},
    "Deadline": {"due"},
    "Law": {"since", "until", "issued", "reviewed_on"},
    "Salary": {"since"},
}
VALUES = {"Review": {"value"}, "Submission": {"figures"}}  # a day as the value of a figure


def test_a_day_is_noted_far_off_or_may_be():
    dated: dict[str, set[str]] = {}
    for noun in nouns_of(Dossier, set()):
        names = {each.name for each in fields(noun) if each.init and mentions(each.type, date)}
        dated.setdefault(noun.__name__, set()).update(names)
    listed = {noun: NOTED.get(noun, set()) | FAR_OFF.get(noun, set()) | VALUES.get(noun, set()) for noun in dated}
    assert dated == listed


# texts that refer to nothing by a type of their own: the names and words of a noun itself, of persons and bodies, who
# have no ids, roles, words of a figure's own list; and what is looked up otherwise: by words of a rule or a reading, in
# a list of the rulebook, in another document, or by a check of its own
WORDS = {
    "Authority": {"by"},
    "Awaited": {"cluster", "cluster_name", "others_but", "units"},
    "AwardRuling": {"reason"},
    "Award": {"granted_by", "id", "name", "name_en", "recipients"},
    "BallotRule": {"about"},
    "Band": {"name", "none_below", "parts"},
    "Bar": {"reads", "why"},
    "BelowMean": {"name"},
    "ByFormula": {"name"},
    "ByReading": {"reads", "words"},
    "Change": {"name", "units"},
    "Citation": {"about", "clause", "document"},
    "ClassLimit": {"reads", "why"},
    "ClassRuling": {"reason"},
    "Cluster": {"id", "name", "organiser", "sector", "within"},
    "Condition": {"name", "reads", "words"},
    "Council": {"id", "name", "silent"},
    "CouncilVote": {"cluster", "unit"},
    "Criterion": {"assessor", "code", "name", "reads"},
    "Directory": {"entries"},
    "Due": {"every", "name"},
    "Each": {"waives"},
    "Figure": {"assessor", "converts", "measure", "name", "options"},
    "Formula": {"text"},
    "FromParts": {"grades"},
    "Gap": {"says", "says_en"},
    "Grades": {"points", "waives"},
    "Grant": {"granted_by"},
    "HonourBonus": {"name"},
    "Law": {"chain", "id", "name", "source", "supersedes"},
    "Meeting": {"venue"},
    "Movement": {"launched_by", "name"},
    "Occurrence": {"circumstance", "evidence", "grade"},
    "Officers": {"note"},
    "Options": {"points"},
    "Pact": {"witness"},
    "Part": {"counts", "name", "none_below"},
    "Parts": {"grades"},
    "Proposal": {"cluster", "cluster_name", "name", "unit"},
    "Provision": {"about", "says", "says_en"},
    "Account": {"says", "source"},
    "Register": {"id", "name"},
    "Review": {"by", "explanation", "reason", "role", "value"},
    "RotationRule": {"roster"},
    "Rulebook": {"id", "name", "source"},
    "Ruling": {"seed"},
    "Series": {"id", "name"},
    "SeriesOrder": {"tie_breaks"},
    "SeriesPeriod": {"name"},
    "Source": {"about", "clause", "source"},
    "Sources": {"source"},
    "Stage": {"name", "roles"},
    "Standard": {"reads"},
    "Submission": {"figures"},
    "Unit": {"aliases", "carries_on", "formed_from", "id", "name"},
    "Vote": {"office"},
}


ALL = nouns()
LABEL = int | str  # a season by its label


def mentions(kind: Any, what: type) -> bool:
    """Whether a value of a type can hold something of another; a label is no text."""
    return kind is what or (kind != LABEL and any(mentions(each, what) for each in get_args(kind)))


def nouns_of(noun: type, found: set[type]) -> set[type]:
    """A noun and all that it holds, added to those found."""
    if noun not in found:
        found.add(noun)
        held = " ".join(str(each.type) for each in fields(resolve_types(noun)))
        for each in ALL:
            if re.search(rf"\b{re.escape(f'{each.__module__}.{each.__name__}')}\b", held):
                nouns_of(each, found)
    return found


def test_a_text_of_a_document_either_refers_to_something_or_is_no_more_than_words():
    texts: dict[str, set[str]] = {}
    found: set[type] = set()
    for root in (Dossier, thidua.Rulebook, thidua.Council, thidua.Series, thidua.units.Register):
        nouns_of(root, found)
    for noun in found:
        names = {each.name for each in fields(noun) if each.init and mentions(each.type, str)}
        texts.setdefault(noun.__name__, set()).update(names)
    assert {noun: names for noun, names in texts.items() if names} == WORDS
