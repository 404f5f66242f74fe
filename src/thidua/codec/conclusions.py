"""Conclusions: a year as one document for programs, one way.

Owns: `conclusion`, `moved`, `by_stage`, `apart`, `ground_out`.
Takes a year; gives plain values: codes, exact and shown numbers, grounds with citations.
Never: a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from thidua.arguments import expect
from thidua.codec.editions import FORMAT
from thidua.counterfactuals import Counterfactual
from thidua.grounds import Fact, Ground, Others, Why
from thidua.reviewing import settle
from thidua.rules import RankBy, Rulebook
from thidua.scoring import Scores, Total, score
from thidua.words import decimal, digits_apart, exact, percent_apart
from thidua.year import Year

__all__ = ["conclusion"]


def conclusion(year: Year) -> dict[str, Any]:
    """Write a concluded year as plain values, ready for JSON (*kết luận*); it is for programs, and is not read back.

    Numbers come both exact, as text, and as people are shown them; reasons come as codes with facts.

    Example:
        >>> import thidua
        >>> thidua.conclusion(thidua.conclude(thidua.load("midlands-2017")))["ranking"][0]
        {'unit': 'phu-tho', 'place': 1, 'tied': False, 'band': None}
    """
    expect(year, Year, "a year")
    dossier, ranking, choice = year.dossier, year.ranking, year.handover and year.handover.choice
    return {
        "format": FORMAT,
        "kind": "conclusion",
        "cluster": dossier.pact.cluster.id,
        "season": dossier.pact.label,
        "members_complete": dossier.pact.cluster.members_complete,
        "scores": _scores(year.scores) if year.scores is not None else [],
        "self_scores": _self_scores(year),
        "ranking": [
            {"unit": each.unit, "place": each.place, "tied": each.tied, "band": each.band}
            for each in (ranking.positions if ranking is not None else ())
        ],
        "unplaced": _unplaced(year),
        "bands": [{"unit": unit, "band": band} for unit, band in (ranking.bands if ranking is not None else ())],
        "nominations": [
            {"unit": each.unit, "award": each.award}
            for each in (year.nominations.nominated if year.nominations is not None else ())
        ],
        "decisions": [
            {
                "unit": each.unit,
                "award": each.award,
                "granted_by": each.granted_by,
                "individuals": each.individuals,
                "on": _plain(each.on),
                **({} if each.revoked is None else {"revoked": _plain(each.revoked)}),
            }
            for each in year.decisions
        ],
        "handover": choice and {"season": choice.season, "head": choice.head, "deputy": choice.deputy},
        "grounds": [ground_out(each) for each in year.grounds()],
    }


def _self_scores(year: Year) -> list[dict[str, Any]]:
    """The own points of every unit, each beside what was worked out and what a review set, as far as there is any."""
    found = (each for unit in year.dossier.pact.cluster.ids for each in year.self_scored(unit))
    return [
        {"unit": each.about.unit, "criterion": each.about.criterion, **{key: _plain(fact) for key, fact in each.facts}}
        for each in found
    ]


def moved(other: Counterfactual) -> dict[str, Any]:
    """What moved under another edition, as plain values."""
    rulebook = other.year.dossier.pact.rulebook
    return {
        "rulebook": rulebook.id if rulebook is not None else None,
        "moved": [
            {
                "unit": each.unit,
                "criterion": each.criterion,
                **_moved("before", each.recorded),
                **_moved("after", each.other),
            }
            for each in other.moves
        ],
        "left_out": [{"unit": unit, "name": name} for unit, name in other.left_out],
    }


def _moved(key: str, total: Total | None) -> dict[str, Any]:
    """The points of a line under one edition; while they are open, none, and between what they lie."""
    points = None if total is None else total.points
    if total is None or points is not None or not total.bounded:
        return {key: _plain(points)}
    return {key: None, f"{key}_low": _plain(total.low), f"{key}_high": _plain(total.high)}


def _unplaced(year: Year) -> list[dict[str, Any]]:
    """Every unit without a place and why; while the season is under way, that is all of them."""
    if year.ranking is None:
        return [{"unit": unit, "why": Why.UNDER_WAY.value} for unit in year.dossier.pact.cluster.ids]
    return [{"unit": ground.about.unit, "why": ground.why.value} for ground in year.ranking.unplaced]


def _scores(scores: Scores) -> list[dict[str, Any]]:
    figures = scores.figures
    rules = figures.pact.rulebook
    digits = rules.rounding.shown if rules is not None and rules.rounding is not None else 2
    staged = by_stage(scores)
    digits, rates = apart(map(scores.of, figures.pact.cluster.ids), rules, digits, staged.values())
    return [
        {
            "unit": unit,
            **_total(scores.of(unit), digits, rates),
            "by_stage": [{"stage": stage, **_points(each.of(unit), digits)} for stage, each in staged.items()],
        }
        for unit in figures.pact.cluster.ids
    ]


def by_stage(scores: Scores) -> dict[str, Scores]:
    """The scores as they stood after each stage of review."""
    figures = scores.figures
    stages = figures.pact.rulebook.stages if figures.pact.rulebook is not None else ()
    found = {}
    for stage in stages:
        settled = settle(figures.pact, figures.submissions, figures.entries, figures.honours, through=stage.name)
        found[stage.name] = score(settled, reporting=scores.setting.reporting)
    return found


def apart(totals: Iterable[Total], rules: Rulebook | None, least: int, staged: Iterable[Scores]) -> tuple[int, int]:
    """The digits with which points, and rates in percent, look as different as they are.

    Points of earlier stages and edges of classes stand beside them. Points that a cap kept between two steps of the
    rounding do not look rounded.
    """
    totals = tuple(totals)
    before = [each.of(unit) for each in staged for unit in each.figures.pact.cluster.ids]
    by = RankBy.POINTS if rules is None else rules.classes.by or rules.ranking.by
    edges = [band.edge[0] for band in (() if rules is None else rules.bands) if band.edge is not None]
    points = {end for total in (*totals, *before) if total.bounded for end in (total.low, total.high)}
    points |= set(edges if by is RankBy.POINTS else ())
    rates = {total.rate for total in totals if total.rate is not None} | set(edges if by is RankBy.RATE else ())
    stepped = all((each * 10**least).denominator == 1 for each in points)
    return digits_apart(points, least if stepped else max(least, _USUAL)), percent_apart(rates)


_USUAL = 2  # digits, where no rounding says how many


def _total(total: Total, digits: int, rates: int) -> dict[str, Any]:
    rate = total.rate
    return {
        **_points(total, digits),
        "maximum": _number(total.maximum, digits),
        "rate": None if rate is None else {"exact": exact(rate), "shown": decimal(rate * 100, digits=rates)},
    }


def _points(total: Total, digits: int) -> dict[str, Any]:
    if total.points is not None:
        return {"points": _number(total.points, digits)}
    if not total.bounded:
        return {"points": None}
    return {"points": None, "low": _number(total.low, digits), "high": _number(total.high, digits)}


def _number(value: Fraction, digits: int) -> dict[str, str]:
    return {"exact": exact(value), "shown": decimal(value, digits=digits)}


def ground_out(ground: Ground) -> dict[str, Any]:
    """A reason as plain values: its code, what it is about, its facts and citations."""
    return {
        "why": ground.why.value,
        "about": ground.about.named(),
        "facts": {key: _plain(fact) for key, fact in ground.facts},
        "cites": [
            {"document": each.document, "clause": each.clause, "basis": each.basis.value} for each in ground.cites
        ],
    }


_MANY = (Others, tuple)


def _plain(fact: Fact | None) -> Any:
    if isinstance(fact, Fraction):
        return exact(fact)
    if isinstance(fact, str | int):
        return fact
    if isinstance(fact, _MANY):
        return [_plain(each) for each in fact]
    if isinstance(fact, Enum):
        return fact.value
    return fact.isoformat() if isinstance(fact, date) else fact
