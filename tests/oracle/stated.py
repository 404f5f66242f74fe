"""Every number of points that a rulebook states: points are numbers, and per cent of them is of nothing."""

import re
from collections.abc import Iterator
from typing import Any

from oracle.reading import Refused, plain_text

Rule = dict[str, Any]
OF_A_LINE = ("maximum", "unreported", "floor", "ceiling", "deductions_at_most", "bonuses_at_most", "net_at_most")
OF_ANY_SCALE = ("at_most", "at_least", "otherwise")
OF_A_KIND = {
    "each": ("each",),
    "idle": ("each",),
    "steps": ("first", "each"),
    "pass-fail": ("yes", "no"),
    "deadline": ("on_time", "per_day"),
    "grades": ("points",),
    "options": ("points",),
    "ranked": ("points",),
    "lookup": ("points",),
    "forfeit": ("points",),
}
ROWS = ("bands", "rules", "late", "early", "cases")  # each row of these says what it earns


def points_of(rulebook: Rule) -> Iterator[Any]:
    """The points of lines, scales, adjustments, and of classes that go by points."""
    for row in rulebook.get("criteria", []):
        yield from of_keys(row, OF_A_LINE)
        yield from of_scale(row.get("scale", {}))
    for each in rulebook.get("adjustments", []):
        yield from of_keys(each, () if each["kind"] == "formula" else ("points",))
    if rulebook.get("classes", {}).get("by", rulebook.get("ranking", {}).get("by")) != "rate":
        for each in rulebook.get("bands", []):
            yield from of_keys(each, ("from", "above"))


def of_scale(scale: Rule) -> Iterator[Any]:
    """The points of a scale, its caps, its rows, what it takes away, and of the scale within."""
    if not scale:
        return
    yield from of_keys(scale, (*OF_ANY_SCALE, *OF_A_KIND.get(scale["kind"], ())))
    for row in [each for key in ROWS for each in scale.get(key, [])]:
        yield from of_keys(row, ("points",))
    if scale["kind"] == "through":  # each a value, then what it earns
        yield from (each for _, each in scale["points"])
    if isinstance(scale.get("forfeit"), dict):
        yield from of_keys(scale["forfeit"], ("points",))
    yield from of_scale(scale.get("scale", {}))


def of_keys(table: Rule, keys: tuple[str, ...]) -> Iterator[Any]:
    """What stands under some keys, by word or in rows."""
    for key in keys:
        yield from _each(table.get(key))


def _each(value: Any) -> Iterator[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if inner is None:
        yield value
        return
    for each in inner:
        yield from _each(each)


def without_per_cent(rulebook: Rule) -> None:
    """Refuse per cent of points, wherever they are stated."""
    for each in points_of(rulebook):
        if isinstance(each, str) and re.search(r"[0-9]\s*%$", plain_text(each)):
            raise Refused("per cent of points", each)
