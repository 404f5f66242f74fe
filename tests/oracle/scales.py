"""How one line turns figures into points: by itself, or held against its peers."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any

from oracle.days import Calendar, Season, day
from oracle.figures import Case, Desk
from oracle.formulas import Formula
from oracle.reading import NO_TARGET, Refused, measured, number, share, whole

HALF = Fraction(1, 2)
Range = tuple[Fraction, Fraction]
ENDS = ("exactly", "at_least", "above", "at_most", "below")
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
        self.open = True
        self.targets: dict[str, Fraction] = {}
        self.formulas = self._formulas()

    def _unwrapped(self, scale: dict[str, Any]) -> dict[str, Any]:
        """The scale itself; what stands around it as layers, from the inside out."""
        inner = scale
        if "scale" in scale and scale["kind"] in {"capped", "waived", "gated", "forfeit"}:
            inner = self._unwrapped(scale["scale"])
            key = {"capped": "bounds", "gated": "gate"}.get(scale["kind"], scale["kind"])
            self.layers.append((key, scale, None if key == "bounds" else Formula(scale["when"])))
            return inner
        if "at_most" in scale or "at_least" in scale:
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
        known = {role for role, _, _ in self.roles}
        around = [formula for _, _, formula in self.layers if formula]
        for each in [*found.values(), *around]:
            if not each.names <= known:
                raise Refused("role", sorted(each.names - known))
        self.used = {name for each in [*found.values(), *around] for name in each.names} | {"start", "due"}
        return found

    @property
    def main(self) -> tuple[str, str, str] | None:
        """The role on which the scale works, whatever the order of the keys."""
        by_role = {role: (role, kind, name) for role, kind, name in self.roles}
        if "value" in by_role:
            return by_role["value"]
        if len(self.roles) == 1:
            return self.roles[0]
        left = [role for role in by_role if role not in self.used]
        return by_role[left[0]] if len(left) == 1 else None

    @property
    def needs_main(self) -> bool:
        """Whether the scale works on one role."""
        if self.kind in {"lookup", "formula", "given"}:
            return False
        return not (self.formulas.keys() & ({"when"} if self.kind == "pass-fail" else {"value"}))

    @property
    def figure(self) -> str | None:
        """The figure of the main role."""
        main = self.main
        return main[2] if main and main[1] == "figure" else None

    def n(self, key: str, default: Any = None) -> Fraction:
        """A number of the scale."""
        return number(self.scale.get(key, default), self.numbers)

    def edge(self, raw: Any, key: str = "value") -> Fraction:
        """A number in the place of a value of the figure; beside a formula, as it is written."""
        figure = self.figure
        if key in self.formulas:
            bare = self.formulas[key].text.strip()
            figure = next((name for role, kind, name in self.roles if role == bare and kind == "figure"), None)
        if figure is None:
            return number(raw, self.numbers)
        return measured(raw, self.desk.figures.get(figure, {}), self.numbers)

    def named(self, values: dict[str, Any]) -> dict[str, Any]:
        """What formulas see: of a list of cases, how many there are."""
        return {
            role: Fraction(len(self.cases(value))) if isinstance(value, list) else value
            for role, value in values.items()
            if isinstance(value, Fraction | bool | list)
        }

    def cases(self, value: list[Case]) -> list[Case]:
        """The cases that belong to the season: by the day they are due, else their own."""
        return [each for each in value if (when := each.due or each.on) is None or self.season.holds(when)]

    def reach(self, values: dict[str, Any], key: str = "value") -> Any:
        """The value on which the scale works: of its formula, else of its role; None where it has none."""
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


def marks(line: Line, rows: dict[str, dict[str, Any]], missing: int) -> dict[str, Any]:
    """Points of every unit with values: (low, high); wrapped in the bounds and conditions of the line."""
    inner: dict[str, Any]
    if line.kind in PEERS:
        inner = PEERS[line.kind](line, rows, missing)
    elif line.kind in SOLO:
        inner = {}
        for unit, values in rows.items():
            points = SOLO[line.kind](line, unit, values)
            inner[unit] = points if points is NO_TARGET else (points, points)
    else:
        raise Refused("scale", line.kind)
    return {
        unit: found
        if found is NO_TARGET
        else (wrapped(line, rows[unit], found[0]), wrapped(line, rows[unit], found[1]))
        for unit, found in inner.items()
    }


def wrapped(line: Line, values: dict[str, Any], points: Fraction) -> Fraction:
    """Bounds, then waived, gate and forfeit, from the inside out."""
    named = line.named(values)
    for key, table, formula in line.layers:
        if key == "bounds":
            if "at_most" in table:
                points = min(points, number(table["at_most"], line.numbers))
            if "at_least" in table:
                points = max(points, number(table["at_least"], line.numbers))
            continue
        found = formula.value(named) if formula else None
        if key == "forfeit":
            if found is None:
                points = Fraction(0)
            elif truth(found):
                points = number(table["points"], line.numbers)
        elif found is None or truth(found) is (key == "waived"):
            points = Fraction(0)
    return points


def truth(value: Any) -> bool:
    """A condition is a truth."""
    if not isinstance(value, bool):
        raise Refused("a condition that is a number")
    return value


def given(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points as given, within the line's maximum."""
    points = next(iter(values.values()))
    if not fits(line.row, points, line.numbers):
        raise Refused("given beyond the limits of the line")
    return points


def fits(row: dict[str, Any], points: Fraction, numbers: str | None) -> bool:
    """Whether points may be given or set: from nothing (or the line's deductions) to the line's maximum."""
    if "maximum" not in row:
        return True
    least = -number(row.get("deductions_at_most", 0), numbers)
    return least <= points <= number(row["maximum"], numbers)


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


def pass_fail(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """All or nothing."""
    found = line.reach(values, "when")
    if found is None:
        return Fraction(0)
    if truth(found):
        return line.n("yes") if "yes" in line.scale else best_share(line)
    return line.n("no", 0)


def proportional(line: Line, unit: str, values: dict[str, Any]) -> Any:
    """The share of the target that was reached, full at the target."""
    value = line.reach(values)
    target = line.edge(line.scale["full_at"]) if "full_at" in line.scale else line.targets.get(unit)
    if target is None:
        raise Refused("no target")
    if value is None:
        return Fraction(0)
    if line.scale.get("better", "higher") == "lower":
        part = target / value if value > 0 else Fraction(1)
    else:
        part = value / target
    return best_share(line) * max(Fraction(0), min(Fraction(1), part))


def excess(line: Line, unit: str, values: dict[str, Any]) -> Any:
    """A part for merely meeting the target, the rest by what goes beyond it."""
    value, target = line.reach(values), line.targets.get(unit)
    if target is None:
        raise Refused("no target")
    if value is None:
        return Fraction(0)
    part = share(line.scale["at_target"], line.numbers)
    rate = value / target
    if rate > 1:
        part += (1 - part) * min(Fraction(1), (rate - 1) / (line.n("full_at") - 1))
    else:
        part *= rate
    return best_share(line) * max(Fraction(0), part)


def each(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points for every case beyond the free ones."""
    main = line.main
    if "value" in line.formulas or main is None or not isinstance(values[main[0]], list):
        count = line.reach(values)
        if count is None:
            return Fraction(0)
    else:
        count = Fraction(len(counting(line, line.cases(values[main[0]]))))
    return max(Fraction(0), count - line.n("free", 0)) * line.n("each")


def counting(line: Line, cases: list[Case]) -> list[Case]:
    """The cases that count: by evidence, none waived by its circumstance."""
    counts = line.scale.get("counts", "all")
    if counts != "all":
        wanted = counts == "with-evidence"
        cases = [case for case in cases if not case.bare and case.evidence == wanted]
    return [case for case in cases if case.circumstance not in line.scale.get("waives", [])]


def grades(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points by the grade of every case, or of the one word."""
    table = {word: number(points, line.numbers) for word, points in line.scale["points"].items()}
    found = values[line.main[0]] if line.main else None
    if isinstance(found, str):
        return table.get(found, Fraction(0))
    kept = [case for case in line.cases(found) if case.circumstance not in line.scale.get("waives", [])]
    return sum((table[case.grade] for case in kept if case.grade is not None), Fraction(0))


def options(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The points of the option chosen."""
    return number(line.scale["points"][line.reach(values)], line.numbers)


def bands(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The points of the band that holds the value."""
    value = line.reach(values)
    if value is None:
        return Fraction(0)
    found = band_points(line, value)
    if found is None:
        raise Refused("no band")
    return found


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


def steps(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Whole steps above a threshold."""
    value, above = line.reach(values), line.edge(line.scale["above"])
    if value is None or value <= above:
        return Fraction(0)
    return line.n("first", 0) + floor((value - above) / line.edge(line.scale["per"])) * line.n("each")


def lookup(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """A table with two keys; an edge belongs to the band above it."""
    place = []
    for key, edges in (("rows", "row_edges"), ("columns", "column_edges")):
        value = line.formulas[key].value(line.named(values))
        if value is None:
            return Fraction(0)
        place.append(bisect_right([line.edge(edge, key) for edge in line.scale[edges]], value))
    return number(line.scale["points"][place[0]][place[1]], line.numbers)


def parts(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """The first rule that the grades of the parts meet."""
    names = line.scale["grades"]
    found = values[line.main[0]] if line.main else []
    held = [case.grade for case in line.cases(found)]
    for rule in line.scale["rules"]:
        counts = {grade: number(least, line.numbers) for grade, least in rule.get("counts", {}).items()}
        if of_parts(held, names, counts, rule.get("none_below")):
            return number(rule["points"], line.numbers)
    return line.n("otherwise", 0)


def of_parts(held: list[Any], names: list[str], counts: dict[str, Fraction], none_below: str | None) -> bool:
    """Whether there are enough parts of each grade or better, and none below one."""
    ranks = [names.index(grade) if grade in names else len(names) for grade in held]
    enough = all(sum(rank <= names.index(grade) for rank in ranks) >= least for grade, least in counts.items())
    return enough and (none_below is None or all(rank <= names.index(none_below) for rank in ranks))


def formula(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points by a formula; without a value, nothing."""
    found = line.formulas["points"].value(line.named(values))
    if isinstance(found, bool):
        raise Refused("a truth is no points")
    return Fraction(0) if found is None else found


def deadline(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points by the day on which something was done, or by the days of all cases."""
    found = line.reach(values)
    if isinstance(found, list):
        total = Fraction(0)
        for case in line.cases(found):
            due = case.due or fixed_due(line, values)
            if case.on and due:
                total += by_day(line, case.on, due)
        return total
    due = fixed_due(line, values)
    return by_day(line, found, due) if due else Fraction(0)


def fixed_due(line: Line, values: dict[str, Any]) -> date | None:
    """The day that the scale, or a role, says."""
    if "due" in values:
        return day(values["due"])
    if "due" in line.scale:
        return line.season.due(line.scale["due"])
    if "within" in line.scale and "start" in values:
        working = line.scale.get("days") == "working"
        return line.calendar.later(values["start"], int(line.n("within")), working=working)
    return None


def by_day(line: Line, on: date, due: date) -> Fraction:
    """On time until the day itself; tiers and days beyond it, tiers before it."""
    working = line.scale.get("days") == "working"
    on_time, per_day = line.n("on_time", 0), line.n("per_day", 0)
    late = line.calendar.count(due, on, working=working)
    if late:
        tiers = line.scale.get("late", [])
        reached = farthest(line, tiers, late)
        stands = on_time if tiers or per_day else Fraction(0)
        return (stands if reached is None else reached) + per_day * late
    early = line.calendar.count(on, due, working=working)
    return on_time + (farthest(line, line.scale.get("early", []), early) or 0)


def farthest(line: Line, tiers: list[dict[str, Any]], days: int) -> Fraction | None:
    """The points of the farthest tier reached."""
    reached = [(whole(tier["days"]), number(tier["points"], line.numbers)) for tier in tiers]
    reached = [tier for tier in reached if tier[0] <= days and days > 0]
    return max(reached, key=lambda tier: tier[0])[1] if reached else None


def idle(line: Line, _: str, values: dict[str, Any]) -> Fraction:
    """Points for every period without a case."""
    found = values[line.main[0]] if line.main else []
    days = [case.on for case in found if case.on]
    if "period" in line.scale:
        periods = line.season.parts({"month": 1, "quarter": 3, "half-year": 6}[line.scale["period"]])
    else:
        ends = sorted(when for each in line.scale["due"] if (when := line.season.due(each)))
        starts = [line.season.start, *(end + timedelta(days=1) for end in ends)]
        periods = [(first, last) for first, last in zip(starts, ends, strict=False) if first]
    quiet = [1 for first, last in periods if not any(first <= when <= last for when in days)]
    return len(quiet) * line.n("each")


def pool(line: Line, rows: dict[str, dict[str, Any]], missing: int) -> dict[str, Any]:
    """The share of the best figure of all peers."""
    values = {unit: line.reach(row) for unit, row in rows.items()}
    return pooled(line, values, missing, lower=line.scale.get("better", "higher") == "lower")


def pooled(line: Line, values: dict[str, Any], missing: int, *, lower: bool) -> dict[str, Any]:
    """A pool of values; while peers are missing, from nothing to what it is now."""
    full = best_share(line)
    known = {unit: value for unit, value in values.items() if value is not None}
    found: dict[str, Any] = {unit: (Fraction(0), Fraction(0)) for unit in values}
    for unit, value in known.items():
        best = min(known.values()) if lower else max(known.values())
        if len(known) == 1 and not missing:
            alone = share(line.scale["alone"], line.numbers) if "alone" in line.scale else Fraction(0)
            points = alone * full if value > 0 or lower else Fraction(0)
        elif lower:
            points = full if value == best else full * best / value
        else:
            points = full * max(Fraction(0), value) / best if best > 0 else Fraction(0)
        settled = not missing or value == 0
        found[unit] = (points if settled else Fraction(0), points)
    return found


def leader(line: Line, rows: dict[str, dict[str, Any]], missing: int) -> dict[str, Any]:
    """Relative to the leader's excess over its target; units without a target in a pool of their own."""
    values = {unit: line.reach(row) for unit, row in rows.items()}
    pool_of = {unit: value for unit, value in values.items() if unit not in line.targets}
    if pool_of and line.scale.get("untargeted", "refused") != "pool":
        raise Refused("no target")
    found = pooled(line, pool_of, missing, lower=False) if pool_of else {}
    part, full = share(line.scale["at_target"], line.numbers), best_share(line)
    most = line.n("excess_at_most") if "excess_at_most" in line.scale else None
    rates = {
        unit: value / line.targets[unit] for unit, value in values.items() if unit in line.targets and value is not None
    }
    if most is not None:
        rates = {unit: min(rate, most) for unit, rate in rates.items()}
    for unit in values:
        if unit in pool_of:
            continue
        rate = rates.get(unit, Fraction(0))
        if rate <= 1:
            points = full * part * max(Fraction(0), rate)
            found[unit] = (points, points)
            continue
        high = full * (part + (1 - part) * (rate - 1) / (max(rates.values()) - 1))
        low = high
        if missing:
            low = full * part if most is None else full * (part + (1 - part) * (rate - 1) / (most - 1))
        found[unit] = (low, high)
    return found


def ranked(line: Line, rows: dict[str, dict[str, Any]], missing: int) -> dict[str, Any]:
    """Points by place: given by others, or found among the peers."""
    values = {unit: line.reach(row) for unit, row in rows.items()}
    known = {unit: value for unit, value in values.items() if value is not None}
    by_value = line.scale.get("of", "place") == "value"
    table = [number(each, line.numbers) for each in line.scale["points"]]
    mean = line.scale.get("shared") == "mean"
    found: dict[str, Any] = {unit: (Fraction(0), Fraction(0)) for unit in values}
    for unit, value in known.items():
        lower = line.scale.get("better", "higher") == "lower"
        if by_value:
            place = 1 + sum((one < value) if lower else (one > value) for one in known.values())
        else:
            place = int(value)
            if place < 1:
                raise Refused("a place below 1")
        sharing = sum(one == value for one in known.values())
        most_above = missing if by_value else 0
        most_tied = missing if by_value or mean else 0
        can = [
            points_at(table, place + above, sharing + tied if mean else 1)
            for above in range(most_above + 1)
            for tied in range(min(most_tied, missing - above) + 1)
        ]
        found[unit] = (min(can), max(can))
    return found


def points_at(table: list[Fraction], place: int, sharing: int) -> Fraction:
    """The mean of the points of the places filled."""
    filled = [table[at - 1] if at <= len(table) else Fraction(0) for at in range(place, place + sharing)]
    return sum(filled, Fraction(0)) / sharing


SOLO: dict[str, Callable[..., Any]] = {
    "given": given,
    "pass-fail": pass_fail,
    "proportional": proportional,
    "excess": excess,
    "each": each,
    "grades": grades,
    "options": options,
    "bands": bands,
    "steps": steps,
    "lookup": lookup,
    "parts": parts,
    "formula": formula,
    "deadline": deadline,
    "idle": idle,
}
PEERS: dict[str, Callable[..., Any]] = {"pool": pool, "leader": leader, "ranked": ranked}


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
    """The points that a scale states outright, none of which may pass the maximum of its line."""
    scale, raw = line.scale, []
    if line.kind == "options":
        raw = list(scale["points"].values())
    elif line.kind == "ranked":
        raw = list(scale["points"])
    elif line.kind == "lookup":
        raw = [cell for row in scale["points"] for cell in row]
    elif line.kind in {"bands", "parts"}:
        raw = [each["points"] for each in scale.get("bands", scale.get("rules", []))]
    elif line.kind == "deadline":
        raw = [tier["points"] for tier in scale.get("late", [])]
    raw += [scale[key] for key in ("yes", "no", "on_time", "otherwise") if key in scale]
    return [number(each, line.numbers) for each in raw]
