"""Scales to try: of every kind one, that goes by two figures where it can."""

from fractions import Fraction

from attrs import evolve

from thidua.formulas import Formula
from thidua.scales import (
    Bands,
    BestOf,
    Better,
    Calculated,
    Capped,
    Case,
    Deadline,
    Each,
    Excess,
    FirstThatHolds,
    Forfeit,
    Gated,
    Given,
    Goalposts,
    Grades,
    Idle,
    Interval,
    Leader,
    Lookup,
    Options,
    Part,
    Parts,
    PassFail,
    Period,
    Pool,
    Post,
    Proportional,
    Ranked,
    RankOf,
    Shared,
    Steps,
    Through,
    Waived,
)

HALF = Fraction(1, 2)
lookup = Lookup(
    rows=Formula(text="value"),
    row_edges=(Fraction(3), Fraction(6)),
    columns=Formula(text="2 * value"),
    column_edges=(Fraction(5),),
    points=((Fraction(0), Fraction(1)), (Fraction(1), Fraction(2)), (Fraction(2), Fraction(4))),
)

BOTH = Formula(text="value * other - other")
WHERE = Formula(text="value + other > 2")
HILL = (
    Interval(below=Fraction(1), points=Fraction(-1)),
    Interval(at_least=Fraction(1), at_most=Fraction(3), points=Fraction(4)),
    Interval(above=Fraction(3), points=Fraction(0)),
)
# down, up to the top, and down again
PEAK = (
    (Fraction(-2), Fraction(1)),
    (Fraction(0), Fraction(-1)),
    (Fraction(1), Fraction(4)),
    (Fraction(3), Fraction(0)),
)
FIRST = (
    Case(when="value / other > 2", points=3),
    Case(when="other < 0 and value > 0", points=-2),
    Case(when="value > other", points=1),
)
# of every kind of scale that can read what is still open, one that goes by two roles where it can
OPEN = (
    Given(),
    PassFail(when=WHERE, yes=Fraction(3), no=-HALF),
    Proportional(value=BOTH, full_at=Fraction(3)),
    Proportional(value=BOTH, full_at=Fraction(3), better=Better.LOWER),
    Excess(value=BOTH, at_target=HALF, full_at=Fraction(2)),
    Each(value=BOTH, each=-HALF, free=Fraction(1)),
    Bands(bands=HILL, value=BOTH),
    Steps(value=BOTH, above=HALF, per=HALF, each=HALF, first=Fraction(-1)),
    evolve(lookup, columns=Formula(text="3 * other - value")),
    Calculated(points=Formula(text="value * (4 - other)")),
    FirstThatHolds(cases=FIRST, otherwise=HALF),
    BestOf(take=1),
    BestOf(take=2),
    Through(value=BOTH, points=PEAK),
    Goalposts(value=BOTH, low=Post.LEAST, high=Post.BEST),
    Goalposts(value=BOTH, low=1, high=Post.LEAST),
    Goalposts(value=BOTH, low=2, high=-1),
    Goalposts(value=BOTH, low=-1, high=2),
    Leader(value=BOTH, at_target=HALF),
    Pool(value=BOTH),
    Ranked(value=BOTH, points=(Fraction(9), Fraction(5)), shared=Shared.MEAN, of=RankOf.VALUE),
    Capped(scale=Calculated(points=BOTH), at_least=Fraction(-1), at_most=Fraction(2)),
    Gated(scale=Bands(bands=HILL), when=WHERE),
    Waived(scale=Bands(bands=HILL), when=WHERE),
    Forfeit(scale=Bands(bands=HILL), when=WHERE, points=-HALF),
)
# and of those that read words, cases or days, which no line gives
OF_WORDS_OR_DAYS = (
    Grades(points=(("light", Fraction(-1)), ("grave", Fraction(-3)))),
    Options(points=(("yes", Fraction(4)), ("no", Fraction(0)))),
    Parts(grades=("good",), rules=(Part(points=Fraction(2)),)),
    Deadline(per_day=Fraction(-1), on_time=Fraction(2)),
    Idle(period=Period.MONTH, each=Fraction(-1)),
)
