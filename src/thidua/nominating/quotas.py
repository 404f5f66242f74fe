"""Quotas: how many units a slot takes (*chỉ tiêu*), exactly, as far as that is known.

Owns: `quota`, `worked_out`.
Takes the slots filled so far; gives a number, at least and at most, and how it was worked out.
Never: a number that the rulebook does not give.
"""

from __future__ import annotations

from typing import Any, assert_never

from thidua.nominating.slots import Filled
from thidua.rules import Slot
from thidua.rules.nominating import Base, Of, QuotaOf, base_text


def quota(state: Filled, slot: Slot) -> tuple[int, int] | None:
    """How many units a slot takes (*chỉ tiêu*), exactly: at least and at most, as slots left open may still change it.

    None where it is a share of what is not known: of members not all recorded, of units placed while the order is open,
    of a quota that is not known itself.
    """
    if slot.share is None:
        # a place is one unit's, however many share it: a tie there is open, not a slot for both (shape 52)
        number = slot.count or 1
        return number, number
    base = None if slot.of is None else _base(state, slot.of)
    if base is None or slot.round is None:
        return None
    # a share that makes fewer makes so many all the same (shape 55)
    low, high = (max(slot.at_least, slot.round.of(slot.share * each)) for each in base)
    return low, high


def _base(state: Filled, of: Of) -> tuple[int, int] | None:
    """Of how many a share is taken, at least and at most."""
    ids = state.pact.counted
    match of:
        case Base.MEMBERS | Base.REMAINING if not state.pact.cluster.members_complete:
            # a share of members that nobody knows is no number (shape 53)
            return None
        case Base.MEMBERS:
            return len(ids), len(ids)
        case Base.REMAINING:
            rest = {unit for unit in ids if not state.taken(unit)}
            # each slot that is open may take one of these, or none (shape 53)
            return len(rest) - min(state.perhaps(rest)), len(rest)
        case Base.PLACED:
            return state.tally.ranking.number
        case QuotaOf():
            # all earlier slots of the award together, those for other tiers with nobody (shape 53)
            found = [number for own, number in state.quotas if own == of.award]
            known = [number for number in found if number is not None]
            return (sum(low for low, _ in known), sum(high for _, high in known)) if len(known) == len(found) else None
        case _:
            assert_never(of)


def worked_out(state: Filled, slot: Slot) -> dict[str, Any]:
    """How a quota was worked out; of how many a share is, where that is known."""
    if slot.share is None or slot.round is None or slot.of is None:
        return {}
    base = set(_base(state, slot.of) or ())
    return {
        "share": slot.share,
        "of": base_text(slot.of),
        "base": base.pop() if len(base) == 1 else None,
        "round": slot.round,
        "at_least": slot.at_least or None,
    }
