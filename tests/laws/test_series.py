"""Laws of a series: what is open may be wider and never narrower; order and the size of weights say nothing."""

from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua import Announcement, Cluster, Dossier, Pact, Series
from thidua.rules.ranking import Places
from thidua.series import Combined, Lacking, Reached, SeriesOrder, SeriesPeriod, combine

UNITS = ("a", "b", "c")
TIE_BREAKS = ((), ("period:0",), ("first-places",), ("period:1", "first-places"))


def dossier(told, of, units=None, unnamed=()):
    """A period of which the places or totals of some units were announced; the `unnamed` are perhaps members."""
    named = [unit for unit in (told if units is None else units) if unit not in unnamed]
    cluster = Cluster("Cụm", units=named, members_complete=not unnamed)
    pact = Pact(cluster=cluster, season=2024)
    return Dossier(pact=pact, announced=Announcement(**{"places" if of is Reached.PLACES else "totals": told}))


@st.composite
def policies(draw):
    """How a series is put together, as far as its words allow."""
    of, by = draw(st.sampled_from([Reached.PLACES, Reached.POINTS])), draw(st.sampled_from(Combined))
    allowed = [Lacking.VOID]
    allowed += [Lacking.LEAVE_OUT] if by is Combined.MEAN else []
    allowed += [Lacking.ZERO] if of is Reached.POINTS else []
    ranking = SeriesOrder(tie_breaks=draw(st.sampled_from(TIE_BREAKS)), places=draw(st.sampled_from(Places)))
    return {"of": of, "by": by, "missing": draw(st.sampled_from(allowed)), "ranking": ranking}


@st.composite
def told(draw, of):
    """What one period tells: all places or totals, of some units only; which of the silent ones are members is said."""
    members = draw(st.sets(st.sampled_from(UNITS), min_size=1))
    if of is Reached.PLACES:
        order = draw(st.permutations(sorted(members)))
        known = {unit: place for place, unit in enumerate(order, start=1)}
    else:
        known = {unit: draw(st.integers(0, 2)) for unit in sorted(members)}
    gone = draw(st.sets(st.sampled_from(sorted(members)), max_size=1))
    unnamed = draw(st.booleans())
    return (known, gone, unnamed) if len(known) > len(gone) else (known, set(), False)


def put(periods, weights, policy):
    rows = [
        SeriesPeriod(f"{row}", dossier=each, weight=weight)
        for row, (each, weight) in enumerate(zip(periods, weights, strict=True))
    ]
    return combine(Series(id="s", name="S", periods=rows, **policy))


@st.composite
def half_told(draw):
    """A series of two periods, of which some places are silent, and the same with every completion of them."""
    policy = draw(policies())
    of = policy["of"]
    periods = [draw(told(of)) for _ in range(2)]
    weights = draw(st.lists(st.sampled_from([1, 2, Fraction(1, 2)]), min_size=2, max_size=2))
    opened = [
        dossier({u: n for u, n in known.items() if u not in gone}, of, known, gone if unnamed else ())
        for known, gone, unnamed in periods
    ]
    return policy, weights, opened, [list(completions(*each, of)) for each in periods]


def completions(known, gone, unnamed, of):
    """Every way in which the silent of a period may have come out, as far as it is tried."""
    rest = {unit: own for unit, own in known.items() if unit not in gone}
    if unnamed and (of is Reached.POINTS or fits(list(rest.values()))):
        yield dossier(rest, of)
    free = range(1, len(known) + 1) if of is Reached.PLACES else (0, 1, 2, 7)
    for values in product(free, repeat=len(gone)):
        whole = {**known, **dict(zip(sorted(gone), values, strict=True))}
        if of is Reached.POINTS or fits(list(whole.values())):
            yield dossier(whole, of)


def fits(places):
    """Whether places run on as they may after a tie."""
    counted = [1 + sum(other < own for other in places) for own in places]
    dense = [1 + len({other for other in places if other < own}) for own in places]
    return places in (counted, dense)


@settings(max_examples=150, deadline=None)
@given(half_told())
def test_whatever_comes_of_what_is_open_lies_within_what_was_said(drawn):
    policy, weights, opened, ways = drawn
    before = {each.unit: each for each in put(opened, weights, policy).placements}
    for way in product(*ways):
        for after in put(way, weights, policy).placements:
            said = before.get(after.unit)
            if said is None:  # nobody named it then
                continue
            if after.reach is None:
                assert said.place is None
                continue
            assert said.reach is not None
            assert said.reach[0] <= after.reach[0]
            assert said.reach[1] is None or after.reach[1] <= said.reach[1]
            assert said.place in (None, after.place)
            assert said.low is None or said.low <= after.low
            assert said.high is None or said.high >= after.high


@settings(max_examples=60, deadline=None)
@given(half_told(), st.sampled_from([2, 3, Fraction(1, 7)]))
def test_all_weights_times_a_number_move_nobody(drawn, factor):
    policy, weights, opened, _ = drawn
    one, other = (put(opened, [each * by for each in weights], policy) for by in (1, factor))
    assert [(each.unit, each.place, each.reach) for each in one.placements] == [
        (each.unit, each.place, each.reach) for each in other.placements
    ]


@settings(max_examples=60, deadline=None)
@given(half_told())
def test_the_order_of_periods_says_nothing(drawn):
    policy, weights, opened, _ = drawn
    rows = [
        SeriesPeriod(f"{row}", dossier=each, weight=weight)
        for row, (each, weight) in enumerate(zip(opened, weights, strict=True))
    ]
    rows.append(SeriesPeriod("storm", held=False))
    found = [combine(Series(id="s", name="S", periods=order, **policy)) for order in permutations(rows)]
    first, *others = [
        [(each.unit, each.place, each.reach, each.low, each.high, each.sharing) for each in one.placements]
        for one in found
    ]
    assert others == [first] * len(others)
    said = [{*one.grounds()} for one in found]
    assert all({ground.why for ground in one} == {ground.why for ground in said[0]} for one in said)


@settings(max_examples=80, deadline=None)
@given(half_told())
def test_every_unit_has_a_place_a_range_or_a_reason(drawn):
    policy, weights, opened, _ = drawn
    found = put(opened, weights, policy)
    assert found.official
    for each in found.placements:
        first = found.grounds_for(each.unit)[0].why.value
        wanted = "series-placed" if each.place else "series-open" if each.reach else "series-void"
        assert first == wanted
        assert len(each.shares) == len(opened)


@pytest.mark.parametrize("by", Combined)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_more_points_in_one_period_put_no_unit_behind(by, data):
    periods = [{unit: data.draw(st.integers(0, 3)) for unit in UNITS} for _ in range(2)]
    more = [{**periods[0], "a": periods[0]["a"] + data.draw(st.integers(1, 3))}, periods[1]]
    policy = {"of": Reached.POINTS, "by": by}
    one, other = (
        put([dossier(each, Reached.POINTS) for each in rows], [1, 2], policy).of("a").place for rows in (periods, more)
    )
    assert other <= one
