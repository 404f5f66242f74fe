"""The architecture, room by room: each wall reads the rooms named beside it, and complains about its bad snippet."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from house import walls
from house.walls import DOORS, JUDGES, STAGES, Room

CARD = '"""Room: a line.\n\nOwns: x.\nTakes and gives: y.\nNever: z.\n"""\n'
DEEP = "def f(a):\n if a:\n  for b in a:\n   with b:\n    try:\n     b()\n    finally:\n     pass\n"
FLAT = "def f(a):\n if a:\n  b()\n elif a:\n  b()\n elif a:\n  b()\n else:\n  for c in a:\n   with c:\n    b()\n"


class Wall(NamedTuple):
    """A checker, the rooms that it reads, and snippets on which it must and must not complain."""

    check: Callable[[Room], Iterator[str]]
    reads: Callable[[str], bool]
    bad: tuple[str, ...]
    good: tuple[str, ...] = ()


def everywhere(_: str) -> bool:
    return True


def inside(room: str) -> bool:
    return room not in DOORS


WALLS = (
    Wall(
        walls.nouns_are_frozen,
        everywhere,
        bad=(
            "class Unit: pass",
            "@frozen\nclass Unit: pass",
            "@define(kw_only=True)\nclass Unit: pass",
            "@frozen(kw_only=True)\nclass Unit(Noun): pass",
            "class Unit(NamedTuple): pass",
        ),
        good=(
            "@frozen(kw_only=True)\nclass Unit: pass",
            "@attrs.frozen(kw_only=True, eq=False)\nclass Unit(Generic[T]): pass",
            "class Why(enum.StrEnum): pass",
            "class FormatError(ThiduaError): pass",
        ),
    ),
    Wall(
        walls.rules_are_data,
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
    Wall(
        walls.asks_the_reading,
        JUDGES.__contains__,
        bad=("dict(figures.of(unit))", "scores.figures.column(name)", "scores.sheet.at(code)", "figures.rows()"),
        good=("read(scores, name, unit)", "ranking.of(unit)", "scores.figures.honours", "scores.of(unit)"),
    ),
    Wall(
        walls.numbers_are_exact,
        inside,
        bad=("x = 0.5", "x = 1e3", "x = 2j", "x = float(y)"),
        good=("x = isinstance(y, float)", "x = Fraction(1, 2)"),
    ),
    Wall(walls.silent, lambda room: room != "cli", bad=("print(1)", "say = print"), good=("'print'",)),
    Wall(walls.closed, inside, bad=("open(path)", "read = open", "__import__(name)", "eval(x)"), good=("box.open()",)),
    Wall(walls.spelled_in_ascii, everywhere, bad=("điểm = 1", "cụm.tên"), good=("point = 'điểm'",)),
    Wall(
        walls.has_its_card,
        everywhere,
        bad=("", "x = 1", '"""Room: a line."""', CARD.replace("Never", "Seldom"), CARD.replace(" and gives", "")),
        good=(CARD,),
    ),
    Wall(
        walls.owns_what_its_card_says,
        everywhere,
        bad=(
            "def x(): ...",
            CARD + "def x(): ...",
            CARD.replace("x.", "`x`."),
            CARD.replace("x.", "`x`.") + "class Y: ...",
        ),
        good=(CARD, CARD.replace("x.", "`x`.") + "def x(): ...\ndef _y(): ...", CARD.replace("x.", "`x`.") + "x = 1"),
    ),
    Wall(
        walls.documented,
        everywhere,
        bad=("def score(): ...", "class Unit: ...", "class Unit:\n '''A unit.'''\n def of(self): ..."),
        good=("def _score(): ...", "def score():\n '''Score.'''\n def each(): ...", "class _Unit: ..."),
    ),
    Wall(
        walls.seen_whole,
        everywhere,
        bad=(
            "x = 1\n" * (walls.ROOM_LINES + 1),
            "def f():\n" + " x = 1\n" * walls.FUNCTION_LINES,
            "def f(a, b, c, *, d, e, g): ...",
            "def f(a, *b, c, d, e, **g): ...",
            DEEP,
        ),
        good=(
            "x = 1\n\n# why\n" * walls.ROOM_LINES,
            "def f():\n '''Do.\n\n Well.\n '''\n" + " x = 1\n\n" * (walls.FUNCTION_LINES - 1),
            "def f(self, a, b, c, *, d, e): ...",
            FLAT,
        ),
    ),
    Wall(
        walls.flagless,
        everywhere,
        bad=("def f(*, strict: bool): ...", "class Unit:\n def of(self, strict: bool | None): ..."),
        good=("def f(*, strictness: Strictness) -> bool: ...", "def _f(strict: bool): ..."),
    ),
)


@pytest.mark.parametrize(
    ("wall", "room"),
    [
        pytest.param(wall, room, id=f"{room.name}-{wall.check.__name__}")
        for room in walls.rooms()
        for wall in WALLS
        if wall.reads(room.top)
    ],
)
def test_the_wall_stands(wall, room):
    complaints = [f"{room.name}:{complaint}" for complaint in wall.check(room)]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize(
    ("check", "snippet"),
    [pytest.param(wall.check, bad, id=f"{wall.check.__name__}-{bad[:40]}") for wall in WALLS for bad in wall.bad],
)
def test_the_wall_can_fall(check, snippet):
    assert list(check(Room("scoring", snippet)))


@pytest.mark.parametrize(
    ("check", "snippet"),
    [pytest.param(wall.check, good, id=f"{wall.check.__name__}-{good[:40]}") for wall in WALLS for good in wall.good],
)
def test_the_wall_leaves_the_good_alone(check, snippet):
    assert list(check(Room("scoring", snippet))) == []


def test_no_room_is_a_drawer():
    assert [complaint for room in walls.rooms() for complaint in walls.named_well(room)] == []
    assert list(walls.named_well(Room("codec.utils", ""))) == ["1: a room named utils: a word is missing"]
