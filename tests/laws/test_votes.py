"""Laws of the votes: approval is monotone, and the threshold is met exactly."""

from collections import Counter
from contextlib import nullcontext
from fractions import Fraction
from itertools import combinations, permutations, product

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from laws.strategies import ballot_rules, polls, votes
from thidua import Ballots, Vote, count
from thidua.balloting import Electorate, Order, Outcome
from thidua.errors import FormatError
from thidua.names import nfc
from thidua.ranking import draw
from thidua.rules import BallotRule, Denominator, Edge, Written


class TestApproval:
    """One more approving ballot never removes an approval."""

    @given(vote=votes(), rule=ballot_rules())
    def test_one_more(self, vote, rule):
        assume(vote.ballots.approve)
        fewer = evolve(vote, ballots=evolve(vote.ballots, approve=vote.ballots.approve - 1))
        if count(fewer, rule=rule).outcome is Outcome.APPROVED:
            assert count(vote, rule=rule).outcome is Outcome.APPROVED

    @given(vote=votes(), rule=ballot_rules())
    def test_instead_of_a_rejection(self, vote, rule):
        assume(vote.ballots.reject)
        ballots = evolve(vote.ballots, approve=vote.ballots.approve + 1, reject=vote.ballots.reject - 1)
        if count(vote, rule=rule).outcome is Outcome.APPROVED:
            assert count(evolve(vote, ballots=ballots), rule=rule).outcome is Outcome.APPROVED

    @given(poll=polls(), rule=ballot_rules(), unit=st.sampled_from("abc"))
    def test_one_more_for_a_candidate(self, poll, rule, unit):
        ballots, electorate = poll.ballots, poll.electorate
        if ballots.orders:
            first = (unit, *(each for each in "abc" if each != unit))
            more = evolve(ballots, orders=(*ballots.orders, Order(order=first, ballots=1)))
        else:
            more = evolve(ballots, choices=tuple((each, number + (each == unit)) for each, number in ballots.choices))
        # the one more elector belonged to the cluster before
        grown = evolve(electorate, members=electorate.members + 1)
        one = count(evolve(poll, electorate=grown), rule=rule)
        other = count(evolve(poll, electorate=grown, ballots=more), rule=rule)
        assert unit not in one.carried or unit in other.carried
        place = {each.unit: each.place for each in one.standings}
        assert {each.unit: each.place for each in other.standings}[unit] <= place[unit]


class TestOrderOfBallots:
    """The order in which ballots are counted changes nothing; of nobody nothing carries."""

    @given(poll=polls(), rule=ballot_rules(), data=st.data())
    def test_of_candidates(self, poll, rule, data):
        ballots = poll.ballots
        mixed = evolve(
            ballots,
            choices=tuple(data.draw(st.permutations(ballots.choices))),
            orders=tuple(data.draw(st.permutations(ballots.orders))),
        )
        one, other = count(poll, rule=rule), count(evolve(poll, ballots=mixed), rule=rule)
        assert (one.outcome, one.out_of, one.standings) == (other.outcome, other.out_of, other.standings)

    @given(poll=polls(), rule=ballot_rules())
    def test_the_leader_stands_alone(self, poll, rule):
        found = count(poll, rule=rule)
        first = [each.unit for each in found.standings if each.place == 1]
        assert (found.outcome is Outcome.VOTES_TIED) <= (len(first) > 1)
        assert found.leader in (None, *first)
        if found.leader is not None:
            assert len(first) == 1
            assert found.leader in found.carried


letters = st.text("e\u0301éa ", min_size=1, max_size=3)  # one letter in one sign or two, blanks: spellings that are one


class TestLots:
    """A lot depends on its seed and its units alone, and draws every unit once."""

    @given(st.lists(letters.filter(nfc), unique_by=nfc), st.text(max_size=5).filter(nfc), st.data())
    def test_drawn_again(self, among, seed, data):
        drawn = draw(among, seed=seed)
        assert sorted(drawn) == sorted(among)
        assert draw(data.draw(st.permutations(among)), seed=seed) == drawn

    @given(st.lists(letters, min_size=1), st.text(max_size=5))
    def test_two_spellings_are_one_unit(self, among, seed):
        """Which is refused, wherever the second of them stands; so is what is blank."""
        names = [nfc(each) for each in among]
        bad = {f"$[{row}]" for row, name in enumerate(names) if not name or name in names[:row]}
        bad |= set() if nfc(seed) else {"$.seed"}
        with pytest.raises(FormatError) if bad else nullcontext() as caught:
            assert sorted(map(nfc, draw(among, seed=seed))) == sorted(names)
        assert caught is None or {each.path for each in caught.value.problems} == bad

    def test_every_order_may_come(self):
        """Of three units, by the seeds 1 to 60: each of the six orders, none much more often than the others."""
        drawn = Counter(draw(["a", "b", "c"], seed=str(seed)) for seed in range(1, 61))
        assert set(drawn) == set(permutations("abc"))
        assert max(drawn.values()) <= 20


class TestEdge:
    """A share equal to the threshold passes where it must be reached, and fails where it must be exceeded."""

    @pytest.mark.parametrize("denominator", Denominator)
    def test_the_very_share(self, denominator):
        for threshold, times in product({Fraction(*each) for each in combinations(range(1, 13), 2)} | {1}, (1, 2, 7)):
            approve, of = threshold.numerator * times, threshold.denominator * times
            vote = Vote(
                award="flag",
                unit="a",
                electorate=Electorate(members=of, present=of),
                ballots=Ballots(approve=approve, reject=of - approve),
            )
            rules = {
                edge: BallotRule(about="flag", denominator=denominator, threshold=threshold, edge=edge) for edge in Edge
            }
            found = {edge: count(vote, rule=rule).outcome for edge, rule in rules.items()}
            assert found == {Edge.REACHED: Outcome.APPROVED, Edge.EXCEEDED: Outcome.NOT_APPROVED}

    @pytest.mark.parametrize(
        ("approve", "edge", "outcome"),
        [
            (7, Edge.REACHED, Outcome.NOT_APPROVED),
            (8, Edge.REACHED, Outcome.APPROVED),
            (8, Edge.EXCEEDED, Outcome.NOT_APPROVED),
            (9, Edge.EXCEEDED, Outcome.APPROVED),
        ],
    )
    def test_80_percent_of_ten(self, approve, edge, outcome):
        rule = BallotRule(about="flag", denominator=Denominator.MEMBERS, threshold=Fraction(4, 5), edge=edge)
        vote = Vote(award="flag", unit="a", electorate=Electorate(members=10), ballots=Ballots(approve=approve))
        assert count(vote, rule=rule).outcome is outcome


class TestQuorum:
    """Whatever the approvals, nothing carries while fewer are present than the quorum asks."""

    @given(vote=votes(), rule=ballot_rules())
    def test_without_quorum(self, vote, rule):
        written = vote.written.cast if rule.written in (Written.QUORUM, Written.BOTH) else 0
        missing = rule.quorum is not None and vote.present + written < rule.quorum * vote.electorate.members
        assert (count(vote, rule=rule).outcome is Outcome.NO_QUORUM) == missing
