"""Scales by themselves: what conformance cases cannot ask through a dossier."""

from datetime import date
from fractions import Fraction

import pytest

from thidua import Occurrence, RulebookError, Season, State, Why
from thidua.figures import Kind
from thidua.formulas import Formula
from thidua.scales import (
    Bands,
    Capped,
    Columns,
    Deadline,
    Each,
    EdgePolicy,
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
    RankOf,
    Reporting,
    Setting,
    Shared,
    Steps,
    Untargeted,
    Waived,
    earned,
    formulas_of,
    kinds_read,
    marks,
    reads_peers,
    reads_target,
    words,
)
from thidua.timetable import Calendar, YearDay

half, one, two, ten = Fraction(1, 2), Fraction(1), Fraction(2), Fraction(10)
BEHIND_COSTS = Ranked(points=(-one, Fraction(-3)), shared=Shared.BEST, of=RankOf.VALUE)


def column(*cells, targets=None):
    return Columns(maximum=ten, cells=(cells,), targets=targets or (None,) * len(cells))


@pytest.mark.parametrize("scale", [Proportional(), Excess(at_target=half, full_at=two), Leader(at_target=half)])
def test_a_unit_without_target_has_no_points(scale):
    found = marks(scale, column(ten, ten, targets=(ten, None)), Setting())
    assert (found[0].high, found[1]) == (found[0].low, State.NO_TARGET)


@pytest.mark.parametrize(
    "scale",
    [
        Given(),
        PassFail(),
        Pool(),
        Leader(at_target=half, untargeted=Untargeted.POOL),
        Ranked(points=(ten,), shared=Shared.BEST),
        Gated(scale=Each(each=one), when=Formula(text="value > 0")),
        Deadline(due=date(2024, 1, 31)),
        Idle(each=-one, period=Period.QUARTER),
    ],
)
@pytest.mark.parametrize("state", State)
def test_states_are_passed_on(scale, state):
    setting = Setting(reporting=Reporting.CLOSED, season=Season.of(2024))
    assert marks(scale, column(state, state), setting) == [state, state]


def test_the_gravest_state_of_several_roles():
    both = Columns(
        maximum=ten,
        roles=("a", "b"),
        cells=((State.NOT_REPORTED, one), (State.NOT_ASSIGNED, State.VOID)),
        targets=(None, None),
    )
    assert [both.read(0), both.read(1)] == [State.NOT_ASSIGNED, State.VOID]


def test_where_no_day_is_worked_all_days_count():
    scale = Deadline(due=date(2024, 1, 5), per_day=-one)
    worked = Deadline(due=date(2024, 1, 5), per_day=-one, days=type(scale.days)("working"))
    setting = Setting(season=Season.of(2024), calendar=Calendar(weekend=(1, 2, 3, 4, 5, 6, 7)))
    read = column(date(2024, 1, 9))
    assert [marks(each, read, setting)[0].low for each in (scale, worked)] == [-4, -4]


def test_a_grade_or_option_that_a_scale_does_not_know_is_worth_nothing():
    case = Occurrence(grade="khác")
    found = marks(Grades(points=(("nặng", -one),)), column((case, Occurrence())), Setting())[0]
    assert (found.low, dict(found.steps[0].facts)["ungraded"]) == (0, 1)
    assert marks(Options(points=(("hai", two),)), column("ba"), Setting())[0].low == 0


def test_a_rule_that_asks_for_nothing_is_met_also_where_parts_have_no_grades():
    found = marks(Parts(grades=(), rules=(Part(points=two),)), column(()), Setting())[0]
    assert (found.low, found.high) == (2, 2)


def test_cases_without_any_due_day():
    found = marks(Deadline(per_day=-one), column((Occurrence(on=date(2024, 1, 9)),)), Setting())[0]
    assert (found.low, dict(found.steps[0].facts)) == (0, {"count": 1, "late": 0, "early": 0, "without_due": 1})


@pytest.mark.parametrize(
    ("value", "points"),
    [("0", 1), ("1", 3), ("1/2", 1), ("2", 3), ("-1", 1), ("3", 2)],
)
def test_bands_between_whose_edges_a_policy_decides(value, points):
    bands = (
        Interval(below=one, points=one),
        Interval(above=one, below=Fraction(3), points=Fraction(3)),
        Interval(at_least=Fraction(3), points=two),
    )
    scale = Bands(bands=bands, edges=EdgePolicy.UPPER)
    assert scale.find(Fraction(value)).points == points


@pytest.mark.parametrize(
    ("bands", "problems"),
    [
        ((), "no band holds 0; name edges or otherwise @ $.bands"),
        (
            (Interval(exactly=one, points=one),),
            "no band holds 0; name edges or otherwise @ $.bands\nno band holds 2; name edges or otherwise @ $.bands",
        ),
        ((Interval(points=one), Interval(above=one, points=two)), "two bands hold the value 2 @ $.bands"),
        (
            (Interval(at_most=one, points=one), Interval(at_least=one, points=two)),
            "two bands hold the value 1 @ $.bands",
        ),
    ],
)
def test_bands_that_are_refused(bands, problems):
    with pytest.raises(RulebookError) as refused:
        Bands(bands=bands)
    assert str(refused.value) == problems


def test_an_edge_policy_does_not_fill_gaps():
    with pytest.raises(RulebookError) as refused:
        Bands(bands=(Interval(at_most=one, points=one), Interval(above=two, points=two)), edges=EdgePolicy.LOWER)
    assert (
        str(refused.value)
        == "no band holds 1.5; name edges or otherwise @ $.bands\nno band holds 2; name edges or otherwise @ $.bands"
    )


@pytest.mark.parametrize(
    ("make", "problems"),
    [
        (lambda: Proportional(full_at=Fraction(0)), "0 is out of range; allowed: > 0 @ $.full_at"),
        (lambda: Excess(at_target=-one, full_at=two), "-1 is out of range; allowed: 0 … 1 @ $.at_target"),
        (
            lambda: Leader(at_target=half, excess_at_most=one, alone=two),
            "1 is out of range; allowed: > 1 @ $.excess_at_most\n2 is out of range; allowed: 0 … 1 @ $.alone",
        ),
        (lambda: Pool(alone=-half), "-0.5 is out of range; allowed: 0 … 1 @ $.alone"),
        (lambda: Steps(above=one, per=Fraction(0), each=one), "0 is out of range; allowed: > 0 @ $.per"),
        (lambda: Each(each=one, free=-one), "-1 is out of range; allowed: ≥ 0 @ $.free"),
        (
            lambda: Parts(grades=("tốt",), rules=(Part(points=one, counts=(("kém", one),)),)),
            "'kém' is not allowed; allowed: tốt @ $.rules[0].counts",
        ),
    ],
)
def test_numbers_that_make_no_sense(make, problems):
    with pytest.raises(RulebookError) as refused:
        make()
    assert str(refused.value) == problems


def test_what_a_scale_reads_is_that_of_the_scale_inside():
    inner = Grades(points=(("nặng", -one),))
    wrapped = Forfeit(
        scale=Waived(
            scale=Gated(scale=Capped(scale=inner, at_least=-one), when=Formula(text="a > 1")), when=Formula(text="b")
        ),
        when=Formula(text="c"),
        points=-one,
    )
    assert [each.text for each in formulas_of(wrapped)] == ["c", "b", "a > 1"]
    assert (kinds_read(wrapped), words(wrapped)) == ({Kind.OCCURRENCES}, ("nặng",))
    assert not reads_peers(wrapped)
    assert not reads_target(wrapped)


@pytest.mark.parametrize(
    ("scale", "peers", "target"),
    [
        (Proportional(), False, True),
        (Proportional(full_at=one), False, False),
        (Excess(at_target=half, full_at=two), False, True),
        (Leader(at_target=half), True, True),
        (Leader(at_target=half, untargeted=Untargeted.POOL), True, False),
        (Capped(scale=Pool(), at_most=one), True, False),
        (Ranked(points=(ten,), shared=Shared.BEST), True, False),
        (Parts(grades=("tốt",), rules=()), False, False),
    ],
)
def test_who_needs_peers_and_targets(scale, peers, target):
    assert (reads_peers(scale), reads_target(scale)) == (peers, target)


@pytest.mark.parametrize(
    ("late", "per_day", "on_time", "rises"),
    [
        ([(1, 1)], 0, 0, (0, 1, 1, 0)),  # a day late earns 1, on time nothing
        ([(1, 1)], 0, 1, None),
        ([(1, 1)], Fraction(1, 2), 0, None),  # each day pays: that rises by itself
        ([(1, 1), (5, 1)], 0, 1, None),
        ([(1, 1), (5, 2)], 0, 1, (1, 5, 2, 1)),
        ([(5, 2), (1, 1)], 0, 1, (0, 5, 2, 1)),
        ([(0, 3)], 0, 2, (0, 0, 3, 2)),  # a tier from the very day on
        ([(0, 2)], 0, 2, None),
        ([(1, -1), (5, -3)], 0, 0, None),
        ([(1, 0), (5, 0)], -1, 0, None),  # four days late cost 4, five cost 5
        ([(1, 0), (5, 2)], -1, 0, (1, 5, -3, -4)),  # and with 2 back, the fifth is cheaper than the fourth
        ([(1, 0), (5, 1)], -1, 0, None),
    ],
)
def test_a_tier_that_earns_more_than_a_day_less_late(late, per_day, on_time, rises):
    tiers = tuple(Late(days=days, points=Fraction(points)) for days, points in late)
    found = Deadline(due=date(2024, 6, 14), late=tiers, per_day=Fraction(per_day), on_time=Fraction(on_time)).rises
    assert (found and (found[0], *dict(found[1]).values())) == rises


def test_what_takes_the_place_of_a_scale_is_nothing_for_a_unit_without_a_target():
    leader = Leader(at_target=Fraction(1, 2))
    scale = Forfeit(scale=leader, when=Formula(text="value > 0"), points=Fraction(-1))
    cells = (tuple(map(Fraction, (12, 8, 20))),)
    columns = Columns(maximum=Fraction(5), cells=cells, targets=(Fraction(10), None, Fraction(10)))
    found = earned(scale, columns, Setting())
    assert [found.mark(row) if row == 1 else found.mark(row).low for row in range(3)] == [-1, State.NO_TARGET, -1]
    assert [end.fractions() for end in found.ends(Fraction(7))] == [[-1, 0, -1]] * 2


def test_what_takes_the_place_of_an_open_scale_leaves_both_of_its_ends():
    """a is a fifth above its target, and c may still report more: the rest of 10 above 5 is all its own, or none."""
    scale = Forfeit(scale=Leader(at_target=half), when=Formula(text="value > 15"), points=Fraction(-1))
    columns = column(Fraction(12), Fraction(8), State.NOT_REPORTED, targets=(ten, None, ten))
    found = earned(scale, columns, Setting(reporting=Reporting.OPEN))
    assert [end.fractions() for end in found.ends(Fraction(7))] == [[5, 0, 7], [10, 0, 7]]


@pytest.mark.parametrize(
    ("scale", "ends", "why", "facts"),
    [
        (Capped(scale=Pool(), at_most=Fraction(5)), (0, 5), Why.CAPPED, {"before": 10, "cap": 5}),
        (Capped(scale=Pool(), at_least=one), (1, 10), Why.FLOORED, {"before": 0, "points": 1}),
        (Capped(scale=BEHIND_COSTS, at_least=-two), (-2, -1), Why.CAPPED, {"before": -3, "cap": -2}),
    ],
)
def test_a_limit_says_what_it_changes_of_the_end_that_passes_it(scale, ends, why, facts):
    """a has 8 of 8 and what c may still report: all of 10, or nearly nothing; the first place, or the second."""
    found, _ = marks(scale, column(Fraction(8), State.NOT_REPORTED), Setting(reporting=Reporting.OPEN))
    assert (found.low, found.high) == ends
    assert (found.steps[-1].why, dict(found.steps[-1].facts)) == (why, facts)


def test_a_place_that_a_peer_may_still_take_says_that_peers_are_missing():
    columns = column(Fraction(8), State.NOT_REPORTED)
    found, _ = marks(
        Ranked(points=(two, one), shared=Shared.BEST, of=RankOf.VALUE), columns, Setting(reporting=Reporting.OPEN)
    )
    assert (found.low, found.high, [step.why for step in found.steps]) == (1, 2, [Why.PEERS_MISSING])


def test_the_first_of_several_may_stay_where_its_place_earns_least():
    scale = Ranked(points=(Fraction(0), Fraction(5), Fraction(5)), shared=Shared.MEAN, of=RankOf.VALUE)
    columns = column(Fraction(8), State.NOT_REPORTED, State.NOT_REPORTED)
    found, *_ = marks(scale, columns, Setting(reporting=Reporting.OPEN))
    assert (found.low, found.high) == (0, 5)


def test_an_edge_of_many_digits_is_as_exact_as_any():
    edge = 10**17 + 1
    scale = Bands(bands=(Interval(at_least=Fraction(edge), points=two),), otherwise=one)
    found = marks(scale, column(Fraction(edge - 1), Fraction(edge)), Setting())
    assert [each.low for each in found] == [1, 2]


def test_a_season_behind_the_last_calendar_has_no_period_that_could_be_idle():
    scale = Idle(each=-one, due=(YearDay(day=31, month=1, later=1),))
    (found,) = marks(scale, column(ten), Setting(season=Season.of(9999)))
    assert (found.low, [(step.why, dict(step.facts)) for step in found.steps]) == (
        0,
        [(Why.UNDEFINED, {"formula": "due"})],
    )
