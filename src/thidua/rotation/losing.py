"""Losing: when nobody can say any more where order and round stand, and when a new round begins them anew.

Owns: `gap_after`, `drifts_after`, `begun_anew`.
Takes the history and what the walk knows before or after a turn; gives what is lost with that turn.
Never: whose turn it is (see `claiming`).
"""

from __future__ import annotations

from thidua.rotation.ordering import Place, State
from thidua.rotation.recalling import Fate, History
from thidua.rulebook import Rotates
from thidua.timetable import Season

__all__ = ["begun_anew", "drifts_after", "gap_after"]


def gap_after(
    history: History, start: State, season: Season, turn: tuple[str | None, Place | None]
) -> int | str | None:
    """The season of which nobody can say whose turn it was: its head is not recorded, or was no member as it began.

    Where there are no rounds, the last turn alone matters; one to come is known by its place, whoever holds that.
    """
    head, place = turn
    past = season.year < history.season.year
    if history.rule is None or history.rule.round is Rotates.NONE:
        if head is None:
            return (start.gap or season.label) if past or place is None else None
        return start.gap if place is None else None  # it stands nowhere in the order
    lost = (past or not start.led) if head is None else not _placed(history, head, season)
    return start.gap or (season.label if lost else None)


def _placed(history: History, head: str, season: Season) -> bool:
    """Whether a head is a member as the season begins, or in it took over from one."""
    there = history.members(season)
    return head in there or (head in history.within(season) and bool({*(history.carried(head) or ())} & {*there}))


def drifts_after(history: History, start: State, head: str | None) -> bool:
    """Whether order or round rest on a turn that is open; an order that repeats goes on with the next that is known."""
    rule = history.rule
    if rule is None or rule.round is Rotates.NONE:
        return False
    twice = head in start.turns and rule.period is not None  # which of its turns comes again nobody can say
    return start.drifts or twice or (head is None and not rule.repeats)


def begun_anew(history: History, state: State, season: Season) -> bool:
    """Whether a new round rests on no turn before it: nobody is left of those with which the last began."""
    gone = [history.holder(unit, season).fate is Fate.LAPSED for unit in state.members]
    return bool(gone) and all(gone)
