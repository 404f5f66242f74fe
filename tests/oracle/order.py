"""Places and ties: who stands where, and who takes no place and why."""

from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

from oracle.ballots import Count, counted, recorded
from oracle.classes import Classes
from oracle.conditions import bar_states
from oracle.days import People
from oracle.honours import Honours
from oracle.ranked import within_reach
from oracle.reading import NOT_ASSIGNED, UNDECIDED, Refused, State
from oracle.scales import NO_END
from oracle.ties import ByReading, breaks_of, grouped
from oracle.totals import Totals

RULINGS = {"vote", "casting-vote", "lot", "pick"}
ALONE = {"class", "award"}  # decisions on one unit
NEVER_PICKS = {"order", "seed", "electorate", "ballots", "written"}
Keys = list[Any]


class Order:
    """The ranking of a season by its totals, worked out or announced.

    ``scenarios`` are the places that every reading of the undecided bars gives; None where the order is not known.
    ``may_part`` says whether a ruling may still part those whom nothing parts.
    ``may_stand`` is the best place within reach of those whose place the undecided bars leave open.
    ``states`` says of every unit whether it may take a place: in, out or open.
    """

    def __init__(self, table: Any, totals: Any, honours: Honours, dossier: dict[str, Any]) -> None:
        self.table, self.totals, self.honours, self.dossier = table, totals, honours, dossier
        self.people: People = table.people
        self.rule = table.rulebook.get("ranking", {})
        self.by = self.rule.get("by", "points")
        self.breaks = breaks_of(table)
        self.may_part = any(each in RULINGS for each in self.breaks)  # a ruling that is still to come
        self.rulings = [ruling(each, table.people) for each in on_order(dossier)]
        self.complete = dossier["cluster"].get("members_complete", True)
        signed = signatures(dossier, self.people)
        rules = table.rulebook.get("adjustments", [])
        totals.complete = self.complete
        if not self.complete and any(each.get("bars") for each in rules):  # nobody knows the mean
            totals.barred, totals.undecided_below = set(), set(totals.heard)
        self.bars = {unit: bar_states(table, totals, unit, signed) for unit in totals.units}
        self.states = {unit: self._state(unit) for unit in totals.units}
        self.unplaced = {unit: [why] for unit in totals.units if (why := self._why_not(unit))}
        self.places: dict[str, int] = {}
        self.scenarios = self._scenarios()
        self._placed()
        self.may_stand = within_reach(self.scenarios, self.places)
        classes = Classes(table, totals, self.by, honours, complete=self.complete)
        self.may_be, self.late_classes = classes.settled(self), set(classes.late)

    def _state(self, unit: str) -> str:
        """Whether a unit may take a place, apart from whether the order is known."""
        states = [state for _, state in self.bars[unit]]
        kept = self.people.placeless(unit) or unit in self.table.cells.late
        if kept or unit not in self.totals.heard or self._nothing(unit) or True in states:
            return "out"
        return "open" if UNDECIDED in states else "in"

    def _nothing(self, unit: str) -> bool:
        """Whether nothing is assigned to a unit; without a table an announced total needs no maximum."""
        needed = not self.totals.announced or self.table.rows
        return not self.totals.maximum[unit] and bool(needed)

    def _why_not(self, unit: str) -> str | None:
        """Why a unit takes no place: the first reason of a fixed order."""
        totals = self.totals
        if why := self.people.placeless(unit):
            return why
        held = [why for why, state in self.bars[unit] if state is True]
        if totals.announced and unit not in totals.heard:
            return held[0] if held else "not-announced"
        if not self.complete:
            return "peers-unknown"
        if unit not in totals.heard:
            return "unclassified"
        if unit in self.table.cells.late:
            return "late-without-place"
        if held:
            return held[0]
        if self._nothing(unit):
            return "nothing-assigned"
        if any(state is UNDECIDED for _, state in self.bars[unit]):
            return "bar-undecided"
        return None

    def _scenarios(self) -> list[dict[str, int]] | None:
        """The places by every reading of the bars that are not decided."""
        sure = [unit for unit in self.totals.units if self.states[unit] == "in"]
        maybe = [unit for unit in self.totals.units if self.states[unit] == "open"]
        if not self.complete or self.totals.provisional or not self._apart([*sure, *maybe]):
            return None
        found = []
        for many in range(len(maybe) + 1):
            for stay in combinations(maybe, many):
                units = [unit for unit in self.totals.units if unit in sure or unit in stay]
                found.append(self._ranked(units))
        return found

    def outcomes(self) -> list[dict[str, int]] | None:
        """The places in every reading of the honours, one by one; None where more is open than who carries whom on."""
        if not self.complete or self.totals.provisional or self.totals.announced:
            return None
        found: list[dict[str, int]] = []
        for each in self.honours.each_reading():  # what is open parts no tie
            one = Order(self.table, Totals(self.table, each), self.honours, self.dossier)
            if one.scenarios is None:
                return None
            found += one.scenarios
        return found or None

    def _placed(self) -> None:
        """Places that stand whatever becomes of the undecided bars; the rest without."""
        for unit in self.totals.units:
            if unit in self.unplaced:
                continue
            if self.scenarios is None:
                ended = not self.totals.unbounded(unit)
                why = "provisional" if self.totals.provisional else "standing-open"
                self.unplaced[unit] = [why if ended else "total-unbounded"]
                continue
            places = {each[unit] for each in self.scenarios if unit in each}
            if len(places) == 1:
                self.places[unit] = self._told(unit)
            else:
                self.unplaced[unit] = ["behind-open-bar"]

    def _told(self, unit: str) -> int:
        """The place of a unit as it is numbered: counted on after a tie, or dense."""
        order = next(each for each in self.scenarios or [] if unit in each)
        if self.rule.get("places", "competition") == "competition":
            return order[unit]
        return len({place for place in order.values() if place <= order[unit]})

    def _apart(self, units: list[str]) -> bool:
        """Whether the ranges of the totals keep all units apart, where there are ranges."""
        ends = sorted(self._ends(unit) for unit in units)
        return all(one[1] < other[0] or one[0] == one[1] == other[0] == other[1] for one, other in pairwise(ends))

    def _ends(self, unit: str) -> tuple[Fraction, Fraction]:
        if unit in self.totals.left_open:
            return -NO_END, self.totals.cut(unit, NO_END)
        most = self.totals.maximum[unit] if self.by == "rate" and self.table.rows else Fraction(1)  # else by points
        return self.totals.low[unit] / most, self.totals.high[unit] / most

    def _ranked(self, units: list[str]) -> dict[str, int]:
        places, at = {}, 1
        for group in self._split(units, [self._measure, *self._keys()]):
            for unit in group:
                places[unit] = at
            at += len(group)
        return places

    def _measure(self, units: list[str]) -> list[list[str]] | None:
        return grouped(units, lambda unit: self._ends(unit)[0])

    def _keys(self) -> Keys:
        """The tie-breaks as functions that split a group of equals, or leave it."""
        found: Keys = []
        for code in self.breaks:
            if isinstance(code, ByReading):
                found.append(lambda units, one=code: one.split(self.totals, units))
            elif code.startswith("points:"):
                if code[7:] not in self.table.rows:
                    raise Refused("tie-break", code)
                found.append(lambda units, line=code[7:]: self._by_points(units, line))
            elif code == "fewest-deductions":
                found.append(self._by_deductions)
            elif code == "honours":
                found.append(self._by_honours)
            elif code == "pick":
                found.append(self._by_picks)
            elif code in RULINGS:
                found.append(lambda units, kind=code: self._by_ruling(units, kind))
            else:
                raise Refused("tie-break", code)
        return found

    def _by_points(self, units: list[str], line: str) -> list[list[str]] | None:
        if self.totals.announced:
            return None
        nodes = {unit: self.table.node(line, unit) for unit in units}
        if any(not isinstance(node, State) and node[0].points != node[1].points for node in nodes.values()):
            return None
        alike = len({frozenset(self.table.assigned(line, unit)) for unit in units}) == 1
        if any(isinstance(node, State) for node in nodes.values()) or not alike:
            return None
        return grouped(units, lambda unit: nodes[unit][0].points)

    def _by_deductions(self, units: list[str]) -> list[list[str]] | None:
        """By what was taken away; nothing where one is not assigned a line or group on which another lost points."""
        if self.totals.announced:
            return None
        table = self.table
        for code in table.rows:
            nodes = [table.node(code, unit) for unit in units]
            lost = any(node is not NOT_ASSIGNED and (node[0].deduction or node[1].deduction) for node in nodes)
            if lost and NOT_ASSIGNED in nodes:
                return None
        taken = {unit: self.totals.deductions[unit] for unit in units}
        if any(worst != best for worst, best in taken.values()):  # peers who still report may change it
            return None
        return grouped(units, lambda unit: -taken[unit][0])

    def _by_honours(self, units: list[str]) -> list[list[str]] | None:
        held = {unit: [self.honours.held(unit, award) for award in self.rule.get("honours", [])] for unit in units}
        if any(years is None for each in held.values() for years in each):
            return None
        return grouped(units, lambda unit: [len(years or ()) for years in held[unit]])

    def _by_ruling(self, units: list[str], kind: str) -> list[list[str]] | None:
        for each, order, table in self.rulings:
            if each == kind and set(order) == set(units):
                if kind == "vote" and recorded(table, self.people) and not self._borne_out(order, table):
                    return None
                return [[unit] for unit in order]
        return None

    def _by_picks(self, units: list[str]) -> list[list[str]] | None:
        """One picked after the other, each among exactly those that are left."""
        found, left = [], units
        while picked := next((order[0] for kind, order, each in self.rulings if self._picks(kind, each, left)), None):
            left = [unit for unit in left if unit != picked]
            found.append([picked])
        return [*found, left] if found else None

    def _picks(self, kind: str, table: dict[str, Any], units: list[str]) -> bool:
        """Whether a ruling picks one among exactly these."""
        return kind == "pick" and {self.people.find(each) for each in table["among"]} == set(units)

    def _borne_out(self, order: list[str], table: dict[str, Any]) -> bool:
        """Whether the counted ballots give the order."""
        count: Count = counted({**table, "office": "order"}, self.table.rulebook, self.people)
        standing = sorted(count.standings, key=lambda unit: count.standings[unit], reverse=True)
        ties = len(set(count.standings.values())) != len(standing)
        return count.outcome == "approved" and not ties and standing == order

    @staticmethod
    def _split(units: list[str], keys: Keys) -> list[list[str]]:
        """Groups of equals, best first: each key only among those still equal."""
        groups = [units] if units else []
        for key in keys:
            found: list[list[str]] = []
            for group in groups:
                found += (key(group) or [group]) if len(group) > 1 else [group]
            groups = found
        return groups


def signatures(dossier: dict[str, Any], people: People) -> set[str] | None:
    """Who signed the pact; None where the record does not say."""
    names = dossier.get("pact", {}).get("signatures")
    return {people.find(each) for each in names} if names else None


def on_order(dossier: dict[str, Any]) -> list[dict[str, Any]]:
    """The recorded decisions that are on the order, not on one unit."""
    return [each for each in dossier.get("rulings", []) if each["kind"] not in ALONE]


def ruling(each: dict[str, Any], people: People) -> tuple[str, list[str], dict[str, Any]]:
    """A recorded decision on the order: it must name all among whom it decides, or pick one of them."""
    among = {people.find(unit) for unit in each["among"]}
    if each["kind"] == "pick":
        picked = people.find(each["picked"]) if "picked" in each else None
        if picked not in among or NEVER_PICKS & each.keys():
            raise Refused("a pick that is none")
        return "pick", [picked], each
    if "order" not in each or "picked" in each:
        raise Refused("a ruling without an order, or with a pick")
    order = [people.find(unit) for unit in each["order"]]
    if each["kind"] not in RULINGS or set(order) != among or len(order) != len(among):
        raise Refused("a ruling must name all among whom it decides")
    return each["kind"], order, each


def check_picks(dossier: dict[str, Any], people: People) -> None:
    """Two picks among the same units cannot both be."""
    picks = [each["among"] for each in dossier.get("rulings", []) if each["kind"] == "pick"]
    among = [frozenset(map(people.find, each)) for each in picks]
    if len(set(among)) != len(among):
        raise Refused("two picks among the same units")
