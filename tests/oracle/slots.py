"""Who is proposed for which award: every course that the filling can take, and what all of them share."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product
from math import ceil, floor
from typing import Any

from oracle.ballots import Count
from oracle.days import People
from oracle.honours import Honours
from oracle.needs import Needs
from oracle.parting import parted
from oracle.reach import Reach
from oracle.reading import UNDECIDED, Refused, share, whole

MANY = 100
HALF = Fraction(1, 2)
TIERS = {"central", "ministry", "province", "district", "commune", "company"}
WORDS = ("passes", "lapses", "both")
Taken = frozenset[str]
Group = list[str]
Line = list[tuple[int, Group]]


class Course:
    """How far one course of the filling has come: who took what, and how many each award takes."""

    def __init__(self, taken: frozenset[tuple[str, str]], numbers: tuple[tuple[str, int], ...]) -> None:
        self.taken, self.numbers = taken, numbers
        self.key = (taken, numbers)

    def after(self, award: str, units: Taken, number: int) -> "Course":
        """This course with one slot more, and how many that takes where a later slot asks for it."""
        numbers = dict(self.numbers)
        if number:
            numbers[award] = numbers.get(award, 0) + number
        return Course(self.taken | {(unit, award) for unit in units}, tuple(sorted(numbers.items())))


class Slots:
    """The nominations of a season, with the slots that stay open and for whom."""

    def __init__(self, book: dict[str, Any], order: Any, table: Any, honours: Honours, dossier: Any) -> None:
        self.book, self.order, self.table, self.honours, self.dossier = book, order, table, honours, dossier
        self.people: People = honours.people
        self.numbers = book.get("numbers")
        self.needs = Needs(table, order.totals, honours)
        self.counts: list[Count] = []
        self.tier: str | None = None
        self.claimed: dict[Any, dict[str, set[str]]] = {}
        self.met: dict[tuple[int, str], str] = {}
        self.nominated: list[tuple[str, str]] = []
        self.opened: dict[int, list[str]] = {}
        self.may = [unit for unit in self.people.at_end() if order.states.get(unit, "out") != "out"]
        self.complete = dossier["cluster"].get("members_complete", True)
        self.late = self._late()
        self.most = len(self.people.peers()) + 1
        # how many an award takes is asked by a share of its slots alone
        self.quoted = {slot["of"][6:] for slot in book.get("slots", []) if slot.get("of", "").startswith("quota:")}

    def _late(self) -> list[str]:
        """Who may take a place once it has reported, with something assigned: till then nobody is placed."""
        totals = self.order.totals
        if totals.announced or not totals.provisional or self.table.closed:
            return []
        silent = [unit for unit in self.people.at_end() if unit not in totals.heard]
        may = [unit for unit in silent if not self.order._nothing(unit)]
        return [unit for unit in may if True not in {state for _, state in self.order.bars[unit]}]

    def fill(self, counts: list[Count]) -> None:
        """Fill every slot in its order, along every course."""
        self.counts = counts
        slots = self.book.get("slots", [])
        seen: list[set[Taken]] = [set() for _ in slots]
        ends: list[frozenset[tuple[str, str]]] = []
        for tier, places in product(self._tiers(), self._orders()):
            self.tier = tier
            courses = [Course(frozenset(), ())]
            for slot, units in zip(slots, seen, strict=True):
                courses = self._after(slot, courses, places, units)
            ends += [course.taken for course in courses]
        sure = frozenset.intersection(*ends)
        for index, slot in enumerate(slots):
            surely = {unit for unit, award in sure if award == slot["award"]}
            perhaps = frozenset.union(*seen[index]) - surely
            pairs = [(unit, slot["award"]) for unit in self.people.peers() if unit in surely]
            self.nominated += [each for each in pairs if each not in self.nominated]
            if perhaps:
                self.opened[index] = sorted(perhaps)

    def _tiers(self) -> list[str | None]:
        """Of which tier the cluster may be: one alone, recorded or not; None for any that no slot names."""
        own = self.dossier["cluster"].get("tier")
        asked = {slot["tier"] for slot in self.book.get("slots", []) if "tier" in slot}
        return [own] if own is not None else [*sorted(asked), *([] if asked >= TIERS else [None])]

    def _orders(self) -> Iterator[dict[str, int] | None]:
        """Every order that may stand in the end, by open bars and by rulings to come; None where nobody can say."""
        by_rank = [slot for slot in self.book.get("slots", []) if slot.get("by", "ranking") != "votes"]
        asked = {whole(slot["place"]) for slot in by_rank if "place" in slot}
        for places in self.order.scenarios if self.order.scenarios is not None else [None]:
            if places is None or not self.order.may_part:
                yield places
            else:
                yield from parted(places, asked)

    def _after(
        self, slot: dict[str, Any], courses: list[Course], places: dict[str, int] | None, seen: set[Taken]
    ) -> list[Course]:
        """Every course behind one more slot."""
        found: dict[Any, Course] = {}
        for course in courses:
            for units, after in self._outcomes(slot, course, places):
                seen.add(units)
                found[after.key] = after
        return list(found.values())

    def _outcomes(
        self, slot: dict[str, Any], course: Course, places: dict[str, int] | None
    ) -> Iterator[tuple[Taken, Course]]:
        """Whom a slot may take, and how it goes on from there."""
        if slot.get("tier", self.tier) != self.tier:
            yield frozenset(), course
            return
        award = slot["award"]
        found = {
            (units, number if award in self.quoted else 0)
            for number in self._number(slot, course, places)
            for units in self._fillings(slot, course, number, places)
        }
        for units, number in found:
            yield units, course.after(award, units, number)

    def _number(self, slot: dict[str, Any], course: Course, places: dict[str, int] | None) -> list[int]:
        """All numbers of units that a slot may take."""
        if "place" in slot:
            return [1]
        if "count" in slot:
            return [whole(slot["count"], self.numbers)]
        least, found = whole(slot.get("at_least", 0), self.numbers), []
        part = share(slot["share"], self.numbers)
        for base in self._bases(slot["of"], course, places):
            exact = part * base
            made = {"floor": floor(exact), "ceiling": ceil(exact), "half-up": floor(exact + HALF)}
            if exact.denominator != 1 and "round" not in slot:
                raise Refused("a share of units without rounding")
            found.append(max(int(exact) if exact.denominator == 1 else made[slot["round"]], least))
        return sorted({min(each, self.most) for each in found})

    def _bases(self, of: str, course: Course, places: dict[str, int] | None) -> list[int]:
        """Of how many units a share may be."""
        if of.startswith("quota:"):
            return [dict(course.numbers).get(of[6:], 0)]
        at_end = self.people.at_end()
        if of == "placed":
            many = len(self.may) + len(self.late) + 1 if self.complete else MANY
            return list(range(many)) if places is None else [len([unit for unit in places if unit in at_end])]
        if not self.complete:
            return list(range(MANY))
        if of == "remaining":
            took = {unit for unit, _ in course.taken}
            return [len([unit for unit in at_end if unit not in took])]
        return [len(at_end)]

    def _fillings(
        self, slot: dict[str, Any], course: Course, number: int, places: dict[str, int] | None
    ) -> Iterator[Taken]:
        """Whom a slot of so many seats may take."""
        word = slot.get("if_nominated")
        if slot.get("of") == "remaining":
            word = "passes"
        words = WORDS if course.taken else WORDS[:1]  # where nothing is taken yet, the word says nothing
        for each in [word] if word else words:
            claims = dict(self._of_all(slot, course, each))
            for groups in self._groups(slot, places):
                if groups is None:
                    late = [] if slot.get("by", "ranking") == "votes" else self.late
                    claims |= {unit: self._claims(slot, course, unit, each) for unit in late}
                    yield from self._any_of(self._reaching(slot, course, each, claims), number)
                    continue
                reached = self._on_place(slot, groups, course, each) if "place" in slot else groups_of(groups)
                yield from filled(reached, claims, number)

    def _of_all(self, slot: dict[str, Any], course: Course, word: str) -> dict[str, set[str]]:
        """What each unit may do with a slot, which hangs on who took what, not on the order."""
        key = (id(slot), course.taken, word)
        if key not in self.claimed:
            self.claimed[key] = {unit: self._claims(slot, course, unit, word) for unit in self.may}
        return self.claimed[key]

    def _reaching(
        self, slot: dict[str, Any], course: Course, word: str, claims: dict[str, set[str]]
    ) -> dict[str, set[str]]:
        """Of the claims to a slot those of units that it may reach while nobody can say in which order they stand."""
        if "place" not in slot or not self.complete:
            return claims
        at = whole(slot["place"])
        if slot.get("by", "ranking") == "votes" or self.order.totals.announced:
            return claims if len(claims) >= at else {}
        units = self.reach.on(at)
        if units & self._took(slot, course, word) and slot.get("if_nominated") != "lapses":
            units |= self.reach.behind(at)  # it passes on
        return {unit: each for unit, each in claims.items() if unit in units}

    @cached_property
    def reach(self) -> Reach:
        """Which places each unit may come to hold."""
        return Reach(self.order, self.may, self.late)

    @staticmethod
    def _took(slot: dict[str, Any], course: Course, word: str) -> set[str]:
        """Who took what an earlier slot gave, so that this one passes it by."""
        return {unit for unit, award in course.taken if word == "passes" or award == slot["award"]}

    def _any_of(self, claims: dict[str, set[str]], number: int) -> Iterator[Taken]:
        """Whom a slot may take while nobody can say in which order."""
        perhaps = [unit for unit, each in claims.items() if "in" in each]
        for many in range(min(number, len(perhaps)) + 1):
            for units in combinations(perhaps, many):
                yield frozenset(units)

    def _groups(self, slot: dict[str, Any], places: dict[str, int] | None) -> Iterator[Line | None]:
        """The units in every order that may decide, in groups of equals; None where nobody can say."""
        if slot.get("by", "ranking") != "votes":
            yield None if places is None else by_place(places)
            return
        held = [each for each in self.counts if each.about == slot["award"]]
        if not held:
            yield None
            return
        keys = {unit: key for each in held for unit, key in each.carried.items() if unit in self.may}
        line = groups_of(by_place({unit: sum(other > key for other in keys.values()) for unit, key in keys.items()}))
        silent = [unit for each in held if each.outcome == "no-quorum" for unit in each.stood]
        units = [unit for unit in dict.fromkeys(silent) if unit in self.may]
        for many in range(len(units) + 1):
            for some in combinations(units, many):
                yield counted_out([[unit] for unit in some] + line)

    def _on_place(self, slot: dict[str, Any], groups: Line, course: Course, word: str) -> list[Group]:
        """Only the units on the place of the slot; where it passes, the next that no earlier slot took."""
        at = whole(slot["place"])
        took = self._took(slot, course, word)
        for index, (place, group) in enumerate(groups):
            if place == at:
                if slot.get("if_nominated") == "lapses":
                    return [group]
                left = [[unit for unit in each if unit not in took] for _, each in groups[index:]]
                return [each for each in left if each][:1]
        return []

    def _claims(self, slot: dict[str, Any], course: Course, unit: str, word: str) -> set[str]:
        """What a unit may do with a slot that reaches it: take it (in), not (out), or use it up (lapses)."""
        award = slot["award"]
        took = {each for who, each in course.taken if who == unit}
        if award in took and slot.get("if_nominated") != "lapses":
            return {"out"}
        if took and word in {"lapses", "passes"}:
            return {"lapses"} if word == "lapses" else {"out"}
        states = {self._needs(slot, unit), self._vote(slot, unit), self._standing(slot, unit)}
        if "out" in states:
            return {"out"}
        return {"in", "out"} if "open" in states else {"in"}

    def _standing(self, slot: dict[str, Any], unit: str) -> str:
        """Whether a unit may take a place; by the ranking that is what its place says already."""
        return self.order.states[unit] if slot.get("by", "ranking") == "votes" else "in"

    def _vote(self, slot: dict[str, Any], unit: str) -> str:
        """Whether a vote carried, where a slot needs one beside the ranking."""
        if slot.get("by", "ranking") != "both":
            return "in"
        held = [each for each in self.counts if each.about == slot["award"] and each.unit in {unit, None}]
        if any(unit in each.carried for each in held):
            return "in"
        lost = any(each.outcome != "no-quorum" or unit not in each.stood for each in held)
        return "out" if lost else "open"

    def _needs(self, slot: dict[str, Any], unit: str) -> str:
        """Whether a unit meets the requirements of a slot: the same in every course."""
        if (id(slot), unit) not in self.met:
            self.met[id(slot), unit] = self._all_needs(slot, unit)
        return self.met[id(slot), unit]

    def _all_needs(self, slot: dict[str, Any], unit: str) -> str:
        states = [self._need(need, slot["award"], unit) for need in slot.get("needs", [])]
        if False in states:
            return "out"
        return "open" if UNDECIDED in states else "in"

    def _need(self, need: dict[str, Any], award: str, unit: str) -> Any:
        """Whether a unit meets one requirement."""
        return self.needs.of_award(need, unit, award, self._classes(unit))

    def _classes(self, unit: str) -> set[str | None]:
        """All that the class of a unit may be; of who has yet to report nobody knows it."""
        if unit in self.late:
            return {None, *(band["name"] for band in self.book.get("bands", []))}
        found: set[str | None] = self.order.may_be.get(unit, {None})
        return found


def by_place(places: dict[str, int]) -> Line:
    """Units in groups of equal place, best first, each with its place."""
    return [(each, [unit for unit in places if places[unit] == each]) for each in sorted(set(places.values()))]


def groups_of(line: Line) -> list[Group]:
    """The groups alone."""
    return [group for _, group in line]


def counted_out(groups: list[Group]) -> Line:
    """The groups with the places that they fill."""
    found, place = [], 1
    for group in groups:
        found.append((place, group))
        place += len(group)
    return found


def filled(groups: list[Group], claims: dict[str, set[str]], left: int) -> Iterator[Taken]:
    """Whom so many seats may go to along groups of equals: a tie across the edge may go to any of it."""
    if not groups or left <= 0:
        yield frozenset()
        return
    units = [unit for unit in groups[0] if unit in claims]
    for each in product(*(sorted(claims[unit]) for unit in units)):
        states = dict(zip(units, each, strict=True))
        takers = [unit for unit, state in states.items() if state == "in"]
        used = len(takers) + sum(state == "lapses" for state in states.values())
        if used <= left:
            for rest in filled(groups[1:], claims, left - used):
                yield rest | set(takers)
        else:
            for many in range(min(left, len(takers)) + 1):
                yield from map(frozenset, combinations(takers, many))
