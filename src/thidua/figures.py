"""Figures: what units report, its kinds, and the states of a cell that holds no value.

Owns: `Kind`, `Combine`, `Figure`, `Occurrence`, `State`, `Value`, `Cell`, `fits`, `fact_of`, `suits`, `factor`,
`measures`, `with_measure`, `measured`, `figures_of`.
Takes and gives: exact values; what people write is read elsewhere (see `codec`).
Never: points (see `scales`), or which of several versions counts (see `reviewing`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import Enum, unique
from fractions import Fraction
from typing import assert_never

from attrs import field, frozen

from thidua.errors import Problem, RecordError, RulebookError
from thidua.given import amounts_of, day_or_none, numbers_of, rows_of, texts_of
from thidua.grounds import PERCENT, Fact, Fault, pairs
from thidua.names import nfc, same
from thidua.nouns import Named, Noun

__all__ = ["Cell", "Combine", "Figure", "Kind", "Occurrence", "State", "Value", "fits"]


@unique
class Kind(Enum):
    """What kind of value a figure has (*loại số liệu*).

    `amount` is any number, `whole` a whole number ≥ 0, `points` a number of points that an assessor gives;
    `occurrences` are cases; `option` and `grade` are words of a list.
    """

    __hash__ = object.__hash__  # each is one of its kind, and is looked up for every line and figure

    AMOUNT = "amount"
    WHOLE = "whole"
    DAY = "day"
    YES_NO = "yes-no"
    OPTION = "option"
    GRADE = "grade"
    OCCURRENCES = "occurrences"
    POINTS = "points"


@unique
class State(Enum):
    """Why a cell (one unit, one criterion) holds no value; where several hold, the first of this list counts.

    `not-assigned`: the organiser did not assign it (*không giao*); `void`: a review struck it out; `not-reported`: the
    unit sent nothing; `no-target`: the unit pledged no target for it. None of them is 0.

    Example:
        >>> State.NOT_REPORTED.value
        'not-reported'
    """

    NOT_ASSIGNED = "not-assigned"
    VOID = "void"
    NOT_REPORTED = "not-reported"
    NO_TARGET = "no-target"


@unique
class Combine(Enum):
    """Which of several reviewed values becomes the figure (*cách chọn số liệu*).

    `latest`: the last review; `maximum`, `mean` and `median`: the greatest, the mean or the middle one of the
    reviewers' values; `trimmed-mean`: their mean without one highest and one lowest, of three or more; `agreed`: the
    last review if the unit agreed, else what it reported.
    """

    LATEST = "latest"
    MAXIMUM = "maximum"
    MEAN = "mean"
    MEDIAN = "median"
    TRIMMED_MEAN = "trimmed-mean"
    AGREED = "agreed"


@frozen(kw_only=True, repr=False)
class Occurrence(Noun):
    """One case (*vụ việc*): its day and due day, evidence (*minh chứng*), grade, and a circumstance that may waive it.

    Raises: FormatError for a text that is no day.

    Example:
        >>> Occurrence(on="15/03/2024", grade="nghiêm trọng").on
        datetime.date(2024, 3, 15)
    """

    on: date | None = field(default=None, converter=day_or_none)
    due: date | None = field(default=None, converter=day_or_none)
    evidence: str | None = None
    grade: str | None = None
    circumstance: str | None = None

    @property
    def day(self) -> date | None:
        """The day by which a case belongs to a season or a period: its due day, else its own.

        Example:
            >>> Occurrence(on=date(2025, 1, 5), due=date(2024, 12, 31)).day
            datetime.date(2024, 12, 31)
        """
        return self.due or self.on


Value = Fraction | date | bool | str | tuple[Occurrence, ...]
Cell = Value | State


@frozen(kw_only=True, repr=False)
class Figure(Named):
    """A named fact that every unit reports (*số liệu báo cáo*).

    `measure` is its unit of measure in words; `converts` are other measures, each with the number (> 0) of its own that
    one of them is worth; any further measure is refused. A figure with the measure `%` is a share: its values are 1/8,
    not 12.5. `options` are the words that its value can be, for an option or a grade. A value outside `plausible`, or a
    ratio to the target outside `plausible_rate` (each the lowest and the highest), is counted and flagged as an
    outlier. `assessor` is the role that reviews it and the criteria that read it; `combine` says which of several
    reviews counts.

    Raises: RulebookError for a converted measure that is not above 0, bounds that are not two in order, or the mean or
        maximum of what is no number.

    Example:
        >>> Figure("ho-so.som", kind=Kind.WHOLE, measure="hồ sơ").kind.value
        'whole'
    """

    kind: Kind = Kind.AMOUNT
    measure: str | None = None
    converts: tuple[tuple[str, Fraction], ...] = field(default=(), converter=amounts_of)
    options: tuple[str, ...] = field(default=(), converter=texts_of)
    plausible: tuple[Fraction, ...] = field(default=(), converter=numbers_of)
    plausible_rate: tuple[Fraction, ...] = field(default=(), converter=numbers_of)
    assessor: str | None = None
    combine: Combine = Combine.LATEST

    def __attrs_post_init__(self) -> None:
        """Refuse the mean of what is no number, measures worth nothing or less, bounds that are not two in order."""
        bounded = self.converts or self.plausible or self.plausible_rate
        if not bounded and self.combine is Combine.LATEST:  # as nearly every figure: a table has one a line
            return
        problems = [*self._bad_combine(), *self._bad_bounds()]
        if problems:
            raise RulebookError(problems)

    def _bad_combine(self) -> Iterator[Problem]:
        if self.combine in _OF_NUMBERS and self.kind not in _NUMBERS:
            allowed = tuple(each.value for each in Combine if each not in _OF_NUMBERS)
            yield Problem(
                fault=Fault.NOT_ALLOWED, path="$.combine", facts=pairs(found=self.combine.value, allowed=allowed)
            )

    def _bad_bounds(self) -> Iterator[Problem]:
        for name, one in self.converts:
            if one <= 0:
                facts = pairs(found=one, allowed="> 0")
                yield Problem(fault=Fault.OUT_OF_RANGE, path=f"$.converts.{name}", facts=facts)
        for key, bounds in (("plausible", self.plausible), ("plausible_rate", self.plausible_rate)):
            if bounds and (len(bounds) != _TWO or bounds[0] > bounds[-1]):
                facts = pairs(found=bounds, allowed="low, high")
                yield Problem(fault=Fault.OUT_OF_RANGE, path=f"$.{key}", facts=facts)

    @property
    def is_share(self) -> bool:
        """Whether its values are shares, written in per cent (*tỷ lệ phần trăm*)."""
        return self.measure == PERCENT

    def measured_as(self, other: Figure) -> bool:
        """Whether a number means the same for both figures.

        Either both are shares or neither is, and if both name a measure it is the same one.
        """
        named = self.measure is not None and other.measure is not None
        return self.is_share is other.is_share and (not named or same(self.measure or "") == same(other.measure or ""))

    @property
    def takes_target(self) -> bool:
        """Whether units may pledge a target for it (*chỉ tiêu đăng ký*): only for an amount or a whole number."""
        return self.kind in (Kind.AMOUNT, Kind.WHOLE)


def figures_of(figures: str | Iterable[Figure | str]) -> tuple[Figure, ...]:
    """Figures, in their order; a text is the name of one of the usual kind, a text alone names the only one.

    Example:
        >>> [figure.name for figure in figures_of([Figure("thu"), "chi"])]
        ['thu', 'chi']
    """
    told = (figures,) if isinstance(figures, str | Figure) else figures
    return tuple(Figure(nfc(each)) if isinstance(each, str) else each for each in rows_of(told, Figure, str))


_TWO = 2
_OF_NUMBERS = frozenset({Combine.MEAN, Combine.MEDIAN, Combine.TRIMMED_MEAN, Combine.MAXIMUM})
_NUMBERS = frozenset({Kind.AMOUNT, Kind.WHOLE, Kind.POINTS})


def fits(value: object, kind: Kind) -> bool:
    """Whether a value is of this kind; a whole number fits occurrences too, and means that many without a day.

    Example:
        >>> fits(Fraction(1, 2), Kind.WHOLE), fits(Fraction(1, 2), Kind.AMOUNT)
        (False, True)
    """
    match kind:
        case Kind.AMOUNT | Kind.POINTS:
            return isinstance(value, Fraction)
        case Kind.WHOLE:
            return isinstance(value, Fraction) and value.denominator == 1 and value >= 0
        case Kind.DAY:
            return isinstance(value, date) and not isinstance(value, datetime)
        case Kind.YES_NO:
            return isinstance(value, bool)
        case Kind.OPTION | Kind.GRADE:
            return isinstance(value, str)
        case Kind.OCCURRENCES:
            return isinstance(value, tuple) or fits(value, Kind.WHOLE)
        case _:
            assert_never(kind)


def suits(value: object, figure: Figure) -> bool:
    """Whether a value is of a figure's kind; for a share, whole means a whole number of per cent.

    Example:
        >>> suits(Fraction(95, 100), Figure(name="x", kind=Kind.WHOLE, measure="%"))
        True
    """
    return fits(value * 100 if figure.is_share and isinstance(value, Fraction) else value, figure.kind)


def fact_of(cell: Cell) -> Fact:
    """A cell as a fact of a ground: the number of occurrences, yes or no as a word, a state by its code."""
    if isinstance(cell, State):
        return cell.value
    if isinstance(cell, tuple):  # one fact, whether cases are told by rows or by their number
        return Fraction(len(cell))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell


def factor(measure: str, figure: Figure) -> Fraction | None:
    """What one of a measure is in the figure's own; None for a measure that the figure does not know.

    Example:
        >>> figure = Figure(name="thu", measure="triệu đồng", converts=(("tỷ đồng", Fraction(1000)),))
        >>> factor("tỷ đồng", figure), factor("USD", figure)
        (Fraction(1000, 1), None)
    """
    known = {same(name): one for name, one in figure.converts}
    if figure.measure is not None:
        known[same(figure.measure)] = Fraction(1)
    return known.get(same(measure))


# a letter, or a sign that measures; the e of a power of ten, as programs write it, is neither
_MEASURE = re.compile(r"(?!(?<=[0-9])[eE][+-]?[0-9])(?:[^\W\d_]|[%\u2030\u2031\u00b0$\u20ac\u00a3\u00a5\u20ab])")


def with_measure(raw: object) -> tuple[str, str] | None:
    """A number and the measure that is written after it, which begins with its first letter or sign; None without."""
    start = _MEASURE.search(raw) if isinstance(raw, str) else None
    if start is None:
        return None
    written = start.string[: start.start()].rstrip()
    return (written, start.string[start.start() :].rstrip()) if any(map(str.isdigit, written)) else None


def measured(raw: object, figure: Figure, read: Callable[[object, str | None], Fraction]) -> Fraction:
    """A value of a figure in the figure's own measure, if it is written with one: `1,3 tỷ đồng`; of a share, per cent.

    `read` reads a number without a measure but the sign of per cent, of a figure in this measure.

    Raises: what `read` raises; RecordError for a measure that the figure does not know.
    """
    written = with_measure(raw)
    if written is None or not measures(figure):
        return read(raw, figure.measure)
    amount, measure = written
    one = factor(measure, figure)
    if measure == PERCENT and (one is None or figure.is_share):  # the sign belongs to the number
        return read(raw, figure.measure)
    if one is None:
        facts = pairs(found=measure, allowed=measures(figure))
        raise RecordError([Problem(fault=Fault.WRONG_MEASURE, facts=facts)])
    return read(amount, figure.measure) * one


def measures(figure: Figure) -> tuple[str, ...]:
    """The units of measure in which a figure may be written, its own first."""
    own = () if figure.measure is None else (figure.measure,)
    return (*own, *(name for name, _ in figure.converts))
