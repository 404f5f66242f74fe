"""Laws of the council: quotas hold, every proposal is answered, order never matters, approval is monotone.

What a few candidates of one award, or one unit with its awards, can come to is so little that all of it is tried.
"""

from datetime import date
from fractions import Fraction
from itertools import permutations, product
from math import floor

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from laws.orders import ORDERS, across, sure
from laws.strategies import ballot_rules, shares
from thidua import Ballots, Council, Why, decide
from thidua.awards import Award
from thidua.council import CouncilVote, Proposal, Qualified
from thidua.law import Exclusive, Law, Quota
from thidua.rules import BallotRule, Denominator, Edge

AWARDS = ("flag", "merit", "letter")
DAY = date(2024, 1, 1)
HIGHER_FIRST = Exclusive(awards=AWARDS[:2])
LAW = Law(
    id="x",
    chain="x",
    name="X",
    since=DAY,
    awards=tuple(Award(id=award, name=award) for award in AWARDS),
    exclusive=(HIGHER_FIRST,),
)


@st.composite
def councils(draw):
    """A few clusters whose units share their ids; few members, so that ties and open quotas are common."""
    asked = draw(st.sampled_from([AWARDS[:1], AWARDS[:2], AWARDS]))  # few awards, so that quotas are too small
    question = st.tuples(st.sampled_from("cde"), st.sampled_from("ab"), st.sampled_from(asked))
    questions = draw(st.lists(question, unique=True, min_size=2, max_size=9))
    # mostly there is a rule for all, and all that a quota is a share of is known: else all is open
    rules = tuple(draw(ballot_rules(award)) for award in draw(st.sampled_from([AWARDS, AWARDS, AWARDS[:2], ()])))
    ruled = {rule.about for rule in rules}
    members = draw(st.integers(2, 5))
    votes = []
    for cluster, unit, award in questions:
        if award in ruled and draw(st.sampled_from([True, True, True, False])):
            approve = draw(st.integers(0, members))
            ballots = Ballots(approve=approve, reject=draw(st.integers(0, (members - approve) // 2)))
            votes.append(CouncilVote(cluster=cluster, unit=unit, award=award, ballots=ballots))
    quotas = st.builds(Quota, award=st.sampled_from(asked), share=shares, of=st.sampled_from(AWARDS))
    known = draw(st.sampled_from([AWARDS, AWARDS, AWARDS[1:], ()]))
    return Council(
        id="h",
        name="H",
        members=members,
        present=draw(st.none() | st.integers(max((each.ballots.cast for each in votes), default=0), members)),
        on=DAY,
        law=(LAW,),
        ballot=rules,
        quotas=tuple(draw(st.lists(quotas, max_size=3))),
        qualified=tuple(Qualified(award=award, collectives=draw(st.integers(0, 7))) for award in known),
        proposed=tuple(Proposal(cluster=cluster, unit=unit, award=award) for cluster, unit, award in questions),
        votes=tuple(votes),
    )


def answers(decisions):
    """What every proposal came to."""
    found = [each for each in decisions.said if each.about.unit is not None]
    return sorted((f"{each.fact('cluster')}", each.about.unit, each.about.award, each.why.value) for each in found)


MOST = 4  # members of a council on one award
CARRIED = BallotRule(about="flag", denominator=Denominator.MEMBERS, threshold=Fraction(0), edge=Edge.REACHED)


def on_one_award(approvals, *quotas, qualified=0):
    """A council on the flag for these units of one cluster, whose votes all carry; without approvals, on no vote."""
    votes = tuple(
        CouncilVote(cluster="c", unit=unit, award="flag", ballots=Ballots(approve=number, reject=MOST - number))
        for unit, number in approvals.items()
        if number is not None
    )
    return Council(
        id="h",
        name="H",
        members=MOST,
        on=DAY,
        law=(LAW,),
        ballot=(CARRIED,) if votes else (),
        quotas=quotas,
        qualified=(Qualified(award="letter", collectives=qualified),),
        proposed=tuple(Proposal(cluster="c", unit=unit, award="flag") for unit in approvals),
        votes=votes,
    )


def of_one_unit(come, exclusive):
    """A council on one unit and some awards, of which it votes for (True), against (False), or not yet."""
    votes = tuple(
        CouncilVote(
            cluster="c",
            unit="a",
            award=award,
            ballots=Ballots(approve=MOST) if carried else Ballots(reject=MOST),
        )
        for award, carried in come.items()
        if carried != "to come"
    )
    return Council(
        id="h",
        name="H",
        members=MOST,
        on=DAY,
        law=(evolve(LAW, exclusive=()),),
        exclusive=(exclusive,),
        ballot=tuple(evolve(CARRIED, about=award, threshold=Fraction(1, 2)) for award in AWARDS),
        proposed=tuple(Proposal(cluster="c", unit="a", award=award) for award in come),
        votes=votes,
    )


def units_of(decisions, why):
    return {each.about.unit for each in decisions.said if each.why is why}


class TestQuota:
    """No more is decided than any quota allows, and nothing where one cannot be worked out."""

    @pytest.mark.parametrize("places", ORDERS[-3:])
    def test_of_what_is_not_known(self, places):
        """How many meet the standard of the merit nobody says: a quota of it leaves all open, beside any other."""
        known = Quota(award="flag", share=Fraction(1), of="letter")
        approvals = {unit: MOST - place for unit, place in places.items()}
        decisions = decide((), on_one_award(approvals, known, evolve(known, of="merit"), qualified=MOST))
        assert decisions.rows() == []
        assert units_of(decisions, Why.QUOTA_OPEN) == {*places}

    @pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), Fraction(1)])
    def test_in_every_order(self, share):
        """Who is sure of a seat is decided for, equals across the edge stay open, the rest is over the quota.

        Of a quota that is no whole number, no more than the whole number below it.
        """
        quota = Quota(award="flag", share=share, of="letter")
        for places, qualified in product(ORDERS, range(MOST + 1)):
            seats = floor(share * qualified)
            approvals = {unit: MOST - place for unit, place in places.items()}
            decisions = decide((), on_one_award(approvals, quota, qualified=qualified))
            assert units_of(decisions, Why.DECIDED) == sure(places, seats)
            assert units_of(decisions, Why.TIED_AT_QUOTA) == across(places, seats)
            assert units_of(decisions, Why.OVER_QUOTA) == {*places} - sure(places, seats) - across(places, seats)

    @pytest.mark.parametrize("units", ["a", "ab", "abc"])
    def test_without_votes_all_are_equal(self, units):
        """Without ballots nothing puts the proposals in order: all of them within the quota, or none."""
        for qualified in range(MOST + 1):
            council = on_one_award(dict.fromkeys(units), Quota(award="flag", share=Fraction(1), of="letter"))
            council = evolve(council, qualified=(Qualified(award="letter", collectives=qualified),))
            decisions = decide((), council)
            assert units_of(decisions, Why.DECIDED) == ({*units} if len(units) <= qualified else set())


class TestAnswer:
    """Every proposal has one answer: decided, or a reason why not."""

    @given(council=councils())
    def test_every_proposal(self, council):
        decisions = decide((), council)
        asked = sorted((each.cluster, each.unit, each.award) for each in council.proposed)
        assert [each[:3] for each in answers(decisions)] == asked
        decided = [each[:3] for each in answers(decisions) if each[3] == Why.DECIDED.value]
        assert decided == sorted(decisions.rows())
        for language in ("vi", "en"):
            assert len(decisions.explain(language)) == len(decisions.said)

    @pytest.mark.parametrize("higher", [*permutations(AWARDS, 2), *permutations(AWARDS, 3)])
    def test_one_achievement_earns_one_of_the_exclusive_awards(self, higher):
        """The highest that carries, unless a vote on a higher one is still to come; the others are nobody's business.

        Each award is not proposed, carried, voted down, or not voted on yet.
        """
        for outcomes in product([None, True, False, "to come"], repeat=len(AWARDS)):
            come = {award: outcome for award, outcome in zip(AWARDS, outcomes, strict=True) if outcome is not None}
            expected, blocked = [award for award in come if award not in higher and come[award] is True], False
            for award in higher:
                if come.get(award) is True and not blocked:
                    expected.append(award)
                blocked = blocked or come.get(award) in (True, "to come")
            decisions = decide((), of_one_unit(come, Exclusive(awards=higher)))
            assert sorted(award for _, _, award in decisions.rows()) == sorted(expected)


class TestOrder:
    """The order of proposals, votes, rules and quotas never matters."""

    @settings(max_examples=100)
    @given(council=councils(), data=st.data())
    def test_any_order(self, council, data):
        keys = ("proposed", "votes", "quotas", "ballot", "qualified")
        turned = evolve(council, **{key: tuple(data.draw(st.permutations(getattr(council, key)))) for key in keys})
        assert answers(decide((), turned)) == answers(decide((), council))

    @pytest.mark.parametrize("quotas", [(1, 2), (2, 1)])
    def test_any_order_of_three(self, quotas):
        """Three candidates of one award in every order of approvals, under two quotas of which the narrowest counts."""
        rules = [Quota(award="flag", share=Fraction(share, 2), of="letter") for share in quotas]
        for places in (each for each in ORDERS if len(each) == 3):
            approvals = {unit: MOST - place for unit, place in places.items()}
            told = {
                tuple(
                    answers(decide((), on_one_award({unit: approvals[unit] for unit in turned}, *rules, qualified=2)))
                )
                for turned in permutations(approvals)
            }
            assert len(told) == 1
            [found] = told
            assert {unit for _, unit, _, why in found if why == Why.DECIDED.value} == sure(places, 1)


class TestApproval:
    """One more approval never removes a decision, unless a higher award is then decided, or open, for the unit."""

    @given(council=councils(), data=st.data())
    def test_one_more(self, council, data):
        cast = [vote.ballots.cast for vote in council.votes]
        # where nobody stated who was present, one ballot more than in any vote says that one more was
        there = max(cast, default=0) if council.present is None else council.present
        rows = [row for row, ballots in enumerate(cast) if ballots < there]
        assume(rows)
        row = data.draw(st.sampled_from(rows))
        vote = council.votes[row]
        more = evolve(vote, ballots=evolve(vote.ballots, approve=vote.ballots.approve + 1))
        after = evolve(council, votes=(*council.votes[:row], more, *council.votes[row + 1 :]))
        before, later = (decide((), each) for each in (council, after))
        kept, whys = later.rows(), {(*each[:3],): each[3] for each in answers(later)}
        for award in {each.award for each in before.of(vote.unit, cluster=vote.cluster)}:
            if (vote.cluster, vote.unit, award) not in kept:
                assert award == "merit"
                assert whys[vote.cluster, vote.unit, award] in (Why.HIGHER_AWARD.value, Why.HIGHER_OPEN.value)

    def test_one_more_within_a_quota(self):
        """Of three candidates of one award, whatever their approvals and the quota."""
        for limit, counts, row in product(range(1, 3), product(range(MOST), repeat=3), range(3)):
            quota, unit = Quota(award="flag", share=Fraction(1), of="letter"), "abc"[row]
            approvals = dict(zip("abc", counts, strict=True))
            more = approvals | {unit: approvals[unit] + 1}
            before, after = (
                units_of(decide((), on_one_award(each, quota, qualified=limit)), Why.DECIDED)
                for each in (approvals, more)
            )
            assert unit not in before or unit in after
