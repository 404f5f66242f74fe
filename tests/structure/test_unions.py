"""Closed unions: what documents can write is what there is, and every member comes back from its text."""

from enum import Enum
from types import UnionType
from typing import get_args

import pytest
from attrs import fields, has

from drawing.features import WORDS
from thidua.codec.rules import ADJUSTMENTS, NEEDS, SCALES
from thidua.readings import OfFigure, Reading, reading, text_of
from thidua.rules import Adjustment, Need
from thidua.rules.nominating import Of, base, base_text
from thidua.rules.ranking import ByReading, TieBreak, break_text, tie_break
from thidua.scales import Scale

SAMPLES = {ByReading: ByReading(reads="x", better="higher")}


def members(union):
    """The classes of a union, those of the unions inside it too."""
    return [each for part in get_args(union) for each in (members(part) if isinstance(part, UnionType) else [part])]


def samples(union):
    """Every value of the enums of a union, and one of each of its other classes."""
    for kind in members(union):
        yield from (
            kind if issubclass(kind, Enum) else [SAMPLES.get(kind) or kind(**{each.name: "x" for each in fields(kind)})]
        )


@pytest.mark.parametrize(
    ("union", "table"), [(Scale, SCALES), (Adjustment, ADJUSTMENTS), (Need, NEEDS)], ids=["Scale", "Adjustment", "Need"]
)
def test_documents_can_write_every_kind(union, table):
    assert sorted(map(str, table.values())) == sorted(map(str, members(union)))


@pytest.mark.parametrize(
    ("written", "read", "each"),
    [
        pytest.param(written, read, each, id=written(each))
        for union, written, read in (
            (Reading, text_of, reading),
            (TieBreak, break_text, tie_break),
            (Of, base_text, base),
        )
        for each in samples(union)
        if not isinstance(each, ByReading)  # a table
    ],
)
def test_every_member_comes_back_from_its_text(written, read, each):
    assert read(written(each)) == each


@pytest.mark.parametrize(
    ("key", "union", "written"),
    [
        ("rulebook.bars.reads", Reading, text_of),
        ("rulebook.conditions.reads", Reading, text_of),
        ("rulebook.slots.needs.standard.reads", Reading, text_of),
        ("rulebook.ranking.tie_breaks", TieBreak, break_text),
        ("rulebook.slots.of", Of, base_text),
    ],
)
def test_every_member_is_drawn(key, union, written):
    members = [each for each in samples(union) if not isinstance(each, ByReading)]  # whose keys are features themselves
    texts = {each: written(each) for each in members}
    words = {
        "figure" if isinstance(each, OfFigure) else text.rpartition(":")[0] or text for each, text in texts.items()
    }
    assert {*WORDS[key]} == words


def test_what_has_fields_is_a_noun():
    assert all(has(kind) or issubclass(kind, Enum) for union in (Reading, TieBreak, Of) for kind in members(union))
