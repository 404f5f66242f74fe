"""Structure: plain values to frozen nouns and back, strictly; every misfit with its path.

Owns: `structure`, `unstructure`, `gathered`, `Written`, `written`, `reads`.
Takes plain values; gives nouns, or raises with every problem.
Never: a silent coercion; a meaning that needs two parts of a document.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Hashable, Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache, partial
from operator import eq
from types import GenericAlias, NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

from attrs import NOTHING, field, fields, frozen, has, resolve_types
from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn_from_attrs, make_dict_unstructure_fn, override

from thidua import scales
from thidua.codec import rules
from thidua.codec.several import several_by_role
from thidua.codec.shapes import read_as, unread
from thidua.codec.single import (
    a_day,
    a_text,
    described,
    filled,
    flag,
    label,
    misfit,
    number_out,
    numbers_in,
    whole,
)
from thidua.criteria import Criteria, Criterion
from thidua.errors import FormatError, Problem, ThiduaError
from thidua.formulas import Formula, as_formula
from thidua.grounds import Fault, pairs
from thidua.names import Numbers, nfc
from thidua.nouns import Named, as_read
from thidua.ranking.rulings import Decided
from thidua.readings import Reading, Reads, in_condition, in_line
from thidua.references import KINDS
from thidua.rules import Adjustment, Bar, ClassLimit, Condition, Mandatory, Need, Standard
from thidua.rules.classing import ClassBase, class_base_text
from thidua.rules.nominating import Of, base_text
from thidua.rules.ranking import ByReading, TieBreak, break_text, when_of
from thidua.shown import Shown
from thidua.timetable import YearDay, due_of, year_day_of

__all__ = ["structure", "unstructure"]

Noun = TypeVar("Noun")


def structure(plain: object, noun: type[Noun], numbers: Numbers = Numbers.PLAIN) -> Noun:
    """Make the noun that plain values describe.

    Raises: FormatError, listing everything that does not fit; where only the nouns refuse their values, their own
        error.
    """
    try:
        return _converter(numbers).structure(plain, noun)
    except (ClassValidationError, IterableValidationError, ThiduaError) as error:
        raise gathered(_problems(error, "$"), error) from None


def gathered(problems: Iterator[Problem] | list[Problem], error: BaseException | None = None) -> ThiduaError:
    """One error for many problems, of the nouns' own family if all come from there."""
    found = tuple(dict.fromkeys(problems))
    families = {type(each) for each in _leaves(error) if isinstance(each, ThiduaError)}
    others = any(not isinstance(each, ThiduaError) for each in _leaves(error))
    family = families.pop() if len(families) == 1 and not others else FormatError
    return family(found)


def _leaves(error: BaseException | None) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _leaves(each)
    elif error is not None:
        yield error


def _problems(error: BaseException, path: str) -> Iterator[Problem]:
    """Walk a tree of cattrs' errors down to what is wrong."""
    if isinstance(error, ClassValidationError):
        noted, plain = error.group_exceptions()
        for each, note in noted:
            yield from _problems(each, f"{path}.{_key(note.name)}")
        for other in plain:
            yield from _problems(other, path)
    elif isinstance(error, IterableValidationError):
        for each, item in error.group_exceptions()[0]:
            yield from _problems(each, f"{path}[{item.index}]")
    elif isinstance(error, ForbiddenExtraKeysError):
        allowed = ", ".join(_key(each.name) for each in fields(getattr(error.cl, "__wrapped__", error.cl)) if each.init)
        for extra in sorted(error.extra_fields):
            yield Problem(fault=Fault.UNKNOWN_KEY, path=f"{path}.{extra}", facts=pairs(found=extra, allowed=allowed))
    elif isinstance(error, ThiduaError):
        yield from (each.under(path) for each in error.problems)
    elif isinstance(error, KeyError):
        where, _, key = path.rpartition(".")
        yield Problem(fault=Fault.MISSING_KEY, path=where, facts=pairs(found=key))
    else:
        raise error


def _key(name: str) -> str:
    """The document's key for a field: most are the same."""
    return _KEYS.get(name, name)


_KEYS = {"not_assigned": "not-assigned", "from_": "from", "open_": "open"}

ConditionShape = unread(Condition, name=None)  # a table says it by its key
_CONDITIONS: Any = GenericAlias(dict, (str, ConditionShape))
_READING = (Criterion, Bar, ByReading, Standard, ClassLimit, Condition, ConditionShape)


@frozen(kw_only=True, repr=False)
class Written(Shown):
    """Plain values that are known by what they are written as."""

    text: bytes | str
    plain: Any = field(eq=False, repr=False)


def written(plain: Any) -> Written:
    """Plain values with what they are written as: every text in it stands there in UTF-8, or as it is."""
    try:  # of numbers and texts, in a fourth of the time that their text takes
        return Written(text=marshal.dumps(plain, _WITHOUT_REFERENCES), plain=plain)
    except ValueError:  # days, decimals and fractions are none of its types
        return Written(text=repr(plain), plain=plain)


_WITHOUT_REFERENCES = 2  # equal values are written alike, be they one object or two


@cache
def _converter(numbers: Numbers) -> Converter:
    """A converter that coerces nothing, for one way of writing numbers."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, lambda value, _: a_text(value))
    converter.register_structure_hook(int, lambda value, _: whole(value))
    converter.register_structure_hook(bool, lambda value, _: flag(value))
    exactly = numbers_in(numbers)
    converter.register_structure_hook(Fraction, lambda value, _: exactly(value))
    converter.register_structure_hook(date, lambda value, _: a_day(value))
    converter.register_structure_hook_factory(_is_plain_or_none, lambda kind: _or_none(kind, converter))
    converter.register_structure_hook_func(_is_enum, _member)
    converter.register_structure_hook_func(_is_label, lambda value, _: label(value))
    converter.register_structure_hook_func(_is_scale, _scales(converter))
    _register_unions(converter)
    converter.register_structure_hook_func(
        lambda kind: kind == Formula | Mandatory | None, lambda value, _: when_of(a_text(value))
    )
    converter.register_structure_hook(Formula, lambda value, _: as_formula(a_text(value)))
    converter.register_structure_hook_func(lambda kind: kind in (Of | None, ClassBase), _coded)
    converter.register_structure_hook_func(
        lambda kind: kind == TieBreak,
        lambda value, _: converter.structure(value, ByReading if isinstance(value, dict) else str),
    )
    converter.register_structure_hook(YearDay, lambda value, _: year_day_of(value))
    converter.register_structure_hook_func(
        lambda kind: kind == YearDay | date | None, lambda value, _: None if value is None else due_of(value)
    )
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _listed(kind, converter))
    converter.register_structure_hook_factory(_is_dict, lambda kind: _by_name(kind, converter))
    converter.register_structure_hook_func(
        lambda kind: kind == tuple[Condition, ...], lambda value, _: _conditions(value, converter)
    )
    converter.register_structure_hook_factory(_is_keyed, lambda kind: _keyed(kind, converter))
    converter.register_structure_hook_factory(has, lambda noun: _table(noun, converter))
    converter.register_structure_hook(
        Criteria, lambda value, _: as_read(Criteria)(rows=converter.structure(value, tuple[Criterion, ...]))
    )
    converter.register_structure_hook_func(lambda kind: kind is Any, lambda value, _: value)
    _register_unstructure(converter)
    return converter


def _register_unions(converter: Converter) -> None:
    """What reads a member of a union by its `kind`."""
    read = converter.structure
    converter.register_structure_hook_func(partial(eq, rules.EitherPost), partial(rules.post_in, read))
    converter.register_structure_hook_func(partial(eq, Adjustment), lambda value, _: _adjustment(value, converter))
    converter.register_structure_hook_func(
        partial(eq, Need), lambda value, _: rules.tagged(_needed(value), rules.NEEDS, read)
    )
    converter.register_structure_hook_func(partial(eq, Decided), lambda value, _: rules.decided(_tabled(value), read))


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_label(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType) and set(get_args(kind)) - {NoneType} == {int, str}


def _is_plain_or_none(kind: Any) -> bool:
    union = get_origin(kind) in (Union, UnionType)
    return union and any(set(get_args(kind)) == {plain, NoneType} for plain in (str, int, bool, Fraction, date))


def _or_none(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """A value or none: what reads it is found once, not for every row."""
    (plain,) = set(get_args(kind)) - {NoneType}
    read = converter.get_structure_hook(plain)
    return lambda value, _: None if value is None else read(value, plain)


def _is_scale(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType) and scales.Given in get_args(kind)


def _coded(value: object, kind: Any) -> str | None:
    """A text that a noun reads itself: of whom a share is taken."""
    return None if value is None and kind == Of | None else a_text(value)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1:] == (Ellipsis,)


def _is_keyed(kind: Any) -> bool:
    """Whether pairs are the rows of a table: each a name, and a word or number."""
    return _is_tuple(kind) and get_args(get_args(kind)[0])[:1] in _NAMES and _valued(kind) in _BY_NAME


_NAMES = tuple((each,) for each in (str, *KINDS))
_BY_NAME = (int, Fraction, str, *KINDS)


def _valued(kind: Any) -> Any:
    """What belongs to a name in pairs of a name and what belongs to it."""
    return get_args(get_args(kind)[0])[-1]


def _is_dict(kind: Any) -> bool:
    return get_origin(kind) is dict


def _member(value: object, kind: Any) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise _not_allowed(value, tuple(each.value for each in kind)) from None


def _not_allowed(value: object, allowed: tuple[str, ...], path: str = "$") -> FormatError:
    facts = pairs(found=described(value).strip("'"), allowed=", ".join(allowed))
    return FormatError([Problem(fault=Fault.NOT_ALLOWED, path=path, facts=facts)])


def _listed(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """A list, every item structured, every misfit kept with its index."""
    item: Any = get_args(kind)[0]
    base = converter.get_structure_hook(list[item])

    def hook(value: object, _: Any) -> Any:
        if not isinstance(value, list):
            raise misfit("a list", value)
        return tuple(base(value, list[item]))

    return hook


def _by_name(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """A table whose keys are names, every misfit kept with its key."""
    base = converter.get_structure_hook(get_args(kind)[1])

    def hook(value: object, _: Any) -> Any:
        if not isinstance(value, dict):
            raise misfit("a table", value)
        found: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, each in value.items():
            try:
                name = a_text(key)
                if name in found:
                    raise FormatError([Problem(fault=Fault.DUPLICATE_ID, facts=pairs(found=name))])
                found[name] = base(each, get_args(kind)[1])
            except (ClassValidationError, IterableValidationError, ThiduaError) as error:
                problems += _problems(error, f"$.{key}")
        if problems:
            raise FormatError(problems)
        return found

    return hook


def _table(noun: type, converter: Converter) -> Callable[[Any, Any], Any]:
    """A table, only with keys that the noun has; what reads it is made once a document has one."""
    made: Callable[[Any, Any], Any] | None = None

    def hook(value: object, kind: Any) -> Any:
        nonlocal made
        if not isinstance(value, dict):
            raise misfit("a table", value)
        made = made or _read_by_key(noun, converter)
        return made(several_by_role(value) if noun is Criterion else value, kind)

    return hook


def _read_by_key(noun: type, converter: Converter) -> Callable[[Any, Any], Any]:
    """What reads a noun from a table, key by key."""
    names = {each.name: each for each in fields(resolve_types(noun)) if each.init}
    renamed: dict[str, Any] = {name: override(rename=_key(name)) for name in names if _key(name) != name}
    if noun in _READING:
        renamed["reads"] = override(struct_hook=lambda value, _: reads(value))
    for name, own in names.items():
        if own.type in (str, *KINDS) and (own.default is NOTHING or name == "id"):
            renamed[name] = override(rename=_key(name), struct_hook=lambda value, _: filled(value))
    found: Callable[[Any, Any], Any] = make_dict_structure_fn_from_attrs(
        [each for each in fields(noun) if each.init],
        as_read(cast("Hashable", noun)),
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_use_linecache=False,
        **renamed,
    )
    return found


def reads(value: object) -> tuple[tuple[str, str], ...]:
    """What a criterion reads: one name, be it a list of one, or a table of roles."""
    if isinstance(value, dict):
        return tuple((role, _read_by(role, name)) for role, name in value.items())
    name = value[0] if isinstance(value, list) and len(value) == 1 else value
    if isinstance(name, str):
        return (("value", nfc(name)),)
    raise misfit("a name or a table of roles", value)


def _read_by(role: str, value: object) -> str:
    """What one role reads: a name, or `{points = CODE}`, which is `points:CODE`."""
    try:
        if isinstance(value, dict) and len(value) == 1:
            return ":".join((*value, a_text(*value.values())))
        return a_text(value)
    except ThiduaError as error:
        raise FormatError(each.under(f"$.{role}") for each in error.problems) from None


def _reads_out(as_text: Callable[[str, Reading], str], reads: Reads) -> dict[str, str]:
    """What is read by role, as text."""
    return {role: as_text(role, read) for role, read in reads}


def _scales(converter: Converter) -> Callable[[Any, Any], Any]:
    """A scale, or none; many lines of a table have the same, which is read once."""

    @lru_cache(maxsize=_REMEMBERED)
    def known(scale: Written) -> Any:
        return rules.scale_in(scale.plain, converter.structure)

    def hook(value: object, _: Any) -> Any:
        return None if value is None else known(written(_tabled(value)))

    return hook


_REMEMBERED = 4096


def _adjustment(value: object, converter: Converter) -> Any:
    return rules.tagged(_tabled(value), rules.ADJUSTMENTS, converter.structure)


def _needed(value: object) -> dict[str, Any]:
    """A requirement; a text alone is the name of a condition, and a table without kind one, or alternatives."""
    table = {"condition": value} if isinstance(value, str) else _tabled(value)
    return table if "kind" in table else {"kind": "any" if "any" in table else "standard", **table}


def _conditions(value: object, converter: Converter) -> tuple[Condition, ...]:
    """Conditions by name, from a table of tables."""
    tables = converter.structure(value, _CONDITIONS)
    return tuple(read_as(Condition, each, name=name) for name, each in tables.items())


def _condition_out(condition: Condition, converter: Converter) -> tuple[str, Any]:
    """A condition with its name, under which its table stands."""
    found = converter.unstructure(condition)
    return found.pop("name"), found


def _tabled(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise misfit("a table", value)
    return value


def _keyed(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Pairs of a name and what belongs to it, from a table."""
    table: Any = GenericAlias(dict, (str, _valued(kind)))
    return lambda value, _: tuple(converter.structure(_tabled(value), table).items())


def unstructure(noun: object) -> Any:
    """Write a noun as plain values: what is empty or has its default is left out, numbers are written as text."""
    return _converter(Numbers.PLAIN).unstructure(noun)


def _register_unstructure(converter: Converter) -> None:
    converter.register_unstructure_hook(Fraction, number_out)
    converter.register_unstructure_hook(date, lambda value: value.isoformat())
    converter.register_unstructure_hook_func(_is_enum, lambda value: value.value)
    converter.register_unstructure_hook_factory(_is_tuple, lambda kind: _list_out(kind, converter))
    converter.register_unstructure_hook(Criteria, lambda value: [converter.unstructure(row) for row in value.rows])
    converter.register_unstructure_hook_factory(has, lambda noun: _table_out(noun, converter))
    converter.register_unstructure_hook_func(_is_scale, lambda value: _tagged_out(value, rules.SCALES, converter))
    converter.register_unstructure_hook_func(
        lambda kind: kind == Adjustment, lambda value: _tagged_out(value, rules.ADJUSTMENTS, converter)
    )
    converter.register_unstructure_hook_func(
        lambda kind: kind == Need, lambda value: _tagged_out(value, rules.NEEDS, converter)
    )
    converter.register_unstructure_hook_func(lambda kind: kind == Formula | Mandatory | None, rules.bar_out)
    converter.register_unstructure_hook_func(
        lambda kind: kind == tuple[Condition, ...],
        lambda value: dict(_condition_out(each, converter) for each in value),
    )
    converter.register_unstructure_hook(Formula, lambda value: value.text)
    converter.register_unstructure_hook_func(
        lambda kind: kind == TieBreak,
        lambda value: converter.unstructure(value) if isinstance(value, ByReading) else break_text(value),
    )
    converter.register_unstructure_hook_func(lambda kind: kind == ClassBase, class_base_text)
    for kind in rules.ALONE.values():
        converter.register_unstructure_hook(kind, partial(_ruling_out, _table_out(kind, converter)))
    converter.register_unstructure_hook_func(lambda kind: kind == Of | None, lambda value: value and base_text(value))
    converter.register_unstructure_hook(YearDay, rules.year_day_out)
    converter.register_unstructure_hook_func(
        _is_keyed, lambda value: {name: converter.unstructure(each) for name, each in value}
    )


def _ruling_out(as_table: Callable[[Any], Any], ruling: Any) -> Any:
    return {"kind": rules.kind_of(ruling, rules.ALONE), **as_table(ruling)}


def _list_out(kind: Any, converter: Converter) -> Callable[[Any], Any]:
    """A tuple as a list, its items as members of what the tuple holds."""
    item = get_args(kind)[0]
    return lambda value: [converter.unstructure(each, unstructure_as=item) for each in value]


def _tagged_out(value: Any, union: dict[str, type], converter: Converter) -> Any:
    return None if value is None else {"kind": rules.kind_of(value, union), **converter.unstructure(value)}


def _table_out(noun: type, converter: Converter) -> Callable[[Any], Any]:
    names: dict[str, Any] = {
        each.name: override(rename=_key(each.name))
        for each in fields(noun)
        if each.init and _key(each.name) != each.name
    }
    names |= {each.name: override(omit=True) for each in fields(noun) if not each.init}
    if noun in _READING:
        as_text = in_line if noun is Criterion else in_condition
        names["reads"] = override(unstruct_hook=partial(_reads_out, as_text), omit_if_default=True)
    if not (issubclass(noun, Named) and "id" in {each.name for each in fields(noun)}):
        return make_dict_unstructure_fn(noun, converter, _cattrs_omit_if_default=True, **names)
    rest = make_dict_unstructure_fn(noun, converter, _cattrs_omit_if_default=True, id=override(omit=True), **names)
    return lambda value: {"id": value.id, **rest(value)}  # whoever reads it need not know how an id is made of a name
