"""Grounds: facts as pairs, and where the facts of a document come from."""

from fractions import Fraction

import pytest

from thidua.grounds import About, Basis, Citation, Ground, Source, Sources, Why, pairs


def test_what_is_not_known_is_no_fact():
    assert pairs(b=0, a="", none=None, c=(), d=Fraction(1, 2)) == (
        ("b", 0),
        ("a", ""),
        ("c", ()),
        ("d", Fraction(1, 2)),
    )


def test_a_ground_answers_for_its_facts():
    ground = Ground(why=Why.TIED, about=About(unit="a"), facts=pairs(place=2, tied_with=("b",)))
    assert (ground.fact("place"), ground.fact("tied_with"), ground.fact("unit")) == (2, ("b",), None)
    assert ground == Ground(why=Why.TIED, about=About(unit="a"), facts=pairs(place=2, tied_with=("b",)))
    assert len({ground, Ground(why=Why.TIED, about=About(unit="b"))}) == 2


PARTS = (
    Source(about="cluster", source="Báo B"),
    Source(about="cluster.head", basis=Basis.INFERRED, clause="đoạn 2"),
    Source(about="cluster.head.of", source="Báo C", basis=Basis.PROPOSED),
    Source(about="pact", basis=Basis.BORROWED),
)


@pytest.mark.parametrize(
    ("path", "document", "clause", "basis"),
    [
        ("meetings", "Báo A", None, Basis.STATED),
        ("cluster", "Báo B", None, Basis.STATED),
        ("cluster.units", "Báo B", None, Basis.STATED),
        ("cluster.head", "Báo A", "đoạn 2", Basis.INFERRED),
        ("cluster.head.of.a", "Báo C", None, Basis.PROPOSED),
        ("cluster.headquarters", "Báo B", None, Basis.STATED),
        ("clusters", "Báo A", None, Basis.STATED),
        ("pact.signed", "Báo A", None, Basis.BORROWED),
    ],
)
def test_the_longest_part_that_covers_a_path_stands_for_it(path, document, clause, basis):
    sources = Sources(source="Báo A", basis=Basis.STATED, parts=PARTS)
    assert sources.cite(path) == (Citation(document=document, clause=clause, basis=basis),)


@pytest.mark.parametrize(
    ("sources", "cites"),
    [
        (Sources(), ()),
        (Sources(parts=(Source(about="b", source="Báo B"),)), ()),
        (Sources(source="Báo A"), (Citation(document="Báo A", basis=Basis.PROPOSED),)),
        (Sources(basis=Basis.FICTIONAL), (Citation(document=None, basis=Basis.FICTIONAL),)),
    ],
)
def test_a_document_without_source_and_basis_cites_nothing(sources, cites):
    assert sources.cite("a") == cites
