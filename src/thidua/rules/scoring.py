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
from thidua.formulas import MOST_DIGITS, Formula, RoundingMode, points_formula
from thidua.given import Amounts, day_or_none, number_of, number_or_none, points_by, points_of, texts_of
from thidua.grounds import Citation, Fault, pairs
from thidua.nouns import Named, Noun
from thidua.references import AwardId
from thidua.rules.membership import LateReports
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
    """Where points are rounded (*làm tròn*): at every criterion, at every group, or only the total."""

    CRITERION = "criterion"
    GROUP = "group"
    TOTAL = "total"


@frozen(kw_only=True, repr=False)
class Rounding(Noun):
    """Where and how points are rounded (*làm tròn*): to `digits` (0 to 12) behind the decimal mark, or to steps.

    A `step` (> 0), as a quarter of a point, ends within 12 decimals. `shown` is how many decimals points then have.

    Raises: RulebookError for other digits or steps, and for both of them or neither.

    Example:
        >>> Rounding(step="0.25").unit, Rounding(digits=1).unit
        (Fraction(1, 4), Fraction(1, 10))
    """

    digits: int | None = None
    step: Fraction | None = field(default=None, converter=number_or_none)
    mode: RoundingMode = RoundingMode.HALF_UP
    at: RoundAt = RoundAt.TOTAL

    def __attrs_post_init__(self) -> None:
        """Refuse digits that nobody can read, and steps that have no end in them."""
        if (self.digits is None) == (self.step is None):
            raise RulebookError([Problem(fault=Fault.ABOUT_NOTHING, facts=pairs(allowed=("digits", "step")))])
        if self.digits is not None and not 0 <= self.digits <= MOST_DIGITS:
            facts = pairs(found=self.digits, allowed=f"0 … {MOST_DIGITS}")
            raise RulebookError([Problem(fault=Fault.OUT_OF_RANGE, path="$.digits", facts=facts)])
        if self.step is not None and (self.step <= 0 or (self.step * 10**MOST_DIGITS).denominator != 1):
            raise RulebookError([Problem(fault=Fault.OUT_OF_RANGE, path="$.step", facts=pairs(found=self.step))])

    @property
    def unit(self) -> Fraction:
        """The step to which points are rounded: 1/100 at two digits."""
        return Fraction(1, 10**self.shown) if self.step is None else self.step

    @property
    def shown(self) -> int:
        """With how many decimals rounded points are shown: as many as the step has."""
        if self.digits is not None:
            return self.digits
        return next(digits for digits in range(MOST_DIGITS + 1) if (self.unit * 10**digits).denominator == 1)


@frozen(kw_only=True, repr=False)
class Stage(Named):
    """A stage of review and the roles that may review in it (*bước thẩm định*).

    The role `assessor` means the one that the figure or criterion under review names.
    """

    roles: tuple[str, ...] = field(default=(), converter=texts_of)


@unique
class Together(Enum):
    """How the points for several awards held (*khen thưởng đã nhận*) combine: their sum, or the highest alone."""

    SUM = "sum"
    BEST = "best"


def _bonuses(rows: Amounts) -> tuple[tuple[AwardId, Fraction], ...]:
    return tuple((AwardId(award), points) for award, points in points_by(rows))


@frozen(kw_only=True, repr=False)
class HonourBonus(Noun):
    """Points added to the total for awards held before (*điểm thưởng theo khen thưởng đã nhận*).

    `points` gives each award its points; `together` says how several combine.
    """

    points: tuple[tuple[AwardId, Fraction], ...] = field(converter=_bonuses)
    together: Together = Together.SUM
    name: str = ""
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@frozen(kw_only=True, repr=False)
class BelowMean(Noun):
    """Points added to the total of a unit that lies below a share of the mean (*thấp hơn bình quân*).

    `share` is that share of the mean total, `points` are negative for a deduction; with `bars` such a unit takes no
    place.
    """

    share: Fraction = field(converter=number_of)
    points: Fraction = field(default=Fraction(0), converter=points_of)
    bars: bool = False
    name: str = ""
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@frozen(kw_only=True, repr=False)
class ByFormula(Noun):
    """Points added to the total by a formula (*công thức*).

    It may use `total` and `maximum` of the unit, and `mean` and `best` of the totals of all units.
    """

    points: Formula = field(converter=points_formula)
    name: str = ""
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


Adjustment = HonourBonus | BelowMean | ByFormula


@unique
class LawDate(Enum):
    """Whether the law of the day of the proposal (*đề nghị*) or of the decision (*quyết định*) governs a dossier."""

    PROPOSAL = "proposal"
    DECISION = "decision"


@frozen(kw_only=True, repr=False)
class Policies(Noun):
    """Policies for the whole rulebook: its days, and whose history a merged unit takes over.

    `reporting_closes` is the last day to report, `published_on` the day on which results become final, `law_date` the
    day whose law governs. `inheritance` says which predecessors' honours and turns in the rotation a merged unit gets
    (*kế thừa*), `late` what becomes of reports after `reporting_closes` (*báo cáo quá hạn*); unsaid, they count.
    """

    # no day stands in for one that is not stated: without it only publication ends reporting (shape 20)
    reporting_closes: date | None = field(default=None, converter=day_or_none)
    published_on: date | None = field(default=None, converter=day_or_none)
    law_date: LawDate = LawDate.PROPOSAL
    inheritance: Inheritance | None = None
    late: LateReports | None = None

    def days(self) -> dict[str, Any]:
        """The days of the season among the policies, by key; they remain when another edition is tried."""
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
