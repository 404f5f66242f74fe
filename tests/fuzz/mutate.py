"""The fuzzer of documents: `python tests/fuzz/mutate.py --count 100000 --workers 2 --into FOLDER` (see README.md)."""

import argparse
import json
import pprint
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.changes import changed
from fuzz.commands import Outcome, Plain, TooLongError, tried
from fuzz.corpus import documents

TOO_LONG = 20  # seconds of work after which a document counts as hanging
MEMORY = 4 << 30
CHUNK = 200
LARGE = 400  # a document with more values than this is drawn more rarely


class Series:
    """Documents by number: the same seed, corpus and number give the same document."""

    def __init__(self, seed: str, folders: list[Path]) -> None:
        self.seed = seed
        self.corpus = documents(folders)
        self.weights = [1 / max(1, _size(plain) / LARGE) for _, plain in self.corpus]

    def document(self, number: int) -> Plain:
        """The document of a number."""
        random = Random(f"{self.seed}:{number}")
        _, plain = random.choices(self.corpus, self.weights)[0]
        return changed(plain, random)


def _size(thing: Any) -> int:
    if isinstance(thing, dict):
        return 1 + sum(map(_size, thing.values()))
    return 1 + sum(map(_size, thing)) if isinstance(thing, list) else 1


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Raise where the block works longer: by the clock of the process, as others may keep the machine busy."""

    def ring(*_: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def attempt(plain: Plain) -> tuple[Outcome, float]:
    """What comes of a document, and how long it took."""
    began = time.process_time()
    try:
        with watched(TOO_LONG):
            outcome = tried(plain)
    except TooLongError:  # it rang between two blocks
        outcome = Outcome(kind="TooLongError")
    return outcome, time.process_time() - began


def smallest(plain: Plain, kind: str, tries: int = 300) -> Plain:
    """A smaller document of the same kind: parts are left out as long as it still escapes."""
    kept = deepcopy(plain)
    for _ in range(4):
        before = _size(kept)
        for path in sorted(_paths(kept), key=len):
            tries -= 1
            if tries < 0:
                return kept
            less = _without(kept, path)
            if less is not None and attempt(less)[0].kind == kind:
                kept = less
        if _size(kept) == before:
            break
    return kept


def _paths(thing: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    rows = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, value in list(rows):
        yield (*above, key)
        if len(above) < 12:
            yield from _paths(value, (*above, key))


def _without(plain: Plain, path: tuple[Any, ...]) -> Plain | None:
    less = deepcopy(plain)
    held: Any = less
    for key in path[:-1]:
        if not (isinstance(held, dict) and key in held) and not (isinstance(held, list) and key < len(held)):
            return None
        held = held[key]
    try:
        del held[path[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return less


def chunk(task: tuple[str, list[Path], int, int]) -> dict[str, Any]:
    """Try the documents of one chunk of a series."""
    seed, folders, first, count = task
    series = _series(seed, tuple(folders))
    found: dict[str, Any] = {"clean": 0, "escapes": [], "slowest": [0.0, -1], "peak": 0}
    for number in range(first, first + count):
        outcome, took = attempt(series.document(number))
        found["clean"] += outcome.clean
        found["slowest"] = max(found["slowest"], [took, number])
        if outcome.kind is not None:
            found["escapes"].append([number, outcome.kind])
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found


_made: dict[tuple[str, tuple[Path, ...]], Series] = {}


def _series(seed: str, folders: tuple[Path, ...]) -> Series:
    key = seed, folders
    if key not in _made:
        _made[key] = Series(seed, list(folders))
    return _made[key]


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(options: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Try documents until the count or the time is reached, going on from the state in the folder."""
    options.into.mkdir(parents=True, exist_ok=True)
    path = options.into / "state.json"
    blank = {"seed": options.seed, "done": 0, "clean": 0, "seconds": 0.0, "kinds": {}, "slowest": [0.0, -1], "peak": 0}
    state = json.loads(path.read_text("utf-8")) if path.exists() else blank
    if state["seed"] != options.seed:
        state = blank
    began, start = time.monotonic(), state["done"]
    tasks = ((options.seed, options.corpus, first, CHUNK) for first in range(start, options.count, CHUNK))
    with get_context("fork").Pool(options.workers, initializer=_bounded) as pool:
        for found in pool.imap(chunk, tasks):
            _noted(state, found, options)
            seconds = time.monotonic() - began
            path.write_text(json.dumps({**state, "seconds": state["seconds"] + seconds}, indent=1), "utf-8")
            if seconds > options.seconds:
                pool.terminate()
                break
    escapes = sum(each[1] for each in state["kinds"].values())
    say(f"{state['done']} documents, {state['clean']} passed check, {escapes} escapes of {len(state['kinds'])} kinds")
    say(f"slowest {state['slowest'][0]:.2f} s (number {state['slowest'][1]}), peak {state['peak'] >> 10} MB")
    for kind, (number, times) in sorted(state["kinds"].items(), key=lambda row: -row[1][1]):
        say(f"{times:6} × {kind}, first by --seed {options.seed} --only {number}")
    return 1 if escapes else 0


def _noted(state: dict[str, Any], found: dict[str, Any], options: argparse.Namespace) -> None:
    """Add a chunk to the state; the first document of a kind is written down as small as it gets."""
    state["done"] += CHUNK
    state["clean"] += found["clean"]
    state["slowest"] = max(state["slowest"], found["slowest"])
    state["peak"] = max(state["peak"], found["peak"])
    for number, kind in found["escapes"]:
        if kind not in state["kinds"] and not kind.startswith("TooLong"):
            small = smallest(_series(options.seed, tuple(options.corpus)).document(number), kind)
            shown = pprint.pformat(small, width=110, sort_dicts=False)
            text = f"# {kind}\n# number {number} of seed {options.seed}\n{shown}\n"
            name = "".join(char if char.isalnum() else "-" for char in kind)[:90]
            (options.into / f"{name}.txt").write_text(text, "utf-8", errors="backslashreplace")
        first, times = state["kinds"].get(kind, (number, 0))
        state["kinds"][kind] = [first, times + 1]


def main() -> int:
    """Read the arguments, and try one document or many."""
    parser = argparse.ArgumentParser(description="Try hostile and careless documents.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", type=int)
    parser.add_argument("--into", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--corpus", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    if options.only is None:
        return run(options, print)
    plain = Series(options.seed, options.corpus).document(options.only)
    pprint.pprint(plain, width=110, sort_dicts=False)
    outcome, took = attempt(plain)
    print(outcome.trace or outcome, f"{took:.2f} s")
    return 1 if outcome.kind is not None else 0


if __name__ == "__main__":
    sys.exit(main())
