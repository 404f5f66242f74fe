"""Reading: what a figure, a line, the total or its rate comes to for a unit: the one answer to that question.

Owns: `read`, `deducted`.
Takes scores and a name; gives the value that stands, or the state that stands in its place.
Never: a state counted as 0; what follows from a value (see `ranking` and `nominating`).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from thidua.criteria import node_read
from thidua.figures import State, Value
from thidua.scoring import Scores
from thidua.scoring.tree import rules_of

__all__ = ["deducted", "read"]


def read(scores: Scores, name: str, unit: str) -> Value | State:
    """What stands for a unit under a name (*số liệu, điểm được công nhận*).

    A name is that of a figure; `points:CODE`, the points of a line or group after reviews, caps and rounding; `total`,
    or `rate`. A figure given as the points of a line stands as that line does: a reviewer's points take its place.
    Points that peers can still change are not reported yet.

    Raises: KeyError for a name that the rulebook does not know.
    """
    figures, code = scores.figures, node_read("", name)
    if name in figures.names:
        line = rules_of(figures).criteria.given_for(name)
        cell = figures.column(name)[figures.pact.cluster.row(unit)]
        if line is None:
            return cell
        return cell if isinstance(cell, State) and not _judged(scores, line, unit) else _points(scores, line, unit)
    return _points(scores, code, unit) if code is not None else _of_whole(scores, name, unit)


def _judged(scores: Scores, code: str, unit: str) -> bool:
    """Whether a reviewer set the points of a line."""
    reviews = scores.figures.reviews
    return any((each.unit, each.criterion) == (unit, code) and each.points is not None for each in reviews)


def _points(scores: Scores, code: str, unit: str) -> Fraction | State:
    """The points of a line or group, unless it is not assigned, or peers can still change them."""
    if scores.figures.pact.excused(unit, code):
        return State.NOT_ASSIGNED
    points = scores.on(code, unit).points
    return State.NOT_REPORTED if points is None else points


def _of_whole(scores: Scores, name: str, unit: str) -> Fraction | State:
    """The total or its rate; a unit to which nothing with points is assigned has neither."""
    total = scores.of(unit)
    found = {"total": total.points, "rate": total.rate}[name]
    if not total.maximum and (name == "rate" or unit in scores.figures.pact.unassigned):
        return State.NOT_ASSIGNED
    return State.NOT_REPORTED if found is None else found


def deducted(scores: Scores, units: Iterable[str]) -> dict[str, Fraction | State]:
    """The points that each of these units lost, as an amount.

    Deductions compare only where all could lose them: who is excused from a line on which another of these units lost
    points holds no amount.
    """
    units = tuple(units)
    leaves = rules_of(scores.figures).criteria.leaves
    lost = {each.code for each in leaves if any(scores.on(each.code, unit).deduction for unit in units)}
    return {unit: _deducted(scores, lost, unit) for unit in units}


def _deducted(scores: Scores, lost: set[str], unit: str) -> Fraction | State:
    """What a unit lost, of the lines on which it or its equals lost points."""
    if not lost.isdisjoint(scores.figures.pact.unassigned.get(unit, ())):
        return State.NOT_ASSIGNED
    row = scores.figures.pact.cluster.row(unit)
    low, high = (end.deduction[row] for end in scores.sheet.at(None))
    return -scores.of(unit).deduction if low == high else State.NOT_REPORTED
