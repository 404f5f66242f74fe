"""Clusters: the units that compete, the cluster that holds them, the units that hold its offices.

Owns: `Unit`, `Tier`, `Cluster`, `Officers`, `Way`, `Choice`, `name_units`.
Takes and gives: ids of units; a name is matched at the door and never used as a key.
Never: persons. An office belongs to a unit.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from enum import Enum, unique

from attrs import field, frozen

from thidua.errors import FormatError, Problem, RecordError
from thidua.grounds import Fact, Fault, pairs
from thidua.names import Directory, same, slug

__all__ = ["Choice", "Cluster", "Officers", "Tier", "Unit", "Way", "name_units"]


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

    `since` and `until` bound its membership, where recorded.

    Example:
        >>> Unit(id="phu-tho", name="Phú Thọ").aliases
        ()
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@frozen(kw_only=True)
class Cluster:
    """A group of comparable units that compete for a season (*cụm, khối thi đua*).

    `members_complete` is false while the record does not know every member. `ids` are those of the units, in the order
    of the record.

    Raises: RecordError, listing every id or name (alias, spelling of the tone mark, NFC or NFD) that two units share.

    Example:
        >>> Cluster(id="cum-7", name="Cụm 7", units=(Unit(id="a", name="Đơn vị A"),)).unit("a").name
        'Đơn vị A'
    """

    id: str
    name: str
    units: tuple[Unit, ...] = ()
    tier: Tier | None = None
    within: str | None = None
    members_complete: bool = True
    ids: tuple[str, ...] = field(init=False, eq=False, repr=False)
    _rows: dict[str, int] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse two units with one id or one name."""
        ids = tuple(unit.id for unit in self.units)
        object.__setattr__(self, "ids", ids)
        object.__setattr__(self, "_rows", {unit: row for row, unit in enumerate(ids)})
        problems = [
            Problem(fault=Fault.DUPLICATE_ID, path=f"$.units[{row}].id", facts=pairs(found=unit))
            for row, unit in enumerate(ids)
            if unit in ids[:row]
        ]
        for name, first, second in self.directory().clashes():
            facts = pairs(found=name, first=first, second=second)
            problems.append(Problem(fault=Fault.DUPLICATE_NAME, path=self._where(second, name), facts=facts))
        if problems:
            raise RecordError(problems)

    def _where(self, unit: str, name: str) -> str:
        """The path at which a unit is called by this name."""
        called = ((row, each.name, each.aliases) for row, each in enumerate(self.units) if each.id == unit)
        row, own, aliases = next(each for each in called if name in (each[1], *each[2]))
        return f"$.units[{row}].{'name' if name == own else f'aliases[{aliases.index(name)}]'}"

    def directory(self) -> Directory:
        """The names of the units, for matching at the door."""
        return Directory(entries=tuple((unit.id, (unit.name, *unit.aliases)) for unit in self.units))

    def unit(self, unit: str) -> Unit:
        """The unit with this id.

        Raises: RecordError if the cluster has none.
        """
        return self.units[self.row(unit)]

    def row(self, unit: str) -> int:
        """The place of a unit in the order of the record.

        Raises: RecordError if the cluster has none with this id.
        """
        if unit not in self._rows:
            raise RecordError([Problem(fault=Fault.UNKNOWN_UNIT, facts=pairs(found=unit, allowed=self.ids))])
        return self._rows[unit]


@frozen(kw_only=True)
class Officers:
    """The units that lead in one season (*cụm trưởng, cụm phó*)."""

    season: int | str
    head: str | None = None
    deputy: str | None = None


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

    A unit that the source does not name stays None.

    Example:
        >>> Choice(season=2018, how=Way.ACCLAIMED, head="hoa-binh", deputy="yen-bai").head
        'hoa-binh'
    """

    season: int | str
    how: Way = Way.UNSTATED
    head: str | None = None
    deputy: str | None = None


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
