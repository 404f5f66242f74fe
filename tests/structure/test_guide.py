"""The guide: it shows every key that a document may hold, and every word that may stand there."""

import re
from pathlib import Path

import pytest

from drawing.features import NOT_DRAWN, features

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [page for part in ("how-to", "explanation") for page in (DOCS / part).glob("*.md")]
CODE = re.compile(r"```.*?```|`[^`]+`", re.DOTALL)


@pytest.fixture(scope="module")
def shown() -> set[str]:
    """The words that stand in the guide as code."""
    code = (found for page in PAGES for found in CODE.findall(page.read_text(encoding="utf-8")))
    return {word for found in code for word in re.findall(r"[\w-]+", found)}


@pytest.mark.parametrize("feature", [each for each in features() if each not in NOT_DRAWN])
def test_every_key_and_every_word_is_shown(feature, shown):
    key, _, word = feature.partition("=")
    assert {key.rpartition(".")[2], *(word or "true").split(":")} <= shown
