"""Every conformance case, through the public door: a dossier file in, a conclusion out."""

import json

import pytest

import thidua
from conformance.cases import BUNDLE, Plain, all_cases, bundled, dossier, same

CASES = all_cases()


def found_in(year: thidua.Year, expect: Plain) -> Plain:
    """What came of a year, for exactly the units and criteria of which something is expected."""
    scores, ranking = year.scores, year.ranking
    concluded = thidua.conclusion(year)
    shown = {each["unit"]: each["points"] for each in concluded["scores"]}
    staged = {each["unit"]: each["by_stage"] for each in concluded["scores"]}

    def ends(total: thidua.Total) -> object:
        return total.points if total.points is not None else [total.low, total.high]

    def of(key: str, find) -> Plain:
        return {unit: find(unit) for unit in expect.get(key, ())}

    return {
        "points": of("points", lambda unit: scores.of(unit).points),
        "maximum": of("maximum", lambda unit: scores.of(unit).maximum),
        "rate": of("rate", lambda unit: scores.of(unit).rate),
        "range": of("range", lambda unit: [scores.of(unit).low, scores.of(unit).high]),
        "cells": of("cells", lambda unit: {code: ends(scores.on(code, unit)) for code in expect["cells"][unit]}),
        "figures": of("figures", lambda unit: plain_figures(scores.figures, unit, expect["figures"][unit])),
        "shown": of("shown", lambda unit: shown[unit]["shown"]),
        "stages": of("stages", lambda unit: {each["stage"]: each["points"]["exact"] for each in staged[unit]}),
        "places": {each.unit: each.place for each in ranking.positions} if "places" in expect else {},
        "unplaced": {each.about.unit: each.why.value for each in ranking.unplaced} if "unplaced" in expect else {},
    }


def plain_figures(figures: thidua.Figures, unit: str, names: Plain) -> Plain:
    held = dict(figures.of(unit))
    return {name: held[name].value if isinstance(held[name], thidua.State) else held[name] for name in names}


def meets(ground: Plain, reason: Plain) -> bool:
    """Whether a ground has a reason's why, about, and at least its facts."""
    if ground["why"] != reason["why"]:
        return False
    return all(
        same(ground[key].get(name)) == value
        for key in ("about", "facts")
        for name, value in same(reason.get(key, {})).items()
    )


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case, tmp_path, record_property):
    record_property("shape", case["shape"])
    expect, path = case["expect"], tmp_path / "dossier.json"
    path.write_text(json.dumps(dossier(case), ensure_ascii=False), encoding="utf-8")
    if "refused" in expect:
        with pytest.raises(thidua.ThiduaError) as caught:
            thidua.load(path)
        refused = sorted((each.fault.value, each.path) for each in caught.value.problems)
        assert refused == sorted((each["fault"], each["path"]) for each in expect["refused"])
        assert all(each.say("vi") and each.say("en") for each in caught.value.problems)
        return
    loaded = thidua.load(path)
    thidua.dump(loaded, path)
    assert thidua.load(path) == loaded
    year = thidua.conclude_year(loaded)
    assert all(year.explain("vi"))
    assert all(year.explain("en"))
    found = found_in(year, expect)
    assert same(found) == same({key: expect.get(key, {}) for key in found})
    grounds = thidua.conclusion(year)["grounds"]
    for reason in expect.get("reasons", ()):
        assert any(meets(each, reason) for each in grounds), (
            reason,
            [each for each in grounds if each["why"] == reason["why"]],
        )
    for reason in expect.get("absent", ()):
        assert not [each for each in grounds if meets(each, reason)]


def test_the_package_ships_the_same_cases():
    assert BUNDLE.read_text(encoding="utf-8") == bundled(), "run python tests/conformance/bundle.py"
