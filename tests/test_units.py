"""Units in time: renamed, merged, split, dissolved; the 63 provinces and the 34; inheritance of history."""

from collections import Counter
from datetime import date

import pytest
from attrs import evolve

from thidua import Cluster, RecordError, Unit, check
from thidua.archive import Shelf, names, units
from thidua.grounds import Basis
from thidua.units import Change, ChangeKind, Inheritance, Register, carried, name_units

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
AB = (Unit(id="a", name="Đơn vị A"), Unit(id="b", name="Đơn vị B"))


def register(*changes, start=AB):
    return Register(units=start, changes=changes)


def change(kind, *of, into=(), on=AFTER, name=None):
    return Change(kind=kind, on=on, units=of, into=into, name=name)


def refused(*changes, start=AB):
    with pytest.raises(RecordError) as caught:
        register(*changes, start=start)
    return str(caught.value).splitlines()


def ids(found):
    return tuple(unit.id for unit in found)


# ── changes


def test_a_merger_makes_a_unit_of_its_own():
    found = register(change(ChangeKind.MERGE, "a", "b", into=(Unit(id="a-2025", name="Đơn vị A"),)))
    assert (ids(found.on(BEFORE)), ids(found.on(AFTER))) == (("a", "b"), ("a-2025",))
    assert (found.lives["a"].until, found.lives["a-2025"].since) == (BEFORE, AFTER)
    assert found.lives["a-2025"].formed_from == ("a", "b")
    assert (found.heirs("b"), found.heirs("a-2025")) == (("a-2025",), ())


def test_a_name_identifies_only_with_a_date():
    found = register(change(ChangeKind.MERGE, "a", "b", into=(Unit(id="a-2025", name="Đơn vị A"),)))
    assert (found.find("Đơn vị A", BEFORE), found.find("Đơn vị A", AFTER)) == ("a", "a-2025")
    assert found.find("Đơn vị B", AFTER) is None


def test_a_unit_that_is_renamed_stays_the_same():
    later = date(2026, 1, 1)
    found = register(
        change(ChangeKind.RENAME, "a", name="Đơn vị A mới"),
        change(ChangeKind.RENAME, "a", on=later, name="Đơn vị A mới nhất"),
    )
    assert [unit.name for unit in found.on(BEFORE)] == ["Đơn vị A", "Đơn vị B"]
    assert [unit.name for unit in found.on(AFTER)] == ["Đơn vị A mới", "Đơn vị B"]
    assert found.on(later)[0].name == "Đơn vị A mới nhất"
    assert found.find("Đơn vị A mới", later) == "a"  # the old name still finds


def test_a_split_makes_several_units_and_a_dissolved_one_leaves_none():
    parts = (Unit(id="a1", name="A1"), Unit(id="a2", name="A2"))
    found = register(change(ChangeKind.SPLIT, "a", into=parts), change(ChangeKind.DISSOLVE, "b"))
    assert ids(found.on(AFTER)) == ("a1", "a2")
    assert found.heirs("a") == ("a1", "a2")


def test_changes_are_lived_through_in_the_order_of_their_days():
    first = change(ChangeKind.MERGE, "a", "b", into=(Unit(id="ab", name="AB"),))
    then = change(ChangeKind.RENAME, "ab", on=date(2026, 1, 1), name="ABC")
    assert register(then, first).lives == register(first, then).lives


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ([change(ChangeKind.DISSOLVE, "x")], ["unknown unit 'x'; the cluster has: a, b @ $.changes[0].units[0]"]),
        (
            [change(ChangeKind.DISSOLVE, "a"), change(ChangeKind.RENAME, "a", name="A", on=date(2026, 1, 1))],
            ["unknown unit 'a'; the cluster has: b @ $.changes[1].units[0]"],
        ),
        (
            [change(ChangeKind.MERGE, "a", "b", into=(Unit(id="a", name="A"),))],
            ["'a' is used twice @ $.changes[0].into[0].id"],
        ),
        (
            [change(ChangeKind.MERGE, "a", into=(Unit(id="x", name="X"),))],
            ["the change 'merge' does not fit 1 units before and 1 after @ $.changes[0]"],
        ),
        (
            [change(ChangeKind.RENAME, "a")],
            ["the change 'rename' does not fit 1 units before and 0 after @ $.changes[0]"],
        ),
        (
            [change(ChangeKind.SPLIT, "a", into=(Unit(id="x", name="X"),))],
            ["the change 'split' does not fit 1 units before and 1 after @ $.changes[0]"],
        ),
        (
            [change(ChangeKind.DISSOLVE, "a", into=(Unit(id="x", name="X"),))],
            ["the change 'dissolve' does not fit 1 units before and 1 after @ $.changes[0]"],
        ),
    ],
)
def test_changes_that_do_not_fit_are_refused(changes, messages):
    assert refused(*changes) == messages


def test_an_id_used_twice_is_refused():
    assert refused(start=(*AB, AB[0])) == ["'a' is used twice @ $.units[2].id"]


# ── membership


def test_membership_has_a_first_and_a_last_day():
    members = (Unit(id="a", name="A", since=AFTER), Unit(id="b", name="B", until=BEFORE), Unit(id="c", name="C"))
    cluster = Cluster(id="c", name="C", units=members)
    assert cluster.members(BEFORE) == ("b", "c")
    assert cluster.members(AFTER) == ("a", "c")
    assert cluster.members(None) == ("a", "b", "c")


def test_two_units_may_bear_one_name_on_different_days():
    members = (Unit(id="a", name="A", until=BEFORE), Unit(id="a-2025", name="A", since=AFTER, formed_from=("a", "b")))
    assert Cluster(id="c", name="C", units=members).directory().find("A") is None  # only the id says which
    with pytest.raises(RecordError) as caught:
        Cluster(id="c", name="C", units=(evolve(members[0], until=AFTER), members[1]))
    assert str(caught.value) == "the name 'A' is shared by 'a' and 'a-2025' @ $.units[1].name"


def test_of_three_units_of_one_name_those_that_meet_are_refused():
    lives = [("a", None, 2020), ("b", 2021, 2023), ("c", 2023, None), ("d", 2024, None)]
    members = tuple(
        Unit(id=each, name="A", since=since and date(since, 1, 1), until=until and date(until, 12, 31))
        for each, since, until in lives
    )
    with pytest.raises(RecordError) as caught:
        Cluster(id="c", name="C", units=members)
    assert str(caught.value).splitlines() == [
        "the name 'A' is shared by 'b' and 'c' @ $.units[2].name",
        "the name 'A' is shared by 'c' and 'd' @ $.units[3].name",
    ]


def test_units_beside_the_members_have_ids_of_their_own():
    with pytest.raises(RecordError) as caught:
        Cluster(id="c", name="C", units=AB, others=(AB[0], Unit(id="x", name="X"), Unit(id="x", name="Y")))
    assert str(caught.value).splitlines() == [
        "'a' is used twice @ $.others[0].id",
        "'x' is used twice @ $.others[2].id",
    ]


def test_a_life_that_contradicts_itself_is_refused():
    wrong = Unit(id="x", name="X", since=AFTER, until=BEFORE, formed_from=("a",), carries_on="b")
    with pytest.raises(RecordError) as caught:
        Cluster(id="c", name="C", units=(wrong,))
    assert str(caught.value).splitlines() == [
        "30 June 2025 is out of range @ $.units[0].until",
        "unknown unit 'b'; the cluster has: a @ $.units[0].carries_on",
    ]


def test_one_unit_may_sit_in_several_clusters():
    unit = Unit(id="dong-nai", name="Đồng Nai")
    kinds = (("Cụm miền Đông", "central", None), ("Khối thuế", "sector", "tax"), ("Công đoàn", "union", "trade-union"))
    clusters = [Cluster(id=name, name=name, units=(unit,), organiser=who, sector=what) for name, who, what in kinds]
    assert {(each.organiser, each.sector) for each in clusters} == {
        ("central", None),
        ("sector", "tax"),
        ("union", "trade-union"),
    }
    assert all(each.unit("dong-nai") is unit for each in clusters)


# ── inheritance

KNOWN = {"a": Unit(id="a", name="Hòa An", size=5), "b": Unit(id="b", name="B", size=7)}
MERGED = Unit(id="m", name="Hoà An", formed_from=("a", "b"))


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Inheritance.NONE, ()),
        (Inheritance.NAMESAKE, ("a",)),
        (Inheritance.EVERY, ("a", "b")),
        (Inheritance.LARGEST, ("b",)),
        (Inheritance.NAMED, None),
        (None, None),
    ],
)
def test_whose_history_a_merged_unit_carries_on(policy, expected):
    assert carried(MERGED, KNOWN, policy) == expected


def test_a_named_heir_and_a_unit_that_was_not_merged():
    assert carried(evolve(MERGED, carries_on="b"), KNOWN, Inheritance.NAMED) == ("b",)
    assert carried(KNOWN["a"], KNOWN, None) == ()


@pytest.mark.parametrize("sizes", [(5, 5), (5, None), (None, None)])
def test_the_largest_is_open_where_sizes_are_the_same_or_not_known(sizes):
    known = {unit: evolve(KNOWN[unit], size=size) for unit, size in zip("ab", sizes, strict=True)}
    assert carried(MERGED, known, Inheritance.LARGEST) is None
    assert carried(MERGED, {"a": KNOWN["a"]}, Inheritance.LARGEST) is None
    assert carried(MERGED, {"b": KNOWN["b"]}, Inheritance.NAMESAKE) is None  # the name of a is not recorded


# ── the provinces of 2025

UNCHANGED = (
    *("Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Cao Bằng", "Quảng Ninh", "Thanh Hóa"),
    *("Nghệ An", "Hà Tĩnh"),
)


def test_63_provinces_became_34():
    found = units()
    assert (len(found.on(BEFORE)), len(found.on(AFTER)), len(found.changes)) == (63, 34, 23)
    assert {found.find(name, AFTER) for name in UNCHANGED} == set(ids(found.on(BEFORE))) & set(ids(found.on(AFTER)))
    assert ids(found.on(date(2010, 1, 1))) == ids(found.on(BEFORE))  # recorded years keep the units of their time


def test_every_old_province_goes_on_or_into_exactly_one():
    found = units()
    went = Counter(unit for life in found.lives.values() for unit in life.formed_from)
    assert set(went.values()) == {1}
    assert set(went) == set(ids(found.on(BEFORE))) - set(ids(found.on(AFTER)))
    assert Counter(len(change.units) for change in found.changes) == {2: 17, 3: 6}  # 2 x + 3 y = 63 - 11, x + y = 23


@pytest.mark.parametrize(
    ("heir", "predecessors"),
    [
        ("tuyen-quang-2025", ("tuyen-quang", "ha-giang")),
        ("phu-tho-2025", ("phu-tho", "vinh-phuc", "hoa-binh")),
        ("ho-chi-minh-2025", ("ho-chi-minh", "binh-duong", "ba-ria-vung-tau")),
        ("lam-dong-2025", ("lam-dong", "dak-nong", "binh-thuan")),
        ("an-giang-2025", ("an-giang", "kien-giang")),
    ],
)
def test_a_merged_province_has_an_id_of_its_own_and_says_what_it_was_formed_from(heir, predecessors):
    life = units().lives[heir]
    assert (life.formed_from, life.since) == (predecessors, AFTER)
    assert life.name == units().lives[predecessors[0]].name


def test_the_names_of_either_time_are_found_on_their_day():
    found = units()
    assert (found.find("Hoà Bình", BEFORE), found.find("Hòa Bình", AFTER)) == ("hoa-binh", None)
    assert (found.find("TP. Hồ Chí Minh", BEFORE), found.find("TP.HCM", AFTER)) == ("ho-chi-minh", "ho-chi-minh-2025")
    assert found.find("Bắc Cạn", BEFORE) == "bac-kan"


def test_the_list_is_inferred_never_stated_as_law():
    (cite,) = units().sources.cite("changes")
    assert (cite.document, cite.basis) == ("202/2025/QH15", Basis.INFERRED)
    assert names(Shelf.UNITS) == ("provinces-2025",)
    assert check("provinces-2025") == ()


def test_ids_are_slugs_of_the_names_or_of_name_and_year():
    old = [unit for unit in units().on(BEFORE) if unit.id not in ("hue", "ho-chi-minh")]
    assert ids(old) == ids(name_units(tuple(unit.name for unit in old)))


# ── units told by name


def test_predecessors_at_the_start_are_found_by_name():
    found = Register(units=[Unit("A"), Unit("B", formed_from="A", carries_on="A")])
    assert (found.heirs("a"), found.units[1].carries_on) == (("b",), "a")
    assert found == Register(units=[Unit("A"), Unit("B", formed_from="a", carries_on="a")])


def test_those_that_a_change_names_are_found_by_what_they_are_called_on_its_eve():
    def merged(one, other, renamed):
        into = (Unit(id="m", name="Đơn vị A", carries_on=one),)
        rename = change(ChangeKind.RENAME, other, name="Đơn vị Đ", on=date(2024, 1, 1))
        return register(rename, change(ChangeKind.MERGE, one, renamed, into=into))

    by_name, by_id = merged("Đơn vị A", "Đơn vị B", "Đơn vị Đ"), merged("a", "b", "b")
    assert by_name == by_id
    assert by_name.lives == by_id.lives
    assert (by_name.lives["m"].formed_from, by_name.lives["m"].carries_on) == (("a", "b"), "a")


def test_a_name_that_two_bear_on_the_eve_of_a_change_is_refused():
    start = (Unit(id="a-1", name="A"), Unit(id="a-2", name="A"))
    assert refused(change(ChangeKind.DISSOLVE, "A"), start=start) == [
        "the name 'A' is shared by 'a-1' and 'a-2' @ $.changes[0].units[0]"
    ]


def test_a_change_names_each_unit_once():
    assert refused(change(ChangeKind.MERGE, "a", "Đơn vị A", into=(Unit(id="m", name="M"),))) == [
        "'a' is used twice @ $.changes[0].units[1]"
    ]
    both = (Unit(id="m", name="M"), Unit(id="m", name="N"))
    assert refused(change(ChangeKind.SPLIT, "a", into=both)) == ["'m' is used twice @ $.changes[0].into[1].id"]


def test_what_a_change_makes_takes_over_from_those_that_it_changes():
    made = Unit(id="m", name="M", carries_on="c")
    assert refused(change(ChangeKind.MERGE, "a", "b", into=(made,))) == [
        "unknown unit 'c'; the cluster has: a, b @ $.changes[0].into[0].carries_on"
    ]
