"""Balloting: when a vote carries, of whom a share is taken, what abstentions and written votes count for.

Owns: `Denominator`, `Edge`, `Abstentions`, `Written`, `BallotRule`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, unique
from fractions import Fraction

from attrs import field, frozen

from thidua.errors import Problem, RulebookError
from thidua.given import number_or_none, numbers_of
from thidua.grounds import Citation, Fault, pairs
from thidua.nouns import Noun
from thidua.scales.columns import Bound, refuse_outside

__all__ = ["Abstentions", "BallotRule", "Denominator", "Edge", "Written"]


@unique
class Denominator(Enum):
    """The number of which a share of votes is taken (*mẫu số*).

    It counts all members, those present, those who may vote on the question, the ballots cast, or the valid ones.
    """

    MEMBERS = "members"
    PRESENT = "present"
    ELIGIBLE = "eligible"
    CAST = "cast"
    VALID = "valid"


@unique
class Edge(Enum):
    """Whether a share that equals the threshold passes (`reached`) or must exceed it (`exceeded`)."""

    REACHED = "reached"
    EXCEEDED = "exceeded"


@unique
class Abstentions(Enum):
    """Whether abstentions (*không có ý kiến*) count in the denominator (`kept`) or not (`left-out`)."""

    KEPT = "kept"
    LEFT_OUT = "left-out"


@unique
class Written(Enum):
    """As what the written votes of absent members count (*phiếu gửi bằng văn bản*).

    `quorum`: only as attendance; `denominator`: as ballots, not as attendance; `both`; `neither`: not at all.
    """

    NEITHER = "neither"
    QUORUM = "quorum"
    DENOMINATOR = "denominator"
    BOTH = "both"


@frozen(kw_only=True, repr=False)
class BallotRule(Noun):
    """When a vote on an award, an office or the order carries (*tỷ lệ tín nhiệm*).

    `about` is the id of an award, `head`, `deputy` or `order`. `threshold` is the share that ballots must reach,
    `quorum` (*số thành viên tối thiểu*) the share of all members who must be present; both lie between 0 and 1. Without
    a threshold only ballots that rank all candidates can be counted. A None in `edge`, `abstentions` or `written` is
    refused as soon as ballots depend on it.

    A vote may be held in several rounds (*số vòng bỏ phiếu*), at most `vote_rounds` (≥ 1); `round_thresholds` are the
    thresholds of the second round and those after it, as far as they have one of their own.

    Raises: RulebookError unless thresholds and quorum are shares, and where the rounds contradict themselves.

    Example:
        >>> rule = BallotRule(
        ...     about="x", denominator="members", threshold="80 %", vote_rounds=3, round_thresholds=["2/3"]
        ... )
        >>> [str(rule.threshold_in(number)) for number in (1, 2, 3)]
        ['4/5', '2/3', '4/5']
    """

    about: str
    denominator: Denominator
    # none of these has a default that would settle a vote: what is left out is refused once ballots ask it (shape 50)
    threshold: Fraction | None = field(default=None, converter=number_or_none)
    edge: Edge | None = None
    quorum: Fraction | None = field(default=None, converter=number_or_none)
    abstentions: Abstentions | None = None
    written: Written | None = None
    vote_rounds: int = 1
    round_thresholds: tuple[Fraction, ...] = field(default=(), converter=numbers_of)
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    def __attrs_post_init__(self) -> None:
        """Refuse a threshold or quorum that is no share: 80 for 80 %."""
        refuse_outside(self, threshold=Bound.SHARE, quorum=Bound.SHARE)
        if problems := [*self._bad_rounds()]:
            raise RulebookError(problems)

    def _bad_rounds(self) -> Iterator[Problem]:
        """Rounds that there cannot be, and thresholds of rounds that there are not."""
        # an order of equals is voted on once: a ruling records one vote (shape 84)
        if self.vote_rounds < 1 or (self.about == "order" and self.vote_rounds > 1):
            yield Problem(fault=Fault.OUT_OF_RANGE, path="$.vote_rounds", facts=pairs(found=self.vote_rounds))
        elif len(self.round_thresholds) > self.vote_rounds - 1:
            facts = pairs(found=len(self.round_thresholds), maximum=self.vote_rounds - 1)
            yield Problem(fault=Fault.ABOVE_MAXIMUM, path="$.round_thresholds", facts=facts)
        if self.round_thresholds and self.threshold is None:
            yield Problem(fault=Fault.MISSING_KEY, path="$", facts=pairs(found="threshold"))
        for row, share in enumerate(self.round_thresholds):
            if not Bound.SHARE.holds(share):
                facts = pairs(found=share, allowed=Bound.SHARE.value)
                yield Problem(fault=Fault.OUT_OF_RANGE, path=f"$.round_thresholds[{row}]", facts=facts)

    def threshold_in(self, vote_round: int) -> Fraction | None:
        """The share that ballots must reach in a round: its own, else that of the first."""
        own = self.round_thresholds[vote_round - 2 : vote_round - 1] if vote_round > 1 else ()
        return own[0] if own else self.threshold
