"""How one line turns figures into points: by itself, or held against its peers."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from oracle.days import Calendar, Season
from oracle.figures import Case, Desk
from oracle.formulas import Formula
from oracle.reading import Refused, measured, number, share
from oracle.weights import is_share

MOST_BLANK = 8
NO_END = Fraction(10) ** 30
Range = tuple[Fraction, Fraction]
ENDS = ("exactly", "at_least", "above", "at_most", "below")
SHARES = {"proportional", "excess", "leader", "pool", "goalposts"}  # of the maximum
FORCED = ""  # beside the roles of a unit: what its formulas come to, where that is looked at one by one
NEVER = {"start", "due"}  # roles that say by when, never what
FORMULAS = ("value", "when", "rows", "columns", "points")


class Line:
    """One leaf of the table: its scale, what it reads, and the setting in which it works."""

    def __init__(self, row: dict[str, Any], roles: list[tuple[str, str, str]], maximum: Fraction | None) -> None:
        self.row, self.roles, self.maximum = row, roles, maximum
        self.layers: list[tuple[str, dict[str, Any], Formula | None]] = []
        self.scale = self._unwrapped(row.get("scale", {"kind": "given"}))
        self.kind = self.scale["kind"]
        self.numbers: str | None = None
        self.desk: Desk
        self.season: Season
        self.calendar: Calendar
        self.held_to: Fraction | None = None
        self.targets: dict[str, Fraction] = {}
        self.silent: list[str] = []
        self.formulas = self._formulas()

    def _unwrapped(self, scale: dict[str, Any]) -> dict[str, Any]:
        """The scale itself; what stands around it as layers, from the inside out."""
        inner = scale
        if "scale" in scale and scale["kind"] in {"capped", "waived", "gated", "forfeit"}:
            inner = self._unwrapped(scale["scale"])
            key = {"capped": "bounds", "gated": "gate"}.get(scale["kind"], scale["kind"])
            self.layers.append((key, scale, None if key == "bounds" else Formula(scale["when"])))
        bounded = scale["kind"] != "capped" and ("at_most" in scale or "at_least" in scale)
        if bounded:  # beside any scale, also one around another
            self.layers.append(("bounds", scale, None))
        for key in ("waived", "gate"):
            if key in scale:
                self.layers.append((key, scale, Formula(scale[key])))
        if "forfeit" in scale:
            self.layers.append(("forfeit", scale["forfeit"], Formula(scale["forfeit"]["when"])))
        return inner

    def _formulas(self) -> dict[str, Formula]:
        found = {}
        for key in FORMULAS:
            if isinstance(self.scale.get(key), str) and not (key == "points" and self.kind != "formula"):
                found[key] = Formula(self.scale[key])
        if self.kind == "first-that-holds":
            found |= {f"case {at}": Formula(each["when"]) for at, each in enumerate(self.scale["cases"])}
        known = {role for role, _, _ in self.roles}
        around = [formula for _, _, formula in self.layers if formula]
        for each in [*found.values(), *around]:
            if not each.names <= known:
                raise Refused("role", sorted(each.names - known))
        self.used = {name for each in [*found.values(), *around] for name in each.names}
        return found

    @property
    def main(self) -> tuple[str, str, str] | None:
        """The role on which the scale works, whatever the order of the keys."""
        by_role = {role: (role, kind, name) for role, kind, name in self.roles}
        if "value" in by_role:
            return by_role["value"]
        able = [role for role in by_role if role not in NEVER]
        left = able if len(able) == 1 else [role for role in able if role not in self.used]
        return by_role[left[0]] if len(left) == 1 else None

    @property
    def needs_main(self) -> bool:
        """Whether the scale works on one role."""
        if self.kind in {"lookup", "formula", "first-that-holds", "best-of"}:
            return False
        return not (self.formulas.keys() & ({"when"} if self.kind == "pass-fail" else {"value"}))

    @property
    def figure(self) -> str | None:
        """The figure of the main role."""
        main = self.main
        return main[2] if main and main[1] == "figure" else None

    @property
    def aimed(self) -> str | None:
        """The figure whose target counts: of the main role, else of the first role that the formula names."""
        main, formula = self.main, self.formulas.get("value")
        if formula and (main is None or main[0] != "value"):
            named = [role for role in self.roles if role[0] in formula.names]
            main = min(named, key=lambda role: formula.place_of(role[0]), default=main)
        return main[2] if main and main[1] == "figure" else None

    @property
    def reads_places(self) -> bool:
        """Whether the figure is a place that others gave."""
        return self.kind == "ranked" and self.scale.get("of", "place") == "place" and "value" not in self.formulas

    @property
    def of_peers(self) -> bool:
        """Whether the scale holds units against each other."""
        words = {"least", "best"} & {str(self.scale.get(end)) for end in ("low", "high")}
        return self.kind in {"pool", "leader", "ranked"} or (self.kind == "goalposts" and bool(words))

    @property
    def of_targets(self) -> bool:
        """Whether the scale holds each unit against a target of its own."""
        return self.kind in {"excess", "leader"} or (self.kind == "proportional" and "full_at" not in self.scale)

    @property
    def several(self) -> set[str]:
        """The figures of which several may have the target: those of a formula, without a role that is the value."""
        formula = self.formulas.get("value")
        if formula is None or any(role == "value" for role, _, _ in self.roles):
            return set()
        return {name for role, kind, name in self.roles if kind == "figure" and role in formula.names}

    def n(self, key: str, default: Any = None) -> Fraction:
        """A number of the scale."""
        return number(self.scale.get(key, default), self.numbers)

    @property
    def shares(self) -> set[str]:
        """The roles that are shares: of figures in %."""
        return {role for role, kind, name in self.roles if kind == "figure" and self.desk.percent(name)}

    @property
    def works_on_share(self) -> bool:
        """Whether the value on which the scale works is a share."""
        formula = self.formulas.get("value")
        return self.desk.percent(self.figure) if formula is None else is_share(formula, self.shares)

    def checked_shares(self) -> None:
        """No bare number stands beside a share, in no formula of the line."""
        for each in [*self.formulas.values(), *(formula for _, _, formula in self.layers if formula)]:
            is_share(each, self.shares)

    def edge(self, raw: Any, key: str = "value") -> Fraction:
        """A number in the place of a value of the figure; beside a formula, as it is written."""
        figure = self.figure
        if key in self.formulas:
            bare = self.formulas[key].text.strip()
            figure = next((name for role, kind, name in self.roles if role == bare and kind == "figure"), None)
            if figure is None and is_share(self.formulas[key], self.shares):
                return measured(raw, {"measure": "%"}, self.numbers)
        if figure is None:
            return number(raw, self.numbers)
        return measured(raw, self.desk.figures.get(figure, {}), self.numbers)

    def named(self, values: dict[str, Any]) -> dict[str, Any]:
        """What formulas see: of a list of cases, how many there are; what a line makes its own, it is about."""
        own = {role for role, kind, name in self.roles if self.main and (kind, name) == self.main[1:]}
        return {
            role: Fraction(len(self.cases(value) if role in own else self.of_season(value)))
            if isinstance(value, list)
            else value
            for role, value in values.items()
            if isinstance(value, Fraction | bool | list)
        }

    def cases(self, value: list[Case]) -> list[Case]:
        """The cases of the season, by the day they are due, else their own; or those that the line makes its own."""
        if self.kind == "deadline" and self.says_due:
            return [each for each in value if each.due is None or self.season.holds(each.due)]
        if self.kind == "idle":
            days = self.periods()
            return [each for each in value if self._counts(each, days)]
        return self.of_season(value)

    def of_season(self, value: list[Case]) -> list[Case]:
        """The cases of the season alone."""
        return [each for each in value if (when := each.due or each.on) is None or self.season.holds(when)]

    @property
    def says_due(self) -> bool:
        """Whether a deadline has a day of its own."""
        roles = {role for role, _, _ in self.roles}
        return "due" in self.scale or "due" in roles or ("within" in self.scale and "start" in roles)

    def _counts(self, case: Case, days: list[tuple[date, date]]) -> bool:
        """Whether a case lies in the season, or in a period that ends after it."""
        when = case.due or case.on
        return when is None or self.season.holds(when) or any(first <= when <= last for first, last in days)

    def periods(self) -> list[tuple[date, date]]:
        """The periods whose idleness counts."""
        if "period" in self.scale:
            return self.season.parts({"month": 1, "quarter": 3, "half-year": 6}[self.scale["period"]])
        ends = sorted(when for each in self.scale["due"] if (when := self.season.due(each)))
        starts = [self.season.start, *(end + timedelta(days=1) for end in ends)]
        return [(first, last) for first, last in zip(starts, ends, strict=False) if first]

    def reach(self, values: dict[str, Any], key: str = "value") -> Any:
        """The value on which the scale works: of its formula, else of its role; None where it has none."""
        if key in values.get(FORCED, {}):
            return values[FORCED][key]
        if key in self.formulas:
            return self.formulas[key].value(self.named(values))
        main = self.main
        if main is None:
            raise Refused("which role is the value?", self.row["code"])
        value = values[main[0]]
        return Fraction(len(self.cases(value))) if isinstance(value, list) and self.kind != "deadline" else value


def best_share(line: Line) -> Fraction:
    """The maximum of the line, as points."""
    if line.maximum is None:
        raise Refused("no maximum", line.row["code"])
    return line.maximum


def given_ends(row: dict[str, Any], nearest: Fraction | None, numbers: str | None) -> Range:
    """Between what points may be given: from nothing (or the line's deductions) to the nearest maximum."""
    least = -number(row.get("deductions_at_most", 0), numbers)
    own = number(row["maximum"], numbers) if "maximum" in row else None
    if row.get("adds") == "on-top":
        bonus = number(row["bonuses_at_most"], numbers) if "bonuses_at_most" in row else None
        most = min((each for each in (bonus, own) if each is not None), default=None)
    else:
        most = nearest
    return least, NO_END if most is None else most


def checked_scale(line: Line) -> None:
    """What no scale may say: caps that exclude each other, numbers out of range, bands that leave out or overlap."""
    for key, table, _ in line.layers:
        if key == "bounds" and {"at_least", "at_most"} <= table.keys():
            least, most = (number(table[end], line.numbers) for end in ("at_least", "at_most"))
            if least > most:
                raise Refused("at_least above at_most", line.row["code"])
    of_maximum = line.kind in SHARES or (line.kind == "pass-fail" and "yes" not in line.scale)
    if of_maximum and line.maximum is None:
        raise Refused("a part of no maximum", line.row["code"])
    if line.kind == "given" and line.figure and line.desk.kind(line.figure) != "points":
        raise Refused("what was given are points", line.row["code"])
    if line.kind == "ranked" and "shared" not in line.scale:
        raise Refused("what do those earn that share a place?", line.row["code"])
    checked_ranges(line)
    if line.kind == "bands":
        checked_bands(line)


def checked_ranges(line: Line) -> None:
    """The numbers of a scale that have a range of their own."""
    scale = line.scale
    positive = {"proportional": "full_at", "steps": "per"}.get(line.kind)
    if positive and positive in scale and line.edge(scale[positive]) <= 0:
        raise Refused("must be greater than 0", positive)
    above = {"excess": "full_at", "leader": "excess_at_most"}.get(line.kind)
    if above and above in scale and line.n(above) <= 1:
        raise Refused("must lie above 1", above)
    for key in ("at_target", "alone"):
        if key in scale:
            share(scale[key], line.numbers)


def checked_bands(line: Line) -> None:
    """Every value must lie in one band, unless the rule says what becomes of the rest."""
    bands = line.scale["bands"]
    edges = sorted({line.edge(band[key]) for band in bands for key in ENDS if key in band})
    between = [(one + other) / 2 for one, other in pairwise(edges)]
    probes = [edges[0] - 1, *edges, *between, edges[-1] + 1] if edges else [Fraction(0)]
    for probe in probes:
        holding = sum(in_band(line, band, probe) for band in bands)
        if holding > 1 or (not holding and band_points(line, probe) is None):
            raise Refused("bands", probe)
    if any(not any(in_band(line, band, probe) for probe in probes) for band in bands):
        raise Refused("a band that can hold nothing")


def band_points(line: Line, value: Fraction) -> Fraction | None:
    """The points of a value: of its band, of the neighbour that the edge belongs to, or of all the rest."""
    for band in line.scale["bands"]:
        if in_band(line, band, value):
            return number(band["points"], line.numbers)
    edges = line.scale.get("edges")
    for band in line.scale["bands"]:
        beside = ("above", "upper"), ("below", "lower")
        if any(key in band and edges == side and line.edge(band[key]) == value for key, side in beside):
            return number(band["points"], line.numbers)
    return line.n("otherwise") if "otherwise" in line.scale else None


def in_band(line: Line, band: dict[str, Any], value: Fraction) -> bool:
    """Whether a value lies in a band."""
    tests: dict[str, Callable[[Fraction], bool]] = {
        "exactly": lambda edge: value == edge,
        "at_least": lambda edge: value >= edge,
        "above": lambda edge: value > edge,
        "at_most": lambda edge: value <= edge,
        "below": lambda edge: value < edge,
    }
    return all(test(line.edge(band[key])) for key, test in tests.items() if key in band)


def of_parts(held: list[Any], names: list[str], counts: dict[str, Fraction], none_below: str | None) -> bool:
    """Whether there are enough parts of each grade or better, and none below one."""
    ranks = [names.index(grade) if grade in names else len(names) for grade in held]
    enough = all(sum(rank <= names.index(grade) for rank in ranks) >= least for grade, least in counts.items())
    return enough and (none_below is None or all(rank <= names.index(none_below) for rank in ranks))


def truth(value: Any) -> bool:
    """A condition is a truth."""
    if not isinstance(value, bool):
        raise Refused("a condition that is a number")
    return value


def inner_of(scale: dict[str, Any]) -> dict[str, Any]:
    """The scale inside those that wrap it."""
    while "scale" in scale:
        scale = scale["scale"]
    return scale


def words_of(scale: dict[str, Any]) -> set[str]:
    """The options or grades that a scale knows."""
    if scale["kind"] in {"options", "grades"}:
        return set(scale["points"])
    return set(scale["grades"]) if scale["kind"] == "parts" else set()


def constants(line: Line) -> list[Fraction]:
    """The points that a scale, or one around it, states outright, none of which may pass the maximum of its line."""
    found = stated(line)
    for key, table, _ in line.layers:
        if key == "forfeit":
            found = [*found, number(table["points"], line.numbers)]
        elif key == "bounds":
            found = [*found, *(number(table[end], line.numbers) for end in ("at_least", "at_most") if end in table)]
            if "at_most" in table:  # beyond which none of them goes
                found = [min(each, number(table["at_most"], line.numbers)) for each in found]
    return found


def stated(line: Line) -> list[Fraction]:
    """The points that a scale states outright, before its caps."""
    scale, raw = line.scale, []
    if line.kind in {"options", "grades"}:
        raw = list(scale["points"].values())
    elif line.kind == "ranked":
        raw = list(scale["points"])
    elif line.kind == "lookup":
        raw = [cell for row in scale["points"] for cell in row]
    elif line.kind in {"bands", "parts", "first-that-holds"}:
        rows = next(scale[key] for key in ("bands", "rules", "cases") if key in scale)
        raw = [each["points"] for each in rows]
    elif line.kind == "through":
        raw = [each for _, each in scale["points"]]
    elif line.kind == "deadline":
        raw = [tier["points"] for tier in [*scale.get("late", []), *scale.get("early", [])]]
    raw += [scale[key] for key in ("yes", "no", "on_time", "otherwise", "first", "each", "per_day") if key in scale]
    return [number(each, line.numbers) for each in raw]
