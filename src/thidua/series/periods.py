"""Periods: a series of periods as it is recorded: its dossiers with their weights, and what is made of them.

Owns: `Reached`, `Combined`, `Completeness`, `Lacking`, `SeriesPeriod`, `SeriesOrder`, `Series`, `FIRST_PLACES`,
`PERIOD`.
Takes and gives: values as recorded; what contradicts itself is refused.
Never: a place (that is `combine`).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, unique
from fractions import Fraction

from attrs import field, frozen

from thidua.dossier import Dossier
from thidua.errors import Problem, RecordError
from thidua.given import number_of, texts_of
from thidua.grounds import Citation, Fault, Sources, pairs
from thidua.names import named_twice
from thidua.nouns import Named, Noun
from thidua.rules.ranking import Places

__all__ = ["Combined", "Completeness", "Lacking", "Reached", "Series", "SeriesOrder", "SeriesPeriod"]

FIRST_PLACES, PERIOD = "first-places", "period:"  # tie-breaks, the second before the name of a period


@unique
class Reached(Enum):
    """What of each period counts (*kết quả được tính*): the place, the points, or the rate."""

    PLACES = "places"
    POINTS = "points"
    RATE = "rate"


@unique
class Combined(Enum):
    """How the periods are put together (*cách tổng hợp*): their sum, or their mean, each with its weight."""

    SUM = "sum"
    MEAN = "mean"


@unique
class Completeness(Enum):
    """What becomes of a series before every period is there: nobody has a place, or there is a preview (*tạm tính*)."""

    REQUIRED = "required"
    PREVIEW = "preview"


@unique
class Lacking(Enum):
    """What a period counts in which a unit has no result (*không có kết quả ở một kỳ*).

    `void`: the unit takes no place in the series; `leave-out`: its mean goes over the other periods; `zero`: 0.
    """

    VOID = "void"
    LEAVE_OUT = "leave-out"
    ZERO = "zero"


@frozen(kw_only=True, repr=False)
class SeriesPeriod(Named):
    """One period of a series (*kỳ*): a week, month, term or year of the cluster, told as its dossier.

    Without a `dossier` it is still to come. `weight` (*hệ số*) is above 0. With `held` false the period was not held
    (*không tổ chức*), counts for nobody, and has no dossier.

    Raises: RecordError for a weight that is not above 0, and a dossier of a period that was not held.

    Example:
        >>> SeriesPeriod("Học kỳ II", weight=2).weight
        Fraction(2, 1)
    """

    dossier: Dossier | None = field(default=None, repr=False)
    weight: Fraction = field(default=Fraction(1), converter=number_of)
    held: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse a weight that would turn the order around or count nothing, and results of what was not held."""
        problems = []
        if self.weight <= 0:
            facts = pairs(found=self.weight, allowed="> 0")
            problems.append(Problem(fault=Fault.OUT_OF_RANGE, path="$.weight", facts=facts))
        if not self.held and self.dossier is not None:
            facts = pairs(found="false", allowed="true")
            problems.append(Problem(fault=Fault.NOT_ALLOWED, path="$.held", facts=facts))
        if problems:
            raise RecordError(problems)


@frozen(kw_only=True, repr=False)
class SeriesOrder(Noun):
    """How equals of a series are parted, and how places run on (*thứ tự, tiêu chí phụ*).

    A tie-break is `period:NAME`, what was reached in that period, or `first-places`: more first places, then more
    second ones, and so on.
    """

    tie_breaks: tuple[str, ...] = field(default=(), converter=texts_of)
    places: Places = Places.COMPETITION
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@frozen(kw_only=True, repr=False)
class Series(Noun):
    """Several periods of one cluster that are put together into one ranking (*tổng hợp nhiều kỳ thi đua*).

    `of` says what of each period counts, `by` how the periods are put together, `complete` what holds before every
    period is there, `missing` what a period counts in which a unit has no result. The order of `periods` says nothing.

    Raises: RecordError, listing periods named twice or of another cluster, tie-breaks that are none, and a `missing`
        that `of` or `by` rule out.

    Example:
        >>> Series(
        ...     id="nam",
        ...     name="Cả năm",
        ...     of="points",
        ...     periods=[SeriesPeriod("Học kỳ I"), SeriesPeriod("Học kỳ II", weight=2)],
        ... ).by
        <Combined.SUM: 'sum'>
    """

    id: str
    name: str
    of: Reached
    by: Combined = Combined.SUM
    complete: Completeness = Completeness.REQUIRED
    missing: Lacking = Lacking.VOID
    periods: tuple[SeriesPeriod, ...] = field(default=(), converter=tuple[SeriesPeriod, ...])
    ranking: SeriesOrder = SeriesOrder()
    sources: Sources = Sources()

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be put together."""
        problems = [*self._bad_periods(), *self._bad_missing(), *self._bad_tie_breaks()]
        if problems:
            raise RecordError(problems)

    def _bad_periods(self) -> Iterator[Problem]:
        if not self.periods:
            yield Problem(fault=Fault.MISSING_KEY, facts=pairs(found="periods"))
        yield from named_twice((f"$.periods[{row}]", each.name) for row, each in enumerate(self.periods))
        told = [(row, each.dossier.pact.cluster.id) for row, each in enumerate(self.periods) if each.dossier]
        for row, cluster in told:
            # an id of a unit means one unit only within its cluster (shape 94)
            if cluster != (first := told[0][1]):
                facts = pairs(found=cluster, allowed=first)
                yield Problem(fault=Fault.OTHER_CLUSTER, path=f"$.periods[{row}]", facts=facts)

    def _bad_missing(self) -> Iterator[Problem]:
        allowed = {Lacking.VOID, Lacking.LEAVE_OUT, Lacking.ZERO}
        # fewer places are a smaller sum, and place 0 is before all: absence would win (shape 94)
        if self.by is Combined.SUM:
            allowed.discard(Lacking.LEAVE_OUT)
        if self.of is Reached.PLACES:
            allowed.discard(Lacking.ZERO)
        if self.missing not in allowed:
            left = tuple(each.value for each in Lacking if each in allowed)
            facts = pairs(found=self.missing.value, allowed=left)
            yield Problem(fault=Fault.NOT_ALLOWED, path="$.missing", facts=facts)

    def _bad_tie_breaks(self) -> Iterator[Problem]:
        allowed = (*(f"{PERIOD}{each.name}" for each in self.periods), FIRST_PLACES)
        for row, each in enumerate(self.ranking.tie_breaks):
            if each not in allowed:
                facts = pairs(found=each, allowed=allowed)
                yield Problem(fault=Fault.NOT_ALLOWED, path=f"$.ranking.tie_breaks[{row}]", facts=facts)
