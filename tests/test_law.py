"""Law: which editions govern a day, and what they name. The editions here are invented, but those of the archive."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

import thidua
from thidua.archive import in_force as of_archive
from thidua.archive.shelves import laws, uncited_law
from thidua.awards import Authority, Award
from thidua.clusters import Tier
from thidua.codec.editions import read_law
from thidua.errors import FormatError, RecordError, RulebookError, ThiduaError
from thidua.grounds import Basis, Citation, Fault, Why
from thidua.law import Exclusive, Law, Multiple, Quota, Salary, governing, in_force, overlaps, prize, succeeded

FLAG = Award(id="co", name="Cờ")
OLD = Law(id="old", chain="x", name="Luật cũ", since=date(2004, 7, 1), until=date(2023, 12, 31), awards=(FLAG,))
NEW = Law(id="new", chain="x", name="Luật mới", since=date(2024, 1, 1), supersedes="old")
DECREE = Law(id="decree", chain="y", name="Nghị định", since=date(2004, 7, 1), until=date(2023, 12, 31))


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        (OLD.since - timedelta(days=1), []),
        (OLD.since, ["decree", "old"]),
        (OLD.until, ["decree", "old"]),
        (NEW.since, ["new"]),
        (date.max, ["new"]),
    ],
)
def test_the_first_and_the_last_day_in_force_count(on, ids):
    assert [law.id for law in governing((NEW, OLD, DECREE), on)] == ids


def test_editions_in_force_together_stand_oldest_first():
    late = Law(id="a", chain="z", name="Z", since=date(2005, 1, 1))
    assert [law.id for law in governing(iter((late, OLD)), date(2006, 1, 1))] == ["old", "a"]


def test_an_edition_knows_the_awards_that_it_names():
    assert OLD.award("co") == FLAG
    assert NEW.award("co") is None


# ── one edition of a chain


@pytest.mark.parametrize(
    ("name", "on", "found"), [("x", OLD.until, "old"), ("x", NEW.since, "new"), ("old", OLD.since, "old")]
)
def test_a_chain_gives_the_edition_of_the_day(name, on, found):
    assert in_force((NEW, DECREE, OLD), name, on=on).id == found


@pytest.mark.parametrize(
    ("name", "on", "message"),
    [
        ("x", date(2004, 6, 30), "no edition of 'x' is in force on 30 June 2004; the first from 1 July 2004 @ $"),
        (
            "y",
            NEW.since,
            "no edition of 'y' is in force on 1 January 2024; the first from 1 July 2004; the last until 31 December 2023 @ $",  # noqa: E501
        ),
        ("z", NEW.since, "the archive has nothing called 'z'; it has: x, y @ $"),
    ],
)
def test_a_day_without_edition_is_an_error(name, on, message):
    with pytest.raises(RecordError) as caught:
        in_force((OLD, NEW, DECREE), name, on=on)
    assert str(caught.value) == message


def test_editions_of_one_chain_may_not_be_in_force_together():
    long = Law(id="long", chain="x", name="L", since=date(2000, 1, 1))
    assert overlaps((OLD, NEW, DECREE)) == ()
    assert overlaps((NEW, OLD, DECREE, long)) == (("long", "old"), ("long", "new"))


def test_a_superseded_edition_ends_the_day_before():
    first = Law(id="a", chain="c", name="A", since=date(2020, 1, 1))
    second = Law(id="b", chain="c", name="B", since=date(2024, 3, 1), supersedes="a")
    assert [law.until for law in succeeded((second, first))] == [None, date(2024, 2, 29)]
    assert succeeded((OLD, NEW)) == (OLD, NEW)  # the old edition says itself when it ends
    with pytest.raises(RulebookError) as caught:
        succeeded([second])
    assert str(caught.value) == "the archive has nothing called 'a'; it has: b @ $.supersedes"


def test_an_edition_that_ends_before_it_begins_is_refused():
    with pytest.raises(RecordError) as caught:
        Law(id="a", chain="a", name="A", since=date(2024, 1, 1), until=date(2023, 12, 31))
    assert str(caught.value) == "31 December 2023 is below the minimum of 1 January 2024 @ $.until"


# ── quotas, prizes, authorities


@pytest.mark.parametrize(
    ("share", "qualified", "most"),
    [("1/5", 69, 13), ("1/5", 70, 14), ("0.29", 100, 29), ("1", 3, 3), ("0", 3, 0), ("1/5", 0, 0)],
)
def test_a_quota_is_the_exact_floor(share, qualified, most):
    assert Quota(award="co", share=Fraction(share), of="co").most(qualified) == most


@pytest.mark.parametrize("share", ["-0.1", "1.1"])
def test_a_quota_that_is_no_share_is_refused(share):
    with pytest.raises(RecordError) as caught:
        Quota(award="co", share=Fraction(share), of="co")
    assert str(caught.value) == f"{share} is out of range @ $.share"


SALARIES = (
    Salary(since=date(2023, 7, 1), amount=Fraction(1_000_000), cites=(Citation(document="L1"),)),
    Salary(since=date(2024, 7, 1), amount=Fraction(1_500_000), cites=(Citation(document="L2"),)),
)
PAID = Law(
    id="paid",
    chain="p",
    name="P",
    since=date(2020, 1, 1),
    multiples=(Multiple(award="co", times=Fraction(12)),),
    salaries=SALARIES,
    cites=(Citation(document="P"),),
)


@pytest.mark.parametrize(("on", "amount"), [(date(2024, 6, 30), 12_000_000), (date(2024, 7, 1), 18_000_000)])
def test_a_prize_is_the_multiple_times_the_salary_of_the_day(on, amount):
    found = prize("co", laws=[PAID], on=on)
    assert (found.times, found.salary, found.amount) == (12, Fraction(amount, 12), amount)
    assert [cite.document for cite in found.cites] == ["P", "L1" if amount == 12_000_000 else "L2"]


def test_the_newest_edition_that_names_a_multiple_counts():
    silent = Law(id="s", chain="s", name="S", since=date(2024, 1, 1))
    newer = Law(
        id="n", chain="n", name="N", since=date(2023, 1, 1), multiples=(Multiple(award="co", times=Fraction(2)),)
    )
    assert prize("co", laws=[newer, PAID, silent], on=date(2024, 7, 1)).amount == 3_000_000


@pytest.mark.parametrize(
    ("award", "on", "paths"),
    [
        ("co", date(2023, 6, 30), ["$.salaries"]),
        ("khac", date(2024, 1, 1), ["$.multiples"]),
        ("co", date(2019, 1, 1), ["$.multiples", "$.salaries"]),
    ],
)
def test_a_prize_that_cannot_be_known_is_an_error(award, on, paths):
    with pytest.raises(RecordError) as caught:
        prize(award, laws=[PAID], on=on)
    assert [each.path for each in caught.value.problems] == paths
    assert {each.fault for each in caught.value.problems} == {Fault.NO_PRIZE}


def test_an_award_knows_who_grants_it_at_a_tier():
    award = Award(
        id="co", name="Cờ", granted_by="Chủ tịch", authorities=(Authority(tier=Tier.MINISTRY, by="Bộ trưởng"),)
    )
    assert award.authority(Tier.MINISTRY) == "Bộ trưởng"
    assert award.authority(Tier.PROVINCE) == "Chủ tịch"
    assert FLAG.authority(None) is None


# ── the archive

LAW, DECREES, GUIDES = "luat-thi-dua-khen-thuong", "nghi-dinh-thi-dua-khen-thuong", "huong-dan-cum-khoi-thi-dua"


@pytest.mark.parametrize(
    ("name", "on", "found"),
    [
        (LAW, date(2018, 3, 22), "luat-2003"),
        (LAW, date(2023, 12, 31), "luat-2003"),
        (LAW, date(2024, 1, 1), "luat-2022"),
        (DECREES, date(2017, 10, 1), "nghi-dinh-91-2017"),
        (DECREES, date(2023, 12, 31), "nghi-dinh-91-2017"),
        (DECREES, date(2024, 1, 1), "nghi-dinh-98-2023"),
        ("nghi-dinh-152-2025", date(2025, 7, 1), "nghi-dinh-152-2025"),
        ("nghi-dinh-152-2025", date(2027, 3, 1), "nghi-dinh-152-2025"),
        (GUIDES, date(2011, 6, 30), "huong-dan-1122-2011"),
        (GUIDES, date(2014, 12, 18), "huong-dan-1500-2013"),
        (GUIDES, date(2014, 12, 19), "huong-dan-2819-2014"),
        (GUIDES, date(2015, 11, 24), "huong-dan-2745-2015"),
    ],
)
def test_the_archive_gives_the_edition_of_the_day(name, on, found):
    assert of_archive(name, on=on).id == found


@pytest.mark.parametrize(
    ("name", "on"),
    [
        (LAW, date(2013, 12, 30)),
        (DECREES, date(2017, 9, 30)),
        (GUIDES, date(2011, 6, 29)),
        ("nghi-dinh-152-2025", date(2025, 6, 30)),
        ("nghi-dinh-152-2025", date(2027, 3, 2)),
    ],
)
def test_outside_its_days_an_edition_is_an_error(name, on):
    with pytest.raises(RecordError) as caught:
        of_archive(name, on=on)
    assert [each.fault for each in caught.value.problems] == [Fault.NOT_IN_FORCE]


def test_every_edition_says_what_it_leaves_out_and_when_it_was_reviewed():
    assert [law.id for law in laws() if law.reviewed_on is None] == []
    assert [law.id for law in laws() if not law.gaps or any(gap.says_en is None for gap in law.gaps)] == []
    assert [law.id for law in laws() if law.salaries] == []  # the base salary is the caller's word


def test_the_law_of_2022_has_one_article():
    law = of_archive(LAW, on=date(2024, 1, 1))
    assert {award.id: award.cites[0].clause for award in law.awards if award.cites} == {
        "co-thi-dua-chinh-phu": "Điều 25"
    }


def test_the_decree_of_2017_holds_the_quota_and_that_of_2023_the_prizes():
    quotas = [(each.award, each.share, each.of) for each in of_archive(DECREES, on=date(2018, 3, 22)).quotas]
    assert quotas == [("co-thi-dua-chinh-phu", Fraction(1, 5), "co-thi-dua-tinh")]
    salary = Salary(since=date(2024, 1, 1), amount=Fraction(1_000_000))  # invented
    found = prize("co-thi-dua-chinh-phu", laws=laws(), on=date(2024, 1, 1), salaries=[salary])
    assert (found.amount, found.cites[0].clause) == (12_000_000, "Điều 54")


PLAIN = {
    "format": 2,
    "kind": "law",
    "id": "a",
    "chain": "a",
    "name": "A",
    "basis": "stated",
    "since": "01/01/2024",
    "awards": [{"id": "co", "name": "Cờ"}],
    "quotas": [{"award": "co", "share": "20 %", "of": "co"}],
}


def test_a_published_edition_cites_every_rule():
    bare = read_law(PLAIN)
    assert [str(each) for each in uncited_law(bare)] == [
        "the rule 'awards[0]' of a published edition needs a citation @ $.awards[0]",
        "the rule 'quotas[0]' of a published edition needs a citation @ $.quotas[0]",
    ]
    assert list(uncited_law(read_law(PLAIN | {"cites": [{"document": "A"}]}))) == []
    assert list(uncited_law(read_law(PLAIN | {"cites": [{"basis": "fictional", "document": "A"}]}))) == []
    without = {key: value for key, value in PLAIN.items() if key != "basis"} | {"cites": [{"document": "A"}]}
    assert [each.fault for each in uncited_law(read_law(without))] == [Fault.MISSING_KEY]


def test_an_edition_is_read_whole_or_every_problem_is_named():
    with pytest.raises(FormatError) as caught:
        read_law(PLAIN | {"until": "x", "quotas": [{"award": "co", "share": "20 %"}], "gaps": ["text"]})
    assert [each.path for each in caught.value.problems] == ["$.until", "$.quotas[0]", "$.gaps[0]"]


def test_the_shelf_refuses_editions_that_are_in_force_together(monkeypatch):
    plain = PLAIN | {"cites": [{"document": "A"}]}
    shelf = {"a": plain, "b": plain | {"id": "b", "since": "01/01/2025"}}
    monkeypatch.setattr("thidua.archive.shelves.names", lambda _: tuple(shelf))
    monkeypatch.setattr("thidua.archive.shelves.raw", lambda _, name: shelf[name])
    laws.cache_clear()
    with pytest.raises(ThiduaError) as caught:
        laws()
    laws.cache_clear()
    assert str(caught.value) == "the editions 'a' and 'b' are in force at the same time @ $"


# ── the law of a dossier


def test_the_record_of_2017_cites_what_was_in_force_in_march_2018():
    year = thidua.conclude(thidua.load("midlands-2017"))
    ids = [law.id for law in year.dossier.law]
    assert {"luat-2003", "nghi-dinh-91-2017", "huong-dan-2745-2015"} <= set(ids)
    assert "luat-2022" not in ids
    cited = {cite.document for ground in year.grounds() for cite in ground.cites}
    assert "Luật 15/2003/QH11 (sửa đổi 2005, 2009, 2013)" in cited
    assert not [document for document in cited if document and "2022/QH15" in document]


def dossier(policy, tmp_path, **more):
    text = f"""
format = 2
kind = "dossier"
basis = "fictional"
[cluster]
id = "c"
name = "Cụm C"
season = {more.get("season", 2023)}
units = [{{id = "a", name = "Đơn vị A"}}]
[pact.rulebook]
format = 2
kind = "rulebook"
id = "r"
basis = "fictional"
policies = {{law_date = "{policy}"}}
slots = [{{award = "co-thi-dua-chinh-phu", place = 1}}]
[announced]
places = {{a = 1}}
[[meetings]]
kind = "annual"
on = {more.get("annual", "2023-12-20")}
"""
    text += "".join(f"[proposal]\non = {on}\n" for on in more.get("proposed", ()))
    text += "".join(
        f'[[decisions]]\naward = "co-thi-dua-chinh-phu"\nunit = "a"\non = {on}\n' for on in more.get("decided", ())
    )
    path = tmp_path / "dossier.toml"
    path.write_text(text, encoding="utf-8")
    return thidua.load(path)


@pytest.mark.parametrize(
    ("policy", "proposed", "decided", "found"),
    [
        ("proposal", ["2023-12-31"], ["2024-01-01"], "luat-2003"),
        ("decision", ["2023-12-31"], ["2024-01-01"], "luat-2022"),
        ("decision", ["2024-01-02"], [], "luat-2022"),  # not yet decided: the day of the proposal
        ("decision", [], [], "luat-2003"),  # nor proposed: the day of the annual review
        ("proposal", [], ["2024-01-01"], "luat-2003"),
        ("decision", [], ["2023-12-30", "2024-02-01"], "luat-2022"),  # the last decision
    ],
)
def test_the_day_of_the_proposal_or_of_the_decision_governs(policy, proposed, decided, found, tmp_path):
    year = thidua.conclude(dossier(policy, tmp_path, proposed=proposed, decided=decided))
    assert [law.id for law in year.dossier.law if law.chain == LAW] == [found]


def test_past_its_review_an_edition_says_so(tmp_path):
    year = thidua.conclude(dossier("proposal", tmp_path, season=2026, proposed=["2026-11-23"]))
    said = [ground for ground in year.grounds() if ground.why is Why.LAW_UNREVIEWED]
    assert "Luật Thi đua, Khen thưởng 06/2022/QH15" in [ground.fact("law") for ground in said]
    assert {cite.basis for ground in said for cite in ground.cites} == {Basis.STATED}
    year = thidua.conclude(dossier("proposal", tmp_path, season=2026, proposed=["2026-11-22"]))
    assert [ground for ground in year.grounds() if ground.why is Why.LAW_UNREVIEWED] == []


def test_an_edition_that_says_one_thing_twice_is_refused():
    flag, salary = Award(id="a", name="A"), Salary(since=date(2024, 1, 1), amount=Fraction(1))
    with pytest.raises(RecordError) as caught:
        Law(
            id="x",
            chain="x",
            name="X",
            since=date(2024, 1, 1),
            awards=(flag, flag),
            multiples=(Multiple(award="a", times=Fraction(1)), Multiple(award="a", times=Fraction(2))),
            exclusive=(Exclusive(awards=("a", "b")), Exclusive(awards=("c", "b"))),
            salaries=(salary, Salary(since=date(2025, 1, 1), amount=Fraction(2)), salary),
        )
    assert [(each.fault, each.path) for each in caught.value.problems] == [
        (Fault.DUPLICATE_ID, "$.awards[1].id"),
        (Fault.DUPLICATE_ID, "$.multiples[1].award"),
        (Fault.DUPLICATE_ID, "$.exclusive[1]"),
        (Fault.DUPLICATE_ID, "$.salaries[2].since"),
    ]
