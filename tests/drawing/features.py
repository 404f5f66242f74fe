"""Features: every optional key and every choice that a dossier with its rulebook can hold, read off the types.

A feature is the path of a key (`rulebook.slots.at_least`), or the path with one of its values (`rulebook.slots.by=votes`,
`rulebook.criteria.scale=pool`). What the types call text but the rules read as one of few words stands in `WORDS`.
"""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from attrs import NOTHING, fields, has, resolve_types

from thidua import scales
from thidua.codec import rules
from thidua.codec.shapes import DossierShape, PactShape
from thidua.criteria import Criteria
from thidua.figures import Occurrence
from thidua.formulas import Formula
from thidua.grounds import Citation
from thidua.names import Numbers
from thidua.rulebook import Adjustment, Mandatory, Need, Rulebook
from thidua.rulebook.nominating import BASES
from thidua.rulebook.ranking import TIE_BREAKS
from thidua.timetable import YearDay

KINDS = ((scales.Scale, rules.SCALES), (Adjustment, rules.ADJUSTMENTS), (Need, rules.NEEDS))
RENAMED = {"not_assigned": "not-assigned", "from_": "from"}
SHORT = {"at_most": "capped", "at_least": "capped", "waived": "waived", "gate": "gated", "forfeit": "forfeit"}

CITES = "cites"  # one kind of table at many rules, words alone

# texts that are read as one of few words
WORDS = {
    "rulebook.slots.of": (*BASES, "quota"),
    "rulebook.ranking.tie_breaks": ("points", *TIE_BREAKS),
    "rulebook.ballot.about": ("award", "head", "deputy", "order"),
    "rulebook.bars.when": (*(each.value for each in Mandatory), "condition"),
    "rulebook.criteria.reads": ("figure", "points"),
    "rulebook.bars.reads": ("figure", "points", "total", "rate"),
    "rulebook.slots.needs.standard.reads": ("figure", "points", "total", "rate"),
    "votes.office": ("head", "deputy"),
}

# what is not drawn, and why
NOT_DRAWN = {
    "reviews.state=not-assigned": "refused by both: a review strikes out, it assigns nothing",
    "reviews.state=not-reported": "refused by both: a review strikes out, it un-reports nothing",
    "reviews.state=no-target": "refused by both: a review strikes out, it sets no target",
}

# keys that no two engines could hold together in one document, and why
APART = (("announced.places", "announced.totals", "a season is announced by places or by totals"),)


@cache
def features() -> tuple[str, ...]:
    """Every feature of a dossier with its rulebook inlined, in the order of the types."""
    head = [f"{path}numbers={each.value}" for path in ("", "rulebook.") for each in Numbers if each is not Numbers.PLAIN]
    head += [f"{path}format={number}" for path in ("", "rulebook.") for number in (1, 2)]
    return tuple(dict.fromkeys([*head, *_of(DossierShape, ""), *_of(Occurrence, "figures.cases.")]))


def _of(noun: type, before: str, *, inside: bool = False) -> Iterator[str]:
    """The features of a table and of all in it."""
    resolve_types(noun)
    for each in fields(noun):
        if each.init:
            path = f"{before}{RENAMED.get(each.name, each.name)}"
            kind = Rulebook if (noun, each.name) == (PactShape, "rulebook") else each.type
            path = "rulebook" if kind is Rulebook else path
            path = CITES if kind == tuple[Citation, ...] else path
            yield from _of_key(kind, path, optional=each.default is not NOTHING, inside=inside)


def _of_key(kind: Any, path: str, *, optional: bool, inside: bool) -> Iterator[str]:
    kind = _bare(kind)
    union = union_of(kind)
    if path in WORDS:
        yield from (f"{path}={word}" for word in WORDS[path])
    elif union is not None and inside:
        return  # a scale within a scale
    elif union is not None:
        yield from (f"{path}={name}" for name in union)
        for name, noun in union.items():
            yield from _of(noun, f"{path}.{name}.", inside=True)
    elif kind is bool:
        yield from (f"{path}=true", f"{path}=false")
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield from (f"{path}={each.value}" for each in kind)
    else:
        if optional:
            yield path
        if is_table(kind):
            yield from _of(kind, f"{path}.", inside=inside)


def _bare(kind: Any) -> Any:
    """The type of one item: without None, out of its tuple."""
    if kind is Criteria:
        return _bare(fields(resolve_types(Criteria)).rows.type)
    if get_origin(kind) in (Union, UnionType):
        rest = [each for each in get_args(kind) if each is not NoneType]
        return _bare(rest[0]) if len(rest) == 1 else kind
    if get_origin(kind) is tuple and get_args(kind)[-1:] == (Ellipsis,):
        inner = get_args(kind)[0]
        return kind if get_origin(inner) is tuple else _bare(inner)
    return kind


def _tags(kinds: list[type]) -> dict[str, type] | None:
    for union, names in KINDS:
        if set(kinds) == set(get_args(union)):
            return names
    return None


def union_of(kind: Any) -> dict[str, type] | None:
    """The members of a closed union by the `kind` under which they are written, if it is one."""
    if get_origin(kind) not in (Union, UnionType):
        return None
    return _tags([each for each in get_args(kind) if each is not NoneType])


def is_table(kind: Any) -> bool:
    """Whether a type is written as a table of its own."""
    return isinstance(kind, type) and has(kind) and kind not in (Formula, YearDay)


def present(document: dict[str, Any]) -> frozenset[str]:
    """The features that a document holds."""
    found = set(_in_table(document, DossierShape, ""))
    book = document.get("pact", {}).get("rulebook")
    for path, table in (("", document), ("rulebook.", book or {})):
        found |= {f"{path}{key}={table[key]}" for key in ("numbers", "format") if key in table}
    tables = [*document.get("figures", {}).values(), *(each.get("figures", {}) for each in document.get("submissions", []))]
    for case in (case for table in tables for case in _cases(table)):
        found |= set(_in_table(case, Occurrence, "figures.cases."))
    return frozenset(found)


def _cases(table: Any) -> Iterator[dict[str, Any]]:
    if isinstance(table, dict):
        for each in table.values():
            yield from _cases(each)
    elif isinstance(table, list):
        yield from table


def _in_table(table: dict[str, Any], noun: type, before: str) -> Iterator[str]:
    resolve_types(noun)
    for each in fields(noun):
        name = RENAMED.get(each.name, each.name)
        if not each.init or name not in table:
            continue
        kind = Rulebook if (noun, each.name) == (PactShape, "rulebook") else each.type
        path = "rulebook" if kind is Rulebook else f"{before}{name}"
        path = CITES if kind == tuple[Citation, ...] else path
        if not (name == "scale" and noun in rules.SCALES.values()):
            yield from _in_key(table[name], kind, path, optional=each.default is not NOTHING)


def _in_key(value: Any, kind: Any, path: str, *, optional: bool) -> Iterator[str]:
    kind, rows = _bare(kind), value if isinstance(value, list) else [value]
    union = union_of(kind)
    if path in WORDS:
        yield from (f"{path}={word}" for word in _words(path, value))
    elif union is not None:
        for row in rows:
            yield from _in_tagged(row, union, path)
    elif kind is bool:
        yield f"{path}={str(value).lower()}"
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield from (f"{path}={each}" for each in rows)
    else:
        if optional:
            yield path
        if is_table(kind):
            for row in rows:
                yield from _in_table(row, kind, f"{path}.")


def _in_tagged(row: dict[str, Any], union: dict[str, type], path: str) -> Iterator[str]:
    name, noun = row["kind"], union[row["kind"]]
    yield f"{path}={name}"
    aside = ("scale",) if name == "capped" else tuple(SHORT)
    yield from _in_table({key: each for key, each in row.items() if key not in aside}, noun, f"{path}.{name}.")
    if isinstance(row.get("scale"), dict):
        yield from _in_tagged(row["scale"], union, path)
    for key, wrap in SHORT.items():
        if key in row and name not in ("capped", wrap):
            yield f"{path}={wrap}"
            if wrap == "capped":
                yield f"{path}.capped.{key}"


def _words(path: str, value: Any) -> Iterator[str]:
    """Which of its words a text is."""
    if path.endswith(".reads"):
        for name in [value] if isinstance(value, str) else value if isinstance(value, list) else value.values():
            head = "points" if isinstance(name, dict) else name.partition(":")[0]
            yield head if head in ("points", "total", "rate") else "figure"
        return
    for text in value if isinstance(value, list) else [value]:
        head = text.partition(":")[0]
        known = WORDS[path]
        yield head if head in known else "award" if path.endswith("about") else "condition"
