"""Both engines on the corners of rotation: ``python tests/drawing/corners.py --count N --into FOLDER [--seed S]``.

A handful of units, of which some end, join late, come back or carry others on, an order that names some, and a short
record with holes, everything drawn afresh for each document: what rarely meets in whole years meets often here. The
disagreements are left in FOLDER as small documents.
"""

import pathlib
import sys
from datetime import date, timedelta
from random import Random
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from drawing.many import run
from thidua.units import Inheritance

Document = dict[str, Any]

IDS = ("a", "b", "c", "d", "h", "k", "n", "x", "y")
LAST = 2024
POLICIES = tuple(each.value for each in Inheritance)


def _some(random: Random, units: list[str], most: int) -> list[str]:
    return random.sample(units, random.randint(0, min(most, len(units))))


def _day(random: Random, *, end: bool = False) -> str:
    year = random.randint(LAST - 4, LAST + 2)
    return f"{year}-{random.choice(('12-31', '07-31') if end else ('01-01', '01-01', '08-01'))}"


class Corner:
    """Draws one dossier of offices among few units."""

    def __init__(self, random: Random) -> None:
        """A drawer of a seed."""
        self.random = random
        self.ids = list(IDS[: random.randint(4, len(IDS))])
        random.shuffle(self.ids)

    def draw(self) -> Document:
        """The dossier as a document."""
        random = self.random
        units, others = self.units()
        cluster: Document = {"id": "cum", "name": "Cụm", "season": LAST, "units": units}
        if others:
            cluster["others"] = others
        if random.random() < 0.05:
            cluster["members_complete"] = False
        rulebook: Document = {"format": 2, "kind": "rulebook", "id": "quy-che", "basis": "fictional"}
        rulebook["rotation"] = self.rule()
        if random.random() < 0.9:
            rulebook["policies"] = {"inheritance": random.choice(POLICIES)}
        document: Document = {"format": 2, "kind": "dossier", "basis": "fictional", "cluster": cluster}
        document |= {"pact": {"rulebook": rulebook}, "history": self.history()}
        if random.random() < 0.3:
            document["amendments"] = self.amendments([unit["id"] for unit in units if "since" not in unit])
        if random.random() < 0.2:  # school years without a period: a turn is of all who stand in the two years
            for row in (cluster, *document["history"]):
                row["season"] = f"{row['season']}-{row['season'] + 1}"
        return document

    def units(self) -> tuple[list[Document], list[Document]]:
        """The members and the others: who is gone, or was taken over."""
        random = self.random
        gone = _some(random, self.ids, 2)
        rows: dict[str, Document] = {unit: {"id": unit, "name": unit.upper()} for unit in self.ids}
        for unit in gone:
            rows[unit]["until"] = _day(random, end=True)
        for unit in (unit for unit in self.ids if unit not in gone):
            if random.random() < 0.25:
                rows[unit]["since"] = _day(random)
            if gone and random.random() < 0.3:
                rows[unit]["formed_from"] = random.sample(gone, random.randint(1, len(gone)))
                if random.random() < 0.6:
                    rows[unit]["since"] = _day(random)
                if random.random() < 0.3:
                    rows[unit]["carries_on"] = rows[unit]["formed_from"][0]
        heirs = {each for row in rows.values() for each in row.get("formed_from", ())}
        nowhere = [unit for unit in gone if unit in heirs and random.random() < 0.2]  # in no list at all
        others = [rows[unit] for unit in gone if unit not in nowhere and random.random() < 0.8]
        units = [row for unit, row in rows.items() if unit not in nowhere and row not in others]
        return units, others

    def rule(self) -> Document:
        """The rotation."""
        random = self.random
        rule: Document = {"head": random.choice(("roster", "roster", "deputy-succeeds", "deputy-succeeds", "election"))}
        if rule["head"] == "roster" or random.random() < 0.8:
            rule["roster"] = random.sample(self.ids, random.randint(2, len(self.ids)))
        elif random.random() < 0.5:
            rule["period"] = random.randint(2, 4)
        if random.random() < 0.8:
            rule["round"] = "once"
        if random.random() < 0.5:
            rule["deputy"] = random.choice(("roster", "election"))
        if random.random() < 0.2:
            rule["term"] = 2
        for key, values in (("joiners", ("this-round", "next-round")), ("declined", ("loses-turn", "end-of-round"))):
            if "round" in rule and random.random() < 0.8:
                rule[key] = random.choice(values)
        return rule

    def history(self) -> list[Document]:
        """What was recorded: mostly heads, also by the names of who is gone."""
        random, rows = self.random, list[Document]()
        for year in range(LAST - random.randint(1, 5), LAST + 1):
            row: Document = {"season": year}
            first, second, *rest = random.sample(self.ids, len(self.ids))
            if random.random() < 0.8:
                row["head"] = first
            if random.random() < 0.3:
                row["deputy"] = second
            if random.random() < 0.2:
                row["declined"] = rest[: random.randint(1, len(rest))]
            rows.append(row)
        return rows

    def amendments(self, units: list[str]) -> list[Document]:
        """Members that leave and come back, before the record begins too, now and then for a day alone."""
        random, rows = self.random, list[Document]()
        for unit in _some(random, units, 2):
            month, day = random.choice(((1, 1), (3, 1), (6, 1), (12, 31)))
            left = date(random.randint(LAST - 6, LAST + 3), month, day)
            back = left + timedelta(days=random.choice((1, 60, 214, 365, 366, 500, 731)))
            rows += [{"on": str(left), "left": [unit]}, {"on": str(back), "joined": [unit]}]
        return rows


def numbered(seed: str, at: int) -> Document:
    """The document of a seed and a number."""
    return Corner(Random(f"{seed}/{at}")).draw()


if __name__ == "__main__":
    sys.exit(run(numbered, sys.argv[1:], __doc__ or ""))
