"""Classing: the classes of units, what each needs, what limits them, and how many may have one (*xếp loại*).

Owns: `Totals`, `FromParts`, `Classing`, `LeftTo`, `Band`, `ClassLimit`, `Reaching`, `Small`, `ClassQuota`,
`ClassBase`, `class_base`, `class_base_text`, `ladder_of`, `bad_classes`.
Takes and gives: values that an author set, each with its citations.
Never: the class of a unit (see `ranking.classes`); a gap between classes that is guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from enum import Enum, unique
from fractions import Fraction
from typing import cast

from attrs import field, frozen
from attrs.converters import optional

from thidua.conditions import Condition, asked_by
from thidua.errors import Problem
from thidua.figures import Figure, Kind
from thidua.formulas import Formula, as_formula
from thidua.given import amounts_of, number_of, number_or_none, texts_of
from thidua.grounds import Citation, Fault, pairs
from thidua.names import unknown
from thidua.nouns import Named, Noun
from thidua.readings import Reads, of_condition
from thidua.references import INLINE, ClassName, ConditionName, FigureName
from thidua.rules.needs import (
    Again,
    AnyOf,
    InBand,
    Need,
    Streak,
    Window,
    bad_need,
    needs_of,
    too_low,
)
from thidua.rules.nominating import Base, Whole
from thidua.rules.ranking import RankBy
from thidua.scales.parts import no_numbers

__all__ = ["Band", "ClassLimit", "ClassQuota", "Classing", "FromParts", "LeftTo", "Reaching", "Small", "Totals"]


@unique
class Totals(Enum):
    """On which totals a class rests (*xếp loại*): as they are (`raw`), or cut at the maximum (`capped`)."""

    RAW = "raw"
    CAPPED = "capped"


@frozen(kw_only=True, repr=False)
class FromParts(Noun):
    """The class of a period from the classes of its parts (*xếp loại theo kỳ*).

    `reads` is the figure whose cases are the parts, each with its grade; `grades` are all grades, best first.
    """

    reads: FigureName = field(converter=FigureName)
    grades: tuple[str, ...] = field(converter=texts_of)


@frozen(kw_only=True, repr=False)
class Classing(Noun):
    """What classes rest on (*căn cứ xếp loại*): points or rate, or the classes of parts.

    If `by` is None, it is whatever the ranking goes by.
    """

    by: RankBy | None = None
    totals: Totals = Totals.RAW
    from_parts: FromParts | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@unique
class LeftTo(Enum):
    """Who decides on a class of which a unit reaches the edge and misses a need: the authority."""

    AUTHORITY = "authority"


@frozen(kw_only=True, repr=False)
class Band(Named):
    """A class of units (*mức xếp loại*) with its lower edge, in points or as a rate, and what it needs beside that.

    The edge either belongs to the class (`from_`) or lies just below it (`above`). A class from parts has `parts`
    instead, the least number of parts with a grade or a better one, and `none_below`, the worst grade that any part may
    have. One class may stand for whoever reaches no other (`otherwise`). A unit has the highest class of which it
    reaches the edge and meets all `needs`. If it reaches the edge and misses a need, a class that is `open_` is left to
    an authority, until its decision is recorded; the next lower class is tried otherwise.

    Example:
        >>> Band("Xuất sắc", from_=90, needs=["khong-diem-0"]).edge
        (Fraction(90, 1), 0)
    """

    from_: Fraction | None = field(default=None, converter=number_or_none)
    above: Fraction | None = field(default=None, converter=number_or_none)
    parts: tuple[tuple[str, Fraction], ...] = field(default=(), converter=amounts_of)
    none_below: str | None = None
    otherwise: bool = False
    needs: tuple[Need, ...] = field(default=(), converter=needs_of)
    open_: LeftTo | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    @property
    def edge(self) -> tuple[Fraction, int] | None:
        """The lower edge with 0 if it belongs to the class and 1 if not; None for a class without one."""
        if self.above is not None:
            return self.above, 1
        return None if self.from_ is None else (self.from_, 0)


@frozen(kw_only=True, repr=False)
class ClassLimit(Noun):
    """A limit of the class of a unit for which a condition holds (*khống chế mức xếp loại*); its points stay.

    The condition is either written out (`when` over `reads`), or one of the rulebook by its name (`condition`). The
    class is then this one (`exactly`), `down` (≥ 1) classes lower, this one `at_most`, or `at_least`; one of these is
    stated. First comes `exactly`, then the largest `down`, which does not go below the lowest class, the lowest
    `at_most`, the highest `at_least`. `why` is the reason in the rulebook's own words.
    """

    when: Formula | None = field(default=None, converter=optional(as_formula))
    reads: Reads = field(default=(), converter=of_condition)
    condition: ConditionName | None = field(default=None, converter=optional(ConditionName))
    exactly: ClassName | None = field(default=None, converter=optional(ClassName))
    at_most: ClassName | None = field(default=None, converter=optional(ClassName))
    at_least: ClassName | None = field(default=None, converter=optional(ClassName))
    down: int | None = None
    why: str | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])
    asks: Condition | None = field(init=False, eq=False, repr=False)

    @asks.default
    def _asked(self) -> Condition | None:
        return asked_by(self.when, self.reads)


@frozen(kw_only=True, repr=False)
class Reaching(Noun):
    """The units that reach a class or a higher one, before any quota, as those of whom a share is taken."""

    band: ClassName = field(converter=ClassName, metadata=INLINE)


ClassBase = Base | Reaching

_REACHING = "reaching:"


def class_base(text: str) -> ClassBase | None:
    """Of whom a text says that a share of a class is taken, or None.

    Example:
        >>> class_base("reaching:Tốt"), class_base("members"), class_base("all")
        (Reaching(band='Tốt'), <Base.MEMBERS: 'members'>, None)
    """
    if text.startswith(_REACHING):
        return Reaching(band=ClassName(text.removeprefix(_REACHING)))
    return Base.MEMBERS if text == Base.MEMBERS.value else None


def class_base_text(of: ClassBase) -> str:
    """Of whom a share of a class is taken, as documents write it."""
    return f"{_REACHING}{of.band}" if isinstance(of, Reaching) else of.value


def _base(found: str | ClassBase) -> ClassBase:
    """Of whom a share is taken; what names nobody stays as it is, for the rulebook to refuse beside other problems."""
    return cast("ClassBase", (class_base(found) or found) if isinstance(found, str) else found)


@frozen(kw_only=True, repr=False)
class Small(Noun):
    """What holds in place of a share, if there are few: `below` (≥ 1) of them, `at_most` (≥ 0) have the class."""

    below: int
    at_most: int


@frozen(kw_only=True, repr=False)
class ClassQuota(Noun):
    """The most units that may have a class (*khống chế tỷ lệ xếp loại*), as a share of those who reach a class.

    The share (0 to 1) is taken `of` the members, or of those `reaching:CLASS`, and made whole by `round`; `small` says
    what holds for few. The class goes to the best by what classes rest on, then by their places; the others fall one
    class. Equals that are too many stay open.
    """

    band: ClassName = field(converter=ClassName)
    share: Fraction = field(converter=number_of)
    of: ClassBase = field(converter=_base)
    round: Whole
    small: Small | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    def most(self, base: int) -> int:
        """How many may have the class, of so many of whom the share is taken."""
        # an exception for small numbers stands in place of the share, which would often leave nobody (shape 82)
        if self.small is not None and base < self.small.below:
            return self.small.at_most
        return self.round.of(self.share * base)


def ladder_of(bands: tuple[Band, ...], parts: FromParts | None) -> list[Band | None]:
    """The classes from the lowest up; the lowest is None, unless one class takes whoever reaches no other.

    Classes with edges come by these; classes from parts are listed best first.
    """
    rest = [band for band in bands if band.otherwise]
    own = [band for band in bands if not band.otherwise]
    rising = own[::-1] if parts is not None else sorted(own, key=lambda band: band.edge or (0, 0))
    lowest: list[Band | None] = [*rest] or [None]
    return [*lowest, *rising]


# ── what is wrong with them

Find = Callable[[str], Figure | None]


def bad_classes(
    bands: tuple[Band, ...],
    classing: Classing,
    limits: tuple[ClassLimit, ...],
    quotas: tuple[ClassQuota, ...],
    figure: Find,
) -> Iterator[Problem]:
    """What contradicts itself in the classes, their limits and their quotas."""
    names = tuple(band.name for band in bands)
    yield from _bad_bands(bands, classing, figure)
    yield from _bad_limits(limits, names)
    yield from _bad_quotas(quotas, names, {band.name for band in bands if band.otherwise})


def _bad_bands(bands: tuple[Band, ...], classing: Classing, figure: Find) -> Iterator[Problem]:
    """What contradicts itself in the classes."""
    names, edges, rest = (
        [band.name for band in bands],
        [band.edge for band in bands],
        [each.otherwise for each in bands],
    )
    for index, band in enumerate(bands):
        path = f"$.bands[{index}]"
        if band.name in names[:index]:
            yield _problem(Fault.DUPLICATE_ID, f"{path}.name", found=band.name)
        # two classes from one edge, or for all the rest: a unit there would have both (shape 47)
        if band.edge is not None and band.edge in edges[:index]:
            yield _problem(Fault.BANDS_OVERLAP, path, found=band.edge[0])
        if band.otherwise and any(rest[:index]):
            yield _problem(Fault.DUPLICATE_ID, f"{path}.otherwise", found=band.name)
        yield from _bad_asked(band, path, classing.from_parts)
        for row, need in enumerate(band.needs):
            yield from _bad_need(need, f"{path}.needs[{row}]", tuple(names))
        # nothing is left to anybody where nothing can be missed (shape 81)
        if band.open_ is not None and not band.needs:
            yield Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="needs"))
    if classing.from_parts is not None:
        yield from _bad_parts(classing.from_parts, figure)


def _bad_asked(band: Band, path: str, parts: FromParts | None) -> Iterator[Problem]:
    """What is wrong with what a class asks of measure or parts: exactly one of these, or nothing for all the rest."""
    measured = [key for key, value in (("from", band.from_), ("above", band.above)) if value is not None]
    asked = [grade for grade, _ in band.parts] + ([] if band.none_below is None else [band.none_below])
    if band.otherwise:
        if measured or asked or band.needs or band.open_:
            beside = (
                *measured,
                *(("parts",) if asked else ()),
                *(("needs",) if band.needs else ()),
                *(("open",) if band.open_ else ()),
            )
            yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("otherwise", *beside)))
    elif parts is None and (len(measured) != 1 or asked):
        yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("from", "above", "otherwise")))
    # a class that asks nothing of the parts would take all, and which class that is nobody said (shape 47)
    elif parts is not None and (measured or not asked):
        yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("parts and none_below",)))
    yield from no_numbers(f"{path}.parts", band.parts)
    grades = () if parts is None else parts.grades
    for grade in asked:
        if grades and grade not in grades:
            yield Problem(fault=Fault.NOT_ALLOWED, path=path, facts=pairs(found=grade, allowed=grades))


def _bad_need(need: Need, path: str, bands: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with a requirement of a class: it cannot ask for a class, nor for what was rewarded before."""
    match need:
        case InBand():
            allowed = ("standard", "streak", "window", "any")
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.kind", facts=pairs(found="band", allowed=allowed))
        case Streak() | Window() if need.again is not Again.ANY:
            facts = pairs(found=need.again, allowed=(Again.ANY,))
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.again", facts=facts)
        case AnyOf() if need.any:
            for row, each in enumerate(need.any):
                yield from _bad_need(each, f"{path}.any[{row}]", bands)
        case _:
            yield from bad_need(need, path, bands)


def _bad_parts(parts: FromParts, figure: Find) -> Iterator[Problem]:
    """What is wrong with the parts from which classes follow."""
    if not parts.grades:  # bands ask for grades, and there are none
        yield Problem(fault=Fault.BLANK, path="$.classes.from_parts.grades")
    read = figure(parts.reads)
    if read is None:
        yield _problem(Fault.UNKNOWN_FIGURE, "$.classes.from_parts.reads", found=parts.reads)
    elif read.kind is not Kind.OCCURRENCES:
        facts = pairs(found=parts.reads, kind=read.kind, by="parts")
        yield Problem(fault=Fault.NOT_READABLE, path="$.classes.from_parts.reads", facts=facts)


def _bad_limits(limits: tuple[ClassLimit, ...], bands: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with limits of classes: none or two are stated, the class is unknown, none is gone down."""
    for row, limit in enumerate(limits):
        path = f"$.class_limits[{row}]"
        named = {key: getattr(limit, key) for key in ("exactly", "at_most", "at_least")}
        if sum(found is not None for found in (*named.values(), limit.down)) != 1:
            yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=(*named, "down")))
        for key, found in named.items():
            if found is not None and found not in bands:
                yield unknown(Fault.UNKNOWN_BAND, f"{path}.{key}", found, bands)
        if limit.down is not None and limit.down < 1:
            yield too_low(f"{path}.down", limit.down)


def _bad_quotas(quotas: tuple[ClassQuota, ...], bands: tuple[str, ...], rest: Collection[str]) -> Iterator[Problem]:
    """What is wrong with quotas: a class that is unknown, has two or takes the rest; no share, or of nobody."""
    own = [quota.band for quota in quotas]
    for row, quota in enumerate(quotas):
        path, of = f"$.class_quotas[{row}]", cast("object", quota.of)  # any text, where it names nobody
        if quota.band not in bands:
            yield unknown(Fault.UNKNOWN_BAND, f"{path}.band", quota.band, bands)
        if quota.band in own[:row]:
            yield _problem(Fault.DUPLICATE_ID, f"{path}.band", found=quota.band)
        if quota.band in rest:  # from which nobody can fall
            allowed = tuple(band for band in bands if band not in rest)
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.band", facts=pairs(found=quota.band, allowed=allowed))
        if not 0 <= quota.share <= 1:
            yield _problem(Fault.OUT_OF_RANGE, f"{path}.share", found=quota.share)
        if isinstance(of, Reaching) and of.band not in bands:
            yield unknown(Fault.UNKNOWN_BAND, f"{path}.of", of.band, bands)
        elif not isinstance(of, ClassBase):
            allowed = (Base.MEMBERS.value, *(f"{_REACHING}{band}" for band in bands))
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.of", facts=pairs(found=str(of), allowed=allowed))
        if quota.small is not None and quota.small.below < 1:
            yield too_low(f"{path}.small.below", quota.small.below)
        if quota.small is not None and quota.small.at_most < 0:
            facts = pairs(found=quota.small.at_most, minimum=0)
            yield Problem(fault=Fault.BELOW_MINIMUM, path=f"{path}.small.at_most", facts=facts)


def _problem(fault: Fault, path: str, *, found: str | Fraction) -> Problem:
    return Problem(fault=fault, path=path, facts=pairs(found=found))
