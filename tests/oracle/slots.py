"""Who is proposed for which award: slots in their order, nothing cut by chance."""

from fractions import Fraction
from math import ceil, floor
from typing import Any

from oracle.ballots import Count
from oracle.days import People
from oracle.figures import Honours
from oracle.order import holds
from oracle.reading import UNDECIDED, Refused, share, whole
from oracle.tree import Table

HALF = Fraction(1, 2)


class Slots:
    """The nominations of a season, with the slots that stay open."""

    def __init__(self, book: dict[str, Any], order: Any, table: Table | None, honours: Honours, dossier: Any) -> None:
        self.book, self.order, self.table, self.honours, self.dossier = book, order, table, honours, dossier
        self.people: People = honours.people
        self.counts: list[Count] = []
        self.nominated: list[tuple[str, str]] = []
        self.opened: list[int] = []
        self.waiting: set[str] = set()
        self.numbers_of: dict[str, int | None] = {}

    def fill(self, counts: list[Count]) -> None:
        """Fill every slot in its order."""
        self.counts = counts
        for index, slot in enumerate(self.book.get("slots", [])):
            if "tier" in slot and slot["tier"] != self.dossier["cluster"].get("tier"):
                continue
            number = self._number(slot)
            if number is None:
                self.opened.append(index)
                self.waiting |= set(self.order.places)
                self.numbers_of[slot["award"]] = None
                continue
            if "place" not in slot:
                self.numbers_of[slot["award"]] = number
            taken, unsettled = self._take(slot, number)
            self.nominated += [(unit, slot["award"]) for unit in taken]
            if unsettled:
                self.opened.append(index)
                self.waiting |= unsettled

    def _number(self, slot: dict[str, Any]) -> int | None:
        """How many a slot takes; None where that is not known."""
        numbers = self.book.get("numbers")
        if "place" in slot:
            return 1
        if "count" in slot:
            return max(whole(slot["count"], numbers), whole(slot.get("at_least", 0), numbers))
        of = slot["of"]
        if of.startswith("quota:"):
            base = self.numbers_of.get(of[6:])
        elif of == "placed":
            base = len(self.order.places)
        else:
            base = len(self.people.at_end())
            if not self.dossier["cluster"].get("members_complete", True):
                base = None
            elif of == "remaining":
                took = {unit for unit, _ in self.nominated}
                base = None if self.waiting else len([unit for unit in self.people.at_end() if unit not in took])
        if base is None:
            return None
        exact = share(slot["share"], numbers) * base
        made = {"floor": floor(exact), "ceiling": ceil(exact), "half-up": floor(exact + HALF)}
        if exact.denominator != 1 and "round" not in slot:
            raise Refused("a share of units without rounding")
        return max(
            int(exact) if exact.denominator == 1 else made[slot["round"]], whole(slot.get("at_least", 0), numbers)
        )

    def _groups(self, slot: dict[str, Any]) -> list[tuple[int, list[str]]] | None:
        """The placed units in the order that decides, in groups of equals with their place; None: no vote was held."""
        keys: dict[str, Any] = {unit: -place for unit, place in self.order.places.items()}
        if slot.get("by", "ranking") == "votes":
            held = [each for each in self.counts if each.about == slot["award"]]
            if not held:
                return None
            carried = {unit: key for each in held for unit, key in each.carried.items()}
            keys = {unit: key for unit, key in carried.items() if unit in self.order.places}
            places = {unit: 1 + sum(other > key for other in keys.values()) for unit, key in keys.items()}
        else:
            places = dict(self.order.places)
        at = sorted(set(places.values()))
        return [(place, [unit for unit in places if places[unit] == place]) for place in at]

    def _take(self, slot: dict[str, Any], number: int) -> tuple[list[str], set[str]]:
        """Whom a slot takes, and whose claim to it stays open."""
        groups = self._groups(slot)
        if groups is None:
            return [], set(self.order.places) if number else set()
        if "place" in slot:
            groups = self._on_place(slot, groups)
        taken: list[str] = []
        unsettled = self._outstanding(slot)
        surely, perhaps = 0, len(unsettled)
        for _, group in groups:
            states = {unit: self._claim(slot, unit) for unit in group}
            claims = [unit for unit in group if states[unit] != "out"]
            if surely >= number:
                break
            sure = [unit for unit in claims if states[unit] != "open"]
            if perhaps + len(claims) <= number:
                taken += [unit for unit in claims if states[unit] == "in"]
                unsettled |= set(claims) - set(sure)
            else:
                unsettled |= set(claims)
            surely, perhaps = surely + len(sure), perhaps + len(claims)
        return taken, unsettled

    def _on_place(self, slot: dict[str, Any], groups: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
        """Only the units on the place of the slot; where it passes, the next for those that have an award already."""
        at = whole(slot["place"])
        if slot.get("if_nominated") == "passes":
            took = {unit for unit, _ in self.nominated}
            left = [(place, [unit for unit in group if unit not in took]) for place, group in groups if place >= at]
            held = any(place == at for place, _ in groups)
            return [each for each in left if each[1]][:1] if held else []
        return [(place, group) for place, group in groups if place == at]

    def _claim(self, slot: dict[str, Any], unit: str) -> str:
        """Whether a unit takes a slot that reaches it: in, out, uses it up (lapses), or open."""
        award, policy = slot["award"], slot.get("if_nominated")
        took = {each for who, each in self.nominated if who == unit}
        if award in took:
            return "out"
        if took and (policy == "passes" or (slot.get("of") == "remaining" and policy != "lapses")):
            return "out"
        if took and policy == "lapses":
            return "lapses"
        states = [self._needs(slot, unit), self._vote(slot, unit)]
        if "out" in states:
            return "out"
        if took and policy is None:
            return "open"
        if unit in self.waiting and policy != "both":
            return "open"
        return "open" if "open" in states else "in"

    def _vote(self, slot: dict[str, Any], unit: str) -> str:
        """Whether a vote carried, where a slot needs one beside the ranking."""
        if slot.get("by", "ranking") != "both":
            return "in"
        held = [each for each in self.counts if each.about == slot["award"] and each.unit in {unit, None}]
        if any(unit in each.carried for each in held):
            return "in"
        return "out" if any(each.outcome != "no-quorum" for each in held) else "open"

    def _outstanding(self, slot: dict[str, Any]) -> set[str]:
        """The units whose vote had no quorum, where votes alone decide: each might still take one."""
        if slot.get("by", "ranking") != "votes":
            return set()
        held = [each for each in self.counts if each.about == slot["award"] and each.outcome == "no-quorum"]
        return {each.unit for each in held if each.unit in self.order.places}

    def _needs(self, slot: dict[str, Any], unit: str) -> str:
        """Whether a unit meets the requirements of a slot."""
        states = [self._need(need, slot["award"], unit) for need in slot.get("needs", [])]
        if False in states:
            return "out"
        return "open" if UNDECIDED in states else "in"

    def _need(self, need: dict[str, Any], award: str, unit: str) -> Any:
        if need["kind"] == "band":
            return self.order.classes.get(unit) in need["bands"]
        if need["kind"] == "standard":
            return UNDECIDED if self.table is None else holds(self.table, need, unit)
        held, had = self.honours.held(unit, need["award"]), self.honours.held(unit, award)
        again = need.get("again", "any")
        if held is None or (had is None and again != "any"):
            return UNDECIDED
        if again == "once" and had:
            return False
        year = self.people.season.year
        numbers = self.book.get("numbers")
        window = set(range(year - whole(need["seasons"], numbers), year))
        if again == "afresh" and had:
            held = {each for each in held if each > max(had)}
        if need["kind"] == "streak":
            return window <= held
        return len(window & held) >= whole(need["count"], numbers)
