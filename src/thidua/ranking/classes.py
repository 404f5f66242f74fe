"""Classes: the bands of the whole into which each unit may fall, whatever its place and awards (*xếp loại*).

Owns: `Classes`, `Known`, `classified`, `settled`, `stated_classes`, `levels_of`.
Takes measures or the classes of a unit's parts, and the rulebook's classes; gives what each unit's class may be.
Never: a gap between bands that is guessed at; a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, partial

from attrs import evolve, field, frozen

from thidua.awards import Held
from thidua.figures import State
from thidua.formulas import Ends
from thidua.grounds import PERCENT, About, Facts, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.ranking.conditions import Evidence
from thidua.ranking.limits import decided, limited, unused
from thidua.ranking.needs import Goal, Met, meets
from thidua.ranking.quotas import exceeded, within_quotas
from thidua.ranking.rulings import ClassRuling, Decided, of_classes
from thidua.ranking.rungs import Ladder, MayBe, Standing, named
from thidua.readings import OfFigure
from thidua.rules import Band, FromParts, RankBy, Rulebook, Totals
from thidua.rules.classing import ladder_of
from thidua.scales.parts import Grading, Part
from thidua.scoring import Total
from thidua.scoring.reaches import reach_of_total
from thidua.shown import Shown

_NO_ENDS: Ends = (None, None)
Reaches = Callable[[int, list[int]], bool]  # whether a class may be reached, and none of some higher ones


@frozen(kw_only=True, repr=False)
class Classes(Shown):
    """What the class of each unit may be: one name where it is settled, None for a unit that may be below all bands."""

    may_be: tuple[tuple[str, MayBe], ...] = ()
    grounds: tuple[Ground, ...] = ()


@frozen(kw_only=True, repr=False)
class Known(Shown):
    """What is known beside the measures: awards held before, recorded decisions, the places of units."""

    held: Held = Held()
    decided: tuple[Decided, ...] = ()
    places: Mapping[str, int] = field(factory=dict)


def classified(evidence: Evidence, totals: Mapping[str, Total], known: Known) -> Classes:
    """The classes of the units that reported, or may have been announced, whether or not they take a place.

    What keeps a unit from a place (a bar, that it left, members that nobody knows) does not touch its class.
    """
    rules = evidence.pact.rulebook
    if rules is None or not rules.bands:
        return Classes()
    ladder = ladder_of(rules.bands, rules.classes.from_parts)
    rulings: dict[str, ClassRuling] = {each.unit: each for each in of_classes(known.decided)}
    # places tell no class, and a class no place (shapes 46 and 47)
    if evidence.stated and not totals and (evidence.scores is None or rules.classes.from_parts is None):
        every = frozenset(range(len(ladder)))
        anything = (Standing(unit=unit, rungs=every, known=False) for unit in evidence.pact.peers)
        found = [decided(each, ladder, rulings.get(each.unit), rules) for each in anything]
        return _together(rules, ladder, found, rulings)
    asked = frozenset(evidence.pact.peers)
    if not evidence.stated:
        # who sent no report has no class, which is not the lowest one (shape 48)
        asked = asked.intersection(evidence.heard)
    own = {unit: totals.get(unit) for unit in evidence.pact.cluster.ids if unit in asked}
    asking = _Asking(evidence=evidence, rules=rules, ladder=ladder, held=known.held)
    parts = rules.classes.from_parts
    found = [*(_by_measure(asking, own) if parts is None else _from_parts(asking, parts, own))]
    if rules.class_limits:
        found = [limited(evidence, rules, ladder, each) for each in found]
    reaching = found
    if rules.class_quotas:
        found = within_quotas(evidence, rules, ladder, found, known.places)
    found = [decided(each, ladder, rulings.get(each.unit), rules) for each in found]
    if rules.class_quotas:
        found = exceeded(evidence, rules, ladder, reaching, found)
    return _together(rules, ladder, found, rulings)


def _together(
    rules: Rulebook, ladder: Ladder, found: Iterable[Standing], rulings: Mapping[str, ClassRuling]
) -> Classes:
    """What each unit's class may be, each with its reasons."""
    by_parts = rules.classes.from_parts is not None
    may_be, grounds = [], list[Ground]()
    for each in found:
        rungs = sorted(each.rungs, reverse=by_parts or not each.known)
        may_be.append((each.unit, tuple(named(ladder, rung) for rung in rungs)))
        if each.ruled is not None or each.known:
            grounds.append(each.ruled or _ground(rules, ladder, each, rungs))
        grounds += each.said
    of = {unit for unit, _ in may_be}
    # a decision on a unit that has no class, as it sent no report or left, settles nothing, and that is said (shape 81)
    grounds += [unused(each, rules) for unit, each in rulings.items() if unit not in of]
    return Classes(may_be=tuple(may_be), grounds=tuple(grounds))


def _ground(rules: Rulebook, ladder: Ladder, found: Standing, rungs: list[int]) -> Ground:
    about, cites, facts = About(unit=found.unit), rules.classes.cites or rules.cite(), found.facts
    by_parts = rules.classes.from_parts is not None
    bands = [ladder[rung] for rung in rungs]
    if len(bands) != 1:
        if by_parts and not found.said:
            return Ground(why=Why.CLASS_UNKNOWN, about=about, facts=facts, cites=cites)
        names = tuple(band.name for band in bands if band is not None)
        measured = by_parts or any(key in ("value", "low") for key, _ in facts)
        below, unknown = "no-class" if None in bands else None, None if measured else "unknown"
        facts = (*facts, *pairs(bands=names, below=below, unknown=unknown))
        return Ground(why=Why.CLASS_OPEN, about=about, facts=facts, cites=cites)
    [band] = bands
    if band is None:
        return Ground(why=Why.BELOW_BANDS, about=about, facts=facts, cites=cites)
    # of a class that a limit or a quota gave, its edge is no reason (shape 80)
    edges = pairs(at_least=band.from_, above=band.above) if rungs[0] in found.reached else ()
    why = Why.CLASSED_BY_PARTS if by_parts else Why.CLASSED
    return Ground(why=why, about=about, facts=(("band", band.name), *facts, *edges), cites=band.cites or cites)


def settled(may_be: MayBe) -> str | None:
    """The class of a unit that can be but one."""
    return may_be[0] if len(may_be) == 1 else None


# ── what classes need beside their edge


@frozen(kw_only=True, repr=False)
class _Asking(Shown):
    """Asks units for what each class needs beside its edge."""

    evidence: Evidence
    rules: Rulebook
    ladder: Ladder
    held: Held

    @cached_property
    def needs(self) -> bool:
        """Whether any class needs anything."""
        return any(band is not None and band.needs for band in self.ladder)

    def met(self, unit: str, rung: int) -> Met:
        """Whether a unit meets what the class on a rung needs, with the reasons."""
        band = self.ladder[rung]
        if band is None or not band.needs:
            return True, ()
        cites = band.cites or self.rules.classes.cites or self.rules.cite()
        goal = Goal(evidence=self.evidence, honours=self.held, aim=band.name, cites=cites)
        return meets(goal, unit, band.needs)

    def stands(self, unit: str, highest: int, reaches: Reaches) -> Standing:
        """Where a unit stands that may reach classes up to the highest.

        `reaches` tells whether it may reach a class and none of some higher ones.
        """
        asked = {rung: self.met(unit, rung) for rung in range(highest, 0, -1)} | {0: (True, ())}
        sure = [rung for rung, (met, _) in asked.items() if met]
        reached = {rung: own for rung, own in asked.items() if reaches(rung, [each for each in sure if each > rung])}
        # the highest class of which all holds: any that may hold, where none above it surely does (shape 79)
        rungs = frozenset(rung for rung, (met, _) in reached.items() if met is not False)
        kept = [(rung, own) for rung, own in reached.items() if rung > min(rungs) or rungs == {rung}]
        return Standing(
            unit=unit,
            rungs=rungs,
            reached=rungs,
            offered=frozenset(rung for rung, (met, _) in kept if not met and self._left(rung)),
            said=tuple(ground for rung, (met, own) in kept if not met or rungs == {rung} for ground in own),
        )

    def _left(self, rung: int) -> bool:
        """Whether a class is left to an authority where a need of it is missed."""
        band = self.ladder[rung]
        return band is not None and band.open_ is not None


# ── by points or rate


def _by_measure(asking: _Asking, totals: Mapping[str, Total | None]) -> Iterator[Standing]:
    """From the class that the least reaches which a measure can be, to that of the most."""
    rules, evidence = asking.rules, asking.evidence
    by = rules.classes.by or rules.ranking.by
    rising = [band for band in asking.ladder if band is not None and band.edge is not None]
    for unit, total in totals.items():
        if total is not None and evidence.unassigned(total):
            continue  # nothing with points is assigned to it
        ends = _NO_ENDS
        if total is not None and total.bounded and None not in evidence.hidden:
            ends = _measured(rules, total, (total.low, total.high))
        known = None not in ends
        # a total that nobody knows may still be of one class: all that the table can give may lie in it (shape 47)
        ends = ends if known else _possible(rules, evidence, unit, total)
        low, high = _levels(rising, ends)
        if asking.needs:
            found = asking.stands(unit, high, partial(_none_above, low))
        else:
            rungs = frozenset(range(low, high + 1))
            found = Standing(unit=unit, rungs=rungs, reached=rungs)
        told = known or (low == high and None not in ends)
        facts = (*pairs(by=by), *(_said(ends) if told else ()), *pairs(measure=PERCENT if by is RankBy.RATE else None))
        yield evolve(found, ends=ends if known else _NO_ENDS, facts=facts)


def _none_above(low: int, _: int, above: list[int]) -> bool:
    """Whether a measure that reaches so many edges at least may reach none of these."""
    return low < min(above, default=low + 1)


def _levels(rising: list[Band], ends: Ends) -> tuple[int, int]:
    """How many edges the least and the most that a measure can be reach."""
    low, high = (None if end is None else sum(_reached(end, band) for band in rising) for end in ends)
    return low or 0, len(rising) if high is None else high


def _said(ends: Ends) -> Facts:
    low, high = ends
    return pairs(value=low) if low == high else pairs(low=low, high=high)


def levels_of(pact: Pact) -> dict[str | None, int]:
    """The classes from below all bands upwards, where nobody of a lower one stands before one of a higher; else none.

    That is so where places and classes rest on one measure alone, and no class on a total that is cut at a unit's
    maximum.
    """
    rules = pact.rulebook
    if rules is None or rules.classes.from_parts is not None or rules.class_limits or rules.class_quotas:
        return {}
    if any(band.needs for band in rules.bands):
        return {}
    by = rules.classes.by or rules.ranking.by
    cut = rules.classes.totals is Totals.CAPPED and by is RankBy.POINTS and bool(pact.unassigned)
    if by is not rules.ranking.by or cut:
        return {}
    ladder = ladder_of(rules.bands, None)
    return {named(ladder, level): level for level in range(len(ladder))}


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


def _from_parts(asking: _Asking, parts: FromParts, units: Iterable[str]) -> Iterator[Standing]:
    """The classes whose demands the parts may meet, whatever is not stated of them; none where there are no parts."""
    rules = [None if band is None or band.otherwise else _asked(band) for band in asking.ladder]
    for unit in units:
        cell = asking.evidence.read(OfFigure(figure=parts.reads), unit)
        found = Grading.of(cell, parts.grades)
        facts = pairs(figure=parts.reads, grades=found.grades, ungraded=found.ungraded or None)
        if cell is not State.NOT_REPORTED and not (found.grades or found.ungraded):
            # no parts reach no class: below all of them, or in the one that takes the rest (shapes 47 and 76)
            yield Standing(unit=unit, rungs=frozenset((0,)), reached=frozenset((0,)), facts=facts)
            continue
        # parts that were not reported may be of any grade (shape 47)
        reaches = _any if cell is State.NOT_REPORTED else partial(_meets, found, rules)
        yield evolve(asking.stands(unit, len(rules) - 1, reaches), facts=facts)


def _any(_: int, __: list[int]) -> bool:
    return True


def _meets(found: Grading, rules: list[Part | None], rung: int, above: list[int]) -> bool:
    """Whether parts may meet what one class demands, and what none of some higher ones does."""
    return rules[rung] in found.outcomes(rule for each in (*above, rung) if (rule := rules[each]) is not None)


def _asked(band: Band) -> Part:
    """What a band asks of the parts."""
    return Part(points=Fraction(0), name=band.name, counts=band.parts, none_below=band.none_below)


# ── as announced


_THE_CLASS = (Why.CLASSED, Why.CLASSED_BY_PARTS, Why.BELOW_BANDS, Why.CLASS_OPEN, Why.CLASS_UNKNOWN)


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
    # what the rules make of a class that was announced stands beside it, but for the class itself
    told = (each for each in others.grounds if each.about.unit not in stated or each.why not in _THE_CLASS)
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
