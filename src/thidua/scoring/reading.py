"""Reading: the value of a figure, a line, the total or its rate for a unit: the one answer to that question.

Owns: `read`, `between`, `parts`, `maximum`, `line_of`, `earned`, `deducted`.
Takes scores and what is read; gives the value, or the state in which there is none.
Never: a state counted as 0; what follows from a value (see `ranking` and `nominating`).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from thidua.figures import State, Value
from thidua.formulas import Span
from thidua.readings import MaximumOf, OfFigure, OfLine, One, Overall, PointsOf, Several, ShareOf, each_under
from thidua.rules import Rulebook
from thidua.rules.assigned import assigned
from thidua.scoring import Scores
from thidua.scoring.tree import rules_of

__all__ = ["between", "deducted", "earned", "line_of", "maximum", "parts", "read"]


def read(scores: Scores, what: One, unit: str) -> Value | State:
    """What a rule reads of a unit (*số liệu, điểm được công nhận*): a figure, or points after all reviews and limits.

    A figure that is given as the points of a line has the value of that line: points set by a reviewer replace it.
    Points that other units can still change are not reported yet. What is not assigned to the unit has no points, no
    share and no maximum, and of a maximum of 0 there is no share.

    Raises: KeyError for a figure or line that the rulebook does not know.
    """
    match what:
        case OfFigure():
            return _figure(scores, what.figure, unit)
        case PointsOf():
            return _points(scores, what.line, unit)
        case ShareOf():
            return _share(_points(scores, what.line, unit), maximum(scores, what.line, unit))
        case MaximumOf():
            return maximum(scores, what.line, unit)
        case Overall():
            return _of_whole(scores, what, unit)
        case _:
            assert_never(what)


def _figure(scores: Scores, name: str, unit: str) -> Value | State:
    """What stands under the name of a figure."""
    figures = scores.figures
    # points given for a line are read as that line is in the end: reviewed, capped and rounded (shape 21)
    line = rules_of(figures).criteria.given_for(name)
    cell = figures.column(name)[figures.pact.cluster.row(unit)]
    if line is None or (isinstance(cell, State) and unit not in figures.judged.get(line, ())):
        # not assigned is the organiser's act, and comes before what the unit failed to report (shape 21)
        return State.NOT_ASSIGNED if line is not None and figures.pact.excused(unit, line) else cell
    return _points(scores, line, unit)


def maximum(scores: Scores, code: str, unit: str) -> Fraction | State:
    """The maximum of a line or group that is assigned to a unit, whether or not it reports."""
    pact = scores.figures.pact
    if pact.excused(unit, code):
        return State.NOT_ASSIGNED
    return assigned(rules_of(scores.figures), code, pact.unassigned.get(unit, frozenset()), pact.season)


def _share(points: Fraction | State, most: Fraction | State) -> Fraction | State:
    if isinstance(points, State) or isinstance(most, State):
        return points if isinstance(points, State) else most
    # of a maximum of 0 nothing can be a share, which is not a share of 0 (shape 21)
    return points / most if most else State.NOT_ASSIGNED


def parts(scores: Scores, what: Several, unit: str) -> tuple[OfLine, ...]:
    """What a rule reads of each line under one, of those that are assigned to the unit."""
    pact = scores.figures.pact
    below = rules_of(scores.figures).criteria.under(what.line)
    return each_under(what, [row.code for row in below if not pact.excused(unit, row.code)])


def between(scores: Scores, what: One, unit: str) -> Span | None:
    """The least and the most of a number that other units or undecided honours can still change.

    It is None for a number that is settled, and for a state.

    Raises: KeyError for a figure or line that the rulebook does not know.
    """
    code = line_of(rules_of(scores.figures), what)
    points = code is not None or isinstance(what, Overall)
    # only a number that is still open has two ends; a state has none, and decides nothing (shape 49)
    if not points or read(scores, what, unit) is not State.NOT_REPORTED:
        return None
    total, rate = scores.on(code, unit), what is Overall.RATE or isinstance(what, ShareOf)
    # all that it may become has to agree, and of what has no ends nobody can show that
    if total.low == total.high or not total.bounded or (rate and not total.maximum):
        return None
    by = total.maximum if rate else Fraction(1)
    return total.low / by, total.high / by


def line_of(rules: Rulebook, what: One) -> str | None:
    """The line whose points are read, or a share of them; None if there is none."""
    return what.line if isinstance(what, ShareOf) else rules.criteria.line_read(what)


def _points(scores: Scores, code: str, unit: str) -> Fraction | State:
    """The points of a line or group, unless it is not assigned, or peers can still change them."""
    if scores.figures.pact.excused(unit, code):
        return State.NOT_ASSIGNED
    row = scores.figures.pact.cluster.row(unit)
    low, high = (end.series.at(row) for end in scores.sheet.at(code))
    # open points are read as not reported, never as 0: tie-breaks and bars over them decide nothing (shapes 46 and 49)
    return low if low == high else State.NOT_REPORTED


def _of_whole(scores: Scores, what: Overall, unit: str) -> Fraction | State:
    """The total or its rate; a unit to which nothing with points is assigned has neither."""
    total = scores.of(unit)
    found = total.overall(what)
    # a total of lines that were not assigned is no total of 0, which would be the last place (shape 21)
    if not total.maximum:
        return State.NOT_ASSIGNED
    return State.NOT_REPORTED if found is None else found


def earned(scores: Scores, code: str, units: Iterable[str]) -> dict[str, Fraction | State]:
    """The points of each of these units on a line or group, or a state where they cannot be compared.

    Points of a group compare only where the same parts of it are assigned to all of these units.
    """
    units = tuple(units)
    tree, left = rules_of(scores.figures).criteria, scores.figures.pact.unassigned
    parts = {code, *(each.code for each in tree.below(code))}
    # 8 of 10 of a group with a part left out, and 14 of 20 of the whole, say nothing between two units (shape 46)
    asked = {part for part in parts for unit in units if part not in left.get(unit, ())}
    return {
        unit: _points(scores, code, unit) if asked.isdisjoint(left.get(unit, ())) else State.NOT_ASSIGNED
        for unit in units
    }


def deducted(scores: Scores, units: Iterable[str]) -> dict[str, Fraction | State]:
    """The points that each of these units lost (*điểm trừ*), or a state where they cannot be compared.

    Deductions compare only where all of these units could lose them: a unit to which a line is not assigned, on which
    another lost points, cannot be compared.
    """
    rows = {unit: scores.figures.pact.cluster.row(unit) for unit in units}
    columns = {each.code: scores.sheet.at(each.code)[0].deduction for each in rules_of(scores.figures).criteria.rows}
    # a line on which nobody lost anything parts nobody, so that being excused from it changes nothing
    lost = {code for code, column in columns.items() if any(column[row] for row in rows.values())}
    return {unit: _deducted(scores, lost, unit) for unit in rows}


def _deducted(scores: Scores, lost: set[str], unit: str) -> Fraction | State:
    """What a unit lost, of the lines and groups on which it or its equals lost points."""
    if not lost.isdisjoint(scores.figures.pact.unassigned.get(unit, ())):
        return State.NOT_ASSIGNED
    row = scores.figures.pact.cluster.row(unit)
    low, high = (end.at(row)[-1] for end in scores.sheet.at(None))
    # what peers may still change is not known, and parts nobody (shape 46)
    return -low if low == high else State.NOT_REPORTED
