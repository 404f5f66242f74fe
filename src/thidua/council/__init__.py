"""Council: the proposals of many clusters, decided under global quotas (*hội đồng thi đua – khen thưởng*).

Owns: `Decision`, `Decisions`, `decide_sitting`, `heard`, `made_twice`, `unproposed`; the council itself
has a module of its own, and so have proposals.
Takes proposals, the council's votes and the law of the day; gives decisions, and a reason for everything cut or open.
Never: a quota exceeded; a tie at its edge cut by chance; a vote nobody recorded.
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from attrs import evolve, field, frozen

from thidua.arguments import expect, expect_rows
from thidua.awards import Award
from thidua.balloting import Count, Outcome, Vote, count
from thidua.council.proposing import Awaited, Proposal, awaited, may_be, not_concluded, outstanding, proposals
from thidua.council.sitting import Announced, Council, CouncilVote, Qualified, question, rows
from thidua.errors import Problem, RecordError
from thidua.grounds import About, Citation, Facts, Fault, Ground, Why, pairs
from thidua.law import Prize, prize
from thidua.names import named_twice, same
from thidua.nominating import Nominations, award_titles
from thidua.pacts import Pact
from thidua.results import Result
from thidua.rules import BallotRule
from thidua.shown import Shown
from thidua.words import Language, Sentences, Titles, say

__all__ = [
    "Announced",
    "Awaited",
    "Council",
    "CouncilVote",
    "Decision",
    "Decisions",
    "Proposal",
    "Qualified",
    "awaited",
    "decide_sitting",
    "proposals",
]


@frozen(kw_only=True, repr=False)
class Decision(Shown):
    """One proposal that the council approved (*quyết định*); `cluster`, `unit` and `award` are ids.

    `granted_by` is the office that grants the award at the council's level.
    """

    cluster: str
    unit: str
    award: str
    granted_by: str | None = None


@frozen(kw_only=True, repr=False)
class Decisions(Result):
    """What a council decided (*kết quả xét duyệt*): each proposal is in `decided`, or has the reason why not.

    `proposals` are all that it received, `awaited` what clusters may still propose. An id of a unit means one unit only
    within its cluster, so that methods take the `cluster` too.

    Example:
        >>> from thidua import announce, loads, nominate, tally
        >>> slots = [{"award": "co-thi-dua-tinh", "place": 1}]
        >>> rules = loads({"format": 2, "kind": "rulebook", "id": "q", "slots": slots})
        >>> made = nominate(tally(announce("Cụm 7", totals={"An Bình": 9, "Ba Tri": 8}, rulebook=rules)))
        >>> print(decide_sitting([made], Council(id="h", name="Hội đồng")).explain("en", unit="An Bình"))
        An Bình (Cụm 7): left open, as the quota of co-thi-dua-tinh cannot be worked out.
    """

    headings = ("cluster", "unit", "award")

    council: Council = field(repr=False)
    proposals: tuple[Proposal, ...] = field(repr=False)
    awaited: tuple[Awaited, ...] = field(repr=False)
    decided: tuple[Decision, ...]
    said: tuple[Ground, ...] = field(repr=False)

    def of(self, unit: str, *, cluster: str | None = None) -> tuple[Decision, ...]:
        """What was decided for one unit, in the cluster with this id or in any.

        Raises: RecordError if nobody proposed it.
        """
        known = self._proposed(cluster, unit)
        return tuple(each for each in self.decided if (each.cluster, each.unit) in known)

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason, award by award: first its quota, then proposal by proposal."""
        return self.said

    def grounds_for(self, unit: str, *, cluster: str | None = None) -> tuple[Ground, ...]:
        """Why the proposals of one unit were approved, cut or left open.

        Raises: RecordError if nobody proposed it.
        """
        known = self._proposed(cluster, unit)
        return tuple(ground for ground in self.said if (ground.fact("cluster"), ground.about.unit) in known)

    def _proposed(self, cluster: str | None, unit: str) -> list[tuple[str, str]]:
        """The proposed units that an id or a name means, in one cluster or in any."""
        # ids of units mean one unit only within a cluster
        here = {own: name for own, name in self.units.items() if cluster in (None, own[0])}
        by_name = [own for own, name in here.items() if same(name) == same(unit)]
        if found := [own for own in here if own[1] == unit] or by_name:
            return found
        asked = ", ".join(each for each in (cluster, unit) if each is not None)
        raise RecordError([Problem(fault=Fault.NOT_PROPOSED, facts=pairs(found=asked))])

    def explain(
        self, language: Language | str = Language.VI, *, unit: str | None = None, cluster: str | None = None
    ) -> Sentences:
        """All reasons in words, award by award, or only those on one cluster or unit.

        Raises: RecordError for a unit that nobody proposed.
        """
        asked = None if unit is None else self._proposed(cluster, unit)
        language, titles, named = Language(language), self.titles(language), self.units
        lines = []
        for ground in self.said:
            where, who = f"{ground.fact('cluster')}", ground.about.unit or ""
            if cluster in (None, where) and (asked is None or (where, who) in asked):
                lines.append(say(ground, language, ChainMap({("unit", who): named.get((where, who), who)}, titles)))
        return Sentences(lines=tuple(lines))

    @property
    def units(self) -> dict[tuple[str, str], str]:
        """The name of every unit proposed, by cluster and id."""
        named = {(each.cluster, each.unit): each.unit for each in self.proposals}
        return named | {(each.cluster, each.unit): each.name for each in self.proposals if each.name}

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for awards, clusters and units.

        An id of a unit means one unit only within its cluster: one that has several names has none here. `units` has
        them all, by cluster and id.
        """
        came: tuple[Awaited | Proposal, ...] = (*self.awaited, *self.proposals)
        clusters = {("cluster", each.cluster): each.cluster for each in came}
        clusters |= {("cluster", each.cluster): each.cluster_name for each in came if each.cluster_name}
        names: dict[str, set[str]] = {}
        for (_, unit), name in self.units.items():
            names.setdefault(unit, set()).add(name)
        units = {("unit", unit): name for unit, (name, *others) in names.items() if not others}
        return award_titles(self.council.law, language, self.council.catalogue) | clusters | units

    def prize(self, award: str) -> Prize:
        """The prize of an award on the council's day (*tiền thưởng*).

        It goes by the base salaries (*mức lương cơ sở*) that the law states or the council recorded.

        Raises: RecordError if the council has no day, or no multiple or base salary is known for that day.
        """
        council = self.council
        if council.on is None:
            raise RecordError([Problem(fault=Fault.MISSING_KEY, facts=pairs(found="on"))])
        return prize(award, laws=council.law, on=council.on, salaries=council.salaries)

    def rows(self) -> list[tuple[str, str, str]]:
        """One tuple for each approved proposal: cluster, unit, award."""
        return [(each.cluster, each.unit, each.award) for each in self.decided]


def decide_sitting(nominations: Iterable[Nominations], council: Council) -> Decisions:
    """Decide on the nominations of many clusters under quotas over all of them (*hội đồng xét duyệt*).

    Of awards that exclude each other the higher is decided first; a unit that gets it no longer counts for the lower,
    and while the higher is open for it, so is the lower. If more proposals carried than the quota allows, those with
    more approvals go first. Left open are equals at the quota's edge, and whoever may lose a place to a proposal that
    is open or that a cluster may still make. A quota that cannot be worked out leaves all of its award open. The order
    of proposals and votes never matters.

    Law: the quotas in force and what they say on one achievement, one award; the council's `ballot`, `quotas` and
        `exclusive`.

    Raises: RecordError for a proposal made twice, a cluster that comes twice, or a vote on what nobody proposed.

    Example:
        >>> from thidua import announce, loads, nominate, tally
        >>> slots = [{"award": "co-thi-dua-tinh", "place": 1}]
        >>> rules = loads({"format": 2, "kind": "rulebook", "id": "q", "slots": slots})
        >>> made = nominate(tally(announce("Cụm 7", totals={"An Bình": 9, "Ba Tri": 8}, rulebook=rules)))
        >>> decide_sitting([made], Council(id="h", name="Hội đồng", on="15/03/2024")).rows()
        [('cum-7', 'an-binh', 'co-thi-dua-tinh')]
    """
    expect(council, Council, "a council", at="$.council")
    came = expect_rows(nominations, Nominations, at="$.nominations")
    clusters = [each.tally.ranking.pact.cluster for each in came]
    whole = heard(council, ((each.tally.ranking.pact, each) for each in came))
    made = whole.proposed
    problems = [
        *named_twice(rows("nominations", (each.id for each in clusters))),
        *made_twice(made),
        *unproposed(council, made),
    ]
    if problems:
        raise RecordError(problems)
    # a cluster whose slot is open may yet propose: who would lose a place to that waits (shape 54)
    to_come = outstanding(whole.awaited, made)
    by_award: dict[str, list[Proposal]] = {each.award: [] for each in to_come}
    for each in made:
        by_award.setdefault(each.award, []).append(each)
    bench = _Bench(council=council, made=made, to_come=to_come)
    grounds = [*_of_council(council), *map(_silent, whole.silent), *map(_awaited, to_come)]
    decided: list[Decision] = []
    # higher awards first: what is decided or open there settles for whom the lower ones are left (shape 59)
    for award in bench.order(by_award):
        limit = bench.limit(award)
        chosen, said = bench.chosen(limit, by_award[award])
        grounds += [*limit.grounds, *said]
        for key in (*bench.may_come(award, limit), *_left_open(said)):
            # while the higher is open for a unit, one achievement cannot give it the lower (shape 59)
            bench.waiting.setdefault(key, []).append(award)
        granted_by = bench.granted_by(award)
        decided += [
            Decision(cluster=each.cluster, unit=each.unit, award=award, granted_by=granted_by) for each in chosen
        ]
        for each in chosen:
            bench.held.setdefault((each.cluster, each.unit), []).append(award)
    return Decisions(council=council, proposals=made, awaited=to_come, decided=tuple(decided), said=tuple(grounds))


def heard(council: Council, came: Iterable[tuple[Pact, Nominations | None]]) -> Council:
    """A council with what clusters propose and may still propose, and with those that propose nobody.

    Of a cluster without nominations, as its year is under way, nobody knows yet what it proposes.
    """
    clusters = tuple(came)
    known = tuple(each for _, each in clusters if each is not None)
    # a year under way is none that proposes nobody (shapes 51 and 54)
    to_come = (*awaited(known), *(one for pact, each in clusters if each is None for one in not_concluded(pact)))
    names = _names(council)
    made = tuple(_as_named(names, each) for each in proposals(known))
    speak = {each.cluster for each in to_come} | {each.cluster for each in made}
    silent = (pact.cluster.name for pact, _ in clusters if pact.cluster.id not in speak)
    return evolve(
        council,
        proposed=(*council.proposed, *made),
        awaited=(*council.awaited, *to_come),
        silent=(*council.silent, *silent),
    )


def _names(council: Council) -> dict[tuple[str, ...], str]:
    """The names that a council's own record gives clusters and units."""
    clusters = {(each.cluster,): each.cluster_name for each in council.proposed if each.cluster_name}
    return clusters | {(each.cluster, each.unit): each.name for each in council.proposed if each.name}


def _as_named(names: Mapping[tuple[str, ...], str], made: Proposal) -> Proposal:
    """A proposal of a dossier by the names of the record."""
    own, cluster = (made.cluster, made.unit), (made.cluster,)
    return evolve(made, cluster_name=names.get(cluster, made.cluster_name), name=names.get(own, made.name))


def made_twice(made: Iterable[Proposal]) -> list[Problem]:
    """A problem for every proposal that was made before."""
    return named_twice(rows("proposals", map(question, made)))


def unproposed(council: Council, made: Iterable[Proposal]) -> list[Problem]:
    """A problem for every vote on what nobody proposed."""
    # a council decides on what clusters proposed, and on nothing else (shape 51)
    known = set(map(question, made))
    return [
        Problem(fault=Fault.NOT_PROPOSED, path=f"$.votes[{index}]", facts=pairs(found=question(vote)))
        for index, vote in enumerate(council.votes)
        if question(vote) not in known
    ]


Unmade = tuple[tuple[bool, int], int]  # where proposals that are still to come stand, and how many they are
NONE: Unmade = ((False, 0), 0)


@frozen(kw_only=True, repr=False)
class _Limit(Shown):
    """How many of an award there may be, None for any number; whether that is known; and on what it rests."""

    most: int | None
    unknown: bool = False
    cites: tuple[Citation, ...] = ()
    grounds: tuple[Ground, ...] = ()


@frozen(kw_only=True, repr=False)
class _Bench(Shown):
    """The council at work: what it looks up often, derived once; who holds what already, and what is open for whom."""

    council: Council
    made: tuple[Proposal, ...]
    to_come: tuple[Awaited, ...]
    votes: dict[tuple[str, str, str], CouncilVote] = field(init=False)
    rules: dict[str, BallotRule] = field(init=False)
    qualified: dict[str, int] = field(init=False)
    higher: dict[str, tuple[tuple[str, ...], tuple[Citation, ...]]] = field(init=False)
    held: dict[tuple[str, str], list[str]] = field(factory=dict)
    waiting: dict[tuple[str, str], list[str]] = field(factory=dict)

    @votes.default
    def _by_question(self) -> dict[tuple[str, str, str], CouncilVote]:
        return {question(vote): vote for vote in self.council.votes}

    @rules.default
    def _by_award(self) -> dict[str, BallotRule]:
        return {rule.about: rule for rule in self.council.ballot}

    @qualified.default
    def _counted(self) -> dict[str, int]:
        return {each.award: each.collectives for each in self.council.qualified}

    @higher.default
    def _above(self) -> dict[str, tuple[tuple[str, ...], tuple[Citation, ...]]]:
        """For each award the higher ones that use it up, and where that stands."""
        # the lists in both laws of the archive are inferred, and their citations say so: a council may state its own
        own = [(each, each.cites or self.recorded("exclusive")) for each in self.council.exclusive]
        legal = [(each, law.cited(each)) for law in self.council.law for each in law.exclusive]
        return {
            award: (each.awards[:row], cites) for each, cites in own or legal for row, award in enumerate(each.awards)
        }

    def order(self, found: Iterable[str]) -> list[str]:
        """The awards proposed: each after the higher ones that use it up, else as the catalogue lists them."""
        catalogue = list(dict.fromkeys(award.id for law in self.council.law for award in law.awards))
        listed = {award: row for row, award in enumerate(catalogue)}

        def key(award: str) -> tuple[int, int, str]:
            above, _ = self.higher.get(award, ((), ()))
            # by id at last, so that the order in which proposals came decides nothing
            return len(above), listed.get(award, len(listed)), award

        return sorted(found, key=key)

    def named(self, award: str) -> list[Award]:
        """The award as each edition in force names it."""
        return [found for law in self.council.law if (found := law.award(award)) is not None]

    def granted_by(self, award: str) -> str | None:
        """Who grants an award at the council's tier, as the newest edition says that says it."""
        words = [each.authority(self.council.tier) for each in self.named(award)]
        # the newest edition that says it, as authorities move from edition to edition (shape 62)
        return next((word for word in reversed(words) if word is not None), None)

    def limit(self, award: str) -> _Limit:
        """The narrowest quota in force for an award; a ground where no edition names it."""
        about = About(award=award)
        # the council's own beside those of the law of the day: each is a most, so the narrowest counts (shape 54)
        rules = [(each, each.cites or self.recorded(f"quotas.{award}")) for each in self.council.quotas]
        # Nghị định 91/2017/NĐ-CP, Điều 11: the Government flag for 20 % of those that qualify for the provincial one
        rules += [(each, law.cited(each)) for law in self.council.law for each in law.quotas]
        grounds: list[Ground] = []
        limits: list[tuple[int, tuple[Citation, ...]]] = []
        unknown = self.council.on is None and not self.council.law  # then the law may limit it too
        if unknown:
            grounds.append(Ground(why=Why.COUNCIL_UNDATED, about=about))
        # no quota of the law can reach an award that no edition of the day names: it is decided, and that is said
        elif not self.named(award):
            grounds.append(Ground(why=Why.AWARD_UNNAMED, about=about, facts=pairs(on=self.council.on)))
        for quota, cites in rules:
            if quota.award != award:
                continue
            qualified = self.qualified.get(quota.of)
            facts = pairs(share=quota.share, standard=quota.of)
            # a share of a number that nobody recorded cuts nobody off and lets nobody in: all stay open (shape 54)
            if qualified is None:
                unknown = True
                grounds.append(Ground(why=Why.QUOTA_UNKNOWN, about=about, facts=facts, cites=cites))
            else:
                limits.append((quota.most(qualified), cites))
                facts = (*pairs(limit=limits[-1][0]), *facts, *pairs(qualified=qualified))
                grounds.append(Ground(why=Why.QUOTA, about=about, facts=facts, cites=cites))
        most, cites = min(limits, key=lambda each: each[0], default=(None, ()))
        return _Limit(most=most, unknown=unknown, cites=cites, grounds=tuple(grounds))

    def count(self, each: Proposal) -> Count | None:
        """The count of the vote on a proposal, where one is recorded."""
        vote = self.votes.get(question(each))
        if vote is None:
            return None
        # one meeting: as many were there at each vote (shape 50)
        cast = Vote(award=each.award, unit=each.unit, electorate=self.council.attended, ballots=vote.ballots)
        return count(cast, rule=self.rules[each.award])

    def chosen(self, limit: _Limit, candidates: list[Proposal]) -> tuple[list[Proposal], list[Ground]]:
        """Who is decided for one award, and a reason for every candidate."""
        grounds: list[Ground] = []
        running: list[_Running] = []
        for each in candidates:
            # out by the higher award, then by its own vote: a proposal that is out waits for nothing more (shape 59)
            stopped, counted = self.used_up(each), self.count(each)
            if stopped is None and each.award in self.rules:
                stopped = _uncarried(each, counted, self.on_votes(each))
            if stopped is not None and stopped.why not in _LEFT_OPEN:
                grounds.append(stopped)
                continue
            if stopped is None:
                # a vote that was lost is lost, whatever becomes of the higher award
                stopped = self.awaited(each)
            if stopped is None and limit.unknown:
                # with a quota that is not known nobody is surely within it (shape 54)
                stopped = _ground(each, Why.QUOTA_OPEN, ())
            cites = self.recorded(f"proposals.{each.unit}") if counted is None else self.on_votes(each)
            running.append(_Running(proposal=each, counted=counted, stopped=stopped, cites=cites))
        chosen, said = _within(limit, running, self.unmade(running[0].proposal.award, limit.most) if running else NONE)
        return chosen, [*grounds, *said]

    def recorded(self, part: str) -> tuple[Citation, ...]:
        """The source of a part of the council's own record."""
        return self.council.sources.cite(part)

    def on_votes(self, each: Proposal) -> tuple[Citation, ...]:
        """What the vote on a proposal rests on: the rule, where it cites anything, else the record of the votes."""
        return self.rules[each.award].cites or self.recorded(f"votes.{each.unit}")

    def may_come(self, award: str, limit: _Limit) -> list[tuple[str, str]]:
        """The units before the council that their clusters may still propose for an award of which there may be any."""
        # for an award that nobody can have, a proposal still to come keeps no lower one open (shape 54)
        if limit.most == 0:
            return []
        waits = {each.cluster: each for each in self.to_come if each.award == award}
        units = dict.fromkeys((each.cluster, each.unit) for each in self.made)
        return [(cluster, unit) for cluster, unit in units if cluster in waits and may_be(waits[cluster], unit)]

    def unmade(self, award: str, limit: int | None) -> Unmade:
        """Where proposals that are still to come may stand in the order, and how many a quota can tell apart.

        They stand ahead of all where they are voted on, as no vote on them is recorded; else all are equal.
        """
        # without a quota nobody can lose a place to what is still to come
        if limit is None:
            return NONE
        most = [each.most for each in self.to_come if each.award == award]
        known = [each for each in most if each is not None]
        # more than the quota need not be told apart: it is full with that many
        number = min(sum(known), limit) if len(known) == len(most) else limit
        return (award in self.rules, 0), number

    def used_up(self, each: Proposal) -> Ground | None:
        """The higher award that uses up this one, if the unit holds it."""
        return self._higher(each, Why.HIGHER_AWARD, self.held)

    def awaited(self, each: Proposal) -> Ground | None:
        """The higher award that may still use up this one, if it is open for the unit."""
        return self._higher(each, Why.HIGHER_OPEN, self.waiting)

    def _higher(self, each: Proposal, why: Why, standing: Mapping[tuple[str, str], Sequence[str]]) -> Ground | None:
        above, cites = self.higher.get(each.award, ((), ()))
        found = standing.get((each.cluster, each.unit), ())
        higher = next((award for award in above if award in found), None)
        return None if higher is None else _ground(each, why, pairs(higher=higher), cites)


@frozen(kw_only=True, repr=False)
class _Running(Shown):
    """A proposal that may be decided for, with the count of its vote; why it is open, if it is; on what that rests."""

    proposal: Proposal
    counted: Count | None
    stopped: Ground | None
    cites: tuple[Citation, ...]

    @property
    def approvals(self) -> int | None:
        """The approvals that put it in order; None where no vote is recorded."""
        return None if self.counted is None else self.counted.vote.ballots.approve

    @property
    def unvoted(self) -> bool:
        """Whether its vote is still to come, so that it may yet stand anywhere in the order."""
        return self.stopped is not None and self.stopped.why in (Why.NOT_VOTED, Why.COUNCIL_NO_QUORUM)


_LEFT_OPEN = (
    *(Why.QUOTA_OPEN, Why.NOT_VOTED, Why.COUNCIL_NO_QUORUM, Why.TIED_AT_QUOTA),
    *(Why.HIGHER_OPEN, Why.PLACE_OPEN),
)


def _uncarried(each: Proposal, counted: Count | None, cites: tuple[Citation, ...]) -> Ground | None:
    """Why a vote did not carry, if it did not."""
    # not voted on is not voted down (shapes 50 and 54)
    if counted is None:
        return _ground(each, Why.NOT_VOTED, (), cites)
    approve = counted.vote.ballots.approve
    match counted.outcome:
        case Outcome.NO_QUORUM:
            facts = pairs(present=counted.vote.present, quorum=counted.rule.quorum)
            return _ground(each, Why.COUNCIL_NO_QUORUM, facts, cites)
        case Outcome.NOT_APPROVED | Outcome.VOTES_TIED:  # one candidate a question: nobody to tie with
            return _ground(each, Why.VOTED_DOWN, pairs(approve=approve, of=counted.out_of), cites)
        case Outcome.APPROVED:
            return None
        case _:
            assert_never(counted.outcome)


def _within(limit: _Limit, running: list[_Running], unmade: Unmade) -> tuple[list[Proposal], list[Ground]]:
    """Those within the quota by approvals; equals who would cross its edge are left open, the rest is cut.

    Whoever is open stands in the order too, ahead of all if its vote is to come, and so does whoever is still to be
    proposed: who is within the quota only without them is open as well.
    """
    chosen, grounds = [], []
    sure = [each for each in running if each.stopped is None]
    alone = dict(zip(map(id, sure), _ends(sure), strict=True))
    voted = [each for each in running if not each.unvoted]
    recorded = dict(zip(map(id, voted), _ends(voted), strict=True))
    for each, (place, last) in zip(running, _ends(running, unmade), strict=True):
        if each.stopped is not None:
            grounds.append(each.stopped)
            continue
        first, end = alone[id(each)]
        # equals who all fit have their places; those across the edge are parted by nobody here (shape 54)
        if limit.most is None or last <= limit.most:
            chosen.append(each.proposal)
            grounds.append(_ground(each.proposal, Why.DECIDED, pairs(approve=each.approvals), each.cites))
        else:
            why = Why.TIED_AT_QUOTA if place <= limit.most else Why.OVER_QUOTA
            if end <= limit.most or (first <= limit.most < place):
                why = Why.PLACE_OPEN  # only those that are open put it beyond the quota
            outstanding = len(running) - len(voted)
            facts = pairs(limit=limit.most, place=recorded[id(each)][0], approve=each.approvals)
            facts = (*facts, *pairs(outstanding=outstanding or None))
            grounds.append(_ground(each.proposal, why, facts, limit.cites))
    return chosen, grounds


def _ends(running: list[_Running], unmade: Unmade = NONE) -> list[tuple[int, int]]:
    """The first and the last place that each may fill, in the order of approvals; of equals the same."""
    # who has yet to be voted on may come to stand before all (shape 54)
    standing = [(each.unvoted, each.approvals or 0) for each in running]
    sharing = Counter(standing)
    sharing[unmade[0]] += unmade[1]
    place, ends = 1, {}
    for key in sorted(sharing, reverse=True):
        ends[key] = place, place + sharing[key] - 1
        place += sharing[key]
    return [ends[key] for key in standing]


def _ground(each: Proposal, why: Why, facts: Facts, cites: tuple[Citation, ...] = ()) -> Ground:
    about = About(unit=each.unit, award=each.award)
    return Ground(why=why, about=about, facts=(*pairs(cluster=each.cluster), *facts), cites=cites)


def _left_open(said: Iterable[Ground]) -> list[tuple[str, str]]:
    """The units for which an award was left open."""
    return [(f"{each.fact('cluster')}", each.about.unit or "") for each in said if each.why in _LEFT_OPEN]


def _awaited(each: Awaited) -> Ground:
    facts = pairs(cluster=each.cluster, most=each.most)
    return Ground(why=Why.PROPOSALS_AWAITED, about=About(award=each.award), facts=facts)


def _silent(cluster: str) -> Ground:
    return Ground(why=Why.NOTHING_PROPOSED, about=About(), facts=pairs(cluster=cluster))


def _of_council(council: Council) -> list[Ground]:
    """What holds for all awards: counts announced without votes, editions that nobody has reviewed since."""
    grounds = [_announced(each, council) for each in council.announced]
    for law in council.law:
        # it governs as recorded: that nobody has looked since whether it still does, is for people to weigh
        if law.reviewed_on is not None and council.on is not None and council.on > law.reviewed_on:
            facts = pairs(law=law.name, reviewed_on=law.reviewed_on, on=council.on)
            grounds.append(Ground(why=Why.LAW_UNREVIEWED, about=About(), facts=facts, cites=law.cites))
    return grounds


def _announced(each: Announced, council: Council) -> Ground:
    facts = pairs(proposed=each.proposed, decided=each.decided)
    cites = council.sources.cite(f"announced.{each.award}")
    return Ground(why=Why.COUNTS_ANNOUNCED, about=About(award=each.award), facts=facts, cites=cites)
