"""Arguments: what a verb is given, refused by name where it is something else.

Owns: `expect`, `expect_rows`.
Takes an argument with what the verb expects; gives nothing, or the rows of a list; an error says what was expected.
Never: a value changed (see `given`); the fields of a noun (see `nouns`).
"""

from __future__ import annotations

from collections.abc import Iterable
from types import UnionType
from typing import TypeVar

from thidua.errors import FormatError
from thidua.given import rows_of
from thidua.names import not_of

__all__ = ["expect", "expect_rows"]

Item = TypeVar("Item")


def expect(found: object, kind: type | UnionType, expected: str, *, at: str = "$") -> None:
    """Refuse what is not of this kind; `expected` says in words what is.

    Raises: FormatError, with `at` as its path.
    """
    if not isinstance(found, kind):
        raise FormatError([not_of(found, expected).under(at)])


def expect_rows(found: Iterable[Item], *kinds: type[Item], at: str) -> tuple[Item, ...]:
    """The rows of a list of these kinds, in their order.

    Raises: FormatError for what is no list, and for every row of another kind, with its place below `at`.
    """
    try:
        return rows_of(found, *kinds)
    except FormatError as error:
        raise FormatError(each.under(at) for each in error.problems) from None
