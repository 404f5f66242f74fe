"""Cases about time: who leads next, where history departs from the rule, mid-year progress, membership by day."""

import json
from datetime import date

import pytest

import thidua
from conformance.cases import Plain, all_cases, dossier, meets, parameters, same
from thidua.codec.rotations import rotation

KEYS = {"heads", "deputies", "departures", "turns", "because", "progress", "members", "handover"}
CASES = [case for case in all_cases() if KEYS & set(case.get("expect", ()))]


def rotated(year: thidua.Year, expect: Plain) -> Plain:
    """The coming seasons as many as are expected, and the recorded ones against the rule."""
    history = thidua.recall(year, thidua.archive.units())
    seasons = max(len(expect.get("heads", ())), len(expect.get("deputies", ())), 1)
    return rotation(thidua.project(history, seasons), thidua.audit(history))


def rows(found: Plain, office: str) -> list[list[object]]:
    """One office season by season; nobody is ""."""
    return [[row["season"], row[office]["unit"] or "", row[office]["standing"]] for row in found["projection"]]


def departures(found: Plain) -> list[list[object]]:
    """Season, office, unit and the part of the rule that was departed from."""
    abouts = [(each["about"], each["facts"]["rule"]) for each in found["departures"]]
    return [[about["season"], about["office"], about["unit"], rule] for about, rule in abouts]


def reviewed(loaded: thidua.Dossier, on: str) -> Plain:
    """The mid-year review of a day."""
    figures = thidua.settle(loaded.pact, loaded.submissions, loaded.reviews)
    found = thidua.progress(figures, on=date.fromisoformat(on))
    pledges = [[unit, figure, plan, "" if done is None else done] for unit, figure, plan, done, _ in found.rows()]
    said = [[each.why.value, unit] for unit in loaded.pact.cluster.ids for each in found.grounds_for(unit)]
    seen = {"on": on, "pledges": pledges, "silent": list(found.silent), "unsigned": list(found.unsigned)}
    return {**seen, "reasons": said}


@pytest.mark.parametrize("case", parameters(CASES))
def test_case_of_time(case, tmp_path, record_property):
    record_property("shape", case["shape"])
    path, expect = tmp_path / "dossier.json", case["expect"]
    path.write_text(json.dumps(dossier(case), ensure_ascii=False), encoding="utf-8")
    loaded = thidua.load(path)
    thidua.dump(loaded, path)
    assert thidua.load(path) == loaded
    if "notes" in expect:
        noted = sorted((each.fault.value, each.path) for each in thidua.check(path))
        assert noted == sorted((each["fault"], each["path"]) for each in expect["notes"])
    year, asked = thidua.conclude(loaded), expect.get("progress")
    found = rotated(year, expect)
    turns = {each["unit"]: [each["turns"], each["last"] or "", each["waiting"]] for each in found["turns"]}
    shown = {
        "heads": rows(found, "head"),
        "deputies": rows(found, "deputy"),
        "departures": departures(found),
        "turns": {unit: turns[unit] for unit in expect.get("turns", ())},
        "progress": {key: seen for key, seen in reviewed(loaded, asked["on"]).items() if key in asked}
        if asked
        else None,
        "members": {day: list(loaded.pact.members(date.fromisoformat(day))) for day in expect.get("members", ())},
        "handover": year.handover and [year.handover.choice.head or "", year.handover.choice.deputy or ""],
    }
    wanted = {key: expect[key] for key in KEYS & set(expect) - {"because"}}
    assert same({key: shown[key] for key in wanted}) == same(wanted)
    for reason in expect.get("because", ()):
        assert any(meets(each, reason) for each in found["grounds"]), (
            reason,
            [each["why"] for each in found["grounds"]],
        )
    for reason in expect.get("absent", ()):
        assert not any(meets(each, reason) for each in found["grounds"]), reason
