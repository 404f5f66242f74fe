"""Texts: documents in memory: what a web form, a column of a database or a queue holds.

Owns: `loads`, `dumps`.
Takes text, bytes or a mapping; gives what it describes, complete with the law; and back to text.
Never: a file.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from typing import Any

from thidua.archive.loading import document, written
from thidua.arguments import expect_rows
from thidua.codec.taking import taken
from thidua.codec.text import Syntax, parse, write
from thidua.council import Council
from thidua.dossier import Dossier
from thidua.errors import FormatError
from thidua.names import not_of
from thidua.rules import Rulebook
from thidua.series import Series

__all__ = ["dumps", "loads"]


def loads(source: str | bytes | Mapping[str, Any], *, rulebooks: Iterable[Rulebook] = ()) -> Any:  # noqa: ANN401 - as its kind says
    """Read a document that is held in memory (*đọc hồ sơ*); see `thidua.archive.loads`."""
    given = {each.id: each for each in expect_rows(rulebooks, Rulebook, at="$.rulebooks")}
    if isinstance(source, Mapping):
        plain = taken(source)
    elif isinstance(source, str | bytes):
        data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
        begins = data.removeprefix(BOM_UTF8).lstrip()[:1]
        plain = parse(data, Syntax.JSON if begins == b"{" else Syntax.TOML)  # a table of TOML may begin with [
    else:
        raise FormatError([not_of(source, "text, bytes or a mapping")])
    return document(plain, None, given)


def dumps(thing: Dossier | Rulebook | Council | Series) -> str:
    """Write a dossier, a rulebook, a council or a series as JSON text (*ghi hồ sơ*); see `thidua.archive.dumps`."""
    return write(written(thing))
