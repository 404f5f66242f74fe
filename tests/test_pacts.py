"""Pacts: every wrong reference with its path; who has not signed; what is not assigned. All units are invented."""

from datetime import date
from fractions import Fraction

import pytest

from thidua import Dossier, Why, counterfactual
from thidua.clusters import Cluster
from thidua.criteria import Criteria, Criterion
from thidua.errors import RecordError
from thidua.figures import Figure, Kind
from thidua.pacts import Amendment, Movement, Pact
from thidua.reviewing import Submission, progress, settle
from thidua.rules import Rulebook
from thidua.scales import Proportional
from thidua.scoring import score
from thidua.targets import Target
from thidua.timetable import Season
from thidua.units import Unit
from thidua.year import conclude_year

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
    assert pact(rulebook=RULES, targets=targets).targets == (targets[0], targets[2], targets[1])  # unit by unit


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
        ("a", "1", True),  # nothing is left of it
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


# ── pacts over time


def amended(*amendments, **facts):
    return pact(signed=date(2024, 3, 12), amendments=amendments, **facts)


JULY = date(2024, 7, 1)


def test_the_targets_in_force_are_those_of_the_day():
    later = Amendment(on=JULY, targets=(target(plan=8), target("b", plan=5)))
    found = amended(later, targets=(target(plan=10),))
    assert found.targets == (target(plan=10),)
    assert found.in_force(date(2024, 6, 30)) == (target(plan=10),)
    assert found.in_force(JULY) == found.in_force() == (target(plan=8), target("b", plan=5))
    assert found.plans("thu") == {"a": 8, "b": 5}


def test_the_last_amendment_stands_whatever_the_order_of_the_record():
    first, last = (
        Amendment(on=JULY, targets=(target(plan=8),)),
        Amendment(on=date(2024, 9, 1), targets=(target(plan=6),)),
    )
    assert amended(last, first).in_force() == amended(first, last).in_force() == (target(plan=6),)


def test_members_join_and_leave_on_the_day_of_an_amendment():
    found = amended(Amendment(on=JULY, joined=("c",), left=("b",)))
    assert found.members(date(2024, 6, 30)) == ("a", "b")
    assert found.members(JULY) == ("a", "c")
    assert found.members(None) == ("a", "b", "c")
    assert pact().members(JULY) == ("a", "b", "c")


def test_movements_are_added_by_amendment():
    first, later = Movement(name="Một"), Movement(name="Hai", launched_on=JULY)
    found = amended(Amendment(on=JULY, movements=(later,)), movements=(first,))
    assert found.running(date(2024, 6, 30)) == (first,)
    assert found.running(None) == (first, later)


@pytest.mark.parametrize(
    ("term", "covered"), [(1, [2024]), (5, [2024, 2025, 2026, 2027, 2028])], ids=["one season", "five seasons"]
)
def test_a_pact_covers_the_seasons_of_its_term(term, covered):
    found = pact(term=term)
    assert [year for year in range(2020, 2032) if found.covers(Season.of(year))] == covered
    assert not Pact(cluster=CLUSTER).covers(Season.of(2024))


def test_amendments_that_do_not_fit_are_refused_with_their_path():
    wrong = Amendment(
        on=date(2024, 3, 11),
        targets=(target("x", plan=0), target("a", "chi")),
        joined=("y",),
        left=("z",),
    )
    with pytest.raises(RecordError) as caught:
        amended(wrong, rulebook=RULES, term=0)
    assert str(caught.value).splitlines() == [
        "11 March 2024 is out of range @ $.amendments[0].on",
        "unknown unit 'x'; the cluster has: a, b, c @ $.amendments[0].targets.x",
        "unknown unit 'y'; the cluster has: a, b, c @ $.amendments[0].joined[0]",
        "unknown unit 'z'; the cluster has: a, b, c @ $.amendments[0].left[0]",
        "a target must be greater than 0, found 0 @ $.amendments[0].targets.x.thu",
        f"unknown figure 'chi'; the rulebook has: {FIGURES} @ $.amendments[0].targets.a.chi",
        "0 is out of range @ $.pact.term",
    ]


# ── mid-year progress over amended pacts


def test_progress_uses_the_targets_and_members_of_the_day():
    later = Amendment(on=JULY, targets=(target(plan=8),), joined=("c",), left=("b",))
    found = amended(later, targets=(target(plan=10), target("b", plan=4)), signatures=("a",))
    report = Submission(unit="a", on=date(2024, 6, 15), figures=(("thu", Fraction(4)),))
    before, after = (progress(settle(found, [report]), on=day) for day in (date(2024, 6, 30), JULY))
    assert before.rows() == [("a", "thu", 10, 4, Fraction(2, 5)), ("b", "thu", 4, None, None)]
    assert after.rows() == [("a", "thu", 8, 4, Fraction(1, 2))]
    assert (before.silent, after.silent) == (("b",), ("c",))
    assert [ground.why for ground in before.grounds_for("c")] == []
    assert [ground.why for ground in after.grounds_for("c")] == [Why.NO_REPORT, Why.PACT_UNSIGNED]


def test_the_season_is_scored_by_the_last_targets():
    rules = Rulebook(
        id="r",
        criteria=Criteria(
            rows=(Criterion(code="1", maximum=Fraction(8), scale=Proportional(), reads=(("value", "thu"),)),)
        ),
        figures=(Figure(name="thu"),),
    )
    cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"),))
    later = Amendment(on=JULY, targets=(target(plan=8),))
    found = Pact(cluster=cluster, rulebook=rules, targets=(target(plan=10),), amendments=(later,))
    report = Submission(unit="a", figures=(("thu", Fraction(6)),))
    assert score(settle(found, [report])).of("a").points == 6  # 6 of 8, not 6 of 10


def test_another_edition_leaves_out_amended_targets_that_it_does_not_know():
    rules = Rulebook(
        id="r", criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(8)),)), figures=(Figure(name="thu"),)
    )
    other = Rulebook(id="o", criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(8)),)))
    cluster = Cluster(id="c", name="C", units=(Unit(id="a", name="A"),))
    signed = Pact(
        cluster=cluster,
        season=Season.of(2024),
        rulebook=rules,
        amendments=(Amendment(on=JULY, targets=(target(plan=8),)),),
    )
    dossier = Dossier(pact=signed, submissions=(Submission(unit="a", figures=(("1", Fraction(6)),)),))
    assert [ground.why for ground in conclude_year(dossier).grounds_for("a")].count(Why.AMENDED) == 1
    assert counterfactual(dossier, rulebook=other).year.dossier.pact.in_force() == ()
