"""Tables of a record: what a new one has to be asked for beside its own stage."""

import re
from datetime import date
from typing import get_args, get_origin

import pytest
from attrs import evolve, fields, has, resolve_types

import thidua
from conformance.cases import all_cases, dossier, is_dossier
from drawing.features import MANY, RENAMED
from drawing.sources import LOOSE_IN_RECORDS
from structure.checks import ROOT
from structure.test_references import read, spelled
from structure.test_said import grounds
from thidua.archive.loading import document
from thidua.codec.shapes import DossierShape
from thidua.dossier import Dossier
from thidua.grounds import Why
from thidua.rules import Policies
from thidua.words import Language, wording
from thidua.year import Year

RECORD = read(spelled())
TABLES = [each.name for each in fields(Dossier) if each.name != "pact"]

# what may be recorded while the season is under way: of before, of the year itself, of the law and the units in time
EARLY = {"self_scores", "meetings", "honours", "history", "law", "catalogue", "register", "sources"}
# days that are not of what happened by the end of the season
EARLIER = {"honours"}


@pytest.mark.parametrize("table", TABLES)
def test_a_season_of_which_a_table_is_recorded_has_ended_or_is_under_way(table):
    filled = {"proposed_on": date(2025, 1, 10)} if table == "proposed_on" else {table: getattr(RECORD, table)}
    dossier = Dossier(pact=RECORD.pact, **filled)
    found = dossier.under_way  # apart, as a failure would print the whole record
    assert found is (table in EARLY)


@pytest.mark.parametrize("table", TABLES)
def test_the_latest_day_of_a_row_is_the_latest_of_the_record(table):
    rows, day = getattr(RECORD, table), date(2025, 3, 1)
    if not isinstance(rows, tuple) or not rows or not hasattr(rows[0], "on"):
        return
    found = evolve(RECORD, **{table: (evolve(rows[0], on=day), *rows[1:])}).last_day
    assert (found == day) is (table not in EARLIER)


def about(ground):
    return ground.why, ground.about, ground.facts


@pytest.mark.parametrize("name", [*thidua.archive.names(thidua.archive.Shelf.RECORDS), None])
def test_every_reason_of_a_stage_about_a_unit_stands_among_those_of_the_unit(name):
    year = thidua.conclude(RECORD if name is None else thidua.load(name))
    stages = [getattr(year, each.name) for each in fields(Year) if each.name != "dossier"]
    for unit in year.dossier.pact.cluster.ids:
        said = [about(ground) for ground in year.grounds_for(unit)]
        own = (ground for stage in stages if stage is not None for ground in stage.grounds_for(unit))
        assert [
            about(ground) for ground in own if ground.why is not Why.PROVISIONAL and about(ground) not in said
        ] == []


# by which words of the page that tells when a season is under way each table that ends it is named
ENDING = {
    "submissions": "figure",
    "reviews": "figure",
    "announced": "announcement",
    "rulings": "ruling",
    "votes": "vote",
    "proposed_on": "proposal",
    "decisions": "grant",
    "succession": "succession",
}


def test_the_page_tells_what_a_season_under_way_has_not():
    assert set(ENDING) == set(TABLES) - EARLY
    page = (ROOT / "docs" / "explanation" / "documents-and-results.md").read_text("utf-8")
    [told] = re.findall(r"or \*under way\*, while (.*?) is recorded", page, re.DOTALL)
    assert {word for word in ENDING.values() if word not in told} == set()


# under which key of a conclusion programs read each stage of a year
READ_AS = {"scores": "scores", "ranking": "ranking", "nominations": "nominations", "handover": "handover"}


def test_a_conclusion_holds_what_came_of_every_stage():
    assert set(READ_AS) == {each.name for each in fields(Year)} - {"dossier"}
    found = thidua.conclusion(thidua.conclude(RECORD))
    assert {key for key in READ_AS.values() if not found[key]} == set()


ROWS = {each.name for each in fields(resolve_types(DossierShape)) if get_origin(each.type) is tuple}


SPOKEN = {RENAMED.get(each.name, each.name): each.type for each in fields(resolve_types(DossierShape))}
SAYING = {"basis", "source", "sources"}  # what is said of parts, no part


def test_every_part_of_a_record_has_words():
    nouns = {name: kind for name, hint in SPOKEN.items() for kind in (hint, *get_args(hint)) if has(kind)}
    tables = {name: kind for name, kind in nouns.items() if get_origin(SPOKEN[name]) is not tuple}
    assert set(tables) == {"cluster", "pact", "announced", "proposal", "succession"}
    written = {f"{name}.{each.name}" for name, kind in nouns.items() for each in fields(kind)}
    asked = (SPOKEN.keys() - SAYING) | {path for path in written if path.partition(".")[0] in tables}
    parts = wording(Language.VI).parts  # of all languages the same
    assert asked - parts.keys() == {"cluster.basis", "cluster.source"} & asked
    assert parts.keys() <= SPOKEN.keys() | written


def test_every_table_of_a_record_is_drawn_with_many_rows_in_any_order():
    assert set(MANY) >= ROWS
    ordered = ROWS - LOOSE_IN_RECORDS
    assert ordered == {"amendments"}  # those of one day follow one another


def test_the_days_of_the_policies_are_those_that_the_season_goes_by():
    days = {each.name for each in fields(resolve_types(Policies)) if each.type == date | None}
    assert set(Policies().days()) == days


# reasons that rest on no one place of the record: on how several say the same, on what is not there, on rulings
PLACELESS = {
    *("announced-differs", "announced-outside", "class-announced", "class-differs", "class-out-of-order"),
    *("places-dense", "place-crowded", "peers-unknown", "tied", "outside-slots", "law-unknown", "award-unnamed"),
    *("elected-as-counted", "elected-otherwise", "cast-for-itself", "voted-outside"),
    *("lot-reproduced", "lot-differs", "lot-unseeded", "ruling-unused", "ruling-not-borne-out"),
    *("outlier", "outlying-rate", "report-outside", "cases-outside", "cases-alike", "day-far-off", "no-member"),
    *("no-units", "no-choice", "no-slots", "readings-differ", "officer-absent", "serves-outside"),
    *("honour-later", "honour-not-yet", "honour-twice", "grant-twice", "revoked", "revoked-later"),
    "honour-of-other-kind",
    *("declined", "replaced", "unit-leaves", "turns"),
    # and some that give a source where they rest on a rule or one place, and none where it is what nobody wrote
    *("honours-open", "inheritance-open", "not-named", "officer", "seat-open", "turn-lapses", "unit-ends"),
}


def test_a_reason_that_rests_on_the_record_gives_its_source():
    bare: set[str] = set()
    for case in filter(is_dossier, all_cases()):
        plain = {"source": "Báo cáo", "basis": "stated"} | dossier(case)
        book = plain.get("pact", {}).get("rulebook")
        if isinstance(book, dict):
            plain["pact"] = plain["pact"] | {"rulebook": {"source": "Quy chế", "basis": "stated"} | book}
        try:
            year = thidua.conclude(document(plain, None))
        except thidua.ThiduaError:
            continue
        for ground in grounds(year):
            bare |= set() if ground.cites else {ground.why.value}
    assert bare == PLACELESS
