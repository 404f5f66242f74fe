"""Labels: what sentences say of every line of a table, whoever earned it; derived once a rulebook.

Owns: `Label`, `label_of`.
Takes a node of the tree, with what is cited and measured there; gives that with its limits.
Never: points of a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from thidua.criteria import Adds, Criteria, Criterion, Start
from thidua.grounds import Citation, Facts, pairs
from thidua.rules.nodes import Node
from thidua.scales import Capped, Forfeit, Gated, Scale, Waived
from thidua.shown import Shown

__all__ = ["Label", "label_of"]


@frozen(kw_only=True, repr=False)
class Label(Shown):
    """What sentences say of a line: its citations, the roles that read shares, the measure in which its scale works.

    `given_of` is the maximum that is named beside given points; None for those that change a standard score. `gains`
    and `losses` name the limit of what the line earns or loses: its own and the narrowest (`cap`), else that of the
    nearest line above (`group`) for all that lies in it, which earns at most `shared` or keeps at least `kept`.
    """

    cites: tuple[Citation, ...]
    shares: tuple[str, ...] | None
    measure: str | None
    given_of: Fraction | None
    gains: Facts
    losses: Facts


def label_of(
    tree: Criteria, node: Node, cites: tuple[Citation, ...], shares: frozenset[str], measure: str | None
) -> Label:
    """Derive the label of one node."""
    row, above = node.row, tree.above(node.row.code)
    holder = next((each for each in (row, *above) if each.maximum is not None), row)
    gained = (row.bonuses_at_most, row.net_at_most, tree.within(row), *(each.at_most for each in _caps(node.scale)))
    lost = (row.deductions_at_most, row.net_at_most, *(each.at_least for each in _caps(node.scale)))
    return Label(
        cites=cites,
        shares=tuple(sorted(shares)) or None,
        measure=measure,
        # points given beside a standard score are no part of that score (shape 15)
        given_of=None if holder.start is Start.FULL else holder.maximum,
        gains=pairs(cap=_narrowest(gained)) or _nearest(_gained_in(row, above)),
        losses=pairs(cap=_narrowest(lost)) or _nearest(map(_lost_in, above)),
    )


def _gained_in(row: Criterion, above: list[Criterion]) -> Iterator[Facts]:
    """The limits of the lines above on what a line earns: from the first on top on, it is a bonus to them."""
    bonus = row.adds is Adds.ON_TOP
    for each in above:
        # to all lines above one on top what it earns is a bonus (shape 16)
        bonus = bonus or each.adds is Adds.ON_TOP
        most = _narrowest((each.bonuses_at_most, each.net_at_most)) if bonus else None
        yield pairs(group=each.code, shared=each.ceiling if most is None else most)


def _lost_in(line: Criterion) -> Facts:
    """The limit of a line above on what is lost in it."""
    most = _narrowest((line.deductions_at_most, line.net_at_most))
    return pairs(group=line.code, shared=most, kept=line.floor if most is None else None)


def _caps(scale: Scale) -> Iterator[Capped]:
    """The limits around a scale, from the outermost in."""
    while isinstance(scale, Capped | Gated | Waived | Forfeit):
        if isinstance(scale, Capped):
            yield scale
        scale = scale.scale


def _nearest(limits: Iterable[Facts]) -> Facts:
    """The first limit that is stated on the way up, with its line."""
    return next((limit for limit in limits if len(limit) > 1), ())


def _narrowest(own: Iterable[Fraction | None]) -> Fraction | None:
    """The narrowest of its own limits; those of lines above cut there."""
    return min((abs(limit) for limit in own if limit is not None), default=None)
