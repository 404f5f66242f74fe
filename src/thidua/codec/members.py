"""Members: the units of a cluster as a document names them.

Owns: `Members`, `members`.
Takes the shape of a cluster; gives the cluster, with every problem noted.
Never: an id of its own making but the slug of a name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import partial
from typing import Any

from attrs import evolve, field, frozen

from thidua.clusters import Cluster
from thidua.codec.omissions import Notes, Omissions
from thidua.codec.shapes import read_as
from thidua.errors import FormatError, Problem, RecordError
from thidua.grounds import Fault, pairs
from thidua.names import same, slug
from thidua.shown import Shown
from thidua.units import Unit, slug_collision

__all__ = ["Members", "members"]


@frozen(kw_only=True, repr=False)
class Members(Shown):
    """The cluster of a document, and whether every unit that the document names was entered in it."""

    cluster: Cluster
    certain: bool


def members(shape: Any, plain: dict[str, Any], omitted: Omissions, notes: Notes) -> Members:
    """Read the cluster that a document describes; where it is refused, what remains of it without the faulty units."""
    _complete(plain, notes)
    named = {each.id: each.name or each.id for each in shape.units if each.id is not None}
    listing = _Listing(named=named, omitted=omitted, notes=notes)
    for row, each in enumerate(shape.units):
        listing.enter(each, omitted.original(f"$.cluster.units[{row}]"))
    beside = _Listing(named=dict(listing.named), omitted=omitted, notes=notes, ids=set(listing.ids))
    for row, each in enumerate(shape.others):
        beside.enter(each, omitted.original(f"$.cluster.others[{row}]"))
    _filled(shape, "$.cluster", ("id", "name", "head", "deputy"), notes)
    own = shape.id
    if own is None and shape.name:
        own = listing.default(shape.name, "$.cluster.name")
    named_so = partial(read_as, Cluster, shape, id=own or "", name=shape.name or "")
    units, others = listing.entered(), beside.entered(listing.units)
    try:
        cluster = named_so(units=units, others=others)
    except RecordError as error:
        places = {"units": listing.places, "others": beside.places}
        notes.add((_placed(each, places) for each in error.problems), RecordError)
        cluster = _left(named_so(units=(), others=()), units, error.problems)
    certain = not listing.lost and not any(map(_UNSURE.fullmatch, omitted.paths))
    return Members(cluster=cluster, certain=certain and len(cluster.units) == len(units))


def _filled(shape: Any, place: str, keys: Iterable[str], notes: Notes) -> None:
    """Note every name under these keys that is blank, alone or in a list: it names nothing."""
    for key in keys:
        found = getattr(shape, key)
        if found == "":
            notes.add([Problem(fault=Fault.BLANK, path=f"{place}.{key}")])
        if isinstance(found, tuple) and not all(found):
            rows = [row for row, each in enumerate(found) if not each]
            notes.add(Problem(fault=Fault.BLANK, path=f"{place}.{key}[{row}]") for row in rows)


def _without_blanks(shape: Any) -> dict[str, Any]:
    """What a unit as written names beside itself, without what is blank there; its aliases are gathered apart."""
    found = {key: getattr(shape, key) for key in Unit.NAMING if key != "aliases"}
    return {key: tuple(filter(None, each)) if isinstance(each, tuple) else each or None for key, each in found.items()}


def _left(blank: Cluster, units: tuple[Unit, ...], problems: tuple[Problem, ...]) -> Cluster:
    """The cluster without the names that another has; without units, where they still are not told apart."""
    found = [dict(each.facts) for each in problems]
    repeated = {(str(facts.get("second")), same(str(facts.get("found")))) for facts in found}
    every = {(unit.id, name) for unit in units for _, name in repeated}
    for shared in (repeated, every):  # first of the unit that repeats it, then of all
        try:
            return evolve(blank, units=tuple(_unshared(each, shared) for each in units))
        except RecordError:  # its problems are those already noted
            continue
    return blank


_UNSURE = re.compile(r"\$\.cluster(\.units(\[\d+\](\.(id|name|aliases).*)?)?)?")


def _complete(plain: dict[str, Any], notes: Notes) -> None:
    """Note what no dossier can do without: a cluster with its name and season."""
    cluster = plain.get("cluster", {})
    wanted = [("$", "cluster")] if "cluster" not in plain else [("$.cluster", key) for key in ("name", "season")]
    for path, key in wanted:
        if isinstance(cluster, dict) and cluster.get(key) is None:
            notes.add([Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found=key))])


def _unshared(unit: Unit, shared: Container[tuple[str, str]]) -> Unit:
    """The unit without the names that another has; `shared` are the pairs of a unit and such a name."""
    name = unit.id if (unit.id, same(unit.name)) in shared else unit.name
    aliases = tuple(each for each in unit.aliases if (unit.id, same(each)) not in shared)
    kept = evolve(unit, name=name, aliases=aliases, carries_on=None, size=None)
    return evolve(kept, until=None) if unit.since and unit.until and unit.until < unit.since else kept


def _placed(problem: Problem, places: dict[str, list[str]]) -> Problem:
    """A problem of the cluster at its place in the document."""
    table, _, rest = problem.path.removeprefix("$.").partition("[")
    row, _, key = rest.partition("]")
    return evolve(problem, path=f"{places[table][int(row)]}{key}")


@frozen(kw_only=True, repr=False)
class _Listing(Shown):
    """The units as they are entered, each with its id: one that has none is lost, one that repeats another joins it."""

    named: dict[str, str]
    omitted: Omissions
    notes: Notes
    units: dict[str, Unit] = field(factory=dict)
    aliases: dict[str, list[str]] = field(factory=dict)
    ids: set[str] = field(factory=set)
    places: list[str] = field(factory=list)
    lost: list[str] = field(factory=list)

    def enter(self, shape: Any, place: str) -> None:
        """Enter one unit as written at a place of the document."""
        if shape.name is None and not self.omitted.cover(f"{place}.name"):
            self.note(Fault.MISSING_KEY, place, found="name")
        elif shape.name == "":
            self.note(Fault.BLANK, f"{place}.name")
        _filled(shape, place, Unit.NAMING, self.notes)
        own = self.given(shape.id, place) if shape.id is not None else self.made(shape.name, place)
        if own is None:
            self.lost.append(place)
            return
        if own not in self.units:
            self.units[own] = read_as(Unit, shape, id=own, name=shape.name or own, aliases=(), **_without_blanks(shape))
            self.places.append(place)
            self.aliases[own] = list(filter(None, shape.aliases))
        else:
            self.aliases[own] += [shape.name or own, *filter(None, shape.aliases)]

    def given(self, own: str, place: str) -> str | None:
        """The id as written, one that stands twice noted."""
        if not own:
            self.note(Fault.BLANK, f"{place}.id")
            return None
        if own in self.ids:
            self.note(Fault.DUPLICATE_ID, f"{place}.id", found=own)
        self.ids.add(own)
        return own

    def made(self, name: str | None, place: str) -> str | None:
        """The slug of a name; of a name that has another's slug, one that is free."""
        own = None if not name else self.default(name, f"{place}.name")
        if name is None or own is None:
            return None
        other = self.named.get(own)
        if other is None:
            self.named[own] = name
            return own
        if same(name) == same(other):
            self.note(Fault.DUPLICATE_NAME, f"{place}.name", found=name, first=own, second=own)
            return own
        problem = slug_collision(f"{place}.name", name, other, frozenset(self.named))
        self.notes.add([problem], RecordError)
        return str(dict(problem.facts)["proposed"])

    def default(self, name: str, path: str) -> str | None:
        """The slug of a name, or None with the problem noted."""
        try:
            return slug(name)
        except FormatError as error:
            self.notes.add(each.under(path) for each in error.problems)
            return None

    def note(self, fault: Fault, path: str, **facts: str) -> None:
        """Note what is wrong with a unit."""
        family = FormatError if fault in (Fault.MISSING_KEY, Fault.BLANK) else RecordError
        self.notes.add([Problem(fault=fault, path=path, facts=pairs(**facts))], family)

    def entered(self, apart: Container[str] = ()) -> tuple[Unit, ...]:
        """The units as entered, but those that stand elsewhere."""
        rows = self.units.items()
        return tuple(
            evolve(unit, aliases=tuple(self.aliases[own])) if self.aliases[own] else unit
            for own, unit in rows
            if own not in apart
        )
