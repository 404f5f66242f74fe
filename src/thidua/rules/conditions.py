"""Conditions: which rules ask one, and what is wrong with a formula beside what it reads.

Owns: `Asking`, `asking`, `bad_asking`, `bad_formula`, `bad_rates`, `bad_condition`, `bad_lines`, `bad_lines_read`,
`bad_adjustments`, `share_roles`.
Takes and gives: values that an author set; problems of formulas with what they read by role.
Never: whether a condition holds (see `ranking`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from thidua.conditions import Condition
from thidua.criteria import Criteria
from thidua.errors import Problem
from thidua.figures import Figure, Kind
from thidua.formulas import Formula
from thidua.grounds import PERCENT, Fault, pairs
from thidua.names import unknown
from thidua.readings import OfLine, PointsOf, PointsUnder, Reading, Reads, Several, several_in, text_of
from thidua.rules.classing import Band, ClassLimit
from thidua.rules.needs import Standard, standards_in
from thidua.rules.nominating import Slot
from thidua.rules.ranking import Bar
from thidua.rules.scoring import Adjustment, ByFormula

Asking = Bar | Standard | ClassLimit
Lookup = Callable[[Reading], Figure | None]
NUMERIC = (Kind.AMOUNT, Kind.WHOLE, Kind.POINTS, Kind.YES_NO, Kind.OCCURRENCES)
TOTALS = ("total", "maximum", "mean", "best")


def bad_formula(formula: Formula, reads: Reads, shares: Collection[str], path: str) -> Iterator[Problem]:
    """What is wrong with a formula beside what is read: roles that are not there, bare numbers that meet a share."""
    roles = tuple(role for role, _ in reads)
    # a formula takes the hyphen in `dung-han` for a minus
    # so that is said, in place of two names that nobody wrote (shape 29)
    torn = {part: role for role in roles if not _ROLE.fullmatch(role) for part in _PART.findall(role)}
    for name in formula.names:
        if name in roles:
            continue
        facts = pairs(found=name, allowed=roles)
        if name in torn:
            facts = pairs(found=torn[name], proposed="_".join(_PART.findall(torn[name])))
        yield Problem(fault=Fault.NOT_A_ROLE if name in torn else Fault.UNKNOWN_ROLE, path=path, facts=facts)
    meets = shares or PERCENT in formula.text  # nothing else makes a share
    for number in formula.bare(shares) if meets else ():
        yield Problem(fault=Fault.PER_CENT_OR_NUMBER, path=path, facts=pairs(found=number, other=number * 100))


def bad_rates(formula: Formula, points: Collection[str], path: str) -> Iterator[Problem]:
    """Per cents that meet points: of what they would be a share, nobody says."""
    for number in formula.rates(points) if PERCENT in formula.text else ():
        yield Problem(fault=Fault.PER_CENT_BESIDE_POINTS, path=path, facts=pairs(found=number * 100))


_ROLE = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_PART = re.compile("[A-Za-z0-9]+")


def share_roles(reads: Reads, figure: Lookup) -> list[str]:
    """The roles that read a share: a figure measured in per cent."""
    found = ((role, figure(read)) for role, read in reads)
    return [role for role, one in found if one is not None and one.is_share]


def bad_condition(asked: Condition, figure: Lookup, path: str, key: str) -> Iterator[Problem]:
    """What is wrong with a condition over figures: a role not read, a figure that is not there or holds no number.

    Its formula stands under `key`.
    """
    when, reads = asked.when, asked.reads
    yield from bad_formula(when, reads, share_roles(reads, figure), f"{path}.{key}")
    yield from bad_rates(when, _points_roles(reads, figure), f"{path}.{key}")
    for role, read in reads:
        found = figure(read)
        if found is None:
            facts = pairs(found=text_of(read))
            yield Problem(fault=Fault.UNKNOWN_FIGURE, path=f"{path}.reads.{role}", facts=facts)
        elif found.kind not in NUMERIC:
            facts = pairs(found=text_of(read), kind=found.kind, by="condition")
            yield Problem(fault=Fault.NOT_READABLE, path=f"{path}.reads.{role}", facts=facts)


def bad_lines_read(asked: Condition, criteria: Criteria, path: str, key: str) -> Iterator[Problem]:
    """What is wrong with how a condition reads lines: several values as one, lines that have none below, or no maximum.

    A line that there is not is told by `bad_condition`.
    """
    # no line is asked for more than it has: 3 of no maximum are no share, and three values no number (shape 79)
    for name in asked.when.alone(several_in(asked.reads)):
        yield Problem(fault=Fault.SEVERAL_VALUES, path=f"{path}.{key}", facts=pairs(found=name))
    for role, read in asked.reads:
        row = criteria.find(read.line) if isinstance(read, OfLine | Several) else None
        if row is None:
            continue
        where, lines = f"{path}.reads.{role}", criteria.under(row.code) if isinstance(read, Several) else (row,)
        if not lines:
            yield Problem(fault=Fault.NO_LINES_UNDER, path=where, facts=pairs(criterion=row.code))
        endless = [line.code for line in lines if criteria.most(line) is None]
        if endless and not isinstance(read, PointsOf | PointsUnder):
            facts = pairs(found=text_of(read), lines=tuple(endless))
            yield Problem(fault=Fault.LINE_WITHOUT_MAXIMUM, path=where, facts=facts)


def asking(
    bars: tuple[Bar, ...], slots: tuple[Slot, ...], bands: tuple[Band, ...], limits: tuple[ClassLimit, ...]
) -> Iterator[tuple[str, Asking]]:
    """The rules that ask a condition, each with its place."""
    yield from ((f"$.bars[{row}]", bar) for row, bar in enumerate(bars))
    needs = [(f"$.slots[{row}]", slot.needs) for row, slot in enumerate(slots)]
    needs += [(f"$.bands[{row}]", band.needs) for row, band in enumerate(bands)]
    for path, own in needs:
        yield from standards_in(own, f"{path}.needs")
    yield from ((f"$.class_limits[{row}]", limit) for row, limit in enumerate(limits))


def bad_asking(rules: Iterable[tuple[str, Asking]], names: tuple[str, ...]) -> Iterator[Problem]:
    """Rules that ask no condition, or two, or by a name one that there is not."""
    for path, rule in rules:
        named = rule.condition is not None
        # two conditions in one rule, of which one would be asked and the other not (shape 49)
        if (rule.when is None) != named or (named and rule.reads):
            yield Problem(fault=Fault.ABOUT_NOTHING, path=path, facts=pairs(allowed=("when", "condition")))
        if rule.condition is not None and rule.condition not in names:
            yield unknown(Fault.UNKNOWN_CONDITION, f"{path}.condition", rule.condition, names)


def bad_lines(criteria: Criteria, readable: Lookup) -> Iterator[Problem]:
    """Formulas that use a role which their line does not read, or a bare number beside a share."""
    for index, row in enumerate(criteria.rows):
        for formula in row.formulas:
            shares, points = share_roles(row.ordered, readable), _points_roles(row.ordered, readable)
            yield from bad_formula(formula, row.ordered, shares, f"$.criteria[{index}].scale")
            yield from bad_rates(formula, points, f"$.criteria[{index}].scale")


def bad_adjustments(adjustments: tuple[Adjustment, ...]) -> Iterator[Problem]:
    """Formulas of adjustments that use a role which there is not, or per cents beside points."""
    for index, adjustment in enumerate(adjustments):
        if isinstance(adjustment, ByFormula):
            path = f"$.adjustments[{index}].points"
            others = (name for name in adjustment.points.names if name not in TOTALS)
            facts = (pairs(found=name, allowed=TOTALS) for name in others)
            yield from (Problem(fault=Fault.UNKNOWN_ROLE, path=path, facts=each) for each in facts)
            yield from bad_rates(adjustment.points, TOTALS, path)


def _points_roles(reads: Reads, readable: Lookup) -> list[str]:
    """The roles that read points."""
    found = ((role, readable(read)) for role, read in reads)
    return [role for role, one in found if one is not None and one.kind is Kind.POINTS]
