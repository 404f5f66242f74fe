"""Days, seasons, working days, units in time."""

import re
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any

from oracle.reading import Refused, plain_text, same, slug

DAYS_OF_WEEK = 7
STRICT = ("scored", "without-place", "out")
LONG_AGO, FAR_AHEAD = date(1, 1, 1), date(9999, 12, 31)


def day(value: Any) -> date:
    """A day as people write it."""
    if isinstance(value, datetime):
        raise Refused("a time of day")
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise Refused("no day", value)
    text = plain_text(value)
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        year, month, of_month = map(int, found.groups())
    elif found := re.fullmatch(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})", text):
        of_month, month, year = map(int, found.groups())
    else:
        raise Refused("no day", value)
    try:
        return date(year, month, of_month)
    except ValueError as error:
        raise Refused(str(error)) from error


def year_of(label: Any) -> int:
    """The year of a season: of a school year, that in which it begins."""
    if isinstance(label, bool):
        raise Refused("no season")
    if isinstance(label, int):
        if not 1000 <= label <= 9999:
            raise Refused("no season", label)
        return label
    if isinstance(label, str):
        text = plain_text(label)
        found = re.fullmatch(r"([0-9]{4})\s*[-–]\s*([0-9]{4})", text)
        if found and int(found.group(2)) == int(found.group(1)) + 1:
            return int(found.group(1))
    raise Refused("no season", label)


def label_of(year: int, like: Any) -> Any:
    """The label of the season of a year, written as another."""
    return year if isinstance(like, int) else f"{year}-{year + 1}"


def shifted(when: date, years: int) -> date:
    """The same day so many years later; 29 February is the 28th where there is none."""
    try:
        return when.replace(year=when.year + years)
    except ValueError:
        return when.replace(year=when.year + years, day=28)


def months_later(when: date, months: int) -> date:
    """A day so many months later, at most the last of its month."""
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    for of_month in range(when.day, 0, -1):
        try:
            return date(year, month + 1, of_month)
        except ValueError:
            continue
    raise Refused("no such month")


class Season:
    """A season with its first and last day, where they are known."""

    def __init__(self, label: Any, period: Any = None) -> None:
        self.label = label
        self.year = year_of(label)
        self.start: date | None = None
        self.end: date | None = None
        self.years = date(self.year, 1, 1), date(self.year + (len(plain_text(str(label))) > len("2024")), 12, 31)
        if period is not None:
            self.start, self.end = day(period[0]), day(period[1])
        elif isinstance(label, int):
            self.start, self.end = date(label, 1, 1), date(label, 12, 31)

    def span(self, year: int) -> tuple[date, date] | None:
        """First and last day of the season of another year."""
        if self.start is None or self.end is None:
            return None
        return shifted(self.start, year - self.year), shifted(self.end, year - self.year)

    def days_of(self, year: int) -> tuple[date, date]:
        """First and last day of another year's season; where they are not known, those of the years of its label."""
        first, last = self.years
        return self.span(year) or (shifted(first, year - self.year), shifted(last, year - self.year))

    def holds(self, when: date) -> bool:
        """Whether a day lies in the season; where its days are not known nothing is outside."""
        if self.start is None or self.end is None:
            return True
        return self.start <= when <= self.end

    def near(self, when: date) -> bool:
        """Whether a day lies within the season or at most a year off it."""
        first, last = self.start or self.years[0], self.end or self.years[1]
        return shifted(first, -1) <= when <= shifted(last, 1)

    def due(self, text: Any) -> date | None:
        """The date of a day of the year ("15/6", "15/1 +1"), or a date as it is."""
        if isinstance(text, str) and (
            found := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})(?:\s*\+\s*([0-9]+))?", plain_text(text))
        ):
            of_month, month, later = int(found.group(1)), int(found.group(2)), int(found.group(3) or 0)
            if self.start is None:
                return None
            first = _in_year(self.start.year, month, of_month)
            if first < self.start:
                first = _in_year(self.start.year + 1, month, of_month)
            return _in_year(first.year + later, month, of_month)
        return day(text)

    def parts(self, months: int) -> list[tuple[date, date]]:
        """The season cut into periods of so many months."""
        if self.start is None or self.end is None:
            return []
        found: list[tuple[date, date]] = []
        for index in range(1000):
            first = months_later(self.start, index * months)
            if first > self.end:
                break
            if found and first == self.end and first.day < self.start.day:  # of the month before: it has no such day
                found[-1] = (found[-1][0], self.end)
                break
            last = months_later(self.start, (index + 1) * months) - timedelta(days=1)
            found.append((first, min(last, self.end)))
        return found


def _in_year(year: int, month: int, of_month: int) -> date:
    """A day of the year; 29 February is the 28th in a year without it."""
    try:
        return date(year, month, of_month)
    except ValueError:
        if (month, of_month) == (2, 29):
            return date(year, 2, 28)
        raise Refused("no day /", of_month, month) from None


class Calendar:
    """Which days are worked."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.holidays = {day(each) for each in table.get("holidays", [])}
        self.weekend = set(table.get("weekend", [6, 7]))
        self.added = {day(each) for each in table.get("worked", [])}
        if self.added & self.holidays:
            raise Refused("a holiday that is worked")
        if not self.weekend <= set(range(1, 8)):
            raise Refused("weekend")

    def worked(self, when: date) -> bool:
        """Whether a day is worked."""
        if len(self.weekend) == DAYS_OF_WEEK:
            return True
        off = when.isoweekday() in self.weekend or when in self.holidays
        return not off or when in self.added

    def moved(self, when: date) -> date:
        """The day itself, or the next that is worked; where the calendar has none, it stays."""
        found = when
        while not self.worked(found):
            if found == date.max:
                return when
            found += timedelta(days=1)
        return found

    def count(self, after: date, until: date, *, working: bool) -> int:
        """How many days lie after one and up to another."""
        if until <= after:
            return 0
        if not working:
            return (until - after).days
        return sum(self.worked(after + timedelta(days=step)) for step in range(1, (until - after).days + 1))

    def later(self, start: date, days: int, *, working: bool) -> date:
        """The day so many days after another; before it where there are fewer than none."""
        if abs(days) > 100_000:
            raise Refused("beyond the calendar")
        if not working:
            return start + timedelta(days=days)
        when, step = start, 1 if days > 0 else -1
        while days:
            when += timedelta(days=step)
            days -= step * self.worked(when)
        return when


class Unit:
    """A unit with its names and days."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.name = plain_text(table["name"]) if "name" in table else ""
        self.id = plain_text(table["id"]) if "id" in table else slug(self.name)
        self.names = {same(each) for each in [self.name or self.id, *table.get("aliases", [])]}
        self.called = self.names | {same(self.id)}
        self.since = day(table["since"]) if "since" in table else None
        self.until = day(table["until"]) if "until" in table else None
        self.dated = self.since is not None or self.until is not None  # the record itself gives days
        self.formed_from = tuple(table.get("formed_from", ()))
        self.carries_on = table.get("carries_on")
        self.size = table.get("size")
        self.gaps: list[tuple[date, date]] = []
        self.away, self.came_back, self.joined = False, self.until, False

    def stands(self, on: date | None) -> bool:
        """Whether a day lies between its first and its last, and it was not away."""
        if on is None:
            return True
        away = any(first <= on <= last for first, last in self.gaps)
        return (self.since or LONG_AGO) <= on <= (self.until or FAR_AHEAD) and not away

    def stands_within(self, first: date, last: date) -> bool:
        """Whether it stands on a day between two."""
        first, last = max(first, self.since or LONG_AGO), min(last, self.until or FAR_AHEAD)
        away = any(one <= first and last <= other for one, other in self.gaps)
        return first <= last and not away

    def stands_since(self, on: date) -> date:
        """The last day up to another on which it began to stand: its first, or that of its return."""
        starts = [self.since or LONG_AGO, *(last + timedelta(days=1) for _, last in self.gaps)]
        return max((each for each in starts if each <= on and self.stands(each)), default=starts[0])

    def moved(self, key: str, on: date) -> None:
        """It joins or leaves by an amendment; who joined joins no more, nor leaves who left."""
        if key == "left":
            if self.away:
                return
            self.came_back, self.until = self.until, min(on - timedelta(days=1), self.until or FAR_AHEAD)
            self.away = True
        elif self.away:
            self.gaps.append(((self.until or FAR_AHEAD) + timedelta(days=1), on - timedelta(days=1)))
            self.until, self.away = self.came_back, False
        elif not self.joined and not self.gaps:  # the first joining says its first day, within its own days
            self.since = max(on, self.since or LONG_AGO)
        self.joined = self.joined or key == "joined"

    def stands_beside(self, other: "Unit") -> bool:
        """Whether there is a day on which both stand."""
        return self.stands_within(other.since or LONG_AGO, other.until or FAR_AHEAD)


class People:
    """The units of a cluster and those beside it; who is a member when."""

    def __init__(self, cluster: dict[str, Any], amendments: list[dict[str, Any]], season: Season) -> None:
        self.season = season
        self.membership: dict[str, str] = {}  # what the rulebook says of those who join or leave within the season
        self.units = [Unit(each) for each in cluster.get("units", [])]
        self.others = [Unit(each) for each in cluster.get("others", [])]
        ids = [unit.id for unit in [*self.units, *self.others]]
        if len(set(ids)) != len(ids):
            raise Refused("an id twice")
        self.nowhere: list[Unit] = []  # whom `formed_from` alone names: known by an id, and nothing else
        self.by_id = {unit.id: unit for unit in [*self.units, *self.others]}
        for unit in [*self.units, *self.others]:
            unit.formed_from = self._made_of(unit)
            if unit.carries_on is not None:
                unit.carries_on = self._before(unit.carries_on, unit)
                if unit.carries_on not in unit.formed_from:
                    raise Refused("carries on what it was not formed from", unit.id)
        for unit in self.by_id.values():
            if unit.id in self._origins(unit):
                raise Refused("formed from itself", unit.id)
        pairs = combinations(self.units, 2)
        if any(one.called & other.called and one.stands_beside(other) for one, other in pairs):
            raise Refused("two units of one name on one day")
        moved: set[tuple[str, date]] = set()
        for change in amendments:
            units = [unit for _, unit in self._amended(change)]
            new = {(unit, day(change["on"])) for unit in units}
            if len(new) < len(units) or moved & new:
                raise Refused("joined and left on one day")
            moved |= new
        changes = sorted(amendments, key=lambda each: day(each["on"]))
        for change, moves in [(change, self._amended(change)) for change in changes]:
            for key, name in moves:
                self.by_id[name].moved(key, day(change["on"]))

    def _made_of(self, unit: Unit) -> tuple[str, ...]:
        """What a unit was formed from, each once."""
        found = tuple(self._before(each, unit) for each in unit.formed_from)
        if len(set(found)) != len(found):
            raise Refused("formed from one twice", unit.id)
        return found

    def _origins(self, unit: Unit) -> set[str]:
        """All that a unit was formed from, through others too."""
        found: set[str] = set()
        further = set(unit.formed_from)
        while further - found:
            found |= further
            further = {each for name in found for each in self.by_id[name].formed_from}
        return found

    def _before(self, name: str, heir: Unit) -> str:
        """A predecessor: never the unit itself; of several that bear the name, the one of the eve.

        One that stands nowhere is known by that id.
        """
        name = plain_text(str(name))
        if name in self.by_id:
            return name
        eve = (heir.since or LONG_AGO + timedelta(days=1)) - timedelta(days=1)
        found = [unit for unit in self.by_id.values() if unit is not heir and same(name) in unit.names]
        if not found:
            self.nowhere.append(self._unknown(name))
            return name
        found = [unit for unit in found if unit.stands(eve)] if len(found) > 1 else found
        if len(found) != 1:
            raise Refused("unit", name)
        return found[0].id

    def find(self, name: str, span: tuple[date, date] | None = None) -> str:
        """The id of the unit called so: an id finds its own; a name, the one that alone stands within the days.

        Without days it is one of the season itself: a unit of the cluster, never one of those beside it.
        """
        found = self._called(name, span)
        if len(found) != 1:
            raise Refused("unit", name)
        return found[0]

    def find_or_keep(self, name: str, span: tuple[date, date]) -> str:
        """The same in the history, where what no unit is called is a unit of which nobody knows anything."""
        if self._called(name, span):
            return self.find(name, span)
        name = plain_text(str(name))
        return name if name in self.by_id else self._unknown(name).id

    def _called(self, name: str, span: tuple[date, date] | None) -> list[str]:
        """The ids of those called so."""
        units = [*self.units, *self.others, *self.nowhere] if span else self.units  # those that the dossier holds
        name = plain_text(str(name))
        if any(unit.id == name for unit in units):
            return [name]
        found = [unit for unit in units if same(name) in unit.names]
        days = span or self.season.days_of(self.season.year)
        if len(found) > 1 or (span and not all(self._described(unit) for unit in found)):
            found = [unit for unit in found if unit.stands_within(*days)]
        return [unit.id for unit in found]

    def _unknown(self, name: str) -> Unit:
        """A unit known by an id, and nothing else; by that it is called, letter by letter, and by nothing else."""
        unit = self.by_id[name] = Unit({"id": name})
        unit.names = set()
        return unit

    def _described(self, unit: Unit) -> bool:
        """Whether the dossier describes all that a unit was formed from, one of which may have borne its name."""
        held = {each.id for each in [*self.units, *self.others]}
        return held.issuperset(unit.formed_from)

    def find_any(self, name: str) -> str:
        """The id of a unit called so, of the cluster or beside it, as its season reads the name."""
        return self.find(name, self.season.days_of(self.season.year))

    def _amended(self, change: dict[str, Any]) -> list[tuple[str, str]]:
        """Who joins or leaves by an amendment; of two that bear one name, the one that stands then."""
        on = day(change["on"])
        found = []
        for key, when in (("joined", on), ("left", on - timedelta(days=1))):
            for name in change.get(key, []):
                own = [unit for unit in self.units if name == unit.id or same(str(name)) in unit.names]
                then = [unit for unit in own if unit.stands(when)]
                found.append((key, then[0].id if name not in self.by_id and len(then) == 1 else self.find(name)))
        return found

    def member(self, unit: str) -> bool:
        """Whether a unit is a member on any day of the season."""
        it = self.by_id[unit]
        return it in self.units and it.stands_within(*self._span())

    def _span(self) -> tuple[date, date]:
        """The days of the season; where they are not known, those of the years of its label."""
        season = self.season
        return season.start or season.years[0], season.end or season.years[1]

    def _words(self, unit: str) -> list[tuple[int, str]]:
        """What becomes of a member that joins or leaves within the season, each with how strict it is."""
        it, (first, last) = self.by_id[unit], self._span()
        leaves = [] if it.stands(last) else [(self.membership.get("leaves", "without-place"), "left-within-season")]
        joins = [] if it.stands(first) else [(self.membership.get("joins", "scored"), "joined-within")]
        return [(STRICT.index(word), why) for word, why in [*leaves, *joins]]

    def _strictest(self, unit: str) -> tuple[int, str]:
        """The stricter word counts; of two alike, the one on leaving."""
        return max(self._words(unit), key=lambda each: each[0], default=(0, ""))

    def placeless(self, unit: str) -> str | None:
        """Why a member takes no place, as it joined or left within the season."""
        strict, why = self._strictest(unit)
        return why if strict else None

    def peer(self, unit: str) -> bool:
        """Whether a unit is a member on any day, and not left out as it joined or left."""
        return self.member(unit) and STRICT[self._strictest(unit)[0]] != "out"

    def peers(self) -> list[str]:
        """All members of the season, in the order of the record."""
        return [unit.id for unit in self.units if self.peer(unit.id)]

    def at_end(self) -> list[str]:
        """The members of the season's last day, whatever becomes of them: the electors."""
        last = self._span()[1]
        return [unit.id for unit in self.units if self.member(unit.id) and unit.stands(last)]

    def counted(self) -> list[str]:
        """Those of whom a share of the members is taken: who is placed like the others, and who is one at the end."""
        at_end = set(self.at_end())
        return [unit for unit in self.peers() if unit in at_end or not self.placeless(unit)]
