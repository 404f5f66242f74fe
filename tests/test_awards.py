"""Awards: forms, honours held, grants to a unit or to individuals."""

import pytest

from thidua.awards import Award, Grant, Honour
from thidua.errors import RecordError


def test_a_grant_is_to_a_unit_or_to_individuals():
    assert Grant(award="x", unit="a").individuals is None
    assert Grant(award="x", individuals=24).unit is None


@pytest.mark.parametrize("nobody_or_both", [{}, {"unit": "a", "individuals": 24}])
def test_a_grant_to_nobody_or_to_both_is_refused(nobody_or_both):
    with pytest.raises(RecordError) as caught:
        Grant(award="x", **nobody_or_both)
    assert str(caught.value) == "exactly one of these is needed: unit, individuals @ $"
    assert caught.value.problems[0].say("vi") == "cần đúng một trong: unit, individuals @ $"


def test_what_is_not_stated_of_an_award_stays_open():
    award = Award(id="co-thi-dua-tinh", name="Cờ thi đua của tỉnh")
    assert (award.name_en, award.granted_by, award.cites) == (None, None, ())
    assert Honour(unit="a", award=award.id, season="2021-2022").season == "2021-2022"
