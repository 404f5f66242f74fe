"""Speech: turns codes with facts into sentences, numbers in the language's own form.

Owns: `Sentences`, `say`, `say_all`, `cited`, `tell`, `word`, `part`, `text_in`, `decimal`, `digits_apart`, `visible`,
`exact`, `percent_apart`, `percent`.
Takes codes with facts; gives text, numbers in the language's own form.
Never: a judgement; a word of a language, or a way that is one language's own (see `languages`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from itertools import repeat
from string import Formatter
from unicodedata import category

from attrs import field, frozen

from thidua.grounds import PERCENT, Citation, Fact, Fault, Ground, Others
from thidua.shown import Shown, printed
from thidua.words.languages import Language, Wording, wording

__all__ = ["Sentences", "say", "tell"]

Titles = dict[tuple[str, str], str]
Said = str | int | Fraction | date | tuple["Said", ...]  # a fact, a choice as the code that documents write


@frozen(kw_only=True, repr=False)
class Sentences(Shown):
    """Sentences in one language: iterate over them, or print them, one a line.

    Example:
        >>> print(Sentences(lines=("Một.", "Hai.")))
        Một.
        Hai.
    """

    lines: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def __str__(self) -> str:
        return "\n".join(self.lines)


# how many digits end a fraction with this denominator, and in how many of the last of them; others go on beyond six
_ENDS = {
    2**twos * 5**fives: (last, 10**last // (2**twos * 5**fives))
    for twos in range(7)
    for fives in range(7)
    for last in (max(twos, fives),)
}
_NEAR = 4  # digits
_MILLION = 10**6


def decimal(value: Fraction | int, language: Language | str | None = None, digits: int | None = None) -> str:
    """A number as people write it: exact where it ends within six digits, else to four digits marked as near.

    With `digits`, always that many digits, halves away from zero; without a language, as programs write it.

    Example:
        >>> decimal(Fraction("98.5"), "vi"), decimal(Fraction(13, 15)), decimal(Fraction(2), digits=2)
        ('98,5', '≈0.8667', '2.00')
    """
    over, under = value.as_integer_ratio()
    if under == 1 and over >= 0 and not digits:
        return str(over) if over < _MILLION else _digits(over)
    near, manner = "", None if language is None else wording(language).manner
    point, minus = (".", "-") if manner is None else (manner.point, manner.minus)
    if digits is None and under in _ENDS:
        digits, each = _ENDS[under]
        whole = abs(over) * each
    else:
        near, digits = ("≈", _NEAR) if digits is None else ("", digits)
        whole = (2 * abs(over) * 10**digits + under) // (2 * under)
    text = _digits(whole).rjust(digits + 1, "0")
    text = f"{text[:-digits]}{point}{text[-digits:]}" if digits else text
    return f"{near}{minus if over < 0 and whole else ''}{text}"


def exact(value: Fraction | int) -> str:
    """A number as a fraction that programs read back, however many digits it has.

    Example:
        >>> exact(Fraction(-13, 15)), exact(Fraction(2)), len(exact(10**5000))
        ('-13/15', '2', 5001)
    """
    over, under = value.as_integer_ratio()
    if over.bit_length() + under.bit_length() <= _AT_ONCE:
        return str(over) if under == 1 else f"{over}/{under}"
    below = "" if under == 1 else f"/{_digits(under)}"
    return f"{'-' if over < 0 else ''}{_digits(abs(over))}{below}"


_AT_ONCE = 4000  # digits; Python refuses to write more than 4300 at a time


def _digits(whole: int) -> str:
    """The digits of a whole number ≥ 0, however many: sums of many long fractions pass all that Python writes."""
    if whole.bit_length() <= 3 * _AT_ONCE:
        return str(whole)
    half = whole.bit_length() // 7  # two halves of about as many digits; a digit holds less than four bits
    above, below = divmod(whole, 10**half)
    return _digits(above) + _digits(below).rjust(half, "0")


def visible(text: str) -> str:
    r"""The text with every control character, line end, invisible mark and sign that is none shown as its code.

    A terminal or browser obeys them, or draws what it pleases, and no reader sees them; blanks are left as they are.

    Example:
        >>> print(visible("Xa \x1b[31m"))
        Xa \x1b[31m
    """
    if text.isprintable():
        return text
    shown = (each if each.isprintable() or category(each) == "Zs" else _code(each) for each in text)
    return "".join(shown)


def _code(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


_MOST_DIGITS = 12


def digits_apart(values: Iterable[Fraction], least: int = 2) -> int:
    """The fewest digits, at least `least`, at which different numbers look different.

    Example:
        >>> digits_apart([Fraction("99.996"), Fraction(100)]), digits_apart([Fraction("9.5"), Fraction(10)])
        (3, 2)
    """
    apart = {value.as_integer_ratio() for value in values}
    for digits in range(least, _MOST_DIGITS):
        if len({(2 * over * 10**digits + under) // (2 * under) for over, under in apart}) == len(apart):
            return digits
    return max(least, _MOST_DIGITS)


def percent_apart(shares: Iterable[Fraction]) -> int:
    """The fewest digits, two or more, at which different shares in percent look different."""
    return digits_apart(share * 100 for share in shares)


def percent(share: Fraction | int, language: Language | str, digits: int | None = 2) -> str:
    """A share in percent; one that would look whole and is not is marked as near. Without `digits` as `decimal` has it.

    Example:
        >>> percent(Fraction(13, 15), "vi"), percent(Fraction(29999, 30000), "en")
        ('86,67 %', '≈100.00%')
    """
    per_cent = share * 100
    text = decimal(per_cent, language, digits)
    looks_whole = digits is not None and per_cent.denominator > 1 and not text[-digits:].strip("0")
    return f"{'≈' if looks_whole else ''}{text}{wording(language).manner.per_cent}"


def word(code: str, language: Language | str) -> str:
    """A label or code in words; a code without words stands for itself.

    Example:
        >>> word("head", "vi"), word("acclaimed", "en")
        ('cụm trưởng', 'acclaimed')
    """
    return wording(language).words.get(code, code)


def text_in(language: Language | str, text: str, **others: str | None) -> str:
    """The text of a document in a language, where the document has it in that one too; else as it stands.

    Example:
        >>> [text_in(language, "Cờ thi đua", en="Emulation flag") for language in Language]
        ['Cờ thi đua', 'Emulation flag']
    """
    return others.get(Language(language).value) or text


def part(path: str, language: Language | str, titles: Mapping[tuple[str, str], str]) -> str:
    """A part of a dossier in words: its table or key, then of what in it, a unit by its name.

    Example:
        >>> part("announced.places.yen-bai", "en", {("unit", "yen-bai"): "Yên Bái"})
        'the announced places (Yên Bái)'
    """
    keys, parts = path.split("."), wording(language).parts
    known = next((count for count in (2, 1) if ".".join(keys[:count]) in parts), 0)
    if not known:
        return path
    text = parts[".".join(keys[:known])]
    first, *others = *keys[known:], ""
    named = ", ".join(filter(None, (titles.get(("unit", first), first), ".".join(filter(None, others)))))
    return f"{text} ({named})" if named else text


def say(
    ground: Ground, language: Language | str = Language.VI, titles: Mapping[tuple[str, str], str] | None = None
) -> str:
    """Say a reason as a sentence, with its citations and their basis; `titles` gives names for ids.

    An id without a name is said as it is.

    Example:
        >>> from thidua.grounds import About, Why
        >>> say(Ground(why=Why.NOT_ANNOUNCED, about=About(unit="yen-bai")), "en", {("unit", "yen-bai"): "Yên Bái"})
        'Yên Bái: no place was announced.'
    """
    return _Speaker(language=Language(language), titles=titles or {}).say(ground)


def say_all(grounds: Iterable[Ground], language: Language | str, titles: Titles) -> Sentences:
    """The sentences of many reasons."""
    speaker = _Speaker(language=Language(language), titles=titles)
    return Sentences(lines=tuple(speaker.say(ground) for ground in grounds))


def tell(fault: Fault, facts: Iterable[tuple[str, Fact]], language: Language | str = Language.EN) -> str:
    """Say a problem in words, without its path.

    Example:
        >>> tell(Fault.EMPTY, (), "en")
        'the document is empty'
    """
    speaker = _Speaker(language=Language(language), titles={})
    return speaker.fill(speaker.wording.faults[fault], _codes(facts))


_REMEMBERED = 4096  # citations
_NUMBERS = (int, Fraction)
_AS_THEY_ARE = frozenset({str, int, Fraction})


def _codes(facts: Iterable[tuple[str, Fact]]) -> dict[str, Said]:
    """The facts by their keys, choices as the codes that documents write."""
    return {key: fact if type(fact) in _AS_THEY_ARE else _code_of(fact) for key, fact in facts}  # type: ignore[misc]  # one of these three


def _code_of(fact: Fact) -> Said:
    if isinstance(fact, Others):
        return fact.units
    if isinstance(fact, tuple):
        return tuple(map(_code_of, fact))
    return str(fact.value) if isinstance(fact, Enum) else fact


@lru_cache(maxsize=_REMEMBERED)
def _cited(cites: tuple[Citation, ...], language: Language) -> str:
    return f" [{'; '.join(cited(cite, language) for cite in cites)}]" if cites else ""


@lru_cache(maxsize=_REMEMBERED)
def cited(cite: Citation, language: Language | str) -> str:
    """A citation in words: document, clause, basis.

    Example:
        >>> cited(Citation(document="91/2017/NĐ-CP", clause="Điều 11"), "en")
        '91/2017/NĐ-CP, Điều 11 (stated)'
    """
    document = cite.document or (None if cite.about else word("this-record", language))
    place = ", ".join(filter(None, (document, cite.clause)))
    return f"{place} ({word(cite.basis.value, language)})".strip()


_UNITS = (
    *("tied_with", "deputy", "host", "chair", "others", "order", "drawn", "counted", "next", "waiting"),
    *(
        "candidates",
        "heir",
        "heirs",
        "predecessor",
        "head",
        "gone",
        "served",
        "twice",
        "unplaced",
        "passed",
        "also",
        "assessor",
    ),
)
TITLED = {  # facts that are, or hold, ids of units, awards or criteria
    **dict.fromkeys(_UNITS, "unit"),
    **dict.fromkeys(("awards", "required", "value", "wanted", "higher", "standard"), "award"),
    **dict.fromkeys(("best", "either", "reads", "lines", "group"), "criterion"),
}
_CODED = {"tie_break": "criterion", "of": "award"}  # codes such as points:1 and quota:co-thi-dua-tinh, by what follows
QUOTED = frozenset(  # facts in people's own words, which no table of codes may translate
    {"unit", "figure", "role", "reason", "venue", "granted_by", "law", "readings", "key", "bands", "seed"}
    | {"option", "grades", "band", "formula", "condition", "row_key", "column_key", "name", "explanation"}
    | {"found", "allowed", "first", "second", "other", "id", "proposed", "missing", "left_out", "taken"}
    | {"assessor", "evidence", "aim", "reaching", "class_exactly", "class_at_most", "class_at_least"}
    | {"season", "last", "unrecorded", "named", "held"}  # seasons as they are called
    | {"lacks", "awaited", "preview"}  # periods as they are called
)
_APART = {  # facts that are points or rates, and no values of a figure, beside one of these
    "best": {"rate"},
    "low": {"maximum"},
    "high": {"maximum"},
    "before": {"points", "cap"},
}
_VALUES = (  # facts that are values of a figure where the measure stands beside them
    *("value", "target", "best", "exactly", "at_least", "above", "at_most", "below"),
    *("low", "high", "before", "after", "plan", "done", "values", "own", "others", "lower", "upper"),
)


@frozen(kw_only=True, repr=False)
class _Choice(Shown):
    """The words for a fact with this code, or for any that is known; else the others; `absent` where these are plain."""

    code: str
    known: str
    other: str
    absent: str | None


@cache
def _parts(template: str) -> tuple[tuple[str, str, str, _Choice | None], ...]:
    """A template cut into text, key, form and, where that chooses between words, the choice, once."""
    return tuple(
        (text, key or "", form or "", _choice(form or "")) for text, key, form, _ in Formatter().parse(template)
    )


def _choice(form: str) -> _Choice | None:
    asked, chooses, words = form.partition("?")
    known, _, other = words.partition("|")
    absent = "" if asked else None if "{" in other else other
    return _Choice(code=asked.removeprefix("="), known=known, other=other, absent=absent) if chooses else None


def _missing(fact: Said) -> bool:
    """Whether a fact is not known; 0 is."""
    return not fact and isinstance(fact, (str, tuple))


_OR = " / "  # between the kinds of value of which a field takes any

_SHORT = 12  # characters of a fraction that people still read


@frozen(kw_only=True, repr=False)
class _Speaker(Shown):
    """Fills templates with facts: ids by their names, numbers, days and codes in the language.

    `{fact}` is the fact, `{fact:%}` a share in percent, `{fact:by}` what a ranking goes by: points, or a rate in
    percent with as many `digits` as part it from its neighbours, `{fact:word}` a code even where people's own text is
    quoted, `{fact:?, by _|nobody}` the words after the question mark where the fact is known, else those after the bar,
    `{fact:=code? words|others}` words for this code or number, and those for any other; `{fact:and}` a list whose last
    comes after "and", `{fact:or}` after "or".
    """

    language: Language
    titles: Mapping[tuple[str, str], str]
    wording: Wording = field(init=False, eq=False, repr=False)
    _word: Callable[[str, str], str] = field(init=False, eq=False, repr=False)  # each text is looked up once

    @wording.default
    def _own(self) -> Wording:
        return wording(self.language)

    @_word.default
    def _remembered(self) -> Callable[[str, str], str]:
        return cache(self._text)

    def say(self, ground: Ground) -> str:
        """The sentence of a reason, with its citations."""
        told: object = ground
        if not isinstance(told, Ground):
            problem = f"expected a Ground, found {printed(told)}"
            raise TypeError(problem)
        facts = self._measured({**ground.about.named(), **_codes(ground.facts)})
        if "slot" in facts:  # of several slots of one award, which
            slot = f"{word('slot', self.language)} {facts['slot']}"
            facts["award"] = f"{self._fact('award', facts['award'])} ({slot})"
        return self.fill(self.wording.reasons[ground.why], facts) + _cited(ground.cites, self.language)

    def _measured(self, facts: dict[str, Said]) -> dict[str, Said]:
        """The facts with the values of a figure measured in per cent in that measure; rates and points as they are.

        Of what a formula or condition reads, those of the roles that read `shares`.
        """
        shares, measure = facts.get("shares"), facts.get("measure")
        if isinstance(shares, tuple) and isinstance(read := facts.get("read"), tuple):
            facts = facts | {"read": tuple(self._share_of(each, shares) for each in read)}
        if measure != PERCENT:
            return facts
        kept = {key for key, others in _APART.items() if others & facts.keys()}
        return facts | {key: self._in_per_cent(facts[key]) for key in _VALUES if key in facts and key not in kept}

    def _share_of(self, pair: Said, shares: tuple[Said, ...]) -> Said:
        """What a role reads, in per cent where it reads a share."""
        if not isinstance(pair, tuple) or len(pair) != len(("role", "value")) or pair[0] not in shares:
            return pair
        return (pair[0], self._in_per_cent(pair[1]))

    def _in_per_cent(self, fact: Said) -> Said:
        if isinstance(fact, tuple):
            return tuple(map(self._in_per_cent, fact))
        return percent(fact, self.language, None) if isinstance(fact, _NUMBERS) else fact

    def fill(self, template: str, facts: Mapping[str, Said]) -> str:
        """The template with its facts."""
        said: list[str] = []
        for text, key, form, choice in _parts(template):
            said.append(text)
            if choice is not None:
                absent = choice.absent if key not in facts else None
                said.append(self._chosen(key, facts, choice) if absent is None else absent)
            elif form:
                said.append(self._field(key, form, facts))
            elif key:
                fact = facts.get(key, "")
                said.append(self._word(key, fact) if isinstance(fact, str) else self._fact(key, fact))
        return visible("".join(said))

    def _chosen(self, key: str, facts: Mapping[str, Said], choice: _Choice) -> str:
        """The words for a fact that is known, or this code; else those for any other, which may choose again."""
        fact, known = facts.get(key, ""), choice.known
        if not choice.code and not _missing(fact):
            return known.replace("_", self._fact(key, fact)) if "_" in known else known
        if choice.code and (_missing(fact) or str(fact) == choice.code):
            return "" if _missing(fact) else known
        return self.fill(choice.other, facts) if "{" in choice.other else choice.other

    def _field(self, key: str, form: str, facts: Mapping[str, Said]) -> str:
        fact = facts.get(key, "")
        in_percent = form == "%" or (form == "by" and facts.get("by") == "rate")
        if in_percent and isinstance(fact, _NUMBERS):
            digits = facts.get("digits") if form == "by" else None
            return percent(fact, self.language, digits if isinstance(digits, int) else 2)
        if form in ("and", "or") and isinstance(fact, tuple):
            return self._listed(key, fact, form)
        if form == "word" and isinstance(fact, str):
            return word(fact, self.language)
        return self._fact(key, fact)

    def _listed(self, key: str, facts: tuple[Said, ...], last_after: str) -> str:
        """Facts as a list that people read: the last after "and", or "or"."""
        *first, last = (self._fact(key, each) for each in facts)
        return f"{', '.join(first)} {word(last_after, self.language)} {last}" if first else last

    def _number(self, value: Fraction | int) -> str:
        """A number; one that never ends as its fraction too, where that is short."""
        text = decimal(value, self.language)
        if text[0] != "≈" or len(written := exact(value)) > _SHORT:
            return text
        return f"{written} ({text})"

    def _fact(self, key: str, fact: Said) -> str:
        if isinstance(fact, str):
            return self._word(key, fact)
        if isinstance(fact, tuple):
            return self._each(key, fact)
        if isinstance(fact, _NUMBERS):
            return str(fact) if key == "season" else self._number(fact)
        given: object = fact
        if not isinstance(given, date):  # what a caller gave in place of a fact: a problem always prints
            return str(given)
        return self.wording.manner.dated(given)

    def _each(self, key: str, facts: tuple[Said, ...]) -> str:
        if set(map(type, facts)) == {str}:
            return ", ".join(map(self._word, repeat(key), map(str, facts)))
        return ", ".join(self._pair(key, each) if isinstance(each, tuple) else self._fact(key, each) for each in facts)

    def _pair(self, key: str, pair: tuple[Said, ...]) -> str:
        """An id with its amount, or a name in people's own words with its fact."""
        if key in TITLED:
            return " ".join(self._fact(key, each) for each in pair)
        name, *rest = pair
        return ": ".join((self._fact("name", name), *(self._fact(key, each) for each in rest)))

    def _text(self, key: str, fact: str) -> str:
        """An id by its name, a code by its words, people's own text as it stands."""
        if not fact:  # `share:` are the words before a line's code, not of a share that is not known
            return fact
        if key == "path":
            return part(fact, self.language, self.titles)
        if key == "expected" and _OR in fact:
            return _OR.join(self._text(key, each) for each in fact.split(_OR))
        kind = TITLED.get(key, key)
        title = self.titles.get((kind, fact))
        if title is None and key == "others":  # units, each with its amount, which may be awards held
            title = self.titles.get(("award", fact))
        if kind == "criterion":
            return f"{fact} {title}" if title else fact
        head, _, code = fact.partition(":") if key in _CODED else ("", "", "")
        words = self.wording.words
        if code and f"{head}:" in words:
            return f"{word(f'{head}:', self.language)} {self._text(_CODED[key], code)}"
        own = f"{key}:{fact}"  # a code that means something else under this key
        return title or (fact if key in QUOTED else words.get(own, words.get(fact, fact)))
