"""The second engine stands by itself: it has nothing of the library, nor of anybody else."""

import ast
from pathlib import Path

import pytest

ORACLE = Path(__file__).parents[1] / "oracle"
# modules that only count and read: none of them imports by a name that it is given, or runs another program
PLAIN = {"bisect", "collections", "copy", "datetime", "decimal", "fractions", "functools", "itertools", "math"}
ALLOWED = {*PLAIN, "re", "typing", "unicodedata", ORACLE.name}
# what would bring in the library without an import that can be seen: as a name, and as a part of something else
NAMES = {"__import__", "__builtins__", "__loader__", "__spec__", "exec", "eval", "compile", "globals", "open"}
PARTS = {"__import__", "__builtins__", "__loader__", "__spec__", "__globals__", "modules"}


def reached(source):
    """What a module imports that it must not, and what it names by which more could come in."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names if each.name.partition(".")[0] not in ALLOWED)
            case ast.ImportFrom(module=module, level=level):
                if level or (module or "").partition(".")[0] not in ALLOWED:
                    yield "a relative import" if level else module
            case ast.Name(id=name) if name in NAMES:
                yield name
            case ast.Attribute(attr=name) if name in PARTS:
                yield name


def test_it_imports_what_is_plain_and_itself_alone():
    paths = sorted(ORACLE.rglob("*.py"))
    assert len(paths) > 20
    assert {(path.name, name) for path in paths for name in reached(path.read_text("utf-8"))} == set()


@pytest.mark.parametrize(
    "source",
    [
        "import thidua",
        "from thidua.scales import Scale",
        "from . import whole",
        "import attrs",
        "import importlib",
        "from importlib import import_module",
        "import runpy",
        "import subprocess",
        "import sys",
        "import os.path",
        "import multiprocessing",
        "__import__('thidua')",
        "exec('import thidua')",
        "eval(text)",
        "run = eval",
        "compile(text, '', 'exec')",
        "re.enum.sys.modules['thidua']",
        "globals()['__builtins__']",
        "run.__globals__",
        "open(path)",
    ],
)
def test_what_brings_more_in_is_seen(source):
    assert list(reached(source))


@pytest.mark.parametrize(
    "source",
    ["from oracle.days import People", "from collections.abc import Iterator", "re.compile('[a-z]')", "self.open"],
)
def test_what_is_plain_may_be_used(source):
    assert list(reached(source)) == []
