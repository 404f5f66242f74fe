"""Ranking: the measure, the tie-breaks, the bands of the whole, and what bars a unit from any place.

Owns: `RankBy`, `RankingRule`, `TieBreak`, `Apart`, `RulingKind`, `Totals`, `Classing`, `FromParts`, `Band`, `Bar`,
`Mandatory`, `when_of`, `bad_order`, `tie_break`, `break_text`, `bad_tie_breaks`, `bad_measures`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, unique
from fractions import Fraction
from typing import cast

from attrs import field, frozen
from attrs.converters import optional

from thidua.conditions import Condition, asked_by
from thidua.errors import Problem
from thidua.figures import Figure, Kind
from thidua.formulas import Formula, as_formula
from thidua.given import amounts_of, number_or_none, rows_of, texts_of
from thidua.grounds import PERCENT, Citation, Fault, pairs
from thidua.names import unknown
from thidua.nouns import Named, Noun
from thidua.readings import PointsOf, Reads, of_condition, reading, text_of
from thidua.references import AwardId, ConditionName, FigureName, awards_of
from thidua.scales.parts import no_numbers
from thidua.shown import printed

__all__ = ["Band", "Bar", "Classing", "FromParts", "Mandatory", "RankBy", "RankingRule", "Totals"]


@unique
class RankBy(Enum):
    """What decides the order: points, or the rate (*tỷ lệ đạt*), which is points over the assigned maximum."""

    POINTS = "points"
    RATE = "rate"


@unique
class RulingKind(Enum):
    """What kind of recorded decision put equals in order: a vote, the head's casting vote, or a lot (*bốc thăm*)."""

    VOTE = "vote"
    CASTING_VOTE = "casting-vote"
    LOT = "lot"


@unique
class Apart(Enum):
    """What separates equals beside the points of a line and a ruling: points lost, or awards held."""

    FEWEST_DEDUCTIONS = "fewest-deductions"
    HONOURS = "honours"


TieBreak = PointsOf | Apart | RulingKind


def tie_break(text: str) -> TieBreak | None:
    """The tie-break that a text names (*tiêu chí phụ*), or None.

    Example:
        >>> tie_break("points:1"), tie_break("lot"), tie_break("alphabet")
        (PointsOf(line='1'), <RulingKind.LOT: 'lot'>, None)
    """
    named = reading(text)
    return named if isinstance(named, PointsOf) else _SEPARATES.get(text)


def break_text(by: TieBreak) -> str:
    """A tie-break as documents write it."""
    return text_of(by) if isinstance(by, PointsOf) else by.value


_SEPARATES: dict[str, Apart | RulingKind] = {each.value: each for kind in (Apart, RulingKind) for each in kind}
TIE_BREAKS = ("points:CODE", *_SEPARATES)


def _tie_breaks(found: str | Iterable[str | TieBreak]) -> tuple[TieBreak, ...]:
    """Tie-breaks in order; what names none stays as it is, for the rulebook to refuse beside its other problems."""
    told = (found,) if isinstance(found, str) else rows_of(found, object)
    return tuple(cast("TieBreak", (tie_break(each) or each) if isinstance(each, str) else each) for each in told)


@frozen(kw_only=True, repr=False)
class RankingRule(Noun):
    """How units are put in order (*xếp hạng*): by points or rate, then by the tie-breaks in their order.

    A tie-break is the points of a line (`points:CODE`), `fewest-deductions`, `honours` (higher awards held), or a
    recorded ruling (`vote`, `casting-vote`, `lot`). `honours` names the awards that count for it, best first.
    """

    by: RankBy = RankBy.POINTS
    tie_breaks: tuple[TieBreak, ...] = field(default=(), converter=_tie_breaks)
    honours: tuple[AwardId, ...] = field(default=(), converter=awards_of)
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


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


@frozen(kw_only=True, repr=False)
class Band(Named):
    """A class of units (*mức xếp loại*) with its lower edge, in points or as a rate.

    The edge either belongs to the class (`from_`) or lies just below it (`above`). A class from parts has `parts`
    instead, the least number of parts with a grade or a better one, and `none_below`, the worst grade that any part may
    have.
    """

    from_: Fraction | None = field(default=None, converter=number_or_none)
    above: Fraction | None = field(default=None, converter=number_or_none)
    parts: tuple[tuple[str, Fraction], ...] = field(default=(), converter=amounts_of)
    none_below: str | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    @property
    def edge(self) -> tuple[Fraction, int] | None:
        """The lower edge with 0 if it belongs to the class and 1 if not; None for a class from parts."""
        if self.above is not None:
            return self.above, 1
        return None if self.from_ is None else (self.from_, 0)


@unique
class Mandatory(Enum):
    """Mandatory conditions that read no figure."""

    PACT_UNSIGNED = "pact-unsigned"


_MANDATORY = {each.value: each for each in Mandatory}


def when_of(found: str | Formula | Mandatory) -> Formula | Mandatory:
    """When a bar holds: a mandatory condition by its code, else a formula."""
    if isinstance(found, Mandatory):
        return found
    return (_MANDATORY.get(found) if isinstance(found, str) else None) or as_formula(found)


@frozen(kw_only=True, repr=False)
class Bar(Noun):
    """What keeps a unit from any place (*không xét, không xếp hạng*): a missing signature, or a condition that holds.

    The condition is either written out (`when` over `reads`, together `asks`), or one of the rulebook by its name
    (`condition`). `why` is the reason in the rulebook's own words.
    """

    when: Formula | Mandatory | None = field(default=None, converter=optional(when_of))
    reads: Reads = field(default=(), converter=of_condition)
    condition: ConditionName | None = field(default=None, converter=optional(ConditionName))
    why: str | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])
    asks: Condition | None = field(init=False, eq=False, repr=False)

    @asks.default
    def _asked(self) -> Condition | None:
        return asked_by(self.when, self.reads)


Find = Callable[[str], Figure | None]


def bad_order(ranking: RankingRule, bands: tuple[Band, ...], classing: Classing, figure: Find) -> Iterator[Problem]:
    """What contradicts itself in the order and the classes."""
    # which award is the higher, the rulebook has to say: the library puts none before another (shape 46)
    if Apart.HONOURS in ranking.tie_breaks and not ranking.honours:
        yield _problem(Fault.MISSING_KEY, "$.ranking", found="honours")
    names = [band.name for band in bands]
    edges = [band.edge for band in bands]
    parts = classing.from_parts
    for index, band in enumerate(bands):
        path = f"$.bands[{index}]"
        if band.name in names[:index]:
            yield _problem(Fault.DUPLICATE_ID, f"{path}.name", found=band.name)
        # two classes from one edge: a unit there would have both (shape 47)
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
            facts = pairs(found=parts.reads, kind=read.kind, by="parts")
            yield Problem(fault=Fault.NOT_READABLE, path="$.classes.from_parts.reads", facts=facts)


def _bad_band(band: Band, path: str, parts: FromParts | None) -> Iterator[Problem]:
    measured = [key for key, value in (("from", band.from_), ("above", band.above)) if value is not None]
    asked = [grade for grade, _ in band.parts] + ([] if band.none_below is None else [band.none_below])
    if parts is None and (len(measured) != 1 or asked):
        yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("from", "above")))
    # a class that asks nothing of the parts would take all, and which class that is nobody said (shape 47)
    elif parts is not None and (measured or not asked):
        yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("parts and none_below",)))
    yield from no_numbers(f"{path}.parts", band.parts)
    grades = () if parts is None else parts.grades
    for grade in asked:
        if grades and grade not in grades:
            yield Problem(fault=Fault.NOT_ALLOWED, path=path, facts=pairs(found=grade, allowed=grades))


def bad_tie_breaks(ranking: RankingRule, lines: tuple[str, ...]) -> Iterator[Problem]:
    """Tie-breaks that are none, or by the points of a line that there is not."""
    told: tuple[object, ...] = ranking.tie_breaks  # any text, where a rule was made of one that names none
    for index, by in enumerate(told):
        path = f"$.ranking.tie_breaks[{index}]"
        if isinstance(by, PointsOf) and by.line not in lines:
            yield unknown(Fault.UNKNOWN_CRITERION, path, by.line, lines)
        elif not isinstance(by, TieBreak):
            yield Problem(fault=Fault.NOT_ALLOWED, path=path, facts=pairs(found=printed(by, str), allowed=TIE_BREAKS))


def bad_measures(figures: tuple[Figure, ...]) -> Iterator[Problem]:
    """Figures measured in per cent that hold no number."""
    for index, each in enumerate(figures):
        if each.is_share and each.kind not in (Kind.AMOUNT, Kind.WHOLE):
            facts = pairs(found=PERCENT, kind=each.kind)
            yield Problem(fault=Fault.WRONG_KIND, path=f"$.figures[{index}].measure", facts=facts)


def _problem(fault: Fault, path: str, *, found: str | Fraction) -> Problem:
    return Problem(fault=fault, path=path, facts=pairs(found=found))
