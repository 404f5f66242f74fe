"""Every Python example of the README and the docs runs, each page in an empty folder of its own."""

import os
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

# type-checked, built, or run with a library of its own
collect_ignore_glob = ["noxfile.py", "docs/**/*.py", "tests/typing/*", "tests/fuzz/changed_bytes.py"]


def enter_folder(namespace: dict[str, Any]) -> None:
    """Let the examples of a page write the files that they read."""
    leave = namespace["_leave"] = ExitStack()
    leave.callback(os.chdir, Path.cwd())
    os.chdir(leave.enter_context(TemporaryDirectory()))


def leave_folder(namespace: dict[str, Any]) -> None:
    """Put the working directory back."""
    namespace["_leave"].close()


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    pattern="*.md",
    setup=enter_folder,
    teardown=leave_folder,
).pytest()
