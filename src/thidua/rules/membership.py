"""Membership: what becomes of units that join or leave within a season, and of reports that come late.

Owns: `PartSeason`, `LateReports`, `Membership`, `Moved`.
Takes who is a member on the first and on the last day of a season; gives what becomes of each that is not on both.
Never: who is a member when (see `pacts`); whether a report is late (see `reviewing`).
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum, unique

from attrs import frozen

from thidua.grounds import About, Citation, Ground, Why, pairs
from thidua.nouns import Noun
from thidua.shown import Shown

__all__ = ["LateReports", "Membership", "Moved", "PartSeason"]


@unique
class PartSeason(Enum):
    """What becomes of a member for a part of the season (*đơn vị gia nhập, rời cụm trong năm*).

    It is placed like the others, scored without a place, or out: not scored, not placed, not compared.
    """

    SCORED = "scored"
    WITHOUT_PLACE = "without-place"
    OUT = "out"


@unique
class LateReports(Enum):
    """What becomes of a report after the last day to report (*báo cáo gửi quá hạn*).

    It counts, it counts and costs its unit the place, or it does not count.
    """

    COUNTS = "counts"
    WITHOUT_PLACE = "without-place"
    DOES_NOT_COUNT = "does-not-count"


@frozen(kw_only=True, repr=False)
class Moved(Shown):
    """What becomes of one unit that joined or left within a season; `policy` is the rulebook's word, if it has one."""

    why: Why
    part: PartSeason
    policy: PartSeason | None = None

    @property
    def placed(self) -> bool:
        """Whether it may take a place."""
        return self.part is PartSeason.SCORED

    def ground(self, unit: str, season: int | str | None, cites: tuple[Citation, ...]) -> Ground:
        """What becomes of the unit, as a reason."""
        about = About(unit=unit, season=season)
        return Ground(why=self.why, about=about, facts=pairs(policy=self.policy), cites=cites)


@frozen(kw_only=True, repr=False)
class Membership(Noun):
    """What becomes of units that join or leave within the season (*gia nhập, rời cụm trong năm*).

    Unsaid, who joins is scored and who leaves is without place, and the reasons name what the rulebook leaves unsaid.

    Example:
        >>> Membership(leaves=PartSeason.OUT).moved(("a", "b"), first={"a", "b"}, last={"b"})["a"].part
        <PartSeason.OUT: 'out'>
    """

    joins: PartSeason | None = None
    leaves: PartSeason | None = None

    def moved(self, units: Collection[str], *, first: Collection[str], last: Collection[str]) -> dict[str, Moved]:
        """Those of the members of a season that are none on its first or its last day, with what becomes of each."""
        left = Moved(why=Why.LEFT_WITHIN, part=self.leaves or PartSeason.WITHOUT_PLACE, policy=self.leaves)
        joined = Moved(why=Why.JOINED_WITHIN, part=self.joins or PartSeason.SCORED, policy=self.joins)
        # of one that came and went the stricter word holds, of two alike that on leaving (shape 98)
        both = max(left, joined, key=lambda each: _STRICT[each.part])
        found = {unit: (unit in first, unit in last) for unit in units}
        ways = {(False, True): joined, (True, False): left, (False, False): both}
        return {unit: ways[days] for unit, days in found.items() if days in ways}


_STRICT = {part: row for row, part in enumerate(PartSeason)}
