"""Handing over: the next head and deputy as chosen and recorded, checked against the declared rule.

Owns: `Handover`, `hand_over`.
Takes nominations, a recorded choice and earlier offices; gives the next head and deputy with the reasons.
Never: a choice nobody made. A name that the source does not give stays open.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from attrs import field, frozen

from thidua.arguments import expect
from thidua.clusters import Choice, Officers, unknown_units
from thidua.errors import RecordError
from thidua.grounds import About, Ground, Why, by_unit, pairs
from thidua.nominating import Nominations
from thidua.nominating.counting import elected
from thidua.pacts import Pact
from thidua.results import Result
from thidua.rotation.auditing import findings, recorded_steps
from thidua.rotation.naming import offices_named
from thidua.rotation.recalling import concluded, meant
from thidua.timetable import Season
from thidua.units import Register, known_unit
from thidua.words import Language, Titles

__all__ = ["Handover", "hand_over"]


@frozen(kw_only=True, repr=False)
class Handover(Result):
    """The handover of the offices to the next season's head and deputy (*bàn giao*), checked against the rule.

    `history` are the offices of earlier seasons.

    Example:
        >>> import thidua
        >>> thidua.conclude(thidua.load("midlands-2017")).handover.of("Hòa Bình")
        ('head',)
    """

    headings = ("season", "office", "unit")

    nominations: Nominations = field(repr=False)
    choice: Choice
    history: tuple[Officers, ...] = field(default=(), repr=False)
    register: Register = field(default=Register(), eq=False, repr=False)

    def of(self, unit: str) -> tuple[str, ...]:
        """The offices that one unit takes over: `head`, `deputy`, or none.

        Raises: RecordError if nobody knows the unit.
        """
        known = self._known(unit)
        return tuple(office for office, holder in self._offices() if holder == known)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why one unit takes over an office.

        Raises: RecordError if nobody knows the unit.
        """
        return tuple(self._said.get(self._known(unit), ()))

    @cached_property
    def _said(self) -> dict[str | None, list[Ground]]:
        return by_unit(self.grounds())

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason: how each office was filled, who declined, and whether that follows the rule."""
        checked = self._checked
        found = []
        for office, holder in self._offices():
            about = About(unit=holder, office=office, season=self.choice.season)
            # an office that the source does not fill stays empty: no rule fills it in its place (shape 9)
            why = Why.NOT_NAMED if holder is None else Why.CHOSEN
            found.append(Ground(why=why, about=about, facts=pairs(how=self.choice.how)))
            if holder is not None:
                found += elected(self.nominations.tally, office, holder)
                found += filter(None, [self._pact.serves(holder, office, self._season)])
            if office == "head":
                found += [
                    Ground(why=Why.DECLINED, about=About(unit=unit, office=office, season=self.choice.season))
                    for unit in self.choice.declined
                ]
            found += [ground for ground in checked if ground.about.office == office]
        return tuple(found)

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self._pact.titles(language)

    def rows(self) -> list[tuple[int | str, str, str | None]]:
        """One tuple for each office: season, office, unit (None if nobody was named)."""
        return [(self.choice.season, office, holder) for office, holder in self._offices()]

    def _known(self, unit: str) -> str:
        """The unit of the record that an id or a name means, in the season of the choice or in that of the pact."""
        cluster = self._pact.cluster
        named = cluster.find(unit, self._season) or meant(cluster, unit, self._pact.season)
        return known_unit(named, cluster.known)

    @cached_property
    def _checked(self) -> tuple[Ground, ...]:
        return tuple(_checked(self))

    @property
    def _season(self) -> Season:
        """The season of the choice, its period that of the pact's own, moved to it."""
        season, own = Season.of(self.choice.season), self._pact.season
        return season if own is None else own.moved(season.year - own.year)

    @property
    def _pact(self) -> Pact:
        return self.nominations.tally.ranking.pact

    def _offices(self) -> tuple[tuple[str, str | None], ...]:
        return (("head", self.choice.head), ("deputy", self.choice.deputy))


def hand_over(
    nominations: Nominations, choice: Choice, history: Iterable[Officers] = (), register: Register | None = None
) -> Handover:
    """Hand over the offices as recorded in `choice`, and check it against the rule (*bàn giao cụm trưởng, cụm phó*).

    `history` are the offices of earlier seasons, by which rounds are counted; `register` are the units in time. Units
    may be told by name.

    Law: the rulebook's `rotation`.

    Raises: RecordError if the choice names a unit that the record does not know; FormatError for what is no choice and
        no office.

    Example:
        >>> from thidua import announce, nominate, tally
        >>> made = nominate(tally(announce("Cụm 7", totals={"An Bình": 9, "Ba Tri": 8})))
        >>> hand_over(made, Choice(season=2025, head="Ba Tri")).rows()
        [(2025, 'head', 'ba-tri'), (2025, 'deputy', None)]
    """
    expect(nominations, Nominations, "nominations")
    pact = nominations.tally.ranking.pact
    told, found = offices_named(pact, history, choice, register)
    expect(found, Choice, "a choice of officers", at="$.succession")
    chosen = found or choice
    named = {("$.succession.head", chosen.head): None, ("$.succession.deputy", chosen.deputy): None}
    named |= {(f"$.succession.declined[{row}]", unit): None for row, unit in enumerate(chosen.declined)}
    known = pact.cluster.known
    problems = unknown_units(pact.cluster, {each: None for each in named if each[1] not in known})
    if problems:
        raise RecordError(problems)
    return Handover(nominations=nominations, choice=chosen, history=told, register=register or Register())


def _checked(handover: Handover) -> list[Ground]:
    """How the choice stands to the rule; nothing, where there is no rule or the choice is not of a later season."""
    ranking, choice = handover.nominations.tally.ranking, handover.choice
    pact = ranking.pact
    if (
        pact.rulebook is None
        or pact.rulebook.rotation is None
        or pact.season is None
        # a choice for this season or an earlier one is no handover, and is held against nothing
        or Season.of(choice.season).year <= pact.season.year
    ):
        return []
    history = concluded(pact, ranking, handover.history, choice, handover.register)
    year = Season.of(choice.season).year
    step = next(each for each in recorded_steps(history) if each.season.year == year)
    held = (("head", choice.head), ("deputy", choice.deputy))
    offices = [About(unit=unit, office=office, season=choice.season) for office, unit in held if unit is not None]
    return [ground for about in offices for ground in findings(history, step, about)]
