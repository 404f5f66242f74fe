"""Editions: rulebooks and laws as documents.

Owns: `read_rulebook`, `read_law`, `dump_rulebook`, `opened`.
Takes plain values; gives nouns, or raises with every problem.
Never: which edition is in force (see `archive`).
"""

from __future__ import annotations

from typing import Any, TypeVar

from thidua.codec.structure import misfit, structure, unstructure
from thidua.errors import FormatError, Problem, ThiduaError
from thidua.grounds import Fault, pairs
from thidua.law import Law
from thidua.names import Numbers
from thidua.rulebook import Rulebook

__all__ = ["FORMAT", "dump_rulebook", "opened", "read_law", "read_rulebook"]

FORMAT = 1

Noun = TypeVar("Noun")


def opened(plain: dict[str, Any], *kinds: str) -> tuple[dict[str, Any], Numbers, list[Problem]]:
    """A document without its head, the way it writes numbers, and what is wrong with the head.

    Raises: FormatError if the format is of the future or the document of another kind: then nothing else can be said.
    """
    missing = [key for key in ("format", "kind") if key not in plain]
    problems = [Problem(fault=Fault.MISSING_KEY, facts=pairs(found=key)) for key in missing]
    found = plain.get("format", FORMAT)
    if found != FORMAT or isinstance(found, bool):
        facts = pairs(found=str(found), allowed=FORMAT)
        problems.append(Problem(fault=Fault.UNKNOWN_FORMAT, path="$.format", facts=facts))
    if "kind" in plain and plain["kind"] not in kinds:
        facts = pairs(found=str(plain["kind"]), allowed=", ".join(kinds))
        problems.append(Problem(fault=Fault.WRONG_DOCUMENT, path="$.kind", facts=facts))
    if problems:
        raise FormatError(problems)
    try:
        numbers = structure(plain["numbers"], Numbers) if "numbers" in plain else Numbers.PLAIN
    except ThiduaError as error:
        numbers = Numbers.PLAIN
        problems = [each.under("$.numbers") for each in error.problems]
    rest = {key: value for key, value in plain.items() if key not in ("format", "kind", "numbers")}
    if plain.get("source") is not None and plain.get("basis") is None:
        facts = pairs(allowed="stated, inferred, borrowed, proposed, illustrative, fictional")
        problems.append(Problem(fault=Fault.BASIS_MISSING, path="$.basis", facts=facts))
    return rest, numbers, problems


def read_rulebook(plain: object) -> Rulebook:
    """The rulebook that a document describes.

    Raises: FormatError or RulebookError with every problem.
    """
    if not isinstance(plain, dict):
        raise misfit("a table", plain)
    rest, numbers, problems = opened(plain, "rulebook")
    return _read(rest, Rulebook, numbers, problems)


def read_law(plain: object) -> Law:
    """The edition of a law that a document describes.

    Raises: FormatError with every problem.
    """
    if not isinstance(plain, dict):
        raise misfit("a table", plain)
    rest, numbers, problems = opened(plain, "law")
    return _read(rest, Law, numbers, problems)


def _read(rest: dict[str, Any], noun: type[Noun], numbers: Numbers, problems: list[Problem]) -> Noun:
    try:
        read = structure(rest, noun, numbers)
    except ThiduaError as error:
        raise type(error)((*problems, *error.problems)) from None
    if problems:
        raise FormatError(problems)
    return read


def dump_rulebook(rulebook: Rulebook) -> dict[str, Any]:
    """A rulebook as a document of plain values that reads back equal."""
    return {"format": FORMAT, "kind": "rulebook", **unstructure(rulebook)}
