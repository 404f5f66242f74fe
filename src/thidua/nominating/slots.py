"""Slots: how far they are filled: who is proposed, who is not and why, what is left open.

Owns: `Nomination`, `Pending`, `Filled`.
Takes nominations and reasons one by one; gives what earlier slots took, or may still take, of a unit.
Never: who fills a slot (see `filling`).
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, field, frozen

from thidua.grounds import About, Fact, Ground, Why, pairs
from thidua.nominating.counting import Tally
from thidua.nominating.needs import Record
from thidua.pacts import Pact
from thidua.rulebook import Slot


@frozen(kw_only=True)
class Nomination:
    """A unit proposed for an award (*đề nghị khen thưởng*): not yet a grant.

    `place` is the place for which it is proposed: in the ranking, or in the order of the votes.
    """

    unit: str
    award: str
    slot: Slot = field(repr=False)
    place: int


@frozen(kw_only=True)
class Pending:
    """A slot left open: the units that it may still take, and how many of them at most.

    `unnamed` is how many units that the record does not name it may take at most; None where nobody knows. `deepest` is
    the last place whose holder may have it; None where it may come to any.
    """

    slot: Slot = field(repr=False)
    units: tuple[str, ...]
    seats: int
    unnamed: int | None = 0
    deepest: int | None = None

    @property
    def award(self) -> str:
        """The award of the slot."""
        return self.slot.award


@frozen(kw_only=True)
class Filled:
    """The slots filled so far: who is proposed, who is not and why, what is open; each quota as far as it is known."""

    record: Record
    tally: Tally
    nominated: tuple[Nomination, ...] = ()
    left: tuple[Ground, ...] = ()
    pending: tuple[Pending, ...] = ()
    quotas: tuple[tuple[str, tuple[int, int] | None], ...] = ()

    @property
    def pact(self) -> Pact:
        """The pact whose slots they are."""
        return self.tally.ranking.pact

    def awards(self, unit: str) -> tuple[str, ...]:
        """For what earlier slots took the unit."""
        return tuple(each.award for each in self.nominated if each.unit == unit)

    def awaited(self, unit: str) -> tuple[str, ...]:
        """For what earlier slots that are open may still take the unit."""
        return tuple(dict.fromkeys(each.award for each in self.pending if unit in each.units))

    def taking(self, slot: Slot, unit: str, place: int) -> Filled:
        """With one more nomination."""
        found = Nomination(unit=unit, award=slot.award, slot=slot, place=place)
        return evolve(self, nominated=(*self.nominated, found))

    def having(self, slot: Slot, unit: str, place: int) -> Filled:
        """With a nomination of who has the award in any case, by this slot or by an earlier one that is open."""
        rest = ((each, tuple(other for other in each.units if other != unit)) for each in self.pending)
        kept = (evolve(each, units=units) if each.award == slot.award else each for each, units in rest)
        return evolve(
            self.taking(slot, unit, place), pending=tuple(each for each in kept if each.units or each.unnamed != 0)
        )

    def leaving(self, *grounds: Ground) -> Filled:
        """With more reasons for who is not proposed."""
        return evolve(self, left=(*self.left, *grounds))

    def opening(
        self, slot: Slot, units: Iterable[str], seats: int = 1, *, unnamed: int | None = 0, deepest: int | None = None
    ) -> Filled:
        """With a slot left open for these units, and for so many that the record does not name."""
        able = tuple(dict.fromkeys(units))
        found = Pending(slot=slot, units=able, seats=seats, unnamed=unnamed, deepest=deepest)
        may = (found.units and seats > 0) or unnamed != 0
        return evolve(self, pending=(*self.pending, found)) if may else self

    def ground(self, why: Why, slot: Slot, unit: str | None = None, **facts: Fact | None) -> Ground:
        """A reason about a slot, with what it rests on."""
        about, known = About(unit=unit, award=slot.award), pairs(**facts, slot=self._numbered(slot))
        return Ground(why=why, about=about, facts=known, cites=self.pact.cite(slot.cites))

    def _numbered(self, slot: Slot) -> int | None:
        """Which of the slots of one award it is, in the order of the rulebook; None where there is one alone."""
        rules = self.pact.rulebook
        alike = [each for each in (rules.slots if rules is not None else ()) if each.award == slot.award]
        return next((row + 1 for row, each in enumerate(alike) if each is slot), None) if len(alike) > 1 else None
