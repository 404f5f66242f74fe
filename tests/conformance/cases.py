"""Conformance cases: how they are read, strictly, and what each becomes: one dossier and what must come of it."""

import json
import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from conformance.shapes import LISTED

HERE = Path(__file__).parent
BUNDLE = HERE.parents[1] / "src" / "thidua" / "archive" / "conformance.json"

Plain = dict[str, Any]

_HEAD = {"id", "sentence", "shape", "origin", "basis", "expect"}
_KEYS = _HEAD | {"rulebook", "facts"}
_WAITS = "waits"  # a case that the library cannot meet yet: for what it waits
_APART = ("council", "law", "series")  # cases that councils.py and series.py read
_CLUSTERS = "dossiers"  # of a council: the years of its clusters, each as the `rulebook` and `facts` of a case
_EXPECTED = {
    "points",
    "maximum",
    "rate",
    "range",
    "cells",
    "figures",
    "shown",
    "stages",
    "places",
    "unplaced",
    "bands",
    "nominations",
    "open",
    "reasons",
    "absent",
    "refused",
    "notes",
    "heads",  # the keys from here on are read by test_time.py
    "deputies",
    "departures",
    "turns",
    "because",
    "progress",
    "members",
    "handover",
}


def read(path: Path) -> list[Plain]:
    """The cases of one file, dates as text; a file that is not as the README draws it is refused."""
    plain = _portable(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    assert set(plain) == {"cases"}, f"{path.name}: only [[cases]] belong at the top, found {sorted(plain)}"
    for case in plain["cases"]:
        _check(case, path.name)
    return plain["cases"]


def _portable(value: Any, where: str) -> Any:
    if isinstance(value, dict):
        return {key: _portable(each, f"{where}.{key}") for key, each in value.items()}
    if isinstance(value, list):
        return [_portable(each, f"{where}[{row}]") for row, each in enumerate(value)]
    if isinstance(value, date):
        return value.isoformat()
    assert not isinstance(value, float), f"{where}: write {value} as text"
    return value


def is_dossier(case: Plain) -> bool:
    """Whether a case is one dossier under one rulebook."""
    return not set(case) & set(_APART)


def _check(case: Plain, where: str) -> None:
    name = case.get("id", where)
    keys = _KEYS if is_dossier(case) else _HEAD | (set(case) & set(_APART))
    keys = keys | (set(case) & ({_WAITS, _CLUSTERS} if "council" in case else {_WAITS}))
    assert set(case) == keys, f"{name}: keys differ by {sorted(set(case) ^ keys)}"
    assert case["shape"] in LISTED, f"{name}: {case['shape']} is not in the list of rule shapes"
    assert name.startswith(f"{case['shape']:02d}-"), f"{name}: an id starts with the number of its shape"
    assert where.startswith(f"{case['shape']:02d}-"), f"{name}: stands in {where}"
    assert all(str(case[key]).strip() for key in ("sentence", "origin", "basis")), f"{name}: a text is blank"
    assert case["expect"], f"{name}: nothing is expected"
    if not is_dossier(case):
        return
    assert set(case["expect"]) <= _EXPECTED, f"{name}: unknown expectations {sorted(set(case['expect']) - _EXPECTED)}"
    for reason in (*case["expect"].get("reasons", ()), *case["expect"].get("absent", ())):
        assert {"why"} <= set(reason) <= {"why", "about", "facts"}, f"{name}: not a reason: {reason}"
    for problem in (*case["expect"].get("refused", ()), *case["expect"].get("notes", ())):
        assert set(problem) == {"fault", "path"}, f"{name}: not a refusal: {problem}"


def files() -> dict[str, list[Plain]]:
    """Every file by its name, with its cases."""
    return {path.stem: read(path) for path in sorted(HERE.glob("*.toml"))}


def all_cases() -> list[Plain]:
    """Every case of every file; no id twice."""
    cases = [case for found in files().values() for case in found]
    names = [case["id"] for case in cases]
    assert len(set(names)) == len(names), f"ids used twice: {sorted({name for name in names if names.count(name) > 1})}"
    return cases


def parameters(cases: list[Plain]) -> list[Any]:
    """The cases as test parameters; one that waits must fail, so that nobody forgets it once it is met."""
    return [
        pytest.param(
            case,
            id=case["id"],
            marks=pytest.mark.xfail(reason=case[_WAITS], strict=True) if _WAITS in case else (),
        )
        for case in cases
    ]


def bundled() -> str:
    """All cases that hold, as the one document that ships in the package."""
    cases = [case for case in all_cases() if _WAITS not in case]
    return json.dumps({"format": 1, "kind": "conformance", "cases": cases}, ensure_ascii=False, indent=1) + "\n"


def dossier(case: Plain) -> Plain:
    """The dossier document of a case: heads filled in, units those with facts unless the case lists them."""
    facts = dict(case["facts"])
    units: dict[str, None] = {}
    for key in ("figures", "targets", "not-assigned"):
        units |= dict.fromkeys(facts.get(key, ()))
    for key in ("submissions", "reviews", "honours"):
        units |= dict.fromkeys(each["unit"] for each in facts.get(key, ()))
    cluster = {
        "id": "cum",
        "name": "Cụm",
        "season": 2024,
        "units": [{"id": unit, "name": f"Đơn vị {unit.upper()}"} for unit in units],
    }
    rulebook = {"format": 2, "kind": "rulebook", "id": "bang-diem", "basis": "fictional", **case["rulebook"]}
    cluster |= facts.pop("cluster", {})
    pact = {**facts.pop("pact", {}), "rulebook": rulebook}
    head = {"format": 2, "kind": "dossier", "basis": "fictional"}
    return {**head, "cluster": cluster, "pact": pact, **facts}


def same(value: Any) -> Any:
    """A value in the one form in which expected and found are compared: numbers exact, whichever way written."""
    if isinstance(value, dict):
        return {key: same(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [same(each) for each in value]
    if isinstance(value, bool) or value is None:
        return value
    try:
        return Fraction(value)
    except ValueError:
        return value


def meets(ground: Plain, reason: Plain) -> bool:
    """Whether a ground has a reason's why, about, and at least its facts."""
    if ground["why"] != reason["why"]:
        return False
    return all(
        same(ground[key].get(name)) == value
        for key in ("about", "facts")
        for name, value in same(reason.get(key, {})).items()
    )
