"""Labels: what sentences say of every line of a table, whoever earned it; derived once a rulebook.

Owns: `Label`, `label_of`.
Takes a node of the tree, with what is cited and measured there; gives that with the limits that are named with it.
Never: points of a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from thidua.criteria import Adds, Criteria, Criterion, Start
from thidua.grounds import Citation
from thidua.rulebook.nodes import Node
from thidua.scales import Capped, Forfeit, Gated, Scale, Waived

__all__ = ["Label", "label_of"]


@frozen(kw_only=True)
class Label:
    """A line as sentences name it: its citations, the roles that read shares, the measure that its scale works in.

    `given_of` is the maximum of which given points are some: none for those that change a standard score. `gains` and
    `losses` are the limits on what it earns or loses: the narrowest around its scale and of its own; `shared_gains` and
    `shared_losses` those of the nearest line above, on all that lies below that.
    """

    cites: tuple[Citation, ...]
    shares: tuple[str, ...] | None
    measure: str | None
    given_of: Fraction | None
    gains: Fraction | None
    losses: Fraction | None
    shared_gains: Fraction | None
    shared_losses: Fraction | None


def label_of(
    tree: Criteria, node: Node, cites: tuple[Citation, ...], shares: frozenset[str], measure: str | None
) -> Label:
    """The label of one node."""
    row, above = node.row, tree.above(node.row.code)
    holder = next((each for each in (row, *above) if each.maximum is not None), row)
    gained = (row.bonuses_at_most, row.net_at_most, tree.within(row), *(each.at_most for each in _caps(node.scale)))
    lost = (row.deductions_at_most, row.net_at_most, *(each.at_least for each in _caps(node.scale)))
    return Label(
        cites=cites,
        shares=tuple(sorted(shares)) or None,
        measure=measure,
        given_of=None if holder.start is Start.FULL else holder.maximum,
        gains=_narrowest(gained),
        losses=_narrowest(lost),
        shared_gains=next(
            (each.bonuses_at_most for each in _added_to(row, above) if each.bonuses_at_most is not None), None
        ),
        shared_losses=next((each.deductions_at_most for each in above if each.deductions_at_most is not None), None),
    )


def _added_to(row: Criterion, above: list[Criterion]) -> Iterable[Criterion]:
    """The lines above in which what a line earns is a bonus: those over the first that is added on top."""
    path = (row, *above)
    first = next((place for place, each in enumerate(path) if each.adds is Adds.ON_TOP), len(path))
    return path[first + 1 :]


def _caps(scale: Scale) -> Iterator[Capped]:
    """The limits around a scale, from the outermost in."""
    while isinstance(scale, Capped | Gated | Waived | Forfeit):
        if isinstance(scale, Capped):
            yield scale
        scale = scale.scale


def _narrowest(own: Iterable[Fraction | None]) -> Fraction | None:
    """The narrowest of its own limits; those of lines above cut there."""
    return min((abs(limit) for limit in own if limit is not None), default=None)
