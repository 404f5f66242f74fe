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

    @property
    def eligible(self) -> int:
        """How many may vote on this question."""
        return self.members - len(set(self.barred))


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

    Raises: RecordError if more ballots were cast than electors may vote, more were present than there are members, or a
        count is negative.

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
        electorate, ballots = self.electorate, self.ballots
        counts = {
            "$.electorate.members": electorate.members,
            "$.electorate.present": electorate.present or 0,
            "$.ballots.approve": ballots.approve,
            "$.ballots.reject": ballots.reject,
            "$.ballots.blank": ballots.blank,
            "$.ballots.invalid": ballots.invalid,
        }
        problems = [
            Problem(fault=Fault.BELOW_MINIMUM, path=path, facts=pairs(found=found, minimum=0))
            for path, found in counts.items()
            if found < 0
        ]
        limits = (
            ("$.electorate.present", electorate.present or 0, electorate.members),
            ("$.ballots", ballots.cast, electorate.eligible),
        )
        problems += [
            Problem(fault=Fault.ABOVE_MAXIMUM, path=path, facts=pairs(found=found, maximum=maximum))
            for path, found, maximum in limits
            if found > maximum
        ]
        if problems:
            raise RecordError(problems)

    @property
    def present(self) -> int:
        """How many were present: as recorded, else as many as handed in a ballot."""
        return self.ballots.cast if self.electorate.present is None else self.electorate.present


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
            present=self.vote.present,
            quorum=self.rule.quorum,
        )
        about = About(unit=self.vote.unit, award=self.vote.award)
        return Ground(why=Why(self.outcome.value), about=about, facts=facts, cites=self.rule.cites)


def count(vote: Vote, *, rule: BallotRule) -> Count:
    """Count one vote under a rule: the share is exact, so exactly 80 % reaches 80 %; of nobody, nothing carries.

    Example:
        >>> from fractions import Fraction
        >>> rule = BallotRule(about="x", denominator=Denominator.MEMBERS, threshold=Fraction(4, 5), edge=Edge.REACHED)
        >>> count(
        ...     Vote(award="x", unit="a", electorate=Electorate(members=10), ballots=Ballots(approve=8)), rule=rule
        ... ).outcome
        <Outcome.APPROVED: 'approved'>
    """
    of = _denominator(vote, rule.denominator)
    approve, needed = vote.ballots.approve, rule.threshold * of
    if rule.quorum is not None and vote.present < rule.quorum * vote.electorate.members:
        outcome = Outcome.NO_QUORUM
    elif of and (approve > needed or (approve == needed and rule.edge is Edge.REACHED)):
        outcome = Outcome.APPROVED
    else:
        outcome = Outcome.NOT_APPROVED
    return Count(vote=vote, rule=rule, of=of, outcome=outcome)


def _denominator(vote: Vote, denominator: Denominator) -> int:
    match denominator:
        case Denominator.MEMBERS:
            return vote.electorate.members
        case Denominator.ELIGIBLE:
            return vote.electorate.eligible
        case Denominator.PRESENT:
            return vote.present
        case Denominator.CAST:
            return vote.ballots.cast
        case Denominator.VALID:
            return vote.ballots.valid
        case _:
            assert_never(denominator)
