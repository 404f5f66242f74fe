"""Whole documents, and the changes to them that should change nothing, or what is asked for alone.

They are written anew first, so that units stand by their ids and the rulebook lies inside. What a change says nothing
of, its condition leaves out: each stands beside its change.
"""

import json
import re
from copy import deepcopy
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import thidua
from conformance.cases import all_cases, dossier, is_dossier
from drawing.documents import numbered
from thidua.archive import Shelf
from thidua.archive.loading import document
from thidua.archive.shelves import names
from thidua.codec.single import exact
from thidua.codec.text import Syntax, parse
from thidua.codec.writing import dump_dossier
from thidua.names import number
from thidua.year import recall

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SEASONS = 4
DRAWN, EVERY = range(60), 4  # years drawn by number; of conformance cases, one of four: all of them take too long

Plain = dict[str, Any]


@cache
def documents() -> dict[str, Plain]:
    """Every record and example, conformance cases and drawn years: those that are refused are left out."""
    found = {f"record {name}": thidua.load(name) for name in names(Shelf.RECORDS)}
    for path in EXAMPLES.glob("*/*.toml"):
        if 'kind = "dossier"' in path.read_text(encoding="utf-8"):
            found[f"example {path.parent.name}/{path.stem}"] = thidua.load(path)
    cases = [case for case in all_cases() if is_dossier(case) and "waits" not in case]
    told = {f"case {case['id']}": dossier(case) for case in cases if not crc32(case["id"].encode()) % EVERY}
    for name, plain in (told | {f"year {each}": numbered(each) for each in DRAWN}).items():
        try:
            found[name] = document(parse(json.dumps(plain, default=str).encode(), Syntax.JSON), None)
        except thidua.ThiduaError:
            continue  # that it is refused, and why, is tested elsewhere
    return {name: dump_dossier(each) for name, each in found.items()}


def concluded(plain: Plain) -> Plain:
    """All that a document comes to, with the offices of four coming seasons, as plain values."""
    year = thidua.conclude(document(plain, None))
    seats = () if year.dossier.pact.season is None else thidua.project(recall(year), SEASONS).seats
    return thidua.conclusion(year) | {"offices": [office(seat) for seat in seats]}


def office(seat: thidua.rotation.Seat) -> Plain:
    """Who has an office in a coming season, and how that stands."""
    return {"season": seat.season, "office": seat.office, "unit": seat.unit, "standing": seat.standing.value}


@cache
def before(name: str) -> Plain:
    """What a document comes to as it stands."""
    return concluded(documents()[name])


def in_no_order(plain: Any) -> Any:
    """Plain values with every list sorted: a conclusion lists units in the order of the record."""
    if isinstance(plain, dict):
        return {key: in_no_order(each) for key, each in plain.items()}
    if isinstance(plain, list):
        return sorted(map(in_no_order, plain), key=lambda each: json.dumps(each, sort_keys=True))
    return plain


def rules_of(plain: Plain) -> Plain:
    return plain.get("pact", {}).get("rulebook", {})


def scales(plain: Plain) -> list[Plain]:
    """Every scale of a document, also those within others."""
    return [scale for line in rules_of(plain).get("criteria", []) for scale in within(line)]


def within(table: Plain) -> list[Plain]:
    """The scale of a line or of a scale around it, and those within that."""
    scale = table.get("scale")
    return [scale, *within(scale)] if isinstance(scale, dict) else []


# ── rows and keys in another order

ROWS = ("submissions", "reviews", "votes", "honours", "decisions", "rulings", "history", "meetings", "amendments")
CODES = "codes that are not assigned"
LISTED = {*ROWS, "sources", "units", "others", "signatures", "among", "orders", CODES}
RULES_LISTED = ("figures", "ballot")
CASE = {"on", "evidence", "grade", "circumstance", "due"}  # what may be told of a case


def one_a_day(plain: Plain) -> bool:
    """No two units joined on one day, and none declined beside another: their turns are in the order of the record."""
    rows = [*plain.get("history", []), *([plain["succession"]] if "succession" in plain else [])]
    days = [str(each["since"]) for each in plain["cluster"].get("units", []) if "since" in each]
    days += [str(each["on"]) for each in plain.get("amendments", []) for _ in each.get("joined", [])]
    return len(days) == len({*days}) and all(len(each.get("declined", [])) <= 1 for each in rows)


def turned(plain: Plain) -> Plain:
    """The last row first, and the last key: of all lists of a record, and of those of its rules that have no order."""
    return {key: _turned(each, key) for key, each in reversed(plain.items())}


def _turned(value: Any, key: str) -> Any:
    if key == "ranking":
        return value  # which tie-break comes first, and which honour counts most
    if isinstance(value, dict):
        name_of = {name: CODES if key == "not-assigned" else name for name in value}
        found = {name: _turned(each, name_of[name]) for name, each in reversed(value.items())}
        rules = RULES_LISTED if key == "rulebook" else ()
        return found | {name: found[name][::-1] for name in rules if name in found}
    if isinstance(value, list):
        rows = [_turned(each, "") for each in value]
        cases = all(isinstance(each, dict) and not {*each} - CASE for each in value)
        return rows[::-1] if key in LISTED or cases else rows
    return value


# ── units under other ids and names

ONE = {"unit", "head", "deputy", "host", "chair", "replacement", "carries_on", "picked"}
MANY = {"formed_from", "joined", "left", "signatures", "barred", "among", "order", "declined", "roster"}
BY_UNIT = {"figures", "targets", "not-assigned", "places", "totals", "bands", "choices", "self_scores"}


def units(plain: Plain) -> list[Plain]:
    return [unit for key in ("units", "others") for unit in plain["cluster"].get(key, [])]


def ids_of(plain: Plain) -> dict[str, str]:
    """Another id for each unit, in the opposite order of the alphabet."""
    found = units(plain)
    return {unit["id"]: f"u{len(found) - row:03}-x" for row, unit in enumerate(found)}


def names_of(plain: Plain) -> dict[str, str]:
    """Another name for each name: those that were one name are one."""
    found = list(dict.fromkeys(unit.get("name", unit["id"]) for unit in units(plain)))
    return {name: f"Tên {len(found) - row:03} Z" for row, name in enumerate(found)}


def renamed(plain: Plain) -> Plain:
    """The document with its units renamed."""
    ids, named = ids_of(plain), names_of(plain)
    found = _renamed(plain, None, ids)
    for unit in units(found):
        unit["name"] = named[unit.get("name", unit["id"])]
        unit["id"] = ids[unit["id"]]
        unit.pop("aliases", None)
    return found


def _renamed(value: Any, key: str | None, ids: dict[str, str]) -> Any:
    if isinstance(value, dict):
        others = ids if key in BY_UNIT else {}
        return {others.get(name, name): each if others else _renamed(each, name, ids) for name, each in value.items()}
    if isinstance(value, list):
        return [
            ids.get(each, each) if key in MANY and isinstance(each, str) else _renamed(each, None, ids)
            for each in value
        ]
    return ids.get(value, value) if key in ONE and isinstance(value, str) else value


def names_again(told: Plain, plain: Plain) -> Plain:
    """What a renamed document comes to, with the ids and names of the document."""
    back = {new: old for each in (ids_of(plain), names_of(plain)) for old, new in each.items()}

    def again(value: Any) -> Any:
        if isinstance(value, dict):
            return {back.get(key, key): again(each) for key, each in value.items()}
        if isinstance(value, list):
            return [again(each) for each in value]
        return back.get(value, value) if isinstance(value, str) else value

    return again(told)


def by_ids_alone(plain: Plain) -> bool:
    """Nothing but the fields for units names one: no reviewer or assessor, no place of the roster by name, no source on
    one unit's figures, and no register knows them. A lot is drawn from ids. Ballots that tie are told under the first
    id.
    """
    read = document(plain, None)
    rules, cluster = read.pact.rulebook, read.pact.cluster
    told = [each.by for each in (*read.reviews, *read.rulings)]
    told += [] if rules is None else [each.assessor for each in (*rules.criteria.rows, *rules.figures)]
    roster = [] if rules is None or rules.rotation is None else rules.rotation.roster
    return (
        not any(cluster.find(name) or cluster.find(name, read.pact.season) for name in told if name)
        and {*roster} <= {*ids_of(plain)}
        and not {unit.id for unit in (*cluster.units, *cluster.others)}.intersection(read.register.lives)
        and not any(each["about"].startswith("figures.") for each in plain.get("sources", []))
        and not any(each["kind"] == "lot" for each in plain.get("rulings", []))
    )


# ── points and digits moved by powers of ten

MOST_DIGITS = 12

LINE = ("maximum", "deductions_at_most", "bonuses_at_most", "net_at_most", "floor", "ceiling", "unreported")
OF_SCALE = ("at_most", "at_least")
OF_KIND = {
    "each": ("each",),
    "idle": ("each",),
    "pass-fail": ("yes", "no"),
    **dict.fromkeys(("grades", "options", "ranked", "lookup", "forfeit"), ("points",)),
    **dict.fromkeys(("bands", "parts", "first-that-holds"), ("otherwise",)),
    "steps": ("each", "first"),
    "deadline": ("per_day", "on_time"),
}
WITH_POINTS = ("bands", "late", "early", "rules", "cases")  # rows of a scale


def moved(tens: int, value: Any) -> Any:
    """A number so many powers of ten more, or all numbers of a list or table."""
    if isinstance(value, dict):
        return {key: moved(tens, each) for key, each in value.items()}
    return (
        [moved(tens, each) for each in value]
        if isinstance(value, list)
        else exact(number(value) * Fraction(10) ** tens)
    )


def at(tens: int, table: Plain, *keys: str) -> Plain:
    return {key: moved(tens, each) if key in keys else each for key, each in table.items()}


def given(plain: Plain) -> set[str]:
    """The figures that are the points of a line."""
    lines = rules_of(plain).get("criteria", [])
    above = {line.get("under") for line in lines}
    leaves = [line for line in lines if line["code"] not in above and core(line) == "given"]
    return {next(iter(line["reads"].values())) if "reads" in line else line["code"] for line in leaves}


def core(line: Plain) -> str:
    """The kind of the innermost scale."""
    scales = within(line)
    return scales[-1]["kind"] if scales else "given"


def in_powers(tens: int, plain: Plain) -> Plain:
    """All points so many powers of ten more, rounded to so many digits fewer, or to steps so many powers more."""
    found, points = deepcopy(plain), given(plain)
    rules = rules_of(found)
    rules["criteria"] = [_line(tens, line) for line in rules["criteria"]]
    rules["adjustments"] = [at(tens, each, "points") for each in rules.get("adjustments", [])]
    if (rules.get("classes", {}).get("by") or rules.get("ranking", {}).get("by", "points")) == "points":
        rules["bands"] = [at(tens, each, "from", "above") for each in rules.get("bands", [])]
    if "rounding" in rules:
        rounding = rules["rounding"] = at(tens, rules["rounding"], "step")
        rounding |= {"digits": rounding["digits"] - tens} if "digits" in rounding else {}
    rules["figures"] = [
        at(tens, each, "plausible") if each["name"] in points else each for each in rules.get("figures", [])
    ]
    found["figures"] = {unit: at(tens, own, *points) for unit, own in found.get("figures", {}).items()}
    for each in found.get("submissions", []):
        each["figures"] = at(tens, each["figures"], *points)
    found["reviews"] = [
        at(tens, each, "points", *(["value"] if each.get("figure") in points else []))
        for each in found.get("reviews", [])
    ]
    found["self_scores"] = {unit: moved(tens, own) for unit, own in found.get("self_scores", {}).items()}
    if "announced" in found:
        found["announced"] = at(tens, found["announced"], "totals")
    return found


def _line(tens: int, line: Plain) -> Plain:
    return at(tens, line, *LINE) | ({"scale": _scale(tens, line["scale"])} if "scale" in line else {})


def _scale(tens: int, scale: Plain) -> Plain:
    found = at(tens, scale, *OF_SCALE, *OF_KIND.get(scale["kind"], ()))
    for key in WITH_POINTS:
        if isinstance(found.get(key), list):
            found[key] = [at(tens, row, "points") for row in found[key]]
    if scale["kind"] == "through":  # each a value, then points
        found["points"] = [[value, *moved(tens, points)] for value, *points in found["points"]]
    return found | ({"scale": _scale(tens, found["scale"])} if isinstance(found.get("scale"), dict) else {})


def points_alone(tens: int, plain: Plain) -> bool:
    """Points come from no formula or values, neither a formula nor a condition reads them, so many digits are shown."""
    rules, points = rules_of(plain), given(plain)
    lines = rules.get("criteria", [])
    formulas = any(each["kind"] in ("formula", "best-of") for each in (*scales(plain), *rules.get("adjustments", [])))
    free = [
        *rules.get("bars", []),
        *rules.get("slots", []),
        *rules.get("bands", []),
        *rules.get("class_limits", []),
        rules.get("ranking", {}),
        rules.get("conditions", {}),
        *(line for line in lines if core(line) != "given"),
    ]
    read = [name for each in free for name in _read_in(each)]
    alone = not any(
        isinstance(name, dict) or name in points | {"total"} or name.startswith(("points:", "maximum:"))
        for name in read
    )
    several = any(core(line) == "given" and len(line.get("reads", {})) > 1 for line in lines)
    return (
        bool(lines) and alone and not formulas and not several and shows(tens, rules.get("rounding", {"digits": tens}))
    )


def shows(tens: int, rounding: Plain) -> bool:
    """Whether the digits, or the step, can be moved so far."""
    if "step" in rounding:
        return (number(rounding["step"]) * 10 ** (MOST_DIGITS + tens)).denominator == 1
    return 0 <= rounding["digits"] - tens <= MOST_DIGITS


def _read_in(value: Any) -> list[Any]:
    """What is read anywhere in a table of rules."""
    if isinstance(value, dict):
        own = value.get("reads")
        found = [*own.values()] if isinstance(own, dict) else [own] if isinstance(own, str) else []
        return [*found, *(name for key, each in value.items() if key != "reads" for name in _read_in(each))]
    return [name for each in value for name in _read_in(each)] if isinstance(value, list) else []


# ── a season later

DAY, LABEL = re.compile(r"([0-9]{4})(-[0-9]{2}-[0-9]{2})"), re.compile(r"([0-9]{4})-([0-9]{4})")


def a_season_later(value: Any, key: str = "") -> Any:
    """Every day and every season a year later."""
    if isinstance(value, dict):
        return {name: a_season_later(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [a_season_later(each, key) for each in value]
    if isinstance(value, str) and (found := DAY.fullmatch(value)):
        return f"{int(found[1]) + 1}{found[2]}"
    if isinstance(value, str) and (found := LABEL.fullmatch(value)):
        return f"{int(found[1]) + 1}-{int(found[2]) + 1}"
    return value + 1 if key == "season" and isinstance(value, int) else value


def without_days(plain: Plain) -> bool:
    """No figure is a day or holds days, no scale, calendar or list of the archive goes by them, none is 29 February."""
    kinds = {each.get("kind") for each in rules_of(plain).get("figures", [])}
    by_days = any(each["kind"] in ("deadline", "idle") for each in scales(plain)) or "calendar" in rules_of(plain)
    by_days = by_days or plain["cluster"].get("tier") == "central"  # the days of the archive's units stay as they are
    return not by_days and not kinds & {"day", "occurrences"} and "-02-29" not in json.dumps(plain)


# ── one more member, that sends no report

SILENT = "zz-silent"


def with_a_silent_member(plain: Plain) -> Plain:
    found = deepcopy(plain)
    found["cluster"]["units"].append({"id": SILENT, "name": "Đơn vị lặng"})
    return found


def by_posts(scale: Plain) -> bool:
    """Whether units set a goalpost themselves."""
    return not {scale.get("low"), scale.get("high")}.isdisjoint({"least", "best"})


def without_peers(plain: Plain) -> bool:
    """Nothing is relative to peers, members or targets: no scale, adjustment or quota, nothing that was announced."""
    rules = rules_of(plain)
    peers = any(each["kind"] in ("pool", "leader", "ranked") or by_posts(each) for each in scales(plain))
    shares = bool(rules.get("class_quotas")) or any("share" in each for each in rules.get("slots", []))
    free = all(each["kind"] == "honours" for each in rules.get("adjustments", []))
    alone = not ({"announced", "targets"} & set(plain)) and bool(rules) and "units" in plain["cluster"]
    return alone and free and not peers and not shares
