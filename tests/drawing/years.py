"""The dossier of a year under a drawn rulebook."""

from datetime import date
from fractions import Fraction
from typing import Any

from drawing.polling import Polling
from drawing.recording import Recording
from drawing.sources import Drawer
from drawing.statute import AWARDS, BASES, Statute
from drawing.units import Names

KINDS = ("preparatory", "mid-year", "annual", "thematic")
WAYS = ("acclaimed", "introduced", "appointed", "elected", "unstated")
AMENDED = (
    *(date(2024, 7, 1), date(2024, 7, 1), date(2024, 3, 31), date(2024, 7, 2), date(2024, 11, 30), date(2024, 12, 31)),
    date(2025, 1, 1),
)
PARTS = ("cluster.name", "cluster.units", "pact.rulebook")  # that every document has
LAW = (date(2024, 12, 5), date(2024, 12, 6), date(2025, 1, 15), date(2025, 1, 20))  # the days whose law may govern


class Year(Recording, Polling):
    """Draws one dossier."""

    def __init__(self, d: Drawer, names: Names | None = None) -> None:
        self.d = d
        self.names = names or Names(d)
        self.statute = Statute(d, self.names)
        self.table = self.statute.table

    def draw(self) -> dict[str, Any]:
        """The dossier as a document."""
        d = self.d
        announced = d.asked("announced") or (
            not d.asked("figures", "submissions", "reviews", "targets") and d.chance(8)
        )
        empty = not announced and not d.asked("figures", "submissions", "reviews") and d.chance(4)
        book = self.statute.draw()
        self.book = book
        document: dict[str, Any] = {"format": int(d.kind("format", ("2", "2", "1"))), "kind": "dossier"}
        if d.has("numbers", 30):
            document["numbers"] = d.kind("numbers", ("vi", "en"))
        d.numbers = document.get("numbers")
        if d.has("source", 6):
            document["source"] = "Biên bản"
        if "source" in document or d.has("basis", 8):
            document["basis"] = d.kind("basis", BASES)
        document["cluster"] = self.names.cluster()
        self.season = document["cluster"]["season"]
        document["pact"] = self.pact(book)
        if announced:
            document["announced"] = self.announced()
        beside = d.asked("figures", "submissions", "reviews", "targets", "not-assigned") or d.chance(8)
        if not empty and (beside or not announced):
            self.facts(document)
        if not empty and d.has("self_scores", 5):
            document["self_scores"] = self.self_scores()
        self.beside(document)
        return document

    def self_scores(self) -> dict[str, Any]:
        """The own points of some units on some lines: what every line can have."""
        d, codes = self.d, [each["code"] for each in self.book["criteria"]]
        own = {unit: d.some(codes, 40) for unit in d.some(self.names.ids, 60)}
        return {self.names.ref(unit): dict.fromkeys(lines, 0) for unit, lines in own.items() if lines}

    def beside(self, document: dict[str, Any]) -> None:
        """All that a year with or without points can hold."""
        d = self.d
        makers = {
            "amendments": self.amendments,
            "meetings": self.meetings,
            "rulings": self.rulings,
            "votes": self.votes,
            "decisions": self.decisions,
            "honours": self.honours,
            "history": self.history,
            "sources": self.sources,
        }
        likely = {
            "rulings": 30,
            "votes": 70,
            "honours": 80 if self.names.merged else 40,
            "history": 35,
            "decisions": 12,
            "sources": 4,
            "meetings": 15,
            "amendments": 15,
        }
        for key, make in makers.items():
            if d.has(key, likely[key]):
                made = make()
                if made:
                    document[key] = made
        if d.has("proposal", 20):
            document["proposal"] = {"on": d.day(d.pick(LAW))}
        self.offices(document)

    # ── the pact

    def pact(self, book: dict[str, Any]) -> dict[str, Any]:
        """The pact with its rulebook."""
        d = self.d
        row: dict[str, Any] = {"rulebook": book}
        makers = {
            "signed": lambda: d.day(d.pick((date(2024, 1, 1), date(2023, 12, 20), date(2024, 3, 12)))),
            "signatures": lambda: self.names.refs(d.some(self.names.ids, 85)),
            "witness": lambda: "Sở Nội vụ",
            "term": lambda: d.pick((1, 2, 3)),
            "movements": self.movements,
        }
        d.keys(row, "pact", makers, 12)
        if "bars" in book and d.chance(80):
            row.setdefault("signatures", self.names.refs(d.some(self.names.ids, 85)))
        d.pending -= {"pact", "rulebook"}
        return row

    def movements(self, path: str = "pact.movements") -> list[dict[str, Any]]:
        """Movements that the pact names."""
        d, row = self.d, {"name": "Chuyển đổi số"}
        d.keys(
            row,
            path,
            {
                "launched_by": lambda: "UBND tỉnh",
                "launched_on": lambda: d.day(date(2024, 2, 1)),
                "review_on": lambda: d.day(date(2024, 9, 1)),
            },
            40,
        )
        return [row]

    def amendments(self) -> list[dict[str, Any]]:
        """Dated changes of the pact, in any order; who left may come back, and a target may change again."""
        d = self.d
        days = sorted(d.shuffled(AMENDED)[: d.pick((1, 1, 2, 2, 3))])
        self.moved: dict[str, str] = {}  # who joined or left last
        self.reset: list[tuple[str, str]] = []  # whose target of which figure was set anew
        return d.shuffled([self.amendment(on) for on in days])

    def amendment(self, on: date) -> dict[str, Any]:
        """The changes of one day."""
        d, path = self.d, "amendments"
        row: dict[str, Any] = {"on": d.day(on)}
        free = [each["id"] for each in self.names.units if not {"since", "until", "formed_from"} & set(each)]
        for key, other in (("joined", "left"), ("left", "joined")):
            back = [unit for unit in free if self.moved.get(unit) == other]
            may = back if back and d.chance(60) else [unit for unit in free if self.moved.get(unit) != key]
            if may and d.has(f"{path}.{key}", 60 if back else 25):
                unit = d.pick(may)
                free.remove(unit)
                self.moved[unit] = key
                row[key] = [self.names.ref(unit)]
        figures = sorted(self.table.targets | self.table.maybe)
        if d.asked(f"{path}.targets") and not figures:
            figures = [name for name in self.table.figures if self.table.kind(name) in ("amount", "whole")]
        if figures and d.has(f"{path}.targets", 40):
            again = self.reset and d.chance(60)
            unit, name = d.pick(self.reset) if again else (d.pick(self.names.ids), d.pick(figures))
            self.reset.append((unit, name))
            row["targets"] = {self.names.ref(unit): {name: self.target(name)}}
        if d.has(f"{path}.movements", 8):
            row["movements"] = self.movements(f"{path}.movements")
        return row

    # ── announced

    def announced(self) -> dict[str, Any]:
        """Places or totals, and classes."""
        d, path, row = self.d, "announced", {}
        ids = d.some(self.names.ids, 92) or self.names.ids[:1]
        if d.asked(f"{path}.places") or (not d.asked(f"{path}.totals") and d.chance(50)):
            points = {unit: d.whole(1, 3) for unit in ids}
            row["places"] = {
                self.names.ref(unit): 1 + sum(each > points[unit] for each in points.values()) for unit in ids
            }
        else:
            row["totals"] = {self.names.ref(unit): d.number(d.pick((97, Fraction(197, 2), 90))) for unit in ids}
        if d.has(f"{path}.bands", 30):
            row["bands"] = {self.names.ref(unit): d.pick(("Xuất sắc", "Tốt", "Khá")) for unit in d.some(ids, 70) or ids}
        d.pending -= {path, *(f"{path}.{key}" for key in row)}
        return row

    # ── meetings, rulings, votes

    def meetings(self) -> list[dict[str, Any]]:
        """Meetings."""
        return self.d.rows("meetings", 1, 2, self.meeting)

    def meeting(self) -> dict[str, Any]:
        """One meeting."""
        d, path = self.d, "meetings"
        row: dict[str, Any] = {"kind": d.kind(f"{path}.kind", KINDS)}
        makers = {
            "on": lambda: d.day(d.pick((*LAW, date(2024, 7, 10)))),
            "host": lambda: self.names.ref(d.pick(self.names.ids)),
            "chair": lambda: self.names.ref(d.pick(self.names.ids)),
            "venue": lambda: "Hội trường",
        }
        d.keys(row, path, makers, 50)
        return row

    # ── what follows and what went before

    def decisions(self) -> list[dict[str, Any]]:
        """Grants as announced."""
        return self.d.rows("decisions", 1, 2, self.decision)

    def decision(self) -> dict[str, Any]:
        """One grant."""
        d, path = self.d, "decisions"
        row: dict[str, Any] = {"award": d.pick(AWARDS)}
        if d.asked(f"{path}.individuals") or (not d.asked(f"{path}.unit") and d.chance(40)):
            row["individuals"] = d.pick((1, 24))
        else:
            row["unit"] = self.names.ref(d.pick(self.names.ids))
        d.pending -= {f"{path}.{key}" for key in row}
        makers = {
            "granted_by": lambda: "UBND tỉnh",
            "on": lambda: d.day(d.pick((date(2025, 2, 1), date(2024, 12, 6)))),
            "revoked": lambda: d.day(date(2025, 3, 1)),
        }
        d.keys(row, path, makers, 40)
        return row

    def honours(self) -> list[dict[str, Any]]:
        """What was held before."""
        d = self.d
        found = []
        for unit in d.some(self.names.all, 65) or self.names.ids[:1]:
            seasons = d.some((2023, 2022, 2021, 2019), 45)
            for season in seasons + d.some((2024, 2025), 5):
                row: dict[str, Any] = {
                    "unit": self.names.then(unit),
                    "award": d.pick((*AWARDS[:2], *AWARDS[:2], *AWARDS)),
                    "season": d.pick((season, season, season, f"{season - 1}-{season}")),
                }
                days = sorted((d.pick((date(season + 1, 2, 1), d.near(d.pick(LAW)))), d.near(d.pick(LAW))))
                d.keys(row, "honours", {"on": lambda days=days: d.day(days[0])}, 40)
                d.keys(row, "honours", {"revoked": lambda days=days: d.day(days[1])}, 15)
                d.words(row, "honours", {"kind": ("merit", "thematic", "sudden")}, 15)
                found.append(row)
        return d.shuffled(found)

    def offices(self, document: dict[str, Any]) -> None:
        """Who leads now, and who next."""
        d = self.d
        if "rotation" in self.book or d.asked("cluster.head", "cluster.deputy") or d.chance(15):
            document["cluster"] |= self.pair("cluster", 70)
        if d.has("succession", 20):
            row: dict[str, Any] = {"season": 2025}  # nobody names the officers two years ahead
            d.words(row, "succession", {"how": WAYS}, 50)
            row |= self.pair("succession", 75)
            taken = {row.get("head"), row.get("deputy")}
            others = [unit for unit in self.names.ids if not taken & {unit}]
            if others and d.has("succession.declined", 25):
                row["declined"] = self.names.refs(d.some(others, 50) or others[:1])
            if isinstance(document["cluster"]["season"], str) and "-" in document["cluster"]["season"]:
                row["season"] = "2024-2025"
            document["succession"] = row

    def pair(self, path: str, percent: int) -> dict[str, Any]:
        """A head and a deputy who are two."""
        d = self.d
        units = d.shuffled(self.names.ids)
        found = {}
        for key, unit in zip(("head", "deputy"), units, strict=False):
            if d.has(f"{path}.{key}", percent):
                found[key] = self.names.ref(unit)
        return found

    def history(self) -> list[dict[str, Any]]:
        """Offices of earlier seasons."""
        d, path, found = self.d, "history", []
        last = 2023 if "-" not in str(self.season) or d.chance(5) else 2022
        seasons = [last - each for each in range(d.whole(1, 4))]
        for season in seasons:
            units = d.shuffled(self.names.all)
            units.sort(
                key=lambda unit, at=season: self.names.later(unit, at)
            )  # who was no member yet was not in office
            row: dict[str, Any] = {"season": season}
            others = sorted(("deputy", "declined", "replacement"), key=lambda key: not d.asked(f"{path}.{key}"))
            for key, unit in zip(("head", *others), units, strict=False):
                if d.has(f"{path}.{key}", {"head": 85, "deputy": 60, "declined": 15, "replacement": 10}[key]):
                    row[key] = [self.names.ref(unit)] if key == "declined" else self.names.ref(unit)
            if "replacement" in row and "head" not in row:
                row.pop("replacement")
            d.keys(row, path, {"note": lambda: "theo biên bản"}, 5)
            found.append(row)
        return d.shuffled(found)

    def sources(self) -> list[dict[str, Any]]:
        """Other sources for some parts."""
        self.parts = self.d.shuffled(PARTS)
        return self.d.rows("sources", 1, 3, self.source)

    def source(self) -> dict[str, Any] | None:
        """Another source for one part, or several that differ."""
        d, path = self.d, "sources"
        if not self.parts:
            return None
        row: dict[str, Any] = {"about": self.parts.pop()}
        readings = d.has(f"{path}.readings", 40)
        if readings:
            row["readings"] = [{"says": "ngày 13/03"}]
            for _ in range(d.whole(1, 2)):
                basis = d.kind(f"{path}.readings.basis", BASES)
                row["readings"].append({"says": "ngày 12/03", "source": "Bản tin", "basis": basis})
            d.pending.discard(f"{path}.readings.source")
        if not readings or d.asked(f"{path}.source", f"{path}.basis", f"{path}.clause") or d.chance(50):
            row["source"] = "Bản tin của cụm"
            row["basis"] = d.kind(f"{path}.basis", BASES)
            d.keys(row, path, {"clause": lambda: "trang 2"}, 40)
        d.pending -= {path, f"{path}.source"}
        return row


def year(d: Drawer) -> dict[str, Any]:
    """One whole year."""
    return Year(d).draw()
