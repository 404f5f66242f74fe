"""Rulebook: every policy of a statute and its scoring table as a value; computes nothing.

Owns: `Rulebook` and the policies it holds.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota; what the law says (see `law`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum, unique
from fractions import Fraction
from math import lcm
from typing import Any

from attrs import field, fields, frozen, has

from thidua.criteria import Criteria, Criterion, node_read, reads_of, scale_of
from thidua.errors import Problem, RulebookError
from thidua.figures import Figure, Kind
from thidua.formulas import MOST_DIGITS, Formula, RoundingMode
from thidua.grounds import Basis, Citation, Fault, pairs
from thidua.scales import NUMBERS, formulas_of, kinds_read
from thidua.scales import words as words_read
from thidua.timetable import Calendar

__all__ = [
    "Adjustment",
    "BallotRule",
    "BelowMean",
    "ByFormula",
    "Deciding",
    "Denominator",
    "Edge",
    "HonourBonus",
    "NextDeputy",
    "NextHead",
    "Policies",
    "RankBy",
    "RankingRule",
    "RotationRule",
    "RoundAt",
    "Rounding",
    "RoundingMode",
    "Rulebook",
    "Slot",
    "Stage",
    "Together",
]


@unique
class RoundAt(Enum):
    """Where points are rounded."""

    CRITERION = "criterion"
    GROUP = "group"
    TOTAL = "total"


@frozen(kw_only=True)
class Rounding:
    """Where and how points are rounded (*làm tròn*); `digits` after the decimal mark, 0 to 12.

    Raises: RulebookError for other digits.
    """

    digits: int
    mode: RoundingMode = RoundingMode.HALF_UP
    at: RoundAt = RoundAt.TOTAL

    def __attrs_post_init__(self) -> None:
        """Refuse digits that nobody can read."""
        if not 0 <= self.digits <= MOST_DIGITS:
            facts = pairs(found=self.digits, allowed=f"0 … {MOST_DIGITS}")
            raise RulebookError([Problem(fault=Fault.OUT_OF_RANGE, path="$.digits", facts=facts)])

    @property
    def unit(self) -> Fraction:
        """The step to which points are rounded: 1/100 at two digits."""
        return Fraction(1, 10**self.digits)


@frozen(kw_only=True)
class Stage:
    """A stage of review and the roles that may write at it (*bước thẩm định*).

    The role `assessor` stands for whoever owns the figure or criterion under review.
    """

    name: str
    roles: tuple[str, ...] = ()


@unique
class Together(Enum):
    """How several honours count."""

    SUM = "sum"
    BEST = "best"


@frozen(kw_only=True)
class HonourBonus:
    """Points over the total for awards held (*điểm thưởng theo khen thưởng đã nhận*), by award."""

    points: tuple[tuple[str, Fraction], ...]
    together: Together = Together.SUM
    name: str = ""
    cites: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class BelowMean:
    """Points over the total for a unit below a share of the mean (*thấp hơn bình quân*); `bars` takes its place."""

    share: Fraction
    points: Fraction = Fraction(0)
    bars: bool = False
    name: str = ""
    cites: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class ByFormula:
    """Points over the total by a formula over `total`, `maximum`, `mean` and `best` of all units."""

    points: Formula
    name: str = ""
    cites: tuple[Citation, ...] = ()


Adjustment = HonourBonus | BelowMean | ByFormula


@unique
class RankBy(Enum):
    """What the order rests on: points, or points over the assigned maximum."""

    POINTS = "points"
    RATE = "rate"


@frozen(kw_only=True)
class RankingRule:
    """How units are put in order (*xếp hạng*): the measure, then the tie-breaks in order.

    Tie-breaks are codes: `points:CODE` (points of that criterion), `fewest-deductions`, and the recorded rulings
    `vote`, `casting-vote`, `lot`.
    """

    by: RankBy = RankBy.POINTS
    tie_breaks: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


@unique
class Denominator(Enum):
    """Of whom a share of votes is taken."""

    MEMBERS = "members"
    PRESENT = "present"
    ELIGIBLE = "eligible"
    CAST = "cast"
    VALID = "valid"


@unique
class Edge(Enum):
    """Whether a share equal to the threshold passes."""

    REACHED = "reached"
    EXCEEDED = "exceeded"


@frozen(kw_only=True)
class BallotRule:
    """When a vote on an award or office carries (*tỷ lệ tín nhiệm*): shares are exact fractions between 0 and 1.

    The quorum (*số thành viên tối thiểu*) is a share of the members who must be present.
    """

    about: str
    denominator: Denominator
    threshold: Fraction
    edge: Edge
    quorum: Fraction | None = None
    cites: tuple[Citation, ...] = ()


@unique
class Deciding(Enum):
    """What fills a slot: the ranking, the votes, or a unit that has both."""

    RANKING = "ranking"
    VOTES = "votes"
    BOTH = "both"


@frozen(kw_only=True)
class Slot:
    """An award that the cluster may propose, for one place (*chỉ tiêu đề nghị khen thưởng*)."""

    award: str
    place: int
    by: Deciding = Deciding.RANKING
    cites: tuple[Citation, ...] = ()


@unique
class NextHead(Enum):
    """Who becomes head."""

    DEPUTY_SUCCEEDS = "deputy-succeeds"
    ELECTION = "election"


@unique
class NextDeputy(Enum):
    """Who becomes deputy."""

    ELECTION = "election"


@frozen(kw_only=True)
class RotationRule:
    """How the next head and deputy come about (*luân phiên cụm trưởng, cụm phó*)."""

    head: NextHead
    deputy: NextDeputy = NextDeputy.ELECTION
    cites: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Policies:
    """Dates that hold for the whole rulebook: the last day to report, the day on which results are final."""

    reporting_closes: date | None = None
    published_on: date | None = None


@frozen(kw_only=True)
class Rulebook:
    """The statute and scoring table that hold for a season (*quy chế và bảng tiêu chí*), frozen in the pact.

    Raises: RulebookError, listing every reference to a figure, criterion or stage that does not exist, every scale
    that cannot read its figure, every tie-break that is unknown.

    Example:
        >>> rules = Rulebook(id="r", criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(10)),)))
        >>> rules.figure("1").kind
        <Kind.POINTS: 'points'>
    """

    id: str
    name: str = ""
    basis: Basis | None = None
    source: str | None = None
    rounding: Rounding | None = None
    stages: tuple[Stage, ...] = ()
    figures: tuple[Figure, ...] = ()
    criteria: Criteria = Criteria()
    adjustments: tuple[Adjustment, ...] = ()
    ranking: RankingRule = RankingRule()
    ballot: tuple[BallotRule, ...] = ()
    slots: tuple[Slot, ...] = ()
    rotation: RotationRule | None = None
    calendar: Calendar = Calendar()
    policies: Policies = Policies()
    over: int = field(init=False, eq=False, repr=False)
    _figures: dict[str, Figure] = field(init=False, eq=False, repr=False)
    _words: dict[str, tuple[str, ...]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Resolve what criteria read and refuse rules that contradict themselves."""
        named = {figure.name: figure for figure in self.figures}
        words: dict[str, tuple[str, ...]] = {}
        for row in self.criteria.leaves:
            if row.scale is None and not row.reads:
                named.setdefault(row.code, Figure(name=row.code, kind=Kind.POINTS, assessor=row.assessor))
            first = reads_of(row)[0][1]
            words[first] = (*words.get(first, ()), *words_read(scale_of(row)))
        object.__setattr__(self, "_figures", named)
        object.__setattr__(self, "_words", words)
        object.__setattr__(self, "over", lcm(1, *(value.denominator for value in _fractions(self))))
        problems = [*self._twice(), *self._bad_reads(), *self._bad_roles(), *self._bad_ranking()]
        if problems:
            raise RulebookError(problems)

    def _twice(self) -> list[Problem]:
        lists = {
            "figures": [each.name for each in self.figures],
            "stages": [each.name for each in self.stages],
            "ballot": [each.about for each in self.ballot],
        }
        return [
            Problem(fault=Fault.DUPLICATE_ID, path=f"$.{key}[{row}]", facts=pairs(found=name))
            for key, names in lists.items()
            for row, name in enumerate(names)
            if name in names[:row]
        ]

    def _bad_reads(self) -> list[Problem]:
        """Figures that do not exist, or cannot be read in their place."""
        problems = []
        leaves = {row.code for row in self.criteria.leaves}
        for index, row in enumerate(self.criteria.rows):
            for position, (role, name) in enumerate(reads_of(row) if row.code in leaves else ()):
                path = f"$.criteria[{index}].reads" + (f".{role}" if row.reads else "")
                kind = self._kind_read(role, name)
                calculates = any(role in formula.names for formula in formulas_of(scale_of(row)))
                if kind is None:
                    facts = pairs(found=name, allowed=tuple(self._figures))
                    problems.append(Problem(fault=Fault.UNKNOWN_FIGURE, path=path, facts=facts))
                elif (not position and kind not in kinds_read(scale_of(row))) or (calculates and kind not in NUMBERS):
                    facts = pairs(found=name, kind=kind.value)
                    problems.append(Problem(fault=Fault.NOT_READABLE, path=path, facts=facts))
        return problems

    def _kind_read(self, role: str, name: str) -> Kind | None:
        """The kind of a figure, or of a node's points; None where there is no such figure."""
        if node_read(role, name) is not None:
            return Kind.POINTS
        figure = self._figures.get(name)
        return None if figure is None else figure.kind

    def _bad_roles(self) -> list[Problem]:
        """Formulas that use a role which their criterion does not read."""
        problems = []
        for index, row in enumerate(self.criteria.rows):
            roles = tuple(role for role, _ in reads_of(row))
            unread = {name for formula in formulas_of(scale_of(row)) for name in formula.names} - set(roles)
            problems += [
                Problem(
                    fault=Fault.UNKNOWN_ROLE,
                    path=f"$.criteria[{index}].scale",
                    facts=pairs(found=name, allowed=roles),
                )
                for name in sorted(unread)
            ]
        for index, adjustment in enumerate(self.adjustments):
            unknown = adjustment.points.names if isinstance(adjustment, ByFormula) else ()
            problems += [
                Problem(
                    fault=Fault.UNKNOWN_ROLE,
                    path=f"$.adjustments[{index}].points",
                    facts=pairs(found=name, allowed=TOTALS),
                )
                for name in unknown
                if name not in TOTALS
            ]
        return problems

    def _bad_ranking(self) -> list[Problem]:
        problems = []
        for index, code in enumerate(self.ranking.tie_breaks):
            head, _, criterion = code.partition(":")
            path = f"$.ranking.tie_breaks[{index}]"
            if head == "points" and self.criteria.find(criterion) is None:
                facts = pairs(found=criterion, allowed=tuple(row.code for row in self.criteria.rows))
                problems.append(Problem(fault=Fault.UNKNOWN_CRITERION, path=path, facts=facts))
            elif head != "points" and code not in TIE_BREAKS:
                facts = pairs(found=code, allowed=("points:CODE", *TIE_BREAKS))
                problems.append(Problem(fault=Fault.NOT_ALLOWED, path=path, facts=facts))
        return problems

    def figure(self, name: str) -> Figure | None:
        """The figure called `name`, declared or implied by a criterion whose points are given."""
        return self._figures.get(name)

    def words(self, name: str) -> tuple[str, ...]:
        """The words that an option, a grade or the grade of an occurrence may be; empty where any may."""
        figure = self._figures.get(name)
        return (figure.options if figure is not None else ()) or self._words.get(name, ())

    @property
    def figure_names(self) -> tuple[str, ...]:
        """The names of all figures that units report."""
        return tuple(self._figures)

    def cites_of(self, row: Criterion) -> tuple[Citation, ...]:
        """The citations of a criterion: its own, else the rulebook itself with the criterion's code as clause."""
        return row.cites or self.cite(row.code)

    def cite(self, clause: str | None = None) -> tuple[Citation, ...]:
        """The rulebook itself as citation."""
        basis = self.basis or Basis.STATED
        return (Citation(document=self.source or self.name or self.id, clause=clause, basis=basis),)


def _fractions(thing: Any) -> Iterator[Fraction]:
    """Every exact number that a rulebook states."""
    if isinstance(thing, Fraction):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _fractions(each)
    elif has(type(thing)):
        for each in fields(type(thing)):
            if each.init:
                yield from _fractions(getattr(thing, each.name))


TOTALS = ("total", "maximum", "mean", "best")
RULINGS = ("vote", "casting-vote", "lot")
TIE_BREAKS = ("fewest-deductions", *RULINGS)
