"""Year: everything recorded of one cluster's season, and its conclusion in one function.

Owns: `Dossier`, `Year`, `conclude_year`, `recall`.
Takes a complete dossier; gives every stage that the record allows: scored, announced, or under way.
Never: a fact of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from copy import copy
from datetime import date
from functools import cached_property
from typing import Self, TypeVar

from attrs import evolve, field, frozen

from thidua.awards import Award, Grant, Held, Honour
from thidua.balloting import Vote
from thidua.clusters import Choice, Names, Officers
from thidua.criteria import scale_of
from thidua.errors import Problem, RecordError
from thidua.given import day_or_none
from thidua.grounds import About, Fault, Ground, Sources, Why, by_unit, pairs
from thidua.law import Law, governing
from thidua.names import meant_perhaps, unknown
from thidua.nominating import Nominations, bad_votes, conflicts, nominate, tally
from thidua.nouns import Shown
from thidua.pacts import Pact
from thidua.ranking import Announcement, Ranking, Ruling, announced_ranking, bad_announcement, bad_rulings, rank
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
from thidua.results import Result
from thidua.reviewing import Review, Submission, bad_figures, days_reported, of_reports, settled
from thidua.rotation import Handover, History, bad_offices, concluded, hand_over, odd_offices
from thidua.rules import LawDate
from thidua.scales import Deadline, Idle, Reporting, core
from thidua.scales.days import needs_days
from thidua.scoring import Scores, Total, score
from thidua.timetable import Meeting, MeetingKind, misplaced
from thidua.units import Register
from thidua.words import Language, Titles

__all__ = ["Dossier", "Year", "conclude_year", "recall"]


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
_CHECKED = frozenset({"pact", "submissions", "reviews", "announced", "rulings", "votes", "history"})


@frozen(kw_only=True, repr=False)
class Dossier(Shown):
    """What was recorded of one cluster's season (*hồ sơ*), complete in memory: rulebook and law included.

    `catalogue` names the awards of any edition, for sentences about a record that no law of its day covers; `register`
    the units in time beyond the dossier, for mergers that it could not know.

    Raises: RecordError, listing every fact that does not fit the pact: units that are not in the cluster, figures that
        the rulebook does not know, points above a maximum, targets that are missing, votes without a rule, awards one
        slip away from a known one, two rows of history of one season or against the offices stated elsewhere, a next
        season that is none, a roster that names what no unit is called.
    """

    pact: Pact
    submissions: tuple[Submission, ...] = field(default=(), converter=tuple[Submission, ...])
    reviews: tuple[Review, ...] = field(default=(), converter=tuple[Review, ...])
    announced: Announcement | None = None
    meetings: tuple[Meeting, ...] = field(default=(), converter=tuple[Meeting, ...])
    rulings: tuple[Ruling, ...] = field(default=(), converter=tuple[Ruling, ...])
    proposed_on: date | None = field(default=None, converter=day_or_none)
    votes: tuple[Vote, ...] = field(default=(), converter=tuple[Vote, ...])
    succession: Choice | None = None
    decisions: tuple[Grant, ...] = field(default=(), converter=tuple[Grant, ...])
    honours: tuple[Honour, ...] = field(default=(), converter=tuple[Honour, ...])
    history: tuple[Officers, ...] = field(default=(), converter=tuple[Officers, ...])
    law: tuple[Law, ...] = field(default=(), converter=tuple[Law, ...])
    catalogue: tuple[Award, ...] = field(default=(), converter=tuple[Award, ...], eq=False, repr=False)
    register: Register = field(default=Register(), eq=False, repr=False)
    sources: Sources = Sources()

    def __attrs_post_init__(self) -> None:
        """Refuse a dossier whose facts do not fit its pact."""
        problems = list(self._unknown())
        if self.announced is not None:
            problems += bad_announcement(self.pact, self.announced)
        problems += bad_figures(self.pact, self.submissions, self.reviews)
        problems += [*bad_rulings(self.pact, self.rulings), *bad_votes(self.pact, self.votes)]
        problems += bad_offices(self.pact, self.history, self.succession)
        problems += self._misspelled()
        if problems and not rename(self, Names(cluster=self.pact.cluster, season=self.pact.season).by_ids):
            raise RecordError(problems)

    def governed(self, editions: tuple[Law, ...]) -> Self:
        """The same record under the law of its day, of which the catalogue has every award: its facts fit as before."""
        return self if self.law_day is None else _changed(self, "law", governing(editions, self.law_day))

    def registered(self, register: Register) -> Self:
        """The same record beside the units in time, which no fact of it has to fit."""
        return _changed(self, "register", register)

    def _unknown(self) -> Iterable[Problem]:
        """Every unit, figure, line, stage or class that there is not, in tables that are checked nowhere else.

        A unit of another season may be one that is no member, or that an heir alone names.
        """
        units, others = self.pact.cluster.ids, self.pact.cluster.known
        ruled = {} if self.pact.rulebook is None else self.pact.rulebook.known
        for kind, known in {UnitId: units, **ruled}.items():
            for each in references(self, kind, apart=_CHECKED):
                if each.id not in (others if each.as_of is AsOf.ITS_SEASON else known):
                    yield unknown(_FAULTS[kind], each.path, each.id, known)

    @cached_property
    def named(self) -> Pact:
        """The pact with the awards that any edition names, as the law of the day names them where it does."""
        return self.pact.naming((*self.catalogue, *(award for law in self.law for award in law.awards)))

    @cached_property
    def awards(self) -> tuple[str, ...]:
        """The awards that the rulebook or the law of the day knows."""
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
        """What the rulebook leaves unsaid and what the record says oddly, as notes that refuse nothing."""
        rules = self.pact.rulebook
        said = () if rules is None else (*rules.notes, *rules.misspelt(self._of_law))
        unsaid = tuple(each.under("$.pact.rulebook") for each in said)
        unscored = [Problem(fault=Fault.NO_RULEBOOK, path="$.pact.rulebook", note=True)] if self.unscored else []
        odd = odd_offices(self.pact, self.history, self.succession)
        return (*unscored, *unsaid, *self._of_the_season(), *self._far_off(), *self.pact.odd_days(), *odd)

    @property
    def unscored(self) -> bool:
        """Whether there are figures, and neither rules to score them by nor an announcement."""
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
            scale, roles = core(scale_of(line)), [role for role, _ in line.ordered]
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
        """What the units held before the season, as of the day whose law governs."""
        return self.pact.held(self.honours, on=self.law_day)

    @property
    def under_way(self) -> bool:
        """Whether nothing is recorded that comes at a season's end: figures, votes, proposal, grants, succession."""
        ends = (self.reported, self.rulings, self.votes, self.proposed_on, self.decisions, self.succession)
        return self.announced is None and not any(ends)

    @cached_property
    def reported(self) -> bool:
        """Whether anything is known of what the units did; an empty report and an explanation alone say nothing."""
        return any(each.made for each in self.submissions) or any(each.decides for each in self.reviews)

    @cached_property
    def law_day(self) -> date | None:
        """The day whose law governs: of the proposal, or of the last decision where the rulebook says so.

        Before the decision that of the proposal stands; without one, of the annual review, else the latest recorded.
        """
        rules = self.pact.rulebook
        by_decision = rules is not None and rules.policies.law_date is LawDate.DECISION
        decided = self._latest(each.on for each in self.decisions) if by_decision else None
        annual = self._latest(each.on for each in self.meetings if each.kind is MeetingKind.ANNUAL)
        return decided or self._latest((self.proposed_on,)) or annual or self.last_day

    def mid_year(self, on: date | None = None) -> Meeting | None:
        """The mid-year review (*hội nghị sơ kết*) of a day; without one the latest, far-off days left out."""
        held = [each for each in self.meetings if each.kind is MeetingKind.MID_YEAR and on in (None, each.on)]
        near = [each for each in held if on is not None or each.on is None or not self._is_far_off(each.on)]
        return max(near, key=lambda each: each.on or date.min, default=None)

    @cached_property
    def last_day(self) -> date | None:
        """The latest day that the record knows: what counts as today.

        A day far off the season, as `notes` list them, moves nothing: it is likely mistyped.
        """
        reported = [*(each.on for each in self.submissions), *(each.on for each in self.reviews)]
        held = [*(each.on for each in self.meetings), *(each.on for each in self.decisions)]
        return self._latest((*reported, *held, self.proposed_on))

    def _latest(self, days: Iterable[date | None]) -> date | None:
        """The latest of the days that are not far off the season."""
        return max((day for day in days if day is not None and not self._is_far_off(day)), default=None)

    @property
    def reporting(self) -> Reporting:
        """Whether reporting has closed by the last recorded day: what comes after publication does not count either."""
        last = [day for day in (self.pact.reporting_closes, self.pact.published_on) if day is not None]
        closed = bool(last) and self.last_day is not None and self.last_day > min(last)
        return Reporting.CLOSED if closed else Reporting.OPEN


def _changed(dossier: Record, name: str, fact: object) -> Record:
    """A copy with another fact that no check looks at."""
    found = copy(dossier)
    object.__setattr__(found, name, fact)
    return found


@frozen(kw_only=True, repr=False)
class Year(Result):
    """A season concluded (*kết quả năm thi đua*): each stage, or None where the record does not reach it."""

    headings = ("place", "unit", "awards")

    dossier: Dossier = field(repr=False)
    scores: Scores | None = None
    ranking: Ranking | None = None
    nominations: Nominations | None = None
    handover: Handover | None = None

    @property
    def decisions(self) -> tuple[Grant, ...]:
        """The grants as recorded."""
        return self.dossier.decisions

    def of(self, unit: str) -> tuple[int | None, tuple[str, ...], tuple[str, ...]]:
        """One unit's place, the awards it is proposed for, the offices it takes over."""
        known = self.dossier.pact.member(unit)
        position = self.ranking and self.ranking.of(known)
        awards = self.nominations.of(known) if self.nominations else ()
        offices = self.handover.of(known) if self.handover else ()
        return (position.place if position else None, tuple(each.award for each in awards), offices)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Every reason about one unit, stage by stage, each with the basis of its record."""
        known = self.dossier.pact.member(unit)
        stages = (self.scores and self.scores.figures, self.scores)
        found = [ground for stage in stages if stage for ground in stage.grounds_for(known)]
        if self.ranking is not None and self.ranking.evidence.stated:  # its place does not wait for these points
            found = [ground for ground in found if ground.why is not Why.PROVISIONAL]
        ranked = self.ranking.grounds_for(known) if self.ranking else ()
        again = tuple(each.why for each in ranked)  # that points are provisional holds for total and order alike
        said = {(each.why, each.about) for each in found if each.why in again}
        found += [ground for ground in ranked if (ground.why, ground.about) not in said]
        later = (self.nominations and self.nominations.tally, self.nominations, self.handover)
        found += [ground for stage in later if stage for ground in stage.grounds_for(known)]
        found += self._of_units.get(known, ())
        return self._sourced(found)

    @cached_property
    def _recorded(self) -> tuple[Ground, ...]:
        return tuple(_of_record(self.dossier))

    @cached_property
    def _of_units(self) -> dict[str | None, list[Ground]]:
        return by_unit(self._recorded)

    def general(self) -> tuple[Ground, ...]:
        """Every reason that is about no unit of the cluster: meetings, gaps of the record, units of other days."""
        left = self.nominations.left if self.nominations else ()
        found = (*self._recorded, *left, *(self.handover.grounds() if self.handover else ()))
        member = self.dossier.pact.cluster.holds  # what is about a unit of other days stands with the record
        return self._sourced(ground for ground in found if not member(ground.about.unit))

    def _sourced(self, grounds: Iterable[Ground]) -> tuple[Ground, ...]:
        """The grounds, those that rest on the record with the record's source for that part."""
        return tuple([_from_record(self.dossier, each) if each.why in _RECORDED else each for each in grounds])

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason of the year: first what is about no unit, then unit by unit in the order of the record."""
        units = [ground for unit in self.dossier.pact.cluster.ids for ground in self.grounds_for(unit)]
        return (*self.general(), *units)

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for units, criteria and awards."""
        return self.dossier.named.titles(language)

    def totals(self) -> dict[str, Total]:
        """The totals on which places and classes rest, by unit: those announced, else those worked out."""
        ranking, scores = self.ranking, self.scores
        if ranking is not None and ranking.evidence.totals:
            return {each.unit: each for each in ranking.evidence.totals}
        return {} if scores is None else {unit: scores.of(unit) for unit in self.dossier.pact.cluster.ids}

    def rows(self) -> list[tuple[int | None, str, tuple[str, ...]]]:
        """Plain tuples: place, unit, awards proposed; placed units first."""
        placed = [each.unit for each in self.ranking.positions] if self.ranking else []
        found = ((unit, self.of(unit)) for unit in dict.fromkeys((*placed, *self.dossier.pact.cluster.ids)))
        return [(place, unit, awards) for unit, (place, awards, _) in found]


def conclude_year(dossier: Dossier) -> Year:
    """Conclude a season from its dossier (*tổng kết năm thi đua*): pure, the same input gives the same year.

    Figures are scored and ranked; places or totals that were announced stand as the ranking. A season of which only
    grants or the succession are known has no announced place; one without any of these is under way.
    Figures under a pact without rulebook are scored by nothing, and a reason says so.

    Example:
        >>> import thidua
        >>> year = conclude_year(thidua.load("midlands-2017"))
        >>> year.of("phu-tho")
        (1, ('co-thi-dua-chinh-phu',), ())
    """
    if dossier.under_way:
        return Year(dossier=dossier)
    pact = dossier.named
    scores = _scored(dossier, pact)
    if scores is None or dossier.announced is not None:
        announced = dossier.announced or Announcement()
        ranking = announced_ranking(pact, announced, rulings=dossier.rulings, held=dossier.held, scores=scores)
    else:
        ranking = rank(scores, dossier.rulings)
    nominations = nominate(tally(ranking, dossier.votes), dossier.law, honours=dossier.held)
    choice = dossier.succession
    handover = None if choice is None else hand_over(nominations, choice, dossier.history, dossier.register)
    return Year(dossier=dossier, scores=scores, ranking=ranking, nominations=nominations, handover=handover)


def _scored(dossier: Dossier, pact: Pact) -> Scores | None:
    """The scores, where there are figures and a rulebook to score them by."""
    if pact.rulebook is None or not dossier.reported:
        return None
    figures = settled(pact, dossier.submissions, dossier.reviews, dossier.held)
    return score(figures, reporting=dossier.reporting)


def recall(year: Year, register: Register | None = None) -> History:
    """The offices of a cluster as its dossier and the concluded year know them, for rotation (*luân phiên*).

    `register` gives the units in time in place of those of the dossier.

    Raises: RecordError if two rows of the history are of one season.

    Example:
        >>> import thidua
        >>> year = conclude_year(thidua.load("midlands-2017"))
        >>> thidua.project(recall(year), 1).rows()[0]
        (2018, 'head', 'hoa-binh', 'known')
    """
    dossier = year.dossier
    known = dossier.register if register is None else register
    return concluded(dossier.pact, year.ranking, dossier.history, dossier.succession, known)


def _of_record(dossier: Dossier) -> Iterable[Ground]:
    """What the record itself states: signatures, members, meetings, grants, readings that differ."""
    pact = dossier.pact
    about = About(season=pact.label)
    yield from _of_gaps(dossier)
    for office, holder in (("head", pact.head), ("deputy", pact.deputy)):
        if holder is not None:
            yield Ground(why=Why.OFFICER, about=About(unit=holder, office=office, season=pact.label))
            if pact.season is not None:
                yield from filter(None, [pact.serves(holder, office, pact.season)])
    for meeting in dossier.meetings:
        facts = pairs(kind=meeting.kind, on=meeting.on, venue=meeting.venue, host=meeting.host, chair=meeting.chair)
        yield Ground(why=Why.MET, about=about, facts=facts)
    for sooner, later in misplaced(dossier.meetings, pact.rulebook.calendar.order if pact.rulebook is not None else ()):
        facts = pairs(kind=later.kind, on=later.on, after=sooner.kind, held=sooner.on)
        yield Ground(why=Why.MEETING_MISPLACED, about=about, facts=facts, cites=pact.cite())
    if pact.signed is not None:
        yield Ground(why=Why.SIGNED, about=about, facts=pairs(on=pact.signed))
    for unit in pact.peers:
        if pact.signed_by(unit) is False:
            yield Ground(why=Why.PACT_UNSIGNED, about=About(unit=unit, season=pact.label))
    yield from _of_reports(dossier)
    yield from pact.changes()
    yield from _of_decisions(dossier)
    yield from _of_sources(dossier)
    yield from _of_law(dossier)
    if dossier.succession is None:
        yield Ground(why=Why.NO_CHOICE, about=about)


def _of_reports(dossier: Dossier) -> Iterable[Ground]:
    """Reports dated before the season and its first meeting, or after its end and its last, not yet said to be late."""
    season = dossier.pact.season
    if season is None or season.start is None or season.end is None:
        return
    held = [each.on for each in dossier.meetings if each.on is not None]
    first, last = min(season.start, *held, season.start), max(season.end, *held, season.end)
    said = {(each.about.unit, each.fact("on")) for each in of_reports(dossier.pact, dossier.submissions)}
    for each in dossier.submissions:
        if each.on is not None and not first <= each.on <= last and (each.unit, each.on) not in said:
            facts = pairs(on=each.on, start=season.start, end=season.end)
            yield Ground(why=Why.REPORT_OUTSIDE, about=About(unit=each.unit, season=season.label), facts=facts)


def _of_gaps(dossier: Dossier) -> Iterable[Ground]:
    """What the record does not hold, and so what cannot be concluded."""
    cluster, about = dossier.pact.cluster, About(season=dossier.pact.label)
    if not cluster.members_complete:
        yield Ground(why=Why.MEMBERS_INCOMPLETE, about=about, facts=pairs(known=len(cluster.units)))
    elif not cluster.units:
        yield Ground(why=Why.NO_UNITS, about=about)
    if dossier.unscored:
        yield Ground(why=Why.NO_RULEBOOK, about=about)
    if dossier.under_way:
        yield Ground(why=Why.UNDER_WAY, about=about)


def _of_law(dossier: Dossier) -> Iterable[Ground]:
    """Editions that nobody has reviewed up to the day whose law governs."""
    about, on = About(season=dossier.pact.label), dossier.law_day
    for law in dossier.law:
        if law.reviewed_on is not None and on is not None and on > law.reviewed_on:
            facts = pairs(law=law.name, reviewed_on=law.reviewed_on, on=on)
            yield Ground(why=Why.LAW_UNREVIEWED, about=about, facts=facts, cites=law.cites)


def _of_decisions(dossier: Dossier) -> Iterable[Ground]:
    for grant in dossier.decisions:
        facts = pairs(granted_by=grant.granted_by, individuals=grant.individuals)
        why = Why.GRANTED if grant.unit is not None else Why.GRANTED_PERSONS
        about = About(unit=grant.unit, award=grant.award, season=dossier.pact.label)
        yield Ground(why=why, about=about, facts=facts)
        yield from _unknown_award(dossier, about)
        yield from [] if grant.unit is None else conflicts(dossier.pact, grant.unit, grant.award, act="granted")
        if grant.revoked is not None:  # of this season: no day is compared, as it counts for nothing here
            yield Ground(why=Why.REVOKED, about=about, facts=pairs(on=grant.revoked))
    yield from _granted_twice(dossier)
    for honour in dossier.honours:
        yield from _unknown_award(dossier, About(unit=honour.unit, award=honour.award, season=honour.season))
    yield from dossier.held.grounds


def _granted_twice(dossier: Dossier) -> Iterable[Ground]:
    """Awards of one unit that stand more than once among the decisions: told twice, they are one."""
    kept = Counter((grant.unit, grant.award) for grant in dossier.decisions if grant.revoked is None)
    for (unit, award), count in kept.items():
        if unit is not None and count > 1:
            about = About(unit=unit, award=award, season=dossier.pact.label)
            yield Ground(why=Why.GRANT_TWICE, about=about, facts=pairs(count=count))


def _unknown_award(dossier: Dossier, about: About) -> Iterable[Ground]:
    """An award that neither the rulebook nor the law of the day names: it counts as recorded, and that is said."""
    if about.award not in dossier.awards:
        if about.unit is None:
            yield Ground(why=Why.AWARD_UNNAMED, about=about)
        else:
            yield Ground(why=Why.LAW_UNKNOWN, about=about, facts=pairs(laws=len(dossier.law) or None))


def _of_sources(dossier: Dossier) -> Iterable[Ground]:
    """Parts of the record that stand on another basis, or on which sources differ."""
    about = About(season=dossier.pact.label)
    for part in dossier.sources.parts:
        if part.readings:
            facts = pairs(path=part.about, readings=tuple(reading.says for reading in part.readings))
            yield Ground(why=Why.READINGS_DIFFER, about=about, facts=facts)
        else:
            yield Ground(
                why=Why.ON_OTHER_BASIS,
                about=about,
                facts=pairs(path=part.about),
                cites=dossier.sources.cite(part.about),
            )


_RECORDED = {
    Why.ANNOUNCED: "announced.places.{unit}",
    Why.NOT_ANNOUNCED: "announced.places",
    Why.OFFICER: "cluster.{office}",
    Why.MET: "meetings",
    Why.SIGNED: "pact.signed",
    Why.PACT_UNSIGNED: "pact.signatures",
    Why.MEMBERS_INCOMPLETE: "cluster.units",
    Why.UNDER_WAY: "cluster.season",
    Why.CHOSEN: "succession.{office}",
    Why.NOT_NAMED: "succession.{office}",
    Why.HEAD_IS_CANDIDATE: "cluster.{office}",
    Why.GRANTED: "decisions.{unit}",
    Why.GRANTED_PERSONS: "decisions",
}


def _from_record(dossier: Dossier, ground: Ground) -> Ground:
    """A ground that rests on the record, with the record's source for that part where it cites no other."""
    where = _RECORDED[ground.why].format(unit=ground.about.unit, office=ground.about.office)
    return evolve(ground, cites=ground.cites or dossier.sources.cite(where))
