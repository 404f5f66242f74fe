"""A season announced without points: places as they stand, totals as totals."""

from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

from oracle.assigned import most
from oracle.classes import Classes
from oracle.conditions import bar_states
from oracle.honours import Honours
from oracle.order import Order, signatures
from oracle.ranked import within_reach
from oracle.reading import UNDECIDED, Refused, State, points, whole

ZERO = Fraction(0)
MOST = 3000


class AnnouncedTotals:
    """Announced totals in the shape of worked-out ones."""

    announced = True
    complete = True
    compares = False
    left_open: frozenset[str] = frozenset()
    provisional = False

    def __init__(self, table: Any, raw: dict[str, Any], numbers: str | None) -> None:
        people = table.people
        self.low = {people.find(unit): points(each, numbers) for unit, each in raw.items()}
        if len(self.low) != len(raw):
            raise Refused("one unit twice")
        self.high = dict(self.low)
        self.units = people.peers()
        self.heard = {unit for unit in self.units if unit in self.low}
        self.maximum = {unit: most(table, None, unit) for unit in self.units}
        self.deduction: dict[str, Fraction] = {}
        self.barred: set[str] = set()
        rules = table.rulebook.get("adjustments", [])  # nobody knows what the totals were before them
        unknown = any(each["kind"] == "below-mean" and each.get("bars") for each in rules)
        self.undecided_below = set(self.heard) if unknown else set()

    def ends(self, unit: str, name: str) -> Any:
        """The total of a unit, or its rate."""
        if unit not in self.heard:
            return State("not-announced", 0)
        if name == "total":
            return self.low[unit]
        return self.low[unit] / self.maximum[unit] if self.maximum[unit] else State("no-rate", 0)

    @staticmethod
    def cut(_: str, points: Fraction) -> Fraction:
        """What was announced stays as it was."""
        return points

    @staticmethod
    def unbounded(_: str) -> bool:
        """Nothing announced is without end."""
        return False


class AnnouncedPlaces:
    """Places as they were announced."""

    may_part = False

    def __init__(self, table: Any, raw: dict[str, Any], honours: Honours, dossier: dict[str, Any]) -> None:
        people, numbers = table.people, dossier.get("numbers")
        self.places: dict[str, int] = {}
        for unit, place in raw.items():
            if isinstance(place, bool) or points(place, numbers) < 1 or points(place, numbers).denominator != 1:
                raise Refused("a place below 1")
            self.places[people.find(unit)] = int(points(place, numbers))
        peers = people.peers()
        if dossier["cluster"].get("members_complete", True):
            _unbroken(self.places, peers)
        self.places = {unit: place for unit, place in self.places.items() if unit in peers}
        self.unplaced = {unit: ["not-announced"] for unit in peers if unit not in self.places}
        self.totals = AnnouncedTotals(table, {}, numbers)
        signed = signatures(dossier, people)
        self.states: dict[str, str] = {}
        for unit in peers:
            bars = bar_states(table, self.totals, unit, signed)
            self.states[unit] = "in" if unit in self.places else state_of({state for _, state in bars})
            if unit in self.unplaced:
                self.unplaced[unit] = [*(why for why, state in bars if state is True), "not-announced"][:1]
            if unit in table.cells.late:
                self.states[unit] = "out"
            if why := people.placeless(unit):
                self.states[unit] = "out"
                if unit in self.unplaced:
                    self.unplaced[unit] = [why]
        silent = list(self.unplaced)
        dense = table.rulebook.get("ranking", {}).get("places") == "dense"
        known = [self.places]
        self.scenarios = filled_up(known, silent, self.states, table, dense=dense) if self.places else None
        self.may_stand = within_reach(self.scenarios, self.places)
        anything = _any_class(table)
        self.may_be: dict[str, set[str | None]] = dict.fromkeys(peers, anything) if anything else {}
        self.late_classes: set[str] = set()
        if anything and "from_parts" in table.rulebook.get("classes", {}):
            sure = Classes(table, self.totals, "points", honours, complete=True).settled(self)
            self.may_be |= {unit: each for unit, each in sure.items() if unit in table.cells.heard}


def _any_class(table: Any) -> set[str | None]:
    """Any class, or none, unless one is for all others; nothing where there are no classes."""
    bands = table.rulebook.get("bands", [])
    every: set[str | None] = {band["name"] for band in bands}
    return every if any(band.get("otherwise") for band in bands) or not bands else every | {None}


def _unbroken(places: dict[str, int], peers: list[str]) -> None:
    """The places of all members leave no gap: after a tie they run 1-2-2-4 or 1-2-2-3."""
    if not set(peers) <= set(places):
        return
    next_place = {1}
    for place in sorted(set(places.values())):
        if place not in next_place:
            raise Refused("places with a gap")
        many = sum(each == place for each in places.values())
        next_place = {place + 1, place + many}


def state_of(bars: set[Any]) -> str:
    """Whether a unit of which nothing was announced may take a place."""
    if True in bars:
        return "out"
    return "open" if UNDECIDED in bars else "in"


def filled_up(
    scenarios: list[dict[str, int]], silent: list[str], states: dict[str, str], table: Any, *, dense: bool = False
) -> list[dict[str, int]]:
    """The same with every way in which those of whom nothing was announced may hold places that are free."""
    units = [unit for unit in silent if states[unit] != "out"]
    asked = [whole(each["place"]) for each in table.rulebook.get("slots", []) if "place" in each]
    found = []
    for known in scenarios:
        last = max([len(known) + len(units), *asked, *known.values()])
        free = [place for place in range(fitting(known, dense=dense) + 1, last + 1) if place not in known.values()]
        for many in range(len(units) + 1):
            for some in combinations(units, many):
                found += [known | dict(zip(some, held, strict=True)) for held in permutations(free, many)]
    return found[:MOST]


def fitting(places: dict[str, int], *, dense: bool) -> int:
    """How far known places leave no gap by themselves: 1-1-3 has no place 2, unless places are dense."""
    last = 0
    for place in sorted(set(places.values())):
        before = [each for each in places.values() if each < place]
        if place != 1 + len({*before} if dense else before):
            break
        last = place
    return last


def announced(table: Any, honours: Honours, dossier: dict[str, Any]) -> Any:
    """The order of a season that was announced; nothing that figures beside it come to is read."""
    said, numbers = dossier.get("announced", {}), dossier.get("numbers")
    if said.get("places") and said.get("totals"):
        raise Refused("places or totals, not both")
    if said.get("totals"):
        order: Any = Order(table, AnnouncedTotals(table, said["totals"], numbers), honours, dossier)
        silent = [unit for unit in order.totals.units if unit not in order.totals.heard]
        for unit in silent:
            bars = {state for _, state in order.bars[unit]}
            out = table.people.placeless(unit) or unit in table.cells.late
            order.states[unit] = "out" if out else state_of(bars)
        if order.scenarios is not None:
            order.scenarios = filled_up(order.scenarios, silent, order.states, table)
    else:
        order = AnnouncedPlaces(table, said.get("places", {}), honours, dossier)
    state_classes(order, table, dossier)
    return order


def state_classes(order: Any, table: Any, dossier: dict[str, Any]) -> None:
    """Classes as announced; of what is open else, as an authority decided on one of those that it may be."""
    said, named = dossier.get("announced", {}), {band["name"] for band in table.rulebook.get("bands", [])}
    stated: dict[str, str] = {}
    if said.get("bands"):
        if named and not set(said["bands"].values()) <= named:
            raise Refused("a class that no band gives")
        stated = {table.people.find(unit): band for unit, band in said["bands"].items()}
        stated = {unit: band for unit, band in stated.items() if table.people.peer(unit)}
        order.may_be |= {unit: {band} for unit, band in stated.items()}
    for unit, band in decided(dossier, table.people, named).items():
        if band in order.may_be.get(unit, ()):
            order.may_be[unit] = {band}
    order.classes = {unit: name for unit, each in order.may_be.items() if len(each) == 1 for name in each if name}


def decided(dossier: dict[str, Any], people: Any, named: set[str]) -> dict[str, str]:
    """The classes on which an authority decided, one for each unit."""
    found: dict[str, str] = {}
    for each in dossier.get("rulings", []):
        if each["kind"] != "class":
            continue
        unit = people.find(each["unit"])
        if each["band"] not in named or unit in found:
            raise Refused("a class that no band gives, or two decisions on one unit")
        found[unit] = each["band"]
    return found
