"""Nominating: the slots of a cluster: how many, by what, with which requirements.

Owns: `Deciding`, `Slot`, `Base`, `QuotaOf`, `Whole`, `IfNominated`, `IfNoVote`, `IfNotCarried`, `base`, `base_text`,
`bad_slots`, `unsaid_slots`, `unvoted`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, unique
from fractions import Fraction
from math import ceil, floor
from typing import assert_never, cast

from attrs import field, frozen
from attrs.converters import optional

from thidua.clusters import Tier
from thidua.errors import Problem
from thidua.formulas import RoundingMode, rounded
from thidua.given import number_or_none
from thidua.grounds import Citation, Fault, pairs
from thidua.nouns import Noun
from thidua.references import INLINE, AwardId
from thidua.rules.needs import Need, bad_need, needs_of, too_low
from thidua.rules.prizes import Prize, bad_prizes
from thidua.rules.ranking import Places

__all__ = ["Deciding", "IfNoVote", "IfNominated", "IfNotCarried", "Slot", "Whole"]


@unique
class Deciding(Enum):
    """What fills a slot (*đề nghị khen thưởng*): the order of the ranking, the votes that carried, or both together."""

    RANKING = "ranking"
    VOTES = "votes"
    BOTH = "both"


@unique
class Whole(Enum):
    """How a share of units is rounded to a whole number (*làm tròn chỉ tiêu*)."""

    FLOOR = "floor"
    CEILING = "ceiling"
    HALF_UP = "half-up"

    def of(self, number: Fraction) -> int:
        """A number of units made whole: 29 of 100 at 29 % is 29."""
        match self:
            case Whole.FLOOR:
                # in whole numbers: 29 % of 100 is 29, where a float makes 28 of it (shapes 53 and 54)
                return floor(number)
            case Whole.CEILING:
                return ceil(number)
            case Whole.HALF_UP:
                # half of five is 3, not the even 2 (shape 53)
                return int(rounded(number, Fraction(1), RoundingMode.HALF_UP))
            case _:
                assert_never(self)


@unique
class IfNominated(Enum):
    """What a slot does with a unit that an earlier, higher slot already took (*một thành tích, một hình thức*).

    `both`: it takes the unit too; `passes`: the next unit moves up; `lapses`: the unit uses the slot up. A unit is
    proposed for one award only once: a second slot of the same award passes, unless it says that it lapses.
    """

    BOTH = "both"
    PASSES = "passes"
    LAPSES = "lapses"


@unique
class IfNoVote(Enum):
    """What a slot does where no vote decided on a unit (*không bỏ phiếu*): it stays `open`, or `passes` on."""

    OPEN = "open"
    PASSES = "passes"


@unique
class IfNotCarried(Enum):
    """What a slot does with a unit whose vote did not carry: it `passes` on, or a `decision` is waited for."""

    PASSES = "passes"
    DECISION = "decision"


@unique
class Base(Enum):
    """Of whom a share of units is taken: all members, those that no earlier slot took, or those with a place."""

    MEMBERS = "members"
    REMAINING = "remaining"
    PLACED = "placed"


@frozen(kw_only=True, repr=False)
class QuotaOf(Noun):
    """The number of an earlier slot of this award, as that of which a share is taken."""

    award: AwardId = field(converter=AwardId, metadata=INLINE)


Of = Base | QuotaOf

_QUOTA = "quota:"


def base(text: str) -> Of | None:
    """Of what a text says that a share is taken, or None.

    Example:
        >>> base("placed"), base("quota:co-thi-dua-tinh"), base("all")
        (<Base.PLACED: 'placed'>, QuotaOf(award='co-thi-dua-tinh'), None)
    """
    if text.startswith(_QUOTA):
        return QuotaOf(award=text.removeprefix(_QUOTA))
    return {each.value: each for each in Base}.get(text)


def base_text(of: Of) -> str:
    """Of what a share is taken, as documents write it."""
    return f"{_QUOTA}{of.award}" if isinstance(of, QuotaOf) else of.value


def _base(found: str | Of | None) -> Of | None:
    """Of what a share is taken; what names nothing stays as it is, for the rulebook to refuse beside other problems."""
    return cast("Of | None", (base(found) or found) if isinstance(found, str) else found)


@frozen(kw_only=True, repr=False)
class Slot(Noun):
    """An award that the cluster may propose (*chỉ tiêu đề nghị khen thưởng*): for one place, a number, or a share.

    Exactly one of these is stated: `place` (≥ 1), `count` (≥ 1) of units, or `share` (0 to 1). A share is taken exactly
    `of` the members, of the remaining (members that no earlier slot took), of those placed, or of `quota:AWARD` (the
    number of an earlier slot); `round` says how it is rounded, `at_least` (≥ 0) is the least number. `by` says what
    fills the slot, `tier` limits it to clusters of that level, and `needs` are requirements of the unit. `if_no_vote`
    and `if_not_carried` say what becomes of a vote that was not held, or was lost; whoever misses the vote or the needs
    when its turn comes is proposed for `instead`, a lower award. `prizes`, best first, share out the number of the
    slot: units are proposed for these then. If `if_nominated` is None, a slot
    whose turn comes to a unit that another award took remains open, except a share of those remaining.
    """

    award: AwardId = field(converter=AwardId)
    place: int | None = None
    count: int | None = None
    share: Fraction | None = field(default=None, converter=number_or_none)
    of: Of | None = field(default=None, converter=_base)
    round: Whole | None = None
    at_least: int = 0
    by: Deciding = Deciding.RANKING
    tier: Tier | None = None
    if_no_vote: IfNoVote = IfNoVote.OPEN
    if_not_carried: IfNotCarried = IfNotCarried.PASSES
    if_nominated: IfNominated | None = None
    prizes: tuple[Prize, ...] = field(default=(), converter=tuple[Prize, ...])
    instead: AwardId | None = field(default=None, converter=optional(AwardId))
    needs: tuple[Need, ...] = field(default=(), converter=needs_of)
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    @property
    def awards(self) -> tuple[str, ...]:
        """The award, and those of the prizes: within them a unit stands once."""
        return (self.award, *(each.award for each in self.prizes))

    def suits(self, tier: Tier | None) -> bool | None:
        """Whether the slot is for clusters of this level; None if the level of the cluster is not known."""
        return True if self.tier is None else None if tier is None else self.tier is tier


def bad_slots(slots: tuple[Slot, ...], bands: tuple[str, ...], places: Places) -> Iterator[Problem]:
    """What contradicts itself in the slots, as places run on after a tie."""
    for index, slot in enumerate(slots):
        path = f"$.slots[{index}]"
        yield from _bad_number(slot, path, tuple(dict.fromkeys(each.award for each in slots[:index])))
        yield from _bad_votes(slot, path)
        yield from _bad_grades(slot, path)
        # a tie that a ruling parts would move everybody behind it: who is third could never be told (shape 106)
        if places is Places.DENSE and slot.place is not None and slot.by is not Deciding.VOTES:
            facts = pairs(found="place", allowed=("count", "share"))
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.place", facts=facts)
        # the award that it misses is none that it could have instead (shape 85)
        if slot.instead in slot.awards:
            yield Problem(fault=Fault.DUPLICATE_ID, path=f"{path}.instead", facts=pairs(found=slot.instead))
        for row, need in enumerate(slot.needs):
            yield from bad_need(need, f"{path}.needs[{row}]", bands)


def _bad_votes(slot: Slot, path: str) -> Iterator[Problem]:
    """What a slot says of votes though it goes by none."""
    said = (
        ("if_no_vote", slot.if_no_vote, IfNoVote.OPEN),
        ("if_not_carried", slot.if_not_carried, IfNotCarried.PASSES),
    )
    for key, word, usual in said if slot.by is Deciding.RANKING else ():
        # whoever wrote that waits for votes: `by` was forgotten (shape 84)
        if word is not usual:
            facts = pairs(found=word.value, allowed=usual.value)
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.{key}", facts=facts)


def _bad_grades(slot: Slot, path: str) -> Iterator[Problem]:
    """What is wrong with the prizes of a slot."""
    yield from bad_prizes(slot.prizes, f"{path}.prizes")
    # one unit shares nothing out (shape 83)
    if slot.prizes and slot.place is not None:
        facts = pairs(found="place", allowed=("count", "share"))
        yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.place", facts=facts)
    elif any(each.share is not None for each in slot.prizes) and slot.share is None and slot.round is None:
        yield Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="round"))


def unsaid_slots(slots: tuple[Slot, ...]) -> Iterator[Problem]:
    """Slots to which a unit may come that another award took, and that do not say what then becomes of them."""
    for index, slot in enumerate(slots):
        earlier = dict.fromkeys(each.award for each in slots[:index] if _share_units(each, slot))
        if slot.if_nominated is None and slot.of is not Base.REMAINING and earlier:
            # noted while the rulebook is written: the year in which a unit comes to both would be left open (shape 59)
            facts = pairs(found="if_nominated", award=slot.award, higher=tuple(earlier))
            yield Problem(fault=Fault.UNSAID, path=f"$.slots[{index}]", facts=facts, note=True)


def unvoted(slots: tuple[Slot, ...], about: tuple[str, ...]) -> Iterator[Problem]:
    """Slots that go by votes on an award for which there is no ballot rule: no vote on it can ever be counted."""
    for row, slot in enumerate(slots):
        if slot.by is not Deciding.RANKING and slot.award not in about:
            facts = pairs(found=slot.award, allowed=about or None)
            yield Problem(fault=Fault.NO_BALLOT_RULE, path=f"$.slots[{row}].by", facts=facts, note=True)


def _share_units(earlier: Slot, later: Slot) -> bool:
    """Whether one unit may come to two slots of different awards: on two places of one order it cannot."""
    # of two tiers a cluster has one: no unit comes to both slots (shape 52)
    tiers = {earlier.tier, later.tier} - {None}
    if earlier.award == later.award or len(tiers) > 1:
        return False
    # nobody stands on two places of one order, unless an earlier slot passes on (shape 59)
    apart = None not in (earlier.place, later.place) and earlier.place != later.place
    ordered = Deciding.VOTES not in (earlier.by, later.by) and earlier.if_nominated is not IfNominated.PASSES
    return not (apart and ordered)


def _bad_number(slot: Slot, path: str, earlier: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with the number of units that a slot takes."""
    if sum(each is not None for each in (slot.place, slot.count, slot.share)) != 1:
        yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("place", "count", "share")))
    for key, found in (("place", slot.place), ("count", slot.count)):
        if found is not None and found < 1:
            yield too_low(f"{path}.{key}", found)
    if slot.at_least < 0:
        yield Problem(fault=Fault.OUT_OF_RANGE, path=f"{path}.at_least", facts=pairs(found=slot.at_least))
    # 80 for 80 %, and more than all units (shape 53)
    if slot.share is not None and not 0 <= slot.share <= 1:
        yield Problem(fault=Fault.OUT_OF_RANGE, path=f"{path}.share", facts=pairs(found=slot.share))
    for key, value in (("of", slot.of), ("round", slot.round)):
        # of whom a share is, and how it is made whole, changes who is proposed: both have to be said (shape 53)
        if slot.share is not None and value is None:
            yield Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found=key))
    yield from _bad_base(slot, path, earlier)


def _bad_base(slot: Slot, path: str, earlier: tuple[str, ...]) -> Iterator[Problem]:
    """Of what a share would be taken, where that names nothing, be it beside a number."""
    told: object = slot.of  # any text, where a rule was made of one that names nothing
    # slots are filled in order: a quota that comes later is not known yet (shape 53)
    known = isinstance(told, Base) or (isinstance(told, QuotaOf) and told.award in earlier)
    if slot.of is not None and not known:
        allowed = (*(each.value for each in Base), *(f"{_QUOTA}{award}" for award in earlier))
        shown = base_text(told) if isinstance(told, QuotaOf) else str(told)
        facts = pairs(found=shown, allowed=allowed)
        yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.of", facts=facts)
