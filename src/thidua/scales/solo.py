"""Solo: scales that look at one unit's figures only.

Owns: `Given`, `PassFail`, `Proportional`, `Excess`, `Each`, `Counted`, `Grades`, `Options`, `Bands`, `Interval`,
`EdgePolicy`, `Steps`, `Lookup`, `Calculated`, and how each turns figures into points: `given`, `pass_fail`,
`proportional`, `excess`, `by_occurrence`, `counted`, `tally`, `by_grade`, `by_option`, `by_band`, `by_step`,
`by_steps`, `by_lookup`, `calculated`; `ENDS` of an interval.
Takes columns; gives one mark a unit.
Never: a peer, a day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum, unique
from fractions import Fraction
from itertools import pairwise
from math import lcm

from attrs import field, frozen

from thidua.errors import Problem, RulebookError
from thidua.figures import Occurrence
from thidua.formulas import Formula, as_formula, formula_or_none, points_formula
from thidua.given import (
    number_of,
    number_or_none,
    numbers_of,
    points_by,
    points_of,
    points_or_none,
    table_of,
    texts_of,
)
from thidua.grounds import Facts, Fault, Why, pairs
from thidua.nouns import Noun
from thidua.ratios import Ratios, constant, ratios_of, scaled
from thidua.scales.columns import (
    Bound,
    Live,
    Mark,
    Read,
    Step,
    Trail,
    Worked,
    chosen,
    counted_in,
    each,
    key_text,
    refuse_outside,
    shown,
    sure,
    undefined,
    valueless,
    worked,
)
from thidua.scales.shares import Better, by_excess, rates, reached, share

__all__ = [
    "Bands",
    "Calculated",
    "Counted",
    "Each",
    "EdgePolicy",
    "Excess",
    "Given",
    "Grades",
    "Interval",
    "Lookup",
    "Options",
    "PassFail",
    "Proportional",
    "Steps",
]


@frozen(kw_only=True, repr=False)
class Given(Noun):
    """Points that an assessor gives, within the criterion's limits (*điểm do bộ phận thẩm định chấm*)."""


@frozen(kw_only=True, repr=False)
class PassFail(Noun):
    """All or nothing (*đạt hoặc không đạt*): `yes` points (by default the maximum) where it holds, else `no` points.

    `when` is the condition; without it the figure itself says yes or no.
    """

    when: Formula | None = field(default=None, converter=formula_or_none)
    yes: Fraction | None = field(default=None, converter=points_or_none)
    no: Fraction = field(default=Fraction(0), converter=points_of)


@frozen(kw_only=True, repr=False)
class Proportional(Noun):
    """Points by the share of the target that was reached (*theo tỷ lệ hoàn thành*), full from the target on.

    With `better = lower` the share is target over figure. `full_at` (> 0) replaces the units' own targets by one for
    all.

    Raises: RulebookError unless `full_at` > 0.
    """

    value: Formula | None = field(default=None, converter=formula_or_none)
    better: Better = Better.HIGHER
    full_at: Fraction | None = field(default=None, converter=number_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a target by which nothing can be divided."""
        refuse_outside(self, full_at=Bound.ABOVE_ZERO)


@frozen(kw_only=True, repr=False)
class Excess(Noun):
    """A part of the points for meeting the target (*đạt chỉ tiêu được một phần điểm*), the rest for exceeding it.

    At the target a unit earns `at_target` (a share of the maximum), below it in proportion, and above it in proportion
    up to `full_at` (> 1) times the target, where points are full.

    Raises: RulebookError unless `at_target` is a share and `full_at` > 1.
    """

    at_target: Fraction = field(converter=number_of)
    full_at: Fraction = field(converter=number_of)
    value: Formula | None = field(default=None, converter=formula_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a scale that is full where it earns a part."""
        refuse_outside(self, at_target=Bound.SHARE, full_at=Bound.ABOVE_ONE)


@unique
class Counted(Enum):
    """Which cases count: all, only those with evidence (*minh chứng*), or only those without."""

    ALL = "all"
    WITH_EVIDENCE = "with-evidence"
    WITHOUT_EVIDENCE = "without-evidence"


@frozen(kw_only=True, repr=False)
class Each(Noun):
    """Points for every case (*mỗi trường hợp*), negative ones for a deduction; the first `free` (≥ 0) cases are free.

    `waives` lists circumstances under which a case does not count (*miễn trừ*).

    Raises: RulebookError unless `free` ≥ 0.
    """

    each: Fraction = field(converter=points_of)
    free: Fraction = field(default=Fraction(0), converter=number_of)
    value: Formula | None = field(default=None, converter=formula_or_none)
    counts: Counted = Counted.ALL
    waives: tuple[str, ...] = field(default=(), converter=texts_of)

    def __attrs_post_init__(self) -> None:
        """Refuse fewer than no free ones."""
        refuse_outside(self, free=Bound.NOT_NEGATIVE)


@frozen(kw_only=True, repr=False)
class Grades(Noun):
    """Points for every case by its grade (*theo mức độ*); a case without a grade earns 0.

    `waives` lists circumstances under which a case does not count (*miễn trừ*).
    """

    points: tuple[tuple[str, Fraction], ...] = field(converter=points_by)
    waives: tuple[str, ...] = field(default=(), converter=texts_of)


@frozen(kw_only=True, repr=False)
class Options(Noun):
    """Points by the option that the figure names (*chọn một phương án*); an option not listed earns 0."""

    points: tuple[tuple[str, Fraction], ...] = field(converter=points_by)


@frozen(kw_only=True, repr=False)
class Interval(Noun):
    """One band of values (*mức điểm*): its ends, and the points that it earns; `exactly` makes it a single value.

    Raises: RulebookError for one that holds no value (from 95 and below 80), or has two ends on one side.
    """

    points: Fraction = field(converter=points_of)
    exactly: Fraction | None = field(default=None, converter=number_or_none)
    at_least: Fraction | None = field(default=None, converter=number_or_none)
    above: Fraction | None = field(default=None, converter=number_or_none)
    at_most: Fraction | None = field(default=None, converter=number_or_none)
    below: Fraction | None = field(default=None, converter=number_or_none)

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
        """The lower end and whether it belongs to the band; None if it has none."""
        return _end(self.exactly if self.at_least is None else self.at_least, self.above)

    def high(self) -> tuple[Fraction, bool] | None:
        """The upper end and whether it belongs to the band; None if it has none."""
        return _end(self.exactly if self.at_most is None else self.at_most, self.below)

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in the band."""
        low, high = self.low(), self.high()
        above = low is None or value > low[0] or (value == low[0] and low[1])
        return above and (high is None or value < high[0] or (value == high[0] and high[1]))


ENDS = ("exactly", "at_least", "above", "at_most", "below")


def _end(closed: Fraction | None, open_: Fraction | None) -> tuple[Fraction, bool] | None:
    if closed is not None:
        return closed, True
    return None if open_ is None else (open_, False)


@unique
class EdgePolicy(Enum):
    """To which neighbouring band a value on an edge belongs if neither band includes it."""

    UPPER = "upper"
    LOWER = "lower"


@frozen(kw_only=True, repr=False)
class Bands(Noun):
    """Points by the band in which a value lies (*theo mức*).

    Bands must hold every value, unless `edges` gives a lone edge to the band above or below it, or `otherwise` gives
    points to all values outside. Derived for each of `probes`: `held`, its band, and `worth`, what it earns.

    Raises: RulebookError, listing overlaps and values that no band holds.
    """

    bands: tuple[Interval, ...] = field(converter=tuple[Interval, ...])
    value: Formula | None = field(default=None, converter=formula_or_none)
    edges: EdgePolicy | None = None
    otherwise: Fraction | None = field(default=None, converter=points_or_none)
    rims: tuple[Fraction, ...] = field(init=False, eq=False, repr=False)
    held: tuple[Interval | None, ...] = field(init=False, eq=False, repr=False)
    worth: Ratios = field(init=False, eq=False, repr=False)
    _edges: Ratios = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse bands that overlap or leave values without points."""
        problems = [*self._overlaps(), *self._holes()]
        if problems:
            raise RulebookError(problems)

    def _overlaps(self) -> list[Problem]:
        # a value in two bands, or in none, would leave people to guess: refused as the rulebook is read (shape 27)
        shared = [value for value in self.probes() if sum(band.holds(value) for band in self.bands) > 1]
        return [Problem(fault=Fault.BANDS_OVERLAP, path="$.bands", facts=pairs(found=shared[0]))] if shared else []

    def _holes(self) -> list[Problem]:
        if self.otherwise is not None:
            return []
        open_ = [value for value, band in zip(self.probes(), self.held, strict=True) if band is None]
        return [Problem(fault=Fault.BANDS_OPEN, path="$.bands", facts=pairs(found=value)) for value in open_]

    @rims.default
    def _all_ends(self) -> tuple[Fraction, ...]:
        ends = [end for band in self.bands for end in (band.low(), band.high()) if end is not None]
        return tuple(sorted({value for value, _ in ends}))

    @held.default
    def _by_stretch(self) -> tuple[Interval | None, ...]:
        return tuple(map(self.find, self.probes()))

    @worth.default
    def _of_each_stretch(self) -> Ratios:
        outside = self.otherwise or Fraction(0)
        return ratios_of([outside if band is None else band.points for band in self.held])

    @_edges.default
    def _as_whole_numbers(self) -> Ratios:
        below = lcm(*(edge.denominator for edge in self.rims))
        return Ratios(tuple(edge.numerator * (below // edge.denominator) for edge in self.rims), below)

    def probes(self) -> list[Fraction]:
        """Values at which the points may change: every edge, one between each two, one below and one above all."""
        edges = self.rims
        if not edges:
            return [Fraction(0)]
        between = [(first + second) / 2 for first, second in pairwise(edges)]
        return sorted({edges[0] - 1, *edges, *between, edges[-1] + 1})

    def find(self, value: Fraction) -> Interval | None:
        """The band of a value, if need be by the edge policy; None outside all."""
        held = next((band for band in self.bands if band.holds(value)), None)
        # a lone edge goes to a neighbour only where the rulebook says to which (shape 27)
        if held is not None or self.edges is None or value not in self.rims:
            return held
        wanted = Interval.low if self.edges is EdgePolicy.UPPER else Interval.high
        touching = ((band, wanted(band)) for band in self.bands)
        return next((band for band, end in touching if end is not None and end[0] == value), None)

    def stretches(self, series: Ratios) -> list[int]:
        """For each row, the index in `held` of the edge on which its value lies, or of the stretch between two."""
        edges, below = self._edges
        values = scaled(series.numbers, below)
        if isinstance(series.per, int):
            ends = scaled(edges, series.per)
            return [_stretch(ends, value) for value in values]
        return [_stretch(scaled(edges, per), value) for value, per in zip(values, series.per, strict=True)]


def _stretch(ends: Sequence[int], value: int) -> int:
    """The number of an edge, or of the stretch between two."""
    place = bisect_left(ends, value)
    return 2 * place + (place < len(ends) and ends[place] == value)


@frozen(kw_only=True, repr=False)
class Steps(Noun):
    """A bonus that grows in whole steps above a threshold (*cứ mỗi bước thêm điểm*).

    A value above `above` earns `first`, and `each` for every full `per` (> 0) above it.

    Raises: RulebookError unless `per` > 0.
    """

    above: Fraction = field(converter=number_of)
    per: Fraction = field(converter=number_of)
    each: Fraction = field(converter=points_of)
    first: Fraction = field(default=Fraction(0), converter=points_of)
    value: Formula | None = field(default=None, converter=formula_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse steps of no width."""
        refuse_outside(self, per=Bound.ABOVE_ZERO)


@frozen(kw_only=True, repr=False)
class Lookup(Noun):
    """Points by two keys (*tra bảng hai chiều*): the values of the formulas `rows` and `columns` choose a cell.

    A value that equals an edge belongs to the band above it. `points` has one line more than `row_edges` and one cell
    more than `column_edges`.

    Raises: RulebookError if the table has another size or edges do not rise.
    """

    rows: Formula = field(converter=as_formula)
    row_edges: tuple[Fraction, ...] = field(converter=numbers_of)
    columns: Formula = field(converter=as_formula)
    column_edges: tuple[Fraction, ...] = field(converter=numbers_of)
    points: tuple[tuple[Fraction, ...], ...] = field(converter=table_of)

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


@frozen(kw_only=True, repr=False)
class Calculated(Noun):
    """Points by a formula over the figures read (*tính theo công thức*), for what no other scale covers."""

    points: Formula = field(converter=points_formula)


def given(live: Live) -> Worked:
    """Points as given."""
    points = live.key(None)
    return points.sure(points.series, lambda at, _: Step(why=Why.GIVEN, facts=pairs(points=points.series.at(at))))


def pass_fail(scale: PassFail, live: Live) -> Worked:
    """All or nothing."""
    won = live.maximum if scale.yes is None else scale.yes
    if scale.when is None:
        truths: list[bool | None] = [*map(bool, live.key(None).series.numbers)]
    else:
        # a condition without a value neither passes nor fails: no points, be it that failing costs some (shape 23)
        truths = live.holds(scale.when)
    points = chosen((scale.no, won, Fraction(0)), [_UNKNOWN if true is None else true for true in truths])

    def steps(place: int) -> Trail:
        if truths[place] is None:
            return (undefined(key_text(scale.when)),)
        facts = () if scale.when is None else pairs(condition=scale.when.text, read=shown(live.read(place)))
        return (Step(why=Why.PASSED if truths[place] else Why.FAILED, facts=facts),)

    return Worked(points, points, steps)


_UNKNOWN = -1  # the last of options


def proportional(scale: Proportional, live: Live) -> Worked:
    """The share of the target, at most all of it."""
    values = live.key(scale.value)
    # one target for all stands in place of each unit's own, however many of these there are (shape 17)
    wanted = scale.full_at or values.targets()
    points = reached(values.series, wanted, scale.better, live.maximum)

    def step(at: int, worked: Facts) -> Step:
        value, target = values.value(at), scale.full_at or values.target(at)
        facts = pairs(value=value, target=target, share=share(value, target, scale.better), maximum=live.maximum)
        return Step(why=Why.PROPORTIONAL, facts=(*facts, *worked))

    return values.sure(points, step)


def excess(scale: Excess, live: Live) -> Worked:
    """Part of the points at the target, the rest by excess."""
    values = live.key(scale.value)
    wanted = values.targets()
    rate = rates(values.series, wanted)
    points = by_excess(rate, scale.full_at, live.maximum, scale.at_target)

    def step(at: int, worked: Facts) -> Step:
        facts = pairs(value=values.value(at), target=values.target(at), rate=rate.at(at), best=scale.full_at)
        return Step(why=Why.RELATIVE, facts=(*facts, *pairs(maximum=live.maximum), *worked))

    return values.sure(points, step)


_NOTHING = Fraction(0)


def by_occurrence(scale: Each, live: Live) -> Worked:
    """Points for every occurrence that counts."""
    counts = live.keyed(_counts(scale, live), scale.value)
    numbers = counted(scale, counts.series)

    def step(at: int, _: Facts) -> Step:
        read, waived, unstated = tally(live.read(counts.places[at]), scale)
        facts = pairs(
            count=numbers.at(at),
            each=scale.each,
            free=scale.free or None,
            waived=waived or None,
            unstated=unstated or None,
        )
        return Step(why=Why.PER_OCCURRENCE, facts=(*facts, *worked(lambda _: read, at, scale.value)))

    return counts.sure(numbers.times(scale.each), step)


def counted(scale: Each, numbers: Ratios) -> Ratios:
    """How many of so many count, without those that are free."""
    left = numbers.minus(constant(scale.free, len(numbers.numbers))) if scale.free else numbers
    # fewer cases than are free, or a shortfall below none, earn nothing back (shapes 24 and 33)
    return left.limited(_NOTHING, max)


def _counts(scale: Each, live: Live) -> dict[str, Ratios]:
    """The columns that count: of cases the number of those that do."""
    if scale.counts is Counted.ALL and not any(tuple in set(map(type, values)) for values in live.values.values()):
        return live.numbers()
    reads = [tally(live.read(place), scale)[0] for place in range(len(live.rows))]
    columns = {role: counted_in(tuple([read[role] for read in reads])) for role in live.values}
    return {role: series for role, series in columns.items() if series is not None}


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
    # "5 cases" does not say of how many there is evidence, be it what earns or what costs (shape 35)
    if scale.counts is not Counted.ALL and isinstance(value, Fraction):
        counts[first], unstated = Fraction(0), value
    return counts, waived, unstated


def _count(found: tuple[Occurrence, ...], scale: Each) -> tuple[Fraction, int]:
    """The occurrences that count, and how many a circumstance waives."""
    wanted = {Counted.ALL: (True, False), Counted.WITH_EVIDENCE: (True,), Counted.WITHOUT_EVIDENCE: (False,)}[
        scale.counts
    ]
    kept = [one for one in found if bool(one.evidence) in wanted]
    # case by case: one that the unit found and handled itself, not the line (shape 34; tien-giang-2023, 2.1.1)
    waived = sum(one.circumstance in scale.waives for one in kept if one.circumstance is not None)
    return Fraction(len(kept) - waived), waived


def by_grade(scale: Grades, live: Live) -> Worked:
    """Points by severity; a waived occurrence costs nothing."""
    worth = dict(scale.points)

    def mark(read: Read) -> Mark:
        value = next(iter(read.values()))
        found = value if isinstance(value, tuple) else ()
        counted = [one for one in found if one.circumstance is None or one.circumstance not in scale.waives]
        grades = tuple((one.grade, worth.get(one.grade, Fraction(0))) for one in counted if one.grade is not None)
        points = sum((point for _, point in grades), Fraction(0))
        # a case without a grade cannot be priced: it earns and costs nothing, and is counted out loud (shape 69)
        ungraded = int(value) if isinstance(value, Fraction) else len(counted) - len(grades)
        waived = len(found) - len(counted)
        return sure(
            points, Why.BY_GRADE, pairs(grades=grades or None, ungraded=ungraded or None, waived=waived or None)
        )

    return each(live, mark)


def by_option(scale: Options, live: Live) -> Worked:
    """Points by the option chosen."""
    worth, options = dict(scale.points), next(iter(live.values.values()))
    # an option that the scale does not name earns nothing (shape 75)
    points = ratios_of([worth.get(str(option), Fraction(0)) for option in options])
    return Worked(points, points, lambda place: (Step(why=Why.CHOSE, facts=pairs(option=str(options[place]))),))


def by_band(scale: Bands, live: Live) -> Worked:
    """Points by band, else by the policy for what no band holds."""
    values = live.key(scale.value)
    found = scale.stretches(values.series)

    def step(at: int, worked: Facts) -> Step:
        band, facts = scale.held[found[at]], (*pairs(value=values.value(at)), *worked)
        # only by `otherwise`: without it a rulebook in which a value has no band is refused (shape 27)
        if band is None:
            return Step(why=Why.OUTSIDE_BANDS, facts=facts)
        return Step(why=Why.IN_BAND, facts=(*facts, *_ends(band)))

    return values.sure(scale.worth.pick(found), step)


def _ends(band: Interval) -> Facts:
    """The ends of a band as facts."""
    return pairs(**{end: getattr(band, end) for end in ENDS})


def by_step(scale: Steps, live: Live) -> Worked:
    """Nothing up to the threshold, then the first step and every further full one."""
    values = live.key(scale.value)
    steps, points = by_steps(scale, values.series)

    def step(at: int, worked: Facts) -> Step:
        facts = pairs(value=values.value(at), above=scale.above)
        if steps[at] is None:
            return Step(why=Why.BELOW_STEPS, facts=(*facts, *worked))
        more = pairs(first=scale.first or None, steps=steps[at], each=scale.each)
        return Step(why=Why.STEPPED, facts=(*facts, *more, *worked))

    return values.sure(points, step)


def by_steps(scale: Steps, values: Ratios) -> tuple[list[int | None], Ratios]:
    """How many further steps each is above the threshold, None where it is not above; and the points."""
    beyond = values.minus(constant(scale.above, len(values.numbers))).times(1 / scale.per)
    # at the threshold itself nothing is passed yet, and only full steps count (shape 28)
    steps = [number // per if number > 0 else None for number, per in zip(beyond.numbers, beyond.pers, strict=True)]
    return steps, ratios_of([_NOTHING if many is None else scale.first + scale.each * many for many in steps])


def by_lookup(scale: Lookup, live: Live) -> Worked:
    """The cell of two keys."""
    keys = list(zip(live.values_of(scale.rows), live.values_of(scale.columns), strict=True))

    def mark(place: int) -> Mark:
        row, column = keys[place]
        if row is None or column is None:
            # a key that is divided by 0 picks no cell (shape 29)
            return valueless(scale.columns.text if column is None else scale.rows.text)
        # an edge belongs to the band above it: exactly 1 % begins the next column (shape 29)
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

    points = ratios_of([mark(place).low for place in range(len(keys))])
    return Worked(points, points, lambda place: mark(place).steps)


def calculated(scale: Calculated, live: Live) -> Worked:
    """Points by formula."""
    points = live.key(scale.points)
    return points.sure(points.series, lambda _, worked: Step(why=Why.CALCULATED, facts=worked))
