"""Recalling: the offices of a cluster as recorded, with the units in time; who holds a place after a merger.

Owns: `History`, `recorded`, `concluded`, `bad_offices`, `bad_roster`, `roster_of`, `meant`, `Fate`, `Holding`,
`Reading`, `Taken`, `Listed`, `absent`, `opens`.
Takes the pact, the recorded offices, places and a register of units; gives members and holders season by season. Who
held which office is read here alone.
Never: whose turn it is (see `walking`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum, unique
from functools import cached_property
from types import MappingProxyType

from attrs import evolve, field, frozen

from thidua.clusters import Choice, Cluster, Officers
from thidua.errors import Problem, RecordError
from thidua.grounds import Citation, Facts, Fault, Why, pairs
from thidua.names import same, unknown
from thidua.pacts import Pact
from thidua.ranking import Ranking
from thidua.rotation.naming import Places, offices_named, places_named
from thidua.rules import Declining, Joining, Rotates, RotationRule
from thidua.shown import Shown
from thidua.timetable import Season
from thidua.units import Inheritance, Register, Unit, carried, known_unit, perhaps_carried
from thidua.words import Language, Titles

__all__ = ["Fate", "History", "Holding", "recorded"]


@unique
class Fate(Enum):
    """What became of a unit's place in the round: a unit has it (`held`), it lapsed, or nobody can say."""

    HELD = "held"
    LAPSED = "lapsed"
    UNDECIDED = "undecided"


@frozen(kw_only=True, repr=False)
class Holding(Shown):
    """Which unit has a place in the round now (*đơn vị giữ lượt*), or why nobody can say, with the facts."""

    fate: Fate
    unit: str | None = None
    why: Why = Why.INHERITANCE_OPEN
    facts: Facts = ()


@frozen(kw_only=True, repr=False)
class Taken(Shown):
    """One reading of a merger (*cách hiểu về kế thừa*): the heir takes over the turn of this predecessor."""

    heir: str
    turn: str | None


@frozen(kw_only=True, repr=False)
class Listed(Shown):
    """One reading of a record that does not list an heir (*cách hiểu về thành viên*): it is a member, or is none."""

    heir: str
    member: bool


Reading = Joining | Declining | Inheritance | Taken | Listed

# what the record would have to say, where the policy asks for it
_LACKING = {Inheritance.LARGEST: "sizes", Inheritance.NAMED: "carries-on", Inheritance.NAMESAKE: "names"}


@frozen(kw_only=True, repr=False)
class History(Shown):
    """The heads and deputies of a cluster over the seasons (*lịch sử luân phiên*): `rows` as recorded, oldest first.

    `places` are those of the pact's season, for a rule by rank; `perhaps` is the best place of each unit whose place
    depends on a bar that is not decided. `choice` is the recorded choice for the next season. `units` are all units
    that are described, with the days that cluster or `register` state; the register counts where id and name agree.
    `read_as` are the readings of what rule or record leave out (see `readings`). `first` is the first season with
    recorded offices, at the latest that of the pact; `roster` is the order of a round, by ids.

    Raises: RecordError if the pact names no season, or two rows are about one season.

    Example:
        >>> import thidua
        >>> thidua.recall(thidua.conclude(thidua.load("midlands-2017"))).rows[-1].head
        'hoa-binh'
    """

    pact: Pact
    rows: tuple[Officers, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    perhaps: tuple[tuple[str, int], ...] = ()
    register: Register = Register()
    choice: Choice | None = None
    read_as: tuple[Reading, ...] = ()
    first: Season = field(init=False, eq=False, repr=False)
    roster: tuple[str, ...] = field(init=False, eq=False, repr=False)
    _units: dict[str, Unit] = field(init=False, eq=False, repr=False)
    _by_year: dict[int, Officers] = field(init=False, eq=False, repr=False)
    _there: dict[int, tuple[str, ...]] = field(init=False, factory=dict, eq=False, repr=False)  # worked out once
    _present: dict[int, frozenset[str]] = field(init=False, factory=dict, eq=False, repr=False)
    _some_day: dict[int, tuple[str, ...]] = field(init=False, factory=dict, eq=False, repr=False)
    _held: dict[tuple[str, int], Holding] = field(init=False, factory=dict, eq=False, repr=False)
    _carried: dict[str, frozenset[str]] = field(init=False, factory=dict, eq=False, repr=False)

    @_units.default
    def _known(self) -> dict[str, Unit]:
        cluster, lives = self.pact.cluster, self.register.lives
        own = {unit.id: unit for unit in (*cluster.others, *cluster.units)}
        for unit in own.values():
            life = lives.get(unit.id)
            # the register is believed only where it surely means this unit: one id, one name (shape 68)
            if life is not None and same(life.name) == same(unit.name):
                since, until = unit.since or life.since, unit.until or life.until
                before = life.formed_from if unit.id in self.listed else ()  # who is never a member takes over nothing
                own[unit.id] = evolve(unit, since=since, until=until, formed_from=unit.formed_from or before)
        heirs = [life for life in lives.values() if any(_dated(own, lives, each) for each in life.formed_from)]
        return {unit.id: unit for unit in heirs} | own

    @first.default
    def _earliest(self) -> Season:
        told = (row for row in self.rows if row.head or row.deputy or row.declined or row.replacement)
        # seasons are told apart by the year in which they begin, so that both calendars count alike (shape 10)
        years = (Season.of(row.season).year for row in told)  # an empty row says nothing
        return self.season_of(min((self.season.year, *years)))

    @_by_year.default
    def _seasons(self) -> dict[int, Officers]:
        found = {Season.of(row.season).year: row for row in reversed(self.rows)}
        return {year: found[year] for year in sorted(found)}

    @roster.default
    def _turns(self) -> tuple[str, ...]:
        named = () if self.rule is None else self.rule.roster
        return tuple(meant(self.pact.cluster, each, self.season) for each in named)

    def __attrs_post_init__(self) -> None:
        """Refuse rows that cannot be put in order."""
        problems, seen = [], set[int]()
        for place, row in enumerate(self.rows):
            year = Season.of(row.season).year
            if year in seen:
                problems.append(_twice(row, f"$.history[{place}].season"))
            seen.add(year)
        if problems:
            raise RecordError(problems)

    @property
    def units(self) -> Mapping[str, Unit]:
        """All units that are described, by id."""
        return MappingProxyType(self._units)

    def known(self, unit: str) -> str:
        """The id of the unit that an id or a name means, in this season or on any day.

        A unit that only its heir names counts too.

        Raises: RecordError if nobody knows one.
        """
        named = meant(self.pact.cluster, unit, self.season)
        if named in self._units or self.heirs(named):
            return named
        alike = [each.id for each in self._units.values() if same(each.name) == same(unit)]  # the register's too
        return known_unit(alike[0] if len(alike) == 1 else named, self._units)

    def joined(self, unit: str, season: Season) -> date | None:
        """The day from which a unit is a member as a season begins, or later; None if it was one before the record.

        A unit that left and joined again joined on that later day.
        """
        own = self.pact.since(unit, _opening(season)) if self.pact.cluster.holds(unit) else None
        day = own or (self._units[unit].since if unit in self._units else None)
        # who was there as the record begins joined nothing, whatever its first day (shape 8)
        always = unit in self.there(self.first) and (day is None or day <= _opening(self.first))
        return None if always else day

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of the units that the roster names."""
        return frozenset(self.roster)

    @property
    def season(self) -> Season:
        """The season of the pact.

        Raises: RecordError if the pact names none.
        """
        if self.pact.season is None:
            raise RecordError([_NO_SEASON])
        return self.pact.season

    def season_of(self, year: int) -> Season:
        """The season that begins in a year, labelled and dated like this one."""
        return self.season.moved(year - self.season.year)

    @property
    def rule(self) -> RotationRule | None:
        """The rulebook's rule on rotation (*luân phiên*), or None."""
        return self.pact.rulebook.rotation if self.pact.rulebook is not None else None

    @property
    def rounds(self) -> bool:
        """Whether the rule lets no unit lead twice before every unit led once (*vòng luân phiên*)."""
        return self.rule is not None and self.rule.round is Rotates.ONCE

    @property
    def joiners(self) -> Joining | None:
        """When a unit that joins gets its turn: as the rule says, else as `read_as` assumes, else None."""
        said = self.rule.joiners if self.rule is not None else None
        return said or next((each for each in self.read_as if isinstance(each, Joining)), None)

    @property
    def declined(self) -> Declining | None:
        """What becomes of a declined turn: as the rule says, else as `read_as` assumes, else None."""
        said = self.rule.declined if self.rule is not None else None
        return said or next((each for each in self.read_as if isinstance(each, Declining)), None)

    @property
    def inheritance(self) -> Inheritance | None:
        """The policy on merged units: as the rulebook says, else as `read_as` assumes, else None."""
        said = self.pact.rulebook.policies.inheritance if self.pact.rulebook is not None else None
        return said or next((each for each in self.read_as if isinstance(each, Inheritance)), None)

    def cites(self, part: str) -> tuple[Citation, ...]:
        """The citations of one part of the rule on rotation and of the whole rule; without any, the rulebook itself."""
        rules = self.pact.rulebook
        if rules is None or rules.rotation is None:
            return ()
        # what is said of one part does not vouch for another: a rule may be stated in one and inferred in the next
        own = tuple(each for each in rules.rotation.cites if each.about in (None, f"rotation.{part}"))
        return own or rules.cite()

    def row(self, season: Season) -> Officers | None:
        """The recorded offices of a season, or None."""
        return self._by_year.get(season.year)

    def told(self, after: Season, before: int) -> Iterator[tuple[Season, Officers]]:
        """The seasons after one and before a year that have recorded offices, in their order."""
        for year, row in self._by_year.items() if after.year + 1 < before else ():
            if after.year < year < before:
                yield self.season_of(year), row

    def members(self, season: Season) -> tuple[str, ...]:
        """The ids of the units that are members on the first day of a season.

        If its days are not known, any day counts on which it can lie. Units that the record names beside the members
        count if it states their days.
        """
        if season.year not in self._there:
            first = season.start
            # a turn belongs to those who are members as the season begins (shape 8)
            self._there[season.year] = self.within(season) if first is None else self.standing(first)
        return self._there[season.year]

    def there(self, season: Season) -> frozenset[str]:
        """The `members` of a season, as a set."""
        if season.year not in self._present:
            self._present[season.year] = frozenset(self.members(season))
        return self._present[season.year]

    def within(self, season: Season) -> tuple[str, ...]:
        """The ids of the units that are members on some day of a season."""
        if season.year not in self._some_day:
            named, span = (*self.pact.within(season), *self._beside), season.span
            self._some_day[season.year] = tuple(unit for unit in named if self.units[unit].within(*span))
        return self._some_day[season.year]

    def standing(self, opening: date) -> tuple[str, ...]:
        """The ids of the units that are members on a day."""
        return tuple(unit for unit in (*self.pact.members(opening), *self._beside) if self.units[unit].stands(opening))

    @property
    def _beside(self) -> tuple[str, ...]:
        """The units that the record names beside the members, with days, and those that are read as members."""
        return (*self._by_days, *(each.heir for each in self.read_as if isinstance(each, Listed) and each.member))

    @property
    def _by_days(self) -> tuple[str, ...]:
        """The units beside the members of which the record itself gives days: without these they are none."""
        # without days nobody can say when it was a member here, so that it has no turn (shape 8)
        return tuple(unit.id for unit in self.pact.cluster.others if unit.dated)

    @property
    def listed(self) -> tuple[str, ...]:
        """The ids of the units that the record lists as members on any day."""
        return (*self.pact.cluster.ids, *self._by_days)

    @cached_property
    def changes(self) -> tuple[int, ...]:
        """The years in which units end or leave, and the years after them, sorted."""
        days = [unit.until for unit in self.units.values() if unit.until is not None]
        days += [each.on for each in self.pact.amendments]
        return tuple(sorted({year for day in days for year in (day.year, day.year + 1)}))

    def heirs(self, unit: str) -> tuple[str, ...]:
        """The ids of the units that were formed from this one (its heirs)."""
        return tuple(self._heirs.get(unit, ()))

    @cached_property
    def _heirs(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in self._units.values():
            for unit in dict.fromkeys(each.formed_from):
                found.setdefault(unit, []).append(each.id)
        return found

    def predecessors(self, unit: str) -> tuple[str, ...]:
        """The ids of the units of which this one was formed.

        Raises: RecordError if nobody knows the unit.
        """
        known = self._units.get(self.known(unit))
        return () if known is None else known.formed_from

    @property
    def turns(self) -> tuple[str, ...]:
        """Every unit that may have a turn: those of the roster, of the record, and those that held an office.

        A unit that is described nowhere counts if an heir names it, so that its turns may pass to the heir.
        """
        cluster = self.pact.cluster
        held = (unit for row in self.rows for unit in (row.head, row.deputy) if unit is not None)
        named = (*self.roster, *cluster.ids, *(each.id for each in cluster.others), *held)
        return tuple(dict.fromkeys(unit for unit in named if unit in self.units or self.heirs(unit)))

    def carried(self, unit: str) -> tuple[str, ...] | None:
        """The predecessors whose turns a unit takes over; None where policy or record leave it open.

        Raises: RecordError if nobody knows the unit.
        """
        known = self.known(unit)
        found = carried(self._units[known], self.units, self.inheritance)
        read = (each.turn for each in self.read_as if isinstance(each, Taken) and each.heir == known)
        taken = tuple((turn,) if turn is not None else () for turn in read)
        return next(iter(taken), None) if found is None else found

    def perhaps_carried(self, unit: str) -> tuple[tuple[str, ...], bool]:
        """Where it is open whose turns a unit takes over: the possible predecessors, and whether it may be none.

        Raises: RecordError if nobody knows the unit.
        """
        return perhaps_carried(self._units[self.known(unit)], self.units, self.inheritance)

    def may_carry(self, unit: str) -> frozenset[str]:
        """The units whose turns a unit has taken over or may have, directly or through others."""
        if unit not in self._carried:
            self._carried[unit] = frozenset(self._may_carry(unit)) if unit in self._units else frozenset()
        return self._carried[unit]

    def _may_carry(self, unit: str) -> set[str]:
        found: set[str] = set()
        ahead = [unit]
        while ahead:
            one = ahead.pop()
            claim = self.carried(one)
            before = {*(self.perhaps_carried(one)[0] if claim is None else claim)} - found
            found |= before
            ahead += [each for each in before if each in self.units]
        return found

    @cached_property
    def strangers(self) -> tuple[str, ...]:
        """The units that only the register knows, and that no reading takes to be members or not."""
        read = {each.heir for each in self.read_as if isinstance(each, Listed)}
        told = read.union(each.id for each in (*self.pact.cluster.units, *self.pact.cluster.others))
        return tuple(unit for unit in self.units if unit not in told)

    def passing(self, unit: str) -> Holding:
        """What becomes of a unit's turns when it ends: its heir gets them, they lapse, or it is open."""
        claims = {heir: self.carried(heir) for heir in self.heirs(unit)}
        carrying = tuple(heir for heir, claim in claims.items() if claim is not None and unit in claim)
        # whose turn it is, is asked for each heir: one that may carry it on leaves it open for all (shape 68)
        open_ = any(claim is None and unit in self.perhaps_carried(heir)[0] for heir, claim in claims.items())
        policy = self.inheritance
        facts = pairs(policy=policy)
        # a turn is one unit's: two that both carry it on cannot have it twice (shape 68)
        if open_ or len(carrying) > 1:
            several = carrying if len(carrying) > 1 else None
            lacking = "one-heir" if several else None if policy is None else _LACKING.get(policy)
            facts = (*pairs(predecessor=unit), *facts, *pairs(lacking=lacking, heirs=several))
            return Holding(fate=Fate.UNDECIDED, facts=facts)
        # nobody carries it on: the place lapses, and the round goes on without it (shapes 8 and 68)
        if not carrying:
            return Holding(fate=Fate.LAPSED, facts=facts)
        return Holding(fate=Fate.HELD, unit=carrying[0], facts=facts)

    def taking(self, unit: str, season: Season) -> tuple[str, ...]:
        """The units that take over a unit's turn one after another, up to the one that is a member in a season."""
        found: dict[str, None] = {}
        heir = self.passing(unit).unit
        while heir is not None and heir not in found:
            found[heir] = None
            heir = None if heir in self.there(season) else self.passing(heir).unit
        return tuple(found)

    def holder(self, unit: str, season: Season) -> Holding:
        """Which unit has the place of `unit` in a season: the unit itself, or the one that took over from it."""
        key = unit, season.year
        if key not in self._held:
            self._held[key] = self._holder(unit, season, ())
        return self._held[key]

    def _holder(self, unit: str, season: Season, seen: tuple[str, ...]) -> Holding:
        if unit in self.there(season):
            return Holding(fate=Fate.HELD, unit=unit)
        passed = self.passing(unit)
        if passed.unit is not None and passed.unit not in seen:
            return self._holder(passed.unit, season, (*seen, unit))
        # an heir that the record does not list may be a member of this cluster or of another (shape 68)
        if seen and unit in self.strangers and opens(self.units[unit], season):
            return absent(self, seen[-1], unit)
        return passed if passed.fate is Fate.UNDECIDED else Holding(fate=Fate.LAPSED)

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids.

        If two units have one name, the later of them is shown with its id.
        """
        names = Counter(same(unit.name) for unit in self.units.values())
        later = (unit for unit in self.units.values() if unit.formed_from or unit.since is not None)
        shared = {unit.id for unit in later if names[same(unit.name)] > 1}
        return self.pact.titles(language) | {
            ("unit", unit.id): f"{unit.name} ({unit.id})" if unit.id in shared else unit.name
            for unit in self.units.values()
        }


def opens(unit: Unit, season: Season) -> bool:
    """Whether a unit stands as a season begins; where its first day is not known, on any that it can have."""
    days = season.span if season.start is None else (season.start, season.start)
    return unit.within(*days)


def absent(history: History, unit: str, heir: str) -> Holding:
    """What becomes of a unit's turns where the record does not list who took over from it: nobody can say."""
    policy = dict(history.passing(unit).facts).get("policy")
    facts = pairs(predecessor=unit, heir=heir, policy=policy)
    return Holding(fate=Fate.UNDECIDED, why=Why.HEIR_ABSENT, facts=facts)


def _opening(season: Season) -> date:
    """The day until which who joins is a member as a season begins: where its days are not known, its last."""
    return season.start or season.span[1]


def _dated(own: Mapping[str, Unit], lives: Mapping[str, Unit], unit: str) -> bool:
    """Whether a unit of the cluster is the register's, and not merely one of the same id."""
    return unit in own and unit in lives and same(own[unit].name) == same(lives[unit].name)


def recorded(
    pact: Pact,
    *,
    history: Iterable[Officers] = (),
    choice: Choice | None = None,
    places: Places = (),
    register: Register | None = None,
) -> History:
    """Gather the recorded offices of a cluster (*lịch sử cụm trưởng, cụm phó*): earlier seasons, this one, the next.

    Units may be told by name. `places` are the members' places in this season, for a rule by rank: a mapping or pairs.

    Raises: RecordError if the pact names no season, two rows are about one season, or a place is no member's, one of
        two of a unit, or below 1; FormatError for what is no office, no choice or no place.

    Example:
        >>> from thidua import Cluster, Season, Unit
        >>> cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"), Unit(id="b", name="B")))
        >>> pact = Pact(cluster=cluster, season=Season.of(2024), head="a", deputy="b")
        >>> [(row.season, row.head) for row in recorded(pact, choice=Choice(season=2025, head="b")).rows]
        [(2024, 'a'), (2025, 'b')]
    """
    told, chosen = offices_named(pact, history, choice, register)
    return _recorded(pact, told, chosen, places_named(pact, places), register)


def _recorded(
    pact: Pact,
    history: Iterable[Officers],
    choice: Choice | None,
    places: tuple[tuple[str, int], ...],
    register: Register | None,
) -> History:
    rows, problems = _gathered(pact, history, choice)
    if problems:
        raise RecordError(problems)
    return History(pact=pact, rows=rows, places=places, register=register or Register(), choice=choice)


def concluded(
    pact: Pact, ranking: Ranking | None, history: Iterable[Officers], choice: Choice | None, register: Register | None
) -> History:
    """The same behind a season that was concluded: with all that a rule of rotation may go by of its ranking."""
    places, perhaps = ((), ()) if ranking is None else (ranking.known, ranking.perhaps)
    found = _recorded(pact, history, choice, places, register)
    return evolve(found, perhaps=perhaps)


_NO_SEASON = Problem(fault=Fault.MISSING_KEY, path="$.cluster", facts=pairs(found="season"))


def meant(cluster: Cluster, name: str, season: Season | None) -> str:
    """The unit that a rule names: of the season's day, else of any; one that nobody knows stays as written."""
    return cluster.find(name, season) or cluster.find(name) or name


def _gathered(
    pact: Pact, history: Iterable[Officers], choice: Choice | None
) -> tuple[tuple[Officers, ...], list[Problem]]:
    """The offices season by season, oldest first: the cluster's own, the choice and the history, where they agree.

    Two rows of the history that are of one season, and a row that contradicts the cluster's offices or the choice, are
    problems: nobody can say which holds.
    """
    rows: dict[int, Officers] = {}
    problems = []
    if pact.season is not None:
        rows[pact.season.year] = Officers(season=pact.season.label, head=pact.head, deputy=pact.deputy)
    if choice is not None:
        row = Officers(season=choice.season, head=choice.head, deputy=choice.deputy, declined=choice.declined)
        own = Season.of(choice.season).year
        problems += _entered(rows, own, row, "$.succession.season")
    read: set[int] = set()
    for place, row in enumerate(history):
        year = Season.of(row.season).year
        path = f"$.history[{place}].season"
        problems += [_twice(row, path)] if year in read else _entered(rows, year, row, path)
        read.add(year)
    return tuple(rows[year] for year in sorted(rows)), problems


def _entered(rows: dict[int, Officers], year: int, row: Officers, path: str) -> list[Problem]:
    """Enter a row, with what is known of its season already; a row that contradicts that is a problem."""
    known = rows.get(year)
    if known is None:
        rows[year] = row
        return []
    head, deputy = {row.head, known.head} - {None}, {row.deputy, known.deputy} - {None}
    # two heads of one season, or one unit in both offices: which row is right nobody here can say (shape 10)
    if len(head) > 1 or len(deputy) > 1 or head & deputy:
        return [_twice(row, path)]
    declined = tuple(dict.fromkeys((*row.declined, *known.declined)))
    both = evolve(row, head=row.head or known.head, deputy=row.deputy or known.deputy, declined=declined)
    rows[year] = evolve(both, replacement=row.replacement or known.replacement, note=row.note or known.note)
    return []


def _twice(row: Officers, path: str) -> Problem:
    return Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=str(row.season)))


def bad_offices(pact: Pact, history: tuple[Officers, ...], choice: Choice | None) -> list[Problem]:
    """What a record cannot mean: a season told twice, a next season that is none, a roster of units unknown."""
    if pact.season is None:
        return []
    _, problems = _gathered(pact, history, choice)
    first, last = pact.season.lifetime
    told = [(f"$.history[{place}].season", row.season, first) for place, row in enumerate(history)]
    told += [] if choice is None else [("$.succession.season", choice.season, pact.season.year + 1)]
    for path, label, begin in told:
        if not begin <= Season.of(label).year <= last:
            problems = [each for each in problems if each.path != path]  # of a season that is none nothing else is said
            facts = pairs(found=str(label), allowed=f"{begin} … {last}")
            problems.append(Problem(fault=Fault.OUT_OF_RANGE, path=path, facts=facts))
    return [*problems, *bad_roster(pact)]


def bad_roster(pact: Pact) -> list[Problem]:
    """Places of the roster that no one unit holds; where not every member is known, a strange name may be one's."""
    problems = []
    seen: set[str] = set()
    for path, name in roster_of(pact):
        called = pact.cluster.called(name, pact.season) or pact.cluster.called(name)
        if len(called) > 1:
            facts = pairs(found=name, first=called[0], second=called[1])
            problems.append(Problem(fault=Fault.DUPLICATE_NAME, path=path, facts=facts))
        # where members are missing a strange name may be one of theirs: it is passed over (shape 8)
        elif not called and pact.cluster.members_complete:
            problems.append(unknown(Fault.UNKNOWN_UNIT, path, name, pact.cluster.ids))
        elif seen & set(called):
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=name)))
        seen |= set(called)
    return problems


def roster_of(pact: Pact) -> list[tuple[str, str]]:
    """The places of the declared roster with their paths."""
    rule = pact.rulebook.rotation if pact.rulebook is not None else None
    rows = enumerate(rule.roster if rule is not None else ())
    return [(f"$.pact.rulebook.rotation.roster[{row}]", name) for row, name in rows]
