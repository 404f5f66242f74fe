"""Changes of one document: careless slips and hostile values, drawn from a seeded generator."""

import copy
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any
from unicodedata import normalize

Plain = dict[str, Any]
Place = tuple[Any, Any]  # what holds a value, and its key or row


def deep(levels: int, *, table: bool) -> Any:
    """A value nested so many levels deep."""
    value: Any = 1
    for _ in range(levels):
        value = {"k": value} if table else [value]
    return value


VALUES: tuple[Any, ...] = (
    *(0, 1, -1, 2, 3, 10, 10**9, -(10**9), 10**40, 10**59, -(10**60), 10**70, True, False, None),
    *(Fraction(1, 3), Fraction(-1, 7), Fraction(1, 10**59), Decimal("NaN"), Decimal("Infinity"), Decimal("1e900")),
    *(
        "",
        " ",
        "\t",
        "0",
        "-0",
        "−0",
        "1/3",
        "1/0",
        "0/1",
        "1e400",
        "1,5",
        "1.500",
        "90 %",
        "100%",
        "-5 %",
        "NaN",
        "inf",
    ),
    *("a", "b", "c", "A", "Đơn vị A", normalize("NFD", "Đơn vị Ạ"), "ế" * 400, "x" * 10_001, " " * 9_000, "9" * 59),
    *("\x00", "a\x1b[31mb", "a\nb", "a\rb", "\u2028", "\u202eabc", "\ud800", "\u200b", "a\x85b", "\x9b31m", "🏳️"),
    *("0001-01-01", "9999-12-31", "31/12", "31/1 +1", "29/2", "29/2 +9", "1/1 +9", "31/02/2024", "2024-13-01"),
    *(date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29), date(9202, 6, 30), datetime(2024, 1, 1, 12, 0)),  # noqa: DTZ001
    *(2024, 2023, 2025, 9202, 9999, 10_000, 24, "2023-2024", "năm 2023", "2024-2023", "9999-10000"),
    *(
        "x / 0",
        "value * value * value * value * value",
        "value / value",
        "1 / (value - value)",
        "value = 0",
        "not value",
    ),
    *(
        "half_up(value, 12)",
        "max(value, points)",
        "((((((((((1))))))))))",
        "value" + " + value" * 40,
        "points:1",
        "total",
    ),
    *("given", "formula", "proportional", "leader", "ranked", "pool", "streak", "window", "in", "all", "vote", "lot"),
    *("FREQ=SECONDLY", "FREQ=YEARLY;BYDAY=99MO", "FREQ=DAILY;COUNT=999999999", "FREQ=YEARLY;INTERVAL=99999999"),
    *("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=-31;BYSETPOS=366", "FREQ=YEARLY;BYEASTER=1"),
    *("/dev/zero", "../../etc/passwd", "x\x00.toml", "trung-du-2017", "midlands-2017", "$.units[0]", "units[0]"),
    *(
        [],
        {},
        [[]],
        [{}],
        {"": ""},
        {"kind": "given"},
        [1, 1, 1],
        ["a", "a"],
        {"a": {"1": "1"}},
        {"a": 1, "b": 2, "c": 3},
    ),
    *(deep(30, table=True), deep(150, table=True), deep(40, table=False), deep(150, table=False)),
    *([0] * 300, {"kind": "formula", "points": "value * value"}, {"kind": "streak", "award": "x", "seasons": 10**9}),
)
KEYS = (
    "x",
    "",
    "a",
    "1",
    "a.b",
    "a[0]",
    "x[9999999999999999999999]",
    "a\x1b[1m",
    "a\nb",
    "format",
    "kind",
    "1.1",
    "\ud800",
)


def changed(plain: Plain, random: Random) -> Plain:
    """A document with one to eight changes; the more, the rarer."""
    made = copy.deepcopy(plain)
    for _ in range(min(8, 1 + int(random.expovariate(0.7)))):
        places = list(_places(made))
        if not places:
            break
        random.choice(_CHANGES)(made, places, random)
    return made


def _places(thing: Any) -> Iterator[Place]:
    """Every value of a document, by what holds it; the insides of what is very deep are left alone."""
    waiting = [(thing, 0)]
    while waiting:
        held, depth = waiting.pop()
        if depth > 60:
            continue
        rows = list(held.items()) if isinstance(held, dict) else list(enumerate(held)) if isinstance(held, list) else []
        for key, value in rows:
            yield held, key
            waiting.append((value, depth + 1))


def _replace(_: Plain, places: list[Place], random: Random) -> None:
    held, key = random.choice(places)
    held[key] = copy.deepcopy(random.choice(VALUES))


def _near(_: Plain, places: list[Place], random: Random) -> None:
    """A value of the same type, another: the slips that types do not catch."""
    held, key = random.choice(places)
    value = held[key]
    alike = [each for each in VALUES if type(each) is type(value)]
    others = [holder[name] for holder, name in places if type(holder[name]) is type(value)]
    held[key] = copy.deepcopy(random.choice(random.choice([pool for pool in (alike, others) if pool] or [[value]])))


def _drop(_: Plain, places: list[Place], random: Random) -> None:
    held, key = random.choice(places)
    del held[key]


def _double(_: Plain, places: list[Place], random: Random) -> None:
    held, key = random.choice(places)
    if isinstance(held, list):
        held.insert(random.randrange(len(held) + 1), copy.deepcopy(held[key]))
    else:
        held[f"{key} "] = copy.deepcopy(held[key])


def _many(_: Plain, places: list[Place], random: Random) -> None:
    """A row many times over."""
    lists = [(held, key) for held, key in places if isinstance(held, list)]
    if lists:
        held, key = random.choice(lists)
        held.extend(copy.deepcopy(held[key]) for _ in range(random.choice((2, 40))))


def _rename(_: Plain, places: list[Place], random: Random) -> None:
    held, key = random.choice(places)
    if isinstance(held, dict):
        others = [name for holder, name in places if isinstance(holder, dict)]
        name = random.choice((random.choice(KEYS), random.choice(others), normalize("NFD", key), key.upper()))
        held[name] = held.pop(key)


def _swap(_: Plain, places: list[Place], random: Random) -> None:
    (one, first), (two, second) = random.choice(places), random.choice(places)
    one[first], two[second] = copy.deepcopy(two[second]), copy.deepcopy(one[first])


def _order(_: Plain, places: list[Place], random: Random) -> None:
    """The keys of a table, or the rows of a list, in another order: sorted, shuffled or turned round."""
    held, _key = random.choice(places)
    rows = list(held.items()) if isinstance(held, dict) else list(held)
    change = random.choice((_sorted, random.shuffle, list.reverse))
    change(rows)
    held.clear()
    held.update(rows) if isinstance(held, dict) else held.extend(rows)


def _sorted(rows: list[Any]) -> None:
    rows.sort(key=str)


def _key(_: Plain, places: list[Place], random: Random) -> None:
    """A key more, known somewhere else in the document."""
    tables = [held for held, _ in places if isinstance(held, dict)]
    held, key = random.choice(places)
    if tables:
        random.choice(tables)[key if isinstance(key, str) else random.choice(KEYS)] = copy.deepcopy(held[key])


def _season(_: Plain, places: list[Place], random: Random) -> None:
    """A day or a year moved: to the edge of the calendar, or by some years."""
    dated = [
        (held, key) for held, key in places if isinstance(held[key], date) or key in ("season", "year", "on", "due")
    ]
    if dated:
        held, key = random.choice(dated)
        held[key] = random.choice(
            (2023, 2024, 2025, date(2024, 7, 1), date(2023, 12, 31), date(9999, 12, 31), date(1, 1, 1))
        )


Change = Callable[[Plain, list[Place], Random], None]
_CHANGES: tuple[Change, ...] = (
    *(_replace, _replace, _near, _near, _near, _near, _drop, _drop, _double, _many),
    *(_rename, _swap, _swap, _order, _key, _season),
)
