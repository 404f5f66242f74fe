"""Auditing: recorded history against the declared rule; how often each unit led, and how long it waits.

Owns: `Audit`, `Turns`, `audit`, `findings`, `recorded_steps`.
Takes the history; gives what follows the rule and what departs from it, season by season, and figures of fairness.
Never: a verdict. A departure is stated; whether it was right is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from thidua.arguments import expect
from thidua.clusters import Officers
from thidua.grounds import About, Fact, Ground, Why, pairs
from thidua.results import Result
from thidua.rotation.claiming import Claim
from thidua.rotation.projecting import ending
from thidua.rotation.recalling import History
from thidua.rotation.walking import Step, walk
from thidua.rules import Joining, Rotates
from thidua.shown import Shown
from thidua.timetable import Season
from thidua.words import Language, Titles

__all__ = ["Audit", "Turns", "audit"]


@frozen(kw_only=True, repr=False)
class Turns(Shown):
    """How often one unit led its cluster (*lượt làm cụm trưởng*), and how long ago.

    `turns` counts its terms as head, `last` is the last season in which it led, and `waiting` the number of seasons
    after that one; for a unit that never led, from the first recorded season in which it is a member on, that one too.
    """

    unit: str
    turns: int
    last: int | str | None
    waiting: int


@frozen(kw_only=True, repr=False)
class Audit(Result):
    """The recorded heads and deputies held against the rule (*đối chiếu luân phiên*), and how often each unit led.

    `found` says season by season what follows the rule and what departs from it.

    Example:
        >>> import thidua
        >>> thidua.audit(thidua.recall(thidua.conclude(thidua.load("midlands-2017")))).of("Bắc Kạn").turns
        0
    """

    headings = ("unit", "terms", "last", "waiting")

    history: History = field(repr=False)
    found: tuple[Ground, ...]
    turns: tuple[Turns, ...]

    @property
    def departures(self) -> tuple[Ground, ...]:
        """The findings that say where the record departs from the rule."""
        return tuple(ground for ground in self.found if ground.why is Why.DEPARTS_FROM_RULE)

    def of(self, unit: str) -> Turns:
        """How often one unit led, and how long it has waited.

        Raises: RecordError if the cluster has no such unit.
        """
        known = self.history.pact.member(unit)
        return next(each for each in self.turns if each.unit == known)

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Every finding about one unit.

        Raises: RecordError if nobody knows the unit.
        """
        known = self.history.known(unit)
        return tuple(ground for ground in self.grounds() if ground.about.unit == known)

    def grounds(self) -> tuple[Ground, ...]:
        """Every finding, season by season, then the turns of every unit."""
        return (*self.found, *(_counted(each) for each in self.turns))

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.history.titles(language)

    def rows(self) -> list[tuple[str, int, int | str | None, int]]:
        """One tuple for each unit: id, terms as head, last season as head (or None), seasons waiting."""
        return [(each.unit, each.turns, each.last, each.waiting) for each in self.turns]


def _counted(turns: Turns) -> Ground:
    facts = pairs(turns=turns.turns, last=turns.last, waiting=turns.waiting)
    return Ground(why=Why.TURNS, about=About(unit=turns.unit), facts=facts)


def audit(history: History) -> Audit:
    """Check the offices of every recorded season against the rule (*đối chiếu luân phiên*), and count turns.

    Law: the rulebook's `rotation`, and its policy on merged units.

    Example:
        >>> from thidua import Cluster, Officers, Pact, Rulebook, Season, Unit
        >>> from thidua.rotation import recorded
        >>> from thidua.rules import NextHead, RotationRule
        >>> pact = Pact(
        ...     cluster=Cluster(id="c", name="C", units=tuple(Unit(id=each, name=each.upper()) for each in "abc")),
        ...     season=Season.of(2024),
        ...     rulebook=Rulebook(id="r", rotation=RotationRule(head=NextHead.DEPUTY_SUCCEEDS)),
        ...     head="c",
        ... )
        >>> found = audit(recorded(pact, history=[Officers(season=2023, head="a", deputy="b")]))
        >>> [(ground.about.season, ground.about.unit) for ground in found.departures]
        [(2024, 'c')]
    """
    expect(history, History, "a history")
    steps = recorded_steps(history)
    found = tuple(ground for step in steps for ground in _stated(history, step))
    return Audit(history=history, found=found, turns=tuple(_turns(history, steps)))


def recorded_steps(history: History) -> tuple[Step, ...]:
    """The walk through the recorded seasons."""
    last = max((Season.of(row.season).year for row in history.rows), default=history.season.year)
    return tuple(step for step in walk(history, last) if step.row is not None)


def _stated(history: History, step: Step) -> Iterator[Ground]:
    """What the record states of a season, then how it stands to the rule."""
    row, label = step.row or Officers(season=step.season.label), step.season.label
    for unit in row.declined:
        yield Ground(why=Why.DECLINED, about=About(unit=unit, office="head", season=label))
    if row.replacement is not None:
        about = About(unit=row.replacement, office="head", season=label)
        yield Ground(why=Why.REPLACED, about=about, facts=pairs(head=row.head))
    for office, holder in (("head", row.head), ("deputy", row.deputy)):
        if holder is not None:
            yield from findings(history, step, About(unit=holder, office=office, season=label))
            yield from ending(history, step.season, (office, holder))


def findings(history: History, step: Step, about: About) -> Iterator[Ground]:
    """How one recorded office of a season stands to the rule; nothing, where the rule does not say."""
    rule, unit, turns = history.rule, about.unit or "", step.turns
    if rule is None or unit not in history.units:  # of a unit that the record describes nowhere nothing can be said
        return

    def departs(part: str, **facts: Fact | None) -> Ground:
        return Ground(why=Why.DEPARTS_FROM_RULE, about=about, facts=pairs(**facts), cites=history.cites(part))

    whole = rule.round is Rotates.ONCE and history.pact.cluster.members_complete
    # stated, never corrected: what people chose stands (shape 9)
    if unit not in turns.members:
        yield departs("head", rule="members-only")
    elif about.office == "head":
        if step.cut:
            yield departs("term", rule="term", seasons=rule.term)
        # within a term nobody's turn is asked, and behind a turn that is not known no other can be judged (shape 10)
        if not (step.begins and step.judged):
            return
        if whole and unit not in turns.allowed:
            yield departs("joiners", rule=Joining.NEXT_ROUND)
        elif whole and unit in turns.served:
            yield departs("round", rule=rule.round, waiting=turns.waiting)
        else:
            yield from _of_claim(history, step.claim, about)
    elif step.begins and (step.judged or (step.row is not None and step.row.head is not None)):
        yield from _of_claim(history, step.next_deputy, about)


def _of_claim(history: History, claim: Claim, about: About) -> Iterator[Ground]:
    """Whether an office went to the unit whose turn it was, or to one of those that could have it."""
    if claim.unit is not None:
        why = Why.FOLLOWS_RULE if about.unit == claim.unit else Why.DEPARTS_FROM_RULE
        yield Ground(why=why, about=about, facts=claim.facts, cites=history.cites(claim.part))
    # open among some departs from the rule only by one that is none of them (shape 7)
    elif claim.candidates and about.unit not in claim.candidates:
        yield Ground(why=Why.DEPARTS_FROM_RULE, about=about, facts=claim.facts, cites=history.cites(claim.part))


def _turns(history: History, steps: tuple[Step, ...]) -> Iterator[Turns]:
    """The turns of each unit of the cluster, in the order of the record."""
    for unit in history.pact.cluster.ids:
        led = [step for step in steps if step.head == unit and step.row is not None and step.row.head == unit]
        seen = [step.season.year for step in steps if unit in step.turns.members]
        # figures for people to weigh: whether a unit waits too long no rule here says
        since = led[-1].season.year + 1 if led else next(iter(seen), None)  # the first season in which it waits
        waiting = 0 if since is None else steps[-1].season.year + 1 - since
        last = led[-1].season.label if led else None
        yield Turns(unit=unit, turns=sum(step.begins for step in led), last=last, waiting=waiting)
