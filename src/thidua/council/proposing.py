"""Proposing: what the clusters put before a council, and what they may still put before it.

Owns: `Proposal`, `Awaited`, `proposals`, `awaited`, `not_concluded`, `outstanding`, `may_be`.
Takes the nominations of many clusters; gives their proposals, and the awards for which slots are still open.
Never: a decision (that is the council's).
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, field, frozen

from thidua.given import texts_of
from thidua.nominating import Nominations
from thidua.nouns import Noun
from thidua.pacts import Pact
from thidua.references import AwardId


@frozen(kw_only=True, repr=False)
class Proposal(Noun):
    """A unit of one cluster proposed for an award (*đề nghị khen thưởng*).

    `cluster` and `unit` are ids, of which that of the unit is unique only in its cluster; `name` and `cluster_name` are
    their names.
    """

    cluster: str
    unit: str
    award: AwardId = field(converter=AwardId)
    name: str | None = None
    cluster_name: str | None = None


@frozen(kw_only=True, repr=False)
class Awaited(Noun):
    """An award for which a cluster may still propose units, because slots for it are open there (*suất còn để ngỏ*).

    `most` is how many more it may propose, None where nobody knows. `units` are those known to be possible. If
    `others_but` is not None, any other unit of the cluster is possible too, except those in it.
    """

    cluster: str
    award: AwardId = field(converter=AwardId)
    units: tuple[str, ...] = field(default=(), converter=texts_of)
    most: int | None = None
    cluster_name: str | None = None
    others_but: tuple[str, ...] | None = None


def proposals(nominations: Iterable[Nominations]) -> tuple[Proposal, ...]:
    """List what many clusters propose, cluster by cluster."""
    found = []
    for each in nominations:
        cluster = each.tally.ranking.pact.cluster
        found += [
            Proposal(
                cluster=cluster.id,
                cluster_name=cluster.name,
                unit=one.unit,
                name=cluster.unit(one.unit).name,
                award=one.award,
            )
            for one in each.nominated
        ]
    return tuple(found)


def awaited(nominations: Iterable[Nominations]) -> tuple[Awaited, ...]:
    """List what many clusters may still propose, cluster by cluster."""
    return tuple(
        _of_slots(each, award) for each in nominations for award in dict.fromkeys(slot.award for slot in each.pending)
    )


def not_concluded(pact: Pact) -> tuple[Awaited, ...]:
    """What a cluster may still propose whose year is under way: units for every award of its slots."""
    cluster, rules = pact.cluster, pact.rulebook
    # where its tier is not recorded a slot may be for this cluster (shape 52)
    slots = [slot for slot in (() if rules is None else rules.slots) if slot.suits(cluster.tier) is not False]
    awards = tuple(dict.fromkeys(slot.award for slot in slots))
    return tuple(Awaited(cluster=cluster.id, cluster_name=cluster.name, award=award, others_but=()) for award in awards)


def _of_slots(nominations: Nominations, award: str) -> Awaited:
    """The open slots of one award together: within one award a unit stands once."""
    cluster = nominations.tally.ranking.pact.cluster
    slots = [slot for slot in nominations.pending if slot.award == award]
    units = tuple(dict.fromkeys(unit for slot in slots for unit in (*slot.units, *slot.silent)))
    # members that the record does not name may be proposed as well (shape 54)
    others = [slot.unnamed for slot in slots if slot.unnamed is not None]
    known = len(others) == len(slots)
    seats = sum(min(slot.seats, len(slot.able) + (slot.unnamed or 0)) for slot in slots)
    most = min(seats, len(units) + sum(others)) if known else None
    return Awaited(
        cluster=cluster.id,
        cluster_name=cluster.name,
        award=award,
        units=units,
        most=most,
        others_but=None if known and not sum(others) else cluster.ids,  # whom the record does not name
    )


def may_be(awaited: Awaited, unit: str) -> bool:
    """Whether a cluster may still propose this unit of it."""
    return unit in awaited.units or (awaited.others_but is not None and unit not in awaited.others_but)


def outstanding(awaited: Iterable[Awaited], made: Iterable[Proposal]) -> tuple[Awaited, ...]:
    """What is still to come beside the proposals made: one made for a unit that an open slot may take fills it."""
    found, proposed = [], dict[tuple[str, str], list[str]]()
    for one in made:
        proposed.setdefault((one.cluster, one.award), []).append(one.unit)
    for each in awaited:
        here = proposed.get((each.cluster, each.award), [])
        # what the council records for a unit that an open slot may take fills that slot (shape 54)
        rest = tuple(unit for unit in each.units if unit not in here)
        most = None if each.most is None else each.most - sum(may_be(each, unit) for unit in here)
        if most is None or most > 0:
            but = None if each.others_but is None else (*each.others_but, *here)
            found.append(evolve(each, units=rest, most=most, others_but=but))
    return tuple(found)
