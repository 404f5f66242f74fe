"""Ranking: one key a unit, then places; who takes no place, and why.

Owns: `Ruling`, `RulingKind`, `Announcement`, `Position`, `Ranking`, `rank`, `announce`.
Takes scores with recorded rulings, or what was announced; gives places, ties stated.
Never: a tie settled by chance, order of input or name; rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum, unique
from fractions import Fraction

from attrs import evolve, field, frozen

from thidua.clusters import Cluster, name_units
from thidua.errors import FormatError, Problem, RecordError
from thidua.grounds import About, Citation, Facts, Fault, Ground, Why, pairs
from thidua.names import number, slug
from thidua.order import places as places_of
from thidua.pacts import Pact, unknown_units
from thidua.phrasebook import Language, Sentences, decimal, say_all
from thidua.rulebook import RankBy, RankingRule, Rulebook
from thidua.scoring import Scores, Total

__all__ = ["Announcement", "Position", "Ranking", "Ruling", "RulingKind", "announce", "rank"]


@unique
class RulingKind(Enum):
    """What kind of recorded decision set an order among equals."""

    VOTE = "vote"
    CASTING_VOTE = "casting-vote"
    LOT = "lot"


@frozen(kw_only=True)
class Ruling:
    """A recorded decision on the order of units that are otherwise equal (*quyết định thứ tự*).

    `among` are the units, `order` the same units, best first; a lot carries its seed, so that anyone can draw it again.
    """

    kind: RulingKind
    among: tuple[str, ...]
    order: tuple[str, ...]
    by: str | None = None
    seed: str | None = None


@frozen(kw_only=True)
class Announcement:
    """What was announced without points or with totals only: units with places, or with totals, never both."""

    places: tuple[tuple[str, int], ...] = ()
    totals: tuple[tuple[str, Fraction], ...] = ()


@frozen(kw_only=True)
class Position:
    """Where one unit stands: its place, the units that share it, its measure where known (points or rate)."""

    unit: str
    place: int
    tied_with: tuple[str, ...] = ()
    measure: Fraction | None = None

    @property
    def tied(self) -> bool:
        """Whether another unit shares the place."""
        return bool(self.tied_with)


@frozen(kw_only=True)
class Ranking:
    """The places of a cluster's units (*xếp hạng*); each unit has one place or a reason for none."""

    pact: Pact = field(repr=False)
    scores: Scores | None = field(repr=False, default=None)
    positions: tuple[Position, ...]
    unplaced: tuple[Ground, ...] = ()
    broken: tuple[Ground, ...] = ()

    def of(self, unit: str) -> Position | None:
        """The position of one unit, or None if it takes no place."""
        known = self.pact.cluster.unit(unit).id
        return next((each for each in self.positions if each.unit == known), None)

    def at(self, place: int) -> tuple[Position, ...]:
        """The units on one place: none, one, or those that tie."""
        return tuple(each for each in self.positions if each.place == place)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why this unit stands where it stands, or takes no place."""
        position = self.of(unit)
        stated = [] if position is None else [_placed(self, position)]
        stated += [ground for ground in (*self.unplaced, *self.broken) if ground.about.unit == unit]
        return (*stated, *(() if position is None else _tied(position)))

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
    problems = bad_rulings(pact.cluster, recorded)
    if problems:
        raise RecordError(problems)
    rule = pact.rulebook.ranking if pact.rulebook is not None else RankingRule()
    totals = [scores.of(unit) for unit in pact.cluster.ids]
    unplaced = _unplaced(scores, totals)
    measures = {total.unit: _measure(total, rule.by) for total in totals if total.unit not in unplaced}
    keys: Keys = {unit: (measure,) for unit, measure in measures.items()}
    pending: Pending = {(ruling.kind.value, frozenset(ruling.among)): ruling for ruling in recorded}
    stated: list[Ground] = []
    for code in rule.tie_breaks:
        for group in _equal_units(keys):
            amounts = _amounts(code, group, scores, pending)
            stated += [_broken(pact, unit, code, amounts) for unit in group if len(set(amounts.values())) > 1]
            # keys of equals grow together, so that keys of different length differ before the shorter one ends
            for unit, amount in amounts.items():
                keys[unit] += (amount if code.startswith("points:") else -amount,)
    stated += [_unused(ruling, unit) for ruling in pending.values() for unit in ruling.among]
    positions = _positions(pact.cluster, _placed_by(keys), measures)
    return Ranking(
        pact=pact, scores=scores, positions=positions, unplaced=tuple(unplaced.values()), broken=tuple(stated)
    )


def _measure(total: Total, by: RankBy) -> Fraction:
    return total.low if by is RankBy.POINTS else total.rate or Fraction(0)


def _unplaced(scores: Scores, totals: list[Total]) -> dict[str, Ground]:
    """The units that take no place, each with the reason."""
    pact, figures = scores.figures.pact, scores.figures
    heard = figures.heard
    found = {ground.about.unit or "": ground for ground in scores.barred}
    for total in totals:
        facts: Facts = ()
        if not pact.cluster.members_complete:
            why = Why.PEERS_UNKNOWN
        elif total.unit not in heard:
            why = Why.UNCLASSIFIED
        elif total.unit in found:
            continue
        elif not total.maximum:
            why = Why.NOTHING_ASSIGNED
        elif scores.provisional:
            why, facts = Why.PROVISIONAL, pairs(low=total.low, high=total.high)
        else:
            continue
        cites = () if pact.rulebook is None or why is Why.PEERS_UNKNOWN else pact.rulebook.cite()
        found[total.unit] = Ground(why=why, about=About(unit=total.unit), facts=facts, cites=cites)
    return found


Keys = dict[str, tuple[Fraction | int, ...]]
Pending = dict[tuple[str, frozenset[str]], Ruling]


def _equal_units(keys: Keys) -> list[list[str]]:
    """The groups of two units or more that have one key."""
    groups: dict[tuple[Fraction | int, ...], list[str]] = {}
    for unit, key in keys.items():
        groups.setdefault(key, []).append(unit)
    return [group for group in groups.values() if len(group) > 1]


def _amounts(code: str, group: list[str], scores: Scores, pending: Pending) -> Mapping[str, Fraction | int]:
    """What a tie-break compares among equals: points, deductions, places in a ruling, which is then no longer pending.

    Points are better the more they are, everything else the less.
    """
    head, _, criterion = code.partition(":")
    if head == "points":
        return {unit: scores.on(criterion, unit).low for unit in group}
    if code == "fewest-deductions":
        return {unit: -scores.of(unit).deduction for unit in group}
    ruling = pending.pop((code, frozenset(group)), None)
    return {} if ruling is None else {unit: place for place, unit in enumerate(ruling.order, start=1)}


def _broken(pact: Pact, unit: str, code: str, amounts: Mapping[str, Fraction | int]) -> Ground:
    """A tie-break as a reason: the unit's own amount, and the units from which it separates."""
    apart = tuple(each for each, amount in amounts.items() if amount != amounts[unit])
    facts = pairs(tie_break=code, value=amounts[unit], tied_with=apart)
    return Ground(why=Why.TIE_BROKEN, about=About(unit=unit), facts=facts, cites=_cites(pact))


def _unused(ruling: Ruling, unit: str) -> Ground:
    return Ground(why=Why.RULING_UNUSED, about=About(unit=unit), facts=pairs(ruling=ruling.kind.value))


def bad_rulings(cluster: Cluster, rulings: tuple[Ruling, ...]) -> list[Problem]:
    """What is wrong with rulings: a unit outside the cluster, an order of other units than named, a second ruling."""
    problems = []
    seen: set[tuple[RulingKind, frozenset[str]]] = set()
    for index, ruling in enumerate(rulings):
        path = f"$.rulings[{index}]"
        problems += unknown_units(cluster, {(f"{path}.among", unit): None for unit in ruling.among})
        if sorted(ruling.among) != sorted(ruling.order) or len(set(ruling.among)) < len(ruling.among):
            facts = pairs(found=", ".join(ruling.order), allowed=ruling.among)
            problems.append(Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.order", facts=facts))
        question = (ruling.kind, frozenset(ruling.among))
        if question in seen:
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=", ".join(ruling.among))))
        seen.add(question)
    return problems


def _placed_by(keys: Mapping[str, Fraction | tuple[Fraction | int, ...]]) -> dict[str, int]:
    return dict(zip(keys, places_of(list(keys.values())), strict=True))


def _positions(cluster: Cluster, places: Mapping[str, int], measures: Mapping[str, Fraction]) -> tuple[Position, ...]:
    sharing: dict[int, list[str]] = {}
    for unit in cluster.ids:
        if unit in places:
            sharing.setdefault(places[unit], []).append(unit)
    return tuple(
        Position(
            unit=unit,
            place=place,
            tied_with=tuple(each for each in sharing[place] if each != unit),
            measure=measures.get(unit),
        )
        for place in sorted(sharing)
        for unit in sharing[place]
    )


def _cites(pact: Pact) -> tuple[Citation, ...]:
    """On what the order rests: the citations of the rule, else the rulebook."""
    return () if pact.rulebook is None else pact.rulebook.ranking.cites or pact.rulebook.cite()


def _placed(ranking: Ranking, position: Position) -> Ground:
    about, facts = About(unit=position.unit), pairs(place=position.place)
    if position.measure is None:
        return Ground(why=Why.ANNOUNCED, about=about, facts=facts)
    rules = ranking.pact.rulebook
    by = RankBy.POINTS if rules is None or ranking.scores is None else rules.ranking.by
    facts = pairs(place=position.place, by=by.value, value=position.measure)
    return Ground(why=Why.PLACED, about=about, facts=facts, cites=_cites(ranking.pact))


def _tied(position: Position) -> tuple[Ground, ...]:
    if not position.tied:
        return ()
    facts = pairs(place=position.place, tied_with=position.tied_with)
    return (Ground(why=Why.TIED, about=About(unit=position.unit), facts=facts),)


Loose = str | int | float | Fraction | Decimal


def announce(
    pact: Pact | str,
    *,
    places: Mapping[str, int] | None = None,
    totals: Mapping[str, Loose] | None = None,
    rulebook: Rulebook | None = None,
) -> Ranking:
    """The ranking of a season announced without points: places, or totals (*công bố kết quả*).

    A bare name stands for a pact whose members are the units named; `rulebook` for the pact's own. Totals may be
    written as people write them; while not all members are known, they give no place.

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
    places, totals = places or {}, totals or {}
    if isinstance(pact, str):
        cluster = Cluster(id=slug(pact), name=pact, units=name_units(tuple(dict.fromkeys((*places, *totals)))))
        pact = Pact(cluster=cluster, rulebook=rulebook)
    elif rulebook is not None:
        pact = evolve(pact, rulebook=rulebook)
    find = pact.cluster.directory().find
    numbers, unreadable = _numbers(totals)
    announced = Announcement(
        places=tuple((find(name) or name, place) for name, place in places.items()),
        totals=tuple((find(name) or name, total) for name, total in numbers.items()),
    )
    problems = [*bad_announcement(pact.cluster, announced), *unreadable]
    if problems:
        raise (FormatError if unreadable else RecordError)(problems)
    measures = dict(announced.totals)
    comparable = measures if pact.cluster.members_complete else {}
    positions = _positions(pact.cluster, dict(announced.places) or _placed_by(comparable), measures)
    placed = {each.unit for each in positions}
    unplaced = tuple(
        Ground(why=Why.PEERS_UNKNOWN if unit in measures else Why.NOT_ANNOUNCED, about=About(unit=unit))
        for unit in pact.cluster.ids
        if unit not in placed
    )
    return Ranking(pact=pact, positions=positions, unplaced=unplaced)


def bad_announcement(cluster: Cluster, announced: Announcement) -> list[Problem]:
    """What is wrong with an announcement: units unknown or repeated, places below 1, places and totals together."""
    problems = []
    if announced.places and announced.totals:
        problems.append(Problem(fault=Fault.TWO_ANNOUNCEMENTS, path="$.announced"))
    for key, rows in (("places", announced.places), ("totals", announced.totals)):
        units = [unit for unit, _ in rows]
        for index, unit in enumerate(units):
            path = f"$.announced.{key}.{unit}"
            problems += unknown_units(cluster, {(path, unit): None})
            if unit in units[:index]:
                problems.append(Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=unit)))
    problems += [
        Problem(fault=Fault.BELOW_MINIMUM, path=f"$.announced.places.{unit}", facts=pairs(found=place, minimum=1))
        for unit, place in announced.places
        if place < 1
    ]
    return problems


def _numbers(totals: Mapping[str, Loose]) -> tuple[dict[str, Fraction], list[Problem]]:
    problems: list[Problem] = []
    found = {}
    for name, total in totals.items():
        try:
            found[name] = number(total)
        except FormatError as error:
            problems += [each.under(f"$.announced.totals.{name}") for each in error.problems]
    return found, problems
