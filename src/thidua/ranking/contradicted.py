"""Contradicted: what was announced, against what else is known; it is kept, and the difference is a reason.

Owns: `outside`, `other_totals`, `other_places`, `other_order`.
Takes what was announced, the rules and the totals of the recorded figures; gives reasons.
Never: a place, a total or a class of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count, groupby

from thidua.grounds import About, Ground, Why, pairs
from thidua.order import without_gaps
from thidua.pacts import Pact
from thidua.ranking.announcing import Announcement, competition
from thidua.ranking.classes import levels_of
from thidua.ranking.rungs import MayBe
from thidua.scoring import Scores, Total
from thidua.scoring.reaches import reach_of_total


def other_totals(pact: Pact, scores: Scores | None, totals: Mapping[str, Total]) -> Iterator[Ground]:
    """The announced totals that the rules cannot give, or that are not those of the recorded figures."""
    set_ = () if scores is None else scores.figures.overridden  # perhaps to what no scale gives
    yield from _beyond(pact, {unit: total for unit, total in totals.items() if unit not in set_})
    yield from _other_points(scores, totals)


def other_places(pact: Pact, places: Mapping[str, int], others: Mapping[str, int]) -> Iterator[Ground]:
    """The announced places that count on after a tie, have too few units before them, or are not those worked out."""
    yield from _other_way(pact, places)
    yield from _crowded(pact, places)
    if not any(pact.outside(unit) for unit in places):  # by the figures the others move up
        yield from _worked_out(places, others)


def outside(pact: Pact, announced: Announcement) -> Iterator[Ground]:
    """What was announced of units that are no members at the end: a place, and a class, are kept of those that left."""
    places, totals, bands = dict(announced.places), dict(announced.totals), dict(announced.bands)
    peers = frozenset(pact.peers)
    for unit in dict.fromkeys((*places, *totals, *bands)):
        band = None if unit in peers else bands.get(unit)
        about = pairs(place=places.get(unit), value=totals.get(unit), band=band)
        if about and (why := pact.outside(unit)) is not None:
            # who joined within the season is still a member at its end (shape 98)
            cause = Why.JOINED_WITHIN.value if why.why is Why.JOINED_WITHIN else None
            stands = pairs(stands="announced" if unit in peers and unit in places else None, cause=cause)
            yield Ground(why=Why.ANNOUNCED_OUTSIDE, about=About(unit=unit), facts=(*about, *stands))


def _beyond(pact: Pact, totals: Mapping[str, Total]) -> Iterator[Ground]:
    """The announced totals that no points under the rules can come to: they stand, and that is said."""
    rules = pact.rulebook
    # adjustments may bring a total anywhere, and without lines there is nothing to come to
    if rules is None or rules.adjustments or not rules.criteria.rows:
        return
    for unit, total in totals.items():
        least, most = reach_of_total(rules, pact.unassigned.get(unit, frozenset()), pact.season)
        low = least if least is not None and total.low < least else None
        high = most if most is not None and total.low > most else None
        if low is not None or high is not None:
            facts = pairs(value=total.low, low=low, high=high)
            yield Ground(why=Why.ANNOUNCED_BEYOND, about=About(unit=unit), facts=facts, cites=rules.cite())


def _other_points(scores: Scores | None, totals: Mapping[str, Total]) -> Iterator[Ground]:
    """The announced totals that are not those of the recorded figures."""
    measured = () if scores is None else scores.measured
    for unit, total in totals.items():
        points = scores.of(unit).points if scores is not None and unit in measured else None
        # said and not mended: whoever announced it may have known what the record does not (shapes 39 and 46)
        if points is not None and points != total.points:
            facts = pairs(value=total.points, points=points)
            yield Ground(why=Why.ANNOUNCED_DIFFERS, about=About(unit=unit), facts=facts)


def _worked_out(places: Mapping[str, int], others: Mapping[str, int]) -> Iterator[Ground]:
    """The announced places that are not those by the recorded figures."""
    for unit, place in places.items():
        if others.get(unit, place) != place:
            facts = pairs(place=place, worked_out=others[unit])
            yield Ground(why=Why.ANNOUNCED_DIFFERS, about=About(unit=unit), facts=facts)


def _crowded(pact: Pact, places: Mapping[str, int]) -> Iterator[Ground]:
    """The announced places before which more units would have to stand than there are: they stand, and it is said."""
    held = {*places.values()} if _is_dense(pact) else places.values()
    order, others = sorted(held), len(set(pact.peers).difference(places))
    # all of whom no place was announced may stand before it, and nobody else can
    for unit, place in places.items() if pact.cluster.members_complete and others else ():
        before = bisect_left(order, place) + others
        if before + 1 < place:
            facts = pairs(place=place, before=before)
            yield Ground(why=Why.PLACE_CROWDED, about=About(unit=unit), facts=facts)


def _is_dense(pact: Pact) -> bool:
    """Whether the rulebook leaves no place out after a tie."""
    return pact.rulebook is not None and pact.rulebook.ranking.dense


def _other_way(pact: Pact, places: Mapping[str, int]) -> Iterator[Ground]:
    """The places of all that were members that run on after a tie otherwise than the rulebook says.

    They stay as announced (1-2-2-3, or 1-2-2-4 where places are dense), and that is said.
    """
    if pact.cluster.members_complete and places.keys() >= set(pact.peers):
        dense, counted_on = _is_dense(pact), competition(places.values())
        running = without_gaps(places) if dense else {unit: counted_on[place] for unit, place in places.items()}
        for unit, place in places.items():
            if place != running[unit]:
                facts = pairs(place=place, **{"dense" if dense else "counted_on": running[unit]})
                yield Ground(why=Why.PLACES_DENSE, about=About(unit=unit), facts=facts)


def other_order(
    pact: Pact, may_be: Iterable[tuple[str, MayBe]], places: Mapping[str, int], waiting: Collection[str] = ()
) -> Iterator[Ground]:
    """The classes above that of a unit which stands before, where both rest on one measure: they stand, and it is said.

    `waiting` are those that have a place which nobody is known to hold: the first such is the best that it can be.
    """
    levels = levels_of(pact)
    certain = {unit: names[0] for unit, names in may_be if len(names) == 1}
    settled = {unit: band for unit, band in certain.items() if band in levels}
    taken = set(places.values())
    free = next(place for place in count(1) if place not in taken)
    best = {**dict.fromkeys(waiting, free), **places}
    rows = sorted((unit for unit in best if unit in settled), key=lambda unit: best[unit])
    lowest: list[tuple[int, str]] = []  # the level of those that stand before, or beside, with one that has it
    for _, beside in groupby(rows, key=lambda unit: best[unit]):
        found = [(levels[settled[unit]], unit) for unit in beside]
        known = (each for each in found if each[1] in places)
        lowest = sorted([*lowest, *known], key=lambda each: each[0])[:1]  # of equals, who stands first
        for level, unit in found:
            if lowest and lowest[0][0] < level:
                facts = pairs(band=settled[unit], others=(lowest[0][1],), lower=settled[lowest[0][1]])
                yield Ground(why=Why.CLASS_OUT_OF_ORDER, about=About(unit=unit), facts=facts)
