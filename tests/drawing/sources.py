"""Where chance comes from, what is still asked for, and how values are spelled."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, Protocol, TypeVar

Thing = TypeVar("Thing")

# the guide reads all of these as the same name
SPELLINGS: tuple[Callable[[str], str], ...] = (
    *[str] * 6,
    str.upper,
    str.lower,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace("òa", "oà").replace("ủy", "uỷ"),
    lambda text: text.replace(" ", "  "),
    lambda text: f" {text.replace(' ', NO_BREAK)}",
    lambda text: text.replace(" – ", "-"),
    lambda text: text.replace("–", "—"),
    lambda text: text.replace("'", "’"),
    lambda text: text.replace("'", "‘"),
)
NO_BREAK = "\u00a0"
THOUSAND = 1000
# the lists whose order says nothing
LOOSE = frozenset(
    {
        *("aliases", "formed_from", "sources", "readings", "signatures", "movements", "submissions", "reviews"),
        *("meetings", "rulings", "among", "votes", "barred", "decisions", "history", "roles", "figures", "holidays"),
        *("worked", "weekend", "late", "early", "waives", "needs"),
    }
)
# of a record alone: a rulebook lists the awards of a tie-break, best first, under a key of the same name
LOOSE_IN_RECORDS = LOOSE | {"honours"}


class Source(Protocol):
    """Whole numbers between two ends: Hypothesis, which shrinks, or a seeded generator, which is quick."""

    def whole(self, low: int, high: int) -> int:
        """One of the whole numbers from low to high."""


class Seeded:
    """Chance from a seed."""

    def __init__(self, seed: object) -> None:
        self.random = Random(str(seed))

    def whole(self, low: int, high: int) -> int:
        """One of the whole numbers from low to high."""
        return self.random.randint(low, high)


class Drawer:
    """Draws values, and the features that are asked for before all others."""

    def __init__(self, source: Source, require: Iterable[str] = ()) -> None:
        self.source = source
        self.pending = set(require)
        self.wealth = self.pick((60, 100, 100, 160))  # how much a document holds, in per cent of the usual
        self.numbers: str | None = None

    def whole(self, low: int, high: int) -> int:
        """One of the whole numbers from low to high."""
        return self.source.whole(low, high)

    def chance(self, percent: int) -> bool:
        """True so often."""
        return self.whole(0, 99) >= 100 - percent

    def pick(self, values: Sequence[Thing]) -> Thing:
        """One of them."""
        return values[self.whole(0, len(values) - 1)]

    def some(self, values: Iterable[Thing], percent: int = 50) -> list[Thing]:
        """Each of them so often."""
        return [each for each in values if self.chance(percent)]

    def shuffled(self, values: Iterable[Thing]) -> list[Thing]:
        """All of them in any order."""
        rest, found = list(values), []
        while rest:
            found.append(rest.pop(self.whole(0, len(rest) - 1)))
        return found

    # ── features

    def asked(self, *paths: str) -> bool:
        """Whether a feature under one of these paths is asked for and not drawn yet."""
        return any(each == path or each.startswith((f"{path}.", f"{path}=")) for path in paths for each in self.pending)

    def has(self, path: str, percent: int = 25) -> bool:
        """Whether a key is there: if it is asked for, else so often."""
        if self.asked(path):
            self.pending.discard(path)
            return True
        return self.chance(min(95, percent * self.wealth // 100))

    def kind(self, path: str, values: Sequence[str]) -> str:
        """One of the words that a key can say: one asked for, else any."""
        wanted = [each for each in values if self.asked(f"{path}={each}", f"{path}.{each}")]
        found = self.pick(wanted or values)
        self.pending.discard(f"{path}={found}")
        return found

    def words(self, table: dict[str, Any], path: str, choices: dict[str, Sequence[str]], percent: int = 25) -> None:
        """Put words under keys that may be left out."""
        for key, values in choices.items():
            if self.has(f"{path}.{key}", percent):
                table[key] = self.kind(f"{path}.{key}", values)

    def keys(self, table: dict[str, Any], path: str, makers: dict[str, Callable[[], Any]], percent: int = 25) -> None:
        """Put values under keys that may be left out."""
        for key, make in makers.items():
            if self.has(f"{path}.{key}", percent):
                table[key] = make()

    def rows(self, path: str, low: int, high: int, make: Callable[[], Any]) -> list[Any]:
        """Rows, and some more while a feature of them is still asked for."""
        found = [make() for _ in range(self.whole(low, high))]
        while self.asked(path) and len(found) < high + 3:
            before = len(self.pending)
            found.append(make())
            if len(self.pending) == before and len(found) > high:
                break
        return [each for each in found if each is not None]

    # ── spellings

    def number(self, value: Fraction | int, *, percent: bool = False, share: bool = False) -> Any:
        """A number in one of its spellings: of a figure in per cent, the bare ones are so too."""
        value = Fraction(value)
        bare = value * 100 if percent else value
        forms: list[Any] = []
        if bare.denominator == 1:
            forms += [int(bare), int(bare), self._text(bare)]
        elif (bare * 100).denominator == 1:
            forms += [Decimal(bare.numerator) / Decimal(bare.denominator), self._text(bare)]
        if abs(bare) >= THOUSAND:
            forms += [self._grouped(bare)] * 3
        if (bare * 100).denominator == 1 and self.chance(1):
            forms = [f"{bare * 100}e-2"]  # as programs write
        if value.denominator > 1 and value > 0:
            forms.append(f"{value.numerator}/{value.denominator}")
        if (percent or (share and value.denominator > 1)) and (value * 10000).denominator == 1:
            forms.append(f"{self._text(value * 100)}{self.pick(('%', ' %'))}")
        return self.pick(forms)

    def _text(self, value: Fraction) -> str:
        """A decimal as people type it: one that has one reading alone also with the mark that nobody declared."""
        digits = str(Decimal(abs(value.numerator)) / Decimal(value.denominator))
        comma = self.chance({"vi": 85, "en": 15}.get(self.numbers or "", 50))
        sign = "" if value >= 0 else self.pick(("-", "−"))
        return sign + (digits.replace(".", ",") if comma else digits)

    def _grouped(self, value: Fraction) -> str:
        """A number of thousands as people group it; a blank groups where a mark would have two readings."""
        whole, _, part = str(Decimal(value.numerator) / Decimal(value.denominator)).partition(".")
        open_ = self.numbers is None and not part and abs(value) < THOUSAND**2
        comma = self.chance(50) if self.numbers is None else self.numbers == "vi"
        mark = self.pick((" ", NO_BREAK)) if open_ or self.chance(25) else "." if comma else ","
        return f"{int(whole):,}".replace(",", mark) + (f"{',' if comma else '.'}{part}" if part else "")

    def day(self, value: date) -> Any:
        """A day in one of its spellings."""
        short = f"{value.day}/{value.month}/{value.year}"
        return self.pick((value, value, value.isoformat(), value.strftime("%d/%m/%Y"), short, short.replace("/", "-")))

    def near(self, value: date) -> date:
        """A day or one beside it."""
        return value + timedelta(days=self.pick((0, 0, 1, -1)))

    def spelled(self, text: str) -> str:
        """A name in one of its spellings."""
        return self.pick(SPELLINGS)(self.pick(SPELLINGS)(text))


def shuffled(value: Any, random: Random, loose: frozenset[str] = LOOSE_IN_RECORDS) -> Any:
    """The same tables: their keys in any order, and the rows of what is a list and no sequence."""
    if isinstance(value, dict):
        keys = list(value)
        random.shuffle(keys)
        found = {key: shuffled(value[key], random, LOOSE) for key in keys}
        for rows in (found[key] for key in keys if key in loose):
            if isinstance(rows, list):
                random.shuffle(rows)
        return found
    return [shuffled(each, random, LOOSE) for each in value] if isinstance(value, list) else value
