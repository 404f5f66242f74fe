"""Slots: how far they are filled: who is proposed, who is not and why, what is left open.

Owns: `Nomination`, `Pending`, `Filled`.
Takes nominations and reasons one by one; gives what earlier slots took, or may still take, of a unit.
Never: who fills a slot (see `filling`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain

from attrs import evolve, field, frozen

from thidua.grounds import About, Fact, Ground, Why, pairs
from thidua.nominating.counting import Tally
from thidua.nominating.needs import Record
from thidua.pacts import Pact
from thidua.rules import Slot
from thidua.shown import Shown


@frozen(kw_only=True, repr=False)
class Nomination(Shown):
    """A unit proposed for an award (*đề nghị khen thưởng*), which is not yet granted.

    `place` is the place for which it is proposed, in the ranking or in the order of the votes. `higher` is the award
    instead of which it is proposed for this one, None where it is proposed for what its slot is for.
    """

    unit: str
    award: str
    slot: Slot = field(repr=False)
    place: int
    higher: str | None = None


def _once(units: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(units))


@frozen(kw_only=True, repr=False)
class Pending(Shown):
    """A slot left open: the units that it may still take, and how many of them at most.

    `silent` are those that may have it once they have reported. `unnamed` is how many units that the record does not
    name it may take at most; None where nobody knows. `deepest` is the last place whose holder may have it; None where
    it may come to any.
    """

    slot: Slot = field(repr=False)
    units: tuple[str, ...] = field(converter=_once)
    seats: int = 1
    silent: tuple[str, ...] = field(default=(), converter=_once)
    unnamed: int | None = 0
    deepest: int | None = None

    @property
    def award(self) -> str:
        """The award of the slot."""
        return self.slot.award

    @property
    def takes(self) -> bool:
        """Whether there is any unit that it may still take."""
        return self.unnamed != 0 or (self.seats > 0 and bool(self.able))

    @cached_property
    def able(self) -> frozenset[str]:
        """All that may have it, those among them that have yet to report."""
        return frozenset((*self.units, *self.silent))

    @property
    def filled(self) -> int:
        """How many of them it may take."""
        return min(self.seats, len(self.able))

    def without(self, units: Collection[str]) -> Pending:
        """The slot with none of these units."""
        return evolve(self, units=tuple(unit for unit in self.units if unit not in units))


Group = tuple[int, tuple[str, ...]]  # a place with its units
Taken = tuple[str, int]  # a unit with the place for which it is proposed


@frozen(kw_only=True, repr=False)
class Filled(Shown):
    """The slots filled so far: who is proposed, who is not and why, what is open; each quota as far as it is known.

    `held` and `waiting` are the awards for which slots took each unit, and for which they may still take it; `graded`
    those of which a unit surely has one, though nobody can say which. `asked` are
    the units by the award for which they wait, `able` are all that the slots left open may take, `seats` how many.
    `turns` are the units whose turn comes in the slot that is being filled, each with its place, and whether it surely
    comes.
    """

    record: Record
    tally: Tally
    nominated: tuple[Nomination, ...] = ()
    said: tuple[tuple[Ground, ...], ...] = ()
    pending: tuple[Pending, ...] = ()
    quotas: tuple[tuple[str, tuple[int, int] | None], ...] = ()
    held: Mapping[str, tuple[str, ...]] = field(factory=dict)
    graded: Mapping[str, tuple[str, ...]] = field(factory=dict)
    waiting: Mapping[str, tuple[str, ...]] = field(factory=dict)
    asked: Mapping[str, frozenset[str]] = field(factory=dict)
    able: frozenset[str] = frozenset()
    seats: int = 0
    turns: Mapping[str, tuple[int, bool]] = field(factory=dict)

    @property
    def pact(self) -> Pact:
        """The pact whose slots they are."""
        return self.tally.ranking.pact

    @property
    def left(self) -> tuple[Ground, ...]:
        """Why units are not proposed, and slots not filled."""
        return tuple(chain.from_iterable(self.said))

    def awards(self, unit: str) -> tuple[str, ...]:
        """For what earlier slots took the unit."""
        return self.held.get(unit, ())

    def taken(self, unit: str) -> tuple[str, ...]:
        """For what earlier slots took the unit, be it for one of several prizes."""
        return (*self.awards(unit), *self.graded.get(unit, ()))

    def awaited(self, unit: str) -> tuple[str, ...]:
        """For what earlier slots that are open may still take the unit, each award once."""
        return self.waiting.get(unit, ())

    def awaits(self, unit: str, awards: Iterable[str]) -> bool:
        """Whether an earlier slot that is open may still take the unit for one of these awards."""
        return any(unit in self.asked.get(award, ()) for award in awards)

    def awaits_only(self, unit: str, awards: Collection[str]) -> bool:
        """Whether earlier slots that are open may take it for one of these, and for nothing else."""
        awaited = self.awaited(unit)
        return bool(awaited) and all(each in awards for each in awaited)

    def turning(self, slot: Slot, *groups: Group) -> Filled:
        """With units whose turn may come in a slot; only where the slot asks who they are."""
        found = {unit: (place, False) for place, group in groups for unit in group if unit not in self.turns}
        return evolve(self, turns=dict(self.turns) | found) if found and slot.instead is not None else self

    def turned(self, slot: Slot, group: Group) -> Filled:
        """With units whose turn surely comes."""
        place, units = group
        found = dict.fromkeys((unit for unit in units if unit not in self.turns), (place, True))
        return evolve(self, turns=dict(self.turns) | found) if found and slot.instead is not None else self

    def taking(self, slot: Slot, *taken: Taken, higher: str | None = None) -> Filled:
        """With more nominations."""
        found = (
            Nomination(unit=unit, award=slot.award, slot=slot, place=place, higher=higher) for unit, place in taken
        )
        held = dict(self.held) | {unit: (*self.awards(unit), slot.award) for unit, _ in taken}
        return evolve(self, nominated=(*self.nominated, *found), held=held)

    def grading(self, awards: Iterable[str], units: Iterable[str]) -> Filled:
        """With units that surely have one of these awards, whichever that is."""
        own = tuple(awards)
        return evolve(self, graded=dict(self.graded) | {unit: (*self.graded.get(unit, ()), *own) for unit in units})

    def having(self, slot: Slot, units: Collection[str]) -> Filled:
        """With none of these waiting for the award of a slot: they have it in any case, by this or an earlier one."""
        if not units:
            return self
        settled = {unit: tuple(each for each in self.awaited(unit) if each != slot.award) for unit in units}
        asked = dict(self.asked) | {slot.award: self.asked.get(slot.award, frozenset()).difference(units)}
        kept = (each.without(units) if each.award == slot.award else each for each in self.pending)
        pending = tuple(each for each in kept if each.takes)
        return evolve(
            self,
            pending=pending,
            waiting=dict(self.waiting) | settled,
            asked=asked,
            able=frozenset[str]().union(*(each.able for each in pending)),
            seats=sum(each.filled for each in pending),
        )

    def leaving(self, *grounds: Ground) -> Filled:
        """With more reasons for who is not proposed."""
        return evolve(self, said=(*self.said, grounds)) if grounds else self

    def leaving_once(self, *grounds: Ground) -> Filled:
        """With those of the reasons that are not told yet."""
        told = frozenset(chain.from_iterable(self.said)) if grounds else frozenset[Ground]()
        return self.leaving(*(each for each in grounds if each not in told))

    def opening(self, found: Pending) -> Filled:
        """With a slot left open, where there is any unit that it may still take."""
        if not found.takes:
            return self
        award, before = found.award, self.asked.get(found.award, frozenset())
        # two open slots of one award wait for a unit once: within one award it stands once (shape 59)
        waiting = {unit: (*self.awaited(unit), award) for unit in found.units if unit not in before}
        return evolve(
            self,
            pending=(*self.pending, found),
            waiting=dict(self.waiting) | waiting,
            asked=dict(self.asked) | {award: before.union(found.units)},
            able=self.able if found.able <= self.able else self.able | found.able,
            seats=self.seats + found.filled,
        )

    def opened_since(self, before: Filled) -> list[Pending]:
        """The slots that were left open since."""
        known = {id(each) for each in before.pending}
        return [each for each in self.pending if id(each) not in known]

    def perhaps(self, among: Collection[str] | None) -> tuple[int, int]:
        """How many units the slots left open may take, and of how many: of all, or of some alone."""
        if among is None:
            return self.seats, len(self.able)
        able = [each.able.intersection(among) for each in self.pending]
        # a slot takes no more than it has seats, nor than there are units that may have it
        seats = (min(each.seats, len(units)) for each, units in zip(self.pending, able, strict=True))
        return sum(seats), len(frozenset[str]().union(*able))

    def ground(self, why: Why, slot: Slot, unit: str | None = None, **facts: Fact | None) -> Ground:
        """A reason about a slot, with what it rests on."""
        about, known = About(unit=unit, award=slot.award), pairs(**facts, slot=self.record.numbers.get(id(slot)))
        return Ground(why=why, about=about, facts=known, cites=self.pact.cite(slot.cites))
