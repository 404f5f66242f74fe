"""Laws of whole documents: what may be changed in a record while the year stays what it was.

They hold for records, examples, conformance cases and years drawn at random. What a law says nothing of, the condition
beside its change in `whole` names; how many documents are left is asserted, so that no condition leaves nothing.
"""

import json
from fractions import Fraction
from functools import partial

import pytest

import thidua
from laws.whole import (
    SILENT,
    a_season_later,
    before,
    by_ids_alone,
    concluded,
    documents,
    in_no_order,
    in_powers,
    names_again,
    one_a_day,
    points_alone,
    renamed,
    rules_of,
    turned,
    with_a_silent_member,
    without_days,
    without_peers,
)
from thidua import Why
from thidua.archive.loading import document
from thidua.criteria import Start
from thidua.year import conclude_year

OUTCOME = ("scores", "ranking", "unplaced", "bands", "nominations")


def about(condition, least):
    """The documents that a law is about."""
    found = {name: plain for name, plain in documents().items() if condition(plain)}
    assert len(found) >= least
    return found


def outcome(told):
    """What a year comes to, without the reasons."""
    return in_no_order({key: told[key] for key in OUTCOME})


def without_first_of_equals(told):
    """A conclusion without what is said of ballots that tie, which stands under the first of the units."""
    grounds = [each for each in told["grounds"] if not {"approve", "tied_with"} <= set(each["facts"])]
    return in_no_order(told | {"grounds": grounds})


class TestOrder:
    """The order of rows and of keys changes no outcome and no reason."""

    def test_the_last_first(self):
        found = about(one_a_day, 230)
        assert [
            each for each in found if in_no_order(concluded(turned(found[each]))) != in_no_order(before(each))
        ] == []


class TestNames:
    """Units under other ids and names come to the same, under these: wherever only ids stand for units."""

    def test_renamed(self):
        found = about(by_ids_alone, 230)
        again = {name: names_again(concluded(renamed(plain)), plain) for name, plain in found.items()}
        assert [
            each for each in found if without_first_of_equals(again[each]) != without_first_of_equals(before(each))
        ] == []


class TestPlaces:
    """Points moved by a power of ten, and the digits with them: totals are moved, all else is as it was.

    Where neither a formula nor a condition reads or gives points.
    """

    @pytest.mark.parametrize(("tens", "least"), [(-1, 150), (-3, 150), (1, 120), (2, 100)])
    def test_in_powers_of_ten(self, tens, least):
        found = about(partial(points_alone, tens), least)
        again = {name: concluded(in_powers(tens, plain)) for name, plain in found.items()}
        back = Fraction(10) ** -tens
        assert [name for name in found if in_points(again[name], back) != in_points(before(name), 1)] == []


def in_points(told, times):
    """An outcome with its points as exact numbers, times so much."""

    def points(number):
        return None if number is None else str(Fraction(number["exact"]) * times)

    scores = [
        [
            each["unit"],
            *(points(each.get(key)) for key in ("points", "low", "high", "maximum")),
            each["rate"] and each["rate"]["exact"],
        ]
        for each in told["scores"]
    ]
    return outcome(told | {"scores": scores})


class TestFiles:
    """A rulebook inside its dossier, or in a file beside it: one and the same year, with the same reasons."""

    def test_in_two_files(self, tmp_path):
        for name, plain in about(lambda plain: bool(rules_of(plain)), 250).items():
            apart = plain | {"pact": plain["pact"] | {"rulebook": "rules.json"}}
            (tmp_path / "rules.json").write_text(json.dumps(rules_of(plain)), encoding="utf-8")
            (tmp_path / "year.json").write_text(json.dumps(apart), encoding="utf-8")
            year = thidua.conclude(thidua.load(tmp_path / "year.json"))
            assert (name, thidua.conclusion(year) | {"offices": before(name)["offices"]}) == (name, before(name))


class TestMembers:
    """One more member that sends no report changes nothing for the others, where nothing is relative to peers."""

    def test_one_that_is_silent(self):
        found = about(without_peers, 120)
        told = {name: outcome(concluded(with_a_silent_member(plain))) for name, plain in found.items()}
        rest = {
            name: {key: [row for row in rows if row["unit"] != SILENT] for key, rows in each.items()}
            for name, each in told.items()
        }
        assert [each for each in found if rest[each] != outcome(before(each))] == []

    def test_one_that_is_silent_beside_open_honours(self):
        """M has 70, or 75 if it takes over what P held; Z has 60: whatever W reports, M is first."""
        units = [
            {"id": "m", "name": "M", "formed_from": ["p", "q"]},
            {"id": "z", "name": "Z"},
            {"id": "w", "name": "W"},
        ]
        told = concluded(
            {
                "format": 2,
                "kind": "dossier",
                "cluster": {
                    "id": "c",
                    "name": "C",
                    "season": 2024,
                    "units": units,
                    "others": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}],
                },
                "pact": {
                    "rulebook": {
                        "format": 2,
                        "kind": "rulebook",
                        "id": "r",
                        "criteria": [{"code": "1", "maximum": 100}],
                        "adjustments": [{"kind": "honours", "points": {"co": 5}, "together": "best"}],
                    }
                },
                "figures": {"m": {"1": 70}, "z": {"1": 60}},
                "honours": [{"unit": "p", "award": "co", "season": 2022}],
            }
        )
        assert {each["unit"]: each["place"] for each in told["ranking"]} == {"m": 1, "z": 2}
        assert told["unplaced"] == [{"unit": "w", "why": "unclassified"}]


class TestSeasons:
    """All a season later comes to the same, where no figure is a day and the law is left out: reasons name it."""

    def test_a_season_later(self):
        found = about(without_days, 180)
        assert [each for each in found if with_offices(concluded(a_season_later(found[each]))) != later(each)] == []


def with_offices(told):
    """What a year comes to, and who has which office then."""
    return outcome(told) | {"offices": told["offices"]}


def later(name):
    """The same as it stands, the offices a season later."""
    return with_offices(a_season_later(before(name)))


def said_and_counted(year):
    """Of each line of each unit: the points that its reasons state first, and those that stand in the table."""
    rules = year.dossier.pact.rulebook
    for unit in year.dossier.pact.cluster.ids:
        grounds = year.scores.grounds_for(unit)
        for row in rules.criteria.rows:
            own = [each for each in grounds if each.about.criterion == row.code]
            first = next((each.fact("points") for each in own if each.fact("points") is not None), None)
            if first is None or any(each.why in SET_OR_SUMMED for each in own):
                continue
            standard = row.maximum if row.start is Start.FULL else 0
            yield (unit, row.code), first + standard, year.scores.on(row.code, unit).points


SET_OR_SUMMED = {Why.OVERRIDDEN, Why.SUMMED}  # points of a group are said behind its limits


class TestReasons:
    """What is said of a line is what counts of it."""

    def test_points_of_a_line(self):
        years = {name: conclude_year(document(plain, None)) for name, plain in documents().items()}
        told = {
            (name, *cell): (said, counted)
            for name, year in years.items()
            if year.scores is not None
            for cell, said, counted in said_and_counted(year)
        }
        assert len(told) > 1000
        assert {cell for cell, (said, counted) in told.items() if said != counted} == set()
