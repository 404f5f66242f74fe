"""Prizes: the graded prizes that share out the number of one slot.

Owns: `Prize`, `bad_prizes`.
Takes and gives: values that an author set.
Never: how many units a slot is for, nor who has which prize.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import field, frozen

from thidua.errors import Problem
from thidua.given import number_or_none
from thidua.grounds import Fault, pairs
from thidua.names import named_twice
from thidua.nouns import Noun
from thidua.references import AwardId

__all__ = ["Prize"]


@frozen(kw_only=True, repr=False)
class Prize(Noun):
    """One grade of the prizes of a slot (*cơ cấu giải thưởng*), best first: its `share` (0 to 1) of their number.

    The last takes the `rest` instead.

    Example:
        >>> Prize(award="giai-nhat", share="10 %").share
        Fraction(1, 10)
    """

    award: AwardId = field(converter=AwardId)
    share: Fraction | None = field(default=None, converter=number_or_none)
    rest: bool = False


def bad_prizes(prizes: tuple[Prize, ...], path: str) -> Iterator[Problem]:
    """What contradicts itself in the prizes of a slot."""
    whole = True
    for row, each in enumerate(prizes):
        at, last = f"{path}[{row}]", row == len(prizes) - 1
        if (each.share is None) is not each.rest:
            yield Problem(fault=Fault.ABOUT_NOTHING, path=at, facts=pairs(allowed=("share", "rest")))
        # behind the rest nothing is left; without one nobody says what becomes of what is (shape 83)
        elif each.rest and not last:
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"{at}.rest", facts=pairs(found="true", allowed="false"))
        elif last and not each.rest:
            yield Problem(fault=Fault.MISSING_KEY, path=at, facts=pairs(found="rest"))
        if each.share is not None and not 0 <= each.share <= 1:
            whole = False
            yield Problem(fault=Fault.OUT_OF_RANGE, path=f"{at}.share", facts=pairs(found=each.share))
    together = sum((each.share or Fraction(0) for each in prizes), Fraction(0))
    if whole and together > 1:
        yield Problem(fault=Fault.OUT_OF_RANGE, path=path, facts=pairs(found=together))
    yield from named_twice((f"{path}[{row}].award", each.award) for row, each in enumerate(prizes))
