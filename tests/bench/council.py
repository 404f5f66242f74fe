"""What a council over many clusters costs, and that ten times as many clusters take about ten times as long.

    python tests/bench/council.py

Clusters of seven, every unit proposed for two awards, every flag voted on.
"""

import gc
from datetime import date
from fractions import Fraction
from random import Random
from time import perf_counter

from thidua import Ballots, Council, decide
from thidua.awards import Award
from thidua.council import CouncilVote, Proposal, Qualified
from thidua.law import Exclusive, Law, Quota
from thidua.rules import BallotRule, Denominator, Edge

SIZE, MEMBERS, DAY = 7, 1001, date(2024, 1, 1)


def council(clusters: int) -> Council:
    """A council of many members, so that nearly every proposal has its own number of approvals."""
    random = Random(7)
    named = [(f"c{cluster}", f"u{unit}") for cluster in range(clusters) for unit in range(SIZE)]
    votes = []
    for cluster, unit in named:
        approve = random.randrange(MEMBERS + 1)
        ballots = Ballots(approve=approve, reject=MEMBERS - approve)
        votes.append(CouncilVote(cluster=cluster, unit=unit, award="flag", ballots=ballots))
    awards = (Award(id="flag", name="Flag"), Award(id="merit", name="Merit"))
    exclusive = (Exclusive(awards=("flag", "merit")),)
    return Council(
        id="h",
        name="H",
        members=MEMBERS,
        on=DAY,
        law=(Law(id="x", chain="x", name="X", since=DAY, awards=awards, exclusive=exclusive),),
        ballot=(
            BallotRule(about="flag", denominator=Denominator.MEMBERS, threshold=Fraction(1, 2), edge=Edge.REACHED),
        ),
        quotas=(Quota(award="flag", share=Fraction(1, 5), of="flag"),),
        qualified=(Qualified(award="flag", collectives=len(named)),),
        votes=tuple(votes),
        proposed=tuple(
            Proposal(cluster=cluster, unit=unit, award=each) for cluster, unit in named for each in ("flag", "merit")
        ),
    )


def seconds(held: dict[str, Council], rounds: int) -> dict[str, float]:
    """The best time of each over many rounds, taken in turn."""
    best = dict.fromkeys(held, float("inf"))
    gc.disable()
    for _ in range(rounds):
        for name, each in held.items():
            start = perf_counter()
            decide((), each)
            best[name] = min(best[name], perf_counter() - start)
    gc.enable()
    return best


def main() -> None:
    """Print the ratio with its bound, and the time of a thousand clusters."""
    found = seconds({"small": council(100), "large": council(1000)}, 10)
    print(f"1000 clusters of 7 : 100 clusters of 7  {found['large'] / found['small']:.1f} (at most 12)")
    print(f"1000 clusters of 7 : {found['large']:.2f} s (seconds)")
    start = perf_counter()
    lines = decide((), council(1000)).explain("en")
    print(f"{len(lines)} reasons in words, with the decisions: {perf_counter() - start:.2f} s (seconds)")


if __name__ == "__main__":
    main()
