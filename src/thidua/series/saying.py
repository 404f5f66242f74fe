"""Saying: the reasons of a series: what each unit has of each period, and why it stands where it stands.

Owns: `of_periods`, `of_ties`, `of_unit`.
Takes a series and what it came to; gives reasons, as codes with facts.
Never: a sentence; a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from thidua.grounds import PERCENT, About, Citation, Facts, Ground, Others, Why, pairs
from thidua.series.periods import FIRST_PLACES, Completeness, Lacking, Reached, Series
from thidua.series.placing import Equals, Placed, Placement
from thidua.series.sharing import Share
from thidua.year import Year


def _cites(series: Series) -> tuple[Citation, ...]:
    return series.ranking.cites or series.sources.cite("ranking")


def _measure(series: Series) -> str | None:
    return PERCENT if series.of is Reached.RATE else None


def of_periods(series: Series, years: Iterable[tuple[str, Year | None]]) -> Iterator[Ground]:
    """The periods that were not held, and those that are still to come."""
    for period, (name, year) in zip(series.periods, years, strict=True):
        about = About(season=name)
        if not period.held:
            yield Ground(why=Why.PERIOD_NOT_HELD, about=about)
        elif year is None:
            cause = "no-dossier" if period.dossier is None else "under-way"
            yield Ground(why=Why.PERIOD_AWAITED, about=about, facts=pairs(cause=cause))


def of_ties(series: Series, found: Placed) -> Mapping[str, list[Ground]]:
    """What tie-breaks came to, by unit."""
    said: dict[str, list[Ground]] = {}
    for each in found.equals:
        for row, unit in enumerate(each.shown):
            said.setdefault(unit, []).append(_tie(series, each, row, unit))
    return said


def _tie(series: Series, equals: Equals, row: int, unit: str) -> Ground:
    # how often a unit was first is no rate, whatever the series goes by
    measure = None if equals.tie_break == FIRST_PLACES else _measure(series)
    named = pairs(tie_break=equals.tie_break, measure=measure)
    about, shown, cites = About(unit=unit), equals.shown, _cites(series)
    if not equals.decided:
        facts = pairs(tied_with=Others(group=tuple(shown), row=row), others=tuple(shown.items()))
        return Ground(why=Why.TIE_UNDECIDED, about=about, facts=(*named, *facts), cites=cites)
    others = tuple((other, fact) for other, fact in shown.items() if fact != shown[unit])
    facts = pairs(value=shown[unit], tied_with=tuple(other for other, _ in others), others=others)
    return Ground(why=Why.TIE_BROKEN, about=about, facts=(*named, *facts), cites=cites)


def of_unit(series: Series, placed: Placement, ties: Iterable[Ground], awaited: Sequence[str]) -> Iterator[Ground]:
    """Why a unit stands where it stands, then what it has of each period."""
    about, facts = About(unit=placed.unit), _standing(series, placed, tuple(awaited))
    if placed.place is not None:
        why = Why.SERIES_PLACED
    elif placed.reach is not None:
        why = Why.SERIES_OPEN
    elif awaited and series.complete is Completeness.REQUIRED:
        why, facts = Why.SERIES_INCOMPLETE, pairs(awaited=tuple(awaited))
    else:
        lacks = tuple(each.period for each in placed.shares if each.none is not None)
        why, facts = Why.SERIES_VOID, pairs(lacks=lacks)
    yield Ground(why=why, about=about, facts=facts, cites=_cites(series))
    yield from ties
    if len(placed.sharing) > 1:
        tied = Others(group=placed.sharing, row=placed.sharing.index(placed.unit))
        yield Ground(why=Why.TIED, about=about, facts=pairs(place=placed.place, tied_with=tied))
    for each in placed.shares:
        yield evolve(_share(series, placed.unit, each), cites=each.cites)


def _standing(series: Series, placed: Placement, awaited: tuple[str, ...]) -> Facts:
    """The place of a unit, or between what it lies, and what was put together for it."""
    best, worst = placed.reach or (None, None)
    counted = [each for each in placed.shares if each.none is None or series.missing is Lacking.ZERO]
    perhaps = any(each.perhaps for each in placed.shares)
    return (
        *(
            pairs(place=placed.place)
            if placed.place is not None
            else pairs(best_place=best, worst_place=_worst(best, worst))
        ),
        *pairs(together=series.by, by=series.of, measure=_measure(series)),
        *_ends(placed),
        *pairs(periods=len(counted)),
        *(pairs(without="perhaps") if perhaps and placed.place is None else ()),
        *pairs(preview=awaited or None),
    )


def _worst(best: int | None, worst: int | None) -> int | str | None:
    """The worst place, where it is not the best one; unknown, where nobody knows how many stand before."""
    return None if worst == best else "unknown" if worst is None else worst


def _share(series: Series, unit: str, share: Share) -> Ground:
    """What a unit has of one period."""
    about = About(unit=unit, season=share.period)
    if share.none is not None:
        return Ground(why=Why.PERIOD_WITHOUT, about=about, facts=pairs(cause=share.none, missing=series.missing))
    named = pairs(by=series.of, measure=_measure(series))
    weight = pairs(weight=share.weight)
    if share.value is not None:
        return Ground(why=Why.PERIOD_SHARE, about=about, facts=(*named, *pairs(value=share.value), *weight))
    perhaps = pairs(without="perhaps" if share.perhaps else None)
    return Ground(why=Why.PERIOD_OPEN, about=about, facts=(*named, *_ends(share), *weight, *perhaps))


def _ends(held: Placement | Share) -> Facts:
    """The number, where there is one, else between what it lies."""
    if held.low is not None and held.low == held.high:
        return pairs(value=held.low)
    return pairs(low=held.low, high=held.high)
