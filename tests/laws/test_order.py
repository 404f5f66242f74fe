"""Laws of the order: of equal keys one place, of units none forgotten."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from laws.strategies import computed, halves, pacts, reviews, rulebooks, submissions
from thidua import RankBy, announce, conclude_year, rank, score, settle
from thidua.order import places
from thidua.scales import Reporting
from thidua.year import Dossier

totals = st.lists(halves, min_size=1, max_size=6).map(
    lambda drawn: {f"Đơn vị {row}": each for row, each in enumerate(drawn)}
)


def places_in(ranking):
    return {each.unit: each.place for each in ranking.positions}


class TestPlaces:
    """A place is one more than the number of those strictly better."""

    @given(st.lists(halves))
    def test_of_keys(self, keys):
        assert places(keys) == [1 + sum(other > key for other in keys) for key in keys]

    @given(totals)
    def test_of_announced_totals(self, totals):
        found = {each.measure: each.place for each in announce("Cụm C", totals=totals).positions}
        assert found == {total: 1 + sum(other > total for other in totals.values()) for total in totals.values()}

    @given(st.data())
    def test_of_scores_under_computed_tie_breaks(self, data):
        pact = data.draw(pacts(rulebooks(computed)))
        scores = score(settle(pact, data.draw(submissions(pact)), data.draw(reviews(pact))), reporting=Reporting.CLOSED)
        ranking = rank(scores)

        def key(unit):
            total, rule = scores.of(unit), pact.rulebook.ranking
            amounts = {
                "points:1": scores.on("1", unit).low,
                "points:2": scores.on("2", unit).low,
                "fewest-deductions": total.deduction,
            }
            return (
                total.rate if rule.by is RankBy.RATE else total.points,
                *(amounts[code] for code in rule.tie_breaks),
            )

        keys = {each.unit: key(each.unit) for each in ranking.positions}
        better = {unit: sum(other > own for other in keys.values()) for unit, own in keys.items()}
        assert places_in(ranking) == {unit: 1 + count for unit, count in better.items()}


class TestTies:
    """Two units share a place exactly where their keys are equal, and each says with whom."""

    @given(totals)
    def test_of_announced_totals(self, totals):
        for each in announce("Cụm C", totals=totals).positions:
            equal = sum(total == each.measure for total in totals.values())
            assert (len(each.tied_with), each.tied) == (equal - 1, equal > 1)

    @given(st.data())
    def test_are_mutual_and_of_one_place(self, data):
        pact = data.draw(pacts())
        ranking = rank(score(settle(pact, data.draw(submissions(pact)))))
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

    @given(st.data())
    def test_of_a_scored_season(self, data):
        pact = data.draw(pacts())
        reports = data.draw(submissions(pact).filter(bool))
        ranking = conclude_year(Dossier(pact=pact, submissions=reports)).ranking
        placed = [each.unit for each in ranking.positions]
        unplaced = [ground.about.unit for ground in ranking.unplaced]
        assert sorted((*placed, *unplaced)) == sorted(pact.cluster.ids)
        assert all(ranking.grounds_for(unit) for unit in pact.cluster.ids)
