"""Placing: the places of a series: which are settled whatever is still open, and what parts equals.

Owns: `Placement`, `Entry`, `Placed`, `Equals`, `placed`.
Takes what the shares of each unit come to; gives the best and the worst place of each, and what is to be said of ties.
Never: a tie settled by chance, order of input or name; a place that what is open may still move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from thidua.grounds import Fact
from thidua.order import places as places_of
from thidua.order import without_gaps
from thidua.rules.ranking import Places
from thidua.series.sharing import Share
from thidua.shown import Shown

__all__ = ["Placement"]

Amount = Fraction | tuple[int, ...]  # what a tie-break compares, more is better
Key = tuple[Amount, ...]
Amounts = Mapping[str, tuple[Amount | None, Fact]]  # by unit, beside what people read; None where there is none
TieBreak = tuple[str, Callable[[Sequence[str]], Amounts]]
Reach = tuple[int, int]


@frozen(kw_only=True, repr=False)
class Placement(Shown):
    """Where one unit stands in a series (*thứ hạng chung*).

    `place` is settled, or None; `reach` has the best and the worst place that it may take, and is None if it takes
    none. `low` and `high` are what its `shares` come to, both the same where it is known, and None where nobody knows
    an end or nothing is put together. `sharing` are all units on its place, itself included.
    """

    unit: str
    shares: tuple[Share, ...]
    low: Fraction | None = None
    high: Fraction | None = None
    reach: tuple[int, int] | None = None
    place: int | None = None
    sharing: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class Entry(Shown):
    """A unit that may take a place, with the ends of its value so that more is better, None for no end."""

    unit: str
    low: Fraction | None
    high: Fraction | None
    exact: bool
    sure: bool

    def before(self, other: Entry) -> bool:
        """Whether it surely stands before another, by their values alone."""
        return self.sure and self.low is not None and other.high is not None and self.low > other.high


@frozen(kw_only=True, repr=False)
class Equals(Shown):
    """What a tie-break came to among units that were equal till then: the amount of each, and whether it parts any."""

    tie_break: str
    shown: Mapping[str, Fact]
    decided: bool


@frozen(kw_only=True, repr=False)
class Placed(Shown):
    """The best and the worst place by unit, which units share one, and what tie-breaks came to."""

    reach: Mapping[str, Reach]
    sharing: Mapping[str, tuple[str, ...]] = field(factory=dict)
    equals: tuple[Equals, ...] = ()


@frozen(kw_only=True, repr=False)
class _Order(Shown):
    """All who may take a place: keys of those whose value is sure, and which values an open one may come to as well."""

    entries: Sequence[Entry]
    keys: Mapping[str, Key]
    parts: bool  # whether there are tie-breaks

    def contested(self, value: Fraction) -> bool:
        """Whether an open value may be this one, so that nobody knows among whom a tie-break is asked."""
        return self.parts and any(not each.exact and _holds(each, value) for each in self.entries)

    def surely(self, one: Entry, other: Entry) -> bool:
        """Whether one unit surely stands before another."""
        if one.before(other):
            return True
        return self._equal(one, other) and not self.contested(self._value(one)) and self._key(one) > self._key(other)

    def perhaps(self, one: Entry, other: Entry) -> bool:
        """Whether one unit may stand before another."""
        if self._equal(one, other):
            return self.contested(self._value(one)) or self._key(one) > self._key(other)
        if one.high is None or other.low is None or one.high > other.low:
            return True
        # an equal shares the place, unless a tie-break may put it before (shape 94)
        return self.parts and one.high == other.low

    def _equal(self, one: Entry, other: Entry) -> bool:
        return one.exact and other.exact and one.low == other.low

    def _value(self, one: Entry) -> Fraction:
        return one.low if one.low is not None else Fraction(0)

    def _key(self, one: Entry) -> Key:
        return self.keys[one.unit]

    def level(self, each: Entry) -> Key | None:
        """What all have in common that surely share a place with a unit; None where that is open."""
        return self.keys[each.unit] if each.exact and not self.contested(self._value(each)) else None


def _holds(each: Entry, value: Fraction) -> bool:
    return (each.low is None or each.low <= value) and (each.high is None or each.high >= value)


def placed(entries: Sequence[Entry], tie_breaks: Iterable[TieBreak], places: Places) -> Placed:
    """Put units in order; `tie_breaks` give the amounts that part equals, each by its name."""
    asked = tuple(tie_breaks)
    exact = {each.unit: each.low for each in entries if each.exact and each.low is not None}
    keys, equals = _keyed(exact, asked)
    order = _Order(entries=entries, keys=keys, parts=bool(asked))
    settled = {each.unit: key for each in entries if (key := order.level(each)) is not None}
    said = tuple(each for each in equals if settled.keys() >= each.shown.keys())
    alike = _groups(settled)
    sharing = {unit: tuple(group) for group in alike for unit in group}
    if len(exact) == len(entries):
        held = dict(zip(keys, places_of(list(keys.values())), strict=True))
        held = without_gaps(held) if places is Places.DENSE else held
        return Placed(reach={unit: (place, place) for unit, place in held.items()}, sharing=sharing, equals=said)
    reach = {each.unit: _reach(order, each, places) for each in entries}
    return Placed(reach=reach, sharing=sharing, equals=said)


def _reach(order: _Order, entry: Entry, places: Places) -> Reach:
    """The best and the worst place: behind all who surely stand before, and behind all who may."""
    others = [each for each in order.entries if each is not entry]
    sure = [each for each in others if order.surely(each, entry)]
    perhaps = [each for each in others if order.perhaps(each, entry)]
    if places is Places.COMPETITION:
        return 1 + len(sure), 1 + len(perhaps)
    # equals count once; of what is open nobody knows how many share a place
    least = len({order.level(each) or (each.low,) for each in sure if each.exact})
    levels = [order.level(each) for each in perhaps]
    return 1 + max(least, min(len(sure), 1)), 1 + len({*levels} - {None}) + levels.count(None)


def _keyed(exact: Mapping[str, Fraction], tie_breaks: Sequence[TieBreak]) -> tuple[dict[str, Key], list[Equals]]:
    """The keys of units whose value is sure, grown among equals by each tie-break in turn."""
    keys: dict[str, Key] = {unit: (value,) for unit, value in exact.items()}
    said: list[Equals] = []
    for name, amounts_among in tie_breaks:
        for group in _groups(keys):
            found = amounts_among(group)
            known = {unit: amount for unit, (amount, _) in found.items() if amount is not None}
            decided = len(known) == len(found)
            if not decided or len({*known.values()}) > 1:
                shown = {unit: fact for unit, (_, fact) in found.items()}
                said.append(Equals(tie_break=name, shown=shown, decided=decided))
            # keys of equals grow together, so that keys of different length differ before the shorter one ends
            keys |= {unit: (*keys[unit], amount) for unit, amount in known.items() if decided}
    return keys, said


def _groups(keys: Mapping[str, Key]) -> list[list[str]]:
    """The groups of two units or more that have one key."""
    groups: dict[Key, list[str]] = {}
    for unit, key in keys.items():
        groups.setdefault(key, []).append(unit)
    return [group for group in groups.values() if len(group) > 1]
