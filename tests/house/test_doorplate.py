"""The promise: what `from thidua import …` gives, what it does not load, and that every code has its words."""

import subprocess
import sys
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

import thidua
from thidua.grounds import Fault, Why
from thidua.phrasebook import FAULTS, REASONS

IMPORTED_BY_NAME = {"scales", "formulas"}  # a language of their own: `from thidua import scales`
WITHIN = {
    "arithmetic",
    "names",
    "order",
    "ranges",
    "conditions",
    "readings",
    "references",
    "series",
    "tables",
    "cli",
    "pages",
    "__main__",
}  # nothing promised
EXTRAS = {"altair", "docx", "duckdb", "hypothesis", "jinja2", "narwhals", "numpy", "openpyxl", "pandas", "polars"}

ROOMS = sorted({module.name for module in iter_modules(thidua.__path__)} - IMPORTED_BY_NAME - WITHIN)


def test_the_doorplate_names_every_public_noun_and_verb_once():
    promised = [name for room in ROOMS for name in import_module(f"thidua.{room}").__all__]
    assert {name: times for name, times in Counter(promised).items() if times > 1} == {}
    assert sorted(thidua.__all__) == sorted(promised)  # their order on the page is ruff's (RUF022)


@pytest.mark.parametrize("room", ROOMS)
def test_the_doorplate_gives_what_the_room_gives(room):
    module = import_module(f"thidua.{room}")
    assert [name for name in module.__all__ if getattr(thidua, name) is not getattr(module, name)] == []


def test_import_loads_no_extra():
    code = f"import sys, thidua; print(*{EXTRAS} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize(
    ("codes", "phrases"), [pytest.param(Why, REASONS, id="reasons"), pytest.param(Fault, FAULTS, id="faults")]
)
def test_every_code_has_its_words_in_both_languages(codes, phrases):
    assert set(phrases) == set(codes)
    for code, (vietnamese, english) in phrases.items():
        assert vietnamese.strip(), code
        assert english.strip(), code
        assert vietnamese != english, code
