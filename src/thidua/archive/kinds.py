"""Kinds: of documents in the archive, and of what a form holds.

Owns: `Shelf`, `Filled`.
Takes and gives: the words that the modules of the archive share.
Never: a reader of documents, which is loaded when one is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, unique
from typing import Any

__all__ = ["Filled", "Shelf"]

Filled = Mapping[str, Mapping[str, Any]]  # figures by unit and name


@unique
class Shelf(Enum):
    """The kinds of documents in the archive: recorded years, rulebooks, editions of laws, lists of units in time."""

    RECORDS = "records"
    RULEBOOKS = "rulebooks"
    LAWS = "laws"
    UNITS = "units"
