"""The words of the project's files: none that only its builders know, no law but those that CONTRIBUTING.md lists."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from structure.checks import ROOT

# Broken by a dot, because this file is searched as well.
FOREIGN = [word.replace("·", "") for word in ("/wo·rk/", "far·m-", "pypi·.org", "files.python·hosted")]
# A building, in place of a plain word: module, layer, boundary, check. Room for something is none, nor is the floor of
# points; and the changelog tells what a module was called.
BUILDING = (
    *("ro·oms?(?![ -]for)", "do·ors?", "do·orplates?", "hou·ses?", "wal·ls?", "roo·fs?", "cell·ars?", "bai·liffs?"),
    *("(?:upper|lower) flo·ors?", "map of the flo·ors", "phrase·book(?!` to `words`)"),
)
RETIRED = re.compile(rf"(?<![^\W_])(?:{'|'.join(BUILDING).replace('·', '')})(?![^\W_])", re.IGNORECASE)
CITED = re.compile(r"\blaws? (\d+(?:(?:, | and )\d+)*)", re.IGNORECASE)


def foreign_words(text: str) -> list[str]:
    return [word for word in FOREIGN if word in text.lower()]


def cited(text: str) -> set[int]:
    """The laws that a text cites: 7 and 8 for "laws 7 and 8"."""
    return {int(number) for numbers in CITED.findall(text) for number in re.findall(r"\d+", numbers)}


def laws() -> dict[int, str]:
    """The laws by number, as CONTRIBUTING.md lists them."""
    listed = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## The ten laws")[2]
    return {int(number): text for number, text in re.findall(r"^(\d+)\. (.*(?:\n {3}.*)*)", listed, re.MULTILINE)}


def checks_of(law: str) -> Iterator[tuple[str, list[str]]]:
    """The files that check a law, each with the names in brackets behind it."""
    for path, names in re.findall(r"`([\w./]*[./][\w./]*)`(?:\s+\(((?:`[\w-]+`(?:,\s+)?)+)\))?", law):
        yield path, re.findall(r"`([\w-]+)`", names)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every file of the project with its name on top."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("the list of the project's files is git's")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    paths = {name: Path(ROOT, name) for name in names if name and (ROOT / name).is_file()}
    return {name: f"{name}\n{path.read_text(encoding='utf-8', errors='replace')}" for name, path in paths.items()}


def test_no_file_holds_a_foreign_word(texts):
    assert {name: found for name, text in texts.items() if (found := foreign_words(text))} == {}


def test_no_file_holds_a_retired_word(texts):
    assert {name: found for name, text in texts.items() if (found := RETIRED.findall(text))} == {}


def test_every_law_that_is_cited_is_listed(texts):
    assert list(laws()) == list(range(1, 11))
    assert {name: found for name, text in texts.items() if (found := cited(text) - set(laws()))} == {}


def test_what_checks_a_law_is_there():
    assert all(list(checks_of(law)) for law in laws().values())
    for path, names in (each for law in laws().values() for each in checks_of(law)):
        assert (ROOT / path).exists(), path
        assert [name for name in names if name not in (ROOT / path).read_text("utf-8")] == [], path


def test_a_word_or_law_is_found():
    assert foreign_words(f"see {FOREIGN[0]}main") == [FOREIGN[0]]
    bad = "a ro·om, by the do·or: test_every_wal·l, HOU·SE_LINES, Phrase·book, the map of the flo·ors"
    assert len(RETIRED.findall(bad.replace("·", ""))) == len(bad.split("·")) - 1
    assert RETIRED.findall("room for chance, room-for-all, a floor of points, indoors, mushroom, households") == []
    assert cited("law 7; Laws 5, 6 and 10; a law of 2003; the flaw 3") == {5, 6, 7, 10}
