"""Rulebook: every policy of a statute and its scoring table as a value; computes nothing.

Owns: `Rulebook` and the policies it holds.
Takes and gives: values that an author set, each with its citations.
Never: a default that settles a tie, a quorum or a quota; what the law says (see `law`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from attrs import field, frozen

from thidua.conditions import Condition
from thidua.criteria import Adds, Criteria, Criterion, criteria_of, scale_of
from thidua.errors import Problem, RulebookError
from thidua.figures import Figure, Kind, figures_of
from thidua.formulas import Formula, RoundingMode
from thidua.grounds import PERCENT, Basis, Citation, Fault, pairs
from thidua.names import unknown
from thidua.nouns import Noun
from thidua.readings import OfFigure, Reading, Reads, text_of
from thidua.references import AwardId, ClassName, ConditionName, FigureName, LineCode, StageName, references
from thidua.rules.balloting import Abstentions, BallotRule, Denominator, Edge, Written
from thidua.rules.called import bad_names
from thidua.rules.classing import (
    Band,
    Classing,
    ClassLimit,
    ClassQuota,
    FromParts,
    LeftTo,
    Reaching,
    Small,
    Totals,
    bad_classes,
)
from thidua.rules.conditions import (
    Asking,
    asking,
    bad_adjustments,
    bad_asking,
    bad_condition,
    bad_lines,
    bad_lines_read,
    share_roles,
)
from thidua.rules.labels import Label, label_of
from thidua.rules.membership import LateReports, Membership, PartSeason
from thidua.rules.needs import Again, AnyOf, InBand, Need, Standard, Streak, Window
from thidua.rules.nodes import Node, nodes_of
from thidua.rules.nominating import (
    Deciding,
    IfNominated,
    Slot,
    Whole,
    bad_slots,
)
from thidua.rules.noting import misspelt_among, notes_on
from thidua.rules.ranking import (
    Bar,
    ByReading,
    Mandatory,
    RankBy,
    RankingRule,
    bad_measures,
    bad_order,
    bad_tie_breaks,
    compared,
)
from thidua.rules.reading import read_by_condition, read_by_line
from thidua.rules.rotation import Declining, Joining, NextDeputy, NextHead, Rotates, RotationRule
from thidua.rules.scoring import (
    Adjustment,
    BelowMean,
    ByFormula,
    HonourBonus,
    LawDate,
    Policies,
    RoundAt,
    Rounding,
    Stage,
    Together,
)
from thidua.rules.several import bad_several
from thidua.rules.signs import bad_shares, bad_values
from thidua.scales import NUMBERS, Each, Given, Ranked, RankOf, core, kinds_read, works_on_role
from thidua.scales import circumstances as waived_by
from thidua.scales import words as words_read
from thidua.timetable import Calendar

__all__ = [
    "Abstentions",
    "Adjustment",
    "Again",
    "AnyOf",
    "BallotRule",
    "Band",
    "Bar",
    "BelowMean",
    "ByFormula",
    "ByReading",
    "ClassLimit",
    "ClassQuota",
    "Classing",
    "Condition",
    "Deciding",
    "Declining",
    "Denominator",
    "Edge",
    "Formula",
    "FromParts",
    "HonourBonus",
    "IfNominated",
    "InBand",
    "Joining",
    "LateReports",
    "LawDate",
    "LeftTo",
    "Mandatory",
    "Membership",
    "Need",
    "NextDeputy",
    "NextHead",
    "PartSeason",
    "Policies",
    "RankBy",
    "RankingRule",
    "Reaching",
    "Rotates",
    "RotationRule",
    "RoundAt",
    "Rounding",
    "RoundingMode",
    "Rulebook",
    "Slot",
    "Small",
    "Stage",
    "Standard",
    "Streak",
    "Together",
    "Totals",
    "Whole",
    "Window",
    "Written",
]


@frozen(kw_only=True, repr=False)
class Rulebook(Noun):
    """The statute and scoring table for a season (*quy chế và bảng tiêu chí*), frozen in the pact.

    Figures (`figures`), table (`criteria`), review (`stages`), rounding, adjustments of totals, classes (`bands`,
    `classes`, `class_limits`, `class_quotas`), bars, order (`ranking`), votes (`ballot`), proposals (`slots`),
    `rotation`, named conditions, working days (`calendar`), `policies` and `membership` are classes of `thidua.rules`
    and its neighbours. `stated_places` are the figures that are places given by others.

    Raises: RulebookError, listing every reference to a figure, criterion or stage that does not exist, every scale that
        cannot read its figure, every tie-break that is unknown.

    Example:
        >>> rules = Rulebook(id="r", figures=["thu"], criteria=[Criterion("1", maximum=10)])
        >>> rules.figure("1").kind
        <Kind.POINTS: 'points'>
    """

    id: str
    name: str = ""
    basis: Basis | None = None
    source: str | None = None
    rounding: Rounding | None = None
    stages: tuple[Stage, ...] = field(default=(), converter=tuple[Stage, ...])
    figures: tuple[Figure, ...] = field(default=(), converter=figures_of)
    criteria: Criteria = field(default=Criteria(), converter=criteria_of)
    adjustments: tuple[Adjustment, ...] = field(default=(), converter=tuple[Adjustment, ...])
    bands: tuple[Band, ...] = field(default=(), converter=tuple[Band, ...])
    classes: Classing = Classing()
    class_limits: tuple[ClassLimit, ...] = field(default=(), converter=tuple[ClassLimit, ...])
    class_quotas: tuple[ClassQuota, ...] = field(default=(), converter=tuple[ClassQuota, ...])
    bars: tuple[Bar, ...] = field(default=(), converter=tuple[Bar, ...])
    ranking: RankingRule = RankingRule()
    ballot: tuple[BallotRule, ...] = field(default=(), converter=tuple[BallotRule, ...])
    slots: tuple[Slot, ...] = field(default=(), converter=tuple[Slot, ...])
    rotation: RotationRule | None = None
    conditions: tuple[Condition, ...] = field(default=(), converter=tuple[Condition, ...])
    calendar: Calendar = Calendar()
    policies: Policies = Policies()
    membership: Membership = Membership()
    _assessed: dict[str, str] = field(init=False, eq=False, repr=False)
    _lines: dict[str, list[str]] = field(init=False, eq=False, repr=False)
    _bounds: dict[str, tuple[int, int]] = field(init=False, eq=False, repr=False)
    _figures: dict[str, Figure] = field(init=False, eq=False, repr=False)
    stated_places: frozenset[str] = field(init=False, eq=False, repr=False)
    _free: dict[str, type] = field(init=False, eq=False, repr=False)

    @_assessed.default
    def _read_by_assessors(self) -> dict[str, str]:
        given = (row for row in self.criteria.leaves if isinstance(row.core, Given))
        reads = {row.code: row.first for row in given}  # what the scale works on; conditions may read more
        line = self.criteria.line_read
        return {
            code: read.figure
            for code, read in reads.items()
            if isinstance(read, OfFigure) and line(read) in (None, code)
        }

    @_lines.default
    def _by_figure(self) -> dict[str, list[str]]:
        lines: dict[str, list[str]] = {}
        for code, name in self._assessed.items():
            lines.setdefault(name, []).append(code)
        return lines

    @_bounds.default
    def _most_given(self) -> dict[str, tuple[int, int]]:
        most: dict[str, Fraction] = {}
        for code, name in self._assessed.items():  # one figure may be given for several lines, some of them wrapped
            high = self._most_of(self.criteria.row(code))
            # the narrowest of them, as one figure cannot be 8 for the one line and 5 for the other (shape 72)
            if high is not None:
                most[name] = min(high, most.get(name, high))
        return {name: high.as_integer_ratio() for name, high in most.items()}

    def _most_of(self, row: Criterion) -> Fraction | None:
        """The most that may be given for a leaf, in any season: as `settable.limits`, which reads a whole rulebook."""
        cap = row.bonus_cap if row.adds is Adds.ON_TOP else None
        ends = (self.criteria.most(row) or self.criteria.within(row), cap)
        return min((end for end in ends if end is not None), default=None)

    @_figures.default
    def _named(self) -> dict[str, Figure]:
        named = {figure.name: figure for figure in self.figures}
        for row in self.criteria.leaves:
            # points given under the code of the line need no figure to be declared
            if isinstance(row.core, Given) and not row.reads:  # given within limits too
                named.setdefault(row.code, Figure(name=row.code, kind=Kind.POINTS, assessor=row.assessor))
        return named

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        words: dict[str, tuple[str, ...]] = {}
        for row in self.criteria.leaves:
            if row.figure is not None:
                words[row.figure] = (*words.get(row.figure, ()), *words_read(scale_of(row)))
        return words

    @stated_places.default
    def _given_by_others(self) -> frozenset[str]:
        rows = [(row.figure, row.core) for row in self.criteria.leaves]
        ranked = [(name, scale) for name, scale in rows if name is not None and isinstance(scale, Ranked)]
        # a place as others gave it is at least 1; a value that is ranked here may be any (shapes 73 and 74)
        return frozenset(name for name, scale in ranked if scale.of is RankOf.PLACE and scale.value is None)

    @_free.default
    def _bounded_by_kind_alone(self) -> dict[str, type]:
        bound = {*self._assessed.values(), *self.stated_places}
        free = [(name, figure) for name, figure in self._figures.items() if name not in bound]
        whole = {name: int for name, figure in free if figure.kind is Kind.WHOLE and not figure.is_share}
        return whole | {name: _TYPES[figure.kind] for name, figure in free if figure.kind in _TYPES}

    def __attrs_post_init__(self) -> None:
        """Refuse rules that contradict themselves."""
        problems = [
            *self._bad_source(),
            *self._bad_names(),
            *self._bad_reads(),
            *bad_lines(self.criteria, self.line_reads),
            *bad_adjustments(self.adjustments),
            *bad_tie_breaks(self.ranking, tuple(row.code for row in self.criteria.rows)),
        ]
        problems += (*bad_order(self.ranking, self.criteria.maximum), *bad_measures(self.figures))
        problems += bad_classes(self.bands, self.classes, self.class_limits, self.class_quotas, self.figure)
        problems += bad_values(self.figures, self.criteria, lambda row: self.shares(row.ordered))
        problems += bad_shares(self.figures, self.adjustments, self.bands, self.classes.by or self.ranking.by)
        problems += bad_slots(self.slots, tuple(band.name for band in self.bands), self.ranking.places)
        for path, key, each in self.written_out:
            problems += (
                *bad_condition(each, self.readable, path, key),
                *bad_lines_read(each, self.criteria, path, key),
            )
        problems += bad_asking(self._asking, tuple(each.name for each in self.conditions))
        if problems:
            raise RulebookError(dict.fromkeys(problems))

    def _bad_source(self) -> Iterator[Problem]:
        # whether a source states or proposes, its readers have to know (law 3)
        if self.source is not None and self.basis is None:
            allowed = ", ".join(basis.value for basis in Basis)
            yield Problem(fault=Fault.BASIS_MISSING, path="$.basis", facts=pairs(allowed=allowed))

    def _bad_names(self) -> Iterator[Problem]:
        named = {
            "figures": [each.name for each in self.figures],
            "stages": [each.name for each in self.stages],
            "ballot": [each.about for each in self.ballot],
            "conditions": [each.name for each in self.conditions],
        }
        codes = {row.code: f"$.criteria[{index}].code" for index, row in enumerate(self.criteria.rows)}
        return bad_names(named, {name: codes[name] for name in self._figures if name not in named["figures"]})

    def _bad_reads(self) -> list[Problem]:
        """Figures that do not exist, or cannot be read in their place: a share has no cases to count one by one."""
        problems: list[Problem] = []
        for index, row in enumerate(self.criteria.rows):
            if self.criteria.is_leaf(row.code):
                problems += self._bad_line(row, f"$.criteria[{index}]")
        return problems

    def _bad_line(self, row: Criterion, path: str) -> Iterator[Problem]:
        scale = scale_of(row)
        yield from bad_several(row, self.line_reads, path)
        works = works_on_role(scale)
        if works and row.works_on is None:
            facts = pairs(allowed=tuple(role for role, _ in row.reads))
            yield Problem(fault=Fault.ROLE_UNCLEAR, path=f"{path}.reads", facts=facts)
            return
        # 12.5 % has no cases that could be counted one by one (shape 38)
        if isinstance(core(scale), Each) and self.measure(row) is not None:
            facts = pairs(found=text_of(row.first), kind=PERCENT)
            yield Problem(fault=Fault.NOT_READABLE, path=f"{path}.scale", facts=facts)
        calculated = {name for formula in row.formulas for name in formula.names} if row.formulas else ()
        for role, read in row.ordered:
            kind = self._kind_read(read)
            wrong = (works and role == row.works_on and kind not in kinds_read(scale)) or (
                role in calculated and kind not in NUMBERS
            )
            if kind is not None and not wrong:
                continue
            name, where = text_of(read), f"{path}.reads.{role}" if row.reads else f"{path}.reads"
            if kind is None:
                yield unknown(Fault.UNKNOWN_FIGURE, where, name, self._figures)
            else:
                yield Problem(fault=Fault.NOT_READABLE, path=where, facts=pairs(found=name, kind=kind))

    def _kind_read(self, read: Reading) -> Kind | None:
        """The kind of what a line reads: of a figure, or points; None where there is no such figure."""
        figure = self.line_reads(read)
        return None if figure is None else figure.kind

    @property
    def _asking(self) -> Iterator[tuple[str, Asking]]:
        """The rules that ask a condition, each with its place."""
        return asking(self.bars, self.slots, self.bands, self.class_limits)

    @property
    def written_out(self) -> Iterator[tuple[str, str, Condition]]:
        """Every condition with the path where it is written out, and the key of its formula there.

        These are the conditions with a name, those of a single rule, and what tie-breaks compare.
        """
        yield from ((f"$.conditions.{each.name}", "when", each) for each in self.conditions)
        for path, rule in self._asking:
            if rule.asks is not None and rule.condition is None:
                yield path, "when", rule.asks
        yield from compared(self.ranking)

    def asked(self, rule: Asking) -> Condition:
        """The condition that a rule asks, be it its own or one that it names."""
        # a condition by its name holds or fails as if it were written there (shape 49)
        return rule.asks or next(each for each in self.conditions if each.name == rule.condition)

    def shares(self, reads: Reads) -> frozenset[str]:
        """The roles that read a share: a figure measured in per cent, or the rate."""
        return frozenset(share_roles(reads, self.readable))

    def measure(self, row: Criterion) -> str | None:
        """The sign `%` if the scale of a line works on shares, else None."""
        shares, formula = self.shares(row.ordered), getattr(row.core, "value", None)
        is_share = formula.is_share(shares) if isinstance(formula, Formula) else row.works_on in shares
        return PERCENT if is_share else None

    def lines_given(self, name: str) -> Collection[str]:
        """The codes of the leaves whose points assessors give as this figure."""
        return self._lines.get(name, ())

    @property
    def assessed(self) -> Mapping[str, str]:
        """The leaves whose points assessors give, by code, each with the name of the figure that has the points."""
        return MappingProxyType(self._assessed)

    @property
    def free(self) -> Mapping[str, type]:
        """The figures that take any value of one type, each with that type; `int` means whole numbers."""
        return MappingProxyType(self._free)

    @property
    def bounds(self) -> Mapping[str, tuple[int, int]]:
        """The most of each figure that assessors give, in points, as numerator and denominator."""
        return MappingProxyType(self._bounds)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Notes, which refuse nothing, on what the rules leave unsaid though a year may depend on it."""
        return tuple(notes_on(self.criteria, self.calendar, self.slots, tuple(rule.about for rule in self.ballot)))

    def worked_on(self, row: Criterion) -> Kind | None:
        """The kind of the figure on which the scale of a criterion works; None if it works on no figure."""
        return self._kind_read(row.first)

    def figure(self, name: str) -> Figure | None:
        """The figure with this name, declared or implied by a criterion whose points are given; None without one."""
        return self._figures.get(name)

    def line_reads(self, read: Reading) -> Figure | None:
        """What a line reads, as a figure; None if there is no such figure, or no line reads such a thing."""
        return read_by_line(read, self.figure)

    def readable(self, read: Reading) -> Figure | None:
        """What a condition reads, as a figure; None if the figure or line does not exist."""
        return read_by_condition(read, self.figure, self.criteria)

    def words(self, name: str) -> tuple[str, ...]:
        """The words that an option, a grade or the grade of a case may be; empty where any word may."""
        figure = self._figures.get(name)
        # the options that a figure names come before the words of the scales that read it (shape 75)
        return (figure.options if figure is not None else ()) or self._words.get(name, ())

    def circumstances(self, name: str) -> tuple[str, ...]:
        """The circumstances that a case of a figure may name; empty where no line waives any, and any may be named."""
        lines = (row for row in self.criteria.leaves if name in row.figures)
        return tuple(dict.fromkeys(word for row in lines for word in waived_by(scale_of(row))))

    @property
    def awards(self) -> tuple[str, ...]:
        """The ids of all awards that the rules name."""
        return tuple(dict.fromkeys(award for _, award in self._awards_named()))

    def _awards_named(self) -> Iterator[tuple[str, str]]:
        """Every place of the rules that names an award."""
        yield from ((each.path, each.id) for each in references(self, AwardId))
        yield from (
            (f"$.ballot[{row}].about", rule.about) for row, rule in enumerate(self.ballot) if rule.about not in _OFFICES
        )

    def misspelt(self, known: Collection[str]) -> tuple[Problem, ...]:
        """Notes on awards that the law does not know, and whose id is one typing error away from one that it knows."""
        return tuple(misspelt_among(self._awards_named(), known))

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node of the table with what its evaluation needs, by code, each after those that it needs."""
        return MappingProxyType(nodes_of(self.criteria, self.rounding))

    @cached_property
    def known(self) -> Mapping[object, Collection[str]]:
        """All names that the rules declare, by the type of reference: figures, lines, stages, classes, conditions."""
        return {
            FigureName: self._figures,
            LineCode: tuple(row.code for row in self.criteria.rows),
            StageName: tuple(each.name for each in self.stages),
            ClassName: tuple(each.name for each in self.bands),
            ConditionName: tuple(each.name for each in self.conditions),
        }

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """What sentences say of every node of the table, by code."""
        found = (
            (
                code,
                label_of(
                    self.criteria, node, self.cites_of(node.row), self.shares(node.row.ordered), self.measure(node.row)
                ),
            )
            for code, node in self.nodes.items()
        )
        return MappingProxyType(dict(found))

    @cached_property
    def case_names(self) -> tuple[str, ...]:
        """The names of the figures whose values are cases."""
        return tuple(name for name, figure in self._figures.items() if figure.kind is Kind.OCCURRENCES)

    @property
    def figure_names(self) -> tuple[str, ...]:
        """The names of all figures that units report."""
        return tuple(self._figures)

    def cites_of(self, row: Criterion) -> tuple[Citation, ...]:
        """The citations of a criterion; if all are about parts of it, the rulebook itself is cited for the whole."""
        whole = any(each.about is None for each in row.cites)
        return row.cites if whole else (*self.cite(row.code), *row.cites)

    def cite(self, clause: str | None = None) -> tuple[Citation, ...]:
        """The rulebook itself as a citation; none if it has no source, name or id, as a rulebook of a program may."""
        # who names no basis has no source that says so, and only `stated` counts as law
        document, basis = self.source or self.name or self.id, self.basis or Basis.PROPOSED
        return (Citation(document=document, clause=clause, basis=basis),) if document else ()


_TYPES = {Kind.AMOUNT: Fraction, Kind.POINTS: Fraction, Kind.DAY: date, Kind.YES_NO: bool}
_OFFICES = ("head", "deputy", "order")  # what a ballot can be about beside awards
