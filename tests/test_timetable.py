"""Timetable: what names a season, which days it covers, which season follows."""

from datetime import date

import pytest

from thidua.errors import FormatError
from thidua.timetable import Meeting, MeetingKind, Season

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
        (True, "True"),
        ("", ""),
        ("2024", "2024"),
        ("2023-2025", "2023-2025"),
        ("2024-2023", "2024-2023"),
        ("2023-24", "2023-24"),
        ("2023–2024", "2023–2024"),
        ("2023 - 2024", "2023 - 2024"),
        ("2023-2024-2025", "2023-2024-2025"),
        ("2023-2024\n", "2023-2024\n"),
        ("9-10", "9-10"),
        ("٢٠٢٣-٢٠٢٤", "٢٠٢٣-٢٠٢٤"),
        ("năm nay", "năm nay"),
    ],
)
def test_what_names_no_season_is_refused(label, found):
    with pytest.raises(FormatError) as caught:
        Season.of(label)
    assert str(caught.value) == f"'{found}' is not a season; write 2024 or \"2023-2024\" @ $"
    (problem,) = caught.value.problems
    assert problem.say("vi") == f"'{found}' không phải là năm thi đua; ghi 2024 hoặc \"2023-2024\" @ $"


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


def test_host_and_chair_of_a_meeting_are_two_things():
    meeting = Meeting(kind=MeetingKind.MID_YEAR, host="a", chair="b")
    assert (meeting.host, meeting.chair, meeting.on, meeting.venue) == ("a", "b", None, None)
