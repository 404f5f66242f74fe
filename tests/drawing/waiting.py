"""Years on which the two engines do not say the same: ``python tests/drawing/waiting.py`` writes them down anew.

By number, each with how. What is `cautious` asks for nothing: the library leaves open what the second engine settles,
and may. Anything else is a disagreement and waits to be mended. Whoever moves the list writes it down anew, and looks
at what came in.
"""

import json
import pathlib
import sys
from collections.abc import Iterable
from random import Random

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from drawing.documents import Document, numbered
from drawing.features import NOT_DRAWN, features, impossible
from drawing.holding import held, root

FILE = pathlib.Path(__file__).with_name("waiting.json")
YEARS = range(240)


def year(number: int) -> Document:
    """A numbered year with two features asked for: over all the years each feature comes up about once."""
    names = [each for each in features() if each not in NOT_DRAWN]
    Random(0).shuffle(names)
    first, second = (names[each % len(names)] for each in (2 * number, 2 * number + 1))
    return numbered(number, (first,) if impossible(first, second) else (first, second))


def differing(numbers: Iterable[int]) -> dict[str, str]:
    """How the engines differ on each of some years, or that the library alone is cautious, by number."""
    found = {}
    for number in numbers:
        document = year(number)
        both = held(document)
        if both.differs:
            found[str(number)] = root(both.differs, document)
        elif both.cautious:
            found[str(number)] = f"cautious: {root(both.cautious, document)}"
    return found


def known() -> dict[str, str]:
    """What is written down."""
    found: dict[str, str] = json.loads(FILE.read_text("utf-8"))
    return found


def family(kind: str) -> str:
    """A kind of disagreement in a word or two: the part of the outcome, or who refuses; `cautious` stays."""
    return kind.partition(" of ")[0] if kind.startswith("cells") else kind.partition(" (")[0].partition(".…")[0]


if __name__ == "__main__":
    before, now = known() if FILE.exists() else {}, differing(YEARS)
    FILE.write_text(json.dumps(now, ensure_ascii=False, indent=0) + "\n", "utf-8")
    came = {number: kind for number, kind in now.items() if before.get(number) != kind}
    sys.stdout.write(f"{len(before)} before, {len(now)} now; new: {came}\n")
