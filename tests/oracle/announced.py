"""A season announced without points: places as they stand, totals as totals."""

from fractions import Fraction
from typing import Any

from oracle.honours import Honours
from oracle.order import Order
from oracle.reading import Refused, State, number

ZERO = Fraction(0)


class AnnouncedTotals:
    """Announced totals in the shape of worked-out ones."""

    announced = True
    compares = False
    provisional = False

    def __init__(self, table: Any, raw: dict[str, Any], numbers: str | None) -> None:
        people = table.people
        self.low = {people.find(unit): number(each, numbers) for unit, each in raw.items()}
        if len(self.low) != len(raw):
            raise Refused("one unit twice")
        self.high = dict(self.low)
        self.units = people.peers()
        self.heard = {unit for unit in self.units if unit in self.low}
        self.maximum = {unit: _most(table, unit) for unit in self.units}
        self.deduction: dict[str, Fraction] = {}
        self.barred: set[str] = set()
        self.undecided_below: set[str] = set()

    def ends(self, unit: str, name: str) -> Any:
        """The total of a unit, or its rate."""
        if unit not in self.heard:
            return State("not-announced", 0)
        if name == "total":
            return self.low[unit]
        return self.low[unit] / self.maximum[unit] if self.maximum[unit] else State("no-rate", 0)

    @staticmethod
    def unbounded(_: str) -> bool:
        """Nothing announced is without end."""
        return False


def _most(table: Any, unit: str) -> Fraction:
    """The maximum of the table, of what is assigned to a unit."""
    return table.most(None, unit) or ZERO


class AnnouncedPlaces:
    """Places as they were announced."""

    def __init__(self, table: Any, raw: dict[str, Any], numbers: str | None) -> None:
        people = table.people
        self.places: dict[str, int] = {}
        for unit, place in raw.items():
            if isinstance(place, bool) or number(place, numbers) < 1 or number(place, numbers).denominator != 1:
                raise Refused("a place below 1")
            self.places[people.find(unit)] = int(number(place, numbers))
        peers = people.peers()
        self.places = {unit: place for unit, place in self.places.items() if unit in peers}
        self.unplaced = {unit: ["not-announced"] for unit in peers if unit not in self.places}
        self.scenarios: list[dict[str, int]] | None = [self.places] if raw else None
        self.states = {unit: "in" if unit in self.places or not raw else "out" for unit in peers}
        for unit in peers:
            if people.left(unit):
                self.states[unit] = "out"
                if unit in self.unplaced:
                    self.unplaced[unit] = ["left-within-season"]
        named = {band["name"] for band in table.rulebook.get("bands", [])}
        self.may_be: dict[str, set[str | None]] = {unit: {None, *named} for unit in peers if named}
        self.classes: dict[str, str] = {}
        self.totals = AnnouncedTotals(table, {}, numbers)


def announced(table: Any, honours: Honours, dossier: dict[str, Any]) -> Any:
    """The order of a season that was announced."""
    said, numbers = dossier.get("announced", {}), dossier.get("numbers")
    if said.get("places") and said.get("totals"):
        raise Refused("places or totals, not both")
    if said.get("totals"):
        order: Any = Order(table, AnnouncedTotals(table, said["totals"], numbers), honours, dossier)
    else:
        order = AnnouncedPlaces(table, said.get("places", {}), numbers)
    if said.get("bands"):
        order.classes = {table.people.find(unit): band for unit, band in said["bands"].items()}
        order.may_be = {unit: {band} for unit, band in order.classes.items()}
    return order
