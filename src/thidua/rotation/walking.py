"""Walking: through the seasons from the first recorded one, what was recorded beside what the rule says.

Owns: `Step`, `walk`.
Takes the history; gives one step a season: who holds both offices, on which claim, what the round looked like.
Never: a sentence; a judgement (see `auditing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from thidua.clusters import Officers
from thidua.grounds import Fact, Facts, Why, pairs
from thidua.rotation.claiming import Claim, deputy_claim, head_claim
from thidua.rotation.doubting import (
    broken_off,
    gaps_after,
    led_by_another,
    loose_after,
    outside_after,
    over_early,
    twice_after,
    unled,
    unsettled_after,
    with_heir,
)
from thidua.rotation.ordering import Place, State, next_row, now_at, order_of, place_of
from thidua.rotation.readings import Undecided, Unsaid, hangs_on, undecided, unsaid
from thidua.rotation.recalling import Fate, History, Holding
from thidua.rotation.rounds import Round, alone_again, complete, only_member, opened, round_of, turns_of
from thidua.rules import Declining, Rotates
from thidua.shown import Shown
from thidua.timetable import Season

__all__ = ["Step", "walk"]


@frozen(kw_only=True, repr=False)
class Step(Shown):
    """One season of a walk: its head and deputy, what the rule says of both, and the round before the head's turn."""

    season: Season
    row: Officers | None
    head: str | None
    deputy: str | None
    claim: Claim
    next_deputy: Claim
    turns: Round
    begins: bool  # a term begins
    cut: bool  # the term before was cut short, and nothing recorded says why
    judged: bool = True  # what is recorded can be held against the rule: the turns before are known
    after: State


def walk(history: History, last: int) -> tuple[Step, ...]:
    """Go through the seasons from the first recorded one to the year `last`, with one step for each.

    Where rule or record leave out something that matters, only what is the same under every reading of it is certain.
    If there are too many readings to try, nothing is certain that depends on the order or the round.
    """
    seasons, term = _seasons(history, last), history.rule.term if history.rule is not None else 1
    # a deputy's turn as head comes a term later; a record speaks of no season beyond its lifetime
    later = max(last, min(last + term, history.season.lifetime[1]))
    left_out = unsaid(history, _seasons(history, later))
    if left_out is None:
        return _adrift(history, seasons)
    # no reading is picked: what all give is sure, the rest open among what each gives (shapes 8 and 68)
    first, *others = (walk(evolve(history, read_as=(*history.read_as, each)), last) for each in left_out.readings)
    agreed = first
    for other in others:
        agreed = tuple(_agreed(history, left_out, both) for both in zip(agreed, other, strict=True))
    merged = left_out.why in (Why.TURN_DEPENDS, Why.HEIR_UNLISTED)
    return tuple(_named(agreed, _walked(history, seasons))) if merged else agreed


def _named(steps: tuple[Step, ...], plain: tuple[Step, ...]) -> Iterator[Step]:
    """Steps of which those say so whose turn is the very one that nobody knows the heir of."""
    for step, unread in zip(steps, plain, strict=True):
        asked = step.claim.unit is None and unread.claim.why in _WHOSE
        yield evolve(step, claim=unread.claim) if asked else step


_WHOSE = (Why.INHERITANCE_OPEN, Why.HEIR_ABSENT)


def _seasons(history: History, last: int) -> tuple[Season, ...]:
    here = history.season.year
    found = (history.season.reached(year - here) for year in range(history.first.year, min(last, date.max.year) + 1))
    return tuple(season for season in found if season is not None)


def _adrift(history: History, seasons: tuple[Season, ...]) -> tuple[Step, ...]:
    """The steps as walked; from the season on in which nobody can tell whose turns there are, with what is sure."""
    steps, open_ = _walked(history, seasons), undecided(history, seasons)
    if open_ is None or history.rule is None:
        return steps
    found: list[Step] = []
    for step in steps:
        early = step.season.year < open_.season.year
        runs = early or (_began(history, step, open_) and _leads_on(history, step))
        found.append(step if early else _unsure(history, step, open_, found[-1] if found else None, runs=runs))
    return tuple(found)


def _began(history: History, step: Step, open_: Undecided) -> bool:
    """Whether a term began for sure with the head that is known: before it was open who takes over a turn.

    In that season itself, if the term before was over; else it may go on with who took its turn over.
    """
    began, doubt = step.after.began, open_.season.year
    earlier = [year for year in step.after.begins if year < began]
    led = any(unit is not None for year, _, unit in step.after.heads if year < began)
    term = history.rule.term if history.rule is not None else 1
    over = earlier[-1] + term <= began if earlier else not led  # nobody may know when a term before began
    return began < doubt or (began == doubt and over)


def _leads_on(history: History, step: Step) -> bool:
    """Whether the head of the term is known to lead in a season of it: else the term may be over, the deputy's too."""
    told, head = step.row is not None and step.row.head is not None, step.after.head
    if told or head is None:
        return True
    return history.holder(head, step.season).fate is not Fate.UNDECIDED and not _named_beside(history, step, head)


def _named_beside(history: History, step: Step, head: str) -> bool:
    """Whether a head may carry on a unit that the record names as deputy or stand-in: then it does not lead itself.

    Of these nobody can say who carries them on, as they are no members any more.
    """
    row = step.row or Officers(season=step.season.label)
    named = {unit for unit in (row.deputy, row.replacement) if unit is not None}
    gone = {unit for unit in named if history.holder(unit, step.season).fate is Fate.UNDECIDED}
    return not gone.isdisjoint(history.may_carry(head))


def _unsure(history: History, step: Step, open_: Undecided, before: Step | None, *, runs: bool) -> Step:
    """A step in which only that is sure which rests on a recorded head or deputy, and on no order or round."""
    claims, (why, facts) = [], hangs_on(open_.held[0])
    for claim in (step.claim, step.next_deputy):
        succeeds = claim.why is Why.SUCCEEDS and _succeeds(history, step, before)
        rests = succeeds or (claim.why is Why.TERM_RUNS and runs)
        sure = claim.unit is None or (rests and before is not None and claim.unit in (before.head, before.deputy))
        claims.append(claim if sure else Claim(why=why, facts=facts))
    row, (lead, beside) = step.row or Officers(season=step.season.label), claims
    head, deputy = row.head or lead.unit, row.deputy or beside.unit
    return evolve(step, head=head, deputy=deputy, claim=lead, next_deputy=beside, judged=False)


def _succeeds(history: History, step: Step, before: Step | None) -> bool:
    """Whether the deputy of the season before succeeds, whoever takes over from whom: it may, and still has its turn.

    It had none in any round, its own or one that it may carry on: it was there from the first. One that is projected,
    and keeps a turn that it declined, lets those go before it who may have one.
    """
    unit = step.claim.unit
    if before is None or unit is None or _named_beside(history, step, unit):
        return False
    past = [(year, head) for year, _, head in step.after.heads if year < step.season.year]
    turns = {head for _, head in past}
    if history.declined is Declining.LOSES_TURN:  # a turn that was lost was had, by who takes over from its unit too
        rows = (row for row in history.rows if Season.of(row.season).year <= step.season.year)
        turns.update(unit for row in rows for unit in row.declined)
    began = {year: history.members(history.season_of(year)) for year, _ in past}
    outside = any(head is not None and head not in began[year] for year, head in past)  # whose turn, may be open
    open_ = {year for year, head in past if head is None}
    had = open_ - ({before.season.year} if before.after.named else set())  # its recorded deputy was not its head
    waits = unit in history.members(history.first) and turns.isdisjoint({unit, *history.may_carry(unit)})
    kept = unit in step.turns.later and not before.after.named
    first = kept and not {*step.turns.candidates} <= {*step.turns.later}
    return (waits and not (had or outside or first)) or not history.rounds


def _walked(history: History, seasons: tuple[Season, ...]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for season in seasons:
        steps.append(_step(history, steps[-1].after if steps else None, season))
    return tuple(steps)


def _step(history: History, before: State | None, season: Season) -> Step:
    row = history.row(season)
    members = history.members(season)
    state = before or State(season=season, members=members, opened=season.year, began=season.year)
    held = Holding(fate=Fate.UNDECIDED) if state.head is None else history.holder(state.head, season)
    term = history.rule.term if history.rule is not None else 1
    if term > 1 and not state.led:  # a term begins with the first head that is recorded
        state = evolve(state, began=season.year)
    runs = before is not None and season.year - state.began < term and not over_early(history, state, season)
    if runs and not led_by_another(history, state, season) and not broken_off(history, state, season):
        return _running(history, state, season, held)
    excuses = row is not None and row.declined
    past = history.row(state.season)
    replaced = past is not None and past.replacement is not None
    # a term that ended early without a reason on record is named, and nothing is done about it (shape 10)
    cut = runs and held.fate is Fate.HELD and not (state.first or excuses or replaced)
    return evolve(_turn(history, before, season), cut=cut)


def _running(history: History, state: State, season: Season, holding: Holding) -> Step:
    """A season within a term: both offices stay as they are."""
    row = history.row(season)
    recorded, told = (None, None) if row is None else (row.head, row.deputy)  # perhaps by the name of one that ended
    unsure = Claim(facts=pairs(rule="term-open", unrecorded=state.gaps or None))  # another term may have begun
    runs = Claim(why=Why.TERM_RUNS, facts=pairs(rule="term", began=history.season_of(state.began).label))
    if state.loose and recorded is None:
        head, claim = None, unsure
    elif recorded or holding.unit:
        head, claim = recorded or holding.unit, evolve(runs, unit=holding.unit)
    else:
        head, claim = None, unsure if state.head is None else Claim(why=holding.why, facts=holding.facts)
    after = _led_on(history, state, season, head)
    heads = with_heir(history, season, head)
    back = _recorded_deputy(history, state, season)
    deputy, stays = _staying(history, state, season, (back, runs))
    # where another term may have begun, so may another's deputy
    claimed = _beside(heads, claim, (unsure if state.loose else stays) or _chosen(history, after, season))
    silent = season.year < history.season.year and deputy is None  # what was, the rule cannot tell
    coming = season.year > history.season.year  # where nobody can say who is deputy, the last that is known is not last
    held = told or (None if silent else claimed.unit)
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
            deputy=held or (None if coming or (head is not None and deputy == head) else state.deputy),
            named=told is not None or (state.named and held in (None, back.unit)),
            recorded=told or state.recorded,
            came=None if told else _came(state, deputy, heads),
            heads=(*state.heads, (season.year, season.label, head)),
        ),
    )


def _led_on(history: History, state: State, season: Season, head: str | None) -> State:
    """The state in a season within a term: who leads from no place may by now lead from one."""
    anchor = now_at(history, order_of(history, state, season), state.anchor, season)
    after = evolve(state, season=season, head=head or state.head, anchor=anchor)
    place = _led_from(history, state, season, state.head) if state.placeless and state.head is not None else None
    return after if place is None else evolve(after, place=place, due=None)


def _chosen(history: History, state: State, season: Season) -> Claim:
    """Who is deputy within a term in which that is open: one of those who may be it since the term began."""
    claim, may = deputy_claim(history, state, season), state.may or ()
    held = (history.holder(unit, season).unit for unit in may)
    here = tuple(unit for unit in held if unit is not None)
    if state.began < history.season.year or not here or claim.unit in here:  # what was, the rule cannot tell
        return claim
    others = (claim.unit,) if claim.unit is not None else claim.candidates or ()
    candidates = here if len(here) == len(may) else (*here, *(unit for unit in others if unit not in here))
    return Claim(facts=pairs(rule=_rule(claim), candidates=candidates), candidates=candidates)


def _came(state: State, deputy: str | None, heads: tuple[str | None, ...]) -> str | None:
    """The head to whom a deputy's place came: until the term is over, or one that was recorded in it is back."""
    if deputy is None:
        return state.came
    return deputy if deputy in heads else None


def _recorded_deputy(history: History, state: State, season: Season) -> Holding:
    """Who carries on the last deputy that is recorded in the term, whoever was projected since.

    Of one that ended without an heir, who carries on the head to whom another deputy's place came.
    """
    known = (history.holder(last, season) for last in (state.recorded, state.came) if last is not None)
    return next((held for held in known if held.fate is not Fate.LAPSED), Holding(fate=Fate.LAPSED))


def _staying(
    history: History, state: State, season: Season, kept: tuple[Holding, Claim]
) -> tuple[str | None, Claim | None]:
    """Who goes on as deputy with a term, by what claim; no claim where another is asked for.

    Who is recorded goes on once it is a member again. Where nobody can say who carries it on, nor can they say that.
    """
    recorded, runs = kept
    if recorded.fate is Fate.UNDECIDED:
        return None, Claim(why=recorded.why, facts=recorded.facts)
    last = None if state.deputy is None else history.holder(state.deputy, season).unit
    deputy = recorded.unit or last
    return deputy, None if deputy is None else evolve(runs, unit=deputy)


def _turn(history: History, before: State | None, season: Season) -> Step:
    """A season in which a term begins."""
    row = history.row(season)
    members = history.members(season)
    begun = State(season=season, members=members, opened=season.year)
    fresh = begun if before is None else alone_again(history, before, opened(history, before, season), season)
    start = _declined(history, fresh, season)
    taken = () if row is None else _taken(history, row, season)
    if fresh.unknown and not fresh.perhaps.isdisjoint(taken):  # whether these had their turn already, nobody knows
        start = evolve(start, unsettled=True)
    claim = Claim(facts=pairs(rule="unknown")) if before is None else head_claim(history, start, season, taken)
    broken = before is not None and broken_off(history, before, season)
    unsure = broken or (before is not None and unled(history, before, season))
    if unsure and only_member(history, season) is None:
        claim = Claim(facts=pairs(rule="term-open", unrecorded=start.gaps or None))
    past = season.year < history.season.year  # what was, the rule cannot tell
    head = (row.head if row is not None else None) or (None if past else claim.unit)
    after = _after(history, _confirmed(history, start, season, (head, taken)), season, (head, claim))
    if broken and head is None:  # the next term may as well begin in a later season that nobody recorded
        after = evolve(after, loose=True, begins=())
    claimed = _beside(with_heir(history, season, head), claim, deputy_claim(history, after, season))
    if after.loose and claimed.unit is not None:  # if the term began before, its deputy is the one of then
        claimed = Claim(facts=pairs(rule="term-open", unrecorded=after.gaps or None))
    told = None if row is None else row.deputy
    deputy = told or (None if past else claimed.unit)
    may = claimed.candidates or tuple(unit for unit in members if unit != head)
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
        judged=not start.unknowable or (claim.why is Why.SUCCEEDS and not history.rounds),
        after=evolve(
            after, deputy=deputy, may=may if deputy is None else None, named=told is not None, recorded=told, came=None
        ),
    )


def _taken(history: History, row: Officers, season: Season) -> tuple[str, ...]:
    """Who does not lead in a season: who declined it; beside a head that nobody recorded its deputy, by either id."""
    beside = None if row.head is not None else row.deputy
    held = () if beside is None else (beside, history.holder(beside, season).unit)
    return (*row.declined, *(unit for unit in held if unit is not None))


def _declined(history: History, start: State, season: Season) -> State:
    """The state once the turns declined are lost, or kept for the end of the round.

    Who declines last of all that wait closes the round there and then: the season's turn is the first of the next.
    """
    row = history.row(season)
    members = history.members(season)  # nobody else has a turn to decline
    # a unit that declines loses its turn or keeps it for the end: the rulebook says which (shape 8)
    declined = tuple(unit for unit in row.declined if unit in members) if row is not None else ()
    if history.declined is Declining.END_OF_ROUND:
        return evolve(start, later=(*start.later, *declined))
    if not declined or history.declined is None:
        return start
    turns = tuple(dict.fromkeys((*start.turns, *declined)))
    lost = evolve(start, served=(*start.served, *declined), turns=turns)
    newcomers = round_of(history, lost, season).newcomers
    return lost if newcomers else opened(history, lost, season)  # who joined waits as well


def _confirmed(history: History, start: State, season: Season, led: tuple[str | None, tuple[str, ...]]) -> State:
    """The state without its doubts, where the head of a new round is whom the order gives: so the round before ended.

    As many turns of that round were not recorded as units waited, so these had them.
    """
    head, taken = led
    plain = evolve(start, presumed=False)
    if not start.presumed or head is None or taken:  # where one declined, the next tells nothing
        return plain
    kept = evolve(plain, gaps=(), unsettled=False)
    turn = head_claim(history, kept, season, taken)
    return kept if turn.unit == head and turn.place is not None else plain


def _after(history: History, start: State, season: Season, led: tuple[str | None, Claim]) -> State:
    """What is known once the turn is taken: the round goes on, or is closed."""
    head, claim = led
    past = head is None and season.year < history.season.year  # what was, the rule cannot tell
    place = claim.place if not past and head in (None, claim.unit) else None
    place = _led_from(history, start, season, head) if place is None and head is not None else place
    lapses = head is None and claim.candidates == ()  # all that wait declined it, or hold the other office
    outside = outside_after(history, start, season, head)
    own = () if head is None or outside != start.outside else turns_of(history, start, season, head)
    loose = loose_after(history, start, head)
    after = evolve(
        start,
        season=season,
        head=head,
        began=season.year,
        first=not start.led,
        served=(*start.served, *own),  # nothing, where nobody can say whose turn it was
        unknown=start.unknown + (head is None and not lapses),
        loose=loose,
        gaps=gaps_after(history, start, season, (head, place)),
        outside=outside,
        unsettled=start.unsettled if lapses else unsettled_after(history, start, head),
        twice=twice_after(history, start, season, head),
        place=place or start.place,
        due=_due(history, start, season, head) if place is None else None,
        placeless=place is None and head is not None,
        turns=start.turns if lapses else tuple(dict.fromkeys((*start.turns, place or head or season.year))),
        anchor=now_at(history, order_of(history, start, season), start.anchor, season)
        or (None if start.unknown else place or head),  # nobody knows who was first of the round
        heads=(*start.heads, (season.year, season.label, head)),
        begins=() if loose else (*start.begins, season.year),
    )
    if head is None and not lapses:
        after = evolve(after, perhaps=start.perhaps.union(round_of(history, start, season).candidates))
    # where nobody known waits any more, whether units that nobody knows still do
    unsaid = history.rounds and not (history.pact.cluster.members_complete or round_of(history, after, season).waiting)
    return evolve(
        after,
        closed=history.rounds and complete(history, after, season),
        unsettled=after.unsettled or unsaid,
    )


def _due(history: History, start: State, season: Season, head: str | None) -> Place | None:
    """The place with which the order goes on once one that has none leads first of a round: that of the first turn.

    That is the first that a member holds, also where it declines; once it is due it stays so, whoever joins before it.
    """
    if head is None or start.anchor is not None or start.unknown:
        return start.due
    order = order_of(history, start, season)
    row = next_row(history, start, order, season)
    if row is None:
        return start.due
    held = (stop.place for stop in (*order[row:], *order[:row]) if stop.held.unit is not None)
    return next(held, start.due)


def _led_from(history: History, start: State, season: Season, head: str) -> Place | None:
    """The place from which a head leads: what it holds, else its own of before, else that of who carries it on.

    One that joins within a season of a round has none yet as that begins, and leads from its own from then on; not from
    one that it takes over.
    """
    order = order_of(history, start, season)
    held = place_of(order, head)
    if held is None and head in [stop.place for stop in order]:
        return head  # it is no member, and its place is still known
    heir = history.holder(head, season).unit if held is None else None
    if held is not None or heir is not None:
        return held if heir is None else place_of(order, heir)
    after = season.reached(1) if history.rounds and head in history.within(season) else None
    return head if after is not None and place_of(order_of(history, start, after), head) == head else None


def _beside(heads: tuple[str | None, ...], lead: Claim, claim: Claim) -> Claim:
    """The claim on the deputy's office beside the head of that season: nobody holds both, or is sure of one of two."""
    head = heads[0]
    if claim.unit is None:
        return claim
    # nobody holds both offices at once (shape 9)
    if claim.unit in heads:
        return Claim(facts=pairs(rule="no-other"))
    may = lead.candidates is None or claim.unit in lead.candidates
    if head is None and may and lead.why is not Why.HEIR_ABSENT:  # whose turn that is, is known
        return Claim(facts=pairs(rule="head-open"))
    return claim


def _agreed(history: History, left_out: Unsaid, both: tuple[Step, Step]) -> Step:
    """One step where two readings of the rule give two: what they share; what differs is open among what they give."""
    one, other = both
    row = one.row
    claim = _shared(history, left_out, (one.claim, other.claim))
    head = one.head if one.head == other.head else None
    claimed = _beside((head,), claim, _shared(history, left_out, (one.next_deputy, other.next_deputy)))
    return evolve(
        one,
        head=head,
        deputy=(row.deputy if row is not None else None) or (claimed.unit if one.deputy == claimed.unit else None),
        claim=claim,
        next_deputy=claimed,
        turns=one.turns.shared(other.turns),
        begins=one.begins and other.begins,
        cut=one.cut and other.cut,
        judged=one.judged and other.judged,
    )


def _shared(history: History, left_out: Unsaid, both: tuple[Claim, Claim]) -> Claim:
    """What two claims share: the unit, else the candidates of both; where the readings give two units, that is said."""
    first, second = both
    if first.unit == second.unit and (first.unit is not None or first.candidates == second.candidates):
        return evolve(first, facts=_common(first, second))
    sets = [each.candidates or ((each.unit,) if each.unit is not None else ()) for each in (first, second)]
    named = {*sets[0], *sets[1]} if all(sets) else set()  # open to anybody in one reading: open to anybody
    known = dict.fromkeys((*history.pact.cluster.ids, *history.units))
    candidates = tuple(unit for unit in known if unit in named) or None
    facts = pairs(rule=_rule(first), candidates=candidates)
    if first.unit is second.unit is None:
        return Claim(why=first.why, facts=_depending(first, facts), candidates=candidates)
    return Claim(why=left_out.why, facts=(*left_out.facts, *facts), candidates=candidates)


def _depending(claim: Claim, facts: Facts) -> Facts:
    """The facts of a claim that is open among others than its own; where it says on what it depends, that stays."""
    if claim.why is Why.OFFICE_OPEN:
        return facts
    return (*(fact for fact in claim.facts if fact[0] not in dict(facts)), *facts)


def _common(first: Claim, second: Claim) -> Facts:
    """The facts of one claim without the places passed over in one reading alone."""
    alike = dict(first.facts).get("passed") == dict(second.facts).get("passed")
    return first.facts if alike else first.unpassed


def _rule(claim: Claim) -> Fact:
    """The part of the rule that a claim names."""
    return dict(claim.facts).get("rule", Rotates.ONCE)
