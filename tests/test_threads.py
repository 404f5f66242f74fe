"""Sixteen threads at once give what one gives: also where each is the first to ask for a module, a law, a sentence."""

import subprocess
import sys

PROGRAM = """
import sys
from threading import Barrier, Thread

THREADS = 16
sys.setswitchinterval(1e-6)
together = Barrier(THREADS)
found = [None] * THREADS


def work(row):
    together.wait()  # the first use of the library is of all of them
    import thidua

    said = []
    for name in ("tien-giang-2022", "midlands-2017", "northern-border-2013"):
        dossier = thidua.load(name)
        year = thidua.conclude(dossier)
        said += [year.rows(), year.explain("vi").lines, year.explain("en").lines, thidua.conclusion(year)]
        said.append(thidua.dumps(dossier))
    ranking = thidua.announce("C", totals={"A": "98,5", "B": 97}, lines={"I": {"A": 1}})
    said.append(ranking.table())
    found[row] = said


threads = [Thread(target=work, args=(row,)) for row in range(THREADS)]
for each in threads:
    each.start()
for each in threads:
    each.join()
alone = found[0]
together = Barrier(1)
work(0)
assert found[0] is not alone
print(all(each == found[0] for each in found[1:]) and alone == found[0], len(found[0]))
"""


def test_sixteen_threads_give_what_one_gives():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=120)
    assert (done.stderr, done.returncode) == ("", 0)
    same, results = done.stdout.split()
    assert same == "True"
    assert int(results) > 10
