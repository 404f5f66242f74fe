"""The archive: five recorded years end as their sources say, editions keep to law 3, files are written whole."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve

from thidua import (
    Criterion,
    FormatError,
    RecordError,
    Rulebook,
    check,
    conclusion,
    dump,
    load,
    load_rulebook,
)
from thidua.archive import Shelf, laws, names
from thidua.archive.shelves import uncited
from thidua.criteria import Criteria
from thidua.grounds import Basis, Citation, Fault
from thidua.rules import BallotRule, Denominator, Edge, NextHead, RankingRule, RotationRule, Slot
from thidua.year import conclude_year

DATA = Path(__file__).parent / "data"

# ── the records end as their sources say

ALL_OF = {
    "northern-border-2013": ["cao-bang", "lang-son", "ha-giang", "lao-cai", "dien-bien", "lai-chau", "son-la"],
    "red-river-delta-2020": [
        "hai-duong",
        "bac-ninh",
        "vinh-phuc",
        "hung-yen",
        "thai-binh",
        "nam-dinh",
        "ha-nam",
        "ninh-binh",
        "quang-ninh",
    ],
    "midlands": ["bac-kan", "bac-giang", "hoa-binh", "phu-tho", "thai-nguyen", "tuyen-quang", "yen-bai"],
}


def unplaced(units, why):
    return [{"unit": unit, "why": why} for unit in units]


OUTCOMES = {
    "northern-border-2013": {
        "cluster": "bien-gioi-phia-bac",
        "season": 2013,
        "members_complete": True,
        "ranking": [],
        "unplaced": unplaced(ALL_OF["northern-border-2013"], "not-announced"),
        "nominations": [],
        "decisions": [],
        "handover": {"season": 2014, "head": "ha-giang", "deputy": None},
    },
    "midlands-2017": {
        "cluster": "trung-du",
        "season": 2017,
        "members_complete": True,
        "ranking": [
            {"unit": "phu-tho", "place": 1, "tied": False, "band": None},
            {"unit": "tuyen-quang", "place": 2, "tied": False, "band": None},
        ],
        "unplaced": unplaced(["bac-kan", "bac-giang", "hoa-binh", "thai-nguyen", "yen-bai"], "not-announced"),
        "nominations": [
            {"unit": "phu-tho", "award": "co-thi-dua-chinh-phu"},
            {"unit": "tuyen-quang", "award": "bang-khen-thu-tuong"},
        ],
        "decisions": [
            {
                "unit": None,
                "award": "bang-khen-tinh",
                "granted_by": "Chủ tịch UBND tỉnh Tuyên Quang",
                "individuals": 24,
                "on": None,
            }
        ],
        "handover": {"season": 2018, "head": "hoa-binh", "deputy": "yen-bai"},
    },
    "red-river-delta-2020": {
        "cluster": "dong-bang-song-hong",
        "season": 2020,
        "members_complete": True,
        "ranking": [],
        "unplaced": unplaced(ALL_OF["red-river-delta-2020"], "not-announced"),
        "nominations": [],
        "decisions": [],
        "handover": {"season": 2021, "head": None, "deputy": None},
    },
    "dien-bien-lowlands-2022": {
        "cluster": "vung-thap-dien-bien",
        "season": 2022,
        "members_complete": False,
        "ranking": [],
        "unplaced": unplaced(["tuan-giao", "muong-ang", "muong-lay"], "not-announced"),
        "nominations": [],
        "decisions": [
            {
                "unit": "muong-ang",
                "award": "co-thi-dua-tinh",
                "granted_by": "UBND tỉnh Điện Biên",
                "individuals": None,
                "on": None,
            },
            {
                "unit": "muong-lay",
                "award": "bang-khen-tinh",
                "granted_by": "UBND tỉnh Điện Biên",
                "individuals": None,
                "on": None,
            },
        ],
        "handover": None,
    },
    "midlands-2024": {
        "cluster": "trung-du",
        "season": 2024,
        "members_complete": True,
        "ranking": [],
        "unplaced": unplaced(ALL_OF["midlands"], "season-under-way"),
        "nominations": [],
        "decisions": [],
        "handover": None,
    },
    "tien-giang-2022": {
        "cluster": "phong-tnmt-tien-giang",
        "season": 2022,
        "members_complete": False,
        "ranking": [],
        "scores": [  # both totals are printed in the sources; 118.4 is 124.4 less 4 × 1 (a7) and 2 × 1 (d2)
            {
                "unit": "cai-lay",
                "points": {"exact": "592/5", "shown": "118.40"},
                "maximum": {"exact": "100", "shown": "100.00"},
                "rate": {"exact": "148/125", "shown": "118.40"},
                "by_stage": [
                    {"stage": "self", "points": {"exact": "622/5", "shown": "124.40"}},
                    {"stage": "verified", "points": {"exact": "592/5", "shown": "118.40"}},
                ],
            }
        ],
        "unplaced": unplaced(["cai-lay"], "peers-unknown"),
        "nominations": [],
        "decisions": [],
        "handover": None,
    },
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_recorded_year_ends_as_its_source_says(name):
    found = conclusion(conclude_year(load(name)))
    grounds = found.pop("grounds")
    assert found == {"format": 2, "kind": "conclusion", "scores": [], "self_scores": [], "bands": [], **OUTCOMES[name]}
    of_facts = {"stated", "inferred"}
    of_rules = of_facts | {"borrowed", "proposed"}  # lines of 2022 that only the printed table of 2023 shows
    for ground in grounds:
        known = of_rules if ground["about"].get("criterion") else of_facts
        assert {cite["basis"] for cite in ground["cites"]} <= known


def test_what_is_inferred_of_a_record_says_so():
    dossier = load("northern-border-2013")
    assert dossier.pact.head == "son-la"
    assert [each.basis for each in dossier.sources.cite("cluster.head")] == [Basis.INFERRED]
    assert [each.basis for each in dossier.sources.cite("succession.head")] == [Basis.STATED]
    readings = load("midlands-2017").sources.parts[0].readings
    assert [(each.says, each.basis) for each in readings] == [
        ("ký giao ước thi đua năm 2018 (nội dung bài)", Basis.INFERRED),
        ("ký giao ước thi đua năm 2017 (chú thích ảnh)", Basis.STATED),
    ]


# ── the law of the day

GUIDELINES = {"huong-dan-2745-2015", "huong-dan-2746-2015", "huong-dan-1479-2016"}
OLD = {"luat-2003", "nghi-dinh-91-2017", *GUIDELINES}
NEW = {"luat-2022", "nghi-dinh-98-2023", *GUIDELINES}


@pytest.mark.parametrize(
    ("name", "law"),
    [
        ("northern-border-2013", {"luat-2003", "huong-dan-1500-2013"}),
        ("midlands-2017", OLD),
        ("red-river-delta-2020", OLD),
        ("dien-bien-lowlands-2022", OLD),
        ("midlands-2024", NEW),
    ],
)
def test_a_record_stands_under_the_law_of_its_day(name, law):
    assert {each.id for each in load(name).law} == law


def test_the_year_2017_never_cites_the_law_of_2022():
    cited = [
        cite["document"]
        for each in conclusion(conclude_year(load("midlands-2017")))["grounds"]
        for cite in each["cites"]
    ]
    assert "Luật 15/2003/QH11 (sửa đổi 2005, 2009, 2013)" in cited
    assert [each for each in cited if "06/2022" in each] == []


def test_the_day_of_the_proposal_comes_before_the_meetings_and_those_before_the_last_day_recorded(tmp_path):
    head = 'format = 2\nkind = "dossier"\n[cluster]\nname = "C"\nseason = 2023\n'
    meeting = (
        '[[meetings]]\nkind = "annual"\non = 2023-12-30\n[[decisions]]\naward = "x"\nindividuals = 3\non = 2024-02-01\n'
    )
    path = tmp_path / "nam.toml"
    found = []
    for text in (
        head,
        head + meeting,
        head + meeting + "[proposal]\non = 2024-01-15\n",
        head + meeting.replace("annual", "thematic"),
    ):
        path.write_text(text)
        found.append({each.id for each in load(path).law})
    assert found == [set(), OLD, NEW, NEW]


def test_each_chain_of_laws_has_one_edition_a_day():
    chains = {}
    for law in laws():
        chains.setdefault(law.chain, []).append(law)
    pairs = [pair for editions in chains.values() for pair in pairwise(editions)]
    assert {(before.id, after.id) for before, after in pairs} == {
        ("luat-2003", "luat-2022"),
        ("nghi-dinh-91-2017", "nghi-dinh-98-2023"),
        ("huong-dan-1122-2011", "huong-dan-1500-2013"),
        ("huong-dan-1500-2013", "huong-dan-2819-2014"),
        ("huong-dan-2819-2014", "huong-dan-2745-2015"),
    }
    assert all(before.until < after.since for before, after in pairs)


# ── law 3: a published rule cites, or its basis needs no citation

RULE = Rulebook(
    id="r",
    criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(5)),)),
    ballot=(BallotRule(about="x", denominator=Denominator.MEMBERS, threshold=Fraction(1, 2), edge=Edge.EXCEEDED),),
    slots=(Slot(award="x", place=1),),
    ranking=RankingRule(tie_breaks=("lot",)),
    rotation=RotationRule(head=NextHead.ELECTION),
)
UNCITED = [
    f"the rule '{part}' of a published edition needs a citation @ $.{part}"
    for part in ("criteria[0]", "ballot[0]", "slots[0]", "ranking", "rotation")
]


@pytest.mark.parametrize(
    ("basis", "source", "found"),
    [
        (None, None, ["the key 'basis' is missing @ $", *UNCITED]),
        (Basis.STATED, None, UNCITED),
        (Basis.INFERRED, None, UNCITED),
        (Basis.BORROWED, None, UNCITED),
        (Basis.STATED, "Quy chế", []),
        (Basis.PROPOSED, None, []),
        (Basis.ILLUSTRATIVE, None, []),
        (Basis.FICTIONAL, None, []),
    ],
)
def test_a_published_rule_cites_unless_its_basis_claims_nothing(basis, source, found):
    assert [str(each) for each in uncited(evolve(RULE, basis=basis, source=source))] == found


@pytest.mark.parametrize(
    ("cite", "found"),
    [
        (Citation(document="Quy chế", clause="Điều 9"), UNCITED[:2] + UNCITED[3:]),
        (Citation(document=None, basis=Basis.PROPOSED), UNCITED[:2] + UNCITED[3:]),
        (Citation(document=None), UNCITED),
    ],
)
def test_a_rule_may_cite_for_itself(cite, found):
    rules = evolve(RULE, basis=Basis.STATED, slots=(Slot(award="x", place=1, cites=(cite,)),))
    assert [str(each) for each in uncited(rules)] == found


def test_every_document_of_the_archive_is_good_and_has_its_basis():
    assert names(Shelf.RECORDS) == tuple(sorted(OUTCOMES))
    for name in names(Shelf.RECORDS):
        assert check(name) == ()
        assert load(name).sources.basis is Basis.STATED
    for name in names(Shelf.RULEBOOKS):
        assert check(name) == ()
        assert load_rulebook(name).basis is not None
    for name in names(Shelf.LAWS):
        assert check(name) == ()
    assert all(law.basis is Basis.STATED and law.cites for law in laws())


# ── names and files


def test_a_name_that_the_archive_does_not_know_is_answered_with_those_it_knows():
    known = ", ".join(sorted(OUTCOMES))
    with pytest.raises(FormatError) as caught:
        load("midlands-2018")
    assert str(caught.value) == f"the archive has nothing called 'midlands-2018'; it has: {known} @ $"
    with pytest.raises(FormatError) as caught:
        load("x" * 5000)
    assert str(caught.value) == f"the archive has nothing called '{'x' * 5000}'; it has: {known} @ $"
    with pytest.raises(FormatError) as caught:
        load_rulebook("quy-che")
    assert str(caught.value) == (
        "the archive has nothing called 'quy-che'; it has: tien-giang-2022, tien-giang-2023, trung-du-2017 @ $"
    )


def test_a_rulebook_is_the_document_itself_a_file_beside_the_dossier_or_an_edition(tmp_path):
    head = 'format = 2\nkind = "dossier"\n[cluster]\nname = "C"\nseason = 2024\n[pact]\nrulebook = '
    rules = load_rulebook(DATA / "bang-diem.toml")
    (tmp_path / "rules").mkdir()
    dump(rules, tmp_path / "rules" / "bang.json")
    path = tmp_path / "nam.toml"
    found = []
    for rulebook in ('"rules/bang.json"', '"trung-du-2017"', '{format = 2, kind = "rulebook", id = "r"}'):
        path.write_text(head + rulebook)
        found.append(load(path).pact.rulebook)
    assert found == [rules, load_rulebook("trung-du-2017"), Rulebook(id="r")]


@pytest.mark.parametrize("name", ["nam.toml", "nam.json", "folder"])
def test_what_cannot_be_read_is_named(tmp_path, name):
    (tmp_path / "folder").mkdir()
    path = tmp_path / name
    reason = "Is a directory" if path.is_dir() else "No such file or directory"
    assert [str(each) for each in check(str(path))] == [f"the file cannot be read: {name}, {reason} @ $"]
    assert [str(each) for each in check(path)] == [f"the file cannot be read: {name}, {reason} @ $"]


def test_a_file_without_extension_is_toml_and_a_folder_does_not_hide_a_record(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("midlands-2017").mkdir()
    Path("year").write_text('format = 2\nkind = "dossier"\n[cluster]\nname = "C"\nseason = 2024\n')
    assert load("midlands-2017").pact.cluster.id == "trung-du"
    assert load("year").pact.cluster.id == "c"


# ── a file is written whole or not at all


def test_a_dumped_year_replaces_the_file_even_through_a_link(tmp_path):
    dossier, target, link = load("midlands-2017"), tmp_path / "year.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    dump(dossier, link)
    assert link.is_symlink()
    assert load(target) == dossier
    assert {each.name for each in tmp_path.iterdir()} == {"year.json", "link.json"}


def test_a_year_that_cannot_be_written_leaves_the_file_as_it_was(tmp_path):
    dossier, target = load("midlands-2017"), tmp_path / "year.json"
    target.write_text("old")
    with pytest.raises(RecordError):
        dump(evolve(dossier, pact=evolve(dossier.pact, season=None)), target)
    long, nowhere, below = tmp_path / ("x" * 250), tmp_path / "nowhere" / "year.json", target / "year.json"
    reasons = {
        long: "File name too long",
        tmp_path: "Is a directory",
        nowhere: "No such file or directory",
        below: "Not a directory",
        tmp_path / "a\0b": "no such name",
    }
    for path, reason in reasons.items():
        with pytest.raises(FormatError) as caught:
            dump(dossier, path)
        (problem,) = caught.value.problems
        assert (problem.fault, dict(problem.facts)["reason"]) == (Fault.UNWRITABLE, (str(path), reason))
    assert problem.say("vi").startswith("không ghi được tệp: ")
    with pytest.raises(FormatError, match="expected text, found 5"):
        dump(dossier, 5)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("year.json", "old")]
