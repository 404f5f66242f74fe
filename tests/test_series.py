"""Series: what their documents say, refuse and write, what they come to beside the cases, and the command."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

import thidua
from thidua import Announcement, Cluster, Dossier, Pact, Series, Why
from thidua.archive import load_series
from thidua.cli import main
from thidua.codec.series import SeriesShape, standings_out
from thidua.series import SeriesOrder, SeriesPeriod, combine
from thidua.words import say

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "weeks-of-a-month"
WEEKS = ({"6a": 1, "6b": 2, "6c": 3, "6d": 4}, {"6a": 3, "6b": 1, "6c": 2, "6d": 4})
LAST = {"6a": 1, "6b": 4, "6c": 2, "6d": 3, "6e": 5}

DOSSIER = {
    "format": 2,
    "kind": "dossier",
    "basis": "fictional",
    "cluster": {"name": "Khối 6", "season": 2024, "units": [{"name": "6A"}, {"name": "6B"}]},
}
FIRST = DOSSIER | {"announced": {"places": {"6A": 1, "6B": 2}}}
SECOND = DOSSIER | {"source": "Sổ trực", "announced": {"totals": {"6A": 7, "6B": 9}}}
WHOLE = {
    "format": 2,
    "kind": "series",
    "id": "nam",
    "name": "Cả năm",
    "basis": "fictional",
    "source": "Quy định",
    "sources": [{"about": "ranking", "source": "Phụ lục", "basis": "fictional"}],
    "of": "places",
    "by": "mean",
    "complete": "preview",
    "missing": "leave-out",
    "periods": [
        {"name": "I", "source": FIRST, "weight": "1/2"},
        {"name": "II", "source": SECOND},
        {"name": "III", "held": False},
        {"name": "IV"},
    ],
    "ranking": {"tie_breaks": ["first-places", "period:II"], "places": "dense", "cites": [{"clause": "Điều 3"}]},
}

PLAIN = {key: value for key, value in WHOLE.items() if key not in ("sources", "ranking")}


def dossier(told, season=2024, names=None, **sources):
    units = [thidua.Unit(name=(names or {}).get(unit, unit.upper()), id=unit) for unit in told]
    pact = Pact(cluster=Cluster("Khối 6", units=units), season=season)
    return Dossier(pact=pact, announced=Announcement(places=told), sources=thidua.grounds.Sources(**sources))


def written(plain, **changed):
    return thidua.loads(plain | changed)


def problems(plain):
    with pytest.raises(thidua.ThiduaError) as caught:
        thidua.loads(plain)
    return [f"{each.fault.value} @ {each.path}" for each in caught.value.problems]


def test_the_example_is_worked_out_from_its_places_alone():
    found = combine(load_series(EXAMPLE / "thang-9.toml"))
    sums = {unit: sum(week[unit] for week in (*WEEKS, LAST)) for unit in WEEKS[0]}
    assert {each.unit: each.low for each in found.placements if each.reach} == sums
    assert [(each.place, each.unit) for each in found.placements] == [
        (1, "6a"), (2, "6b"), (3, "6c"), (4, "6d"), (None, "6e"),
    ]  # fmt: skip
    assert found.official
    assert combine(load_series(EXAMPLE / "tam-tinh.toml")).awaited == ("Tuần 4",)


def test_the_files_of_the_example_are_those_of_its_page():
    page = (EXAMPLE / "index.md").read_text("utf-8")
    files = [*EXAMPLE.glob("*.toml")]
    assert len(files) == 5
    assert [each.name for each in files if f"```toml\n{each.read_text('utf-8')}```" not in page] == []


def test_every_key_of_a_series_is_read_and_written():
    assert WHOLE.keys() - {"format", "kind"} == {each.name for each in SeriesShape.__attrs_attrs__}
    found = thidua.loads(WHOLE)
    assert thidua.loads(thidua.dumps(found)) == found
    assert found.periods[0].weight == Fraction(1, 2)
    assert [each.held for each in found.periods] == [True, True, False, True]
    assert found.ranking.cites[0].clause == "Điều 3"


def test_a_series_is_written_to_a_file_and_read_again(tmp_path):
    series = thidua.loads(WHOLE)
    thidua.dump(series, tmp_path / "nam.json")
    assert load_series(tmp_path / "nam.json") == series


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "x"},
        {"name": "X"},
        {"basis": "proposed"},
        {"source": "X"},
        {"sources": []},
        {"of": "rate"},
        {"by": "sum", "missing": "void"},
        {"complete": "required"},
        {"missing": "void"},
        {"ranking": {"tie_breaks": ["first-places"]}},
        {"periods": WHOLE["periods"][:3]},
        {"periods": [WHOLE["periods"][0] | {"weight": 2}, *WHOLE["periods"][1:]]},
        {"periods": [*WHOLE["periods"][:2], {"name": "III"}, {"name": "IV"}]},
    ],
    ids=str,
)
def test_every_value_of_a_series_is_heard(changed):
    assert thidua.loads(WHOLE | changed) != thidua.loads(WHOLE)


def test_a_period_is_called_by_its_file_or_record(tmp_path):
    (tmp_path / "tuan").mkdir()
    for name in ("tuan/01.toml", "02.json"):
        (tmp_path / name).write_text(json.dumps(FIRST), "utf-8")
    text = json.dumps(FIRST, ensure_ascii=False)
    (tmp_path / "tuan" / "01.json").write_text(text, "utf-8")
    plain = PLAIN | {"periods": [{"source": "tuan/01.json"}, {"source": "02.json"}]}
    (tmp_path / "s.json").write_text(json.dumps(plain), "utf-8")
    assert [each.name for each in load_series(tmp_path / "s.json").periods] == ["01", "02"]


def test_all_problems_of_a_series_and_its_dossiers_come_in_one_error():
    broken = FIRST | {"announced": {"places": {"6A": 1, "6X": 2}}}
    plain = WHOLE | {
        "missing": "zero",
        "sources": [{"about": "nothing", "basis": "fictional"}],
        "periods": [
            {"name": "I", "source": broken},
            {"source": FIRST, "weight": 0},
            {"name": "III", "source": 5},
            {"name": "III", "source": "khong-co.toml"},
            {"name": "V", "source": "no-such-record"},
        ],
    }
    assert sorted(problems(plain)) == [
        "duplicate-id @ $.periods[3]",
        "missing-key @ $.periods[1]",
        "not-allowed @ $.missing",
        "not-allowed @ $.ranking.tie_breaks[1]",
        "out-of-range @ $.periods[1].weight",
        "unknown-name @ $.periods[3].source",
        "unknown-name @ $.periods[4].source",
        "unknown-part @ $.sources[0].about",
        "unknown-unit @ $.periods[0].source.announced.places.6X",
        "wrong-type @ $.periods[2].source",
    ]


def test_a_row_that_is_no_period_hides_nothing_else():
    plain = WHOLE | {"slip": 1, "periods": ["I", {"name": "II", "held": "no"}]}
    assert sorted(problems(plain)) == [
        "unknown-key @ $.slip",
        "wrong-type @ $.periods[0]",
        "wrong-type @ $.periods[1].held",
    ]
    assert problems(WHOLE | {"periods": "I"}) == ["wrong-type @ $.periods"]


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    path = tmp_path / "s.json"
    path.write_text(json.dumps(PLAIN | {"periods": [{"source": "01.toml"}]}), "utf-8")
    assert [(each.fault.value, each.path) for each in thidua.check(path)] == [("unreadable", "$.periods[0].source")]
    assert main(["series", str(path)]) == 1
    assert "$.periods[0].source" in capsys.readouterr().err
    assert main(["series", str(tmp_path / "none.toml")]) == 1


def test_a_link_is_no_file_of_a_series(tmp_path):
    (tmp_path / "real.json").write_text(json.dumps(FIRST), "utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    (tmp_path / "s.json").write_text(json.dumps(PLAIN | {"periods": [{"source": "link.json"}]}), "utf-8")
    assert [each.fault.value for each in thidua.check(tmp_path / "s.json")] == ["unreadable"]


def test_notes_of_a_dossier_are_notes_of_the_series(tmp_path):
    noted = FIRST | {"honours": [{"unit": "6A", "award": "x", "season": 1900}]}
    (tmp_path / "d.json").write_text(json.dumps(noted), "utf-8")
    own = thidua.check(tmp_path / "d.json")
    plain = PLAIN | {"periods": [{"name": "I", "source": FIRST}, {"name": "II", "source": "d.json"}]}
    (tmp_path / "s.json").write_text(json.dumps(plain), "utf-8")
    found = thidua.check(tmp_path / "s.json")
    assert [each.path for each in found] == [f"$.periods[1].source{each.path[1:]}" for each in own]
    assert all(each.note for each in found)


def test_a_dossier_inside_may_name_a_rulebook_that_is_given():
    rules = thidua.loads({"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "maximum": 10}]})
    scored = DOSSIER | {"pact": {"rulebook": "q"}, "figures": {"6A": {"1": 8}, "6B": {"1": 9}}}
    plain = PLAIN | {"of": "rate", "periods": [{"name": "I", "source": scored}]}
    found = combine(thidua.loads(plain, rulebooks=[rules]))
    assert found.rows() == [(1, "6b", "0.9", ("0.9",)), (2, "6a", "0.8", ("0.8",))]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [("text", "Tạm tính, chưa chính thức (còn chờ: IV)"), ("html", "<table>"), ("markdown", "# Cả năm")],
)
def test_the_command_shows_a_page(form, wanted, tmp_path, capsys):
    path = tmp_path / "s.json"
    path.write_text(json.dumps(WHOLE), "utf-8")
    assert main(["series", str(path), "--format", form]) == 0
    assert wanted in capsys.readouterr().out


def test_the_command_writes_what_programs_read(tmp_path, capsys):
    path = tmp_path / "s.json"
    path.write_text(json.dumps(WHOLE), "utf-8")
    assert main(["series", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == standings_out(combine(load_series(path)))
    assert [each["state"] for each in found["periods"]] == ["there", "there", "not-held", "awaited"]
    assert found["units"][0]["shares"][0] == {"period": "I", "low": "2", "high": "2", "state": "sure"}


def test_a_page_shows_ranges_shared_places_and_units_without(capsys, tmp_path):
    units = [{"name": name} for name in ("6A", "6B", "6C", "6D")]
    cluster = {"name": "Khối 6", "season": 2024, "units": units}
    first = DOSSIER | {"cluster": cluster, "announced": {"places": {"6A": 1, "6B": 1}}}
    plain = PLAIN | {"by": "sum", "missing": "void", "complete": "required"}
    plain |= {
        "periods": [
            {"name": "I", "source": first},
            {"name": "II", "source": FIRST | {"announced": {"places": {"6A": 1, "6B": 1}}}},
        ]
    }
    path = tmp_path / "s.json"
    path.write_text(json.dumps(plain), "utf-8")
    assert main(["series", str(path), "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[3] == "Official"
    assert [line.split() for line in lines[7:11]] == [
        ["1", "=", "6A", "1", "1", "2"],
        ["1", "=", "6B", "1", "1", "2"],
        ["–", "6C", "1…4", "–"],
        ["–", "6D", "1…4", "–"],
    ]


def test_a_page_of_rates_is_in_per_cent_and_says_where_there_is_no_end(capsys, tmp_path):
    plain = PLAIN | {"of": "rate", "periods": [{"name": "I", "source": SECOND}], "missing": "void"}
    path = tmp_path / "s.json"
    path.write_text(json.dumps(plain), "utf-8")
    assert main(["series", str(path), "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "1…2" in out  # totals without a rulebook have no rate
    assert "6A: I: rate open. [2]" in out


def test_a_series_of_nothing_that_is_there_shows_no_table(capsys, tmp_path):
    path = tmp_path / "s.json"
    path.write_text(json.dumps(PLAIN | {"complete": "required", "periods": [{"name": "I"}]}), "utf-8")
    assert main(["series", str(path), "--language", "en"]) == 0
    assert "No official result yet (still to come: I)" in capsys.readouterr().out


def test_a_unit_is_asked_for_by_id_or_name():
    found = combine(thidua.loads(WHOLE))
    assert found.of("6A") is found.of("6a")
    assert found.explain("en", unit="6B").lines[0].startswith("6B: for now place")
    with pytest.raises(thidua.RecordError, match="6X"):
        found.of("6X")
    assert [ground.about.unit for ground in found.grounds_for("6A")] == ["6a"] * len(found.grounds_for("6A"))


def test_a_name_is_that_of_the_latest_season_and_two_of_one_name_are_told_apart():
    old = dossier({"a": 1, "b": 2}, 2023, {"a": "Cũ", "b": "Chung"})
    new = dossier({"a": 2, "b": 1, "c": 3}, 2024, {"a": "Mới", "c": "Chung", "b": "Chung 2"})
    periods = [SeriesPeriod("2024", dossier=new), SeriesPeriod("2023", dossier=old)]
    found = combine(Series(id="s", name="S", of="places", periods=periods))
    assert found.names == {"a": "Mới", "b": "Chung 2", "c": "Chung"}
    same = dossier({"a": 1, "b": 2, "c": 3}, 2024)
    twins = combine(Series(id="s", name="S", of="places", periods=[SeriesPeriod("I", dossier=same)]))
    assert twins.titles()["unit", "a"] == "A"


def test_shares_cite_the_dossier_that_names_its_source():
    told = dossier({"a": 1, "b": 2}, source="Sổ trực", basis="stated")
    found = combine(Series(id="s", name="S", of="places", periods=[SeriesPeriod("I", dossier=told)]))
    assert found.explain("en", unit="a").lines == (
        "A: place 1, with a sum of places 1 over 1 period.",
        "A: I: place 1. [Sổ trực (stated)]",
    )


def test_how_often_a_unit_was_first_is_no_rate():
    rules = thidua.loads({"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "maximum": 10}]})
    rows = [
        DOSSIER | {"pact": {"rulebook": "q"}, "figures": {"6A": {"1": one}, "6B": {"1": two}}}
        for one, two in ((9, 8), (8, 6), (4, 7))
    ]
    periods = [{"name": f"{row}", "source": each} for row, each in enumerate(rows)]
    plain = PLAIN | {"of": "rate", "by": "sum", "missing": "void", "ranking": {"tie_breaks": ["first-places"]}}
    found = combine(thidua.loads(plain | {"periods": periods}, rulebooks=[rules]))
    [broken] = [each for each in found.grounds_for("6A") if each.why is Why.TIE_BROKEN]
    assert "(value 2, 1; 6B 1, 2)" in say(broken, "en", found.titles("en"))
    assert found.of("6A").place == 1


def test_a_preview_may_lack_the_period_of_a_tie_break():
    told = dossier({"a": 1, "b": 1})
    ranking = SeriesOrder(tie_breaks="period:II")
    periods = [SeriesPeriod("I", dossier=told), SeriesPeriod("II")]
    found = combine(Series(id="s", name="S", of="places", complete="preview", periods=periods, ranking=ranking))
    assert [each.place for each in found.placements] == [1, 1]
    assert "the result of II cannot separate them (A no result, B no result)" in str(found.explain("en", unit="a"))


def test_who_may_have_been_a_member_is_left_out_of_a_mean_or_not():
    first = Dossier(
        pact=Pact(cluster=Cluster("Khối 6", units=["a", "b"], members_complete=False), season=2024),
        announced=Announcement(totals={"a": 4, "b": 8}),
    )
    second = Dossier(
        pact=Pact(cluster=Cluster("Khối 6", units=["a", "b", "c"]), season=2024),
        announced=Announcement(totals={"a": 4, "b": 8, "c": 6}),
    )
    periods = [SeriesPeriod("I", dossier=first), SeriesPeriod("II", dossier=second)]
    common = {"id": "s", "name": "S", "of": "points", "by": "mean", "periods": periods}
    for missing in ("leave-out", "zero"):
        found = combine(Series(missing=missing, **common)).of("c")
        assert (found.low, found.high, found.place) == (None, None, None)
    places = [SeriesPeriod("I", dossier=first), SeriesPeriod("II", dossier=second)]
    found = combine(Series(id="s", name="S", of="places", by="mean", missing="leave-out", periods=places)).of("c")
    assert (found.low, found.high) == (Fraction(3, 2), None)


def test_what_is_no_series_is_refused():
    with pytest.raises(thidua.FormatError, match="a series"):
        combine(5)
    with pytest.raises(thidua.FormatError, match="Dossier"):
        SeriesPeriod("I", dossier=5)
    assert Series(id="s", name="S", of="points", periods=[SeriesPeriod("I", weight="1,5")]).periods[
        0
    ].weight == Fraction(3, 2)
