"""Several: the list of names that a line reads of which the best count.

Owns: `several_by_role`.
Takes the plain table of a line; gives it with a role for each name.
Never: a list for any other scale: that is refused where the line is read.
"""

from __future__ import annotations

from typing import Any

from thidua.errors import FormatError
from thidua.names import named_twice, nfc

BEST_OF = "best-of"
_SEVERAL = 2


def several_by_role(line: dict[str, Any]) -> dict[str, Any]:
    """A line of which the best of several count, each name of its list as a role of its own; any other as it is.

    Raises: FormatError for a name that stands twice.
    """
    names = line.get("reads")
    if not isinstance(names, list) or len(names) < _SEVERAL or _kind(line.get("scale")) != BEST_OF:
        return line
    if not all(isinstance(each, str) for each in names):
        return line
    read = [nfc(each) for each in names]
    if problems := list(named_twice((f"$.reads[{row}]", name) for row, name in enumerate(read))):
        raise FormatError(problems)
    return {**line, "reads": {name: name for name in read}}


def _kind(scale: Any) -> object:
    """The kind of a scale within all limits that are written around it."""
    while isinstance(scale, dict) and isinstance(scale.get("scale"), dict):
        scale = scale["scale"]
    return scale.get("kind") if isinstance(scale, dict) else None
