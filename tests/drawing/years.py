"""The dossier of a year under a drawn rulebook."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from drawing.lines import DAYS, GRADES, HALF, WAIVED
from drawing.sources import Drawer
from drawing.statute import AWARDS, BASES, R, Statute
from drawing.units import Names

KINDS = ("preparatory", "mid-year", "annual", "thematic")
WAYS = ("acclaimed", "introduced", "appointed", "elected", "unstated")
COUNTS = ("approve", "reject", "abstain", "blank", "invalid")


class Year:
    """Draws one dossier."""

    def __init__(self, d: Drawer) -> None:
        self.d = d
        self.names = Names(d)
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
        d.keys(document, "", {}, 0)
        if d.has("source", 6):
            document["source"] = "Biên bản"
        if "source" in document or d.has("basis", 8):
            document["basis"] = d.kind("basis", BASES)
        document["cluster"] = self.names.cluster()
        self.season = document["cluster"]["season"]
        document["pact"] = self.pact(book)
        if announced:
            document["announced"] = self.announced()
        elif not empty:
            self.facts(document)
        self.beside(document)
        return document

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
            "honours": 40,
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
            document["proposal"] = {"on": d.day(d.pick((date(2025, 1, 20), date(2024, 12, 5), date(2024, 12, 6))))}
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
        """Dated changes of the pact."""
        d, path = self.d, "amendments"
        row: dict[str, Any] = {"on": d.day(d.pick((date(2024, 7, 1), date(2024, 3, 31), date(2024, 12, 31))))}
        free = [each["id"] for each in self.names.units if not {"since", "until", "formed_from"} & set(each)]
        if free and d.has(f"{path}.joined", 25):
            unit = d.pick(free)
            free.remove(unit)
            row["joined"] = [self.names.ref(unit)]
        if free and d.has(f"{path}.left", 25):
            row["left"] = [self.names.ref(d.pick(free))]
        figures = sorted(self.table.targets | self.table.maybe)
        if d.asked(f"{path}.targets") and not figures:
            figures = [name for name in self.table.figures if self.table.kind(name) in ("amount", "whole")]
        if figures and d.has(f"{path}.targets", 40):
            row["targets"] = {self.names.ref(d.pick(self.names.ids)): {d.pick(figures): self.target(d.pick(figures))}}
            table = next(iter(row["targets"].values()))
            name = next(iter(table))
            table[name] = self.target(name)
        if d.has(f"{path}.movements", 8):
            row["movements"] = self.movements(f"{path}.movements")
        return [row]

    def target(self, name: str) -> Any:
        """A plan, greater than 0."""
        pool = [each for each in self.table.pool(name) if each > 0]
        return self.d.number(self.d.pick(pool), percent=self.table.share(name))

    # ── what was reported

    def facts(self, document: dict[str, Any]) -> None:
        """Targets, what is not assigned, reports, reviews."""
        d, ids = self.d, self.names.ids
        figures = sorted(self.table.targets | {each for each in sorted(self.table.maybe) if d.chance(50)})
        if d.asked("targets") and not figures and self.table.figures:
            figures = [each for each in self.table.figures if self.table.kind(each) in ("amount", "whole")][:1]
        whole = d.chance(97)
        targets = {
            self.names.ref(unit): self.nested(
                {name: self.target(name) for name in figures if (name in self.table.targets and whole) or d.chance(60)}
            )
            for unit in ids
        }
        targets = {unit: table for unit, table in targets.items() if table}
        if targets:
            document["targets"] = targets
            d.pending.discard("targets")
        if d.has("not-assigned", 20):
            codes = [row["code"] for row in self.table.rows]
            document["not-assigned"] = {
                self.names.ref(unit): d.shuffled(codes)[: d.whole(1, 2)] for unit in d.some(ids, 40) or ids[:1]
            }
        dated = d.asked("submissions") or d.chance(15)
        silent = set(d.some(ids, 8))
        found, rows = {}, []
        for unit in ids:
            if unit in silent:
                continue
            table = self.report()
            if dated and d.chance(60):
                rows += self.dated(unit, table)
            elif table or d.chance(10):
                found[self.names.ref(unit)] = self.nested(table)
        if found:
            document["figures"] = found
        if rows:
            document["submissions"] = rows
        d.pending -= {"figures", "submissions"}
        if d.has("reviews", 25):
            made = self.reviews()
            if made:
                document["reviews"] = made

    def dated(self, unit: str, table: dict[str, Any]) -> list[dict[str, Any]]:
        """One report, or two of which the later replaces the earlier."""
        d = self.d
        days = sorted(
            d.shuffled((date(2024, 6, 30), date(2024, 12, 5), date(2024, 12, 6), date(2025, 1, 20), date(2025, 1, 21)))[
                : d.whole(1, 2)
            ]
        )
        tables = [table, {name: self.reported(name) for name in d.some(table, 40)}][: len(days)]
        rows = [
            {"unit": self.names.ref(unit), "on": d.day(on), "figures": self.nested(each)}
            for on, each in zip(days, tables, strict=True)
        ]
        d.pending.discard("submissions.figures")
        return d.shuffled(rows)

    def report(self) -> dict[str, Any]:
        """What one unit reports: mostly all, now and then not."""
        d = self.d
        names = [*self.table.figures, *self.table.given]
        part = d.pick((100, 100, 96, 85))
        return {name: self.reported(name) for name in names if d.chance(part)}

    def reported(self, name: str) -> Any:
        """One value as written."""
        d = self.d
        if name in self.table.given:
            low, high = self.table.given[name]
            choices = [Fraction(0), HALF, high / 2, high, high, low]
            return d.number(d.pick([each for each in choices if low <= each <= high]))
        kind = self.table.kind(name)
        if kind == "yes-no":
            return d.pick((True, True, False, "có", "không"))
        if kind == "day":
            return d.day(d.near(d.pick(DAYS)))
        if kind in ("option", "grade"):
            return d.pick(self.word(name))
        if kind == "occurrences":
            bare = not d.asked("figures.cases") and d.chance(30)
            return d.pick((0, 1, 2, 3)) if bare else [self.case(name) for _ in range(d.pick((0, 1, 1, 2, 3)))]
        found = d.number(d.pick(self.table.pool(name)), percent=self.table.share(name))
        return self.converted(name, found)

    def converted(self, name: str, found: Any) -> Any:
        """A number, now and then with the name of a measure behind it."""
        d, row = self.d, self.table.figures[name]
        if row.get("measure") in (None, "%") or (isinstance(found, str) and not found.isdigit()) or not d.chance(20):
            return found
        if "nghìn" in row.get("converts", {}) and row.get("kind") != "whole" and d.chance(50):
            return f"{found} nghìn" if "." not in str(found) else found
        return f"{found} {row['measure']}" if "." not in str(found) else found

    def word(self, name: str) -> tuple[str, ...]:
        """The words that a figure can hold."""
        return self.table.words.get(name) or tuple(self.table.figures[name].get("options", GRADES))

    def case(self, name: str) -> dict[str, Any]:
        """One case."""
        d, path, row = self.d, "figures.cases", {}
        makers = {
            "on": lambda: d.day(d.pick((*DAYS, date(2023, 12, 31), date(2025, 1, 1), date(2025, 1, 15)))),
            "due": lambda: d.day(d.pick((*DAYS, date(2025, 1, 15)))),
            "evidence": lambda: "bản tin 2",
        }
        d.keys(row, path, makers, 45)
        if d.chance(70) or d.asked(f"{path}.grade"):
            row["grade"] = d.pick(self.word(name))
            d.pending.discard(f"{path}.grade")
        if d.has(f"{path}.circumstance", 20):
            row["circumstance"] = WAIVED
        return row

    def nested(self, table: dict[str, Any]) -> dict[str, Any]:
        """Names with dots, now and then as nested tables."""
        found: dict[str, Any] = {}
        for name, value in table.items():
            head, dot, rest = name.partition(".")
            if (
                dot
                and rest
                and name in self.table.figures
                and self.d.chance(50)
                and not isinstance(found.get(head, {}), str)
            ):
                found.setdefault(head, {})[rest] = value
            else:
                found[name] = value
        return found

    # ── reviews

    def reviews(self) -> list[dict[str, Any]]:
        """Corrections, what was struck out, points that were set."""
        self.reviewed: set[tuple[Any, ...]] = set()
        return self.d.rows("reviews", 1, 3, self.review)

    def review(self) -> dict[str, Any] | None:
        """One entry."""
        d, path = self.d, "reviews"
        unit = d.pick(self.names.ids)
        row: dict[str, Any] = {"unit": self.names.ref(unit)}
        on_line = (
            d.asked(f"{path}.criterion", f"{path}.points")
            or not self.table.figures
            or (not d.asked(f"{path}.figure", f"{path}.value", f"{path}.state") and d.chance(35))
        )
        name = d.pick([each["code"] for each in self.table.rows]) if on_line else d.pick(list(self.table.figures))
        row["criterion" if on_line else "figure"] = name
        only_said = d.has(f"{path}.explanation", 12)
        if only_said:
            row["explanation"] = "đã giải trình"
        if not only_said or d.chance(50):
            if on_line:
                row["points"] = d.number(d.pick((0, 0, 0, HALF, 1)))
                row["reason"] = "theo biên bản"
            elif d.asked(f"{path}.state=void") or (not d.asked(f"{path}.value") and d.chance(20)):
                row["state"] = "void"
            else:
                row["value"] = self.reported(name)
        stages = self.book.get("stages", [])
        if stages:
            stage = d.pick(stages)
            row["stage"] = stage["name"]
            if stage.get("roles") and d.chance(85):
                row["role"] = d.pick(stage["roles"])
            elif d.has(f"{path}.role", 15):
                row["role"] = "unit"
        elif d.has(f"{path}.role", 10):
            row["role"] = "unit"
        d.keys(
            row,
            path,
            {
                "by": lambda: d.pick(("so-tai-chinh", "Sở Hoà", "Sở Hòa")),
                "on": lambda: d.day(
                    d.pick((date(2024, 12, 10), date(2024, 12, 11), date(2025, 1, 20), date(2025, 1, 21)))
                ),
                "reason": lambda: "lý do",
            },
            45,
        )
        if d.has(f"{path}.accepted", 25):
            row["accepted"] = d.kind(f"{path}.accepted", ("true", "false")) == "true"
        d.pending -= {f"{path}.{key}" for key in row} | ({f"{path}.state=void"} if "state" in row else set())
        key = (unit, name, row.get("stage"), str(row.get("on")), "x")
        if key in self.reviewed:
            return None
        self.reviewed.add(key)
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
            "on": lambda: d.day(d.pick((date(2025, 1, 15), date(2024, 7, 10), date(2024, 12, 5), date(2024, 12, 6)))),
            "host": lambda: self.names.ref(d.pick(self.names.ids)),
            "chair": lambda: self.names.ref(d.pick(self.names.ids)),
            "venue": lambda: "Hội trường",
        }
        d.keys(row, path, makers, 50)
        return row

    def rulings(self) -> list[dict[str, Any]]:
        """Recorded decisions on the order."""
        self.ruled: set[Any] = set()
        return self.d.rows("rulings", 1, 3, self.ruling)

    def ruling(self) -> dict[str, Any] | None:
        """One of them."""
        d, path = self.d, "rulings"
        counted = d.asked(f"{path}.electorate", f"{path}.ballots", f"{path}.written")
        kind = "vote" if counted else d.kind(f"{path}.kind", ("vote", "casting-vote", "lot"))
        d.pending.discard(f"{path}.kind={kind}")
        among = d.shuffled(self.names.ids)[: d.pick((2, 2, 3, 5))]
        if (kind, frozenset(among)) in self.ruled:
            return None
        self.ruled.add((kind, frozenset(among)))
        row: dict[str, Any] = {
            "kind": kind,
            "among": self.names.refs(among),
            "order": self.names.refs(d.shuffled(among)),
        }
        if kind == "lot" and d.has(f"{path}.seed", 80):
            row["seed"] = d.pick(("Xổ số 58263", "1"))
        if d.has(f"{path}.by", 20):
            row["by"] = self.names.ref(d.pick(self.names.ids))
        rule = next((each for each in self.book.get("ballot", []) if each["about"] == "order"), None)
        if kind == "vote" and rule and (counted or d.chance(50)):
            row |= self.counted(
                rule,
                path,
                among,
                orders=not d.asked(f"{path}.ballots.choices", f"{path}.written.choices") and d.chance(80),
            )
        return row

    def votes(self) -> list[dict[str, Any]]:
        """Counted ballots on what the rulebook has a rule for."""
        d, path, found = self.d, "votes", []
        for rule in self.book.get("ballot", []):
            about = rule["about"]
            if about == "order" or not (d.asked(path) or d.chance(85)):
                continue
            head: dict[str, Any] = {"office": about} if about in ("head", "deputy") else {"award": about}
            d.pending -= {f"votes.office={about}", "votes.award", path}
            among = d.asked(
                f"{path}.ballots.choices", f"{path}.ballots.orders", f"{path}.written.choices", f"{path}.written.orders"
            )
            if among or ("office" in head and d.chance(75)) or d.chance(25):
                units = d.shuffled(self.names.ids)[: d.whole(1, 4)]
                found.append(
                    head
                    | self.counted(
                        rule,
                        path,
                        units,
                        orders=d.asked(f"{path}.ballots.orders") or "threshold" not in rule or d.chance(35),
                    )
                )
            elif "threshold" in rule:
                for unit in d.some(self.names.ids, 75):
                    found.append(head | {"unit": self.names.ref(unit)} | self.counted(rule, path, [], orders=False))
                    d.pending.discard(f"{path}.unit")
        return d.shuffled(found)

    def counted(self, rule: dict[str, Any], path: str, units: list[str], *, orders: bool) -> dict[str, Any]:
        """An electorate and its ballots, which fit each other and the rule."""
        d = self.d
        members = d.whole(2, 9)
        electorate: dict[str, Any] = {"members": members}
        barred = []
        if d.has(f"{path}.electorate.barred", 20):
            barred = d.shuffled(self.names.ids)[:1]
            electorate["barred"] = self.names.refs(barred)
        eligible = members - len(barred)
        cast = d.pick((eligible, eligible, max(eligible - 1, 0), eligible // 2))
        sent = "written" in rule and d.asked(f"{path}.written")
        cast = max(min(cast, eligible - 2), 0) if sent else cast
        away = d.whole(int(sent), max(eligible - cast, int(sent))) if "written" in rule or d.chance(3) else 0
        present = cast
        if d.has(f"{path}.electorate.present", 40):
            present = d.whole(cast, members - away)
            electorate["present"] = present
        row: dict[str, Any] = {"electorate": electorate}
        row["ballots"] = self.papers(cast, units, f"{path}.ballots", orders=orders, kept="abstentions" in rule)
        if away:
            row["written"] = self.papers(away, units, f"{path}.written", orders=orders, kept="abstentions" in rule)
            d.pending.discard(f"{path}.written")
        return row

    def papers(self, number: int, units: list[str], path: str, *, orders: bool, kept: bool) -> dict[str, Any]:
        """So many ballots of one form."""
        d, row = self.d, {}
        for key in ("blank", "invalid", *(["abstain"] if kept else [])):
            if d.has(f"{path}.{key}", 20):
                row[key] = d.whole(0 if not d.asked(f"{path}.{key}") else min(1, number), min(2, number))
                number -= row[key]
        if not units:
            row["approve"] = d.pick((number, number - number // 3, number // 2, 0))
            if number - row["approve"] or d.asked(f"{path}.reject") or d.chance(50):
                row["reject"] = number - row["approve"]
        elif d.asked(f"{path}.approve", f"{path}.reject"):
            row |= {"approve": 0, "reject": 0}  # nobody to approve of: a count of none
        elif orders and number:
            first = d.whole(1, number)
            papers = [(d.shuffled(units), first), (d.shuffled(units), number - first)]
            row["orders"] = [{"order": self.names.refs(order), "ballots": each} for order, each in papers if each]
        elif number:
            row["choices"] = {}
            for place, unit in enumerate(units):
                votes = number if place == len(units) - 1 else d.whole(0, number)
                row["choices"][self.names.ref(unit)] = votes
                number -= votes
        d.pending -= {f"{path}.{key}" for key in row} | {path}
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
            for season in d.some((2023, 2022, 2021, 2019), 45):
                row: dict[str, Any] = {
                    "unit": self.names.then(unit),
                    "award": d.pick((*AWARDS[:2], *AWARDS[:2], *AWARDS)),
                    "season": d.pick((season, season, season, f"{season - 1}-{season}")),
                }
                makers = {
                    "on": lambda season=season: d.day(date(season + 1, 2, 1)),
                    "revoked": lambda: d.day(
                        d.pick((date(2024, 12, 5), date(2024, 12, 6), date(2025, 1, 20), date(2025, 1, 21)))
                    ),
                }
                d.keys(row, "honours", makers, 15)
                found.append(row)
        return d.shuffled(found)

    def offices(self, document: dict[str, Any]) -> None:
        """Who leads now, and who next."""
        d = self.d
        if "rotation" in self.book or d.asked("cluster.head", "cluster.deputy") or d.chance(15):
            document["cluster"] |= self.pair("cluster", 70)
        if d.has("succession", 20):
            row: dict[str, Any] = {"season": 2025 if d.chance(92) else 2026}
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
        """Another source for one part."""
        d, path = self.d, "sources"
        row: dict[str, Any] = {"about": d.pick(("cluster.name", "cluster.units", "pact.rulebook"))}
        readings = d.has(f"{path}.readings", 40)
        if readings:
            reading: dict[str, Any] = {"says": "ngày 12/03", "source": "Bản tin"}
            reading["basis"] = d.kind(f"{path}.readings.basis", BASES)
            row["readings"] = [reading, {"says": "ngày 13/03"}]
            d.pending.discard(f"{path}.readings.source")
        if not readings or d.asked(f"{path}.source", f"{path}.basis", f"{path}.clause") or d.chance(50):
            row["source"] = "Bản tin của cụm"
            row["basis"] = d.kind(f"{path}.basis", BASES)
            d.keys(row, path, {"clause": lambda: "trang 2"}, 40)
        d.pending -= {path, f"{path}.source"}
        return [row]


def year(d: Drawer) -> dict[str, Any]:
    """One whole year."""
    return Year(d).draw()


__all__ = ["Iterable", "R", "Year", "year"]
