"""Walking: through the seasons from the first recorded one, what was recorded beside what the rule says.

Owns: `Step`, `walk`.
Takes the history; gives one step a season: who holds both offices, on which claim, what the round looked like.
Never: a sentence; a judgement (see `auditing`).
"""

from __future__ import annotations

from attrs import evolve, frozen

from thidua.clusters import Officers
from thidua.grounds import Fact, Why, pairs
from thidua.rotation.claiming import Claim, Round, complete, deputy_claim, head_claim, opened, round_of
from thidua.rotation.ordering import State, place_of
from thidua.rotation.recalling import Fate, History, Holding
from thidua.rulebook import Declining, Rotates
from thidua.timetable import Season

__all__ = ["Step", "walk"]


@frozen(kw_only=True)
class Step:
    """One season of a walk: both offices, the claims on them, and the round before the head's turn."""

    season: Season
    row: Officers | None
    head: str | None
    deputy: str | None
    claim: Claim
    next_deputy: Claim
    turns: Round
    begins: bool  # a term begins
    cut: bool  # the term before was cut short, and nothing recorded says why
    follows: bool = True  # the turn before is known, so that whose turn this is can be told
    after: State


def walk(history: History, last: int) -> tuple[Step, ...]:
    """The seasons from the first recorded one to the year `last`, step by step.

    Where there are rounds and the rule leaves a word out that they ask for, only that holds which holds under each of
    its readings.
    """
    unsaid = history.unsaid()
    if unsaid is None:
        return _walked(history, last)
    why, readings = unsaid
    one, other = (walk(evolve(history, read_as=(*history.read_as, each)), last) for each in readings)
    return tuple(_agreed(history, why, both) for both in zip(one, other, strict=True))


def _walked(history: History, last: int) -> tuple[Step, ...]:
    here = history.season.year
    steps: list[Step] = []
    state: State | None = None
    for year in range(history.first.year, last + 1):
        season = history.season.reached(year - here)
        if season is not None:
            steps.append(_step(history, state, season))
            state = steps[-1].after
    return tuple(steps)


def _step(history: History, before: State | None, season: Season) -> Step:
    row = history.row(season)
    members = history.members(season)
    state = before or State(season=season, members=members, began=season.year)
    head = row.head if row is not None else None
    held = Holding(fate=Fate.UNDECIDED) if state.head is None else history.holder(state.head, season)
    term = history.rule.term if history.rule is not None else 1
    runs = before is not None and season.year - state.began < term and held.fate is not Fate.LAPSED
    if runs and head in (None, held.unit):
        return _running(history, state, season, held)
    excuses = row is not None and row.declined
    past = history.row(state.season)
    replaced = past is not None and past.replacement is not None
    cut = runs and held.fate is Fate.HELD and not (state.first or excuses or replaced)
    return evolve(_turn(history, before, season), cut=cut)


def _running(history: History, state: State, season: Season, holding: Holding) -> Step:
    """A season within a term: both offices stay as they are."""
    row, head = history.row(season), holding.unit
    facts = pairs(rule="term", began=_label(history, state.began))
    if head is not None:
        claim = Claim(unit=head, why=Why.TERM_RUNS, facts=facts)
    elif state.head is not None:
        claim = Claim(why=holding.why, facts=holding.facts)
    else:
        claim = Claim(facts=pairs(rule="term-open"))
    after = evolve(state, season=season, head=head or state.head)
    deputy = None if state.deputy is None else history.holder(state.deputy, season).unit
    stays = Claim(unit=deputy, why=Why.TERM_RUNS, facts=facts)
    claimed = _beside(head, claim, stays if deputy is not None else deputy_claim(history, after, season))
    held = (row.deputy if row is not None else None) or claimed.unit
    return Step(
        season=season,
        row=row,
        head=head,
        deputy=held,
        claim=claim,
        next_deputy=claimed,
        turns=round_of(history, state, season),
        begins=False,
        cut=False,
        after=evolve(
            after,
            deputy=held,
            named=state.named or (row is not None and row.deputy is not None),
            heads=(*state.heads, (season.year, season.label, head)),
        ),
    )


def _turn(history: History, before: State | None, season: Season) -> Step:
    """A season in which a term begins."""
    row = history.row(season)
    start = State(season=season, members=history.members(season)) if before is None else opened(history, before, season)
    taken = () if row is None else (*row.declined, *({row.deputy} - {None} if row.head is None else ()))
    claim = Claim(facts=pairs(rule="unknown")) if before is None else head_claim(history, start, season, taken)
    silent = season.year < history.season.year and (row is None or row.head is None)  # what was, the rule cannot tell
    head = None if silent else (row.head if row is not None else None) or claim.unit
    after = _after(history, start, season, (head, claim))
    if before is None:
        after = evolve(after, first=True)
    claimed = _beside(head, claim, deputy_claim(history, after, season))
    deputy = (row.deputy if row is not None else None) or (None if silent else claimed.unit)
    may = claimed.candidates if deputy is None else None
    return Step(
        season=season,
        row=row,
        head=head,
        deputy=deputy,
        claim=claim,
        next_deputy=claimed,
        turns=round_of(history, start, season),
        begins=True,
        cut=False,
        follows=start.told or claim.why is Why.SUCCEEDS,
        after=evolve(after, deputy=deputy, may=may, told=not silent, named=row is not None and row.deputy is not None),
    )


def _after(history: History, start: State, season: Season, led: tuple[str | None, Claim]) -> State:
    """What is known once the turn is taken: the round goes on, or is closed."""
    head, claim = led
    row, rule = history.row(season), history.rule
    declined = row.declined if row is not None else ()
    place = claim.place if head is None or head == claim.unit else None
    if place is None and head is not None:
        place = place_of(history, start, head, season)
    lost = declined if history.declined is Declining.LOSES_TURN else ()
    silent = head is None and claim.unit is not None  # the rule gives a unit, the record does not say that it led
    turn = season.year if silent else place or head or season.year
    belongs = claim.why in (Why.INHERITANCE_OPEN, Why.HEIR_ABSENT)  # the turn of no member: nobody who waits had it
    after = evolve(
        start,
        season=season,
        head=head,
        began=season.year,
        first=False,
        served=(*start.served, *lost, *(() if head is None else (head,))),
        unknown=start.unknown + (head is None and not belongs),
        place=place or start.place,
        turns=tuple(dict.fromkeys((*start.turns, *lost, turn))),
        anchor=start.anchor or place,
        heads=(*start.heads, (season.year, season.label, head)),
    )
    once = rule is not None and rule.round is Rotates.ONCE
    return evolve(after, closed=once and complete(history, after, season))


def _label(history: History, year: int) -> int | str:
    return history.season.moved(year - history.season.year).label


def _beside(head: str | None, lead: Claim, claim: Claim) -> Claim:
    """The claim on the deputy's office beside the head of that season: nobody holds both, or is sure of one of two."""
    if claim.unit is None:
        return claim
    if claim.unit == head:
        return Claim(facts=pairs(rule="no-other"))
    may = lead.candidates is None or claim.unit in lead.candidates
    if head is None and may and lead.why is not Why.HEIR_ABSENT:  # whose turn that is, is known
        return Claim(facts=pairs(rule="head-open"))
    return claim


def _agreed(history: History, why: Why, both: tuple[Step, Step]) -> Step:
    """One step where two readings of the rule give two: what they share; what differs is open among what they give."""
    one, other = both
    row = one.row
    claim = _shared(history, why, (one.claim, other.claim))
    head = one.head if one.head == other.head else None
    claimed = _beside(head, claim, _shared(history, why, (one.next_deputy, other.next_deputy)))
    return evolve(
        one,
        head=head,
        deputy=(row.deputy if row is not None else None) or claimed.unit,
        claim=claim,
        next_deputy=claimed,
        turns=one.turns.shared(other.turns),
        begins=one.begins and other.begins,
        cut=one.cut and other.cut,
        follows=one.follows and other.follows,
    )


def _shared(history: History, why: Why, both: tuple[Claim, Claim]) -> Claim:
    """What two claims share: the unit, else the candidates of both; where the readings give two units, that is said."""
    first, second = both
    if first.unit == second.unit and (first.unit is not None or first.candidates == second.candidates):
        return first
    sets = [each.candidates or ((each.unit,) if each.unit is not None else ()) for each in (first, second)]
    named = {*sets[0], *sets[1]} if all(sets) else set()  # open to anybody in one reading: open to anybody
    candidates = tuple(unit for unit in history.pact.cluster.ids if unit in named) or None
    open_anyway = first.why if first.unit is second.unit is None else why
    return Claim(why=open_anyway, facts=pairs(rule=_rule(first), candidates=candidates), candidates=candidates)


def _rule(claim: Claim) -> Fact:
    """The part of the rule that a claim names."""
    return dict(claim.facts).get("rule", Rotates.ONCE.value)
