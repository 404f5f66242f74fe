"""Projecting: who leads in the coming seasons, as far as record and rule say.

Owns: `Certainty`, `Seat`, `Projection`, `project`, `ending`.
Takes the history and a number of seasons; gives both offices of each: known, projected or open, with the reasons.
Never: a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum, unique
from typing import overload

from attrs import field, frozen

from thidua.clusters import Officers, Way
from thidua.errors import FormatError, Problem, RecordError
from thidua.grounds import About, Fault, Ground, Why, pairs
from thidua.names import not_of
from thidua.results import Result
from thidua.rotation.claiming import Claim
from thidua.rotation.recalling import Fate, History
from thidua.rotation.told import Past, told
from thidua.rotation.walking import Step, walk
from thidua.rules.rotation import RotationRule
from thidua.shown import Shown
from thidua.timetable import Season, day_before
from thidua.units import Unit
from thidua.words import Language, Titles

__all__ = ["Certainty", "Projection", "Seat", "project"]


@unique
class Certainty(Enum):
    """How an office of a season is known: it is recorded (`known`), `projected` by the rule, or `open`."""

    KNOWN = "known"
    PROJECTED = "projected"
    OPEN = "open"


@frozen(kw_only=True, repr=False)
class Seat(Shown):
    """One office (`head` or `deputy`) in one season: the unit that holds it, or None, and how that is known."""

    season: int | str
    office: str
    unit: str | None
    standing: Certainty
    grounds: tuple[Ground, ...] = field(default=(), repr=False)


@frozen(kw_only=True, repr=False)
class Projection(Result):
    """The offices of the coming seasons (*dự kiến luân phiên*): of each season the head, then the deputy.

    Example:
        >>> import thidua
        >>> thidua.project(thidua.recall(thidua.conclude(thidua.load("midlands-2017"))), 1).seat(2018, "head").unit
        'hoa-binh'
    """

    headings = ("season", "office", "unit", "standing")

    history: History = field(repr=False)
    seats: tuple[Seat, ...]

    def of(self, unit: str) -> tuple[Seat, ...]:
        """The offices that one unit holds or is projected to hold.

        Raises: RecordError if nobody knows the unit.
        """
        known = self.history.known(unit)
        return tuple(seat for seat in self.seats if seat.unit == known)

    def seat(self, season: int | str, office: str) -> Seat | None:
        """One office (`head` or `deputy`) of one season, or None if the projection does not reach it."""
        return next((seat for seat in self.seats if (seat.season, seat.office) == (season, office)), None)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Every reason about one unit.

        Raises: RecordError if nobody knows the unit.
        """
        known = self.history.known(unit)
        return tuple(ground for seat in self.seats if seat.unit == known for ground in seat.grounds)

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason, season by season."""
        return tuple(ground for seat in self.seats for ground in seat.grounds)

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.history.titles(language)

    def rows(self) -> list[tuple[int | str, str, str | None, str]]:
        """One tuple for each office: season, office, unit (None if open), and how it is known."""
        return [(seat.season, seat.office, seat.unit, seat.standing.value) for seat in self.seats]

    def officers(self) -> tuple[Officers, ...]:
        """The projected offices as rows of a history, one for each season; an office that is open is None."""
        units = {(seat.season, seat.office): seat.unit for seat in self.seats}
        seasons = dict.fromkeys(seat.season for seat in self.seats)
        return tuple(
            Officers(season=season, head=units[season, "head"], deputy=units[season, "deputy"]) for season in seasons
        )


@overload
def project(history: History, seasons: int) -> Projection: ...


@overload
def project(
    history: Past, seasons: int, *, rule: RotationRule | None = None, units: Iterable[Unit | str] = ()
) -> Projection: ...


def project(
    history: History | Past, seasons: int, *, rule: RotationRule | None = None, units: Iterable[Unit | str] = ()
) -> Projection:
    """Project who leads in the seasons after the pact's (*dự kiến cụm trưởng, cụm phó các năm tới*).

    `seasons` (≥ 1) is how many. Without a document, `history` may be a mapping of seasons to heads, or to heads with
    their deputies, the last of which is the season under way; then `rule` is the rule, and `units` are the members.
    Without `units` they are those that the roster and the past name; a name of the past that is one slip away from one
    of the roster is refused.

    Law: the rulebook's `rotation`, and its policy on merged units.

    Raises: RecordError if the number of seasons is below 1, and for units that are no members; FormatError for labels
        that name no season, and for `rule` or `units` beside a `History`, which has its own.

    Example:
        >>> from thidua.rules import NextDeputy, NextHead, RotationRule
        >>> order = ["Phú Thọ", "Yên Bái", "Tuyên Quang"]
        >>> rule = RotationRule(head=NextHead.DEPUTY_SUCCEEDS, deputy=NextDeputy.ROSTER, roster=order)
        >>> project({2023: ("Tuyên Quang", "Phú Thọ"), 2024: ("Phú Thọ", "Yên Bái")}, 2, rule=rule).rows()[:2]
        [(2025, 'head', 'yen-bai', 'projected'), (2025, 'deputy', 'tuyen-quang', 'projected')]
    """
    given: object = seasons
    if not isinstance(given, int) or isinstance(given, bool):  # to Python True is a 1
        raise FormatError([not_of(given, "a whole number").under("$.seasons")])
    if seasons < 1:
        raise RecordError([Problem(fault=Fault.OUT_OF_RANGE, path="$.seasons", facts=pairs(found=seasons))])
    if not isinstance(history, History):
        history = told(history, rule, units)
    else:
        _refuse_beside(rule=rule, units=None if units == () else units)
    here = history.season.year
    coming = [step for step in walk(history, here + seasons) if step.season.year > here]
    return Projection(history=history, seats=tuple(seat for step in coming for seat in _seats(history, step)))


def _refuse_beside(**given: object) -> None:
    """Refuse what goes with a mapping only: a history has a rule and members of its own."""
    problems = [
        Problem(fault=Fault.ABOUT_NOTHING, path=f"$.{name}", facts=pairs(allowed=("History", name)))
        for name, value in given.items()
        if value is not None
    ]
    if problems:
        raise FormatError(problems)


def _seats(history: History, step: Step) -> Iterator[Seat]:
    row = step.row or Officers(season=step.season.label)
    yield _seat(history, step.season, ("head", row.head, step.head), step.claim)
    yield _seat(history, step.season, ("deputy", row.deputy, step.deputy), step.next_deputy)


def _seat(history: History, season: Season, held: tuple[str, str | None, str | None], claim: Claim) -> Seat:
    office, recorded, unit = held
    about = About(unit=unit, office=office, season=season.label)
    found = []
    if recorded is not None:
        # a recorded choice stands, whatever the rule would have given (shape 9)
        standing, found = Certainty.KNOWN, [Ground(why=Why.OFFICER, about=about)]
        # kept and said: people put a unit in office that is no member, or one of the two is a slip (shape 10)
        if unit in history.units and unit not in (*history.members(season), *history.within(season)):
            found.append(Ground(why=Why.OFFICER_ABSENT, about=about))
    else:
        standing = Certainty.OPEN if unit is None else Certainty.PROJECTED
        found = [Ground(why=claim.why, about=about, facts=claim.facts, cites=history.cites(claim.part))]
        found = [*(_said_of(history, about) if unit is None else ()), *found]
    ends = ending(history, season, (office, unit))
    return Seat(season=season.label, office=office, unit=unit, standing=standing, grounds=(*found, *ends))


def _said_of(history: History, about: About) -> Iterator[Ground]:
    """How the holder of an office was chosen, where the record says that and not whom."""
    chosen = history.choice
    if chosen is None or about.season is None or chosen.how is Way.UNSTATED:
        return
    if Season.of(chosen.season).year == Season.of(about.season).year:  # the label may be of the other calendar
        yield Ground(why=Why.NOT_NAMED, about=about, facts=pairs(how=chosen.how))


def ending(history: History, season: Season, held: tuple[str, str | None]) -> tuple[Ground, ...]:
    """That a unit ends, or leaves, within the season in which it holds an office; what the policy makes of its turn."""
    office, unit = held
    life = history.units.get(unit or "")
    left = None if life is None else _left(history, season, life)
    if life is None or left is None:
        return ()
    about = About(unit=life.id, office=office, season=season.label)
    heirs = history.heirs(life.id)
    listed = history.register.lives.get(life.id)
    cites = history.register.sources.cite("changes") if listed is not None and listed.until == life.until else ()
    found = [Ground(why=Why.UNIT_LEAVES, about=about, facts=pairs(on=left))]
    if life.until is not None and day_before(left) == life.until:
        found = [Ground(why=Why.UNIT_ENDS, about=about, facts=pairs(on=life.until, heirs=heirs), cites=cites)]
    passed = history.passing(life.id)
    policy = tuple(fact for fact in passed.facts if fact[0] == "policy")
    if passed.fate is Fate.UNDECIDED:
        why, facts = passed.why, passed.facts
    elif passed.unit is not None:
        why, facts = Why.TURN_INHERITED, (*pairs(heir=passed.unit), *policy)
    else:
        why, facts = Why.TURN_LAPSES, policy
    rules = history.pact.rulebook
    # the rulebook answers for what it says of mergers; that the unit ends, the list of units does (shape 68)
    stated = rules.cite() if rules is not None and policy else ()
    return (*found, Ground(why=why, about=about, facts=facts, cites=stated))


def _left(history: History, season: Season, life: Unit) -> date | None:
    """The first day of a season on which a unit is no member any more that was one in it; None where it stays."""
    if season.start is None or season.end is None:
        return None
    days = [each.on for each in history.pact.amendments]
    if life.until is not None and life.until < season.end:
        days.append(life.until + timedelta(days=1))
    within = [day for day in days if season.start < day <= season.end]

    def there(day: date) -> bool:
        return life.id in history.standing(day)

    gone = (day for day in within if there(day_before(day)) and not there(day))
    # one that is back by the end of its season did not leave it (shape 10)
    return None if there(season.end) else max(gone, default=None)
