"""Both engines on offices alone, many of them: ``python tests/drawing/offices.py --count N --into FOLDER [--seed S]``.

Documents as `years.py` draws them, with a rotation, a history with holes and no table: nearly all that two engines can
disagree on about offices lies where several of these meet, and whole years rarely hold so many. The disagreements are
left in FOLDER as small documents.
"""

import pathlib
import sys
from random import Random
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from drawing.many import run
from drawing.sources import Drawer, Seeded, shuffled
from drawing.units import NAMES, PROVINCES, Names
from drawing.years import Year

R = "rulebook.rotation"
ASKED = (
    *(f"{R}.{key}" for key in ("term", "joiners", "declined", "period", "roster")),
    *(f"cluster.{key}" for key in ("head", "deputy", "others", "members_complete", "period")),
    *(f"cluster.units.{key}" for key in ("formed_from", "since", "until", "carries_on")),
    *("amendments.joined", "amendments.left", "succession", "succession.declined", "rulebook.policies.inheritance"),
    *("history.declined", "history.replacement"),
)
MOST_ASKED = 4
ANNOUNCED, AMENDED, CENTRAL = 40, 35, 10  # of a hundred documents
Document = dict[str, Any]


class Offices(Year):
    """Draws one dossier of offices."""

    def draw(self) -> Document:
        """The dossier as a document."""
        d = self.d
        self.book = self.statute.draw()
        kept = {key: self.book[key] for key in ("format", "kind", "id", R.partition(".")[2])}
        if inherits := {key: each for key, each in self.book.get("policies", {}).items() if key == "inheritance"}:
            kept["policies"] = inherits
        cluster = self.names.cluster()
        cluster.pop("tier", None)
        if next(iter(PROVINCES)) in self.names.all:
            cluster["tier"] = "central"  # the archive knows the mergers
        self.season = cluster["season"]
        document: Document = {"format": 2, "kind": "dossier", "cluster": cluster, "pact": {"rulebook": kept}}
        if d.chance(ANNOUNCED):
            document["announced"] = self.announced()
        if d.asked("amendments") or d.chance(AMENDED):
            members = ("on", "joined", "left")
            document["amendments"] = [{key: row[key] for key in members if key in row} for row in self.amendments()]
        document["history"] = self.history()
        self.offices(document)
        return document


def numbered(seed: str, at: int) -> Document:
    """The document of a seed and a number."""
    random = Random(f"{seed}/{at}")
    asked = {R, *random.sample(ASKED, random.randint(0, MOST_ASKED))}
    drawer = Drawer(Seeded((seed, at)), asked)
    names = Names(drawer, PROVINCES if drawer.chance(CENTRAL) else NAMES)
    return shuffled(Offices(drawer, names).draw(), Random(drawer.whole(0, 255)))


if __name__ == "__main__":
    sys.exit(run(numbered, sys.argv[1:], __doc__ or ""))
