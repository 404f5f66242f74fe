"""Awards: the forms of award, honours already held, grants as announced.

Owns: `Award`, `Honour`, `Grant`.
Takes and gives: ids of awards; their law is an edition of the archive.
Never: who deserves one (see `nominating`).
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from thidua.clusters import Tier
from thidua.errors import Problem, RecordError
from thidua.grounds import Citation, Fault, pairs

__all__ = ["Authority", "Award", "Grant", "Honour"]


@frozen(kw_only=True)
class Authority:
    """Who grants an award at one tier (*thẩm quyền quyết định*)."""

    tier: Tier
    by: str


@frozen(kw_only=True)
class Award:
    """A form of award or emulation title (*hình thức khen thưởng, danh hiệu thi đua*), for collectives or persons.

    Example:
        >>> Award(id="co-thi-dua-tinh", name="Cờ thi đua của tỉnh", name_en="Provincial emulation flag").id
        'co-thi-dua-tinh'
    """

    id: str
    name: str
    name_en: str | None = None
    recipients: tuple[str, ...] = ()
    granted_by: str | None = None
    authorities: tuple[Authority, ...] = ()
    cites: tuple[Citation, ...] = ()

    def authority(self, tier: Tier | None) -> str | None:
        """Who grants it at a tier; without a word on that tier, who grants it at all."""
        return next((each.by for each in self.authorities if each.tier is tier), self.granted_by)


@frozen(kw_only=True)
class Honour:
    """An award that a unit held before this season (*khen thưởng đã nhận*)."""

    unit: str
    award: str
    season: int | str


@frozen(kw_only=True)
class Grant:
    """An award as announced (*quyết định khen thưởng*): to a unit, or to a number of individuals.

    Raises: RecordError unless it is exactly one of the two.

    Example:
        >>> Grant(award="bang-khen-tinh", individuals=24).unit is None
        True
    """

    award: str
    unit: str | None = None
    individuals: int | None = None
    granted_by: str | None = None
    on: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a grant to nobody, or to both."""
        if (self.unit is None) == (self.individuals is None):
            raise RecordError([Problem(fault=Fault.ABOUT_NOTHING, facts=pairs(allowed=("unit", "individuals")))])
