"""Units: what competes, under a name and for as long as it exists; units in time, and whose history one takes over.

Owns: `Unit`, `slug_of_name`, `units_named`, `name_units`, `one_each`, `Change`, `ChangeKind`, `Register`,
`Inheritance`, `carried`, `perhaps_carried`, `known_unit`, `repeated`, `called`, `origins`, `bad_life`,
`slug_collision`, `described`.
Takes and gives: ids of units; a name identifies only with a date.
Never: the cluster that a unit competes in (see `clusters`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum, unique
from types import MappingProxyType
from typing import assert_never

from attrs import Factory, evolve, field, frozen

from thidua.errors import FormatError, Problem, RecordError
from thidua.given import day_of, day_or_none, rows_of, texts_of
from thidua.grounds import Citation, Fact, Fault, Sources, pairs
from thidua.names import Directory, named_twice, nfc, same, slug, unknown
from thidua.nouns import Named, Noun, as_read
from thidua.timetable import day_before

__all__ = ["Change", "ChangeKind", "Inheritance", "Register", "Unit", "carried", "name_units"]


def slug_of_name(named: Named) -> str:
    """The slug of what has a name, as its id."""
    return slug(named.name)


@frozen(kw_only=True, repr=False)
class Unit(Named):
    """A member that competes (*đơn vị*): a province, district, agency or company.

    `since` and `until` are the first and the last day of its membership (in a register: of its existence), where
    recorded. A unit made from others has an id of its own and names them in `formed_from`; `carries_on` names the one
    whose history it takes over, where somebody decided so. `size` is a number by which predecessors are compared.
    Without an `id` it takes the slug of its name.

    Raises: FormatError for a text that is no day, and for a name without a slug if there is no id.

    Example:
        >>> unit = Unit("Phú Thọ", until="30/06/2025")
        >>> unit.id, unit.stands(date(2025, 7, 1))
        ('phu-tho', False)
    """

    NAMING = ("aliases", "formed_from", "carries_on")
    id: str = field(default=Factory(slug_of_name, takes_self=True))
    aliases: tuple[str, ...] = field(default=(), converter=texts_of)
    since: date | None = field(default=None, converter=day_or_none)
    until: date | None = field(default=None, converter=day_or_none)
    formed_from: tuple[str, ...] = field(default=(), converter=texts_of)
    carries_on: str | None = None
    size: int | None = None

    def stands(self, on: date) -> bool:
        """Whether the unit exists on a day, between its first and its last."""
        # on its first day and on its last it is there (shape 3)
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    @property
    def dated(self) -> bool:
        """Whether a first or a last day of the unit is recorded."""
        return self.since is not None or self.until is not None

    def meets(self, other: Unit) -> bool:
        """Whether both units exist on some same day; an end that is not recorded has no limit."""
        return self.within(other.since, other.until)

    def within(self, first: date | None, last: date | None) -> bool:
        """Whether the unit exists on some day of a span; an end that is None or not recorded has no limit."""
        later = max(filter(None, (self.since, first)), default=None)
        sooner = min(filter(None, (self.until, last)), default=None)
        return later is None or sooner is None or later <= sooner


def described(
    units: tuple[Unit, ...], others: tuple[Unit, ...]
) -> tuple[tuple[Unit, ...], tuple[Unit, ...], list[Problem]]:
    """The units, with the predecessors that are told by name under their ids, where the record describes them.

    A name is that of a unit that stood on the eve of the new one; what no unit is called stays as written, and what two
    were called on that day is a problem: only an id says which is meant.
    """
    everyone = (*units, *others)
    ids = {unit.id for unit in everyone}
    if all(ids.issuperset(unit.formed_from) and unit.carries_on in (None, *unit.formed_from) for unit in everyone):
        return units, others, []
    owners, problems = _owners(everyone), list[Problem]()

    def under_ids(unit: Unit, path: str) -> Unit:
        rows = ((f"{path}.formed_from[{row}]", name) for row, name in enumerate(unit.formed_from))
        heir = evolve(unit, formed_from=_meant(owners, unit, rows, problems))
        return _carrying(owners, heir, f"{path}.carries_on", problems)

    members = tuple(under_ids(unit, f"$.units[{row}]") for row, unit in enumerate(units))
    return members, tuple(under_ids(unit, f"$.others[{row}]") for row, unit in enumerate(others)), problems


Owners = Callable[[str, Unit], list[str]]


def _meant(owners: Owners, heir: Unit, told: Iterable[tuple[str, str]], problems: list[Problem]) -> tuple[str, ...]:
    """The ids that names mean as predecessors of an heir, each with its path; one that two bore is a problem."""
    ids = []
    for path, name in told:
        first, *more = owners(name, heir) or [name]
        ids.append(name if more else first)
        if more:
            facts = pairs(found=name, first=first, second=more[0])
            problems.append(Problem(fault=Fault.DUPLICATE_NAME, path=path, facts=facts))
    return tuple(ids)


def _carrying(owners: Owners, heir: Unit, path: str, problems: list[Problem]) -> Unit:
    """The heir of predecessors under their ids, with the id of the one whose history it takes over."""
    own = heir.carries_on
    if own is None or own in heir.formed_from:
        return heir
    _meant(owners, heir, [(path, own)], problems)
    found = (each for each in owners(own, heir) if each in heir.formed_from)
    return evolve(heir, carries_on=next(found, own))


def _owners(everyone: tuple[Unit, ...]) -> Owners:
    """The units that a name can mean as a predecessor of an heir, which it is not itself.

    Those that stood on its eve; where none did, all that bear the name.
    """
    units = {unit.id: unit for unit in everyone}
    directory = Directory(entries=tuple(map(called, everyone)))

    def owners(name: str, heir: Unit) -> list[str]:
        eve = None if heir.since is None else day_before(heir.since)
        found = [each for each in directory.owners(name) if each == name or each != heir.id]
        return [each for each in found if eve is None or units[each].stands(eve)] or found

    return owners


def known_unit(unit: str, known: Collection[str]) -> str:
    """The id itself, where it is one of the known.

    Raises: RecordError with the nearest of the known ids.
    """
    told: object = unit
    if not isinstance(told, str) or told not in known:
        raise RecordError([unknown(Fault.UNKNOWN_UNIT, "$", told, known)])
    return unit


def repeated(key: str, units: tuple[Unit, ...], taken: Iterable[str] = ()) -> list[Problem]:
    """The units whose id stands before them, or is taken."""
    return named_twice(((f"$.{key}[{row}].id", unit.id) for row, unit in enumerate(units)), taken)


def called(unit: Unit) -> tuple[str, tuple[str, ...]]:
    """What a unit is called, as a directory enters it."""
    return unit.id, (unit.name, *unit.aliases)


def units_named(units: str | Iterable[Unit | str]) -> tuple[Unit, ...]:
    """Units, in their order; a text is the name of one, which has its slug as id; a text alone names the only one.

    Example:
        >>> [unit.id for unit in units_named([Unit("Phú Thọ", id="pt"), "Đắk Lắk"])]
        ['pt', 'dak-lak']
    """
    told = (units,) if isinstance(units, str | Unit) else units
    return tuple(Unit(nfc(each)) if isinstance(each, str) else each for each in rows_of(told, Unit, str))


def one_each(names: Iterable[str]) -> tuple[Unit, ...]:
    """Units from names, one for all spellings of a name, in the order in which they come.

    Raises: as `name_units`.
    """
    return name_units(tuple({same(name): nfc(name) for name in reversed(tuple(names))}.values())[::-1])


def name_units(names: tuple[str, ...]) -> tuple[Unit, ...]:
    """Make units of bare names, each with the slug of its name as id.

    Raises: FormatError if a name has no slug; RecordError if two names are spellings of one, or if two have one slug,
        for which it proposes another id.

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


def origins(unit: str, made: Mapping[str, tuple[str, ...]]) -> set[str]:
    """All that a unit was formed from, through others too."""
    found: set[str] = set()
    ahead = [unit]
    while ahead:
        new = set(made.get(ahead.pop(), ())) - found
        found |= new
        ahead += new
    return found


def bad_life(unit: Unit) -> list[Problem]:
    """A unit that ends before it begins, is smaller than nothing, or carries on one that it was not formed from.

    Or it was formed from one twice.
    """
    problems = []
    if unit.size is not None and unit.size < 0:
        problems.append(Problem(fault=Fault.BELOW_MINIMUM, path="$.size", facts=pairs(found=unit.size, minimum=0)))
    if unit.since is not None and unit.until is not None and unit.until < unit.since:
        problems.append(Problem(fault=Fault.OUT_OF_RANGE, path="$.until", facts=pairs(found=unit.until)))
    # a history can only be carried on from where a unit came (shape 68)
    if unit.carries_on is not None and unit.carries_on not in unit.formed_from:
        problems.append(unknown(Fault.UNKNOWN_UNIT, "$.carries_on", unit.carries_on, unit.formed_from))
    return problems + _twice("formed_from", unit.formed_from)


def _twice(key: str, units: tuple[str, ...]) -> list[Problem]:
    """The units that stand before in a list of ids."""
    return named_twice((f"$.{key}[{row}]", unit) for row, unit in enumerate(units))


@unique
class ChangeKind(Enum):
    """What can happen to units (*sắp xếp đơn vị*): one is renamed, several merge, one is split, one is dissolved."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    DISSOLVE = "dissolve"


@frozen(kw_only=True, repr=False)
class Change(Noun):
    """A dated change of units (*đổi tên, sáp nhập, chia tách, giải thể*); `on` is its first day in effect.

    `units` are the units that it changes, by id or as they are called on its eve, `into` the new units. A merger makes
    one unit of several, a split several of one; a unit that is renamed remains the same unit, with `name` as its new
    name.
    """

    kind: ChangeKind
    on: date = field(converter=day_of)
    units: tuple[str, ...] = field(converter=texts_of)
    into: tuple[Unit, ...] = field(default=(), converter=tuple[Unit, ...])
    name: str | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@frozen(kw_only=True, repr=False)
class Register(Noun):
    """Units in time (*danh mục đơn vị*): those at the start, and every dated change since.

    `lives` are all units that ever existed, with first and last day, the units they were formed from, and their last
    name. Predecessors may be told by the names that they bore on the eve.

    Raises: RecordError, listing every change of a unit that does not exist the day before, every id used twice, every
        name that two units bore then, every change whose units do not fit its kind.

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
    units: tuple[Unit, ...] = field(default=(), converter=tuple[Unit, ...])
    changes: tuple[Change, ...] = field(default=(), converter=tuple[Change, ...])
    sources: Sources = Sources()
    _lives: dict[str, Unit] = field(init=False, eq=False, repr=False)
    _names: dict[str, tuple[tuple[date, str], ...]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Live through the changes in the order of their days."""
        units, _, problems = described(self.units, ())
        lives, names = {unit.id: unit for unit in units}, dict[str, tuple[tuple[date, str], ...]]()
        problems += repeated("units", units)
        problems += [each.under(f"$.units[{row}]") for row, unit in enumerate(units) for each in bad_life(unit)]
        changes = list(self.changes)
        # by their days, as one change may make the unit that the next one ends
        for row, told in sorted(enumerate(self.changes), key=lambda numbered: numbered[1].on):
            wrong = list[Problem]()
            change = changes[row] = _on_its_eve(lives, told, wrong)
            wrong += [] if wrong else _bad_change(lives, change)
            if not wrong:
                wrong += _undergo(lives, names, change)
            problems += [each.under(f"$.changes[{row}]") for each in wrong]
        if problems:
            raise RecordError(problems)
        object.__setattr__(self, "units", units)
        object.__setattr__(self, "changes", tuple(changes))
        object.__setattr__(self, "_lives", lives)
        object.__setattr__(self, "_names", names)

    @property
    def lives(self) -> Mapping[str, Unit]:
        """Every unit that ever existed, by id, with its days."""
        return MappingProxyType(self._lives)

    def on(self, day: date) -> tuple[Unit, ...]:
        """The units that exist on a day, with the names of that day."""
        return tuple(
            evolve(unit, name=next((name for until, name in self._names.get(unit.id, ()) if day <= until), unit.name))
            for unit in self.lives.values()
            if unit.stands(day)
        )

    def find(self, name: str, on: date) -> str | None:
        """The id of the unit that has a name on a day, or None if there is none, or several."""
        return Directory(entries=tuple(map(called, self.on(on)))).find(name)

    def heirs(self, unit: str) -> tuple[str, ...]:
        """The ids of the units that were formed from the one with this id.

        A name is not enough, as it may mean several units.

        Raises: RecordError if the register names no such unit.
        """
        formed = [each for each in self.lives.values() if each.formed_from]
        known = known_unit(unit, {*self.lives, *(own for each in formed for own in each.formed_from)})
        return tuple(each.id for each in formed if known in each.formed_from)


def _on_its_eve(lives: Mapping[str, Unit], change: Change, problems: list[Problem]) -> Change:
    """The change with ids in place of the names that units bore on its eve."""
    if lives.keys() >= {*change.units} and all(unit.carries_on in (None, *change.units) for unit in change.into):
        return change
    owners, rows = _owners(tuple(lives.values())), ((f"$.units[{row}]", name) for row, name in enumerate(change.units))
    ids = _meant(owners, as_read(Unit)("", id="", since=change.on), rows, problems)
    heirs = [evolve(unit, since=change.on, formed_from=ids) for unit in change.into]
    made = [_carrying(owners, heir, f"$.into[{row}].carries_on", problems) for row, heir in enumerate(heirs)]
    into = tuple(evolve(old, carries_on=new.carries_on) for old, new in zip(change.into, made, strict=True))
    return evolve(change, units=ids, into=into)


def _bad_change(lives: Mapping[str, Unit], change: Change) -> list[Problem]:
    """What is wrong with a change: units that do not stand, ids that are taken, numbers that do not fit."""
    eve = day_before(change.on)
    gone = [(row, unit) for row, unit in enumerate(change.units) if unit not in lives or not lives[unit].stands(eve)]
    standing = tuple(unit.id for unit in lives.values() if unit.stands(eve)) if gone else ()
    problems = [unknown(Fault.UNKNOWN_UNIT, f"$.units[{row}]", unit, standing) for row, unit in gone]
    problems += [*_twice("units", change.units), *repeated("into", change.into, lives)]
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


def _undergo(
    lives: dict[str, Unit], names: dict[str, tuple[tuple[date, str], ...]], change: Change
) -> Iterator[Problem]:
    """Let units live through a change; what is wrong with those that it makes."""
    if change.kind is ChangeKind.RENAME:
        (unit,) = change.units
        before = lives[unit]
        names[unit] = (*names.get(unit, ()), (day_before(change.on), before.name))
        # one that is renamed stays the same unit, and is still found by what it was called (shape 67)
        lives[unit] = evolve(before, name=change.name or "", aliases=(*before.aliases, before.name))
        return
    for unit in change.units:
        # the first day of the new order is none of the old (shape 3)
        lives[unit] = evolve(lives[unit], until=day_before(change.on))
    for row, made in enumerate(change.into):
        lives[made.id] = evolve(made, since=change.on, formed_from=change.units)
        yield from (each.under(f"$.into[{row}]") for each in bad_life(lives[made.id]))


@unique
class Inheritance(Enum):
    """Whose history a merged unit takes over (*kế thừa thành tích, lượt luân phiên khi sáp nhập*).

    It takes over nobody's, that of the predecessor with its name, of every predecessor, of the largest by recorded
    sizes, or of the one that the record names in `carries_on`.
    """

    NONE = "none"
    NAMESAKE = "namesake"
    EVERY = "every-predecessor"
    LARGEST = "largest-predecessor"
    NAMED = "named"


def carried(unit: Unit, known: Mapping[str, Unit], policy: Inheritance | None) -> tuple[str, ...] | None:
    """The predecessors whose history a unit takes over (*kế thừa*); None where policy or record leave it open.

    `known` are the units by id, `policy` is the rulebook's.

    Example:
        >>> known = {"a": Unit(id="a", name="A", size=5), "b": Unit(id="b", name="B", size=7)}
        >>> merged = Unit(id="a-2025", name="A", formed_from=("a", "b"))
        >>> carried(merged, known, Inheritance.NAMESAKE), carried(merged, known, Inheritance.LARGEST)
        (('a',), ('b',))
    """
    match policy:
        case _ if not unit.formed_from:
            return ()
        # each policy moves other honours and turns, so that none may be picked: unsaid, it is open (shape 68)
        case None:
            return None
        case Inheritance.NONE:
            return ()
        case Inheritance.EVERY:
            return unit.formed_from
        case Inheritance.NAMED:
            # a record that names nobody may mean nobody, or have left the name out (shape 68)
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
    # one that the record does not describe may have borne the name (shape 68)
    return bearing if bearing or len(recorded) == len(unit.formed_from) else None


def _largest(unit: Unit, known: Mapping[str, Unit]) -> tuple[str, ...] | None:
    """The one predecessor of the greatest size; None where a size of several is not recorded or two are the same."""
    if len(unit.formed_from) == 1:
        return unit.formed_from
    sizes = {each: known[each].size if each in known else None for each in unit.formed_from}
    recorded = [size for size in sizes.values() if size is not None]
    greatest = tuple(each for each, size in sizes.items() if size == max(recorded, default=None))
    # a size that is missing may be the greatest; of two equal ones neither is (shape 68)
    return greatest if len(recorded) == len(sizes) and len(greatest) == 1 else None
