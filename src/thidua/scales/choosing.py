"""Choosing: scales that choose: the first case that holds, or the best of several values.

Owns: `Case`, `FirstThatHolds`, `BestOf`, and how each turns figures into points: `by_first`, `by_best`;
`with_several`.
Takes columns; gives one mark a unit.
Never: a case passed over because nobody can say whether it holds; a value that is not there, counted without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from attrs import field, frozen

from thidua.figures import Cell, State
from thidua.formulas import Formula, as_formula
from thidua.given import points_of, rows_of, whole_of
from thidua.grounds import Why, pairs
from thidua.nouns import Noun
from thidua.ratios import ratios_of
from thidua.scales.columns import (
    Bound,
    Columns,
    Live,
    Missing,
    Several,
    Step,
    Trail,
    Worked,
    key,
    refuse_outside,
    shown,
    undefined,
)

__all__ = ["BestOf", "Case", "FirstThatHolds"]

_NOTHING = Fraction(0)


@frozen(kw_only=True, repr=False)
class Case(Noun):
    """One case of a scale (*trường hợp*): the points that are earned where its condition `when` holds."""

    when: Formula = field(converter=as_formula)
    points: Fraction = field(converter=points_of)


def _cases(rows: Sequence[Case]) -> tuple[Case, ...]:
    return rows_of(rows, Case)


@frozen(kw_only=True, repr=False)
class FirstThatHolds(Noun):
    """Points of the first of `cases` of which the condition holds (*xét lần lượt*), else `otherwise`.

    Where a condition has no value, as by a division by zero, and none before it held, nothing is earned.

    Example:
        >>> FirstThatHolds(
        ...     cases=[Case(when="done = all", points=2), Case(when="done >= 90 % * all", points=1)]
        ... ).otherwise
        Fraction(0, 1)
    """

    cases: tuple[Case, ...] = field(converter=_cases)
    otherwise: Fraction = field(default=Fraction(0), converter=points_of)


@frozen(kw_only=True, repr=False)
class BestOf(Noun):
    """The sum of the `take` (≥ 1) greatest of all values that a line reads (*các kỳ có điểm cao nhất*).

    Raises: RulebookError unless `take` ≥ 1.
    """

    take: int = field(converter=whole_of)

    def __attrs_post_init__(self) -> None:
        """Refuse to take none."""
        refuse_outside(self, take=Bound.ABOVE_ZERO)


def by_first(scale: FirstThatHolds, live: Live) -> Worked:
    """The points of the first case that holds; none where nobody can say of one before whether it does."""
    truths = [live.holds(case.when) for case in scale.cases]
    found = [_first([column[place] for column in truths]) for place in range(len(live.rows))]
    points = ratios_of([_worth(scale, at, truths, place) for place, at in enumerate(found)])

    def steps(place: int) -> Trail:
        at, read = found[place], pairs(read=shown(live.read(place)))
        if at is None:
            return (Step(why=Why.NONE_HELD, facts=read),)
        case = scale.cases[at]
        if truths[at][place] is None:
            return (undefined(case.when.text),)
        return (Step(why=Why.FIRST_HELD, facts=(*pairs(condition=case.when.text), *read)),)

    return Worked(points, points, steps)


def _first(truths: Sequence[bool | None]) -> int | None:
    """The first case that holds, or of which nobody can say; None where each fails."""
    # what is not decided is not passed over: the case behind it may not be the first (shape 87)
    return next((at for at, true in enumerate(truths) if true is not False), None)


def _worth(scale: FirstThatHolds, at: int | None, truths: Sequence[Sequence[bool | None]], place: int) -> Fraction:
    if at is None:
        return scale.otherwise
    return _NOTHING if truths[at][place] is None else scale.cases[at].points


def by_best(scale: BestOf, live: Live) -> Worked:
    """The sum of the greatest values; where some are not there, as the line says."""
    several = live.columns.several or Several(roles=live.columns.roles)
    void = several.missing is Missing.VOID
    gone = [several.gone.get(row, ()) for row in live.rows]
    taken = [_taken(scale, live, several, place) for place in range(len(live.rows))]
    points = ratios_of(
        [
            _NOTHING if void and lacking else sum((value for _, value in best), _NOTHING)
            for lacking, best in zip(gone, taken, strict=True)
        ]
    )

    def steps(place: int) -> Trail:
        lacking, count = gone[place] or None, len(several.roles)
        if void and lacking:
            return (Step(why=Why.INCOMPLETE, facts=pairs(count=count, missing=lacking)),)
        out = several.missing is Missing.LEAVE_OUT
        facts = pairs(
            take=scale.take,
            count=count,
            taken=taken[place] or None,
            missing=None if out else lacking,
            left_out=lacking if out else None,
        )
        return (Step(why=Why.BEST_TAKEN, facts=facts),)

    return Worked(points, points, steps)


Taken = tuple[tuple[str, Fraction], ...]


def _taken(scale: BestOf, live: Live, several: Several, place: int) -> Taken:
    """The values that are taken of one unit, in the order of their roles; not those that are not there."""
    lacking = several.gone.get(live.rows[place], ())
    read = {role: live.values[role][place] for role in several.roles if role not in lacking}
    values = [(role, key({role: value}, None) or _NOTHING) for role, value in read.items()]
    left = scale.take
    if several.missing is not Missing.LEAVE_OUT:
        # what is not there counts 0, and so is taken before what lies below (shape 92)
        above = sum(value >= 0 for _, value in values)
        left = max(min(above, left), left - len(lacking))
    best = sorted(range(len(values)), key=lambda at: (-values[at][1], at))[:left]
    return tuple(values[at] for at in sorted(best))


def with_several(columns: Columns, roles: tuple[str, ...], missing: Missing | None) -> Columns:
    """Columns of which these roles are the values of the best of several, with 0 for those that are not there.

    Where the line does not say what a missing one counts, or where none is there, each keeps its state.
    """
    gone = {}
    for row in range(columns.height) if missing is not None else ():
        lacking = tuple(role for role, column in _by_role(columns) if role in roles and column[row] in _NOT_THERE)
        if 0 < len(lacking) < len(roles):
            gone[row] = lacking
    cells = tuple(
        tuple([_NOTHING if role in gone.get(row, ()) else cell for row, cell in enumerate(column)])
        for role, column in _by_role(columns)
    )
    return columns._replace(cells=cells, several=Several(roles, missing, gone))


_NOT_THERE = (State.NOT_REPORTED, State.VOID)


def _by_role(columns: Columns) -> Iterable[tuple[str, tuple[Cell, ...]]]:
    return zip(columns.roles, columns.cells, strict=True)
