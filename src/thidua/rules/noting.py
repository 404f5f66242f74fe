"""Noting: what the rules leave unsaid, or likely mistype, though a year may depend on it.

Owns: `notes_on`, `misspelt_among`.
Takes parts of a rulebook; gives notes, which refuse nothing.
Never: a problem that refuses the rulebook.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from thidua.criteria import Criteria
from thidua.errors import Problem
from thidua.grounds import Fault, pairs
from thidua.names import meant_perhaps
from thidua.rules.nominating import Slot, unsaid_slots, unvoted
from thidua.rules.scoring import odd_dues
from thidua.scales.days import Deadline
from thidua.timetable import Calendar


def notes_on(
    criteria: Criteria, calendar: Calendar, slots: tuple[Slot, ...], ballots: tuple[str, ...]
) -> Iterator[Problem]:
    """What is likely a slip, or is left unsaid; `ballots` are what votes are about."""
    yield from odd_dues(calendar.due)
    for row, each in enumerate(criteria.rows):
        scale = each.core
        if isinstance(scale, Deadline) and (rise := scale.rises) is not None:
            path, facts = f"$.criteria[{row}].scale.late[{rise[0]}]", rise[1]
            yield Problem(fault=Fault.LATER_EARNS_MORE, path=path, facts=facts, note=True)
        # that lateness pays is likely a lost minus, and may be meant: noted, not refused (shape 13)
        if isinstance(scale, Deadline) and scale.per_day > 0:
            path, facts = f"$.criteria[{row}].scale", pairs(found=scale.per_day)
            yield Problem(fault=Fault.LATENESS_PAYS, path=path, facts=facts, note=True)
    if criteria.rows and not any(criteria.most(row) for row in criteria.rows):
        yield Problem(fault=Fault.NO_MAXIMUM, path="$.criteria", note=True)
    yield from unsaid_slots(slots)
    yield from unvoted(slots, ballots)


def misspelt_among(named: Iterable[tuple[str, str]], known: Collection[str]) -> Iterator[Problem]:
    """Awards, each with its place, that the law does not know, one typing error away from one that it knows."""
    for path, award in named:
        near = meant_perhaps(award, known)
        if near:
            yield Problem(fault=Fault.UNKNOWN_AWARD, path=path, facts=pairs(found=award, allowed=near), note=True)
