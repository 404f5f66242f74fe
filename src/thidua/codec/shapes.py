"""Shapes: how a dossier is laid out on paper, where that differs from its nouns.

Owns: `DossierShape` and the tables in it, `ProposalShape` and `RegisterShape`; `PLAIN`, `FROM`, `unread`, `read_as`,
`sources_of`.
Takes and gives: keys as documents write them; units by id or name; figures still unread.
Never: a check that needs two tables of a document; a field of a noun, told again.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import cache
from types import GenericAlias
from typing import Any, TypeVar, cast, get_origin

from attrs import NOTHING, Attribute, field, fields, frozen, make_class, resolve_types

from thidua.amendments import Amendment
from thidua.balloting import Vote
from thidua.clusters import Cluster
from thidua.dossier import Dossier
from thidua.grounds import Basis, Source, Sources
from thidua.nouns import as_read
from thidua.pacts import Pact
from thidua.reviewing import Review, Submission
from thidua.shown import Shown
from thidua.units import Register, Unit

__all__ = ["DossierShape", "RegisterShape"]

Noun = TypeVar("Noun")


def unread(noun: type, *needed: str, **others: Any) -> Any:
    """The fields of a noun as a document writes them, before names are found and anything is checked.

    `others` are those that a document has in another form, each with its type, and may be left out; None has none.
    Those that are `needed` may not be left out, though the noun can be without.
    """
    own = {each.name: _as_written(each) for each in fields(resolve_types(noun)) if each.init}
    own |= {each.name: field(type=each.type) for each in fields(noun) if each.name in needed}
    laid = {name: _left_out(kind) for name, kind in others.items() if kind is not None}
    kept = {name: each for name, each in (own | laid).items() if name not in others or others[name] is not None}
    return make_class(f"{noun.__name__}Shape", kept, frozen=True, kw_only=True)


def _as_written(own: Attribute[Any]) -> Any:
    return field(type=own.type) if own.default is NOTHING else field(type=own.type, default=own.default)


def _left_out(kind: Any) -> Any:
    """A field that may be left out: a table or a list is empty then."""
    empty: dict[Any, Any] = {dict: field(type=kind, factory=dict), tuple: field(type=kind, default=())}
    return empty.get(get_origin(kind), field(type=kind, default=None))


def read_as(noun: type[Noun], shape: Any, **read: Any) -> Noun:
    """The noun of a shape: what was read since, and the rest as written.

    Raises: what the noun raises.
    """
    kept = _shared(cast("Hashable", noun), cast("Hashable", type(shape)))
    found: Noun = as_read(cast("Hashable", noun))(**({name: getattr(shape, name) for name in kept} | read))
    return found


@cache
def _shared(noun: Hashable, shape: Hashable) -> tuple[str, ...]:
    """The fields of a noun that its shape has too."""
    laid = {each.name for each in fields(cast("type", shape))}
    return tuple(each.name for each in fields(cast("type", noun)) if each.init and each.name in laid)


def _rows(kind: Any) -> Any:
    return GenericAlias(tuple, (kind, ...))


UnitShape = unread(Unit, name=str | None, id=str | None)  # the id may be left to the name
ClusterShape = unread(
    Cluster,
    id=str | None,
    name=str | None,
    season=int | str | None,
    period=tuple[date, ...],
    head=str | None,
    deputy=str | None,
    units=_rows(UnitShape),
    others=_rows(UnitShape),
)
# what stands in other tables: season and offices with the cluster, targets and amendments unit by unit and by day
_ELSEWHERE = dict.fromkeys(("cluster", "season", "head", "deputy", "targets", "not_assigned", "amendments", "awards"))
PactShape = unread(Pact, rulebook=Any, **_ELSEWHERE)
AmendmentShape = unread(Amendment, targets=dict[str, Any])
SubmissionShape = unread(Submission, "on", figures=dict[str, Any], cut=None)  # the undated stand in another table
ReviewShape = unread(Review, value=Any)
VoteShape = unread(Vote)  # what its counts add up to can be judged only once its units are found


@frozen(kw_only=True, repr=False)
class ProposalShape(Shown):
    """When the proposal for awards was made."""

    on: date


# where a document as a whole comes from
FROM: dict[str, Any] = {"basis": Basis | None, "source": str | None, "sources": tuple[Source, ...]}
# keys that a dossier has on paper alone, and tables whose values can be read only by their figures or units
_HEAD = {
    "cluster": field(type=ClusterShape, default=ClusterShape()),
    **{key: _left_out(kind) for key, kind in FROM.items()},
    "pact": field(type=PactShape, default=PactShape()),
    "targets": _left_out(dict[str, Any]),
    "amendments": _left_out(_rows(AmendmentShape)),
    "not_assigned": _left_out(dict[str, tuple[str, ...]]),
    "figures": _left_out(dict[str, Any]),
}
_UNREAD = {
    "submissions": _left_out(_rows(SubmissionShape)),
    "reviews": _left_out(_rows(ReviewShape)),
    "self_scores": _left_out(dict[str, Any]),
    "proposed_on": _left_out(ProposalShape | None),
    "votes": _left_out(_rows(VoteShape)),
}
_KEYS = {"proposed_on": "proposal"}
_APART = ("pact", "sources", "law", "catalogue", "register")  # told above, or in other documents
_TABLES = tuple(each for each in fields(resolve_types(Dossier)) if each.name not in _APART)
PLAIN = tuple(each for each in _TABLES if each.name not in _UNREAD)  # whose rows are nouns as they stand
DossierShape: Any = make_class(
    "DossierShape",
    _HEAD | {_KEYS.get(each.name, each.name): _UNREAD.get(each.name) or _as_written(each) for each in _TABLES},
    frozen=True,
    kw_only=True,
)


RegisterShape = unread(Register, "id", **FROM)


def sources_of(shape: Any) -> Sources:
    """Where a document comes from, as it says itself."""
    return Sources(source=shape.source, basis=shape.basis, parts=shape.sources)
