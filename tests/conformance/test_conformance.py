"""Every conformance case, as users have it: a dossier file in, a conclusion out."""

import json

import pytest

import thidua
from conformance.cases import BUNDLE, Plain, all_cases, bundled, dossier, is_dossier, meets, parameters, read, same

CASES = [case for case in all_cases() if is_dossier(case)]


def found_in(year: thidua.Year, expect: Plain) -> Plain:
    """What came of a year, for exactly the units and criteria of which something is expected."""
    scores, ranking = year.scores, year.ranking
    concluded = thidua.conclusion(year)
    shown = {each["unit"]: each["points"] for each in concluded["scores"]}
    staged = {each["unit"]: each["by_stage"] for each in concluded["scores"]}

    def ends(total: thidua.scoring.Total) -> object:
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
        "bands": {each["unit"]: each["band"] for each in concluded["bands"]} if "bands" in expect else {},
        "nominations": proposed(concluded, expect),
        "open": left_open(year) if "open" in expect else {},
        "unplaced": {each.about.unit: each.why.value for each in ranking.unplaced} if "unplaced" in expect else {},
    }


def proposed(concluded: Plain, expect: Plain) -> Plain:
    """Every award and the units proposed for it, in the order of the slots; [] for those expected to go to nobody."""
    found = {award: [] for award in expect.get("nominations", ())}
    for each in concluded["nominations"] if "nominations" in expect else ():
        found.setdefault(each["award"], []).append(each["unit"])
    return found


def left_open(year: thidua.Year) -> Plain:
    """Every award of which a slot is left open, and the units that may still have it."""
    found: Plain = {}
    for each in year.nominations.pending:
        found.setdefault(each.award, set()).update(each.units)
    return {award: sorted(units) for award, units in found.items()}


def said_once(result: thidua.Nominations | thidua.Handover | None) -> bool:
    """Whether no reason of a result is given twice, nor of one unit and award in two ways that it may take none."""
    grounds = () if result is None else result.grounds()
    vain = [each.about for each in grounds if each.why is thidua.Why.NO_STANDING]
    return len({*grounds}) == len(grounds) and len({*vain}) == len(vain)


def plain_figures(figures: thidua.Figures, unit: str, names: Plain) -> Plain:
    held = dict(figures.of(unit))
    return {name: held[name].value if isinstance(held[name], thidua.State) else held[name] for name in names}


@pytest.mark.parametrize("case", parameters(CASES))
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
    if "notes" in expect:
        noted = sorted((each.fault.value, each.path) for each in thidua.check(path))
        assert noted == sorted((each["fault"], each["path"]) for each in expect["notes"])
    thidua.dump(loaded, path)
    assert thidua.load(path) == loaded
    year = thidua.conclude(loaded)
    assert all(year.explain("vi"))
    assert all(year.explain("en"))
    found = found_in(year, expect)
    assert same(found) == same({key: expect.get(key, {}) for key in found})
    assert said_once(year.nominations)
    assert said_once(year.handover)
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


GOOD = """[[cases]]
id = "17-x"
sentence = "x"
shape = 17
origin = "x"
basis = "fictional"
rulebook = {}
facts = {}
expect = {points = {a = "1"}}
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[[cases]]", "[[case]]", "only \\[\\[cases\\]\\] belong at the top, found \\['case'\\]"),
        ('origin = "x"', "", "17-x: keys differ by \\['origin'\\]"),
        ('origin = "x"', 'origin = "x"\nwhy = 1', "17-x: keys differ by \\['why'\\]"),
        ('sentence = "x"', 'sentence = " "', "17-x: a text is blank"),
        ("shape = 17", "shape = 109", "17-x: 109 is not in the list of rule shapes"),
        ('id = "17-x"', 'id = "18-x"', "18-x: an id starts with the number of its shape"),
        ("shape = 17", "shape = 18", "17-x: an id starts with the number of its shape"),
        ('id = "17-x"', 'id = "18-x"\nshape = 18', "Cannot overwrite a value"),
        ('{points = {a = "1"}}', "{}", "17-x: nothing is expected"),
        ('points = {a = "1"}', "point = {}", "17-x: unknown expectations \\['point'\\]"),
        ('{a = "1"}', "{a = 0.1}", "write 0.1 as text"),
        ('points = {a = "1"}', "reasons = [{facts = {}}]", "17-x: not a reason"),
        ('points = {a = "1"}', "absent = [{why = 'late', unit = 'a'}]", "17-x: not a reason"),
        ('points = {a = "1"}', "refused = [{fault = 'cycle'}]", "17-x: not a refusal"),
    ],
)
def test_malformed_cases_fail_loudly(tmp_path, old, new, complaint):
    path = tmp_path / "17-x.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert len(read(path)) == 1
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises((AssertionError, ValueError), match=complaint):
        read(path)
