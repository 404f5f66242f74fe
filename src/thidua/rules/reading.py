"""Reading: what a line or a condition reads, as the figure that it is like.

Owns: `read_by_line`, `read_by_condition`.
Takes a reading, with what finds figures and lines; gives a figure, by which its kind and measure are known.
Never: the value that a unit has (see `scoring.reading`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from thidua.criteria import Criteria
from thidua.figures import Figure, Kind
from thidua.grounds import PERCENT
from thidua.readings import (
    MaximaUnder,
    MaximumOf,
    OfFigure,
    Overall,
    PointsOf,
    PointsUnder,
    Reading,
    ShareOf,
    SharesUnder,
    text_of,
)


def read_by_line(read: Reading, figure: Callable[[str], Figure | None]) -> Figure | None:
    """What a line reads, as a figure: a figure itself, or the points of another line as one; None if it reads neither.

    A line cannot read the total or the rate, of which its own points are a part.
    """
    match read:
        case OfFigure():
            return figure(read.figure)
        case PointsOf():
            return Figure(name=text_of(read), kind=Kind.POINTS)
        # what a line earns goes into the total, which it therefore cannot read; nor shares, which only conditions ask
        case Overall() | ShareOf() | MaximumOf() | PointsUnder() | SharesUnder() | MaximaUnder():
            return None
        case _:
            assert_never(read)


def read_by_condition(read: Reading, figure: Callable[[str], Figure | None], criteria: Criteria) -> Figure | None:
    """What a condition reads, as a figure: a figure itself, or as one what it reads of a line or of all.

    None if the figure or line does not exist.
    """
    # a condition is asked when all is scored, so that it may read any line, the total and the rate (shape 49)
    match read:
        case OfFigure():
            return figure(read.figure)
        case Overall.TOTAL:
            return Figure(name=read.value, kind=Kind.POINTS)
        case Overall.RATE:
            return Figure(name=read.value, measure=PERCENT)
        case _ if criteria.find(read.line) is None:
            return None
        case PointsOf() | MaximumOf() | PointsUnder() | MaximaUnder():
            return Figure(name=text_of(read), kind=Kind.POINTS)
        case ShareOf() | SharesUnder():
            return Figure(name=text_of(read), measure=PERCENT)
        case _:
            assert_never(read)
