"""The entry: a document with its rulebook inlined goes in, its conclusion comes out."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from oracle.announced import announced, decided, state_classes
from oracle.ballots import check_rounds, counted, names_all, recorded, tally
from oracle.claimed import claims_of, told
from oracle.days import People, Season, Unit, year_of
from oracle.figures import law_day, reporting_closed
from oracle.honours import Honours
from oracle.named import in_place
from oracle.offices import Offices
from oracle.order import Order, check_picks, on_order, ruling
from oracle.prizes import check_slot
from oracle.ranked import Ranked
from oracle.reading import NOT_ASSIGNED, Refused, points, share, signed, without_null
from oracle.slots import Slots
from oracle.stated import without_per_cent
from oracle.ties import breaks_of
from oracle.totals import Totals
from oracle.tree import Table
from oracle.votes import decisions

MOST_DECIMALS = 12
LATER = ("rulings", "votes", "decisions", "succession")  # what is recorded of a season that is not under way


def conclude(
    document: dict[str, Any], *, seasons: int = 6, register: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """Points, places, classes, nominations, the handover and the coming offices of one dossier.

    ``register`` are units in time that the document does not hold, believed where id and name agree.

    Raises: Refused for a document that cannot be meant.
    """
    dossier = without_null(document)
    if dossier.get("kind") != "dossier" or dossier.get("format") not in {1, 2}:
        raise Refused("no dossier")
    rulebook = dossier.get("pact", {}).get("rulebook", {})
    if isinstance(rulebook, str):
        raise Refused("the rulebook is not inlined")
    rulebook = in_place(rulebook)
    check(rulebook)
    cluster = dossier["cluster"]
    season = Season(cluster["season"], cluster.get("period"))
    people = People(cluster, dossier.get("amendments", []), season)
    people.membership = rulebook.get("membership", {})
    policy = rulebook.get("policies", {}).get("inheritance")
    honours = Honours(dossier, people, law_day(dossier, rulebook, season), policy)
    check_record(dossier, rulebook, people)
    result, order, table = standing(dossier, rulebook, people, honours)
    counts = tally(dossier, rulebook, people)
    if order is not None:
        slots = Slots(rulebook, order, table, honours, dossier)
        slots.fill(counts)
        result["nominations"] = [list(each) for each in slots.nominated]
        result["open"] = slots.opened
        if slots.opened_too:
            result["open_too"] = slots.opened_too
    succession = dossier.get("succession")
    ranked = Ranked(order, complete=cluster.get("members_complete", True))
    result["handover"] = handed(succession, people)
    offices = Offices(dossier, registered(people, cluster, dossier, register or []), ranked, rulebook)
    result["projection"] = offices.project(seasons)
    return result


def check(rulebook: dict[str, Any]) -> None:
    """What a rulebook must not say, wherever it is used: shares that are none, unknown weekdays."""
    numbers = rulebook.get("numbers")
    shares = [each[key] for each in rulebook.get("ballot", []) for key in ("threshold", "quorum") if key in each]
    shares += [each for rule in rulebook.get("ballot", []) for each in rule.get("round_thresholds", [])]
    shares += [each["share"] for key in ("slots", "class_quotas") for each in rulebook.get(key, []) if "share" in each]
    rates = [each["share"] for each in rulebook.get("adjustments", []) if "share" in each]
    rates += [each for figure in rulebook.get("figures", []) for each in figure.get("plausible_rate", [])]
    if rulebook.get("classes", {}).get("by", rulebook.get("ranking", {}).get("by")) == "rate":
        rates += [each[key] for each in rulebook.get("bands", []) for key in ("from", "above") if key in each]
    without_per_cent(rulebook)
    if rulebook.get("rounding"):
        check_rounding(rulebook["rounding"], numbers)
    for each in shares:
        share(each, numbers)
    for each in rates:
        signed(each, numbers)
    for rule in rulebook.get("ballot", []):
        check_rounds(rule)
    for slot in rulebook.get("slots", []):
        check_slot(slot, numbers)
    ranked = [slot for slot in rulebook.get("slots", []) if "place" in slot and slot.get("by") != "votes"]
    if ranked and rulebook.get("ranking", {}).get("places") == "dense":
        raise Refused("a place of an order that a ruling may move")
    named = {each["name"] for each in rulebook.get("bands", [])}
    needs = [need for slot in rulebook.get("slots", []) for need in slot.get("needs", [])]
    if any(not set(need["bands"]) <= named for need in every(needs) if need["kind"] == "band"):
        raise Refused("a class that no band gives")
    if any("round" not in quota for quota in rulebook.get("class_quotas", [])):
        raise Refused("a quota without rounding")
    if not set(rulebook.get("calendar", {}).get("weekend", [])) <= set(range(1, 8)):
        raise Refused("weekend")


def check_rounding(rule: dict[str, Any], numbers: str | None) -> None:
    """Rounding is to digits or to a step; that lies above 0, and ends within 12 decimals."""
    if ("step" in rule) == ("digits" in rule):
        raise Refused("rounding to digits or to a step")
    step = points(rule.get("step", 1), numbers)
    if step <= 0 or (step * 10**MOST_DECIMALS).denominator != 1:
        raise Refused("a step that is none")


def every(needs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Requirements with those within them."""
    for need in needs:
        yield need
        yield from every(need.get("any", []))


def check_record(dossier: dict[str, Any], rulebook: dict[str, Any], people: People) -> None:
    """What a record must not say, whatever follows from it: units that nobody knows, ballots that leave one out."""
    named = [each[key] for each in dossier.get("meetings", []) for key in ("host", "chair") if key in each]
    named += [each["unit"] for each in dossier.get("decisions", []) if "unit" in each]
    for name in named:
        people.find(name)
    bands = {band["name"] for band in rulebook.get("bands", [])}
    decided(dossier, people, bands)
    check_picks(dossier, people)
    decisions(dossier, rulebook, people)
    for each in on_order(dossier):
        ruling(each, people)
        if each["kind"] == "vote" and recorded(each, people):
            counted({**each, "office": "order"}, rulebook, people)
            if not names_all(each, people):
                raise Refused("ballots that leave one out")


def standing(dossier: Any, rulebook: Any, people: People, honours: Honours) -> tuple[dict[str, Any], Any, Any]:
    """Points and places, or what was announced; nothing while the season is under way."""
    result: dict[str, Any] = {"scores": {}, "places": {}, "unplaced": {}, "classes": {}, "nominations": [], "open": {}}
    figures = something_reported(dossier)
    if figures and not rulebook:
        raise Refused("figures without a rulebook")
    table = Table(rulebook, dossier, people, closed=reporting_closed(dossier, rulebook, people.season))
    if rulebook.get("ranking", {}).get("total_at_most_maximum") and not table.whole_maximum():
        raise Refused("nothing to cut a total at")
    breaks_of(table)  # what no tie-break may be, whether or not there are equals
    result["self_scores"] = told(claims_of(dossier, table, people), table, scored=figures)
    order: Any
    if figures:
        totals = Totals(table, honours)
        result["scores"] = {unit: scored(table, totals, unit) for unit in totals.units}
    said = dossier.get("announced", {})
    if said.get("places") or said.get("totals") or (said.get("bands") and not figures):
        order = announced(table, honours, dossier)
    elif figures:
        order = Order(table, totals, honours, dossier)
        state_classes(order, table, dossier)
    elif any(key in dossier for key in ("announced", "proposal")) or any(dossier.get(key) for key in LATER):
        order = announced(table, honours, {**dossier, "announced": {}})
    else:
        result["unplaced"] = {unit: ["season-under-way"] for unit in people.peers()}
        return result, None, None
    result["places"], result["unplaced"], result["classes"] = order.places, order.unplaced, order.classes
    result["may_be"] = {unit: sorted(map(str, each)) for unit, each in order.may_be.items()}
    result["yet_to_report"] = sorted(order.late_classes)
    result["bars"] = {
        unit: [why for why, state in bars if state is True] for unit, bars in getattr(order, "bars", {}).items()
    }
    return result, order, table


def something_reported(dossier: dict[str, Any]) -> bool:
    """Whether a figure, or a review that says more than an explanation, is recorded at all."""
    reports = [*dossier.get("figures", {}).values(), *(each.get("figures") for each in dossier.get("submissions", []))]
    said = ("value", "points", "state")
    return any(reports) or any(each.get(key) is not None for each in dossier.get("reviews", []) for key in said)


def scored(table: Table, totals: Totals, unit: str) -> dict[str, Any]:
    """The total of a unit and the points of each line, exact."""
    cells = {}
    for code in table.rows:
        node = table.node(code, unit)
        cells[code] = None if node is NOT_ASSIGNED else ends(node[0].points, node[1].points)
    return {
        "points": ends(totals.low[unit], totals.high[unit]),
        "maximum": str(totals.maximum[unit]),
        "rate": None if totals.rate(unit) is None else str(totals.rate(unit)),
        "cells": cells,
    }


def ends(low: Fraction, high: Fraction) -> str | list[str]:
    """Points, or the range that they can take."""
    return str(low) if low == high else [str(low), str(high)]


def handed(succession: dict[str, Any] | None, people: People) -> dict[str, Any] | None:
    """The offices of the next season as recorded."""
    if succession is None:
        return None
    days = people.season.days_of(year_of(succession["season"]))
    both = {key: people.find(succession[key], days) if key in succession else None for key in ("head", "deputy")}
    return {"season": succession["season"], **both}


def registered(people: People, cluster: Any, dossier: Any, register: list[dict[str, Any]]) -> People:
    """The units with the days of a register, believed where id and name agree; else the two are not one unit."""
    if not register:
        return people
    known = People(cluster, dossier.get("amendments", []), people.season)
    units = [Unit(table) for table in register]
    nameless = {unit.id for unit in known.nowhere}  # no name that could agree is known
    own = {unit.id for unit in units if unit.id in known.by_id and not known.by_id[unit.id].names & unit.names}
    own |= {unit.id for unit in units if unit.id in nameless}
    apart = {each: f"{each} of the register" for each in own}
    for unit in units:
        unit.id = apart.get(unit.id, unit.id)
        unit.formed_from = tuple(apart.get(each, each) for each in unit.formed_from)
        unit.carries_on = apart.get(unit.carries_on, unit.carries_on)
        mine = known.by_id.get(unit.id)
        if mine is None:
            known.by_id[unit.id] = unit
        else:
            mine.since, mine.until = mine.since or unit.since, mine.until or unit.until
            mine.formed_from = mine.formed_from or unit.formed_from
    return known
