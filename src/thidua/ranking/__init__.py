"""Ranking: one key a unit, then places and bands; who takes no place, and why.

Owns: `Ruling`, `RulingKind`, `draw`, `Announcement`, `Position`, `Comparison`, `Ranking`, `rank`, `announce`.
Takes scores with recorded rulings, or what was announced; gives places, ties stated, and classes.
Never: a tie settled by chance, order of input or name; rounding.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, partial

from attrs import evolve, field, frozen

from thidua.clusters import Cluster, name_units
from thidua.criteria import node_read
from thidua.errors import FormatError, RecordError
from thidua.figures import State, fact_of
from thidua.grounds import About, Citation, Fact, Ground, Why, pairs
from thidua.names import not_of, slug
from thidua.order import places as places_of
from thidua.pacts import Pact
from thidua.phrasebook import Language, Sentences, decimal, percent_apart, say_all
from thidua.ranking.announcing import Announcement, Loose, announced_bands, competition, not_whole, numbers_of, table
from thidua.ranking.announcing import bad_announcement as bad_announcement
from thidua.ranking.bars import barred, behind_open_bar
from thidua.ranking.bars import unplaced as without_place
from thidua.ranking.classes import classified, to_class
from thidua.ranking.rulings import Ruling, RulingKind, checked, draw
from thidua.ranking.rulings import bad_rulings as bad_rulings
from thidua.rulebook import RULINGS, RankBy, RankingRule, Rulebook
from thidua.scoring import Scores, Total
from thidua.scoring.reading import deducted, earned

__all__ = ["Announcement", "Comparison", "Position", "Ranking", "Ruling", "RulingKind", "announce", "draw", "rank"]

Amount = Fraction | int | tuple[int, ...]
Key = tuple[tuple[str, Amount], ...]


@frozen(kw_only=True)
class Position:
    """Where one unit stands: its place, the units that share it, its measure where known (points or rate), its band.

    `key` is everything that put it there, in order: the measure and each tie-break that was asked, with its amount.
    """

    unit: str
    place: int
    tied_with: tuple[str, ...] = ()
    measure: Fraction | None = None
    band: str | None = None
    key: Key = ()

    @property
    def tied(self) -> bool:
        """Whether another unit shares the place."""
        return bool(self.tied_with)


_ORDER_OPEN = (Why.PEERS_UNKNOWN, Why.PROVISIONAL, Why.TOTAL_UNBOUNDED, Why.STANDING_OPEN)


@frozen(kw_only=True)
class Comparison:
    """What separates two units (*so sánh hai đơn vị*): the deciding key with both amounts; no key where they tie."""

    unit: str
    other: str
    key: str | None = None
    amount: Amount | None = None
    other_amount: Amount | None = None


@frozen(kw_only=True)
class Ranking:
    """The places of a cluster's units (*xếp hạng*); each unit has one place or a reason for none.

    `bands` are the classes of units, by id: a unit may have one without a place. `barred` are those that may take no
    place whatever the order comes to, or of which that cannot be decided. `order` holds the places as they would
    be if no bar that cannot be decided held, where there is one. `digits` are those that part rates in
    percent; None where the order rests on points.
    """

    pact: Pact = field(repr=False)
    scores: Scores | None = field(repr=False, default=None)
    positions: tuple[Position, ...]
    order: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    unplaced: tuple[Ground, ...] = ()
    barred: tuple[Ground, ...] = field(default=(), repr=False)
    broken: tuple[Ground, ...] = ()
    bands: tuple[tuple[str, str], ...] = ()
    classed: tuple[Ground, ...] = ()
    digits: int | None = field(init=False, eq=False, repr=False)

    @digits.default
    def _apart(self) -> int | None:
        if self.scores is None or _by(self.pact) is RankBy.POINTS:
            return None
        return percent_apart(each.measure for each in self.positions if each.measure is not None)

    def of(self, unit: str) -> Position | None:
        """The position of one unit, or None if it takes no place."""
        known = self.pact.cluster.unit(unit).id
        return next((each for each in self.positions if each.unit == known), None)

    def at(self, place: int) -> tuple[Position, ...]:
        """The units on one place: none, one, or those that tie."""
        return tuple(each for each in self.positions if each.place == place)

    def band(self, unit: str) -> str | None:
        """The class of one unit, placed or not, or None."""
        return dict(self.bands).get(self.pact.cluster.unit(unit).id)

    @property
    def standing(self) -> dict[str, int]:
        """The places by unit, those among them that a bar not yet decided may still take or move."""
        return dict(self.order) or {each.unit: each.place for each in self.positions}

    @property
    def open(self) -> bool:
        """Whether nobody can say yet in which order the units stand, whoever may take a place."""
        return any(each.why in _ORDER_OPEN for each in self.unplaced)

    @property
    def number(self) -> tuple[int, int] | None:
        """How many units take a place, at least and at most; None while the order is not known."""
        if self.open:
            return None
        unsure = {each.about.unit for each in self.unplaced if each.why is Why.BAR_UNDECIDED}
        return len(self.standing.keys() - unsure), len(self.standing)

    def held_back(self, unit: str) -> Ground | None:
        """Why a unit may be neither voted for nor proposed, or None.

        A unit without place may be proposed by votes only where nothing but its place in the order is unknown.
        """
        return self._held_back.get(unit)

    @cached_property
    def _held_back(self) -> dict[str | None, Ground]:
        return {each.about.unit: each for each in self.barred}

    def compare(self, unit: str, other: str) -> Comparison | None:
        """What separates two placed units: the first key in which they differ; None where one has no place or key."""
        one, two = self.of(unit), self.of(other)
        if one is None or two is None or not (one.key and two.key):
            return None
        both = zip(one.key, two.key, strict=False)
        parted = next(((code, mine, his) for (code, mine), (_, his) in both if mine != his), None)
        if parted is None:
            return Comparison(unit=one.unit, other=two.unit)
        code, mine, his = parted
        return Comparison(unit=one.unit, other=two.unit, key=code, amount=mine, other_amount=his)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why this unit stands where it stands, or takes no place, and its class."""
        unit = self.pact.cluster.unit(unit).id
        position = self.of(unit)
        stated = [] if position is None else [_placed(self, position)]
        stated += [ground for ground in (*self.unplaced, *self.broken) if ground.about.unit == unit]
        tied = () if position is None else _tied(position)
        return (*stated, *tied, *(ground for ground in self.classed if ground.about.unit == unit))

    def explain(self, language: Language | str = Language.VI, *, unit: str | None = None) -> Sentences:
        """The reasons in words, of one unit or of all, placed units first."""
        placed = [each.unit for each in self.positions]
        units = dict.fromkeys((*placed, *self.pact.cluster.ids)) if unit is None else (unit,)
        grounds = [ground for each in units for ground in self.grounds_for(each)]
        return say_all(grounds, language, self.pact.titles())

    def rows(self) -> list[tuple[int, str, str, str, tuple[str, ...]]]:
        """Plain tuples: place, unit, name, points or rate as text with a point, units that share the place."""
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


def rank(scores: Scores, rulings: Iterable[Ruling] = ()) -> Ranking:
    """Put the units of a scored season in order (*xếp hạng*).

    Equal units share a place until a tie-break of the rulebook separates them; a ruling counts only among exactly the
    units that are still equal when its turn comes.

    Law: the rulebook's `ranking`.

    Raises: RecordError if a ruling names a unit that is not in the cluster, orders other units than it names, or is
        the second of its kind among the same units.
    """
    pact, recorded = scores.figures.pact, tuple(rulings)
    problems = bad_rulings(pact.cluster, recorded, pact.rulebook)
    if problems:
        raise RecordError(problems)
    rule = pact.rulebook.ranking if pact.rulebook is not None else RankingRule()
    totals = {unit: scores.of(unit) for unit in pact.cluster.ids}
    own = barred(scores, list(totals.values()))
    unplaced = without_place(scores, list(totals.values()), own)
    unsure = set()
    if not any(ground.why in _ORDER_OPEN for ground in unplaced.values()):
        unsure = {unit for unit, ground in own.items() if ground.why is Why.BAR_UNDECIDED}
    placed = {unit: total for unit, total in totals.items() if unit not in unplaced or unit in unsure}
    measures = {unit: _measure(total, rule.by) for unit, total in placed.items()}
    known = {unit: measure for unit, measure in measures.items() if placed[unit].points is not None}
    keys: Keys = {unit: ((rule.by.value, measure),) for unit, measure in measures.items()}
    pending: Pending = {(ruling.kind.value, frozenset(ruling.among)): ruling for ruling in recorded}
    stated: list[Ground] = []
    for code in rule.tie_breaks:
        for group in _equal_units(keys):
            amounts, said = _amounts(code, group, scores, pending)
            stated += said
            stated += [_broken(pact, unit, code, amounts) for unit in group if len(set(amounts.values())) > 1]
            # keys of equals grow together, so that keys of different length differ before the shorter one ends
            for unit, amount in amounts.items():
                keys[unit] += ((code, amount),)
    stated += [_unused(ruling, unit) for ruling in pending.values() for unit in ruling.among]
    bands, classed = classified(pact, {unit: totals[unit] for unit in to_class(scores, totals)}, scores)
    asked = any(len(key) > 1 for key in keys.values())  # else the measures alone give the order
    places = _placed_by({unit: _comparable(key) for unit, key in keys.items()} if asked else measures)
    behind = behind_open_bar(pact, places, unsure, recorded)
    unplaced |= behind
    sure = {unit: place for unit, place in places.items() if unit not in unplaced}
    return Ranking(
        pact=pact,
        scores=scores,
        order=tuple(places.items()) if unsure else (),
        positions=_positions(pact.cluster, sure, known, bands, keys),
        unplaced=tuple(unplaced.values()),
        barred=tuple(own.values()),
        broken=tuple(stated),
        bands=tuple(bands.items()),
        classed=tuple(classed),
    )


def _measure(total: Total, by: RankBy) -> Fraction:
    return total.low if by is RankBy.POINTS else total.low / total.maximum  # who takes a place has a maximum


Keys = dict[str, Key]
Pending = dict[tuple[str, frozenset[str]], Ruling]


def _equal_units(keys: Keys) -> list[list[str]]:
    """The groups of two units or more that have one key."""
    groups: dict[Key, list[str]] = {}
    for unit, key in keys.items():
        groups.setdefault(key, []).append(unit)
    return [group for group in groups.values() if len(group) > 1]


def _comparable(key: Key) -> tuple[Amount, ...]:
    """A key of which more is better: of deductions, and of places in a ruling, the fewer the better."""
    return tuple(-amount if _less_is_better(code) and not isinstance(amount, tuple) else amount for code, amount in key)


def _less_is_better(code: str) -> bool:
    return code == "fewest-deductions" or code in RULINGS


def _amounts(
    code: str, group: list[str], scores: Scores, pending: Pending
) -> tuple[Mapping[str, Amount], tuple[Ground, ...]]:
    """What a tie-break compares among equals, and what there is to say of it.

    Points, deductions, the numbers of awards held, best first; or places in a ruling, which is then no longer pending.
    """
    criterion = node_read("", code)
    if criterion is not None:
        return _measured(code, scores, earned(scores, criterion, group))
    if code == "fewest-deductions":
        return _measured(code, scores, deducted(scores, group))
    if code == "honours":
        return _honours(scores, group)
    ruling = pending.pop((code, frozenset(group)), None)
    if ruling is None:
        return {}, ()
    order, said = checked(ruling, scores.figures.pact.rulebook)
    return {unit: order.index(unit) + 1 for unit in group if order}, said


def _measured(
    code: str, scores: Scores, amounts: Mapping[str, Fraction | State]
) -> tuple[Mapping[str, Amount], tuple[Ground, ...]]:
    """The amounts of equals; none where one of them has a state and no amount: that decides nothing, and is said."""
    found = {unit: amount for unit, amount in amounts.items() if isinstance(amount, Fraction)}
    if len(found) == len(amounts):
        return found, ()
    return {}, _undecided(code, scores.figures.pact, {unit: fact_of(amount) for unit, amount in amounts.items()})


def _undecided(code: str, pact: Pact, shown: Mapping[str, Fact]) -> tuple[Ground, ...]:
    """That a tie-break cannot separate equals, with what is known of each."""
    return tuple(
        Ground(
            why=Why.TIE_UNDECIDED,
            about=About(unit=unit),
            facts=pairs(
                tie_break=code, tied_with=tuple(each for each in shown if each != unit), others=(*shown.items(),)
            ),
            cites=_cites(pact),
        )
        for unit in shown
    )


def _honours(scores: Scores, group: list[str]) -> tuple[Mapping[str, Amount], tuple[Ground, ...]]:
    """How often each unit held the awards that count, best first; nothing where it is open whether one held more."""
    rules, held = scores.figures.pact.rulebook, scores.figures.honours
    order = rules.ranking if rules is not None else RankingRule()
    awards = order.honours
    found = {unit: tuple(held.times(unit, award) for award in awards) for unit in group}
    open_ = {unit for unit in group if any(award in awards for award in held.open_for(unit))}
    if open_:
        shown = {unit: _OPEN if unit in open_ else _shown(found[unit], order) for unit in group}
        return {}, _undecided("honours", scores.figures.pact, shown)
    return found, ()


_OPEN = "honours-undecided"  # of a unit of which nobody can say what it takes over


def _broken(pact: Pact, unit: str, code: str, amounts: Mapping[str, Amount]) -> Ground:
    """A tie-break as a reason: the unit's own amount, and those of the units from which it separates."""
    apart = {each: amount for each, amount in amounts.items() if amount != amounts[unit]}
    rules = pact.rulebook.ranking if pact.rulebook is not None else RankingRule()
    facts = pairs(
        tie_break=code,
        value=_shown(amounts[unit], rules),
        tied_with=tuple(apart),
        others=tuple((each, _shown(amount, rules)) for each, amount in apart.items()),
    )
    return Ground(why=Why.TIE_BROKEN, about=About(unit=unit), facts=facts, cites=_cites(pact))


def _shown(amount: Amount, rules: RankingRule) -> Fact:
    """An amount as a fact: awards held by id and number, 0 where there is none."""
    if not isinstance(amount, tuple):
        return amount
    return tuple((award, number) for award, number in zip(rules.honours, amount, strict=True) if number) or 0


def _unused(ruling: Ruling, unit: str) -> Ground:
    return Ground(why=Why.RULING_UNUSED, about=About(unit=unit), facts=pairs(ruling=ruling.kind.value))


def _placed_by(keys: Mapping[str, Fraction | tuple[Amount, ...]]) -> dict[str, int]:
    return dict(zip(keys, places_of(list(keys.values())), strict=True))


def _positions(
    cluster: Cluster,
    places: Mapping[str, int],
    measures: Mapping[str, Fraction],
    bands: Mapping[str, str],
    keys: Mapping[str, Key],
) -> tuple[Position, ...]:
    sharing: dict[int, list[str]] = {}
    for unit in cluster.ids:
        if unit in places:
            sharing.setdefault(places[unit], []).append(unit)
    return tuple(
        Position(
            unit=unit,
            place=place,
            tied_with=tuple(each for each in sharing[place] if each != unit) if len(sharing[place]) > 1 else (),
            measure=measures.get(unit),
            band=bands.get(unit),
            key=keys.get(unit, ()),
        )
        for place in sorted(sharing)
        for unit in sharing[place]
    )


def _by(pact: Pact) -> RankBy:
    """On what the order of a pact rests."""
    return RankBy.POINTS if pact.rulebook is None else pact.rulebook.ranking.by


def _cites(pact: Pact) -> tuple[Citation, ...]:
    """On what the order rests: the citations of the rule, else the rulebook."""
    return () if pact.rulebook is None else pact.rulebook.ranking.cites or pact.rulebook.cite()


def _placed(ranking: Ranking, position: Position) -> Ground:
    about, facts = About(unit=position.unit), pairs(place=position.place)
    if position.measure is None and ranking.scores is not None:  # at both ends of its points
        facts = pairs(place=position.place, by=_by(ranking.pact).value)
        return Ground(why=Why.PLACED_EITHER_WAY, about=about, facts=facts, cites=_cites(ranking.pact))
    if position.measure is None:
        return Ground(why=Why.ANNOUNCED, about=about, facts=facts)
    by = RankBy.POINTS if ranking.scores is None else _by(ranking.pact)
    facts = pairs(place=position.place, by=by.value, value=position.measure, digits=ranking.digits)
    return Ground(why=Why.PLACED, about=about, facts=facts, cites=_cites(ranking.pact))


def _tied(position: Position) -> tuple[Ground, ...]:
    if not position.tied:
        return ()
    facts = pairs(place=position.place, tied_with=position.tied_with)
    return (Ground(why=Why.TIED, about=About(unit=position.unit), facts=facts),)


def announce(
    pact: Pact | str,
    *,
    places: Mapping[str, int] | None = None,
    totals: Mapping[str, Loose] | None = None,
    bands: Mapping[str, str] | None = None,
    rulebook: Rulebook | None = None,
) -> Ranking:
    """The ranking of a season announced without points: places, or totals (*công bố kết quả*).

    A bare name stands for a pact whose members are the units named; `rulebook` for the pact's own. Totals may be
    written as people write them; while not all members are known, they give no place. `bands` are announced classes,
    which stand; where none is, totals fall into the rulebook's bands.

    Raises: RecordError, listing unknown and repeated units, places below 1, places and totals together; FormatError
        with all of these if a total is no number.

    Example:
        >>> ranking = announce("Cụm 7", totals={"Phú Thọ": "98,5", "Tuyên Quang": "97", "Yên Bái": "97"})
        >>> for row in ranking.rows():
        ...     print(row)
        (1, 'phu-tho', 'Phú Thọ', '98.5', ())
        (2, 'tuyen-quang', 'Tuyên Quang', '97', ('yen-bai',))
        (2, 'yen-bai', 'Yên Bái', '97', ('tuyen-quang',))
    """
    places, totals, bands = table("places", places), table("totals", totals), table("bands", bands)
    _refuse_other(pact)
    if isinstance(pact, str):
        cluster = Cluster(id=slug(pact), name=pact, units=name_units(tuple(dict.fromkeys((*places, *totals, *bands)))))
        pact = Pact(cluster=cluster, rulebook=rulebook)
    elif rulebook is not None:
        pact = evolve(pact, rulebook=rulebook)
    find = partial(pact.cluster.find_member, season=pact.season)
    numbers, unreadable = numbers_of(totals)
    announced = Announcement(
        places=tuple((find(name) or name, place) for name, place in places.items()),
        totals=tuple((find(name) or name, total) for name, total in numbers.items()),
        bands=tuple((find(name) or name, band) for name, band in bands.items()),
    )
    odd = not_whole(places)
    wrong = [*odd, *unreadable]
    problems = [*([] if odd else bad_announcement(pact, announced)), *wrong]
    if problems:
        raise (FormatError if wrong else RecordError)(problems)
    return _announced(pact, announced)


def _refuse_other(pact: object) -> None:
    if not isinstance(pact, str | Pact):
        raise FormatError([not_of(pact, "text")])


def _announced(pact: Pact, announced: Announcement) -> Ranking:
    """The ranking that an announcement gives."""
    measures = dict(announced.totals)
    complete = pact.cluster.members_complete
    comparable = {unit: total for unit, total in announced.totals if complete and unit in pact.peers}
    classes, classed = announced_bands(pact, announced)
    keys: Keys = {unit: ((RankBy.POINTS.value, total),) for unit, total in measures.items()}
    stated = {unit: place for unit, place in announced.places if unit in pact.peers}
    places = stated or _placed_by(comparable)
    positions = _positions(pact.cluster, places, measures, classes, keys)
    placed = {each.unit for each in positions}
    unplaced = tuple(
        pact.outside(unit)
        or Ground(why=Why.PEERS_UNKNOWN if unit in measures else Why.NOT_ANNOUNCED, about=About(unit=unit))
        for unit in pact.cluster.ids
        if unit not in placed
    )
    return Ranking(
        pact=pact,
        positions=positions,
        unplaced=unplaced,
        barred=tuple(ground for unit in pact.cluster.ids if (ground := pact.outside(unit)) is not None),
        broken=(*_outside(pact, announced, places), *_dense(pact, stated)),
        bands=tuple(classes.items()),
        classed=tuple(classed),
    )


def _outside(pact: Pact, announced: Announcement, places: Mapping[str, int]) -> Iterator[Ground]:
    """What was announced of units that are no members at the end: kept of those that left, else without effect."""
    own, totals = dict(announced.places), dict(announced.totals)
    for unit in (*own, *totals):
        if pact.outside(unit) is not None:
            stands = "announced" if unit in pact.peers else None
            facts = pairs(place=own.get(unit, places.get(unit)), value=totals.get(unit), stands=stands)
            yield Ground(why=Why.ANNOUNCED_OUTSIDE, about=About(unit=unit), facts=facts)


def _dense(pact: Pact, places: Mapping[str, int]) -> Iterator[Ground]:
    """The places of all members that no tie moves on (1-2-2-3) stay as announced, and that is said."""
    if pact.cluster.members_complete and places.keys() >= set(pact.counted):
        counted_on = competition(places.values())
        for unit, place in places.items():
            if place != counted_on[place]:
                facts = pairs(place=place, counted_on=counted_on[place])
                yield Ground(why=Why.PLACES_DENSE, about=About(unit=unit), facts=facts)
