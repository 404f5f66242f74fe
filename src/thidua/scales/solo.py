"""Solo: scales that look at one unit's figures only.

Owns: `Given`, `PassFail`, `Proportional`, `Excess`, `Each`, `Grades`, `Options`, `Bands`, `Steps`, `Lookup`,
`Calculated`, and how each turns figures into points.
Takes columns; gives one mark a unit.
Never: a peer, a day.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum, unique
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from thidua.errors import Problem, RulebookError
from thidua.figures import Occurrence, State
from thidua.formulas import Formula
from thidua.grounds import Facts, Fault, Why, pairs
from thidua.scales.columns import (
    Bound,
    Columns,
    Earned,
    Mark,
    Read,
    each,
    holds,
    key,
    key_text,
    refuse_outside,
    shown,
    sure,
    undefined,
    worked,
)

__all__ = [
    "Band",
    "Bands",
    "Better",
    "Calculated",
    "Counted",
    "Each",
    "EdgePolicy",
    "Excess",
    "Given",
    "Grades",
    "Lookup",
    "Options",
    "PassFail",
    "Proportional",
    "Steps",
]


@unique
class Better(Enum):
    """In which direction a figure is better."""

    HIGHER = "higher"
    LOWER = "lower"


@frozen(kw_only=True)
class Given:
    """Points given by an assessor, within the criterion's limits (*điểm do bộ phận thẩm định chấm*)."""


@frozen(kw_only=True)
class PassFail:
    """All or nothing (*đạt hoặc không đạt*): `yes` points (default: the maximum) where it holds, else `no`.

    `when` is the condition; without it the figure itself says yes or no.
    """

    when: Formula | None = None
    yes: Fraction | None = None
    no: Fraction = Fraction(0)


@frozen(kw_only=True)
class Proportional:
    """The share of the target that was reached, full at the target (*theo tỷ lệ hoàn thành*).

    With `better = lower` the share is target over figure. `full_at` replaces the units' own targets by one for all.

    Raises: RulebookError unless `full_at` > 0.
    """

    value: Formula | None = None
    better: Better = Better.HIGHER
    full_at: Fraction | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a target by which nothing can be divided."""
        refuse_outside(self, full_at=Bound.ABOVE_ZERO)


@frozen(kw_only=True)
class Excess:
    """Part credit for merely meeting the target (*đạt chỉ tiêu được một phần điểm*), the rest by excess.

    At the target: `at_target` of the maximum; below in proportion; above in proportion up to `full_at` × target.

    Raises: RulebookError unless `at_target` is a share and `full_at` > 1.
    """

    at_target: Fraction
    full_at: Fraction
    value: Formula | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a scale that is full where it earns a part."""
        refuse_outside(self, at_target=Bound.SHARE, full_at=Bound.ABOVE_ONE)


@unique
class Counted(Enum):
    """Which occurrences count."""

    ALL = "all"
    WITH_EVIDENCE = "with-evidence"
    WITHOUT_EVIDENCE = "without-evidence"


@frozen(kw_only=True)
class Each:
    """Points for every occurrence (*mỗi trường hợp*), negative ones deduct; the first `free` ones are free.

    `waives` lists circumstances under which an occurrence does not count (*miễn trừ*).

    Raises: RulebookError unless `free` ≥ 0.
    """

    each: Fraction
    free: Fraction = Fraction(0)
    value: Formula | None = None
    counts: Counted = Counted.ALL
    waives: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse fewer than no free ones."""
        refuse_outside(self, free=Bound.NOT_NEGATIVE)


@frozen(kw_only=True)
class Grades:
    """Points by the severity of every occurrence (*theo mức độ*)."""

    points: tuple[tuple[str, Fraction], ...]
    waives: tuple[str, ...] = ()


@frozen(kw_only=True)
class Options:
    """Points by the option chosen (*chọn một phương án*)."""

    points: tuple[tuple[str, Fraction], ...]


@frozen(kw_only=True)
class Band:
    """One band (*mức điểm*): its ends and what it earns; `exactly` stands for both ends at once.

    Raises: RulebookError for one that holds no value (from 95 and below 80), or has two ends on one side.
    """

    points: Fraction
    exactly: Fraction | None = None
    at_least: Fraction | None = None
    above: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a band in which no value can lie, or with two ends on one side."""
        low, high = self.low(), self.high()
        sides = ((self.exactly, self.at_least, self.above), (self.exactly, self.at_most, self.below))
        twice = any(sum(end is not None for end in side) > 1 for side in sides)
        # one value lies between equal ends where both belong to the band
        empty = low is not None and high is not None and (low[0], not low[1] or not high[1]) > (high[0], False)
        if twice or empty:
            facts = pairs(found=_ends(self))
            raise RulebookError([Problem(fault=Fault.BAND_EMPTY, facts=facts)])

    def low(self) -> tuple[Fraction, bool] | None:
        """The lower end and whether it belongs to the band."""
        return _end(self.exactly if self.at_least is None else self.at_least, self.above)

    def high(self) -> tuple[Fraction, bool] | None:
        """The upper end and whether it belongs to the band."""
        return _end(self.exactly if self.at_most is None else self.at_most, self.below)

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in the band."""
        low, high = self.low(), self.high()
        above = low is None or value > low[0] or (value == low[0] and low[1])
        return above and (high is None or value < high[0] or (value == high[0] and high[1]))


def _end(closed: Fraction | None, open_: Fraction | None) -> tuple[Fraction, bool] | None:
    if closed is not None:
        return closed, True
    return None if open_ is None else (open_, False)


@unique
class EdgePolicy(Enum):
    """To which neighbour an edge belongs that no band names."""

    UPPER = "upper"
    LOWER = "lower"


@frozen(kw_only=True)
class Bands:
    """Points by the band in which a value lies (*theo mức*).

    Values that no band holds are refused unless a policy is named: `edges` gives a lone edge to the band above or
    below it, `otherwise` gives points to all that remain.

    Raises: RulebookError, listing overlaps and values that no band holds.
    """

    bands: tuple[Band, ...]
    value: Formula | None = None
    edges: EdgePolicy | None = None
    otherwise: Fraction | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse bands that overlap or leave values without points."""
        problems = [*self._overlaps(), *self._holes()]
        if problems:
            raise RulebookError(problems)

    def _overlaps(self) -> list[Problem]:
        shared = [value for value in self.probes() if sum(band.holds(value) for band in self.bands) > 1]
        return [Problem(fault=Fault.BANDS_OVERLAP, path="$.bands", facts=pairs(found=shared[0]))] if shared else []

    def _holes(self) -> list[Problem]:
        if self.otherwise is not None:
            return []
        open_ = [value for value in self.probes() if self.find(value) is None]
        return [Problem(fault=Fault.BANDS_OPEN, path="$.bands", facts=pairs(found=value)) for value in open_]

    def _edges(self) -> list[Fraction]:
        ends = [end for band in self.bands for end in (band.low(), band.high()) if end is not None]
        return sorted({value for value, _ in ends})

    def probes(self) -> list[Fraction]:
        """Every edge, one value between each two, one below and one above all: where anything can change."""
        edges = self._edges()
        if not edges:
            return [Fraction(0)]
        between = [(first + second) / 2 for first, second in pairwise(edges)]
        return sorted({edges[0] - 1, *edges, *between, edges[-1] + 1})

    def find(self, value: Fraction) -> Band | None:
        """The band of a value, by the edge policy where no band holds it."""
        held = next((band for band in self.bands if band.holds(value)), None)
        if held is not None or self.edges is None or value not in self._edges():
            return held
        wanted = Band.low if self.edges is EdgePolicy.UPPER else Band.high
        touching = ((band, wanted(band)) for band in self.bands)
        return next((band for band, end in touching if end is not None and end[0] == value), None)


@frozen(kw_only=True)
class Steps:
    """A bonus that grows in whole steps above a threshold (*cứ mỗi bước thêm điểm*): `first`, then `each` per `per`.

    Raises: RulebookError unless `per` > 0.
    """

    above: Fraction
    per: Fraction
    each: Fraction
    first: Fraction = Fraction(0)
    value: Formula | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse steps of no width."""
        refuse_outside(self, per=Bound.ABOVE_ZERO)


@frozen(kw_only=True)
class Lookup:
    """Points by two keys (*tra bảng hai chiều*): a value equal to an edge belongs to the band above it.

    `points` has one line more than `row_edges` and one cell more than `column_edges`.

    Raises: RulebookError if the table has another size or edges do not rise.
    """

    rows: Formula
    row_edges: tuple[Fraction, ...]
    columns: Formula
    column_edges: tuple[Fraction, ...]
    points: tuple[tuple[Fraction, ...], ...]

    def __attrs_post_init__(self) -> None:
        """Refuse a table that its edges do not fit."""
        problems = []
        if len(self.points) != len(self.row_edges) + 1:
            facts = pairs(found=len(self.points), expected=len(self.row_edges) + 1)
            problems.append(Problem(fault=Fault.TABLE_SIZE, path="$.points", facts=facts))
        wide = len(self.column_edges) + 1
        for row, line in enumerate(self.points):
            if len(line) != wide:
                facts = pairs(found=len(line), expected=wide)
                problems.append(Problem(fault=Fault.TABLE_SIZE, path=f"$.points[{row}]", facts=facts))
        for name, edges in (("row_edges", self.row_edges), ("column_edges", self.column_edges)):
            if list(edges) != sorted(set(edges)):
                problems.append(Problem(fault=Fault.EDGES_FALL, path=f"$.{name}"))
        if problems:
            raise RulebookError(problems)


@frozen(kw_only=True)
class Calculated:
    """Points by a formula over the figures read (*tính theo công thức*), for what no other scale covers."""

    points: Formula


def given(columns: Columns) -> Earned:
    """Points as given."""

    def mark(read: Read, _target: Fraction | None) -> Mark:
        points = key(read, None) or Fraction(0)
        return sure(points, Why.GIVEN, pairs(points=points))

    return each(columns, mark)


def pass_fail(scale: PassFail, columns: Columns) -> Earned:
    """All or nothing."""
    won = columns.maximum if scale.yes is None else scale.yes

    def mark(read: Read, _target: Fraction | None) -> Mark:
        found = bool(key(read, None)) if scale.when is None else holds(read, scale.when)
        if found is None:
            return undefined(key_text(scale.when))
        why = Why.PASSED if found else Why.FAILED
        facts = () if scale.when is None else pairs(condition=scale.when.text, read=shown(read))
        return sure(won if found else scale.no, why, facts)

    return each(columns, mark)


def proportional(scale: Proportional, columns: Columns) -> Earned:
    """The share of the target, at most all of it."""

    def mark(read: Read, target: Fraction | None) -> Mark | State:
        value, wanted = key(read, scale.value), scale.full_at or target
        if wanted is None:
            return State.NO_TARGET
        if value is None:
            return undefined(key_text(scale.value))
        reached = share(value, wanted, scale.better)
        points = columns.maximum * min(Fraction(1), max(Fraction(0), reached))
        facts = pairs(value=value, target=wanted, share=reached, maximum=columns.maximum)
        return sure(points, Why.PROPORTIONAL, (*facts, *worked(read, scale.value)))

    return each(columns, mark)


def share(value: Fraction, target: Fraction, better: Better) -> Fraction:
    """Figure over target, or target over figure where lower is better (a figure of 0 or less is then all of it)."""
    if better is Better.HIGHER:
        return value / target
    return target / value if value > 0 else Fraction(1)


def excess(scale: Excess, columns: Columns) -> Earned:
    """Part of the points at the target, the rest by excess."""

    def mark(read: Read, target: Fraction | None) -> Mark | State:
        value = key(read, scale.value)
        if target is None:
            return State.NO_TARGET
        if value is None:
            return undefined(key_text(scale.value))
        rate = value / target
        points = by_excess(rate, scale.full_at, columns.maximum, scale.at_target)
        facts = pairs(value=value, target=target, rate=rate, best=scale.full_at, maximum=columns.maximum)
        return sure(points, Why.RELATIVE, (*facts, *worked(read, scale.value)))

    return each(columns, mark)


def by_excess(rate: Fraction, best: Fraction | None, maximum: Fraction, at_target: Fraction) -> Fraction:
    """Points of a rate: in proportion up to the target, then to the best excess; without a best, none for excess."""
    met = maximum * at_target
    if rate <= 1:
        return met * max(Fraction(0), rate)
    if best is None:
        return met
    return met + (maximum - met) * min(Fraction(1), (rate - 1) / (best - 1))


def by_occurrence(scale: Each, columns: Columns) -> Earned:
    """Points for every occurrence that counts."""

    def mark(read: Read, _target: Fraction | None) -> Mark:
        counts, waived, unstated = tally(read, scale)
        count = key(counts, scale.value)
        if count is None:
            return undefined(key_text(scale.value))
        counted = max(Fraction(0), count - scale.free)
        facts = pairs(
            count=counted, each=scale.each, free=scale.free or None, waived=waived or None, unstated=unstated or None
        )
        return sure(counted * scale.each, Why.PER_OCCURRENCE, (*facts, *worked(counts, scale.value)))

    return each(columns, mark)


def tally(read: Read, scale: Each) -> tuple[Read, int, Fraction]:
    """What is read, with cases as the number that count; how many are waived; of how many no evidence is stated.

    A bare number of cases says nothing of evidence: where evidence, or its lack, is what counts, none of them does.
    """
    counts, waived, unstated = dict(read), 0, Fraction(0)
    for role, value in read.items():
        if isinstance(value, tuple):
            counts[role], spared = _count(value, scale)
            waived += spared
    first, value = next(iter(read.items()))
    if scale.counts is not Counted.ALL and isinstance(value, Fraction):
        counts[first], unstated = Fraction(0), value
    return counts, waived, unstated


def _count(found: tuple[Occurrence, ...], scale: Each) -> tuple[Fraction, int]:
    """The occurrences that count, and how many a circumstance waives."""
    wanted = {Counted.ALL: (True, False), Counted.WITH_EVIDENCE: (True,), Counted.WITHOUT_EVIDENCE: (False,)}[
        scale.counts
    ]
    kept = [one for one in found if bool(one.evidence) in wanted]
    waived = sum(one.circumstance in scale.waives for one in kept if one.circumstance is not None)
    return Fraction(len(kept) - waived), waived


def by_grade(scale: Grades, columns: Columns) -> Earned:
    """Points by severity; a waived occurrence costs nothing."""
    worth = dict(scale.points)

    def mark(read: Read, _target: Fraction | None) -> Mark:
        value = next(iter(read.values()))
        found = value if isinstance(value, tuple) else ()
        counted = [one for one in found if one.circumstance is None or one.circumstance not in scale.waives]
        grades = tuple((one.grade, worth.get(one.grade, Fraction(0))) for one in counted if one.grade is not None)
        points = sum((point for _, point in grades), Fraction(0))
        ungraded = int(value) if isinstance(value, Fraction) else len(counted) - len(grades)
        waived = len(found) - len(counted)
        return sure(
            points, Why.BY_GRADE, pairs(grades=grades or None, ungraded=ungraded or None, waived=waived or None)
        )

    return each(columns, mark)


def by_option(scale: Options, columns: Columns) -> Earned:
    """Points by the option chosen."""
    worth = dict(scale.points)

    def mark(read: Read, _target: Fraction | None) -> Mark:
        option = str(next(iter(read.values())))
        return sure(worth.get(option, Fraction(0)), Why.CHOSE, pairs(option=option))

    return each(columns, mark)


def by_band(scale: Bands, columns: Columns) -> Earned:
    """Points by band, else by the policy for what no band holds."""

    def mark(read: Read, _target: Fraction | None) -> Mark:
        value = key(read, scale.value)
        if value is None:
            return undefined(key_text(scale.value))
        band = scale.find(value)
        facts: Facts = (*pairs(value=value), *worked(read, scale.value))
        if band is None:
            return sure(scale.otherwise or Fraction(0), Why.OUTSIDE_BANDS, facts)
        return sure(band.points, Why.IN_BAND, (*facts, *_ends(band)))

    return each(columns, mark)


def _ends(band: Band) -> Facts:
    """The ends of a band as facts."""
    return pairs(exactly=band.exactly, at_least=band.at_least, above=band.above, at_most=band.at_most, below=band.below)


def by_step(scale: Steps, columns: Columns) -> Earned:
    """Nothing up to the threshold, then the first step and every further full one."""

    def mark(read: Read, _target: Fraction | None) -> Mark:
        value = key(read, scale.value)
        if value is None:
            return undefined(key_text(scale.value))
        if value <= scale.above:
            facts = (*pairs(value=value, above=scale.above), *worked(read, scale.value))
            return sure(Fraction(0), Why.BELOW_STEPS, facts)
        steps = (value - scale.above) // scale.per
        facts = pairs(value=value, above=scale.above, first=scale.first or None, steps=steps, each=scale.each)
        return sure(scale.first + scale.each * steps, Why.STEPPED, (*facts, *worked(read, scale.value)))

    return each(columns, mark)


def by_lookup(scale: Lookup, columns: Columns) -> Earned:
    """The cell of two keys."""

    def mark(read: Read, _target: Fraction | None) -> Mark:
        row, column = key(read, scale.rows), key(read, scale.columns)
        if row is None or column is None:
            return undefined(scale.columns.text if column is None else scale.rows.text)
        line, cell = bisect_right(scale.row_edges, row), bisect_right(scale.column_edges, column)
        facts = pairs(
            row_key=scale.rows.text,
            row=row,
            row_from=scale.row_edges[line - 1] if line else None,
            row_to=scale.row_edges[line] if line < len(scale.row_edges) else None,
            column_key=scale.columns.text,
            column=column,
            column_from=scale.column_edges[cell - 1] if cell else None,
            column_to=scale.column_edges[cell] if cell < len(scale.column_edges) else None,
        )
        return sure(scale.points[line][cell], Why.LOOKED_UP, facts)

    return each(columns, mark)


def calculated(scale: Calculated, columns: Columns) -> Earned:
    """Points by formula."""

    def mark(read: Read, _target: Fraction | None) -> Mark:
        points = key(read, scale.points)
        if points is None:
            return undefined(scale.points.text)
        return sure(points, Why.CALCULATED, pairs(formula=scale.points.text, read=shown(read)))

    return each(columns, mark)
