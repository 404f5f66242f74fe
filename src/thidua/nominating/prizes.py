"""Prizes: which of the graded prizes of a slot a seat is, as far as the seats before it and their number are known.

Owns: `Share`, `shared_out`, `kinds`, `awarded`, `opened`, `told`.
Takes who has a seat of a slot, who may, and on which seats; gives proposals for the prizes, and those left open.
Never: a tie at the edge of two prizes cut by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate

from attrs import evolve, frozen

from thidua.grounds import Ground, Others, Why
from thidua.nominating.seats import Seats
from thidua.nominating.slots import Filled, Pending
from thidua.rules import Slot
from thidua.shown import Shown

Number = tuple[int, int]


@frozen(kw_only=True, repr=False)
class Share(Shown):
    """The units on one place that have a seat of a slot, those that may, and which of its prizes that may be."""

    place: int
    taken: tuple[str, ...]
    able: tuple[str, ...]
    prizes: tuple[int, ...]


def shared_out(slot: Slot, number: int) -> tuple[int, ...]:
    """How many units each prize is for, of so many together: no more than the earlier ones left."""
    found, left = list[int](), number
    for each in slot.prizes:
        own = left if each.share is None or slot.round is None else min(slot.round.of(each.share * number), left)
        found.append(own)
        left -= own
    return tuple(found)


def kinds(slot: Slot, number: Number, seats: Seats, together: int) -> tuple[int, ...]:
    """Which prizes the seats of so many equals may be, whatever becomes of what is open before them."""
    found = set[int]()
    first, last = seats.used[0] + 1, seats.used[1] + together
    for each in range(number[0], number[1] + 1):
        ends = (0, *accumulate(shared_out(slot, each)))
        found |= {row for row in range(len(slot.prizes)) if max(ends[row] + 1, first) <= min(ends[row + 1], last)}
    return tuple(sorted(found))


def awarded(state: Filled, slot: Slot, shares: Iterable[Share], number: Number) -> Filled:
    """With the prizes of those who have a seat; where that may be one of several, each is open for them."""
    waiting: dict[int, list[str]] = {row: [] for row in range(len(slot.prizes))}
    have = Counter[int]()
    for each in shares:
        sure = len(each.prizes) == 1
        if sure:
            have[each.prizes[0]] += len(each.taken)
            state = state.taking(_of(slot, each.prizes[0]), *((unit, each.place) for unit in each.taken))
        else:
            # equals across the edge of two prizes, or who stand behind what is open (shape 83)
            own = (slot.prizes[row].award for row in each.prizes)
            state = state.leaving(*_open(state, slot, each)).grading(own, each.taken)
        for row in each.prizes:
            waiting[row] += [*(() if sure else each.taken), *each.able]
    for row, units in waiting.items():
        seats = _most(slot, row, number) - have[row]
        state = state.opening(Pending(slot=_of(slot, row), units=units, seats=seats))
    return state


def opened(state: Filled, found: Pending, number: Number | None) -> Filled:
    """With a slot left open; one of prizes for each of them."""
    slot = found.slot
    if not slot.prizes:
        return state.opening(found)
    for row in range(len(slot.prizes)):
        most = found.seats if number is None else _most(slot, row, number)
        if most:
            state = state.opening(evolve(found, slot=_of(slot, row), seats=min(most, found.seats)))
    return state


def told(state: Filled, slot: Slot, number: int) -> Iterator[Ground]:
    """How many units each prize is for."""
    if slot.prizes:
        rows = zip(slot.prizes, shared_out(slot, number), strict=True)
        yield state.ground(Why.PRIZES, slot, count=number, value=tuple((each.award, own) for each, own in rows))


def _most(slot: Slot, row: int, number: Number) -> int:
    """For how many units a prize is at most, whatever number there are."""
    return max(shared_out(slot, each)[row] for each in range(number[0], number[1] + 1))


def _of(slot: Slot, row: int) -> Slot:
    """A slot as one for a single prize of it."""
    return evolve(slot, award=slot.prizes[row].award, prizes=())


def _open(state: Filled, slot: Slot, share: Share) -> Iterator[Ground]:
    awards = tuple(slot.prizes[row].award for row in share.prizes)
    for row, unit in enumerate(share.taken):
        others = Others(group=share.taken, row=row) if len(share.taken) > 1 else None
        yield state.ground(Why.PRIZE_OPEN, slot, unit, place=share.place, tied_with=others, awards=awards)
