"""Standing: in which order units come to a slot: that of the ranking, or of the votes that carried.

Owns: `order_of`, `skips`.
Takes the slots filled so far; gives places with their units, best first, and those on whom a vote may still decide.
Never: who fills a slot (see `filling`).
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from thidua.grounds import Why
from thidua.nominating.claiming import claim_of, may_have
from thidua.nominating.slots import Filled, Group
from thidua.nominating.voting import lost, named, unsettled
from thidua.order import places, skipped
from thidua.rules import Deciding, Slot


def order_of(state: Filled, slot: Slot) -> tuple[Filled, list[Group]]:
    """The order by which a slot goes, as places with their units, best first: the ranking, or the votes that carried.

    Units that may not be proposed stand in no order of votes. Those on whom a round may still decide stand, without a
    place, before all who carried in it; those on whom somebody decides, or did, behind all who carried.
    """
    tally, ids = state.tally, state.pact.cluster.ids
    if slot.by is not Deciding.VOTES:
        # by both, the ranking puts units in order and the vote only has to carry (shape 52)
        return state, _grouped(ids, tally.ranking.standing)
    rounds = tally.by_round(slot.award)
    voted = [*rounds, *lost(state, slot)]
    barred = {unit for unit in ids if tally.ranking.stands(unit) is False}
    state = state.leaving(*(state.ground(Why.NO_STANDING, slot, unit, by=slot.by) for unit in rounds if unit in barred))
    state, asked = _asked(state, slot, barred)
    last = 1 + max((*(number for number, _ in rounds.values()), *asked.values()), default=0)
    # on whom somebody decided counts as carried, behind all votes: who lost stands behind those too (shape 84)
    behind = {unit: (last + (unit not in named(state, slot)), Fraction(0)) for unit in voted}
    # who carried in the first round has what there is to have before a second is held (shape 84)
    keys = {unit: rounds.get(unit, behind[unit]) for unit in voted if unit not in barred}
    standing = dict(zip(keys, places([(-number, own) for number, own in keys.values()]), strict=True))
    found = list[Group]()
    for number in sorted({*(number for number, _ in keys.values()), *asked.values()}):
        waits = tuple(unit for unit in ids if asked.get(unit) == number)
        own = {unit: place for unit, place in standing.items() if keys[unit][0] == number}
        found += [*([(0, waits)] if waits else []), *_grouped(ids, own)]
    return state, found


def _asked(state: Filled, slot: Slot, barred: Collection[str]) -> tuple[Filled, dict[str, int]]:
    """Those on whom a vote may still decide, each with its round; why some may not have the slot at all, is said."""
    rounds = unsettled(state, slot)
    said = {unit: claim_of(state, slot, unit, None) for unit in state.tally.undecided(slot.award) if unit not in barred}
    kept = {unit for unit, (claim, _) in said.items() if may_have(claim)}
    # who surely lets a seat go to the next moves nobody; who holds a place may
    asked = {unit: number for unit, number in rounds.items() if unit in (said if slot.place else kept)}
    gone = {unit: grounds for unit, (_, grounds) in said.items() if unit not in asked and unit not in kept}
    # where it would stand nobody knows, nor whether its turn comes (shape 85)
    state = state.turning(slot, (0, tuple(unit for unit in gone if unit in rounds)))
    return state.leaving(*(each for grounds in gone.values() for each in grounds)), asked


def _grouped(ids: tuple[str, ...], standing: dict[str, int]) -> list[Group]:
    found: dict[int, list[str]] = {place: [] for place in sorted(set(standing.values()))}
    for unit in ids:
        if unit in standing:
            found[standing[unit]].append(unit)
    return [(place, tuple(units)) for place, units in found.items()]


def skips(state: Filled, slot: Slot, order: list[Group]) -> dict[int, int]:
    """How many places right before each are skipped: nobody is known to hold them.

    Those asked again stand before all places.
    """
    rules = state.pact.rulebook
    dense = slot.by is not Deciding.VOTES and rules is not None and rules.ranking.dense
    # where none is left out after a tie, equals fill one place alone (shape 106)
    return {0: 0} | skipped(place for place, group in order if place for _ in (group[:1] if dense else group))
