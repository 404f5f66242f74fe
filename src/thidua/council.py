"""Council: the proposals of many clusters, decided under global quotas (*hội đồng thi đua – khen thưởng*).

Owns: `Proposal`, `Qualified`, `Announced`, `CouncilVote`, `Council`, `Decision`, `Decisions`, `proposals`, `decide`.
Takes proposals, the council's votes and the law of the day; gives decisions, and a reason for everything cut or open.
Never: a quota exceeded; a tie at its edge cut by chance; a vote nobody recorded.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from thidua.balloting import Ballots, Count, Electorate, Outcome, Vote, count
from thidua.errors import Problem, RecordError
from thidua.grounds import About, Facts, Fault, Ground, Sources, Why, pairs
from thidua.law import Law, Quota
from thidua.nominating import Nominations, award_titles
from thidua.order import places
from thidua.phrasebook import Language, Sentences, Titles, say
from thidua.rulebook import BallotRule

__all__ = [
    "Announced",
    "Council",
    "CouncilVote",
    "Decision",
    "Decisions",
    "Proposal",
    "Qualified",
    "decide",
    "proposals",
]


@frozen(kw_only=True)
class Proposal:
    """A unit of one cluster proposed for an award (*đề nghị khen thưởng*); ids of units are unique in their cluster."""

    cluster: str
    unit: str
    award: str
    name: str | None = None
    cluster_name: str | None = None


@frozen(kw_only=True)
class Qualified:
    """How many collectives meet the standard of an award (*tập thể đạt tiêu chuẩn*)."""

    award: str
    collectives: int


@frozen(kw_only=True)
class Announced:
    """What a source announced as counts only: so many proposed, so many voted; never replayed."""

    award: str
    proposed: int
    decided: int


@frozen(kw_only=True)
class CouncilVote:
    """The council's counted ballots on one proposal."""

    cluster: str
    unit: str
    award: str
    ballots: Ballots


@frozen(kw_only=True)
class Council:
    """A council and what it recorded (*hội đồng*): its members, the day, its rule, quotas, votes.

    `quotas` of its own stand beside those of the law of the day; the narrower counts. `proposed` are proposals recorded
    without the nominations they come from.

    Raises: RecordError, listing votes on awards without a rule and counts beyond the members.
    """

    id: str
    name: str
    members: int
    present: int | None = None
    on: date | None = None
    ballot: tuple[BallotRule, ...] = ()
    quotas: tuple[Quota, ...] = ()
    qualified: tuple[Qualified, ...] = ()
    votes: tuple[CouncilVote, ...] = ()
    announced: tuple[Announced, ...] = ()
    proposed: tuple[Proposal, ...] = ()
    law: tuple[Law, ...] = ()
    sources: Sources = Sources()

    def __attrs_post_init__(self) -> None:
        """Refuse votes that cannot be counted."""
        ruled = {rule.about for rule in self.ballot}
        problems = []
        for index, vote in enumerate(self.votes):
            path = f"$.votes[{index}]"
            if vote.award not in ruled:
                facts = pairs(found=vote.award, allowed=tuple(sorted(ruled)))
                problems.append(Problem(fault=Fault.NO_BALLOT_RULE, path=f"{path}.award", facts=facts))
            if vote.ballots.cast > self.members:
                facts = pairs(found=vote.ballots.cast, maximum=self.members)
                problems.append(Problem(fault=Fault.ABOVE_MAXIMUM, path=f"{path}.ballots", facts=facts))
        if problems:
            raise RecordError(problems)


@frozen(kw_only=True)
class Decision:
    """A unit for which the council decided (*quyết định*)."""

    cluster: str
    unit: str
    award: str


@frozen(kw_only=True)
class Decisions:
    """What the council decided (*kết quả xét duyệt*): every proposal is decided, or has its reason."""

    council: Council = field(repr=False)
    proposals: tuple[Proposal, ...] = field(repr=False)
    decided: tuple[Decision, ...]
    grounds: tuple[Ground, ...] = field(repr=False)

    def of(self, cluster: str, unit: str) -> tuple[Decision, ...]:
        """What was decided for one unit of one cluster."""
        return tuple(each for each in self.decided if (each.cluster, each.unit) == (cluster, unit))

    def grounds_for(self, cluster: str, unit: str) -> tuple[Ground, ...]:
        """Why a unit was decided for, cut, or left open."""
        return tuple(
            ground for ground in self.grounds if (ground.fact("cluster"), ground.about.unit) == (cluster, unit)
        )

    def explain(self, language: Language | str = Language.VI) -> Sentences:
        """All reasons in words, award by award: the quota, then proposal by proposal."""
        titles = self.titles(language)
        named = {(each.cluster, each.unit): each.name or each.unit for each in self.proposals}
        lines = []
        for ground in self.grounds:
            cluster, unit = f"{ground.fact('cluster')}", ground.about.unit or ""
            lines.append(say(ground, language, ChainMap({("unit", unit): named.get((cluster, unit), unit)}, titles)))
        return Sentences(lines=tuple(lines))

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for awards and clusters; ids of units mean one unit only within a cluster."""
        clusters = {("cluster", each.cluster): each.cluster_name or each.cluster for each in self.proposals}
        return award_titles(self.council.law, language) | clusters

    def rows(self) -> list[tuple[str, str, str]]:
        """Plain tuples: cluster, unit, award."""
        return [(each.cluster, each.unit, each.award) for each in self.decided]


def proposals(nominations: Iterable[Nominations]) -> tuple[Proposal, ...]:
    """The proposals of many clusters, cluster by cluster."""
    found = []
    for each in nominations:
        cluster = each.tally.ranking.pact.cluster
        found += [
            Proposal(
                cluster=cluster.id,
                cluster_name=cluster.name,
                unit=one.unit,
                name=cluster.unit(one.unit).name,
                award=one.award,
            )
            for one in each.nominated
        ]
    return tuple(found)


def decide(nominations: Iterable[Nominations], council: Council) -> Decisions:
    """Decide on the nominations of many clusters under global quotas (*hội đồng xét duyệt*).

    Awards are taken from the highest down; a unit decided for one is out of the lower ones. Where the proposals that
    carried exceed the quota, approvals put them in order, and equals at its edge are left open.

    Law: the quotas in force; the council's own `ballot` and `quotas`.

    Raises: RecordError for a proposal made twice, or a vote on what nobody proposed.
    """
    made = (*proposals(nominations), *council.proposed)
    problems = _unfit(made, council)
    if problems:
        raise RecordError(problems)
    votes = {(vote.cluster, vote.unit, vote.award): vote for vote in council.votes}
    held: dict[tuple[str, str], str] = {}
    grounds: list[Ground] = [_announced(each, council) for each in council.announced]
    decided: list[Decision] = []
    for award in _awards(made, council.law):
        room = _room(council, award)
        candidates = [each for each in made if each.award == award]
        grounds += room.grounds
        chosen, said = _chosen(_Question(council=council, votes=votes, held=held), room, candidates)
        grounds += said
        decided += [Decision(cluster=each.cluster, unit=each.unit, award=award) for each in chosen]
        held.update(dict.fromkeys(((each.cluster, each.unit) for each in chosen), award))
    return Decisions(council=council, proposals=made, decided=tuple(decided), grounds=tuple(grounds))


def _unfit(made: tuple[Proposal, ...], council: Council) -> list[Problem]:
    seen: set[tuple[str, str, str]] = set()
    problems = []
    for index, each in enumerate(made):
        own = (each.cluster, each.unit, each.award)
        if own in seen:
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=f"$.proposals[{index}]", facts=pairs(found=own)))
        seen.add(own)
    for index, vote in enumerate(council.votes):
        if (vote.cluster, vote.unit, vote.award) not in seen:
            facts = pairs(found=(vote.cluster, vote.unit, vote.award))
            problems.append(Problem(fault=Fault.NOT_PROPOSED, path=f"$.votes[{index}]", facts=facts))
    return problems


def _awards(made: tuple[Proposal, ...], editions: tuple[Law, ...]) -> list[str]:
    """The awards proposed, from the highest down as the catalogue lists them; unknown ones last, as proposed."""
    catalogue = list(dict.fromkeys(award.id for law in editions for award in law.awards))
    found = list(dict.fromkeys(each.award for each in made))
    return sorted(found, key=lambda award: catalogue.index(award) if award in catalogue else len(catalogue))


@frozen(kw_only=True)
class _Room:
    """How many of an award there may be, None for no limit, and on what that rests."""

    limit: int | None
    grounds: tuple[Ground, ...] = ()


def _room(council: Council, award: str) -> _Room:
    """The narrowest quota in force for an award."""
    qualified = {each.award: each.collectives for each in council.qualified}
    grounds, limits = [], []
    for quota in (*council.quotas, *(each for law in council.law for each in law.quotas)):
        if quota.award == award and quota.of in qualified:
            limit = quota.most(qualified[quota.of])
            facts = pairs(limit=limit, share=quota.share, qualified=qualified[quota.of], standard=quota.of)
            grounds.append(Ground(why=Why.QUOTA, about=About(award=award), facts=facts, cites=quota.cites))
            limits.append(limit)
    return _Room(limit=min(limits, default=None), grounds=tuple(grounds))


@frozen(kw_only=True)
class _Question:
    """The council's votes, and who already holds a higher award."""

    council: Council
    votes: dict[tuple[str, str, str], CouncilVote]
    held: dict[tuple[str, str], str]

    def count(self, each: Proposal) -> Count | None:
        """The count of the vote on a proposal, where one is recorded."""
        vote = self.votes.get((each.cluster, each.unit, each.award))
        rule = next((rule for rule in self.council.ballot if rule.about == each.award), None)
        if vote is None or rule is None:
            return None
        electorate = Electorate(members=self.council.members, present=self.council.present)
        return count(Vote(award=each.award, unit=each.unit, electorate=electorate, ballots=vote.ballots), rule=rule)

    @property
    def ruled(self) -> frozenset[str]:
        """The awards on which the council must vote."""
        return frozenset(rule.about for rule in self.council.ballot)


def _chosen(question: _Question, room: _Room, candidates: list[Proposal]) -> tuple[list[Proposal], list[Ground]]:
    """Who is decided for one award, and a reason for every candidate."""
    grounds: list[Ground] = []
    carried: list[Proposal] = []
    approvals: list[int] = []
    for each in candidates:
        counted = question.count(each)
        higher = question.held.get((each.cluster, each.unit))
        if higher is not None:
            grounds.append(_ground(each, Why.HIGHER_AWARD, pairs(higher=higher)))
        elif each.award in question.ruled and counted is None:
            grounds.append(_ground(each, Why.NOT_VOTED, ()))
        elif counted is not None and counted.outcome is not Outcome.APPROVED:
            facts = pairs(approve=counted.vote.ballots.approve, of=counted.of)
            grounds.append(_ground(each, Why.VOTED_DOWN, facts))
        else:
            carried.append(each)
            approvals.append(0 if counted is None else counted.vote.ballots.approve)
    chosen, cut = _within(room.limit, carried, approvals)
    return chosen, [*grounds, *cut]


def _within(limit: int | None, carried: list[Proposal], approvals: list[int]) -> tuple[list[Proposal], list[Ground]]:
    """Those within the quota by approvals; equals who would cross its edge are left open, the rest is cut."""
    chosen, grounds = [], []
    order = places(approvals)
    sharing = {place: order.count(place) for place in set(order)}
    for each, place, votes in zip(carried, order, approvals, strict=True):
        facts = pairs(limit=limit, place=place, approve=votes or None)
        if limit is None or place + sharing[place] - 1 <= limit:
            chosen.append(each)
            grounds.append(_ground(each, Why.DECIDED, pairs(approve=votes or None)))
        elif place <= limit:
            grounds.append(_ground(each, Why.TIED_AT_QUOTA, facts))
        else:
            grounds.append(_ground(each, Why.OVER_QUOTA, facts))
    return chosen, grounds


def _ground(each: Proposal, why: Why, facts: Facts) -> Ground:
    return Ground(why=why, about=About(unit=each.unit, award=each.award), facts=(*pairs(cluster=each.cluster), *facts))


def _announced(each: Announced, council: Council) -> Ground:
    facts = pairs(proposed=each.proposed, decided=each.decided)
    cites = council.sources.cite("announced")
    return Ground(why=Why.COUNTS_ANNOUNCED, about=About(award=each.award), facts=facts, cites=cites)
