"""Which class a unit has, or may have."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

from oracle.honours import Honours
from oracle.ladder import World, limited, rungs, taken
from oracle.needs import Needs
from oracle.reading import VOID, number, points, signed
from oracle.scales import NO_END, of_parts
from oracle.seats import Standing, within_quotas

MOST_PARTS = 8
Ends = tuple[Fraction, Fraction]


class Classes:
    """The classes of a season: all that each unit may be, quotas and what is left to an authority included.

    ``worlds`` are, before any quota, the class of a unit with those above it that are left to an authority.
    """

    def __init__(self, table: Any, totals: Any, ranked_by: str, honours: Honours, *, complete: bool) -> None:
        self.table, self.totals, self.complete = table, totals, complete
        self.needs = Needs(table, totals, honours)
        self.book = table.rulebook
        self.rule, self.bands = self.book.get("classes", {}), self.book.get("bands", [])
        self.by = self.rule.get("by", ranked_by)
        self.edges = [] if "from_parts" in self.rule else self._edges()
        self.ladder = rungs(self.bands, self.edges, self.rule)
        self.ends: dict[str, Ends] = {}  # of what classes rest on
        self.worlds = {unit: each for unit in table.people.peers() if (each := self._worlds(unit))}
        silent = (
            [] if table.closed and not totals.announced else [unit for unit in totals.units if unit not in totals.heard]
        )
        self.late = {unit: each for unit in silent if (each := self._of_late(unit))}

    def _edges(self) -> list[Fraction]:
        read = signed if self.by == "rate" else points
        return [read(each.get("from", each.get("above")), self.table.numbers) for each in self.bands if _edged(each)]

    def _worlds(self, unit: str) -> set[World]:
        """All that a unit may be before any quota; nothing where it has no class."""
        reached = list(self._reached(unit))
        return self._of_reached(unit, reached) if self.ladder else set()

    def _of_reached(self, unit: str, reached: list[set[str]]) -> set[World]:
        """What the classes whose edges may be reached come to, with what they need and what limits them."""
        asked = {band["name"]: self._states(band, unit) for band in self.ladder}
        found = {world for each in reached for world in taken(self.ladder, each, asked)}
        return {world for each in found for world in limited(self.table, self.totals, self.ladder, unit, each)}

    def _states(self, band: dict[str, Any], unit: str) -> list[Any]:
        return [self.needs.of_class(need, unit) for need in band.get("needs", [])]

    def _reached(self, unit: str) -> Iterator[set[str]]:
        """Of which classes a unit may reach the edge, all at once."""
        if "from_parts" in self.rule:
            if unit in self.table.cells.heard | self.totals.heard:
                yield from of_unit(self.table, self.rule["from_parts"], self.ladder, unit)
            return
        most = self.totals.maximum[unit]
        if unit not in self.totals.heard or (self._needs_maximum and not most):
            return
        self.ends[unit] = ends = self._ends_of(unit)
        yield from self._between(ends)

    @property
    def _needs_maximum(self) -> bool:
        """Whether a unit without a maximum has no class; without a table an announced total needs none."""
        return not self.totals.announced or self.by == "rate" or bool(self.table.rows)

    def _ends_of(self, unit: str) -> Ends:
        """Between what that lies on which classes rest."""
        totals, table = self.totals, self.table
        if unit in totals.left_open:
            return -NO_END, NO_END
        if self.by == "rate" and not totals.maximum[unit]:
            return -NO_END, NO_END
        if not self.complete and totals.compares:
            asked = not self.book.get("adjustments") and all(unit != each for each, _ in table.cells.overrides)
            return self._could(unit) if asked else (-NO_END, NO_END)
        return self._scaled(totals.low[unit], unit), self._scaled(totals.high[unit], unit)

    def _could(self, unit: str) -> Ends:
        ends = (self.totals.cut(unit, self.table.round(each, "total")) for each in self.table.could_total(unit))
        low, high = (self._scaled(each, unit) for each in ends)
        return low, high

    def _scaled(self, points: Fraction, unit: str) -> Fraction:
        most = self.totals.maximum[unit]
        if self.rule.get("totals", "raw") == "capped" and most:
            points = min(points, most)
        return points / most if self.by == "rate" else points

    def _between(self, ends: Ends) -> Iterator[set[str]]:
        """The edges that are reached, from one end to the other."""
        probes = [*ends, *(edge for edge in self.edges if ends[0] < edge < ends[1])]
        probes += [(one + other) / 2 for one in probes for other in probes]
        edged = [band for band in self.bands if _edged(band)]
        for value in dict.fromkeys(probes):
            pairs = zip(edged, self.edges, strict=True)
            yield {band["name"] for band, edge in pairs if value > edge or (value == edge and "from" in band)}

    def _of_late(self, unit: str) -> set[World]:
        """What a unit may be that has yet to report, also none if it never does; or of whom nothing was announced."""
        every: list[set[str]] = [{each["name"] for each in self.ladder[at:]} for at in range(len(self.ladder) + 1)]
        if self.totals.announced:
            return self._of_reached(unit, every) if self.ladder and unit not in self.worlds else set()
        if not self.ladder or (self._needs_maximum and not self.totals.maximum[unit]):
            return set()
        if "from_parts" not in self.rule and not self.book.get("adjustments"):
            self.ends[unit] = ends = self._could(unit)
            every = list(self._between(ends))
        return {(None, frozenset()), *self._of_reached(unit, every)}

    def settled(self, order: Any) -> dict[str, set[str | None]]:
        """All that each unit may be in the end, given the places."""
        if not self.ladder:
            return {}
        units = self.worlds | self.late
        falls = within_quotas(Standing(self, order), {unit: {each for each, _ in of} for unit, of in units.items()})
        found: dict[str, set[str | None]] = {}
        for unit, worlds in (units if self.totals.announced else self.worlds).items():
            found[unit] = set()
            for name, offers in worlds:
                found[unit] |= falls[unit, name] | offers
        return found


def _edged(band: dict[str, Any]) -> bool:
    return "from" in band or "above" in band


def of_unit(table: Any, rule: dict[str, Any], ladder: list[dict[str, Any]], unit: str) -> Iterator[set[str]]:
    """The classes that the parts of a unit may reach; a part without a grade may be of any."""
    value = table.cells.cell(unit, rule["reads"])
    names = rule["grades"]
    cases = [] if value is VOID else table.of_season(value) if isinstance(value, list) else None
    if cases is None:  # not reported, so that nobody knows the parts
        yield from ({each["name"] for each in ladder[at:]} for at in range(len(ladder) + 1))
        return
    if not cases:  # also where what was reported does not count
        yield set()
        return
    known = [case.grade for case in cases if case.grade is not None]
    blank = len(cases) - len(known)
    kinds = combinations_with_replacement(names, blank) if blank <= MOST_PARTS else [[each] * blank for each in names]
    for each in kinds:
        yield {band["name"] for band in ladder if _by_parts(table, band, names, [*known, *each])}


def _by_parts(table: Any, band: dict[str, Any], names: list[str], grades: list[str]) -> bool:
    """Whether parts of these grades reach a class."""
    if band.get("otherwise"):
        return False
    counts = {grade: number(least, table.numbers) for grade, least in band.get("parts", {}).items()}
    return bool(of_parts(grades, names, counts, band.get("none_below")))
