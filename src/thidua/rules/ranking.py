"""Ranking: the measure, the tie-breaks, and what bars a unit from any place.

Owns: `RankBy`, `Places`, `RankingRule`, `TieBreak`, `Apart`, `RulingKind`, `ByReading`, `Bar`, `Mandatory`, `when_of`,
`bad_order`, `tie_break`, `break_text`, `bad_tie_breaks`, `compared`, `bad_measures`.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, unique
from fractions import Fraction
from typing import assert_never, cast

from attrs import field, frozen
from attrs.converters import optional

from thidua.conditions import Condition, asked_by
from thidua.errors import Problem
from thidua.figures import Figure, Kind
from thidua.formulas import Formula, as_formula, formula_or_none, is_name
from thidua.given import rows_of
from thidua.grounds import PERCENT, Citation, Fault, pairs
from thidua.names import unknown
from thidua.nouns import Noun
from thidua.readings import VALUE, PointsOf, Reading, Reads, of_condition, reading, text_of
from thidua.references import AwardId, ConditionName, awards_of
from thidua.scales import Better
from thidua.shown import printed

__all__ = ["Bar", "ByReading", "Mandatory", "Places", "RankBy", "RankingRule"]


@unique
class RankBy(Enum):
    """What decides the order: points, or the rate (*tỷ lệ đạt*), which is points over the assigned maximum."""

    POINTS = "points"
    RATE = "rate"


@unique
class Places(Enum):
    """How places run on after a tie: counting on, first, second, second, fourth, or dense, then third."""

    COMPETITION = "competition"
    DENSE = "dense"


@unique
class RulingKind(Enum):
    """What kind of recorded decision put equals in order: a vote, the head's casting vote, a lot (*bốc thăm*).

    Or a `pick` (*lựa chọn*), which puts one of them before the others.
    """

    VOTE = "vote"
    CASTING_VOTE = "casting-vote"
    LOT = "lot"
    PICK = "pick"


@unique
class Apart(Enum):
    """What separates equals beside the points of a line and a ruling: points lost, or awards held."""

    FEWEST_DEDUCTIONS = "fewest-deductions"
    HONOURS = "honours"


@frozen(kw_only=True, repr=False)
class ByReading(Noun):
    """A tie-break by what is read of each unit (*tiêu chí phụ theo số liệu*), in a stated direction.

    It compares `value`, a formula over the roles of `reads`, or what the only role reads; together they are `asks`,
    which is None where several roles have no `value`. A truth, or a yes, is 1 and a no 0. `words` is its text in the
    rulebook's own words.

    Example:
        >>> ByReading(reads={"w": "nu", "all": "lao-dong"}, value="w / all >= 70 %", better="higher").said
        'w / all >= 70 %'
    """

    reads: Reads = field(converter=of_condition)
    better: Better
    value: Formula | None = field(default=None, converter=formula_or_none)
    words: str | None = None
    asks: Condition | None = field(init=False, eq=False, repr=False)

    @asks.default
    def _asked(self) -> Condition | None:
        if self.value is not None:
            return Condition(when=self.value, reads=self.reads, words=self.words)
        if len(self.reads) != 1:
            return None
        [(role, read)] = self.reads
        role = role if is_name(role) else VALUE  # a formula takes the hyphen in `dung-han` for a minus
        return Condition(when=role, reads=((role, read),), words=self.words)

    @property
    def lone(self) -> Reading | None:
        """What alone is compared; None where a formula is."""
        return self.reads[0][1] if self.value is None and len(self.reads) == 1 else None

    @property
    def said(self) -> str:
        """The tie-break in the rulebook's words; without any, its formula or what it reads."""
        own = text_of(self.lone) if self.lone is not None else None
        return self.words or own or (self.value.text if self.value is not None else "")


TieBreak = PointsOf | Apart | RulingKind | ByReading


def tie_break(text: str) -> TieBreak | None:
    """The tie-break that a text names (*tiêu chí phụ*), or None.

    Example:
        >>> tie_break("points:1"), tie_break("lot"), tie_break("alphabet")
        (PointsOf(line='1'), <RulingKind.LOT: 'lot'>, None)
    """
    named = reading(text)
    return named if isinstance(named, PointsOf) else _SEPARATES.get(text)


def break_text(by: TieBreak) -> str:
    """A tie-break as documents write it, one by a reading as people say it."""
    match by:
        case PointsOf():
            return text_of(by)
        case ByReading():
            return by.said
        case Apart() | RulingKind():
            return str(by.value)
        case _:
            assert_never(by)


_SEPARATES: dict[str, Apart | RulingKind] = {each.value: each for kind in (Apart, RulingKind) for each in kind}
TIE_BREAKS = ("points:CODE", *_SEPARATES)


def _tie_breaks(found: str | Iterable[str | TieBreak]) -> tuple[TieBreak, ...]:
    """Tie-breaks in order; what names none stays as it is, for the rulebook to refuse beside its other problems."""
    told = (found,) if isinstance(found, str) else rows_of(found, object)
    return tuple(cast("TieBreak", (tie_break(each) or each) if isinstance(each, str) else each) for each in told)


@frozen(kw_only=True, repr=False)
class RankingRule(Noun):
    """How units are put in order (*xếp hạng*): by points or rate, then by the tie-breaks in their order.

    A tie-break is the points of a line (`points:CODE`), `fewest-deductions`, `honours` (higher awards held), a
    recorded ruling (`vote`, `casting-vote`, `lot`, `pick`), or `ByReading`. `honours` names the awards that count for
    it, best first. With `total_at_most_maximum` no total is more than the maximum that is assigned to its unit.
    `places` says how they run on after a tie.
    """

    by: RankBy = RankBy.POINTS
    tie_breaks: tuple[TieBreak, ...] = field(default=(), converter=_tie_breaks)
    honours: tuple[AwardId, ...] = field(default=(), converter=awards_of)
    total_at_most_maximum: bool = False
    places: Places = Places.COMPETITION
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    @property
    def dense(self) -> bool:
        """Whether no place is left out after a tie."""
        return self.places is Places.DENSE


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


def bad_order(ranking: RankingRule, maximum: Fraction) -> Iterator[Problem]:
    """What contradicts itself in the order, and what it lacks; `maximum` is that of the table."""
    # without one every total would be cut at 0 (shape 96)
    if ranking.total_at_most_maximum and not maximum:
        yield Problem(fault=Fault.MISSING_KEY, path="$.ranking", facts=pairs(found="maximum"))
    # which award is the higher, the rulebook has to say: the library puts none before another (shape 46)
    if Apart.HONOURS in ranking.tie_breaks and not ranking.honours:
        yield Problem(fault=Fault.MISSING_KEY, path="$.ranking", facts=pairs(found="honours"))


def bad_tie_breaks(ranking: RankingRule, lines: tuple[str, ...]) -> Iterator[Problem]:
    """Tie-breaks that are none, or by the points of a line that there is not."""
    told: tuple[object, ...] = ranking.tie_breaks  # any text, where a rule was made of one that names none
    for index, by in enumerate(told):
        path = f"$.ranking.tie_breaks[{index}]"
        if isinstance(by, PointsOf) and by.line not in lines:
            yield unknown(Fault.UNKNOWN_CRITERION, path, by.line, lines)
        elif not isinstance(by, TieBreak):
            yield Problem(fault=Fault.NOT_ALLOWED, path=path, facts=pairs(found=printed(by, str), allowed=TIE_BREAKS))
        elif isinstance(by, ByReading) and by.asks is None:
            # which of several is compared, the rulebook has to say (shape 86)
            yield Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="value"))


def compared(ranking: RankingRule) -> Iterator[tuple[str, str, Condition]]:
    """What tie-breaks by a reading compare, each with its path and the key of its formula."""
    for index, by in enumerate(ranking.tie_breaks):
        if isinstance(by, ByReading) and by.asks is not None:
            yield f"$.ranking.tie_breaks[{index}]", "value", by.asks


def bad_measures(figures: tuple[Figure, ...]) -> Iterator[Problem]:
    """Figures measured in per cent that hold no number."""
    for index, each in enumerate(figures):
        if each.is_share and each.kind not in (Kind.AMOUNT, Kind.WHOLE):
            facts = pairs(found=PERCENT, kind=each.kind)
            yield Problem(fault=Fault.WRONG_KIND, path=f"$.figures[{index}].measure", facts=facts)
