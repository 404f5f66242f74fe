"""What conditions and tie-breaks read: figures, points, shares and maxima of a line, or of all under it; the total."""

from fractions import Fraction
from itertools import product
from math import prod
from re import findall
from typing import Any

from oracle.assigned import left_out, most
from oracle.figures import roles_of
from oracle.formulas import Formula
from oracle.reading import NOT_ASSIGNED, UNDECIDED, Refused, State
from oracle.spans import spread
from oracle.weights import is_share

WHOLE = {"total", "rate"}
RATE = ("whole", "rate")
UNDER = "children"
OF_LINES = ("points", "share", "maximum")
KINDS = (*(f"{each}:{UNDER}" for each in OF_LINES), *OF_LINES, "figure")
PARTS = [Fraction(each, 4) for each in range(5)]
MANY = 20_000  # so many ways are tried one by one; of more the ends alone
Role = tuple[str, str, str]


def reads_of(rule: dict[str, Any], declared: Any) -> list[Role]:
    """What a rule reads by role: a figure, something of a line or of all under it, the total or the rate."""
    return [
        (role, "whole" if kind == "figure" and name in WHOLE and name not in declared else kind, name)
        for role, kind, name in roles_of(rule, KINDS)
    ]


def checked(table: Any, formula: Formula, roles: list[Role]) -> bool:
    """Refuse what cannot be read; whether what the formula gives is a share."""
    if not formula.names <= {role for role, _, _ in roles}:
        raise Refused("a role that is not read")
    for role, kind, name in roles:
        if kind == "figure":
            table.desk.kind(name)
        elif kind != "whole":
            _checked_line(table, kind, name)
        if kind.endswith(UNDER) and role in formula.alone:
            raise Refused("several values in the place of one", role)
    return is_share(formula, {role for role, kind, name in roles if _shared(table, kind, name)})


def _shared(table: Any, kind: str, name: str) -> bool:
    """Whether what is read is a share."""
    return kind.startswith("share") or (kind, name) == RATE or (kind == "figure" and table.desk.percent(name))


def _checked_line(table: Any, kind: str, name: str) -> None:
    """The line is there, has lines under it where these are read, and a maximum where that is asked for."""
    if name not in table.rows:
        raise Refused(kind, name)
    lines = table.children.get(name, []) if kind.endswith(UNDER) else [name]
    if not lines:
        raise Refused("no lines under", name)
    if not kind.startswith("points") and any(table.printed(each) is None for each in lines):
        raise Refused("no maximum", name)


def outcomes(table: Any, totals: Any, formula: Formula, roles: list[Role], unit: str) -> set[Any]:
    """All that a formula may come to over what a unit has; undecided where it has no value."""
    named: dict[str, Any] = {}
    several: dict[str, list[str]] = {}
    for role, kind, name in roles:
        if role not in formula.names:
            continue
        value = _value(table, totals, unit, kind, name)
        if isinstance(value, list):
            several[role] = [f"{role}_{UNDER}_{at}" for at in range(len(value))]
            named |= dict(zip(several[role], value, strict=True))
        else:
            named[role] = None if isinstance(value, State) else value  # the rest of the formula may decide
    return _found(formula.of_each(several), named)


def outcomes_of(formula: Formula, named: dict[str, Any]) -> set[Any]:
    """All that a formula may come to over values and ranges; undecided where it has no value."""
    return _found(formula, named)


def _found(formula: Formula, named: dict[str, Any]) -> set[Any]:
    """The values of a formula over values and ranges, tried one by one."""
    ranges = {role: _between(each, formula.text) if isinstance(each, tuple) else [each] for role, each in named.items()}
    if prod(map(len, ranges.values())) > MANY:
        ranges = {role: list(each) if isinstance(each, tuple) else [each] for role, each in named.items()}
    values = (formula.value(dict(zip(ranges, each, strict=True))) for each in product(*ranges.values()))
    found = {UNDECIDED if each is None else each for each in values}
    near = spread(formula, named)  # where it divides by what may come near to 0
    if isinstance(near, set):
        return found | {UNDECIDED if each is None else each for each in near}
    one = near is None or (near.low == near.high and not near.lost)
    return found if one else found | {UNDECIDED}  # more numbers than one


def _value(table: Any, totals: Any, unit: str, kind: str, name: str) -> Any:
    """A value, its two ends, several of these, or the state of what is missing."""
    if kind == "whole":
        return totals.ends(unit, name)
    if kind == "figure":
        value = table.read(unit, kind, name) if unit in table.cells.heard else UNDECIDED
        return Fraction(len(table.of_season(value))) if isinstance(value, list) else _plain(value)
    if totals.announced:
        return UNDECIDED
    of_line, _, under = kind.partition(":")
    if not under:
        return _of_line(table, totals, unit, of_line, name)
    parts = [_of_line(table, totals, unit, of_line, each) for each in table.children[name]]
    if UNDECIDED in parts:
        return UNDECIDED
    return [each for each in parts if each is not NOT_ASSIGNED] or NOT_ASSIGNED


def _of_line(table: Any, totals: Any, unit: str, kind: str, code: str) -> Any:
    """The points of a line, its share, or the maximum that is assigned to a unit."""
    if left_out(table, code, unit):
        return NOT_ASSIGNED
    full = maximum_of(table, code, unit)
    if kind == "maximum":
        return full
    if kind == "share" and not full:
        return NOT_ASSIGNED
    if unit not in table.cells.heard:
        return UNDECIDED
    if not totals.complete and table.compares_under(code):
        return UNDECIDED  # while members are unknown, nobody knows points that compare units
    found = table.read(unit, "points", code)
    if isinstance(found, State):
        return found
    return _plain(tuple(each / full for each in found) if kind == "share" else found)


def maximum_of(table: Any, code: str, unit: str) -> Fraction:
    """The maximum of what is assigned to a unit of a line, also of one that lies on top."""
    own = table.maxima[code] if table.leaf(code) else most(table, code, unit)
    return Fraction(own or 0)


def _plain(value: Any) -> Any:
    """A value, one where both ends are."""
    return value[0] if isinstance(value, tuple) and value[0] == value[1] else value


def _between(ends: tuple[Fraction, Fraction], text: str) -> list[Fraction]:
    """Values that points between two ends can take: both, some between, and those that the formula names."""
    low, high = ends
    named = [Fraction(each) for each in findall(r"[0-9]+(?:\.[0-9]+)?", text)]
    named += [each / 100 for each in named]
    return sorted({low + (high - low) * part for part in PARTS} | {each for each in named if low < each < high})
