"""The examples on real figures, each worked out a second time here: fractions from data.csv, no rulebook, no engine."""

import csv
import io
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.myst import CodeBlockParser

from thidua import load
from thidua.archive import load_series
from thidua.cli import main
from thidua.grounds import Basis
from thidua.series import combine
from thidua.year import conclude_year

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/dossier.toml"))

each_example = pytest.mark.parametrize("name", NAMES)


def rows(name):
    with (EXAMPLES / name / "data.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(name):
    """Name of a province -> indicator and year -> number."""
    found = {}
    for row in rows(name):
        found.setdefault(row["province"], {})[row["indicator"], int(row["year"])] = Fraction(row["value"])
    return found


def year_of(name):
    return conclude_year(load(EXAMPLES / name / "dossier.toml"))


def called(year):
    """Name of a unit -> its id."""
    return {unit.name: unit.id for unit in year.dossier.pact.cluster.units}


def half_up(points):
    return Fraction(floor(points * 100 + Fraction(1, 2)), 100)


# ── the second way to the totals: what the page of each example says, as plain arithmetic


def delta_2020(data):
    growth = {
        name: held["grdp_current_prices", 2020] / held["grdp_current_prices", 2019] - 1 for name, held in data.items()
    }
    founded = {name: held["new_enterprises", 2020] / held["population", 2020] for name, held in data.items()}
    jobless = {name: held["unemployment_rate", 2020] for name, held in data.items()}
    return {
        name: held["pci", 2020] * 20 / 100
        + sum(value for (indicator, _), value in held.items() if indicator.startswith("papi")) * 5 / 10
        + 15 * growth[name] / max(growth.values())
        + 15 * founded[name] / max(founded.values())
        + 10 * min(jobless.values()) / jobless[name]
        for name, held in data.items()
    }


def delta_2014(data):
    def best(indicator, choose):
        return choose(held[indicator, 2014] for held in data.values())

    budget = {
        name: held["budget_revenue_settled", 2014] / held["budget_revenue_plan", 2014] for name, held in data.items()
    }
    assert min(budget.values()) > 1  # so everybody has the half for the target, and competes for the other half
    return {
        name: 10
        + 10 * (budget[name] - 1) / (max(budget.values()) - 1)
        + 10 * held["industrial_production_index", 2014] / best("industrial_production_index", max)
        + held["pci", 2014] * 10 / 100
        + sum(value for (indicator, _), value in held.items() if indicator.startswith("papi")) * 5 / 10
        + 10 * best("poverty_rate", min) / held["poverty_rate", 2014]
        + 8 * held["full_immunization", 2014] / 100
        + 6 * best("infant_mortality", min) / held["infant_mortality", 2014]
        + 6 * held["upper_secondary_graduation", 2014] / 100
        for name, held in data.items()
    }


def midlands_2018(data):
    return {name: held["pci", 2018] for name, held in data.items()}


AGAIN = {"midlands-2018": midlands_2018, "red-river-delta-2014": delta_2014, "red-river-delta-2020": delta_2020}


@each_example
def test_points_and_places_are_those_of_plain_arithmetic(name):
    totals = {province: half_up(points) for province, points in AGAIN[name](table(name)).items()}
    places = {province: 1 + sum(other > points for other in totals.values()) for province, points in totals.items()}
    year = year_of(name)
    ids = called(year)
    assert {province: year.scores.of(ids[province]).points for province in totals} == totals
    assert {province: year.ranking.of(ids[province]).place for province in totals} == places


# ── the figures


@each_example
def test_the_dossier_holds_the_figures_of_the_data(name):
    dossier = load(EXAMPLES / name / "dossier.toml")
    names = {unit.id: unit.name for unit in dossier.pact.cluster.units}
    held = {(names[each.unit], figure): value for each in dossier.submissions for figure, value in each.figures}
    assert held == {(row["province"], row["figure"]): Fraction(row["value"]) for row in rows(name) if row["figure"]}


def test_the_targets_are_the_planned_revenue():
    dossier = load(EXAMPLES / "red-river-delta-2014" / "dossier.toml")
    names = {unit.id: unit.name for unit in dossier.pact.cluster.units}
    plans = {province: held["budget_revenue_plan", 2014] for province, held in table("red-river-delta-2014").items()}
    assert {names[target.unit]: target.plan for target in dossier.pact.targets} == plans
    assert {target.figure for target in dossier.pact.targets} == {"thu-ngan-sach"}


def test_derived_figures_follow_from_the_rows_beside_them():
    for held in table("red-river-delta-2020").values():
        before, after = held["grdp_current_prices", 2019], held["grdp_current_prices", 2020]
        assert held["grdp_growth_nominal", 2020] == 100 * (after - before) / before
        assert held["new_enterprises_per_1000", 2020] == held["new_enterprises", 2020] / held["population", 2020]


@each_example
def test_every_row_has_a_value_and_its_publisher(name):
    assert [row for row in rows(name) if not row["value"] or not row["publisher"] or not row["unit"]] == []


@each_example
def test_no_index_is_scored_beside_its_own_parts(name):
    indicators = {row["indicator"] for row in rows(name)}
    assert "papi_total" not in indicators
    assert not any(re.match(r"pci_\d", indicator) for indicator in indicators)


@each_example
def test_the_page_says_that_nothing_here_is_official(name):
    page = " ".join((EXAMPLES / name / "README.md").read_text(encoding="utf-8").split())
    assert "not the cluster's own scoring sheet; not an official result." in page


# ── ties


def test_two_provinces_with_one_figure_share_a_place_and_each_says_so():
    year = year_of("midlands-2018")
    assert [(row[0], row[2], row[3]) for row in year.ranking.rows()] == [
        (1, "Thái Nguyên", "64.24"),
        (2, "Phú Thọ", "63.95"),
        (3, "Bắc Giang", "63.01"),
        (3, "Tuyên Quang", "63.01"),
        (5, "Yên Bái", "62.22"),
        (6, "Hòa Bình", "61.73"),
        (7, "Bắc Kạn", "60.11"),
    ]
    assert "Bắc Giang: shares place 3 with Tuyên Quang." in list(year.explain("en", unit="bac-giang"))
    assert "Tuyên Quang: đồng hạng 3 với Bắc Giang." in list(year.explain("vi", unit="tuyen-quang"))


def test_three_provinces_with_one_poverty_rate_earn_the_same_there_and_differ_in_all():
    scores = year_of("red-river-delta-2014").scores
    three = ("hai-duong", "hung-yen", "nam-dinh")
    assert {scores.on("3.1", unit).points for unit in three} == {Fraction(10 * 26, 47)}
    assert len({scores.of(unit).points for unit in three}) == len(three)


# ── every cell explained


@each_example
def test_every_cell_names_its_figure_its_maximum_and_its_rule(name):
    year = year_of(name)
    rules = year.dossier.pact.rulebook
    assert rules.criteria.maximum == 100
    for unit in year.dossier.pact.cluster.ids:
        cells = {ground.about.criterion: ground for ground in year.grounds_for(unit) if ground.about.figure}
        assert list(cells) == [row.code for row in rules.criteria.leaves]
        for row in rules.criteria.leaves:
            cell = cells[row.code]
            assert cell.about.figure == row.figure
            assert (cell.fact("maximum"), cell.fact("points")) == (row.maximum, year.scores.on(row.code, unit).points)
            assert [(cite.document, cite.clause, cite.basis) for cite in cell.cites] == [
                (rules.name, row.code, Basis.ILLUSTRATIVE)
            ]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        pytest.param(
            "vi",
            (
                (
                    "Bắc Giang, tiêu chí 1 Chỉ số năng lực cạnh tranh cấp tỉnh (PCI): 63,01 so với mức 100 đạt "
                    "63,01 %: 63,01 trên 100 điểm. [Bảng điểm minh họa 2018, 1 (minh họa)]"
                ),
                "Bắc Giang: tổng 63,01 trên 100 điểm. [Bảng điểm minh họa 2018 (minh họa)]",
                "Bắc Giang: xếp thứ 3 theo điểm (63,01). [Bảng điểm minh họa 2018 (minh họa)]",
                "Bắc Giang: đồng hạng 3 với Tuyên Quang.",
            ),
            id="vi",
        ),
        pytest.param(
            "en",
            (
                (
                    "Bắc Giang, criterion 1 Chỉ số năng lực cạnh tranh cấp tỉnh (PCI): 63.01 against 100 is 63.01%: "
                    "63.01 of 100 points. [Bảng điểm minh họa 2018, 1 (illustrative)]"
                ),
                "Bắc Giang: total 63.01 of 100 points. [Bảng điểm minh họa 2018 (illustrative)]",
                "Bắc Giang: place 3 by points (63.01). [Bảng điểm minh họa 2018 (illustrative)]",
                "Bắc Giang: shares place 3 with Tuyên Quang.",
            ),
            id="en",
        ),
    ],
)
def test_one_province_is_explained_in_full(language, sentences):
    assert tuple(year_of("midlands-2018").explain(language, unit="bac-giang")) == sentences


@pytest.mark.parametrize(
    ("name", "unit", "language", "sentence"),
    [
        pytest.param(
            "red-river-delta-2020",
            "nam-dinh",
            "vi",
            # 10 × 1,2 / 1,7 = 120/17 = 7,05882…
            "Nam Định, tiêu chí 3.3 Tỷ lệ thất nghiệp: 1,7 so với mức tốt nhất 1,2: 120/17 (≈7,0588) trên 10 điểm. "
            "[Bảng điểm minh họa 2020, 3.3 (minh họa)]",
            id="less-is-better",
        ),
        pytest.param(
            "red-river-delta-2014",
            "quang-ninh",
            "en",
            # the leader is Thái Bình with 7019350 / 2840000 = 140387/56800 = 2.47160…;
            # 10 + 10 × 0.27593… / 1.47160… = 11.87509…
            "Quảng Ninh, criterion 1.1 Thu ngân sách so với dự toán: 40128276 against the target of 31450000 is "
            "127.59%, measured by 247.16%: ≈11.8751 of 20 points. [Bảng điểm minh họa 2014, 1.1 (illustrative)]",
            id="excess-over-the-target",
        ),
    ],
)
def test_a_cell_relative_to_peers_names_the_best_of_them(name, unit, language, sentence):
    assert sentence in list(year_of(name).explain(language, unit=unit))


def test_the_publisher_and_the_source_of_the_members_are_stated():
    lines = list(year_of("red-river-delta-2014").explain("en"))
    assert sum("VCCI (PCI 2014)" in line and "(stated)" in line for line in lines) == 1
    assert sum("Danh sách như năm 2020" in line and "(inferred)" in line for line in lines) == 1


# ── the README


def test_the_readme_shows_what_its_twelve_lines_print(tmp_path):
    blocks = re.findall(
        r"^```(\w+)\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    code = next(text for kind, text in blocks if kind == "python")
    shown = next(text for kind, text in blocks if kind == "text")
    run = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=False, cwd=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == (shown, "", 0)


# ── the pages: files are written where the reader is told to write them, commands print what the page shows


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("three-way-tie", ["rulebook.toml", "before.toml", "after.toml"]),
        ("can-tho-2579", ["rulebook.toml", "year.toml"]),
        ("can-tho-157", ["rulebook.toml", "year.toml"]),
        ("da-nang-conduct", ["rulebook.toml", "term-1.toml", "term-2.toml", "ca-nam.toml"]),
    ],
)
def test_the_files_beside_a_page_are_those_of_the_page(name, files):
    folder = EXAMPLES / name
    blocks = re.findall(
        r"^```toml\n(# .*?)^```$", (folder / "index.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert [block.partition("\n")[0].removeprefix("# ") for block in blocks] == files
    for file, block in zip(files, blocks, strict=True):
        assert (folder / file).read_text(encoding="utf-8") == block


# by hand, as on their pages
STATUTES = [
    ("can-tho-2579/year", {"a": 98, "b": 97, "c": 92, "d": 99}, {"d": 1, "a": 2, "b": 3, "c": 4}),
    ("can-tho-157/year", {"a": 96, "b": 96, "c": 88}, {"b": 1, "a": 2, "c": 3}),
    ("da-nang-conduct/term-1", {"a": 88, "b": 96, "c": 78}, {"b": 1, "a": 2, "c": 3}),
    ("da-nang-conduct/term-2", {"a": 98, "b": 96, "c": 98}, {"a": 1, "c": 1, "b": 3}),
]
CLASSES = {
    "can-tho-2579/year": {"a": "Hoàn thành", "b": "Tốt", "c": "Hoàn thành", "d": "Không hoàn thành"},
    "da-nang-conduct/term-1": {"a": "Tốt", "b": "Khá", "c": "Khá"},
    "da-nang-conduct/term-2": {"a": "Xuất sắc", "b": "Xuất sắc", "c": "Trung bình"},
}


@pytest.mark.parametrize(("name", "points", "places"), STATUTES)
def test_a_regulation_gives_what_its_page_works_out_by_hand(name, points, places):
    year = conclude_year(load(EXAMPLES / f"{name}.toml"))
    assert {unit: year.scores.of(unit).points for unit in points} == points
    assert {each.unit: each.place for each in year.ranking.positions} == places
    assert dict(year.ranking.bands) == CLASSES.get(name, {})


def test_the_year_of_the_conduct_of_students_is_the_mean_of_its_terms():
    standings = combine(load_series(EXAMPLES / "da-nang-conduct" / "ca-nam.toml"))
    assert {each.unit: each.low for each in standings.placements} == {"a": 93, "b": 96, "c": 88}
    assert [row[1] for row in standings.rows()] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("from = 85", "from = 80", 1),
        ("", '\n[[class_quotas]]\nband = "Xuất sắc"\nshare = "20 %"\nof = "members"\nround = "floor"\n', 5),
    ],
)
def test_the_amended_decision_touches_as_many_lines_as_its_page_says(tmp_path, old, new, lines):
    folder = EXAMPLES / "can-tho-2579"
    before = (folder / "rulebook.toml").read_text(encoding="utf-8")
    after = before.replace(old, new) if old else before + new
    (tmp_path / "rulebook.toml").write_text(after, encoding="utf-8")
    (tmp_path / "year.toml").write_text((folder / "year.toml").read_text(encoding="utf-8"), encoding="utf-8")
    load(tmp_path / "year.toml")
    assert len([line for line in {*after.splitlines()} - {*before.splitlines()} if line]) <= lines
    assert len([line for line in after.splitlines() if line]) - len([line for line in before.splitlines() if line]) in (
        0,
        lines,
    )


def write_file(example):
    """A TOML block that begins with the name of a file becomes that file, or its end."""
    named = re.match(r"# ([\w.-]+\.toml)(, added)?\n", example.parsed)
    if named:
        with Path(named[1]).open("a" if named[2] else "w", encoding="utf-8") as file:
            file.write("\n" * bool(named[2]) + example.parsed)


def run_commands(example):
    """Each `$ thidua …` of a console block prints what stands under it."""
    said = io.StringIO()
    for line in re.findall(r"^\$ thidua (.*)$", example.parsed, re.MULTILINE):
        said.write(f"$ thidua {line}\n")
        with redirect_stdout(said), redirect_stderr(said):
            main(shlex.split(line))
    return None if said.getvalue().strip() == example.parsed.strip() else f"it prints:\n{said.getvalue()}"


def session(document):
    """A `pycon` block is a doctest."""
    for region in CodeBlockParser("pycon")(document):
        for example in DocTestStringParser(DocTestEvaluator())(region.parsed, document.path):
            example.adjust(region, region.parsed)
            yield example


RUN = Sybil(parsers=[CodeBlockParser("toml", write_file), CodeBlockParser("console", run_commands), session])
PAGES = [
    page
    for page in sorted((ROOT / "docs").rglob("*.md"))
    if re.search(r"^```(console|pycon)", page.read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.mark.parametrize("page", [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES])
def test_the_page_prints_what_it_shows(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for example in RUN.parse(page).examples():
        example.evaluate()
