"""Writing: dossiers and rulebooks as documents.

Owns: `dump_dossier`, `dump_rulebook`, `sources_out`, `value_out`.
Takes nouns; gives plain values that read back equal.
Never: a document that could not be read again.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve, fields

from thidua.amendments import Amendment
from thidua.codec.editions import FORMAT
from thidua.codec.measures import written_in
from thidua.codec.shapes import PLAIN, PactShape
from thidua.codec.single import exact, exact_ratio
from thidua.codec.structure import unstructure
from thidua.dossier import Dossier
from thidua.errors import Problem, RecordError
from thidua.figures import Value
from thidua.given import Unmarked, Unread
from thidua.grounds import Basis, Fault, Sources, pairs
from thidua.names import named_twice
from thidua.pacts import Pact
from thidua.reviewing import Review, Submission
from thidua.rules import Rulebook
from thidua.targets import Target
from thidua.timetable import Season

__all__ = ["dump_dossier", "dump_rulebook"]


def dump_rulebook(rulebook: Rulebook) -> dict[str, Any]:
    """Write a rulebook as a document of plain values that reads back equal."""
    return {"format": FORMAT, "kind": "rulebook", **written_in(unstructure(rulebook))}


def dump_dossier(dossier: Dossier) -> dict[str, Any]:
    """Write a dossier as a document of plain values, its rulebook inside; it reads back equal under the same laws.

    Raises: RecordError for what no document can hold: two reports of a unit without a day, two sources of one part, a
        pact without a season.
    """
    document = {
        "format": FORMAT,
        "kind": "dossier",
        **sources_out(dossier.sources),
        "cluster": _cluster_out(dossier.pact),
        **_pact_out(dossier.pact),
        **_submissions_out(dossier),
        "reviews": [_review_out(each, dossier.pact.rulebook) for each in dossier.reviews],
        "self_scores": _self_scores_out(dossier),
        "proposal": dossier.proposed_on and {"on": dossier.proposed_on.isoformat()},
        "votes": value_out(dossier.votes),
        **{each.name: value_out(getattr(dossier, each.name)) for each in PLAIN},
    }
    document["sources"] = document.pop("parts", [])
    told = {"announced"} if dossier.announced is not None else set()  # an announcement of nothing is one
    return {
        key: value for key, value in document.items() if key in told or (value is not None and value not in ([], {}))
    }


def value_out(told: object) -> Any:
    """A table whose rows are nouns as they stand, or one value alone."""
    return [unstructure(each) for each in told] if isinstance(told, tuple) else unstructure(told)


def sources_out(sources: Sources) -> dict[str, Any]:
    """Where a document comes from, as it says itself; its parts under `parts`.

    Raises: RecordError if one part has two sources, or the source of the whole has no basis.
    """
    if sources.source is not None and sources.basis is None:
        allowed = ", ".join(basis.value for basis in Basis)
        raise RecordError([Problem(fault=Fault.BASIS_MISSING, path="$.basis", facts=pairs(allowed=allowed))])
    if twice := named_twice((f"$.sources[{row}].about", each.about) for row, each in enumerate(sources.parts)):
        raise RecordError(twice)
    found: dict[str, Any] = unstructure(sources)
    return found


def _cluster_out(pact: Pact) -> dict[str, Any]:
    season = pact.season
    if season is None:
        raise RecordError([Problem(fault=Fault.MISSING_KEY, path="$.cluster", facts=pairs(found="season"))])
    found = {**unstructure(pact.cluster), "season": season.label, "head": pact.head, "deputy": pact.deputy}
    if (season.start is None) != (season.end is None):
        raise RecordError([Problem(fault=Fault.MISSING_KEY, path="$.cluster", facts=pairs(found="period"))])
    if season.start and season.end and season != Season.of(season.label):
        found["period"] = [season.start.isoformat(), season.end.isoformat()]
    return {key: value for key, value in found.items() if value is not None}


def _pact_out(pact: Pact) -> dict[str, Any]:
    """The pact with its tables of targets and of criteria that are not assigned."""
    own = {each.name: getattr(pact, each.name) for each in fields(PactShape) if each.name != "rulebook"}
    bare = PactShape()
    found = {key: value_out(told) for key, told in own.items() if told != getattr(bare, key)}
    if pact.rulebook is not None:
        found["rulebook"] = dump_rulebook(pact.rulebook)
    not_assigned: dict[str, list[str]] = {}
    for unit, code in pact.not_assigned:
        not_assigned.setdefault(unit, []).append(code)
    amendments = [_amendment_out(each, pact.rulebook) for each in pact.amendments]
    targets = _targets_out(pact.targets, pact.rulebook)
    return {"pact": found, "targets": targets, "amendments": amendments, "not-assigned": not_assigned}


def _targets_out(targets: tuple[Target, ...], rulebook: Rulebook | None) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for target in targets:
        found.setdefault(target.unit, {})[target.figure] = _value_out(target.plan, target.figure, rulebook)
    return found


def _amendment_out(amendment: Amendment, rulebook: Rulebook | None) -> dict[str, Any]:
    found: dict[str, Any] = unstructure(evolve(amendment, targets=()))
    return {**found, "targets": _targets_out(amendment.targets, rulebook)} if amendment.targets else found


def _submissions_out(dossier: Dossier) -> dict[str, Any]:
    """Dated submissions one by one, those without a day unit by unit."""
    submissions, rulebook = dossier.submissions, dossier.pact.rulebook
    undated = [each.unit for each in submissions if each.on is None]
    twice = sorted({unit for unit in undated if undated.count(unit) > 1})
    if twice:
        raise RecordError(
            Problem(fault=Fault.DUPLICATE_ID, path=f"$.figures.{unit}", facts=pairs(found=unit)) for unit in twice
        )
    return {
        "figures": {each.unit: _figures_out(each, rulebook) for each in submissions if each.on is None},
        "submissions": [
            {"unit": each.unit, "on": each.on.isoformat(), "figures": _figures_out(each, rulebook)}
            for each in submissions
            if each.on is not None
        ],
    }


def _self_scores_out(dossier: Dossier) -> dict[str, dict[str, str]]:
    """Own points, unit by unit."""
    found: dict[str, dict[str, str]] = {}
    for each in dossier.self_scores:
        found.setdefault(each.unit, {})[each.criterion] = exact_ratio(each.points)
    return found


def _figures_out(submission: Submission, rulebook: Rulebook | None) -> dict[str, Any]:
    return {name: _value_out(value, name, rulebook) for name, value in submission.figures}


def _value_out(value: Value, name: str, rulebook: Rulebook | None) -> Any:
    """A value of a figure as text that reads back: of a figure measured in per cent, in per cent."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Fraction):
        if rulebook is None and not isinstance(value, Unread | Unmarked):
            return exact_ratio(value)  # no measure of a figure changes it
        figure = None if rulebook is None else rulebook.figure(name)
        return exact(value, None if figure is None else figure.measure)
    if isinstance(value, date):
        return value.isoformat()
    return [unstructure(each) for each in value]


def _review_out(review: Review, rulebook: Rulebook | None) -> dict[str, Any]:
    found: dict[str, Any] = unstructure(evolve(review, value=None))
    if review.value is None or review.figure is None:
        return found
    return {**found, "value": _value_out(review.value, review.figure, rulebook)}
