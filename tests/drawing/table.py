"""The scoring table: groups, lines, sub-rules."""

from fractions import Fraction
from typing import Any

from drawing.lines import GROUPS, HALF, LIMITS, SCALES, WITHIN, C, Lines, S
from drawing.scales import Scales

READ_OF_GROUPS = tuple(
    f"rulebook.{table}.reads={kind}:children"
    for table in (
        *("bars", "conditions", "slots.needs.standard", "bands.needs.standard", "class_limits"),
        "ranking.tie_breaks",
    )
    for kind in ("points", "share", "maximum")
)
MAXIMA = [Fraction(each) for each in (1, 2, 3, 4, 5, 10)]


class Table(Lines):
    """Draws the criteria of a rulebook."""

    def criteria(self) -> list[dict[str, Any]]:
        """A few top lines with what lies under them."""
        d = self.d
        count = d.whole(1, 3)
        while len(self.top) < count or (d.asked(C) and len(self.top) < count + 4):
            self.node(str(len(self.top) + 1), None, 2)
        return self.rows

    @property
    def top(self) -> list[dict[str, Any]]:
        """The rows under no other."""
        return [row for row in self.rows if "under" not in row]

    def node(self, code: str, under: str | None, depth: int) -> Fraction | None:
        """A line, a group or a line that starts full; gives the maximum that it adds to its group."""
        d = self.d
        row: dict[str, Any] = {"code": code}
        if under is not None:
            row["under"] = under
            d.pending.discard(f"{C}.under")
        self.rows.append(row)
        if d.has(f"{C}.name", 20):
            row["name"] = f"Tiêu chí {code}"
        if d.has(f"{C}.cites", 4) or d.asked("cites"):
            row["cites"] = cites(d)
        if d.has(f"{C}.assessor", 6):
            row["assessor"] = "so-tai-chinh"
        wants = [
            kind
            for kind, asked in (
                ("group", d.asked(*GROUPS, f"{C}.adds", *READ_OF_GROUPS)),
                ("full", d.asked(f"{C}.start=full", f"{C}.bonuses_at_most")),
                ("leaf", d.asked(S, f"{C}.reads", f"{C}.unreported", f"{C}.missing")),
            )
            if asked
        ]
        kinds = wants or ["leaf", "leaf", "leaf", "group", "full"]
        kind = d.pick([each for each in kinds if depth or each == "leaf"] or ["leaf"])
        maximum = {"leaf": self.leaf, "group": self.group, "full": self.full}[kind](row, depth)
        self.done.append(code)
        return maximum

    def on_top(self, row: dict[str, Any]) -> bool:
        """Whether a node adds on top of its group."""
        d = self.d
        if "under" not in row and not d.chance(5):
            if d.chance(10):
                row["adds"] = "inside"
                d.pending.discard(f"{C}.adds=inside")
            return False
        if d.asked(f"{C}.adds=on-top") or d.chance(15):
            row["adds"] = "on-top"
        elif d.has(f"{C}.adds=inside", 5):
            row["adds"] = "inside"
        d.pending.discard(f"{C}.adds={row.get('adds')}")
        return row.get("adds") == "on-top"

    def leaf(self, row: dict[str, Any], _: int) -> Fraction | None:
        """A line that is scored by itself."""
        d = self.d
        top = self.on_top(row)
        without = d.chance(50) if top else "under" in row and d.chance(12)  # so much a case, inside a group
        most = None if without and not d.asked(f"{C}.maximum") else d.pick(MAXIMA)
        if most is not None:
            row["maximum"] = d.number(most)
            d.pending.discard(f"{C}.maximum")
        if d.has(f"{C}.start=empty", 4):
            row["start"] = "empty"
        if d.asked(S, f"{C}.reads", f"{C}.missing") or most is None or d.chance(75):
            self.scaled(row, most)
        else:
            self.given[row["code"]] = (Fraction(0), most or Fraction(2))
        self.limited(row, top=top, leaf=True)
        if d.has(f"{C}.unreported", 8):
            row["unreported"] = d.number(
                -d.pick((HALF, Fraction(1)))  # nobody pays a silent unit more than one that reports
            )
        return None if top else most

    def scaled(self, row: dict[str, Any], most: Fraction | None) -> None:
        """A scale for a row."""
        d = self.d
        above = most is not None or (row.get("adds") != "on-top" and d.chance(30))  # a maximum, or that of a line above
        kinds = [each for each in SCALES if above or each not in WITHIN]
        wanted = [each for each in kinds if d.asked(f"{S}={each}", f"{S}.{each}")]
        wanted = wanted or (["best-of"] if d.asked(f"{C}.missing") else [])
        kind = d.pick(wanted or kinds)
        d.pending.discard(f"{S}={kind}")
        scales = Scales(self, row, most)
        scale = scales.draw(kind)
        if kind == "given":
            low = Fraction(0)
            self.given[row["code"]] = (low, most if most is not None else Fraction(2))
        if "reads" in row:
            self.given.pop(row["code"], None)
        row["scale"] = self.wrapped(scale, row, scales.value or "points", most)

    def limited(self, row: dict[str, Any], *, top: bool, leaf: bool) -> None:
        """Caps, floor and ceiling of a row."""
        d = self.d
        full = row.get("start") == "full"
        choices = {
            "deductions_at_most": (HALF, Fraction(1), Fraction(2)),
            "bonuses_at_most": (HALF, Fraction(1)),
            "net_at_most": (HALF, Fraction(1)),
            "floor": (Fraction(0), HALF, Fraction(-1)),
            "ceiling": (Fraction(1), Fraction(2), Fraction(3)),
        }
        for key in LIMITS:
            if key == "bonuses_at_most" and leaf and not top and not full:
                continue
            if d.has(f"{C}.{key}", 8):
                row[key] = d.number(d.pick(choices[key]))
        if row["code"] in self.given and not top:
            low = -HALF if "deductions_at_most" in row else Fraction(0)
            self.given[row["code"]] = (low, self.given[row["code"]][1])
        if row["code"] in self.given and top and "bonuses_at_most" in row:
            self.given[row["code"]] = (Fraction(0), HALF)

    def group(self, row: dict[str, Any], depth: int) -> Fraction | None:
        """Lines under one."""
        d = self.d
        top = self.on_top(row)
        said = d.asked(f"{C}.children")
        best = d.kind(f"{C}.children", ("sum", "best")) if d.asked(f"{C}.children") else d.pick(("sum", "sum", "best"))
        if best == "best" or said or d.chance(10):
            row["children"] = best
        codes = [f"{row['code']}.{number + 1}" for number in range(d.whole(1, 3))]
        parts = [self.node(code, row["code"], depth - 1) for code in codes]
        known = [part for part in parts if part is not None]
        total = sum(known, Fraction(0))
        made = (max(known) if best == "best" else total) if known else None
        policy = d.kind(f"{C}.sum", ("equal", "at-most", "warn")) if d.has(f"{C}.sum", 30) else None
        if policy is not None:
            row["sum"] = policy
        stated: Fraction | None = made
        if known and policy == "at-most":
            stated = total + d.pick((0, 1)) if best != "best" else made
        elif known and policy == "warn":
            stated = max(total + d.pick((-1, 1, -2, 0)), Fraction(1))
        elif best == "best" and known:
            stated = d.pick((max(known), max(known) + 1, HALF))
        if not known and d.chance(50) and not top:
            stated = d.pick(MAXIMA)
        if stated is not None and (policy or best == "best" or not known or d.chance(75)):
            row["maximum"] = d.number(stated)
            made = stated
        self.limited(row, top=top, leaf=False)
        return None if top else made

    def full(self, row: dict[str, Any], _: int) -> Fraction | None:
        """A line that starts at its maximum, and what takes from it or adds to it."""
        d = self.d
        top = self.on_top(row)
        most = d.pick(MAXIMA)
        row |= {"start": "full", "maximum": d.number(most)}
        d.pending.discard(f"{C}.start=full")
        if d.chance(15):
            self.scaled(row, most)
        else:
            for number in range(d.whole(1 if d.chance(90) else 0, 2)):
                child: dict[str, Any] = {"code": f"{row['code']}.{number + 1}", "under": row["code"]}
                self.rows.append(child)
                on_top = self.on_top(child)
                self.scaled(child, None)
                self.limited(child, top=on_top, leaf=True)
                self.done.append(child["code"])
        self.limited(row, top=top, leaf=False)
        return None if top else most


def cites(d: Any) -> list[dict[str, Any]]:
    """A citation or two."""
    row: dict[str, Any] = {}
    d.keys(row, "cites", {"document": lambda: "Quy chế", "clause": lambda: "Điều 5", "about": lambda: "scale"}, 50)
    d.words(row, "cites", {"basis": ("stated", "inferred", "borrowed", "proposed", "illustrative", "fictional")}, 50)
    d.pending.discard("cites")
    return [row]
