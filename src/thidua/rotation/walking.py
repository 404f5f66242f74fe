"""Walking: through the seasons from the first recorded one, what was recorded beside what the rule says.

Owns: `Step`, `walk`.
Takes the history; gives one step a season: who holds both offices, on which claim, what the round looked like.
Never: a sentence; a judgement (see `auditing`).
"""

from __future__ import annotations

from attrs import evolve, frozen

from thidua.clusters import Officers
from thidua.grounds import Why, pairs
from thidua.rotation.claiming import (
    Claim,
    Round,
    State,
    complete,
    deputy_claim,
    head_claim,
    opened,
    place_of,
    round_of,
)
from thidua.rotation.recalling import Fate, History
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
    after: State


def walk(history: History, last: int) -> tuple[Step, ...]:
    """The seasons from the first recorded one to the year `last`, step by step, as far as the calendar goes."""
    here = history.season.year
    first = min((here, *(Season.of(row.season).year for row in history.rows)))
    steps: list[Step] = []
    state: State | None = None
    for year in range(first, last + 1):
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
    fate, holder = (Fate.UNDECIDED, None) if state.head is None else history.holder(state.head, season)
    term = history.rule.term if history.rule is not None else 1
    runs = before is not None and season.year - state.began < term and fate is not Fate.LAPSED
    if runs and head in (None, holder):
        return _running(history, state, season, holder)
    excuses = row is not None and row.declined
    past = history.row(state.season)
    replaced = past is not None and past.replacement is not None
    cut = runs and fate is Fate.HELD and not (state.first or excuses or replaced)
    return evolve(_turn(history, before, season), cut=cut)


def _running(history: History, state: State, season: Season, head: str | None) -> Step:
    """A season within a term: both offices stay as they are."""
    row = history.row(season)
    facts = pairs(rule="term", began=state.heads[-1][1])
    if head is not None:
        claim = Claim(unit=head, why=Why.TERM_RUNS, facts=facts)
    elif state.head is not None:
        claim = Claim(why=Why.INHERITANCE_OPEN, facts=pairs(predecessor=state.head))
    else:
        claim = Claim(facts=facts)
    after = evolve(state, season=season, head=head or state.head)
    deputy = None if state.deputy is None else history.holder(state.deputy, season)[1]
    stays = Claim(unit=deputy, why=Why.TERM_RUNS, facts=facts)
    claimed = stays if deputy is not None else deputy_claim(history, after, season)
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
    declined = row.declined if row is not None else ()
    claim = Claim(facts=pairs(rule="unknown")) if before is None else head_claim(history, start, season, declined)
    head = (row.head if row is not None else None) or claim.unit
    after = _after(history, start, season, (head, claim))
    if before is None:
        after = evolve(after, first=True)
    claimed = deputy_claim(history, after, season)
    deputy = (row.deputy if row is not None else None) or claimed.unit
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
        after=evolve(after, deputy=deputy, named=row is not None and row.deputy is not None),
    )


def _after(history: History, start: State, season: Season, turn: tuple[str | None, Claim]) -> State:
    """What is known once the turn is taken: the round goes on, or is closed."""
    head, claim = turn
    row, rule = history.row(season), history.rule
    declined = row.declined if row is not None else ()
    place = claim.place if head is None or head == claim.unit else None
    if place is None and head is not None:
        place = place_of(history, head, season)
    policy = rule.declined if rule is not None else None
    lost = declined if policy is Declining.LOSES_TURN else ()
    after = evolve(
        start,
        season=season,
        head=head,
        began=season.year,
        first=False,
        served=(*start.served, *lost, *(() if head is None else (head,))),
        excused=(*start.excused, *(declined if policy is None else ())),
        unknown=start.unknown + (head is None and claim.why is not Why.INHERITANCE_OPEN),
        place=place or start.place,
        anchor=start.anchor or place,
        heads=(*start.heads, (season.year, season.label, head)),
    )
    once = rule is not None and rule.round is Rotates.ONCE
    return evolve(after, closed=once and complete(history, after, round_of(history, after, season)))
