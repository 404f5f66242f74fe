"""What the settings name is there: a rule for a file that is gone would hold for nobody, and nobody would see it."""

import ast
import re
import tomllib
from itertools import product

import pytest

from structure.checks import BOUNDARY, PACKAGE, ROOT

RUN = ROOT / ".ci" / "run"


def spelled(pattern):
    """A pattern without its braces: one for each choice of what stands in them."""
    parts = [part.split(",") for part in re.split(r"[{}]", pattern)] if "{" in pattern else [[pattern]]
    return ["".join(choice) for choice in product(*parts)]


def missing(patterns):
    """The patterns that no file of the project meets."""
    whole = [each for pattern in patterns for each in spelled(pattern)]
    return [each for each in whole if not any(ROOT.glob(f"{each}/*" if each.endswith("**") else each))]


def test_what_is_missing_is_seen():
    assert missing(["src/thidua/cli.py", "tests/**", "tests/{structure,nowhere}/**", "src/thidua/nothing.py"]) == [
        "tests/nowhere/**",
        "src/thidua/nothing.py",
    ]


def test_exceptions_to_the_style_are_for_files_that_are_there():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    exceptions = settings["tool"]["ruff"]["lint"]["per-file-ignores"]
    assert len(exceptions) > 1
    assert missing(exceptions) == []


@pytest.mark.skipif(not RUN.exists(), reason="what is published leaves this file out")
def test_what_is_measured_apart_is_there():
    listed = re.search(r"^boundary='(.+)'$", RUN.read_text("utf-8"), re.MULTILINE).group(1).split(",")
    assert missing(each.replace("*/thidua/", "src/thidua/") for each in listed) == []
    named = {each.removeprefix("*/thidua/").removesuffix("/*").removesuffix(".py") for each in listed}
    assert named == BOUNDARY | {"__main__"}


def test_sessions_that_pages_name_can_be_run():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("tests/**/*.md"), *ROOT.glob("docs/**/*.md")]
    named = {name for page in pages for name in re.findall(r"\bnox -s ([a-z-]+)", page.read_text("utf-8"))}
    functions = [node for node in ast.parse((ROOT / "noxfile.py").read_text("utf-8")).body if hasattr(node, "name")]
    assert len(named) > 1
    assert named <= {node.name.replace("_", "-") for node in functions}
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert any(each.startswith("nox>") for each in settings["project"]["optional-dependencies"]["dev"])


def test_every_module_of_the_boundary_is_there():
    assert [each for each in BOUNDARY if not ((PACKAGE / each).is_dir() or (PACKAGE / f"{each}.py").exists())] == []
