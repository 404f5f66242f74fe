"""Nouns: what a record is made of, as a program builds it: what its fields are given is taken, or refused by name.

Owns: `Noun`, `Named`, `Coded`, `as_read`.
Takes and gives: what a program has; texts are composed, lists become tuples, one thing a list of it, words choices.
Never: what a noun means; a value that was rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, wraps
from numbers import Integral
from types import GenericAlias, NoneType, UnionType
from typing import Any, ClassVar, NewType, Union, get_args, get_origin

from attrs import NOTHING, Attribute, fields, frozen, resolve_types

from thidua.errors import FormatError, Problem, ThiduaError
from thidua.given import composed, composed_name, is_table, whole_of
from thidua.grounds import Fault, pairs
from thidua.names import BEYOND, not_of
from thidua.shown import Shown

__all__ = ["Coded", "Named", "Noun"]


class Noun(Shown):
    """A noun of the record: every problem of what its fields are given comes in one error, each at its field.

    A choice may be told by the word of documents, a tuple as any list; what has another type is refused.
    """

    __slots__ = ()
    looking: ClassVar[bool] = True  # whether what a field is given is looked at
    NAMING: ClassVar[tuple[str, ...]] = ()  # fields that hold other names: what is blank in them names nothing

    def __init_subclass__(cls) -> None:
        # attrs makes a class anew once it knows its fields
        if cls.looking and "__attrs_attrs__" in cls.__dict__ and "__init__" in cls.__dict__:
            cls.__init__ = _looking(cls, cls.__init__)  # type: ignore[method-assign]


def _looking(noun: type, build: Callable[..., None]) -> Callable[..., None]:
    """What builds a noun from what its fields are given, after a look at each."""

    @wraps(build)
    def built(self: object, *first: object, **given: Any) -> None:
        # a name or code is looked at as any other fact
        if len(first) == 1 and (lead := _lead(noun)) and lead not in given:
            given[lead], first = *first, ()
        exact = _exact_of(noun)
        problems = _composed(noun, given)
        odd = [name for name, value in given.items() if name in exact and not _is_exact(value, exact[name])]
        problems += _taken(noun, odd, given) if odd else []
        if problems:
            raise FormatError(dict.fromkeys((*problems, *_refused_by(noun, given))))
        try:
            build(self, *first, **given)
        except Exception as error:
            refused = _refused_by(noun, given)
            if not refused:
                raise
            raise (type(error) if isinstance(error, ThiduaError) else FormatError)(refused) from error

    return built


def _is_exact(value: object, types: frozenset[type]) -> bool:
    """Whether a value is taken as it is: it has one of the types, and is no whole number beyond all measure."""
    return type(value) in types and (type(value) is not int or -BEYOND < value < BEYOND)


@cache
def _lead(noun: type) -> str | None:
    """The field that may be told first, without its name."""
    return next((each.alias for each in fields(noun) if not each.kw_only), None)


@cache
def as_read(noun: Hashable) -> Any:
    """What builds a noun from values that have its types already, as a reader of documents does: none is looked at."""
    kind: Any = noun
    build, new = getattr(kind.__init__, "__wrapped__", None), kind.__new__
    if build is None:
        return kind

    @wraps(kind, updated=())
    def made(*first: object, **given: object) -> Any:
        found = new(kind)
        build(found, *first, **given)
        return found

    return made


def _composed(noun: type, given: dict[str, Any]) -> list[Problem]:
    """Put texts as documents read them in place of those that fields are given; the problems of texts that none holds.

    A text that the noun cannot do without is not blank, nor is a name in a list of such.
    """
    problems: list[Problem] = []
    names = _named(noun)
    for name, value in given.items():
        if type(value) not in _WITHOUT_TEXTS:
            try:
                held = list(value) if _runs(value) else value
                given[name] = (composed_name if name in names else composed)(held)
            except ThiduaError as error:
                problems += [each.under(f"$.{name}") for each in error.problems]
            problems += _blank(noun, name, given[name])
    return problems


def _blank(noun: type, name: str, value: object) -> Iterator[Problem]:
    """Blank texts where something has to be named."""
    if value == "" and name in _filled(noun):
        yield Problem(fault=Fault.BLANK, path=f"$.{name}")
    if name in noun.NAMING and isinstance(value, tuple | list):  # type: ignore[attr-defined]
        yield from (Problem(fault=Fault.BLANK, path=f"$.{name}[{row}]") for row, each in enumerate(value) if each == "")


_WITHOUT_TEXTS = frozenset((int, bool, float, NoneType, date, Fraction, Decimal))


def _runs(value: object) -> bool:
    """Whether something gives its rows one by one, and is none of what has texts as it stands."""
    return not isinstance(value, _HELD) and not is_table(value) and isinstance(value, Iterable)


_HELD = (str, bytes, tuple, list, set, frozenset, Shown, Enum, type)


def _given_to(noun: type) -> Iterator[tuple[str, Attribute[Any]]]:
    """The fields that a noun is given, each by the name under which it is."""
    return ((each.alias or each.name, each) for each in fields(resolve_types(noun)) if each.init)


@cache
def _named(noun: type) -> frozenset[str]:
    """The fields that hold a name, an id or a code."""
    return frozenset(
        key
        for key, each in _given_to(noun)
        if each.name in ("id", "name", "code", *noun.NAMING) or isinstance(each.type, NewType)  # type: ignore[attr-defined]
    )


@cache
def _filled(noun: type) -> frozenset[str]:
    """The fields that hold a text without which the noun is none."""
    return frozenset(
        key
        for key, each in _given_to(noun)
        if each.name in noun.NAMING  # type: ignore[attr-defined]
        or (
            (each.type is str or isinstance(each.type, NewType))
            and (each.default is NOTHING or (each.name == "id" and each.default != ""))
        )
    )


def _taken(noun: type, odd: Iterable[str], given: dict[str, Any]) -> list[Problem]:
    """Put what fields make of their values in place of these; the problems where they make nothing of them."""
    kinds = {key: each.type for key, each in _given_to(noun)}
    problems: list[Problem] = []
    for name in odd:
        try:
            given[name] = _take(kinds[name], given[name])
        except ThiduaError as error:
            problems += [each.under(f"$.{name}") for each in error.problems]
    return problems


def _refused_by(noun: type, given: Mapping[str, Any]) -> list[Problem]:
    """The problems of what fields were given that their converters do not take."""
    return [each for field in fields(noun) if field.init for each in _refused(field, given)]


def _refused(field: Attribute[Any], given: Mapping[str, Any]) -> Iterator[Problem]:
    """The problems of what one field was given, if its converter does not take it."""
    take: Any = field.converter
    name = field.alias or field.name
    # a list of any type takes whatever has an order: what it holds was looked at before
    if take is None or isinstance(take, GenericAlias) or name not in given:
        return
    try:
        take(given[name])
    except ThiduaError as error:
        yield from (each.under(f"$.{name}") for each in error.problems)


@cache
def _exact_of(noun: type) -> dict[str, frozenset[type]]:
    """The types that each field takes as they are; of fields whose own converter says what they take, nothing."""
    return {
        key: _exact(each.type)
        for key, each in _given_to(noun)
        if each.converter is None or isinstance(each.converter, GenericAlias | NewType) or _names(each.type)
    }


def _names(kind: Any) -> bool:
    """Whether a field holds a name and nothing else, whatever its converter is."""
    return all(isinstance(each, NewType) or each is NoneType for each in _alternatives(kind))


def _alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _members(kind: Any) -> tuple[Any, ...]:
    """The types that a value may have: the members of a union, of a name the text that it is."""
    return tuple(each.__supertype__ if isinstance(each, NewType) else each for each in _alternatives(kind))


def _exact(kind: Any) -> frozenset[type]:
    """The types of which a value is taken as it is; a tuple is not, as what it holds may be something else."""
    return frozenset(each for each in _members(kind) if isinstance(each, type) and get_origin(each) is None)


def _take(kind: Any, value: Any) -> Any:
    """What a field of a type makes of a value.

    Raises: FormatError for a value that is nothing like it.
    """
    members = _members(kind)
    if any(get_origin(each) is tuple for each in members):
        return None if value is None and NoneType in members else _listed(kind, members, value)
    return _one(kind, value)


def _one(kind: Any, value: Any) -> Any:
    members = _members(kind)
    plain = tuple(each for each in members if isinstance(each, type) and get_origin(each) is None)
    if len(plain) < len(members):  # a mapping, or what may be anything
        return value
    choices = [each for each in plain if issubclass(each, Enum)]
    if choices and isinstance(value, str) and str not in plain:
        return _chosen(choices, value)
    if isinstance(value, bool) and bool not in plain:
        raise FormatError([not_of(value, _expected(kind))])
    if int in plain and isinstance(value, Integral):
        return whole_of(value)
    if isinstance(value, plain):
        return value
    raise FormatError([not_of(value, _expected(kind))])


def _chosen(choices: list[type[Enum]], word: str) -> Enum:
    """The choice that a word of documents means."""
    known = {str(each.value): each for choice in choices for each in choice}
    if word not in known:
        raise FormatError([Problem(fault=Fault.NOT_ALLOWED, facts=pairs(found=word, allowed=tuple(known)))])
    return known[word]


def _listed(kind: Any, members: tuple[Any, ...], value: Any) -> Any:
    """A list as a tuple, each row as its type takes it; one thing alone is the only row."""
    item, *rest = get_args(next(each for each in members if get_origin(each) is tuple))
    if rest != [Ellipsis]:  # pairs, which a converter takes
        return value
    types = _exact(item)
    if type(value) is tuple and all(_is_exact(each, types) for each in value):
        return value
    if _is_exact(value, types):
        return (value,)
    if isinstance(value, str | bytes | Mapping | set | frozenset) or not isinstance(value, Iterable):
        raise FormatError([not_of(value, _expected(kind))])  # a set has no order
    rows, problems = list(value), list[Problem]()
    for row, each in enumerate(rows):
        if not _is_exact(each, types):
            try:
                rows[row] = _take(item, each)
            except ThiduaError as error:
                problems += [problem.under(f"$[{row}]") for problem in error.problems]
    if problems:
        raise FormatError(problems)
    return tuple(rows)


_PLAIN = {str: "text", bool: "true or false", int: "a whole number", tuple: "a list"}


def _expected(kind: Any) -> str:
    """What a field takes, in words."""
    members = _members(kind)
    if any(get_origin(each) is tuple for each in members):
        return "a list"
    named = [_PLAIN.get(each, getattr(each, "__name__", "")) for each in members if each is not NoneType]
    return " / ".join(dict.fromkeys(filter(None, named))) or "another value"


@frozen(repr=False)
class Named(Noun):
    """A noun that is built with its name first: `Unit("Phú Thọ")`, `Figure("thu-ngan-sach")`."""

    name: str


@frozen(repr=False)
class Coded(Noun):
    """A noun that is built with its code first: `Criterion("4.3.1")`."""

    code: str
