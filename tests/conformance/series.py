"""Conformance cases of series: how they are read, strictly, and what comes of them.

A case holds `series` in place of `rulebook` and `facts`; the rest is as the README draws it.
"""

from typing import Any

from conformance.cases import all_cases, dossier
from thidua import ThiduaError
from thidua.archive.loading import document
from thidua.codec.series import standings_out
from thidua.series import combine

Plain = dict[str, Any]

EXPECTED = {"official", "values", "places", "open", "without", "reasons", "absent", "refused"}
SOURCE = {"rulebook", "facts"}


def cases() -> list[Plain]:
    """Every case of a series, file by file."""
    found = [case for case in all_cases() if "series" in case]
    for case in found:
        assert set(case["expect"]) <= EXPECTED, f"{case['id']}: unknown expectation"
        told = set(case["expect"])
        assert told == {"refused"} or ("official" in told and "places" in told), f"{case['id']}: says too little"
    return found


def plain(case: Plain) -> Plain:
    """The series document of a case."""
    head = {"format": 2, "kind": "series", "id": "chuoi", "name": "Chuỗi kỳ", "basis": "fictional"}
    periods = [{key: _source(each[key]) if key == "source" else each[key] for key in each} for each in _rows(case)]
    return {**head, **case["series"], "periods": periods}


def _rows(case: Plain) -> list[Plain]:
    return case["series"]["periods"]


def _source(source: Plain) -> Plain:
    assert set(source) == SOURCE, f"not a period: {sorted(source)}"
    return dossier(source)


def outcome(case: Plain) -> Plain:
    """What comes of a case: the expectations that it can meet, found; or what is refused."""
    try:
        found = standings_out(combine(document(plain(case), None)))
    except ThiduaError as error:
        return {"refused": [{"fault": each.fault.value, "path": each.path} for each in error.problems]}
    units = found["units"]
    return {
        "official": found["official"],
        "values": {each["unit"]: _value(each) for each in units if "low" in each},
        "places": {each["unit"]: each["place"] for each in units if each["place"] is not None},
        "open": {
            each["unit"]: ["" if end is None else end for end in each["reach"]]
            for each in units
            if each["place"] is None and each["reach"]
        },
        "without": [each["unit"] for each in units if each["reach"] is None],
        "grounds": found["grounds"],
    }


def _value(unit: Plain) -> str | list[str]:
    low, high = unit["low"], unit["high"]
    return low if low == high and low is not None else [low or "", high or ""]
