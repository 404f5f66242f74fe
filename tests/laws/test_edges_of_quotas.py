"""Laws of the edge of a quota, over every order of a few units: who is sure of a seat takes it, and a tie is never cut.

An order of places is every way in which up to four units may tie, so that nothing here is left to chance.
"""

from fractions import Fraction
from math import ceil, floor

import pytest

from laws.orders import MOST, ORDERS, across, sure
from thidua import (
    Announcement,
    Ballots,
    Cluster,
    Dossier,
    Nominations,
    Pact,
    Rulebook,
    Season,
    Unit,
    Vote,
    Why,
)
from thidua.balloting import Electorate
from thidua.rules import BallotRule, Deciding, Denominator, Edge, IfNominated, Slot, Whole
from thidua.year import conclude_year

COUNTS = (1, 2, 3, 4, 5)  # the last is more than there are units


def test_the_orders_are_all_there():
    """1, 3, 13 and 75: so many weak orders have one to four things (OEIS A000670)."""
    assert [sum(len(order) == count for order in ORDERS) for count in range(1, MOST + 1)] == [1, 3, 13, 75]


def proposed(slot: Slot, places: dict[str, int], *votes: Vote, before: tuple[Slot, ...] = ()) -> Nominations:
    """The slot filled by these places, or by votes that put the units in that order."""
    rule = BallotRule(about="x", denominator=Denominator.PRESENT, threshold=Fraction(0), edge=Edge.REACHED)
    book = Rulebook(id="r", slots=(*before, slot), ballot=(rule,) if votes else ())
    units = tuple(Unit(id=unit, name=unit.upper()) for unit in places)
    pact = Pact(cluster=Cluster(id="c", name="C", units=units), season=Season.of(2024), rulebook=book)
    held = dict.fromkeys(places, 1) if votes else places
    announced = Announcement(places=tuple(held.items()))
    return conclude_year(Dossier(pact=pact, announced=announced, votes=votes)).nominations


def voted(places: dict[str, int]) -> list[Vote]:
    """One vote on each unit, whose approvals put the units on these places."""
    return [
        Vote(
            award="x",
            unit=unit,
            electorate=Electorate(members=9, present=9),
            ballots=Ballots(approve=9 - place, reject=place),
        )
        for unit, place in places.items()
    ]


def said(found: Nominations, why: Why) -> set[str]:
    return {each.about.unit for each in found.grounds() if each.why is why}


def holds(found: Nominations, places: dict[str, int], seats: int) -> None:
    taken, tied = sure(places, seats), across(places, seats)
    assert {each.unit: each.place for each in found.nominated} == {unit: places[unit] for unit in taken}
    assert said(found, Why.EDGE_OPEN) == tied
    assert said(found, Why.BEYOND_QUOTA) == {*places} - taken - tied


WHOLE = {Whole.FLOOR: floor, Whole.CEILING: ceil, Whole.HALF_UP: lambda exact: floor(exact + Fraction(1, 2))}


class TestEveryOrder:
    """In every order a slot takes whoever is sure of a seat; those across its edge stay open, the rest is beyond."""

    @pytest.mark.parametrize("by", [Deciding.RANKING, Deciding.VOTES])
    @pytest.mark.parametrize("count", COUNTS)
    def test_a_number(self, by, count):
        for places in ORDERS:
            votes = voted(places) if by is Deciding.VOTES else []
            holds(proposed(Slot(award="x", count=count, by=by), places, *votes), places, count)

    @pytest.mark.parametrize("round_", Whole)
    @pytest.mark.parametrize("share", [Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)])
    def test_a_share(self, share, round_):
        for places in ORDERS:
            seats = WHOLE[round_](share * len(places))
            holds(proposed(Slot(award="x", share=share, of="members", round=round_), places), places, seats)

    @pytest.mark.parametrize("says", IfNominated)
    @pytest.mark.parametrize("count", COUNTS)
    def test_a_number_after_another_award(self, says, count):
        """Whoever took another award before uses up a seat of this one, leaves it to the next, or takes it too."""
        for places in (each for each in ORDERS if sure(each, 1)):
            [first] = sure(places, 1)
            slot = Slot(award="x", count=count, if_nominated=says)
            found = proposed(slot, places, before=(Slot(award="y", count=1),))
            order = places if says is not IfNominated.PASSES else {u: p for u, p in places.items() if u != first}
            taken = sure(order, count) - ({first} if says is IfNominated.LAPSES else set())
            assert {each.unit for each in found.nominated if each.award == "x"} == taken
            assert said(found, Why.EDGE_OPEN) == across(order, count)

    @pytest.mark.parametrize("round_", Whole)
    @pytest.mark.parametrize("share", [Fraction(1, 3), Fraction(1, 2), Fraction(1)])
    def test_a_share_of_those_that_remain(self, share, round_):
        """One took another award before, and is none of them, nor in the order."""
        earlier = Slot(award="y", count=1)
        slot = Slot(award="x", share=share, of="remaining", round=round_)
        for places in (each for each in ORDERS if sure(each, 1)):
            rest = {unit: place for unit, place in places.items() if unit not in sure(places, 1)}
            found = proposed(slot, places, before=(earlier,))
            taken = {each.unit for each in found.nominated if each.award == "x"}
            seats = WHOLE[round_](share * len(rest))
            assert taken == sure(rest, seats)
            assert said(found, Why.EDGE_OPEN) == across(rest, seats)

    @pytest.mark.parametrize("by", [Deciding.RANKING, Deciding.VOTES])
    @pytest.mark.parametrize("place", COUNTS)
    def test_a_place(self, by, place):
        """One alone on the place takes it, two or more leave it open, and what nobody holds is unfilled."""
        for places in ORDERS:
            votes = voted(places) if by is Deciding.VOTES else []
            found = proposed(Slot(award="x", place=place, by=by), places, *votes)
            on = {unit for unit, own in places.items() if own == place}
            assert {each.unit for each in found.nominated} == (on if len(on) == 1 else set())
            assert said(found, Why.SLOT_OPEN) == (on if len(on) > 1 else set())
            assert bool([each for each in found.grounds() if each.why is Why.SLOT_UNFILLED]) == (not on)
