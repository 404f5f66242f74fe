"""What a line may earn whose reading is open, by hand: p lies between 0 and 4, or is settled."""

from datetime import date
from fractions import Fraction

import pytest

from thidua import Cluster, Criterion, Figure, Occurrence, Pact, Rulebook, Season, Submission, Unit, score, settle
from thidua.criteria import Criteria
from thidua.formulas import Formula
from thidua.grounds import Why
from thidua.scales import (
    Bands,
    Better,
    Calculated,
    Capped,
    Counted,
    Each,
    Excess,
    Forfeit,
    Gated,
    Given,
    Leader,
    Lookup,
    PassFail,
    Pool,
    Proportional,
    Steps,
    Untargeted,
    Waived,
)
from thidua.scales.columns import named
from thidua.targets import Target
from thidua.words import Language

HALF, ONE, TWO = Fraction(1, 2), Fraction(1), Fraction(2)
FIVE = Calculated(points=Formula(text="5"))


def formula(text):
    return Formula(text=text)


def grid(rows, columns):
    """Points 1, 2 and 3 by the first key, in the second column ten times that."""
    return Lookup(
        rows=formula(rows),
        row_edges=(ONE, TWO),
        columns=formula(columns),
        column_edges=(TWO,),
        points=tuple((Fraction(each), Fraction(10 * each)) for each in (1, 2, 3)),
    )


def scored(scale, *, of="x", worth=ONE, reads=(("p", "points:1"),), targets=(), under=(), beside=()):
    """a of a cluster in which those `beside` it reported this of x, and b is still to report."""
    rows = (
        Criterion(code="1", maximum=Fraction(4), reads=(("value", "x"),), scale=Pool()),
        *under,
        Criterion(
            code="2", maximum=Fraction(40), reads=reads, scale=scale, under=next((row.code for row in under), None)
        ),
    )
    units = ("a", "b", *(unit for unit, _ in beside))
    pact = Pact(
        cluster=Cluster(id="c", name="C", units=tuple(Unit(id=each, name=each.upper()) for each in units)),
        season=Season.of(2024),
        rulebook=Rulebook(id="r", criteria=Criteria(rows=rows), figures=(Figure(name="x"), Figure(name="y"))),
        targets=targets,
    )
    given = [Submission(unit=unit, figures=(("x", amount),)) for unit, amount in beside]
    return score(settle(pact, [Submission(unit="a", figures={of: worth, "y": ONE}), *given]))


@pytest.mark.parametrize(
    ("scale", "low", "high"),
    [
        (Calculated(points=formula("10 - p")), 6, 10),
        (Calculated(points=formula("abs(p - 1)")), 0, 3),
        (Calculated(points=formula("min(12 / p, 7)")), 0, 7),  # without p it has no value, and earns nothing
        (Calculated(points=formula("1 / (p + 1)")), Fraction(1, 5), 1),
        (Capped(scale=Calculated(points=formula("2 / (p - 1)")), at_most=TWO, at_least=-ONE), -1, 2),
        (Gated(scale=FIVE, when=formula("p > 5")), 0, 0),
        (Gated(scale=FIVE, when=formula("p > -1")), 5, 5),
        (Gated(scale=FIVE, when=formula("p > 2")), 0, 5),
        (Waived(scale=FIVE, when=formula("p > 2")), 0, 5),
        (Waived(scale=FIVE, when=formula("p < 5")), 0, 0),
        (Forfeit(scale=FIVE, when=formula("p > 2"), points=TWO), 2, 5),
        (Forfeit(scale=FIVE, when=formula("1 / p > 2"), points=TWO), 0, 5),
        (Forfeit(scale=FIVE, when=formula("1 / p > 2 and p > 1"), points=TWO), 0, 5),
        (Forfeit(scale=FIVE, when=formula("1 / p > 2 or p > -1"), points=TWO), 2, 2),
        (PassFail(when=formula("p > 2"), yes=TWO, no=ONE), 1, 2),
        (PassFail(when=formula("p > 2")), 0, 40),
        (PassFail(yes=TWO, no=ONE), 1, 2),
        (grid("p", "p"), 1, 30),
        (grid("p", "1"), 1, 3),
        (grid("1", "p"), 2, 20),
        (grid("p / 2", "1 / p"), 0, 30),
        (Each(each=-ONE, free=ONE), -3, 0),
        (Each(each=ONE, value=formula("abs(p - 3)")), 0, 3),
        (Each(each=ONE, counts=Counted.WITH_EVIDENCE), 0, 0),  # a bare number says nothing of evidence
        (Each(each=ONE, counts=Counted.WITH_EVIDENCE, value=formula("p + 2")), 2, 2),
        (Each(each=ONE, value=formula("2 / p")), 0, 40),
        (Steps(above=ONE, per=ONE, first=-ONE, each=HALF), -1, HALF),
        (Steps(above=-ONE, per=ONE, first=-ONE, each=HALF), Fraction(-1, 2), Fraction(3, 2)),
        (Steps(above=Fraction(9), per=ONE, each=HALF), 0, 0),
        (Steps(above=ONE, per=Fraction(9), first=TWO, each=HALF), 0, 2),
        (Steps(above=TWO, per=HALF, first=Fraction(5), each=Fraction(-3)), -7, 5),  # at 4, and right above 2
        (Proportional(full_at=TWO), 0, 40),
        (Proportional(full_at=TWO, better=Better.LOWER), 20, 40),
        (Proportional(full_at=TWO, value=formula("p / 4")), 0, 20),
        (Bands(bands=(), otherwise=ONE), 1, 1),
        (Given(), 0, 4),
        (Pool(alone=HALF), 0, 40),
        (Leader(at_target=HALF, untargeted=Untargeted.POOL, alone=HALF), 0, 40),
    ],
)
def test_a_line_that_reads_an_open_line(scale, low, high):
    total = scored(scale).on("2", "a")
    assert (total.low, total.high) == (low, high)


def test_targets_count_as_ever():
    scale = Excess(at_target=HALF, full_at=TWO, value=formula("y * p"))
    targets = tuple(Target(unit=unit, figure="y", plan=TWO) for unit in "ab")
    total = scored(scale, reads=(("y", "y"), ("p", "points:1")), targets=targets).on("2", "a")
    assert (total.low, total.high) == (0, 40)


def test_what_is_settled_stays_so_beside_an_open_line_of_another():
    scores = scored(Forfeit(scale=FIVE, when=formula("1 / p > 0"), points=TWO), of="y")
    assert scores.on("2", "a").points == 0


def test_what_reads_a_settled_line_beside_an_open_one_of_another_says_what_it_read():
    """a has 0 of a pool in which c has 3: that earns nothing, whatever b reports."""
    scores = scored(Calculated(points=formula("p + 5")), worth=Fraction(0), beside=(("c", Fraction(3)),))
    (ground,) = (each for each in scores.grounds_for("a") if each.about.criterion == "2")
    assert (ground.why, ground.fact("read"), ground.fact("points")) == (Why.CALCULATED, (("p", 0),), 5)


def test_points_without_end_are_no_points():
    scores = scored(Each(each=-TWO, value=formula("p / (p - 1)")))
    total = scores.on("2", "a")
    assert (total.points, total.bounded, scores.of("a").bounded, scores.provisional) == (None, False, False, True)
    assert [ground.why for ground in scores.grounds_for("a")] == [
        Why.PEERS_MISSING,
        Why.POINTS_UNBOUNDED,
        Why.TOTAL_UNBOUNDED,
    ]
    assert "00000" not in str(scores.explain(Language.EN, unit="a"))


def test_a_group_of_points_without_end_has_none():
    scores = scored(Each(each=-TWO, value=formula("1 / p")), under=(Criterion(code="3", maximum=Fraction(40)),))
    assert Why.POINTS_UNBOUNDED in {ground.why for ground in scores.grounds_for("a") if ground.about.criterion == "3"}
    assert not scores.on("3", "a").bounded


def test_what_counts_of_what_is_read_are_numbers_truths_and_cases():
    read = {"cases": (Occurrence(), Occurrence()), "on": date(2024, 5, 1), "done": True, "of": Fraction(3, 2)}
    assert named(read) == {"cases": 2, "done": True, "of": Fraction(3, 2)}
