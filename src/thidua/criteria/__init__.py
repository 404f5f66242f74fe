"""Criteria: the tree of what is scored, what each node reads, its caps, and the order of evaluation.

Owns: `Start`, `Adds`, `Children`, `SumPolicy`, `Criterion`, `Criteria`, `criteria_of`, `combined`,
`scale_of`, `is_given`; what of the tree is not assigned with a line.
Takes and gives: rows with `under`, in printed order; exact points.
Never: points of a unit (see `scoring`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import assert_never

from attrs import field, frozen

from thidua.criteria.lines import Adds, Children, Criterion, Start, SumPolicy, is_given
from thidua.criteria.lines import scale_of as scale_of
from thidua.errors import Problem, RulebookError
from thidua.given import rows_of
from thidua.grounds import Fact, Fault, pairs
from thidua.names import unknown
from thidua.nouns import Noun
from thidua.ratios import added
from thidua.readings import (
    MaximaUnder,
    MaximumOf,
    OfFigure,
    Overall,
    PointsOf,
    PointsUnder,
    Reading,
    ShareOf,
    SharesUnder,
)
from thidua.references import INLINE
from thidua.scales import Capped, Forfeit, Gated, Scale, Waived
from thidua.scales.extents import highest, of_maximum, stated_points

__all__ = ["Adds", "Children", "Criteria", "Criterion", "Start", "SumPolicy"]


@frozen(kw_only=True, repr=False)
class Criteria(Noun):
    """The whole scoring table as a tree (*bảng tiêu chí, thang điểm*).

    `order` lists every node after those that it needs, `printed` parents before children. `maximum` adds up the top
    lines' (*tổng điểm tối đa*). `cut` are the codes of nodes whose points could pass their maximum, and are cut there.
    A node with neither children nor scale takes points that an assessor gives, reported as the figure named like its
    code.

    Raises: RulebookError, listing codes used twice, parents that do not exist, cycles, children whose maxima do not add
        up to the parent's, leaves without maximum, nodes with both children and a scale, points above the maximum of
        their line.

    Example:
        >>> tree = Criteria(
        ...     rows=[
        ...         Criterion("1", maximum=3),
        ...         Criterion("1.1", under="1", maximum=2),
        ...         Criterion("1.2", under="1", maximum=1),
        ...     ]
        ... )
        >>> [node.code for node in tree.order], tree.maximum
        (['1.1', '1.2', '1'], Fraction(3, 1))
    """

    rows: tuple[Criterion, ...] = field(default=(), converter=tuple[Criterion, ...], metadata=INLINE)
    order: tuple[Criterion, ...] = field(init=False, eq=False, repr=False)
    maximum: Fraction = field(init=False, eq=False, repr=False)
    _maxima: dict[str, Fraction | None] = field(init=False, eq=False, repr=False)
    _leaves: tuple[Criterion, ...] = field(init=False, eq=False, repr=False)
    _leaf_codes: frozenset[str] = field(init=False, eq=False, repr=False)
    _children: dict[str | None, tuple[Criterion, ...]] = field(init=False, eq=False, repr=False)
    _by_code: dict[str, Criterion] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Index the tree and refuse one that contradicts itself."""
        by_code: dict[str, Criterion] = {}
        children: dict[str | None, list[Criterion]] = {}
        for row in self.rows:
            if by_code.setdefault(row.code, row) is row:  # a second row of a code could stand under itself
                children.setdefault(row.under, []).append(row)
        object.__setattr__(self, "_by_code", by_code)
        object.__setattr__(self, "_children", {code: tuple(rows) for code, rows in children.items()})
        # in the order of need, not of print: a gate may read a line that is printed later (shape 32)
        order, cyclic = self._sorted()
        object.__setattr__(self, "order", tuple(order))
        object.__setattr__(self, "_maxima", {} if cyclic else self._assignable())
        object.__setattr__(self, "maximum", self.together(None))
        scored = (row for row in self.rows if row.scale is not None or row.start is Start.EMPTY)
        object.__setattr__(self, "_leaves", tuple(row for row in scored if not self.under(row.code)))
        object.__setattr__(self, "_leaf_codes", frozenset(row.code for row in self._leaves))
        references = self._bad_references(cyclic)
        if problems := [*references, *self._bad_nodes(), *([] if references else self._bad_points())]:
            raise RulebookError(problems)

    def _needs(self, row: Criterion) -> list[Criterion]:
        """What must be evaluated before a node: its children and the nodes that it reads."""
        read = [each for code in self.lines_read(row) if (each := self._by_code.get(code)) is not None]
        return [*self.under(row.code), *read]

    def _sorted(self) -> tuple[list[Criterion], set[str]]:
        """All nodes, each after what it needs; and the codes that need themselves."""
        order: list[Criterion] = []
        done: set[str] = set()
        path: dict[str, None] = {}
        cyclic: set[str] = set()
        open_ = [(row, False) for row in reversed(self.rows)]
        while open_:
            row, seen = open_.pop()
            if seen:
                path.pop(row.code, None)
                done.add(row.code)
                order.append(row)
            elif row.code in path:
                codes = list(path)
                cyclic.update(codes[codes.index(row.code) :])
            elif row.code not in done:
                if needs := self._needs(row):
                    path[row.code] = None
                    open_.append((row, True))
                    open_.extend((each, False) for each in reversed(needs))
                else:
                    done.add(row.code)
                    order.append(row)
        return order, cyclic

    def below(self, code: str) -> list[Criterion]:
        """All nodes under the one with this code, at any depth."""
        found = list(self.under(code))
        for row in found:
            found.extend(self.under(row.code))
        return found

    def _bad_references(self, cyclic: set[str]) -> list[Problem]:
        problems = []
        seen: set[str] = set()
        for index, row in enumerate(self.rows):
            if row.code in seen:
                problems.append(_problem(Fault.DUPLICATE_ID, index, "code", found=row.code))
            seen.add(row.code)
            if ":" in row.code:
                problems.append(_problem(Fault.COLON_IN_NAME, index, "code", found=row.code))
            if row.under is not None and row.under not in self._by_code:
                problems.append(unknown(Fault.UNKNOWN_CRITERION, f"$[{index}].under", row.under, self._by_code))
            if row.code in cyclic:
                problems.append(_problem(Fault.CYCLE, index, "under", found=row.code))
            for role, read in row.reads:
                if isinstance(read, PointsOf) and read.line not in self._by_code:
                    path = f"$[{index}].reads.{role}"
                    problems.append(unknown(Fault.UNKNOWN_CRITERION, path, read.line, self._by_code))
        return problems

    def _bad_nodes(self) -> list[Problem]:
        problems: list[Problem] = []
        for index, row in enumerate(self.rows):
            below = self.under(row.code)
            if below:
                problems += [*_bad_group(index, row), *self._bad_maximum(index, row)]
            if row.maximum is None and self._wants_maximum(row):
                problems.append(_problem(Fault.MISSING_KEY, index, "maximum", found="maximum"))
            for key, amount in zip(_AMOUNTS, _amounts(row), strict=True):
                if amount is not None and amount.numerator < 0:
                    problems.append(_problem(Fault.OUT_OF_RANGE, index, key, found=amount))
            # inside a line that starts empty nothing is a bonus: a ceiling is meant (shape 16)
            if not below and row.bonuses_at_most is not None and row.adds is Adds.INSIDE and row.start is Start.EMPTY:
                facts = pairs(found="bonuses_at_most", allowed="ceiling")
                problems.append(Problem(fault=Fault.NOT_ALLOWED, path=f"$[{index}].bonuses_at_most", facts=facts))
            if row.adds is Adds.ON_TOP and row.start is Start.FULL:  # what lies on top of a line is added, not lost
                facts = pairs(found=row.start.value, allowed=Start.EMPTY.value)
                problems.append(Problem(fault=Fault.NOT_ALLOWED, path=f"$[{index}].start", facts=facts))
            if row.floor is not None and row.ceiling is not None and row.floor > row.ceiling:
                problems.append(_problem(Fault.OUT_OF_RANGE, index, "floor", found=row.floor))
            problems += _bad_caps(index, row.scale)
        return problems

    def _wants_maximum(self, row: Criterion) -> bool:
        """Whether a line has to state a maximum: it starts full, or takes a part of what no line above states."""
        # a full line has nothing to start from, and given points nothing to be held to (shapes 15 and 72)
        if row.start is Start.FULL or not (self.under(row.code) or row.scale):
            return True
        shares = row.scale is not None and of_maximum(row.scale)
        lines = (row, *self.above(row.code))
        # of a line that hangs on none, or on itself, nobody knows what it is a part of
        return shares and lines[-1].under is None and all(each.maximum is None for each in lines)

    def _bad_maximum(self, index: int, row: Criterion) -> Iterator[Problem]:
        """A maximum of a group to which its children do not add up, or that not even the best of them can fill.

        Of the best a greater one is cut at the group's; a part that states no maximum may fill whatever that is.
        """
        if row.maximum is None or row.start is Start.FULL or not self.inside(row.code):
            return
        total, best = self.made_up(row), row.children is Children.BEST
        if best:
            # of alternatives one alone counts, so that a maximum above the greatest could never be reached (shape 31)
            free = any(self.most(each) is None for each in self.under(row.code) if each.adds is Adds.INSIDE)
            fits = free or row.sum is not SumPolicy.EQUAL or total >= row.maximum
        else:
            fits = _adds_up(row.sum, total, row.maximum)
        if not fits:
            facts = pairs(found=total, expected=row.maximum, criterion=row.code, best="best" if best else None)
            yield Problem(fault=Fault.SUM_MISMATCH, path=f"$[{index}].maximum", facts=facts)

    def _bad_points(self) -> list[Problem]:
        """Points that the rulebook states above the maximum of the line in which they lie."""
        problems = []
        scales = {id(row.scale): scale_of(row) for row in self.rows}  # which many lines share
        stated = {key: max(stated_points(scale), default=None) for key, scale in scales.items()}
        for index, row in enumerate(self.rows):
            most = self.within(row) if row.maximum is None and row.floor is not None else row.maximum
            if row.floor is not None and most is not None and row.floor > most:
                facts = pairs(found=row.floor, maximum=most)
                problems.append(Problem(fault=Fault.ABOVE_MAXIMUM, path=f"$[{index}].floor", facts=facts))
            most = None if self.under(row.code) else self.within(row)
            if most is None or most.numerator < 0:
                continue
            for key, found in (("scale", stated[id(row.scale)]), ("unreported", row.unreported)):
                # points stated above the maximum cannot be meant: refused as the rulebook is read, not cut (shape 14)
                if found is not None and found.numerator > 0 and found > most:
                    facts = pairs(found=found, maximum=most)
                    problems.append(Problem(fault=Fault.ABOVE_MAXIMUM, path=f"$[{index}].{key}", facts=facts))
        return problems

    def within(self, row: Criterion) -> Fraction | None:
        """The maximum within which a node's points must remain: its own, else that of the nearest line above it.

        It is None for points beside a standard score or on top of a line, and where no maximum is stated.
        """
        for each in (row,) if row.maximum is not None else (row, *self.above(row.code)):
            if each.start is Start.FULL or each.maximum is not None:
                # beside a standard score points are gains and losses, which have caps of their own (shape 15)
                return None if each.start is Start.FULL else each.maximum
            if each.adds is Adds.ON_TOP:
                return None
        return None

    def inside(self, code: str | None) -> list[Criterion]:
        """The children whose maxima make up that of a node, as they do not add on top; for None, the top lines."""
        return [each for each in self.under(code) if each.adds is Adds.INSIDE and self.most(each) is not None]

    def made_up(self, row: Criterion) -> Fraction:
        """What the maxima of a group's children come to if combined as their points are: the sum, or the greatest."""
        parts = [self.most(each) or Fraction(0) for each in self.inside(row.code)]
        return combined(row, parts)

    def together(self, code: str | None) -> Fraction:
        """The sum of the maxima of the children of a node; for None, of the top lines."""
        return added([self.most(each) or _NOTHING for each in self.inside(code)])

    def most(self, row: Criterion) -> Fraction | None:
        """The maximum of a node: the stated one, else for a group what its children make up; None if there is none."""
        return self._maxima.get(row.code, row.maximum)

    def _assignable(self) -> dict[str, Fraction | None]:
        """The maximum of every node, each after its children."""
        found: dict[str, Fraction | None] = {}
        for row in self.order:
            own = (found[child.code] for child in self.under(row.code) if child.adds is Adds.INSIDE)
            parts = [part for part in own if part is not None]
            made_up = combined(row, parts) if parts else None
            found[row.code] = made_up if row.maximum is None else row.maximum
        return found

    @cached_property
    def _ends(self) -> dict[str, Fraction | None]:
        """By node, the most that could lie inside it if it were not cut; None where there is no end."""
        found: dict[str, Fraction | None] = {}
        for row in self.order:
            most = self._most(row, found)
            found[row.code] = most if most is None or row.floor is None else max(most, row.floor)
        return found

    @cached_property
    def cut(self) -> frozenset[str]:
        """The codes of the nodes whose points could pass their maximum.

        That may be so by a scale without end, or by parts that state no maximum.
        """
        ends = ((row.code, row.maximum, self._ends[row.code]) for row in self.rows if row.keeps_within)
        return frozenset(code for code, most, end in ends if _passes(end, most))

    def free(self, row: Criterion) -> bool:
        """Whether a part of a node can earn as much as the node: no maximum is stated for it nor between the two."""
        parts = [each for each in self.under(row.code) if each.adds is Adds.INSIDE and each.maximum is None]
        ends = [self._ends[each.code] for each in parts if self.is_leaf(each.code)]
        return any(end is None or end > 0 for end in ends) or any(self.free(each) for each in parts)

    def _most(self, row: Criterion, found: dict[str, Fraction | None]) -> Fraction | None:
        """The most that could lie inside a node if it were not cut; None where there is no end."""
        below = [child for child in self.under(row.code) if child.adds is Adds.INSIDE]
        parts = [child.maximum if child.keeps_within else found[child.code] for child in below]
        ends = [part for part in parts if part is not None]
        if len(ends) < len(parts):
            return None
        if parts:
            standard = row.maximum if row.start is Start.FULL else None
            return (standard or Fraction(0)) + combined(row, ends)
        if row.adds is Adds.ON_TOP or row.start is Start.FULL or self.under(row.code):
            return row.maximum or Fraction(0)  # beside the standard score a line earns only bonuses and deductions
        if is_given(row) and row.maximum is not None:
            return row.maximum  # points beyond it are refused when they are given
        most = highest(scale_of(row), self.ceiling(row))
        if most is None:
            return None
        return max(most, row.unreported, _NOTHING) if row.unreported or most.numerator < 0 else most

    def ceiling(self, row: Criterion) -> Fraction:
        """The maximum with which a line's scale works: its own, else that of the nearest line above it, else 0."""
        if row.maximum is not None:
            return row.maximum
        lines = (each.maximum for each in self.above(row.code))
        return next((maximum for maximum in lines if maximum is not None), _NOTHING)

    def without(self, codes: frozenset[str]) -> frozenset[str]:
        """The codes of all nodes that are not assigned if these are not (*không giao*).

        Besides each node these are all nodes under it, every line that reads it or the points given for it, every group
        of which nothing remains, and so on.
        """
        gone = {
            row.code
            for row in self.rows
            if not codes.isdisjoint((row.code, *(each.code for each in self.above(row.code))))
        }
        for row in self.order:
            below = self.under(row.code)
            # a group of which nothing is left goes as well, but a full line has its standard score by itself (shape 21)
            emptied = below and row.start is Start.EMPTY and all(child.code in gone for child in below)
            # points by a line that a unit does not have would hold it against what was not its task (shape 21)
            unread = not below and not gone.isdisjoint(self.lines_read(row))
            if emptied or unread:
                gone.add(row.code)
        return frozenset(gone)

    def lines_read(self, row: Criterion) -> list[str]:
        """The codes of the lines whose points a leaf reads, computed or given."""
        return [code for _, read in row.reads if (code := self.line_read(read)) is not None]

    def line_read(self, read: Reading) -> str | None:
        """The code of the line whose points a reading means, computed or given; None if it means none."""
        match read:
            case PointsOf():
                return read.line
            case OfFigure():
                return self.given_for(read.figure)
            case Overall() | ShareOf() | MaximumOf() | PointsUnder() | SharesUnder() | MaximaUnder():
                return None
            case _:
                assert_never(read)

    def given_for(self, figure: str) -> str | None:
        """The code of the line for which an assessor gives points under this figure's name, or None.

        Such a figure is named like the code of its line.
        """
        row = self._by_code.get(figure)
        return None if row is None or self.under(figure) or not is_given(row) else row.code

    def under(self, code: str | None) -> tuple[Criterion, ...]:
        """The children of a node in printed order; for None, the top lines."""
        return self._children.get(code, ())

    def row(self, code: str) -> Criterion:
        """The node with this code.

        Raises: KeyError if there is none.
        """
        return self._by_code[code]

    def find(self, code: str) -> Criterion | None:
        """The node with this code, or None."""
        return self._by_code.get(code)

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """The nodes that are scored themselves, in printed order; a line that only has its standard score is none."""
        return self._leaves

    def is_leaf(self, code: str) -> bool:
        """Whether the node with this code is scored itself, and not by its children."""
        return code in self._leaf_codes

    def above(self, code: str) -> list[Criterion]:
        """The nodes above the one with this code, nearest first."""
        found: dict[str, Criterion] = {}
        under = self._by_code[code].under
        # a table that is still to be refused may name no line, or go round in a circle
        while under is not None and under in self._by_code and under not in found:
            row = found[under] = self._by_code[under]
            under = row.under
        return list(found.values())

    @cached_property
    def printed(self) -> tuple[Criterion, ...]:
        """All nodes in printed order: parents before children."""
        found: list[Criterion] = []
        open_ = list(reversed(self.under(None)))
        while open_:
            row = open_.pop()
            found.append(row)
            open_.extend(reversed(self.under(row.code)))
        return tuple(found)


def criteria_of(table: Criteria | Iterable[Criterion]) -> Criteria:
    """The table of criteria, or what its rows make."""
    if isinstance(table, Criteria):
        return table
    return Criteria(rows=rows_of((table,) if isinstance(table, Criterion) else table, Criterion))


def combined(row: Criterion, parts: list[Fraction]) -> Fraction:
    """Amounts of the children of a group as it combines them; 0 of none."""
    # what may be earned in all follows how points are combined: of alternatives the greatest (shapes 14 and 31)
    return max(parts, default=Fraction(0)) if row.children is Children.BEST else added(parts)


def _adds_up(policy: SumPolicy, total: Fraction, maximum: Fraction) -> bool:
    match policy:
        case SumPolicy.EQUAL:
            return total == maximum
        case SumPolicy.AT_MOST:
            return total <= maximum
        # a printed table that does not add up was signed all the same: read, stated, cut at its own maximum (shape 14)
        case SumPolicy.WARN:
            return True
        case _:
            assert_never(policy)


_NOTHING = Fraction(0)


def _passes(end: Fraction | None, most: Fraction | None) -> bool:
    """Whether points can end beyond a maximum; those without end do."""
    return most is not None and end is not most and (end is None or end > most)


def _bad_group(index: int, row: Criterion) -> Iterator[Problem]:
    """What a node with children cannot have of its own."""
    # a group earns what its lines do: of its own all this would come to nothing, unseen (shape 14)
    own = {"scale": row.scale is not None, "reads": bool(row.reads), "unreported": row.unreported != 0}
    yield from (_problem(Fault.NO_SCALE, index, key, found=row.code, key=key) for key in own if own[key])


_AMOUNTS = ("maximum", "deductions_at_most", "bonuses_at_most", "net_at_most")  # none of which can lie below 0
_amounts = attrgetter(*_AMOUNTS)


def _bad_caps(index: int, scale: Scale | None) -> Iterator[Problem]:
    """A floor of a scale that lies above the cap of the same scale."""
    while isinstance(scale, Capped | Gated | Waived | Forfeit):
        least, most = (scale.at_least, scale.at_most) if isinstance(scale, Capped) else (None, None)
        if least is not None and most is not None and least > most:
            yield _problem(Fault.OUT_OF_RANGE, index, "scale.at_least", found=least)
        scale = scale.scale


def _problem(fault: Fault, index: int, path: str, **facts: Fact) -> Problem:
    return Problem(fault=fault, path=f"$[{index}].{path}", facts=pairs(**facts))
