"""The names in Python: the page has every word of documents, and the code has every name on the page."""

import ast
import re
from enum import Enum
from importlib import import_module

from attrs import fields

from structure.python_names import BESIDE, NEEDS, OTHERWISE, PAGE, SCALES, TEXTS, choices, home, page, places
from structure.test_said import nouns, taken
from thidua.codec.rules import ADJUSTMENTS
from thidua.codec.structure import _KEYS
from thidua.grounds import About, Citation, Ground, Source, Sources
from thidua.nouns import _members

WRITTEN = PAGE.read_text("utf-8")
CALL = re.compile(r"`([A-Z]\w+\(.*?\))`")


def test_the_page_is_as_the_code_makes_it():
    assert page() == WRITTEN, "python tests/structure/python_names.py writes it anew"


def test_every_choice_of_a_noun_is_on_the_page():
    """Also of one that no document holds by itself: whatever its field takes."""
    enums = {each for kind in taken() for each in _members(kind) if isinstance(each, type) and issubclass(each, Enum)}
    assert {each.__name__ for each in enums if each not in choices()} == set()
    missing = [f"{kind.__name__}.{each.name}" for kind in enums for each in kind]
    assert [name for name in missing if f"`{name}`" not in WRITTEN] == []


def test_every_kind_is_on_the_page():
    for word, kind in (*SCALES.items(), *ADJUSTMENTS.items(), *NEEDS.items()):
        assert f"| `{word}` | `{kind.__name__}` | `{home(kind)}` |" in WRITTEN


def test_every_key_that_the_noun_does_not_have_says_what_python_has():
    strange = {
        (each.document, each.key)
        for each in places()
        if each.owner is None
        or each.key.rpartition(".")[2] not in {_KEYS.get(own.name, own.name) for own in fields(each.owner)}
    }
    told = {(document, key) for document, keys in OTHERWISE.items() for key in keys}
    assert strange - told == set()
    assert told - {(each.document, each.key) for each in places()} == set()


def test_every_call_on_the_page_names_a_class_and_its_keywords():
    known = {noun.__name__: noun for noun in (*nouns(), *TEXTS, Source, Sources)}
    calls = [call for text in CALL.findall(WRITTEN) for call in ast.walk(ast.parse(text.replace("…", "...")))]
    seen = [call for call in calls if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)]
    assert len(seen) > len(BESIDE)
    for call in seen:
        keywords = {each.alias for each in fields(known[call.func.id]) if each.init}
        assert {word.arg for word in call.keywords} <= keywords, call.func.id


def test_every_name_is_taken_from_where_the_page_says():
    rows = re.findall(r"\| `([A-Z]\w+)(?:\.([A-Z_]+))?(?:\(.*\))?` \| `(thidua[\w.]*)` \|\n", WRITTEN)
    assert len(rows) > len(SCALES)
    for name, member, module in rows:
        found = getattr(import_module(module), name)
        assert not member or member in found.__members__


def test_what_people_read_of_a_reason_is_on_the_page():
    assert {each.name for each in fields(Ground)} == set(re.findall(r"`Ground\.(\w+)`", WRITTEN))
    for noun in (About, Citation):
        for each in fields(noun):
            assert f".{each.name}`" in WRITTEN
