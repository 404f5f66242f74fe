"""Rulebook: every policy of a statute and its scoring table as a value; computes nothing.

Owns: `Rulebook` and the policies it holds.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota; what the law says (see `law`).
"""

from __future__ import annotations

from datetime import date
from enum import Enum, unique
from fractions import Fraction

from attrs import field, frozen

from thidua.criteria import Criteria, Criterion, reads_of, scale_of
from thidua.errors import Problem, RulebookError
from thidua.figures import Figure, Kind
from thidua.grounds import Basis, Citation, Fault, pairs
from thidua.scales import kinds_read

__all__ = [
    "BallotRule",
    "Deciding",
    "Denominator",
    "Edge",
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
]


@unique
class RoundingMode(Enum):
    """How halves are rounded."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    DOWN = "down"


@unique
class RoundAt(Enum):
    """Where points are rounded."""

    CRITERION = "criterion"
    GROUP = "group"
    TOTAL = "total"


@frozen(kw_only=True)
class Rounding:
    """Where and how points are rounded (*làm tròn*); `digits` after the decimal mark, 0 to 12."""

    digits: int
    mode: RoundingMode = RoundingMode.HALF_UP
    at: RoundAt = RoundAt.TOTAL

    @property
    def unit(self) -> Fraction:
        """The step to which points are rounded: 1/100 at two digits."""
        return Fraction(1, 10**self.digits)


@frozen(kw_only=True)
class Stage:
    """A stage of review and the roles that may write at it (*bước thẩm định*)."""

    name: str
    roles: tuple[str, ...] = ()


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
    """Dates and choices that hold for the whole rulebook; `reporting_closes` is the last day to report."""

    reporting_closes: date | None = None


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
    ranking: RankingRule = RankingRule()
    ballot: tuple[BallotRule, ...] = ()
    slots: tuple[Slot, ...] = ()
    rotation: RotationRule | None = None
    policies: Policies = Policies()
    _figures: dict[str, Figure] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Resolve what criteria read and refuse rules that contradict themselves."""
        named = {figure.name: figure for figure in self.figures}
        for row in self.criteria.leaves:
            for _, name in reads_of(row):
                if row.scale is None or name == row.code:
                    named.setdefault(name, Figure(name=name, kind=Kind.POINTS, assessor=row.assessor))
        object.__setattr__(self, "_figures", named)
        problems = [*self._twice(), *self._bad_reads(), *self._bad_ranking()]
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
        problems = []
        for index, row in enumerate(self.criteria.rows):
            if self.criteria.under(row.code):
                continue
            for role, name in row.reads:
                path = f"$.criteria[{index}].reads.{role}"
                figure = self._figures.get(name)
                if figure is None:
                    facts = pairs(found=name, allowed=tuple(self._figures))
                    problems.append(Problem(fault=Fault.UNKNOWN_FIGURE, path=path, facts=facts))
                elif figure.kind not in kinds_read(scale_of(row)):
                    facts = pairs(found=name, kind=figure.kind.value)
                    problems.append(Problem(fault=Fault.NOT_READABLE, path=path, facts=facts))
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


RULINGS = ("vote", "casting-vote", "lot")
TIE_BREAKS = ("fewest-deductions", *RULINGS)
