"""Signs: numbers that were told with a sign of per cent, or without one, where the other is meant.

Owns: `two_readings`, `bad_shares`, `bad_values`.
Takes the parts of a rulebook that a program built; gives problems with both readings.
Never: a number read as another: a document says beside which figure a number stands, and is read by that figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from thidua.criteria import Criteria, Criterion, scale_of
from thidua.errors import Problem
from thidua.figures import Figure
from thidua.formulas import Formula
from thidua.given import PerCent, Unmarked
from thidua.grounds import PERCENT, Fault, pairs
from thidua.rules.classing import Band
from thidua.rules.ranking import RankBy
from thidua.rules.scoring import Adjustment, BelowMean
from thidua.scales import Capped, Forfeit, Gated, Interval, Post, Waived
from thidua.scales.extents import STATED
from thidua.scales.solo import ENDS


def two_readings(number: Fraction | Post | None, path: str) -> Iterator[Problem]:
    """A problem for a number without a sign that stands for a share: 40 could mean 40 % or 4000 %; 0 is one number."""
    if isinstance(number, Unmarked) and number:
        found = Fraction(number)
        yield Problem(fault=Fault.PER_CENT_OR_NUMBER, path=path, facts=pairs(found=found, other=found * 100))


def bad_values(
    figures: tuple[Figure, ...], criteria: Criteria, shares: Callable[[Criterion], frozenset[str]]
) -> Iterator[Problem]:
    """Values of figures in per cent that were told without a sign; `shares` gives the roles of a line that are such."""
    for row, figure in enumerate(figures):
        for end, bound in enumerate(figure.plausible if figure.is_share else ()):
            yield from two_readings(bound, f"$.figures[{row}].plausible[{end}]")
    if not any(figure.is_share for figure in figures):
        return
    for index, line in enumerate(criteria.rows):
        roles = shares(line)
        for formula, path, number in _stated(line, f"$.criteria[{index}].scale") if roles else ():
            if line.works_on in roles if formula is None else formula.is_share(roles):
                yield from two_readings(number, path)


def _stated(line: Criterion, path: str) -> Iterator[tuple[Formula | None, str, Fraction | Post | None]]:
    """The numbers with which a scale compares, each with its path and the formula whose value is compared."""
    scale = scale_of(line)
    while isinstance(scale, Capped | Gated | Waived | Forfeit):
        scale, path = scale.scale, f"{path}.scale"
    for formula, keys in STATED.get(type(scale), ()):
        for key in keys:
            for where, number in _numbers(getattr(scale, key), f"{path}.{key}"):
                yield getattr(scale, formula), where, number


Stated = Fraction | Post | tuple[Fraction | Interval | tuple[Fraction, ...], ...] | None


def _numbers(stated: Stated, path: str) -> Iterator[tuple[str, Fraction | Post | None]]:
    """One number, each of a list, the ends of bands, or the values of points."""
    if not isinstance(stated, tuple):
        yield path, stated
        return
    for row, each in enumerate(stated):
        if isinstance(each, Interval):
            yield from ((f"{path}[{row}].{end}", getattr(each, end)) for end in ENDS)
        elif isinstance(each, tuple):
            yield f"{path}[{row}][0]", each[0]
        else:
            yield f"{path}[{row}]", each


def _bad_edges(bands: tuple[Band, ...], by: RankBy) -> Iterator[Problem]:
    """Edges of classes without a sign where classes go by rates, or in per cent where they go by points."""
    for row, band in enumerate(bands):
        for key, edge in (("from", band.from_), ("above", band.above)):
            path = f"$.bands[{row}].{key}"
            if by is RankBy.RATE:
                yield from _beyond(edge, path)
            elif isinstance(edge, PerCent):
                facts = pairs(found=f"{edge * 100} {PERCENT}")
                yield Problem(fault=Fault.PER_CENT_OF_POINTS, path=path, facts=facts)


def bad_shares(
    figures: tuple[Figure, ...], adjustments: tuple[Adjustment, ...], bands: tuple[Band, ...], by: RankBy
) -> Iterator[Problem]:
    """Rates that were told without a sign and are none: 60 for 60 %; and edges in points with one."""
    yield from _bad_edges(bands, by)
    for row, figure in enumerate(figures):
        for end, rate in enumerate(figure.plausible_rate):
            yield from _beyond(rate, f"$.figures[{row}].plausible_rate[{end}]")
    for row, each in enumerate(adjustments):
        if isinstance(each, BelowMean):
            yield from _beyond(each.share, f"$.adjustments[{row}].share")


def _beyond(rate: Fraction | None, path: str) -> Iterator[Problem]:
    if isinstance(rate, Unmarked) and not 0 <= rate <= 1:
        facts = pairs(found=Fraction(rate), allowed="0 … 1, %")
        yield Problem(fault=Fault.OUT_OF_RANGE, path=path, facts=facts)
