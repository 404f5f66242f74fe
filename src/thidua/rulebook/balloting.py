"""Balloting: when a vote carries.

Owns: `Denominator`, `Edge`, `BallotRule`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from enum import Enum, unique
from fractions import Fraction

from attrs import frozen

from thidua.grounds import Citation

__all__ = ["BallotRule", "Denominator", "Edge"]


@unique
class Denominator(Enum):
    """Of whom a share of votes is taken."""

    MEMBERS = "members"
    PRESENT = "present"
    ELIGIBLE = "eligible"
    CAST = "cast"
    VALID = "valid"


@unique
class Edge(Enum):
    """Whether a share equal to the threshold passes."""

    REACHED = "reached"
    EXCEEDED = "exceeded"


@frozen(kw_only=True)
class BallotRule:
    """When a vote on an award or office carries (*tỷ lệ tín nhiệm*): shares are exact fractions between 0 and 1.

    The quorum (*số thành viên tối thiểu*) is a share of the members who must be present.
    """

    about: str
    denominator: Denominator
    threshold: Fraction
    edge: Edge
    quorum: Fraction | None = None
    cites: tuple[Citation, ...] = ()
