"""Series: several periods of one cluster put together into one ranking (*tổng hợp nhiều kỳ thi đua*).

Owns: `Standings`, `combine`; the series itself has a module of its own, and so have shares, places and reasons.
Takes a series with the dossiers of its periods; gives the place of each unit, official or as a preview, with reasons.
Never: an official place before every period is there; a missing result that counts as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial

from attrs import field, frozen

from thidua.arguments import expect
from thidua.errors import RecordError
from thidua.grounds import Fault, Ground, by_unit
from thidua.names import same, unknown
from thidua.results import Result
from thidua.series.periods import (
    FIRST_PLACES,
    PERIOD,
    Combined,
    Completeness,
    Lacking,
    Reached,
    Series,
    SeriesOrder,
    SeriesPeriod,
)
from thidua.series.placing import NO_RESULT, OPEN, Amounts, Entry, Placed, Placement, TieBreak, placed
from thidua.series.saying import of_periods, of_ties, of_unit
from thidua.series.sharing import Share, Value, share_of, together
from thidua.words import Language, Titles, decimal
from thidua.year import Year, conclude_year

__all__ = [
    "Combined",
    "Completeness",
    "Lacking",
    "Placement",
    "Reached",
    "Series",
    "SeriesOrder",
    "SeriesPeriod",
    "Share",
    "Standings",
    "combine",
]


@frozen(kw_only=True, repr=False)
class Standings(Result):
    """What a series comes to (*kết quả chung nhiều kỳ*): a place for each unit, or the reason why it has none.

    `official` is true once every period that is held is there; else the places are a preview, or there are none.
    `years` are the concluded periods by name, None for one that is still to come. `placements` are the units of all
    periods, those with a place first.

    Example:
        >>> from thidua import Announcement, Cluster, Dossier, Pact
        >>> pact = Pact(cluster=Cluster("Khối 6", units=["6A", "6B"]), season=2024)
        >>> first, second = (Dossier(pact=pact, announced=Announcement(places={"6A": a, "6B": 3 - a})) for a in (1, 2))
        >>> periods = [SeriesPeriod("Tháng 1", dossier=first), SeriesPeriod("Tháng 2", dossier=second, weight=2)]
        >>> combine(Series(id="quy", name="Quý", of="places", periods=periods)).rows()
        [(1, '6b', '4', ('2', '1')), (2, '6a', '5', ('1', '2'))]
    """

    headings = ("place", "unit", "total", "shares")

    series: Series = field(repr=False)
    official: bool
    years: tuple[tuple[str, Year | None], ...] = field(repr=False)
    placements: tuple[Placement, ...]
    said: tuple[Ground, ...] = field(repr=False)

    def of(self, unit: str) -> Placement:
        """Where one unit stands.

        Raises: RecordError if no period names it.
        """
        return self._held[self._known(unit)]

    @cached_property
    def _held(self) -> Mapping[str, Placement]:
        return {each.unit: each for each in self.placements}

    def _known(self, unit: str) -> str:
        """The id of the unit that an id or a name means."""
        if unit in self._held:
            return unit
        found = [own for own, name in self.names.items() if same(name) == same(unit)]
        if len(found) != 1:
            raise RecordError([unknown(Fault.UNKNOWN_UNIT, "$", unit, self._held)])
        return found[0]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of every unit by its id: that of the latest season, in which order of the periods ever."""
        pacts = [each.dossier.pact for each in self.series.periods if each.dossier is not None]
        seasons = ((pact.season.year if pact.season is not None else 0, pact) for pact in pacts)
        told = sorted((year, each.name, each.id) for year, pact in seasons for each in pact.cluster.units)
        return {unit: name for _, name, unit in told}

    @property
    def awaited(self) -> tuple[str, ...]:
        """The names of the periods that are held and still to come."""
        held = {each.name for each in self.series.periods if each.held}
        return tuple(name for name, year in self.years if year is None and name in held)

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason: first those on whole periods, then unit by unit, those with a place first."""
        return self.said

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why one unit stands where it stands, and what it has of each period.

        Raises: RecordError if no period names it.
        """
        return tuple(self._by_unit.get(self._known(unit), ()))

    @cached_property
    def _by_unit(self) -> Mapping[str | None, list[Ground]]:
        return by_unit(self.said)

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for units, by kind and id."""
        Language(language)  # it knows no other names in one than in another
        borne = Counter(map(same, self.names.values()))
        return {
            ("unit", unit): name if borne[same(name)] == 1 else f"{name} ({unit})" for unit, name in self.names.items()
        }

    def rows(self) -> list[tuple[int | None, str, str, tuple[str, ...]]]:
        """One tuple for each unit, those with a place first: place (or None), id, sum or mean, share of each period.

        Numbers are texts with a decimal point, empty where they are not known.
        """
        return [
            (
                each.place,
                each.unit,
                decimal(each.low) if each.low is not None and each.low == each.high else "",
                tuple("" if share.value is None else decimal(share.value) for share in each.shares),
            )
            for each in self.placements
        ]


def combine(series: Series) -> Standings:
    """Put the periods of a series together into one ranking (*xếp hạng chung*).

    Each dossier is concluded as it is. A unit without a result in a period counts there as `missing` says; what is open
    is a range, and a place that hangs on it has a best and a worst end.

    Law: the series' own `ranking`.

    Example:
        >>> from thidua import Announcement, Cluster, Dossier, Pact
        >>> pact = Pact(cluster=Cluster("Khối 6", units=["6A", "6B"]), season=2024)
        >>> first = Dossier(pact=pact, announced=Announcement(places={"6A": 1, "6B": 2}))
        >>> periods = [SeriesPeriod("Tháng 1", dossier=first), SeriesPeriod("Tháng 2")]
        >>> found = combine(Series(id="quy", name="Quý", of="places", periods=periods))
        >>> found.official, found.awaited, found.of("6A").place
        (False, ('Tháng 2',), None)
    """
    expect(series, Series, "a series")
    years = tuple((each.name, _year(each)) for each in series.periods)
    there = tuple((period, year) for period, (_, year) in zip(series.periods, years, strict=True) if year is not None)
    awaited = tuple(each.name for each, (_, year) in zip(series.periods, years, strict=True) if each.held and not year)
    shares = {unit: _shares(there, unit, series.of) for unit in _units(series)}
    if awaited and series.complete is Completeness.REQUIRED:
        placements = tuple(Placement(unit=unit, shares=own) for unit, own in shares.items())
        found = Placed(reach={})
    else:
        values = {unit: together(own, series) for unit, own in shares.items()}
        found = _placed(series, there, shares, values)
        placements = tuple(sorted((_placement(u, shares[u], values[u], found) for u in shares), key=_before))
    ties = of_ties(series, found)
    said = [*of_periods(series, years)]
    for each in placements:
        said += of_unit(series, each, ties.get(each.unit, ()), awaited)
    return Standings(
        series=series, official=bool(there) and not awaited, years=years, placements=placements, said=tuple(said)
    )


def _year(period: SeriesPeriod) -> Year | None:
    """The period concluded; None where it has no result yet."""
    if period.dossier is None:
        return None
    year = conclude_year(period.dossier)
    return None if year.ranking is None else year


def _units(series: Series) -> list[str]:
    """The units that any period names, in an order that is none of the periods'."""
    dossiers = [each.dossier for each in series.periods if each.dossier is not None]
    return sorted({unit for each in dossiers for unit in each.pact.cluster.ids})


There = Sequence[tuple[SeriesPeriod, Year]]


def _shares(there: There, unit: str, of: Reached) -> tuple[Share, ...]:
    """What a unit has of each period that is there."""
    found = ((period, year, year.ranking) for period, year in there)
    return tuple(share_of(period, year, ranking, unit, of) for period, year, ranking in found if ranking is not None)


Shares = Mapping[str, tuple[Share, ...]]


def _placed(series: Series, there: There, shares: Shares, values: Mapping[str, Value | None]) -> Placed:
    sign = -1 if series.of is Reached.PLACES else 1
    entries = [_entry(unit, value, sign) for unit, value in values.items() if value is not None]
    tie_breaks = (_tie_break(each, there, shares, sign) for each in series.ranking.tie_breaks)
    return placed(entries, _unnamed(series, there, sign), tie_breaks, series.ranking.places)


def _unnamed(series: Series, there: There, sign: int) -> Entry | None:
    """What a unit may come to that no period names; None where there can be none."""
    shares = _shares(there, _NOBODY, series.of)
    value = together(shares, series) if any(each.perhaps for each in shares) else None
    return None if value is None else _entry(_NOBODY, value, sign)


_NOBODY = ""


def _entry(unit: str, value: Value, sign: int) -> Entry:
    ends = (None if end is None else sign * end for end in (value.low, value.high)[::sign])
    low, high = ends
    return Entry(unit=unit, low=low, high=high, exact=value.exact, sure=value.sure)


def _tie_break(name: str, there: There, shares: Shares, sign: int) -> TieBreak:
    if name == FIRST_PLACES:
        return name, partial(_medals, there)
    return name, partial(_in_period, name.removeprefix(PERIOD), shares, sign)


def _in_period(name: str, shares: Shares, sign: int, group: Sequence[str]) -> Amounts:
    """What each of the equals reached in one period, more being better."""
    found = {unit: next((each for each in shares[unit] if each.period == name), None) for unit in group}
    return {
        unit: (sign * share.value, share.value)
        if share is not None and share.value is not None
        else (None, _why(share))
        for unit, share in found.items()
    }


def _why(share: Share | None) -> str:
    return NO_RESULT if share is None or share.none is not None else OPEN


def _medals(there: There, group: Sequence[str]) -> Amounts:
    """How often each of the equals was first, second and so on, as far as any of them stood."""
    places = {unit: _shares(there, unit, Reached.PLACES) for unit in group}
    known = {
        unit: [each.value for each in own if each.value is not None]
        for unit, own in places.items()
        if all(each.value is not None or each.none is not None for each in own)
    }
    worst = max((int(place) for own in known.values() for place in own), default=0)
    counts = {unit: tuple(own.count(Fraction(place)) for place in range(1, worst + 1)) for unit, own in known.items()}
    return {unit: (counts[unit], counts[unit]) if unit in counts else (None, OPEN) for unit in group}


def _placement(unit: str, shares: tuple[Share, ...], value: Value | None, found: Placed) -> Placement:
    if value is None:
        return Placement(unit=unit, shares=shares)
    best, worst = found.reach[unit]
    settled = best == worst and value.sure
    return Placement(
        unit=unit,
        shares=shares,
        low=value.low,
        high=value.high,
        reach=(best, worst),
        place=best if settled else None,
        sharing=found.sharing.get(unit, ()) if settled else (),
    )


def _before(each: Placement) -> tuple[bool, bool, int, str]:
    """Settled places first, then open ones, each in its order, then who takes none."""
    best = each.reach[0] if each.reach is not None else 0
    return each.reach is None, each.place is None, best, each.unit
