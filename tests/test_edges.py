"""What few records hold: seasons without days, merged units in circles, values that programs hand over, open ends."""

from datetime import date
from fractions import Fraction

import pytest

import thidua
from thidua import (
    Cluster,
    Criterion,
    Dossier,
    Occurrence,
    Officers,
    Pact,
    RecordError,
    Review,
    Rulebook,
    Season,
    Submission,
    Unit,
    counterfactual,
    rank,
    score,
    settle,
)
from thidua.archive.loading import document
from thidua.codec.editions import read_rulebook
from thidua.criteria import Criteria
from thidua.formulas import Formula
from thidua.grounds import About, Ground, Why
from thidua.ranking.classes import levels_of
from thidua.readings import Overall
from thidua.rotation import History
from thidua.scales import Capped, Each, Forfeit, Gated, Given, Waived
from thidua.scales.extents import lowest
from thidua.scoring.reaches import reach
from thidua.scoring.reading import between
from thidua.targets import Target
from thidua.words import digits_apart, say
from thidua.year import conclude_year

UNITS = (Unit(id="a", name="A"), Unit(id="b", name="B"))
C = Cluster(id="c", name="C", units=UNITS)


def rules(*criteria, **more):
    head = {"format": 2, "kind": "rulebook", "id": "r", "basis": "fictional"}
    return read_rulebook({**head, "criteria": list(criteria), **more})


def year(rulebook, **more):
    cluster = {"id": "c", "name": "C", "season": 2024, "units": [{"id": each, "name": each.upper()} for each in "abc"]}
    head = {"format": 2, "kind": "dossier", "basis": "fictional", "cluster": cluster}
    pact = {"rulebook": {"format": 2, "kind": "rulebook", "id": "r", **rulebook}}
    return conclude_year(document({**head, "pact": pact, **more}, None))


# ── seasons without days, pacts without a season


def test_a_season_without_days_has_no_parts_and_strays_nowhere():
    season = Season.of("2023-2024")
    assert season.parts(6) == []
    assert season.strays is False


def test_a_pact_without_a_season_is_concluded():
    dossier = Dossier(pact=Pact(cluster=C, head="a"), history=(Officers(season=2023, head="zz"),))
    assert [each.path for each in dossier.notes] == ["$.history[0].head"]
    assert "officer" in {each.why.value for each in conclude_year(dossier).grounds()}


def test_two_rows_of_one_season_are_no_history():
    rows = (Officers(season=2023, head="a"), Officers(season=2023, head="b"))
    with pytest.raises(RecordError, match=r"\$\.history\[1\]\.season"):
        History(pact=Pact(cluster=C, season=Season.of(2024)), rows=rows)


def test_a_name_of_two_units_in_the_season_says_nobodys_turn():
    units = (
        Unit(id="b-1", name="B", until=date(2024, 6, 30)),
        Unit(id="b-2", name="B", since=date(2024, 7, 1)),
        Unit(id="a", name="A"),
    )
    pact = Pact(
        cluster=Cluster(id="c", name="C", units=units),
        season=Season.of(2024),
        rulebook=rules(rotation={"head": "roster", "roster": ["A", "B"]}),
    )
    with pytest.raises(RecordError, match="B") as caught:
        Dossier(pact=pact)
    assert [dict(each.facts) for each in caught.value.problems] == [{"found": "B", "first": "b-1", "second": "b-2"}]


# ── pacts without a rulebook


def test_without_a_rulebook_nothing_is_assigned_and_every_figure_is_a_number():
    pact = Pact(cluster=C, season=Season.of(2024))
    assert pact.unassigned == {}
    with pytest.raises(RecordError) as caught:
        settle(pact, [Submission(unit="a", figures=(("x", (Occurrence(on=date(2019, 5, 1)),)),))])
    assert [each.path for each in caught.value.problems] == ["$.figures.a.x"]


def test_unknown_members_without_a_rulebook_have_no_class():
    cluster = Cluster(id="c", name="C", units=UNITS, members_complete=False)
    scores = score(settle(Pact(cluster=cluster, season=Season.of(2024)), [Submission(unit="a", figures=())]))
    assert rank(scores).bands == ()


# ── values that programs hand over


def test_a_plan_and_set_points_are_exact():
    plan = Target(unit="a", figure="x", plan=0.1 + 0.2)
    assert Pact(cluster=C, season=Season.of(2024), targets=(plan,)).plan("a", "x") == Fraction(3, 10)
    book = Rulebook(id="r", criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(10)),)))
    pact = Pact(cluster=C, season=Season.of(2024), rulebook=book)
    figures = settle(pact, [], [Review(unit="a", criterion="1", points=9.1, reason="x")])
    assert figures.reviews[0].points == Fraction(91, 10)
    with pytest.raises(RecordError, match=r"\$\.reviews\[0\]\.points"):
        settle(pact, [], [Review(unit="a", criterion="1", points=10.5, reason="x")])


# ── words


def test_numbers_that_no_digits_part_are_shown_with_as_many_as_people_read():
    assert digits_apart([Fraction(1), 1 + Fraction(1, 10**20)]) == 12


def test_a_list_in_per_cent():
    facts = (("measure", "%"), ("values", (Fraction(4, 5), "void")), ("value", Fraction(4, 5)))
    sentence = say(Ground(why=Why.MEAN_OF, about=About(unit="a", figure="x"), facts=facts), "en")
    assert "80%" in sentence
    assert "void" in sentence


# ── other editions


def test_the_roster_of_another_cluster_is_left_out_of_a_what_if():
    dossier = Dossier(pact=Pact(cluster=C, season=Season.of(2024), rulebook=rules()))
    other = counterfactual(dossier, rulebook=rules(rotation={"head": "roster", "roster": ["x", "y"]}))
    assert other.year.dossier.pact.rulebook.rotation is None


# ── how far points can go


WHEN = Formula(text="x > 0")
LOSS = Each(each=Fraction(-1))


@pytest.mark.parametrize(
    ("scale", "least"),
    [
        (Gated(scale=Capped(scale=LOSS, at_least=Fraction(-2)), when=WHEN), -2),
        (Waived(scale=LOSS, when=WHEN), None),
        (Forfeit(scale=Capped(scale=LOSS, at_least=Fraction(-2)), when=WHEN, points=Fraction(-3)), -3),
        (Forfeit(scale=LOSS, when=WHEN, points=Fraction(-3)), None),
        (Given(), None),
    ],
)
def test_the_least_that_a_scale_earns(scale, least):
    assert lowest(scale) == least


GIVEN = {"code": "1", "maximum": 10}


@pytest.mark.parametrize(
    ("criteria", "ends"),
    [
        # a line that only holds its standard score
        (({"code": "1", "maximum": 5, "start": "full"},), (5, 5)),
        # a group on top of the table adds what its line can be given
        ((GIVEN, {"code": "2", "adds": "on-top"}, {"code": "2.1", "under": "2", "maximum": 3}), (0, 13)),
        # deductions at most 3; together at most 2: gains go as far as 2 beyond them
        (
            (
                {"code": "1", "maximum": 10, "start": "full", "net_at_most": 2, "deductions_at_most": 3},
                {"code": "1.1", "under": "1", "adds": "on-top", "reads": "x", "scale": {"kind": "each", "each": 1}},
                {"code": "1.2", "under": "1", "reads": "x", "scale": {"kind": "each", "each": -1}},
            ),
            (7, 15),
        ),
        # from 10 down to the floor of 4
        (
            (
                {"code": "1", "maximum": 10, "start": "full", "floor": 4},
                {"code": "1.1", "under": "1", "reads": "x", "scale": {"kind": "each", "each": -1}},
            ),
            (4, 10),
        ),
        # 10 inside, and what lies on top, together no more than the ceiling of 12
        (
            (
                {"code": "1", "ceiling": 12},
                {"code": "1.1", "under": "1", "maximum": 10},
                {"code": "1.2", "under": "1", "adds": "on-top", "reads": "x", "scale": {"kind": "each", "each": 1}},
            ),
            (0, 12),
        ),
        # the best of 3 and 5
        (
            (
                {"code": "1", "maximum": 5, "children": "best"},
                {"code": "1.1", "under": "1", "maximum": 3},
                {"code": "1.2", "under": "1", "maximum": 5},
            ),
            (0, 5),
        ),
    ],
)
def test_how_far_the_points_of_who_has_not_reported_can_go(criteria, ends):
    assert reach(rules(*criteria, figures=[{"name": "x"}]), frozenset()) == ends


def passes(points):
    """Reads x, and gives these points where it is above 0."""
    return {"reads": {"x": "x"}, "scale": {"kind": "pass-fail", "when": "x > 0", "yes": points}}


MORE = {"reads": "x", "scale": {"kind": "each", "each": 1}}
WHOLE = {"digits": 0, "mode": "half-up"}


@pytest.mark.parametrize(
    ("criteria", "rounding", "ends"),
    [
        # a floor under what has no end
        (({"code": "1", "adds": "on-top", "floor": 2, **MORE},), None, (2, None)),
        # a floor under what comes to 5 at most, and a floor above that
        (({"code": "1", "maximum": 9, "floor": 3, **passes(5)},), None, (3, 5)),
        (({"code": "1", "maximum": 9, "floor": 7, **passes(5)},), None, (7, 7)),
        # a line that is full: what its part has at the least is no more than the maximum holds
        (
            ({"code": "1", "maximum": 10, "start": "full"}, {"code": "1.1", "under": "1", "floor": 3, **passes(5)}),
            None,
            (10, 10),
        ),
        # 5 within a group on top, of which 3 count
        (
            (GIVEN, {"code": "2", "adds": "on-top", "bonuses_at_most": 3}, {"code": "2.1", "under": "2", **passes(5)}),
            None,
            (0, 13),
        ),
        # 2.4 alone is rounded to 2
        ((GIVEN, {"code": "2", "adds": "on-top", **passes("2.4")}), {**WHOLE, "at": "criterion"}, (0, 12)),
        # what is given on top has no end, and what it forfeits one below
        (
            (
                GIVEN,
                {
                    "code": "2",
                    "adds": "on-top",
                    "scale": {"kind": "given", "forfeit": {"when": "value > 5", "points": -3}},
                },
            ),
            None,
            (-3, None),
        ),
        # a line on top holds what can be given of it
        ((GIVEN, {"code": "2", "adds": "on-top", "maximum": 3}), None, (0, 13)),
        # a bonus without end within its cap of 3, rounded
        ((GIVEN, {"code": "2", "adds": "on-top", "bonuses_at_most": 3, **MORE}), {**WHOLE, "at": "criterion"}, (0, 13)),
        # groups of groups are rounded once: 3, of which the ceiling leaves 2.4, which is rounded to 2
        (
            (
                {"code": "1", "maximum": 3, "ceiling": "2.4"},
                {"code": "1.1", "under": "1", "maximum": 3},
                {"code": "1.1.1", "under": "1.1", "maximum": 3},
            ),
            {**WHOLE, "at": "group"},
            (0, 2),
        ),
        # 2.4 in a group of its own is rounded to 2
        (
            ({"code": "1", "maximum": "2.4"}, {"code": "1.1", "under": "1", "maximum": "2.4"}),
            {**WHOLE, "at": "group"},
            (0, 2),
        ),
    ],
)
def test_how_far_points_can_go_within_limits_and_rounded(criteria, rounding, ends):
    more = {} if rounding is None else {"rounding": rounding}
    assert reach(rules(*criteria, figures=[{"name": "x"}], **more), frozenset()) == ends


def test_what_is_not_assigned_reaches_nothing():
    table = rules({"code": "1", "maximum": 5}, {"code": "2", "maximum": 3, "start": "full"})
    assert reach(table, frozenset()) == (3, 8)
    assert reach(table, frozenset({"2"})) == (0, 5)
    assert reach(table, frozenset({"1", "2"})) == (0, 0)
    parts = ({"code": "1", "maximum": 5}, {"code": "1.1", "under": "1", "maximum": 3})
    group = rules(*parts, {"code": "1.2", "under": "1", "maximum": 2})
    assert reach(group, frozenset({"1.2"})) == (0, 3)


def test_a_floor_below_what_a_group_has_anyway_takes_nothing_from_it():
    full = {"code": "1.1", "under": "1", "maximum": 3, "start": "full"}
    for floor, least in ((-2, 3), (3, 3)):
        best = {"code": "1", "maximum": 3, "children": "best", "floor": floor}
        assert reach(rules(best, full), frozenset()) == (least, 3)


def test_what_a_line_takes_that_was_not_reported_is_its_least():
    assert reach(rules({"code": "1", "maximum": 5, "unreported": -2}), frozenset()) == (-2, 5)


def test_what_a_floor_gives_on_top_may_be_cut_above():
    lifted = {"code": "1.1", "under": "1", "adds": "on-top", "maximum": 5, "floor": 2}
    for cap in ({"bonuses_at_most": 1}, {"net_at_most": 1}):
        least, most = reach(rules({"code": "1", "adds": "on-top", **cap}, lifted), frozenset())
        assert least <= 1 <= most  # the 2 that it surely has are 1 in the group


def test_rounding_takes_nothing_from_how_far_points_can_go():
    """2 and 3 on top are 5, which is whole already; what lies inside and what is on top are rounded each for itself."""
    table = rules(
        {"code": "1"},
        {"code": "1.1", "under": "1", "maximum": 2},
        {"code": "1.2", "under": "1", "adds": "on-top", "maximum": 3},
        rounding={**WHOLE, "at": "group"},
    )
    least, most = reach(table, frozenset())
    assert least <= 0
    assert most >= 5


def test_who_may_still_report_is_compared_by_rate_where_something_is_not_assigned():
    found = year(
        {
            "criteria": [{"code": "1", "maximum": 10}, {"code": "2", "maximum": 10}],
            "adjustments": [{"kind": "below-mean", "share": "50 %", "points": -1}],
        },
        figures={"a": {"1": 10}, "b": {"1": 1, "2": 1}},
        **{"not-assigned": {"a": ["2"]}},
    )
    # a: 10 of 10; b: 2 of 20, below half of any mean: with c at 0 it is 11/30, with c at 1 it is 7/10
    assert found.scores.of("b").points == 1
    assert found.scores.of("a").points == 10


def test_the_reason_of_a_class_names_each_fact_once():
    found = year(
        {
            "criteria": [{"code": "1", "maximum": 10}],
            "classes": {"by": "rate"},
            "bands": [{"name": "A", "from": "85 %"}, {"name": "B", "from": "0 %"}],
        },
        figures={"a": {"1": 9}, "b": {"1": 5}, "c": {"1": 1}},
    )
    ground = next(each for each in found.ranking.classed if each.about.unit == "a")
    rate, edge = ("value", Fraction(9, 10)), ("at_least", Fraction(17, 20))
    assert ground.facts == (("band", "A"), ("by", thidua.rules.RankBy.RATE), rate, ("measure", "%"), edge)


def test_announced_totals_without_a_rulebook_are_of_no_maximum():
    ranking = thidua.announce("C", totals={"A": 5, "B": 4})
    assert [(each.points, each.maximum, each.rate) for each in ranking.evidence.totals] == [(5, 0, None), (4, 0, None)]


def test_a_total_without_end_is_between_nothing():
    found = year(
        {
            "figures": [{"name": "x"}],
            "criteria": [
                {"code": "1", "reads": "x", "adds": "on-top", "scale": {"kind": "each", "each": 1}},
                {"code": "2", "maximum": 1},
            ],
            "adjustments": [{"kind": "formula", "points": "mean"}],
        },
        figures={"a": {"x": 3}, "b": {"x": 1}},
    )
    assert between(found.scores, Overall.TOTAL, "a") is None
    assert thidua.Why.TOTAL_UNBOUNDED in {each.why for each in found.scores.grounds_for("a")}


def test_below_a_mean_without_end_is_open():
    found = year(
        {
            "figures": [{"name": "x"}],
            "criteria": [
                {
                    "code": "1",
                    "reads": "x",
                    "adds": "on-top",
                    "scale": {"kind": "steps", "above": 0, "per": 1, "each": 1},
                },
                {"code": "2", "maximum": 1},
            ],
            "adjustments": [{"kind": "below-mean", "share": "50 %", "points": -1}],
        },
        figures={"a": {"x": 3}, "b": {"x": 1}},
    )
    assert (found.scores.of("a").low, found.scores.of("a").high) == (2, 3)


def test_a_place_passes_on_from_who_is_proposed_already():
    rulebook = {
        "criteria": [{"code": "1", "maximum": 10}],
        "slots": [{"award": "x", "place": 1}, {"award": "y", "place": 1, "if_nominated": "passes"}],
    }
    found = year(rulebook, figures={"a": {"1": 9}, "b": {"1": 8}, "c": {"1": 7}})
    assert [(each.unit, each.award) for each in found.nominations.nominated] == [("a", "x"), ("b", "y")]


def test_a_council_vote_on_an_award_without_a_rule():
    council = {
        "format": 2,
        "kind": "council",
        "id": "h",
        "name": "H",
        "basis": "fictional",
        "members": 5,
        "proposals": [{"cluster": "c", "unit": "a", "award": "x"}],
        "votes": [{"cluster": "c", "unit": "a", "award": "x", "approve": 3, "reject": 1}],
    }
    with pytest.raises(RecordError, match=r"\$\.votes\[0\]\.award"):
        document(council, None)


def test_a_total_without_upper_end_may_be_of_every_class_from_that_of_nothing_on():
    """p is between 0 and 4, as b may report more than a or stay away, and 1 / p has no upper end: a has 0 or more."""
    found = year(
        {
            "figures": [{"name": "x"}],
            "bands": [{"name": "Tốt", "from": 9}, {"name": "Khá", "from": 0}],
            "criteria": [
                {"code": "1", "maximum": 4, "reads": "x", "scale": {"kind": "pool"}},
                {
                    "code": "2",
                    "adds": "on-top",
                    "reads": {"p": "points:1"},
                    "scale": {"kind": "each", "each": 1, "value": "1 / p"},
                },
            ],
        },
        figures={"a": {"x": 1}},
    )
    assert not found.scores.of("a").bounded
    (said,) = (each for each in found.ranking.classed if each.about.unit == "a")
    assert (said.why, said.fact("bands"), said.fact("below")) == (thidua.Why.CLASS_OPEN, ("Khá", "Tốt"), None)


# ── classes of totals that nobody knows


def pooled(most, *bands, **rules):
    """A pool of which members are not known: the bands that it may reach, from the highest down."""
    table = [{"code": "1", "maximum": most, "reads": "x", "scale": {"kind": "pool"}}]
    return {"figures": [{"name": "x"}], "criteria": table, "bands": [*bands], **rules}


def of_some(rulebook, **more):
    """Two of a cluster of which nobody knows all members."""
    units = [{"id": each, "name": each.upper()} for each in "ab"]
    cluster = {"id": "c", "name": "C", "season": 2024, "members_complete": False, "units": units}
    return year(rulebook, cluster=cluster, figures={"a": {"x": 9}, "b": {"x": 10}}, **more)


def test_a_class_that_no_total_leaves_says_between_what_it_lies():
    found = of_some(pooled(8, {"name": "X", "from": 9}, {"name": "Y", "from": 0}))
    said = next(each for each in found.ranking.classed if each.about.unit == "a")
    assert (said.why, said.fact("band"), said.fact("low"), said.fact("high")) == (thidua.Why.CLASSED, "Y", 0, 8)


def test_a_class_that_is_open_says_no_numbers():
    found = of_some(pooled(9, {"name": "X", "from": 9}, {"name": "Y", "from": 0}))
    said = next(each for each in found.ranking.classed if each.about.unit == "a")
    assert (said.why, said.fact("bands")) == (thidua.Why.CLASS_OPEN, ("Y", "X"))
    assert (said.fact("value"), said.fact("low"), said.fact("high")) == (None, None, None)


def test_another_class_is_one_of_those_or_none():
    rules = pooled(8, {"name": "X", "from": 9}, {"name": "Y", "from": 4})
    found = of_some(rules, announced={"bands": {"a": "X"}})
    said = next(each for each in found.ranking.classed if each.why is thidua.Why.CLASS_DIFFERS)
    assert dict(said.facts) == {"bands": ("Y",), "either": "either", "below": "no-class"}


@pytest.mark.parametrize(
    ("classes", "waived", "levels"),
    [
        ({}, {}, {None: 0, "Khá": 1, "Tốt": 2}),
        ({"totals": "capped"}, {}, {None: 0, "Khá": 1, "Tốt": 2}),
        ({}, {"a": ["2"]}, {None: 0, "Khá": 1, "Tốt": 2}),
        ({"totals": "capped"}, {"a": ["2"]}, {}),  # cut at its own maximum, a may be of a lower class on more points
        ({"by": "rate"}, {}, {}),
    ],
)
def test_classes_go_with_places_where_both_rest_on_one_measure(classes, waived, levels):
    bands = [{"name": "Tốt", "from": "1/2"}, {"name": "Khá", "from": "1/4"}]
    rules = {"criteria": [{"code": "1", "maximum": 4}, {"code": "2", "maximum": 4}], "bands": bands, "classes": classes}
    assert levels_of(year(rules, **{"not-assigned": waived}).dossier.pact) == levels


# ── a slot by votes of one that an earlier slot took


@pytest.mark.parametrize(
    ("needs", "votes", "said"),
    [
        ([], [], ["vote-outstanding", "slot-lapsed"]),
        (["co"], [{"award": "y", "unit": "a", "electorate": {"members": 3}, "ballots": {"approve": 3}}], None),
    ],
)
def test_a_slot_that_lapses_if_it_comes_at_all_says_on_what_that_hangs(needs, votes, said):
    rulebook = {
        "figures": [{"name": "f"}],
        "criteria": [{"code": "1", "maximum": 9}],
        "conditions": {"co": {"when": "n > 0", "reads": {"n": "f"}}},
        "slots": [
            {"award": "x", "count": 1},
            {"award": "y", "count": 1, "by": "votes", "if_nominated": "lapses", "needs": needs},
        ],
        "ballot": [{"about": "y", "denominator": "members", "threshold": "1/2", "edge": "exceeded"}],
    }
    found = year(rulebook, figures={"a": {"1": 9}, "b": {"1": 8}, "c": {"1": 7}}, votes=votes)
    grounds = [each.why.value for each in found.nominations.grounds_for("a") if each.about.award == "y"]
    assert grounds == (said or ["standard-undecided", "slot-lapsed"])
    assert found.nominations.of("a")[0].award == "x"
