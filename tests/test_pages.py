"""Pages: what the command line shows of the archive."""

import json

import pytest

from thidua import Language
from thidua.archive import Shelf, laws, names
from thidua.cli import main
from thidua.pages import entry_page
from thidua.tables import render


def said(capsys, *arguments):
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_the_archive_lists_editions_with_days_basis_and_gaps(capsys):
    lines = said(capsys, "archive", "--language", "en").splitlines()
    shown = {line.split()[0]: " ".join(line.split()[1:]) for line in lines if line}
    assert shown["nghi-dinh-152-2025"] == "Nghị định 152/2025/NĐ-CP 1 July 2025 – 1 March 2027 stated 2"
    assert shown["huong-dan-2745-2015"] == "Hướng dẫn 2745/HD-BTĐKT 24 November 2015 (inferred) – stated 1"
    assert {law.id for law in laws()} <= set(shown)


@pytest.mark.parametrize(
    ("name", "language", "sentences"),
    [
        (
            "nghi-dinh-91-2017",
            "vi",
            [
                "Hiệu lực: 01/10/2017 – 31/12/2023 (suy ra)",
                "Cờ thi đua của Chính phủ 20 % Cờ thi đua của tỉnh Nghị định 91/2017/NĐ-CP, Điều 11 (nêu rõ)",
                "Thông tư 08/2017/TT-BNV và 12/2019/TT-BNV: ngày có hiệu lực và nội dung.",
            ],
        ),
        ("nghi-dinh-98-2023", "en", ["Reviewed on: 22 November 2026", "The base salary: a value of the caller."]),
        ("luat-2022", "en", ["06/2022/QH15 (stated)", "The authorities as decentralised in 2025."]),
        (
            "huong-dan-1122-2011",
            "en",
            [
                "In force: 30 June 2011 (inferred) – 30 December 2013 (inferred)",
                "On which day of 2013 it was superseded.",
            ],
        ),
    ],
)
def test_an_edition_shows_quotas_multiples_and_gaps(name, language, sentences, capsys):
    lines = said(capsys, "archive", name, "--language", language).splitlines()
    lines = [" ".join(line.split()) for line in lines]
    assert [each for each in sentences if each not in lines] == []


def test_every_entry_has_its_page():
    for shelf in Shelf:
        for name in names(shelf):
            for language in Language:
                assert render(entry_page(name, language))


def test_a_name_that_the_archive_does_not_have_is_wrong_usage(capsys):
    assert main(["archive", "khong-co"]) == 2
    assert "khong-co" in capsys.readouterr().err


COUNCIL = """
format = 2
kind = "council"
id = "h"
name = "Hội đồng"
on = 2024-03-01
proposals = [{cluster = "c", unit = "a", award = "co", name = "Xã A"}, {cluster = "c", unit = "b", award = "co"}]
quotas = [{award = "co", share = "1/2", of = "co"}]
qualified = {co = 2}
"""


def test_decisions_come_as_text_markdown_and_json(tmp_path, capsys):
    path = tmp_path / "council.toml"
    path.write_text(COUNCIL, encoding="utf-8")
    assert said(capsys, "decide", str(path), "--language", "en").splitlines() == [
        "Hội đồng",
        "========",
        "",
        "Date: 1 March 2024",
        "",
        "Awards  Proposals  Decided",
        "------  ---------  -------",
        "co              2        0",
        "",
        "Reasons",
        "-------",
        "",
        "co: the record holds no law in force on 1 March 2024 that names it.",
        "co: at most 1, 50.00% of 2 collectives that meet the standard of co.",
        "Xã A (c): equal approvals at the edge of the 1 of co, left open.",
        "b (c): equal approvals at the edge of the 1 of co, left open.",
    ]
    assert said(capsys, "decide", str(path), "--format", "markdown").startswith("# Hội đồng")
    assert json.loads(said(capsys, "decide", str(path), "--format", "json"))["decided"] == []


def test_a_council_that_cannot_be_read_is_a_wrong_document(tmp_path, capsys):
    assert main(["decide", str(tmp_path / "council.toml")]) == 1
    assert capsys.readouterr().out == ""
