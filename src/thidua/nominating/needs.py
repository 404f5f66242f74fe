"""Needs: whether a unit meets what a slot asks of it.

Owns: `meets`, `Record`.
Takes a unit, a requirement and the honours it held; gives whether it is met, with the reason.
Never: who fills a slot (see `filling`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import assert_never

from attrs import evolve, frozen

from thidua.awards import Held, among_last, first_year, in_a_row, seasons_before, spanned
from thidua.grounds import About, Ground, Why
from thidua.ranking import Ranking
from thidua.ranking.conditions import condition
from thidua.rules import Again, InBand, Need, Rulebook, Slot, Standard, Streak, Window
from thidua.shown import Shown

Label = int | str


@frozen(kw_only=True, repr=False)
class Record(Shown):
    """What is known of the units of a season: their order and classes, and the honours that they held before."""

    ranking: Ranking
    honours: Held

    @property
    def season(self) -> Label | None:
        """The season of the proposal."""
        return self.ranking.pact.label

    @cached_property
    def silent(self) -> frozenset[str]:
        """The units that have yet to report, whose class nobody knows."""
        return frozenset(self.ranking.silent)

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """Which of the slots of one award each is, by its identity; none where there is one alone."""
        rules, alike = self.ranking.pact.rulebook, dict[str, list[Slot]]()
        for slot in rules.slots if rules is not None else ():
            alike.setdefault(slot.award, []).append(slot)
        several = (slots for slots in alike.values() if len(slots) > 1)
        return {id(slot): row + 1 for slots in several for row, slot in reversed([*enumerate(slots)])}


def meets(record: Record, unit: str, slot: Slot) -> tuple[bool | None, tuple[Ground, ...]]:
    """Whether a unit meets every requirement of a slot, each with its reason; None where that cannot be decided."""
    found = [_met(record, unit, slot, need) for need in slot.needs]
    # a requirement that is surely missed is enough, whatever the others come to (shape 52)
    if any(each.why not in (*_MET, *_UNDECIDED) for each in found):
        return False, tuple(found)
    return None if any(each.why in _UNDECIDED for each in found) else True, tuple(found)


_MET = (Why.STREAK_HELD, Why.WINDOW_HELD, Why.CLASSED, Why.STANDARD_MET)
_UNDECIDED = (Why.STANDARD_UNDECIDED, Why.BAND_UNDECIDED, Why.HONOURS_OPEN)


def _met(record: Record, unit: str, slot: Slot, need: Need) -> Ground:
    match need:
        case InBand():
            return _in_band(record, unit, slot, need)
        case Standard():
            return _standard(record, unit, slot, need)
        case Streak() | Window():
            return _held(record, unit, slot, need)
        case _:
            assert_never(need)


def _in_band(record: Record, unit: str, slot: Slot, need: InBand) -> Ground:
    """Whether the class of a unit is one that is asked for, whatever it still may be: any, until it has reported."""
    about, may_be = About(unit=unit, award=slot.award), record.ranking.may_be(unit)
    # of a class that is open the need is open only where some of what it may be is asked for and some not (shape 47)
    hits = {True, False} if unit in record.silent else {band in need.bands for band in may_be}
    why = Why.BAND_UNDECIDED if len(hits) > 1 else Why.CLASSED if True in hits else Why.OF_OTHER_BAND
    band = may_be[0] if len(may_be) == 1 else may_be if why is Why.CLASSED else None
    return _ground(record, slot, why, about, band=band, bands=need.bands)


def _standard(record: Record, unit: str, slot: Slot, need: Standard) -> Ground:
    about = About(unit=unit, award=slot.award)
    rules = record.ranking.pact.rulebook or Rulebook(id="none")
    holds, facts = condition(record.ranking.evidence, unit, rules.asked(need))
    # numbers that were not reported neither meet a standard nor miss it (shape 58)
    why = {True: Why.STANDARD_MET, False: Why.STANDARD_MISSED, None: Why.STANDARD_UNDECIDED}[holds]
    return _ground(record, slot, why, about, **dict(facts))


def _held(record: Record, unit: str, slot: Slot, need: Streak | Window) -> Ground:
    """Whether a requirement of awards is met; undecided, where that hangs on what the unit takes over."""
    found = _honoured(record, unit, slot, need)
    undecided = tuple(award for award in (need.award, slot.award) if award in record.honours.open_for(unit))
    if undecided:
        told = _told(record, unit, slot, need)
        # each way of taking over is tried: where all of them meet the need, or all miss it, nothing is open (shape 68)
        met = {each.why in _MET for each in told}
        if len(met) != 1:  # or there are more ways than can be tried
            ground = record.honours.why_open(unit, _hanging_on(record, unit, slot, need, undecided))
            return evolve(ground, facts=(*ground.facts, ("wanted", slot.award)), cites=found.cites)
        if (found.why in _MET) not in met:  # what is counted is none of the ways there are, if it has to take one
            return told[0]
    return found


def _told(record: Record, unit: str, slot: Slot, need: Streak | Window, alone: str | None = None) -> list[Ground]:
    """What is said of a requirement in each way in which a unit may take over awards, or one award `alone`."""
    ways = record.honours.outcomes(unit, alone)
    return [_honoured(evolve(record, honours=each), unit, slot, need) for each in ways]


def _hanging_on(record: Record, unit: str, slot: Slot, need: Streak | Window, undecided: tuple[str, ...]) -> str:
    """The first of undecided awards on which a requirement hangs by itself; if none does, it hangs on them together."""
    ways = ((award, _told(record, unit, slot, need, award)) for award in undecided)
    alone = (award for award, told in ways if len({each.why in _MET for each in told}) > 1)
    return next(alone, undecided[0])


def _honoured(record: Record, unit: str, slot: Slot, need: Streak | Window) -> Ground:
    """A streak or a window, right before the season of the proposal; else whether it once was met and let pass."""
    about, asked, (met, short) = About(unit=unit, award=slot.award), _asked(need), _outcomes(need)
    known = {"required": need.award, "seasons": need.seasons, "count": asked}
    # without a season nothing lies right before it
    if record.season is None:
        return _ground(record, slot, short, about, **known)
    rewarded = record.honours.seasons(unit, slot.award)
    # who was rewarded once is not proposed again, however long its seasons run since (shapes 56 and 57)
    if need.again is Again.ONCE and rewarded:
        return _ground(record, slot, Why.HELD_ONCE, about, **known, held=rewarded)
    found = _counted(record, unit, slot, need, record.season)
    known |= {"held": found, "of": spanned(record.season, need.seasons)}
    if len(found) >= asked:
        return _ground(record, slot, met, about, **known)
    # once enough and no longer: said, as people may think it still is (shape 57)
    missed = _missed(record, unit, slot, need)
    if missed is not None:
        return _ground(record, slot, Why.WINDOW_MISSED, about, **known, met_in=missed)
    return _ground(record, slot, short, about, **known)


def _asked(need: Streak | Window) -> int:
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


def _counted(record: Record, unit: str, slot: Slot, need: Streak | Window, before: Label) -> tuple[Label, ...]:
    """The seasons that count for a requirement, seen from one season."""
    own = record.honours.seasons(unit, need.award)
    match need:
        case Streak():
            found = in_a_row(own, before)
        case Window():
            found = among_last(own, before, need.seasons)
        case _:
            assert_never(need)
    if need.again is Again.AFRESH:
        # seasons that were rewarded are spent: those behind the last reward alone count afresh (shapes 56 and 57)
        last = max(map(first_year, record.honours.seasons(unit, slot.award)), default=None)
        found = tuple(label for label in found if last is None or first_year(label) > last)
    return found


def _missed(record: Record, unit: str, slot: Slot, need: Streak | Window) -> Label | None:
    """The last earlier season in which the requirement was met and the award neither then nor later held."""
    season, own = record.season, record.honours.seasons(unit, need.award)
    if season is None or not own:
        return None
    asked = _asked(need)
    earlier = seasons_before(season, max(first_year(season) - first_year(own[0]), 0))
    rewarded = [first_year(label) for label in record.honours.seasons(unit, slot.award)]
    met = [
        label
        for label in earlier
        if len(_counted(record, unit, slot, need, label)) >= asked
        and not any(year >= first_year(label) for year in rewarded)
    ]
    return met[-1] if met else None


def _ground(record: Record, slot: Slot, why: Why, about: About, **facts: object) -> Ground:
    cites = record.ranking.pact.cite(slot.cites)
    known = tuple((key, fact) for key, fact in facts.items() if fact is not None)
    return Ground(why=why, about=about, facts=known, cites=cites)  # type: ignore[arg-type]
