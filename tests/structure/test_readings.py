"""One fact, one reading: which modules may read a raw field of the record; all others ask the function beside it.

The same table stands, with its reasons, on `docs/decisions/0009-one-fact-one-reading.md`. A new rule is one row.
"""

import ast
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from structure.checks import ROOT, Module, modules

PAGE = ROOT / "docs" / "decisions" / "0009-one-fact-one-reading.md"


class Reading(NamedTuple):
    """A question, the function that answers it, the raw fields on which it rests, and the modules that may read these.

    Every table is read and written by the codec; whatever else reads a field has its reason beside it.
    """

    question: str
    answer: str
    fields: frozenset[str]
    readers: frozenset[str]


def reading(question: str, answer: str, fields: str, readers: str) -> Reading:
    return Reading(question, answer, frozenset(fields.split()), frozenset(readers.split()))


READINGS = (
    reading(
        "which unit a name means",
        "Cluster.called",
        "owners",
        # a document may name predecessors by name, before there is a cluster to ask
        "names clusters units",
    ),
    reading(
        "when a unit stands",
        "Unit.within",
        "since until",
        # History lays the days of the register beside those of the record; a projection says on which day a unit ends;
        # joiners stand in the order of their days; what reads differently is said of written days; membership begins
        # on a day. A law's own days have the same names
        "units clusters codec.members codec.upgrading pacts rotation.recalling rotation.projecting law archive.shelves "
        "pages",
    ),
    reading(
        "who is a member on a day",
        "Pact.members",
        "joined left",
        # an amendment lists whom it moves, the pact states every amendment; a joiner's place in a round, what a
        # nomination leaves, what a reader left out
        "amendments pacts codec.upgrading year rotation.claiming rotation.rounds rotation.ordering codec.omissions "
        "nominating",
    ),
    reading(
        "what is assigned to a unit",
        "Pact.excused",
        "not_assigned",
        # another edition keeps what it knows
        "pacts codec.dossiers codec.writing counterfactuals",
    ),
    reading(
        "what a unit reported",
        "settle",
        "submissions",
        # the dossier hands them on, another edition keeps what it knows, progress and conclusions say when they came;
        # what format 1 counted of them is told apart
        "reviewing.standing reviewing.progressing dossier year cli counterfactuals "
        "codec.dossiers codec.writing codec.conclusions codec.upgrading",
    ),
    reading(
        "who may take a place, be voted for and be nominated",
        "barred",
        "bars",
        # rules are checked and written out; an adjustment says that it bars
        "ranking.bars rules scoring.adjusting archive.shelves",
    ),
    reading(
        "what the class of a unit may be",
        "classified",
        "from_parts",
        # the rule is checked; what reads differently is said of the figure that it names
        "ranking.classes rules.classing codec.upgrading",
    ),
    reading(
        "who the electors of a vote are",
        "seated",
        "electorate",
        # what a record says of a vote is checked where it stands; a council counts its own members
        "balloting ranking.rulings nominating.counting council.sitting",
    ),
    reading(
        "what was announced",
        "announced_ranking",
        "announced",
        # the dossier hands it on; of a council counts are announced, under the same name
        "dossier year codec.writing codec.councils council council.sitting",
    ),
    reading(
        "what was held",
        "held",
        "revoked",
        # the year states every revocation, the conclusion lists grants
        "awards year codec.conclusions",
    ),
    reading(
        "whose history a merged unit takes over",
        "carried",
        "carries_on size",
        "units",
    ),
    reading(
        "from what a unit was made",
        "History.heirs",
        "formed_from",
        # a name is a merged unit's only from its first day; honours are handed on with the history
        "units clusters awards rotation.recalling",
    ),
    reading(
        "who held which office, and whose turn it is",
        "walk",
        "history succession",
        # the dossier holds both and hands them to `recorded` whole; results carry their history as parent
        "dossier year codec.rotations cli rotation.auditing rotation.projecting rotation.handing",
    ),
    reading(
        "what the roster says",
        "History.roster",
        "roster",
        # the rule itself refuses a unit that stands in it twice; two questions ask whether there is one; where a
        # program tells no units, those that the roster names are the members
        "rules.rotation rotation.recalling rotation.claiming rotation.rounds rotation.ordering rotation.told",
    ),
)


MODULES = tuple(modules())


def fields_read(module: Module) -> Iterator[tuple[str, int]]:
    """Every attribute that a module reads: written with a dot, taken apart by a case, or named to `getattr`."""
    for node in module.nodes:
        match node:
            case ast.Attribute(attr=name, ctx=ast.Load()):
                yield name, node.lineno
            case ast.MatchClass(kwd_attrs=names):
                yield from ((name, node.lineno) for name in names)
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]):
                yield name, node.lineno


def strangers(module: Module, rule: Reading) -> list[str]:
    """Where a module reads a raw field that it must ask about."""
    if module.name in rule.readers:
        return []
    found = ((name, line) for name, line in fields_read(module) if name in rule.fields)
    return [f"{module.name}:{line}: .{name}; ask {rule.answer}: {rule.question}" for name, line in found]


@pytest.mark.parametrize("rule", READINGS, ids=lambda rule: rule.answer)
def test_a_raw_field_is_read_where_its_question_is_answered(rule):
    complaints = [complaint for module in MODULES for complaint in strangers(module, rule)]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("rule", READINGS, ids=lambda rule: rule.answer)
def test_who_may_read_a_field_does(rule):
    reading_it = {module.name for module in MODULES if rule.fields & {name for name, _ in fields_read(module)}}
    assert rule.readers <= reading_it, sorted(rule.readers - reading_it)


@pytest.mark.parametrize(
    "snippet",
    ["x = dossier.history", "match d:\n case Dossier(succession=s): pass", "getattr(dossier, 'history')"],
)
def test_a_stranger_is_seen(snippet):
    offices = next(rule for rule in READINGS if "succession" in rule.fields)
    assert strangers(Module("scoring", snippet), offices)
    assert strangers(Module("year", snippet), offices) == []
    assert strangers(Module("scoring", "dossier.history = 1; history = other.rows"), offices) == []


def test_the_page_has_every_row():
    page = PAGE.read_text(encoding="utf-8")
    for rule in READINGS:
        assert f"| {rule.question} |" in page, rule.question
        assert f"`{rule.answer}`" in page, rule.answer
        assert all(f"`{field}`" in page for field in rule.fields), rule.fields
