"""Both engines on slots alone, many of them: ``python tests/drawing/slots.py --count N --into FOLDER [--seed S]``.

A few units with few points, so that most of them tie, and several slots after each other, with votes, bars, rulings and
awards of other years: who has a seat, and who may still have one, lies where several of these meet.
"""

import pathlib
import sys
from datetime import date
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from drawing.many import run
from drawing.sources import Drawer, Seeded

Document = dict[str, Any]
AWARDS = ("co-thi-dua-tinh", "bang-khen-tinh", "bang-khen-thu-tuong")
HEIRS = ("none", "namesake", "every-predecessor", "largest-predecessor", "named")
POINTS = ((9, 8, 7), (9, 9, 8), (9,))
READ = (0, 0, 0, 2)  # of four, one is barred


class Slots:
    """Draws one dossier of slots."""

    def __init__(self, d: Drawer) -> None:
        self.d = d
        self.ids = list("abcde"[: d.whole(3, 5)])
        self.bars = d.chance(45)
        self.cluster: Document = {"name": "Cụm", "season": 2024}
        self.cluster["units"] = [{"id": unit, "name": f"Đơn vị {unit.upper()}"} for unit in self.ids]
        self.book: Document = {"format": 2, "kind": "rulebook", "id": "quy-che"}
        self.book["criteria"] = [{"code": "1", "maximum": 10}]

    def draw(self) -> Document:
        """The dossier as a document."""
        self.rules()
        document: Document = {"format": 2, "kind": "dossier", "cluster": self.cluster, "pact": {"rulebook": self.book}}
        tables = {"honours": self.members(), **self.facts(), "votes": self.votes(), "rulings": self.rulings()}
        return document | {key: table for key, table in tables.items() if table}

    def rules(self) -> None:
        """Bars, ties, ballots and slots."""
        d, book = self.d, self.book
        if self.bars:
            bar: Document = {"when": "x > 1", "reads": {"x": "x"}}
            if d.chance(25):
                book["conditions"] = {"x": bar}
                bar = {"condition": "x"}
            book |= {"figures": [{"name": "x"}], "bars": [bar]}
        breaks = d.shuffled(("lot", "vote", "casting-vote", "pick", "honours"))[: d.pick((0, 0, 1, 1, 2))]
        if breaks:
            book["ranking"] = {"tie_breaks": breaks} | ({"honours": [AWARDS[0]]} if "honours" in breaks else {})
        self.dense = d.chance(15)
        if self.dense:
            book["ranking"] = book.get("ranking", {}) | {"places": "dense"}
        self.ruled = d.some(AWARDS, 70)
        if self.ruled:
            book["ballot"] = [self.ballot(award) for award in self.ruled]
        book["slots"] = [self.slot() for _ in range(d.whole(1, 4))]

    def ballot(self, award: str) -> Document:
        """When the votes on an award carry."""
        d = self.d
        row = {"about": award, "denominator": d.pick(("members", "present", "valid"))}
        row |= {"threshold": d.pick(("1/2", "2/3")), "edge": d.pick(("reached", "exceeded"))}
        row |= {"vote_rounds": 2} | ({"round_thresholds": ["1/3"]} if d.chance(30) else {}) if d.chance(30) else {}
        return row | ({"quorum": "2/3"} if d.chance(30) else {})

    def slot(self) -> Document:
        """One slot."""
        d = self.d
        row: Document = {"award": d.pick(AWARDS)}
        match d.pick((*(() if self.dense else ("place",) * 3), "count", "count", "share")):
            case "share":
                row |= {"share": d.pick(("1/2", "1/3", "2/3")), "of": d.pick(("members", "remaining", "placed"))}
                row["round"] = d.pick(("floor", "ceiling", "half-up"))
            case key:
                row[key] = d.pick((1, 1, 2, 2, 3))
        if row["award"] in self.ruled and d.chance(50):
            row["by"] = d.pick(("ranking", "votes", "both"))
            if row["by"] != "ranking":
                row |= {"if_no_vote": "passes"} if d.chance(20) else {}
                row |= {"if_not_carried": "decision"} if d.chance(30) else {}
        if d.chance(75):
            row["if_nominated"] = d.pick(("both", "passes", "lapses"))
        if d.chance(25):
            row["needs"] = [{"kind": "window", "award": d.pick(AWARDS[:2]), "seasons": d.whole(1, 3), "count": 1}]
        if d.chance(25):
            row["instead"] = d.pick([each for each in (*AWARDS, "giay-khen") if each != row["award"]])
        if "place" not in row and d.chance(30):
            rest = d.pick((*AWARDS, "giay-khen"))
            first = d.pick([award for award in ("giai-nhat", *AWARDS) if award != rest])
            prizes = [{"award": first, "share": d.pick(("1/3", "1/2", "2/3"))}, {"award": rest, "rest": True}]
            row |= {"round": "floor"} | row | {"prizes": prizes}
        return row | ({"at_least": d.whole(1, 2)} if d.chance(8) else {})

    def members(self) -> list[Document]:
        """Who merged, left, or is not known; gives the awards of other years."""
        d, holders = self.d, list(self.ids)
        if d.chance(30):
            heir = d.pick(self.cluster["units"])
            heir |= {"formed_from": ["w"]} | ({"since": date(2024, 1, 1)} if d.chance(50) else {})
            gone = {"id": "w", "name": "Đơn vị W", "until": date(2023, 12, 31)}
            self.cluster["others"] = [gone | ({"size": 3} if d.chance(30) else {})]
            holders.append("w")
            if d.chance(40):
                self.book["policies"] = {"inheritance": d.pick(HEIRS)}
        if d.chance(12):
            self.cluster["members_complete"] = False
        if d.chance(10):
            d.pick(self.cluster["units"])["until"] = date(2024, 6, 30)
        keys = {(d.pick(holders), d.pick(AWARDS[:2]), d.whole(2021, 2023)) for _ in range(d.whole(0, 3))}
        return [{"unit": unit, "award": award, "season": season} for unit, award, season in sorted(keys)]

    def facts(self) -> Document:
        """Figures, or what was announced in their place or beside them."""
        d, points = self.d, self.d.pick(POINTS)
        figures: Document = {unit: {} for unit in self.ids}
        known = d.some(self.ids, 85)
        kind = d.pick(("totals", "places", *["figures"] * 5)) if known else "figures"
        told: Document = {}
        if kind == "totals":
            told = {"announced": {kind: {unit: d.pick(points) for unit in known}}}
        elif kind == "places":
            ranks = {unit: d.pick((1, 1, 2, 3)) for unit in known}
            places = {unit: 1 + sum(each < rank for each in ranks.values()) for unit, rank in ranks.items()}
            told = {"announced": {kind: places}}
        for unit in self.ids:
            if (not told or d.chance(10)) and d.chance(92):
                figures[unit]["1"] = d.pick(points)
            if self.bars and d.chance(80):
                figures[unit]["x"] = d.pick(READ)
        return told | {"figures": {unit: row for unit, row in figures.items() if row}}

    def votes(self) -> list[Document]:
        """Votes on single units, some of them without ballots, in one round or two; or a second round among some."""
        d, found = self.d, []
        rounds = {rule["about"]: rule.get("vote_rounds", 1) for rule in self.book.get("ballot", [])}
        for award in d.some(self.ruled, 85):
            found += [self.vote(award) | {"unit": unit} for unit in d.some(self.ids, 70)]
            if rounds[award] > 1 and d.chance(30):
                first = d.whole(0, 5)
                choices = dict(zip(d.shuffled(self.ids), (first, 5 - first), strict=False))
                row = {"award": award, "electorate": {"members": 5}, "ballots": {"choices": choices}}
                found.append(row | {"vote_round": 2})
            elif rounds[award] > 1:
                found += [self.vote(award) | {"unit": unit, "vote_round": 2} for unit in d.some(self.ids, 50)]
        return found

    def vote(self, award: str) -> Document:
        """A vote on one unit."""
        d = self.d
        electorate = {"members": 5} | ({"present": d.whole(3, 5)} if d.chance(80) else {})
        cast = electorate.get("present", 5)
        approve = d.whole(0, cast)
        ballots = {"approve": approve, "reject": cast - approve} if d.chance(93) else {}
        return {"award": award, "electorate": electorate, "ballots": ballots}

    def rulings(self) -> list[Document]:
        """Decisions on the order of some, and on whom to propose."""
        d, found = self.d, {}
        left = [slot["award"] for slot in self.book["slots"] if "if_not_carried" in slot]
        if left and d.chance(50):
            row = {"kind": "award", "award": d.pick(left), "unit": d.pick(self.ids)}
            found[frozenset((row["award"], row["unit"]))] = row
        for _ in range(d.whole(1, 2) if d.chance(30) else 0):
            among = d.shuffled(self.ids)[: d.pick((2, 2, 3))]
            row = {"kind": d.pick(("lot", "vote", "casting-vote", "pick")), "among": among}
            row |= {"picked": d.pick(among)} if row["kind"] == "pick" else {"order": d.shuffled(among)}
            found.setdefault(frozenset(among), row)
        return list(found.values())


def numbered(seed: str, at: int) -> Document:
    """The document of a seed and a number."""
    return Slots(Drawer(Seeded((seed, at)))).draw()


if __name__ == "__main__":
    sys.exit(run(numbered, sys.argv[1:], __doc__ or ""))
