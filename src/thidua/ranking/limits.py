"""Limits: what conditions, quotas and recorded decisions make of the class that a unit reaches.

Owns: `limited`, `within_quotas`, `decided`.
Takes where units stand on the ladder of classes; gives where they stand then, with the reasons.
Never: points of a unit, which no limit touches; a class settled by chance or by order of input.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product

from attrs import evolve, frozen

from thidua.grounds import About, Fact, Ground, Why, pairs
from thidua.ranking.conditions import Evidence, condition
from thidua.ranking.rulings import ClassRuling
from thidua.ranking.rungs import Ladder, Standing, named
from thidua.rules import ClassLimit, ClassQuota, Reaching, Rulebook
from thidua.scales.columns import Reporting
from thidua.shown import Shown

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


# ── quotas


End = tuple[int, Fraction, int, int]  # what puts one before another: a measure, then a place; the first says beyond all
_NONE = Fraction(0)


def within_quotas(
    evidence: Evidence, rules: Rulebook, ladder: Ladder, found: Iterable[Standing], places: Mapping[str, int]
) -> list[Standing]:
    """Where units stand once those beyond the quota of a class have fallen by one class, the highest class first."""
    standings = list(found)
    reaching = [each.rungs for each in standings]  # before any quota, of which none takes from the base of another
    quotas: dict[str | None, ClassQuota] = {quota.band: quota for quota in rules.class_quotas}
    for rung in range(len(ladder) - 1, 0, -1):
        quota = quotas.get(named(ladder, rung))
        if quota is not None:
            own = [each for each in standings if rung in each.rungs]
            seats = _seats(rules, quota, ladder, reaching, evidence)
            kept = {each.unit: each for each in _cut(own, rung, seats, places)}
            standings = [kept.get(each.unit, each) for each in standings]
    return standings


def _unheard(evidence: Evidence) -> int | None:
    """How many units may yet come to stand in any class; None where nobody knows."""
    pact, scores = evidence.pact, evidence.scores
    if not pact.cluster.members_complete:
        return None
    waits = [unit for unit in pact.peers if unit not in evidence.heard]
    if scores is None or evidence.stated:
        return len(waits)
    # after the close nobody reports, and to whom nothing is assigned comes to no class (shapes 20 and 21)
    closed = scores.setting.reporting is Reporting.CLOSED
    return 0 if closed else sum(not evidence.unassigned(scores.of(unit)) for unit in waits)


@frozen(kw_only=True, repr=False)
class _Seats(Shown):
    """How many may have a class: surely `least` of those that are known, at most `most`; and what is told of others.

    `least` leaves a seat to everybody who has yet to report and may want one; None where nobody knows.
    """

    least: int | None
    most: int | None
    told: Ground


def _seats(
    rules: Rulebook, quota: ClassQuota, ladder: Ladder, reaching: Collection[frozenset[int]], evidence: Evidence
) -> _Seats:
    """How many may have a class of a quota."""
    unheard = _unheard(evidence)
    if unheard is None:
        return _Seats(least=None, most=None, told=_told(rules, quota, None, None))
    members = len(evidence.pact.counted)
    low, high, more = members, members, 0
    if isinstance(quota.of, Reaching):
        edge = next(rung for rung in range(len(ladder)) if named(ladder, rung) == quota.of.band)
        low = sum(min(rungs, default=0) >= edge for rungs in reaching)
        high = sum(max(rungs, default=0) >= edge for rungs in reaching)
        more = 1  # who reports may be one of those of whom the share is taken
    # an exception for small numbers makes fewer of more: each number that the base may be is asked (shape 82)
    numbers = [quota.most(base) for base in range(low, high + more * unheard + 1)]
    left = (min(numbers[more * late :]) - late for late in range(unheard + 1))
    count = numbers[0] if min(numbers) == max(numbers) else None
    base = low if low == high and not more * unheard else None
    return _Seats(least=min(left), most=max(numbers), told=_told(rules, quota, count, base))


def _told(rules: Rulebook, quota: ClassQuota, count: int | None, base: int | None) -> Ground:
    """What is said of whoever falls by a quota, but for the unit."""
    few = quota.small is not None and base is not None and base < quota.small.below
    facts = pairs(
        band=quota.band,
        share=None if few else quota.share,
        few=quota.small.below if quota.small is not None and few else None,
        reaching=quota.of.band if isinstance(quota.of, Reaching) and not few else None,
        count=count,
        base=base,
    )
    return Ground(why=Why.CLASS_OVER_QUOTA, about=About(), facts=facts, cites=quota.cites or rules.cite())


def _cut(own: Collection[Standing], rung: int, seats: _Seats, places: Mapping[str, int]) -> Iterator[Standing]:
    """Those who may have a class, each with it, one class lower, or open between both."""
    ends = {each.unit: _ends(each, places) for each in own}
    lows = sorted(ends[each.unit][0] for each in own if each.rungs == {rung})  # of those who surely have it
    highs = sorted(high for _, high in ends.values())
    for each in own:
        low, high = ends[each.unit]
        before = len(lows) - bisect_right(lows, high)  # who surely is better
        beside = len(highs) - bisect_left(highs, low) - 1  # who may be better or equal
        if seats.least is not None and beside < seats.least:
            yield each
        elif seats.most is not None and before >= seats.most:
            yield _fallen(each, (each.rungs - {rung}) | {rung - 1}, evolve(seats.told, about=About(unit=each.unit)))
        else:  # equals at the edge, or who may be before it, is not known: nobody is put before another (shape 82)
            open_ = evolve(seats.told, why=Why.CLASS_QUOTA_OPEN, about=About(unit=each.unit))
            yield _fallen(each, each.rungs | {rung - 1}, open_)


def _fallen(found: Standing, rungs: frozenset[int], said: Ground) -> Standing:
    return evolve(found, rungs=rungs, said=(*found.said, said))


def _ends(found: Standing, places: Mapping[str, int]) -> tuple[End, End]:
    """Between what a unit stands in the order in which a class is given: by its measure, then by its place."""
    low, high = found.ends
    place = places.get(found.unit) if low is not None and low == high else None
    first = (-1, _NONE, 0, 0) if low is None else (0, low, 0 if place else -1, -(place or 0))
    last = (1, _NONE, 0, 0) if high is None else (0, high, 0 if place else 1, -(place or 0))
    return first, last


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
