"""Editions: rulebooks, laws and registers of units as documents.

Owns: `read_rulebook`, `known_rulebook`, `read_law`, `read_register`, `opened`.
Takes plain values; gives nouns, or raises with every problem.
Never: which edition is in force (see `archive`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from thidua.codec.measures import edges_in_per_cent, per_cent_of_points, read_in, shares_beyond
from thidua.codec.omissions import Notes, readable
from thidua.codec.parts import faulty_parts
from thidua.codec.shapes import RegisterShape, read_as, sources_of
from thidua.codec.structure import Written, structure, written
from thidua.errors import Problem, RecordError, RulebookError, ThiduaError
from thidua.grounds import Basis, Fault, pairs
from thidua.law import Law
from thidua.names import Numbers
from thidua.rules import Rulebook
from thidua.shown import printed
from thidua.units import Register

__all__ = ["FORMAT", "known_rulebook", "opened", "read_law", "read_register", "read_rulebook"]

FORMAT = 2
READ = (1, FORMAT)

Noun = TypeVar("Noun")


def opened(plain: dict[str, Any], notes: Notes, *kinds: str) -> tuple[dict[str, Any], Numbers]:
    """A document without its head (`format`, `kind`, `numbers`), and the way it writes numbers; problems go to `notes`.

    Raises: FormatError if the format is unknown or the document has another kind: then nothing else can be said.
    """
    missing = [key for key in ("format", "kind") if key not in plain]
    notes.add(Problem(fault=Fault.MISSING_KEY, facts=pairs(found=key)) for key in missing)
    found = plain.get("format", FORMAT)
    strange = found not in READ or isinstance(found, bool)
    if strange:
        facts = pairs(found=printed(found, str), allowed=READ)
        notes.add([Problem(fault=Fault.UNKNOWN_FORMAT, path="$.format", facts=facts)])
    if "kind" in plain and plain["kind"] not in kinds:
        facts = pairs(found=printed(plain["kind"], str), allowed=", ".join(kinds))
        notes.add([Problem(fault=Fault.WRONG_DOCUMENT, path="$.kind", facts=facts)])
    if strange or plain.get("kind") not in kinds:
        raise notes.error()
    if plain.get("source") is not None and plain.get("basis") is None:
        allowed = ", ".join(basis.value for basis in Basis)
        notes.add([Problem(fault=Fault.BASIS_MISSING, path="$.basis", facts=pairs(allowed=allowed))])
    rest = {key: value for key, value in plain.items() if key not in ("format", "kind", "numbers")}
    return rest, _numbers(plain, notes)


def _numbers(plain: dict[str, Any], notes: Notes) -> Numbers:
    """The way a document writes numbers, as it declares."""
    try:
        return structure(plain["numbers"], Numbers) if "numbers" in plain else Numbers.PLAIN
    except ThiduaError as error:
        notes.add(each.under("$.numbers") for each in error.problems)
        return Numbers.PLAIN


def read_rulebook(plain: dict[str, Any]) -> Rulebook:
    """Read the rulebook that a document describes.

    Raises: FormatError or RulebookError, listing every problem.
    """
    return _read(plain, Rulebook, "rulebook")


def known_rulebook(plain: dict[str, Any]) -> Rulebook:
    """Read the rulebook that is written inside a dossier; one that many dossiers repeat word for word is read once.

    Raises: FormatError or RulebookError, listing every problem.
    """
    return _known(written(plain))


@lru_cache(maxsize=32)
def _known(rulebook: Written) -> Rulebook:
    return read_rulebook(rulebook.plain)


def _in_measure(plain: dict[str, Any], numbers: Numbers, notes: Notes) -> dict[str, Any]:
    """A rulebook with its numbers as what they stand for; those that are no shares are noted."""
    notes.add(shares_beyond(plain, numbers), RulebookError)
    notes.add(list(edges_in_per_cent(plain)), RulebookError)
    for key in ("criteria", "adjustments"):
        notes.add(list(per_cent_of_points(plain.get(key), f"$.{key}")), RulebookError)
    return read_in(plain, numbers)


def read_law(plain: dict[str, Any]) -> Law:
    """Read the edition of a law that a document describes.

    Raises: FormatError, listing every problem.
    """
    return _read(plain, Law, "law")


def read_register(plain: dict[str, Any]) -> Register:
    """Read the units in time that a document describes.

    Raises: FormatError or RecordError, listing every problem.
    """
    shape, notes, register = *_noted(plain, RegisterShape, "units"), None
    if shape is not None:
        try:
            register = read_as(Register, shape, sources=sources_of(shape))
        except ThiduaError as error:
            notes.add(error.problems, type(error))
    if register is None or notes.found:
        raise notes.error()
    return register


def _read(plain: dict[str, Any], noun: type[Noun], kind: str) -> Noun:
    read, notes = _noted(plain, noun, kind)
    if read is None or notes.found:
        raise notes.error()
    return read


def _noted(plain: dict[str, Any], noun: type[Noun], kind: str) -> tuple[Noun | None, Notes]:
    """What can be read of a document, and its problems."""
    notes = Notes()
    rest, numbers = opened(plain, notes, kind)
    if noun is Rulebook:
        rest = _in_measure(rest, numbers, notes)
    read, _ = readable(rest, noun, numbers, notes, entire=("$.criteria", "$.figures", "$.bands", "$.bars", "$.slots"))
    notes.add(faulty_parts(rest, noun), RecordError)
    return read, notes
