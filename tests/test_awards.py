"""Awards: forms, honours held, grants to a unit or to individuals."""

from datetime import date

import pytest

from thidua.awards import Award, Grant, Honour, among_last, held_before, in_a_row, seasons_before, spanned
from thidua.clusters import Cluster
from thidua.errors import RecordError
from thidua.units import Inheritance, Unit


def test_a_grant_is_to_a_unit_or_to_individuals():
    assert Grant(award="x", unit="a").individuals is None
    assert Grant(award="x", individuals=24).unit is None


@pytest.mark.parametrize("nobody_or_both", [{}, {"unit": "a", "individuals": 24}])
def test_a_grant_to_nobody_or_to_both_is_refused(nobody_or_both):
    with pytest.raises(RecordError) as caught:
        Grant(award="x", **nobody_or_both)
    assert str(caught.value) == "exactly one of these is needed: unit, individuals @ $"
    assert caught.value.problems[0].located("vi") == "cần đúng một trong: unit, individuals @ $"


def test_what_is_not_stated_of_an_award_stays_open():
    award = Award(id="co-thi-dua-tinh", name="Cờ thi đua của tỉnh")
    assert (award.name_en, award.granted_by, award.cites) == (None, None, ())
    assert Honour(unit="a", award=award.id, season="2021-2022").season == "2021-2022"


def honours(*seasons, unit="a", award="x", **more):
    return [Honour(unit=unit, award=award, season=season, **more) for season in seasons]


def held(rows, unit="a", award="x"):
    """What one of three units held before 2030."""
    cluster = Cluster(id="c", name="C", units=tuple(Unit(id=each, name=each.upper()) for each in "abc"))
    return held_before(rows, cluster=cluster, season=2030).seasons(unit, award)


def test_held_are_the_seasons_of_one_unit_and_award_oldest_first():
    rows = [*honours(2023, 2020), *honours(2022, unit="b"), *honours(2021, award="y")]
    assert held(rows, "a") == (2020, 2023)
    assert held(rows, "c") == ()


def test_what_was_revoked_is_not_held():
    rows = [*honours(2022), *honours(2023, on=date(2024, 1, 5), revoked=date(2024, 9, 1))]
    assert held(rows, "a") == (2022,)


def test_a_school_year_and_the_year_it_begins_in_are_one_season():
    assert held(honours(2021, "2021-2022"), "a") == ("2021-2022",)
    assert in_a_row(held(honours(2020, 2021, "2022-2023")), "2023-2024") == (
        2020,
        2021,
        "2022-2023",
    )


@pytest.mark.parametrize(
    ("seasons", "before", "found"),
    [
        ([2021, 2022, 2023], 2024, (2021, 2022, 2023)),
        ([2021, 2023], 2024, (2023,)),
        ([2021, 2022], 2024, ()),
        ([2023, 2024, 2025], 2024, (2023,)),
        ([], 2024, ()),
    ],
    ids=["three in a row", "a gap", "not the last one", "later ones do not count", "none"],
)
def test_a_streak_ends_right_before_the_season(seasons, before, found):
    assert in_a_row(held(honours(*seasons)), before) == found


def test_a_window_holds_so_many_seasons_before():
    rows = honours(2016, 2017, 2023, 2024)
    assert among_last(held(rows), 2024, 7) == (2017, 2023)
    assert seasons_before("2023-2024", 2) == ("2021-2022", "2022-2023")
    assert seasons_before(2024, 0) == ()
    assert seasons_before(3, 5) == (1, 2)
    assert seasons_before("0002-0003", 5) == ("0001-0002",)


def test_a_sentence_lists_twenty_seasons_and_of_more_the_first_and_the_last():
    assert spanned(2024, 20) == tuple(range(2004, 2024))
    assert spanned(2024, 21) == (2003, "…", 2023)
    assert spanned("2023-2024", 21) == ("2002-2003", "…", "2022-2023")


def test_what_was_held_is_asked_by_ids_alone():
    cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="Đơn vị A"),))
    found = held_before([Honour(unit="a", award="x", season=2022)], cluster=cluster, season=2024)
    assert [found.times(unit, "x") for unit in ("a", "Đơn vị A", "zz")] == [1, 0, 0]


def test_units_that_are_formed_from_themselves_are_refused_each_by_its_place():
    x, y = Unit(id="x", name="X", formed_from=("y",)), Unit(id="y", name="Y", formed_from=("x",))
    heir, own = Unit(id="s", name="S", formed_from=("x",)), Unit(id="t", name="T", formed_from=("t",))
    with pytest.raises(RecordError) as caught:
        Cluster(id="c", name="C", units=(heir, own), others=(x, y))
    assert [(each.fault.value, each.path) for each in caught.value.problems] == [
        ("formed-from-itself", "$.units[1].formed_from"),
        ("formed-from-itself", "$.others[0].formed_from"),
        ("formed-from-itself", "$.others[1].formed_from"),
    ]


def generations(count):
    """Two units, formed again and again of both: more ways back than anybody can walk."""
    both = [
        Unit(id=f"{each}{row}", name=f"{each}{row}", formed_from=made)
        for row in range(count)
        for each, made in (
            ("u", () if row == 0 else (f"u{row - 1}", f"v{row - 1}")),
            ("v", () if row == 0 else (f"u{row - 1}", f"v{row - 1}")),
        )
    ]
    return Cluster(id="c", name="C", units=tuple(both[-2:]), others=tuple(both[:-2]))


@pytest.mark.parametrize("policy", [Inheritance.EVERY, Inheritance.NAMED, None])
def test_sixty_generations_of_mergers_are_answered(policy):
    cluster = generations(60)
    found = held_before([Honour(unit="u0", award="B", season=2022)], cluster=cluster, inheritance=policy, season=2024)
    if policy is Inheritance.EVERY:
        assert found.seasons("u59", "B") == (2022,)
    else:
        assert found.open_for("u59") == ("B",)
        assert {each.seasons("u59", "B") for each in found.outcomes("u59")} == {(), (2022,)}


def test_more_ways_to_take_over_awards_than_can_be_tried_are_left_open():
    """Each of twelve generations has an award of its own, and whom each of them carries on is open."""
    cluster = generations(13)
    rows = [
        Honour(unit=f"{each}{row}", award="B", season=1990 + 2 * row + (each == "u"))
        for row in range(12)
        for each in "uv"
    ]
    found = held_before(rows, cluster=cluster, season=2024)
    assert found.open_for("u12") == ("B",)
    assert list(found.outcomes("u12")) == []


@pytest.mark.parametrize(("count", "seasons", "open_"), [(1000, (2023,), ()), (1001, (), ("B",))])
def test_a_thousand_ways_to_take_over_awards_are_tried_and_no_more(count, seasons, open_):
    """Each of those from which h was formed held the award, and the largest of them counts, whichever that is."""
    before = tuple(Unit(id=f"u{row}", name=f"U{row}") for row in range(count))
    heir = Unit(id="h", name="H", formed_from=tuple(each.id for each in before))
    cluster = Cluster(id="c", name="C", units=(heir,), others=before)
    rows = [Honour(unit=each.id, award="B", season=2023) for each in before]
    found = held_before(rows, cluster=cluster, inheritance=Inheritance.LARGEST, season=2024)
    assert (found.seasons("h", "B"), found.open_for("h")) == (seasons, open_)
