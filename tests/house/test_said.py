"""Choices in reasons: whatever else a sentence could hold in the place of one has words in both languages."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest

import thidua
from conformance.cases import all_cases, dossier, is_dossier
from thidua.archive.loading import document
from thidua.grounds import Fact, Ground
from thidua.phrasebook import WORDS
from thidua.year import Year

SEASONS = 4
Said = tuple[str, type[Enum]]


def choices(key: str, fact: Fact) -> Iterator[Said]:
    """The choices in a fact, each with the key under which it is said."""
    if isinstance(fact, Enum):
        yield key, type(fact)
    for each in fact if isinstance(fact, tuple) else ():
        yield from choices(key, each)


def grounds(year: Year) -> Iterator[Ground]:
    """Everything that is said of a year, and of whose turn it is."""
    yield from year.grounds()
    rules = year.dossier.pact.rulebook
    if rules is not None and rules.rotation is not None and year.dossier.pact.season is not None:
        history = thidua.recall(year)
        yield from thidua.project(history, SEASONS).grounds()
        yield from thidua.audit(history).grounds()


@pytest.fixture(scope="module")
def said() -> set[Said]:
    """The choices that the conformance cases say."""
    found: set[Said] = set()
    for case in filter(is_dossier, all_cases()):
        try:
            year: Any = thidua.conclude_year(document(dossier(case), None))
        except thidua.ThiduaError:  # a case of what is refused
            continue
        found |= {each for ground in grounds(year) for key, fact in ground.facts for each in choices(key, fact)}
    return found


def test_every_choice_has_words_under_its_key(said):
    wordless = {
        (key, choice.__name__, each.value)
        for key, choice in said
        for each in choice
        if f"{key}:{each.value}" not in WORDS and each.value not in WORDS
    }
    assert wordless == set()


def test_the_cases_say_many_choices(said):
    named = {(key, choice.__name__) for key, choice in said}
    assert {("by", "RankBy"), ("rule", "NextHead"), ("policy", "Inheritance"), ("denominator", "Denominator")} <= named
