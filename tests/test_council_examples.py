"""The example of a province: every decision worked out a second time here, from the file alone, without the engine."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from thidua import decide, load_council
from thidua.cli import main

FOLDER = Path(__file__).parents[1] / "docs" / "examples" / "province-flags"
COUNCIL = FOLDER / "council.toml"
PLAIN = tomllib.loads(COUNCIL.read_text(encoding="utf-8"))
APPROVALS = {each["cluster"]: each["approve"] for each in PLAIN["votes"]}


def test_the_script_writes_the_very_file(tmp_path):
    script = tmp_path / "make.py"
    script.write_text((FOLDER / "make.py").read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run([sys.executable, str(script)], check=True)
    assert (tmp_path / "council.toml").read_text(encoding="utf-8") == COUNCIL.read_text(encoding="utf-8")


def test_forty_eight_of_sixty_nine_are_decided():
    decisions = decide((), load_council(COUNCIL))
    # 12 of 15 is exactly 80 %; 48 leaders have 13 or more, and 69 × 7 // 10 is 48
    flags = {cluster for cluster, approve in APPROVALS.items() if approve >= 13}
    assert (len(APPROVALS), len(flags), 69 * 7 // 10) == (69, 48, 48)
    assert {cluster for cluster, _, _ in decisions.rows()} == flags
    assert {each.granted_by for each in decisions.decided} == {"Chủ tịch UBND tỉnh"}


@pytest.mark.parametrize(
    ("language", "beyond", "failed"),
    [
        (
            "vi",
            (
                "Đơn vị A ({}): xếp thứ 49 theo phiếu (12 phiếu đồng ý), ngoài 48 suất Cờ thi đua của tỉnh. "
                "[Kế hoạch khen thưởng hư cấu (hư cấu)]"
            ),
            (
                "Đơn vị A ({}): không đủ phiếu đồng ý cho Cờ thi đua của tỉnh ({} trên 15). "
                "[Quy chế hội đồng hư cấu (hư cấu)]"
            ),
        ),
        (
            "en",
            (
                "Đơn vị A ({}): place 49 by approvals (12), beyond the 48 of Provincial emulation flag. "
                "[Kế hoạch khen thưởng hư cấu (fictional)]"
            ),
            (
                "Đơn vị A ({}): the vote on Provincial emulation flag did not carry ({} of 15). "
                "[Quy chế hội đồng hư cấu (fictional)]"
            ),
        ),
    ],
)
def test_every_cut_has_its_reason(language, beyond, failed):
    decisions = decide((), load_council(COUNCIL))
    said = set(decisions.explain(language))
    cut = [(cluster.replace("cum-", "Cụm "), approve) for cluster, approve in APPROVALS.items() if approve < 13]
    wanted = {beyond.format(name) if approve == 12 else failed.format(name, approve) for name, approve in cut}
    assert len(wanted) == 21
    assert wanted <= said


def test_the_command_lists_decisions_quota_and_cuts(capsys):
    assert main(["decide", str(COUNCIL), "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("Provincial emulation flag  Đơn vị A") for line in lines) == 48
    assert sum(": place 49 by approvals" in line for line in lines) == 12
    assert sum("did not carry" in line for line in lines) == 9
    quota = "Provincial emulation flag: at most 48, 70.00% of 69 collectives that meet the standard of"
    assert sum(line.startswith(quota) for line in lines) == 1


def test_announced_counts_stand_and_are_not_replayed(capsys):
    assert main(["decide", str(FOLDER / "ben-tre-2018.toml"), "--language", "en"]) == 0
    source = "[Tin công khai về khen thưởng năm 2018 ở Bến Tre"
    assert [line for line in capsys.readouterr().out.splitlines() if "as announced" in line] == [
        f"Provincial emulation flag, as announced: proposed 69; decided 48. {source} (stated)]",
        f"Government emulation flag, as announced: decided 5. {source} (stated)]",
        f"Provincial certificate of merit, as announced: proposed 74; decided 69. {source} (inferred)]",
    ]
