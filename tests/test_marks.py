"""Marks: what each scale gives one unit on a line of 10, with the reason and all that it rests on, by hand."""

from datetime import date
from fractions import Fraction

import pytest

from thidua import Occurrence, Season, State, Why
from thidua.formulas import Formula
from thidua.scales import (
    Bands,
    Better,
    Calculated,
    Capped,
    Columns,
    Counted,
    Days,
    Deadline,
    Each,
    Excess,
    Forfeit,
    Gated,
    Grades,
    Idle,
    Interval,
    Late,
    Leader,
    Lookup,
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
    marks,
)
from thidua.timetable import Calendar, YearDay

FRIDAY = date(2024, 6, 14)


def n(number):
    return Fraction(number)


def day(number):
    """A day of June 2024, of which the 14th is a Friday."""
    return date(2024, 6, number)


def cases(*names):
    return tuple(Occurrence(grade=name) for name in names)


LATE = (Late(days=1, points=n(-1)), Late(days=3, points=n(-2)))
EARLY = (Late(days=2, points=n(1)), Late(days=5, points=n(3)))
HALF = Fraction(1, 2)
BANDS = Bands(
    bands=(Interval(at_least=n(5), points=n(4)), Interval(above=n(1), below=n(5), points=n(2))), otherwise=n(1)
)
PARTS = Parts(
    grades=("A", "B", "C"),
    rules=(Part(counts=(("A", 2),), none_below="B", points=n(8), name="Tốt"), Part(counts=(("B", 2),), points=n(5))),
    otherwise=n(1),
)
LOOKUP = Lookup(
    rows=Formula(text="value"),
    row_edges=(n(1), n(5)),
    columns=Formula(text="value * 2"),
    column_edges=(n(4),),
    points=((n(1), n(2)), (n(3), n(4)), (n(5), n(6))),
)
ASKED = Formula(text="value > 2")
WITH = (Occurrence(evidence="x"), Occurrence(evidence="y"), Occurrence())
SPARED = (Occurrence(circumstance="tự phát hiện"), Occurrence(), Occurrence(circumstance="khác"))


def steps(**changes):
    return Steps(**{"above": n(10), "per": n(5), "each": n(2)} | changes)


@pytest.mark.parametrize(
    ("scale", "value", "points", "why", "facts"),
    [
        (PassFail(), n(1), 10, Why.PASSED, {}),
        (PassFail(), n(0), 0, Why.FAILED, {}),
        (PassFail(yes=n(4), no=n(-1)), n(0), -1, Why.FAILED, {}),
        (PassFail(yes=n(4), when=ASKED), n(3), 4, Why.PASSED, {"condition": "value > 2", "read": (("value", 3),)}),
        (PassFail(yes=n(4), when=ASKED), n(2), 0, Why.FAILED, {"condition": "value > 2", "read": (("value", 2),)}),
        (
            Proportional(full_at=n(8)),
            n(2),
            Fraction(5, 2),
            Why.PROPORTIONAL,
            {"value": 2, "target": 8, "share": Fraction(1, 4), "maximum": 10},
        ),
        (
            Proportional(full_at=n(8)),
            n(12),
            10,
            Why.PROPORTIONAL,
            {"value": 12, "target": 8, "share": Fraction(3, 2), "maximum": 10},
        ),
        (
            Proportional(full_at=n(8)),
            n(-2),
            0,
            Why.PROPORTIONAL,
            {"value": -2, "target": 8, "share": Fraction(-1, 4), "maximum": 10},
        ),
        (
            Proportional(full_at=n(8), better=Better.LOWER),
            n(16),
            5,
            Why.PROPORTIONAL,
            {"value": 16, "target": 8, "share": HALF, "maximum": 10},
        ),
        (
            Proportional(full_at=n(8), better=Better.LOWER),
            n(0),
            10,
            Why.PROPORTIONAL,
            {"value": 0, "target": 8, "share": 1, "maximum": 10},
        ),
        (Each(each=n(2)), n(3), 6, Why.PER_OCCURRENCE, {"count": 3, "each": 2}),
        (Each(each=n(2), free=n(1)), n(3), 4, Why.PER_OCCURRENCE, {"count": 2, "each": 2, "free": 1}),
        (Each(each=n(2), free=n(3)), n(3), 0, Why.PER_OCCURRENCE, {"count": 0, "each": 2, "free": 3}),
        (Each(each=n(2), free=n(4)), n(3), 0, Why.PER_OCCURRENCE, {"count": 0, "each": 2, "free": 4}),
        (
            Each(each=n(2), counts=Counted.WITH_EVIDENCE),
            WITH,
            4,
            Why.PER_OCCURRENCE,
            {"count": 2, "each": 2},
        ),
        (
            Each(each=n(2), counts=Counted.WITHOUT_EVIDENCE),
            WITH,
            2,
            Why.PER_OCCURRENCE,
            {"count": 1, "each": 2},
        ),
        (
            Each(each=n(2), counts=Counted.WITH_EVIDENCE),
            n(3),
            0,
            Why.PER_OCCURRENCE,
            {"count": 0, "each": 2, "unstated": 3},
        ),
        (
            Each(each=n(-1), waives=("tự phát hiện",)),
            SPARED,
            -2,
            Why.PER_OCCURRENCE,
            {"count": 2, "each": -1, "waived": 1},
        ),
        (
            Grades(points=(("nhẹ", n(-1)), ("nặng", n(-3))), waives=("tự phát hiện",)),
            (*cases("nhẹ", "nặng"), Occurrence(), Occurrence(grade="nặng", circumstance="tự phát hiện")),
            -4,
            Why.BY_GRADE,
            {"grades": (("nhẹ", -1), ("nặng", -3)), "ungraded": 1, "waived": 1},
        ),
        (Grades(points=(("nhẹ", n(-1)),)), n(2), 0, Why.BY_GRADE, {"ungraded": 2}),
        (Options(points=(("x", n(3)), ("y", n(1)))), "y", 1, Why.CHOSE, {"option": "y"}),
        (BANDS, n(5), 4, Why.IN_BAND, {"value": 5, "at_least": 5}),
        (BANDS, n(4), 2, Why.IN_BAND, {"value": 4, "above": 1, "below": 5}),
        (BANDS, n(1), 1, Why.OUTSIDE_BANDS, {"value": 1}),
        (steps(), n(10), 0, Why.BELOW_STEPS, {"value": 10, "above": 10}),
        (steps(), n(14), 0, Why.STEPPED, {"value": 14, "above": 10, "steps": 0, "each": 2}),
        (steps(), n(15), 2, Why.STEPPED, {"value": 15, "above": 10, "steps": 1, "each": 2}),
        (steps(first=n(3)), n(21), 7, Why.STEPPED, {"value": 21, "above": 10, "first": 3, "steps": 2, "each": 2}),
        (
            LOOKUP,
            n(HALF),
            1,
            Why.LOOKED_UP,
            {"row_key": "value", "row": HALF, "row_to": 1, "column_key": "value * 2", "column": 1, "column_to": 4},
        ),
        (
            LOOKUP,
            n(1),
            3,
            Why.LOOKED_UP,
            {
                "row_key": "value",
                "row": 1,
                "row_from": 1,
                "row_to": 5,
                "column_key": "value * 2",
                "column": 2,
                "column_to": 4,
            },
        ),
        (
            LOOKUP,
            n(5),
            6,
            Why.LOOKED_UP,
            {"row_key": "value", "row": 5, "row_from": 5, "column_key": "value * 2", "column": 10, "column_from": 4},
        ),
        (PARTS, cases("B", "A", "A"), 8, Why.FROM_PARTS, {"grades": ("A", "A", "B"), "band": "Tốt"}),
        (PARTS, cases("A", "A", "C"), 5, Why.FROM_PARTS, {"grades": ("A", "A", "C")}),
        (PARTS, cases("A", "C"), 1, Why.FROM_PARTS, {"grades": ("A", "C")}),
        (PARTS, cases("A", "z"), 1, Why.FROM_PARTS, {"grades": ("A",), "ungraded": 1}),
        (PARTS, n(3), 1, Why.FROM_PARTS, {"ungraded": 3}),
        (
            Calculated(points=Formula(text="value * 2")),
            n(3),
            6,
            Why.CALCULATED,
            {"formula": "value * 2", "read": (("value", 3),)},
        ),
        (Calculated(points=Formula(text="1 / value")), n(0), 0, Why.UNDEFINED, {"formula": "1 / value"}),
        (Gated(scale=Each(each=n(2)), when=ASKED), n(3), 6, Why.PER_OCCURRENCE, {"count": 3, "each": 2}),
        (
            Gated(scale=Each(each=n(2)), when=ASKED),
            n(2),
            0,
            Why.GATED,
            {"condition": "value > 2", "read": (("value", 2),)},
        ),
        (
            Waived(scale=Each(each=n(2)), when=ASKED),
            n(3),
            0,
            Why.WAIVED,
            {"condition": "value > 2", "read": (("value", 3),)},
        ),
        (Waived(scale=Each(each=n(2)), when=ASKED), n(2), 4, Why.PER_OCCURRENCE, {"count": 2, "each": 2}),
        (
            Forfeit(scale=Each(each=n(2)), when=ASKED, points=n(-5)),
            n(3),
            -5,
            Why.FORFEITED,
            {"condition": "value > 2", "read": (("value", 3),), "before": 6},
        ),
        # ── days
        (Deadline(due=FRIDAY, on_time=n(5)), day(14), 5, Why.ON_TIME, {"on": day(14), "due": FRIDAY}),
        (
            Deadline(due=FRIDAY, on_time=n(5), late=LATE),
            day(15),
            -1,
            Why.LATE,
            {"on": day(15), "due": FRIDAY, "days": 1},
        ),
        (
            Deadline(due=FRIDAY, on_time=n(5), late=LATE),
            day(16),
            -1,
            Why.LATE,
            {"on": day(16), "due": FRIDAY, "days": 2},
        ),
        (
            Deadline(due=FRIDAY, on_time=n(5), late=LATE),
            day(17),
            -2,
            Why.LATE,
            {"on": day(17), "due": FRIDAY, "days": 3},
        ),
        (
            Deadline(due=FRIDAY, on_time=n(5), per_day=n(-1)),
            day(17),
            2,
            Why.LATE,
            {"on": day(17), "due": FRIDAY, "days": 3},
        ),
        (
            Deadline(due=FRIDAY, on_time=n(5), per_day=n(-1), days=Days.WORKING),
            day(17),
            4,
            Why.LATE,
            {"on": day(17), "due": FRIDAY, "days": 1, "working": Days.WORKING},
        ),
        (
            Deadline(due=FRIDAY, on_time=n(5), per_day=n(-1), days=Days.WORKING),
            day(16),
            5,
            Why.ON_TIME,
            {"on": day(16), "due": FRIDAY, "late": "none"},
        ),
        (
            Deadline(due=FRIDAY, on_time=n(5), early=EARLY),
            day(13),
            5,
            Why.ON_TIME,
            {"on": day(13), "due": FRIDAY, "days": 1},
        ),
        (
            Deadline(due=FRIDAY, on_time=n(5), early=EARLY),
            day(12),
            6,
            Why.EARLY,
            {"on": day(12), "due": FRIDAY, "days": 2},
        ),
        (
            Deadline(due=FRIDAY, on_time=n(5), early=EARLY),
            day(9),
            8,
            Why.EARLY,
            {"on": day(9), "due": FRIDAY, "days": 5},
        ),
        (
            Deadline(due=FRIDAY, late=LATE),
            (Occurrence(on=day(14)), Occurrence(on=day(15)), Occurrence(on=day(20), due=day(10)), Occurrence()),
            -3,
            Why.CASES_IN_TIME,
            {"count": 4, "late": 2, "early": 0, "undated": 1},
        ),
        (
            Deadline(late=LATE),
            (Occurrence(on=day(20), due=day(10)), Occurrence(on=day(20))),
            -2,
            Why.CASES_IN_TIME,
            {"count": 2, "late": 1, "early": 0, "without_due": 1},
        ),
        (
            Idle(period=Period.QUARTER, each=n(-1)),
            (Occurrence(on=date(2024, 3, 31)), Occurrence(on=date(2024, 4, 1)), Occurrence()),
            -1,  # of two empty quarters one may have had the case without a day
            Why.IDLE,
            {"count": 1, "each": -1, "periods": 4, "undated": 1},
        ),
        (
            Idle(period=Period.MONTH, each=n(-1)),
            n(2),
            -10,
            Why.IDLE,
            {"count": 10, "each": -1, "periods": 12, "undated": 2},
        ),
    ],
)
def test_what_a_scale_gives_and_says(scale, value, points, why, facts):
    columns = Columns(maximum=n(10), cells=((value,),), targets=(None,))
    (mark,) = marks(scale, columns, Setting(season=Season.of(2024), calendar=Calendar()))
    assert (mark.low, mark.high) == (points, points)
    (step,) = mark.steps
    assert (step.why, dict(step.facts)) == (why, facts)


@pytest.mark.parametrize(
    ("value", "points", "rate"),
    [
        (5, Fraction(5, 2), HALF),
        (10, 5, 1),
        (12, 6, Fraction(6, 5)),
        (20, 10, 2),
        (25, 10, Fraction(5, 2)),
        (-1, 0, -Fraction(1, 10)),
    ],
)
def test_a_half_at_the_target_and_all_at_twice_of_it(value, points, rate):
    columns = Columns(maximum=n(10), cells=((n(value),),), targets=(n(10),))
    (mark,) = marks(Excess(at_target=HALF, full_at=n(2)), columns, Setting())
    facts = {"value": value, "target": 10, "rate": rate, "best": 2, "maximum": 10}
    assert (mark.low, mark.steps[0].why, dict(mark.steps[0].facts)) == (points, Why.RELATIVE, facts)


@pytest.mark.parametrize(
    ("value", "points", "why", "facts"),
    [
        (3, 3, None, None),
        (4, 4, None, None),
        (5, 4, Why.CAPPED, {"before": 5, "cap": 4}),
        (-2, -2, None, None),
        (-3, -2, Why.CAPPED, {"before": -3, "cap": -2}),
    ],
)
def test_what_a_capped_scale_cuts(value, points, why, facts):
    columns = Columns(maximum=n(10), cells=((n(value),),), targets=(None,))
    (mark,) = marks(
        Capped(scale=Calculated(points=Formula(text="value")), at_most=n(4), at_least=n(-2)), columns, Setting()
    )
    assert (mark.low, mark.high) == (points, points)
    assert [(step.why, dict(step.facts)) for step in mark.steps[1:]] == ([(why, facts)] if why else [])


# ── scales that look at peers

ABSENT = State.NOT_REPORTED
OPEN, CLOSED = Reporting.OPEN, Reporting.CLOSED


def test_what_a_formula_read_is_said_once():
    columns = Columns(maximum=n(10), cells=((n(4), n(2)),), targets=(None, None))
    first, second = marks(Pool(value=Formula(text="value * 2")), columns, Setting())
    assert [len(each.steps) for each in (first, second)] == [1, 1]
    assert (first.low, second.low, dict(second.steps[0].facts)["value"]) == (10, 5, 4)


def test_a_grade_counts_under_any_circumstance_but_those_that_waive_it():
    scale = Grades(points=(("x", n(-2)),), waives=("thiên tai",))
    told = tuple(Occurrence(grade="x", circumstance=each) for each in ("thiên tai", "khác", None))
    (mark,) = marks(scale, Columns(maximum=n(10), cells=((told,),), targets=(None,)), Setting())
    assert (mark.low, dict(mark.steps[0].facts)["waived"]) == (-4, 1)


NO_DAYS = Season.of("2023-2024")  # of which nobody recorded when it begins


@pytest.mark.parametrize(
    ("within", "read", "season", "facts"),
    [
        (None, ("value",), NO_DAYS, (("season", "2023-2024"),)),
        (10, ("value",), NO_DAYS, (("season", "2023-2024"),)),  # days after an event that nothing names
        (None, ("value", "start"), NO_DAYS, (("season", "2023-2024"),)),  # an event, and no days after it
        (None, ("value",), None, ()),
    ],
)
def test_a_day_of_the_year_says_nothing_where_the_season_has_no_days(within, read, season, facts):
    scale = Deadline(due=YearDay(day=15, month=6), within=within, on_time=n(3))
    columns = Columns(maximum=n(10), roles=read, cells=((date(2024, 6, 1),),) * len(read), targets=(None,))
    (mark,) = marks(scale, columns, Setting(season=season, calendar=Calendar()))
    assert (mark.low, mark.steps[0].why, mark.steps[0].facts) == (0, Why.SEASON_WITHOUT_DAYS, facts)


@pytest.mark.parametrize(("within", "read"), [(None, ("value", "due")), (0, ("value", "start"))])
def test_a_day_that_is_read_is_a_due_day_in_any_season(within, read):
    scale = Deadline(due=YearDay(day=15, month=6), within=within, on_time=n(3))
    columns = Columns(maximum=n(10), roles=read, cells=((date(2024, 6, 1),),) * len(read), targets=(None,))
    (mark,) = marks(scale, columns, Setting(season=NO_DAYS, calendar=Calendar()))
    assert (mark.low, mark.steps[0].why) == (3, Why.ON_TIME)


def against(scale, reporting, values, targets=None):
    """Lowest and highest points of each unit, with the reason and its facts; a state stands for itself."""
    cells = tuple(value if isinstance(value, State) else n(value) for value in values)
    aims = tuple(None if each is None else n(each) for each in targets or (None,) * len(values))
    found = marks(scale, Columns(maximum=n(10), cells=(cells,), targets=aims), Setting(reporting=reporting))
    return [
        mark if isinstance(mark, State) else (mark.low, mark.high, mark.steps[0].why, dict(mark.steps[0].facts))
        for mark in found
    ]


@pytest.mark.parametrize(
    ("scale", "reporting", "values", "expected"),
    [
        (Pool(), CLOSED, (4, 8, 0), [(5, Why.POOLED, 8), (10, Why.POOLED, 8), (0, Why.POOLED, 8)]),
        (Pool(), CLOSED, (4, -8), [(10, Why.POOLED, 4), (0, Why.POOLED, 4)]),
        (Pool(), CLOSED, (0, 0), [(0, Why.POOL_UNDEFINED, 0), (0, Why.POOL_UNDEFINED, 0)]),
        (Pool(), CLOSED, (-1, -2), [(0, Why.POOL_UNDEFINED, -1), (0, Why.POOL_UNDEFINED, -1)]),
        (Pool(better=Better.LOWER), CLOSED, (4, 8), [(10, Why.POOLED, 4), (5, Why.POOLED, 4)]),
        (Pool(better=Better.LOWER), CLOSED, (0, 8), [(10, Why.POOLED, 0), (0, Why.POOLED, 0)]),
    ],
)
def test_a_pool_that_is_known(scale, reporting, values, expected):
    least = {"bound": 0} if scale.better is Better.LOWER and 0 in values else {}  # there can be no better
    facts = [
        (points, points, why, {"value": value, "best": best, "maximum": 10} | least)
        for value, (points, why, best) in zip(values, expected, strict=True)
    ]
    assert against(scale, reporting, values) == facts


def test_a_pool_of_one():
    assert against(Pool(), CLOSED, (4, ABSENT)) == [(0, 0, Why.POOL_UNDEFINED, {"value": 4, "maximum": 10}), ABSENT]
    half = {"value": 4, "best": 4, "maximum": 10, "alone": HALF}
    assert against(Pool(alone=HALF), CLOSED, (4, ABSENT)) == [(5, 5, Why.POOLED, half), ABSENT]
    nothing = {"value": 0, "best": 0, "maximum": 10, "bound": 0}
    lower = Pool(alone=HALF, better=Better.LOWER)
    assert against(lower, CLOSED, (0, ABSENT)) == [(10, 10, Why.POOLED, nothing), ABSENT]


def test_a_pool_while_a_peer_may_still_report():
    said = {"value": 4, "best": 8, "maximum": 10}
    ahead = {"value": 8, "best": 8, "maximum": 10}
    assert against(Pool(), OPEN, (4, 8, ABSENT)) == [
        (0, 5, Why.PEERS_MISSING, said),
        (0, 10, Why.PEERS_MISSING, ahead),
        ABSENT,
    ]
    lower = against(Pool(better=Better.LOWER), OPEN, (0, 8, ABSENT))
    assert lower[0] == (
        10,
        10,
        Why.POOLED,
        {"value": 0, "best": 0, "maximum": 10, "bound": 0},
    )  # there can be no better
    assert against(Pool(), OPEN, (4, 8, State.VOID))[0] == (5, 5, Why.POOLED, said)  # a void figure comes no more


def test_a_key_without_value_and_what_a_formula_read():
    scale = Pool(value=Formula(text="12 / value"))
    first, second, third = against(scale, CLOSED, (3, 6, 0))
    worked = {"formula": "12 / value"}
    assert first == (10, 10, Why.POOLED, {"value": 4, "best": 4, "maximum": 10, **worked, "read": (("value", 3),)})
    assert second == (5, 5, Why.POOLED, {"value": 2, "best": 4, "maximum": 10, **worked, "read": (("value", 6),)})
    assert third == (0, 0, Why.UNDEFINED, worked)


def leading(value, target, rate, best):
    return {"value": value, "target": target, "rate": rate, "best": best, "maximum": 10}


def test_a_leader_by_its_excess():
    scale, fifth = Leader(at_target=HALF), Fraction(1, 5)
    assert against(scale, CLOSED, (12, 11, 10, 5, -1, ABSENT, 7), (10, 10, 10, 10, 10, 10, None)) == [
        (10, 10, Why.RELATIVE, leading(12, 10, 1 + fifth, 1 + fifth)),
        (Fraction(15, 2), Fraction(15, 2), Why.RELATIVE, leading(11, 10, 1 + fifth / 2, 1 + fifth)),
        (5, 5, Why.RELATIVE, leading(10, 10, 1, 1 + fifth)),
        (Fraction(5, 2), Fraction(5, 2), Why.RELATIVE, leading(5, 10, HALF, 1 + fifth)),
        (0, 0, Why.RELATIVE, leading(-1, 10, Fraction(-1, 10), 1 + fifth)),
        ABSENT,
        State.NO_TARGET,
    ]


def test_an_excess_beyond_the_stated_limit_counts_as_that():
    scale = Leader(at_target=HALF, excess_at_most=Fraction(3, 2))
    assert against(scale, CLOSED, (30, 12), (10, 10)) == [
        (10, 10, Why.RELATIVE, leading(30, 10, Fraction(3, 2), Fraction(3, 2))),
        (7, 7, Why.RELATIVE, leading(12, 10, Fraction(6, 5), Fraction(3, 2))),
    ]
    # whoever comes cannot lead by more than the limit: 12 of 10 earns at least 5 + 5 × 0.2 / 0.5
    assert against(scale, OPEN, (12, ABSENT), (10, 10)) == [
        (7, 10, Why.PEERS_MISSING, leading(12, 10, Fraction(6, 5), Fraction(6, 5))),
        ABSENT,
    ]


def test_who_has_no_target_competes_in_a_pool_of_its_own():
    scale = Leader(at_target=HALF, untargeted=Untargeted.POOL)
    assert against(scale, CLOSED, (12, 4, 8), (10, None, None)) == [
        (10, 10, Why.RELATIVE, leading(12, 10, Fraction(6, 5), Fraction(6, 5))),
        (5, 5, Why.POOLED, {"value": 4, "best": 8, "maximum": 10}),
        (10, 10, Why.POOLED, {"value": 8, "best": 8, "maximum": 10}),
    ]


@pytest.mark.parametrize(
    ("scale", "values", "expected"),
    [
        (Ranked(points=(n(9), n(5)), shared=Shared.BEST), (1, 2, 3), [(9, 1, None), (5, 2, None), (0, 3, None)]),
        (Ranked(points=(n(9), n(5)), shared=Shared.BEST), (2, 2), [(5, 2, 2), (5, 2, 2)]),
        (Ranked(points=(n(9), n(5)), shared=Shared.MEAN), (1, 1, 3), [(7, 1, 2), (7, 1, 2), (0, 3, None)]),
        (Ranked(points=(n(9), n(5)), shared=Shared.MEAN), (2, 2), [(Fraction(5, 2), 2, 2)] * 2),
        (
            Ranked(points=(n(9), n(5)), shared=Shared.BEST),
            (0, Fraction(3, 2)),
            [(0, 0, None), (0, Fraction(3, 2), None)],
        ),
        (
            Ranked(points=(n(9), n(5)), shared=Shared.BEST, of=RankOf.VALUE),
            (70, 80, 70),
            [(5, 2, 2), (9, 1, None), (5, 2, 2)],
        ),
        (
            Ranked(points=(n(9), n(5)), shared=Shared.MEAN, of=RankOf.VALUE, better=Better.LOWER),
            (70, 80, 70),
            [(7, 1, 2), (0, 3, None), (7, 1, 2)],
        ),
    ],
)
def test_points_by_place(scale, values, expected):
    said = [{"place": place} | ({} if sharing is None else {"sharing": sharing}) for _, place, sharing in expected]
    whys = [Why.BY_PLACE if place in (1, 2) else Why.BEYOND_PLACES for _, place, _ in expected]
    points = [each for each, _, _ in expected]
    assert against(scale, CLOSED, values) == list(zip(points, points, whys, said, strict=True))


def test_an_end_that_nobody_can_write_is_no_points():
    tiny = Fraction(1, 10**601)  # of 10 that is a number with 600 zeros behind the mark
    first, second, third = against(Pool(), OPEN, (tiny, 1, ABSENT))
    assert first == (0, 0, Why.DIGITS_WITHOUT_END, {})
    assert (second[:3], third) == ((0, 10, Why.PEERS_MISSING), ABSENT)
