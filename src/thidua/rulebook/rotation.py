"""Rotation: how the next head and deputy come about.

Owns: `NextHead`, `NextDeputy`, `RotationRule`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from enum import Enum, unique

from attrs import frozen

from thidua.grounds import Citation

__all__ = ["NextDeputy", "NextHead", "RotationRule"]


@unique
class NextHead(Enum):
    """Who becomes head."""

    DEPUTY_SUCCEEDS = "deputy-succeeds"
    ELECTION = "election"


@unique
class NextDeputy(Enum):
    """Who becomes deputy."""

    ELECTION = "election"


@frozen(kw_only=True)
class RotationRule:
    """How the next head and deputy come about (*luân phiên cụm trưởng, cụm phó*)."""

    head: NextHead
    deputy: NextDeputy = NextDeputy.ELECTION
    cites: tuple[Citation, ...] = ()
