"""Conditions: what may be read of a season that was scored or announced, and whether a condition holds for a unit.

Owns: `Evidence`, `condition`, `gathered`.
Takes scores, or announced totals; gives True, False, or None with what was read.
Never: a state counted as a number.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from thidua.criteria import scale_of
from thidua.figures import State, Value, fact_of
from thidua.formulas import Span, Spans
from thidua.grounds import Fact, Facts, pairs
from thidua.pacts import Pact
from thidua.readings import MaximumOf, One, Overall, Reading, Several, as_used
from thidua.rules import Condition
from thidua.scales import moved_by_peers
from thidua.scoring import Scores, Total
from thidua.scoring.adjusting import is_relative
from thidua.scoring.reading import between, line_of, parts, read
from thidua.shown import Shown


@frozen(kw_only=True, repr=False)
class Evidence(Shown):
    """What may be read of a season: its scores; or, where it was announced, the totals, and figures as recorded.

    An announcement tells nothing of deductions and means, and of lines only what was announced of them; what was worked
    out beside it decides nothing.
    `partial` says that of a unit which was announced no figures are recorded: so nobody knows what hangs on them.
    """

    pact: Pact
    scores: Scores | None = None
    stated: bool = False
    partial: bool = False
    totals: tuple[Total, ...] = field(default=(), repr=False)
    lines: tuple[tuple[str, tuple[tuple[str, Fraction], ...]], ...] = field(default=(), repr=False)

    @cached_property
    def hidden(self) -> frozenset[str | None]:
        """The lines whose points members that nobody knows may change, as they compare units; None is the total."""
        rules = self.pact.rulebook
        if (self.pact.cluster.members_complete and not self.partial) or self.stated or rules is None:
            return frozenset()
        tree = rules.criteria
        found: set[str] = set()
        for row in tree.order:  # each after what it needs
            needs = {*(each.code for each in tree.under(row.code)), *tree.lines_read(row)}
            # a line or group that rests on such a line hangs on unknown members as well (shape 49)
            if found & needs or (tree.is_leaf(row.code) and moved_by_peers(scale_of(row))):
                found.add(row.code)
        relative = bool(found) or any(map(is_relative, rules.adjustments))
        return frozenset({*found, *((None,) if relative else ())})

    def _hides(self, what: One, unit: str) -> bool:
        """Whether nobody knows what is read: points of who has yet to report, or that unknown members may change."""
        if self._to_come(what, unit):
            return True
        if not self.hidden or self.pact.rulebook is None:
            return False
        line = self._line(what)
        return line in self.hidden if line is not None or isinstance(what, Overall) else False

    def _to_come(self, what: One, unit: str) -> bool:
        """Whether these are points of a unit without report: what it was not given is no 0."""
        points = isinstance(what, Overall) or self._line(what) is not None
        return points and self.scores is not None and not self.stated and unit not in self.heard

    def _line(self, what: One) -> str | None:
        """The line whose points are read, or a share of them, if any are."""
        rules = self.pact.rulebook
        return None if rules is None else line_of(rules, what)

    def read(self, what: One, unit: str) -> Value | State:
        """What stands for a unit; not reported, where it was not announced, or members are unknown."""
        if self._hides(what, unit):
            return State.NOT_REPORTED
        # the announced total is the total, whatever figures recorded beside it come to (shape 46)
        if self.stated and isinstance(what, Overall):
            total = self._totals.get(unit)
            found = None if total is None else total.overall(what)
            return State.NOT_REPORTED if found is None else found
        # an announcement tells nothing of lines (shape 46)
        if self.scores is None or (self.stated and (self._line(what) is not None or isinstance(what, MaximumOf))):
            return State.NOT_REPORTED
        return read(self.scores, what, unit)

    def between(self, what: One, unit: str) -> Span | None:
        """The least and the most of what peers or open honours can still change; None for what stands, or a state."""
        if self.scores is None or self.stated or self._hides(what, unit):
            return None
        return between(self.scores, what, unit)

    def unassigned(self, total: Total) -> bool:
        """Whether no criterion with points is assigned to a unit; without criteria an announcement does not tell."""
        rules = self.pact.rulebook
        return not total.maximum and (not self.stated or (rules is not None and bool(rules.criteria.rows)))

    @property
    def heard(self) -> Collection[str]:
        """The units of which there are totals: that were announced, or that reported."""
        if self.scores is None or self.stated:
            return self._totals.keys()
        return self.scores.figures.heard

    @cached_property
    def _totals(self) -> Mapping[str, Total]:
        return {total.unit: total for total in self.totals}


def condition(evidence: Evidence, unit: str, asked: Condition) -> tuple[bool | None, Facts]:
    """Whether a condition holds for a unit, with what it read; None where what it needs is a state and no value.

    Points that peers can still change decide where all that they can become agrees.
    """
    values, seen = gathered(evidence, unit, asked)
    rules = evidence.pact.rulebook
    shares = () if rules is None else tuple(sorted(rules.shares(asked.reads)))
    return asked.when.holds(values), pairs(condition=asked.said, read=seen, shares=shares or None)


def gathered(evidence: Evidence, unit: str, asked: Condition) -> tuple[Spans, tuple[tuple[str, Fact], ...]]:
    """What a condition reads of a unit, by role: the ends of each number, and each as a fact.

    A state has no ends: only an `and` or `or` that its other half decides comes out over it.
    """
    values: dict[str, Span | list[Span]] = {}
    seen: list[tuple[str, Fact]] = []
    for role, what in as_used(asked.reads, asked.when.names):
        ends, fact = _read(evidence, what, unit)
        seen.append((role, fact))
        if ends is not None:
            values[role] = ends
    return values, tuple(seen)


def _read(evidence: Evidence, what: Reading, unit: str) -> tuple[Span | list[Span] | None, Fact]:
    return _several(evidence, what, unit) if isinstance(what, Several) else _one(evidence, what, unit)


def _one(evidence: Evidence, what: One, unit: str) -> tuple[Span | None, Fact]:
    """The ends of what is read, none of a state, and the fact."""
    value, ends = evidence.read(what, unit), evidence.between(what, unit)
    if ends is not None:
        return ends, ends
    # to a formula a list of cases is how many there are (shape 78)
    number = len(value) if isinstance(value, tuple) else value
    found = Fraction(number) if isinstance(number, Fraction | int) else None
    return None if found is None else (found, found), fact_of(value)


def _several(evidence: Evidence, what: Several, unit: str) -> tuple[list[Span] | None, Fact]:
    """The ends of what is read of each line, and the facts by its code; one state where a line has none."""
    below = () if evidence.scores is None else parts(evidence.scores, what, unit)
    # without a line there is no value, and no least of them either (shape 79)
    if not below:
        return None, (State.NOT_REPORTED if evidence.scores is None else State.NOT_ASSIGNED).value
    found = [(each.line, _one(evidence, each, unit)) for each in below]
    ends = [span for _, (span, _) in found if span is not None]
    return ends if len(ends) == len(found) else None, tuple((code, fact) for code, (_, fact) in found)
