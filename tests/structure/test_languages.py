"""The languages: each has all its words in one module of its own, which is loaded when something is said in it."""

import re
import subprocess
import sys
from string import Formatter

import pytest

from structure.checks import PACKAGE
from thidua.grounds import Fault, Why
from thidua.words import Language, wording

FIRST, *OTHERS = Language
TABLES = ("reasons", "faults", "words", "parts")


def loaded(code: str) -> set[str]:
    """The languages that a fresh process has loaded in the end."""
    shown = f"import sys\n{code}\nprint(*(each for each in sys.modules if each.startswith('thidua.words.')))"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    last = done.stdout.splitlines()[-1].split()
    return {each.value for each in Language if f"thidua.words.{each.value}" in last}


def facts(template: str) -> set[tuple[str, str]]:
    """The facts of a sentence, each with its form, or that it may be missing; words for one code say nothing of it."""
    found = [(key, form) for _, key, form, _ in Formatter().parse(template) if key]
    return {(key, "?" if form.startswith("?") else form) for key, form in found if not form.startswith("=")}


def test_every_language_has_a_module_and_every_module_of_words_a_language():
    modules = {path.stem for path in (PACKAGE / "words").glob("*.py")} - {"__init__", "languages", "speech"}
    assert modules == {each.value for each in Language}


@pytest.mark.parametrize("language", Language)
def test_every_code_has_its_sentence_in_the_order_of_the_codes(language):
    assert list(wording(language).reasons) == list(Why)
    assert list(wording(language).faults) == list(Fault)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", OTHERS)
def test_all_languages_have_words_for_the_same_in_the_same_order(language, table):
    assert list(getattr(wording(language), table)) == list(getattr(wording(FIRST), table))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", Language)
def test_no_words_are_left_out(language, table):
    said = getattr(wording(language), table)
    assert [key for key, words in said.items() if not words or words != words.strip()] == []


@pytest.mark.parametrize("table", ["reasons", "faults"])
@pytest.mark.parametrize("language", OTHERS)
def test_all_languages_tell_the_same_facts(language, table):
    said, first = (getattr(wording(each), table) for each in (language, FIRST))
    assert [code for code, template in said.items() if facts(template) != facts(first[code])] == []


@pytest.mark.parametrize("language", OTHERS)
def test_all_labels_take_the_same_numbers(language):
    taken = [
        {code: re.findall(r"{\w+}", words) for code, words in wording(each).words.items() if code.startswith("label:")}
        for each in (language, FIRST)
    ]
    assert taken[0] == taken[1]
    assert {"label:noted": ["{count}"]}.items() <= taken[0].items()


@pytest.mark.parametrize("language", Language)
def test_a_day_shows_its_day_month_and_year(language):
    manner = wording(language).manner
    assert len(manner.months) in {0, len(range(12))}
    shown = {key for _, key, _, _ in Formatter().parse(manner.day) if key}
    assert shown == {"day", "name" if manner.months else "month", "year"}


def test_a_language_is_loaded_when_something_is_said_in_it():
    assert loaded("import thidua.words, thidua.year, thidua.cli") == set()
    assert loaded("from thidua.words import decimal; decimal(-2, digits=1)") == set()
    for each in Language:
        assert loaded(f"from thidua.words import word; word('head', '{each.value}')") == {each.value}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "command", ["conclude midlands-2017", "conclude midlands-2017 --format json", "rotate midlands-2017", "archive"]
)
def test_a_command_loads_its_own_language_alone(command, language):
    arguments = [*command.split(), "--language", language.value]
    assert loaded(f"from thidua.cli import main; main({arguments})") <= {language.value}
