"""Ratios of one run: what the library takes against what a user would use instead.

    python -m pip install -e ".[bench]" && python tests/bench/ratios.py

Every figure is the best of many rounds taken in turn, so that a change in the machine's speed touches both sides alike.
Nothing here is a test: machines differ, ratios within one run differ little.
"""

import gc
from collections.abc import Callable
from fractions import Fraction
from random import Random
from time import perf_counter

import numpy as np
import skcriteria
from pymcdm.methods import WSM
from skcriteria.agg.simple import WeightedSumModel

from thidua import (
    Cluster,
    Criterion,
    Dossier,
    Pact,
    Rulebook,
    Season,
    Submission,
    Unit,
    rank,
    score,
    settle,
)
from thidua.criteria import Criteria
from thidua.year import conclude_year


def best(run: Callable[[], object], calls: int) -> float:
    """Seconds of one call, the mean of a few calls in a row."""
    start = perf_counter()
    for _ in range(calls):
        run()
    return (perf_counter() - start) / calls


def ratios(base: Callable[[], object], others: dict[str, Callable[[], object]], rounds: int = 60) -> dict[str, float]:
    """Best time of every other over the best time of the base, all taken in turn."""
    fastest = dict.fromkeys(("", *others), float("inf"))
    gc.disable()
    for _ in range(rounds):
        for name, run in (("", base), *others.items()):
            fastest[name] = min(fastest[name], best(run, 5))
    gc.enable()
    return {name: fastest[name] / fastest[""] for name in others}


def dossier(units: int, criteria: int) -> Dossier:
    """Units with points given to one decimal on every criterion, in groups of ten."""
    random = Random(7)
    groups = [Criterion(code=f"g{group}", maximum=Fraction(100)) for group in range(criteria // 10)]
    leaves = [
        Criterion(code=f"g{index // 10}.{index % 10}", under=f"g{index // 10}", maximum=Fraction(10))
        for index in range(criteria)
    ]
    rules = Rulebook(id="bench", criteria=Criteria(rows=(*groups, *leaves)))
    members = tuple(Unit(id=f"u{index}", name=f"Unit {index}") for index in range(units))
    pact = Pact(cluster=Cluster(id="bench", name="Bench", units=members), season=Season.of(2024), rulebook=rules)
    submissions = tuple(
        Submission(unit=unit.id, figures=tuple((leaf.code, Fraction(random.randrange(1, 101), 10)) for leaf in leaves))
        for unit in members
    )
    return Dossier(pact=pact, submissions=submissions)


def main() -> None:
    """Print every ratio with its bound."""
    small = dossier(7, 30)
    matrix = np.array([[float(value) for _, value in each.figures] for each in small.submissions])
    weights = np.ones(30) / 30
    table = skcriteria.mkdm(matrix, [max] * 30, weights=weights)
    model, wsm, types = WeightedSumModel(), WSM(), np.ones(30)
    figures = settle(small.pact, small.submissions)
    year = conclude_year(small)
    runs = {
        "score and rank 7 × 30": lambda: rank(score(figures)),
        "whole year 7 × 30": lambda: conclude_year(small),
        "pymcdm": lambda: wsm(matrix, weights, types),
        "explain one unit": lambda: year.explain(unit="u3", language="vi"),
    }
    found = ratios(lambda: model.evaluate(table), runs)
    scored, concluded = found["score and rank 7 × 30"], found["whole year 7 × 30"]
    explained = found["explain one unit"] / concluded
    print(f"score and rank 7 × 30 : scikit-criteria   {scored:.2f} (at most 0.4)")
    print(f"score and rank 7 × 30 : pymcdm            {scored / found['pymcdm']:.2f} (at most 1)")
    print(f"whole year 7 × 30     : scikit-criteria   {concluded:.2f} (at most 1.2)")
    print(f"explain one unit      : whole year        {explained:.2f} (at most 2)")
    large = dossier(70, 30)
    growth = ratios(lambda: conclude_year(small), {"ten": lambda: conclude_year(large)}, rounds=20)
    print(f"whole year 70 × 30    : whole year 7 × 30 {growth['ten']:.1f} (at most 12)")
    huge = dossier(1000, 230)
    print(f"whole year 1000 × 230 : {best(lambda: conclude_year(huge), 1):.1f} s (seconds)")


if __name__ == "__main__":
    main()
