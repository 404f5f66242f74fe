"""Balloting: counted ballots, and whether a vote carries (*kiểm phiếu*).

Owns: `Electorate`, `Ballots`, `Vote`, `Outcome`, `Count`, `count`.
Takes a question, counted ballots and the rule; gives the count with its share, denominator and quorum.
Never: who voted how. Ballots are stored counted, so that the order in a file reveals nobody.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import assert_never

from attrs import field, frozen

from thidua.errors import Problem, RecordError
from thidua.grounds import About, Fault, Ground, Why, pairs
from thidua.rulebook import BallotRule, Denominator, Edge

__all__ = ["Ballots", "Count", "Electorate", "Outcome", "Vote", "count"]


@frozen(kw_only=True)
class Electorate:
    """Who may vote: members, how many were present, which units are barred on this question (*cử tri*)."""

    members: int
    present: int | None = None
    barred: tuple[str, ...] = ()


@frozen(kw_only=True)
class Ballots:
    """Counted ballots (*phiếu*): whole numbers ≥ 0."""

    approve: int = 0
    reject: int = 0
    blank: int = 0
    invalid: int = 0

    @property
    def cast(self) -> int:
        """All ballots handed in."""
        return self.approve + self.reject + self.blank + self.invalid

    @property
    def valid(self) -> int:
        """Ballots that say yes or no."""
        return self.approve + self.reject


@frozen(kw_only=True)
class Vote:
    """One question put to the vote, with its counted ballots (*bỏ phiếu*): an award for a unit.

    Raises: RecordError if more ballots were cast than electors were there, or a count is negative.

    Example:
        >>> Vote(
        ...     award="x", unit="a", electorate=Electorate(members=9), ballots=Ballots(approve=8, reject=1)
        ... ).ballots.cast
        9
    """

    award: str
    unit: str
    electorate: Electorate
    ballots: Ballots

    def __attrs_post_init__(self) -> None:
        """Refuse counts that cannot be."""
        counts = (self.ballots.approve, self.ballots.reject, self.ballots.blank, self.ballots.invalid)
        problems = []
        if min(counts) < 0:
            problems.append(
                Problem(fault=Fault.BELOW_MINIMUM, path="$.ballots", facts=pairs(found=min(counts), minimum=0))
            )
        electors = self.electorate.members - len(self.electorate.barred)
        if self.ballots.cast > electors:
            facts = pairs(found=self.ballots.cast, maximum=electors)
            problems.append(Problem(fault=Fault.ABOVE_MAXIMUM, path="$.ballots", facts=facts))
        present = self.electorate.present
        if present is not None and present > self.electorate.members:
            facts = pairs(found=present, maximum=self.electorate.members)
            problems.append(Problem(fault=Fault.ABOVE_MAXIMUM, path="$.electorate.present", facts=facts))
        if problems:
            raise RecordError(problems)


@unique
class Outcome(Enum):
    """What a vote decided."""

    APPROVED = "approved"
    NOT_APPROVED = "not-approved"
    NO_QUORUM = "no-quorum"


@frozen(kw_only=True)
class Count:
    """The result of one vote (*kết quả kiểm phiếu*): votes for, of how many, under which rule."""

    vote: Vote
    rule: BallotRule = field(repr=False)
    of: int
    outcome: Outcome

    def ground(self) -> Ground:
        """The count as a reason."""
        facts = pairs(
            approve=self.vote.ballots.approve,
            of=self.of,
            denominator=self.rule.denominator.value,
            threshold=self.rule.threshold,
            edge=self.rule.edge.value,
        )
        about = About(unit=self.vote.unit, award=self.vote.award)
        return Ground(why=Why(self.outcome.value), about=about, facts=facts, cites=self.rule.cites)


def count(vote: Vote, *, rule: BallotRule) -> Count:
    """Count one vote under a rule: the share is exact, so exactly 80 % reaches 80 %.

    Example:
        >>> from fractions import Fraction
        >>> rule = BallotRule(about="x", denominator=Denominator.MEMBERS, threshold=Fraction(4, 5), edge=Edge.REACHED)
        >>> count(
        ...     Vote(award="x", unit="a", electorate=Electorate(members=10), ballots=Ballots(approve=8)), rule=rule
        ... ).outcome
        <Outcome.APPROVED: 'approved'>
    """
    electorate = vote.electorate
    of = _denominator(vote, rule.denominator)
    present = vote.ballots.cast if electorate.present is None else electorate.present
    if rule.quorum is not None and present < rule.quorum * electorate.members:
        outcome = Outcome.NO_QUORUM
    elif vote.ballots.approve > rule.threshold * of or (
        of and vote.ballots.approve == rule.threshold * of and rule.edge is Edge.REACHED
    ):
        outcome = Outcome.APPROVED
    else:
        outcome = Outcome.NOT_APPROVED
    return Count(vote=vote, rule=rule, of=of, outcome=outcome)


def _denominator(vote: Vote, denominator: Denominator) -> int:
    electorate = vote.electorate
    match denominator:
        case Denominator.MEMBERS:
            return electorate.members
        case Denominator.ELIGIBLE:
            return electorate.members - len(electorate.barred)
        case Denominator.PRESENT:
            return vote.ballots.cast if electorate.present is None else electorate.present
        case Denominator.CAST:
            return vote.ballots.cast
        case Denominator.VALID:
            return vote.ballots.valid
        case _:
            assert_never(denominator)
