"""Values: the figures of a table by their names, and what a cell of one means by its kind.

Owns: `Read`, `reader_of`, `points_reader`, `named`.
Takes a figure and the way a document writes numbers; gives what reads its cells, chosen once.
Never: what a figure's value is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

from thidua.codec.measures import measured_in, per_cent
from thidua.codec.omissions import Notes
from thidua.codec.single import a_day, flag, misfit
from thidua.codec.structure import structure
from thidua.errors import Problem, RecordError
from thidua.figures import Figure, Kind, Occurrence, Value
from thidua.grounds import PERCENT, Fault, pairs
from thidua.names import Numbers, nfc, same

__all__ = ["Read", "named", "points_reader", "reader_of"]

Read = Callable[[Any], Value]


def reader_of(figure: Figure, numbers: Numbers) -> Read:
    """The function that reads one cell of a figure; it raises FormatError or RecordError if the cell cannot be read."""
    number = measured_in(figure, numbers)
    match figure.kind:
        case Kind.DAY:
            return a_day
        case Kind.YES_NO:
            return _yes_no
        case Kind.OPTION | Kind.GRADE:
            return lambda raw: structure(raw, str)
        case Kind.OCCURRENCES:
            return lambda raw: structure(raw, tuple[Occurrence, ...]) if isinstance(raw, list) else number(raw)
        case Kind.POINTS:
            return lambda raw: number(_points(raw))
        case _:
            return number


def points_reader(numbers: Numbers) -> Callable[[Any], Fraction]:
    """The function that reads points as they stand; it raises FormatError or RecordError for what is none."""
    number = measured_in(None, numbers)
    return lambda raw: number(_points(raw))


def _points(raw: Any) -> Any:
    """Points as they stand: no per cent."""
    problems = list(per_cent(raw, "")) if not isinstance(raw, str) or PERCENT in raw else []
    if problems:
        raise RecordError(problems)
    return raw


def _yes_no(raw: object) -> bool:
    """Yes or no: true, false, or the words có and không."""
    said = {same("có"): True, same("không"): False}.get(same(raw)) if isinstance(raw, str) else None
    return flag(raw) if said is None else said


def named(table: object, path: str, notes: Notes) -> Iterable[tuple[str, Any]]:
    """Flatten a table, nested or not, into dotted names with their values; a name that is there twice is noted."""
    if isinstance(table, dict) and dict not in map(type, table.values()):
        names = _names(tuple(table))
        if len(set(names)) == len(names):
            return zip(names, table.values(), strict=True)
    return _nested(table, path, notes)


@lru_cache(maxsize=256)
def _names(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The names that the keys of a table are; one table after another has the same."""
    return tuple(map(nfc, keys))


def _nested(table: object, path: str, notes: Notes) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for name, value in _flat(table, path, notes):
        if name in seen:
            notes.add([Problem(fault=Fault.DUPLICATE_ID, path=f"{path}.{name}", facts=pairs(found=name))])
        seen.add(name)
        yield name, value


def _flat(table: object, path: str, notes: Notes) -> Iterator[tuple[str, Any]]:
    """A nested table as dotted names, each as often as it stands."""
    if not isinstance(table, dict):
        notes.add(each.under(path) for each in misfit("a table", table).problems)
        return
    for key, value in table.items():
        name = nfc(key)
        if isinstance(value, dict) and value:  # one that is empty is for the figure to refuse
            yield from ((f"{name}.{rest}", raw) for rest, raw in _flat(value, f"{path}.{key}", notes))
        else:
            yield name, value
