"""Nominating: the slots of a cluster.

Owns: `Deciding`, `Slot`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from enum import Enum, unique

from attrs import frozen

from thidua.grounds import Citation

__all__ = ["Deciding", "Slot"]


@unique
class Deciding(Enum):
    """What fills a slot: the ranking, the votes, or a unit that has both."""

    RANKING = "ranking"
    VOTES = "votes"
    BOTH = "both"


@frozen(kw_only=True)
class Slot:
    """An award that the cluster may propose, for one place (*chỉ tiêu đề nghị khen thưởng*)."""

    award: str
    place: int
    by: Deciding = Deciding.RANKING
    cites: tuple[Citation, ...] = ()
