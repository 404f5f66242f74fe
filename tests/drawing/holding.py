"""Two engines on one document, in one process: what each says, and where they differ.

What is still forgiven, and why, stands at `forgiven`.
"""

import pathlib
import re
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import frozen

import thidua
from drawing.caution import BESIDE, QUOTAS, doubts, left_open
from oracle.ballots import tally
from oracle.days import People, Season
from oracle.reading import Refused, without_null
from oracle.whole import conclude
from thidua.archive.loading import document as read
from thidua.clusters import Tier
from thidua.codec import conclusion
from thidua.grounds import Why
from thidua.nominating.filling import filled
from thidua.ranking import AwardRuling
from thidua.rotation import project
from thidua.year import Year, conclude_year, recall

Document = dict[str, Any]
SECONDS = 10  # of work, however busy the machine is
SEASONS = 6


@frozen
class Answer:
    """What an engine says: an outcome, or that it refuses, or that it breaks."""

    outcome: Any = None
    refused: str | None = None
    broken: str | None = None


@cache
def provinces() -> list[Document]:
    """The units in time that the library ships, as a document would name them."""
    keys = ("id", "name", "aliases", "since", "until", "formed_from", "carries_on", "size")
    units = thidua.archive.units().lives.values()
    return [{key: getattr(unit, key) for key in keys if getattr(unit, key)} for unit in units]


def differences(mine: Any, theirs: Any, path: str = "") -> list[str]:
    """Where two values differ, by path."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        found = []
        for key in [*mine, *(key for key in theirs if key not in mine)]:
            found += differences(mine.get(key), theirs.get(key), f"{path}.{key}")
        return found
    return [] if mine == theirs else [f"{path}: oracle {mine}, engine {theirs}"]


def asked(what: Callable[[], Any], refusals: tuple[type[Exception], ...]) -> Answer:
    """An answer within some seconds."""
    before = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return Answer(outcome=what())
    except refusals as error:
        return Answer(refused=_faults(error))
    except Exception as error:  # noqa: BLE001 - whatever breaks is what is looked for
        return Answer(broken=f"{type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _faults(error: Exception) -> str:
    """Why a document is refused: of the library, the codes of what is wrong, each with its key."""
    if not isinstance(error, thidua.ThiduaError):
        return str(error) or "refused"
    keys = {f"{each.fault.value} at {_KEY.sub('', each.path)}" for each in error.problems}
    return ", ".join(sorted(keys))


_KEY = re.compile(r"^.*\.|\[[0-9]+\]$")


def _too_long(*_: object) -> None:
    raise TimeoutError


def of_oracle(document: Document) -> Answer:
    """What the second engine says."""
    return asked(lambda: _second(deepcopy(document)), (Refused,))


def _second(document: Document) -> Any:
    central = document.get("cluster", {}).get("tier") == Tier.CENTRAL.value
    said = conclude(document, seasons=SEASONS, register=provinces() if central else None)
    rules = document.get("pact", {}).get("rulebook") or {}
    said["counts"] = _tallied(document, rules)
    slots, beside = rules.get("slots", []), said.pop("open_too", {})
    said["open"] = [(slots[each]["award"], units) for each, units in said["open"].items()]
    if any("prizes" in each or "instead" in each for each in slots):
        said["open"] = _by_award([*said["open"], *beside.items()])
    if "rotation" not in rules:
        said["projection"] = None
    return said


def _tallied(document: Document, rules: Document) -> Document:
    """What every vote came to, by what it is about."""
    dossier = without_null(document)
    season = Season(dossier["cluster"]["season"], dossier["cluster"].get("period"))
    found = tally(dossier, rules, People(dossier["cluster"], dossier.get("amendments", []), season))
    return {f"{each.about} {each.unit} {each.at}": _count(each.outcome, each.carried) for each in found}


def _count(outcome: str, carried: Mapping[str, Fraction]) -> Document:
    return {"outcome": outcome, "carried": {unit: str(measure) for unit, measure in carried.items()}}


def of_engine(document: Document) -> Answer:
    """What the library says, in the shape of the second engine."""
    return asked(lambda: _first(read(deepcopy(document), None)), (thidua.ThiduaError,))


def of_file(path: pathlib.Path) -> Answer:
    """What the library says of a file."""
    return asked(lambda: _first(thidua.load(str(path))), (thidua.ThiduaError,))


def _first(dossier: thidua.Dossier) -> Any:
    year = conclude_year(dossier)
    rules = dossier.pact.rulebook
    return {
        "scores": _scores(year),
        **_order(year),
        "nominations": [list(each) for each in year.nominations.rows()] if year.nominations else [],
        "open": _open(year),
        "silent": [each.about.unit for each in year.ranking.barred if each.why is Why.UNCLASSIFIED]
        if year.ranking
        else [],
        "counts": _counts(year),
        "self_scores": _self_scores(year),
        "handover": _handover(year),
        "projection": _projection(year) if rules is not None and rules.rotation is not None else None,
    }


def _scores(year: Year) -> Any:
    if year.scores is None:
        return {}
    pact, found = year.dossier.pact, {}
    for unit in pact.cluster.ids:
        total = year.scores.of(unit)
        cells = {}
        for row in pact.rulebook.criteria.rows if pact.rulebook is not None else ():
            node = year.scores.on(row.code, unit)
            cells[row.code] = None if pact.excused(unit, row.code) else _ends(node.low, node.high)
        rate = None if total.rate is None else str(total.rate)
        found[unit] = {
            "points": _ends(total.low, total.high),
            "maximum": str(total.maximum),
            "rate": rate,
            "cells": cells,
            "bounded": total.bounded,
        }
    return found


def _ends(low: Any, high: Any) -> Any:
    return str(low) if low == high else [str(low), str(high)]


def _order(year: Year) -> Document:
    ranking = year.ranking
    if ranking is None:
        waiting = {unit: [Why.UNDER_WAY.value] for unit in year.dossier.pact.cluster.ids}
        return {"places": {}, "unplaced": waiting, "classes": {}, "may_be": {}}
    unplaced: dict[str, list[str]] = {}
    for ground in ranking.unplaced:
        unplaced.setdefault(ground.about.unit or "", []).append(ground.why.value)
    return {
        "places": {each.unit: each.place for each in ranking.positions},
        "unplaced": unplaced,
        "classes": dict(ranking.bands),
        "may_be": {unit: {*map(str, ranking.may_be(unit))} for unit in year.dossier.pact.cluster.ids},
    }


def _open(year: Year) -> list[list[Any]]:
    """The slots that are left open for some units: of which award, for whom."""
    if year.nominations is None:
        return []
    rules = year.dossier.pact.rulebook
    decided = tuple(each for each in year.dossier.rulings if isinstance(each, AwardRuling))
    state = filled(year.nominations.tally, year.dossier.held, decided)
    found = sorted([each.award, sorted(each.units)] for each in state.pending if each.seats and each.units)
    several = rules is not None and any(each.prizes or each.instead is not None for each in rules.slots)
    return _by_award(found) if several else found


def _by_award(slots: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """What is open by award alone: where a slot has several, neither engine says of which slot one is."""
    found: dict[str, set[str]] = {}
    for award, units in slots:
        found.setdefault(award, set()).update(units)
    return [[award, sorted(found[award])] for award in sorted(found)]


def _counts(year: Year) -> Document | None:
    """What every vote came to; None while the season is under way, as nothing is counted then."""
    if year.nominations is None:
        return None
    found = year.nominations.tally.counts
    told = ((each.vote, _count(each.outcome.value, each.carried)) for each in found)
    return {f"{vote.about} {vote.unit} {vote.vote_round}": count for vote, count in told}


def _self_scores(year: Year) -> list[Document]:
    """The units' own points, each with what stands beside it."""
    keys = ("points", "computed", "low", "high", "verified")
    return [
        {"unit": row["unit"], "criterion": row["criterion"]} | {key: str(row[key]) for key in keys if key in row}
        for row in conclusion(year)["self_scores"]
    ]


def _handover(year: Year) -> Any:
    choice = year.handover and year.handover.choice
    return choice and {"season": choice.season, "head": choice.head, "deputy": choice.deputy}


def _projection(year: Year) -> Any:
    central = year.dossier.pact.cluster.tier is Tier.CENTRAL
    seasons: dict[Any, Document] = {}
    for seat in project(recall(year, thidua.archive.units() if central else None), SEASONS).seats:
        row = seasons.setdefault(seat.season, {"season": seat.season})
        row[seat.office] = [seat.unit, seat.standing.value]
    return list(seasons.values())


# one reason under two names: the second engine takes the shorter words of the guide
ABSENT = ([Why.NO_MEMBER.value], [Why.UNDER_WAY.value], [Why.LEFT_WITHIN.value], [Why.JOINED_WITHIN.value])
SAME = {"left-within-season": Why.LEFT_WITHIN.value}


def forgiven(mine: Document, theirs: Document) -> None:
    """Leave out what the two cannot both say, and set what they say in one shape."""
    for unit, why in list(theirs["unplaced"].items()):
        if why in ABSENT and unit not in mine["unplaced"]:
            del theirs["unplaced"][unit]  # the library lists all units of the document, the second engine its members
            theirs["scores"].pop(unit, None)
    mine["unplaced"] = {unit: [SAME.get(each, each) for each in why] for unit, why in mine["unplaced"].items()}
    # where units alone that have yet to report may have a slot, the library says so in a reason, for no unit
    silent = {*theirs.pop("silent")}
    waiting = [[award, {*units} - silent] for award, units in mine["open"]]
    # the library may name more units for an open slot than may have it, never fewer, nor leave out one that has it
    sure = Counter((award, unit) for unit, award in mine["nominations"])
    sure -= Counter((award, unit) for unit, award in theirs["nominations"])
    left_out = _seats(waiting) + sure - _seats(theirs["open"])
    mine["left_out"], theirs["left_out"] = sorted(left_out.elements()), []
    mine["open"] = sorted(award for award, units in waiting if units)
    theirs["open"] = [award for award, _ in theirs["open"]]
    # so with what an open class may be
    may_be, widest = mine.pop("may_be", {}), theirs.pop("may_be", {})
    missing = {unit: {*each} - widest.get(unit, {*each}) for unit, each in may_be.items()}
    mine["classes_left_out"] = {unit: sorted(each) for unit, each in missing.items() if each}
    theirs["classes_left_out"] = {}
    if theirs["counts"] is None:
        mine["counts"] = None  # while the season is under way the library counts nothing
    for each in (mine, theirs):  # among equals the order of proposals says nothing; places are compared by themselves
        each["nominations"] = sorted(each["nominations"])
    for each in (mine, theirs):  # by season, so that a difference says which
        if each["projection"] is not None:
            each["projection"] = {str(row["season"]): row for row in each["projection"]}


def _seats(slots: Iterable[Sequence[Any]]) -> Counter[tuple[str, str]]:
    """For how many open slots of an award each unit is named."""
    return Counter((award, unit) for award, units in slots for unit in {*units})


def _said(answer: Answer) -> str:
    if answer.broken is not None:
        return f"breaks ({answer.broken})"
    return "reads it" if answer.refused is None else f"refuses ({answer.refused})"


@frozen
class Held:
    """Both engines on one document: where they differ, and where the library alone leaves open what can be told.

    `doubtful` is what is open to the library itself, where there is any difference.
    """

    mine: Answer
    theirs: Answer
    differs: tuple[str, ...] = ()
    cautious: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()


def held(document: Document, path: pathlib.Path | None = None) -> Held:
    """Hold the two engines against each other; where both refuse a document, they agree."""
    mine, theirs = of_oracle(document), of_engine(document) if path is None else of_file(path)
    if mine.broken or theirs.broken or bool(mine.refused) != bool(theirs.refused):
        said = f"whole: oracle {_said(mine)}; engine {_said(theirs)}"
        return Held(mine=mine, theirs=theirs, differs=(said,))
    if mine.refused:
        return Held(mine=mine, theirs=theirs)
    left, right = deepcopy(mine.outcome), deepcopy(theirs.outcome)
    forgiven(left, right)
    endless = {unit for unit, score in right["scores"].items() if not score.pop("bounded")}
    bars = left.pop("bars", {})
    unsettled = bool(left.pop("yet_to_report", ())) or any(
        len(each) > 1 for each in mine.outcome.get("may_be", {}).values()
    )
    everything = differences(left, right)
    if not everything:
        return Held(mine=mine, theirs=theirs)
    dossier = read(deepcopy(document), None) if path is None else thidua.load(str(path))
    doubtful = doubts(conclude_year(dossier))
    doubtful -= set() if unsettled else {QUOTAS}  # where all classes are settled before, quotas leave none open
    left_open(left, right, endless, bars, doubtful)
    differs = tuple(differences(left, right))
    cautious = tuple(each for each in everything if each not in differs)
    return Held(mine=mine, theirs=theirs, differs=differs, cautious=cautious, doubtful=doubtful)


_CODES = re.compile(r"^\.scores\.([^:]+?)\.cells\.([^:]*): ")
_UNITS = re.compile(r"^\.(scores|places|unplaced|classes|counts)\.[^.:]+")
_SEASONS = re.compile(r"[0-9]{4}(-[0-9]{4})?")
_NUMBERS = re.compile(r"[0-9]+([./][0-9]+)*")
_SAYING = ("whole", "unplaced")  # where the words themselves tell kinds apart


def sign(difference: str, document: Document) -> str:
    """Where two engines differ and how, without units, codes and numbers: what groups disagreements."""
    if found := _CODES.match(difference):
        return f"cells of {_line(document, found.group(2))}"
    path, _, said = _UNITS.sub(r".\1", difference, count=1).partition(": ")
    path = _SEASONS.sub("…", path)
    return f"{path}: {_NUMBERS.sub('…', said)[:160]}" if path.strip(".") in _SAYING else path


def _line(document: Document, code: str) -> str:
    """What a line of the table is: the kinds of its scale, or a group."""
    rows = (document.get("pact", {}).get("rulebook") or {}).get("criteria", [])
    row: Document = next((each for each in rows if each.get("code") == code), {})
    below = any(each.get("under") == code for each in rows)
    name = [f"{row.get('children', 'sum')} group"] if below else []
    name += [f"{key} {row[key]}" for key in ("start", "adds") if key in row]
    scale = row.get("scale")
    while isinstance(scale, dict):
        wraps = [key for key in ("at_most", "at_least", "waived", "gate", "forfeit") if key in scale]
        name += [*wraps, str(scale.get("kind"))]
        scale = scale.get("scale")
    return " ".join(name) or "given"


def root(found: Sequence[str], document: Document) -> str:
    """The sign of the difference from which the others most likely follow: the deepest line, else the first."""
    cells = [each for each in found if _CODES.match(each)]
    deepest = max(cells, key=lambda each: each.partition(": ")[0].count("."), default=found[0] if found else "")
    return sign(deepest, document)


def caution(both: Held, document: Document) -> str:
    """What groups the years in which the library alone leaves something open: where, and beside which doubt."""
    kind = root(both.cautious, document)
    offices = kind.startswith(".projection")
    return kind if offices or "honours" not in both.doubtful else f"{kind} {BESIDE}"


def signs(found: Sequence[str], document: Document) -> set[str]:
    """All ways in which two engines differ on a document."""
    return {sign(each, document) for each in found}
