"""Balloting: of whom a share is taken, when a quorum is missing, which counts cannot be."""

from fractions import Fraction

import pytest
from attrs import evolve

from thidua import Ballots, RecordError, Vote, count, say
from thidua.balloting import Electorate, Order, Outcome, overcast, seated
from thidua.grounds import Citation, Fault, Why
from thidua.rules import Abstentions, BallotRule, Denominator, Edge, Written


def vote(ballots, **electorate):
    return Vote(award="flag", unit="a", electorate=Electorate(**electorate), ballots=Ballots(**ballots))


def rule(denominator=Denominator.MEMBERS, **changes):
    stated = {"about": "flag", "threshold": Fraction(4, 5), "edge": Edge.REACHED, "denominator": denominator}
    return BallotRule(**stated | changes)


@pytest.mark.parametrize(
    ("denominator", "of", "outcome"),
    [
        (Denominator.MEMBERS, 10, Outcome.NOT_APPROVED),
        (Denominator.ELIGIBLE, 9, Outcome.NOT_APPROVED),
        (Denominator.PRESENT, 8, Outcome.NOT_APPROVED),
        (Denominator.CAST, 7, Outcome.NOT_APPROVED),
        (Denominator.VALID, 5, Outcome.APPROVED),
    ],
)
def test_the_share_is_taken_of_the_denominator(denominator, of, outcome):
    counted = count(
        vote({"approve": 4, "reject": 1, "blank": 1, "invalid": 1}, members=10, present=8, barred=("a",)),
        rule=rule(denominator),
    )
    assert (counted.out_of, counted.outcome) == (of, outcome)


def test_without_an_attendance_those_who_voted_were_present():
    counted = count(vote({"approve": 4, "reject": 1}, members=9), rule=rule(Denominator.PRESENT))
    assert (counted.out_of, counted.outcome) == (5, Outcome.APPROVED)


def test_a_unit_barred_twice_is_one():
    assert Electorate(members=9, barred=("a", "a")).eligible == 8


@pytest.mark.parametrize("denominator", [Denominator.PRESENT, Denominator.CAST, Denominator.VALID])
def test_of_nobody_nothing_carries(denominator):
    nothing = rule(denominator, threshold=Fraction(0))
    assert count(vote({}, members=9), rule=nothing).outcome is Outcome.NOT_APPROVED


@pytest.mark.parametrize(
    ("present", "outcome"), [(None, Outcome.NO_QUORUM), (5, Outcome.NO_QUORUM), (6, Outcome.APPROVED)]
)
def test_the_quorum_is_a_share_of_the_members(present, outcome):
    two_thirds = rule(Denominator.CAST, quorum=Fraction(2, 3))
    assert count(vote({"approve": 5}, members=9, present=present), rule=two_thirds).outcome is outcome


@pytest.mark.parametrize(
    ("ballots", "electorate", "english", "vietnamese"),
    [
        (
            {"approve": 8, "reject": 1},
            {"members": 10},
            (
                "a: approvals for flag: 8 of 10 (all members), which meets the threshold of 80.00%."
                " [Quy chế mẫu, Điều 9 (stated)]"
            ),
            (
                "a: flag được 8 phiếu đồng ý trên 10 (tổng số thành viên), đạt tỷ lệ quy định 80,00 %."
                " [Quy chế mẫu, Điều 9 (nêu rõ)]"
            ),
        ),
        (
            {"approve": 7, "reject": 2},
            {"members": 10},
            (
                "a: approvals for flag: 7 of 10 (all members), which misses the threshold of 80.00% (to be reached)."
                " [Quy chế mẫu, Điều 9 (stated)]"
            ),
            (
                "a: flag được 7 phiếu đồng ý trên 10 (tổng số thành viên), không đạt tỷ lệ quy định 80,00 %"
                " (từ mức này trở lên)."
                " [Quy chế mẫu, Điều 9 (nêu rõ)]"
            ),
        ),
        (
            {"approve": 4},
            {"members": 10, "present": 4},
            "a: the vote on flag had no quorum (present: 4). [Quy chế mẫu, Điều 9 (stated)]",
            "a: cuộc bỏ phiếu về flag không đủ số thành viên tối thiểu (có mặt: 4). [Quy chế mẫu, Điều 9 (nêu rõ)]",
        ),
    ],
)
def test_a_count_is_a_reason(ballots, electorate, english, vietnamese):
    cited = rule(quorum=Fraction(1, 2), cites=(Citation(document="Quy chế mẫu", clause="Điều 9"),))
    ground = count(vote(ballots, **electorate), rule=cited).ground()
    assert (say(ground, "en"), say(ground, "vi")) == (english, vietnamese)


def test_a_missing_quorum_says_how_many_were_there():
    ground = count(vote({"approve": 4}, members=10, present=4), rule=rule(quorum=Fraction(1, 2))).ground()
    assert (ground.fact("present"), ground.fact("quorum")) == (4, Fraction(1, 2))


@pytest.mark.parametrize(
    ("ballots", "electorate", "message"),
    [
        ({"approve": 9}, {"members": 8}, "9 is above the maximum of 8 @ $.ballots"),
        ({"approve": 8, "reject": 1}, {"members": 9, "present": 8}, "9 is above the maximum of 8 @ $.ballots"),
        ({}, {"members": 1, "barred": ("a", "b")}, "2 is above the maximum of 1 @ $.electorate.barred"),
        ({}, {"members": 9, "barred": ("a", "b", "a")}, "'a' is used twice @ $.electorate.barred[2]"),
        ({}, {"members": 8, "present": 9}, "9 is above the maximum of 8 @ $.electorate.present"),
        ({"blank": -1}, {"members": 8}, "-1 is below the minimum of 0 @ $.ballots.blank"),
        (
            {"approve": 9, "reject": -1, "invalid": -2},
            {"members": 5, "present": -3},
            (
                "-3 is below the minimum of 0 @ $.electorate.present\n"
                "-1 is below the minimum of 0 @ $.ballots.reject\n"
                "-2 is below the minimum of 0 @ $.ballots.invalid\n"
                "6 is above the maximum of 0 @ $.ballots"
            ),
        ),
    ],
)
def test_counts_that_cannot_be_are_refused(ballots, electorate, message):
    with pytest.raises(RecordError) as caught:
        vote(ballots, **electorate)
    assert str(caught.value) == message


def test_no_more_ballots_are_counted_than_electors_may_cast():
    cast = vote({"approve": 8}, members=8, barred=("a",))  # whether a is an elector, a record alone cannot say
    rule = BallotRule(about="flag", denominator=Denominator.ELIGIBLE, threshold=Fraction(1, 2), edge=Edge.REACHED)
    with pytest.raises(RecordError) as caught:
        count(cast, rule=rule)
    assert str(caught.value) == "8 is above the maximum of 7 @ $.ballots"
    assert count(seated(cast, "bc"), rule=rule).out_of == 8


# ── candidates: ballots that choose, ballots that rank


def poll(ballots, members=9, **more):
    return Vote(office="head", electorate=Electorate(members=members), ballots=Ballots(**ballots), **more)


def standings(counted):
    return [(each.unit, each.ballots, each.place, each.sum) for each in counted.standings]


def test_choices_put_the_candidates_in_order():
    counted = count(poll({"choices": (("a", 2), ("b", 5), ("c", 2))}), rule=rule(threshold=Fraction(1, 2)))
    assert standings(counted) == [("b", 5, 1, None), ("a", 2, 2, None), ("c", 2, 2, None)]
    assert (counted.outcome, counted.leader, counted.out_of) == (Outcome.APPROVED, "b", 9)
    assert counted.carried == {"b": Fraction(5)}  # in the order of approvals, whatever they are a share of


def test_written_choices_are_added_where_the_rule_counts_them():
    votes = poll({"choices": (("a", 2), ("b", 2))}, written=Ballots(choices=(("b", 1), ("c", 1))))
    by_ballots = count(votes, rule=rule(Denominator.CAST, threshold=Fraction(1, 2), written=Written.DENOMINATOR))
    assert standings(by_ballots) == [("b", 3, 1, None), ("a", 2, 2, None), ("c", 1, 3, None)]
    assert (by_ballots.out_of, by_ballots.attended, by_ballots.outcome) == (6, 4, Outcome.APPROVED)
    without = count(votes, rule=rule(Denominator.CAST, threshold=Fraction(1, 2), written=Written.NEITHER))
    assert (without.out_of, without.outcome, without.leader) == (4, Outcome.VOTES_TIED, None)


def test_a_tie_is_said_of_the_first_of_those_who_tie_with_its_own_ballots():
    # sums: a 1 + 3, b 3 + 1, c 2 + 2, in which a and b come first once each, and c never
    orders = (Order(order=("a", "c", "b"), ballots=1), Order(order=("b", "c", "a"), ballots=1))
    tied = count(poll({"orders": orders}), rule=rule(Denominator.VALID, threshold=None, edge=None)).ground()
    assert (tied.why, tied.about.unit, tied.fact("tied_with"), tied.fact("approve")) == (
        Why.VOTES_TIED,
        "a",
        ("b", "c"),
        1,
    )


def test_the_first_of_a_ranking_needs_its_share_of_first_places_where_a_threshold_is_named():
    ranked = poll({"orders": (Order(order=("a", "b", "c"), ballots=2), Order(order=("b", "a", "c"), ballots=2))})
    third = {"orders": (*ranked.ballots.orders, Order(order=("c", "b", "a"), ballots=1))}
    # sums: a 2 + 4 + 3 = 9, b 4 + 2 + 2 = 8, c 6 + 6 + 1 = 13
    counted = count(poll(third), rule=rule(Denominator.VALID, threshold=Fraction(2, 5)))
    assert standings(counted) == [("b", 2, 1, 8), ("a", 2, 2, 9), ("c", 1, 3, 13)]
    assert counted.outcome is Outcome.APPROVED
    assert count(poll(third), rule=rule(Denominator.VALID, threshold=Fraction(1, 2))).outcome is Outcome.NOT_APPROVED
    unasked = rule(Denominator.VALID, threshold=None, edge=None)
    assert count(ranked, rule=unasked).outcome is Outcome.VOTES_TIED
    first = count(poll(third), rule=unasked)  # without a threshold the first by the sums is chosen, and none is named
    assert (first.outcome, first.ground().why) == (Outcome.APPROVED, Why.FIRST_BY_BALLOTS)
    assert counted.ground().why is Why.APPROVED


def test_where_nobody_voted_nobody_is_chosen():
    counted = count(poll({}), rule=rule(threshold=Fraction(0)))
    assert (counted.outcome, counted.standings, counted.leader) == (Outcome.NOT_APPROVED, (), None)
    assert counted.ground().about.office == "head"


def test_a_count_of_candidates_is_said():
    counted = count(poll({"choices": (("a", 4), ("b", 5))}), rule=rule(threshold=Fraction(1, 2), edge=Edge.EXCEEDED))
    assert [say(each, "en") for each in counted.grounds()] == [
        "b: chosen on 5 ballots of 9 (all members) for head, place 1.",
        "a: chosen on 4 ballots of 9 (all members) for head, place 2.",
        "b: approvals for head: 5 of 9 (all members), which meets the threshold of 50.00%.",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"ballots": Ballots(abstain=1)},
            "the ballot rule for 'flag' does not say 'abstentions' @ $.ballots.abstain",
        ),
        ({"written": Ballots(blank=1)}, "the ballot rule for 'flag' does not say 'written' @ $.written"),
    ],
)
def test_where_the_rule_is_silent_nothing_is_counted(changes, message):
    asked = {"award": "flag", "unit": "a", "electorate": Electorate(members=9), "ballots": Ballots()}
    with pytest.raises(RecordError) as caught:
        count(Vote(**asked | changes), rule=rule())
    assert str(caught.value) == message


def test_without_a_threshold_only_ballots_that_rank_count():
    with pytest.raises(RecordError) as caught:
        count(vote({"approve": 9}, members=9), rule=rule(threshold=None))
    assert str(caught.value) == "the ballot rule for 'flag' does not say 'threshold' @ $.ballots"
    with pytest.raises(RecordError) as caught:
        count(vote({"approve": 9}, members=9), rule=rule(edge=None))
    assert str(caught.value) == "the ballot rule for 'flag' does not say 'edge' @ $.ballots"


@pytest.mark.parametrize(
    ("denominator", "kept", "left_out"),
    [
        (Denominator.MEMBERS, 9, 7),
        (Denominator.ELIGIBLE, 9, 7),
        (Denominator.PRESENT, 9, 7),
        (Denominator.CAST, 9, 7),
        (Denominator.VALID, 8, 6),
    ],
)
def test_abstentions_are_neither_blank_nor_invalid(denominator, kept, left_out):
    asked = vote({"approve": 5, "reject": 1, "abstain": 2, "blank": 1}, members=9)
    found = {each: count(asked, rule=rule(denominator, abstentions=each)).out_of for each in Abstentions}
    assert found == {Abstentions.KEPT: kept, Abstentions.LEFT_OUT: left_out}


@pytest.mark.parametrize(
    ("asked", "paths"),
    [
        ({"unit": "a", "ballots": Ballots(approve=1, choices=(("a", 1),))}, ["$.ballots", "$.ballots"]),
        ({"ballots": Ballots(approve=1)}, ["$.ballots"]),
        ({"unit": "a", "ballots": Ballots(), "written": Ballots(choices=(("a", 1),))}, ["$.written"]),
        (
            {"ballots": Ballots(orders=(Order(order=("a", "b"), ballots=1), Order(order=("a",), ballots=1)))},
            ["$.ballots.orders[1].order"],
        ),
        ({"ballots": Ballots(choices=(("a", -1),))}, ["$.ballots.choices.a"]),
        (
            {"ballots": Ballots(orders=(Order(order=("a",), ballots=-1),))},
            ["$.ballots.orders[0].ballots"],
        ),
    ],
)
def test_ballots_that_cannot_be(asked, paths):
    with pytest.raises(RecordError) as caught:
        Vote(office="head", electorate=Electorate(members=9), **asked)
    assert [each.path for each in caught.value.problems] == paths


# ── what cannot be, each at its place

CHOICES = Ballots(choices=(("a", 1),))
ORDERS = Ballots(orders=(Order(order=("a", "b"), ballots=1), Order(order=("a",), ballots=1)))


@pytest.mark.parametrize(
    ("unit", "ballots", "written", "expected"),
    [
        ("a", Ballots(approve=1, choices=(("a", 1),)), Ballots(), [(Fault.ABOUT_NOTHING, "$.ballots")] * 2),
        ("a", CHOICES, Ballots(), [(Fault.ABOUT_NOTHING, "$.ballots")]),
        ("a", Ballots(), CHOICES, [(Fault.ABOUT_NOTHING, "$.written")]),
        (None, Ballots(approve=1), Ballots(), [(Fault.ABOUT_NOTHING, "$.ballots")]),
        (None, Ballots(reject=1), Ballots(), [(Fault.ABOUT_NOTHING, "$.ballots")]),
        (
            None,
            Ballots(choices=(("a", 1),), orders=(Order(order=("a",), ballots=1),)),
            Ballots(),
            [(Fault.ABOUT_NOTHING, "$.ballots")],
        ),
        (None, ORDERS, Ballots(), [(Fault.ALL_NEEDED, "$.ballots.orders[1].order")]),
        (None, Ballots(), ORDERS, [(Fault.ALL_NEEDED, "$.written.orders[1].order")]),
        (
            None,
            Ballots(choices=(("a", 1), ("b", 1), ("a", 1))),
            Ballots(),
            [(Fault.DUPLICATE_ID, "$.ballots.choices.a")],
        ),
        (None, Ballots(), Ballots(choices=(("b", 1), ("b", 1))), [(Fault.DUPLICATE_ID, "$.written.choices.b")]),
    ],
)
def test_ballots_of_another_form_than_the_question_are_refused(unit, ballots, written, expected):
    with pytest.raises(RecordError) as caught:
        Vote(office="head", unit=unit, electorate=Electorate(members=9), ballots=ballots, written=written)
    assert [(each.fault, each.path) for each in caught.value.problems] == expected


@pytest.mark.parametrize(
    ("unit", "ballots", "allowed"),
    [
        ("a", CHOICES, ("unit", "choices", "orders")),  # votes on one unit, or among candidates
        (None, Ballots(approve=1), ("approve and reject", "choices", "orders")),
    ],
)
def test_which_forms_of_ballots_there_are_is_said(unit, ballots, allowed):
    with pytest.raises(RecordError) as caught:
        Vote(office="head", unit=unit, electorate=Electorate(members=9), ballots=ballots)
    assert [each.facts for each in caught.value.problems] == [(("allowed", allowed),)]


@pytest.mark.parametrize(
    ("electorate", "ballots", "written", "path", "most"),
    [
        ({"members": 9, "present": 9}, 5, 0, None, None),
        ({"members": 9, "present": 10}, 5, 0, "$.electorate.present", 9),
        ({"members": 1, "barred": ("a",)}, 0, 0, None, None),
        ({"members": 1, "barred": ("a", "b")}, 0, 0, "$.electorate.barred", 1),
        ({"members": 9, "present": 6}, 6, 0, None, None),
        ({"members": 9, "present": 6}, 7, 0, "$.ballots", 6),
        ({"members": 9, "present": 9, "barred": ("a",)}, 8, 0, None, None),
        ({"members": 9, "barred": ("a",)}, 8, 0, None, None),
        ({"members": 9, "barred": ("a",)}, 5, 3, None, None),  # eight electors, of whom five were there
        ({"members": 9, "present": 6}, 5, 3, None, None),  # one who was there did not vote, and writes no vote either
        ({"members": 9, "present": 6}, 5, 4, "$.written", 3),
        ({"members": 9, "present": 9}, 5, 1, "$.written", 0),  # all were there
    ],
)
def test_there_are_no_more_votes_than_electors_there_or_away(electorate, ballots, written, path, most):
    asked = {"electorate": Electorate(**electorate), "written": Ballots(approve=written)}
    if path is None:
        assert Vote(award="flag", unit="x", ballots=Ballots(approve=ballots), **asked).present >= ballots
        return
    with pytest.raises(RecordError) as caught:
        Vote(award="flag", unit="x", ballots=Ballots(approve=ballots), **asked)
    found = [(each.fault, each.path, dict(each.facts)["maximum"]) for each in caught.value.problems]
    assert (Fault.ABOVE_MAXIMUM, path, most) in found


@pytest.mark.parametrize(
    ("electorate", "ballots", "written", "path", "most"),
    [
        ({"members": 9, "present": 9, "barred": ("a",)}, 9, 0, "$.ballots", 8),
        ({"members": 9, "present": 9, "barred": ("a",)}, 8, 0, None, None),
        ({"members": 9, "barred": ("a",)}, 9, 0, "$.ballots", 8),
        ({"members": 9, "barred": ("a",)}, 5, 4, "$.written", 3),
        ({"members": 9, "barred": ("a",)}, 5, 3, None, None),
        ({"members": 1, "barred": ("a",)}, 1, 0, "$.ballots", 0),  # who alone could vote is barred
        ({"members": 1, "barred": ("a",)}, 0, 1, "$.written", 0),
    ],
)
def test_there_are_no_more_votes_than_those_who_are_not_barred(electorate, ballots, written, path, most):
    asked = {"electorate": Electorate(**electorate), "written": Ballots(approve=written)}
    found = list(overcast(Vote(award="flag", unit="x", ballots=Ballots(approve=ballots), **asked)))
    assert [(each.path, dict(each.facts)["maximum"]) for each in found] == ([] if path is None else [(path, most)])


def test_abstentions_there_and_in_writing_are_told_together():
    asked = vote({"approve": 4, "abstain": 1}, members=9)
    written = rule(written=Written.BOTH, abstentions=Abstentions.KEPT)
    both = evolve(asked, written=Ballots(approve=1, abstain=2))
    ground = count(both, rule=written).ground()
    assert [ground.fact(key) for key in ("abstain", "written", "written_for")] == [3, 3, Written.BOTH]
    assert ground.fact("abstentions") is Abstentions.KEPT
    none = count(vote({"approve": 4}, members=9), rule=written).ground()
    assert {"abstain", "abstentions", "written", "written_for"}.isdisjoint(dict(none.facts))


def test_ballots_together_are_all_of_each_kind():
    one = Ballots(approve=1, reject=2, abstain=3, blank=4, invalid=5)
    other = Ballots(approve=10, reject=20, abstain=30, blank=40, invalid=50)
    assert one.plus(other) == Ballots(approve=11, reject=22, abstain=33, blank=44, invalid=55)


def test_an_order_without_all_candidates_is_named():
    twice = Ballots(orders=(Order(order=("a", "b"), ballots=1), Order(order=("b", "b"), ballots=1)))
    with pytest.raises(RecordError) as caught:
        Vote(office="head", electorate=Electorate(members=9), ballots=twice)
    assert [dict(each.facts) for each in caught.value.problems] == [{"found": "b, b", "allowed": ("a", "b")}]


def test_a_count_answers_as_every_result():
    electorate = Electorate(members=9)
    vote = Vote(office="head", electorate=electorate, ballots=Ballots(choices={"a": 3, "b": 6}))
    counted = count(vote, rule=rule(Denominator.MEMBERS))
    assert counted.rows() == [(1, "b", 6, None), (2, "a", 3, None)]
    assert counted.table()["unit"] == ["b", "a"]
    assert counted.of("a").ballots == 3
    assert {ground.about.unit for ground in counted.grounds_for("a")} == {"a"}
    assert set(counted.grounds_for("a")) | set(counted.grounds_for("b")) == set(counted.grounds())
