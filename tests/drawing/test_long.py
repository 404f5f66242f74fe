import json

import pytest

from drawing import long
from drawing.documents import numbered
from drawing.features import present
from drawing.holding import held, of_engine
from drawing.shrinking import removed, smaller, without


@pytest.fixture
def _few(monkeypatch):
    monkeypatch.setattr(long, "BATCH", 3)
    monkeypatch.setattr(long, "EXAMPLES", 0)


class TestLongRun:
    """A long run goes on where it stopped, and not at all once what it compares has changed."""

    @pytest.mark.usefixtures("_few")
    def test_goes_on(self, tmp_path, capsys):
        whole, parts = tmp_path / "whole", tmp_path / "parts"
        long.main(["--count", "6", "--into", str(whole)])
        long.main(["--count", "3", "--into", str(parts)])
        long.main(["--count", "6", "--into", str(parts)])
        states = [json.loads((folder / "state.json").read_text("utf-8")) for folder in (whole, parts)]
        for state in states:
            state.pop("seconds")
        assert states[0] == states[1]
        assert "6 documents" in capsys.readouterr().out

    @pytest.mark.usefixtures("_few")
    def test_stops_for_another_library(self, tmp_path, monkeypatch):
        long.main(["--count", "3", "--into", str(tmp_path)])
        monkeypatch.setattr(long, "digest", lambda: "another")
        with pytest.raises(SystemExit, match="another library"):
            long.main(["--count", "6", "--into", str(tmp_path)])

    def test_asks_for_every_pair_once_a_round(self):
        asked = long.pairs(0)
        assert len(asked) == len(set(asked))
        assert asked != long.pairs(1)
        assert set(asked) == set(long.pairs(1))


class TestSmaller:
    """A document is cut down while it still shows what it showed."""

    def test_keeps_what_shows(self):
        document = numbered("smaller", ("rulebook.slots.at_least",))
        small = smaller(document, lambda each: "rulebook.slots.at_least" in present(each))
        assert present(small) == {"pact", "rulebook", "rulebook.slots", "rulebook.slots.at_least"}

    def test_leaves_the_document_alone(self):
        document = {"a": {"b": [1, 2]}}
        assert without(document, ("a", "b", 0)) == {"a": {"b": [2]}}
        assert document == {"a": {"b": [1, 2]}}

    def test_takes_a_feature_out(self):
        document = numbered("removed", ("rulebook.rounding.mode=down",))
        first = next(removed(document, "rulebook.rounding.mode=down"))
        assert present(document) - present(first) == {"rulebook.rounding.mode=down"}


class TestDecisive:
    """Two features decide together if the outcome changes without either."""

    def test_of_rounding(self):
        document = {
            "format": 2,
            "kind": "dossier",
            "cluster": {"id": "c", "name": "C", "season": 2024, "units": [{"id": "a", "name": "A"}]},
            "pact": {
                "rulebook": {
                    "format": 2,
                    "kind": "rulebook",
                    "id": "r",
                    "rounding": {"digits": 0, "mode": "down", "at": "criterion"},
                    "criteria": [{"code": "1", "maximum": 2, "name": "Một"}, {"code": "2", "maximum": 2}],
                }
            },
            "figures": {"a": {"1": "0,5", "2": "0,5"}},
        }
        said = of_engine(document).outcome
        assert said["scores"]["a"]["points"] == "0"
        together = ("rulebook.rounding.mode=down", "rulebook.rounding.at=criterion")
        assert long.decisive(document, together, said)
        assert not long.decisive(document, ("rulebook.rounding.mode=down", "rulebook.criteria.name"), said)


class TestHeld:
    """Two refusals agree; one refusal is a disagreement, whatever it says."""

    def test_refused_by_both(self):
        differs, mine, theirs = held({"format": 3, "kind": "dossier", "cluster": {}})
        assert differs == []
        assert mine.refused is not None
        assert theirs.refused is not None

    def test_one_point_apart(self, monkeypatch):
        document = numbered("agree", ("figures",))
        assert held(document)[0] == []
        other = of_engine(document).outcome
        unit = next(iter(other["scores"]))
        other["scores"][unit]["points"] = "999"
        monkeypatch.setattr("drawing.holding._first", lambda _: other)
        differs = held(document)[0]
        assert len(differs) == 1
        assert differs[0].endswith("engine 999")
