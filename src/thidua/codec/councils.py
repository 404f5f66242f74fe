"""Councils: a council and what it recorded as a document.

Owns: `read_council`, `dump_council`, `dossiers_named`, `decisions_out`, `VoteShape`, `AnnouncedShape`, `CouncilShape`.
Takes plain values and the editions of law; gives a council, or every problem at once; decisions as plain values.
Never: the search for the dossiers that it names (see `archive`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from thidua.balloting import Ballots
from thidua.codec.conclusions import ground_out
from thidua.codec.editions import FORMAT, opened
from thidua.codec.omissions import Notes, readable
from thidua.codec.parts import faulty_parts
from thidua.codec.shapes import FROM, read_as, sources_of, unread
from thidua.codec.writing import sources_out, value_out
from thidua.council import Announced, Council, CouncilVote, Decisions, Proposal, Qualified
from thidua.errors import RecordError, ThiduaError
from thidua.law import Law, catalogue, governing
from thidua.shown import Shown

__all__ = ["decisions_out", "dossiers_named", "dump_council", "read_council"]


@frozen(kw_only=True, repr=False)
class VoteShape(Shown):
    """One line of the council's minutes."""

    cluster: str
    unit: str
    award: str
    approve: int = 0
    reject: int = 0
    abstain: int = 0
    blank: int = 0
    invalid: int = 0


@frozen(kw_only=True, repr=False)
class AnnouncedShape(Shown):
    """What was announced about one award, as counts."""

    proposed: int | None = None
    decided: int | None = None


CouncilShape = unread(
    Council,
    **dict.fromkeys(("proposed", "law", "catalogue")),  # told under another key, or elsewhere
    **FROM,
    qualified=dict[str, int],
    votes=tuple[VoteShape, ...],
    announced=dict[str, AnnouncedShape],
    proposals=tuple[Proposal, ...],
    dossiers=tuple[str, ...],
)


def read_council(plain: dict[str, Any], laws: Iterable[Law] = ()) -> tuple[Council, tuple[str, ...]]:
    """Read the council that a document describes, under the law of its day, and the dossiers that it names.

    Raises: FormatError or RecordError, listing every problem.
    """
    notes = Notes()
    rest, numbers = opened(plain, notes, "council")
    shape, _ = readable(rest, CouncilShape, numbers, notes)
    notes.add(faulty_parts(rest, CouncilShape), RecordError)
    council = None
    if shape is not None:
        try:
            council = _council(shape, laws)
            notes.add(council.misspelt, RecordError)
        except ThiduaError as error:
            notes.add(error.problems, type(error))
    if shape is None or council is None or notes.found:
        raise notes.error()
    return council, shape.dossiers


def dump_council(council: Council) -> dict[str, Any]:
    """Write a council as a document of plain values, with all proposals that it received inside.

    It reads back equal under the same laws.
    """
    written = ("id", "name", "members", "present", "on", "tier", "ballot", "quotas", "exclusive", "salaries")
    found: dict[str, Any] = {"format": FORMAT, "kind": "council", **sources_out(council.sources)}
    found["sources"] = found.pop("parts", [])
    found |= {key: value_out(getattr(council, key)) for key in (*written, "awaited", "silent")}
    found["qualified"] = {each.award: each.collectives for each in council.qualified}
    found["votes"] = [_vote_out(each) for each in council.votes]
    found["announced"] = {each.award: _counts_out(each) for each in council.announced}
    found["proposals"] = value_out(council.proposed)
    return {key: value for key, value in found.items() if value is not None and value not in ([], {})}


def _vote_out(vote: CouncilVote) -> dict[str, Any]:
    told = {key: getattr(vote.ballots, key) for key in _COUNTS}
    return {"cluster": vote.cluster, "unit": vote.unit, "award": vote.award} | {k: n for k, n in told.items() if n}


_COUNTS = ("approve", "reject", "abstain", "blank", "invalid")


def _counts_out(announced: Announced) -> dict[str, int]:
    told = {"proposed": announced.proposed, "decided": announced.decided}
    return {key: number for key, number in told.items() if number is not None}


def dossiers_named(plain: dict[str, Any]) -> tuple[str, ...]:
    """The dossiers that a document of a council names, even if the rest of it cannot be read."""
    named = plain.get("dossiers")
    return tuple(each for each in named if isinstance(each, str)) if isinstance(named, list) else ()


def _council(shape: Any, laws: Iterable[Law]) -> Council:
    known = tuple(laws)
    return read_as(
        Council,
        shape,
        qualified=tuple(Qualified(award=award, collectives=number) for award, number in shape.qualified.items()),
        votes=tuple(
            CouncilVote(
                cluster=each.cluster,
                unit=each.unit,
                award=each.award,
                ballots=Ballots(**{key: getattr(each, key) for key in _COUNTS}),
            )
            for each in shape.votes
        ),
        announced=tuple(
            Announced(award=award, proposed=each.proposed, decided=each.decided)
            for award, each in shape.announced.items()
        ),
        proposed=shape.proposals,
        law=governing(known, shape.on),
        catalogue=catalogue(known),
        sources=sources_of(shape),
    )


def decisions_out(decisions: Decisions) -> dict[str, Any]:
    """Write what a council decided as plain values, ready for JSON."""
    council = decisions.council
    return {
        "format": FORMAT,
        "kind": "decisions",
        "council": council.id,
        "on": council.on.isoformat() if council.on is not None else None,
        "decided": [
            {"cluster": each.cluster, "unit": each.unit, "award": each.award, "granted_by": each.granted_by}
            for each in decisions.decided
        ],
        "grounds": [ground_out(ground) for ground in decisions.said],
    }
