"""Balloting: of whom a share is taken, when a quorum is missing, which counts cannot be."""

from fractions import Fraction

import pytest

from thidua import (
    BallotRule,
    Ballots,
    Citation,
    Denominator,
    Edge,
    Electorate,
    Outcome,
    RecordError,
    Vote,
    count,
    say,
)


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
    assert (counted.of, counted.outcome) == (of, outcome)


def test_without_an_attendance_those_who_voted_were_present():
    counted = count(vote({"approve": 4, "reject": 1}, members=9), rule=rule(Denominator.PRESENT))
    assert (counted.of, counted.outcome) == (5, Outcome.APPROVED)


def test_a_unit_barred_twice_is_one():
    assert Electorate(members=9, barred=("a", "a")).eligible == 8


@pytest.mark.parametrize("denominator", [Denominator.PRESENT, Denominator.CAST, Denominator.VALID])
def test_of_nobody_nothing_carries(denominator):
    nothing = rule(denominator, threshold=Fraction(0))
    assert count(vote({}, members=9), rule=nothing).outcome is Outcome.NOT_APPROVED


@pytest.mark.parametrize(
    ("present", "outcome"), [(None, Outcome.APPROVED), (5, Outcome.NO_QUORUM), (6, Outcome.APPROVED)]
)
def test_the_quorum_is_a_share_of_the_members(present, outcome):
    two_thirds = rule(Denominator.CAST, quorum=Fraction(2, 3))
    assert count(vote({"approve": 6}, members=9, present=present), rule=two_thirds).outcome is outcome


@pytest.mark.parametrize(
    ("ballots", "electorate", "english", "vietnamese"),
    [
        (
            {"approve": 8, "reject": 1},
            {"members": 10},
            "a: 8 approvals of 10 (all members) meet the threshold of 80.00% for flag. [Quy chế mẫu, Điều 9 (stated)]",
            (
                "a: 8 phiếu đồng ý trên 10 (tổng số thành viên), đạt tỷ lệ quy định 80,00 % cho flag."
                " [Quy chế mẫu, Điều 9 (nêu rõ)]"
            ),
        ),
        (
            {"approve": 7, "reject": 2},
            {"members": 10},
            (
                "a: 7 approvals of 10 (all members) miss the threshold of 80.00% (to be reached) for flag."
                " [Quy chế mẫu, Điều 9 (stated)]"
            ),
            (
                "a: 7 phiếu đồng ý trên 10 (tổng số thành viên), không đạt tỷ lệ 80,00 % (từ mức này trở lên) cho flag."
                " [Quy chế mẫu, Điều 9 (nêu rõ)]"
            ),
        ),
        (
            {"approve": 8},
            {"members": 10, "present": 4},
            "a: the vote on flag had no quorum. [Quy chế mẫu, Điều 9 (stated)]",
            "a: cuộc bỏ phiếu về flag không đủ số thành viên tối thiểu. [Quy chế mẫu, Điều 9 (nêu rõ)]",
        ),
    ],
)
def test_a_count_is_a_reason(ballots, electorate, english, vietnamese):
    cited = rule(quorum=Fraction(1, 2), cites=(Citation(document="Quy chế mẫu", clause="Điều 9"),))
    ground = count(vote(ballots, **electorate), rule=cited).ground()
    assert (say(ground, "en"), say(ground, "vi")) == (english, vietnamese)


def test_a_missing_quorum_says_how_many_were_there():
    ground = count(vote({"approve": 8}, members=10, present=4), rule=rule(quorum=Fraction(1, 2))).ground()
    assert (ground.fact("present"), ground.fact("quorum")) == (4, Fraction(1, 2))


@pytest.mark.parametrize(
    ("ballots", "electorate", "message"),
    [
        ({"approve": 9}, {"members": 8}, "9 is above the maximum of 8 @ $.ballots"),
        ({"approve": 8}, {"members": 8, "barred": ("a",)}, "8 is above the maximum of 7 @ $.ballots"),
        ({}, {"members": 8, "present": 9}, "9 is above the maximum of 8 @ $.electorate.present"),
        ({"blank": -1}, {"members": 8}, "-1 is below the minimum of 0 @ $.ballots.blank"),
        (
            {"approve": 9, "reject": -1, "invalid": -2},
            {"members": 5, "present": -3},
            (
                "-3 is below the minimum of 0 @ $.electorate.present\n"
                "-1 is below the minimum of 0 @ $.ballots.reject\n"
                "-2 is below the minimum of 0 @ $.ballots.invalid\n"
                "6 is above the maximum of 5 @ $.ballots"
            ),
        ),
    ],
)
def test_counts_that_cannot_be_are_refused(ballots, electorate, message):
    with pytest.raises(RecordError) as caught:
        vote(ballots, **electorate)
    assert str(caught.value) == message
