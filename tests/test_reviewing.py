"""Reviewing: which figure stands and why, and the mid-year review, as a caller of the stages sees them."""

from datetime import date
from fractions import Fraction

import pytest

from thidua import (
    Cluster,
    Criterion,
    Figure,
    Meeting,
    Occurrence,
    Pact,
    RecordError,
    Review,
    Rulebook,
    Season,
    State,
    Submission,
    Unit,
    progress,
    settle,
)
from thidua.criteria import Criteria
from thidua.errors import FormatError
from thidua.figures import Combine, Kind
from thidua.grounds import Fault
from thidua.reviewing import Pledge, Version
from thidua.rules import Policies, Stage
from thidua.scales import Each
from thidua.targets import Target
from thidua.timetable import MeetingKind

one, two, three, ten = map(Fraction, (1, 2, 3, 10))
cluster = Cluster(id="c", name="Cụm C", units=(Unit(id="a", name="Đơn vị A"), Unit(id="b", name="Đơn vị B")))
rules = Rulebook(
    id="r",
    figures=(Figure(name="x"), Figure(name="việc", kind=Kind.OCCURRENCES)),
    criteria=Criteria(
        rows=(
            Criterion(code="1", maximum=ten),
            Criterion(code="2", maximum=ten, reads=(("value", "x"),), scale=Each(each=one)),
        )
    ),
    stages=(Stage(name="self"), Stage(name="verified", roles=("head",))),
)


def pact(rulebook=rules, **more):
    return Pact(cluster=cluster, season=Season.of(2024), rulebook=rulebook, **more)


def sent(unit="a", on=None, **figures):
    return Submission(
        unit=unit, on=on, figures=tuple((name.removeprefix("_"), value) for name, value in figures.items())
    )


def verified(unit="a", **more):
    return Review(unit=unit, stage="verified", role="head", **more)


def test_every_version_is_kept_oldest_first():
    figures = settle(
        pact(),
        [sent(x=three), sent(x=two, on=date(2024, 6, 30))],
        [
            verified(figure="x", value=one, by="Sở", on=date(2024, 12, 9), reason="một việc"),
            verified(figure="x", state=State.VOID),
        ],
    )
    assert figures.versions("a", "x") == (
        Version(value=two, on=date(2024, 6, 30)),
        Version(value=three),
        Version(value=one, stage="verified", by="Sở", on=date(2024, 12, 9), reason="một việc"),
        Version(value=State.VOID, stage="verified"),
    )
    assert figures.rows() == [
        ("a", "x", State.VOID),
        ("a", "việc", State.NOT_REPORTED),
        ("a", "1", State.NOT_REPORTED),
        ("b", "x", State.NOT_REPORTED),
        ("b", "việc", State.NOT_REPORTED),
        ("b", "1", State.NOT_REPORTED),
    ]


def test_a_correction_in_words():
    figures = settle(pact(), [sent(x=three)], [verified(figure="x", value=one, by="Sở", reason="một việc")])
    assert str(figures.explain("en", unit="a")) == (
        "Đơn vị A: x corrected from 3 to 1 at stage verified, by Sở, reason: một việc."
    )


def test_through_a_stage():
    sides = [sent(x=three)], [verified(figure="x", value=one)]
    assert dict(settle(pact(), *sides, through="self").of("a"))["x"] == 3
    assert dict(settle(pact(), *sides, through="verified").of("a"))["x"] == 1


def test_a_stage_that_the_rulebook_does_not_have():
    with pytest.raises(RecordError) as refused:
        settle(pact(), [], through="final")
    assert str(refused.value) == "unknown stage 'final'; the rulebook has: self, verified @ $"


def test_who_was_heard():
    published = Rulebook(
        id="r", criteria=rules.criteria, figures=rules.figures, policies=Policies(published_on=date(2024, 12, 20))
    )
    late = sent("b", on=date(2024, 12, 21), x=one)
    assert settle(pact(published), [sent(x=one), late]).heard == {"a"}
    assert settle(pact(), [sent(x=one)], [verified("b", figure="x", value=one)]).heard == {"a", "b"}


def test_without_a_rulebook_whatever_was_reported_stands():
    bare = pact(None)
    figures = settle(bare, [sent(x=three, y=one), sent("b", z=two)], [Review(unit="a", figure="x", value=one)])
    assert (figures.names, figures.of("b")) == (
        ("x", "y", "z"),
        (("x", State.NOT_REPORTED), ("y", State.NOT_REPORTED), ("z", two)),
    )
    assert dict(figures.of("a"))["x"] == 1
    with pytest.raises(RecordError) as refused:
        settle(bare, [], [Review(unit="a", criterion="1", points=one, reason="x")])
    assert str(refused.value) == "unknown criterion '1' @ $.reviews[0].criterion"


@pytest.mark.parametrize(
    ("combine", "values", "standing"),
    [
        (Combine.LATEST, [two, one], one),
        (Combine.MAXIMUM, [two, one], two),
        (Combine.MEAN, [two, one], Fraction(3, 2)),
        (Combine.AGREED, [two, one], ten),
        (Combine.MEAN, [two, None], two),
        (Combine.MAXIMUM, [None, two], two),
        (Combine.MEAN, [None, None], State.VOID),
        (Combine.LATEST, [two, None], State.VOID),
    ],
)
def test_ways_of_combining(combine, values, standing):
    book = Rulebook(id="r", figures=(Figure(name="x", combine=combine),))
    reviews = [
        Review(unit="a", figure="x", value=each, state=None if each else State.VOID, on=date(2024, 5, day))
        for day, each in enumerate(values, start=1)
    ]
    assert dict(settle(pact(book), [sent(x=ten)], reviews).of("a"))["x"] == standing


@pytest.mark.parametrize(
    ("submission", "problem"),
    [
        (sent("z", x=one), "unknown unit 'z'; the cluster has: a, b @ $.figures.z"),
        (sent("z", on=date(2024, 1, 1), x=one), "unknown unit 'z'; the cluster has: a, b @ $.submissions[0]"),
        (sent(y=one), "unknown figure 'y'; the rulebook has: x, việc, 1 @ $.figures.a.y"),
        (sent(on=date(2024, 1, 1), x="ba"), "'ba' is not a number @ $.submissions[0].figures.x"),
        (sent(_1=Fraction(11)), "11 is above the maximum of 10 @ $.figures.a.1"),
        (sent(_1=-one), "-1 is below the minimum of 0 @ $.figures.a.1"),
    ],
)
def test_submissions_that_do_not_fit(submission, problem):
    with pytest.raises(RecordError) as refused:
        settle(pact(), [submission])
    assert str(refused.value) == problem


def test_occurrences_fit_as_a_list_or_a_number():
    figures = settle(pact(), [sent(việc=(Occurrence(),)), sent("b", việc=two)])
    assert [dict(figures.of(unit))["việc"] for unit in "ab"] == [(Occurrence(),), 2]


planned = pact(
    signatures=("a",),
    targets=(Target(unit="a", figure="x", plan=ten), Target(unit="b", figure="x", plan=Fraction(4))),
)
half_year = [sent(on=date(2024, 6, 30), x=Fraction(6)), sent(on=date(2024, 12, 1), x=ten), sent("b", x=three)]
meeting = Meeting(kind=MeetingKind.MID_YEAR, on=date(2024, 7, 15))


def test_what_was_done_by_the_meetings_day():
    found = progress(settle(planned, half_year), meeting=meeting)
    assert found.rows() == [("a", "x", 10, 6, Fraction(3, 5)), ("b", "x", 4, None, None)]
    assert (found.on, found.silent) == (date(2024, 7, 15), ("b",))
    assert found.of("a") == (Pledge(unit="a", figure="x", plan=ten, done=Fraction(6)),)


def test_another_day_moves_it_and_without_a_day_all_counts():
    figures = settle(planned, half_year)
    assert progress(figures, on=date(2024, 12, 1), meeting=meeting).of("a")[0].share == 1
    assert progress(figures, on=date(2024, 6, 29)).of("a")[0].share is None
    assert progress(figures).of("b")[0].share == Fraction(3, 4)


def test_what_is_no_number_is_not_done():
    days = Rulebook(id="r", figures=(Figure(name="x"), Figure(name="d", kind=Kind.DAY)))
    found = progress(settle(pact(days, targets=planned.targets), [sent(d=date(2024, 1, 1))]))
    assert (found.of("a")[0].done, found.silent) == (None, ("b",))


def test_what_was_reported_after_publication_is_not_done():
    final = Rulebook(id="r", figures=(Figure(name="x"),), policies=Policies(published_on=date(2024, 8, 1)))
    sent_late = [sent(on=date(2024, 8, 2), x=ten), sent("b", on=date(2024, 8, 1), x=two)]
    found = progress(settle(pact(final, targets=planned.targets), sent_late), on=date(2024, 12, 31))
    assert ([each.done for each in found.pledges], found.silent) == ([None, two], ("a",))


def test_the_day_of_progress_may_be_told_as_text():
    """By 1 July the first of two reports was made: 6 of the 10 that are pledged."""
    unit, pledged = Unit(id="a", name="A"), Target(unit="a", figure="x", plan=10)
    pact = Pact(cluster=Cluster(id="c", name="C", units=(unit,)), season=2024, targets=(pledged,))
    reports = [
        Submission(unit="a", on=day, figures={"x": Fraction(done)}) for day, done in (("30/6/2024", 6), ("2/7/2024", 9))
    ]
    told = progress(settle(pact, reports), on="1/7/2024")
    assert (told.on, told.of("a")[0].done) == (date(2024, 7, 1), 6)
    with pytest.raises(FormatError) as caught:
        progress(settle(pact, reports), on="hôm qua")
    assert [(each.fault, each.path) for each in caught.value.problems] == [(Fault.NOT_A_DATE, "$.on")]


def test_progress_in_words():
    found = progress(settle(planned, half_year), meeting=meeting)
    assert [(ground.why.value, ground.about.unit) for unit in "ab" for ground in found.grounds_for(unit)] == [
        ("pledge-done", "a"),
        ("report-undated", "b"),
        ("pact-unsigned", "b"),
    ]
    assert list(found.explain("en")) == [
        "Đơn vị A: x done 6 of planned 10, 60.00%.",
        "Đơn vị B: its report bears no date and is not counted by 15 July 2024.",
        "Đơn vị B: its signature under the pact is not recorded.",
    ]
    assert list(found.explain(unit="a")) == ["Đơn vị A: x thực hiện 6 trên kế hoạch 10, đạt 60,00 %."]
    assert [ground.why.value for ground in progress(settle(planned, [])).grounds_for("a")] == ["no-report"]
