"""The architecture, module by module: each check reads the modules named beside it, and finds its bad snippets."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from structure import checks
from structure.checks import BOUNDARY, JUDGES, STAGES, Module

CARD = '"""Module: a line.\n\nOwns: x.\nTakes and gives: y.\nNever: z.\n"""\n'
DEEP = "def f(a):\n if a:\n  for b in a:\n   with b:\n    try:\n     b()\n    finally:\n     pass\n"
FLAT = "def f(a):\n if a:\n  b()\n elif a:\n  b()\n elif a:\n  b()\n else:\n  for c in a:\n   with c:\n    b()\n"


class Check(NamedTuple):
    """What finds complaints, the modules that it reads, and snippets on which it must and must not complain."""

    find: Callable[[Module], Iterator[str]]
    reads: Callable[[str], bool]
    bad: tuple[str, ...]
    good: tuple[str, ...] = ()


def everywhere(_: str) -> bool:
    return True


def inside(module: str) -> bool:
    return module not in BOUNDARY


CHECKS = (
    Check(
        checks.nouns_are_frozen,
        everywhere,
        bad=(
            "class Unit: pass",
            "@frozen\nclass Unit: pass",
            "@define(kw_only=True)\nclass Unit: pass",
            "@frozen(kw_only=True)\nclass Unit(Base): pass",
            "class Unit(NamedTuple): pass",
        ),
        good=(
            "@frozen(kw_only=True)\nclass Unit: pass",
            "@attrs.frozen(kw_only=True, eq=False)\nclass Unit(Generic[T]): pass",
            "class Why(enum.StrEnum): pass",
            "class FormatError(ThiduaError): pass",
        ),
    ),
    Check(
        checks.rules_are_data,
        STAGES.__contains__,
        bad=(
            "half = 2",
            "share = 0.5",
            "share = Fraction('1/2')",
            "since = date(year, month, day)",
            "cite('152/2025/NĐ-CP')",
            "cite('06/2022/QH15')",
            "cite('Decree 98')",
        ),
        good=("last = points[-1] + 0 * 1", "'''As Decree 98 says.'''", "cite('figures/points')", "found = True"),
    ),
    Check(
        checks.asks_the_reading,
        JUDGES.__contains__,
        bad=("dict(figures.of(unit))", "scores.figures.column(name)", "scores.sheet.at(code)", "figures.rows()"),
        good=("read(scores, name, unit)", "ranking.of(unit)", "scores.figures.honours", "scores.of(unit)"),
    ),
    Check(
        checks.numbers_are_exact,
        inside,
        bad=("x = 0.5", "x = 1e3", "x = 2j", "x = float(y)"),
        good=("x = isinstance(y, float)", "x = Fraction(1, 2)"),
    ),
    Check(checks.silent, lambda module: module != "cli", bad=("print(1)", "say = print"), good=("'print'",)),
    Check(
        checks.closed, inside, bad=("open(path)", "read = open", "__import__(name)", "eval(x)"), good=("box.open()",)
    ),
    Check(checks.spelled_in_ascii, everywhere, bad=("điểm = 1", "cụm.tên"), good=("point = 'điểm'",)),
    Check(
        checks.has_its_card,
        everywhere,
        bad=("", "x = 1", '"""Module: a line."""', CARD.replace("Never", "Seldom"), CARD.replace(" and gives", "")),
        good=(CARD,),
    ),
    Check(
        checks.owns_what_its_card_says,
        everywhere,
        bad=(
            "def x(): ...",
            CARD + "def x(): ...",
            CARD.replace("x.", "`x`."),
            CARD.replace("x.", "`x`.") + "class Y: ...",
        ),
        good=(CARD, CARD.replace("x.", "`x`.") + "def x(): ...\ndef _y(): ...", CARD.replace("x.", "`x`.") + "x = 1"),
    ),
    Check(
        checks.documented,
        everywhere,
        bad=("def score(): ...", "class Unit: ...", "class Unit:\n '''A unit.'''\n def of(self): ..."),
        good=("def _score(): ...", "def score():\n '''Score.'''\n def each(): ...", "class _Unit: ..."),
    ),
    Check(
        checks.seen_whole,
        everywhere,
        bad=(
            "x = 1\n" * (checks.MODULE_LINES + 1),
            "def f():\n" + " x = 1\n" * checks.FUNCTION_LINES,
            "def f(a, b, c, *, d, e, g): ...",
            "def f(a, *b, c, d, e, **g): ...",
            DEEP,
        ),
        good=(
            "x = 1\n\n# why\n" * checks.MODULE_LINES,
            "def f():\n '''Do.\n\n Well.\n '''\n" + " x = 1\n\n" * (checks.FUNCTION_LINES - 1),
            "def f(self, a, b, c, *, d, e): ...",
            FLAT,
        ),
    ),
    Check(
        checks.knows_no_language,
        everywhere,
        bad=("x = language is Language.VI", "signs = {Language.EN: '%'}", "say(Language.EN, default)"),
        good=("def f(a=Language.VI, *, b=Language.EN): ...", "add(default=Language.VI.value)", "list(Language)"),
    ),
    Check(
        checks.flagless,
        everywhere,
        bad=("def f(*, strict: bool): ...", "class Unit:\n def of(self, strict: bool | None): ..."),
        good=("def f(*, strictness: Strictness) -> bool: ...", "def _f(strict: bool): ..."),
    ),
)


@pytest.mark.parametrize(
    ("check", "module"),
    [
        pytest.param(check, module, id=f"{module.name}-{check.find.__name__}")
        for module in checks.modules()
        for check in CHECKS
        if check.reads(module.top)
    ],
)
def test_the_module_keeps_the_law(check, module):
    complaints = [f"{module.name}:{complaint}" for complaint in check.find(module)]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize(
    ("find", "snippet"),
    [pytest.param(check.find, bad, id=f"{check.find.__name__}-{bad[:40]}") for check in CHECKS for bad in check.bad],
)
def test_the_check_finds_what_is_bad(find, snippet):
    assert list(find(Module("scoring", snippet)))


@pytest.mark.parametrize(
    ("find", "snippet"),
    [
        pytest.param(check.find, good, id=f"{check.find.__name__}-{good[:40]}")
        for check in CHECKS
        for good in check.good
    ],
)
def test_the_check_leaves_the_good_alone(find, snippet):
    assert list(find(Module("scoring", snippet))) == []


def test_the_words_of_a_language_are_tables_that_may_be_long():
    tables = '"""Card."""\nfrom a import b\n' + "x = {1: 2}\n" * (checks.MODULE_LINES + 1)
    assert list(checks.seen_whole(Module("words.vi", tables))) == []
    assert list(checks.seen_whole(Module("words.speech", tables)))
    assert list(checks.seen_whole(Module("words.vi", tables + "def f(): ...\n")))


def test_no_module_has_a_vague_name():
    assert [complaint for module in checks.modules() for complaint in checks.named_well(module)] == []
    assert list(checks.named_well(Module("codec.utils", ""))) == ["1: a module named utils: a word is missing"]
