"""What the library leaves open although the second engine settles it.

Where several things of a year are open at once, the library may leave more open than need be (the guide says so, under
"What is open"). That is no disagreement, and it is counted; what the library says for sure is one
whenever the second engine does not say it too.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from math import sqrt
from types import MappingProxyType
from typing import Any

from thidua.grounds import Why
from thidua.rotation import Certainty
from thidua.year import Year

Document = dict[str, Any]
OPEN = {
    each.value
    for each in (
        Why.PROVISIONAL,
        Why.TOTAL_OPEN,
        Why.STANDING_OPEN,
        Why.BEHIND_OPEN_BAR,
        Why.TOTAL_UNBOUNDED,
        Why.PEERS_UNKNOWN,
        Why.BAR_UNDECIDED,
    )
}
SLOTS = "slots"
QUOTAS = "quotas"
TABLE = ("points", "honours", "bars", "reports", "members", "announced")
WAITS = frozenset(  # what is open of a slot by itself, whatever the table comes to
    {
        *(Why.VOTE_OUTSTANDING, Why.IF_NOMINATED_UNSAID, Why.EDGE_OPEN, Why.SLOT_OPEN, Why.OTHER_TIER),
        *(Why.BAND_UNDECIDED, Why.STANDARD_UNDECIDED),
        *(Why.PRIZE_OPEN, Why.INSTEAD_OPEN, Why.DECISION_OUTSTANDING),
    }
)
BESIDE = "beside honours"
# how many of a thousand years compared may be left open, and where: half as many again as there were, as each is one
# where several open things meet; more would be a loss of precision that nobody decided on
MOST = {
    ".projection": (12.0, "turns after mergers, declined offices or holes in the record"),
    ".open": (11.0, "seats of an open slot that what is open elsewhere could still take or leave"),
    ".nominations": (2.2, "who has a seat whatever becomes of an open slot before it"),
    BESIDE: (1.5, "places and slots, of who may take over awards of predecessors and of who is compared with them"),
    ".scores": (1.3, "ends of a range over lines that read lines, and limits that follow on limits"),
    ".classes": (2.9, "classes over such a range, and beside a quota, whoever falls or may come before"),
    ".places": (0.7, "places beside a bar that is open"),
    ".unplaced": (0.2, "which of several reasons that are open is the first"),
    "cells": (0.4, "ends of one line that reads others"),
}
SETTLED = {  # reasons that hang on nothing that is open: the library must give them too
    each.value
    for each in (
        *(Why.UNCLASSIFIED, Why.LATE_WITHOUT_PLACE, Why.NOTHING_ASSIGNED, Why.NOT_ANNOUNCED),
        *(Why.LEFT_WITHIN, Why.JOINED_WITHIN, Why.NO_MEMBER),
    )
}


def left_open(
    mine: Document,
    theirs: Document,
    endless: Collection[str],
    bars: Mapping[str, Collection[str]] = MappingProxyType({}),
    doubtful: Collection[str] = (*TABLE, SLOTS),
) -> None:
    """Put what the second engine settles in the place of what the library leaves open, where the two can both hold.

    `endless` are the units whose totals have no end, as the library says; `bars` hold by the second engine. Of several
    the first is the reason, and one before it may be open to the library. What is `doubtful` to the library itself is
    why it may leave something of the table and the slots open; offices hang on turns and words of their own.
    """
    if QUOTAS in doubtful:
        _classes(mine, theirs)
    if {*TABLE} & {*doubtful}:
        _standing(mine, theirs, endless, doubtful)
        _points(mine, theirs)
    for unit, held in bars.items() if doubtful else ():
        if {mine["unplaced"].get(unit, [""])[0], theirs["unplaced"].get(unit, [""])[0]} <= set(held):
            theirs["unplaced"][unit] = mine["unplaced"][unit]
    if doubtful:
        _slots(mine, theirs)
    for season, row in (theirs["projection"] or {}).items():
        other = (mine["projection"] or {}).get(season, {})
        for office in ("head", "deputy"):
            if row.get(office) == [None, "open"] and other.get(office, [None, "known"])[1] != Certainty.KNOWN.value:
                row[office] = other[office]  # what is recorded, nobody may leave open


def doubts(year: Year) -> frozenset[str]:
    """What is not known to the library itself: without any of it the library has nothing to leave open."""
    pact, ranking = year.dossier.pact, year.ranking
    totals = [year.scores.of(unit) for unit in pact.cluster.ids] if year.scores is not None else []
    waiting = {each.why for each in ranking.unplaced} if ranking is not None else set()
    slots = {each.why for each in year.nominations.grounds()} if year.nominations is not None else set()
    known = {
        "points": any(each.low != each.high or not each.bounded for each in totals),
        "honours": bool(year.dossier.held.undecided),
        "bars": Why.BAR_UNDECIDED in waiting,
        "reports": Why.UNCLASSIFIED in waiting,
        "members": not pact.cluster.members_complete,
        "announced": Why.NOT_ANNOUNCED in waiting,
        QUOTAS: ranking is not None and any(each.why is Why.CLASS_QUOTA_OPEN for each in ranking.grounds()),
        SLOTS: bool(WAITS & slots),
    }
    return frozenset(each for each, open_ in known.items() if open_)


def too_often(times: Mapping[str, int], compared: int) -> Iterator[str]:
    """The kinds of what is left open too often, with some room for chance in a short run."""
    found = Counter[str]()
    for kind, number in times.items():
        part = next((each for each in MOST if kind.startswith(each)), kind)
        found[BESIDE if kind.endswith(BESIDE) else part] += number
    for kind, number in found.items():
        most, _ = MOST.get(kind, (0.0, ""))
        expected = most * compared / 1000
        if number > expected + 2 * sqrt(expected) + 1:
            yield f"too often left open: {kind}, {number} of {compared}, where {most:g} of 1000 may be"


def _standing(mine: Document, theirs: Document, endless: Collection[str], doubtful: Collection[str]) -> None:
    """The places, classes and rates of units whose standing is open, or whose points are a range or have no end.

    Where not all members are known, their classes too; but a class that the library states is its word.
    """
    for unit, score in theirs["scores"].items():
        why = theirs["unplaced"].get(unit, [""])[0]
        standing = why in OPEN and mine["unplaced"].get(unit, [""])[0] not in SETTLED
        if standing:
            _take(mine, theirs, unit, ("places", "unplaced"))
        if unit in endless and unit in mine["scores"]:
            score |= {key: mine["scores"][unit][key] for key in ("points", "rate")}
        if (standing or "members" in doubtful or _wide(score["points"])) and unit not in theirs["classes"]:
            _take(mine, theirs, unit, ("classes",))
        if _wide(score["points"]) and score["rate"] is None and unit in mine["scores"]:
            score["rate"] = mine["scores"][unit]["rate"]


def _classes(mine: Document, theirs: Document) -> None:
    """Classes that the library leaves open beside a quota that is: who falls from one may fall from the next."""
    for unit in {*mine["classes"]} - {*theirs["classes"]}:
        theirs["classes"][unit] = mine["classes"][unit]


def _take(mine: Document, theirs: Document, unit: str, parts: Iterable[str]) -> None:
    for part in parts:
        theirs[part].pop(unit, None)
        if unit in mine[part]:
            theirs[part][unit] = mine[part][unit]


def _points(mine: Document, theirs: Document) -> None:
    """Points and cells whose range holds what the second engine says."""
    for unit, score in theirs["scores"].items():
        other = mine["scores"].get(unit)
        if other is None:
            continue
        if _within(other["points"], score["points"]):
            score["points"] = other["points"]
        for code, cell in score["cells"].items():
            if _within(other["cells"].get(code), cell):
                score["cells"][code] = other["cells"][code]


def _wide(value: Any) -> bool:
    return isinstance(value, list)


def _within(inner: Any, outer: Any) -> bool:
    """Whether a number or range lies within a range."""
    if inner is None or not _wide(outer):
        return False
    low, high = inner if _wide(inner) else (inner, inner)
    return _end(outer[0], low, min) and _end(outer[1], high, max)


def _end(outer: Any, inner: Any, pick: Callable[[Fraction, Fraction], Fraction]) -> bool:
    if outer in (None, "None"):
        return True
    return inner not in (None, "None") and pick(Fraction(outer), Fraction(inner)) == Fraction(outer)


def _slots(mine: Document, theirs: Document) -> None:
    """Proposals and open slots: what is proposed must be proposed by both, what is missing must be open."""
    proposed = [Counter(map(tuple, each["nominations"])) for each in (mine, theirs)]
    missing = proposed[0] - proposed[1]
    if proposed[1] - proposed[0] or Counter(mine["open"]) - Counter(theirs["open"]):
        return
    if all(award in theirs["open"] for _, award in missing):
        theirs["nominations"], theirs["open"] = mine["nominations"], mine["open"]
