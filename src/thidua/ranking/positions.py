"""Positions: the place and class of each unit, and what separates two of them.

Owns: `Position`, `Comparison`, `positions_of`, `by_place`.
Takes places, measures, classes and keys by unit; gives positions in the order of their places.
Never: a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from thidua.ranking.classes import settled
from thidua.ranking.ordering import Amount, Key
from thidua.ranking.rungs import MayBe
from thidua.shown import Shown


@frozen(kw_only=True, repr=False)
class Position(Shown):
    """The place of one unit (*thứ hạng*), and what put it there.

    `sharing` are all units on the place, itself included, in the order of the record. `measure` is its points or its
    rate, None if only places are known; `band` is its class. `key` lists in order everything that decided: the measure
    and each tie-break that was asked, with its amount.
    """

    unit: str
    place: int
    sharing: tuple[str, ...] = ()
    measure: Fraction | None = None
    band: str | None = None
    key: Key = ()

    @property
    def tied_with(self) -> tuple[str, ...]:
        """The other units on its place."""
        if not self.tied:
            return ()
        row = self.sharing.index(self.unit)
        return (*self.sharing[:row], *self.sharing[row + 1 :])

    @property
    def tied(self) -> bool:
        """Whether another unit shares the place."""
        return len(self.sharing) > 1


@frozen(kw_only=True, repr=False)
class Comparison(Shown):
    """What separates two units (*so sánh hai đơn vị*): the deciding key, and the amount of each.

    `key` is None where they are equal.
    """

    unit: str
    other: str
    key: str | None = None
    amount: Amount | None = None
    other_amount: Amount | None = None


def positions_of(
    ids: Iterable[str],
    places: Mapping[str, int],
    measures: Mapping[str, Fraction],
    classes: Mapping[str, MayBe],
    keys: Mapping[str, Key],
) -> tuple[Position, ...]:
    """The positions of the units that have a place, best first; of equals, in the order of the record."""
    return tuple(
        Position(
            unit=unit,
            place=place,
            sharing=sharing,
            measure=measures.get(unit),
            band=settled(classes.get(unit, ())),
            key=keys.get(unit, ()),
        )
        for place, sharing in by_place(ids, places)
        for unit in sharing
    )


def by_place(ids: Iterable[str], places: Mapping[str, int]) -> list[tuple[int, tuple[str, ...]]]:
    """The places that are held, best first, each with its units in the order of the record."""
    found: dict[int, list[str]] = {}
    # equals are listed as the record lists them: among them no order means anything, so none is made up (shape 46)
    for unit in ids:
        if unit in places:
            found.setdefault(places[unit], []).append(unit)
    return [(place, tuple(found[place])) for place in sorted(found)]
