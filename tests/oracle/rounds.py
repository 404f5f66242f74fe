"""Rounds of heads: who must have a turn, and who had one."""

from collections.abc import Collection
from copy import copy
from datetime import date
from typing import Any


class LostError(Exception):
    """From here on nobody can say who has had a turn; as a round may be over or go on, if a season is named."""

    def __init__(self, year: int | None = None) -> None:
        super().__init__(year)
        self.year = year


class UndecidedError(Exception):
    """What is not known as a season begins, as whether a round is over, and may be in several ways: each is read."""

    def __init__(self, asked: Any, ways: Collection[Any]) -> None:
        super().__init__(asked)
        self.asked, self.ways = asked, ways


class Round:
    """The walk over recorded and projected heads: who must have a turn, who had one."""

    def __init__(self, offices: Any, first: int) -> None:
        self.offices = offices
        self.must = list(offices.members(first))
        self.began = list(self.must)
        self.places = list(self.must)  # with whom it began, those that left too
        self.seen = set(self.must)
        self.days = {unit: offices.joined_on(unit, first) for unit in self.must}  # by which day each is a member
        self.ends: set[tuple[str, date]] = set()  # who ever stood at the end of the order, and by which day
        self.founders = set(self.must)  # the members themselves with which the round began
        self.takers: dict[str, str] = {}  # who takes over from one that began the round: they have one turn
        self.had: list[str] = []
        self.stood: list[str] = []  # whose turns these were, also where others carry them on by now
        self.later: list[str] = []
        self.unsaid: list[int] = []  # the seasons since which nobody can say whose turn it is
        self.ahead: list[int] = []  # seasons to come in this round of which the turn is open
        self.may: dict[int, list[str]] = {}  # who may have had the turn of such a season
        self.at = first  # the season that began last
        self.hazy = False  # the turn of a season to come was open
        self.came = self.full = False  # members came; all have had their turn
        self.newcomers: set[str] = set()
        self.guests: set[str] = set()
        self.placed: list[str] = []  # who led from a place of the order
        self.due: str | None = None  # with whose place the round should have begun, where one without a place led first
        self.order: list[str] = []
        self.begun: list[str] = []
        self.declined: set[str] = set()
        self.lost: set[str] = set()
        self.starts: list[str] = []
        self.joined: list[str] = []
        self.behind: list[str] = []
        self.goes_on = False
        self.away: list[str] = []  # who waited and is no member as a season begins
        self.back: list[str] = []  # who waited and is back as nobody known waits any more
        self.met = set(self.must)  # whom this round had among its units
        self.moved: list[str] = []
        self.turns: list[str] = []
        self.firsts: list[str | None] = []  # the turns, those that nobody knows too
        self.last_known = True  # whose turn the last was
        self.alone: int | None = None  # the season of the last turn, if that was of the only member there is
        self.line: list[str | None] = []  # the turns, and those that were lost in their places
        self.before: list[str | None] = []
        self.adrift = False  # nobody can say behind whom the order begins
        self.uneven = False  # members came or went before the round was over, or a unit led twice in it

    def enter(self, year: int) -> None:
        """A season begins: units end and join; a round that is complete closes."""
        offices = self.offices
        members = offices.members(year)
        over = self._over()
        gone = self._gone(year)
        begun, self.at = self.at < year, year
        runs = offices.runs(year)
        of_term = (self.goes_on or runs) and not self.full  # the season before was one of a term that went on
        came = offices.within(year - 1) if begun and (not over or of_term) else []
        self._come_back(year, gone, over=over and not (self.goes_on and not self.full))
        self.takers |= {} if over else self._beside(members)
        self._hand_on(year)
        self.guests -= self._placed(year)  # from now on it has a place, that of whoever carries it on
        if not self.began and not runs:
            came = []  # what they joined is over
            self._forgotten(members)
        self.goes_on = runs  # while a term goes on there is no turn to decline, and no round begins
        said = offices.said_to_decline(year)
        self.declined = set() if self.goes_on else set(said) & set(members)  # who is no member has no turn to decline
        self._join_before(year, came)
        if self.goes_on and not self.full:
            self._join(members)  # whoever left made the round complete: it goes on while the term does
        self._close(members, year)
        lost = {unit for unit in self.declined - set(self.had) if unit in self.must}
        lost = lost if offices.declines == "loses-turn" else set()
        self.lost |= self.declined if offices.declines == "loses-turn" else set()
        self.line += [unit for unit in dict.fromkeys(said) if unit in lost]
        declined = [unit for unit in dict.fromkeys(said) if unit in self.declined and unit not in self.had]
        (self._have if offices.declines == "loses-turn" else self.later.extend)(declined)  # as the record lists them
        self._close(members, year)
        self._stand_behind(members, year)
        self.seen |= set(members)

    def _gone(self, year: int) -> list[str]:
        """Who waited, left, and had no turn: an open one was that of one of them, if nobody else may have had it."""
        offices, left = self.offices, self._left()
        gone = [unit for unit in left if not offices.holder(unit, year)]
        for at in list(self.ahead) if offices.complete and gone else ():
            may = [unit for unit in self._moved(self.may[at], self.at) if unit in left]
            self.may[at] = [unit for unit in may if unit not in gone]
            ways = [*(unit for unit in may if unit in gone), *([None] if self.may[at] else [])]
            whose = offices.whose(year, at, ways)
            if whose:
                self.ahead.remove(at)
                gone.remove(whose)
        return gone

    def _have(self, units: list[str]) -> None:
        """Some have had their turn."""
        self.had += units
        self.stood += units

    def _hand_on(self, year: int) -> None:
        """What belongs to a unit is from now on that of whoever carries it on."""
        self.moved = self._moved(self.must, year)
        self.must = list(self.moved)
        self.met |= set(self.must)
        self.had = list(dict.fromkeys(self._holder(unit, year) or unit for unit in self.had))
        self.lost = set(self._moved(list(self.lost), year)) | self.lost
        self.began = self._moved(self.places, year)  # one that began it and is back is there again
        self.places = [self._holder(unit, year) or unit for unit in self.places]
        self.begun = [self._holder(unit, year) or unit for unit in self.begun]
        self.later = [self._holder(unit, year) or unit for unit in self.later]
        self.line = [unit and (self._holder(unit, year) or unit) for unit in self.line]

    def _beside(self, members: list[str]) -> dict[str, str]:
        """Who joins, is named by the roster, and has one turn with one that began the round and still stands."""
        offices = self.offices
        new = [unit for unit in members if unit in offices.roster and unit not in self.founders]
        return {each: unit for each in self.founders for unit in new if each in members and offices.becomes(each, unit)}

    def _holder(self, unit: str, year: int) -> str | None:
        """Who has what a unit had in this round: itself while it stands, then the unit that carries it on."""
        found: str | None = self.offices.holder(unit, year)
        return found

    def owners(self, unit: str, year: int) -> list[str]:
        """Those whose turn is that of a unit as well, which is theirs while they stand."""
        here = self.offices.members(year)
        return [each for each, taker in self.takers.items() if taker == unit and each in here]

    def _forgotten(self, members: list[str]) -> None:
        """A round of which nobody is left that began it is over; the next rests on no turn before it."""
        told = not self.unsaid and not self.ahead and len(set(self.turns)) == len(self.turns)
        self.starts, self.before, self.order = [], [], self.stood if told else []
        self.last_known = self.hazy = False
        self.adrift = True
        self._anew(members)

    def _come_back(self, year: int, gone: list[str], *, over: bool) -> None:
        """Who waited and left, and is back before the round is over, waits still; it never is while a term goes on."""
        away = self.away if self.offices.complete else [*self.away, *self.back]
        self.back = [unit for unit in self._moved(away, year) if unit not in [*self.must, *self.had]]
        if not over:
            self._wait_again()
        self.away = [unit for unit in [*away, *gone] if not self.offices.holder(unit, year)]

    def _wait_again(self) -> None:
        """Who is back waits still, as the round goes on."""
        self.must += self.back
        self.came = self.came or bool(self.back)
        self.back = []

    def _left(self) -> list[str]:
        return [unit for unit in self.must if unit not in self.had]

    def _over(self) -> bool:
        """Whether all have had their turn; never while nobody can say whose turns there were."""
        return not self.unsaid and len(self._left()) <= len(self.ahead)

    def kept(self) -> "Round | None":
        """This round as one that is over, if the seasons that nobody recorded were the turns of those left."""
        offices, left = self.offices, self._left()
        recorded = [year for year in self.unsaid if offices._held(year, "head")]
        alike = sorted(self.must) == sorted(self.places)
        beside = {unit for year in self.unsaid for unit in offices.named_beside(year)}
        if not self.unsaid or self.ahead or recorded or not alike or beside & set(left):
            return None
        if len(left) != len(self.unsaid) or self.firsts[:1] in ([], [None]):
            return None
        found = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, (list, set, dict)):
                setattr(found, name, copy(value))
        found._have(left)
        found.unsaid = []
        return found

    def _close(self, members: list[str], year: int) -> None:
        """A round that is complete closes, and another begins; else who joined may join it."""
        if not self._over():
            self._join(members)
        if not self._over() or self.goes_on:
            return
        if not self.offices.complete and not self.offices.ends(year):
            self._wait_again()  # somebody that nobody knows waits: the round was never over
            self._join(members)
            return
        told = not self.ahead and set(self.had) <= set(self.begun) | self.lost
        twice = len(set(self.turns)) < len(self.turns)
        self.hazy = self.hazy and not told  # a round of which every turn is known tells the order again
        self.order = self.stood if told and not twice else [] if twice else self.order
        starts = [unit for unit in self.firsts[:1] if unit and self._placed_by_now(unit, members)]
        starts = [unit for unit in starts if not self._gone_from_the_end(unit, year)]
        if starts or self.placed or None in self.firsts:  # who has no place moves nothing
            self.starts = starts
        self.adrift = False
        self.before = [turn for turn in self.line if turn is None or turn in self.must]  # who was no member had none
        self.uneven = twice or self.came or set(self.began) != set(self.must)
        self._anew(members)

    def _anew(self, members: list[str]) -> None:
        """Another round begins with those who are members."""
        self.must, self.began, self.came = list(members), list(members), False
        self.places = list(members)
        self.founders, self.takers = set(members), {}
        self.newcomers, self.guests, self.full = set(), set(), False
        self.away, self.back, self.met = [], [], set(members)
        self.had, self.stood, self.later, self.lost, self.unsaid, self.ahead = [], [], [], set(), [], []
        self.begun, self.turns, self.line, self.firsts, self.placed = [], [], [], [], []
        self.due = None

    def _join_before(self, year: int, came: list[str]) -> None:
        """Who was a member on any day of a season after whose turn another waited joins, though that other left.

        So it does though it is gone itself: back before the round is over, it waits still.
        """
        came = [unit for unit in came if unit not in self.met]
        self._join(list(dict.fromkeys(unit for each in came if (unit := self._holder(each, year)))))
        gone = [unit for unit in came if not self._holder(unit, year)]
        self._join(gone)
        self.must = [unit for unit in self.must if unit not in gone]
        self.away += [unit for unit in gone if unit in self.met and unit not in self.away]

    def _stand_behind(self, members: list[str], year: int) -> None:
        """Who joins stands at the end of the order, in every later round too."""
        units, back = self.offices.people.by_id, self._back_again(members, year)
        heirs = {unit for unit in members if units[unit].formed_from and unit in self.moved}
        held = {self.offices.holder(place, year) for place in self.offices.roster}
        heirs = heirs & held if held else heirs - self._of_the_end(members, year)  # who carries on no place joins
        between = self._back_again([unit for unit in self.behind if unit not in members], year)  # and left once more
        self.days |= {unit: self.offices.joined_on(unit, year) for unit in [*members, *between]}
        new = [unit for unit in members if unit not in self.seen | heirs or unit in back - held]
        line = sorted((unit for unit in units if unit in {*new, *between}), key=lambda unit: self.days[unit])
        self.joined = [*(unit for unit in self.joined if unit not in line), *line]
        self.behind = [*(unit for unit in self.behind if unit not in line), *line]
        self.ends |= {(unit, self.days[unit]) for unit in new}
        # who takes over from one that began and has no place follows all who began, as any who joined
        self.newcomers |= {unit for unit in new if unit not in self.founders}
        self.newcomers |= {unit for unit in heirs - self.seen - self.founders if not self._of_a_founder(unit)}
        self.newcomers -= {unit for unit in self.newcomers if self._stands_for_one_that_began(unit, year)}

    def _back_again(self, units: list[str], year: int) -> set[str]:
        """Who of some left and is back since the season before: it joins by the day of its return."""
        return {unit for unit in units if unit in self.seen and self.days[unit] != self.offices.joined_on(unit, year)}

    def _of_a_founder(self, unit: str) -> bool:
        """Whether a unit takes over from one that began the round, which may stand beside it."""
        return any(self.offices.becomes(each, unit) for each in self.founders)

    def _of_the_end(self, members: list[str], year: int) -> set[str]:
        """Who takes over from such alone as stand at the end of the order: a place there is not handed on."""
        order = self.order if self.offices.period else []
        ended = {unit: self._holder(unit, year) for unit in self.behind if unit not in members and unit not in order}
        others = {self._holder(unit, year) for unit in [*self.met, *order] if unit not in ended and unit not in members}
        return {unit for unit in ended.values() if unit} - others

    def _stands_for_one_that_began(self, unit: str, year: int) -> bool:
        """Whether a unit that joined has a place, and takes over from one that began the round.

        One that has a place itself does so from the first day; with a place that it carries on, once that is its own.
        """
        offices = self.offices
        if unit in offices.roster:
            return self._of_a_founder(unit)
        places = offices.roster or (self.order if offices.period else [])
        placed = any(each != unit and offices.holder(each, year) == unit for each in places)
        return placed and any(offices.holder(each, year) == unit for each in self.founders)

    def _join(self, members: list[str]) -> None:
        """Who joins while a round runs: at its end, in the next, or nobody can say."""
        offices = self.offices
        for unit in members:
            inherited = offices.people.by_id[unit].formed_from and unit in self.must
            if unit in self.met or inherited or unit in [*self.must, *self.had, *self.takers.values()]:
                continue
            self.came = True
            if offices.joins == "this-round":
                self.must.append(unit)
                self.met.add(unit)
                self.newcomers.add(unit)  # its turn is at the end of this round

    def _moved(self, units: list[str], year: int) -> list[str]:
        found = []
        for unit in units:
            holder = self._holder(unit, year)
            if holder and holder not in found:
                found.append(holder)
        return found

    def turn(self, year: int) -> None:
        """The head of a season has its turn; of one that is not recorded nobody can say whose it was."""
        offices = self.offices
        unit = offices._held(year, "head")
        left = self._left()
        beside = offices.beside(year) if unit is None and year >= offices.year else set()
        if unit is None and left and set(left) <= self.declined | beside:
            return  # who alone waits declines and keeps its turn, or is deputy: nobody has that of the season
        if offices.runs(year):
            unit = offices.led(year)  # the term is led from its place
            self.placed += [unit] if unit and self._has_place(unit, year) else []
            return
        alone, self.alone = self.alone, self._of_the_only_member(unit, year)
        if unit is None:
            asked = year >= offices.year > offices.begins or year > offices.year  # of these the rule is asked
            (self.ahead if asked else self.unsaid).append(year)
            self.may[year] = offices.best_of(self.waiting(year, beside), year) if asked else []
            self.hazy = self.hazy or asked
            self.line.append(None)
            self.firsts.append(None)
            self.last_known = False
            return
        if not offices.led_as_member(unit, year):
            self.unsaid.append(year)
        elif self.unsaid and alone is not None and self.alone and not self._joined_since(alone, year):
            self._anew(offices.members(year))  # the turn before closed any round: this is one of its own
        if self._has_place(unit, year):
            self.placed.append(unit)
        else:
            self.due = self.due if self.firsts else offices.due(self, year)  # nobody who joins later goes before it
            self.guests.add(unit)  # no round begins with it while it has no place
        self.turns.append(unit)
        self.firsts.append(unit)
        self.last_known = True
        self.line.append(unit)
        self.begun.append(unit)
        self._have([each for each in self.owners(unit, year) or [unit] if each not in self.had])
        self.had += self._taken_over_by(unit, year)
        self.full = not self._left()

    def _of_the_only_member(self, unit: str | None, year: int) -> int | None:
        """The season of the last turn, if that is of the only member there is, which has all but what it declines.

        So it has one that nobody recorded, unless it stood in for another; a season of nobody's turn is passed over.
        """
        offices = self.offices
        here = offices.members(year)
        if not offices.complete or len(here) != 1:
            return None
        if unit is not None:
            return year if offices.led_as_member(unit, year) else None
        if here[0] in self.declined | offices.in_office(year, "deputy"):
            return self.alone
        return None if here[0] in offices.named_beside(year) else year

    def _joined_since(self, first: int, year: int) -> bool:
        """Whether the only member there is joined the round of another while the term of that ran."""
        offices = self.offices
        if offices.term == 1 or offices.joins != "this-round":
            return False
        came = {self._holder(unit, year) for at in range(first, year) for unit in offices.within(at)}
        led = {self._holder(unit, year) for unit in offices.members(first)}
        return not came.isdisjoint({*offices.members(year)} - led)

    def _taken_over_by(self, unit: str, year: int) -> list[str]:
        """Whose turn that of an heir was which joined within its season: of one that ends, or has one turn with it.

        What one that ended left to an heir that stands is that heir's.
        """
        offices = self.offices
        if unit in offices.members(year):
            return []
        later = [] if unit in offices.roster else offices.starting(year + 1)
        return [each for each in self._left() if offices.takes_over(unit, each, later)]

    def _has_place(self, unit: str, year: int) -> bool:
        """Whether a unit has a place in the order, one of the roster or behind it."""
        roster = self.offices.roster
        return not roster or unit in {*self._placed(year), *roster, *self.behind}

    def _placed(self, year: int) -> set[str | None]:
        """Who holds the places of the roster in a season."""
        return {self.offices.holder(place, year) for place in self.offices.roster}

    def _placed_by_now(self, unit: str, members: list[str]) -> bool:
        """Whether a unit led from a place, or had one since, if at the end, as another round begins."""
        joins = unit in members and (unit not in self.seen or unit in self._back_again(members, self.at))
        heir = self._holder(unit, self.at) if unit not in self.seen else None  # of one that joined, and is gone
        left = heir in {*self._placed(self.at), *self.offices.roster, *self.behind} or heir not in self.seen
        return unit not in self.guests or joins or unit in self.behind or (heir is not None and left)

    def _gone_from_the_end(self, unit: str, year: int) -> bool:
        """Whether a unit that stood behind the roster is no member any more, and has left no place."""
        offices = self.offices
        named = [place for place in offices.roster if unit == place or offices.takes_over(unit, place)]
        return bool(offices.roster) and not named and not self._holder(unit, year)

    def still(self, unit: str) -> bool:
        """Whether a unit surely still waits for its turn: it had none, and was deputy where the head is not known."""
        here = unit in self.must or self.unsaid
        waits = here and unit not in self.had and unit not in self.declined and not self.owners(unit, self.at)
        return bool(waits) and self._never(unit)

    def _never(self, unit: str) -> bool:
        """Whether none of the turns that nobody knows was that of a unit."""
        offices = self.offices
        turns = [(self._alone_of(unit, at), offices.in_office(at, "deputy")) for at in [*self.unsaid, *self.ahead]]
        own = unit in self.must or not self.places  # of a round that nobody began nobody had a turn
        return all(each and has <= each and (has or own) for has, each in turns)  # the heir neither led beside it

    def _alone_of(self, unit: str, year: int) -> set[str]:
        """Whose turns of a season a unit has now: its own, and those of all that it carries on."""
        members = self.offices.members(year)
        shared = self.takers.get(unit)
        return {each for each in members if self._holder(each, self.at) == unit or each == shared}

    def waiting(self, year: int, past: Collection[str | None] = ()) -> list[str]:
        """Those still without a turn, who declined at the end; passing over some."""
        here = [unit for unit in self.offices.members(year) if unit not in past]
        left = [unit for unit in self.must if unit not in self.had and unit in here and unit not in self.declined]
        first = [unit for unit in left if unit not in self.later]
        return first or left
