"""Naming: offices and places as a program holds them, units by their names.

Owns: `Places`, `offices_named`, `places_named`.
Takes what a function is given beside a pact; gives the same by ids, or one error that lists what cannot be taken.
Never: an id for a unit of the past that nobody describes: it stays as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from numbers import Integral
from typing import Any, TypeVar

from thidua.clusters import Choice, Names, Officers, unknown_units
from thidua.errors import FormatError, Problem, RecordError
from thidua.given import is_table, rows_of
from thidua.grounds import Fault, pairs
from thidua.names import named_twice, not_of
from thidua.pacts import Pact
from thidua.references import UnitId, references, renamed
from thidua.units import Register

__all__ = ["Places"]

Places = Mapping[str, int] | Iterable[tuple[str, int]]
Office = TypeVar("Office", Officers, Choice)


def offices_named(
    pact: Pact, history: Iterable[Officers], choice: Choice | None, register: Register | None
) -> tuple[tuple[Officers, ...], Choice | None]:
    """Earlier offices and the choice of the next, each name as the id of the unit that it means in its season.

    Raises: FormatError for what is no `Officers`, `Choice` or `Register`; RecordError where two names of one row turn
        out to mean one unit.
    """
    rows = _rows(
        history,
        [
            *_other(choice, Choice, "a choice of officers", "$.succession"),
            *_other(register, Register, "units in time", "$.register"),
        ],
    )
    names, problems = Names(cluster=pact.cluster, season=pact.season), list[Problem]()
    told = tuple(_by_ids(row, names, f"$.history[{place}]", problems) for place, row in enumerate(rows))
    chosen = None if choice is None else _by_ids(choice, names, "$.succession", problems)
    if problems:
        raise RecordError(problems)
    return told, chosen


def _rows(history: Iterable[Officers], problems: list[Problem]) -> tuple[Officers, ...]:
    """The rows of a history; what is none of them is refused with what else was found."""
    rows: tuple[Officers, ...] = ()
    try:
        rows = rows_of(history, Officers)
    except FormatError as error:
        problems += [each.under("$.history") for each in error.problems]
    if problems:
        raise FormatError(problems)
    return rows


def _other(found: object, kind: type, expected: str, path: str) -> list[Problem]:
    """A problem where something else than what is wanted was given."""
    return [] if found is None or isinstance(found, kind) else [not_of(found, expected).under(path)]


def _by_ids(office: Office, names: Names, path: str, problems: list[Problem]) -> Office:
    """A row of offices with ids; where it cannot be one, as it was told, with the problems noted."""
    known = names.cluster.known
    if all(each.id in known for each in references(office, UnitId)):  # as in every record that was read
        return office
    try:
        return renamed(office, names.by_ids)
    except RecordError as error:
        problems += [each.under(path) for each in error.problems]
        return office


def places_named(pact: Pact, told: Places) -> tuple[tuple[str, int], ...]:
    """Units by id with their places, of a mapping or of pairs.

    Raises: FormatError for what is neither, and for a place that is no whole number; RecordError for a unit that is no
        member, one that stands there twice, and a place below 1.
    """
    rows = _paired(told)
    names = Names(cluster=pact.cluster, season=pact.season)
    found = [(f"$.places.{name}", names.unit(name), place) for name, place in rows]
    problems = unknown_units(pact.cluster, {(path, unit): None for path, unit, _ in found})
    problems += named_twice((path, unit) for path, unit, _ in found if pact.cluster.holds(unit))
    problems += [
        Problem(fault=Fault.BELOW_MINIMUM, path=path, facts=pairs(found=place, minimum=1))
        for path, _, place in found
        if place < 1
    ]
    if problems:
        raise RecordError(problems)
    return tuple((unit, place) for _, unit, place in found)


def _paired(told: Places) -> list[tuple[str, int]]:
    """Names with places, each that cannot be taken as a problem at its row."""
    given: Any = told
    if isinstance(given, str | set | frozenset) or not isinstance(given, Iterable):
        raise FormatError([not_of(given, "a table").under("$.places")])
    rows = tuple(given.items() if is_table(given) else given)
    problems = [problem for row, each in enumerate(rows) for problem in _odd(each, f"$.places[{row}]")]
    if problems:
        raise FormatError(problems)
    return [(name, int(place)) for name, place in rows]


def _odd(row: object, path: str) -> Iterator[Problem]:
    """What is wrong with a pair of a name and a place."""
    match row:
        case (str(), Integral()) if not isinstance(row[1], bool):  # to Python True is a 1, and no place
            return
        case (str(name), place):
            yield not_of(place, "a whole number").under(f"$.places.{name}")
        case (name, _):
            yield not_of(name, "text").under(path)
        case _:
            yield not_of(row, "a list").under(path)
