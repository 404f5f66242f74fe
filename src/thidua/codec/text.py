"""Text: bytes of TOML or JSON to plain values, and plain values to JSON.

Owns: `Plain`, `Syntax`, `parse`, `write`.
Takes bytes; gives dicts, lists, text, whole numbers, exact fractions, days.
Never: a float; a meaning.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum, unique
from fractions import Fraction
from typing import Any

from thidua.errors import FormatError, Problem
from thidua.grounds import Fault, pairs

__all__ = ["Plain", "Syntax", "parse", "write"]

Plain = dict[str, Any] | list[Any] | str | bool | int | Fraction | Decimal | date | None

_LONGEST = 60
_DEEPEST = 100


@unique
class Syntax(Enum):
    """In which form a document is written."""

    TOML = "toml"
    JSON = "json"


def parse(data: bytes, syntax: Syntax) -> dict[str, Any]:
    """The document as plain values.

    Raises: FormatError for bytes that are not UTF-8, an empty document, a syntax error, nesting beyond 100 levels.
    """
    text = _decoded(data)
    try:
        plain = _toml(text) if syntax is Syntax.TOML else _json(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(Fault.SYNTAX, reason=_helped(str(error))) from None
    except json.JSONDecodeError as error:
        reason = f"{error.msg} (at line {error.lineno}, column {error.colno})"
        raise _refused(Fault.SYNTAX, reason=reason) from None
    except RecursionError:
        raise _refused(Fault.TOO_DEEP) from None
    except ValueError as error:  # whole numbers of thousands of digits, days that no calendar has
        raise _refused(Fault.SYNTAX, reason=str(error)) from None
    if not isinstance(plain, dict):
        raise FormatError([Problem(fault=Fault.WRONG_TYPE, facts=pairs(expected="a table", found="a list or value"))])
    return plain


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(Fault.NOT_UTF8, byte=error.start + 1) from None
    if not text.strip():
        raise _refused(Fault.EMPTY)
    if _depth(text) > _DEEPEST:
        raise _refused(Fault.TOO_DEEP)
    return text


def _depth(text: str) -> int:
    """The deepest nesting of brackets outside quotes: both readers recurse, so it is bounded first."""
    deepest = depth = 0
    for mark in re.sub(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', "", text):
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def _toml(text: str) -> dict[str, Any]:
    return tomllib.loads(text.replace("\r\n", "\n"), parse_float=_number)


def _json(text: str) -> Any:
    return json.loads(text, parse_float=_number, parse_constant=_number, object_pairs_hook=_unique)


def _number(literal: str) -> Fraction | Decimal:
    """The exact value of a literal; what is not finite or beyond all measure stays for the reader to refuse."""
    try:
        value = Decimal(literal.replace("_", ""))
    except InvalidOperation:
        return Decimal("NaN")
    sane = value.is_finite() and abs(value.adjusted()) <= _LONGEST and len(literal) <= _LONGEST
    return Fraction(value) if sane else Decimal("NaN")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _refused(Fault.DUPLICATE_ID, found=twice)
    return table


_HELP = {
    "Expected newline or end of document after a statement": 'numbers such as 1.200,5 and texts need quotes: "1.200,5"',
    "Cannot overwrite a value": 'a key is set twice, or 3.3 and 3 stand in one table: quote the code: "3.3"',
    "Unclosed inline table": "an inline table { … } must stand on one line",
    "Invalid initial character for a key part": "an inline table { … } must stand on one line; quote keys with accents",
    "Invalid value": "texts need quotes",
}


def _helped(message: str) -> str:
    hint = next((hint for start, hint in _HELP.items() if message.startswith(start)), None)
    return f"{message}: {hint}" if hint else message


def _refused(fault: Fault, **facts: str | int) -> FormatError:
    return FormatError([Problem(fault=fault, facts=tuple(facts.items()))])


def write(plain: object) -> str:
    """Plain values as JSON, one key a line, Vietnamese letters as they are."""
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
