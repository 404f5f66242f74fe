"""The mutation run: `python tests/mutation/run.py --count 1500 --workers 2 --into FOLDER` (see README.md)."""

import argparse
import hashlib
import json
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from mutation.changes import ROOT, Change, modules, source
from mutation.choice import Measured, kept, sample, set_aside
from mutation.judging import AT_IMPORT, Served, Swapped
from mutation.suite import HALVES, into, joined, measure

READ = ("src", "tests", "docs", "README.md", "conftest.py", "pyproject.toml")
NOTICED = ("killed", "timed out")
OUTCOMES = (*NOTICED, "survived")
MOST_SURVIVE = 5  # of a hundred changes
Results = dict[str, dict[str, Any]]


class State:
    """What a run leaves for the next: measures and results, of exactly these sources and tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / digest()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log = self.folder / "tests.log"
        self.results = self.folder / "results.jsonl"
        self.progress = self.folder / "progress.txt"

    def measured(self, say: Callable[[str], None], workers: int) -> Measured:
        """Which tests touch which lines; worked out once, in two halves."""
        paths = [self.folder / f"measured-{number}.json" for number in range(len(HALVES))]
        if not all(path.exists() for path in paths):
            say("measuring the tests once …")
            halves = zip(HALVES, paths, strict=True)
            together([partial(_measure, path, self.log, half) for half, path in halves if not path.exists()], workers)
        first, second = (json.loads(path.read_text("utf-8")) for path in paths)
        return Measured.of(joined(first, second))

    def known(self) -> Results:
        """The results so far; a line that was cut off is worked out again."""
        if not self.results.exists():
            return {}
        lines = [line for line in self.results.read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]
        return {each["id"]: each for each in map(json.loads, lines)}

    def note(self, id_: str, result: dict[str, Any]) -> None:
        """Write a result down."""
        with self.results.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"id": id_, **result}, ensure_ascii=False) + "\n")


def digest() -> str:
    """One word for the sources and the tests, but these."""
    found = hashlib.sha256()
    for path in sorted(each for name in READ for each in (ROOT / name, *(ROOT / name).rglob("*")) if each.is_file()):
        if "__pycache__" not in path.parts and not path.is_relative_to(Path(__file__).parent):
            found.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def together(works: list[Callable[[], None]], workers: int) -> None:
    """Work in processes of their own, so many at once, so that this one stays without the library."""
    waiting = [multiprocessing.get_context("fork").Process(target=work) for work in works]
    while waiting:
        running, waiting = waiting[:workers], waiting[workers:]
        for process in running:
            process.start()
        for process in running:
            process.join()
        if any(process.exitcode for process in running):
            raise SystemExit("failed; the log in the folder tells why")


def _measure(path: Path, log: Path, half: list[str]) -> None:
    with into(log):
        plain = measure(path.with_suffix(".coverage"), half)
    path.write_text(json.dumps(plain), "utf-8")


# ── the run


def run(options: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Judge the sample, going on from what the folder holds, and report."""
    state = State(options.into)
    measured = state.measured(say, options.workers)
    aside = [each for module in modules() for each in set_aside(module)] if options.left_out else []
    named = [_only(each) for each in options.only] or aside
    drawn = named or sample(options.count, options.seed)
    judge_all(drawn, state, options, measured)
    known = state.known()
    outcomes = Counter(known[each.id]["outcome"] for each in drawn)
    if named:
        noticed = [each for each in named if known[each.id]["outcome"] in NOTICED or each not in aside]
        say("\n".join(shown(each, known[each.id]) for each in noticed))
        return int(not {*outcomes} <= {*OUTCOMES} or any(each in aside for each in noticed))
    text = report(drawn, known, measured, options.seed)
    (options.into / "report.md").write_text(text, "utf-8")
    say(text)
    return int(not {*outcomes} <= {*OUTCOMES} or outcomes["survived"] * 100 > MOST_SURVIVE * len(drawn))


def judge_all(drawn: list[Change], state: State, options: argparse.Namespace, measured: Measured) -> None:
    """First the untouched source, then the changes of functions, last those of what runs at import."""
    swapped, served = Swapped(measured, state.log), Served(measured, state.log)
    unknown = [way for way in (swapped, served) if not options.only and _untouched(way) not in state.known()]
    together([partial(_judge, way, [None], state, 1) for way in unknown], options.workers)
    for way in (swapped, served):
        failing = set(state.known().get(_untouched(way), {}).get("failed", ()))
        measured.failed.extend(number for number, test in enumerate(measured.tests) if test in failing)
    known = state.known()
    jobs = [each for each in drawn if each.where.function and each.id not in known]
    if jobs:
        together([partial(_judge, swapped, jobs, state, options.workers)], 1)
    known = state.known()
    jobs = [each for each in drawn if known.get(each.id, {"outcome": AT_IMPORT})["outcome"] == AT_IMPORT]
    _judge(served, jobs, state, options.workers)


def _untouched(way: Swapped | Served) -> str:
    return f"untouched, {type(way).__name__.lower()}"


def _judge(way: Swapped | Served, jobs: list[Any], state: State, workers: int) -> None:
    """Judge changes one way, and write down what comes of them."""
    done = Counter()

    def note(job: Change | None, result: dict[str, Any]) -> None:
        state.note(job.id if job else _untouched(way), {"way": type(way).__name__.lower(), **result})
        done[result.get("outcome", "broken")] += 1
        counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(done.items()))
        state.progress.write_text(f"{done.total()} of {len(jobs)} {type(way).__name__.lower()}: {counts}\n", "utf-8")

    way.judge(jobs, workers, note)


def _only(id_: str) -> Change:
    found = next((each for module in modules() for each in kept(module) if each.id == id_), None)
    if found is None:
        raise SystemExit("no such change: " + id_)
    return found


# ── the report


def report(drawn: list[Change], known: Results, measured: Measured, seed: str) -> str:
    """How many were noticed, by module, and every survivor."""
    tests = f"{len(measured.tests)} tests; {measured.usable.bit_count()} judge"
    left = f"{len(set(measured.starting))} start programs, {len(set(measured.failed))} fail of themselves"
    left += f", {len(measured.examples)} are examples of documents"
    lines = [f"# {len(drawn)} changes, seed {seed}", "", f"{tests}, {left}.", ""]
    lines += ["| module | changes | killed | timed out | survived | noticed |", "|---|---|---|---|---|---|"]
    for name in (*sorted({each.module for each in drawn}), "all"):
        lines.append(_row(name, Counter(known[each.id]["outcome"] for each in drawn if name in {each.module, "all"})))
    survivors = [each for each in drawn if known[each.id]["outcome"] not in NOTICED]
    lines += ["", f"## {len(survivors)} survivors", ""]
    lines += [
        shown(each, known[each.id]) for each in sorted(survivors, key=lambda each: (each.module, each.line, each.id))
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, counts: Counter[str]) -> str:
    noticed = counts["killed"] + counts["timed out"]
    cells = [name, counts.total(), *(counts[outcome] for outcome in OUTCOMES), f"{noticed / counts.total():.1%}"]
    return f"| {' | '.join(map(str, cells))} |"


def shown(change: Change, result: dict[str, Any]) -> str:
    """A change, where it stands, what came of it and which tests said so."""
    line = source(change.module).splitlines()[change.line - 1].strip()
    what = f"{change.kind}: `{change.before}` → `{change.after}`"
    by = f", by `{result['test']}`" if result["outcome"] in NOTICED else ""
    return (
        f"- **{change.id}** {what}\n  `{line}`\n  {result['outcome']}{by}, {result.get('ran', 0)} tests ran"
        + _files(result)
    )


def _files(result: dict[str, Any]) -> str:
    return f": {', '.join(f'{name} ({count})' for name, count in result['files'].items())}" if "files" in result else ""


def main(arguments: Iterable[str] | None = None) -> int:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description="Change the source in one place at a time; do the tests notice?")
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--into", type=Path, default=Path("build/mutation"))
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--only", nargs="+", default=[], metavar="ID")
    return run(parser.parse_args(arguments), print)


if __name__ == "__main__":
    sys.exit(main())
