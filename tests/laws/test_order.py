"""Laws of the order: of equal keys one place, of units none forgotten."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from laws.orders import ORDERS
from laws.strategies import AFTER, CLOSES, computed, criteria, halves, pacts, reviews, submissions
from thidua import (
    Cluster,
    Criterion,
    Figure,
    Pact,
    Rulebook,
    Ruling,
    Season,
    Submission,
    Unit,
    announce,
    rank,
    score,
    settle,
)
from thidua.criteria import Criteria
from thidua.dossier import Dossier
from thidua.order import places, places_within
from thidua.ranking import RulingKind
from thidua.readings import PointsOf
from thidua.rules import Band, Bar, Mandatory, Policies, RankBy, RankingRule
from thidua.scales import Reporting
from thidua.year import conclude_year

totals = st.lists(halves, min_size=1, max_size=6).map(
    lambda drawn: {f"Đơn vị {row}": each for row, each in enumerate(drawn)}
)


@st.composite
def close(draw, pact):
    """Reports of all members but few, of so few points that totals, and lines among them, are often equal."""
    points = st.tuples(st.integers(0, 2), st.integers(-1, 1), st.integers(0, 1))
    silent = draw(st.sampled_from([(), (), (), pact.cluster.ids[1:2]]))
    return tuple(
        Submission(unit=unit, figures=tuple(zip(("1", "2", "posts"), map(Fraction, draw(points)), strict=True)))
        for unit in pact.cluster.ids
        if unit not in silent
    )


LESS_IS_BETTER = {
    **dict.fromkeys(("points", "rate", "honours"), False),
    **dict.fromkeys(("fewest-deductions", "vote", "casting-vote", "lot"), True),
}


@st.composite
def close_years(draw, codes=(*computed, "lot", "vote")):
    """Years in which units are often equal and then part, by tie-breaks in any order and by rulings on all of them."""
    order = tuple(draw(st.permutations(codes)))
    ids = "abcd"[: draw(st.integers(1, 4))]
    book = Rulebook(
        id="r",
        figures=(Figure(name="posts"),),
        criteria=criteria,
        ranking=RankingRule(by=draw(st.sampled_from(RankBy)), tie_breaks=order),
        policies=Policies(reporting_closes=CLOSES),
    )
    pact = Pact(
        cluster=Cluster(id="c", name="C", units=tuple(Unit(id=unit, name=unit) for unit in ids)),
        season=Season.of(2024),
        rulebook=book,
        not_assigned=draw(st.sampled_from([(), (("a", "2"),), ((ids[-1], "2"),)])),
    )
    among = st.lists(st.sampled_from(pact.cluster.ids), unique=True, min_size=2) if pact.cluster.ids[1:] else st.none()
    groups = [draw(among) for _ in "ab"] if pact.cluster.ids[1:] else []
    kinds = (RulingKind.LOT, RulingKind.VOTE)
    rulings = tuple(
        Ruling(kind=kind, among=tuple(group), order=tuple(draw(st.permutations(group))))
        for kind, group in zip(kinds, groups, strict=False)
    )
    return Dossier(pact=pact, submissions=draw(close(pact)), rulings=rulings, proposed_on=AFTER)


def places_in(ranking):
    return {each.unit: each.place for each in ranking.positions}


class TestPlaces:
    """A place is one more than the number of those strictly better."""

    def test_of_keys(self):
        for order in ORDERS:
            keys = [Fraction(-place, 2) for place in order.values()]  # the first has the most
            assert places(keys) == list(order.values())

    def test_of_announced_totals(self):
        for order in ORDERS:
            found = announce("Cụm C", totals={unit: Fraction(9 - place, 2) for unit, place in order.items()}).positions
            assert {each.unit: each.place for each in found} == order

    @settings(max_examples=300)
    @given(st.data())
    def test_of_scores_under_computed_tie_breaks(self, data):
        pact = data.draw(close_years(computed)).pact
        scores = score(settle(pact, data.draw(close(pact)), data.draw(reviews(pact))), reporting=Reporting.CLOSED)
        ranking = rank(scores)

        def amount(unit, code):
            return scores.on(code.line, unit).low if isinstance(code, PointsOf) else scores.of(unit).deduction

        def lacks(unit, code):
            return code in pact.unassigned.get(unit, ())

        def comparable(group, code):
            """Whether equals can be compared: in points that all could earn, or losses that all could suffer."""
            if isinstance(code, PointsOf):
                return not any(lacks(unit, code.line) for unit in group)
            lines = [row.code for row in pact.rulebook.criteria.leaves]
            lost = {line for line in lines for unit in group if scores.on(line, unit).deduction}
            return not any(lacks(unit, line) for unit in group for line in lost)

        by_rate = pact.rulebook.ranking.by is RankBy.RATE
        placed = [scores.of(each.unit) for each in ranking.positions]
        keys = {total.unit: (total.rate if by_rate else total.points,) for total in placed}
        for code in pact.rulebook.ranking.tie_breaks:
            equals = {unit: [other for other, key in keys.items() if key == own] for unit, own in keys.items()}
            keys = {
                unit: (*own, amount(unit, code) if comparable(equals[unit], code) else Fraction(0))
                for unit, own in keys.items()
            }
        better = {unit: sum(other > own for other in keys.values()) for unit, own in keys.items()}
        assert places_in(ranking) == {unit: 1 + count for unit, count in better.items()}


class TestPairs:
    """Any two placed units share a place, or one first key separates them, in favour of the better placed."""

    @given(close_years())
    def test_of_a_scored_season(self, dossier):
        ranking = conclude_year(dossier).ranking
        for one in ranking.positions:
            for other in ranking.positions:
                pair = ranking.compare(one.unit, other.unit)
                assert (pair.key is None) == (one.place == other.place) == (one.key == other.key)
                if pair.key is not None:
                    less = LESS_IS_BETTER[pair.key.partition(":")[0]]
                    ahead = pair.amount < pair.other_amount if less else pair.amount > pair.other_amount
                    assert ahead == (one.place < other.place)


class TestBands:
    """A band depends on the measure alone: it never falls as the measure rises, and a place changes nothing."""

    @pytest.mark.parametrize("by", RankBy)
    def test_rise_with_the_measure(self, by):
        """From every edge on, and beyond it, on both sides: of points and of rates, which are points of eight here."""
        edges = (Fraction(1, 2), Fraction(4)) if by is RankBy.POINTS else (Fraction(1, 2), Fraction(3, 4))
        bands = (Band(name="good", from_=edges[0]), Band(name="best", above=edges[1]))
        halves = {f"u{row}": Fraction(row, 2) for row in range(17)}
        book = Rulebook(
            id="r",
            criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(8)),)),
            ranking=RankingRule(by=by),
            bands=bands,
        )
        cluster = Cluster(id="c", name="C", units=tuple(Unit(id=unit, name=unit) for unit in halves))
        sent = [Submission(unit=unit, figures=(("1", points),)) for unit, points in halves.items()]
        ranking = rank(score(settle(Pact(cluster=cluster, season=Season.of(2024), rulebook=book), sent)))
        for unit, points in halves.items():
            measure = points if by is RankBy.POINTS else points / 8
            expected = "best" if measure > edges[1] else "good" if measure >= edges[0] else None
            assert (ranking.of(unit).measure, ranking.of(unit).band) == (measure, expected)
            assert ranking.band(unit) == expected


class TestGroups:
    """Places within groups are those that each group has alone."""

    @given(st.lists(st.tuples(st.sampled_from("xyz"), halves)))
    def test_of_many(self, rows):
        groups, keys = [group for group, _ in rows], [key for _, key in rows]
        expected = [1 + sum(other == group and its > key for other, its in rows) for group, key in rows]
        assert places_within(groups, keys) == expected


class TestTies:
    """Two units share a place exactly where their keys are equal, and each says with whom."""

    @given(totals)
    def test_of_announced_totals(self, totals):
        for each in announce("Cụm C", totals=totals).positions:
            equal = sum(total == each.measure for total in totals.values())
            assert (len(each.tied_with), each.tied) == (equal - 1, equal > 1)

    @given(st.data())
    def test_are_mutual_and_of_one_place(self, data):
        ranking = conclude_year(data.draw(close_years(("points:1",)))).ranking
        for each in ranking.positions:
            shared = {other.unit for other in ranking.at(each.place)}
            assert shared == {each.unit, *each.tied_with}


class TestExactness:
    """Points are exact: a tenth and two tenths are three tenths, and one total in many spellings is one."""

    @given(st.lists(st.integers(0, 30), min_size=2, max_size=4))
    def test_tenths(self, tenths):
        floats = {f"Đơn vị {row}": each / 10 for row, each in enumerate(tenths)}
        exact = {name: Fraction(each, 10) for name, each in zip(floats, tenths, strict=True)}
        assert announce("Cụm C", totals=floats) == announce("Cụm C", totals=exact)


class TestEveryUnit:
    """Every unit has exactly one place or at least one ground for none, never both."""

    @settings(max_examples=60)
    @given(st.data())
    def test_of_a_scored_season(self, data):
        pact = data.draw(pacts())
        # who has not signed is barred, where the rulebook says so and any signature is recorded
        reports = data.draw(submissions(pact).filter(bool))
        unsigned = evolve(pact.rulebook, bars=(Bar(when=Mandatory.PACT_UNSIGNED),))
        pact = evolve(pact, rulebook=data.draw(st.sampled_from([pact.rulebook, unsigned])))
        day = data.draw(st.sampled_from([None, AFTER]))
        ranking = conclude_year(Dossier(pact=pact, submissions=reports, proposed_on=day)).ranking
        placed = [each.unit for each in ranking.positions]
        unplaced = [ground.about.unit for ground in ranking.unplaced]
        assert sorted((*placed, *unplaced)) == sorted(pact.cluster.ids)
        assert all(ranking.grounds_for(unit) for unit in pact.cluster.ids)
