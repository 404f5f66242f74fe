"""Needs: what a rule requires of a unit beside its place or points (*điều kiện, tiêu chuẩn*).

Owns: `Again`, `Streak`, `Window`, `InBand`, `Standard`, `AnyOf`, `Need`, `needs_of`, `standards_in`, `bad_need`,
`too_low`.
Takes and gives: values that an author set.
Never: whether a unit meets one (see `ranking.needs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, unique
from typing import assert_never, get_args

from attrs import field, frozen
from attrs.converters import optional

from thidua.conditions import Condition, asked_by
from thidua.errors import Problem
from thidua.formulas import Formula, as_formula
from thidua.given import rows_of
from thidua.grounds import Fault, pairs
from thidua.names import unknown
from thidua.nouns import Noun
from thidua.readings import Reads, of_condition
from thidua.references import AwardId, ClassName, ConditionName, classes_of

__all__ = ["Again", "AnyOf", "InBand", "Need", "Standard", "Streak", "Window"]


@unique
class Again(Enum):
    """Whether seasons that were rewarded once can meet a requirement again.

    `any`: the same seasons may count again; `afresh`: only seasons after the last such award; `once`: never again.
    """

    ANY = "any"
    AFRESH = "afresh"
    ONCE = "once"


@frozen(kw_only=True, repr=False)
class Streak(Noun):
    """The requirement of an award held for `seasons` (≥ 1) seasons in a row (*liên tục n năm trước năm đề nghị*).

    They are the seasons right before this one.
    """

    award: AwardId = field(converter=AwardId)
    seasons: int
    again: Again = Again.ANY


@frozen(kw_only=True, repr=False)
class Window(Noun):
    """The requirement of an award held at least `count` times (*trong n năm có m lần*); both numbers are ≥ 1.

    It counts within the last `seasons` seasons right before this one.
    """

    award: AwardId = field(converter=AwardId)
    seasons: int
    count: int
    again: Again = Again.ANY


@frozen(kw_only=True, repr=False)
class InBand(Noun):
    """The requirement that the unit is in one of these classes (*xếp loại*)."""

    bands: tuple[ClassName, ...] = field(converter=classes_of)


@frozen(kw_only=True, repr=False)
class Standard(Noun):
    """The requirement that a condition holds (*tiêu chuẩn*).

    The condition is either written out (`when` over `reads`, together `asks`), or one of the rulebook by its name
    (`condition`).
    """

    when: Formula | None = field(default=None, converter=optional(as_formula))
    reads: Reads = field(default=(), converter=of_condition)
    condition: ConditionName | None = field(default=None, converter=optional(ConditionName))
    asks: Condition | None = field(init=False, eq=False, repr=False)

    @asks.default
    def _asked(self) -> Condition | None:
        return asked_by(self.when, self.reads)


def needs_of(found: str | Need | Iterable[Need | str]) -> tuple[Need, ...]:
    """Requirements; a text is the name of a condition."""
    told = (found,) if isinstance(found, str | Need) else found
    rows = rows_of(told, str, *get_args(Need))
    return tuple(Standard(condition=each) if isinstance(each, str) else each for each in rows)


@frozen(kw_only=True, repr=False)
class AnyOf(Noun):
    """The requirement that at least one of several is met (*đạt một trong các điều kiện*)."""

    any: tuple[Need, ...] = field(converter=needs_of)


Need = Streak | Window | InBand | Standard | AnyOf


def standards_in(needs: Iterable[Need], path: str) -> Iterator[tuple[str, Standard]]:
    """The standards among requirements, those of alternatives too, each with its place."""
    for row, need in enumerate(needs):
        where = f"{path}[{row}]"
        if isinstance(need, Standard):
            yield where, need
        elif isinstance(need, AnyOf):
            yield from standards_in(need.any, f"{where}.any")


def bad_need(need: Need, path: str, bands: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with a requirement: an unknown class, a number of seasons below one, no alternative."""
    match need:
        case Standard():  # with the other conditions
            pass
        case InBand():
            if not need.bands:
                yield Problem(fault=Fault.ABOUT_NOTHING, path=f"{path}.bands", facts=pairs(allowed=bands))
            other = dict.fromkeys(name for name in need.bands if name not in bands)
            yield from (unknown(Fault.UNKNOWN_BAND, f"{path}.bands", name, bands) for name in other)
        case Streak() | Window():
            counts = (("seasons", need.seasons), ("count", need.count if isinstance(need, Window) else 1))
            yield from (too_low(f"{path}.{key}", found) for key, found in counts if found < 1)
        case AnyOf():
            if not need.any:
                yield Problem(fault=Fault.BLANK, path=f"{path}.any")
            for row, each in enumerate(need.any):
                yield from bad_need(each, f"{path}.any[{row}]", bands)
        case _:
            assert_never(need)


def too_low(path: str, found: int) -> Problem:
    """The problem of a number that has to be at least 1."""
    return Problem(fault=Fault.BELOW_MINIMUM, path=path, facts=pairs(found=found, minimum=1))
