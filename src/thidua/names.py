"""Names: Vietnamese names, numbers and dates, where one meaning has many spellings (*tên, số, ngày*).

Owns: `BEYOND`, `Numbers`, `number`, `day`, `nfc`, `slug`, `same`, `Directory`, `nearest`, `unknown`, `collation`,
`not_of`, `named_twice`, `one_slip`, `meant_perhaps`.
Takes and gives: text as people type it; exact numbers, dates, keys that say which spellings are one.
Never: a guess. Two readings are refused with both named; another spelling of a name (Bắc Kạn, Bắc Cạn) needs an alias.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum, unique
from fractions import Fraction
from functools import lru_cache
from unicodedata import category, combining, normalize

from attrs import field, frozen

from thidua.errors import FormatError, Problem
from thidua.grounds import PERCENT, Fact, Fault
from thidua.shown import Shown, printed

__all__ = ["Directory", "Numbers", "collation", "day", "nearest", "nfc", "number", "same", "slug", "unknown"]

_LONGEST = 60  # characters of a text, digits and powers of ten of a number
BEYOND = 10**_LONGEST  # no whole number of a record has so many digits
_REMEMBERED = 4096  # short texts, each with what it was read as
_NAMES = 1 << 15  # names: of the largest tables too, where each is looked at more than once

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "-‐‑‒–—―−"
_APOSTROPHES = "'`´‘’‛ʹʻʼʽ′"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: their order in a Vietnamese dictionary
_STROKES = {"đ": "d", "ð": "d", "ɖ": "d", "ƀ": "b", "ø": "o", "ł": "l"}


@unique
class Numbers(Enum):
    """Which decimal separator a document declares (*dấu thập phân*).

    `VI` is the comma and `EN` the point. `PLAIN` declares none, so that a text with two readings is refused.

    Example:
        >>> number("1.200", numbers=Numbers.VI), number("1.200", numbers=Numbers.EN)
        (Fraction(1200, 1), Fraction(6, 5))
    """

    __hash__ = object.__hash__  # each is one of its kind, and is looked up for every number

    PLAIN = "plain"
    VI = "vi"
    EN = "en"


def _spelling(group: str, point: str) -> re.Pattern[str]:
    """Digits in one convention: bare or in groups of three, of which the first does not start with 0; then decimals."""
    groups = rf"[1-9][0-9]{{0,2}}(?P<by>[{group} ])[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*"
    return re.compile(rf"(?P<whole>[0-9]+|{groups})(?:{point}(?P<part>[0-9]+))?")


_GROUPS = {Numbers.VI: r"\.", Numbers.EN: ","}
_SPELLINGS = {Numbers.VI: _spelling(r"\.", ","), Numbers.EN: _spelling(",", r"\.")}
_ONE_SPACE = str.maketrans(dict.fromkeys(_SPACES, " "))
_SURE = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]{1,2}))?")  # so short a part is no group: one reading
_SIGNED = re.compile(r"(?P<sign>[+\-−–]?) *(?P<digits>[0-9][0-9., ]*?) *(?P<percent>%?)")
_SCIENTIFIC = re.compile(
    r"(?P<digits>[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}) *(?P<percent>%?)"
)  # as programs write
_RATIO = re.compile(r"-?[0-9]+ ?/ ?0*[1-9][0-9]*")
_NOT_FINITE = re.compile(r"[+\-−–]? *(?:nan|inf|infinity|∞)", re.IGNORECASE)


def number(
    value: str | int | Fraction | Decimal | float,  # noqa: PYI041 - each is meant
    *,
    numbers: Numbers = Numbers.PLAIN,
    measure: str | None = None,
) -> Fraction:
    """Read the exact number that was written (*số*): `"3,5"`, `"12.574,82"`, `"−0,25"`, `"98,5 %"`, `"2/3"`.

    A separator with exactly three digits behind it, and no other separator, can group digits or begin decimals: it is
    read as `numbers` declares. A text with only one possible reading has it under every declaration; one that the
    declaration forbids (`"1200.000"` under the decimal comma) is refused. For a figure with the `measure` %, a bare
    number is per cent: 12.5 and `"12,5 %"` are 1/8; a ratio such as `"572/586"` is the share that it states.

    Raises: FormatError if the text has two readings, is no number, is not finite or has more than 60 digits.

    Example:
        >>> number("12.574,82"), number("98,5 %"), number(0.1), number("12,5", measure="%")
        (Fraction(628741, 50), Fraction(197, 200), Fraction(1, 10), Fraction(1, 8))
    """
    whole = 100 if measure == PERCENT else 1
    match value:
        case str():
            return _read(value, numbers, whole)
        case bool():
            raise _refusal(Fault.NOT_A_NUMBER, value)
        case Fraction():  # no number that somebody wrote, but what one comes to
            return value if type(value) is Fraction else Fraction(value)
        case int():
            return Fraction(value) / whole
        case Decimal():
            return _bounded(value) / whole
        case float():
            # the shortest decimal form, also of a subclass that writes itself in another way
            return _bounded(Decimal(float.__repr__(value))) / whole
    raise _refusal(Fault.NOT_A_NUMBER, value)


def _bounded(value: Decimal) -> Fraction:
    """A decimal as a fraction, unless it has no value or a few characters would become a mountain of digits."""
    if not value.is_finite():
        raise _refusal(Fault.NOT_FINITE, value)
    if abs(value.adjusted()) > _LONGEST or len(value.as_tuple().digits) > _LONGEST:
        raise _refusal(Fault.NOT_A_NUMBER, value)
    return Fraction(value)


def _read(text: str, numbers: Numbers, whole: int) -> Fraction:
    if len(text) > _LONGEST:
        raise _refusal(Fault.NOT_A_NUMBER, text)
    if sure := _SURE.fullmatch(text):
        part = sure["part"] or ""
        return Fraction(int(sure["whole"] + part), 10 ** len(part) * whole)
    spaced = _visible(text).translate(_ONE_SPACE).strip()
    if _NOT_FINITE.fullmatch(spaced):
        raise _refusal(Fault.NOT_FINITE, text)
    if _RATIO.fullmatch(spaced):
        return Fraction(spaced.replace(" ", ""))
    if power := _SCIENTIFIC.fullmatch(spaced):
        return _bounded(Decimal(power["digits"])) / (100 if power["percent"] else whole)
    signed = _SIGNED.fullmatch(spaced)
    readings = _readings(signed["digits"], numbers) if signed else {}
    if signed is None or not readings:
        raise _refusal(Fault.NOT_A_NUMBER, text)
    sign = "" if signed["sign"] in {"", "+"} else "-"
    percent = " %" if signed["percent"] else ""
    plain = [sign + reading for reading in readings.values()]
    if numbers in readings:
        plain = [sign + readings[numbers]]
    if len(set(plain)) > 1:
        declared = () if numbers is Numbers.PLAIN else (("numbers", numbers.value),)
        readings_ = tuple(reading + percent for reading in plain)
        raise _refusal(Fault.AMBIGUOUS_NUMBER, text, ("readings", readings_), *declared)
    return Fraction(plain[0]) / (100 if percent else whole)


def _readings(digits: str, declared: Numbers) -> dict[Numbers | None, str]:
    """What the digits say in each convention that can read them, as bare digits with a point.

    A lone separator of groups before exactly three digits, which the declared convention cannot read (where none is
    declared, one of both), may be a slip; blanks that group the digits before it change nothing.
    """
    found: dict[Numbers | None, str] = {}
    for numbers, spelling in _SPELLINGS.items():
        if match := spelling.fullmatch(digits):
            whole = re.sub(r"[., ]", "", match["whole"])
            part = (match["part"] or "").rstrip("0")
            found[numbers] = f"{whole}.{part}" if part else whole
    for numbers, group in _GROUPS.items():
        asked = declared in (numbers, Numbers.PLAIN) and numbers not in found
        if asked and re.fullmatch(rf"[1-9][0-9 ]*{group}[0-9]{{3}}", digits):
            found[None] = re.sub(r"[., ]", "", digits)
    return found


def _refusal(fault: Fault, found: object, *facts: tuple[str, Fact]) -> FormatError:
    shown = printed(found, str)
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "…"
    return FormatError([Problem(fault=fault, facts=(("found", shown), *facts))])


_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})(?P<by>[/-])(?P<month>[0-9]{1,2})(?P=by)(?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_NO_YEAR = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})")


def day(value: str | date, *, year: int | None = None) -> date:
    """Read a day (*ngày*): `31/01/2022`, `31-1-2022`, `2022-01-31`, or `31/1` where `year` is given.

    Raises: FormatError if it is no day of the calendar, has a year of two digits, or a time of day.

    Example:
        >>> day("31/1/2022"), day("31/1", year=2023)
        (datetime.date(2022, 1, 31), datetime.date(2023, 1, 31))
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str):
        return _day(value, year)
    raise _refusal(Fault.NOT_A_DATE, value)


@lru_cache(maxsize=_REMEMBERED)
def _day(written: str, year: int | None) -> date:
    text = written.strip()
    if match := _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year = int(match["year"])
    else:
        match = _NO_YEAR.fullmatch(text)
    if match and year is not None:
        try:
            return date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            raise _refusal(Fault.NOT_A_DATE, written) from None
    raise _refusal(Fault.NOT_A_DATE, written)


def not_of(value: object, expected: str) -> Problem:
    """That a value is not of the expected kind."""
    return Problem(fault=Fault.WRONG_TYPE, facts=(("expected", expected), ("found", printed(value)[:_LONGEST])))


def _visible(text: str) -> str:
    """The text without characters that nobody sees: zero-width spaces and joiners, marks of direction, soft hyphens.

    Raises: FormatError for what is no text: a number in place of a name or a seed.
    """
    if not isinstance(text, str):
        raise FormatError([not_of(text, "text")])
    return text if text.isascii() else "".join(char for char in text if category(char) != "Cf")


def nfc(text: str) -> str:
    """Write a text in composed form (NFC), without invisible signs.

    Each run of blanks becomes one space, and there are none at the ends.

    Example:
        >>> nfc(" Phú  Thọ ")
        'Phú Thọ'
    """
    return _known_nfc(text) if type(text) is str and len(text) <= _LONGEST else _nfc(text)


def _nfc(text: str) -> str:
    return " ".join(normalize("NFC", _visible(text)).split())


_known_nfc = lru_cache(maxsize=_NAMES)(_nfc)


def slug(name: str) -> str:
    """Make the default id of a name (*mã*): its letters without marks, in lower case, joined by hyphens.

    Different names can have one slug (Thạnh An, Thanh An), so that it only proposes an id and never recognises a name.

    Raises: FormatError if the name has no Latin letter or digit.

    Example:
        >>> slug("Đắk Lắk"), slug("TP. Hồ Chí Minh")
        ('dak-lak', 'tp-ho-chi-minh')
    """
    bare = "".join(_STROKES.get(char, char) for char in normalize("NFKD", _visible(name).casefold()))
    plain = "".join(char for char in bare if not combining(char) and char not in _APOSTROPHES)
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not made:
        raise _refusal(Fault.BLANK, name)
    return made


# the tone on the first vowel of oa, oe, uy; the u of qu belongs to the consonant
_OLD_TONE = re.compile(rf"(o(?=[{_TONES}][ae])|(?<!q)u(?=[{_TONES}]y))([{_TONES}])([aey])(?![\u0300-\u036f])")
_ONE_SIGN = str.maketrans(
    dict.fromkeys(_DASHES, " ") | dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys("ðɖ", "đ"),
)


def same(name: str) -> str:
    """The key that all spellings of one name share and no other name has (*cùng một tên*).

    One name may be written with composed or decomposed letters, with the old or the new place of the tone mark on oa,
    oe, uy (Hòa, Hoà), in capitals, and with any dash, blank or apostrophe. Every other letter or tone makes another
    name.

    Example:
        >>> same("Lệ Thủy") == same("LỆ THUỶ"), same("Thạnh An") == same("Thanh An")
        (True, False)
    """
    return _known_same(name) if type(name) is str and len(name) <= _LONGEST else _same(name)


def _same(name: str) -> str:
    folded = normalize("NFC", nfc(name).casefold()).translate(_ONE_SIGN)
    return nfc(_OLD_TONE.sub(r"\1\3\2", normalize("NFD", folded)))


_known_same = lru_cache(maxsize=_NAMES)(_same)


def one_slip(found: str, known: str) -> bool:
    """Whether two ids differ by one slip of the hand (*lỗi gõ*): marks, capitals or blanks, or one letter.

    A letter is left out, added, changed, or swapped with the next. Digits tell apart, and so do a word of one letter
    and any letter of an id of fewer than five: there nothing is a slip.

    Example:
        >>> one_slip("co-thi-dua-tỉnh", "co-thi-dua-tinh"), one_slip("co-thi-dau-tinh", "co-thi-dua-tinh")
        (True, True)
        >>> one_slip("hang-1", "hang-2"), one_slip("co", "bo")
        (False, False)
    """
    if found == known or not (_has_letter(found) and _has_letter(known)):
        return False
    one, other = slug(found), slug(known)
    if one == other:
        return True
    # a word of one letter is a number: Khối A is not Khối B
    if [word for word in one.split("-") if len(word) == 1] != [word for word in other.split("-") if len(word) == 1]:
        return False
    if min(len(one), len(other)) < _SHORTEST or re.sub("[^0-9]", "", one) != re.sub("[^0-9]", "", other):
        return False
    start = next((row for row, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    mine, his = one[start:], other[start:]
    swapped = mine[:2] == his[:2][::-1] and mine[2:] == his[2:]
    return swapped or mine[1:] == his[1:] or mine[1:] == his or mine == his[1:]


def meant_perhaps(found: str, known: Collection[str]) -> tuple[str, ...]:
    """The known ids that are one slip away from one that is not known, in their order; none for a known one.

    Example:
        >>> meant_perhaps("co-thi-dau-tinh", ["co-thi-dua-tinh", "bang-khen"]), meant_perhaps("co", ["co", "bo"])
        (('co-thi-dua-tinh',), ())
    """
    return () if found in known else tuple(each for each in known if one_slip(found, each))


_SHORTEST = 5  # letters of an id in which one letter may be a slip


def _has_letter(text: str) -> bool:
    return any(char.isascii() and char.isalnum() for char in normalize("NFKD", text))


@frozen(kw_only=True, repr=False)
class Directory(Shown):
    """The names by which ids are found (*danh bạ*): `entries` gives each id its name and aliases.

    A name that two ids share finds neither, and `owners` tells which share it; an id itself, letter by letter, is
    always found.

    Example:
        >>> units = Directory(entries=(("bac-kan", ("Bắc Kạn", "Bắc Cạn")), ("hoa-binh", ("Hòa Bình",))))
        >>> units.find("Bắc Cạn"), units.find("hoa-binh"), units.find("Hoà  Bình"), units.find("Hoa Binh")
        ('bac-kan', 'hoa-binh', 'hoa-binh', None)
        >>> Directory(entries=(("a", ("Hòa An",)), ("b", ("Hoà An",)))).clashes()
        (('Hoà An', 'a', 'b'),)
    """

    entries: tuple[tuple[str, tuple[str, ...]], ...]
    _ids: frozenset[str] = field(init=False, eq=False, repr=False)
    _owners: dict[str, tuple[str, ...]] = field(init=False, eq=False, repr=False)
    _clashes: tuple[tuple[str, str, str], ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Build the index once."""
        ids = {key for key, _ in self.entries}
        owners: dict[str, dict[str, None]] = {}
        clashes: list[tuple[str, str, str]] = []
        for key, name in ((key, name) for key, names in self.entries for name in names):
            called = owners.setdefault(same(name), {})
            called[key] = None
            first = next(iter(called))
            if first != key:
                clashes.append((name, first, key))
            elif name in ids and name != key:
                clashes.append((name, name, key))
        object.__setattr__(self, "_ids", frozenset(ids))
        object.__setattr__(self, "_owners", {identity: tuple(keys) for identity, keys in owners.items()})
        object.__setattr__(self, "_clashes", tuple(clashes))

    def find(self, name: str) -> str | None:
        """The one id that has this name; None if no id has it, or several do."""
        owners = self.owners(name)
        return owners[0] if len(owners) == 1 else None

    def owners(self, name: str) -> tuple[str, ...]:
        """Every id that has this name, in the order of the entries; a text that is itself an id means that id alone.

        Example:
            >>> Directory(entries=(("can-tho", ("Cần Thơ",)), ("can-tho-2025", ("Cần Thơ",)))).owners("Cần  Thơ")
            ('can-tho', 'can-tho-2025')
        """
        return (name,) if name in self._ids else self._owners.get(same(name), ())

    def shared(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each name that several ids have, as the key of `same`, with these ids."""
        return tuple((identity, keys) for identity, keys in self._owners.items() if len(keys) > 1)

    def clashes(self) -> tuple[tuple[str, str, str], ...]:
        """Each name that two ids share, with the earlier id and the later one, in the order of the entries.

        A name that is spelled like another id counts as that id's.
        """
        return self._clashes


def nearest(found: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known names that are spelled nearly like an unknown one, nearest first; if there are none, all known names.

    Example:
        >>> nearest("hoa-bin", ["phu-tho", "hoa-binh"]), nearest("x", ["phu-tho", "hoa-binh"])
        (('hoa-binh',), ('phu-tho', 'hoa-binh'))
    """
    every = tuple(known)
    return tuple(get_close_matches(found, every)) or every


def named_twice(named: Iterable[tuple[str, Fact | None]], taken: Iterable[Fact] = ()) -> list[Problem]:
    """A problem for every path that names what an earlier one names, or what is taken: each stands in a list once."""
    seen: set[Fact | None] = set(taken)
    problems = []
    for path, found in named:
        if found is not None and found in seen:
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=path, facts=(("found", found),)))
        seen.add(found)
    return problems


def unknown(fault: Fault, path: str, found: object, known: Iterable[str]) -> Problem:
    """Make the problem that a name is unknown, with the known names that are spelled nearly so.

    If there are none, it names all that are known, up to twelve.

    Example:
        >>> str(unknown(Fault.UNKNOWN_FIGURE, "$.figures.a.thuu", "thuu", ["thu", "chi"]))
        "unknown figure 'thuu'; the rulebook has: thu @ $.figures.a.thuu"
    """
    name = printed(found, str)
    near = nearest(name, known)
    facts = (("found", name), *((("allowed", near),) if 0 < len(near) <= _FEW else ()))
    return Problem(fault=fault, path=path, facts=facts)


_FEW = 12  # names in one message

_LETTERS = "aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz"
_SIGNS = "\t\n\v\f\r _-‐‒–—―,;:!¡?¿.·'‹›\"«»()[]{}§¶@*/\\&#%‰†‡•`´^¨°©®→+±÷×<=>|~−$£¥₫€"
_WEIGHTS = {char: weight for weight, char in enumerate(_SIGNS + "0123456789" + _LETTERS)}
_OTHER_MARKS = "\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0338\u0327\u0328\u0304\u0335\u031b"
_MARKS = {mark: weight for weight, mark in enumerate(_TONES + _OTHER_MARKS, start=1)}
_SORTED_AS = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("“”„‟", '"')
    | {"‑": "‐", "…": "...", "ð": "d\u0335", "ø": "o\u0338"},
)


def collation(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """The key that sorts texts as a Vietnamese dictionary does (*thứ tự chữ cái*): by letters, then tones, then case.

    Small letters come first. Blanks come before signs, signs before digits, digits before letters, and other scripts
    last. On Latin text the order is that of the Unicode collation for Vietnamese (CLDR).

    Example:
        >>> sorted(["Đà Nẵng", "Ân Thi", "Dĩ An", "An Giang", "Ăn"], key=collation)
        ['An Giang', 'Ăn', 'Ân Thi', 'Dĩ An', 'Đà Nẵng']
    """
    visible = normalize("NFC", _visible(text))
    letters: list[int] = []
    tones: list[int] = []
    letter, taken = "", set[int]()
    for char in normalize("NFD", visible.lower().translate(_SORTED_AS)):
        place = combining(char)
        whole = normalize("NFC", letter + char)
        if not place:
            letter, taken = char, set[int]()
            letters.append(_WEIGHTS.get(char, len(_WEIGHTS) + ord(char)))
            tones.append(0)
        elif whole in _WEIGHTS and place not in taken:
            letter = whole
            letters[-1] = _WEIGHTS[whole]
        else:
            taken.add(place)
            tones.append(_MARKS.get(char, len(_MARKS) + ord(char)))
    return tuple(letters), tuple(tones), visible.swapcase()
