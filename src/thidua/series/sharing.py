"""Sharing: what a unit has of each period, and what that comes to together.

Owns: `Share`, `Value`, `share_of`, `together`.
Takes concluded years; gives shares, each sure, open between two ends, or none, and their sum or mean.
Never: a state that counts as a number where nothing says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from attrs import evolve, frozen

from thidua.grounds import Citation
from thidua.ranking import Ranking
from thidua.series.periods import Combined, Lacking, Reached, Series, SeriesPeriod
from thidua.shown import Shown
from thidua.year import Year

__all__ = ["Share"]

NOT_A_MEMBER, NO_PLACE = "not-a-member", "no-place"  # why a unit has no share
End = Fraction | None  # None: there is no end that anybody knows
Ends = tuple[End, End]
_UNKNOWN: Ends = (None, None)


@frozen(kw_only=True, repr=False)
class Share(Shown):
    """What one unit has of one period (*kết quả của một kỳ*), without the weight: its place, points or rate.

    `low` and `high` differ while it is open, and are None where nobody knows an end. `perhaps` says that it may have
    none at all, `none` why it surely has none: `"not-a-member"` or `"no-place"`. `cites` is where it is told.
    """

    period: str
    weight: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    perhaps: bool = False
    none: str | None = None
    cites: tuple[Citation, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """The share where it is sure, else None."""
        sure = self.low is not None and self.low == self.high and not self.perhaps
        return self.low if sure else None


@frozen(kw_only=True, repr=False)
class Value(Shown):
    """What the shares of a unit come to: its ends, whether they are known for sure, and whether it surely has one.

    `count` is the number of periods in it.
    """

    low: End = None
    high: End = None
    exact: bool = False
    sure: bool = True
    count: int = 0


def share_of(period: SeriesPeriod, year: Year, ranking: Ranking, unit: str, of: Reached) -> Share:
    """What a unit has of a period whose ranking is known."""
    cluster = year.dossier.pact.cluster
    share = Share(period=period.name, weight=period.weight, cites=tuple(_cites(year, ranking, unit)))
    if not cluster.holds(unit):
        # nobody knows whether a unit that the record does not name was a member (shapes 53 and 94)
        if cluster.members_complete:
            return evolve(share, none=NOT_A_MEMBER)
        return evolve(share, low=Fraction(1) if of is Reached.PLACES else None, perhaps=True)
    standing = True if ranking.of(unit) is not None else ranking.stands(unit)
    # what would be the points of who takes no place is nobody's result, and no 0 (shape 94)
    if standing is False:
        return evolve(share, none=NO_PLACE)
    low, high = _ends(year, ranking, unit, of)
    return evolve(share, low=low, high=high, perhaps=standing is None)


def _cites(year: Year, ranking: Ranking, unit: str) -> Iterator[Citation]:
    """The document that tells what a unit has of a period, where the dossier names one."""
    seen = ranking.evidence
    part = "figures" if not seen.stated else "announced.totals" if seen.totals else "announced.places"
    yield from (each for each in year.dossier.sources.cite(f"{part}.{unit}") if each.document is not None)


def _ends(year: Year, ranking: Ranking, unit: str, of: Reached) -> Ends:
    if of is Reached.PLACES:
        return _places(ranking, unit)
    total = year.totals().get(unit)
    if total is None or not total.bounded:
        return _UNKNOWN
    match of:
        case Reached.POINTS:
            return total.low, total.high
        case Reached.RATE:
            return (total.low / total.maximum, total.high / total.maximum) if total.maximum else _UNKNOWN
        case _:
            assert_never(of)


def _places(ranking: Ranking, unit: str) -> Ends:
    """The best and the worst place that a unit may have."""
    position = ranking.of(unit)
    if position is not None:
        return Fraction(position.place), Fraction(position.place)
    reach = dict(ranking.reach).get(unit)
    if reach is not None:
        return Fraction(reach[0]), Fraction(reach[1])
    cluster = ranking.pact.cluster
    able = sum(ranking.of(each) is not None or ranking.stands(each) is not False for each in cluster.ids)
    return Fraction(1), Fraction(able) if cluster.members_complete else None


def together(shares: Sequence[Share], series: Series) -> Value | None:
    """What the shares of a unit come to; None if it surely takes no place."""
    none = [each for each in shares if each.none is not None]
    has = [each for each in shares if each.none is None]
    perhaps = [each for each in has if each.perhaps]
    exact = all(each.value is not None for each in has)
    match series.missing:
        case Lacking.VOID:
            low, high = (_combined(has, series.by, end) for end in (_low, _high))
            return None if none or not has else Value(low=low, high=high, exact=exact, sure=not perhaps, count=len(has))
        case Lacking.ZERO:
            low, high = (_combined(shares, series.by, end) for end in (_low_or_zero, _high_or_zero))
            return Value(low=low, high=high, exact=exact, count=len(shares))
        case Lacking.LEAVE_OUT:
            if not has:
                return None
            sure = [each for each in has if not each.perhaps]
            low, high = _least_mean(sure, perhaps, _low), _least_mean(sure, perhaps, _minus_high)
            high = None if high is None else -high
            return Value(low=low, high=high, exact=exact, sure=bool(sure), count=len(has))
        case _:
            assert_never(series.missing)


def _low(share: Share) -> End:
    return share.low


def _high(share: Share) -> End:
    return share.high


def _minus_high(share: Share) -> End:
    return None if share.high is None else -share.high


def _low_or_zero(share: Share) -> End:
    if share.none is not None:
        return Fraction(0)
    return min(share.low, Fraction(0)) if share.perhaps and share.low is not None else share.low


def _high_or_zero(share: Share) -> End:
    if share.none is not None:
        return Fraction(0)
    return max(share.high, Fraction(0)) if share.perhaps and share.high is not None else share.high


def _combined(shares: Iterable[Share], by: Combined, end: Callable[[Share], End]) -> End:
    """The sum or mean of one end of these shares, with their weights; None where one has no end."""
    total, weights = Fraction(0), Fraction(0)
    for each in shares:
        found = end(each)
        if found is None:
            return None
        total, weights = total + each.weight * found, weights + each.weight
    return total / weights if by is Combined.MEAN and weights else total


def _least_mean(sure: Sequence[Share], perhaps: Sequence[Share], end: Callable[[Share], End]) -> End:
    """The least mean over the sure shares and any of those that there may be; None where one has no end."""
    known = [(found, each.weight) for each in perhaps if (found := end(each)) is not None]
    mean = _combined(sure, Combined.MEAN, end)
    if mean is None or len(known) < len(perhaps):
        return None
    weights = sum((each.weight for each in sure), Fraction(0))
    for found, weight in sorted(known):  # the smallest first: each pulls the mean down, or none behind it does
        if weights and found >= mean:
            break
        mean = (mean * weights + found * weight) / (weights + weight)
        weights += weight
    return mean
