import pathlib
import subprocess
import sys

import pytest

from drawing import compare
from drawing.holding import Answer, Held
from drawing.writing import written

RECORDS = sorted((pathlib.Path(compare.EDITIONS).parent / "records").glob("*.toml"))
RULEBOOK = {"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "maximum": 10}]}
UNITS = [{"id": "a", "name": "Đơn vị A"}, {"id": "b", "name": "Đơn vị B"}]
KEY = "KeyError: 'share'"


def dossier(folder, rulebook, name="dossier.toml"):
    """A file of a small dossier with this rulebook, or the name of one."""
    document = {"format": 2, "kind": "dossier", "cluster": {"name": "Cụm", "season": 2024, "units": UNITS}}
    document |= {"pact": {"rulebook": rulebook}, "figures": {"a": {"1": 9}, "b": {"1": 8}}}
    path = folder / name
    path.write_text(written(document), "utf-8")
    return path


def said(capsys, *paths):
    """The exit code and the lines that are printed of some files."""
    code = compare.main([str(path) for path in paths])
    return code, capsys.readouterr().out.splitlines()


class TestFiles:
    """What is no file, or none that can be read, is said in a line; the exit code is 2."""

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("none.toml", None),
            ("page.md", "# Trang\nchữ".encode()),
            ("cut.json", b'{"format": 2,'),
            ("deep.json", b"[" * 100_000),
            ("old.toml", b"name = '\xe9'"),
        ],
    )
    def test_cannot_be_read(self, tmp_path, capsys, name, text):
        path = tmp_path / name
        if text is not None:
            path.write_bytes(text)
        assert compare.main([str(dossier(tmp_path, RULEBOOK)), str(path)]) == 2
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert err.startswith(f"{path} cannot be read: ")

    def test_none_is_a_question_of_usage(self):
        done = subprocess.run([sys.executable, compare.__file__], capture_output=True, text=True, check=False)
        assert (done.stdout, done.returncode) == ("", 2)
        assert done.stderr.startswith("usage: compare.py FILE…\n")


class TestRulebooks:
    """The second engine reads a rulebook inlined: the edition or the file that the dossier names."""

    def test_of_shipped_records(self, capsys):
        code, lines = said(capsys, *RECORDS)
        assert sum(isinstance(compare.parsed(path).get("pact", {}).get("rulebook"), str) for path in RECORDS) > 1
        assert (code, lines[-1]) == (0, f"{len(RECORDS)} documents, 0 differ, 0 cannot be compared")

    @pytest.mark.parametrize("name", ["quy-che.toml", "quy-che.TOML"])
    def test_beside_the_dossier(self, tmp_path, capsys, name):
        (tmp_path / name).write_text(written(RULEBOOK), "utf-8")
        path = dossier(tmp_path, name)
        assert compare.read(path)["pact"]["rulebook"] == RULEBOOK
        assert said(capsys, path) == (0, [f"{path}: agree", "1 documents, 0 differ, 0 cannot be compared"])

    @pytest.mark.parametrize("name", ["khong-co", "khong-co.toml", "../rulebooks/trung-du-2017"])
    def test_that_are_not_there(self, tmp_path, capsys, name):
        path = dossier(tmp_path, name)
        code, lines = said(capsys, path)
        assert (code, lines[0]) == (0, f"{path}: both refuse")


class TestVerdict:
    """What cannot be compared is told apart from what differs."""

    def test_of_a_slip(self, tmp_path, capsys):
        path = dossier(tmp_path, RULEBOOK | {"slots": [{"award": "x"}]})  # a slot for how many, it does not say
        code, lines = said(capsys, path)
        assert (code, lines[0], lines[-1]) == (
            1,
            f"{path}: cannot be compared",
            "1 documents, 0 differ, 1 cannot be compared",
        )
        assert lines[1].startswith("    the library refuses it (")
        assert lines[1].endswith("; the second engine cannot read it (KeyError: 'share')")

    @pytest.mark.parametrize(
        ("mine", "theirs", "came"),
        [
            (Answer(outcome=1), Answer(outcome=1), compare.AGREE),
            (Answer(refused="x"), Answer(refused="y"), compare.REFUSE),
            (Answer(broken=KEY), Answer(outcome=1), compare.APART),
            (Answer(broken=KEY), Answer(refused="y"), compare.APART),
            (Answer(outcome=1), Answer(refused="y"), compare.APART),
            (Answer(refused="x"), Answer(outcome=1), compare.DIFFER),
            (Answer(outcome=1), Answer(broken=KEY), compare.DIFFER),
            (Answer(refused="x"), Answer(broken=KEY), compare.DIFFER),
            (Answer(broken=KEY), Answer(broken=KEY), compare.DIFFER),
        ],
    )
    def test_of_two_answers(self, mine, theirs, came):
        differs = () if came in {compare.AGREE, compare.REFUSE} else ("whole: x",)
        assert compare.verdict(Held(mine=mine, theirs=theirs, differs=differs)) == came

    @pytest.mark.parametrize(
        ("mine", "theirs", "why"),
        [
            (Answer(broken=KEY), Answer(outcome=1), f"the second engine cannot read it ({KEY}); the library reads it"),
            (
                Answer(broken="TimeoutError: "),
                Answer(outcome=1),
                "the second engine gives no answer within 10 seconds; the library reads it",
            ),
            (
                Answer(outcome=1),
                Answer(refused="missing-key at award"),
                "the library refuses it (missing-key at award); the second engine reads it all the same",
            ),
        ],
    )
    def test_says_why(self, mine, theirs, why):
        assert compare.why_apart(Held(mine=mine, theirs=theirs)) == why

    def test_says_what_differs(self, tmp_path, capsys, monkeypatch):
        differs = Held(mine=Answer(outcome=1), theirs=Answer(outcome=2), differs=(".x: 1",), cautious=(".y: 2",))
        monkeypatch.setattr(compare, "held", lambda *_: differs)
        path = dossier(tmp_path, RULEBOOK)
        lines = [f"{path}: differ", "    .x: 1", "    left open by the library: .y: 2"]
        assert said(capsys, path) == (1, [*lines, "1 documents, 1 differ, 0 cannot be compared"])
