"""Both engines on documents of your own: ``python tests/drawing/compare.py FILE…`` prints where they differ.

The second engine reads sound documents alone: a slip is for the library to find, so where it refuses a document, or the
second engine breaks on one, there is nothing to compare. That is said, and counted apart from what differs. The exit
code is 0 if all agree, 1 if one differs or cannot be compared, 2 if there is no file or one cannot be read.
"""

import argparse
import json
import pathlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import thidua
from drawing.holding import SECONDS, Answer, Held, held

EDITIONS = pathlib.Path(thidua.__file__).parent / "archive" / "rulebooks"
ENDINGS = (".toml", ".json")
AGREE, REFUSE, DIFFER, APART = "agree", "both refuse", "differ", "cannot be compared"


def parsed(path: pathlib.Path) -> Any:
    """The plain values of a file."""
    text = path.read_bytes().decode("utf-8-sig")
    if path.suffix.lower() == ".json":
        return json.loads(text, parse_float=Fraction)
    return tomllib.loads(text, parse_float=Decimal)


def read(path: pathlib.Path) -> Any:
    """The mapping of a document, its rulebook inlined: the file beside it or the edition that it names."""
    document = parsed(path)
    pact = document.get("pact") if isinstance(document, dict) else None
    named = pact.get("rulebook") if isinstance(pact, dict) else None
    if isinstance(named, str) and (rulebook := _rulebook(named, path.parent)) is not None:
        document["pact"]["rulebook"] = rulebook
    return document


def _rulebook(named: str, folder: pathlib.Path) -> Any:
    """The rulebook of that name, as the library looks for it; None where it finds none that can be read."""
    editions = {each.stem: each for each in EDITIONS.glob("*.toml")}
    path = folder / named if named.lower().endswith(ENDINGS) else editions.get(named)
    try:
        return None if path is None else parsed(path)
    except (OSError, ValueError, RecursionError):
        return None  # which the library refuses, and says why


def verdict(both: Held) -> str:
    """What came of a document: whether the two agree, or differ, or one of them alone could read it."""
    if both.mine.refused is not None and both.theirs.refused is not None:
        return REFUSE
    if both.theirs.refused is not None or (both.mine.broken is not None and both.theirs.broken is None):
        return APART
    return DIFFER if both.differs else AGREE


def why_apart(both: Held) -> str:
    """Why two answers cannot be compared."""
    if both.theirs.refused is None:
        return f"the second engine {_cannot(both.mine)}; the library reads it"
    second = "reads it all the same" if both.mine.broken is None else _cannot(both.mine)
    return f"the library refuses it ({both.theirs.refused}); the second engine {second}"


def _cannot(mine: Answer) -> str:
    if (mine.broken or "").startswith("TimeoutError"):
        return f"gives no answer within {SECONDS} seconds"
    return f"cannot read it ({mine.broken})"


def told(both: Held, came: str) -> Iterator[str]:
    """What there is to say of a document, line by line."""
    if came == REFUSE:
        yield f"oracle {both.mine.refused}, engine {both.theirs.refused}"
    if came == APART:
        yield why_apart(both)
    if came == DIFFER:
        yield from both.differs
    yield from (f"left open by the library: {line}" for line in both.cautious)


def main(arguments: list[str]) -> int:
    """Compare every file; the exit code says whether all agree."""
    first, *rest = (__doc__ or "").split("\n\n")
    parser = argparse.ArgumentParser(prog="compare.py", usage="%(prog)s FILE…", description=first, epilog="".join(rest))
    parser.add_argument("files", metavar="FILE", nargs="+", type=pathlib.Path, help="a dossier, TOML or JSON")
    documents: list[tuple[pathlib.Path, Any]] = []
    for path in parser.parse_args(arguments).files:
        try:
            documents.append((path, read(path)))
        except (OSError, ValueError, RecursionError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            sys.stderr.write(f"{path} cannot be read: {' '.join(str(reason).split())}\n")
            return 2
    times = Counter[str]()
    for path, document in documents:
        both = held(document, path)
        came = verdict(both)
        times[came] += 1
        sys.stdout.write(f"{path}: {came}\n")
        sys.stdout.writelines(f"    {line}\n" for line in told(both, came))
    sys.stdout.write(f"{len(documents)} documents, {times[DIFFER]} differ, {times[APART]} cannot be compared\n")
    return int(bool(times[DIFFER] + times[APART]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
