"""Clusters: the units that compete, the cluster that holds them, the units that hold its offices.

Owns: `Tier`, `Cluster`, `Names`, `Officers`, `Way`, `Choice`, `both_offices`, `refuse_season`, `unknown_units`.
Takes and gives: ids of units; a name is matched once, for a day, where a document is read or a noun is built, and never
used as a key.
Never: persons. An office belongs to a unit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import Enum, unique
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import assert_never

from attrs import Factory, field, frozen

from thidua.errors import FormatError, Problem, RecordError
from thidua.grounds import Fault, pairs
from thidua.names import Directory, same, unknown
from thidua.nouns import Named, Noun
from thidua.references import ITS_SEASON, AsOf, Pairs, Reference, Renaming, UnitId, unit_or_none, units_of
from thidua.shown import Shown
from thidua.timetable import Season, day_before, season_label
from thidua.units import Unit, bad_life, called, described, known_unit, origins, repeated, slug_of_name, units_named

__all__ = ["Choice", "Cluster", "Names", "Officers", "Tier", "Way"]


@unique
class Tier(Enum):
    """The level to which a cluster, an award's authority or a council belongs (*cấp*)."""

    CENTRAL = "central"
    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    COMPANY = "company"


@frozen(kw_only=True, repr=False)
class Cluster(Named):
    """A group of comparable units that compete for a season (*cụm, khối thi đua*).

    `units` are its members in the order of the record, `ids` their ids; a text in place of a unit is its name. `others`
    are units of earlier or later days that the history names, and no members. What identifies a cluster is organiser,
    sector and season: one unit may be a member of several. `within` is the id of the cluster that contains this one.
    `members_complete` is false while the record does not know every member. Without an `id` the cluster takes the slug
    of its name. The same name may mean different units on different days (`called`); an id always means its own unit.

    Raises: RecordError, listing every id or name (alias, spelling of the tone mark, NFC or NFD) that two units share on
        one day, and every unit that ends before it begins or takes over from one of which it was not formed.

    Example:
        >>> cluster = Cluster("Cụm 7", units=["Phú Thọ", "Tuyên Quang"])
        >>> cluster.id, cluster.ids, cluster.unit("Phú Thọ").id
        ('cum-7', ('phu-tho', 'tuyen-quang'), 'phu-tho')
    """

    id: str = field(default=Factory(slug_of_name, takes_self=True))
    units: tuple[Unit, ...] = field(default=(), converter=units_named)
    tier: Tier | None = None
    within: str | None = None
    organiser: str | None = None
    sector: str | None = None
    # a record may know only some members: then nobody is placed, and a share of them is no number (shape 53)
    members_complete: bool = True
    others: tuple[Unit, ...] = field(default=(), converter=units_named)
    ids: tuple[str, ...] = field(init=False, eq=False, repr=False)
    _rows: dict[str, int] = field(init=False, eq=False, repr=False)
    _everyone: dict[str, Unit] = field(init=False, eq=False, repr=False)
    _members: Directory = field(init=False, eq=False, repr=False)
    _directory: Directory = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse two units with one id or one name; predecessors that are told by name stand under their ids."""
        units, others, problems = described(self.units, self.others)
        object.__setattr__(self, "units", units)
        object.__setattr__(self, "others", others)
        object.__setattr__(self, "_members", Directory(entries=tuple(map(called, self.units))))
        made_from = tuple((each, ()) for unit in (*self.units, *self.others) for each in unit.formed_from)
        beside = (*map(called, self.others), *made_from)
        everyone = Directory(entries=(*self._members.entries, *beside)) if beside else self._members
        object.__setattr__(self, "_directory", everyone)
        ids = tuple(unit.id for unit in self.units)
        object.__setattr__(self, "ids", ids)
        object.__setattr__(self, "_rows", {unit: row for row, unit in enumerate(ids)})
        object.__setattr__(self, "_everyone", {unit.id: unit for unit in (*self.units, *self.others)})
        problems += [*repeated("units", self.units), *repeated("others", self.others, ids)]
        for key, units in (("units", self.units), ("others", self.others)):
            problems += [each.under(f"$.{key}[{row}]") for row, unit in enumerate(units) for each in bad_life(unit)]
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
                if unit in origins(unit, made):
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
            # one after the other two units may bear one name; on one day nobody could tell them apart (shape 67)
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
        """The names of all members, whatever the day, by which spellings in documents are matched."""
        return self._members

    def called(self, name: str, season: Season | None = None) -> tuple[str, ...]:
        """Give the ids of all units, members or not, that a name can mean in a season; without a season, on any day.

        An id means its own unit alone, even that of a predecessor which the record names without describing it. A name
        that several units have means those that exist in the season; the name of a merged unit does not mean it before
        it began.

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
        # a name identifies only with a date: it is of the units that stand in the season of the row (shape 67)
        standing = _standing(units, season) if dated and season is not None else found
        return standing or (found if len(units) > 1 else ())  # of several of which none stands nobody can say which

    def find(self, name: str, season: Season | None = None) -> str | None:
        """The id of the one unit, member or not, that a name means in a season; None if it means none or several."""
        found = self.called(name, season)
        return found[0] if len(found) == 1 else None

    def alone(self, name: str) -> str | None:
        """The id of the only unit that ever has a name, else None.

        Of a merged unit that is known only if the record describes all its predecessors: one of them may have the name
        too.
        """
        found, known = self.find(name), self._everyone
        return found if found in known and known.keys() >= {*known[found].formed_from} else None

    def find_member(self, name: str, season: Season | None = None) -> str | None:
        """The id of the one member that a name means in a season.

        It is None if the name means no unit, several, or one that is no member.

        Example:
            >>> first = Unit(id="b", name="B", until=date(2025, 6, 30))
            >>> cluster = Cluster(id="c", name="C", units=(first, Unit(id="b-2", name="B", since=date(2025, 7, 1))))
            >>> cluster.find_member("B", Season.of(2024)), cluster.find_member("B", Season.of(2025))
            ('b', None)
        """
        # the id of one that is no member is that unit's, whoever of the members bears it as a name (shape 67)
        found = () if name in self._directory.owners(name) and name not in self._rows else self._members.owners(name)
        if len(found) > 1 and season is not None:
            found = _standing([self.unit(each) for each in found], season)
        return found[0] if len(found) == 1 else None

    def members(self, on: date | None) -> tuple[str, ...]:
        """The ids of the units that are members on a day; without a day, of all units."""
        return tuple(unit.id for unit in self.units if on is None or unit.stands(on))

    def entered(self) -> Iterator[tuple[str, date]]:
        """Give the first day of every unit that states one, with the path of that day in a dossier."""
        yield from ((f"$.cluster.units[{row}].since", each.since) for row, each in enumerate(self.units) if each.since)

    @cached_property
    def known(self) -> Collection[str]:
        """The ids of all units in the record: members, others, and predecessors that only their successor names."""
        return dict.fromkeys((*self._everyone, *(one for each in self._everyone.values() for one in each.formed_from)))

    def holds(self, identity: str | None) -> bool:
        """Whether a member has this id."""
        try:
            return identity in self._rows
        except TypeError:  # a list or a table is no id
            return False

    def unit(self, unit: str, season: Season | None = None) -> Unit:
        """The member with this id or name; of several that have the name in turn, the one of the season.

        Raises: RecordError if the cluster has none.
        """
        return self.units[self.row(unit, season)]

    def row(self, unit: str, season: Season | None = None) -> int:
        """The row of a member, counted from 0 in the order of the record, by its id or name.

        Raises: RecordError if the cluster has none.
        """
        own = unit if self.holds(unit) else self._named(unit, season)
        return self._rows[known_unit(own, self._rows)]

    def _named(self, name: str, season: Season | None) -> str:
        """The id of the member that bears a name; what is none stays as it is, to be refused."""
        given: object = name
        return (isinstance(given, str) and self.find_member(given, season)) or name


@frozen(kw_only=True, repr=False)
class Names(Shown):
    """Which units the names in the record of a season mean.

    A name that means no unit, or several, is given back unchanged, to be refused where it is checked.
    """

    cluster: Cluster
    season: Season | None = None

    def unit(self, name: str) -> str:
        """The id of the member that a name means in this season, or the name unchanged."""
        return self.cluster.find_member(name, self.season) or name

    def once(self, name: str, label: int | str) -> str:
        """The id of the unit, member or not, that a name means in the season with this label, or the name unchanged."""
        return self.cluster.find(name, self.other(label)) or self.cluster.alone(name) or name

    def other(self, label: int | str) -> Season:
        """The season with this label, its period moved from that of this season.

        Raises: FormatError if the label names no season.
        """
        found = Season.of(label)
        return found if self.season is None else self.season.reached(found.year - self.season.year) or found

    def on(self, name: str, day: date) -> str:
        """The id of the member that a name means on a day, or the name unchanged."""
        return self.cluster.find_member(name, Season(label=day.year, start=day, end=day)) or name

    def meant(self, named: Reference) -> str:
        """The id that a reference means, in the season or on the day that its field declares; else the id unchanged."""
        if named.kind is not UnitId:
            return named.id
        match named.as_of:
            case AsOf.THIS_SEASON | AsOf.ANYBODY:
                return self.unit(named.id)
            case AsOf.ITS_SEASON:
                return self.once(named.id, named.noun.season)
            case AsOf.ON_DAY:
                return self.on(named.id, named.noun.on)
            case AsOf.BEFORE:
                return self.on(named.id, day_before(named.noun.on))
            case _:
                assert_never(named.as_of)

    @cached_property
    def by_ids(self) -> Renaming:
        """The renaming that replaces names of units by their ids everywhere in a noun."""
        return Renaming(one=self.meant, table=self._keyed)

    def _keyed(self, kind: object, _: str, rows: Pairs) -> Pairs:
        return tuple((self.unit(key), value) for key, value in rows) if kind is UnitId else rows


def _standing(units: Iterable[Unit], season: Season) -> tuple[str, ...]:
    """The ids of those that stand on some day of a season."""
    first, last = season.span
    return tuple(unit.id for unit in units if unit.within(first, last))


@frozen(kw_only=True, repr=False)
class Officers(Noun):
    """The units that lead a cluster in one season (*cụm trưởng, cụm phó*); an office belongs to a unit.

    `declined` are units that were to become head and refused; `replacement` is the unit that led in the head's place
    for the rest of the season. `note` quotes the source.

    Raises: FormatError if `season` names no season; RecordError if one unit is head and deputy at once, is among those
        that declined to be head, or replaces itself.

    Example:
        >>> Officers(season=2024, head="phu-tho", deputy="yen-bai").deputy
        'yen-bai'
    """

    season: int | str = field(converter=season_label)
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
    """How head and deputy of the next season were chosen (*suy tôn, giới thiệu, chỉ định, bầu*)."""

    ACCLAIMED = "acclaimed"
    INTRODUCED = "introduced"  # Hướng dẫn 2819/HD-BTĐKT: head and deputy are introduced in rotation
    APPOINTED = "appointed"
    ELECTED = "elected"  # Hướng dẫn 1122/BTĐKT-VI: elected in rotation, at the annual review
    UNSTATED = "unstated"


@frozen(kw_only=True, repr=False)
class Choice(Noun):
    """The recorded choice of the next head and deputy (*suy tôn, bầu, giới thiệu, chỉ định*).

    `season` is the one in which they will lead. A unit that the source does not name is None; `declined` are units that
    were to become head and refused.

    Raises: FormatError if `season` names no season; RecordError if one unit is head and deputy at once, or is among
        those that declined to be head.

    Example:
        >>> Choice(season=2018, how=Way.ACCLAIMED, head="hoa-binh", deputy="yen-bai").head
        'hoa-binh'
    """

    season: int | str = field(converter=season_label)
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


def unknown_units(cluster: Cluster, named: dict[tuple[str, str | None], None]) -> list[Problem]:
    """A problem for every path whose unit is not in the cluster; a path without unit names none."""
    return [
        unknown(Fault.UNKNOWN_UNIT, path, unit, cluster.ids)
        for path, unit in named
        if unit is not None and not cluster.holds(unit)
    ]
