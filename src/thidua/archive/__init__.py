"""Archive: editions (rulebooks, laws by date), units in time, records (real years); what ships, and loading.

Owns: `Shelf`, `load`, `loads`, `load_rulebook`, `load_council`, `load_series`, `dump`, `dumps`, `conclude`,
`preview`, `counterfactual`, `decide`, `check`, `names`, `laws`, `in_force`, `units`, and the TOML files beside it.
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
    from thidua.council import Council, Decisions
    from thidua.counterfactuals import Counterfactual
    from thidua.dossier import Dossier
    from thidua.errors import Problem
    from thidua.law import Law
    from thidua.nominating import Nominations
    from thidua.pacts import Pact
    from thidua.rules import Rulebook
    from thidua.series import Series
    from thidua.units import Register
    from thidua.year import Year

__all__ = [
    "Shelf",
    "check",
    "conclude",
    "counterfactual",
    "decide",
    "dump",
    "dumps",
    "in_force",
    "laws",
    "load",
    "load_council",
    "load_rulebook",
    "load_series",
    "loads",
    "names",
    "preview",
    "units",
]


def load(source: str | os.PathLike[str]) -> Dossier:
    """Read the dossier in a TOML or JSON file, or the record of that name (*mở hồ sơ*), complete with rulebook and law.

    The pact names its rulebook as a file beside the dossier or as an edition of the archive, or contains it.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path; FormatError also for a file
        that cannot be read.

    Example:
        >>> load("midlands-2017").pact.cluster.unit("phu-tho").name
        'Phú Thọ'
    """
    from thidua.archive import loading

    return loading.load(source)


def load_rulebook(source: str | os.PathLike[str]) -> Rulebook:
    """Read the rulebook in a TOML or JSON file, or the edition of that name (*quy chế và bảng tiêu chí*).

    Raises: FormatError or RulebookError, listing every problem with its path.

    Example:
        >>> load_rulebook("trung-du-2017").id
        'trung-du-2017'
    """
    from thidua.archive import loading

    return loading.load_rulebook(source)


def load_council(source: str | os.PathLike[str]) -> Council:
    """Read the council in a TOML or JSON file (*hội đồng thi đua – khen thưởng*) and what its clusters nominated.

    It comes with the law of its day and with the nominations of the dossiers that it names: files beside it, or records
    of the archive. A vote on what nobody proposes there is refused by `decide`, to which a program may bring
    nominations; `check` lists it.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> text = '{"format": 2, "kind": "council", "id": "h", "name": "Hội đồng", "dossiers": ["midlands-2017"]}'
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "hoi-dong.json")
        ...     path.write_text(text, "utf-8") > 0
        ...     [each.unit for each in load_council(path).proposed]
        True
        ['phu-tho', 'tuyen-quang']
    """
    from thidua.archive import loading

    return loading.load_council(source)


def load_series(source: str | os.PathLike[str]) -> Series:
    """Read the series in a TOML or JSON file (*nhiều kỳ thi đua*) with the dossiers of its periods.

    A period names its dossier as a file beside the series or a record of the archive, or contains it.

    Raises: FormatError, RecordError or RulebookError, listing every problem with its path.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> text = '{"format": 2, "kind": "series", "id": "s", "name": "S", "of": "places", '
        >>> text += '"periods": [{"source": "midlands-2017"}]}'
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "nhieu-nam.json")
        ...     path.write_text(text, "utf-8") > 0
        ...     [each.name for each in load_series(path).periods]
        True
        ['midlands-2017']
    """
    from thidua.archive import loading

    return loading.load_series(source)


def dump(thing: Dossier | Rulebook | Council | Series, target: str | os.PathLike[str]) -> None:
    """Write a dossier, rulebook, council or series to a file as JSON (*ghi hồ sơ*); it loads back equal.

    The file is replaced as a whole or not at all.

    Raises: RecordError for what no document can hold.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> dossier = load("midlands-2017")
        >>> with TemporaryDirectory() as folder:
        ...     dump(dossier, Path(folder, "ho-so.json"))
        ...     load(Path(folder, "ho-so.json")) == dossier
        True
    """
    from thidua.archive import loading

    loading.dump(thing, target)


def check(source: str | os.PathLike[str]) -> tuple[Problem, ...]:
    """List all problems of one document of any kind (*kiểm tra*): none if it is sound, then only its notes.

    `source` is a file or a name in the archive. What a note says is allowed, and likely a slip.

    Example:
        >>> check("midlands-2017"), check("no-such-record")[0].fault.value
        ((), 'unknown-name')
    """
    from thidua.archive import loading

    return loading.check(source)


def in_force(name: str, *, on: date) -> Law:
    """Find the edition of a law that is in force on a day (*văn bản đang có hiệu lực*).

    `name` is the name of one edition, or that of the chain in which editions replace each other.

    Raises: RecordError if there is none: the day lies before the first edition or after the last, or the name is
        unknown.

    Example:
        >>> from datetime import date
        >>> in_force("luat-thi-dua-khen-thuong", on=date(2023, 12, 31)).id
        'luat-2003'
    """
    from thidua.archive import loading

    return loading.in_force(name, on=on)


def loads(source: str | bytes | Mapping[str, Any], *, rulebooks: Iterable[Rulebook] = ()) -> Any:  # noqa: ANN401 - as its kind says
    """Read a document that is held in memory (*đọc hồ sơ*): JSON or TOML as text or bytes, or a mapping.

    Its `kind` says whether that is a dossier, a rulebook, a council, a series, an edition of a law or units in time. A
    dossier may name one of `rulebooks` by its id, or an edition of the archive; it can name no file.

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


def dumps(thing: Dossier | Rulebook | Council | Series) -> str:
    """Write a dossier with its rulebook inside, a rulebook, a council or a series as JSON text (*ghi hồ sơ*).

    The text loads back equal.

    Raises: RecordError for what no document can hold.

    Example:
        >>> dossier = load("midlands-2017")
        >>> loads(dumps(dossier)) == dossier
        True
    """
    from thidua.archive import texts

    return texts.dumps(thing)


def conclude(what: Dossier | Pact, figures: Filled | None = None, *, numbers: Numbers | str = Numbers.PLAIN) -> Year:
    """Conclude a season (*tổng kết năm thi đua*): that of a dossier, or that of a pact with what its units reported.

    Figures are scored and ranked; if places or totals were announced, they are the ranking. A season of which only
    grants or the succession are known has no announced place; one of which nothing is recorded that belongs to its end
    is under way. Figures under a pact without rulebook are not scored, and a reason says so.

    `figures` gives, by unit (id or name) and then by figure, what each unit reported: a number, text, day or whatever
    else a document may say; what is None or empty counts as not reported. `numbers` says which decimal separator texts
    use (`vi`, `en`). The law in force is that of the archive, as it is for a document, and follows the day when a
    program changes it; a law that no edition of the archive is was given by hand, and is kept.

    Raises: FormatError or RecordError, listing every problem at `$.figures.UNIT.FIGURE`; FormatError for figures beside
        a dossier, which holds its own.

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


def counterfactual(dossier: Dossier, *, rulebook: Rulebook) -> Counterfactual:
    """Conclude the same facts under another edition too (*áp dụng quy chế khác*), and compare the points line by line.

    `rulebook` is the other edition. What it does not know is left out and listed. The law in force is that of the
    archive, as it is for `conclude`.

    Raises: RecordError if the facts do not fit the other edition.

    Example:
        >>> from thidua import Cluster, Criterion, Dossier, Pact, Rulebook, Submission
        >>> rules, later = (
        ...     Rulebook(id=name, criteria=[Criterion("1", maximum=10, ceiling=most)])
        ...     for name, most in (("q", None), ("q-2", 8))
        ... )
        >>> pact = Pact(cluster=Cluster("Cụm 7", units=["An Bình"]), season=2024, rulebook=rules)
        >>> dossier = Dossier(pact=pact, submissions=[Submission(unit="An Bình", figures={"1": 9})])
        >>> moves = counterfactual(dossier, rulebook=later).moves
        >>> [(move.criterion, str(move.before), str(move.after)) for move in moves]
        [('1', '9', '8'), (None, '9', '8')]
    """
    from thidua.archive import filling

    return filling.counterfactual(dossier, rulebook=rulebook)


def decide(nominations: Iterable[Nominations], council: Council) -> Decisions:
    """Decide on the nominations of many clusters (*hội đồng xét duyệt*), under the law in force on the council's day.

    How, is told at `thidua.council.decide_sitting`, which takes the council as it is. Here one that a program built, or
    whose day it changed, gets the law from the archive, as that of a document does; without a day no law applies. A law
    that no edition of the archive is was given by hand, and is kept.

    Law: the quotas in force and what they say on one achievement, one award; the council's `ballot`, `quotas` and
        `exclusive`.

    Raises: RecordError for an award one slip away from a known one, a proposal made twice, a cluster that comes twice,
        or a vote on what nobody proposed.

    Example:
        >>> from thidua import Council, announce, nominate, tally
        >>> slots = [{"award": "co-thi-dua-tinh", "place": 1}]
        >>> rules = loads({"format": 2, "kind": "rulebook", "id": "q", "slots": slots})
        >>> made = nominate(tally(announce("Cụm 7", totals={"An Bình": 9, "Ba Tri": 8}, rulebook=rules)))
        >>> decide([made], Council(id="h", name="Hội đồng", on="15/03/2024")).rows()
        [('cum-7', 'an-binh', 'co-thi-dua-tinh')]
    """
    from thidua.archive import filling

    return filling.decide(nominations, council)


def preview(pact: Pact, figures: Filled, *, numbers: Numbers | str = Numbers.PLAIN) -> Preview:
    """Score what is valid of a form that is being filled in (*xem trước*), and list the problems of the rest.

    Points that depend on a figure still missing are ranges. `figures` and `numbers` are those of `conclude`.

    Raises: RecordError if the pact itself cannot be concluded, whatever the form says.

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
    """Give the names of all documents of one kind in the archive, sorted."""
    from thidua.archive import shelves

    return shelves.names(shelf)


def laws() -> tuple[Law, ...]:
    """Give all editions of laws, decrees and guidelines in the archive (*luật, nghị định, hướng dẫn*), oldest first.

    Raises: RulebookError if an edition lacks its basis, a rule its citation, an edition replaces one that is not there,
        or two editions of one chain are in force together.
    """
    from thidua.archive import shelves

    return shelves.laws()


def units(name: str = "provinces-2025") -> Register:
    """Give the units in time of the archive (*danh mục đơn vị*), by default the provinces before and after 01/07/2025.

    `name` is that of another list.

    Raises: FormatError if the archive has no list of that name.

    Example:
        >>> [unit.id for unit in units().lives.values() if "hoa-binh" in unit.formed_from]
        ['phu-tho-2025']
    """
    from thidua.archive import shelves

    return shelves.units(name)
