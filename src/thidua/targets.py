"""Targets: what units pledge for figures, as a row each or as a table of plans that is still to be read.

Owns: `Target`, `Table`, `Pledges`, `targets_of`, `table_in`, `plan_of`.
Takes targets, or plans by unit and figure; gives targets, or the table until the measures of its figures are known.
Never: whether there is such a unit or figure (see `pacts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import cast

from attrs import field, frozen

from thidua.errors import FormatError
from thidua.figures import Figure
from thidua.given import Numeric, Share, Unmarked, Unread, by_name, is_bare, number_of, rows_of, unread
from thidua.names import nfc, not_of
from thidua.nouns import Noun
from thidua.references import FigureName, UnitId
from thidua.shown import Shown

__all__ = ["Target"]


@frozen(kw_only=True, repr=False)
class Target(Noun):
    """What one unit pledges for one figure (*chỉ tiêu đăng ký*): `plan` is > 0, in the figure's unit of measure.

    Raises: FormatError if the plan is no number.
    """

    unit: UnitId = field(converter=UnitId)
    figure: FigureName = field(converter=FigureName)
    plan: Fraction = field(converter=number_of)


@frozen(kw_only=True, repr=False)
class Table(Shown):
    """Plans by unit and figure as a program holds them: they are read once the measures of the figures are known."""

    rows: tuple[tuple[str, tuple[tuple[str, Numeric], ...]], ...]

    def plans(self) -> Iterator[tuple[str, str, Numeric]]:
        """Unit, figure and number of each."""
        for unit, own in self.rows:
            yield from ((unit, nfc(figure), plan) for figure, plan in own)


def plan_of(told: object, value: Fraction, figure: Figure | None) -> Fraction:
    """A plan that was told for a figure, or where none is known; how it was read stays known.

    Under a rulebook that measures its figure in another way, the number would be another one.
    """
    if figure is None:
        return unread(told, value)
    if isinstance(told, Fraction) and not isinstance(told, Unread):  # what one comes to is exact, whatever the measure
        return value
    if figure.is_share:
        return Share(value)
    return Unmarked(value) if is_bare(told) else value


Pledges = Sequence[Target] | Mapping[str, Mapping[str, Numeric]]


def targets_of(told: Pledges) -> tuple[Target, ...]:
    """Targets, in their order; of a table, one for each unit and figure."""
    if isinstance(told, tuple) and table_in(told) is not None:
        return told
    if not isinstance(told, Mapping):
        return rows_of((told,) if isinstance(told, Target) else told, Target)
    table = Table(rows=by_name(told, _own))
    return (cast("Target", table),) if told else ()


def _own(plans: object) -> tuple[tuple[str, Numeric], ...]:
    """The plans of one unit, each number as it was told."""
    if not isinstance(plans, Mapping):
        raise FormatError([not_of(plans, "a table")])
    return by_name(plans, lambda plan: plan)


def table_in(targets: tuple[object, ...]) -> Table | None:
    """The table that stands for targets until it is read."""
    first = targets[0] if targets else None
    return first if isinstance(first, Table) else None
