"""Series: a series of periods as a document, its dossiers inside or named.

Owns: `read_series`, `dump_series`, `sources_named`, `standings_out`, `PeriodShape`, `SeriesShape`.
Takes plain values and the dossiers of the periods; gives a series, or every problem at once; standings as plain values.
Never: the search for the dossiers that it names (see `archive`).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any

from thidua.codec.conclusions import ground_out
from thidua.codec.editions import FORMAT, opened
from thidua.codec.omissions import Notes, readable
from thidua.codec.parts import faulty_parts
from thidua.codec.shapes import FROM, read_as, sources_of, unread
from thidua.codec.writing import dump_dossier, sources_out, value_out
from thidua.dossier import Dossier
from thidua.errors import Problem, RecordError, ThiduaError
from thidua.grounds import Fault, pairs
from thidua.series import Placement, Series, SeriesPeriod, Share, Standings
from thidua.words import exact

__all__ = ["dump_series", "read_series", "standings_out"]


PeriodShape = unread(SeriesPeriod, name=str | None, dossier=None, source=Any)
SeriesShape = unread(Series, **FROM, periods=tuple[PeriodShape, ...])  # type: ignore[valid-type]


def sources_named(plain: dict[str, Any]) -> dict[int, object]:
    """The sources of the periods by their rows, even if the rest of a document cannot be read."""
    rows = plain.get("periods")
    told = enumerate(rows if isinstance(rows, list) else ())
    return {row: each["source"] for row, each in told if isinstance(each, dict) and each.get("source") is not None}


def read_series(plain: dict[str, Any], dossiers: Mapping[int, Dossier]) -> Series:
    """Read the series that a document describes, with the dossiers of its periods by their rows.

    Raises: FormatError or RecordError, listing every problem.
    """
    notes = Notes()
    rest, numbers = opened(plain, notes, "series")
    shape, omitted = readable(rest, SeriesShape, numbers, notes, entire=("$.periods",))
    notes.add(faulty_parts(rest, SeriesShape), RecordError)
    found = None
    if shape is not None and not omitted.cover("$.periods"):
        periods = tuple(_period(row, each, dossiers.get(row), notes) for row, each in enumerate(shape.periods))
        try:
            found = read_as(Series, shape, periods=periods, sources=sources_of(shape))
        except ThiduaError as error:
            notes.add(error.problems, type(error))
    if found is None or notes.found:
        raise notes.error()
    return found


def _period(row: int, shape: Any, dossier: Dossier | None, notes: Notes) -> SeriesPeriod:
    """One period; one that is refused stands by its name, so that those behind it keep their rows."""
    path = f"$.periods[{row}]"
    name = shape.name or (_called(shape.source) if isinstance(shape.source, str) else "")
    if not name:
        notes.add([Problem(fault=Fault.MISSING_KEY, path=path, facts=pairs(found="name"))], RecordError)
    name = name or path
    try:
        return read_as(SeriesPeriod, shape, name=name, dossier=dossier)
    except ThiduaError as error:
        notes.add((each.under(path) for each in error.problems), type(error))
        return SeriesPeriod(name)


def _called(source: str) -> str:
    """What a period is called by its source: the file without folder and ending, or the record."""
    return PurePosixPath(source.replace("\\", "/")).name.removesuffix(".toml").removesuffix(".json")


def dump_series(series: Series) -> dict[str, Any]:
    """Write a series as a document of plain values, with the dossiers of its periods inside; it reads back equal.

    Raises: RecordError for what no document can hold.
    """
    found: dict[str, Any] = {"format": FORMAT, "kind": "series", **sources_out(series.sources)}
    found["sources"] = found.pop("parts", [])
    found |= {key: value_out(getattr(series, key)) for key in _WRITTEN}
    found["periods"] = [_period_out(each) for each in series.periods]
    return {key: value for key, value in found.items() if value is not None and value not in ([], {})}


_WRITTEN = ("id", "name", "of", "by", "complete", "missing", "ranking")


def _period_out(period: SeriesPeriod) -> dict[str, Any]:
    found: dict[str, Any] = {"name": period.name}
    if period.dossier is not None:
        found["source"] = dump_dossier(period.dossier)
    if period.weight != 1:
        found["weight"] = exact(period.weight)
    return found if period.held else {**found, "held": False}


def standings_out(standings: Standings) -> dict[str, Any]:
    """Write what a series comes to as plain values, ready for JSON."""
    series, awaited = standings.series, standings.awaited
    return {
        "format": FORMAT,
        "kind": "standings",
        "series": series.id,
        "of": series.of.value,
        "by": series.by.value,
        "official": standings.official,
        "periods": [
            {
                "name": each.name,
                "weight": exact(each.weight),
                "state": "not-held" if not each.held else "awaited" if each.name in awaited else "there",
            }
            for each in series.periods
        ],
        "units": [_placement_out(each) for each in standings.placements],
        "grounds": [ground_out(ground) for ground in standings.grounds()],
    }


def _placement_out(placed: Placement) -> dict[str, Any]:
    found: dict[str, Any] = {
        "unit": placed.unit,
        "place": placed.place,
        "reach": None if placed.reach is None else [*placed.reach],
    }
    if placed.reach is not None:
        found |= {"low": _number_out(placed.low), "high": _number_out(placed.high)}
    return found | {"shares": [_share_out(each) for each in placed.shares]}


def _share_out(share: Share) -> dict[str, Any]:
    state = share.none or ("perhaps" if share.perhaps else "sure" if share.value is not None else "open")
    return {"period": share.period, "low": _number_out(share.low), "high": _number_out(share.high), "state": state}


def _number_out(number: Fraction | None) -> str | None:
    return None if number is None else exact(number)
