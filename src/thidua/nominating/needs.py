"""Needs: what is known of the units of a season, and whether one meets what a slot asks of it.

Owns: `meets`, `Record`.
Takes the ranking and the honours held; gives whether requirements are met, with the reasons.
Never: who fills a slot (see `filling`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from thidua.awards import Held
from thidua.ranking import Ranking
from thidua.ranking.needs import Goal, Met
from thidua.ranking.needs import meets as met
from thidua.ranking.rulings import AwardRuling
from thidua.ranking.rungs import MayBe
from thidua.rules import Slot
from thidua.shown import Shown


@frozen(kw_only=True, repr=False)
class Record(Shown):
    """What is known of the units of a season: their order and classes, the honours that they held, what was decided."""

    ranking: Ranking
    honours: Held
    rulings: tuple[AwardRuling, ...] = ()

    @cached_property
    def decided(self) -> Mapping[str, Mapping[str, AwardRuling]]:
        """By award and unit, what was decided in place of votes."""
        found: dict[str, dict[str, AwardRuling]] = {}
        for each in self.rulings:
            found.setdefault(each.award, {})[each.unit] = each
        return found

    @cached_property
    def classes(self) -> Mapping[str, MayBe]:
        """What the class of each unit may be."""
        return dict(self.ranking.classes)

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


def meets(record: Record, unit: str, slot: Slot) -> Met:
    """Whether a unit meets every requirement of a slot, each with its reason; None where that cannot be decided."""
    if not slot.needs:
        return True, ()
    ranking = record.ranking
    goal = Goal(
        evidence=ranking.evidence,
        honours=record.honours,
        award=slot.award,
        may_be=record.classes,
        silent=record.silent,
        cites=ranking.pact.cite(slot.cites),
    )
    return met(goal, unit, slot.needs)
