"""Sitting: a council and what it recorded of itself: its members, the day, its rules and quotas, its votes.

Owns: `Qualified`, `Announced`, `CouncilVote`, `Council`, `rows`, `question`.
Takes and gives: values as recorded; what contradicts itself is refused.
Never: a decision (that is `decide_sitting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, field, frozen

from thidua.awards import Award
from thidua.balloting import Ballots, Electorate, Vote, silences
from thidua.clusters import Tier
from thidua.council.proposing import Awaited, Proposal
from thidua.errors import Problem, RecordError
from thidua.given import day_or_none, texts_of
from thidua.grounds import Fact, Fault, Sources, pairs
from thidua.law import Exclusive, Law, Quota, Salary, bad_salaries, catalogue, governing
from thidua.names import meant_perhaps, named_twice
from thidua.nouns import Noun
from thidua.references import AwardId, Reference, references
from thidua.rules import BallotRule

__all__ = ["Announced", "Council", "CouncilVote", "Qualified"]


@frozen(kw_only=True, repr=False)
class Qualified(Noun):
    """How many collectives meet the standard of an award (*tập thể đạt tiêu chuẩn*), a whole number ≥ 0.

    Quotas are shares of it.
    """

    award: AwardId = field(converter=AwardId)
    collectives: int


@frozen(kw_only=True, repr=False)
class Announced(Noun):
    """Numbers that a source announced for an award without naming units (*công bố*), each ≥ 0.

    They say how many were proposed and how many approved, and are only reported, never worked out again.
    """

    award: AwardId = field(converter=AwardId)
    proposed: int | None = None
    decided: int | None = None


@frozen(kw_only=True, repr=False)
class CouncilVote(Noun):
    """The council's counted ballots on one proposal (*kiểm phiếu*), given by the ids of cluster, unit and award."""

    cluster: str
    unit: str
    award: AwardId = field(converter=AwardId)
    ballots: Ballots


@frozen(kw_only=True, repr=False)
class Council(Noun):
    """A council and what it recorded (*hội đồng thi đua – khen thưởng*): its members, day, rules, quotas and votes.

    `members` and `present` are numbers of people, ≥ 0. `ballot` says when a vote on an award carries. `quotas` of its
    own apply beside those of the law of the day, and the narrowest counts. `exclusive` replaces what the law says on
    one achievement, one award. `proposed` are proposals recorded without the nominations they come from, `awaited` the
    awards for which their clusters may still propose, `silent` the names of clusters that propose nobody. `salaries`
    are base salaries for prizes (*mức lương cơ sở*). `catalogue` names the awards of any edition, for sentences where
    the law of the day names none.

    Raises: RecordError, listing votes on awards without a rule, a second vote on one question, counts that cannot be,
        and what is named twice.

    Example:
        >>> Council(id="hoi-dong-tinh", name="Hội đồng tỉnh", members=15, on="15/03/2024").on
        datetime.date(2024, 3, 15)
    """

    id: str
    name: str
    members: int | None = None
    present: int | None = None
    on: date | None = field(default=None, converter=day_or_none)
    tier: Tier | None = None
    ballot: tuple[BallotRule, ...] = field(default=(), converter=tuple[BallotRule, ...])
    quotas: tuple[Quota, ...] = field(default=(), converter=tuple[Quota, ...])
    exclusive: tuple[Exclusive, ...] = field(default=(), converter=tuple[Exclusive, ...])
    salaries: tuple[Salary, ...] = field(default=(), converter=tuple[Salary, ...])
    qualified: tuple[Qualified, ...] = field(default=(), converter=tuple[Qualified, ...])
    votes: tuple[CouncilVote, ...] = field(default=(), converter=tuple[CouncilVote, ...])
    announced: tuple[Announced, ...] = field(default=(), converter=tuple[Announced, ...])
    proposed: tuple[Proposal, ...] = field(default=(), converter=tuple[Proposal, ...])
    awaited: tuple[Awaited, ...] = field(default=(), converter=tuple[Awaited, ...])
    silent: tuple[str, ...] = field(default=(), converter=texts_of)
    law: tuple[Law, ...] = field(default=(), converter=tuple[Law, ...], eq=False)
    catalogue: tuple[Award, ...] = field(default=(), converter=tuple[Award, ...], eq=False, repr=False)
    sources: Sources = Sources()

    def __attrs_post_init__(self) -> None:
        """Refuse votes that cannot be counted, and what is named twice."""
        listed = [(f"$.exclusive[{row}]", award) for row, each in enumerate(self.exclusive) for award in each.awards]
        counts = [("$.members", self.members or 0), ("$.present", self.present or 0)]
        counts += [(f"$.qualified.{each.award}", each.collectives) for each in self.qualified]
        counts += [(f"$.announced.{each.award}.proposed", each.proposed or 0) for each in self.announced]
        counts += [(f"$.announced.{each.award}.decided", each.decided or 0) for each in self.announced]
        problems = [
            Problem(fault=Fault.BELOW_MINIMUM, path=path, facts=pairs(found=found, minimum=0))
            for path, found in counts
            if found < 0
        ]
        problems += [
            *self._renamed(),
            *bad_salaries(self.salaries),
            *named_twice(rows("ballot", (rule.about for rule in self.ballot))),
            *named_twice(rows("qualified", (each.award for each in self.qualified))),
            *named_twice(rows("announced", (each.award for each in self.announced))),
            *named_twice(listed),
            *named_twice(rows("votes", map(question, self.votes))),
            *self._rounds(),
            *self._bad_votes(),
        ]
        if self.members is None and (self.votes or self.present is not None):
            problems.append(Problem(fault=Fault.MISSING_KEY, facts=pairs(found="members")))
        elif self.present is not None and self.present > self.electorate.members:
            facts = pairs(found=self.present, maximum=self.members)
            problems.append(Problem(fault=Fault.ABOVE_MAXIMUM, path="$.present", facts=facts))
        if problems:
            raise RecordError(problems)

    def _rounds(self) -> Iterator[Problem]:
        """Rounds of a vote: a council's record has one vote on a proposal."""
        for row, rule in enumerate(self.ballot):
            if rule.vote_rounds > 1:
                facts = pairs(found=rule.vote_rounds, allowed="1")
                yield Problem(fault=Fault.OUT_OF_RANGE, path=f"$.ballot[{row}].vote_rounds", facts=facts)

    def _bad_votes(self) -> list[Problem]:
        problems = []
        ruled = {rule.about: rule for rule in self.ballot}
        for index, vote in enumerate(self.votes):
            path = f"$.votes[{index}]"
            if vote.award not in ruled:
                facts = pairs(found=vote.award, allowed=tuple(rule.about for rule in self.ballot))
                problems.append(Problem(fault=Fault.NO_BALLOT_RULE, path=f"{path}.award", facts=facts))
            # that the number of members is missing is one problem, said below, and none of each vote
            electorate = self.electorate if self.members else Electorate(members=vote.ballots.cast)
            try:
                cast = Vote(award=vote.award, unit=vote.unit, electorate=electorate, ballots=vote.ballots)
            except RecordError as error:
                counts = (each for each in error.problems if each.path.startswith("$.ballots"))
                problems += [each.under(path) for each in counts]
                continue
            if vote.award in ruled:
                problems += [each.under(path) for each in silences(cast, ruled[vote.award])]
        return problems

    def _renamed(self) -> Iterator[Problem]:
        """Proposals that name a cluster, or a unit of one cluster, otherwise than those before them."""
        names: dict[tuple[str, ...], str] = {}
        for row, each in enumerate(self.proposed):
            cluster: tuple[str, ...] = (each.cluster,)
            unit = (*cluster, each.unit)
            for key, who, name in (("cluster_name", cluster, each.cluster_name), ("name", unit, each.name)):
                # a name that is left out contradicts none
                if name is not None and names.setdefault(who, name) != name:
                    facts = pairs(found=name, first=names[who])
                    yield Problem(fault=Fault.NAMED_OTHERWISE, path=f"$.proposals[{row}].{key}", facts=facts)

    def governed(self, editions: tuple[Law, ...]) -> Council:
        """The same council under those of these editions that are in force on its day; without a day, under none.

        Raises: RecordError for an award that no edition names and that is one slip away from one that is named.
        """
        law = governing(editions, self.on)
        whole = bool(self.catalogue) and law == self.law
        found = self if whole else evolve(self, law=law, catalogue=self.catalogue or catalogue(editions))
        if found.misspelt:
            raise RecordError(found.misspelt)
        return found

    @property
    def misspelt(self) -> tuple[Problem, ...]:
        """A problem for each award that no edition names, and whose id is one typing error away from one that is named.

        Quotas would not apply to it.
        """
        known = tuple(each.id for each in self.catalogue)
        named = [(_on_paper(each), each.id) for each in references(self, AwardId, apart=_OF_LAW)]
        named += [(f"$.ballot[{row}].about", each.about) for row, each in enumerate(self.ballot)]
        slips = ((path, award, meant_perhaps(award, known)) for path, award in named)
        return tuple(
            Problem(fault=Fault.UNKNOWN_AWARD, path=path, facts=pairs(found=award, allowed=near))
            for path, award, near in slips
            if near
        )

    @property
    def electorate(self) -> Electorate:
        """The electorate of every question: all members of the council, and how many were present."""
        return Electorate(members=self.members or 0, present=self.present)

    @property
    def attended(self) -> Electorate:
        """The electorate with those present: as recorded, else as many as cast ballots in the fullest vote."""
        # eight ballots on one unit show that eight were there for the others as well (shape 50)
        cast = max((each.ballots.cast for each in self.votes), default=None)
        return self.electorate if self.present is not None else Electorate(members=self.members or 0, present=cast)


_OF_LAW = frozenset({"law", "catalogue"})
_KEYED = re.compile(r"\$\.(qualified|announced)\[\d+\]\.award")  # tables by award in a document


def _on_paper(found: Reference) -> str:
    """Where an award stands in a document."""
    return _KEYED.sub(rf"$.\1.{found.id}", found.path).replace("$.proposed[", "$.proposals[")


def rows(key: str, names: Iterable[Fact]) -> list[tuple[str, Fact]]:
    """The path of every row of a list, with its name."""
    return [(f"$.{key}[{row}]", name) for row, name in enumerate(names)]


def question(each: Proposal | CouncilVote) -> tuple[str, str, str]:
    """What is put to the vote: ids of units mean one unit only within a cluster."""
    return each.cluster, each.unit, each.award
