"""Ranking: the measure, the tie-breaks, the bands of the whole, and what bars a unit from any place.

Owns: `RankBy`, `RankingRule`, `Totals`, `Classing`, `FromParts`, `Band`, `Bar`, `Mandatory`, `bad_order`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, unique
from fractions import Fraction

from attrs import field, frozen

from thidua.criteria import Reads, bad_formula, bad_rates, by_role
from thidua.errors import Problem
from thidua.figures import Figure, Kind
from thidua.formulas import Formula
from thidua.grounds import PERCENT, Citation, Facts, Fault, pairs

__all__ = ["Band", "Bar", "Classing", "FromParts", "Mandatory", "RankBy", "RankingRule", "Totals"]


@unique
class RankBy(Enum):
    """What the order rests on: points, or points over the assigned maximum."""

    POINTS = "points"
    RATE = "rate"


@frozen(kw_only=True)
class RankingRule:
    """How units are put in order (*xếp hạng*): the measure, then the tie-breaks in order.

    Tie-breaks are codes: `points:CODE` (points of that criterion), `fewest-deductions`, `honours` (higher awards held),
    and the recorded rulings `vote`, `casting-vote`, `lot`. `honours` names the awards that count for it, best first.
    """

    by: RankBy = RankBy.POINTS
    tie_breaks: tuple[str, ...] = ()
    honours: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


RULINGS = ("vote", "casting-vote", "lot")
TIE_BREAKS = ("fewest-deductions", "honours", *RULINGS)


@unique
class Totals(Enum):
    """On which totals a class rests: as they are, or no more than the maximum."""

    RAW = "raw"
    CAPPED = "capped"


@frozen(kw_only=True)
class FromParts:
    """The class of a period from the classes of its parts (*xếp loại theo kỳ*).

    `reads` is the figure whose occurrences are the parts, each with its grade; `grades` are all grades, best first.
    """

    reads: str
    grades: tuple[str, ...]


@frozen(kw_only=True)
class Classing:
    """On what the bands rest (*căn cứ xếp loại*): points or rate (else what the ranking rests on), or the parts."""

    by: RankBy | None = None
    totals: Totals = Totals.RAW
    from_parts: FromParts | None = None
    cites: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Band:
    """A class of the whole (*mức xếp loại*): from an edge on (`from_`, itself included) or only above it (`above`).

    From parts: `parts` are the least numbers of parts of a grade or better; no part may be worse than `none_below`.
    """

    name: str
    from_: Fraction | None = None
    above: Fraction | None = None
    parts: tuple[tuple[str, Fraction], ...] = ()
    none_below: str | None = None
    cites: tuple[Citation, ...] = ()

    @property
    def edge(self) -> tuple[Fraction, int] | None:
        """The lower edge, 1 beside it where the edge itself lies outside; None for a band of parts."""
        if self.above is not None:
            return self.above, 1
        return None if self.from_ is None else (self.from_, 0)


@unique
class Mandatory(Enum):
    """Mandatory conditions that rest on no figure."""

    PACT_UNSIGNED = "pact-unsigned"


@frozen(kw_only=True)
class Bar:
    """What keeps a unit from any place (*không xét, không xếp hạng*): a missing signature, or a condition that holds.

    `reads` names the figures of the condition by role; `why` is the reason in the rulebook's own words.
    """

    when: Formula | Mandatory
    reads: Reads = field(default=(), converter=by_role)
    why: str | None = None
    cites: tuple[Citation, ...] = ()


Lookup = Callable[[str], Figure | None]
NUMERIC = (Kind.AMOUNT, Kind.WHOLE, Kind.POINTS, Kind.YES_NO, Kind.OCCURRENCES)


def bad_order(ranking: RankingRule, bands: tuple[Band, ...], classing: Classing, figure: Lookup) -> Iterator[Problem]:
    """What contradicts itself in the order and the classes."""
    if "honours" in ranking.tie_breaks and not ranking.honours:
        yield _problem(Fault.MISSING_KEY, "$.ranking", found="honours")
    names = [band.name for band in bands]
    edges = [band.edge for band in bands]
    parts = classing.from_parts
    for index, band in enumerate(bands):
        path = f"$.bands[{index}]"
        if band.name in names[:index]:
            yield _problem(Fault.DUPLICATE_ID, f"{path}.name", found=band.name)
        if band.edge is not None and band.edge in edges[:index]:
            yield _problem(Fault.BANDS_OVERLAP, path, found=band.edge[0])
        yield from _bad_band(band, path, parts)
    if parts is not None:
        if not parts.grades:  # bands ask for grades, and there are none
            yield Problem(fault=Fault.BLANK, path="$.classes.from_parts.grades")
        read = figure(parts.reads)
        if read is None:
            yield _problem(Fault.UNKNOWN_FIGURE, "$.classes.from_parts.reads", found=parts.reads)
        elif read.kind is not Kind.OCCURRENCES:
            facts = pairs(found=parts.reads, kind=read.kind.value, by="parts")
            yield Problem(fault=Fault.NOT_READABLE, path="$.classes.from_parts.reads", facts=facts)


def _bad_band(band: Band, path: str, parts: FromParts | None) -> Iterator[Problem]:
    measured = [key for key, value in (("from", band.from_), ("above", band.above)) if value is not None]
    asked = [grade for grade, _ in band.parts] + ([] if band.none_below is None else [band.none_below])
    if parts is None and (len(measured) != 1 or asked):
        yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("from", "above")))
    elif parts is not None and (measured or not asked):
        yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("parts and none_below",)))
    grades = () if parts is None else parts.grades
    for grade in asked:
        if grades and grade not in grades:
            yield Problem(fault=Fault.NOT_ALLOWED, path=path, facts=pairs(found=grade, allowed=grades))


def share_roles(reads: Iterable[tuple[str, str]], figure: Lookup) -> list[str]:
    """The roles that read a share: a figure measured in per cent."""
    found = ((role, figure(name)) for role, name in reads)
    return [role for role, read in found if read is not None and read.is_share]


def bad_measures(figures: tuple[Figure, ...]) -> Iterator[Problem]:
    """Figures measured in per cent that hold no number."""
    for index, each in enumerate(figures):
        if each.is_share and each.kind not in (Kind.AMOUNT, Kind.WHOLE):
            facts = pairs(found=PERCENT, kind=each.kind.value)
            yield Problem(fault=Fault.WRONG_KIND, path=f"$.figures[{index}].measure", facts=facts)


def bad_condition(when: Formula, reads: Reads, figure: Lookup, path: str) -> Iterator[Problem]:
    """What is wrong with a condition over figures: a role not read, a figure that is not there or holds no number."""
    yield from bad_formula(when, reads, share_roles(reads, figure), f"{path}.when")
    found_of = {role: figure(name) for role, name in reads}
    points = [role for role, read in found_of.items() if read is not None and read.kind is Kind.POINTS]
    yield from bad_rates(when, points, f"{path}.when")
    for role, name in reads:
        found = found_of[role]
        if found is None:
            yield _problem(Fault.UNKNOWN_FIGURE, f"{path}.reads.{role}", found=name)
        elif found.kind not in NUMERIC:
            facts: Facts = pairs(found=name, kind=found.kind.value, by="condition")
            yield Problem(fault=Fault.NOT_READABLE, path=f"{path}.reads.{role}", facts=facts)


def bad_bars(bars: tuple[Bar, ...], figure: Lookup) -> Iterator[Problem]:
    """What is wrong with the bars."""
    for index, bar in enumerate(bars):
        if isinstance(bar.when, Formula):
            yield from bad_condition(bar.when, bar.reads, figure, f"$.bars[{index}]")


def _problem(fault: Fault, path: str, *, found: str | Fraction) -> Problem:
    return Problem(fault=fault, path=path, facts=pairs(found=found))
