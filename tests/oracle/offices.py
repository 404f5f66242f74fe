"""Who leads next: recorded, projected by the rule, or open."""

from typing import Any

from oracle.days import People, label_of, year_of
from oracle.figures import carries
from oracle.reading import Refused, whole

Seat = tuple[str | None, str]
OPEN: Seat = (None, "open")


class LostError(Exception):
    """From here on nobody can say who has had a turn."""


class MissingError(LostError):
    """The unit that carries a turn on is not among those of the record."""


class Offices:
    """The offices of a cluster over the seasons."""

    def __init__(
        self, dossier: dict[str, Any], people: People, places: dict[str, int], rulebook: dict[str, Any]
    ) -> None:
        self.people, self.places = people, places
        self.rule = rulebook.get("rotation")
        self.policy = rulebook.get("policies", {}).get("inheritance")
        self.year = people.season.year
        self.rows: dict[int, dict[str, Any]] = {}
        cluster, self.twice = dossier["cluster"], False
        rows = [*dossier.get("history", []), {"season": people.season.label, **_two(cluster)}]
        if "succession" in dossier:
            rows.append(dossier["succession"])
            if year_of(dossier["succession"]["season"]) <= self.year:
                raise Refused("a succession to this season")
        for row in rows:
            year = year_of(row["season"])
            self.rows[year] = self._told_once(year, self._row(row, year))
        if self.rule:
            self._rule(self.rule)

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
        return before | row

    def _row(self, row: dict[str, Any], year: int) -> dict[str, Any]:
        span = self.people.season.span(year) or self.people.season.span(self.year)
        found: dict[str, Any] = {key: self.people.find(row[key], span) for key in ("head", "deputy") if key in row}
        if found.get("head") and found.get("head") == found.get("deputy"):
            raise Refused("head and deputy are one")
        found["declined"] = [self.people.find(each, span) for each in row.get("declined", [])]
        return found

    def _rule(self, rule: dict[str, Any]) -> None:
        self.head, self.deputy = rule["head"], rule.get("deputy", "election")
        self.roster = [self.people.find(each) for each in rule.get("roster", [])]
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

    def project(self, seasons: int) -> list[dict[str, Any]]:
        """Head and deputy of so many seasons after this one."""
        self.seats: dict[tuple[int, str], Seat] = {}
        for year, row in self.rows.items():
            for office in ("head", "deputy"):
                if office in row:
                    self.seats[year, office] = (row[office], "known")
        found = []
        for year in range(self.year + 1, self.year + 1 + seasons):
            for office in ("head", "deputy"):
                if (year, office) not in self.seats:
                    unit = self._next(year, office) if self.rule else None
                    self.seats[year, office] = (unit, "projected") if unit else OPEN
            label = label_of(year, self.people.season.label)
            both = {office: list(self.seats[year, office]) for office in ("head", "deputy")}
            found.append({"season": label, **both})
        return found

    def _held(self, year: int, office: str) -> str | None:
        return self.seats.get((year, office), OPEN)[0]

    def _next(self, year: int, office: str) -> str | None:
        """The unit that the rule gives an office, or None."""
        try:
            running = self._running(year, office)
            if running and (unit := self.holder(running, year)):
                return unit
            return self._next_head(year) if office == "head" else self._next_deputy(year)
        except LostError:
            return None

    def _running(self, year: int, office: str) -> str | None:
        """Who holds an office whose term still runs; nobody can say where its beginning is not recorded."""
        unit = self._held(year - 1, office)
        if self.term == 1 or unit is None:
            return None
        began = year - 1
        while self._held(began - 1, office) == unit:
            began -= 1
        if began - 1 in self.rows and self._held(began - 1, office) is None:
            raise LostError
        return unit if (year - began) % self.term else None

    def _next_head(self, year: int) -> str | None:
        if self.head == "deputy-succeeds":
            deputy = self._held(year - 1, "deputy")
            heir = self.holder(deputy, year) if deputy else None
            if heir and (not self.once or heir not in self._walk(year).had):
                return heir
        if self.head in {"roster", "deputy-succeeds"}:
            return self._by_order(year)
        again = self._repeated(year) if self.period and not self.roster else None
        if again:
            return again
        eligible = self._walk(year).waiting(year) if self.once else self.members(year)
        if self.head == "by-rank" and year == self.year + 1:
            return self._best(year, eligible)
        return eligible[0] if self.once and len(eligible) == 1 else None

    def _by_order(self, year: int) -> str | None:
        """Whose turn it is as head, by roster, repeating period or round."""
        if self.roster and not self.once:
            return self._after("head", year)
        again = self._repeated(year) if self.period and not self.roster else None
        if not self.once:
            return again
        walk = self._walk(year)
        waiting = walk.waiting(year)
        order = self.roster or (walk.order if self.period else [])
        if again and not order:
            return again
        if order and waiting:
            return self._in_order(walk, waiting, order, year)
        return waiting[0] if len(waiting) == 1 else None

    def _next_deputy(self, year: int) -> str | None:
        head = self._held(year, "head")
        if self.deputy == "by-rank":
            return self._best(year, [unit for unit in self.members(year) if unit != head])
        if self.deputy != "roster":
            return self._heir_apparent(year) if self.once and self.head == "deputy-succeeds" else None
        if self.head in {"roster", "deputy-succeeds"}:
            unit = self._by_order(year + 1)
            return unit if unit != head else None
        return self._after("deputy", year) if self.roster else None

    def _best(self, year: int, units: list[str]) -> str | None:
        """The best placed of those who may be chosen."""
        placed = {self.places[unit]: unit for unit in units if unit in self.places}
        if year != self.year + 1 or not placed:
            return None
        best = min(placed)
        return placed[best] if sum(self.places.get(unit) == best for unit in units) == 1 else None

    def _repeated(self, year: int) -> str | None:
        """Whose turn it was a whole round ago, where the members are the same."""
        before = year - (self.period or 0) * self.term
        unit = self._held(before, "head")
        same = set(self.members(before)) == set(self.members(year)) or not self.once
        if unit is None or not same:
            return None
        return self.holder(unit, year)

    def _after(self, office: str, year: int) -> str | None:
        """The next of the roster after the last who held the office, so many steps on as there were seasons."""
        last = max((at for at in range(year - 60, year) if self._held(at, office) in self.roster), default=None)
        if last is None:
            return None
        index = self.roster.index(self._held(last, office) or "")
        steps = (year - last - 1) // self.term
        turned = [*self.roster[index + 1 :], *self.roster[: index + 1]]
        line = [unit for each in turned if (unit := self.holder(each, year)) and unit in self.members(year)]
        return line[steps % len(line)] if line else None

    def _heir_apparent(self, year: int) -> str | None:
        """The one unit still without a turn beside the head, where the deputy succeeds."""
        walk = self._walk(year)
        walk.turn(year)
        waiting = walk.waiting(year)
        return waiting[0] if len(waiting) == 1 else None

    def _in_order(self, walk: "Round", waiting: list[str], order: list[str], year: int) -> str | None:
        """The next of the order who still waits; a round begins as the one before; turns not recorded are passed."""
        turned: list[str] = []
        for unit in order:
            try:
                holder = self.holder(unit, year)
            except MissingError:
                continue
            if holder and holder not in turned:
                turned.append(holder)
        known = [unit for unit in walk.begun if unit in turned]
        index = turned.index(known[-1]) + 1 if known else turned.index(walk.start) if walk.start in turned else 0
        last = [unit for unit in waiting if unit not in turned]
        line = [unit for unit in [*turned[index:], *turned[:index]] if unit in waiting] + last
        return line[walk.unknown] if walk.unknown < len(line) else None

    def members(self, year: int) -> list[str]:
        """The members on the first day of a season."""
        span = self.people.season.span(year)
        first = span[0] if span else None
        beside = [unit for unit in self.people.others if unit.since or unit.until]
        return [unit.id for unit in [*self.people.units, *beside] if unit.stands(first)]

    def holder(self, unit: str, year: int) -> str | None:
        """Who holds a unit's place in a season: itself, or the unit that carries its history on."""
        if unit in self.members(year):
            return unit
        heirs = [each for each in self.people.by_id.values() if unit in each.formed_from]
        for heir in heirs:
            carried = carries(heir, self.people, self.policy)
            if carried is None:
                raise LostError
            if unit in carried:
                if heir not in [*self.people.units, *self.people.others]:
                    raise MissingError
                return self.holder(heir.id, year)
        return None

    def _walk(self, year: int) -> "Round":
        """The rounds up to a season."""
        first = min((at for at, office in self.seats if office == "head" and at < year), default=year)
        walk = Round(self, first)
        for at in range(first, year):
            walk.enter(at)
            walk.turn(at)
        walk.enter(year)
        return walk


class Round:
    """The walk over recorded and projected heads: who must have a turn, who had one."""

    def __init__(self, offices: Offices, first: int) -> None:
        self.offices = offices
        self.must = list(offices.members(first))
        self.seen = set(self.must)
        self.had: list[str] = []
        self.later: list[str] = []
        self.maybe: set[str] = set()
        self.unknown = 0
        self.order: list[str] = []
        self.begun: list[str] = []
        self.start: str | None = None
        self.ghosts: set[str] = set()
        self.doubtful: set[str] = set()

    def enter(self, year: int) -> None:
        """A season begins: units end and join; a round that is complete closes."""
        offices = self.offices
        members = offices.members(year)
        self.must = self._moved(self.must, year)
        self.had = self._moved(self.had, year)
        left = [unit for unit in self.must if unit not in self.had]
        if len([unit for unit in left if unit not in self.doubtful]) <= self.unknown:
            if set(left) & self.doubtful or (self.must and self.maybe) or self.ghosts:
                raise LostError
            self.order = self.had if not self.unknown else []
            self.start, self.begun = self.begun[0] if self.begun else self.start, []
            self.must, self.had, self.later, self.unknown = list(members), [], [], 0
            self.maybe, self.doubtful = set(), set()
        else:
            self._join(members)
        self.seen |= set(members)

    def _join(self, members: list[str]) -> None:
        """Who joins while a round runs: at its end, in the next, or nobody can say."""
        offices = self.offices
        for unit in members:
            inherited = offices.people.by_id[unit].formed_from and unit in self.must
            if unit in self.seen or inherited:
                continue
            if offices.joiners == "this-round":
                self.must.append(unit)
            elif offices.joiners is None:
                self.maybe.add(unit)

    def _moved(self, units: list[str], year: int) -> list[str]:
        found = []
        for unit in units:
            try:
                holder = self.offices.holder(unit, year)
            except MissingError:
                holder = unit
                self.ghosts.add(unit)
            if holder and holder not in found:
                found.append(holder)
        return found

    def turn(self, year: int) -> None:
        """The head of a season has its turn; one that nobody recorded is somebody's who still waits."""
        offices = self.offices
        unit = offices._held(year, "head")
        for each in offices.rows.get(year, {}).get("declined", []):
            if each in self.had:
                continue
            if offices.declined == "loses-turn":
                self.had.append(each)
            elif offices.declined == "end-of-round":
                self.later.append(each)
            else:
                self.doubtful.add(each)
        if unit is not None:
            self.begun.append(unit)
        if unit is None:
            self.unknown += year % offices.term == 0 if offices.term > 1 else 1
        elif unit not in self.had:
            self.had.append(unit)

    def waiting(self, year: int) -> list[str]:
        """Those still without a turn, who declined at the end."""
        here = self.offices.members(year)
        if any(unit not in self.had for unit in self.ghosts):
            raise LostError
        left = [unit for unit in self.must if unit not in self.had and unit in here]
        first = [unit for unit in left if unit not in self.later and unit not in self.doubtful]
        return first or left


def _two(cluster: dict[str, Any]) -> dict[str, Any]:
    return {key: cluster[key] for key in ("head", "deputy") if key in cluster}
