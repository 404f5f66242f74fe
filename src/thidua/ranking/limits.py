"""Limits: what conditions and recorded decisions make of the class that a unit reaches.

Owns: `limited`, `decided`.
Takes where units stand on the ladder of classes; gives where they stand then, with the reasons.
Never: points of a unit, which no limit touches; a class settled by chance or by order of input.
"""

from __future__ import annotations

from itertools import product

from attrs import evolve

from thidua.grounds import About, Fact, Ground, Why, pairs
from thidua.ranking.conditions import Evidence, condition
from thidua.ranking.rulings import ClassRuling
from thidua.ranking.rungs import Ladder, Standing, named
from thidua.rules import ClassLimit, Rulebook

Limits = tuple[ClassLimit, ...]


def limited(evidence: Evidence, rules: Rulebook, ladder: Ladder, found: Standing) -> Standing:
    """Where a unit stands by the limits of its class that hold for it, or may."""
    asked = [(each, *condition(evidence, found.unit, rules.asked(each))) for each in rules.class_limits]
    hold = tuple(each for each, holds, _ in asked if holds)
    open_ = tuple(each for each, holds, _ in asked if holds is None)
    if not hold and not open_:
        return found
    moved = {rung: _outcomes(rung, hold, open_, ladder) for rung in found.rungs | found.offered}
    said = [
        Ground(
            why=Why.CLASS_LIMITED if holds else Why.CLASS_LIMIT_UNDECIDED,
            about=About(unit=found.unit),
            facts=(*facts, *pairs(reason=each.why, **_stated(each))),
            cites=each.cites or rules.cite(),
        )
        for each, holds, facts in asked
        # a limit that changes nothing here is not told: at most the second, of the third (shape 80)
        if holds is not False and any(_outcomes(rung, (each,), (), ladder) != {rung} for rung in moved)
    ]
    exact = tuple(dict.fromkeys(each.exactly for each in hold if each.exactly is not None))
    if len(exact) > 1:
        facts = pairs(bands=exact)
        said.append(Ground(why=Why.CLASS_LIMITS_DIFFER, about=About(unit=found.unit), facts=facts, cites=rules.cite()))
    return evolve(
        found,
        rungs=frozenset[int]().union(*(moved[rung] for rung in found.rungs)),
        offered=frozenset(rung for rung in found.offered if rung in moved[rung]),
        said=(*found.said, *said),
    )


def _stated(limit: ClassLimit) -> dict[str, Fact | None]:
    classes: dict[str, Fact | None] = {"exactly": limit.exactly, "at_most": limit.at_most, "at_least": limit.at_least}
    return {f"class_{key}": found for key, found in classes.items()} | {"down": limit.down}


def _outcomes(rung: int, hold: Limits, open_: Limits, ladder: Ladder) -> frozenset[int]:
    """Where one that stands on a rung may end, as the limits that are open hold or not.

    That may be several where none is open, too: two that hold may say exactly which class it is.
    """
    at = {named(ladder, each): each for each in range(len(ladder))}
    exact = {at[each.exactly] for each in hold if each.exactly is not None} or {rung}
    exact |= {at[each.exactly] for each in open_ if each.exactly is not None}
    down = max((each.down for each in hold if each.down is not None), default=0)
    downs = {down, *(each.down for each in open_ if each.down is not None and each.down > down)}
    most = min((at[each.at_most] for each in hold if each.at_most is not None), default=len(ladder))
    mosts = {most, *(min(at[each.at_most], most) for each in open_ if each.at_most is not None)}
    least = max((at[each.at_least] for each in hold if each.at_least is not None), default=0)
    leasts = {least, *(max(at[each.at_least], least) for each in open_ if each.at_least is not None)}
    lowest = 0 if ladder[0] is not None else 1  # nobody falls out of all classes by going down
    # exactly, then down, then at most, then at least: in the order in which statutes word them (shape 80)
    return frozenset(
        max(min(max(start - steps, min(start, lowest)), high), low)
        for start, steps, high, low in product(exact, downs, mosts, leasts)
    )


# ── recorded decisions


def decided(found: Standing, ladder: Ladder, ruling: ClassRuling | None, rules: Rulebook) -> Standing:
    """Where a unit stands as an authority decided, if its class was open; else what was left to one stays open."""
    rungs = found.rungs | found.offered
    left = tuple(named(ladder, rung) for rung in sorted(found.offered - found.rungs))
    said = [
        Ground(why=Why.CLASS_LEFT_OPEN, about=About(unit=found.unit), facts=pairs(band=band), cites=rules.cite())
        for band in left
    ]
    if ruling is None:
        return evolve(found, rungs=rungs, said=(*found.said, *said))
    facts = pairs(band=ruling.band, assessor=ruling.by, on=ruling.on, reason=ruling.reason)
    at = next((rung for rung in rungs if named(ladder, rung) == ruling.band), None)
    # what nothing left open nobody has to decide: the class stays as the rules make it, and that is said (shape 81)
    if at is None or len(rungs) == 1:
        unused = Ground(why=Why.CLASS_RULING_UNUSED, about=About(unit=found.unit), facts=facts, cites=rules.cite())
        return evolve(found, rungs=rungs, said=(*found.said, *said, unused))
    ruled = Ground(why=Why.CLASS_DECIDED, about=About(unit=found.unit), facts=facts, cites=rules.cite())
    return evolve(found, rungs=frozenset((at,)), said=(*found.said, *said), ruled=ruled)
