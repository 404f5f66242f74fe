"""What the units of a year reported, and how it was reviewed."""

from datetime import date
from fractions import Fraction
from typing import Any

from drawing.lines import DAYS, GRADES, HALF, WAIVED
from drawing.sources import Drawer
from drawing.table import Table
from drawing.units import Names


class Recording:
    """Draws targets, reports and reviews."""

    d: Drawer
    names: Names
    table: Table
    book: dict[str, Any]

    def target(self, name: str) -> Any:
        """A plan, greater than 0."""
        pool = [each for each in self.table.pool(name) if each > 0]
        return self.d.number(self.d.pick(pool), percent=self.table.share(name))

    # ── what was reported

    def facts(self, document: dict[str, Any]) -> None:
        """Targets, what is not assigned, reports, reviews."""
        d, ids = self.d, self.names.ids
        self._planned(document)
        if d.has("not-assigned", 20):
            codes = [row["code"] for row in self.table.rows]
            document["not-assigned"] = {
                self.names.ref(unit): d.shuffled(codes)[: d.whole(1, 2)] for unit in d.some(ids, 40) or ids[:1]
            }
        self._reported(document)
        if d.has("reviews", 25):
            made = self.reviews()
            if made:
                document["reviews"] = made

    def _planned(self, document: dict[str, Any]) -> None:
        """Targets: of every unit for what needs one, of some for the rest."""
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

    def _reported(self, document: dict[str, Any]) -> None:
        """Reports, dated or not, of all but the silent."""
        d, ids = self.d, self.names.ids
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
        value = d.pick(self.table.pool(name))
        if kind == "amount" and (value * 100).denominator == 1 and d.chance(4):
            value = -value  # what grew by less than nothing
        return self.converted(name, d.number(value, percent=self.table.share(name)))

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
            self._decided(row, name)
        self._staged(row)
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
        key = (unit, name, row.get("stage"), str(row.get("on")))
        if key in self.reviewed:
            return None
        self.reviewed.add(key)
        return row

    def _decided(self, row: dict[str, Any], name: str) -> None:
        """What an entry decides: points of a line, another value, or that a figure is void."""
        d, path = self.d, "reviews"
        if "criterion" in row:
            row["points"] = d.number(d.pick((0, 0, 0, HALF, 1)))
            row["reason"] = "theo biên bản"
        elif d.asked(f"{path}.state=void") or (not d.asked(f"{path}.value") and d.chance(20)):
            row["state"] = "void"
        else:
            row["value"] = self.reported(name)

    def _staged(self, row: dict[str, Any]) -> None:
        """The stage of an entry, and the role in which it was written."""
        d, path = self.d, "reviews"
        roles = ()
        if stages := self.book.get("stages", []):
            stage = d.pick(stages)
            row["stage"] = stage["name"]
            roles = stage.get("roles", ())
        if roles and d.chance(85):
            row["role"] = d.pick(roles)
        elif d.has(f"{path}.role", 12):
            row["role"] = "unit"
