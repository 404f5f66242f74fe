"""Dossier: everything recorded of one cluster's season, each fact of which fits the pact.

Owns: `Dossier`.
Takes the pact and what was recorded under it; gives the record, its days, and notes on what is odd in it.
Never: a fact of its own; a conclusion (see `year`).
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date
from functools import cached_property
from typing import Self, TypeVar

from attrs import evolve, field, frozen

from thidua.awards import Award, Grant, Held, Honour
from thidua.balloting import Vote
from thidua.clusters import Choice, Names, Officers
from thidua.errors import Problem, RecordError
from thidua.given import day_or_none
from thidua.grounds import Fault, Sources, pairs
from thidua.law import Law, catalogue, governing
from thidua.names import meant_perhaps, unknown
from thidua.nominating import bad_votes
from thidua.nouns import Noun
from thidua.pacts import Pact
from thidua.ranking import Announcement, bad_announcement, bad_rulings
from thidua.ranking.rulings import AwardRuling, ClassRuling, Decided
from thidua.references import (
    AsOf,
    AwardId,
    ClassName,
    ConditionName,
    FigureName,
    LineCode,
    StageName,
    UnitId,
    references,
    rename,
)
from thidua.reviewing import Review, SelfScore, Submission, as_told, bad_figures, bad_self_scores, days_reported
from thidua.rotation import bad_offices, odd_offices
from thidua.rules import LawDate
from thidua.scales import Deadline, Idle, Reporting
from thidua.scales.days import needs_days
from thidua.timetable import Meeting, MeetingKind
from thidua.units import Register

__all__ = ["Dossier"]


Record = TypeVar("Record", bound="Dossier")

_FAULTS: dict[object, Fault] = {
    UnitId: Fault.UNKNOWN_UNIT,
    FigureName: Fault.UNKNOWN_FIGURE,
    LineCode: Fault.UNKNOWN_CRITERION,
    StageName: Fault.UNKNOWN_STAGE,
    ClassName: Fault.UNKNOWN_BAND,
    ConditionName: Fault.UNKNOWN_CONDITION,
}
# tables whose units are checked with what else they say; of the history, which may name strangers, by a note
_CHECKED = frozenset({"pact", "submissions", "reviews", "self_scores", "announced", "rulings", "votes", "history"})


@frozen(kw_only=True, repr=False)
class Dossier(Noun):
    """Everything recorded of one cluster's season (*hồ sơ*), with the rulebook and the law of its day.

    `submissions` are reports of units, `reviews` what verified them, `self_scores` what units hold their own points to
    be, `announced` results that a source states without figures. `rulings` part equal units, settle open classes or say
    whom to propose; `proposed_on` is the day on which the cluster proposed awards, `decisions` the awards granted.
    `honours` are awards of earlier seasons, `history` the offices of earlier ones, `succession` the choice of the next.
    `catalogue` names the awards of any edition, for sentences about a season that no law of its day covers. `register`
    are units in time beyond the dossier, with mergers that it could not know.

    Raises: RecordError, listing every fact that does not fit the pact: units that are not in the cluster, figures that
        the rulebook does not know, points above a maximum, targets that are missing, votes without a rule, two rows of
        history for one season or against the offices stated elsewhere, a next season that is none, a roster with names
        of no unit. An award one typing error away from a known one is refused once all awards are known: where a
        document is read, or where `governed` gives the dossier its law (as `thidua.conclude` does).

    Example:
        >>> import thidua
        >>> pact = Pact(cluster=thidua.Cluster("Cụm 7", units=["An Bình", "Ba Tri"]), season=thidua.Season.of(2024))
        >>> dossier = Dossier(pact=pact, submissions=(thidua.Submission(unit="An Bình", figures={"thu": "96,5"}),))
        >>> dossier.submissions[0].unit, dossier.reported
        ('an-binh', True)
    """

    pact: Pact
    submissions: tuple[Submission, ...] = field(default=(), converter=tuple[Submission, ...])
    reviews: tuple[Review, ...] = field(default=(), converter=tuple[Review, ...])
    self_scores: tuple[SelfScore, ...] = field(default=(), converter=tuple[SelfScore, ...])
    announced: Announcement | None = None
    meetings: tuple[Meeting, ...] = field(default=(), converter=tuple[Meeting, ...])
    rulings: tuple[Decided, ...] = field(default=(), converter=tuple[Decided, ...])
    proposed_on: date | None = field(default=None, converter=day_or_none)
    votes: tuple[Vote, ...] = field(default=(), converter=tuple[Vote, ...])
    succession: Choice | None = None
    decisions: tuple[Grant, ...] = field(default=(), converter=tuple[Grant, ...])
    honours: tuple[Honour, ...] = field(default=(), converter=tuple[Honour, ...])
    history: tuple[Officers, ...] = field(default=(), converter=tuple[Officers, ...])
    law: tuple[Law, ...] = field(default=(), converter=tuple[Law, ...], eq=False)
    catalogue: tuple[Award, ...] = field(default=(), converter=tuple[Award, ...], eq=False, repr=False)
    register: Register = field(default=Register(), eq=False, repr=False)
    sources: Sources = Sources()

    def __attrs_post_init__(self) -> None:
        """Refuse a dossier whose facts do not fit its pact; reports with a day come before those without."""
        dated = tuple(sorted(self.submissions, key=lambda each: each.on is None))
        if dated != self.submissions:
            object.__setattr__(self, "submissions", dated)
        problems = list(self._unknown())
        if self.announced is not None:
            problems += bad_announcement(self.pact, self.announced)
        problems += bad_figures(self.pact, self.submissions, self.reviews)
        problems += bad_self_scores(self.pact, self.self_scores)
        problems += [*bad_rulings(self.pact, self.rulings), *bad_votes(self.pact, self.votes)]
        problems += bad_offices(self.pact, self.history, self.succession)
        if self.catalogue:  # one that a program built gets it by `governed`, with all awards that there are
            problems += self._misspelled()
        names = Names(cluster=self.pact.cluster, season=self.pact.season)
        if problems or self._offices_by_name(names):
            changed = rename(self, names.by_ids) or self._read()
            if problems and not changed:
                raise RecordError(problems)

    def _offices_by_name(self, names: Names) -> bool:
        """Whether an office or a ruling names a unit by name: as offices are of any day, nothing else refuses that."""
        offices: list[Officers | Choice] = [*self.history]
        offices += [] if self.succession is None else [self.succession]
        held = {(named.id, each.season) for each in offices for named in references(each, UnitId)}
        ruled = {each.by for each in self.rulings if each.by is not None}
        return any(names.once(*each) != each[0] for each in held) or any(names.unit(each) != each for each in ruled)

    def _read(self) -> bool:
        """Take reported values as their figures do; whether any was told otherwise."""
        told = as_told(self.pact, self.submissions, self.reviews)
        if told is None:
            return False
        evolve(self, submissions=told[0], reviews=told[1])  # which is refused where it still is wrong
        object.__setattr__(self, "submissions", told[0])
        object.__setattr__(self, "reviews", told[1])
        return True

    def governed(self, editions: tuple[Law, ...]) -> Self:
        """The same dossier under those of these editions that are in force on its day (`law_day`); without one, none.

        Raises: RecordError for an award that nobody knows and that is one slip away from a known one.
        """
        found = self if self.catalogue else _changed(self, "catalogue", catalogue(editions))
        if not self.catalogue and (slips := tuple(found._misspelled())):  # noqa: SLF001 - of its own class
            raise RecordError(slips)
        law = governing(editions, self.law_day)
        return found if law == found.law else _changed(found, "law", law)

    def registered(self, register: Register) -> Self:
        """The same dossier with these units in time, which none of its facts has to fit."""
        return _changed(self, "register", register)

    def _unknown(self) -> Iterable[Problem]:
        """Every unit, figure, line, stage or class that there is not, in tables that are checked nowhere else.

        A unit of another season may be one that is no member, or that an heir alone names.
        """
        units, others = self.pact.cluster.ids, self.pact.cluster.known
        ruled = {} if self.pact.rulebook is None else self.pact.rulebook.known
        for kind, known in {UnitId: units, **ruled}.items():
            for each in references(self, kind, apart=_CHECKED):
                # the record of another season may name units that are no members of this one (shape 67)
                if each.id not in (others if each.as_of is AsOf.ITS_SEASON else known):
                    yield unknown(_FAULTS[kind], each.path, each.id, known)

    @cached_property
    def named(self) -> Pact:
        """The pact with the names of all awards of any edition; the law of the day names those that it knows."""
        return self.pact.naming((*self.catalogue, *(award for law in self.law for award in law.awards)))

    @cached_property
    def awards(self) -> tuple[str, ...]:
        """The ids of the awards that the rulebook or the law of the day knows."""
        rules = self.pact.rulebook
        named = () if rules is None else rules.awards
        return tuple(dict.fromkeys((*named, *(award.id for law in self.law for award in law.awards))))

    @cached_property
    def _of_law(self) -> tuple[str, ...]:
        """The awards that the law of the day or any other edition knows."""
        of_day = (award.id for law in self.law for award in law.awards)
        return tuple(dict.fromkeys((*of_day, *(award.id for award in self.catalogue))))

    def _misspelled(self) -> Iterable[Problem]:
        """Awards that nobody knows and that are one slip away from a known one."""
        named = list(references(self, AwardId, apart=_CHECKED))
        known = tuple(dict.fromkeys((*self.awards, *self._of_law)))
        meant = {award: meant_perhaps(award, known) for award in dict.fromkeys(each.id for each in named)}
        for each in named:
            if near := meant[each.id]:
                yield Problem(fault=Fault.UNKNOWN_AWARD, path=each.path, facts=pairs(found=each.id, allowed=near))

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Notes, which refuse nothing, on what the rulebook leaves unsaid and on what is likely a slip."""
        rules = self.pact.rulebook
        said = () if rules is None else (*rules.notes, *rules.misspelt(self._of_law))
        unsaid = tuple(each.under("$.pact.rulebook") for each in said)
        unscored = [Problem(fault=Fault.NO_RULEBOOK, path="$.pact.rulebook", note=True)] if self.unscored else []
        odd = odd_offices(self.pact, self.history, self.succession)
        return (*unscored, *unsaid, *self._of_the_season(), *self._far_off(), *self.pact.odd_days(), *odd)

    @property
    def unscored(self) -> bool:
        """Whether there are figures without a rulebook to score them by and without an announcement."""
        return self.reported and self.pact.rulebook is None and self.announced is None

    def _of_the_season(self) -> Iterable[Problem]:
        """A note for a period that strays from the season's name, and for each rule whose day some months lack."""
        season, rules = self.pact.season, self.pact.rulebook
        if season is None or season.start is None:
            yield from self._without_days()
            return
        if season.strays:
            facts = pairs(season=season.label, first=season.start, last=season.end)
            yield Problem(fault=Fault.PERIOD_STRAYS, path="$.cluster.period", facts=facts, note=True)
        for row, due in enumerate(rules.calendar.due if rules is not None else ()):
            if months := due.passed_in(season):
                facts = pairs(found=due.every, day=season.start.day, months=months)
                path = f"$.pact.rulebook.calendar.due[{row}].every"
                yield Problem(fault=Fault.DUE_FROM_THE_SEASON, path=path, facts=facts, note=True)

    def _without_days(self) -> Iterable[Problem]:
        """A note for every line that goes by the days of a season, where those are not recorded."""
        rules = self.pact.rulebook
        for row, line in enumerate(rules.criteria.rows if rules is not None else ()):
            scale, roles = line.core, [role for role, _ in line.ordered]
            if isinstance(scale, Deadline | Idle) and needs_days(scale, roles):
                path, facts = (
                    f"$.pact.rulebook.criteria[{row}].scale",
                    pairs(criterion=line.code, season=self.pact.label),
                )
                yield Problem(fault=Fault.SEASON_WITHOUT_DAYS, path=path, facts=facts, note=True)

    def _far_off(self) -> Iterable[Problem]:
        """A note for every recorded day that lies more than a year away from the season."""
        for path, day in self._days():
            if day is not None and self._is_far_off(day):
                facts = pairs(found=day, season=self.pact.label)
                yield Problem(fault=Fault.DAY_FAR_OFF, path=path, facts=facts, note=True)

    def _is_far_off(self, day: date) -> bool:
        return self.pact.season is not None and self.pact.season.far_from(day)

    def _days(self) -> Iterable[tuple[str, date | None]]:
        """The days of what happened in the season, with their places."""
        yield from ((f"$.submissions[{row}].on", each.on) for row, each in enumerate(self.submissions))
        yield from ((f"$.reviews[{row}].on", each.on) for row, each in enumerate(self.reviews))
        yield from ((f"$.meetings[{row}].on", each.on) for row, each in enumerate(self.meetings))
        yield from ((f"$.decisions[{row}].on", each.on) for row, each in enumerate(self.decisions))
        ruled = ((row, each) for row, each in enumerate(self.rulings) if isinstance(each, ClassRuling | AwardRuling))
        yield from ((f"$.rulings[{row}].on", each.on) for row, each in ruled)
        yield "$.proposal.on", self.proposed_on
        yield "$.pact.signed", self.pact.signed
        yield from ((f"$.amendments[{row}].on", each.on) for row, each in enumerate(self.pact.amendments))
        if self.pact.rulebook is not None:
            days = self.pact.rulebook.policies.days()
            yield from ((f"$.pact.rulebook.policies.{key}", day) for key, day in days.items())
        yield from ((f"$.honours[{row}].on", self._later(each.on)) for row, each in enumerate(self.honours))
        yield from ((path, self._later(day)) for path, day in self.pact.cluster.entered())
        yield from days_reported(self.submissions)

    def _later(self, day: date | None) -> date | None:
        """A day that may lie long before the season, if it lies behind its beginning."""
        start = None if self.pact.season is None else self.pact.season.start
        return day if day is not None and start is not None and day > start else None

    @cached_property
    def held(self) -> Held:
        """The awards that units held before the season (*khen thưởng đã nhận*), as known on the `law_day`."""
        return self.pact.held(self.honours, on=self.law_day)

    @property
    def under_way(self) -> bool:
        """Whether the season is still under way (*đang diễn ra*).

        That is so while nothing is recorded that belongs to its end: figures, announcement, rulings, votes, a proposal,
        grants, a succession.
        """
        # a pact and meetings alone are a year under way: that nobody did anything, nobody has said
        ends = (self.reported, self.rulings, self.votes, self.proposed_on, self.decisions, self.succession)
        return self.announced is None and not any(ends)

    @cached_property
    def reported(self) -> bool:
        """Whether any unit reported a figure or was reviewed; an empty report and an explanation alone do not count."""
        return any(each.made for each in self.submissions) or any(each.decides for each in self.reviews)

    @cached_property
    def law_day(self) -> date | None:
        """The day whose law governs the dossier: that of the proposal, or if a rulebook says so, the last decision's.

        Where there is no decision yet, the day of the proposal counts; without a proposal, that of the annual review;
        without that, the latest day recorded; None without any day.
        """
        rules = self.pact.rulebook
        by_decision = rules is not None and rules.policies.law_date is LawDate.DECISION
        # the law of which day governs a dossier under way, the rulebook says; unsaid, that of the proposal (shape 60)
        decided = self._latest(each.on for each in self.decisions) if by_decision else None
        annual = self._latest(each.on for each in self.meetings if each.kind is MeetingKind.ANNUAL)
        return decided or self._latest((self.proposed_on,)) or annual or self.last_day

    def mid_year(self, on: date | None = None) -> Meeting | None:
        """The mid-year review (*hội nghị sơ kết*) of a day, or None.

        Without a day it is the latest one, days far from the season left out.
        """
        held = [each for each in self.meetings if each.kind is MeetingKind.MID_YEAR and on in (None, each.on)]
        # a review of 2042 is no later one, but mistyped (shape 64)
        near = [each for each in held if on is not None or each.on is None or not self._is_far_off(each.on)]
        return max(near, key=lambda each: each.on or date.min, default=None)

    @cached_property
    def last_day(self) -> date | None:
        """The latest day of any report, review, meeting, ruling, decision or proposal; None without any.

        It counts as today.

        A day far from the season, as `notes` list them, does not count: it is likely mistyped.
        """
        reported = [*(each.on for each in self.submissions), *(each.on for each in self.reviews)]
        held = [*(each.on for each in self.meetings), *(each.on for each in self.decisions)]
        ruled = (each.on for each in self.rulings if isinstance(each, ClassRuling | AwardRuling))
        return self._latest((*reported, *held, *ruled, self.proposed_on))

    def _latest(self, days: Iterable[date | None]) -> date | None:
        """The latest of the days that are not far off the season."""
        # the record is its own clock: nothing here knows today's date (law 7)
        return max((day for day in days if day is not None and not self._is_far_off(day)), default=None)

    @property
    def reporting(self) -> Reporting:
        """Whether units may still report.

        Reporting closes when the last recorded day lies after the last day to report, or after the publication of
        results.
        """
        last = [day for day in (self.pact.reporting_closes, self.pact.published_on) if day is not None]
        # only a later day shows that the last day to report is over: on that day a report may still come (shape 20)
        closed = bool(last) and self.last_day is not None and self.last_day > min(last)
        return Reporting.CLOSED if closed else Reporting.OPEN


def _changed(dossier: Record, name: str, fact: object) -> Record:
    """A copy with another fact that no check looks at."""
    found = copy(dossier)
    object.__setattr__(found, name, fact)
    return found
