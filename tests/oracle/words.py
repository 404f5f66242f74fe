"""The words that a rulebook knows, by figure: options, grades, circumstances."""

from typing import Any

from oracle.figures import roles_of
from oracle.scales import Line, inner_of, words_of


def words(rulebook: dict[str, Any]) -> dict[str, set[str]]:
    """The words that scales and classes know, by the figure on which they work."""
    found: dict[str, set[str]] = {}
    for row in rulebook.get("criteria", []):
        known = words_of(inner_of(row["scale"])) if "scale" in row else set()
        name = Line(row, roles_of(row), None).figure if known else None
        if name:  # a figure in another role takes any word
            found.setdefault(name, set()).update(known)
    from_parts = rulebook.get("classes", {}).get("from_parts")
    if from_parts:
        found.setdefault(from_parts["reads"], set()).update(from_parts["grades"])
    return found


def circumstances(rulebook: dict[str, Any]) -> dict[str, set[str]]:
    """The circumstances that scales know, by figure."""
    found: dict[str, set[str]] = {}
    for row in rulebook.get("criteria", []):
        waives = inner_of(row.get("scale", {})).get("waives", [])
        for _, kind, name in roles_of(row) if waives else []:
            if kind == "figure":
                found.setdefault(name, set()).update(waives)
    return found
