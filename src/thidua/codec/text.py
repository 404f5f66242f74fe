"""Text: bytes of TOML or JSON to plain values, and plain values to JSON.

Owns: `Plain`, `Syntax`, `parse`, `bounded`, `write`.
Takes bytes; gives dicts, lists, text, whole numbers, exact fractions, days.
Never: a float; a meaning.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum, unique
from typing import Any

from attrs import frozen

from thidua.errors import LONGEST_KEY, LONGEST_TEXT, FormatError, Problem, unfit_key, unfit_name, unfit_text
from thidua.grounds import Fact, Fault, pairs
from thidua.names import Numbers
from thidua.shown import Shown

__all__ = ["Plain", "Syntax", "bounded", "parse", "write"]

Plain = dict[str, Any] | list[Any] | str | bool | int | Decimal | date | None

_LONGEST = 60
_DEEPEST = 100


@unique
class Syntax(Enum):
    """The syntax in which a document is written."""

    TOML = "toml"
    JSON = "json"


def parse(data: bytes, syntax: Syntax) -> dict[str, Any]:
    """Read the bytes of a document as plain values.

    Raises: FormatError for bytes that are not UTF-8, an empty document, a syntax error, a key that is written twice,
        and nesting beyond 100 levels.
    """
    text = _decoded(data)
    if syntax is Syntax.TOML:
        _short_keys(text)
    try:
        plain, sound = (_toml(text), False) if syntax is Syntax.TOML else _json(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(Fault.SYNTAX, reason=_helped(str(error))) from None
    except json.JSONDecodeError as error:
        _short_keys(text)
        reason = f"{error.msg} (at line {error.lineno}, column {error.colno})"
        raise _refused(Fault.SYNTAX, reason=reason) from None
    except ValueError:
        _short_keys(text)
        # Python refuses to read whole numbers of thousands of digits
        raise _refused(Fault.SYNTAX, reason=_ENDLESS) from None
    except RecursionError:  # hundreds of levels; what is read, and deeper than a document is, `bounded` refuses
        raise _refused(Fault.TOO_DEEP) from None
    if not isinstance(plain, dict):
        raise FormatError([Problem(fault=Fault.WRONG_TYPE, facts=pairs(expected="a table", found="a list or value"))])
    if not sound:
        bounded(plain)
    return plain


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(Fault.NOT_UTF8, byte=error.start + 1) from None
    if not text.strip():
        raise _refused(Fault.EMPTY)
    return text


def _short_keys(text: str) -> None:
    """Refuse a key of so many parts that no document means it; JSON that can be read has none outside its quotes."""
    if _LONG_KEY.search(_QUOTED.sub("", text)) is not None:
        raise _refused(Fault.TOO_DEEP)


# a quote that nobody closes reaches as far as it can, so that no text is read twice; two quotes may end a long text
_QUOTED = re.compile(
    r"""\"{3}(?:\\.|[^"\\]|"(?!""))*+(?:"{3,5})?|'{3}(?:[^']|'(?!''))*+(?:'{3,5})?"""
    r"""|"(?:\\.|[^"\\\n])*+"?|'[^'\n]*+'?|\#[^\n]*+|[ \t]+""",
    re.DOTALL,
)
# the time that the reader of TOML takes grows with the square of the parts of a key, so it comes first
_LONG_KEY = re.compile(rf"(?:\.[\w-]*+){{{_DEEPEST}}}")


def _toml(text: str) -> dict[str, Any]:
    lines = text.replace("\r\n", "\n")
    plain = tomllib.loads(lines, parse_float=_number)
    if Numbers.VI.value in lines and _GROUPS.search(lines):
        problems = list(_in_groups(tomllib.loads(lines, parse_float=_kept), "$", None))
        if problems:
            raise FormatError(problems)
    return plain


def _json(text: str) -> tuple[Any, bool]:
    """What a text in JSON says, and whether nothing in it needs a second look."""
    if "null" not in text and "\\" not in text and _SPACED.search(text) is None:
        plain = json.loads(text, parse_float=_number, parse_constant=_number)
        # a quote and a colon then end a key, and nothing else: there are as many as keys, if none stands twice
        if isinstance(plain, dict) and _sound(plain) == text.count('":'):
            return plain, True
    return _by_entries(text), False


_SPACED = re.compile(r'"\s+:')


def _by_entries(text: str) -> Any:
    """What a text in JSON says, entry by entry: null is the same as absent, and no key stands twice."""
    twice: list[tuple[dict[str, Any], str]] = []
    with_null = "null" in text

    def table(entries: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(entries)
        if len(made) < len(entries):
            times = Counter(key for key, _ in entries)
            twice.extend((made, key) for key in made if times[key] > 1)
        if with_null:  # null is the same as absent
            for key in [key for key, value in made.items() if value is None]:
                del made[key]
        return made

    plain = json.loads(text, parse_float=_number, parse_constant=_number, object_pairs_hook=table)
    if twice:
        paths = dict(_tables(plain, "$"))
        raise FormatError(
            Problem(fault=Fault.DUPLICATE_ID, path=f"{paths[id(made)]}.{key}", facts=pairs(found=key))
            for made, key in twice
            if id(made) in paths
        )
    return plain


def _tables(plain: Any, path: str) -> Iterator[tuple[int, str]]:
    """Every table by its identity, with its path."""
    if isinstance(plain, dict):
        yield id(plain), path
        for key, value in plain.items():
            yield from _tables(value, f"{path}.{key}")
    elif isinstance(plain, list):
        for row, value in enumerate(plain):
            yield from _tables(value, f"{path}[{row}]")


_GROUPS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_GROUPED = re.compile(rf"[+-]?{_GROUPS.pattern}")


def _kept(literal: str) -> Decimal | tuple[str]:
    """A bare number; one that could be meant in groups of three as it was typed, apart from all others."""
    return (literal,) if _GROUPED.fullmatch(literal) else _number(literal)


def _in_groups(plain: Any, path: str, numbers: object) -> Iterator[Problem]:
    """The bare numbers that have two readings, as the document around them declares the decimal comma: 1.250."""
    if isinstance(plain, dict) and "kind" in plain and "format" in plain:
        numbers = plain.get("numbers")
    if isinstance(plain, tuple) and numbers == Numbers.VI.value:
        readings = tuple(plain[0].replace(".", mark) for mark in (".", ""))
        facts = pairs(found=plain[0], readings=readings, numbers=Numbers.VI.value)
        yield Problem(fault=Fault.AMBIGUOUS_NUMBER, path=path, facts=facts)
    elif isinstance(plain, dict):
        for key, value in plain.items():
            yield from _in_groups(value, f"{path}.{key}", numbers)
    elif isinstance(plain, list):
        for row, value in enumerate(plain):
            yield from _in_groups(value, f"{path}[{row}]", numbers)


def _number(literal: str) -> Decimal:
    """The exact value of a literal; what is not finite or beyond all measure is left for the reader to refuse."""
    try:
        return Decimal(literal.replace("_", ""))
    except InvalidOperation:
        return Decimal("NaN")


_MOST_BITS = 10_000  # Python writes no longer number, and reads one only where it stands to the base of 16
_NAMES = frozenset({"id", "name", "code", "aliases"})
_HOLDING = (str, int, dict, list)
_HOLDERS = (dict, list)
_TEXT = {str}
_ENDLESS = "a number has thousands of digits"
_ENDLESS_NUMBER = pairs(expected="a number", found=f"more than {_LONGEST} digits")


def bounded(plain: Any) -> None:
    """Refuse plain values that no document means: nested too deep, texts or numbers too long, control characters.

    Raises: FormatError, listing every key, text and number with its path.
    """
    if _sound(plain) is not None:
        return
    problems: list[Problem] = []
    open_: list[_Held] = [_Held(value=plain, path="$", name=False, depth=0)]
    while open_:
        held = open_.pop()
        if held.depth > _DEEPEST:
            raise FormatError([Problem(fault=Fault.TOO_DEEP, path=_beginning(held.path))])
        problems += held.problems()
        open_ += held.inside()
    if problems:
        raise FormatError(reversed(problems))


def _sound(plain: Any) -> int | None:
    """The quick answer for nearly all documents: how many keys it has, where nothing in it needs a second look."""
    level: list[Any] = [plain]
    keys: set[str] = set()
    count = 0
    for _ in range(_DEEPEST):
        values: list[Any] = []
        for held in level:
            if isinstance(held, dict):
                keys.update(held)
                count += len(held)
                values += held.values()
            else:
                values += held
        kinds, texts, level = {*map(type, values)}, values, []
        if kinds != _TEXT:
            texts = [each for each in values if type(each) is str]
            level = [] if kinds.isdisjoint(_HOLDERS) else [each for each in values if type(each) in _HOLDERS]
            numbers = [each for each in values if type(each) is int] if int in kinds else ()
            if numbers and max(max(numbers).bit_length(), min(numbers).bit_length()) > _MOST_BITS:
                return None
        if not _short(texts, LONGEST_TEXT):
            return None
        if not level:
            return count if _short(keys, LONGEST_KEY) else None
    return None


def _short(texts: Collection[str], most: int) -> bool:
    """Whether texts are printable and none is too long."""
    together = "".join(texts)
    return together.isprintable() and (len(together) <= most or max(map(len, texts)) <= most)


def _endless(number: int) -> bool:
    return number.bit_length() > _MOST_BITS


def _beginning(path: str) -> str:
    """Where the part stands that is too deep to be named to its end."""
    return "".join(re.findall(r"^\$|[.\[][^.\[]*", path)[:_NAMED])


_NAMED = 4  # parts of a path


@frozen(kw_only=True, repr=False)
class _Held(Shown):
    """A value of a document where it stands, and whether it is, or lies in, a name."""

    value: Any
    path: str
    name: bool
    depth: int

    def problems(self) -> list[Problem]:
        """What is wrong with a text, a number or the keys of a table."""
        match self.value:
            case str():
                return (unfit_name if self.name else unfit_text)(self.value, self.path)
            case int() if _endless(self.value):
                return [Problem(fault=Fault.WRONG_TYPE, path=self.path, facts=_ENDLESS_NUMBER)]
            case dict():
                return [problem for key in self.value for problem in unfit_key(key, self.path)]
            case _:
                return []

    def inside(self) -> Iterator[_Held]:
        """What the value holds that can be wrong."""
        depth = self.depth + 1
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                if isinstance(value, _HOLDING):
                    yield _Held(value=value, path=f"{self.path}.{key}", name=key in _NAMES, depth=depth)
        elif isinstance(self.value, list):
            for row, value in enumerate(self.value):
                if isinstance(value, _HOLDING):
                    yield _Held(value=value, path=f"{self.path}[{row}]", name=self.name, depth=depth)


_QUOTES = 'numbers such as 1.200,5, dates such as 31/01/2022 and texts need straight quotes: "1.200,5"'
_ONE_LINE = "an inline table { … } must stand on one line"
_HELP = {
    "Expected newline or end of document after a statement": _QUOTES,
    "Invalid value": _QUOTES,
    "Cannot overwrite a value": 'a key is set twice, or 3.3 and 3 stand in one table: quote the code: "3.3"',
    "Cannot declare": "a table stands twice: join its lines under one heading",
    "Unclosed inline table": _ONE_LINE,
    "Invalid initial character for a key part": f'{_ONE_LINE}; a key with accents or spaces needs quotes: "Phú Thọ"',
    "Expected '=' after a key": 'a key with accents or spaces needs quotes: "Phú Thọ"',
    "Expected ']' at the end of a table declaration": 'a key with accents or spaces needs quotes: "Phú Thọ"',
    "Invalid date or datetime": "the calendar has no such day",
}


def _helped(message: str) -> tuple[str, ...]:
    """What the reader of TOML says, and what to do about it."""
    hints = (hint for start, hint in _HELP.items() if message.startswith(start))
    return (message, *hints)


def _refused(fault: Fault, **facts: Fact) -> FormatError:
    return FormatError([Problem(fault=fault, facts=tuple(facts.items()))])


def write(plain: object) -> str:
    """Write plain values as JSON text, one key a line, with Vietnamese letters as they are."""
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
