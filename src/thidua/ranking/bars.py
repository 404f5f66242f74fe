"""Bars: which units take no place, and why.

Owns: `barred`, `silent`, `unplaced`, `order_waits`, `surely_barred`.
Takes what may be read of a season; gives one reason for each unit without place.
Never: a class or a place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from thidua.formulas import Span
from thidua.grounds import About, Facts, Ground, Why, pairs
from thidua.ranking.conditions import Evidence, condition
from thidua.rules import BelowMean, LateReports, Mandatory, RankBy, Rulebook
from thidua.scales import Reporting
from thidua.scoring import BELOW_MEAN, Scores, Total
from thidua.scoring.adjusting import open_honours
from thidua.shown import Shown

Totals = Mapping[str, Total]


def barred(evidence: Evidence, totals: Totals) -> dict[str, Ground]:
    """The units that may take no place whatever the order comes to, or of which that cannot be decided, with why."""
    pact, scores, heard = evidence.pact, evidence.scores, evidence.heard
    below = _below_mean(evidence)
    found = {}
    for unit in pact.cluster.ids:
        # membership comes first: what a unit reported before it left is no reason any more (shapes 3 and 98)
        if (outside := pact.outside(unit)) is not None:
            found[unit] = outside
        elif scores is None or evidence.stated or unit in heard:
            if (bar := _late(evidence, unit) or _bar(evidence, unit, totals.get(unit), below.get(unit))) is not None:
                found[unit] = bar
        else:
            # no report is not the last place (shape 48; tien-giang-2023, 5.2: không có: không xếp loại)
            received = scores.figures.received_late(unit)
            facts = pairs(
                received=received, late=None if received else scores.figures.received_late(unit, Why.REPORT_LATE)
            )
            found[unit] = Ground(why=Why.UNCLASSIFIED, about=About(unit=unit), facts=facts, cites=pact.cite())
    return found


def _late(evidence: Evidence, unit: str) -> Ground | None:
    """That a unit takes no place as its report came late, where the rulebook says so."""
    pact, scores = evidence.pact, evidence.scores
    if scores is None or pact.late is not LateReports.WITHOUT_PLACE:
        return None
    # be it beside reports in time: it is the report that costs the place (shape 98)
    if (on := scores.figures.received_late(unit, Why.REPORT_LATE)) is None:
        return None
    facts = pairs(on=on, closes=pact.reporting_closes)
    return Ground(why=Why.LATE_WITHOUT_PLACE, about=About(unit=unit), facts=facts, cites=pact.cite())


def silent(evidence: Evidence) -> tuple[str, ...]:
    """The units that have yet to report, and that no bar surely keeps from a place once they have."""
    scores = evidence.scores
    if scores is None or evidence.stated or scores.setting.reporting is Reporting.CLOSED:
        return ()
    # who is gone by the season's last day takes no place, whatever it still reports (shape 3)
    pact, below = evidence.pact, _below_mean(evidence)
    waits = [unit for unit in pact.counted if unit not in evidence.heard and pact.outside(unit) is None]
    bars = {unit: _bar(evidence, unit, scores.of(unit), below.get(unit)) for unit in waits}
    return tuple(unit for unit, bar in bars.items() if bar is None or bar.why is Why.BAR_UNDECIDED)


def _below_mean(evidence: Evidence) -> dict[str | None, Ground]:
    """The units that an adjustment keeps from any place, or may.

    Of what was announced nobody knows what went before; while members are unknown, nobody knows the mean.
    """
    rules, scores = evidence.pact.rulebook, evidence.scores
    if scores is not None and not evidence.stated and not evidence.hidden:
        return {each.about.unit: each for each in (*scores.perhaps_barred, *scores.barred)}
    if rules is None or not any(isinstance(each, BelowMean) and each.bars for each in rules.adjustments):
        return {}
    facts, cites = pairs(condition=BELOW_MEAN), rules.cite()
    units = evidence.pact.counted if evidence.stated else evidence.heard
    return {unit: Ground(why=Why.BAR_UNDECIDED, about=About(unit=unit), facts=facts, cites=cites) for unit in units}


def _bar(evidence: Evidence, unit: str, total: Total | None, below: Ground | None) -> Ground | None:
    """The first bar that surely holds for a unit, else that nothing is assigned, else the first that is not decided."""
    bars = [] if below is None else [below]
    bars += _bars(evidence, unit)
    # one bar that surely holds is enough, whatever an open one may come to (shape 49)
    bar = min(bars, key=lambda each: each.why is Why.BAR_UNDECIDED) if bars else None
    unsure = bar is None or bar.why is Why.BAR_UNDECIDED
    # before a bar that is open, as nothing that is still to be known can give it a place (shape 21)
    if unsure and total is not None and evidence.unassigned(total):
        return Ground(why=Why.NOTHING_ASSIGNED, about=About(unit=unit), cites=evidence.pact.cite())
    return bar


def _bars(evidence: Evidence, unit: str) -> Iterator[Ground]:
    """Every bar of the rulebook that holds for a unit, or cannot be decided."""
    pact, rules = evidence.pact, evidence.pact.rulebook or Rulebook(id="none")
    for bar in rules.bars:
        if isinstance(bar.when, Mandatory):
            # where the record holds no signature at all, nobody can say who did not sign (shape 49)
            signed, facts, why = pact.signed_by(unit), pairs(condition=bar.when), Why.BARRED_UNSIGNED
            holds = None if signed is None else not signed
        else:
            holds, facts = condition(evidence, unit, rules.asked(bar))
            why = Why.BARRED_BY_CONDITION
        if holds is not False:
            yield Ground(
                why=why if holds else Why.BAR_UNDECIDED,
                about=About(unit=unit),
                facts=(*facts, *pairs(reason=bar.why)),
                cites=pact.cite(bar.cites),
            )


def surely_barred(
    evidence: Evidence, unit: str, place: int, by_figures: Mapping[str | None, Ground]
) -> Iterator[Ground]:
    """What surely bars a unit whose place was announced all the same: that stands, and it is said.

    `by_figures` are the bars that hold by the recorded figures, of which the announcement says nothing.
    """
    # what is not decided is nothing against a place that was announced (shape 46)
    bars = [bar for bar in _bars(evidence, unit) if bar.why is not Why.BAR_UNDECIDED]
    further = by_figures.get(unit)
    if not bars and further is not None and further.why in (Why.BARRED_BY_CONDITION, *_NAMED_BARS):
        bars = [further]
    for bar in bars:
        named = pairs(condition=bar.why.value if bar.why in _NAMED_BARS else None)
        facts: Facts = (("place", place), *bar.facts, *named)
        yield Ground(why=Why.ANNOUNCED_BARRED, about=bar.about, facts=facts, cites=bar.cites)


_NAMED_BARS = (
    Why.BARRED_BELOW_MEAN,
    Why.NOTHING_ASSIGNED,
    Why.LATE_WITHOUT_PLACE,
)  # what they ask for has a name, and no formula


def unplaced(scores: Scores, totals: Totals, own: Mapping[str, Ground]) -> dict[str, Ground]:
    """The units that take no place, each with one reason: its own, or that the order is not known."""
    pact, found = scores.figures.pact, dict(own)
    waits = scores.provisional and scores.waits
    for unit, total in totals.items():
        # somebody whom the record does not name may stand before any of them
        if not pact.cluster.members_complete and pact.outside(unit) is None:
            found[unit] = Ground(why=Why.PEERS_UNKNOWN, about=About(unit=unit))
        # one report may change several totals: while one is open, nobody is placed (shape 20)
        elif waits and unit not in own:
            why, facts = (Why.PROVISIONAL, _between(total)) if total.bounded else (Why.TOTAL_UNBOUNDED, ())
            found[unit] = Ground(why=why, about=About(unit=unit), facts=facts, cites=pact.cite())
    # what keeps a unit itself from a place is told before what keeps all from theirs
    found = _standing_open(scores, totals, found) | found
    return {unit: found[unit] for unit in totals if unit in found}


def order_waits(scores: Scores, own: Iterable[Ground]) -> bool:
    """Whether the order waits for peers or for open honours, though bars may keep out all that reported."""
    if not scores.provisional or scores.waits:
        return scores.provisional
    totals = {unit: scores.of(unit) for unit in scores.figures.pact.cluster.ids}
    return bool(_standing_open(scores, totals, {each.about.unit or "": each for each in own}))


def _standing_open(scores: Scores, totals: Totals, found: Mapping[str, Ground]) -> dict[str, Ground]:
    """That the order hangs on open honours, of all who may take a place, also where a bar that is open comes first."""
    if not scores.provisional or scores.waits:
        return {}
    undecided = {unit for unit, ground in found.items() if ground.why is Why.BAR_UNDECIDED}
    return _overlapping(scores, [total for unit, total in totals.items() if unit not in found or unit in undecided])


def _between(total: Total) -> Facts:
    """Between what the points of a unit lie; its points, where only those of others can still change."""
    if total.low == total.high:
        return pairs(points=total.low)
    return pairs(low=total.low, high=total.high)


def _overlapping(scores: Scores, totals: list[Total]) -> dict[str, Ground]:
    """No place for anybody, where the order hangs on awards of which nobody can say who takes them over."""
    pact = scores.figures.pact
    by = pact.rulebook.ranking.by if pact.rulebook is not None else RankBy.POINTS
    known = {total.unit: _ends(total, by) for total in totals if total.bounded}
    every_end = [end for span in known.values() for end in span] or [Fraction(0)]
    anywhere = min(every_end), max(every_end)  # of who has no total
    # a total without ends may come to stand on either side of each other
    ends = {total.unit: known.get(total.unit, anywhere) for total in totals}
    open_ = {unit: span for unit, span in ends.items() if span[0] != span[1] or unit not in known}
    every, moving = _Spans.of(ends.values()), _Spans.of(open_.values())
    # ranges that meet nobody keep the units apart whatever is said, and all are placed (shape 68)
    met = {unit: every.meeting(span) - 1 if unit in open_ else moving.meeting(span) for unit, span in ends.items()}
    unsure = tuple(unit for unit, others in met.items() if others)
    facts = pairs(others=unsure, awards=open_honours(scores.figures))
    return {
        unit: Ground(why=Why.STANDING_OPEN, about=About(unit=unit), facts=facts, cites=pact.cite())
        for unit in (ends if unsure else ())
    }


@frozen(kw_only=True, repr=False)
class _Spans(Shown):
    """What the orders of several units may rest on: the lower and the upper ends, each in their order."""

    lows: tuple[Fraction, ...]
    highs: tuple[Fraction, ...]

    @classmethod
    def of(cls, spans: Collection[Span]) -> _Spans:
        """The ends of these."""
        return cls(lows=tuple(sorted(low for low, _ in spans)), highs=tuple(sorted(high for _, high in spans)))

    def meeting(self, span: Span) -> int:
        """How many of them lie neither wholly before nor wholly behind one: who may yet stand on either side of it."""
        low, high = span
        return bisect_right(self.lows, high) - bisect_left(self.highs, low)


def _ends(total: Total, by: RankBy) -> Span:
    """The least and the most that the order of a unit may rest on; who comes here has a maximum."""
    # in what the order goes by: points that lie apart may be rates that meet, and the other way round (shape 68)
    over = total.maximum if by is RankBy.RATE else Fraction(1)
    return total.low / over, total.high / over
