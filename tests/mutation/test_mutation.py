"""The harness itself: what it changes, that a change is in force, and that it can tell a survivor."""

import os
import signal
import textwrap
import time
from collections import Counter
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from mutation import force
from mutation.changes import changes, modules, mutated, parsed, source
from mutation.choice import Measured, kept, left_out, names, sample
from mutation.judging import forked
from mutation.suite import joined

# ── what is changed


def shown(text: str) -> list[str]:
    return [f"{each.kind}: {each.before} → {each.after}" for each in changes("x.py", textwrap.dedent(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = a <= b", ["comparison: a <= b → a < b"]),
        ("x = a in b", ["comparison: a in b → a not in b"]),
        ("x = a < b > c", ["comparison: a < b > c → a <= b > c", "comparison: a < b > c → a < b >= c"]),
        ("x = a and b", ["boolean: a and b → a or b"]),
        ("x = a // b", ["arithmetic: a // b → a / b"]),
        ("x += y", ["arithmetic: x += y → x -= y", "removal: x += y → pass"]),
        ("x = not a", ["negation: not a → a"]),
        ("x = 1", ["constant: 1 → 2", "constant: 1 → 0"]),
        ("x = True", ["constant: True → False"]),
        ("x = 'code'", ["constant: 'code' → 'code~'"]),
        ("x = a[b:]", ["slice: b: → :"]),
        ("x = min(a)", ["call: min(a) → max(a)"]),
        ("x = any(a)", ["call: any(a) → all(a)"]),
        (
            "x = sorted(a, key=b)",
            ["order: sorted(a, key=b) → sorted(a)", "order: sorted(a, key=b) → sorted(a, key=b, reverse=True)"],
        ),
        ("x = Better.HIGHER", ["member: Better.HIGHER → Better.LOWER"]),
        ("x = Better.LOWER", ["member: Better.LOWER → Better.HIGHER"]),
        ("if a: x = b", ["condition: a → True", "condition: a → False"]),
        ("x = {a for a in b if a.c}", ["condition: a.c → True", "condition: a.c → False"]),
        ("raise a", ["removal: raise a → pass"]),
        ("a()", ["removal: a() → pass"]),
        ("def f():\n  return a", ["return: return a → return None"]),
        ("def f(a: 'b' = 1) -> 'c': pass", ["constant: 1 → 2", "constant: 1 → 0"]),
        ("match a:\n  case b if c: pass", ["condition: c → True", "condition: c → False"]),
    ],
)
def test_one_change_at_one_place(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '"""Says 1."""',
        "from a import b",
        "__all__ = ['a']",
        "if TYPE_CHECKING:\n  x = 1",
        "Key = tuple[str, ...] | None",
        "x: 'a'",
        "class A:\n  '''Says 1.'''",
    ],
)
def test_what_does_not_run_is_no_place(text):
    assert shown(text) == []


def test_a_change_is_made_again_from_its_id_and_touches_nothing_else():
    text = source("order.py")
    every = changes("order.py")
    assert len({each.id for each in every}) == len(every)
    lines = parsed("order.py")[0]
    for change in every:
        assert force.compiled(mutated(change), Path("x")) != force.compiled(lines, Path("x")), change.id
    assert source("order.py") == text


# ── what is drawn


def test_every_beginning_of_a_sample_is_drawn_again():
    first, again = sample(60, "x"), sample(60, "x")
    assert [each.id for each in first] == [each.id for each in again]
    assert [each.id for each in first] != [each.id for each in sample(60, "y")]
    assert len({each.id for each in first}) == 60


def test_each_module_has_its_share_of_places():
    drawn = [each.module for each in sample(500, "x")]
    places = {module: len({each.place for each in kept(module)}) for module in modules()}
    for module, number in places.items():
        assert abs(drawn.count(module) - 500 * number / sum(places.values())) < 1, module


KEYS = {"before", "after", "within"}


def test_each_line_left_out_is_there_and_has_its_reason():
    for entry in left_out():
        assert entry["why"].strip(), entry
        assert {"module", "line", "why", "numbers"} <= set(entry) <= {"module", "line", "why", "numbers", *KEYS}, entry
        assert entry["module"] in modules(), entry


def test_an_entry_names_as_many_changes_of_a_line_as_it_says():
    for entry in left_out():
        lines = source(entry["module"]).splitlines()
        there = Counter(change.line for change in changes(entry["module"]) if names(entry, change, lines))
        assert set(there.values()) == {len(entry["numbers"]) or 1}, entry


def test_who_judges_touches_the_statement_passes_and_starts_no_program():
    change = changes("order.py")[0]
    lines = {"order.py": {str(change.line): hex(0b11101)}}
    measured = Measured(list("abcde"), [5.0, 1.0, 4.0, 3.0, 0.0], lines, {}, failed=[0], starting=[4])
    assert measured.judges(change) == ["d", "c"]
    assert measured.quickest(change) == ["d", "c"]
    slow = Measured(list("abcde"), [5.0, 1.0, 28.0, 3.0, 0.0], lines, {}, failed=[0], starting=[4])
    assert slow.quickest(change) == ["d"]  # 31 seconds with the other
    assert measured.limits == {"a": 50.0, "b": 10.0, "c": 40.0, "d": 30.0, "e": 5.0}


# ── what is in force

SCHOOL = """
import functools

LIMIT = 3


def noted(function):
    @functools.wraps(function)
    def inner(value):
        return function(value)
    return inner


class Table:
    @property
    def points(self):
        return 1

    @noted
    def of(self):
        return 2


@functools.cache
def placed(place):
    return place < LIMIT


early = [lambda place: place == 1]
"""


@pytest.fixture
def school(tmp_path):
    path = tmp_path / "school.py"
    path.write_text(SCHOOL, encoding="utf-8")
    spec = spec_from_file_location("school", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return path, module


def change_of(before: str, after: str):
    return next(each for each in changes("school.py", SCHOOL) if (each.before, each.after) == (before, after))


def exchanged(path: Path, before: str, after: str) -> None:
    new = force.compiled(mutated(change_of(before, after), SCHOOL), path)
    force.swap(force.compiled(parsed("school.py", SCHOOL)[0], path), new, force.held(path))


def test_whoever_imported_a_function_has_the_changed_one(school):
    path, module = school
    placed, table, early = module.placed, module.Table(), module.early[0]
    exchanged(path, "place < LIMIT", "place <= LIMIT")
    exchanged(path, "return 2", "return None")
    exchanged(path, "return 1", "return None")
    exchanged(path, "place == 1", "place != 1")
    assert (placed(3), table.of(), table.points, early(1)) == (True, None, None, False)


def test_what_runs_at_import_cannot_be_exchanged(school):
    with pytest.raises(force.NotInForceError):
        exchanged(school[0], "3", "4")


def test_a_function_that_nobody_holds_cannot_be_exchanged(school):
    path, module = school
    old = force.compiled(parsed("school.py", SCHOOL)[0], path)
    new = force.compiled(mutated(change_of("place < LIMIT", "place <= LIMIT"), SCHOOL), path)
    assert module.placed(2)
    with pytest.raises(force.NotInForceError):
        force.swap(old, new, {})


def test_who_imports_a_served_file_gets_the_changed_one(school, monkeypatch):
    path, _ = school
    monkeypatch.setattr(SourceFileLoader, "get_code", SourceFileLoader.get_code)
    force.serve(path, force.compiled(mutated(change_of("3", "4"), SCHOOL), path))
    module = module_from_spec(spec := spec_from_file_location("school", path))
    spec.loader.exec_module(module)
    assert (module.LIMIT, module.placed(3)) == (4, True)


def test_an_example_of_a_document_judges_nothing():
    tests = [
        "docs/index.md::line:9,column:1",
        "src/thidua/order.py::line:9,column:1",
        "README.md::line:1,column:1",
        "a",
    ]
    lines = {"order.py": {"9": hex(0b1111)}}
    measured = Measured(tests, [0.0] * len(tests), lines, {}, failed=[], starting=[])
    assert measured.of_change(None) == ["a"]


def test_two_halves_of_the_tests_are_noted_as_one_suite():
    first = {"tests": ["a", "b"], "seconds": [1, 2], "failed": [1], "starting": []}
    second = {"tests": ["c", "d"], "seconds": [3, 4], "failed": [0], "starting": [1]}
    first |= {"lines": {"x.py": {"1": hex(0b10)}}, "outside": {"x.py": [3]}}
    second |= {"lines": {"x.py": {"1": hex(0b01), "2": hex(0b11)}, "y.py": {"9": hex(0b10)}}, "outside": {"x.py": [2]}}
    found = joined(first, second)
    assert (found["tests"], found["seconds"]) == (["a", "b", "c", "d"], [1, 2, 3, 4])
    assert found["lines"] == {"x.py": {"1": hex(0b0110), "2": hex(0b1100)}, "y.py": {"9": hex(0b1000)}}
    assert (found["failed"], found["starting"], found["outside"]) == ([1, 2], [3], {"x.py": [2, 3]})


# ── what comes of it


def test_a_child_that_ends_badly_is_told_apart():
    def work(job, notes, place):
        notes(ran=job)
        if job == 1:
            signal.setitimer(signal.ITIMER_PROF, 0.01)
            while True:
                time.sleep(0)
        if job == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        if job == 3:
            raise ValueError(place.name)
        notes(outcome="survived")

    found = {job: (result["ran"], result["outcome"]) for job, result in forked([0, 1, 2, 3], work, 2)}
    assert found == {0: (0, "survived"), 1: (1, "timed out"), 2: (2, "killed"), 3: (3, "broken")}
