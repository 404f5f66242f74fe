"""Lines of the scoring table: trees of criteria with every scale, and the figures that they read."""

from datetime import date
from fractions import Fraction
from typing import Any

from drawing.sources import Drawer

HALF = Fraction(1, 2)
VALUES = [Fraction(each) for each in (0, 1, 2, 3, 4, 5, 6, 8, 10, 12)] + [HALF, Fraction(5, 2), Fraction(15, 4)]
SHARES = [Fraction(each, 100) for each in (0, 50, 75, 80, 90, 95, 100, 120)] + [Fraction(1, 3), Fraction(1, 8)]
WHOLES = [Fraction(each) for each in (0, 0, 1, 1, 2, 3, 4, 5, 7, 12)]
GRADES = ("tot", "kha", "yeu")
WAIVED = "thien-tai"
SEASON = (date(2024, 1, 1), date(2024, 12, 31))
DAYS = [
    date(2024, 1, 1),
    date(2024, 2, 29),
    date(2024, 3, 31),
    date(2024, 4, 1),
    date(2024, 5, 3),
    date(2024, 6, 14),
    date(2024, 6, 15),
    date(2024, 6, 16),
    date(2024, 6, 17),
    date(2024, 6, 30),
    date(2024, 7, 1),
    date(2024, 9, 30),
    date(2024, 12, 5),
    date(2024, 12, 6),
    date(2024, 12, 31),
]
NUMERIC = ("amount", "whole", "points", "occurrences", "yes-no")
COUNTED = ("amount", "whole", "points", "occurrences")
C, F = "rulebook.criteria", "rulebook.figures"
S = f"{C}.scale"
GROUPS = (f"{C}.children", f"{C}.sum", f"{C}.under")
LIMITS = ("deductions_at_most", "bonuses_at_most", "net_at_most", "floor", "ceiling")
SCALES = (
    *("given", "pass-fail", "proportional", "excess", "leader", "pool", "ranked", "each", "grades", "options", "bands"),
    *("steps", "lookup", "parts", "deadline", "idle", "formula", "first-that-holds", "through", "best-of", "goalposts"),
)
WITHIN = ("proportional", "excess", "leader", "pool", "goalposts")  # a part of the line's maximum
WRAPS = ("capped", "gated", "waived", "forfeit")


class Lines:
    """The table so far: its rows, the figures that they read, and what the dossier has to know of them."""

    def __init__(self, d: Drawer) -> None:
        self.d = d
        self.rows: list[dict[str, Any]] = []
        self.figures: dict[str, dict[str, Any]] = {}
        self.done: list[str] = []  # codes that later lines may read
        self.given: dict[str, tuple[Fraction, Fraction]] = {}  # points given under a code, from and to
        self.targets: set[str] = set()  # every unit needs one
        self.maybe: set[str] = set()  # a unit may have one
        self.words: dict[str, tuple[str, ...]] = {}
        self.times: dict[str, int] = {}  # what is reported in thousands
        self.days: set[str] = set()

    # ── figures

    def figure(self, kinds: tuple[str, ...], *, percent: bool | None = None, fresh: bool = False) -> str:
        """A figure of one of these kinds: one that is there, or another."""
        d = self.d
        known = [
            name
            for name, each in self.figures.items()
            if each.get("kind", "amount") in kinds and percent in (None, each.get("measure") == "%")
        ]
        if known and not fresh and not d.asked(F) and d.chance(40):
            return d.pick(known)
        name = d.pick(("so", "ho-so.so", "Số", "ho-so.tre.")).rstrip(".") + f"{len(self.figures) + 1}"
        row: dict[str, Any] = {"name": name}
        said = d.asked(f"{F}.kind")
        kind = d.kind(f"{F}.kind", kinds)
        if kind != "amount" or said or d.chance(30):
            row["kind"] = kind
        self._measured(row, kind, percent=percent)
        worded = {"option": 50, "grade": 50, "occurrences": 10}.get(kind)
        if worded is not None and d.has(f"{F}.options", worded):
            row["options"] = list(GRADES)
        d.keys(row, F, {"assessor": lambda: d.pick(("so-tai-chinh", "Sở Hòa"))}, 10)
        voices = ("mean", "maximum", "median", "trimmed-mean") if kind in ("amount", "whole", "points") else ()
        combine = ("latest", "agreed", *voices)
        d.words(row, F, {"combine": combine}, 20)
        self.figures[name] = row
        return name

    def _measured(self, row: dict[str, Any], kind: str, *, percent: bool | None) -> None:
        """The measure of a figure and what goes with it."""
        d = self.d
        if kind not in ("amount", "whole"):
            return
        if percent or (percent is None and kind == "amount" and d.chance(25)):
            row["measure"] = "%"
        elif d.has(f"{F}.measure", 20) or d.asked(f"{F}.converts"):
            row["measure"] = d.pick(("tỷ đồng", "ha"))
        share = row.get("measure") == "%"
        if kind == "amount" and not share and d.chance(25):
            self.times[row["name"]] = d.pick((1250, 1250, 640_000))
        if "measure" in row:
            d.pending.discard(f"{F}.measure")
            if d.has(f"{F}.converts", 15):
                row["converts"] = {"‰": d.number(Fraction(1, 10))} if share else {"nghìn": d.number(10)}
        if d.has(f"{F}.plausible", 10):
            row["plausible"] = [d.number(each, percent=share) for each in (Fraction(0), Fraction(1))]
        if d.has(f"{F}.plausible_rate", 10):
            row["plausible_rate"] = [d.number(each, share=True) for each in (HALF, Fraction(1))]

    def share(self, name: str) -> bool:
        """Whether a figure is a share."""
        return self.figures[name].get("measure") == "%"

    def kind(self, name: str) -> str:
        """The kind of a figure."""
        return str(self.figures[name].get("kind", "amount"))

    def pool(self, name: str) -> list[Fraction]:
        """The values near which a figure lies."""
        if self.share(name):
            return [each for each in SHARES if self.kind(name) != "whole" or (each * 100).denominator == 1]
        if self.kind(name) == "points":  # within the maximum of most lines for which they may be given
            return [Fraction(0), HALF, Fraction(1)]
        return [each * self.times.get(name, 1) for each in VALUES] if self.kind(name) == "amount" else WHOLES

    # ── formulas

    def condition(self, roles: dict[str, str], depth: int = 1) -> str:
        """A condition over some of the roles."""
        d = self.d
        role = d.pick(list(roles))
        name = roles[role]
        sign = d.pick(("=", "!=", "<", "<=", ">", ">=", "≥"))
        if name in ("points", "total"):
            found = f"{role} {sign} {d.pick((0, 1, 2, 4, '2.5'))}"
        elif name == "rate":
            found = f"{role} {sign} {d.pick((0, 50, 80, 100))} %"
        elif self.kind(name) == "yes-no":
            found = d.pick((role, f"not {role}"))
        elif self.share(name):
            found = f"{role} {sign} {d.pick((50, 80, 90, 100))} %"
        else:
            found = d.pick((f"{role} {sign} {d.pick((0, 1, 2, 4))}", f"{role} / 2 {sign} 1", f"4 / {role} {sign} 2"))
        if depth and d.chance(25):
            found = f"{found} {d.pick(('and', 'or'))} {self.condition(roles, depth - 1)}"
        return found

    def amount(self, roles: dict[str, str]) -> str:
        """A number from all of the roles."""
        d = self.d
        first, *rest = list(roles)
        share = any(name == "rate" or (name in self.figures and self.share(name)) for name in roles.values())
        if not rest:
            return (
                d.pick((first, first))
                if share
                else d.pick((first, f"{first} * 2", f"half_up({first} / 3, 1)", f"min({first}, 4)"))
            )
        second = rest[0]
        return d.pick(
            (
                f"{first} / {second}",
                f"{first} / {second}",
                f"min({first}, {second})",
                f"{first} + {second}",
                f"abs({first} - {second})",
            )
        )

    # ── what a line reads

    def read(self, kinds: tuple[str, ...] = NUMERIC, *, lines: bool = True) -> tuple[Any, str]:
        """One reading as written, and the name of its figure, or `points` of a line."""
        d = self.d
        if lines and self.done and d.has(f"{C}.reads=points", 10):
            given = [each for each in self.done if each in self.given]
            code = d.pick(given if given and d.chance(50) else self.done)
            return d.pick(({"points": code}, f"points:{code}")), "points"
        name = self.figure(kinds)
        d.pending.discard(f"{C}.reads=figure")
        return name, name

    def wrapped(self, scale: dict[str, Any], row: dict[str, Any], value: str, most: Fraction | None) -> dict[str, Any]:
        """A scale with limits and conditions around it."""
        d, before = self.d, dict(scale)
        if (d.asked(f"{S}=capped", f"{S}.capped") or d.chance(12)) and not (most is not None and most < 1):
            limits = {"at_most": d.number(most if most is not None else 2), "at_least": d.number(d.pick((0, -1, 1)))}
            chosen = [key for key in limits if d.has(f"{S}.capped.{key}", 50)] or ["at_most"]
            scale |= {key: limits[key] for key in chosen}
            d.pending.discard(f"{S}=capped")
        roles = {} if value == "points" else {"value": value}
        for key, wrap in (("waived", "waived"), ("gate", "gated"), ("forfeit", "forfeit")):
            if "reads" not in row or not d.has(f"{S}={wrap}", 6):
                continue
            if not roles or (value != "points" and self.kind(value) not in NUMERIC) or d.chance(50):
                other, name = self.read(lines=False)
                role = {"waived": "other", "gate": "plan", "forfeit": "most"}[key]
                row["reads"] = self._roles(row) | {role: other}
                roles[role] = name
            when = self.condition(
                {key: each for key, each in roles.items() if each in self.figures and self.kind(each) in NUMERIC}
            )
            lost = d.number(d.pick((0, -1, most if most is not None else 1)))
            scale[key] = {"when": when, "points": lost} if key == "forfeit" else when
            if "value" in when.replace("(", " ").split():
                row["reads"] = self._roles(row)
        wraps = set(scale) - set(before)
        if len(wraps) == 1 and d.chance(30):
            return self._nested(before, scale, wraps.pop())
        return scale

    def _nested(self, inner: dict[str, Any], scale: dict[str, Any], key: str) -> dict[str, Any]:
        """The same limit written as a scale around a scale."""
        if key in ("at_most", "at_least"):
            return {"kind": "capped", "scale": inner, key: scale[key]}
        if key == "forfeit":
            return {"kind": "forfeit", "scale": inner, **scale[key]}
        return {"kind": {"gate": "gated", "waived": "waived"}[key], "scale": inner, "when": scale[key]}

    @staticmethod
    def _roles(row: dict[str, Any]) -> dict[str, Any]:
        """What a row reads as a table of roles."""
        reads = row.get("reads")
        if isinstance(reads, list) and len(reads) > 1:
            return {each: each for each in reads}
        reads = reads[0] if isinstance(reads, list) else reads
        return dict(reads) if isinstance(reads, dict) else {"value": reads} if reads else {}
