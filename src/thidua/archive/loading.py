"""Loading: a file or a name to a complete dossier, and back to a file.

Owns: `load`, `load_rulebook`, `dump`, `check`, `upgrade`, `load_council`, `load_series`, `in_force`, `replace`,
`document`, `registered`, `written`.
Takes paths and names; gives nouns, or one error with every problem.
Never: a half-written file.
"""

from __future__ import annotations

import os
import os.path
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from stat import S_IMODE, S_ISREG
from types import MappingProxyType
from typing import Any

from thidua.archive.kinds import Shelf
from thidua.archive.shelves import edition, laws, names, raw, units
from thidua.clusters import Tier
from thidua.codec.councils import dossiers_named, dump_council, read_council
from thidua.codec.dossiers import read_dossier, rulebook_named
from thidua.codec.editions import known_rulebook, opened, read_law, read_register, read_rulebook
from thidua.codec.omissions import Notes
from thidua.codec.placing import placed
from thidua.codec.series import dump_series, read_series, sources_named
from thidua.codec.text import Syntax, parse, write
from thidua.codec.upgrading import differences, upgraded
from thidua.codec.writing import dump_dossier, dump_rulebook
from thidua.council import Council, heard, made_twice, unproposed
from thidua.dossier import Dossier
from thidua.errors import FormatError, Problem, RecordError, ThiduaError
from thidua.grounds import Fault, pairs
from thidua.law import Law, catalogue
from thidua.law import in_force as law_in_force
from thidua.names import not_of
from thidua.rules import Rulebook
from thidua.series import Series
from thidua.shown import printed
from thidua.units import Register
from thidua.year import Year, conclude_year

__all__ = ["check", "document", "dump", "in_force", "load", "load_council", "load_rulebook", "load_series", "upgrade"]

Given = Mapping[str, Rulebook]  # rulebooks by id that a dossier may name
_NONE: Given = MappingProxyType({})


def load(source: str | os.PathLike[str]) -> Dossier:
    """Read the dossier in a TOML or JSON file, or the record of that name (*mở hồ sơ*); see `thidua.archive.load`."""
    plain, folder = _opened(source)
    try:
        return _dossier(plain, folder)
    except ThiduaError as error:
        raise _located(error, plain) from None


def load_rulebook(source: str | os.PathLike[str]) -> Rulebook:
    """Read the rulebook in a file, or the edition of that name (*quy chế*); see `thidua.archive.load_rulebook`."""
    return _rules(_read(Path(source))) if _is_file(source) else edition(os.fspath(source))


def _rules(plain: dict[str, Any]) -> Rulebook:
    """The rulebook that a document describes; problems with their places in it."""
    try:
        return read_rulebook(plain)
    except ThiduaError as error:
        raise _located(error, plain) from None


def load_council(source: str | os.PathLike[str]) -> Council:
    """Read the council in a file (*hội đồng*); see `thidua.archive.load_council`."""
    path = _path(source)
    plain = _read(path)
    try:
        return _council(plain, path.parent)
    except ThiduaError as error:
        raise _located(error, plain) from None


def _council(plain: dict[str, Any], folder: Path | None) -> Council:
    """The council with the proposals of its dossiers; problems of all of them are listed together."""
    notes, council = Notes(), None
    try:
        council, named = read_council(plain, laws())
    except ThiduaError as error:
        notes.add(error.problems, type(error))
        named = dossiers_named(plain)
    came = _came(named, folder, notes)
    if council is None or notes.found:
        raise notes.error()
    whole = heard(council, ((each.dossier.pact, each.nominations) for each in came))
    # its votes may be on nominations that a program brings with them: they are held against all when it decides
    notes.add(made_twice(whole.proposed), RecordError)
    if notes.found:
        raise notes.error()
    return whole


def load_series(source: str | os.PathLike[str]) -> Series:
    """Read the series in a file (*nhiều kỳ thi đua*); see `thidua.archive.load_series`."""
    path = _path(source)
    plain = _read(path)
    try:
        return _series(plain, path.parent, _NONE)
    except ThiduaError as error:
        raise _located(error, plain) from None


def _series(plain: dict[str, Any], folder: Path | None, given: Given) -> Series:
    """The series with the dossiers of its periods; problems of all of them are listed together."""
    notes, dossiers, found = Notes(), dict[int, Dossier](), None
    for row, source in sources_named(plain).items():
        try:
            dossiers[row] = _period(source, folder, given)
        except ThiduaError as error:
            notes.add((each.under(f"$.periods[{row}].source") for each in error.problems), type(error))
    try:
        found = read_series(plain, dossiers)
    except ThiduaError as error:
        notes.add(error.problems, type(error))
    if found is None or notes.found:
        raise notes.error()
    return found


def _period(source: object, folder: Path | None, given: Given) -> Dossier:
    """The dossier of a period: inside, a file beside the series, or a record."""
    if isinstance(source, dict):
        return _dossier(source, folder, given)
    if isinstance(source, str):
        return _named(source, folder, given)
    raise FormatError([not_of(source, "a name or a table")])


def _came(named: tuple[str, ...], folder: Path | None, notes: Notes) -> tuple[Year, ...]:
    """The years of the dossiers, cluster by cluster; problems stand at the dossier's row."""
    found: dict[str, Year] = {}
    for row, name in enumerate(named):
        try:
            year = conclude_year(_named(name, folder, _NONE))
        except ThiduaError as error:
            notes.add((each.under(f"$.dossiers[{row}]") for each in error.problems), type(error))
            continue
        cluster = year.dossier.pact.cluster
        if cluster.id in found:
            facts = pairs(found=cluster.id)
            notes.add([Problem(fault=Fault.DUPLICATE_ID, path=f"$.dossiers[{row}]", facts=facts)], RecordError)
        found[cluster.id] = year
    return tuple(found.values())


def _named(name: str, folder: Path | None, given: Given) -> Dossier:
    """The dossier that a council or a series names: a file beside it, or a record."""
    if name.lower().endswith(_ENDINGS):
        if folder is None:
            facts = pairs(found=name, allowed=", ".join(names(Shelf.RECORDS)))
            raise FormatError([Problem(fault=Fault.UNKNOWN_NAME, facts=facts)])
        return _dossier(_beside(folder, name), (folder / name).parent, given)
    return _dossier(raw(Shelf.RECORDS, name), None)


_ENDINGS = (".toml", ".json")


def in_force(name: str, *, on: date) -> Law:
    """Find the edition of a law that is in force on a day (*văn bản đang có hiệu lực*).

    See `thidua.archive.in_force`.
    """
    return law_in_force(laws(), name, on=on)


def dump(thing: Dossier | Rulebook | Council | Series, target: str | os.PathLike[str]) -> None:
    """Write a dossier, rulebook, council or series to a file as JSON; see `thidua.archive.dump`."""
    path, text = _path(target), write(written(thing))
    _put(path, text)


def written(thing: Dossier | Rulebook | Council | Series) -> dict[str, Any]:
    """A dossier, rulebook, council or series as the plain values of its document.

    Raises: FormatError for what is none; RecordError for what no document can hold.
    """
    match thing:
        case Dossier():
            return dump_dossier(thing)
        case Rulebook():
            return dump_rulebook(thing)
        case Council():
            return dump_council(thing)
        case Series():
            return dump_series(thing)
        case _:
            raise FormatError([not_of(thing, "a dossier, a rulebook, a council or a series")])


def _put(path: Path, text: str) -> None:
    """Put a text in place of a file.

    Raises: FormatError if the file cannot be written.
    """
    try:
        replace(path, text)
    except OSError as error:
        reason = (str(path), error.strerror or "unwritable")
    except ValueError:  # a zero character, which no file has in its name
        reason = (str(path), "no such name")
    else:
        return
    raise FormatError([Problem(fault=Fault.UNWRITABLE, facts=pairs(reason=reason))])


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
    """List all problems of one document of any kind (*kiểm tra*); see `thidua.archive.check`."""
    try:
        plain, folder = _opened(source)
        read = document(plain, folder)
    except ThiduaError as error:
        return error.problems
    found: tuple[Problem, ...] = ()
    if isinstance(read, Rulebook):
        misspelt = read.misspelt(tuple(award.id for award in catalogue(laws())))
        found = (*read.notes, *misspelt, *differences(plain, read))
    elif isinstance(read, Dossier):
        found = (*read.notes, *differences(plain, read))
    elif isinstance(read, Council):
        found = tuple(unproposed(read, read.proposed))
    elif isinstance(read, Series):
        told = ((row, note) for row, each in enumerate(read.periods) if each.dossier for note in each.dossier.notes)
        found = tuple(note.under(f"$.periods[{row}].source") for row, note in told)
    rulebook = read.pact.rulebook if isinstance(read, Dossier) else None
    return tuple(placed(each, plain, rulebook) for each in found)


def document(
    plain: dict[str, Any], folder: Path | None, given: Given = _NONE
) -> Dossier | Rulebook | Law | Council | Series | Register:
    """Read a document of any kind; `folder` holds the files that it names, and is None where it may name none.

    `given` are rulebooks by their ids, which a dossier may name too.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path.
    """
    try:
        match plain.get("kind", "dossier"):
            case "dossier":
                return _dossier(plain, folder, given)
            case "rulebook":
                return read_rulebook(plain)
            case "law":
                return read_law(plain)
            case "council":
                return _council(plain, folder)
            case "series":
                return _series(plain, folder, given)
            case "units":
                return read_register(plain)
            case _:
                raise _of_no_kind(plain)
    except ThiduaError as error:
        raise _located(error, plain) from None


def _located(error: ThiduaError, plain: dict[str, Any], rulebook: Rulebook | None = None) -> ThiduaError:
    """The same error, each problem with its place in the document."""
    return type(error)(placed(each, plain, rulebook) for each in error.problems)


def _of_no_kind(plain: dict[str, Any]) -> ThiduaError:
    notes = Notes()
    try:
        opened(plain, notes, "dossier", "rulebook", "law", "council", "series", "units")
    except ThiduaError as error:
        return error
    return notes.error()


def upgrade(source: str | os.PathLike[str]) -> bool:
    """Write a document in the present format in place of its file (*chuyển sang định dạng mới*).

    It gives False, and leaves the file alone, if the document has that format already. Only what must change is
    changed: comments and layout stay. The file is replaced as a whole or not at all.

    Raises: FormatError, listing every problem, if the document has any.
    """
    path = Path(source)
    problems = [each for each in check(path) if not each.note]
    if problems:
        raise FormatError(problems)
    data, syntax = path.read_bytes(), _syntax(path)
    text = upgraded(data, syntax)
    if text == data:
        return False
    _put(path, text.decode("utf-8"))
    return True


def _syntax(path: Path) -> Syntax:
    return Syntax.JSON if path.suffix.lower() == ".json" else Syntax.TOML


def _path(source: str | os.PathLike[str]) -> Path:
    """The path that a source is."""
    if not isinstance(source, str | os.PathLike):
        raise FormatError([not_of(source, "text")])
    return Path(source)


def _is_file(source: str | os.PathLike[str]) -> bool:
    """Whether a source means a file: it looks like one or is there, and no record has that name."""
    path = _path(source)
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
    """The plain values of a file; what is no file, as a pipe or a device, could hold its reader for ever."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            state = os.fstat(handle)
            most = -1 if 0 < state.st_size <= _LARGEST else _LARGEST + 1  # room for the largest takes time to make
            data = file.read(most) if S_ISREG(state.st_mode) else None
    except OSError as error:
        raise _unreadable(path, error.strerror or "unreadable") from None
    except ValueError:  # a zero character, which no file has in its name
        raise _unreadable(path, "no such name") from None
    if data is None:
        raise _unreadable(path, "not a file")
    if len(data) > _LARGEST:
        raise FormatError([Problem(fault=Fault.TOO_LARGE, facts=pairs(maximum=_LARGEST >> 20))])
    return parse(data, _syntax(path))


_LARGEST = 16 << 20  # bytes of a file


def _unreadable(path: Path, reason: str) -> FormatError:
    return FormatError([Problem(fault=Fault.UNREADABLE, facts=pairs(reason=(path.name, reason)))])


def _beside(folder: Path, name: str) -> dict[str, Any]:
    """The plain values of a file that a document names: the very file, not what a link leads to."""
    path = folder / name
    if "\0" not in name and os.path.realpath(path) != os.path.normpath(Path(os.path.realpath(folder)) / name):
        raise _unreadable(path, "a symbolic link")
    return _read(path)


def _dossier(plain: dict[str, Any], folder: Path | None, given: Given = _NONE) -> Dossier:
    """The dossier with its rulebook; problems of both are listed together."""
    notes, rulebook = Notes(), None
    named = rulebook_named(plain)
    try:
        rulebook = None if named is None else _rulebook(named, folder, given)
    except ThiduaError as error:
        notes.add((each.under("$.pact.rulebook") for each in error.problems), type(error))
        plain = {key: value for key, value in plain.items() if key not in _BY_RULES}
    try:
        dossier = read_dossier(plain, rulebook=rulebook, laws=laws(), notes=notes)
    except ThiduaError as error:
        raise _located(error, plain, rulebook) from None
    return registered(dossier)


def registered(dossier: Dossier) -> Dossier:
    """The dossier; of a central cluster, beside the units in time."""
    return dossier.registered(units()) if dossier.pact.cluster.tier is Tier.CENTRAL else dossier


# what cannot be judged without the rulebook
_BY_RULES = ("targets", "not-assigned", "figures", "submissions", "reviews", "self_scores", "votes")


def _rulebook(named: object, folder: Path | None, given: Given) -> Rulebook:
    if isinstance(named, dict):
        return known_rulebook(named)
    if isinstance(named, str) and folder is not None and named.lower().endswith(_ENDINGS):
        return _rules(_beside(folder, named))
    if isinstance(named, str) and named in given:
        return given[named]
    if isinstance(named, str) and named in names(Shelf.RULEBOOKS):
        return edition(named)
    facts = pairs(found=printed(named, str), allowed=", ".join((*given, *names(Shelf.RULEBOOKS))))
    raise FormatError([Problem(fault=Fault.UNKNOWN_RULEBOOK, facts=facts)])
