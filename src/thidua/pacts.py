"""Pacts: what the members of a cluster sign for a season (*giao ước thi đua*).

Owns: `Pact`.
Takes and gives: the cluster, the season, the rulebook frozen at signing; what was changed later, by day.
Never: what was achieved (see `reviewing`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import TypeVar

from attrs import evolve, field, frozen

from thidua.amendments import Amendment, Movement, movers
from thidua.awards import Award, Held, Honour, held_before, honours_named, titles_of
from thidua.clusters import Cluster, Names, both_offices, unknown_units
from thidua.errors import FormatError, Problem, RecordError, ThiduaError
from thidua.figures import measured
from thidua.given import (
    Numeric,
    Share,
    Unmarked,
    Unread,
    by_name,
    day_or_none,
    exact_in,
    is_table,
    number_of,
    pairs_of,
    text_of,
    texts_of,
)
from thidua.grounds import PERCENT, About, Citation, Fault, Ground, Why, pairs
from thidua.names import named_twice, same, unknown
from thidua.nouns import Noun, as_read
from thidua.ratios import Ratios, all_of
from thidua.references import LineCode, UnitId, rename, unit_or_none, units_of
from thidua.rules import Rulebook
from thidua.rules.membership import LateReports, Membership, Moved, PartSeason
from thidua.rules.signs import two_readings
from thidua.targets import Target, plan_of, table_in, targets_of
from thidua.timetable import Season, day_before, season_or_none
from thidua.units import Unit
from thidua.words import Language, Titles

__all__ = ["Amendment", "Movement", "Pact"]


Row = TypeVar("Row")

_TARGET = as_read(Target)  # a table holds many


def _grouped(rows: tuple[Row, ...], unit: Callable[[Row], str]) -> tuple[Row, ...]:
    """The rows unit by unit; the same, where they are so."""
    runs = [name for name, _ in groupby(rows, unit)]
    first = {name: place for place, name in enumerate(dict.fromkeys(runs))}
    return rows if len(first) == len(runs) else tuple(sorted(rows, key=lambda row: first[unit(row)]))


def _waiting(targets: tuple[Target, ...]) -> bool:
    """Whether plans were told before there was a rulebook that says in which measure."""
    return any(type(each.plan) is Unread for each in targets)


def _assigned(
    rows: Sequence[tuple[str, str]] | Mapping[str, str | Iterable[str]],
) -> tuple[tuple[UnitId, LineCode], ...]:
    """Pairs of unit and criterion; of a table, each criterion of each unit."""
    if is_table(rows):
        rows = [(unit, code) for unit, codes in by_name(rows, texts_of) for code in codes]
    return tuple((UnitId(unit), LineCode(code)) for unit, code in pairs_of(rows, text_of))


@frozen(kw_only=True, repr=False)
class Pact(Noun):
    """What the members of a cluster signed for a season (*giao ước thi đua*): targets and rulebook, frozen at signing.

    `targets` (*chỉ tiêu đăng ký*) and `movements` are those at signing; `amendments` are later changes. `not_assigned`
    are pairs of unit and criterion that the organiser does not assign: the criterion counts neither in the unit's
    points nor in its maximum, and neither does a line that reads it; `unassigned` is all that is not assigned, by unit.
    `head` and `deputy` lead the season. `signatures` are ids of the units whose leaders signed; `term` (≥ 1) is the
    number of seasons for which they did. `awards` are those whose names sentences use.

    Raises: RecordError, listing every unit, figure or criterion that does not exist, every target that is ≤ 0, given
        twice on one day or for a figure that is no number, every unit that signs twice or joins and leaves on one day,
        every amendment before the signing, a term below 1, one unit in both offices.

    Example:
        >>> rules = Rulebook(id="r", figures=["thu-ngan-sach"])
        >>> cluster = Cluster("Cụm 7", units=["Phú Thọ", "Tuyên Quang"])
        >>> plans = {"Phú Thọ": {"thu-ngan-sach": "1250,5"}, "Tuyên Quang": {"thu-ngan-sach": 900}}
        >>> pact = Pact(cluster=cluster, season=2024, rulebook=rules, targets=plans, head="Phú Thọ")
        >>> pact.head, pact.plan("phu-tho", "thu-ngan-sach"), pact.unsigned
        ('phu-tho', Fraction(2501, 2), ('phu-tho', 'tuyen-quang'))
    """

    cluster: Cluster
    season: Season | None = field(default=None, converter=season_or_none)
    rulebook: Rulebook | None = None
    head: UnitId | None = field(default=None, converter=unit_or_none)
    deputy: UnitId | None = field(default=None, converter=unit_or_none)
    signed: date | None = field(default=None, converter=day_or_none)
    signatures: tuple[UnitId, ...] = field(default=(), converter=units_of)
    witness: str | None = None
    movements: tuple[Movement, ...] = field(default=(), converter=tuple[Movement, ...])
    targets: tuple[Target, ...] = field(default=(), converter=targets_of)
    not_assigned: tuple[tuple[UnitId, LineCode], ...] = field(default=(), converter=_assigned)
    term: int = 1
    amendments: tuple[Amendment, ...] = field(default=(), converter=tuple[Amendment, ...])
    awards: tuple[Award, ...] = field(default=(), converter=tuple[Award, ...], eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Read plans told as tables, find units by their names, and refuse a pact that names what does not exist."""
        told = (self.targets, *(each.targets for each in self.amendments))
        if any(map(table_in, told)) or (self.rulebook is not None and any(map(_waiting, told))):
            self._read()
        self._by_unit()
        problems = [*self._bad_units(), *self._bad_targets("$", self.targets), *self._bad_assignments()]
        problems += both_offices(self.head, self.deputy, "$.cluster.deputy")
        problems += self._bad_amendments()
        if self.term < 1:
            problems.append(Problem(fault=Fault.OUT_OF_RANGE, path="$.pact.term", facts=pairs(found=self.term)))
        if problems and not rename(self, Names(cluster=self.cluster, season=self.season).by_ids):
            raise RecordError(problems)

    def _read(self) -> None:
        """Make targets of the tables, each number in the measure of its figure, and of what waited for a rulebook."""
        problems: list[Problem] = []
        own = tuple(self._told(self.targets, "$", problems))
        rows = [
            evolve(each, targets=tuple(self._told(each.targets, f"$.amendments[{row}]", problems)))
            for row, each in enumerate(self.amendments)
        ]
        if problems:
            raise FormatError(problems)
        object.__setattr__(self, "targets", own)
        object.__setattr__(self, "amendments", tuple(rows))

    def _by_unit(self) -> None:
        """Put what goes unit by unit in the order in which its units are first named, as a document has it."""
        targets = _grouped(self.targets, lambda each: each.unit)
        if targets is not self.targets:
            object.__setattr__(self, "targets", targets)
        assigned = _grouped(self.not_assigned, lambda pair: pair[0])
        if assigned is not self.not_assigned:
            object.__setattr__(self, "not_assigned", assigned)
        if any(_grouped(each.targets, lambda row: row.unit) is not each.targets for each in self.amendments):
            rows = (evolve(each, targets=_grouped(each.targets, lambda row: row.unit)) for each in self.amendments)
            object.__setattr__(self, "amendments", tuple(rows))

    def _told(self, told: tuple[Target, ...], start: str, problems: list[Problem]) -> Iterator[Target]:
        """The targets of a table, what cannot be read noted at its place; others as they are."""
        table = table_in(told)
        if table is None:
            waits = self.rulebook is not None
            yield from (
                evolve(each, plan=self._plan(each.figure, each.plan))
                if waits and isinstance(each.plan, Unread)
                else each
                for each in told
            )
            return
        for unit, name, raw in table.plans():
            try:
                plan = self._plan(name, raw)
            except ThiduaError as error:
                problems += [each.under(f"{start}.targets.{unit}.{name}") for each in error.problems]
                continue
            yield _TARGET(unit=unit, figure=name, plan=plan)

    def _plan(self, name: str, raw: Numeric) -> Fraction:
        """A plan as its figure measures it."""
        figure = None if self.rulebook is None else self.rulebook.figure(name)
        return plan_of(raw, number_of(raw) if figure is None else measured(raw, figure, exact_in), figure)

    def _bad_units(self) -> list[Problem]:
        holds = self.cluster.holds
        named = [("$.cluster.head", self.head), ("$.cluster.deputy", self.deputy)]
        named += [(f"$.pact.signatures[{row}]", unit) for row, unit in enumerate(self.signatures)]
        named += [(f"$.targets.{each.unit}", each.unit) for each in self.targets if not holds(each.unit)]
        named += [(f"$.not-assigned.{unit}", unit) for unit, _ in self.not_assigned]
        signed = [(f"$.pact.signatures[{row}]", unit) for row, unit in enumerate(self.signatures)]
        twice = named_twice(row for row in signed if self.cluster.holds(row[1]))
        return [*unknown_units(self.cluster, dict.fromkeys(named)), *twice]

    def _bad_amendments(self) -> list[Problem]:
        problems = []
        moved: dict[date, list[tuple[str, str | None]]] = {}
        aimed: dict[date, set[tuple[str, str]]] = {}
        for row, each in enumerate(self.amendments):
            path = f"$.amendments[{row}]"
            # what was agreed by the signing is in the pact itself (shape 66)
            if self.signed is not None and each.on < self.signed:
                problems.append(Problem(fault=Fault.OUT_OF_RANGE, path=f"{path}.on", facts=pairs(found=each.on)))
            named = [(f"{path}.targets.{target.unit}", target.unit) for target in each.targets]
            named += [(f"{path}.joined[{place}]", unit) for place, unit in enumerate(each.joined)]
            named += [(f"{path}.left[{place}]", unit) for place, unit in enumerate(each.left)]
            problems += unknown_units(self.cluster, dict.fromkeys(named))
            moved.setdefault(each.on, []).extend(
                row for row in named[len(each.targets) :] if self.cluster.holds(row[1])
            )
            problems += self._bad_targets(path, each.targets, aimed.setdefault(each.on, set()))
        return [*problems, *(problem for rows in moved.values() for problem in named_twice(rows))]

    def _bad_targets(
        self, start: str, targets: tuple[Target, ...], seen: set[tuple[str, str]] | None = None
    ) -> list[Problem]:
        """What is wrong with targets, those `seen` already on the same day included."""
        problems = []
        seen = set() if seen is None else seen
        for target in targets:
            if (target.unit, target.figure) in seen:
                path = f"{start}.targets.{target.unit}.{target.figure}"
                problems.append(Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=target.figure)))
            seen.add((target.unit, target.figure))
            if not self._fits(target):
                problems += self._bad_target(start, target)
        return problems

    def _fits(self, target: Target) -> bool:
        """The quick answer for nearly all targets: there is such a figure, and it takes a plan like this."""
        figure = None if self.rulebook is None else self.rulebook.figure(target.figure)
        # asked by identity, as is a thousand times for one table: whether a number is of a kind takes longer to say
        if figure is None or not figure.takes_target or target.plan.numerator <= 0:
            return False
        return type(target.plan) is not (Unmarked if figure.is_share else Share)

    def _bad_target(self, start: str, target: Target) -> Iterator[Problem]:
        """A plan that is not above 0, and a figure that is not there or takes no target."""
        figure = None if self.rulebook is None else self.rulebook.figure(target.figure)
        path = f"{start}.targets.{target.unit}.{target.figure}"
        # nothing is a share of 0; what is not asked of a unit is not assigned to it (shapes 17 and 63)
        if target.plan.numerator <= 0:
            yield Problem(fault=Fault.TARGET_UNUSABLE, path=path, facts=pairs(found=target.plan))
        if figure is not None and figure.is_share:
            yield from two_readings(target.plan, path)
        if self.rulebook is not None and figure is None:
            yield unknown(Fault.UNKNOWN_FIGURE, path, target.figure, self.rulebook.figure_names)
        elif figure is not None and isinstance(target.plan, Share) and not figure.is_share:
            facts = pairs(found=f"{target.plan * 100} {PERCENT}", kind=figure.kind)
            yield Problem(fault=Fault.WRONG_KIND, path=path, facts=facts)
        elif figure is not None and not figure.takes_target:
            facts = pairs(found=target.plan, kind=figure.kind)
            yield Problem(fault=Fault.WRONG_KIND, path=path, facts=facts)

    def _bad_assignments(self) -> list[Problem]:
        codes = () if self.rulebook is None else tuple(row.code for row in self.rulebook.criteria.rows)
        return [
            unknown(Fault.UNKNOWN_CRITERION, f"$.not-assigned.{unit}", code, codes)
            for unit, code in self.not_assigned
            if code not in codes
        ]

    def cite(self, own: tuple[Citation, ...] = ()) -> tuple[Citation, ...]:
        """The citations of a rule of this pact: its own, else the rulebook itself, if there is one."""
        return own or (self.rulebook.cite() if self.rulebook is not None else ())

    def member(self, unit: str) -> str:
        """The id of the unit that an id or a name means in this season.

        Raises: RecordError if the cluster has none.
        """
        return unit if self.cluster.holds(unit) else self.cluster.unit(unit, self.season).id

    def excused(self, unit: str, code: str) -> bool:
        """Whether a criterion is not assigned to a unit (*không giao*), alone, with its group or with what it reads.

        Raises: RecordError if the cluster has no such unit.
        """
        return code in self.unassigned.get(self.member(unit), ())

    @cached_property
    def unassigned(self) -> Mapping[str, frozenset[str]]:
        """The codes of all criteria that are not assigned, by unit (*không giao*).

        These are those in `not_assigned`, those under them, and those that read them. To a unit that is not a member of
        the season no criterion is assigned.
        """
        if self.rulebook is None:  # without a rulebook there is nothing to assign
            return {}
        found = {unit: self.rulebook.criteria.without(frozenset(codes)) for unit, codes in self.left_out.items()}
        # so that no stage has to ask again who is a member (shape 3)
        if outside := set(self.cluster.ids) - self._peers:
            whole = frozenset(row.code for row in self.rulebook.criteria.rows)
            found |= {unit: whole for unit in self.cluster.ids if unit in outside}
        return found

    @cached_property
    def left_out(self) -> Mapping[str, frozenset[str]]:
        """The codes in `not_assigned` themselves, by unit."""
        named: dict[str, set[str]] = {}
        for unit, code in self.not_assigned:
            named.setdefault(unit, set()).add(code)
        return {unit: frozenset(codes) for unit, codes in named.items()}

    def held(self, honours: Iterable[Honour] | Held, *, on: date | None = None) -> Held:
        """The awards that units held before this season (*khen thưởng đã nhận*), as known on a day.

        Units may be told by the names that they bore in the season of an award. Awards that were worked out before are
        given back as they are.

        Law: the rulebook's policy on merged units; where it says nothing, what their predecessors held is open.

        Raises: FormatError for what is no `Honour`; RecordError for a unit that the record does not know.
        """
        if isinstance(honours, Held):
            return honours
        # one answer for bonuses, tie-breaks and needs: on what a merged unit has, all three agree (shape 68)
        policy = self.rulebook.policies.inheritance if self.rulebook is not None else None
        rows = honours_named(honours, Names(cluster=self.cluster, season=self.season))
        return held_before(rows, cluster=self.cluster, inheritance=policy, season=self.label, on=on)

    def in_force(self, on: date | None = None) -> tuple[Target, ...]:
        """The targets in force on a day; without a day, at the end of the season.

        If the season's last day is not known, that is the last day of the years in its label; without a season, every
        amendment counts.

        Example:
            >>> from thidua.units import Unit
            >>> first, later = (Target(unit="a", figure="x", plan=Fraction(plan)) for plan in (10, 8))
            >>> pact = Pact(
            ...     cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"),)),
            ...     targets=(first,),
            ...     amendments=(Amendment(on=date(2024, 7, 1), targets=(later,)),),
            ... )
            >>> pact.in_force(date(2024, 6, 30)) == (first,), pact.in_force() == (later,)
            (True, True)
        """
        if not self.amendments:
            return self.targets
        found = {(target.unit, target.figure): target for target in self.targets}
        # the season is scored by its last targets, on the table of the signing (shape 66)
        for each in self._amended(on or self._end):
            found |= {(target.unit, target.figure): target for target in each.targets}
        return tuple(found.values())

    def members(self, on: date | None) -> tuple[str, ...]:
        """The ids of the units that are members on a day, amendments included; without a day, of all units."""
        if on is None or self._steady:
            return self.cluster.ids
        return tuple(unit for unit in self.cluster.members(on) if self._keeps(unit, on))

    @cached_property
    def _steady(self) -> bool:
        """Whether nobody joins or leaves: all are members whatever the day."""
        return not self._moves and not any(unit.dated for unit in self.cluster.units)

    def _keeps(self, unit: str, on: date) -> bool:
        """Whether the amendments made by a day hold a unit among the members.

        The last that names a unit says so; before the first, it was none if that lets it join.
        """
        moves = self._moves.get(unit)
        if moves is None:
            return True
        made = [joins for day, joins in moves if day <= on]
        # who is let join was none before, and who is let leave was one (shape 3)
        return made[-1] if made else not moves[0][1]

    def since(self, unit: str, on: date) -> date | None:
        """The day from which a unit is, or will be, a member as seen on a day; None if it always was.

        That is the last amendment until then by which it joins again, or the first by which it joins; but never a day
        before the unit's own first day.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.member(unit)
        moves, own = self._moves.get(known, ()), self.cluster.unit(known).since
        joined = [
            day
            for row, (day, joins) in enumerate(moves)
            if joins and (not row or (day <= on and not moves[row - 1][1]))
        ]
        # where its own days and the amendments differ, its own hold (shape 3)
        return max(joined[-1], own or joined[-1]) if joined else own

    @cached_property
    def _moves(self) -> Mapping[str, list[tuple[date, bool]]]:
        """By unit, the days of the amendments that let it join or leave, oldest first, and whether it joined."""
        found: dict[str, list[tuple[date, bool]]] = {}
        for each in self._amended(None):
            for key, _, unit in movers(each):
                found.setdefault(unit, []).append((each.on, key == "joined"))
        return found

    def odd_days(self) -> Iterator[Problem]:
        """Notes on units whose first or last day in the list of members differs from that of an amendment."""
        changes = [(row, each.on, moved) for row, each in enumerate(self.amendments) for moved in movers(each)]
        for row, on, (key, place, unit) in changes:
            own, eve = self.cluster.unit(unit), day_before(on)
            stated, alike = (own.since, (None, on)) if key == "joined" else (own.until, (None, on, eve))
            is_first = self._moves[unit][0][0] == on
            if is_first and (stated not in alike or not own.within(eve, on)):
                facts = pairs(found=unit, on=on, since=own.since, until=own.until)
                path = f"$.amendments[{row}].{key}[{place}]"
                yield Problem(fault=Fault.DAYS_DIFFER, path=path, facts=facts, note=True)

    def within(self, season: Season) -> tuple[str, ...]:
        """The ids of the units that are members on some day of a season, amendments included.

        If the days of the season are not known, any day counts on which it can lie.
        """
        if self._steady:
            return self.cluster.ids
        return tuple(unit.id for unit in self.cluster.units if self._there(unit, season.span))

    def _there(self, unit: Unit, span: tuple[date, date]) -> bool:
        """Whether a unit is a member on some day of a span: on its first, or on one on which it begins or moves."""
        first, last = span
        begins = (unit.since, *(day for day, _ in self._moves.get(unit.id, ())))
        days = (day for day in (first, *begins) if day is not None and first <= day <= last)
        return any(unit.stands(day) and self._keeps(unit.id, day) for day in days)

    @cached_property
    def peers(self) -> tuple[str, ...]:
        """The ids of the units that are members on any day of the season (*đơn vị cùng thi đua*).

        They compete with one another: in pools, means and places. Without a season, all units do. Who joins or leaves
        within it is none of them where the rulebook says that it is out.
        """
        ids = self.cluster.ids if self.season is None else self.within(self.season)
        out = {unit for unit, moved in self.moved.items() if moved.part is PartSeason.OUT}
        return tuple(unit for unit in ids if unit not in out) if out else ids

    @cached_property
    def moved(self) -> Mapping[str, Moved]:
        """The units that join or leave within the season (*gia nhập, rời cụm trong năm*), and what becomes of each."""
        if self.season is None or self._steady:
            return {}
        first, last = map(self.members, self.season.span)
        rule = Membership() if self.rulebook is None else self.rulebook.membership
        return rule.moved(self.within(self.season), first=first, last=last)

    def competes(self, identity: str) -> bool:
        """Whether the unit with this id is one of the `peers`."""
        return identity in self._peers

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The ids of the units that count as members where a quota is a share of them, and may take a place or a slot.

        These are the members of the season's last day (if that day is not known, of the last day of the years in its
        label), without those that are out as they joined, and with those that left and are scored like the others.
        """
        scored = {unit for unit, moved in self.moved.items() if moved.placed}
        there = self._peers.intersection(self.electors | scored)
        return tuple(unit for unit in self.cluster.ids if unit in there)

    @property
    def reporting_closes(self) -> date | None:
        """The last day to report that the rulebook states (*hạn báo cáo*), or None.

        A day far from the season, likely mistyped, closes nothing.
        """
        return None if self.rulebook is None else self._near(self.rulebook.policies.reporting_closes)

    @property
    def published_on(self) -> date | None:
        """The day on which results become final, as the rulebook states it, or None.

        A day far from the season, likely mistyped, ends nothing.
        """
        return None if self.rulebook is None else self._near(self.rulebook.policies.published_on)

    @cached_property
    def last_counted(self) -> date | None:
        """The last day whose reports count: of publication, or of the close where late ones do not count; or None."""
        stops = self.late is LateReports.DOES_NOT_COUNT
        days = (self.published_on, self.reporting_closes if stops else None)
        return min((day for day in days if day is not None), default=None)

    @property
    def late(self) -> LateReports | None:
        """What becomes of reports after `reporting_closes` (*báo cáo quá hạn*); None where nothing is said."""
        return None if self.rulebook is None else self.rulebook.policies.late

    def _near(self, day: date | None) -> date | None:
        # a year off is likely mistyped: it may end nothing, as one slip would put all reports aside (shape 20)
        far = day is not None and self.season is not None and self.season.far_from(day)
        return None if far else day

    @property
    def _end(self) -> date | None:
        """The last day of the season; where its days are not known, the last that the years of its label have."""
        return None if self.season is None else self.season.span[1]

    @cached_property
    def _peers(self) -> frozenset[str]:
        return frozenset(self.peers)

    @cached_property
    def electors(self) -> frozenset[str]:
        """The ids of the units that may vote at the season's end: the members of its last day."""
        return frozenset(self.members(self._end))

    def outside(self, unit: str) -> Ground | None:
        """Why a unit may take no place and no slot, as it is no member, or joined or left within the season; else None.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.member(unit)
        # what becomes of a member for a part of the season the rulebook says, or leaves unsaid (shape 98)
        if (moved := self.moved.get(known)) is not None:
            return None if moved.placed else moved.ground(known, self.label, self.cite())
        return None if known in self._peers else Ground(why=Why.NO_MEMBER, about=About(unit=known, season=self.label))

    def serves(self, unit: str, office: str, season: Season) -> Ground | None:
        """Why a unit cannot hold an office of a season (*không thuộc cụm*), as it is never a member in it; else None.

        Raises: RecordError if the record knows no such unit.
        """
        known = self.cluster.find(unit, season) or self.member(unit)
        if not self.cluster.holds(known) or known in self.within(season):
            return None
        return Ground(why=Why.SERVES_OUTSIDE, about=About(unit=known, office=office, season=season.label))

    def changes(self) -> Iterator[Ground]:
        """Give every change of the pact as a reason: who joined or left and is placed, which targets changed."""
        for each in self.amendments:
            for why, units in ((Why.JOINED, each.joined), (Why.LEFT, each.left)):
                for unit in units:
                    yield Ground(why=why, about=About(unit=unit, season=self.label), facts=pairs(on=each.on))
            late = "after-season" if self._end is not None and each.on > self._end else None
            for target in each.targets:
                about = About(unit=target.unit, figure=target.figure, season=self.label)
                facts = pairs(plan=target.plan, on=each.on, measure=self.measure(target.figure), stands=late)
                yield Ground(why=Why.AMENDED, about=about, facts=facts)
        # of who takes no place the ranking says so (shape 98)
        yield from (each.ground(unit, self.label, self.cite()) for unit, each in self.moved.items() if each.placed)

    def running(self, on: date | None) -> tuple[Movement, ...]:
        """The movements that belong to the pact on a day; without a day, all."""
        return (*self.movements, *(movement for each in self._amended(on) for movement in each.movements))

    def covers(self, season: Season) -> bool:
        """Whether a season lies within the seasons for which the pact was signed (`term`)."""
        # a pact may be signed for several seasons (shape 63)
        return self.season is not None and 0 <= season.year - self.season.year < self.term

    def _amended(self, on: date | None) -> list[Amendment]:
        """The amendments made by a day, oldest first."""
        return sorted((each for each in self.amendments if on is None or each.on <= on), key=lambda each: each.on)

    def plans(self, figure: str) -> dict[str, Fraction]:
        """The targets of units for one figure at the end of the season, by unit, in the figure's measure."""
        return dict(self._plans.get(figure, {}))

    def plans_of(self, figure: str, units: Iterable[str]) -> tuple[Fraction | None, ...]:
        """The target of each of these units (ids) for one figure at the end of the season; None for one without."""
        return tuple(map(self._plans.get(figure, {}).get, units))

    @cached_property
    def goals(self) -> Mapping[str, Ratios]:
        """The targets at the end of the season as columns, for each figure for which every unit has a target."""
        ids = self.cluster.ids
        plans = {figure: own for figure, own in self._plans.items() if len(own) == len(ids)}
        return MappingProxyType(all_of({figure: [own[unit] for unit in ids] for figure, own in plans.items()}))

    def plan(self, unit: str, figure: str) -> Fraction | None:
        """The target of one unit for one figure at the end of the season (*chỉ tiêu*), or None.

        It is in the figure's measure.

        Raises: RecordError if the cluster has no such unit.
        """
        return self._plans.get(figure, {}).get(self.member(unit))

    @cached_property
    def _plans(self) -> Mapping[str, dict[str, Fraction]]:
        """The plans at the end of the season, by figure and unit."""
        found: dict[str, dict[str, Fraction]] = {}
        for target in self.in_force():
            found.setdefault(target.figure, {})[target.unit] = target.plan
        return found

    def measure(self, figure: str) -> str | None:
        """The sign `%` if a figure is measured in per cent, for sentences that show its shares; else None."""
        found = None if self.rulebook is None else self.rulebook.figure(figure)
        return PERCENT if found is not None and found.is_share else None

    def naming(self, awards: Iterable[Award]) -> Pact:
        """The same pact with other awards in `awards`; nothing else of it changes, and nothing is checked again."""
        named = copy(self)
        object.__setattr__(named, "awards", tuple(awards))
        return named

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for units, awards and criteria, by kind and id (for criteria, code)."""
        units = (*self.cluster.others, *self.cluster.units)
        names = Counter(same(unit.name) for unit in units)  # a name may be another's on another day
        found: Titles = {
            ("unit", unit.id): unit.name if names[same(unit.name)] == 1 else f"{unit.name} ({unit.id})"
            for unit in units
        }
        if self.rulebook is not None:
            found |= {("criterion", row.code): row.name for row in self.rulebook.criteria.rows if row.name}
        return found | titles_of(self.awards, language)

    @property
    def label(self) -> int | str | None:
        """The label of the season, or None without one."""
        return self.season.label if self.season is not None else None

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The members of the season whose signature is not recorded."""
        return tuple(unit for unit in self.peers if not self.signed_by(unit))

    def signed_by(self, unit: str) -> bool | None:
        """Whether a unit signed the pact (*ký giao ước*); None if no signature at all is recorded.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.member(unit)
        # a record without any signature tells nothing: nobody is barred, nor surely free of it (shapes 49 and 63)
        return known in self._signed if self._signed else None

    @cached_property
    def _signed(self) -> frozenset[str]:
        return frozenset(self.signatures)
