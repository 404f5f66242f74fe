"""Instead: who is proposed for a lower award, as it misses what a slot asks when its turn comes.

Owns: `lowered`.
Takes the slots filled so far, before and after one of them, with the turns that came in it; gives the lower awards.
Never: a seat of a slot: who is proposed instead stands outside all numbers.
"""

from __future__ import annotations

from attrs import evolve

from thidua.grounds import Why
from thidua.nominating.claiming import Claim, earlier_of, suits
from thidua.nominating.slots import Filled, Pending
from thidua.rules import Slot


def lowered(before: Filled, state: Filled, slot: Slot) -> Filled:
    """With whom a slot proposes for its lower award, and for whom that is open."""
    turns = state.turns
    state = evolve(state, turns={})
    if slot.instead is None:
        return state
    lower = evolve(slot, award=slot.instead, instead=None, prizes=())
    found = {unit: _misses(before, slot, unit) for unit in turns}
    # one that has it by an earlier slot has no more of it: within one award it stands once (shapes 59 and 85)
    new = [unit for unit in turns if found[unit] is not False and lower.award not in state.awards(unit)]
    sure = [unit for unit in new if found[unit] and turns[unit][1]]
    open_ = [unit for unit in new if unit not in sure]
    state = state.taking(lower, *((unit, turns[unit][0]) for unit in sure), higher=slot.award).having(lower, sure)
    silent = set(state.tally.ranking.silent)
    hidden = None if any(each.unnamed != 0 for each in state.opened_since(before)) else 0
    units = [unit for unit in open_ if unit not in silent]
    rest = [unit for unit in open_ if unit in silent]
    waits = Pending(slot=lower, units=units, seats=len(open_), silent=rest, unnamed=hidden)
    told = (state.ground(Why.INSTEAD_OPEN, lower, unit, higher=slot.award) for unit in units)
    return state.leaving_once(*told).opening(waits)


def _misses(before: Filled, slot: Slot, unit: str) -> bool | None:
    """Whether a unit whose turn came in a slot misses what it asks; None where that is open."""
    stands = before.tally.ranking.stands(unit)
    earlier = earlier_of(before, slot, unit, None)
    # who may take no place, or was taken by an earlier slot, does not miss it: its turn never comes (shape 85)
    if stands is False or (earlier is not None and earlier[0] is not Claim.OPEN):
        return False
    own = suits(before, slot, unit, None)[0]
    if own is Claim.TAKES:
        return False
    return True if own is Claim.FAILS and stands and earlier is None else None
