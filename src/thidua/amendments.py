"""Amendments: what changes in a pact within the season, by day, and the movements that belong to it.

Owns: `Movement`, `Amendment`, `movers`.
Takes and gives: targets, units that join or leave, movements, each from a day on.
Never: what holds on a day (see `pacts`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from thidua.given import day_of, day_or_none
from thidua.nouns import Noun
from thidua.references import BEFORE, ON_DAY, UnitId, units_of
from thidua.targets import Target, targets_of

__all__ = ["Amendment", "Movement"]


@frozen(kw_only=True, repr=False)
class Movement(Noun):
    """An emulation movement that the members join (*phong trào thi đua*).

    It states by whom and when it was launched (*phát động*), and when it is to be reviewed.
    """

    name: str
    launched_by: str | None = None
    launched_on: date | None = field(default=None, converter=day_or_none)
    review_on: date | None = field(default=None, converter=day_or_none)


@frozen(kw_only=True, repr=False)
class Amendment(Noun):
    """A dated change of a pact (*điều chỉnh giao ước*): new targets, members that join or leave, more movements.

    `joined` are members from that day on, `left` until the day before. The rulebook cannot change: it is frozen at
    signing.

    Example:
        >>> Amendment(on="01/07/2024", joined=("b",), targets={"b": {"thu": 80}}).on
        datetime.date(2024, 7, 1)
    """

    on: date = field(converter=day_of)
    targets: tuple[Target, ...] = field(default=(), converter=targets_of)
    joined: tuple[UnitId, ...] = field(default=(), converter=units_of, metadata=ON_DAY)
    left: tuple[UnitId, ...] = field(default=(), converter=units_of, metadata=BEFORE)
    movements: tuple[Movement, ...] = field(default=(), converter=tuple[Movement, ...])


def movers(each: Amendment) -> Iterator[tuple[str, int, str]]:
    """The units that an amendment lets join or leave, each with its key and its row there."""
    yield from (("joined", place, unit) for place, unit in enumerate(each.joined))
    yield from (("left", place, unit) for place, unit in enumerate(each.left))
