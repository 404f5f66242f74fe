"""Unsettled: the places that depend on bars that are still open, each as far as it is known.

Owns: `regrouped`, `reached`, `behind_open_bar`.
Takes the places if no open bar applies, and if all do; gives who shares places till then, and how far each may go.
Never: a place picked among those that are possible.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import accumulate, groupby

from thidua.grounds import About, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.ranking.rulings import Ruling

Places = Mapping[str, int]
Reach = Mapping[str, tuple[int, int]]


def regrouped(
    measures: Mapping[str, Fraction], places: Places, without: Places, blocked: Collection[str | None]
) -> tuple[tuple[str, ...], ...]:
    """Equals of whom nobody can say who stands before whom: what parts them hangs on which of them are in the order.

    `without` are the places as all open bars hold. A tie-break that one of them blocks, and a ruling among exactly
    those that are left (`blocked`), part them as they come to be: of two that wait, one may stand, or the other.
    """
    equals: dict[Fraction, list[str]] = {}
    for unit in sorted(places, key=places.__getitem__):
        equals.setdefault(measures[unit], []).append(unit)
    found: list[tuple[str, ...]] = []
    for units in equals.values():
        waiting = sum(unit not in without for unit in units)
        if waiting > 1 and any(unit in blocked for unit in units):
            found.append(tuple(units))
        # one alone that waits stands or not: the two orders given are all there are
        elif waiting:
            found += _turned(units, places, without)
    return tuple(found)


def _turned(units: list[str], places: Places, without: Places) -> Iterator[tuple[str, ...]]:
    """Of equals, the runs within which one may pass another as somebody leaves the order."""
    steps = [tuple(same) for _, same in groupby(units, places.__getitem__)]
    # a run ends where all in it stand before all behind it, whether the open bars hold or not
    sure = [[without[unit] for unit in same if unit in without] for same in steps]
    last = len(places) + 1  # behind all, where nobody who stands is left
    behind = list(accumulate((min(each, default=last) for each in reversed(sure)), min, initial=last))
    start, best, worst = 0, last, 0
    for row, after in enumerate(reversed(behind[:-1])):
        best, worst = min([best, *sure[row]]), max([worst, *sure[row]])
        if worst < after:
            if row > start or best < worst:
                yield tuple(unit for same in steps[start : row + 1] for unit in same)
            start, best, worst = row + 1, last, 0


def _of_open_bars(places: Places, without: Places) -> list[int]:
    """The places of those for whom a bar is open, best first."""
    return sorted(place for unit, place in places.items() if unit not in without)


def reached(places: Places, without: Places, unsettled: Iterable[tuple[str, ...]] = ()) -> Reach:
    """The best and the worst place of every unit: as no bar that is open holds, as all do, or some.

    Who is `unsettled` together with others may have any place among them.
    """
    found, waiting = {}, _of_open_bars(places, without)
    for unit, place in places.items():
        # each open bar before it that holds brings a unit up by one (shape 49)
        ends = (place, place - bisect_left(waiting, place), without.get(unit, place))
        found[unit] = (min(ends), max(ends))
    for units in unsettled:
        first = min(places[unit] for unit in units)
        last = max(*(found[unit][1] for unit in units), first + len(units) - 1)
        found |= dict.fromkeys(units, (first - bisect_left(waiting, first), last))
    return found


def behind_open_bar(
    pact: Pact, places: Places, reach: Reach, rulings: Collection[Ruling], unsure: Collection[str]
) -> dict[str, Ground]:
    """The units that stand behind one of which nobody can say whether a bar takes its place: theirs is open.

    Whoever stands beside one has its place either way, unless people settle ties or a tie-break parts the others.
    """
    found, ruled = {}, {unit for ruling in rulings for unit in ruling.among}
    for unit, (best, worst) in reach.items():
        if unit in unsure:
            continue
        # where a ruling parted equals, one of them that goes takes the ruling along: so equals count as well
        last = places[unit] + (unit in ruled) if best == worst else worst + 1
        before = tuple(other for other in unsure if places[other] < last)
        if before or best != worst:
            facts = pairs(others=before or tuple(unsure))
            found[unit] = Ground(why=Why.BEHIND_OPEN_BAR, about=About(unit=unit), facts=facts, cites=pact.cite())
    return found
