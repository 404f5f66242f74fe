"""Lines: one printed line or sub-rule of the table, what it reads and what its scale works on.

Owns: `Start`, `Adds`, `Children`, `SumPolicy`, `Criterion`, `scale_of`, `is_given`.
Takes and gives: what an author set of one line, and what every stage asks of it, derived once.
Never: what a line owes to the table around it (see `criteria`).
"""

from __future__ import annotations

from enum import Enum, unique
from fractions import Fraction

from attrs import field, frozen
from attrs.converters import optional

from thidua.formulas import Formula
from thidua.given import points_of, points_or_none
from thidua.grounds import Citation
from thidua.nouns import Coded, as_read
from thidua.readings import (
    VALUE,
    OfFigure,
    Reading,
    Reads,
    as_used,
    figures_in,
    in_line,
    leading,
    of_line,
)
from thidua.references import LineCode
from thidua.scales import Bare, BestOf, Given, Missing, Scale, core, formulas_of, works_on_role

__all__ = ["Adds", "Children", "Criterion", "Start", "SumPolicy"]


@unique
class Start(Enum):
    """From which score a line starts (*điểm chuẩn*): from 0, or from its maximum, which its sub-rules change."""

    EMPTY = "empty"
    FULL = "full"


@unique
class Adds(Enum):
    """Whether a node's points count inside its parent's maximum, or on top of it as a bonus (*điểm thưởng*)."""

    INSIDE = "inside"
    ON_TOP = "on-top"


@unique
class Children(Enum):
    """How the points of the children of a group combine: their sum, or the best of them alone."""

    SUM = "sum"
    BEST = "best"


@unique
class SumPolicy(Enum):
    """How the sum of the children's maxima must compare with the parent's maximum.

    It must equal it, be at most as high, or may be anything, with a note (`warn`).
    """

    EQUAL = "equal"
    AT_MOST = "at-most"
    WARN = "warn"


@frozen(kw_only=True, repr=False)
class Criterion(Coded):
    """One printed line or sub-rule of the scoring table (*tiêu chí*).

    `maximum` in points (*điểm tối đa*). With `start = full` the line holds its maximum before its sub-rules
    (*điểm chuẩn*, deduct-down). Negative points are deductions; points of a node that `adds` on top are bonuses. The
    caps are amounts ≥ 0 in points and apply after the children's own: `deductions_at_most` and `bonuses_at_most` each,
    `net_at_most` on both together; `floor` and `ceiling` bound the node itself. `unreported` is what a leaf earns while
    nothing was reported. `reads` names figures by role; the role `points`, or a name `points:CODE`, reads the points of
    another node. `missing` says what the best of several values count that are not there; `several` are the roles of
    such values. `works_on` is the role on which the scale works (see `leading`), `ordered` what is read, it first;
    without `reads` that is the figure which bears the code. `figures` are those that are read, `figure` the one on
    which the scale works, None where it works on the points of another line or on totals; `aim` is the name under which
    targets of the line are pledged: of its figure, else of the line that it reads. `formulas` are those of the scale,
    `core` is the scale within all that is around it.

    Example:
        >>> Criterion("4.3.1", under="4.3", adds=Adds.ON_TOP, bonuses_at_most="1,5").bonuses_at_most
        Fraction(3, 2)
    """

    name: str = ""
    under: LineCode | None = field(default=None, converter=optional(LineCode))
    maximum: Fraction | None = field(default=None, converter=points_or_none)
    start: Start = Start.EMPTY
    adds: Adds = Adds.INSIDE
    children: Children = Children.SUM
    sum: SumPolicy = SumPolicy.EQUAL
    reads: Reads = field(default=(), converter=of_line)
    scale: Scale | None = None
    deductions_at_most: Fraction | None = field(default=None, converter=points_or_none)
    bonuses_at_most: Fraction | None = field(default=None, converter=points_or_none)
    net_at_most: Fraction | None = field(default=None, converter=points_or_none)
    floor: Fraction | None = field(default=None, converter=points_or_none)
    ceiling: Fraction | None = field(default=None, converter=points_or_none)
    unreported: Fraction = field(default=Fraction(0), converter=points_of)
    missing: Missing | None = None
    assessor: str | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])
    core: Bare = field(init=False, eq=False, repr=False)
    formulas: tuple[Formula, ...] = field(init=False, eq=False, repr=False)
    works_on: str | None = field(init=False, eq=False, repr=False)
    several: tuple[str, ...] = field(init=False, eq=False, repr=False)
    ordered: Reads = field(init=False, eq=False, repr=False)
    figure: str | None = field(init=False, eq=False, repr=False)
    figures: tuple[str, ...] = field(init=False, eq=False, repr=False)
    aim: str = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Derive once what every stage asks of a line."""
        formulas = () if self.scale is None else formulas_of(self.scale)
        used = _used_by(formulas)
        read = self.reads or ((VALUE, as_read(OfFigure)(figure=self.code)),)
        role, first = read[0]
        works_on: str | None = role
        if role != VALUE or len(read) > 1:
            works_on = self._leading([role for role, _ in read], used)
            read = as_used(read, (works_on, *used))
            role, first = read[0]
        inner = core(scale_of(self))
        best = isinstance(inner, BestOf)
        figure = first.figure if isinstance(first, OfFigure) and not best else None
        derive = object.__setattr__
        derive(self, "core", inner)
        # what a condition of the line asks is none of the values that count (shape 92)
        derive(self, "several", tuple(role for role, _ in read if role not in used) if best else ())
        derive(self, "formulas", formulas)
        derive(self, "works_on", works_on)
        derive(self, "ordered", read)
        derive(self, "figure", figure)
        derive(self, "figures", figures_in(read) if figure is None or len(read) > 1 else (figure,))
        derive(self, "aim", figure or in_line(role, first))

    def _leading(self, roles: list[str], used: tuple[str, ...]) -> str | None:
        if VALUE in roles:
            return VALUE
        # of several roles none may be picked: which is meant, the rulebook says or it is refused (shape 29)
        if works_on_role(scale_of(self)):
            return leading(roles, used)
        if len(roles) == 1:
            return roles[0]
        # a formula says on what the scale works; the target is that of the first role that it names
        return next((role for role in used if role in roles), None)

    @property
    def first(self) -> Reading:
        """The reading on which the scale works."""
        return self.ordered[0][1]

    @property
    def written(self) -> dict[str, str]:
        """What a leaf reads, by role and as a rulebook writes it; first that on which its scale works."""
        return {role: in_line(role, read) for role, read in self.ordered}

    @property
    def keeps_within(self) -> bool:
        """Whether points inside this node are cut at its maximum.

        Points of a node on top of a line are bonuses, which its maximum caps otherwise. The maximum of a group cuts
        even where the maxima of its parts add up to more, as by a misprint: a unit must not earn more than all that is
        assigned to it.
        """
        return self.maximum is not None and self.adds is Adds.INSIDE

    @property
    def bonus_cap(self) -> Fraction | None:
        """The most that the bonuses of a node count (≥ 0), or None.

        It is `bonuses_at_most`; for a node on top of a line, its maximum too, whichever is lower.
        """
        own, most = self.bonuses_at_most, self.maximum if self.adds is Adds.ON_TOP else None
        return own if most is None else most if own is None else min(own, most)

    @property
    def bounded(self) -> bool:
        """Whether the node has a cap, floor or ceiling, or children that may add up to more than its maximum."""
        caps = (self.deductions_at_most, self.bonus_cap, self.net_at_most, self.floor, self.ceiling)
        return self.sum is SumPolicy.AT_MOST or caps.count(None) < len(caps)


def _used_by(formulas: tuple[Formula, ...]) -> tuple[str, ...]:
    """The roles that the formulas of a line use, those of the scale itself before those around it."""
    return tuple(dict.fromkeys(name for formula in reversed(formulas) for name in formula.names))


def scale_of(row: Criterion) -> Scale:
    """The scale of a leaf; without one, points are given."""
    # a line that states no scale is one whose points people give (shape 72)
    return _GIVEN if row.scale is None else row.scale


_GIVEN = Given()


def is_given(row: Criterion) -> bool:
    """Whether a leaf is points given under its own code."""
    return not row.reads and isinstance(row.core, Given)
