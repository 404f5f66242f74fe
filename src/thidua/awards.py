"""Awards: the forms of award, honours already held, streaks and trailing windows, grants as announced.

Owns: `Authority`, `Award`, `Honour`, `Grant`, `held`, `streak`, `trailing`, `seasons_before`.
Takes and gives: ids of awards and labels of seasons; the law of awards is an edition of the archive.
Never: who deserves one (see `nominating`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from thidua.clusters import Tier, refuse_season
from thidua.errors import Problem, RecordError
from thidua.grounds import Citation, Fault, pairs

__all__ = ["Authority", "Award", "Grant", "Honour", "held", "seasons_before", "streak", "trailing"]

Label = int | str


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
    """An award that a unit held before this season (*khen thưởng đã nhận*).

    `season` is that of the achievement, `on` the day of the decision; from `revoked` on it does not count any more
    (*thu hồi, hủy bỏ quyết định*).

    Raises: FormatError if the season is none.
    """

    unit: str
    award: str
    season: Label
    on: date | None = None
    revoked: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a season that is none."""
        refuse_season(self.season)


@frozen(kw_only=True)
class Grant:
    """An award as announced (*quyết định khen thưởng*): to a unit, or to a number of individuals.

    Raises: RecordError unless it is exactly one of the two, or for a number below 0.

    Example:
        >>> Grant(award="bang-khen-tinh", individuals=24).unit is None
        True
    """

    award: str
    unit: str | None = None
    individuals: int | None = None
    granted_by: str | None = None
    on: date | None = None
    revoked: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a grant to nobody, or to both."""
        if (self.unit is None) == (self.individuals is None):
            raise RecordError([Problem(fault=Fault.ABOUT_NOTHING, facts=pairs(allowed=("unit", "individuals")))])
        if self.individuals is not None and self.individuals < 0:
            facts = pairs(found=self.individuals, minimum=0)
            raise RecordError([Problem(fault=Fault.BELOW_MINIMUM, path="$.individuals", facts=facts)])


def held(honours: Iterable[Honour], *, unit: str, award: str) -> tuple[Label, ...]:
    """The seasons for which a unit held an award that was not revoked, oldest first, none twice (*đã được khen*).

    A school year and the calendar year in which it begins are one season: a unit that changes labels keeps its record.

    Example:
        >>> flags = [Honour(unit="a", award="x", season="2021-2022"), Honour(unit="a", award="x", season=2020)]
        >>> held(flags, unit="a", award="x")
        (2020, '2021-2022')
    """
    kept = (each.season for each in honours if (each.unit, each.award) == (unit, award) and each.revoked is None)
    return tuple({first_year(label): label for label in sorted(kept, key=_by_year)}.values())


def seasons_before(season: Label, count: int) -> tuple[Label, ...]:
    """The labels of so many seasons right before one, oldest first, written as that one is (*các năm liền trước*).

    None lies before the year 1, however many are asked for.

    Example:
        >>> seasons_before(2024, 2), seasons_before("2023-2024", 1)
        ((2022, 2023), ('2022-2023',))
    """
    year = first_year(season)
    return tuple(_label(each, season) for each in range(max(year - count, 1), year))


def streak(honours: Iterable[Honour], *, unit: str, award: str, before: Label) -> tuple[Label, ...]:
    """The seasons in a row, ending right before one, for which a unit held an award (*số năm liên tục*), oldest first.

    Example:
        >>> flags = [Honour(unit="a", award="x", season=season) for season in (2020, 2022, 2023)]
        >>> streak(flags, unit="a", award="x", before=2024)
        (2022, 2023)
    """
    found: list[Label] = []
    year = first_year(before)
    for label in reversed(held(honours, unit=unit, award=award)):
        if first_year(label) < year:
            if first_year(label) != year - 1 - len(found):
                break
            found.append(label)
    return tuple(reversed(found))


def trailing(honours: Iterable[Honour], *, unit: str, award: str, before: Label, seasons: int) -> tuple[Label, ...]:
    """The seasons among so many right before one for which a unit held an award (*trong n năm liền trước*).

    Example:
        >>> flags = [Honour(unit="a", award="x", season=season) for season in (2016, 2020, 2023)]
        >>> trailing(flags, unit="a", award="x", before=2024, seasons=7)
        (2020, 2023)
    """
    year = first_year(before)
    return tuple(label for label in held(honours, unit=unit, award=award) if year - seasons <= first_year(label) < year)


def first_year(season: Label) -> int:
    """The year in which a season begins: what puts calendar and school years in one order."""
    return season if isinstance(season, int) else int(season.partition("-")[0])


def _by_year(season: Label) -> tuple[int, str]:
    return first_year(season), str(season)


def _label(year: int, like: Label) -> Label:
    return year if isinstance(like, int) else f"{year:04}-{year + 1:04}"
