"""Which figure stands in each cell: reports, reviews, stages; honours held."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from oracle.days import FAR_AHEAD, People, Season, day
from oracle.reading import NOT_REPORTED, VOID, Refused, measured, plain_text, points, same, whole

NUMERIC = {"amount", "whole", "points"}


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _middle(values: list[Fraction]) -> Fraction:
    """The one in the middle, or the mean of the two that stand there."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else _mean(ordered[half - 1 : half + 1])


def _trimmed(values: list[Fraction]) -> Fraction:
    """The mean without one highest and one lowest; of fewer than three none is left out."""
    return _mean(sorted(values)[1:-1] if len(values) >= FEWEST_TRIMMED else values)


FEWEST_TRIMMED = 3
COMBINED: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "mean": _mean,
    "maximum": max,
    "median": _middle,
    "trimmed-mean": _trimmed,
}


def flat(table: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Nested tables as dotted names."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = f"{before}{key}"
        inner = flat(value, f"{name}.") if isinstance(value, dict) else {name: value}
        for each, it in inner.items():
            if each in found:
                raise Refused("twice", each)
            found[each] = it
    return found


class Case:
    """One case of a figure of occurrences."""

    def __init__(self, table: dict[str, Any], *, bare: bool = False) -> None:
        if set(table) - {"on", "due", "evidence", "grade", "circumstance"}:
            raise Refused("a case with", sorted(table))
        self.on = day(table["on"]) if "on" in table else None
        self.due = day(table["due"]) if "due" in table else None
        self.evidence = bool(table.get("evidence"))
        self.grade = table.get("grade")
        self.circumstance = table.get("circumstance")
        self.bare = bare


class Desk:
    """The figures of a rulebook: their kinds and how values of them are read."""

    def __init__(self, rulebook: dict[str, Any], given: list[str], words: dict[str, set[str]]) -> None:
        self.waives: dict[str, set[str]] = {}
        self.places: set[str | None] = set()
        self.limits: dict[str | None, tuple[Fraction, Fraction]] = {}
        self.declared = {each["name"]: each for each in rulebook.get("figures", [])}
        if len(self.declared) != len(rulebook.get("figures", [])):
            raise Refused("a figure twice")
        self.figures = {code: {"name": code, "kind": "points"} for code in given} | self.declared
        self.words = words
        if any(
            each.get("combine") in COMBINED and self.kind(name) not in NUMERIC for name, each in self.declared.items()
        ):
            raise Refused("only numbers are combined")

    def kind(self, name: str) -> str:
        """The kind of a figure."""
        if name not in self.figures:
            raise Refused("figure", name)
        return str(self.figures[name].get("kind", "amount"))

    def percent(self, name: str | None) -> bool:
        """Whether a figure is a share measured in %."""
        return plain_text(str(self.figures.get(name or "", {}).get("measure", ""))) == "%"

    def value(self, name: str, raw: Any, numbers: str | None) -> Any:
        """The value of a figure as written; one that is a place is at least 1."""
        found = self._value(name, raw, numbers)
        if name in self.places and (len(found) if isinstance(found, list) else found) < 1:
            raise Refused("a place below 1", raw)
        least, most = self.limits.get(name, (found, found))
        if isinstance(found, Fraction) and not least <= found <= most:
            raise Refused("given beyond the limits of the line", raw)
        return found

    def _value(self, name: str, raw: Any, numbers: str | None) -> Any:
        kind = self.kind(name)
        if kind in NUMERIC:
            own = self.figures[name]
            found = points(raw, numbers) if kind == "points" else measured(raw, own, numbers)
            if kind == "whole" and (found.denominator != 1 or found < 0):
                raise Refused("is not whole", raw)
            return found
        if kind == "yes-no":
            if isinstance(raw, str) and same(raw) in {same("có"), same("không")}:
                return same(raw) == same("có")
            if not isinstance(raw, bool):
                raise Refused("is no truth", raw)
            return raw
        if kind == "day":
            return day(raw)
        if kind == "occurrences":
            return self._cases(name, raw, numbers)
        if not isinstance(raw, str) or raw not in self._known(name, {raw}):
            raise Refused("word", raw)
        return raw

    def words_besides(self, name: str | None, named: set[str]) -> set[str]:
        """The words that a figure may hold beside those that a scale names."""
        return self._known(name, set()) - named if name in self.figures else set()

    def _known(self, name: str, otherwise: set[str]) -> set[str]:
        """The words that a figure may hold."""
        stated = set(self.figures[name].get("options", ()))
        return stated or self.words.get(name) or otherwise

    def _cases(self, name: str, raw: Any, numbers: str | None) -> list[Case]:
        if isinstance(raw, list):
            cases = [Case(each) for each in raw]
        else:
            cases = [Case({}, bare=True) for _ in range(whole(raw, numbers))]
        for case in cases:
            if case.grade is not None and case.grade not in self._known(name, {case.grade}):
                raise Refused("grade", case.grade)
            if case.circumstance is not None and case.circumstance not in self.waives.get(name, {case.circumstance}):
                raise Refused("circumstance", case.circumstance)
        return cases


class Cells:
    """The figures that stand, and the points that were set, by unit."""

    def __init__(self, dossier: dict[str, Any], rulebook: dict[str, Any], desk: Desk, people: People) -> None:
        self.desk, self.people = desk, people
        self.numbers = dossier.get("numbers")
        self.published = closing(rulebook, "published_on", people.season)
        self.closes = closing(rulebook, "reporting_closes", people.season)
        self.policy = rulebook.get("policies", {}).get("late", "counts")
        self.stages = rulebook.get("stages", [])
        self.names = [each["name"] for each in self.stages]
        self.criteria = {each["code"]: each for each in rulebook.get("criteria", [])}
        self.own: dict[str, dict[str, Any]] = {}
        self.heard: set[str] = set()
        self.late: set[str] = set()  # who takes no place, as a report of it came late
        self._reports(dossier)
        self.overrides: dict[tuple[str, str], Fraction] = {}
        self.stands: dict[str, dict[str, Any]] = {unit: dict(own) for unit, own in self.own.items()}
        self._reviews(dossier.get("reviews", []))

    def cell(self, unit: str, figure: str) -> Any:
        """The value that stands, or the state of the cell."""
        return self.stands.get(unit, {}).get(figure, NOT_REPORTED)

    def _reports(self, dossier: dict[str, Any]) -> None:
        entries = []
        for name, table in dossier.get("figures", {}).items():
            entries.append((FAR_AHEAD, self.people.find(name), table))
        if len({unit for _, unit, _ in entries}) != len(entries):
            raise Refused("one unit under two names")
        for each in dossier.get("submissions", []):
            on = _day(each, "on") or FAR_AHEAD
            entries.append((on, self.people.find(each["unit"]), each.get("figures", {})))
        told: dict[str, list[tuple[date, dict[str, Any]]]] = {}
        for on, unit, table in sorted(entries, key=lambda entry: entry[0]):
            values = {name: self.desk.value(name, raw, self.numbers) for name, raw in flat(table).items()}
            if self.published and on is not FAR_AHEAD and on > self.published:
                continue
            late = self.closes is not None and on is not FAR_AHEAD and on > self.closes and bool(values)
            if late and self.policy == "does-not-count":
                continue
            self.late |= {unit} if late and self.policy == "without-place" else set()
            if any(
                same_day == on and plainly(before.get(n)) != plainly(v)
                for same_day, before in told.setdefault(unit, [])
                for n, v in values.items()
                if n in before
            ):
                raise Refused("two reports of one day")
            told[unit].append((on, values))
            self.heard |= {unit} if values else set()  # an empty report is none
            self.own.setdefault(unit, {}).update(values)

    def _reviews(self, entries: list[dict[str, Any]]) -> None:
        for each in entries:  # also what no later entry lets stand
            if "figure" in each and "value" in each:
                self.desk.value(each["figure"], each["value"], self.numbers)
        by_matter: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for each in entries:
            if ("figure" in each) == ("criterion" in each):
                raise Refused("a review of nothing")
            what = "figure" if "figure" in each else "criterion"
            if what == "figure":
                self.desk.kind(each["figure"])
            elif each["criterion"] not in self.criteria:
                raise Refused("criterion", each["criterion"])
            unit = self.people.find(each["unit"])
            self._checked(each)
            if "value" in each or "points" in each or "state" in each:  # else it explains
                if each.get("stage") not in (self.names or [None]):
                    raise Refused("stage", each.get("stage"))
                by_matter.setdefault((unit, what, each[what]), []).append(each)
        for (unit, what, name), matter in by_matter.items():
            entitled = [each for each in matter if self._entitled(each, what, name)]
            counting = self._in_order(entitled)
            if counting and self.people.peer(unit):
                self.heard.add(unit)
                self._settle(unit, what, name, counting)

    def _checked(self, entry: dict[str, Any]) -> None:
        """Refuse what cannot be meant."""
        if "points" in entry and not plain_text(str(entry.get("reason", ""))):
            raise Refused("points that override need a reason")
        if "state" in entry and entry["state"] != "void":
            raise Refused("state")

    def _entitled(self, entry: dict[str, Any], what: str, name: str) -> bool:
        """Whether role, assessor and day let an entry count."""
        on = _day(entry, "on")
        if self.published and on and on > self.published:
            return False
        roles = next((each.get("roles", []) for each in self.stages if each["name"] == entry.get("stage")), [])
        role, owners = entry.get("role"), self._owners(what, name)
        if roles and role not in roles:
            return False
        return role != "assessor" or not owners or ("by" in entry and self._person(entry["by"]) in owners)

    def _person(self, name: str) -> str:
        """Who is called so: a unit by its id or its names, else whoever is written so."""
        try:
            return self.people.find(name)
        except Refused:
            return same(name)

    def _owners(self, what: str, name: str) -> set[str]:
        """Who owns a criterion: its assessor, or that of the nearest line above; a figure: its own, or its lines'."""
        if what == "criterion":
            owners = {self._assessor(name)}
        elif "assessor" in self.desk.figures[name]:
            owners = {self.desk.figures[name]["assessor"]}
        else:
            reading = [
                code for code, row in self.criteria.items() if ("figure", name) in {r[1:] for r in roles_of(row)}
            ]
            owners = {self._assessor(code) for code in reading}
        return {self._person(each) for each in owners if each is not None}

    def _assessor(self, code: str | None) -> Any:
        """The assessor of a line, or of the nearest above that states one."""
        while code is not None and "assessor" not in self.criteria[code]:
            code = self.criteria[code].get("under")
        return None if code is None else self.criteria[code]["assessor"]

    def _rank(self, entry: dict[str, Any]) -> int:
        return self.names.index(entry["stage"]) if "stage" in entry else len(self.names)

    def _in_order(self, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Entries by stage, then day; without those that came after a later stage had decided."""
        kept = []
        for each in entries:
            on = _day(each, "on")
            later = [_day(other, "on") for other in entries if self._rank(other) > self._rank(each)]
            if on and any(when and when < on for when in later):
                continue
            kept.append(each)
        return sorted(kept, key=lambda each: (self._rank(each), _day(each, "on") or FAR_AHEAD))

    def _settle(self, unit: str, what: str, name: str, entries: list[dict[str, Any]]) -> None:
        if what == "criterion":
            self._settled(entries, [points(each["points"], self.numbers) for each in entries])
            self.overrides[unit, name] = points(entries[-1]["points"], self.numbers)
            return
        combine = self.desk.figures[name].get("combine", "latest")
        own = name in self.stands.get(unit, {})
        values = [VOID if "state" in each else self.desk.value(name, each["value"], self.numbers) for each in entries]
        if combine == "agreed" and own:
            kept = self.stands[unit][name]
            pairs = zip(entries, values, strict=True)
            accepted = [each.get("accepted") is True for each in entries]
            self._settled(entries, accepted)  # one that the unit accepted and one that it did not are two things
            values = [value if each.get("accepted") is True else kept for each, value in pairs]
        if combine not in COMBINED:
            self._settled(entries, values)
        else:
            values = self._voices(entries, values)
            values = [each for each in values if each is not VOID] or [VOID]
            if values != [VOID]:
                values = [COMBINED[combine](values)]
        self.stands.setdefault(unit, {})[name] = values[-1]

    def _settled(self, entries: list[dict[str, Any]], values: list[Any]) -> None:
        """Two entries of one stage and day may not leave different things standing."""
        lasts = {self._rank(each): (each, value) for each, value in zip(entries, values, strict=True)}
        for each, value in zip(entries, values, strict=True):
            last, stands = lasts[self._rank(each)]
            if _day(each, "on") == _day(last, "on") and plainly(value) != plainly(stands):
                raise Refused("two entries of one stage and day")

    def _voices(self, entries: list[dict[str, Any]], values: list[Any]) -> list[Any]:
        """One voice a reviewer, the later stands; two in one stage, of one day or none, are refused."""
        last: dict[Any, tuple[tuple[int, date | None], Any]] = {}
        for index, (each, value) in enumerate(zip(entries, values, strict=True)):
            key = self._person(each["by"]) if "by" in each else index
            at = (self._rank(each), _day(each, "on"))
            if key in last and last[key][0] == at:
                raise Refused("one voice twice in one stage, on one day")
            last[key] = (at, value)  # entries are in the order of stages and days
        return [value for _, value in last.values()]


def plainly(value: Any) -> Any:
    """A value that can be held against another: of cases, what each says."""
    return [vars(each) for each in value] if isinstance(value, list) else value


def roles_of(row: dict[str, Any], kinds: tuple[str, ...] = ("points", "figure")) -> list[tuple[str, str, str]]:
    """What a line or condition reads: (role, "figure" or "points", name)."""
    reads = row.get("reads")
    if reads is None:
        return []
    if isinstance(reads, list) and len(reads) == 1:
        reads = reads[0]  # a list of one name says the same
        reading(reads, kinds)
    if isinstance(reads, list) and len(reads) > 1 and _innermost(row.get("scale", {})) == "best-of":
        if len({*reads}) < len(reads):
            raise Refused("one name twice", reads)
        return [(name, *reading(name, kinds)) for name in reads]
    if isinstance(reads, str):
        return [("value", *reading(reads, kinds))]
    if not isinstance(reads, dict):
        raise Refused("reads one name, or a table of roles", reads)
    found = []
    for role, name in reads.items():
        if isinstance(name, dict) and set(name) == {"points"}:
            found.append((role, "points", str(name["points"])))
        elif role == "points" and isinstance(name, str) and ":" not in name:
            found.append((role, "points", name))
        else:
            found.append((role, *reading(name, kinds)))
    return found


def _innermost(scale: dict[str, Any]) -> Any:
    """The kind of the scale within those around it."""
    return _innermost(scale["scale"]) if "scale" in scale else scale.get("kind")


def reading(text: Any, kinds: tuple[str, ...]) -> tuple[str, str]:
    """A reading: a figure, or the points of a line."""
    if not isinstance(text, str):
        raise Refused("reading", text)
    for kind in kinds:
        if text.startswith(f"{kind}:"):
            return kind, text[len(kind) + 1 :]
    return "figure", text


def _day(table: dict[str, Any], key: str) -> date | None:
    return day(table[key]) if key in table else None


def law_day(dossier: dict[str, Any], rulebook: dict[str, Any], season: Season) -> date | None:
    """The day whose law governs: of the proposal (or the decision), else the annual review, else the last recorded."""
    annual = [each for each in dossier.get("meetings", []) if each.get("kind") == "annual"]
    found = [_latest([dossier.get("proposal", {})], season), _latest(annual, season), last_day(dossier, season)]
    if rulebook.get("policies", {}).get("law_date") == "decision":
        found.insert(0, _latest(dossier.get("decisions", []), season))
    return next((each for each in found if each is not None), None)


def last_day(dossier: dict[str, Any], season: Season) -> date | None:
    """The latest day that the record of the season knows; one more than a year off is mistyped."""
    parts = ("submissions", "reviews", "meetings", "rulings", "decisions")
    return _latest([dossier.get("proposal", {}), *(each for part in parts for each in dossier.get(part, []))], season)


def closing(rulebook: dict[str, Any], key: str, season: Season) -> date | None:
    """The day of a policy behind which something ends; one more than a year off is mistyped, and ends nothing."""
    found = _day(rulebook.get("policies", {}), key)
    return found if found and season.near(found) else None


def reporting_closed(dossier: dict[str, Any], rulebook: dict[str, Any], season: Season) -> bool:
    """Whether nobody may report any more: something recorded is later than a day that ends reporting."""
    last, ends = last_day(dossier, season), ("reporting_closes", "published_on")
    days = [found for key in ends if (found := closing(rulebook, key, season))]
    return last is not None and any(last > each for each in days)


def _latest(rows: list[dict[str, Any]], season: Season) -> date | None:
    """The latest day of these rows that is no more than a year off the season."""
    days = [_day(each, "on") for each in rows]
    return max((each for each in days if each and season.near(each)), default=None)
