"""Balloting: when a vote carries, of whom a share is taken, what abstentions and written votes count for.

Owns: `Denominator`, `Edge`, `Abstentions`, `Written`, `BallotRule`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from enum import Enum, unique
from fractions import Fraction

from attrs import field, frozen

from thidua.given import number_or_none
from thidua.grounds import Citation
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

    Raises: RulebookError unless threshold and quorum are shares.
    """

    about: str
    denominator: Denominator
    # none of these has a default that would settle a vote: what is left out is refused once ballots ask it (shape 50)
    threshold: Fraction | None = field(default=None, converter=number_or_none)
    edge: Edge | None = None
    quorum: Fraction | None = field(default=None, converter=number_or_none)
    abstentions: Abstentions | None = None
    written: Written | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    def __attrs_post_init__(self) -> None:
        """Refuse a threshold or quorum that is no share: 80 for 80 %."""
        refuse_outside(self, threshold=Bound.SHARE, quorum=Bound.SHARE)
