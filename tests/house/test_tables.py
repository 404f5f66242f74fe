"""Tables of a record: what a new one has to be asked for beside its own stage."""

from datetime import date

import pytest
from attrs import evolve, fields

import thidua
from house.test_references import read, spelled
from thidua.grounds import Why
from thidua.year import Dossier, Year

RECORD = read(spelled())
TABLES = [each.name for each in fields(Dossier) if each.name != "pact"]

# what may be recorded while the season is under way: of before, of the year itself, of the law and the units in time
EARLY = {"meetings", "honours", "history", "law", "catalogue", "register", "sources"}
# days that are not of what happened by the end of the season
EARLIER = {"honours"}


@pytest.mark.parametrize("table", TABLES)
def test_a_season_of_which_a_table_is_recorded_has_ended_or_is_under_way(table):
    filled = {"proposed_on": date(2025, 1, 10)} if table == "proposed_on" else {table: getattr(RECORD, table)}
    dossier = Dossier(pact=RECORD.pact, **filled)
    assert dossier.under_way is (table in EARLY)


@pytest.mark.parametrize("table", TABLES)
def test_the_latest_day_of_a_row_is_the_latest_of_the_record(table):
    rows, day = getattr(RECORD, table), date(2025, 3, 1)
    if not isinstance(rows, tuple) or not rows or not hasattr(rows[0], "on"):
        return
    dossier = evolve(RECORD, **{table: (evolve(rows[0], on=day), *rows[1:])})
    assert (dossier.last_day == day) is (table not in EARLIER)


def about(ground):
    return ground.why, ground.about, ground.facts


@pytest.mark.parametrize("name", [*thidua.names(thidua.Shelf.RECORDS), None])
def test_every_reason_of_a_stage_about_a_unit_stands_among_those_of_the_unit(name):
    year = thidua.conclude_year(RECORD if name is None else thidua.load(name))
    stages = [getattr(year, each.name) for each in fields(Year) if each.name != "dossier"]
    for unit in year.dossier.pact.cluster.ids:
        said = [about(ground) for ground in year.grounds_for(unit)]
        own = (ground for stage in stages if stage is not None for ground in stage.grounds_for(unit))
        assert [
            about(ground) for ground in own if ground.why is not Why.PROVISIONAL and about(ground) not in said
        ] == []
