"""What sentences hold: every choice that could stand in one has words in all languages, every id a name."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from typing import Any, get_args, get_origin

import pytest
from attrs import field, fields, frozen, has, resolve_types

import thidua
from conformance.cases import all_cases, dossier, is_dossier
from structure.checks import modules
from thidua.archive.loading import document
from thidua.grounds import Fact, Ground, Others
from thidua.names import not_of
from thidua.nouns import Noun, _expected, _members
from thidua.words import Language, say, wording
from thidua.words.speech import QUOTED, TITLED
from thidua.year import Year

SEASONS = 4
WORDS = wording(Language.EN).words  # of all languages under the same codes
REGISTERED = frozenset(thidua.archive.units().lives)
Said = tuple[str, type[Enum]]


def choices(key: str, fact: Fact) -> Iterator[Said]:
    """The choices in a fact, each with the key under which it is said."""
    if isinstance(fact, Enum):
        yield key, type(fact)
    for each in fact if isinstance(fact, Others | tuple) else ():
        yield from choices(key, each)


def grounds(year: Year) -> Iterator[Ground]:
    """Everything that is said of a year, and of whose turn it is."""
    yield from year.grounds()
    rules = year.dossier.pact.rulebook
    if rules is not None and rules.rotation is not None and year.dossier.pact.season is not None:
        history = thidua.recall(year)
        yield from thidua.project(history, SEASONS).grounds()
        yield from thidua.audit(history).grounds()


def texts(fact: Fact) -> Iterator[str]:
    """The texts in a fact."""
    if isinstance(fact, str):
        yield fact
    for each in fact if isinstance(fact, Others | tuple) else ():
        yield from texts(each)


def strings(plain: object) -> Iterator[str]:
    """The texts of a document, keys among them."""
    if isinstance(plain, str):
        yield plain
    for key, each in plain.items() if isinstance(plain, dict) else ():
        yield from (key, *strings(each))
    for each in plain if isinstance(plain, list | tuple) else ():
        yield from strings(each)


def ids(year: Year) -> dict[str, str]:
    """What every id of a year is one of; a code that two kinds share is left out."""
    pact = year.dossier.pact
    rules = pact.rulebook or thidua.Rulebook(id="none")
    kinds = {
        "unit": pact.cluster.ids,
        "criterion": [row.code for row in rules.criteria.rows],
        "award": rules.awards,
    }
    found = Counter(each for known in kinds.values() for each in set(known))
    return {each: kind for kind, known in kinds.items() for each in known if found[each] == 1}


# facts that hold names: ids, people's own words, stages, conditions, roles
PEOPLE = {*QUOTED, *TITLED, "before", "stage", "version", "lower"} - {"tie_break"}
# and those that hold names which no document of the cases writes so: spelled otherwise, of the law, of places in a
# record, of what a formula may name
NAMES = {"assessor", "reason", "law", "path", "measure", "read", "shares"}


@frozen(kw_only=True)
class Told:
    """The choices that the conformance cases say, of what kind the ids are that stand under a key, and other texts."""

    choices: set[Said] = field(factory=set)
    ids: set[tuple[str, str]] = field(factory=set)
    codes: set[tuple[str, str]] = field(factory=set)

    def hear(self, year: Year, plain: object) -> None:
        """Add what is said of a year, of texts those that its document does not write."""
        known, own = ids(year), {*strings(plain), *(each for _, each in year.titles("en")), *REGISTERED}
        for key, fact in (pair for ground in grounds(year) for pair in ground.facts):
            self.choices.update(choices(key, fact))
            self.ids.update((key, known[text]) for text in texts(fact) if text in known)
            # what a document writes is a name under most keys, and under the others a code that it may choose
            named = own if key in PEOPLE else REGISTERED
            self.codes.update((key, text) for text in texts(fact) if text and text not in named)


@pytest.fixture(scope="module")
def told() -> Told:
    """What the conformance cases say."""
    found = Told()
    for case in filter(is_dossier, all_cases()):
        try:
            plain = dossier(case)
            found.hear(thidua.conclude(document(plain, None)), plain)
        except thidua.ThiduaError:  # a case of what is refused
            continue
    return found


def test_every_choice_has_words_under_its_key(told):
    wordless = {
        (key, choice.__name__, each.value)
        for key, choice in told.choices
        for each in choice
        if f"{key}:{each.value}" not in WORDS and each.value not in WORDS
    }
    assert wordless == set()


# choices that mean the same by one word
ALIKE = ({"NextHead", "NextDeputy", "Way"}, {"RankBy", "Overall"})


def test_no_word_stands_for_choices_of_two_kinds(told):
    meant: dict[str, set[str]] = {}
    for key, choice in told.choices:
        for each in choice:
            if f"{key}:{each.value}" not in WORDS:
                meant.setdefault(each.value, set()).add(choice.__name__)
    mixed = {value: kinds for value, kinds in meant.items() if len(kinds) > 1}
    assert {value: kinds for value, kinds in mixed.items() if not any(kinds <= alike for alike in ALIKE)} == {}


def written(call: ast.Call) -> Iterator[tuple[str, str]]:
    """The texts that a call writes into facts, each with its key."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for each in call.keywords if called in FACTS else ():
        if isinstance(each.value, ast.Constant) and isinstance(each.value.value, str) and each.arg:
            yield each.arg, each.value.value


def literals() -> Iterator[tuple[str, str, str]]:
    """The texts that the source itself writes into facts, each with its module and key."""
    for module in modules():
        calls = (node for node in module.nodes if isinstance(node, ast.Call))
        yield from ((module.name, key, text) for call in calls for key, text in written(call))


FACTS = {"pairs", "ground", "_ground"}


def test_every_text_that_the_source_writes_into_a_fact_has_words():
    wordless = {
        (module, key, text)
        for module, key, text in literals()
        if text and key not in QUOTED and f"{key}:{text}" not in WORDS and text not in WORDS
    }
    assert wordless == set()


CHOSEN = {  # codes by which a sentence chooses its words: they are never said themselves
    "stands": {"after-season", "announced"},
    "cause": {"announced", "unasked"},
    "announced": {"totals"},
}


def test_every_code_that_a_case_says_has_words(told):
    wordless = {
        (key, text)
        for key, text in told.codes
        if key not in NAMES and text not in CHOSEN.get(key, ()) and not has_words(key, text)
    }
    assert wordless == set()
    assert ("tie_break", "fewest-deductions") in told.codes


def has_words(key: str, text: str) -> bool:
    """Whether there are words for a text; of a code such as `points:1` for what stands before the colon.

    Seasons, and the sign that some are left out, need none.
    """
    if re.fullmatch(r"[0-9]{4}(-[0-9]{4})?|…", text):
        return True
    head, colon, _ = text.partition(":")
    return bool({f"{key}:{text}", text, f"{head}{colon}" if colon else text} & WORDS.keys())


# where a code may stand too: ids that have no name, stages that many rulebooks call by one word, conditions by name
BOTH = {*TITLED, "award", "stage", "version", "condition", "of", "before"}


Translated = tuple[frozenset[str], str]


def translated_of(plain: object, year: Year) -> Iterator[Translated]:
    """What of a document's own text sentences would translate, if there were words for all of it: under which keys."""
    with pytest.MonkeyPatch.context() as patch:
        for each in strings(plain):
            if each not in WORDS:
                patch.setitem(WORDS, each, f"⟦{each}⟧")
        said = [(ground, say(ground, "en", year.titles("en"))) for ground in grounds(year)]
    for ground, sentence in said:
        held = (*ground.about.named().items(), *ground.facts)
        for each in re.findall("⟦(.*?)⟧", sentence):
            yield frozenset(key for key, fact in held if each in texts(fact)), each


@pytest.fixture(scope="module")
def translated() -> set[Translated]:
    """The same of all cases."""
    found: set[Translated] = set()
    for case in filter(is_dossier, all_cases()):
        plain = dossier(case)
        try:
            found.update(translated_of(plain, thidua.conclude(document(plain, None))))
        except thidua.ThiduaError:
            continue
    return found


def test_people_s_own_words_stay_as_they_are_written(translated):
    assert {(keys, text) for keys, text in translated if keys and not keys & BOTH} == set()
    assert {key for keys, _ in translated for key in keys} >= {"stage", "condition"}  # what the law would see


@pytest.mark.parametrize("key", CHOSEN)
def test_a_code_that_chooses_words_is_never_said_itself(key):
    sentences = [each for language in Language for each in wording(language).reasons.values()]
    said = {form for each in sentences for form in re.findall(rf"{{{key}([^}}]*)}}", each)}
    assert said
    assert [form for form in said if not form.startswith((":?", ":=")) or "_" in form] == []


def test_the_cases_say_many_choices(told):
    named = {(key, choice.__name__) for key, choice in told.choices}
    assert {("by", "RankBy"), ("rule", "NextHead"), ("policy", "Inheritance"), ("denominator", "Denominator")} <= named


# the values of a tie-break by honours, each named by the key beside it; a formula and its roles, spelled like an id;
# of several values each line by its code alone, as their names would be longer than what is said of them
NOT_NAMED = {("others", "award"), ("formula", "award"), ("read", "award"), ("read", "unit"), ("read", "criterion")}


def test_every_id_is_said_by_its_name(told):
    assert {(key, kind) for key, kind in told.ids if TITLED.get(key) != kind} == NOT_NAMED
    assert {("tied_with", "unit"), ("value", "award"), ("best", "criterion")} <= told.ids


# ── what is said of a value of another kind


REFUSING = {"not_of": 1, "misfit": 0, "_unfit": 0, "expect": 2}  # where each is told what was expected


def nouns() -> Iterator[type]:
    """Every noun of the record."""
    for module in modules():
        for noun in vars(import_module(f"thidua.{module.name}")).values():
            if isinstance(noun, type) and issubclass(noun, Noun) and has(noun):
                yield noun


def taken() -> Iterator[Any]:
    """The types of what every field of every noun takes, and of the rows of its lists."""
    for own in (own for noun in nouns() for own in fields(resolve_types(noun)) if own.init):
        lists = [each for each in _members(own.type) if get_origin(each) is tuple]
        yield from (own.type, *(kind for each in lists for kind in get_args(each) if kind is not ...))


def expected() -> Iterator[tuple[str, str]]:
    """Everything that the library can say it expected, each with where."""
    for module in modules():
        for call in (node for node in module.nodes if isinstance(node, ast.Call)):
            called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            given = call.args[REFUSING[called]] if called in REFUSING else None
            if isinstance(given, ast.Constant):
                yield module.name, given.value
            rows = {"rows_of": call.args[1:], "expect_rows": call.args[1:]}.get(called, [])
            yield from ((module.name, each.id) for each in rows if isinstance(each, ast.Name) and each.id != "str")
    for kind in taken():
        yield str(kind), _expected(kind)


def test_every_language_has_words_for_what_was_expected():
    parts = {(where, each) for where, said in expected() for each in said.split(" / ")}
    assert {each for _, each in parts} >= {"a pact", "a list", "Unit", "Proportional", "date", "true or false"}
    unnamed = {"kind", "object"}  # a parameter, and rows of which each may be anything
    missing = {(where, each) for where, each in parts if f"expected:{each}" not in WORDS and each not in WORDS}
    assert {(where, each) for where, each in missing if each not in unnamed} == set()


def test_what_was_expected_is_said_in_vietnamese_part_by_part():
    for told, said in (
        ("Unit / text", "cần đơn vị (Unit) / văn bản, gặp 5"),
        ("a whole number / text", "cần số nguyên / văn bản, gặp 5"),
        ("a dossier / a pact", "cần hồ sơ (Dossier) / giao ước thi đua (Pact), gặp 5"),
        ("text, bytes or a mapping", "cần văn bản, bytes hoặc một bảng (Mapping), gặp 5"),
    ):
        assert not_of(5, told).say("vi") == said
        assert not_of(5, told).say("en") == f"expected {told}, found 5"


def test_no_vietnamese_words_for_a_kind_are_english():
    kinds = [key for key in WORDS if key.startswith("expected:")]
    vietnamese = wording(Language.VI).words
    assert [key for key in kinds if vietnamese[key] == WORDS[key]] == []
