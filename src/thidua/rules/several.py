"""Several: what a line may say that takes the best of several values, and what no other line may.

Owns: `bad_several`.
Takes a line, and what it knows of what is read; gives problems.
Never: which values are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thidua.criteria import Criterion
from thidua.errors import Problem
from thidua.figures import Figure
from thidua.grounds import PERCENT, Fault, pairs
from thidua.readings import Reading, text_of
from thidua.scales import NUMBERS, BestOf


def bad_several(row: Criterion, figure: Callable[[Reading], Figure | None], path: str) -> Iterator[Problem]:
    """More values taken than there are, values that are no numbers of points, and `missing` beside another scale."""
    if not isinstance(row.core, BestOf):
        if row.missing is not None:
            facts = pairs(found="missing", allowed="best-of")
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"{path}.missing", facts=facts)
        return
    if row.core.take > len(row.several):
        facts = pairs(found=row.core.take, allowed=f"1 … {len(row.several)}")
        yield Problem(fault=Fault.OUT_OF_RANGE, path=f"{path}.scale.take", facts=facts)
    for role, read in row.ordered:
        found = figure(read) if role in row.several else None
        if found is None:
            continue
        kind = PERCENT if found.is_share else found.kind
        # 12.5 % is no number of points, so that no sum of such is (shape 38)
        if found.is_share or found.kind not in NUMBERS:
            facts = pairs(found=text_of(read), kind=kind)
            yield Problem(fault=Fault.NOT_READABLE, path=f"{path}.reads.{role}", facts=facts)
