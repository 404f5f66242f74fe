"""Conditions: what may be read of a season that was scored or announced, and whether a condition holds for a unit.

Owns: `Evidence`, `condition`.
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
from thidua.formulas import Span
from thidua.grounds import Fact, Facts, pairs
from thidua.pacts import Pact
from thidua.readings import Overall, Reading, as_used
from thidua.rules import Condition
from thidua.scales import moved_by_peers
from thidua.scoring import Scores, Total
from thidua.scoring.adjusting import is_relative
from thidua.scoring.reading import between, read
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

    def _hides(self, what: Reading, unit: str) -> bool:
        """Whether nobody knows what is read: points of who has yet to report, or that unknown members may change."""
        if self._to_come(what, unit):
            return True
        if not self.hidden or self.pact.rulebook is None:
            return False
        line = self._line(what)
        return line in self.hidden if line is not None or isinstance(what, Overall) else False

    def _to_come(self, what: Reading, unit: str) -> bool:
        """Whether these are points of a unit without report: what it was not given is no 0."""
        points = isinstance(what, Overall) or self._line(what) is not None
        return points and self.scores is not None and not self.stated and unit not in self.heard

    def _line(self, what: Reading) -> str | None:
        """The line whose points are read, if any are."""
        rules = self.pact.rulebook
        return None if rules is None else rules.criteria.line_read(what)

    def read(self, what: Reading, unit: str) -> Value | State:
        """What stands for a unit; not reported, where it was not announced, or members are unknown."""
        if self._hides(what, unit):
            return State.NOT_REPORTED
        # the announced total is the total, whatever figures recorded beside it come to (shape 46)
        if self.stated and isinstance(what, Overall):
            total = self._totals.get(unit)
            found = None if total is None else total.overall(what)
            return State.NOT_REPORTED if found is None else found
        # an announcement tells nothing of lines (shape 46)
        if self.scores is None or (self.stated and self._line(what) is not None):
            return State.NOT_REPORTED
        return read(self.scores, what, unit)

    def between(self, what: Reading, unit: str) -> Span | None:
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
    values: dict[str, Span] = {}
    seen: list[tuple[str, Fact]] = []
    used = as_used(asked.reads, asked.when.names)
    for role, what in used:
        # a state is given no ends: only an `and` or `or` that its other half decides comes out over it (shape 49)
        value, ends = evidence.read(what, unit), evidence.between(what, unit)
        seen.append((role, fact_of(value) if ends is None else ends))
        # to a formula a list of cases is how many there are (shape 78)
        number = len(value) if isinstance(value, tuple) else value
        if ends is not None:
            values[role] = ends
        elif isinstance(number, Fraction | int):
            values[role] = (Fraction(number), Fraction(number))
    rules = evidence.pact.rulebook
    shares = () if rules is None else tuple(sorted(rules.shares(used)))
    facts = pairs(condition=asked.said, read=tuple(seen), shares=shares or None)
    return asked.when.holds(values), facts
