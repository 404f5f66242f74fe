"""Scales: one of every kind, for a line with or without a maximum."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from drawing.lines import COUNTED, GRADES, HALF, NUMERIC, WAIVED, WRAPS, C, Lines, S
from drawing.sources import Drawer

Scale = dict[str, Any]


class Scales:
    """Draws the scale of one line, and says under `reads` what it reads."""

    def __init__(self, lines: Lines, row: dict[str, Any], most: Fraction | None) -> None:
        self.lines, self.row, self.most = lines, row, most
        self.d: Drawer = lines.d
        self.value = ""

    def draw(self, kind: str) -> Scale:
        """A scale of this kind."""
        maker: Callable[[], Scale] = getattr(self, "_" + kind.replace("-", "_"))
        return {"kind": kind, **maker()}

    def points(self, *, low: bool = True) -> Any:
        """Points that the line can state."""
        top = Fraction(2) if self.most is None else self.most
        choices = [Fraction(0), HALF, Fraction(1), top / 2, top, top]
        choices = [each for each in choices if each <= top]
        if low and (self.most is None or self.d.chance(15)):
            choices += [Fraction(-1), -HALF, Fraction(-2)]
        return self.d.number(self.d.pick(choices))

    def _reads(self, kinds: tuple[str, ...], *, lines: bool = True) -> str:
        reading, name = self.lines.read(kinds, lines=lines)
        role = self.d.pick(("value", "x"))
        plain = isinstance(reading, str)
        self.row["reads"] = (
            reading if plain and self.d.chance(70) else [reading] if plain and self.d.chance(20) else {role: reading}
        )
        if self.row["reads"] == {"x": reading} and not plain:
            self.row["reads"] = {"value": reading}
        if role == "x" and isinstance(self.row["reads"], dict):
            self.row["reads"] = {"value": reading}
        self.value = name
        return name

    def _edges(
        self, kinds: tuple[str, ...] = NUMERIC, formula: str | None = None, *, lines: bool = True
    ) -> tuple[Scale, list[Fraction], bool]:
        """What a scale works on, a role or a formula over roles; values near which it lies; whether in per cent."""
        d = self.d
        counted = ("amount", "whole") if set(kinds) <= {"amount", "whole"} else COUNTED
        if formula is not None and d.has(formula, 25):
            roles: dict[str, str] = {}
            reads: dict[str, Any] = {}
            for role in ("v", "w")[: d.pick((1, 2, 2))]:
                reads[role], roles[role] = self.lines.read(counted, lines=lines)
                if self.lines.figures.get(roles[role], {}).get("measure") == "%":
                    name = self.lines.figure(("amount", "whole"), percent=False)
                    reads[role], roles[role] = name, name
            self.row["reads"] = reads
            self.value = "points"
            self.lines.maybe |= {
                name
                for name in roles.values()
                if name in self.lines.figures and self.lines.kind(name) in ("amount", "whole")
            }
            text = self.lines.amount(roles)
            pool = (
                [Fraction(each, 2) for each in (1, 2, 3, 4, 8)]
                if "/" in text
                else [Fraction(each) for each in (1, 2, 4, 8)]
            )
            return {"value": text}, pool, False
        name = self._reads(kinds, lines=lines)
        if name == "points":
            return {}, [Fraction(each) for each in (1, 2, 3, 5)], False
        if self.lines.kind(name) == "yes-no":
            return {}, [HALF, Fraction(1)], False
        share = self.lines.share(name)
        return {}, [each for each in self.lines.pool(name) if each > 0], share

    def _given(self) -> Scale:
        self.value = "points"
        if self.d.asked(*(f"{S}={wrap}" for wrap in WRAPS)) or self.d.chance(40):
            self._reads(("points",), lines=False)
        return {}

    def _pass_fail(self) -> Scale:
        d, scale = self.d, {}
        if d.has(f"{S}.pass-fail.when", 50):
            name = self._reads(NUMERIC)
            role = "x"
            reads = self.row["reads"]
            reading = (
                reads if isinstance(reads, str) else reads[0] if isinstance(reads, list) else next(iter(reads.values()))
            )
            self.row["reads"] = {role: reading}
            self.value = "points"
            scale["when"] = self.lines.condition({role: name})
        else:
            self._reads(("yes-no",), lines=False)
        d.keys(scale, f"{S}.pass-fail", {"yes": self.points, "no": self.points}, 30)
        if self.most is None:
            scale.setdefault("yes", self.points())
        return scale

    def _targets(self) -> None:
        reads = self.row["reads"]
        named = [reads] if isinstance(reads, str) else reads if isinstance(reads, list) else list(reads.values())
        for each in named:
            name = each.removeprefix("figure:") if isinstance(each, str) else ""
            if name in self.lines.figures and self.lines.kind(name) in ("amount", "whole"):
                self.lines.targets.add(name)

    def _proportional(self) -> Scale:
        path = f"{S}.proportional"
        scale, pool, share = self._edges(
            ("amount", "whole"), f"{path}.value", lines=self.d.asked("rulebook.criteria.reads")
        )
        self.d.words(scale, path, {"better": ("higher", "lower")}, 40)
        if (self.value == "points" and "value" not in scale) or self.d.has(f"{path}.full_at", 40):
            scale["full_at"] = self.d.number(self.d.pick(pool), percent=share)
        else:
            self._targets()
        return scale

    def _excess(self) -> Scale:
        scale, _, _ = self._edges(("amount", "whole"), f"{S}.excess.value", lines=False)
        self._targets()
        full = self.d.pick((Fraction(3, 2), Fraction(2), Fraction(6, 5)))
        return scale | {
            "at_target": self.d.number(self.d.pick((HALF, Fraction(4, 5), Fraction(0), Fraction(1))), share=True),
            "full_at": self.d.number(full, share=True),
        }

    def _leader(self) -> Scale:
        d, path = self.d, f"{S}.leader"
        scale, _, _ = self._edges(("amount", "whole"), f"{path}.value", lines=False)
        d.words(scale, path, {"untargeted": ("refused", "pool")}, 60)
        scale["at_target"] = d.number(d.pick((HALF, Fraction(4, 5))), share=True)
        d.keys(
            scale,
            path,
            {
                "alone": lambda: d.number(d.pick((HALF, Fraction(1))), share=True),
                "excess_at_most": lambda: d.number(d.pick((Fraction(3, 2), Fraction(2)))),
            },
            40,
        )
        if scale.get("untargeted") == "pool":
            reads = self.row["reads"]
            named = reads.values() if isinstance(reads, dict) else [reads] if isinstance(reads, str) else reads
            self.lines.maybe |= {each.removeprefix("figure:") for each in named if isinstance(each, str)}
        else:
            self._targets()
        return scale

    def _pool(self) -> Scale:
        scale, _, _ = self._edges(COUNTED, f"{S}.pool.value")
        self.d.words(scale, f"{S}.pool", {"better": ("higher", "lower")}, 60)
        self.d.keys(
            scale,
            f"{S}.pool",
            {"alone": lambda: self.d.number(self.d.pick((HALF, Fraction(1), Fraction(0))), share=True)},
            50,
        )
        return scale

    def _ranked(self) -> Scale:
        d, path = self.d, f"{S}.ranked"
        said = d.asked(f"{path}.of")
        of = d.kind(f"{path}.of", ("place", "value"))
        scale, _, _ = self._edges(
            ("whole",) if of == "place" else COUNTED, f"{path}.value" if of == "value" else None, lines=of == "value"
        )
        top = [self.points(low=False) for _ in range(d.whole(1, 4))]
        scale |= {"points": top, "shared": d.kind(f"{path}.shared", ("best", "mean"))}
        if of == "value" or said or d.chance(50):
            scale["of"] = of
        d.words(scale, path, {"better": ("higher", "lower")}, 50)
        return scale

    def _each(self) -> Scale:
        d, path = self.d, f"{S}.each"
        cases = d.asked(f"{path}.counts", f"{path}.waives") or d.chance(60)
        kinds = ("occurrences",) if cases else ("whole", "amount", "occurrences")
        scale, _, _ = self._edges(
            kinds, None if cases else f"{path}.value", lines=not cases and d.asked("rulebook.criteria.reads")
        )
        if not cases and self.lines.figures.get(self.value, {}).get("measure") == "%":
            self.value = self.lines.figure(("whole",), percent=False)
            self.row["reads"] = self.value
        scale["each"] = d.number(d.pick((HALF, Fraction(1), -HALF, Fraction(-1))))
        d.keys(scale, path, {"free": lambda: d.number(d.pick((0, 1, 2)))}, 40)
        if cases:
            d.words(scale, path, {"counts": ("all", "with-evidence", "without-evidence")}, 40)
            d.keys(scale, path, {"waives": lambda: [WAIVED]}, 30)
        return scale

    def _grades(self) -> Scale:
        self._reads(("occurrences",), lines=False)
        self.lines.words[self.value] = GRADES
        scale: Scale = {"points": {grade: self.points() for grade in self._scored()}}
        self.d.keys(scale, f"{S}.grades", {"waives": lambda: [WAIVED]}, 40)
        return scale

    def _options(self) -> Scale:
        self._reads(("option", "grade"), lines=False)
        self.lines.words[self.value] = GRADES
        return {"points": {grade: self.points() for grade in self._scored()}}

    def _scored(self) -> tuple[str, ...] | list[str]:
        """The words that a scale names: all, or some of those that the figure lists itself."""
        listed = "options" in self.lines.figures[self.value]
        return self.d.some(GRADES) or GRADES if listed and self.d.chance(40) else GRADES

    def _bands(self) -> Scale:
        d, path = self.d, f"{S}.bands"
        scale, pool, share = self._edges(NUMERIC, f"{path}.value")
        first = d.pick(pool)
        edges = sorted({first, d.pick(pool)})
        written = [d.number(each, percent=share, share=share) for each in edges]
        style = d.pick(
            [style for style in ("left", "right", "alone", "point") if self._asks(style)]
            or ("left", "right", "alone", "point")
        )
        rows = self._rows(style, written)
        scale["bands"] = d.shuffled([{**row, "points": self.points()} for row in rows])
        if style == "alone":
            scale["edges"] = d.kind(f"{path}.edges", ("upper", "lower"))
        if d.has(f"{path}.otherwise", 25):
            scale["otherwise"] = self.points()
            if len(scale["bands"]) > 1 and d.chance(50):
                scale["bands"].pop()
        for key in ("exactly", "at_least", "above", "at_most", "below"):
            if any(key in row for row in scale["bands"]):
                d.pending.discard(f"{path}.bands.{key}")
        return scale

    def _asks(self, style: str) -> bool:
        keys = {
            "left": ("bands.at_least", "bands.below"),
            "right": ("bands.above", "bands.at_most"),
            "alone": ("edges",),
            "point": ("bands.exactly",),
        }
        return self.d.asked(*(f"{S}.bands.{key}" for key in keys[style]))

    @staticmethod
    def _rows(style: str, edges: list[Any]) -> list[Scale]:
        under, over = {
            "left": ("below", "at_least"),
            "right": ("at_most", "above"),
            "alone": ("below", "above"),
            "point": ("below", "above"),
        }[style]
        rows: list[Scale] = [{under: edges[0]}]
        rows += [{over: first, under: second} for first, second in pairwise(edges)]
        rows.append({over: edges[-1]})
        return rows + ([{"exactly": each} for each in edges] if style == "point" else [])

    def _steps(self) -> Scale:
        scale, pool, share = self._edges(COUNTED, f"{S}.steps.value")
        d = self.d
        per = Fraction(1, 10) if share else d.pick((HALF, Fraction(1), Fraction(2)))
        scale |= {
            "above": d.number(d.pick(pool), percent=share),
            "per": d.number(per, percent=share),
            "each": d.number(d.pick((HALF, Fraction(1), -HALF))),
        }
        d.keys(scale, f"{S}.steps", {"first": self.points}, 50)
        return scale

    def _lookup(self) -> Scale:
        d, roles = self.d, self._pair()
        rows, columns = (sorted({d.pick((1, 2, 4, 8)) for _ in range(d.whole(1, 2))}) for _ in range(2))
        return {
            "rows": self.lines.amount({"v": roles["v"]}),
            "columns": self.lines.amount(roles),
            "row_edges": [d.number(each) for each in rows],
            "column_edges": [d.number(each) for each in columns],
            "points": [[self.points() for _ in range(len(columns) + 1)] for _ in range(len(rows) + 1)],
        }

    def _parts(self) -> Scale:
        d, path = self.d, f"{S}.parts"
        self._reads(("occurrences",), lines=False)
        self.lines.words[self.value] = GRADES
        scale: Scale = {"grades": list(GRADES), "rules": []}
        for _ in range(d.whole(1, 2)):
            rule: Scale = {"points": self.points()}
            d.keys(
                rule,
                f"{path}.rules",
                {
                    "name": lambda: d.pick(("Tốt", "Khá")),
                    "counts": lambda: {each: d.number(d.whole(1, 3)) for each in d.some(GRADES) or ["tot"]},
                    "none_below": lambda: d.pick(GRADES),
                },
                60,
            )
            scale["rules"].append(rule)
        d.keys(scale, path, {"otherwise": self.points}, 40)
        return scale

    def _due(self) -> Any:
        d = self.d
        day = d.pick((date(2024, 6, 15), date(2024, 6, 17), date(2024, 2, 29), date(2024, 12, 31)))
        return d.pick((f"{day.day}/{day.month}", f"{day.day}/{day.month}", d.day(day), "15/1 +1"))

    def _tiers(self) -> list[Scale]:
        d = self.d
        days = sorted({d.pick((1, 2, 3, 10)) for _ in range(2)})
        return [{"days": each, "points": self.points()} for each in d.shuffled(days)]

    def _deadline(self) -> Scale:
        d, path = self.d, f"{S}.deadline"
        self._reads(("day", "occurrences"), lines=False)
        scale: Scale = {}
        reads = self.row["reads"]
        reading = (
            reads if isinstance(reads, str) else reads[0] if isinstance(reads, list) else next(iter(reads.values()))
        )
        other = self.lines.figure(("day",))
        if d.has(f"{path}.within", 25):
            scale["within"] = d.pick((0, 1, 5, -3))
            self.row["reads"] = {"value": reading, "start": other}
        elif d.has(f"{path}.due", 75):
            scale["due"] = self._due()
        elif self.lines.kind(self.value) == "day" or d.chance(40):
            self.row["reads"] = {"value": reading, "due": other}
        d.words(scale, path, {"days": ("calendar", "working"), "day_off": ("next",)}, 40)
        d.keys(
            scale,
            path,
            {
                "late": self._tiers,
                "early": self._tiers,
                "on_time": self.points,
                "per_day": lambda: d.number(d.pick((-HALF, Fraction(-1), Fraction(1, 10)))),
            },
            45,
        )
        return scale

    def _idle(self) -> Scale:
        d, path = self.d, f"{S}.idle"
        self._reads(("occurrences",), lines=False)
        scale: Scale = {"each": d.number(d.pick((-HALF, Fraction(-1), HALF)))}
        if d.asked(f"{path}.due") or (not d.asked(f"{path}.period") and d.chance(30)):
            d.pending.discard(f"{path}.due")
            scale["due"] = d.pick((["31/3", "30/6"], ["30/6", "31/12"], ["30/9", "15/1 +1"]))
        else:
            scale["period"] = d.kind(f"{path}.period", ("month", "quarter", "half-year"))
        return scale

    def _pair(self) -> dict[str, str]:
        """What is read under two roles, of which none is a share: the name of each."""
        reads, roles = {}, {}
        for role in ("v", "w"):
            reads[role], roles[role] = self.lines.read(COUNTED)
            if self.lines.figures.get(roles[role], {}).get("measure") == "%":
                reads[role] = roles[role] = self.lines.figure(("amount", "whole"), percent=False)
        self.row["reads"], self.value = reads, "points"
        return roles

    def _first_that_holds(self) -> Scale:
        d, roles = self.d, self._pair()
        asked = [self.lines.condition(roles) for _ in range(d.whole(1, 3))]
        if d.chance(30):  # where there may be nothing to divide by
            asked.append(f"v / w {d.pick(('=', '>=', '<'))} 1")
        cases = [{"when": each, "points": self.points()} for each in asked]
        scale: Scale = {"cases": d.shuffled(cases)}
        d.keys(scale, f"{S}.first-that-holds", {"otherwise": self.points}, 60)
        return scale

    def _through(self) -> Scale:
        d = self.d
        scale, pool, share = self._edges(NUMERIC, f"{S}.through.value")
        values = sorted({d.pick(pool), d.pick(pool), d.pick(pool)})
        values = values if len(values) > 1 else [values[0] - 1, values[0]]
        return scale | {"points": [[d.number(each, percent=share), self.points()] for each in values]}

    def _best_of(self) -> Scale:
        d, names = self.d, dict[str, None]()
        for _ in range(d.whole(1, 4)):
            reading, name = self.lines.read((*COUNTED, "yes-no"))
            if self.lines.figures.get(name, {}).get("measure") == "%":
                reading = self.lines.figure(("whole",), percent=False)
            names[reading if isinstance(reading, str) else f"points:{reading['points']}"] = None
        self.row["reads"], self.value = [*names], "points"
        if d.chance(30):  # a role for each, by any name
            self.row["reads"] = {f"q{row}": name for row, name in enumerate(names)}
        d.words(self.row, C, {"missing": ("zero", "leave-out", "void")}, 75)
        return {"take": d.whole(1, len(names))}

    def _goalposts(self) -> Scale:
        d = self.d
        scale, pool, share = self._edges(COUNTED, f"{S}.goalposts.value")
        low, high = d.pick(pool), d.pick(pool)
        if low == high:
            high += 1
        posts = [d.number(each, percent=share) for each in (low, high)]
        words = d.pick(((None, None), ("least", "best"), ("best", "least"), ("least", None), (None, "best")))
        if d.chance(20):
            words = d.pick((("best", None), (None, "least")))
        return scale | {key: word or post for key, word, post in zip(("low", "high"), words, posts, strict=True)}

    def _formula(self) -> Scale:
        d = self.d
        reads, roles = {}, {}
        for role in ("v", "w")[: d.whole(1, 2)]:
            reads[role], roles[role] = self.lines.read(COUNTED)
            if self.lines.figures.get(roles[role], {}).get("measure") == "%":
                reads[role] = roles[role] = self.lines.figure(("amount", "whole"), percent=False)
        self.row["reads"], self.value = reads, "points"
        return {"points": self.lines.amount(roles)}
