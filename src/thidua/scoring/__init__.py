"""Scoring: the criteria tree over the figures that stand: sums, caps, bonuses and deductions, adjustments, rounding.

Owns: `Total`, `Scores`, `score`.
Takes figures; gives the points of every unit on every node, and reasons on request.
Never: places; how one criterion turns figures into points (see `scales`).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from thidua.arguments import expect
from thidua.arithmetic import endless
from thidua.errors import RecordError
from thidua.figures import State
from thidua.grounds import About, Facts, Fault, Ground, Why, pairs
from thidua.names import unknown
from thidua.ratios import Ratios
from thidua.readings import Overall
from thidua.results import Result
from thidua.reviewing import Figures
from thidua.rules.assigned import assigned
from thidua.scales import Earned, Reporting, Setting
from thidua.scoring.adjusting import evaluate
from thidua.scoring.columns import Both
from thidua.scoring.explaining import explained
from thidua.scoring.tree import Sheet, rules_of, unreviewed
from thidua.shown import Shown
from thidua.words import Language, Titles

__all__ = [
    "Scores",
    "Total",
    "score",
]

_NOTHING = Fraction(0)
BELOW_MEAN = "below-mean"  # the condition of an adjustment that bars, as sentences name it


@frozen(kw_only=True, repr=False)
class Total(Shown):
    """What one unit earned on a node or in all (*điểm*): points, or the range they can take, and the assigned maximum.

    `low` and `high` differ while the points may still change; unless `bounded`, they may change without end.
    `deduction` (≤ 0) is what was lost of it.
    """

    unit: str
    low: Fraction
    high: Fraction
    maximum: Fraction
    deduction: Fraction
    bounded: bool = True

    @property
    def points(self) -> Fraction | None:
        """The points; None while they are a range, or may still change without end."""
        # a range is no points, nor is its middle: what peers still report may end anywhere in it (shape 20)
        known = self.low is self.high or self.low == self.high
        return self.low if known and self.bounded else None

    @property
    def rate(self) -> Fraction | None:
        """Points over the assigned maximum (*tỷ lệ đạt*); None if nothing is assigned, or the points are not known."""
        points = self.points
        # where nothing is assigned there is no rate, which is not a rate of 0 (shapes 21 and 22)
        return points / self.maximum if self.maximum and points is not None else None

    def overall(self, what: Overall) -> Fraction | None:
        """The points or the rate, whichever is asked for."""
        return self.points if what is Overall.TOTAL else self.rate


@frozen(kw_only=True, repr=False)
class Scores(Result):
    """The points of every unit on every node of the table (*bảng điểm*).

    Example:
        >>> import thidua
        >>> thidua.conclude(thidua.load("tien-giang-2022")).scores.of("cai-lay").points
        Fraction(592, 5)
    """

    headings = ("unit", "points", "maximum", "rate")

    figures: Figures = field(repr=False)
    setting: Setting
    sheet: Sheet

    @cached_property
    def _marked(self) -> dict[str, Earned | None]:
        """What each line earned with its working, once asked for of two units; None of one that was asked for alone.

        It is no field: so it goes into no pickle and no copy.
        """
        return {}

    @cached_property
    def _without(self) -> dict[str, Both]:
        """What each line comes to without the points that reviews set on it, once asked for; no field, as above."""
        return {}

    def computed(self, code: str, unit: str) -> tuple[Fraction, Fraction]:
        """The least and the most that the rules make of a node for one unit, without points that a review set on it.

        Raises: RecordError if the cluster has no such unit, or the table no such node.
        """
        found = self.on(code, unit)
        if found.unit not in self.figures.judged.get(code, ()):
            return found.low, found.high
        if code not in self._without:
            self._without[code] = unreviewed(self.figures, self.setting, code)
        low, high = self._without[code]
        row = self.figures.pact.cluster.row(found.unit)
        return low.series.at(row), high.series.at(row)

    @cached_property
    def _totals(self) -> dict[str, Total]:
        """The total of every unit, by its id."""
        ids = self.figures.pact.cluster.ids
        return {total.unit: total for total in self._made(None, ids, range(len(ids)))}

    def of(self, unit: str) -> Total:
        """The total of one unit.

        Raises: RecordError if the cluster has no such unit.
        """
        return self._totals[self.figures.pact.member(unit)]

    def on(self, code: str | None, unit: str) -> Total:
        """What one unit earned on the node with this code; for None, on the whole table.

        Raises: RecordError if the cluster has no such unit, or the table no such node.
        """
        known, rules = self.figures.pact.member(unit), rules_of(self.figures)
        told: object = code
        if told is not None and not (isinstance(told, str) and rules.criteria.find(told)):
            codes = tuple(row.code for row in rules.criteria.rows)
            raise RecordError([unknown(Fault.UNKNOWN_CRITERION, "$", told, codes)])
        [found] = self._made(code, (known,), (self.figures.pact.cluster.row(known),))
        return found

    def _made(self, code: str | None, units: Sequence[str], rows: Sequence[int]) -> list[Total]:
        """What units earned on one node, each at its row."""
        (low, high), pact, rules = self.sheet.at(code), self.figures.pact, rules_of(self.figures)
        least = low.series.pick(rows).fractions()
        most = least if high is low else high.series.pick(rows).fractions()
        lost = Ratios(low.deduction, low.per).pick(rows).fractions() if any(low.deduction) else [_NOTHING] * len(rows)
        whole, left = assigned(rules, code, frozenset(), pact.season), pact.unassigned
        # adjustments are over the total alone, so that they leave no line without ends
        loose = self.sheet.unbounded if code is None else frozenset[int]()
        return [
            Total(
                unit=unit,
                low=least_,
                high=most_,
                maximum=assigned(rules, code, left[unit], pact.season) if unit in left else whole,
                deduction=lost_,
                bounded=(least_ is most_ or not endless(least_, most_)) and row not in loose,
            )
            for unit, row, least_, most_, lost_ in zip(units, rows, least, most, lost, strict=True)
        ]

    @property
    def provisional(self) -> bool:
        """Whether any total is still a range, or may still change without end."""
        low, high = self.sheet.at(None)
        if low is high:
            return bool(self.sheet.unbounded)
        return not low.series.equals(high.series) or bool(self.sheet.unbounded)

    @property
    def waits(self) -> bool:
        """Whether any unit may still report.

        If not, a total that is a range depends on which merged unit takes over an award.
        """
        return self.sheet.waits

    @cached_property
    def measured(self) -> frozenset[str]:
        """The units of which something was reported, or set by a review, that a line scores.

        What only a bar or the requirement of an award reads does not count.
        """
        figures = self.figures
        # what a bar or need alone reads tells nothing of points (shape 46)
        names = {name for row in rules_of(figures).criteria.leaves for name in row.figures}
        scored = ((unit, cell) for unit in figures.heard for name, cell in figures.of(unit) if name in names)
        return frozenset(figures.overridden).union(unit for unit, cell in scored if cell is not State.NOT_REPORTED)

    @property
    def barred(self) -> tuple[Ground, ...]:
        """The reasons why an adjustment keeps units from any place."""
        return self._barred(Why.BARRED_BELOW_MEAN, self.sheet.barred)

    @property
    def perhaps_barred(self) -> tuple[Ground, ...]:
        """The reasons why an adjustment may yet keep units from any place, as points or honours are not settled."""
        return self._barred(Why.BAR_UNDECIDED, self.sheet.perhaps, pairs(condition=BELOW_MEAN))

    def _barred(self, why: Why, rows: tuple[int, ...], facts: Facts = ()) -> tuple[Ground, ...]:
        if not rows:
            return ()
        ids, cites = self.figures.pact.cluster.ids, rules_of(self.figures).cite()
        return tuple(Ground(why=why, about=About(unit=ids[row]), facts=facts, cites=cites) for row in rows)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """How one unit's points came about, cell by cell and group by group with citations, then its total.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.figures.pact.member(unit)
        return tuple(explained(self.figures, self.sheet, self.setting, known, self._marked))

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason, unit by unit."""
        return tuple(ground for unit in self.figures.pact.cluster.ids for ground in self.grounds_for(unit))

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.figures.pact.titles(language)

    def rows(self) -> list[tuple[str, Fraction | None, Fraction, Fraction | None]]:
        """One tuple for each unit: id, points (None while a range), assigned maximum, rate."""
        totals = [self.of(unit) for unit in self.figures.pact.cluster.ids]
        return [(total.unit, total.points, total.maximum, total.rate) for total in totals]


def score(figures: Figures, *, reporting: Reporting = Reporting.OPEN) -> Scores:
    """Score every unit on every node of the pact's table (*chấm điểm*).

    `reporting` says whether units may still report: as long as they may, points that depend on them are ranges.

    Law: the rulebook's `criteria`, `adjustments` and `rounding`.

    Example:
        >>> from thidua import Cluster, Criterion, Pact, Rulebook, Season, Submission, Unit, settle
        >>> from thidua.criteria import Criteria
        >>> table = Criteria(rows=(Criterion(code="1", maximum=Fraction(10)), Criterion(code="2", maximum=Fraction(5))))
        >>> pact = Pact(
        ...     cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"),)),
        ...     season=Season.of(2024),
        ...     rulebook=Rulebook(id="r", criteria=table),
        ... )
        >>> given = Submission(unit="a", figures=(("1", Fraction("9.5")), ("2", Fraction(4))))
        >>> score(settle(pact, [given])).of("a").rate
        Fraction(9, 10)
    """
    expect(figures, Figures, "figures")
    pact = figures.pact
    calendar = rules_of(figures).calendar
    expect(reporting, Reporting, "whether units may still report", at="$.reporting")
    setting = Setting(reporting=reporting, season=pact.season, calendar=calendar)
    return Scores(figures=figures, setting=setting, sheet=evaluate(figures, setting))
