"""Spreads: what a line may earn that reads lines of which the points are still open.

Owns: `spread`.
Takes a scale and what it reads, at the least and at the most; gives marks that hold every outcome between.
Never: the narrowest ends: what cannot be told apart counts as possible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from attrs import evolve, frozen

from thidua.arithmetic import FURTHEST, endless
from thidua.figures import State, Value
from thidua.formulas import Formula, Span
from thidua.grounds import Why
from thidua.ratios import ratios_of
from thidua.scales import Capped, Forfeit, Gated, Scale, Setting, Waived, earned, marks, reads_peers
from thidua.scales.choosing import BestOf, FirstThatHolds
from thidua.scales.columns import Columns, Earned, Mark, Read, Reporting, Step, Trail, Worked, key, named
from thidua.scales.days import Deadline, Idle
from thidua.scales.extents import highest, lowest
from thidua.scales.parts import Parts
from thidua.scales.peers import Leader, Pool, Ranked
from thidua.scales.solo import (
    Bands,
    Calculated,
    Counted,
    Each,
    Excess,
    Given,
    Grades,
    Lookup,
    Options,
    PassFail,
    Proportional,
    Steps,
    tally,
)
from thidua.scales.straight import Goalposts, Through
from thidua.shown import Shown

_NOTHING = Fraction(0)
_NEITHER = (_NOTHING, _NOTHING)  # where a formula has no value
Keyed = Proportional | Excess | Each | Bands | Steps | Through | Goalposts


def spread(scale: Scale, columns: Sequence[Columns], setting: Setting) -> Earned:
    """What each unit earns, as a range where what is read is not the same in all of several columns.

    A line may earn less, or more, in between than at both ends: as by `p * (10 - p)`, or by a band in the middle.
    """
    first = earned(scale, _awaited(scale, columns[0], setting), setting)
    if len(columns) == 1:
        return first
    columns = [_awaited(scale, each, setting) for each in columns]
    places = [place for place in range(len(first.live.rows)) if place not in first.worked.states]
    spans = {place: _open(scale, columns, first.live.rows[place], setting) for place in places}
    return first._replace(worked=_widened(first.worked, {place: span for place, span in spans.items() if span}))


def _widened(found: Worked, spans: Mapping[int, Span]) -> Worked:
    """What a scale makes of columns, with other ends at some places."""
    low, high = found.low.fractions(), found.high.fractions()
    for place, span in spans.items():
        low[place], high[place] = span

    def steps(place: int) -> Trail:
        if place not in spans:
            return found.steps(place)
        least, most = spans[place]
        return (Step(why=Why.PEERS_MISSING if least != most else Why.POINTS_EITHER_WAY),)

    return found._replace(low=ratios_of(low), high=ratios_of(high), steps=steps)


def _awaited(scale: Scale, columns: Columns, setting: Setting) -> Columns:
    """Columns in which points of a unit that may still report are not known yet: nobody is held against its 0."""
    silent = columns.silent
    if not silent or not reads_peers(scale) or setting.reporting is Reporting.CLOSED:
        return columns
    cells = (
        tuple(
            # the 0 of a line that may still be reported is no figure: by it a peer would seem the best (shape 20)
            State.NOT_REPORTED if row in silent and not isinstance(cell, State) else cell
            for row, cell in enumerate(column)
        )
        for column in columns.cells
    )
    return columns._replace(cells=tuple(cells))


def _open(scale: Scale, columns: Sequence[Columns], row: int, setting: Setting) -> Span | None:
    """The least and the most that one unit earns over all that it may read; None where it reads the same in all."""
    reads = [read for each in columns if not isinstance(read := each.read(row), State)]
    if not reads_peers(scale) and all(read == reads[0] for read in reads):
        return None
    return _between(scale, _Reads(columns=columns[0], row=row, reads=reads, setting=setting))


@frozen(kw_only=True, repr=False)
class _Reads(Shown):
    """What one unit reads at the least and at the most, on a line."""

    columns: Columns
    row: int
    reads: Sequence[Read]
    setting: Setting

    @property
    def ends(self) -> dict[str, Span]:
        """The least and the most of each number that is read, by role."""
        return _ends([named(read) for read in self.reads])

    def counted(self, scale: Keyed) -> Sequence[Read]:
        """What is read, of cases those that count."""
        return [tally(read, scale)[0] for read in self.reads] if isinstance(scale, Each) else self.reads

    def key(self, scale: Keyed) -> Span | None:
        """The least and the most of the number on which a scale works; None where it may have none, or no end."""
        reads = self.counted(scale)
        if scale.value is None:
            found = [number for read in reads if (number := key(read, None)) is not None]
            span: Span | None = (min(found), max(found))
        else:
            span = scale.value.between(_ends([named(read) for read in reads]))
        return None if span is None or endless(*span) else span

    def at(self, scale: Scale, values: Mapping[str, Sequence[Value]]) -> Span:
        """The least and the most that a scale earns for one of several values by role, in the place of what is read."""
        count = len(next(iter(values.values())))
        several = self.columns.several
        known = Columns(
            maximum=self.columns.maximum,
            roles=tuple(values),
            cells=tuple(map(tuple, values.values())),
            targets=self.columns.targets[self.row : self.row + 1] * count,
            several=several and several.of(self.row, count),
        )
        found = [mark for mark in marks(scale, known, self.setting) if isinstance(mark, Mark)]
        return min(mark.low for mark in found), max(mark.high for mark in found)


def _ends(values: Sequence[Mapping[str, Fraction | bool]]) -> dict[str, Span]:
    """The least and the most of each number, by name."""
    return {
        name: (min(Fraction(each[name]) for each in values), max(Fraction(each[name]) for each in values))
        for name in values[0]
    }


def _between(scale: Scale, reads: _Reads) -> Span:
    """The least and the most that a scale earns."""
    match scale:
        case Capped():
            low, high = _between(scale.scale, reads)
            return scale.clamped(low), scale.clamped(high)
        case Gated() | Waived() | Forfeit():
            kept, left = _between(scale.scale, reads), scale.points if isinstance(scale, Forfeit) else _NOTHING
            ways = [kept, (left, left)] if isinstance(scale, Gated) else [(left, left), kept]
            return _either(scale.when, reads, *ways)
        # held against peers whose points move as well, only the ends of the scale itself are sure (shape 20)
        case Leader() | Pool() | Ranked():
            return _anything(scale, reads)
        case Goalposts() if scale.moved:
            return _anything(scale, reads)
        case Calculated():
            return _NEITHER if scale.points.valueless(reads.ends) else scale.points.reach(reads.ends)
        case Lookup():
            return _looked_up(scale, reads)
        case PassFail():
            won = reads.columns.maximum if scale.yes is None else scale.yes
            if scale.when is not None:
                return _either(scale.when, reads, (won, won), (scale.no, scale.no))
            return min(won, scale.no), max(won, scale.no)
        case FirstThatHolds():
            return _first(scale, reads)
        case Proportional() | Excess() | Each() | Bands() | Steps() | Through() | Goalposts():
            return _keyed(scale, reads)
        case Given() | Grades() | Options() | Parts() | BestOf() | Deadline() | Idle():  # at both ends of what is read
            return reads.at(scale, {role: [each[role] for each in reads.reads] for role in reads.reads[0]})
        case _:
            assert_never(scale)


def _either(when: Formula, reads: _Reads, holding: Span, failing: Span) -> Span:
    """What is earned where a condition holds or fails; without a value of the condition, nothing."""
    if when.valueless(reads.ends):
        return _NEITHER
    # a condition over open points counts as both where their ends do not agree (shape 20)
    holds = when.holds(reads.ends)
    ways = ([] if holds is False else [holding]) + ([] if holds else [failing])
    if holds is None and not when.has_value(reads.ends):
        ways.append((_NOTHING, _NOTHING))
    return min(low for low, _ in ways), max(high for _, high in ways)


def _first(scale: FirstThatHolds, reads: _Reads) -> Span:
    """What each case earns that may be the first to hold; nothing where one before it may have no value."""
    ways: list[Fraction] = []
    for case in scale.cases:
        if case.when.valueless(reads.ends):
            ways.append(_NOTHING)
            break
        holds = case.when.holds(reads.ends)
        if holds is None and not case.when.has_value(reads.ends):
            ways.append(_NOTHING)
        if holds is not False:
            ways.append(case.points)
        if holds:  # no case behind it is asked (shape 87)
            break
    else:
        ways.append(scale.otherwise)
    return min(ways), max(ways)


def _anything(scale: Scale, reads: _Reads) -> Span:
    """All that a scale can earn, or nothing."""
    ends = lowest(scale), highest(scale, reads.columns.maximum)
    low, high = (sign * FURTHEST if end is None else end for sign, end in zip((-1, 1), ends, strict=True))
    return min(low, _NOTHING), max(high, _NOTHING)


def _keyed(scale: Keyed, reads: _Reads) -> Span:
    """What a scale earns that works on one number: at both ends of that, and where it turns between them."""
    if scale.value is not None and scale.value.valueless(_ends([named(read) for read in reads.counted(scale)])):
        return _NEITHER
    span = reads.key(scale)
    if span is None:
        return _anything(scale, reads)
    plain = evolve(scale, value=None)
    plain = evolve(plain, counts=Counted.ALL) if isinstance(plain, Each) else plain  # what counts, the number tells
    # not at the ends alone: a band in the middle may earn more than both (shape 20)
    return reads.at(plain, {"value": [*span, *(each for each in _turns(scale, span) if span[0] < each < span[1])]})


def _turns(scale: Keyed, span: Span) -> Iterable[Fraction]:
    """Where more is not simply more, or less: at each band, and at the first step."""
    match scale:
        case Bands():
            return scale.probes()
        case Steps():
            return scale.above, min(scale.above + scale.per / 2, (max(span[0], scale.above) + span[1]) / 2)
        case Through():
            return scale.edges.fractions()
        case Proportional() | Excess() | Each() | Goalposts():
            return ()
        case _:
            assert_never(scale)


def _looked_up(scale: Lookup, reads: _Reads) -> Span:
    """What the cells of a table earn that two keys may reach."""
    if any(formula.valueless(reads.ends) for formula in (scale.rows, scale.columns)):
        return _NEITHER
    keys = [formula.between(reads.ends) for formula in (scale.rows, scale.columns)]
    # each key by itself, so that cells count too which no outcome reaches: wider, never narrower
    lines, cells = map(_reached, keys, (scale.row_edges, scale.column_edges))
    found = [points for line in scale.points[lines] for points in line[cells]]
    if None in keys:  # without a key it earns nothing
        found.append(_NOTHING)
    return min(found), max(found)


def _reached(span: Span | None, edges: tuple[Fraction, ...]) -> slice:
    """The places of a table that a key may reach; all of them, where it may have no value."""
    if span is None:
        return slice(None)
    return slice(bisect_right(edges, span[0]), bisect_right(edges, span[1]) + 1)
