"""Parts: what the sources of a document are about.

Owns: `faulty_parts`, `part_named`.
Takes plain values and the names of units; gives a problem for every source about nothing, or about what another is.
Never: what a source says (see `grounds`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import fields, has, resolve_types

from thidua.errors import Problem
from thidua.grounds import Fault, pairs
from thidua.names import nearest, nfc

__all__ = ["faulty_parts", "part_named"]

Find = Callable[[str], str | None]

# keys of a table that hold their default where they are not written, and may have a source all the same
_SILENT = {"cluster": ("members_complete",), "pact": ("term",)}


def part_named(about: str, find: Find) -> str:
    """The path of a part as citations write it: it starts with a table of the document, and units in it are ids."""
    return ".".join(_split(about, find))


def faulty_parts(plain: dict[str, Any], noun: type, find: Find = lambda _: None) -> Iterator[Problem]:
    """List the sources that are about a part that does not exist, or about a part that another source is about too.

    A slip would leave the part on the basis of the whole document; with two sources, their order would decide. The
    first word of a path is a key of the document, the next ones are keys, or names of rows, at any depth below it.
    Where readings of sources differ the part may be left out of the document: there any key counts that a document can
    have. `find` gives the id of the unit with a name.
    """
    words: dict[str, frozenset[str]] = {}
    told: set[tuple[str, ...]] = set()
    for row, source in _rows(plain.get("sources")):
        path, about = f"$.sources[{row}].about", source["about"]
        head, *rest = _split(about, find)
        if (head, *rest) in told:
            yield Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=about))
        told.add((head, *rest))
        if head not in words and plain.get(head):
            words[head] = frozenset(_words(plain[head], find)) | frozenset(_SILENT.get(head, ()))
        known = words.get(head)
        if source.get("readings"):
            known = _keys(noun, head) if known is None else known | (_keys(noun, head) or frozenset())
        missing = [part for part in rest if known is not None and part not in known]
        if known is None or missing:
            near = nearest(missing[0] if known else head, sorted(known or plain))
            yield Problem(fault=Fault.UNKNOWN_PART, path=path, facts=pairs(found=about, allowed=near[:_SHOWN]))


def _rows(sources: object) -> Iterator[tuple[int, dict[str, Any]]]:
    """The sources that say what they are about; the others are refused where the document is read."""
    for row, source in enumerate(sources if isinstance(sources, list) else ()):
        if isinstance(source, dict) and isinstance(source.get("about"), str):
            yield row, source


def _split(about: str, find: Find) -> Iterator[str]:
    """The words of a path, of a unit its id, also where its name is dotted."""
    head, *rest = nfc(about).split(".")
    yield head
    while rest:
        runs = range(len(rest), 0, -1)
        length = next((each for each in runs if find(".".join(rest[:each])) is not None), 1)
        yield _word(".".join(rest[:length]), find)
        rest = rest[length:]


_SHOWN = 12  # names in one message


def _keys(noun: type, head: str) -> frozenset[str] | None:
    """The keys that a table of a document can have; None where no document has such a table."""
    kinds = {field.name.replace("_", "-"): field.type for field in fields(resolve_types(noun))}
    if head not in kinds:
        return None
    kind = kinds[head]
    return frozenset(field.name for field in fields(kind)) if isinstance(kind, type) and has(kind) else frozenset()


def _word(text: str, find: Find) -> str:
    own = nfc(text)
    return find(own) or own


def _words(value: Any, find: Find) -> Iterator[str]:
    """Every key below a value and every text, whole and, where it is dotted, part by part."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _said(key, find)
            yield from _words(each, find)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each, find)
    elif isinstance(value, str):
        yield from _said(value, find)


def _said(text: str, find: Find) -> Iterator[str]:
    yield _word(text, find)
    if "." in text:
        yield from (_word(part, find) for part in text.split("."))
