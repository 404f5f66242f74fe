"""Extents: how far each scale can go on a line of 10, whatever a unit reports; None where there is no end."""

from datetime import date
from fractions import Fraction

import pytest

from thidua import Criterion, Rulebook
from thidua.formulas import Formula
from thidua.rules import RankingRule, Rounding
from thidua.scales import (
    Bands,
    Calculated,
    Capped,
    Deadline,
    Each,
    Excess,
    Forfeit,
    Gated,
    Given,
    Grades,
    Idle,
    Interval,
    Late,
    Leader,
    Options,
    Part,
    Parts,
    PassFail,
    Period,
    Pool,
    Proportional,
    Ranked,
    Shared,
    Steps,
    Waived,
)
from thidua.scales.extents import highest, lowest
from thidua.scoring.reaches import reach_of_total
from thidua.timetable import Season

SAID = Formula(text="value > 0")


def each(points):
    return Each(each=Fraction(points))


def capped(scale, least=None, most=None):
    ends = {"at_least": least, "at_most": most}
    return Capped(scale=scale, **{name: Fraction(end) for name, end in ends.items() if end is not None})


def grades(*points):
    return Grades(points=tuple((name, Fraction(each)) for name, each in zip("xyz", points, strict=False)))


def calculated(text):
    return Calculated(points=Formula(text=text))


@pytest.mark.parametrize(
    ("scale", "low", "high"),
    [
        (each(1), 0, None),
        (each(-1), None, 0),
        (each(0), 0, 0),
        (Steps(above=Fraction(0), per=Fraction(1), each=Fraction(1)), 0, None),
        (Steps(above=Fraction(0), per=Fraction(1), each=Fraction(-1)), None, 0),
        (grades(1, -2), None, None),
        (grades(-1, -2), None, 0),
        (grades(1, 2), 0, None),
        (Idle(period=Period.MONTH, each=Fraction(-1)), None, 0),
        (Idle(period=Period.MONTH, each=Fraction(1)), 0, None),
        (Idle(period=Period.MONTH, each=Fraction(0)), 0, 0),  # however many periods a season has
        (Deadline(due=date(2024, 1, 1), on_time=Fraction(3)), 0, None),
        (Deadline(due=date(2024, 1, 1), late=(Late(days=1, points=Fraction(-2)),)), None, 0),
        (capped(each(-1), least=-3), -3, 0),
        (capped(each(1), most=5), 0, 5),
        (capped(each(1), least=-3), 0, None),
        (capped(each(1), least=2, most=5), 0, 5),
        (capped(PassFail(yes=Fraction(8), no=Fraction(-4)), least=-3, most=5), -3, 5),
        (capped(PassFail(yes=Fraction(8), no=Fraction(-4)), least=-6, most=9), -4, 8),
        (capped(PassFail(yes=Fraction(8), no=Fraction(-4)), most=-5), -5, 0),
        (Gated(scale=each(-1), when=SAID), None, 0),
        (Gated(scale=PassFail(yes=Fraction(-1), no=Fraction(-2)), when=SAID), -2, 0),
        (Waived(scale=capped(each(1), most=5), when=SAID), 0, 5),
        (Forfeit(scale=capped(each(-1), least=-3), when=SAID, points=Fraction(-7)), -7, 0),
        (Forfeit(scale=capped(each(-1), least=-3), when=SAID, points=Fraction(-1)), -3, 0),
        (Forfeit(scale=each(-1), when=SAID, points=Fraction(-7)), None, 0),
        (Forfeit(scale=capped(each(1), most=5), when=SAID, points=Fraction(6)), 0, 6),
        (Forfeit(scale=each(1), when=SAID, points=Fraction(6)), 0, None),
        (Given(), None, None),
        (calculated("value * 2"), None, None),
        (calculated("4 - 1"), 3, 3),
        (calculated("-2"), -2, -2),
        (Proportional(), 0, 10),
        (Excess(at_target=Fraction(1, 2), full_at=Fraction(2)), 0, 10),
        (Leader(at_target=Fraction(1, 2)), 0, 10),
        (Pool(), 0, 10),
        (PassFail(), 0, 10),
        (PassFail(yes=Fraction(4), no=Fraction(-1)), -1, 4),
        (PassFail(yes=Fraction(-4), no=Fraction(-1)), -4, -1),
        (Options(points=(("x", Fraction(3)), ("y", Fraction(-2)))), -2, 3),
        (Ranked(points=(Fraction(9), Fraction(-3)), shared=Shared.BEST), -3, 9),
        (Ranked(points=(Fraction(-1), Fraction(-3)), shared=Shared.BEST), -3, 0),
        (
            Bands(bands=(Interval(at_least=Fraction(1), points=Fraction(4)),), otherwise=Fraction(-2)),
            -2,
            4,
        ),
        (
            Parts(grades=("x", "y"), rules=(Part(counts=(("x", 1),), points=Fraction(6)),), otherwise=Fraction(-1)),
            -1,
            6,
        ),
    ],
)
def test_how_far_a_scale_can_go(scale, low, high):
    assert (lowest(scale), highest(scale, Fraction(10))) == (low, high)


def test_how_far_idle_periods_go_in_a_season():
    idle = Idle(period=Period.QUARTER, each=Fraction(-2))
    assert lowest(idle, Season.of(2024)) == -8
    assert lowest(idle, Season.of("2023-2024")) == 0  # of which no days are known, nor any period


def test_a_total_that_is_cut_reaches_the_maximum_and_no_further():
    rules = {
        cut: Rulebook(
            id="r",
            criteria=[Criterion("1", maximum=10), Criterion("2", maximum=5, adds="on-top")],
            ranking=RankingRule(total_at_most_maximum=cut),
            rounding=Rounding(digits=0),
        )
        for cut in (False, True)
    }
    assert {cut: reach_of_total(each, frozenset()) for cut, each in rules.items()} == {False: (0, 15), True: (0, 10)}
