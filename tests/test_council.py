"""Council: what is decided, cut and left open over many clusters. Everything here is invented."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from attrs import evolve

import thidua
from thidua.archive import check, load_council
from thidua.archive.loading import load
from thidua.awards import Authority, Award
from thidua.balloting import Ballots
from thidua.cli import main
from thidua.clusters import Tier
from thidua.codec.councils import decisions_out
from thidua.council import Announced, Council, CouncilVote, Proposal, Qualified, awaited, decide_sitting
from thidua.errors import RecordError, ThiduaError
from thidua.grounds import Basis, Citation, Fault, Source, Sources, Why
from thidua.law import Exclusive, Law, Multiple, Quota, Salary
from thidua.rules import BallotRule, Denominator, Edge

DAY = date(2024, 3, 1)
FLAG = Award(
    id="flag", name="Cờ", name_en="Flag", granted_by="Bộ", authorities=(Authority(tier=Tier.PROVINCE, by="Tỉnh"),)
)
MERIT = Award(id="merit", name="Bằng khen", name_en="Merit")
CITED = (Citation(document="Luật mẫu"),)
BOTH = Exclusive(awards=("flag", "merit"))
LAW = Law(id="x", chain="x", name="Luật mẫu", since=DAY, awards=(FLAG, MERIT), exclusive=(BOTH,), cites=CITED)
RULE = BallotRule(
    about="flag",
    denominator=Denominator.MEMBERS,
    threshold=Fraction(4, 5),
    edge=Edge.REACHED,
    quorum=Fraction(2, 3),
    cites=(Citation(document="Quy chế"),),
)


def made(*questions):
    """Proposals, as "cluster.unit award"."""
    split = [question.replace(".", " ").split() for question in questions]
    return tuple(Proposal(cluster=cluster, unit=unit, award=award) for cluster, unit, award in split)


def votes(**approvals):
    """Ballots of ten members on the flag for unit a of each cluster; present are all who vote."""
    return tuple(
        CouncilVote(cluster=cluster, unit="a", award="flag", ballots=Ballots(approve=number, reject=10 - number))
        for cluster, number in approvals.items()
    )


def council(**more):
    return Council(**{"id": "h", "name": "Hội đồng", "members": 10, "on": DAY, "law": (LAW,)} | more)


def at_most(share, qualified, award="flag"):
    """A quota of the council's own."""
    return {
        "quotas": (Quota(award=award, share=Fraction(share), of="flag", cites=(Citation(document="Kế hoạch"),)),),
        "qualified": (Qualified(award="flag", collectives=qualified),),
    }


def reasons(decisions):
    """Cluster, unit and award of every proposal -> why."""
    return {
        (f"{ground.fact('cluster')}.{ground.about.unit}", ground.about.award): ground.why
        for ground in decisions.said
        if ground.about.unit
    }


# ── votes


@pytest.mark.parametrize(
    ("approve", "why"), [(8, Why.DECIDED), (7, Why.VOTED_DOWN), (10, Why.DECIDED), (0, Why.VOTED_DOWN)]
)
def test_a_vote_carries_from_its_threshold_on(approve, why):
    decisions = decide_sitting((), council(proposed=made("c.a flag"), votes=votes(c=approve), ballot=(RULE,)))
    assert reasons(decisions) == {("c.a", "flag"): why}
    assert decisions.rows() == ([("c", "a", "flag")] if why is Why.DECIDED else [])
    assert decisions.grounds_for("a", cluster="c")[0].cites == RULE.cites


@pytest.mark.parametrize(("present", "why"), [(7, Why.DECIDED), (6, Why.COUNCIL_NO_QUORUM)])
def test_a_vote_without_quorum_is_left_open(present, why):
    ballots = (CouncilVote(cluster="c", unit="a", award="flag", ballots=Ballots(approve=6)),)
    rule = BallotRule(
        about="flag", denominator=Denominator.CAST, threshold=Fraction(1), edge=Edge.REACHED, quorum=RULE.quorum
    )
    decisions = decide_sitting((), council(proposed=made("c.a flag"), votes=ballots, ballot=(rule,), present=present))
    assert reasons(decisions) == {("c.a", "flag"): why}


def test_what_must_be_voted_on_and_was_not_is_left_open():
    decisions = decide_sitting((), council(proposed=made("c.a flag", "c.b flag"), votes=votes(c=9), ballot=(RULE,)))
    assert reasons(decisions) == {("c.a", "flag"): Why.DECIDED, ("c.b", "flag"): Why.NOT_VOTED}


def test_an_award_without_ballot_rule_needs_no_vote():
    assert decide_sitting((), council(proposed=made("c.a merit"))).rows() == [("c", "a", "merit")]


# ── quotas


@pytest.mark.parametrize(
    ("qualified", "approvals", "whys"),
    [
        (15, {"c": 10, "d": 9, "e": 8}, "DDD"),  # 20 % of 15 is 3
        (14, {"c": 10, "d": 9, "e": 8}, "DDO"),  # 2.8, so 2
        (14, {"c": 8, "d": 9, "e": 10}, "ODD"),
        (14, {"c": 10, "d": 9, "e": 9}, "DTT"),  # equals would cross the edge
        (14, {"c": 9, "d": 9, "e": 8}, "DDO"),
        (9, {"c": 9, "d": 9, "e": 8}, "TTO"),  # 1.8, so 1
        (4, {"c": 9, "d": 8, "e": 8}, "OOO"),  # none
        (10, {"c": 9, "d": 8, "e": 7}, "DDV"),  # 2, and the third did not carry
    ],
)
def test_a_quota_is_an_exact_floor_and_a_tie_at_its_edge_stays_open(qualified, approvals, whys):
    codes = {"D": Why.DECIDED, "O": Why.OVER_QUOTA, "T": Why.TIED_AT_QUOTA, "V": Why.VOTED_DOWN}
    decisions = decide_sitting(
        (),
        council(
            proposed=made("c.a flag", "d.a flag", "e.a flag"),
            votes=votes(**approvals),
            ballot=(RULE,),
            **at_most("0.2", qualified),
        ),
    )
    assert reasons(decisions) == {(f"{each}.a", "flag"): codes[code] for each, code in zip("cde", whys, strict=True)}
    quota = next(ground for ground in decisions.said if ground.why is Why.QUOTA)
    assert quota.facts == (
        ("limit", qualified // 5),
        ("share", Fraction(1, 5)),
        ("standard", "flag"),
        ("qualified", qualified),
    )


def test_without_votes_all_are_equal_and_more_than_the_quota_stay_open():
    two = made("c.a flag", "d.a flag")
    assert set(reasons(decide_sitting((), council(proposed=two, **at_most("1/2", 2)))).values()) == {Why.TIED_AT_QUOTA}
    assert set(reasons(decide_sitting((), council(proposed=two, **at_most("1", 2)))).values()) == {Why.DECIDED}


def test_the_narrowest_of_many_quotas_counts():
    legal = Quota(award="flag", share=Fraction(1, 2), of="flag", cites=(Citation(document="Nghị định"),))
    law = Law(id="d", chain="d", name="Nghị định", since=DAY, awards=(FLAG,), quotas=(legal,))
    decisions = decide_sitting(
        (),
        council(
            proposed=made("c.a flag", "d.a flag"), votes=votes(c=9, d=8), ballot=(RULE,), law=(law,), **at_most("1", 2)
        ),
    )
    assert reasons(decisions) == {("c.a", "flag"): Why.DECIDED, ("d.a", "flag"): Why.OVER_QUOTA}
    assert [ground.fact("limit") for ground in decisions.said if ground.why is Why.QUOTA] == [2, 1]
    assert decisions.grounds_for("a", cluster="d")[0].cites == legal.cites


def test_a_quota_of_the_law_holds_for_the_award_that_it_names():
    decisions = decide_sitting((), council(proposed=made("c.a merit"), **at_most("0", 5)))
    assert reasons(decisions) == {("c.a", "merit"): Why.DECIDED}


def test_a_quota_that_cannot_be_worked_out_leaves_all_open():
    quota = Quota(award="flag", share=Fraction(1, 5), of="other")
    decisions = decide_sitting(
        (), council(proposed=made("c.a flag", "d.a flag"), votes=votes(c=9, d=2), ballot=(RULE,), quotas=(quota,))
    )
    assert reasons(decisions) == {("c.a", "flag"): Why.QUOTA_OPEN, ("d.a", "flag"): Why.VOTED_DOWN}
    assert Why.QUOTA_UNKNOWN in {ground.why for ground in decisions.said}


# ── one achievement, one award


def test_a_higher_award_uses_up_the_lower():
    decisions = decide_sitting((), council(proposed=made("c.a merit", "c.a flag", "d.a merit")))
    assert sorted(decisions.rows()) == [("c", "a", "flag"), ("d", "a", "merit")]
    cut = next(ground for ground in decisions.grounds_for("a", cluster="c") if ground.why is Why.HIGHER_AWARD)
    assert (cut.fact("higher"), cut.cites) == ("flag", CITED)


def test_what_was_not_decided_uses_up_nothing():
    decisions = decide_sitting((), council(proposed=made("c.a flag", "c.a merit"), votes=votes(c=1), ballot=(RULE,)))
    assert decisions.rows() == [("c", "a", "merit")]


def test_the_councils_own_word_on_exclusion_replaces_the_laws():
    proposed = made("c.a flag", "c.a merit")
    apart = council(proposed=proposed, exclusive=(Exclusive(awards=("flag",)),))
    assert sorted(decide_sitting((), apart).rows()) == [("c", "a", "flag"), ("c", "a", "merit")]
    turned = council(proposed=proposed, exclusive=(Exclusive(awards=("merit", "flag")),))
    assert decide_sitting((), turned).rows() == [("c", "a", "merit")]


def test_ids_of_units_mean_one_unit_only_within_a_cluster():
    decisions = decide_sitting((), council(proposed=made("c.a flag", "d.a merit")))
    assert decisions.rows() == [("c", "a", "flag"), ("d", "a", "merit")]
    assert [each.award for each in decisions.of("a", cluster="d")] == ["merit"]
    with pytest.raises(RecordError, match="nobody proposed 'd, b'"):
        decisions.of("b", cluster="d")


def test_an_award_that_no_law_names_stands_for_itself_and_says_so():
    decisions = decide_sitting((), council(proposed=made("c.a la", "c.a flag")))
    assert sorted(decisions.rows()) == [("c", "a", "flag"), ("c", "a", "la")]
    unnamed = [ground.about.award for ground in decisions.said if ground.why is Why.AWARD_UNNAMED]
    assert unnamed == ["la"]


# ── who grants, and what it is worth


@pytest.mark.parametrize(("tier", "by"), [(Tier.PROVINCE, "Tỉnh"), (Tier.MINISTRY, "Bộ"), (None, "Bộ")])
def test_the_authority_is_that_of_the_councils_tier(tier, by):
    decisions = decide_sitting((), council(proposed=made("c.a flag", "c.b merit"), tier=tier))
    assert [each.granted_by for each in decisions.decided] == [by, None]


def test_the_newest_edition_that_names_an_authority_counts():
    later = Law(id="y", chain="y", name="Y", since=DAY, awards=(Award(id="flag", name="Cờ", granted_by="Xã"),))
    silent = Law(id="z", chain="z", name="Z", since=DAY, awards=(Award(id="flag", name="Cờ"),))
    decisions = decide_sitting((), council(proposed=made("c.a flag"), law=(LAW, later, silent)))
    assert decisions.decided[0].granted_by == "Xã"


def test_a_prize_rests_on_the_councils_day_and_salary():
    law = Law(id="m", chain="m", name="M", since=DAY, multiples=(Multiple(award="flag", times=Fraction(12)),))
    salary = Salary(since=DAY, amount=Fraction(1_000_000))
    assert decide_sitting((), council(law=(law,), salaries=(salary,))).prize("flag").amount == 12_000_000
    with pytest.raises(RecordError) as caught:
        decide_sitting((), council(law=(), on=None, salaries=(salary,))).prize("flag")
    assert str(caught.value) == "the key 'on' is missing @ $"


# ── what the council states besides


def test_announced_counts_stand_with_their_own_source():
    sources = Sources(
        source="Báo A", basis=Basis.STATED, parts=(Source(about="announced.merit", basis=Basis.INFERRED),)
    )
    announced = (Announced(award="flag", proposed=69, decided=48), Announced(award="merit", decided=5))
    decisions = decide_sitting((), council(announced=announced, sources=sources))
    assert [str(line) for line in decisions.explain("en")] == [
        "Flag, as announced: proposed 69; decided 48. [Báo A (stated)]",
        "Merit, as announced: decided 5. [Báo A (inferred)]",
    ]
    assert decisions.rows() == []


def test_what_the_council_recorded_rests_on_its_own_source():
    minutes = Sources(source="Biên bản", basis="fictional", parts=[Source(about="quotas", source="Kế hoạch")])
    told = council(
        law=(attrs.evolve(LAW, exclusive=()),),
        ballot=[attrs.evolve(RULE, cites=())],
        votes=votes(c=9, d=7),
        present=10,
        quotas=[Quota(award="flag", share="1/5", of="flag"), Quota(award="flag", share="1/5", of="merit")],
        qualified=[Qualified(award="flag", collectives=5)],
        exclusive=[BOTH],
        proposed=made("c.a flag", "d.a flag", "f.a flag", "c.b merit", "g.a flag", "g.a merit"),
        sources=minutes,
    )
    said = {(str(each.why.value), each.fact("cluster")): each.cites for each in decide_sitting((), told).said}
    plan, own = (Citation(document=name, basis=Basis.FICTIONAL) for name in ("Kế hoạch", "Biên bản"))
    assert said == {
        ("quota", None): (plan,),
        ("quota-unknown", None): (plan,),
        ("quota-open", "c"): (),
        ("voted-down", "d"): (own,),
        ("not-voted", "f"): (own,),
        ("not-voted", "g"): (own,),
        ("higher-open", "g"): (own,),
        ("decided", "c"): (own,),
    }
    known = attrs.evolve(told, quotas=told.quotas[:1])
    [flag] = [each for each in decide_sitting((), known).said if each.why is Why.PLACE_OPEN]
    assert flag.cites == (plan,)
    cited = attrs.evolve(known, ballot=[RULE], proposed=known.proposed[:2])
    [flag] = [each for each in decide_sitting((), cited).said if each.why is Why.DECIDED]
    assert flag.cites == RULE.cites


def test_past_its_review_a_law_says_so():
    law = Law(id="x", chain="x", name="Luật mẫu", since=DAY, reviewed_on=DAY)
    later = decide_sitting((), council(law=(law,), on=date(2024, 3, 2)))
    assert [ground.why for ground in later.said] == [Why.LAW_UNREVIEWED]
    assert decide_sitting((), council(law=(law,))).said == ()
    assert decide_sitting((), council(law=(law,), on=None)).said == ()


def test_the_reasons_of_one_cluster_or_unit():
    proposed = (
        Proposal(cluster="c", unit="a", award="flag", name="Xã A", cluster_name="Cụm C"),
        Proposal(cluster="d", unit="a", award="flag", name="Xã B", cluster_name="Cụm D"),
        Proposal(cluster="d", unit="b", award="merit"),
        Proposal(cluster="c", unit="a", award="merit"),
    )
    decisions = decide_sitting((), council(proposed=proposed))
    assert list(decisions.explain("vi", cluster="d")) == [
        "Xã B (Cụm D): được quyết định tặng Cờ.",
        "b (Cụm D): được quyết định tặng Bằng khen.",
    ]
    titles = decisions.titles("en")
    assert {key: name for key, name in titles.items() if key[0] != "cluster"} == {
        ("award", "flag"): "Flag",
        ("award", "merit"): "Merit",
        ("unit", "b"): "b",  # the id a has two names
    }
    assert [decisions.units[cluster, "a"] for cluster in ("c", "d")] == ["Xã A", "Xã B"]
    assert list(decisions.explain("en", cluster="c", unit="a")) == [
        "Xã A (Cụm C): decided for Flag.",
        "Xã A (Cụm C): decided for Flag for the same achievement, so not for Merit. [Luật mẫu (stated)]",
    ]


# ── what a council refuses


def refused(**more):
    with pytest.raises(RecordError) as caught:
        council(**more)
    return [str(each) for each in caught.value.problems]


def test_a_council_lists_everything_that_cannot_be():
    vote = CouncilVote(cluster="c", unit="a", award="flag", ballots=Ballots(approve=11))
    assert refused(
        members=10,
        present=11,
        votes=(vote, vote, CouncilVote(cluster="c", unit="a", award="la", ballots=Ballots(approve=-1))),
        ballot=(RULE, RULE),
        qualified=(Qualified(award="flag", collectives=-1), Qualified(award="flag", collectives=1)),
        announced=(Announced(award="flag"), Announced(award="flag")),
        exclusive=(BOTH, Exclusive(awards=("flag",))),
    ) == [
        "-1 is below the minimum of 0 @ $.qualified.flag",
        "'flag' is used twice @ $.ballot[1]",
        "'flag' is used twice @ $.qualified[1]",
        "'flag' is used twice @ $.announced[1]",
        "'flag' is used twice @ $.exclusive[1]",
        "'c, a, flag' is used twice @ $.votes[1]",
        "11 is above the maximum of 10 @ $.votes[0].ballots",
        "11 is above the maximum of 10 @ $.votes[1].ballots",
        "the rulebook has no ballot rule for 'la'; it has: flag, flag @ $.votes[2].award",
        "-1 is below the minimum of 0 @ $.votes[2].ballots.approve",
        "11 is above the maximum of 10 @ $.present",
    ]


def test_a_council_votes_once_on_a_proposal():
    rounds = evolve(RULE, vote_rounds=2)
    assert refused(ballot=(RULE, evolve(rounds, about="merit"))) == [
        "2 is out of range; allowed: 1 @ $.ballot[1].vote_rounds"
    ]


def test_votes_need_members():
    assert refused(members=None, votes=votes(c=8), ballot=(RULE,)) == ["the key 'members' is missing @ $"]
    assert refused(members=None, present=3) == ["the key 'members' is missing @ $"]
    assert refused(members=-1) == ["-1 is below the minimum of 0 @ $.members"]
    assert council(members=None).electorate.members == 0


def test_nothing_is_proposed_twice_and_nobody_votes_on_what_was_not_proposed():
    with pytest.raises(RecordError) as caught:
        decide_sitting((), council(proposed=made("c.a flag", "c.a flag"), votes=votes(d=8), ballot=(RULE,)))
    assert str(caught.value) == (
        "'c, a, flag' is used twice @ $.proposals[1]\nnobody proposed 'd, a, flag' @ $.votes[0]"
    )


# ── dossiers of clusters

DOSSIER = """
format = 2
kind = "dossier"
basis = "fictional"
[cluster]
id = "{cluster}"
name = "Cụm {cluster}"
season = 2024
units = [{{id = "a", name = "Xã A"}}, {{id = "b", name = "Xã B"}}]
[pact.rulebook]
format = 2
kind = "rulebook"
id = "r"
basis = "fictional"
slots = [{{award = "co-thi-dua-tinh", place = 1}}]
[announced]
places = {{{places}}}
"""
COUNCIL = """
format = 2
kind = "council"
id = "h"
name = "Hội đồng"
basis = "fictional"
source = "Biên bản"
members = 3
on = 2024-12-20
tier = "province"
dossiers = [{dossiers}]
"""


def written(folder, dossiers, **clusters):
    for cluster, places in clusters.items():
        text = DOSSIER.format(cluster=cluster.removesuffix("2"), places=places)
        (folder / f"{cluster}.toml").write_text(text, encoding="utf-8")
    path = folder / "council.toml"
    path.write_text(COUNCIL.format(dossiers=", ".join(f'"{name}"' for name in dossiers)), encoding="utf-8")
    return path


def test_a_council_decides_on_dossiers_beside_it_and_on_records(tmp_path, capsys):
    path = written(tmp_path, ["c.toml", "d.toml", "midlands-2017"], c="a = 1", d="a = 1, b = 1")
    assert check(path) == ()
    decisions = decide_sitting((), load_council(path))
    assert ("c", "a", "co-thi-dua-tinh") in decisions.rows()
    assert (decisions.proposals[0].name, decisions.proposals[0].cluster_name) == ("Xã A", "Cụm c")
    assert {each.award for each in decisions.of("phu-tho", cluster="trung-du")} == {"co-thi-dua-chinh-phu"}
    assert [ground.fact("cluster") for ground in decisions.said if ground.why is Why.PROPOSALS_AWAITED] == ["d"]
    assert main(["decide", str(path), "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert "Cụm d: its slot of Provincial emulation flag is open; at most 1 more may be proposed." in said
    assert "proposes nobody" not in said


def test_the_same_by_nominations_in_memory(tmp_path):
    path = written(tmp_path, [], c="a = 1", d="a = 1, b = 1")
    years = [thidua.conclude(load(tmp_path / f"{name}.toml")) for name in "cd"]
    empty = load_council(path)
    decisions = decide_sitting([year.nominations for year in years], empty)
    assert decisions.rows() == [("c", "a", "co-thi-dua-tinh")]
    assert [ground.fact("cluster") for ground in decisions.said if ground.why is Why.PROPOSALS_AWAITED] == ["d"]
    with pytest.raises(RecordError) as caught:
        decide_sitting([years[0].nominations, years[0].nominations], empty)
    assert [(each.fault, each.path) for each in caught.value.problems] == [
        (Fault.DUPLICATE_ID, "$.nominations[1]"),
        (Fault.DUPLICATE_ID, "$.proposals[1]"),
    ]


def test_a_season_under_way_without_slots_proposes_nobody(tmp_path):
    path = written(tmp_path, ["midlands-2024"])
    assert decide_sitting((), load_council(path)).said[0].why is Why.NOTHING_PROPOSED


def test_a_season_under_way_may_propose_units_for_every_award_of_its_slots(tmp_path):
    path = written(tmp_path, ["c.toml", "d.toml"], c="a = 1", d="a = 1")
    year = (tmp_path / "d.toml").read_text(encoding="utf-8")
    (tmp_path / "d.toml").write_text(year.partition("[announced]")[0], encoding="utf-8")
    limit = '[qualified]\nk = 5\n[[quotas]]\naward = "co-thi-dua-tinh"\nshare = "20 %"\nof = "k"\n'
    path.write_text(path.read_text(encoding="utf-8") + limit, encoding="utf-8")
    decisions = decide_sitting((), load_council(path))
    assert decisions.rows() == []  # one flag for 5 collectives, and d may propose a unit for it
    assert [(each.cluster, each.most) for each in decisions.awaited] == [("d", None)]
    assert [ground.why for ground in decisions.said if ground.about.unit == "a"] == [Why.PLACE_OPEN]
    assert Why.NOTHING_PROPOSED not in [ground.why for ground in decisions.said]


WAITING = """
kind = "dossier"
format = 2
figures = {a = {n = 1, ill = true}, b = {n = 1}}
[cluster]
name = "Cụm"
season = 2024
units = [{id = "a", name = "A"}, {id = "b", name = "B"}, {id = "c", name = "C"}]
[pact.rulebook]
kind = "rulebook"
format = 2
id = "quy-che"
figures = [{name = "n"}, {name = "ill", kind = "yes-no"}]
criteria = [{code = "1", maximum = 10, reads = "n", scale = {kind = "pool"}}]
conditions = {well = {when = "not d", reads = {d = "ill"}}}
slots = [{award = "co-thi-dua-tinh", count = 3, needs = ["well"]}]
"""
SIGNED = '[pact]\nsignatures = ["a", "b"]\n[pact.rulebook]'
BARRED = 'bars = [{when = "pact-unsigned"}]\nslots ='


@pytest.mark.parametrize(
    ("change", "units"),
    [
        ({}, ("b", "c")),
        ({"slots =": BARRED, "[pact.rulebook]": SIGNED}, ("b",)),  # c is barred in any case
        ({"[cluster]": '[not-assigned]\nc = ["1"]\n[cluster]'}, ("b",)),  # c takes no place
        ({'name = "C"': 'name = "C", until = 2024-06-30'}, ("b",)),  # no member any more
    ],
)
def test_who_has_yet_to_report_may_still_be_proposed(tmp_path, change, units):
    text = WAITING
    for old, new in change.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = tmp_path / "c.toml"
    path.write_text(text, encoding="utf-8")
    coming = awaited([thidua.conclude(thidua.load(path)).nominations])
    assert [(each.units, each.most) for each in coming] == [(units, len(units))]


@pytest.mark.parametrize(
    ("tier", "slot", "waits"),
    [
        ("province", "province", True),
        ("province", "district", False),
        (None, "district", True),
        ("province", None, True),
    ],
)
def test_a_season_under_way_proposes_nobody_for_a_slot_of_another_tier(tmp_path, tier, slot, waits):
    path = written(tmp_path, ["d.toml"], d="a = 1")
    year = (tmp_path / "d.toml").read_text(encoding="utf-8").partition("[announced]")[0]
    assert year.count("place = 1") == year.count("season = 2024") == 1
    year = year if slot is None else year.replace("place = 1", f'place = 1, tier = "{slot}"')
    year = year if tier is None else year.replace("season = 2024", f'season = 2024\ntier = "{tier}"')
    (tmp_path / "d.toml").write_text(year, encoding="utf-8")
    assert bool(decide_sitting((), load_council(path)).awaited) is waits


def test_every_problem_of_every_dossier_is_named(tmp_path):
    path = written(tmp_path, ["c.toml", "c2.toml", "e.toml", "nobody"], c="a = 1", c2="a = 1", e="x = 1")
    assert [str(each) for each in check(path)][:1] == ["'c' is used twice @ $.dossiers[1]"]
    assert [each.path for each in check(path)[1:]] == ["$.dossiers[2].announced.places.x", "$.dossiers[3]"]


def test_a_document_of_a_council_lists_every_problem(tmp_path):
    path = tmp_path / "council.toml"
    text = COUNCIL.format(dossiers="") + 'colour = "red"\nqualified = {co = "x"}\nannounced = {co = {decided = "x"}}\n'
    path.write_text(text, encoding="utf-8")
    assert {each.path for each in check(path)} == {"$.colour", "$.qualified.co", "$.announced.co.decided"}
    path.write_text('format = 2\nkind = "council"\n', encoding="utf-8")
    assert [str(each) for each in check(path)] == ["the key 'id' is missing @ $", "the key 'name' is missing @ $"]
    path.write_text(COUNCIL.format(dossiers="") + "present = 9\n", encoding="utf-8")
    assert [str(each) for each in check(path)] == ["9 is above the maximum of 3 @ $.present"]
    path.write_text(
        COUNCIL.format(dossiers="") + 'votes = [{cluster = "c", unit = "a", award = "co", approve = 1}]\n'
        'ballot = [{about = "co", denominator = "members", threshold = "1/2", edge = "reached"}]\n',
        encoding="utf-8",
    )
    assert [str(each) for each in check(path)] == ["nobody proposed 'c, a, co' @ $.votes[0]"]
    with pytest.raises(ThiduaError, match=r"nobody proposed 'c, a, co' @ \$\.votes\[0\]"):
        thidua.decide((), load_council(path))


def test_a_council_whose_votes_are_on_nominations_of_a_program_is_kept_as_text(tmp_path):
    written(tmp_path, [], c="a = 1", d="a = 1")
    made = [thidua.conclude(load(tmp_path / f"{name}.toml")).nominations for name in "cd"]
    votes = [
        CouncilVote(cluster=name, unit="a", award="co-thi-dua-tinh", ballots=Ballots(approve=2, reject=1))
        for name in "cd"
    ]
    rule = BallotRule(about="co-thi-dua-tinh", denominator="members", threshold="1/2", edge="exceeded")
    alone = Council(id="h", name="Hội đồng", on="20/12/2024", members=3, ballot=[rule], votes=votes)
    own = Proposal(cluster="d", unit="a", award="co-thi-dua-tinh")
    for council, came in ((alone, made), (attrs.evolve(alone, proposed=[own]), made[:1])):
        kept = thidua.loads(thidua.dumps(council))
        assert kept == council
        assert sorted(row[:2] for row in thidua.decide(came, kept).rows()) == [("c", "a"), ("d", "a")]
        with pytest.raises(RecordError, match="nobody proposed 'c, a, co-thi-dua-tinh'"):
            thidua.decide((), kept)


def test_decisions_leave_as_plain_values(tmp_path):
    path = written(tmp_path, ["c.toml"], c="b = 1")
    plain = decisions_out(decide_sitting((), load_council(path)))
    assert {key: plain[key] for key in ("kind", "council", "on", "decided")} == {
        "kind": "decisions",
        "council": "h",
        "on": "2024-12-20",
        "decided": [
            {"cluster": "c", "unit": "b", "award": "co-thi-dua-tinh", "granted_by": "Chủ tịch UBND tỉnh"},
        ],
    }
    assert [each["why"] for each in plain["grounds"]] == ["decided"]
    assert decisions_out(decide_sitting((), council(on=None)))["on"] is None


def test_a_dossier_goes_by_the_names_of_the_record(tmp_path):
    path = written(tmp_path, ["c.toml"], c="a = 1")
    more = '[[proposals]]\ncluster = "c"\ncluster_name = "Cụm số một"\nunit = "b"\naward = "bang-khen-tinh"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert check(path) == ()
    assert {each.cluster_name for each in load_council(path).proposed} == {"Cụm số một"}


def test_a_council_built_in_python_has_the_law_of_its_day_as_one_of_a_document_has():
    recorded = Council(id="h", name="Hội đồng", on="15/03/2024")
    told = thidua.loads({"format": 2, "kind": "council", "id": "h", "name": "Hội đồng", "on": "2024-03-15"})
    found = thidua.decide((), recorded).council
    assert found.law == told.law
    assert found.law
    assert thidua.decide((), told).council is told


def test_the_law_follows_the_day_of_a_council():
    before = thidua.decide((), Council(id="h", name="Hội đồng", on="31/12/2023")).council
    after = thidua.decide((), attrs.evolve(before, on=date(2024, 1, 1))).council
    assert before.law != after.law
    assert all(law.covers(date(2024, 1, 1)) for law in after.law)
    assert thidua.decide((), Council(id="h", name="Hội đồng")).council.law == ()


def test_a_slip_in_an_award_of_a_council_built_in_python_is_refused():
    proposals = [Proposal(cluster="c", cluster_name="C", unit="a", name="A", award="co-thi-dua-tihn")]
    with pytest.raises(RecordError) as caught:
        thidua.decide((), Council(id="h", name="Hội đồng", on="15/03/2024", proposed=proposals))
    assert [(each.path, each.fault) for each in caught.value.problems] == [
        ("$.proposals[0].award", Fault.UNKNOWN_AWARD)
    ]


def flags(on):
    """Three proposals for the flag of the government: the decree of 2018 allows one in five, before it nothing did."""
    proposed = [Proposal(cluster="c", unit=unit, award="co-thi-dua-chinh-phu") for unit in "abc"]
    qualified = [Qualified(award="co-thi-dua-chinh-phu", collectives=5)]
    return Council(id="h", name="H", on=on, proposed=proposed, qualified=qualified)


def test_a_law_that_began_before_the_new_day_of_a_council_is_heard():
    """The law of 2003, under which the first day stands alone, still governs on the second."""
    sat = thidua.decide((), flags("15/03/2017"))
    assert [unit for _, unit, _ in sat.rows()] == ["a", "b", "c"]
    assert all(law.covers(date(2018, 3, 15)) for law in sat.council.law)
    assert thidua.decide((), attrs.evolve(sat.council, on="15/03/2018")).rows() == []
    assert thidua.decide((), flags("15/03/2018")).rows() == []


def test_without_its_day_a_council_has_no_law():
    sat = thidua.decide((), flags("15/03/2018")).council
    assert sat.law
    assert thidua.decide((), attrs.evolve(sat, on=None)).council.law == ()


def test_a_law_that_a_program_gave_a_council_by_hand_is_kept_whatever_the_day():
    own = Law(id="rieng", chain="rieng", name="Quy định riêng", since="01/01/2020")
    (edition, *_) = thidua.decide((), flags("15/03/2018")).council.law
    for held in ((own,), (edition, own), (attrs.evolve(edition, name="Bản sửa"),)):
        for day in ("15/03/2017", "15/03/2025", None):
            assert thidua.decide((), attrs.evolve(flags(day), law=held)).council.law == held


def test_what_cannot_be_decided_on_is_refused_by_name():
    year, council = thidua.conclude(thidua.load("midlands-2017")), flags(None)
    for nominations, about, path, expected in (
        ([], year.dossier.pact, "$.council", "a council"),
        ([], None, "$.council", "a council"),
        ([year], council, "$.nominations[0]", "Nominations"),
        ([None], council, "$.nominations[0]", "Nominations"),
        (year.nominations, council, "$.nominations", "a list"),
        (None, council, "$.nominations", "a list"),
    ):
        with pytest.raises(thidua.FormatError) as caught:
            thidua.decide(nominations, about)
        (problem,) = caught.value.problems
        assert (problem.fault, problem.path, dict(problem.facts)["expected"]) == (Fault.WRONG_TYPE, path, expected)
