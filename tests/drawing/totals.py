"""Both engines on what becomes of totals: ``python tests/drawing/totals.py --count N --into FOLDER [--seed S]``.

A few units, of which some have yet to report and one may take over what others held, a short table, and adjustments one
behind the other: what rarely meets in whole years meets often here. The disagreements are left in FOLDER as small
documents.
"""

import pathlib
import sys
from random import Random
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from drawing.many import run
from thidua.units import Inheritance

Document = dict[str, Any]

PLAIN, HEIR, BEFORE = ("a", "b", "c"), "m", ("p", "q")
POLICIES = (*(each.value for each in Inheritance), *[Inheritance.LARGEST.value] * 3)
FORMULAS = (
    *("mean", "best", "total / 10", "mean / 2", "best - total", "mean - total", "total - mean", "-total / 2"),
    *("1 / (total - mean)", "1 / (best - total)", "(total - mean) / (best - mean)"),
    *("min(best - total, 1)", "max(best - total, 0)", "abs(total - mean)", "(best - total) * 2"),
    *("total > mean", "total >= best", "min(total, mean)", "maximum - total", "half_up(mean, 1)"),
)
POLES = (
    "10 / (total - {})",
    "max(10 / (total - {}), 0)",
    "min(10 / (total - {}), 1)",
    "1 / (mean - {})",
    "1 / ({} - best)",
)


class Sums:
    """Draws one dossier of totals among few units."""

    def __init__(self, random: Random) -> None:
        """A drawer of a seed."""
        self.random = random
        self.heir = random.random() < 0.8
        self.ids = [*PLAIN[: random.randint(1, 3)], *((HEIR,) if self.heir else ())]
        self.middle = random.randint(2, 8)  # what is given lies near it, and so do the poles of formulas

    def draw(self) -> Document:
        """The dossier as a document."""
        document: Document = {"format": 2, "kind": "dossier", "basis": "fictional", "cluster": self.cluster()}
        document |= {"pact": {"rulebook": self.rulebook()}, "figures": self.figures()}
        if self.random.random() < 0.2:
            document["not-assigned"] = {self.random.choice(self.ids): [self.random.choice(("1", "2"))]}
        return document | ({"honours": self.honours()} if self.heir else {})

    def cluster(self) -> Document:
        """The members, and those of whom one was formed."""
        units = [{"id": unit, "name": unit.upper()} for unit in self.ids]
        found: Document = {"id": "cum", "name": "Cụm", "season": 2024, "units": units}
        if self.heir:
            units[-1]["formed_from"] = list(BEFORE)  # type: ignore[assignment]
            found["others"] = [{"id": unit, "name": unit.upper(), "until": "2020-12-31"} for unit in BEFORE]
        return found

    def rulebook(self) -> Document:
        """The rules."""
        random = self.random
        rules: Document = {"format": 2, "kind": "rulebook", "id": "quy-che", "basis": "fictional"}
        rules["figures"] = [{"name": "n", "kind": "occurrences"}]
        rules["criteria"] = self.criteria()
        first = [self.adjustment("honours")] if self.heir and random.random() < 0.7 else []
        rules["adjustments"] = [*first, *(self.adjustment() for _ in range(random.randint(1, 3)))]
        if self.heir and random.random() < 0.8:
            rules["policies"] = {"inheritance": random.choice(POLICIES)}
        if random.random() < 0.3:
            rules["ranking"] = {"by": "rate"}
        if random.random() < 0.3:
            rules["rounding"] = {"digits": random.randint(0, 1), "at": random.choice(("total", "criterion"))}
        if random.random() < 0.4:
            rules["bands"] = [{"name": "X", "from": random.randint(5, 9)}, {"name": "Y", "from": random.randint(0, 4)}]
        if random.random() < 0.5:
            rules["slots"] = self.slots()
        return rules

    def criteria(self) -> list[Document]:
        """A line of given points, and one of cases that may have no end."""
        random = self.random
        cases: Document = {"code": "2", "reads": "n", "scale": {"kind": "each", "each": random.choice((1, -1))}}
        if cases["scale"]["each"] > 0:
            cases["adds"] = "on-top"
        if random.random() < 0.4:
            cases["bonuses_at_most" if cases["scale"]["each"] > 0 else "deductions_at_most"] = random.randint(1, 3)
        return [{"code": "1", "maximum": 10}, *((cases,) if random.random() < 0.7 else ())]

    def adjustment(self, kind: str | None = None) -> Document:
        """One of the three kinds."""
        random = self.random
        kind = kind or random.choice(("honours", "formula", "formula", "below-mean"))
        if kind == "honours":
            together = {"together": random.choice(("sum", "best"))} if random.random() < 0.5 else {}
            return {"kind": kind, "points": {"x": random.choice((3, -2)), "y": random.randint(1, 2)}} | together
        if kind == "formula":
            near = self.middle + random.choice((-0.5, 0, 0.5, 1.5))
            return {"kind": kind, "points": random.choice((*FORMULAS, *POLES * 2)).format(near)}
        share = random.choice(("50 %", "80 %", "100 %"))
        return {"kind": kind, "share": share, "points": random.choice((-1, 0)), "bars": random.random() < 0.7}

    def slots(self) -> list[Document]:
        """Who is proposed, also by what was held before."""
        random = self.random
        need = random.choice(
            (
                {"kind": "streak", "award": "x", "seasons": random.randint(1, 2)},
                {"kind": "window", "award": "x", "seasons": 3, "count": random.randint(1, 2)},
            )
        )
        need["again"] = random.choice(("any", "once", "afresh"))
        return [{"award": "y", "place": 1}, {"award": "y", "count": 1, "needs": [need]}][random.randint(0, 1) :]

    def figures(self) -> Document:
        """What was reported: of some nothing, of some not all."""
        random, found = self.random, {}
        for unit in self.ids:
            given: Document = {"1": min(max(self.middle + random.randint(-2, 2), 0), 10)}
            if random.random() < 0.8:
                given["n"] = random.randint(0, 3)
            if unit == self.ids[0] or random.random() < 0.9:
                found[unit] = given
        return found

    def honours(self) -> list[Document]:
        """What the heir held, and what those before it did."""
        random = self.random
        drawn = {
            (random.choice((*BEFORE, HEIR)), random.choice(("x", "y")), random.randint(2019, 2023))
            for _ in range(random.randint(1, 4))
        }
        return [{"unit": unit, "award": award, "season": season} for unit, award, season in sorted(drawn)]


def numbered(seed: str, at: int) -> Document:
    """The document of a seed and a number."""
    return Sums(Random(f"{seed}/{at}")).draw()


if __name__ == "__main__":
    sys.exit(run(numbered, sys.argv[1:], __doc__ or ""))
