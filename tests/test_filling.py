"""A year from figures as a program holds them, and a form while it is being filled in."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thidua
from thidua import Why
from thidua.archive.filling import Preview
from thidua.law import Law
from thidua.units import Register
from thidua.year import conclude_year

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
    assert thidua.conclude(PACT, FIGURES) == thidua.conclude(thidua.loads(told)) == conclude_year(thidua.loads(told))


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


def test_what_can_be_concluded_is_said():
    for wrong in (None, thidua.conclude(PACT)):
        with pytest.raises(thidua.FormatError) as caught:
            thidua.conclude(wrong)
        assert caught.value.problems[0].say("vi").startswith("cần hồ sơ (Dossier) / giao ước thi đua (Pact), gặp ")


def test_a_dossier_has_its_figures_itself():
    with pytest.raises(thidua.FormatError) as caught:
        thidua.conclude(thidua.loads(PLAIN), FIGURES)
    assert caught.value.problems[0].say("vi").startswith("cần để trống figures vì hồ sơ đã có số liệu, gặp ")


def test_yes_that_is_no_number_is_said_as_a_document_writes_it():
    (problem,) = thidua.preview(PACT, {"a": {"2": True}}).problems
    assert problem.say("vi") == "cần số, gặp true"
    with pytest.raises(thidua.RecordError) as caught:
        thidua.settle(PACT, [thidua.Submission(unit="a", figures={"thu": True})])
    assert [each.say("vi") for each in caught.value.problems] == ["'true' không phải loại số lượng"]


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


LAWS = {"2025-03-01": False, "2025-08-01": True}  # whether the decree that governs since 1 July 2025 is in force


@pytest.mark.parametrize("day", LAWS)
def test_the_law_follows_the_day_of_a_dossier(day):
    dossier = thidua.loads(PLAIN | {"figures": FIGURES, "proposal": {"on": "2025-03-01"}})
    moved = thidua.conclude(attrs.evolve(dossier, proposed_on=day)).dossier
    assert moved.law == thidua.loads(PLAIN | {"figures": FIGURES, "proposal": {"on": day}}).law
    assert ("nghi-dinh-152-2025" in {law.id for law in moved.law}) is LAWS[day]


def test_without_its_day_a_dossier_has_no_law():
    dossier = thidua.loads(PLAIN | {"proposal": {"on": "2025-03-01"}})
    assert dossier.law
    assert thidua.conclude(attrs.evolve(dossier, proposed_on=None)).dossier.law == ()
    assert attrs.evolve(dossier, proposed_on=None).governed(thidua.archive.laws()).law == ()


def test_a_dossier_whose_law_holds_is_concluded_as_it_is():
    dossier = thidua.loads(PLAIN | {"proposal": {"on": "2025-03-01"}})
    assert thidua.conclude(dossier).dossier is dossier


def test_a_law_that_a_program_gave_by_hand_is_kept():
    own = Law(id="rieng", chain="rieng", name="Quy định riêng", since="01/01/2020")
    dossier = thidua.Dossier(pact=PACT, proposed_on="01/08/2025", law=[own])
    assert thidua.conclude(dossier).dossier.law == (own,)
    assert thidua.counterfactual(dossier, rulebook=PACT.rulebook).year.dossier.law == (own,)


def test_units_in_time_that_a_program_gave_are_kept():
    central = attrs.evolve(PACT, cluster=attrs.evolve(PACT.cluster, tier="central"))
    own = Register(units=[thidua.Unit("Cà Mau")])
    assert thidua.conclude(thidua.Dossier(pact=central, register=own)).dossier.register == own
    assert "phu-tho" in thidua.conclude(thidua.Dossier(pact=central)).dossier.register.lives


def test_the_other_edition_goes_by_the_law_of_the_day_too():
    """A flag of the government is proposed in 2025, which the law of that day names: nothing else may be said of it."""
    rules = thidua.loads(RULES | {"id": "q-2", "slots": [{"award": "co-thi-dua-chinh-phu", "place": 1}]})
    pact = attrs.evolve(PACT, rulebook=rules)
    told = [
        thidua.Submission(unit=unit, figures={"2": points}, on="2025-01-10") for unit, points in (("a", 4), ("b", 3))
    ]
    built = thidua.Dossier(pact=pact, submissions=told, proposed_on="2025-03-01")
    found = thidua.counterfactual(built, rulebook=rules)
    read = thidua.counterfactual(thidua.loads(thidua.dumps(built)), rulebook=rules)
    assert found.year.explain("vi").lines == read.year.explain("vi").lines
    assert Why.LAW_UNKNOWN not in {ground.why for ground in found.year.grounds()}
    assert Why.LAW_IN_FORCE in {ground.why for ground in found.recorded.grounds()}
