"""Who leads next: recorded, projected by the rule, or open."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from math import prod
from typing import Any

from oracle.days import LONG_AGO, People, label_of, year_of
from oracle.honours import carries, readings
from oracle.orders import OPEN, Orders, Seat
from oracle.ranked import Ranked
from oracle.reading import Refused, plain_text, same, whole
from oracle.rounds import LostError, UndecidedError

TOLD = {"head", "deputy", "declined", "replacement"}
MOST = 64
MOST_ROUNDS = 8  # of which each may be over or go on, where a deputy would succeed
POLICIES = ("none", "namesake", "every-predecessor", "largest-predecessor", "named")


class Offices(Orders):
    """The offices of a cluster over the seasons."""

    def __init__(self, dossier: dict[str, Any], people: People, ranked: Ranked, rulebook: dict[str, Any]) -> None:
        self.people, self.ranked = people, ranked
        self.complete = dossier["cluster"].get("members_complete", True)
        self.rule = rulebook.get("rotation")
        self.policy = rulebook.get("policies", {}).get("inheritance")
        self.year = people.season.year
        self.rows: dict[int, dict[str, Any]] = {}
        cluster, self.twice = dossier["cluster"], False
        own = {office: people.find(name) for office, name in _two(cluster).items()}  # of its units, not one beside them
        rows = [(row, people.find_or_keep) for row in dossier.get("history", [])]
        rows.append(({"season": people.season.label, **own}, people.find))
        if "succession" in dossier:
            rows.append((dossier["succession"], people.find))
            if year_of(dossier["succession"]["season"]) <= self.year:
                raise Refused("a succession to this season")
        for row, find in rows:
            year = year_of(row["season"])
            self.rows[year] = self._told_once(year, self._row(row, year, find))
        empty = [year_of(row["season"]) for row in dossier.get("history", []) if not any(row.get(key) for key in TOLD)]
        self.rows = {year: row for year, row in self.rows.items() if year == self.year or year not in empty}
        said = ("head", "deputy", "replacement")
        named = [year for year, row in self.rows.items() if row["declined"] or not {*said}.isdisjoint(row)]
        self.begins = min([*named, self.year])  # the first season that names an office, a stand-in, or who declined
        self._rule(self.rule or {"head": "unsaid"})

    def _told_once(self, year: int, row: dict[str, Any]) -> dict[str, Any]:
        """A second row of one season may not contradict the first; two of the history are refused."""
        before = self.rows.get(year)
        if before is None:
            return row
        if year != self.year or self.twice:
            raise Refused("a season twice")
        self.twice = True
        if any(before.get(office, row[office]) != row[office] for office in ("head", "deputy") if office in row):
            raise Refused("a season told in two ways")
        both = before | row | {"declined": [*before["declined"], *row["declined"]]}
        if both.get("head") and both.get("head") == both.get("deputy"):
            raise Refused("head and deputy are one")
        if both.get("head") in both["declined"]:
            raise Refused("who declined is head")
        return both

    def _row(self, row: dict[str, Any], year: int, find: Callable[[str, tuple[date, date]], str]) -> dict[str, Any]:
        span = self.people.season.days_of(year)
        found: dict[str, Any] = {key: find(row[key], span) for key in ("head", "deputy", "replacement") if key in row}
        if found.get("head") and found.get("head") == found.get("deputy"):
            raise Refused("head and deputy are one")
        found["declined"] = [find(each, span) for each in row.get("declined", [])]
        if found.get("head") in [*found["declined"], found.get("replacement", "")]:
            raise Refused("who declined is head, or stands in for itself")
        return found

    def _rule(self, rule: dict[str, Any]) -> None:
        self.head, self.deputy = rule["head"], rule.get("deputy", "election")
        self.roster = [self._place_of(each) for each in rule.get("roster", [])]
        self.period = whole(rule["period"]) if "period" in rule else None
        self.term = whole(rule.get("term", 1))
        self.once = rule.get("round", "none") == "once"
        self.joiners, self.declined = rule.get("joiners"), rule.get("declined")
        if len(set(self.roster)) != len(self.roster) or self.term < 1 or self.period == 0:
            raise Refused("rotation")
        if (self.joiners or self.declined) and not self.once:
            raise Refused("a policy for rounds without rounds")
        if self.roster and self.period not in {None, len(self.roster)}:
            raise Refused("a period of another length than the roster")
        if "roster" in {self.head, self.deputy} and not self.roster and self.period is None:
            raise Refused("no roster")

    def _place_of(self, name: str) -> str:
        """Whose place of the roster a name means: never one of two that bear it within the season."""
        held = [*self.people.units, *self.people.others]
        known = any(name == unit.id or same(name) in unit.names for unit in held)
        return self.people.find_any(name) if known or self.complete else plain_text(name)

    def project(self, seasons: int) -> list[dict[str, Any]]:
        """Head and deputy of so many seasons after this one."""
        found: list[dict[str, Any]] = []
        told = (rows for reading in self._readings(seasons) for rows in self._either_way(seasons, reading, {}))
        for rows in told:
            found = [self._common(*both) for both in zip(found or rows, rows, strict=True)]
            if not any(row[office][1] == "projected" for row in found for office in ("head", "deputy")):
                break  # what is recorded stays, and what is open stays open, whatever the readings behind say
        return found

    def _either_way(
        self, seasons: int, reading: dict[str, Any], over: dict[Any, Any]
    ) -> Iterator[list[dict[str, Any]]]:
        """One reading, with every round that may be over or go on, and every turn of one that left, read each way."""
        self.over = over
        try:
            yield self._one_reading(seasons, reading)
        except UndecidedError as at:
            for way in at.ways:
                yield from self._either_way(seasons, reading, over | {at.asked: way})

    @staticmethod
    def _common(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
        """The seats of a season that two readings give alike; else they are open."""
        return one | {office: list(OPEN) for office in ("head", "deputy") if one[office] != other[office]}

    def _readings(self, seasons: int) -> list[dict[str, Any]]:
        """Every reading of what the rule leaves unsaid: who joins, who declines, who takes over from whom."""
        joiners = [self.joiners] if self.joiners or not self.once else ["this-round", "next-round"]
        declined = [self.declined] if self.declined or not self.once else ["loses-turn", "end-of-round"]
        recorded = [*self.people.units, *self.people.others]
        named = {unit.id for unit in recorded}
        heirs = [unit for unit in self.people.by_id.values() if named & {unit.id, *unit.formed_from}]
        start = self.people.season.start or self.people.season.years[0]
        heirs = [unit for unit in heirs if unit.until is None or unit.until >= start]
        span = self.people.season.span(min(self.rows))  # nobody had a turn on record before
        roster = set(self.roster)
        old = [unit for unit in heirs if span and unit.since and unit.since < span[0]]
        heirs = [unit for unit in heirs if unit not in old or roster & set(unit.formed_from)]
        listed = {unit.id for unit in recorded if unit in self.people.units or unit.dated}
        self.unlisted = [unit.id for unit in heirs if unit not in recorded and listed & set(unit.formed_from)]
        before = [each for unit in heirs for each in self._before(unit) if each not in heirs]
        before = [unit for unit in dict.fromkeys(before) if not (span and unit.since and unit.since < span[0])]
        both = [False, True] if self.unlisted else [False]
        last = self.people.season.span(self.year + seasons)
        found = []
        for policy in [self.policy] if self.policy else POLICIES:
            unsettled = self._unsettled(heirs, before, policy)
            soon = [unit for unit in unsettled if last is None or unit.since is None or unit.since <= last[1]]
            options = [readings(unit, self.people, policy) for unit in soon]
            if prod(map(len, options)) > MOST:  # too many to try: what rests on order or round is open
                soon, options = soon[:1], options[:1]
            else:
                unsettled = []
            for joins, declines, listing, *taken in product(joiners, declined, both, *options):
                carried = dict(zip([unit.id for unit in soon], taken, strict=True))
                reading = {"joiners": joins, "declined": declines, "listed": listing, "carried": carried}
                reading |= {"policy": policy, "unsettled": unsettled}
                found += [reading | {"chosen": chosen} for chosen in self._choices(heirs, carried, policy)]
        return found

    def _choices(self, heirs: list[Any], carried: dict[str, Any], policy: str | None) -> list[dict[str, str]]:
        """Of several that carry one unit on, each in turn as the one that has its place."""
        lines: dict[str, list[str]] = {}
        for unit in heirs:
            for each in carried.get(unit.id, carries(unit, self.people, policy)) or ():
                lines.setdefault(each, []).append(unit.id)
        split = {unit: each for unit, each in lines.items() if len(each) > 1}
        if prod(map(len, split.values())) > MOST:
            return [{}]
        return [dict(zip(split, each, strict=True)) for each in product(*split.values())]

    def _unsettled(self, heirs: list[Any], before: list[Any], policy: str) -> list[Any]:
        """The mergers that a policy leaves open, and those of predecessors where one of theirs is."""
        found = [unit for unit in heirs if carries(unit, self.people, policy) is None]
        older = [each for unit in found for each in self._before(unit) if each in before]
        found += [unit for unit in dict.fromkeys(older) if carries(unit, self.people, policy) is None]
        return sorted(found, key=lambda unit: unit.since or LONG_AGO)

    def _before(self, unit: Any) -> list[Any]:
        """The predecessors of a unit, and theirs: an open merger among them is open too."""
        known = [self.people.by_id[each] for each in unit.formed_from]
        return [*known, *(older for each in known for older in self._before(each))]

    def _one_reading(self, seasons: int, reading: dict[str, Any]) -> list[dict[str, Any]]:
        """Head and deputy of the coming seasons as one reading gives them."""
        self.joins, self.declines = reading["joiners"], reading["declined"]
        self.listed, self.carried = reading["listed"], reading["carried"]
        self.reading_of, self.unsettled = reading["policy"], reading["unsettled"]
        self.chosen = reading["chosen"]
        self.seats: dict[tuple[int, str], Seat] = {}
        self.ongoing: set[int] = set()
        self.here: dict[int, list[str]] = {}
        self.holds: dict[tuple[str, int], str | None] = {}
        self.vacant: set[int] = set()
        self.as_of = None
        for year, row in self.rows.items():
            for office in ("head", "deputy"):
                if office in row:
                    self.seats[year, office] = (row[office], "known")
        found = []
        alone = self.once and self.complete and len(self.members(self.year)) == 1  # it has every turn
        both = self.year > self.begins or alone
        asked = ["head", "deputy"] if both else ["deputy"] if self.year == self.begins else []
        for office in asked if self.rule else []:  # of the season of the record they are read as of the coming ones
            if (self.year, office) not in self.seats and (unit := self._next(self.year, office)):
                self.seats[self.year, office] = (unit, "projected")
        for year in range(self.year + 1, self.year + 1 + seasons):
            for office in ("head", "deputy"):
                if (year, office) not in self.seats:
                    unit = self._next(year, office) if self.rule else None
                    self.seats[year, office] = (unit, "projected") if unit else OPEN
            label = label_of(year, self.people.season.label)
            both = {office: list(self.seats[year, office]) for office in ("head", "deputy")}
            found.append({"season": label, **both})
        return found

    def _next(self, year: int, office: str) -> str | None:
        """The unit that the rule gives an office, or None."""
        first = self.people.season.span(year)
        merged = [each for each in self.unsettled if not first or (each.since or LONG_AGO) <= first[0]]
        try:
            alone = self.complete and len(self.members(year)) == 1
            if (self.unsure(year) or self.unclear(year) or self.severed(year)) and not alone:
                return None
            running = self._running(year, office)
            unit = self.holder(running, year) if running else None
            if office == "deputy" and running:
                unit = self._back(year) or unit
            if unit and (self._leads_on(unit, year) if office == "head" else unit not in self.in_office(year, "head")):
                self.ongoing |= {year} if office == "head" else set()
                return unit
            if office == "deputy" and unit:  # its place came to the head: nobody else has the office in this term
                return None
            if office == "head" and running is None and self._unknown_term(year) and not (self.once and alone):
                return None
            if len(merged) > 1:
                return self._whatever_merges(year, office)
            return self._next_head(year) if office == "head" else self._next_deputy(year)
        except LostError:
            return None
        finally:
            self.as_of = None  # whatever broke off while it was asked as of a season before

    def _whatever_merges(self, year: int, office: str) -> str | None:
        """What rests on neither order nor round, while several mergers are open."""
        if office == "head" and self.head == "deputy-succeeds":
            deputy = self._held(year - 1, "deputy")
            heir = self.holder(deputy, year) if deputy else None
            return heir if heir and (not self.once or self._may_succeed(heir, year)) else None
        if self.once or (self.deputy if office == "deputy" else self.head) == "roster":
            return None
        return self._next_head(year) if office == "head" else self._next_deputy(year)

    def _running(self, year: int, office: str) -> str | None:
        """Who holds an office whose term still runs; a term begins with the first season of which its head is known."""
        began = self._began(year)
        if self.term == 1 or began is None or not (year - began) % self.term or self._led_alone(began):
            return None
        known = self._held(began, "head") is not None  # of a head that nobody knows the term goes on too
        if office == "deputy" and not (self.runs(year) and (self._same(began, year) or not known)):
            return None
        first = year - (year - began) % self.term
        return next((unit for at in range(year - 1, first - 1, -1) if (unit := self._held(at, office))), None)

    def _back(self, year: int) -> str | None:
        """The deputy last recorded in a term that runs, a member again, whoever was projected in between."""
        first = year - (year - (self._began(year) or year)) % self.term
        seats = (self.seats.get((at, "deputy"), OPEN) for at in range(year - 1, first - 1, -1))
        recorded = next((unit for unit, status in seats if unit and status == "known"), None)
        unit = self.holder(recorded, year) if recorded else None
        return None if unit in self.in_office(year, "head") else unit

    def _unknown_term(self, year: int) -> bool:
        """Whether a term runs of which nobody knows the head."""
        began = self._began(year)
        runs = self.term > 1 and began is not None and (year - began) % self.term != 0
        return runs and self._held(began or year, "head") is None

    def _next_head(self, year: int) -> str | None:
        alone = self.complete and len(self.members(year)) == 1
        if self.once and alone:
            past = [*self.in_office(year, "deputy"), *self.rows.get(year, {}).get("declined", [])]
            return next((unit for unit in self.members(year) if unit not in past), None)
        if self.term > 1 and self._began(year) is None:
            return None
        if self.head == "deputy-succeeds":
            deputy = self._deputy_of_term(year - 1) or self._implied_deputy(year - 1)
            heir = self.holder(deputy, year) if deputy else None
            if heir in self.rows.get(year, {}).get("declined", []) or heir in self.beside(year):
                heir = None
            if heir and self._lets_go_first(heir, year):
                return self._by_order(year)
            if heir and (not self.once or self._may_succeed(heir, year)):
                return heir
            unknown = not deputy and self.deputy != "roster" and not alone  # it may be any unit, and succeeds
            recorded = heir and self.seats.get((year - 1, "deputy"), OPEN)[1] == "known"
            if unknown or recorded:  # one that has led: open among those who wait
                return self._last_waiting(year)
        if (self.once or self.head in {"roster", "deputy-succeeds"}) and not self.said(year):
            return None
        if self.head in {"roster", "deputy-succeeds"}:
            return self._by_order(year)
        declined = self.rows.get(year, {}).get("declined", [])
        eligible = [unit for unit in self.members(year) if unit not in declined]
        if self.once:
            walk = self._walk(year)
            eligible = walk.waiting(year, self.beside(year))
        eligible = [unit for unit in eligible if unit not in self.beside(year)]
        sure = not self.once or not walk.hazy
        if self.head == "by-rank" and sure and (best := self._best(year, eligible)):
            return best
        return self._alone(eligible, walk) if self.once else None

    def _last_waiting(self, year: int) -> str | None:
        """The one unit that alone waits in a round, if there are rounds."""
        if not self.once:
            return None
        walk = self._walk(year)
        return self._alone(walk.waiting(year, self.beside(year)), walk)

    def _deputy_of_term(self, year: int) -> str | None:
        """The deputy of a season, or of the seasons of its term before it that are recorded."""
        began = self._began(year + 1)
        if self._held(year, "deputy"):
            return self._held(year, "deputy")
        known = (self._held(at, "deputy") for at in range(year, (began or year) - 1, -1))
        unit = next((each for each in known if each), None)
        both = unit and self._held(year, "head") in {unit, self.holder(unit, year)}
        left = unit and self.holder(unit, year) is None  # the office stood open in the end
        return None if both or left else unit

    def _may_succeed(self, unit: str, year: int) -> bool:
        """Whether a deputy still waits for its turn as head, as far as the record knows.

        Where a round may be over, it never led, and must wait in that as it goes on, and in the next as it begins.
        """
        over = self.over
        try:
            return bool(self._walk(year).still(unit))
        except LostError as lost:
            at = lost.year
            heads = [head for each in range(self.begins, year) if (head := self._held(each, "head"))]
            led = any(unit in {head, self.holder(head, year)} for head in heads)
            if at is None or led or len(over) >= MOST_ROUNDS:
                return False
        try:
            for way in (False, True):
                self.over = over | {at: way}
                if not self._may_succeed(unit, year):
                    return False
        finally:
            self.over = over
        return True

    def _lets_go_first(self, unit: str, year: int) -> bool:
        """Whether a deputy that is only projected, and keeps a turn that it declined, waits for those who joined."""
        if not self.once or self._recorded_deputy(year - 1):
            return False
        walk = self._walk(year)
        return unit in walk.later and unit not in walk.waiting(year)

    def _recorded_deputy(self, year: int) -> bool:
        """Whether the deputy of a season is recorded, for it or for one before it of the same term."""
        began = self._began(year + 1) or year
        held = [at for at in range(year, began - 1, -1) if self._held(at, "deputy")]
        known = next((at for at in held if self.seats[at, "deputy"][1] == "known"), None)
        if known is None:
            return False
        unit = self._held(known, "deputy") or ""  # a deputy that is projected may go on with what was recorded
        return known == held[0] or self._held(held[0], "deputy") in {unit, self.holder(unit, held[0])}

    def _implied_deputy(self, year: int) -> str | None:
        """Of two units the one that is not head; where none is recorded, the deputy before succeeded."""
        if not self.once or not self.complete or year != self.year or len(self.members(year)) != len("ab"):
            return None
        others = [unit for unit in self.members(year) if unit != self._held(year, "head")]
        return others[0] if len(others) == 1 and self.said(year + 1) else None

    def _next_deputy(self, year: int) -> str | None:
        """The unit that the rule gives as deputy; none that may become head while the head is open."""
        unit = self._by_rule(year)
        if self._held(year, "head") is None and unit in self.may_lead(year):
            return None
        return None if unit and self._one_of_others(unit, year) else unit

    def _one_of_others(self, unit: str, year: int) -> bool:
        """Whether an open deputy of a running term is one of those that it may have been as that began, or may be."""
        first = year - (year - (self._began(year) or year)) % self.term
        if first == year or first < self.year or not self.runs(year) or self._running(year, "deputy"):
            return False
        succeeds = self.once and self.head == "deputy-succeeds"
        try:
            may = self._heirs(first) if succeeds else self._others(first)
        except LostError:
            may = self._others(first)
        here = {self.holder(each, year) for each in may} - {None, *self.in_office(year, "head")}
        return bool(here) and unit not in here

    def may_lead(self, year: int) -> list[str]:
        """Who may have an office of head that is open."""
        known = self.once and self.said(year)  # after a turn that nobody knows the round may be over
        units = self._walk(year).waiting(year) if known else self.members(year)
        return self.best_of([unit for unit in units if unit not in self.said_to_decline(year)], year)

    def best_of(self, units: list[str], year: int) -> list[str]:
        """Of those who may lead, by rank, where the best place is that of several, or may be, these."""
        best = self.ranked.front([unit for unit in units if unit not in self.beside(year)])
        return best if self.head == "by-rank" and year == self.year + 1 and len(best) > 1 else units

    def _by_rule(self, year: int) -> str | None:
        head = self._held(year, "head")
        succeeds = self.once and self.head == "deputy-succeeds"
        after_head = self.deputy == "roster" and self.head in {"roster", "deputy-succeeds"}
        if self.deputy == "roster" and not after_head:
            return self._after_deputy(year)
        if self.deputy == "by-rank" and not succeeds:
            return self._best(year, self._others(year))
        by_turn = succeeds or (self.once and after_head)
        declined = set(self.members(year)) <= set(self.said_to_decline(year))  # no other's word on it counts
        if by_turn and (head or declined) and self.complete and len(self.members(year)) == 1:  # it has every turn
            return next(iter(self._others(year)), None)
        if self.deputy == "by-rank":
            return self._best_heir(year)
        self.as_of = year if after_head else None  # the deputy is one of those who are members as its season begins
        said = not (self.once or after_head) or self.said(year + 1) or self.said(self._next_turn(year) or year + 1)
        self.as_of = None
        if not said and not (succeeds and head and self._nobody_left(year)):
            return None
        if self.deputy != "roster":
            return self._heir_apparent(year) if succeeds else None
        later = self._next_turn(year)
        if later is None:
            return None
        self.as_of = year  # the office is one of those who are members as its season begins, and nobody has both
        others = self._others(year) if head and self.once and self.complete else []
        unit = others[0] if len(others) == 1 else self._by_order(later, self.in_office(year, "head"))
        self.as_of = None
        return unit or (self._heir_apparent(year) if succeeds else None)

    def _nobody_left(self, year: int) -> bool:
        """Whether nobody is left of the round as a season begins: whoever carries one on later is not asked."""
        return not self._turned(year, min(self.begins, year)).began

    def _next_turn(self, year: int) -> int | None:
        """The first season after one in which no term goes on."""
        return next((at for at in range(year + 1, year + self.term + 1) if not self.runs(at)), None)

    def _best_heir(self, year: int) -> str | None:
        """The best placed of those who still wait as the season begins, whoever of them leaves before its turn."""
        walk = self._turned(year, min(self.begins, year))
        sure = not walk.unsaid and not walk.hazy  # one that had an open turn waits no more
        best = self._best(year, self._heirs(year)) if sure else None
        return best or self._heir_apparent(year)

    def _best(self, year: int, units: list[str]) -> str | None:
        """The best placed of those who may be chosen; of later seasons nobody knows the places before them."""
        return self.ranked.best(units) if year == self.year + 1 else None

    def _heir_apparent(self, year: int) -> str | None:
        """The one unit still without a turn beside the head, where the deputy succeeds."""
        walk = self._walk(year)
        if self._held(year, "head") is None:  # where all that wait declined, nobody leads, and they wait on
            left = [unit for unit in walk.must if unit not in walk.had and unit in self.members(year)]
            return left[0] if len(left) == 1 and not walk.waiting(year) else None
        walk = self._turned(year, min(self.begins, year))
        others = self._others(year)
        if not walk.began and self.complete and len(others) == 1:
            return others[0]  # nobody is left that began the round: all wait in the next, whoever had a turn in this
        return self._alone(others if len(others) == 1 else self._heirs(year), walk)

    def _heirs(self, year: int) -> list[str]:
        """Who may be a deputy that succeeds: who still waits beside the head; where nobody does, who is not head."""
        walk = self._turned(year, min(self.begins, year))
        walk.declined = set()  # who declined to lead in this season, and keeps its turn, waits for it as deputy
        waiting = walk.waiting(year, self.in_office(year, "head"))
        return waiting or (self._others(year) if self.complete else [])  # else one that nobody knows may wait

    def _others(self, year: int) -> list[str]:
        """The members that are not head."""
        return [unit for unit in self.members(year) if unit not in self.in_office(year, "head")]


def _two(cluster: dict[str, Any]) -> dict[str, Any]:
    return {key: cluster[key] for key in ("head", "deputy") if key in cluster}
