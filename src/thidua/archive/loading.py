"""Loading: a file or a name to a complete dossier, and back to a file.

Owns: `load`, `load_rulebook`, `dump`, `check`, `upgrade`.
Takes paths and names; gives nouns, or one error with every problem.
Never: a half-written file.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from stat import S_IMODE
from typing import Any

from attrs import evolve

from thidua.archive.shelves import Shelf, edition, laws, names, raw
from thidua.codec.councils import read_council
from thidua.codec.dossiers import read_dossier, rulebook_named
from thidua.codec.editions import opened, read_law, read_register, read_rulebook
from thidua.codec.omissions import Notes
from thidua.codec.text import Syntax, parse, write
from thidua.codec.upgrading import differences, upgraded
from thidua.codec.writing import dump_dossier, dump_rulebook
from thidua.council import Council, Proposal, proposals, unfit
from thidua.errors import FormatError, Problem, RecordError, ThiduaError
from thidua.grounds import Fault, pairs
from thidua.law import Law
from thidua.law import in_force as law_in_force
from thidua.rulebook import Rulebook
from thidua.year import Dossier, conclude_year

__all__ = ["check", "dump", "in_force", "load", "load_council", "load_rulebook", "upgrade"]


def load(source: str | os.PathLike[str]) -> Dossier:
    """The dossier in a TOML or JSON file, or the record of that name (*mở hồ sơ*), complete with rulebook and law.

    The pact's rulebook is a file beside the dossier, the name of an edition, or the document itself.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path.

    Example:
        >>> load("midlands-2017").pact.cluster.unit("phu-tho").name
        'Phú Thọ'
    """
    plain, folder = _opened(source)
    return _dossier(plain, folder)


def load_rulebook(source: str | os.PathLike[str]) -> Rulebook:
    """The rulebook in a file, or the edition of that name (*quy chế và bảng tiêu chí*).

    Raises: FormatError or RulebookError, listing every problem with its path.
    """
    name = os.fspath(source)
    return read_rulebook(_read(Path(source))) if _is_file(source) else edition(name)


def load_council(source: str | os.PathLike[str]) -> Council:
    """The council in a file (*hội đồng*), with the law of its day and the nominations of the dossiers it names.

    Dossiers are files beside it, or names of records.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path.
    """
    return _council(_read(Path(source)), Path(source).parent)


def _council(plain: dict[str, Any], folder: Path) -> Council:
    """The council with the proposals of its dossiers; problems of all of them are listed together."""
    council, named = read_council(plain, laws())
    notes, found = Notes(), dict[str, tuple[Proposal, ...]]()
    silent: list[str] = []
    for row, name in enumerate(named):
        beside = folder / name
        try:
            year = conclude_year(load(beside if beside.suffix.lower() in (".toml", ".json") else name))
        except ThiduaError as error:
            notes.add((each.under(f"$.dossiers[{row}]") for each in error.problems), type(error))
            continue
        cluster = year.dossier.pact.cluster
        if cluster.id in found:
            facts = pairs(found=cluster.id)
            notes.add([Problem(fault=Fault.DUPLICATE_ID, path=f"$.dossiers[{row}]", facts=facts)], RecordError)
        found[cluster.id] = () if year.nominations is None else proposals([year.nominations])
        silent += [] if found[cluster.id] else [cluster.name]
    whole = evolve(
        council, proposed=(*council.proposed, *(each for made in found.values() for each in made)), silent=tuple(silent)
    )
    if not notes.found:
        notes.add(unfit(whole, whole.proposed), RecordError)
    if notes.found:
        raise notes.error()
    return whole


def in_force(name: str, *, on: date) -> Law:
    """The edition of a chain, or the edition of that name, that is in force on a day (*văn bản đang có hiệu lực*).

    Raises: RecordError if none is: the day lies before the first edition or after the last, or the name is unknown.

    Example:
        >>> in_force("luat-thi-dua-khen-thuong", on=date(2023, 12, 31)).id
        'luat-2003'
    """
    return law_in_force(laws(), name, on=on)


def dump(thing: Dossier | Rulebook, target: str | os.PathLike[str]) -> None:
    """Write a dossier or rulebook as JSON; it loads back equal. The file is replaced whole or not at all."""
    document = dump_dossier(thing) if isinstance(thing, Dossier) else dump_rulebook(thing)
    replace(Path(target), write(document))


def replace(path: Path, text: str) -> None:
    """Put a text in place of a file, whole or not at all; a device or pipe takes it as it comes."""
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            part.chmod(S_IMODE(target.stat().st_mode))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def check(source: str | os.PathLike[str]) -> tuple[Problem, ...]:
    """All problems of one document of any kind, or none (*kiểm tra*); of a sound one, its notes."""
    try:
        plain, folder = _opened(source)
        match plain.get("kind", "dossier"):
            case "dossier":
                dossier = _dossier(plain, folder)
                return (*dossier.notes, *differences(plain, dossier))
            case "rulebook":
                rulebook = read_rulebook(plain)
                return (*rulebook.notes, *differences(plain, rulebook))
            case "law":
                read_law(plain)
            case "council":
                _council(plain, folder or Path())
            case "units":
                read_register(plain)
            case _:
                opened(plain, Notes(), "dossier", "rulebook", "law", "council", "units")
    except ThiduaError as error:
        return error.problems
    return ()


def upgrade(source: str | os.PathLike[str]) -> bool:
    """Write a document in the present format in place of its file (*chuyển sang định dạng mới*); False if it is in it.

    Only what must change is changed: comments and layout stay. The file is replaced whole or not at all.

    Raises: FormatError, RecordError or RulebookError, listing every problem, if the document has any.
    """
    path = Path(source)
    problems = [each for each in check(path) if not each.note]
    if problems:
        raise FormatError(problems)
    data, syntax = path.read_bytes(), _syntax(path)
    text = upgraded(data, syntax)
    if text == data:
        return False
    replace(path, text.decode("utf-8"))
    return True


def _syntax(path: Path) -> Syntax:
    return Syntax.JSON if path.suffix.lower() == ".json" else Syntax.TOML


def _is_file(source: str | os.PathLike[str]) -> bool:
    """Whether a source means a file: it looks like one or is there, and no record has that name."""
    path = Path(source)
    if not isinstance(source, str) or path.suffix.lower() in (".toml", ".json") or len(path.parts) > 1:
        return True
    try:
        return path.is_file() or (path.exists() and source not in names(Shelf.RECORDS))
    except OSError:  # a name longer than any file's
        return False


def _opened(source: str | os.PathLike[str]) -> tuple[dict[str, Any], Path | None]:
    """The document as plain values, and the folder of the file that holds it."""
    if _is_file(source):
        return _read(Path(source)), Path(source).parent
    name = os.fspath(source)
    shelves = (Shelf.RECORDS, Shelf.RULEBOOKS, Shelf.LAWS, Shelf.UNITS)
    shelf = next((each for each in shelves if name in names(each)), Shelf.RECORDS)
    return raw(shelf, name), None


def _read(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
    except OSError as error:
        facts = pairs(reason=(path.name, error.strerror or "unreadable"))
        raise FormatError([Problem(fault=Fault.UNREADABLE, facts=facts)]) from None
    return parse(data, _syntax(path))


def _dossier(plain: dict[str, Any], folder: Path | None) -> Dossier:
    """The dossier with its rulebook; problems of both are listed together."""
    notes, rulebook = Notes(), None
    named = rulebook_named(plain)
    try:
        rulebook = None if named is None else _rulebook(named, folder)
    except ThiduaError as error:
        notes.add((each.under("$.pact.rulebook") for each in error.problems), type(error))
        plain = {key: value for key, value in plain.items() if key not in _BY_RULES}
    return read_dossier(plain, rulebook=rulebook, laws=laws(), notes=notes)


# what cannot be judged without the rulebook
_BY_RULES = ("targets", "not-assigned", "figures", "submissions", "reviews", "votes")


def _rulebook(named: object, folder: Path | None) -> Rulebook:
    if isinstance(named, dict):
        return read_rulebook(named)
    beside = folder / named if isinstance(named, str) and folder is not None else None
    if beside is not None and beside.suffix.lower() in (".toml", ".json"):
        return read_rulebook(_read(beside))
    if isinstance(named, str) and named in names(Shelf.RULEBOOKS):
        return edition(named)
    facts = pairs(found=str(named), allowed=", ".join(names(Shelf.RULEBOOKS)))
    raise FormatError([Problem(fault=Fault.UNKNOWN_RULEBOOK, facts=facts)])
