"""Rotation: how the next head and deputy come about.

Owns: `NextHead`, `NextDeputy`, `Joining`, `Declining`, `RotationRule`, `Rotates`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles whose turn it is.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import assert_never

from attrs import field, frozen

from thidua.errors import Problem, RulebookError
from thidua.given import texts_of
from thidua.grounds import Citation, Fault, pairs
from thidua.names import named_twice
from thidua.nouns import Noun

__all__ = ["Declining", "Joining", "NextDeputy", "NextHead", "Rotates", "RotationRule"]


@unique
class NextHead(Enum):
    """Who becomes head (*cụm trưởng*) of the next term.

    It is the deputy of the term before, the next of the roster, the unit that the members elect, the best placed of the
    season before, or the unit that the organiser appoints.
    """

    DEPUTY_SUCCEEDS = "deputy-succeeds"
    ROSTER = "roster"
    ELECTION = "election"
    BY_RANK = "by-rank"
    APPOINTED = "appointed"

    @property
    def in_order(self) -> bool:
        """Whether heads follow an order, directly or through deputies who follow one."""
        match self:
            case NextHead.DEPUTY_SUCCEEDS | NextHead.ROSTER:
                return True
            case NextHead.ELECTION | NextHead.BY_RANK | NextHead.APPOINTED:
                return False
            case _:
                assert_never(self)


@unique
class NextDeputy(Enum):
    """Who becomes deputy (*cụm phó*) of the next term.

    It is the next of the roster, the unit that the members elect, the best placed of the season before, or the unit
    that the organiser appoints.
    """

    ROSTER = "roster"
    ELECTION = "election"
    BY_RANK = "by-rank"
    APPOINTED = "appointed"


@unique
class Rotates(Enum):
    """Whether the office goes round (*vòng luân phiên*), so that no unit leads twice before each led once."""

    ONCE = "once"
    NONE = "none"


@unique
class Joining(Enum):
    """When a unit that joins during a round gets its turn (*lượt luân phiên*).

    It is at the end of this round, or in the next one.
    """

    THIS_ROUND = "this-round"
    NEXT_ROUND = "next-round"


@unique
class Declining(Enum):
    """What becomes of the turn of a unit that declines (*lượt luân phiên*): lost for the round, or kept for its end."""

    LOSES_TURN = "loses-turn"
    END_OF_ROUND = "end-of-round"


@frozen(kw_only=True, repr=False)
class RotationRule(Noun):
    """How the next head and deputy are found (*luân phiên cụm trưởng, cụm phó*).

    Without `deputy` the rule does not say who becomes deputy. `roster` is the order of one round. Where the order
    repeats but is not known, `period` (≥ 1) says after how many terms; `term` (≥ 1) is for how many seasons an office
    is held. `joiners` and `declined` matter only where there are rounds.

    Raises: RulebookError, listing a term or period below 1, a unit that is twice in the roster, a period beside a
        roster of another length, a policy for rounds where there are none, a roster that is asked for and not stated.

    Example:
        >>> RotationRule(head=NextHead.DEPUTY_SUCCEEDS, deputy=NextDeputy.ROSTER, roster=("a", "b", "c")).term
        1
    """

    head: NextHead
    deputy: NextDeputy | None = None
    roster: tuple[str, ...] = field(default=(), converter=texts_of)
    period: int | None = None
    term: int = 1
    round: Rotates = Rotates.NONE
    joiners: Joining | None = None
    declined: Declining | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    @property
    def repeats(self) -> bool:
        """Whether the order of the round before comes again, as the rule names none."""
        return self.period is not None and not self.roster

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that contradicts itself."""
        problems = [
            Problem(fault=Fault.OUT_OF_RANGE, path=f"$.{key}", facts=pairs(found=number))
            for key, number in (("term", self.term), ("period", self.period))
            if number is not None and number < 1
        ]
        problems += named_twice((f"$.roster[{row}]", unit) for row, unit in enumerate(self.roster))
        # a roster is one round: a period beside it can only say the same (shape 8)
        if self.roster and self.period not in (None, len(self.roster)):
            facts = pairs(found=str(self.period), allowed=str(len(self.roster)))
            problems.append(Problem(fault=Fault.NOT_ALLOWED, path="$.period", facts=facts))
        # who joins or declines in a round is no question where there is none (shape 8)
        if self.round is Rotates.NONE:
            problems += [
                Problem(fault=Fault.MISSING_KEY, facts=pairs(found=f'round = "{Rotates.ONCE.value}"'))
                for policy in (self.joiners, self.declined)
                if policy is not None
            ]
        rostered = NextHead.ROSTER is self.head or NextDeputy.ROSTER is self.deputy
        if rostered and not self.roster and self.period is None:
            problems.append(Problem(fault=Fault.MISSING_KEY, facts=pairs(found="roster")))
        if problems:
            raise RulebookError(dict.fromkeys(problems))
