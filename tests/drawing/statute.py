"""The rulebook: its table, and every policy beside it."""

import unicodedata
from datetime import date
from fractions import Fraction
from typing import Any

from drawing.features import READS
from drawing.lines import GRADES, HALF, NUMERIC, F
from drawing.sources import Drawer
from drawing.table import Table, cites

R = "rulebook"
NAMED = f"{R}.conditions"
NAMES = ("da-so-tien-tien", "khong-ky-luat", "Đủ điều kiện", "total", "standard")  # of conditions, then numbers
AWARDS = ("co-thi-dua-tinh", "bang-khen-tinh", "co-thi-dua-chinh-phu", "bang-khen-thu-tuong")
STAGES = ("self", "verified", "final")
ROLES = ("unit", "assessor", "standing-body")
TIERS = ("central", "ministry", "province", "district", "commune", "company")
BASES = ("stated", "inferred", "borrowed", "proposed", "illustrative", "fictional")
SHARES = [Fraction(1, 2), Fraction(2, 3), Fraction(4, 5), Fraction(1), Fraction(0), Fraction(1, 3)]
PARTS = [each or Fraction(1, 5) for each in SHARES]  # nobody grants an award to a share of 0


# tables of the rulebook without which a feature elsewhere could not be drawn
NEEDED = {
    "ballot": ("votes", "rulings.electorate", "rulings.ballots", "rulings.written"),
    "stages": ("reviews.stage", "reviews.role"),
    "classes": (f"{R}.bands.parts", f"{R}.bands.none_below"),
    "bands": (f"{R}.class_limits", f"{R}.class_quotas", "rulings.class", "rulings.kind=class"),
    "bars": (NAMED,),
    "slots": (NAMED, "rulings.award", "rulings.kind=award"),
}
ON_BANDS = ("class_limits", "class_quotas")  # which there are beside classes alone
REST = "Yếu"
LIMITS = ("exactly", "down", "at_most", "at_least")
SEVERAL = ("min({})", "min({})", "max({})", "mean({})", "sum({})", "count({})", "top(2, {})")
READ_IN_TIES = tuple(f"{R}.ranking.tie_breaks.{key}" for key in ("reads", "better", "value", "words"))


class Statute:
    """Draws a rulebook; what the dossier has to know of it stays here."""

    def __init__(self, d: Drawer, names: Any) -> None:
        self.d, self.names = d, names
        self.table = Table(d)
        self.book: dict[str, Any] = {}
        self.conditions: dict[str, dict[str, Any]] = {}  # by name
        self.dense = False  # places after a tie: no slot is for one of them then

    def draw(self) -> dict[str, Any]:
        """The rulebook as a document."""
        d = self.d
        book = self.book = {"format": int(d.kind(f"{R}.format", ("2", "2", "1"))), "kind": "rulebook", "id": "quy-che"}
        if d.has(f"{R}.numbers", 30):
            book["numbers"] = d.kind(f"{R}.numbers", ("vi", "en"))
        d.numbers = book.get("numbers")
        d.keys(book, R, {"name": lambda: "Quy chế", "source": lambda: "Quy chế của cụm"}, 10)
        if "source" in book or d.has(f"{R}.basis", 10):
            book["basis"] = d.kind(f"{R}.basis", BASES)
        book["criteria"] = self.table.criteria()
        makers = {
            "rounding": self.rounding,
            "stages": self.stages,
            "adjustments": self.adjustments,
            "classes": self.classes,
            "bands": self.bands,
            "bars": self.bars,
            "class_limits": self.class_limits,
            "class_quotas": self.class_quotas,
            "ranking": self.ranking,
            "ballot": self.ballot,
            "slots": self.slots,
            "rotation": self.rotation,
            "calendar": self.calendar,
            "policies": self.policies,
            "membership": self.membership,
        }
        likely = {
            "ranking": 60,
            "slots": 55,
            "ballot": 45,
            "bands": 35,
            "rotation": 35,
            "policies": 50,
            "membership": 15,
        }
        for key, make in makers.items():
            if key in ON_BANDS and "bands" not in book:
                continue
            rates = key == "ranking" and getattr(self, "_by", None) == "rate"  # the edges of its classes are shares
            if rates or d.asked(*NEEDED.get(key, ())) or d.has(f"{R}.{key}", likely.get(key, 30)):
                made = make()
                if made:
                    book[key] = made
        for _ in range(len(READS)):  # no group may have the maxima that one of them reads
            if d.asked(NAMED) or d.chance(2):
                self.name_of()  # nobody asks for it
        if self.conditions:
            book["conditions"] = self.conditions
        self.figures()
        d.numbers = None
        return book

    def figures(self) -> None:
        """The figures that the table reads, and those that are asked for beside it."""
        d, book = self.d, self.book
        while d.asked(F):
            before = set(d.pending)
            self.table.figure(
                ("amount", "whole", "points", "occurrences", "yes-no", "day", "option", "grade"), fresh=True
            )
            if d.pending == before:
                break
        numeric = [name for name in self.table.figures if self.table.kind(name) in ("amount", "whole")]
        if d.asked("targets", "amendments.targets") and not numeric:
            self.table.figure(("amount", "whole"), fresh=True)
        if d.asked("figures.cases") and "occurrences" not in map(self.table.kind, self.table.figures):
            self.table.figure(("occurrences",), fresh=True)
        if self.table.figures:
            book["figures"] = list(self.table.figures.values())

    def cited(self, row: dict[str, Any]) -> dict[str, Any]:
        """Now and then a citation."""
        if self.d.asked("cites") or self.d.chance(3):
            row["cites"] = cites(self.d)
        return row

    def rounding(self) -> dict[str, Any]:
        """Where and how points are rounded."""
        d = self.d
        path, modes = f"{R}.rounding", ("half-up", "half-even", "half-down", "up", "down")
        if d.has(f"{path}.step", 25) and not d.asked(f"{path}.digits"):
            row: dict[str, Any] = {"step": d.number(d.pick((HALF, HALF / 2, Fraction(1), Fraction(2))))}
        else:
            row = {"digits": d.pick((0, 0, 1, 2))}
            d.pending.discard(f"{path}.digits")
        d.words(row, path, {"mode": modes, "at": ("criterion", "group", "total")}, 60)
        return row

    def stages(self) -> list[dict[str, Any]]:
        """Stages of review."""
        d, found = self.d, []
        for name in STAGES[: d.whole(1, 3)]:
            row: dict[str, Any] = {"name": name}
            d.keys(row, f"{R}.stages", {"roles": lambda: d.some(ROLES, 60) or ["assessor"]}, 50)
            found.append(row)
        return found

    def adjustments(self) -> list[dict[str, Any]]:
        """What follows the tree."""
        return self.d.rows(f"{R}.adjustments", 1, 2, self.adjustment)

    def adjustment(self) -> dict[str, Any]:
        """One of them."""
        d, path = self.d, f"{R}.adjustments"
        kind = d.kind(path, ("honours", "below-mean", "formula"))
        row: dict[str, Any] = {"kind": kind}
        d.keys(row, f"{path}.{kind}", {"name": lambda: "điều chỉnh"}, 20)
        if kind == "honours":
            row["points"] = {award: d.number(d.pick((1, 2, HALF, -1))) for award in AWARDS[: d.whole(1, 3)]}
            d.words(row, f"{path}.honours", {"together": ("sum", "best")}, 60)
        elif kind == "below-mean":
            row["share"] = d.number(d.pick((HALF, Fraction(4, 5), Fraction(1))), share=True)
            d.keys(row, f"{path}.below-mean", {"points": lambda: d.number(d.pick((-1, -HALF, 1)))}, 60)
            if d.has(f"{path}.below-mean.bars", 50):
                row["bars"] = d.kind(f"{path}.below-mean.bars", ("true", "false")) == "true"
        else:
            row["points"] = d.pick(
                (
                    "(total - mean) / 2",
                    "total / maximum",
                    "min(best - total, 1)",
                    "half_up(total / 3, 0)",
                    "max(0, total - best + 5)",
                )
            )
        return self.cited(row)

    def classes(self) -> dict[str, Any]:
        """On what classes rest."""
        d, path = self.d, f"{R}.classes"
        row: dict[str, Any] = {}
        if d.has(f"{path}.from_parts", 15) or d.asked(f"{R}.bands.parts", f"{R}.bands.none_below"):
            d.pending.discard(f"{path}.from_parts")
            name = self.table.figure(("occurrences",))
            self.table.words[name] = GRADES
            row["from_parts"] = {"reads": name, "grades": list(GRADES)}
        d.words(row, path, {"by": ("points", "rate"), "totals": ("raw", "capped")}, 50)
        return self.cited(row)

    def bands(self) -> list[dict[str, Any]]:
        """Classes."""
        d, path = self.d, f"{R}.bands"
        if d.asked(f"{path}.parts", f"{path}.none_below") and "classes" not in self.book:
            self.book["classes"] = self.classes()
        classes = self.book.get("classes", {})
        names = ("Xuất sắc", "Tốt", "Khá")[: d.whole(1, 3)]
        if "from_parts" in classes:
            found = [self.cited({"name": name, **self.of_parts(), **self.needed()}) for name in names]
            return self.with_rest(found)
        by_rate = classes.get("by", self.by) == "rate"
        pool = (
            [Fraction(each, 100) for each in (100, 80, 50, 0)]
            if by_rate
            else [Fraction(each) for each in (10, 5, 3, 1)]
        )
        edges = sorted(d.shuffled(pool)[: len(names)], reverse=True)
        found = []
        for name, edge in zip(names, edges, strict=True):
            key = "from" if d.asked(f"{path}.from") or d.chance(50) else "above"
            key = "above" if d.asked(f"{path}.above") and not d.asked(f"{path}.from") else key
            d.pending.discard(f"{path}.{key}")
            found.append(self.cited({"name": name, key: d.number(edge, share=by_rate), **self.needed()}))
        return d.shuffled(self.with_rest(found))

    def with_rest(self, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The classes, now and then with one for whoever reaches no other, which may stand anywhere among them."""
        d, path = self.d, f"{R}.bands.otherwise"
        if d.asked(f"{path}=false"):
            d.pick(found)["otherwise"] = False
            d.pending.discard(f"{path}=false")
        if d.has(f"{path}=true", 25):
            found.insert(d.whole(0, len(found)), {"name": REST, "otherwise": True})
        return found

    def needed(self) -> dict[str, Any]:
        """What a class needs beside its edge, and to whom it is left where that is missed."""
        d, path, row = self.d, f"{R}.bands", {}
        if d.asked(f"{path}.open") or d.has(f"{path}.needs", 25):
            row["needs"] = [self.need(f"{path}.needs") for _ in range(d.whole(1, 2))]
            while d.asked(f"{path}.needs"):
                before = set(d.pending)
                row["needs"].append(self.need(f"{path}.needs"))
                if d.pending == before:
                    break
            d.words(row, path, {"open": ("authority",)}, 40)
        return row

    def class_limits(self) -> list[dict[str, Any]]:
        """What holds of a class under a condition."""
        return self.d.rows(f"{R}.class_limits", 1, 3, self.class_limit)

    def class_limit(self) -> dict[str, Any]:
        """One limit."""
        d, path = self.d, f"{R}.class_limits"
        row = self.asking(path)
        key = d.pick([each for each in LIMITS if d.asked(f"{path}.{each}")] or LIMITS)
        d.pending.discard(f"{path}.{key}")
        row[key] = d.pick((1, 1, 2)) if key == "down" else d.pick(self.book["bands"])["name"]
        d.keys(row, path, {"why": lambda: "Điều 7"}, 20)
        return self.cited(row)

    def class_quotas(self) -> list[dict[str, Any]]:
        """How many may have a class; at most one quota of each."""
        d, path = self.d, f"{R}.class_quotas"
        names = d.shuffled([each["name"] for each in self.book["bands"]])
        own = [name for name in names if name != REST]  # from which somebody can fall
        found = [self.class_quota(name, names) for name in own[: d.pick((1, 1, 2))]]
        while d.asked(path) and len(found) < len(own):
            found.append(self.class_quota(own[len(found)], names))
        return found

    def class_quota(self, name: str, names: list[str]) -> dict[str, Any]:
        """One of them."""
        d, path = self.d, f"{R}.class_quotas"
        row: dict[str, Any] = {"band": name, "share": d.number(d.pick(PARTS), share=True)}
        of = d.kind(f"{path}.of", ("members", "reaching"))
        row["of"] = of if of == "members" else f"reaching:{d.pick(names)}"
        row["round"] = d.kind(f"{path}.round", ("floor", "ceiling", "half-up"))
        small = {"small": lambda: {"below": d.whole(2, 5), "at_most": d.whole(0, 2)}}
        d.keys(row, path, small, 25)
        return self.cited(row)

    @property
    def by(self) -> str:
        """On what the ranking rests."""
        if not hasattr(self, "_by"):
            self.said = self.d.asked(f"{R}.ranking.by")
            self._by = self.d.kind(f"{R}.ranking.by", ("points", "rate"))
        return self._by

    def of_parts(self) -> dict[str, Any]:
        """What a class from parts asks."""
        d, row = self.d, {}
        path = f"{R}.bands"
        d.keys(
            row,
            path,
            {
                "parts": lambda: {each: d.number(d.whole(1, 2)) for each in d.some(GRADES) or ["tot"]},
                "none_below": lambda: d.pick(GRADES),
            },
            60,
        )
        return row or {"parts": {"tot": 1}}

    def conditional(self, path: str) -> dict[str, Any]:
        """A condition with what it reads."""
        reads, roles = self.readings(path)
        return {"when": self.table.condition(roles), "reads": reads}

    def readings(self, path: str) -> tuple[dict[str, str], dict[str, str]]:
        """What is read by role, and of each role as a formula uses it the figure, or what its number is."""
        d, reads, roles = self.d, {}, {}
        for role in ("a", "b")[: d.whole(1, 2)]:
            lines = {each: self.lines(each) for each in READS if each not in ("figure", "total", "rate")}
            kinds = [each for each in READS if lines.get(each) != []]
            kind = d.kind(f"{path}.reads", ("figure", "figure", *kinds))
            if kind == "figure":
                name = self.table.figure(NUMERIC)
                reads[role], roles[role] = name, name
                continue
            several = kind.endswith(":children")
            used = d.pick(SEVERAL).format(role) if several else role
            reads[role] = f"{kind}:{d.pick(lines[kind])}" if kind in lines else kind
            share = kind in ("share", "rate") or (kind == "share:children" and not used.startswith("count"))
            roles[used] = "rate" if share else "points"
        return reads, roles

    def lines(self, kind: str) -> list[str]:
        """The lines that can be read so: for a share or a maximum those that state one, or whose parts do."""
        rows, done = self.table.rows, self.table.done
        stated = {row["code"] for row in rows if "maximum" in row or kind.startswith("points")}
        if not kind.endswith(":children"):
            return [code for code in done if code in stated]
        under: dict[str, list[str]] = {}
        for row in rows:
            under.setdefault(row.get("under"), []).append(row["code"])
        return [code for code in done if code in under and stated.issuperset(under[code])]

    def asking(self, path: str) -> dict[str, Any]:
        """A condition where it is asked: in place, or by a name that others may ask for as well."""
        d = self.d
        asked = d.asked(f"{path}.condition", NAMED)
        if not asked and (d.asked(f"{path}.when", f"{path}.reads") or not d.chance(25)):
            d.pending -= {f"{path}.when", f"{path}.when=condition"}
            return self.conditional(path)
        d.pending.discard(f"{path}.condition")
        again = self.conditions and not d.asked(NAMED) and d.chance(50)
        name = d.pick(tuple(self.conditions)) if again else self.name_of()
        return {"condition": unicodedata.normalize("NFD", name) if d.chance(10) else name}

    def name_of(self) -> str:
        """The name of a new condition."""
        d = self.d
        free = [each for each in NAMES if each not in self.conditions]
        name = d.pick(free) if free else f"dieu-kien-{len(self.conditions)}"
        d.pending.discard(NAMED)
        row = self.conditions[name] = self.conditional(NAMED)
        d.keys(row, NAMED, {"words": lambda: d.pick(("quá nửa số lao động", "không ai bị kỷ luật"))}, 50)
        return name

    def bars(self) -> list[dict[str, Any]]:
        """What keeps a unit from any place."""
        return self.d.rows(f"{R}.bars", 1, 2, self.bar)

    def bar(self) -> dict[str, Any]:
        """One of them."""
        d, path = self.d, f"{R}.bars"
        other = d.asked(f"{path}.reads", f"{path}.when=condition", f"{path}.condition", NAMED)
        signed = d.asked(f"{path}.when=pact-unsigned") or (not other and d.chance(35))
        d.pending -= {f"{path}.when=pact-unsigned"} if signed else set()
        row = {"when": "pact-unsigned"} if signed else self.asking(path)
        d.keys(row, path, {"why": lambda: "Điều 9"}, 20)
        return self.cited(row)

    def ranking(self) -> dict[str, Any]:
        """The order and its ties."""
        d, path = self.d, f"{R}.ranking"
        row: dict[str, Any] = {}
        if self.by == "rate" or self.said or d.chance(30):
            row["by"] = self.by
        cuts = d.asked(f"{path}.total_at_most_maximum=true") or d.chance(12)
        if cuts or d.asked(f"{path}.total_at_most_maximum=false"):
            row["total_at_most_maximum"] = cuts
            d.pending.discard(f"{path}.total_at_most_maximum={str(cuts).lower()}")
        d.words(row, path, {"places": ("competition", "dense")}, 20)
        self.dense = row.get("places") == "dense"
        words = [f"points:{code}" for code in d.some(self.table.done, 30)[:2]] + d.some(
            ("fewest-deductions", "honours", "vote", "casting-vote", "lot", "pick"), 45
        )
        for word in ("fewest-deductions", "honours", "vote", "casting-vote", "lot", "pick"):
            if d.asked(f"{path}.tie_breaks={word}") and word not in words:
                words.append(word)
        if d.asked(f"{path}.tie_breaks=points") and self.table.done:
            words.append(f"points:{d.pick(self.table.done)}")
        words = list(dict.fromkeys(d.shuffled(words)))
        d.pending -= {f"{path}.tie_breaks={word.partition(':')[0]}" for word in words}
        breaks: list[Any] = [*words]
        while self.table.done and (d.asked(*READ_IN_TIES) or d.chance(20)) and len(breaks) < len(words) + 4:
            breaks.insert(d.whole(0, len(breaks)), self.compared())
        if breaks:
            row["tie_breaks"] = breaks
        if "honours" in words or d.has(f"{path}.honours", 10):
            row["honours"] = list(AWARDS[: d.whole(1, 2)])
        d.pending.discard(f"{path}.honours")
        return self.cited(row)

    def compared(self) -> dict[str, Any]:
        """A tie-break by what is read."""
        d, path = self.d, f"{R}.ranking.tie_breaks"
        reads, roles = self.readings(path)
        row: dict[str, Any] = {"reads": reads, "better": d.kind(f"{path}.better", ("higher", "lower"))}
        single = len(reads) == 1 and [*reads] == [*roles]
        if not single or d.has(f"{path}.value", 40):
            row["value"] = d.pick((self.table.condition, self.table.amount))(roles)
            d.pending.discard(f"{path}.value")
        elif d.chance(50):
            [row["reads"]] = reads.values()
        d.keys(row, path, {"words": lambda: d.pick(("ít đơn khiếu nại hơn", "nhiều giải nhất hơn"))}, 20)
        return row

    def ballot(self) -> list[dict[str, Any]]:
        """When votes carry."""
        d, path = self.d, f"{R}.ballot"
        wanted = [about for about in ("award", "head", "deputy", "order") if d.asked(f"{path}.about={about}")]
        if d.asked("votes.office=head"):
            wanted.append("head")
        if d.asked("votes.office=deputy"):
            wanted.append("deputy")
        if d.asked("rulings.electorate", "rulings.ballots", "rulings.written"):
            wanted.append("order")
        if d.asked("votes", f"{path}.vote_rounds", f"{path}.round_thresholds"):
            wanted.append("award")
        abouts = dict.fromkeys([*wanted, *d.some(("award", "award", "head", "deputy", "order"), 50)])
        names = list(dict.fromkeys(d.pick(AWARDS[:3]) if each == "award" else each for each in abouts or ["award"]))
        d.pending -= {f"{path}.about={each}" for each in abouts}
        return [self.rule(name) for name in names]

    def rule(self, about: str) -> dict[str, Any]:
        """One ballot rule."""
        d, path = self.d, f"{R}.ballot"
        row: dict[str, Any] = {
            "about": about,
            "denominator": d.kind(f"{path}.denominator", ("members", "present", "eligible", "cast", "valid")),
        }
        if d.has(f"{path}.threshold", 90) or d.asked(f"{path}.edge"):
            row["threshold"] = d.number(d.pick(SHARES), share=True)
            row["edge"] = d.kind(f"{path}.edge", ("reached", "exceeded"))
            d.pending.discard(f"{path}.threshold")
        d.keys(row, path, {"quorum": lambda: d.number(d.pick(SHARES), share=True)}, 40)
        if about != "order":
            row |= self.rounds(row)
        if d.asked("votes.written", "rulings.written"):
            row["written"] = d.kind(f"{path}.written", ("neither", "quorum", "denominator", "both"))
        if d.asked(
            "votes.ballots.abstain", "votes.written.abstain", "rulings.ballots.abstain", "rulings.written.abstain"
        ):
            row["abstentions"] = d.kind(f"{path}.abstentions", ("kept", "left-out"))
        d.words(
            row,
            path,
            {"abstentions": ("kept", "left-out"), "written": ("neither", "quorum", "denominator", "both")},
            60,
        )
        return self.cited(row)

    def rounds(self, row: dict[str, Any]) -> dict[str, Any]:
        """In how many rounds a vote may be held, and with which thresholds."""
        d, path, found = self.d, f"{R}.ballot", dict[str, Any]()
        if d.asked("votes.vote_round", f"{path}.round_thresholds") or d.has(f"{path}.vote_rounds", 25):
            d.pending.discard(f"{path}.vote_rounds")
            found["vote_rounds"] = d.whole(2, 3)
            if "threshold" in row and d.has(f"{path}.round_thresholds", 50):
                shares = [d.number(d.pick(SHARES), share=True) for _ in range(d.whole(1, found["vote_rounds"] - 1))]
                found["round_thresholds"] = shares
        return found

    def slots(self) -> list[dict[str, Any]]:
        """What the cluster may propose."""
        self.earlier: list[str] = []
        return self.d.rows(f"{R}.slots", 1, 3, self.slot)

    def slot(self) -> dict[str, Any]:
        """One of them."""
        d, path = self.d, f"{R}.slots"
        row = self._decided()
        row |= {"by": "votes"} if self.dense and d.asked(f"{path}.place") else {}
        row |= self._number(place=not self.dense or row.get("by") == "votes")
        if d.has(f"{path}.at_least", 15):
            row["at_least"] = d.pick((0, 1, 2))
        if "place" not in row:
            self.earlier.append(row["award"])
        d.words(row, path, {"if_nominated": ("both", "passes", "lapses")}, 60)
        if d.has(f"{path}.tier", 12):
            row["tier"] = d.kind(f"{path}.tier", TIERS)
            if d.chance(70):
                self.names.tier = row["tier"]
        if "place" not in row and d.has(f"{path}.prizes", 20):
            d.pending.discard(f"{path}.prizes")
            row["round"] = row.get("round") or d.kind(f"{path}.round", ("floor", "ceiling", "half-up"))
            row["prizes"] = self.prizes(f"{path}.prizes")
        if d.has(f"{path}.instead", 20):
            row["instead"] = d.pick([award for award in AWARDS if award != row["award"]])
        likely = 65 if self.names.merged else 30  # who takes over what its predecessors held
        if d.asked(NAMED) or d.has(f"{path}.needs", likely):
            row["needs"] = [self.need() for _ in range(d.whole(1, 2))]
        return self.cited(row)

    def prizes(self, path: str) -> list[dict[str, Any]]:
        """The prizes that share out the number of a slot, the last with the rest."""
        d, shares = self.d, (Fraction(1, 10), Fraction(1, 5), Fraction(1, 3))
        awards = d.shuffled(["giai-nhat", "giai-nhi", *AWARDS[:2]])[: d.whole(1, 3)]
        d.pending -= {f"{path}.share", f"{path}.rest=true"}
        rows: list[dict[str, Any]] = [
            {"award": award, "share": d.number(d.pick(shares), share=True)} for award in awards
        ]
        if d.asked(f"{path}.rest=false"):
            d.pending.discard(f"{path}.rest=false")
            rows[0]["rest"] = False
        return [*rows, {"award": "giai-ba", "rest": True}]

    def _number(self, *, place: bool) -> dict[str, Any]:
        """For whom a slot is: for a place, so many units, or a share of them."""
        d, path = self.d, f"{R}.slots"
        under = {"share": ("share", "of", "round"), "count": ("count", "prizes")} | (
            {"place": ("place",)} if place else {}
        )
        wanted = [key for key, keys in under.items() if d.asked(*(f"{path}.{each}" for each in keys))]
        key = d.pick(wanted or tuple(under))
        d.pending.discard(f"{path}.{key}")
        if key != "share":
            return {key: d.pick((1, 1, 2, 2, 3))}
        number = d.number(d.pick(PARTS), share=True)
        of = d.kind(f"{path}.of", ("members", "remaining", "placed", *(("quota",) if self.earlier else ())))
        of = f"quota:{d.pick(self.earlier)}" if of == "quota" else of
        return {"share": number, "of": of, "round": d.kind(f"{path}.round", ("floor", "ceiling", "half-up"))}

    def _decided(self) -> dict[str, Any]:
        """An award, and whether votes decide about it, mostly with a rule for the ballot."""
        d, ballots = self.d, self.book.get("ballot", [])
        ruled = [award for award in AWARDS[:3] if award in (each["about"] for each in ballots)]
        row: dict[str, Any] = {"award": d.pick(ruled if ruled and d.chance(60) else AWARDS[:3])}
        path, lost = f"{R}.slots", {"if_no_vote": ("open", "passes"), "if_not_carried": ("passes", "decision")}
        voted = d.asked(*(f"{path}.{key}" for key in lost), "rulings.award")
        d.words(row, path, {"by": ("votes", "both") if voted else ("ranking", "votes", "both")}, 95 if voted else 60)
        if row.get("by", "ranking") != "ranking":
            d.words(row, path, lost, 95 if voted else 30)
        if row.get("by", "ranking") != "ranking" and row["award"] not in ruled and d.chance(60):
            self.book["ballot"] = [*ballots, self.rule(row["award"])]
        return row

    def need(self, path: str = f"{R}.slots.needs", *, within: bool = False) -> dict[str, Any] | str:
        """One requirement of a slot or a class; a condition also without a kind, or by its name alone."""
        d = self.d
        of_slot = path == f"{R}.slots.needs"
        if of_slot and d.asked(f"{path}=band") and "bands" not in self.book:
            self.book["bands"] = self.bands()
        kinds = ["streak", "window", "standard", "standard"] + ([] if within and not d.chance(20) else ["any"])
        kinds += ["band", "band"] if of_slot and "bands" in self.book else []
        kind = "standard" if d.asked(NAMED) and not d.asked(path) else d.kind(path, kinds)
        row: dict[str, Any] = {"kind": kind}
        if kind in ("streak", "window"):
            row |= {"award": d.pick(AWARDS[:2]), "seasons": d.pick((1, 1, 2, 3))}
            if kind == "window":
                row["count"] = d.pick((1, 1, 2))
            if of_slot:
                d.words(row, f"{path}.{kind}", {"again": ("any", "afresh", "once")}, 60)
        elif kind == "band":
            row["bands"] = d.some([each["name"] for each in self.book["bands"]], 60) or [self.book["bands"][0]["name"]]
        elif kind == "any":
            row["any"] = [self.need(path, within=True) for _ in range(d.pick((1, 2, 2, 3)))]
        else:
            asked = self.asking(f"{path}.standard")
            if "condition" in asked and d.chance(50):
                return str(asked["condition"])
            row |= asked
        if kind in ("any", "standard") and d.chance(50):
            del row["kind"]
        return row

    def rotation(self) -> dict[str, Any]:
        """How the next officers come about."""
        d, path = self.d, f"{R}.rotation"
        row: dict[str, Any] = {
            "head": d.kind(f"{path}.head", ("deputy-succeeds", "roster", "election", "by-rank", "appointed"))
        }
        d.words(row, path, {"deputy": ("roster", "election", "by-rank", "appointed")}, 75)
        rostered = "roster" in (row["head"], row.get("deputy"))
        if d.has(f"{path}.roster", 25) or (rostered and not d.asked(f"{path}.period") and d.chance(80)):
            ids = self.names.roster()
            row["roster"] = ids
            d.pending.discard(f"{path}.roster")
            if d.has(f"{path}.period", 5):
                row["period"] = len(ids)
        elif rostered or d.has(f"{path}.period", 10):
            row["period"] = d.pick((2, 3, 4))
            d.pending.discard(f"{path}.period")
        if d.has(f"{path}.term", 25):
            row["term"] = d.pick((1, 2, 2, 3))
        rounds = d.asked(f"{path}.joiners", f"{path}.declined")
        if rounds or d.has(f"{path}.round", 65):
            row["round"] = "once" if rounds else d.kind(f"{path}.round", ("once", "once", "none"))
            d.pending.discard(f"{path}.round={row['round']}")
        if row.get("round") == "once":
            if "period" in row and "roster" not in row:  # an order that repeats before everybody led is no round
                row["period"] = max(2, len(self.names.ids))
            d.words(
                row, path, {"joiners": ("this-round", "next-round"), "declined": ("loses-turn", "end-of-round")}, 60
            )
        return self.cited(row)

    def calendar(self) -> dict[str, Any]:
        """Days off, and what is due when."""
        d, path, row = self.d, f"{R}.calendar", {}
        makers = {
            "holidays": lambda: [d.day(each) for each in (date(2024, 6, 17), date(2024, 6, 18))[: d.whole(1, 2)]],
            "worked": lambda: [d.day(each) for each in (date(2024, 6, 15), date(2024, 6, 19))[: d.whole(1, 2)]],
            "weekend": lambda: d.pick(([7], [6, 7], [], [1, 2, 3, 4, 5, 6, 7])),
            "due": lambda: d.rows(f"{path}.due", 1, 1, self.due),
        }
        d.keys(row, path, makers, 50)
        if d.has(f"{path}.order", 25):
            kinds = ("preparatory", "mid-year", "annual", "thematic")
            row["order"] = list(dict.fromkeys([d.kind(f"{path}.order", kinds), *d.some(kinds, 30)]))
        return row

    def due(self) -> dict[str, Any]:
        """Something due every year."""
        d, path = self.d, f"{R}.calendar.due"
        row: dict[str, Any] = {"name": "Báo cáo"}
        if d.asked(f"{path}.every") or (not d.asked(f"{path}.on") and d.chance(50)):
            row["every"] = d.pick(("FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"))
        else:
            row["on"] = d.pick(("15/6", "15/1 +1", d.day(date(2024, 6, 15))))
        d.pending -= {f"{path}.{key}" for key in row}
        d.keys(row, path, {"remind": lambda: [10, 5]}, 30)
        d.words(row, path, {"days": ("calendar", "working")}, 30)
        return row

    def policies(self) -> dict[str, Any]:
        """What holds for the whole."""
        d, path, row = self.d, f"{R}.policies", {}
        makers = {
            "reporting_closes": lambda: d.day(d.pick((date(2024, 12, 5), date(2024, 6, 30), date(2024, 12, 31)))),
            "published_on": lambda: d.day(d.pick((date(2025, 1, 20), date(2024, 12, 6)))),
        }
        d.keys(row, path, makers, 50)
        d.words(row, path, {"law_date": ("proposal", "decision")}, 40)
        d.words(
            row, path, {"inheritance": ("none", "namesake", "every-predecessor", "largest-predecessor", "named")}, 45
        )
        d.words(row, path, {"late": ("counts", "without-place", "does-not-count")}, 15)
        return row

    def membership(self) -> dict[str, Any]:
        """What becomes of units that join or leave within the season."""
        d, row = self.d, {}
        words = ("scored", "without-place", "out")
        d.words(row, f"{R}.membership", {"joins": words, "leaves": words}, 60)
        return row
