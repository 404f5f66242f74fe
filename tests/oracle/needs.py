"""Whether a unit meets what a slot or a class needs: in every reading of who carries on whose history."""

from collections.abc import Iterator
from typing import Any

from oracle.conditions import holds
from oracle.honours import Honours
from oracle.reading import UNDECIDED, whole

Need = dict[str, Any]
Held = dict[str, set[int]]  # the years of each award


class Needs:
    """What is asked of units; of an award beside what classes they may be, of a class without."""

    def __init__(self, table: Any, totals: Any, honours: Honours) -> None:
        self.table, self.totals, self.honours = table, totals, honours

    def of_class(self, need: Need, unit: str) -> Any:
        """Whether a unit meets one requirement of a class."""
        return self._met(need, unit, "", set())

    def of_award(self, need: Need, unit: str, award: str, classes: set[str | None]) -> Any:
        """Whether a unit meets one requirement of an award."""
        return self._met(need, unit, award, classes)

    def _met(self, need: Need, unit: str, award: str, classes: set[str | None]) -> Any:
        awards = (award, *dict.fromkeys(awards_of(need)))
        found = set()
        for each in self.honours.together(unit, awards):
            held = dict(zip(awards, each, strict=True))
            found.add(self._one(need, unit, held, held[award] if award else set(), classes))
        return found.pop() if len(found) == 1 else UNDECIDED

    def _one(self, need: Need, unit: str, held: Held, had: set[int], classes: set[str | None]) -> Any:
        """The same in one reading of what was held."""
        match need["kind"]:
            case "any":
                states = [self._one(each, unit, held, had, classes) for each in need["any"]]
                return True if True in states else UNDECIDED if UNDECIDED in states else False
            case "standard":
                return holds(self.table, self.totals, need, unit)
            case "band":
                fits = {each in need["bands"] for each in classes}
                return fits.pop() if len(fits) == 1 else UNDECIDED
        return over_seasons(need, held[need["award"]], had, self.honours.people.season.year, self.table.numbers)


def awards_of(need: Need) -> Iterator[str]:
    """The awards that a requirement asks for, also within others."""
    if "award" in need:
        yield need["award"]
    for each in need.get("any", []):
        yield from awards_of(each)


def over_seasons(need: Need, held: set[int], had: set[int], year: int, numbers: str | None) -> bool:
    """Whether the seasons of an award are enough, where the other was had in some."""
    again = need.get("again", "any")
    if again == "once" and had:
        return False
    many = whole(need["seasons"], numbers)
    if again == "afresh" and had:
        held = {each for each in held if each > max(had)}
    within = sum(year - many <= each < year for each in held)
    return within >= (many if need["kind"] == "streak" else whole(need["count"], numbers))
