"""What is said while slots are open holds under every reading of the votes that are still to come."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

import thidua
from thidua.archive.loading import document
from thidua.grounds import Why

FLAGS = ("co-mot", "co-hai", "co-ba")
LAST = "bang-khen"


@st.composite
def last_slots(draw):
    """The slot behind the flags: a number or a share, with every word on units that flags took."""
    said = draw(st.sampled_from([{"if_nominated": each} for each in ("lapses", "passes", "both")]))
    if draw(st.booleans()):
        return {"award": LAST, "count": draw(st.integers(1, 4))} | said
    share = draw(st.sampled_from(["1/4", "1/3", "1/2", "2/3", "1"]))
    return {"award": LAST, "share": share, "of": "remaining", "round": draw(st.sampled_from(["floor", "ceiling"]))}


@st.composite
def open_years(draw):
    """Points, a last slot, and for each flag whether its vote carried, failed, or is to come (None)."""
    units = "abcdef"[: draw(st.integers(2, 6))]
    points = {unit: {"1": draw(st.integers(1, 5)) * 10} for unit in units}
    votes = tuple(draw(st.sampled_from([True, False, None])) for _ in FLAGS)
    return points, draw(last_slots()), votes


def concluded(points, last, votes):
    """The year with the votes that are known; None where the places for the flags are shared."""
    slots = [{"award": each, "place": place, "by": "both"} for place, each in enumerate(FLAGS, 1)]
    rules = {
        "format": 2,
        "kind": "rulebook",
        "id": "r",
        "criteria": [{"code": "1", "maximum": 100}],
        "slots": [*slots, last],
        "ballot": [{"about": each, "denominator": "members", "threshold": "1/2", "edge": "exceeded"} for each in FLAGS],
    }
    ranked = sorted(points, key=lambda unit: -points[unit]["1"])
    cast = [
        {
            "award": award,
            "unit": unit,
            "electorate": {"members": 9},
            "ballots": {"approve": 9} if vote else {"reject": 9},
        }
        for award, unit, vote in zip(FLAGS, ranked, votes, strict=False)
        if vote is not None
    ]
    plain = {
        "format": 2,
        "kind": "dossier",
        "figures": points,
        "votes": cast,
        "pact": {"rulebook": rules},
        "cluster": {
            "id": "c",
            "name": "C",
            "season": 2024,
            "units": [{"id": unit, "name": unit.upper()} for unit in points],
        },
    }
    return thidua.conclude_year(document(plain, None))


def taken(year):
    """The units proposed for the last award."""
    return {each.unit for each in year.nominations.nominated if each.award == LAST}


def left(year, *whys):
    """The units that are not proposed for the last award, for one of these reasons."""
    found = (each for each in year.nominations.grounds() if each.about.award == LAST and each.why in whys)
    return {each.about.unit for each in found}


def passed_by(year):
    """The units that a flag took, so that the last award passes on, or lapses."""
    return left(year, Why.ALREADY_NOMINATED, Why.SLOT_LAPSED) | {
        each.unit for each in year.nominations.nominated if each.award in FLAGS
    }


@settings(deadline=None)  # a busy machine breaks no law
@given(open_years())
def test_what_is_sure_holds_whatever_the_votes_say(drawn):
    points, last, votes = drawn
    while len({each["1"] for each in points.values()}) < len(points):  # flags go to places held alone
        points = {unit: {"1": each["1"] + row} for row, (unit, each) in enumerate(points.items())}
    asked = votes[: len(points)]
    year = concluded(points, last, asked)
    said = [(True, False) if vote is None else (vote,) for vote in asked]
    readings = [taken(concluded(points, last, each)) for each in product(*said)]
    beyond = left(year, Why.BEYOND_QUOTA)
    assert taken(year) == set.intersection(*readings), (
        readings
    )  # each flag has one unit that it may go to: all is known
    assert not beyond & set.union(*readings)
    assert beyond | passed_by(year) >= {*points} - set.union(*readings), readings
