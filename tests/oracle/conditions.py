"""Whether a condition holds of a unit: decided where all that its figures and points can become agrees."""

from fractions import Fraction
from itertools import product
from re import findall
from typing import Any

from oracle.figures import roles_of
from oracle.formulas import Formula, truth
from oracle.reading import UNDECIDED, Refused, State
from oracle.spans import spread
from oracle.weights import is_share

WHOLE = {"total", "rate"}
RATE = ("whole", "rate")
PARTS = [Fraction(each, 4) for each in range(5)]


def reads_of(rule: dict[str, Any], declared: Any) -> list[tuple[str, str, str]]:
    """What a condition reads: figures, points of lines, the total or the rate."""
    return [
        (role, "whole" if kind == "figure" and name in WHOLE and name not in declared else kind, name)
        for role, kind, name in roles_of(rule)
    ]


def holds(table: Any, totals: Any, rule: dict[str, Any], unit: str) -> Any:
    """Whether a condition over figures, points and the total holds; undecided where something is missing."""
    formula = Formula(rule["when"])
    roles = reads_of(rule, table.desk.declared)
    if not formula.names <= {role for role, _, _ in roles}:
        raise Refused("a role that is not read")
    is_share(formula, {role for role, kind, name in roles if table.desk.percent(name) or (kind, name) == RATE})
    ranges: dict[str, list[Any]] = {}
    named: dict[str, Any] = {}
    for role, kind, name in roles:
        if kind == "figure":
            table.desk.kind(name)
        elif kind == "points" and name not in table.rows:
            raise Refused("points of", name)
        if role not in formula.names:
            continue
        value = _value(table, totals, unit, kind, name)
        known = None if isinstance(value, State) else value  # the rest of the condition may decide
        named[role] = known
        ranges[role] = _between(known, formula.text) if isinstance(known, tuple) else [known]
    found = {_decided(formula, dict(zip(ranges, each, strict=True))) for each in product(*ranges.values())}
    near = spread(formula, named)  # where it divides by what may come near to 0
    found |= {UNDECIDED if each is None else each for each in near} if isinstance(near, set) else set()
    return found.pop() if len(found) == 1 else UNDECIDED


def _decided(formula: Formula, values: dict[str, Any]) -> Any:
    found = formula.value(values)
    return UNDECIDED if found is None else truth(found)


def _value(table: Any, totals: Any, unit: str, kind: str, name: str) -> Any:
    """A value, its two ends, or the state of what is missing."""
    if kind == "whole":
        return totals.ends(unit, name)
    if unit not in table.cells.heard or (kind == "points" and totals.announced):
        return UNDECIDED
    if kind == "points" and not totals.complete and table.compares_under(name):
        return UNDECIDED  # while members are unknown, nobody knows points that compare units
    value = table.read(unit, kind, name)
    if isinstance(value, list):
        return Fraction(len(table.of_season(value)))
    if isinstance(value, tuple) and value[0] == value[1]:
        return value[0]
    return value


def _between(ends: tuple[Fraction, Fraction], text: str) -> list[Fraction]:
    """Values that points between two ends can take: both, some between, and those that the formula names."""
    low, high = ends
    named = [Fraction(each) for each in findall(r"[0-9]+(?:\.[0-9]+)?", text)]
    named += [each / 100 for each in named]
    return sorted({low + (high - low) * part for part in PARTS} | {each for each in named if low < each < high})


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
