"""Conditions with a name, put where they are asked: what holds of them holds as if they were written there."""

import unicodedata
from typing import Any

from oracle.reading import Refused

Rule = dict[str, Any]
WRITTEN = ("when", "reads")


def in_place(rulebook: Rule) -> Rule:
    """The rulebook with every condition that a bar or a requirement asks by name written there."""
    if not rulebook:
        return rulebook
    named = _by_name(rulebook.get("conditions", {}))
    found = {key: each for key, each in rulebook.items() if key != "conditions"}
    if "bars" in found:
        found["bars"] = [_written(bar, named) for bar in found["bars"]]
    if "slots" in found:
        found["slots"] = [_asking(slot, named) for slot in found["slots"]]
    return found


def _asking(slot: Rule, named: dict[str, Rule]) -> Rule:
    """A slot whose requirements are all written in full: a bare name is a standard by that name."""
    if "needs" not in slot:
        return slot
    needs = [{"kind": "standard", "condition": each} if isinstance(each, str) else each for each in slot["needs"]]
    return {**slot, "needs": [_written(each, named) if each["kind"] == "standard" else each for each in needs]}


def _written(rule: Rule, named: dict[str, Rule]) -> Rule:
    """A bar or a standard with its condition in place of the name."""
    if "condition" not in rule:
        if "when" not in rule:
            raise Refused("no condition")
        return rule
    if any(key in rule for key in WRITTEN):
        raise Refused("a condition by name and in place")
    name = _plain(rule["condition"])
    if name not in named:
        raise Refused("condition", name)
    rest = {key: each for key, each in rule.items() if key != "condition"}
    return rest | {key: named[name][key] for key in WRITTEN if key in named[name]}


def _by_name(conditions: Any) -> dict[str, Rule]:
    """The conditions of a rulebook by name."""
    if not isinstance(conditions, dict):
        raise Refused("conditions are a table by name")
    found: dict[str, Rule] = {}
    for name, row in conditions.items():
        if _plain(name) in found:
            raise Refused("a condition twice", name)
        if "when" not in row:
            raise Refused("a condition that says nothing", name)
        found[_plain(name)] = row
    return found


def _plain(name: Any) -> str:
    if not isinstance(name, str):
        raise Refused("no name", name)
    return unicodedata.normalize("NFC", name)
