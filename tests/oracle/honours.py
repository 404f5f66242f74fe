"""What was held before the season, and whose history a merged unit carries on."""

from collections.abc import Iterator
from copy import copy
from datetime import date
from itertools import product
from math import prod
from typing import Any

from oracle.days import FAR_AHEAD, LONG_AGO, People, day, year_of
from oracle.reading import Refused, same

KINDS = ("merit", "thematic", "sudden")
FEW = 64  # of so many readings each is tried


class Honours:
    """What was held before the season, by unit and award, each season once."""

    def __init__(self, dossier: dict[str, Any], people: People, law_day: date | None, policy: str | None) -> None:
        self.people, self.policy = people, policy
        self.seasons: dict[tuple[str, str], set[int]] = {}
        self.settled: dict[str, tuple[str, ...]] = {}  # who takes over whom, where one reading is taken
        season, gone = people.season, set()
        for each in dossier.get("honours", []):
            year = year_of(each["season"])
            unit = people.find(each["unit"], season.days_of(year))
            if each.get("kind", "merit") not in KINDS:
                raise Refused("kind", each["kind"])
            revoked = day(each["revoked"]) if "revoked" in each else None
            decided = day(each["on"]) if "on" in each else None
            if decided and revoked and revoked < decided:
                raise Refused("revoked before it was decided")
            if each.get("kind", "merit") != "merit":
                continue  # thematic and sudden ones count for nothing
            if revoked and revoked <= (law_day or FAR_AHEAD):  # also where another row does not say so
                gone.add((unit, each["award"], year))
            if year < season.year and (decided or LONG_AGO) <= (law_day or FAR_AHEAD):
                self.seasons.setdefault((unit, each["award"]), set()).add(year)
        for unit, award, year in gone:
            self.seasons.get((unit, award), set()).discard(year)

    def _readings(self, unit: str) -> list[tuple[str, ...]]:
        """All that a unit may take over; in one reading what it takes over there."""
        taken = self.settled.get(unit)
        return readings(self.people.by_id[unit], self.people, self.policy) if taken is None else [taken]

    def each_reading(self) -> Iterator["Honours"]:
        """These honours in every reading of who takes over whom, one by one; in none where they are too many."""
        several = {unit: each for unit in self.people.by_id if len(each := self._readings(unit)) > 1}
        if prod(map(len, several.values())) > FEW:
            return
        for taken in product(*several.values()):
            found = copy(self)
            found.settled = dict(zip(several, taken, strict=True))
            yield found

    def held(self, unit: str, award: str) -> set[int] | None:
        """The years for which an award was held; None where inheritance leaves it open."""
        found = self.possible(unit, award)  # whoever takes over what, a season counts once
        return found[0] if len(found) == 1 else None

    def possible(self, unit: str, award: str) -> list[set[int]]:
        """All that the years of an award may be."""
        own = set(self.seasons.get((unit, award), ()))
        found: list[set[int]] = []
        for carried in self._readings(unit):
            for each in product(*(self.possible(one, award) for one in carried)):
                years = own.union(*each)
                found += [] if years in found else [years]
        return found

    def together(self, unit: str, awards: tuple[str, ...]) -> list[tuple[set[int], ...]]:
        """All that the years of several awards may be, whoever carries whom on."""
        own = tuple(self.seasons.get((unit, award), set()) for award in awards)
        found: list[tuple[set[int], ...]] = []
        for carried in self._readings(unit):
            for before in product(*(self.together(each, awards) for each in carried)):
                years = tuple(mine.union(*(each[at] for each in before)) for at, mine in enumerate(own))
                found += [] if years in found else [years]
        return found

    def sure(self, unit: str, award: str) -> set[int]:
        """The years that count whoever carries on."""
        known = self.held(unit, award)
        return set(self.seasons.get((unit, award), ())) if known is None else known


def readings(unit: Any, people: People, policy: str | None) -> list[tuple[str, ...]]:
    """All that a unit may take over, as far as the policy and the record say."""
    carried = carries(unit, people, policy)
    if carried is not None:
        return [carried]
    single: list[tuple[str, ...]] = [(each,) for each in unit.formed_from]
    if policy == "largest-predecessor":
        return single
    if policy == "namesake":  # one of which no name is recorded may have borne it
        return [(), *((each,) for each in unit.formed_from if not people.by_id[each].name)]
    return [(), *single] if policy == "named" else [(), *single, tuple(unit.formed_from)]


def carries(unit: Any, people: People, policy: str | None) -> tuple[str, ...] | None:
    """The predecessors whose history a unit takes over; None where it is open."""
    if not unit.formed_from or policy == "none":
        return ()
    known = [people.by_id[each] for each in unit.formed_from]
    if policy == "every-predecessor":
        return tuple(unit.formed_from)
    if policy == "namesake":
        borne = tuple(each.id for each in known if each.name and same(each.name) == same(unit.name))[:1]
        return borne if borne or all(each.name for each in known) else None
    if policy == "named":
        return (unit.carries_on,) if unit.carries_on else None
    if policy == "largest-predecessor":
        if len(known) == 1:
            return (known[0].id,)  # the largest of one needs no size
        if any(each.size is None for each in known):
            return None
        best = [each.id for each in known if each.size == max(one.size for one in known)]
        return tuple(best) if len(best) == 1 else None
    return None
