"""Claiming: whose turn it is by the declared rule, at one point of a walk through the seasons.

Owns: `Claim`, `head_claim`, `deputy_claim`.
Takes the history and what the walk knows so far; gives whose turn it is, or that it is open, with the facts.
Never: what was recorded of the season itself (see `walking`); who waits in a round (see `rounds`).
"""

from __future__ import annotations

from typing import assert_never

from attrs import evolve, frozen

from thidua.grounds import Fact, Facts, Why, pairs
from thidua.order import skipped
from thidua.rotation.doubting import over_early
from thidua.rotation.ordering import Place, State, Stop, next_row, order_of, place_of, unseen
from thidua.rotation.recalling import Fate, History, Holding
from thidua.rotation.rounds import Round, only_member, opened, round_of, still_waiting
from thidua.rules import NextDeputy, NextHead, Rotates, RotationRule
from thidua.shown import Shown
from thidua.timetable import Season

__all__ = ["Claim", "deputy_claim", "head_claim"]


@frozen(kw_only=True, repr=False)
class Claim(Shown):
    """Which unit is due an office by the rule (*đến lượt*), and why; None where rule or record leave it open.

    `candidates` are the units that may get it then.
    """

    unit: str | None = None
    why: Why = Why.OFFICE_OPEN
    facts: Facts = ()
    place: Place | None = None  # the place in the order that this turn takes
    candidates: tuple[str, ...] | None = None

    @property
    def part(self) -> str:
        """The part of the rule that decides the claim: `head`, `roster`, `term` and the like."""
        return _PARTS.get(self.why, "head")

    @property
    def unpassed(self) -> Facts:
        """The facts without the places that were passed over on the way to the turn."""
        return tuple(fact for fact in self.facts if fact[0] != "passed")


UNSAID = "unsaid"  # the rulebook leaves out who follows

_PARTS = {
    Why.SAME_ROUND: "period",
    Why.NEXT_IN_ROSTER: "roster",
    Why.JOINED_ROUND: "joiners",
    Why.TERM_RUNS: "term",
    Why.ONLY_ONE_LEFT: "round",
}


def head_claim(history: History, state: State, season: Season, declined: tuple[str, ...] = ()) -> Claim:
    """Work out by the rule which unit is head of a season in which a term begins; `declined` are those that refused."""
    rule = history.rule
    if rule is None:
        return _unruled(history)
    alone = only_member(history, season)
    # whatever the turns before were: beside the only member nobody can have this one (shape 8)
    if alone is not None and alone not in declined:
        return _last(alone)
    match rule.head:
        # a recorded deputy succeeds; one that was only projected may give way to whom the order has by then (shape 9)
        case NextHead.DEPUTY_SUCCEEDS if not _out(history, state, season, declined):
            succeeds = _succession(history, state, season, declined)
            ordered = _by_order(history, state, season, declined)
            same = ordered.unit == succeeds.unit is not None
            barred = succeeds.unit is None and succeeds.why is Why.OFFICE_OPEN  # the round did not end as projected
            return ordered if not state.named and (same or barred) else succeeds
        case NextHead.DEPUTY_SUCCEEDS if rule.deputy is not NextDeputy.ROSTER and _vacant(history, state):
            return _any_deputy(history, state, season, declined)  # whoever is chosen, not who is next in the order
        case NextHead.DEPUTY_SUCCEEDS | NextHead.ROSTER:
            return _by_order(history, state, season, declined)
        case NextHead.BY_RANK:
            return _by_rank(history, state, season, declined)
        case NextHead.ELECTION | NextHead.APPOINTED:
            # whom people elect or appoint no rule tells, but the last that waits in a round (shape 7)
            return _open(history, state, season, (rule.head, declined))
        case _:
            assert_never(rule.head)


def _out(history: History, state: State, season: Season, taken: tuple[str, ...]) -> bool:
    """Whether the last deputy was not in office any more, declined, or holds the other office; or its heir did."""
    deputy = state.deputy or ""
    return _vacant(history, state) or not {deputy, history.holder(deputy, season).unit}.isdisjoint(taken)


def _vacant(history: History, state: State) -> bool:
    """Whether nobody is known to be deputy of the last season: none ever was, or it left before."""
    if state.deputy is None:
        return True
    row = history.row(state.season)
    recorded = row is not None and row.deputy == state.deputy
    return not recorded and history.holder(state.deputy, state.season).fate is Fate.LAPSED


def _unruled(history: History) -> Claim:
    """Nobody's turn, as no rule says whose: there is no rulebook, or it leaves that out."""
    # nobody succeeds where the rulebook says nothing (shape 9)
    return Claim(facts=pairs(rule=UNSAID if history.pact.rulebook is not None else "no-rulebook"))


def deputy_claim(history: History, state: State, season: Season) -> Claim:
    """Work out by the rule which unit is deputy of a season in which a term begins, after its head is known.

    `state` already has the head, which is never its own deputy.
    """
    rule = history.rule
    if rule is None:
        return _unruled(history)
    after = opened(history, state, season)
    heads = () if state.head is None else (state.head, history.holder(state.head, season).unit)
    taken = tuple(unit for unit in heads if unit is not None)  # nor is who carries on a head that is no member
    succeeds = rule.head is NextHead.DEPUTY_SUCCEEDS
    match rule.deputy:
        case NextDeputy.ROSTER if not rule.head.in_order:
            # where heads do not follow the order, the roster is the deputies' own (shape 9)
            return _after_deputy(history, state, season, taken)
        case NextDeputy.ROSTER:
            turn = _over(history, state, season)
            if turn is None:  # a term that ends with no calendar: nobody has the turn after it
                return _open(history, after, season, (rule.deputy, taken))
            return _by_order(history, after, season, taken, turn=turn)
        case NextDeputy.BY_RANK:
            # a deputy that does not succeed takes no turn of the round, so that it may have led in it (shape 9)
            return _by_rank(history, after, season, taken, once=succeeds)
        case NextDeputy.ELECTION | NextDeputy.APPOINTED | None:
            # a rule that is silent on the deputy is silent on who leads next (shape 9)
            way = UNSAID if rule.deputy is None else rule.deputy
            if succeeds:
                return _open(history, after, season, (way, taken))
            return Claim(facts=pairs(rule=way))
        case _:
            assert_never(rule.deputy)


def _over(history: History, state: State, season: Season) -> Season | None:
    """The season in which the next term begins: once this one is over, or its head is no member any more."""
    last = state.began + (history.rule.term if history.rule is not None else 1)
    changes = (season.year + 1, *history.changes)  # a term may be longer than any calendar
    ahead = (season.reached(year - season.year) for year in changes if season.year < year < last)
    over = (later for later in ahead if later is not None and over_early(history, state, later))
    return next(over, season.reached(last - season.year))


def _succession(history: History, state: State, season: Season, taken: tuple[str, ...]) -> Claim:
    """The deputy of the term before, or the unit that carries its history on."""
    deputy = state.deputy or ""
    held = history.holder(deputy, season)
    # who carries on the deputy succeeds, and nobody can say who that is (shapes 9 and 68)
    if held.fate is Fate.UNDECIDED:
        return _undecided(held)
    if held.unit is None:
        ordered = _by_order(history, state, season, (deputy, *taken))
        return evolve(ordered, facts=(*ordered.facts, *pairs(gone=deputy)))
    once, turns = history.rounds, round_of(history, state, season)
    doubts = state.doubts if once else ()  # of the season in which it was deputy it was not the head
    others = {held.unit, *history.may_carry(held.unit)} - {deputy}  # the turn of that season may be had in one of these
    own = others.isdisjoint((*history.members(state.season), state.head))
    own = own and (state.head is None or held.unit not in history.may_carry(state.head))  # the two may have one turn
    if doubts and not (own and state.named and doubts == (state.season.label,)):
        return _open(history, state, season, (NextHead.DEPUTY_SUCCEEDS, taken))
    waits = turns.candidates if state.named else turns.first(taken)  # who keeps its turn lets others go before
    if once and held.unit not in waits:
        claim = _open(history, state, season, (Rotates.ONCE, taken))
        return evolve(claim, facts=(*claim.facts, *pairs(served=deputy if held.unit in turns.served else None)))
    return Claim(unit=held.unit, why=Why.SUCCEEDS, facts=pairs(rule=NextHead.DEPUTY_SUCCEEDS, deputy=deputy))


def _any_deputy(history: History, state: State, season: Season, taken: tuple[str, ...]) -> Claim:
    """Open among those who may be the deputy of the term before, which nobody knows: who that is, succeeds."""
    claim = _open(history, state, season, (NextHead.DEPUTY_SUCCEEDS, taken))
    may = state.may or ()
    if claim.unit is not None or not {*may} <= {*history.members(season)}:  # from one that left nobody succeeds
        return claim
    began = history.members(state.season)  # who joined within the season may have become its deputy too
    deputies = tuple(unit for unit in claim.candidates or () if unit in may or unit not in began)
    if not may or not deputies:
        return claim
    return evolve(claim, facts=pairs(rule=NextHead.DEPUTY_SUCCEEDS, candidates=deputies), candidates=deputies)


def _undecided(held: Holding, place: Place | None = None) -> Claim:
    return Claim(why=held.why, facts=held.facts, place=place)


def _by_order(
    history: History, state: State, season: Season, taken: tuple[str, ...], turn: Season | None = None
) -> Claim:
    """The next in the order of the round; where there are no rounds, who held the office one period before.

    Those in `taken` declined it, or hold the other office.
    """
    rule = history.rule
    if rule is None or (not rule.roster and rule.period is None):
        return _any_deputy(history, state, season, taken)
    if not rule.roster and rule.round is Rotates.NONE:
        return _by_period(history, state, (rule, turn or season), (season, taken))
    turns = round_of(history, state, season)
    order = order_of(history, state, season)
    row = next_row(history, state, order, season)
    late = {stop.held.unit for stop in order if stop.joined is not None} - {*(state.members or turns.members)}
    may = turns.first(taken) if rule.round is Rotates.ONCE else None
    late.update(turns.joined)
    may = may and (tuple(unit for unit in may if unit not in late) or may)
    # the turn after one that nobody recorded rests on it (shape 10)
    if rule.round is Rotates.NONE and state.gaps:
        return _unknown(state, NextHead.ROSTER)
    anywhere = range(len(order) if history.rounds else 0)  # where nobody can say, it may begin with any
    rows = anywhere if row is None else (row,)
    found = _alike([_next_of(order, each, turns, (may, taken)) for each in rows])
    if state.lost or state.twice or state.unplaced or (row is None and found is None):  # nobody can say where
        claim = _open(history, state, season, (NextHead.ROSTER, taken))
        if claim.unit is not None or state.unknowable:
            return claim
        doubts = pairs(rests_on=next(iter(state.doubts), None))
        known = rule.roster and not state.unsettled  # an order that is not known places nobody
        why = pairs(twice=state.twice, unplaced=state.head if known else None)
        return evolve(claim, facts=(*claim.facts, *doubts, *why))
    hidden = found is not None and any(unseen(history, order, each, found.place) for each in rows)
    if found is None or isinstance(found.place, int) or hidden:
        place = found.place if found is not None and isinstance(found.place, int) else None
        return evolve(_open(history, state, season, (NextHead.ROSTER, taken)), place=place)
    return found


def _alike(found: list[Claim | None]) -> Claim | None:
    """The one turn that is next wherever an order begins; None where that gives several, or nobody's."""
    first = found[0] if found else None
    if first is None or len(found) == 1:
        return first
    same = first.unit is not None and all(each is not None and each.unit == first.unit for each in found)
    return evolve(first, facts=first.unpassed) if same else None


def _after_deputy(history: History, state: State, season: Season, taken: tuple[str, ...]) -> Claim:
    """The next of the roster after the last deputy: an order of its own, which the turns of heads do not move."""
    open_ = Claim(facts=pairs(rule=NextDeputy.ROSTER))
    order = order_of(history, state, season)
    place = None if state.deputy is None else place_of(order, state.deputy)
    if place is None and state.deputy in [stop.place for stop in order]:
        place = state.deputy  # it ended, and its place is still known
    unordered = state.lost and not history.roster  # the order is that of rounds of which a turn is not known
    if place is None or state.twice or unordered:
        return open_
    row = [stop.place for stop in order].index(place) + 1
    found = _next_of(order, row, round_of(history, state, season), (None, taken)) or open_
    return open_ if unseen(history, order, row, found.place) else found


def _next_of(
    order: list[Stop], start: int, turns: Round, asked: tuple[tuple[str, ...] | None, tuple[str, ...]]
) -> Claim | None:
    """The next from a row on among those that may have the turn and do not decline it; None where nobody is left."""
    may, taken = asked
    passed: list[str] = []
    for stop in (*order[start:], *order[:start]):
        unit = stop.held.unit
        if isinstance(stop.place, int):  # nobody knows whose turn it was
            return Claim(facts=pairs(rule=NextHead.ROSTER), place=stop.place)
        if stop.held.fate is Fate.UNDECIDED:
            return _undecided(stop.held, stop.place)
        if unit is None:
            passed.append(stop.place)
        elif unit not in taken and (may is None or unit in may):
            unknown = any(isinstance(each.place, int) for each in order)  # a turn of one that has no place, or left
            lasts = len(turns.required) if unknown else sum(each.held.unit in turns.required for each in order)
            return _in_turn(order, stop, lasts, tuple(passed))
    return None


def _in_turn(order: list[Stop], stop: Stop, turns: int, passed: tuple[str, ...]) -> Claim:
    """The turn of the unit at a stop of the order; of those who joined on one day, in the order of the record."""
    unit = stop.held.unit
    facts = pairs(rule=NextHead.ROSTER, next=unit, passed=passed or None)
    if stop.joined is not None:
        same_day = (each.held.unit for each in order if each.joined == stop.joined and each is not stop)
        also = tuple(each for each in same_day if each is not None) or None
        facts = (*facts, *pairs(since=stop.joined, also=also))
        return Claim(unit=unit, why=Why.JOINED_ROUND, facts=facts, place=stop.place)
    if stop.before is not None:
        facts = (*facts, *pairs(before=stop.before, period=turns))
        return Claim(unit=unit, why=Why.SAME_ROUND, facts=facts, place=stop.place)
    return Claim(unit=unit, why=Why.NEXT_IN_ROSTER, facts=facts, place=stop.place)


def _by_period(
    history: History, state: State, asked: tuple[RotationRule, Season], of: tuple[Season, tuple[str, ...]]
) -> Claim:
    """Who held the office one period before, where that is known."""
    (rule, turn), (season, taken) = asked, of
    year = turn.year - (rule.period or 0) * rule.term
    label, earlier = next(((label, unit) for when, label, unit in state.heads if when == year), (None, None))
    # so many terms are so many seasons only where each term lasted (shape 10)
    if earlier is None or _cut_short(state, year, rule.term):
        return _open(history, state, season, (NextHead.ROSTER, taken))
    held = history.holder(earlier, season)
    if held.fate is Fate.UNDECIDED:
        return _undecided(held)
    if held.unit is None or held.unit in taken:
        return _open(history, state, season, (NextHead.ROSTER, taken))
    facts = pairs(rule=NextHead.ROSTER, next=held.unit, before=label, period=rule.period)
    return Claim(unit=held.unit, why=Why.SAME_ROUND, facts=facts)


def _cut_short(state: State, year: int, term: int) -> bool:
    """Whether a term since a season was cut short, or began nobody knows when: then terms and seasons go apart."""
    begins = [begun for begun in state.begins if begun >= year]
    return not begins or begins != [*range(year, year + term * len(begins), term)]


def _by_rank(history: History, state: State, season: Season, taken: tuple[str, ...], *, once: bool = True) -> Claim:
    """The best placed of the season before, among those that may have the turn.

    `once` says that it is a turn of the round: a deputy that does not succeed may have led in it already.
    """
    # places are known of the pact's own season alone: who will be best placed in a later one nobody knows (shape 8)
    last = history.season.following().year == season.year
    turns = round_of(history, state, season)
    once = once and history.rounds
    may = turns.first(taken) if once else tuple(unit for unit in turns.members if unit not in taken)
    best = min((place for unit, place in history.places if unit in may), default=None) if last else None
    first = () if best is None or _hidden(history, may, best) else _first(history, may, best)
    waits = once and (state.lost or state.unknown > 0 or state.hidden)  # it may have been the best placed's turn
    if len(first) == 1 and not waits:
        return Claim(unit=first[0], why=Why.BEST_PLACED, facts=pairs(rule=NextHead.BY_RANK, next=first[0], place=best))
    if (first and not waits) or not once:
        return Claim(facts=pairs(rule=NextHead.BY_RANK, candidates=first), candidates=first or None)
    return _open(history, state, season, (NextHead.BY_RANK, taken))  # the round may still leave one alone


def _first(history: History, may: tuple[str, ...], best: int) -> tuple[str, ...]:
    """Those on the best place that is known, and those whom open bars, once decided, may bring there or before it."""
    held = {unit for unit, place in history.places if place == best}
    held.update(unit for unit, place in history.perhaps if place <= best)
    return tuple(unit for unit in may if unit in held)


def _hidden(history: History, may: tuple[str, ...], best: int) -> bool:
    """Whether one of those who may have the turn may hold a place before the best that nobody is known to hold."""
    held = dict(history.places)
    before = any(gap for place, gap in skipped(held.values()).items() if place <= best)
    return before and (not history.pact.cluster.members_complete or any(unit not in held for unit in may))


def _open(history: History, state: State, season: Season, why: tuple[Fact, tuple[str, ...]]) -> Claim:
    """Nobody's turn by the rule alone; where there are rounds, those who may have it, and the last one has it."""
    rule, taken = why
    if not history.rounds:
        return Claim(facts=pairs(rule=rule))
    turns = round_of(history, state, season)
    alone = only_member(history, season) is not None
    if state.unknowable and not alone:
        return _unknown(state, rule)
    if not history.pact.cluster.members_complete:
        return Claim(facts=pairs(rule=rule))
    waiting = still_waiting(history, state, season)  # who joins only now joins another, if that one is over
    if not alone and 0 < len(waiting) <= state.unknown:  # all that wait may have had the open turns
        return Claim(facts=pairs(rule=rule))
    candidates = turns.first(taken)
    sure = alone or not (state.lost or state.unknown)
    # the last of a round is known beforehand, whatever the way of choosing (shape 7)
    if len(candidates) == 1 and sure:
        return _last(candidates[0])
    return Claim(facts=pairs(rule=rule, candidates=candidates), candidates=candidates)


def _last(unit: str) -> Claim:
    """The turn of the one unit that is left."""
    return Claim(unit=unit, why=Why.ONLY_ONE_LEFT, facts=pairs(rule=Rotates.ONCE, next=unit), candidates=(unit,))


def _unknown(state: State, rule: Fact) -> Claim:
    """Nobody's turn, as nobody can say whose one before it was; who waits is not known either."""
    return Claim(facts=pairs(rule=rule, unrecorded=state.gaps or None, outside=state.outside or None))
