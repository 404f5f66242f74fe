"""Many documents of one kind, by number: compared one after the other, what differs made small and kept."""

import argparse
import pathlib
import sys
from collections.abc import Callable
from typing import Any

from drawing.holding import held, root, signs
from drawing.shrinking import smaller
from drawing.writing import written

Document = dict[str, Any]


def run(numbered: Callable[[str, int], Document], arguments: list[str], about: str) -> int:
    """Compare, keep what differs, and say how many did."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", default="0")
    parser.add_argument("--into", type=pathlib.Path, required=True)
    options = parser.parse_args(arguments)
    options.into.mkdir(parents=True, exist_ok=True)
    compared = wrong = 0
    for at in range(options.count):
        document = numbered(options.seed, at)
        both = held(document)
        compared += both.mine.refused is None
        if not both.differs:
            continue
        wrong += 1
        kind = root(both.differs, document)
        small = smaller(document, lambda each, kind=kind: kind in signs(held(each).differs, each))
        said = "".join(f"# {line}\n" for each in held(small).differs for line in each.splitlines())
        (options.into / f"{options.seed}-{at}.toml").write_text(said + written(small), "utf-8")
        sys.stdout.write(f"{at}: {kind}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{options.count} documents: {compared} compared, {wrong} differ\n")
    return int(bool(wrong))
