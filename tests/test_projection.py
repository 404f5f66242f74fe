"""Who leads next, and where history departs from the rule: every policy on small rosters, worked out by hand."""

import json
from datetime import date

import attrs
import pytest

from thidua import (
    Choice,
    Cluster,
    FormatError,
    Officers,
    Pact,
    RecordError,
    Rulebook,
    RulebookError,
    Season,
    Unit,
    Why,
    audit,
    load,
    project,
    recall,
)
from thidua.archive import units
from thidua.clusters import Way
from thidua.grounds import Basis, Citation, Source, Sources
from thidua.rotation import Certainty, recorded
from thidua.rotation.recalling import Fate
from thidua.rules import Declining, Joining, NextDeputy, NextHead, Policies, Rotates, RotationRule
from thidua.units import Change, ChangeKind, Inheritance, Register
from thidua.year import conclude_year

ROSTER = {"head": NextHead.DEPUTY_SUCCEEDS, "deputy": NextDeputy.ROSTER}
ABC = tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in "abc")


def pact(rule=None, members=ABC, *, inheritance=None, **facts):
    rules = Rulebook(id="mau", rotation=rule, policies=Policies(inheritance=inheritance))
    others = facts.pop("others", ())
    complete = facts.pop("members_complete", True)
    cluster = Cluster(id="c", name="C", units=members, others=others, members_complete=complete)
    return Pact(cluster=cluster, **{"season": Season.of(2024), "rulebook": rules} | facts)


def rule(head=NextHead.ROSTER, deputy=NextDeputy.ROSTER, roster="abc", **facts):
    return RotationRule(head=head, deputy=deputy, roster=tuple(roster), **facts)


def heads(history, seasons):
    """Who heads the coming seasons: small letters, in brackets what is recorded, `?` what is open."""
    shown = {Certainty.KNOWN: "({})", Certainty.PROJECTED: "{}", Certainty.OPEN: "?"}
    seats = [seat for seat in project(history, seasons).seats if seat.office == "head"]
    return " ".join(shown[seat.standing].format(seat.unit) for seat in seats)


def deputies(history, seasons):
    return " ".join(seat.unit or "?" for seat in project(history, seasons).seats if seat.office == "deputy")


def rows(text, first=2020):
    """History from a string of heads: one a season, `?` where nobody is known."""
    return [Officers(season=first + row, head=None if each == "?" else each) for row, each in enumerate(text.split())]


def departures(history):
    return [(ground.about.season, ground.about.office, ground.fact("rule")) for ground in audit(history).departures]


# ── the roster


def test_a_full_roster_has_no_gap():
    history = recorded(pact(rule(), head="b"))
    assert heads(history, 5) == "c a b c a"
    assert deputies(history, 5) == "a b c a b"


def test_the_deputy_succeeds_and_the_roster_gives_the_next_deputy():
    history = recorded(pact(rule(**ROSTER), head="a", deputy="b"))
    assert (heads(history, 4), deputies(history, 4)) == ("b c a b", "c a b c")
    assert list(project(history, 2).explain("en", unit="c")) == [
        "Projected deputy of 2025: Đơn vị C, next in the roster. [mau (proposed)]",
        "Projected head of 2026: Đơn vị C, next in the roster. [mau (proposed)]",
    ]


def test_a_recorded_deputy_succeeds_also_out_of_the_order_of_the_roster():
    history = recorded(pact(rule(**ROSTER), head="a", deputy="c"))
    assert (heads(history, 3), deputies(history, 3)) == ("c a b", "a b c")
    assert project(history, 1).seats[0].grounds[0].why is Why.SUCCEEDS


def test_an_outsider_of_the_roster_takes_no_place_in_it():
    history = recorded(pact(rule(roster="ab"), head="a"), choice=Choice(season=2025, head="c"))
    assert heads(history, 3) == "(c) b a"


def test_a_head_who_is_not_in_the_roster_says_nothing_of_the_next():
    assert heads(recorded(pact(rule(roster="ab"), head="c")), 2) == "? ?"


def test_a_roster_without_any_recorded_head_is_open():
    assert heads(recorded(pact(rule())), 2) == "? ?"


def test_a_roster_may_name_its_units():
    history = recorded(pact(rule(roster=("Đơn vị B", "a", "Đơn vị C")), head="b"))
    assert heads(history, 3) == "a c b"


def test_terms_of_several_years_run_out_before_the_next_turn():
    history = recorded(pact(rule(term=3), head="a"), history=rows("c c c a", 2021))
    assert heads(history, 7) == "a a b b b c c"
    assert deputies(history, 4) == "b b c c"
    assert project(history, 1).seats[0].grounds[0].fact("began") == 2024


def test_an_open_office_stays_open_for_its_term():
    history = recorded(pact(rule(head=NextHead.ELECTION, term=2)), history=rows("a a", 2022))
    assert heads(history, 2) == "? ?"


def test_a_term_that_nobody_recorded_whole_runs_from_its_first_recorded_season():
    found = audit(recorded(pact(rule(term=5, head=NextHead.ELECTION), head="b"), history=rows("a", 2023)))
    assert found.departures == ()


def test_without_roster_the_order_of_a_period_repeats():
    history = recorded(pact(rule(roster="", period=3, **ROSTER), head="c"), history=rows("a b"[:1], 2022))
    assert heads(history, 5) == "a ? c a ?"
    assert project(history, 1).seats[0].grounds[0].fact("before") == 2022


def test_a_period_counts_terms():
    history = recorded(pact(rule(roster="", period=3, term=2), head="c"), history=rows("a a b b c", 2019))
    assert heads(history, 6) == "a a b b c c"


def test_a_deputy_has_no_turn_behind_a_term_that_ends_with_no_calendar():
    """A term of 8,000 seasons that began in 2024: no season is the one in which the next would lead."""
    history = recorded(pact(rule(term=8000), head="a"))
    assert (heads(history, 2), deputies(history, 2)) == ("a a", "? ?")


def test_the_turn_of_a_deputy_is_a_later_one_though_the_head_is_no_member_as_its_season_begins():
    """d joins within 2025 and leads, as e ends: the next to lead is that of 2026, so c of 2024 and not b of 2023."""
    d = Unit(id="d", name="Đơn vị D", since=date(2025, 6, 1))
    e = Unit(id="e", name="Đơn vị E", until=date(2025, 3, 31))
    history = recorded(
        pact(rule(roster="", period=2), (*ABC, d, e), head="c"),
        history=rows("a b", 2022),
        choice=Choice(season=2025, head="d"),
    )
    assert deputies(history, 1) == "c"


def test_a_period_whose_turn_is_gone_or_undecided_stays_open():
    members = (Unit(id="a", name="Đơn vị A", until=date(2024, 12, 31)), *ABC[1:])
    again = rule(roster="", period=2)
    assert heads(recorded(pact(again, members, head="b"), history=rows("a", 2023)), 2) == "? b"
    heir = Unit(id="m", name="M", since=date(2025, 1, 1), formed_from=("a",))
    undecided = recorded(pact(again, members, others=(heir,), head="b"), history=rows("a", 2023))
    assert project(undecided, 1).seats[0].grounds[0].why is Why.INHERITANCE_OPEN
    once = rule(roster="", period=2, round=Rotates.ONCE)
    served = recorded(pact(once, head="b"), history=rows("a", 2023))
    assert heads(served, 1) == "c"  # a had its turn two seasons before, and in this round: c alone has had none


# ── rounds


def test_the_only_one_left_in_a_round_is_projected():
    free = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE)
    history = recorded(pact(free, head="c"), history=rows("a", 2023))
    assert heads(history, 2) == "b ?"
    assert project(history, 2).seat(2026, "head").grounds[0].fact("candidates") == ("a", "b", "c")


def test_after_a_turn_that_nobody_recorded_nobody_is_named():
    free = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE)
    history = recorded(pact(free, head="c"), history=[Officers(season=2022, head="a"), Officers(season=2023)])
    assert heads(history, 1) == "?"
    ground = project(history, 1).seats[0].grounds[0]
    assert (ground.fact("unrecorded"), ground.fact("candidates")) == ((2023,), None)
    assert list(project(history, 1).explain("vi"))[:1] == [
        "Chưa xác định cụm trưởng năm 2025 (do bầu); hồ sơ chưa ghi cụm trưởng năm 2023. [mau (đề xuất)]"
    ]


def test_members_that_nobody_knows_leave_every_round_open():
    free = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE)
    history = recorded(pact(free, head="b", members_complete=False), history=rows("a b a", 2021))
    assert heads(history, 1) == "?"
    assert project(history, 1).seats[0].grounds[0].fact("candidates") is None
    assert departures(history) == []


def test_nobody_serves_twice_in_a_round():
    free = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE)
    history = recorded(pact(free, head="a"), history=rows("a b", 2022))
    assert departures(history) == [(2024, "head", Rotates.ONCE)]
    assert next(iter(audit(history).explain("vi", unit="a"))) == (
        "Đơn vị A, cụm trưởng năm 2024: khác quy định luân phiên (mỗi đơn vị một lần trong một vòng):"
        " còn Đơn vị C chưa có lượt. [mau (đề xuất)]"
    )


def test_a_deputy_that_has_led_in_the_round_does_not_succeed_and_the_reason_says_so():
    succeeds = RotationRule(head=NextHead.DEPUTY_SUCCEEDS, deputy=NextDeputy.ELECTION, round=Rotates.ONCE)
    led = (Officers(season=2023, head="a", deputy="b"),)
    last = project(recorded(pact(succeeds, head="b", deputy="a"), history=led), 1)
    [reason] = last.seat(2025, "head").grounds
    assert (reason.why, reason.about.unit, reason.fact("served")) == (Why.ONLY_ONE_LEFT, "c", "a")
    [follows] = project(recorded(pact(succeeds, head="a", deputy="b")), 1).seat(2025, "head").grounds
    assert (follows.why, follows.fact("served")) == (Why.SUCCEEDS, None)


def test_after_a_whole_round_everybody_may_serve_again():
    free = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE)
    assert departures(recorded(pact(free, head="c"), history=rows("a b c a b", 2019))) == []


def test_a_deputy_who_succeeds_must_have_a_turn_left():
    free = RotationRule(head=NextHead.DEPUTY_SUCCEEDS, round=Rotates.ONCE)
    history = recorded(pact(free, head="b", deputy="a"), history=rows("a", 2023))
    assert departures(history) == [(2024, "deputy", Rotates.ONCE)]
    assert audit(history).departures[0].fact("next") == "c"
    assert heads(history, 1) == "c"  # that deputy is not believed: c alone has no turn yet


# ── joiners, leavers

JOINER = Unit(id="d", name="Đơn vị D", since=date(2025, 6, 1))


@pytest.mark.parametrize(
    ("joiners", "expected"),
    [(Joining.THIS_ROUND, "b c d a b c d"), (Joining.NEXT_ROUND, "b c a b c d a"), (None, "b c ? ? ? ? ?")],
)
def test_a_joiner_enters_as_the_policy_says(joiners, expected):
    # without a policy both readings give b and c; from 2027 on each gives another unit
    history = recorded(pact(rule(round=Rotates.ONCE, joiners=joiners), (*ABC, JOINER), head="a"))
    assert heads(history, 7) == expected


def test_an_office_that_is_open_under_every_reading_is_open_for_its_own_reason():
    """Elected in rotation, and no word on joiners: c, d and perhaps x may lead, and none of them must."""
    elected = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE)
    d, x = Unit(id="d", name="Đơn vị D"), Unit(id="x", name="Đơn vị X", since=date(2024, 5, 1))
    history = recorded(pact(elected, (*ABC, d, x), head="b"), history=rows("a", 2023))
    (ground,) = project(history, 1).seat(2025, "head").grounds
    assert (ground.why, ground.fact("candidates")) == (Why.OFFICE_OPEN, ("c", "d", "x"))


def test_who_waits_under_one_reading_alone_is_not_said_to_wait():
    """a leads again in 2023 before c; whether x, which joined in 2022, waits too, no word on joiners says."""
    elected = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE)
    x = Unit(id="x", name="Đơn vị X", since=date(2022, 6, 1))
    (ground,) = audit(recorded(pact(elected, (*ABC, x)), history=rows("a b a", 2021))).departures
    assert (ground.about.season, ground.fact("waiting")) == (2023, ("c",))


def test_a_round_is_over_though_all_its_turns_are_open():
    """Of two units one has the turn of 2025, the other that of 2026: in 2027 either may lead again."""
    elected = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE, joiners=Joining.NEXT_ROUND)
    found = project(recorded(pact(elected, ABC[:2], head="b"), history=rows("a", 2023)), 3)
    said = [found.seat(season, "head").grounds[0].fact("candidates") for season in (2025, 2026, 2027)]
    assert said == [("a", "b")] * 3


def test_a_joiner_who_serves_before_its_round_departs_from_the_rule():
    waits = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE, joiners=Joining.NEXT_ROUND)
    early = Unit(id="d", name="Đơn vị D", since=date(2023, 6, 1))
    history = recorded(pact(waits, (*ABC, early), head="d"), history=rows("a", 2023))
    assert departures(history) == [(2024, "head", Joining.NEXT_ROUND)]
    soon = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE, joiners=Joining.THIS_ROUND)
    assert departures(recorded(pact(soon, (*ABC, early), head="d"), history=rows("a", 2023))) == []
    unsaid = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE)
    assert departures(recorded(pact(unsaid, (*ABC, early), head="d"), history=rows("a", 2023))) == []


def test_a_leaver_is_passed_over():
    members = (ABC[0], Unit(id="b", name="Đơn vị B", until=date(2024, 12, 31)), ABC[2])
    history = recorded(pact(rule(round=Rotates.ONCE), members, head="a", deputy="b"))
    assert heads(history, 3) == "c a c"
    assert heads(recorded(pact(rule(**ROSTER), members, head="a", deputy="b")), 1) == "c"


def test_an_office_of_a_unit_that_was_no_member_departs_from_the_rule():
    members = (ABC[0], Unit(id="b", name="Đơn vị B", since=date(2024, 3, 1)), ABC[2])
    assert departures(recorded(pact(rule(), members, head="b"))) == [(2024, "head", "members-only")]


def test_a_season_without_days_takes_for_a_member_whoever_stands_in_its_years():
    history = recorded(pact(rule(), (*ABC[:2], JOINER), season=Season(label="2023-2024"), head="a"))
    assert heads(history, 2) == "b a"
    assert history.members(history.season) == ("a", "b")  # d stands from 2025 on
    assert history.members(history.season.moved(1)) == ("a", "b", "d")


def test_where_no_rulebook_says_who_follows_that_is_said_and_how_the_record_says():
    bare = Pact(cluster=Cluster(id="c", name="C", units=ABC), season=Season.of(2024))
    found = project(recorded(bare, choice=Choice(season=2025, how=Way.ELECTED)), 2)
    chosen, later = found.seat(2025, "head"), found.seat(2026, "head")
    assert [(each.why, dict(each.facts)) for each in chosen.grounds] == [
        (Why.NOT_NAMED, {"how": Way.ELECTED}),
        (Why.OFFICE_OPEN, {"rule": "no-rulebook"}),
    ]
    assert [each.why for each in later.grounds] == [Why.OFFICE_OPEN]


def test_a_record_that_says_neither_who_nor_how_adds_nothing_to_the_rule():
    found = project(recorded(pact(rule(roster="ab"), head="a"), choice=Choice(season=2025)), 1)
    assert [each.why for each in found.seat(2025, "head").grounds] == [Why.NEXT_IN_ROSTER]
    bare = Pact(cluster=Cluster(id="c", name="C", units=ABC), season=Season.of(2024))
    found = project(recorded(bare, choice=Choice(season=2025)), 1)
    assert [each.why for each in found.seat(2025, "head").grounds] == [Why.OFFICE_OPEN]


def test_what_becomes_of_a_turn_when_its_unit_ends():
    p, q, r = (Unit(id=each, name=each.upper(), until=date(2023, 12, 31), size=3) for each in "pqr")
    m = Unit(id="m", name="M", since=date(2024, 1, 1), formed_from=("p",))
    n = Unit(id="n", name="N", since=date(2024, 1, 1), formed_from=("p", "q", "r"))  # of one size: open
    history = recorded(pact(rule(roster="pqr"), (m,), others=(p, q, r), inheritance=Inheritance.LARGEST))
    assert (history.passing("p").fate, history.passing("p").unit) == (Fate.HELD, "m")
    history = recorded(pact(rule(roster="pqr"), (m, n), others=(p, q, r), inheritance=Inheritance.LARGEST))
    held = history.passing("p")
    assert (held.fate, dict(held.facts)) == (
        Fate.UNDECIDED,
        {"predecessor": "p", "policy": Inheritance.LARGEST, "lacking": "sizes"},
    )


def test_the_last_season_of_all_calendars_projects_nobody_behind_it():
    heir = Unit(id="b", name="B", since=date(9999, 3, 1), formed_from=("x",))
    gone = Unit(id="x", name="X", until=date(9999, 2, 28))
    facts = {"season": Season.of(9999), "others": (gone,), "head": "b", "inheritance": Inheritance.EVERY}
    history = recorded(pact(rule(roster="xc", round=Rotates.ONCE), (heir, ABC[2]), **facts))
    assert project(history, 1).seats == ()


# ── declining, replacing


@pytest.mark.parametrize(
    ("policy", "expected"),
    [(Declining.LOSES_TURN, "(c) a b c"), (Declining.END_OF_ROUND, "(c) b a b"), (None, "(c) ? ? ?")],
)
def test_who_declines_loses_its_turn_or_has_it_at_the_end_of_the_round(policy, expected):
    history = recorded(
        pact(rule(round=Rotates.ONCE, declined=policy), head="a"), choice=Choice(season=2025, head="c", declined=("b",))
    )
    assert heads(history, 4) == expected
    assert departures(history) == []
    assert [ground.why for ground in audit(history).grounds_for("b")] == [Why.DECLINED, Why.TURNS]


def test_who_joins_as_the_last_of_a_round_declines_is_the_only_one_left():
    """a and b have led, c loses its turn in 2025, and x joins this round on the first day of that season."""
    turns = RotationRule(
        head=NextHead.ELECTION, round=Rotates.ONCE, joiners=Joining.THIS_ROUND, declined=Declining.LOSES_TURN
    )
    x = Unit(id="x", name="Đơn vị X", since=date(2025, 1, 1))
    declined = Choice(season=2025, declined=("c",))
    history = recorded(pact(turns, (*ABC, x), head="b"), history=rows("a", 2023), choice=declined)
    assert heads(history, 1) == "x"
    assert project(history, 1).seats[0].grounds[0].why is Why.ONLY_ONE_LEFT


def test_a_deputy_who_declines_leaves_the_next_of_the_roster():
    declined = Choice(season=2025, head="c", declined=("b",))
    history = recorded(pact(rule(**ROSTER), head="a", deputy="b"), choice=declined)
    assert departures(history) == []
    assert [ground.why for ground in audit(history).grounds_for("c")] == [Why.FOLLOWS_RULE, Why.TURNS]


def test_a_term_cut_short_needs_a_reason():
    held = rule(head=NextHead.ELECTION, deputy=NextDeputy.ELECTION, roster="", term=3)
    cut = rows("a b c", 2022)
    assert departures(recorded(pact(held, head="c"), history=cut[:2])) == [(2024, "head", "term")]
    replaced = [cut[0], Officers(season=2023, head="b", replacement="c")]
    assert departures(recorded(pact(held, head="c"), history=replaced)) == []
    assert [ground.why for ground in audit(recorded(pact(held, head="c"), history=replaced)).grounds_for("c")] == [
        Why.REPLACED,
        Why.TURNS,
    ]
    declined = Officers(season=2024, head="c", declined=("b",))
    assert departures(recorded(pact(held, head="c"), history=[*cut[:2], declined])) == []


# ── by rank, by election, by appointment


@pytest.mark.parametrize(
    ("places", "expected", "wins"),
    [((("a", 1), ("b", 2), ("c", 3)), "b", 2), ((("b", 1), ("c", 1)), "?", None), ((), "?", None)],
)
def test_by_rank_the_best_placed_of_those_with_a_turn_left(places, expected, wins):
    ranked = RotationRule(head=NextHead.BY_RANK, round=Rotates.ONCE)
    history = recorded(pact(ranked, head="a"), places=places)
    assert heads(history, 1) == expected
    assert project(history, 1).seats[0].grounds[0].fact("place") == wins


def test_without_rounds_the_winner_heads_again():
    ranked = RotationRule(head=NextHead.BY_RANK)
    history = recorded(pact(ranked, head="a"), places=[("a", 1), ("b", 2)])
    assert heads(history, 2) == "a ?"


def test_the_best_unit_becomes_deputy_and_then_head():
    ranked = RotationRule(head=NextHead.DEPUTY_SUCCEEDS, deputy=NextDeputy.BY_RANK)
    history = recorded(pact(ranked, head="a", deputy="b"), places=[("b", 1), ("c", 2), ("a", 3)])
    assert (heads(history, 2), deputies(history, 2)) == ("b c", "c ?")


def test_a_tie_at_the_top_leaves_the_choice_to_the_tied():
    ranked = RotationRule(head=NextHead.BY_RANK)
    history = recorded(pact(ranked, head="a"), places=[("a", 1), ("b", 1)], choice=Choice(season=2025, head="c"))
    assert departures(history) == [(2025, "head", NextHead.BY_RANK)]


@pytest.mark.parametrize("way", [NextHead.ELECTION, NextHead.APPOINTED])
def test_who_is_elected_or_appointed_is_open_and_departs_from_nothing(way):
    chosen = RotationRule(head=way, deputy=NextDeputy.APPOINTED)
    history = recorded(pact(chosen, head="a", deputy="b"), history=rows("a", 2023))
    assert (heads(history, 2), deputies(history, 2)) == ("? ?", "? ?")
    assert project(history, 1).seats[0].grounds[0].fact("rule") is way
    assert departures(history) == []


def test_a_head_out_of_turn_departs_from_the_roster():
    history = recorded(pact(rule(), head="c", deputy="b"), history=rows("a", 2023))
    assert departures(history) == [(2024, "head", NextHead.ROSTER), (2024, "deputy", NextHead.ROSTER)]


def test_without_a_rule_nothing_is_projected_and_nothing_departs():
    history = recorded(pact(None, rulebook=None, head="a", deputy="b"), history=rows("a", 2023))
    assert (heads(history, 1), deputies(history, 1), departures(history)) == ("?", "?", [])
    assert project(history, 1).seats[0].grounds[0].cites == ()


# ── mergers

ENDING = (
    Unit(id="a", name="Đơn vị A", until=date(2025, 6, 30), size=3),
    Unit(id="b", name="Đơn vị B", until=date(2025, 6, 30), size=5),
    Unit(id="c", name="Đơn vị C"),
    Unit(id="d", name="Đơn vị D"),
)
MERGED = Unit(id="ab", name="Đơn vị A", since=date(2025, 7, 1), formed_from=("a", "b"))


MARCH, JUNE = date(2024, 3, 31), date(2024, 6, 30)


def merged(policy, *, head="d", heir=MERGED, **facts):
    """A roster of four in which a and b merge during 2025; `head` leads in 2024."""
    turns = rule(roster="abcd", round=Rotates.ONCE, **facts)
    return recorded(pact(turns, ENDING, inheritance=policy, others=(heir,), head=head))


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Inheritance.NONE, "a c ? ?"),
        (Inheritance.NAMESAKE, "a c d ab"),
        (Inheritance.EVERY, "a c d ab"),
        (Inheritance.LARGEST, "a ab c d"),
        (Inheritance.NAMED, "a ? ? ?"),  # carries a: a c d ab; carries b: a ab c d
        (None, "a ? ? ?"),
    ],
)
def test_a_merged_unit_takes_over_turns_as_the_policy_says(policy, expected):
    assert heads(merged(policy), 4) == expected


def test_a_merged_unit_that_takes_over_nothing_is_a_joiner():
    assert heads(merged(Inheritance.NONE, joiners=Joining.THIS_ROUND), 6) == "a c ab d ab c"


@pytest.mark.parametrize(
    ("policy", "why", "fact"),
    [
        (Inheritance.NONE, Why.TURN_LAPSES, ("policy", Inheritance.NONE)),
        (Inheritance.NAMESAKE, Why.TURN_INHERITED, ("heir", "ab")),
        (Inheritance.LARGEST, Why.TURN_LAPSES, ("policy", Inheritance.LARGEST)),
        (None, Why.INHERITANCE_OPEN, ("policy", None)),
    ],
)
def test_a_unit_that_ends_within_its_season_says_what_becomes_of_its_turn(policy, why, fact):
    seat = project(merged(policy), 1).seats[0]
    assert [ground.why for ground in seat.grounds] == [Why.NEXT_IN_ROSTER, Why.UNIT_ENDS, why]
    assert seat.grounds[1].fact("on") == date(2025, 6, 30)
    assert seat.grounds[1].fact("heirs") == ("ab",)
    assert seat.grounds[2].fact(fact[0]) == fact[1]


def test_the_deputy_of_a_merged_unit_is_succeeded_by_its_heir():
    def succeeding(policy):
        turns = RotationRule(head=NextHead.DEPUTY_SUCCEEDS)
        facts = {"inheritance": policy, "others": (MERGED,), "season": Season.of(2025), "head": "c", "deputy": "b"}
        return recorded(pact(turns, ENDING, **facts))

    assert heads(succeeding(Inheritance.EVERY), 1) == "ab"
    assert heads(succeeding(None), 1) == "?"
    assert project(succeeding(None), 1).seats[0].grounds[0].why is Why.INHERITANCE_OPEN
    assert project(succeeding(Inheritance.NONE), 1).seats[0].grounds[0].why is Why.OFFICE_OPEN


def test_two_heirs_leave_the_turn_open():
    parts = tuple(Unit(id=each, name=each, since=date(2025, 1, 1), formed_from=("a",)) for each in ("a1", "a2"))
    members = (Unit(id="a", name="Đơn vị A", until=date(2024, 12, 31)), *ABC[1:])
    history = recorded(pact(rule(), members, inheritance=Inheritance.EVERY, others=parts, head="c"))
    assert heads(history, 1) == "?"
    assert [ground.why for ground in project(history, 1).seats[0].grounds] == [Why.INHERITANCE_OPEN]


def test_a_deputy_that_merges_with_the_head_succeeds_nobody():
    """m has the places of both, so that in 2024 the office of the deputy is open."""
    a, b = (attrs.evolve(each, until=date(2023, 12, 31)) for each in ABC[:2])
    m = Unit(id="m", name="M", since=date(2024, 1, 1), formed_from=("a", "b"))
    turns = RotationRule(head=NextHead.DEPUTY_SUCCEEDS, deputy=NextDeputy.ELECTION, term=2)
    history = recorded(
        pact(turns, (a, b, ABC[2], m), inheritance=Inheritance.EVERY),
        history=[Officers(season=2023, head="a", deputy="b")],
    )
    assert heads(history, 1) == "?"


def test_a_deputy_that_left_within_the_term_leaves_the_office_to_whom_is_elected_since():
    """d is gone before 2024; whoever was elected deputy after it succeeds, and not the next of the roster."""
    d = Unit(id="d", name="Đơn vị D", until=date(2023, 12, 31))
    turns = rule(head=NextHead.DEPUTY_SUCCEEDS, deputy=NextDeputy.ELECTION, term=2)
    history = recorded(pact(turns, others=(d,), head="a"), history=[Officers(season=2023, head="a", deputy="d")])
    assert heads(history, 1) == "?"


def test_whoever_takes_over_a_place_within_the_season_in_which_it_leads_moves_nothing():
    """h was formed from c and led in 2024, from no place yet; it ends within 2025, and b is next to a, then d."""
    c = attrs.evolve(ABC[2], until=date(2024, 3, 31))
    h = Unit(id="h", name="H", since=date(2024, 4, 1), until=date(2025, 6, 30), formed_from=("c",))
    members = (*ABC[:2], c, Unit(id="d", name="Đơn vị D"), h)
    turns = rule(deputy=None, roster="abcd", round=Rotates.ONCE, joiners=Joining.THIS_ROUND)
    history = recorded(pact(turns, members, inheritance=Inheritance.EVERY, head="h"), history=rows("a", 2023))
    assert heads(history, 2) == "b d"


def test_who_takes_over_in_two_steps_within_a_season_leads_out_the_turns_of_all_before_it():
    """a becomes b, then b and z become c, which leads: that ends the round, and x joined it too late."""
    a, z = (Unit(id=each, name=each.upper(), until=day) for each, day in (("a", MARCH), ("z", JUNE)))
    b = Unit(id="b", name="B", since=date(2024, 4, 1), until=JUNE, formed_from=("a",))
    c = Unit(id="c", name="C", since=date(2024, 7, 1), formed_from=("b", "z"))
    x = Unit(id="x", name="X", since=date(2024, 5, 1))
    elected = RotationRule(head=NextHead.ELECTION, round=Rotates.ONCE, joiners=Joining.THIS_ROUND)
    members = (Unit(id="d", name="D"), a, z, b, c, x)
    history = recorded(pact(elected, members, inheritance=Inheritance.EVERY, head="c"), history=rows("d", 2023))
    assert heads(history, 1) == "?"
    assert project(history, 1).seats[0].grounds[0].fact("candidates") == ("d", "c", "x")


def test_a_part_of_the_unit_whose_term_runs_may_go_on_with_it_or_begin_another():
    """b has 2022 and 2023 and is divided between; m1, which leads in 2023, leads in 2024 only if it began a term."""
    members = (
        ABC[0],
        attrs.evolve(ABC[1], until=date(2022, 12, 31)),
        *(Unit(id=each, name=each.upper(), since=date(2023, 1, 1), formed_from=("b",)) for each in ("m1", "m2")),
    )
    elected = RotationRule(head=NextHead.ELECTION, term=2)
    stated = pact(elected, members, inheritance=Inheritance.EVERY, season=Season.of(2023), head="m1")
    history = recorded(stated, history=rows("a a b"))
    assert heads(history, 1) == "?"


def test_a_term_goes_on_with_the_heir():
    def running(policy):
        turns = rule(head=NextHead.ELECTION, deputy=NextDeputy.ELECTION, roster="", term=3)
        return recorded(pact(turns, ENDING, inheritance=policy, others=(MERGED,), season=Season.of(2025), head="a"))

    assert heads(running(Inheritance.EVERY), 2) == "ab ab"
    assert heads(running(None), 2) == "? ?"
    assert project(running(None), 1).seats[0].grounds[0].why is Why.INHERITANCE_OPEN
    assert heads(running(Inheritance.NONE), 1) == "?"
    assert project(running(Inheritance.NONE), 1).seats[0].grounds[0].why is Why.OFFICE_OPEN


def test_a_register_gives_the_days_that_the_record_could_not_know():
    change = Change(
        kind=ChangeKind.MERGE, on=date(2025, 7, 1), units=("a", "b"), into=(Unit(id="ab", name="Đơn vị A"),)
    )
    register = Register(units=ABC, changes=(change,))
    history = recorded(pact(rule(), head="c"), register=register)
    assert heads(history, 2) == "a ?"  # the heir is not recorded as a member
    assert history.titles()["unit", "ab"] == "Đơn vị A (ab)"
    assert {history.titles()["unit", each.id] for each in ABC} == {each.name for each in ABC}
    strangers = tuple(Unit(id=each.id, name=f"Huyện {each.id}") for each in ABC)
    assert heads(recorded(pact(rule(), strangers, head="c"), register=register), 2) == "a b"


def test_units_of_other_names_have_no_heirs_in_the_register():
    """The register merges a and b; those of the cluster bear other names, end as well, and leave c alone."""
    merger = Change(kind=ChangeKind.MERGE, on=date(2025, 7, 1), units=("a", "b"), into=(Unit(id="ab", name="AB"),))
    others = tuple(
        Unit(id=each, name=f"Huyện {each}", until=date(2025, 6, 30) if each in "ab" else None) for each in "abc"
    )
    agreed = pact(rule(), others, inheritance=Inheritance.EVERY, head="c")
    assert heads(recorded(agreed, register=Register(units=ABC, changes=(merger,))), 3) == "a c c"


def test_days_come_from_the_record_or_else_from_the_register():
    merged = Unit(id="ab", name="Đơn vị AB")
    change = Change(kind=ChangeKind.MERGE, on=date(2025, 7, 1), units=("a", "b"), into=(merged,))
    joiner = Unit(id="d", name="Đơn vị D", since=date(2023, 6, 1), until=date(2026, 6, 1))
    listed = (*ABC, Unit(id="d", name="Đơn vị D"))
    history = recorded(
        pact(rule(), (*ABC, merged, joiner), head="c"), register=Register(units=listed, changes=(change,))
    )
    days = {unit: (each.since, each.until) for unit, each in history.units.items()}
    assert days["d"] == (date(2023, 6, 1), date(2026, 6, 1))  # of which the register knows no day
    assert days["ab"] == (date(2025, 7, 1), None)
    assert days["c"] == (None, None)
    assert history.titles()["unit", "d"] == "Đơn vị D"


def test_a_season_of_which_one_end_is_not_known_is_projected_from():
    leaver = attrs.evolve(ABC[2], until=date(2025, 6, 30))
    season = Season(label=2024, start=date(2024, 1, 1))
    assert heads(recorded(pact(rule(), (*ABC[:2], leaver), head="b", season=season)), 2) == "c a"


# ── what is recorded


def test_rows_of_one_season_go_together_and_two_that_differ_are_refused():
    row = Officers(season=2024, deputy="c", declined=("b",), note="theo biên bản")
    history = recorded(pact(rule(), head="a"), history=[row])
    assert history.rows == (Officers(season=2024, head="a", deputy="c", declined=("b",), note="theo biên bản"),)
    with pytest.raises(RecordError) as caught:
        recorded(pact(rule(), head="a"), history=[Officers(season=2024, head="b")])
    assert str(caught.value) == "'2024' is used twice @ $.history[0].season"


def test_a_pact_without_season_has_no_history():
    with pytest.raises(RecordError) as caught:
        recorded(pact(rule(), season=None))
    assert str(caught.value) == "the key 'season' is missing @ $.cluster"


@pytest.mark.parametrize("noun", [Officers, Choice])
def test_offices_of_no_season_are_refused(noun):
    with pytest.raises(FormatError) as caught:
        noun(season="năm nay")
    assert str(caught.value).endswith("@ $.season")


def test_a_projection_needs_a_season():
    with pytest.raises(RecordError) as caught:
        project(recorded(pact(rule(), head="a")), 0)
    assert str(caught.value) == "0 is out of range @ $.seasons"


def test_results_answer_what_why_and_in_rows():
    history = recorded(pact(rule(), head="a", deputy="b"), history=rows("c", 2023))
    coming = project(history, 1)
    assert coming.rows() == [(2025, "head", "b", "projected"), (2025, "deputy", "c", "projected")]
    assert [seat.office for seat in coming.of("b")] == ["head"]
    assert coming.seat(2026, "head") is None
    assert coming.officers() == (Officers(season=2025, head="b", deputy="c"),)
    assert [ground.why for ground in coming.grounds()] == [Why.NEXT_IN_ROSTER, Why.NEXT_IN_ROSTER]
    assert len(coming.explain("en")) == 2
    found = audit(history)
    assert found.rows() == [("a", 1, 2024, 0), ("b", 0, None, 2), ("c", 1, 2023, 1)]
    assert (found.of("b").waiting, len(found.explain("vi"))) == (2, 5)


def test_turns_are_terms_and_a_unit_never_seen_waits_for_nothing():
    history = recorded(pact(rule(term=2), (*ABC, JOINER), head="a"), history=rows("a", 2023))
    assert audit(history).rows() == [("a", 1, 2024, 0), ("b", 0, None, 2), ("c", 0, None, 2), ("d", 0, None, 0)]


# ── rules that contradict themselves


@pytest.mark.parametrize(
    ("facts", "messages"),
    [
        ({"term": 0, "period": 0, "roster": ""}, ["0 is out of range @ $.term", "0 is out of range @ $.period"]),
        ({"roster": "aba"}, ["'a' is used twice @ $.roster[2]"]),
        ({"period": 2}, ["'2' is not allowed; allowed: 3 @ $.period"]),
        ({"joiners": Joining.NEXT_ROUND}, ["the key 'round = \"once\"' is missing @ $"]),
        ({"declined": Declining.LOSES_TURN}, ["the key 'round = \"once\"' is missing @ $"]),
        ({"roster": ""}, ["the key 'roster' is missing @ $"]),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused(facts, messages):
    with pytest.raises(RulebookError) as caught:
        rule(**facts)
    assert str(caught.value).splitlines() == messages


# ── the midland cluster


def test_the_midland_roster_of_seven():
    history = recall(conclude_year(load("midlands-2017")), units())
    found = {
        season: (unit, standing) for season, office, unit, standing in project(history, 8).rows() if office == "head"
    }
    assert found == {
        2018: ("hoa-binh", "known"),
        2019: ("yen-bai", "projected"),
        **dict.fromkeys(range(2020, 2024), (None, "open")),
        2024: ("tuyen-quang", "projected"),
        2025: ("hoa-binh", "projected"),
    }
    last = project(history, 8).seat(2025, "head")
    assert [ground.why for ground in last.grounds] == [Why.SAME_ROUND, Why.UNIT_ENDS, Why.INHERITANCE_OPEN]
    assert last.grounds[1].fact("on") == date(2025, 6, 30)
    assert last.grounds[1].fact("heirs") == ("phu-tho-2025",)
    assert [(cite.document, cite.basis.value) for cite in last.grounds[1].cites] == [("202/2025/QH15", "inferred")]
    assert audit(history).departures == ()


def test_a_unit_of_the_register_is_known_by_a_name_that_it_alone_bore():
    history = recall(conclude_year(load("midlands-2017")), units())
    assert history.known("Lào Cai") == "lao-cai-2025"
    with pytest.raises(RecordError):
        history.known("Lào Cai cũ")


def test_what_is_said_of_one_unit_is_what_is_said_of_its_offices():
    found = project(recorded(pact(rule(), head="a", deputy="b")), 3)
    assert [(seat.season, seat.office) for seat in found.of("b")] == [(2025, "head"), (2027, "deputy")]
    assert {ground.about.unit for ground in found.grounds_for("b")} == {"b"}
    assert [(ground.about.season, ground.about.office) for ground in found.grounds_for("b")] == [
        (2025, "head"),
        (2027, "deputy"),
    ]
    assert len(found.grounds()) == 6
    assert len(list(found.explain("en"))) == 6
    assert len(list(found.explain("en", unit="b"))) == 2
    assert all("Đơn vị B" in line for line in found.explain("en", unit="b"))
    assert (found.seat(2025, "head").unit, found.seat(2028, "head")) == ("b", None)


def test_what_is_said_of_one_unit_of_the_record():
    rows = [Officers(season=2022, head="a"), Officers(season=2023, head="a")]
    found = audit(recorded(pact(rule(), head="b"), history=rows))
    assert (found.of("a").unit, found.of("c").unit) == ("a", "c")
    assert (found.of("a").turns, found.of("b").turns, found.of("c").turns) == (2, 1, 0)
    assert {ground.about.unit for ground in found.grounds_for("a")} == {"a"}
    assert all("Đơn vị A" in line for line in found.explain("en", unit="a"))
    assert len(list(found.explain("en"))) == len(found.grounds()) > len(found.grounds_for("a")) > 0


def test_that_a_unit_ends_is_cited_from_the_changes_of_the_register_that_ended_it():
    merger = Change(kind=ChangeKind.MERGE, on=date(2025, 7, 1), units=("a", "b"), into=(Unit(id="m", name="M"),))
    stated = (Source(about="changes", source="Nghị quyết", basis=Basis.STATED),)
    sources = Sources(source="Danh mục", basis=Basis.INFERRED, parts=stated)
    listed = Register(units=ABC, changes=(merger,), sources=sources)
    members = tuple(attrs.evolve(unit, until=date(2025, 6, 30)) if unit.id in "ab" else unit for unit in ABC)
    ends = project(recorded(pact(rule(), members=members, head="c", deputy="b"), register=listed), 1)
    ground = next(ground for ground in ends.grounds() if ground.why is Why.UNIT_ENDS)
    assert (ground.about.unit, ground.fact("on")) == ("a", date(2025, 6, 30))
    assert [(cite.document, cite.basis) for cite in ground.cites] == [("Nghị quyết", Basis.STATED)]
    earlier = tuple(attrs.evolve(unit, until=date(2025, 5, 31)) if unit.id in "ab" else unit for unit in ABC)
    other = project(recorded(pact(rule(), members=earlier, head="c", deputy="b"), register=listed), 1)
    assert next(ground for ground in other.grounds() if ground.why is Why.UNIT_ENDS).cites == ()


PARTS = ("head", "deputy", "roster", "period", "term", "round", "joiners")
OF_PARTS = tuple(Citation(document="Quy chế", clause=part, about=f"rotation.{part}") for part in PARTS)


def clauses(grounds):
    return [(ground.about.season, [cite.clause for cite in ground.cites]) for ground in grounds]


def test_a_departure_cites_the_part_of_the_rule_that_it_departs_from():
    elected = {"head": NextHead.ELECTION, "deputy": NextDeputy.ELECTION, "roster": ""}
    term = rule(deputy=NextDeputy.ELECTION, roster="ab", term=2, cites=OF_PARTS)
    held = [Officers(season=year, head=unit) for year, unit in ((2021, "a"), (2022, "a"), (2023, "b"))]
    cut = audit(recorded(pact(term, head="a"), history=held))
    assert clauses(cut.departures) == [(2024, ["term"])]
    once = rule(**elected, round=Rotates.ONCE, cites=OF_PARTS)
    twice = audit(recorded(pact(once, head="a"), history=[Officers(season=2023, head="a")]))
    assert clauses(twice.departures) == [(2024, ["round"])]
    early = Unit(id="d", name="Đơn vị D", since=date(2023, 6, 1))
    waits = rule(**elected, round=Rotates.ONCE, joiners=Joining.NEXT_ROUND, cites=OF_PARTS)
    joined = audit(recorded(pact(waits, (*ABC, early), head="d"), history=rows("a", 2023)))
    assert clauses(joined.departures) == [(2024, ["joiners"])]


def test_a_turn_cites_the_part_of_the_rule_that_gives_it():
    turns = project(recorded(pact(rule(term=2, cites=OF_PARTS), head="a", deputy="b"), history=rows("c", 2023)), 2)
    first, second = (turns.seat(year, "head") for year in (2025, 2026))
    assert (first.unit, clauses(first.grounds[:1])) == ("a", [(2025, ["term"])])
    assert (second.unit, clauses(second.grounds[:1])) == ("b", [(2026, ["roster"])])
    joins = rule(roster="ab", deputy=None, round=Rotates.ONCE, joiners=Joining.THIS_ROUND, cites=OF_PARTS)
    members = (*ABC[:2], attrs.evolve(ABC[2], since=date(2023, 6, 1)))
    third = project(recorded(pact(joins, members, head="b"), history=rows("a", 2023)), 1).seat(2025, "head")
    assert (third.unit, clauses(third.grounds[:1])) == ("c", [(2025, ["joiners"])])


def test_what_becomes_of_a_turn_is_cited_from_the_rulebook_that_says_so():
    ending = tuple(attrs.evolve(unit, until=date(2025, 6, 30)) if unit.id in "ab" else unit for unit in ABC)
    members = (*ending, Unit(id="m", name="M", since=date(2025, 7, 1), formed_from=("a", "b")))
    stated = pact(rule(), members=members, head="c", deputy="b", inheritance=Inheritance.EVERY)
    found = project(recorded(stated), 1).seat(2025, "head")
    inherited = next(ground for ground in found.grounds if ground.why is Why.TURN_INHERITED)
    assert (found.unit, inherited.fact("heir"), inherited.fact("policy")) == ("a", "m", Inheritance.EVERY)
    assert [cite.document for cite in inherited.cites] == ["mau"]


def divided(path, season, year):
    """A is divided in the middle of a year, of which nobody says who then has its turn; it is deputy in `season`."""
    units = [
        {"id": "a", "name": "A", "until": f"{year}-07-01"},
        {"id": "b", "name": "B", "until": f"{year}-07-01"},
        {"id": "c", "name": "C"},
        {"id": "a1", "name": "A1", "since": "2021-07-02", "formed_from": ["a"]},
        {"id": "a2", "name": "A2", "since": f"{year}-07-02", "formed_from": ["a", "b"]},
    ]
    rotation = {"head": "deputy-succeeds", "deputy": "roster", "roster": ["a"], "round": "once"}
    rulebook = {"format": 2, "kind": "rulebook", "id": "r", "rotation": rotation}
    cluster = {"name": "C", "season": season, "deputy": "a", "units": units}
    dossier = {"format": 2, "kind": "dossier", "cluster": cluster, "pact": {"rulebook": rulebook}}
    path.write_text(json.dumps(dossier | {"history": [{"season": 2020}]}), encoding="utf-8")
    return recall(conclude_year(load(path)))


def test_a_deputy_of_the_last_season_asked_for_is_as_open_as_its_turn(tmp_path):
    """A is deputy of 2022 with its turn in 2023, when it is no member and nobody says who is its heir."""
    history = divided(tmp_path / "dossier.json", 2020, 2022)
    assert project(history, 3).seats[:4] == project(history, 2).seats
    assert project(history, 2).seats[-1].unit is None


def test_why_an_office_is_open_does_not_hang_on_how_far_is_asked(tmp_path):
    """The deputy of 2025 is open, and the division of 2026 has no part in that, whether 2026 is asked for or not."""
    history = divided(tmp_path / "dossier.json", 2024, 2026)
    assert project(history, 2).seats[:2] == project(history, 1).seats
