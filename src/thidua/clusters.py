"""Clusters: the units that compete, the cluster that holds them, the units that hold its offices; units in time.

Owns: `Unit`, `Tier`, `Cluster`, `Officers`, `Way`, `Choice`, `name_units`, `Change`, `ChangeKind`, `Register`,
`Inheritance`, `carried`, `perhaps_carried`, `known_unit`, `both_offices`, `refuse_season`, `slug_collision`.
Takes and gives: ids of units; a name is matched at the door, for a day, and never used as a key.
Never: persons. An office belongs to a unit.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum, unique
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import assert_never

from attrs import evolve, field, frozen

from thidua.errors import FormatError, Problem, RecordError
from thidua.grounds import Citation, Fact, Fault, Sources, pairs
from thidua.names import Directory, same, slug, unknown
from thidua.references import ITS_SEASON, UnitId, unit_or_none, units_of
from thidua.timetable import Season, day_before

__all__ = [
    "Change",
    "ChangeKind",
    "Choice",
    "Cluster",
    "Inheritance",
    "Officers",
    "Register",
    "Tier",
    "Unit",
    "Way",
    "carried",
    "name_units",
]


@unique
class Tier(Enum):
    """The level at which a cluster stands (*cấp*)."""

    CENTRAL = "central"
    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    COMPANY = "company"


@frozen(kw_only=True)
class Unit:
    """A member that competes (*đơn vị*): a province, district, agency or company.

    `since` and `until` are the first and the last day of its membership (in a register: of its existence), where
    recorded. A unit made from others has an id of its own and names them in `formed_from`; `carries_on` names the one
    whose history it takes over, where somebody decided so; `size` is a figure by which predecessors are compared.

    Example:
        >>> Unit(id="phu-tho", name="Phú Thọ", until=date(2025, 6, 30)).stands(date(2025, 7, 1))
        False
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    formed_from: tuple[str, ...] = ()
    carries_on: str | None = None
    size: int | None = None

    def stands(self, on: date) -> bool:
        """Whether the day lies between its first and its last."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    @property
    def dated(self) -> bool:
        """Whether the record gives a first or a last day of it."""
        return self.since is not None or self.until is not None

    def meets(self, other: Unit) -> bool:
        """Whether both stand on some day; what is not recorded ends nowhere."""
        return self.within(other.since, other.until)

    def within(self, first: date | None, last: date | None) -> bool:
        """Whether it stands on some day of a span; what is not recorded ends nowhere."""
        later = max(filter(None, (self.since, first)), default=None)
        sooner = min(filter(None, (self.until, last)), default=None)
        return later is None or sooner is None or later <= sooner


@frozen(kw_only=True)
class Cluster:
    """A group of comparable units that compete for a season (*cụm, khối thi đua*).

    Its identity is organiser, sector and season: one unit may be a member of several. `within` names the cluster that
    holds this one. `members_complete` is false while the record does not know every member. `ids` are those of the
    units, in the order of the record. `others` are no members: units of earlier or later days that the history names.
    A name identifies only with a date (`called`); an id finds its own unit whatever the names.

    Raises: RecordError, listing every id or name (alias, spelling of the tone mark, NFC or NFD) that two units share on
    one day, every unit that ends before it begins or carries on one that it was not formed from.

    Example:
        >>> Cluster(id="cum-7", name="Cụm 7", units=(Unit(id="a", name="Đơn vị A"),)).unit("a").name
        'Đơn vị A'
    """

    id: str
    name: str
    units: tuple[Unit, ...] = ()
    tier: Tier | None = None
    within: str | None = None
    organiser: str | None = None
    sector: str | None = None
    members_complete: bool = True
    others: tuple[Unit, ...] = ()
    ids: tuple[str, ...] = field(init=False, eq=False, repr=False)
    _rows: dict[str, int] = field(init=False, eq=False, repr=False)
    _everyone: dict[str, Unit] = field(init=False, eq=False, repr=False)
    _members: Directory = field(init=False, eq=False, repr=False)
    _directory: Directory = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse two units with one id or one name."""
        object.__setattr__(self, "_members", Directory(entries=tuple(map(_names, self.units))))
        made_from = tuple((each, ()) for unit in (*self.units, *self.others) for each in unit.formed_from)
        beside = (*map(_names, self.others), *made_from)
        everyone = Directory(entries=(*self._members.entries, *beside)) if beside else self._members
        object.__setattr__(self, "_directory", everyone)
        ids = tuple(unit.id for unit in self.units)
        object.__setattr__(self, "ids", ids)
        object.__setattr__(self, "_rows", {unit: row for row, unit in enumerate(ids)})
        object.__setattr__(self, "_everyone", {unit.id: unit for unit in (*self.units, *self.others)})
        problems = [*_repeated("units", self.units), *_repeated("others", self.others, ids)]
        for key, units in (("units", self.units), ("others", self.others)):
            problems += [each.under(f"$.{key}[{row}]") for row, unit in enumerate(units) for each in _bad_life(unit)]
        problems += self._circles()
        for name, first, second in self._clashes():
            facts = pairs(found=name, first=first, second=second)
            problems.append(Problem(fault=Fault.DUPLICATE_NAME, path=self._where(second, name), facts=facts))
        if problems:
            raise RecordError(problems)

    def _circles(self) -> Iterator[Problem]:
        """The units that are formed from themselves, be it through others."""
        made = {unit.id: unit.formed_from for unit in (*self.others, *self.units) if unit.formed_from}
        try:
            TopologicalSorter(made).prepare()
        except CycleError:
            rows = [(f"$.units[{row}]", unit.id) for row, unit in enumerate(self.units)]
            rows += [(f"$.others[{row}]", unit.id) for row, unit in enumerate(self.others)]
            for path, unit in rows:
                if unit in _origins(unit, made):
                    facts = pairs(found=unit)
                    yield Problem(fault=Fault.FORMED_FROM_ITSELF, path=f"{path}.formed_from", facts=facts)

    def _clashes(self) -> Iterator[tuple[str, str, str]]:
        """Each name that two members bear on one day, or that is another's id: the name, the one unit, the other."""
        found = {
            (second, name): first
            for name, first, second in self._members.clashes()
            if first not in self._rows or self.unit(first).meets(self.unit(second))
        }
        for identity, owners in self._members.shared():
            units = sorted((self.unit(each) for each in owners), key=lambda unit: unit.since or date.min)
            before = units[0]  # of those that began sooner, the one that lasts longest
            for unit in units[1:]:
                name = next(each for each in (unit.name, *unit.aliases) if same(each) == identity)
                if before.meets(unit) and (unit.id, name) not in found and found.get((before.id, name)) != unit.id:
                    found[unit.id, name] = before.id
                before = max(before, unit, key=lambda each: each.until or date.max)
        yield from ((name, first, second) for (second, name), first in found.items())

    def _where(self, unit: str, name: str) -> str:
        """The path at which a unit is called by this name."""
        called = ((row, each.name, each.aliases) for row, each in enumerate(self.units) if each.id == unit)
        row, own, aliases = next(each for each in called if name in (each[1], *each[2]))
        return f"$.units[{row}].{'name' if name == own else f'aliases[{aliases.index(name)}]'}"

    def directory(self) -> Directory:
        """The names of the members on any day, for matching at the door."""
        return self._members

    def called(self, name: str, season: Season | None = None) -> tuple[str, ...]:
        """Every unit, member or not, that a name can mean in a season; without a season, on any day.

        An id is its own unit's alone, also that of a predecessor which the record names without describing it. A name
        that several bear is of those that stand in the season, and that of a merged unit is not its before it began.

        Example:
            >>> merged = Unit(id="b-2025", name="B", since=date(2025, 7, 1), formed_from=("a", "b"))
            >>> before = Unit(id="b", name="B", until=date(2025, 6, 30))
            >>> cluster = Cluster(id="c", name="C", units=(merged,), others=(before,))
            >>> cluster.called("B", Season.of(2024)), cluster.called("B", Season.of(2025)), cluster.called("b")
            (('b',), ('b-2025', 'b'), ('b',))
        """
        found = self._directory.owners(name)
        units = [self._everyone[each] for each in found if each in self._everyone and each != name]
        dated = len(units) > 1 or any(unit.formed_from for unit in units)
        standing = _standing(units, season) if dated and season is not None else found
        return standing or (found if len(units) > 1 else ())  # of several of which none stands nobody can say which

    def find(self, name: str, season: Season | None = None) -> str | None:
        """The one unit, member or not, that a name means in a season, or None (see `called`)."""
        found = self.called(name, season)
        return found[0] if len(found) == 1 else None

    def alone(self, name: str) -> str | None:
        """The one unit that ever bears a name: a merged one only if its predecessors are described, as one may have."""
        found, known = self.find(name), self._everyone
        return found if found in known and known.keys() >= {*known[found].formed_from} else None

    def find_member(self, name: str, season: Season | None = None) -> str | None:
        """The one member that a name means in a season; None where it means none, several, or a unit that is no member.

        Example:
            >>> first = Unit(id="b", name="B", until=date(2025, 6, 30))
            >>> cluster = Cluster(id="c", name="C", units=(first, Unit(id="b-2", name="B", since=date(2025, 7, 1))))
            >>> cluster.find_member("B", Season.of(2024)), cluster.find_member("B", Season.of(2025))
            ('b', None)
        """
        found = () if name in self._directory.owners(name) and name not in self._rows else self._members.owners(name)
        if len(found) > 1 and season is not None:
            found = _standing([self.unit(each) for each in found], season)
        return found[0] if len(found) == 1 else None

    def members(self, on: date | None) -> tuple[str, ...]:
        """The ids of the units that are members on a day; without a day, of all."""
        return tuple(unit.id for unit in self.units if on is None or unit.stands(on))

    def entered(self) -> Iterator[tuple[str, date]]:
        """The first day of every unit that states one, with its place."""
        yield from ((f"$.cluster.units[{row}].since", each.since) for row, each in enumerate(self.units) if each.since)

    @cached_property
    def known(self) -> Collection[str]:
        """The ids of all units that the record knows: members, others, and those that an heir alone names."""
        return dict.fromkeys((*self._everyone, *(one for each in self._everyone.values() for one in each.formed_from)))

    def holds(self, identity: str | None) -> bool:
        """Whether a member has this id."""
        return identity in self._rows

    def unit(self, unit: str, season: Season | None = None) -> Unit:
        """The unit with this id or name; of a name that several bear in their time, the one of the season.

        Raises: RecordError if the cluster has none.
        """
        return self.units[self.row(unit, season)]

    def row(self, unit: str, season: Season | None = None) -> int:
        """The place of a unit in the order of the record, by its id or name.

        Raises: RecordError if the cluster has none.
        """
        own = unit if unit in self._rows else self._named(unit, season)
        return self._rows[known_unit(own, self._rows)]

    def _named(self, name: str, season: Season | None) -> str:
        """The id of the member that bears a name; what is none stays as it is, to be refused."""
        given: object = name
        return (isinstance(given, str) and self.find_member(given, season)) or name


def known_unit(unit: str, known: Collection[str]) -> str:
    """The id itself, where it is one of the known.

    Raises: RecordError with the nearest of the known ids.
    """
    if unit not in known:
        raise RecordError([unknown(Fault.UNKNOWN_UNIT, "$", unit, known)])
    return unit


def _repeated(key: str, units: tuple[Unit, ...], taken: Iterable[str] = ()) -> Iterator[Problem]:
    """The units whose id stands before them."""
    seen = set(taken)
    for row, unit in enumerate(units):
        if unit.id in seen:
            yield Problem(fault=Fault.DUPLICATE_ID, path=f"$.{key}[{row}].id", facts=pairs(found=unit.id))
        seen.add(unit.id)


def _names(unit: Unit) -> tuple[str, tuple[str, ...]]:
    """What a unit is called, as a directory enters it."""
    return unit.id, (unit.name, *unit.aliases)


def _standing(units: Iterable[Unit], season: Season) -> tuple[str, ...]:
    """The ids of those that stand on some day of a season."""
    first, last = season.span
    return tuple(unit.id for unit in units if unit.within(first, last))


@frozen(kw_only=True)
class Officers:
    """The units that lead in one season (*cụm trưởng, cụm phó*).

    `declined` are units that were to be head and did not take it; `replacement` is the unit that led in the head's
    place for the rest of the season. `note` is in the source's words.

    Raises: FormatError if the season is none; RecordError if one unit is head and deputy at once, declined to be the
        head that it is, or replaces itself.
    """

    season: int | str
    head: UnitId | None = field(default=None, converter=unit_or_none, metadata=ITS_SEASON)
    deputy: UnitId | None = field(default=None, converter=unit_or_none, metadata=ITS_SEASON)
    declined: tuple[UnitId, ...] = field(default=(), converter=units_of, metadata=ITS_SEASON)
    replacement: UnitId | None = field(default=None, converter=unit_or_none, metadata=ITS_SEASON)
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a season that is none, one unit in both offices, and a head that declined or stands in for itself."""
        refuse_season(self.season)
        itself = self.head is not None and self.head == self.replacement
        facts = pairs(found=self.replacement)
        other = [Problem(fault=Fault.REPLACES_ITSELF, path="$.replacement", facts=facts)] if itself else []
        _apart(self, other)


@unique
class Way(Enum):
    """How head and deputy of the next season were chosen."""

    ACCLAIMED = "acclaimed"
    INTRODUCED = "introduced"
    APPOINTED = "appointed"
    ELECTED = "elected"
    UNSTATED = "unstated"


@frozen(kw_only=True)
class Choice:
    """The recorded choice of the next head and deputy (*suy tôn, bầu, giới thiệu, chỉ định*).

    A unit that the source does not name stays None; `declined` are units that were to be head and did not take it.

    Raises: FormatError if the season is none; RecordError if one unit is head and deputy at once, or declined to be
        the head that it is.

    Example:
        >>> Choice(season=2018, how=Way.ACCLAIMED, head="hoa-binh", deputy="yen-bai").head
        'hoa-binh'
    """

    season: int | str
    how: Way = Way.UNSTATED
    head: UnitId | None = field(default=None, converter=unit_or_none, metadata=ITS_SEASON)
    deputy: UnitId | None = field(default=None, converter=unit_or_none, metadata=ITS_SEASON)
    declined: tuple[UnitId, ...] = field(default=(), converter=units_of, metadata=ITS_SEASON)

    def __attrs_post_init__(self) -> None:
        """Refuse a season that is none, one unit in both offices, and a head that declined."""
        refuse_season(self.season)
        _apart(self, [])


def both_offices(head: str | None, deputy: str | None, path: str = "$.deputy") -> list[Problem]:
    """A problem at the deputy where one unit is head and deputy at once: neither office can stand in for the other."""
    if head is None or head != deputy:
        return []
    return [Problem(fault=Fault.BOTH_OFFICES, path=path, facts=pairs(found=head))]


def _apart(row: Officers | Choice, others: list[Problem]) -> None:
    problems = [*both_offices(row.head, row.deputy), *others]
    for place, unit in enumerate(row.declined):
        if unit == row.head:
            problems.append(Problem(fault=Fault.DECLINED, path=f"$.declined[{place}]", facts=pairs(found=unit)))
    if problems:
        raise RecordError(problems)


def refuse_season(label: int | str) -> None:
    """Refuse a label that names no season.

    Raises: FormatError, at `$.season`.
    """
    try:
        Season.of(label)
    except FormatError as error:
        raise FormatError(each.under("$.season") for each in error.problems) from None


def name_units(names: tuple[str, ...]) -> tuple[Unit, ...]:
    """Units from bare names, each with the slug of its name as id.

    Raises: FormatError if a name has no slug; RecordError if two names are one, or if two have one slug: it proposes
    another id.

    Example:
        >>> [unit.id for unit in name_units(("Phú Thọ", "Đắk Lắk"))]
        ['phu-tho', 'dak-lak']
    """
    slugs = _slugs(names)
    taken: set[Fact] = set(slugs)
    units: dict[str, Unit] = {}
    spelled: dict[str, str] = {}
    problems = []
    for row, (own, name) in enumerate(zip(slugs, names, strict=True)):
        path = f"$.units[{row}].name"
        if same(name) in spelled:
            facts = pairs(found=name, first=spelled[same(name)], second=name)
            problems.append(Problem(fault=Fault.DUPLICATE_NAME, path=path, facts=facts))
        elif own in units:
            problems.append(slug_collision(path, name, units[own].name, taken))
            taken.add(dict(problems[-1].facts)["proposed"])
        units.setdefault(own, Unit(id=own, name=name))
        spelled.setdefault(same(name), name)
    if problems:
        raise RecordError(problems)
    return tuple(units.values())


def _slugs(names: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    problems: list[Problem] = []
    for row, name in enumerate(names):
        try:
            found.append(slug(name))
        except FormatError as error:
            problems += [each.under(f"$.units[{row}].name") for each in error.problems]
    if problems:
        raise FormatError(problems)
    return found


def slug_collision(path: str, name: str, other: str, taken: Container[Fact]) -> Problem:
    """Two names, one default id: the problem, with an id that is free."""
    base = slug(name)
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    facts = pairs(found=name, other=other, id=base, proposed=f"{base}-{number}")
    return Problem(fault=Fault.SLUG_COLLISION, path=path, facts=facts)


# ── units in time


def _origins(unit: str, made: Mapping[str, tuple[str, ...]]) -> set[str]:
    """All that a unit was formed from, through others too."""
    found: set[str] = set()
    ahead = [unit]
    while ahead:
        new = set(made.get(ahead.pop(), ())) - found
        found |= new
        ahead += new
    return found


def _bad_life(unit: Unit) -> list[Problem]:
    """A unit that ends before it begins, is smaller than nothing, or carries on one that it was not formed from."""
    problems = []
    if unit.size is not None and unit.size < 0:
        problems.append(Problem(fault=Fault.BELOW_MINIMUM, path="$.size", facts=pairs(found=unit.size, minimum=0)))
    if unit.since is not None and unit.until is not None and unit.until < unit.since:
        problems.append(Problem(fault=Fault.OUT_OF_RANGE, path="$.until", facts=pairs(found=unit.until)))
    if unit.carries_on is not None and unit.carries_on not in unit.formed_from:
        problems.append(unknown(Fault.UNKNOWN_UNIT, "$.carries_on", unit.carries_on, unit.formed_from))
    return problems


@unique
class ChangeKind(Enum):
    """What can happen to units (*sắp xếp đơn vị*)."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    DISSOLVE = "dissolve"


@frozen(kw_only=True)
class Change:
    """A dated change of units (*đổi tên, sáp nhập, chia tách, giải thể*): `on` is the first day of the new order.

    A merger makes one new unit of several, a split several of one; a unit that is renamed stays the same unit.
    """

    kind: ChangeKind
    on: date
    units: tuple[str, ...]
    into: tuple[Unit, ...] = ()
    name: str | None = None
    cites: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Register:
    """Units in time (*danh mục đơn vị*): those at the start, and every dated change since.

    `lives` are all units that ever stood, with first and last day and what they were formed from, under the last name
    that they bore.

    Raises: RecordError, listing every change of a unit that does not stand on its eve, every id used twice, every
    change whose units do not fit its kind.

    Example:
        >>> merger = Change(
        ...     kind=ChangeKind.MERGE, on=date(2025, 7, 1), units=("a", "b"), into=(Unit(id="a-2025", name="A"),)
        ... )
        >>> both = Register(units=(Unit(id="a", name="A"), Unit(id="b", name="B")), changes=(merger,))
        >>> both.find("A", date(2025, 6, 30)), both.find("A", date(2025, 7, 1)), both.heirs("b")
        ('a', 'a-2025', ('a-2025',))
    """

    id: str = ""
    name: str = ""
    units: tuple[Unit, ...] = ()
    changes: tuple[Change, ...] = ()
    sources: Sources = Sources()
    _lives: dict[str, Unit] = field(init=False, eq=False, repr=False)
    _names: dict[str, tuple[tuple[date, str], ...]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Live through the changes in the order of their days."""
        lives, names = {unit.id: unit for unit in self.units}, dict[str, tuple[tuple[date, str], ...]]()
        problems = [*_repeated("units", self.units)]
        problems += [each.under(f"$.units[{row}]") for row, unit in enumerate(self.units) for each in _bad_life(unit)]
        for row, change in sorted(enumerate(self.changes), key=lambda numbered: numbered[1].on):
            wrong = _bad_change(lives, change)
            problems += [each.under(f"$.changes[{row}]") for each in wrong]
            if not wrong:
                _undergo(lives, names, change)
        if problems:
            raise RecordError(problems)
        object.__setattr__(self, "_lives", lives)
        object.__setattr__(self, "_names", names)

    @property
    def lives(self) -> Mapping[str, Unit]:
        """Every unit that there ever was, by id, with its days."""
        return MappingProxyType(self._lives)

    def on(self, day: date) -> tuple[Unit, ...]:
        """The units that stand on a day, under the names of that day."""
        return tuple(
            evolve(unit, name=next((name for until, name in self._names.get(unit.id, ()) if day <= until), unit.name))
            for unit in self.lives.values()
            if unit.stands(day)
        )

    def find(self, name: str, on: date) -> str | None:
        """The id of the unit that bears a name on a day, or None: a name identifies only with a date."""
        return Directory(entries=tuple(map(_names, self.on(on)))).find(name)

    def heirs(self, unit: str) -> tuple[str, ...]:
        """The ids of the units that were formed from the one with this id: a name identifies only with a date.

        Raises: RecordError if the register names no such unit.
        """
        formed = [each for each in self.lives.values() if each.formed_from]
        known = known_unit(unit, {*self.lives, *(own for each in formed for own in each.formed_from)})
        return tuple(each.id for each in formed if known in each.formed_from)


def _bad_change(lives: Mapping[str, Unit], change: Change) -> list[Problem]:
    """What is wrong with a change: units that do not stand, ids that are taken, numbers that do not fit."""
    eve = day_before(change.on)
    standing = tuple(unit.id for unit in lives.values() if unit.stands(eve))
    problems = [
        unknown(Fault.UNKNOWN_UNIT, f"$.units[{row}]", unit, standing)
        for row, unit in enumerate(change.units)
        if unit not in standing
    ]
    problems += [
        Problem(fault=Fault.DUPLICATE_ID, path=f"$.into[{row}].id", facts=pairs(found=unit.id))
        for row, unit in enumerate(change.into)
        if unit.id in lives
    ]
    one, several = 1, range(2, len(change.units) + len(change.into) + 1)
    of, into = len(change.units), len(change.into)
    fits = {
        ChangeKind.RENAME: of == one and not into and bool(change.name),
        ChangeKind.MERGE: of in several and into == one,
        ChangeKind.SPLIT: of == one and into in several,
        ChangeKind.DISSOLVE: of >= one and not into,
    }
    if not fits[change.kind]:
        facts = pairs(found=change.kind.value, units=of, into=into)
        problems.append(Problem(fault=Fault.CHANGE_UNFIT, facts=facts))
    return problems


def _undergo(lives: dict[str, Unit], names: dict[str, tuple[tuple[date, str], ...]], change: Change) -> None:
    """Let units live through a change."""
    if change.kind is ChangeKind.RENAME:
        (unit,) = change.units
        before = lives[unit]
        names[unit] = (*names.get(unit, ()), (day_before(change.on), before.name))
        lives[unit] = evolve(before, name=change.name or "", aliases=(*before.aliases, before.name))
        return
    for unit in change.units:
        lives[unit] = evolve(lives[unit], until=day_before(change.on))
    for made in change.into:
        lives[made.id] = evolve(made, since=change.on, formed_from=change.units)


@unique
class Inheritance(Enum):
    """Whose history a merged unit takes over (*kế thừa thành tích, lượt luân phiên khi sáp nhập*).

    Nobody's; that of the predecessor whose name it bears; of every predecessor; of the largest by the recorded sizes;
    of the one that the record names in `carries_on`.
    """

    NONE = "none"
    NAMESAKE = "namesake"
    EVERY = "every-predecessor"
    LARGEST = "largest-predecessor"
    NAMED = "named"


def carried(unit: Unit, known: Mapping[str, Unit], policy: Inheritance | None) -> tuple[str, ...] | None:
    """The predecessors whose history a unit takes over (*kế thừa*); None where policy or record leave it open.

    Example:
        >>> known = {"a": Unit(id="a", name="A", size=5), "b": Unit(id="b", name="B", size=7)}
        >>> merged = Unit(id="a-2025", name="A", formed_from=("a", "b"))
        >>> carried(merged, known, Inheritance.NAMESAKE), carried(merged, known, Inheritance.LARGEST)
        (('a',), ('b',))
    """
    match policy:
        case _ if not unit.formed_from:
            return ()
        case None:
            return None
        case Inheritance.NONE:
            return ()
        case Inheritance.EVERY:
            return unit.formed_from
        case Inheritance.NAMED:
            return None if unit.carries_on is None else (unit.carries_on,)
        case Inheritance.NAMESAKE:
            return _namesake(unit, known)
        case Inheritance.LARGEST:
            return _largest(unit, known)
        case _:
            assert_never(policy)


def perhaps_carried(unit: Unit, known: Mapping[str, Unit], policy: Inheritance | None) -> tuple[tuple[str, ...], bool]:
    """Where it is open whose history a unit takes over: the predecessors of which it may be one, and if it may be none.

    By the name, one of those whose name nobody recorded; one of several is surely the largest.
    """
    named = known.keys() if policy is Inheritance.NAMESAKE else ()
    return tuple(each for each in unit.formed_from if each not in named), policy is not Inheritance.LARGEST


def _namesake(unit: Unit, known: Mapping[str, Unit]) -> tuple[str, ...] | None:
    """The one predecessor whose name it bears, or none of them; None where a name that decides is not recorded."""
    recorded = [each for each in unit.formed_from if each in known]
    bearing = tuple(each for each in recorded if same(known[each].name) == same(unit.name))
    return bearing if bearing or len(recorded) == len(unit.formed_from) else None


def _largest(unit: Unit, known: Mapping[str, Unit]) -> tuple[str, ...] | None:
    """The one predecessor of the greatest size; None where a size of several is not recorded or two are the same."""
    if len(unit.formed_from) == 1:
        return unit.formed_from
    sizes = {each: known[each].size if each in known else None for each in unit.formed_from}
    recorded = [size for size in sizes.values() if size is not None]
    greatest = tuple(each for each, size in sizes.items() if size == max(recorded, default=None))
    return greatest if len(recorded) == len(sizes) and len(greatest) == 1 else None
