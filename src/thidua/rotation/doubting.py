"""Doubting: when nobody can say any more how far order, round or term have come, and when a new round settles that.

Owns: `gaps_after`, `outside_after`, `unsettled_after`, `twice_after`, `loose_after`, `unled`, `led_by_another`,
`over_early`, `broken_off`, `with_heir`, `filled_by`, `begun_anew`.
Takes the history and what the walk knows before or after a turn; gives what is in doubt with that turn.
Never: whose turn it is (see `claiming`).
"""

from __future__ import annotations

from itertools import pairwise

from thidua.rotation.ordering import Place, State, order_of
from thidua.rotation.recalling import Fate, History
from thidua.rules import NextDeputy
from thidua.timetable import Season

__all__ = [
    "begun_anew",
    "broken_off",
    "filled_by",
    "gaps_after",
    "led_by_another",
    "loose_after",
    "outside_after",
    "over_early",
    "twice_after",
    "unled",
    "unsettled_after",
    "with_heir",
]


def gaps_after(
    history: History, start: State, season: Season, turn: tuple[str | None, Place | None]
) -> tuple[int | str, ...]:
    """The past seasons without a recorded head on which the order or the round depends, after one more turn.

    `turn` is the head of the season and its place in the order, each None if unknown. Where there are no rounds, only
    the last turn matters, and a coming one is known as soon as its place is.
    """
    head, place = turn
    past = season.year < history.season.year
    if history.rounds:
        return (*start.gaps, season.label) if head is None and (past or not start.led) else start.gaps
    if head is None:
        return (*start.gaps, season.label) if past or place is None else ()
    known = place is not None and not loose_after(history, start, head)
    return () if known else start.gaps


def loose_after(history: History, start: State, head: str | None) -> bool:
    """Whether nobody can say when the term that begins really began, as terms are longer than a season.

    That is so if the head before is unknown, and remains so while no other unit is known to lead: the head of a term
    that may be over may be the same again.
    """
    last = start.heads[-1][-1] if start.heads else None
    longer = history.rule is not None and history.rule.term > 1 and bool(start.heads)
    return longer and (last is None or (start.loose and head in (None, last)))


def unled(history: History, before: State, season: Season) -> bool:
    """Whether a term longer than a season may be running under an unknown head, or may have ended early.

    That is so if no head was ever recorded, if nobody can say when the last term began, or if a unit that may lead it
    left while it ran.
    """
    if history.rule is None or history.rule.term == 1:
        return False
    if before.loose or not before.led:
        return True
    if before.head is not None:
        return False
    within = [{*history.members(history.season_of(year))} for year in range(before.began, season.year)]
    return any(not earlier <= later for earlier, later in pairwise(within))


def with_heir(history: History, season: Season, unit: str | None) -> tuple[str | None, ...]:
    """The unit in an office and the unit that took over from it, if it is no member any more."""
    return (unit,) if unit is None else (unit, history.holder(unit, season).unit)


def led_by_another(history: History, state: State, season: Season) -> bool:
    """Whether a season has another recorded head than that of the running term, or has that unit in another office."""
    row = history.row(season)
    if row is None:
        return False
    held = history.holder(state.head, season).unit if state.head is not None else None
    if row.head is not None:  # who led in this term, if only by its name before, is meant itself
        led = {unit for year, _, unit in state.heads if year >= state.began}
        return held is None or row.head not in {*led, held}
    beside = {unit for each in (row.deputy, row.replacement) for unit in with_heir(history, season, each)} - {None}
    return not beside.isdisjoint((state.head, held))  # so it does not lead, nor who carries it on


def over_early(history: History, state: State, season: Season) -> bool:
    """Whether the running term is over because neither its head nor the unit that took over from it is a member.

    It is judged as a season begins. A head that had ended before its term began leads in that season alone, unless the
    record continues with the unit that took over from it.
    """
    if state.head is None:
        return False
    held = history.holder(state.head, season)
    if held.fate is Fate.LAPSED or season.year != state.began + 1:  # with an heir that led the next, the term goes on
        return held.fate is Fate.LAPSED
    row, began = history.row(season), history.season_of(state.began)
    goes_on = row is not None and row.head is not None and row.head == held.unit
    return held.unit != state.head and state.head not in history.within(began) and not goes_on


def broken_off(history: History, state: State, season: Season) -> bool:
    """Whether a later record shows that the term of a season without a recorded head ended before its time.

    Then whoever leads next may have begun in this season, and nobody can say who led in it.
    """
    row, term = history.row(season), history.rule.term if history.rule is not None else 1
    told = row is not None and row.head is not None
    if state.head is None or told or led_by_another(history, state, season):
        return False
    for later, seen in history.told(season, state.began + term):
        if over_early(history, state, later):
            return False  # it is over by itself
        if led_by_another(history, state, later):
            return True
        if seen.head is not None:
            return False
    return False


def outside_after(history: History, start: State, season: Season, head: str | None) -> tuple[int | str, ...]:
    """The seasons of rounds whose head was no member as they began, after one more season.

    Nobody knows whose turn those were.
    """
    strange = history.rounds and head is not None and not _placed(history, head, season)
    return (*start.outside, season.label) if strange else start.outside


def _placed(history: History, head: str, season: Season) -> bool:
    """Whether a head is a member as the season begins, or in it took over from one."""
    there = history.members(season)
    return head in there or (head in history.within(season) and bool({*(history.carried(head) or ())} & {*there}))


def unsettled_after(history: History, start: State, head: str | None) -> bool:
    """Whether order and round depend on a turn that is open.

    An order that repeats does not: it continues with the next turn that is known.
    """
    return history.rounds and (start.unsettled or (head is None and not _goes_on(history)))


def _goes_on(history: History) -> bool:
    """Whether heads follow an order that comes again."""
    rule = history.rule
    return rule is not None and rule.repeats and rule.head.in_order


def twice_after(history: History, start: State, season: Season, head: str | None) -> str | None:
    """The unit that led twice in a round whose order repeats, or None.

    Nobody can say which of the two turns counts in the order; who still waits in the round is known.
    """
    rule = history.rule
    beside = rule is not None and rule.repeats and rule.deputy is NextDeputy.ROSTER
    ordered = beside or _goes_on(history)
    led = {history.holder(turn, season).unit for turn in start.turns if isinstance(turn, str)}
    return start.twice or (head if history.rounds and ordered and head in led else None)


def filled_by(history: History, state: State, season: Season, waiting: list[str]) -> bool:
    """Whether the unrecorded seasons of a round are as many as the units that wait, so that each may have led in one.

    Then the next turn shows whether they did: in a roster it belongs to the unit with which this round began.
    """
    rule = history.rule
    named = rule is not None and rule.term == 1 and not rule.repeats and not state.outside
    again = any(stop.place == state.anchor for stop in order_of(history, state, season))
    gaps = {Season.of(label).year for label in state.gaps}  # a row may bear the label of the other calendar
    rows = [row for row in history.rows if Season.of(row.season).year in gaps]
    years = [turn for turn in state.turns if isinstance(turn, int)]
    here = [history.season_of(year).label for year in years] == [*state.gaps]  # in this round
    beside = {unit for row in rows for unit in (row.deputy, row.replacement, *row.declined)}
    alike = len(state.gaps) == len(waiting) == state.unknown > 0
    return named and again and alike and here and not beside & {*waiting}


def begun_anew(history: History, state: State, season: Season) -> bool:
    """Whether a new round depends on no turn before it, as no unit remains with which the last one may have begun."""
    units = (*state.members, *state.perhaps_began)
    return bool(units) and all(history.holder(unit, season).fate is Fate.LAPSED for unit in units)
