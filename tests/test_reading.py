"""The one reading: what stands for a unit under a name, or the state in its place."""

from fractions import Fraction

import pytest

from thidua import Cluster, Criterion, Figure, Pact, Review, Rulebook, Season, State, Submission, Unit, score, settle
from thidua.criteria import Criteria
from thidua.readings import reading
from thidua.scales import Pool
from thidua.scoring.reading import between, deducted, earned, read

RULES = Rulebook(
    id="r",
    figures=(Figure(name="x"),),
    criteria=Criteria(
        rows=(
            Criterion(code="1", maximum=Fraction(10)),
            Criterion(code="2", maximum=Fraction(10)),
            Criterion(code="2.1", under="2", maximum=Fraction(5), unreported=Fraction(-1)),
            Criterion(code="2.2", under="2", maximum=Fraction(5), reads=(("value", "x"),), scale=Pool()),
        )
    ),
)


def scored(*, not_assigned=(), reviews=(), **reported):
    ids = tuple(reported)
    cluster = Cluster(id="c", name="C", units=tuple(Unit(id=unit, name=unit.upper()) for unit in ids))
    pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=RULES, not_assigned=not_assigned)
    sent = [
        Submission(unit=unit, figures=tuple((name, Fraction(value)) for name, value in figures.items()))
        for unit, figures in reported.items()
    ]
    return score(settle(pact, sent, reviews))


FULL = {"1": 8, "2.1": 3, "x": 4}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("x", 4),
        ("1", 8),
        ("points:1", 8),
        ("points:2", 8),  # 3 + 5, the best of the pool
        ("points:2.2", 5),
        ("total", 16),
        ("rate", Fraction(4, 5)),
    ],
)
def test_what_stands(name, found):
    assert read(scored(a=FULL, b=FULL | {"x": 2}), reading(name), "a") == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("1", 2),
        ("points:1", 2),
        ("2.1", 4),  # never reported, but a reviewer set its points
        ("total", 6),
    ],
)
def test_what_a_reviewer_set_stands(name, found):
    set_ = [
        Review(unit="a", criterion="1", points=Fraction(2), reason="x"),
        Review(unit="a", criterion="2.1", points=Fraction(4), reason="x"),
    ]
    scores = scored(a={"1": 8, "x": 0}, b=FULL | {"x": 0}, reviews=set_)
    assert read(scores, reading(name), "a") == found


def test_states_are_no_numbers():
    scores = scored(a={"1": 8}, b=FULL, d={"2.1": 1, "x": 1}, not_assigned=(("a", "2"), ("d", "1")))
    assert read(scores, reading("x"), "a") is State.NOT_REPORTED
    assert read(scores, reading("2.1"), "a") is State.NOT_ASSIGNED
    assert read(scores, reading("points:2"), "a") is State.NOT_ASSIGNED
    assert read(scores, reading("1"), "d") is State.NOT_ASSIGNED
    nothing = scored(a={"1": 8}, b=FULL, not_assigned=(("a", "1"), ("a", "2")))
    assert read(nothing, reading("total"), "a") is State.NOT_ASSIGNED
    assert read(nothing, reading("rate"), "a") is State.NOT_ASSIGNED


def test_what_was_not_reported_earns_what_the_rulebook_says():
    scores = scored(a={"1": 8, "x": 4}, b=FULL)
    assert read(scores, reading("2.1"), "a") is State.NOT_REPORTED
    assert read(scores, reading("points:2.1"), "a") == -1


def test_what_peers_can_change_is_not_reported_yet():
    scores = scored(a=FULL, b={})
    assert read(scores, reading("points:2.2"), "a") is State.NOT_REPORTED
    assert read(scores, reading("total"), "a") is State.NOT_REPORTED
    assert read(scores, reading("points:2.1"), "a") == 3


def test_what_was_not_reported_is_a_state_and_lies_between_nothing():
    found = scored(a={"1": 8, "x": 4}, b={})
    assert read(found, reading("2.1"), "a") is State.NOT_REPORTED
    assert between(found, reading("2.1"), "a") is None
    assert between(found, reading("points:2.2"), "a") == (0, 5)  # b may still report the best of the pool


def test_a_name_that_nobody_knows():
    with pytest.raises(KeyError):
        read(scored(a=FULL), reading("y"), "a")


def test_amounts_compare_only_where_the_same_is_assigned():
    scores = scored(a=FULL, b={"1": 9, "x": 4}, d={"1": 7}, not_assigned=(("d", "2.1"), ("d", "2.2")))
    assert earned(scores, "2", "ab") == {"a": 8, "b": 4}
    assert earned(scores, "2", "ad") == {"a": 8, "d": State.NOT_ASSIGNED}
    assert earned(scores, "1", "ad") == {"a": 8, "d": 7}
    assert deducted(scores, "ab") == {"a": 0, "b": 1}
    assert deducted(scores, "ad") == {"a": 0, "d": 0}  # nobody lost points on what d lacks
    assert deducted(scores, "bd") == {"b": 1, "d": State.NOT_ASSIGNED}
