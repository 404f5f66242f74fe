"""Placing: which unit, figure, line and row a problem is about, by its path in the document.

Owns: `placed`.
Takes a problem, the plain values of its document and, where one is known, its rulebook; gives the problem with its
place.
Never: an id in place of what the document writes; a place that the document does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from thidua.errors import Problem
from thidua.names import nfc
from thidua.rules import Rulebook

__all__ = ["placed"]

_ROW = re.compile(r"\[([0-9]+)\]")
# tables whose keys are units
_BY_UNIT = ("figures", "targets", "self_scores", "not-assigned", "places", "totals", "bands")
_OF_FIGURES = ("figures", "targets")  # and below a unit figures, whose names may be nested
_NAMED_BY = {"unit": "unit", "figure": "figure", "criterion": "line"}  # keys of a row, and what each tells
_CALLED = {"criteria": ("line", "code"), "figures": ("figure", "name")}  # lists of a rulebook, and what their rows are


def placed(problem: Problem, plain: object, rulebook: Rulebook | None = None) -> Problem:
    """Enter in a problem the unit, figure, line and row to which its path leads, as the document calls them.

    A figure that is given as the points of one line of the rulebook leads to that line too.

    Example:
        >>> from thidua.grounds import Fault
        >>> problem = Problem(fault=Fault.NOT_A_NUMBER, path="$.figures.TP. Huế.ho-so.som")
        >>> found = placed(problem, {"figures": {"TP. Huế": {"ho-so.som": "x"}}})
        >>> found.unit, found.figure
        ('TP. Huế', 'ho-so.som')
    """
    if any(each is not None for each in (problem.unit, problem.figure, problem.line, problem.index)):
        return problem  # of a document within this one, whose place is known already
    place: dict[str, Any] = {}
    table, keys = "", list[str]()
    for key, held in _steps(problem.path, plain):
        if isinstance(key, int):
            place |= {"index": key} | _told(table, held)
            table = "" if keys else table  # what stands below a row of a figure is of that case
            continue
        by_figure = "unit" in place and table in _OF_FIGURES
        if table in _BY_UNIT and "unit" not in place:
            place["unit"] = key
        elif by_figure:
            keys.append(key)
            place["figure"] = ".".join(keys)
        else:
            table = key
    name = place.get("figure")
    lines = () if rulebook is None or name is None or "line" in place else rulebook.lines_given(nfc(name))
    if len(lines) == 1:
        place["line"] = next(iter(lines))
    return evolve(problem, **place) if place else problem


def _told(table: str, row: object) -> dict[str, str]:
    """What a row of a list tells of its place; of the criteria that are not assigned to a unit each is a code."""
    if isinstance(row, str):
        return {"line": row} if table == "not-assigned" else {}
    if not isinstance(row, dict):
        return {}
    kind, key = _CALLED.get(table, ("", ""))
    told = {what: row.get(name) for name, what in _NAMED_BY.items()} | ({kind: row.get(key)} if kind else {})
    return {what: name for what, name in told.items() if isinstance(name, str)}


def _steps(path: str, plain: object) -> Iterator[tuple[str | int, object]]:
    """The keys and rows of a path with what stands there, as far as the document has them: a key may hold a dot."""
    rest, held = path.removeprefix("$"), plain
    while rest:
        row = _ROW.match(rest)
        step = int(row[1]) if row else _key(rest, held)
        try:
            held = held[step]  # type: ignore[index]
        except (LookupError, TypeError):
            return
        yield step, held
        rest = rest[row.end() if row else 1 + len(str(step)) :]


def _key(rest: str, held: object) -> str:
    """The longest key that the rest of a path begins with."""
    known = [each for each in held if isinstance(each, str)] if isinstance(held, dict) else []
    meant = [each for each in known if f"{rest[1:]}.".startswith((f"{each}.", f"{each}["))]
    return max(meant, key=len, default="")
