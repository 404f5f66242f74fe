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

from attrs import field, frozen

from thidua.clusters import Cluster, name_units
from thidua.errors import FormatError, Problem, RecordError
from thidua.grounds import About, Citation, Fault, Ground, Why, pairs
from thidua.names import number
from thidua.order import places as places_of
from thidua.pacts import Pact, unknown_units
from thidua.phrasebook import Language, Sentences, decimal, say_all
from thidua.rulebook import RankBy, Rulebook
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
        """Why this unit stands where it stands."""
        position = self.of(unit)
        if position is None:
            return tuple(ground for ground in self.unplaced if ground.about.unit == unit)
        broken = (ground for ground in self.broken if ground.about.unit == unit)
        return (_placed(self, position), *broken, *_tied(position))

    def explain(self, language: Language | str = Language.VI, *, unit: str | None = None) -> Sentences:
        """The reasons in words, of one unit or of all."""
        units = [each.unit for each in self.positions] + [ground.about.unit or "" for ground in self.unplaced]
        grounds = [ground for each in (units if unit is None else [unit]) for ground in self.grounds_for(each)]
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

    Raises: RecordError if a ruling names a unit that is not in the cluster, or orders other units than it names.
    """
    pact = scores.figures.pact
    rules = pact.rulebook or Rulebook(id="none")
    recorded = tuple(rulings)
    problems = bad_rulings(pact.cluster, recorded)
    if problems:
        raise RecordError(problems)
    totals = [scores.of(unit) for unit in pact.cluster.ids]
    unplaced = {total.unit: ground for total in totals if (ground := _why_unplaced(scores, total, totals)) is not None}
    keys: list[tuple[Fraction | int, ...] | None] = [
        None if total.unit in unplaced else (_measure(total, rules.ranking.by),) for total in totals
    ]
    broken: list[Ground] = []
    used: set[Ruling] = set()
    for code in rules.ranking.tie_breaks:
        keys = _next_keys(_TieBreak(scores=scores, code=code, rulings=recorded), keys, used, broken)
    unused = [_unused(ruling, unit) for ruling in recorded if ruling not in used for unit in ruling.among]
    positions = _positions(pact, keys, [None if key is None else Fraction(key[0]) for key in keys])
    return Ranking(
        pact=pact, scores=scores, positions=positions, unplaced=tuple(unplaced.values()), broken=(*broken, *unused)
    )


def _measure(total: Total, by: RankBy) -> Fraction:
    return total.low if by is RankBy.POINTS else total.rate or Fraction(0)


def _why_unplaced(scores: Scores, total: Total, totals: list[Total]) -> Ground | None:
    figures, about = scores.figures, About(unit=total.unit)
    cites = figures.pact.rulebook.cite() if figures.pact.rulebook is not None else ()
    if not figures.pact.cluster.members_complete:
        return Ground(why=Why.PEERS_UNKNOWN, about=about)
    heard = {each.unit for each in figures.submissions} | {each.unit for each in figures.reviews}
    if total.unit not in heard:
        return Ground(why=Why.UNCLASSIFIED, about=about, cites=cites)
    for barred in scores.barred:
        if barred.about.unit == total.unit:
            return barred
    if any(each.points is None for each in totals):
        facts = pairs(low=total.low, high=total.high)
        return Ground(why=Why.PROVISIONAL, about=about, facts=facts, cites=cites)
    return None


Keys = list[tuple[Fraction | int, ...] | None]


@frozen(kw_only=True)
class _TieBreak:
    """One tie-break of the rulebook at work on scores and rulings."""

    scores: Scores
    code: str
    rulings: tuple[Ruling, ...]


def _next_keys(step: _TieBreak, keys: Keys, used: set[Ruling], broken: list[Ground]) -> Keys:
    """Every key with one more part: the tie-break's, where units are still equal; else 0."""
    ids = step.scores.figures.pact.cluster.ids
    groups: dict[tuple[Fraction | int, ...], list[str]] = {}
    for unit, key in zip(ids, keys, strict=True):
        if key is not None:
            groups.setdefault(key, []).append(unit)
    part: dict[str, Fraction | int] = {}
    for group in groups.values():
        values = _values(step, group, used) if len(group) > 1 else {}
        if len(set(values.values())) > 1:
            broken += [_broken(step, unit, group, values) for unit in group]
        part |= values
    return [None if key is None else (*key, part.get(unit, 0)) for unit, key in zip(ids, keys, strict=True)]


def _values(step: _TieBreak, group: list[str], used: set[Ruling]) -> Mapping[str, Fraction | int]:
    head, _, criterion = step.code.partition(":")
    if head == "points":
        return {unit: step.scores.on(criterion, unit).low for unit in group}
    if head == "fewest-deductions":
        return {unit: step.scores.of(unit).deduction for unit in group}
    for ruling in step.rulings:
        if ruling.kind.value == head and set(ruling.among) == set(group):
            used.add(ruling)
            return {unit: -position for position, unit in enumerate(ruling.order, start=1)}
    return {}


def _broken(step: _TieBreak, unit: str, group: list[str], values: Mapping[str, Fraction | int]) -> Ground:
    rules = step.scores.figures.pact.rulebook
    facts = pairs(tie_break=step.code, value=abs(values[unit]), tied_with=tuple(each for each in group if each != unit))
    cites = (rules.ranking.cites or rules.cite()) if rules is not None else ()
    return Ground(why=Why.TIE_BROKEN, about=About(unit=unit), facts=facts, cites=cites)


def _unused(ruling: Ruling, unit: str) -> Ground:
    return Ground(why=Why.RULING_UNUSED, about=About(unit=unit), facts=pairs(ruling=ruling.kind.value))


def bad_rulings(cluster: Cluster, rulings: tuple[Ruling, ...]) -> list[Problem]:
    """What is wrong with rulings: a unit outside the cluster, an order of other units than they name."""
    problems = []
    for index, ruling in enumerate(rulings):
        path = f"$.rulings[{index}]"
        problems += unknown_units(cluster, {(f"{path}.among", unit): None for unit in ruling.among})
        if sorted(ruling.among) != sorted(ruling.order) or len(set(ruling.among)) < len(ruling.among):
            facts = pairs(found=", ".join(ruling.order), allowed=ruling.among)
            problems.append(Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.order", facts=facts))
    return problems


def _positions(pact: Pact, keys: Keys, measures: list[Fraction | None]) -> tuple[Position, ...]:
    placed = [
        (place, unit, measure)
        for place, unit, measure in zip(places_of(keys), pact.cluster.ids, measures, strict=True)
        if place is not None
    ]
    sharing: dict[int, list[str]] = {}
    for place, unit, _ in placed:
        sharing.setdefault(place, []).append(unit)
    return tuple(
        Position(
            unit=unit, place=place, measure=measure, tied_with=tuple(each for each in sharing[place] if each != unit)
        )
        for place, unit, measure in sorted(placed, key=lambda each: each[0])
    )


def _placed(ranking: Ranking, position: Position) -> Ground:
    rules = ranking.pact.rulebook
    cites: tuple[Citation, ...] = (rules.ranking.cites or rules.cite()) if rules is not None else ()
    facts = pairs(place=position.place)
    if ranking.scores is None and position.measure is None:
        return Ground(why=Why.ANNOUNCED, about=About(unit=position.unit), facts=facts)
    by = RankBy.POINTS if rules is None or ranking.scores is None else rules.ranking.by
    facts = (*facts, ("by", by.value), ("value", position.measure or 0))
    return Ground(why=Why.PLACED, about=About(unit=position.unit), facts=facts, cites=cites)


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

    A bare name stands for a pact whose members are the units named. Totals may be written as people write them.

    Raises: RecordError for places and totals together, and for unknown units; FormatError for what is no number.

    Example:
        >>> ranking = announce("Cụm 7", totals={"Phú Thọ": "98,5", "Tuyên Quang": "97", "Yên Bái": "97"})
        >>> for row in ranking.rows():
        ...     print(row)
        (1, 'phu-tho', 'Phú Thọ', '98.5', ())
        (2, 'tuyen-quang', 'Tuyên Quang', '97', ('yen-bai',))
        (2, 'yen-bai', 'Yên Bái', '97', ('tuyen-quang',))
    """
    if places and totals:
        raise RecordError([Problem(fault=Fault.TWO_ANNOUNCEMENTS, path="$.announced")])
    named = tuple(places or totals or ())
    if isinstance(pact, str):
        pact = _bare(pact, named, rulebook)
    resolved = _resolve(pact.cluster, named)
    key: dict[str, tuple[Fraction | int, ...]] = {}
    measures: dict[str, Fraction | None] = {}
    for name, place in (places or {}).items():
        key[resolved[name]] = (-place,)
    for name, total in _numbers(totals or {}).items():
        key[resolved[name]] = (total,)
        measures[resolved[name]] = total
    ids = pact.cluster.ids
    positions = _positions(pact, [key.get(unit) for unit in ids], [measures.get(unit) for unit in ids])
    if places:
        stated = {resolved[name]: place for name, place in places.items()}
        positions = tuple(_restated(each, stated[each.unit]) for each in positions)
    unplaced = tuple(Ground(why=Why.NOT_ANNOUNCED, about=About(unit=unit)) for unit in ids if unit not in key)
    return Ranking(pact=pact, positions=positions, unplaced=unplaced)


def _restated(position: Position, place: int) -> Position:
    return Position(unit=position.unit, place=place, tied_with=position.tied_with, measure=position.measure)


def _bare(name: str, named: tuple[str, ...], rulebook: Rulebook | None) -> Pact:
    cluster = Cluster(id="cluster", name=name, units=name_units(named))
    return Pact(cluster=cluster, rulebook=rulebook)


def _resolve(cluster: Cluster, named: tuple[str, ...]) -> dict[str, str]:
    directory = cluster.directory()
    found = {name: directory.find(name) for name in named}
    problems = [
        Problem(fault=Fault.UNKNOWN_UNIT, path=f"$.announced.{name}", facts=pairs(found=name, allowed=cluster.ids))
        for name, unit in found.items()
        if unit is None
    ]
    seen: dict[str, str] = {}
    for name, unit in found.items():
        first = seen.setdefault(unit or name, name)
        if first != name:
            facts = pairs(found=name, first=first, second=name)
            problems.append(Problem(fault=Fault.DUPLICATE_NAME, path=f"$.announced.{name}", facts=facts))
    if problems:
        raise RecordError(problems)
    return {name: unit for name, unit in found.items() if unit is not None}


def _numbers(totals: Mapping[str, Loose]) -> dict[str, Fraction]:
    problems: list[Problem] = []
    found = {}
    for name, total in totals.items():
        try:
            found[name] = number(total)
        except FormatError as error:
            problems += [each.under(f"$.announced.totals.{name}") for each in error.problems]
    if problems:
        raise FormatError(problems)
    return found
