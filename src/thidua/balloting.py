"""Balloting: counted ballots, and whether a vote carries (*kiểm phiếu*).

Owns: `Electorate`, `Ballots`, `Order`, `Vote`, `Outcome`, `Standing`, `Count`, `count`, `silences`, `overcast`,
`seated`, `reaches`.
Takes a question, counted ballots and the rule; gives the count with its share, denominator and quorum.
Never: who voted how. Ballots are stored counted, so that the order in a file reveals nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum, unique
from fractions import Fraction
from typing import Self, assert_never

from attrs import evolve, field, frozen
from attrs.converters import optional

from thidua.arguments import expect
from thidua.errors import Problem, RecordError
from thidua.given import pairs_of, whole_of
from thidua.grounds import About, Fact, Fault, Ground, Why, pairs
from thidua.names import named_twice
from thidua.nouns import Noun
from thidua.order import places
from thidua.references import AwardId, UnitId, unit_or_none, units_of
from thidua.results import Result
from thidua.rules import Abstentions, BallotRule, Denominator, Edge, Written
from thidua.shown import Shown
from thidua.units import known_unit
from thidua.words import Language, Titles

__all__ = ["Ballots", "Count", "Electorate", "Order", "Outcome", "Standing", "Vote", "count"]


@frozen(kw_only=True, repr=False)
class Electorate(Noun):
    """Who may vote on one question (*cử tri*).

    `members` is how many there are and `present` how many were there, None if nobody recorded it; both are ≥ 0.
    `barred` are the units that may not vote on this question.
    """

    members: int
    present: int | None = None
    barred: tuple[UnitId, ...] = field(default=(), converter=units_of)

    @property
    def eligible(self) -> int:
        """How many members may vote on this question: all but those that are barred."""
        return self.members - len(set(self.barred))


@frozen(kw_only=True, repr=False)
class Order(Noun):
    """Equal ballots that rank all candidates, best first (*phiếu xếp thứ tự*): `ballots` is how many they are (≥ 0)."""

    order: tuple[UnitId, ...] = field(converter=units_of)
    ballots: int


def _choices(rows: Mapping[str, int] | Sequence[tuple[str, int]]) -> tuple[tuple[UnitId, int], ...]:
    return tuple((UnitId(unit), ballots) for unit, ballots in pairs_of(rows, whole_of))


@frozen(kw_only=True, repr=False)
class Ballots(Noun):
    """Counted ballots of one vote (*phiếu bầu*), as whole numbers ≥ 0; who cast which is never kept.

    They have one of three forms: `approve` and `reject` one unit; `choices`, the number of ballots for each candidate;
    `orders`, ballots that rank all candidates. Where each ballot names several of the candidates, `each` is how many
    (≥ 1, exactly), and the choices count its names. `abstain` counts ballots that say "no opinion" (*không có ý kiến*),
    which are neither blank nor invalid.

    Example:
        >>> Ballots(choices={"a": 5, "b": 3}, abstain=1, invalid=1).valid
        9
    """

    approve: int = 0
    reject: int = 0
    choices: tuple[tuple[UnitId, int], ...] = field(default=(), converter=_choices)
    orders: tuple[Order, ...] = field(default=(), converter=tuple[Order, ...])
    each: int = 1
    abstain: int = 0
    blank: int = 0
    invalid: int = 0

    @property
    def decided(self) -> int:
        """How many ballots approve, reject, choose or rank."""
        # of names that make no whole ballots a part is left over; such counts are refused (shape 105)
        chosen = sum(ballots for _, ballots in self.choices) // max(self.each, 1)
        return self.approve + self.reject + chosen + sum(each.ballots for each in self.orders)

    @property
    def cast(self) -> int:
        """How many ballots were handed in: valid, blank and invalid ones."""
        return self.valid + self.blank + self.invalid

    @property
    def valid(self) -> int:
        """How many ballots say what their voter wants (*phiếu hợp lệ*), abstentions included."""
        # an abstention says that one has no opinion; a blank ballot says nothing, and is not valid (shape 50)
        return self.decided + self.abstain

    @property
    def candidates(self) -> tuple[str, ...]:
        """The ids of the units among which the ballots choose, or which they rank."""
        ranked = (unit for each in self.orders for unit in each.order)
        return tuple(dict.fromkeys((*(unit for unit, _ in self.choices), *ranked)))

    def plus(self, other: Self) -> Self:
        """Add the counts of other ballots to these."""
        chosen = dict(self.choices)
        for unit, ballots in other.choices:
            chosen[unit] = chosen.get(unit, 0) + ballots
        return type(self)(
            approve=self.approve + other.approve,
            reject=self.reject + other.reject,
            choices=tuple(chosen.items()),
            orders=(*self.orders, *other.orders),
            each=self.each if self.choices else other.each,
            abstain=self.abstain + other.abstain,
            blank=self.blank + other.blank,
            invalid=self.invalid + other.invalid,
        )

    def counts(self) -> Iterator[tuple[str, int]]:
        """Give every number of ballots with the path of its key, as `choices.a`."""
        for key in ("approve", "reject", "abstain", "blank", "invalid"):
            yield key, getattr(self, key)
        yield from ((f"choices.{unit}", ballots) for unit, ballots in self.choices)
        yield from ((f"orders[{row}].ballots", each.ballots) for row, each in enumerate(self.orders))


@frozen(kw_only=True, repr=False)
class Vote(Noun):
    """One question that was put to the vote, with its counted ballots (*bỏ phiếu*).

    It is about an `award` (its id), an `office` (`head` or `deputy`), or, without either, about an order of units. With
    `unit`, ballots approve or reject that unit; without, they choose among candidates or rank them. `written` are the
    ballots of absent members (*phiếu gửi bằng văn bản*); `ballots` does not include them.

    Raises: RecordError if more ballots were cast than there are members or were present, more were present or barred
        than there are members, a count is below 0, a unit is barred twice or is twice among the choices, ballots have
        two forms, or a ballot that ranks does not name every candidate once.

    Example:
        >>> Vote(
        ...     award="x", unit="a", electorate=Electorate(members=9), ballots=Ballots(approve=8, reject=1)
        ... ).ballots.cast
        9
    """

    award: AwardId | None = field(default=None, converter=optional(AwardId))
    office: str | None = None
    unit: UnitId | None = field(default=None, converter=unit_or_none)
    electorate: Electorate
    ballots: Ballots
    written: Ballots = Ballots()

    def __attrs_post_init__(self) -> None:
        """Refuse counts that cannot be."""
        problems = [*self._negative(), *self._too_many(), *self._misshapen(), *self._twice(), *self._misnamed()]
        if problems:
            raise RecordError(problems)

    def _negative(self) -> Iterator[Problem]:
        electorate = self.electorate
        counts = [("electorate.members", electorate.members), ("electorate.present", electorate.present or 0)]
        counts += [(f"ballots.{key}", found) for key, found in self.ballots.counts()]
        counts += [(f"written.{key}", found) for key, found in self.written.counts()]
        for path, found in counts:
            if found < 0:
                yield Problem(fault=Fault.BELOW_MINIMUM, path=f"$.{path}", facts=pairs(found=found, minimum=0))

    def _too_many(self) -> Iterator[Problem]:
        """More present or barred than there are members, more ballots than members; see `overcast` for electors."""
        electorate, cast = self.electorate, self.ballots.cast
        # counts that cannot be are refused, never cut to what could be: nobody knows which of them is the slip
        there = electorate.members if electorate.present is None else min(electorate.members, electorate.present)
        yield from _above(
            ("$.electorate.present", electorate.present or 0, electorate.members),
            ("$.electorate.barred", len(set(electorate.barred)), electorate.members),
            ("$.ballots", cast, max(there, 0)),
            ("$.written", self.written.cast, max(electorate.members - max(self.present, cast), 0)),
        )

    def _misshapen(self) -> Iterator[Problem]:
        """Ballots of two forms, or of another than the question asks; candidates left out or named twice."""
        candidates = sorted(self.candidates)
        for key, ballots in (("ballots", self.ballots), ("written", self.written)):
            forms = (ballots.approve + ballots.reject, len(ballots.choices), len(ballots.orders))
            # approvals of no unit approve nobody can say what; of two forms no share could be taken (shape 50)
            if sum(map(bool, forms)) > 1 or bool(forms[0]) > (self.unit is not None):
                facts = pairs(allowed=("approve and reject", "choices", "orders"))
                yield Problem(fault=Fault.ABOUT_NOTHING, path=f"$.{key}", facts=facts)
            if self.unit is not None and ballots.candidates:
                facts = pairs(allowed=("unit", "choices", "orders"))
                yield Problem(fault=Fault.ABOUT_NOTHING, path=f"$.{key}", facts=facts)
            for row, each in enumerate(ballots.orders):
                # a candidate that a paper leaves out would have no place on it, and sums of places would not compare
                if sorted(each.order) != candidates:
                    facts = pairs(found=", ".join(each.order), allowed=self.candidates)
                    yield Problem(fault=Fault.ALL_NEEDED, path=f"$.{key}.orders[{row}].order", facts=facts)

    def _twice(self) -> Iterator[Problem]:
        """A unit that is barred twice, or stands twice among the choices: one unit has one count."""
        yield from named_twice((f"$.electorate.barred[{row}]", unit) for row, unit in enumerate(self.electorate.barred))
        for key, ballots in (("ballots", self.ballots), ("written", self.written)):
            yield from named_twice((f"$.{key}.choices.{unit}", unit) for unit, _ in ballots.choices)

    def _misnamed(self) -> Iterator[Problem]:
        """Names on ballots that make no whole ballots, or that somebody has more often than there are ballots."""
        for key, ballots in (("ballots", self.ballots), ("written", self.written)):
            if ballots.each < 1:
                facts = pairs(found=ballots.each, minimum=1)
                yield Problem(fault=Fault.BELOW_MINIMUM, path=f"$.{key}.each", facts=facts)
            elif ballots.each > 1 and not ballots.choices:
                facts = pairs(found=ballots.each, allowed=("choices",))
                yield Problem(fault=Fault.NOT_ALLOWED, path=f"$.{key}.each", facts=facts)
            elif ballots.each > 1:
                yield from _whole(ballots, f"$.{key}.choices")
        if self.ballots.choices and self.written.choices and self.ballots.each != self.written.each:
            facts = pairs(found=self.written.each, allowed=(str(self.ballots.each),))
            yield Problem(fault=Fault.NOT_ALLOWED, path="$.written.each", facts=facts)

    @property
    def about(self) -> str:
        """What the vote is on: the id of an award, an office, or `order`."""
        return self.award or self.office or "order"

    @property
    def candidates(self) -> tuple[str, ...]:
        """The ids of the units that the ballots approve, choose or rank."""
        if self.unit is not None:
            return (self.unit,)
        return tuple(dict.fromkeys((*self.ballots.candidates, *self.written.candidates)))

    @property
    def present(self) -> int:
        """How many members were present: the recorded number, else the number of ballots that were handed in there."""
        # whoever handed in a ballot there was there (shape 50)
        return self.ballots.cast if self.electorate.present is None else self.electorate.present


def _whole(ballots: Ballots, path: str) -> Iterator[Problem]:
    """Names that are no whole number of ballots; more of one candidate than there are ballots."""
    names = sum(number for _, number in ballots.choices)
    # each ballot names a candidate once, and exactly so many of them (shape 105)
    if names % ballots.each:
        yield Problem(fault=Fault.NAMES_UNFIT, path=path, facts=pairs(found=names, each=ballots.each))
        return
    yield from _above(*((f"{path}.{unit}", number, names // ballots.each) for unit, number in ballots.choices))


def overcast(vote: Vote) -> Iterator[Problem]:
    """More ballots than electors may vote: the members but those barred, of whom `seated` leaves only electors."""
    electorate, cast = vote.electorate, vote.ballots.cast
    # neither who was there nor who is barred votes in writing (shape 50)
    absent = min(electorate.eligible - cast, electorate.members - vote.present)
    there = electorate.eligible if electorate.present is None else min(electorate.eligible, electorate.present)
    yield from _above(("$.ballots", cast, max(there, 0)), ("$.written", vote.written.cast, max(absent, 0)))


def _above(*limits: tuple[str, int, int]) -> Iterator[Problem]:
    for path, found, maximum in limits:
        if found > maximum:
            yield Problem(fault=Fault.ABOVE_MAXIMUM, path=path, facts=pairs(found=found, maximum=maximum))


def seated(vote: Vote, members: Collection[str]) -> Vote:
    """The vote without barring who is none of these members: it is none of the electors that are counted."""
    # that the record bars one which has left takes no vote from those who are here (shape 50)
    barred = tuple(unit for unit in vote.electorate.barred if unit in members)
    if barred == vote.electorate.barred:
        return vote
    return evolve(vote, electorate=evolve(vote.electorate, barred=barred))


@unique
class Outcome(Enum):
    """What a vote decided (*kết quả biểu quyết*).

    It is tied where several candidates share the first place, and without a quorum nothing is decided.
    """

    APPROVED = "approved"
    NOT_APPROVED = "not-approved"
    NO_QUORUM = "no-quorum"
    VOTES_TIED = "votes-tied"


@frozen(kw_only=True, repr=False)
class Standing(Shown):
    """The result of one candidate in a count: its ballots and its place.

    `ballots` are its approvals, the choices for it, or the ballots that rank it first. `sum` adds up its places on
    ballots that rank (the lower, the better), and is None on others. Equal candidates share a place.
    """

    unit: str
    ballots: int
    place: int
    sum: int | None = None


@frozen(kw_only=True, repr=False)
class Count(Result):
    """The result of one vote (*kết quả kiểm phiếu*): the ballots for each candidate, and what they decide.

    `out_of` is the number of which the share is taken, `attended` the number that is held against the quorum. Of
    several candidates the first decides the outcome. Candidates have ids alone here: methods take no names.

    Example:
        >>> cast = Vote(office="head", electorate=Electorate(members=9), ballots=Ballots(choices={"a": 6, "b": 3}))
        >>> half = BallotRule(about="head", denominator=Denominator.CAST, threshold="1/2", edge=Edge.EXCEEDED)
        >>> count(cast, rule=half).leader
        'a'
    """

    headings = ("place", "unit", "ballots", "sum")

    vote: Vote
    rule: BallotRule = field(repr=False)
    out_of: int
    attended: int
    outcome: Outcome
    standings: tuple[Standing, ...]

    @property
    def leader(self) -> str | None:
        """The id of the one candidate that is first and for which the vote carried; None if there is none."""
        first = [each.unit for each in self.standings if each.place == 1]
        return first[0] if self.outcome is Outcome.APPROVED else None

    @property
    def carried(self) -> dict[str, Fraction]:
        """Every candidate for which the vote carried, with the number that orders them: the higher, the better.

        That number counts the ballots that approve or choose the candidate; on ballots that rank, it is the sum of its
        places with a minus sign. Without a quorum there is no such candidate.
        """
        # a vote without a quorum decides nothing, neither for a unit nor against it (shapes 50 and 52)
        if self.outcome is Outcome.NO_QUORUM:
            return {}
        return {
            # by approvals, not shares: 8 of 10 stand before 7 of 8 (shape 52); of papers that rank the least sum leads
            each.unit: Fraction(each.ballots if each.sum is None else -each.sum)
            for each in self.standings
            if reaches(each.ballots, self.out_of, self.rule)
        }

    def ground(self) -> Ground:
        """The outcome as a reason, about the first candidate; if several tie there, about one that names the others."""
        first = [each for each in self.standings if each.place == 1]
        about = About(unit=first[0].unit if first else self.vote.unit, award=self.vote.award, office=self.vote.office)
        tied = tuple(each.unit for each in first[1:]) or None
        ballots = first[0].ballots if first else 0
        facts = (("approve", ballots), *self._facts(), *pairs(tied_with=tied))
        # no share was asked for, so that none was reached: the first is first, and no more is said
        unasked = self.outcome is Outcome.APPROVED and self.rule.threshold is None
        why = Why.FIRST_BY_BALLOTS if unasked else Why(self.outcome.value)
        return Ground(why=why, about=about, facts=facts, cites=self.rule.cites)

    def of(self, unit: str) -> Standing:
        """The ballots and the place of one candidate.

        Raises: RecordError for a unit that was no candidate.
        """
        found = {each.unit: each for each in self.standings}
        return found[known_unit(unit, found)]

    def rows(self) -> list[tuple[int, str, int, int | None]]:
        """One tuple for each candidate, best first: place, unit, ballots, sum of places (None unless ballots rank)."""
        return [(each.place, each.unit, each.ballots, each.sum) for each in self.standings]

    def titles(self, language: Language | str = Language.VI) -> Titles:  # noqa: ARG002 - as every result
        """An empty mapping: a vote knows its candidates by their ids alone."""
        return {}

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Every reason about one candidate.

        Raises: RecordError for a unit that was no candidate.
        """
        known = self.of(unit).unit
        return tuple(ground for ground in self.grounds() if ground.about.unit == known)

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason: what each candidate received, where there are several, then the outcome."""
        return tuple(self._said())

    def _said(self) -> Iterator[Ground]:
        for each in self.standings if self.vote.unit is None else ():
            about = About(unit=each.unit, award=self.vote.award, office=self.vote.office)
            why = Why.CHOSEN_BY_BALLOTS if each.sum is None else Why.RANKED_BY_BALLOTS
            facts = (*pairs(approve=each.ballots, place=each.place, sum=each.sum), *self._facts())
            yield Ground(why=why, about=about, facts=facts, cites=self.rule.cites)
        yield self.ground()

    def _facts(self) -> tuple[tuple[str, Fact], ...]:
        rule, vote = self.rule, self.vote
        abstained = vote.ballots.abstain + vote.written.abstain
        return pairs(
            of=self.out_of,
            denominator=rule.denominator,
            threshold=rule.threshold,
            edge=rule.edge,
            present=self.attended,
            quorum=rule.quorum,
            abstain=abstained or None,
            abstentions=rule.abstentions if abstained else None,
            written=vote.written.cast or None,
            written_for=rule.written if vote.written.cast else None,
        )


def count(vote: Vote, *, rule: BallotRule) -> Count:
    """Count one vote under a rule (*kiểm phiếu*).

    The share is exact: exactly 80 % reaches 80 %. A share of no voters reaches nothing. Candidates are placed by the
    ballots for them, or by the sums of their places; the share of one that is ranked is that of the ballots which rank
    it first.

    Raises: RecordError where more ballots were cast than electors may vote, or where the rule does not say how to count
        what the ballots hold: abstentions, written votes, a threshold.

    Example:
        >>> from fractions import Fraction
        >>> rule = BallotRule(about="x", denominator=Denominator.MEMBERS, threshold=Fraction(4, 5), edge=Edge.REACHED)
        >>> count(
        ...     Vote(award="x", unit="a", electorate=Electorate(members=10), ballots=Ballots(approve=8)), rule=rule
        ... ).outcome
        <Outcome.APPROVED: 'approved'>
    """
    expect(vote, Vote, "a vote")
    expect(rule, BallotRule, "a ballot rule", at="$.rule")
    problems = [*overcast(vote), *silences(vote, rule)]
    if problems:
        raise RecordError(problems)
    # written votes may count as ballots, as attendance, as both or as neither: the rulebook says which (shape 50)
    voted = rule.written in (Written.DENOMINATOR, Written.BOTH)
    ballots = vote.ballots.plus(vote.written) if voted else vote.ballots
    attended = vote.present + (vote.written.cast if rule.written in (Written.QUORUM, Written.BOTH) else 0)
    of = _denominator(vote, ballots, rule)
    standings = _standings(vote, ballots)
    # first of all: without a quorum nothing was decided, not even that votes tied; a share of the members reaches it
    if rule.quorum is not None and attended < rule.quorum * vote.electorate.members:
        outcome = Outcome.NO_QUORUM
    # equal choices elect nobody, whatever share they reach (shape 50)
    elif sum(each.place == 1 for each in standings) > 1:
        outcome = Outcome.VOTES_TIED
    elif standings and reaches(standings[0].ballots, of, rule):
        outcome = Outcome.APPROVED
    else:
        outcome = Outcome.NOT_APPROVED
    return Count(vote=vote, rule=rule, out_of=of, attended=attended, outcome=outcome, standings=standings)


def silences(vote: Vote, rule: BallotRule) -> Iterator[Problem]:
    """What the ballots hold and the rule does not speak of."""
    asked = (
        ("abstentions", rule.abstentions, vote.ballots.abstain + vote.written.abstain, "$.ballots.abstain"),
        ("written", rule.written, vote.written.cast, "$.written"),
        ("threshold", rule.threshold, not vote.ballots.orders, "$.ballots"),
        ("edge", rule.edge, rule.threshold is not None, "$.ballots"),
    )
    for key, said, wanted, path in asked:
        # what the rulebook is silent on is refused: each way of counting gives another share (shape 50)
        if said is None and wanted:
            yield Problem(fault=Fault.RULE_SILENT, path=path, facts=pairs(found=rule.about, key=key))


def reaches(ballots: int, of: int, rule: BallotRule) -> bool:
    """Whether so many ballots of so many meet the rule's threshold; without one, any number does."""
    if rule.threshold is None:
        return True
    needed = rule.threshold * of
    # exact: 8 of 10 reach 80 % and do not exceed it; of nobody no share is reached (shape 50)
    return bool(of) and (ballots > needed or (ballots == needed and rule.edge is Edge.REACHED))


def _standings(vote: Vote, ballots: Ballots) -> tuple[Standing, ...]:
    """Every candidate with its place, best first; of equals, in the order of their ids."""
    units = vote.candidates
    if vote.unit is not None:
        return (Standing(unit=vote.unit, ballots=ballots.approve, place=1),)
    if ballots.orders:
        first, together = Counter[str](), Counter[str]()
        for each in ballots.orders:
            # a share can only be that of the papers which put a unit first; its place goes by the sum of all (shape 50)
            first.update(dict.fromkeys(each.order[:1], each.ballots))
            together.update({unit: (row + 1) * each.ballots for row, unit in enumerate(each.order)})
        firsts, sums = [first[unit] for unit in units], [together[unit] for unit in units]
        rows = zip(units, firsts, places([-each for each in sums]), sums, strict=True)
        found = [Standing(unit=unit, ballots=first, place=place, sum=total) for unit, first, place, total in rows]
    else:
        choices = dict[str, int](ballots.choices)
        chosen = [choices.get(unit, 0) for unit in units]
        found = [
            Standing(unit=unit, ballots=each, place=place)
            for unit, each, place in zip(units, chosen, places(chosen), strict=True)
        ]
    # by ids, as the order of rows in a file means nothing and must not show who handed in first
    return tuple(sorted(found, key=lambda each: (each.place, each.unit)))


def _denominator(vote: Vote, ballots: Ballots, rule: BallotRule) -> int:
    """Of how many the share is taken; abstentions are left out of it where the rule says so."""
    away = ballots.cast - vote.ballots.cast
    # of 6 for, 1 against and 2 without opinion, 6 of 7 or 6 of 9 approve: the rulebook says which (shape 50)
    left_out = ballots.abstain if rule.abstentions is Abstentions.LEFT_OUT else 0
    match rule.denominator:
        case Denominator.MEMBERS:
            return vote.electorate.members - left_out
        case Denominator.ELIGIBLE:
            return vote.electorate.eligible - left_out
        case Denominator.PRESENT:
            # who votes in writing is there with its ballot, where that counts at all
            return vote.present + away - left_out
        case Denominator.CAST:
            return ballots.cast - left_out
        case Denominator.VALID:
            return ballots.valid - left_out
        case _:
            assert_never(rule.denominator)
