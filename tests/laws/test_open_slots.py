"""What is said while slots are open holds under every reading of the votes that are still to come."""

from itertools import product

import pytest

import thidua
from thidua.archive.loading import document
from thidua.grounds import Why

FLAGS = ("co-mot", "co-hai", "co-ba")
LAST = "bang-khen"


WORDS = ("lapses", "passes", "both")
SHARES = ("1/4", "1/3", "1/2", "2/3", "1")
LASTS = (  # the slot behind the flags: a number or a share, with every word on units that flags took
    *({"award": LAST, "count": number, "if_nominated": word} for number, word in product(range(1, 5), WORDS)),
    *(
        {"award": LAST, "share": share, "of": "remaining", "round": whole}
        for share, whole in product(SHARES, ("floor", "ceiling"))
    ),
)
KNOWN = (True, False, None)  # the vote on a flag carried, failed, or is to come


def concluded(points, last, votes):
    """The year with the votes that are known."""
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
    return thidua.conclude(document(plain, None))


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


@pytest.mark.parametrize("last", LASTS, ids=lambda last: " ".join(map(str, last.values())))
@pytest.mark.parametrize("number", range(2, 6))
def test_what_is_sure_holds_whatever_the_votes_say(number, last):
    points = {unit: {"1": 50 - 10 * row} for row, unit in enumerate("abcde"[:number])}  # each holds its place alone
    years = {votes: concluded(points, last, votes) for votes in product(KNOWN, repeat=min(number, len(FLAGS)))}
    for votes, year in years.items():
        said = [(True, False) if vote is None else (vote,) for vote in votes]
        readings = [taken(years[each]) for each in product(*said)]
        beyond = left(year, Why.BEYOND_QUOTA)
        assert taken(year) == set.intersection(*readings)  # each flag has one unit that it may go to: all is known
        assert not beyond & set.union(*readings)
        assert beyond | passed_by(year) >= {*points} - set.union(*readings)
