"""Counted ballots: votes on awards and offices, rulings on the order."""

from datetime import date
from typing import Any

from drawing.sources import Drawer
from drawing.units import Names


class Polling:
    """Draws rulings and votes."""

    d: Drawer
    names: Names
    book: dict[str, Any]

    def rulings(self) -> list[dict[str, Any]]:
        """Recorded decisions, on the order or on a class."""
        self.ruled: set[Any] = set()
        return self.d.rows("rulings", 1, 3, self.ruling)

    def on_class(self) -> dict[str, Any] | None:
        """What an authority decided on the class of a unit."""
        d, path = self.d, "rulings.class"
        unit = d.pick(self.names.ids)
        d.pending.discard("rulings.kind=class")
        if unit in self.ruled:
            return None
        self.ruled.add(unit)
        row = {"kind": "class", "unit": self.names.ref(unit), "band": d.pick(self.book["bands"])["name"]}
        makers = {
            "by": lambda: self.names.ref(d.pick(self.names.ids)),
            "on": lambda: d.day(d.pick((date(2024, 12, 10), date(2025, 1, 20)))),
            "reason": lambda: "lý do",
        }
        d.keys(row, path, makers, 40)
        return row

    def ruling(self) -> dict[str, Any] | None:
        """One of them."""
        d, path = self.d, "rulings"
        counted = d.asked(f"{path}.electorate", f"{path}.ballots", f"{path}.written")
        likely = 35 if any("needs" in each for each in self.book.get("bands", [])) else 15
        wanted = d.asked(f"{path}.class", f"{path}.kind=class")
        if "bands" in self.book and (wanted or (not d.asked(path) and d.chance(likely))):
            return self.on_class()
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
        several = d.asked(f"{path}.ballots.each", f"{path}.written.each")
        names = d.whole(2, len(units)) if len(units) > 1 and (several or d.chance(20)) else 1
        row["ballots"] = self.papers(cast, units, f"{path}.ballots", orders=orders, kept="abstentions" in rule)
        if away:
            row["written"] = self.papers(away, units, f"{path}.written", orders=orders, kept="abstentions" in rule)
            d.pending.discard(f"{path}.written")
        self.named(row, names, path)
        return row

    def named(self, row: dict[str, Any], names: int, path: str) -> None:
        """So many names on each ballot, where ballots choose: whoever is on one is on each of a round of them."""
        for key in ("ballots", "written"):
            choices = row.get(key, {}).get("choices")
            if not choices or (names == 1 and not self.d.asked(f"{path}.{key}.each") and not self.d.chance(5)):
                continue
            number, units = sum(choices.values()), list(choices)
            found = dict.fromkeys(units, 0)
            for _ in range(number):
                for unit in self.d.shuffled(units)[:names]:
                    found[unit] += 1
            row[key] |= {"choices": found if names > 1 else choices, "each": names}
            self.d.pending.discard(f"{path}.{key}.each")

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
