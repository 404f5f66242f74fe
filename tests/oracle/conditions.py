"""Whether a condition holds of a unit: decided where all that its figures and points can become agrees."""

from typing import Any

from oracle.asked import checked, outcomes, reads_of
from oracle.formulas import Formula, truth
from oracle.reading import UNDECIDED


def holds(table: Any, totals: Any, rule: dict[str, Any], unit: str) -> Any:
    """Whether a condition over figures, points and the total holds; undecided where something is missing."""
    formula = Formula(rule["when"])
    roles = reads_of(rule, table.desk.declared)
    checked(table, formula, roles)
    found = {each if each is UNDECIDED else truth(each) for each in outcomes(table, totals, formula, roles, unit)}
    return found.pop() if len(found) == 1 else UNDECIDED


def bar_states(table: Any, totals: Any, unit: str, signed: set[str] | None) -> list[tuple[str, Any]]:
    """Every bar of the rulebook over one unit: why, and whether it holds."""
    below = True if unit in totals.barred else UNDECIDED if unit in totals.undecided_below else False
    found: list[tuple[str, Any]] = [("barred-below-mean", below)]
    for bar in table.rulebook.get("bars", []):
        if bar["when"] == "pact-unsigned":
            state: Any = UNDECIDED if signed is None else unit not in signed
            found.append(("barred-unsigned", state))
        else:
            found.append(("barred-by-condition", holds(table, totals, bar, unit)))
    return found
