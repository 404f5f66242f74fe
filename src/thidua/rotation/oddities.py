"""Oddities: what is odd in a record of offices and may be meant.

Owns: `odd_offices`.
Takes the pact, the recorded offices and the choice; gives notes.
Never: a refusal (see `recalling`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from thidua.clusters import Choice, Officers
from thidua.errors import Problem
from thidua.grounds import Fault, pairs
from thidua.names import unknown
from thidua.pacts import Pact
from thidua.rotation.recalling import meant, roster_of
from thidua.timetable import Season


def odd_offices(pact: Pact, history: Iterable[Officers], choice: Choice | None) -> Iterator[Problem]:
    """Notes on what is odd: no member in the roster or in office, a member beside the members, a unit nobody knows."""
    ids = {unit.id for unit in (*pact.cluster.units, *pact.cluster.others)}
    season = pact.label
    if pact.season is not None and season is not None:
        for path, name in roster_of(pact):
            # a note, as a roster may keep the place of one that left: it is passed over (shape 8)
            if not pact.competes(meant(pact.cluster, name, pact.season)):
                facts = pairs(found=name, season=season)
                yield Problem(fault=Fault.NO_MEMBER_THEN, path=path, facts=facts, note=True)
        yield from _absent(pact, pact.season, history, choice)
        yield from _beside(pact, pact.season)
    for place, row in enumerate(history):
        named = [("head", row.head), ("deputy", row.deputy), ("replacement", row.replacement)]
        named += [(f"declined[{number}]", unit) for number, unit in enumerate(row.declined)]
        for key, unit in named:
            if unit is not None and not pact.cluster.called(unit) and unit not in ids:
                path = f"$.history[{place}].{key}"
                yield evolve(unknown(Fault.UNKNOWN_UNIT, path, unit, pact.cluster.ids), note=True)


def _absent(pact: Pact, season: Season, history: Iterable[Officers], choice: Choice | None) -> Iterator[Problem]:
    """Notes on offices of units that are no members on any day of their season, as far as the record has their days."""
    told: list[tuple[str, int | str, tuple[tuple[str, str | None], ...]]] = [
        ("$.cluster", season.label, (("head", pact.head), ("deputy", pact.deputy)))
    ]
    told += [(f"$.history[{place}]", row.season, _offices(row)) for place, row in enumerate(history)]
    told += [] if choice is None else [("$.succession", choice.season, _offices(choice))]
    others = {each.id: each for each in pact.cluster.others}
    for path, label, offices in told:
        then = season.reached(Season.of(label).year - season.year)
        for office, name in offices:
            if then is None or name is None:
                continue
            unit = meant(pact.cluster, name, then)
            # of a unit without days nobody can say that it was no member (shape 10)
            gone = unit in others and not others[unit].within(*then.span)
            if gone or (pact.cluster.holds(unit) and unit not in pact.within(then)):
                facts = pairs(found=name, season=label)
                yield Problem(fault=Fault.NO_MEMBER_THEN, path=f"{path}.{office}", facts=facts, note=True)


def _beside(pact: Pact, season: Season) -> Iterator[Problem]:
    """Notes on units beside the members that by their days are members as the season ends, and so have turns."""
    last = season.end
    for row, unit in enumerate(pact.cluster.others):
        # it would have turns and no points, which may be meant and likely is not (shape 8)
        if last is not None and unit.dated and unit.stands(last):
            facts = pairs(found=unit.id, on=last)
            yield Problem(fault=Fault.MEMBER_BESIDE, path=f"$.cluster.others[{row}]", facts=facts, note=True)


def _offices(row: Officers | Choice) -> tuple[tuple[str, str | None], ...]:
    return (("head", row.head), ("deputy", row.deputy))
