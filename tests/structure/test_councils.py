"""Councils and registers: every key is read, and an award that is one slip away from a known one is said anywhere."""

import copy
import tomllib
from datetime import date, timedelta

import pytest
from attrs import NOTHING, Factory, fields

import thidua
from thidua.codec.councils import AnnouncedShape, CouncilShape, VoteShape, dump_council, read_council
from thidua.codec.editions import read_law, read_register
from thidua.codec.shapes import RegisterShape
from thidua.council import Proposal
from thidua.council.proposing import Awaited
from thidua.references import AwardId, declared
from thidua.units import Change, Unit

LAW = """
format = 2
kind = "law"
id = "luat"
chain = "luat"
name = "Luật hư cấu"
since = 2020-01-01
basis = "fictional"
awards = [{id = "co-thi-dua-tinh", name = "Cờ"}, {id = "bang-khen-tinh", name = "Bằng khen"}]
"""
AWARD = "co-thi-dua-tinh"
COUNCIL = """
format = 2
kind = "council"
id = "hoi-dong"
name = "Hội đồng"
members = 5
present = 5
on = 2025-01-20
tier = "province"
basis = "fictional"
source = "Biên bản hư cấu"
sources = [{about = "votes", source = "Biên bản kiểm phiếu", basis = "fictional"}]
ballot = [{about = "@", denominator = "members", threshold = "1/2", edge = "exceeded", abstentions = "kept"}]
quotas = [{award = "@", share = "70 %", of = "@"}]
exclusive = [{awards = ["@"]}]
salaries = [{since = 2024-07-01, amount = 2340000}]
qualified = {"@" = 4}
votes = [{cluster = "c", unit = "a", award = "@", approve = 1, reject = 1, abstain = 1, blank = 1, invalid = 1}]
announced = {"@" = {proposed = 1, decided = 1}}
proposals = [{cluster = "c", cluster_name = "Cụm C", unit = "a", name = "A", award = "@"}]
awaited = [{cluster = "d", cluster_name = "Cụm D", award = "@", units = ["b"], most = 1, others_but = ["e"]}]
silent = ["Cụm E"]
dossiers = []
"""
REGISTER = """
format = 2
kind = "units"
id = "don-vi"
name = "Đơn vị"
basis = "fictional"
source = "Danh mục hư cấu"
sources = [{about = "changes", source = "Nghị quyết hư cấu", basis = "fictional"}]
units = [
  {id = "a", name = "A", aliases = ["AA"], size = 3, since = 2020-01-01, until = 2030-12-31},
  {id = "b", name = "B", formed_from = ["x"], carries_on = "x"},
  {id = "d", name = "D"},
]
changes = [
  {kind = "merge", on = 2025-07-01, units = ["a", "b"], into = [{id = "ab", name = "AB"}], cites = [{clause = "1"}]},
  {kind = "rename", on = 2025-07-01, units = ["d"], name = "Đ"},
]
"""
PLACES = COUNCIL.count("@")
OTHERS = {  # another value of a key that does not take any
    "award": "bang-khen-tinh",
    "basis": "proposed",
    "denominator": "valid",
    "edge": "reached",
    "share": "60 %",
    "threshold": "2/3",
    "tier": "ministry",
    "of": "bang-khen-tinh",
    "about": {"votes": "quotas", "changes": "units", AWARD: "bang-khen-tinh"},
}


def sitting(slip=None):
    """The council, with a slip in the name of the award at one place."""
    parts = COUNCIL.split("@")
    text = parts[0] + "".join((AWARD if place != slip else f"{AWARD}h") + part for place, part in enumerate(parts[1:]))
    return tomllib.loads(text)


def leaves(value, path=()):
    """The places of a document at which a value stands."""
    if isinstance(value, dict | list):
        rows = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for key, each in rows for leaf in leaves(each, (*path, key))]
    return [path]


def changed(plain, path):
    """The document with another value at one place."""
    plain = copy.deepcopy(plain)
    *way, last = path
    rows = plain
    for key in way:
        rows = rows[key]
    old, key = rows[last], next(each for each in reversed(path) if isinstance(each, str))
    if key in OTHERS:
        rows[last] = OTHERS[key][old] if isinstance(OTHERS[key], dict) else OTHERS[key]
    elif isinstance(old, date):
        rows[last] = old + timedelta(days=1)
    else:
        rows[last] = old + (1 if isinstance(old, int) else "h")
    return plain


def unread(noun):
    """The fields of a noun that stand at their defaults."""
    own = [(each, getattr(noun, each.name)) for each in fields(type(noun)) if each.init and each.default is not NOTHING]
    made = [
        (each.default.factory() if isinstance(each.default, Factory) else each.default, each, value)
        for each, value in own
    ]
    return {each.name for default, each, value in made if value == default}


def keys(noun, *without):
    return {each.name for each in fields(noun) if each.init} - {*without}


def read(plain):
    laws = (read_law(tomllib.loads(LAW)),)
    return read_council(plain, laws)[0]


def test_every_key_of_a_council_is_read():
    plain = sitting()
    assert plain.keys() - {"format", "kind"} == keys(CouncilShape)
    rows = {"proposals": Proposal, "votes": VoteShape, "quotas": thidua.law.Quota, "exclusive": thidua.law.Exclusive}
    assert {key: plain[key][0].keys() for key in rows} == {key: keys(noun, "cites") for key, noun in rows.items()}
    assert plain["announced"][AWARD].keys() == keys(AnnouncedShape)
    assert plain["awaited"][0].keys() == keys(Awaited)
    assert unread(read(plain)) == set()


def test_a_council_is_written_whole():
    council = read(sitting())
    assert read(dump_council(council)) == council


def heard(read, plain, path):
    """Whether another value at one place gives another noun, or is refused."""
    try:
        return read(changed(plain, path)) != read(plain)
    except thidua.ThiduaError:
        return True


@pytest.mark.parametrize("path", leaves(sitting()), ids=str)
def test_every_value_of_a_council_is_heard(path):
    assert heard(read, sitting(), path)


@pytest.mark.parametrize("path", leaves(tomllib.loads(REGISTER)), ids=str)
def test_every_value_of_a_register_is_heard(path):
    assert heard(read_register, tomllib.loads(REGISTER), path)


@pytest.mark.parametrize("place", range(PLACES))
def test_a_slip_in_the_name_of_an_award_is_said_wherever_it_stands(place):
    with pytest.raises(thidua.ThiduaError) as caught:
        read(sitting(place))
    found = [each for each in caught.value.problems if f"{AWARD}h" in f"{each.facts}"]
    assert found
    assert all(each.path.startswith("$.") for each in found)


def test_every_field_of_a_council_that_names_an_award_is_among_them():
    on_paper = [path for path, kind in declared(thidua.Council, "$") if kind is AwardId]
    read_here = [each for each in on_paper if not each.startswith(("$.law", "$.catalogue"))]
    assert len(read_here) + 1 == PLACES  # and the subject of a vote, which may be an office too


def test_every_key_of_a_register_is_read():
    plain = tomllib.loads(REGISTER)
    assert plain.keys() - {"format", "kind"} == keys(RegisterShape)
    units = [*plain["units"], *(each for change in plain["changes"] for each in change.get("into", ()))]
    assert set().union(*units) == keys(Unit)
    assert set().union(*plain["changes"]) == keys(Change)
    assert unread(read_register(plain)) == set()


@pytest.mark.parametrize("unit", ["a", "b", "d"])
def test_a_unit_that_a_register_does_not_know_is_refused(unit):
    text = REGISTER.replace(f'["{unit}"', f'["{unit}x"').replace(f', "{unit}"]', f', "{unit}x"]')
    with pytest.raises(thidua.RecordError, match=f"{unit}x"):
        read_register(tomllib.loads(text))
