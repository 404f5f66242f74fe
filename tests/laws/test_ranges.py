"""Laws of ranges, in every small case: they hold every outcome, and no more than the least and the most of each part.

The outcomes are worked out here one by one, by what the guide says of each limit ("write a rulebook").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations_with_replacement, product

import pytest
from attrs import evolve

from thidua.ranges import MOST_WAYS, Range, best, ends_among, range_of, together

Outcome = tuple[int, int, int]  # what lies inside, bonus, deduction (≤ 0)
Changed = Callable[[Outcome, int], Outcome]

INSIDE, BONUSES, LOSSES = (-1, 0, 1, 3), (0, 1, 2), (-2, -1, 0)


def boxes() -> Iterator[tuple[list[Outcome], Range]]:
    """Every mix of small ends, with all outcomes between them."""
    pairs = [tuple(combinations_with_replacement(values, 2)) for values in (INSIDE, BONUSES, LOSSES)]
    for inside, bonus, loss in product(*pairs):
        whole = [range(low, high + 1) for low, high in (inside, bonus, loss)]
        yield (found := list(product(*whole))), hull(found)


def hull(outcomes: Iterable[Outcome]) -> Range:
    parts = list(zip(*outcomes, strict=True))
    points = [sum(each) for each in zip(*parts, strict=True)]
    inside, bonus, loss = ((min(part), max(part)) for part in parts)
    return Range(points=(min(points), max(points)), inside=inside, bonus=bonus, loss=loss)


def within(outcome: Outcome, most: int) -> Outcome:
    inside, bonus, loss = outcome
    return min(inside, most), bonus, loss


def on_top(outcome: Outcome, _: int) -> Outcome:
    inside, bonus, loss = outcome
    earned = inside + bonus
    return 0, max(earned, 0), loss + min(earned, 0)


def bonuses(outcome: Outcome, most: int) -> Outcome:
    inside, bonus, loss = outcome
    return inside, min(bonus, most), loss


def deductions(outcome: Outcome, most: int) -> Outcome:
    inside, bonus, loss = outcome
    return inside, bonus, max(loss, -most)


def netted(outcome: Outcome, most: int) -> Outcome:
    inside, bonus, loss = outcome
    over, under = max(bonus + loss - most, 0), max(-most - bonus - loss, 0)
    return inside, bonus - over, loss + under


def made_up(outcome: Outcome, most: int) -> Outcome:
    inside, bonus, loss = outcome
    kept = min(inside + loss, most)
    lost = max(loss, kept - most)
    return kept - lost, bonus, lost


def under(outcome: Outcome, ceiling: int) -> Outcome:
    inside, bonus, loss = outcome
    beyond = max(sum(outcome) - ceiling, 0)
    taken = min(beyond, bonus)
    return inside - (beyond - taken), bonus - taken, loss


def over(outcome: Outcome, floor: int) -> Outcome:
    inside, bonus, loss = outcome
    missing = max(floor - sum(outcome), 0)
    back = min(missing, -loss)
    return inside + (missing - back), bonus, loss + back


LIMITS: list[tuple[Changed, Callable[[Range, int], Range]]] = [
    (within, Range.within),
    (on_top, lambda found, _: found.on_top()),
    (bonuses, lambda found, most: found.capped(most, None)),
    (deductions, lambda found, most: found.capped(None, -most)),
    (netted, Range.netted),
    (under, Range.under),
    (over, Range.over),
]


@pytest.mark.parametrize(("by_hand", "kept"), LIMITS, ids=[each.__name__ for each, _ in LIMITS])
def test_a_limit_leaves_the_least_and_the_most_of_each_part(by_hand, kept):
    for (outcomes, found), limit in product(boxes(), range(4)):
        assert kept(found, limit) == hull(by_hand(each, limit) for each in outcomes), (found, limit)


def test_what_makes_up_for_losses_leaves_the_least_and_the_most_but_of_what_lies_inside():
    for (outcomes, found), limit in product(boxes(), range(4)):
        kept, by_hand = found.made_up(limit), hull(made_up(each, limit) for each in outcomes)
        assert evolve(kept, inside=by_hand.inside) == by_hand, (found, limit)
        assert all(holds(kept, made_up(each, limit)) for each in outcomes), (found, limit)


def holds(found: Range, outcome: Outcome) -> bool:
    ends = (found.points, sum(outcome)), *zip((found.inside, found.bonus, found.loss), outcome, strict=True)
    return all(low <= each <= high for (low, high), each in ends)


def halved(number: int) -> int:
    """Rounded to the next even number, half up."""
    return (number + 1) // 2 * 2


def stepped(outcome: Outcome) -> Outcome:
    """Points rounded, what lies inside rounded, bonus and deduction the rest; a part of nothing stays nothing."""
    inside, bonus, loss = outcome
    points, kept = halved(sum(outcome)), halved(inside)
    points = max(points, kept) if not loss else points
    points = min(points, kept) if not bonus else points
    above = max(halved(inside + bonus), kept, points)
    above = kept if not bonus else points if not loss else above
    return kept, above - kept, points - above


def test_what_is_rounded_holds_every_outcome_and_a_part_of_nothing_stays_nothing():
    for outcomes, found in boxes():
        kept = found.stepped(halved, 2, 0)
        assert all(holds(kept, stepped(each)) for each in outcomes), found
        assert kept.bonus[0] >= 0 >= kept.loss[1], found
        assert kept.bonus[1] == 0 if found.bonus[1] == 0 else kept.bonus[1] <= found.bonus[1] + 2, found
        assert kept.loss[0] == 0 if found.loss[0] == 0 else kept.loss[0] >= found.loss[0] - 2, found


def ways(*outcomes: Outcome) -> list[Range]:
    return [hull([each]) for each in outcomes]


def test_parts_that_know_nothing_of_each_other_are_added_in_every_way():
    one, other = ways((0, 1, 0), (1, 0, 0)), ways((0, 0, -1), (2, 0, 0))
    both = [hull([each]) for each in ((0, 1, -1), (2, 1, 0), (1, 0, -1), (3, 0, 0))]
    assert list(together([one, other])) == both


def test_as_many_ways_as_are_told_apart_stay_and_of_more_one_stands_for_all():
    eight, nine = [(number, 0, 0) for number in range(8)], [(number, 0, 0) for number in range(8)] + [(8, 2, -1)]
    assert len(together([ways(*eight), ways(*eight)])) == MOST_WAYS == 64
    sums = (tuple(map(sum, zip(*both, strict=True))) for both in product(nine, eight))
    assert together([ways(*nine), ways(*eight)]) == (hull(sums),)


def test_of_the_best_part_every_way_is_told_apart_and_of_too_many_one_stands_for_all():
    told = ways(*((64, number, -number) for number in range(64)))
    assert list(best([told])) == told
    assert best([told, ways((64, 64, -64))]) == (hull([(64, 0, 0), (64, 64, -64)]),)


def test_the_best_part_is_any_that_may_have_the_most_points():
    sure, open_, behind = hull([(2, 0, 0)]), hull([(0, 0, 0), (4, 0, 0)]), hull([(0, 1, 0)])
    assert best([[sure], [open_], [behind]]) == (sure, hull([(2, 0, 0), (4, 0, 0)]))


def test_two_ends_make_a_range_whichever_is_the_lower():
    for (inside, bonus, loss), (more, above, lost) in product(product(INSIDE, BONUSES, LOSSES), repeat=2):
        low, high = (inside + bonus + loss, bonus, loss), (more + above + lost, above, lost)
        found = range_of(low, high)
        assert found.points == tuple(sorted((low[0], high[0])))
        assert (found.inside, found.bonus, found.loss) == tuple(
            tuple(sorted(both)) for both in ((inside, more), (bonus, above), (loss, lost))
        )


def test_the_ends_of_several_ways_are_those_of_each_part():
    assert ends_among(ways((0, 2, -1), (3, 0, 0), (1, 1, -2))) == ((0, 0, -2), (3, 2, 0))
