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

from thidua.criteria import as_used, node_read, scale_of
from thidua.figures import State, Value, fact_of
from thidua.formulas import Formula, Span
from thidua.grounds import Fact, Facts, pairs
from thidua.pacts import Pact
from thidua.rulebook import WHOLE
from thidua.scales import reads_peers
from thidua.scoring import Scores, Total
from thidua.scoring.adjusting import is_relative
from thidua.scoring.reading import between, read


@frozen(kw_only=True)
class Evidence:
    """What may be read of a season: its scores; or, where it was announced, the totals, and figures as recorded.

    An announcement tells nothing of lines, deductions and means, and what was worked out beside it decides nothing.
    `partial` says that of a unit which was announced no figures are recorded: so nobody knows what hangs on them.
    """

    pact: Pact
    scores: Scores | None = None
    stated: bool = False
    partial: bool = False
    totals: tuple[Total, ...] = field(default=(), repr=False)

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
            if found & needs or (tree.is_leaf(row.code) and reads_peers(scale_of(row))):
                found.add(row.code)
        relative = bool(found) or any(map(is_relative, rules.adjustments))
        return frozenset({*found, *((None,) if relative else ())})

    def _hides(self, name: str) -> bool:
        """Whether what stands under a name is among what is hidden."""
        if not self.hidden or self.pact.rulebook is None:
            return False
        line = self._line(name)
        return line in self.hidden if line is not None or name in WHOLE else False

    def _line(self, name: str) -> str | None:
        """The line whose points stand under a name, if any do."""
        rules = self.pact.rulebook
        return None if rules is None else node_read("", name) or rules.criteria.given_for(name)

    def read(self, name: str, unit: str) -> Value | State:
        """What stands for a unit under a name; not reported, where it was not announced, or members are unknown."""
        if self._hides(name):
            return State.NOT_REPORTED
        if self.stated and name in WHOLE:
            total = self._totals.get(unit)
            found = None if total is None else {"total": total.points, "rate": total.rate}[name]
            return State.NOT_REPORTED if found is None else found
        if self.scores is None or (self.stated and self._line(name) is not None):
            return State.NOT_REPORTED
        return read(self.scores, name, unit)

    def between(self, name: str, unit: str) -> Span | None:
        """The least and the most of what peers or open honours can still change; None for what stands, or a state."""
        if self.scores is None or self.stated or self._hides(name):
            return None
        return between(self.scores, name, unit)

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


def condition(
    evidence: Evidence, unit: str, when: Formula, reads: tuple[tuple[str, str], ...]
) -> tuple[bool | None, Facts]:
    """Whether a condition holds for a unit, with what it read; None where what it needs is a state and no value.

    Points that peers can still change decide where all that they can become agrees.
    """
    values: dict[str, Span] = {}
    seen: list[tuple[str, Fact]] = []
    for role, name in as_used(reads, when.names):
        value, ends = evidence.read(name, unit), evidence.between(name, unit)
        seen.append((role, fact_of(value) if ends is None else ends))
        number = len(value) if isinstance(value, tuple) else value
        if ends is not None:
            values[role] = ends
        elif isinstance(number, Fraction | int):
            values[role] = (Fraction(number), Fraction(number))
    rules = evidence.pact.rulebook
    shares = () if rules is None else tuple(sorted(rules.shares(as_used(reads, when.names))))
    facts = pairs(condition=when.text, read=tuple(seen), shares=shares or None)
    return when.holds(values), facts
