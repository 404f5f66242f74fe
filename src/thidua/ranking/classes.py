"""Classes: the band of the whole into which each unit falls, whatever its place and awards (*xếp loại*).

Owns: `classified`, `to_class`.
Takes measures or the classes of a unit's parts, and the rulebook's bands; gives one band or a reason for none.
Never: a gap between bands that is guessed at; a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from thidua.criteria import scale_of
from thidua.figures import State
from thidua.grounds import PERCENT, About, Facts, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.rulebook import Band, FromParts, HonourBonus, RankBy, Rulebook, Totals
from thidua.scales import reads_peers
from thidua.scales.parts import Grading, Part
from thidua.scoring import Scores, Total
from thidua.scoring.reading import read

Classed = tuple[dict[str, str], list[Ground]]


def to_class(scores: Scores, totals: Mapping[str, Total]) -> Iterator[str]:
    """The units that fall into a class: those that reported and whose points are known, whether or not they are placed.

    What keeps a unit from a place (a bar, that it left, members that nobody knows) does not touch its class.
    """
    pact, heard = scores.figures.pact, scores.figures.heard
    waits = scores.provisional and scores.waits
    hidden = not pact.cluster.members_complete and _compares(pact.rulebook)  # a unit unknown may change any points
    for unit, total in totals.items():
        if (
            unit in pact.peers
            and unit in heard
            and total.maximum
            and total.points is not None
            and not (waits or hidden)
        ):
            yield unit


def _compares(rules: Rulebook | None) -> bool:
    """Whether the points of one unit hang on those of others."""
    if rules is None:
        return False
    relative = any(reads_peers(scale_of(row)) for row in rules.criteria.rows)
    return relative or any(not isinstance(each, HonourBonus) for each in rules.adjustments)


def classified(pact: Pact, totals: Mapping[str, Total], scores: Scores) -> Classed:
    """The band of every unit with a total, and the reasons, those below all bands among them."""
    rules = pact.rulebook
    if rules is None or not rules.bands:
        return {}, []
    if rules.classes.from_parts is not None:
        return _from_parts(rules, rules.classes.from_parts, tuple(totals), scores)
    by = rules.classes.by or rules.ranking.by
    measures = {unit: _measure(total, by, rules.classes.totals) for unit, total in totals.items()}
    return by_measure(rules, measures, by)


def by_measure(rules: Rulebook, measures: Mapping[str, Fraction], by: RankBy) -> Classed:
    """The highest band whose edge a measure reaches, or exceeds where the edge itself lies outside."""
    bands, grounds = {}, []
    for unit, measure in measures.items():
        held = [(band.edge, band) for band in rules.bands if band.edge is not None and _reached(measure, band.edge)]
        facts: Facts = pairs(by=by.value, value=measure, measure=PERCENT if by is RankBy.RATE else None)
        if held:
            band = max(held, key=lambda each: each[0])[1]
            bands[unit] = band.name
            grounds.append(_classed(rules, unit, band, (*facts, *pairs(at_least=band.from_, above=band.above))))
        else:
            cites = rules.classes.cites or rules.cite()
            grounds.append(Ground(why=Why.BELOW_BANDS, about=About(unit=unit), facts=facts, cites=cites))
    return bands, grounds


def _reached(measure: Fraction, edge: tuple[Fraction, int]) -> bool:
    least, outside = edge
    return measure > least if outside else measure >= least


def _measure(total: Total, by: RankBy, totals: Totals) -> Fraction:
    points = min(total.low, total.maximum) if totals is Totals.CAPPED else total.low
    return points if by is RankBy.POINTS else points / total.maximum


def _from_parts(rules: Rulebook, parts: FromParts, units: tuple[str, ...], scores: Scores) -> Classed:
    """The first band whose demands on the parts hold, where that is the same whatever is not stated."""
    bands, grounds = {}, []
    asked = {_asked(band): band for band in rules.bands}
    for unit in units:
        cell = read(scores, parts.reads, unit)
        found = Grading.of(None if isinstance(cell, State) else cell, parts.grades)
        facts: Facts = pairs(figure=parts.reads, grades=found.grades, ungraded=found.ungraded or None)
        outcomes = list(found.outcomes(asked)) if found.grades or found.ungraded else []
        if len(outcomes) == 1 and outcomes[0] is not None:
            bands[unit] = outcomes[0].name
            grounds.append(_classed(rules, unit, asked[outcomes[0]], facts))
            continue
        why = Why.BELOW_BANDS if outcomes == [None] else Why.CLASS_UNKNOWN
        cites = rules.classes.cites or rules.cite()
        grounds.append(Ground(why=why, about=About(unit=unit), facts=facts, cites=cites))
    return bands, grounds


def _asked(band: Band) -> Part:
    """What a band asks of the parts."""
    return Part(points=Fraction(0), name=band.name, counts=band.parts, none_below=band.none_below)


def _classed(rules: Rulebook, unit: str, band: Band, facts: Facts) -> Ground:
    why = Why.CLASSED if band.edge is not None else Why.CLASSED_BY_PARTS
    cites = band.cites or rules.classes.cites or rules.cite()
    return Ground(why=why, about=About(unit=unit), facts=(("band", band.name), *facts), cites=cites)
