"""References: ids of what a record names, and where its nouns name them (*tham chiếu*).

Owns: `UnitId`, `FigureName`, `LineCode`, `AwardId`, `StageName`, `ClassName`, `ConditionName`, `AsOf`, `Reference`,
`references`, `renamed`, `rename`, `declared`, `unit_or_none`, `units_of`, `awards_of`, `classes_of`, `Renaming`.
Takes nouns, whose fields say by their types what they refer to; gives every reference with its place, or the same noun
with other ids.
Never: what an id means, nor whether there is such a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from enum import Enum, unique
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, assert_never, cast, get_args, get_origin

from attrs import evolve, fields, frozen, has, resolve_types

from thidua.given import texts_of
from thidua.shown import Shown

__all__ = ["AwardId", "ClassName", "ConditionName", "FigureName", "LineCode", "StageName", "UnitId"]

UnitId = NewType("UnitId", str)
FigureName = NewType("FigureName", str)
LineCode = NewType("LineCode", str)
AwardId = NewType("AwardId", str)
StageName = NewType("StageName", str)
ClassName = NewType("ClassName", str)
ConditionName = NewType("ConditionName", str)

KINDS = (UnitId, FigureName, LineCode, AwardId, StageName, ClassName, ConditionName)
Noun = TypeVar("Noun")


def unit_or_none(unit: str | None) -> UnitId | None:
    """A unit that may be left out."""
    return None if unit is None else UnitId(unit)


def _listed(names: str | Iterable[str]) -> tuple[str, ...]:
    """Names in their order; of a text alone, the one that it is.

    Raises: FormatError for what has no order, and for what is no text.
    """
    return texts_of(names)


def units_of(units: str | Iterable[str]) -> tuple[UnitId, ...]:
    """Units in order; of a text alone, the one that it names."""
    return tuple(map(UnitId, _listed(units)))


def awards_of(awards: str | Iterable[str]) -> tuple[AwardId, ...]:
    """Awards in order; of a text alone, the one that it names."""
    return tuple(map(AwardId, _listed(awards)))


def classes_of(classes: str | Iterable[str]) -> tuple[ClassName, ...]:
    """Classes in order; of a text alone, the one that it names."""
    return tuple(map(ClassName, _listed(classes)))


@unique
class AsOf(Enum):
    """As of when a name means a unit, and whether it has to be a member.

    `THIS_SEASON`: a member of the season of the record; `ITS_SEASON`: a unit, member or not, in the season that stands
    beside it; `ON_DAY`, `BEFORE`: a member on the day that stands beside it, or on its eve; `ANYBODY`: a member of the
    season of the record, or whoever else is called so.
    """

    THIS_SEASON = "this-season"
    ITS_SEASON = "its-season"
    ON_DAY = "on-day"
    BEFORE = "before"
    ANYBODY = "anybody"


_AS_OF = "as-of"
ITS_SEASON = {_AS_OF: AsOf.ITS_SEASON}
ON_DAY = {_AS_OF: AsOf.ON_DAY}
BEFORE = {_AS_OF: AsOf.BEFORE}
ANYBODY = {_AS_OF: AsOf.ANYBODY}
_INLINE = "inline"
INLINE = {_INLINE: True}  # of a field whose rows stand in a document as the noun itself


@frozen(kw_only=True, repr=False)
class Reference(Shown):
    """An id or name that a noun holds, with its place; `noun` is what holds it."""

    path: str
    kind: Any
    id: str
    as_of: AsOf
    noun: Any


@unique
class _Shape(Enum):
    """How a field holds what it refers to: one, many in a row, or as the first of pairs: a table in a document.

    Or it holds nouns that may refer to something: one, many in a row, or as the second of pairs.
    """

    ONE = "one"
    MANY = "many"
    TABLE = "table"
    NOUN = "noun"
    NOUNS = "nouns"
    PAIRED = "paired"


@frozen(kw_only=True, repr=False)
class _Part(Shown):
    """A field of a noun that refers to something, or holds nouns that may; `values` is what a table's values are.

    `kind` is what it refers to; of nouns, those that it may hold.
    """

    name: str
    shape: _Shape
    as_of: AsOf
    kind: Any = None
    values: Any = None
    nouns: tuple[type, ...] = ()
    inline: bool = False


@cache
def _parts(noun: Hashable) -> tuple[_Part, ...]:
    """The fields of a noun that hold references, or nouns in which there may be some."""
    held = (each for each in fields(resolve_types(cast("type", noun))) if each.init)
    found = (_part(each.name, each.type, each.metadata) for each in held)
    return tuple(part for part in found if part is not None)


def _part(name: str, kind: Any, metadata: Mapping[Any, Any]) -> _Part | None:
    as_of, inline = metadata.get(_AS_OF, AsOf.THIS_SEASON), bool(metadata.get(_INLINE))
    part = partial(_Part, name=name, as_of=as_of, inline=inline)
    one = _one_of(kind)
    if one is not None:
        return part(shape=_Shape.ONE, kind=one)
    if nouns := _nouns(kind):
        return part(shape=_Shape.NOUN, nouns=nouns)
    item = _item(kind)
    if _one_of(item) is not None:
        return part(shape=_Shape.MANY, kind=item)
    if nouns := _nouns(item):
        return part(shape=_Shape.NOUNS, nouns=nouns)
    match get_args(item) if get_origin(item) is tuple else ():
        case (key, value) if key in KINDS:
            return part(shape=_Shape.TABLE, kind=key, values=_one_of(value))
        case (_, value) if nouns := _nouns(value):
            return part(shape=_Shape.PAIRED, nouns=nouns)
    if _mentions(kind):
        raise TypeError(name)  # a field that the walk cannot read: a table or a list of another form
    return None


def _mentions(kind: Any) -> bool:
    """Whether a type holds something to which nouns refer."""
    return kind in KINDS or any(map(_mentions, get_args(kind)))


def _item(kind: Any) -> Any:
    """What a tuple of any length holds."""
    args = get_args(kind)
    return args[0] if get_origin(kind) is tuple and args[-1:] == (Ellipsis,) else None


def _members(kind: Any) -> tuple[Any, ...]:
    """The members of a union but None; of what is none, itself."""
    members = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return tuple(each for each in members if each is not NoneType)


def _one_of(kind: Any) -> Any:
    """What a field refers to that holds one id or none."""
    return next((each for each in _members(kind) if each in KINDS), None)


def _nouns(kind: Any) -> tuple[type, ...]:
    """The nouns that a field may hold."""
    return tuple(each for each in _members(kind) if isinstance(each, type) and has(each))


def declared(noun: type, before: str = "", within: tuple[type, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every field below a noun that refers to something, by its path without rows, with what it refers to."""
    for part in _parts(cast("Hashable", noun)):
        path = before if part.inline else f"{before}.{part.name}"
        if part.kind is not None:
            yield path, part.kind
        if part.values is not None:
            yield f"{path}.*", part.values
        for inner in part.nouns:
            if inner not in within:  # a scale within a scale refers to no more than that around it
                yield from declared(inner, path, (*within, inner))


@cache
def _parts_to(noun: Hashable, kind: Any) -> tuple[_Part, ...]:
    """The fields of a noun that refer, or in which nouns may refer, to something of a kind."""
    return tuple(part for part in _parts(noun) if kind in (part.kind, part.values) or _reaches(part, kind))


def _reaches(part: _Part, kind: Any) -> bool:
    return any(kind in _kinds_in(cast("Hashable", inner)) for inner in part.nouns)


@cache
def _kinds_in(noun: Hashable) -> frozenset[Any]:
    """All kinds to which a noun, and the nouns in it, refer."""
    seen: set[Any] = {noun}
    open_: list[Any] = [noun]
    found: set[Any] = set()
    while open_:  # each once: a scale within a scale is a scale
        for part in _parts(open_.pop()):
            found |= {part.kind, part.values}
            open_ += [inner for inner in part.nouns if inner not in seen]
            seen.update(part.nouns)
    return frozenset(found - {None})


def references(noun: Any, kind: Any, path: str = "$", apart: frozenset[str] = frozenset()) -> Iterator[Reference]:
    """Everything of a kind to which a noun, and the nouns in it, refer, each with its place; not in fields kept apart.

    Example:
        >>> from thidua.targets import Target
        >>> [each.id for each in references(Target(unit="a", figure="thu", plan=1), FigureName)]
        ['thu']
    """
    for part in _parts_to(cast("Hashable", type(noun)), kind):
        held = getattr(noun, part.name)
        if held is not None and held != () and part.name not in apart:
            yield from _held(noun, part, held, kind, path if part.inline else f"{path}.{part.name}")


def _held(noun: Any, part: _Part, held: Any, kind: Any, where: str) -> Iterator[Reference]:
    """What of a kind one field of a noun refers to."""
    made = partial(Reference, kind=kind, as_of=part.as_of, noun=noun)
    for inner, at in _inside(part, held, where) if part.nouns else ():
        yield from references(inner, kind, at)
    if part.kind is kind:
        yield from (made(path=at, id=each) for each, at in _ids(part, held, where))
    elif part.values is kind:
        yield from (made(path=f"{where}.{key}", id=each) for key, each in held)


def _ids(part: _Part, held: Any, where: str) -> Iterable[tuple[str, str]]:
    """The ids that a field holds, each with its place; of a table, its keys."""
    match part.shape:
        case _Shape.ONE:
            return [(held, where)]
        case _Shape.MANY:
            return [(each, f"{where}[{row}]") for row, each in enumerate(held)]
        case _:
            return [(key, f"{where}.{key}") for key, _ in held]


def _inside(part: _Part, held: Any, where: str) -> Iterator[tuple[Any, str]]:
    """The nouns that a field holds, each with its place."""
    rows: Iterable[tuple[Any, str]]
    match part.shape:
        case _Shape.NOUNS:
            rows = ((each, f"{where}[{row}]") for row, each in enumerate(held))
        case _Shape.PAIRED:
            rows = ((each, f"{where}.{key}") for key, each in held)
        case _:
            rows = ((held, where),)
    return (row for row in rows if has(type(row[0])))


Pairs = tuple[tuple[str, Any], ...]


@frozen(kw_only=True, repr=False)
class Renaming(Shown):
    """What a reference becomes; and the rows of a table whose keys are references of a kind, with its place."""

    one: Callable[[Reference], str]
    table: Callable[[Any, str, Pairs], Pairs]


def renamed(noun: Noun, by: Renaming, path: str = "$") -> Noun:
    """The noun with its references renamed; of a table its keys alone, what belongs to them stays.

    Raises: what the noun raises, where it does not take the other ids.
    """
    changes: dict[str, Any] = {}
    for part in _parts(cast("Hashable", type(noun))):
        held = getattr(noun, part.name)
        if held is not None and held != ():
            changed = _renamed(noun, part, held, by, path if part.inline else f"{path}.{part.name}")
            changes |= {part.name: changed} if changed != held else {}
    return evolve(noun, **changes) if changes else noun  # type: ignore[misc]


def rename(noun: Any, by: Renaming) -> bool:
    """Rename the references of a noun that is just being built, in place; whether there was anything to rename.

    Raises: what the noun raises, where it does not take the other ids.
    """
    changed = renamed(noun, by)
    if changed is noun:
        return False
    for part in _parts(cast("Hashable", type(noun))):
        object.__setattr__(noun, part.name, getattr(changed, part.name))
    return True


def _renamed(noun: Any, part: _Part, held: Any, by: Renaming, where: str) -> Any:
    made = partial(Reference, kind=part.kind, as_of=part.as_of, noun=noun)
    match part.shape:
        case _Shape.ONE:
            return by.one(made(path=where, id=held))
        case _Shape.MANY:
            return tuple(by.one(made(path=f"{where}[{row}]", id=each)) for row, each in enumerate(held))
        case _Shape.TABLE:
            return by.table(part.kind, where, held)
        case _Shape.NOUN:
            return renamed(held, by, where) if has(type(held)) else held
        case _Shape.NOUNS:
            rows = enumerate(held)
            return tuple(renamed(each, by, f"{where}[{row}]") if has(type(each)) else each for row, each in rows)
        case _Shape.PAIRED:
            return tuple((key, renamed(each, by, f"{where}.{key}") if has(type(each)) else each) for key, each in held)
        case _:
            assert_never(part.shape)
