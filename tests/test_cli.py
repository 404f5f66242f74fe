"""The command line: what it shows in both languages, its exit codes, and that it leaves no half-written file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from thidua import Year, conclusion, load
from thidua.archive import Shelf, names
from thidua.cli import main
from thidua.year import conclude_year

DATA = Path(__file__).parent / "data"

RECORDS = (
    "dien-bien-lowlands-2022, midlands-2017, midlands-2024, northern-border-2013, red-river-delta-2020, tien-giang-2022"
)
BROKEN = 'format = 2\nkind = "dossier"\n[cluster]\nname = "C"\n[[meetings]]\nhost = "a"\nkind = "annual"\n'


@pytest.fixture
def run(capsys):
    def run(*arguments):
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def usage(capsys, *arguments):
    """The exit code and the last line of what the parser of arguments refuses."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    return caught.value.code, capsys.readouterr().err.splitlines()[-1]


# ── conclude

MIDLANDS_2017 = """\
Cụm thi đua các tỉnh trung du và miền núi phía Bắc, năm thi đua 2017
====================================================================

Thứ hạng  Đơn vị       Đề nghị khen thưởng
--------  -----------  ---------------------------------
1         Phú Thọ      Cờ thi đua của Chính phủ
2         Tuyên Quang  Bằng khen của Thủ tướng Chính phủ
–         Bắc Kạn
–         Bắc Giang
–         Hòa Bình
–         Thái Nguyên
–         Yên Bái

Bàn giao cho năm  Chức danh   Đơn vị
----------------  ----------  --------
            2018  cụm trưởng  Hòa Bình
            2018  cụm phó     Yên Bái

Căn cứ
------

"""


def test_a_recorded_year_is_a_table_with_its_reasons_in_vietnamese(run):
    code, out, err = run("conclude", "midlands-2017")
    assert (code, err) == (0, "")
    assert out.startswith(MIDLANDS_2017)
    lines = out.splitlines()
    assert (
        "Bằng khen của tỉnh được tặng cho 24 cá nhân theo quyết định của Chủ tịch UBND tỉnh Tuyên Quang. [1]"
    ) in lines
    assert "Bắc Kạn: thứ hạng không được công bố. [1]" in lines
    assert "Phú Thọ: được đề nghị Cờ thi đua của Chính phủ vì xếp thứ 1. [2]" in lines
    assert "Phú Thọ: Cờ thi đua của Chính phủ theo Nghị định 91/2017/NĐ-CP. [4]" in lines
    assert lines[-5:] == [
        "",
        "[1] Cổng thông tin Sở Nội vụ tỉnh Bắc Kạn, cập nhật ngày 23/03/2018 (nêu rõ)",
        "[2] Cổng thông tin Sở Nội vụ tỉnh Bắc Kạn, cập nhật ngày 23/03/2018 (suy ra)",
        "[3] Luật 15/2003/QH11 (sửa đổi 2005, 2009, 2013) (nêu rõ)",
        "[4] Nghị định 91/2017/NĐ-CP, Điều 11 (nêu rõ)",
    ]


def test_the_same_year_in_english(run):
    code, out, _ = run("conclude", "midlands-2017", "--language", "en")
    assert code == 0
    assert out.splitlines()[3:7] == [
        "Place  Unit         Proposed for",
        "-----  -----------  -------------------------------------",
        "1      Phú Thọ      Government emulation flag",
        "2      Tuyên Quang  Prime Minister's certificate of merit",
    ]
    assert "Meeting: annual review, on 22 March 2018, held at Tuyên Quang, host: Tuyên Quang. [1]" in out


def test_awards_that_were_granted_stand_in_the_table(run):
    _, out, _ = run("conclude", "dien-bien-lowlands-2022")
    assert out.splitlines()[3:13] == [
        "Thứ hạng  Đơn vị",
        "--------  ---------",
        "–         Tuần Giáo",
        "–         Mường Ảng",
        "–         Mường Lay",
        "",
        "Đã khen thưởng       Đơn vị     Cấp quyết định",
        "-------------------  ---------  -------------------",
        "Cờ thi đua của tỉnh  Mường Ảng  UBND tỉnh Điện Biên",
        "Bằng khen của tỉnh   Mường Lay  UBND tỉnh Điện Biên",
    ]
    assert "Danh sách thành viên chưa đầy đủ: mới xác định được 3 đơn vị. [1]" in out


def test_an_office_that_the_source_leaves_open_is_said_to_be_unknown(run):
    _, out, _ = run("conclude", "red-river-delta-2020", "--language", "en")
    assert "           2021  head    unknown\n           2021  deputy  unknown\n" in out
    assert "The source does not name the head of 2021 (elected). [1]" in out


def test_points_are_shown_with_the_comma_of_the_language(run):
    _, out, _ = run("conclude", str(DATA / "cum-7.toml"))
    assert out.splitlines()[3:8] == [
        "Thứ hạng  Đơn vị    Điểm (tự chấm)   Điểm  Điểm tối đa  Tỷ lệ đạt",
        "--------  --------  --------------  -----  -----------  ---------",
        "       1  Đơn vị A           19,75  20,00        21,00    95,24 %",
        "       2  Đơn vị B           20,00  15,00        21,00    71,43 %",
        "       3  Hòa An              8,00   8,00        16,00    50,00 %",
    ]


def test_ties_and_ranges_show_in_the_table(run, tmp_path):
    path = tmp_path / "nam.toml"
    head = 'format = 2\nkind = "dossier"\n[cluster]\nname = "C"\nseason = 2024\nunits = [{name = "A"}, {name = "B"}]\n'
    path.write_text(head + "[announced.totals]\na = 5\nb = 5\n")
    assert run("conclude", str(path))[1].splitlines()[5:7] == ["     1 =  A       5,00", "     1 =  B       5,00"]
    rules = '[[pact.rulebook.criteria]]\ncode = "1"\nmaximum = 4\nreads = "x"\nscale = {kind = "pool"}\n'
    figure = '[[pact.rulebook.figures]]\nname = "x"\nkind = "whole"\n'
    rulebook = f'[pact.rulebook]\nformat = 2\nkind = "rulebook"\nid = "r"\n{figure}{rules}'
    path.write_text(head + rulebook + "[figures.a]\nx = 3\n")
    assert "–         A       0,00…4,00         4,00" in run("conclude", str(path))[1].splitlines()


@pytest.mark.parametrize("name", names(Shelf.RECORDS))
def test_the_conclusion_for_programs_is_that_of_the_library(run, name):
    code, out, _ = run("conclude", name, "--format", "json")
    assert code == 0
    assert json.loads(out) == json.loads(json.dumps(conclusion(conclude_year(load(name)))))


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("markdown", "# Cụm thi đua 7 tỉnh biên giới phía Bắc, năm thi đua 2013\n\n| Thứ hạng | Đơn vị |\n|---|---|\n"),
        (
            "html",
            (
                '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
                "<title>Cụm thi đua 7 tỉnh biên giới phía Bắc, năm thi đua 2013</title>\n"
                "<h1>Cụm thi đua 7 tỉnh biên giới phía Bắc, năm thi đua 2013</h1>\n\n<table><thead><tr>"
            ),
        ),
    ],
)
def test_other_forms(run, form, start):
    assert run("conclude", "northern-border-2013", "--format", form)[1].startswith(start)


def test_the_output_goes_to_a_file_whole(run, tmp_path):
    target = tmp_path / "ket-luan.txt"
    target.write_text("old")
    assert run("conclude", "midlands-2017", "--output", str(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith(MIDLANDS_2017)
    assert [each.name for each in tmp_path.iterdir()] == ["ket-luan.txt"]


def test_an_output_that_cannot_be_written_is_wrong_usage(run, tmp_path):
    missing = tmp_path / "nowhere" / "x.txt"
    assert run("conclude", "midlands-2017", "--output", str(missing)) == (
        2,
        "",
        f"{missing}: No such file or directory\n",
    )
    assert run("conclude", "midlands-2017", "--output", str(tmp_path)) == (2, "", f"{tmp_path}: Is a directory\n")


# ── explain


def test_the_conflict_of_interest_is_named_in_both_languages(run):
    code, out, _ = run("explain", "midlands-2017", "tuyen-quang")
    assert code == 0
    assert out.splitlines()[:6] == ["Tuyên Quang", "===========", "", "Căn cứ", "------", ""]
    assert (
        "Tuyên Quang: xung đột lợi ích: vừa là cụm trưởng năm 2017"
        " vừa được đề nghị Bằng khen của Thủ tướng Chính phủ. [1]"
    ) in out.splitlines()
    _, out, _ = run("explain", "midlands-2017", "Tuyên Quang", "--language", "en")
    assert (
        "Tuyên Quang: conflict of interest: it is head of 2017"
        " and proposed for Prime Minister's certificate of merit. [1]"
    ) in out.splitlines()


def test_every_cell_is_explained_with_its_clause(run):
    code, out, _ = run("explain", str(DATA / "cum-7.toml"), "ĐV B", "--language", "en")
    assert code == 0
    assert "Đơn vị B: thu-ngan-sach corrected from 980 to void at stage verified. [1]" in out.splitlines()
    assert "Đơn vị B, criterion 1 Phong trào: given 9 of 10 points. [2]" in out.splitlines()
    assert "[1] Hồ sơ mẫu (fictional)" in out.splitlines()
    assert "[2] Bảng điểm Cụm số 7, 1 (fictional)" in out.splitlines()


def test_explaining_one_unit_asks_for_no_reason_of_another(run, monkeypatch):
    asked, own = [], Year.grounds_for
    monkeypatch.setattr(Year, "grounds_for", lambda year, unit: asked.append(unit) or own(year, unit))
    assert run("explain", str(DATA / "cum-7.toml"), "ĐV B")[0] == 0
    assert asked == ["b"]


def test_a_unit_of_a_season_under_way_has_no_result_yet(run):
    assert "Năm thi đua 2024 đang diễn ra: chưa có kết quả. [1]" in run("explain", "midlands-2024", "hoa-binh")[1]


# ── progress

MID_YEAR = """\
Cụm thi đua các tỉnh trung du và miền núi phía Bắc, năm thi đua 2024
====================================================================

Hội nghị              Ngày  Đơn vị đăng cai  Đơn vị chủ trì
--------------  ----------  ---------------  --------------
sơ kết 6 tháng  29/07/2024  Hòa Bình         Tuyên Quang

Hồ sơ không ghi chỉ tiêu nào.

Chưa có báo cáo được tính: Bắc Kạn, Bắc Giang, Hòa Bình, Phú Thọ, Thái Nguyên, Tuyên Quang, Yên Bái

Chưa có chữ ký trong hồ sơ: không có
"""


def test_the_mid_year_review_shows_host_and_chair(run):
    assert run("progress", "midlands-2024") == (0, MID_YEAR, "")
    out = run("progress", "midlands-2024", "--language", "en")[1]
    assert "mid-year review  29 July 2024  Hòa Bình  Tuyên Quang" in out.splitlines()


def test_progress_by_a_day_counts_what_was_reported_by_then(run):
    path = str(DATA / "cum-7.toml")
    code, out, _ = run("progress", path, "--on", "15/11/2024", "--language", "en")
    assert code == 0
    assert out.splitlines()[3:9] == [
        "Date: 15 November 2024",
        "",
        "Unit      Pledge           Plan  Done   Share",
        "--------  -------------  ------  ----  ------",
        "Đơn vị A  thu-ngan-sach  1250.5",
        "Đơn vị B  thu-ngan-sach     980   900  91.84%",
    ]
    assert "No report that counts: Đơn vị A, Hòa An" in out
    assert "\nChung sức xây dựng nông thôn mới (Thủ tướng Chính phủ)\n" in out
    assert out.endswith("Hòa An: its report bears no date and is not counted by 15 November 2024.\n")


MEETINGS = (
    '[[meetings]]\nkind = "mid-year"\non = 2024-06-30\n',
    '[[meetings]]\nkind = "mid-year"\non = 2024-07-20\n',
)


MISTYPED = '[[meetings]]\nkind = "mid-year"\non = 2042-08-15\n'


@pytest.mark.parametrize("meetings", [MEETINGS, MEETINGS[::-1], (*MEETINGS, MISTYPED)])
def test_progress_looks_at_the_last_mid_year_review_unless_a_day_is_given(run, tmp_path, meetings):
    head = 'format = 2\nkind = "dossier"\n[cluster]\nname = "C"\nseason = 2024\nunits = [{name = "A"}]\n'
    reports = "".join(f'[[submissions]]\nunit = "a"\non = 2024-{day}\nfigures = {{x = {x}}}\n' for day, x in REPORTED)
    path = tmp_path / "nam.toml"
    path.write_text(head + "".join(meetings) + "[targets.a]\nx = 10\n" + reports)
    out = run("progress", str(path), "--language", "en")[1]
    assert "20 July 2024" in out
    assert "50.00%" in out
    out = run("progress", str(path), "--language", "en", "--on", "2024-06-30")[1]
    assert "mid-year review  30 June 2024" in out
    assert "20.00%" in out
    out = run("progress", str(path), "--language", "en", "--on", "2024-07-01")[1]
    assert "mid-year" not in out
    assert "Date: 1 July 2024" in out
    assert "30.00%" in out


REPORTED = (("06-30", 2), ("07-01", 3), ("07-20", 5))


# ── check


def test_check_goes_through_all_files_and_speaks_vietnamese(run, tmp_path):
    good, broken = DATA / "cum-7.toml", tmp_path / "nam.toml"
    broken.write_text(BROKEN)
    assert run("check", str(good), str(broken), "trung-du-2017", "luat-2022") == (
        1,
        (
            f"{good}: Không có lỗi.\n"
            f"{broken}: thiếu khóa 'season' @ $.cluster\n"
            f"{broken}: không có đơn vị 'a' @ $.meetings[0].host\n"
            "trung-du-2017: Không có lỗi.\n"
            "luat-2022: Không có lỗi.\n"
        ),
        "",
    )


def test_check_says_how_many_notes_a_sound_document_has(run, tmp_path):
    noted = tmp_path / "noted.toml"
    meeting = '[[meetings]]\nkind = "annual"\non = 2047-01-15\n'
    noted.write_text(
        'format = 2\nkind = "dossier"\nbasis = "fictional"\n[cluster]\nname = "C"\nseason = 2024\n'
        f'units = [{{id = "a", name = "A"}}]\n{meeting}'
    )
    code, out, err = run("check", str(noted), "--language", "en")
    assert (code, err) == (0, "")
    assert out.endswith(f"{noted}: Read; notes: 1.\n")
    assert "No problem found" not in out
    assert run("check", str(noted))[1].endswith(f"{noted}: Đọc được; số lưu ý: 1.\n")


def test_check_of_a_name_that_nobody_knows_is_wrong_usage(run):
    assert run("check", "midlands-2018", "--language", "en") == (
        2,
        f"midlands-2018: the archive has nothing called 'midlands-2018'; it has: {RECORDS} @ $\n",
        "",
    )


# ── archive


def test_the_archive_lists_records_rulebooks_and_laws_with_their_basis(run):
    code, out, _ = run("archive", "--language", "en")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert code == 0
    assert "midlands-2017 2017 Cụm thi đua các tỉnh trung du và miền núi phía Bắc stated" in lines
    assert "trung-du-2017 Quy chế Cụm trung du và miền núi phía Bắc năm 2017 (suy ra từ kết quả) inferred" in lines
    assert "nghi-dinh-91-2017 Nghị định 91/2017/NĐ-CP 1 October 2017 – 31 December 2023 (inferred) stated 2" in lines
    assert "luat-2022 Luật Thi đua, Khen thưởng 06/2022/QH15 1 January 2024 – stated 2" in lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "nghi-dinh-91-2017",
            [
                "Nghị định 91/2017/NĐ-CP",
                "=======================",
                "",
                "Hiệu lực: 01/10/2017 – 31/12/2023 (suy ra)",
                "Rà soát ngày: 22/11/2026",
                "91/2017/NĐ-CP (nêu rõ)",
                "",
                "Hình thức khen thưởng  Tên gọi                   Nguồn",
                "---------------------  ------------------------  -----------------------------------------",
                "co-thi-dua-chinh-phu   Cờ thi đua của Chính phủ  Nghị định 91/2017/NĐ-CP, Điều 11 (nêu rõ)",
                "co-thi-dua-tinh        Cờ thi đua của tỉnh       Nghị định 91/2017/NĐ-CP, Điều 12 (nêu rõ)",
                "",
                "Số lượng tối đa cho       Tỷ lệ  Của số tập thể đạt tiêu chuẩn  Nguồn",
                "------------------------  -----  -----------------------------  -----------------------------------------",
                "Cờ thi đua của Chính phủ   20 %  Cờ thi đua của tỉnh            Nghị định 91/2017/NĐ-CP, Điều 11 (nêu rõ)",
                "",
                "Quy định",
                "--------",
                "",
                "Cờ thi đua của tỉnh: Chỉ xét tặng sau khi so sánh, bình xét trong các cụm, khối thi đua. [Nghị định 91/2017/NĐ-CP, Điều 12 (nêu rõ)]",
                "",
                "Chưa rõ",
                "-------",
                "",
                "Văn bản trước ngày 01/10/2017; các điều khác; mức tiền thưởng.",
                "Thông tư 08/2017/TT-BNV và 12/2019/TT-BNV: ngày có hiệu lực và nội dung.",
            ],
        ),
        (
            "midlands-2017",
            [
                "Cụm thi đua các tỉnh trung du và miền núi phía Bắc, năm thi đua 2017",
                "====================================================================",
                "",
                "Cổng thông tin Sở Nội vụ tỉnh Bắc Kạn, cập nhật ngày 23/03/2018 (nêu rõ)",
                "",
                "Phần                      Cơ sở   Nguồn",
                "------------------------  ------  --------------------------------------------",
                "việc ký giao ước thi đua  suy ra  ký giao ước thi đua năm 2018 (nội dung bài)",
                "việc ký giao ước thi đua  nêu rõ  ký giao ước thi đua năm 2017 (chú thích ảnh)",
            ],
        ),
        (
            "red-river-delta-2020",
            [
                "Cụm thi đua các tỉnh đồng bằng sông Hồng, năm thi đua 2020",
                "==========================================================",
                "",
                "Tạp chí Thi đua – Khen thưởng, tháng 01/2021 (nêu rõ)",
            ],
        ),
    ],
)
def test_an_entry_of_the_archive_shows_on_what_it_stands(run, name, lines):
    assert run("archive", name) == (0, "\n".join(lines) + "\n", "")


def test_parts_on_another_basis_and_the_slots_of_an_edition_are_shown(run):
    lines = [" ".join(line.split()) for line in run("archive", "northern-border-2013")[1].splitlines()]
    assert "các cuộc họp suy ra Bản tin nêu nơi họp, không nêu đơn vị đăng cai" in lines
    lines = [" ".join(line.split()) for line in run("archive", "trung-du-2017")[1].splitlines()]
    source = "Cổng thông tin Sở Nội vụ tỉnh Bắc Kạn, cập nhật ngày 23/03/2018 (suy ra)"
    assert f"Cờ thi đua của Chính phủ 1 {source}" in lines


# ── exit codes


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("conclude", "midlands-2018"), f"the archive has nothing called 'midlands-2018'; it has: {RECORDS}"),
        (("progress", "midlands-2018"), f"the archive has nothing called 'midlands-2018'; it has: {RECORDS}"),
        (("archive", "midlands-2018"), f"the archive has nothing called 'midlands-2018'; it has: {RECORDS}"),
        (
            ("explain", "dien-bien-lowlands-2022", "dien-bien-phu"),
            "unknown unit 'dien-bien-phu'; the cluster has: tuan-giao, muong-ang, muong-lay",
        ),
    ],
)
def test_a_name_that_nobody_knows_is_wrong_usage(run, arguments, message):
    assert run(*arguments, "--language", "en") == (2, "", f"{message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "thidua: error: the following arguments are required: COMMAND"),
        (("conclude",), "thidua conclude: error: the following arguments are required: SOURCE"),
        (
            ("progress", "midlands-2024", "--on", "31/2/2024"),
            "thidua progress: error: argument --on: '31/2/2024' is not a date; write 2022-01-31 or 31/01/2022",
        ),
    ],
)
def test_wrong_usage(capsys, arguments, message):
    assert usage(capsys, *arguments) == (2, message)


def test_a_wrong_document_is_refused_with_all_its_problems_on_standard_error(run, tmp_path):
    path = tmp_path / "nam.toml"
    path.write_text(BROKEN)
    messages = "the key 'season' is missing @ $.cluster\nunknown unit 'a' @ $.meetings[0].host\n"
    for command in (["conclude"], ["explain"], ["progress"]):
        unit = ["a"] if command == ["explain"] else []
        assert run(*command, str(path), *unit, "--language", "en") == (1, "", messages)


# ── as a process of its own


def thidua(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "thidua", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_a_machine_without_unicode_still_gets_it():
    done = thidua("conclude", "midlands-2017", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith(MIDLANDS_2017)


def test_a_wrong_document_is_no_traceback(tmp_path):
    path = tmp_path / "nam.json"
    path.write_text("[" * 200_000)
    for command, code in (("conclude", 1), ("check", 1)):
        done = thidua(command, str(path))
        assert done.returncode == code
        assert (done.stdout + done.stderr).decode().strip().endswith("tài liệu lồng nhau quá sâu @ $")


def test_an_unknown_name_is_code_2():
    assert thidua("conclude", "midlands-2018").returncode == 2


def test_a_reader_that_has_seen_enough_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "thidua", "conclude", "midlands-2017"],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


CLOSE = """format = 1
kind = "dossier"
basis = "fictional"
cluster = {id = "c", name = "C", season = 2024, units = [{id = "a", name = "A"}, {id = "b", name = "B"}]}
figures = {a = {1 = 29999}, b = {1 = 30000}}

[pact.rulebook]
format = 1
kind = "rulebook"
id = "r"
basis = "fictional"
criteria = [{code = "1", maximum = 30000}]
ranking = {by = "rate"}
bands = [{name = "Full", from = "100 %"}, {name = "Short", from = 0}]
"""


def test_neighbours_look_as_different_as_they_are(run, tmp_path):
    path = tmp_path / "close.toml"
    path.write_text(CLOSE, encoding="utf-8")
    _, page, _ = run("conclude", str(path), "--language", "en")
    assert "100.000%" in page  # 29999 of 30000 is 99.99666… %, which two digits would show as 100.00
    assert "99.997%" in page
    assert "100.00%" not in page
    assert "A: place 2 by rate (99.997%)." in page


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_neighbours_look_different_in_every_form(run, tmp_path, form):
    path = tmp_path / "close.toml"
    path.write_text(
        CLOSE.replace("29999}", '"9.9998"}')
        .replace("30000", "10")
        .replace('"rate"', '"points"')
        .replace('"100 %"', "10"),
        encoding="utf-8",
    )
    _, page, _ = run("conclude", str(path), "--language", "en", "--format", form)
    assert "9.9998" in page
    assert "10.0000" in page
    assert "10.00 " not in page
