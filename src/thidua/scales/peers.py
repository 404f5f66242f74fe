"""Peers: scales in which one unit's figure changes the points of the others.

Owns: `Leader`, `Pool`, `Ranked`, `RankOf`, `Untargeted`, `Shared`, and how they turn columns into points: `by_leader`,
`raced`, `by_pool`, `pooled`, `by_rank`, `worth_of_places`.
Takes whole columns in a setting; gives one mark a unit, a range while peers have not reported.
Never: a pool of one settled by accident.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, unique
from fractions import Fraction
from itertools import accumulate, pairwise

from attrs import field, frozen

from thidua.figures import State
from thidua.formulas import Formula, formula_or_none
from thidua.given import number_of, number_or_none, points_in
from thidua.grounds import Facts, Why, pairs
from thidua.nouns import Noun
from thidua.order import places
from thidua.ratios import Ratios, constant, ratios_of
from thidua.scales.columns import Bound, Keyed, Live, Reporting, Setting, Step, Worked, Working, refuse_outside
from thidua.scales.shares import Better, by_excess, rates, reached
from thidua.shown import Shown

__all__ = ["Leader", "Pool", "RankOf", "Ranked", "Shared", "Untargeted"]


@unique
class Untargeted(Enum):
    """What becomes of a unit that has no target (*chỉ tiêu*) although the criterion is assigned to it.

    `refused`: a record with reports is refused until it states one; `pool`: such units compete with each other.
    """

    REFUSED = "refused"
    POOL = "pool"


@frozen(kw_only=True, repr=False)
class Leader(Noun):
    """Points by the excess over the target, compared with the cluster's leader (*so với đơn vị dẫn đầu*).

    Up to the target a unit earns `at_target` (a share of the maximum) times the share that it reached; above the
    target, the rest of the maximum in the proportion of its excess to the leader's. A rate above `excess_at_most`
    counts as that. Units without a target are refused, or compete in a pool of their own, for which `alone` is as in
    `Pool`.

    Raises: RulebookError unless `at_target` and `alone` are shares and `excess_at_most` > 1.
    """

    at_target: Fraction = field(converter=number_of)
    untargeted: Untargeted = Untargeted.REFUSED
    excess_at_most: Fraction | None = field(default=None, converter=number_or_none)
    alone: Fraction | None = field(default=None, converter=number_or_none)
    value: Formula | None = field(default=None, converter=formula_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse shares that are none, and a limit that leaves no excess."""
        refuse_outside(self, at_target=Bound.SHARE, excess_at_most=Bound.ABOVE_ONE, alone=Bound.SHARE)


@frozen(kw_only=True, repr=False)
class Pool(Noun):
    """Points by the share of the best figure of all units (*so với số liệu tốt nhất trong cụm*), without targets.

    `alone` is the share of the maximum that a unit earns which has no other to be compared with, and a figure above 0;
    without it such a unit earns 0, with a reason. Where higher is better, all earn 0 if the best figure is 0; where
    lower is better, a figure of 0 is the best there can be.

    Raises: RulebookError unless `alone` is a share.
    """

    better: Better = Better.HIGHER
    alone: Fraction | None = field(default=None, converter=number_or_none)
    value: Formula | None = field(default=None, converter=formula_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a share that is none."""
        refuse_outside(self, alone=Bound.SHARE)


@unique
class RankOf(Enum):
    """Whether the figure of a `Ranked` scale is a place given by others, or a value that is put in order here."""

    PLACE = "place"
    VALUE = "value"


@unique
class Shared(Enum):
    """What units that share a place earn (*đồng hạng*): its points, or the mean of the places that they fill."""

    BEST = "best"
    MEAN = "mean"


@frozen(kw_only=True, repr=False)
class Ranked(Noun):
    """Points by place (*điểm theo thứ hạng*): one given by others, or one by a value such as the mean of assessors.

    `points` are for places 1, 2, …; a place beyond them earns 0, with a reason. `worth` is the same as a column.
    """

    points: tuple[Fraction, ...] = field(converter=points_in)
    shared: Shared
    of: RankOf = RankOf.PLACE
    better: Better = Better.HIGHER
    value: Formula | None = field(default=None, converter=formula_or_none)
    worth: Ratios = field(init=False, eq=False, repr=False)

    @worth.default
    def _of_each_place(self) -> Ratios:
        return ratios_of([*self.points, Fraction(0)])


@frozen(kw_only=True, repr=False)
class _Level(Shown):
    """What the members of a pool are measured by: in which direction, their number, the best, whether more may come."""

    better: Better
    alone: Fraction | None
    peers: int
    best: Fraction
    pending: bool
    maximum: Fraction

    @property
    def empty(self) -> bool:
        """Whether nobody has anything, so that nobody is ahead."""
        # where nobody has any, there is nothing to be a share of: no points, in place of all for all (shape 20)
        return self.better is Better.HIGHER and self.best.numerator <= 0

    def lone(self, value: int) -> bool:
        """Whether it is a pool of one with a figure above 0, which earns what the rulebook names."""
        # while somebody may still come it is no pool of one; with nothing there is nothing to reward (shape 20)
        return not self.pending and self.peers == 1 and value > 0

    def most(self, values: Ratios) -> Ratios:
        """What each earns at the most."""
        rows = len(values.numbers)
        if self.empty:
            return constant(Fraction(0), rows)
        if self.peers == 1 and self.lone(values.numbers[0]):
            # a pool of one has nobody to be compared with: what it earns only the rulebook can say (shape 20)
            return constant(self.maximum * (self.alone or Fraction(0)), rows)
        return reached(values, self.best, self.better, self.maximum)

    def least(self, values: Ratios, most: Ratios) -> Ratios:
        """What each earns at the least: nothing while more may come, unless nobody can be better."""
        if not self.pending:
            return most
        # whoever comes may be better without end, but where less is better nobody comes below none (shape 20)
        best = [self.better is Better.LOWER and value <= 0 for value in values.numbers]
        return most.where(best, constant(Fraction(0), len(best)))

    def step(self, value: Fraction, low: Fraction, high: Fraction) -> Step:
        """The working of one."""
        bound = None if self.better is Better.HIGHER or self.best > 0 else 0  # a figure below 0 then counts as 0
        facts = pairs(value=value, best=self.best if bound is None else bound, maximum=self.maximum, bound=bound)
        if self.empty:
            return Step(why=Why.POOL_UNDEFINED, facts=facts)
        if not self.lone(value.numerator):
            return Step(why=Why.POOLED if low == high else Why.PEERS_MISSING, facts=facts)
        if self.alone is None:
            return Step(why=Why.POOL_UNDEFINED, facts=pairs(value=value, maximum=self.maximum))
        return Step(why=Why.POOLED, facts=(*facts, *pairs(alone=self.alone)))


def pooled(scale: Pool, values: Ratios, maximum: Fraction) -> Ratios:
    """What the members of a pool earn to which nobody may still come."""
    return _level(scale, values, maximum, ()).most(values)


def _level(scale: Pool | Leader, values: Ratios, maximum: Fraction, waits: Collection[int]) -> _Level:
    """What a pool is measured by of which these are the values, and of which those rows may still come."""
    better = scale.better if isinstance(scale, Pool) else Better.HIGHER
    return _Level(
        better=better,
        alone=scale.alone,
        peers=len(values.numbers),
        best=values.greatest() if better is Better.HIGHER else values.least(),
        pending=bool(waits),
        maximum=maximum,
    )


def _awaited(live: Live, setting: Setting) -> list[int]:
    """The rows of which a value may still come."""
    return live.awaited() if setting.reporting is Reporting.OPEN else []


Ends = tuple[Ratios, Ratios, Working]  # the least and the most, and the working of each


def by_pool(scale: Pool, live: Live, setting: Setting) -> Worked:
    """Every unit against the best of all."""
    values = live.key(scale.value)
    return values.open(*_pooled(scale, values, _awaited(live, setting)))


def _pooled(scale: Pool | Leader, values: Keyed, waits: Collection[int]) -> Ends:
    """What the members of a pool earn, to which those rows may still come."""
    pool = _level(scale, values.series, values.live.maximum, waits)
    high = pool.most(values.series)
    low = pool.least(values.series, high)

    def step(at: int, worked: Facts) -> Step:
        found = pool.step(values.value(at), low.at(at), high.at(at))
        return Step(why=found.why, facts=(*found.facts, *worked)) if worked else found

    return low, high, step


def by_leader(scale: Leader, live: Live, setting: Setting) -> Worked:
    """Units with a target against the leader; the others, where the rulebook says so, in a pool of their own."""
    values, waits, aims = live.key(scale.value), _awaited(live, setting), live.columns.targets
    # with a target and without are two competitions, in which nobody is a peer of the other side (shapes 19 and 20)
    others = [at for at, place in enumerate(values.places) if live.targets[place] is None]
    if not others:
        return values.open(*_raced(scale, values, waits and [row for row in waits if aims[row] is not None]))
    aimed = [at for at, place in enumerate(values.places) if live.targets[place] is not None]
    race = _raced(scale, values.pick(aimed), [row for row in waits if aims[row] is not None])
    # no target is no target of 0: what such a unit earns the rulebook does not say (shapes 17 and 19)
    if scale.untargeted is Untargeted.REFUSED:
        states = {values.places[at]: State.NO_TARGET for at in others}
        return values.pick(aimed).open(*race)._replace(states=states)
    pool = _pooled(scale, values.pick(others), [row for row in waits if aims[row] is None])
    return values.open(*_beside(race, aimed, pool, others))


def raced(scale: Leader, rate: Ratios, maximum: Fraction) -> tuple[Ratios, Fraction, Ratios]:
    """The rates that count, the best of them, and what those with a target earn against that."""
    # before the best is looked for: one odd target moves nobody beyond what counts (shape 19)
    rate = rate.within(None, scale.excess_at_most)
    best = rate.greatest()
    return rate, best, by_excess(rate, best, maximum, scale.at_target)


def _raced(scale: Leader, values: Keyed, waits: Collection[int]) -> Ends:
    """What those with a target earn, against the best of them; the least without any excess but what is stated."""
    wanted, maximum = values.targets(), values.live.maximum
    rate, best, high = raced(scale, rates(values.series, wanted), maximum)
    # at the least somebody comes as far ahead as counts, and an excess is worth next to nothing (shape 19)
    low = by_excess(rate, scale.excess_at_most, maximum, scale.at_target) if waits else high

    def step(at: int, worked: Facts) -> Step:
        facts = pairs(value=values.value(at), target=values.target(at), rate=rate.at(at), best=best, maximum=maximum)
        why = Why.RELATIVE if low is high or low.at(at) == high.at(at) else Why.PEERS_MISSING
        return Step(why=why, facts=(*facts, *worked))

    return low, high, step


def _beside(race: Ends, aimed: Sequence[int], pool: Ends, others: Sequence[int]) -> Ends:
    """Two groups together, each at its places."""
    count = len(aimed) + len(others)
    (low, high, own), (least, most, other) = race, pool
    steps = {place: (own, at) for at, place in enumerate(aimed)}
    steps |= {place: (other, at) for at, place in enumerate(others)}

    def step(at: int, worked: Facts) -> Step:
        its, place = steps[at]
        return its(place, worked)

    low, high = low.spread(aimed, count), high.spread(aimed, count)
    return low.plus(least.spread(others, count)), high.plus(most.spread(others, count)), step


def by_rank(scale: Ranked, live: Live, setting: Setting) -> Worked:
    """The points of each unit's place; units on one place share them as the rulebook names."""
    values, missing = live.key(scale.value), len(_awaited(live, setting))
    stated = _stated(scale, values.series)
    sharing = _sharing(stated)
    ends = _ends(scale, sharing, missing)
    high = ratios_of([ends[place][1] for place in stated])
    low = ratios_of([ends[place][0] for place in stated]) if missing else high

    def step(at: int, worked: Facts) -> Step:
        place = Fraction(stated[at])
        least, most = ends[place]
        facts = pairs(place=place, sharing=sharing[place] if sharing[place] > 1 else None)
        # a place beyond the table earns nothing, and is no slip: the table ends where points do (shape 73)
        why = Why.BY_PLACE if _within(place, len(scale.points)) else Why.BEYOND_PLACES
        return Step(why=why if least == most else Why.PEERS_MISSING, facts=(*facts, *worked))

    return values.open(low, high, step)


def worth_of_places(scale: Ranked, values: Ratios) -> Ratios:
    """The points of each unit's place, where nobody is missing."""
    if scale.of is RankOf.VALUE and scale.shared is Shared.BEST:  # a place earns what it does, whoever shares it
        beyond = len(scale.points)
        return scale.worth.pick([place - 1 if place <= beyond else beyond for place in _places(scale, values)])
    # who shares a place changes what it earns, so that the places have to be counted (shape 73)
    stated = _stated(scale, values)
    ends = _ends(scale, _sharing(stated), 0)
    return ratios_of([ends[place][1] for place in stated])


def _stated(scale: Ranked, values: Ratios) -> Sequence[_Place]:
    """The places: as given, or of each value among all."""
    return values.fractions() if scale.of is RankOf.PLACE else _places(scale, values)


def _places(scale: Ranked, values: Ratios) -> list[int]:
    """The place of each value among all."""
    sign = 1 if scale.better is Better.HIGHER else -1
    keys: Sequence[Fraction | int] = values.numbers if isinstance(values.per, int) else values.fractions()
    return places(keys if sign > 0 else [-each for each in keys])


def _sharing(stated: Iterable[_Place]) -> dict[_Place, int]:
    """How many units hold each place."""
    found: dict[_Place, int] = {}
    for place in stated:
        found[place] = found.get(place, 0) + 1
    return found


def _ends(scale: Ranked, sharing: Mapping[_Place, int], missing: int) -> dict[_Place, tuple[Fraction, Fraction]]:
    """The least and the most that each place earns, held by so many."""
    spans = {count: _spans(scale, count, missing) for count in {*sharing.values()}}
    return {place: _worth(place, spans[count]) for place, count in sharing.items()}


_Place = Fraction | int
Spans = list[tuple[Fraction, Fraction]]


def _within(place: _Place, count: int) -> bool:
    """Whether a place is one of so many."""
    # half a place is none (shape 73)
    return 1 <= place <= count and place.denominator == 1


_NEITHER = Fraction(0), Fraction(0)


def _worth(place: _Place, spans: Spans) -> tuple[Fraction, Fraction]:
    """The least and the most that a place earns, whatever the peers still missing come to; beyond the table nothing."""
    return spans[place.numerator - 1] if _within(place, len(spans)) else _NEITHER


def _spans(scale: Ranked, sharing: int, missing: int) -> Spans:
    """For each place of the table the least and the most that it earns so many units, however the missing come in.

    Each unit still missing may come in ahead (of a value only: the place moves on by one), level (one more shares), or
    behind (nothing changes). So what n of them can do is what one fewer can do at the same place, or at the next, or
    all of them level: worked out number by number, in place of every combination.
    """
    if not missing:
        return [(worth, worth) for worth in _worths(scale, sharing)]
    if all(better >= worse for better, worse in pairwise((*scale.points, Fraction(0)))):
        return _falling(scale, sharing, missing)
    beyond = Fraction(0), Fraction(0)
    spans = [beyond]
    for more in range(missing + 1):
        level = _worths(scale, sharing + more)
        if not more:
            spans = [(worth, worth) for worth in level] + [beyond]
            continue
        following = spans[1:] if scale.of is RankOf.VALUE else spans[:-1]
        known = zip(level, spans[:-1], following, strict=True)
        spans = [(min(worth, same[0], after[0]), max(worth, same[1], after[1])) for worth, same, after in known] + [
            beyond
        ]
    return spans


def _falling(scale: Ranked, sharing: int, missing: int) -> Spans:
    """The same for a table that falls to 0, as nearly all do: best is all behind, worst all ahead (or level)."""
    # who still comes may come in ahead of a place found here, and can only share one given by others (shapes 73 and 74)
    most = _worths(scale, sharing)
    if scale.of is RankOf.VALUE:
        least = (*most, *(Fraction(0) for _ in range(missing)))[missing : missing + len(most)]
    else:
        least = tuple(_worths(scale, sharing + missing))
    return list(zip(least, most, strict=True))


def _worths(scale: Ranked, sharing: int) -> list[Fraction]:
    """What each place of the table earns where so many share it: its own points, or the mean of those they fill."""
    if scale.shared is Shared.BEST:
        return list(scale.points)
    # the mean of the places that they fill: two on place 1 have the half of places 1 and 2 (shapes 73 and 74)
    sums = list(accumulate(scale.points, initial=Fraction(0)))
    last = len(scale.points)
    return [(sums[min(first + sharing, last)] - sums[first]) / sharing for first in range(last)]
