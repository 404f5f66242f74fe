"""Tie-breaks by a reading: what is read of each of the equals, in a stated direction."""

from fractions import Fraction
from typing import Any

from oracle.asked import checked, outcomes, reads_of
from oracle.formulas import Formula
from oracle.reading import NOT_ASSIGNED, UNDECIDED, Refused

NO_NUMBER = {"day", "option", "grade"}


class ByReading:
    """One tie-break that compares a formula over readings, or the only reading that there is."""

    def __init__(self, table: Any, rule: dict[str, Any]) -> None:
        self.table = table
        if rule.get("better") not in {"higher", "lower"} or "reads" not in rule:
            raise Refused("a tie-break without a direction, or that reads nothing")
        self.sign = 1 if rule["better"] == "higher" else -1
        self.roles = reads_of(rule, table.desk.declared)
        if "value" not in rule and len(self.roles) != 1:
            raise Refused("several roles, and none is the value")
        if "value" not in rule:
            self.roles = [("value", *each[1:]) for each in self.roles]
        self.formula = Formula(rule.get("value", "value"))
        checked(table, self.formula, self.roles)
        if any(kind == "figure" and table.desk.kind(name) in NO_NUMBER for _, kind, name in self.roles):
            raise Refused("what holds no number parts nobody")

    def rank(self, totals: Any, unit: str) -> Fraction | None:
        """What is read of a unit, the more the better; None where that is no one number."""
        roles = [each for each in self.roles if each[0] in self.formula.names]
        if totals.announced and any(kind == "figure" for _, kind, _ in roles):
            return None  # figures beside announced totals did not make that order
        found = outcomes(self.table, totals, self.formula, roles, unit)
        value = found.pop() if len(found) == 1 else UNDECIDED
        return None if value is UNDECIDED else self.sign * Fraction(value)

    def split(self, totals: Any, units: list[str]) -> list[list[str]] | None:
        """The equals by what is read of them; None where it parts nobody."""
        if totals.announced and self._lines():
            return None
        if any(not self._alike(line, units) for line in self._lines()):
            return None
        ranks = {unit: self.rank(totals, unit) for unit in units}
        return None if None in ranks.values() else grouped(units, lambda unit: ranks[unit])

    def _lines(self) -> list[str]:
        """The lines whose points are read."""
        return [name for role, kind, name in self.roles if kind.startswith("points") and role in self.formula.names]

    def _alike(self, line: str, units: list[str]) -> bool:
        """Whether the same parts of a line are assigned to all."""
        parts = {frozenset(self.table.assigned(line, unit)) for unit in units}
        return len(parts) == 1 and all(self.table.node(line, unit) is not NOT_ASSIGNED for unit in units)


def breaks_of(table: Any) -> list[Any]:
    """The tie-breaks of a rulebook: words, and readings."""
    rules = table.rulebook.get("ranking", {}).get("tie_breaks", [])
    return [ByReading(table, each) if isinstance(each, dict) else each for each in rules]


def grouped(units: list[str], key: Any) -> list[list[str]]:
    """Units by a key, greatest first; equal ones together."""
    keys = sorted({_frozen(key(unit)) for unit in units}, reverse=True)
    return [[unit for unit in units if _frozen(key(unit)) == each] for each in keys]


def _frozen(key: Any) -> Any:
    return tuple(key) if isinstance(key, list) else key
