"""The list of rule shapes holds every shape that the project names, as cases show it, and its page is fresh."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from conformance.cases import HERE, Plain, dossier, files, is_dossier
from conformance.shapes import DOCUMENTS, LIST, LISTED, PAGE, cited, page, wrapped

ROOT = HERE.parents[1]
FILES = files()
CASES = [case for found in FILES.values() for case in found]
LAWS = [tomllib.loads(each.read_text("utf-8")) for each in (ROOT / "src/thidua/archive/laws").glob("*.toml")]
KEYS = {"number", "name", "term", "says", "guide", "example", "lacks", *DOCUMENTS}
CITING = ("*.md", *(f"{part}/**/*.{kind}" for part in ("src", "tests", "docs") for kind in ("py", "toml", "md")))

each_shape = pytest.mark.parametrize("shape", [pytest.param(shape, id=str(number)) for number, shape in LISTED.items()])


def of(number: int) -> list[Plain]:
    """The cases of a shape."""
    return [case for case in CASES if case["shape"] == number]


def documents(key: str, number: int) -> list[Plain]:
    """What the cases that name a shape hold of one kind of document; editions are those that ship."""
    if key == "law":
        return LAWS
    naming = [case for case in CASES if case["shape"] == number or number in cited(case["origin"])]
    if key == "dossier":
        return [dossier(case) for case in naming if is_dossier(case)]
    return [case[key] for case in naming if key in case]


def at(value: Any, path: list[str]) -> Iterator[Any]:
    """All that stands at a path of keys; a list is each of its items."""
    if isinstance(value, list):
        for each in value:
            yield from at(each, path)
    elif not path:
        yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from at(value[path[0]], path[1:])


def holds(document: Plain, key: str) -> bool:
    """Whether a document holds a key as the list writes it: `a.b`, or `a.b = "c"`."""
    path, _, word = key.partition(" = ")
    found = list(at(document, path.split(".")))
    return bool(found) if not word else word.strip('"') in found


def test_every_shape_has_a_number_of_its_own_and_no_key_is_unknown():
    listed = tomllib.loads(LIST.read_text("utf-8"))
    numbers = [each["number"] for each in listed["shapes"]]
    assert set(listed) == {"shapes"}
    assert numbers == sorted(set(numbers))
    assert {key for each in listed["shapes"] for key in each} <= KEYS
    assert all(each[key].endswith(".") for each in listed["shapes"] for key in ("says", "lacks") if key in each)


def test_the_page_is_fresh():
    assert PAGE.read_text("utf-8") == page(FILES), "run python tests/conformance/bundle.py"


def test_every_case_is_of_a_shape_that_is_listed():
    assert {case["shape"] for case in CASES} <= set(LISTED)


@each_shape
def test_a_shape_is_shown_by_a_case_that_the_library_meets_or_says_what_is_lacking(shape):
    shown = [case["id"] for case in of(shape["number"]) if "waits" not in case]
    assert bool(shown) is ("lacks" not in shape)
    assert shape.get("example") in (shown or [None])


@each_shape
def test_the_keys_of_a_shape_are_written_in_its_cases(shape):
    held = {key: documents(key, shape["number"]) for key in DOCUMENTS if key in shape}
    named = [(key, written) for key in held for written in shape[key]]
    assert [(key, each) for key, each in named if not any(holds(document, each) for document in held[key])] == []


def test_a_key_that_no_case_writes_is_seen():
    document = {"slots": [{"of": "members"}, {"of": "remaining", "share": "1/2"}]}
    assert holds(document, "slots.share")
    assert holds(document, 'slots.of = "remaining"')
    assert not holds(document, 'slots.of = "placed"')
    assert not holds(document, "slots.count")


def test_every_shape_that_is_cited_is_listed():
    named = {
        (path.relative_to(ROOT).as_posix(), number)
        for pattern in CITING
        for path in ROOT.glob(pattern)
        for number in cited(path.read_text("utf-8"))
    }
    assert len({number for _, number in named}) > len(LISTED) / 2
    assert {(path, number) for path, number in named if number not in LISTED} == set()


def test_no_line_of_the_page_is_taken_for_something_else():
    assert wrapped(f"{'x' * 118} + 1", "- ", "  ").split("\n")[1] == "  \\+ 1"
    lines = PAGE.read_text("utf-8").split("\n")
    assert [line for line in lines if len(line) > 120] == []
    assert not [line for line in lines if re.match(r"\s+([-+*#>]|\d+[.)])\s", line)]
