"""Announcing: what was announced of a season, and whether it can be meant.

Owns: `Announcement`, `heard`, `bad_announcement`, `competition`, `table`, `not_whole`, `not_text`,
`numbers_of`, `lines_of`, `refuse_other`, `in_order`.
Takes tables as people write them; gives what was announced, and problems.
Never: a place that nobody announced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve, field, frozen

from thidua.arguments import expect
from thidua.clusters import Cluster, Names, unknown_units
from thidua.errors import FormatError, Problem, RecordError, unfit_key, unfit_name, unfit_text
from thidua.given import Amounts, Numeric, is_table, pairs_of, points_of, whole_of
from thidua.grounds import Fault, pairs
from thidua.names import named_twice, nfc, not_of, unknown
from thidua.nouns import Noun
from thidua.pacts import Pact
from thidua.references import ClassName, UnitId
from thidua.rules import Rulebook
from thidua.units import name_units


def _places(rows: Mapping[str, int] | Sequence[tuple[str, int]]) -> tuple[tuple[UnitId, int], ...]:
    return tuple((UnitId(unit), place) for unit, place in pairs_of(rows, whole_of))


def _totals(rows: Amounts) -> tuple[tuple[UnitId, Fraction], ...]:
    return tuple((UnitId(unit), total) for unit, total in pairs_of(rows, points_of))


def _bands(rows: Mapping[str, str] | Sequence[tuple[str, str]]) -> tuple[tuple[UnitId, ClassName], ...]:
    return tuple((UnitId(unit), ClassName(band)) for unit, band in pairs_of(rows, _text))


def _text(band: object) -> str:
    if not isinstance(band, str):
        raise FormatError([not_of(band, "text")])
    return band


@frozen(kw_only=True, repr=False)
class Announcement(Noun):
    """What was announced of a season without figures (*kết quả công bố*): places, or totals in points, never both.

    `bands` are announced classes (*xếp loại*), which depend on neither.

    Example:
        >>> Announcement(totals={"a": "98,5"}).totals
        (('a', Fraction(197, 2)),)
    """

    places: tuple[tuple[UnitId, int], ...] = field(default=(), converter=_places)
    totals: tuple[tuple[UnitId, Fraction], ...] = field(default=(), converter=_totals)
    bands: tuple[tuple[UnitId, ClassName], ...] = field(default=(), converter=_bands)


def table(key: str, found: object) -> Mapping[str, Any]:
    """What was announced by unit.

    Raises: FormatError for what is no table, and for names and classes that no document may hold.
    """
    if found is None:
        return {}
    path = f"$.announced.{key}"
    if not is_table(found):
        raise FormatError([not_of(found, "a table").under(path)])
    texts = [(name, value) for name, value in found.items() if isinstance(value, str)]
    keys: list[object] = list(found)
    problems = [each for name in keys if isinstance(name, str) for each in unfit_key(name, path)]
    problems += [each for name, value in texts for each in unfit_text(value, f"{path}.{name}")]
    if problems:
        raise FormatError(problems)
    return dict(found.items())


def not_whole(places: Mapping[str, object]) -> list[Problem]:
    """What is no whole number among announced places."""
    return [
        not_of(place, "a whole number").under(f"$.announced.places.{name}")
        for name, place in places.items()
        # to Python True is a 1, and no place
        if not isinstance(place, int) or isinstance(place, bool)
    ]


def not_text(bands: Mapping[str, object]) -> list[Problem]:
    """What is no text among announced classes."""
    return [
        not_of(band, "text").under(f"$.announced.bands.{name}")
        for name, band in bands.items()
        if not isinstance(band, str) or not band.strip()
    ]


def in_order(pact: Pact, announced: Announcement) -> Announcement:
    """What was announced, in the order of the cluster: that of keys means nothing."""
    places, totals = dict[str, int](announced.places), dict[str, Fraction](announced.totals)
    bands, ids = dict[str, str](announced.bands), pact.cluster.ids
    return Announcement(
        places=tuple((unit, places[unit]) for unit in ids if unit in places),
        totals=tuple((unit, totals[unit]) for unit in ids if unit in totals),
        bands=tuple((unit, bands[unit]) for unit in ids if unit in bands),
    )


def competition(places: Iterable[int]) -> dict[int, int]:
    """For every place named, the place that counting on after a tie gives: 1-2-2-3 is 1-2-2-4."""
    found: dict[int, int] = {}
    for row, place in enumerate(sorted(places), start=1):
        found.setdefault(place, row)
    return found


def bad_announcement(pact: Pact, announced: Announcement) -> list[Problem]:
    """What is wrong with an announcement: units, places or classes that cannot be, places and totals together.

    Places of all that were members must run on without a gap, after a tie in either way.
    """
    cluster = pact.cluster
    problems: list[Problem] = []
    # where the two differ nobody could say which holds
    if announced.places and announced.totals:
        problems.append(Problem(fault=Fault.TWO_ANNOUNCEMENTS, path="$.announced"))
    for key, rows in (("places", announced.places), ("totals", announced.totals), ("bands", announced.bands)):
        named = set[str]()
        for unit, _ in rows:
            path = f"$.announced.{key}.{unit}"
            problems += unknown_units(cluster, {(path, unit): None})
            if unit in named:
                problems.append(Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=unit)))
            named.add(unit)
    problems += [
        Problem(fault=Fault.BELOW_MINIMUM, path=f"$.announced.places.{unit}", facts=pairs(found=place, minimum=1))
        for unit, place in announced.places
        if place < 1
    ]
    classes = () if pact.rulebook is None else tuple(band.name for band in pact.rulebook.bands)
    problems += [
        unknown(Fault.UNKNOWN_BAND, f"$.announced.bands.{unit}", band, classes)
        for unit, band in announced.bands
        # a rulebook without classes has none to hold an announced one against
        if classes and band not in classes
    ]
    # whether places fit each other can be asked only of places that are some
    return problems or _gaps(pact, announced)


def _gaps(pact: Pact, announced: Announcement) -> list[Problem]:
    """Places of all that may have one that fit neither 1-2-2-4 nor 1-2-2-3."""
    places = sorted(place for _, place in announced.places)
    # of some members a gap says nothing: others may stand in it (shape 46)
    if not pact.cluster.members_complete or not {unit for unit, _ in announced.places} >= set(pact.peers):
        return []
    counted_on = competition(places)
    dense = dict(zip(sorted(counted_on), range(1, len(counted_on) + 1), strict=True))
    # people count on after a tie in either way, 1-2-2-4 or 1-2-2-3; a mixture of both is a slip (shape 46)
    if any(all(place == order[place] for place in places) for order in (counted_on, dense)):
        return []
    facts = pairs(found=", ".join(map(str, places)))
    return [Problem(fault=Fault.PLACES_UNFIT, path="$.announced.places", facts=facts)]


def numbers_of(amounts: Mapping[str, Numeric], key: str = "totals") -> tuple[dict[str, Fraction], list[Problem]]:
    """Points by unit as exact numbers, and the problems of those that are none."""
    problems: list[Problem] = []
    found = {}
    for name, amount in amounts.items():
        try:
            found[name] = points_of(amount)
        except FormatError as error:
            problems += [each.under(f"$.announced.{key}.{name}") for each in error.problems]
    return found, problems


ByLine = tuple[tuple[str, tuple[tuple[str, Fraction], ...]], ...]
Lines = Mapping[str, Mapping[str, Numeric]]  # points by line and unit


def heard(pact: Pact | str, rulebook: Rulebook | None, **told: object) -> tuple[Pact, Announcement, ByLine]:
    """The pact, what was announced, and points by line: of `places`, `totals`, `lines` and `bands` by name or id.

    A bare name stands for a pact whose members are the units named.

    Raises: as `announce`.
    """
    places, totals, bands = (table(key, told.get(key)) for key in ("places", "totals", "bands"))
    refuse_other(pact, rulebook)
    if isinstance(pact, str):
        cluster = Cluster(nfc(pact), units=name_units(tuple(dict.fromkeys(map(nfc, (*places, *totals, *bands))))))
        pact = Pact(cluster=cluster, rulebook=rulebook)
    elif rulebook is not None:
        pact = evolve(pact, rulebook=rulebook)
    find = Names(cluster=pact.cluster, season=pact.season).unit
    numbers, unreadable = numbers_of(totals)
    announced = Announcement(
        places=tuple((find(name), place) for name, place in places.items() if not not_whole({name: place})),
        totals=tuple((find(name), total) for name, total in numbers.items()),
        bands=tuple((find(name), band) for name, band in bands.items() if not not_text({name: band})),
    )
    lines, not_numbers, unknown = lines_of(table("lines", told.get("lines")), pact)
    if lines and not totals:
        unknown.append(Problem(fault=Fault.MISSING_KEY, path="$.announced", facts=pairs(found="totals")))
    odd = [*not_whole(places), *not_text(bands)]
    wrong = [*odd, *unreadable, *not_numbers]
    if problems := [*([] if odd else bad_announcement(pact, announced)), *unknown, *wrong]:
        raise (FormatError if wrong else RecordError)(problems)
    return pact, announced, lines


def lines_of(lines: Lines, pact: Pact) -> tuple[ByLine, list[Problem], list[Problem]]:
    """Points on lines that were announced beside totals, by the ids of units; what is no number, what is unknown."""
    unreadable: list[Problem] = []
    odd: list[Problem] = []
    found: dict[str, tuple[tuple[str, Fraction], ...]] = {}
    find = Names(cluster=pact.cluster, season=pact.season).unit
    for line, told in lines.items():
        key, code = f"lines.{line}", nfc(line)
        numbers, wrong = numbers_of(table(key, told), key)
        unreadable += wrong
        ids = {name: find(name) for name in numbers}
        odd += unknown_units(pact.cluster, {(f"$.announced.{key}.{name}", own): None for name, own in ids.items()})
        odd += named_twice((f"$.announced.{key}.{name}", own) for name, own in ids.items())
        found[code] = tuple((ids[name], amount) for name, amount in numbers.items())
        if pact.rulebook is not None and pact.rulebook.criteria.find(code) is None:
            codes = tuple(row.code for row in pact.rulebook.criteria.rows)
            odd.append(unknown(Fault.UNKNOWN_CRITERION, f"$.announced.{key}", code, codes))
    return tuple(found.items()), unreadable, odd


def refuse_other(pact: object, rulebook: object) -> None:
    """Refuse what is neither a pact nor the name of a cluster, and what is no rulebook."""
    expect(pact, str | Pact, "text")
    if isinstance(pact, str) and (problems := unfit_name(pact, "$.cluster.name")):
        raise FormatError(problems)
    expect(rulebook, Rulebook | None, "a rulebook", at="$.rulebook")
