"""Laws of the votes: approval is monotone, and the threshold is met exactly."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from laws.strategies import ballot_rules, shares, votes
from thidua import BallotRule, Ballots, Denominator, Edge, Electorate, Outcome, Vote, count


class TestApproval:
    """One more approving ballot never removes an approval."""

    @given(vote=votes(), rule=ballot_rules())
    def test_one_more(self, vote, rule):
        assume(vote.ballots.cast < vote.electorate.eligible)
        more = evolve(vote, ballots=evolve(vote.ballots, approve=vote.ballots.approve + 1))
        if count(vote, rule=rule).outcome is Outcome.APPROVED:
            assert count(more, rule=rule).outcome is Outcome.APPROVED

    @given(vote=votes(), rule=ballot_rules())
    def test_instead_of_a_rejection(self, vote, rule):
        assume(vote.ballots.reject)
        ballots = evolve(vote.ballots, approve=vote.ballots.approve + 1, reject=vote.ballots.reject - 1)
        if count(vote, rule=rule).outcome is Outcome.APPROVED:
            assert count(evolve(vote, ballots=ballots), rule=rule).outcome is Outcome.APPROVED


class TestEdge:
    """A share equal to the threshold passes where it must be reached, and fails where it must be exceeded."""

    @given(threshold=shares.filter(bool), times=st.integers(1, 20), denominator=st.sampled_from(Denominator))
    def test_the_very_share(self, threshold, times, denominator):
        of = threshold.denominator * times
        approve = threshold.numerator * times
        vote = Vote(
            award="flag",
            unit="a",
            electorate=Electorate(members=of, present=of),
            ballots=Ballots(approve=approve, reject=of - approve),
        )
        found = {
            edge: count(
                vote, rule=BallotRule(about="flag", denominator=denominator, threshold=threshold, edge=edge)
            ).outcome
            for edge in Edge
        }
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
        missing = rule.quorum is not None and vote.present < rule.quorum * vote.electorate.members
        assert (count(vote, rule=rule).outcome is Outcome.NO_QUORUM) == missing
