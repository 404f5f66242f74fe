"""Comparing: what a tie-break by a reading compares among equals.

Owns: `compared`, `UNTOLD`.
Takes what may be read of a season; gives a number or truth of each of the equals, or what is known where one has none.
Never: a place; a state counted as a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from thidua.conditions import Condition
from thidua.figures import State
from thidua.grounds import Fact
from thidua.ranking.conditions import Evidence, gathered
from thidua.readings import Overall, PointsUnder, Reading
from thidua.rules.ranking import ByReading
from thidua.scoring import Scores
from thidua.scoring.reading import earned
from thidua.scoring.tree import rules_of

UNTOLD = "amount-open"  # of what peers may still change, or of which an announcement says nothing
_VALUELESS = "undefined"

Amounts = Mapping[str, Fraction | bool]


def compared(by: ByReading, group: list[str], evidence: Evidence) -> tuple[Amounts, Mapping[str, Fact]]:
    """The number or truth of each of the equals; none where one of them has none, and then what is known of each."""
    # figures beside an announcement did not make that order, so they part nobody in it; its totals did (shape 46)
    stated = evidence.scores is None or evidence.stated
    if stated and not all(isinstance(read, Overall) for read in _used(by)):
        return {}, dict.fromkeys(group, UNTOLD)
    if not stated and evidence.scores is not None and _apart(by, group, evidence.scores):
        return {}, dict.fromkeys(group, State.NOT_ASSIGNED.value)
    shown = {unit: _amount(by, unit, evidence) for unit in group}
    found = {unit: each for unit, each in shown.items() if isinstance(each, Fraction | bool)}
    if len(found) == len(group):
        return found, {}
    return {}, {unit: ("yes" if each else "no") if isinstance(each, bool) else each for unit, each in shown.items()}


def _used(by: ByReading) -> list[Reading]:
    """What the value reads: a role that it does not use says nothing (shape 86)."""
    used = cast("Condition", by.asks).when.names  # a tie-break without one is refused where the rulebook is read
    return [read for role, read in by.reads if role in used]


def _apart(by: ByReading, group: list[str], scores: Scores) -> bool:
    """Whether points are read of a line of which not the same parts are assigned to all of these units."""
    tree = rules_of(scores.figures).criteria
    lines = {read.line if isinstance(read, PointsUnder) else tree.line_read(read) for read in _used(by)}
    # 8 of 10 and 14 of 20 say nothing between two units, which their shares do (shape 86)
    return any(State.NOT_ASSIGNED in earned(scores, line, group).values() for line in lines if line is not None)


def _amount(by: ByReading, unit: str, evidence: Evidence) -> Fact:
    """The number or truth of one unit; else its state, or that it is open, or has no value."""
    asked = cast("Condition", by.asks)  # a tie-break without one is refused where the rulebook is read
    values, seen = gathered(evidence, unit, asked)
    found = asked.when.between(values)
    if found is not None and found[0] == found[1]:
        # within a formula a yes is a number; alone it is compared, and told, as what it is (shape 86)
        truth = asked.when.is_truth or (by.lone is not None and seen[0][1] in ("yes", "no"))
        return bool(found[0]) if truth else found[0]
    states = [fact for _, fact in seen if isinstance(fact, str) and fact in _STATES]
    return states[0] if states else UNTOLD if found is not None else _VALUELESS


_STATES = frozenset(each.value for each in State)
