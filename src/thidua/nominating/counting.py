"""Counting: every recorded vote under the rulebook's rule for its question.

Owns: `Tally`, `tally`, `bad_votes`, `elected`, `conflicts`.
Takes a ranking and recorded votes; gives one count a question.
Never: a vote that nobody recorded; who is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from thidua.arguments import expect, expect_rows
from thidua.balloting import Count, Outcome, Vote, count, out_of_rounds, overcast, seated, silences
from thidua.clusters import unknown_units
from thidua.errors import Problem, RecordError
from thidua.grounds import About, Fault, Ground, Why, by_unit, pairs
from thidua.pacts import Pact
from thidua.ranking import Ranking
from thidua.results import Result
from thidua.words import Language, Titles


@frozen(kw_only=True, repr=False)
class Tally(Result):
    """The counts of all recorded votes (*kiểm phiếu*), one for each question put to the vote."""

    headings = ("unit", "about", "approvals", "of", "outcome")

    ranking: Ranking = field(repr=False)
    counts: tuple[Count, ...] = ()

    def of(self, unit: str) -> tuple[Count, ...]:
        """The counts in which one unit is a candidate.

        Raises: RecordError if the cluster has no such unit.
        """
        return tuple(self._about.get(self.ranking.pact.member(unit), ()))

    def by_round(self, award: str) -> dict[str, tuple[int, Fraction]]:
        """The units that a vote on this award carried, each with its round and its number in it (`Count.carried`)."""
        last = ((unit, found) for (about, unit), found in self._last.items() if about == award)
        carried = ((unit, found.vote.vote_round, found.carried.get(unit)) for unit, found in last)
        return {unit: (number, own) for unit, number, own in carried if own is not None}

    def asked(self, award: str) -> bool:
        """Whether any vote on this award is recorded; a vote that was not held has not failed."""
        return award in self._candidates

    def approved(self, unit: str, award: str) -> bool | None:
        """Whether a vote on this award carried for this unit, in the last round in which it was put to the vote.

        None while no vote with a quorum is recorded, or while the rule allows one more round.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.ranking.pact.member(unit)
        last = self._last.get((award, known))
        if last is None:
            # ballots among several tell of who was none of them too, with a quorum or without (shape 52)
            return False if award in self._settled else None
        if known in last.carried:
            return True
        return None if self._next_round(last) else False

    def last(self, unit: str, award: str) -> Count | None:
        """The count of the last vote on this award in which a unit was put to the vote; None without one.

        Raises: RecordError if the cluster has no such unit.
        """
        return self._last.get((award, self.ranking.pact.member(unit)))

    def undecided(self, award: str) -> dict[str, int]:
        """The candidates for this award on which nothing is decided yet, each with the round that would decide.

        That is the round of a vote without a quorum, or the next of one that was lost.
        """
        last = {unit: found for (about, unit), found in self._last.items() if about == award}
        open_ = {unit: self._next_round(found) for unit, found in last.items() if unit not in found.carried}
        return {unit: number for unit, number in open_.items() if number}

    def _next_round(self, last: Count) -> int:
        """The round that would decide on who did not carry in its last one; 0 if none is waited for any more."""
        vote = last.vote
        # a later round among others passed it over: it was not put to the vote again (shape 84)
        if self._among.get(vote.about, 0) > vote.vote_round:
            return 0
        if last.outcome is Outcome.NO_QUORUM:
            return vote.vote_round
        return vote.vote_round + 1 if vote.vote_round < last.rule.vote_rounds else 0

    def standing(self, office: str) -> tuple[Count, ...]:
        """The counts on an office that a later round has not replaced for each of their candidates."""
        return tuple(
            each
            for each in self.counts
            if each.vote.office == office
            and self._among.get(office, 0) <= each.vote.vote_round
            and any(self._last[office, unit] is each for unit in each.vote.candidates)
        )

    def candidates(self, award: str) -> tuple[str, ...]:
        """The units that are candidates in a recorded vote on this award."""
        return tuple(self._candidates.get(award, ()))

    @cached_property
    def _candidates(self) -> dict[str | None, dict[str, None]]:
        found: dict[str | None, dict[str, None]] = {}
        for each in self.counts:
            found.setdefault(each.vote.award, {}).update(dict.fromkeys(each.vote.candidates))
        return found

    @cached_property
    def _about(self) -> dict[str, list[Count]]:
        found: dict[str, list[Count]] = {}
        for each in self.counts:
            for unit in each.vote.candidates:
                found.setdefault(unit, []).append(each)
        return found

    @cached_property
    def _last(self) -> dict[tuple[str, str], Count]:
        """By question and unit, the last round in which the unit was put to the vote, alone or among candidates."""
        found: dict[tuple[str, str], Count] = {}
        # of several rounds the last counts, also where an earlier one carried (shape 84)
        for each in sorted(self.counts, key=lambda each: each.vote.vote_round):
            found |= dict.fromkeys(((each.vote.about, unit) for unit in each.vote.candidates), each)
        return found

    @cached_property
    def _among(self) -> dict[str, int]:
        """By question, the last round that was held among candidates."""
        found: dict[str, int] = {}
        for each in self.counts:
            if each.vote.unit is None:
                found[each.vote.about] = max(found.get(each.vote.about, 0), each.vote.vote_round)
        return found

    @cached_property
    def _settled(self) -> frozenset[str | None]:
        """The awards on which ballots among candidates are recorded: who is none of these is no candidate any more."""
        return frozenset(each.vote.award for each in self.counts if each.vote.unit is None)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """The counts about one unit as reasons, and that the unit leads the cluster whose vote it is, if it does.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.ranking.pact.member(unit)
        found = list(self._said.get(known, ()))
        awards = dict.fromkeys(each.vote.award for each in self.of(known) if each.vote.award is not None)
        for award in awards:
            found += conflicts(self.ranking.pact, known, award, act="voted")
        offices = dict.fromkeys(each.vote.office for each in self.of(known) if each.vote.office is not None)
        outside = known not in self.ranking.pact.electors
        found += [Ground(why=Why.VOTED_OUTSIDE, about=About(unit=known, office=each)) for each in offices if outside]
        return tuple(found)

    @cached_property
    def _said(self) -> dict[str | None, list[Ground]]:
        return by_unit(ground for each in self.counts for ground in each.grounds())

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason, unit by unit."""
        return tuple(ground for unit in self.ranking.pact.cluster.ids for ground in self.grounds_for(unit))

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.ranking.pact.titles(language)

    def rows(self) -> list[tuple[str, str, int, int, str]]:
        """One tuple for each candidate of each vote: unit, award or office, approvals, of how many, outcome."""
        return [
            (each.unit, found.vote.about, each.ballots, found.out_of, found.outcome.value)
            for found in self.counts
            for each in found.standings
        ]


def conflicts(pact: Pact, unit: str, award: str, *, act: str = "nominated") -> list[Ground]:
    """The conflict of interest of a unit that leads the cluster and stands for an award (*xung đột lợi ích*)."""
    # said beside the result, which stays: no clause that the archive states keeps a head from an award (shape 11)
    return [
        Ground(
            why=Why.HEAD_IS_CANDIDATE,
            about=About(unit=unit, award=award, office=office, season=pact.label),
            facts=pairs(act=act),
        )
        for office, holder in (("head", pact.head), ("deputy", pact.deputy))
        if holder == unit
    ]


def tally(ranking: Ranking, votes: Iterable[Vote] = ()) -> Tally:
    """Count every recorded vote under the rulebook's rule for its award or office (*kiểm phiếu*).

    Law: the rulebook's `ballot`.

    Raises: RecordError for a vote that names units outside the cluster, is on an award or office without a rule, is the
        second on one question, or holds ballots which the rule does not say how to count.

    Example:
        >>> import thidua
        >>> tally(thidua.announce("Cụm 7", totals={"An Bình": 9, "Ba Tri": 8})).counts
        ()
    """
    expect(ranking, Ranking, "a ranking")
    recorded = expect_rows(votes, Vote, at="$.votes")
    problems = bad_votes(ranking.pact, recorded)
    if problems:
        raise RecordError(problems)
    rules = {rule.about: rule for rule in (ranking.pact.rulebook.ballot if ranking.pact.rulebook is not None else ())}
    # electors are the members of the season's last day, as are those who may be proposed (shapes 3 and 50)
    held = (seated(vote, ranking.pact.electors) for vote in recorded)
    return Tally(ranking=ranking, counts=tuple(count(vote, rule=rules[vote.about]) for vote in held))


def bad_votes(pact: Pact, votes: Iterable[Vote]) -> list[Problem]:
    """What is wrong with votes: units outside the cluster, a question without a rule, a second vote on one question."""
    rules = {rule.about: rule for rule in pact.rulebook.ballot} if pact.rulebook is not None else {}
    problems = []
    seen: dict[tuple[str, int], set[str | None]] = {}  # of which units each was put in a round, None for all at once
    for index, vote in enumerate(votes):
        path, asked = f"$.votes[{index}]", seen.setdefault((vote.about, vote.vote_round), set())
        named: list[tuple[str, str | None]] = [
            (f"{path}.unit", vote.unit),
            *((f"{path}.electorate.barred", unit) for unit in vote.electorate.barred),
        ]
        named += [(f"{path}.ballots", unit) for unit in vote.candidates if vote.unit is None]
        problems += unknown_units(pact.cluster, dict.fromkeys(named))
        if (vote.award is None) == (vote.office is None):
            problems.append(Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("award", "office"))))
        elif vote.about not in rules:
            facts = pairs(found=vote.about, allowed=tuple(rules))
            where = f"{path}.{'award' if vote.office is None else 'office'}"
            problems.append(Problem(fault=Fault.NO_BALLOT_RULE, path=where, facts=facts))
        else:
            problems += [each.under(path) for each in silences(vote, rules[vote.about])]
            problems += [each.under(path) for each in out_of_rounds(vote, rules[vote.about])]
            problems += [each.under(path) for each in overcast(seated(vote, pact.electors))]
        # of two votes on one question in one round nobody can say which counts (shapes 50 and 84)
        if asked and (vote.unit is None or not asked.isdisjoint({vote.unit, None})):
            found = ", ".join(filter(None, (vote.about, vote.unit)))
            problems.append(Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=found)))
        asked.add(vote.unit)
    return problems


def elected(tally: Tally, office: str, holder: str) -> Iterable[Ground]:
    """Whether the unit recorded as chosen for an office is the one that the ballots elect (*kết quả bầu*)."""
    counts = tally.standing(office)
    # several may carry an office each with a vote of its own: then the ballots elect none of them (shape 50)
    leaders = {each.leader for each in counts if each.leader is not None}
    for each in counts[:1]:
        right = leaders == {holder}
        others = tuple(sorted(leaders - {holder}))
        yield Ground(
            why=Why.ELECTED_AS_COUNTED if right else Why.ELECTED_OTHERWISE,
            about=About(unit=holder, office=office),
            facts=pairs(counted=others or None),
            cites=each.rule.cites,
        )
