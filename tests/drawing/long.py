"""The long comparison: ``python tests/drawing/long.py --count N --into FOLDER [--workers W] [--seed S]``.

Documents are drawn by number, each with one pair of features asked for, so that every possible pair comes up, until N
are compared. What was found stands in FOLDER: `state.json`, from which a run goes on, the disagreements as small
documents, the features and the pairs.
"""

import argparse
import hashlib
import json
import pathlib
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import combinations
from math import ceil
from random import Random
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from drawing.caution import too_often
from drawing.deciding import alone, decisive, outcome
from drawing.documents import numbered
from drawing.features import NOT_DRAWN, features, impossible, present
from drawing.holding import Held, caution, held, root, signs
from drawing.shrinking import smaller
from drawing.writing import written

BATCH = 250
EVERY = 200  # of so many documents one is tried without each of its features
HERE = pathlib.Path(__file__).resolve()
TWO = 2
SHOWN = 30  # rows printed; the whole list stands in the folder
TRIES = 8  # of years with one pair that both refuse
EXAMPLES = 3  # small documents kept of one kind of disagreement
PARTS = ("differs", "cautious")
State = dict[str, Any]
Document = dict[str, Any]


@cache
def pairs(seed: str) -> tuple[tuple[int, int], ...]:
    """Every possible pair of features, in an order that the seed gives."""
    names = features()
    found = [(a, b) for a, b in combinations(range(len(names)), 2) if impossible(names[a], names[b]) is None]
    Random(seed).shuffle(found)
    return tuple(found)


def digest() -> str:
    """A digest of both engines, of the archive, and of what draws: what was found holds for this text alone."""
    source = HERE.parents[2] / "src"
    folders = (source, HERE.parents[1] / "oracle", HERE.parent)
    files = [each for folder in folders for each in sorted(folder.rglob("*.py")) if not each.name.startswith("test_")]
    files += sorted(source.rglob("*.toml"))
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()


def sound(shorter: Document, document: Document) -> bool:
    """Whether a shorter document still is a year: two units, and a table where there was one."""
    tables = [(each.get("pact", {}).get("rulebook") or {}).get("criteria") for each in (shorter, document)]
    return len(shorter.get("cluster", {}).get("units", [])) >= TWO and bool(tables[0]) == bool(tables[1])


def batch(task: tuple[str, int]) -> State:
    """What one batch of documents comes to."""
    seed, number = task
    found: State = {
        "number": number,
        "compared": 0,
        "refused": 0,
        "missed": 0,
        **{part: [] for part in PARTS},
        "force": {},
        "decisive": [],
        "alone": [],
    }
    names, asked = features(), pairs(seed)
    index = {name: at for at, name in enumerate(names)}
    for at in range(number * BATCH, (number + 1) * BATCH):
        first, second = asked[at % len(asked)]
        document, both, refused = drawn(seed, at, (names[first], names[second]))
        said = outcome(both.theirs)
        found["refused"] += refused
        if both.differs:
            found["differs"].append([at, root(both.differs, document)])
        elif said is None:
            continue
        elif both.cautious:
            found["cautious"].append([at, caution(both, document)])
        found["compared"] += 1
        if at % EVERY == 0 and said is not None:
            found["alone"] += [(index[each], changed) for each, changed in alone(document, said).items()]
        held_in = present(document)
        for one, other in combinations(sorted(index[each] for each in held_in), 2):
            key = one * len(names) + other
            found["force"][key] = found["force"].get(key, 0) + 1
        if not {names[first], names[second]} <= held_in:
            found["missed"] += 1
        elif said is not None and decisive(document, (names[first], names[second]), said):
            found["decisive"].append(first * len(names) + second)
    return found


def drawn(seed: str, at: int, pair: tuple[str, str], turn: int = 1) -> tuple[Document, Held, int]:
    """A year with a pair of features in which something can be compared, and how many both refused before it.

    Where all that were tried are refused, the last of them stands.
    """
    document = numbered((seed, at, turn), pair)
    both = held(document)
    if both.differs or outcome(both.theirs) is not None:
        return document, both, turn - 1
    return (document, both, TRIES) if turn == TRIES else drawn(seed, at, pair, turn + 1)


class Ledger:
    """What is known so far, in a folder."""

    def __init__(self, folder: pathlib.Path, seed: str) -> None:
        self.folder, self.seed, self.path = folder, seed, folder / "state.json"
        folder.mkdir(parents=True, exist_ok=True)
        fresh: State = {"digest": digest(), "features": list(features()), "seed": seed, "batches": [], "seconds": 0.0}
        fresh |= {"compared": 0, "refused": 0, "missed": 0}
        fresh |= {part: {} for part in ("force", "decisive", "alone", *PARTS)}
        self.state = json.loads(self.path.read_text("utf-8")) if self.path.exists() else fresh
        if any(self.state[key] != fresh[key] for key in ("digest", "features", "seed")):
            sys.exit(
                f"{self.path} holds what another library, other features or another seed came to: take another folder"
            )

    @property
    def summary(self) -> str:
        """How many differ so far."""
        differ = sum(each["times"] for each in self.state["differs"].values())
        return f"{differ} of {self.state['compared']} differ so far"

    def add(self, found: State, seconds: float) -> None:
        """Take in a batch."""
        state = self.state
        state["batches"].append(found["number"])
        for key in ("compared", "refused", "missed"):
            state[key] += found[key]
        for key, times in found["force"].items():
            state["force"][str(key)] = state["force"].get(str(key), 0) + times
        for key in found["decisive"]:
            state["decisive"][str(key)] = state["decisive"].get(str(key), 0) + 1
        for key, changed in found["alone"]:
            taken = state["alone"].setdefault(str(key), [0, 0])
            taken[changed] += 1
        for part in PARTS:
            for at, kind in found[part]:
                self._keep(part, at, kind)
        state["seconds"] += seconds
        self.path.write_text(json.dumps(state), "utf-8")

    def _keep(self, part: str, at: int, kind: str) -> None:
        """Keep a difference, as a document while there are few of its kind; a disagreement as a small one."""
        known = self.state[part].setdefault(kind, {"times": 0, "numbers": []})
        known["times"] += 1
        if len(known["numbers"]) >= EXAMPLES:
            return
        asked = pairs(self.seed)
        names = features()
        first, second = asked[at % len(asked)]
        document, _, _ = drawn(self.seed, at, (names[first], names[second]))
        small = document
        if part == "differs":
            small = smaller(document, lambda each: sound(each, document) and kind in signs(held(each).differs, each))
        known["numbers"].append(at)
        name = f"{hashlib.sha256(kind.encode()).hexdigest()[:6]}-{at}.toml"
        both = held(small)
        lines = (f"{part}: {kind}", *both.differs, *(f"cautious {each}" for each in both.cautious))
        said = "".join(f"# {line}\n" for each in lines for line in each.splitlines())
        (self.folder / name).write_text(said + written(small), "utf-8")

    def report(self) -> Iterator[str]:
        """What is known, in words."""
        state, names = self.state, features()
        differ = sum(each["times"] for each in state["differs"].values())
        total = state["compared"] + state["refused"]
        yield f"{total} documents: {state['compared']} compared, {state['refused']} refused by both, {differ} differ"
        speed = total / max(state["seconds"], 1e-9)
        yield f"{speed:.1f} documents a second; {state['missed']} without the pair asked for"
        yield from self._kinds("differs")
        cautious = sum(each["times"] for each in state["cautious"].values())
        yield f"{cautious} in which the library alone leaves something open:"
        yield from self._kinds("cautious")
        yield from self.too_often()
        yield from self.alone(names)
        yield from self.pairs(names)

    def too_often(self) -> Iterator[str]:
        """What the library leaves open more often than it may."""
        times = {kind: each["times"] for kind, each in self.state["cautious"].items()}
        yield from too_often(times, self.state["compared"])

    def alone(self, names: tuple[str, ...]) -> Iterator[str]:
        """How often the outcome changed without a feature, least first; the whole list stands in the folder."""
        rows = []
        for at, name in enumerate(names):
            same, changed = self.state["alone"].get(str(at), (0, 0))
            rows.append((changed, same + changed, name))
        rows = sorted(row for row in rows if row[2] not in NOT_DRAWN)
        text = "".join(f"{changed}\t{taken}\t{name}\n" for changed, taken, name in rows)
        (self.folder / "features.tsv").write_text(f"changed\ttaken out\tfeature\n{text}", "utf-8")
        never = [f"{name} ({taken})" for changed, taken, name in rows if taken and not changed]
        left = sum(not taken for _, taken, _ in rows)
        yield f"{len(never)} features never changed the outcome when taken out alone (so often): {', '.join(never)}"
        yield f"{left} were never taken out alone; the least of the others: changed, taken out, feature"
        yield from [f"{changed:6} {taken:6}  {name}" for changed, taken, name in rows if changed][:SHOWN]

    def _kinds(self, kept: str) -> Iterator[str]:
        for kind, each in sorted(self.state[kept].items(), key=lambda item: -item[1]["times"]):
            yield f"{each['times']:6} {kind}  {each['numbers']}"

    def pairs(self, names: tuple[str, ...]) -> Iterator[str]:
        """The pairs, least first; the whole list stands in the folder."""
        rows = []
        for one, other in pairs(self.seed):
            key = str(one * len(names) + other)
            rows.append((self.state["force"].get(key, 0), self.state["decisive"].get(key, 0), names[one], names[other]))
        rows.sort()
        never = [f"{one}  {other}" for force, _, one, other in rows if not force]
        undecided = sum(not row[1] for row in rows)
        yield f"{len(rows)} possible pairs, {undecided} never decisive, {len(never)} never in force (never.txt):"
        (self.folder / "never.txt").write_text("".join(f"{each}\n" for each in never), "utf-8")
        yield from never[:SHOWN]
        yield "the least of the others: in force, decisive, pair"
        text = "".join(f"{force}\t{decides}\t{one}\t{other}\n" for force, decides, one, other in rows)
        (self.folder / "pairs.tsv").write_text(f"in force\tdecisive\tfeature\tfeature\n{text}", "utf-8")
        least = rows[len(never) :][:SHOWN]
        yield from (f"{force:6} {decides:6}  {one}  {other}" for force, decides, one, other in least)
        barred = [(a, b, why) for a, b in combinations(names, 2) if (why := impossible(a, b)) is not None]
        (self.folder / "impossible.tsv").write_text("".join(f"{a}\t{b}\t{why}\n" for a, b, why in barred), "utf-8")
        yield f"{len(barred)} impossible pairs, of which none is asked for:"
        whys = Counter(why.partition(", which")[0] for _, _, why in barred)
        yield from (f"{times:6} {why}" for why, times in whys.most_common())


def tasks(ledger: Ledger, count: int) -> list[tuple[str, int]]:
    """The next batches, as many as so many documents compared take at the least."""
    first, missing = len(ledger.state["batches"]), count - ledger.state["compared"]
    return [(ledger.seed, first + each) for each in range(ceil(missing / BATCH))]


def run(ledger: Ledger, count: int, workers: int) -> None:
    """Compare batch by batch until so many documents are compared, or none of a round can be."""
    begun, before = time.monotonic(), -1
    with ProcessPoolExecutor(workers) as pool:
        while before < ledger.state["compared"] < count:
            before = ledger.state["compared"]
            for found in pool.map(batch, tasks(ledger, count)):
                now = time.monotonic()
                ledger.add(found, now - begun)
                begun = now
                sys.stdout.write(f"batch {found['number']}: {found['compared']} compared, {ledger.summary}\n")
                sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Compare, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--into", type=pathlib.Path, required=True)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", default="0")
    options = parser.parse_args(arguments)
    ledger = Ledger(options.into, options.seed)
    run(ledger, options.count, options.workers)
    sys.stdout.writelines(f"{line}\n" for line in ledger.report())
    return int(bool(ledger.state["differs"]) or any(ledger.too_often()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
