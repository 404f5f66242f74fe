"""Tiền Giang: one real result line by line, the edition that scored it, and the complete table of the year after."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from thidua import (
    Occurrence,
    RulebookError,
    Submission,
    Why,
    conclusion,
    load,
    load_rulebook,
    score,
    settle,
)
from thidua.criteria import Adds, Start
from thidua.grounds import Basis
from thidua.readings import figures_in
from thidua.scales import Columns, Setting, marks
from thidua.year import conclude_year

UNIT = "cai-lay"
NAME = "Phòng TN&MT thị xã Cai Lậy"
TABLE = "Bảng chấm điểm thi đua Phòng TN&MT, Sở TN&MT Tiền Giang, bản lưu 12/2023"
MINUTES = "Biên bản thẩm định ngày 09/12/2022"
EDITIONS = ("tien-giang-2022", "tien-giang-2023")

# The filled result: line, standard score, self-score of report 403/BC-PTNMT, points agreed in the minutes.
RESULT = """
a1    3    3     3
a2    3    3     3
a3    3    3     3
a4    3.5  5.5   5.5
a5    3    3     3
a6    3    3     3
a7    3    11    7
a8    3.5  3.5   3.5
a9    5    5     5
a     30   40    36
b1    2    2     2
b2    5    5.5   5.5
b3    3    3.5   3.5
b4    5    5     5
b     15   16    16
c1    5    5     5
c2    5    5.7   5.7
c3    5    5.2   5.2
c4    4    4.5   4.5
c5    5    5     5
c6    1    1     1
c     25   26.4  26.4
d1    3    5     5
d2    7    13    11
d     10   18    16
1     80   100.4 94.4
2.1   1    1     1
2.2   1    1.5   1.5
2     2    2.5   2.5
3.1   2    2     2
3.2   2    2.5   2.5
3.3   6    8     8
3     10   12.5  12.5
4.1   1    1     1
4.2   0.5  0.5   0.5
4.3   1.5  2.5   2.5
4     3    4     4
5     5    5     5
total 100  124.4 118.4
"""
LINES = [tuple(line.split()) for line in RESULT.strip().splitlines()]
BASES = {code: Fraction(base) for code, base, _, _ in LINES}

# Of the minutes: what each bonus brought.
BONUSES = {
    "a4.2.2": "2",
    "a7.6": "4",
    "b2.5": "0.5",
    "b3.1": "0.5",
    "c2.5": "0.7",
    "c3.3": "0.2",
    "c4.2-thuong": "0.5",
    "d1": "2",
    "d2.3": "4",
    "2.2.1": "0.5",
    "3.2.1": "0.5",
    "3.3.2": "2",
    "4.3.1": "1",
}


def scored(edition="tien-giang-2022", *, through=None, **changes):
    """The recorded facts under an edition, without those it does not know; changes replace figures, None takes out."""
    dossier, rulebook = load("tien-giang-2022"), load_rulebook(edition)
    facts = {name: value for each in dossier.submissions for name, value in each.figures} | changes
    known = tuple((name, facts[name]) for name in rulebook.figure_names if facts.get(name) is not None)
    pact = evolve(dossier.pact, rulebook=rulebook)
    reviews = [each for each in dossier.reviews if each.figure not in changes]
    return score(settle(pact, [Submission(unit=UNIT, figures=known)], reviews, through=through))


def points(scores, code):
    return scores.on(None if code == "total" else code, UNIT).points


def said(scores, code, language="en"):
    """The sentences about one line, without the unit's name."""
    lines = zip(scores.grounds_for(UNIT), scores.explain(language, unit=UNIT), strict=True)
    return [line.removeprefix(f"{NAME}, ") for ground, line in lines if ground.about.criterion == code]


# ── the recorded result


@pytest.mark.parametrize(("code", "base", "reported", "verified"), LINES)
def test_every_line_earns_what_was_reported_and_what_was_agreed(code, base, reported, verified):
    assert points(scored(through="self"), code) == Fraction(reported)
    assert points(scored(through="verified"), code) == Fraction(verified)
    assert scored().on(None if code == "total" else code, UNIT).maximum == Fraction(base)


def test_the_year_gives_both_totals_and_no_place():
    year = conclude_year(load("tien-giang-2022"))
    document = conclusion(year)
    assert [(each["stage"], each["points"]["exact"]) for each in document["scores"][0]["by_stage"]] == [
        ("self", "622/5"),
        ("verified", "592/5"),
    ]
    assert document["ranking"] == []
    assert document["unplaced"] == [{"unit": UNIT, "why": "peers-unknown"}]
    assert document["members_complete"] is False
    assert document["handover"] is None


def test_bonuses_lie_on_top_of_one_hundred_and_nothing_is_deducted():
    scores = scored()
    started = {row.code for row in load_rulebook("tien-giang-2022").criteria.rows if row.start is Start.FULL}
    found = {code: points(scores, code) - (BASES[code] if code in started else 0) for code in BONUSES}
    assert found == {code: Fraction(bonus) for code, bonus in BONUSES.items()}
    assert sum(found.values()) == Fraction("18.4")
    assert scores.of(UNIT).deduction == 0


def test_the_inspection_team_accepted_four_of_eight_and_four_of_six():
    figures = scored().figures
    for figure, before, reason in (
        ("a7.giai-phap", 8, "bốn trong tám văn bản được công nhận là giải pháp hiệu quả"),
        ("d2.rut-don", 6, "bốn trong sáu vụ rút đơn được công nhận"),
    ):
        reported, verified = figures.versions(UNIT, figure)
        assert (reported.value, verified.value) == (before, 4)
        assert (verified.stage, verified.on, verified.by) == ("verified", date(2022, 12, 9), "Tổ kiểm tra của Sở TN&MT")
        assert verified.reason == reason
    assert figures.ignored == ()


def test_the_second_self_score_and_the_slips_are_readings_not_facts():
    readings = {
        ground.fact("path"): ground.fact("readings")
        for ground in conclude_year(load("tien-giang-2022")).grounds()
        if ground.why is Why.READINGS_DIFFER
    }
    assert readings == {
        "submissions": (
            "124,4 điểm, từng dòng (báo cáo 403/BC-PTNMT)",
            "118,4 điểm, chỉ có tổng và các điểm thưởng (tự chấm nêu trong biên bản)",
        ),
        "submissions.on": (
            "21/4/2022 (đề trên báo cáo)",
            "21–22/11/2022 (ngày của tệp; báo cáo viện dẫn văn bản đến ngày 18/11/2022)",
        ),
        "figures.cai-lay.a3": ("báo cáo thống kê đề ngày 27/01/2021", "27/01/2022, vì là thống kê năm 2021"),
        "submissions.a4.chung": (
            "99,43 % (trong báo cáo, bỏ phần lẻ)",
            "12.504,08 trên 12.574,82 ha, làm tròn là 99,44 %",
        ),
        "submissions.c1.ho": ("98,06 % ở phường có 1675/1709 hộ (trong báo cáo)", "1675/1709 là 98,01 %"),
        "submissions.c6.ngay-gui": ("30/11/2021 (trong báo cáo)", "30/11/2022, vì phiên chấm là ngày 09/12/2022"),
        "submissions.d1.thuc-hien": (
            "kế hoạch thứ hai ngày 13/7/2021 (ở b2.5)",
            "kế hoạch thứ hai ngày 13/7/2022 (ở d1)",
        ),
    }


def test_facts_are_stated_by_the_report_or_inferred_from_the_minutes():
    sources = load("tien-giang-2022").sources
    assert sources.cite("submissions.a4.ho")[0].basis is Basis.STATED
    assert sources.cite("submissions.c1.ho")[0].basis is Basis.INFERRED
    assert sources.cite("figures.cai-lay.a6.sai-sot")[0].basis is Basis.INFERRED


def test_sums_that_the_documents_print():
    facts = dict(scored().figures.of(UNIT))
    wards = ((2069, 2110), (1172, 1194), (679, 692), (1528, 1559), (1675, 1709), (1243, 1268))
    assert facts["c1.ho.thu-gom"] == sum(served for served, _ in wards)
    assert facts["c1.ho.do-thi"] == sum(households for _, households in wards)
    assert facts["a4.chung.da-cap"] == Fraction("12498.9") + Fraction("4.56") + Fraction("0.62")
    assert facts["a4.chung.can-cap"] - facts["a4.chung.da-cap"] == Fraction("70.74")


# ── why


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_line_explains_itself_with_a_citation_and_its_basis(edition):
    rulebook = load_rulebook(edition)
    explained = {}
    for ground in scored(edition).grounds_for(UNIT):
        explained.setdefault(ground.about.criterion, []).append(ground)
    assert set(explained) == {row.code for row in rulebook.criteria.rows} | {None}
    for grounds in explained.values():
        for ground in grounds:
            whole = [cite for cite in ground.cites if cite.about is None]
            assert len(whole) == 1
            assert whole[0].document
            assert all(cite.document or cite.basis is Basis.PROPOSED for cite in ground.cites)


def test_standards_and_bonuses_of_2022_are_attested_and_every_other_rule_is_borrowed():
    rulebook = load_rulebook("tien-giang-2022")
    attested = set(BASES) - {"total"} | set(BONUSES) | {"c3.1", "c3.2", "c4.1", "c4.2", "c5.1", "c5.2", "c5.3"}
    found = {}
    for row in rulebook.criteria.rows:
        whole = next(cite for cite in rulebook.cites_of(row) if cite.about is None)
        found.setdefault((whole.document, whole.basis), set()).add(row.code)
    assert found == {
        (MINUTES, Basis.STATED): attested,
        ("Bảng chấm điểm bản lưu 12/2023", Basis.BORROWED): {row.code for row in rulebook.criteria.rows} - attested,
    }


def test_the_table_of_2023_is_stated_and_what_it_leaves_open_is_proposed():
    rulebook = load_rulebook("tien-giang-2023")
    for row in rulebook.criteria.rows:
        whole, *parts = rulebook.cites_of(row)
        assert (whole.document, whole.basis) == (TABLE, Basis.STATED)
        assert [part.basis for part in parts] == [Basis.PROPOSED] * len(parts)


def test_files_on_time_show_both_keys_of_the_lookup():
    line, table = f"{MINUTES}, 3.3.2", "Bảng chấm điểm bản lưu 12/2023, 3.3.2"
    [english], [vietnamese] = said(scored(), "3.3.2"), said(scored(), "3.3.2", "vi")
    assert english == (
        "criterion 3.3.2 Giải quyết sớm hạn, không có hồ sơ trễ: looked up by nhan = 723 (below 1000), "
        f"som / nhan = 626/723 (≈0.8658) (from 0.1): 2 points. [{line} (stated); {table} (borrowed)]"
    )
    assert vietnamese == (
        "tiêu chí 3.3.2 Giải quyết sớm hạn, không có hồ sơ trễ: tra bảng theo nhan = 723 (dưới 1000), "
        f"som / nhan = 626/723 (≈0,8658) (từ 0,1): 2 điểm. [{line} (nêu rõ); {table} (mượn từ văn bản khác)]"
    )


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "a1.2",
            (
                "Từ chối phối hợp tuyên truyền khi Sở yêu cầu: 0 × -0.5 = 0 points; at most 1.5 in group a1 "
                "Thi hành pháp luật đất đai, phối hợp tuyên truyền."
            ),
        ),
        ("a7.6", "Giải pháp hiệu quả trong năm: 4 × 1, no cap = 4 points."),
        ("b2.1", "Giếng trái phép do Phòng phát hiện, xử lý: 0 × 0.5, at most 1 = 0 points."),  # its own
        ("c3.1", "Văn bản chỉ đạo và hồ sơ minh chứng: 0 × -0.1, at most 0.5 = 0 points."),  # its scale's
        ("4.2.1", "Phong trào không tham gia: 0 × -0.5, no cap = 0 points."),
    ],
)
def test_a_cap_is_named_where_it_bounds_a_rule_and_its_absence_where_nothing_does(code, sentence):
    assert said(scored("tien-giang-2023"), code)[-1].startswith(f"criterion {code} {sentence} [")


# ── both editions


@pytest.mark.parametrize("edition", EDITIONS)
def test_thirty_one_lines_start_from_one_hundred_points(edition):
    criteria = load_rulebook(edition).criteria
    found = {code: criteria.find(code).maximum for code in BASES if code != "total"}
    assert found == {code: base for code, base in BASES.items() if code != "total"}
    parts = {"5": ("5a", "5b")} | {group: [code for code in BASES if parent(code) == group] for group in "abcd1234"}
    assert sum(len(codes) for group, codes in parts.items() if group != "1") == 31
    for group, codes in parts.items():
        assert sum(criteria.find(code).maximum for code in codes) == BASES[group]
    assert criteria.maximum == 100


def parent(code):
    return "1" if code in "abcd" else code[0] if len(code) > 1 and code != "total" else None


@pytest.mark.parametrize(
    ("edition", "uncapped"),
    [("tien-giang-2022", {"a7.6", "a9.4", "c2.5", "2.2.1"}), ("tien-giang-2023", {"a7.6", "a9.4", "2.2.1"})],
)
def test_bonuses_without_a_cap_are_so_on_purpose(edition, uncapped):
    criteria = load_rulebook(edition).criteria
    growing = {"a7.6", "a9.4", "b2.1", "c2.4", "c2.5", "c3.3", "d2.3", "2.2.1", "4.3.1"}
    bonuses = [row for row in criteria.leaves if row.adds is Adds.ON_TOP and row.code in growing]
    open_ = {
        row.code for row in bonuses if all(line.bonuses_at_most is None for line in (row, *criteria.above(row.code)))
    }
    assert open_ == uncapped


def test_the_editions_differ_where_the_two_documents_contradict_each_other_and_nowhere_else():
    first, second = (
        {row.code: evolve(row, cites=()) for row in load_rulebook(edition).criteria.rows} for edition in EDITIONS
    )
    assert {code for code in first | second if first.get(code) != second.get(code)} == {
        *("c2.4", "c2.5"),  # from 92 % and capped, or from 90 %
        "d2.3",  # at most 2, or only under the joint cap
        "c4.2-thuong",  # a bonus given by the assessor
        *("c5.2", "c5.3"),  # 1 + 3, or 2 + 2
        *("3.1", "3.1.2"),  # a date rule, or none that is attested
    }


def test_what_is_known_of_2022_beyond_its_rules_is_said():
    criteria = load_rulebook("tien-giang-2022").criteria
    assert criteria.find("4.3.1").cites[0].clause == "4.3.1.1"
    assert [cite.clause for cite in criteria.find("c2.1").cites if cite.about == "scale.bands"] == [
        "năm 2022 có thêm một mức không rõ nội dung, bỏ ngoài"
    ]
    assert [cite.clause for cite in criteria.find("3.1").cites if cite.about == "scale"] == [
        "quy định về ngày ban hành không được ghi nhận cho năm 2022, bỏ ngoài"
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("code", "below", "edge"), [("c1", "-0.04", "0.98"), ("c2.1", "-0.3", "0.9")])
def test_bands_that_leave_values_open_are_refused_without_a_policy(edition, code, below, edge):
    scale = load_rulebook(edition).criteria.find(code).scale
    with pytest.raises(RulebookError) as caught:
        evolve(scale, edges=None, otherwise=None)
    assert str(caught.value).splitlines() == [
        f"no band holds {below}; name edges or otherwise @ $.bands",
        f"no band holds {edge}; name edges or otherwise @ $.bands",
    ]


# ── the facts of 2022 under the edition of 2023: never a recorded result

MOVED = {  # code: points under the edition of 2022, under that of 2023; None: no such line
    "c2": ("5.7", "5.5"),
    "c2.4": (None, "0.5"),
    "c2.5": ("0.7", None),
    "c4": ("4.5", "4"),
    "c4.2-thuong": ("0.5", None),
    "c5.2": ("2", "1"),
    "c5.3": ("2", "3"),
    "c": ("26.4", "25.7"),
    "d2.3": ("4", "2"),
    "d2": ("11", "9"),
    "d": ("16", "14"),
    "1": ("94.4", "91.7"),
    "3.1": ("2", "1.5"),
    "3.1.2": (None, "-0.5"),
    "3": ("12.5", "12"),
}


def test_the_same_facts_under_the_later_edition_move_these_lines_and_no_other():
    recorded, other = scored(), scored("tien-giang-2023")
    before = {row.code: points(recorded, row.code) for row in load_rulebook("tien-giang-2022").criteria.rows}
    after = {row.code: points(other, row.code) for row in load_rulebook("tien-giang-2023").criteria.rows}
    codes = dict.fromkeys((*before, *after))
    moved = {code: (before.get(code), after.get(code)) for code in codes if before.get(code) != after.get(code)}
    assert moved == {
        code: tuple(None if value is None else Fraction(value) for value in pair) for code, pair in MOVED.items()
    }


def test_the_later_edition_would_give_3_point_2_less_and_to_the_report_5_point_2_less():
    assert points(scored("tien-giang-2023"), "total") == Fraction("118.4") - sum(
        map(Fraction, ("0.2", "2", "0.5", "0.5"))  # c2.4, d2.3, c4.2, 3.1.2
    )
    assert points(scored("tien-giang-2023"), "total") == Fraction("115.2")
    assert points(scored("tien-giang-2023", through="self"), "total") == Fraction("119.2")  # d2.3 loses 4


def test_only_the_bonus_given_by_the_assessor_is_unknown_to_the_later_edition():
    recorded = {name for each in load("tien-giang-2022").submissions for name, _ in each.figures}
    assert recorded - set(load_rulebook("tien-giang-2022").figure_names) == set()
    assert recorded - set(load_rulebook("tien-giang-2023").figure_names) == {"c4.diem-thuong"}


@pytest.mark.parametrize(
    ("code", "sentences", "policy"),
    [
        (
            "3.1.2 Ban hành sau ngày 31/1",
            ["done on 9 February 2022, due 31 January 2022: 9 days late, -0.5 points."],
            "không ban hành thì 0 điểm",
        ),
        (
            "d2.3 Khiếu nại, tố cáo rút đơn sau vận động",
            ["4 × 1, at most 2 = 2 points.", "4 exceeds the cap, 2 stands."],
            "in không có dấu: là điểm thưởng",
        ),
        (
            "c2.4 Tỷ lệ trên 92 %",
            [
                "the value 0.977 is above 0.92: 0.1 + 5 steps × 0.1, at most 0.5 = 0.5 points.",
                "0.6 exceeds the cap, 0.5 stands.",
            ],
            "mỗi 1 % trọn vẹn",
        ),
    ],
)
def test_lines_that_move_say_why(code, sentences, policy):
    clause = code.partition(" ")[0]
    cited = f"[{TABLE}, {clause} (stated); {policy} (proposed)]"
    assert said(scored("tien-giang-2023"), clause) == [f"criterion {code}: {each} {cited}" for each in sentences]


# ── every rule of the table of 2023 on other facts: line, points, figures changed

YES, NO = True, False
LATE_REPORT = (Occurrence(on=date(2022, 3, 2), due=date(2022, 3, 1)),)
EARLY = {  # Tuesday 1 March 2022 is five working days before the 8th, four before the 7th
    "a9.van-ban": (
        Occurrence(on=date(2022, 3, 1), due=date(2022, 3, 8)),
        Occurrence(on=date(2022, 3, 1), due=date(2022, 3, 7)),
    )
}
RULES = [
    ("a1.1 and a1.2 share a cap", "a1", "1.5", {"a1.viec-cham": 2, "a1.tu-choi": 2}),
    ("a1.1 each act", "a1", "2", {"a1.viec-cham": 2}),
    ("a2.1 each", "a2", "2", {"a2.lap-cham": 1}),
    ("a2.2 on the fifteenth day", "a2", "3", {"a2.ke-hoach.cong-bo": date(2022, 1, 15)}),
    ("a2.2 on the sixteenth day", "a2", "2.5", {"a2.ke-hoach.cong-bo": date(2022, 1, 16)}),
    ("a2 cap", "a2", "1", {"a2.lap-cham": 1, "a2.cong-bo-cham": 2, "a2.su-dung-sai": 1}),
    ("a3 both, no cap printed", "a3", "0.5", {"a3.thong-ke-cham": YES, "a3.kiem-ke-cham": YES}),
    ("a4.1.1 one plot not invited takes the gate too", "a4", "2.5", {"a4.thua.da-moi": 92}),
    ("a4.1.1 a complaint about guidance", "a4", "2.5", {"a4.khieu-nai-huong-dan": 2}),
    ("a4.1.2 below 98.5 %", "a4", "3", {"a4.ho.can-cap": 1000, "a4.ho.da-cap": Fraction("984.9")}),
    ("a4 base at 98.5 %", "a4", "3.5", {"a4.ho.can-cap": 1000, "a4.ho.da-cap": 985}),
    ("a4 no bonus below 99 %", "a4", "3.5", {"a4.ho.can-cap": 1000, "a4.ho.da-cap": Fraction("989.9")}),
    ("a4.2.1 at 99 %", "a4", "4.5", {"a4.ho.can-cap": 100, "a4.ho.da-cap": 99, "a4.chung.da-cap": 0}),
    ("a4.2.2 at 99 % and 95 %", "a4", "5.5", {"a4.chung.can-cap": 100, "a4.chung.da-cap": 95}),
    ("a4.1 cap", "a4", "1.5", {"a4.khieu-nai-vang-mat": 5}),
    ("a5.1 each list late", "a5", "2", {"a5.danh-muc": LATE_REPORT}),
    ("a5 cap", "a5", "1", {"a5.danh-muc": LATE_REPORT * 3}),
    ("a6 cap", "a6", "1.5", {"a6.sai-sot": 4}),
    ("a7.1, a7.3", "a7", "6", {"a7.ke-hoach-dau-gia": NO, "a7.van-ban-huong-dan": NO}),
    ("a7 cap leaves the bonus", "a7", "5.5", {"a7.thieu-trong-so": 4, "a7.minh-chung-kiem-tra": NO, "a7.sai-pham": 3}),
    ("a7.5 once", "a7", "6.5", {"a7.sai-pham": 3}),
    ("a7.6 no cap", "a7", "23", {"a7.giai-phap": 20}),
    ("a8", "a8", "2", {"a8.loai-cham-kem": 1, "a8.bao-cao-nam-cham": YES}),
    ("a8 cap", "a8", "1.5", {"a8.loai-cham-kem": 5}),
    ("a9.1 and a9.3 once each", "a9", "3", {"a9.boi-thuong-cham": 3, "a9.gia-dat-cham": 2}),
    ("a9 cap", "a9", "2.5", {"a9.boi-thuong-cham": 1, "a9.gia-dat-cham": 1, "a9.sai-pham": YES}),
    ("a9.4 five working days early", "a9", "5.1", EARLY),
    ("b1.1 cap", "b1", "1", {"b1.thieu-sot": (Occurrence(),) * 5}),
    (
        "b1.1 waived",
        "b1",
        "1.75",
        {"b1.thieu-sot": (Occurrence(), Occurrence(circumstance="phong-phat-hien-kip-thoi"))},
    ),
    ("b1.2 on the fifteenth", "b1", "1.75", {"b1.bao-cao": [date(2022, 6, 15), date(2022, 11, 30)]}),
    ("b1.2 none", "b1", "1.5", {"b1.bao-cao": []}),
    ("b2.1 cap", "b2", "6.5", {"b2.gieng.phong-phat-hien": 3}),
    ("b2.2 cap", "b2", "4.5", {"b2.gieng.so-phat-hien": 3}),
    ("b2.3", "b2", "5.1", {"b2.vang-moi": 2}),
    ("b2.3, b2.4, b2.7 caps", "b2", "2.5", {"b2.vang-moi": 9, "b2.viec-cham": 9, "b2.vi-pham": 9}),
    ("b2.5 behind schedule", "b2", "5", {"b2.kiem-tra.dung-tien-do": NO}),
    ("b2.6 no plan", "b2", "4.5", {"b2.kiem-tra.ke-hoach": NO, "b2.kiem-tra.dung-tien-do": NO}),
    ("b3.1 lost, b3.2 reminded", "b3", "2.9", {"b3.chua-phep": (Occurrence(), Occurrence(circumstance="da-nhac-nho"))}),
    ("b3.2 cap", "b3", "1", {"b3.chua-phep": (Occurrence(),) * 30}),
    ("b4.1 cap and b4.2", "b4", "1.5", {"b4.chua-dang-ky": 7, "b4.so-day-du": NO}),
    ("b4.3 on 15/11", "b4", "4.75", {"b4.bao-cao": [date(2022, 6, 14), date(2022, 11, 15)]}),
    ("c1 five households fewer", "c1", "4", {"c1.ho.thu-gom": 8361}),
    ("c1 exactly 98 %", "c1", "4", {"c1.ho.do-thi": 100, "c1.ho.thu-gom": 98}),
    ("c1 exactly 97 %", "c1", "4", {"c1.ho.do-thi": 100, "c1.ho.thu-gom": 97}),
    ("c1 exactly 96 %", "c1", "3", {"c1.ho.do-thi": 100, "c1.ho.thu-gom": 96}),
    ("c1 below 96 %", "c1", "0", {"c1.ho.do-thi": 1000, "c1.ho.thu-gom": 959}),
    ("c2 just above 90 %", "c2", "5", {"c2.ty-le": Fraction("0.9001")}),
    ("c2 exactly 90 %", "c2", "4", {"c2.ty-le": Fraction("0.9")}),
    ("c2 exactly 80 %", "c2", "4", {"c2.ty-le": Fraction("0.8")}),
    ("c2 exactly 70 %", "c2", "3", {"c2.ty-le": Fraction("0.7")}),
    ("c2 below 70 %", "c2", "0", {"c2.ty-le": Fraction("0.6999")}),
    ("c2.4 at 92 %", "c2", "5", {"c2.ty-le": Fraction("0.92")}),
    ("c2.4 just above 92 %", "c2", "5.1", {"c2.ty-le": Fraction("0.9201")}),
    ("c2.4 at 93 %", "c2", "5.2", {"c2.ty-le": Fraction("0.93")}),
    ("c2.4 at 96 %", "c2", "5.5", {"c2.ty-le": Fraction("0.96")}),
    ("c2.4 cap", "c2", "5.5", {"c2.ty-le": Fraction(1)}),
    ("c3.1 documents missing, cap", "c3.1", "1.5", {"c3.thieu-minh-chung": 9}),
    ("c3.1 no letter, no more", "c3.1", "0", {"c3.thieu-minh-chung": 9, "c3.van-ban-chi-dao": NO}),
    ("c3.2 none, too few", "c3.2", "2.5", {"c3.thu-gom.xa-khong": 2, "c3.thu-gom.xa-thieu-dot": 1}),
    ("c3.2 caps", "c3.2", "0", {"c3.thu-gom.xa-khong": 12, "c3.thu-gom.xa-thieu-dot": 12}),
    ("c3.2 not organised", "c3.2", "0", {"c3.thu-gom.to-chuc": NO, "c3.thu-gom.xa-khong": 16}),
    ("c3.3 cap", "c3.3", "1", {"c3.thu-gom.dot": 8}),
    ("c3.3 two rounds", "c3.3", "0", {"c3.thu-gom.dot": 2}),
    ("c3.3 one commune without", "c3.3", "0", {"c3.thu-gom.xa-khong": 1}),
    ("c4.1 not done", "c4", "2", {"c4.hoan-thanh": NO}),
    ("c4.2 not everywhere", "c4", "2", {"c4.mo-hinh-toan-bo": NO}),
    ("c5.1 half", "c5.1", "0.5", {"c5.huong-dan": NO}),
    ("c5.2 three missing", "c5.2", "0.4", {"c5.xa.co-ke-hoach": 7}),
    ("c5.2 cap", "c5.2", "0", {"c5.xa.co-ke-hoach": 1}),
    ("c5.2 none of four", "c5.2", "0", {"c5.xa.tong": 4, "c5.xa.co-ke-hoach": 0, "c5.xa.dat": 4}),
    ("c5.3 two failing", "c5.3", "2.6", {"c5.xa.dat": 8}),
    ("c5.3 cap", "c5.3", "1", {"c5.xa.tong": 20, "c5.xa.dat": 5}),
    ("c5.3 no report", "c5.3", "0", {"c5.bao-cao": NO}),
    ("c6 cap", "c6", "0.5", {"c6.thieu-minh-chung": 8}),
    ("c6 no report", "c6", "0", {"c6.bao-cao": NO, "c6.thieu-minh-chung": 8}),
    ("c6 late: nothing by itself", "c6", "1", {"c6.ngay-gui": date(2022, 12, 6)}),
    ("d1.1 no plan", "d1", "0", {"d1.ke-hoach": 0, "d1.thuc-hien": 0}),
    ("d1.1 plan not carried out", "d1", "0", {"d1.thuc-hien": 0}),
    ("d1.2 below 95 %", "d1", "1", {"d1.thuc-hien": 18}),
    ("d1.3 at 95 %", "d1", "2", {"d1.thuc-hien": 19}),
    ("d1 as planned", "d1", "3", {"d1.thuc-hien": 20}),
    ("d1.4 over by 15 %", "d1", "4", {"d1.thuc-hien": 23}),
    ("d1.5 over by 20 %", "d1", "5", {"d1.thuc-hien": 24}),
    ("d2.1, d2.2, d2.4", "d2", "6.5", {"d2.cham-trai-luat": 1, "d2.khong-phan-hoi": 1, "d2.tu-choi": 1}),
    ("d2 joint cap on deductions", "d2", "2", {"d2.cham-trai-luat": 9}),
    ("d2.5 once", "d2", "8", {"d2.diem-nong-cat": 2}),
    ("d2.3 cap", "d2", "9", {"d2.rut-don": 9}),
    ("2.1.1 both grades, below zero", "2.1", "-2", {"2.1.ky-luat": ("khien-trach", "canh-cao-tro-len")}),
    ("2.1.1 waived", "2.1", "1", {"2.1.ky-luat": ("waived",)}),
    ("2.2.1 no cap", "2.2", "3", {"2.2.bao-cao-som": 4}),
    ("2.2.2 once", "2.2", "0.5", {"2.2.bao-cao-cham": 3}),
    ("3.1 on 31/1", "3.1", "2", {"3.1.ban-hanh": date(2022, 1, 31)}),
    ("3.1.2 on 1/2", "3.1", "1.5", {"3.1.ban-hanh": date(2022, 2, 1)}),
    ("3.1 never", "3.1", "0", {"3.1.ban-hanh": None}),
    ("3.2.2, 3.2.3", "3.2", "1", {"3.2.van-ban": NO, "3.2.kiem-tra": NO}),
    ("3.3.4 once", "3.3", "6", {"3.3.phan-anh": 2}),
    ("3.3 no file at all", "3.3", "6", {"3.3.nhan": 0, "3.3.som": 0}),
    ("4.1 on 31/1", "4.1", "1", {"4.1.phat-dong": date(2022, 1, 31)}),
    ("4.1.1 on 1/2", "4.1", "0", {"4.1.phat-dong": date(2022, 2, 1)}),
    ("4.1 never", "4.1", "0", {"4.1.phat-dong": None}),
    ("4.2.1 no floor", "4.2", "-1", {"4.2.bo-lo": 3}),
    ("4.3.1 cap", "4.3", "2.5", {"4.3.bai-dang": 19}),
    ("4.3.2 no floor", "4.3", "-0.5", {"4.3.bai-dang": 0, "4.3.quy-khong-bai": 4}),
    ("5.1 no floor", "5a", "-0.5", {"5.bao-cao-cham": 5}),
    ("5.3 and 5.5 share a cap", "5b", "0", {"5.viec-cham": 4, "5.viec-tu-choi": 2}),
    ("5.3, 5.5", "5b", "1.5", {"5.viec-cham": 1, "5.viec-tu-choi": 1}),
]


def fact(value):
    """A typed value of a case as a figure: grades and days become occurrences, counts exact numbers."""
    if isinstance(value, tuple) and value and isinstance(value[0], str):
        return tuple(
            Occurrence(grade="khien-trach", circumstance="don-vi-tu-xu-ly")
            if each == "waived"
            else Occurrence(grade=each)
            for each in value
        )
    if isinstance(value, list):
        return tuple(Occurrence(on=day) for day in value)
    return Fraction(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.mark.parametrize(("code", "expected", "changes"), [pytest.param(*rule[1:], id=rule[0]) for rule in RULES])
def test_every_rule_of_the_table(code, expected, changes):
    figures = {name: fact(value) for name, value in changes.items()}
    assert points(scored("tien-giang-2023", **figures), code) == Fraction(expected)


SIZES = {999: 0, 1000: 1, 1999: 1, 2000: 2}  # files received in the year, and the line of the lookup


def looked_up(code, **read):
    scale = load_rulebook("tien-giang-2023").criteria.find(code).scale
    cells = tuple((Fraction(value),) for value in read.values())
    columns = Columns(maximum=Fraction(6), roles=tuple(read), cells=cells, targets=(None,))
    return marks(scale, columns, Setting())[0].low


@pytest.mark.parametrize("files", SIZES)
@pytest.mark.parametrize(
    ("rate", "band"),
    [("0.0099", None), ("0.01", 0), ("0.0499", 0), ("0.05", 1), ("0.0699", 1), ("0.07", 2), ("0.0999", 2), ("0.1", 3)],
)
def test_early_files(files, rate, band):
    first = (Fraction("0.5"), Fraction(1), Fraction("1.2"))[SIZES[files]]
    expected = 0 if band is None else first + Fraction(band, 2)
    assert looked_up("3.3.2", som=files * Fraction(rate), nhan=files, tre=0) == expected


@pytest.mark.parametrize("files", SIZES)
@pytest.mark.parametrize(
    ("rate", "band"),
    [("0", None), ("0.0001", 0), ("0.0099", 0), ("0.01", 1), ("0.0699", 1), ("0.07", 2), ("0.0999", 2), ("0.1", 3)],
)
def test_late_files(files, rate, band):
    first = (Fraction(-1), Fraction("-0.5"), Fraction("-0.2"))[SIZES[files]]
    expected = 0 if band is None else first - Fraction(band, 2)
    assert looked_up("3.3.3", tre=files * Fraction(rate), nhan=files) == expected


def test_one_late_file_takes_the_bonus_for_early_ones():
    assert points(scored("tien-giang-2023", **{"3.3.tre": Fraction(1)}), "3.3") == Fraction("5")  # 1/723 < 1 %: −1


def test_without_its_three_open_bonuses_the_table_ends_at_113_point_7():
    best = {
        "a7.giai-phap": 0,
        "a9.van-ban": (),
        "2.2.bao-cao-som": 0,
        "b2.gieng.phong-phat-hien": 9,
        "c3.thu-gom.dot": 9,
        "d2.rut-don": 9,
        "3.1.ban-hanh": date(2022, 1, 31),
        "3.3.nhan": 2000,
        "3.3.som": 2000,
        "4.3.bai-dang": 9,
    }
    figures = {name: fact(value) for name, value in best.items()}
    assert points(scored("tien-giang-2023", **figures), "total") == Fraction("113.7")


def test_a_line_below_zero_is_said_so():
    scores = scored("tien-giang-2023", **{"4.2.bo-lo": Fraction(3)})
    assert said(scores, "4.2")[-1] == (
        "criterion 4.2 Tham gia các phong trào của Sở: -1 points, below zero; the rulebook names no floor. "
        f"[{TABLE}, 4.2 (stated); không có mức sàn (proposed)]"
    )


@pytest.mark.xfail(reason="a bar of the editions on line 5.2: without self-score not classified", strict=True)
@pytest.mark.parametrize("edition", EDITIONS)
def test_without_a_self_score_a_unit_is_not_classified(edition):
    assert [bar for bar in load_rulebook(edition).bars if "5.ban-tu-cham" in figures_in(bar.reads)]
