"""A year from figures as a program holds them, and a form while it is being filled in."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thidua
from thidua.archive.filling import Preview

RULES = {
    "format": 2,
    "kind": "rulebook",
    "id": "q",
    "figures": [
        {"name": "thu"},
        {"name": "ngay", "kind": "day"},
        {"name": "dat", "kind": "yes-no"},
        {"name": "vu", "kind": "occurrences"},
    ],
    "criteria": [
        {"code": "1", "maximum": 10, "reads": "thu", "scale": {"kind": "pool"}},
        {"code": "2", "maximum": 5},
        {"code": "3", "maximum": 2, "reads": "dat", "scale": {"kind": "pass-fail"}},
    ],
}
UNITS = [{"id": "a", "name": "An Bình"}, {"id": "b", "name": "Ba Tri"}]
PLAIN = {"format": 2, "kind": "dossier", "cluster": {"name": "Cụm 7", "season": 2024, "units": UNITS}}
PLAIN |= {"pact": {"rulebook": RULES}}
PACT = thidua.loads(PLAIN).pact
FIGURES = {
    "An Bình": {"thu": Decimal("1250.5"), "2": "4,5", "dat": True, "ngay": date(2024, 12, 1)},
    "b": {"thu": 900, "2": 4.1, "dat": "không", "vu": [{"on": "2024-05-01"}]},
}


def test_the_same_year_from_python_and_from_a_document():
    told = PLAIN | {"figures": FIGURES}
    assert (
        thidua.conclude(PACT, FIGURES)
        == thidua.conclude(thidua.loads(told))
        == thidua.conclude_year(thidua.loads(told))
    )


def test_units_go_by_id_or_name_and_numbers_as_people_type_them():
    year = thidua.conclude(PACT, FIGURES)
    assert year.scores.figures.of("a")[0] == ("thu", Fraction("1250.5"))
    assert year.scores.on("2", "b").points == Fraction("4.1")


def test_a_field_that_says_nothing_is_not_reported():
    year = thidua.conclude(PACT, {"a": {"2": None, "thu": " ", "dat": False}, "b": {}})
    assert year == thidua.conclude(PACT, {"a": {"dat": False}})


def test_a_separator_that_can_be_read_in_two_ways_is_refused_unless_it_is_declared():
    with pytest.raises(thidua.FormatError) as caught:
        thidua.conclude(PACT, {"a": {"thu": "1.200"}})
    assert [each.path for each in caught.value.problems] == ["$.figures.a.thu"]
    read = [
        thidua.conclude(PACT, {"a": {"thu": "1.200"}}, numbers=each).scores.figures.of("a")[0][1]
        for each in ("vi", "en")
    ]
    assert read == [1200, Fraction("1.2")]


WRONG = {
    "An Bình": {"thu": "nhiều", "2": "7", "ghi": 1},
    "a": {"thu": 1},
    "Bến Tre": {"thu": 1},
    "b": {"dat": "có lẽ", "thu": float("inf")},
}
IN_A, IN_B = ("$.figures.An Bình.2", "$.figures.An Bình.ghi", "$.figures.An Bình.thu"), ("$.figures.b.dat",)
PLACES = [*IN_A, "$.figures.Bến Tre", "$.figures.a", *IN_B]


def test_every_problem_is_listed_at_the_field_that_the_form_has():
    wrong = {name: {key: each for key, each in own.items() if each != float("inf")} for name, own in WRONG.items()}
    with pytest.raises(thidua.FormatError) as caught:
        thidua.conclude(PACT, wrong)
    assert sorted(each.path for each in caught.value.problems) == PLACES
    with pytest.raises(thidua.RecordError) as caught:
        thidua.conclude(PACT, {"An Bình": {"2": 7}})
    assert str(caught.value).endswith("@ $.figures.An Bình.2")


def test_a_half_filled_form_is_scored_as_far_as_it_is_valid():
    wrong = {"An Bình": {"thu": "nhiều", "2": "7"}, "b": {"2": "4", "thu": 90}}
    found = thidua.preview(PACT, wrong)
    assert [each.path for each in found.problems] == ["$.figures.An Bình.thu", "$.figures.An Bình.2"]
    assert found.year == thidua.conclude(PACT, {"b": {"2": 4, "thu": 90}})
    line = found.year.scores.on("1", "b")
    assert (line.points, line.low, line.high) == (None, 0, 10)  # An Bình may still have more, or less


def test_an_empty_form_is_no_error():
    found = thidua.preview(PACT, {})
    assert (found.problems, found.year.scores) == ((), None)


@pytest.mark.parametrize("wrong", [None, "a", 7])
def test_what_is_no_pact_is_refused(wrong):
    for ask in (thidua.conclude, thidua.preview):
        with pytest.raises(thidua.FormatError):
            ask(wrong, {})


def test_a_dossier_has_its_figures_itself():
    with pytest.raises(thidua.FormatError):
        thidua.conclude(thidua.loads(PLAIN), FIGURES)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.fractions(),
    st.dates(),
    st.text(max_size=8),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(max_examples=200, deadline=None)  # the first form loads what reads it
@given(
    filled=st.dictionaries(
        st.sampled_from(["a", "b", "An Bình", "ba tri", "x", "", "$"]),
        st.dictionaries(st.sampled_from(["thu", "ngay", "dat", "vu", "2", "", "x.y", "1"]), JUNK, max_size=4) | JUNK,
        max_size=3,
    )
)
def test_no_form_is_an_exception(filled):
    found = thidua.preview(PACT, filled)
    assert isinstance(found, Preview)
    for each in found.problems:
        assert each.say("vi")
        assert each.say("en")


def test_conclude_lists_what_cannot_be_read_and_what_does_not_fit_at_once():
    form = {"An Bình": {"2": 6, "ngay": "hôm qua"}, "b": {"2": 7}, "Xa": {"2": 1}}
    with pytest.raises(thidua.FormatError) as caught:
        thidua.conclude(PACT, form)
    assert caught.value.problems == thidua.preview(PACT, form).problems
    assert sorted(each.path for each in caught.value.problems) == [
        "$.figures.An Bình.2",
        "$.figures.An Bình.ngay",
        "$.figures.Xa",
        "$.figures.b.2",
    ]
