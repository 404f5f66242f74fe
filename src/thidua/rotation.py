"""Rotation: who leads next, as chosen and recorded, checked against the declared rule.

Owns: `Handover`, `hand_over`.
Takes nominations and a recorded choice; gives the next head and deputy with the reasons.
Never: a choice nobody made. A name that the source does not give stays open.
"""

from __future__ import annotations

from attrs import field, frozen

from thidua.clusters import Choice
from thidua.errors import RecordError
from thidua.grounds import About, Ground, Why, pairs
from thidua.nominating import Nominations
from thidua.nominating.counting import elected
from thidua.pacts import Pact, unknown_units
from thidua.phrasebook import Language, Sentences, say_all
from thidua.rulebook import NextHead

__all__ = ["Handover", "hand_over"]


@frozen(kw_only=True)
class Handover:
    """The handover of the offices to the next season's head and deputy (*bàn giao*)."""

    nominations: Nominations = field(repr=False)
    choice: Choice

    def of(self, unit: str) -> tuple[str, ...]:
        """The offices that one unit takes over: `head`, `deputy`, or none."""
        known = self._pact.cluster.unit(unit).id
        return tuple(office for office, holder in self._offices() if holder == known)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why this unit takes over an office."""
        return tuple(ground for ground in self.grounds() if ground.about.unit == unit)

    def grounds(self) -> tuple[Ground, ...]:
        """How both offices were filled, and whether that follows the declared rule."""
        return tuple(ground for office, holder in self._offices() for ground in _office_grounds(self, office, holder))

    def explain(self, language: Language | str = Language.VI, *, unit: str | None = None) -> Sentences:
        """The reasons in words, of one unit or of both offices."""
        return say_all(self.grounds() if unit is None else self.grounds_for(unit), language, self._pact.titles())

    def rows(self) -> list[tuple[int | str, str, str | None]]:
        """Plain tuples: season, office, unit."""
        return [(self.choice.season, office, holder) for office, holder in self._offices()]

    @property
    def _pact(self) -> Pact:
        return self.nominations.tally.ranking.pact

    def _offices(self) -> tuple[tuple[str, str | None], ...]:
        return (("head", self.choice.head), ("deputy", self.choice.deputy))


def hand_over(nominations: Nominations, choice: Choice) -> Handover:
    """Hand the offices on as recorded, and check the choice against the rule (*bàn giao cụm trưởng, cụm phó*).

    Law: the rulebook's `rotation`.

    Raises: RecordError if the choice names a unit that is not in the cluster.
    """
    cluster = nominations.tally.ranking.pact.cluster
    named = {("$.succession.head", choice.head): None, ("$.succession.deputy", choice.deputy): None}
    problems = unknown_units(cluster, named)
    if problems:
        raise RecordError(problems)
    return Handover(nominations=nominations, choice=choice)


def _office_grounds(handover: Handover, office: str, holder: str | None) -> list[Ground]:
    choice, pact = handover.choice, handover.nominations.tally.ranking.pact
    about = About(unit=holder, office=office, season=choice.season)
    facts = pairs(how=choice.how.value)
    if holder is None:
        return [Ground(why=Why.NOT_NAMED, about=about, facts=facts)]
    grounds = [Ground(why=Why.CHOSEN, about=about, facts=facts)]
    grounds += elected(handover.nominations.tally, office, holder)
    rules = pact.rulebook
    if rules is None or rules.rotation is None or pact.deputy is None:
        return grounds
    rule = rules.rotation
    if office == "head" and rule.head is NextHead.DEPUTY_SUCCEEDS:
        why = Why.FOLLOWS_RULE if holder == pact.deputy else Why.DEPARTS_FROM_RULE
        facts = pairs(rule=rule.head.value, deputy=pact.deputy)
        grounds.append(Ground(why=why, about=about, facts=facts, cites=rule.cites or rules.cite()))
    return grounds
