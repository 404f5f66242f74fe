"""Rungs: where a unit stands on the ladder of classes while its class is worked out.

Owns: `MayBe`, `Ladder`, `Standing`, `named`, `rung_of`.
Takes and gives: rungs, as places on the ladder of classes from the lowest up.
Never: what puts a unit on a rung (see `classes` and `limits`).
"""

from __future__ import annotations

from attrs import frozen

from thidua.formulas import Ends
from thidua.grounds import Facts, Ground
from thidua.rules import Band
from thidua.shown import Shown

MayBe = tuple[str | None, ...]
Ladder = list[Band | None]


@frozen(kw_only=True, repr=False)
class Standing(Shown):
    """On which rungs a unit may be, and on which an authority may still put it (`offered`).

    `ends` are the least and the most of what classes rest on, `facts` how that is told; `reached` are the rungs before
    any limit or quota. `said` are the reasons beside the class itself, `ruled` the recorded decision that settled it.
    It is not `known` where nothing is told of classes, so that it may be any.
    """

    unit: str
    rungs: frozenset[int]
    offered: frozenset[int] = frozenset()
    ends: Ends = (None, None)
    facts: Facts = ()
    reached: frozenset[int] = frozenset()
    said: tuple[Ground, ...] = ()
    ruled: Ground | None = None
    known: bool = True


def named(ladder: Ladder, rung: int) -> str | None:
    """The name of the class on a rung; None for below all classes."""
    band = ladder[rung]
    return None if band is None else band.name


def rung_of(ladder: Ladder, name: str) -> int:
    """The rung of a class that the ladder has."""
    return next(rung for rung in range(len(ladder)) if named(ladder, rung) == name)
