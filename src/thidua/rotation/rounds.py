"""Rounds: who must have a turn in a round, who may and who had one; when it is over, and another begins.

Owns: `Round`, `round_of`, `still_waiting`, `turns_of`, `only_member`, `complete`, `opened`, `alone_again`.
Takes the history and what the walk knows so far; gives the round as it is in a season, and whose turns a head has.
Never: whose turn is next (see `claiming`); the order of a round (see `ordering`).
"""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve, frozen

from thidua.rotation.doubting import begun_anew, filled_by
from thidua.rotation.ordering import State, now_at, order_of
from thidua.rotation.recalling import Fate, History
from thidua.rules import Joining
from thidua.shown import Shown
from thidua.timetable import Season

__all__ = ["Round", "alone_again", "complete", "only_member", "opened", "round_of", "still_waiting", "turns_of"]


@frozen(kw_only=True, repr=False)
class Round(Shown):
    """One round as seen in one season (*vòng luân phiên*), by ids of units.

    `required` are the units that must have a turn in it, `allowed` those that may, `served` those that had one.
    """

    members: tuple[str, ...]
    required: tuple[str, ...]
    allowed: tuple[str, ...]
    served: tuple[str, ...]
    joined: tuple[str, ...] = ()  # who came while the round ran, and stands at its end
    later: tuple[str, ...] = ()  # who declined and keeps its turn for the end
    unknown: int = 0  # turns of which nobody knows whose they were

    @property
    def waiting(self) -> tuple[str, ...]:
        """The units that must have a turn and had none yet."""
        return _kept(self.required, {*self.required} - {*self.served})

    @property
    def newcomers(self) -> tuple[str, ...]:
        """The units that joined while the round ran, and still must have a turn in it."""
        return _kept(self.waiting, {*self.joined})

    @property
    def candidates(self) -> tuple[str, ...]:
        """The units that may have the next turn: those allowed that had none."""
        return _kept(self.allowed, {*self.allowed} - {*self.served})

    def first(self, taken: tuple[str, ...]) -> tuple[str, ...]:
        """The units that may have the next turn, without those taken.

        Units that declined and kept their turn for the end come only once no other unit waits.
        """
        free = tuple(unit for unit in self.candidates if unit not in taken)
        before = _kept(free, {*free} - {*self.later})
        # who keeps a declined turn lets others go before, where it is sure that any of them still waits (shape 8)
        return before if len({*before} & {*self.waiting}) > self.unknown else free

    def shared(self, other: Round) -> Round:
        """What holds both in this round and in that of another reading.

        A unit had its turn if it did in both, and may have one if it may in either.
        """
        waiting, had = {*self.waiting} & {*other.waiting}, {*self.served} & {*other.served}
        return evolve(
            self,
            required=_kept(self.required, waiting | had),
            allowed=_kept(self.members, {*self.allowed, *other.allowed}),
            served=_kept(self.served, had),
        )


def _kept(units: tuple[str, ...], those: Collection[str]) -> tuple[str, ...]:
    """Those of some units, in their order."""
    return tuple(unit for unit in units if unit in those)


def round_of(history: History, state: State, season: Season) -> Round:
    """The round that runs in a season, every place with the unit that has it now."""
    members, there = history.members(season), history.there(season)
    founders = _kept(state.members, state.founders - state.parted) if state.members else members
    began = frozenset(_now(history, founders, season))
    passing = {unit for unit in state.founders - there if history.holder(unit, season).fate is Fate.UNDECIDED}
    undecided = {unit for unit in there - began if passing & history.may_carry(unit)}
    new = there & (history.named - state.founders)
    beside = {unit for unit in new if not began.isdisjoint(_of_one_turn(history, state, unit))}  # the other's turn
    joined = _kept(members, there - began - undecided - beside)
    required = _kept(members, began)
    # at the end of the round that runs, or from the next: the rulebook says which (shape 8)
    if history.joiners is Joining.THIS_ROUND:
        required = (*required, *joined)
    return Round(
        members=members,
        required=required,
        allowed=_kept(members, {*required, *undecided}),
        served=_now(history, state.served, season),
        joined=joined,
        later=_now(history, state.later, season),
        unknown=state.unknown,
    )


def _of_one_turn(history: History, state: State, unit: str) -> tuple[str, ...]:
    """The units with which one that joined, and that the roster names, shares a turn: theirs while they are members."""
    found = history.may_carry(unit) if unit in history.named and unit not in state.founders else frozenset[str]()
    return tuple(each for each in history.units if each in found) if found else ()


def turns_of(history: History, state: State, season: Season, head: str) -> tuple[str, ...]:
    """The units whose turns a head uses up: its own, and those of units that ended as it took over from them."""
    own, after = (head, *_of_one_turn(history, state, head)), season.reached(1)
    if not history.rounds or after is None or head in history.members(season):
        return own
    ended = (unit for unit in round_of(history, state, season).waiting if unit not in history.members(after))
    return (*own, *(unit for unit in ended if head in history.taking(unit, after)))


def _now(history: History, units: tuple[str, ...], season: Season) -> tuple[str, ...]:
    """The units that hold the places of these in a season."""
    if history.there(season).issuperset(units):  # who is a member holds its own place
        return tuple(dict.fromkeys(units))
    holders = (history.holder(unit, season).unit for unit in units)
    return tuple(dict.fromkeys(unit for unit in holders if unit is not None))


def complete(history: History, state: State, season: Season) -> bool:
    """Whether a round is complete: the units that wait are no more than the turns of unknown units.

    A round is complete too if no unit remains that began it. After an unrecorded season it is complete only by number:
    as many turns as units, all of them members.
    """
    # a member that nobody knows may still wait in it (shape 8)
    if not history.pact.cluster.members_complete:
        return False
    if not state.members or begun_anew(history, state, season):
        return True
    waiting = len(still_waiting(history, state, season))
    if not state.perhaps <= {*history.members(season)}:
        return not waiting  # one that left may have had an open turn
    if state.unknowable:
        return waiting == state.unknown and {*history.members(season)} == {*state.members}
    return waiting <= state.unknown


def still_waiting(history: History, state: State, season: Season) -> list[str]:
    """The units of a round that had no recorded turn; one that joins only in this season belongs to the next round."""
    before = {*history.members(state.season), *history.within(state.season), *_now(history, state.members, season)}
    return [unit for unit in round_of(history, state, season).waiting if unit in before]


def opened(history: History, state: State, season: Season) -> State:
    """The state in which a new turn begins: that of a new round, if the old one is complete."""
    rule, members = history.rule, history.members(season)
    if rule is None or not history.rounds:
        return state
    if not (state.closed or complete(history, state, season)):
        return _going_on(history, state, season)
    anew = begun_anew(history, state, season)
    start = state.anchor if state.anchor is not None or state.unknown else state.start  # of a round without turns
    others = bool(state.unknown) and _moved(history, state, season)  # one that left may have had an open turn
    again = evolve(
        _begun(state, season, members),
        gaps=() if anew else state.gaps,
        outside=() if anew else state.outside,
        presumed=not others and filled_by(history, state, season, still_waiting(history, state, season)),
        unsettled=not anew and (state.unsettled or others),
        twice=None if anew else state.twice,
        hidden=not anew and state.unknown > 0,
        closed=False,
        place=None if anew else state.place,
        due=None if anew else state.due,
        start=None if anew else start,
    )
    if rule.roster:
        return again if anew else _begins_with(history, again, season)
    told = not state.outside and all(isinstance(turn, str) for turn in state.turns)
    known = told or not anew  # else one that joined may have had a turn of that order
    repeated = evolve(again, order=state.turns if known else ())  # the order of a round is that of the round before
    last = next((stop.place for stop in reversed(order_of(history, repeated, season))), None)
    return evolve(repeated, place=None if anew else last)


def _begun(state: State, season: Season, members: tuple[str, ...]) -> State:
    """The state with a round that has just begun with these: nobody had a turn in it."""
    return evolve(
        state,
        served=(),
        later=(),
        unknown=0,
        perhaps=frozenset(),
        opened=season.year,
        members=members,
        perhaps_began=(),
        turns=(),
        anchor=None,
    )


def only_member(history: History, season: Season) -> str | None:
    """The only member in a season, which has every turn of a round; None if there are others."""
    members = history.members(season)
    sure = history.rounds and history.pact.cluster.members_complete
    return members[0] if sure and len(members) == 1 else None


def alone_again(history: History, before: State, state: State, season: Season) -> State:
    """The state in which a turn begins, without its doubts if the turn before was that of the only member too.

    Whoever had the turns before, that turn completed any round, and this one again belongs to the only member.
    """
    turns = ((before.head, history.season_of(before.began)), (before.head, before.season), (None, season))
    mine = all(_only_had(history, head, each) for head, each in turns)
    if not mine or before.loose or not (state.lost or state.unknown or state.hidden):
        return state
    return evolve(
        _begun(state, season, history.members(season)),
        gaps=(),
        outside=(),
        presumed=False,
        unsettled=False,
        twice=None,
        hidden=False,
        parted=frozenset(),
        place=None,
        due=None,
        start=None,
        order=(),
    )


def _only_had(history: History, head: str | None, season: Season) -> bool:
    """Whether the turn of a season is that of the only member there is, be it that nobody recorded its head."""
    unit, row = only_member(history, season), history.row(season)
    others = () if row is None else (*row.declined, row.deputy, row.replacement)  # had that turn not
    return unit is not None and head in (None, unit) and unit not in others


def _going_on(history: History, state: State, season: Season) -> State:
    """The state where a round goes on, or may: of members that nobody knows one may be left of it, and wait."""
    waiting = len(still_waiting(history, state, season))
    if not history.pact.cluster.members_complete and (not waiting or begun_anew(history, state, season)):
        there = history.there(season)  # who is gone and comes back may join another round
        gone = (unit for unit in state.members if there.isdisjoint(_now(history, (unit,), season)))
        return evolve(state, unsettled=True, parted=state.parted.union(gone))
    if not state.unknowable or waiting > state.unknown:
        return state
    return evolve(state, perhaps_began=tuple(dict.fromkeys((*state.perhaps_began, *history.members(season)))))


def _begins_with(history: History, state: State, season: Season) -> State:
    """The state in which a round begins as the one before did, as both have one order; else it goes on as that did."""
    order = order_of(history, state, season)
    first = now_at(history, order, state.start, season)
    if first not in [stop.place for stop in order]:
        return state
    return evolve(state, place=None, due=first)


def _moved(history: History, state: State, season: Season) -> bool:
    """Whether members came or went since the round opened, on whatever day, be it that the same are there again."""
    began, years = {*state.members}, range(state.opened, season.year)
    over = [history.season_of(year) for year in years]
    there = (history.members(season), *map(history.members, over), *map(history.within, over))
    return any({*units} != began for units in there)
