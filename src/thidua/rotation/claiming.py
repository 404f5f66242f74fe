"""Claiming: whose turn it is by the declared rule, at one point of a walk through the seasons.

Owns: `Claim`, `Round`, `State`, `round_of`, `head_claim`, `deputy_claim`.
Takes the history and what the walk knows so far; gives the unit whose turn it is, or that it is open, with the facts.
Never: what was recorded of the season itself (see `walking`).
"""

from __future__ import annotations

from datetime import date
from typing import assert_never

from attrs import evolve, frozen

from thidua.grounds import Facts, Why, pairs
from thidua.rotation.recalling import Fate, History
from thidua.rulebook import Joining, NextDeputy, NextHead, Rotates, RotationRule
from thidua.timetable import Season

__all__ = ["Claim", "Round", "State", "deputy_claim", "head_claim", "round_of"]


@frozen(kw_only=True)
class Claim:
    """Whose turn an office is by the rule (*đến lượt*): a unit, or None where the rule or the record leave it open."""

    unit: str | None = None
    why: Why = Why.OFFICE_OPEN
    facts: Facts = ()
    place: str | None = None  # the place in the roster that this turn takes
    candidates: tuple[str, ...] | None = None

    @property
    def part(self) -> str:
        """The part of the rule that it stands on."""
        return _PARTS.get(self.why, "head")


_PARTS = {
    Why.SAME_ROUND: "period",
    Why.NEXT_IN_ROSTER: "roster",
    Why.TERM_RUNS: "term",
    Why.ONLY_ONE_LEFT: "round",
}


@frozen(kw_only=True)
class State:
    """What a walk through the seasons knows after one of them."""

    season: Season
    head: str | None = None
    deputy: str | None = None
    named: bool = False  # the deputy is recorded, not projected
    began: int = 0  # the season in which the head's term began
    first: bool = True  # nothing is known of before: the term may have begun earlier
    served: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()
    unknown: int = 0  # turns of this round that nobody knows of
    members: tuple[str, ...] = ()  # those with which the round began
    closed: bool = False  # everybody had a turn: the next begins a round
    place: str | None = None
    anchor: str | None = None  # the place with which the round began
    heads: tuple[tuple[int, int | str, str | None], ...] = ()


@frozen(kw_only=True)
class Round:
    """A round in one season (*vòng luân phiên*): who must have a turn in it, who may, who had one."""

    members: tuple[str, ...]
    required: tuple[str, ...]
    allowed: tuple[str, ...]
    served: tuple[str, ...]
    excused: tuple[str, ...]

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who must have a turn and had none yet."""
        return tuple(unit for unit in self.required if unit not in (*self.served, *self.excused))

    @property
    def candidates(self) -> tuple[str, ...]:
        """Who may have the next turn."""
        return tuple(unit for unit in self.allowed if unit not in (*self.served, *self.excused))


def round_of(history: History, state: State, season: Season) -> Round:
    """The round as it stands in a season, every place with the unit that holds it now."""
    members = history.members(season)
    began = _now(history, state.members or members, season)
    undecided = {unit for unit in members if unit not in began and history.carried(unit) is None}
    joined = tuple(unit for unit in members if unit not in began and unit not in undecided)
    required = tuple(unit for unit in members if unit in began)
    policy = history.rule.joiners if history.rule is not None else None
    if policy is Joining.THIS_ROUND:
        required = (*required, *joined)
    allowed = {*required, *undecided, *(joined if policy is None else ())}
    return Round(
        members=members,
        required=required,
        allowed=tuple(unit for unit in members if unit in allowed),
        served=_now(history, state.served, season),
        excused=_now(history, state.excused, season),
    )


def _now(history: History, units: tuple[str, ...], season: Season) -> tuple[str, ...]:
    """The units that hold the places of these in a season."""
    holders = (history.holder(unit, season)[1] for unit in units)
    return tuple(dict.fromkeys(unit for unit in holders if unit is not None))


def complete(history: History, state: State, turns: Round) -> bool:
    """Whether everybody had a turn: those who wait are no more than the turns that nobody knows of."""
    known = history.pact.cluster.members_complete and bool(turns.required)
    return known and len(turns.waiting) <= state.unknown


def opened(history: History, state: State, season: Season) -> State:
    """The state in which a new turn begins: a new round, if the old one is closed."""
    if state.closed or complete(history, state, round_of(history, state, season)):
        return evolve(
            state,
            served=(),
            excused=(),
            unknown=0,
            closed=False,
            members=history.members(season),
            place=_before(history, state, season),
            anchor=None,
        )
    return state


def _before(history: History, state: State, season: Season) -> str | None:
    """The place before the one with which the last round began: the next round has the same order."""
    places = [place for place, *_ in _order(history, season)]
    if state.anchor not in places or history.rule is None or history.rule.round is Rotates.NONE:
        return state.place
    return places[places.index(state.anchor) - 1]


def _order(history: History, season: Season) -> list[tuple[str, Fate, str | None]]:
    """The roster in a season: each place with who holds it now; units that joined stand at the end.

    A unit that took over several places has the first of them.
    """
    rule = history.rule
    if rule is None or not rule.roster:
        return []
    known = history.pact.cluster.directory()
    order: list[tuple[str, Fate, str | None]] = []
    for place in rule.roster:
        fate, unit = history.holder(known.find(place) or place, season)
        taken = unit is not None and any(unit == holder for _, _, holder in order)
        order.append((place, Fate.LAPSED, None) if taken else (place, fate, unit))
    if rule.joiners is not None:
        held = {unit for _, _, unit in order}
        late = [unit for unit in history.members(season) if unit not in held and history.carried(unit) is not None]
        late.sort(key=lambda unit: history.units[unit].since or date.min)
        order += [(unit, Fate.HELD, unit) for unit in late]
    return order


def place_of(history: History, unit: str, season: Season) -> str | None:
    """The place in the roster that a unit holds."""
    return next((place for place, _, holder in _order(history, season) if holder == unit), None)


def head_claim(history: History, state: State, season: Season, declined: tuple[str, ...] = ()) -> Claim:
    """Who is head of a season in which a term begins, by the rule."""
    rule = history.rule
    if rule is None:
        return Claim(facts=pairs(rule="unstated"))
    match rule.head:
        case NextHead.DEPUTY_SUCCEEDS if state.deputy is not None and state.deputy not in declined:
            succeeds, ordered = _succession(history, state, season), _by_order(history, state, season, declined)
            return ordered if ordered.unit == succeeds.unit is not None and not state.named else succeeds
        case NextHead.DEPUTY_SUCCEEDS | NextHead.ROSTER:
            return _by_order(history, state, season, declined)
        case NextHead.BY_RANK:
            return _by_rank(history, state, season, declined)
        case NextHead.ELECTION | NextHead.APPOINTED:
            return _open(history, state, season, rule.head.value)
        case _:
            assert_never(rule.head)


def deputy_claim(history: History, state: State, season: Season) -> Claim:
    """Who is deputy of a season in which a term begins, by the rule; `state` already knows the head."""
    rule = history.rule
    if rule is None:
        return Claim(facts=pairs(rule="unstated"))
    after = opened(history, state, season)
    match rule.deputy:
        case NextDeputy.ROSTER:
            turn = season.reached(rule.term)
            if turn is None:  # a term that ends with no calendar: nobody has the turn after it
                return _open(history, after, season, rule.deputy.value)
            return _by_order(history, after, season, (), turn=turn)
        case NextDeputy.BY_RANK:
            return _by_rank(history, after, season, () if state.head is None else (state.head,))
        case NextDeputy.ELECTION | NextDeputy.APPOINTED:
            if rule.head is NextHead.DEPUTY_SUCCEEDS:
                return _open(history, after, season, rule.deputy.value)
            return Claim(facts=pairs(rule=rule.deputy.value))
        case _:
            assert_never(rule.deputy)


def _succession(history: History, state: State, season: Season) -> Claim:
    """The deputy of the term before, or the unit that carries its history on."""
    deputy = state.deputy or ""
    fate, unit = history.holder(deputy, season)
    if fate is Fate.UNDECIDED:
        return Claim(why=Why.INHERITANCE_OPEN, facts=pairs(predecessor=deputy))
    if unit is None:
        return _by_order(history, state, season, (deputy,))
    once = history.rule is not None and history.rule.round is Rotates.ONCE and history.pact.cluster.members_complete
    if once and unit not in round_of(history, state, season).candidates:
        return _open(history, state, season, Rotates.ONCE.value)
    return Claim(unit=unit, why=Why.SUCCEEDS, facts=pairs(rule="deputy-succeeds", deputy=deputy))


def _by_order(
    history: History, state: State, season: Season, declined: tuple[str, ...], turn: Season | None = None
) -> Claim:
    """The next of the roster; without a roster, who held the office one period before."""
    rule = history.rule
    if rule is None or (not rule.roster and rule.period is None):
        return _open(history, state, season, "deputy-succeeds")
    if not rule.roster:
        return _by_period(history, state, season, (rule, turn or season))
    turns = round_of(history, state, season)
    order = _order(history, season)
    places = [place for place, *_ in order]
    if state.place not in places:
        return _open(history, state, season, "roster")
    start = places.index(state.place) + 1
    for place, fate, unit in (*order[start:], *order[:start]):
        if fate is Fate.UNDECIDED:
            return Claim(why=Why.INHERITANCE_OPEN, facts=pairs(predecessor=place), place=place)
        if unit is None or unit in declined or (rule.round is Rotates.ONCE and unit not in turns.candidates):
            continue
        return Claim(unit=unit, why=Why.NEXT_IN_ROSTER, facts=pairs(rule="roster", next=unit), place=place)
    return _open(history, state, season, "roster")


def _by_period(history: History, state: State, season: Season, asked: tuple[RotationRule, Season]) -> Claim:
    """Who held the office one period before, where that is known."""
    rule, turn = asked
    year = turn.year - (rule.period or 0) * rule.term
    label, earlier = next(((label, unit) for when, label, unit in state.heads if when == year), (None, None))
    if earlier is None:
        return _open(history, state, season, "roster")
    fate, unit = history.holder(earlier, season)
    if fate is Fate.UNDECIDED:
        return Claim(why=Why.INHERITANCE_OPEN, facts=pairs(predecessor=earlier))
    turns = round_of(history, state, season)
    if unit is None or (rule.round is Rotates.ONCE and unit not in turns.candidates):
        return _open(history, state, season, "roster")
    facts = pairs(rule="roster", next=unit, before=label, period=rule.period)
    return Claim(unit=unit, why=Why.SAME_ROUND, facts=facts)


def _by_rank(history: History, state: State, season: Season, taken: tuple[str, ...]) -> Claim:
    """The best placed of the season before, among those that may have the turn."""
    rule = history.rule
    last = history.season.following().year == season.year
    turns = round_of(history, state, season)
    once = rule is not None and rule.round is Rotates.ONCE
    may = [unit for unit in (turns.candidates if once else turns.members) if unit not in taken]
    placed = [(place, unit) for unit, place in history.places if unit in may] if last else []
    best = min((place for place, _ in placed), default=None)
    first = tuple(unit for place, unit in placed if place == best)
    if len(first) == 1:
        return Claim(unit=first[0], why=Why.BEST_PLACED, facts=pairs(rule="by-rank", next=first[0], place=best))
    return Claim(facts=pairs(rule="by-rank", candidates=first), candidates=first or None)


def _open(history: History, state: State, season: Season, rule: str) -> Claim:
    """Nobody's turn by the rule alone; where there are rounds, those who may have it, and the last one has it."""
    declared = history.rule
    if declared is None or declared.round is Rotates.NONE or not history.pact.cluster.members_complete:
        return Claim(facts=pairs(rule=rule))
    candidates = round_of(history, state, season).candidates
    if len(candidates) == 1 and not state.unknown:
        facts = pairs(rule="once", next=candidates[0])
        return Claim(unit=candidates[0], why=Why.ONLY_ONE_LEFT, facts=facts, candidates=candidates)
    return Claim(facts=pairs(rule=rule, candidates=candidates), candidates=candidates)
