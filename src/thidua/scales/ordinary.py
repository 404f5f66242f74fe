"""Ordinary: the points of a line in one step, where every unit reported a number or a day and nothing can still change.

Owns: `ordinary`, `on_days`.
Takes the numbers or days that a line reads; gives the points of all units, by the same functions as `earned`, or None.
Never: a state or a reason: those are left to `earned`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.figures import Cell
from thidua.formulas import Formula
from thidua.ratios import Ratios
from thidua.scales import Capped, Forfeit, Gated, Scale, Setting, Waived, held
from thidua.scales.columns import chosen
from thidua.scales.days import Deadline, points_of_days
from thidua.scales.peers import Leader, Pool, Ranked, pooled, raced, worth_of_places
from thidua.scales.shares import by_excess, rates, reached
from thidua.scales.solo import (
    Bands,
    Calculated,
    Counted,
    Each,
    Excess,
    PassFail,
    Proportional,
    Steps,
    by_steps,
    counted,
)
from thidua.scales.straight import Goalposts, Through, along, between

__all__ = ["on_days", "ordinary"]

_DAYS = {date}


def ordinary(scale: Scale, numbers: Mapping[str, Ratios], targets: Ratios | None, maximum: Fraction) -> Ratios | None:
    """The points of all units in one step, where every unit reported a number in every role.

    It is None if the scale needs more than that. `numbers` and `targets` are short (`series.all_of`), and so are the
    numbers of the scale (`Node.alone`). As all units reported, no points are a range.
    """
    work = _WORK.get(type(scale))
    if work is not None:
        formula = getattr(scale, _KEYS.get(type(scale), "value"))
        values = _key(formula, numbers)
        points = None if values is None else work(scale, values, targets, maximum)
        # what is made of short numbers alone can be written; a formula may multiply them beyond that
        return None if formula is not None and points is not None and points.is_long else points
    if isinstance(scale, Capped):
        points = ordinary(scale.scale, numbers, targets, maximum)
        return None if points is None else points.within(scale.at_least, scale.at_most)
    if isinstance(scale, Gated | Waived | Forfeit):
        points, truths = ordinary(scale.scale, numbers, targets, maximum), _key(scale.when, numbers)
        return None if points is None or truths is None else held(scale, points, truths)
    return None


def _key(formula: Formula | None, numbers: Mapping[str, Ratios]) -> Ratios | None:
    """The numbers on which a scale works: its formula's, else the first role's; None where one may have none."""
    first = next(iter(numbers.values()))
    return first if formula is None else formula.column(numbers, len(first.numbers))


def on_days(scale: Scale, days: Sequence[Cell], setting: Setting) -> Ratios | None:
    """The points of all units by their days, judged by the rulebook's own due day; None where a unit has no day."""
    if type(scale) is not Deadline or {*map(type, days)} != _DAYS:
        return None
    return points_of_days(scale, days, setting)  # type: ignore[arg-type]  # as all of them are


Work = Callable[[Any, Ratios, Ratios | None, Fraction], Ratios | None]


def _proportional(scale: Proportional, values: Ratios, targets: Ratios | None, maximum: Fraction) -> Ratios | None:
    wanted = scale.full_at or targets
    return None if wanted is None else reached(values, wanted, scale.better, maximum)


def _excess(scale: Excess, values: Ratios, targets: Ratios | None, maximum: Fraction) -> Ratios | None:
    return None if targets is None else by_excess(rates(values, targets), scale.full_at, maximum, scale.at_target)


def _leader(scale: Leader, values: Ratios, targets: Ratios | None, maximum: Fraction) -> Ratios | None:
    return None if targets is None else raced(scale, rates(values, targets), maximum)[-1]


def _pool(scale: Pool, values: Ratios, _: Ratios | None, maximum: Fraction) -> Ratios:
    return pooled(scale, values, maximum)


def _each(scale: Each, values: Ratios, *_: object) -> Ratios | None:
    # where evidence counts, each case has to be looked at (shape 35)
    return counted(scale, values).times(scale.each) if scale.counts is Counted.ALL else None


def _pass_fail(scale: PassFail, truths: Ratios, _: Ratios | None, maximum: Fraction) -> Ratios:
    won = maximum if scale.yes is None else scale.yes
    return chosen((scale.no, won), [bool(number) for number in truths.numbers])


def _through(scale: Through, values: Ratios, *_: object) -> Ratios | None:
    points = along(scale, values)
    # a slope is made of four numbers, so that what comes of short ones may be long
    return None if points.is_long else points


_KEYS = {Calculated: "points", PassFail: "when"}  # the field of the formula, where it is no `value`
_WORK: Mapping[type, Work] = {
    PassFail: _pass_fail,
    Proportional: _proportional,
    Excess: _excess,
    Each: _each,
    Bands: lambda scale, values, *_: scale.worth.pick(scale.stretches(values)),
    Steps: lambda scale, values, *_: by_steps(scale, values)[-1],
    Calculated: lambda _, values, *__: values,
    Leader: _leader,
    Pool: _pool,
    Ranked: lambda scale, values, *_: worth_of_places(scale, values),
    Through: _through,
    Goalposts: lambda scale, values, _, maximum: between(scale, values, maximum),
}
