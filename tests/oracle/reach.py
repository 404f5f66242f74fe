"""Which places a unit may come to hold while nobody can say in which order all stand."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from oracle.parting import parted
from oracle.reading import State
from oracle.ties import ByReading

Ends = tuple[Fraction, Fraction]
ANY = {-1, 0, 1}
TIED = {0}


class Reach:
    """The places within reach of every unit: in some outcome, where these can be told one by one.

    Else each total is taken anywhere between its ends, whatever the others have.
    """

    def __init__(self, order: Any, units: list[str], late: list[str]) -> None:
        self.order = order
        self.outcomes = None if late else order.outcomes()
        self.ends = {unit: order._ends(unit) for unit in units}
        self.ends |= {unit: self._late(unit) for unit in late if order.totals.maximum[unit]}
        self.sure = {unit for unit in units if order.states[unit] == "in"}
        values = sorted({each for ends in self.ends.values() for each in ends})
        self.values = [*values, *((one + other) / 2 for one, other in pairwise(values))]

    def _late(self, unit: str) -> Ends:
        """Between what the total of one may lie that is still to report."""
        totals = self.order.totals
        most = totals.maximum[unit] if self.order.by == "rate" else 1
        low, high = (totals.cut(unit, totals.table.round(each, "total")) / most for each in totals.could[unit])
        return low, high

    def on(self, place: int) -> set[str]:
        """Who may hold a place."""
        if self.outcomes is not None:
            return {unit for places in self._told(place) for unit, at in places.items() if at == place}
        return {unit for unit in self.ends if any(low <= place <= high for low, high in self._places(unit))}

    def behind(self, place: int) -> set[str]:
        """Who may stand behind a place."""
        if self.outcomes is not None:
            return {unit for places in self._told(place) for unit, at in places.items() if at > place}
        return {unit for unit in self.ends if any(high > place for _, high in self._places(unit))}

    def _told(self, place: int) -> Iterator[dict[str, int]]:
        """The places in every outcome, with the ties that a ruling may still part."""
        for each in self.outcomes or ():
            yield from parted(each, {place}) if self.order.may_part else [each]

    def _places(self, unit: str) -> Iterable[tuple[int, int]]:
        """The best and the last place of a unit, at each total that it may have: any between may be its own."""
        least, most = self.ends[unit]
        others = {each: ends for each, ends in self.ends.items() if each != unit}
        for value in self.values:
            if least <= value <= most:
                surely = sum(low > value for each, (low, _) in others.items() if each in self.sure)
                beside = [each for each, (_, high) in others.items() if high == value and self._may_part(each, unit)]
                yield 1 + surely, 1 + sum(high > value for _, high in others.values()) + len(beside)

    def _may_part(self, unit: str, other: str) -> bool:
        """Whether a tie-break may set one before another that has as many points."""
        for code in self.order.breaks:
            signs = self._signs(code, unit, other)
            if 1 in signs or 0 not in signs:
                return 1 in signs
        return False

    def _signs(self, code: Any, unit: str, other: str) -> set[int]:
        """How a tie-break may decide between two: before, not at all, behind."""
        if isinstance(code, ByReading):
            return self._decided(*(code.rank(self.order.totals, each) for each in (unit, other)))
        if code == "honours":
            held = {each: self._honours(each) for each in self.ends}
            sign = compared(held[unit], held[other])
            return {sign} if None not in held.values() else {0, sign}  # one that is open parts nobody
        if code == "fewest-deductions":
            return self._decided(*(self._deductions(each) for each in (unit, other)))
        if code.startswith("points:"):
            return self._decided(*(self._points(code[7:], each) for each in (unit, other)))
        return ANY if self.order.may_part else TIED

    @staticmethod
    def _decided(one: Fraction | None, other: Fraction | None) -> set[int]:
        """What two numbers say, where both are known; nothing where a line is not assigned to one of those who tie."""
        return ANY if one is None or other is None else {0, compared(one, other)}

    def _honours(self, unit: str) -> list[int] | None:
        held = [self.order.honours.held(unit, award) for award in self.order.rule.get("honours", [])]
        return None if any(years is None for years in held) else [len(years) for years in held]

    def _deductions(self, unit: str) -> Fraction | None:
        worst, best = self.order.totals.deductions[unit]
        return -worst if worst == best and unit in self.order.totals.heard else None

    def _points(self, line: str, unit: str) -> Fraction | None:
        node = self.order.table.node(line, unit)
        known = not isinstance(node, State) and node[0].points == node[1].points
        return node[0].points if known and unit in self.order.totals.heard else None


def compared(one: Any, other: Any) -> int:
    """1 where the first is more, -1 where it is less; 0 where both are one, or either is not known."""
    return 0 if one is None or other is None else (one > other) - (one < other)
