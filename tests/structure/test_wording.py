"""Words that no file of the project may hold: they belong to the place where it was built, not to its readers."""

import shutil
import subprocess

import pytest

from structure.checks import ROOT

# Broken by a dot, because this file is searched as well.
FORBIDDEN = [word.replace("·", "") for word in ("/wo·rk/", "far·m-", "pypi·.org", "files.python·hosted")]


def foreign_words(text: str) -> list[str]:
    return [word for word in FORBIDDEN if word in text.lower()]


def test_no_file_holds_a_foreign_word():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("the list of the project's files is git's")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    paths = [ROOT / name for name in names if name and (ROOT / name).is_file()]
    texts = {path: f"{path.relative_to(ROOT)}\n{path.read_text(encoding='utf-8', errors='replace')}" for path in paths}
    assert {str(path): found for path, text in texts.items() if (found := foreign_words(text))} == {}


def test_a_foreign_word_is_found():
    assert foreign_words(f"see {FORBIDDEN[0]}main") == [FORBIDDEN[0]]
