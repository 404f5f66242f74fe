"""The promise: what `thidua` names, and what it does not load."""

import ast
import pathlib
import re
import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules
from pydoc import plaintext, render_doc

import pytest

import thidua

MOST = 70  # names that a stranger reads on one page
SCREENS = 2 * 50  # lines
NAMES = dir(thidua)
EXTRAS = {"altair", "docx", "duckdb", "hypothesis", "jinja2", "narwhals", "numpy", "openpyxl", "pandas", "polars"}
MODULES = sorted({module.name for module in iter_modules(thidua.__path__)} - {"__main__"})


def lazily(code):
    """What a fresh process prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout.strip()


def test_a_stranger_reads_the_names_on_one_page():
    assert len(NAMES) <= MOST
    assert sorted(thidua._HOMES) == NAMES


def test_help_shows_every_name_on_two_screens():
    shown = render_doc(thidua, renderer=plaintext)
    assert len(shown.splitlines()) <= SCREENS
    assert set(re.findall(r"\w+", thidua.__doc__)) >= set(NAMES)


def test_no_name_is_also_a_module():
    assert set(NAMES).isdisjoint(MODULES)


def test_no_name_is_given_to_two_things():
    things: dict[str, set[int]] = {}
    for module in (import_module(f"thidua.{name}") for name in MODULES):
        for name in getattr(module, "__all__", ()):
            things.setdefault(name, set()).add(id(getattr(module, name)))
    assert {name for name, own in things.items() if len(own) > 1} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_that_of_the_module_in_which_it_lives(name):
    home = import_module(thidua._HOMES[name])
    assert getattr(thidua, name) is getattr(home, name)
    assert name in home.__all__


def test_type_checkers_see_the_names_and_modules_that_are_there():
    block = next(
        node for node in ast.parse(pathlib.Path(thidua.__file__).read_text("utf-8")).body if type(node) is ast.If
    )
    read = {(node.module, each.name) for node in block.body for each in node.names}
    names = {(thidua._HOMES[name], name) for name in NAMES}
    assert {each for each in read if each[0] != "thidua"} == names
    assert {name for module, name in read if module == "thidua"} == set(thidua._NAMES)


def test_a_module_is_loaded_when_a_name_of_it_is_first_used():
    loaded = "print(sorted(each for each in sys.modules if each.startswith(('thidua.', 'attr', 'cattr'))))"
    assert lazily(f"import sys, thidua; {loaded}") == "[]"
    assert "'thidua.errors'" in lazily(f"import sys, thidua; thidua.ThiduaError; {loaded}")
    assert lazily("import thidua; print(thidua.scales.Given())") == "Given()"


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(AttributeError, match="module 'thidua' has no attribute 'Rulebok'"):
        thidua.Rulebok  # noqa: B018 - the look is what is tested
    with pytest.raises(ImportError):
        exec("from thidua import Rulebok")


def test_import_loads_no_extra():
    code = f"import sys, thidua; print(*{EXTRAS} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("", "", 0)
