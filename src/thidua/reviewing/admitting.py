"""Admitting: which entries count, in which order they replace each other, and where that cannot be told.

Owns: `admitted`, `published`, `in_time`, `one_voice_each`, `undecidable`.
Takes a pact and entries; gives those that count with the reasons why others do not, and problems.
Never: what several of them make together (see `combining`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from attrs import evolve

from thidua.errors import Problem
from thidua.figures import Combine, fact_of
from thidua.grounds import About, Fault, Ground, Why, pairs
from thidua.names import same
from thidua.pacts import Pact
from thidua.reviewing.entries import Review, Submission, standing
from thidua.rules import Rulebook

__all__ = ["admitted", "in_time", "one_voice_each", "published", "undecidable"]

Matter = tuple[str, str | None, str | None]  # the unit with the figure or the criterion that a review is about

ASSESSOR = "assessor"
VOICES = frozenset({Combine.MEAN, Combine.MEDIAN, Combine.TRIMMED_MEAN, Combine.MAXIMUM})


def published(pact: Pact, submissions: tuple[Submission, ...]) -> tuple[Submission, ...]:
    """The submissions that report a figure and came in time to count; one without a day does."""
    last = pact.last_counted
    # one without a day is not known to be late (shape 44)
    return tuple([each for each in submissions if each.made and (last is None or (each.on or last) <= last)])


def in_time(submissions: tuple[Submission, ...]) -> list[Submission]:
    """Sort submissions in the order in which they replace each other: by day, those without a day last."""
    # without a day it is the only report of its unit, or the last (shape 44)
    return sorted(submissions, key=lambda each: each.on or date.max)


def admitted(
    pact: Pact, entries: tuple[Review, ...], through: str | None = None
) -> tuple[tuple[Review, ...], tuple[Ground, ...]]:
    """The reviews that count up to a stage, in the order in which they replace each other; and why the others do not.

    `through` is the name of the last stage that counts; None counts all.
    """
    if not entries:
        return (), ()
    order = _order(pact)
    last = len(order) if through is None else order[through]
    first = {_matter(each): row for row, each in reversed([*enumerate(entries)])}
    rank = {id(each): order.get(each.stage or "", 0) for each in entries}
    # stage before day: a later stage stands whenever it was entered (shape 40)
    rows = sorted(entries, key=lambda each: (rank[id(each)], each.on or date.max, first[_matter(each)], _told(each)))
    unfit = [_unfit(pact, each) for each in rows]
    # only an entry that counts by itself can make another come too late (shape 40)
    sooner = _soonest(each for each, why in zip(rows, unfit, strict=True) if why is None and each.decides)
    peers, counted, ignored = frozenset(pact.peers), [], []
    for each, found in zip(rows, unfit, strict=True):
        if rank[id(each)] > last:  # a later stage, which may still say that an entry came too late
            continue
        why = found or (Why.OUT_OF_ORDER if _overtaken(each, sooner.get(_matter(each), {}), order) else None)
        stranger = None if why or each.unit in peers else pact.outside(each.unit)
        # of a unit that is a member on no day of the season, or out, nothing stands, whatever is entered (shape 3)
        why = why or (None if stranger is None else stranger.why)
        if why is None:
            counted.append(each)
        elif stranger is not None and stranger.facts:
            ignored += [] if stranger in ignored else [stranger]  # that it is out is told once, whatever is entered
        else:
            about = About(unit=each.unit, figure=each.figure, criterion=each.criterion)
            facts = pairs(role=each.role, assessor=each.by, stage=each.stage, on=each.on)
            ignored.append(Ground(why=why, about=about, facts=facts))
    return tuple(counted), tuple(ignored)


def _order(pact: Pact) -> dict[str, int]:
    """The stages of review by name, with their rank; where the rulebook has none all reviews are of one."""
    stages = pact.rulebook.stages if pact.rulebook is not None else ()
    # in the rulebook's order: the later stands (shape 40)
    return {stage.name: row for row, stage in enumerate(stages)}


def _matter(review: Review) -> Matter:
    """What a review is about."""
    return review.unit, review.figure, review.criterion


def _told(review: Review) -> tuple[str, ...]:
    """What a review says, as text: entries of one day are told in an order that no shuffling changes."""
    told = (review.by, fact_of(standing(review)), review.points, review.reason, review.explanation)
    said = (*told, review.accepted, review.role, review.stage)
    return tuple("" if each is None else str(each) for each in said)


def _unfit(pact: Pact, review: Review) -> Why | None:
    """Why an entry does not count by itself, if it does not."""
    rules = pact.rulebook
    if rules is None:
        return None
    final = pact.published_on
    # after publication nothing counts any more, explanations neither (shape 40)
    if final is not None and review.on is not None and review.on > final:
        return Why.AFTER_PUBLICATION
    # what changes nothing anybody may write, at any stage (shape 41)
    if not review.decides:
        return None
    roles = next((stage.roles for stage in rules.stages if stage.name == review.stage), ())
    # a stage that names no roles is open to all (shape 40)
    if roles and review.role not in roles:
        return Why.WRONG_ROLE
    # only who writes as assessor is bound to what it owns; other roles of the stage are not (shape 42)
    owners = _owners(rules, review) if review.role == ASSESSOR else frozenset[str]()
    # what nobody owns any assessor may correct (shape 42)
    if owners and _voice(pact, review.by) not in {_voice(pact, each) for each in owners}:
        return Why.WRONG_ASSESSOR
    return None


def _soonest(fit: Iterable[Review]) -> dict[Matter, dict[str | None, date]]:
    """By matter and stage, the first day of the entries that count by themselves."""
    found: dict[Matter, dict[str | None, date]] = {}
    for each in fit:
        if each.on is not None:
            days = found.setdefault(_matter(each), {})
            days[each.stage] = min(each.on, days.get(each.stage, each.on))
    return found


def _overtaken(review: Review, soonest: dict[str | None, date], order: dict[str, int]) -> bool:
    """Whether an entry came after one of a later stage; `soonest` are the first days of the stages on its matter."""
    rank, on = order.get(review.stage or "", 0), review.on
    later = (day for stage, day in soonest.items() if order.get(stage or "", 0) > rank)
    # once a later stage has spoken an earlier one is over; on the same day nobody can say so (shape 40)
    return review.decides and on is not None and any(day < on for day in later)


def _voice(pact: Pact, name: str | None) -> str | None:
    """Who a reviewer or assessor is, however the name is written: the unit called so, else the name itself."""
    if name is None:
        return None
    # an id, a name, Hòa or Hoà: one reviewer, one voice (shapes 43 and 67)
    unit = pact.cluster.find(name, pact.season)
    return f"unit:{unit}" if unit is not None else same(name)


def one_voice_each(pact: Pact, reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews with one spelling of each reviewer's name, where several spellings mean the same reviewer."""
    reviews, spelled = tuple(reviews), defaultdict[str | None, set[str]](set)
    for each in reviews:
        if each.by:
            spelled[_voice(pact, each.by)].add(each.by)
    return tuple(evolve(each, by=min(spelled[_voice(pact, each.by)])) if each.by else each for each in reviews)


def _owners(rules: Rulebook, review: Review) -> Collection[str]:
    """Who owns what a review is about: the figure's assessor, else those of the criterion or all that read it."""
    figure = rules.figure(review.figure or "")
    if figure is not None and figure.assessor is not None:
        # who owns the figure, owns it whatever lines read it (shape 42)
        return {figure.assessor}
    read = [row for row in rules.criteria.leaves if review.figure in row.figures]
    rows = read if review.criterion is None else [rules.criteria.row(review.criterion)]
    lines = [[each.assessor for each in (row, *rules.criteria.above(row.code)) if each.assessor] for row in rows]
    # of a line its own assessor, else that of the nearest line above (shape 42)
    return {line[0] for line in lines if line}


def undecidable(pact: Pact, submissions: tuple[Submission, ...], reviews: tuple[Review, ...]) -> list[Problem]:
    """List the entries of one day that say different things, between which only their order could decide."""
    reviewed = {each.unit for each in reviews}
    reports = [each for each in published(pact, submissions) if each.unit in reviewed]
    own: set[tuple[str, str]] = {(each.unit, name) for each in reports for name, _ in each.figures}
    return [*_reported_twice(pact, submissions), *(_reviewed_twice(pact, reviews, own) if reviews else ())]


def _reported_twice(pact: Pact, submissions: tuple[Submission, ...]) -> Iterator[Problem]:
    reports = Counter((each.unit, each.on) for each in published(pact, submissions))
    found: dict[tuple[str, str, date | None], object] = {}
    dated = 0
    for each in submissions:
        start = f"$.figures.{each.unit}" if each.on is None else f"$.submissions[{dated}].figures"
        dated += each.on is not None
        for name, value in dict(each.figures).items() if reports[each.unit, each.on] > 1 else ():
            # of two reports of one day neither is the later, and the order of rows means nothing (shape 44)
            if found.setdefault((each.unit, name, each.on), _said(value)) != _said(value):
                yield _twice(f"{start}.{name}", each.unit, name, each.on)


def _reviewed_twice(pact: Pact, reviews: tuple[Review, ...], own: set[tuple[str, str]]) -> Iterator[Problem]:
    rows = {id(each): row for row, each in enumerate(reviews)}
    counted, _ = admitted(pact, reviews)
    for group in _grouped(pact, [each for each in counted if each.decides]):
        last = sorted((each for each in group if each.on == group[-1].on), key=lambda each: rows[id(each)])
        # that a later stage stands in any case does not help: what each stage left is shown as well (shape 44)
        unlike = len({_leaves(pact, each, own) for each in last}) > 1
        # who speaks twice on one day has said nothing that a mean can take, be the two alike (shape 43)
        if len(last) > 1 and (unlike or _has_voices(pact, last[0])):
            for each in last[1:]:
                yield _twice(f"$.reviews[{rows[id(each)]}]", each.unit, each.figure or each.criterion, each.on)


def _twice(path: str, unit: str, name: str | None, on: date | None) -> Problem:
    return Problem(fault=Fault.TWO_AT_ONCE, path=path, facts=pairs(unit=unit, found=name, on=on))


def _grouped(pact: Pact, counted: Iterable[Review]) -> Iterable[list[Review]]:
    """The reviews of which the last alone counts: of one matter at one stage; of several voices, of each reviewer."""
    groups: dict[tuple[object, ...], list[Review]] = {}
    order = _order(pact)
    for row, each in enumerate(counted):
        voice = (_voice(pact, each.by) or row) if _has_voices(pact, each) else None
        groups.setdefault((_matter(each), order.get(each.stage or "", 0), voice), []).append(each)
    return groups.values()


def _leaves(pact: Pact, review: Review, own: set[tuple[str, str]]) -> tuple[object, ...]:
    """What a review would leave standing as the last: its value or points, or the unit's own figure."""
    needs_agreement = _combines(pact, review) is Combine.AGREED and (review.unit, review.figure) in own
    # whatever it says, the unit's own figure stands (shape 43)
    if needs_agreement and not review.accepted:
        return ()
    return _said(review.value), review.state, review.points


def _said(value: object) -> object:
    """A value as it counts: no cases are none, listed or counted."""
    return 0 if value == () else value


def _has_voices(pact: Pact, review: Review) -> bool:
    """Whether a review is one voice among several that count together."""
    return _combines(pact, review) in VOICES


def _combines(pact: Pact, review: Review) -> Combine | None:
    """How the figure that a review is about combines several; None of a criterion's points."""
    figure = pact.rulebook.figure(review.figure or "") if pact.rulebook is not None else None
    return None if figure is None else figure.combine
