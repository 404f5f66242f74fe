"""Scales: how one criterion turns columns of figures into points (*cách chấm điểm*).

Owns: the closed union `Scale` of small frozen variants, the composites that wrap scales, `marks`.
Takes columns (one value a unit and role) in a setting; gives one mark a unit: points, or the range they can take while
peers are missing, with the working. Solo and peer-relative scales share this signature.
Never: sums, caps of groups (see `scoring`); a number of any regulation.
"""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from attrs import evolve, frozen

from thidua.arithmetic import writable
from thidua.figures import Kind, State
from thidua.formulas import Formula
from thidua.grounds import Why, pairs
from thidua.scales.columns import Columns, Earned, Mark, Reporting, Setting, Step, holds, shown, sure, undefined
from thidua.scales.days import Days, Deadline, Idle, Late, Period, by_deadline, by_idle, idle_ends
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
from thidua.scales.solo import (
    Band,
    Bands,
    Better,
    Calculated,
    Counted,
    Each,
    EdgePolicy,
    Excess,
    Given,
    Grades,
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

__all__ = [
    "Band",
    "Bands",
    "Better",
    "Calculated",
    "Capped",
    "Columns",
    "Counted",
    "Days",
    "Deadline",
    "Each",
    "EdgePolicy",
    "Excess",
    "Forfeit",
    "Formula",
    "Gated",
    "Given",
    "Grades",
    "Idle",
    "Late",
    "Leader",
    "Lookup",
    "Mark",
    "Options",
    "Part",
    "Parts",
    "PassFail",
    "Period",
    "Pool",
    "Proportional",
    "RankOf",
    "Ranked",
    "Reporting",
    "Scale",
    "Setting",
    "Shared",
    "Step",
    "Steps",
    "Untargeted",
    "Waived",
    "aims",
    "core",
    "formulas_of",
    "idle_ends",
    "kinds_read",
    "marks",
    "reads_peers",
    "reads_target",
    "words",
    "works_on_role",
]


@frozen(kw_only=True)
class Capped:
    """A scale within limits (*mức trần, mức sàn*): `at_most` and `at_least` in points."""

    scale: Scale
    at_most: Fraction | None = None
    at_least: Fraction | None = None

    def clamped(self, points: Fraction) -> Fraction:
        """Points within the limits."""
        points = points if self.at_most is None else min(points, self.at_most)
        return points if self.at_least is None else max(points, self.at_least)


@frozen(kw_only=True)
class Gated:
    """A scale that counts only where a condition holds (*điều kiện*), else nothing."""

    scale: Scale
    when: Formula


@frozen(kw_only=True)
class Waived:
    """A scale that does not count under a circumstance (*miễn trừ*)."""

    scale: Scale
    when: Formula


@frozen(kw_only=True)
class Forfeit:
    """Points in place of the scale where a condition holds (*mất điểm*): what the scale gives is not added."""

    scale: Scale
    when: Formula
    points: Fraction


Simple = (
    Given | PassFail | Proportional | Excess | Each | Grades | Options | Bands | Steps | Lookup | Parts | Calculated
)
Scale = Simple | Deadline | Idle | Leader | Pool | Ranked | Capped | Gated | Waived | Forfeit


def core(scale: Scale) -> Scale:
    """The scale inside all composites."""
    while isinstance(scale, Capped | Gated | Waived | Forfeit):
        scale = scale.scale
    return scale


NUMBERS = frozenset({Kind.AMOUNT, Kind.WHOLE, Kind.POINTS, Kind.OCCURRENCES, Kind.YES_NO})
_DAYS = frozenset({Kind.DAY, Kind.OCCURRENCES})


def kinds_read(scale: Scale) -> frozenset[Kind]:
    """The kinds of figure that the first role of a scale can be."""
    match core(scale):
        case Given():
            return frozenset({Kind.POINTS})
        case Grades() | Parts() | Idle():
            return frozenset({Kind.OCCURRENCES})
        case Options():
            return frozenset({Kind.OPTION, Kind.GRADE})
        case Deadline():
            return _DAYS
        case _:
            return NUMBERS


def words(scale: Scale) -> tuple[str, ...]:
    """The options or grades that a scale knows."""
    match core(scale):
        case Options() | Grades() as found:
            return tuple(word for word, _ in found.points)
        case Parts() as found:
            return found.grades
        case _:
            return ()


def circumstances(scale: Scale) -> tuple[str, ...]:
    """The circumstances under which a scale waives an occurrence."""
    found = core(scale)
    return found.waives if isinstance(found, Each | Grades) else ()


def formulas_of(scale: Scale) -> tuple[Formula, ...]:
    """All formulas of a scale and of those inside it."""
    inner = formulas_of(scale.scale) if isinstance(scale, Capped | Gated | Waived | Forfeit) else ()
    own = [getattr(scale, name, None) for name in ("when", "value", "rows", "columns", "points")]
    return (*(each for each in own if isinstance(each, Formula)), *inner)


def reads_peers(scale: Scale) -> bool:
    """Whether one unit's figure changes the points of the others."""
    return isinstance(core(scale), Leader | Pool | Ranked)


def reads_target(scale: Scale) -> bool:
    """Whether every unit needs a target of its own."""
    match core(scale):
        case Proportional() as found:
            return found.full_at is None
        case Leader() as found:
            return found.untargeted is Untargeted.REFUSED
        case Excess():
            return True
        case _:
            return False


def aims(scale: Scale) -> tuple[str, ...]:
    """The roles in the formula of a scale that works against each unit's own target; none where it has no formula."""
    inner = core(scale)
    if isinstance(inner, Excess | Leader) or (isinstance(inner, Proportional) and inner.full_at is None):
        return () if inner.value is None else inner.value.names
    return ()


def works_on_role(scale: Scale) -> bool:
    """Whether a scale works on what one role reads; else its own formulas say on what."""
    inner = core(scale)
    match inner:
        case Calculated() | Lookup():
            return False
        case PassFail():
            return inner.when is None
        case Bands() | Steps() | Each() | Pool() | Ranked() | Proportional() | Excess() | Leader():
            return inner.value is None
        case _:
            return True


def marks(scale: Scale, columns: Columns, setting: Setting) -> Earned:
    """One mark a unit, or the state of a cell that holds no value.

    Example: M = 5, target 10 for all, half the points for merely meeting it.
        >>> tens = Columns(
        ...     maximum=Fraction(5), targets=(Fraction(10),) * 4, cells=(tuple(map(Fraction, (8, 10, 15, 20))),)
        ... )
        >>> [str(mark.low) for mark in marks(Leader(at_target=Fraction(1, 2)), tens, Setting())]
        ['2', '5/2', '15/4', '5']
    """
    return [_readable(mark) for mark in _marks(scale, columns, setting)]


def _readable(mark: Mark | State) -> Mark | State:
    """The mark, unless its points have digits without end: lines that read lines can double them at each step."""
    if isinstance(mark, State) or (writable(mark.low) and writable(mark.high)):
        return mark
    return sure(Fraction(0), Why.DIGITS_WITHOUT_END, ())


def _marks(scale: Scale, columns: Columns, setting: Setting) -> Earned:
    match scale:
        case Deadline():
            return by_deadline(scale, columns, setting)
        case Idle():
            return by_idle(scale, columns, setting)
        case Leader():
            return by_leader(scale, columns, setting)
        case Pool():
            return by_pool(scale, columns, setting)
        case Ranked():
            return by_rank(scale, columns, setting)
        case Capped() | Gated() | Waived() | Forfeit():
            inner = _marks(scale.scale, columns, setting)
            return [_wrapped(scale, mark, columns, row) for row, mark in enumerate(inner)]
        case _:
            return _simple(scale, columns)


def _simple(scale: Simple, columns: Columns) -> Earned:  # noqa: C901 - one case for each member of the union
    """Scales that need no setting."""
    match scale:
        case Given():
            return given(columns)
        case PassFail():
            return pass_fail(scale, columns)
        case Proportional():
            return proportional(scale, columns)
        case Excess():
            return excess(scale, columns)
        case Each():
            return by_occurrence(scale, columns)
        case Grades():
            return by_grade(scale, columns)
        case Options():
            return by_option(scale, columns)
        case Bands():
            return by_band(scale, columns)
        case Steps():
            return by_step(scale, columns)
        case Lookup():
            return by_lookup(scale, columns)
        case Parts():
            return by_parts(scale, columns)
        case Calculated():
            return calculated(scale, columns)
        case _:
            assert_never(scale)


def _wrapped(scale: Capped | Gated | Waived | Forfeit, mark: Mark | State, columns: Columns, row: int) -> Mark | State:
    """A composite around one unit's mark."""
    read = columns.read(row)
    if isinstance(mark, State) or isinstance(read, State):
        return mark
    if isinstance(scale, Capped):
        return _within(scale, mark)
    found = holds(read, scale.when)
    if found is None:
        return undefined(scale.when.text)
    facts = pairs(condition=scale.when.text, read=shown(read))
    match scale:
        case Gated():
            return mark if found else sure(Fraction(0), Why.GATED, facts)
        case Waived():
            return sure(Fraction(0), Why.WAIVED, facts) if found else mark
        case Forfeit():
            replaced = pairs(before=mark.low if mark.low == mark.high else None)
            return sure(scale.points, Why.FORFEITED, (*facts, *replaced)) if found else mark
        case _:
            assert_never(scale)


def _within(scale: Capped, mark: Mark) -> Mark:
    low, high = scale.clamped(mark.low), scale.clamped(mark.high)
    if (low, high) == (mark.low, mark.high):
        return mark
    if mark.high > high:
        step = Step(why=Why.CAPPED, facts=pairs(before=mark.high, cap=high))
    elif low < 0:
        step = Step(why=Why.CAPPED, facts=pairs(before=mark.low, cap=low))
    else:
        step = Step(why=Why.FLOORED, facts=pairs(before=mark.low, points=low))
    return evolve(mark, low=low, high=high, steps=(*mark.steps, step))
