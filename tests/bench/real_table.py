"""What a real kind of table costs: ten kinds of scale, a target of its own for each unit, rounding; ratios of one run.

    python -m pip install -e ".[bench]" && python tests/bench/real_table.py [--large]

A year counts when it has been read: each round takes a dossier that was never concluded before, and reads place and
points of every unit. Loads are of different files. `--large` adds 7,000 members, some minutes. Nothing here is a test.
"""

import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np
import skcriteria
from skcriteria.agg.simple import WeightedSumModel

import thidua

Document = dict[str, Any]
BANDS = [
    {"at_least": 90, "points": 10},
    {"at_least": 70, "below": 90, "points": 7},
    {"below": 70, "points": 3},
]
SCALES: dict[str, tuple[str, Document | None]] = {  # the kind of the figure, and the scale; none where points are given
    "given": ("amount", None),
    "target": ("amount", {"kind": "proportional"}),
    "leader": ("amount", {"kind": "leader", "at_target": "1/2"}),
    "pool": ("amount", {"kind": "pool"}),
    "each": ("whole", {"kind": "each", "each": "0.5"}),
    "bands": ("amount", {"kind": "bands", "bands": BANDS}),
    "share": ("amount", {"kind": "proportional", "full_at": 100}),
    "formula": ("amount", {"kind": "formula", "points": "min(10, value / 10)"}),
    "ranked": ("amount", {"kind": "ranked", "points": [10, 8, 6, 4, 2], "shared": "best", "of": "value"}),
    "deadline": (
        "day",
        {"kind": "deadline", "due": "15/6", "on_time": 10, "late": [{"days": 1, "points": 5}]},
    ),
}
MIX = [*SCALES] * 3
AIMED = ("target", "leader")
_FEW = 10  # units, of which there are as many rounds as for a year


def document(units: int, kinds: Sequence[str], seed: int, rulebook: str = "r") -> Document:
    """A dossier with a line for each of the kinds, of units that all reported."""
    random, members = Random(seed), [f"u{row}" for row in range(units)]
    lines = [(f"c{row}", f"f{row}", kind, *SCALES[kind]) for row, kind in enumerate(kinds)]

    def value(kind: str, scale: Document | None) -> object:
        if kind == "day":
            return f"2024-06-{random.randrange(10, 21)}"
        if kind == "whole":
            return random.randrange(1, 10)
        return str(random.randrange(10, 100 if scale is None else 1001) / 10)

    rules = {
        "format": 2,
        "kind": "rulebook",
        "id": rulebook,
        "basis": "fictional",
        "figures": [{"name": name, "kind": kind} for _, name, _, kind, scale in lines if scale is not None],
        "criteria": [
            {"code": code, "maximum": 10} | ({} if scale is None else {"reads": name, "scale": scale})
            for code, name, _, _, scale in lines
        ],
        "rounding": {"digits": 2, "mode": "half-up", "at": "total"},
    }
    return {
        "format": 2,
        "kind": "dossier",
        "basis": "fictional",
        "cluster": {
            "id": "c",
            "name": "C",
            "season": 2024,
            "units": [{"id": unit, "name": f"Unit {unit[1:]}"} for unit in members],
        },
        "pact": {"rulebook": rules},
        "targets": {
            unit: {name: str(random.randrange(100, 20000) / 10) for _, name, kind, *_ in lines if kind in AIMED}
            for unit in members
        },
        "figures": {
            unit: {code if scale is None else name: value(kind, scale) for code, name, _, kind, scale in lines}
            for unit in members
        },
    }


def lived(units: int, seed: int) -> Document:
    """Such a table as it comes to be.

    It is rounded line by line, with conditions and limits around scales; a cell is missing, points are set by a review,
    and a line is not assigned to a unit.
    """
    found = document(units, MIX, seed)
    rules = found["pact"]["rulebook"]
    for row, line in enumerate(rules["criteria"]):
        if "scale" in line and line["scale"]["kind"] not in ("deadline", "formula"):
            line["scale"] = line["scale"] | ({"gate": "value > 1"} if row % 2 else {"at_most": 9})
    rules["rounding"]["at"] = "criterion"
    del found["figures"]["u1"]["f6"]
    found["reviews"] = [{"unit": "u2", "criterion": "c2", "points": 5, "reason": "fictional"}]
    found["not-assigned"] = {"u3": ["c3"]}
    return found


def read(year: thidua.Year) -> float:
    """What a user of a year looks at: place and points of every unit."""
    found = 0.0
    for unit in year.dossier.pact.cluster.ids:
        position = None if year.ranking is None else year.ranking.of(unit)
        points = None if year.scores is None else year.scores.of(unit).points
        found += (0 if position is None else position.place) + float(points or 0)
    return found


def least(runs: Iterator[Callable[[], object]] | Sequence[Callable[[], object]]) -> float:
    """Seconds of the shortest of several runs."""
    gc.collect()
    gc.disable()
    fastest = float("inf")
    for run in runs:
        start = perf_counter()
        run()
        fastest = min(fastest, perf_counter() - start)
    gc.enable()
    return fastest


class Bench:
    """Documents in a folder, and the times of what is done with them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.written = folder, 0

    def file(self, plain: Document) -> Path:
        """A document as a file of its own."""
        self.written += 1
        path = self.folder / f"{self.written}.json"
        path.write_text(json.dumps(plain), "utf-8")
        return path

    def dossiers(self, plains: Iterator[Document]) -> list[thidua.Dossier]:
        """Dossiers as loaded."""
        return [thidua.load(self.file(each)) for each in plains]

    def years(self, units: int, kinds: Sequence[str], rounds: int) -> float:
        """Seconds of a year that is read."""
        held = self.dossiers(document(units, kinds, seed) for seed in range(rounds))
        seen: set[float] = set()
        fastest = least([lambda each=each: seen.add(read(thidua.conclude(each))) for each in held])  # type: ignore[misc]
        assert len(seen) > rounds // 2, "results do not depend on the input"
        return fastest

    def read_of(self, units: int) -> list[thidua.Year]:
        """Years concluded and read."""
        many = 96 if units < _FEW else 8
        found = [thidua.conclude(each) for each in self.dossiers(document(units, MIX, seed) for seed in range(many))]
        for each in found:
            read(each)
        return found

    def grown(self, make: Callable[[int, int], Document], size: int, rounds: int = 3) -> float:
        """How many times as long ten times as many take."""
        found = []
        for many in (size // 10, size):
            held = self.dossiers(make(many, seed) for seed in range(rounds))
            found.append(least([lambda each=each: _all(each) for each in held]))  # type: ignore[misc]
        return found[1] / found[0]


def _all(dossier: thidua.Dossier) -> None:
    """A year read, with its offices."""
    year = thidua.conclude(dossier)
    read(year)
    if dossier.history:
        history = thidua.recall(year)
        thidua.project(history, 1)
        thidua.audit(history)


# ── what must not grow with its square


def tied(units: int, seed: int) -> Document:
    """Units that are all equal."""
    found = document(units, ["given"], seed)
    return found | {"figures": {unit: {"c0": seed} for unit in found["figures"]}}


def voted(papers: int, seed: int) -> Document:
    """So many ballot papers, all different, on one slot."""
    found, members = document(30, ["given"], seed), [f"u{row}" for row in range(30)]
    rules = found["pact"]["rulebook"]
    rules["slots"] = [{"award": "co-thi-dua-tinh", "count": 3, "by": "votes"}]
    rule = {"about": "co-thi-dua-tinh", "denominator": "members", "threshold": "50 %", "edge": "reached"}
    rules["ballot"] = [rule]
    found["votes"] = [
        {
            "award": "co-thi-dua-tinh",
            "unit": unit,
            "electorate": {"members": papers},
            "ballots": {"approve": papers - row, "reject": row},
        }
        for row, unit in enumerate(members)
    ]
    return found


def ordered(papers: int, seed: int) -> Document:
    """So many ballot papers, each with an order of its own of all units, on who becomes head."""
    found, members, random = document(30, ["given"], seed), [f"u{row}" for row in range(30)], Random(seed)
    rule = {"about": "head", "denominator": "valid", "threshold": "50 %", "edge": "exceeded"}
    found["pact"]["rulebook"] |= {"ballot": [rule], "rotation": {"head": "election"}}
    orders = [{"order": random.sample(members, 30), "ballots": 1} for _ in range(papers)]
    found["votes"] = [{"office": "head", "electorate": {"members": papers}, "ballots": {"orders": orders}}]
    return found


def slotted(slots: int, seed: int) -> Document:
    """So many slots, each for who has no award by one before."""
    found = document(30, ["given"], seed)
    found["pact"]["rulebook"]["slots"] = [
        {"award": f"a{row}", "count": 1, "if_nominated": "passes"} for row in range(slots)
    ]
    return found


def called(units: int, seed: int) -> Document:
    """Units that have second names, and are named by them."""
    found = document(units, ["given"], seed)
    for unit in found["cluster"]["units"]:
        unit["aliases"] = [f"Đơn vị {unit['id']}"]
    return found | {"figures": {f"Đơn vị {unit}": each for unit, each in found["figures"].items()}}


def recorded(seasons: int, seed: int) -> Document:
    """A history of so many seasons."""
    found, members = document(30, ["given"], seed), [f"u{row}" for row in range(30)]
    found["pact"]["rulebook"]["rotation"] = {"head": "roster", "roster": members, "round": "once"}
    years = range(2024 - seasons, 2024)
    found["history"] = [{"season": year, "head": members[row % 30]} for row, year in enumerate(years)]
    found["cluster"]["head"] = members[seasons % 30]
    return found


def reviewed(entries: int, seed: int) -> Document:
    """So many reviews, each of a cell of its own."""
    units = entries // 10
    found = document(units, ["share"] * 10, seed)
    found["reviews"] = [
        {"unit": f"u{row}", "figure": f"f{line}", "value": seed + line} for row in range(units) for line in range(10)
    ]
    return found


def honoured(units: int, seed: int) -> Document:
    """Units of which each held an award in five seasons."""
    found = document(units, ["given"], seed)
    rules = found["pact"]["rulebook"]
    rules["adjustments"] = [{"kind": "honours", "points": {"bang-khen-tinh": 1}}]
    rules["slots"] = [{"award": "co-thi-dua-tinh", "count": 3}]
    found["honours"] = [
        {"unit": f"u{row}", "award": "bang-khen-tinh", "season": season}
        for row in range(units)
        for season in range(2019, 2024)
    ]
    return found


def half_missing(units: int, seed: int) -> Document:
    """A table of places, of which half of the peers have yet to report."""
    found = document(units, ["ranked"], seed)
    return found | {"figures": {unit: each for unit, each in found["figures"].items() if int(unit[1:]) % 2}}


GROWING: dict[str, tuple[Callable[[int, int], Document], int]] = {
    "units all tied": (tied, 10_000),
    "ballots on a slot": (voted, 10_000),
    "ballot papers that rank": (ordered, 10_000),
    "slots": (slotted, 2_000),  # beyond, what units wait for is said of each slot at length, and fills the memory
    "units called by second names": (called, 10_000),
    "seasons of history": (recorded, 100),  # a record goes back no further, and refuses what does
    "reviews": (reviewed, 10_000),
    "units with honours": (honoured, 1_600),
    "ranked, half of the peers missing": (half_missing, 1_600),
}


# ── the report


def said(what: str, ratio: float, most: float) -> None:
    """One ratio with its bound."""
    print(f"{what:<44} {ratio:7.2f} (at most {most:g}){'' if ratio <= most else '  above'}", flush=True)


def main(arguments: Sequence[str]) -> None:
    """Print every ratio with its bound."""
    large = "--large" in arguments
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        year = _year(bench)
        _growth(bench, year, large=large)
        _texts(bench, year)
        for what, (make, size) in GROWING.items():
            said(f"{size:,} {what} : {size // 10:,}", bench.grown(make, size), 12)


def _year(bench: Bench) -> float:
    matrix = np.random.default_rng(1).random((7, len(MIX))) * 10
    table = skcriteria.mkdm(matrix, [max] * len(MIX), weights=np.ones(len(MIX)) / len(MIX))
    model, peer, year, other = WeightedSumModel(), float("inf"), float("inf"), float("inf")
    for _ in range(8):  # in turn, so that a change in the machine's speed touches all
        peer = min(peer, least([lambda: [model.evaluate(table) for _ in range(5)]] * 5) / 5)
        year = min(year, bench.years(7, MIX, 12))
        held = bench.dossiers(lived(7, seed) for seed in range(12))
        other = min(other, least([lambda each=each: read(thidua.conclude(each)) for each in held]))  # type: ignore[misc]
    said("year 7 × 30 : scikit-criteria", year / peer, 1.5)
    said("the same as it comes to be : scikit-criteria", other / peer, 4)
    return year


def _growth(bench: Bench, year: float, *, large: bool) -> None:
    seventy, hundreds = bench.years(70, MIX, 4), bench.years(700, MIX, 3)
    pool = ["pool"] * len(MIX)
    pools, more = bench.years(70, pool, 3), bench.years(700, pool, 2)
    said("year 70 : 7 members", seventy / year, 6)
    said("year 700 : 70 members", hundreds / seventy, 10)
    said("pools, year 700 : 70 members", more / pools, 10)
    if large:
        said("year 7,000 : 700 members", bench.years(7000, MIX, 2) / hundreds, 12)
        said("pools, year 7,000 : 700 members", bench.years(7000, pool, 2) / more, 12)


def _texts(bench: Bench, year: float) -> None:
    """Loading, concluding, explaining; each in turn with what it is held against."""
    parsed = loaded = again = float("inf")
    for row in range(4):
        fresh = [bench.file(document(7, MIX, seed, rulebook=f"r{seed}")) for seed in range(row * 40, row * 40 + 40)]
        known = [bench.file(document(7, MIX, seed)) for seed in range(row * 40, row * 40 + 40)]
        parsed = min(parsed, least([lambda each=each: json.loads(each.read_text("utf-8")) for each in fresh]))  # type: ignore[misc]
        loaded = min(loaded, least([lambda each=each: thidua.load(each) for each in fresh]))  # type: ignore[misc]
        thidua.load(known[0])
        again = min(again, least([lambda each=each: thidua.load(each) for each in known[1:]]))  # type: ignore[misc]
    said("load : json.loads", loaded / parsed, 25)
    said("load, rulebook seen before : json.loads", again / parsed, 12)
    years = bench.read_of(7)
    concluded = least([lambda each=each: thidua.conclusion(each) for each in years])  # type: ignore[misc]
    plain = [thidua.conclusion(each) for each in years]
    dumped = least([lambda each=each: json.dumps(each) for each in plain])
    said("conclusion : json.dumps of it", concluded / dumped, 12)
    for units, own, most in ((7, year, 2.5), (70, bench.years(70, MIX, 4), 1.5)):
        explained = least([lambda each=each: str(each.explain("vi", unit="u3")) for each in bench.read_of(units)])  # type: ignore[misc]
        said(f"explain one unit of {units} : year", explained / own, most)


if __name__ == "__main__":
    main(sys.argv[1:])
