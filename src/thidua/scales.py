"""Scales: how one criterion turns columns of figures into points (*cách chấm điểm*).

Owns: the closed union `Scale` of small frozen variants, `Columns`, `Setting`, `Mark`, `marks`.
Takes columns (one value a unit) in a setting; gives one mark a unit: points, or the range they can take while peers are
missing, with the working. Solo and peer-relative scales share this signature.
Never: sums, caps of groups, rounding (see `scoring`); a number of any regulation.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, unique
from fractions import Fraction
from typing import assert_never

from attrs import evolve, frozen

from thidua.figures import Cell, Kind, State
from thidua.grounds import Facts, Why, pairs

__all__ = [
    "Better",
    "Columns",
    "Given",
    "Leader",
    "Mark",
    "Pool",
    "Proportional",
    "Scale",
    "Setting",
    "Untargeted",
    "kinds_read",
    "marks",
    "reads_peers",
    "reads_target",
]


@unique
class Better(Enum):
    """In which direction a figure is better."""

    HIGHER = "higher"
    LOWER = "lower"


@unique
class Untargeted(Enum):
    """What becomes of a unit to which the criterion is assigned without a target."""

    REFUSED = "refused"
    POOL = "pool"


@frozen(kw_only=True)
class Given:
    """Points given by an assessor, between 0 and the criterion's maximum (*điểm do bộ phận thẩm định chấm*)."""


@frozen(kw_only=True)
class Proportional:
    """The share of the target that was reached, full at the target (*tính theo tỷ lệ hoàn thành*).

    With `better = lower` the share is target over figure. `full_at` replaces the units' own targets by one for all.
    """

    better: Better = Better.HIGHER
    full_at: Fraction | None = None


@frozen(kw_only=True)
class Leader:
    """Relative to the cluster's leader by excess over the target (*so với đơn vị dẫn đầu*).

    Below the target: `at_target` × share reached; above it, the rest of the maximum in proportion to the leader's
    excess. A unit without target is refused, or competes in a pool of its own.
    """

    at_target: Fraction
    untargeted: Untargeted = Untargeted.REFUSED
    alone: Fraction | None = None


@frozen(kw_only=True)
class Pool:
    """The share of the best figure of all peers (*so với số liệu cao nhất trong cụm*); targets play no part.

    `alone` is the share of the maximum that a pool of one, or one whose best figure is 0, earns; without it such a
    cell has no points, with a ground.
    """

    better: Better = Better.HIGHER
    alone: Fraction | None = None


Scale = Given | Proportional | Leader | Pool


@frozen(kw_only=True)
class Mark:
    """What one unit earns: points (`low` = `high`) or the range they can take, and the working as facts."""

    low: Fraction
    high: Fraction
    why: Why
    facts: Facts = ()


@unique
class Setting(Enum):
    """Whether peers may still report."""

    OPEN = "open"
    CLOSED = "closed"


Targets = tuple[Fraction | None, ...]


@frozen(kw_only=True)
class Columns:
    """What one criterion reads: its maximum, one column of values, one of targets, one row a unit."""

    maximum: Fraction
    values: tuple[Cell, ...]
    targets: Targets

    def only(self, row: int) -> Columns:
        """The columns cut to one unit, for scales that look at no peer."""
        return evolve(self, values=(self.values[row],), targets=(self.targets[row],))


def kinds_read(scale: Scale) -> frozenset[Kind]:
    """The kinds of figure that a scale can read."""
    match scale:
        case Given():
            return frozenset({Kind.POINTS})
        case Proportional() | Leader() | Pool():
            return frozenset({Kind.AMOUNT, Kind.WHOLE})
        case _:
            assert_never(scale)


def reads_peers(scale: Scale) -> bool:
    """Whether one unit's figure changes the points of the others."""
    return isinstance(scale, Leader | Pool)


def reads_target(scale: Scale) -> bool:
    """Whether every unit needs a target of its own."""
    match scale:
        case Proportional():
            return scale.full_at is None
        case Leader():
            return scale.untargeted is Untargeted.REFUSED
        case Given() | Pool():
            return False
        case _:
            assert_never(scale)


def marks(scale: Scale, columns: Columns, setting: Setting = Setting.CLOSED) -> list[Mark | State]:
    """One mark a unit, or the state of a cell that holds no value.

    Example: M = 5, target 10 for all, half the points for merely meeting it.
        >>> tens = Columns(
        ...     maximum=Fraction(5), targets=(Fraction(10),) * 4, values=tuple(map(Fraction, (8, 10, 15, 20)))
        ... )
        >>> [str(mark.low) for mark in marks(Leader(at_target=Fraction(1, 2)), tens)]
        ['2', '5/2', '15/4', '5']
    """
    match scale:
        case Given():
            return _each(columns, lambda value, _target: _sure(value, Why.GIVEN, pairs(points=value)))
        case Proportional():
            return _proportional(scale, columns)
        case Leader():
            return _leader(scale, columns, setting)
        case Pool():
            everyone = tuple(range(len(columns.values)))
            return _pool(scale, columns, everyone, setting)
        case _:
            assert_never(scale)


def _sure(points: Fraction, why: Why, facts: Facts) -> Mark:
    return Mark(low=points, high=points, why=why, facts=facts)


def _each(columns: Columns, mark: Callable[[Fraction, Fraction | None], Mark | State]) -> list[Mark | State]:
    return [
        value if isinstance(value, State) else mark(value, target)  # type: ignore[arg-type]  # kinds checked at the door
        for value, target in zip(columns.values, columns.targets, strict=True)
    ]


def _share(value: Fraction, target: Fraction, better: Better) -> Fraction:
    if better is Better.HIGHER:
        return value / target
    return target / value if value else Fraction(1)


def _proportional(scale: Proportional, columns: Columns) -> list[Mark | State]:
    def mark(value: Fraction, target: Fraction | None) -> Mark | State:
        target = scale.full_at if scale.full_at is not None else target
        if target is None:
            return State.NO_TARGET
        share = _share(value, target, scale.better)
        facts = pairs(value=value, target=target, share=share, maximum=columns.maximum)
        return _sure(columns.maximum * min(Fraction(1), max(Fraction(0), share)), Why.PROPORTIONAL, facts)

    return _each(columns, mark)


def _pending(columns: Columns, rows: tuple[int, ...], setting: Setting) -> bool:
    missing = any(columns.values[row] is State.NOT_REPORTED for row in rows)
    return missing and setting is Setting.OPEN


def _numbers(columns: Columns, rows: tuple[int, ...]) -> list[Fraction]:
    values = (columns.values[row] for row in rows)
    return [value for value in values if isinstance(value, Fraction)]


def _pool(scale: Pool | Leader, columns: Columns, rows: tuple[int, ...], setting: Setting) -> list[Mark | State]:
    better = scale.better if isinstance(scale, Pool) else Better.HIGHER
    peers = _numbers(columns, rows)
    best = (max if better is Better.HIGHER else min)(peers, default=Fraction(0))
    pending = _pending(columns, rows, setting)

    def mark(value: Fraction, _target: Fraction | None) -> Mark | State:
        if not pending and (len(peers) == 1 or max(peers) <= 0):
            return _alone(scale, columns.maximum, value)
        share = _share(value, best, better) if best or better is Better.LOWER else Fraction(0)
        points = columns.maximum * max(Fraction(0), share)
        facts = pairs(value=value, best=best, maximum=columns.maximum)
        low = Fraction(0) if pending else points
        return Mark(low=low, high=points, why=Why.PEERS_MISSING if pending else Why.POOLED, facts=facts)

    return _each(columns, mark)


def _alone(scale: Pool | Leader, maximum: Fraction, value: Fraction) -> Mark:
    facts = pairs(value=value, maximum=maximum)
    if scale.alone is None:
        return _sure(Fraction(0), Why.POOL_UNDEFINED, facts)
    return _sure(maximum * scale.alone, Why.POOLED, pairs(value=value, best=value, maximum=maximum))


def _leader(scale: Leader, columns: Columns, setting: Setting) -> list[Mark | State]:
    aimed = tuple(row for row, target in enumerate(columns.targets) if target is not None)
    rates = [
        value / target
        for value, target in zip(columns.values, columns.targets, strict=True)
        if target is not None and isinstance(value, Fraction)
    ]
    best = max(rates, default=Fraction(0))
    pending = _pending(columns, aimed, setting)
    half = columns.maximum * scale.at_target

    def mark(value: Fraction, target: Fraction | None) -> Mark | State:
        if target is None:
            return State.NO_TARGET
        rate = value / target
        facts = pairs(value=value, target=target, rate=rate, best=best, maximum=columns.maximum)
        if rate <= 1:
            return _sure(half * max(Fraction(0), rate), Why.RELATIVE, facts)
        points = half + (columns.maximum - half) * (rate - 1) / (best - 1)
        return Mark(
            low=half if pending else points,
            high=points,
            why=Why.PEERS_MISSING if pending else Why.RELATIVE,
            facts=facts,
        )

    earned = _each(columns, mark)
    if scale.untargeted is Untargeted.POOL:
        rest = tuple(row for row, target in enumerate(columns.targets) if target is None)
        pooled = _pool(scale, columns, rest, setting)
        for row in rest:
            earned[row] = pooled[row]
    return earned
