"""Choice: which changes are drawn, and which tests judge a change."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from mutation.changes import PACKAGE, Change, changes, modules, source

LEFT_OUT = Path(__file__).with_name("left_out.toml")
WHOLE = "tests/structure/test_nouns.py"  # looks at every noun as it was made, and touches no line of its module
DOCUMENTS = ("README.md", "docs/", "src/")
AT_FIRST = 30.0  # seconds of tests, as measured, that judge first what may have to be in force when all is imported
PATIENCE, LEAST_SECONDS = 10, 5.0  # a test may work so many times as long as it did, and always so long


# ── the sample


Entry = dict[str, Any]


def left_out() -> list[Entry]:
    """What is no mutant: each line, by its module and text, with its reason and, unless all of it, the change."""
    found = tomllib.loads(LEFT_OUT.read_text("utf-8"))["reasons"]
    return [
        {key: value for key, value in reason.items() if key != "lines"}
        | {"module": module, "line": line, "numbers": numbers}
        for reason in found
        for module, line, *numbers in reason["lines"]
    ]


def names(entry: Entry, change: Change, lines: list[str]) -> bool:
    """Whether an entry of what is left out names the change: by its line alone, or by the line and the change."""
    told = {"module": change.module, "line": lines[change.line - 1].strip()}
    told |= {"before": change.before, "after": change.after, "within": change.where.function or ""}
    meant = not entry["numbers"] or change.id.rpartition("#")[-1] in entry["numbers"]
    return meant and all(told[key] == value for key, value in entry.items() if key in told)


def set_aside(module: str) -> list[Change]:
    """The changes of a module that are left out."""
    lines = source(module).splitlines()
    entries = [entry for entry in left_out() if entry["module"] == module]
    return [change for change in changes(module) if any(names(entry, change, lines) for entry in entries)]


@cache
def kept(module: str) -> list[Change]:
    """The changes of a module that are not left out."""
    out = {change.id for change in set_aside(module)}
    return [change for change in changes(module) if change.id not in out]


def sample(count: int, seed: str) -> list[Change]:
    """So many changes, each module by its share of places; in an order such that every beginning is a sample too."""
    found = {module: kept(module) for module in modules()}
    shares = _shares({module: len({each.place for each in every}) for module, every in found.items()}, count)
    drawn = [
        each for module, every in found.items() for each in _drawn(every, Random(f"{seed}:{module}"))[: shares[module]]
    ]
    Random(seed).shuffle(drawn)
    return drawn


def _shares(places: dict[str, int], count: int) -> dict[str, int]:
    """Seats by largest remainders."""
    whole = sum(places.values())
    shares = {module: count * number // whole for module, number in places.items()}
    rest = sorted(places, key=lambda module: (-(count * places[module] % whole), module))
    for module in rest[: count - sum(shares.values())]:
        shares[module] += 1
    return shares


def _drawn(every: list[Change], random: Random) -> list[Change]:
    """The changes in random order: one of each place before the second of any."""
    by_place = defaultdict(list)
    for change in random.sample(every, len(every)):
        by_place[change.place].append(change)
    return [change for _, change in sorted(_ranked(by_place.values()), key=lambda each: each[0])]


def _ranked(groups: Iterable[list[Change]]) -> Iterator[tuple[int, Change]]:
    return ((rank, change) for group in groups for rank, change in enumerate(group))


# ── the tests


@dataclass(frozen=True)
class Measured:
    """What the suite did when it was measured (`suite.measure`)."""

    tests: list[str]
    seconds: list[float]
    lines: dict[str, dict[str, str]]
    outside: dict[str, list[int]]
    failed: list[int]
    starting: list[int]

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Measured:
        """Read what `suite.measure` wrote."""
        return cls(**plain)

    @cached_property
    def usable(self) -> int:
        """The tests that can judge, as bits: they pass, stand alone, and start no program, which sees no change."""
        out = {*self.failed, *self.starting, *self.examples}
        return (1 << len(self.tests)) - 1 & ~sum(1 << each for each in out)

    @cached_property
    def examples(self) -> list[int]:
        """The examples of documents and docstrings: each uses names of those before it, which may not run."""
        return [number for number, test in enumerate(self.tests) if test.startswith(DOCUMENTS)]

    @cached_property
    def limits(self) -> dict[str, float]:
        """How many seconds a test may work."""
        pairs = zip(self.tests, self.seconds, strict=True)
        return {test: max(LEAST_SECONDS, PATIENCE * seconds) for test, seconds in pairs}

    def runs_before(self, change: Change) -> bool:
        """Whether what the change stands in has run before any test: its outcome may be kept somewhere."""
        lines = range(change.where.first, change.where.last + 1)
        return change.where.function is None or not set(lines).isdisjoint(self.outside.get(change.module, ()))

    def quickest(self, change: Change) -> list[str]:
        """The quickest of the tests that judge a change, for who may have to judge it a second time."""
        judges, took = self.judges(change), dict(zip(self.tests, self.seconds, strict=True))
        so_far = accumulate(took[test] for test in judges)
        return [test for test, seconds in zip(judges, so_far, strict=True) if seconds <= AT_FIRST]

    def of_change(self, change: Change | None) -> list[str]:
        """The tests that judge a change; of none, all that can judge, in the order in which they ran."""
        if change is not None:
            return self.judges(change)
        return [test for number, test in enumerate(self.tests) if self.usable >> number & 1]

    def judges(self, change: Change) -> list[str]:
        """The tests that touch the statement of the change, quickest first.

        A change of what runs at import is judged by the tests that touch a line with a name that is bound there;
        where there are none, by those that touch the module; then by all. With them go those that look at all nouns.
        """
        bits = self._touching((change.module, line) for line in range(change.where.first, change.where.last + 1))
        if self.runs_before(change):
            mentioned = [place for name in change.where.names for place in self.mentions.get(name, ())]
            bits |= self._touching(mentioned)
            bits = bits or self._touching(
                (change.module, line) for line in range(1, 1 + len(source(change.module).splitlines()))
            )
            bits = bits or self.usable
            bits |= self._whole
        found = [number for number in range(len(self.tests)) if bits >> number & 1]
        return [self.tests[number] for number in sorted(found, key=lambda number: (self.seconds[number], number))]

    @property
    def _whole(self) -> int:
        return sum(1 << number for number, test in enumerate(self.tests) if test.startswith(WHOLE)) & self.usable

    def _touching(self, places: Iterable[tuple[str, int]]) -> int:
        bits = 0
        for module, line in places:
            bits |= int(self.lines.get(module, {}).get(str(line), "0"), 16)
        return bits & self.usable

    @cached_property
    def mentions(self) -> dict[str, set[tuple[str, int]]]:
        """Where in the package a name is mentioned."""
        found = defaultdict(set)
        for path in PACKAGE.rglob("*.py"):
            module = str(path.relative_to(PACKAGE))
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                for name in _named(node):
                    found[name].add((module, node.lineno))
        return dict(found)


def _named(node: ast.AST) -> tuple[str, ...]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
            return (name,)
        case ast.MatchClass(kwd_attrs=named):
            return tuple(named)
    return ()
