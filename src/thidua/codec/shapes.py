"""Shapes: how a dossier is laid out on paper, where that differs from its nouns.

Owns: `DossierShape` and the tables in it; `RegisterShape`.
Takes and gives: keys as documents write them; units by id or name; figures still unread.
Never: a check that needs two tables of a document.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from thidua.awards import Grant, Honour
from thidua.balloting import Ballots, Electorate
from thidua.clusters import Change, Choice, Officers, Tier, Unit
from thidua.errors import Problem, RecordError
from thidua.figures import State
from thidua.grounds import Basis, Fault, Source
from thidua.pacts import Movement
from thidua.ranking import Ruling
from thidua.timetable import Meeting

__all__ = ["DossierShape", "RegisterShape"]


@frozen(kw_only=True)
class UnitShape:
    """A member as written: the id may be left to the name."""

    name: str | None = None
    id: str | None = None
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    formed_from: tuple[str, ...] = ()
    carries_on: str | None = None
    size: int | None = None


@frozen(kw_only=True)
class ClusterShape:
    """The cluster with its season and officers; what is missing is the reader's to refuse."""

    id: str | None = None
    name: str | None = None
    season: int | str | None = None
    period: tuple[date, ...] = ()
    tier: Tier | None = None
    within: str | None = None
    organiser: str | None = None
    sector: str | None = None
    head: str | None = None
    deputy: str | None = None
    members_complete: bool = True
    units: tuple[UnitShape, ...] = ()
    others: tuple[UnitShape, ...] = ()


@frozen(kw_only=True)
class PactShape:
    """The pact; the rulebook by name, by file, or whole."""

    signed: date | None = None
    signatures: tuple[str, ...] = ()
    witness: str | None = None
    rulebook: Any = None
    movements: tuple[Movement, ...] = ()
    term: int = 1


@frozen(kw_only=True)
class AmendmentShape:
    """A dated change of the pact, its targets still unread."""

    on: date
    targets: dict[str, Any] = field(factory=dict)
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    movements: tuple[Movement, ...] = ()


@frozen(kw_only=True)
class SubmissionShape:
    """A dated submission, its figures still unread."""

    unit: str
    on: date
    figures: dict[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class ReviewShape:
    """A review, its value still unread."""

    unit: str
    figure: str | None = None
    value: Any = None
    state: State | None = None
    criterion: str | None = None
    points: Fraction | None = None
    stage: str | None = None
    role: str | None = None
    by: str | None = None
    on: date | None = None
    reason: str | None = None
    explanation: str | None = None
    accepted: bool | None = None


@frozen(kw_only=True)
class AnnouncedShape:
    """What was announced, by unit."""

    places: dict[str, int] = field(factory=dict)
    totals: dict[str, Fraction] = field(factory=dict)
    bands: dict[str, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Refuse two announcements of one season."""
        if self.places and self.totals:
            raise RecordError([Problem(fault=Fault.TWO_ANNOUNCEMENTS)])


@frozen(kw_only=True)
class ProposalShape:
    """When the proposal for awards was made."""

    on: date


@frozen(kw_only=True)
class VoteShape:
    """A vote as written: what its counts add up to can be judged only once its units are found."""

    award: str | None = None
    office: str | None = None
    unit: str | None = None
    electorate: Electorate
    ballots: Ballots
    written: Ballots = Ballots()


@frozen(kw_only=True)
class DossierShape:
    """A whole dossier as written."""

    cluster: ClusterShape = ClusterShape()
    basis: Basis | None = None
    source: str | None = None
    sources: tuple[Source, ...] = ()
    pact: PactShape = PactShape()
    targets: dict[str, Any] = field(factory=dict)
    amendments: tuple[AmendmentShape, ...] = ()
    not_assigned: dict[str, tuple[str, ...]] = field(factory=dict)
    figures: dict[str, Any] = field(factory=dict)
    submissions: tuple[SubmissionShape, ...] = ()
    reviews: tuple[ReviewShape, ...] = ()
    announced: AnnouncedShape | None = None
    meetings: tuple[Meeting, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    proposal: ProposalShape | None = None
    votes: tuple[VoteShape, ...] = ()
    succession: Choice | None = None
    decisions: tuple[Grant, ...] = ()
    honours: tuple[Honour, ...] = ()
    history: tuple[Officers, ...] = ()


@frozen(kw_only=True)
class RegisterShape:
    """Units in time as written."""

    id: str
    name: str = ""
    basis: Basis | None = None
    source: str | None = None
    sources: tuple[Source, ...] = ()
    units: tuple[Unit, ...] = ()
    changes: tuple[Change, ...] = ()
