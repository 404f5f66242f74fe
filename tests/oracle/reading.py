"""What a text in a document means: numbers in all spellings, per cent and measures, names and their ids."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import isfinite
from typing import Any


class Refused(Exception):  # noqa: N818 - a result, said as such
    """The document cannot be meant as it stands."""


class State:
    """A cell without a value: why there is none."""

    def __init__(self, name: str, grave: int) -> None:
        self.name = name
        self.grave = grave

    def __repr__(self) -> str:
        return self.name


NOT_ASSIGNED = State("not-assigned", 4)
VOID = State("void", 3)
NOT_REPORTED = State("not-reported", 2)
NO_TARGET = State("no-target", 1)
UNDECIDED = State("undecided", 0)

DASHES = "-‐‑‒–—−"
BLANKS = " \t\u00a0\u2007\u2009\u202f"
MOST_DIGITS = 60
# a number as programs write it, with a power of ten
POWER = re.compile(rf"[{BLANKS}]*([-+]?[0-9]+(?:\.[0-9]+)?)[eE]([-+]?[0-9]+)(?![0-9.,/])")


def plain_text(text: str) -> str:
    """NFC, each run of blanks one space, nothing invisible."""
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split())


@cache
def same(name: str) -> str:
    """The key that all spellings of one name share: case, dashes, apostrophes, the place of the tone mark."""
    text = plain_text(name).casefold()
    text = re.sub(f"[{DASHES}]", "-", text)
    text = re.sub(r"\s*-\s*", " ", text)
    text = re.sub("['’ʼ`´‘]", "'", text)
    split = unicodedata.normalize("NFD", text)
    tones = "\u0300\u0301\u0303\u0309\u0323"
    split = re.sub(rf"(o)([{tones}])([ae])", r"\1\3\2", split)
    split = re.sub(rf"(?<!q)(u)([{tones}])(y)", r"\1\3\2", split)
    return unicodedata.normalize("NFC", split)


def slug(name: str) -> str:
    """The default id: letters without marks, small, joined by hyphens."""
    bare = plain_text(name).replace("đ", "d").replace("Đ", "D")
    bare = "".join(letter for letter in unicodedata.normalize("NFD", bare) if not unicodedata.combining(letter))
    bare = re.sub("['’ʼ`´‘]", "", bare)
    joined = "-".join(re.findall("[a-z0-9]+", bare.lower()))
    if not joined:
        raise Refused("no id from", name)
    return joined


def _grouped(whole: str, mark: str) -> bool:
    """Whether a text is digits in groups of three behind a first group of one to three, not beginning with 0."""
    return re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+", whole) is not None


def _one_mark(text: str, mark: str, numbers: str | None) -> Fraction:
    """A text with one separator, once: decimal or grouping."""
    before, after = text.split(mark)
    decimal = Fraction(f"{before or '0'}.{after}")
    if len(after) != 3:
        return decimal
    own = {"vi": ",", "en": "."}.get(numbers or "")
    if own == mark:
        return decimal
    if _grouped(text, mark):
        if own is None:
            raise Refused("two readings of", text)
        return Fraction(before + after)
    if re.match("[1-9]", before):
        raise Refused("grouped otherwise, or a decimal with three places", text)
    return decimal


def _digits(text: str, numbers: str | None) -> Fraction:
    """The value of digits and separators."""
    marks = [mark for mark in ".," if mark in text]
    if not marks:
        return Fraction(text)
    if len(marks) == 1:
        mark = marks[0]
        if text.count(mark) == 1:
            return _one_mark(text, mark, numbers)
        if not _grouped(text, mark):
            raise Refused("no number", text)
        return Fraction(text.replace(mark, ""))
    last = max(marks, key=text.rfind)
    other = "." if last == "," else ","
    whole, after = text.rsplit(last, 1)
    if last in whole or not _grouped(whole, other) or not after:
        raise Refused("no number", text)
    return Fraction(f"{whole.replace(other, '')}.{after}")


def _unsigned(text: str, numbers: str | None) -> Fraction:
    """A text without sign: digits, blanks that group, or one fraction."""
    if "/" in text:
        found = re.fullmatch(rf"([0-9]+)[{BLANKS}]*/[{BLANKS}]*([0-9]*[1-9][0-9]*)", text)
        if not found:
            raise Refused("no fraction", text)
        return Fraction(int(found.group(1)), int(found.group(2)))
    if re.search(f"[{BLANKS}]", text):
        if not re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:[{BLANKS}][0-9]{{3}})+(?:[.,][0-9]+)?", text):
            raise Refused("no number", text)
        text = re.sub(f"[{BLANKS}]", "", text)
    if not re.fullmatch("[0-9][0-9.,]*", text) or text[-1] in ".,":
        raise Refused("no number", text)
    if len(re.findall("[0-9]", text)) > MOST_DIGITS:
        raise Refused("too many digits")
    return _digits(text, numbers)


def split_number(text: str) -> tuple[str, str]:
    """The number at the front of a text, and the words behind it (a sign of per cent, a measure)."""
    found = re.match(rf"[{BLANKS}]*[+{DASHES}]?[{BLANKS}]*[0-9.,][0-9.,/{BLANKS}]*", text)
    if not found:
        raise Refused("no number", text)
    digits, words = found.group().strip(BLANKS), plain_text(text[found.end() :])
    if "/" in digits and words == "%":
        raise Refused("a fraction, or hundredths of it", text)
    return digits, words


def written(value: Any, numbers: str | None = None) -> tuple[Fraction, str]:
    """The number of a value, and the words behind it: ``("98,5 %")`` is (98.5, "%")."""
    if isinstance(value, bool):
        raise Refused("a truth is no number")
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise Refused("not finite")
        if numbers == "vi" and re.fullmatch(r"-?(?!0\.)[0-9]{1,3}\.[0-9]{3}", str(value)):
            raise Refused("two readings of", value)
        return Fraction(value), ""
    if isinstance(value, int | Fraction):
        return Fraction(value), ""
    if isinstance(value, float):
        if not isfinite(value):
            raise Refused("not finite")
        return Fraction(repr(value)), ""
    if not isinstance(value, str):
        raise Refused("no number", value)
    if found := POWER.match(value):
        digits, power = found.group(1), int(found.group(2))
        if len(re.findall("[0-9]", digits)) + abs(power) > MOST_DIGITS:
            raise Refused("too many digits")
        return Fraction(digits) * Fraction(10) ** power, plain_text(value[found.end() :])
    text, words = split_number(value)
    sign = 1
    if text[0] in "+" + DASHES:
        sign = 1 if text[0] == "+" else -1
        text = text[1:].strip(BLANKS)
    return sign * _unsigned(text, numbers), words


def number(value: Any, numbers: str | None = None) -> Fraction:
    """A number without measure; with %, a hundredth of it."""
    found, words = written(value, numbers)
    if words == "%":
        return found / 100
    if words:
        raise Refused("words behind a number", value)
    return found


def points(value: Any, numbers: str | None = None) -> Fraction:
    """A number of points: per cent is none."""
    found, words = written(value, numbers)
    if words:
        raise Refused("no number of points", value)
    return found


def share(value: Any, numbers: str | None = None) -> Fraction:
    """A share of a whole: from 0 to 1, also with %."""
    found = number(value, numbers)
    if not 0 <= found <= 1:
        raise Refused("no share", value)
    return found


def signed(value: Any, numbers: str | None = None) -> Fraction:
    """A share that may pass the whole, or lie below nothing, with % alone."""
    found, words = number(value, numbers), written(value, numbers)[1]
    if not words and not 0 <= found <= 1:
        raise Refused("no rate", value)
    return found


def whole(value: Any, numbers: str | None = None) -> int:
    """A whole number, not below 0."""
    found = number(value, numbers)
    if found.denominator != 1 or found < 0:
        raise Refused("no whole number", value)
    return int(found)


def measured(value: Any, figure: dict[str, Any], numbers: str | None) -> Fraction:
    """A number in the place of a figure: in per cent where the figure is measured in %, converted where it says how."""
    found, words = written(value, numbers)
    measure = figure.get("measure")
    if measure is not None and plain_text(measure) == "%":
        if words not in {"", "%"}:
            return converted(found, words, figure, numbers) / 100
        ratio = isinstance(value, str) and "/" in value and not words
        return found if ratio else found / 100
    if not words:
        return found
    if measure is not None and same(words) == same(measure):
        return found
    return found / 100 if words == "%" else converted(found, words, figure, numbers)


def converted(found: Fraction, words: str, figure: dict[str, Any], numbers: str | None) -> Fraction:
    """A number in another measure than that of its figure, as far as the figure says how."""
    for name, times in (figure.get("converts") or {}).items():
        if same(name) == same(words):
            return found * number(times, numbers)
    raise Refused("measure", words)


def without_null(value: Any) -> Any:
    """The document with every null left out."""
    if isinstance(value, dict):
        return {key: without_null(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_null(each) for each in value if each is not None]
    return value
