"""Rotation: the next head and deputy as recorded, against the declared rule."""

import pytest

from thidua import Choice, Cluster, Pact, RecordError, Rulebook, Season, Unit, Why, announce, hand_over, nominate, tally
from thidua.clusters import Way
from thidua.grounds import Basis, Citation
from thidua.rules import NextDeputy, NextHead, RotationRule

DEPUTY_SUCCEEDS = RotationRule(head=NextHead.DEPUTY_SUCCEEDS)


def handover(*to, rule=DEPUTY_SUCCEEDS, **changes):
    """Head and deputy of 2024 are a and b; `to` those of 2025."""
    units = tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in "abc")
    rules = Rulebook(id="mau", name="Quy chế mẫu", basis=Basis.FICTIONAL, rotation=rule)
    stated = {"season": Season.of(2024), "rulebook": rules, "head": "a", "deputy": "b"}
    pact = Pact(cluster=Cluster(id="c", name="C", units=units), **stated | changes)
    head, deputy = to
    return hand_over(nominate(tally(announce(pact))), Choice(season=2025, how=Way.ELECTED, head=head, deputy=deputy))


def test_the_recorded_choice_hands_the_offices_on():
    found = handover("b", "c")
    assert found.rows() == [(2025, "head", "b"), (2025, "deputy", "c")]
    assert (found.of("a"), found.of("b"), found.of("c")) == ((), ("head",), ("deputy",))
    assert list(found.explain("en")) == [
        "Đơn vị B: head of 2025 (elected).",
        (
            "Đơn vị B, head of 2025: follows the declared rule (the deputy succeeds):"
            " the deputy of the year before is Đơn vị B. [Quy chế mẫu (fictional)]"
        ),
        "Đơn vị C: deputy of 2025 (elected).",
    ]
    assert list(found.explain("vi", unit="c")) == ["Đơn vị C: cụm phó năm 2025 (bầu)."]
    assert found.grounds_for("a") == ()


def test_another_head_than_the_deputy_departs_from_the_rule():
    clause = Citation(document="Quy chế mẫu", clause="Điều 4", basis=Basis.FICTIONAL)
    found = handover("c", "b", rule=RotationRule(head=NextHead.DEPUTY_SUCCEEDS, cites=(clause,)))
    assert list(found.explain("vi", unit="c")) == [
        "Đơn vị C: cụm trưởng năm 2025 (bầu).",
        (
            "Đơn vị C, cụm trưởng năm 2025: khác quy định luân phiên (cụm phó kế nhiệm):"
            " cụm phó năm trước là Đơn vị B. [Quy chế mẫu, Điều 4 (hư cấu)]"
        ),
    ]


@pytest.mark.parametrize(
    "changes",
    [{"rule": RotationRule(head=NextHead.ELECTION)}, {"rule": None}, {"rulebook": None}, {"deputy": None}],
    ids=["election", "no rule", "no rulebook", "no deputy of this year"],
)
def test_without_a_rule_to_check_nothing_is_said_of_one(changes):
    assert list(handover("c", "b", **changes).explain("en", unit="c")) == ["Đơn vị C: head of 2025 (elected)."]


def test_a_pact_without_a_season_hands_its_offices_on():
    found = handover("b", "c", season=None)
    assert (found.of("a"), found.of("b")) == ((), ("head",))


def test_a_choice_of_the_season_itself_is_not_checked():
    """The deputy is next in the roster, which is not said of a season that is not handed on."""
    turns = RotationRule(head=NextHead.ROSTER, deputy=NextDeputy.ROSTER, roster=("a", "b", "c"))
    found = handover("a", "b", rule=turns, season=Season.of(2025))
    assert [ground.why for ground in found.grounds()] == [Why.CHOSEN, Why.CHOSEN]


def test_an_office_without_a_name_stays_open():
    found = handover(None, None)
    assert found.rows() == [(2025, "head", None), (2025, "deputy", None)]
    assert list(found.explain("en")) == [
        "The source does not name the head of 2025 (elected).",
        "The source does not name the deputy of 2025 (elected).",
    ]


def test_units_outside_the_cluster_are_refused_together():
    with pytest.raises(RecordError) as caught:
        handover("x", "y")
    assert str(caught.value) == (
        "unknown unit 'x'; the cluster has: a, b, c @ $.succession.head\n"
        "unknown unit 'y'; the cluster has: a, b, c @ $.succession.deputy"
    )
