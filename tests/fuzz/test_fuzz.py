"""A taste of the fuzzers: some documents of the series, and the fuzzer's own promises."""

import json

from fuzz.commands import tried
from fuzz.mutate import Series, main, smallest

NUMBERS = range(160)


def test_nothing_escapes_from_the_first_documents():
    series = Series("taste", [])
    escapes = {number: found for number in NUMBERS if (found := tried(series.document(number)).kind) is not None}
    assert not escapes


def test_a_document_is_made_again_from_its_seed_and_number():
    first, second = Series("x", []), Series("x", [])
    assert repr(first.document(7)) == repr(second.document(7))
    assert repr(first.document(7)) != repr(first.document(8))


def test_what_escapes_is_told_apart_and_made_small(monkeypatch):
    monkeypatch.setattr("fuzz.commands.document", lambda plain, _: 1 / len(plain["cluster"]))
    escaped = {"cluster": {}, "figures": {"a": {"1": 5}}}
    found = tried(escaped)
    assert (found.clean, found.kind.split()[0]) == (False, "ZeroDivisionError")
    assert smallest(escaped, found.kind) == {"cluster": {}}


def test_a_run_keeps_its_state_and_goes_on(tmp_path, monkeypatch, capsys):
    command = ["mutate.py", "--seed", "taste", "--into", str(tmp_path), "--count"]
    for count, done in ((1, 20), (21, 40)):
        monkeypatch.setattr("fuzz.mutate.CHUNK", 20)
        monkeypatch.setattr("sys.argv", [*command, str(count)])
        assert main() == 0
        assert json.loads((tmp_path / "state.json").read_text("utf-8"))["done"] == done
        assert capsys.readouterr().out.startswith(f"{done} documents, ")
