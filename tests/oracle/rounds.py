"""Rounds of heads: who must have a turn, and who had one."""

from typing import Any

from oracle.days import LONG_AGO


class LostError(Exception):
    """From here on nobody can say who has had a turn."""


class Round:
    """The walk over recorded and projected heads: who must have a turn, who had one."""

    def __init__(self, offices: Any, first: int) -> None:
        self.offices = offices
        self.must = list(offices.members(first))
        self.seen = set(self.must)
        self.had: list[str] = []
        self.later: list[str] = []
        self.unknown = self.ahead = self.vague = 0
        self.since = 0
        self.deduced: str | None = None
        self.order: list[str] = []
        self.begun: list[str] = []
        self.declined: set[str] = set()
        self.lost: set[str] = set()
        self.starts: list[str] = []
        self.last: list[str] = []
        self.joined: list[str] = []
        self.behind: list[str] = []
        self.late: list[str] = []
        self.guests: set[str] = set()
        self.goes_on = False
        self.moved: list[str] = []
        self.turns: list[str | None] = []
        self.line: list[str | None] = []  # the turns, and those that were lost in their places
        self.before: list[str | None] = []
        self.led: set[str] = set()

    def enter(self, year: int) -> None:
        """A season begins: units end and join; a round that is complete closes."""
        offices = self.offices
        members = offices.members(year)
        over = len([unit for unit in self.must if unit not in self.had]) <= self.unknown
        self.moved = self._moved(self.must, year)
        self.must = list(self.moved)
        self.had = list(dict.fromkeys(self.offices.holder(unit, year) or unit for unit in self.had))
        self.goes_on = offices.runs(year)  # while a term goes on there is no turn to decline, and no round begins
        self.declined = set(() if self.goes_on else offices.rows.get(year, {}).get("declined", ()))
        if not over:
            self._join_before(year, members)
        self._close(members)
        lost = {unit for unit in self.declined - set(self.had) if unit in self.must}
        lost = lost if offices.declines == "loses-turn" else set()
        self.lost |= self.declined if offices.declines == "loses-turn" else set()
        self.line += [unit for unit in offices.rows.get(year, {}).get("declined", ()) if unit in lost]
        (self.had if offices.declines == "loses-turn" else self.later).extend(self.declined - set(self.had))
        self._close(members)
        self._stand_behind(members, year)
        self.seen |= set(members)

    def _close(self, members: list[str]) -> None:
        """A round that is complete closes, and another begins; else who joined may join it."""
        left = [unit for unit in self.must if unit not in self.had]
        if len(left) > self.unknown:
            self._join(members)
        if len(left) > self.unknown or self.goes_on:
            return
        if not self.offices.complete:
            raise LostError(self.unknown)
        told = not self.unknown and set(self.had) <= set(self.begun) | self.lost
        self.order = self.had if told else self.order
        first = next((turn for turn in self.turns if turn not in self.guests), None)
        units = self.offices.people.by_id
        self.behind, self.late = sorted([*self.behind, *self.late], key=lambda unit: units[unit].since or LONG_AGO), []
        # where nobody knows the first, it is as the round before; else the next goes on behind the last who led
        self.starts = [first] if first else self.starts
        self.last, self.begun = [*self.last, *self.begun], []
        self.before = [turn for turn in self.line if turn is None or turn in self.must]  # who was no member had none
        self.turns, self.line, self.led = [], [], set(self.must)
        self.must, self.had, self.later, self.lost = list(members), [], [], set()
        self.unknown = self.ahead = self.since = self.vague = 0

    def _join_before(self, year: int, members: list[str]) -> None:
        """Who was a member before the last turn was over joins the round that runs, even if it alone is left."""
        span = self.offices.people.season.span(year)
        units = self.offices.people.by_id
        self._join([unit for unit in members if span and units[unit].since and units[unit].since < span[0]])

    def _stand_behind(self, members: list[str], year: int) -> None:
        """Who joins stands at the end of the order, in every later round too."""
        units = self.offices.people.by_id
        heirs = {unit for unit in members if units[unit].formed_from and unit in self.moved}
        held = {self.offices.holder(place, year) for place in self.offices.roster}
        heirs = heirs & held if held else heirs  # who carries on no place of the roster joins behind it
        new = [unit for unit in members if unit not in self.seen | heirs]
        new.sort(key=lambda unit: units[unit].since or LONG_AGO)
        self.joined += new
        led = {*self.last, *self.begun} if self.turns else ()  # who led before it joined waits for the next round
        self.late += [unit for unit in new if unit in led]
        self.behind += [unit for unit in new if unit not in self.late]

    def _join(self, members: list[str]) -> None:
        """Who joins while a round runs: at its end, in the next, or nobody can say."""
        offices = self.offices
        for unit in members:
            inherited = offices.people.by_id[unit].formed_from and unit in self.must
            if unit in self.seen or inherited or unit in self.must:
                continue
            if offices.joins == "this-round":
                self.must.append(unit)

    def _moved(self, units: list[str], year: int) -> list[str]:
        found = []
        for unit in units:
            holder = self.offices.holder(unit, year)
            if holder and holder not in found:
                found.append(holder)
        return found

    def turn(self, year: int) -> None:
        """The head of a season has its turn; one that nobody recorded is somebody's who still waits."""
        offices = self.offices
        unit = offices._held(year, "head")
        began = offices._began(year)
        running = offices.runs(year)
        left = [each for each in self.must if each not in self.had]
        if left and set(left) <= self.declined | ({offices._held(year, "deputy")} if unit is None else set()):
            return  # who alone waits declines and keeps its turn, or is deputy: nobody has that of the season
        left = [each for each in left if each != offices._held(year, "deputy")]  # nobody is head and deputy at once
        sure = offices.complete and not self.unknown and year > min(offices.rows)
        if unit is None and not running and len(left) == 1 and sure:
            self.had.append(left[0])
            self.turns.append(left[0])
            self.line.append(left[0])
            self.deduced = left[0]
            return
        if running and unit == (offices._held(year - 1, "head") or self.deduced):
            return
        if unit is not None or not running:
            self.turns.append(unit)
            self.line.append(unit)
        if unit is not None:
            self.begun.append(unit)
            places = {offices.holder(place, year) for place in offices.roster} | {*offices.roster, *self.behind}
            if offices.roster and unit not in places:
                self.guests.add(unit)  # it has no place in the order yet: the round does not begin with it
            self.since = 0
        if unit is None:
            self.unknown += not running
            self.vague += began is None and offices.term > 1  # how many turns these seasons were, nobody knows
            self.ahead += not running and year > offices.year
            self.since += not running
        elif unit not in self.had:
            self.had.append(unit)

    def still(self, unit: str) -> bool:
        """Whether a unit still waits for its turn in the round."""
        return unit in self.must and unit not in self.had and unit not in self.declined

    def waiting(self, year: int) -> list[str]:
        """Those still without a turn, who declined at the end."""
        here = self.offices.members(year)
        left = [unit for unit in self.must if unit not in self.had and unit in here and unit not in self.declined]
        first = [unit for unit in left if unit not in self.later]
        return first or left
