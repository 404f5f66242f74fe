"""Progressing: the mid-year review, pledge by pledge.

Owns: `Pledge`, `Progress`, `progress`.
Takes figures and a day; gives plan, done and share.
Never: points; a report without a day.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from thidua.arguments import expect
from thidua.errors import FormatError
from thidua.figures import Value
from thidua.given import Dated, day_or_none
from thidua.grounds import About, Ground, Why, pairs
from thidua.pacts import Pact
from thidua.results import Result
from thidua.reviewing.admitting import in_time, published
from thidua.reviewing.belonging import of_reports
from thidua.reviewing.standing import Figures
from thidua.shown import Shown
from thidua.targets import Target
from thidua.timetable import Meeting
from thidua.words import Language, Titles

__all__ = ["Pledge", "Progress", "progress"]


@frozen(kw_only=True, repr=False)
class Pledge(Shown):
    """One target and what the unit reported towards it by a day (*chỉ tiêu đăng ký*), in the figure's measure.

    `done` is None where nothing was reported.
    """

    unit: str
    figure: str
    plan: Fraction
    done: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """`done` over `plan`, exact; None where nothing was reported.

        Where less is better, a share above 1 says that the pledge was not kept.
        """
        # nothing reported is not nothing done (shape 64)
        return None if self.done is None else self.done / self.plan


@frozen(kw_only=True, repr=False)
class Progress(Result):
    """The mid-year review (*sơ kết*): pledge by pledge the target, what was done, and the share of it.

    `members` are the units that it is about, those of the day `on`, or after the season those of its last day; `silent`
    are those of them that have not reported.

    Example:
        >>> import thidua
        >>> pact = thidua.Pact(cluster=thidua.Cluster("Cụm 7", units=["An Bình"]), season=2024)
        >>> progress(thidua.settle(pact, []), on=date(2024, 7, 1)).silent
        ('an-binh',)
    """

    headings = ("unit", "figure", "plan", "done", "share")

    figures: Figures = field(repr=False)
    on: date | None
    meeting: Meeting | None
    members: tuple[str, ...]
    pledges: tuple[Pledge, ...]
    silent: tuple[str, ...]

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The members of the day whose signature under the pact is not recorded."""
        return tuple(unit for unit in self.members if not self.figures.pact.signed_by(unit))

    @cached_property
    def _pledged(self) -> dict[str, list[Pledge]]:
        found: dict[str, list[Pledge]] = {}
        for pledge in self.pledges:
            found.setdefault(pledge.unit, []).append(pledge)
        return found

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(self.members)

    @cached_property
    def _silent(self) -> frozenset[str]:
        return frozenset(self.silent)

    def of(self, unit: str) -> tuple[Pledge, ...]:
        """The pledges of one unit.

        Raises: RecordError if the cluster has no such unit.
        """
        return tuple(self._pledged.get(self.figures.pact.member(unit), ()))

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """What one unit has done of its pledges, what is missing (report, signature), and which report does not count.

        Raises: RecordError if the cluster has no such unit.
        """
        pact, known = self.figures.pact, self.figures.pact.member(unit)
        about, left_out = About(unit=known), self.uncounted(known)
        grounds = [_pledge_ground(pledge, pact) for pledge in self.of(known) if pledge.done is not None]
        # who did report, too late or without a day, is told that in place of having sent nothing (shape 64)
        if known in self._silent and not left_out:
            grounds.append(Ground(why=Why.NO_REPORT, about=about, facts=pairs(on=self.on)))
        grounds += left_out
        if known in self._members and not pact.signed_by(known):
            grounds.append(Ground(why=Why.PACT_UNSIGNED, about=about))
        return tuple(grounds)

    def uncounted(self, unit: str) -> tuple[Ground, ...]:
        """Why reports of one unit do not count: they came after publication, or have no day.

        Raises: RecordError if the cluster has no such unit.
        """
        figures, known = self.figures, self.figures.pact.member(unit)
        if known not in self._members:
            return ()
        made = [each for each in figures.reports(known) if each.made]
        by_then = [each for each in made if self.on is None or each.on is None or each.on <= self.on]
        # late by the close counts where the rulebook does not say otherwise; after publication nothing does (shape 64)
        out = figures.pact.last_counted
        uncounted = [each for each in by_then if out is not None and each.on is not None and each.on > out]
        grounds = list(of_reports(figures.pact, uncounted))
        if self.on is not None and any(each.on is None for each in made):
            grounds.append(Ground(why=Why.REPORT_UNDATED, about=About(unit=known), facts=pairs(on=self.on)))
        return tuple(grounds)

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason, unit by unit."""
        return tuple(ground for unit in self.figures.pact.cluster.ids for ground in self.grounds_for(unit))

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.figures.pact.titles(language)

    def rows(self) -> list[tuple[str, str, Fraction, Fraction | None, Fraction | None]]:
        """One tuple for each pledge: unit, figure, target, done, share."""
        return [(each.unit, each.figure, each.plan, each.done, each.share) for each in self.pledges]


def _pledge_ground(pledge: Pledge, pact: Pact) -> Ground:
    facts = pairs(done=pledge.done or 0, plan=pledge.plan, share=pledge.share or 0)
    facts += pairs(measure=pact.measure(pledge.figure))
    return Ground(why=Why.PLEDGE_DONE, about=About(unit=pledge.unit, figure=pledge.figure), facts=facts)


def progress(figures: Figures, *, on: Dated | None = None, meeting: Meeting | None = None) -> Progress:
    """Compare each pledge with what was reported by a day (*sơ kết*); unless given, the day is the meeting's.

    Targets and members are those of that day; after the season, those of its last day, and no report after publication
    counts. A target on a line that is not assigned to the unit is no pledge. Only submissions dated up to the day
    count; one without a day is stated and left out. Without any day, all submissions count, and all units that are
    members on some day of the season.

    Example:
        >>> from thidua import Cluster, Pact, Season, Submission, Unit, settle
        >>> from thidua.targets import Target
        >>> pact = Pact(
        ...     cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"),)),
        ...     season=Season.of(2024),
        ...     targets=(Target(unit="a", figure="x", plan=Fraction(10)),),
        ... )
        >>> first = Submission(unit="a", on=date(2024, 6, 30), figures=(("x", Fraction(6)),))
        >>> progress(settle(pact, [first]), on=date(2024, 7, 1)).of("a")[0].share
        Fraction(3, 5)
    """
    expect(figures, Figures, "figures")
    expect(meeting, Meeting | None, "a meeting", at="$.meeting")
    day = _day_asked(on, meeting)
    # the targets and the members are those of the day that is asked about (shapes 64 and 66)
    seen = _in_season(figures.pact, day)
    members = dict.fromkeys(figures.pact.peers if seen is None else figures.pact.members(seen))
    held: dict[str, dict[str, Value]] = {unit: {} for unit in figures.pact.cluster.ids}
    for each in in_time(published(figures.pact, figures.submissions)):
        # of a report without a day nobody can say that it was made by then (shape 64)
        if day is None or (each.on is not None and each.on <= day):
            held[each.unit].update(each.figures)
    readers = _readers(figures.pact)
    pledges = tuple(
        Pledge(
            unit=target.unit, figure=target.figure, plan=target.plan, done=_number(held[target.unit].get(target.figure))
        )
        for target in figures.pact.in_force(seen)
        # who joins later has pledged nothing yet, and who left owes nothing any more (shape 64)
        if target.unit in members and _assigned(figures.pact, target, readers)
    )
    silent = tuple(unit for unit in members if not held[unit])
    return Progress(figures=figures, on=day, meeting=meeting, members=tuple(members), pledges=pledges, silent=silent)


def _day_asked(on: Dated | None, meeting: Meeting | None) -> date | None:
    """The day that is asked about: unless told, that of the meeting."""
    try:
        asked = day_or_none(on)
    except FormatError as error:
        raise FormatError(each.under("$.on") for each in error.problems) from None
    return asked if asked is not None or meeting is None else meeting.on


def _in_season(pact: Pact, day: date | None) -> date | None:
    """The day itself; of one after the season the season's last, as nothing that changes later is of the season."""
    # what is amended after the season is none of it, also where it is asked about later (shape 64)
    return day if day is None or pact.season is None else min(day, pact.season.span[1])


def _readers(pact: Pact) -> dict[str, list[str]]:
    """The lines that read each figure."""
    found: dict[str, list[str]] = {}
    for row in () if pact.rulebook is None else pact.rulebook.criteria.leaves:
        for name in set(row.figures):
            found.setdefault(name, []).append(row.code)
    return found


def _assigned(pact: Pact, target: Target, readers: dict[str, list[str]]) -> bool:
    """Whether a line that reads the figure of a target is assigned to its unit, or no line reads it at all."""
    read, excused = readers.get(target.figure, ()), pact.unassigned.get(target.unit, frozenset())
    # that one line is not assigned takes no pledge away which another one reads (shape 64)
    return not read or not pact.competes(target.unit) or not excused.issuperset(read)


def _number(value: Value | None) -> Fraction | None:
    return value if isinstance(value, Fraction) else None
