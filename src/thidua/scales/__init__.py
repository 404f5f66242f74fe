"""Scales: how one criterion turns columns of figures into points (*cách chấm điểm*).

Owns: the closed union `Scale` of small frozen variants, the composites `Capped`, `Gated`, `Waived`, `Forfeit` that wrap
scales, and what is asked of every scale: `earned`, `marks`, `core`, `kinds_read`, `words`, `circumstances`,
`formulas_of`, `reads_peers`, `moved_by_peers`, `targeted`, `reads_target`, `aims`, `works_on_role`, `held`.
Takes columns (one value a unit and role) in a setting; gives one mark a unit: points, or the range they can take while
peers are missing, with the working. Solo and peer-relative scales share this signature.
Never: sums, caps of groups (see `scoring`); a number of any regulation.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from functools import cache
from types import NoneType
from typing import assert_never, cast

from attrs import field, fields, frozen, resolve_types

from thidua.arithmetic import writable
from thidua.figures import Kind, State
from thidua.formulas import Formula, as_formula
from thidua.given import points_of, points_or_none
from thidua.grounds import Why, pairs
from thidua.nouns import Noun
from thidua.ratios import Ratios, constant
from thidua.scales.choosing import BestOf, Case, FirstThatHolds, by_best, by_first
from thidua.scales.columns import (
    Columns,
    Earned,
    Live,
    Mark,
    Missing,
    Reporting,
    Setting,
    Step,
    Trail,
    Worked,
    chosen,
    shown,
    undefined,
)
from thidua.scales.days import DayOff, Days, Deadline, Idle, Late, Period, by_deadline, by_idle, idle_ends
from thidua.scales.parts import Part, Parts, by_parts
from thidua.scales.peers import (
    Leader,
    Pool,
    Ranked,
    RankOf,
    Shared,
    Untargeted,
    by_leader,
    by_pool,
    by_rank,
)
from thidua.scales.shares import Better
from thidua.scales.solo import (
    Bands,
    Calculated,
    Counted,
    Each,
    EdgePolicy,
    Excess,
    Given,
    Grades,
    Interval,
    Lookup,
    Options,
    PassFail,
    Proportional,
    Steps,
    by_band,
    by_grade,
    by_lookup,
    by_occurrence,
    by_option,
    by_step,
    calculated,
    excess,
    given,
    pass_fail,
    proportional,
)
from thidua.scales.straight import Goalposts, Post, Through, by_line, by_posts

__all__ = [
    "Bands",
    "BestOf",
    "Better",
    "Calculated",
    "Capped",
    "Case",
    "Columns",
    "Counted",
    "DayOff",
    "Days",
    "Deadline",
    "Each",
    "Earned",
    "EdgePolicy",
    "Excess",
    "FirstThatHolds",
    "Forfeit",
    "Formula",
    "Gated",
    "Given",
    "Goalposts",
    "Grades",
    "Idle",
    "Interval",
    "Late",
    "Leader",
    "Lookup",
    "Mark",
    "Missing",
    "Options",
    "Part",
    "Parts",
    "PassFail",
    "Period",
    "Pool",
    "Post",
    "Proportional",
    "RankOf",
    "Ranked",
    "Reporting",
    "Scale",
    "Setting",
    "Shared",
    "Step",
    "Steps",
    "Through",
    "Untargeted",
    "Waived",
    "aims",
    "core",
    "earned",
    "formulas_of",
    "held",
    "idle_ends",
    "kinds_read",
    "marks",
    "moved_by_peers",
    "reads_peers",
    "reads_target",
    "targeted",
    "words",
    "works_on_role",
]


@frozen(kw_only=True, repr=False)
class Capped(Noun):
    """A scale whose points are kept within limits (*mức trần, mức sàn*): `at_most` and `at_least`, in points."""

    scale: Scale
    at_most: Fraction | None = field(default=None, converter=points_or_none)
    at_least: Fraction | None = field(default=None, converter=points_or_none)

    def clamped(self, points: Fraction) -> Fraction:
        """Keep points within the limits."""
        # a floor above its cap is refused beforehand, so that the order of the two decides nothing (shape 26)
        points = points if self.at_most is None else min(points, self.at_most)
        return points if self.at_least is None else max(points, self.at_least)


@frozen(kw_only=True, repr=False)
class Gated(Noun):
    """A scale that counts only where a condition holds (*điều kiện*); elsewhere the line earns 0 points."""

    scale: Scale
    when: Formula = field(converter=as_formula)


@frozen(kw_only=True, repr=False)
class Waived(Noun):
    """A scale that does not count where a condition holds (*miễn trừ*): there the line earns 0 points."""

    scale: Scale
    when: Formula = field(converter=as_formula)


@frozen(kw_only=True, repr=False)
class Forfeit(Noun):
    """A scale in place of which the line earns `points` where a condition holds (*mất điểm*)."""

    scale: Scale
    when: Formula = field(converter=as_formula)
    points: Fraction = field(converter=points_of)


Simple = (
    Given
    | PassFail
    | Proportional
    | Excess
    | Each
    | Grades
    | Options
    | Bands
    | Steps
    | Lookup
    | Parts
    | Calculated
    | FirstThatHolds
    | BestOf
    | Through
)
Bare = Simple | Deadline | Idle | Leader | Pool | Ranked | Goalposts
Scale = Bare | Capped | Gated | Waived | Forfeit


_AROUND = (Capped, Gated, Waived, Forfeit)


def core(scale: Scale) -> Bare:
    """The scale inside all limits and conditions that wrap it."""
    while isinstance(scale, _AROUND):
        scale = scale.scale
    return scale


NUMBERS = frozenset({Kind.AMOUNT, Kind.WHOLE, Kind.POINTS, Kind.OCCURRENCES, Kind.YES_NO})
_DAYS = frozenset({Kind.DAY, Kind.OCCURRENCES})


def kinds_read(scale: Scale) -> frozenset[Kind]:
    """The kinds of figure that a scale can read in its first role."""
    match inner := core(scale):
        case Given():
            return frozenset({Kind.POINTS})
        case Grades() | Parts() | Idle():
            return frozenset({Kind.OCCURRENCES})
        case Options():
            return frozenset({Kind.OPTION, Kind.GRADE})
        case Deadline():
            return _DAYS
        case PassFail() | Proportional() | Excess() | Each() | Bands() | Steps() | Lookup() | Calculated():
            return NUMBERS
        case FirstThatHolds() | BestOf() | Through() | Leader() | Pool() | Ranked() | Goalposts():
            return NUMBERS
        case _:
            assert_never(inner)


def words(scale: Scale) -> tuple[str, ...]:
    """The options or grades that a scale names."""
    match core(scale):
        case Options() | Grades() as found:
            return tuple(word for word, _ in found.points)
        case Parts() as found:
            return found.grades
        case _:
            return ()


def circumstances(scale: Scale) -> tuple[str, ...]:
    """The circumstances under which a scale waives a case (*miễn trừ*)."""
    found = core(scale)
    return found.waives if isinstance(found, Each | Grades) else ()


def formulas_of(scale: Scale) -> tuple[Formula, ...]:
    """All formulas of a scale and of the scales inside it."""
    inner = formulas_of(scale.scale) if isinstance(scale, _AROUND) else ()
    own = [getattr(scale, name) for name in _formula_names(cast("Hashable", type(scale)))]
    if isinstance(scale, FirstThatHolds):
        own = [case.when for case in scale.cases]
    return (*[each for each in own if each is not None], *inner)


@cache
def _formula_names(kind: Hashable) -> tuple[str, ...]:
    """The fields of a kind of scale that hold a formula."""
    return tuple(
        each.name for each in fields(resolve_types(cast("type", kind))) if each.type in (Formula, Formula | None)
    )


def reads_peers(scale: Scale) -> bool:
    """Whether the figure of one unit changes the points of other units."""
    match inner := core(scale):
        case Leader() | Pool() | Ranked():
            return True
        case Goalposts():
            return inner.moved
        case Given() | PassFail() | Proportional() | Excess() | Each() | Grades() | Options() | Bands() | Steps():
            return False
        case Lookup() | Parts() | Calculated() | FirstThatHolds() | BestOf() | Through() | Deadline() | Idle():
            return False
        case _:
            assert_never(inner)


def moved_by_peers(scale: Scale) -> bool:
    """Whether a unit's points change with the figures of others, and not only how they are told."""
    inner = core(scale)
    # a place that others gave earns what it does, unless those who share it share its points too (shape 73)
    given_place = isinstance(inner, Ranked) and inner.of is RankOf.PLACE and inner.shared is Shared.BEST
    return reads_peers(inner) and not given_place


def targeted(scale: Scale) -> bool:
    """Whether a scale compares each unit with its own target (*chỉ tiêu giao*)."""
    match inner := core(scale):
        case Proportional():
            return inner.full_at is None
        case Leader() | Excess():
            return True
        case Given() | PassFail() | Each() | Grades() | Options() | Bands() | Steps() | Lookup() | Parts():
            return False
        case Calculated() | FirstThatHolds() | BestOf() | Through() | Deadline() | Idle() | Pool() | Ranked():
            return False
        case Goalposts():
            return False
        case _:
            assert_never(inner)


def reads_target(scale: Scale) -> bool:
    """Whether a scale needs a target of every unit."""
    inner = core(scale)
    # a leader scale may let units without a target compete among themselves (shape 20)
    return targeted(inner) and not (isinstance(inner, Leader) and inner.untargeted is not Untargeted.REFUSED)


def aims(scale: Scale) -> tuple[str, ...]:
    """The roles in the formula of a scale that compares with targets; none if it has no formula, or no targets."""
    formula: Formula | None = getattr(core(scale), "value", None)
    return formula.names if targeted(scale) and formula is not None else ()


def works_on_role(scale: Scale) -> bool:
    """Whether a scale works on what one role reads; if not, its formulas say what it works on."""
    match inner := core(scale):
        case Calculated() | Lookup() | FirstThatHolds() | BestOf():
            return False
        case PassFail():
            return inner.when is None
        case Bands() | Steps() | Each() | Pool() | Ranked() | Proportional() | Excess() | Leader():
            return inner.value is None
        case Through() | Goalposts():
            return inner.value is None
        case Given() | Grades() | Options() | Parts() | Deadline() | Idle():
            return True
        case _:
            assert_never(inner)


def marks(scale: Scale, columns: Columns, setting: Setting) -> list[Mark | State]:
    """Work out one mark for each unit, or the state of a cell without a value.

    Example: the maximum is 5, the target 10 for all, and half the points are for merely meeting it.
        >>> tens = Columns(
        ...     maximum=Fraction(5), targets=(Fraction(10),) * 4, cells=(tuple(map(Fraction, (8, 10, 15, 20))),)
        ... )
        >>> [str(mark.low) for mark in marks(Leader(at_target=Fraction(1, 2)), tens, Setting())]
        ['2', '5/2', '15/4', '5']
    """
    return earned(scale, columns, setting).marks()


def earned(scale: Scale, columns: Columns, setting: Setting) -> Earned:
    """Work out what a scale earns all units; how one unit's points come about is worked out on request."""
    live = columns.live()
    if NoneType in map(type, live.targets) and targeted(scale) and not isinstance(core(scale), Leader):
        live = live.aimed()  # a leader scale says itself what one without a target earns
    return Earned(live, _readable(_worked(scale, live, setting)))


def _readable(found: Worked) -> Worked:
    """The points, but none that have digits without end: lines that read lines can double them at each step."""
    if not found.low.is_long and (found.high is found.low or not found.high.is_long):
        return found
    # a number that nobody can write would stop each sentence and document about it: the cell earns nothing, and says so
    kept = [_written(found, place) for place in range(len(found.low.numbers))]  # reduced, a long number may be short
    nothing = constant(Fraction(0), len(kept))

    def steps(place: int) -> Trail:
        return found.steps(place) if kept[place] else (Step(why=Why.DIGITS_WITHOUT_END),)

    return found._replace(low=found.low.where(kept, nothing), high=found.high.where(kept, nothing), steps=steps)


def _written(found: Worked, place: int) -> bool:
    return writable(found.low.at(place)) and writable(found.high.at(place))


def _worked(scale: Scale, live: Live, setting: Setting) -> Worked:
    match scale:
        case Deadline():
            return by_deadline(scale, live, setting)
        case Idle():
            return by_idle(scale, live, setting)
        case Leader():
            return by_leader(scale, live, setting)
        case Pool():
            return by_pool(scale, live, setting)
        case Ranked():
            return by_rank(scale, live, setting)
        case Goalposts():
            return by_posts(scale, live, setting)
        case Capped():
            return _within(scale, _worked(scale.scale, live, setting))
        case Gated() | Waived() | Forfeit():
            return _wrapped(scale, _worked(scale.scale, live, setting), live)
        case _:
            return _simple(scale, live)


def _simple(scale: Simple, live: Live) -> Worked:  # noqa: C901 - one case for each member of the union
    """Scales that need no setting."""
    match scale:
        case Given():
            return given(live)
        case PassFail():
            return pass_fail(scale, live)
        case Proportional():
            return proportional(scale, live)
        case Excess():
            return excess(scale, live)
        case Each():
            return by_occurrence(scale, live)
        case Grades():
            return by_grade(scale, live)
        case Options():
            return by_option(scale, live)
        case Bands():
            return by_band(scale, live)
        case Steps():
            return by_step(scale, live)
        case Lookup():
            return by_lookup(scale, live)
        case Parts():
            return by_parts(scale, live)
        case Calculated():
            return calculated(scale, live)
        case FirstThatHolds():
            return by_first(scale, live)
        case BestOf():
            return by_best(scale, live)
        case Through():
            return by_line(scale, live)
        case _:
            assert_never(scale)


def _wrapped(scale: Gated | Waived | Forfeit, inner: Worked, live: Live) -> Worked:
    """A scale under a condition."""
    truths = live.holds(scale.when)
    # without a value a gate is neither open nor closed, a waiver neither granted nor refused: no points (shape 32)
    kept = [true is isinstance(scale, Gated) for true in truths]
    instead = chosen((_instead(scale), Fraction(0)), [true is None for true in truths])
    low = inner.low.where(kept, instead)
    high = low if inner.high is inner.low else inner.high.where(kept, instead)

    def steps(place: int) -> Trail:
        if kept[place]:
            return inner.steps(place)
        if truths[place] is None:
            return (undefined(scale.when.text),)
        facts = pairs(condition=scale.when.text, read=shown(live.beside(place)))
        if isinstance(scale, Forfeit):
            before = inner.low.at(place)
            # what was earned otherwise is told beside what is put in its place (shape 70)
            facts += pairs(before=before if before == inner.high.at(place) else None)
        return (Step(why=_INSTEAD[type(scale)], facts=facts),)

    return Worked(low, high, steps, inner.states)


def held(scale: Gated | Waived | Forfeit, points: Ratios, truths: Ratios) -> Ratios:
    """The points of a scale under a condition, where `truths` (1 or 0) says for each unit whether it holds."""
    kept = [bool(true) is isinstance(scale, Gated) for true in truths.numbers]
    return points.where(kept, constant(_instead(scale), len(kept)))


def _instead(scale: Gated | Waived | Forfeit) -> Fraction:
    """What is earned in place of the scale."""
    return scale.points if isinstance(scale, Forfeit) else Fraction(0)


_INSTEAD = {Gated: Why.GATED, Waived: Why.WAIVED, Forfeit: Why.FORFEITED}


def _within(scale: Capped, inner: Worked) -> Worked:
    """A scale within limits."""
    # both ends alike, so that a limit may close a range: what lies between them is then known (shape 20)
    low = inner.low.within(scale.at_least, scale.at_most)
    high = low if inner.high is inner.low else inner.high.within(scale.at_least, scale.at_most)

    def steps(place: int) -> Trail:
        before, after = (inner.low.at(place), inner.high.at(place)), (low.at(place), high.at(place))
        return (*inner.steps(place), *_limited(before, after))

    return Worked(low, high, steps, inner.states)


def _limited(before: tuple[Fraction, Fraction], after: tuple[Fraction, Fraction]) -> Trail:
    """The step of a limit, if it changed anything."""
    if before == after:
        return ()
    if before[1] > after[1]:
        return (Step(why=Why.CAPPED, facts=pairs(before=before[1], cap=after[1])),)
    if after[0] < 0:
        return (Step(why=Why.CAPPED, facts=pairs(before=before[0], cap=after[0])),)
    return (Step(why=Why.FLOORED, facts=pairs(before=before[0], points=after[0])),)
