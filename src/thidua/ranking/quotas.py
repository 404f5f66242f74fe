"""Quotas: who keeps a class of which at most a share of units may be, and who falls one class.

Owns: `within_quotas`, `exceeded`.
Takes where units stand on the ladder of classes, and their places; gives where they stand then, with the reasons.
Never: an order among equals; a class that falls further than one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from thidua.grounds import About, Ground, Why, pairs
from thidua.ranking.conditions import Evidence
from thidua.ranking.rungs import Ladder, Standing, named, rung_of
from thidua.rules import ClassQuota, Reaching, Rulebook
from thidua.scales.columns import Reporting
from thidua.shown import Shown

End = tuple[int, Fraction, int, int]  # what puts one before another: a measure, then a place; the first says beyond all
_NONE = Fraction(0)


def within_quotas(
    evidence: Evidence, rules: Rulebook, ladder: Ladder, found: Iterable[Standing], places: Mapping[str, int]
) -> list[Standing]:
    """Where units stand once those beyond the quota of a class have fallen by one class, the highest class first."""
    reaching = list(found)  # before any quota, of which none takes from the base of another
    now = {each.unit: each for each in reaching}
    quotas: dict[str | None, ClassQuota] = {quota.band: quota for quota in rules.class_quotas}
    order = _Order(places=places, foremost=_foremost(evidence, rules, reaching, places))
    for rung in range(len(ladder) - 1, 0, -1):
        quota = quotas.get(named(ladder, rung))
        if quota is not None:
            base = _base(quota, rung, reaching, ladder, evidence)
            own = [each for each in now.values() if rung in each.rungs]
            now |= {each.unit: each for each in _cut(own, rung, base, order, _told(rules, base))}
    return [*now.values()]


def exceeded(
    evidence: Evidence, rules: Rulebook, ladder: Ladder, reaching: Collection[Standing], ended: Collection[Standing]
) -> list[Standing]:
    """Where units stand in the end, and whose class was decided beyond a quota, as is said."""
    found = {each.unit: each for each in ended}
    for quota in rules.class_quotas:
        rung = rung_of(ladder, quota.band)
        given = [each for each in found.values() if each.rungs == {rung}]
        base = _base(quota, rung, reaching, ladder, evidence)
        _, most = base.seats(*base.ends)
        # an authority that decides is not bound by a count, but nobody should find that out by himself (shape 82)
        beyond = given if base.unheard is not None and len(given) > most else []
        for each in (each for each in beyond if each.ruled is not None):
            facts = pairs(band=quota.band, given=len(given), count=most)
            cites = quota.cites or rules.cite()
            said = Ground(why=Why.CLASS_QUOTA_EXCEEDED, about=About(unit=each.unit), facts=facts, cites=cites)
            found[each.unit] = evolve(each, said=(*each.said, said))
    return [*found.values()]


# ── how many may have a class


@frozen(kw_only=True, repr=False)
class _Base(Shown):
    """Of whom a quota takes its share: the units that surely reach a class, and those that may; or all members.

    Whoever has the class of the quota `joins` them where that is no lower one. Each of `unheard`, who are yet to
    report, may come to have any class; None where nobody knows how many these are.
    """

    quota: ClassQuota
    edge: int
    joins: bool
    members: int | None
    sure: frozenset[str]
    likely: frozenset[str]
    unheard: int | None

    @property
    def ends(self) -> tuple[int, int]:
        """Between what their number lies."""
        if self.members is not None:
            return self.members, self.members
        return len(self.sure), len(self.likely) + (self.unheard or 0)

    def given(self, unit: str, more: int, fewer: int) -> tuple[int, int]:
        """Between what their number lies if a unit has the class, and so have `more` who join by it, but not `fewer`.

        Of ten units three surely reach the class and five may, the unit among them: if it has the class, between four
        and five do; with one more who joins by having it, exactly five.
        """
        least, most = self.ends
        if self.members is not None:
            return least, most
        if self.joins:
            least += (unit not in self.sure) + more
        return min(least, most - fewer), most - fewer

    def seats(self, least: int, most: int) -> tuple[int, int]:
        """The fewest and the most that may have the class, of a number between two."""
        small = self.quota.small
        # of a few more may be allowed, or fewer, than of one more (shape 82)
        turn = () if small is None or not least < small.below <= most else (small.below - 1, small.below)
        seats = [self.quota.most(number) for number in (least, *turn, most)]
        return min(seats), max(seats)

    def may_be_too_many(self, unit: str, old: int, new: int) -> bool:
        """Whether a unit that has the class may be one too many, beside others that may have it and be no worse.

        The `old` of these surely are of those of whom the share is taken, the `new` ones are if they have the class: so
        many more seats there may be then.
        """
        late = new + (self.unheard or 0)
        return any(old + many >= self.seats(*self.given(unit, many, 0))[0] for many in range(late, -1, -1))

    def may_be_within(self, unit: str, before: int, joining: int) -> bool:
        """Whether a unit that has the class may keep it behind those `before` that surely have it and are better.

        Those `joining` may have it and would be better; only then are they of those of whom the share is taken.
        """
        ways = ((before + many, self.given(unit, many, joining - many)) for many in range(joining + 1))
        return any(better < self.seats(*ends)[1] for better, ends in ways)


def _base(quota: ClassQuota, rung: int, found: Collection[Standing], ladder: Ladder, evidence: Evidence) -> _Base:
    """Of whom the share of a quota is taken."""
    of = quota.of.band if isinstance(quota.of, Reaching) else quota.band
    edge = rung_of(ladder, of)
    return _Base(
        quota=quota,
        edge=edge,
        joins=rung >= edge,
        members=None if isinstance(quota.of, Reaching) else len(evidence.pact.counted),
        sure=frozenset(each.unit for each in found if min(each.rungs, default=0) >= edge),
        likely=frozenset(each.unit for each in found if max(each.rungs, default=0) >= edge),
        unheard=_unheard(evidence),
    )


def _unheard(evidence: Evidence) -> int | None:
    """How many units may yet come to stand in any class; None where nobody knows."""
    pact, scores = evidence.pact, evidence.scores
    if not pact.cluster.members_complete:
        return None
    if scores is None or evidence.stated:
        return 0  # of whom nothing was announced stands among the others, in any class
    waits = [unit for unit in pact.peers if unit not in evidence.heard]
    # after the close nobody reports, and to whom nothing is assigned comes to no class (shapes 20 and 21)
    closed = scores.setting.reporting is Reporting.CLOSED
    return 0 if closed else sum(not evidence.unassigned(scores.of(unit)) for unit in waits)


def _told(rules: Rulebook, base: _Base) -> Ground:
    """What is said of whoever falls by a quota, but for the unit."""
    quota, (least, most), (fewest, greatest) = base.quota, base.ends, base.seats(*base.ends)
    few = quota.small is not None and least == most < quota.small.below
    known = base.unheard is not None
    facts = pairs(
        band=quota.band,
        share=None if few else quota.share,
        few=quota.small.below if quota.small is not None and few else None,
        reaching=quota.of.band if isinstance(quota.of, Reaching) else None,
        count=fewest if known and fewest == greatest else None,
        base=least if known and least == most else None,
    )
    return Ground(why=Why.CLASS_OVER_QUOTA, about=About(), facts=facts, cites=quota.cites or rules.cite())


# ── who keeps it


def _cut(own: Collection[Standing], rung: int, base: _Base, order: _Order, told: Ground) -> list[Standing]:
    """Those who may have a class and do not surely keep it, each one class lower, or open between both."""
    if base.unheard is None:
        # of however many units: all of those who reach a class may have it
        if base.quota.share == 1 and base.quota.small is None:
            return []
        return [_fallen(each, each.rungs | {rung - 1}, told, Why.CLASS_QUOTA_OPEN) for each in own]
    ends = {each.unit: order.ends(each) for each in own}
    old = sorted(ends[each.unit][1] for each in own if each.unit in base.sure)
    new = sorted(ends[each.unit][1] for each in own if each.unit not in base.sure)
    have = sorted(ends[each.unit][0] for each in own if each.rungs == {rung})
    join = sorted(ends[each.unit][0] for each in own if _joins(each, rung, base))
    found = []
    for each in own:
        unit, (low, high) = each.unit, ends[each.unit]
        before, joining = _above(have, high), _above(join, high)
        beside = [len(rivals) - bisect_left(rivals, low) for rivals in (old, new)]
        beside[unit not in base.sure] -= 1  # nobody is a rival of its own
        if not base.may_be_too_many(unit, *beside):
            continue
        if base.may_be_within(unit, before, joining):
            # equals at the edge, or who may be before it, is not known: nobody is put before another (shape 82)
            found.append(_fallen(each, each.rungs | {rung - 1}, told, Why.CLASS_QUOTA_OPEN))
        else:
            found.append(_fallen(each, (each.rungs - {rung}) | {rung - 1}, told, Why.CLASS_OVER_QUOTA))
    return found


def _joins(found: Standing, rung: int, base: _Base) -> bool:
    """Whether one is of those of whom the share is taken by having the class, and else is not."""
    if found.rungs == {rung} or found.unit in base.sure or base.members is not None or not base.joins:
        return False
    return not any(other >= base.edge for other in found.rungs - {rung})


def _above(lows: list[End], high: End) -> int:
    """How many of these surely stand before one."""
    return len(lows) - bisect_right(lows, high)


def _fallen(found: Standing, rungs: frozenset[int], told: Ground, why: Why) -> Standing:
    """Where one stands behind a quota, with what is said of it."""
    return evolve(found, rungs=rungs, said=(*found.said, evolve(told, why=why, about=About(unit=found.unit))))


# ── who is better


@frozen(kw_only=True, repr=False)
class _Order(Shown):
    """Who is put before whom: by what classes rest on, then by their places; `foremost` stands who is not measured."""

    places: Mapping[str, int]
    foremost: End

    def ends(self, found: Standing) -> tuple[End, End]:
        """Between what a unit stands."""
        low, high = found.ends
        place = self.places.get(found.unit) if low is not None and low == high else None
        first = (-1, _NONE, 0, 0) if low is None else (0, low, 0 if place else -1, -(place or 0))
        last = self.foremost if high is None else (0, high, 0 if place else 1, -(place or 0))
        return first, last


def _foremost(evidence: Evidence, rules: Rulebook, found: Collection[Standing], places: Mapping[str, int]) -> End:
    """How far before the others one may stand of which nobody knows on what its class rests."""
    by = rules.classes.by or rules.ranking.by
    lows = [each.ends[0] for each in found if each.unit in places and each.ends[0] is not None]
    apart = len({*places.values()}) == len(places) == len(lows)
    # announced totals give the first places: behind them stands of whom none was announced (shape 46)
    behind = evidence.stated and by is rules.ranking.by and apart and lows
    return (0, min(lows), -1, 0) if behind else (1, _NONE, 0, 0)
