"""Extents: how far the points of a scale can go, and which points a rulebook states in it.

Owns: `highest`, `lowest`, `of_maximum`, `stated_points`, `STATED`.
Takes a scale and the maximum of its line; gives the most and the least that it can earn, or None where there is no end.
Never: a unit's points.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from thidua.figures import Kind
from thidua.formulas import Formula
from thidua.scales import Capped, Forfeit, Gated, Scale, Simple, Waived, core
from thidua.scales.choosing import BestOf, FirstThatHolds
from thidua.scales.days import Deadline, Idle, idle_periods
from thidua.scales.parts import Parts
from thidua.scales.peers import Leader, Pool, Ranked
from thidua.scales.solo import (
    Bands,
    Calculated,
    Each,
    Excess,
    Given,
    Grades,
    Lookup,
    Options,
    PassFail,
    Proportional,
    Steps,
)
from thidua.scales.straight import Goalposts, Through
from thidua.timetable import Season

_NOTHING = Fraction(0)

# the fields in which a scale states values of what it works on, each group after that of the formula that works it out
STATED: dict[type, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Proportional: (("value", ("full_at",)),),
    Steps: (("value", ("above", "per")),),
    Bands: (("value", ("bands",)),),
    Lookup: (("rows", ("row_edges",)), ("columns", ("column_edges",))),
    Through: (("value", ("points",)),),
    Goalposts: (("value", ("low", "high")),),
}


def highest(scale: Scale, maximum: Fraction, season: Season | None = None, kind: Kind | None = None) -> Fraction | None:
    """The most that a scale can earn on a line of this maximum; None where there is no end, or nobody can tell.

    How many periods can be idle is known of a season, and where the rulebook lists the days on which they end. A
    deadline has an end for one day, none for any number of cases: `kind` is that of the figure.

    Example:
        >>> highest(Each(each=Fraction(-1)), Fraction(5)), highest(Each(each=Fraction(1)), Fraction(5))
        (Fraction(0, 1), None)
    """
    match scale:
        case Capped():
            inner, least = highest(scale.scale, maximum, season, kind), scale.at_least or _NOTHING
            # a cap gives an end to what has none by itself, as so much a case (shape 24)
            ends = [end for end in (inner, scale.at_most) if end is not None]
            return max(min(ends), least) if ends else None
        case Gated() | Waived() | Forfeit():
            inner = highest(scale.scale, maximum, season, kind)
            return None if inner is None else max(inner, scale.points if isinstance(scale, Forfeit) else _NOTHING)
        case Idle():
            return _all_idle(scale, season) if scale.each > 0 else _NOTHING
        # one day earns and loses by its tiers; of cases there may be any number, each late by itself (shape 71)
        case Deadline() if kind is Kind.DAY:
            return None if scale.per_day > 0 else max(_of_a_day(scale))
        case Each() | Grades() | Steps() | Deadline() if max(_added(scale), default=_NOTHING) > 0:
            return None
        case Deadline():
            return _NOTHING  # no case earns anything
        case Given() | Calculated() | BestOf():
            return max(stated_points(scale), default=None)
        case Proportional() | Excess() | Leader() | Pool() | Goalposts():
            return maximum
        case PassFail():
            return max(maximum if scale.yes is None else scale.yes, scale.no)
        case Bands() | Each() | Grades() | Lookup() | Options() | Parts() | Ranked() | Steps():
            return max((_NOTHING, *stated_points(scale)))
        case FirstThatHolds() | Through():
            return max((_NOTHING, *stated_points(scale)))
        case _:
            assert_never(scale)


def lowest(
    scale: Scale, season: Season | None = None, kind: Kind | None = None, given: Fraction | None = None
) -> Fraction | None:
    """The least that a scale can earn, 0 or below; None where there is no end, or nobody can tell.

    `given` is the least that may be given, where the scale takes points as they are.

    Example:
        >>> lowest(Each(each=Fraction(-1))), lowest(Capped(scale=Each(each=Fraction(-1)), at_least=Fraction(-2)))
        (None, Fraction(-2, 1))
    """
    match scale:
        case Capped():
            inner, most = lowest(scale.scale, season, kind, given), scale.at_most or _NOTHING
            ends = [end for end in (inner, scale.at_least) if end is not None]
            return min(max(ends), most, _NOTHING) if ends else None
        case Gated() | Waived():
            return lowest(scale.scale, season, kind, given)
        case Forfeit():
            inner = lowest(scale.scale, season, kind, given)
            return None if inner is None else min(inner, scale.points)
        case Idle():
            return _all_idle(scale, season) if scale.each < 0 else _NOTHING
        case Deadline() if kind is Kind.DAY:
            return None if scale.per_day < 0 else min(_of_a_day(scale))
        case Each() | Grades() | Steps() | Deadline() if min(_added(scale), default=_NOTHING) < 0:
            return None
        case Given():
            return given
        case Calculated() | BestOf():
            return min(stated_points(scale), default=None)
        case Bands() | Each() | Grades() | Lookup() | Options() | Parts() | Ranked() | Steps():
            return min((_NOTHING, *stated_points(scale)))
        case PassFail() | Deadline() | FirstThatHolds() | Through():
            return min((_NOTHING, *stated_points(scale)))
        case Proportional() | Excess() | Leader() | Pool() | Goalposts():
            return _NOTHING
        case _:
            assert_never(scale)


def of_maximum(scale: Scale) -> bool:
    """Whether a scale earns a part of the maximum of its line, or all of it."""
    match inner := core(scale):
        case Proportional() | Excess() | Leader() | Pool() | Goalposts():
            return True
        case PassFail():
            return inner.yes is None
        case Given() | Each() | Grades() | Options() | Bands() | Steps() | Lookup() | Parts() | Calculated():
            return False
        case FirstThatHolds() | BestOf() | Through() | Deadline() | Idle() | Ranked():
            return False
        case _:
            assert_never(inner)


def _all_idle(scale: Idle, season: Season | None) -> Fraction | None:
    """The points where every period is idle; None where nobody can tell how many there are."""
    periods = idle_periods(scale, season)
    return None if periods is None else scale.each * periods


def _of_a_day(scale: Deadline) -> Iterable[Fraction]:
    """What one day can earn before anything by the day: nothing, in time with each early bonus, late by each tier."""
    early = (scale.on_time + bonus for bonus in (_NOTHING, *(tier.points for tier in scale.early)))
    # nothing too: a deadline that has no day is neither kept nor missed (shape 13)
    return (_NOTHING, *early, *(tier.points for tier in scale.late))


def _added(scale: Each | Grades | Steps | Deadline) -> Iterable[Fraction]:
    """Points that are added again and again: for every case, step or day."""
    match scale:
        case Each() | Steps():
            return (scale.each,)
        case Grades():
            return (points for _, points in scale.points)
        case Deadline():  # a figure of cases is judged case by case
            return (*_of_a_day(scale), scale.per_day)
        case _:
            assert_never(scale)


def stated_points(scale: Scale) -> Iterable[Fraction]:
    """The points that a rulebook states in a scale, within the limit that it states around them."""
    match scale:
        case Capped():
            most = scale.at_most
            inner = (points if most is None else min(points, most) for points in stated_points(scale.scale))
            return (*inner, *(limit for limit in (most, scale.at_least) if limit is not None))
        case Gated() | Waived():
            return stated_points(scale.scale)
        case Forfeit():
            return (*stated_points(scale.scale), scale.points)
        case Deadline():
            return (scale.on_time, *(tier.points for tier in (*scale.late, *scale.early)), scale.per_day)
        case Ranked():
            return scale.points
        case Idle():
            return (scale.each,)
        case Leader() | Pool() | Goalposts():
            return ()
        case _:
            return _in_table(scale)


def _in_table(scale: Simple) -> Iterable[Fraction]:
    """The points of a scale that looks at one unit's figures only."""
    match scale:
        case Given() | Proportional() | Excess() | BestOf():
            return ()
        case PassFail():
            return (scale.no, *(() if scale.yes is None else (scale.yes,)))
        case Each():
            return (scale.each,)
        case Grades() | Options():
            return (points for _, points in scale.points)
        case Bands():
            return (*(band.points for band in scale.bands), *(() if scale.otherwise is None else (scale.otherwise,)))
        case Steps():
            return (scale.first, scale.each)
        case Lookup():
            return (points for line in scale.points for points in line)
        case Parts():
            return (*(rule.points for rule in scale.rules), scale.otherwise)
        case Calculated():
            return _constant(scale.points)
        case FirstThatHolds():
            return (*(case.points for case in scale.cases), scale.otherwise)
        case Through():
            return (points for _, points in scale.points)
        case _:
            assert_never(scale)


def _constant(formula: Formula) -> Iterable[Fraction]:
    """The value of a formula that uses no name; nothing where it has none, as by a division by zero."""
    if formula.names:
        return ()
    return (Fraction(formula.value({}) or 0),)
