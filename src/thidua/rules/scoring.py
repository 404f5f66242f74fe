"""Scoring: where points are rounded, who reviews, what is adjusted over the totals, until when.

Owns: `Rounding`, `RoundAt`, `Stage`, `Policies`, `Together`, `LawDate`, the adjustments `HonourBonus`, `BelowMean`,
`ByFormula`; `odd_dues`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum, unique
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from thidua.errors import Problem, RulebookError
from thidua.formulas import MOST_DIGITS, Formula, RoundingMode, as_formula
from thidua.given import Amounts, amounts_of, day_or_none, number_of, texts_of
from thidua.grounds import Citation, Fault, pairs
from thidua.nouns import Named, Noun
from thidua.references import AwardId
from thidua.timetable import Due
from thidua.units import Inheritance

__all__ = [
    "Adjustment",
    "BelowMean",
    "ByFormula",
    "HonourBonus",
    "LawDate",
    "Policies",
    "RoundAt",
    "Rounding",
    "Stage",
    "Together",
]


@unique
class RoundAt(Enum):
    """Where points are rounded."""

    CRITERION = "criterion"
    GROUP = "group"
    TOTAL = "total"


@frozen(kw_only=True, repr=False)
class Rounding(Noun):
    """Where and how points are rounded (*làm tròn*); `digits` after the decimal mark, 0 to 12.

    Raises: RulebookError for other digits.
    """

    digits: int
    mode: RoundingMode = RoundingMode.HALF_UP
    at: RoundAt = RoundAt.TOTAL

    def __attrs_post_init__(self) -> None:
        """Refuse digits that nobody can read."""
        if not 0 <= self.digits <= MOST_DIGITS:
            facts = pairs(found=self.digits, allowed=f"0 … {MOST_DIGITS}")
            raise RulebookError([Problem(fault=Fault.OUT_OF_RANGE, path="$.digits", facts=facts)])

    @property
    def unit(self) -> Fraction:
        """The step to which points are rounded: 1/100 at two digits."""
        return Fraction(1, 10**self.digits)


@frozen(kw_only=True, repr=False)
class Stage(Named):
    """A stage of review and the roles that may write at it (*bước thẩm định*).

    The role `assessor` stands for whoever owns the figure or criterion under review.
    """

    roles: tuple[str, ...] = field(default=(), converter=texts_of)


@unique
class Together(Enum):
    """How several honours count."""

    SUM = "sum"
    BEST = "best"


def _bonuses(rows: Amounts) -> tuple[tuple[AwardId, Fraction], ...]:
    return tuple((AwardId(award), points) for award, points in amounts_of(rows))


@frozen(kw_only=True, repr=False)
class HonourBonus(Noun):
    """Points over the total for awards held (*điểm thưởng theo khen thưởng đã nhận*), by award."""

    points: tuple[tuple[AwardId, Fraction], ...] = field(converter=_bonuses)
    together: Together = Together.SUM
    name: str = ""
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@frozen(kw_only=True, repr=False)
class BelowMean(Noun):
    """Points over the total for a unit below a share of the mean (*thấp hơn bình quân*); `bars` takes its place."""

    share: Fraction = field(converter=number_of)
    points: Fraction = field(default=Fraction(0), converter=number_of)
    bars: bool = False
    name: str = ""
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@frozen(kw_only=True, repr=False)
class ByFormula(Noun):
    """Points over the total by a formula over `total`, `maximum`, `mean` and `best` of all units."""

    points: Formula = field(converter=as_formula)
    name: str = ""
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


Adjustment = HonourBonus | BelowMean | ByFormula


@unique
class LawDate(Enum):
    """The law of which day governs a dossier under way."""

    PROPOSAL = "proposal"
    DECISION = "decision"


@frozen(kw_only=True, repr=False)
class Policies(Noun):
    """For the whole rulebook: the last day to report, the day of final results, the day whose law governs, inheritance.

    `inheritance` says whose history a merged unit takes over: its predecessors' honours and turns in the rotation.
    """

    # no day stands in for one that is not stated: without it only publication ends reporting (shape 20)
    reporting_closes: date | None = field(default=None, converter=day_or_none)
    published_on: date | None = field(default=None, converter=day_or_none)
    law_date: LawDate = LawDate.PROPOSAL
    inheritance: Inheritance | None = None

    def days(self) -> dict[str, Any]:
        """The days of the season among them, which another edition leaves as they are."""
        return {"published_on": self.published_on, "reporting_closes": self.reporting_closes}


def odd_dues(due: tuple[Due, ...]) -> Iterator[Problem]:
    """Notes on days that recur otherwise than people may mean: every month, by weeks, or not in every month."""
    for row, each in enumerate(due):
        path, every = f"$.calendar.due[{row}].every", pairs(found=each.every)
        if each.each_month:
            yield Problem(fault=Fault.DUE_EVERY_MONTH, path=path, facts=every, note=True)
        if each.by_weeks:
            yield Problem(fault=Fault.DUE_BY_WEEKS, path=path, facts=every, note=True)
        if each.passes_over:
            facts = (*every, *pairs(months=each.passes_over))
            yield Problem(fault=Fault.DUE_PASSES_OVER, path=path, facts=facts, note=True)
