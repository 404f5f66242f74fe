"""Disagreements that are known and wait to be mended, by how they look; the list is to become empty."""

import re

WAITING: dict[str, str] = {
    r"whole: oracle refuses \(\('figure', '(total|rate)'\)\)": "the second engine does not read the total in conditions",
}


def waits(kind: str) -> bool:
    """Whether a disagreement of this kind is known."""
    return any(re.match(pattern, kind) for pattern in WAITING)
