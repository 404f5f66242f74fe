"""Whole numbers: one below 0 is refused, by its noun or by the document that it stands in."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from attrs import evolve, fields, has, resolve_types

import thidua
from conformance.cases import all_cases, dossier, is_dossier
from thidua.archive.loading import document

FREE = {("Deadline", "within")}  # days before an event


def whole(kind: Any) -> bool:
    """Whether a field holds a whole number, and no text; or such numbers by name."""
    kinds = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return (int in kinds and str not in kinds) or by_name(kind)


def by_name(kind: Any) -> bool:
    """Whether a field holds pairs of a name with a whole number."""
    pair, *_ = (*get_args(kind), None)
    return get_origin(kind) is tuple and get_origin(pair) is tuple and get_args(pair)[1] is int


def nouns(held: object) -> Iterator[Any]:
    """Every noun in a record."""
    if isinstance(held, tuple | list):
        for each in held:
            yield from nouns(each)
    elif has(type(held)):
        yield held
        for each in fields(type(held)):
            if each.init:
                yield from nouns(getattr(held, each.name))


@pytest.fixture(scope="module")
def stated() -> dict[tuple[str, str], Any]:
    """Of every whole number that the cases state a noun that holds it."""
    found: dict[tuple[str, str], Any] = {}
    for case in filter(is_dossier, all_cases()):
        try:
            record = document(dossier(case), None)
        except thidua.ThiduaError:  # a case of what is refused
            continue
        for noun in nouns(record):
            kinds = (each for each in fields(resolve_types(type(noun))) if each.init and whole(each.type))
            found |= {
                (type(noun).__name__, each.name): noun for each in kinds if getattr(noun, each.name) not in (None, ())
            }
    return found


def refused(noun: Any, key: str) -> bool:
    """Whether a noun refuses a number below 0."""
    held = getattr(noun, key)
    below = ((held[0][0], -1),) if isinstance(held, tuple) else -1
    try:
        evolve(noun, **{key: below})
    except thidua.ThiduaError:
        return True
    return False


BALLOT = {"ballot": [{"about": about, "denominator": "members", "abstentions": "kept"} for about in ("x", "head")]}
VOTE = {"award": "x", "unit": "a", "electorate": {"members": 5}, "ballots": {"approve": 1}}
RULE = {"threshold": "1/2", "edge": "reached"}


def slot(**keys: object) -> dict[str, object]:
    """A rulebook with one slot."""
    return {"slots": [{"award": "x"} | keys]}


def voted(**keys: dict[str, object]) -> dict[str, object]:
    """A record with one vote, of which some numbers are others."""
    return {"votes": [VOTE | {key: VOTE[key] | more for key, more in keys.items()}]}


SMALL = {"below": 5, "at_most": 1}
QUOTA = {"band": "A", "share": "20 %", "of": "members", "round": "floor"}


def classed(**keys: object) -> dict[str, object]:
    """A rulebook with one class."""
    return {"criteria": [{"code": "1", "maximum": 9}], "bands": [{"name": "A", "from": 5}]} | keys


# what is judged beside what stands around it: rules and record of a document in which it is below 0
JUDGED: dict[tuple[str, str], tuple[dict[str, object], dict[str, object]]] = {
    **{
        ("Ballots", key): ({}, voted(ballots={key: -1}))
        for key in ("approve", "reject", "abstain", "blank", "invalid", "each")
    },
    **{("Electorate", key): ({}, voted(electorate={key: -1})) for key in ("members", "present")},
    ("Order", "ballots"): (
        {},
        {
            "votes": [
                {
                    "office": "head",
                    "electorate": {"members": 5},
                    "ballots": {"orders": [{"order": ["a", "b"], "ballots": -1}]},
                }
            ]
        },
    ),
    ("ClassLimit", "down"): (classed(class_limits=[{"when": "t > 0", "reads": {"t": "total"}, "down": -1}]), {}),
    **{("Small", key): (classed(class_quotas=[QUOTA | {"small": SMALL | {key: -1}}]), {}) for key in SMALL},
    ("Slot", "count"): (slot(count=-1), {}),
    ("Slot", "place"): (slot(place=-1), {}),
    ("Slot", "at_least"): (slot(share="50 %", of="members", round="floor", at_least=-1), {}),
    ("Streak", "seasons"): (slot(count=1, needs=[{"kind": "streak", "award": "y", "seasons": -1}]), {}),
    ("Window", "seasons"): (slot(count=1, needs=[{"kind": "window", "award": "y", "seasons": -1, "count": 1}]), {}),
    ("Window", "count"): (slot(count=1, needs=[{"kind": "window", "award": "y", "seasons": 3, "count": -1}]), {}),
    ("Ballots", "choices"): (
        {},
        {"votes": [{"office": "head", "electorate": {"members": 5}, "ballots": {"choices": {"a": -1}}}]},
    ),
    ("Announcement", "places"): ({}, {"announced": {"places": {"a": -1}}}),
    ("Unit", "size"): ({}, {"units": [{"id": "a", "name": "A", "size": -1}, {"id": "b", "name": "B"}]}),
}


def test_below_0_is_refused_by_the_noun_or_judged_by_what_stands_around_it(stated):
    accepted = {key for key, noun in stated.items() if not refused(noun, key[1])}
    assert accepted == FREE | set(JUDGED)


@pytest.mark.parametrize(("noun", "key"), JUDGED)
def test_below_0_is_refused_in_a_document(noun, key):
    rules, record = JUDGED[noun, key]
    units = record.get("units", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    book = {"format": 2, "kind": "rulebook", "id": "r", "criteria": [{"code": "1", "maximum": 9}]} | BALLOT | rules
    book["ballot"] = [each | RULE for each in book["ballot"]]
    plain = {
        "format": 2,
        "kind": "dossier",
        "cluster": {"id": "c", "name": "C", "season": 2024, "units": units},
        "pact": {"rulebook": book},
        **{key: table for key, table in record.items() if key != "units"},
    }
    with pytest.raises(thidua.ThiduaError, match=str(-1)):
        document(plain, None)
