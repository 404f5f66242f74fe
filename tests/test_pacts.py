"""Pacts: every wrong reference with its path; who has not signed; what is not assigned. All units are invented."""

from fractions import Fraction

import pytest

from thidua.clusters import Cluster, Unit
from thidua.criteria import Criteria, Criterion
from thidua.errors import RecordError
from thidua.figures import Figure, Kind
from thidua.pacts import Pact, Target
from thidua.rulebook import Rulebook
from thidua.timetable import Season

CLUSTER = Cluster(id="c", name="Cụm", units=tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in "abc"))
ROWS = (
    Criterion(code="1", name="Kinh tế", maximum=Fraction(5)),
    Criterion(code="1.1", under="1", maximum=Fraction(5)),
    Criterion(code="1.1.1", under="1.1", name="Thu ngân sách", maximum=Fraction(2)),
    Criterion(code="1.1.2", under="1.1", maximum=Fraction(3)),
    Criterion(code="2", maximum=Fraction(4)),
)
RULES = Rulebook(
    id="r",
    criteria=Criteria(rows=ROWS),
    figures=(Figure(name="thu"), Figure(name="ho-so.som", kind=Kind.WHOLE), Figure(name="nop", kind=Kind.DAY)),
)
FIGURES = "thu, ho-so.som, nop, 1.1.1, 1.1.2, 2"


def pact(**facts):
    return Pact(cluster=CLUSTER, season=Season.of(2024), **facts)


def target(unit="a", figure="thu", plan=10):
    return Target(unit=unit, figure=figure, plan=Fraction(plan))


def refused(**facts):
    with pytest.raises(RecordError) as caught:
        pact(**facts)
    return str(caught.value).splitlines()


def test_every_unknown_unit_is_listed_with_its_path():
    assert refused(
        head="x",
        deputy="y",
        signatures=("a", "z", "b", "z"),
        targets=(target("u"), target("u", "chi"), target("a")),
        not_assigned=(("v", "2"), ("v", "1")),
        rulebook=Rulebook(id="r", criteria=RULES.criteria, figures=(Figure(name="thu"), Figure(name="chi"))),
    ) == [
        "unknown unit 'x'; the cluster has: a, b, c @ $.cluster.head",
        "unknown unit 'y'; the cluster has: a, b, c @ $.cluster.deputy",
        "unknown unit 'z'; the cluster has: a, b, c @ $.pact.signatures[1]",
        "unknown unit 'z'; the cluster has: a, b, c @ $.pact.signatures[3]",
        "unknown unit 'u'; the cluster has: a, b, c @ $.targets.u",
        "unknown unit 'v'; the cluster has: a, b, c @ $.not-assigned.v",
    ]


@pytest.mark.parametrize(
    ("targets", "messages"),
    [
        ((target(plan=0),), ["a target must be greater than 0, found 0 @ $.targets.a.thu"]),
        ((target(plan="-1/2"),), ["a target must be greater than 0, found -0.5 @ $.targets.a.thu"]),
        ((target(figure="chi"),), [f"unknown figure 'chi'; the rulebook has: {FIGURES} @ $.targets.a.chi"]),
        ((target(figure="nop"),), ["'10' is not of kind day @ $.targets.a.nop"]),
        ((target(figure="2", plan=4),), ["'4' is not of kind points @ $.targets.a.2"]),
        ((target(), target(plan=20)), ["'thu' is used twice @ $.targets.a.thu"]),
        (
            (target(figure="chi", plan=0), target("b", "nop")),
            [
                "a target must be greater than 0, found 0 @ $.targets.a.chi",
                f"unknown figure 'chi'; the rulebook has: {FIGURES} @ $.targets.a.chi",
                "'10' is not of kind day @ $.targets.b.nop",
            ],
        ),
    ],
)
def test_every_target_that_fits_no_figure_is_listed(targets, messages):
    assert refused(rulebook=RULES, targets=targets) == messages


def test_targets_of_amounts_and_whole_numbers_stand():
    targets = (target(), target("b"), target("a", "ho-so.som", 3))
    assert pact(rulebook=RULES, targets=targets).targets == targets


def test_without_a_rulebook_any_figure_may_have_a_target_above_zero():
    assert pact(targets=(target(figure="x"),)).targets == (target(figure="x"),)
    assert refused(targets=(target(figure="x", plan=0),)) == [
        "a target must be greater than 0, found 0 @ $.targets.a.x"
    ]


@pytest.mark.parametrize(
    ("rules", "known"),
    [(RULES, "; the rulebook has: 1, 1.1, 1.1.1, 1.1.2, 2"), (None, "")],
)
def test_every_unknown_criterion_is_listed(rules, known):
    assert refused(rulebook=rules, not_assigned=(("a", "9"), ("b", "8"))) == [
        f"unknown criterion '9'{known} @ $.not-assigned.a",
        f"unknown criterion '8'{known} @ $.not-assigned.b",
    ]


def test_problems_of_all_kinds_are_listed_together():
    assert refused(rulebook=RULES, head="x", targets=(target(plan=0),), not_assigned=(("a", "9"),)) == [
        "unknown unit 'x'; the cluster has: a, b, c @ $.cluster.head",
        "a target must be greater than 0, found 0 @ $.targets.a.thu",
        "unknown criterion '9'; the rulebook has: 1, 1.1, 1.1.1, 1.1.2, 2 @ $.not-assigned.a",
    ]


@pytest.mark.parametrize(
    ("unit", "code", "excused"),
    [
        ("a", "1", False),
        ("a", "1.1", True),
        ("a", "1.1.1", True),
        ("a", "1.1.2", True),
        ("a", "2", False),
        ("b", "1.1.1", False),
        ("b", "2", True),
        ("c", "2", False),
    ],
)
def test_a_group_that_is_not_assigned_excuses_all_that_it_holds(unit, code, excused):
    assert pact(rulebook=RULES, not_assigned=(("a", "1.1"), ("b", "2"))).excused(unit, code) is excused


@pytest.mark.parametrize(
    ("signatures", "unsigned"), [((), ("a", "b", "c")), (("c", "a"), ("b",)), (("a", "b", "c"), ())]
)
def test_members_without_recorded_signature(signatures, unsigned):
    assert pact(signatures=signatures).unsigned == unsigned


def test_a_pact_names_its_units_and_its_criteria():
    named = {("unit", "a"): "Đơn vị A", ("unit", "b"): "Đơn vị B", ("unit", "c"): "Đơn vị C"}
    assert pact().titles() == named
    criteria = {("criterion", "1"): "Kinh tế", ("criterion", "1.1.1"): "Thu ngân sách"}
    assert pact(rulebook=RULES).titles() == named | criteria


def test_a_pact_bears_the_label_of_its_season():
    assert pact().label == 2024
    assert Pact(cluster=CLUSTER, season=Season.of("2023-2024")).label == "2023-2024"
    assert Pact(cluster=CLUSTER).label is None
