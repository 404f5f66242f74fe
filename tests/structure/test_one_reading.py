"""One fact, one reading: what a report or a review says is read where it is decided what stands, and nowhere else.

A report's `figures` and a review's `value` and `points` are read in `reviewing`, which knows which of them count, and
in `codec`, which reads and writes documents. Everybody else asks the figures that stand.
"""

import ast

import pytest

from structure import checks
from structure.checks import Module

RAW = {"Submission": {"figures"}, "Review": {"value", "state", "points"}}
HELD = {"submissions": "Submission", "reviews": "Review", "entries": "Review"}
READERS = ("reviewing", "codec")


def raw_reads(tree: ast.AST) -> list[str]:
    """Every read of a raw field, by a name that holds a report or a review."""
    found = []
    for scope in ast.walk(tree):
        if not isinstance(scope, ast.FunctionDef | ast.Module):
            continue
        held = _annotated(scope) if isinstance(scope, ast.FunctionDef) else {}
        for node in ast.walk(scope) if isinstance(scope, ast.FunctionDef) else ():
            held |= _looped(node)
        found += [
            f"{node.lineno}: {node.value.id}.{node.attr}"
            for node in ast.walk(scope)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.attr in RAW.get(held.get(node.value.id, ""), ())
        ]
    return found


def _annotated(function: ast.FunctionDef) -> dict[str, str]:
    """Parameters that are a report or a review."""
    parameters = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    said = {each.arg: ast.unparse(each.annotation) for each in parameters if each.annotation}
    return {name: text for name, text in said.items() if text in RAW}


def _looped(node: ast.AST) -> dict[str, str]:
    """A name that runs over reports or reviews: `for each in dossier.reviews`."""
    if not isinstance(node, ast.For | ast.comprehension) or not isinstance(node.target, ast.Name):
        return {}
    over = {each.attr for each in ast.walk(node.iter) if isinstance(each, ast.Attribute)}
    kinds = {HELD[name] for name in over if name in HELD}
    return {node.target.id: kinds.pop()} if kinds else {}


@pytest.mark.parametrize(
    "module", [module for module in checks.modules() if module.top not in READERS], ids=lambda each: each.name
)
def test_raw_entries_are_read_where_it_is_decided_what_stands(module: Module):
    assert raw_reads(module.tree) == []


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("def f(d):\n for each in d.submissions:\n  g(each.figures)", ["3: each.figures"]),
        ("def f(d):\n return [one.points for one in reversed(d.reviews)]", ["2: one.points"]),
        ("def f(review: Review):\n return review.value", ["2: review.value"]),
        ("def f(scores, d):\n return [d.unit for d in d.reviews], scores.points", []),
        ("def f(each: Total):\n return each.points", []),
    ],
)
def test_the_reader_finds_raw_reads(source, reads):
    assert raw_reads(ast.parse(source)) == reads
