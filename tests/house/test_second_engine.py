"""The second engine stands by itself: it has nothing of the library, nor of anybody else."""

import ast
import sys
from pathlib import Path

ORACLE = Path(__file__).parents[1] / "oracle"
ALLOWED = {*sys.stdlib_module_names, ORACLE.name}


def imported(path):
    """The packages that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        if isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0] if not node.level else "a relative import"


def test_it_imports_the_standard_library_and_itself_alone():
    paths = sorted(ORACLE.rglob("*.py"))
    assert len(paths) > 20
    assert {(path.name, name) for path in paths for name in imported(path) if name not in ALLOWED} == set()
    assert not any("importlib" in imported(path) for path in paths)  # which would hide what is imported
