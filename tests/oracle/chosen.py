"""Scales that choose: the first condition that holds, straight lines between points, the best of several values."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from oracle.asked import outcomes_of
from oracle.reading import NOT_REPORTED, UNDECIDED, VOID, Refused, State, number
from oracle.scales import Line, truth

ZERO = Fraction(0)
MISSING = ("zero", "leave-out", "void")


def first_that_holds(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The points of the first case that holds; where one has no value, none behind it is asked."""
    for at, case in enumerate(line.scale["cases"]):
        found = line.reach(values, f"case {at}")
        if found is None:
            return ZERO
        if truth(found):
            return number(case["points"], line.numbers)
    return line.n("otherwise", 0)


def may_hold(line: Line, low: dict[str, Any], high: dict[str, Any]) -> list[dict[Any, Any]]:
    """What the cases may come to while what they read is a range, up to the first that surely holds."""
    named = line.named(low) | {role: (low[role], high[role]) for role in low if low[role] != high[role]}
    found: list[dict[Any, Any]] = []
    before: dict[Any, Any] = {}
    for key, formula in line.formulas.items():
        truths = outcomes_of(formula, {role: named[role] for role in formula.names})
        found += [before | {key: None if each is UNDECIDED else each} for each in truths if each is not False]
        if False not in truths:
            return found
        before = before | {key: False}
    return [*found, before]


def through(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The points of a stated value, in proportion between two, level outside."""
    value = line.reach(values)
    if value is None:
        return ZERO
    stated = list(stated_points(line))
    if value <= stated[0][0]:
        return stated[0][1]
    for (low, first), (high, last) in pairwise(stated):
        if value <= high:
            return first + (last - first) * (value - low) / (high - low)
    return stated[-1][1]


def stated_points(line: Line) -> Iterator[tuple[Fraction, Fraction]]:
    """The values that a scale states, each with what it earns."""
    for value, points in line.scale["points"]:
        yield line.edge(value), number(points, line.numbers)


def best_of(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The sum of the greatest of all that are there."""
    there = {role: values[role] for role in among(line) if values[role] is not None}
    if line.row.get("missing") == "void" and len(there) < len(among(line)):
        return ZERO
    named = line.named(there)
    found = sorted((Fraction(each) for each in named.values()), reverse=True)
    return sum(found[: int(line.n("take"))], ZERO)


def among(line: Line) -> list[str]:
    """The roles whose values are among those of which the best count: none that a condition asks."""
    return [role for role, _, _ in line.roles if role not in line.used]


def filled(line: Line, values: dict[str, Any]) -> dict[str, Any] | State:
    """The values of a line with what a missing one counts; or what the line is as one is missing."""
    missing = line.row.get("missing")
    gone = {role for role in among(line) if values[role] in (NOT_REPORTED, VOID)} if missing else set()
    if not gone or gone == {*among(line)}:
        return values
    asked = [each for role, each in values.items() if role not in gone and isinstance(each, State)]
    if asked:
        return max(asked, key=lambda state: state.grave)
    return values | dict.fromkeys(gone, ZERO if missing == "zero" else None)


def checked_choice(line: Line) -> None:
    """What none of these scales may say."""
    if "missing" in line.row and (line.kind != "best-of" or line.row["missing"] not in MISSING):
        raise Refused("what a missing one counts", line.row["code"])
    if line.kind == "through":
        values = [value for value, _ in stated_points(line)]
        if len(values) < 2 or any(one >= other for one, other in pairwise(values)):
            raise Refused("values that do not rise", line.row["code"])
    if line.kind == "best-of":
        take, roles = line.n("take"), among(line)
        if take.denominator != 1 or not 1 <= take <= len(roles):
            raise Refused("take", take)
        names = [name for role, kind, name in line.roles if kind == "figure" and role in roles]
        if any(line.desk.kind(name) not in {"amount", "whole", "points", "occurrences", "yes-no"} for name in names):
            raise Refused("no number", names)
        if any(line.desk.percent(name) for name in names):
            raise Refused("a share earns no points", names)
