"""Places of many units in many clusters: pure Python against pandas, on one machine in one run.

    python -m pip install -e ".[bench]" && python tests/bench/places.py

1,000,000 plain totals in 140,000 clusters, cluster after cluster as tables are kept; then the same rows shuffled, where
both mostly wait for memory. Best of several rounds taken in turn. Nothing here is a test.
"""

import gc
from collections.abc import Callable
from random import Random
from time import perf_counter

import pandas as pd

from thidua.order import places_within

ROWS, CLUSTERS, ROUNDS = 1_000_000, 140_000, 5
Rows = list[tuple[int | str, int]]


def rows() -> Rows:
    """Totals from 0 to 100 by hundredths, every cluster of about seven units."""
    random = Random(7)
    members = sorted([*range(CLUSTERS), *(random.randrange(CLUSTERS) for _ in range(ROWS - CLUSTERS))])
    return [(cluster, random.randrange(10_001)) for cluster in members]


def best(*runs: Callable[[], object]) -> list[float]:
    """The shortest time of each, all taken in turn."""
    fastest = [float("inf")] * len(runs)
    for _ in range(ROUNDS):
        for row, run in enumerate(runs):
            start = perf_counter()
            run()
            fastest[row] = min(fastest[row], perf_counter() - start)
    return fastest


def compare(name: str, totals: Rows) -> None:
    """Print how long both take, and that they agree."""
    clusters, points = [cluster for cluster, _ in totals], [total for _, total in totals]
    frame = pd.DataFrame({"cluster": clusters, "points": points})

    def theirs() -> "pd.Series[float]":
        return frame.groupby("cluster")["points"].rank(method="min", ascending=False)

    assert places_within(clusters, points) == theirs().astype(int).tolist()
    gc.disable()
    own, other = best(lambda: places_within(clusters, points), theirs)
    gc.enable()
    print(f"{name:<32} {own:.2f} s : pandas {other:.2f} s = {own / other:.2f}")


def main() -> None:
    """Print the ratios; that of plain totals is to be at most 2."""
    plain = rows()
    compare("plain totals (at most 2)", plain)
    compare("clusters by name", [(f"cum-{cluster}", total) for cluster, total in plain])
    mixed = Random(7).sample(plain, ROWS)
    compare("shuffled", mixed)
    compare("shuffled, clusters by name", [(f"cum-{cluster}", total) for cluster, total in mixed])


if __name__ == "__main__":
    main()
