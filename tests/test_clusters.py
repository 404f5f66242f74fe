"""Clusters: units with ids and names of their own; ids proposed for bare names."""

from unicodedata import normalize

import pytest

from thidua.clusters import Choice, Cluster, Officers, Way
from thidua.errors import FormatError, RecordError
from thidua.units import Unit, name_units


def units(*rows):
    """Units from rows of id, name, aliases."""
    return tuple(Unit(id=own, name=name, aliases=tuple(aliases)) for own, name, *aliases in rows)


def refused(*rows):
    with pytest.raises(RecordError) as caught:
        Cluster(id="c", name="Cụm", units=units(*rows))
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("second", "shown", "key"),
    [
        (("b", "Hoà An"), "Hoà An", "name"),
        (("b", normalize("NFD", "Hòa An")), "Hòa An", "name"),
        (("b", "HÒA  AN"), "HÒA AN", "name"),
        (("b", "Đơn vị B", "B", "Hoà An"), "Hoà An", "aliases[1]"),
        (("b", "Thị xã Hoà An"), "Thị xã Hoà An", "name"),
        (("b", "Đơn vị B", "thị xã hòa an"), "thị xã hòa an", "aliases[0]"),
    ],
)
def test_a_name_belongs_to_one_unit(second, shown, key):
    assert refused(("a", "Hòa An", "Thị xã Hòa An"), second) == [
        f"the name '{shown}' is shared by 'a' and 'b' @ $.units[1].{key}"
    ]


def test_a_name_spelled_like_the_id_of_another_unit_is_refused():
    assert refused(("a", "Đơn vị A"), ("b", "a")) == ["the name 'a' is shared by 'a' and 'b' @ $.units[1].name"]


def test_every_id_and_name_used_twice_is_listed():
    assert refused(("a", "A1"), ("b", "Hòa An"), ("a", "A2"), ("c", "C", "hoà an"), ("a", "C")) == [
        "'a' is used twice @ $.units[2].id",
        "'a' is used twice @ $.units[4].id",
        "the name 'hoà an' is shared by 'b' and 'c' @ $.units[3].aliases[0]",
        "the name 'C' is shared by 'c' and 'a' @ $.units[4].name",
    ]


def test_the_problems_of_a_cluster_in_vietnamese():
    with pytest.raises(RecordError) as caught:
        Cluster(id="c", name="Cụm", units=units(("a", "A"), ("a", "B"), ("b", "A")))
    assert [problem.located("vi") for problem in caught.value.problems] == [
        "'a' được dùng hai lần @ $.units[1].id",
        "tên 'A' trùng giữa 'a' và 'b' @ $.units[2].name",
    ]


def test_names_that_differ_by_a_letter_or_tone_are_two_units():
    cluster = Cluster(id="c", name="Cụm", units=units(("a", "Thạnh An"), ("b", "Thanh An"), ("c", "Thành An")))
    assert cluster.directory().find("THẠNH AN") == "a"
    assert cluster.directory().find("Thanh  An") == "b"


def test_a_unit_may_repeat_its_own_name():
    cluster = Cluster(id="c", name="Cụm", units=units(("bac-kan", "Bắc Kạn", "bac-kan", "BẮC KẠN", "Bắc Cạn")))
    assert cluster.directory().find("bắc cạn") == "bac-kan"


def test_a_unit_is_found_by_its_id_or_name():
    cluster = Cluster(id="c", name="Cụm", units=units(("a", "Đơn vị A"), ("b", "Đơn vị B")))
    assert cluster.ids == ("a", "b")
    assert cluster.unit("b").name == "Đơn vị B"
    assert cluster.unit("đơn vị  B") is cluster.unit("b")
    with pytest.raises(RecordError) as caught:
        cluster.unit("Đơn vị C")
    assert str(caught.value) == "unknown unit 'Đơn vị C'; the cluster has: a, b @ $"


def test_a_cluster_without_known_members_has_no_unit():
    with pytest.raises(RecordError) as caught:
        Cluster(id="c", name="Cụm", members_complete=False).unit("a")
    assert str(caught.value) == "unknown unit 'a' @ $"


# ── bare names


def test_a_bare_name_gets_its_slug_as_id():
    assert name_units(("Phú Thọ", "Đắk Lắk")) == units(("phu-tho", "Phú Thọ"), ("dak-lak", "Đắk Lắk"))


@pytest.mark.parametrize(
    ("names", "messages"),
    [
        (
            ("Thạnh An", "Thanh An"),
            [
                (
                    "'Thanh An' and 'Thạnh An' share the default id 'thanh-an'; give an id, for example 'thanh-an-2'"
                    " @ $.units[1].name"
                )
            ],
        ),
        (
            ("Thanh An 2", "Thạnh An", "Thanh An", "Thành An"),
            [
                (
                    "'Thanh An' and 'Thạnh An' share the default id 'thanh-an'; give an id, for example 'thanh-an-3'"
                    " @ $.units[2].name"
                ),
                (
                    "'Thành An' and 'Thạnh An' share the default id 'thanh-an'; give an id, for example 'thanh-an-4'"
                    " @ $.units[3].name"
                ),
            ],
        ),
        (
            ("Hòa Bình", "Hoà Bình"),
            ["the name 'Hoà Bình' is shared by 'Hòa Bình' and 'Hoà Bình' @ $.units[1].name"],
        ),
        (
            ("Thạnh An", "Thanh An", "THANH AN"),
            [
                (
                    "'Thanh An' and 'Thạnh An' share the default id 'thanh-an'; give an id, for example 'thanh-an-2'"
                    " @ $.units[1].name"
                ),
                "the name 'THANH AN' is shared by 'Thanh An' and 'THANH AN' @ $.units[2].name",
            ],
        ),
    ],
)
def test_bare_names_that_cannot_be_told_apart_are_all_listed(names, messages):
    with pytest.raises(RecordError) as caught:
        name_units(names)
    assert str(caught.value).splitlines() == messages


def test_a_slug_collision_in_vietnamese():
    with pytest.raises(RecordError) as caught:
        name_units(("Thạnh An", "Thanh An"))
    assert caught.value.problems[0].located("vi") == (
        "'Thanh An' và 'Thạnh An' cùng có mã mặc định 'thanh-an'; hãy ghi id, ví dụ 'thanh-an-2' @ $.units[1].name"
    )


def test_names_that_give_no_id_are_all_listed():
    with pytest.raises(FormatError) as caught:
        name_units(("", "Phú Thọ", "–"))
    assert str(caught.value).splitlines() == [
        "must not be blank @ $.units[0].name",
        "must not be blank: '–' has no Latin letter and no digit @ $.units[2].name",
    ]


def test_an_office_that_nobody_is_known_to_hold_stays_open():
    assert Officers(season=2021) == Officers(season=2021, head=None, deputy=None)
    assert Choice(season=2021) == Choice(season=2021, how=Way.UNSTATED, head=None, deputy=None)
