"""Upgrading: which lines of a document of format 1 are read differently since format 2, and the text in the new form.

Owns: `differences`, `upgraded`.
Takes plain values beside the nouns read from them, or a text; gives notes, or the text.
Never: another reading: documents of both formats are read by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from thidua.codec.editions import FORMAT
from thidua.codec.measures import in_per_cent
from thidua.codec.single import exact, fraction
from thidua.codec.structure import reads
from thidua.codec.text import Syntax, parse
from thidua.criteria import Adds, Criterion, Start, SumPolicy, scale_of
from thidua.dossier import Dossier
from thidua.errors import FormatError, Problem, ThiduaError
from thidua.figures import Figure, Kind
from thidua.formulas import Formula
from thidua.grounds import PERCENT, Fault, pairs
from thidua.names import Numbers
from thidua.reviewing import cases_outside
from thidua.rules import BelowMean, ByFormula, Rulebook
from thidua.scales import (
    Calculated,
    Capped,
    Counted,
    Each,
    Forfeit,
    Gated,
    Idle,
    Parts,
    Scale,
    Steps,
    Waived,
    formulas_of,
    targeted,
    works_on_role,
)

__all__ = ["differences", "upgraded"]


def differences(plain: dict[str, Any], read: Dossier | Rulebook) -> tuple[Problem, ...]:
    """A note for every line of a document of format 1 that is read differently since format 2.

    For a dossier these include the lines of a rulebook written inside it, not those of a rulebook that it names.
    """
    if isinstance(read, Rulebook):
        return tuple(_of_rulebook(plain, read)) if _is_old(plain) else ()
    inside, rules = plain.get("pact", {}).get("rulebook"), read.pact.rulebook
    notes: list[Problem] = []
    if isinstance(inside, dict) and rules is not None and _is_old(inside):
        notes += (each.under("$.pact.rulebook") for each in _of_rulebook(inside, rules))
    if _is_old(plain):
        notes += [*_values(plain, read), *_other_seasons(read), *_members(read)]
    return tuple(dict.fromkeys(notes))


def _is_old(plain: dict[str, Any]) -> bool:
    return plain.get("format") != FORMAT


def _note(path: str, **facts: str | Fraction) -> Problem:
    return Problem(fault=Fault.READS_DIFFERENTLY, path=path, facts=pairs(**facts), note=True)


def _of_rulebook(plain: dict[str, Any], rules: Rulebook) -> Iterator[Problem]:
    numbers = Numbers(plain.get("numbers", Numbers.PLAIN.value))
    for place in in_per_cent(plain):
        yield from _in_per_cent(place.path, place.raw, numbers)
    for index, row in enumerate(rules.criteria.rows):
        path = f"$.criteria[{index}]"
        yield from _leading(plain["criteria"][index], row, path)
        yield from _with_shares(formulas_of(scale_of(row)), rules.shares(row.ordered), f"{path}.scale")
        if _may_pass(row):
            yield _note(f"{path}.scale", before="reading:beyond-maximum", after="reading:at-most-maximum")
        yield from _maxima(rules, row, path)
    yield from _conditions(rules)
    for index, adjustment in enumerate(rules.adjustments):
        named = adjustment.points.names if isinstance(adjustment, ByFormula) else ()
        if index and (isinstance(adjustment, BelowMean) or {"total", "mean", "best"} & set(named)):
            path = f"$.adjustments[{index}]"
            yield _note(path, before="reading:table-total", after="reading:adjusted-total")


def _maxima(rules: Rulebook, row: Criterion, path: str) -> Iterator[Problem]:
    """A group of parts that add up to more than its own maximum, and a maximum of what adds on top."""
    if row.maximum is None:
        return
    if row.sum is SumPolicy.WARN and rules.criteria.together(row.code) > row.maximum:
        yield _note(f"{path}.sum", before="reading:beyond-maximum", after="reading:at-most-maximum")
    if row.adds is Adds.ON_TOP:
        yield _note(f"{path}.maximum", before="reading:part-of-maximum", after="reading:outside-maximum")


def _in_per_cent(path: str, raw: Any, numbers: Numbers) -> Iterator[Problem]:
    """A value of a figure measured in per cent: before, `95 %` was 0.95 of them, and 95 was 95 beside it."""
    try:
        before, after = fraction(raw, numbers), fraction(raw, numbers, PERCENT)
    except ThiduaError:  # a value in words: refused, or read as before
        return
    if after:  # nothing is nothing, in per cent too
        yield _note(path, first=exact(before), second=exact(after, PERCENT))


def _leading(plain: dict[str, Any], row: Criterion, path: str) -> Iterator[Problem]:
    """A line whose first key of `reads` is not the role on which the scale works."""
    table, inner = plain.get("reads"), row.core
    before = next(iter(dict(reads(table)))) if isinstance(table, dict) else None
    if before is not None and before != row.works_on and (works_on_role(inner) or targeted(inner)):
        yield _note(f"{path}.reads", first=before, second=row.works_on or "")


def _with_shares(formulas: Iterable[Formula], shares: Iterable[str], path: str) -> Iterator[Problem]:
    """Formulas over a figure measured in per cent, which is a share there."""
    if any(set(formula.names) & set(shares) for formula in formulas):
        yield _note(path, before="reading:per-hundred", after="reading:share")


def _conditions(rules: Rulebook) -> Iterator[Problem]:
    for path, key, each in rules.written_out:
        yield from _with_shares([each.when], rules.shares(each.reads), f"{path}.{key}")


def _may_pass(row: Criterion) -> bool:
    """Whether points that are worked out could pass the maximum of their line."""
    if row.maximum is None or row.adds is Adds.ON_TOP or row.start is Start.FULL:
        return False
    caps = [row.ceiling, *_caps(scale_of(row))]
    if any(cap is not None and cap <= row.maximum for cap in caps):
        return False
    match row.core:
        case Calculated():
            return True
        case Each() | Steps() as found:
            return found.each > 0
        case _:
            return False


def _caps(scale: Scale) -> Iterator[Fraction | None]:
    while isinstance(scale, Capped | Gated | Waived | Forfeit):
        if isinstance(scale, Capped):
            yield scale.at_most
        scale = scale.scale


def _values(plain: dict[str, Any], dossier: Dossier) -> Iterator[Problem]:
    """The values of figures in a dossier: of shares, and bare numbers of cases where evidence counts."""
    rules = dossier.pact.rulebook
    if rules is None:
        return
    numbers = Numbers(plain.get("numbers", Numbers.PLAIN.value))
    counted, dated, graded = set(_with_evidence(rules)), set(_read_by(rules, Idle)), set(_read_by(rules, Parts))
    graded |= {rules.classes.from_parts.reads} if rules.classes.from_parts is not None else set()
    for path, name, raw in _written(plain):
        figure = rules.figure(name)
        if figure is not None and figure.is_share:
            yield from _in_per_cent(path, raw, numbers)
        elif figure is not None and _bare_cases(figure, raw, counted):
            yield _note(path, before="reading:evidence-both", after="reading:evidence-unstated")
        if name in dated and _cases_without(raw, "on", "due"):
            yield _note(path, before="reading:in-no-period", after="reading:in-any-period")
        if name in graded and _cases_without(raw, "grade"):
            yield _note(path, before="reading:of-no-grade", after="reading:of-any-grade")


def _with_evidence(rules: Rulebook) -> Iterator[str]:
    """The figures of whose cases only those with, or only those without evidence count."""
    for row in rules.criteria.leaves:
        scale = row.core
        if isinstance(scale, Each) and scale.counts is not Counted.ALL and scale.value is None:
            yield row.aim


def _read_by(rules: Rulebook, kind: type[Idle | Parts]) -> Iterator[str]:
    """The figures on which lines of one kind of scale work."""
    return (row.aim for row in rules.criteria.leaves if isinstance(row.core, kind))


def _cases_without(raw: Any, *keys: str) -> bool:
    """Whether there are cases that state none of these: a bare number, or rows without them."""
    if not isinstance(raw, list):
        return raw not in (0, "0")
    return any(isinstance(case, dict) and not any(key in case for key in keys) for case in raw)


def _bare_cases(figure: Figure, raw: Any, counted: set[str]) -> bool:
    bare = figure.kind is Kind.OCCURRENCES and not isinstance(raw, list) and raw not in (0, "0")
    return bare and figure.name in counted


def _written(plain: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Every value of a figure in a dossier: its path, the figure, the value as it stands."""
    for table in ("targets", "figures"):
        for unit, figures in plain.get(table, {}).items():
            yield from _flat(figures, f"$.{table}.{unit}", "")
    for row, each in enumerate(plain.get("submissions", ())):
        yield from _flat(each.get("figures", {}), f"$.submissions[{row}].figures", "")
    for row, each in enumerate(plain.get("amendments", ())):
        for unit, figures in each.get("targets", {}).items():
            yield from _flat(figures, f"$.amendments[{row}].targets.{unit}", "")
    for row, each in enumerate(plain.get("reviews", ())):
        if "value" in each and "figure" in each:
            yield f"$.reviews[{row}].value", each["figure"], each["value"]


def _flat(table: dict[str, Any], path: str, name: str) -> Iterator[tuple[str, str, Any]]:
    """A nested table as dotted names."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}.{key}", f"{name}{key}.")
        else:
            yield f"{path}.{key}", f"{name}{key}", value


def _other_seasons(dossier: Dossier) -> Iterator[Problem]:
    """Figures with cases of another season."""
    for path in cases_outside(dossier.pact, dossier.submissions, dossier.reviews):
        yield _note(path, before="reading:of-any-season", after="reading:of-the-season")


def _members(dossier: Dossier) -> Iterator[Problem]:
    """Units that are not members on every day of the season."""
    pact, season = dossier.pact, dossier.pact.season
    if season is None or season.start is None or season.end is None:
        return
    changes = {"before": "reading:member-all", "after": "reading:member-by-day"}
    for row, unit in enumerate(pact.cluster.units):
        late = unit.since is not None and unit.since > season.start
        if late or (unit.until is not None and unit.until < season.end):
            yield _note(f"$.cluster.units[{row}]", **changes)
    for row, each in enumerate(pact.amendments):
        for key, units in (("joined", each.joined), ("left", each.left)):
            if units:
                yield _note(f"$.amendments[{row}].{key}", **changes)


_HEAD = re.compile(r"""(?P<key>\bformat["']?\s*[=:]\s*)[^\s,}\]#"']+""")  # the number may be written +1, or 0x1
_HEADS: tuple[tuple[str, ...], ...] = ((), ("pact", "rulebook"))


def upgraded(data: bytes, syntax: Syntax) -> bytes:
    """Raise a document to the present format: only its `format` changes, and that of a rulebook inside a dossier.

    Raises: FormatError if the text cannot be changed so that everything else reads as before.
    """
    text, plain = data.decode("utf-8"), parse(data, syntax)
    for match in reversed(list(_HEAD.finditer(text))):
        tried = f"{text[: match.start()]}{match['key']}{FORMAT}{text[match.end() :]}"
        found = parse(tried.encode("utf-8"), syntax)
        if any(found == _raised(plain, head) != plain for head in _HEADS):
            text, plain = tried, found
    if plain != _raised(_raised(plain, ()), ("pact", "rulebook")):
        raise FormatError([Problem(fault=Fault.UNKNOWN_FORMAT, path="$.format", facts=pairs(found=1, allowed=FORMAT))])
    return text.encode("utf-8")


def _raised(plain: dict[str, Any], head: tuple[str, ...]) -> dict[str, Any]:
    """The document with the format of one of its heads raised, if that head is there."""
    if not head:
        return {**plain, "format": FORMAT} if "format" in plain else plain
    inner = plain.get(head[0])
    return {**plain, head[0]: _raised(inner, head[1:])} if isinstance(inner, dict) else plain
