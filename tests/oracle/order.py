"""Places, ties, classes and bars: who stands where, and who takes no place and why."""

from fractions import Fraction
from typing import Any

from oracle.ballots import Count, counted
from oracle.days import People
from oracle.figures import Honours, roles_of
from oracle.formulas import Formula, truth
from oracle.reading import UNDECIDED, Refused, State, number, share
from oracle.scales import of_parts
from oracle.tree import Table, Totals

RULINGS = {"vote", "casting-vote", "lot"}


def holds(table: Table, rule: dict[str, Any], unit: str) -> Any:
    """Whether a condition over figures holds of a unit; undecided where something is missing."""
    formula = Formula(rule["when"])
    values: dict[str, Any] = {}
    roles = roles_of(rule)
    if not formula.names <= {role for role, _, _ in roles}:
        raise Refused("a role that is not read")
    for role, kind, name in roles:
        if kind == "figure":
            table.desk.kind(name)
        elif name not in table.rows:
            raise Refused("points of", name)
        value = table.read(unit, kind, name)
        if isinstance(value, State):
            return UNDECIDED
        if isinstance(value, tuple):
            if value[0] != value[1]:
                return UNDECIDED
            value = value[0]
        values[role] = Fraction(len(value)) if isinstance(value, list) else value
    found = formula.value(values)
    return UNDECIDED if found is None else truth(found)


class Order:
    """The ranking of a scored season."""

    def __init__(self, table: Table, totals: Totals, honours: Honours, dossier: dict[str, Any]) -> None:
        self.table, self.totals, self.honours, self.dossier = table, totals, honours, dossier
        self.people: People = table.people
        self.rule = table.rulebook.get("ranking", {})
        self.by = self.rule.get("by", "points")
        self.rulings = [ruling(each, table.people) for each in dossier.get("rulings", [])]
        self.unplaced = {unit: why for unit in totals.units if (why := self._why_not(unit))}
        self.places: dict[str, int] = {}
        units = [unit for unit in totals.units if unit not in self.unplaced]
        at = 1
        for group in self._split(units, [self._measure, *self._keys()]):
            for unit in group:
                self.places[unit] = at
            at += len(group)
        self.classes = classes(table, totals, self.by)

    def _why_not(self, unit: str) -> list[str]:
        """Why a unit takes no place: the first reason of a fixed order, or every bar."""
        totals, cluster = self.totals, self.dossier["cluster"]
        if not cluster.get("members_complete", True):
            return ["peers-unknown"]
        if unit not in self.table.cells.heard:
            return ["unclassified"]
        if not totals.maximum[unit]:
            return ["nothing-assigned"]
        found = ["barred-below-mean"] if unit in totals.barred else []
        signed = {self.people.find(each) for each in self.dossier.get("pact", {}).get("signatures", [])}
        for bar in self.table.rulebook.get("bars", []):
            if bar["when"] == "pact-unsigned":
                found += [] if unit in signed else ["barred-unsigned"]
                continue
            state = holds(self.table, bar, unit)
            if state is UNDECIDED:
                found.append("bar-undecided")
            elif state:
                found.append("barred-by-condition")
        if found:
            return found
        if self.people.left(unit):
            return ["left-within-season"]
        provisional = any(totals.low[each] != totals.high[each] for each in totals.units)
        return ["provisional"] if provisional else []

    def _measure(self, units: list[str]) -> list[list[str]] | None:
        def key(unit: str) -> Any:
            return self.totals.low[unit] if self.by == "points" else self.totals.rate(unit)

        return grouped(units, key)

    def _keys(self) -> list[Any]:
        """The tie-breaks as functions that split a group of equals, or leave it."""
        found = []
        for code in self.rule.get("tie_breaks", []):
            if code.startswith("points:"):
                if code[7:] not in self.table.rows:
                    raise Refused("tie-break", code)
                found.append(lambda units, line=code[7:]: self._by_points(units, line))
            elif code == "fewest-deductions":
                found.append(self._by_deductions)
            elif code == "honours":
                found.append(self._by_honours)
            elif code in RULINGS:
                found.append(lambda units, kind=code: self._by_ruling(units, kind))
            else:
                raise Refused("tie-break", code)
        return found

    def _by_points(self, units: list[str], line: str) -> list[list[str]] | None:
        nodes = {unit: self.table.node(line, unit) for unit in units}
        if any(isinstance(node, State) for node in nodes.values()) or not self._alike(units, line):
            return None
        return grouped(units, lambda unit: nodes[unit][0].points)

    def _by_deductions(self, units: list[str]) -> list[list[str]] | None:
        return (
            grouped(units, lambda unit: -self.totals.deduction[unit])
            if self._alike(units, None, on_top=False)
            else None
        )

    def _alike(self, units: list[str], line: str | None, *, on_top: bool = True) -> bool:
        """Whether the same lines are assigned to all of some units; those on top left out where they do not matter."""
        bonus = set() if on_top else self.table.on_top
        return len({frozenset(self.table.assigned(line, unit) - bonus) for unit in units}) == 1

    def _by_honours(self, units: list[str]) -> list[list[str]] | None:
        held = {unit: [self.honours.held(unit, award) for award in self.rule.get("honours", [])] for unit in units}
        if any(years is None for each in held.values() for years in each):
            return None
        return grouped(units, lambda unit: [len(years or ()) for years in held[unit]])

    def _by_ruling(self, units: list[str], kind: str) -> list[list[str]] | None:
        for each, order, table in self.rulings:
            if each == kind and set(order) == set(units):
                if kind == "vote" and "ballots" in table and not self._borne_out(order, table):
                    return None
                return [[unit] for unit in order]
        return None

    def _borne_out(self, order: list[str], table: dict[str, Any]) -> bool:
        """Whether the counted ballots give the order."""
        count: Count = counted({**table, "office": "order"}, self.table.rulebook, self.people)
        standing = sorted(count.standings, key=lambda unit: count.standings[unit], reverse=True)
        ties = len(set(count.standings.values())) != len(standing)
        return count.outcome == "approved" and not ties and standing == order

    def _split(self, units: list[str], keys: list[Any]) -> list[list[str]]:
        """Groups of equals, best first: each key only among those still equal."""
        groups = [units] if units else []
        for key in keys:
            found: list[list[str]] = []
            for group in groups:
                found += (key(group) or [group]) if len(group) > 1 else [group]
            groups = found
        return groups


def ruling(each: dict[str, Any], people: People) -> tuple[str, list[str], dict[str, Any]]:
    """A recorded decision on the order: it must name all among whom it decides."""
    among = {people.find(unit) for unit in each["among"]}
    order = [people.find(unit) for unit in each["order"]]
    if each["kind"] not in RULINGS or set(order) != among or len(order) != len(among):
        raise Refused("a ruling must name all among whom it decides")
    return each["kind"], order, each


def grouped(units: list[str], key: Any) -> list[list[str]]:
    """Units by a key, greatest first; equal ones together."""
    keys = sorted({_frozen(key(unit)) for unit in units}, reverse=True)
    return [[unit for unit in units if _frozen(key(unit)) == each] for each in keys]


def _frozen(key: Any) -> Any:
    return tuple(key) if isinstance(key, list) else key


def classes(table: Table, totals: Totals, ranked_by: str) -> dict[str, str]:
    """The class of every unit that reported and whose points are known."""
    rulebook = table.rulebook
    rule = rulebook.get("classes", {})
    bands = rulebook.get("bands", [])
    if "from_parts" in rule:
        return classes_of_parts(table, rule["from_parts"], bands)
    by = rule.get("by", ranked_by)
    found = {}
    for unit in totals.units:
        if unit not in table.cells.heard or not totals.maximum[unit] or totals.low[unit] != totals.high[unit]:
            continue
        points, most = totals.low[unit], totals.maximum[unit]
        if rule.get("totals", "raw") == "capped":
            points = min(points, most)
        name = class_of(bands, points / most if by == "rate" else points, table.numbers, rate=by == "rate")
        if name:
            found[unit] = name
    return found


def class_of(bands: list[dict[str, Any]], value: Fraction, numbers: str | None, *, rate: bool) -> str | None:
    """The highest band whose edge a value reaches."""
    read = share if rate else number
    reached = []
    for band in bands:
        edge = read(band.get("from", band.get("above")), numbers)
        if value > edge or (value == edge and "from" in band):
            reached.append(((edge, "above" in band), band["name"]))
    return max(reached)[1] if reached else None


def classes_of_parts(table: Table, rule: dict[str, Any], bands: list[dict[str, Any]]) -> dict[str, str]:
    """The class from the classes of the parts: the first band that they give."""
    found = {}
    for unit in table.people.peers():
        value = table.cells.cell(unit, rule["reads"])
        grades = [case.grade for case in value] if isinstance(value, list) else []
        if not grades or any(grade not in rule["grades"] for grade in grades):
            continue
        for band in bands:
            counts = {grade: number(least, table.numbers) for grade, least in band.get("parts", {}).items()}
            if of_parts(grades, rule["grades"], counts, band.get("none_below")):
                found[unit] = band["name"]
                break
    return found


class Announced:
    """A season announced without points."""

    def __init__(self, dossier: dict[str, Any], rulebook: dict[str, Any], people: People) -> None:
        table = dossier["announced"]
        numbers = dossier.get("numbers")
        if table.get("places") and table.get("totals"):
            raise Refused("places or totals, not both")
        self.places: dict[str, int] = {}
        self.classes = {people.find(unit): band for unit, band in table.get("bands", {}).items()}
        if table.get("totals"):
            totals = {people.find(unit): number(raw, numbers) for unit, raw in table["totals"].items()}
            if len(totals) != len(table["totals"]):
                raise Refused("one unit twice")
            if dossier["cluster"].get("members_complete", True):
                values = list(totals.values())
                self.places = {unit: 1 + sum(other > total for other in values) for unit, total in totals.items()}
            if not self.classes:
                self.classes = self._classes(totals, rulebook)
        for unit, place in table.get("places", {}).items():
            if isinstance(place, bool) or number(place, numbers) < 1 or number(place, numbers).denominator != 1:
                raise Refused("a place below 1")
            self.places[people.find(unit)] = int(number(place, numbers))
        self.unplaced = {unit: ["not-announced"] for unit in people.peers() if unit not in self.places}

    @staticmethod
    def _classes(totals: dict[str, Fraction], rulebook: dict[str, Any]) -> dict[str, str]:
        """The classes of announced totals, where classes rest on points."""
        if rulebook.get("classes", {}).get("by", "points") != "points":
            return {}
        bands, numbers = rulebook.get("bands", []), rulebook.get("numbers")
        found = {unit: class_of(bands, total, numbers, rate=False) for unit, total in totals.items()}
        return {unit: name for unit, name in found.items() if name}
