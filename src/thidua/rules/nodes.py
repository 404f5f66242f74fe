"""Nodes: what evaluation asks of every node of a table, derived once a rulebook.

Owns: `Node`, `nodes_of`.
Takes the tree and how it rounds; gives one node a row, each after what it needs.
Never: points of a unit.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from functools import cache
from typing import Any, cast

from attrs import fields, frozen, has

from thidua.criteria import Adds, Criteria, Criterion, Start, scale_of
from thidua.ratios import SHORT
from thidua.readings import OfFigure
from thidua.rules.scoring import RoundAt, Rounding
from thidua.scales import Given, Scale, reads_peers, targeted
from thidua.shown import Shown

__all__ = ["Node", "nodes_of"]


@frozen(kw_only=True, repr=False)
class Node(Shown):
    """One row of the table as evaluation needs it: its children, its scale, what it reads.

    `ceiling` is the maximum with which the scale works, `standard` the score of a line that starts full, `lines` the
    lines whose points it reads. `figures` are the names of the figures that it reads, None if it reads a line; `aimed`
    says whether targets count, `compared` whether other units do. `given` is the figure whose value is the points
    themselves, and `plain` whether nothing else can then matter. `alone` says whether a leaf reads only figures and
    states no number of very many digits, `limited` whether a cap, floor, ceiling or maximum could cut, `splits` whether
    any points may be a bonus or a deduction, `stepwise` whether every limit must be applied step by step.
    """

    row: Criterion
    below: tuple[Criterion, ...]
    leaf: bool
    scale: Scale
    ceiling: Fraction
    standard: Fraction
    lines: tuple[str, ...]
    figures: tuple[str, ...] | None
    roles: tuple[str, ...]
    aimed: bool
    compared: bool
    given: str | None
    plain: bool
    alone: bool
    limited: bool
    stepwise: bool
    splits: bool


def nodes_of(tree: Criteria, rounding: Rounding | None) -> dict[str, Node]:
    """Derive every node of a table, by code, each after those that it needs."""
    exact = rounding is None or rounding.at is not RoundAt.CRITERION
    return {row.code: _node(tree, row, exact=exact) for row in tree.order}


def _node(tree: Criteria, row: Criterion, *, exact: bool) -> Node:
    below, scale, lines = tree.under(row.code), scale_of(row), tuple(tree.lines_read(row))
    leaf = tree.is_leaf(row.code)
    splits = row.adds is Adds.ON_TOP or row.start is Start.FULL
    given = _given(tree, row) if leaf else None
    limited = row.bounded or row.code in tree.cut or (row.adds is Adds.ON_TOP and bool(below))
    names = tuple(read.figure for _, read in row.ordered if isinstance(read, OfFigure))
    figures = None if lines or len(names) < len(row.ordered) else names
    return Node(
        row=row,
        below=below,
        leaf=leaf,
        scale=scale,
        ceiling=tree.ceiling(row),
        standard=(row.maximum or Fraction(0)) if row.start is Start.FULL else Fraction(0),
        lines=lines,
        figures=figures,
        roles=tuple(role for role, _ in row.ordered),
        aimed=targeted(scale),
        compared=reads_peers(scale),
        given=given,
        # points below 0 are deductions, which lines cap
        plain=given is not None and exact and not (limited or splits) and row.unreported.numerator >= 0,
        alone=leaf and figures is not None and _short((scale, row.maximum)),
        limited=limited,
        stepwise=row.bounded or splits,
        splits=splits,
    )


def _short(stated: Any) -> bool:  # noqa: ANN401 - any part of a scale
    """Whether all numbers that a scale states are short."""
    parts = _parts(cast("Hashable", type(stated)))
    if parts is None:
        return bool(max(abs(stated.numerator), stated.denominator) < SHORT)
    held = stated if isinstance(stated, tuple) else (getattr(stated, name) for name in parts)
    return all(map(_short, held))


@cache
def _parts(kind: Hashable) -> tuple[str, ...] | None:
    """The fields in which a noun of a kind may hold numbers; None of a number itself."""
    noun = cast("type", kind)
    if issubclass(noun, Fraction):
        return None
    return tuple(each.name for each in fields(noun)) if has(noun) else ()


def _given(tree: Criteria, row: Criterion) -> str | None:
    """The figure whose value is the points of a leaf, without limits of a scale around it; None where there is none."""
    read = row.first
    if not isinstance(scale_of(row), Given) or len(row.ordered) > 1 or not isinstance(read, OfFigure):
        return None
    return read.figure if tree.line_read(read) in (None, row.code) else None
