"""Timetable: what names a season, which days it covers, which season follows."""

from datetime import date

import pytest

from thidua.errors import FormatError
from thidua.grounds import Fault
from thidua.timetable import Calendar, Days, Due, Meeting, MeetingKind, Season, YearDay, day_before, misplaced

SCHOOL = date(2023, 9, 1), date(2024, 5, 31)


@pytest.mark.parametrize(
    ("label", "period", "start", "end"),
    [
        (2017, None, date(2017, 1, 1), date(2017, 12, 31)),
        (1, None, date(1, 1, 1), date(1, 12, 31)),
        (9999, None, date(9999, 1, 1), date(9999, 12, 31)),
        (2024, SCHOOL, *SCHOOL),
        ("2023-2024", None, None, None),
        ("2023-2024", SCHOOL, *SCHOOL),
        ("1999-2000", None, None, None),
    ],
)
def test_a_season_covers_its_year_or_the_stated_period(label, period, start, end):
    assert Season.of(label, period) == Season(label=label, start=start, end=end)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        (0, "0"),
        (-2024, "-2024"),
        (10000, "10000"),
        ("", ""),
        ("2024", "2024"),
        ("2023-2025", "2023-2025"),
        ("2024-2023", "2024-2023"),
        ("2023-24", "2023-24"),
        ("2023–2024", "2023–2024"),
        ("2023 - 2024", "2023 - 2024"),
        ("2023-2024-2025", "2023-2024-2025"),
        ("9-10", "9-10"),
        ("٢٠٢٣-٢٠٢٤", "٢٠٢٣-٢٠٢٤"),
        ("năm nay", "năm nay"),
    ],
)
def test_what_names_no_season_is_refused(label, found):
    with pytest.raises(FormatError) as caught:
        Season.of(label)
    shown = found.replace("\n", r"\n")
    assert str(caught.value) == f"'{shown}' is not a season; write 2024 or \"2023-2024\" @ $"
    (problem,) = caught.value.problems
    assert problem.located("vi") == f"'{shown}' không phải là năm thi đua; ghi 2024 hoặc \"2023-2024\" @ $"


@pytest.mark.parametrize(
    ("season", "following"),
    [
        (Season.of(2017), Season.of(2018)),
        (Season.of(2024, SCHOOL), Season.of(2025, (date(2024, 9, 1), date(2025, 5, 31)))),
        (Season.of("2023-2024"), Season.of("2024-2025")),
        (Season.of("1999-2000", SCHOOL), Season.of("2000-2001", (date(2024, 9, 1), date(2025, 5, 31)))),
        (Season.of("0998-0999"), Season.of("0999-1000")),
        (
            Season.of(2023, (date(2023, 3, 1), date(2024, 2, 29))),
            Season.of(2024, (date(2024, 3, 1), date(2025, 2, 28))),
        ),
        (Season(label=2024, start=date(2024, 4, 1)), Season(label=2025, start=date(2025, 4, 1))),
    ],
)
def test_the_following_season(season, following):
    assert season.following() == following


@pytest.mark.parametrize(("label", "following"), [(9999, "10000"), ("9998-9999", "9999-10000")])
def test_no_season_follows_the_last_year_of_the_calendar(label, following):
    with pytest.raises(FormatError) as caught:
        Season.of(label).following()
    assert str(caught.value) == f"'{following}' is not a season; write 2024 or \"2023-2024\" @ $"


def test_no_season_follows_one_that_ends_with_the_calendar():
    with pytest.raises(FormatError) as caught:
        Season.of(2024, (date(2024, 1, 1), date.max)).following()
    assert str(caught.value) == "'2025' is not a season; write 2024 or \"2023-2024\" @ $"


def test_a_season_does_not_end_before_it_begins():
    assert Season.of(2024, (date(2024, 1, 1), date(2024, 1, 1))).parts(1) == [(date(2024, 1, 1), date(2024, 1, 1))]
    with pytest.raises(FormatError) as caught:
        Season.of(2024, (date(2024, 1, 2), date(2024, 1, 1)))
    assert str(caught.value) == "2024-01-02, 2024-01-01 is out of range @ $.period"


@pytest.mark.parametrize(
    ("day", "far"),
    [
        (date(2022, 12, 31), True),
        (date(2023, 1, 1), False),
        (date(2024, 2, 29), False),
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date.min, True),
        (date.max, True),
    ],
)
def test_days_far_from_a_season(day, far):
    assert Season.of(2024).far_from(day) is far


@pytest.mark.parametrize(
    ("day", "far"),
    [
        (date(2022, 12, 31), True),
        (date(2023, 1, 1), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (date.max, True),
    ],
)
def test_days_far_from_the_years_of_a_label(day, far):
    assert Season.of("2024-2025").far_from(day) is far


@pytest.mark.parametrize(
    ("on", "season", "day"),
    [
        (YearDay(day=1, month=1), Season.of(2024), date(2024, 1, 1)),
        (YearDay(day=1, month=1), Season.of(2024, (date(2024, 1, 2), date(2025, 1, 1))), date(2025, 1, 1)),
        (YearDay(day=29, month=2), Season.of(2023), date(2023, 2, 28)),
        (YearDay(day=31, month=12, later=1), Season.of(9999), None),
        (YearDay(day=1, month=1), Season.of(9999, (date(9999, 1, 2), date.max)), None),
    ],
)
def test_a_day_of_every_season(on, season, day):
    assert on.of(season) == day


def test_the_eve_of_a_day():
    assert [day_before(day) for day in (date(2024, 3, 1), date.min)] == [date(2024, 2, 29), date.min]


@pytest.mark.parametrize(("days", "refused"), [(0, False), (366, False), (-1, True), (367, True)])
def test_a_reminder_comes_within_a_leap_year_before(days, refused):
    if not refused:
        assert Due(name="x", on=date(2024, 12, 31), remind=(days,)).remind == (days,)
        return
    with pytest.raises(FormatError) as caught:
        Due(name="x", on=date(2024, 12, 31), remind=(0, days))
    assert [(each.fault, each.path) for each in caught.value.problems] == [(Fault.OUT_OF_RANGE, "$.remind[1]")]


@pytest.mark.parametrize("day", ["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
def test_the_leap_day_falls_on_every_weekday_within_a_lifetime(day):
    assert Due(name="x", every=f"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY={day}").every


def test_a_reminder_before_all_days_is_none():
    due = Due(name="x", on=date(1, 1, 5), remind=(3, 9))
    assert [before.day for before, _, _ in Calendar(due=(due,)).reminders(Season.of(1))] == [2, 5]


def test_host_and_chair_of_a_meeting_are_two_things():
    meeting = Meeting(kind=MeetingKind.MID_YEAR, host="a", chair="b")
    assert (meeting.host, meeting.chair, meeting.on, meeting.venue) == ("a", "b", None, None)


# ── seasons apart


@pytest.mark.parametrize(
    ("season", "years", "expected"),
    [
        (Season.of(2024), -7, Season.of(2017)),
        (Season.of(2024), 0, Season.of(2024)),
        (Season.of("2023-2024", SCHOOL), -1, Season.of("2022-2023", (date(2022, 9, 1), date(2023, 5, 31)))),
    ],
)
def test_a_season_years_before_or_later(season, years, expected):
    assert season.moved(years) == expected
    assert expected.year - season.year == years


# ── the order of the year's meetings, which may spill into the next year

ORDER = (MeetingKind.MID_YEAR, MeetingKind.PREPARATORY, MeetingKind.ANNUAL)


def held(*days):
    kinds = {
        "m": MeetingKind.MID_YEAR,
        "p": MeetingKind.PREPARATORY,
        "a": MeetingKind.ANNUAL,
        "t": MeetingKind.THEMATIC,
    }
    return [Meeting(kind=kinds[key], on=day) for key, day in days]


@pytest.mark.parametrize(
    ("days", "pairs"),
    [
        ([("m", date(2018, 7, 20)), ("a", date(2019, 3, 19))], 0),
        ([("a", date(2019, 3, 19)), ("m", date(2018, 7, 20))], 0),
        ([("m", date(2018, 7, 20)), ("a", date(2018, 7, 19))], 1),
        ([("m", date(2018, 7, 20)), ("p", date(2018, 7, 20)), ("a", None)], 0),
        ([("m", date(2019, 7, 20)), ("p", date(2018, 1, 2)), ("a", date(2018, 1, 1)), ("t", date(2010, 1, 1))], 3),
    ],
)
def test_meetings_against_the_stated_order(days, pairs):
    assert len(misplaced(held(*days), ORDER)) == pairs
    assert misplaced(held(*days), ()) == ()


# ── what is due, and when to remind


def test_reminders_come_in_the_order_of_their_days():
    calendar = Calendar(
        holidays=(date(2024, 6, 13),),
        due=(
            Due(name="Báo cáo 6 tháng", on=YearDay(day=15, month=6), remind=(2,), days=Days.WORKING),
            Due(name="Kế hoạch", on=date(2024, 1, 31), remind=(10, 0)),
        ),
    )
    assert calendar.reminders(Season.of(2024)) == (
        (date(2024, 1, 21), date(2024, 1, 31), "Kế hoạch"),
        (date(2024, 1, 31), date(2024, 1, 31), "Kế hoạch"),
        (date(2024, 6, 12), date(2024, 6, 15), "Báo cáo 6 tháng"),  # 15 is a Saturday, 14 worked, 13 a holiday
        (date(2024, 6, 15), date(2024, 6, 15), "Báo cáo 6 tháng"),
    )


def test_a_calendar_without_a_worked_day_counts_all_days():
    due = Due(name="x", on=date(2024, 1, 31), remind=(3,), days=Days.WORKING)
    assert Calendar(weekend=tuple(range(1, 8)), due=(due,)).reminders(Season.of(2024))[0][0] == date(2024, 1, 28)


def test_a_deadline_that_recurs_comes_within_the_season_alone():
    monthly = Due(name="Báo cáo tháng", every="FREQ=MONTHLY;BYMONTHDAY=25")
    assert [day.month for day in monthly.of(Season.of(2024, (date(2024, 9, 26), date(2025, 2, 25))))] == [
        10,
        11,
        12,
        1,
        2,
    ]
    assert monthly.of(Season.of("2023-2024")) == ()
    assert Due(name="x", on=YearDay(day=1, month=2)).of(Season.of("2023-2024")) == ()


@pytest.mark.parametrize(
    ("facts", "messages"),
    [
        ({}, ["exactly one of these is needed: on, every @ $"]),
        ({"on": date(2024, 1, 1), "every": "FREQ=YEARLY"}, ["exactly one of these is needed: on, every @ $"]),
        (
            {"every": "FREQ=SECONDLY", "remind": (-1, 400, 1)},
            [
                "'FREQ=SECONDLY' is no rule of a calendar; write for example FREQ=MONTHLY;BYMONTHDAY=25 @ $.every",
                "-1 is out of range @ $.remind[0]",
                "400 is out of range @ $.remind[1]",
            ],
        ),
        (
            {"every": "FREQ=MONTHLY;INTERVAL=0"},
            [
                (
                    "'FREQ=MONTHLY;INTERVAL=0' is no rule of a calendar;"
                    " write for example FREQ=MONTHLY;BYMONTHDAY=25 @ $.every"
                )
            ],
        ),
        (
            {"every": "FREQ=MONTHLY;BYDAY=X"},
            ["'FREQ=MONTHLY;BYDAY=X' is no rule of a calendar; write for example FREQ=MONTHLY;BYMONTHDAY=25 @ $.every"],
        ),
    ],
)
def test_what_is_due_on_no_day_is_refused(facts, messages):
    with pytest.raises(FormatError) as caught:
        Due(name="x", **facts)
    assert str(caught.value).splitlines() == messages


@pytest.mark.parametrize(
    ("every", "first", "last", "days"),
    [
        ("FREQ=WEEKLY", (2024, 1, 3), (2024, 1, 24), [(1, 3), (1, 10), (1, 17), (1, 24)]),  # Wednesdays, as the first
        ("FREQ=WEEKLY;BYDAY=TU", (2024, 1, 3), (2024, 1, 16), [(1, 9), (1, 16)]),
        # every second week from that of 1 January, which ends on Sunday 7
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
            (2024, 1, 3),
            (2024, 2, 4),
            [(1, 7), (1, 15), (1, 21), (1, 29), (2, 4)],
        ),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", (2024, 1, 1), (2024, 2, 12), [(1, 1), (1, 22), (2, 12)]),
        # 7 January is the Sunday of the week of 1 January, 6 January its Saturday
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", (2024, 1, 7), (2024, 1, 31), [(1, 15), (1, 29)]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", (2024, 1, 6), (2024, 1, 31), [(1, 15), (1, 29)]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", (2024, 1, 8), (2024, 1, 31), [(1, 14), (1, 28)]),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31", (2024, 1, 31), (2024, 8, 31), [(1, 31), (3, 31), (5, 31), (7, 31)]),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", (2024, 1, 31), (2024, 5, 30), [(1, 31), (3, 31)]),
        ("FREQ=MONTHLY;BYDAY=1MO", (2024, 1, 1), (2024, 3, 4), [(1, 1), (2, 5), (3, 4)]),
        ("FREQ=MONTHLY;BYDAY=-1FR", (2024, 1, 1), (2024, 3, 29), [(1, 26), (2, 23), (3, 29)]),
        ("FREQ=MONTHLY;BYDAY=5TH", (2024, 1, 1), (2024, 5, 31), [(2, 29), (5, 30)]),
        ("FREQ=YEARLY;BYDAY=1MO", (2024, 1, 1), (2024, 12, 31), [(1, 1)]),
        ("FREQ=YEARLY;BYDAY=-1TU", (2024, 1, 1), (2024, 12, 31), [(12, 31)]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", (2024, 1, 1), (2024, 12, 31), [(2, 29)]),
        ("FREQ=YEARLY;BYMONTH=2,3;BYDAY=1MO", (2024, 1, 1), (2024, 12, 31), [(2, 5), (3, 4)]),
        ("FREQ=YEARLY", (2024, 5, 17), (2024, 12, 31), [(5, 17)]),
        ("FREQ=YEARLY;BYMONTHDAY=5", (2024, 10, 6), (2024, 12, 31), [(11, 5), (12, 5)]),
    ],
)
def test_the_days_of_a_rule_by_a_printed_calendar(every, first, last, days):
    season = Season.of(2024, (date(*first), date(*last)))
    assert Due(name="x", every=every).of(season) == tuple(date(2024, *day) for day in days)


@pytest.mark.parametrize(
    ("every", "days"),
    [
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=1", [(2025, 3, 1)]),
        (
            "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=10",
            [(2023, 7, 10), (2023, 12, 10), (2024, 5, 10), (2024, 10, 10), (2025, 3, 10)],
        ),
    ],
)
def test_intervals_are_counted_from_the_first_day_over_years(every, days):
    season = Season.of("2023-2024", (date(2023, 7, 1), date(2025, 6, 30)))
    assert Due(name="x", every=every).of(season) == tuple(date(*day) for day in days)


@pytest.mark.parametrize(
    ("every", "months"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=28", ()),
        ("FREQ=MONTHLY;BYMONTHDAY=29", ()),  # a leap year has it
        ("FREQ=MONTHLY;BYMONTHDAY=30", (2,)),
        ("FREQ=MONTHLY;BYMONTHDAY=-30", (2,)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", (2, 4, 6, 9, 11)),
        ("FREQ=MONTHLY;BYMONTHDAY=30,31", (2,)),  # who has the one day is not passed over
        ("FREQ=MONTHLY;BYMONTHDAY=1,31", ()),
        ("FREQ=YEARLY;BYMONTH=6,7;BYMONTHDAY=31", (6,)),
        ("FREQ=MONTHLY;BYDAY=5MO", ()),
        ("FREQ=MONTHLY", ()),
    ],
)
def test_the_months_that_never_have_the_day_of_a_rule(every, months):
    assert Due(name="x", every=every).passes_over == months


@pytest.mark.parametrize(
    ("every", "first", "last", "months"),
    [
        ("FREQ=MONTHLY", (2024, 1, 31), (2024, 6, 30), (2, 4, 6)),  # June ends with the season
        ("FREQ=MONTHLY", (2024, 1, 31), (2024, 6, 29), (2, 4)),  # June goes on after it
        ("FREQ=MONTHLY", (2024, 1, 30), (2024, 6, 30), (2,)),
        ("FREQ=MONTHLY", (2024, 1, 29), (2024, 6, 30), ()),
        ("FREQ=MONTHLY", (2023, 1, 29), (2023, 6, 30), (2,)),
        ("FREQ=MONTHLY;INTERVAL=2", (2024, 1, 31), (2024, 12, 31), (9, 11)),
        ("FREQ=MONTHLY;BYMONTH=6,7", (2024, 1, 31), (2024, 12, 31), (6,)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", (2024, 1, 31), (2024, 12, 31), ()),  # it says its day
        ("FREQ=MONTHLY;BYDAY=MO", (2024, 1, 31), (2024, 12, 31), ()),
        ("FREQ=WEEKLY", (2024, 1, 31), (2024, 12, 31), ()),
    ],
)
def test_the_months_of_a_season_without_its_first_day(every, first, last, months):
    season = Season.of(2024, (date(*first), date(*last)))
    assert Due(name="x", every=every).passed_in(season) == months


def test_a_day_of_the_first_and_the_last_year_there_is():
    assert YearDay(day=5, month=3).of(Season.of(1)) == date(1, 3, 5)
    assert YearDay(day=5, month=3).of(Season.of(9999)) == date(9999, 3, 5)
    assert YearDay(day=5, month=3, later=1).of(Season.of(9999)) is None


@pytest.mark.parametrize("period", [{"start": date(1990, 1, 1)}, {"end": date(1990, 1, 1)}, {}])
def test_a_season_of_which_one_end_is_not_known_strays_from_nothing(period):
    assert not Season(label=2024, **period).strays


@pytest.mark.parametrize(("day", "month"), [(31, 4), (0, 1), (1, 0), (32, 1), (1, 13)])
def test_a_day_that_no_year_has_is_refused(day, month):
    with pytest.raises(FormatError) as caught:
        YearDay(day=day, month=month)
    assert str(caught.value) == f"'{day}/{month}' is not a date; write 2022-01-31 or 31/01/2022 @ $"


@pytest.mark.parametrize(
    ("label", "first", "last", "strays"),
    [
        (2024, (2024, 1, 1), (2024, 12, 31), False),
        (2024, (2023, 1, 1), (2024, 12, 31), False),  # two years to the day
        (2024, (2022, 12, 31), (2024, 1, 31), True),
        (2024, (2024, 6, 1), (2025, 12, 31), False),
        (2024, (2024, 6, 1), (2026, 1, 1), True),
        (2024, (2023, 6, 1), (2025, 5, 31), False),
        (2024, (2023, 6, 1), (2025, 6, 1), True),  # a day more than two years
        ("2023-2024", (2023, 8, 1), (2025, 7, 31), False),
        ("2023-2024", (2022, 8, 1), (2023, 8, 31), False),
        ("2023-2024", (2025, 1, 1), (2026, 1, 1), True),
        ("2023-2024", (2021, 12, 31), (2022, 12, 31), True),
    ],
)
def test_a_period_that_strays_from_its_label(label, first, last, strays):
    assert Season.of(label, (date(*first), date(*last))).strays is strays


def test_a_day_after_which_nobody_works_any_more_stays():
    last = date.max  # 31 December 9999, a Friday
    assert Calendar(holidays=(last,)).next_worked(last) == last
    assert Calendar(holidays=(last,)).next_worked(date(9999, 12, 30)) == date(9999, 12, 30)
