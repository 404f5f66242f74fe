"""Documents of units in time, amended pacts and rotation: every key in and out; the command line on top of them."""

import csv
import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

import thidua
from thidua import Cluster, Unit, check, dump, load
from thidua.archive.loading import _read
from thidua.cli import main
from thidua.codec.dossiers import read_dossier
from thidua.codec.editions import read_register, read_rulebook
from thidua.names import slug
from thidua.units import name_units

DOSSIER = """
format = 2
kind = "dossier"
basis = "fictional"

[cluster]
id = "c"
name = "Cụm C"
season = 2025
within = "khoi"
organiser = "UBND tỉnh"
sector = "thuế"
head = "Đơn vị A"
deputy = "b"
units = [
    {id = "a", name = "Đơn vị A", until = 2025-06-30, size = 5},
    {id = "b", name = "Đơn vị B", since = 2020-01-01},
    {id = "a-2025", name = "Đơn vị A mới", since = 2025-07-01, formed_from = ["a", "x"], carries_on = "a"},
]
others = [{id = "x", name = "Đơn vị X", until = 2025-06-30, size = 4}]

[pact]
signed = 2025-03-01
term = 2
movements = [{name = "Phong trào", launched_by = "Tỉnh", launched_on = 2025-03-01, review_on = 2025-12-01}]

[pact.rulebook]
format = 2
kind = "rulebook"
id = "mau"
basis = "fictional"
figures = [{name = "thu"}]

[pact.rulebook.rotation]
head = "deputy-succeeds"
deputy = "roster"
roster = ["a", "b"]
period = 2
term = 1
round = "once"
joiners = "this-round"
declined = "end-of-round"

[pact.rulebook.calendar]
order = ["mid-year", "annual"]
due = [
    {name = "Báo cáo", on = "15/6", remind = [5], days = "working"},
    {name = "Báo cáo tháng", every = "FREQ=MONTHLY;BYMONTHDAY=25"},
    {name = "Kế hoạch", on = 2025-01-31},
]

[pact.rulebook.policies]
inheritance = "largest-predecessor"

[targets."Đơn vị A"]
thu = 10

[[amendments]]
on = 2025-07-01
targets = {b = {thu = "9,5"}}
joined = ["a-2025"]
left = ["Đơn vị A"]
movements = [{name = "Phong trào mới"}]

[[honours]]
unit = "x"
award = "bang-khen-tinh"
season = 2024

[[meetings]]
kind = "mid-year"
on = 2025-07-20
[[meetings]]
kind = "annual"
on = 2025-07-01

[succession]
season = 2026
how = "elected"
head = "a-2025"
declined = ["Đơn vị B"]

[[history]]
season = 2024
head = "x"
deputy = "Đơn vị A"
declined = ["b"]
replacement = "a"
note = "theo biên bản"
"""


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "year.toml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def test_every_key_is_read_and_written(written, tmp_path):
    dossier = load(written)
    dump(dossier, tmp_path / "again.json")
    assert load(tmp_path / "again.json") == dossier
    pact, cluster = dossier.pact, dossier.pact.cluster
    assert (cluster.organiser, cluster.sector, cluster.within) == ("UBND tỉnh", "thuế", "khoi")
    assert [unit.id for unit in cluster.others] == ["x"]
    assert (cluster.unit("a-2025").formed_from, cluster.unit("a-2025").carries_on) == (("a", "x"), "a")
    assert (pact.term, pact.head, pact.amendments[0].left) == (2, "a", ("a",))
    assert [(each.unit, each.plan) for each in pact.in_force()] == [("a", 10), ("b", Fraction("9.5"))]
    assert dossier.history[0].deputy == "a"
    assert dossier.succession.declined == ("b",)


def test_the_year_states_what_changed(written):
    whys = Counter(ground.why.value for ground in thidua.conclude(load(written)).grounds())
    assert {code: whys[code] for code in ("joined", "left", "amended", "meeting-misplaced", "declined")} == {
        "joined": 1,
        "left": 1,
        "amended": 1,
        "meeting-misplaced": 1,
        "declined": 1,
    }


KNOWN = "; the cluster has: a, b, a-2025"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("joined =", "rulebook =", "unknown key 'rulebook'"),
        ('left = ["Đơn vị A"]', 'left = ["z"]', f"unknown unit 'z'{KNOWN} @ $.amendments[0].left[0]"),
        (
            "on = 2025-07-01\ntargets",
            "on = 2025-02-01\ntargets",
            "1 February 2025 is out of range @ $.amendments[0]",
        ),
        (
            'carries_on = "a"',
            'carries_on = "b"',
            "unknown unit 'b'; the cluster has: a, x @ $.cluster.units[2].c",
        ),
        (
            "since = 2025-07",
            "until = 2025-06-30, since = 2025-07",
            "30 June 2025 is out of range @ $.cluster.units[2]",
        ),
        ('{id = "x",', '{id = "b",', "'b' is used twice @ $.cluster.others[0].id"),
        ('{id = "x",', '{id = "",', "must not be blank @ $.cluster.others[0].id"),
        ("season = 2024\nhead", 'season = "năm ngoái"\nhead', "'năm ngoái' is not a season"),
        ('declined = ["Đơn vị B"]', 'declined = ["z"]', f"unknown unit 'z'{KNOWN} @ $.succession.declined[0]"),
        ('round = "once"', 'round = "none"', "the key 'round = \"once\"' is missing @ $.pact.rulebook.rotation"),
        ("period = 2", "period = 3", "'3' is not allowed; allowed: 2 @ $.pact.rulebook.rotation.period"),
        ("FREQ=MONTHLY", "HẰNG THÁNG", "is no rule of a calendar"),
        ("largest-predecessor", "biggest", "'biggest' is not allowed"),
        ("thu = 10", "chi = 10", "unknown figure 'chi'"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_place(written, old, new, problem):
    assert old in DOSSIER
    written.write_text(DOSSIER.replace(old, new, 1), encoding="utf-8")
    assert any(problem in str(each) for each in check(written)), check(written)


def test_honours_pass_to_the_unit_that_carries_the_history_on():
    text = {
        "format": 2,
        "kind": "dossier",
        "cluster": {
            "id": "c",
            "name": "C",
            "season": 2026,
            "units": [{"id": "m", "name": "M", "formed_from": ["a", "b"]}, {"id": "z", "name": "Z"}],
            "others": [{"id": "a", "name": "A", "size": 1}, {"id": "b", "name": "B", "size": 2}],
        },
        "figures": {"m": {"1": 5}, "z": {"1": 5}},
        "honours": [{"unit": each, "award": "co", "season": 2025} for each in "aab"],
    }
    # twice the same is one, and what a and b held for one season is one for m
    for policy, expected in (("every-predecessor", 6), ("largest-predecessor", 6), ("none", 5), (None, None)):
        rules = {
            "format": 2,
            "kind": "rulebook",
            "id": "r",
            "criteria": [{"code": "1", "maximum": 10}],
            "adjustments": [{"kind": "honours", "points": {"co": 1}}],
            "policies": {} if policy is None else {"inheritance": policy},
        }
        dossier = read_dossier(text, rulebook=read_rulebook(rules))
        merged = thidua.conclude(dossier).scores.of("m")
        assert merged.points == expected
        assert (merged.low, merged.high) == ((5, 6) if policy is None else (expected, expected))  # unsaid, it is open
        assert thidua.conclude(dossier).scores.of("z").points == 5


# ── registers of units


def test_a_register_of_ones_own_is_checked(tmp_path):
    path = tmp_path / "units.toml"
    path.write_text(
        """
format = 2
kind = "units"
id = "huyen"
basis = "fictional"
units = [{id = "a", name = "A"}, {id = "b", name = "B"}]
[[changes]]
kind = "merge"
on = 2025-07-01
units = ["a", "b"]
into = [{id = "ab", name = "AB"}]
[[changes]]
kind = "rename"
on = 2026-01-01
units = ["ab"]
name = "ABC"
""",
        encoding="utf-8",
    )
    assert check(path) == ()
    assert read_register(_read(path)).lives["ab"].name == "ABC"
    path.write_text(path.read_text(encoding="utf-8").replace('"rename"', '"move"'), encoding="utf-8")
    assert [str(each) for each in check(path)] == [
        "'move' is not allowed; allowed: rename, merge, split, dissolve @ $.changes[1].kind"
    ]


# ── the command line


def said(capsys, *arguments):
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_rotate_shows_the_midland_roster_of_seven(capsys):
    code, out, _ = said(capsys, "rotate", "midlands-2017", "--seasons", "8")
    lines = [line.split() for line in out.splitlines()]
    assert code == 0
    assert ["2018", "cụm", "trưởng", "Hòa", "Bình", "đã", "ghi"] in lines
    assert ["2019", "cụm", "trưởng", "Yên", "Bái", "dự", "kiến"] in lines
    for season in range(2020, 2024):
        assert [f"{season}", "cụm", "trưởng", "–", "chưa", "xác", "định"] in lines
    assert ["2024", "cụm", "trưởng", "Tuyên", "Quang", "dự", "kiến"] in lines
    assert ["2025", "cụm", "trưởng", "Hòa", "Bình", "dự", "kiến"] in lines
    assert "Hòa Bình kết thúc hoạt động ngày 30/06/2025, trong năm làm cụm trưởng" in out


def test_rotate_as_json(capsys):
    code, out, _ = said(capsys, "rotate", "midlands-2017", "--seasons", "8", "--format", "json")
    found = json.loads(out)
    assert (code, found["kind"], found["cluster"], found["season"]) == (0, "rotation", "trung-du", 2017)
    assert found["projection"][0] == {
        "season": 2018,
        "head": {"unit": "hoa-binh", "standing": "known"},
        "deputy": {"unit": "yen-bai", "standing": "known"},
    }
    assert [row["head"]["unit"] for row in found["projection"]] == [
        *("hoa-binh", "yen-bai", None, None, None, None, "tuyen-quang", "hoa-binh")
    ]
    assert found["departures"] == []
    assert {"unit": "tuyen-quang", "turns": 1, "last": 2017, "waiting": 1} in found["turns"]
    assert {each["why"] for each in found["grounds"]} >= {"same-round", "unit-ends", "inheritance-open", "follows-rule"}


@pytest.mark.parametrize("seasons", ["0", "-1", "101", "x", "１"])
def test_rotate_wants_a_number_of_seasons(capsys, seasons):
    with pytest.raises(SystemExit) as caught:
        main(["rotate", "midlands-2017", f"--seasons={seasons}"])
    assert caught.value.code == 2
    assert "1 … 100" in capsys.readouterr().err


def test_rotate_writes_a_page_without_departures_or_rule(capsys):
    code, out, _ = said(capsys, "rotate", "midlands-2024", "--format", "markdown", "--language", "en")
    assert code == 0
    assert "| 2025 | head | – | open |" in out
    assert "Against the rule" not in out


def test_the_archive_shows_its_units(capsys):
    assert "provinces-2025" in said(capsys, "archive")[1]
    code, out, _ = said(capsys, "archive", "provinces-2025", "--language", "en")
    assert code == 0
    assert "202/2025/QH15 (inferred)" in out
    assert "Tuyên Quang, Hà Giang" in out
    assert said(capsys, "check", "provinces-2025")[0] == 0


# ── 168 units of one city in 16 clusters

CITY = Path(__file__).parents[1] / "docs" / "examples" / "hcmc-2025" / "data.csv"


def test_every_unit_of_the_city_is_found_once_whatever_its_tone_marks():
    with CITY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sizes = Counter(int(row["cluster"]) for row in rows)
    assert [sizes[number] for number in range(1, 17)] == [10, 10, 11, 9, 10, 9, 9, 10, 12, 12, 11, 13, 11, 12, 9, 10]
    with pytest.raises(thidua.RecordError) as caught:
        name_units(tuple(row["unit"] for row in rows))
    assert [problem.fault for problem in caught.value.problems] == [thidua.grounds.Fault.SLUG_COLLISION]
    ids = {"Thạnh An": "thanh-an-dao"}
    units = tuple(Unit(id=ids.get(row["unit"]) or slug(row["unit"]), name=row["unit"]) for row in rows)
    city = Cluster(id="tp-hcm", name="Thành phố Hồ Chí Minh", units=units).directory()
    found = [city.find(spelling(row["unit"])) for row in rows]
    assert found == [unit.id for unit in units]
    assert len(set(found)) == 168
    assert (city.find("Thạnh An"), city.find("Thanh An")) == ("thanh-an-dao", "thanh-an")


def spelling(name):
    """The same name as another typist writes it: capitals, and the other place of the tone mark."""
    moved = {"òa": "oà", "óa": "oá", "oà": "òa", "ùy": "uỳ", "ủy": "uỷ", "úy": "uý", "ụy": "uỵ", "ỏe": "oẻ"}
    for old, new in moved.items():
        if old in name:
            return name.replace(old, new).upper()
    return name.upper()
