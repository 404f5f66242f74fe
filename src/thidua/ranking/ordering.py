"""Ordering: one key a unit, grown by the tie-breaks among equals, and the places that keys give.

Owns: `Key`, `Ordered`, `ordered`, `unused`, `cites_of`.
Takes a measure of every unit that may take a place, awards held, recorded rulings; gives places, and reasons for ties.
Never: a tie settled by chance, order of input or name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, assert_never

from attrs import frozen

from thidua.awards import Held
from thidua.figures import State, fact_of
from thidua.grounds import PERCENT, About, Citation, Fact, Facts, Ground, Others, Why, pairs
from thidua.order import places as places_of
from thidua.pacts import Pact
from thidua.ranking.comparing import UNTOLD, compared
from thidua.ranking.conditions import Evidence
from thidua.ranking.rulings import Ruling, checked
from thidua.ratios import ratios_of
from thidua.readings import OfFigure, PointsOf
from thidua.rules import RankBy, RankingRule
from thidua.rules.ranking import Apart, ByReading, RulingKind, TieBreak, break_text
from thidua.scales import Better
from thidua.scoring.reading import deducted, earned
from thidua.shown import Shown

Amount = Fraction | int | tuple[int, ...]
Key = tuple[tuple[str, Amount], ...]


@frozen(kw_only=True, repr=False)
class Ordered(Shown):
    """Places by unit, the keys that gave them, and what there is to say of tie-breaks."""

    places: Mapping[str, int]
    keys: Mapping[str, Key]
    stated: tuple[Ground, ...] = ()


def ordered(
    evidence: Evidence, measures: Mapping[str, Fraction], by: RankBy, held: Held, rulings: Iterable[Ruling]
) -> Ordered:
    """Put units in order: the more the better, equals by each tie-break in turn, and else on one place."""
    pact = evidence.pact
    # without a rulebook no tie-break is asked but lines that are announced: equals share their place (shape 46)
    rule = RankingRule(tie_breaks=tuple(PointsOf(line=line) for line, _ in evidence.lines))
    rule = rule if pact.rulebook is None else pact.rulebook.ranking
    keys: Keys = {unit: ((by.value, measure),) for unit, measure in measures.items()}
    pending: Pending = {(ruling.kind, frozenset(ruling.among)): ruling for ruling in rulings}
    stated: list[Ground] = []
    asked: dict[str, tuple[Amount, ...]] = {unit: (measure,) for unit, measure in measures.items()}  # more is better
    # in the rulebook's order, each among those alone who are equal by all before it (shape 46)
    for each in rule.tie_breaks:
        sign = -1 if _less_is_better(each) else 1
        groups = _equal_units(keys)
        while groups:
            group = groups.pop(0)
            amounts, said = _amounts(each, group, evidence, held, pending)
            stated += said
            stated += _broken(pact, each, amounts)
            # keys of equals grow together, so that keys of different length differ before the shorter one ends
            for unit, amount in amounts.items():
                keys[unit] += ((break_text(each), int(amount) if isinstance(amount, bool) else amount),)
                asked[unit] += (amount if isinstance(amount, tuple) else sign * amount,)
            groups += _asked_again(each, amounts)
    # what people recorded and nothing used is told, never dropped (shape 46)
    for ruling in pending.values():
        cause = None if ruling.kind in rule.tie_breaks else "unasked"
        stated += [unused(ruling, unit, cause) for unit in ruling.among]
    tied = any(len(key) > 1 for key in keys.values())  # else the measures alone give the order
    return Ordered(places=_placed_by(asked if tied else measures), keys=keys, stated=tuple(stated))


Keys = dict[str, Key]
Pending = dict[tuple[RulingKind, frozenset[str]], Ruling]


def _equal_units(keys: Keys) -> list[list[str]]:
    """The groups of two units or more that have one key."""
    groups: dict[Key, list[str]] = {}
    for unit, key in keys.items():
        groups.setdefault(key, []).append(unit)
    return [group for group in groups.values() if len(group) > 1]


def _asked_again(by: TieBreak, amounts: Mapping[str, Amount]) -> list[list[str]]:
    """The equals behind one that was picked: a pick among exactly them is asked next."""
    if by is not RulingKind.PICK:
        return []
    rest = [unit for unit, amount in amounts.items() if amount != 1]
    return [rest] if len(rest) > 1 else []


def _less_is_better(by: TieBreak) -> bool:
    """The direction of a tie-break: of deductions, and of places in a ruling, the fewer the better."""
    match by:
        case PointsOf() | Apart.HONOURS:
            return False
        case ByReading():
            return by.better is Better.LOWER
        case Apart.FEWEST_DEDUCTIONS | RulingKind():
            return True
        case _:
            assert_never(by)


def _amounts(
    by: TieBreak, group: list[str], evidence: Evidence, held: Held, pending: Pending
) -> tuple[Mapping[str, Amount], tuple[Ground, ...]]:
    """What a tie-break compares among equals, and what there is to say of it.

    Points, deductions, the numbers of awards held, best first; or places in a ruling, which is then no longer pending.
    """
    match by:
        case PointsOf() | Apart.FEWEST_DEDUCTIONS:
            return _measured(by, evidence.pact, _scored(by, group, evidence))
        case Apart.HONOURS:
            return _honours(evidence.pact, held, group)
        case ByReading():
            found, shown = compared(by, group, evidence)
            return found, _undecided(by, evidence.pact, shown)
        case RulingKind():
            # a ruling among others than exactly these equals says nothing of these (shape 46)
            return _ruled(pending.pop((by, frozenset(group)), None), group, evidence.pact)
        case _:
            assert_never(by)


def _scored(
    by: PointsOf | Literal[Apart.FEWEST_DEDUCTIONS], group: list[str], evidence: Evidence
) -> Mapping[str, Fraction | State]:
    """The points on a line of equals, or those that they lost; of an announced year, those that were announced."""
    told = dict(evidence.lines)
    if isinstance(by, PointsOf) and by.line in told:
        points = dict(told[by.line])
        return {unit: points.get(unit, State.NOT_REPORTED) for unit in group}
    if evidence.scores is None or evidence.stated:
        # and figures beside the announcement did not make that order, so they part nobody in it (shape 46)
        return dict.fromkeys(group, State.NOT_REPORTED)
    return earned(evidence.scores, by.line, group) if isinstance(by, PointsOf) else deducted(evidence.scores, group)


def _ruled(ruling: Ruling | None, group: list[str], pact: Pact) -> tuple[Mapping[str, Amount], tuple[Ground, ...]]:
    """The places of equals in a recorded ruling, and what there is to say of it."""
    if ruling is None:
        # no ruling is made up here: where none is recorded, the tie stays (shape 46)
        return {}, ()
    order, said = checked(ruling, pact)
    rows = {unit: row for row, unit in enumerate(order, start=1)}
    if ruling.kind is RulingKind.PICK:  # the others are equal behind the one (shape 46)
        return {unit: 1 + (unit not in rows) for unit in group}, said
    return {unit: rows[unit] for unit in group if unit in rows}, said


def _measured(
    by: TieBreak, pact: Pact, amounts: Mapping[str, Fraction | State]
) -> tuple[Mapping[str, Amount], tuple[Ground, ...]]:
    """The amounts of equals; none where one of them has a state and no amount: that decides nothing, and is said."""
    found = {unit: amount for unit, amount in amounts.items() if isinstance(amount, Fraction)}
    # what is not assigned to one of them, or still open, is no 0: the next tie-break is asked (shape 46)
    if len(found) == len(amounts):
        return found, ()
    shown = {unit: UNTOLD if each is State.NOT_REPORTED else fact_of(each) for unit, each in amounts.items()}
    return {}, _undecided(by, pact, shown)


def _undecided(by: TieBreak, pact: Pact, shown: Mapping[str, Fact]) -> tuple[Ground, ...]:
    """That a tie-break cannot separate equals, with what is known of each."""
    units, others, cites = tuple(shown), tuple(shown.items()), cites_of(pact)
    return tuple(
        Ground(
            why=Why.TIE_UNDECIDED,
            about=About(unit=unit),
            facts=(*_named(by, pact), *pairs(tied_with=Others(group=units, row=row), others=others)),
            cites=cites,
        )
        for row, unit in enumerate(units)
    )


def _honours(pact: Pact, held: Held, group: list[str]) -> tuple[Mapping[str, Amount], tuple[Ground, ...]]:
    """How often each unit held the awards that count, best first; nothing where it is open whether one held more."""
    order = pact.rulebook.ranking if pact.rulebook is not None else RankingRule()
    awards = order.honours
    found = {unit: tuple(held.times(unit, award) for award in awards) for unit in group}
    # while nobody can say what one of them took over, fewer awards are not surely fewer (shape 68)
    open_ = {unit for unit in group if any(award in awards for award in held.open_for(unit))}
    if open_:
        shown = {unit: _OPEN if unit in open_ else _shown(found[unit], order) for unit in group}
        return {}, _undecided(Apart.HONOURS, pact, shown)
    return found, ()


_OPEN = "honours-undecided"  # of a unit of which nobody can say what it takes over


def _broken(pact: Pact, by: TieBreak, amounts: Mapping[str, Amount]) -> Iterator[Ground]:
    """A tie-break as a reason for each unit: its own amount, and those of the units from which it separates."""
    rules, cites = pact.rulebook.ranking if pact.rulebook is not None else RankingRule(), cites_of(pact)
    shown = {unit: _shown(amount, rules) for unit, amount in amounts.items()}
    apart: dict[Amount, Facts] = {}  # equals are separated from the same units
    for own in dict.fromkeys(amounts.values()):
        others = tuple((unit, shown[unit]) for unit, amount in amounts.items() if amount != own)
        apart[own] = pairs(tied_with=tuple(unit for unit, _ in others), others=others)
    for unit, own in amounts.items() if len(apart) > 1 else ():
        ruling = by if isinstance(by, RulingKind) else None  # then the value is the place that it gives
        facts = (*_named(by, pact), *pairs(value=shown[unit], ruling=ruling), *apart[own])
        yield Ground(why=Why.TIE_BROKEN, about=About(unit=unit), facts=facts, cites=cites)


def _named(by: TieBreak, pact: Pact) -> Facts:
    """What a tie-break is called: by its code, or in words and formulas of the rulebook's own."""
    if not isinstance(by, ByReading):
        return pairs(tie_break=break_text(by))
    own, rules = by.words or by.lone is None or isinstance(by.lone, OfFigure), pact.rulebook
    is_share = rules is not None and by.asks is not None and by.asks.when.is_share(rules.shares(by.asks.reads))
    measure = PERCENT if is_share else None
    return pairs(**{"condition" if own else "tie_break": by.said}, measure=measure)


def _shown(amount: Amount, rules: RankingRule) -> Fact:
    """An amount as a fact: awards held by id and number, 0 where there is none."""
    if not isinstance(amount, tuple):
        return fact_of(amount) if isinstance(amount, bool) else amount
    return tuple((award, number) for award, number in zip(rules.honours, amount, strict=True) if number) or 0


def unused(ruling: Ruling, unit: str, cause: str | None = None) -> Ground:
    """That a recorded ruling settles nothing: its units were not the equal ones, or `cause` says what else."""
    return Ground(why=Why.RULING_UNUSED, about=About(unit=unit), facts=pairs(ruling=ruling.kind, cause=cause))


def _placed_by(keys: Mapping[str, Fraction | tuple[Amount, ...]]) -> dict[str, int]:
    # after a tie places count on, 1-2-2-4: as many stand before a unit as its place says (shape 46)
    return dict(zip(keys, places_of(_comparable(list(keys.values()))), strict=True))


def _comparable(keys: Sequence[Fraction | tuple[Amount, ...]]) -> Sequence[Any]:
    """Keys of which each is quickly compared: measures alone as whole numbers, where one denominator holds them all."""
    if tuple in map(type, keys):
        return keys
    found = ratios_of(keys)  # type: ignore[arg-type]  # measures are numbers
    return found.numbers if isinstance(found.per, int) else keys


def cites_of(pact: Pact) -> tuple[Citation, ...]:
    """On what the order rests: the citations of the rule, else the rulebook."""
    return () if pact.rulebook is None else pact.rulebook.ranking.cites or pact.rulebook.cite()
