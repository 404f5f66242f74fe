"""The rule shapes: their list, and the page that says what each is, where it is written and which cases show it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import fill
from typing import Any

Plain = dict[str, Any]
Files = Mapping[str, list[Plain]]  # name of a file -> its cases

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rule-shapes.md"
LIST = PAGE.with_suffix(".toml")
DOCUMENTS = {
    "rulebook": "the rulebook",
    "dossier": "the dossier",
    "council": "a council",
    "series": "a series",
    "law": "an edition of a law",
}

LISTED: dict[int, Plain] = {each["number"]: each for each in tomllib.loads(LIST.read_text(encoding="utf-8"))["shapes"]}

_GLUED = "\N{NO-BREAK SPACE}"
_MARK = re.compile(r"^(\s*\d*)([-+*#>.)])(?=\s)")  # what Markdown takes for an item, a heading or a quotation

HEAD = """\
# Rule shapes

Statutes and scoring tables differ in words and numbers, and are made of the same kinds of rule: a deadline that costs
points by the day, a share of the members as a quota, a tie-break. Each kind is a *rule shape*. Cases, tests and pages
cite it by its number, as "rule shape 53"; a number never comes to mean another shape, and those that are not on this
page are not in use. Each shape is written as data, without code, in the documents and under the keys that are named
here (`slots.share` is the key `share` of a table `[[slots]]`).

The cases are the files of `tests/conformance` (drawn in its `README.md`), whose names begin with the number. Each case
holds a sentence, the rule, the facts and what must come of them; behind a file stands how many cases it has. They ship
with the package as one JSON document, `thidua/archive/conformance.json`, but for those that the library does not meet
yet. `python tests/conformance/bundle.py` writes this page, from `rule-shapes.toml` beside it and the cases.
"""


def cited(text: str) -> set[int]:
    """The numbers of the shapes that a text names.

    >>> sorted(cited("rule shapes 37, 46 and 47; shape 3"))
    [3, 37, 46, 47]
    """
    found = re.findall(r"\bshapes?\s+(\d+(?:(?:,|,?\s+and)\s+\d+)*)\b", text, re.IGNORECASE)
    return {int(number) for each in found for number in re.findall(r"\d+", each)}


def page(files: Files) -> str:
    """The whole page."""
    return "\n".join([HEAD, *("\n".join(section(shape, files)) for shape in LISTED.values())])


def section(shape: Plain, files: Files) -> Iterator[str]:
    """The lines about one shape."""
    number = shape["number"]
    own = {name: cases for name, cases in files.items() if any(each["shape"] == number for each in cases)}
    naming = [name for name, cases in files.items() if any(number in cited(each["origin"]) for each in cases)]
    cases = [each for found in files.values() for each in found if each["shape"] == number or named_alone(each, number)]
    yield f"## {number}. {shape['name']}\n"
    if "term" in shape:
        yield f"*{shape['term']}*\n"
    yield paragraph(shape["says"])
    if "lacks" in shape:
        yield paragraph(f"**Not supported yet.** {shape['lacks']}")
    for key, document in DOCUMENTS.items():
        if key in shape:
            yield item(f"In {document}: {', '.join(f'`{each}`' for each in shape[key])}")
    if "guide" in shape:
        yield item(f"More: {guide(shape['guide'])}")
    if "example" in shape:
        yield item(f"For example `{shape['example']}`: {sentence(shape['example'], cases)}")
    if own:
        yield item(f"Cases: {', '.join(f'{link(name)}{_GLUED}({len(cases)})' for name, cases in own.items())}")
    else:
        yield item(f"Named by cases of other shapes: {', '.join(map(link, naming))}")
    for case in cases:
        if "waits" in case:
            yield item(f"Not met yet: `{case['id']}`, which waits for {case['waits']}")
    yield ""


def named_alone(case: Plain, number: int) -> bool:
    """Whether a case of another shape is about this one alone."""
    return cited(case["origin"]) == {number}


def link(name: str) -> str:
    """A link to a file of cases."""
    return f"[{name}](../../tests/conformance/{name}.toml)"


def guide(target: str) -> str:
    """A link to a page or to a section of it, in the words of the address."""
    name, _, anchor = target.rpartition("/")[2].partition("#")
    words = [each.replace("-", " ") for each in (name.removesuffix(".md"), anchor) if each]
    return f"[{', '.join(words)}](../{target})"


def sentence(name: str, cases: list[Plain]) -> str:
    """The sentence of a case, as text of Markdown."""
    found = next(each["sentence"] for each in cases if each["id"] == name)
    return re.sub(r"([\\*_<\[\]])", r"\\\1", found)


def paragraph(text: str) -> str:
    """A paragraph, wrapped."""
    return wrapped(text, "", "") + "\n"


def item(text: str) -> str:
    """An item of a list, wrapped."""
    return wrapped(text, "- ", "  ")


def wrapped(text: str, first: str, rest: str) -> str:
    """Text in lines of at most 120 characters: no key is broken, and no line begins like the item of a list."""
    whole = re.sub(r"`[^`]+`", lambda found: found.group().replace(" ", _GLUED), text)
    lines = fill(
        whole, 119, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    ).split("\n")
    return "\n".join([lines[0], *(_MARK.sub(r"\1\\\2", each) for each in lines[1:])]).replace(_GLUED, " ")
