"""Totals with adjustments in their order, each seeing those before it; rounded last."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from oracle.formulas import Formula
from oracle.honours import Honours
from oracle.reading import UNDECIDED, Refused, number, signed
from oracle.spans import ENDLESS, NO_END, Reading, ended, span_of, spread
from oracle.tree import Table

ZERO = Fraction(0)
HAIR = Fraction(1, 10**40)
Ends = tuple[Fraction, Fraction]


class Totals:
    """The total of every unit, from the least to the most that it can become."""

    announced = False
    complete = True

    def __init__(self, table: Table, honours: Honours, *, inherited: bool = True) -> None:
        self.table, self.honours, self.inherited = table, honours, inherited
        self.units, self.heard = table.people.peers(), table.cells.heard
        base = {unit: table.total(unit) for unit in self.units}
        self.low = {unit: ended(it[0].points) for unit, it in base.items()}
        self.high = {unit: ended(it[1].points) for unit, it in base.items()}
        self.maximum = {unit: it[2] for unit, it in base.items()}
        self.deductions = {unit: [end.deduction for end in it[:2]] for unit, it in base.items()}
        self.barred: set[str] = set()
        self.left_open: set[str] = set()  # by an adjustment
        self.endless = {unit for unit in self.units if NO_END in {-self.low[unit], self.high[unit]}}
        self.undecided_below: set[str] = set()
        self.compared = [unit for unit in self.units if unit in self.heard and self.maximum[unit]]
        silent = [unit for unit in self.units if unit not in self.heard and self.maximum[unit]]
        self.could: dict[str, Ends] = {} if table.closed else {unit: table.could_total(unit) for unit in silent}
        for each in table.rulebook.get("adjustments", []):
            work = {"honours": self._honours, "below-mean": self._below_mean}.get(each["kind"], self._formula)
            work(each)
        for unit in self.units:
            self.low[unit] = self.cut(unit, table.round(self.low[unit], "total"))
            self.high[unit] = self.cut(unit, table.round(self.high[unit], "total"))
        self.endless = {unit for unit in self.endless if self.low[unit] == -NO_END or self.high[unit] > ENDLESS}
        plain = Totals(table, honours, inherited=False) if inherited else self
        self.provisional = any(plain.unbounded(unit) or plain.low[unit] != plain.high[unit] for unit in self.units)

    def cut(self, unit: str, points: Fraction) -> Fraction:
        """A total as it stands in the end: no more than the maximum, where that is said."""
        at_most = self.table.rulebook.get("ranking", {}).get("total_at_most_maximum", False)
        return min(points, self.maximum[unit]) if at_most else points

    @property
    def compares(self) -> bool:
        """Whether the points of a unit depend on those of its peers."""
        return self.table.compares or any(_of_peers(each) for each in self.table.rulebook.get("adjustments", []))

    def unbounded(self, unit: str) -> bool:
        """Whether the rules set no end to a total."""
        return unit in self.endless | self.left_open

    def ends(self, unit: str, name: str) -> Any:
        """The total of a unit, or its rate: a number, or its two ends."""
        unknown = self.compares and not self.complete
        if unit not in self.heard or not self.maximum[unit] or unit in self.left_open or unknown:
            return UNDECIDED
        most = self.maximum[unit] if name == "rate" else 1
        low, high = self.low[unit] / most, self.high[unit] / most
        return low if low == high else (low, high)

    def _add(self, unit: str, low: Fraction, high: Fraction) -> None:
        self.low[unit] += low
        self.high[unit] += high
        self._take(unit, low, high)
        if unit in self.could:
            self.could[unit] = (self.could[unit][0] + low, self.could[unit][1] + high)

    def _take(self, unit: str, low: Fraction, high: Fraction) -> None:
        """What an adjustment takes away at its two ends."""
        worst, best = self.deductions[unit]
        self.deductions[unit] = [worst + max(ZERO, -low), best + max(ZERO, -high)]

    def _honours(self, rule: dict[str, Any]) -> None:
        together = _best if rule.get("together", "sum") == "best" else _sum
        for unit in self.units:
            found: list[list[list[Fraction]]] = []
            for award, raw in rule["points"].items():
                points = number(raw, self.table.numbers)
                readings = self.honours.possible(unit, award) if self.inherited else [self.honours.sure(unit, award)]
                found.append([[points] * len(years) for years in readings])
            sums = [together([one for some in each for one in some]) for each in product(*found)]
            self._add(unit, min(sums), max(sums))

    def _rates_of_missing(self, own: str) -> list[Ends]:
        found = [(unit, ends) for unit, ends in self.could.items() if unit != own]
        return [(low / self.maximum[unit], high / self.maximum[unit]) for unit, (low, high) in found]

    def _rates_of(self, units: Collection[str]) -> list[Ends]:
        found = [(self._between(unit), self.maximum[unit]) for unit in units]
        return [(low / most, high / most) for (low, high), most in found]

    def _between(self, unit: str) -> Ends:
        """The least and the most that a total is by now; one that is left open may be anything."""
        if unit in self.left_open:
            return -NO_END, NO_END
        return self.could.get(unit, (self.low[unit], self.high[unit]))

    def _apart(self, unit: str) -> set[str]:
        """The others whose totals are left open."""
        return self.left_open - {unit}

    def _below_mean(self, rule: dict[str, Any]) -> None:
        part, points = signed(rule["share"], self.table.numbers), number(rule.get("points", 0), self.table.numbers)
        found = {}
        for unit in [*self.compared, *self.could]:
            seen = self._seen(unit, self.compared)
            below = {mine < part * sum(rates, mine) / (len(rates) + 1) for mine, rates in seen}
            found[unit] = below
        for unit, below in found.items():
            ends = [points if each else ZERO for each in below]
            if unit in self.could:
                low, high = self.could[unit]
                self.could[unit] = (low + min(ends), high + max(ends))
                continue
            self._add(unit, min(ends), max(ends))
            if rule.get("bars", False) and True in below:
                (self.barred if len(below) == 1 else self.undecided_below).add(unit)

    def _seen(self, own: str, units: Collection[str]) -> Iterator[tuple[Fraction, list[Fraction]]]:
        """The own rate with the rates of others: at every end, and with those still missing away or there."""
        ways = [set(ends) for ends in self._rates_of([unit for unit in units if unit != own])]
        for mine in set(self._between(own)):
            for rates in map(list, product(*ways)):  # who is missing may take from some alone
                for extra in product(*(((), (low,), (high,)) for low, high in self._rates_of_missing(own))):
                    yield mine / self.maximum[own], rates + [each for one in extra for each in one]

    def _formula(self, rule: dict[str, Any]) -> None:
        formula = Formula(rule["points"])
        if not formula.names <= {"total", "maximum", "mean", "best"}:
            raise Refused("an adjustment reads the total alone")
        units = [unit for unit in [*self.compared, *self.could] if unit not in self.left_open]
        found = {unit: (self._adjusted(formula, unit), self._without_end(formula, unit)) for unit in units}
        for unit, (ends, endless) in found.items():
            totals, points = [each[0] for each in ends], [each[1] for each in ends]
            if unit in self.could:
                self.could[unit] = (ended(min(totals)), ended(max(totals)))
                continue
            tiny = any(0 < abs(each) < 1000 / NO_END for each in points)  # what a division by something endless leaves
            far = points if unit in self.endless else totals  # it adds no more than that to a total that has no end
            if tiny or max(map(abs, far)) > NO_END / 1000 or endless:
                self.left_open.add(unit)  # left open: the rules set no end to what others may still earn
                continue
            self.low[unit], self.high[unit] = min(totals), max(totals)
            self._take(unit, min(points), max(points))

    def _without_end(self, formula: Formula, unit: str) -> bool:
        """Whether a formula grows without end as somebody who is missing comes near to the own total.

        Beside a total that is left open, what it may come to says so already.
        """
        if unit in self.could or self._apart(unit) or not formula.names & {"mean", "best"}:
            return False
        others = [each for each in self.compared if each != unit]
        ranges = [*self._rates_of_missing(unit), *self._rates_of(others)]
        near = [
            [mine, *rates, each]
            for mine, rates in self._seen(unit, others)
            for low, high in ranges
            for each in (mine + HAIR, mine - HAIR)
            if low < each < high
        ]
        points = [formula.value(self._named(unit, rates)) for rates in near]
        return any(each is not None and abs(each) > NO_END / 1000 for each in points)

    def _named(self, unit: str, rates: list[Fraction]) -> dict[str, Any]:
        """What a formula sees: the own rate comes first; beside a total that is left open mean and best are ranges."""
        most = self.maximum[unit]
        mean, best = sum(rates, ZERO) / len(rates) * most, max(rates) * most
        named: dict[str, Any] = {"total": rates[0] * most, "maximum": most, "mean": mean, "best": best}
        return named | ({"mean": (-NO_END, NO_END), "best": (best, NO_END)} if self._apart(unit) else {})

    def _adjusted(self, formula: Formula, unit: str) -> list[Ends]:
        """Every total that a formula may leave a unit, with the points that it gives."""
        most, found = self.maximum[unit], []
        between: dict[str, Any] = {"total": self._between(unit), "maximum": most}
        if unit in self.could and formula.names <= set(between) and Reading(formula, between).near:
            return [(end + each, each) for end in between["total"] for each in _points(formula, between)]
        told = [each for each in self.compared if each not in self.left_open]
        for mine, rates in self._seen(unit, told):
            named = self._named(unit, [mine, *rates])
            found += [(mine * most + points, points) for points in _points(formula, named)]
        return found

    def rate(self, unit: str) -> Fraction | None:
        """Points over the assigned maximum."""
        if not self.maximum[unit] or self.low[unit] != self.high[unit] or self.unbounded(unit):
            return None
        return self.low[unit] / self.maximum[unit]


def _points(formula: Formula, named: dict[str, Any]) -> list[Fraction]:
    """The points that a formula gives, or the least and the most of them; none where it has no value."""
    found = spread(formula, named)
    if found is None:
        return [formula.value(named) or ZERO]
    span = span_of(found)
    return [span.low, span.high, *([ZERO] if span.lost else [])]


def _sum(points: list[Fraction]) -> Fraction:
    return sum(points, ZERO)


def _best(points: list[Fraction]) -> Fraction:
    return max(points, default=ZERO)


def _of_peers(adjustment: dict[str, Any]) -> bool:
    """Whether an adjustment looks at the other units."""
    if adjustment["kind"] == "formula":
        return bool(Formula(adjustment["points"]).names & {"mean", "best"})
    return bool(adjustment["kind"] == "below-mean")
