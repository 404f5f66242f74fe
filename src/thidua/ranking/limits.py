"""Limits: what conditions and recorded decisions make of the class that a unit reaches.

Owns: `limited`, `decided`, `unused`.
Takes where units stand on the ladder of classes; gives where they stand then, with the reasons.
Never: points of a unit, which no limit touches; a class settled by chance or by order of input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import evolve

from thidua.grounds import About, Citation, Fact, Facts, Ground, Why, pairs
from thidua.ranking.conditions import Evidence, condition
from thidua.ranking.rulings import ClassRuling
from thidua.ranking.rungs import Ladder, Standing, named
from thidua.rules import Band, ClassLimit, Rulebook

Limits = tuple[ClassLimit, ...]


def limited(evidence: Evidence, rules: Rulebook, ladder: Ladder, found: Standing) -> Standing:
    """Where a unit stands by the limits of its class that hold for it, or may."""
    asked = {each: condition(evidence, found.unit, rules.asked(each)) for each in rules.class_limits}
    hold = tuple(each for each, (holds, _) in asked.items() if holds)
    open_ = tuple(each for each, (holds, _) in asked.items() if holds is None)
    if not hold and not open_:
        return found
    moved = {rung: _moved(rung, hold, open_, ladder) for rung in found.rungs | found.offered}
    counting = {each for _, counts in moved.values() for each in counts}
    rungs = frozenset[int]().union(*(moved[rung][0] for rung in found.rungs))
    said = [
        Ground(
            why=Why.CLASS_LIMITED if each in hold else Why.CLASS_LIMIT_UNDECIDED,
            about=About(unit=found.unit),
            facts=(*facts, *pairs(reason=each.why, **_stated(each))),
            cites=each.cites or rules.cite(),
        )
        for each, (_, facts) in asked.items()
        if each in counting
    ]
    exact = tuple(dict.fromkeys(each.exactly for each in hold if each.exactly is not None))
    if len(exact) > 1 and len(rungs) > 1:
        facts = pairs(bands=exact)
        said.append(Ground(why=Why.CLASS_LIMITS_DIFFER, about=About(unit=found.unit), facts=facts, cites=rules.cite()))
    return evolve(
        found,
        rungs=rungs,
        offered=frozenset(rung for rung in found.offered if rung in moved[rung][0]),
        said=(*found.said, *said),
    )


def _stated(limit: ClassLimit) -> dict[str, Fact | None]:
    classes: dict[str, Fact | None] = {"exactly": limit.exactly, "at_most": limit.at_most, "at_least": limit.at_least}
    return {f"class_{key}": found for key, found in classes.items()} | {"down": limit.down}


_Strictest = Callable[[Iterable[int]], int]
# exactly, then down, then at most, then at least: in the order in which statutes word them (shape 80)
_STAGES: tuple[tuple[str, _Strictest | None], ...] = (
    ("exactly", None),
    ("down", max),
    ("at_most", min),
    ("at_least", max),
)


def _moved(rung: int, hold: Limits, open_: Limits, ladder: Ladder) -> tuple[set[int], set[ClassLimit]]:
    """Where one that stands on a rung may end, as limits that are open hold or not, and the limits that count for that.

    That may be several where none is open, too: two that hold may say exactly which class it is.
    """
    at = {named(ladder, each): each for each in range(len(ladder))}
    rungs, counting = {rung}, set[ClassLimit]()
    for key, strictest in _STAGES:
        told = {each: getattr(each, key) for each in (*hold, *open_) if getattr(each, key) is not None}
        numbers: dict[ClassLimit, int] = {each: at.get(value, value) for each, value in told.items()}
        sure = {numbers[each] for each in hold if each in numbers}
        if strictest is not None and sure:
            sure = {strictest(sure)}
        maybe = {numbers[each] for each in open_ if each in numbers}
        if strictest is not None and sure:  # one that is no stricter than what holds changes nothing
            maybe = {each for each in maybe if strictest((each, *sure)) not in sure}
        ways = sure | maybe
        ends = {way: {_ended(key, each, way, ladder) for each in rungs} for way in ways}
        # what changes nothing here is not told: at most the second, of the third (shape 80)
        counting |= {each for each, way in numbers.items() if way in ways and (len(sure) > 1 or ends[way] != rungs)}
        rungs = {each for own in ends.values() for each in own} | (set() if sure else rungs)
    return rungs, counting


def _ended(key: str, rung: int, way: int, ladder: Ladder) -> int:
    """Where a limit puts one that stands on a rung."""
    match key:
        case "exactly":
            return way
        case "down":  # nobody falls out of all classes by going down
            return max(rung - way, min(rung, 0 if ladder[0] is not None else 1))
        case "at_most":
            return min(rung, way)
        case _:
            return max(rung, way)


# ── recorded decisions


def decided(found: Standing, ladder: Ladder, ruling: ClassRuling | None, rules: Rulebook) -> Standing:
    """Where a unit stands as an authority decided, if its class was open; else what was left to one stays open."""
    rungs = found.rungs | found.offered
    at = None if ruling is None else next((each for each in rungs if named(ladder, each) == ruling.band), None)
    # what nothing left open nobody has to decide: the class stays as the rules make it, and that is said (shape 81)
    used = at is not None and len(rungs) > 1
    left = [ladder[rung] for rung in sorted(found.offered - found.rungs)]
    said = [
        Ground(
            why=Why.CLASS_LEFT_OPEN,
            about=About(unit=found.unit),
            facts=pairs(band=band.name),
            cites=_cites(band, rules),
        )
        for band in left
        if band is not None
    ]
    if ruling is None:
        return evolve(found, rungs=rungs, said=(*found.said, *said))
    if at is None or not used:
        return evolve(found, rungs=rungs, said=(*found.said, *said, unused(ruling, rules)))
    ruled = Ground(
        why=Why.CLASS_DECIDED, about=About(unit=found.unit), facts=_told(ruling), cites=_cites(ladder[at], rules)
    )
    return evolve(found, rungs=frozenset((at,)), said=(*found.said, *said), ruled=ruled)


def unused(ruling: ClassRuling, rules: Rulebook) -> Ground:
    """That a recorded decision on a class settles nothing."""
    return Ground(
        why=Why.CLASS_RULING_UNUSED, about=About(unit=ruling.unit), facts=_told(ruling), cites=_cites(None, rules)
    )


def _told(ruling: ClassRuling) -> Facts:
    return pairs(band=ruling.band, assessor=ruling.by, on=ruling.on, reason=ruling.reason)


def _cites(band: Band | None, rules: Rulebook) -> tuple[Citation, ...]:
    """On what a class rests."""
    return (() if band is None else band.cites) or rules.classes.cites or rules.cite()
