"""The documents from which both fuzzers start: records, editions, examples, conformance cases, councils."""

import copy
import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from thidua.codec.text import Syntax, parse
from thidua.errors import ThiduaError

ROOT = Path(__file__).parents[2]
ARCHIVE = ROOT / "src" / "thidua" / "archive"
CASES = ROOT / "tests" / "conformance"

Plain = dict[str, Any]


def documents(folders: Iterable[Path] = ()) -> list[tuple[str, Plain]]:
    """Every document of the corpus by name, those of further folders last; what cannot be parsed is left out."""
    found = [(path.stem, plain) for path in files(folders) if (plain := _read(path)) is not None]
    return [*found, *_cases()]


def files(folders: Iterable[Path]) -> list[Path]:
    """The files of the corpus: those of the repository, then those of further folders."""
    shelves = (ARCHIVE / shelf for shelf in ("records", "rulebooks", "laws", "units"))
    found = [path for shelf in shelves for path in sorted(shelf.glob("*.toml"))]
    found += [*sorted((ROOT / "docs" / "examples").glob("*/*.toml")), *sorted((ROOT / "tests" / "data").glob("*.*"))]
    found += [path for folder in folders for path in sorted(folder.rglob("*.*"))]
    return [path for path in found if path.suffix.lower() in (".toml", ".json")]


def _read(path: Path) -> Plain | None:
    try:
        plain = parse(path.read_bytes(), Syntax.JSON if path.suffix.lower() == ".json" else Syntax.TOML)
    except ThiduaError:
        return None
    pact = plain.get("pact")
    beside = pact.get("rulebook") if isinstance(pact, dict) else None
    if isinstance(beside, str) and beside.endswith((".toml", ".json")) and (path.parent / beside).is_file():
        pact["rulebook"] = _read(path.parent / beside)  # its rules are changed with it
    return plain


def _cases() -> Iterator[tuple[str, Plain]]:
    """The documents of the conformance cases, heads filled in."""
    bundle = json.loads((ARCHIVE / "conformance.json").read_text(encoding="utf-8"))["cases"]
    shipped = {case["id"] for case in bundle}
    fresh = [
        each for path in sorted(CASES.glob("*.toml")) for each in _portable(tomllib.loads(path.read_text("utf-8")))
    ]
    for case in (*bundle, *(each for each in fresh if each["id"] not in shipped)):
        if "rulebook" in case:
            yield case["id"], _dossier(case)
        elif "council" in case:
            head = {"format": 1, "kind": "council", "id": "hoi-dong", "name": "Hội đồng", "basis": "fictional"}
            yield case["id"], head | {key: each for key, each in case["council"].items() if key != "editions"}


def _portable(plain: Plain) -> list[Plain]:
    cases: list[Plain] = json.loads(json.dumps(plain["cases"], default=str))
    return cases


def _dossier(case: Plain) -> Plain:
    facts = copy.deepcopy(case["facts"])
    units = dict.fromkeys(unit for key in ("figures", "targets", "not-assigned") for unit in facts.get(key, ()))
    for key in ("submissions", "reviews", "honours"):
        units |= dict.fromkeys(each["unit"] for each in facts.get(key, ()))
    members = [{"id": unit, "name": f"Đơn vị {unit.upper()}"} for unit in units]
    cluster = {"id": "cum", "name": "Cụm", "season": 2024, "units": members, **facts.pop("cluster", {})}
    rulebook = {"format": 1, "kind": "rulebook", "id": "bang-diem", "basis": "fictional", **case["rulebook"]}
    pact = {**facts.pop("pact", {}), "rulebook": rulebook}
    return {"format": 1, "kind": "dossier", "basis": "fictional", "cluster": cluster, "pact": pact, **facts}
