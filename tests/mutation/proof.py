"""The proof of the harness: untouched source survives, and what is surely noticed is killed, both ways.

It runs before a sample (``nox -s mutation``) and not among the tests, as it measures and judges in programs of its own.
"""

import json
import os
import subprocess
import sys

from mutation.changes import ROOT

JUDGED = """
import json, sys
from pathlib import Path
from mutation.changes import changes
from mutation.choice import Measured
from mutation.judging import Served, Swapped
from mutation.run import together
from mutation.suite import into, measure

folder = Path(sys.argv[1])

def measured():
    with into(folder / "log"):
        plain = measure(folder / "coverage", ["tests/test_order.py"])
    (folder / "measured.json").write_text(json.dumps(plain))

def judged(way, jobs):
    def note(job, result):
        with (folder / "results").open("a") as file:
            file.write(json.dumps([job and job.id, result["outcome"], result["ran"]]) + "\\n")

    way(Measured.of(json.loads((folder / "measured.json").read_text())), folder / "log").judge(jobs, 1, note)

together([measured], 1)
in_function = next(each for each in changes("order.py") if each.after == "sorted(keys)")
together([lambda: judged(Swapped, [None, in_function])], 1)
judged(Served, [in_function])
"""


def test_untouched_source_survives_and_what_is_surely_noticed_is_killed_both_ways(tmp_path):
    environment = {key: value for key, value in os.environ.items() if key != "PYTEST_ADDOPTS"}
    environment |= {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])}
    command = [sys.executable, "-c", JUDGED, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    found = [json.loads(line) for line in (tmp_path / "results").read_text().splitlines()]
    caught = found[1][0]
    assert found == [[None, "survived", 13], [caught, "killed", found[1][2]], [caught, "killed", found[2][2]]]
    assert all(0 < each[2] <= 13 for each in found[1:])
