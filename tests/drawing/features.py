"""Features: every optional key and every choice that a dossier with its rulebook can hold, read off the types.

A feature is the path of a key (`rulebook.slots.at_least`), or the path with one of its values
(`rulebook.slots.by=votes`, `rulebook.criteria.scale=pool`). What the types call text but the rules
read as one of few words stands in `WORDS`.
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
from thidua.ranking.rulings import ClassRuling, Ruling
from thidua.rules import Adjustment, Condition, Mandatory, Need, Rulebook
from thidua.rules.nominating import Base
from thidua.rules.ranking import Apart, ByReading, RulingKind
from thidua.timetable import YearDay

KINDS = ((scales.Scale, rules.SCALES), (Adjustment, rules.ADJUSTMENTS), (Need, rules.NEEDS))
RENAMED = {"not_assigned": "not-assigned", "from_": "from", "open_": "open"}
SHORT = {"at_most": "capped", "at_least": "capped", "waived": "waived", "gate": "gated", "forfeit": "forfeit"}

CITES = "cites"  # one kind of table at many rules, words alone

READS = (
    *("figure", "points", "share", "maximum", "points:children", "share:children", "maximum:children"),
    *("total", "rate"),
)
TIES = "rulebook.ranking.tie_breaks"  # words, or a table of what is read

# texts that are read as one of few words
WORDS = {
    "rulebook.slots.of": (*(each.value for each in Base), "quota"),
    TIES: ("points", *(each.value for kind in (Apart, RulingKind) for each in kind)),
    "rulebook.ballot.about": ("award", "head", "deputy", "order"),
    "rulebook.bars.when": (*(each.value for each in Mandatory), "condition"),
    "rulebook.criteria.reads": ("figure", "points"),
    "rulebook.bars.reads": READS,
    "rulebook.conditions.reads": READS,
    "rulebook.slots.needs.standard.reads": READS,
    "rulebook.bands.needs.standard.reads": READS,
    "rulebook.class_limits.reads": READS,
    f"{TIES}.reads": READS,
    "rulebook.class_quotas.of": ("members", "reaching"),
    "votes.office": ("head", "deputy"),
}

# tables by a name that stands before them, not in them
BY_NAME = frozenset(("rulebook.conditions",))
# rows of a union that are a text: which member that is, and the key whose value it is
BY_WORD = dict.fromkeys(("rulebook.slots.needs", "rulebook.bands.needs"), ("standard", "condition"))
# decisions on the order, and those on a class, which have keys of their own
DECISIONS = {Ruling, ClassRuling}

# what is not drawn, and why
_AGAIN = "refused by both: a class counts seasons whether or not they were rewarded"
NOT_DRAWN = {
    "rulebook.bands.needs=band": "refused by both: a class asks for no class",
    **{
        f"rulebook.bands.needs.{kind}.again={word}": _AGAIN
        for kind in ("streak", "window")
        for word in ("any", "afresh", "once")
    },
    "reviews.state=not-assigned": "refused by both: a review strikes out, it assigns nothing",
    "reviews.state=not-reported": "refused by both: a review strikes out, it un-reports nothing",
    "reviews.state=no-target": "refused by both: a review strikes out, it sets no target",
}

# keys that no document holds together, and why
_EDGES = ("rulebook.bands.from", "rulebook.bands.above")
_PARTS = ("rulebook.bands.parts", "rulebook.bands.none_below", "rulebook.classes.from_parts")
_ROUNDS = ("rulebook.rotation.joiners", "rulebook.rotation.declined")
APART = (
    ("announced.places", "announced.totals", "a season is announced by places or by totals"),
    *((edge, part, "a class rests on points or on parts") for edge in _EDGES for part in _PARTS),
    ("rulebook.rounding.digits", "rulebook.rounding.step", "points are rounded to digits or to steps"),
    *(("rulebook.rotation.round=none", key, "what holds in rounds asks for rounds") for key in _ROUNDS),
)


@cache
def once() -> frozenset[str]:
    """The keys that stand once in a document, so that one of their values excludes the others."""
    return frozenset(
        key
        for key in {each.partition("=")[0] for each in features() if "=" in each}
        if not any(key.startswith(f"{many}.") or key == many for many in MANY)
    )


# the tables of which a document holds many, and the keys that hold many words
MANY = (
    *("cluster.units", "cluster.others", "sources", "amendments", "submissions", "reviews", "meetings", "rulings"),
    *("votes", "decisions", "honours", "history", "figures.cases", CITES, "rulebook.stages", "rulebook.figures"),
    *("rulebook.criteria", "rulebook.adjustments", "rulebook.bands", "rulebook.bars", "rulebook.ranking.tie_breaks"),
    *("rulebook.conditions", "rulebook.class_limits", "rulebook.class_quotas"),
    *("rulebook.ballot", "rulebook.slots", "rulebook.calendar.order", "rulebook.calendar.due"),
)


def impossible(first: str, second: str) -> str | None:
    """Why no document holds two features, if none does."""
    for each in (first, second):
        if each in NOT_DRAWN:
            return NOT_DRAWN[each]
    key, _, _ = first.partition("=")
    if "=" in first and key == second.partition("=")[0] and key in once():
        return f"two values of {key}, which stands once"
    for one, other, why in APART:
        if {_under(first, one) and _under(second, other), _under(second, one) and _under(first, other)} & {True}:
            return why
    return None


def _under(feature: str, path: str) -> bool:
    return feature == path or feature.startswith((f"{path}.", f"{path}="))


@cache
def features() -> tuple[str, ...]:
    """Every feature of a dossier with its rulebook inlined, in the order of the types."""
    head = [
        f"{path}numbers={each.value}" for path in ("", "rulebook.") for each in Numbers if each is not Numbers.PLAIN
    ]
    head += [f"{path}format={number}" for path in ("", "rulebook.") for number in (1, 2)]
    return tuple(dict.fromkeys([*head, *_of(DossierShape, ""), *_of(Occurrence, "figures.cases.")]))


def _of(noun: type, before: str, *, inside: bool = False) -> Iterator[str]:
    """The features of a table and of all in it."""
    for _, kind, path, optional in _keys(noun, before):
        yield from _of_key(kind, path, optional=optional, inside=inside)


def _of_key(kind: Any, path: str, *, optional: bool, inside: bool) -> Iterator[str]:
    union = union_of(kind)
    if on_order_or_class(kind):
        yield from (path, *_of(Ruling, f"{path}."), f"{path}.kind=class", *_of(ClassRuling, f"{path}.class."))
    elif path in WORDS:
        yield from (f"{path}={word}" for word in WORDS[path])
        yield from _of(ByReading, f"{path}.") if path == TIES else ()
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


def on_order_or_class(kind: Any) -> bool:
    """Whether a type is that of recorded decisions."""
    return get_origin(kind) in (Union, UnionType) and set(get_args(kind)) == DECISIONS


def is_table(kind: Any) -> bool:
    """Whether a type is written as a table of its own."""
    return isinstance(kind, type) and has(kind) and kind not in (Formula, YearDay)


Place = tuple[Any, ...]


def present(document: dict[str, Any]) -> frozenset[str]:
    """The features that a document holds."""
    return frozenset(feature for feature, _ in places(document))


def places(document: dict[str, Any]) -> Iterator[tuple[str, Place]]:
    """The features that a document holds, each with every place at which it stands."""
    yield from _in_table(document, DossierShape, "", ())
    book = document.get("pact", {}).get("rulebook") or {}
    for path, table, at in (("", document, ()), ("rulebook.", book, ("pact", "rulebook"))):
        yield from ((f"{path}{key}={table[key]}", (*at, key)) for key in ("numbers", "format") if key in table)
    tables = [(table, ("figures", unit)) for unit, table in document.get("figures", {}).items()]
    tables += [
        (row.get("figures", {}), ("submissions", at, "figures"))
        for at, row in enumerate(document.get("submissions", []))
    ]
    for table, at in tables:
        for case, where in _cases(table, at):
            yield from _in_table(case, Occurrence, "figures.cases.", where)


def _cases(table: Any, at: Place) -> Iterator[tuple[dict[str, Any], Place]]:
    if isinstance(table, dict):
        for key, each in table.items():
            yield from _cases(each, (*at, key))
    elif isinstance(table, list):
        yield from ((each, (*at, row)) for row, each in enumerate(table))


def _in_table(table: dict[str, Any], noun: type, before: str, at: Place) -> Iterator[tuple[str, Place]]:
    for name, kind, path, optional in _keys(noun, before):
        if name in table and not (name == "scale" and noun in _SCALES):
            yield from _in_key(table[name], kind, (path, optional), (*at, name))


_SCALES = frozenset(rules.SCALES.values())


@cache
def _keys(noun: type, before: str) -> tuple[tuple[str, Any, str, bool], ...]:
    """The keys of a table: as written, of which type, under which path, whether they may be left out."""
    resolve_types(noun)
    found = []
    for each in fields(noun):
        name = RENAMED.get(each.name, each.name)
        kind = Rulebook if (noun, each.name) == (PactShape, "rulebook") else each.type
        path = "rulebook" if kind is Rulebook else CITES if kind == tuple[Citation, ...] else f"{before}{name}"
        if each.init and (noun, each.name) != (Condition, "name"):  # which a table says by its key
            found.append((name, _bare(kind), path, each.default is not NOTHING))
    return tuple(found)


def _in_key(value: Any, kind: Any, about: tuple[str, bool], at: Place) -> Iterator[tuple[str, Place]]:
    path, optional = about
    rows = _rows(value, path, at)
    union = union_of(kind)
    if on_order_or_class(kind):
        yield path, at
        for row, where in rows:
            if row["kind"] == "class":
                yield f"{path}.kind=class", (*where, "kind")
                yield from _in_table(row, ClassRuling, f"{path}.class.", where)
            else:
                yield from _in_table(row, Ruling, f"{path}.", where)
    elif path in WORDS:
        yield from _in_words(path, value, at)
    elif union is not None:
        for row, where in rows:
            yield from _in_tagged(row, union, path, where)
    elif kind is bool:
        yield f"{path}={str(value).lower()}", at
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield from ((f"{path}={each}", where) for each, where in rows)
    else:
        if optional:
            yield path, at
        if is_table(kind):
            for row, where in rows:
                yield from _in_table(row, kind, f"{path}.", where)


def _rows(value: Any, path: str, at: Place) -> list[tuple[Any, Place]]:
    """The rows under a key, each with its place: of a list, of a table by name, or the value alone."""
    if path in BY_NAME:
        return [(each, (*at, name)) for name, each in value.items()]
    return [(each, (*at, row)) for row, each in enumerate(value)] if isinstance(value, list) else [(value, at)]


def _in_tagged(row: dict[str, Any] | str, union: dict[str, type], path: str, at: Place) -> Iterator[tuple[str, Place]]:
    if isinstance(row, str):
        name, key = BY_WORD[path]
        yield from ((f"{path}={name}", at), (f"{path}.{name}.{key}", at))
        return
    name = row.get("kind") or ("any" if "any" in row else "standard")
    noun = union[name]
    yield f"{path}={name}", (*at, "kind") if "kind" in row else at
    if name == "any":  # those within count as those beside it
        for number, each in enumerate(row["any"]):
            yield from _in_tagged(each, union, path, (*at, "any", number))
        return
    aside = ("scale",) if name == "capped" else tuple(SHORT)
    yield from _in_table({key: each for key, each in row.items() if key not in aside}, noun, f"{path}.{name}.", at)
    if isinstance(row.get("scale"), dict):
        yield from _in_tagged(row["scale"], union, path, (*at, "scale"))
    for key, wrap in SHORT.items():
        if key in row and name not in ("capped", wrap):
            yield f"{path}={wrap}", (*at, key)
            if wrap == "capped":
                yield f"{path}.capped.{key}", (*at, key)


def _in_words(path: str, value: Any, at: Place) -> Iterator[tuple[str, Place]]:
    """The words of a key, and what stands in the tables among them."""
    for row, where in _rows(value, path, at) if path == TIES else ():
        yield from _in_table(row, ByReading, f"{path}.", where) if isinstance(row, dict) else ()
    yield from ((f"{path}={word}", where) for word, where in _words(path, value, at))


def _words(path: str, value: Any, at: Place) -> Iterator[tuple[str, Place]]:
    """Which of its words a text is."""
    pairs = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else [(None, value)]
    )
    for key, text in pairs:
        where = at if key is None else (*at, key)
        if path == TIES and isinstance(text, dict):
            continue
        if path.endswith(".reads"):
            head = "points" if isinstance(text, dict) else text.rpartition(":")[0] or text
            yield head if head in READS else "figure", where
            continue
        head = text.partition(":")[0]
        yield head if head in WORDS[path] else "award" if path.endswith("about") else "condition", where
