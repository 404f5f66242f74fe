"""What a program tells a noun means what a document would mean by it, or is refused where it is told."""

from __future__ import annotations

import json
from collections import OrderedDict, namedtuple
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from unicodedata import normalize

import pytest
from attrs import evolve, field, frozen

from thidua import (
    Cluster,
    Criterion,
    Dossier,
    Figure,
    FormatError,
    Grant,
    Pact,
    RecordError,
    Review,
    Rulebook,
    RulebookError,
    Season,
    Submission,
    ThiduaError,
    Unit,
    announce,
    conclude,
    counterfactual,
    dumps,
    loads,
    preview,
    project,
    say,
    score,
    settle,
)
from thidua.balloting import Ballots
from thidua.council import Council
from thidua.council.proposing import Proposal
from thidua.errors import Problem
from thidua.figures import Occurrence
from thidua.formulas import Formula
from thidua.grounds import Account, Citation, Fault, Source, Sources
from thidua.nouns import Noun
from thidua.pacts import Amendment
from thidua.ranking import Announcement
from thidua.rules import BallotRule, Band, ByFormula, Classing, Policies, RankingRule, RotationRule, Slot, Stage, Streak
from thidua.scales import Bands, Calculated, Each, Interval, Lookup, Options, Proportional, Steps
from thidua.shown import printed
from thidua.targets import Target
from thidua.timetable import Calendar, YearDay, year_day_of
from thidua.units import Register


def one_line(scale, **more):
    return Rulebook(
        id="r", figures=[Figure("x", **more)], criteria=[Criterion("1", maximum=10, reads="x", scale=scale)]
    )


def per_cent(scale, value, **more):
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=one_line(scale, measure="%", **more))
    return conclude(pact, {"A": {"x": value}}).scores.of("A").points


@pytest.mark.parametrize(
    ("bare", "signed", "value", "points"),
    [
        # 95 of 95 %, 96 % against "from 95 %", 6 steps of 1 % above 90 %, each half a point
        (lambda: Proportional(full_at=95), lambda: Proportional(full_at="95 %"), 95, 10),
        (
            lambda: Bands(bands=[Interval(points=10, at_least=95), Interval(points=0, below=95)]),
            lambda: Bands(bands=[Interval(points=10, at_least="95 %"), Interval(points=0, below=Fraction(19, 20))]),
            96,
            10,
        ),
        (lambda: Steps(above=90, per=1, each="0,5"), lambda: Steps(above="90 %", per="1 %", each="0,5"), 96, 3),
    ],
)
def test_a_bare_number_beside_a_figure_in_per_cent_has_two_readings(bare, signed, value, points):
    with pytest.raises(RulebookError) as caught:
        per_cent(bare(), value)
    assert {each.fault.value for each in caught.value.problems} == {"per-cent-or-number"}
    assert all(each.path.startswith("$.criteria[0].scale.") for each in caught.value.problems)
    assert per_cent(signed(), value) == points


def test_a_bare_number_of_a_figure_in_per_cent_or_its_plan_has_two_readings():
    with pytest.raises(RulebookError) as caught:
        Rulebook(id="r", figures=[Figure("x", measure="%", plausible=[0, 100])])
    assert [each.path for each in caught.value.problems] == ["$.figures[0].plausible[1]"]  # 0 is the same either way
    rules = Rulebook(id="r", figures=[Figure("x", measure="%", plausible=["0 %", "100 %"])])
    cluster = Cluster("C", units=["A"])
    with pytest.raises(RecordError) as caught:
        Pact(cluster=cluster, season=2024, rulebook=rules, targets=[Target(unit="A", figure="x", plan=90)])
    assert [each.path for each in caught.value.problems] == ["$.targets.a.x"]
    for told in ([Target(unit="A", figure="x", plan="90 %")], {"A": {"x": 90}}):
        assert Pact(cluster=cluster, season=2024, rulebook=rules, targets=told).plan("a", "x") == Fraction(9, 10)


def test_edges_of_classes_have_the_sign_of_what_classes_go_by():
    lines = [Criterion("1", maximum=100)]
    with pytest.raises(RulebookError) as caught:
        Rulebook(id="r", criteria=lines, classes=Classing(by="rate"), bands=[Band("T", from_=80)])
    assert [(each.fault.value, each.path) for each in caught.value.problems] == [("out-of-range", "$.bands[0].from")]
    with pytest.raises(RulebookError) as caught:
        Rulebook(id="r", criteria=lines, bands=[Band("T", from_="80 %")])
    assert [each.fault.value for each in caught.value.problems] == ["per-cent-of-points"]
    with pytest.raises(RulebookError):
        Rulebook(id="r", figures=[Figure("x", plausible_rate=[50, 300])])
    for by, edge in (("rate", "80 %"), ("rate", 0.8), ("points", 80)):
        assert Rulebook(id="r", criteria=lines, classes=Classing(by=by), bands=[Band("T", from_=edge)]).bands


def test_texts_are_composed_as_documents_read_them():
    told = normalize("NFD", "tổ thẩm định")
    rules = Rulebook(
        id="q",
        stages=[Stage("td", roles=[told])],
        figures=[Figure("cap", kind="option", options=["tỉnh", "xã"])],
        criteria=[
            Criterion("1", maximum=5),
            Criterion("2", maximum=5, reads="cap", scale=Options(points={normalize("NFD", "tỉnh"): 5, "xã": 0})),
        ],
    )
    dossier = Dossier(
        pact=Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rules),
        submissions=[Submission(unit="A", figures={"1": 3, "cap": normalize("NFD", "tỉnh")})],
        reviews=[Review(unit="A", figure="1", value=2, stage="td", role=told, reason="hai\ndòng  chữ ")],
    )
    assert dossier.reviews[0].reason == "hai dòng chữ"
    assert conclude(dossier).scores.of("A").points == 7
    assert loads(dumps(dossier)) == dossier
    assert conclude(loads(dumps(dossier))).scores.of("A").points == 7


@pytest.mark.parametrize(
    ("build", "path"),
    [
        (lambda: Review(unit="A", criterion="1", points=3, reason="a\x08b"), "$.reason"),
        (lambda: Review(unit="A", criterion="1", points=3, reason="a" * 10_001), "$.reason"),
        (lambda: Unit("A\nB"), "$.name"),
        (lambda: Unit("A", id=""), "$.id"),
        (lambda: Criterion(" "), "$.code"),
        (lambda: Stage(""), "$.name"),
        (lambda: Slot(award="", count=1), "$.award"),
        (lambda: Target(unit=None, figure="x", plan=1), "$.unit"),
        (lambda: Target(unit="a", figure="", plan=1), "$.figure"),
        (lambda: Options(points={"a": 1, normalize("NFD", "á"): 2, "á": 3}), "$.points.á"),
        (lambda: Submission(unit="A", figures=[("1", 5), ("1", 6)]), "$.figures.1"),
        (lambda: Submission(unit="A", figures=[("1",)]), "$.figures[0]"),
        (lambda: Submission(unit="A", figures={1: 5}), "$.figures.1"),
        (lambda: Submission(unit="A", figures={"1": {"on": "1/2/2024"}}), "$.figures.1"),
        (lambda: Announcement(places={"A": True}), "$.places.A"),
        (lambda: Announcement(places={"A": 1.0}), "$.places.A"),
        (lambda: Announcement(bands={"A": 5}), "$.bands.A"),
        (lambda: Ballots(choices={"a": True}), "$.choices.a"),
        (lambda: Ballots(choices={1: 3}), "$.choices.1"),
        (lambda: Pact(cluster=Cluster("C"), not_assigned={"A": 5}), "$.not_assigned.A"),
    ],
)
def test_what_no_document_can_hold_is_refused_where_it_is_built(build, path):
    with pytest.raises(FormatError) as caught:
        build()
    assert [each.path for each in caught.value.problems] == [path]
    assert all(each.say("vi") and each.say("en") for each in caught.value.problems)


def test_a_field_of_the_wrong_type_hides_no_other():
    with pytest.raises(FormatError) as caught:
        Criterion("1", maximum="95%", reads=5, scale="x")
    assert {each.path for each in caught.value.problems} == {"$.scale", "$.maximum", "$.reads"}


def test_a_number_too_long_for_a_document_is_not_written():
    with pytest.raises(FormatError):
        dumps(Rulebook(id="r", criteria=[Criterion("1", maximum=10**100)]))


def test_cases_are_told_in_a_list():
    rules = Rulebook(
        id="q",
        figures=[Figure("c", kind="occurrences"), Figure("đạt", kind="yes-no")],
        criteria=[Criterion("1", maximum=9, reads="c", scale=Each(each=1))],
    )
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rules)
    case = Occurrence(on="1/2/2024")
    for told in ([case], (case,), "1", 1):
        told_of = Dossier(pact=pact, submissions=[Submission(unit="A", figures={"c": told, "đạt": "có"})])
        assert conclude(told_of).scores.of("A").points == 1
        assert loads(dumps(told_of)) == told_of
        assert dict(told_of.submissions[0].figures)["đạt"] is True
    assert conclude(pact, {"A": {"c": [case]}}).scores.of("A").points == 1
    assert Submission(unit="A", figures={"c": None, "đạt": True}).names == ("đạt",)  # an empty cell is not reported
    assert hash(Review(unit="A", figure="c", value=[case], reason="x"))


def test_why_a_reported_value_cannot_be_read_is_said():
    rules = Rulebook(id="q", figures=[Figure("x"), Figure("d", kind="day")])
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rules)
    for name, value, fault in (
        ("x", "1.200", "ambiguous-number"),
        ("x", "khá", "not-a-number"),
        ("d", "x", "not-a-date"),
    ):
        with pytest.raises(RecordError) as caught:
            Dossier(pact=pact, submissions=[Submission(unit="A", figures={name: value})])
        assert [each.fault.value for each in caught.value.problems] == [fault]


def test_without_a_rulebook_figures_are_numbers_as_in_a_document():
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024)
    dossier = Dossier(pact=pact, submissions=[Submission(unit="A", figures={"thu": "96,5", "chi": 0.5})])
    assert dict(dossier.submissions[0].figures) == {"thu": Fraction(193, 2), "chi": Fraction(1, 2)}
    assert loads(dumps(dossier)) == dossier


def test_a_unit_that_two_names_mean_has_one_number_of_points_on_a_line():
    with pytest.raises(RecordError) as caught:
        announce("C", totals={"A": 5, "B": 5}, lines={"I": {"A": 3, "a": 4, "B": "3,5"}})
    assert [(each.fault.value, each.path) for each in caught.value.problems] == [
        ("duplicate-id", "$.announced.lines.I.a")
    ]


def test_a_problem_prints_whatever_a_caller_gave_it_as_a_fact():
    problem = Problem(fault=Fault.NOT_A_NUMBER, path="$.x", facts=(("found", 1.5),))
    assert (problem.say("vi"), problem.say("en")) == ("'1.5' không phải là số", "'1.5' is not a number")


@pytest.mark.parametrize(
    ("scale", "points"),
    # 45 against a plan of 45, of a pool alone, six steps above 39 of half a point each, from 40 on, the only place
    [
        (Proportional(), 10),
        (Steps(above=39, per=1, each="0,5"), 3),
        (Bands(bands=[Interval(points=7, at_least=40), Interval(points=0, below=40)]), 7),
        (Steps(value="value - 39", above=0, per=1, each=1), 6),
    ],
)
def test_a_number_of_one_noun_may_be_reported_in_another(scale, points):
    rules = one_line(scale)
    plan = Target(unit="A", figure="x", plan=45)
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rules, targets=[plan])
    told = pact.plan("a", "x")
    reports = [Submission(unit="A", figures={"x": told})]
    for year in (
        conclude(Dossier(pact=pact, submissions=reports)),
        conclude(pact, {"A": {"x": told}}),
        conclude(
            Dossier(
                pact=pact,
                submissions=[Submission(unit="A", figures={"x": 1})],
                reviews=[Review(unit="A", figure="x", value=told, reason="x")],
            )
        ),
    ):
        assert year.scores.of("A").points == points


def test_a_report_may_be_made_before_its_rulebook():
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024)
    dossier = Dossier(pact=pact, submissions=[Submission(unit="A", figures={"x": 45})])
    rules = one_line(Proportional(full_at=90))
    assert counterfactual(dossier, rulebook=rules).year.scores.of("A").points == 5


def test_a_ratio_is_the_share_that_it_states():
    pact = Pact(
        cluster=Cluster("C", units=["A"]),
        season=2024,
        rulebook=one_line(Proportional(full_at="9/10"), measure="%"),
        targets=[Target(unit="A", figure="x", plan="572/586")],
    )
    assert pact.plan("a", "x") == Fraction(572, 586)


@pytest.mark.parametrize(
    "table", [dict, OrderedDict, MappingProxyType, lambda told: [*told.items()], lambda told: iter(told.items())]
)
def test_texts_are_composed_in_whatever_holds_them(table):
    told = normalize("NFD", "tỉnh")
    rules = Rulebook(
        id="r",
        stages=[Stage("td", roles=map(str, [normalize("NFD", "tổ")]))],
        figures=[Figure("cap", kind="option", options=iter([told, "xã"]))],
        criteria=[Criterion("1", maximum=5, reads="cap", scale=Options(points=table({told: 5, "xã": 1})))],
    )
    year = conclude(Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rules), {"A": {"cap": told}})
    assert year.scores.of("A").points == 5
    assert loads(dumps(rules)) == rules


def test_rows_may_have_names():
    row = namedtuple("row", "name value")  # noqa: PYI024 - as csv readers make them
    told = [row(normalize("NFD", "thu-ngân-sách"), "5")]
    assert Submission(unit="A", figures=told).names == ("thu-ngân-sách",)


@pytest.mark.parametrize(
    ("figures", "path"),
    [
        ((("1", "5"), ("1", "6")), "$.figures.1"),
        (("15", "26"), "$.figures[0]"),
        ((("1", "5", "y"),), "$.figures[0]"),
        (((1, "5"),), "$.figures.1"),
    ],
)
def test_rows_in_a_tuple_are_looked_at_too(figures, path):
    with pytest.raises(FormatError) as caught:
        Submission(unit="A", figures=figures)
    assert path in [each.path for each in caught.value.problems]


def test_points_are_told_once():
    with pytest.raises(FormatError) as caught:
        Options(points=[("tỉnh", 5), ("tỉnh", 2)])
    assert [each.path for each in caught.value.problems] == ["$.points.tỉnh"]


def test_a_register_of_no_id_can_be_changed():
    assert evolve(Register(units=[Unit("A")]), changes=()).units


def test_half_a_character_is_no_text():
    with pytest.raises(FormatError):
        Unit("A\ud800")
    with pytest.raises(FormatError):
        Pact(cluster=Cluster("C", units=["A"]), season=2024, targets={"A": {"x" * 1500: 3}})


def test_a_period_may_be_a_list():
    days = [date(2023, 9, 1), date(2024, 5, 31)]
    assert Season.of("2023-2024", days) == Season.of("2023-2024", tuple(days))


def test_the_other_year_goes_by_the_law_of_its_own_day():
    def dossier(rules):
        pact = Pact(cluster=Cluster("C", units=["A"]), season=2023, rulebook=rules)
        return Dossier(
            pact=pact,
            proposed_on="15/12/2023",
            submissions=[Submission(unit="A", figures={"1": 9})],
            decisions=[Grant(award="co-thi-dua-chinh-phu", unit="A", on="1/2/2024")],
        )

    rules = Rulebook(id="q", criteria=[Criterion("1", maximum=10)])
    later = evolve(rules, id="q-2", policies=Policies(law_date="decision"))
    other = counterfactual(dossier(rules), rulebook=later).year.dossier
    assert [each.id for each in other.law] == [each.id for each in conclude(dossier(later)).dossier.law]
    assert "nghi-dinh-98-2023" in {each.id for each in other.law}


def test_former_members_with_a_letter_of_their_own_are_no_slips():
    rule = RotationRule(head="roster", roster=["Khối B", "Khối C"])
    assert project({2022: "Khối A", 2023: "Khối B", 2024: "Khối C"}, 1, rule=rule).rows()[0][2] == "khoi-b"


def test_whether_units_may_still_report_is_no_word():
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=one_line(Proportional(full_at=1)))
    with pytest.raises(FormatError) as caught:
        score(settle(pact, []), reporting="open")
    assert [each.path for each in caught.value.problems] == ["$.reporting"]


LINE = {"reads": "x", "scale": {"kind": "proportional"}}


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([{"code": "1", "under": "1"}], ("cycle", "$.criteria[0].under")),
        (
            [{"code": "1", "under": "2"}, {"code": "2", "under": "1"}, {"code": "3", "under": "2"}],
            ("cycle", "$.criteria[1].under"),
        ),
        ([{"code": "1", "under": "9"}], ("unknown-criterion", "$.criteria[0].under")),
    ],
)
def test_a_line_under_itself_or_under_none_is_refused_as_that(lines, problem):
    plain = {"format": 2, "kind": "rulebook", "id": "r", "figures": [{"name": "x"}]}
    told = [*lines[:-1], lines[-1] | LINE]
    with pytest.raises(RulebookError) as caught:
        loads(plain | {"criteria": told})
    found = [(each.fault.value, each.path) for each in caught.value.problems]
    assert problem in found
    assert "missing-key" not in {fault for fault, _ in found}
    rows = [Criterion(each["code"], under=each["under"], reads="x", scale=Proportional()) for each in lines]
    with pytest.raises(RulebookError) as caught:
        Rulebook(id="r", figures=["x"], criteria=rows)
    assert problem in [(each.fault.value, each.path) for each in caught.value.problems]


def test_a_fault_of_a_converter_is_no_fault_of_who_uses_it():
    def broken(_):
        return {}["nothing"]

    @frozen(kw_only=True, repr=False)
    class Thing(Noun):
        name: str = field(converter=broken)

    with pytest.raises(KeyError):
        Thing(name="x")


FAR = 10**5000


@pytest.mark.parametrize(
    "build",
    [
        lambda: Amendment(on=FAR),
        lambda: Unit("A", size=FAR),
        lambda: Unit("A", size=10**60),
        lambda: Slot(award="a", count=-FAR),
        lambda: Criterion("1", maximum=FAR),
        lambda: Criterion(FAR),
        lambda: Calendar(weekend=[FAR]),
        lambda: Pact(cluster=Cluster("C"), season=FAR),
        lambda: Pact(cluster=FAR),
        lambda: Submission(unit="A", figures=FAR),
        lambda: Rulebook(id="r", ranking=RankingRule(tie_breaks=[FAR])),
        lambda: conclude(FAR),
        lambda: preview(Pact(cluster=Cluster("C", units=["A"])), FAR),
        lambda: preview(Pact(cluster=Cluster("C", units=["A"])), {}, numbers=FAR),
        lambda: announce("C", places={"A": FAR}),
        lambda: announce("C", totals={"A": FAR}),
        lambda: Pact(cluster=Cluster("C", units=["A"])).member(FAR),
        lambda: loads({"format": FAR, "kind": FAR}),
        lambda: loads({"format": 2, "kind": "dossier", "pact": {"rulebook": FAR}}),
        lambda: dumps(FAR),
    ],
)
def test_a_whole_number_of_thousands_of_digits_is_refused_and_said(build):
    with pytest.raises(ThiduaError) as caught:
        build()
    assert str(caught.value)
    assert all(each.say("vi") and each.say("en") for each in caught.value.problems)


def test_a_calendar_year_has_its_days_however_it_is_told():
    assert Season(label=2024) == Season.of(2024)
    assert (Season(label=2024).start, Season(label=2024).end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (Season(label="2023-2024").start, Season(label=2024, start="1/4/2024").end) == (None, None)
    cases = [Occurrence(on="1/6/2024"), Occurrence(on="1/6/2025")]
    for season in (2024, Season(label=2024)):  # the case of 2025 belongs to another season
        rules = one_line(Each(each=1), kind="occurrences")
        pact = Pact(cluster=Cluster("C", units=["A"]), season=season, rulebook=rules)
        assert conclude(pact, {"A": {"x": cases}}).scores.of("A").points == 1


@pytest.mark.parametrize("period", [5, ["…"], ["1/1/2024"], [], "1/1/2024", ["31/12/2024", "1/1/2024"]])
def test_a_period_is_a_first_and_a_last_day(period):
    with pytest.raises(FormatError) as caught:
        Season.of(2024, period)
    assert all(each.path.startswith("$.period") for each in caught.value.problems)


@pytest.mark.parametrize(
    ("needs", "path"),
    [([5], "$.needs[0]"), ({"kind": "standard", "condition": "x"}, "$.needs"), ([{"kind": "standard"}], "$.needs[0]")],
)
def test_a_requirement_that_is_none_is_refused_at_its_place(needs, path):
    with pytest.raises(FormatError) as caught:
        Slot(award="a", count=1, needs=needs)
    assert [each.path for each in caught.value.problems] == [path]


SHARE = Rulebook(
    id="s",
    figures=[Figure("x", measure="%")],
    criteria=[Criterion("1", maximum=10, reads="x", scale=Proportional(full_at="90 %"))],
)
PLAIN = Rulebook(
    id="p", figures=["x"], criteria=[Criterion("1", maximum=10, reads="x", scale=Proportional(full_at=90))]
)
BARE = Pact(cluster=Cluster("C", units=["A", "B"]), season=2024)


@pytest.mark.parametrize("value", [45, "45", 45.0, Decimal(45), "45 %", "9/20", Fraction(9, 20)])
def test_a_report_without_a_rulebook_is_read_by_the_figure_that_comes(value):
    """45 of 90 is half of 10 points, be it per cent or not; what was told as a share is 9/20 of 90 where it is none."""
    told = Dossier(
        pact=BARE,
        submissions=[Submission(unit="A", figures={"x": value})],
        reviews=[Review(unit="B", figure="x", value=value)],
    )
    bare = value not in ("45 %", "9/20", Fraction(9, 20))
    for dossier in (told, loads(dumps(told))):
        assert dossier == told
        scores = counterfactual(dossier, rulebook=SHARE).year.scores
        assert (scores.of("A").points, scores.of("B").points) == (5, 5)
        assert counterfactual(dossier, rulebook=PLAIN).year.scores.of("A").points == (5 if bare else Fraction(1, 20))
        assert evolve(dossier, pact=evolve(BARE, rulebook=SHARE)).submissions[0].figures == (("x", Fraction(9, 20)),)
        assert settle(evolve(BARE, rulebook=SHARE), dossier.submissions).column("x")[0] == Fraction(9, 20)


@pytest.mark.parametrize("value", [45, "45", "45 %", "9/20", Fraction(9, 20)])
def test_a_plan_without_a_rulebook_is_read_by_the_figure_that_comes(value):
    changes = [Amendment(on="1/7/2024", targets={"B": {"x": value}})]
    told = Dossier(pact=evolve(BARE, targets={"A": {"x": value}}, amendments=changes))
    for dossier in (told, loads(dumps(told))):
        assert dossier == told
        pact = evolve(dossier.pact, rulebook=SHARE)
        assert (pact.plan("A", "x"), pact.plan("B", "x")) == (Fraction(9, 20), Fraction(9, 20))
        assert counterfactual(dossier, rulebook=SHARE).year.dossier.pact.plan("A", "x") == Fraction(9, 20)


@pytest.mark.parametrize(
    ("own", "plan", "other", "fault"),
    [(PLAIN, 45, SHARE, "per-cent-or-number"), (SHARE, 90, PLAIN, "wrong-kind"), (SHARE, "90 %", PLAIN, "wrong-kind")],
)
def test_a_plan_of_a_figure_in_another_measure_is_refused(own, plan, other, fault):
    told = evolve(BARE, rulebook=own, targets={"A": {"x": plan}})
    for pact in (told, loads(dumps(Dossier(pact=told))).pact):
        assert pact == told
        for change in (
            lambda pact=pact: evolve(pact, rulebook=other),
            lambda pact=pact: announce(pact, places={"A": 1, "B": 2}, rulebook=other),
        ):
            with pytest.raises(RecordError) as caught:
                change()
            assert [(each.fault.value, each.path) for each in caught.value.problems] == [(fault, "$.targets.a.x")]


def test_figures_without_a_rulebook_are_not_scored_and_a_reason_says_so():
    year = conclude(BARE, {"A": {"x": 45}})
    assert year.scores is None
    assert (
        year.grounds() == conclude(Dossier(pact=BARE, submissions=[Submission(unit="A", figures={"x": 45})])).grounds()
    )
    assert "no-rulebook" in {each.why.value for each in year.grounds()}
    assert [each.path for each in preview(BARE, {"A": {"x": "x"}}).problems] == ["$.figures.A.x"]


DEEP_LIST, DEEP_TABLE, ROUND_LIST, ROUND_TABLE = json.loads("[" * 600 + "]" * 600), {}, [], {}
for _ in range(600):
    DEEP_TABLE = {"a": DEEP_TABLE}
ROUND_LIST += [ROUND_LIST, ROUND_LIST]
ROUND_TABLE |= {"a": ROUND_TABLE, "b": ROUND_TABLE}


@pytest.mark.parametrize("held", [DEEP_LIST, DEEP_TABLE, ROUND_LIST, ROUND_TABLE])
def test_what_is_nested_too_deep_or_holds_itself_is_refused_as_that(held):
    for build in (
        lambda: conclude(BARE, {"A": {"x": held}}),
        lambda: loads({"format": 2, "kind": "rulebook", "id": "q", "criteria": held}),
        lambda: Submission(unit="A", figures=held),
        lambda: Submission(unit="A", figures={"x": held}),
        lambda: Pact(cluster=Cluster("C", units=["A"]), targets={"A": {"x": held}}),
        lambda: Cluster("C", units=held),
    ):
        with pytest.raises(FormatError) as caught:
            build()
        assert caught.value.problems[0].fault.value == "too-deep"
        assert str(caught.value)
    assert [each.path for each in preview(BARE, {"A": {"x": held}}).problems] == ["$.figures.A.x"]


GIVEN = Rulebook(id="r", criteria=[Criterion("1", maximum=10)])


@pytest.mark.parametrize("text", ["45 %", "9e0 %", "9e0%", "-9.5E-1 %", "1 000 %", " 9e2  % "])
def test_per_cent_is_no_number_of_points_however_it_is_written(text):
    for build in (
        lambda: conclude(evolve(BARE, rulebook=GIVEN), {"A": {"1": text}}),
        lambda: loads({"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "maximum": text}]}),
        lambda: Criterion("1", maximum=text),
        lambda: announce("C", totals={"A": text}),
    ):
        with pytest.raises(ThiduaError) as caught:
            build()
        assert "per-cent-of-points" in [each.fault.value for each in caught.value.problems]


@pytest.mark.parametrize("text", ["50 %", " 50% ", "0.5 %"])
def test_a_formula_of_points_is_no_number_in_per_cent(text):
    plain = {"format": 2, "kind": "rulebook", "id": "q"}
    line = {"code": "1", "maximum": 5, "reads": "x", "scale": {"kind": "formula", "points": text}}
    for build in (
        lambda: Calculated(points=text),
        lambda: Calculated(points=Formula(text=text)),
        lambda: ByFormula(points=text),
        lambda: loads(plain | {"figures": [{"name": "x"}], "criteria": [line]}),
        lambda: loads(plain | {"adjustments": [{"kind": "formula", "points": text}]}),
    ):
        with pytest.raises(ThiduaError) as caught:
            build()
        assert "per-cent-of-points" in [each.fault.value for each in caught.value.problems]
    assert Calculated(points="50 % * 3").points.text == "50 % * 3"


@pytest.mark.parametrize(
    ("build", "path"),
    [
        (lambda: Unit("A", aliases=[""]), "$.aliases[0]"),
        (lambda: Unit("A", formed_from=["B", " "]), "$.formed_from[1]"),
        (lambda: Unit("A", carries_on=""), "$.carries_on"),
        (lambda: Proposal(cluster="", unit="a", award="x"), "$.cluster"),
        (lambda: Proposal(cluster="c", unit="", award="x"), "$.unit"),
        (lambda: BallotRule(about="", denominator="members", threshold="80 %", edge="reached"), "$.about"),
        (lambda: YearDay(day=1, month=1, later=150), "$.later"),
        (lambda: YearDay(day=1, month=1, later=-1), "$.later"),
        (lambda: Pact(cluster=Cluster("C"), season=Season.of(3)), "$.season"),
        (lambda: Streak(award="a", seasons=10**60), "$.seasons"),
        (lambda: Council(id="h", name="H", members=10**60), "$.members"),
        (lambda: Pact(cluster=Cluster("C"), term=10**60), "$.term"),
        (lambda: Rulebook(id="q", source="q"), "$.basis"),
    ],
)
def test_what_no_document_could_hold_is_refused_where_it_is_told(build, path):
    with pytest.raises(ThiduaError) as caught:
        build()
    assert [each.path for each in caught.value.problems] == [path]


def test_a_season_with_one_end_is_not_written():
    pact = Pact(cluster=Cluster("C", units=["A"]), season=Season(label="2023-2024", start="1/9/2023"))
    with pytest.raises(RecordError) as caught:
        dumps(Dossier(pact=pact))
    assert [each.path for each in caught.value.problems] == ["$.cluster"]


def test_a_source_without_a_basis_is_not_written():
    for thing in (
        Dossier(pact=BARE, sources=Sources(source="q")),
        Council(id="h", name="H", sources=Sources(source="q")),
    ):
        with pytest.raises(RecordError) as caught:
            dumps(thing)
        assert [each.path for each in caught.value.problems] == ["$.basis"]


def test_a_rate_that_is_a_ratio_is_read_as_it_is_written():
    rules = Rulebook(
        id="q",
        figures=[Figure("x", plausible_rate=[Fraction(1, 3), Fraction(4, 3)])],
        criteria=[Criterion("1", maximum=1)],
    )
    assert loads(dumps(rules)) == rules


def test_what_goes_unit_by_unit_reads_back_in_its_order():
    rules = Rulebook(id="q", figures=["x", "y"], criteria=[Criterion("1", maximum=1), Criterion("2", maximum=1)])
    rows = [Target(unit=unit, figure=name, plan=1) for unit, name in (("A", "x"), ("B", "x"), ("A", "y"))]
    pact = Pact(
        cluster=Cluster("C", units=["A", "B"]),
        season=2024,
        rulebook=rules,
        targets=rows,
        not_assigned=[("A", "1"), ("B", "1"), ("A", "2")],
        amendments=[Amendment(on="1/7/2024", targets=rows)],
    )
    reports = [Submission(unit="A", figures={"1": 1}), Submission(unit="A", on="1/6/2024", figures={"1": 1})]
    dossier = Dossier(pact=pact, submissions=reports)
    assert pact.not_assigned == (("a", "1"), ("a", "2"), ("b", "1"))
    assert loads(dumps(dossier)) == dossier


@pytest.mark.parametrize("more", [{"value": "x"}, {"value": 5}, {"state": "void"}])
def test_points_of_a_line_stand_beside_no_value(more):
    review = Review(unit="A", criterion="1", points=2, reason="r", **more)
    plain = {"format": 2, "kind": "dossier", "cluster": {"name": "C", "season": 2024, "units": [{"name": "A"}]}}
    plain["pact"] = {
        "rulebook": {"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "maximum": 5}]}
    }
    rules = Rulebook(id="q", criteria=[Criterion("1", maximum=5)])
    row = {"unit": "A", "criterion": "1", "points": 2, "reason": "r", **more}
    for build in (
        lambda: Dossier(pact=evolve(BARE, rulebook=rules), reviews=[review]),
        lambda: settle(evolve(BARE, rulebook=rules), [], [review]),
        lambda: loads(plain | {"reviews": [row]}),
    ):
        with pytest.raises(RecordError) as caught:
            build()
        assert [(each.fault.value, each.path) for each in caught.value.problems] == [("about-nothing", "$.reviews[0]")]


@pytest.mark.parametrize("unit", [["A"], {"a": 1}, {"A"}, 5, None])
def test_what_is_no_name_is_no_unit(unit):
    year = conclude(evolve(BARE, rulebook=GIVEN), {"A": {"1": 5}, "B": {"1": 6}})
    for asked in (year.of, year.grounds_for, year.scores.of, year.scores.figures.of, year.dossier.pact.member):
        with pytest.raises(RecordError) as caught:
            asked(unit)
        assert str(caught.value)
    with pytest.raises(RecordError):
        year.scores.on([1], "A")


def test_a_reason_is_said_and_nothing_else():
    with pytest.raises(TypeError, match="expected a Ground, found None"):
        say(None, "vi")


@pytest.mark.parametrize("text", [None, 5, ["x"]])
def test_a_formula_is_a_text(text):
    with pytest.raises(FormatError) as caught:
        Formula(text=text)
    assert [each.path for each in caught.value.problems] == ["$.text"]


def test_a_season_without_a_value_is_none():
    with pytest.raises(FormatError):
        Pact(cluster=Cluster("C"), season=Decimal("sNaN"))


def test_what_is_not_assigned_is_told_in_pairs():
    with pytest.raises(FormatError) as caught:
        Pact(cluster=Cluster("C", units=["A"]), rulebook=GIVEN, not_assigned=["A1"])
    assert [each.path for each in caught.value.problems] == ["$.not_assigned[0]"]


@pytest.mark.parametrize(("cases", "said"), [([], "'[]'"), ([Occurrence()], "'[…]'")])
def test_cases_of_an_amount_are_said_as_a_list(cases, said):
    with pytest.raises(RecordError) as caught:
        Dossier(pact=evolve(BARE, rulebook=PLAIN), submissions=[Submission(unit="A", figures={"x": cases})])
    assert said in str(caught.value)


def test_an_empty_table_is_no_report_of_a_figure():
    plain = {"format": 2, "kind": "dossier", "cluster": {"name": "C", "season": 2024, "units": [{"name": "A"}]}}
    plain["pact"] = {"rulebook": json.loads(dumps(PLAIN))}
    with pytest.raises(FormatError) as caught:
        loads(plain | {"figures": {"A": {"x": {}}}})
    assert [each.path for each in caught.value.problems] == ["$.figures.A.x"]
    with pytest.raises(RecordError) as caught:
        loads(plain | {"figures": {"A": {"x": 1, "y": {}}}})
    assert [each.fault.value for each in caught.value.problems] == ["unknown-figure"]
    assert loads(plain | {"figures": {"A": {}}}).submissions


def test_below_0_is_whole_too_in_vietnamese():
    with pytest.raises(ThiduaError) as caught:
        conclude(evolve(BARE, rulebook=Rulebook(id="q", figures=[Figure("x", kind="whole")])), {"A": {"x": -1}})
    assert caught.value.problems[0].say("vi") == "'−1' không phải loại số nguyên không âm"


def test_texts_of_sources_are_composed_where_they_are_held():
    told, read = normalize("NFD", "Quy chế  2024 "), "Quy chế 2024"
    cite = Citation(document=told, clause=told, basis="stated")
    rules = Rulebook(id="q", criteria=[Criterion("1", maximum=1, cites=[cite])])
    accounts = [Account(says="x", source=told, basis="stated"), Account(says="y", basis="stated")]
    part = Source(about="pact.signed", basis="stated", source=told, readings=accounts)
    dossier = Dossier(
        pact=evolve(BARE, rulebook=rules, signed="1/1/2024"), sources=Sources(source=told, basis="stated", parts=[part])
    )
    assert rules.criteria.rows[0].cites[0].document == read
    assert dossier.sources.parts[0].readings[0].source == read
    assert loads(dumps(dossier)) == dossier


@pytest.mark.parametrize("wrong", [5, date(2024, 1, 1), "a\x08b"])
def test_what_is_no_text_is_no_source(wrong):
    with pytest.raises(FormatError) as caught:
        Criterion("1", cites=[Citation(document="x", clause=wrong)])
    assert [each.path for each in caught.value.problems] == ["$.cites[0].clause"]
    with pytest.raises(FormatError) as caught:
        Dossier(pact=BARE, sources=Sources(parts=[Source(about="pact", basis="stated", source=wrong)]))
    assert [each.path for each in caught.value.problems] == ["$.sources.parts[0].source"]


def test_what_a_program_derives_from_a_noun_is_that_noun():
    class Khoi(Cluster):
        """A cluster of a program's own."""

    assert Pact(cluster=Khoi("C", units=["A"]), season=2024).cluster.name == "C"


def test_a_table_is_no_list_of_edges():
    with pytest.raises(FormatError) as refused:
        Lookup(rows="a", row_edges={"x": 1}, columns="b", column_edges=[1], points=[[1, 2], [3, 4]])
    assert [(each.path, each.fault) for each in refused.value.problems] == [("$.row_edges", Fault.WRONG_TYPE)]


def test_a_source_names_the_part_that_it_is_about():
    with pytest.raises(FormatError) as refused:
        Dossier(pact=Pact(cluster=Cluster("C", units=["A"]), season=2024), sources=Sources(parts=[Source(about=" ")]))
    assert [(each.path, each.fault) for each in refused.value.problems] == [("$.sources.parts[0].about", Fault.BLANK)]


def test_an_option_is_a_text():
    with pytest.raises(FormatError) as refused:
        Options(points={5: 1})
    assert [each.fault for each in refused.value.problems] == [Fault.WRONG_TYPE]


def test_what_is_nested_without_end_is_printed_as_that():
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert printed(deep) == "<list: nested too deep>"


def test_a_day_of_every_season_is_a_day_and_a_month():
    with pytest.raises(FormatError) as refused:
        year_day_of("32.1")
    assert [each.fault for each in refused.value.problems] == [Fault.NOT_A_DATE]


def test_a_plan_that_is_an_exact_share_is_that():
    rules = Rulebook(id="r", figures=[Figure("x", measure="%")])
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rules, targets={"A": {"x": Fraction(9, 10)}})
    assert pact.plan("a", "x") == Fraction(9, 10)


@pytest.mark.parametrize("told", [{"A": [5]}, [("A", 5)], {"A": 5}])
def test_a_line_that_is_not_assigned_is_named_by_a_text(told):
    with pytest.raises(FormatError) as refused:
        Pact(cluster=Cluster("C", units=["A"]), season=2024, not_assigned=told)
    assert [each.fault for each in refused.value.problems] == [Fault.WRONG_TYPE]
