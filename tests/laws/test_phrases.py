"""Laws of the words: every ground and every problem speaks every language."""

import re
from datetime import date
from fractions import Fraction
from itertools import combinations
from string import Formatter
from unicodedata import category

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from thidua.grounds import About, Basis, Citation, Fault, Ground, Why
from thidua.names import Numbers, day, number
from thidua.words import Language, decimal, say, tell, wording

ABOUT = {field.name for field in fields(About)}
WORDINGS = [wording(language) for language in Language]
REASONS = {why: tuple(each.reasons[why] for each in WORDINGS) for why in Why}
FAULTS = {fault: tuple(each.faults[fault] for each in WORDINGS) for fault in Fault}

# words with letters of one and of two characters, no blank at their ends, no mark that a template or sentence uses
words = st.text("abcxyzđạầ0123456789-\u0323", min_size=1, max_size=8).filter(lambda text: category(text[0]) != "Mn")
numbers = st.integers(-(10**12), 10**12) | st.fractions(max_denominator=10**6)
facts = words | st.sampled_from(sorted(WORDINGS[0].words)) | numbers | st.dates()
lists = facts | st.lists(facts | st.tuples(words, facts), min_size=1, max_size=4).map(tuple)
languages = st.sampled_from(Language)


def keys(templates, *, optional):
    return {
        key
        for template in templates
        for _, key, form, _ in Formatter().parse(template)
        if key
        and not form.startswith("=")
        and form.startswith("?") is optional
        and (not optional or "_" in form)  # else the fact turns words on and is not shown
    }


def told(templates):
    """Facts of the right keys: all that the sentence needs, any of the others."""
    return st.fixed_dictionaries(
        dict.fromkeys(sorted(keys(templates, optional=False)), lists),
        optional=dict.fromkeys(sorted(keys(templates, optional=True)), lists),
    )


cites = st.builds(
    Citation, document=st.none() | words, clause=st.none() | words, basis=st.sampled_from(Basis), about=st.none()
)


TOGETHER = {"round": "count"}  # how a number was made whole is told beside the number


def about(why, known, cites=()):
    """A ground whose facts are known by name, what it is about among them."""
    shown = keys(REASONS[why], optional=True)
    known = known | {told: known[key] for key, told in TOGETHER.items() if key in known and told in shown - set(known)}
    return Ground(
        why=why,
        about=About(**{key: fact for key, fact in known.items() if key in ABOUT}),
        facts=tuple((key, fact) for key, fact in known.items() if key not in ABOUT),
        cites=tuple(cites),
    )


@st.composite
def grounds(draw):
    why = draw(st.sampled_from(Why))
    return about(why, draw(told(REASONS[why])), draw(st.lists(cites, max_size=2)))


titles = st.dictionaries(st.tuples(st.sampled_from(sorted(ABOUT)), words), words)


MARKED = tuple({told for each in WORDINGS for told in each.words.values() if re.search("[{}]", told)})


def own(sentence):
    """A sentence without the words that show the braces of a document."""
    for told in MARKED:
        sentence = sentence.replace(told, "words")
    return sentence


def clean(sentence):
    """No brace, no blank at the ends, none doubled or before a mark."""
    return sentence.strip() == sentence != "" and not re.search(r"[{}]|  | [.,;:)\]]|\( ", own(sentence))


@pytest.mark.parametrize("why", Why)
class TestEachPartIsKnownOrNot:
    """Whichever parts of a sentence are known, none, up to two, or all but up to two, it is a clean one."""

    def test_clause(self, why):
        needed, optional = (keys(REASONS[why], optional=each) for each in (False, True))
        few = {frozenset(each) for size in range(3) for each in combinations(sorted(optional), size)}
        for known in {*few, *(frozenset(optional) - each for each in few)}:
            ground = about(why, dict.fromkeys(sorted(needed | known), "x"))
            said = [say(ground, language) for language in Language]
            assert [each for each in said if not clean(each)] == []


class TestEveryGroundSpeaksEveryLanguage:
    """Whatever the facts, `say` gives one clean sentence in each language."""

    @given(grounds(), languages, titles)
    def test_clause(self, ground, language, titles):
        sentence = say(ground, language, titles)
        assert clean(sentence)
        assert sentence.endswith("]" if ground.cites else ".")


class TestEveryProblemSpeaksEveryLanguage:
    """Whatever the facts, `tell` gives one clean sentence in each language."""

    @given(st.data(), st.sampled_from(Fault), languages)
    def test_clause(self, data, fault, language):
        assert clean(tell(fault, data.draw(told(FAULTS[fault])).items(), language))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("why", Why)
class TestWhatIsKnownIsSaid:
    """A ground without any of its facts is still said; every fact that its sentence has a place for stands in it."""

    def test_nothing_is_known(self, why, language):
        assert not re.search("[{}]", say(Ground(why=why, about=About()), language))

    def test_all_is_known(self, why, language):
        template = REASONS[why]
        names = keys(template, optional=False) | keys(template, optional=True)
        known = {key: f"fact-{row}!" for row, key in enumerate(sorted(names))}
        sentence = say(about(why, known), language)
        assert [fact for fact in known.values() if fact not in sentence] == []


def last(words):
    """What is said where nothing of a choice is known, also of one that chooses again."""
    other = words.partition("|")[2]
    return last(other).removesuffix("}") if "{" in other else other


ELSES = [
    pytest.param(why, language, key, last(form[1:]), id=f"{why.value}-{key}-{language.value}")
    for why, templates in REASONS.items()
    for language, template in zip(Language, templates, strict=True)
    for _, key, form, _ in Formatter().parse(template)
    if key and form.startswith("?") and "|" in form
]


@pytest.mark.parametrize(("why", "language", "key", "unknown"), ELSES)
class TestWhatIsNotKnownHasItsOwnWords:
    """Where a sentence has words for a fact that is not known, they are said then, and only then."""

    def test_clause(self, why, language, key, unknown):
        without, known = say(Ground(why=why, about=About()), language), say(about(why, {key: "fact!"}), language)
        assert without.count(unknown) == known.count(unknown) + 1


class TestNumbersThatNeverEndAreSaidAsTheirFraction:
    """A number that never ends is said as its fraction with its decimals, or with these alone where that is long."""

    @given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
    def test_clause(self, over, under):
        value = Fraction(over, 3 * under)
        sentence = say(Ground(why=Why.TOTAL, about=About(unit="a"), facts=(("points", value), ("maximum", 1))), "en")
        said = sentence.removeprefix("a: total ").removesuffix(" of 1 points.")
        near = decimal(value)
        if near.startswith("≈") and len(str(value)) <= len("123456/12345"):
            assert said == f"{value} ({near})"
        else:
            assert said == near


class TestNumbersAreReadBack:
    """A number that ends within six digits is said exactly; any other is marked and within half of its last digit."""

    @given(st.integers(-(10**15), 10**15), st.integers(0, 6))
    def test_exact(self, whole, digits):
        value = Fraction(whole, 10**digits)
        assert number(decimal(value, Language.VI), numbers=Numbers.VI) == value
        assert number(decimal(value, Language.EN), numbers=Numbers.EN) == value

    @given(st.fractions(max_denominator=10**9))
    def test_near(self, value):
        said = decimal(value, Language.EN)
        near = said.startswith("≈")
        assert abs(number(said.removeprefix("≈"), numbers=Numbers.EN) - value) <= (Fraction(1, 20000) if near else 0)

    @given(st.fractions(max_denominator=10**9), st.integers(0, 12))
    def test_digits(self, value, digits):
        said = decimal(value, Language.VI, digits)
        assert len(said.partition(",")[2]) == digits
        assert abs(number(said, numbers=Numbers.VI) - value) <= Fraction(1, 2 * 10**digits)


class TestDaysAreReadBack:
    """A day is said so that it can be read as the same day."""

    @given(st.dates(min_value=date(1000, 1, 1)))
    def test_clause(self, on):
        sentence = say(Ground(why=Why.SIGNED, about=About(), facts=(("on", on),)))
        assert day(sentence.removesuffix(".").rpartition(" ")[2]) == on
