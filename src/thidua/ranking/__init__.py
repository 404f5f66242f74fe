"""Ranking: one key a unit, then places and bands; who takes no place, and why.

Owns: `Ruling`, `RulingKind`, `ClassRuling`, `AwardRuling`, `draw`, `Announcement`, `Position`, `Comparison`, `Ranking`,
`rank`, `announce`, `announced_ranking`.
Takes scores with recorded rulings, or what was announced; gives places, ties stated, and classes.
Never: a tie settled by chance, order of input or name; rounding.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from thidua.arguments import expect, expect_rows
from thidua.awards import Held
from thidua.errors import RecordError
from thidua.given import Numeric
from thidua.grounds import About, Ground, Why, by_unit, pairs
from thidua.order import without_gaps
from thidua.pacts import Pact
from thidua.ranking.announcing import Announcement, Lines, heard, in_order
from thidua.ranking.announcing import bad_announcement as bad_announcement
from thidua.ranking.bars import barred, order_waits, silent, surely_barred
from thidua.ranking.bars import unplaced as without_place
from thidua.ranking.classes import Classes, Known, classified, settled, stated_classes
from thidua.ranking.conditions import Evidence
from thidua.ranking.contradicted import other_order, other_places, other_totals, outside
from thidua.ranking.ordering import Ordered, cites_of, ordered, unused
from thidua.ranking.positions import Comparison, Position, positions_of
from thidua.ranking.rulings import AwardRuling, ClassRuling, Decided, Ruling, RulingKind, draw, of_order
from thidua.ranking.rulings import bad_rulings as bad_rulings
from thidua.ranking.rungs import MayBe
from thidua.ranking.unsettled import behind_open_bar, reached, regrouped
from thidua.results import Result
from thidua.rules import RankBy, Rulebook
from thidua.rules.assigned import assigned
from thidua.scoring import Scores, Total
from thidua.scoring.tree import rules_of
from thidua.shown import Shown
from thidua.words import Language, Titles, decimal, percent_apart

__all__ = [
    "Announcement",
    "AwardRuling",
    "ClassRuling",
    "Comparison",
    "Position",
    "Ranking",
    "Ruling",
    "RulingKind",
    "announce",
    "draw",
    "rank",
]


# with one of these the order itself is not known, and nobody is placed: one total that may change moves all behind it
_ORDER_OPEN = (Why.PEERS_UNKNOWN, Why.PROVISIONAL, Why.TOTAL_UNBOUNDED, Why.STANDING_OPEN)


@frozen(kw_only=True, repr=False)
class Ranking(Result):
    """The places of a cluster's units (*xếp hạng*): every unit has a place, or a reason why it has none.

    `positions` are the places, `unplaced` those reasons, `broken` what separated equals. `by` says whether points or
    rates decide, and is None where only classes are known. `classes` lists for each unit what its class may be (*xếp
    loại*): one name once it is settled, None for below all classes. `barred` are the reasons why units may take no
    place (*không xét*) or why that cannot be decided yet. If there are such, `order` has the places as if none of these
    bars held (equals that a bar may reorder share a place), and `reach` the best and the worst place of each unit,
    counted on after ties even where places are dense.
    `digits` is how many decimals of a rate in per cent show which is higher; None where points decide.

    Example:
        >>> ranking = announce("Cụm 7", totals={"An Bình": 9, "Ba Tri": 8})
        >>> ranking.of("Ba Tri").place, [position.unit for position in ranking.at(1)]
        (2, ['an-binh'])
    """

    headings = ("place", "unit", "name", "measure", "tied_with")

    pact: Pact = field(repr=False)
    scores: Scores | None = field(repr=False, default=None)
    evidence: Evidence = field(repr=False)
    by: RankBy | None = None
    positions: tuple[Position, ...]
    order: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    reach: tuple[tuple[str, tuple[int, int]], ...] = field(default=(), repr=False)
    unplaced: tuple[Ground, ...] = ()
    barred: tuple[Ground, ...] = field(default=(), repr=False)
    broken: tuple[Ground, ...] = ()
    classes: tuple[tuple[str, MayBe], ...] = ()
    classed: tuple[Ground, ...] = ()
    digits: int | None = field(init=False, eq=False, repr=False)

    @digits.default
    def _apart(self) -> int | None:
        if self.by is not RankBy.RATE:
            return None
        return percent_apart(each.measure for each in self.positions if each.measure is not None)

    def of(self, unit: str) -> Position | None:
        """The place of one unit with what put it there, or None if it takes no place.

        Raises: RecordError if the cluster has no such unit.
        """
        return self._held.get(unit) or self._held.get(self.pact.member(unit))

    @cached_property
    def _held(self) -> Mapping[str, Position]:
        return {each.unit: each for each in self.positions}

    def at(self, place: int) -> tuple[Position, ...]:
        """The units on one place: none, one, or several that are equal."""
        return tuple(each for each in self.positions if each.place == place)

    def band(self, unit: str) -> str | None:
        """The class of one unit (*xếp loại*), with or without a place; None if it has none or is not settled.

        Raises: RecordError if the cluster has no such unit.
        """
        return settled(self.may_be(unit))

    @property
    def bands(self) -> tuple[tuple[str, str], ...]:
        """The settled classes with their units; a unit may have a class without a place."""
        found = ((unit, settled(may_be)) for unit, may_be in self.classes)
        return tuple((unit, band) for unit, band in found if band is not None)

    def may_be(self, unit: str) -> MayBe:
        """Every class that a unit may get, None among them if it may be below all; empty if it gets no class.

        Raises: RecordError if the cluster has no such unit.
        """
        return self._classes.get(self.pact.member(unit), ())

    @cached_property
    def _classes(self) -> Mapping[str, MayBe]:
        return dict(self.classes)

    @property
    def standing(self) -> dict[str, int]:
        """The places by unit, of those units too whose place an undecided bar may still take away or move."""
        return dict(self.order) or {each.unit: each.place for each in self.positions}

    @property
    def partable(self) -> bool:
        """Whether a ruling may still separate equals: a tie-break names one, and places were not announced."""
        rules = self.pact.rulebook
        # places that were announced are nobody's to part: a ruling beside them changes none (shape 46)
        return (
            self.by is not None
            and rules is not None
            and any(isinstance(each, RulingKind) for each in rules.ranking.tie_breaks)
        )

    @cached_property
    def unsettled(self) -> frozenset[str]:
        """The ids of the units whose place depends on a bar that is not decided yet."""
        return frozenset(unit for unit, (best, worst) in self.reach if best != worst)

    @property
    def known(self) -> tuple[tuple[str, int], ...]:
        """The settled places with their units, best first; places between them may be those of nobody yet."""
        return tuple((each.unit, each.place) for each in self.positions)

    @property
    def perhaps(self) -> tuple[tuple[str, int], ...]:
        """The units without a place that may get one, as a bar is not decided yet; each with its best place."""
        return tuple((unit, best) for unit, (best, _) in self.reach if unit not in self._held)

    @cached_property
    def open(self) -> bool:
        """Whether the order of the units cannot be known yet, whoever may take a place."""
        scores = None if self.evidence.stated else self.evidence.scores
        # classes alone were announced: nobody's place is known, so that slots wait and are not lost (shape 46)
        nothing = self.by is None and not self.positions and bool(self.unannounced)
        waits = nothing or any(each.why in _ORDER_OPEN for each in self.unplaced)
        return waits or (scores is not None and order_waits(scores, self.barred))

    @cached_property
    def unannounced(self) -> tuple[str, ...]:
        """The units that may take a place, and for which nothing was announced."""
        found = (each.about.unit for each in self.unplaced if each.why is Why.NOT_ANNOUNCED)
        return tuple(unit for unit in found if unit is not None and self.stands(unit) is not False)

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The units that have not reported and may take a place once they do; empty if the order is known."""
        return silent(self.evidence) if self.open else ()

    @cached_property
    def number(self) -> tuple[int, int] | None:
        """How many units take a place, at least and at most; None while the order or the members are not known."""
        if self.open or not self.pact.cluster.members_complete:
            return None
        taken = [self.stands(unit) for unit in self.standing]  # who left keeps its place, and is none of the members
        return taken.count(True), len(taken) - taken.count(False) + len(self.unannounced)

    def stands(self, unit: str) -> bool | None:
        """Whether a unit may take a place, be voted for and be proposed; None where a bar is not decided yet.

        Raises: RecordError if the cluster has no such unit.
        """
        ground = self._barred.get(self.pact.member(unit))
        # an open bar is neither a bar nor the want of one: who asks has to wait for it (shape 49)
        return True if ground is None else None if ground.why is Why.BAR_UNDECIDED else False

    @cached_property
    def _barred(self) -> Mapping[str | None, Ground]:
        return {each.about.unit: each for each in self.barred}

    def compare(self, unit: str, other: str) -> Comparison | None:
        """What separates two units: the first key in which they differ; None if one has no place, or no key.

        Raises: RecordError if the cluster has no such unit.
        """
        one, two = self.of(unit), self.of(other)
        if one is None or two is None or not one.key:  # places as announced have none
            return None
        both = zip(one.key, two.key, strict=False)
        parted = next(((code, mine, his) for (code, mine), (_, his) in both if mine != his), None)
        if parted is None:
            return Comparison(unit=one.unit, other=two.unit)
        code, mine, his = parted
        return Comparison(unit=one.unit, other=two.unit, key=code, amount=mine, other_amount=his)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why one unit has its place or takes none, and why it has its class.

        Raises: RecordError if the cluster has no such unit.
        """
        unit = self.pact.member(unit)
        position = self.of(unit)
        stated = [] if position is None else [_placed(self, position)]
        order, classes = self._said
        tied = () if position is None else _tied(position)
        return (*stated, *order.get(unit, ()), *tied, *classes.get(unit, ()))

    @cached_property
    def _said(self) -> tuple[Mapping[str | None, list[Ground]], Mapping[str | None, list[Ground]]]:
        """What there is to say of the order and of the classes, by unit."""
        return by_unit((*self.unplaced, *self.broken)), by_unit(self.classed)

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason, units with a place first."""
        units = dict.fromkeys((*(each.unit for each in self.positions), *self.pact.cluster.ids))
        return tuple(ground for unit in units for ground in self.grounds_for(unit))

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.pact.titles(language)

    def rows(self) -> list[tuple[int, str, str, str, tuple[str, ...]]]:
        """One tuple for each unit with a place: place, id, name, points or rate as text, units that share the place.

        The text has a decimal point, and is empty where only places were announced.
        """
        name = {unit.id: unit.name for unit in self.pact.cluster.units}
        return [
            (
                each.place,
                each.unit,
                name[each.unit],
                "" if each.measure is None else decimal(each.measure),
                each.tied_with,
            )
            for each in self.positions
        ]


def rank(scores: Scores, rulings: Iterable[Decided] = ()) -> Ranking:
    """Put the units of a scored season in order (*xếp hạng*).

    Equal units share a place until a tie-break of the rulebook separates them. A ruling (`rulings`) counts only if it
    is among exactly the units that are still equal when its turn comes; one on a class, only if that class is open.

    Law: the rulebook's `ranking`.

    Raises: RecordError if a ruling names a unit that is not in the cluster, orders other units than it names, or is the
        second of its kind among the same units.

    Example:
        >>> from thidua import Cluster, Pact, Submission, loads, score, settle
        >>> rules = loads({"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "maximum": 10}]})
        >>> pact = Pact(cluster=Cluster("Cụm 7", units=["An Bình", "Ba Tri"]), season=2024, rulebook=rules)
        >>> reports = (Submission(unit=unit, figures={"1": points}) for unit, points in (("an-binh", 8), ("ba-tri", 9)))
        >>> [row[:2] for row in rank(score(settle(pact, reports))).rows()]
        [(1, 'ba-tri'), (2, 'an-binh')]
    """
    expect(scores, Scores, "scores")
    pact, recorded = scores.figures.pact, expect_rows(rulings, Ruling, ClassRuling, AwardRuling, at="$.rulings")
    problems = bad_rulings(pact, recorded)
    if problems:
        raise RecordError(problems)
    return _worked_out(Evidence(pact=pact, scores=scores), scores, recorded, ())


def _worked_out(
    evidence: Evidence, scores: Scores, rulings: tuple[Decided, ...], bands: tuple[tuple[str, str], ...]
) -> Ranking:
    """The ranking of a scored season, with the classes of it that were announced."""
    pact = evidence.pact
    totals = {unit: scores.of(unit) for unit in pact.cluster.ids}
    own = barred(evidence, totals)
    unplaced = without_place(scores, totals, own)
    # figures and ranking ask one and the same answer on awards held, as of one day (shapes 36 and 60)
    held = scores.figures.honours
    season = _Season(evidence=evidence, by=_by(pact), totals=totals, own=own, unplaced=unplaced, held=held, bands=bands)
    return _ranked(season, rulings)


@frozen(kw_only=True, repr=False)
class _Season(Shown):
    """What an order is made of: totals, awards, what may be read, who may take no place, and who takes none."""

    evidence: Evidence
    by: RankBy
    totals: Mapping[str, Total]
    own: Mapping[str, Ground]
    unplaced: Mapping[str, Ground]
    held: Held
    bands: tuple[tuple[str, str], ...]

    def classes(self, places: Mapping[str, int], decided: tuple[Decided, ...]) -> Classes:
        """The classes as announced, else by the totals, with what was decided on them."""
        known = Known(held=self.held, decided=decided, places=places)
        return stated_classes(self.evidence.pact, self.bands, classified(self.evidence, self.totals, known))


def _ranked(season: _Season, decided: tuple[Decided, ...]) -> Ranking:
    """The ranking of a season by its totals; whoever stands behind an open bar waits for it."""
    pact, unplaced, totals = season.evidence.pact, dict(season.unplaced), season.totals
    rulings = of_order(decided)
    unsure = set()
    # where nobody is placed anyhow, no open bar has a place to take
    if not any(ground.why in _ORDER_OPEN for ground in unplaced.values()):
        unsure = {unit for unit, ground in season.own.items() if ground.why is Why.BAR_UNDECIDED}
    # who may be barred is put in order as if it were not: so each place is known with it and without it (shape 49)
    placed = {unit: total for unit, total in totals.items() if unit not in unplaced or unit in unsure}
    measures = {unit: _measure(total, season.by) for unit, total in placed.items()}
    found = ordered(season.evidence, measures, season.by, season.held, rulings)
    moving = _moving(season, measures, found, unsure, rulings) if unsure else _Moving(without=found)
    unplaced |= moving.behind
    numbered = without_gaps if pact.rulebook is not None and pact.rulebook.ranking.dense else dict[str, int]
    sure = {unit: place for unit, place in numbered(found.places).items() if unit not in unplaced}
    known = {unit: measure for unit, measure in measures.items() if placed[unit].points is not None}
    classes = season.classes(sure, decided)
    return Ranking(
        pact=pact,
        scores=None if season.evidence.stated else season.evidence.scores,
        evidence=season.evidence,
        by=season.by,
        order=tuple(numbered(dict(moving.order)).items()),
        reach=moving.reach,
        positions=positions_of(pact.cluster.ids, sure, known, dict(classes.may_be), found.keys),
        unplaced=tuple(unplaced.values()),
        barred=tuple(season.own.values()),
        broken=tuple(_stated(found, moving)),
        classes=classes.may_be,
        classed=classes.grounds,
    )


@frozen(kw_only=True, repr=False)
class _Moving(Shown):
    """What open bars leave open: the places without the units they are about, the order till then, how far each goes.

    `behind` are the units of which the place hangs on them, `together` those that stand together till then.
    """

    without: Ordered
    order: tuple[tuple[str, int], ...] = ()
    reach: tuple[tuple[str, tuple[int, int]], ...] = ()
    behind: Mapping[str, Ground] = field(factory=dict)
    together: Collection[str | None] = ()


def _moving(
    season: _Season,
    measures: Mapping[str, Fraction],
    found: Ordered,
    unsure: Collection[str],
    recorded: tuple[Ruling, ...],
) -> _Moving:
    """What the open bars of some units leave open of an order."""
    rest = {unit: measure for unit, measure in measures.items() if unit not in unsure}
    # the order once more as all open bars hold: tie-breaks and rulings part whoever is among the equals then (shape 49)
    without = ordered(season.evidence, rest, season.by, season.held, recorded)
    rulings = _asked(season.evidence.pact, recorded)
    blocked = {each.about.unit for each in found.stated if each.why is Why.TIE_UNDECIDED}
    groups = regrouped(measures, found.places, without.places, blocked.union(*(each.among for each in rulings)))
    # of two that wait one may stand and the other not, an order that neither of the two above shows (shape 49)
    several = [units for units in groups if sum(unit in unsure for unit in units) > 1]
    reach = reached(found.places, without.places, several)
    firsts = [(min(found.places[each] for each in units), units) for units in groups]
    together = {unit: place for place, units in firsts for unit in units}
    waiting = dict.fromkeys(unit for unit in found.places if unit in unsure)
    return _Moving(
        without=without,
        order=tuple({**found.places, **together}.items()),
        reach=tuple(reach.items()),
        behind=behind_open_bar(season.evidence.pact, found.places, reach, rulings, waiting),
        together={unit for units in several for unit in units},
    )


def _stated(found: Ordered, moving: _Moving) -> Iterator[Ground]:
    """What there is to say of ties; a ruling that is used where an open bar holds is not said to be of no use."""
    useless = {each for each in moving.without.stated if each.why is Why.RULING_UNUSED}
    for each in found.stated:
        if each.why is not Why.RULING_UNUSED or (each in useless and each.about.unit not in moving.together):
            yield each


def _asked(pact: Pact, rulings: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
    """The rulings that a tie-break looks for."""
    tie_breaks = () if pact.rulebook is None else pact.rulebook.ranking.tie_breaks
    # a ruling that no tie-break asks for moves nobody, whatever becomes of a bar (shape 46)
    return tuple(each for each in rulings if each.kind in tie_breaks)


def _measure(total: Total, by: RankBy) -> Fraction:
    return total.low if by is RankBy.POINTS else total.low / total.maximum  # who takes a place has a maximum


def _by(pact: Pact) -> RankBy:
    """On what the order of a pact rests."""
    # without a rulebook there is no maximum, so no rate
    return RankBy.POINTS if pact.rulebook is None else pact.rulebook.ranking.by


def _placed(ranking: Ranking, position: Position) -> Ground:
    about, facts = About(unit=position.unit), pairs(place=position.place)
    if ranking.by is None:
        return Ground(why=Why.ANNOUNCED, about=about, facts=facts)
    cites = cites_of(ranking.pact)
    if position.measure is None:  # at both ends of its points
        facts = pairs(place=position.place, by=ranking.by)
        return Ground(why=Why.PLACED_EITHER_WAY, about=about, facts=facts, cites=cites)
    facts = pairs(place=position.place, by=ranking.by, value=position.measure, digits=ranking.digits)
    return Ground(why=Why.PLACED, about=about, facts=facts, cites=cites)


def _tied(position: Position) -> tuple[Ground, ...]:
    if not position.tied:
        return ()
    facts = pairs(place=position.place, tied_with=position.tied_with)
    return (Ground(why=Why.TIED, about=About(unit=position.unit), facts=facts),)


def announce(  # noqa: PLR0913 - tables by keyword, as a program has them
    pact: Pact | str,
    *,
    places: Mapping[str, int] | None = None,
    totals: Mapping[str, Numeric] | None = None,
    lines: Lines | None = None,
    bands: Mapping[str, str] | None = None,
    rulebook: Rulebook | None = None,
) -> Ranking:
    """Rank a season that was announced without figures, by its places or totals (*công bố kết quả*).

    A name in place of a pact makes one whose members are the units named, under `rulebook`. Totals and points may be
    texts as people write them; while not all members are known, totals give no place. `lines` are points of single
    lines, by line and unit: the tie-breaks of the rulebook read them; without a rulebook one line after the other
    separates equals, more points first. `bands` are announced classes (*xếp loại*), which count as announced; without
    any, totals fall into the rulebook's classes.

    Raises: RecordError, listing unknown and repeated units, unknown lines, places below 1, places together with totals,
        lines without totals; FormatError with all of these if points are no number.

    Example:
        >>> totals = {"Phú Thọ": "98,5", "Tuyên Quang": 97, "Yên Bái": 97}
        >>> for row in announce("Cụm 7", totals=totals).rows():
        ...     print(row)
        (1, 'phu-tho', 'Phú Thọ', '98.5', ())
        (2, 'tuyen-quang', 'Tuyên Quang', '97', ('yen-bai',))
        (2, 'yen-bai', 'Yên Bái', '97', ('tuyen-quang',))
        >>> ranking = announce("Cụm 7", totals=totals, lines={"I": {"Tuyên Quang": 39, "Yên Bái": "40,5"}})
        >>> ranking.of("Yên Bái").place, ranking.of("Tuyên Quang").place
        (2, 3)
    """
    own, announced, stated = heard(pact, rulebook, places=places, totals=totals, lines=lines, bands=bands)
    return _announced(Evidence(pact=own, stated=True, lines=stated), in_order(own, announced), (), own.held(()))


def announced_ranking(
    pact: Pact,
    announced: Announcement,
    *,
    rulings: tuple[Decided, ...] = (),
    held: Held | None = None,
    scores: Scores | None = None,
) -> Ranking:
    """The ranking of a season that was announced: places as they stand, or totals put in order like any others.

    `scores`, where figures are recorded too, put the units in order only where neither places nor totals were
    announced; otherwise what they differ in is said.
    """
    announced = in_order(pact, announced)
    # what was announced without places or totals puts no figures aside (shape 46)
    if scores is not None and not announced.places and not announced.totals:
        found = _worked_out(Evidence(pact=pact, scores=scores), scores, rulings, announced.bands)
        return evolve(found, broken=(*found.broken, *outside(pact, announced)))
    evidence = Evidence(pact=pact, scores=scores, stated=True)
    return _announced(evidence, announced, rulings, held or pact.held(()))


def _announced(evidence: Evidence, announced: Announcement, rulings: tuple[Decided, ...], held: Held) -> Ranking:
    """The places as announced, or those that the announced totals give."""
    pact, scores = evidence.pact, evidence.scores
    points = dict[str, Fraction](announced.totals)
    totals = {unit: _total(pact, unit, points[unit]) for unit in pact.cluster.ids if unit in points}
    evidence = evolve(evidence, totals=tuple(totals.values()))
    if not totals:
        return _as_announced(evidence, announced, rulings, held)
    own = barred(evidence, totals)
    unplaced = {
        unit: ground
        for unit in pact.cluster.ids
        # the first reason is told: no member or left, then what is not known of places, then a bar (shape 46)
        if (ground := pact.outside(unit) or _unknown(pact, unit, totals, own) or own.get(unit)) is not None
    }
    # without criteria there is no maximum and no rate: the points announced decide (shape 46)
    by = _by(pact) if any(total.maximum for total in totals.values()) else RankBy.POINTS
    season = _Season(
        evidence=evidence, by=by, totals=totals, own=own, unplaced=unplaced, held=held, bands=announced.bands
    )
    found = _ranked(season, rulings)
    # of one without recorded figures nobody knows what the others were held against, so no total differs (shape 46)
    known = scores is not None and None not in _beside(scores, announced).hidden
    said = (*outside(pact, announced), *other_totals(pact, scores if known else None, totals))
    return _held_together(evolve(found, broken=(*found.broken, *said)))


def _total(pact: Pact, unit: str, points: Fraction) -> Total:
    """An announced total as one that was worked out, of the maximum that is assigned to the unit."""
    excused = pact.unassigned.get(unit, frozenset())
    most = Fraction(0) if pact.rulebook is None else assigned(pact.rulebook, None, excused, pact.season)
    return Total(unit=unit, low=points, high=points, maximum=most, deduction=Fraction(0))


def _unknown(pact: Pact, unit: str, announced: Collection[str], own: Mapping[str, Ground]) -> Ground | None:
    """Why a unit of an announced season takes no place: members are unknown, or of it nothing was announced."""
    if unit in announced:
        return None if pact.cluster.members_complete else Ground(why=Why.PEERS_UNKNOWN, about=About(unit=unit))
    # who surely may take no place misses no announcement (shape 46)
    barred = unit in own and own[unit].why not in (Why.BAR_UNDECIDED, Why.LATE_WITHOUT_PLACE)
    facts = pairs(announced="totals" if announced else None)
    return own[unit] if barred else Ground(why=Why.NOT_ANNOUNCED, about=About(unit=unit), facts=facts)


def _as_announced(evidence: Evidence, announced: Announcement, decided: tuple[Decided, ...], held: Held) -> Ranking:
    """The places as announced: whoever announced them knew who may take one."""
    pact, rulings = evidence.pact, of_order(decided)
    peers = frozenset(pact.peers)
    figured = _Figured() if evidence.scores is None else _by_figures(evidence.scores, announced, decided)
    # what was announced of a unit that is no member of the season is no place of it (shape 46)
    stated: dict[str, int] = {unit: place for unit, place in announced.places if unit in peers}
    known = classified(evidence, {}, Known(held=held, decided=decided, places=stated))
    classes = stated_classes(pact, announced.bands, known, figured.classes)
    # no bar takes an announced place, it is said beside it; who left or came late keeps it, without a slot (shape 46)
    own = {unit: bar for unit, bar in barred(evidence, {}).items() if unit not in stated or _without_slot(pact, bar)}
    found = Ranking(
        pact=pact,
        evidence=evidence,
        positions=positions_of(pact.cluster.ids, stated, {}, dict(classes.may_be), {}),
        unplaced=tuple(
            ground
            for unit in pact.cluster.ids
            if unit not in stated and (ground := _unknown(pact, unit, (), own)) is not None
        ),
        barred=tuple(own.values()),
        broken=(
            *outside(pact, announced),
            *other_places(pact, dict(announced.places), figured.places),
            *(ground for each in stated.items() for ground in surely_barred(evidence, *each, figured.barred)),
            *(unused(ruling, unit, "announced") for ruling in rulings for unit in ruling.among),
        ),
        classes=classes.may_be,
        classed=classes.grounds,
    )
    return _held_together(found, kept_out=figured.barred)


def _without_slot(pact: Pact, bar: Ground) -> bool:
    """Whether what keeps a unit from a place keeps it from a slot though its place was announced (shape 98)."""
    return bar.why is Why.LATE_WITHOUT_PLACE or pact.outside(bar.about.unit or "") is not None


@frozen(kw_only=True, repr=False)
class _Figured(Shown):
    """What recorded figures give beside announced places: places, classes, and who is barred by them."""

    places: Mapping[str, int] = field(factory=dict)
    classes: tuple[tuple[str, MayBe], ...] = ()
    barred: Mapping[str | None, Ground] = field(factory=dict)


def _beside(scores: Scores, announced: Announcement) -> Evidence:
    """What may be read of the figures that are recorded beside what was announced."""
    pact = scores.figures.pact
    leaves = {row.code for row in rules_of(scores.figures).criteria.leaves}
    named = {unit for unit, _ in (*announced.places, *announced.totals)}.intersection(pact.peers)
    # of a unit to which no line is assigned nothing could be recorded, so that nothing is missing (shape 46)
    known = {unit for unit in named if leaves <= {*pact.unassigned.get(unit, ())}} | scores.measured
    return Evidence(pact=pact, scores=scores, partial=not known >= named)


def _by_figures(scores: Scores, announced: Announcement, rulings: tuple[Decided, ...]) -> _Figured:
    """What figures give that any line scores; places only where such are known of all that have one."""
    evidence, measured = _beside(scores, announced), scores.measured
    found = _worked_out(evidence, scores, rulings, ())
    places = dict(found.known)
    return _Figured(
        # that a is third by its figures says nothing against place 1 while those of others are missing (shape 46)
        places=places if measured.issuperset(places) and not evidence.partial else {},
        classes=tuple(each for each in found.classes if each[0] in measured),
        barred={each.about.unit: each for each in found.barred},
    )


def _held_together(ranking: Ranking, *, kept_out: Container[str | None] = ()) -> Ranking:
    """An announced ranking, with what its places and its classes say against each other.

    Who is kept out by figures waits for no place.
    """
    waits = (unit for unit in ranking.unannounced if ranking.stands(unit) and unit not in kept_out)
    # to whom nothing is assigned takes no place, so that its class stands above nobody's (shape 46)
    waiting = [unit for unit in waits if not ranking.evidence.unassigned(_total(ranking.pact, unit, Fraction(0)))]
    said = other_order(ranking.pact, ranking.classes, dict(ranking.known), waiting)
    return evolve(ranking, broken=(*ranking.broken, *said))
