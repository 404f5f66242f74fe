"""Judging: every change in a process of its own, forked from one that has imported everything, or nothing."""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import shutil
import signal
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from time import monotonic
from typing import Any

import pytest

from mutation.changes import PACKAGE, Change, mutated, parsed
from mutation.choice import Measured
from mutation.force import Held, NotInForceError, compiled, held, serve, swap
from mutation.suite import OPTIONS, Judging, into, own_folder, settle_chance

MEMORY = 4 << 30
LONGEST = 1200  # seconds by the clock after which a process that only waits is ended too
TIMED_OUT = {signal.SIGPROF, signal.SIGALRM}

Result = dict[str, Any]
Work = Callable[[Any, "Notes", Path], None]
Done = Callable[[Any, Result], None]
AT_IMPORT = "at import"  # the outcome of a change that must be in force already when the library is imported


class Notes:
    """What a child has noted so far, for its parent to read, however the child ends."""

    def __init__(self) -> None:
        self.file, name = tempfile.mkstemp(prefix="mutation-")  # a number: no object whose end a test could notice
        Path(name).unlink()
        self.held: Result = {}

    def __call__(self, **facts: object) -> None:
        """Add facts."""
        self.held |= facts
        text = json.dumps(self.held).encode()
        os.ftruncate(self.file, os.pwrite(self.file, text, 0))

    def read(self) -> Result:
        """All the facts, once."""
        text = os.pread(self.file, 1 << 24, 0)
        os.close(self.file)
        return json.loads(text) if text else {}


def forked(jobs: Sequence[Any], work: Work, workers: int) -> Iterator[tuple[Any, Result]]:
    """Carry out every job in a child of this process, so many at once; each job with what its child noted."""
    waiting, running = list(reversed(jobs)), {}
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        while waiting or running:
            while waiting and len(running) < workers:
                begun = waiting.pop(), Notes(), Path(folder, str(len(waiting))), monotonic()
                running[_forked(work, *begun[:3])] = begun
            child, status = os.wait()
            job, notes, place, began = running.pop(child)
            shutil.rmtree(place, ignore_errors=True)
            yield job, {"seconds": round(monotonic() - began, 2), **notes.read(), **_ended(status)}


def _forked(work: Work, job: object, notes: Notes, place: Path) -> int:
    """The child that works."""
    child = os.fork()
    if not child:
        _child(work, job, notes, place)
    return child


def _child(work: Work, job: object, notes: Notes, place: Path) -> None:
    """Work, and end without what the parent would do at its end."""
    code = 1
    try:
        for each in TIMED_OUT:
            signal.signal(each, signal.SIG_DFL)
        signal.alarm(LONGEST)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        work(job, notes, place)
        code = 0
    except BaseException as error:
        notes(error=repr(error))
        raise
    finally:
        os._exit(code)


def _ended(status: int) -> Result:
    """How a child ended, where it did not come to its end."""
    if not os.WIFSIGNALED(status):
        return {"outcome": "broken"} if os.WEXITSTATUS(status) else {}
    return {"outcome": "timed out" if os.WTERMSIG(status) in TIMED_OUT else "killed", "signal": os.WTERMSIG(status)}


# ── the two ways to put a change in force


class Swapped:
    """Changes of functions: the suite is imported and collected once, each child exchanges the code of a function."""

    def __init__(self, measured: Measured, log: Path) -> None:
        self.measured, self.log = measured, log

    def judge(self, jobs: Sequence[Change | None], workers: int, done: Done) -> None:
        """Judge every change; None is no change, judged by all tests."""
        files = {test.split("::")[0] for job in jobs for test in self.measured.of_change(job)}

        def over(session: pytest.Session, judging: Judging) -> None:
            if session.testsfailed:
                raise RuntimeError("the tests cannot be collected")
            _forget()
            alive = {path: held(path) for path in {PACKAGE / job.module for job in jobs if job}}
            gc.collect()
            gc.freeze()

            def work(job: Change | None, notes: Notes, place: Path) -> None:
                own_folder(session.config, place)
                if job is None or exchanged(job, alive):
                    self._run(job, session, judging, notes)
                else:
                    notes(outcome=AT_IMPORT)

            for job, result in forked(jobs, work, workers):
                done(job, result)

        settle_chance()
        with into(self.log):
            if not _imported():
                raise RuntimeError("the package cannot be imported")
            pytest.main([*OPTIONS, *sorted(files)], plugins=[Judging(over)])

    def _run(self, job: Change | None, session: pytest.Session, judging: Judging, notes: Notes) -> None:
        again = job is not None and self.measured.runs_before(job)
        chosen = _in_order(session, self.measured.quickest(job) if again else self.measured.of_change(job))
        judging.run(chosen, self.measured.limits, notes, all_of_them=job is None)
        if again and not judging.failed:
            notes(outcome=AT_IMPORT)
        else:
            _conclude(judging.failed, chosen, notes)


def exchanged(change: Change, alive: dict[Path, Held]) -> bool:
    """Put a change in force; whether it could be."""
    path = PACKAGE / change.module
    try:
        swap(compiled(parsed(change.module)[0], path), compiled(mutated(change), path), alive[path])
    except NotInForceError:
        return False
    return True


class Served:
    """Changes of what runs at import: each child imports the changed module itself, and collects its tests."""

    def __init__(self, measured: Measured, log: Path) -> None:
        self.measured, self.log = measured, log

    def judge(self, jobs: Sequence[Change | None], workers: int, done: Done) -> None:
        """Judge every change; None is no change, judged by all tests."""
        for job, result in forked(jobs, self._work, workers):
            done(job, result)

    def _work(self, job: Change | None, notes: Notes, place: Path) -> None:
        judges = self.measured.of_change(job)
        if job is not None:
            serve(PACKAGE / job.module, compiled(mutated(job), PACKAGE / job.module))

        def over(session: pytest.Session, judging: Judging) -> None:
            if not session.testsfailed:
                own_folder(session.config, place)
                chosen = _in_order(session, judges)
                judging.run(chosen, self.measured.limits, notes, all_of_them=job is None)
                _conclude(judging.failed, chosen, notes)

        notes(ran=0, test="what is imported or collected", outcome="killed")  # where it does not come so far
        settle_chance()
        with into(self.log):
            if _imported():
                pytest.main([*OPTIONS, *sorted({test.split("::")[0] for test in judges})], plugins=[Judging(over)])


def _imported() -> bool:
    """Import all of the package, whether it can be: a doctest that came first would import its module a second time."""
    try:
        for each in walk_packages([str(PACKAGE)], "thidua."):
            if not each.name.endswith("__main__"):
                import_module(each.name)
    except Exception:  # noqa: BLE001 - whatever the change makes of it, it is noticed
        traceback.print_exc()
        return False
    return True


def _in_order(session: pytest.Session, tests: Sequence[str]) -> list[pytest.Item]:
    collected = {each.nodeid: each for each in session.items}
    return [collected[test] for test in tests if test in collected]


def _conclude(failed: list[str], ran: list[pytest.Item], notes: Notes) -> None:
    files = Counter(each.nodeid.split("::")[0] for each in ran)
    notes(**({"outcome": "killed", "failed": failed} if failed else {"outcome": "survived", "files": files}))


def _forget() -> None:
    """Empty the caches that collecting the tests has warmed."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper) and str(each.__module__).startswith("thidua"):
            each.cache_clear()
