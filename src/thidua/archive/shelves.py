"""Shelves: what ships with the library, by kind and name.

Owns: `names`, `raw`, `laws`, `units`, `edition`, `uncited`, `uncited_law`.
Takes a name; gives the document.
Never: an edition that lacks a basis, or a citation where its basis claims one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from thidua.archive.kinds import Shelf
from thidua.codec.editions import read_law, read_register, read_rulebook
from thidua.codec.text import Syntax, parse
from thidua.errors import FormatError, Problem, RulebookError
from thidua.grounds import Basis, Citation, Fault, pairs
from thidua.law import Law, Rule, overlaps, succeeded
from thidua.rules import RankingRule, Rulebook
from thidua.units import Register

__all__ = ["edition", "laws", "names", "raw", "units"]


def names(shelf: Shelf) -> tuple[str, ...]:
    """Give the names of all documents of one kind in the archive, sorted."""
    entries = files("thidua.archive").joinpath(shelf.value).iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in entries if entry.name.endswith(".toml")))


def raw(shelf: Shelf, name: str) -> dict[str, Any]:
    """Read one document of the archive as plain values: dicts, lists, texts, numbers, days.

    Raises: FormatError if no document of that kind has that name.
    """
    if name not in names(shelf):
        facts = pairs(found=name, allowed=", ".join(names(shelf)))
        raise FormatError([Problem(fault=Fault.UNKNOWN_NAME, facts=facts)])
    return parse(files("thidua.archive").joinpath(shelf.value, f"{name}.toml").read_bytes(), Syntax.TOML)


@cache
def edition(name: str) -> Rulebook:
    """Read a rulebook of the archive (*quy chế đã ban hành*), every rule of which must cite its source.

    Raises: FormatError if there is none of that name; RulebookError if a rule lacks its citation.
    """
    rulebook = read_rulebook(raw(Shelf.RULEBOOKS, name))
    problems = list(uncited(rulebook))
    if problems:
        raise RulebookError(problems)
    return rulebook


_NO_CITATION_NEEDED = (Basis.PROPOSED, Basis.ILLUSTRATIVE, Basis.FICTIONAL)


def uncited(rulebook: Rulebook) -> Iterator[Problem]:
    """Every rule of a published edition that has neither a citation nor a basis that needs none (law 3).

    The rulebook's own source and basis stand for each rule that says nothing else.
    """
    if rulebook.basis is None:
        yield Problem(fault=Fault.MISSING_KEY, facts=pairs(found="basis"))
    own = () if rulebook.basis is None else (Citation(document=rulebook.source, basis=rulebook.basis),)
    for path, cites in _rules(rulebook):
        if not any(each.document or each.basis in _NO_CITATION_NEEDED for each in cites or own):
            yield Problem(fault=Fault.CITES_MISSING, path=path, facts=pairs(found=path.removeprefix("$.")))


def _rules(rulebook: Rulebook) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """The rules of a rulebook that can bear citations, each with its path."""
    yield from ((f"$.criteria[{row}]", each.cites) for row, each in enumerate(rulebook.criteria.rows))
    yield from ((f"$.ballot[{row}]", each.cites) for row, each in enumerate(rulebook.ballot))
    yield from ((f"$.slots[{row}]", each.cites) for row, each in enumerate(rulebook.slots))
    yield from ((f"$.bands[{row}]", each.cites) for row, each in enumerate(rulebook.bands))
    yield from ((f"$.bars[{row}]", each.cites) for row, each in enumerate(rulebook.bars))
    if rulebook.ranking != RankingRule():
        yield "$.ranking", rulebook.ranking.cites
    if rulebook.rotation is not None:
        yield "$.rotation", rulebook.rotation.cites


@cache
def units(name: str = "provinces-2025") -> Register:
    """Give the units in time of the archive (*danh mục đơn vị*); see `thidua.archive.units`."""
    return read_register(raw(Shelf.UNITS, name))


@cache
def laws() -> tuple[Law, ...]:
    """Give all editions of laws, decrees and guidelines, oldest first; see `thidua.archive.laws`."""
    found = succeeded(read_law(raw(Shelf.LAWS, name)) for name in names(Shelf.LAWS))
    problems = [each.under(f"$.{law.id}") for law in found for each in uncited_law(law)]
    problems += [
        Problem(fault=Fault.LAWS_OVERLAP, facts=pairs(first=first, second=second)) for first, second in overlaps(found)
    ]
    if problems:
        raise RulebookError(problems)
    return tuple(sorted(found, key=lambda law: (law.since, law.id)))


def uncited_law(law: Law) -> Iterator[Problem]:
    """Every rule of an edition of the law that has neither a citation nor a basis that needs none (law 3)."""
    if law.basis is None:
        yield Problem(fault=Fault.MISSING_KEY, facts=pairs(found="basis"))
    kinds: dict[str, tuple[Rule, ...]] = {
        "awards": law.awards,
        "quotas": law.quotas,
        "exclusive": law.exclusive,
        "multiples": law.multiples,
        "salaries": law.salaries,
        "provisions": law.provisions,
    }
    for key, rules in kinds.items():
        for row, rule in enumerate(rules):
            path = f"$.{key}[{row}]"
            if not any(each.document or each.basis in _NO_CITATION_NEEDED for each in law.cited(rule)):
                yield Problem(fault=Fault.CITES_MISSING, path=path, facts=pairs(found=path.removeprefix("$.")))
