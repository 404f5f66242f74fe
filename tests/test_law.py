"""Law: which editions govern a day, and what they name. The editions here are invented."""

from datetime import date, timedelta

import pytest

from thidua.awards import Award
from thidua.law import Law, governing

FLAG = Award(id="co", name="Cờ")
OLD = Law(id="old", chain="x", name="Luật cũ", since=date(2004, 7, 1), until=date(2023, 12, 31), awards=(FLAG,))
NEW = Law(id="new", chain="x", name="Luật mới", since=date(2024, 1, 1), supersedes="old")
DECREE = Law(id="decree", chain="y", name="Nghị định", since=date(2004, 7, 1), until=date(2023, 12, 31))


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        (OLD.since - timedelta(days=1), []),
        (OLD.since, ["decree", "old"]),
        (OLD.until, ["decree", "old"]),
        (NEW.since, ["new"]),
        (date.max, ["new"]),
    ],
)
def test_the_first_and_the_last_day_in_force_count(on, ids):
    assert [law.id for law in governing((NEW, OLD, DECREE), on)] == ids


def test_editions_in_force_together_stand_oldest_first():
    late = Law(id="a", chain="z", name="Z", since=date(2005, 1, 1))
    assert [law.id for law in governing(iter((late, OLD)), date(2006, 1, 1))] == ["old", "a"]


def test_an_edition_knows_the_awards_that_it_names():
    assert OLD.award("co") == FLAG
    assert NEW.award("co") is None
