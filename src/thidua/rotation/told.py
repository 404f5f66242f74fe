"""Told: the offices of a cluster as a program holds them, season by season.

Owns: `Past`, `told`.
Takes heads by season and the rule that is to follow; gives a history, as if a dossier had recorded them.
Never: a unit that nobody names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from thidua.arguments import expect
from thidua.clusters import Cluster, Names, Officers, unknown_units
from thidua.errors import FormatError, Problem, RecordError, ThiduaError
from thidua.grounds import Fault, pairs
from thidua.names import meant_perhaps, not_of
from thidua.nouns import as_read
from thidua.pacts import Pact
from thidua.references import renamed
from thidua.rotation.recalling import History, bad_roster, recorded
from thidua.rules import Rulebook
from thidua.rules.rotation import RotationRule
from thidua.timetable import Season
from thidua.units import Unit, one_each

__all__ = ["Past", "told"]

Held = str | tuple[str, str] | None  # the head, or head and deputy; None where it is not known
Past = Mapping[Any, Held]  # by season: 2024, or "2023-2024"


def told(past: Past, rule: RotationRule | None, units: Iterable[Unit | str] = ()) -> History:
    """Make a history of heads, or of heads with their deputies, by season; the last is the season under way.

    Without `units` the members are those that the roster and the past name; what is one slip away from a name of the
    roster is none.

    Raises: FormatError for a label that names no season and for what is no name; RecordError for a unit that is no
        member.
    """
    given: object = past
    if not isinstance(given, Mapping) or not past:
        raise FormatError([not_of(past, "a table").under("$.history")])
    expect(rule, RotationRule | None, "RotationRule", at="$.rule")
    rows = _rows(past)
    roster = () if rule is None else rule.roster
    cluster = as_read(Cluster)("", id="", units=_members(roster, rows) if units == () else units)
    rules = None if rule is None else as_read(Rulebook)(id="", rotation=rule)
    names = Names(cluster=cluster, season=Season.of(rows[-1].season))
    *before, last = (renamed(row, names.by_ids) for row in rows)
    strange: dict[tuple[str, str | None], None] = {
        (f"$.history.{row.season}", each): None for row in before for each in (row.head, row.deputy)
    }
    pact = Pact(cluster=cluster, season=last.season, rulebook=rules, head=last.head, deputy=last.deputy)
    if problems := [*unknown_units(cluster, strange), *bad_roster(pact)]:
        raise RecordError(problems)
    return recorded(pact, history=before)


def _members(roster: tuple[str, ...], rows: list[Officers]) -> tuple[Unit, ...]:
    """The units of the roster, then those that the past names beside them: former members.

    Raises: RecordError for a name of the past that is one slip away from one of the roster, with that.
    """
    order = as_read(Cluster)("", id="", units=one_each(roster))
    beside = [
        (f"$.history.{row.season}", name)
        for row in rows
        for name in (row.head, row.deputy)
        if name is not None and order.find_member(name) is None
    ]
    # misspelt, a unit that there is not would lead next, and the one that was meant would wait for its turn
    slips = [(path, name, near) for path, name in beside if (near := meant_perhaps(name, roster))]
    if slips:
        raise RecordError(
            Problem(fault=Fault.UNKNOWN_UNIT, path=path, facts=pairs(found=name, allowed=near))
            for path, name, near in slips
        )
    return one_each((*roster, *(name for _, name in beside)))


def _rows(past: Past) -> list[Officers]:
    """The offices season by season, oldest first; what cannot be read is listed with its season."""
    problems: list[Problem] = []
    rows = []
    for season, held in past.items():
        try:
            rows.append(Officers(season=season, **_offices(held)))
        except ThiduaError as error:
            problems += [each.under(f"$.history.{season}") for each in error.problems]
    if problems:
        raise FormatError(problems)
    return sorted(rows, key=lambda row: Season.of(row.season).year)


def _offices(held: object) -> dict[str, str]:
    """Who held which office: a name is the head's, of two the second is the deputy's."""
    names = (held,) if isinstance(held, str) else () if held is None else held
    if not isinstance(names, tuple | list) or len(names) > len(_OFFICES) or not all(map(_is_text, names)):
        raise FormatError([not_of(held, "text")])
    return dict(zip(_OFFICES, names, strict=False))


def _is_text(name: object) -> bool:
    return isinstance(name, str)


_OFFICES = ("head", "deputy")
