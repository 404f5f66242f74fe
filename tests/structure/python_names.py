"""The page that says which name Python has for each word of a document, made from the code.

`python tests/structure/python_names.py` writes it anew; `test_python_names.py` holds the file against the code.
"""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import fill
from typing import Any, get_args, get_origin

from attrs import fields, frozen, has, resolve_types

import thidua
from thidua.balloting import Vote
from thidua.clusters import Cluster
from thidua.codec import councils, series, shapes
from thidua.codec.rules import ADJUSTMENTS, NEEDS, SCALES
from thidua.codec.structure import _KEYS
from thidua.council import Announced, Council, CouncilVote, Qualified
from thidua.criteria import Criteria, Criterion
from thidua.dossier import Dossier
from thidua.formulas import Formula
from thidua.grounds import Sources
from thidua.law import Law
from thidua.names import Numbers
from thidua.nouns import _alternatives
from thidua.pacts import Amendment, Pact
from thidua.readings import OfFigure, Overall, PointsOf
from thidua.reviewing import Review, Submission
from thidua.rules import AnyOf, InBand, Reaching, Rulebook
from thidua.rules.nominating import QuotaOf
from thidua.scales import Capped, Forfeit, Gated, Waived
from thidua.series import Series, SeriesPeriod
from thidua.timetable import YearDay
from thidua.units import Register, Unit

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "python-names.md"

ROOTS: dict[str, tuple[Any, type]] = {  # each document as it is laid out, and what it is in Python
    "dossier": (shapes.DossierShape, Dossier),
    "rulebook": (Rulebook, Rulebook),
    "council": (councils.CouncilShape, Council),
    "series": (series.SeriesShape, Series),
    "law": (Law, Law),
    "units": (shapes.RegisterShape, Register),
}
LAID_OUT: dict[type, type | None] = {  # tables that differ from their nouns, and the noun of each
    shapes.ClusterShape: Cluster,
    shapes.UnitShape: Unit,
    shapes.PactShape: Pact,
    shapes.AmendmentShape: Amendment,
    shapes.SubmissionShape: Submission,
    shapes.ReviewShape: Review,
    shapes.VoteShape: Vote,
    shapes.ProposalShape: None,  # its day is a field of the dossier
    councils.VoteShape: CouncilVote,
    councils.AnnouncedShape: Announced,
    series.PeriodShape: SeriesPeriod,
}
TEXTS = {OfFigure, PointsOf, Overall, Formula, YearDay, QuotaOf, Reaching}  # nouns that documents write as one text
WRAPS = {Capped, Gated, Waived, Forfeit}
UNIONS = {
    "criteria.scale": SCALES,
    "adjustments": ADJUSTMENTS,
    "slots.needs": NEEDS,
    "bands.needs": {kind: noun for kind, noun in NEEDS.items() if noun is not InBand},
}

OTHERWISE = {  # keys that are no keyword of the noun of their table, by document
    "dossier": {
        "basis": "`Dossier(sources=Sources(basis=…))`",
        "source": "`Dossier(sources=Sources(source=…))`",
        "sources": "`Dossier(sources=Sources(parts=[Source(about=…), …]))`",
        "cluster": "`Pact(cluster=…)`",
        "cluster.season": "`Pact(season=…)`",
        "cluster.period": "`Pact(season=Season.of(2024, (first, last)))`",
        "cluster.head": "`Pact(head=…)`",
        "cluster.deputy": "`Pact(deputy=…)`",
        "targets": "`Pact(targets=…)`",
        "amendments": "`Pact(amendments=…)`",
        "not-assigned": "`Pact(not_assigned=…)`",
        "figures": "`Dossier(submissions=[Submission(unit=…, figures=…), …])`, or `conclude(pact, figures)`",
        "proposal": "`Dossier(proposed_on=…)`",
        "proposal.on": "`Dossier(proposed_on=…)`",
    },
    "rulebook": {},
    "council": {
        "basis": "`Council(sources=Sources(basis=…))`",
        "source": "`Council(sources=Sources(source=…))`",
        "sources": "`Council(sources=Sources(parts=[Source(about=…), …]))`",
        "proposals": "`Council(proposed=…)`",
        "dossiers": "`decide([year.nominations, …], council)`",
        "votes.approve": "`CouncilVote(ballots=Ballots(approve=…))`",
        "votes.reject": "`CouncilVote(ballots=Ballots(reject=…))`",
        "votes.abstain": "`CouncilVote(ballots=Ballots(abstain=…))`",
        "votes.blank": "`CouncilVote(ballots=Ballots(blank=…))`",
        "votes.invalid": "`CouncilVote(ballots=Ballots(invalid=…))`",
    },
    "series": {
        "basis": "`Series(sources=Sources(basis=…))`",
        "source": "`Series(sources=Sources(source=…))`",
        "sources": "`Series(sources=Sources(parts=[Source(about=…), …]))`",
        "periods.source": "`SeriesPeriod(dossier=…)`",
    },
    "law": {},
    "units": {
        "basis": "`Register(sources=Sources(basis=…))`",
        "source": "`Register(sources=Sources(source=…))`",
        "sources": "`Register(sources=Sources(parts=[Source(about=…), …]))`",
    },
}
BESIDE = (  # keys of a table that Python says in another way, though the noun has no field of that name
    ("rulebook", "criteria.scale.at_most", "`Capped(scale=…, at_most=…)`, from `thidua.scales`"),
    ("rulebook", "criteria.scale.at_least", "`Capped(scale=…, at_least=…)`"),
    ("rulebook", "criteria.scale.waived", "`Waived(scale=…, when=…)`"),
    ("rulebook", "criteria.scale.gate", "`Gated(scale=…, when=…)`"),
    ("rulebook", "criteria.scale.forfeit", "`Forfeit(scale=…, when=…, points=…)`"),
    ("rulebook", "conditions.NAME", "`Rulebook(conditions=[Condition(name=…, when=…), …])`"),
    ("council", "qualified.AWARD", "`Council(qualified=[Qualified(award=…, collectives=…), …])`"),
    ("council", "announced.AWARD", "`Council(announced=[Announced(award=…, proposed=…, decided=…), …])`"),
)

HEAD = """\
# Names in Python

What documents write, and the name that Python has for it. In Python a noun is built with keywords that are, nearly all
of them, the keys of its table; a choice may be told by the word of documents or as a member of its enumeration. How
years are built, concluded and asked: [embed it in Python](../how-to/embed-in-python.md). What each class means:
[the modules](modules.md).
"""
GROUNDS = """\
## Reasons, problems and names

| asked for | is |
|---|---|
| why, as a code | `Ground.why`, a member of `Why`; `Ground.why.value` is the code that `conclusion` writes |
| of what | `Ground.about`: `.about.unit`, `.about.criterion`, `.about.figure`, `.about.award`, `.about.office`, \
`.about.season`; None where it is about none |
| the facts of the sentence | `Ground.facts`, pairs of a key and a value; `Ground.fact("place")` is the one with this \
key, or None |
| on what it rests | `Ground.cites`; of each `Citation.document`, `.clause`, `.basis` and `.about`, the part of the \
record that the citation is for |
| the sentence | `say(ground, "vi", year.titles("vi"))` |
| names for ids | `Year.titles("en")`, by kind and id: `year.titles("en")["unit", "phu-tho"]`; every result has it. \
The kinds are "unit", "criterion" (by code), "award" and, of decisions, "cluster" |
| names of units before a council | `Decisions.units`, by cluster and id, as an id means one unit only within its \
cluster; `.titles("vi")` has those that have one name. The count of one vote, `Count`, knows ids alone |
| what is wrong, as a code | `Problem.fault`; where: `.path`, `.unit`, `.figure`, `.line`, `.index`; in words: \
`.say("vi")` |
| which decimal separator the texts of a form use | `preview(pact, form, numbers="vi")`, `conclude(pact, form, \
numbers="vi")` |
"""


RESULTS = """\
| asked for | is |
|---|---|
| the year | `thidua.Year`; its stages `.scores`, `.ranking`, `.nominations`, `.handover` are None where the record \
does not reach them; `.of(unit)` is place, awards proposed, awards granted |
| points, line by line | `Scores.on(code, unit)`, a `Total` with `.points`, or `.low` and `.high` while they are open; \
`Scores.rows()` is one row a unit: unit, points, maximum, rate |
| the place of a unit | `Ranking.of(unit)`, a `Position`, or None if it takes no place |
| the class of a unit, with or without a place | `Ranking.band(unit)`, or None; all that it may be: \
`Ranking.may_be(unit)` |
| its pact | `Year.dossier.pact`, `Figures.pact`, `Ranking.pact`, `History.pact`, and by the stage before it \
`Scores.figures.pact`, `Progress.figures.pact`, `Tally.ranking.pact`, `Nominations.tally.ranking.pact`, \
`Handover.nominations.tally.ranking.pact`, `Projection.history.pact`, `Audit.history.pact`; \
`Counterfactual.recorded` and `.year` are years |
| its rulebook | `Pact.rulebook`, a `Rulebook`, or None where none is recorded: such a year has no `Year.scores` |
| a unit that nobody knows, a line that the table does not have | `RecordError`, of every method that takes one; \
`Criteria.find(code)` is None, `Criteria.row(code)` a `KeyError` |
| what a document was read to | `loads(text)` is a `Dossier`, `Rulebook`, `Council` or `Series`: say which, \
`dossier: Dossier = loads(text)` |
| what a figure can be told | `thidua.reviewing.entries.Reportable`: a number, a text, a day, yes or no, a list of \
`Occurrence`, None |
| what a unit reports | `thidua.reviewing.entries.Reported`: a `Reportable` by the name of each figure; \
`conclude(pact, figures)` takes one by unit |
| what `Pact(targets=…)` and `Amendment(targets=…)` take | `thidua.targets.Pledges`: a list of `Target`, or numbers \
(`thidua.given.Numeric`) by unit and figure |
"""


@frozen(kw_only=True)
class Place:
    """A key of a document, the class of the table in which it stands, and what it may hold."""

    document: str
    key: str
    holds: tuple[type, ...]
    owner: type | None


def inside(kind: Any) -> Iterator[type]:
    """The classes that a field may hold, in lists, tables and unions too."""
    if isinstance(kind, type) and get_origin(kind) is None:
        yield kind
    elif get_origin(kind) is not None or _alternatives(kind) != (kind,):
        for each in get_args(kind):
            yield from inside(each)


@cache
def places() -> tuple[Place, ...]:
    """Every key of every document."""
    return tuple(found for document, (laid, _) in ROOTS.items() for found in _below(document, "", laid))


def _below(document: str, path: str, laid: type) -> Iterator[Place]:
    """The keys of a table and of all below it."""
    for own in (each for each in fields(resolve_types(laid)) if each.init):
        key = ".".join(filter(None, (path, _key(own.name))))
        kinds = tuple(dict.fromkeys(Criterion if each is Criteria else each for each in inside(own.type)))
        if laid in WRAPS and own.name == "scale":  # written as a key beside the scale
            continue
        yield Place(document=document, key=key, holds=kinds, owner=_noun(document, path, laid))
        for kind in kinds:
            if has(kind) and kind not in TEXTS and kind is not Rulebook and laid is not AnyOf:  # which holds needs
                yield from _below(document, key, kind)


def _key(name: str) -> str:
    """The key of a field."""
    return _KEYS.get(name, name)


def _noun(document: str, path: str, laid: type) -> type | None:
    """The noun of a table."""
    return ROOTS[document][1] if not path else LAID_OUT.get(laid, laid)


def home(name: type) -> str:
    """The module from which a name is taken: the face, where it is there, else that of its part of the field."""
    if getattr(thidua, name.__name__, None) is name:
        return "thidua"
    tops = (".".join(name.__module__.split(".")[:2]), *(f"thidua.{each}" for each in thidua._NAMES))
    return next((top for top in tops if getattr(import_module(top), name.__name__, None) is name), name.__module__)


def tables() -> Iterator[tuple[str, str, str, str]]:
    """Every table of a document with its class."""
    found: list[tuple[str, str, type | None]] = [(document, "", noun) for document, (_, noun) in ROOTS.items()]
    for each in (place for place in places() if place.key not in UNIONS):
        nouns = (LAID_OUT.get(kind, kind) for kind in each.holds if has(kind) and kind not in TEXTS)
        found += [(each.document, f"`{each.key}`", noun) for noun in nouns]
    found.append(("council", "`qualified`", Qualified))
    found += [(document, "`basis`, `source`, `sources`", Sources) for document in ("dossier", "council", "series")]
    for document in ROOTS:
        named = ((key, noun) for own, key, noun in found if own == document and noun is not None)
        yield from ((document, key, f"`{noun.__name__}`", f"`{home(noun)}`") for key, noun in named)


def kinds() -> Iterator[tuple[str, str, str, str]]:
    """Every `kind` of a closed union with its class."""
    for key, union in UNIONS.items():
        for word, kind in union.items():
            yield f"`{key}`", f"`{word}`", f"`{kind.__name__}`", f"`{home(kind)}`"


@cache
def choices() -> dict[type[Enum], tuple[str, ...]]:
    """Every choice that a document can make, with the keys where it stands."""
    found: dict[type[Enum], dict[str, None]] = {Numbers: {"numbers": None}}
    for each in places():
        for kind in each.holds:
            if issubclass(kind, Enum):
                key = "cites.basis" if each.key.endswith(".cites.basis") else each.key  # of whatever cites
                found.setdefault(kind, {})[key] = None
    return {kind: tuple(keys) for kind, keys in found.items()}


def words() -> Iterator[tuple[str, str, str, str]]:
    """Every word of every choice with its member; of texts that name a noun, that."""
    for kind, keys in choices().items():
        where = ", ".join(f"`{key}`" for key in keys)
        for each in kind:
            yield where, f"`{each.value}`", f"`{kind.__name__}.{each.name}`", f"`{home(kind)}`"
    yield "`ranking.tie_breaks`", "`points:CODE`", '`PointsOf(line="CODE")`', f"`{home(PointsOf)}`"
    yield "`class_quotas.of`", "`reaching:CLASS`", '`Reaching(band="CLASS")`', f"`{home(Reaching)}`"
    yield "`slots.of`", "`quota:AWARD`", '`QuotaOf(award="AWARD")`', f"`{home(QuotaOf)}`"
    yield "`reads`", "`NAME`", '`OfFigure(figure="NAME")`', f"`{home(OfFigure)}`"
    yield "`reads`", "`points:CODE`", '`PointsOf(line="CODE")`', f"`{home(PointsOf)}`"


def otherwise() -> Iterator[tuple[str, str, str]]:
    """Every key that Python says by another name."""
    for document, told in OTHERWISE.items():
        yield from ((document, f"`{key}`", said) for key, said in told.items())
        for each in places():
            names = {_key(own.name): own.name for own in fields(each.owner)} if each.owner is not None else {}
            last = each.key.rpartition(".")[2]
            if each.document == document and each.key not in told and names.get(last, last) != last:
                yield document, f"`{each.key}`", f"`{each.owner.__name__}({names[last]}=…)`"  # type: ignore[union-attr]
    yield from ((document, f"`{key}`", said) for document, key, said in BESIDE)


def page() -> str:
    """The whole page."""
    own = ", ".join(f"`{name}`" for name in sorted(dir(thidua)) if name[0].isalpha())
    parts = [
        HEAD,
        GROUNDS,
        "## Results\n",
        RESULTS,
        "## On `thidua` itself\n",
        fill(f"From `thidua` are imported: {own}.", 120),
    ]
    parts += ["", "## Keys with another name\n"]
    parts += [_table(("document", "key", "in Python"), otherwise()), "## Words for choices\n"]
    parts += [_table(("key", "word", "in Python", "from"), words()), "## Kinds\n"]
    parts += [_table(("key", "`kind`", "class", "from"), kinds()), "## Tables\n"]
    parts += [_table(("document", "key", "class", "from"), tables())]
    return "\n".join(parts)


def _table(headings: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [headings, ("---",) * len(headings), *dict.fromkeys(rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
