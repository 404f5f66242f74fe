"""Nominating: votes on awards counted; who is proposed for which award, within slots, quotas and requirements.

Owns: `Tally`, `tally`, `Nomination`, `Nominations`, `nominate`, `award_titles`.
Takes a ranking, recorded votes, honours held and the law of the day; gives nominations, and a reason for every unit not
nominated.
Never: a tie at the edge of a slot cut by chance; a grant (that is the council's).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from attrs import field, frozen

from thidua.arguments import expect, expect_rows
from thidua.awards import Award, Held, Honour, titles_of
from thidua.errors import RecordError
from thidua.grounds import About, Ground, Why, by_unit, pairs
from thidua.law import Law
from thidua.nominating.counting import Tally, tally
from thidua.nominating.counting import bad_votes as bad_votes
from thidua.nominating.counting import conflicts as conflicts
from thidua.nominating.filling import filled
from thidua.nominating.slots import Filled, Nomination, Pending
from thidua.nominating.voting import unused
from thidua.ranking import AwardRuling, Ranking, bad_rulings
from thidua.results import Result
from thidua.rules import Deciding, Slot
from thidua.words import Language, Titles

__all__ = [
    "Nomination",
    "Nominations",
    "Tally",
    "nominate",
    "tally",
]


@frozen(kw_only=True, repr=False)
class Nominations(Result):
    """Which units are proposed for which awards (*danh sách đề nghị khen thưởng*), slot by slot.

    `nominated` are the proposals, `left` the reasons why slots or units were passed over, `pending` the slots that are
    still open.

    Example:
        >>> import thidua
        >>> thidua.conclude(thidua.load("midlands-2017")).nominations.rows()[0]
        ('phu-tho', 'co-thi-dua-chinh-phu')
    """

    headings = ("unit", "award")

    tally: Tally = field(repr=False)
    law: tuple[Law, ...] = field(repr=False)
    nominated: tuple[Nomination, ...]
    left: tuple[Ground, ...] = ()
    pending: tuple[Pending, ...] = ()

    def of(self, unit: str) -> tuple[Nomination, ...]:
        """The awards for which one unit is proposed.

        Raises: RecordError if the cluster has no such unit.
        """
        return tuple(self._proposed.get(self.tally.ranking.pact.member(unit), ()))

    @cached_property
    def _proposed(self) -> dict[str, list[Nomination]]:
        found: dict[str, list[Nomination]] = {}
        for each in self.nominated:
            found.setdefault(each.unit, []).append(each)
        return found

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why one unit is proposed, or why not, with any conflict of interest (*xung đột lợi ích*).

        Raises: RecordError if the cluster has no such unit.
        """
        unit = self.tally.ranking.pact.member(unit)
        grounds = [ground for each in self.of(unit) for ground in _nominated(self, each)]
        return (*grounds, *self._left.get(unit, ()))

    @cached_property
    def _left(self) -> dict[str | None, list[Ground]]:
        return by_unit(self.left)

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason: first those on slots that no unit fills, then unit by unit."""
        units = (ground for unit in self.tally.ranking.pact.cluster.ids for ground in self.grounds_for(unit))
        return (*self._left.get(None, ()), *units)

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.tally.ranking.pact.titles(language) | award_titles(self.law, language)

    def rows(self) -> list[tuple[str, str]]:
        """One tuple for each proposal: unit, award."""
        return [(each.unit, each.award) for each in self.nominated]


def award_titles(laws: Iterable[Law], language: Language | str, named: Iterable[Award] = ()) -> Titles:
    """The names that sentences use for the ids of awards: of the law of the day, else `named` by some edition."""
    return titles_of((*named, *(award for law in laws for award in law.awards)), language)


def nominate(
    tally: Tally, law: Iterable[Law] = (), *, honours: Iterable[Honour] | Held = (), rulings: Iterable[AwardRuling] = ()
) -> Nominations:
    """Fill the rulebook's slots in their order (*xét đề nghị khen thưởng*).

    A slot takes the one unit on a place, a number of units, or a share of them, in the order of the ranking; where only
    votes decide, in the order of the votes that carried. If equals share the place, or the edge of the quota, they are
    left open. `law` are the editions in force on the day of the proposal, `honours` awards that units held before,
    `rulings` decisions in place of votes that did not carry.

    Raises: RecordError for a decision on a unit outside the cluster, on an award of no slot, or the second on one unit.

    Law: the rulebook's `slots`; the catalogue of awards in force on the day of the proposal.

    Example:
        >>> from thidua import announce, loads
        >>> slots = [{"award": "co-thi-dua-tinh", "place": 1}]
        >>> rules = loads({"format": 2, "kind": "rulebook", "id": "q", "slots": slots})
        >>> nominate(tally(announce("Cụm 7", totals={"An Bình": 9, "Ba Tri": 8}, rulebook=rules))).rows()
        [('an-binh', 'co-thi-dua-tinh')]
    """
    expect(tally, Tally, "a tally")
    laws = expect_rows(law, Law, at="$.law")
    ranking = tally.ranking
    slots = ranking.pact.rulebook.slots if ranking.pact.rulebook is not None else ()
    decided = expect_rows(rulings, AwardRuling, at="$.rulings")
    if problems := bad_rulings(ranking.pact, decided):
        raise RecordError(problems)
    state = filled(tally, ranking.pact.held(honours), decided)
    left = [*state.left, *unused(state, decided)]
    left += _voted_in_vain(state)
    if not slots:
        left.append(Ground(why=Why.NO_SLOTS, about=About(season=ranking.pact.label)))
    told = {(ground.about.unit, ground.about.award) for ground in left}
    told |= {(each.unit, each.award) for each in state.nominated}
    told |= {(unit, each.award) for each in state.pending for unit in each.units}
    for each in ranking.positions if slots else ():
        left += (ground for ground in _lost(tally, slots, each.unit) if (each.unit, ground.about.award) not in told)
    named = {each.unit for each in state.nominated} | {ground.about.unit for ground in left}
    # of several slots that wait for a unit the first is told: the others hang on it
    waiting = {unit: each.award for each in reversed(state.pending) for unit in each.units}
    for each in ranking.positions if slots else ():
        if each.unit not in named and each.unit in waiting:
            about = About(unit=each.unit, award=waiting[each.unit])
            left.append(Ground(why=Why.SEAT_OPEN, about=about, facts=pairs(place=each.place)))
        # each placed unit has a reason, those too that no slot ever came to (law 5)
        elif each.unit not in named:
            left.append(Ground(why=Why.OUTSIDE_SLOTS, about=About(unit=each.unit)))
    left += _barred(ranking, {*named, *waiting}) if slots else ()
    return Nominations(tally=tally, law=laws, nominated=state.nominated, left=tuple(left), pending=state.pending)


def _barred(ranking: Ranking, named: Collection[str | None]) -> Iterator[Ground]:
    """The members that may take no place and so no slot, of which no slot says so."""
    for unit in ranking.pact.peers:
        if unit not in named and ranking.stands(unit) is False:
            yield Ground(why=Why.NO_STANDING, about=About(unit=unit), cites=ranking.pact.cite())


def _lost(tally: Tally, slots: Iterable[Slot], unit: str) -> list[Ground]:
    """Why a unit comes to no slot that goes by votes alone: its vote was lost, or none is recorded."""
    pact, voted = tally.ranking.pact, {count.vote.award for count in tally.of(unit)}
    found: dict[str, Ground] = {}
    for slot in slots:
        # a vote lost for a slot of clusters of another tier costs nothing here (shape 52)
        other_tier = None not in (slot.tier, pact.cluster.tier) and slot.tier is not pact.cluster.tier
        if slot.by is not Deciding.VOTES or other_tier or not tally.asked(slot.award):
            continue
        about, cites = About(unit=unit, award=slot.award), pact.cite(slot.cites)
        # others were voted on and this one was not: where votes alone decide, it is no candidate (shape 52)
        if slot.award not in voted:
            found[slot.award] = Ground(why=Why.UNVOTED, about=about, cites=cites)
        elif tally.approved(unit, slot.award) is False:
            last = tally.last(unit, slot.award)
            facts = pairs(by=slot.by, threshold=None if last is None else last.threshold)
            found[slot.award] = Ground(why=Why.NOT_CARRIED, about=about, facts=facts, cites=cites)
    return [*found.values()]


def _voted_in_vain(state: Filled) -> Iterator[Ground]:
    """Votes that propose nobody: on an award of no slot that goes by votes, or on a unit that may take no place.

    One that may have a slot once it has reported is not told that.
    """
    tally, rules = state.tally, state.pact.rulebook
    asked = {slot.award for slot in rules.slots if slot.by is not Deciding.RANKING} if rules is not None else set()
    said = {(each.about.unit, each.about.award) for each in state.left if each.why is Why.NO_STANDING}
    said |= {(unit, each.award) for each in state.pending for unit in each.silent}
    awards = dict.fromkeys(each.vote.award for each in tally.counts if each.vote.award is not None)
    for award in awards:
        # it is counted all the same, and proposes nobody: whoever held the vote should read that (shape 51)
        if award not in asked:
            yield Ground(why=Why.VOTE_UNASKED, about=About(award=award), cites=tally.ranking.pact.cite())
            continue
        for unit in tally.candidates(award):
            # no number of votes proposes who may take no place (shapes 51 and 52)
            if tally.ranking.stands(unit) is False and (unit, award) not in said:
                yield Ground(why=Why.NO_STANDING, about=About(unit=unit, award=award), cites=tally.ranking.pact.cite())


def _nominated(nominations: Nominations, each: Nomination) -> list[Ground]:
    pact, about = nominations.tally.ranking.pact, About(unit=each.unit, award=each.award)
    moves = each.unit in nominations.tally.ranking.unsettled  # a bar before it is open: it is proposed either way
    facts = pairs(place=None if moves else each.place, by=each.slot.by)
    why = Why.NOMINATED if each.slot.place is not None else Why.WITHIN_QUOTA
    if each.higher is not None:
        why, facts = Why.NOMINATED_INSTEAD, pairs(higher=each.higher, place=None if moves else each.place or None)
    grounds = [Ground(why=why, about=about, facts=facts, cites=pact.cite(each.slot.cites))]
    # the award is proposed under the law of the day, be it one that does not name it: editions have gaps, and say so
    named = [(law, award) for law in nominations.law if (award := law.award(each.award)) is not None]
    for law, award in named:
        grounds.append(
            Ground(why=Why.LAW_IN_FORCE, about=about, facts=pairs(law=law.name), cites=award.cites or law.cites)
        )
    if not named:
        grounds.append(Ground(why=Why.LAW_UNKNOWN, about=about, facts=pairs(laws=len(nominations.law) or None)))
    return [*grounds, *conflicts(pact, each.unit, each.award)]
