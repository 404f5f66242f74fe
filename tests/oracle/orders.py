"""Whose turn it is: members, places of a roster, rounds."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from oracle.days import LONG_AGO, People
from oracle.honours import carries
from oracle.rounds import LostError, Round, UndecidedError

Seat = tuple[str | None, str]
OPEN: Seat = (None, "open")
MOST = 4  # seasons of which both is read


class Orders:
    """The order of turns over the seasons, with what is recorded or projected so far."""

    people: People
    rows: dict[int, dict[str, Any]]
    seats: dict[tuple[int, str], Seat]
    carried: dict[str, tuple[str, ...]]
    chosen: dict[str, str]
    ongoing: set[int]
    here: dict[int, list[str]]  # what one reading has answered already
    holds: dict[tuple[str, int], str | None]
    vacant: set[int]  # the seasons of which the roster has nobody as deputy
    as_of: int | None
    roster: list[str]
    unlisted: list[str]
    reading_of: str | None
    period: int | None
    begins: int
    year: int
    term: int
    once: bool
    complete: bool
    head: str
    listed: bool
    over: dict[Any, Any]  # what one course has of what may be in several ways

    def may_lead(self, year: int) -> list[str]:
        """Who may have an office of head that is open."""
        raise NotImplementedError

    def best_of(self, units: list[str], year: int) -> list[str]:
        """Of those who may lead, by rank, where the best place is that of several, or may be, these."""
        raise NotImplementedError

    def _held(self, year: int, office: str) -> str | None:
        return self.seats.get((year, office), OPEN)[0]

    def _began(self, year: int) -> int | None:
        """The first season of the term that ran before a season; one whose head is gone is over."""
        known = [at for at, office in self.seats if at < year and office == "head" and self._held(at, office)]
        known = [at for at in known if at not in self.ongoing]
        last = max(known, default=None)
        if last is None:
            return None
        before = [at for at in known if last - max(self.term, 2) < at < last]
        while before and self._same(max(before), last) and self._stays(max(before), last):
            last = max(before)
            before = [at for at in known if last - max(self.term, 2) < at < last]
        began, head = last, self._held(last, "head")
        for at in range(last + 1, year):
            if (at - began) % self.term == 0 or self._led_alone(began) or (head and not self._leads_on(head, at)):
                began, head = at, self._held(at, "head")
        return began

    def _stays(self, year: int, later: int) -> bool:
        """Whether the head of a season is a member as every season after it begins, up to a later one."""
        head, as_of, self.as_of = self._held(year, "head") or "", self.as_of, None
        stays = all(self._leads_on(head, at) for at in range(year + 1, later + 1))
        self.as_of = as_of
        return stays

    def _led_alone(self, began: int, since: int | None = None) -> bool:
        """Whether a term is over with its first season: its head is a member no more, or never, and no heir is next."""
        head = self._held(began, "head")
        unit = self.people.by_id[head] if head else None
        until = unit.until if unit else None
        ended = until is not None and until < self.people.season.days_of(since or began)[0]
        ended = ended or (unit is not None and unit not in self._described())
        later = self.rows.get(began + 1, {}).get("head")
        return ended and (later is None or later != self.holder(head or "", began + 1))

    def unsure(self, year: int) -> bool:
        """Whether nobody can say when a term ends: its head is recorded only behind a season that nobody recorded."""
        known = [at for at in range(self.begins, year) if self.seats.get((at, "head"), OPEN)[1] == "known"]
        if self.term == 1 or not known:
            return False
        head, now = self._held(known[-1], "head"), self.seats.get((year, "head"), OPEN)
        if now[1] == "known" and not self._same(known[-1], year):
            return False  # another leads: a term of its own
        if head and not all(self._leads_on(head, at) for at in range(known[-1] + 1, year + 1)):
            return False  # it is over, whenever it began
        first = known[-1]
        while first - 1 in known and self._same(first - 1, first):
            first -= 1
        before = first - 1
        hole = before >= self.begins and self._held(before, "head") is None
        hole = hole and (not self.runs(before) or self.unsure(before))  # the term before may have been over
        hole = hole and head not in self.named_beside(before)  # else it did not begin there
        hole = hole and not self._led_alone(known[-1], max(self.begins, first - self.term + 1))
        return hole and known[-1] - first + 1 < self.term

    def unclear(self, year: int) -> bool:
        """Whether the term of a head that nobody knows may be over early, as one that may lead it left."""
        known = [at for at, office in self.seats if at < year and office == "head" and self._held(at, office)]
        if self.term == 1 or not known:
            return False
        if self._held(year, "head"):
            return False  # a term begins with the first season of which its head is recorded
        for at in range(max(known) + 1, year + 1):
            began = self._began(at)
            if began is None or self._held(began, "head") or (at - began) % self.term == 0:
                continue
            row = self.rows.get(began, {})
            led = set(self.may_lead(began)) - self._with_heirs([row.get("deputy"), row.get("replacement")], began)
            if any(self.holder(unit, at) is None for unit in led):
                return True
        return False

    def _leads_on(self, head: str, year: int) -> bool:
        """Whether a head still leads in a season of its term: as a member that is neither deputy nor stand-in then."""
        row = self.rows.get(year, {})
        beside = self._with_heirs([row.get("deputy"), row.get("replacement")], year)
        unit = self.holder(head, year)
        return unit is not None and (not beside & {head, unit} or row.get("head") is not None)

    def runs(self, year: int) -> bool:
        """Whether a term goes on in a season."""
        began = self._began(year)
        if began is None or (year - began) % self.term == 0:
            return False
        if self._held(began, "head") is None:
            return True
        if self._held(year, "head") is None and self._broken_off(began, year):
            return False
        stays = self._stays(began, year) and not self._led_alone(began)
        return stays and (self._held(year, "head") is None or self._same(began, year))

    def _broken_off(self, began: int, year: int) -> int | None:
        """The later season of a term, seen from one that nobody recorded, in which its head leads no more."""
        head, as_of, self.as_of = self._held(began, "head"), self.as_of, None
        leads = head and self._leads_on(head, year) and not self._led_alone(began)
        later = range(year + 1, began + self.term) if leads else ()
        told = ((at, self._told_to_lead(head or "", at)) for at in later)
        at, on = next(((at, on) for at, on in told if on is not None), (year, True))
        self.as_of = as_of
        return None if on else at

    def _told_to_lead(self, head: str, year: int) -> bool | None:
        """Whether the record has a head lead in a season, if it says so; one that left by then led on until it did."""
        row, unit = self.rows.get(year, {}), self.holder(head, year)
        if unit is None or "head" in row:
            return unit is None or row["head"] in {head, unit}
        return False if self._with_heirs([row.get("deputy"), row.get("replacement")], year) & {head, unit} else None

    def severed(self, year: int) -> bool:
        """Whether a season is of a term that was broken off, or of the next: nobody recorded when that began."""
        known = [at for at in range(self.begins, year) if self._held(at, "head")]
        if self.term == 1 or not known or self._held(year, "head"):
            return False
        hole = known[-1] + 1
        end = self._broken_off(self._began(hole) or known[-1], hole)
        return end is not None and not end < year < hole + self.term  # between, the next runs whenever it began

    def _same(self, year: int, later: int) -> bool:
        """Whether the heads of two seasons are one, or the later carries the earlier on."""
        before, unit = self._held(year, "head"), self._held(later, "head")
        return unit is not None and (before == unit or (before is not None and self.holder(before, later) == unit))

    def beside(self, year: int) -> set[str]:
        """Who is not head of a season, as deputy; not known yet where it is asked as of a season before."""
        return set() if self.as_of is not None and year > self.as_of else self.in_office(year, "deputy")

    def in_office(self, year: int, office: str) -> set[str]:
        """Who holds an office, and the unit that carries it on: that is not in the other office beside it."""
        return self._with_heirs([self._held(year, office)], year)

    def _with_heirs(self, units: Collection[str | None], year: int) -> set[str]:
        """Units with those that carry them on."""
        return {each for unit in units if unit for each in (unit, self.holder(unit, year)) if each}

    def said_to_decline(self, year: int) -> list[str]:
        """Who declines in a season; not known yet where it is asked as of a season before."""
        return [] if self.as_of is not None and year > self.as_of else self.rows.get(year, {}).get("declined", [])

    def _by_order(self, year: int, beside: Collection[str] = ()) -> str | None:
        """Whose turn it is as head, by roster, repeating period or round; passing over some."""
        if self.roster and not self.once:
            return self._after_head(year, beside)
        past = {*self.beside(year), *beside}
        if not self.once:
            again = self._repeated(year) if self.period else None
            return again if again not in past else None
        return self._of_round(self._walk(year), year, past)

    def _of_round(self, walk: Round, year: int, past: Collection[str | None]) -> str | None:
        """Whose turn it is in a round by its order; passing over some."""
        waiting = walk.waiting(year, past)
        order = self.roster or (walk.order if self.period else [])
        if order and waiting and not walk.hazy:
            return self._in_order(walk, waiting, order, year)
        named = set(self.roster).intersection(waiting)  # the roster says where they stand, not their day
        if waiting and not walk.ahead and not named and walk.newcomers.issuperset(waiting):
            return next((unit for unit in walk.behind if unit in waiting), self._alone(waiting, walk))
        again = self._as_before(walk, year) if self.period else None
        return again if again in waiting else self._alone(self._first(waiting, walk), walk)

    @staticmethod
    def _first(waiting: list[str], walk: Round) -> list[str]:
        """Those who come first whatever the order: who joined within a round follows all who began it."""
        return [unit for unit in waiting if unit not in walk.newcomers] or waiting

    def said(self, year: int) -> bool:
        """Whether the turns are known on which that of a season rests: in rounds all, else the last."""
        if self.once:
            try:
                return not self._walk(year).unsaid
            except LostError:
                return False
        if not self.roster:  # an order that repeats rests on the turn a period ago
            return True
        for last in range(year - 1, self.begins - 1, -1):
            if self._held(last, "head") is None and not self.runs(last):
                return False
            if self._place(self.roster, last, "head") is not None:
                return True
        return True

    def led_as_member(self, unit: str, year: int) -> bool:
        """Whether the head of a season was a member as it began, or took over from one."""
        here = self.members(year)
        return unit in here or any(self.takes_over(unit, each) for each in here)

    def takes_over(self, unit: str, before: str, standing: Collection[str] = ()) -> bool:
        """Whether a unit carries on the history of another, itself or through one between; of none that stands."""
        carried = [each for each in self._carried(self.people.by_id[unit]) or () if each not in standing]
        return before in carried or any(self.takes_over(each, before, standing) for each in carried)

    def _carried(self, unit: Any) -> tuple[str, ...] | None:
        return self.carried.get(unit.id, carries(unit, self.people, self.reading_of))

    def _as_before(self, walk: Round, year: int) -> str | None:
        """Whose turn it was in the round before, as far as that is known, where its members stayed the same."""
        if walk.uneven:
            return None
        here = {None, *walk.line, *self.members(year)}
        places = [unit and (self.holder(unit, year) or unit) for unit in walk.before]
        places = [unit for unit in places if unit in here]  # who is no member any more is passed over
        turns = [unit for unit in walk.line if unit is None or unit in places]
        last = max((at for at, unit in enumerate(turns) if unit), default=-1)
        at = places.index(turns[last]) + len(turns) - last if last >= 0 else len(turns)
        had = {unit for unit in walk.had if unit}
        return next((unit for unit in places[at:] if unit not in had), None)

    def _alone(self, waiting: list[str], walk: Round) -> str | None:
        """The one unit that is left, where no other can be: not while turns of the round are not known."""
        sure = self.once and self.complete and not walk.unsaid and not walk.ahead
        return waiting[0] if sure and len(waiting) == 1 else None

    def _repeated(self, year: int) -> str | None:
        """Whose turn it was a whole round ago, where the members are the same."""
        before = year - (self.period or 0) * self.term
        unit = self._held(before, "head")
        if any(self._began(at + 1) != at - (at - before) % self.term for at in range(before, year)):
            return None  # a term was cut short: whose turn comes again is not known
        same = set(self.members(before)) == set(self.members(year)) or not self.once
        if unit is None or not same:
            return None
        return self.holder(unit, year)

    def _after_head(self, year: int, beside: Collection[str]) -> str | None:
        """The next of the roster after the place from which the last led."""
        places = {at: self._place(self.roster, at, "head") for at in range(self.begins, year)}
        last = max((at for at, place in places.items() if place is not None), default=None)
        if last is None:
            return None
        index = places.get(self._since(last))
        past = {*self.beside(year), *self.said_to_decline(year), *beside}
        return self._step(self.roster, places[last] or 0 if index is None else index, year, past)[1]

    def _after_deputy(self, year: int) -> str | None:
        """The next of the roster after the last deputy, so many steps on as there were seasons."""
        order, joined = self._standing(year) if self.once else (self.roster, [])
        listed = order
        order = order or (joined if self.once and set(self.members(year)) <= set(joined) else [])  # the rest is gone
        ends = [unit for unit in joined if unit not in listed] if order else []
        order = [*(unit for unit in order if unit not in ends), *ends]
        holders = self._at(order, ends, year)
        places = {at: self._place(order, at, "deputy", ends) for at in range(self.begins, year)}
        places |= {at: holders.index(unit) for at in places if (unit := self._held(at, "deputy")) and unit in holders}
        last = max((at for at, place in places.items() if place is not None), default=None)
        if last is None:
            return None
        between = range(last + 1, year)
        unheaded = [at for at in between if self._held(at, "head") is None and not self.runs(at)]
        if unheaded or any((at, "deputy") in self.seats and at not in self.vacant for at in between):
            return None  # a deputy out of the order, one that is open, or one beside nobody knows whom
        began = self._began(year)
        index, unit = places[last] or 0, None
        for at in range(last + 1, year + 1):
            running = self.runs(at) if began is not None else (at - last) % self.term
            if (at < year and running) or (unit and running):
                continue
            before = index
            index, unit = self._step(order, index, at, self.in_office(at, "head"), ends)
            if self.once and not self.complete and self._past(before, index, len(self.roster)):
                return None
        self.vacant |= set() if unit else {year}
        return unit

    def _since(self, year: int) -> int:
        """The first season of a term of which its head has a place: it led from that, whoever carries it on."""
        began = self._began(year + 1) or year
        term = range(began, year) if self.term > 1 else ()
        return next((at for at in term if self._place(self.roster, at, "head") is not None), year)

    def _standing(self, year: int) -> tuple[list[str], list[str]]:
        """The order and who stands behind it; who does, is known also where nobody knows who waits."""
        try:
            walk = self._walk(year)
        except LostError:
            days = {unit: self.joined_on(unit, year) for unit in self.members(year)}
            first = {unit: self.joined_on(unit, self.begins) for unit in self.members(self.begins)}
            return self.roster, sorted((unit for unit in days if days[unit] != first.get(unit)), key=days.__getitem__)
        return self.roster or (walk.order if self.period else []), walk.joined

    def _at(self, order: list[str], ends: Collection[str], year: int) -> list[str | None]:
        """Who stands on the places of an order in a season; one at the end is not handed on."""
        members = self.members(year)
        return [(unit if unit in members else None) if unit in ends else self.holder(unit, year) for unit in order]

    def _place(self, order: list[str], year: int, office: str, ends: Collection[str] = ()) -> int | None:
        """Whose place in an order it was that somebody had: its own, one that it carries on, else that of its heir."""
        unit = self.led(year) if office == "head" else self._held(year, office)
        if unit is None:
            return None
        holders = self._at(order, ends, year)
        heir = self.holder(unit, year) if office == "head" else None
        found: list[tuple[Sequence[str | None], str | None]] = [(holders, unit), (order, unit), (holders, heir)]
        return next((line.index(each) for line, each in found if each and each in line), None)

    def led(self, year: int) -> str | None:
        """Who led in a season: in one that nobody recorded, who leads on in a term."""
        unit = self._held(year, "head")
        if unit or not self.runs(year):
            return unit
        head = self._held(self._began(year) or year, "head")
        return self.holder(head, year) if head else None

    def _step(
        self, order: list[str], index: int, year: int, past: set[Any], ends: Collection[str] = ()
    ) -> tuple[int, str | None]:
        """The next place of an order whose unit is a member then, and who holds it."""
        holders = self._at(order, ends, year)
        for each in range(index + 1, index + 1 + len(order)):
            at = each % len(order)
            unit = holders[at]
            if unit and holders.index(unit) == at and unit not in past:  # who holds two places has the first
                return at, unit
        return index, None

    def _in_order(self, walk: Round, waiting: list[str], order: list[str], year: int) -> str | None:
        """The next of the order who still waits; a round begins as the one before."""
        turned = list(dict.fromkeys([*self._holders(order, year), *walk.behind]))  # a place at the end stays its own
        known = [unit for unit in self._holders(walk.placed, year) if unit in turned]
        starts = [self._place_led(unit, turned) for unit in self._starts(walk, year)]
        start = next((unit for unit in starts if unit in turned), None)
        behind = self._behind(walk, order, turned, year)
        last = [unit for unit in waiting if unit not in turned]
        left_out = set(last) - walk.newcomers  # they began the round: while one waits, no joiner's turn is known
        if not known and start is None and behind is None:  # wherever the order begins
            standing = [unit for unit in waiting if unit in turned]
            first = self._first(standing, walk)
            if left_out and walk.newcomers.issuperset(first):
                return self._alone(waiting, walk)
            return first[0] if len(first) == 1 else self._alone(waiting, walk)
        index = turned.index(start) if start and not known else behind  # who has no place does not begin the order
        due = self._place_due(walk, order, year)
        index = turned.index(due) if due in turned and not known else index  # one without a place led first
        index = turned.index(known[-1]) + 1 if index is None else index
        line = [unit for unit in [*turned[index:], *turned[:index]] if unit in waiting]
        line.sort(key=lambda unit: unit in walk.newcomers)
        line += last if self.complete and len(last) == 1 and last[0] in waiting else []
        if line and line[0] in walk.newcomers and left_out:
            return None
        places = self._holders(order, year)
        listed = len({unit for unit in turned if unit in places})
        if line and not self.complete and self._past(index - 1, turned.index(line[0]), listed):
            return None
        return line[0] if line else None

    def due(self, walk: Round, year: int) -> str | None:
        """With whose place a round should begin in a season: of those who are members then and have a turn to take."""
        waiting = walk.waiting(year)
        unit = self._in_order(walk, waiting, self.roster, year) if self.roster and waiting and not walk.hazy else None
        places = self.roster if unit else []  # nobody's is none of those whose unit is no member
        return next((place for place in places if unit in {place, self.holder(place, year)}), unit)

    def _place_due(self, walk: Round, order: list[str], year: int) -> str | None:
        """Who holds by now the place with which a round should have begun; one at the end is not handed on."""
        if walk.due is None or (walk.due in walk.behind and walk.due not in order):
            return walk.due
        return self._holders([walk.due], year)[0]

    @staticmethod
    def _past(before: int, index: int, listed: int) -> bool:
        """Whether a step leads past the end of the order, behind which may stand one that joined and nobody knows."""
        return before < listed and not before < index < listed

    def _behind(self, walk: Round, order: list[str], turned: list[str], year: int) -> int | None:
        """Where the order goes on: behind the place from which the last led; of one that is back, its new one."""
        if not walk.last_known:
            return None
        ends = [unit for unit in walk.behind if unit not in order]
        for at in range(year - 1, self.begins - 1, -1):
            place = self._place([*order, *ends], self._since(at), "head", ends) if self.led(at) else None
            before = [] if place is None else ends[: max(0, place + 1 - len(order))]
            if before and (day := self._as_it_led(before[-1], at)) != walk.days[before[-1]]:  # it left and is back
                place = place if (before[-1], day) in walk.ends else None  # without a place then, it moves nothing
            if place is not None:
                ahead = {*self._holders(order[: place + 1], year), *before}
                return len({unit for unit in ahead if unit in turned})
        return None

    def _as_it_led(self, unit: str, year: int) -> date:
        """By which day a unit was a member in a season in which it led, one that joined within it too."""
        if unit in self.starting(year):
            return self.joined_on(unit, year)
        return self.people.by_id[unit].stands_since(self.people.season.days_of(year)[1])

    def _place_led(self, unit: str, order: list[str]) -> str:
        """The place from which a unit led: its own, else that of one whom it carried on."""
        if unit in order or unit not in self.people.by_id:
            return unit
        return next((place for place in order if self.takes_over(unit, place)), unit)

    def _starts(self, walk: Round, year: int) -> list[str]:
        """With whom a round may begin: as the one before; in an order that repeats a lost turn has its place."""
        first = [] if self.roster or walk.adrift else walk.order[:1]
        return self._holders([*first, *walk.starts], year)

    def _holders(self, units: list[str], year: int) -> list[str]:
        """Who holds the places of units now."""
        return [self.holder(unit, year) or unit for unit in units]

    def members(self, year: int) -> list[str]:
        """The members on the first day of a season, or of the season as of which is asked."""
        year = year if self.as_of is None else min(year, self.as_of)
        if year not in self.here:
            self.here[year] = self.starting(year)
        return self.here[year]

    def joined_on(self, unit: str, year: int) -> date:
        """By which day a member of a season joined: who left and is back, by that of its last return."""
        year = year if self.as_of is None else min(year, self.as_of)
        span = self.people.season.span(year)
        return self.people.by_id[unit].stands_since(span[0] if span else self.people.season.days_of(year)[1])

    def starting(self, year: int) -> list[str]:
        """The members on the first day of a season, whatever season is asked of."""
        span = self.people.season.span(year)
        if span is None:
            label = self.people.season.years[0].year + year - self.year
            units = self._described()
            return [unit.id for unit in units if unit.stands_within(date(label, 1, 1), date(label + 1, 12, 31))]
        return [unit.id for unit in self._described() if unit.stands(span[0])]

    def _described(self) -> list[Any]:
        """The units that may be members on a day of theirs."""
        beside = [unit for unit in self.people.others if unit.dated]
        if self.listed:
            beside += [self.people.by_id[each] for each in self.unlisted]
        return [*self.people.units, *beside]

    def within(self, year: int) -> list[str]:
        """The members on any day of a season; of its first where its days, or what comes, are not known."""
        span = self.people.season.span(year)
        if span is None or (self.as_of is not None and year >= self.as_of):
            return self.members(year)
        return [unit.id for unit in self._described() if unit.stands_within(*span)]

    def holder(self, unit: str, year: int) -> str | None:
        """Who holds a unit's place in a season: itself, or the unit that carries its history on."""
        key = unit, year if self.as_of is None else min(year, self.as_of)
        if key not in self.holds:
            self.holds[key] = self._holder(unit, year)
        return self.holds[key]

    def _holder(self, unit: str, year: int) -> str | None:
        if unit in self.members(year):
            return unit
        heir = self._heir(unit)
        return self.holder(heir, year) if heir else None

    def _heir(self, unit: str) -> str | None:
        """The unit that carries another on, member or not."""
        heirs = [each for each in self.people.by_id.values() if unit in each.formed_from]
        for heir in heirs:
            carried = self._carried(heir)
            if carried is not None and unit in carried and self.chosen.get(unit, heir.id) == heir.id:
                return heir.id
        return None

    def becomes(self, unit: str, later: str) -> bool:
        """Whether a unit is carried on by another in the end, also while both stand."""
        heir = self._heir(unit)
        return heir is not None and (heir == later or self.becomes(heir, later))

    def _walk(self, year: int) -> Round:
        """The rounds up to a season."""
        walk = self._turned(year - 1, min(self.begins, year))
        walk.enter(year)
        return walk

    def _turned(self, year: int, first: int) -> Round:
        """The rounds from one season up to another, with the turn of that, before the next begins."""
        walk = Round(self, first)
        for at in range(first, year + 1):
            kept = self._kept(walk, at)
            if kept is None:
                walk.enter(at)
            walk = kept or walk
            walk.turn(at)
        return walk

    def ends(self, year: int) -> bool:
        """Whether a round in which nobody known waits is over, where units that nobody knows may wait in it."""
        before = self.people.season.span(year - 1)
        joins = any(not before or (each.since or LONG_AGO) > before[0] for each in self.people.by_id.values())
        if not joins and year not in self.over:  # who waits is open either way
            raise LostError(year)
        return bool(self._either(year, (True, False)))

    def whose(self, year: int, open_: int, ways: list[str | None]) -> str | None:
        """Whose of those that left before a season an open turn was, or of none of them."""
        found: str | None = self._either((year, open_), ways) if len(ways) > 1 else next(iter(ways), None)
        return found

    def _either(self, asked: Any, ways: Collection[Any]) -> Any:
        """What may be in several ways, of which each is read, if they are not too many."""
        if asked not in self.over:
            raise LostError if len(self.over) >= MOST else UndecidedError(asked, ways)
        return self.over[asked]

    def named_beside(self, year: int) -> list[str]:
        """Who was deputy of a season, stood in or declined in it: none of them was its head by turn."""
        row = self.rows.get(year, {})
        named = [row.get("deputy"), row.get("replacement"), *row.get("declined", [])]
        return [self.holder(unit, year) or unit for unit in named if unit]

    def _kept(self, walk: Round, year: int) -> Round | None:
        """The next round as it begins, where its first head shows that the one before was over."""
        ordered = self.roster and self.head in {"roster", "deputy-succeeds"} and self.complete and self.term == 1
        kept = walk.kept() if ordered else None
        head = self._held(year, "head")
        if kept is None or head is None:
            return None
        first = kept.firsts[0]
        kept.enter(year)
        return kept if first and (self.holder(first, year) or first) == head else None
