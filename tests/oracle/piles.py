"""What a node earned, and the limits that it keeps, also as it is rounded."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from oracle.reading import number

ZERO = Fraction(0)
NO_LIMIT = Fraction(10**80)  # farther than any points go
MANY = 200  # ways that are told one by one


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


Way = tuple[Pile, Pile]  # the least and the most, and anything between, part by part


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
    return _levelled(row, numbers, Pile(inside, bonus, deduction))


def _levelled(row: dict[str, Any], numbers: str | None, pile: Pile) -> Pile:
    """Floor and ceiling: one takes back deductions, the other bonuses; what lies inside only then."""
    found, on_top = Pile(pile.inside, pile.bonus, pile.deduction), row.get("adds") == "on-top"
    floor, ceiling = _limit(row, "floor", numbers), _limit(row, "ceiling", numbers)
    if floor is not None and found.points < floor:
        found.deduction = max(ZERO, found.inside + found.bonus - floor)
        more = max(ZERO, floor - found.points)
        found = Pile(ZERO if on_top else more, more if on_top else ZERO).plus(found)
    if ceiling is not None and found.points > ceiling:
        found.bonus = max(ZERO, found.bonus - (found.points - ceiling))
        found.inside -= max(ZERO, found.points - ceiling)
    return found


def in_whole(row: dict[str, Any], numbers: str | None, pile: Pile, rounded: Callable[[Fraction], Fraction]) -> Pile:
    """A pile within its limits, rounded as a whole as far as these allow; then what lies inside, then with bonuses."""
    up, down = _reach(row, numbers, pile)
    together = _together(row, numbers, pile)
    more, less = min(up, together), min(down, together)
    inside, own = rounded(pile.inside), _limit(row, "maximum", numbers)
    if own is not None and row.get("adds") != "on-top":
        inside = min(inside, own)
    points = _held(rounded(pile.points), min(inside, pile.inside) - less, max(inside, pile.inside) + more)
    inside = _held(inside, points - more, points + less)
    gained = _held(rounded(pile.inside + pile.bonus), max(inside, points), min(inside + up, points + down))
    return _levelled(row, numbers, Pile(inside, gained - inside, gained - points))


def _reach(row: dict[str, Any], numbers: str | None, pile: Pile) -> tuple[Fraction, Fraction]:
    """How far a bonus and a deduction may go, each by itself: nowhere where there is none."""
    bonuses = ["bonuses_at_most", "maximum"] if row.get("adds") == "on-top" else ["bonuses_at_most"]
    up, down = (
        min([NO_LIMIT, *(most for key in keys if (most := _limit(row, key, numbers)) is not None)])
        for keys in (bonuses, ["deductions_at_most"])
    )
    return up if pile.bonus else ZERO, down if pile.deduction else ZERO


def _together(row: dict[str, Any], numbers: str | None, pile: Pile) -> Fraction:
    """The joint cap; where a floor, a ceiling, or what is made up for has left more to one side, so much."""
    most = _limit(row, "net_at_most", numbers)
    return NO_LIMIT if most is None else max(most, abs(pile.bonus - pile.deduction))


def _held(points: Fraction, least: Fraction, most: Fraction) -> Fraction:
    return min(max(points, least), most)


def best_of(parts: list[list[Way]]) -> list[Way]:
    """What the best of several may be; a lesser one may keep more when a group is cut.

    Each counts only where it is no less than what the others have at least, and only along one way of its own: what
    is a bonus at one number of points may all lie inside at another. Of equals the first counts, where all are known.
    """
    least = max(min(low.points for low, _ in ways) for ways in parts)
    found = [[(low, high) for low, high in ways if high.points >= least] for ways in parts]
    if all(len({end.points for way in ways for end in way}) == 1 for ways in parts):
        return next(ways for ways in found if ways)
    return _apart([(_on_the_way(low, high, max(low.points, least)), high) for ways in found for low, high in ways])


def sum_of(parts: list[list[Way]]) -> list[Way]:
    """What several may be together: every way of one with every way of the others, while these can be counted."""
    found = [(Pile(), Pile())]
    for ways in parts:
        ends = sorted((end for way in ways for end in way), key=lambda pile: pile.points)
        told = ways if len(found) * len(ways) <= MANY else [(ends[0], ends[-1])]
        found = _apart([(low.plus(one), high.plus(other)) for low, high in found for one, other in told])
    return found


def _apart(ways: list[Way]) -> list[Way]:
    """Each way once."""
    return list({tuple((end.inside, end.bonus, end.deduction) for end in way): way for way in ways}.values())


def _on_the_way(low: Pile, high: Pile, points: Fraction) -> Pile:
    """A pile between two ends, as little is left of it where a group is cut: what is taken away may all be so still."""
    more, found = points - low.points, Pile(low.inside, low.bonus, low.deduction)
    inside = min(more, max(ZERO, high.inside - low.inside))
    bonus = min(more - inside, max(ZERO, high.bonus - low.bonus))
    found.inside += inside
    found.bonus += bonus
    found.deduction -= more - inside - bonus
    return found
