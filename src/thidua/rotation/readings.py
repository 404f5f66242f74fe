"""Readings: how a rule can be meant that leaves a word out, or a record that does not say who took over whose turn.

Owns: `Unsaid`, `unsaid`, `Undecided`, `undecided`, `hangs_on`.
Takes the history and a last season; gives the readings among which a walk through the seasons may not choose.
Never: the walk itself (see `walking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from thidua.grounds import Facts, Why
from thidua.rotation.recalling import Fate, History, Holding, Listed, Reading, Taken, absent, opens
from thidua.rules import Declining, Joining, Rotates
from thidua.shown import Shown
from thidua.timetable import Season
from thidua.units import Inheritance

__all__ = ["Undecided", "Unsaid", "hangs_on", "undecided", "unsaid"]


@frozen(kw_only=True, repr=False)
class Unsaid(Shown):
    """What rule or record leave out (*nội dung quy chế chưa nêu*), every way to read it, and the reason for that."""

    why: Why
    readings: tuple[Reading, ...]
    facts: Facts = ()


@frozen(kw_only=True, repr=False)
class Undecided(Shown):
    """The first season in which nobody can say who has a place in the round (*lượt chưa rõ*), and those places."""

    season: Season
    held: tuple[Holding, ...]


def unsaid(history: History, seasons: Iterable[Season]) -> Unsaid | None:
    """The next thing that the seasons depend on and neither rule nor record says, with its readings; None without one.

    What happens to joiners and to declined turns matters only where there are rounds. A policy on merged units that
    cannot be applied, because the record lacks what it needs, is read once for each predecessor of the first such unit;
    see `undecided` for further ones.
    """
    rule = history.rule
    if rule is None:
        return None
    # a word that the rulebook leaves out is read in each way it can have, and what all of them give holds (shape 8)
    if rule.round is not Rotates.NONE and history.joiners is None:
        return Unsaid(why=Why.JOINERS_UNSAID, readings=tuple(Joining))
    if rule.round is not Rotates.NONE and history.declined is None and any(row.declined for row in history.rows):
        return Unsaid(why=Why.DECLINED_UNSAID, readings=tuple(Declining))
    found = undecided(history, seasons)
    if found is None:
        return None
    # the same of mergers: who takes over which turn is a policy that nobody named (shape 68)
    if history.inheritance is None:
        return Unsaid(why=Why.TURN_DEPENDS, readings=_policies(history), facts=found.held[0].facts)
    return _of_heir(history, found)


def _policies(history: History) -> tuple[Inheritance, ...]:
    """The policies that differ for the heirs at hand; of those that lack what they go by, the widest."""
    heirs = [unit for unit in history.units if history.predecessors(unit)]
    found: dict[tuple[tuple[str, ...] | None, ...], Inheritance] = {}
    for policy in (Inheritance.NONE, Inheritance.EVERY, Inheritance.NAMED, Inheritance.NAMESAKE, Inheritance.LARGEST):
        read = evolve(history, read_as=(*history.read_as, policy))
        found.setdefault(tuple(read.carried(heir) for heir in heirs), policy)
    return tuple(found.values())


def _of_heir(history: History, found: Undecided) -> Unsaid | None:
    """The readings of one heir: it takes over from one predecessor or another; it is a member, or is none."""
    heirs = {heir for held in found.held for heir in _heirs(history, held)}
    read_before = any(isinstance(each, Taken | Listed) for each in history.read_as)
    # of several mergers that are open at once nothing by order or round is projected (shape 68)
    if read_before or len(heirs) != 1:
        return None
    (heir,) = heirs
    readings: tuple[Reading, ...]
    if found.held[0].why is Why.HEIR_ABSENT:
        # that a record does not list an heir does not say that it is none of the members (shape 68)
        readings = (Listed(heir=heir, member=True), Listed(heir=heir, member=False))
    else:
        perhaps, nobody = history.perhaps_carried(heir)
        turns = (*perhaps, *((None,) if nobody else ()))
        readings = tuple(Taken(heir=heir, turn=each) for each in turns)
    why, facts = hangs_on(found.held[0])
    return Unsaid(why=why, readings=readings, facts=facts)


def hangs_on(held: Holding) -> tuple[Why, Facts]:
    """The reason, with facts, that an office depends on a place: whether a merged unit is a member, or takes over."""
    if held.why is Why.HEIR_ABSENT:
        return Why.HEIR_UNLISTED, tuple(fact for fact in held.facts if fact[0] != "policy")
    return Why.TURN_DEPENDS, held.facts


def _heirs(history: History, held: Holding) -> Iterable[str]:
    """The heirs that a place may have of which nobody can say who holds it."""
    facts = dict(held.facts)
    named = facts.get("heir"), facts.get("predecessor")
    return history.heirs(str(named[1])) if named[0] is None else (str(named[0]),)


def undecided(history: History, seasons: Iterable[Season]) -> Undecided | None:
    """The first season in which nobody can say who has a place in the round; None if there is no such season."""
    units = history.turns
    for season in seasons:
        # without rounds who joins has no turn but where the roster names it (shape 8)
        joined = (*_joined(history, season), *_unlisted(history, season)) if history.rounds else ()
        holdings = (*(history.holder(unit, season) for unit in units), *joined)
        held = tuple(each for each in holdings if each.fate is Fate.UNDECIDED)
        if held:
            return Undecided(season=season, held=held)
    return None


def _joined(history: History, season: Season) -> Iterator[Holding]:
    """What becomes of a predecessor's place whose heir joined, also beside it: the heir may have a place of its own.

    Of one that the roster names, or that joined within the season, also where each is said to take over: by that the
    two have one turn, and two such heirs leave open which.
    """
    founders, there = history.members(history.first), history.there(season)
    for unit in history.within(season):
        if unit not in founders and history.carried(unit) is None:
            yield history.passing(history.perhaps_carried(unit)[0][0])
        elif unit not in founders and (unit in history.named or unit not in there):
            carried = history.may_carry(unit)
            yield from (history.passing(each) for each in history.units if each in carried)


def _unlisted(history: History, season: Season) -> Iterator[Holding]:
    """The units that took over from members, as the register says, and that the record does not list: each may join."""
    for heir in history.strangers:
        listed = [unit for unit in history.predecessors(heir) if unit in history.listed]
        if listed and opens(history.units[heir], season):
            yield absent(history, listed[0], heir)
