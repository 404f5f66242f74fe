"""Figures: what is of which kind, how a cell reads as a fact, what one measure is in another."""

from datetime import date
from fractions import Fraction

import pytest

from thidua import Figure, Occurrence, State
from thidua.figures import Kind, fact_of, factor, fits, measures

half, three, day, case = Fraction(1, 2), Fraction(3), date(2024, 1, 31), Occurrence(evidence="biên bản 1")


@pytest.mark.parametrize(
    ("kind", "fitting", "misfits"),
    [
        (Kind.AMOUNT, [half, -three], [True, "3", day, 3, ()]),
        (Kind.POINTS, [half, -three], [False, "3"]),
        (Kind.WHOLE, [three, Fraction(0)], [half, -three, True]),
        (Kind.DAY, [day], ["31/1", three]),
        (Kind.YES_NO, [True, False], [three, "yes"]),
        (Kind.OPTION, ["hai"], [three, None]),
        (Kind.GRADE, ["tốt"], [three]),
        (Kind.OCCURRENCES, [(), (case,), three], [half, -three, "3"]),
    ],
)
def test_kinds(kind, fitting, misfits):
    assert all(fits(value, kind) for value in fitting)
    assert not any(fits(value, kind) for value in misfits)


@pytest.mark.parametrize(
    ("cell", "fact"),
    [(State.VOID, "void"), ((case, case), 2), (True, "yes"), (False, "no"), (half, half), (day, day), ("hai", "hai")],
)
def test_cells_as_facts(cell, fact):
    assert fact_of(cell) == fact


money = Figure(name="thu", measure="triệu đồng", converts=(("tỷ đồng", Fraction(1000)), ("đồng", Fraction(1, 10**6))))


@pytest.mark.parametrize(
    ("figure", "measure", "one"),
    [
        (money, "triệu đồng", 1),
        (money, "TRIỆU  đồng", 1),
        (money, "tỷ đồng", 1000),
        (money, "tỉ đồng", None),
        (money, "đồng", Fraction(1, 10**6)),
        (Figure(name="x", converts=(("tá", Fraction(12)),)), "tá", 12),
        (Figure(name="x"), "cái", None),
    ],
)
def test_one_of_a_measure(figure, measure, one):
    assert factor(measure, figure) == one


def test_the_measures_in_which_a_figure_may_be_written():
    assert measures(money) == ("triệu đồng", "tỷ đồng", "đồng")
    assert measures(Figure(name="x")) == ()
