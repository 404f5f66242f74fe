"""Given: numbers, days and texts as people type them and programs hold them, as nouns keep them.

Owns: `Amounts`, `Dated`, `Numeric`, `PerCent`, `Share`, `Unmarked`, `Unread`, `amounts_of`, `as_decimal`,
`at_midnight`, `by_name`, `composed_name`, `composed`, `day_of`, `day_or_none`, `days_of`, `each_of`, `exact_in`,
`is_bare`, `is_per_cent`, `is_table`, `number_of`, `number_or_none`, `numbers_of`, `pairs_of`, `points_by`, `points_in`,
`points_of`, `points_or_none`, `rows_of`, `table_of`, `text_of`, `texts_of`, `unread`, `whole_of`, `whole_text`.
Takes what a field of a noun is given; gives the exact value, or an error that names what cannot be one.
Never: a number that was rounded but a float, which counts at 15 significant digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from operator import is_
from typing import Any, TypeGuard, TypeVar

from attrs import NOTHING, Attribute, evolve, fields

from thidua.errors import FormatError, Problem, unfit_key, unfit_name, unfit_text
from thidua.grounds import PERCENT, Account, Citation, Fault, Source, Sources, pairs
from thidua.names import BEYOND, day, named_twice, nfc, not_of, number
from thidua.shown import Shown

__all__ = ["Amounts", "Dated", "Numeric"]

Numeric = int | str | float | Decimal | Fraction
Dated = date | str
Amounts = Mapping[str, Numeric] | Sequence[tuple[str, Numeric]]

Item = TypeVar("Item")
Told = TypeVar("Told")


class _Told(Fraction):
    """An exact number as it was told."""

    __slots__ = ()

    def __repr__(self) -> str:
        """As any other exact number."""
        return repr(Fraction(self))


class Unmarked(_Told):
    """A number that was told without a sign: of a figure in per cent, 40 could mean 40 % or 4000 %."""

    __slots__ = ()


class PerCent(_Told):
    """A number that was told with the sign of per cent, which no number of points has."""

    __slots__ = ()


class Unread(_Told):
    """A number that was told without a sign where no figure was known, whose measure says what it means."""

    __slots__ = ()


class Share(_Told):
    """A number that was read in the measure of a figure in per cent: of any other figure it would be another number."""

    __slots__ = ()


def is_bare(value: object) -> bool:
    """Whether a number is told without a sign, so that of a figure in per cent it is per cent: 45 and `"45"`."""
    if isinstance(value, str):
        return PERCENT not in value and "/" not in value
    return isinstance(value, Unread) or not isinstance(value, Fraction)


def unread(told: object, value: Fraction) -> Fraction:
    """What a number comes to that was told where no figure is known; of a bare one it stays known."""
    return Unread(value) if is_bare(told) else value


def number_of(value: Numeric) -> Fraction:
    """The exact number (*số*): `"38,5"`, `40`, `Decimal("0.5")`; a float counts at 15 significant digits.

    Of what was no exact number before, it stays known whether it was told with a sign of per cent.

    Raises: FormatError for what is no number, has two readings, or has no end.

    Example:
        >>> number_of("38,5"), number_of(0.1 + 0.2), number_of(40)
        (Fraction(77, 2), Fraction(3, 10), Fraction(40, 1))
    """
    return value if type(value) is Fraction else _told(value)


def _told(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    read = _number(value)
    if isinstance(value, str) and "/" in value:  # a ratio is the share that it states
        return read
    return (PerCent if isinstance(value, str) and PERCENT in value else Unmarked)(read)


def _number(value: object) -> Fraction:
    match value:
        case str() | bool() | Fraction() | Decimal():
            return number(value)
        case Integral() if abs(int(value)) < BEYOND:
            return Fraction(int(value))
        case Integral():
            raise FormatError([not_of(value, "a number")])
        case Real():
            return number(as_decimal(value))
        case _:
            raise FormatError([not_of(value, "a number")])


def as_decimal(value: Real) -> Decimal:
    """A float as a person would type it: what lies behind 15 digits is what a program made of the number."""
    return Decimal(f"{value:.15g}")


def exact_in(value: object, measure: str | None) -> Fraction:
    """The exact number of a figure with a measure: of one in per cent, a bare number is per cent.

    Example:
        >>> exact_in("95", "%"), exact_in(0.5, None)
        (Fraction(19, 20), Fraction(1, 2))
    """
    if isinstance(value, Unread):
        return Fraction(value) / (100 if measure == PERCENT else 1)
    if isinstance(value, str | Fraction):  # what one comes to is exact, whatever the measure
        return number(value, measure=measure)
    return _number(value) / (100 if measure == PERCENT else 1)


def points_of(value: Numeric) -> Fraction:
    """The exact number of points (*điểm*).

    Raises: as `number_of`; FormatError for a text in per cent: 95 % of something is no number of points.
    """
    return value if type(value) is Fraction else _points(value)


def _points(value: Numeric) -> Fraction:
    if isinstance(value, str) and PERCENT in value:
        raise FormatError([Problem(fault=Fault.PER_CENT_OF_POINTS, facts=pairs(found=value))])
    return _number(value)


def is_per_cent(text: str) -> bool:
    """Whether a text is a number in per cent and nothing else: `45 %`, `9e0 %`.

    Example:
        >>> is_per_cent("45 %"), is_per_cent("9e0 %"), is_per_cent("x >= 45 %")
        (True, True, False)
    """
    return _PER_CENT.fullmatch(nfc(text)) is not None


_PER_CENT = re.compile(r"[+\-\u2212\u2013]?[0-9., ]+(?:[eE][+-]?[0-9]+ ?)?%")


def points_or_none(value: Numeric | None) -> Fraction | None:
    """The exact number of points, where there is one."""
    return value if value is None or type(value) is Fraction else _points(value)


def points_in(values: Iterable[Numeric]) -> tuple[Fraction, ...]:
    """Exact numbers of points, in their order."""
    return _row(values, points_of)


def points_by(rows: Amounts) -> tuple[tuple[str, Fraction], ...]:
    """Names with exact numbers of points, from a mapping or pairs."""
    return by_name(rows, points_of)


def number_or_none(value: Numeric | None) -> Fraction | None:
    """The exact number, where there is one."""
    return value if value is None or type(value) is Fraction else _told(value)


def numbers_of(values: Iterable[Numeric]) -> tuple[Fraction, ...]:
    """The exact numbers, in their order; each that is none is a problem at its row."""
    return () if values == () else _row(values, number_of)


def _row(values: Iterable[Numeric], read: Callable[[Numeric], Fraction]) -> tuple[Fraction, ...]:
    if is_table(values):
        raise FormatError([not_of(values, "a list")])
    return tuple(each for _, each in _exact(((f"$[{row}]", each) for row, each in enumerate(_in_order(values))), read))


def table_of(rows: Iterable[Iterable[Numeric]]) -> tuple[tuple[Fraction, ...], ...]:
    """The exact numbers of a table, row by row."""
    return each_of(rows, numbers_of)


def amounts_of(rows: Amounts) -> tuple[tuple[str, Fraction], ...]:
    """Names with their exact numbers, from a mapping or pairs; each that is none is a problem at its name.

    Example:
        >>> amounts_of({"tốt": "1,5", "khá": 1})
        (('tốt', Fraction(3, 2)), ('khá', Fraction(1, 1)))
    """
    return () if rows == () else by_name(rows, number_of)


def by_name(rows: object, read: Callable[[Any], Item]) -> tuple[tuple[str, Item], ...]:
    """Names with what belongs to each, from a mapping, a labelled column or pairs; each name once.

    Raises: as `pairs_of`; FormatError for a name that stands twice.
    """
    found = pairs_of(rows, read)
    names = [name for name, _ in found]
    if len({*names}) < len(names):  # one of two would silently count
        raise FormatError(named_twice((f"$.{name}", name) for name in names))
    return found


def pairs_of(rows: object, read: Callable[[Any], Item]) -> tuple[tuple[str, Item], ...]:
    """Names with what belongs to each, from a mapping, a labelled column or pairs, in their order.

    Raises: FormatError for a row that is no pair, a name that is no text, and what `read` refuses; each at its name.
    """
    told: Iterable[Any] = rows.items() if is_table(rows) else _in_order(rows)
    problems: list[Problem] = []
    found: list[tuple[str, Item]] = []
    for row, pair in enumerate(told):
        if not isinstance(pair, tuple | list) or len(pair) != _TWO:
            problems.append(not_of(pair, "a name and a value").under(f"$[{row}]"))
        elif not isinstance(pair[0], str):
            problems.append(not_of(pair[0], "text").under(f"$.{pair[0]}"))
        else:
            try:
                found.append((pair[0], read(pair[1])))
            except FormatError as error:
                problems += [each.under(f"$.{pair[0]}") for each in error.problems]
    if problems:
        raise FormatError(problems)
    return tuple(found)


_TWO = 2


def whole_of(value: object) -> int:
    """A whole number, which True is not, of no more digits than a document may hold.

    Raises: FormatError for anything else.
    """
    if isinstance(value, bool) or not isinstance(value, Integral) or abs(int(value)) >= BEYOND:
        raise FormatError([not_of(value, "a whole number")])
    return int(value)


def _exact(values: Iterable[tuple[str, Numeric]], read: Callable[[Numeric], Fraction]) -> list[tuple[str, Fraction]]:
    """Numbers by their places; all problems in one error."""
    problems: list[Problem] = []
    found: list[tuple[str, Fraction]] = []
    for path, value in values:
        try:
            found.append((path, read(value)))
        except FormatError as error:
            problems += [each.under(path) for each in error.problems]
    if problems:
        raise FormatError(problems)
    return found


def _in_order(values: object) -> Iterable[Any]:
    """Things in their order.

    Raises: FormatError for what has none.
    """
    if isinstance(values, str | bytes | set | frozenset | Mapping) or not isinstance(values, Iterable):
        raise FormatError([not_of(values, "a list")])
    return values


def composed(value: object) -> object:
    """What a program holds with every text in it as documents read it: composed, each run of blanks as one.

    Raises: FormatError for a text that no document may hold, at its place, for two keys that are then one, and for
        what is nested too deep or holds itself.
    """
    return _whole(value, unfit_text)


def composed_name(value: object) -> object:
    """The same for a name, an id or a code, or a list of such, which stand on one line."""
    return _whole(value, unfit_name)


def whole_text(value: str) -> str:
    """A text, composed.

    Raises: FormatError for one that holds half of a character, which no file can.
    """
    if not (value.isascii() or value.isprintable()) and _HALF.search(value):
        facts = pairs(expected="text", found="half of a character")
        raise FormatError([Problem(fault=Fault.WRONG_TYPE, facts=facts)])
    return nfc(value)


_HALF = re.compile("[\ud800-\udfff]")
Unfit = Callable[[str, str], list[Problem]]


def _whole(value: object, unfit: Unfit) -> object:
    try:
        return _composed(value, unfit)
    except RecursionError:
        raise FormatError([Problem(fault=Fault.TOO_DEEP)]) from None


def _composed(value: object, unfit: Unfit) -> object:
    if isinstance(value, str):
        if problems := unfit(value, "$"):
            raise FormatError(problems)
        return whole_text(value)
    if isinstance(value, Citation | Account | Source | Sources):
        return _composed_source(value)
    if isinstance(value, Shown):  # a noun, whose texts are composed
        return value
    if isinstance(value, Mapping):
        return _composed_table(value)
    return _composed_rows(value, unfit) if isinstance(value, tuple | list) else value


def _composed_source(value: Citation | Account | Source | Sources) -> object:
    """Where facts come from, with its texts composed: it is told as it is, and looked at by the noun that holds it."""
    problems: list[Problem] = []
    found: dict[str, Any] = {}
    for each in fields(type(value)):
        try:
            if each.init and each.name != "basis":
                found[each.name] = _part_of_source(each, getattr(value, each.name))
        except FormatError as error:
            problems += [problem.under(f"$.{each.name}") for problem in error.problems]
    if problems:
        raise FormatError(problems)
    same = all(told is getattr(value, name) for name, told in found.items())
    return value if same else evolve(value, **found)


def _part_of_source(part: Attribute[Any], told: object) -> object:
    """A text of a source, or what it lists; one without which it is none is not blank."""
    wanted = part.default is NOTHING
    if told is None and not wanted:
        return told
    if isinstance(told, tuple) and part.converter:
        rows_of(told, Account, Source)
    elif not isinstance(told, str):
        raise FormatError([not_of(told, "text")])
    read = _composed(told, unfit_text)
    if wanted and not read:
        raise FormatError([Problem(fault=Fault.BLANK)])
    return read


def _composed_rows(values: tuple[object, ...] | list[object], unfit: Unfit) -> object:
    rows, problems = list[object](), list[Problem]()
    for row, each in enumerate(values):
        try:
            rows.append(_composed(each, unfit))
        except FormatError as error:
            problems += [problem.under(f"$[{row}]") for problem in error.problems]
    if problems:
        raise FormatError(problems)
    if all(map(is_, rows, values)):
        return values
    return rows if isinstance(values, list) else tuple(rows)


def _composed_table(values: Mapping[Any, object]) -> object:
    """A table with composed keys and values; keys that are no texts stay, for the field to refuse."""
    problems: list[Problem] = []
    found: dict[Any, object] = {}
    for key, value in values.items():
        name: Any = key
        try:
            name = _composed(key, _unfit_key) if isinstance(key, str) else key
            read = _composed(value, unfit_text)
        except FormatError as error:
            problems += [each.under(f"$.{name}") for each in error.problems]
            continue
        if name in found:
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=f"$.{name}", facts=pairs(found=name)))
        found[name] = read
    if problems:
        raise FormatError(problems)
    return values if all(map(is_, found, values)) and all(map(is_, found.values(), values.values())) else found


def _unfit_key(key: str, _: str) -> list[Problem]:
    return [evolve(each, path="$") for each in unfit_key(key, "$")]


def is_table(found: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether something has values by key: a mapping, or a labelled column of a frame library."""
    return isinstance(found, Mapping) or (hasattr(found, "keys") and hasattr(found, "items"))


def day_of(value: Dated) -> date:
    """The day: a date, or a text such as `31/01/2024` or `2024-01-31`; a time that is midnight is its day.

    Raises: FormatError for what is no day of the calendar, and for a time of day.

    Example:
        >>> day_of("31/01/2024"), day_of(datetime(2024, 1, 31))
        (datetime.date(2024, 1, 31), datetime.date(2024, 1, 31))
    """
    if type(value) is date:
        return value
    return day(at_midnight(value))


def at_midnight(value: Dated) -> Dated:
    """The day of a time that is midnight, as a column of days holds it; whatever else as it is."""
    return value.date() if isinstance(value, datetime) and value.time() == time() else value


def day_or_none(value: Dated | None) -> date | None:
    """The day, where there is one."""
    return value if value is None or type(value) is date else day_of(value)


def days_of(values: Iterable[Dated]) -> tuple[date, ...]:
    """Days in their order."""
    return each_of(values, day_of)


def each_of(values: Iterable[Told], read: Callable[[Told], Item]) -> tuple[Item, ...]:
    """What is read of each thing of a list, in their order; each that cannot be read is a problem at its row."""
    found, problems = list[Item](), list[Problem]()
    for row, each in enumerate(_in_order(values)):
        try:
            found.append(read(each))
        except FormatError as error:
            problems += [problem.under(f"$[{row}]") for problem in error.problems]
    if problems:
        raise FormatError(problems)
    return tuple(found)


def rows_of(values: Iterable[Item], *kinds: type) -> tuple[Item, ...]:
    """Things of these kinds, in their order.

    Raises: FormatError for what has no order, and for every row that is something else.
    """
    if type(values) is tuple and {*kinds}.issuperset(map(type, values)):
        return values
    told, named = tuple(_in_order(values)), " / ".join(_KINDS.get(kind, kind.__name__) for kind in kinds)
    if problems := [
        not_of(each, named).under(f"$[{row}]") for row, each in enumerate(told) if not isinstance(each, kinds)
    ]:
        raise FormatError(problems)
    return told


_KINDS: dict[type, str] = {str: "text"}


def text_of(value: object) -> str:
    """A text, as it is.

    Raises: FormatError for anything else.
    """
    if not isinstance(value, str):
        raise FormatError([not_of(value, "text")])
    return value


def texts_of(values: str | Iterable[str]) -> tuple[str, ...]:
    """Texts in their order; of a text alone, the one that it is."""
    if values == ():  # as of nearly every noun
        return ()
    return (values,) if isinstance(values, str) else rows_of(values, str)
