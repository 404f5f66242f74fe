"""Nominating: who is proposed for which award, within the cluster's slots; votes counted question by question.

Owns: `Tally`, `tally`, `Nomination`, `Nominations`, `nominate`.
Takes a ranking, recorded votes and the law of the day; gives nominations, and a reason for every unit not nominated.
Never: a tie at the edge of a slot cut by chance; a grant (that is the council's).
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from thidua.balloting import Count, Outcome, Vote, count
from thidua.errors import Problem, RecordError
from thidua.grounds import About, Fault, Ground, Why, pairs
from thidua.law import Law
from thidua.pacts import Pact, unknown_units
from thidua.phrasebook import Language, Sentences, Titles, say_all
from thidua.ranking import Position, Ranking
from thidua.rulebook import Deciding, Slot

__all__ = ["Nomination", "Nominations", "Tally", "nominate", "tally"]


@frozen(kw_only=True)
class Tally:
    """One count for each question put to the vote (*kiểm phiếu*)."""

    ranking: Ranking = field(repr=False)
    counts: tuple[Count, ...] = ()

    def of(self, unit: str) -> tuple[Count, ...]:
        """The counts about one unit."""
        known = self.ranking.pact.cluster.unit(unit).id
        return tuple(each for each in self.counts if each.vote.unit == known)

    def approved(self, unit: str, award: str) -> bool:
        """Whether a vote on this award for this unit carried."""
        return any(each.outcome is Outcome.APPROVED for each in self.of(unit) if each.vote.award == award)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """The counts about one unit as reasons."""
        return tuple(each.ground() for each in self.of(unit))

    def explain(self, language: Language | str = Language.VI, *, unit: str | None = None) -> Sentences:
        """The counts in words, of one unit or of all."""
        units = self.ranking.pact.cluster.ids if unit is None else (unit,)
        grounds = [ground for each in units for ground in self.grounds_for(each)]
        return say_all(grounds, language, self.ranking.pact.titles())

    def rows(self) -> list[tuple[str, str, int, int, str]]:
        """Plain tuples: unit, award, approvals, of how many, outcome."""
        return [
            (each.vote.unit, each.vote.award, each.vote.ballots.approve, each.of, each.outcome.value)
            for each in self.counts
        ]


def tally(ranking: Ranking, votes: Iterable[Vote] = ()) -> Tally:
    """Count every recorded vote under the rulebook's rule for its award (*kiểm phiếu*).

    Law: the rulebook's `ballot`.

    Raises: RecordError for a vote about a unit outside the cluster, or on an award without a rule.
    """
    rules = {rule.about: rule for rule in (ranking.pact.rulebook.ballot if ranking.pact.rulebook is not None else ())}
    recorded = tuple(votes)
    problems = bad_votes(ranking.pact, recorded)
    if problems:
        raise RecordError(problems)
    return Tally(ranking=ranking, counts=tuple(count(vote, rule=rules[vote.award]) for vote in recorded))


def bad_votes(pact: Pact, votes: Iterable[Vote]) -> list[Problem]:
    """What is wrong with votes: a unit outside the cluster, an award without a rule."""
    rules = [rule.about for rule in pact.rulebook.ballot] if pact.rulebook is not None else []
    problems = []
    for index, vote in enumerate(votes):
        problems += unknown_units(pact.cluster, {(f"$.votes[{index}].unit", vote.unit): None})
        if vote.award not in rules:
            facts = pairs(found=vote.award, allowed=tuple(rules))
            problems.append(Problem(fault=Fault.NO_BALLOT_RULE, path=f"$.votes[{index}].award", facts=facts))
    return problems


@frozen(kw_only=True)
class Nomination:
    """A unit proposed for an award (*đề nghị khen thưởng*): not yet a grant."""

    unit: str
    award: str
    slot: Slot = field(repr=False)


@frozen(kw_only=True)
class Nominations:
    """Who is proposed for what (*danh sách đề nghị khen thưởng*), slot by slot."""

    tally: Tally = field(repr=False)
    law: tuple[Law, ...] = field(repr=False)
    nominated: tuple[Nomination, ...]
    left: tuple[Ground, ...] = ()

    def of(self, unit: str) -> tuple[Nomination, ...]:
        """What one unit is proposed for."""
        known = self.tally.ranking.pact.cluster.unit(unit).id
        return tuple(each for each in self.nominated if each.unit == known)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why this unit is proposed, or why not; a conflict of interest is stated."""
        grounds = [ground for each in self.of(unit) for ground in _nominated(self, each)]
        return (*grounds, *(ground for ground in self.left if ground.about.unit == unit))

    def explain(self, language: Language | str = Language.VI, *, unit: str | None = None) -> Sentences:
        """The reasons in words, of one unit or of all."""
        pact = self.tally.ranking.pact
        units = pact.cluster.ids if unit is None else (unit,)
        grounds = [ground for each in units for ground in self.grounds_for(each)]
        return say_all(grounds, language, pact.titles() | award_titles(self.law, language))

    def rows(self) -> list[tuple[str, str]]:
        """Plain tuples: unit, award."""
        return [(each.unit, each.award) for each in self.nominated]


def award_titles(laws: Iterable[Law], language: Language | str) -> Titles:
    """The names that sentences use for the ids of awards."""
    english = Language(language) is Language.EN
    return {
        ("award", award.id): (award.name_en if english else None) or award.name for law in laws for award in law.awards
    }


def nominate(tally: Tally, law: Iterable[Law] = ()) -> Nominations:
    """Fill the rulebook's slots in their order (*xét đề nghị khen thưởng*).

    A place held by one unit fills its slot; a tie on that place leaves the slot open and says so.

    Law: the rulebook's `slots`; the catalogue in force on the day of the proposal.
    """
    ranking = tally.ranking
    slots = ranking.pact.rulebook.slots if ranking.pact.rulebook is not None else ()
    nominated: list[Nomination] = []
    left: list[Ground] = []
    for slot in slots:
        found = ranking.at(slot.place)
        if len(found) == 1 and _carried(tally, slot, found[0]):
            nominated.append(Nomination(unit=found[0].unit, award=slot.award, slot=slot))
        else:
            left += _unfilled(slot, found)
    if not slots:
        left.append(Ground(why=Why.NO_SLOTS, about=About(season=ranking.pact.label)))
    named = {each.unit for each in nominated} | {ground.about.unit for ground in left}
    outside = [each.unit for each in ranking.positions if slots and each.unit not in named]
    left += [Ground(why=Why.OUTSIDE_SLOTS, about=About(unit=unit)) for unit in outside]
    return Nominations(tally=tally, law=tuple(law), nominated=tuple(nominated), left=tuple(left))


def _carried(tally: Tally, slot: Slot, position: Position) -> bool:
    return slot.by is Deciding.RANKING or tally.approved(position.unit, slot.award)


def _unfilled(slot: Slot, found: tuple[Position, ...]) -> list[Ground]:
    """Why a slot stays empty: nobody on its place, a tie on it, or a vote that did not carry."""
    facts = pairs(place=slot.place)
    if not found:
        return [Ground(why=Why.SLOT_UNFILLED, about=About(award=slot.award), facts=facts, cites=slot.cites)]
    if len(found) > 1:
        tied = tuple(each.unit for each in found)
        return [
            Ground(
                why=Why.SLOT_OPEN,
                about=About(unit=unit, award=slot.award),
                facts=(*facts, ("tied_with", tuple(each for each in tied if each != unit))),
                cites=slot.cites,
            )
            for unit in tied
        ]
    unit = found[0].unit
    return [Ground(why=Why.NOT_CARRIED, about=About(unit=unit, award=slot.award), facts=facts, cites=slot.cites)]


def _nominated(nominations: Nominations, each: Nomination) -> list[Ground]:
    pact = nominations.tally.ranking.pact
    about = About(unit=each.unit, award=each.award)
    rules = pact.rulebook
    cites = each.slot.cites or (rules.cite() if rules is not None else ())
    grounds = [Ground(why=Why.NOMINATED, about=about, facts=pairs(place=each.slot.place), cites=cites)]
    for law in nominations.law:
        award = law.award(each.award)
        if award is not None:
            cites = award.cites or law.cites
            grounds.append(Ground(why=Why.LAW_IN_FORCE, about=about, facts=pairs(law=law.name), cites=cites))
    if not any(law.award(each.award) for law in nominations.law):
        grounds.append(Ground(why=Why.LAW_UNKNOWN, about=about))
    for office, holder in (("head", pact.head), ("deputy", pact.deputy)):
        if holder == each.unit:
            conflict = About(unit=each.unit, award=each.award, office=office, season=pact.label)
            grounds.append(Ground(why=Why.HEAD_IS_CANDIDATE, about=conflict))
    return grounds
