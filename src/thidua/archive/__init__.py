"""Archive: editions (rulebooks, laws by date), units in time, records (real years); what ships, and loading.

Owns: `Shelf`, `load`, `loads`, `load_rulebook`, `load_council`, `dump`, `dumps`, `conclude`, `preview`, `check`,
`names`, `laws`, `in_force`, `units`, and the TOML files beside it.
Takes a file or the name of a record; gives a complete dossier: rulebook found, law of the day in force.
Never: an edition without basis; a change to one that was published; the reader of documents before one is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from thidua.archive.kinds import Filled, Shelf
from thidua.names import Numbers

if TYPE_CHECKING:
    import os
    from datetime import date

    from thidua.archive.filling import Preview
    from thidua.council import Council
    from thidua.dossier import Dossier
    from thidua.errors import Problem
    from thidua.law import Law
    from thidua.pacts import Pact
    from thidua.rules import Rulebook
    from thidua.units import Register
    from thidua.year import Year

__all__ = [
    "Shelf",
    "check",
    "conclude",
    "dump",
    "dumps",
    "in_force",
    "laws",
    "load",
    "load_council",
    "load_rulebook",
    "loads",
    "names",
    "preview",
    "units",
]


def load(source: str | os.PathLike[str]) -> Dossier:
    """The dossier in a TOML or JSON file, or the record of that name (*mở hồ sơ*), complete with rulebook and law.

    The pact's rulebook is a file beside the dossier, the name of an edition, or the document itself.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path.

    Example:
        >>> load("midlands-2017").pact.cluster.unit("phu-tho").name
        'Phú Thọ'
    """
    from thidua.archive import loading

    return loading.load(source)


def load_rulebook(source: str | os.PathLike[str]) -> Rulebook:
    """The rulebook in a file, or the edition of that name (*quy chế và bảng tiêu chí*).

    Raises: FormatError or RulebookError, listing every problem with its path.
    """
    from thidua.archive import loading

    return loading.load_rulebook(source)


def load_council(source: str | os.PathLike[str]) -> Council:
    """The council in a file (*hội đồng*), with the law of its day and the nominations of the dossiers it names.

    Dossiers are files beside it, or names of records.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path.
    """
    from thidua.archive import loading

    return loading.load_council(source)


def dump(thing: Dossier | Rulebook | Council, target: str | os.PathLike[str]) -> None:
    """Write a dossier, rulebook or council as JSON; it loads back equal. The file is replaced whole or not at all."""
    from thidua.archive import loading

    loading.dump(thing, target)


def check(source: str | os.PathLike[str]) -> tuple[Problem, ...]:
    """All problems of one document of any kind, or none (*kiểm tra*); of a sound one, its notes."""
    from thidua.archive import loading

    return loading.check(source)


def in_force(name: str, *, on: date) -> Law:
    """The edition of a chain, or the edition of that name, that is in force on a day (*văn bản đang có hiệu lực*).

    Raises: RecordError if none is: the day lies before the first edition or after the last, or the name is unknown.

    Example:
        >>> from datetime import date
        >>> in_force("luat-thi-dua-khen-thuong", on=date(2023, 12, 31)).id
        'luat-2003'
    """
    from thidua.archive import loading

    return loading.in_force(name, on=on)


def loads(source: str | bytes | Mapping[str, Any], *, rulebooks: Iterable[Rulebook] = ()) -> Any:  # noqa: ANN401 - as its kind says
    """What a document describes that is held in memory (*đọc hồ sơ*): JSON or TOML, or a mapping as a program holds it.

    A dossier, a rulebook, a council, an edition of a law or units in time, as its `kind` says. A dossier may name one
    of `rulebooks` by its id, or an edition of the archive; it can name no file.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path.

    Example:
        >>> rules = loads('{"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "maximum": 10}]}')
        >>> units = [{"id": "a", "name": "A"}]
        >>> cluster = {"name": "Cụm 7", "season": 2024, "units": units}
        >>> plain = {"format": 2, "kind": "dossier", "cluster": cluster, "pact": {"rulebook": "q"}}
        >>> loads(plain | {"figures": {"A": {"1": 9.5}}}, rulebooks=[rules]).submissions[0].figures
        (('1', Fraction(19, 2)),)
    """
    from thidua.archive import texts

    return texts.loads(source, rulebooks=rulebooks)


def dumps(thing: Dossier | Rulebook | Council) -> str:
    """A dossier, its rulebook inside, or a rulebook as JSON; it loads back equal (*ghi hồ sơ*).

    Raises: RecordError for what no document can hold.
    """
    from thidua.archive import texts

    return texts.dumps(thing)


def conclude(what: Dossier | Pact, figures: Filled | None = None, *, numbers: Numbers | str = Numbers.PLAIN) -> Year:
    """Conclude a season (*tổng kết năm thi đua*): of a dossier, or of a pact with what its units reported.

    `figures` stand by unit (id or name) and figure, each as people type it, a program computes it, or a document says
    it; what is None or empty is not reported. `numbers` says which separator texts have (`vi`, `en`). The law of the
    day is that of the archive, as of a document.

    Raises: FormatError or RecordError, listing every problem at `$.figures.UNIT.FIGURE`.

    Example:
        >>> from thidua import Criterion, Cluster, Pact, Rulebook, Season, Unit
        >>> from thidua.criteria import Criteria
        >>> rules = Rulebook(id="q", criteria=Criteria(rows=(Criterion(code="1", maximum=10),)))
        >>> cluster = Cluster(
        ...     id="cum-7", name="Cụm 7", units=(Unit(id="a", name="An Bình"), Unit(id="b", name="Ba Tri"))
        ... )
        >>> year = conclude(
        ...     Pact(cluster=cluster, season=Season.of(2024), rulebook=rules), {"An Bình": {"1": "8,5"}, "b": {"1": 9}}
        ... )
        >>> year.rows()
        [(1, 'b', ()), (2, 'a', ())]
    """
    from thidua.archive import filling

    return filling.conclude(what, figures, numbers=numbers)


def preview(pact: Pact, figures: Filled, *, numbers: Numbers | str = Numbers.PLAIN) -> Preview:
    """Score what is valid of a form (*xem trước*), beside the problems of the rest; points that wait are ranges.

    Example:
        >>> from thidua import Criterion, Cluster, Pact, Rulebook, Season, Unit
        >>> from thidua.criteria import Criteria
        >>> rules = Rulebook(id="q", criteria=Criteria(rows=(Criterion(code="1", maximum=10),)))
        >>> pact = Pact(
        ...     cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"), Unit(id="b", name="B"))),
        ...     season=Season.of(2024),
        ...     rulebook=rules,
        ... )
        >>> found = preview(pact, {"a": {"1": 8}, "b": {"1": "tám"}})
        >>> found.year.of("a")[0], [problem.path for problem in found.problems]
        (1, ['$.figures.b.1'])
    """
    from thidua.archive import filling

    return filling.preview(pact, figures, numbers=numbers)


def names(shelf: Shelf) -> tuple[str, ...]:
    """The names of all documents on a shelf, sorted."""
    from thidua.archive import shelves

    return shelves.names(shelf)


def laws() -> tuple[Law, ...]:
    """All editions of laws, decrees and guidelines, oldest first.

    Raises: RulebookError if one lacks its basis, a rule its citation, one supersedes what is not there, or two of one
        chain are in force together.
    """
    from thidua.archive import shelves

    return shelves.laws()


def units(name: str = "provinces-2025") -> Register:
    """Units in time (*danh mục đơn vị*): the provinces before and after 01/07/2025, unless another list is named.

    Raises: FormatError if the archive has no list of that name.

    Example:
        >>> [unit.id for unit in units().lives.values() if "hoa-binh" in unit.formed_from]
        ['phu-tho-2025']
    """
    from thidua.archive import shelves

    return shelves.units(name)
