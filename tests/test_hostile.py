"""Hostile and careless input beyond documents: files that are none, tables that are shared, sizes without measure."""

import os
import pickle
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import pytest

import thidua
from thidua.archive.loading import document
from thidua.cli import main
from thidua.pages import entry_page
from thidua.scales import Columns, Ranked, RankOf, Reporting, Setting, Shared, marks
from thidua.tables import Form, Grid, Heading, Lines, render
from thidua.words import decimal, exact, visible

RULES = 'format = 1\nkind = "rulebook"\nid = "r"\ncriteria = [{code = "1", maximum = 10}]\n'
DOSSIER = (
    'format = 1\nkind = "dossier"\n[cluster]\nid = "c"\nname = "C"\nseason = 2024\nunits = [{id = "a", name = "A"}]\n'
)


def plain(**tables):
    """A dossier of two units as plain values."""
    units = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    rulebook = {"format": 1, "kind": "rulebook", "id": "r", "criteria": [{"code": "1", "maximum": 10}]}
    cluster = {"id": "c", "name": "C", "season": 2024, "units": units}
    return {"format": 1, "kind": "dossier", "cluster": cluster, "pact": {"rulebook": rulebook}, **tables}


def problems(plain_values):
    with pytest.raises(thidua.ThiduaError) as caught:
        document(plain_values, None)
    return str(caught.value).splitlines()


# ── files


def pipe(folder):
    os.mkfifo(folder / "pipe.toml")
    return "pipe.toml"


def link(folder):
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "rules.toml").write_text(RULES)
    (folder / "link.toml").symlink_to(folder / "elsewhere" / "rules.toml")
    return "link.toml"


def device(folder):
    (folder / "zero.toml").symlink_to("/dev/zero")
    return "zero.toml"


FILES = pytest.mark.parametrize(
    ("made", "reason"),
    [(pipe, "pipe.toml, not a file"), (link, "link.toml, a symbolic link"), (device, "zero.toml, a symbolic link")],
)


@FILES
def test_a_document_names_files_and_nothing_that_only_looks_like_one(tmp_path, made, reason):
    name = made(tmp_path)
    (tmp_path / "d.toml").write_text(f'{DOSSIER}[pact]\nrulebook = "{name}"\n')
    (tmp_path / "h.toml").write_text(f'format = 1\nkind = "council"\nid = "h"\nname = "H"\ndossiers = ["{name}"]\n')
    said = f"the file cannot be read: {reason}"
    assert list(map(str, thidua.check(tmp_path / "d.toml"))) == [f"{said} @ $.pact.rulebook"]
    assert list(map(str, thidua.check(tmp_path / "h.toml"))) == [f"{said} @ $.dossiers[0]"]
    with pytest.raises(thidua.FormatError):
        thidua.load_council(tmp_path / "h.toml")


@pytest.mark.parametrize(
    "read", [thidua.load, thidua.load_rulebook, thidua.load_council], ids=lambda each: each.__name__
)
@pytest.mark.parametrize("made", [pipe, device], ids=lambda each: each.__name__)
def test_no_reader_waits_for_what_is_no_file(tmp_path, made, read):
    with pytest.raises(thidua.FormatError, match="not a file"):
        read(tmp_path / made(tmp_path))


def test_the_command_line_waits_for_nothing_either(tmp_path, capsys):
    name = tmp_path / pipe(tmp_path)
    (tmp_path / "d.toml").write_text(DOSSIER)
    for arguments in (["archive", name], ["check", name], ["conclude", tmp_path / "d.toml", "--rulebook", name]):
        assert main([*map(str, arguments), "--language", "en"]) == 1
        said = capsys.readouterr()
        assert "the file cannot be read: pipe.toml, not a file" in said.out + said.err


def test_a_link_that_the_user_names_is_followed(tmp_path):
    link(tmp_path)
    assert thidua.load_rulebook(tmp_path / "link.toml").id == "r"


def test_a_file_beyond_measure_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("thidua.archive.loading._LARGEST", 1 << 20)
    (tmp_path / "d.toml").write_bytes(b" " * ((1 << 20) + 1))
    assert list(map(str, thidua.check(tmp_path / "d.toml"))) == ["the document is too large; at most 1 MB are read @ $"]


@pytest.mark.parametrize("name", ["x\0.toml", "../x\0.toml"])
def test_a_name_that_no_file_can_have(tmp_path, name):
    assert list(map(str, thidua.check(name))) == [
        f"the file cannot be read: {Path(name).name!r}, no such name @ $".replace("'", "")
    ]
    with pytest.raises(thidua.FormatError):
        document(plain(pact={"rulebook": name}), tmp_path)


# ── texts


def test_texts_have_an_end_and_so_have_keys():
    assert problems_of({"reason": "x" * 10_001}) == ["a text of 10001 characters; at most 10000 are read @ $.reason"]
    assert problems_of({"reason": "x" * 10_000}) == []
    assert problems_of({"x" * 1001: 1}) == [f"a text of 1001 characters; at most 1000 are read @ $.{'x' * 60}"]


def problems_of(values):
    from thidua.codec.text import bounded  # noqa: PLC0415 - one use

    try:
        bounded(values)
    except thidua.FormatError as error:
        return list(map(str, error.problems))
    return []


def test_a_figure_of_blanks_takes_no_time():
    rules = {"figures": [{"name": "f", "measure": "ha"}], "criteria": [{"code": "1", "maximum": 10, "reads": "f"}]}
    rules["criteria"][0]["scale"] = {"kind": "formula", "points": "value"}
    for text in ("1" + " " * 9_000 + "!", "1 " * 4_500, " " * 9_999, "1" * 9_000 + " ha"):
        began = time.process_time()
        values = plain(figures={"a": {"f": text}})
        values["pact"]["rulebook"] |= rules
        assert len(problems(values)) == 1
        assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "value"), [("3 ha", 3), ("1,5 ha", "3/2"), ("−2 HA", -2), ("90 ha", 90), ("2 nghìn ha", 2000), ("7", 7)]
)
def test_a_measure_begins_with_its_first_letter(text, value):
    values = plain(figures={"a": {"f": text}})
    figure = {"name": "f", "measure": "ha", "converts": {"nghìn ha": 1000}}
    criteria = [{"code": "1", "maximum": 10, "reads": "f", "scale": {"kind": "formula", "points": "value"}}]
    values["pact"]["rulebook"] |= {"figures": [figure], "criteria": criteria}
    assert document(values, None).submissions[0].figures == (("f", Fraction(value)),)


def test_messages_show_what_nobody_can_see():
    assert visible("a\x1b[31m\n\u202e\u200b\x9b") == r"a\x1b[31m\n\u202e\u200b\x9b"
    assert visible("Lo\u187ai\ue000\u00a0x") == "Lo\\u187ai\\ue000\u00a0x"  # no sign at all; a blank stays
    assert visible("Phú Thọ – 5 %") == "Phú Thọ – 5 %"
    page = [Heading(text="a\x1b"), Lines(lines=("b\x07",)), Grid(headings=("c\x9b",), rows=(("d\u202e",),))]
    for form in Form:
        shown = render(page, form).replace("\\\\", "\\")
        assert all(code in shown for code in (r"a\x1b", r"b\x07", r"c\x9b", r"d\u202e"))
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_the_lines_of_check_are_lines(tmp_path, capsys):
    path = tmp_path / "a\n\x1b[31m.toml"
    path.write_text(DOSSIER.replace("[cluster]", '"x\\u001b\\ny" = 1\n[cluster]'))
    assert main(["check", str(path), "--language", "en"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith(
        r"a\n\x1b[31m.toml: 'x\x1b\ny' holds a control character or a line end; take it out @ $.x\x1b\ny"
    )


# ── numbers


@pytest.mark.parametrize("digits", [1, 4_000, 4_300, 4_301, 8_000, 30_001])
def test_a_number_of_any_length_can_be_said(digits):
    number = 10**digits - 1
    assert exact(number) == "9" * digits
    assert exact(Fraction(-1, number)) == (f"-1/{'9' * digits}" if digits else "-1")
    assert decimal(number + 1) == "1" + "0" * digits


def test_lines_over_lines_stop_at_numbers_that_nobody_reads():
    # each line multiplies by a fraction of 51 digits above and below: the twelfth would have 612
    scale = {"kind": "proportional", "full_at": str(10**50 + 1)}
    criteria = [
        {"code": f"{line}", "maximum": str(10**50 + 3), "reads": {"x": f"points:{line - 1}"}, "scale": scale}
        for line in range(1, 14)
    ]
    criteria.insert(0, {"code": "0", "maximum": 10})
    values = plain(figures={"a": {"0": 5}, "b": {"0": 4}})
    values["pact"]["rulebook"]["criteria"] = criteria
    year = thidua.conclude(document(values, None))
    assert year.scores.on("11", "a").points == 5 * Fraction(10**50 + 3, 10**50 + 1) ** 11
    assert (year.scores.on("12", "a").points, year.scores.on("13", "a").points) == (0, 0)
    whys = [(ground.why.value, ground.about.criterion) for ground in year.grounds_for("a")]
    assert [code for why, code in whys if why == "digits-without-end"] == ["12"]


def test_a_ranked_line_with_many_peers_to_come():
    scale = Ranked(points=tuple(map(Fraction, (9, 3, 5, 1))), shared=Shared.MEAN, of=RankOf.VALUE)
    rows = [Fraction(row) for row in range(400)] + [thidua.State.NOT_REPORTED] * 400
    columns = Columns(maximum=Fraction(10), cells=(tuple(rows),), targets=(None,) * 800)
    began = time.process_time()
    earned = marks(scale, columns, Setting(reporting=Reporting.OPEN))
    assert time.process_time() - began < 5  # every combination took minutes
    assert (earned[399].low, earned[399].high) == (0, 9)


# ── seasons


@pytest.mark.parametrize(
    ("tables", "path"),
    [
        ({"succession": {"season": 9202, "how": "elected", "head": "a"}}, "$.succession.season"),
        ({"history": [{"season": 2023, "head": "a"}, {"season": 9202, "head": "a"}]}, "$.history[1].season"),
        ({"history": [{"season": 202, "head": "a"}, {"season": 1924, "head": "a"}]}, "$.history[0].season"),
    ],
)
def test_a_mistyped_year_is_not_walked_to(tables, path):
    (line,) = problems(plain(**tables))
    assert "02 is out of range" in line
    assert line.endswith(f" @ {path}")


def test_after_the_last_year_of_the_calendar_nobody_leads():
    values = plain()
    values["cluster"] |= {"season": 9998, "head": "a"}
    values["pact"]["rulebook"]["rotation"] = {
        "head": "roster",
        "deputy": "roster",
        "roster": ["a", "b"],
        "term": 10**30,
    }
    history = thidua.recall(thidua.conclude(document(values, None)))
    assert [season for season, *_ in thidua.project(history, 8).rows()] == [9999, 9999]


# ── tables that everybody shares


def test_what_frozen_nouns_hand_out_cannot_be_changed():
    values = plain(figures={"a": {"1": 5}})
    dossier = document(values, None)
    year = thidua.conclude(dossier)
    history, rules = thidua.recall(year), dossier.pact.rulebook
    tables = (rules.nodes, rules.labels, rules.bounds, year.scores.figures.numbers, dossier.pact.goals)
    for table in (thidua.archive.units().lives, history.units, *tables):
        with pytest.raises(TypeError):
            table["x"] = None
    assert pickle.loads(pickle.dumps(dossier)) == dossier
    assert pickle.loads(pickle.dumps(thidua.archive.units())).lives == thidua.archive.units().lives


def test_a_lot_is_drawn_the_same_in_every_process():
    code = (
        "from thidua.ranking import draw; "
        "print(draw(['a', 'c', 'b'], seed='2024'), draw(['c', 'b', 'a '], seed='2024'))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in range(3)
    }
    assert len(drawn) == 1


# ── units that nobody knows


def results():
    """One of every result that gives the reasons of a unit."""
    rotation = {"head": "roster", "roster": ["a", "b"]}
    values = plain(figures={"a": {"1": 5}, "b": {"1": 4}}, succession={"season": 2025, "how": "elected", "head": "b"})
    values["pact"]["rulebook"]["rotation"] = rotation
    dossier = document(values, None)
    year = thidua.conclude(dossier)
    history = thidua.recall(year)
    figures = thidua.settle(dossier.pact, dossier.submissions)
    yield from (year, year.scores, year.scores.figures, year.ranking, year.nominations, year.nominations.tally)
    yield from (year.handover, thidua.project(history, 2), thidua.audit(history), thidua.progress(figures))
    yield thidua.counterfactual(dossier, rulebook=dossier.pact.rulebook)


@pytest.mark.parametrize("result", list(results()), ids=lambda each: type(each).__name__)
def test_a_unit_that_nobody_knows_is_refused_everywhere(result):
    with pytest.raises(thidua.RecordError) as caught:
        result.grounds_for("nosuch")
    assert str(caught.value) == "unknown unit 'nosuch'; the cluster has: a, b @ $"
    assert isinstance(result.grounds_for("a"), tuple)


def test_a_council_refuses_what_nobody_proposed():
    proposal = {"cluster": "c", "unit": "a", "award": "x"}
    council = {"format": 1, "kind": "council", "id": "h", "name": "H", "proposals": [proposal]}
    decisions = thidua.decide((), document(council, None))
    assert decisions.grounds_for("a", cluster="c")
    with pytest.raises(thidua.RecordError, match="nobody proposed 'c, b'"):
        decisions.grounds_for("b", cluster="c")


def test_of_many_units_the_nearest_are_named():
    year = thidua.conclude(thidua.load("midlands-2017"))
    with pytest.raises(thidua.RecordError) as caught:
        year.grounds_for("phu-to")
    assert str(caught.value) == "unknown unit 'phu-to'; the cluster has: phu-tho @ $"


# ── what a document cannot mean


def test_no_size_and_no_count_lies_below_nothing():
    sized = plain()
    sized["cluster"]["units"][0]["size"] = -5
    assert problems(sized) == ["-5 is below the minimum of 0 @ $.cluster.units[0].size"]
    granted = plain(decisions=[{"award": "x", "individuals": -3}])
    assert problems(granted) == ["-3 is below the minimum of 0 @ $.decisions[0].individuals"]
    council = {"format": 1, "kind": "council", "id": "h", "name": "H"}
    counted = council | {"announced": {"x": {"proposed": -1}}, "salaries": [{"since": "2024-01-01", "amount": -5}]}
    assert problems(counted) == [
        "-5 is below the minimum of 0 @ $.salaries[0].amount",
        "-1 is below the minimum of 0 @ $.announced.x.proposed",
    ]
    units = {"format": 1, "kind": "units", "id": "u", "units": [{"id": "a", "name": "A", "size": -1}]}
    assert problems(units) == ["-1 is below the minimum of 0 @ $.units[0].size"]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"measure": "ha", "converts": {"km2": 0}}, "0 is out of range; allowed: > 0 @ $.figures[0].converts.km2"),
        ({"plausible": [5, 1]}, "5, 1 is out of range; allowed: low, high @ $.figures[0].plausible"),
        ({"plausible_rate": [1]}, "1 is out of range; allowed: low, high @ $.figures[0].plausible_rate"),
    ],
)
def test_bounds_of_figures_are_two_in_order_and_measures_worth_something(figure, said):
    rules = {"format": 1, "kind": "rulebook", "id": "r", "figures": [{"name": "f", **figure}]}
    assert said in problems(rules)


def test_what_must_have_a_name_is_not_blank():
    units = {"format": 1, "kind": "units", "id": "u", "units": [{"id": "", "name": " "}, {"id": "b", "name": "B"}]}
    assert problems(units) == ["must not be blank @ $.units[0].name", "must not be blank @ $.units[0].id"]
    rules = {"format": 1, "kind": "rulebook", "id": "r", "criteria": [{"code": "", "maximum": 1}]}
    assert problems(rules) == ["must not be blank @ $.criteria[0].code"]


def test_one_slip_hides_no_other():
    change = {"kind": "rename", "on": "2024-01-01", "units": ["a"], "name": " "}
    units = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "b", "name": "B"}]
    register = {"format": 1, "kind": "units", "id": "u", "slip": 1, "units": units, "changes": [change]}
    assert problems(register) == [
        "unknown key 'slip'; allowed: id, name, units, changes, sources, basis, source @ $.slip",
        "'b' is used twice @ $.units[2].id",
        "the change 'rename' does not fit 1 units before and 0 after @ $.changes[0]",
    ]


def test_a_slip_in_a_council_hides_no_problem_of_its_dossiers():
    council = {"format": 1, "kind": "council", "id": "h", "name": "H", "slip": 1, "dossiers": ["nosuch"]}
    assert [line.rpartition(" @ ")[2] for line in problems(council)] == ["$.slip", "$.dossiers[0]"]


def test_a_record_without_basis_does_not_say_stated(tmp_path, capsys):
    (tmp_path / "d.toml").write_text(DOSSIER)
    assert main(["archive", str(tmp_path / "d.toml"), "--language", "en"]) == 0
    assert capsys.readouterr().out.endswith("(no basis stated)\n")
    assert "(stated)" in render(entry_page("midlands-2017", thidua.Language.EN))


def test_every_part_that_the_archive_cites_is_there():
    for shelf in thidua.archive.Shelf:
        assert [thidua.check(name) for name in thidua.archive.names(shelf) if thidua.check(name)] == []


# ── targets


def test_before_the_first_report_targets_may_still_come():
    values = plain(targets={"a": {"x": 10}})
    values["pact"]["rulebook"] |= {
        "figures": [{"name": "x"}],
        "criteria": [{"code": "1", "maximum": 10, "reads": "x", "scale": {"kind": "proportional"}}],
    }
    dossier = document(values, None)
    figures = thidua.settle(dossier.pact, dossier.submissions, dossier.reviews)
    assert [(row[0], row[3]) for row in thidua.progress(figures).rows()] == [("a", None)]
    reported = values | {"figures": {"a": {"x": 5}, "b": {"x": 5}}}
    assert problems(reported) == [
        "b has no target for criterion 1, and its scale names no pool for that @ $.targets.b.x"
    ]


def test_null_in_place_of_a_name_is_a_name_missing():
    values = plain()
    values["cluster"]["name"] = None
    assert problems(values) == ["the key 'name' is missing @ $.cluster"]


def test_an_amendment_on_the_first_day_of_the_calendar(tmp_path):
    path = tmp_path / "nam.toml"
    units = 'units = [{id = "a", name = "A"}, {id = "b", name = "B"}]'
    change = 'amendments = [{on = 0001-01-01, left = ["a"]}]'
    path.write_text(f'format = 2\nkind = "dossier"\n{change}\n[cluster]\nname = "C"\nseason = 2024\n{units}\n', "utf-8")
    assert [each.note for each in thidua.check(path)] == [True]
    assert thidua.conclude(thidua.load(path)).of("b") == (None, (), ())
