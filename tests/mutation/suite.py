"""Suite: the tests of the repository, in one process: measured once, then judging one change after another."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import coverage
import hypothesis
import pytest

from mutation.changes import PACKAGE, ROOT

Note = Callable[..., None]

OPTIONS = ["-q", "-p", "no:cacheprovider", "--capture=sys", f"--ignore={ROOT}/tests/mutation", f"--rootdir={ROOT}"]
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # this process knows Hypothesis before pytest does
HALVES = [["tests/laws"], ["--ignore=tests/laws"]]  # of the tests, by the time that they take
START = {"subprocess.Popen", "os.fork", "os.posix_spawn", "os.system"}


def settle_chance() -> None:
    """Hypothesis draws the same examples each time, remembers none, and makes no failing one smaller."""
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    checks = list(hypothesis.HealthCheck)
    hypothesis.settings.register_profile(
        "mutation",
        derandomize=True,
        database=None,
        deadline=None,
        phases=phases,
        suppress_health_check=checks,
        report_multiple_bugs=False,
        print_blob=False,
    )
    hypothesis.settings.load_profile("mutation")


@contextmanager
def into(log: Path) -> Iterator[None]:
    """Send what the tests print to a file."""
    sys.stdout.flush()
    kept = os.dup(1), os.dup(2)
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            sys.stdout.flush()
            os.dup2(kept[0], 1)
            os.dup2(kept[1], 2)


class Measuring:
    """Notes of every test how long it works, whether it passes and starts programs, and which lines it touches."""

    def __init__(self, data: Path) -> None:
        self.tests: list[str] = []
        self.seconds: list[float] = []
        self.failed: set[int] = set()
        self.starting: set[int] = set()
        self.measured = coverage.Coverage(data_file=str(data), config_file=False, source=[str(PACKAGE)], branch=False)
        self.measured.start()
        sys.addaudithook(self._heard)

    def _heard(self, event: str, _: object) -> None:
        if event in START and self.tests:
            self.starting.add(len(self.tests) - 1)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Give the lines that a test touches its number."""
        self.measured.switch_context(str(len(self.tests)))
        self.tests.append(item.nodeid)
        before = process_time()
        try:
            return (yield)
        finally:
            self.seconds.append(round(process_time() - before, 4))
            self.measured.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note who fails."""
        if report.failed:
            self.failed.add(len(self.tests) - 1)

    def plain(self) -> dict[str, Any]:
        """All that was noted; the tests of a line are the bits of a number."""
        self.measured.stop()
        data = self.measured.get_data()
        lines, outside = {}, {}
        for path in sorted(data.measured_files()):
            module = str(Path(path).relative_to(PACKAGE))
            contexts = data.contexts_by_lineno(path)
            outside[module] = sorted(line for line, tests in contexts.items() if "" in tests)
            bits = {line: sum(1 << int(each) for each in set(tests) - {""}) for line, tests in contexts.items()}
            lines[module] = {line: hex(each) for line, each in bits.items() if each}
        noted = {"tests": self.tests, "seconds": self.seconds, "lines": lines, "outside": outside}
        return noted | {"failed": sorted(self.failed), "starting": sorted(self.starting)}


class Judging:
    """In place of running all tests: what is to be done with those that were collected."""

    def __init__(self, judge: Callable[[pytest.Session, Judging], None]) -> None:
        self.judge = judge
        self.failed: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Hand over the session with its tests; `testsfailed` tells whether collecting them failed."""
        self.judge(session, self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note who fails."""
        if report.failed:
            self.failed.append(report.nodeid)

    def run(
        self, items: Sequence[pytest.Item], limits: dict[str, float], note: Note, *, all_of_them: bool = False
    ) -> None:
        """Run tests until one fails; a test that works beyond its limit ends this process."""
        for number, (item, following) in enumerate(pairwise([*items, None]), start=1):
            note(ran=number, test=item.nodeid)
            signal.signal(signal.SIGPROF, signal.SIG_DFL)  # some tests watch their time by this signal too
            signal.setitimer(signal.ITIMER_PROF, limits[item.nodeid])
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            signal.setitimer(signal.ITIMER_PROF, 0)
            if self.failed and not all_of_them:
                return


def own_folder(config: pytest.Config, folder: Path) -> None:
    """Let what this process makes temporarily lie in a folder of its own."""
    folder.mkdir()
    tempfile.tempdir = str(folder)
    config._tmp_path_factory._basetemp = folder


def joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """What was noted of two halves of the tests, as of one suite: those of the second behind those of the first."""
    before = len(first["tests"])
    lines = {module: dict(own) for module, own in first["lines"].items()}
    for module, own in second["lines"].items():
        mine = lines.setdefault(module, {})
        for line, bits in own.items():
            mine[line] = hex(int(mine.get(line, "0"), 16) | int(bits, 16) << before)
    outside = {
        module: sorted({*first["outside"].get(module, ()), *second["outside"].get(module, ())})
        for module in {**first["outside"], **second["outside"]}
    }
    listed = {key: [*first[key], *second[key]] for key in ("tests", "seconds")}
    numbers = {key: [*first[key], *(before + each for each in second[key])] for key in ("failed", "starting")}
    return {**listed, "lines": lines, "outside": outside, **numbers}


def measure(data: Path, tests: Sequence[str] = ()) -> dict[str, Any]:
    """Run the whole suite once and note which test touches which lines; to be called in a process of its own."""
    os.environ["COVERAGE_CORE"] = "ctrace"
    settle_chance()
    measuring = Measuring(data)
    pytest.main([*OPTIONS, *tests], plugins=[measuring])
    return measuring.plain()
