"""The table of criteria over the figures that stand: sums, caps, what is not assigned, adjustments, rounding."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

from oracle.assigned import excused, left_out, most
from oracle.chosen import checked_choice, filled
from oracle.dated import checked_days
from oracle.days import Calendar, People, day
from oracle.extremes import extremes
from oracle.figures import Cells, Desk, flat, roles_of
from oracle.formulas import rounded
from oracle.limits import bound, held_to, most_stated, settable, sums_up
from oracle.marks import between
from oracle.piles import Pile, Way, best_of, capped, in_whole, pile_of, sum_of
from oracle.reading import NO_TARGET, NOT_ASSIGNED, NOT_REPORTED, VOID, Refused, State, measured, number, points
from oracle.reading import points as points_of
from oracle.scales import Line, checked_scale, constants, given_ends, inner_of
from oracle.words import circumstances, words

ZERO = Fraction(0)


def _ended(ways: list[Way], most: Fraction) -> tuple[Pile, Pile, Fraction, list[Way]]:
    """A node with the least and the most of all its ways: where the best is cut, more of one line may leave less."""
    ends = sorted((end for way in ways for end in way), key=lambda pile: pile.points)
    return ends[0], ends[-1], most, ways


class Table:
    """The rulebook's criteria over the figures of one season."""

    def __init__(self, rulebook: dict[str, Any], dossier: dict[str, Any], people: People, *, closed: bool) -> None:
        self.rulebook, self.people, self.closed = rulebook, people, closed
        self.numbers = rulebook.get("numbers")
        self.rows = {row["code"]: row for row in rulebook.get("criteria", [])}
        if len(self.rows) != len(rulebook.get("criteria", [])):
            raise Refused("a code twice")
        self.children: dict[str | None, list[str]] = {}
        for code, row in self.rows.items():
            if row.get("under") is not None and row["under"] not in self.rows:
                raise Refused("under", row["under"])
            self.children.setdefault(row.get("under"), []).append(code)
        self.maxima = {code: self._number(row, "maximum") for code, row in self.rows.items()}
        for code in self.rows:
            self.above(code)
            self._checked(code)
        given = [code for code in self.rows if self.leaf(code) and self._given(code)]
        self.given = set(given)
        self.desk = Desk(rulebook, given, words(rulebook))
        self.desk.waives = circumstances(rulebook)
        self.lines = {code: self._line(code) for code in self.rows if self.leaf(code)}
        self.desk.places = {line.figure for line in self.lines.values() if line.reads_places}
        given_lines = [line for line in self.lines.values() if line.kind == "given" and line.figure]
        self.desk.limits = {line.figure: given_ends(line.row, line.held_to, self.numbers) for line in given_lines}
        self.cells = Cells(dossier, rulebook, self.desk, people)
        self._facts(dossier)
        self._aimed_once()
        for each in dossier.get("reviews", []):
            if "criterion" in each and "points" in each:
                least, most = settable(self, each["criterion"], people.find(each["unit"]))
                if not least <= points(each["points"], dossier.get("numbers")) <= most:
                    raise Refused("points beyond the limits of the line", each["criterion"])
        self.done: dict[str, dict[str, Any]] = {}
        self.open: set[str] = set()

    def _number(self, row: dict[str, Any], key: str) -> Fraction | None:
        return number(row[key], self.numbers) if key in row else None

    def leaf(self, code: str) -> bool:
        """Whether a line is scored itself: not a group, not a line that only holds its standard score."""
        row = self.rows[code]
        if code in self.children:
            if row.keys() & {"scale", "reads"} or self._number(row, "unreported"):
                raise Refused("a group earns what its lines do", code)
            return False
        return "scale" in row or row.get("start") != "full"

    def _given(self, code: str) -> bool:
        row = self.rows[code]
        return inner_of(row.get("scale", {"kind": "given"}))["kind"] == "given" and "reads" not in row

    def above(self, code: str) -> list[str]:
        """The nodes over one."""
        found: list[str] = []
        at = self.rows[code].get("under")
        while at is not None:
            if at in found or at == code:
                raise Refused("cycle")
            found.append(at)
            at = self.rows[at].get("under")
        return found

    def inside(self, code: str | None) -> list[str]:
        """The lines of a group that do not lie on top of it."""
        return [each for each in self.children.get(code, []) if self.rows[each].get("adds", "inside") == "inside"]

    def _checked(self, code: str) -> None:
        """Maxima of children against the parent's; constants against the maximum."""
        row, own = self.rows[code], self.maxima[code]
        if row.get("start") == "full" and row.get("adds") == "on-top":
            raise Refused("what adds on top starts at nothing", code)
        if own is not None and (self._number(row, "floor") or ZERO) > own:
            raise Refused("a floor above the maximum", code)
        floor, ceiling = self._number(row, "floor"), self._number(row, "ceiling")
        if floor is not None and ceiling is not None and floor > ceiling:
            raise Refused("a floor above the ceiling", code)
        below = [most for each in self.inside(code) if (most := self.printed(each)) is not None]
        if own is None and code not in self.children and "scale" not in row:
            raise Refused("no maximum", code)
        if own is not None and not self.leaf(code) and (self._number(row, "unreported") or ZERO) > own:
            raise Refused("unreported above the maximum")
        if own is not None and below and row.get("start") != "full":
            silent = any(self.printed(each) is None for each in self.inside(code))
            if not sums_up(row, own, below, silent=silent):
                raise Refused("maxima add up to", code)

    def printed(self, code: str) -> Fraction | None:
        """The maximum of a node; of a group that states none, that of its children."""
        below = [most for each in self.inside(code) if (most := self.printed(each)) is not None]
        if self.maxima[code] is not None or not below:
            return self.maxima[code]
        return max(below) if self.rows[code].get("children", "sum") == "best" else sum(below, ZERO)

    def _line(self, code: str) -> Line:
        row = self.rows[code]
        roles = roles_of(row) or [("value", "figure", code)]
        for _, kind, name in roles:
            if kind == "points" and name not in self.rows:
                raise Refused("points of", name)
            if kind == "figure":
                self.desk.kind(name)
        maximum = next((self.maxima[each] for each in [code, *self.above(code)] if self.maxima[each] is not None), None)
        line = Line(row, roles, maximum)
        line.numbers, line.desk, line.season = self.numbers, self.desk, self.people.season
        line.calendar = Calendar(self.rulebook.get("calendar", {}))
        over_standard = any(self.rows[each].get("start") == "full" for each in self._up_to_maximum(code))
        line.held_to = self.maxima[code] if over_standard else held_to(self, code)
        if line.needs_main and line.main is None:
            raise Refused("which role is the value?", code)
        line.checked_shares()
        if line.kind == "each" and line.works_on_share:
            raise Refused("a share has no cases", code)
        checked_scale(line)
        checked_choice(line)
        checked_days(line)
        most = most_stated(line)
        silent = number(row.get("unreported", 0), self.numbers)
        if most is not None and any(each > most for each in [silent, *constants(line)]):
            raise Refused("points above the maximum", code)
        return line

    def _up_to_maximum(self, code: str) -> list[str]:
        """The lines above one, up to the nearest that states a maximum."""
        above = self.above(code)
        at = next((index for index, each in enumerate(above) if self.maxima[each] is not None), len(above))
        return above[: at + 1]

    def _facts(self, dossier: dict[str, Any]) -> None:
        """Targets as they stand at the end, and what is not assigned."""
        self.plans: dict[tuple[str, str], Fraction] = {}
        end = self.people.season.end or self.people.season.years[1]
        later = sorted(dossier.get("amendments", []), key=lambda each: day(each["on"]))
        told: set[tuple[str, str, Any]] = set()
        for change in later:
            for name, targets in change.get("targets", {}).items():
                new = {(self.people.find(name), each, day(change["on"])) for each in flat(targets)}
                if told & new:
                    raise Refused("a target set twice on one day")
                told |= new
        later = [each for each in later if day(each["on"]) <= end]
        for table in [dossier.get("targets", {}), *(each.get("targets", {}) for each in later)]:
            for name, targets in table.items():
                unit, plans = self.people.find(name), flat(targets)
                self.plans |= {(unit, each): self._plan(each, raw, dossier) for each, raw in plans.items()}
        self.excused: set[tuple[str, str]] = set()
        for name, codes in dossier.get("not-assigned", {}).items():
            if not {str(code) for code in codes} <= set(self.rows):
                raise Refused("criterion", codes)
            self.excused |= {(self.people.find(name), str(code)) for code in codes}

    def _plan(self, figure: str, raw: Any, dossier: dict[str, Any]) -> Fraction:
        """A target, in the measure of its figure."""
        if self.desk.kind(figure) not in {"amount", "whole", "points"}:
            raise Refused("a target for no number")
        plan = measured(raw, self.desk.figures[figure], dossier.get("numbers"))
        if plan <= 0:
            raise Refused("a target must be greater than 0")
        return plan

    def node(self, code: str, unit: str) -> Any:
        """What a unit earned on a node: (low, high, assigned maximum, the ways between), or not assigned."""
        if code not in self.done:
            if code in self.open:
                raise Refused("cycle")
            self.open.add(code)
            peers = self.people.peers()
            self.done[code] = self._leaves(code, peers) if self.leaf(code) else {u: self._group(code, u) for u in peers}
            self.open.discard(code)
        return self.done[code].get(unit, NOT_ASSIGNED)

    def read(self, unit: str, kind: str, name: str, own: str | None = None) -> Any:
        """One reading: a figure, or the points that stand on a line."""
        if kind == "figure" and name in self.given and name != own:
            if excused(self, name, unit):
                return NOT_ASSIGNED
            cell = self.cells.cell(unit, name)
            silent = isinstance(cell, State) and (unit, name) not in self.cells.overrides
            return cell if silent else self.node(name, unit)[0].points  # what stands on the line
        if kind == "figure":
            return self.cells.cell(unit, name)
        found = self.node(name, unit)
        return found if isinstance(found, State) else (found[0].points, found[1].points)

    def _leaves(self, code: str, peers: list[str]) -> dict[str, Any]:
        """One leaf for all units: states first, then the scale over those that have values."""
        line, row, found, low, high = self.lines[code], self.rows[code], {}, {}, {}
        still = [] if self.closed else [unit for unit in peers if unit not in self.cells.heard]
        of_lines = line.of_peers and any(kind == "points" for _, kind, _ in line.roles)
        for unit in peers:
            if left_out(self, code, unit):
                found[unit] = NOT_ASSIGNED
                continue
            if of_lines and unit in still:  # its points on the other line are not known yet
                found[unit] = NOT_REPORTED
                continue
            values = {role: self.read(unit, kind, name, code) for role, kind, name in line.roles}
            made = filled(line, values)
            values = dict.fromkeys(values, made) if isinstance(made, State) else made
            states = [each for each in values.values() if isinstance(each, State)]
            if states:
                found[unit] = max(states, key=lambda state: state.grave)
                continue
            low[unit] = {role: each[0] if isinstance(each, tuple) else each for role, each in values.items()}
            high[unit] = {role: each[1] if isinstance(each, tuple) else each for role, each in values.items()}
        figure = line.aimed
        line.targets = {u: plan for (u, name), plan in self.plans.items() if name == figure}
        self._targeted(line, [unit for unit in peers if found.get(unit) is not NOT_ASSIGNED])
        line.silent = [unit for unit in still if found.get(unit) is NOT_REPORTED]  # who may still report
        found |= between(line, low, high)
        return {unit: self._stands(code, unit, found[unit], row) for unit in peers}

    def _targeted(self, line: Line, units: list[str]) -> None:
        """Every unit needs a target where the scale has no other measure."""
        pooled = line.kind == "leader" and line.scale.get("untargeted", "refused") == "pool"
        if line.of_targets and not pooled and any(unit not in line.targets for unit in units):
            raise Refused("no target", line.row["code"])

    def _aimed_once(self) -> None:
        """Whose target a line takes is clear for every member, whether or not anything was reported."""
        for code, line in self.lines.items():
            for unit in self.people.peers() if line.of_targets else []:
                several = {name for name in line.several if (unit, name) in self.plans}
                if len(several) > 1 and not left_out(self, code, unit):
                    raise Refused("which target?", code)

    def _stands(self, code: str, unit: str, mark: Any, row: dict[str, Any]) -> Any:
        """Points of a leaf as they stand: set by a review, else of the scale, within the caps."""
        if mark is NOT_ASSIGNED:
            return NOT_ASSIGNED
        on_top = row.get("adds", "inside") == "on-top"
        own = self.maxima[code]
        most = ZERO if on_top or own is None else own
        if (unit, code) in self.cells.overrides:
            pile = self._set(code, self._kept(code, unit, "criterion"), unit)
            return _ended([(pile, pile)], most)
        if mark is NOT_REPORTED:
            ends = [number(row.get("unreported", 0), self.numbers)] * 2
        elif mark in {VOID, NO_TARGET} if isinstance(mark, State) else False:
            ends = [ZERO, ZERO]
        else:
            ends = list(mark)
        full = row.get("start") == "full" and own is not None
        if own is not None and not full:
            ends = [min(each, own) for each in ends]
        if ends[0] < 0 < ends[1]:  # what is taken away is gone before anything is added
            ends.insert(1, ZERO)
        piles = [pile_of(each, on_top=on_top or full) for each in ends]
        if full:
            piles = [Pile(inside=own or ZERO).plus(each) for each in piles]
        piles = [self._rounded(code, capped(self.rows[code], self.numbers, each), "criterion") for each in piles]
        return _ended(list(pairwise(piles)), most)

    def _group(self, code: str, unit: str, node: Any = None) -> Any:
        """A group: the sum or the best of its lines, within its limits."""
        row, own = self.rows[code], self.maxima[code]
        if excused(self, code, unit):
            return NOT_ASSIGNED
        full = row.get("start") == "full"
        parts = [(each, (node or self.node)(each, unit)) for each in self.children.get(code, [])]
        assigned = [(each, part) for each, part in parts if part is not NOT_ASSIGNED]
        if parts and not assigned and not full:
            return NOT_ASSIGNED
        on_top = row.get("adds", "inside") == "on-top"
        at = "group" if parts else "criterion"  # one that holds its standard score alone is a line at the bottom
        ways = [part[3] for _, part in assigned]
        chosen = best_of(ways) if row.get("children", "sum") == "best" and assigned else sum_of(ways)
        found = []
        for way in chosen:
            ends = []
            for end in way:
                pile = Pile(inside=own if full and own is not None else ZERO).plus(end)
                if on_top:
                    pile = pile_of(pile.inside + pile.bonus, on_top=True).plus(Pile(deduction=pile.deduction))
                pile = capped(self.rows[code], self.numbers, pile)
                ends.append(self._rounded(code, pile, at))
            found.append((ends[0], ends[-1]))
        if (unit, code) in self.cells.overrides:
            pile = self._set(code, self._kept(code, unit, at), unit)
            found = [(pile, pile)]
        return _ended(found, ZERO if on_top else most(self, code, unit))

    def _kept(self, code: str, unit: str, at: str) -> Fraction:
        """Points of a review rounded as those of the line, no further than may be given there."""
        least, most = settable(self, code, unit)
        return min(max(self.round(self.cells.overrides[unit, code], at), least), most)

    def _set(self, code: str, points: Fraction, unit: str) -> Pile:
        """Points that a review sets; on a line that starts full, its standard score less or more something."""
        row, own = self.rows[code], self.maxima[code]
        if row.get("start") == "full" and own is not None:
            return Pile(inside=own).plus(pile_of(points - own, on_top=True))
        most = None if self.leaf(code) else bound(self, code, unit)
        if most is not None and points > most and row.get("adds") != "on-top":  # only what lies on top comes to that
            return Pile(inside=most, bonus=points - most)
        return pile_of(points, on_top=row.get("adds", "inside") == "on-top")

    def could(self, code: str, unit: str) -> Any:
        """What a unit that is still to report may earn on a node: the least, the most, the assigned maximum."""
        if not self.leaf(code):
            return self._group(code, unit, self.could)
        if left_out(self, code, unit):
            return NOT_ASSIGNED
        low, high = extremes(self.lines[code])
        row = self.rows[code]
        nothing = number(row.get("unreported", 0), self.numbers)
        return self._stands(code, unit, (min(low, nothing), max(high, nothing)), row)

    def could_total(self, unit: str) -> tuple[Fraction, Fraction]:
        """The least and the most that a unit still to report may earn in all."""
        parts = [self.could(code, unit) for code in self.children.get(None, [])]
        piles = [part for part in parts if part is not NOT_ASSIGNED]
        return sum((each[0].points for each in piles), ZERO), sum((each[1].points for each in piles), ZERO)

    @property
    def compares(self) -> bool:
        """Whether a line compares units."""
        return self._compare(list(self.lines))

    def compares_under(self, code: str) -> bool:
        """Whether a line, or one below it, compares units."""
        return self._compare([each for each in self.lines if code in {each, *self.above(each)}])

    def _compare(self, codes: list[str]) -> bool:
        lines = [self.lines[each] for each in codes]
        ranked = [line.scale for line in lines if line.kind == "ranked"]
        shared = any(each.get("of") == "value" or each.get("shared") == "mean" for each in ranked)
        return shared or any(line.of_peers for line in lines if line.kind != "ranked")

    def of_season(self, cases: list[Any]) -> list[Any]:
        """The cases of the season."""
        season = self.people.season
        return [each for each in cases if (when := each.due or each.on) is None or season.holds(when)]

    def _rounded(self, code: str, pile: Pile, at: str) -> Pile:
        """Rounded where the rulebook says so, within the same limits."""
        return in_whole(self.rows[code], self.numbers, pile, lambda points: self.round(points, at))

    def round(self, points: Fraction, at: str) -> Fraction:
        """Points rounded where the rulebook says so."""
        rule = self.rulebook.get("rounding")
        if not rule or rule.get("at", "total") != at:
            return points
        step = points_of(rule["step"], self.numbers) if "step" in rule else Fraction(1, 10 ** int(rule["digits"]))
        return rounded(points, step, rule.get("mode", "half-up"))

    def whole_maximum(self) -> bool:
        """Whether the table has a maximum at all."""
        return any(self.printed(each) is not None for each in self.inside(None))

    def assigned(self, code: str | None, unit: str) -> set[str]:
        """The lines and groups at and under a node that are assigned to a unit."""
        inside = [each for each in self.rows if code is None or each == code or code in self.above(each)]
        return {each for each in inside if self.node(each, unit) is not NOT_ASSIGNED}

    @property
    def on_top(self) -> set[str]:
        """The leaves that lie on top, themselves or within a group that does."""
        rows = self.rows
        return {c for c in self.lines if any(rows[e].get("adds") == "on-top" for e in [c, *self.above(c)])}

    def total(self, unit: str) -> tuple[Pile, Pile, Fraction]:
        """The whole table, before adjustments."""
        parts = [(code, self.node(code, unit)) for code in self.children.get(None, [])]
        low, high = Pile(), Pile()
        for _, part in parts:
            if part is not NOT_ASSIGNED:
                low, high = low.plus(part[0]), high.plus(part[1])
        return low, high, most(self, None, unit)
