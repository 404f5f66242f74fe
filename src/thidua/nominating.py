"""Nominating: who is proposed for which award, within the cluster's slots; votes counted question by question.

Owns: `Tally`, `tally`, `Nomination`, `Nominations`, `nominate`.
Takes a ranking, recorded votes and the law of the day; gives nominations, and a reason for every unit not nominated.
Never: a tie at the edge of a slot cut by chance; a grant (that is the council's).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from thidua.balloting import Count, Outcome, Vote, count
from thidua.errors import Problem, RecordError
from thidua.grounds import About, Citation, Fault, Ground, Why, pairs
from thidua.law import Law
from thidua.order import places
from thidua.pacts import Pact, unknown_units
from thidua.phrasebook import Language, Sentences, Titles, say_all
from thidua.ranking import Ranking
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

    Raises: RecordError for a vote that names units outside the cluster, is on an award without a rule, or is the
        second on one question.
    """
    recorded = tuple(votes)
    problems = bad_votes(ranking.pact, recorded)
    if problems:
        raise RecordError(problems)
    rules = {rule.about: rule for rule in (ranking.pact.rulebook.ballot if ranking.pact.rulebook is not None else ())}
    return Tally(ranking=ranking, counts=tuple(count(vote, rule=rules[vote.award]) for vote in recorded))


def bad_votes(pact: Pact, votes: Iterable[Vote]) -> list[Problem]:
    """What is wrong with votes: units outside the cluster, an award without a rule, a second vote on one question."""
    rules = tuple(rule.about for rule in pact.rulebook.ballot) if pact.rulebook is not None else ()
    problems = []
    seen: set[tuple[str, str]] = set()
    for index, vote in enumerate(votes):
        path, question = f"$.votes[{index}]", (vote.award, vote.unit)
        named = [(f"{path}.unit", vote.unit), *((f"{path}.electorate.barred", unit) for unit in vote.electorate.barred)]
        problems += unknown_units(pact.cluster, dict.fromkeys(named))
        if vote.award not in rules:
            facts = pairs(found=vote.award, allowed=rules)
            problems.append(Problem(fault=Fault.NO_BALLOT_RULE, path=f"{path}.award", facts=facts))
        if question in seen:
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=", ".join(question))))
        seen.add(question)
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

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason: first slots that nobody fills, then unit by unit."""
        units = (ground for unit in self.tally.ranking.pact.cluster.ids for ground in self.grounds_for(unit))
        return (*(ground for ground in self.left if ground.about.unit is None), *units)

    def explain(self, language: Language | str = Language.VI, *, unit: str | None = None) -> Sentences:
        """The reasons in words, of one unit or of all."""
        titles = self.tally.ranking.pact.titles() | award_titles(self.law, language)
        return say_all(self.grounds() if unit is None else self.grounds_for(unit), language, titles)

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

    A slot's place is one in the ranking, or, where votes alone decide, in the order of approvals. Held by one unit it
    fills the slot; a tie on it leaves the slot open and says so.

    Law: the rulebook's `slots`; the catalogue in force on the day of the proposal.
    """
    ranking = tally.ranking
    slots = ranking.pact.rulebook.slots if ranking.pact.rulebook is not None else ()
    nominated: list[Nomination] = []
    left: list[Ground] = []
    for slot in slots:
        found = _standing(tally, slot)
        if len(found) == 1 and (slot.by is Deciding.RANKING or tally.approved(found[0], slot.award)):
            nominated.append(Nomination(unit=found[0], award=slot.award, slot=slot))
        else:
            left += _unfilled(ranking.pact, slot, found)
    if not slots:
        left.append(Ground(why=Why.NO_SLOTS, about=About(season=ranking.pact.label)))
    named = {each.unit for each in nominated} | {ground.about.unit for ground in left}
    outside = [each.unit for each in ranking.positions if slots and each.unit not in named]
    left += [Ground(why=Why.OUTSIDE_SLOTS, about=About(unit=unit)) for unit in outside]
    return Nominations(tally=tally, law=tuple(law), nominated=tuple(nominated), left=tuple(left))


def _standing(tally: Tally, slot: Slot) -> tuple[str, ...]:
    """The units on a slot's place, in the order of the record."""
    if slot.by is not Deciding.VOTES:
        return tuple(each.unit for each in tally.ranking.at(slot.place))
    counts = [each for each in tally.counts if each.vote.award == slot.award and each.outcome is Outcome.APPROVED]
    order = places([Fraction(each.vote.ballots.approve, each.of) for each in counts])
    held = {each.vote.unit for each, place in zip(counts, order, strict=True) if place == slot.place}
    return tuple(unit for unit in tally.ranking.pact.cluster.ids if unit in held)


def _unfilled(pact: Pact, slot: Slot, found: tuple[str, ...]) -> list[Ground]:
    """Why a slot stays empty: nobody on its place, a tie on it, or a vote that did not carry."""
    facts, cites = pairs(place=slot.place, by=slot.by.value), _cites(pact, slot)
    if not found:
        return [Ground(why=Why.SLOT_UNFILLED, about=About(award=slot.award), facts=facts, cites=cites)]
    if len(found) == 1:
        about = About(unit=found[0], award=slot.award)
        return [Ground(why=Why.NOT_CARRIED, about=about, facts=facts, cites=cites)]
    return [
        Ground(
            why=Why.SLOT_OPEN,
            about=About(unit=unit, award=slot.award),
            facts=(*facts, ("tied_with", tuple(each for each in found if each != unit))),
            cites=cites,
        )
        for unit in found
    ]


def _cites(pact: Pact, slot: Slot) -> tuple[Citation, ...]:
    return slot.cites or (pact.rulebook.cite() if pact.rulebook is not None else ())


def _nominated(nominations: Nominations, each: Nomination) -> list[Ground]:
    pact, about = nominations.tally.ranking.pact, About(unit=each.unit, award=each.award)
    facts = pairs(place=each.slot.place, by=each.slot.by.value)
    grounds = [Ground(why=Why.NOMINATED, about=about, facts=facts, cites=_cites(pact, each.slot))]
    named = [(law, award) for law in nominations.law if (award := law.award(each.award)) is not None]
    for law, award in named:
        grounds.append(
            Ground(why=Why.LAW_IN_FORCE, about=about, facts=pairs(law=law.name), cites=award.cites or law.cites)
        )
    if not named:
        grounds.append(Ground(why=Why.LAW_UNKNOWN, about=about))
    for office, holder in (("head", pact.head), ("deputy", pact.deputy)):
        if holder == each.unit:
            conflict = About(unit=each.unit, award=each.award, office=office, season=pact.label)
            grounds.append(Ground(why=Why.HEAD_IS_CANDIDATE, about=conflict))
    return grounds
