"""Recalling: the offices of a cluster as recorded, with the units in time; who holds a place after a merger.

Owns: `History`, `recorded`, `Fate`.
Takes the pact, the recorded offices, places and a register of units; gives members and holders season by season.
Never: whose turn it is (see `walking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, unique
from types import MappingProxyType

from attrs import evolve, field, frozen

from thidua.clusters import Choice, Inheritance, Officers, Register, Unit, carried
from thidua.errors import Problem, RecordError
from thidua.grounds import Citation, Fault, pairs
from thidua.names import same
from thidua.pacts import Pact
from thidua.phrasebook import Titles
from thidua.rulebook import RotationRule
from thidua.timetable import Season

__all__ = ["Fate", "History", "recorded"]


@unique
class Fate(Enum):
    """What became of a unit's place in the round: somebody holds it, it lapsed, or nobody can say."""

    HELD = "held"
    LAPSED = "lapsed"
    UNDECIDED = "undecided"


@frozen(kw_only=True)
class History:
    """The offices of a cluster over the seasons (*lịch sử luân phiên*): `rows` as recorded, oldest first.

    `places` are those of the pact's season, for a rule by rank. `units` are all units that are known, with the days
    that cluster or `register` give them; the register is believed where id and name agree.

    Raises: RecordError if the pact names no season, or two rows are of one season.
    """

    pact: Pact
    rows: tuple[Officers, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    register: Register = Register()
    _units: dict[str, Unit] = field(init=False, eq=False, repr=False)
    _told: dict[int, Officers] = field(init=False, eq=False, repr=False)
    _there: dict[int, tuple[str, ...]] = field(init=False, factory=dict, eq=False, repr=False)  # worked out once
    _held: dict[tuple[str, int], tuple[Fate, str | None]] = field(init=False, factory=dict, eq=False, repr=False)

    @_units.default
    def _known(self) -> dict[str, Unit]:
        cluster, lives = self.pact.cluster, self.register.lives
        own = {unit.id: unit for unit in (*cluster.others, *cluster.units)}
        for unit in own.values():
            life = lives.get(unit.id)
            if life is not None and same(life.name) == same(unit.name):
                own[unit.id] = evolve(unit, since=unit.since or life.since, until=unit.until or life.until)
        heirs = [life for life in lives.values() if any(_dated(own, lives, each) for each in life.formed_from)]
        return {unit.id: unit for unit in heirs} | own

    @_told.default
    def _by_year(self) -> dict[int, Officers]:
        return {Season.of(row.season).year: row for row in reversed(self.rows)}

    def __attrs_post_init__(self) -> None:
        """Refuse rows that cannot be put in order."""
        problems = []
        if self.pact.season is None:
            problems.append(Problem(fault=Fault.MISSING_KEY, path="$.cluster", facts=pairs(found="season")))
        years = [Season.of(row.season).year for row in self.rows]
        problems += [
            Problem(fault=Fault.DUPLICATE_ID, path=f"$.history[{place}].season", facts=pairs(found=str(row.season)))
            for place, row in enumerate(self.rows)
            if years[place] in years[:place]
        ]
        if problems:
            raise RecordError(problems)

    @property
    def units(self) -> Mapping[str, Unit]:
        """Every unit that is known, by id."""
        return MappingProxyType(self._units)

    @property
    def season(self) -> Season:
        """The season of the pact."""
        return self.pact.season or Season(label=1)

    @property
    def rule(self) -> RotationRule | None:
        """The declared rule, where there is one."""
        return self.pact.rulebook.rotation if self.pact.rulebook is not None else None

    @property
    def inheritance(self) -> Inheritance | None:
        """The declared policy on merged units, where there is one."""
        return self.pact.rulebook.policies.inheritance if self.pact.rulebook is not None else None

    def cites(self, part: str) -> tuple[Citation, ...]:
        """The citations of one part of the rule, and those of the whole; without any, the rulebook itself."""
        rules = self.pact.rulebook
        if rules is None or rules.rotation is None:
            return ()
        own = tuple(each for each in rules.rotation.cites if each.about in (None, f"rotation.{part}"))
        return own or rules.cite()

    def row(self, season: Season) -> Officers | None:
        """What is recorded of a season, or None."""
        return self._told.get(season.year)

    def members(self, season: Season) -> tuple[str, ...]:
        """The units that are members on the first day of a season; all, where its days are not known.

        Units that the record names beside the members count where it gives their days.
        """
        if season.year not in self._there:
            self._there[season.year] = self._standing(season.start)
        return self._there[season.year]

    def _standing(self, opening: date | None) -> tuple[str, ...]:
        if opening is None:
            return self.pact.cluster.ids
        others = [unit.id for unit in self.pact.cluster.others if unit.since is not None or unit.until is not None]
        return tuple(unit for unit in (*self.pact.members(opening), *others) if self.units[unit].stands(opening))

    def heirs(self, unit: str) -> tuple[str, ...]:
        """The units that were formed from this one."""
        return tuple(each.id for each in self.units.values() if unit in each.formed_from)

    def carried(self, unit: str) -> tuple[str, ...] | None:
        """The predecessors whose turns a unit takes over; None where policy or record leave it open."""
        return carried(self.units[unit], self.units, self.inheritance)

    def holder(self, unit: str, season: Season) -> tuple[Fate, str | None]:
        """Who holds a unit's place in a season: itself, or the unit that carries its history on."""
        key = unit, season.year
        if key not in self._held:
            self._held[key] = self._holder(unit, season, ())
        return self._held[key]

    def _holder(self, unit: str, season: Season, seen: tuple[str, ...]) -> tuple[Fate, str | None]:
        if unit in self.members(season):
            return Fate.HELD, unit
        heirs = [heir for heir in self.heirs(unit) if heir not in seen]
        claims = {heir: self.carried(heir) for heir in heirs}
        carrying = [heir for heir, claim in claims.items() if claim is not None and unit in claim]
        if None in claims.values() or len(carrying) > 1:
            return Fate.UNDECIDED, None
        if carrying:
            return self._holder(carrying[0], season, (*seen, unit))
        own = {each.id for each in (*self.pact.cluster.units, *self.pact.cluster.others)}
        return (Fate.UNDECIDED if unit in self.units and unit not in own else Fate.LAPSED), None

    def titles(self) -> Titles:
        """The names that sentences use: with the id where two units bear one name."""
        names = [same(unit.name) for unit in self.units.values()]
        return self.pact.titles() | {
            ("unit", unit.id): f"{unit.name} ({unit.id})"
            if names.count(same(unit.name)) > 1 and unit.formed_from
            else unit.name
            for unit in self.units.values()
        }


def _dated(own: Mapping[str, Unit], lives: Mapping[str, Unit], unit: str) -> bool:
    """Whether a unit of the cluster is the register's, and not merely one of the same id."""
    return unit in own and unit in lives and same(own[unit].name) == same(lives[unit].name)


def recorded(
    pact: Pact,
    *,
    history: Iterable[Officers] = (),
    choice: Choice | None = None,
    places: Iterable[tuple[str, int]] = (),
    register: Register | None = None,
) -> History:
    """All that is recorded of a cluster's offices (*lịch sử cụm trưởng, cụm phó*): earlier seasons, this one, the next.

    Raises: RecordError if the pact names no season, or two rows are of one season.

    Example:
        >>> from thidua import Cluster, Season, Unit
        >>> cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"), Unit(id="b", name="B")))
        >>> pact = Pact(cluster=cluster, season=Season.of(2024), head="a", deputy="b")
        >>> [(row.season, row.head) for row in recorded(pact, choice=Choice(season=2025, head="b")).rows]
        [(2024, 'a'), (2025, 'b')]
    """
    rows = list(history)
    if pact.label is not None:
        rows = _merged(rows, Officers(season=pact.label, head=pact.head, deputy=pact.deputy))
    if choice is not None:
        rows = _merged(rows, _officers(choice))
    rows.sort(key=lambda row: Season.of(row.season).year)
    return History(pact=pact, rows=tuple(rows), places=tuple(places), register=register or Register())


def bad_history(pact: Pact, history: Iterable[Officers], choice: Choice | None = None) -> list[Problem]:
    """Every row of a season that another row, the pact or the choice tells otherwise: nobody can put them in order."""
    if pact.season is None:
        return []
    told: dict[int, Officers] = {
        pact.season.year: Officers(season=pact.season.label, head=pact.head, deputy=pact.deputy)
    }
    if choice is not None:
        told.setdefault(Season.of(choice.season).year, _officers(choice))
    problems, seen = [], set[int]()
    if choice is not None and pact.season.far(Season.of(choice.season)):
        problems.append(_too_far("$.succession.season", choice.season))
    elif choice is not None and not _agree(_officers(choice), told[Season.of(choice.season).year]):
        facts = pairs(found=str(choice.season))
        problems.append(Problem(fault=Fault.DUPLICATE_ID, path="$.succession.season", facts=facts))
    for place, row in enumerate(history):
        year = Season.of(row.season).year
        own = told.get(year)
        if pact.season.far(Season.of(row.season)):
            problems.append(_too_far(f"$.history[{place}].season", row.season))
        elif year in seen or (own is not None and not _agree(row, own)):
            facts = pairs(found=str(row.season))
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=f"$.history[{place}].season", facts=facts))
        seen.add(year)
    return problems


def _too_far(path: str, season: int | str) -> Problem:
    return Problem(fault=Fault.OUT_OF_RANGE, path=path, facts=pairs(found=str(season)))


def _officers(choice: Choice) -> Officers:
    return Officers(season=choice.season, head=choice.head, deputy=choice.deputy, declined=choice.declined)


def _agree(row: Officers, own: Officers) -> bool:
    """Whether two rows can be one: of the same label, and neither office held by two."""
    offices = {row.head, own.head} - {None}, {row.deputy, own.deputy} - {None}
    return row.season == own.season and all(len(each) <= 1 for each in offices)


def _merged(rows: list[Officers], own: Officers) -> list[Officers]:
    """The rows with one more, which goes into the row of its season where there is one that agrees."""
    for place, row in enumerate(rows):
        if _agree(row, own):
            both = evolve(
                row,
                head=row.head or own.head,
                deputy=row.deputy or own.deputy,
                declined=tuple(dict.fromkeys((*row.declined, *own.declined))),
            )
            return [*rows[:place], both, *rows[place + 1 :]]
    return [*rows, own]
