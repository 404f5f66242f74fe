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
from thidua.nouns import Noun

__all__ = ["Declining", "Joining", "NextDeputy", "NextHead", "Rotates", "RotationRule"]


@unique
class NextHead(Enum):
    """Who becomes head.

    The deputy of the term before, the next of the roster, whom the members elect, the best placed of the season before,
    whom the organiser appoints.
    """

    DEPUTY_SUCCEEDS = "deputy-succeeds"
    ROSTER = "roster"
    ELECTION = "election"
    BY_RANK = "by-rank"
    APPOINTED = "appointed"

    @property
    def in_order(self) -> bool:
        """Whether heads follow an order, be it through the deputies that it gives."""
        match self:
            case NextHead.DEPUTY_SUCCEEDS | NextHead.ROSTER:
                return True
            case NextHead.ELECTION | NextHead.BY_RANK | NextHead.APPOINTED:
                return False
            case _:
                assert_never(self)


@unique
class NextDeputy(Enum):
    """Who becomes deputy."""

    ROSTER = "roster"
    ELECTION = "election"
    BY_RANK = "by-rank"
    APPOINTED = "appointed"


@unique
class Rotates(Enum):
    """Whether the office goes round (*vòng luân phiên*): nobody twice before everybody once, or no rounds."""

    ONCE = "once"
    NONE = "none"


@unique
class Joining(Enum):
    """When a unit that joins during a round gets its turn: still in this round, at its end, or from the next."""

    THIS_ROUND = "this-round"
    NEXT_ROUND = "next-round"


@unique
class Declining(Enum):
    """What becomes of the turn of a unit that declines: lost for the round, or kept for the end of the round."""

    LOSES_TURN = "loses-turn"
    END_OF_ROUND = "end-of-round"


@frozen(kw_only=True, repr=False)
class RotationRule(Noun):
    """How the next head and deputy come about (*luân phiên cụm trưởng, cụm phó*).

    Without `deputy` the rule does not say who becomes it. `roster` is the order of one round. Where the order repeats
    but is not known, `period` says after how many terms; `term` is the number of seasons for which an office is held.
    `joiners` and `declined` matter where there are rounds.

    Raises: RulebookError, listing a term or period below 1, a unit that stands in the roster twice, a period beside a
    roster of another length, a policy for rounds where there are none, a roster that is asked for and not given.

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
        """Whether the order is not named, and that of the round before comes again."""
        return self.period is not None and not self.roster

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that contradicts itself."""
        problems = [
            Problem(fault=Fault.OUT_OF_RANGE, path=f"$.{key}", facts=pairs(found=number))
            for key, number in (("term", self.term), ("period", self.period))
            if number is not None and number < 1
        ]
        problems += [
            Problem(fault=Fault.DUPLICATE_ID, path=f"$.roster[{row}]", facts=pairs(found=unit))
            for row, unit in enumerate(self.roster)
            if unit in self.roster[:row]
        ]
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
