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
    for key in ("slots", "bands"):
        if key in found:
            found[key] = [_asking(each, named) for each in found[key]]
    if "class_limits" in found:
        found["class_limits"] = [_written(each, named) for each in found["class_limits"]]
    return found


def _asking(row: Rule, named: dict[str, Rule]) -> Rule:
    """A slot or a class whose requirements are all written in full."""
    return row if "needs" not in row else {**row, "needs": [_in_full(each, named) for each in row["needs"]]}


def _in_full(need: Any, named: dict[str, Rule]) -> Rule:
    """A requirement with its kind: a bare name is a standard by that name, and so is a condition without a kind."""
    if isinstance(need, str):
        need = {"condition": need}
    if "any" in need:
        return {"kind": "any", "any": [_in_full(each, named) for each in need["any"]]}
    need = {"kind": "standard", **need}
    return _written(need, named) if need["kind"] == "standard" else need


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
