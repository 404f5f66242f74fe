"""Peers: scales in which one unit's figure changes the points of the others.

Owns: `Leader`, `Pool`, `Ranked`, `Untargeted`, `Shared`, and how they turn columns into points.
Takes whole columns in a setting; gives one mark a unit, a range while peers have not reported.
Never: a pool of one settled by accident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum, unique
from fractions import Fraction
from itertools import accumulate, pairwise

from attrs import evolve, frozen

from thidua.figures import State
from thidua.formulas import Formula
from thidua.grounds import Facts, Why, pairs
from thidua.order import places
from thidua.scales.columns import (
    Bound,
    Columns,
    Earned,
    Mark,
    Reporting,
    Setting,
    Step,
    key,
    key_text,
    refuse_outside,
    sure,
    undefined,
    worked,
)
from thidua.scales.solo import Better, by_excess, share

__all__ = ["Leader", "Pool", "RankOf", "Ranked", "Shared", "Untargeted"]


@unique
class Untargeted(Enum):
    """What becomes of a unit to which the criterion is assigned without a target."""

    REFUSED = "refused"
    POOL = "pool"


@frozen(kw_only=True)
class Leader:
    """Relative to the cluster's leader by excess over the target (*so với đơn vị dẫn đầu*).

    Below the target: `at_target` × share reached; above it, the rest of the maximum in proportion to the leader's
    excess, where rates beyond `excess_at_most` count as that. A unit without target is refused, or competes in a pool
    of its own, of which `alone` is as in `Pool`.

    Raises: RulebookError unless `at_target` and `alone` are shares and `excess_at_most` > 1.
    """

    at_target: Fraction
    untargeted: Untargeted = Untargeted.REFUSED
    excess_at_most: Fraction | None = None
    alone: Fraction | None = None
    value: Formula | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse shares that are none, and a limit that leaves no excess."""
        refuse_outside(self, at_target=Bound.SHARE, excess_at_most=Bound.ABOVE_ONE, alone=Bound.SHARE)


@frozen(kw_only=True)
class Pool:
    """The share of the best figure of all peers (*so với số liệu tốt nhất trong cụm*); targets play no part.

    `alone` is the share of the maximum that a pool of one with a figure above 0 earns; without it such a cell has no
    points, with a ground. Where higher is better, a pool whose best figure is 0 earns nothing; where lower is better, a
    figure of 0 is the best there can be.

    Raises: RulebookError unless `alone` is a share.
    """

    better: Better = Better.HIGHER
    alone: Fraction | None = None
    value: Formula | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a share that is none."""
        refuse_outside(self, alone=Bound.SHARE)


@unique
class RankOf(Enum):
    """Whether the figure is a place given by others, or a value to be put in order here."""

    PLACE = "place"
    VALUE = "value"


@unique
class Shared(Enum):
    """What units that share a place earn: the best place's points, or the mean of the places they fill."""

    BEST = "best"
    MEAN = "mean"


@frozen(kw_only=True)
class Ranked:
    """Points by place (*điểm theo thứ hạng*): of an outside body, or of a value such as the mean of several assessors.

    `points` are for places 1, 2, …; a place beyond them earns nothing, with a ground.
    """

    points: tuple[Fraction, ...]
    shared: Shared
    of: RankOf = RankOf.PLACE
    better: Better = Better.HIGHER
    value: Formula | None = None


Keys = list[Fraction | State | None]


def _keys(columns: Columns, formula: Formula | None) -> Keys:
    """The number of every unit; its state, or None where the formula has no value."""
    found: Keys = []
    for row in range(len(columns.targets)):
        read = columns.read(row)
        found.append(read if isinstance(read, State) else key(read, formula))
    return found


def _awaited(columns: Columns, keys: Keys, setting: Setting) -> list[bool]:
    """Whether the number of each unit may still come; what a unit left out that has reported, is not reported."""
    silent, open_ = columns.silent, setting.reporting is Reporting.OPEN
    return [open_ and key is State.NOT_REPORTED and (silent is None or row in silent) for row, key in enumerate(keys)]


def _worked(formula: Formula | None, marks: Earned, columns: Columns) -> Earned:
    """The marks with what their keys were worked out from, where a formula made them."""
    if formula is None:
        return marks
    found: Earned = []
    for row, mark in enumerate(marks):
        read = columns.read(row)
        if isinstance(mark, Mark) and not isinstance(read, State) and mark.steps[0].why is not Why.UNDEFINED:
            first = evolve(mark.steps[0], facts=(*mark.steps[0].facts, *worked(read, formula)))
            found.append(evolve(mark, steps=(first, *mark.steps[1:])))
        else:
            found.append(mark)
    return found


def _numbers(keys: Sequence[Fraction | State | None]) -> list[Fraction]:
    return [each for each in keys if isinstance(each, Fraction)]


def _ranging(low: Fraction, high: Fraction, why: Why, facts: Facts) -> Mark:
    """A mark that peers may still change is a range and says so."""
    return Mark(low=low, high=high, steps=(Step(why=why if low == high else Why.PEERS_MISSING, facts=facts),))


def by_pool(scale: Pool, columns: Columns, setting: Setting) -> Earned:
    """Every unit against the best of all."""
    keys = _keys(columns, scale.value)
    pool = _level(scale, keys, pending=any(_awaited(columns, keys, setting)))
    found = [_pooled(scale, each, pool, columns.maximum) for each in keys]
    return _worked(scale.value, found, columns)


@frozen(kw_only=True)
class _Level:
    """What the members of a pool are measured by: in which direction, their number, the best, whether more may come."""

    better: Better
    peers: int
    best: Fraction
    pending: bool


def _level(scale: Pool | Leader, keys: Keys, *, pending: bool) -> _Level:
    better = scale.better if isinstance(scale, Pool) else Better.HIGHER
    peers = _numbers(keys)
    best = (max if better is Better.HIGHER else min)(peers, default=Fraction(0))
    return _Level(better=better, peers=len(peers), best=best, pending=pending)


def _pooled(scale: Pool | Leader, value: Fraction | State | None, pool: _Level, maximum: Fraction) -> Mark | State:
    """One unit against a pool; a pool of one with a figure above 0 earns what the rulebook names."""
    if isinstance(value, State):
        return value
    if value is None:
        return undefined(key_text(scale.value))
    higher = pool.better is Better.HIGHER
    bound = None if higher or pool.best > 0 else 0  # where lower is better, a figure below 0 counts as 0
    facts = pairs(value=value, best=pool.best if bound is None else bound, maximum=maximum, bound=bound)
    if higher and pool.best <= 0:  # nobody has anything, so nobody is ahead
        return sure(Fraction(0), Why.POOL_UNDEFINED, facts)
    if not pool.pending and pool.peers == 1 and value > 0:
        if scale.alone is None:
            return sure(Fraction(0), Why.POOL_UNDEFINED, pairs(value=value, maximum=maximum))
        return sure(maximum * scale.alone, Why.POOLED, (*facts, *pairs(alone=scale.alone)))
    points = maximum * max(Fraction(0), share(value, pool.best, pool.better))
    final = not pool.pending or (not higher and value <= 0)  # no peer can be better than the best there can be
    return sure(points, Why.POOLED, facts) if final else _ranging(Fraction(0), points, Why.POOLED, facts)


def by_leader(scale: Leader, columns: Columns, setting: Setting) -> Earned:
    """Units with a target against the leader; the others, where the rulebook says so, in a pool of their own."""
    keys = _keys(columns, scale.value)
    awaited, aims = _awaited(columns, keys, setting), [target is not None for target in columns.targets]
    rest = [each for each, aimed in zip(keys, aims, strict=True) if not aimed]
    pool = _level(scale, rest, pending=any(waits and not aimed for waits, aimed in zip(awaited, aims, strict=True)))
    rates = [
        _rate(scale, each, target)
        for each, target in zip(keys, columns.targets, strict=True)
        if target is not None and isinstance(each, Fraction)
    ]
    pending = any(waits and aimed for waits, aimed in zip(awaited, aims, strict=True))
    best = max(rates, default=Fraction(0))
    earned: Earned = []
    for value, target in zip(keys, columns.targets, strict=True):
        if target is None and scale.untargeted is Untargeted.POOL:
            earned.append(_pooled(scale, value, pool, columns.maximum))
        elif not isinstance(value, Fraction):
            earned.append(value if isinstance(value, State) else undefined(key_text(scale.value)))
        elif target is None:
            earned.append(State.NO_TARGET)
        else:
            rate = _rate(scale, value, target)
            points = by_excess(rate, best, columns.maximum, scale.at_target)
            facts = pairs(value=value, target=target, rate=rate, best=best, maximum=columns.maximum)
            low = by_excess(rate, scale.excess_at_most, columns.maximum, scale.at_target) if pending else points
            earned.append(_ranging(low, points, Why.RELATIVE, facts))
    return _worked(scale.value, earned, columns)


def _rate(scale: Leader, value: Fraction, target: Fraction) -> Fraction:
    """Figure over target; beyond the stated limit no excess counts."""
    rate = value / target
    return rate if scale.excess_at_most is None else min(rate, scale.excess_at_most)


def by_rank(scale: Ranked, columns: Columns, setting: Setting) -> Earned:
    """The points of each unit's place; units on one place share them as the rulebook names."""
    keys = _keys(columns, scale.value)
    numbers = [each if isinstance(each, Fraction) else None for each in keys]
    sign = 1 if scale.of is RankOf.VALUE and scale.better is Better.HIGHER else -1
    order = iter(places([sign * each for each in numbers if each is not None]))
    ranked = [None if each is None else Fraction(next(order)) for each in numbers]
    stated = numbers if scale.of is RankOf.PLACE else ranked
    missing = sum(_awaited(columns, keys, setting))
    sharing = Counter(stated)
    spans = {count: _spans(scale, count, missing) for count in set(sharing.values())}
    earned: Earned = []
    for value, place in zip(keys, stated, strict=True):
        if place is None:
            earned.append(value if isinstance(value, State) else undefined(key_text(scale.value)))
        else:
            earned.append(_placed(scale, place, sharing[place], spans[sharing[place]]))
    return _worked(scale.value, earned, columns)


Spans = list[tuple[Fraction, Fraction]]


def _placed(scale: Ranked, place: Fraction, sharing: int, spans: Spans) -> Mark:
    """The points of a place, whatever the peers still missing come to; beyond the table nothing."""
    facts = pairs(place=place, sharing=sharing if sharing > 1 else None)
    within = 1 <= place <= len(scale.points) and place.denominator == 1
    low, high = spans[place.numerator - 1] if within else (Fraction(0), Fraction(0))
    return _ranging(low, high, Why.BY_PLACE if within else Why.BEYOND_PLACES, facts)


def _spans(scale: Ranked, sharing: int, missing: int) -> Spans:
    """For each place of the table the least and the most that it earns so many units, however the missing come in.

    Each unit still missing may come in ahead (of a value only: the place moves on by one), level (one more shares), or
    behind (nothing changes). So what n of them can do is what one fewer can do at the same place, or at the next, or
    all of them level: worked out number by number, in place of every combination.
    """
    if all(better >= worse for better, worse in pairwise((*scale.points, Fraction(0)))):
        return _falling(scale, sharing, missing)
    beyond = Fraction(0), Fraction(0)
    spans = [beyond]
    for more in range(missing + 1):
        level = _worths(scale, sharing + more)
        if not more:
            spans = [(worth, worth) for worth in level] + [beyond]
            continue
        following = spans[1:] if scale.of is RankOf.VALUE else spans[:-1]
        known = zip(level, spans[:-1], following, strict=True)
        spans = [(min(worth, same[0], after[0]), max(worth, same[1], after[1])) for worth, same, after in known] + [
            beyond
        ]
    return spans


def _falling(scale: Ranked, sharing: int, missing: int) -> Spans:
    """The same for a table that falls to 0, as nearly all do: best is all behind, worst all ahead (or level)."""
    most = _worths(scale, sharing)
    if scale.of is RankOf.VALUE:
        least = (*most, *(Fraction(0) for _ in range(missing)))[missing : missing + len(most)]
    else:
        least = tuple(_worths(scale, sharing + missing))
    return list(zip(least, most, strict=True))


def _worths(scale: Ranked, sharing: int) -> list[Fraction]:
    """What each place of the table earns where so many share it: its own points, or the mean of those they fill."""
    if scale.shared is Shared.BEST:
        return list(scale.points)
    sums = list(accumulate(scale.points, initial=Fraction(0)))
    last = len(scale.points)
    return [(sums[min(first + sharing, last)] - sums[first]) / sharing for first in range(last)]
