"""Classes: the bands of the whole into which each unit may fall, whatever its place and awards (*xếp loại*).

Owns: `Classes`, `classified`, `settled`, `stated_classes`, `levels_of`.
Takes measures or the classes of a unit's parts, and the rulebook's bands; gives what each unit's class may be.
Never: a gap between bands that is guessed at; a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from thidua.figures import State
from thidua.formulas import Ends
from thidua.grounds import PERCENT, About, Facts, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.ranking.conditions import Evidence
from thidua.readings import OfFigure
from thidua.rules import Band, FromParts, RankBy, Rulebook, Totals
from thidua.scales.parts import Grading, Part
from thidua.scoring import Total
from thidua.scoring.reaches import reach_of_total
from thidua.shown import Shown

MayBe = tuple[str | None, ...]
_NO_ENDS: Ends = (None, None)


@frozen(kw_only=True, repr=False)
class Classes(Shown):
    """What the class of each unit may be: one name where it is settled, None for a unit that may be below all bands."""

    may_be: tuple[tuple[str, MayBe], ...] = ()
    grounds: tuple[Ground, ...] = ()


def classified(evidence: Evidence, totals: Mapping[str, Total]) -> Classes:
    """The classes of the units that reported, or may have been announced, whether or not they take a place.

    What keeps a unit from a place (a bar, that it left, members that nobody knows) does not touch its class.
    """
    rules = evidence.pact.rulebook
    if rules is None or not rules.bands:
        return Classes()
    # places tell no class, and a class no place (shapes 46 and 47)
    if evidence.stated and not totals and (evidence.scores is None or rules.classes.from_parts is None):
        return _any(evidence.pact, rules)
    asked = frozenset(evidence.pact.peers)
    if not evidence.stated:
        # who sent no report has no class, which is not the lowest one (shape 48)
        asked = asked.intersection(evidence.heard)
    own = {unit: totals.get(unit) for unit in evidence.pact.cluster.ids if unit in asked}
    if rules.classes.from_parts is not None:
        return _together(rules, _from_parts(rules, rules.classes.from_parts, own, evidence))
    return _together(rules, _by_measure(rules, own, evidence))


def _any(pact: Pact, rules: Rulebook) -> Classes:
    """Every class for every unit, where nothing is known that tells which."""
    names: MayBe = (*(band.name for band in rules.bands), None)
    return Classes(may_be=tuple((unit, names) for unit in pact.peers))


Found = tuple[str, list[Band | None], Facts]  # a unit, what it may fall into, on what that rests


def _together(rules: Rulebook, found: Iterable[Found]) -> Classes:
    """What each unit's class may be, each with its reason."""
    rows = list(found)
    may_be = tuple((unit, tuple(None if band is None else band.name for band in bands)) for unit, bands, _ in rows)
    return Classes(may_be=may_be, grounds=tuple(_ground(rules, *row) for row in rows))


def _ground(rules: Rulebook, unit: str, bands: list[Band | None], facts: Facts) -> Ground:
    about, cites = About(unit=unit), rules.classes.cites or rules.cite()
    if len(bands) != 1:
        if rules.classes.from_parts is not None:
            return Ground(why=Why.CLASS_UNKNOWN, about=about, facts=facts, cites=cites)
        names = tuple(band.name for band in bands if band is not None)
        facts = (*facts, *pairs(bands=names, below="no-class" if None in bands else None))
        return Ground(why=Why.CLASS_OPEN, about=about, facts=facts, cites=cites)
    [band] = bands
    if band is None:
        return Ground(why=Why.BELOW_BANDS, about=about, facts=facts, cites=cites)
    edges = pairs(at_least=band.from_, above=band.above)
    why = Why.CLASSED if band.edge is not None else Why.CLASSED_BY_PARTS
    return Ground(why=why, about=about, facts=(("band", band.name), *facts, *edges), cites=band.cites or cites)


def settled(may_be: MayBe) -> str | None:
    """The class of a unit that can be but one."""
    return may_be[0] if len(may_be) == 1 else None


# ── by points or rate


def _by_measure(rules: Rulebook, totals: Mapping[str, Total | None], evidence: Evidence) -> Iterator[Found]:
    """The bands from that of the least that a measure can be to that of the most."""
    by = rules.classes.by or rules.ranking.by
    rising = _rising(rules)
    for unit, total in totals.items():
        if total is not None and evidence.unassigned(total):
            continue  # nothing with points is assigned to it
        ends = _NO_ENDS
        if total is not None and total.bounded and None not in evidence.hidden:
            ends = _measured(rules, total, (total.low, total.high))
        known = None not in ends
        # a total that nobody knows may still be of one class: all that the table can give may lie in it (shape 47)
        ends = ends if known else _possible(rules, evidence, unit, total)
        bands = _between(rising, ends)
        facts = pairs(by=by, measure=PERCENT if by is RankBy.RATE else None)
        if known or (len(bands) == 1 and None not in ends):
            facts = (*facts[:1], *_said(ends), *facts[1:])
        yield unit, bands, facts


def _said(ends: Ends) -> Facts:
    low, high = ends
    return pairs(value=low) if low == high else pairs(low=low, high=high)


def _between(rising: list[Band], ends: Ends) -> list[Band | None]:
    """The bands from that which the one end reaches to that of the other; None in their place: below them all."""
    low, high = (None if end is None else sum(_reached(end, band) for band in rising) for end in ends)
    return [None, *rising][low or 0 : None if high is None else high + 1]


def _rising(rules: Rulebook) -> list[Band]:
    return sorted((band for band in rules.bands if band.edge is not None), key=lambda band: band.edge or (0, 0))


def levels_of(pact: Pact) -> dict[str | None, int]:
    """The classes from below all bands upwards, where nobody of a lower one stands before one of a higher; else none.

    That is so where places and classes rest on one measure, and no class on a total that is cut at a unit's maximum.
    """
    rules = pact.rulebook
    if rules is None or rules.classes.from_parts is not None:
        return {}
    by = rules.classes.by or rules.ranking.by
    cut = rules.classes.totals is Totals.CAPPED and by is RankBy.POINTS and bool(pact.unassigned)
    if by is not rules.ranking.by or cut:
        return {}
    return {name: level for level, name in enumerate((None, *(band.name for band in _rising(rules))))}


def _possible(rules: Rulebook, evidence: Evidence, unit: str, total: Total | None) -> Ends:
    """Between what the class of a unit may rest on by the table alone, where nobody knows its total.

    Adjustments and reviews may bring it anywhere.
    """
    overridden = () if evidence.scores is None else evidence.scores.figures.overridden  # perhaps to what no scale gives
    if total is None or rules.adjustments or evidence.stated or unit in overridden:
        return _NO_ENDS
    least, most = reach_of_total(rules, evidence.pact.unassigned.get(unit, frozenset()), evidence.pact.season)
    return _measured(rules, total, (least, most))


def _measured(rules: Rulebook, total: Total, ends: Ends) -> Ends:
    """What a class rests on, of points; None for a share or a bound of no maximum."""
    by, most = rules.classes.by or rules.ranking.by, total.maximum
    capped = rules.classes.totals is Totals.CAPPED
    if not most and (by is RankBy.RATE or capped):
        return _NO_ENDS
    low, high = ends
    if capped:
        # by capped totals nothing beyond the maximum counts, so that even what has no end is at most that (shape 47)
        low, high = None if low is None else min(low, most), most if high is None else min(high, most)
    over = most if by is RankBy.RATE else Fraction(1)
    return None if low is None else low / over, None if high is None else high / over


def _reached(measure: Fraction, band: Band) -> bool:
    least, outside = band.edge or (measure, 1)
    # "from" takes its edge in, "above" leaves it out (shape 47)
    return measure > least if outside else measure >= least


# ── from parts


def _from_parts(rules: Rulebook, parts: FromParts, units: Iterable[str], evidence: Evidence) -> Iterator[Found]:
    """The bands whose demands the parts may meet, whatever is not stated of them; none where there are no parts."""
    asked = {_asked(band): band for band in rules.bands}
    for unit in units:
        cell = evidence.read(OfFigure(figure=parts.reads), unit)
        found = Grading.of(cell, parts.grades)
        facts = pairs(figure=parts.reads, grades=found.grades, ungraded=found.ungraded or None)
        outcomes = found.outcomes(asked) if found.grades or found.ungraded else ()
        # parts that were not reported may be of any grade; that there are none reaches no class (shape 47)
        if cell is State.NOT_REPORTED:
            yield unit, [*rules.bands, None], facts
        else:
            yield unit, [None if rule is None else asked[rule] for rule in outcomes], facts


def _asked(band: Band) -> Part:
    """What a band asks of the parts."""
    return Part(points=Fraction(0), name=band.name, counts=band.parts, none_below=band.none_below)


# ── as announced


def stated_classes(
    pact: Pact, announced: Iterable[tuple[str, str]], others: Classes, by_figures: Iterable[tuple[str, MayBe]] = ()
) -> Classes:
    """The classes as announced of those that were members; of whom none is, what it may be by what else is known.

    `by_figures` are the classes that recorded figures give beside announced places, which say nothing of classes.
    """
    stated = {unit: band for unit, band in announced if pact.competes(unit)}
    if not stated:
        return others
    rows = sorted(stated.items(), key=lambda each: pact.cluster.row(each[0]))  # the order of keys means nothing
    grounds = (Ground(why=Why.CLASS_ANNOUNCED, about=About(unit=unit), facts=pairs(band=band)) for unit, band in rows)
    rest = (each for each in others.may_be if each[0] not in stated)
    told = (each for each in others.grounds if each.about.unit not in stated)
    differs = (
        Ground(why=Why.CLASS_DIFFERS, about=About(unit=unit), facts=_other(may_be))
        for unit, may_be in (dict(others.may_be) | dict(by_figures)).items()
        # a class stands as announced; points or parts that give another are told beside it (shape 47)
        if unit in stated and stated[unit] not in may_be
    )
    return Classes(may_be=(*((unit, (band,)) for unit, band in rows), *rest), grounds=(*grounds, *differs, *told))


def _other(may_be: MayBe) -> Facts:
    """What a class may be by the points."""
    bands = tuple(band for band in may_be if band is not None)
    below = "no-class" if None in may_be else None
    return pairs(bands=bands or None, either="either" if bands and below else None, below=below)
