"""Reaches: how far the points of a unit that has not reported can still go, from the rules alone.

Owns: `reach`, `reach_of_total`.
Takes a rulebook and what is not assigned; gives the least and the most that the tree can come to, if there are any.
Never: points of a unit; the narrowest ends: what cannot be told apart from the rules counts as possible.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

from attrs import evolve, frozen

from thidua.criteria import Adds, Children, Criterion, Start, scale_of
from thidua.formulas import Ends, rounded
from thidua.nouns import as_read
from thidua.rules import RoundAt, Rulebook
from thidua.rules.assigned import assigned
from thidua.rules.settable import limits
from thidua.scales.extents import highest, lowest, stated_points
from thidua.shown import Shown
from thidua.timetable import Season

_NOTHING = Fraction(0)


@frozen(kw_only=True, repr=False)
class _Reach(Shown):
    """Amounts ≥ 0 of a node: what surely lies inside, and the most inside, of bonuses, of deductions; None: no end.

    `low` is the least that all come to together, where limits of the node or its parts keep it above what they take;
    `high` is the most, where a ceiling keeps it below what lies inside and the bonuses.
    """

    base: Fraction = _NOTHING
    inside: Fraction | None = _NOTHING
    bonus: Fraction | None = _NOTHING
    loss: Fraction | None = _NOTHING
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def most(self) -> Fraction | None:
        """The most points of the node."""
        return _smaller(_sum([self.inside, self.bonus]), self.high)

    @property
    def least(self) -> Fraction | None:
        """The least points of the node."""
        ends = [self.low, None if self.loss is None else self.base - self.loss]
        return max((end for end in ends if end is not None), default=None)


def reach(rules: Rulebook, excused: frozenset[str], season: Season | None = None) -> Ends:
    """The least and the most points of the whole tree, without what is not assigned; None for what has no end."""
    tree, found = rules.criteria, dict[str, _Reach]()
    for row in (each for each in tree.order if each.code not in excused):
        parts = [found[child.code] for child in tree.under(row.code) if child.code in found]
        own = _limited(row, _group(row, parts) if tree.under(row.code) else _leaf(rules, row, season))
        # as on the sheet: limits, rounding, limits again (shape 45)
        stepped = _stepped(rules, row, own)
        found[row.code] = own if stepped is own else _kept(row, stepped)
    whole = _group(as_read(Criterion)(code=""), [found[row.code] for row in tree.under(None) if row.code in found])
    return whole.least, whole.most


def reach_of_total(rules: Rulebook, excused: frozenset[str], season: Season | None = None) -> Ends:
    """The least and the most that a total can come to before adjustments, rounded and cut as totals are."""
    (low, high), rounding = reach(rules, excused, season), rules.rounding
    if rounding is not None and rounding.at is RoundAt.TOTAL:
        low, high = (None if end is None else rounded(end, rounding.unit, rounding.mode) for end in (low, high))
    if not rules.ranking.total_at_most_maximum:
        return low, high
    most = assigned(rules, None, excused, season)  # where totals are cut (shape 96)
    return None if low is None else min(low, most), _smaller(high, most)


def _leaf(rules: Rulebook, row: Criterion, season: Season | None) -> _Reach:
    """What a scale can earn and lose, beside the standard score of a line that starts full."""
    standard = (row.maximum or _NOTHING) if row.start is Start.FULL else _NOTHING
    least: Fraction | None
    if not rules.criteria.is_leaf(row.code):
        return _Reach(base=standard, inside=standard)
    if row.code in rules.assessed:
        stated = tuple(stated_points(scale_of(row)))  # of what stands around the points given
        low, high = limits(rules, row)
        least, most = min((low, *stated)), None if high is None else max((high, *stated))
    else:
        kind = rules.worked_on(row)
        least = lowest(scale_of(row), season, kind)
        most = highest(scale_of(row), rules.criteria.ceiling(row), season, kind)
    # a unit may also come to report the rest and leave this out, which the line may charge for (shape 72)
    loss = None if least is None else max(-least, -row.unreported, _NOTHING)
    earned = None if most is None else max(most, row.unreported, _NOTHING)
    if row.adds is Adds.INSIDE and row.start is Start.EMPTY:
        return _Reach(inside=earned, loss=loss)
    return _Reach(base=standard, inside=standard, bonus=earned, loss=loss)


def _group(row: Criterion, parts: list[_Reach]) -> _Reach:
    """What the parts of a group can come to together; of the best of them, what any of them can."""
    best = row.children is Children.BEST
    combined = _greatest if best else _sum
    standard = (row.maximum or _NOTHING) if row.start is Start.FULL else _NOTHING
    inside = combined([each.inside for each in parts])
    bonus = combined([each.bonus for each in parts])
    if row.adds is Adds.ON_TOP:
        inside, bonus = _NOTHING, _sum([inside, bonus])
    sure = _NOTHING if best or row.adds is Adds.ON_TOP else sum((each.base for each in parts), _NOTHING)
    loss = combined([each.loss for each in parts])
    least = [each.least for each in parts]
    low = max((each for each in least if each is not None), default=None) if best else _sum(least)
    low = None if low is None or not parts else low + standard
    high = _sum([combined([each.most for each in parts]), standard])
    return _Reach(base=sure + standard, inside=_sum([inside, standard]), bonus=bonus, loss=loss, low=low, high=high)


def _limited(row: Criterion, found: _Reach) -> _Reach:
    """The reach of a node within its own limits."""
    if row.keeps_within and row.maximum is not None:
        low, inside = _cut(row, found, row.maximum), _smaller(found.inside, row.maximum)
        found = evolve(found, base=min(found.base, row.maximum), inside=inside, low=low)
    bonus, loss = _smaller(found.bonus, row.bonus_cap), _smaller(found.loss, row.deductions_at_most)
    # a joint cap lets one side go as far as the other makes up for
    bonus, loss = _smaller(bonus, _sum([row.net_at_most, loss])), _smaller(loss, _sum([row.net_at_most, bonus]))
    least, high = evolve(found, loss=loss).least, found.high
    if row.deductions_at_most is not None or row.net_at_most is not None:  # what was lost below may be given back
        high = None
    if row.floor is not None:
        top = _sum([found.inside, bonus])
        loss = _smaller(loss, None if top is None else max(top - row.floor, _NOTHING))
        high = _smaller(high, None if top is None else max(top, row.floor))
        if row.adds is Adds.ON_TOP:  # who has nothing is lifted to the floor
            bonus = None if bonus is None else max(bonus, row.floor)
        else:
            found = evolve(found, inside=None if found.inside is None else max(found.inside, row.floor))
    if row.ceiling is not None:
        beneath = _sum([row.ceiling, loss])  # what was lost is beside it: a cap further up may give it back
        inside, bonus = _smaller(found.inside, beneath), _smaller(bonus, beneath)
        found = evolve(found, base=min(found.base, row.ceiling), inside=inside)
    return evolve(found, bonus=bonus, loss=loss, low=_lifted(row, least), high=_kept_below(row, high))


def _kept(row: Criterion, stepped: _Reach) -> _Reach:
    """The reach of a node that was rounded, within its limits again: rounding passes none, and these add nothing."""
    found = _limited(row, stepped)
    return evolve(found, high=_smaller(found.high, stepped.high))


def _stepped(rules: Rulebook, row: Criterion, found: _Reach) -> _Reach:
    """The reach of a node that is rounded; where several amounts are rounded together, each may go further."""
    rounding = rules.rounding
    if rounding is None or rounding.at is not (RoundAt.GROUP if rules.criteria.under(row.code) else RoundAt.CRITERION):
        return found
    unit, amounts = rounding.unit, (found.inside, found.bonus, found.loss)
    rounded_before = all(rules.criteria.under(part.code) for part in rules.criteria.under(row.code))
    ends = (*amounts, found.base, found.low, found.high)  # a limit may have kept a part between two steps
    if rounding.at is RoundAt.GROUP and rounded_before and not any(each and each % unit for each in ends):
        return found
    alone = sum(each != 0 for each in amounts) == 1

    def far(amount: Fraction | None) -> Fraction | None:
        if amount is None:
            return None
        return rounded(amount, unit, rounding.mode) if alone else ceil(amount / unit) * unit

    inside, bonus, loss = map(far, amounts)
    if not alone:  # what lies inside may be rounded down and the whole up, or the other way round
        bonus, loss = (each and each + unit for each in (bonus, loss))
    low = None if found.low is None else floor(found.low / unit) * unit
    high = None if found.high is None else ceil(found.high / unit) * unit
    return _Reach(base=floor(found.base / unit) * unit, inside=inside, bonus=bonus, loss=loss, low=low, high=high)


def _cut(row: Criterion, found: _Reach, most: Fraction) -> Fraction | None:
    """The least points of a node once what lies inside is cut: losses are taken from what is left of that."""
    if row.start is Start.FULL or found.low is None:  # of a full line all is cut together
        return found.low
    return None if found.inside is None else found.low - max(found.inside - most, _NOTHING)


def _lifted(row: Criterion, least: Fraction | None) -> Fraction | None:
    """The least points of a node within its limits, as far as these do not cut what its parts surely have."""
    if row.bonus_cap is not None or row.net_at_most is not None:
        least = None
    elif least is not None:
        least = _smaller(least, row.maximum)
    if row.floor is not None:
        least = row.floor if least is None else max(least, row.floor)
    return None if least is None else _smaller(least, row.ceiling)


def _kept_below(row: Criterion, most: Fraction | None) -> Fraction | None:
    """The most points of a node between its floor and its ceiling; None where nothing tells it."""
    lifted = most if most is None or row.floor is None else max(most, row.floor)
    return _smaller(lifted, row.ceiling)


def _sum(amounts: Iterable[Fraction | None]) -> Fraction | None:
    known = list(amounts)
    ends = [each for each in known if each is not None]
    return sum(ends, _NOTHING) if len(ends) == len(known) else None


def _greatest(amounts: Iterable[Fraction | None]) -> Fraction | None:
    known = list(amounts)
    ends = [each for each in known if each is not None]
    return max(ends, default=_NOTHING) if len(ends) == len(known) else None


def _smaller(amount: Fraction | None, cap: Fraction | None) -> Fraction | None:
    return min((each for each in (amount, cap) if each is not None), default=None)
