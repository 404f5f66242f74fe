"""Who is proposed for which award: every course that the filling can take, and what all of them share."""

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from typing import Any

from oracle.ballots import Count
from oracle.days import People
from oracle.honours import Honours
from oracle.needs import Needs
from oracle.parting import parted
from oracle.prizes import Claims, Group, Seats, Taken, any_of, awards_of, filled, rounded, seats_of, without
from oracle.reach import Reach
from oracle.reading import UNDECIDED, share, whole
from oracle.votes import Line as ByVotes
from oracle.votes import Votes, decisions

MANY = 100
TIERS = {"central", "ministry", "province", "district", "commune", "company"}
WORDS = ("passes", "lapses", "both")
Line = list[tuple[int, Group]]


class Course:
    """How far one course of the filling has come: who took what, and how many each award takes."""

    def __init__(self, taken: Taken, numbers: tuple[tuple[str, int], ...]) -> None:
        self.taken, self.numbers = taken, numbers
        self.key = (taken, numbers)

    def after(self, award: str, taken: Taken, number: int) -> "Course":
        """This course with one slot more, and how many that takes where a later slot asks for it."""
        numbers = dict(self.numbers)
        if number:
            numbers[award] = numbers.get(award, 0) + number
        return Course(self.taken | taken, tuple(sorted(numbers.items())))


class Slots:
    """The nominations of a season, with the slots that stay open and for whom."""

    def __init__(self, book: dict[str, Any], order: Any, table: Any, honours: Honours, dossier: Any) -> None:
        self.book, self.order, self.table, self.honours, self.dossier = book, order, table, honours, dossier
        self.people: People = honours.people
        self.numbers = book.get("numbers")
        self.needs = Needs(table, order.totals, honours)
        self.votes = Votes([], book, {})
        self.tier: str | None = None
        self.claimed: dict[Any, Claims] = {}
        self.met: dict[tuple[int, str], str] = {}
        self.nominated: list[tuple[str, str]] = []
        self.opened: dict[int, list[str]] = {}
        self.opened_too: dict[str, list[str]] = {}  # prizes and lower awards, which have no slot of their own here
        self.may = [unit for unit in self.people.counted() if order.states.get(unit, "out") != "out"]
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
        here = [unit for unit in self.people.counted() if not self.people.placeless(unit)]
        silent = [unit for unit in here if unit not in totals.heard]
        may = [unit for unit in silent if not self.order._nothing(unit)]
        return [unit for unit in may if True not in {state for _, state in self.order.bars[unit]}]

    def fill(self, counts: list[Count]) -> None:
        """Fill every slot in its order, along every course."""
        self.votes = Votes(counts, self.book, decisions(self.dossier, self.book, self.people))
        slots = self.book.get("slots", [])
        seen: list[set[Taken]] = [set() for _ in slots]
        ends: list[Taken] = []
        for tier, places in product(self._tiers(), self._orders()):
            self.tier = tier
            courses = [Course(frozenset(), ())]
            for slot, units in zip(slots, seen, strict=True):
                courses = self._after(slot, courses, places, units)
            ends += [course.taken for course in courses]
        sure = frozenset.intersection(*ends)
        for index, slot in enumerate(slots):
            perhaps = frozenset.union(*seen[index]) - sure
            for award in awards_of(slot):
                pairs = [(unit, award) for unit in self.people.peers() if (unit, award) in sure]
                self.nominated += [each for each in pairs if each not in self.nominated]
                units = {unit for unit, each in perhaps if each == award}
                if units and award == slot["award"]:
                    self.opened[index] = sorted(units)
                elif units:
                    self.opened_too[award] = sorted({*units, *self.opened_too.get(award, [])})

    def _tiers(self) -> list[str | None]:
        """Of which tier the cluster may be: one alone, recorded or not; None for any that no slot names."""
        own = self.dossier["cluster"].get("tier")
        asked = {slot["tier"] for slot in self.book.get("slots", []) if "tier" in slot}
        return [own] if own is not None else [*sorted(asked), *([] if asked >= TIERS else [None])]

    def _orders(self) -> Iterator[dict[str, int] | None]:
        """Every order that may stand in the end, by open bars and by rulings to come; None where nobody can say."""
        by_rank = [slot for slot in self.book.get("slots", []) if slot.get("by", "ranking") != "votes"]
        asked = {whole(slot["place"]) for slot in by_rank if "place" in slot}
        if any("instead" in slot for slot in by_rank):  # whose turn comes hangs on who stands before whom
            asked |= set(range(1, self.most + 1))
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
            (taken, number if award in self.quoted else 0)
            for number in self._number(slot, course, places)
            for taken in self._fillings(slot, course, seats_of(slot, number, self.most, self.numbers), places)
        }
        for taken, number in found:
            yield taken, course.after(award, taken, number)

    def _number(self, slot: dict[str, Any], course: Course, places: dict[str, int] | None) -> list[int]:
        """All numbers of units that a slot may take."""
        if "place" in slot:
            return [1]
        if "count" in slot:
            return [whole(slot["count"], self.numbers)]
        least, part = whole(slot.get("at_least", 0), self.numbers), share(slot["share"], self.numbers)
        bases = self._bases(slot["of"], course, places)
        found = {max(rounded(part * base, slot.get("round")), least) for base in bases}
        return sorted(found if "prizes" in slot else {min(each, self.most) for each in found})

    def _bases(self, of: str, course: Course, places: dict[str, int] | None) -> list[int]:
        """Of how many units a share may be."""
        if of.startswith("quota:"):
            return [dict(course.numbers).get(of[6:], 0)]
        at_end = self.people.counted()
        if of == "placed":
            many = len(self.may) + len(self.late) + 1 if self.complete else MANY
            return list(range(many)) if places is None else [len([unit for unit in places if unit in self.may])]
        if not self.complete:
            return list(range(MANY))
        if of == "remaining":
            took = {unit for unit, _ in course.taken}
            return [len([unit for unit in at_end if unit not in took])]
        return [len(at_end)]

    def _fillings(
        self, slot: dict[str, Any], course: Course, seats: Seats, places: dict[str, int] | None
    ) -> Iterator[Taken]:
        """Whom a slot of so many seats may take."""
        word = slot.get("if_nominated")
        if slot.get("of") == "remaining":
            word = "passes"
        words = WORDS if course.taken else WORDS[:1]  # where nothing is taken yet, the word says nothing
        for each in [word] if word else words:
            if slot.get("by", "ranking") == "votes":
                for line in self.votes.lines(slot, self.may):
                    yield from self._by_votes(slot, course, seats, each, line)
            elif places is None:
                claims = self._of_all(slot, course, each)
                claims = claims | {unit: self._claims(slot, course, unit, each) for unit in self.late}
                yield from any_of(self._reaching(slot, course, each, claims), seats, self._lower(slot))
            else:
                yield from self._in_line(slot, course, seats, each, by_place(places))

    @staticmethod
    def _lower(slot: dict[str, Any]) -> str:
        """The award that a slot gives instead, if any."""
        return str(slot.get("instead", ""))

    def _in_line(self, slot: dict[str, Any], course: Course, seats: Seats, word: str, line: Line) -> Iterator[Taken]:
        """Whom a slot may take along a line of equals."""
        reached = [group for _, group in self._reached(slot, line, course, word)]
        yield from filled(reached, self._of_all(slot, course, word), seats, self._lower(slot))

    def _by_votes(
        self, slot: dict[str, Any], course: Course, seats: Seats, word: str, line: ByVotes | None
    ) -> Iterator[Taken]:
        """Whom a slot that goes by votes may take."""
        lower = self._lower(slot)
        if line is None:
            claims = self._of_all(slot, course, word, dict.fromkeys(self.may, "open"))
            yield from any_of(self._reaching(slot, course, word, claims), seats, lower)
            return
        claims = self._of_all(slot, course, word, line.states)
        groups = counted_out(line.groups)
        reached = self._reached(slot, groups, course, word)
        if "place" in slot and self._unsettled(whole(slot["place"]), reached, line):
            many, before = sum(map(len, line.groups)), min(line.sure, whole(slot["place"]))
            behind = [unit for place, group in groups if place > before for unit in group]
            own = {unit: claims[unit] for unit in behind if many >= whole(slot["place"])}
            yield from without(any_of(own, seats, lower), line.waits, lower)
            return
        yield from without(filled([group for _, group in reached], claims, seats, lower), line.waits, lower)

    @staticmethod
    def _unsettled(at: int, reached: Line, line: ByVotes) -> bool:
        """Whether a place by votes waits for those that may yet carry: behind the first, or where it passes on."""
        return bool(line.waits) and (at > line.sure or any(place != at for place, _ in reached))

    def _of_all(self, slot: dict[str, Any], course: Course, word: str, told: dict[str, str] | None = None) -> Claims:
        """What each unit may do with a slot, which hangs on who took what and on its vote, not on the order."""
        key = (id(slot), course.taken, word, None if told is None else frozenset(told.items()))
        if key not in self.claimed:
            units = self.may if told is None else told
            self.claimed[key] = {unit: self._claims(slot, course, unit, word, (told or {}).get(unit)) for unit in units}
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
        return {unit for unit, award in course.taken if word == "passes" or award in within(slot)}

    def _reached(self, slot: dict[str, Any], groups: Line, course: Course, word: str) -> Line:
        """All units; of a slot for a place only those on it; where it passes, the next that no earlier slot took."""
        if "place" not in slot:
            return groups
        at = whole(slot["place"])
        took = self._took(slot, course, word)
        for index, (place, group) in enumerate(groups):
            if place == at:
                if slot.get("if_nominated") == "lapses":
                    return [(place, group)]
                left = [(place, [unit for unit in each if unit not in took]) for place, each in groups[index:]]
                return [each for each in left if each[1]][:1]
        return []

    def _claims(self, slot: dict[str, Any], course: Course, unit: str, word: str, vote: str | None = None) -> set[str]:
        """What a unit may do with a slot that reaches it.

        That is to take it (in), not (out), to have the lower award instead (lower), or to use it up (lapses).
        """
        took = {each for who, each in course.taken if who == unit}
        if took & within(slot) and slot.get("if_nominated") != "lapses":
            return {"out"}
        if took and word in {"lapses", "passes"}:
            return {"lapses"} if word == "lapses" else {"out"}
        asked, standing = {self._needs(slot, unit), vote or self._vote(slot, unit)}, self._standing(slot, unit)
        if standing == "out":
            return {"out"}
        missing = "lower" if "instead" in slot and slot["instead"] not in took else "out"
        found = {missing} if "out" in asked else {"in", missing} if "open" in asked else {"in"}
        return found | {"out"} if standing == "open" else found

    def _standing(self, slot: dict[str, Any], unit: str) -> str:
        """Whether a unit may take a place; by the ranking that is what its place says already."""
        return self.order.states[unit] if slot.get("by", "ranking") == "votes" else "in"

    def _vote(self, slot: dict[str, Any], unit: str) -> str:
        """Whether a vote carried, where a slot needs one beside the ranking; by votes alone their order says it."""
        return self.votes.state(slot, unit) if slot.get("by", "ranking") == "both" else "in"

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


def within(slot: dict[str, Any]) -> set[str]:
    """The awards of which a unit has one alone: the slot's own, and its prizes."""
    return {slot["award"], *(each["award"] for each in slot.get("prizes", []))}


def counted_out(groups: list[Group]) -> Line:
    """The groups with the places that they fill."""
    found, place = [], 1
    for group in groups:
        found.append((place, group))
        place += len(group)
    return found
