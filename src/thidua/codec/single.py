"""Single values of a document: texts, numbers, days, yes and no, each read strictly and written so that it reads back.

Owns: `misfit`, `described`, `a_text`, `filled`, `label`, `whole`, `flag`, `fraction`, `numbers_in`, `a_day`, `exact`,
`exact_ratio`, `number_out`.
Takes one plain value; gives what it means, or raises with what was expected and what was found.
Never: a silent coercion.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial

from thidua.errors import FormatError, Problem
from thidua.given import whole_text
from thidua.grounds import PERCENT, Fault, pairs
from thidua.names import Numbers, day, number
from thidua.shown import printed

__all__ = [
    "a_day",
    "a_text",
    "described",
    "exact",
    "exact_ratio",
    "filled",
    "flag",
    "fraction",
    "label",
    "misfit",
    "number_out",
    "numbers_in",
    "whole",
]

LONGEST = 60  # characters of a number that reads back
_BEYOND = 10**LONGEST


def misfit(expected: str, found: object) -> FormatError:
    """The error for a value of another type than the document's."""
    return _unfit(expected, described(found))


def _unfit(expected: str, found: str) -> FormatError:
    return FormatError([Problem(fault=Fault.WRONG_TYPE, facts=pairs(expected=expected, found=found))])


def described(value: object) -> str:
    """A value as a reader finds it in the document: texts in quotes, none of them long."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{_short(value)}'"
    if isinstance(value, int | Fraction) or (
        isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) <= LONGEST
    ):
        return _short(_written(Fraction(value)))
    return "null" if value is None else _short(printed(value, str))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def a_text(value: object) -> str:
    """A text, as it stands, in one form of writing; a blank one is empty."""
    if not isinstance(value, str):
        raise misfit("text", value)
    return whole_text(value)


def filled(value: object) -> str:
    """A text that a noun cannot do without: a blank one names nothing."""
    text = a_text(value)
    if not text:
        raise FormatError([Problem(fault=Fault.BLANK)])
    return text


def whole(value: object) -> int:
    """A whole number, as it stands."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= _BEYOND:
        raise misfit("a whole number", value)
    return value


def flag(value: object) -> bool:
    """True or false, as it stands."""
    if not isinstance(value, bool):
        raise misfit("true or false", value)
    return value


def fraction(value: object, numbers: Numbers, measure: str | None = None) -> Fraction:
    """An exact number, from a number or from text as people type it; of a figure in per cent, a bare one is so too."""
    if isinstance(value, bool) or not isinstance(value, _NUMBERS):
        raise misfit("a number", value)
    read = number(value, numbers=numbers, measure=measure)
    if max(abs(read.numerator), read.denominator) >= _SAFE:
        exact(read, measure)  # refuses what could be read but not written
    return read


_SAFE = 10 ** (LONGEST // 3)
_NUMBERS = (str, int, Fraction, Decimal)


def numbers_in(numbers: Numbers, measure: str | None = None) -> Callable[[object], Fraction]:
    """How exact numbers are read in one way of writing them; what was read before is known by its text."""
    return _numbers_in(numbers, PERCENT if measure == PERCENT else None)


@lru_cache(maxsize=2 * len(Numbers))
def _numbers_in(numbers: Numbers, measure: str | None) -> Callable[[object], Fraction]:
    known = lru_cache(maxsize=_REMEMBERED)(partial(fraction, numbers=numbers, measure=measure))
    return lambda value: known(value) if type(value) in _WRITTEN else fraction(value, numbers, measure)


_REMEMBERED = 4096
_WRITTEN = (str, int)


def a_day(value: object) -> date:
    """A day, from a date or from text such as 31/01/2022."""
    if isinstance(value, datetime) or not isinstance(value, str | date):
        raise misfit("a date", value)
    return day(value)


def label(value: object) -> int | str:
    """A text or a whole number, as what labels a season."""
    return a_text(value) if isinstance(value, str) else whole(value)


def exact(value: Fraction, measure: str | None = None) -> str:
    """A number as text that reads back exactly: a decimal with a point where it ends, else numerator/denominator.

    With the measure %, it is written in per cent where it ends: 1/8 as `12.5 %`.

    Three digits after the point would have two readings, so a fourth is written.

    Raises: FormatError if the text is longer than a number may be, and so could not be read again.
    """
    text = _written(value * 100 if measure == PERCENT else value)
    if measure == PERCENT:
        text = str(value) if "/" in text else f"{text} {PERCENT}"
    if len(text) > LONGEST:
        raise _unfit("a number", f"more than {LONGEST} digits")
    return text


def exact_ratio(value: Fraction) -> str:
    """A number as a ratio, which reads back as what it states whatever the measure of its figure.

    Raises: as `exact`.
    """
    text = exact(value)
    return text if "/" in text else f"{value.numerator}/{value.denominator}"


def _written(value: Fraction) -> str:
    if max(abs(value.numerator), value.denominator) >= _BEYOND:
        return f"{'9' * LONGEST}…"  # too long to write
    places = next((each for each in (0, 1, 2, *range(4, LONGEST)) if (value * 10**each).denominator == 1), None)
    if places is None:
        return str(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return ("-" if value < 0 else "") + text


def number_out(value: Fraction) -> str | int:
    """A number as a document holds it: a whole one itself, else its text."""
    return value.numerator if value.denominator == 1 and abs(value.numerator) < _BEYOND else exact(value)
