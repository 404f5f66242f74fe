"""Taking: what a program holds, as the plain values that a document gives.

Owns: `taken`, `filled`.
Takes mappings, sequences, numbers, days and texts as programs hold them; gives dicts, lists, exact numbers.
Never: a number that cannot be exact; a change to what it was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from typing import Any

from thidua.codec.structure import unstructure
from thidua.codec.text import bounded
from thidua.errors import FormatError, Problem, ThiduaError
from thidua.figures import Occurrence
from thidua.given import as_decimal, at_midnight, exact_in, is_table
from thidua.grounds import Facts, Fault, pairs
from thidua.names import not_of
from thidua.shown import printed

__all__ = ["filled", "taken"]


def taken(held: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a mapping that a program holds into plain values as a document gives them.

    A float counts at 15 significant digits, as spreadsheets show it.

    Raises: FormatError, listing with its path everything that no document can hold.

    Example:
        >>> taken({"figures": {"a": {"1": 0.1 + 0.2}}})
        {'figures': {'a': {'1': Decimal('0.3')}}}
    """
    problems: list[Problem] = []
    plain: dict[str, Any] = _at_all(held, "$", problems)
    if problems:
        raise FormatError(problems)
    bounded(plain)
    return plain


def filled(figures: object) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """The fields of a form that a document could hold, by unit and figure, and the problems of the others.

    Raises: FormatError if the form is no table.
    """
    if not is_table(figures):
        raise FormatError([not_of(figures, "a table").under("$.figures")])
    problems: list[Problem] = []
    found: dict[str, dict[str, Any]] = {}
    for unit, table in _keyed(figures, "$.figures", problems):
        own = found[unit] = {}
        if not is_table(table):
            problems.append(not_of(table, "a table").under(f"$.figures.{unit}"))
            continue
        for name, raw in _keyed(table, f"$.figures.{unit}", problems):
            wrong: list[Problem] = []
            plain = {name: _at_all(raw, f"$.figures.{unit}.{name}", wrong)}
            try:
                bounded(plain)
            except FormatError as error:
                wrong += [each.under(f"$.figures.{unit}") for each in error.problems]
            problems += wrong
            own |= dict.fromkeys(plain) if wrong else plain  # what cannot be read is not filled in
    return found, problems


def _at_all(held: object, path: str, problems: list[Problem]) -> Any:
    """One value, and all in it, unless it is nested too deep or holds itself."""
    try:
        return _plain(held, path, problems)
    except RecursionError:
        problems.append(Problem(fault=Fault.TOO_DEEP, path=path))
        return None


def _plain(held: object, path: str, problems: list[Problem]) -> Any:
    """One value, and all in it."""
    match held:
        case str() | bool() | int() | Fraction() | Decimal() | None:
            return held
        case date():
            return at_midnight(held)
        case Mapping():
            return {key: _plain(each, f"{path}.{key}", problems) for key, each in _keyed(held, path, problems)}
        case Integral():
            return int(held)
        case Real():
            try:
                exact_in(held, None)
                return as_decimal(held)
            except ThiduaError as error:
                problems += [each.under(path) for each in error.problems]
                return None
        case Occurrence():
            return unstructure(held)
        case Sequence():
            return [_plain(each, f"{path}[{row}]", problems) for row, each in enumerate(held)]
        case _:
            problems.append(Problem(fault=Fault.WRONG_TYPE, path=path, facts=_found(held)))
            return None


def _keyed(held: Mapping[Any, Any], path: str, problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    """The keys with their values; what is no text is noted."""
    for key, each in held.items():
        if isinstance(key, str):
            yield key, each
        else:
            problems.append(
                Problem(fault=Fault.WRONG_TYPE, path=path, facts=pairs(expected="text", found=printed(key, str)))
            )


def _found(held: object) -> Facts:
    return pairs(expected="text, a number, a date, a list or a table", found=type(held).__name__)
