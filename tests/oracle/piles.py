"""What a node earned, and the limits that it keeps."""

from fractions import Fraction
from typing import Any

from oracle.reading import number

ZERO = Fraction(0)


class Pile:
    """What a node earned: inside its maximum, on top of it, and taken away."""

    def __init__(self, inside: Fraction = ZERO, bonus: Fraction = ZERO, deduction: Fraction = ZERO) -> None:
        self.inside, self.bonus, self.deduction = inside, bonus, deduction

    @property
    def points(self) -> Fraction:
        """All in all."""
        return self.inside + self.bonus - self.deduction

    def plus(self, other: "Pile") -> "Pile":
        """Both together."""
        return Pile(self.inside + other.inside, self.bonus + other.bonus, self.deduction + other.deduction)


def pile_of(points: Fraction, *, on_top: bool) -> Pile:
    """The points of a leaf: what is below 0 is a deduction, what is on top a bonus."""
    if points < 0:
        return Pile(deduction=-points)
    return Pile(bonus=points) if on_top else Pile(inside=points)


def _limit(row: dict[str, Any], key: str, numbers: str | None) -> Fraction | None:
    return number(row[key], numbers) if key in row else None


def capped(row: dict[str, Any], numbers: str | None, pile: Pile) -> Pile:
    """The limits of a node, in their order: deductions, bonuses, both together, its maximum, floor and ceiling."""
    own = _limit(row, "maximum", numbers)
    inside, bonus, deduction = pile.inside, pile.bonus, pile.deduction
    if (most := _limit(row, "deductions_at_most", numbers)) is not None:
        deduction = min(deduction, most)
    if (most := _limit(row, "bonuses_at_most", numbers)) is not None:
        bonus = min(bonus, most)
    if own is not None and row.get("adds") == "on-top":
        bonus = min(bonus, own)
    if (most := _limit(row, "net_at_most", numbers)) is not None:
        bonus = min(bonus, deduction + most)
        deduction = min(deduction, bonus + most)
    if own is not None and row.get("start") == "full":  # what is added inside makes up for what was lost, no more
        deduction = max(ZERO, deduction - max(ZERO, inside - own))
        inside = min(inside, own)
    elif own is not None and row.get("adds") != "on-top":  # what is lost is taken from what is left
        inside = min(inside, own)
    found = Pile(inside, bonus, deduction)
    floor, ceiling = _limit(row, "floor", numbers), _limit(row, "ceiling", numbers)
    if floor is not None and found.points < floor:
        found.deduction = max(ZERO, inside + bonus - floor)
        if row.get("adds") == "on-top":
            found.bonus += max(ZERO, floor - found.points)
        found.inside += max(ZERO, floor - found.points)
    if ceiling is not None and found.points > ceiling:
        found.bonus = max(ZERO, bonus - (found.points - ceiling))
        found.inside -= max(ZERO, found.points - ceiling)
    return found


def in_steps(pile: Pile, points: Fraction) -> list[Pile]:
    """The same pile at rounded points, in the ways there are: a bonus, a deduction, or what lies inside has changed."""
    more, found = points - pile.points, []
    if not more:
        return []
    if pile.bonus and pile.bonus + more >= 0:
        found.append(Pile(pile.inside, pile.bonus + more, pile.deduction))
    if pile.deduction and pile.deduction - more >= 0:
        found.append(Pile(pile.inside, pile.bonus, pile.deduction - more))
    return found or [Pile(pile.inside + more, pile.bonus, pile.deduction)]


def best_of(parts: list[tuple[Pile, Pile]]) -> list[Pile]:
    """What the best of several may be, each between its two ends: a lesser one may keep more when a group is cut."""
    if all(low.points == high.points for low, high in parts):
        return [max((low for low, _ in parts), key=lambda pile: pile.points)]
    found = []
    for at, (low, high) in enumerate(parts):
        others = [other.points for index, (other, _) in enumerate(parts) if index != at]
        least = max([low.points, *others])
        if high.points >= least:
            found += [_on_the_way(low, high, least), high]
    return found


def _on_the_way(low: Pile, high: Pile, points: Fraction) -> Pile:
    """A pile between two ends, as little is left of it where a group is cut: what is taken away may all be so still."""
    more, found = points - low.points, Pile(low.inside, low.bonus, low.deduction)
    inside = min(more, max(ZERO, high.inside - low.inside))
    bonus = min(more - inside, max(ZERO, high.bonus - low.bonus))
    found.inside += inside
    found.bonus += bonus
    found.deduction -= more - inside - bonus
    return found
