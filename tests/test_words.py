"""The words: every reason and every fault as a whole sentence in both languages.

A new code needs a row in `REASONS_SAID` or `FAULTS_TOLD`: the code, its facts (what the ground is about among them),
the Vietnamese and the English sentence. Each optional part of a template has a row with it and a row without.
"""

from datetime import date
from fractions import Fraction
from string import Formatter

import pytest
from attrs import fields

from thidua.errors import ThiduaError
from thidua.grounds import About, Basis, Citation, Fault, Ground, Why
from thidua.words import Language, Sentences, cited, decimal, say, say_all, tell, word, wording

TITLES = {
    ("unit", "a"): "Đơn vị A",
    ("unit", "b"): "Đơn vị B",
    ("unit", "c"): "Đơn vị C",
    ("criterion", "1"): "Kinh tế",
    ("criterion", "1.2"): "Thu ngân sách",
    ("award", "co"): "Cờ X",
}
ABOUT = {field.name for field in fields(About)}
DAY = date(2024, 3, 5)
CELL = {"unit": "a", "criterion": "1.2"}
COUNCIL = {"unit": "a", "cluster": "cum-1", "award": "co"}


def half(whole):
    return Fraction(2 * whole + 1, 2)


def cells(*rows):
    """Rows about one cell: what their sentences say after its name."""
    return [
        (
            why,
            CELL | facts,
            f"Đơn vị A, tiêu chí 1.2 Thu ngân sách: {vi}",
            f"Đơn vị A, criterion 1.2 Thu ngân sách: {en}",
        )
        for why, facts, vi, en in rows
    ]


REASONS_SAID = [
    # the pact and its cluster
    (
        Why.SIGNED,
        {"season": 2024, "on": DAY},
        "Giao ước thi đua năm 2024 được ký ngày 05/03/2024.",
        "The pact of 2024 was signed on 5 March 2024.",
    ),
    (
        Why.SIGNED,
        {"on": DAY},
        "Giao ước thi đua được ký ngày 05/03/2024.",
        "The pact was signed on 5 March 2024.",
    ),
    (
        Why.OFFICER,
        {"unit": "a", "office": "head", "season": 2024},
        "Đơn vị A: cụm trưởng năm 2024.",
        "Đơn vị A: head of 2024.",
    ),
    (Why.OFFICER, {"unit": "a", "office": "deputy"}, "Đơn vị A: cụm phó.", "Đơn vị A: deputy."),
    (
        Why.MET,
        {"kind": "mid-year", "on": DAY, "venue": "Hội trường X", "host": "a", "chair": "b"},
        (
            "Hội nghị: sơ kết 6 tháng, ngày 05/03/2024, tại Hội trường X, đơn vị đăng cai: Đơn vị A,"
            " đơn vị chủ trì: Đơn vị B."
        ),
        "Meeting: mid-year review, on 5 March 2024, held at Hội trường X, host: Đơn vị A, chair: Đơn vị B.",
    ),
    (
        Why.MET,
        {"kind": "annual"},
        "Hội nghị: tổng kết năm, không ghi ngày.",
        "Meeting: annual review, day not recorded.",
    ),
    (
        Why.ON_OTHER_BASIS,
        {"path": "cluster.head"},
        "Riêng cụm trưởng dựa trên nguồn hoặc cơ sở khác với phần còn lại của hồ sơ.",
        "On the head the record has another source or basis than elsewhere.",
    ),
    (
        Why.ON_OTHER_BASIS,
        {"path": "figures.a.ho-so.som"},
        "Riêng số liệu báo cáo (Đơn vị A, ho-so.som) dựa trên nguồn hoặc cơ sở khác với phần còn lại của hồ sơ.",
        "On the figures (Đơn vị A, ho-so.som) the record has another source or basis than elsewhere.",
    ),
    (
        Why.PACT_UNSIGNED,
        {"unit": "a"},
        "Đơn vị A: hồ sơ chưa ghi nhận chữ ký trong giao ước thi đua.",
        "Đơn vị A: its signature under the pact is not recorded.",
    ),
    (
        Why.NO_UNITS,
        {},
        "Hồ sơ không ghi đơn vị nào trong cụm; không có gì để chấm điểm, xếp hạng.",
        "The record names no unit of the cluster; there is nothing to score or rank.",
    ),
    (
        Why.NO_RULEBOOK,
        {},
        "Có số liệu nhưng giao ước không nêu quy chế; không chấm điểm, không xếp hạng được.",
        "There are figures, but the pact names no rulebook to score them by; nobody is scored or ranked.",
    ),
    (
        Why.MEMBERS_INCOMPLETE,
        {"known": 3},
        "Danh sách thành viên chưa đầy đủ: mới xác định được 3 đơn vị.",
        "The list of members is incomplete; units known: 3.",
    ),
    (
        Why.READINGS_DIFFER,
        {"path": "pact.signed", "readings": ("năm 2017", "năm 2018")},
        "Các nguồn ghi khác nhau về việc ký giao ước thi đua: năm 2017, năm 2018.",
        "Sources differ on the signing of the pact: năm 2017, năm 2018.",
    ),
    # figures and their review
    (
        Why.NO_REPORT,
        {"unit": "a", "on": DAY},
        "Đơn vị A chưa báo cáo tính đến ngày 05/03/2024.",
        "Đơn vị A has not reported by 5 March 2024.",
    ),
    (Why.NO_REPORT, {"unit": "a"}, "Đơn vị A chưa báo cáo.", "Đơn vị A has not reported."),
    (
        Why.NOT_REPORTED,
        CELL | {"points": 0, "maximum": half(2)},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: chưa báo cáo, 0 trên 2,5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: not reported, 0 of 2.5 points.",
    ),
    (
        Why.NOT_REPORTED,
        CELL | {"maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: chưa báo cáo, 0 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: not reported, 0 of 5 points.",
    ),
    (
        Why.NOT_REPORTED,
        CELL | {"maximum": 5, "missing": ("quy-3", "quy-4")},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: chưa báo cáo (quy-3, quy-4), 0 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: not reported (quy-3, quy-4), 0 of 5 points.",
    ),
    (
        Why.UNCLASSIFIED,
        {"unit": "a", "late": DAY},
        "Đơn vị A: không xếp loại vì báo cáo gửi ngày 05/03/2024, sau hạn nhận báo cáo; đây không phải là xếp cuối.",
        "Đơn vị A: unclassified, as its report was received on 5 March 2024, after reporting closed; that is not the last place.",
    ),
    (
        Why.LATE_WITHOUT_PLACE,
        {"unit": "a", "on": DAY, "closes": date(2024, 3, 1)},
        "Đơn vị A: không xếp hạng vì báo cáo gửi ngày 05/03/2024, sau hạn nhận báo cáo 01/03/2024.",
        "Đơn vị A: takes no place, as its report of 5 March 2024 came after reporting closed on 1 March 2024.",
    ),
    (
        Why.NOTHING_ASSIGNED,
        {"unit": "a"},
        "Đơn vị A: không xếp hạng vì không được giao tiêu chí nào có điểm tối đa.",
        "Đơn vị A: takes no place, as no criterion with a maximum is assigned to it.",
    ),
    (
        Why.NOT_ASSIGNED,
        CELL,
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: không được giao; không tính vào điểm và điểm tối đa.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: not assigned, left out of points and maximum.",
    ),
    (
        Why.NOT_ASSIGNED,
        CELL | {"reads": ("1",)},
        (
            "Đơn vị A, tiêu chí 1.2 Thu ngân sách: không được giao, vì dựa vào tiêu chí không được giao: 1 Kinh tế;"
            " không tính vào điểm và điểm tối đa."
        ),
        (
            "Đơn vị A, criterion 1.2 Thu ngân sách: not assigned, as it reads what is not: 1 Kinh tế, left out of"
            " points and maximum."
        ),
    ),
    (
        Why.NO_TARGET,
        CELL | {"points": 2},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: không có chỉ tiêu nên được 2 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: no target, worth 2.",
    ),
    (
        Why.NO_TARGET,
        CELL,
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: không có chỉ tiêu nên được 0 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: no target, worth 0.",
    ),
    (
        Why.NO_TARGET,
        CELL | {"missing": ("thu",)},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: không có chỉ tiêu (thu) nên được 0 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: no target (thu), worth 0.",
    ),
    (
        Why.VOID,
        CELL | {"maximum": 5, "points": 1},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: số liệu bị loại, 1 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: the figure is void, 1 of 5 points.",
    ),
    (
        Why.VOID,
        CELL | {"maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: số liệu bị loại, 0 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: the figure is void, 0 of 5 points.",
    ),
    (
        Why.VOID,
        CELL | {"maximum": 5, "missing": ("thu",)},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: số liệu bị loại (thu), 0 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: the figure is void (thu), 0 of 5 points.",
    ),
    (
        Why.REPORT_UNDATED,
        {"unit": "a", "on": DAY},
        "Đơn vị A: báo cáo không ghi ngày nên không được tính ở thời điểm 05/03/2024.",
        "Đơn vị A: its report bears no date and is not counted by 5 March 2024.",
    ),
    (
        Why.REPORT_LATE,
        {"unit": "a", "on": DAY, "closes": date(2024, 3, 1)},
        (
            "Đơn vị A: báo cáo gửi ngày 05/03/2024, sau hạn nhận báo cáo 01/03/2024; vẫn được tính vì quy chế không"
            " quy định khác."
        ),
        (
            "Đơn vị A: its report of 5 March 2024 came after reporting closed on 1 March 2024; it counts, as the"
            " rulebook does not say otherwise."
        ),
    ),
    (
        Why.REPORT_LATE,
        {"unit": "a", "on": DAY, "closes": date(2024, 3, 1), "policy": "counts"},
        "Đơn vị A: báo cáo gửi ngày 05/03/2024, sau hạn nhận báo cáo 01/03/2024; theo quy chế vẫn được tính.",
        "Đơn vị A: its report of 5 March 2024 came after reporting closed on 1 March 2024; by the rulebook it counts.",
    ),
    (
        Why.REPORT_LATE,
        {"unit": "a", "on": DAY, "closes": date(2024, 3, 1), "policy": "without-place"},
        "Đơn vị A: báo cáo gửi ngày 05/03/2024, sau hạn nhận báo cáo 01/03/2024; theo quy chế vẫn được tính nhưng đơn vị không được xếp hạng.",
        "Đơn vị A: its report of 5 March 2024 came after reporting closed on 1 March 2024; by the rulebook it counts, and the unit takes no place.",
    ),
    (
        Why.REPORT_LATE,
        {"unit": "a", "on": DAY, "closes": date(2024, 3, 1), "policy": "does-not-count"},
        "Đơn vị A: báo cáo gửi ngày 05/03/2024, sau hạn nhận báo cáo 01/03/2024; theo quy chế không được tính.",
        "Đơn vị A: its report of 5 March 2024 came after reporting closed on 1 March 2024; by the rulebook it does not count.",
    ),
    (
        Why.REPORT_AFTER_PUBLICATION,
        {"unit": "a", "on": DAY, "final": date(2024, 3, 1)},
        "Đơn vị A: báo cáo nhận ngày 05/03/2024 không được tính vì kết quả đã công bố ngày 01/03/2024.",
        (
            "Đơn vị A: its report was received on 5 March 2024 and does not count, as the results were published on"
            " 1 March 2024."
        ),
    ),
    (
        Why.REPORT_OUTSIDE,
        {"unit": "a", "season": 2024, "on": date(2023, 6, 1), "start": date(2024, 1, 1), "end": date(2024, 12, 31)},
        (
            "Đơn vị A: báo cáo ghi ngày 01/06/2023, ngoài thời gian của năm thi đua (từ 01/01/2024 đến 31/12/2024) và"
            " các hội nghị đã ghi nhận; vẫn được tính."
        ),
        (
            "Đơn vị A: its report is dated 1 June 2023, outside the season (1 January 2024 to 31 December 2024) and"
            " its recorded meetings; it counts."
        ),
    ),
    (
        Why.CASES_OUTSIDE,
        {"unit": "a", "figure": "bai", "count": 2, "earliest": DAY, "latest": date(2024, 4, 1)},
        "Đơn vị A: bai có 2 trường hợp không thuộc năm thi đua nên không được tính (ngày 05/03/2024 đến 01/04/2024).",
        "Đơn vị A: bai: cases outside the season, not counted: 2 (of 5 March 2024 to 1 April 2024).",
    ),
    (
        Why.CASES_OUTSIDE,
        {"unit": "a", "figure": "bai", "count": 1, "earliest": DAY, "lines": ("2", "3")},
        "Đơn vị A: bai có 1 trường hợp không thuộc năm thi đua nên không được tính ngoài tiêu chí 2, 3 (ngày 05/03/2024).",
        "Đơn vị A: bai: cases outside the season, not counted but for criterion 2, 3: 1 (of 5 March 2024).",
    ),
    (
        Why.CASES_OUTSIDE,
        {"unit": "a", "figure": "bai", "count": 1, "earliest": DAY},
        "Đơn vị A: bai có 1 trường hợp không thuộc năm thi đua nên không được tính (ngày 05/03/2024).",
        "Đơn vị A: bai: cases outside the season, not counted: 1 (of 5 March 2024).",
    ),
    (
        Why.CASES_ALIKE,
        {"unit": "a", "figure": "bai", "count": 2, "on": DAY, "evidence": "bản tin 2"},
        (
            "Đơn vị A: bai có 2 trường hợp ghi giống hệt nhau (ngày 05/03/2024), minh chứng 'bản tin 2'; cần kiểm tra"
            " có trùng không."
        ),
        "Đơn vị A: bai: cases written alike: 2 (of 5 March 2024), evidence 'bản tin 2'; check whether they are one.",
    ),
    (
        Why.CASES_ALIKE,
        {"unit": "a", "figure": "bai", "count": 3},
        "Đơn vị A: bai có 3 trường hợp ghi giống hệt nhau; cần kiểm tra có trùng không.",
        "Đơn vị A: bai: cases written alike: 3; check whether they are one.",
    ),
    (
        Why.DAY_FAR_OFF,
        {"unit": "a", "figure": "ngay", "season": 2024, "on": date(9202, 3, 5)},
        "Đơn vị A: ngay ghi ngày 05/03/9202, cách năm thi đua 2024 hơn một năm; cần kiểm tra lại.",
        "Đơn vị A: ngay has the day 5 March 9202, more than a year away from the season 2024; check it.",
    ),
    (
        Why.CORRECTED,
        {
            "unit": "a",
            "figure": "bai-viet",
            "before": 2,
            "after": 1,
            "stage": "thẩm định",
            "assessor": "Sở X",
            "reason": "một bài không đăng",
        },
        "Đơn vị A: bai-viet sửa từ 2 thành 1 ở bước thẩm định, do Sở X thẩm định, lý do: một bài không đăng.",
        "Đơn vị A: bai-viet corrected from 2 to 1 at stage thẩm định, by Sở X, reason: một bài không đăng.",
    ),
    (
        Why.CORRECTED,
        {"unit": "a", "figure": "thu", "before": "not-reported", "after": Fraction("-0.25")},
        "Đơn vị A: thu sửa từ chưa báo cáo thành −0,25.",
        "Đơn vị A: thu corrected from not reported to -0.25.",
    ),
    (
        Why.REVIEWED,
        {"unit": "a", "figure": "thu", "value": 6, "stage": "vòng 1", "assessor": "Sở X", "reason": "thiếu một việc"},
        "Đơn vị A: thu được thẩm định là 6 ở bước vòng 1, do Sở X thẩm định, lý do: thiếu một việc.",
        "Đơn vị A: thu reviewed as 6 at stage vòng 1, by Sở X, reason: thiếu một việc.",
    ),
    (
        Why.REVIEWED,
        {"unit": "a", "figure": "thu", "value": "void"},
        "Đơn vị A: thu được thẩm định là bị loại.",
        "Đơn vị A: thu reviewed as void.",
    ),
    (
        Why.MEAN_OF,
        {"unit": "a", "figure": "thu", "values": (6, 9), "value": half(7)},
        "Đơn vị A: thu = 7,5, bình quân của 6 và 9.",
        "Đơn vị A: thu = 7.5, the mean of 6 and 9.",
    ),
    (
        Why.MEAN_OF,
        {"unit": "a", "figure": "thu", "values": (6, 8, 10), "value": 8, "struck": 1, "replaced": 2, "own": 9},
        (
            "Đơn vị A: thu = 8, bình quân của 6, 8 và 10; 1 ý kiến loại số liệu không tính vào bình quân; 2 ý kiến"
            " được thay bằng ý kiến sau của cùng người thẩm định; số tự báo cáo 9 không tính vào bình quân."
        ),
        (
            "Đơn vị A: thu = 8, the mean of 6, 8 and 10; reviews that strike it out, not in the mean: 1; replaced by"
            " a later one of the same reviewer: 2; its own 9 is not in the mean."
        ),
    ),
    (
        Why.MEDIAN_OF,
        {"unit": "a", "figure": "thu", "values": (6, 8, 10), "value": 8},
        "Đơn vị A: thu = 8, trung vị của 6, 8 và 10.",
        "Đơn vị A: thu = 8, the median of 6, 8 and 10.",
    ),
    (
        Why.MEDIAN_OF,
        {"unit": "a", "figure": "thu", "values": (6, 8), "value": 7, "struck": 1, "replaced": 2, "own": 9},
        (
            "Đơn vị A: thu = 7, trung vị của 6 và 8; không tính 1 ý kiến loại số liệu; 2 ý kiến được thay bằng ý kiến"
            " sau của cùng người thẩm định; không tính số tự báo cáo 9."
        ),
        (
            "Đơn vị A: thu = 7, the median of 6 and 8; reviews that strike it out, left aside: 1; replaced by a later"
            " one of the same reviewer: 2; its own 9 is not among them."
        ),
    ),
    (
        Why.TRIMMED_MEAN_OF,
        {"unit": "a", "figure": "thu", "values": (6, 8, 10), "left_out": (2, 11), "value": 8},
        "Đơn vị A: thu = 8, bình quân của 6, 8 và 10 sau khi bỏ mức thấp nhất và mức cao nhất (2, 11).",
        "Đơn vị A: thu = 8, the mean of 6, 8 and 10 without the lowest and the highest (2, 11).",
    ),
    (
        Why.TRIMMED_MEAN_OF,
        {"unit": "a", "figure": "thu", "values": (6, 9), "value": half(7), "struck": 1, "replaced": 2, "own": 9},
        (
            "Đơn vị A: thu = 7,5, bình quân của 6 và 9, không bỏ mức nào vì có dưới ba ý kiến; không tính 1 ý kiến loại"
            " số liệu; 2 ý kiến được thay bằng ý kiến sau của cùng người thẩm định; không tính số tự báo cáo 9."
        ),
        (
            "Đơn vị A: thu = 7.5, the mean of 6 and 9, none left out of fewer than three; reviews that strike it out,"
            " left aside: 1; replaced by a later one of the same reviewer: 2; its own 9 is not among them."
        ),
    ),
    (
        Why.GREATEST_OF,
        {"unit": "a", "figure": "thu", "values": (6,), "value": 6, "struck": 1, "replaced": 1, "own": 9},
        (
            "Đơn vị A: thu = 6, mức cao nhất trong 6; không tính 1 ý kiến loại số liệu; 1 ý kiến được thay bằng ý"
            " kiến sau của cùng người thẩm định; số tự báo cáo 9 không được so."
        ),
        (
            "Đơn vị A: thu = 6, the greatest of 6; reviews that strike it out, left aside: 1; replaced by a later one"
            " of the same reviewer: 1; its own 9 is not among them."
        ),
    ),
    (
        Why.GREATEST_OF,
        {"unit": "a", "figure": "thu", "values": (6, 9), "value": 9},
        "Đơn vị A: thu = 9, mức cao nhất trong 6 và 9.",
        "Đơn vị A: thu = 9, the greatest of 6 and 9.",
    ),
    (
        Why.AGREED,
        {"unit": "a", "figure": "thu", "value": 4},
        "Đơn vị A thống nhất với kết quả thẩm định thu = 4.",
        "Đơn vị A agrees to the reviewed thu = 4.",
    ),
    (
        Why.NOT_AGREED,
        {"unit": "a", "figure": "thu", "value": 4, "accepted": "not-accepted", "own": 8},
        ("Đơn vị A: thu = 4 theo thẩm định không được lấy vì đơn vị không thống nhất; giữ số tự báo cáo 8."),
        "Đơn vị A: the reviewed thu = 4 does not stand, as the unit does not agree; its own 8 stands.",
    ),
    (
        Why.NOT_AGREED,
        {"unit": "a", "figure": "thu", "value": 4, "accepted": "acceptance-unsaid"},
        "Đơn vị A: thu = 4 theo thẩm định không được lấy vì hồ sơ không ghi đơn vị thống nhất.",
        "Đơn vị A: the reviewed thu = 4 does not stand, as the record does not say that the unit agrees.",
    ),
    (
        Why.SELF_SCORED,
        CELL | {"points": Fraction("9.8"), "computed": Fraction("9.66"), "verified": Fraction("9.5")},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: tự chấm 9,8 điểm; tính theo số liệu 9,66 điểm; thẩm định 9,5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: own 9.8 points; worked out 9.66; verified 9.5.",
    ),
    (
        Why.SELF_SCORED,
        CELL | {"points": 1, "low": 0, "high": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: tự chấm 1 điểm; tính theo số liệu từ 0 đến 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: own 1 point; worked out from 0 to 5.",
    ),
    (
        Why.SELF_SCORED,
        CELL | {"points": 9},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: tự chấm 9 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: own 9 points.",
    ),
    (
        Why.OVERRIDDEN,
        CELL | {"points": half(5), "stage": "thẩm định", "assessor": "Sở X", "reason": "thiếu minh chứng"},
        (
            "Đơn vị A, tiêu chí 1.2 Thu ngân sách: ấn định 5,5 điểm ở bước thẩm định, do Sở X thẩm định,"
            " lý do: thiếu minh chứng."
        ),
        (
            "Đơn vị A, criterion 1.2 Thu ngân sách: points set to 5.5 at stage thẩm định, by Sở X,"
            " reason: thiếu minh chứng."
        ),
    ),
    (
        Why.OVERRIDDEN,
        CELL | {"points": 0, "reason": "thiếu minh chứng"},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: ấn định 0 điểm, lý do: thiếu minh chứng.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: points set to 0, reason: thiếu minh chứng.",
    ),
    (
        Why.WRONG_ROLE,
        {"unit": "a", "figure": "thu", "role": "unit", "stage": "vòng 2"},
        "Đơn vị A: ý kiến của vai trò 'unit' về thu ở bước 'vòng 2' không đúng thẩm quyền nên không được tính.",
        "Đơn vị A: an entry by role 'unit' on thu at stage 'vòng 2' is not entitled and does not count.",
    ),
    (
        Why.WRONG_ROLE,
        CELL,
        "Đơn vị A: ý kiến về tiêu chí 1.2 Thu ngân sách không đúng thẩm quyền nên không được tính.",
        "Đơn vị A: an entry on criterion 1.2 Thu ngân sách is not entitled and does not count.",
    ),
    (
        Why.WRONG_ASSESSOR,
        {"unit": "a", "figure": "thu", "assessor": "Phòng X", "stage": "vòng 2"},
        (
            "Đơn vị A: ý kiến của Phòng X về thu ở bước 'vòng 2' không được tính vì nội dung này do bộ phận khác"
            " phụ trách."
        ),
        ("Đơn vị A: an entry by Phòng X on thu at stage 'vòng 2' does not count, as another assessor owns the matter."),
    ),
    (
        Why.WRONG_ASSESSOR,
        CELL,
        ("Đơn vị A: ý kiến về tiêu chí 1.2 Thu ngân sách không được tính vì nội dung này do bộ phận khác phụ trách."),
        ("Đơn vị A: an entry on criterion 1.2 Thu ngân sách does not count, as another assessor owns the matter."),
    ),
    (
        Why.OUT_OF_ORDER,
        {"unit": "a", "figure": "thu", "stage": "vòng 1", "on": DAY},
        "Đơn vị A: ý kiến về thu ở bước 'vòng 1' ngày 05/03/2024 không được tính vì bước sau đã có kết quả.",
        (
            "Đơn vị A: an entry on thu at stage 'vòng 1' of 5 March 2024 does not count, as a later stage had already"
            " decided."
        ),
    ),
    (
        Why.OUT_OF_ORDER,
        CELL | {"on": DAY},
        ("Đơn vị A: ý kiến về tiêu chí 1.2 Thu ngân sách ngày 05/03/2024 không được tính vì bước sau đã có kết quả."),
        (
            "Đơn vị A: an entry on criterion 1.2 Thu ngân sách of 5 March 2024 does not count, as a later stage had"
            " already decided."
        ),
    ),
    (
        Why.AFTER_PUBLICATION,
        {"unit": "a", "figure": "thu", "on": DAY},
        "Đơn vị A: ý kiến về thu ngày 05/03/2024 không được tính vì kết quả đã công bố.",
        "Đơn vị A: an entry on thu of 5 March 2024 does not count, as the results were final.",
    ),
    (
        Why.AFTER_PUBLICATION,
        CELL | {"on": DAY},
        "Đơn vị A: ý kiến về tiêu chí 1.2 Thu ngân sách ngày 05/03/2024 không được tính vì kết quả đã công bố.",
        "Đơn vị A: an entry on criterion 1.2 Thu ngân sách of 5 March 2024 does not count, as the results were final.",
    ),
    (
        Why.EXPLAINED,
        {"unit": "a", "figure": "thu", "on": DAY, "explanation": "hai bài đăng trùng nhau"},
        "Đơn vị A giải trình về thu ngày 05/03/2024: 'hai bài đăng trùng nhau'.",
        "Đơn vị A explained thu on 5 March 2024: 'hai bài đăng trùng nhau'.",
    ),
    (
        Why.EXPLAINED,
        CELL | {"explanation": "vote"},
        "Đơn vị A giải trình về tiêu chí 1.2 Thu ngân sách: 'vote'.",
        "Đơn vị A explained criterion 1.2 Thu ngân sách: 'vote'.",
    ),
    (
        Why.OUTLIER,
        {"unit": "a", "figure": "thu", "value": 1310, "low": 100, "high": half(999)},
        "Đơn vị A: thu = 1310 nằm ngoài khoảng hợp lý từ 100 đến 999,5; cần kiểm tra lại.",
        "Đơn vị A: thu = 1310 lies outside the plausible range from 100 to 999.5; check it.",
    ),
    (
        Why.OUTLYING_RATE,
        {"unit": "a", "figure": "thu", "value": 300, "target": 80, "rate": Fraction(300, 80)},
        "Đơn vị A: thu = 300 bằng 375,00 % chỉ tiêu 80, bất thường; cần kiểm tra lại.",
        "Đơn vị A: thu = 300 is 375.00% of the target 80, out of the ordinary; check it.",
    ),
    # progress
    (
        Why.PLEDGE_DONE,
        {"unit": "a", "figure": "thu", "done": half(98), "plan": 100, "share": Fraction("0.985")},
        "Đơn vị A: thu thực hiện 98,5 trên kế hoạch 100, đạt 98,50 %.",
        "Đơn vị A: thu done 98.5 of planned 100, 98.50%.",
    ),
    # points
    (
        Why.STANDARD,
        CELL | {"maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: tính từ điểm chuẩn 5.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: starts at its standard score 5.",
    ),
    (
        Why.GIVEN,
        CELL | {"points": half(3), "maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: được chấm 3,5 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: given 3.5 of 5 points.",
    ),
    (
        Why.GIVEN,
        CELL | {"points": -1, "version": "vòng 2"},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: được chấm −1 điểm (bước vòng 2).",
        "Đơn vị A, criterion 1.2 Thu ngân sách: given -1 points (stage vòng 2).",
    ),
    *cells(
        (
            Why.PASSED,
            {"condition": "late = 0", "points": 5},
            "đạt điều kiện late = 0: 5 điểm.",
            "met (late = 0): 5 points.",
        ),
        (Why.PASSED, {"points": 5}, "đạt: 5 điểm.", "met: 5 points."),
        (
            Why.PASSED,
            {"condition": "b / a >= 90 %", "read": (("b", 640), ("a", 700)), "points": 5},
            "đạt điều kiện b / a >= 90 % (b: 640, a: 700): 5 điểm.",
            "met (b / a >= 90 %; b: 640, a: 700): 5 points.",
        ),
        (
            Why.FAILED,
            {"condition": "late = 0", "points": -1},
            "không đạt điều kiện late = 0: −1 điểm.",
            "not met (late = 0): -1 points.",
        ),
        (Why.FAILED, {"points": 0}, "không đạt: 0 điểm.", "not met: 0 points."),
        (
            Why.FAILED,
            {"condition": "b / a >= 90 %", "read": (("b", 623), ("a", 700)), "points": 0},
            "không đạt điều kiện b / a >= 90 % (b: 623, a: 700): 0 điểm.",
            "not met (b / a >= 90 %; b: 623, a: 700): 0 points.",
        ),
        (
            Why.PER_OCCURRENCE,
            {"count": 6, "each": Fraction(-1, 2), "free": 1, "waived": 2, "cap": 2, "points": -2},
            "6 × −0,5, đã miễn 1 trường hợp đầu, không tính 2 trường hợp được miễn, giới hạn 2 điểm = −2 điểm.",
            "6 × -0.5, the first 1 free, 2 waived, at most 2 = -2 points.",
        ),
        (
            Why.PER_OCCURRENCE,
            {"count": 4, "each": 1, "points": 4},
            "4 × 1, không giới hạn = 4 điểm.",
            "4 × 1, no cap = 4 points.",
        ),
        (
            Why.PER_OCCURRENCE,
            {"count": 7, "each": -1, "group": "3", "shared": 4, "points": -7},
            "7 × −1 = −7 điểm; tính không quá 4 điểm ở mục 3.",
            "7 × -1 = -7 points; at most 4 in group 3.",
        ),
        (
            Why.PER_OCCURRENCE,
            {"count": 5, "each": -1, "group": "5", "kept": 7, "points": -5},
            "5 × −1 = −5 điểm; giữ ít nhất 7 điểm ở mục 5.",
            "5 × -1 = -5 points; at least 7 in group 5.",
        ),
        (
            Why.PER_OCCURRENCE,
            {"count": 0, "each": 1, "unstated": 5, "cap": 5, "points": 0},
            "0 × 1, không tính 5 trường hợp không nêu có minh chứng hay không, giới hạn 5 điểm = 0 điểm.",
            "0 × 1, evidence not stated for 5, at most 5 = 0 points.",
        ),
        (
            Why.PER_OCCURRENCE,
            {"count": 0, "each": 2, "free": 1, "cap": 7, "floor": 1, "points": 1},
            "0 × 2, đã miễn 1 trường hợp đầu, giới hạn 7 điểm, ít nhất 1 điểm = 1 điểm.",
            "0 × 2, the first 1 free, at most 7, at least 1 = 1 point.",
        ),
        (
            Why.PER_OCCURRENCE,
            {"formula": "x - y", "read": (("x", 5), ("y", 3)), "count": 2, "each": 1, "points": 2},
            "2 × 1 (x - y; x: 5, y: 3), không giới hạn = 2 điểm.",
            "2 × 1 (x - y; x: 5, y: 3), no cap = 2 points.",
        ),
        (
            Why.BY_GRADE,
            {"grades": (("nặng", -3), ("no", -1)), "ungraded": 1, "waived": 2, "points": -4},
            "theo mức độ (nặng: −3, no: −1; 1 trường hợp không ghi mức; 2 trường hợp được miễn): −4 điểm.",
            "by severity (nặng: -3, no: -1; 1 without grade; 2 waived): -4 points.",
        ),
        (
            Why.BY_GRADE,
            {"points": 0},
            "theo mức độ (không có trường hợp được xếp mức): 0 điểm.",
            "by severity (no graded case): 0 points.",
        ),
        (
            Why.CHOSE,
            {"option": "no", "points": half(1)},
            "phương án 'no': 1,5 điểm.",
            "option 'no': 1.5 points.",
        ),
        (
            Why.IN_BAND,
            {"value": 92, "at_least": 90, "below": 95, "points": 4},
            "giá trị 92 thuộc mức từ 90 đến dưới 95: 4 điểm.",
            "the value 92 lies in the band from 90 up to below 95: 4 points.",
        ),
        (
            Why.IN_BAND,
            {"formula": "done / all", "value": half(0), "above": Fraction("0.4"), "at_most": half(0), "points": 2},
            "done / all = 0,5 thuộc mức trên 0,4 đến 0,5: 2 điểm.",
            "done / all = 0.5 lies in the band above 0.4 up to 0.5: 2 points.",
        ),
        (
            Why.IN_BAND,
            {"value": 100, "exactly": 100, "points": 5},
            "giá trị 100 thuộc mức bằng 100: 5 điểm.",
            "the value 100 lies in the band of 100: 5 points.",
        ),
        (
            Why.OUTSIDE_BANDS,
            {"value": 7, "points": 0},
            "giá trị 7 ngoài các mức nêu trong bảng: 0 điểm.",
            "the value 7 lies outside the bands: 0 points.",
        ),
        (
            Why.OUTSIDE_BANDS,
            {"formula": "done / all", "value": 2, "points": -3},
            "done / all = 2 ngoài các mức nêu trong bảng: −3 điểm.",
            "done / all = 2 lies outside the bands: -3 points.",
        ),
        (
            Why.STEPPED,
            {"value": 25, "above": 10, "first": 1, "steps": 3, "each": half(0), "cap": 2, "points": 2},
            "giá trị 25 vượt 10: 1 + 3 bước × 0,5, giới hạn 2 điểm = 2 điểm.",
            "the value 25 is above 10: 1 + 3 steps × 0.5, at most 2 = 2 points.",
        ),
        (
            Why.STEPPED,
            {"value": 12, "above": 10, "steps": 1, "each": 1, "cap": 5, "floor": 2, "points": 2},
            "giá trị 12 vượt 10: 1 bước × 1, giới hạn 5 điểm, ít nhất 2 điểm = 2 điểm.",
            "the value 12 is above 10: 1 step × 1, at most 5, at least 2 = 2 points.",
        ),
        (
            Why.STEPPED,
            {"value": 25, "above": 10, "steps": 3, "each": half(0), "points": half(1)},
            "giá trị 25 vượt 10: 3 bước × 0,5 = 1,5 điểm.",
            "the value 25 is above 10: 3 steps × 0.5 = 1.5 points.",
        ),
        (
            Why.STEPPED,
            {
                "formula": "x / y",
                "read": (("x", 50), ("y", 2)),
                "value": 25,
                "above": 10,
                "steps": 3,
                "each": half(0),
                "points": half(1),
            },
            "x / y = 25 (x: 50, y: 2) vượt 10: 3 bước × 0,5 = 1,5 điểm.",
            "x / y = 25 (x: 50, y: 2) is above 10: 3 steps × 0.5 = 1.5 points.",
        ),
        (
            Why.BELOW_STEPS,
            {"value": 10, "above": 10, "points": 0},
            "giá trị 10 không vượt 10: 0 điểm.",
            "the value 10 is not above 10: 0 points.",
        ),
        (
            Why.BELOW_STEPS,
            {"formula": "x / y", "read": (("x", 10), ("y", 1)), "value": 10, "above": 10, "points": 0},
            "x / y = 10 (x: 10, y: 1) không vượt 10: 0 điểm.",
            "x / y = 10 (x: 10, y: 1) is not above 10: 0 points.",
        ),
        (
            Why.LOOKED_UP,
            {
                "row_key": "all",
                "row": 1500,
                "row_from": 1000,
                "row_to": 2000,
                "column_key": "early / all",
                "column": Fraction("0.06"),
                "column_from": Fraction("0.05"),
                "column_to": Fraction("0.07"),
                "points": half(1),
            },
            "tra bảng theo all = 1500 (từ 1000) (dưới 2000), early / all = 0,06 (từ 0,05) (dưới 0,07): 1,5 điểm.",
            (
                "looked up by all = 1500 (from 1000) (below 2000)"
                ", early / all = 0.06 (from 0.05) (below 0.07): 1.5 points."
            ),
        ),
        (
            Why.LOOKED_UP,
            {"row_key": "rate", "row": 3, "column_key": "points", "column": 4, "points": 0},
            "tra bảng theo rate = 3, points = 4: 0 điểm.",
            "looked up by rate = 3, points = 4: 0 points.",
        ),
        (
            Why.FROM_PARTS,
            {"grades": ("tốt", "khá"), "band": "valid", "points": 4},
            "theo kết quả các kỳ (tốt, khá), xếp loại valid: 4 điểm.",
            "from its parts (tốt, khá), class valid: 4 points.",
        ),
        (
            Why.FROM_PARTS,
            {"points": 0},
            "theo kết quả các kỳ (không có): 0 điểm.",
            "from its parts (none): 0 points.",
        ),
        (
            Why.FROM_PARTS,
            {"grades": ("tốt",), "ungraded": 3, "points": 0},
            "theo kết quả các kỳ (tốt; 3 kỳ không ghi kết quả): 0 điểm.",
            "from its parts (tốt; 3 without grade): 0 points.",
        ),
        (
            Why.FIRST_HELD,
            {"condition": "a / b >= 90 %", "read": (("a", 19), ("b", 20)), "points": 1},
            "xét lần lượt, thuộc trường hợp a / b >= 90 % (a: 19, b: 20): 1 điểm.",
            "of the stated conditions a / b >= 90 % is the first that holds (a: 19, b: 20): 1 point.",
        ),
        (
            Why.NONE_HELD,
            {"read": (("a", 17), ("b", 20)), "points": 0},
            "xét lần lượt, không thuộc trường hợp nào đã nêu (a: 17, b: 20): 0 điểm.",
            "none of the stated conditions holds (a: 17, b: 20): 0 points.",
        ),
        (
            Why.INTERPOLATED,
            {
                "value": Fraction(9, 10),
                "lower": Fraction(4, 5),
                "lower_points": 2,
                "upper": 1,
                "upper_points": 10,
                "measure": "%",
                "points": 6,
            },
            "giá trị 90 % nằm trong đoạn từ 80 % (được 2 điểm) đến 100 % (được 10 điểm): 6 điểm.",
            "the value 90% lies on the line from 80% (earns 2) up to 100% (earns 10): 6 points.",
        ),
        (
            Why.INTERPOLATED,
            {"value": 9, "upper": 10, "upper_points": half(1), "points": half(1)},
            "giá trị 9 nằm trong đoạn đến 10 (được 1,5 điểm): 1,5 điểm.",
            "the value 9 lies on the line up to 10 (earns 1.5): 1.5 points.",
        ),
        (
            Why.INTERPOLATED,
            {
                "formula": "x / y",
                "value": 30,
                "read": (("x", 60), ("y", 2)),
                "lower": 20,
                "lower_points": 1,
                "points": 1,
            },
            "x / y = 30 (x: 60, y: 2) nằm trong đoạn từ 20 (được 1 điểm): 1 điểm.",
            "x / y = 30 (x: 60, y: 2) lies on the line from 20 (earns 1): 1 point.",
        ),
        (
            Why.BEST_TAKEN,
            {
                "take": 2,
                "count": 4,
                "taken": (("q1", 10), ("q3", half(7))),
                "missing": ("q2", "q4"),
                "points": half(17),
            },
            "lấy 2 giá trị cao nhất trong 4: q1: 10, q3: 7,5; thiếu, tính 0: q2, q4; tổng 17,5 điểm.",
            "the best 2 of 4: q1: 10, q3: 7.5; not there, counted 0: q2, q4; 17.5 points.",
        ),
        (
            Why.BEST_TAKEN,
            {"take": 2, "count": 3, "taken": (("q1", 5),), "left_out": ("q2", "zero"), "points": 1},
            "lấy 2 giá trị cao nhất trong 3: q1: 5; thiếu, không xét: q2, zero; tổng 1 điểm.",
            "the best 2 of 3: q1: 5; not there, left out: q2, zero; 1 point.",
        ),
        (
            Why.BEST_TAKEN,
            {"take": 1, "count": 2, "missing": ("q1",), "points": 0},
            "lấy 1 giá trị cao nhất trong 2; thiếu, tính 0: q1; tổng 0 điểm.",
            "the best 1 of 2; not there, counted 0: q1; 0 points.",
        ),
        (
            Why.INCOMPLETE,
            {"count": 3, "missing": ("q2", "q3"), "points": 0},
            "không được tính vì trong 3 giá trị còn thiếu: q2, q3; 0 điểm.",
            "void, as of 3 values these are not there: q2, q3; 0 points.",
        ),
        (
            Why.BETWEEN_POSTS,
            {"value": 65, "lower": 40, "upper": 90, "share": Fraction(1, 2), "maximum": 10, "points": 5},
            "65 đạt 50,00 % khoảng từ 40 đến 90: 5 trên 10 điểm.",
            "65 has gone 50.00% of the way from 40 to 90: 5 of 10 points.",
        ),
        (
            Why.BETWEEN_POSTS,
            {
                "formula": "x / y",
                "value": 3,
                "read": (("x", 6), ("y", 2)),
                "lower": 12,
                "upper": 2,
                "share": Fraction(9, 10),
                "maximum": 1,
                "points": Fraction(9, 10),
            },
            "x / y = 3 (x: 6, y: 2) đạt 90,00 % khoảng từ 12 đến 2: 0,9 trên 1 điểm.",
            "x / y = 3 (x: 6, y: 2) has gone 90.00% of the way from 12 to 2: 0.9 of 1 point.",
        ),
        (
            Why.POSTS_UNDEFINED,
            {"value": 30, "lower": 30, "upper": 30, "maximum": 10, "points": 0},
            "từ 30 đến 30 không có khoảng cách để so sánh 30: 0 điểm.",
            "from 30 to 30 there is no way of which 30 could have gone a share: no points.",
        ),
        (
            Why.CALCULATED,
            {"formula": "10 * early / all", "read": (("early", 2), ("all", 3)), "points": Fraction(20, 3)},
            "theo công thức 10 * early / all (early: 2, all: 3): 20/3 (≈6,6667) điểm.",
            "by 10 * early / all (early: 2, all: 3): 20/3 (≈6.6667) points.",
        ),
        (
            Why.UNDEFINED,
            {"formula": "early / all"},
            "không tính được early / all: 0 điểm.",
            "early / all has no value: 0 points.",
        ),
        (
            Why.SEASON_WITHOUT_DAYS,
            {"season": "2024-2025"},
            "chưa ghi ngày đầu và ngày cuối của năm thi đua 2024-2025 nên không tính được: 0 điểm.",
            (
                "the first and last day of the season 2024-2025 are not recorded, and without them this cannot be"
                " worked out: 0 points."
            ),
        ),
        (
            Why.SEASON_WITHOUT_DAYS,
            {},
            "chưa ghi ngày đầu và ngày cuối của năm thi đua nên không tính được: 0 điểm.",
            (
                "the first and last day of the season are not recorded, and without them this cannot be worked out:"
                " 0 points."
            ),
        ),
        (
            Why.DIGITS_WITHOUT_END,
            {},
            "số điểm tính ra dài quá 600 chữ số, không dùng được: 0 điểm.",
            "the points come to more than 600 digits, which nobody can read: 0 points.",
        ),
        (
            Why.ON_TIME,
            {"on": DAY, "due": DAY, "points": 1},
            "ngày 05/03/2024, hạn 05/03/2024: đúng hạn, 1 điểm.",
            "done on 5 March 2024, due 5 March 2024: in time, 1 point.",
        ),
        (
            Why.ON_TIME,
            {"on": date(2024, 3, 10), "due": date(2024, 3, 8), "late": "none", "points": 1},
            "ngày 10/03/2024, hạn 08/03/2024: đúng hạn (không chậm ngày làm việc nào), 1 điểm.",
            "done on 10 March 2024, due 8 March 2024: in time (late by no working day), 1 point.",
        ),
        (
            Why.LATE,
            {"on": DAY, "due": date(2024, 3, 4), "days": 1, "points": Fraction("-0.25")},
            "ngày 05/03/2024, hạn 04/03/2024: chậm 1 ngày, −0,25 điểm.",
            "done on 5 March 2024, due 4 March 2024: 1 day late, -0.25 points.",
        ),
        (
            Why.LATE,
            {"on": DAY, "due": date(2024, 3, 3), "days": 2, "points": 0},
            "ngày 05/03/2024, hạn 03/03/2024: chậm 2 ngày, 0 điểm.",
            "done on 5 March 2024, due 3 March 2024: 2 days late, 0 points.",
        ),
        (
            Why.LATE,
            {"on": date(2024, 3, 9), "due": date(2024, 3, 8), "points": 0},
            "ngày 09/03/2024, hạn 08/03/2024: chậm, 0 điểm.",
            "done on 9 March 2024, due 8 March 2024: late, 0 points.",
        ),
        (
            Why.LATE,
            {"on": date(2024, 3, 11), "due": date(2024, 3, 8), "days": 1, "working": "working", "points": 1},
            "ngày 11/03/2024, hạn 08/03/2024: chậm 1 ngày làm việc, 1 điểm.",
            "done on 11 March 2024, due 8 March 2024: 1 working day late, 1 point.",
        ),
        (
            Why.EARLY,
            {"on": DAY, "due": date(2024, 3, 8), "days": 2, "working": "working", "points": half(0)},
            "ngày 05/03/2024, hạn 08/03/2024: sớm 2 ngày làm việc, 0,5 điểm.",
            "done on 5 March 2024, due 8 March 2024: 2 working days early, 0.5 points.",
        ),
        (
            Why.EARLY,
            {"on": DAY, "due": date(2024, 3, 8), "days": 3, "points": half(0)},
            "ngày 05/03/2024, hạn 08/03/2024: sớm 3 ngày, 0,5 điểm.",
            "done on 5 March 2024, due 8 March 2024: 3 days early, 0.5 points.",
        ),
        (
            Why.EARLY,
            {"on": DAY, "due": date(2024, 3, 6), "days": 1, "points": half(0)},
            "ngày 05/03/2024, hạn 06/03/2024: sớm 1 ngày, 0,5 điểm.",
            "done on 5 March 2024, due 6 March 2024: 1 day early, 0.5 points.",
        ),
        (
            Why.ON_TIME,
            {
                "on": date(2024, 6, 16),
                "due": date(2024, 6, 17),
                "moved": date(2024, 6, 15),
                "taken": date(2024, 6, 17),
                "points": 1,
            },
            "ngày 16/06/2024 (ngày nghỉ, tính như ngày làm việc 17/06/2024), hạn 17/06/2024 (dời từ ngày nghỉ 15/06/2024): đúng hạn, 1 điểm.",
            "done on 16 June 2024 (a day off, taken as of 17 June 2024), due 17 June 2024 (moved from 15 June 2024, a day off): in time, 1 point.",
        ),
        (
            Why.LATE,
            {
                "on": date(2024, 6, 23),
                "due": date(2024, 6, 17),
                "days": 5,
                "working": "working",
                "moved": date(2024, 6, 15),
                "taken": date(2024, 6, 24),
                "points": 1,
            },
            "ngày 23/06/2024 (ngày nghỉ, tính như ngày làm việc 24/06/2024), hạn 17/06/2024 (dời từ ngày nghỉ 15/06/2024): chậm 5 ngày làm việc, 1 điểm.",
            "done on 23 June 2024 (a day off, taken as of 24 June 2024), due 17 June 2024 (moved from 15 June 2024, a day off): 5 working days late, 1 point.",
        ),
        (
            Why.EARLY,
            {
                "on": date(2024, 6, 9),
                "due": date(2024, 6, 17),
                "days": 5,
                "working": "working",
                "moved": date(2024, 6, 15),
                "taken": date(2024, 6, 10),
                "points": 1,
            },
            "ngày 09/06/2024 (ngày nghỉ, tính như ngày làm việc 10/06/2024), hạn 17/06/2024 (dời từ ngày nghỉ 15/06/2024): sớm 5 ngày làm việc, 1 điểm.",
            "done on 9 June 2024 (a day off, taken as of 10 June 2024), due 17 June 2024 (moved from 15 June 2024, a day off): 5 working days early, 1 point.",
        ),
        (
            Why.CASES_IN_TIME,
            {"count": 4, "late": 2, "early": 1, "points": Fraction("-0.5")},
            "4 trường hợp, trong đó 2 chậm, 1 sớm: −0,5 điểm.",
            "cases: 4, late: 2, early: 1: -0.5 points.",
        ),
        (
            Why.CASES_IN_TIME,
            {"count": 4, "late": 1, "early": 0, "undated": 2, "points": -1},
            "4 trường hợp, trong đó 1 chậm, 0 sớm, 2 không ghi ngày: −1 điểm.",
            "cases: 4, late: 1, early: 0, without a day: 2: -1 points.",
        ),
        (
            Why.CASES_IN_TIME,
            {"count": 2, "late": 0, "early": 0, "without_due": 2, "points": 0},
            "2 trường hợp, trong đó 0 chậm, 0 sớm, 2 không có hạn: 0 điểm.",
            "cases: 2, late: 0, early: 0, without a due day: 2: 0 points.",
        ),
        (
            Why.CASES_IN_TIME,
            {"count": 1, "late": 0, "early": 0, "without_due": 1, "season": "2024-2025", "points": 0},
            (
                "1 trường hợp, trong đó 0 chậm, 0 sớm, 1 không có hạn (chưa ghi ngày đầu và ngày cuối của năm thi đua"
                " 2024-2025): 0 điểm."
            ),
            (
                "cases: 1, late: 0, early: 0, without a due day: 1 (the first and last day of the season 2024-2025 are"
                " not recorded): 0 points."
            ),
        ),
        (
            Why.IDLE,
            {"count": 2, "periods": 12, "each": Fraction("-0.5"), "points": -1},
            "2 trên 12 kỳ không có hoạt động, mỗi kỳ −0,5: −1 điểm.",
            "idle in 2 of 12 periods, -0.5 each: -1 points.",
        ),
        (
            Why.IDLE,
            {"count": 1, "periods": 4, "each": -1, "undated": 3, "points": -1},
            "1 trên 4 kỳ không có hoạt động, mỗi kỳ −1 (3 trường hợp không ghi ngày, mỗi trường hợp có thể thuộc thêm một kỳ): −1 điểm.",
            "idle in 1 of 4 periods, -1 each (cases without a day: 3, each of which may fall in one more): -1 points.",
        ),
        (
            Why.BY_PLACE,
            {"place": 2, "sharing": 3, "points": 4},
            "thứ hạng 2 (3 đơn vị đồng hạng): 4 điểm.",
            "place 2 (shared by 3): 4 points.",
        ),
        (Why.BY_PLACE, {"place": 1, "points": 5}, "thứ hạng 1: 5 điểm.", "place 1: 5 points."),
        (
            Why.BEYOND_PLACES,
            {"place": 9, "points": 0},
            "thứ hạng 9 không có điểm trong bảng: 0 điểm.",
            "place 9 is beyond the table: 0 points.",
        ),
        (
            Why.GATED,
            {"condition": "late = 0", "points": 0},
            "không đạt điều kiện late = 0: 0 điểm.",
            "the condition does not hold (late = 0): 0 points.",
        ),
        (
            Why.GATED,
            {"condition": "late = 0", "read": (("late", 2),), "points": 0},
            "không đạt điều kiện late = 0 (late: 2): 0 điểm.",
            "the condition does not hold (late = 0; late: 2): 0 points.",
        ),
        (
            Why.WAIVED,
            {"condition": "flood", "points": 0},
            "được miễn theo điều kiện flood: 0 điểm.",
            "waived (flood): 0 points.",
        ),
        (
            Why.WAIVED,
            {"condition": "flood", "read": (("flood", "yes"),), "points": 0},
            "được miễn theo điều kiện flood (flood: có): 0 điểm.",
            "waived (flood; flood: yes): 0 points.",
        ),
        (
            Why.FORFEITED,
            {"condition": "cases >= 3", "points": -5},
            "do cases >= 3: tính −5 điểm, thay cho điểm tính theo cách thông thường.",
            "as cases >= 3: -5 points, in place of what the line gives otherwise.",
        ),
        (
            Why.FORFEITED,
            {"condition": "p >= 30 %", "measure": "%", "points": 2, "before": 1},
            "do p >= 30 %: tính 2 điểm, thay cho 1 điểm.",
            "as p >= 30 %: 2 points, in place of 1.",
        ),
        (
            Why.FORFEITED,
            {"condition": "p >= 30 %", "read": (("p", Fraction(8, 25)),), "points": 2, "before": 1},
            "do p >= 30 % (p: 0,32): tính 2 điểm, thay cho 1 điểm.",
            "as p >= 30 % (p: 0.32): 2 points, in place of 1.",
        ),
        (
            Why.FLOORED,
            {"before": -1, "points": 0},
            "giữ ở mức sàn 0 điểm thay cho −1.",
            "kept at the floor of 0 points instead of -1.",
        ),
        (Why.FLOORED, {"points": 2}, "giữ ở mức sàn 2 điểm.", "kept at the floor of 2 points."),
        (
            Why.BELOW_ZERO,
            {"points": half(-3)},
            "còn −2,5 điểm, dưới 0; quy chế không nêu mức sàn.",
            "-2.5 points, below zero; the rulebook names no floor.",
        ),
        (
            Why.SUM_DIFFERS,
            {"found": 9, "expected": 10},
            "tổng điểm tối đa các mục con là 9, khác 10.",
            "the maxima of its parts add up to 9, not 10.",
        ),
        (
            Why.CAPPED,
            {"before": half(3), "cap": 2},
            "3,5 vượt mức giới hạn nên chỉ tính 2.",
            "3.5 exceeds the cap, 2 stands.",
        ),
        (
            Why.CAPPED,
            {"before": -3, "cap": -2},
            "−3 vượt mức giới hạn nên chỉ tính −2.",
            "-3 exceeds the cap, -2 stands.",
        ),
        (Why.CAPPED, {"cap": 5}, "vượt mức giới hạn nên chỉ tính 5.", "exceeds the cap, 5 stands."),
    ),
    (
        Why.BEST_OF,
        {"unit": "a", "criterion": "1", "best": "1.2"},
        "Đơn vị A, tiêu chí 1 Kinh tế: lấy mục có điểm cao nhất: 1.2 Thu ngân sách.",
        "Đơn vị A, criterion 1 Kinh tế: the best of its parts counts: 1.2 Thu ngân sách.",
    ),
    (
        Why.PROPORTIONAL,
        CELL | {"value": 2, "target": 3, "share": Fraction(2, 3), "points": Fraction(10, 3), "maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: 2 so với mức 3 đạt 66,67 %: 10/3 (≈3,3333) trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: 2 against 3 is 66.67%: 10/3 (≈3.3333) of 5 points.",
    ),
    (
        Why.PROPORTIONAL,
        CELL
        | {
            "formula": "b / a",
            "read": (("b", 89999), ("a", 90000)),
            "value": Fraction(89999, 90000),
            "target": 1,
            "share": Fraction(89999, 90000),
            "points": 5,
            "maximum": 5,
        },
        (
            "Đơn vị A, tiêu chí 1.2 Thu ngân sách: b / a = 89999/90000 (≈1,0000) (b: 89999, a: 90000) so với mức 1 đạt"
            " ≈100,00 %: 5 trên 5 điểm."
        ),
        (
            "Đơn vị A, criterion 1.2 Thu ngân sách: b / a = 89999/90000 (≈1.0000) (b: 89999, a: 90000) against 1 is"
            " ≈100.00%: 5 of 5 points."
        ),
    ),
    (
        Why.RELATIVE,
        CELL | {"value": 15, "target": 10, "rate": half(1), "best": 2, "points": Fraction("3.75"), "maximum": 5},
        (
            "Đơn vị A, tiêu chí 1.2 Thu ngân sách: 15 so với chỉ tiêu 10 đạt 150,00 %, mức so sánh là 200,00 %:"
            " 3,75 trên 5 điểm."
        ),
        (
            "Đơn vị A, criterion 1.2 Thu ngân sách: 15 against the target of 10 is 150.00%, measured by 200.00%:"
            " 3.75 of 5 points."
        ),
    ),
    (
        Why.RELATIVE,
        CELL
        | {
            "formula": "x + y",
            "read": (("x", 5), ("y", 10)),
            "value": 15,
            "target": 10,
            "rate": half(1),
            "best": 2,
            "points": Fraction("3.75"),
            "maximum": 5,
        },
        (
            "Đơn vị A, tiêu chí 1.2 Thu ngân sách: x + y = 15 (x: 5, y: 10) so với chỉ tiêu 10 đạt 150,00 %,"
            " mức so sánh là 200,00 %: 3,75 trên 5 điểm."
        ),
        (
            "Đơn vị A, criterion 1.2 Thu ngân sách: x + y = 15 (x: 5, y: 10) against the target of 10 is 150.00%,"
            " measured by 200.00%: 3.75 of 5 points."
        ),
    ),
    (
        Why.POOLED,
        CELL | {"value": 5, "best": 10, "points": half(2), "maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: 5 so với mức tốt nhất 10: 2,5 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: 5 against 10, the best of the pool: 2.5 of 5 points.",
    ),
    (
        Why.POOLED,
        CELL
        | {
            "formula": "x / y",
            "read": (("x", 10), ("y", 2)),
            "value": 5,
            "best": 10,
            "points": half(2),
            "maximum": 5,
        },
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: x / y = 5 (x: 10, y: 2) so với mức tốt nhất 10: 2,5 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: x / y = 5 (x: 10, y: 2) against 10, the best of the pool: 2.5 of 5 points.",
    ),
    (
        Why.POOLED,
        CELL | {"value": -2, "best": 0, "bound": 0, "points": 5, "maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: −2 so với mức tốt nhất có thể có (càng thấp càng tốt) 0: 5 trên 5 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: -2 against 0, the best there can be where lower is better: 5 of 5 points.",
    ),
    (
        Why.POOLED,
        CELL | {"value": 5, "best": 5, "alone": half(0), "points": half(2), "maximum": 5},
        (
            "Đơn vị A, tiêu chí 1.2 Thu ngân sách: 5 so với mức tốt nhất 5, không có mức khác để so sánh nên tính"
            " 0,5 mức tối đa: 2,5 trên 5 điểm."
        ),
        (
            "Đơn vị A, criterion 1.2 Thu ngân sách: 5 against 5, the best of the pool, nothing to compare it with,"
            " so 0.5 of the maximum: 2.5 of 5 points."
        ),
    ),
    (
        Why.POOL_UNDEFINED,
        CELL | {"value": 7},
        (
            "Đơn vị A, tiêu chí 1.2 Thu ngân sách: không so sánh được 7, vì không có đơn vị khác và quy chế không nêu"
            " cách tính: 0 điểm."
        ),
        (
            "Đơn vị A, criterion 1.2 Thu ngân sách: nothing to compare 7 with, as there is no peer and no rule for that:"
            " no points."
        ),
    ),
    (
        Why.POOL_UNDEFINED,
        CELL | {"value": 0, "best": 0},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: không so sánh được 0, vì mức tốt nhất của nhóm là 0: 0 điểm.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: nothing to compare 0 with, as the best of the pool is 0: no points.",
    ),
    (
        Why.PEERS_MISSING,
        CELL | {"low": half(2), "high": 5, "maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: còn đơn vị chưa báo cáo, điểm nằm trong khoảng 2,5 đến 5 trên 5.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: peers have not reported, points between 2.5 and 5 of 5.",
    ),
    (
        Why.POINTS_EITHER_WAY,
        CELL | {"points": 4, "maximum": 5},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: 4 trên 5 điểm, dù đơn vị chưa báo cáo đạt kết quả nào.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: 4 of 5 points, whatever units that have not reported come to.",
    ),
    (
        Why.POINTS_UNBOUNDED,
        {"unit": "a", "criterion": "1.2"},
        (
            "Đơn vị A, tiêu chí 1.2 Thu ngân sách: chưa có điểm, vì còn phụ thuộc đơn vị chưa báo cáo mà quy chế không"
            " giới hạn điểm."
        ),
        (
            "Đơn vị A, criterion 1.2 Thu ngân sách: no points yet, as they depend on units that have not reported, and"
            " the rulebook does not bound them."
        ),
    ),
    (
        Why.SUMMED,
        {"unit": "a", "criterion": "1", "points": half(8), "maximum": 10},
        "Đơn vị A, mục 1 Kinh tế: tổng cộng 8,5 trên 10 điểm.",
        "Đơn vị A, group 1 Kinh tế: 8.5 of 10 points in all.",
    ),
    (
        Why.SUMMED,
        {"unit": "a", "criterion": "1", "points": half(8)},
        "Đơn vị A, mục 1 Kinh tế: tổng cộng 8,5 điểm.",
        "Đơn vị A, group 1 Kinh tế: 8.5 points in all.",
    ),
    (
        Why.TOTAL,
        {"unit": "a", "points": 7},
        "Đơn vị A: tổng 7 điểm.",
        "Đơn vị A: total 7 points.",
    ),
    (
        Why.TOTAL,
        {"unit": "a", "points": half(98), "maximum": 100},
        "Đơn vị A: tổng 98,5 trên 100 điểm.",
        "Đơn vị A: total 98.5 of 100 points.",
    ),
    (
        Why.TOTAL,
        {"unit": "a", "points": 100, "maximum": 100, "before": 102},
        "Đơn vị A: tổng 100 trên 100 điểm (được 102 điểm, tính không quá mức tối đa).",
        "Đơn vị A: total 100 of 100 points; 102 are cut at the maximum.",
    ),
    # over the total
    (
        Why.HONOURED,
        {"unit": "a", "points": 2, "awards": ("co", "bang-khen")},
        "Đơn vị A: 2 điểm theo hình thức khen thưởng đã nhận (Cờ X, bang-khen).",
        "Đơn vị A: 2 points for awards held (Cờ X, bang-khen).",
    ),
    (
        Why.BELOW_MEAN,
        {"unit": "a", "points": -5, "share": Fraction(4, 5)},
        "Đơn vị A: −5 điểm vì tổng điểm thấp hơn 80,00 % mức bình quân của cụm.",
        "Đơn vị A: -5 points, as its total is below 80.00% of the cluster's mean.",
    ),
    (
        Why.ADJUSTED,
        {"unit": "a", "name": "điểm vùng", "formula": "total * 2 %", "points": half(1)},
        "Đơn vị A: điều chỉnh 'điểm vùng' theo công thức total * 2 %: 1,5 điểm.",
        "Đơn vị A: adjusted for 'điểm vùng' by total * 2 %: 1.5 points.",
    ),
    (
        Why.ADJUSTED,
        {"unit": "a", "formula": "mean - total", "points": 3, "read": (("mean", 12), ("total", 9))},
        "Đơn vị A: điều chỉnh theo công thức mean - total (mean: 12, total: 9): 3 điểm.",
        "Đơn vị A: adjusted by mean - total (mean: 12, total: 9): 3 points.",
    ),
    (
        Why.BELOW_MEAN,
        {"unit": "a", "points": -5, "share": Fraction(4, 5), "total": 9, "mean": 12},
        "Đơn vị A: −5 điểm vì tổng điểm (9) thấp hơn 80,00 % mức bình quân của cụm (12).",
        "Đơn vị A: -5 points, as its total (9) is below 80.00% of the cluster's mean (12).",
    ),
    (
        Why.BEST_OF,
        {"unit": "a", "criterion": "1", "either": ("1.1", "1.2")},
        "Đơn vị A, tiêu chí 1 Kinh tế: lấy mục có điểm cao nhất: chưa xác định, có thể là 1.1, 1.2 Thu ngân sách.",
        "Đơn vị A, criterion 1 Kinh tế: the best of its parts counts: open, one of 1.1, 1.2 Thu ngân sách.",
    ),
    (
        Why.ADJUSTMENT_UNDEFINED,
        {"unit": "a", "name": "điểm vùng", "formula": "total / best"},
        "Đơn vị A: không tính được điều chỉnh 'điểm vùng' theo công thức total / best: 0 điểm.",
        "Đơn vị A: the adjustment 'điểm vùng' by total / best has no value: 0 points.",
    ),
    (
        Why.ADJUSTMENT_UNDEFINED,
        {"unit": "a", "formula": "total / best"},
        "Đơn vị A: không tính được điều chỉnh theo công thức total / best: 0 điểm.",
        "Đơn vị A: the adjustment by total / best has no value: 0 points.",
    ),
    # the same facts under another edition
    (
        Why.MOVED,
        CELL | {"before": 4, "after": half(4)},
        "Đơn vị A, tiêu chí 1.2 Thu ngân sách: 4 → 4,5.",
        "Đơn vị A, criterion 1.2 Thu ngân sách: 4 → 4.5.",
    ),
    (Why.MOVED, {"unit": "a", "after": 90}, "Đơn vị A, tổng điểm: không có → 90.", "Đơn vị A, total: none → 90."),
    (Why.MOVED, {"unit": "a", "before": 90}, "Đơn vị A, tổng điểm: 90 → không có.", "Đơn vị A, total: 90 → none."),
    (
        Why.MOVED,
        {"unit": "a", "before": 2, "before_most": 12, "after": 2, "after_most": half(22)},
        "Đơn vị A, tổng điểm: 2–12 → 2–22,5.",
        "Đơn vị A, total: 2–12 → 2–22.5.",
    ),
    (
        Why.MOVED,
        {"unit": "a", "before": "amount-open", "after": 0},
        "Đơn vị A, tổng điểm: chưa xác định → 0.",
        "Đơn vị A, total: open → 0.",
    ),
    (
        Why.LEFT_OUT,
        {"unit": "a", "figure": "thu"},
        "Đơn vị A: thu không dùng được với quy chế giả định áp dụng nên không tính.",
        "Đơn vị A: thu does not fit the other rulebook and is left out.",
    ),
    (
        Why.LEFT_OUT,
        {"unit": "a", "award": "co"},
        "Đơn vị A: việc bỏ phiếu cho Cờ X không dùng được với quy chế giả định áp dụng nên không tính.",
        "Đơn vị A: the vote on Cờ X does not fit the other rulebook and is left out.",
    ),
    (
        Why.LEFT_OUT,
        {"unit": "a", "office": "head"},
        "Đơn vị A: việc bỏ phiếu bầu cụm trưởng không dùng được với quy chế giả định áp dụng nên không tính.",
        "Đơn vị A: the vote on the head does not fit the other rulebook and is left out.",
    ),
    (
        Why.LEFT_OUT,
        {"unit": "a", "ruling": "casting-vote"},
        "Đơn vị A: phiếu quyết định về thứ tự không dùng được với quy chế giả định áp dụng nên không tính.",
        "Đơn vị A: the casting vote on the order does not fit the other rulebook and is left out.",
    ),
    (
        Why.ROTATION_LEFT_OUT,
        {},
        (
            "Quy định luân phiên của quy chế giả định áp dụng nêu danh sách không khớp với các đơn vị của cụm"
            " nên không tính."
        ),
        "The roster of the other rulebook's rotation does not fit the units of the cluster, so its rotation is left out.",
    ),
    # places
    (
        Why.ANNOUNCED_BEYOND,
        {"unit": "a", "value": 95, "high": 10},
        "Đơn vị A: được công bố tổng điểm 95, ngoài mức điểm của quy chế (nhiều nhất 10); giữ nguyên như công bố.",
        "Đơn vị A: announced with a total of 95, beyond what the rules give (at most 10); it stands as announced.",
    ),
    (
        Why.ANNOUNCED_BEYOND,
        {"unit": "a", "value": -8, "low": 0},
        "Đơn vị A: được công bố tổng điểm −8, ngoài mức điểm của quy chế (ít nhất 0); giữ nguyên như công bố.",
        "Đơn vị A: announced with a total of -8, beyond what the rules give (at least 0); it stands as announced.",
    ),
    (
        Why.ANNOUNCED_DIFFERS,
        {"unit": "a", "value": 9, "points": 2},
        "Đơn vị A: được công bố tổng điểm 9, còn theo số liệu đã ghi thì được 2 điểm; giữ nguyên như công bố.",
        "Đơn vị A: announced with a total of 9, while the recorded figures give a total of 2; it stands as announced.",
    ),
    (
        Why.ANNOUNCED_DIFFERS,
        {"unit": "a", "place": 1, "worked_out": 3},
        "Đơn vị A: được công bố xếp thứ 1, còn theo số liệu đã ghi thì xếp thứ 3; giữ nguyên như công bố.",
        "Đơn vị A: announced in place 1, while the recorded figures give place 3; it stands as announced.",
    ),
    (
        Why.PLACE_CROWDED,
        {"unit": "a", "place": 9, "before": 2},
        "Đơn vị A: được công bố xếp thứ 9, dù nhiều nhất 2 đơn vị có thể xếp trước; giữ nguyên như công bố.",
        "Đơn vị A: announced in place 9, though at most 2 units can stand before it; it stands as announced.",
    ),
    (
        Why.PLACE_CROWDED,
        {"unit": "a", "place": 3, "before": 1},
        "Đơn vị A: được công bố xếp thứ 3, dù nhiều nhất 1 đơn vị có thể xếp trước; giữ nguyên như công bố.",
        "Đơn vị A: announced in place 3, though at most 1 unit can stand before it; it stands as announced.",
    ),
    (
        Why.CLASS_OUT_OF_ORDER,
        {"unit": "a", "band": "Tốt", "others": ("b",), "lower": "Khá"},
        "Đơn vị A: được công bố xếp loại Tốt, trong khi Đơn vị B có xếp loại thấp hơn nhưng không xếp sau đơn vị này; giữ nguyên như công bố.",
        "Đơn vị A: announced in class Tốt, though Đơn vị B, of a lower class, does not stand behind it; it stands as announced.",
    ),
    (
        Why.CLASS_OUT_OF_ORDER,
        {"unit": "a", "band": "Tốt", "others": ("b",)},
        "Đơn vị A: được công bố xếp loại Tốt, trong khi Đơn vị B không được xếp loại nhưng không xếp sau đơn vị này; giữ nguyên như công bố.",
        "Đơn vị A: announced in class Tốt, though Đơn vị B, of no class, does not stand behind it; it stands as announced.",
    ),
    (
        Why.ANNOUNCED_BARRED,
        {"unit": "a", "place": 1, "condition": "nothing-assigned"},
        "Đơn vị A: được công bố xếp thứ 1 dù không được giao tiêu chí nào có điểm tối đa; giữ nguyên như công bố.",
        "Đơn vị A: announced in place 1, though no criterion with a maximum is assigned to it; it stands as announced.",
    ),
    (
        Why.ANNOUNCED_BARRED,
        {"unit": "a", "place": 1, "condition": "barred-below-mean"},
        "Đơn vị A: được công bố xếp thứ 1 dù tổng điểm thấp hơn mức quy định so với bình quân của cụm; giữ nguyên như công bố.",
        "Đơn vị A: announced in place 1, though its total is too far below the cluster's mean; it stands as announced.",
    ),
    (
        Why.CLASS_DIFFERS,
        {"unit": "a", "bands": ("Khá",), "either": "either", "below": "no-class"},
        "Đơn vị A: xếp loại được công bố khác với xếp loại theo quy chế (Khá hoặc không xếp loại); giữ nguyên như công bố.",
        "Đơn vị A: the announced class differs from that by the rules (Khá or no class); it stands as announced.",
    ),
    (
        Why.CLASS_DIFFERS,
        {"unit": "a", "bands": ("Khá", "Tốt")},
        "Đơn vị A: xếp loại được công bố khác với xếp loại theo quy chế (Khá, Tốt); giữ nguyên như công bố.",
        "Đơn vị A: the announced class differs from that by the rules (Khá, Tốt); it stands as announced.",
    ),
    (
        Why.CLASS_DIFFERS,
        {"unit": "a", "below": "no-class"},
        "Đơn vị A: xếp loại được công bố khác với xếp loại theo quy chế (không xếp loại); giữ nguyên như công bố.",
        "Đơn vị A: the announced class differs from that by the rules (no class); it stands as announced.",
    ),
    (
        Why.SEAT_OPEN,
        {"unit": "a", "award": "co"},
        "Đơn vị A: chưa đề nghị Cờ X vì suất này, hoặc đơn vị hay suất xét trước, còn để ngỏ.",
        "Đơn vị A: Cờ X is left open, as this slot, or a unit or slot before it, is open.",
    ),
    (
        Why.ANNOUNCED_OUTSIDE,
        {"unit": "a", "place": 1, "stands": "announced", "cause": "joined-within"},
        "Đơn vị A: được công bố xếp thứ 1 nhưng gia nhập cụm trong năm nên theo quy chế không xếp hạng; giữ nguyên như công bố, không được đề nghị khen thưởng.",
        "Đơn vị A: announced in place 1, though it joined within the season and takes no place; this is kept as announced, and no award is proposed.",
    ),
    (
        Why.ANNOUNCED_OUTSIDE,
        {"unit": "a", "band": "Tốt"},
        "Đơn vị A: được công bố xếp loại Tốt nhưng đến cuối năm không còn là thành viên của cụm; kết quả này không được tính.",
        "Đơn vị A: announced in class Tốt, though it is no member at the end of the season; this does not count.",
    ),
    (
        Why.ANNOUNCED_OUTSIDE,
        {"unit": "a", "place": 2, "stands": "announced"},
        "Đơn vị A: được công bố xếp thứ 2 nhưng đến cuối năm không còn là thành viên của cụm; giữ nguyên như công bố, không được đề nghị khen thưởng.",
        "Đơn vị A: announced in place 2, though it is no member at the end of the season; this is kept as announced, and no award is proposed.",
    ),
    (
        Why.ANNOUNCED_OUTSIDE,
        {"unit": "a", "value": 98},
        "Đơn vị A: được công bố tổng điểm 98 nhưng đến cuối năm không còn là thành viên của cụm; kết quả này không được tính.",
        "Đơn vị A: announced with a total of 98, though it is no member at the end of the season; this does not count.",
    ),
    (
        Why.ANNOUNCED,
        {"unit": "a", "place": 1},
        "Đơn vị A: được công bố xếp thứ 1.",
        "Đơn vị A: announced in place 1.",
    ),
    (
        Why.PLACES_DENSE,
        {"unit": "a", "place": 3, "counted_on": 4},
        "Đơn vị A: được công bố xếp thứ 3; nếu bỏ qua thứ hạng sau các đơn vị đồng hạng thì là thứ 4. Giữ nguyên như công bố.",
        "Đơn vị A: announced in place 3; with places left out after a tie it would be 4. It is kept as announced.",
    ),
    (
        Why.PLACES_DENSE,
        {"unit": "a", "place": 4, "dense": 3},
        "Đơn vị A: được công bố xếp thứ 4; nếu không bỏ qua thứ hạng nào sau các đơn vị đồng hạng thì là thứ 3. Giữ nguyên như công bố.",
        "Đơn vị A: announced in place 4; with none left out after a tie it would be 3. It is kept as announced.",
    ),
    (
        Why.NOT_ANNOUNCED,
        {"unit": "a"},
        "Đơn vị A: thứ hạng không được công bố.",
        "Đơn vị A: no place was announced.",
    ),
    (
        Why.NOT_ANNOUNCED,
        {"unit": "a", "announced": "totals"},
        "Đơn vị A: tổng điểm không được công bố.",
        "Đơn vị A: no total was announced.",
    ),
    (
        Why.UNDER_WAY,
        {"season": "2023-2024"},
        "Năm thi đua 2023-2024 đang diễn ra: chưa có kết quả.",
        "The season 2023-2024 is under way: there is no result yet.",
    ),
    (
        Why.UNDER_WAY,
        {},
        "Năm thi đua đang diễn ra: chưa có kết quả.",
        "The season is under way: there is no result yet.",
    ),
    (
        Why.PLACED,
        {"unit": "a", "place": 1, "by": "points", "value": half(98)},
        "Đơn vị A: xếp thứ 1 theo điểm (98,5).",
        "Đơn vị A: place 1 by points (98.5).",
    ),
    (
        Why.PLACED,
        {"unit": "a", "place": 1, "by": "rate", "value": Fraction(13, 15)},
        "Đơn vị A: xếp thứ 1 theo tỷ lệ đạt (86,67 %).",
        "Đơn vị A: place 1 by rate (86.67%).",
    ),
    (
        Why.TIED,
        {"unit": "a", "place": 2, "tied_with": ("b", "c")},
        "Đơn vị A: đồng hạng 2 với Đơn vị B, Đơn vị C.",
        "Đơn vị A: shares place 2 with Đơn vị B, Đơn vị C.",
    ),
    (
        Why.TIE_BROKEN,
        {"unit": "a", "tied_with": ("b",), "tie_break": "fewest-deductions", "value": half(0)},
        "Đơn vị A: ngang bằng với Đơn vị B, được phân định theo ít điểm trừ hơn (giá trị 0,5).",
        "Đơn vị A: equal with Đơn vị B, separated by fewest deductions (value 0.5).",
    ),
    (
        Why.TIE_UNDECIDED,
        {"unit": "a", "tied_with": ("b",), "tie_break": "points:1", "others": (("a", "not-assigned"), ("b", 8))},
        (
            "Đơn vị A: ngang bằng với Đơn vị B; tiêu chí phụ điểm tiêu chí 1 Kinh tế không phân định được"
            " (Đơn vị A không giao, Đơn vị B 8)."
        ),
        (
            "Đơn vị A: equal with Đơn vị B; points on criterion 1 Kinh tế cannot separate them"
            " (Đơn vị A not assigned, Đơn vị B 8)."
        ),
    ),
    (
        Why.TIE_BROKEN,
        {"unit": "a", "tied_with": ("b",), "tie_break": "points:1", "value": 9},
        "Đơn vị A: ngang bằng với Đơn vị B, được phân định theo điểm tiêu chí 1 Kinh tế (giá trị 9).",
        "Đơn vị A: equal with Đơn vị B, separated by points on criterion 1 Kinh tế (value 9).",
    ),
    (
        Why.TIE_BROKEN,
        {"unit": "a", "tied_with": ("b",), "tie_break": "vote", "value": 2, "others": (("b", 1),), "ruling": "vote"},
        "Đơn vị A: ngang bằng với Đơn vị B, được phân định theo biểu quyết (thứ tự 2; Đơn vị B 1).",
        "Đơn vị A: equal with Đơn vị B, separated by vote (place 2; Đơn vị B 1).",
    ),
    (
        Why.TIE_BROKEN,
        {"unit": "a", "tied_with": ("b",), "condition": "ít đơn khiếu nại hơn", "value": 0, "others": (("b", 2),)},
        "Đơn vị A: ngang bằng với Đơn vị B, được phân định theo ít đơn khiếu nại hơn (giá trị 0; Đơn vị B 2).",
        "Đơn vị A: equal with Đơn vị B, separated by ít đơn khiếu nại hơn (value 0; Đơn vị B 2).",
    ),
    (
        Why.TIE_BROKEN,
        {
            "unit": "a",
            "tied_with": ("b",),
            "tie_break": "share:1",
            "measure": "%",
            "value": Fraction(9, 10),
            "others": (("b", Fraction(4, 5)),),
        },
        "Đơn vị A: ngang bằng với Đơn vị B, được phân định theo tỷ lệ điểm tiêu chí 1 Kinh tế (giá trị 90 %; Đơn vị B 80 %).",
        "Đơn vị A: equal with Đơn vị B, separated by the share of criterion 1 Kinh tế (value 90%; Đơn vị B 80%).",
    ),
    (
        Why.TIE_BROKEN,
        {"unit": "a", "tied_with": ("b",), "condition": "w / all >= 70 %", "value": "yes", "others": (("b", "no"),)},
        "Đơn vị A: ngang bằng với Đơn vị B, được phân định theo w / all >= 70 % (giá trị có; Đơn vị B không).",
        "Đơn vị A: equal with Đơn vị B, separated by w / all >= 70 % (value yes; Đơn vị B no).",
    ),
    (
        Why.TIE_UNDECIDED,
        {
            "unit": "a",
            "tied_with": ("b",),
            "condition": "w / all",
            "others": (("a", "undefined"), ("b", "amount-open")),
        },
        (
            "Đơn vị A: ngang bằng với Đơn vị B; tiêu chí phụ w / all không phân định được"
            " (Đơn vị A không tính được, Đơn vị B chưa xác định)."
        ),
        "Đơn vị A: equal with Đơn vị B; w / all cannot separate them (Đơn vị A has no value, Đơn vị B open).",
    ),
    (
        Why.RULING_UNUSED,
        {"unit": "a", "ruling": "lot"},
        (
            "Đơn vị A: kết quả bốc thăm về thứ tự không được áp dụng, vì khi xét đến thì các đơn vị nêu trong đó"
            " không đúng là các đơn vị đang ngang bằng nhau."
        ),
        (
            "Đơn vị A: the lot on the order was not used: when its turn came, the units it names were not exactly the"
            " equal ones."
        ),
    ),
    (
        Why.RULING_UNUSED,
        {"unit": "a", "ruling": "casting-vote", "cause": "announced"},
        ("Đơn vị A: kết quả phiếu quyết định về thứ tự không được áp dụng, vì thứ hạng được giữ như đã công bố."),
        "Đơn vị A: the casting vote on the order was not used: the places stand as announced.",
    ),
    (
        Why.RULING_UNUSED,
        {"unit": "a", "ruling": "lot", "cause": "unasked"},
        (
            "Đơn vị A: kết quả bốc thăm về thứ tự không được áp dụng, vì quy chế không dùng cách này để phân định"
            " các đơn vị ngang bằng."
        ),
        ("Đơn vị A: the lot on the order was not used: the rulebook does not separate equal units in this way."),
    ),
    (
        Why.BARRED_BELOW_MEAN,
        {"unit": "a"},
        "Đơn vị A: không xếp hạng vì tổng điểm thấp hơn mức quy định so với bình quân của cụm.",
        "Đơn vị A: takes no place, as its total is too far below the cluster's mean.",
    ),
    (
        Why.UNCLASSIFIED,
        {"unit": "a", "received": DAY},
        (
            "Đơn vị A: không xếp loại vì báo cáo nhận ngày 05/03/2024, sau khi công bố kết quả; đây không phải là xếp"
            " cuối."
        ),
        (
            "Đơn vị A: unclassified, as its report was received on 5 March 2024, after publication; that is not the"
            " last place."
        ),
    ),
    (
        Why.UNCLASSIFIED,
        {"unit": "a"},
        "Đơn vị A: không xếp loại vì không gửi báo cáo; đây không phải là xếp cuối.",
        "Đơn vị A: unclassified, as it sent no report; that is not the last place.",
    ),
    (
        Why.PROVISIONAL,
        {"unit": "a", "points": 9},
        "Đơn vị A: điểm đã xác định (9), điểm của đơn vị khác còn có thể thay đổi; chưa xếp hạng.",
        "Đơn vị A: its points are known (9), those of others can still change; no place yet.",
    ),
    (
        Why.PROVISIONAL,
        {"unit": "a", "low": half(90), "high": 95},
        "Đơn vị A: điểm tạm tính từ 90,5 đến 95 vì còn đơn vị chưa báo cáo; chưa xếp hạng.",
        "Đơn vị A: provisional points between 90.5 and 95 while peers have not reported; no place yet.",
    ),
    (
        Why.TOTAL_UNBOUNDED,
        {"unit": "a"},
        "Đơn vị A: chưa có tổng điểm, vì còn phụ thuộc nội dung chưa xác định mà quy chế không giới hạn điểm.",
        "Đơn vị A: no total yet, as it depends on what is still open, and the rulebook does not bound its points.",
    ),
    (
        Why.PEERS_UNKNOWN,
        {"unit": "a"},
        "Đơn vị A: không xếp hạng vì chưa biết đủ các thành viên khác của cụm.",
        "Đơn vị A: no place, as the other members of the cluster are not all known.",
    ),
    (
        Why.TIE_BROKEN,
        {"unit": "a", "tied_with": ("b",), "tie_break": "honours", "value": (("co", 2),), "others": (("b", 0),)},
        (
            "Đơn vị A: ngang bằng với Đơn vị B, được phân định theo khen thưởng cao hơn đã nhận (giá trị Cờ X 2;"
            " Đơn vị B 0)."
        ),
        "Đơn vị A: equal with Đơn vị B, separated by higher awards held (value Cờ X 2; Đơn vị B 0).",
    ),
    (
        Why.RULING_NOT_BORNE_OUT,
        {"unit": "a", "ruling": "vote", "order": ("a", "b")},
        (
            "Đơn vị A: thứ tự ghi theo biểu quyết (Đơn vị A, Đơn vị B) không được áp dụng vì kết quả kiểm phiếu"
            " không cho thứ tự đó."
        ),
        "Đơn vị A: the order recorded by vote (Đơn vị A, Đơn vị B) was not used, as the ballots do not give it.",
    ),
    (
        Why.CAST_FOR_ITSELF,
        {"unit": "a", "ruling": "casting-vote", "tied_with": ("b", "c")},
        "Đơn vị A: xung đột lợi ích: ra phiếu quyết định về thứ tự của chính mình trong số Đơn vị B, Đơn vị C.",
        "Đơn vị A: conflict of interest: gave the casting vote on its own order among Đơn vị B, Đơn vị C.",
    ),
    (
        Why.LOT_REPRODUCED,
        {"unit": "a", "seed": "xs 58263", "order": ("a", "b")},
        "Đơn vị A: bốc thăm lại với mã công bố 'xs 58263' cho cùng thứ tự: Đơn vị A, Đơn vị B.",
        "Đơn vị A: drawn again with the published seed 'xs 58263', the lot gives the same order: Đơn vị A, Đơn vị B.",
    ),
    (
        Why.LOT_DIFFERS,
        {"unit": "a", "seed": "xs 58263", "order": ("a", "b"), "drawn": ("b", "a")},
        (
            "Đơn vị A: bốc thăm lại với mã công bố 'xs 58263' cho thứ tự khác: Đơn vị B, Đơn vị A; hồ sơ ghi:"
            " Đơn vị A, Đơn vị B."
        ),
        (
            "Đơn vị A: drawn again with the published seed 'xs 58263', the lot gives another order: Đơn vị B,"
            " Đơn vị A; recorded: Đơn vị A, Đơn vị B."
        ),
    ),
    (
        Why.LOT_UNSEEDED,
        {"unit": "a", "order": ("a", "b")},
        "Đơn vị A: hồ sơ không ghi mã bốc thăm nên không kiểm tra lại được thứ tự: Đơn vị A, Đơn vị B.",
        "Đơn vị A: the lot has no recorded seed, so its order cannot be drawn again: Đơn vị A, Đơn vị B.",
    ),
    (
        Why.BARRED_UNSIGNED,
        {"unit": "a", "reason": "Điều 9"},
        "Đơn vị A: không xếp hạng vì không ký giao ước thi đua (Điều 9).",
        "Đơn vị A: takes no place, as it did not sign the pact (Điều 9).",
    ),
    (
        Why.BARRED_UNSIGNED,
        {"unit": "a"},
        "Đơn vị A: không xếp hạng vì không ký giao ước thi đua.",
        "Đơn vị A: takes no place, as it did not sign the pact.",
    ),
    (
        Why.BARRED_BY_CONDITION,
        {"unit": "a", "condition": "ky_luat > 0", "read": (("ky_luat", 1),), "reason": "có kỷ luật"},
        "Đơn vị A: không xếp hạng vì ky_luat > 0 (ky_luat: 1): có kỷ luật.",
        "Đơn vị A: takes no place, as ky_luat > 0 (ky_luat: 1): có kỷ luật.",
    ),
    (
        Why.BARRED_BY_CONDITION,
        {"unit": "a", "condition": "ky_luat > 0", "read": (("ky_luat", 1),)},
        "Đơn vị A: không xếp hạng vì ky_luat > 0 (ky_luat: 1).",
        "Đơn vị A: takes no place, as ky_luat > 0 (ky_luat: 1).",
    ),
    (
        Why.BAR_UNDECIDED,
        {"unit": "a", "condition": "pact-unsigned", "reason": "Điều 9"},
        "Đơn vị A: chưa xếp hạng vì không xác định được điều kiện chưa ký giao ước: Điều 9.",
        "Đơn vị A: no place, as the pact is unsigned cannot be decided: Điều 9.",
    ),
    (
        Why.BAR_UNDECIDED,
        {"unit": "a", "condition": "a > 0", "read": (("a", "not-reported"),)},
        "Đơn vị A: chưa xếp hạng vì không xác định được điều kiện a > 0 (a: chưa báo cáo).",
        "Đơn vị A: no place, as a > 0 cannot be decided (a: not reported).",
    ),
    (
        Why.CLASSED,
        {"unit": "a", "band": "Xuất sắc", "by": "points", "value": half(95), "at_least": 95},
        "Đơn vị A: xếp loại Xuất sắc (điểm 95,5, từ 95 trở lên).",
        "Đơn vị A: class Xuất sắc (points 95.5, from 95 on).",
    ),
    (
        Why.CLASSED,
        {"unit": "a", "band": "Xuất sắc", "by": "points", "value": half(95), "above": 95},
        "Đơn vị A: xếp loại Xuất sắc (điểm 95,5, trên 95).",
        "Đơn vị A: class Xuất sắc (points 95.5, above 95).",
    ),
    (
        Why.CLASSED,
        {"unit": "a", "award": "co", "band": "Xuất sắc"},
        "Đơn vị A: xếp loại Xuất sắc, đủ điều kiện đề nghị Cờ X.",
        "Đơn vị A: class Xuất sắc, as Cờ X requires.",
    ),
    (
        Why.CLASSED,
        {"unit": "a", "band": "Xuất sắc"},
        "Đơn vị A: xếp loại Xuất sắc.",
        "Đơn vị A: class Xuất sắc.",
    ),
    (
        Why.CLASSED_BY_PARTS,
        {"unit": "a", "band": "Loại 1", "grades": ("Loại 1", "Loại 2")},
        "Đơn vị A: xếp loại Loại 1 từ các kỳ (Loại 1, Loại 2).",
        "Đơn vị A: class Loại 1 from its parts (Loại 1, Loại 2).",
    ),
    (
        Why.CLASSED_BY_PARTS,
        {"unit": "a", "band": "Loại 1", "grades": ("Loại 1",), "ungraded": 2},
        "Đơn vị A: xếp loại Loại 1 từ các kỳ (Loại 1; 2 kỳ không ghi kết quả).",
        "Đơn vị A: class Loại 1 from its parts (Loại 1; 2 without grade).",
    ),
    (
        Why.CLASS_ANNOUNCED,
        {"unit": "a", "band": "Xuất sắc"},
        "Đơn vị A: được công bố xếp loại Xuất sắc.",
        "Đơn vị A: announced in class Xuất sắc.",
    ),
    (
        Why.BELOW_BANDS,
        {"unit": "a", "value": 40},
        "Đơn vị A: không đạt mức xếp loại nào (40).",
        "Đơn vị A: below every class (40).",
    ),
    (
        Why.BELOW_BANDS,
        {"unit": "a", "grades": ("Loại 3",), "ungraded": 1},
        "Đơn vị A: không đạt mức xếp loại nào (các kỳ: Loại 3); 1 kỳ không ghi kết quả.",
        "Đơn vị A: below every class (parts: Loại 3); 1 without grade.",
    ),
    (
        Why.BELOW_BANDS,
        {"unit": "a", "grades": ("Loại 3",)},
        "Đơn vị A: không đạt mức xếp loại nào (các kỳ: Loại 3).",
        "Đơn vị A: below every class (parts: Loại 3).",
    ),
    (
        Why.CLASS_UNKNOWN,
        {"unit": "a", "figure": "tuan", "grades": ("Loại 9", "Loại 1")},
        "Đơn vị A: chưa xếp loại được vì tuan không đủ kết quả các kỳ (Loại 9, Loại 1).",
        "Đơn vị A: no class is settled, as tuan does not give a known grade for every part (Loại 9, Loại 1).",
    ),
    (
        Why.CLASS_UNKNOWN,
        {"unit": "a", "figure": "tuan", "grades": ("Loại 1",), "ungraded": 1},
        "Đơn vị A: chưa xếp loại được vì tuan không đủ kết quả các kỳ (Loại 1); 1 kỳ không ghi kết quả.",
        "Đơn vị A: no class is settled, as tuan does not give a known grade for every part (Loại 1); 1 without grade.",
    ),
    (
        Why.CLASS_UNKNOWN,
        {"unit": "a", "figure": "tuan"},
        "Đơn vị A: chưa xếp loại được vì tuan không đủ kết quả các kỳ.",
        "Đơn vị A: no class is settled, as tuan does not give a known grade for every part.",
    ),
    # ballots
    (
        Why.APPROVED,
        {"unit": "a", "award": "co", "approve": 8, "of": 9, "denominator": "members", "threshold": Fraction(4, 5)},
        "Đơn vị A: Cờ X được 8 phiếu đồng ý trên 9 (tổng số thành viên), đạt tỷ lệ quy định 80,00 %.",
        "Đơn vị A: approvals for Cờ X: 8 of 9 (all members), which meets the threshold of 80.00%.",
    ),
    (
        Why.NOT_APPROVED,
        {
            "unit": "a",
            "award": "co",
            "approve": 6,
            "of": 9,
            "denominator": "present",
            "threshold": Fraction(2, 3),
            "edge": "exceeded",
        },
        "Đơn vị A: Cờ X được 6 phiếu đồng ý trên 9 (số có mặt), không đạt tỷ lệ quy định 66,67 % (phải trên mức này).",
        (
            "Đơn vị A: approvals for Cờ X: 6 of 9 (those present), which misses the threshold of 66.67%"
            " (to be exceeded)."
        ),
    ),
    (
        Why.NO_QUORUM,
        {"unit": "a", "award": "co"},
        "Đơn vị A: cuộc bỏ phiếu về Cờ X không đủ số thành viên tối thiểu.",
        "Đơn vị A: the vote on Cờ X had no quorum.",
    ),
    (
        Why.NO_QUORUM,
        {"unit": "a", "award": "co", "present": 5},
        "Đơn vị A: cuộc bỏ phiếu về Cờ X không đủ số thành viên tối thiểu (có mặt: 5).",
        "Đơn vị A: the vote on Cờ X had no quorum (present: 5).",
    ),
    (
        Why.APPROVED,
        {
            "unit": "a",
            "office": "head",
            "approve": 8,
            "of": 9,
            "denominator": "members",
            "threshold": Fraction(4, 5),
            "abstain": 1,
            "abstentions": "kept",
            "written": 2,
            "written_for": "both",
        },
        (
            "Đơn vị A: chức danh cụm trưởng được 8 phiếu đồng ý trên 9 (tổng số thành viên), đạt tỷ lệ quy định"
            " 80,00 %; không có ý kiến: 1 (vẫn tính trong mẫu số); phiếu gửi bằng văn bản: 2 (tính cả phiếu và số"
            " có mặt)."
        ),
        (
            "Đơn vị A: approvals for head: 8 of 9 (all members), which meets the threshold of 80.00%; abstained: 1 (kept"
            " in the denominator); written votes: 2 (counted as ballots and for the quorum)."
        ),
    ),
    (
        Why.NOT_APPROVED,
        {
            "unit": "a",
            "office": "head",
            "edge": "reached",
            "approve": 8,
            "of": 9,
            "denominator": "members",
            "threshold": Fraction(4, 5),
            "abstain": 1,
            "abstentions": "left-out",
            "written": 2,
            "written_for": "neither",
        },
        (
            "Đơn vị A: chức danh cụm trưởng được 8 phiếu đồng ý trên 9 (tổng số thành viên), không đạt tỷ lệ quy định"
            " 80,00 % (từ mức này trở lên); không có ý kiến: 1 (không tính trong mẫu số); phiếu gửi bằng văn bản: 2"
            " (không được tính)."
        ),
        (
            "Đơn vị A: approvals for head: 8 of 9 (all members), which misses the threshold of 80.00% (to be reached);"
            " abstained: 1 (left out of the denominator); written votes: 2 (counted for nothing)."
        ),
    ),
    (
        Why.NO_QUORUM,
        {"unit": "a", "office": "head"},
        "Đơn vị A: cuộc bỏ phiếu về chức danh cụm trưởng không đủ số thành viên tối thiểu.",
        "Đơn vị A: the vote on head had no quorum.",
    ),
    (
        Why.VOTES_TIED,
        {"unit": "a", "award": "co", "tied_with": ("b",)},
        "Đơn vị A: cùng đứng đầu số phiếu với Đơn vị B cho Cờ X; chưa quyết định được.",
        "Đơn vị A: leads the ballots together with Đơn vị B for Cờ X; nothing is decided.",
    ),
    (
        Why.VOTES_TIED,
        {"unit": "a", "office": "head", "tied_with": ("b",)},
        "Đơn vị A: cùng đứng đầu số phiếu với Đơn vị B cho chức danh cụm trưởng; chưa quyết định được.",
        "Đơn vị A: leads the ballots together with Đơn vị B for head; nothing is decided.",
    ),
    (
        Why.FIRST_BY_BALLOTS,
        {"unit": "a", "award": "co"},
        "Đơn vị A: đứng đầu theo tổng thứ tự trên các phiếu cho Cờ X.",
        "Đơn vị A: stands first by the sum of its places on the ballots for Cờ X.",
    ),
    (
        Why.FIRST_BY_BALLOTS,
        {"unit": "a", "office": "head"},
        "Đơn vị A: đứng đầu theo tổng thứ tự trên các phiếu cho chức danh cụm trưởng.",
        "Đơn vị A: stands first by the sum of its places on the ballots for head.",
    ),
    (
        Why.CHOSEN_BY_BALLOTS,
        {"unit": "a", "award": "co", "approve": 5, "of": 9, "denominator": "valid", "place": 1},
        "Đơn vị A: 5 phiếu chọn trên 9 (số phiếu hợp lệ) cho Cờ X, đứng thứ 1.",
        "Đơn vị A: chosen on 5 ballots of 9 (valid ballots) for Cờ X, place 1.",
    ),
    (
        Why.CHOSEN_BY_BALLOTS,
        {"unit": "a", "office": "deputy", "approve": 5, "of": 9, "denominator": "valid", "place": 2},
        "Đơn vị A: 5 phiếu chọn trên 9 (số phiếu hợp lệ) cho chức danh cụm phó, đứng thứ 2.",
        "Đơn vị A: chosen on 5 ballots of 9 (valid ballots) for deputy, place 2.",
    ),
    (
        Why.RANKED_BY_BALLOTS,
        {"unit": "a", "award": "co", "approve": 5, "sum": 11, "place": 1},
        "Đơn vị A: tổng thứ tự trên các phiếu là 11, xếp đầu trên 5 phiếu cho Cờ X, đứng thứ 1.",
        "Đơn vị A: its places on the ballots add up to 11, first on 5 of them for Cờ X, place 1.",
    ),
    (
        Why.RANKED_BY_BALLOTS,
        {"unit": "a", "office": "head", "approve": 5, "sum": 11, "place": 1},
        "Đơn vị A: tổng thứ tự trên các phiếu là 11, xếp đầu trên 5 phiếu cho chức danh cụm trưởng, đứng thứ 1.",
        "Đơn vị A: its places on the ballots add up to 11, first on 5 of them for head, place 1.",
    ),
    (
        Why.ELECTED_AS_COUNTED,
        {"unit": "a", "office": "head"},
        "Đơn vị A: kết quả kiểm phiếu khớp với việc bầu cụm trưởng.",
        "Đơn vị A: the ballots bear out its election as head.",
    ),
    (
        Why.ELECTED_OTHERWISE,
        {"unit": "a", "office": "head", "counted": ("b",)},
        "Đơn vị A: được ghi là cụm trưởng nhưng kết quả kiểm phiếu không bầu đơn vị này; theo số phiếu: Đơn vị B.",
        "Đơn vị A: recorded as head, but the ballots do not elect it; they elect Đơn vị B.",
    ),
    (
        Why.ELECTED_OTHERWISE,
        {"unit": "a", "office": "head"},
        "Đơn vị A: được ghi là cụm trưởng nhưng kết quả kiểm phiếu không bầu đơn vị này.",
        "Đơn vị A: recorded as head, but the ballots do not elect it.",
    ),
    # nominations and decisions
    (
        Why.NOMINATED,
        {"unit": "a", "award": "co", "place": 1, "by": "ranking"},
        "Đơn vị A: được đề nghị Cờ X vì xếp thứ 1.",
        "Đơn vị A: proposed for Cờ X, as it holds place 1.",
    ),
    (
        Why.NOMINATED,
        {"unit": "a", "award": "co", "place": 1, "by": "votes"},
        "Đơn vị A: được đề nghị Cờ X vì xếp thứ 1 theo số phiếu đồng ý.",
        "Đơn vị A: proposed for Cờ X, as it holds place 1 in the order of approvals.",
    ),
    (
        Why.NOMINATED,
        {"unit": "a", "award": "co", "place": 1, "by": "both"},
        "Đơn vị A: được đề nghị Cờ X vì xếp thứ 1 và được biểu quyết thông qua.",
        "Đơn vị A: proposed for Cờ X, as it holds place 1 and the vote on it carried.",
    ),
    (
        Why.HEAD_IS_CANDIDATE,
        {"unit": "a", "award": "co", "office": "head", "season": 2024, "act": "nominated"},
        "Đơn vị A: xung đột lợi ích: vừa là cụm trưởng năm 2024 vừa được đề nghị Cờ X.",
        "Đơn vị A: conflict of interest: it is head of 2024 and proposed for Cờ X.",
    ),
    (
        Why.HEAD_IS_CANDIDATE,
        {"unit": "a", "award": "co", "office": "deputy", "act": "nominated"},
        "Đơn vị A: xung đột lợi ích: vừa là cụm phó vừa được đề nghị Cờ X.",
        "Đơn vị A: conflict of interest: it is deputy and proposed for Cờ X.",
    ),
    (
        Why.HEAD_IS_CANDIDATE,
        {"unit": "a", "award": "co", "office": "head", "season": 2024, "act": "granted"},
        "Đơn vị A: xung đột lợi ích: vừa là cụm trưởng năm 2024 vừa được tặng Cờ X.",
        "Đơn vị A: conflict of interest: it is head of 2024 and was granted Cờ X.",
    ),
    (
        Why.HEAD_IS_CANDIDATE,
        {"unit": "a", "award": "co", "office": "deputy", "act": "voted"},
        "Đơn vị A: xung đột lợi ích: vừa là cụm phó vừa được bỏ phiếu xét Cờ X.",
        "Đơn vị A: conflict of interest: it is deputy and was voted on for Cờ X.",
    ),
    (
        Why.UNVOTED,
        {"unit": "a", "award": "co"},
        "Đơn vị A: không có kết quả bỏ phiếu về Cờ X cho đơn vị này, mà suất này xét theo phiếu.",
        "Đơn vị A: no vote on Cờ X for it is recorded, and that award goes by votes.",
    ),
    (
        Why.OUTSIDE_SLOTS,
        {"unit": "a"},
        "Đơn vị A: không thuộc thứ hạng được đề nghị khen thưởng.",
        "Đơn vị A: holds no place for which the rulebook proposes an award.",
    ),
    (
        Why.NOT_CARRIED,
        {"unit": "a", "award": "co", "place": 1},
        "Đơn vị A: xếp thứ 1 nhưng không đủ phiếu đề nghị Cờ X.",
        "Đơn vị A: holds place 1 but no vote on Cờ X carried.",
    ),
    (
        Why.NOT_CARRIED,
        {"unit": "a", "award": "co", "by": "votes", "threshold": Fraction(3, 10)},
        "Đơn vị A: không đủ phiếu đề nghị Cờ X (ngưỡng là 30,00 %).",
        "Đơn vị A: no vote on Cờ X carried (the threshold is 30.00%).",
    ),
    (
        Why.NOT_CARRIED,
        {"unit": "a", "award": "co"},
        "Đơn vị A: không đủ phiếu đề nghị Cờ X.",
        "Đơn vị A: no vote on Cờ X carried.",
    ),
    (
        Why.TOTAL_OPEN,
        {"unit": "a", "low": Fraction(90), "high": Fraction(92), "maximum": Fraction(100), "awards": ("co",)},
        "Đơn vị A: tổng điểm từ 90 đến 92 trên 100 điểm, vì chưa xác định được việc kế thừa Cờ X.",
        "Đơn vị A: total between 90 and 92 of 100 points, as it is open who takes over Cờ X.",
    ),
    (
        Why.TOTAL_OPEN,
        {"unit": "a", "low": Fraction(90), "high": Fraction(92), "awards": ("co",)},
        "Đơn vị A: tổng điểm từ 90 đến 92 điểm, vì chưa xác định được việc kế thừa Cờ X.",
        "Đơn vị A: total between 90 and 92 points, as it is open who takes over Cờ X.",
    ),
    (
        Why.STANDING_OPEN,
        {"unit": "a", "others": ("a", "b"), "awards": ("co",)},
        "Đơn vị A: chưa xếp hạng, vì thứ tự của Đơn vị A, Đơn vị B phụ thuộc việc kế thừa Cờ X, chưa xác định được.",
        "Đơn vị A: no place yet, as the order of Đơn vị A, Đơn vị B depends on who takes over Cờ X, which is open.",
    ),
    (
        Why.BEHIND_OPEN_BAR,
        {"unit": "a", "others": ("b",)},
        "Đơn vị A: chưa xếp hạng, vì chưa xác định được Đơn vị B (xếp trên) có bị loại khỏi diện xếp hạng hay không.",
        "Đơn vị A: no place yet, as it is not known whether a bar holds for Đơn vị B before it.",
    ),
    (
        Why.PLACED_EITHER_WAY,
        {"unit": "a", "place": 1, "by": "points"},
        "Đơn vị A: xếp thứ 1 theo điểm, dù có kế thừa các hình thức khen thưởng chưa xác định hay không.",
        "Đơn vị A: place 1 by points, whether or not the awards that are open are taken over.",
    ),
    (
        Why.VOTE_UNASKED,
        {"award": "co"},
        "Có kết quả bỏ phiếu về Cờ X nhưng quy chế không có suất nào xét hình thức này theo phiếu; kết quả bỏ phiếu không được dùng để đề nghị.",
        "A vote on Cờ X is recorded, and no slot of the rulebook goes by votes for it: it proposes nobody.",
    ),
    (
        Why.VOTED_OUTSIDE,
        {"unit": "a", "office": "head"},
        "Đơn vị A: có tên trong phiếu bầu cụm trưởng nhưng đến cuối năm không còn là thành viên của cụm.",
        "Đơn vị A: stands in the ballot for head, though it is no member at the end of the season.",
    ),
    (
        Why.NO_STANDING,
        {"unit": "a", "award": "co", "by": "votes"},
        "Đơn vị A: không được đề nghị Cờ X dù có phiếu đồng ý, vì không thuộc diện xếp hạng.",
        "Đơn vị A: not proposed for Cờ X in spite of its votes, as it may take no place.",
    ),
    (
        Why.NO_STANDING,
        {"unit": "a", "award": "co", "by": "ranking"},
        "Đơn vị A: không được đề nghị Cờ X, vì không thuộc diện xếp hạng.",
        "Đơn vị A: not proposed for Cờ X, as it may take no place.",
    ),
    (
        Why.NO_STANDING,
        {"unit": "a"},
        "Đơn vị A: không được xét đề nghị khen thưởng, vì không thuộc diện xếp hạng.",
        "Đơn vị A: not considered for any award, as it may take no place.",
    ),
    (
        Why.SERVES_OUTSIDE,
        {"unit": "a", "office": "head", "season": 2025},
        "Đơn vị A: giữ chức danh cụm trưởng năm 2025 nhưng trong năm đó không phải là thành viên của cụm.",
        "Đơn vị A: holds the office of head of 2025, though it is no member of the cluster in that season.",
    ),
    (
        Why.VOTE_OUTSTANDING,
        {"unit": "a", "award": "co"},
        "Đơn vị A: chưa có kết quả bỏ phiếu hợp lệ về Cờ X; suất này còn để ngỏ.",
        "Đơn vị A: no valid vote on Cờ X is recorded; its slot is left open.",
    ),
    (
        Why.VOTE_OUTSTANDING,
        {"award": "co"},
        "Chưa có kết quả bỏ phiếu hợp lệ về Cờ X; suất này còn để ngỏ.",
        "No valid vote on Cờ X is recorded; its slot is left open.",
    ),
    (
        Why.APPROVED,
        {
            "unit": "a",
            "award": "co",
            "approve": 8,
            "of": 9,
            "denominator": "members",
            "threshold": Fraction(4, 5),
            "vote_round": 2,
        },
        "Đơn vị A: Cờ X được 8 phiếu đồng ý trên 9 (tổng số thành viên) ở vòng 2, đạt tỷ lệ quy định 80,00 %.",
        "Đơn vị A: approvals for Cờ X: 8 of 9 (all members) in round 2, which meets the threshold of 80.00%.",
    ),
    (
        Why.NOT_APPROVED,
        {
            "unit": "a",
            "award": "co",
            "approve": 5,
            "of": 9,
            "denominator": "members",
            "threshold": Fraction(4, 5),
            "edge": "reached",
            "vote_round": 1,
        },
        (
            "Đơn vị A: Cờ X được 5 phiếu đồng ý trên 9 (tổng số thành viên) ở vòng 1, không đạt tỷ lệ quy định 80,00 %"
            " (từ mức này trở lên)."
        ),
        (
            "Đơn vị A: approvals for Cờ X: 5 of 9 (all members) in round 1, which misses the threshold of 80.00%"
            " (to be reached)."
        ),
    ),
    (
        Why.NO_QUORUM,
        {"unit": "a", "award": "co", "vote_round": 2},
        "Đơn vị A: cuộc bỏ phiếu vòng 2 về Cờ X không đủ số thành viên tối thiểu.",
        "Đơn vị A: the vote on Cờ X in round 2 had no quorum.",
    ),
    (
        Why.VOTES_TIED,
        {"unit": "a", "office": "head", "tied_with": ("b",), "vote_round": 2},
        "Đơn vị A: cùng đứng đầu số phiếu vòng 2 với Đơn vị B cho chức danh cụm trưởng; chưa quyết định được.",
        "Đơn vị A: leads the ballots of round 2 together with Đơn vị B for head; nothing is decided.",
    ),
    (
        Why.FIRST_BY_BALLOTS,
        {"unit": "a", "office": "head", "vote_round": 2},
        "Đơn vị A: đứng đầu theo tổng thứ tự trên các phiếu vòng 2 cho chức danh cụm trưởng.",
        "Đơn vị A: stands first by the sum of its places on the ballots for head in round 2.",
    ),
    (
        Why.CHOSEN_BY_BALLOTS,
        {"unit": "a", "office": "head", "approve": 5, "of": 9, "denominator": "valid", "place": 1, "vote_round": 2},
        "Đơn vị A: 5 phiếu chọn trên 9 (số phiếu hợp lệ) ở vòng 2 cho chức danh cụm trưởng, đứng thứ 1.",
        "Đơn vị A: chosen on 5 ballots of 9 (valid ballots) for head in round 2, place 1.",
    ),
    (
        Why.RANKED_BY_BALLOTS,
        {"unit": "a", "award": "co", "approve": 5, "sum": 11, "place": 1, "vote_round": 2},
        "Đơn vị A: tổng thứ tự trên các phiếu vòng 2 là 11, xếp đầu trên 5 phiếu cho Cờ X, đứng thứ 1.",
        "Đơn vị A: its places on the ballots add up to 11, first on 5 of them for Cờ X in round 2, place 1.",
    ),
    (
        Why.VOTE_OUTSTANDING,
        {"unit": "a", "award": "co", "vote_round": 2},
        "Đơn vị A: chưa có kết quả bỏ phiếu hợp lệ về Cờ X ở vòng 2; suất này còn để ngỏ.",
        "Đơn vị A: no valid vote on Cờ X is recorded in round 2; its slot is left open.",
    ),
    (
        Why.VOTE_NOT_HELD,
        {"unit": "a", "award": "co", "place": 1},
        "Đơn vị A: xếp thứ 1 nhưng không có kết quả bỏ phiếu hợp lệ về Cờ X, mà suất này không chờ bỏ phiếu.",
        "Đơn vị A: holds place 1, but no valid vote on Cờ X is recorded, and its slot does not wait for one.",
    ),
    (
        Why.VOTE_NOT_HELD,
        {"unit": "a", "award": "co"},
        "Đơn vị A: không có kết quả bỏ phiếu hợp lệ về Cờ X, mà suất này không chờ bỏ phiếu.",
        "Đơn vị A: no valid vote on Cờ X is recorded, and its slot does not wait for one.",
    ),
    (
        Why.DECISION_OUTSTANDING,
        {"unit": "a", "award": "co", "place": 1},
        (
            "Đơn vị A: xếp thứ 1 nhưng không đủ phiếu đề nghị Cờ X; việc này do cấp có thẩm quyền quyết định và chưa có"
            " quyết định."
        ),
        "Đơn vị A: holds place 1, but no vote on Cờ X carried; that is left to a decision, and none is recorded.",
    ),
    (
        Why.DECISION_OUTSTANDING,
        {"unit": "a", "award": "co"},
        ("Đơn vị A: không đủ phiếu đề nghị Cờ X; việc này do cấp có thẩm quyền quyết định và chưa có quyết định."),
        "Đơn vị A: no vote on Cờ X carried; that is left to a decision, and none is recorded.",
    ),
    (
        Why.AWARD_DECIDED,
        {"unit": "a", "award": "co", "assessor": "Hội đồng", "on": date(2025, 1, 20), "reason": "đột xuất"},
        (
            "Đơn vị A: không đủ phiếu đề nghị Cờ X, nhưng được xét theo quyết định của Hội đồng ngày 20/01/2025, lý do:"
            " đột xuất."
        ),
        (
            "Đơn vị A: no vote on Cờ X carried, but a decision of Hội đồng of 20 January 2025 stands in its place:"
            " đột xuất."
        ),
    ),
    (
        Why.AWARD_DECIDED,
        {"unit": "a", "award": "co"},
        "Đơn vị A: không đủ phiếu đề nghị Cờ X, nhưng được xét theo quyết định.",
        "Đơn vị A: no vote on Cờ X carried, but a decision stands in its place.",
    ),
    (
        Why.AWARD_RULING_UNUSED,
        {"unit": "a", "award": "co", "assessor": "Hội đồng", "on": date(2025, 1, 20)},
        (
            "Đơn vị A: quyết định về Cờ X của Hội đồng ngày 20/01/2025 không được áp dụng: quy chế không để lại việc gì"
            " để quyết định, hoặc đơn vị vẫn không được đề nghị."
        ),
        (
            "Đơn vị A: the decision on Cờ X of Hội đồng of 20 January 2025 is not used: nothing was left to it, or the"
            " unit is not proposed all the same."
        ),
    ),
    (
        Why.AWARD_RULING_UNUSED,
        {"unit": "a", "award": "co"},
        (
            "Đơn vị A: quyết định về Cờ X không được áp dụng: quy chế không để lại việc gì để quyết định, hoặc đơn vị"
            " vẫn không được đề nghị."
        ),
        (
            "Đơn vị A: the decision on Cờ X is not used: nothing was left to it, or the unit is not proposed all the"
            " same."
        ),
    ),
    (
        Why.PRIZES,
        {"award": "x", "count": 4, "value": (("co", 1), ("y", 3))},
        "x: tổng số 4, gồm Cờ X 1, y 3.",
        "x: 4 in all, shared out as Cờ X 1, y 3.",
    ),
    (
        Why.PRIZE_OPEN,
        {"unit": "a", "award": "x", "place": 1, "tied_with": ("b",), "awards": ("co", "y")},
        "Đơn vị A: đứng thứ 1 cùng với Đơn vị B, được Cờ X hoặc y; chưa xác định được là hình thức nào.",
        "Đơn vị A: in place 1 together with Đơn vị B it has Cờ X or y; which of them is open.",
    ),
    (
        Why.PRIZE_OPEN,
        {"unit": "a", "award": "x", "place": 2, "awards": ("co", "y")},
        "Đơn vị A: đứng thứ 2, được Cờ X hoặc y; chưa xác định được là hình thức nào.",
        "Đơn vị A: in place 2 it has Cờ X or y; which of them is open.",
    ),
    (
        Why.NOMINATED_INSTEAD,
        {"unit": "a", "award": "x", "higher": "co", "place": 1},
        "Đơn vị A: được đề nghị x thay cho Cờ X, đứng thứ 1.",
        "Đơn vị A: proposed for x instead of Cờ X, in place 1.",
    ),
    (
        Why.NOMINATED_INSTEAD,
        {"unit": "a", "award": "x", "higher": "co"},
        "Đơn vị A: được đề nghị x thay cho Cờ X.",
        "Đơn vị A: proposed for x instead of Cờ X.",
    ),
    (
        Why.INSTEAD_OPEN,
        {"unit": "a", "award": "x", "higher": "co"},
        "Đơn vị A: chưa rõ có được đề nghị x thay cho Cờ X hay không.",
        "Đơn vị A: whether it is proposed for x instead of Cờ X is open.",
    ),
    (
        Why.BEYOND_QUOTA,
        {"unit": "a", "award": "co", "by": "votes", "count": 1},
        "Đơn vị A: dù kết quả bỏ phiếu ra sao, xét theo số phiếu, ngoài chỉ tiêu 1 đơn vị được đề nghị Cờ X.",
        "Đơn vị A: whatever its vote comes to, by the votes, beyond the quota of 1 for Cờ X.",
    ),
    (
        Why.SLOT_OPEN,
        {"unit": "a", "award": "co", "place": 1, "tied_with": ("b", "c")},
        "Đơn vị A: đồng hạng 1 với Đơn vị B, Đơn vị C; chưa đề nghị Cờ X cho đơn vị nào.",
        "Đơn vị A: shares place 1 with Đơn vị B, Đơn vị C; Cờ X is left open.",
    ),
    (
        Why.SLOT_OPEN,
        {"unit": "a", "award": "co", "place": 1, "by": "votes", "tied_with": ("b",)},
        "Đơn vị A: đồng hạng 1 theo số phiếu đồng ý với Đơn vị B; chưa đề nghị Cờ X cho đơn vị nào.",
        "Đơn vị A: shares place 1 in the order of approvals with Đơn vị B; Cờ X is left open.",
    ),
    (
        Why.SLOT_UNFILLED,
        {"award": "co", "place": 2, "by": "votes"},
        "Không có đơn vị nào xếp thứ 2 theo số phiếu đồng ý để đề nghị Cờ X.",
        "No unit holds place 2 in the order of approvals: nobody is proposed for Cờ X.",
    ),
    (
        Why.SLOT_UNFILLED,
        {"award": "co", "place": 2, "by": "both"},
        "Không có đơn vị nào xếp thứ 2 để đề nghị Cờ X.",
        "No unit holds place 2: nobody is proposed for Cờ X.",
    ),
    (
        Why.NO_SLOTS,
        {},
        "Hồ sơ không có quy chế nêu hình thức khen thưởng để đề nghị.",
        "No rulebook names awards to propose.",
    ),
    (
        Why.LAW_IN_FORCE,
        {"unit": "a", "award": "co", "law": "Luật Y"},
        "Đơn vị A: Cờ X theo Luật Y.",
        "Đơn vị A: Cờ X under Luật Y.",
    ),
    (
        Why.LAW_UNKNOWN,
        {"unit": "a", "award": "co"},
        "Đơn vị A: Cờ X chưa được đối chiếu với quy định, vì hồ sơ không ghi ngày làm căn cứ hoặc không có văn bản của ngày đó.",
        "Đơn vị A: Cờ X is not checked against the law, as no day is recorded whose law governs or the dossier holds none of that day.",
    ),
    (
        Why.LAW_UNKNOWN,
        {"unit": "a", "award": "co", "laws": 2},
        "Đơn vị A: Cờ X không được văn bản nào đang có hiệu lực trong hồ sơ quy định.",
        "Đơn vị A: Cờ X is named by no law in force that the dossier holds.",
    ),
    (
        Why.GRANTED,
        {"unit": "a", "award": "co", "granted_by": "UBND tỉnh"},
        "Đơn vị A: được tặng Cờ X theo quyết định của UBND tỉnh.",
        "Đơn vị A: was granted Cờ X by UBND tỉnh.",
    ),
    (Why.GRANTED, {"unit": "a", "award": "co"}, "Đơn vị A: được tặng Cờ X.", "Đơn vị A: was granted Cờ X."),
    (
        Why.GRANTED_PERSONS,
        {"award": "co", "individuals": 24, "granted_by": "UBND tỉnh"},
        "Cờ X được tặng cho 24 cá nhân theo quyết định của UBND tỉnh.",
        "Cờ X was granted to 24 individuals by UBND tỉnh.",
    ),
    (
        Why.GRANTED_PERSONS,
        {"award": "co", "individuals": 24},
        "Cờ X được tặng cho 24 cá nhân.",
        "Cờ X was granted to 24 individuals.",
    ),
    (
        Why.WITHIN_QUOTA,
        {"unit": "a", "award": "co", "place": 2, "by": "ranking"},
        "Đơn vị A: được đề nghị Cờ X trong chỉ tiêu, đứng thứ 2 theo xếp hạng.",
        "Đơn vị A: proposed for Cờ X within the quota, in place 2 by the ranking.",
    ),
    (
        Why.WITHIN_QUOTA,
        {"unit": "a", "award": "co", "by": "ranking"},
        "Đơn vị A: được đề nghị Cờ X trong chỉ tiêu, thứ hạng còn có thể thay đổi, theo xếp hạng.",
        "Đơn vị A: proposed for Cờ X within the quota, whatever its place comes to, by the ranking.",
    ),
    (
        Why.WITHIN_QUOTA,
        {"unit": "a", "award": "co", "place": 2, "by": "both"},
        "Đơn vị A: được đề nghị Cờ X trong chỉ tiêu, đứng thứ 2 theo xếp hạng và kết quả bỏ phiếu.",
        "Đơn vị A: proposed for Cờ X within the quota, in place 2 by the ranking and the vote.",
    ),
    (
        Why.BEYOND_QUOTA,
        {"unit": "a", "award": "co", "place": 4, "by": "ranking", "count": 3},
        "Đơn vị A: đứng thứ 4 theo xếp hạng, ngoài chỉ tiêu 3 đơn vị được đề nghị Cờ X.",
        "Đơn vị A: in place 4 by the ranking, beyond the quota of 3 for Cờ X.",
    ),
    (
        Why.EDGE_OPEN,
        {"unit": "a", "award": "co", "place": 3, "tied_with": ("b",), "free": 1},
        (
            "Đơn vị A: đồng hạng 3 với Đơn vị B ở ranh giới chỉ tiêu, còn 1 suất Cờ X; chưa đề nghị đơn vị nào"
            " trong số này."
        ),
        (
            "Đơn vị A: shares place 3 with Đơn vị B at the edge of the quota, 1 left for Cờ X; none of them is"
            " proposed yet."
        ),
    ),
    (
        Why.EDGE_OPEN,
        {"unit": "a", "award": "co", "place": 3, "by": "votes", "tied_with": ("b",), "free": 1},
        (
            "Đơn vị A: đồng hạng 3 theo số phiếu đồng ý với Đơn vị B ở ranh giới chỉ tiêu, còn 1 suất Cờ X; chưa đề"
            " nghị đơn vị nào trong số này."
        ),
        (
            "Đơn vị A: shares place 3 in the order of approvals with Đơn vị B at the edge of the quota, 1 left for"
            " Cờ X; none of them is proposed yet."
        ),
    ),
    (
        Why.QUOTA,
        {
            "award": "co",
            "count": 3,
            "share": Fraction(1, 2),
            "of": "remaining",
            "base": 7,
            "round": "floor",
            "at_least": 1,
        },
        "Chỉ tiêu Cờ X: 3 (50,00 % của số thành viên còn lại: 7, làm tròn xuống, ít nhất 1).",
        "Quota of Cờ X: 3 (50.00% of the remaining members: 7, rounded down, at least 1).",
    ),
    (
        Why.QUOTA,
        {"award": "co", "count": 3, "slot": 2},
        "Chỉ tiêu Cờ X (suất 2): 3.",
        "Quota of Cờ X (slot 2): 3.",
    ),
    (
        Why.QUOTA,
        {"award": "co", "count": 3},
        "Chỉ tiêu Cờ X: 3.",
        "Quota of Cờ X: 3.",
    ),
    (
        Why.QUOTA_UNFILLED,
        {"award": "co", "count": 3, "filled": 1},
        "Chỉ tiêu Cờ X: đề nghị 1 trên 3.",
        "Quota of Cờ X: 1 of 3 proposed.",
    ),
    (
        Why.QUOTA_UNKNOWN,
        {"award": "co", "of": "members", "members": "unknown"},
        "Chưa tính được chỉ tiêu Cờ X vì chưa biết đủ thành viên (tỷ lệ tính trên tổng số thành viên).",
        "The quota of Cờ X is not known while not all members are (a share of all members).",
    ),
    (
        Why.QUOTA_UNKNOWN,
        {"award": "co", "order": "unknown"},
        "Chưa tính được chỉ tiêu Cờ X vì chưa xác định được thứ tự xếp hạng.",
        "The quota of Cờ X is not known while the order is not.",
    ),
    (
        Why.QUOTA_DEPENDS,
        {"award": "co", "low": 0, "high": 1, "placed": True},
        "Chỉ tiêu Cờ X: 0 hoặc 1, vì chưa xác định được có bao nhiêu đơn vị được xếp hạng; chỉ đề nghị đơn vị có suất trong mọi trường hợp.",
        "Quota of Cờ X: 0 or 1, as it is not known how many units take a place; proposed is who has a seat either way.",
    ),
    (
        Why.QUOTA_DEPENDS,
        {"award": "co", "low": 0, "high": 2, "apart": True},
        "Chỉ tiêu Cờ X: từ 0 đến 2, tùy kết quả của suất trước còn để ngỏ; chỉ đề nghị đơn vị có suất trong mọi trường hợp.",
        "Quota of Cờ X: 0 to 2, as an earlier slot is still open; proposed is who has a seat either way.",
    ),
    (
        Why.STANDING_UNDECIDED,
        {"unit": "a", "award": "co"},
        "Đơn vị A: chưa đề nghị Cờ X vì chưa xác định được đơn vị có thuộc diện xếp hạng hay không.",
        "Đơn vị A: Cờ X is left open, as it is not decided whether it may take a place.",
    ),
    (
        Why.ORDER_OPEN,
        {"award": "co"},
        "Cờ X: chưa xác định được thứ tự xếp hạng của các đơn vị; suất này còn để ngỏ.",
        "Cờ X: in which order the units stand is not known; its slot is left open.",
    ),
    (
        Why.ORDER_OPEN,
        {"award": "co", "silent": True},
        "Cờ X: chưa xác định được thứ tự xếp hạng của các đơn vị; suất này còn để ngỏ cho đơn vị chưa báo cáo.",
        "Cờ X: in which order the units stand is not known; its slot is left open for who has yet to report.",
    ),
    (
        Why.QUOTA_DEPENDS,
        {"award": "co", "low": 0, "high": 1},
        "Chỉ tiêu Cờ X: 0 hoặc 1, tùy kết quả của suất trước còn để ngỏ; chỉ đề nghị đơn vị có suất trong mọi trường hợp.",
        "Quota of Cờ X: 0 or 1, as an earlier slot is still open; proposed is who has a seat either way.",
    ),
    (
        Why.BAND_UNDECIDED,
        {"unit": "a", "award": "co", "bands": ("Tốt",)},
        "Đơn vị A: chưa xác định được xếp loại nên chưa đề nghị Cờ X (đòi hỏi: Tốt).",
        "Đơn vị A: its class is not settled, so Cờ X is left open; it requires Tốt.",
    ),
    (
        Why.CLASS_OPEN,
        {"unit": "a", "bands": ("Khá", "Tốt"), "below": "no-class", "by": "points", "low": 8, "high": 18},
        "Đơn vị A: chưa xác định được xếp loại: Khá hoặc Tốt hoặc không xếp loại (điểm từ 8 đến 18).",
        "Đơn vị A: its class is left open: Khá or Tốt or no class (points between 8 and 18).",
    ),
    (
        Why.CLASS_OPEN,
        {"unit": "a", "bands": ("Khá", "Tốt"), "by": "points", "unknown": "unknown"},
        "Đơn vị A: chưa xác định được xếp loại: Khá hoặc Tốt (điểm chưa xác định).",
        "Đơn vị A: its class is left open: Khá or Tốt (points not known yet).",
    ),
    (
        Why.CLASS_OPEN,
        {"unit": "a", "bands": ("Khá", "Tốt"), "by": "points", "value": 96},
        "Đơn vị A: chưa xác định được xếp loại: Khá hoặc Tốt (điểm 96).",
        "Đơn vị A: its class is left open: Khá or Tốt (points 96).",
    ),
    (
        Why.CLASS_OPEN,
        {"unit": "a", "bands": ("Khá", "Tốt"), "grades": ("tot",)},
        "Đơn vị A: chưa xác định được xếp loại: Khá hoặc Tốt (các kỳ: tot).",
        "Đơn vị A: its class is left open: Khá or Tốt (parts: tot).",
    ),
    (
        Why.CLASS_LIMITED,
        {"unit": "a", "class_at_most": "Tốt", "condition": "bị khiển trách", "read": (("k", 1),), "reason": "Điều 7"},
        "Đơn vị A: bị khống chế, xếp loại không quá mức Tốt do bị khiển trách (k: 1): Điều 7.",
        "Đơn vị A: at most class Tốt, as bị khiển trách (k: 1): Điều 7.",
    ),
    (
        Why.CLASS_LIMITED,
        {"unit": "a", "class_exactly": "Yếu", "condition": "p > 0", "read": (("p", 1),)},
        "Đơn vị A: xếp loại Yếu do p > 0 (p: 1).",
        "Đơn vị A: class Yếu, as p > 0 (p: 1).",
    ),
    (
        Why.CLASS_LIMITED,
        {"unit": "a", "class_at_least": "Khá", "condition": "p > 0", "read": (("p", 1),)},
        "Đơn vị A: xếp loại ít nhất ở mức Khá do p > 0 (p: 1).",
        "Đơn vị A: at least class Khá, as p > 0 (p: 1).",
    ),
    (
        Why.CLASS_LIMITED,
        {"unit": "a", "down": 2, "condition": "p > 0", "read": (("p", 1),)},
        "Đơn vị A: hạ 2 mức xếp loại do p > 0 (p: 1).",
        "Đơn vị A: its class goes down by 2, as p > 0 (p: 1).",
    ),
    (
        Why.CLASS_LIMIT_UNDECIDED,
        {
            "unit": "a",
            "class_at_most": "Tốt",
            "condition": "p > 0",
            "read": (("p", "not-reported"),),
            "reason": "Điều 7",
        },
        "Đơn vị A: chưa xác định được có bị khống chế ở mức Tốt hay không, vì chưa rõ p > 0 (p: chưa báo cáo): Điều 7.",
        "Đơn vị A: whether its class is at most Tốt is open, as it is not known whether p > 0 (p: not reported): Điều 7.",
    ),
    (
        Why.CLASS_LIMIT_UNDECIDED,
        {"unit": "a", "class_exactly": "Yếu", "condition": "p > 0"},
        "Đơn vị A: chưa xác định được có xếp loại Yếu hay không, vì chưa rõ p > 0.",
        "Đơn vị A: whether its class is Yếu is open, as it is not known whether p > 0.",
    ),
    (
        Why.CLASS_LIMIT_UNDECIDED,
        {"unit": "a", "class_at_least": "Khá", "condition": "p > 0"},
        "Đơn vị A: chưa xác định được có được xếp ít nhất là Khá hay không, vì chưa rõ p > 0.",
        "Đơn vị A: whether its class is at least Khá is open, as it is not known whether p > 0.",
    ),
    (
        Why.CLASS_LIMIT_UNDECIDED,
        {"unit": "a", "down": 1, "condition": "p > 0"},
        "Đơn vị A: chưa xác định được có bị hạ 1 mức xếp loại hay không, vì chưa rõ p > 0.",
        "Đơn vị A: whether its class goes down by 1 is open, as it is not known whether p > 0.",
    ),
    (
        Why.CLASS_LIMITS_DIFFER,
        {"unit": "a", "bands": ("Khá", "Yếu")},
        "Đơn vị A: các quy định ấn định mức xếp loại khác nhau (Khá, Yếu), nên chưa xác định được xếp loại.",
        "Đơn vị A: the rules set different classes (Khá, Yếu), so its class is left open.",
    ),
    (
        Why.CLASS_OVER_QUOTA,
        {"unit": "a", "band": "Tốt", "count": 1, "share": Fraction(1, 5), "base": 7, "reaching": "Khá"},
        (
            "Đơn vị A: đạt mức Tốt nhưng vượt tỷ lệ khống chế, không quá 1 đơn vị; tỷ lệ 20,00 % số đơn vị đạt từ mức Khá trở "
            "lên (có 7), nên xếp xuống mức liền kề."
        ),
        (
            "Đơn vị A: reaches class Tốt beyond its quota: at most 1 may have it; 20.00% of the units that reach at least Khá "
            "(7), so it falls one class."
        ),
    ),
    (
        Why.CLASS_OVER_QUOTA,
        {"unit": "a", "band": "Tốt", "count": 1, "few": 5, "reaching": "Khá", "base": 3},
        (
            "Đơn vị A: đạt mức Tốt nhưng vượt tỷ lệ khống chế, không quá 1 đơn vị; dưới 5 đơn vị đạt từ mức Khá trở lên (có "
            "3), nên xếp xuống mức liền kề."
        ),
        (
            "Đơn vị A: reaches class Tốt beyond its quota: at most 1 may have it; fewer than 5 units that reach at least Khá "
            "(3), so it falls one class."
        ),
    ),
    (
        Why.CLASS_OVER_QUOTA,
        {"unit": "a", "band": "Tốt", "share": Fraction(1, 2)},
        "Đơn vị A: đạt mức Tốt nhưng vượt tỷ lệ khống chế; tỷ lệ 50,00 % số đơn vị, nên xếp xuống mức liền kề.",
        "Đơn vị A: reaches class Tốt beyond its quota; 50.00% of the units, so it falls one class.",
    ),
    (
        Why.CLASS_QUOTA_OPEN,
        {"unit": "a", "band": "Tốt", "count": 1, "share": Fraction(1, 5), "base": 7, "reaching": "Khá"},
        (
            "Đơn vị A: đạt mức Tốt, nhưng chưa xác định được có thuộc số đơn vị được xếp mức này hay không, không quá 1 đơn "
            "vị; tỷ lệ 20,00 % số đơn vị đạt từ mức Khá trở lên (có 7)."
        ),
        (
            "Đơn vị A: reaches class Tốt; whether it lies within its quota is open: at most 1 may have it; 20.00% of the "
            "units that reach at least Khá (7)."
        ),
    ),
    (
        Why.CLASS_QUOTA_OPEN,
        {"unit": "a", "band": "Tốt", "few": 5},
        (
            "Đơn vị A: đạt mức Tốt, nhưng chưa xác định được có thuộc số đơn vị được xếp mức này hay không; dưới 5 đơn vị."
        ),
        "Đơn vị A: reaches class Tốt; whether it lies within its quota is open; fewer than 5 units.",
    ),
    (
        Why.CLASS_QUOTA_EXCEEDED,
        {"unit": "a", "band": "Tốt", "given": 2, "count": 1},
        "Đơn vị A: cùng với quyết định xếp loại Tốt này có 2 đơn vị được xếp mức đó, vượt số tối đa 1 đơn vị.",
        "Đơn vị A: with class Tốt as decided, 2 have it, and at most 1 may.",
    ),
    (
        Why.CLASS_LEFT_OPEN,
        {"unit": "a", "band": "Tốt"},
        "Đơn vị A: đạt mức Tốt nhưng chưa đủ điều kiện; trình cấp có thẩm quyền xem xét, quyết định.",
        "Đơn vị A: reaches class Tốt and misses a need of it; the authority decides.",
    ),
    (
        Why.CLASS_DECIDED,
        {"unit": "a", "band": "Tốt", "assessor": "UBND xã", "on": date(2025, 1, 20), "reason": "khách quan"},
        "Đơn vị A: xếp loại Tốt theo quyết định của UBND xã ngày 20/01/2025, lý do: khách quan.",
        "Đơn vị A: class Tốt, as decided by UBND xã on 20 January 2025: khách quan.",
    ),
    (
        Why.CLASS_DECIDED,
        {"unit": "a", "band": "Tốt"},
        "Đơn vị A: xếp loại Tốt theo quyết định.",
        "Đơn vị A: class Tốt, as decided.",
    ),
    (
        Why.CLASS_RULING_UNUSED,
        {"unit": "a", "band": "Tốt", "assessor": "UBND xã", "on": date(2025, 1, 20)},
        "Đơn vị A: quyết định xếp loại Tốt của UBND xã ngày 20/01/2025 không được áp dụng, vì xếp loại của đơn vị không để ngỏ cho mức này.",
        "Đơn vị A: the decision on class Tốt by UBND xã on 20 January 2025 is not used, as that class was not left open.",
    ),
    (
        Why.CLASS_RULING_UNUSED,
        {"unit": "a", "band": "Tốt"},
        "Đơn vị A: quyết định xếp loại Tốt không được áp dụng, vì xếp loại của đơn vị không để ngỏ cho mức này.",
        "Đơn vị A: the decision on class Tốt is not used, as that class was not left open.",
    ),
    (
        Why.NO_NEED_MET,
        {"unit": "a", "award": "x", "count": 2},
        "Đơn vị A: x đòi hỏi một trong 2 điều kiện, đơn vị không đạt điều kiện nào.",
        "Đơn vị A: x requires one of 2, and none is met.",
    ),
    (
        Why.NO_NEED_MET,
        {"unit": "a", "aim": "Tốt", "count": 3},
        "Đơn vị A: xếp loại Tốt đòi hỏi một trong 3 điều kiện, đơn vị không đạt điều kiện nào.",
        "Đơn vị A: class Tốt requires one of 3, and none is met.",
    ),
    (
        Why.NO_NEED_SURE,
        {"unit": "a", "award": "x", "count": 2},
        "Đơn vị A: x đòi hỏi một trong 2 điều kiện, chưa xác định được có đạt hay không.",
        "Đơn vị A: x requires one of 2, and whether one is met is open.",
    ),
    (
        Why.NO_NEED_SURE,
        {"unit": "a", "aim": "Tốt", "count": 2},
        "Đơn vị A: xếp loại Tốt đòi hỏi một trong 2 điều kiện, chưa xác định được có đạt hay không.",
        "Đơn vị A: class Tốt requires one of 2, and whether one is met is open.",
    ),
    (
        Why.STANDARD_MET,
        {"unit": "a", "aim": "Tốt", "condition": "a > 1", "read": (("a", 2),)},
        "Đơn vị A: đạt tiêu chuẩn xếp loại Tốt: a > 1 (a: 2).",
        "Đơn vị A: meets the standard of class Tốt: a > 1 (a: 2).",
    ),
    (
        Why.STANDARD_MISSED,
        {"unit": "a", "aim": "Tốt", "condition": "a > 1", "read": (("a", 0),)},
        "Đơn vị A: không đạt tiêu chuẩn xếp loại Tốt: a > 1 (a: 0).",
        "Đơn vị A: misses the standard of class Tốt: a > 1 (a: 0).",
    ),
    (
        Why.STANDARD_UNDECIDED,
        {"unit": "a", "aim": "Tốt", "condition": "a > 1"},
        "Đơn vị A: không xác định được tiêu chuẩn xếp loại Tốt: a > 1.",
        "Đơn vị A: the standard of class Tốt cannot be decided: a > 1.",
    ),
    (
        Why.STREAK_HELD,
        {"unit": "a", "aim": "Tốt", "required": "co", "seasons": 2, "held": (2022, 2023)},
        "Đơn vị A: có Cờ X liên tục 2 năm (2022, 2023), đủ điều kiện xếp loại Tốt.",
        "Đơn vị A: held Cờ X for 2 seasons in a row (2022, 2023), as class Tốt requires.",
    ),
    (
        Why.STREAK_SHORT,
        {"unit": "a", "aim": "Tốt", "required": "co", "seasons": 2},
        "Đơn vị A: chưa đủ điều kiện xếp loại Tốt: cần Cờ X liên tục 2 năm; chưa có năm nào được tính.",
        (
            "Đơn vị A: does not meet the needs of class Tốt: Cờ X is required for 2 seasons in a row; none counts up to this "
            "season."
        ),
    ),
    (
        Why.WINDOW_HELD,
        {"unit": "a", "aim": "Tốt", "required": "co", "seasons": 5, "held": (2022,), "count": 1},
        "Đơn vị A: trong 5 năm có Cờ X các năm 2022 (cần 1), đủ điều kiện xếp loại Tốt.",
        "Đơn vị A: within 5 seasons held Cờ X in 2022 (1 needed), as class Tốt requires.",
    ),
    (
        Why.WINDOW_SHORT,
        {"unit": "a", "aim": "Tốt", "required": "co", "seasons": 5, "count": 2},
        "Đơn vị A: chưa đủ điều kiện xếp loại Tốt: trong 5 năm cần 2 lần Cờ X; chưa có lần nào được tính.",
        "Đơn vị A: does not meet the needs of class Tốt: within 5 seasons it takes 2 times Cờ X; counted: none.",
    ),
    (
        Why.ANNOUNCED_BARRED,
        {"unit": "a", "place": 2, "condition": "pact-unsigned", "reason": "Điều 9"},
        "Đơn vị A: được công bố xếp thứ 2 dù chưa ký giao ước: Điều 9; giữ nguyên như công bố.",
        "Đơn vị A: announced in place 2, though the pact is unsigned: Điều 9; it stands as announced.",
    ),
    (
        Why.ANNOUNCED_BARRED,
        {"unit": "a", "place": 2, "condition": "k > 0", "read": (("k", 2),)},
        "Đơn vị A: được công bố xếp thứ 2 dù k > 0 (k: 2); giữ nguyên như công bố.",
        "Đơn vị A: announced in place 2, though k > 0 (k: 2); it stands as announced.",
    ),
    (
        Why.CLASSED,
        {"unit": "a", "band": "Tốt", "by": "points", "low": 80, "high": 85, "at_least": 70},
        "Đơn vị A: xếp loại Tốt (điểm từ 80 đến 85, từ 70 trở lên).",
        "Đơn vị A: class Tốt (points between 80 and 85, from 70 on).",
    ),
    (
        Why.BELOW_BANDS,
        {"unit": "a", "low": 3, "high": 5},
        "Đơn vị A: không đạt mức xếp loại nào (từ 3 đến 5).",
        "Đơn vị A: below every class (between 3 and 5).",
    ),
    (
        Why.BELOW_BANDS,
        {"unit": "a", "grades": ("yeu",), "ungraded": 1},
        "Đơn vị A: không đạt mức xếp loại nào (các kỳ: yeu); 1 kỳ không ghi kết quả.",
        "Đơn vị A: below every class (parts: yeu); 1 without grade.",
    ),
    (
        Why.CLASS_UNKNOWN,
        {"unit": "a", "figure": "q", "grades": ("tot",), "ungraded": 1},
        "Đơn vị A: chưa xếp loại được vì q không đủ kết quả các kỳ (tot); 1 kỳ không ghi kết quả.",
        "Đơn vị A: no class is settled, as q does not give a known grade for every part (tot); 1 without grade.",
    ),
    (
        Why.CLASSED_BY_PARTS,
        {"unit": "a", "band": "T", "grades": ("tot",), "ungraded": 1},
        "Đơn vị A: xếp loại T từ các kỳ (tot; 1 kỳ không ghi kết quả).",
        "Đơn vị A: class T from its parts (tot; 1 without grade).",
    ),
    (
        Why.SEAT_OPEN,
        {"unit": "a", "award": "co", "place": 2},
        "Đơn vị A: đứng thứ 2; chưa đề nghị Cờ X vì suất này, hoặc đơn vị hay suất xét trước, còn để ngỏ.",
        "Đơn vị A: in place 2; Cờ X is left open, as this slot, or a unit or slot before it, is open.",
    ),
    (
        Why.SEAT_OPEN,
        {"unit": "a", "award": "co", "place": 1, "by": "votes"},
        "Đơn vị A: đứng thứ 1 theo số phiếu đồng ý; chưa đề nghị Cờ X vì suất này, hoặc đơn vị hay suất xét trước, còn để ngỏ.",
        "Đơn vị A: in place 1 by the votes; Cờ X is left open, as this slot, or a unit or slot before it, is open.",
    ),
    (
        Why.OTHER_TIER,
        {"award": "co", "tier": "province", "own": "commune"},
        "Cờ X dành cho cụm thi đua thuộc cấp tỉnh; cụm này thuộc cấp xã.",
        "Cờ X is for clusters at provincial level; this one is at commune level.",
    ),
    (
        Why.OTHER_TIER,
        {"award": "co", "tier": "province"},
        "Cờ X dành cho cụm thi đua thuộc cấp tỉnh; hồ sơ không ghi cấp của cụm này nên suất này còn để ngỏ.",
        "Cờ X is for clusters at provincial level; the tier of this one is not recorded, so its slot is left open.",
    ),
    (
        Why.ALREADY_NOMINATED,
        {"unit": "a", "award": "co"},
        "Đơn vị A: đã được đề nghị hình thức khen thưởng khác nên suất Cờ X chuyển cho đơn vị kế tiếp.",
        "Đơn vị A: already proposed for another award, so Cờ X passes to the next unit.",
    ),
    (
        Why.STANDS_ONCE,
        {"unit": "a", "award": "co"},
        "Đơn vị A: đã được đề nghị Cờ X ở suất trước; mỗi đơn vị chỉ được đề nghị một lần cho một hình thức.",
        "Đơn vị A: already proposed for Cờ X by an earlier slot; within one award a unit stands once.",
    ),
    (
        Why.IF_NOMINATED_UNSAID,
        {"unit": "a", "award": "co", "higher": ("danh hiệu Y",)},
        "Đơn vị A: đã được đề nghị danh hiệu Y; quy chế không nêu suất Cờ X khi đó được tặng thêm, chuyển tiếp hay bỏ trống (if_nominated), nên còn để ngỏ.",
        "Đơn vị A: already proposed for danh hiệu Y; the rulebook does not say whether Cờ X then goes to it too, passes on or lapses (if_nominated), so it is left open.",
    ),
    (
        Why.HIGHER_SLOT_OPEN,
        {"unit": "a", "award": "co", "higher": ("danh hiệu Y", "danh hiệu Z")},
        "Đơn vị A: suất danh hiệu Y và danh hiệu Z còn để ngỏ và có thể thuộc về đơn vị này, nên Cờ X cũng để ngỏ.",
        "Đơn vị A: may yet be proposed for danh hiệu Y and danh hiệu Z, so Cờ X is left open.",
    ),
    (
        Why.HIGHER_SLOT_OPEN,
        {"unit": "a", "award": "co", "higher": ("danh hiệu Y",)},
        "Đơn vị A: suất danh hiệu Y còn để ngỏ và có thể thuộc về đơn vị này, nên Cờ X cũng để ngỏ.",
        "Đơn vị A: may yet be proposed for danh hiệu Y, so Cờ X is left open.",
    ),
    (
        Why.SLOT_LAPSED,
        {"unit": "a", "award": "co"},
        "Đơn vị A: đã được đề nghị hình thức khen thưởng khác; suất Cờ X tương ứng không chuyển cho đơn vị khác.",
        "Đơn vị A: already proposed for another award; its slot of Cờ X lapses.",
    ),
    (
        Why.STREAK_HELD,
        {"unit": "a", "award": "co", "required": "co", "seasons": 2, "held": (2022, 2023)},
        "Đơn vị A: có Cờ X liên tục 2 năm (2022, 2023), đủ điều kiện đề nghị Cờ X.",
        "Đơn vị A: held Cờ X for 2 seasons in a row (2022, 2023), as Cờ X requires.",
    ),
    (
        Why.STREAK_SHORT,
        {"unit": "a", "award": "co", "required": "co", "seasons": 2, "of": (2022, 2023), "held": (2023,)},
        "Đơn vị A: chưa đủ điều kiện Cờ X: cần Cờ X liên tục 2 năm (2022, 2023); các năm liên tục được tính: 2023.",
        "Đơn vị A: does not meet Cờ X: Cờ X is required for 2 seasons in a row (2022, 2023); in a row up to this season: 2023.",
    ),
    (
        Why.STREAK_SHORT,
        {"unit": "a", "award": "co", "required": "co", "seasons": 2},
        "Đơn vị A: chưa đủ điều kiện Cờ X: cần Cờ X liên tục 2 năm; chưa có năm nào được tính.",
        "Đơn vị A: does not meet Cờ X: Cờ X is required for 2 seasons in a row; none counts up to this season.",
    ),
    (
        Why.WINDOW_HELD,
        {"unit": "a", "award": "co", "required": "co", "seasons": 7, "count": 3, "held": (2018, 2020, 2023)},
        "Đơn vị A: trong 7 năm có Cờ X các năm 2018, 2020, 2023 (cần 3), đủ điều kiện đề nghị Cờ X.",
        "Đơn vị A: within 7 seasons held Cờ X in 2018, 2020, 2023 (3 needed), as Cờ X requires.",
    ),
    (
        Why.WINDOW_SHORT,
        {"unit": "a", "award": "co", "required": "co", "seasons": 7, "count": 3, "of": (2022, 2023), "held": (2023,)},
        "Đơn vị A: chưa đủ điều kiện Cờ X: trong 7 năm (2022, 2023) cần 3 lần Cờ X; các năm được tính: 2023.",
        "Đơn vị A: does not meet Cờ X: within 7 seasons (2022, 2023) it takes 3 times Cờ X; counted: 2023.",
    ),
    (
        Why.WINDOW_SHORT,
        {"unit": "a", "award": "co", "required": "co", "seasons": 7, "count": 3},
        "Đơn vị A: chưa đủ điều kiện Cờ X: trong 7 năm cần 3 lần Cờ X; chưa có lần nào được tính.",
        "Đơn vị A: does not meet Cờ X: within 7 seasons it takes 3 times Cờ X; counted: none.",
    ),
    (
        Why.WINDOW_MISSED,
        {"unit": "a", "award": "co", "required": "co", "count": 3, "met_in": "2021-2022"},
        (
            "Đơn vị A: đã đủ điều kiện Cờ X ở năm 2021-2022 nhưng không được khen thưởng khi đó; đến nay không"
            " còn đủ (Cờ X: cần 3)."
        ),
        "Đơn vị A: met Cờ X in 2021-2022 and was not rewarded then; it no longer does (Cờ X: 3 needed).",
    ),
    (
        Why.HELD_ONCE,
        {"unit": "a", "award": "co", "held": (2019,)},
        "Đơn vị A: đã có Cờ X (2019); quy chế chỉ xét một lần.",
        "Đơn vị A: already held Cờ X (2019), which the rulebook gives once.",
    ),
    (
        Why.HONOURS_OPEN,
        {"unit": "a", "award": "co", "predecessor": ("b", "c"), "held": (2022, 2023)},
        "Đơn vị A: chưa xác định được có kế thừa Cờ X của Đơn vị B, Đơn vị C (2022, 2023) hay không, vì quy chế không nêu đơn vị sáp nhập kế thừa thành tích của ai; nội dung phụ thuộc còn để ngỏ.",
        "Đơn vị A: whether it takes over Cờ X of Đơn vị B, Đơn vị C (2022, 2023) is open, as the rulebook does not say whose history a merged unit carries on; what depends on it is left open.",
    ),
    (
        Why.HONOURS_OPEN,
        {
            "unit": "a",
            "award": "co",
            "predecessor": ("b",),
            "held": (2022,),
            "policy": "largest-predecessor",
            "wanted": "co",
        },
        "Đơn vị A: chưa xác định được có kế thừa Cờ X của Đơn vị B (2022) hay không, vì hồ sơ thiếu căn cứ để áp dụng: kế thừa từ đơn vị lớn nhất; suất Cờ X còn để ngỏ.",
        "Đơn vị A: whether it takes over Cờ X of Đơn vị B (2022) is open, as the record lacks what this rule needs: from the largest predecessor; so Cờ X is left open.",
    ),
    (
        Why.HONOUR_LATER,
        {"unit": "a", "award": "co", "season": 2026, "before": "2024"},
        "Đơn vị A: Cờ X năm 2026 không thuộc các năm trước năm 2024 nên không được tính.",
        "Đơn vị A: Cờ X of 2026 is of no season before 2024 and does not count.",
    ),
    (
        Why.HONOUR_LATER,
        {"unit": "a", "award": "co", "season": 2026, "before": "2024", "predecessor": ("b",)},
        "Đơn vị A: Cờ X năm 2026 (của Đơn vị B) không thuộc các năm trước năm 2024 nên không được tính.",
        "Đơn vị A: Cờ X of 2026 (of Đơn vị B) is of no season before 2024 and does not count.",
    ),
    (
        Why.HONOUR_NOT_YET,
        {"unit": "a", "award": "co", "season": 2023, "on": DAY, "day": date(2024, 3, 1)},
        "Đơn vị A: Cờ X năm 2023 quyết định ngày 05/03/2024, sau ngày 01/03/2024, nên chưa được tính.",
        "Đơn vị A: Cờ X of 2023 was decided on 5 March 2024, after 1 March 2024, and does not count yet.",
    ),
    (
        Why.GRANT_TWICE,
        {"unit": "a", "award": "co", "count": 2},
        "Đơn vị A: Cờ X được ghi 2 lần trong các quyết định khen thưởng của năm; là một hình thức khen thưởng.",
        "Đơn vị A: Cờ X stands 2 times among the decisions of the season; it is one award.",
    ),
    (
        Why.HONOUR_NOT_YET,
        {"unit": "a", "award": "co", "season": 2023, "on": DAY, "day": date(2024, 3, 1), "predecessor": ("b",)},
        "Đơn vị A: Cờ X năm 2023 (của Đơn vị B) quyết định ngày 05/03/2024, sau ngày 01/03/2024, nên chưa được tính.",
        "Đơn vị A: Cờ X of 2023 (of Đơn vị B) was decided on 5 March 2024, after 1 March 2024, and does not count yet.",
    ),
    (
        Why.HONOUR_OF_OTHER_KIND,
        {"unit": "a", "award": "co", "season": 2022, "honour_kind": "thematic"},
        "Đơn vị A: Cờ X năm 2022 là khen thưởng chuyên đề, không phải khen thưởng theo công trạng nên không được tính.",
        "Đơn vị A: Cờ X of 2022 is a thematic award, not one for merit, and does not count.",
    ),
    (
        Why.HONOUR_OF_OTHER_KIND,
        {"unit": "a", "award": "co", "season": 2022, "honour_kind": "sudden", "predecessor": ("b",)},
        "Đơn vị A: Cờ X năm 2022 (của Đơn vị B) là khen thưởng đột xuất, không phải khen thưởng theo công trạng nên không được tính.",
        "Đơn vị A: Cờ X of 2022 (of Đơn vị B) is a sudden award, not one for merit, and does not count.",
    ),
    (
        Why.HONOUR_TWICE,
        {"unit": "a", "award": "co", "season": 2022, "named": ("2022", "2022-2023")},
        "Đơn vị A: Cờ X năm 2022 được ghi nhiều lần (2022, 2022-2023); chỉ tính một lần.",
        "Đơn vị A: Cờ X of 2022 stands more than once (2022, 2022-2023) and counts once.",
    ),
    (
        Why.HONOUR_TWICE,
        {"unit": "a", "award": "co", "season": 2022, "named": ("2022", "2022"), "predecessor": ("b", "c")},
        "Đơn vị A: Cờ X năm 2022 (của Đơn vị B, Đơn vị C) được ghi nhiều lần (2022, 2022); chỉ tính một lần.",
        "Đơn vị A: Cờ X of 2022 (of Đơn vị B, Đơn vị C) stands more than once (2022, 2022) and counts once.",
    ),
    (
        Why.OF_OTHER_BAND,
        {"unit": "a", "award": "co", "band": "Khá", "bands": ("Tốt", "Xuất sắc")},
        "Đơn vị A: xếp loại Khá; Cờ X đòi hỏi: Tốt, Xuất sắc.",
        "Đơn vị A: class Khá; Cờ X requires Tốt, Xuất sắc.",
    ),
    (
        Why.OF_OTHER_BAND,
        {"unit": "a", "award": "co", "bands": ("Tốt",)},
        "Đơn vị A: chưa xếp loại; Cờ X đòi hỏi: Tốt.",
        "Đơn vị A: no class; Cờ X requires Tốt.",
    ),
    (
        Why.STANDARD_MET,
        {"unit": "a", "award": "co", "condition": "a > 1", "read": (("a", 2),)},
        "Đơn vị A: đạt tiêu chuẩn Cờ X: a > 1 (a: 2).",
        "Đơn vị A: meets the standard of Cờ X: a > 1 (a: 2).",
    ),
    (
        Why.STANDARD_MISSED,
        {"unit": "a", "award": "co", "condition": "a > 1", "read": (("a", 1),)},
        "Đơn vị A: không đạt tiêu chuẩn Cờ X: a > 1 (a: 1).",
        "Đơn vị A: misses the standard of Cờ X: a > 1 (a: 1).",
    ),
    (
        Why.STANDARD_UNDECIDED,
        {"unit": "a", "award": "co", "condition": "a > 1", "read": (("a", "not-reported"),)},
        "Đơn vị A: không xác định được tiêu chuẩn Cờ X: a > 1 (a: chưa báo cáo).",
        "Đơn vị A: the standard of Cờ X cannot be decided: a > 1 (a: not reported).",
    ),
    (
        Why.STANDARD_UNDECIDED,
        {"unit": "a", "award": "co", "condition": "a > 1"},
        "Đơn vị A: không xác định được tiêu chuẩn Cờ X: a > 1.",
        "Đơn vị A: the standard of Cờ X cannot be decided: a > 1.",
    ),
    (
        Why.REVOKED,
        {"unit": "a", "award": "co", "season": 2021, "on": DAY},
        "Đơn vị A: Cờ X năm 2021 đã bị thu hồi ngày 05/03/2024, không được tính.",
        "Đơn vị A: Cờ X of 2021 was revoked on 5 March 2024 and does not count.",
    ),
    (
        Why.REVOKED,
        {"unit": "a", "award": "co", "season": 2021, "on": DAY, "predecessor": ("b",)},
        "Đơn vị A: Cờ X năm 2021 (của Đơn vị B) đã bị thu hồi ngày 05/03/2024, không được tính.",
        "Đơn vị A: Cờ X of 2021 (of Đơn vị B) was revoked on 5 March 2024 and does not count.",
    ),
    (
        Why.REVOKED,
        {"award": "co", "on": DAY},
        "Cờ X đã bị thu hồi ngày 05/03/2024, không được tính.",
        "Cờ X was revoked on 5 March 2024 and does not count.",
    ),
    (
        Why.REVOKED_LATER,
        {"unit": "a", "award": "co", "season": 2021, "on": DAY, "day": date(2024, 3, 1)},
        "Đơn vị A: Cờ X năm 2021 bị thu hồi ngày 05/03/2024, sau ngày 01/03/2024, nên đến ngày đó vẫn được tính.",
        "Đơn vị A: Cờ X of 2021 was revoked on 5 March 2024, after 1 March 2024, so that by then it still counts.",
    ),
    (
        Why.REVOKED_LATER,
        {"unit": "a", "award": "co", "season": 2021, "on": DAY, "day": date(2024, 3, 1), "predecessor": ("b",)},
        "Đơn vị A: Cờ X năm 2021 (của Đơn vị B) bị thu hồi ngày 05/03/2024, sau ngày 01/03/2024, nên đến ngày đó vẫn được tính.",
        "Đơn vị A: Cờ X of 2021 (of Đơn vị B) was revoked on 5 March 2024, after 1 March 2024, so that by then it still counts.",
    ),
    (
        Why.REVOKED_LATER,
        {"award": "co", "on": DAY, "day": date(2024, 3, 1)},
        "Cờ X bị thu hồi ngày 05/03/2024, sau ngày 01/03/2024, nên đến ngày đó vẫn được tính.",
        "Cờ X was revoked on 5 March 2024, after 1 March 2024, so that by then it still counts.",
    ),
    # handover
    (
        Why.CHOSEN,
        {"unit": "a", "office": "head", "season": 2025, "how": "acclaimed"},
        "Đơn vị A: cụm trưởng năm 2025 (suy tôn).",
        "Đơn vị A: head of 2025 (acclaimed).",
    ),
    (
        Why.NOT_NAMED,
        {"office": "deputy", "season": 2025, "how": "unstated"},
        "Nguồn không nêu tên cụm phó năm 2025 (không nêu cách chọn).",
        "The source does not name the deputy of 2025 (way not stated).",
    ),
    (
        Why.NO_CHOICE,
        {},
        "Hồ sơ không ghi việc chọn cụm trưởng, cụm phó cho năm sau.",
        "No choice of the next head and deputy is recorded.",
    ),
    (
        Why.FOLLOWS_RULE,
        {"unit": "a", "rule": "deputy-succeeds", "deputy": "a", "office": "head", "season": 2025},
        "Đơn vị A, cụm trưởng năm 2025: đúng quy định luân phiên (cụm phó kế nhiệm): cụm phó năm trước là Đơn vị A.",
        (
            "Đơn vị A, head of 2025: follows the declared rule (the deputy succeeds):"
            " the deputy of the year before is Đơn vị A."
        ),
    ),
    (
        Why.DEPARTS_FROM_RULE,
        {"unit": "b", "rule": "deputy-succeeds", "deputy": "a", "office": "head", "season": 2025},
        "Đơn vị B, cụm trưởng năm 2025: khác quy định luân phiên (cụm phó kế nhiệm): cụm phó năm trước là Đơn vị A.",
        (
            "Đơn vị B, head of 2025: departs from the declared rule (the deputy succeeds):"
            " the deputy of the year before is Đơn vị A."
        ),
    ),
    # the council over many clusters
    (
        Why.QUOTA,
        {"award": "co", "limit": 13, "share": Fraction(1, 5), "qualified": 69, "standard": "danh hiệu Y"},
        "Cờ X: tối đa 13, bằng 20,00 % của 69 tập thể đạt tiêu chuẩn danh hiệu Y.",
        "Cờ X: at most 13, 20.00% of 69 collectives that meet the standard of danh hiệu Y.",
    ),
    (
        Why.QUOTA_UNKNOWN,
        {"award": "co", "share": Fraction(1, 5), "standard": "danh hiệu Y"},
        "Cờ X: tối đa 20,00 % số tập thể đạt tiêu chuẩn danh hiệu Y, nhưng hồ sơ không ghi số tập thể này.",
        "Cờ X: at most 20.00% of the collectives that meet the standard of danh hiệu Y; how many is not recorded.",
    ),
    (
        Why.QUOTA_OPEN,
        COUNCIL,
        "Đơn vị A (cum-1): chưa quyết định Cờ X vì chưa tính được số lượng tối đa.",
        "Đơn vị A (cum-1): left open, as the quota of Cờ X cannot be worked out.",
    ),
    (
        Why.AWARD_UNNAMED,
        {"award": "co", "on": DAY},
        "Cờ X: hồ sơ không có văn bản nào có hiệu lực ngày 05/03/2024 quy định hình thức này.",
        "Cờ X: the record holds no law in force on 5 March 2024 that names it.",
    ),
    (
        Why.AWARD_UNNAMED,
        {"award": "co"},
        "Cờ X: hồ sơ không có văn bản nào quy định hình thức này.",
        "Cờ X: the record holds no law that names it.",
    ),
    (
        Why.DECIDED,
        COUNCIL | {"approve": 12},
        "Đơn vị A (cum-1): được quyết định tặng Cờ X, 12 phiếu đồng ý.",
        "Đơn vị A (cum-1): decided for Cờ X, approvals: 12.",
    ),
    (
        Why.DECIDED,
        COUNCIL,
        "Đơn vị A (cum-1): được quyết định tặng Cờ X.",
        "Đơn vị A (cum-1): decided for Cờ X.",
    ),
    (
        Why.NOT_VOTED,
        COUNCIL,
        "Đơn vị A (cum-1): hồ sơ không ghi việc bỏ phiếu về Cờ X, chưa quyết định.",
        "Đơn vị A (cum-1): no vote on Cờ X is recorded, left open.",
    ),
    (
        Why.COUNCIL_NO_QUORUM,
        COUNCIL | {"present": 6, "quorum": Fraction(2, 3)},
        "Đơn vị A (cum-1): chưa quyết định Cờ X vì chỉ có 6 thành viên dự họp, chưa đủ 66,67 %.",
        "Đơn vị A (cum-1): Cờ X is left open, as 6 members present are no quorum of 66.67%.",
    ),
    (
        Why.VOTED_DOWN,
        COUNCIL | {"approve": 7, "of": 10},
        "Đơn vị A (cum-1): không đủ phiếu đồng ý cho Cờ X (7 trên 10).",
        "Đơn vị A (cum-1): the vote on Cờ X did not carry (7 of 10).",
    ),
    (
        Why.HIGHER_AWARD,
        COUNCIL | {"higher": "cờ cao hơn"},
        "Đơn vị A (cum-1): đã được cờ cao hơn cho cùng thành tích nên không xét Cờ X.",
        "Đơn vị A (cum-1): decided for cờ cao hơn for the same achievement, so not for Cờ X.",
    ),
    (
        Why.HIGHER_OPEN,
        COUNCIL | {"higher": "cờ cao hơn"},
        "Đơn vị A (cum-1): chưa quyết định Cờ X vì cờ cao hơn cho cùng thành tích còn để ngỏ.",
        "Đơn vị A (cum-1): Cờ X is left open, as cờ cao hơn for the same achievement is open.",
    ),
    (
        Why.PLACE_OPEN,
        COUNCIL | {"limit": 1},
        "Đơn vị A (cum-1): chưa quyết định Cờ X: nằm trong 1 suất hay không còn tùy các đề nghị để ngỏ khác.",
        "Đơn vị A (cum-1): Cờ X is left open: whether it is within the 1 depends on others that are open.",
    ),
    (
        Why.OVER_QUOTA,
        COUNCIL | {"place": 49, "approve": 12, "limit": 48},
        "Đơn vị A (cum-1): xếp thứ 49 theo phiếu (12 phiếu đồng ý), ngoài 48 suất Cờ X.",
        "Đơn vị A (cum-1): place 49 by approvals (12), beyond the 48 of Cờ X.",
    ),
    (
        Why.OVER_QUOTA,
        COUNCIL | {"place": 2, "approve": 8, "limit": 1, "outstanding": 1},
        "Đơn vị A (cum-1): xếp thứ 2 theo phiếu (8 phiếu đồng ý), số đề nghị còn chờ phiếu: 1, ngoài 1 suất Cờ X.",
        "Đơn vị A (cum-1): place 2 by approvals (8), votes outstanding: 1, beyond the 1 of Cờ X.",
    ),
    (
        Why.OVER_QUOTA,
        COUNCIL | {"place": 1, "limit": 0},
        "Đơn vị A (cum-1): xếp thứ 1 theo phiếu, ngoài 0 suất Cờ X.",
        "Đơn vị A (cum-1): place 1 by approvals, beyond the 0 of Cờ X.",
    ),
    (
        Why.TIED_AT_QUOTA,
        COUNCIL | {"place": 2, "approve": 9, "limit": 2},
        (
            "Đơn vị A (cum-1): bằng phiếu (9 phiếu đồng ý) với đơn vị khác ở suất cuối trong 2 suất Cờ X,"
            " chưa quyết định."
        ),
        "Đơn vị A (cum-1): equal approvals (9) at the edge of the 2 of Cờ X, left open.",
    ),
    (
        Why.TIED_AT_QUOTA,
        COUNCIL | {"place": 1, "limit": 1},
        "Đơn vị A (cum-1): bằng phiếu với đơn vị khác ở suất cuối trong 1 suất Cờ X, chưa quyết định.",
        "Đơn vị A (cum-1): equal approvals at the edge of the 1 of Cờ X, left open.",
    ),
    (
        Why.SERIES_PLACED,
        {"unit": "a", "place": 2, "together": "sum", "by": "places", "value": 16, "periods": 4},
        "Đơn vị A: xếp thứ 2, tổng thứ hạng 16 qua 4 kỳ.",
        "Đơn vị A: place 2, with a sum of places 16 over 4 periods.",
    ),
    (
        Why.SERIES_PLACED,
        {
            "unit": "a",
            "place": 1,
            "together": "mean",
            "by": "rate",
            "measure": "%",
            "value": Fraction(17, 20),
            "periods": 1,
            "preview": ("Tháng 2", "Tháng 3"),
        },
        "Đơn vị A: tạm xếp thứ 1, trung bình tỷ lệ đạt 85 % qua 1 kỳ; chưa có Tháng 2, Tháng 3.",
        "Đơn vị A: for now place 1, with a mean of rates 85% over 1 period; Tháng 2, Tháng 3 still to come.",
    ),
    (
        Why.SERIES_PLACED,
        {"unit": "a", "place": 1, "together": "sum", "by": "points", "low": 3, "high": half(5), "periods": 3},
        "Đơn vị A: xếp thứ 1, tổng điểm từ 3 đến 5,5 qua 3 kỳ.",
        "Đơn vị A: place 1, with a sum of points from 3 to 5.5 over 3 periods.",
    ),
    (
        Why.SERIES_PLACED,
        {"unit": "a", "place": 1, "together": "sum", "by": "points", "periods": 3},
        "Đơn vị A: xếp thứ 1, tổng điểm qua 3 kỳ.",
        "Đơn vị A: place 1, with a sum of points over 3 periods.",
    ),
    (
        Why.SERIES_OPEN,
        {
            "unit": "a",
            "best_place": 2,
            "worst_place": 3,
            "together": "sum",
            "by": "places",
            "low": 4,
            "high": 6,
            "periods": 2,
            "without": "perhaps",
            "preview": ("Tháng 3",),
        },
        (
            "Đơn vị A: thứ hạng chung chưa xác định (2 đến 3); tổng thứ hạng từ 4 đến 6 qua 2 kỳ;"
            " cũng có thể không được xếp hạng; chưa có Tháng 3."
        ),
        (
            "Đơn vị A: its place in the series is open (2 to 3), with a sum of places from 4 to 6 over 2 periods;"
            " it may also take none; Tháng 3 still to come."
        ),
    ),
    (
        Why.SERIES_OPEN,
        {
            "unit": "a",
            "best_place": 2,
            "together": "mean",
            "by": "rate",
            "measure": "%",
            "value": half(0),
            "periods": 1,
        },
        "Đơn vị A: thứ hạng chung chưa xác định (2); trung bình tỷ lệ đạt 50 % qua 1 kỳ.",
        "Đơn vị A: its place in the series is open (2), with a mean of rates 50% over 1 period.",
    ),
    (
        Why.SERIES_OPEN,
        {"unit": "a", "best_place": 1, "worst_place": 2, "together": "sum", "by": "points", "periods": 2},
        "Đơn vị A: thứ hạng chung chưa xác định (1 đến 2); tổng điểm qua 2 kỳ.",
        "Đơn vị A: its place in the series is open (1 to 2), with a sum of points over 2 periods.",
    ),
    (
        Why.SERIES_OPEN,
        {
            "unit": "a",
            "best_place": 2,
            "worst_place": "unknown",
            "together": "sum",
            "by": "places",
            "value": 4,
            "periods": 2,
        },
        "Đơn vị A: thứ hạng chung chưa xác định (2 trở xuống); tổng thứ hạng 4 qua 2 kỳ.",
        "Đơn vị A: its place in the series is open (2 or behind), with a sum of places 4 over 2 periods.",
    ),
    (
        Why.SERIES_VOID,
        {"unit": "a", "lacks": ("Tháng 1", "Tháng 3")},
        "Đơn vị A: không xếp hạng chung vì không có kết quả Tháng 1 và Tháng 3.",
        "Đơn vị A: no place in the series, as it has no result in Tháng 1 and Tháng 3.",
    ),
    (
        Why.SERIES_INCOMPLETE,
        {"unit": "a", "awaited": ("Tháng 2",)},
        "Đơn vị A: chưa xếp hạng chung vì chưa có kết quả Tháng 2.",
        "Đơn vị A: no place in the series yet, as there is no result of Tháng 2.",
    ),
    (
        Why.PERIOD_SHARE,
        {"unit": "a", "season": "Tuần 3", "by": "places", "value": 11, "weight": 1},
        "Đơn vị A: Tuần 3: thứ hạng 11.",
        "Đơn vị A: Tuần 3: place 11.",
    ),
    (
        Why.PERIOD_SHARE,
        {"unit": "a", "season": "Học kỳ II", "by": "points", "value": half(85), "weight": half(1)},
        "Đơn vị A: Học kỳ II: điểm 85,5, hệ số 1,5.",
        "Đơn vị A: Học kỳ II: points 85.5, weight 1.5.",
    ),
    (
        Why.PERIOD_SHARE,
        {"unit": "a", "season": "2023", "by": "rate", "measure": "%", "value": Fraction(4, 5), "weight": 1},
        "Đơn vị A: 2023: tỷ lệ đạt 80 %.",
        "Đơn vị A: 2023: rate 80%.",
    ),
    (
        Why.PERIOD_OPEN,
        {
            "unit": "a",
            "season": "Tháng 1",
            "by": "places",
            "low": 1,
            "high": 3,
            "weight": 2,
            "without": "perhaps",
        },
        "Đơn vị A: Tháng 1: thứ hạng chưa xác định, từ 1 đến 3, hệ số 2; cũng có thể không có kết quả.",
        "Đơn vị A: Tháng 1: place open, from 1 to 3, weight 2; it may also have no result.",
    ),
    (
        Why.PERIOD_OPEN,
        {"unit": "a", "season": "Tháng 1", "by": "points", "weight": 1},
        "Đơn vị A: Tháng 1: điểm chưa xác định.",
        "Đơn vị A: Tháng 1: points open.",
    ),
    (
        Why.PERIOD_OPEN,
        {
            "unit": "a",
            "season": "Tháng 1",
            "by": "rate",
            "measure": "%",
            "low": half(0),
            "high": Fraction(1),
            "weight": 1,
        },
        "Đơn vị A: Tháng 1: tỷ lệ đạt chưa xác định, từ 50 % đến 100 %.",
        "Đơn vị A: Tháng 1: rate open, from 50% to 100%.",
    ),
    (
        Why.PERIOD_OPEN,
        {"unit": "a", "season": "Quý I", "by": "places", "value": 1, "weight": 1, "without": "perhaps"},
        "Đơn vị A: Quý I: thứ hạng 1 chưa xác định; cũng có thể không có kết quả.",
        "Đơn vị A: Quý I: place 1 open; it may also have no result.",
    ),
    (
        Why.PERIOD_WITHOUT,
        {"unit": "a", "season": "Tháng 1", "cause": "not-a-member", "missing": "void"},
        "Đơn vị A: Tháng 1: không có kết quả vì không phải thành viên; không xếp hạng chung.",
        "Đơn vị A: Tháng 1: no result, as it was no member; so it has no place in the series.",
    ),
    (
        Why.PERIOD_WITHOUT,
        {"unit": "a", "season": "Tháng 1", "cause": "no-place", "missing": "zero"},
        "Đơn vị A: Tháng 1: không có kết quả vì không được xếp hạng; tính là 0.",
        "Đơn vị A: Tháng 1: no result, as it took no place; this counts 0.",
    ),
    (
        Why.PERIOD_WITHOUT,
        {"unit": "a", "season": "Tháng 1", "cause": "no-place", "missing": "leave-out"},
        "Đơn vị A: Tháng 1: không có kết quả vì không được xếp hạng; không tính kỳ này.",
        "Đơn vị A: Tháng 1: no result, as it took no place; the mean leaves it out.",
    ),
    (
        Why.PERIOD_NOT_HELD,
        {"season": "Tháng 2"},
        "Tháng 2: không tổ chức, không tính cho đơn vị nào.",
        "Tháng 2: not held, so it counts for nobody.",
    ),
    (
        Why.PERIOD_AWAITED,
        {"season": "Tháng 2", "cause": "under-way"},
        "Tháng 2: chưa có kết quả (đang diễn ra).",
        "Tháng 2: no result yet (under way).",
    ),
    (
        Why.PERIOD_AWAITED,
        {"season": "Tháng 2", "cause": "no-dossier"},
        "Tháng 2: chưa có kết quả (chưa có hồ sơ).",
        "Tháng 2: no result yet (no dossier).",
    ),
    (
        Why.COUNTS_ANNOUNCED,
        {"award": "co", "proposed": 69, "decided": 48},
        "Cờ X, theo công bố: đề nghị 69; được thông qua 48.",
        "Cờ X, as announced: proposed 69; decided 48.",
    ),
    (
        Why.COUNTS_ANNOUNCED,
        {"award": "co"},
        "Cờ X, theo công bố: chưa rõ số được thông qua.",
        "Cờ X, as announced: how many were decided is not known.",
    ),
    (
        Why.NOTHING_PROPOSED,
        {"cluster": "Cụm C"},
        "Cụm C: không đề nghị khen thưởng đơn vị nào.",
        "Cụm C: proposes nobody for an award.",
    ),
    (
        Why.COUNCIL_UNDATED,
        {"award": "co"},
        "Cờ X: chưa ghi ngày họp hội đồng nên chưa rõ áp dụng văn bản nào.",
        "Cờ X: the day of the council is not recorded, so which law governs is not known.",
    ),
    (
        Why.PROPOSALS_AWAITED,
        {"cluster": "Cụm C", "award": "co", "most": 2},
        "Cụm C: suất Cờ X còn để ngỏ, có thể đề nghị thêm tối đa 2 đơn vị.",
        "Cụm C: its slot of Cờ X is open; at most 2 more may be proposed.",
    ),
    (
        Why.PROPOSALS_AWAITED,
        {"cluster": "Cụm C", "award": "co"},
        "Cụm C: suất Cờ X còn để ngỏ, chưa rõ còn có thể đề nghị thêm bao nhiêu đơn vị.",
        "Cụm C: its slot of Cờ X is open; how many more may be proposed is not known.",
    ),
    (
        Why.LAW_UNREVIEWED,
        {"law": "Luật X", "reviewed_on": DAY, "on": date(2024, 3, 6)},
        "Luật X: chưa rà soát lại sau ngày 05/03/2024; cần kiểm tra hiệu lực đến ngày 06/03/2024.",
        "Luật X: not reviewed since 5 March 2024; check that it still holds on 6 March 2024.",
    ),
    (
        Why.FOLLOWS_RULE,
        {"unit": "a", "rule": "roster", "next": "a"},
        "Đơn vị A: đúng quy định luân phiên (theo danh sách luân phiên): đến lượt Đơn vị A.",
        "Đơn vị A: follows the declared rule (by the roster): it is the turn of Đơn vị A.",
    ),
    (
        Why.DEPARTS_FROM_RULE,
        {"unit": "b", "rule": "roster", "next": "a"},
        "Đơn vị B: khác quy định luân phiên (theo danh sách luân phiên): đến lượt Đơn vị A.",
        "Đơn vị B: departs from the declared rule (by the roster): it is the turn of Đơn vị A.",
    ),
    (
        Why.DEPARTS_FROM_RULE,
        {"unit": "b", "rule": "once", "waiting": ("a", "c")},
        "Đơn vị B: khác quy định luân phiên (mỗi đơn vị một lần trong một vòng): còn Đơn vị A, Đơn vị C chưa có lượt.",
        (
            "Đơn vị B: departs from the declared rule (each unit once in a round):"
            " still without a turn: Đơn vị A, Đơn vị C."
        ),
    ),
    (
        Why.FOLLOWS_RULE,
        {"unit": "a", "rule": "once", "next": "a", "served": "b"},
        "Đơn vị A: đúng quy định luân phiên (mỗi đơn vị một lần trong một vòng): đến lượt Đơn vị A; cụm phó năm trước (Đơn vị B) đã làm cụm trưởng trong vòng này nên không kế nhiệm.",
        "Đơn vị A: follows the declared rule (each unit once in a round): it is the turn of Đơn vị A; the deputy of the year before (Đơn vị B) has led in this round, so that it does not succeed.",
    ),
    (
        Why.DEPARTS_FROM_RULE,
        {"unit": "d", "rule": "once", "candidates": ("a", "c"), "served": "b"},
        "d: khác quy định luân phiên (mỗi đơn vị một lần trong một vòng): được chọn trong số Đơn vị A, Đơn vị C; cụm phó năm trước (Đơn vị B) đã làm cụm trưởng trong vòng này nên không kế nhiệm.",
        "d: departs from the declared rule (each unit once in a round): open to Đơn vị A, Đơn vị C; the deputy of the year before (Đơn vị B) has led in this round, so that it does not succeed.",
    ),
    (
        Why.DEPARTS_FROM_RULE,
        {"unit": "b", "rule": "by-rank", "candidates": ("a", "c")},
        "Đơn vị B: khác quy định luân phiên (theo xếp hạng): được chọn trong số Đơn vị A, Đơn vị C.",
        "Đơn vị B: departs from the declared rule (by rank): open to Đơn vị A, Đơn vị C.",
    ),
    (
        Why.DEPARTS_FROM_RULE,
        {"unit": "b", "rule": "term", "seasons": 5},
        "Đơn vị B: khác quy định luân phiên (nhiệm kỳ): nhiệm kỳ 5 năm.",
        "Đơn vị B: departs from the declared rule (the term): a term has 5 seasons.",
    ),
    (
        Why.DECLINED,
        {"unit": "a", "office": "head", "season": 2025},
        "Đơn vị A từ chối làm cụm trưởng năm 2025.",
        "Đơn vị A declined to be head of 2025.",
    ),
    (
        Why.REPLACED,
        {"unit": "b", "office": "head", "season": 2025, "head": "a"},
        "Đơn vị B thay Đơn vị A làm cụm trưởng cho hết năm 2025.",
        "Đơn vị B stands in for Đơn vị A as head for the rest of 2025.",
    ),
    (
        Why.REPLACED,
        {"unit": "b", "office": "head", "season": 2025},
        "Đơn vị B thay cụm trưởng làm cụm trưởng cho hết năm 2025.",
        "Đơn vị B stands in for the head as head for the rest of 2025.",
    ),
    # rotation
    (
        Why.SUCCEEDS,
        {"unit": "a", "office": "head", "season": 2025, "rule": "deputy-succeeds", "deputy": "a"},
        "Dự kiến cụm trưởng năm 2025: Đơn vị A, kế nhiệm từ cụm phó năm trước (Đơn vị A).",
        "Projected head of 2025: Đơn vị A, by succession of the deputy of the year before (Đơn vị A).",
    ),
    (
        Why.NEXT_IN_ROSTER,
        {"unit": "a", "office": "deputy", "season": 2025},
        "Dự kiến cụm phó năm 2025: Đơn vị A, đến lượt theo danh sách luân phiên.",
        "Projected deputy of 2025: Đơn vị A, next in the roster.",
    ),
    (
        Why.NEXT_IN_ROSTER,
        {"unit": "a", "office": "head", "season": 2025, "gone": "b", "passed": ("b", "c")},
        "Dự kiến cụm trưởng năm 2025: Đơn vị A, đến lượt theo danh sách luân phiên; cụm phó năm trước (Đơn vị B) không còn là thành viên; bỏ qua vì không là thành viên: Đơn vị B, Đơn vị C.",
        "Projected head of 2025: Đơn vị A, next in the roster; the deputy of the year before (Đơn vị B) is no member any more; passed over as no members: Đơn vị B, Đơn vị C.",
    ),
    (
        Why.JOINED_ROUND,
        {"unit": "a", "office": "head", "season": 2027, "since": DAY},
        "Dự kiến cụm trưởng năm 2027: Đơn vị A, vào cụm từ ngày 05/03/2024 nên đến lượt cuối vòng.",
        "Projected head of 2027: Đơn vị A, which joined on 5 March 2024 and has its turn at the end of the round.",
    ),
    (
        Why.JOINED_ROUND,
        {"unit": "a", "office": "head", "season": 2027, "since": DAY, "also": ("b",), "gone": "b", "passed": ("c",)},
        "Dự kiến cụm trưởng năm 2027: Đơn vị A, vào cụm từ ngày 05/03/2024 nên đến lượt cuối vòng; cùng ngày với Đơn vị B, theo thứ tự trong hồ sơ; cụm phó năm trước (Đơn vị B) không còn là thành viên; bỏ qua vì không là thành viên: Đơn vị C.",
        "Projected head of 2027: Đơn vị A, which joined on 5 March 2024 and has its turn at the end of the round; on one day with Đơn vị B, in the order of the record; the deputy of the year before (Đơn vị B) is no member any more; passed over as no members: Đơn vị C.",
    ),
    (
        Why.SAME_ROUND,
        {"unit": "a", "office": "head", "season": 2024, "before": 2017, "period": 7},
        "Dự kiến cụm trưởng năm 2024: Đơn vị A, vì đến lượt như năm 2017 (mỗi vòng 7 lượt).",
        "Projected head of 2024: Đơn vị A, whose turn it was in 2017 (a round has 7 turns).",
    ),
    (
        Why.SAME_ROUND,
        {
            "unit": "a",
            "office": "head",
            "season": 2024,
            "before": 2017,
            "period": 7,
            "gone": "b",
            "passed": ("c",),
        },
        "Dự kiến cụm trưởng năm 2024: Đơn vị A, vì đến lượt như năm 2017 (mỗi vòng 7 lượt); cụm phó năm trước (Đơn vị B) không còn là thành viên; bỏ qua vì không là thành viên: Đơn vị C.",
        "Projected head of 2024: Đơn vị A, whose turn it was in 2017 (a round has 7 turns); the deputy of the year before (Đơn vị B) is no member any more; passed over as no members: Đơn vị C.",
    ),
    (
        Why.ONLY_ONE_LEFT,
        {"unit": "a", "office": "head", "season": 2025},
        "Dự kiến cụm trưởng năm 2025: Đơn vị A, đơn vị duy nhất chưa đến lượt trong vòng này.",
        "Projected head of 2025: Đơn vị A, the only one still without a turn in this round.",
    ),
    (
        Why.ONLY_ONE_LEFT,
        {"unit": "a", "office": "head", "season": 2025, "gone": "b"},
        "Dự kiến cụm trưởng năm 2025: Đơn vị A, đơn vị duy nhất chưa đến lượt trong vòng này; cụm phó năm trước (Đơn vị B) không còn là thành viên.",
        "Projected head of 2025: Đơn vị A, the only one still without a turn in this round; the deputy of the year before (Đơn vị B) is no member any more.",
    ),
    (
        Why.ONLY_ONE_LEFT,
        {"unit": "a", "office": "head", "season": 2025, "served": "b"},
        "Dự kiến cụm trưởng năm 2025: Đơn vị A, đơn vị duy nhất chưa đến lượt trong vòng này; cụm phó năm trước (Đơn vị B) đã làm cụm trưởng trong vòng này nên không kế nhiệm.",
        "Projected head of 2025: Đơn vị A, the only one still without a turn in this round; the deputy of the year before (Đơn vị B) has led in this round, so that it does not succeed.",
    ),
    (
        Why.BEST_PLACED,
        {"unit": "a", "office": "head", "season": 2026, "place": 2},
        "Dự kiến cụm trưởng năm 2026: Đơn vị A, xếp hạng cao nhất trong số được chọn (hạng 2).",
        "Projected head of 2026: Đơn vị A, the best placed of those eligible (place 2).",
    ),
    (
        Why.TERM_RUNS,
        {"unit": "a", "office": "head", "season": 2020, "began": "2018-2019"},
        "Dự kiến cụm trưởng năm 2020: Đơn vị A, nhiệm kỳ từ năm 2018-2019 chưa hết.",
        "Projected head of 2020: Đơn vị A, whose term runs since 2018-2019.",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2025, "rule": "election"},
        "Chưa xác định cụm trưởng năm 2025 (do bầu).",
        "The head of 2025 is open (by election).",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2025, "rule": "election", "candidates": ("a", "b")},
        "Chưa xác định cụm trưởng năm 2025 (do bầu): một trong số Đơn vị A, Đơn vị B.",
        "The head of 2025 is open (by election): one of Đơn vị A, Đơn vị B.",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2025, "rule": "deputy-succeeds", "gone": "b"},
        "Chưa xác định cụm trưởng năm 2025 (cụm phó kế nhiệm); cụm phó năm trước (Đơn vị B) không còn là thành viên.",
        "The head of 2025 is open (the deputy succeeds); the deputy of the year before (Đơn vị B) is no member any more.",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2025, "rule": "once", "candidates": ("a", "c"), "served": "b"},
        "Chưa xác định cụm trưởng năm 2025 (mỗi đơn vị một lần trong một vòng): một trong số Đơn vị A, Đơn vị C; cụm phó năm trước (Đơn vị B) đã làm cụm trưởng trong vòng này nên không kế nhiệm.",
        "The head of 2025 is open (each unit once in a round): one of Đơn vị A, Đơn vị C; the deputy of the year before (Đơn vị B) has led in this round, so that it does not succeed.",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2025, "rule": "roster", "unplaced": "b"},
        "Chưa xác định cụm trưởng năm 2025 (theo danh sách luân phiên); Đơn vị B không có trong thứ tự luân phiên.",
        "The head of 2025 is open (by the roster); Đơn vị B stands nowhere in the order.",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2025, "rule": "roster", "unrecorded": (2021, 2023)},
        "Chưa xác định cụm trưởng năm 2025 (theo danh sách luân phiên); hồ sơ chưa ghi cụm trưởng năm 2021, 2023.",
        "The head of 2025 is open (by the roster); the head of 2021, 2023 is not recorded.",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2025, "rule": "roster", "outside": (2023,)},
        "Chưa xác định cụm trưởng năm 2025 (theo danh sách luân phiên); cụm trưởng năm 2023 chưa là thành viên khi năm ấy bắt đầu, nên chưa rõ là lượt của đơn vị nào.",
        "The head of 2025 is open (by the roster); the head of 2023 was no member as it began, so whose turn that was is not known.",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2027, "rule": "roster", "twice": "b"},
        "Chưa xác định cụm trưởng năm 2027 (theo danh sách luân phiên); Đơn vị B làm cụm trưởng hai lần trong một vòng, nên chưa rõ thứ tự lặp lại.",
        "The head of 2027 is open (by the roster); Đơn vị B led twice in one round, so the order that comes again is not known.",
    ),
    (
        Why.OFFICE_OPEN,
        {"office": "head", "season": 2027, "rule": "roster", "rests_on": 2026},
        "Chưa xác định cụm trưởng năm 2027 (theo danh sách luân phiên); còn tùy cụm trưởng năm 2026.",
        "The head of 2027 is open (by the roster); it depends on the head of 2026.",
    ),
    (
        Why.JOINERS_UNSAID,
        {"office": "head", "season": 2026, "candidates": ("a", "b")},
        "Chưa xác định cụm trưởng năm 2026: một trong số Đơn vị A, Đơn vị B; quy chế không nêu đơn vị mới vào đến lượt trong vòng này hay từ vòng sau.",
        "The head of 2026 is open: one of Đơn vị A, Đơn vị B; the rulebook does not say whether a unit that joins has its turn in this round or from the next.",
    ),
    (
        Why.JOINERS_UNSAID,
        {"office": "head", "season": 2026},
        "Chưa xác định cụm trưởng năm 2026; quy chế không nêu đơn vị mới vào đến lượt trong vòng này hay từ vòng sau.",
        "The head of 2026 is open; the rulebook does not say whether a unit that joins has its turn in this round or from the next.",
    ),
    (
        Why.DECLINED_UNSAID,
        {"office": "head", "season": 2026, "candidates": ("a", "b")},
        "Chưa xác định cụm trưởng năm 2026: một trong số Đơn vị A, Đơn vị B; quy chế không nêu đơn vị từ chối mất lượt hay giữ lượt đến cuối vòng.",
        "The head of 2026 is open: one of Đơn vị A, Đơn vị B; the rulebook does not say whether a unit that declines loses its turn or keeps it for the end of the round.",
    ),
    (
        Why.DECLINED_UNSAID,
        {"office": "head", "season": 2026},
        "Chưa xác định cụm trưởng năm 2026; quy chế không nêu đơn vị từ chối mất lượt hay giữ lượt đến cuối vòng.",
        "The head of 2026 is open; the rulebook does not say whether a unit that declines loses its turn or keeps it for the end of the round.",
    ),
    (
        Why.UNIT_ENDS,
        {"unit": "a", "office": "head", "season": 2024, "on": DAY, "heirs": ("c",)},
        "Đơn vị A kết thúc hoạt động ngày 05/03/2024, trong năm làm cụm trưởng; đơn vị mới: Đơn vị C.",
        "Đơn vị A ends on 5 March 2024, within the season in which it is head; the new unit: Đơn vị C.",
    ),
    (
        Why.UNIT_ENDS,
        {"unit": "a", "office": "head", "season": 2024, "on": DAY},
        "Đơn vị A kết thúc hoạt động ngày 05/03/2024, trong năm làm cụm trưởng.",
        "Đơn vị A ends on 5 March 2024, within the season in which it is head.",
    ),
    (
        Why.UNIT_LEAVES,
        {"unit": "a", "office": "head", "season": 2024, "on": DAY},
        "Đơn vị A rời cụm từ ngày 05/03/2024, trong năm làm cụm trưởng.",
        "Đơn vị A leaves the cluster on 5 March 2024, within the season in which it is head.",
    ),
    (
        Why.OFFICER_ABSENT,
        {"unit": "a", "office": "head", "season": 2024},
        "Đơn vị A được ghi là cụm trưởng năm 2024 nhưng không phải thành viên của cụm trong năm đó.",
        "Đơn vị A is recorded as head of 2024 but is no member of the cluster in that season.",
    ),
    (
        Why.TURN_INHERITED,
        {"unit": "a", "office": "head", "season": 2024, "heir": "c", "policy": "every-predecessor"},
        "Đơn vị C kế thừa lượt làm cụm trưởng của Đơn vị A (kế thừa từ mọi đơn vị trước sáp nhập).",
        "Đơn vị C takes over the turn of Đơn vị A as head (from every predecessor).",
    ),
    (
        Why.TURN_LAPSES,
        {"unit": "a", "office": "head", "season": 2024, "policy": "none"},
        "Lượt làm cụm trưởng của Đơn vị A hết khi đơn vị không còn trong cụm (không kế thừa).",
        "The turn of Đơn vị A as head lapses with it (nothing is inherited).",
    ),
    (
        Why.TURN_LAPSES,
        {"unit": "a", "office": "head", "season": 2024},
        "Lượt làm cụm trưởng của Đơn vị A hết khi đơn vị không còn trong cụm.",
        "The turn of Đơn vị A as head lapses with it.",
    ),
    (
        Why.INHERITANCE_OPEN,
        {"unit": "a", "office": "head", "season": 2024, "predecessor": "a", "policy": "named"},
        "Chưa xác định đơn vị kế thừa lượt làm cụm trưởng của Đơn vị A (kế thừa từ đơn vị được nêu tên).",
        "Who takes over the turn of Đơn vị A as head is open (from the predecessor that is named).",
    ),
    (
        Why.INHERITANCE_OPEN,
        {
            "unit": "a",
            "office": "head",
            "season": 2024,
            "predecessor": "a",
            "policy": "every-predecessor",
            "lacking": "one-heir",
            "heirs": ("b", "c"),
        },
        "Chưa xác định đơn vị kế thừa lượt làm cụm trưởng của Đơn vị A (kế thừa từ mọi đơn vị trước sáp nhập): có nhiều đơn vị kế thừa: Đơn vị B, Đơn vị C.",
        "Who takes over the turn of Đơn vị A as head is open (from every predecessor): more than one unit takes it over: Đơn vị B, Đơn vị C.",
    ),
    (
        Why.INHERITANCE_OPEN,
        {"office": "head", "season": 2024, "predecessor": "a"},
        "Chưa xác định đơn vị kế thừa lượt làm cụm trưởng của Đơn vị A: quy chế không nêu.",
        "Who takes over the turn of Đơn vị A as head is open: the rulebook does not say.",
    ),
    (
        Why.TURN_DEPENDS,
        {"office": "head", "season": 2027, "predecessor": "a", "policy": "named", "candidates": ("a", "b")},
        "Chưa xác định cụm trưởng năm 2027: còn tùy đơn vị nào kế thừa lượt của Đơn vị A (kế thừa từ đơn vị được nêu tên); một trong số Đơn vị A, Đơn vị B.",
        "The head of 2027 is open: it depends on who takes over the turn of Đơn vị A (from the predecessor that is named); one of Đơn vị A, Đơn vị B.",
    ),
    (
        Why.TURN_DEPENDS,
        {"office": "head", "season": 2027, "predecessor": "a"},
        "Chưa xác định cụm trưởng năm 2027: còn tùy đơn vị nào kế thừa lượt của Đơn vị A; quy chế không nêu.",
        "The head of 2027 is open: it depends on who takes over the turn of Đơn vị A, of which the rulebook says nothing.",
    ),
    (
        Why.HEIR_ABSENT,
        {"office": "head", "season": 2028, "predecessor": "a", "heir": "b", "policy": "namesake"},
        "Chưa xác định cụm trưởng năm 2028: Đơn vị B kế thừa lượt của Đơn vị A (kế thừa từ đơn vị cùng tên) nhưng hồ sơ không ghi Đơn vị B trong các đơn vị của cụm.",
        "The head of 2028 is open: Đơn vị B takes over the turn of Đơn vị A (from the predecessor of the same name), but the record does not list Đơn vị B among the units of the cluster.",
    ),
    (
        Why.HEIR_UNLISTED,
        {"office": "head", "season": 2028, "heir": "b", "predecessor": "a", "candidates": ("a", "b")},
        "Chưa xác định cụm trưởng năm 2028, một trong số Đơn vị A, Đơn vị B: hồ sơ không ghi Đơn vị B (thành lập từ Đơn vị A) trong các đơn vị của cụm, nên không rõ đơn vị này có là thành viên hay không.",
        "The head of 2028 is open, to one of Đơn vị A, Đơn vị B: the record does not list Đơn vị B, formed from Đơn vị A, among the units of the cluster, so nobody can say whether it is a member.",
    ),
    (
        Why.HEIR_UNLISTED,
        {"office": "deputy", "season": 2028, "heir": "b", "predecessor": "a"},
        "Chưa xác định cụm phó năm 2028: hồ sơ không ghi Đơn vị B (thành lập từ Đơn vị A) trong các đơn vị của cụm, nên không rõ đơn vị này có là thành viên hay không.",
        "The deputy of 2028 is open: the record does not list Đơn vị B, formed from Đơn vị A, among the units of the cluster, so nobody can say whether it is a member.",
    ),
    (
        Why.TURNS,
        {"unit": "a", "turns": 2, "last": 2024, "waiting": 3},
        "Đơn vị A: 2 nhiệm kỳ làm cụm trưởng, gần nhất năm 2024; chờ 3 năm.",
        "Đơn vị A: terms as head: 2, the last in 2024; seasons waiting: 3.",
    ),
    (
        Why.TURNS,
        {"unit": "a", "turns": 0, "waiting": 3},
        "Đơn vị A: 0 nhiệm kỳ làm cụm trưởng; chờ 3 năm.",
        "Đơn vị A: terms as head: 0; seasons waiting: 3.",
    ),
    # changes of the pact, order of the meetings
    (
        Why.AMENDED,
        {"unit": "a", "figure": "thu", "plan": 980, "on": DAY},
        "Đơn vị A: chỉ tiêu thu điều chỉnh thành 980 từ ngày 05/03/2024.",
        "Đơn vị A: its target for thu is 980 from 5 March 2024.",
    ),
    (
        Why.AMENDED,
        {"unit": "a", "figure": "thu", "plan": 980, "on": DAY, "stands": "after-season"},
        "Đơn vị A: chỉ tiêu thu điều chỉnh thành 980 từ ngày 05/03/2024, sau khi kết thúc năm nên không tính cho năm này.",
        "Đơn vị A: its target for thu is 980 from 5 March 2024, after the season, so it does not count for it.",
    ),
    (
        Why.JOINED,
        {"unit": "a", "on": DAY},
        "Đơn vị A gia nhập cụm từ ngày 05/03/2024.",
        "Đơn vị A joins the cluster on 5 March 2024.",
    ),
    (
        Why.LEFT,
        {"unit": "a", "on": DAY},
        "Đơn vị A rời cụm từ ngày 05/03/2024.",
        "Đơn vị A leaves the cluster on 5 March 2024.",
    ),
    (
        Why.NO_MEMBER,
        {"unit": "a", "season": 2024},
        "Đơn vị A: không phải thành viên của cụm vào bất kỳ ngày nào trong năm 2024 nên không tham gia xếp hạng.",
        "Đơn vị A: is no member on any day of the season 2024, so it does not compete.",
    ),
    (
        Why.NO_MEMBER,
        {"unit": "a"},
        "Đơn vị A: không phải thành viên của cụm vào bất kỳ ngày nào trong năm nên không tham gia xếp hạng.",
        "Đơn vị A: is no member on any day of the season, so it does not compete.",
    ),
    (
        Why.LEFT_WITHIN,
        {"unit": "a", "season": 2024},
        ("Đơn vị A: rời cụm trong năm 2024 nên không xếp hạng; quy chế không nêu cách xử lý đơn vị rời cụm trong năm."),
        (
            "Đơn vị A: left within the season 2024 and takes no place; "
            "the rulebook does not say what becomes of such a unit."
        ),
    ),
    (
        Why.LEFT_WITHIN,
        {"unit": "a"},
        "Đơn vị A: rời cụm trong năm nên không xếp hạng; quy chế không nêu cách xử lý đơn vị rời cụm trong năm.",
        "Đơn vị A: left within the season and takes no place; the rulebook does not say what becomes of such a unit.",
    ),
    (
        Why.LEFT_WITHIN,
        {"unit": "a", "season": 2024, "policy": "scored"},
        "Đơn vị A: rời cụm trong năm 2024; theo quy chế vẫn được chấm điểm, xếp hạng như các đơn vị khác.",
        "Đơn vị A: left within the season 2024; by the rulebook it is scored and placed like the others.",
    ),
    (
        Why.LEFT_WITHIN,
        {"unit": "a", "season": 2024, "policy": "out"},
        "Đơn vị A: rời cụm trong năm 2024 nên theo quy chế không chấm điểm, không xếp hạng.",
        "Đơn vị A: left within the season 2024; by the rulebook it is not scored and takes no place.",
    ),
    (
        Why.LEFT_WITHIN,
        {"unit": "a", "season": 2024, "policy": "without-place"},
        "Đơn vị A: rời cụm trong năm 2024 nên theo quy chế không xếp hạng.",
        "Đơn vị A: left within the season 2024 and takes no place, as the rulebook says.",
    ),
    (
        Why.JOINED_WITHIN,
        {"unit": "a", "season": 2024, "policy": "scored"},
        "Đơn vị A: gia nhập cụm trong năm 2024; theo quy chế được chấm điểm, xếp hạng như các đơn vị khác.",
        "Đơn vị A: joined within the season 2024; by the rulebook it is scored and placed like the others.",
    ),
    (
        Why.JOINED_WITHIN,
        {"unit": "a", "season": 2024, "policy": "out"},
        "Đơn vị A: gia nhập cụm trong năm 2024 nên theo quy chế không chấm điểm, không xếp hạng.",
        "Đơn vị A: joined within the season 2024; by the rulebook it is not scored and takes no place.",
    ),
    (
        Why.JOINED_WITHIN,
        {"unit": "a", "season": 2024, "policy": "without-place"},
        "Đơn vị A: gia nhập cụm trong năm 2024 nên theo quy chế không xếp hạng.",
        "Đơn vị A: joined within the season 2024 and takes no place, as the rulebook says.",
    ),
    (
        Why.JOINED_WITHIN,
        {"unit": "a", "season": 2024},
        "Đơn vị A: gia nhập cụm trong năm 2024; vẫn được chấm điểm, xếp hạng vì quy chế không nêu cách xử lý đơn vị gia nhập trong năm.",
        "Đơn vị A: joined within the season 2024; it is placed like the others, as the rulebook does not say what becomes of such a unit.",
    ),
    (
        Why.JOINED_WITHIN,
        {"unit": "a"},
        "Đơn vị A: gia nhập cụm trong năm; vẫn được chấm điểm, xếp hạng vì quy chế không nêu cách xử lý đơn vị gia nhập trong năm.",
        "Đơn vị A: joined within the season; it is placed like the others, as the rulebook does not say what becomes of such a unit.",
    ),
    (
        Why.MEETING_MISPLACED,
        {"kind": "annual", "on": DAY, "after": "mid-year", "held": date(2024, 7, 1)},
        (
            "Hội nghị tổng kết năm ngày 05/03/2024 diễn ra trước hội nghị sơ kết 6 tháng ngày 01/07/2024,"
            " trái thứ tự nêu trong quy chế."
        ),
        (
            "The annual review on 5 March 2024 came before the mid-year review on 1 July 2024,"
            " against the order that the rulebook states."
        ),
    ),
]

KNOWN = ("a", "b")

FAULTS_TOLD = [
    # the text itself
    (
        Fault.UNREADABLE,
        {"reason": "No such file or directory"},
        "không đọc được tệp: No such file or directory",
        "the file cannot be read: No such file or directory",
    ),
    (
        Fault.UNWRITABLE,
        {"reason": ("nam/2024.json", "Permission denied")},
        "không ghi được tệp: nam/2024.json, Permission denied",
        "the file cannot be written: nam/2024.json, Permission denied",
    ),
    (
        Fault.NOT_UTF8,
        {"byte": 1200},
        "tệp không phải mã UTF-8 (byte thứ 1200); hãy lưu lại với mã UTF-8",
        "the file is not UTF-8 (byte 1200); save it as UTF-8",
    ),
    (Fault.EMPTY, {}, "tài liệu rỗng", "the document is empty"),
    (Fault.SYNTAX, {"reason": "no"}, "sai cú pháp: no", "syntax error: no"),
    (Fault.TOO_DEEP, {}, "tài liệu lồng nhau quá sâu", "the document is nested too deeply"),
    (
        Fault.TOO_LONG,
        {"found": 10001, "maximum": 10000},
        "văn bản dài 10001 ký tự; nhiều nhất là 10000",
        "a text of 10001 characters; at most 10000 are read",
    ),
    (
        Fault.TOO_LARGE,
        {"maximum": 16},
        "tài liệu quá lớn; nhiều nhất là 16 MB",
        "the document is too large; at most 16 MB are read",
    ),
    (
        Fault.CONTROL_CHARACTER,
        {"found": "A\x1b[31m"},
        r"'A\x1b[31m' có ký tự điều khiển hoặc xuống dòng; hãy xóa ký tự đó",
        r"'A\x1b[31m' holds a control character or a line end; take it out",
    ),
    (
        Fault.UNKNOWN_FORMAT,
        {"found": "3", "allowed": (1, 2)},
        "không biết định dạng 3; phiên bản này đọc định dạng 1, 2",
        "unknown format 3; this version reads format 1, 2",
    ),
    (
        Fault.READS_DIFFERENTLY,
        {"first": "95", "second": "95 %"},
        "định dạng 2 đọc là: 95 %; định dạng 1 đọc là: 95",
        "format 2 reads: 95 %; format 1 read: 95",
    ),
    (
        Fault.READS_DIFFERENTLY,
        {"before": "reading:table-total", "after": "reading:adjusted-total"},
        "định dạng 2 đọc là: tổng điểm sau các điều chỉnh trước đó; định dạng 1 đọc là: tổng điểm của bảng tiêu chí",
        "format 2 reads: the total after the adjustments before it; format 1 read: the total of the table",
    ),
    (
        Fault.WRONG_DOCUMENT,
        {"found": "law", "allowed": "dossier, rulebook"},
        "loại tài liệu 'law' không dùng được ở đây; cần: dossier, rulebook",
        "a document of kind 'law' does not fit here; needed: dossier, rulebook",
    ),
    # keys and values
    (
        Fault.UNKNOWN_KEY,
        {"found": "heads", "allowed": ("head", "deputy")},
        "không có khóa 'heads'; được dùng: head, deputy",
        "unknown key 'heads'; allowed: head, deputy",
    ),
    (Fault.MISSING_KEY, {"found": "points"}, "thiếu khóa 'points'", "the key 'points' is missing"),
    (
        Fault.WRONG_TYPE,
        {"expected": "a date", "found": "a table"},
        "cần ngày, gặp một bảng",
        "expected a date, found a table",
    ),
    (
        Fault.WRONG_TYPE,
        {"expected": "a whole number", "found": "'lot'"},
        "cần số nguyên, gặp 'lot'",
        "expected a whole number, found 'lot'",
    ),
    (
        Fault.NOT_ALLOWED,
        {"found": "vote", "allowed": ("lot", "casting-vote")},
        "giá trị 'vote' không hợp lệ; được dùng: lot, casting-vote",
        "'vote' is not allowed; allowed: lot, casting-vote",
    ),
    (
        Fault.ALL_NEEDED,
        {"found": "b", "allowed": ("a", "b")},
        "'b' phải nêu đủ các đơn vị, mỗi đơn vị một lần: a, b",
        "'b' must name all of these, each once: a, b",
    ),
    (
        Fault.AMBIGUOUS_NUMBER,
        {"found": "1.200", "readings": ("1200", "1.2")},
        'số \'1.200\' có thể đọc là: 1200, 1.2; hãy ghi numbers = "vi" hoặc "en" ở đầu tài liệu',
        'the number \'1.200\' can be read as: 1200, 1.2; set numbers = "vi" or "en" at the top of the document',
    ),
    (
        Fault.AMBIGUOUS_NUMBER,
        {"found": "1200.000", "readings": ("1200", "1200000"), "numbers": "vi"},
        "số '1200.000' có thể đọc là: 1200, 1200000; hãy ghi lại cho khớp với numbers = \"vi\"",
        "the number '1200.000' can be read as: 1200, 1200000; write it so that it fits numbers = \"vi\"",
    ),
    (Fault.NOT_A_NUMBER, {"found": "bảy"}, "'bảy' không phải là số", "'bảy' is not a number"),
    (Fault.NOT_FINITE, {"found": "NaN"}, "'NaN' không phải là số hữu hạn", "'NaN' is not a finite number"),
    (
        Fault.NOT_A_DATE,
        {"found": "31/2/2024"},
        "'31/2/2024' không phải là ngày; ghi 2022-01-31 hoặc 31/01/2022",
        "'31/2/2024' is not a date; write 2022-01-31 or 31/01/2022",
    ),
    (
        Fault.NOT_A_SEASON,
        {"found": "2024-2026"},
        "'2024-2026' không phải là năm thi đua; ghi 2024 hoặc \"2023-2024\"",
        "'2024-2026' is not a season; write 2024 or \"2023-2024\"",
    ),
    (Fault.BLANK, {"found": ""}, "không được để trống", "must not be blank"),
    (
        Fault.BLANK,
        {"found": "–"},
        "không được để trống: '–' không có chữ cái Latinh hay chữ số",
        "must not be blank: '–' has no Latin letter and no digit",
    ),
    (
        Fault.BASIS_MISSING,
        {"allowed": ("stated", "inferred")},
        "có nguồn nhưng thiếu cơ sở (basis): stated, inferred",
        "a source is given without its basis: stated, inferred",
    ),
    (
        Fault.CITES_MISSING,
        {"found": "slots[0]"},
        "quy tắc 'slots[0]' trong bản đã ban hành phải có viện dẫn",
        "the rule 'slots[0]' of a published edition needs a citation",
    ),
    (
        Fault.ABOUT_NOTHING,
        {"allowed": ("figure", "criterion")},
        "cần đúng một trong: figure, criterion",
        "exactly one of these is needed: figure, criterion",
    ),
    # names and references
    (
        Fault.COLON_IN_NAME,
        {"found": "points:1"},
        "'points:1' có dấu hai chấm, là dấu dành cho cách đọc như points:1",
        "'points:1' holds a colon, which is kept for readings such as points:1",
    ),
    (
        Fault.KEPT_NAME,
        {"found": "total"},
        "'total' là tên dành cho cách đọc của điều kiện, không đặt cho chỉ tiêu được",
        "'total' is kept for what a condition reads, and names no figure",
    ),
    (Fault.DUPLICATE_ID, {"found": "a"}, "'a' được dùng hai lần", "'a' is used twice"),
    (
        Fault.DAYS_DIFFER,
        {"found": "b", "on": date(2024, 7, 1), "since": date(2024, 3, 1)},
        "'b' thay đổi tư cách thành viên ngày 01/07/2024, khác với thời gian đã ghi từ 01/03/2024",
        "'b' joins or leaves on 1 July 2024, other than its own days say: since 1 March 2024",
    ),
    (
        Fault.DAYS_DIFFER,
        {"found": "b", "on": date(2024, 7, 1), "until": date(2024, 3, 1)},
        "'b' thay đổi tư cách thành viên ngày 01/07/2024, khác với thời gian đã ghi đến 01/03/2024",
        "'b' joins or leaves on 1 July 2024, other than its own days say: until 1 March 2024",
    ),
    (
        Fault.MEMBER_BESIDE,
        {"found": "x", "on": date(2024, 12, 31)},
        "'x' ghi ngoài danh sách thành viên nhưng theo thời gian đã ghi là thành viên ngày 31/12/2024: được tính khi luân phiên, không được chấm điểm; hãy ghi vào units",
        "'x' stands beside the members, and by its days is one on 31 December 2024: it has turns, and no points; list it under units",
    ),
    (
        Fault.NAMED_OTHERWISE,
        {"found": "Cụm Y", "first": "Cụm X"},
        "ghi là 'Cụm Y', ở trên đã ghi là 'Cụm X'",
        "named 'Cụm Y' here, and 'Cụm X' before",
    ),
    (
        Fault.DUPLICATE_NAME,
        {"found": "Hoà An", "first": "head", "second": "b"},
        "tên 'Hoà An' trùng giữa 'head' và 'b'",
        "the name 'Hoà An' is shared by 'head' and 'b'",
    ),
    (
        Fault.BOTH_OFFICES,
        {"found": "head"},
        "'head' không thể đồng thời là cụm trưởng và cụm phó",
        "'head' cannot be head and deputy at once",
    ),
    (
        Fault.NO_MEMBER_THEN,
        {"found": "head", "season": 2024},
        "'head' không là thành viên của cụm năm 2024",
        "'head' is no member of the cluster in 2024",
    ),
    (
        Fault.SLUG_COLLISION,
        {"found": "Thanh An", "other": "Thạnh An", "id": "thanh-an", "proposed": "thanh-an-2"},
        "'Thanh An' và 'Thạnh An' cùng có mã mặc định 'thanh-an'; hãy ghi id, ví dụ 'thanh-an-2'",
        "'Thanh An' and 'Thạnh An' share the default id 'thanh-an'; give an id, for example 'thanh-an-2'",
    ),
    (
        Fault.UNKNOWN_UNIT,
        {"found": "head", "allowed": KNOWN},
        "không có đơn vị 'head'; cụm có: a, b",
        "unknown unit 'head'; the cluster has: a, b",
    ),
    (Fault.UNKNOWN_UNIT, {"found": "x", "allowed": ()}, "không có đơn vị 'x'", "unknown unit 'x'"),
    (
        Fault.UNKNOWN_FIGURE,
        {"found": "x", "allowed": KNOWN},
        "không có số liệu 'x'; quy chế có: a, b",
        "unknown figure 'x'; the rulebook has: a, b",
    ),
    (Fault.UNKNOWN_FIGURE, {"found": "x", "allowed": ()}, "không có số liệu 'x'", "unknown figure 'x'"),
    (
        Fault.UNKNOWN_CRITERION,
        {"found": "9", "allowed": ("1", "1.2")},
        "không có tiêu chí '9'; quy chế có: 1, 1.2",
        "unknown criterion '9'; the rulebook has: 1, 1.2",
    ),
    (Fault.UNKNOWN_CRITERION, {"found": "9"}, "không có tiêu chí '9'", "unknown criterion '9'"),
    (
        Fault.UNKNOWN_STAGE,
        {"found": "x", "allowed": KNOWN},
        "không có bước 'x'; quy chế có: a, b",
        "unknown stage 'x'; the rulebook has: a, b",
    ),
    (Fault.UNKNOWN_STAGE, {"found": "x", "allowed": ()}, "không có bước 'x'", "unknown stage 'x'"),
    (
        Fault.UNKNOWN_AWARD,
        {"found": "x", "allowed": KNOWN},
        "không có hình thức khen thưởng 'x'; có: a, b",
        "unknown award 'x'; known: a, b",
    ),
    (
        Fault.UNKNOWN_CONDITION,
        {"found": "ky-luat", "allowed": ("khien-trach",)},
        "không có điều kiện 'ky-luat'; quy chế có: khien-trach",
        "unknown condition 'ky-luat'; the rulebook has: khien-trach",
    ),
    (
        Fault.UNKNOWN_CONDITION,
        {"found": "ky-luat", "allowed": ()},
        "không có điều kiện 'ky-luat'",
        "unknown condition 'ky-luat'",
    ),
    (
        Fault.UNKNOWN_BAND,
        {"found": "Tốt", "allowed": ("Khá",)},
        "không có mức xếp loại 'Tốt'; quy chế có: Khá",
        "unknown class 'Tốt'; the rulebook has: Khá",
    ),
    (
        Fault.UNKNOWN_BAND,
        {"found": "Tốt", "allowed": ()},
        "không có mức xếp loại 'Tốt'",
        "unknown class 'Tốt'",
    ),
    (
        Fault.NO_BALLOT_RULE,
        {"found": "x", "allowed": KNOWN},
        "quy chế không có quy định bỏ phiếu cho 'x'; có: a, b",
        "the rulebook has no ballot rule for 'x'; it has: a, b",
    ),
    (
        Fault.NO_BALLOT_RULE,
        {"found": "x", "allowed": ()},
        "quy chế không có quy định bỏ phiếu cho 'x'",
        "the rulebook has no ballot rule for 'x'",
    ),
    (
        Fault.UNKNOWN_PART,
        {"found": "cluster.haed", "allowed": ("head",)},
        "tài liệu không có phần 'cluster.haed'; gần nhất: head",
        "the document has no part 'cluster.haed'; the nearest: head",
    ),
    (
        Fault.UNKNOWN_NAME,
        {"found": "x", "allowed": KNOWN},
        "không có tên 'x' trong kho; có: a, b",
        "the archive has nothing called 'x'; it has: a, b",
    ),
    (
        Fault.UNKNOWN_RULEBOOK,
        {"found": "x", "allowed": KNOWN},
        "không tìm thấy quy chế 'x'; có trong kho: a, b",
        "the rulebook 'x' is not found; the archive has: a, b",
    ),
    (
        Fault.NO_RULEBOOK,
        {},
        "có số liệu nhưng giao ước không nêu quy chế để chấm điểm",
        "there are figures, but the pact names no rulebook to score them by",
    ),
    # rules that contradict themselves
    (
        Fault.NOT_A_FORMULA,
        {"found": "late ="},
        "không phải công thức hợp lệ: late =",
        "not a valid formula: late =",
    ),
    (
        Fault.FORMULA_TOO_LONG,
        {"parts": 79, "maximum": 60},
        "công thức có 79 thành phần (số, tên, dấu, ngoặc, dấu phẩy), vượt quá 60",
        "the formula has 79 parts (numbers, names, signs, brackets, commas), more than 60",
    ),
    (
        Fault.FORMULA_TOO_LONG,
        {"characters": 301, "maximum": 300},
        "công thức có 301 ký tự, vượt quá 300",
        "the formula has 301 characters, more than 300",
    ),
    (
        Fault.UNKNOWN_ROLE,
        {"found": "late", "allowed": ("early", "all")},
        "công thức dùng tên 'late' không có ở đây; dùng được: early, all",
        "the formula uses 'late', which is not read here; it can use: early, all",
    ),
    (
        Fault.UNKNOWN_ROLE,
        {"found": "total"},
        "công thức dùng tên 'total' không có ở đây; phải khai trong reads",
        "the formula uses 'total', which is not read here; name it in reads",
    ),
    (
        Fault.NOT_A_ROLE,
        {"found": "dung-han", "proposed": "dung_han"},
        "'dung-han' không dùng được trong công thức; tên vai trò chỉ gồm chữ không dấu, chữ số và dấu gạch dưới: dung_han",
        "'dung-han' cannot stand in a formula; a role is letters without marks, digits and underscores: dung_han",
    ),
    (
        Fault.SEVERAL_VALUES,
        {"found": "s"},
        (
            "'s' ở đây gồm nhiều giá trị: hãy lấy giá trị nhỏ nhất, lớn nhất, tổng, trung bình hoặc số lượng,"
            " ví dụ min(s)"
        ),
        (
            "'s' stands for several values here: take the least, the most, the sum, the mean or the number of them,"
            " as in min(s)"
        ),
    ),
    (
        Fault.NAMES_UNFIT,
        {"found": 19, "each": 2},
        "19 lượt chọn không chia hết cho 2 tên trên mỗi phiếu",
        "19 names are no whole number of ballots with 2 names each",
    ),
    (
        Fault.NO_LINES_UNDER,
        {"criterion": "1"},
        "tiêu chí 1 không có tiêu chí thành phần",
        "criterion 1 has no criteria under it",
    ),
    (
        Fault.LINE_WITHOUT_MAXIMUM,
        {"found": "share:children:1", "lines": ("1.1", "1.3")},
        "'share:children:1' cần điểm tối đa, nhưng tiêu chí 1.1, 1.3 không nêu điểm tối đa",
        "'share:children:1' asks for a maximum, which criterion 1.1, 1.3 does not state",
    ),
    (
        Fault.ROLE_UNCLEAR,
        {"allowed": ("m", "n")},
        "không rõ cách chấm tính trên số liệu nào: m, n; hãy đặt tên value cho một trong số đó",
        "it is not clear on which of these the scale works: m, n; call one of them value",
    ),
    (
        Fault.PER_CENT_OR_NUMBER,
        {"found": Fraction(85, 2), "other": Fraction(4250)},
        "đứng cạnh một tỷ lệ, số 42,5 có thể đọc là 42,5 % hoặc 4250 %; hãy ghi rõ một trong hai",
        "beside a share, the number 42.5 can be read as 42.5 % or 4250 %; write one of them",
    ),
    (
        Fault.TABLE_SIZE,
        {"found": 4, "expected": 5},
        "bảng có 4 mục, cần 5",
        "the table has 4 entries, needed: 5",
    ),
    (Fault.EDGES_FALL, {}, "các mốc phải tăng dần", "the edges must rise"),
    (
        Fault.BANDS_OVERLAP,
        {"found": 95},
        "giá trị 95 thuộc cùng lúc hai mức",
        "two bands hold the value 95",
    ),
    (
        Fault.BANDS_OPEN,
        {"found": Fraction("0.95")},
        "giá trị 0,95 không thuộc mức nào; hãy ghi edges hoặc otherwise",
        "no band holds 0.95; name edges or otherwise",
    ),
    (
        Fault.BAND_EMPTY,
        {"found": ("at_least 95", "below 80")},
        "mức này không chứa giá trị nào: at_least 95, below 80",
        "no value can lie in this band: at_least 95, below 80",
    ),
    (
        Fault.FORMED_FROM_ITSELF,
        {"found": "a"},
        "đơn vị 'a' được hình thành từ chính nó",
        "unit 'a' is formed from itself",
    ),
    (Fault.CYCLE, {"found": "1.2"}, "tiêu chí '1.2' nằm trong vòng lặp", "criterion '1.2' is part of a cycle"),
    (
        Fault.SUM_MISMATCH,
        {"criterion": "1", "found": half(4), "expected": 5},
        "tiêu chí 1: tổng điểm tối đa các mục con là 4,5, khác 5",
        "criterion 1: the maxima of its children add up to 4.5, not 5",
    ),
    (
        Fault.SUM_MISMATCH,
        {"criterion": "1", "found": 4, "expected": 5, "best": "best"},
        "tiêu chí 1: điểm tối đa cao nhất trong các mục con là 4, khác 5",
        "criterion 1: the greatest maximum of its children, of which the best counts, is 4, not 5",
    ),
    (
        Fault.NOT_A_CALENDAR_RULE,
        {"found": "hằng tháng"},
        "'hằng tháng' không phải quy tắc lịch; ghi ví dụ FREQ=MONTHLY;BYMONTHDAY=25",
        "'hằng tháng' is no rule of a calendar; write for example FREQ=MONTHLY;BYMONTHDAY=25",
    ),
    (
        Fault.DUE_BY_WEEKS,
        {"found": "FREQ=WEEKLY;BYDAY=2MO"},
        "'FREQ=WEEKLY;BYDAY=2MO' tính theo tuần: số đứng trước thứ không có nghĩa, ngày trong tháng chỉ thu hẹp quy tắc",
        "'FREQ=WEEKLY;BYDAY=2MO' goes by weeks: numbers before weekdays mean nothing, days of the month only narrow it",
    ),
    (
        Fault.DUE_EVERY_MONTH,
        {"found": "FREQ=YEARLY;BYMONTHDAY=25"},
        (
            "'FREQ=YEARLY;BYMONTHDAY=25' không nêu tháng nên đến hạn trong mọi tháng; nếu chỉ một lần trong năm, hãy"
            " ghi thêm BYMONTH"
        ),
        "'FREQ=YEARLY;BYMONTHDAY=25' names no month and so falls due in every month; for once a year, add BYMONTH",
    ),
    (
        Fault.DUE_PASSES_OVER,
        {"found": "FREQ=MONTHLY;BYMONTHDAY=31", "months": (2, 4, 6)},
        (
            "'FREQ=MONTHLY;BYMONTHDAY=31' không có ngày nào trong tháng 2, 4 và 6; nếu là ngày cuối tháng, hãy ghi"
            " BYMONTHDAY=-1"
        ),
        (
            "'FREQ=MONTHLY;BYMONTHDAY=31' falls on no day of the months 2, 4 and 6; for the end of a month, write"
            " BYMONTHDAY=-1"
        ),
    ),
    (
        Fault.DUE_FROM_THE_SEASON,
        {"found": "FREQ=MONTHLY", "day": 31, "months": (2, 4)},
        (
            "'FREQ=MONTHLY' không nêu ngày nên lấy ngày 31 của ngày đầu năm thi đua, không có trong tháng 2 và 4; nếu là"
            " ngày cuối tháng, hãy ghi BYMONTHDAY=-1"
        ),
        (
            "'FREQ=MONTHLY' names no day and takes the season's first, the 31, which the months 2 and 4 do not have;"
            " for the end of a month, write BYMONTHDAY=-1"
        ),
    ),
    (
        Fault.PERIOD_STRAYS,
        {"season": "2023-2024", "first": DAY, "last": date(2034, 4, 1)},
        (
            "thời gian của năm thi đua 2023-2024 ghi từ 05/03/2024 đến 01/04/2034, lệch quá một năm so với tên năm hoặc"
            " dài quá hai năm"
        ),
        (
            "the period of the season 2023-2024, 5 March 2024 to 1 April 2034, strays more than a year from its name or"
            " lasts more than two years"
        ),
    ),
    (
        Fault.SEASON_WITHOUT_DAYS,
        {"criterion": "2", "season": "2024-2025"},
        "tiêu chí 2 tính theo ngày của năm thi đua 2024-2025, nhưng hồ sơ chưa ghi; hãy ghi period cho cụm",
        "criterion 2 goes by the days of the season 2024-2025, which are not recorded; state the period of the cluster",
    ),
    (
        Fault.SEASON_WITHOUT_DAYS,
        {"criterion": "2"},
        "tiêu chí 2 tính theo ngày của năm thi đua, nhưng hồ sơ chưa ghi; hãy ghi period cho cụm",
        "criterion 2 goes by the days of the season, which are not recorded; state the period of the cluster",
    ),
    (
        Fault.NO_MAXIMUM,
        {},
        "không tiêu chí nào có điểm tối đa: không đơn vị nào được xếp hạng",
        "no criterion has a maximum: no unit takes a place",
    ),
    (
        Fault.LATER_EARNS_MORE,
        {"days": 5, "points": half(0), "before": 0},
        "chậm 5 ngày được 0,5 điểm, nhiều hơn chậm ít ngày hơn (0 điểm)",
        "being 5 days late earns 0.5 points, more than being late by fewer days (0 points)",
    ),
    (
        Fault.LATENESS_PAYS,
        {"found": half(0)},
        "per_day = 0,5 cộng điểm cho mỗi ngày chậm; nếu là điểm trừ, hãy ghi số âm",
        "per_day = 0.5 adds points for every day late; to take them, write it with a minus",
    ),
    (
        Fault.TWO_AT_ONCE,
        {"unit": "a", "found": "thu", "on": DAY},
        ("a có hai ý kiến về 'thu' cùng thời điểm (ngày 05/03/2024); hãy ghi ngày để biết ý kiến nào được lấy"),
        "two entries of a on 'thu' bear the day 5 March 2024; dates have to say which stands",
    ),
    (
        Fault.TWO_AT_ONCE,
        {"unit": "a", "found": "thu"},
        "a có hai ý kiến về 'thu' cùng thời điểm, không ghi ngày; hãy ghi ngày để biết ý kiến nào được lấy",
        "two entries of a on 'thu' bear no day; dates have to say which stands",
    ),
    (
        Fault.DAY_FAR_OFF,
        {"found": date(9202, 3, 5), "season": 2024},
        "ngày 05/03/9202 cách năm thi đua 2024 hơn một năm",
        "5 March 9202 is more than a year away from the season 2024",
    ),
    (
        Fault.CHANGE_UNFIT,
        {"found": "merge", "units": 1, "into": 2},
        "thay đổi 'sáp nhập' không hợp với 1 đơn vị cũ, 2 đơn vị mới",
        "the change 'merge' does not fit 1 units before and 2 after",
    ),
    (
        Fault.NO_SCALE,
        {"found": "1", "key": "reads"},
        "tiêu chí '1' có mục con nên không được có khóa 'reads' riêng",
        "criterion '1' has children and takes no 'reads' of its own",
    ),
    (
        Fault.NOT_READABLE,
        {"found": "nop", "kind": "day"},
        "cách chấm này không đọc được số liệu 'nop' loại ngày",
        "this scale cannot read the figure 'nop' of kind day",
    ),
    (
        Fault.NOT_READABLE,
        {"found": "nop", "kind": "day", "by": "condition"},
        "điều kiện này không đọc được số liệu 'nop' loại ngày",
        "this condition cannot read the figure 'nop' of kind day",
    ),
    (
        Fault.NOT_READABLE,
        {"found": "nop", "kind": "day", "by": "parts"},
        "cách xếp loại này không đọc được số liệu 'nop' loại ngày",
        "this way of classing cannot read the figure 'nop' of kind day",
    ),
    (Fault.OUT_OF_RANGE, {"found": -1}, "−1 nằm ngoài giới hạn", "-1 is out of range"),
    (
        Fault.OUT_OF_RANGE,
        {"found": 0, "allowed": (1, 2)},
        "0 nằm ngoài giới hạn; được dùng: 1, 2",
        "0 is out of range; allowed: 1, 2",
    ),
    (
        Fault.WRONG_MEASURE,
        {"found": "kg", "allowed": ("tấn", "tạ")},
        "đơn vị tính 'kg' không đổi được; số liệu này tính bằng: tấn, tạ",
        "the unit of measure 'kg' cannot be converted; this figure is measured in: tấn, tạ",
    ),
    (
        Fault.RULE_SILENT,
        {"found": "co", "key": "abstentions"},
        "quy định bỏ phiếu cho 'co' không nêu 'abstentions'",
        "the ballot rule for 'co' does not say 'abstentions'",
    ),
    (
        Fault.UNSAID,
        {"found": "if_nominated", "award": "x", "higher": ("y",)},
        "'x' không nêu 'if_nominated': suất này được tặng thêm, chuyển tiếp hay bỏ trống khi đơn vị đã được đề nghị y",
        "'x' does not say 'if_nominated': whether it goes to a unit already proposed for y, passes on or lapses",
    ),
    # facts that do not fit the rules
    (
        Fault.WRONG_KIND,
        {"found": half(10), "kind": "whole"},
        "'10,5' không phải loại số nguyên không âm",
        "'10.5' is not of kind whole number",
    ),
    (
        Fault.ABOVE_MAXIMUM,
        {"found": half(5), "maximum": 5},
        "5,5 vượt mức tối đa 5",
        "5.5 is above the maximum of 5",
    ),
    (
        Fault.BELOW_MINIMUM,
        {"found": Fraction("-0.25"), "minimum": 0},
        "−0,25 thấp hơn mức tối thiểu 0",
        "-0.25 is below the minimum of 0",
    ),
    (
        Fault.TARGET_UNCLEAR,
        {"criterion": "1", "found": ("x", "y")},
        (
            "tiêu chí 1 tính trên nhiều số liệu và có chỉ tiêu cho x và y; hãy đặt tên value cho số liệu có chỉ tiêu"
            " được tính"
        ),
        "criterion 1 works on several figures, and x and y have targets; call the one whose target counts value",
    ),
    (
        Fault.TARGET_MISSING,
        {"unit": "a", "criterion": "1.2"},
        "a thiếu chỉ tiêu cho tiêu chí 1.2, quy chế không có nhóm riêng cho trường hợp này",
        "a has no target for criterion 1.2, and its scale names no pool for that",
    ),
    (
        Fault.TARGET_UNUSABLE,
        {"found": 0},
        "chỉ tiêu phải lớn hơn 0, gặp 0",
        "a target must be greater than 0, found 0",
    ),
    (Fault.REASON_MISSING, {}, "ấn định điểm phải có lý do", "points that override need a reason"),
    (
        Fault.PER_CENT_BESIDE_POINTS,
        {"found": 95},
        "đứng cạnh điểm số, 95 % chỉ là một phần của một điểm; hãy ghi số điểm",
        "beside points, 95 % would be a part of one point; write a number of points",
    ),
    (
        Fault.PER_CENT_OF_POINTS,
        {"found": "95 %"},
        "'95 %' là tỷ lệ phần trăm, ở đây phải ghi số điểm",
        "'95 %' is per cent, where a number of points is meant",
    ),
    (
        Fault.DECLINED,
        {"found": "a"},
        "'a' không thể vừa là cụm trưởng vừa từ chối làm cụm trưởng",
        "'a' cannot be head and have declined to be",
    ),
    (
        Fault.REPLACES_ITSELF,
        {"found": "a"},
        "'a' không thể thay chính mình làm cụm trưởng",
        "'a' cannot stand in for itself as head",
    ),
    (
        Fault.TWO_ANNOUNCEMENTS,
        {},
        "chỉ ghi thứ hạng hoặc tổng điểm, không ghi cả hai",
        "give places or totals, not both",
    ),
    (
        Fault.PLACES_UNFIT,
        {"found": "1, 2, 2, 5"},
        "thứ hạng của tất cả thành viên (1, 2, 2, 5) không liền mạch: sau đơn vị đồng hạng phải là 1-2-2-4 hoặc 1-2-2-3",
        "the places of all members (1, 2, 2, 5) leave a gap: after a tie they run 1-2-2-4 or 1-2-2-3",
    ),
    (
        Fault.OTHER_CLUSTER,
        {"found": "cum-2", "allowed": "cum-1"},
        "hồ sơ này của cụm 'cum-2', còn các kỳ khác của cụm 'cum-1'",
        "the dossier is of the cluster 'cum-2', other periods are of 'cum-1'",
    ),
    (
        Fault.NOT_IN_FORCE,
        {"found": "luat-x", "on": DAY, "first": date(2024, 3, 6), "last": date(2025, 3, 5)},
        "không có bản nào của 'luat-x' có hiệu lực ngày 05/03/2024; sớm nhất từ 06/03/2024; đến hết 05/03/2025",
        "no edition of 'luat-x' is in force on 5 March 2024; the first from 6 March 2024; the last until 5 March 2025",
    ),
    (
        Fault.NOT_IN_FORCE,
        {"found": "luat-x", "on": DAY},
        "không có bản nào của 'luat-x' có hiệu lực ngày 05/03/2024",
        "no edition of 'luat-x' is in force on 5 March 2024",
    ),
    (
        Fault.LAWS_OVERLAP,
        {"first": "luat-x", "second": "luat-y"},
        "hai bản 'luat-x' và 'luat-y' cùng có hiệu lực",
        "the editions 'luat-x' and 'luat-y' are in force at the same time",
    ),
    (
        Fault.NOT_PROPOSED,
        {"found": ("cum-1", "a", "co")},
        "không ai đề nghị 'cum-1, a, co'",
        "nobody proposed 'cum-1, a, co'",
    ),
    (
        Fault.NO_PRIZE,
        {"found": "co", "on": DAY},
        "chưa biết mức thưởng hoặc lương cơ sở của 'co' ngày 05/03/2024",
        "no multiple or no base salary is known for 'co' on 5 March 2024",
    ),
]


def ground(why, facts, cites=()):
    about = {key: fact for key, fact in facts.items() if key in ABOUT}
    rest = tuple((key, fact) for key, fact in facts.items() if key not in ABOUT)
    return Ground(why=why, about=About(**about), facts=rest, cites=cites)


def used(template):
    """The keys of a template, each with whether it is optional; words for one code alone say nothing of the fact."""
    fields_ = [(key, form) for _, key, form, _ in Formatter().parse(template) if key]
    return {(key, form.startswith("?")) for key, form in fields_ if not form.startswith("=")}


@pytest.mark.parametrize(("why", "facts", "vi", "en"), REASONS_SAID)
def test_the_sentence_of_a_reason(why, facts, vi, en):
    reason = ground(why, facts)
    assert say(reason, Language.VI, TITLES) == vi
    assert say(reason, Language.EN, TITLES) == en


@pytest.mark.parametrize(("fault", "facts", "vi", "en"), FAULTS_TOLD)
def test_the_sentence_of_a_fault(fault, facts, vi, en):
    assert tell(fault, facts.items(), Language.VI) == vi
    assert tell(fault, facts.items(), Language.EN) == en


@pytest.mark.parametrize(("codes", "rows"), [(Why, REASONS_SAID), (Fault, FAULTS_TOLD)])
def test_every_code_has_its_row_here(codes, rows):
    assert [code for code in codes if code not in {row[0] for row in rows}] == []


VIETNAMESE = wording(Language.VI)


@pytest.mark.parametrize(("table", "rows"), [(VIETNAMESE.reasons, REASONS_SAID), (VIETNAMESE.faults, FAULTS_TOLD)])
def test_every_optional_part_has_a_row_with_it_and_a_row_without(table, rows):
    for code, template in table.items():
        for key in (key for key, optional in used(template) if optional):
            known = {facts.get(key, ()) not in ("", ()) for row, facts, _, _ in rows if row is code}
            assert known == {True, False}, (code, key)


def test_no_english_word_was_left_in_vietnamese():
    english = wording(Language.EN)
    for table, others in ((VIETNAMESE.reasons, english.reasons), (VIETNAMESE.faults, english.faults)):
        assert [code for code, told in table.items() if told == others[code]] == []
    assert [code for code, told in VIETNAMESE.words.items() if told == english.words[code]] == []


# ── titles, citations


def test_without_titles_ids_and_codes_stand_for_themselves():
    tied = ground(Why.SLOT_OPEN, {"unit": "a", "award": "co", "place": 1, "tied_with": ("b", "c")})
    assert say(tied) == "a: đồng hạng 1 với b, c; chưa đề nghị co cho đơn vị nào."
    given = ground(Why.GIVEN, CELL | {"points": 1, "maximum": 2})
    assert say(given, "en") == "a, criterion 1.2: given 1 of 2 points."
    broken = ground(Why.TIE_BROKEN, {"unit": "a", "tied_with": ("b",), "tie_break": "points:1.2", "value": 1})
    assert say(broken) == "a: ngang bằng với b, được phân định theo điểm tiêu chí 1.2 (giá trị 1)."


def test_a_unit_or_figure_that_is_spelled_like_a_code_keeps_its_spelling():
    assert say(ground(Why.NOT_ANNOUNCED, {"unit": "head"})) == "head: thứ hạng không được công bố."
    corrected = ground(Why.CORRECTED, {"unit": "a", "figure": "lot", "before": "no", "after": "yes", "reason": "no"})
    assert say(corrected, "vi", TITLES) == "Đơn vị A: lot sửa từ không thành có, lý do: no."
    assert say(corrected, "vi", {("unit", "a"): "A", ("figure", "lot"): "Số lô"}).startswith("A: Số lô sửa từ")


@pytest.mark.parametrize(
    ("why", "key"),
    [
        (Why.NOT_ANNOUNCED, "unit"),
        (Why.PLEDGE_DONE, "figure"),
        (Why.WRONG_ROLE, "role"),
        (Why.OVERRIDDEN, "reason"),
        (Why.MET, "venue"),
        (Why.GRANTED, "granted_by"),
        (Why.LAW_IN_FORCE, "law"),
        (Why.READINGS_DIFFER, "readings"),
    ],
)
def test_peoples_own_words_are_never_translated(why, key):
    assert "casting-vote" in say(ground(why, {key: "casting-vote"}), "vi")


def test_what_looks_like_a_template_in_a_fact_is_said_as_it_stands():
    corrected = ground(Why.CORRECTED, {"unit": "{x}", "figure": "f_g", "before": 1, "after": 2, "assessor": "_{by}_"})
    assert say(corrected, "en") == "{x}: f_g corrected from 1 to 2, by _{by}_."


CITES = (
    Citation(document="91/2017/NĐ-CP", clause="Điều 11"),
    Citation(document="Báo A", basis=Basis.INFERRED),
    Citation(document=None, basis=Basis.FICTIONAL),
)


def test_citations_follow_with_their_basis():
    reason = ground(Why.NO_SLOTS, {}, CITES)
    assert say(reason, "vi") == (
        "Hồ sơ không có quy chế nêu hình thức khen thưởng để đề nghị."
        " [91/2017/NĐ-CP, Điều 11 (nêu rõ); Báo A (suy ra); hồ sơ này (hư cấu)]"
    )
    assert say(reason, "en") == (
        "No rulebook names awards to propose."
        " [91/2017/NĐ-CP, Điều 11 (stated); Báo A (inferred); this record (fictional)]"
    )
    assert cited(CITES[0], Language.EN) == "91/2017/NĐ-CP, Điều 11 (stated)"


def test_every_basis_has_its_words():
    words = {basis: (word(basis.value, "vi"), word(basis.value, "en")) for basis in Basis}
    assert words == {
        Basis.STATED: ("nêu rõ", "stated"),
        Basis.INFERRED: ("suy ra", "inferred"),
        Basis.BORROWED: ("mượn từ văn bản khác", "borrowed"),
        Basis.PROPOSED: ("đề xuất", "proposed"),
        Basis.ILLUSTRATIVE: ("minh họa", "illustrative"),
        Basis.FICTIONAL: ("hư cấu", "fictional"),
    }


def test_a_code_without_words_stands_for_itself():
    assert word("no-such-code", "vi") == "no-such-code"


def test_another_language_is_refused():
    with pytest.raises(ThiduaError, match="'xx' is not allowed; allowed: vi, en"):
        say(ground(Why.NO_CHOICE, {}), "xx")


# ── sentences, numbers, dates


def test_sentences_are_lines():
    grounds = [ground(Why.NO_REPORT, {"unit": "a"}), ground(Why.NO_REPORT, {"unit": "b"})]
    sentences = say_all(grounds, "vi", TITLES)
    assert sentences == Sentences(lines=("Đơn vị A chưa báo cáo.", "Đơn vị B chưa báo cáo."))
    assert list(sentences) == ["Đơn vị A chưa báo cáo.", "Đơn vị B chưa báo cáo."]
    assert len(sentences) == 2
    assert str(sentences) == "Đơn vị A chưa báo cáo.\nĐơn vị B chưa báo cáo."
    assert (str(Sentences()), len(Sentences())) == ("", 0)


@pytest.mark.parametrize(
    ("value", "digits", "vi", "en"),
    [
        (0, None, "0", "0"),
        (7, None, "7", "7"),
        (-7, None, "−7", "-7"),
        (1250000, None, "1250000", "1250000"),
        (Fraction("98.5"), None, "98,5", "98.5"),
        (Fraction("-0.25"), None, "−0,25", "-0.25"),
        (Fraction("0.000001"), None, "0,000001", "0.000001"),
        (Fraction("12.345678"), None, "12,345678", "12.345678"),
        (Fraction("0.0000001"), None, "≈0,0000", "≈0.0000"),
        (Fraction("-0.0000001"), None, "≈0,0000", "≈0.0000"),
        (Fraction(13, 15), None, "≈0,8667", "≈0.8667"),
        (Fraction(-2, 3), None, "≈−0,6667", "≈-0.6667"),
        (Fraction(1, 3), 2, "0,33", "0.33"),
        (Fraction("0.005"), 2, "0,01", "0.01"),
        (Fraction("-0.005"), 2, "−0,01", "-0.01"),
        (Fraction("-0.0049"), 2, "0,00", "0.00"),
        (Fraction("99.995"), 2, "100,00", "100.00"),
        (2, 2, "2,00", "2.00"),
        (Fraction("2.5"), 0, "3", "3"),
        (Fraction("-2.5"), 0, "−3", "-3"),
    ],
)
def test_numbers_as_people_write_them(value, digits, vi, en):
    assert decimal(value, Language.VI, digits) == decimal(value, "vi", digits) == vi
    assert decimal(value, Language.EN, digits) == decimal(value, "en", digits) == en


@pytest.mark.parametrize(
    ("on", "vi", "en"),
    [
        (date(2024, 1, 31), "31/01/2024", "31 January 2024"),
        (date(2024, 2, 9), "09/02/2024", "9 February 2024"),
        (date(2024, 3, 1), "01/03/2024", "1 March 2024"),
        (date(2024, 4, 1), "01/04/2024", "1 April 2024"),
        (date(2024, 5, 1), "01/05/2024", "1 May 2024"),
        (date(2024, 6, 1), "01/06/2024", "1 June 2024"),
        (date(2024, 7, 1), "01/07/2024", "1 July 2024"),
        (date(2024, 8, 1), "01/08/2024", "1 August 2024"),
        (date(2024, 9, 2), "02/09/2024", "2 September 2024"),
        (date(2024, 10, 1), "01/10/2024", "1 October 2024"),
        (date(2024, 11, 1), "01/11/2024", "1 November 2024"),
        (date(2024, 12, 31), "31/12/2024", "31 December 2024"),
    ],
)
def test_days_as_people_write_them(on, vi, en):
    reason = ground(Why.SIGNED, {"on": on})
    assert say(reason, "vi") == f"Giao ước thi đua được ký ngày {vi}."
    assert say(reason, "en") == f"The pact was signed on {en}."


def test_a_share_that_is_not_a_number_is_said_as_it_stands():
    facts = {"unit": "a", "figure": "thu", "done": 1, "plan": 2, "share": "một nửa"}
    assert say(ground(Why.PLEDGE_DONE, facts), "en") == "a: thu done 1 of planned 2, một nửa."
