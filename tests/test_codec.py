"""Documents: what is refused, with all its problems at their places; how names, numbers and figures may be written.

`data/cum-7.toml` is a fictional dossier with every table, `data/cum-7.json` the same year as a program would write it,
`data/bang-diem.toml` their scoring table.
"""

from datetime import date
from fractions import Fraction
from pathlib import Path
from time import monotonic
from unicodedata import normalize

import pytest
from attrs import evolve

from thidua import (
    FormatError,
    RecordError,
    RulebookError,
    State,
    ThiduaError,
    check,
    conclusion,
    dump,
    load,
    load_rulebook,
)
from thidua.cli import main
from thidua.codec.rules import SCALES
from thidua.grounds import Source
from thidua.year import conclude_year

DATA = Path(__file__).parent / "data"

DOSSIER = """format = 2
kind = "dossier"

[cluster]
id = "cum-7"
name = "Cụm số 7"
season = 2024
units = [{id = "a", name = "Đơn vị A"}, {id = "b", name = "Đơn vị B"}]

[pact]
rulebook = "bang-diem.toml"

[targets]
a = {thu-ngan-sach = 100}
b = {thu-ngan-sach = 100}

[figures.a]
1 = 9

[[reviews]]
unit = "a"
figure = "1"
value = 8
stage = "verified"

[[meetings]]
kind = "annual"

[[votes]]
award = "co-thi-dua-tinh"
unit = "a"
electorate = {members = 9}
ballots = {approve = 7, reject = 1}
"""

CLUSTER = 'format = 2\nkind = "dossier"\n[cluster]\nname = "Cụm số 7"\nseason = 2024\n'

RULEBOOK = """format = 2
kind = "rulebook"
id = "bang-diem"

[[figures]]
name = "so-vu"
kind = "whole"

[[criteria]]
code = "1"
maximum = 10

[[criteria]]
code = "1.1"
under = "1"
maximum = 6

[[criteria]]
code = "1.2"
under = "1"
maximum = 4
reads = "so-vu"
scale = {kind = "proportional"}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bang-diem.toml").write_bytes((DATA / "bang-diem.toml").read_bytes())
    return tmp_path


def write(path, text):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(path):
    with pytest.raises(ThiduaError) as caught:
        load(path)
    return str(caught.value).splitlines()


def changed(text, *changes):
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


# ── one mistake, one problem

SEASON = "season = 2024"
MEETING = 'kind = "annual"'
TWO_UNITS = '{id = "a", name = "Đơn vị A"}, {id = "b", name = "Đơn vị B"}'
HELP = ', numbers such as 1.200,5, dates such as 31/01/2022 and texts need straight quotes: "1.200,5"'
QUOTE_KEY = ', a key with accents or spaces needs quotes: "Phú Thọ"'
ONE_LINE = ', an inline table { … } must stand on one line; a key with accents or spaces needs quotes: "Phú Thọ"'

MISTAKES = {
    "unknown-key": (
        (MEETING, MEETING + '\nhosst = "a"'),
        "unknown key 'hosst'; allowed: kind, on, host, chair, venue @ $.meetings[0].hosst",
    ),
    "missing-key": ((MEETING, ""), "the key 'kind' is missing @ $.meetings[0]"),
    "missing-season": ((SEASON, ""), "the key 'season' is missing @ $.cluster"),
    "missing-name": ((', name = "Đơn vị B"', ""), "the key 'name' is missing @ $.cluster.units[1]"),
    "blank-name": (('"Đơn vị B"', '" "'), "must not be blank @ $.cluster.units[1].name"),
    "blank-id": (('id = "b"', 'id = ""'), "must not be blank @ $.cluster.units[1].id"),
    "nameless-unit": (
        (TWO_UNITS, TWO_UNITS + ', {name = "北京"}'),
        "must not be blank: '北京' has no Latin letter and no digit @ $.cluster.units[2].name",
    ),
    "unit-no-table": ((TWO_UNITS, TWO_UNITS + ', "c"'), "expected a table, found 'c' @ $.cluster.units[2]"),
    "wrong-type": (
        ("members = 9", 'members = "9"'),
        "expected a whole number, found '9' @ $.votes[0].electorate.members",
    ),
    "no-text": (('"Cụm số 7"', "7.5"), "expected text, found 7.5 @ $.cluster.name"),
    "no-list": (('"Cụm số 7"', '"Cụm số 7"\nperiod = true'), "expected a list, found true @ $.cluster.period"),
    "no-table": (("[figures.a]\n1 = 9", "[figures]\na = 9"), "expected a table, found 9 @ $.figures.a"),
    "no-tables": (("[figures.a]\n1 = 9\n", "[[figures]]\n"), "expected a table, found a list @ $.figures"),
    "no-date": ((MEETING, MEETING + "\non = 5"), "expected a date, found 5 @ $.meetings[0].on"),
    "date-garbage": (
        (MEETING, MEETING + '\non = "31/02/2024"'),
        "'31/02/2024' is not a date; write 2022-01-31 or 31/01/2022 @ $.meetings[0].on",
    ),
    "date-with-time": (
        (MEETING, MEETING + "\non = 2024-01-31T08:00:00"),
        "expected a date, found 2024-01-31 08:00:00 @ $.meetings[0].on",
    ),
    "not-allowed": (
        (MEETING, 'kind = "yearly"'),
        "'yearly' is not allowed; allowed: preparatory, mid-year, annual, thematic @ $.meetings[0].kind",
    ),
    "season": ((SEASON, 'season = "2024"'), "'2024' is not a season; write 2024 or \"2023-2024\" @ $.cluster.season"),
    "period": (
        (SEASON, 'season = "2023-2024"\nperiod = [2024-05-31, 2023-09-01]'),
        "2024-05-31, 2023-09-01 is out of range @ $.cluster.period",
    ),
    "unknown-unit": (("[figures.a]", "[figures.c]"), "unknown unit 'c'; the cluster has: a, b @ $.figures.c"),
    "unknown-host": (
        (MEETING, MEETING + '\nhost = "c"'),
        "unknown unit 'c'; the cluster has: a, b @ $.meetings[0].host",
    ),
    "unit-twice-in-figures": (
        ("[[reviews]]", '[figures."Đơn vị A"]\n1 = 8\n\n[[reviews]]'),
        "'a' is used twice @ $.figures.Đơn vị A",
    ),
    "figure-twice": (("1 = 9", '3.3 = 6\n"3.3" = 5'), "'3.3' is used twice @ $.figures.a.3.3"),
    "target-missing": (
        ("b = {thu-ngan-sach = 100}", ""),
        "b has no target for criterion 2, and its scale names no pool for that @ $.targets.b.thu-ngan-sach",
    ),
    "target-zero": (
        ("b = {thu-ngan-sach = 100}", "b = {thu-ngan-sach = 0}"),
        "a target must be greater than 0, found 0 @ $.targets.b.thu-ngan-sach",
    ),
    "target-of-alias": (
        ("b = {thu-ngan-sach = 100}", '"Đơn vị B" = {thu-ngan-sach = 0}'),
        "a target must be greater than 0, found 0 @ $.targets.Đơn vị B.thu-ngan-sach",
    ),
    "not-a-number": (("1 = 9", '1 = "chín"'), "'chín' is not a number @ $.figures.a.1"),
    "no-number": (("1 = 9", "1 = true"), "expected a number, found true @ $.figures.a.1"),
    "no-number-list": (("1 = 9", "1 = [9]"), "expected a number, found a list @ $.figures.a.1"),
    "nan": (("1 = 9", "1 = nan"), "'NaN' is not a finite number @ $.figures.a.1"),
    "infinity": (("1 = 9", "1 = -inf"), "'-Infinity' is not a finite number @ $.figures.a.1"),
    "huge-exponent": (("1 = 9", "1 = 1e999999"), "'1E+999999' is not a number @ $.figures.a.1"),
    "hugest-exponent": (("1 = 9", f"1 = 1e{'9' * 99}"), "'NaN' is not a finite number @ $.figures.a.1"),
    "too-long-to-write": (("1 = 9", "1 = 1e-60"), "expected a number, found more than 60 digits @ $.figures.a.1"),
    "long-hexadecimal": (
        ("1 = 9", f"1 = 0x{'f' * 99999}"),
        "expected a number, found more than 60 digits @ $.figures.a.1",
    ),
    "long-whole": (
        ("members = 9", f"members = {'9' * 61}"),
        f"expected a whole number, found {'9' * 60}… @ $.votes[0].electorate.members",
    ),
    "ambiguous-number": (
        ("1 = 9", '1 = "1.200"'),
        (
            'the number \'1.200\' can be read as: 1200, 1.2; set numbers = "vi" or "en" at the top of the document'
            " @ $.figures.a.1"
        ),
    ),
    "numbers": (
        ("format = 2", 'format = 2\nnumbers = "fr"'),
        "'fr' is not allowed; allowed: plain, vi, en @ $.numbers",
    ),
    "above-maximum": (("1 = 9", "1 = 11"), "11 is above the maximum of 10 @ $.figures.a.1"),
    "above-in-submission": (
        ("[[reviews]]", '[[submissions]]\nunit = "b"\non = 2024-12-01\nfigures = {3.3 = 7}\n\n[[reviews]]'),
        "7 is above the maximum of 6 @ $.submissions[0].figures.3.3",
    ),
    "unknown-figure": (
        ("1 = 9", "4 = 9"),
        (
            "unknown figure '4'; the rulebook has:"
            " thu-ngan-sach, ho-so.som, bai-viet, ngay-nop, co-ke-hoach, muc, 1, 3.3 @ $.figures.a.4"
        ),
    ),
    "figure-no-flag": (("1 = 9", "co-ke-hoach = 1"), "expected true or false, found 1 @ $.figures.a.co-ke-hoach"),
    "figure-no-option": (("1 = 9", "muc = 1"), "expected text, found 1 @ $.figures.a.muc"),
    "occurrence": (
        ("1 = 9", 'bai-viet = [{on = "hôm qua"}]'),
        "'hôm qua' is not a date; write 2022-01-31 or 31/01/2022 @ $.figures.a.bai-viet[0].on",
    ),
    "review-value": (("value = 8", 'value = "tám"'), "'tám' is not a number @ $.reviews[0].value"),
    "too-many-ballots": (("approve = 7", "approve = 10"), "11 is above the maximum of 9 @ $.votes[0].ballots"),
    "unknown-office": (
        (SEASON, SEASON + '\nhead = "c"'),
        "unknown unit 'c'; the cluster has: a, b @ $.cluster.head",
    ),
    "not-assigned": (
        ("[figures.a]", '[not-assigned]\n"Đơn vị A" = ["9"]\n\n[figures.a]'),
        "unknown criterion '9'; the rulebook has: 1, 2, 3, 3.3 @ $.not-assigned.Đơn vị A",
    ),
    "basis-missing": (
        ("format = 2", 'format = 2\nsource = "Báo A"'),
        "a source is given without its basis: stated, inferred, borrowed, proposed, illustrative, fictional @ $.basis",
    ),
    "two-announcements": (
        ("[[meetings]]", "[announced]\nplaces = {a = 1}\ntotals = {b = 5}\n\n[[meetings]]"),
        "give places or totals, not both @ $.announced",
    ),
    "place-twice": (
        ("[[meetings]]", f'[announced.places]\n"Đơn vị A" = 1\n"{normalize("NFD", "Đơn vị A")}" = 2\n\n[[meetings]]'),
        f"'Đơn vị A' is used twice @ $.announced.places.{normalize('NFD', 'Đơn vị A')}",
    ),
    "place": (
        ("[[meetings]]", '[announced]\nplaces = {a = "nhất"}\n\n[[meetings]]'),
        "expected a whole number, found 'nhất' @ $.announced.places.a",
    ),
    "future-format": (("format = 2", "format = 3"), "unknown format 3; this version reads format 1, 2 @ $.format"),
    "no-format": (("format = 2", ""), "the key 'format' is missing @ $"),
    "no-kind": (('kind = "dossier"', ""), "the key 'kind' is missing @ $"),
    "missing-rulebook": (
        ('"bang-diem.toml"', '"quy-che.toml"'),
        "the file cannot be read: quy-che.toml, No such file or directory @ $.pact.rulebook",
    ),
    "unknown-rulebook": (
        ('"bang-diem.toml"', '"trung-du"'),
        (
            "the rulebook 'trung-du' is not found; the archive has: tien-giang-2022, tien-giang-2023, trung-du-2017"
            " @ $.pact.rulebook"
        ),
    ),
    "unquoted-number": (
        ("1 = 9", "1 = 1.200,5"),
        "syntax error: Expected newline or end of document after a statement (at line 18, column 10)" + HELP + " @ $",
    ),
    "unquoted-date": (
        (MEETING, MEETING + "\non = 31/01/2022"),
        "syntax error: Expected newline or end of document after a statement (at line 28, column 8)" + HELP + " @ $",
    ),
    "unquoted-text": (('"Cụm số 7"', "Cụm"), "syntax error: Invalid value (at line 6, column 8)" + HELP + " @ $"),
    "curly-quotes": (('"Cụm số 7"', "“Cụm”"), "syntax error: Invalid value (at line 6, column 8)" + HELP + " @ $"),
    "no-such-day": (
        (MEETING, MEETING + "\non = 2022-02-31"),
        "syntax error: Invalid date or datetime (at line 28, column 6), the calendar has no such day @ $",
    ),
    "unquoted-key": (
        ("1 = 9", "Phú = 9"),
        "syntax error: Expected '=' after a key in a key/value pair (at line 18, column 3)" + QUOTE_KEY + " @ $",
    ),
    "unquoted-table": (
        ("[figures.a]", "[figures.Phú Thọ]"),
        "syntax error: Expected ']' at the end of a table declaration (at line 17, column 12)" + QUOTE_KEY + " @ $",
    ),
    "inline-table-on-two-lines": (
        ("{approve = 7, ", "{approve = 7,\n"),
        "syntax error: Invalid initial character for a key part (at line 33, column 24)" + ONE_LINE + " @ $",
    ),
    "3.3-and-3": (
        ("1 = 9", "3.3 = 6\n3 = 6"),
        (
            "syntax error: Cannot overwrite a value (at line 19, column 6), a key is set twice,"
            ' or 3.3 and 3 stand in one table: quote the code: "3.3" @ $'
        ),
    ),
    "table-twice": (
        ("[[reviews]]", "[figures.a]\n\n[[reviews]]"),
        (
            "syntax error: Cannot declare ('figures', 'a') twice (at line 20, column 11),"
            " a table stands twice: join its lines under one heading @ $"
        ),
    ),
    "10,000-digits": (("1 = 9", f"1 = {'9' * 10_000}"), "syntax error: a number has thousands of digits @ $"),
    "deep-key": (("1 = 9", f"{'a.' * 200_000}b = 9"), "the document is nested too deeply @ $"),
}


@pytest.mark.parametrize(("change", "message"), MISTAKES.values(), ids=MISTAKES)
def test_one_mistake_is_one_problem_at_its_place(folder, capsys, change, message):
    path = write(folder / "nam.toml", changed(DOSSIER, change))
    assert problems(path) == [message]
    refused_by_the_command_line(path, capsys, message)


def refused_by_the_command_line(path, capsys, *messages):
    target = path.with_name("ket-luan.json")
    target.write_text("as it was")
    assert main(["check", str(path), "--language", "en"]) == 1
    assert capsys.readouterr() == ("".join(f"{path}: {message}\n" for message in messages), "")
    conclude = ["conclude", str(path), "--language", "en", "--format", "json", "--output", str(target)]
    assert main(conclude) == 1
    assert capsys.readouterr() == ("", "".join(f"{message}\n" for message in messages))
    assert target.read_text() == "as it was"
    assert {each.name for each in path.parent.iterdir()} <= {path.name, target.name, "bang-diem.toml"}


def test_the_document_without_the_mistakes_is_good(folder):
    assert check(write(folder / "nam.toml", DOSSIER)) == ()


CLUSTERS = {
    "duplicate-id": (
        'units = [{id = "a", name = "Đơn vị A"}, {id = "a", name = "Đơn vị B"}]\nhead = "Đơn vị B"',
        "'a' is used twice @ $.cluster.units[1].id",
    ),
    "slugs-collide": (
        'units = [{name = "Thạnh An"}, {name = "Thanh An"}]\nhead = "Thanh An"',
        (
            "'Thanh An' and 'Thạnh An' share the default id 'thanh-an'; give an id, for example 'thanh-an-2'"
            " @ $.cluster.units[1].name"
        ),
    ),
    "slug-is-an-id": (
        'units = [{name = "Thanh An"}, {id = "thanh-an", name = "Thạnh An"}]',
        (
            "'Thanh An' and 'Thạnh An' share the default id 'thanh-an'; give an id, for example 'thanh-an-2'"
            " @ $.cluster.units[0].name"
        ),
    ),
    "nfc-and-nfd": (
        f'units = [{{id = "x", name = "Phú Thọ"}}, {{id = "y", name = "{normalize("NFD", "Phú Thọ")}"}}]',
        "the name 'Phú Thọ' is shared by 'x' and 'y' @ $.cluster.units[1].name",
    ),
    "nfc-and-nfd-without-ids": (
        f'units = [{{name = "Phú Thọ"}}, {{name = "{normalize("NFD", "Phú Thọ")}"}}]',
        "the name 'Phú Thọ' is shared by 'phu-tho' and 'phu-tho' @ $.cluster.units[1].name",
    ),
    "alias-of-another": (
        (
            'units = [{id = "a", name = "Đơn vị A"}, {id = "b", name = "Đơn vị B", aliases = ["ĐV", "Đơn vị A"]}]\n'
            'head = "ĐV"\ndeputy = "Đơn vị A"'
        ),
        "the name 'Đơn vị A' is shared by 'a' and 'b' @ $.cluster.units[1].aliases[1]",
    ),
    "units-unreadable": ('units = "a, b"\nhead = "a"', "expected a list, found 'a, b' @ $.cluster.units"),
    "a-unit-unreadable": (
        'units = [{id = 7, name = "A"}]\nhead = "7"',
        "expected text, found 7 @ $.cluster.units[0].id",
    ),
}


@pytest.mark.parametrize(("cluster", "message"), CLUSTERS.values(), ids=CLUSTERS)
def test_units_that_cannot_be_told_apart_are_one_problem_however_often_they_are_named(tmp_path, cluster, message):
    assert problems(write(tmp_path / "nam.toml", CLUSTER + cluster)) == [message]


TEXTS = {
    "empty": ("nam.toml", b"", "the document is empty @ $"),
    "blank": ("nam.json", b" \n", "the document is empty @ $"),
    "utf-16": ("nam.toml", CLUSTER.encode("utf-16"), "the file is not UTF-8 (byte 1); save it as UTF-8 @ $"),
    "windows-1258": ("nam.toml", b"format = 2 # \xd0", "the file is not UTF-8 (byte 14); save it as UTF-8 @ $"),
    "brackets-toml": ("nam.toml", b"a = " + b"[" * 200_000, "the document is nested too deeply @ $"),
    "brackets-in-table": ("nam.toml", b"a = " + b"{a=[" * 2_000, "the document is nested too deeply @ $"),
    "brackets-behind-four-quotes": (
        "nam.toml",
        b"a = ['''x'''', " + b"[" * 2_000,
        "the document is nested too deeply @ $",
    ),
    "key-behind-five-quotes": (
        "nam.toml",
        b'a = ["""x""""", {' + b"a." * 100_000 + b"a = 1}]",
        "the document is nested too deeply @ $",
    ),
    "brackets-that-close": (
        "nam.toml",
        b"a = " + b"[" * 101 + b"]" * 101,
        "the document is nested too deeply @ $.a[0][0]",
    ),
    "brackets-json": ("nam.json", b"[" * 200_000, "the document is nested too deeply @ $"),
    "braces-json": ("nam.json", b'{"a":' * 200_000, "the document is nested too deeply @ $"),
    "open-quotes": (
        "nam.toml",
        b'a = "' + b'\\"' * 100_000,
        "syntax error: Unterminated string (at end of document) @ $",
    ),
    "list": ("nam.json", b"[1, 2]", "expected a table, found a list or value @ $"),
    "json-syntax": (
        "nam.json",
        b'{"format" 1}',
        "syntax error: Expecting ':' delimiter (at line 1, column 11) @ $",
    ),
    "json-digits": (
        "nam.json",
        b'{"format": ' + b"9" * 10_000 + b"}",
        "syntax error: a number has thousands of digits @ $",
    ),
    "json-twice": (
        "nam.json",
        b'{"format": 2, "kind": "dossier", "cluster": {"units": [{"id": "a", "id": "b"}]}, "kind": "law"}',
        "'id' is used twice @ $.cluster.units[0].id\n'kind' is used twice @ $.kind",
    ),
    "json-twice-in-what-is-lost": ("nam.json", b'{"a": {"b": 1, "b": 2}, "a": 3}', "'a' is used twice @ $.a"),
    "json-half-a-character": (
        "nam.json",
        b'{"format": 2, "kind": "dossier", "cluster": {"name": "\\ud800", "season": 2024}}',
        "expected text, found half of a character @ $.cluster.name",
    ),
    "json-nan": (
        "nam.json",
        (
            b'{"format": 2, "kind": "dossier", "cluster": {"name": "C", "season": 2024, "units": [{"name": "A"}]},'
            b' "figures": {"a": {"x": NaN, "y": -Infinity, "z": 1e400}}}'
        ),
        (
            "'NaN' is not a finite number @ $.figures.a.x\n'-Infinity' is not a finite number @ $.figures.a.y\n"
            "'1E+400' is not a number @ $.figures.a.z"
        ),
    ),
    "no-cluster": ("nam.toml", b'format = 2\nkind = "dossier"', "the key 'cluster' is missing @ $"),
    "cluster-no-table": (
        "nam.toml",
        b'format = 2\nkind = "dossier"\ncluster = 7\n[pact]\nsignatures = ["a"]',
        "expected a table, found 7 @ $.cluster",
    ),
}


@pytest.mark.parametrize(("name", "data", "message"), TEXTS.values(), ids=TEXTS)
def test_a_text_that_is_no_document_is_refused_in_seconds(tmp_path, capsys, name, data, message):
    started = monotonic()
    path = write(tmp_path / name, data)
    assert problems(path) == message.splitlines()
    refused_by_the_command_line(path, capsys, *message.splitlines())
    assert monotonic() - started < 10


def test_line_ends_and_the_byte_order_mark_of_windows_are_no_matter(folder):
    plain, windows = write(folder / "nam.toml", DOSSIER), folder / "windows.toml"
    windows.write_bytes(b"\xef\xbb\xbf" + DOSSIER.replace("\n", "\r\n").encode())
    assert load(windows) == load(plain)


def test_brackets_in_texts_and_comments_are_no_nesting(folder):
    deep = "[" * 200
    texts = f"""# {deep}\nsource = \"\"\"{deep} " {deep}\"\"\"\nbasis = "stated"\n"""
    dossier = load(write(folder / "nam.toml", texts + DOSSIER))
    assert dossier.sources.source == f'{deep} " {deep}'


# ── many mistakes, all listed

NO_VALUE = '[[reviews]]\nunit = "a"\nvalu = 1\n'
NO_UNIT = '[[reviews]]\nunit = "zz"\nfigure = "1"\nvalue = "x"\nstage = "verified"\n'
NO_KIND = '[[meetings]]\nhost = "a"\n'
NO_HOST = '[[meetings]]\nkind = "annual"\nhost = "Đơn vị C"\n'


def test_mistakes_of_layout_and_of_meaning_are_listed_together_each_once(folder, capsys):
    text = changed(
        DOSSIER,
        (SEASON, 'season = "2024"'),
        ("b = {thu-ngan-sach = 100}", "b = {thu-ngan-sach = -5}"),
        ("1 = 9", "1 = 11\n3.3 = nan"),
        ("[[reviews]]", f"{NO_VALUE}\n{NO_UNIT}\n[[reviews]]"),
        ("[[meetings]]", f"{NO_KIND}\n{NO_HOST}\n[[meetings]]"),
        ("members = 9", "members = 3"),
    )
    path = write(folder / "nam.toml", text)
    messages = [
        (
            "unknown key 'valu'; allowed: unit, figure, value, state, criterion, points, stage, role, by, on, reason,"
            " explanation, accepted @ $.reviews[0].valu"
        ),
        "the key 'kind' is missing @ $.meetings[0]",
        "'2024' is not a season; write 2024 or \"2023-2024\" @ $.cluster.season",
        "a target must be greater than 0, found -5 @ $.targets.b.thu-ngan-sach",
        "'NaN' is not a finite number @ $.figures.a.3.3",
        "'x' is not a number @ $.reviews[1].value",
        "8 is above the maximum of 3 @ $.votes[0].ballots",
        "unknown unit 'Đơn vị C'; the cluster has: a, b @ $.meetings[1].host",
        "11 is above the maximum of 10 @ $.figures.a.1",
        "exactly one of these is needed: figure, criterion @ $.reviews[0]",
        "unknown unit 'zz'; the cluster has: a, b @ $.reviews[1].unit",
    ]
    assert problems(path) == messages
    refused_by_the_command_line(path, capsys, *messages)


def test_problems_of_the_rulebook_and_of_the_dossier_are_listed_together(folder):
    write(folder / "bang-diem.toml", changed(RULEBOOK, ("maximum = 4", "maximum = 3")))
    path = write(folder / "nam.toml", changed(DOSSIER, (MEETING, 'kind = "yearly"'), ("1 = 9", "9 = 9")))
    with pytest.raises(FormatError) as caught:
        load(path)
    assert str(caught.value).splitlines() == [
        "criterion 1: the maxima of its children add up to 9, not 10 @ $.pact.rulebook.criteria[0].maximum",
        "'yearly' is not allowed; allowed: preparatory, mid-year, annual, thematic @ $.meetings[0].kind",
    ]


def test_the_family_of_the_error_says_whether_the_text_the_rules_or_the_facts_are_wrong(folder):
    with pytest.raises(RecordError):
        load(write(folder / "nam.toml", changed(DOSSIER, ("1 = 9", "1 = 11"))))
    write(folder / "bang-diem.toml", changed(RULEBOOK, ("maximum = 4", "maximum = 3")))
    with pytest.raises(RulebookError):
        load(write(folder / "nam.toml", DOSSIER))
    with pytest.raises(FormatError):
        load(write(folder / "nam.toml", changed(DOSSIER, (MEETING, ""))))


# ── rulebooks

RULES = {
    "unknown-key": (
        ('kind = "whole"', 'kind = "whole"\nunits = "vụ"'),
        (
            "unknown key 'units'; allowed: name, kind, measure, converts, options, plausible, plausible_rate, assessor,"
            " combine @ $.figures[0].units"
        ),
    ),
    "unknown-scale": (
        ('kind = "proportional"', 'kind = "linear"'),
        f"'linear' is not allowed; allowed: {', '.join(SCALES)} @ $.criteria[2].scale.kind",
    ),
    "scale-without-kind": (('{kind = "proportional"}', "{}"), "the key 'kind' is missing @ $.criteria[2].scale"),
    "scale-no-table": (
        ('{kind = "proportional"}', '"linear"'),
        "expected a table, found 'linear' @ $.criteria[2].scale",
    ),
    "code-unquoted": (('code = "1.1"', "code = 1.1"), "expected text, found 1.1 @ $.criteria[1].code"),
    "reads-number": (
        ('reads = "so-vu"', "reads = 3"),
        "expected a name or a table of roles, found 3 @ $.criteria[2].reads",
    ),
    "reads-unknown": (
        ('reads = "so-vu"', 'reads = {value = "so-vụ"}'),
        "unknown figure 'so-vụ'; the rulebook has: so-vu @ $.criteria[2].reads.value",
    ),
    "sum-mismatch": (
        ("maximum = 4", "maximum = 5"),
        "criterion 1: the maxima of its children add up to 11, not 10 @ $.criteria[0].maximum",
    ),
    "unknown-under": (
        ('under = "1"\nmaximum = 6', 'under = "2"\nmaximum = 6'),
        (
            "unknown criterion '2'; the rulebook has: 1, 1.1, 1.2 @ $.criteria[1].under\n"
            "criterion 1: the maxima of its children add up to 4, not 10 @ $.criteria[0].maximum"
        ),
    ),
    "cycle": (
        ('code = "1"\n', 'code = "1"\nunder = "1.1"\n'),
        (
            "criterion '1' is part of a cycle @ $.criteria[0].under\n"
            "criterion '1.1' is part of a cycle @ $.criteria[1].under\n"
            "criterion 1.1: the maxima of its children add up to 10, not 6 @ $.criteria[1].maximum"
        ),
    ),
}


@pytest.mark.parametrize(("change", "message"), RULES.values(), ids=RULES)
def test_a_rulebook_that_contradicts_itself_is_refused_by_itself_and_in_a_dossier(tmp_path, capsys, change, message):
    path = write(tmp_path / "bang-diem.toml", changed(RULEBOOK, change))
    with pytest.raises(ThiduaError) as caught:
        load_rulebook(path)
    assert str(caught.value) == message
    assert main(["check", str(path), "--language", "en"]) == 1
    assert capsys.readouterr().out == "".join(f"{path}: {each}\n" for each in message.splitlines())
    dossier = write(tmp_path / "nam.toml", changed(DOSSIER, ("[targets]", "[figures.b]\n[targets]")))
    assert problems(dossier) == [each.replace("@ $", "@ $.pact.rulebook") for each in message.splitlines()]


def test_a_rulebook_lists_what_is_wrong_with_its_layout_and_with_its_rules(tmp_path):
    rules = changed(
        RULEBOOK,
        ('kind = "whole"', 'kind = "number"'),
        ("maximum = 4", "maximum = 5"),
        ("[[figures]]", '[[stages]]\nname = "self"\n\n[[stages]]\nname = "self"\n\n[[figures]]'),
        ("[[figures]]", '[ranking]\ntie_breaks = ["points:1.1"]\n\n[[figures]]'),
    )
    with pytest.raises(FormatError) as caught:
        load_rulebook(write(tmp_path / "r.toml", rules))
    assert str(caught.value).splitlines() == [
        (
            "'number' is not allowed; allowed: amount, whole, day, yes-no, option, grade, occurrences, points"
            " @ $.figures[0].kind"
        ),
        "criterion 1: the maxima of its children add up to 11, not 10 @ $.criteria[0].maximum",
        "'self' is used twice @ $.stages[1]",
    ]


def test_every_kind_of_document_is_checked_and_loaded_only_where_it_fits(tmp_path):
    minutes = write(tmp_path / "minutes.toml", 'format = 2\nkind = "minutes"\n')
    law = write(
        tmp_path / "law.toml", 'format = 2\nkind = "law"\nid = "x"\nchain = "x"\nname = "X"\nsince = 2024-01-01\n'
    )
    assert [str(each) for each in check(minutes)] == [
        "a document of kind 'minutes' does not fit here; needed: dossier, rulebook, law, council, series, units @ $.kind"
    ]
    assert check(law) == ()
    assert problems(law) == ["a document of kind 'law' does not fit here; needed: dossier @ $.kind"]
    write(law, law.read_text().replace("since", "sinc"))
    assert [each.path for each in check(law)] == ["$", "$.sinc"]


# ── what may be written in more than one way


def test_units_go_by_id_name_alias_and_every_spelling_and_figures_by_dotted_names_or_tables():
    dossier = load(DATA / "cum-7.toml")
    assert dossier == load(DATA / "cum-7.json")
    pact = dossier.pact
    assert [unit.id for unit in pact.cluster.units] == ["a", "b", "hoa-an"]
    assert (pact.head, pact.deputy, pact.signatures) == ("a", "b", ("a", "b", "hoa-an"))
    assert pact.signed == date(2024, 3, 12)
    assert [(each.unit, each.figure, each.plan) for each in pact.targets] == [
        ("a", "thu-ngan-sach", Fraction(2501, 2)),
        ("b", "thu-ngan-sach", Fraction(980)),
    ]
    assert pact.not_assigned == (("hoa-an", "2"),)
    first, second, own, other = dossier.submissions
    assert [(each.unit, each.on) for each in (first, second, own, other)] == [
        ("b", date(2024, 11, 1)),
        ("b", date(2024, 12, 1)),
        ("a", None),
        ("hoa-an", None),
    ]
    figures = dict(own.figures)
    assert list(figures) == ["1", "thu-ngan-sach", "ho-so.som", "bai-viet", "ngay-nop", "co-ke-hoach", "muc", "3.3"]
    assert (figures["1"], figures["ho-so.som"], figures["3.3"]) == (Fraction(19, 2), Fraction(626), Fraction(21, 4))
    assert (figures["ngay-nop"], figures["co-ke-hoach"], figures["muc"]) == (date(2024, 12, 1), True, "tốt")
    assert [(each.on, each.evidence) for each in figures["bai-viet"]] == [
        (date(2024, 2, 3), "bản tin 2"),
        (None, "bản tin 5"),
    ]
    assert [(each.unit, each.value, each.state) for each in dossier.reviews] == [
        ("a", Fraction(1), None),
        ("b", None, State.VOID),
        ("a", None, None),
    ]
    assert (dossier.meetings[0].host, dossier.meetings[0].chair) == ("b", "a")
    assert (dossier.rulings[0].among, dossier.rulings[0].order) == (("a", "b"), ("b", "a"))
    assert (dossier.votes[0].unit, dossier.votes[0].electorate.barred) == ("b", ("a",))
    assert (dossier.succession.head, dossier.succession.deputy) == ("b", "hoa-an")
    assert [each.unit for each in dossier.decisions] == [None, "b"]
    assert dossier.honours[0].unit == "b"
    assert (dossier.history[0].head, dossier.history[0].deputy) == ("b", "a")


def test_a_document_says_how_its_numbers_are_written(folder):
    text = changed(DOSSIER, ("format = 2", 'format = 2\nnumbers = "vi"'), ("= 100}", '= "1.200"}'))
    assert load(write(folder / "nam.toml", text)).pact.targets[0].plan == 1200


def test_a_cluster_without_id_goes_by_the_slug_of_its_name_and_a_school_year_has_its_period(tmp_path):
    text = changed(CLUSTER, (SEASON, 'season = "2023-2024"\nperiod = [2023-09-01, 2024-05-31]'))
    pact = load(write(tmp_path / "nam.toml", text)).pact
    assert (pact.cluster.id, pact.season.label, pact.season.start) == ("cum-so-7", "2023-2024", date(2023, 9, 1))
    assert pact.season.end == date(2024, 5, 31)


def test_announced_totals_go_by_name_as_people_write_them(tmp_path):
    text = (
        CLUSTER
        + 'units = [{name = "Hòa An"}, {name = "Đơn vị B"}]\n[announced.totals]\n"Hoà An" = "98,5"\ndon-vi-b = 97\n'
    )
    assert load(write(tmp_path / "nam.toml", text)).announced.totals == (
        ("hoa-an", Fraction(197, 2)),
        ("don-vi-b", Fraction(97)),
    )


@pytest.mark.parametrize("named", ["don-vi-a", "Đơn vị A", "ĐƠN VỊ A", normalize("NFD", "Đơn vị A"), "đv. a"])
def test_the_source_of_a_part_is_cited_by_whatever_name_it_calls_a_unit(tmp_path, named):
    text = """format = 2
kind = "dossier"
basis = "stated"
source = "Báo mẫu"
cluster = {name = "C", season = 2024, units = [{name = "Đơn vị A", aliases = ["Đv. A"]}, {name = "Đơn vị B"}]}
announced = {places = {"Đv. A" = 1, don-vi-b = 2}}
sources = [{about = "announced.places.NAMED", source = "Biên bản", basis = "inferred"}]
"""
    dossier = load(write(tmp_path / "d.toml", text.replace("NAMED", named)))
    assert [each.document for each in dossier.sources.cite("announced.places.don-vi-a")] == ["Biên bản"]
    assert list(conclude_year(dossier).explain("en", unit="don-vi-a")) == [
        "Đơn vị A: announced in place 1. [Biên bản (inferred)]"
    ]


def test_criteria_read_one_figure_or_roles(tmp_path):
    rules = load_rulebook(
        write(
            tmp_path / "r.toml",
            RULEBOOK + '[[criteria]]\ncode = "2"\nmaximum = 3\nreads = ["so-vu"]\nscale = {kind = "pool"}\n'
            '[[criteria]]\ncode = "3"\nmaximum = 3\nreads = {all = "so-vu"}\nscale = {kind = "pool"}\n',
        )
    )
    assert [row.written for row in rules.criteria.rows[2:]] == [
        {"value": "so-vu"},
        {"value": "so-vu"},
        {"all": "so-vu"},
    ]


# ── the conclusion


def test_the_conclusion_of_a_scored_year():
    """Maxima 10 + 5 + 6. A: 9.5 + 5 (over its target) + 5.5 agreed; B: 9 + 0 (struck out) + 6; Hòa An: 8 of 16."""
    found = conclusion(conclude_year(load(DATA / "cum-7.toml")))
    assert list(found) == [
        "format",
        "kind",
        "cluster",
        "season",
        "members_complete",
        "scores",
        "self_scores",
        "ranking",
        "unplaced",
        "bands",
        "nominations",
        "decisions",
        "handover",
        "grounds",
    ]
    assert found["scores"][0] == {
        "unit": "a",
        "points": {"exact": "20", "shown": "20.00"},
        "maximum": {"exact": "21", "shown": "21.00"},
        "rate": {"exact": "20/21", "shown": "95.24"},
        "by_stage": [
            {"stage": "self", "points": {"exact": "79/4", "shown": "19.75"}},
            {"stage": "verified", "points": {"exact": "20", "shown": "20.00"}},
        ],
    }
    assert [each["rate"] for each in found["scores"][1:]] == [
        {"exact": "5/7", "shown": "71.43"},
        {"exact": "1/2", "shown": "50.00"},
    ]
    assert found["ranking"] == [
        {"unit": "a", "place": 1, "tied": False, "band": None},
        {"unit": "b", "place": 2, "tied": False, "band": None},
        {"unit": "hoa-an", "place": 3, "tied": False, "band": None},
    ]
    assert found["decisions"] == [
        {
            "unit": None,
            "award": "bang-khen-tinh",
            "granted_by": "Chủ tịch UBND tỉnh",
            "individuals": 24,
            "on": "2025-02-01",
        },
        {"unit": "b", "award": "co-thi-dua-tinh", "granted_by": None, "individuals": None, "on": None},
    ]
    assert found["handover"] == {"season": 2025, "head": "b", "deputy": "hoa-an"}
    assert found["nominations"] == []
    assert {
        "why": "not-approved",
        "about": {"unit": "b", "award": "co-thi-dua-tinh"},
        "facts": {
            "approve": 7,
            "of": 9,
            "denominator": "members",
            "threshold": "4/5",
            "edge": "reached",
            "present": 8,
            "quorum": "2/3",
        },
        "cites": [{"document": "Hồ sơ mẫu", "clause": None, "basis": "fictional"}],
    } in found["grounds"]


def test_points_that_wait_for_peers_are_a_range(tmp_path):
    text = CLUSTER + (
        'units = [{id = "a", name = "Đơn vị A"}, {id = "b", name = "Đơn vị B"}]\n'
        '[pact.rulebook]\nformat = 2\nkind = "rulebook"\nid = "r"\n'
        '[[pact.rulebook.figures]]\nname = "so-vu"\nkind = "whole"\n'
        '[[pact.rulebook.criteria]]\ncode = "1"\nmaximum = 4\nreads = "so-vu"\nscale = {kind = "pool"}\n'
        "[figures.a]\nso-vu = 3\n"
    )
    found = conclusion(conclude_year(load(write(tmp_path / "nam.toml", text))))
    assert found["scores"][0]["points"] is None
    assert (found["scores"][0]["low"]["shown"], found["scores"][0]["high"]["shown"]) == ("0.00", "4.00")
    assert found["scores"][0]["rate"] is None
    assert found["unplaced"] == [{"unit": "a", "why": "provisional"}, {"unit": "b", "why": "unclassified"}]


@pytest.mark.parametrize(("lost", "exact", "shown"), [("-1", "1", "1"), ("-0.6", "3/2", "1.50")])
def test_points_between_two_steps_do_not_look_rounded(tmp_path, lost, exact, shown):
    """2.4 less 1 is 1.4, rounded down to 1; less 0.6, of which 0.5 is the most, 1.5 is as near as it comes."""
    most = "2" if lost == "-1" else "0.5"
    text = CLUSTER + (
        'units = [{id = "a", name = "Đơn vị A"}]\n'
        '[pact.rulebook]\nformat = 2\nkind = "rulebook"\nid = "r"\n'
        'rounding = {digits = 0, mode = "down", at = "group"}\n'
        f'[[pact.rulebook.criteria]]\ncode = "1"\ndeductions_at_most = {most}\n'
        '[[pact.rulebook.criteria]]\ncode = "1.1"\nunder = "1"\nmaximum = 5\n'
        '[[pact.rulebook.criteria]]\ncode = "1.2"\nunder = "1"\ndeductions_at_most = 2\nscale = {kind = "given"}\n'
        f'[figures.a]\n"1.1" = "2.4"\n"1.2" = {lost}\n'
    )
    found = conclusion(conclude_year(load(write(tmp_path / "nam.toml", text))))
    assert found["scores"][0]["points"] == {"exact": exact, "shown": shown}


# ── writing


def test_a_year_that_no_document_can_hold_is_not_written(tmp_path):
    dossier = load(DATA / "cum-7.toml")
    own = dossier.submissions[2]
    target = tmp_path / "nam.json"
    with pytest.raises(RecordError) as caught:
        dump(evolve(dossier, submissions=(own, own)), target)
    assert str(caught.value) == "'a' is used twice @ $.figures.a"
    with pytest.raises(RecordError) as caught:
        dump(evolve(dossier, pact=evolve(dossier.pact, season=None)), target)
    assert str(caught.value) == "the key 'season' is missing @ $.cluster"
    told = evolve(dossier.sources, parts=(Source(about="pact"), Source(about="cluster"), Source(about="pact")))
    with pytest.raises(RecordError) as caught:
        dump(evolve(dossier, sources=told), target)
    assert str(caught.value) == "'pact' is used twice @ $.sources[2].about"
    plans = tuple(evolve(each, plan=Fraction(1, 3**200)) for each in dossier.pact.targets)
    with pytest.raises(FormatError) as caught:
        dump(evolve(dossier, pact=evolve(dossier.pact, targets=plans)), target)
    assert str(caught.value) == "expected a number, found more than 60 digits @ $"
    assert list(tmp_path.iterdir()) == []


def test_a_submission_among_the_dated_needs_its_day(tmp_path):
    record = write(
        tmp_path / "d.toml",
        'format = 2\nkind = "dossier"\nbasis = "fictional"\n[cluster]\nname = "Cụm"\nseason = 2024\n'
        'units = [{id = "a", name = "A"}]\n[[submissions]]\nunit = "a"\n',
    )
    with pytest.raises(FormatError) as caught:
        load(record)
    assert str(caught.value) == "the key 'on' is missing @ $.submissions[0]"
