"""Needs: whether a unit meets what a class or a slot requires of it.

Owns: `Goal`, `meets`.
Takes a unit, requirements, what may be read of the season and the honours held before it; gives whether they are met,
each with its reason.
Never: which class a unit has (see `classes`), nor who fills a slot (see `nominating`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, assert_never

from attrs import evolve, field, frozen

from thidua.awards import Held, among_last, first_year, in_a_row, seasons_before, spanned
from thidua.grounds import About, Citation, Fact, Ground, Why, pairs
from thidua.ranking.conditions import Evidence, condition
from thidua.rules import Again, AnyOf, InBand, Need, Rulebook, Standard, Streak, Window
from thidua.shown import Shown

Label = int | str
Met = tuple[bool | None, tuple[Ground, ...]]


@frozen(kw_only=True, repr=False)
class Goal(Shown):
    """What a unit has to meet requirements for, an `award` or a class (`aim`), and what is known of the units.

    `may_be` is what the class of each unit may be; `silent` are those that have yet to report.
    """

    evidence: Evidence
    honours: Held
    award: str | None = None
    aim: str | None = None
    may_be: Mapping[str, tuple[str | None, ...]] = field(factory=dict)
    silent: Collection[str] = ()
    cites: tuple[Citation, ...] = ()

    @property
    def season(self) -> Label | None:
        """The season for which the award or class is given."""
        return self.evidence.pact.label

    def rewarded(self, unit: str) -> tuple[Label, ...]:
        """The seasons for which a unit held the award; none of a class, which is no award."""
        return () if self.award is None else self.honours.seasons(unit, self.award)

    def ground(self, why: Why, unit: str, **facts: Fact | None) -> Ground:
        """A reason about a requirement of a unit."""
        return Ground(
            why=why, about=About(unit=unit, award=self.award), facts=pairs(**facts, aim=self.aim), cites=self.cites
        )


def meets(goal: Goal, unit: str, needs: Iterable[Need]) -> Met:
    """Whether a unit meets every requirement, each with its reason; None where that cannot be decided."""
    found = [_met(goal, unit, need) for need in needs]
    met = [each for each, _ in found]
    grounds = tuple(ground for _, own in found for ground in own)
    # a requirement that is surely missed is enough, whatever the others come to (shape 52)
    return False if False in met else None if None in met else True, grounds


def _met(goal: Goal, unit: str, need: Need) -> Met:
    match need:
        case InBand():
            return _said(_in_band(goal, unit, need))
        case Standard():
            return _said(_standard(goal, unit, need))
        case Streak() | Window():
            return _said(_held(goal, unit, need))
        case AnyOf():
            return _any(goal, unit, need)
        case _:
            assert_never(need)


def _any(goal: Goal, unit: str, need: AnyOf) -> Met:
    """Whether one of several requirements is met: with the reasons of those that are, or may be, else of all."""
    found = [_met(goal, unit, each) for each in need.any]
    # one that is surely met is enough, whatever the others come to (shape 93)
    each_met = [each for each, _ in found]
    met = True if True in each_met else None if None in each_met else False
    said = tuple(ground for each, own in found for ground in own if each is met)
    # each of them alone reads as if it were required: that any would have done is said before (shape 93)
    return met, said if met else (goal.ground(_NONE_OF[met], unit, count=len(found)), *said)


_NONE_OF = {False: Why.NO_NEED_MET, None: Why.NO_NEED_SURE}


def _said(ground: Ground) -> Met:
    """Whether a requirement is met, by its reason."""
    return True if ground.why in _MET else None if ground.why in _UNDECIDED else False, (ground,)


_MET = (Why.STREAK_HELD, Why.WINDOW_HELD, Why.CLASSED, Why.STANDARD_MET)
_UNDECIDED = (Why.STANDARD_UNDECIDED, Why.BAND_UNDECIDED, Why.HONOURS_OPEN)


def _in_band(goal: Goal, unit: str, need: InBand) -> Ground:
    """Whether the class of a unit is one that is asked for, whatever it still may be: any, until it has reported."""
    may_be = goal.may_be.get(unit, ())
    # of a class that is open the need is open only where some of what it may be is asked for and some not (shape 47)
    hits = {True, False} if unit in goal.silent else {band in need.bands for band in may_be}
    why = Why.BAND_UNDECIDED if len(hits) > 1 else Why.CLASSED if True in hits else Why.OF_OTHER_BAND
    names = tuple(band for band in may_be if band is not None)
    band = may_be[0] if len(may_be) == 1 else names if why is Why.CLASSED else None
    return goal.ground(why, unit, band=band, bands=need.bands)


def _standard(goal: Goal, unit: str, need: Standard) -> Ground:
    rules = goal.evidence.pact.rulebook or Rulebook(id="none")
    holds, facts = condition(goal.evidence, unit, rules.asked(need))
    # numbers that were not reported neither meet a standard nor miss it (shape 58)
    why = {True: Why.STANDARD_MET, False: Why.STANDARD_MISSED, None: Why.STANDARD_UNDECIDED}[holds]
    return goal.ground(why, unit, **dict(facts))


# ── awards held before


def _held(goal: Goal, unit: str, need: Streak | Window) -> Ground:
    """Whether a requirement of awards is met; undecided, where that hangs on what the unit takes over."""
    found, open_ = _honoured(goal, unit, need), goal.honours.open_for(unit)
    undecided = tuple(award for award in (need.award, goal.award) if award is not None and award in open_)
    if undecided:
        told = _told(goal, unit, need)
        # each way of taking over is tried: where all of them meet the need, or all miss it, nothing is open (shape 68)
        met = {each.why in _MET for each in told}
        if len(met) != 1:  # or there are more ways than can be tried
            ground = goal.honours.why_open(unit, _hanging_on(goal, unit, need, undecided))
            wanted = pairs(wanted=goal.award, aim=goal.aim)
            return evolve(ground, facts=(*ground.facts, *wanted), cites=found.cites)
        if (found.why in _MET) not in met:  # what is counted is none of the ways there are, if it has to take one
            return told[0]
    return found


def _told(goal: Goal, unit: str, need: Streak | Window, alone: str | None = None) -> list[Ground]:
    """What is said of a requirement in each way in which a unit may take over awards, or one award `alone`."""
    ways = goal.honours.outcomes(unit, alone)
    return [_honoured(evolve(goal, honours=each), unit, need) for each in ways]


def _hanging_on(goal: Goal, unit: str, need: Streak | Window, undecided: tuple[str, ...]) -> str:
    """The first of undecided awards on which a requirement hangs by itself; if none does, it hangs on them together."""
    ways = ((award, _told(goal, unit, need, award)) for award in undecided)
    alone = (award for award, told in ways if len({each.why in _MET for each in told}) > 1)
    return next(alone, undecided[0])


def _honoured(goal: Goal, unit: str, need: Streak | Window) -> Ground:
    """A streak or a window, right before the season in which it is asked; else whether it once was met and let pass."""
    count, (met, short) = _count(need), _outcomes(need)
    known: dict[str, Any] = {"required": need.award, "seasons": need.seasons, "count": count}
    # without a season nothing lies right before it
    if goal.season is None:
        return goal.ground(short, unit, **known)
    rewarded = goal.rewarded(unit)
    # who was rewarded once is not proposed again, however long its seasons run since (shapes 56 and 57)
    if need.again is Again.ONCE and rewarded:
        return goal.ground(Why.HELD_ONCE, unit, **known, held=rewarded)
    found = _counted(goal, unit, need, goal.season)
    known |= {"held": found, "of": spanned(goal.season, need.seasons)}
    if len(found) >= count:
        return goal.ground(met, unit, **known)
    # once enough and no longer: said, as people may think it still is (shape 57)
    missed = None if goal.award is None else _missed(goal, unit, need)
    if missed is not None:
        return goal.ground(Why.WINDOW_MISSED, unit, **known, met_in=missed)
    return goal.ground(short, unit, **known)


def _count(need: Streak | Window) -> int:
    """In how many seasons the award must have been held."""
    match need:
        case Streak():
            return need.seasons
        case Window():
            return need.count
        case _:
            assert_never(need)


def _outcomes(need: Streak | Window) -> tuple[Why, Why]:
    """The reasons that it is met, and that it is not."""
    match need:
        case Streak():
            return Why.STREAK_HELD, Why.STREAK_SHORT
        case Window():
            return Why.WINDOW_HELD, Why.WINDOW_SHORT
        case _:
            assert_never(need)


def _counted(goal: Goal, unit: str, need: Streak | Window, before: Label) -> tuple[Label, ...]:
    """The seasons that count for a requirement, seen from one season."""
    own = goal.honours.seasons(unit, need.award)
    match need:
        case Streak():
            found = in_a_row(own, before)
        case Window():
            found = among_last(own, before, need.seasons)
        case _:
            assert_never(need)
    if need.again is Again.AFRESH:
        # seasons that were rewarded are spent: those behind the last reward alone count afresh (shapes 56 and 57)
        last = max(map(first_year, goal.rewarded(unit)), default=None)
        found = tuple(label for label in found if last is None or first_year(label) > last)
    return found


def _missed(goal: Goal, unit: str, need: Streak | Window) -> Label | None:
    """The last earlier season in which the requirement was met and the award neither then nor later held."""
    season, own, count = goal.season, goal.honours.seasons(unit, need.award), _count(need)
    if season is None or not own:
        return None
    earlier = seasons_before(season, max(first_year(season) - first_year(own[0]), 0))
    rewarded = [first_year(label) for label in goal.rewarded(unit)]
    met = [
        label
        for label in earlier
        if len(_counted(goal, unit, need, label)) >= count and not any(year >= first_year(label) for year in rewarded)
    ]
    return met[-1] if met else None
