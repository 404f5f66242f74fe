"""Rules: the tagged unions and short forms in which rulebooks write their rules.

Owns: `scale_in`, `post_in`, `decided`, `year_day_out`, `tagged`, `kind_of`, `bar_out`.
Takes plain values and the converter for what lies inside; gives nouns of closed unions, looked up by `kind`.
Never: a class named by data; a rule of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from thidua import rules, scales
from thidua.errors import FormatError, Problem, ThiduaError
from thidua.formulas import Formula
from thidua.grounds import Fault, pairs
from thidua.ranking.rulings import AwardRuling, ClassRuling, Ruling, RulingKind
from thidua.shown import printed
from thidua.timetable import YearDay

SCALES: dict[str, type] = {
    "given": scales.Given,
    "pass-fail": scales.PassFail,
    "proportional": scales.Proportional,
    "excess": scales.Excess,
    "leader": scales.Leader,
    "pool": scales.Pool,
    "ranked": scales.Ranked,
    "each": scales.Each,
    "grades": scales.Grades,
    "options": scales.Options,
    "bands": scales.Bands,
    "steps": scales.Steps,
    "lookup": scales.Lookup,
    "parts": scales.Parts,
    "deadline": scales.Deadline,
    "idle": scales.Idle,
    "formula": scales.Calculated,
    "first-that-holds": scales.FirstThatHolds,
    "through": scales.Through,
    "best-of": scales.BestOf,
    "goalposts": scales.Goalposts,
    "capped": scales.Capped,
    "gated": scales.Gated,
    "waived": scales.Waived,
    "forfeit": scales.Forfeit,
}

ADJUSTMENTS: dict[str, type] = {
    "honours": rules.HonourBonus,
    "below-mean": rules.BelowMean,
    "formula": rules.ByFormula,
}

NEEDS: dict[str, type] = {
    "streak": rules.Streak,
    "window": rules.Window,
    "band": rules.InBand,
    "standard": rules.Standard,
    "any": rules.AnyOf,
}

Structure = Callable[[Any, Any], Any]
_SHORT = ("at_most", "at_least", "waived", "gate", "forfeit")


def tagged(value: dict[str, Any], union: dict[str, type], structure: Structure) -> Any:
    """A member of a closed union, looked up by its `kind`."""
    if "kind" not in value:
        raise FormatError([Problem(fault=Fault.MISSING_KEY, facts=pairs(found="kind"))])
    kind = value["kind"]
    if not isinstance(kind, str) or kind not in union:
        facts = pairs(found=printed(kind, str), allowed=tuple(union))
        raise FormatError([Problem(fault=Fault.NOT_ALLOWED, path="$.kind", facts=facts)])
    return structure({key: each for key, each in value.items() if key != "kind"}, union[kind])


def scale_in(value: dict[str, Any], structure: Structure) -> Any:
    """A scale; `at_most`, `at_least`, `waived`, `gate` and `forfeit` beside any simple scale wrap it, in this order."""
    if SCALES.get(str(value.get("kind"))) is scales.Capped:
        return tagged(value, SCALES, structure)
    short = {key: value[key] for key in _SHORT if key in value}
    scale = tagged({key: each for key, each in value.items() if key not in short}, SCALES, structure)
    limits = {key: short[key] for key in ("at_most", "at_least") if key in short}
    if limits:
        kept = structure({"scale": {"kind": "given"}, **limits}, scales.Capped)
        scale = scales.Capped(scale=scale, at_most=kept.at_most, at_least=kept.at_least)
    if "waived" in short:
        scale = scales.Waived(scale=scale, when=_condition(short, "waived", structure))
    if "gate" in short:
        scale = scales.Gated(scale=scale, when=_condition(short, "gate", structure))
    if "forfeit" in short:
        lost = structure({"scale": {"kind": "given"}, **_table(short["forfeit"])}, scales.Forfeit)
        scale = scales.Forfeit(scale=scale, when=lost.when, points=lost.points)
    return scale


EitherPost = Fraction | scales.Post


def post_in(structure: Structure, value: object, _: Any) -> Any:
    """A goalpost: a word for one that the cluster sets, else a number."""
    return structure(value, scales.Post if value in [each.value for each in scales.Post] else Fraction)


def _condition(short: dict[str, Any], key: str, structure: Structure) -> Formula:
    """The condition under one short key; what is wrong with it stands there."""
    try:
        found: Formula = structure(short[key], Formula)
    except ThiduaError as error:
        raise type(error)(each.under(f"$.{key}") for each in error.problems) from None
    return found


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        facts = pairs(expected="a table", found=printed(value, str))
        raise FormatError([Problem(fault=Fault.WRONG_TYPE, path="$.forfeit", facts=facts)])
    return value


def decided(table: dict[str, Any], structure: Structure) -> Any:
    """A recorded decision: on a class, on whom to propose, or on the order of equals."""
    kinds = (*(each.value for each in RulingKind), *ALONE)
    if not isinstance(kind := table.get("kind"), str):
        return structure(table, Ruling)
    if kind not in kinds:
        raise FormatError([Problem(fault=Fault.NOT_ALLOWED, path="$.kind", facts=pairs(found=kind, allowed=kinds))])
    rest = {key: each for key, each in table.items() if key != "kind"} if kind in ALONE else table
    return structure(rest, ALONE.get(kind, Ruling))


ALONE: dict[str, type] = {"class": ClassRuling, "award": AwardRuling}  # decisions on one unit


def kind_of(value: object, union: dict[str, type]) -> str:
    """The `kind` under which a member of a union is written."""
    return next(kind for kind, each in union.items() if each is type(value))


def bar_out(when: rules.Mandatory | Formula | None) -> str | None:
    """When a bar holds, as it is written."""
    return when.text if isinstance(when, Formula) else when and when.value


def year_day_out(value: YearDay) -> str:
    """A day of every season as it is written."""
    return f"{value.day}/{value.month}" + (f" +{value.later}" if value.later else "")
