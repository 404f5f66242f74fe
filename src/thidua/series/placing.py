"""Placing: the places of a series: which are settled whatever is still open, and what parts equals.

Owns: `Placement`, `Entry`, `Placed`, `Equals`, `placed`.
Takes what the shares of each unit come to; gives the best and the worst place of each, and what is to be said of ties.
Never: a tie settled by chance, order of input or name; a place that what is open may still move.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
Reach = tuple[int, int | None]  # best and worst; no worst where nobody knows how many stand before
OPEN, NO_RESULT = "amount-open", "no-result"  # why a unit has no amount


@frozen(kw_only=True, repr=False)
class Placement(Shown):
    """Where one unit stands in a series (*thứ hạng chung*).

    `place` is settled, or None. `reach` has the best and the worst place that it may take, the worst None where nobody
    knows how many stand before it; it is None if the unit takes no place. `low` and `high` are what its `shares` come
    to, both the same where it is known, and None where nobody knows an end or nothing is put together. `sharing` are
    all units on its place, itself included.
    """

    unit: str
    shares: tuple[Share, ...]
    low: Fraction | None = None
    high: Fraction | None = None
    reach: Reach | None = None
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
    """All who may take a place, and the keys of those whose value is sure.

    `contested` are the values that an open one may be too, so that nobody knows among whom a tie-break is asked;
    `loose` are equals among whom a tie-break hangs on what is open; `parts` says whether there are tie-breaks;
    `unnamed` stands for whom no period names.
    """

    entries: Sequence[Entry]
    unnamed: Entry | None
    keys: Mapping[str, Key]
    contested: Collection[Fraction | None]
    loose: Collection[str]
    parts: bool

    def surely(self, one: Entry, other: Entry) -> bool:
        """Whether one unit surely stands before another."""
        if _equal(one, other):
            return one.low not in self.contested and self.keys[one.unit] > self.keys[other.unit]
        return one.sure and one.low is not None and other.high is not None and one.low > other.high

    def perhaps(self, one: Entry, other: Entry) -> bool:
        """Whether one unit may stand before another."""
        if _equal(one, other):
            own, its = self.keys[one.unit], self.keys[other.unit]
            return one.low in self.contested or own > its or (own == its and one.unit in self.loose)
        if one.high is None or other.low is None or one.high > other.low:
            return True
        # an equal shares the place, unless a tie-break may put it before (shape 94)
        return self.parts and one.high == other.low

    def level(self, each: Entry) -> Key | None:
        """What all have in common that surely share a place with a unit; None where that is open."""
        known = each.exact and each.unit not in self.loose and each.low not in self.contested
        return self.keys[each.unit] if known else None

    def reach(self, entry: Entry, places: Places) -> Reach:
        """The best and the worst place: behind all who surely stand before, and behind all who may."""
        others = [each for each in self.entries if each is not entry]
        sure = [each for each in others if self.surely(each, entry)]
        perhaps = [each for each in others if self.perhaps(each, entry)]
        least, most = len(sure), len(perhaps)
        if places is Places.DENSE:
            # equals count once; of what is open nobody knows how many share a place
            least = max(len({self.level(each) or each.low for each in sure if each.exact}), min(least, 1))
            levels = [self.level(each) for each in perhaps]
            most = len({*levels} - {None}) + levels.count(None)
        # how many stand before whom no period names, nobody knows
        endless = self.unnamed is not None and self.perhaps(self.unnamed, entry)
        return 1 + least, None if endless else 1 + most


def _equal(one: Entry, other: Entry) -> bool:
    return one.exact and other.exact and one.low == other.low


def _holds(each: Entry, value: Fraction) -> bool:
    return (each.low is None or each.low <= value) and (each.high is None or each.high >= value)


def placed(entries: Sequence[Entry], unnamed: Entry | None, tie_breaks: Iterable[TieBreak], places: Places) -> Placed:
    """Put units in order; `tie_breaks` give the amounts that part equals, each by its name.

    `unnamed` is what those may come to whom no period names, None where there are none.
    """
    asked = tuple(tie_breaks)
    exact = {each.unit: each.low for each in entries if each.exact and each.low is not None}
    keys, loose, equals = _keyed(exact, asked)
    loosely = [each for each in (*entries, *filter(None, [unnamed])) if not each.exact and asked]
    contested = {value for value in exact.values() if any(_holds(each, value) for each in loosely)}
    order = _Order(entries=entries, unnamed=unnamed, keys=keys, contested=contested, loose=loose, parts=bool(asked))
    alike = _groups({each.unit: key for each in entries if (key := order.level(each)) is not None})
    return Placed(
        reach=_reach(order, places),
        sharing={unit: tuple(group) for group in alike for unit in group},
        equals=tuple(each for each in equals if contested.isdisjoint(exact[unit] for unit in each.shown)),
    )


def _reach(order: _Order, places: Places) -> dict[str, Reach]:
    """The best and the worst place of everybody."""
    if order.loose or order.unnamed is not None or len(order.keys) < len(order.entries):
        return {each.unit: order.reach(each, places) for each in order.entries}
    held = dict(zip(order.keys, places_of(list(order.keys.values())), strict=True))
    held = without_gaps(held) if places is Places.DENSE else held
    return {unit: (place, place) for unit, place in held.items()}


def _keyed(
    exact: Mapping[str, Fraction], tie_breaks: Sequence[TieBreak]
) -> tuple[dict[str, Key], set[str], list[Equals]]:
    """The keys of units whose value is sure, grown among equals by each tie-break in turn, and whom an open one leaves.

    What an open tie-break will come to nobody knows, so that no further one is asked of these.
    """
    keys: dict[str, Key] = {unit: (value,) for unit, value in exact.items()}
    loose: set[str] = set()
    said: list[Equals] = []
    for name, amounts_among in tie_breaks:
        for group in _groups({unit: key for unit, key in keys.items() if unit not in loose}):
            found = amounts_among(group)
            known = {unit: amount for unit, (amount, _) in found.items() if amount is not None}
            decided = len(known) == len(found)
            if not decided or len({*known.values()}) > 1:
                shown = {unit: fact for unit, (_, fact) in found.items()}
                said.append(Equals(tie_break=name, shown=shown, decided=decided))
                loose |= {*group} if OPEN in shown.values() else set()
            # keys of equals grow together, so that keys of different length differ before the shorter one ends
            keys |= {unit: (*keys[unit], amount) for unit, amount in known.items() if decided}
    return keys, loose, said


def _groups(keys: Mapping[str, Key]) -> list[list[str]]:
    """The groups of two units or more that have one key."""
    groups: dict[Key, list[str]] = {}
    for unit, key in keys.items():
        groups.setdefault(key, []).append(unit)
    return [group for group in groups.values() if len(group) > 1]
