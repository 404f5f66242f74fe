"""Both engines on documents of your own: ``python tests/drawing/compare.py FILE…`` prints where they differ."""

import json
import pathlib
import sys
import tomllib
from decimal import Decimal
from fractions import Fraction
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from drawing.holding import held


def read(path: pathlib.Path) -> dict[str, Any]:
    """The mapping of a document, its rulebook inlined where it lies beside it."""
    text = path.read_text("utf-8")
    document: dict[str, Any] = (
        json.loads(text, parse_float=Fraction) if path.suffix == ".json" else tomllib.loads(text, parse_float=Decimal)
    )
    rulebook = document.get("pact", {}).get("rulebook")
    if isinstance(rulebook, str) and (path.parent / rulebook).exists():
        document["pact"]["rulebook"] = read(path.parent / rulebook)
    return document


def main(paths: list[str]) -> int:
    """Compare every file; the exit code says whether all agree."""
    wrong = 0
    for name in paths:
        both = held(read(pathlib.Path(name)), pathlib.Path(name))
        wrong += bool(both.differs)
        sys.stdout.write(f"{name}: {'differ' if both.differs else 'agree'}\n")
        if both.mine.refused and both.theirs.refused:
            sys.stdout.write(f"    both refuse: oracle {both.mine.refused}, engine {both.theirs.refused}\n")
        sys.stdout.writelines(f"    {line}\n" for line in both.differs)
        sys.stdout.writelines(f"    left open by the library: {line}\n" for line in both.cautious)
    sys.stdout.write(f"{len(paths)} documents, {wrong} differ\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
