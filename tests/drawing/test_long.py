import json
import re
from copy import deepcopy

import pytest

from drawing import long, many, offices, slots
from drawing.caution import MOST, left_open, too_often
from drawing.deciding import alone, decisive
from drawing.documents import numbered
from drawing.features import present
from drawing.holding import Answer, Held, forgiven, held, of_engine
from drawing.shrinking import removed, smaller, without


@pytest.fixture
def _few(monkeypatch):
    monkeypatch.setattr(long, "BATCH", 3)
    monkeypatch.setattr(long, "EXAMPLES", 0)


class TestLongRun:
    """A long run goes on where it stopped, and not at all once what it compares has changed."""

    def test_draws_a_pair_again_of_which_both_refuse_a_year(self):
        pair = ("rulings.ballots.approve", "rulings.written.approve")
        found = [long.drawn("0", at, pair) for at in range(6)]
        assert {of_engine(document).refused for document, _, _ in found} == {None}
        assert all(set(pair) <= present(document) for document, _, _ in found)
        assert any(refused for _, _, refused in found)

    def test_of_a_pair_that_is_always_refused_the_last_stands(self, monkeypatch):
        monkeypatch.setattr(long, "held", lambda _: Held(mine=Answer(), theirs=Answer(refused="x")))
        document, _, refused = long.drawn("0", 1, ("numbers=vi", "numbers=vi"))
        assert (document, refused) == (numbered(("0", 1, long.TRIES), ("numbers=vi", "numbers=vi")), long.TRIES)

    @pytest.mark.usefixtures("_few")
    def test_goes_on(self, tmp_path, capsys):
        whole, parts = tmp_path / "whole", tmp_path / "parts"
        long.main(["--count", "6", "--into", str(whole)])
        long.main(["--count", "2", "--into", str(parts)])  # a whole batch all the same
        long.main(["--count", "6", "--into", str(parts)])
        states = [json.loads((folder / "state.json").read_text("utf-8")) for folder in (whole, parts)]
        for state in states:
            state.pop("seconds")
        assert states[0] == states[1]
        assert states[0]["compared"] >= 6
        said = capsys.readouterr().out
        assert "possible pairs" in said
        assert "features never changed the outcome" in said
        assert (whole / "never.txt").read_text("utf-8").count("\n") > len(long.pairs("0")) // 2

    @pytest.mark.usefixtures("_few")
    def test_stops_for_another_library(self, tmp_path, monkeypatch):
        long.main(["--count", "3", "--into", str(tmp_path)])
        monkeypatch.setattr(long, "digest", lambda: "another")
        with pytest.raises(SystemExit, match="another library"):
            long.main(["--count", "6", "--into", str(tmp_path)])

    def test_asks_for_every_pair_once_a_round(self):
        asked = long.pairs("0")
        assert len(asked) == len(set(asked))
        assert asked != long.pairs("1")
        assert set(asked) == set(long.pairs("1"))


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
        assert decisive(document, together, said)
        assert not decisive(document, ("rulebook.rounding.mode=down", "rulebook.criteria.name"), said)
        changed = alone(document, said)
        assert changed["rulebook.rounding.mode=down"]
        assert not changed["rulebook.criteria.name"]


class TestHeld:
    """Two refusals agree; one refusal is a disagreement, whatever it says."""

    def test_refused_by_both(self):
        found = held({"format": 3, "kind": "dossier", "cluster": {}})
        assert (found.differs, found.cautious) == ((), ())
        assert found.mine.refused is not None
        assert found.theirs.refused is not None

    def test_one_point_apart(self, monkeypatch):
        document = numbered("apart", ("figures",))
        assert held(document).differs == ()
        other = of_engine(document).outcome
        unit = next(iter(other["scores"]))
        other["scores"][unit]["points"] = "999"
        monkeypatch.setattr("drawing.holding._first", lambda _: other)
        differs = held(document).differs
        assert len(differs) == 1
        assert differs[0].endswith("engine 999")


class TestCautious:
    """What the library alone leaves open is counted apart; what it alone says for sure is a disagreement."""

    def said(self, **parts):
        tables = {each: {} for each in ("scores", "places", "unplaced", "classes")}
        return {**tables, "nominations": [], "open": [], "projection": None, **parts}

    def score(self, points):
        return {"points": points, "rate": None, "cells": {}}

    @pytest.mark.parametrize(
        ("settled", "left"),
        [
            ({"places": {"a": 1}, "classes": {"a": "X"}}, {"unplaced": {"a": ["provisional"]}}),
            ({"nominations": [["a", "X"], ["b", "X"]]}, {"nominations": [["b", "X"]], "open": ["X"]}),
            ({"open": ["X"]}, {"open": ["X", "Y"]}),
            (
                {"projection": {"2025": {"head": ["a", "projected"]}}},
                {"projection": {"2025": {"head": [None, "open"]}}},
            ),
        ],
    )
    def test_one_way_alone(self, settled, left):
        mine, theirs = self.said(**settled), self.said(**left)
        for said, points in ((mine, "2"), (theirs, ["1", "3"])):
            said["scores"] = {"a": self.score(points)}
        before = deepcopy((mine, theirs))
        left_open(mine, theirs, ())
        assert mine == theirs
        theirs, mine = before
        left_open(mine, theirs, ())
        assert mine != theirs

    @pytest.mark.parametrize(
        ("settled", "left"),
        [
            ({"places": {"a": 1}}, {"unplaced": {"a": ["barred-unsigned"]}}),
            ({"nominations": [["a", "X"], ["b", "X"]]}, {"nominations": [["b", "X"]], "open": ["Y"]}),
            ({"nominations": [["a", "X"]]}, {"nominations": [["b", "X"]], "open": ["X"]}),
            ({"open": ["X", "X"]}, {"open": ["X", "Y"]}),
            ({"classes": {"a": "X"}}, {"places": {"a": 1}}),
            ({"classes": {"a": "X"}}, {"classes": {"a": "Y"}, "unplaced": {"a": ["provisional"]}}),
            ({}, {"classes": {"a": "Y"}, "unplaced": {"a": ["provisional"]}}),
            (
                {"projection": {"2025": {"head": ["a", "projected"]}}},
                {"projection": {"2025": {"head": ["b", "projected"]}}},
            ),
            ({"projection": {"2025": {"head": ["a", "known"]}}}, {"projection": {"2025": {"head": [None, "open"]}}}),
            ({"unplaced": {"a": ["unclassified"]}}, {"unplaced": {"a": ["provisional"]}}),
        ],
    )
    def test_nothing_else(self, settled, left):
        mine, theirs = self.said(**settled), self.said(**left)
        left_open(mine, theirs, ())
        assert mine != theirs

    @pytest.mark.parametrize(
        ("settled", "left"),
        [
            ({"places": {"a": 1}}, {"unplaced": {"a": ["standing-open"]}}),
            ({"classes": {"a": "X"}}, {}),
            ({"nominations": [["a", "X"]]}, {"open": ["X"]}),
        ],
    )
    def test_nothing_without_a_doubt(self, settled, left):
        mine, theirs = self.said(**settled), self.said(**left)
        for said in (mine, theirs):
            said["scores"] = {"a": self.score("2")}
        left_open(mine, theirs, (), doubtful=())
        assert mine != theirs
        left_open(mine, theirs, ())
        assert mine == theirs

    def test_no_bar_before_another_without_a_doubt(self):
        mine = self.said(unplaced={"a": ["barred-below-mean"]})
        theirs = self.said(unplaced={"a": ["barred-by-condition"]})
        left_open(mine, theirs, (), {"a": ["barred-below-mean", "barred-by-condition"]}, doubtful=())
        assert mine != theirs

    @pytest.mark.parametrize(("waiting", "alike"), [(["a", "b"], True), (["b"], False)])
    def test_an_open_slot_names_who_surely_has_it(self, waiting, alike):
        mine = self.said(nominations=[["a", "flag"]], counts={})
        theirs = self.said(open=[["flag", waiting]], counts={}, silent=[])
        forgiven(mine, theirs)
        left_open(mine, theirs, ())
        assert (mine == theirs) is alike

    def test_of_one_kind_no_more_than_its_share(self):
        times = {kind: int(most) for kind, (most, _) in MOST.items()}
        assert list(too_often(times, 1000)) == []
        assert len(list(too_often(dict.fromkeys(MOST, 30), 1000))) == len(MOST)
        assert list(too_often({"cells of pool": 2, "cells of lookup": 3}, 1000)) != []
        assert list(too_often({".handover": 2}, 1000)) != []
        assert list(too_often({".open": 5, ".open beside honours": 2}, 1000)) == []
        assert list(too_often({".open": 2, ".open beside honours": 6}, 1000)) != []

    @pytest.mark.parametrize(
        ("bars", "alike"),
        [(["barred-below-mean", "barred-by-condition"], True), (["barred-below-mean"], False), ([], False)],
    )
    def test_a_bar_before_another(self, bars, alike):
        mine = self.said(unplaced={"a": ["barred-below-mean"]})
        theirs = self.said(unplaced={"a": ["barred-by-condition"]})
        left_open(mine, theirs, (), {"a": bars})
        assert (mine == theirs) is alike

    @pytest.mark.parametrize(
        ("inner", "outer", "held"),
        [
            ("2", ["1", "3"], True),
            (["1", "2"], ["1", "3"], True),
            (["1", "3"], ["1", "3"], True),
            (["0", "2"], ["1", "3"], False),
            ("4", ["1", "3"], False),
            ("2", "3", False),
            (["1", "3"], "2", False),
        ],
    )
    def test_ranges(self, inner, outer, held):
        mine, theirs = (self.said(scores={"a": self.score(each)}) for each in (inner, outer))
        left_open(mine, theirs, ())
        assert (mine == theirs) is held


class TestParts:
    """Documents of offices alone, and of slots alone; the same for ever by their number."""

    def test_of_offices_have_a_rotation_and_a_history_and_no_table(self):
        for at in range(10):
            document = offices.numbered("some", at)
            assert document["history"]
            assert {"rotation"} <= {*document["pact"]["rulebook"]} <= {"format", "kind", "id", "rotation", "policies"}
            assert document == offices.numbered("some", at)

    def test_of_slots_tie_and_have_slots(self):
        for at in range(10):
            document = slots.numbered("some", at)
            assert document["pact"]["rulebook"]["slots"]
            assert document == slots.numbered("some", at)

    def test_what_differs_is_kept_small(self, tmp_path, monkeypatch, capsys):
        assert many.run(offices.numbered, ["--count", "9", "--into", str(tmp_path)], "") == 0
        # some are refused by both, by how the drawing falls
        assert re.fullmatch("9 documents: [1-9] compared, 0 differ\n", capsys.readouterr().out)
        arguments = ["--count", "2", "--into", str(tmp_path)]
        monkeypatch.setattr(many, "held", lambda _: Held(mine=Answer(), theirs=Answer(), differs=(".x: 1",)))
        monkeypatch.setattr(many, "smaller", lambda document, _: document)
        assert many.run(offices.numbered, arguments, "") == 1
        assert capsys.readouterr().out.endswith("2 documents: 2 compared, 2 differ\n")
        assert [each.read_text("utf-8").startswith("# .x: 1\n") for each in sorted(tmp_path.iterdir())] == [True, True]
