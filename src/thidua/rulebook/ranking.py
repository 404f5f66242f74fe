"""Ranking: the measure and the tie-breaks.

Owns: `RankBy`, `RankingRule`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from enum import Enum, unique

from attrs import frozen

from thidua.grounds import Citation

__all__ = ["RankBy", "RankingRule"]


@unique
class RankBy(Enum):
    """What the order rests on: points, or points over the assigned maximum."""

    POINTS = "points"
    RATE = "rate"


@frozen(kw_only=True)
class RankingRule:
    """How units are put in order (*xếp hạng*): the measure, then the tie-breaks in order.

    Tie-breaks are codes: `points:CODE` (points of that criterion), `fewest-deductions`, and the recorded rulings
    `vote`, `casting-vote`, `lot`.
    """

    by: RankBy = RankBy.POINTS
    tie_breaks: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


RULINGS = ("vote", "casting-vote", "lot")
TIE_BREAKS = ("fewest-deductions", *RULINGS)
