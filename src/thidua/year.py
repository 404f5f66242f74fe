"""Year: what follows of one cluster's season from everything that is recorded of it, in one function.

Owns: `Year`, `conclude_year`, `recall`.
Takes a complete dossier; gives every stage that the record allows: scored, announced, or under way.
Never: a fact of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from attrs import evolve, field, frozen

from thidua.arguments import expect
from thidua.awards import Grant
from thidua.dossier import Dossier
from thidua.grounds import About, Ground, Why, by_unit, pairs
from thidua.nominating import Nominations, conflicts, nominate, tally
from thidua.pacts import Pact
from thidua.ranking import Announcement, Ranking, announced_ranking, rank
from thidua.ranking.rulings import of_awards
from thidua.results import Result
from thidua.reviewing import of_reports, settled
from thidua.rotation import Handover, History, concluded, hand_over
from thidua.scoring import Scores, Total, score
from thidua.scoring.claimed import own_points
from thidua.timetable import misplaced
from thidua.units import Register
from thidua.words import Language, Titles

__all__ = ["Year", "conclude_year", "recall"]


@frozen(kw_only=True, repr=False)
class Year(Result):
    """A concluded season (*kết quả năm thi đua*): the result of each stage, None where the record does not reach it.

    Example:
        >>> import thidua
        >>> year = conclude_year(thidua.load("midlands-2017"))
        >>> year.scores is None, year.ranking.of("Phú Thọ").place
        (True, 1)
    """

    headings = ("place", "unit", "awards")

    dossier: Dossier = field(repr=False)
    scores: Scores | None = None
    ranking: Ranking | None = None
    nominations: Nominations | None = None
    handover: Handover | None = None

    @property
    def decisions(self) -> tuple[Grant, ...]:
        """The recorded grants of awards (*quyết định khen thưởng*)."""
        return self.dossier.decisions

    def of(self, unit: str) -> tuple[int | None, tuple[str, ...], tuple[str, ...]]:
        """One unit's place (None without one), the ids of awards it is proposed for, and the offices it takes over.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.dossier.pact.member(unit)
        position = self.ranking and self.ranking.of(known)
        awards = self.nominations.of(known) if self.nominations else ()
        offices = self.handover.of(known) if self.handover else ()
        return (position.place if position else None, tuple(each.award for each in awards), offices)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Every reason about one unit, stage by stage, each with the basis of its record.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.dossier.pact.member(unit)
        stages = (self.scores and self.scores.figures, self.scores)
        found = [ground for stage in stages if stage for ground in stage.grounds_for(known)]
        found += self.self_scored(known)
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

    def self_scored(self, unit: str) -> tuple[Ground, ...]:
        """One unit's own points on each line (*điểm tự chấm*), beside those worked out and those verified.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.dossier.pact.member(unit)
        own = (each for each in self.dossier.self_scores if each.unit == known)
        return tuple(own_points(self.dossier.pact, self.scores, own))

    @cached_property
    def _recorded(self) -> tuple[Ground, ...]:
        return tuple(_of_record(self.dossier))

    @cached_property
    def _of_units(self) -> dict[str | None, list[Ground]]:
        return by_unit(self._recorded)

    def general(self) -> tuple[Ground, ...]:
        """Every reason that is about no member of the cluster: meetings, gaps of the record, units of other days."""
        left = self.nominations.left if self.nominations else ()
        found = (*self._recorded, *left, *(self.handover.grounds() if self.handover else ()))
        member = self.dossier.pact.cluster.holds  # what is about a unit of other days stands with the record
        return self._sourced(ground for ground in found if not member(ground.about.unit))

    def _sourced(self, grounds: Iterable[Ground]) -> tuple[Ground, ...]:
        """The grounds, those that rest on the record with the record's source for that part."""
        return tuple([_from_record(self.dossier, each) if each.why in _RECORDED else each for each in grounds])

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason of the year: first those about no unit, then unit by unit in the order of the record."""
        units = [ground for unit in self.dossier.pact.cluster.ids for ground in self.grounds_for(unit)]
        return (*self.general(), *units)

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for units, criteria and awards, by kind and id (for criteria, code)."""
        return self.dossier.named.titles(language)

    def totals(self) -> dict[str, Total]:
        """The totals on which places and classes rest, by unit: the announced ones, else those worked out."""
        ranking, scores = self.ranking, self.scores
        if ranking is not None and ranking.evidence.totals:
            return {each.unit: each for each in ranking.evidence.totals}
        return {} if scores is None else {unit: scores.of(unit) for unit in self.dossier.pact.cluster.ids}

    def rows(self) -> list[tuple[int | None, str, tuple[str, ...]]]:
        """One tuple for each unit, those with a place first: place (or None), id, ids of proposed awards."""
        placed = [each.unit for each in self.ranking.positions] if self.ranking else []
        found = ((unit, self.of(unit)) for unit in dict.fromkeys((*placed, *self.dossier.pact.cluster.ids)))
        return [(place, unit, awards) for unit, (place, awards, _) in found]


def conclude_year(dossier: Dossier) -> Year:
    """Conclude a season from its dossier as it is, under the law that it holds; the same dossier gives the same year.

    `thidua.conclude` gives the dossier the law of its day first. Figures are scored and ranked; if places or totals
    were announced, they are the ranking. A season of which only grants or the succession are known has no announced
    place; one of which nothing is recorded that belongs to its end is under way. Figures under a pact without rulebook
    are not scored, and a reason says so.

    Example:
        >>> import thidua
        >>> year = conclude_year(thidua.load("midlands-2017"))
        >>> year.of("phu-tho")
        (1, ('co-thi-dua-chinh-phu',), ())
    """
    expect(dossier, Dossier, "a dossier")
    if dossier.under_way:
        return Year(dossier=dossier)
    pact = dossier.named
    scores = _scored(dossier, pact)
    # what was announced stands as the ranking, and figures beside it are held against it (shape 46)
    if scores is None or dossier.announced is not None:
        announced = dossier.announced or Announcement()
        ranking = announced_ranking(pact, announced, rulings=dossier.rulings, held=dossier.held, scores=scores)
    else:
        ranking = rank(scores, dossier.rulings)
    decided = of_awards(dossier.rulings)
    nominations = nominate(tally(ranking, dossier.votes), dossier.law, honours=dossier.held, rulings=decided)
    choice = dossier.succession
    handover = None if choice is None else hand_over(nominations, choice, dossier.history, dossier.register)
    return Year(dossier=dossier, scores=scores, ranking=ranking, nominations=nominations, handover=handover)


def _scored(dossier: Dossier, pact: Pact) -> Scores | None:
    """The scores, where there are figures and a rulebook to score them by."""
    # figures without rules are no points, and rules without figures no year of zeros
    if pact.rulebook is None or not dossier.reported:
        return None
    figures = settled(pact, dossier.submissions, dossier.reviews, dossier.held)
    return score(figures, reporting=dossier.reporting)


def recall(year: Year, register: Register | None = None) -> History:
    """Gather the offices of a cluster from a concluded year, for `project` and `audit` (*luân phiên*).

    `register` are units in time that replace those of the dossier.

    Raises: RecordError if two rows of the history are about one season.

    Example:
        >>> import thidua
        >>> year = conclude_year(thidua.load("midlands-2017"))
        >>> thidua.project(recall(year), 1).rows()[0]
        (2018, 'head', 'hoa-binh', 'known')
    """
    expect(year, Year, "a year")
    expect(register, Register | None, "units in time", at="$.register")
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
        # a missing signature is named whether or not a rule of the book makes anything of it (shape 65)
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
    # what was granted stands beside what was proposed, and neither is made to fit the other (shape 51)
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
    # grants to persons are numbers, of which two may be alike (shape 51)
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
        # where sources differ both stand: to choose one would be a fact of the library's own
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


_OF_REVIEWS = (
    *(Why.CORRECTED, Why.REVIEWED, Why.MEAN_OF, Why.MEDIAN_OF, Why.TRIMMED_MEAN_OF, Why.GREATEST_OF),
    *(Why.AGREED, Why.NOT_AGREED, Why.OVERRIDDEN),
    *(Why.EXPLAINED, Why.WRONG_ROLE, Why.WRONG_ASSESSOR, Why.OUT_OF_ORDER, Why.AFTER_PUBLICATION),
)
_OF_VOTES = (
    *(Why.APPROVED, Why.NOT_APPROVED, Why.NO_QUORUM, Why.VOTES_TIED),
    *(Why.FIRST_BY_BALLOTS, Why.CHOSEN_BY_BALLOTS, Why.RANKED_BY_BALLOTS),
)
_RECORDED = {
    **dict.fromkeys(_OF_REVIEWS, "reviews.{unit}"),
    **dict.fromkeys(_OF_VOTES, "votes.{question}"),
    **dict.fromkeys((Why.AMENDED, Why.JOINED, Why.LEFT), "amendments.{unit}"),
    Why.ANNOUNCED: "announced.places.{unit}",
    Why.NOT_ANNOUNCED: "announced.places",
    Why.SELF_SCORED: "self_scores.{unit}",
    Why.OFFICER: "cluster.{office}",
    Why.MET: "meetings",
    Why.SIGNED: "pact.signed",
    Why.PACT_UNSIGNED: "pact.signatures",
    Why.MEMBERS_INCOMPLETE: "cluster.units",
    Why.UNDER_WAY: "cluster.season",
    Why.CHOSEN: "succession.{office}",
    Why.NOT_NAMED: "succession.{office}",
    Why.DECLINED: "succession.declined",
    Why.HEAD_IS_CANDIDATE: "cluster.{office}",
    Why.GRANTED: "decisions.{unit}",
    Why.GRANTED_PERSONS: "decisions",
}


def _from_record(dossier: Dossier, ground: Ground) -> Ground:
    """A ground that rests on the record, with the record's source for that part where it cites no other."""
    about = ground.about
    question = about.office if about.award is None else about.award
    where = _RECORDED[ground.why].format(unit=about.unit, office=about.office, question=question)
    return evolve(ground, cites=ground.cites or dossier.sources.cite(where))
