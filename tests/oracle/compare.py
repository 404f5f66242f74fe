"""Hold the oracle against the library: ``python tests/oracle/compare.py FILE…`` prints where they differ."""

import json
import pathlib
import signal
import subprocess
import sys
import tomllib
from decimal import Decimal
from fractions import Fraction
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import thidua
from oracle.reading import Refused
from oracle.whole import conclude

SEASONS = 6
SECONDS = 20


def read(path: pathlib.Path) -> dict[str, Any]:
    """The mapping of a document, its rulebook inlined where it lies beside it."""
    if path.suffix == ".json":
        document: dict[str, Any] = json.loads(path.read_text("utf-8"), parse_float=Fraction)
    else:
        document = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    rulebook = document.get("pact", {}).get("rulebook")
    if isinstance(rulebook, str) and (path.parent / rulebook).exists():
        document["pact"]["rulebook"] = read(path.parent / rulebook)
    return document


def number(value: Any) -> Any:
    """An exact number of the conclusion: text, or a table with the exact form, or a range."""
    if value is None:
        return None
    if isinstance(value, dict):
        if "low" in value:
            return [number(value["low"]), number(value["high"])]
        return number(value["exact"])
    return str(Fraction(value))


def of_engine(path: pathlib.Path, *, recalled: bool) -> dict[str, Any]:
    """What the library says, in the shape of the oracle."""
    year = thidua.conclude_year(thidua.load(str(path)))
    said = thidua.conclusion(year)
    scores = {}
    for row in said["scores"] or []:
        unit = row["unit"]
        total = year.scores.of(unit)
        points = str(total.low) if total.low == total.high else [str(total.low), str(total.high)]
        rate = None if total.rate is None else str(total.rate)
        scores[unit] = {"points": points, "maximum": str(total.maximum), "rate": rate, "cells": cells(year, unit)}
    unplaced: dict[str, list[str]] = {}
    for row in said["unplaced"] or []:
        unplaced.setdefault(row["unit"], []).append(row.get("why") or row.get("reason"))
    return {
        "scores": scores,
        "places": {row["unit"]: row["place"] for row in said["ranking"] or []},
        "unplaced": unplaced,
        "classes": {row["unit"]: row["band"] for row in said["bands"] or []},
        "nominations": [[row["unit"], row["award"]] for row in said["nominations"] or []],
        "handover": said["handover"],
        "projection": rotation(path) if recalled else None,
    }


def cells(year: Any, unit: str) -> dict[str, Any]:
    """The points of every line of a unit."""
    found = {}
    pact = year.dossier.pact
    for row in pact.rulebook.criteria.rows:
        node = year.scores.on(row.code, unit)
        found[row.code] = str(node.low) if node.low == node.high else [str(node.low), str(node.high)]
    return found


def rotation(path: pathlib.Path) -> Any:
    """The coming offices, as the command line gives them."""
    command = [sys.executable, "-m", "thidua", "rotate", str(path), "--format", "json", "--seasons", str(SEASONS)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        return {"refused": run.stderr.strip()}
    said = json.loads(run.stdout)["projection"]
    return [
        {"season": row["season"], **{o: [row[o]["unit"], row[o]["standing"]] for o in ("head", "deputy")}}
        for row in said
    ]


def register() -> list[dict[str, Any]]:
    """The units in time that the library ships, as a document would name them."""
    keys = ("id", "name", "aliases", "since", "until", "formed_from", "carries_on", "size")
    units = thidua.units().lives.values()
    return [{key: getattr(unit, key) for key in keys if getattr(unit, key)} for unit in units]


def loose(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Leave out what the two cannot both say: cells of what is not assigned, the codes of newer reasons."""
    for unit, row in mine.get("scores", {}).items():
        other = theirs.get("scores", {}).get(unit, {"cells": {}})
        other["cells"] |= {code: None for code, value in row["cells"].items() if value is None}
    for each in (mine, theirs):  # among equals the order of proposals says nothing
        each["nominations"] = sorted(each["nominations"])
    for unit, why in list(theirs.get("unplaced", {}).items()):
        if why in (["no-member"], ["season-under-way"]) and unit not in mine.get("unplaced", {}):
            del theirs["unplaced"][unit]
            theirs["scores"].pop(unit, None)
    for unit, why in mine.get("unplaced", {}).items():
        other = theirs.get("unplaced", {}).get(unit)
        if other and (set(other) <= set(why) or why == ["left-within-season"]):
            theirs["unplaced"][unit] = why


def differences(mine: Any, theirs: Any, path: str = "") -> list[str]:
    """Where two values differ, by path."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        found = []
        for key in [*mine, *(key for key in theirs if key not in mine)]:
            found += differences(mine.get(key), theirs.get(key), f"{path}.{key}")
        return found
    return [] if mine == theirs else [f"{path}: oracle {mine}, engine {theirs}"]


def _too_long(*_: object) -> None:
    raise TimeoutError


def asked(what: Any, refusals: tuple[type[Exception], ...]) -> tuple[Any, str | None]:
    """An answer, or why there is none: refused, or broken by what should not happen."""
    try:
        signal.alarm(SECONDS)
        return what(), None
    except refusals as error:
        return None, f"refuses ({error})"
    except Exception as error:  # noqa: BLE001 - whatever breaks is what is looked for
        return None, f"breaks ({type(error).__name__}: {error})"
    finally:
        signal.alarm(0)


def compare(path: pathlib.Path, units: list[dict[str, Any]]) -> list[str]:
    """The differences on one document."""
    document, unread = asked(lambda: read(path), (Refused, ValueError))
    mine, why = asked(lambda: conclude(document, seasons=SEASONS, register=units), (Refused,))
    why = unread or why
    recalled = document is not None and "rotation" in (document.get("pact", {}).get("rulebook") or {})
    theirs, why_not = asked(lambda: of_engine(path, recalled=recalled), (thidua.ThiduaError,))
    if why or why_not:
        if why and why_not and not why_not.startswith("breaks"):
            return []
        return [f"oracle {why or 'reads it'}; engine {why_not or 'reads it'}"]
    mine.pop("open")
    if not recalled:
        mine["projection"] = None
    loose(mine, theirs)
    return differences(mine, theirs)


def main(paths: list[str]) -> int:
    """Compare every file; the exit code says whether all agree."""
    signal.signal(signal.SIGALRM, _too_long)
    units, wrong = register(), 0
    for name in paths:
        found = compare(pathlib.Path(name), units)
        wrong += bool(found)
        sys.stdout.write(f"{name}: {'agree' if not found else ''}\n")
        sys.stdout.writelines(f"    {line}\n" for line in found)
    sys.stdout.write(f"{len(paths)} documents, {wrong} differ\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
