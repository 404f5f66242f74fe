"""The units of a year: members, those of earlier years, who joined, left, merged."""

import re
from datetime import date, timedelta
from typing import Any

from drawing.sources import Drawer
from drawing.statute import TIERS

NAMES = {"a": "Đơn vị A", "b": "Sở Hòa Bình", "c": "Xã Ea H'leo", "d": "Trường Đ – Ê", "e": "Huyện Lệ Thủy"}
PROVINCES = {  # of which four went up in two on 1 July 2025, as the archive knows
    "cao-bang": "Cao Bằng",
    "thai-nguyen": "Thái Nguyên",
    "bac-kan": "Bắc Kạn",
    "tuyen-quang": "Tuyên Quang",
    "ha-giang": "Hà Giang",
}
OTHERS = {"x": "Đơn vị X", "y": "Đơn vị Y"}
U = "cluster.units"
TURNS = (date(2024, 7, 1), date(2024, 1, 1), date(2023, 7, 1), date(2024, 12, 31), date(2024, 2, 29), date(2025, 1, 1))


class Names:
    """The units and how they are called."""

    def __init__(self, d: Drawer, known: dict[str, str] = NAMES) -> None:
        self.d = d
        self.tier: str | None = None
        self.units = [self._unit(key, known[key], U) for key in list(known)[: d.pick((2, 3, 3, 4, 5))]]
        self.others: list[dict[str, Any]] = []
        if d.has("cluster.others", 25) or d.asked(
            f"{U}.formed_from", f"{U}.carries_on", "rulebook.policies.inheritance"
        ):
            self.others = [self._unit(key, OTHERS[key], "cluster.others") for key in list(OTHERS)[: d.whole(1, 2)]]
            d.pending.discard("cluster.others")
            if d.chance(80) or d.asked(f"{U}.formed_from", f"{U}.carries_on"):
                self._merger()
        self._earlier()

    def _earlier(self) -> None:
        """A merger long ago: one of the others was formed from another, and stands in its place from then on."""
        d, path = self.d, "cluster.others"
        asked = d.asked(f"{path}.formed_from", f"{path}.carries_on", f"{path}.since")
        if not asked and not (len(self.others) > 1 and d.chance(15)):
            return
        self.others = self.others or [self._unit("x", OTHERS["x"], path)]
        if len(self.others) == 1:
            self.others.append(self._unit("y", OTHERS["y"], path))
        old, new = self.others
        new |= {"since": date(2021, 1, 1), "formed_from": [old["id"]]}
        old["until"] = date(2020, 12, 31)
        old.pop("since", None)
        d.pending -= {path, f"{path}.since", f"{path}.formed_from", f"{path}.until"}
        if d.has(f"{path}.carries_on", 40):
            new["carries_on"] = old["id"]
        heir = {old["id"]: new["id"]}
        for each in self.units:  # one that ended long ago is no predecessor of today's
            if old["id"] in each.get("formed_from", ()):
                each["formed_from"] = list(dict.fromkeys(heir.get(unit, unit) for unit in each["formed_from"]))
                new["until"] = each["since"] - timedelta(days=1)
            if each.get("carries_on") in heir:
                each["carries_on"] = new["id"]

    def _unit(self, key: str, name: str, path: str) -> dict[str, Any]:
        d = self.d
        row: dict[str, Any] = {"id": key, "name": name}
        d.pending -= {f"{path}.id", f"{path}.name"}
        if path == U and d.chance(8):
            row = {"id": "don-vi-" + key, "name": f"Đơn vị {key.upper()}", "slug": True}
        if d.has(f"{path}.aliases", 20):
            row["aliases"] = [f"ĐV {key.upper()}"]
        if d.has(f"{path}.size", 10):
            row["size"] = d.pick((0, 3, 5, 5))
        if d.has(f"{path}.since", 8):
            row["since"] = d.pick(
                (date(2020, 1, 1), date(2024, 1, 1), date(2024, 1, 2), date(2024, 7, 1), date(2023, 1, 1))
            )
        if d.has(f"{path}.until", 8):
            row["until"] = d.pick((date(2024, 6, 30), date(2024, 12, 31), date(2024, 12, 30), date(2025, 6, 30)))
        if "until" in row and "since" in row and row["until"] < row["since"]:
            row["until"] = date(2024, 12, 31)
        return row

    def _merger(self) -> None:
        """A member formed from units of before, or from other members."""
        d = self.d
        turn = d.pick(TURNS)
        new = self.units[-1]
        before = list(self.others) + ([self.units[0]] if len(self.units) > 2 and d.chance(25) else [])
        new["since"] = turn
        new.pop("until", None)
        new["formed_from"] = [each["id"] for each in before]
        d.pending -= {f"{U}.formed_from", f"{U}.since"}
        for each in before:
            each["until"] = turn - timedelta(days=1)
            each.pop("since", None)
            if d.chance(60):
                each["size"] = d.pick((3, 5, 5))
        if d.has(f"{U}.carries_on", 30):
            new["carries_on"] = d.pick(before)["id"]
        if d.chance(30) and "name" in before[0] and "slug" not in new:
            new["name"] = before[0]["name"]
            new.pop("aliases", None)
            before[0].pop("aliases", None)

    @property
    def merged(self) -> bool:
        """Whether a member was formed from others."""
        return any("formed_from" in each for each in self.units)

    @property
    def ids(self) -> list[str]:
        """The ids of the members."""
        return [each["id"] for each in self.units]

    @property
    def all(self) -> list[str]:
        """The ids of all units that the document knows."""
        return [*self.ids, *(each["id"] for each in self.others)]

    def ref(self, unit: str) -> str:
        """A unit by id, name or alias."""
        d = self.d
        row = next(each for each in (*self.units, *self.others) if each["id"] == unit)
        name = row.get("name", unit)
        shared = sum(each.get("name") == name for each in (*self.units, *self.others)) > 1
        forms = [unit, unit] + ([] if shared else [d.spelled(name)]) + list(map(d.spelled, row.get("aliases", [])))
        return d.pick(forms)

    def later(self, unit: str, season: int) -> bool:
        """Whether a unit is a member only since a later season."""
        row = next(each for each in [*self.units, *self.others] if each["id"] == unit)
        return "since" in row and str(season + 1) <= str(max(re.findall(r"\d{4}", str(row["since"]))))

    def then(self, unit: str) -> str:
        """A unit in an earlier season: one that was formed since then mostly by its id."""
        formed = any(each["id"] == unit and "formed_from" in each for each in self.units)
        return unit if formed and self.d.chance(97) else self.ref(unit)

    def refs(self, units: list[str]) -> list[str]:
        """Many of them."""
        return [self.ref(each) for each in units]

    def roster(self) -> list[str]:
        """The order of one round."""
        d = self.d
        ids = d.shuffled(self.ids)
        if self.others and d.chance(40):
            ids.insert(d.whole(0, len(ids)), self.others[0]["id"])
        if len(ids) > 2 and d.chance(25):
            ids.pop()
        return self.refs(ids)

    def cluster(self) -> dict[str, Any]:
        """The cluster as a table."""
        d = self.d
        row: dict[str, Any] = {"id": "cum", "name": "Cụm"}
        row["units"] = d.shuffled([self._written(each) for each in self.units])
        d.pending -= {"cluster", "cluster.id", "cluster.name", "cluster.season", "cluster.units"}
        if d.chance(10):
            row.pop("id")
        if self.others:
            row["others"] = [self._written(each) for each in self.others]
        row["season"] = 2024
        if d.has("cluster.period", 8):
            row["period"] = d.pick(([date(2024, 1, 1), date(2024, 12, 31)], [date(2023, 12, 1), date(2024, 11, 30)]))
        elif d.chance(6):
            row["season"] = "2023-2024"
            if d.chance(60):
                row["period"] = [date(2023, 8, 1), date(2024, 7, 31)]
        d.keys(row, "cluster", {key: lambda key=key: f"{key}-x" for key in ("within", "organiser", "sector")}, 5)
        tier = self.tier
        if d.has("cluster.tier", 20) or tier:
            row["tier"] = d.kind("cluster.tier", TIERS) if d.asked("cluster.tier") or not tier else tier
        if d.has("cluster.members_complete", 12):
            row["members_complete"] = d.kind("cluster.members_complete", ("true", "true", "false")) == "true"
        return row

    def _written(self, row: dict[str, Any]) -> dict[str, Any]:
        d = self.d
        found = {key: d.day(value) if isinstance(value, date) else value for key, value in row.items() if key != "slug"}
        if row.get("slug"):
            found.pop("id")
        if "name" in found:
            found["name"] = d.spelled(found["name"])
        return found
