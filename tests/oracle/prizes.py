"""Seats of a slot: which award each of them gives, and every way in which units may come to have them."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from math import ceil, floor
from typing import Any

from oracle.reading import Refused, share

HALF = Fraction(1, 2)
Taken = frozenset[tuple[str, str]]  # who is proposed for which award
Seats = tuple[str, ...]  # the award of each seat, best first
Claims = dict[str, set[str]]
Group = list[str]


def rounded(exact: Fraction, word: str | None) -> int:
    """A number of units made whole."""
    if exact.denominator == 1:
        return int(exact)
    if word is None:
        raise Refused("a share of units without rounding")
    return {"floor": floor(exact), "ceiling": ceil(exact), "half-up": floor(exact + HALF)}[word]


def seats_of(slot: dict[str, Any], number: int, most: int, numbers: str | None) -> Seats:
    """The award of each seat, of so many at most as there may be units."""
    if "prizes" not in slot:
        return (slot["award"],) * min(number, most)
    found: Seats = ()
    left = number
    for prize in slot["prizes"]:
        many = left if prize.get("rest") else rounded(share(prize["share"], numbers) * number, slot.get("round"))
        many = min(many, left)
        found += (prize["award"],) * min(many, most)
        left -= many
    return found[:most]


def awards_of(slot: dict[str, Any]) -> list[str]:
    """All for which a slot may propose: its prizes or its award, and the lower one."""
    prizes = [each["award"] for each in slot.get("prizes", [])]
    return [*(prizes or [slot["award"]]), *([slot["instead"]] if "instead" in slot else [])]


def check_slot(slot: dict[str, Any], numbers: str | None) -> None:
    """What a slot must not say of votes, of a lower award and of prizes."""
    prizes = slot.get("prizes", [])
    own = [each["award"] for each in prizes]
    if slot.get("by", "ranking") == "ranking" and {"if_no_vote", "if_not_carried"} & slot.keys():
        raise Refused("a word on votes without votes")
    if slot.get("instead") in [slot["award"], *own]:
        raise Refused("an award instead of itself")
    if "prizes" in slot:
        check_prizes(slot, prizes, own, numbers)


def check_prizes(slot: dict[str, Any], prizes: list[dict[str, Any]], own: list[str], numbers: str | None) -> None:
    """What prizes must not be."""
    shares = [share(each["share"], numbers) for each in prizes if "share" in each]
    rests = [bool(each.get("rest")) for each in prizes]
    either = all(("share" in each) != rest for each, rest in zip(prizes, rests, strict=True))
    if "place" in slot or not either or rests.index(True) != len(rests) - 1 or len(set(own)) != len(own):
        raise Refused("prizes that cannot be")
    if sum(shares) > 1 or (shares and "round" not in slot):
        raise Refused("shares of prizes that cannot be")


def filled(groups: list[Group], claims: Claims, seats: Seats, lower: str) -> Iterator[Taken]:
    """Whom the seats may go to along groups of equals: a tie across the edge may go to any of it.

    Of each group that is reached, who misses what is asked has the lower award.
    """
    if not groups or not seats:
        yield frozenset()
        return
    units = [unit for unit in groups[0] if unit in claims]
    for each in product(*(sorted(claims[unit]) for unit in units)):
        states = dict(zip(units, each, strict=True))
        takers = [unit for unit, state in states.items() if state == "in"]
        lapsed = sum(state == "lapses" for state in states.values())
        below = frozenset((unit, lower) for unit, state in states.items() if state == "lower")
        used = len(takers) + lapsed
        if used > len(seats):
            yield from (has | below for has in across(takers, seats))
            continue
        for has in seated(takers, seats[:used]):
            yield from (rest | has | below for rest in filled(groups[1:], claims, seats[used:], lower))


def across(takers: list[str], seats: Seats) -> Iterator[Taken]:
    """Every way in which seats that are too few may be those of some, or stay open."""
    for some in some_of(takers, len(seats)):
        yield from seated(some, seats)


def some_of(units: list[str], most: int) -> Iterator[list[str]]:
    """Every choice of so many at most."""
    for many in range(min(most, len(units)) + 1):
        yield from map(list, combinations(units, many))


def seated(units: list[str], seats: Seats) -> Iterator[Taken]:
    """Every way in which some have one seat each of those that there are."""
    if len(set(seats)) == 1:
        yield frozenset((unit, seats[0]) for unit in units)
        return
    yield from _seated(units, Counter(seats))


def _seated(units: list[str], left: Counter[str]) -> Iterator[Taken]:
    if not units:
        yield frozenset()
        return
    for award in [each for each in left if left[each]]:
        for rest in _seated(units[1:], left - Counter([award])):
            yield rest | {(units[0], award)}


def without(ways: Iterator[Taken], waiting: list[str], lower: str) -> Iterator[Taken]:
    """Every way, and, by votes alone, the same without a lower award for those whose round is still to come."""
    for taken in ways:
        yield taken
        rest = taken - {(unit, lower) for unit in waiting}
        if rest != taken:
            yield rest


def any_of(claims: Claims, seats: Seats, lower: str) -> Iterator[Taken]:
    """Whom a slot may take while nobody can say in which order: each seat may be that of any of them."""
    perhaps = [unit for unit, each in claims.items() if "in" in each]
    below = [unit for unit, each in claims.items() if "lower" in each] if seats else []
    for units in some_of(perhaps, len(seats)):
        others = [frozenset((unit, lower) for unit in some) for some in some_of(below, len(below))]
        for has in turned(units, seats):
            yield from (has | each for each in others if not {unit for unit, _ in each} & set(units))


def turned(units: list[str], seats: Seats) -> Iterator[Taken]:
    """Some on seats that follow one another, from the first of each award on, so that each may have any."""
    firsts = [seats.index(award) for award in dict.fromkeys(seats)] if units else [0]
    for first in firsts:
        for turn in range(len(units)) if len(firsts) > 1 else [0]:
            own = units[turn:] + units[:turn]
            yield frozenset((unit, seats[(first + at) % len(seats)]) for at, unit in enumerate(own))
