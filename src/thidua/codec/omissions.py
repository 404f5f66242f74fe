"""Omissions: reading past what cannot be read, so that one look at a document finds every problem.

Owns: `Notes`, `Omissions`, `readable`.
Takes plain values and a noun; gives what can be read of it, with the problems noted.
Never: a problem twice; a problem that only follows from another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from thidua.codec.structure import structure
from thidua.errors import FormatError, Problem, ThiduaError
from thidua.grounds import Fault
from thidua.names import Numbers
from thidua.shown import Shown

__all__ = ["Notes", "Omissions", "readable"]

Noun = TypeVar("Noun")


@frozen(kw_only=True, repr=False)
class Notes(Shown):
    """The problems of a document, in the order found, each with the class of error that reported it."""

    found: dict[Problem, type[ThiduaError]] = field(factory=dict)

    def add(self, problems: Iterable[Problem], family: type[ThiduaError] = FormatError) -> None:
        """Note problems, each only once."""
        for each in problems:
            self.found.setdefault(each, family)

    def error(self) -> ThiduaError:
        """Make one error of all problems: of the class that reported them if that is one, else a FormatError."""
        families = set(self.found.values())
        family = families.pop() if len(families) == 1 else FormatError
        return family(self.found)


@frozen(kw_only=True, repr=False)
class Omissions(Shown):
    """The paths of a document that were left out because they cannot be read.

    Rows that are left out move up those behind them; `original` gives the path in the document as it was written.

    Example:
        >>> gone = Omissions(paths=frozenset({"$.votes[0]"}))
        >>> gone.left({"votes": ["bad", "good"]}), gone.original("$.votes[0].unit")
        ({'votes': ['good']}, '$.votes[1].unit')
    """

    paths: frozenset[str] = frozenset()
    _rows: dict[str, list[int]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """For each list, how far every row that is left had moved when a row was left out."""
        gone: dict[str, list[int]] = {}
        for match in filter(None, map(_LAST_ROW.fullmatch, self.paths)):
            gone.setdefault(match["list"], []).append(int(match["row"]))
        moved = {path: [row - before for before, row in enumerate(sorted(rows))] for path, rows in gone.items()}
        object.__setattr__(self, "_rows", moved)

    def left(self, plain: Any, path: str = "$") -> Any:
        """Copy plain values without what was left out; where nothing was, give them back."""
        if not self.paths:
            return plain
        if isinstance(plain, dict):
            rest = ((key, value, f"{path}.{key}") for key, value in plain.items())
            return {key: self.left(value, where) for key, value, where in rest if where not in self.paths}
        if isinstance(plain, list):
            rows = ((value, f"{path}[{row}]") for row, value in enumerate(plain))
            return [self.left(value, where) for value, where in rows if where not in self.paths]
        return plain

    def original(self, path: str) -> str:
        """The path that something had before anything was left out."""
        if not self._rows:
            return path
        whole = ""
        for part in _ROW.split(path):
            rows = self._rows.get(whole) if _ROW.fullmatch(part) else None
            whole += part if rows is None else f"[{int(part[1:-1]) + bisect_right(rows, int(part[1:-1]))}]"
        return whole

    def cover(self, path: str) -> bool:
        """Whether a path was left out, or anything that contains it."""
        return path in self.paths or (path != "$" and self.cover(_above(path)))


def _still_there(path: str, omitted: Omissions) -> str:
    """The path, or the nearest above it that was not left out yet: each look at a document leaves out more of it."""
    while path in omitted.paths:
        path = _above(path)
    return path


def _above(path: str) -> str:
    """The path of what holds the thing at a path."""
    end = max(path.rfind("."), path.rfind("["))
    return path[:end] if end > 0 else "$"


# no list is longer than this; more digits between brackets stand in a key
_DIGITS = "[0-9]{1,9}"
_ROW = re.compile(rf"(\[{_DIGITS}\])")
_LAST_ROW = re.compile(rf"(?P<list>.*)\[(?P<row>{_DIGITS})\]", re.DOTALL)


def readable(
    plain: dict[str, Any], noun: type[Noun], numbers: Numbers, notes: Notes, *, entire: tuple[str, ...] = ()
) -> tuple[Noun | None, Omissions]:
    """Read what can be read of plain values as a noun; the rest is left out, its problems noted.

    A part named in `entire` is left out as a whole, because its rows refer to each other. The noun is None if nothing
    could be read.
    """
    omitted = Omissions()
    while "$" not in omitted.paths:
        try:
            return structure(omitted.left(plain), noun, numbers), omitted
        except ThiduaError as error:
            problems = [evolve(each, path=omitted.original(each.path)) for each in error.problems]
            notes.add((each for each in problems if not _follows(each, omitted)), type(error))
            bad = {_still_there(each.path, omitted) for each in problems}
            bad |= {part for part in entire if any(path.startswith(part) for path in bad)}
            omitted = Omissions(paths=omitted.paths | bad)
    return None, omitted


def _follows(problem: Problem, omitted: Omissions) -> bool:
    """Whether a problem only says that something is missing that was left out, or refers to it."""
    if problem.fault is Fault.MISSING_KEY:
        return f"{problem.path}.{dict(problem.facts)['found']}" in omitted.paths
    if problem.fault is Fault.ABOUT_NOTHING:  # one of several keys is needed, and the one that was there is left out
        needed = dict(problem.facts).get("allowed")
        left_out = isinstance(needed, tuple) and any(f"{problem.path}.{key}" in omitted.paths for key in needed)
        # what a band must say hangs on how the classes are given
        classes = problem.path.startswith("$.bands[") and any(each.startswith("$.classes") for each in omitted.paths)
        return left_out or classes
    if problem.fault is Fault.UNKNOWN_CONDITION:
        own = f"$.conditions.{dict(problem.facts)['found']}"
        return any(path in ("$.conditions", own) or path.startswith(f"{own}.") for path in omitted.paths)
    if problem.fault is Fault.UNKNOWN_ROLE:  # the formula stands beside what it reads
        reads = f"{_above(problem.path)}.reads"
        return any(path == reads or path.startswith(f"{reads}.") for path in omitted.paths)
    return not omitted.paths.isdisjoint(_REFERRED.get(problem.fault, ()))


_REFERRED = {
    # a line may name a figure of its own, and conditions read lines
    Fault.UNKNOWN_FIGURE: ("$.figures", "$.criteria"),
    Fault.UNKNOWN_CRITERION: ("$.criteria",),
    Fault.UNKNOWN_BAND: ("$.bands",),
}
