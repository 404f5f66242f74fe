"""Laws of the council: quotas hold, every proposal is answered, order never matters, approval is monotone."""

from datetime import date
from fractions import Fraction

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from laws.strategies import ballot_rules, shares
from thidua import (
    Award,
    Ballots,
    Council,
    CouncilVote,
    Exclusive,
    Law,
    Proposal,
    Qualified,
    Quota,
    Why,
    decide,
)

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
    questions = draw(
        st.lists(
            st.tuples(st.sampled_from("cde"), st.sampled_from("ab"), st.sampled_from(AWARDS)), unique=True, max_size=9
        )
    )
    rules = tuple(draw(ballot_rules(award)) for award in draw(st.lists(st.sampled_from(AWARDS), unique=True)))
    ruled = {rule.about for rule in rules}
    members = draw(st.integers(2, 5))
    votes = []
    for cluster, unit, award in questions:
        if award in ruled and draw(st.sampled_from([True, True, True, False])):
            approve = draw(st.integers(0, members))
            ballots = Ballots(approve=approve, reject=draw(st.integers(0, (members - approve) // 2)))
            votes.append(CouncilVote(cluster=cluster, unit=unit, award=award, ballots=ballots))
    quotas = st.builds(Quota, award=st.sampled_from(AWARDS), share=shares, of=st.sampled_from(AWARDS))
    known = draw(st.lists(st.sampled_from(AWARDS), unique=True))
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
    found = [each for each in decisions.grounds if each.about.unit is not None]
    return sorted((f"{each.fact('cluster')}", each.about.unit, each.about.award, each.why.value) for each in found)


class TestQuota:
    """No more is decided than any quota allows, and nothing where one cannot be worked out."""

    @given(council=councils())
    def test_never_exceeded(self, council):
        decisions = decide((), council)
        qualified = {each.award: each.collectives for each in council.qualified}
        for quota in council.quotas:
            decided = sum(each.award == quota.award for each in decisions.decided)
            assert decided <= Fraction(quota.share) * qualified.get(quota.of, 0)


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
            assert len(decisions.explain(language)) == len(decisions.grounds)

    @given(council=councils())
    def test_one_achievement_earns_one_of_the_exclusive_awards(self, council):
        decisions = decide((), council)
        for cluster, unit in {(each.cluster, each.unit) for each in council.proposed}:
            held = [each.award for each in decisions.of(cluster, unit)]
            assert not set(HIGHER_FIRST.awards) <= set(held)


class TestOrder:
    """The order of proposals, votes, rules and quotas never matters."""

    @given(council=councils(), data=st.data())
    def test_any_order(self, council, data):
        keys = ("proposed", "votes", "quotas", "ballot", "qualified")
        turned = evolve(council, **{key: tuple(data.draw(st.permutations(getattr(council, key)))) for key in keys})
        assert answers(decide((), turned)) == answers(decide((), council))


class TestApproval:
    """One more approval never removes a decision, unless a higher award is then decided, or open, for the unit."""

    @given(council=councils(), data=st.data())
    def test_one_more(self, council, data):
        there = council.members if council.present is None else council.present
        rows = [row for row, vote in enumerate(council.votes) if vote.ballots.cast < there]
        assume(rows)
        row = data.draw(st.sampled_from(rows))
        vote = council.votes[row]
        more = evolve(vote, ballots=evolve(vote.ballots, approve=vote.ballots.approve + 1))
        after = evolve(council, votes=(*council.votes[:row], more, *council.votes[row + 1 :]))
        before, later = (decide((), each) for each in (council, after))
        kept, whys = later.rows(), {(*each[:3],): each[3] for each in answers(later)}
        for award in {each.award for each in before.of(vote.cluster, vote.unit)}:
            if (vote.cluster, vote.unit, award) not in kept:
                assert award == "merit"
                assert whys[vote.cluster, vote.unit, award] in (Why.HIGHER_AWARD.value, Why.HIGHER_OPEN.value)
