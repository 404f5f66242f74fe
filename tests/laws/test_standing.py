"""Laws of what stands: the order in which a record is written decides nothing."""

from datetime import date
from fractions import Fraction

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua import (
    Cluster,
    Criterion,
    Figure,
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
    score,
    settle,
)
from thidua.criteria import Criteria
from thidua.figures import Combine, Kind
from thidua.rules import Policies, Stage
from thidua.scales import Each

UNITS = ("a", "b")
FIGURES = tuple(f"{each.value}" for each in Combine)
days = st.sampled_from([None, date(2024, 6, 1), date(2024, 12, 1), date(2025, 1, 10), date(2025, 3, 1)])
numbers = st.integers(0, 2).map(Fraction)

books = st.builds(
    lambda stages, published: Rulebook(
        id="r",
        stages=tuple(Stage(name=name, roles=roles) for name, roles in stages),
        figures=(
            *(Figure(name=each.value, kind=Kind.POINTS, combine=each) for each in Combine),
            Figure(name="cases", kind=Kind.OCCURRENCES),
        ),
        criteria=Criteria(
            rows=(
                *(Criterion(code=name, maximum=Fraction(10)) for name in FIGURES),
                Criterion(code="o", maximum=Fraction(9), reads=(("value", "cases"),), scale=Each(each=Fraction(1))),
            )
        ),
        policies=Policies(published_on=published, reporting_closes=date(2024, 12, 5)),
    ),
    st.sampled_from([(), (("first", ()),), (("first", ("head",)), ("second", ()))]),
    st.sampled_from([None, date(2025, 2, 1)]),
)
cases = st.lists(st.builds(Occurrence, on=days, due=days), max_size=3).map(tuple)
reports = st.builds(
    lambda unit, on, figures, found: Submission(unit=unit, on=on, figures=(*figures.items(), ("cases", found))),
    st.sampled_from(UNITS),
    days,
    st.dictionaries(st.sampled_from(FIGURES), numbers, max_size=2),
    cases,
)


@st.composite
def reviews(draw, stages, named, dated):
    """A correction, a strike-out or an override, by somebody or nobody, at a stage of the rulebook."""
    matter = draw(st.sampled_from(["value", "value", "void", "points"]))
    name = draw(named)
    about = {"criterion": name, "reason": "x"} if matter == "points" else {"figure": name}
    said = {
        "value": {"value": draw(numbers)},
        "void": {"state": State.VOID},
        "points": {"points": draw(numbers)},
    }[matter]
    return Review(
        unit=draw(st.sampled_from("aab")),
        stage=draw(st.sampled_from(stages)) if stages else None,
        role=draw(st.sampled_from([None, "head"])),
        by=draw(st.sampled_from([None, "P", "p", "Q"])),  # P and p are one name
        on=draw(dated),
        accepted=draw(st.sampled_from([None, True, False])),
        **about,
        **said,
    )


@st.composite
def records(draw):
    book = draw(books)
    stages = tuple(stage.name for stage in book.stages)
    pact = Pact(
        cluster=Cluster(id="c", name="C", units=tuple(Unit(id=unit, name=unit) for unit in UNITS)),
        season=Season.of(2024),
        rulebook=book,
    )
    # often all are about one figure, or of one day: what stands is then for the order to say, or for nobody
    named = st.sampled_from(FIGURES)
    named = draw(st.sampled_from([st.just(draw(named)), st.just(draw(named)), named]))
    dated = draw(st.sampled_from([st.just(draw(days)), st.just(draw(days)), days]))
    told = st.lists(reviews(stages, named, dated), max_size=5)
    found = draw(st.lists(reports, max_size=4)), draw(told)
    return pact, found, (draw(st.permutations(found[0])), draw(st.permutations(found[1])))


def outcome(pact, sides):
    """All that a record comes to, or that it is refused."""
    try:
        figures = settle(pact, *sides)
    except RecordError as error:
        return {problem.fault.value for problem in error.problems}
    scores = score(figures)
    return (
        figures.rows(),
        sorted(map(str, figures.overrides)),
        [(total.points, total.maximum) for total in map(scores.of, UNITS)],
        [sorted(map(str, figures.grounds_for(unit))) for unit in UNITS],
        [sorted(map(str, figures.versions(unit, name))) for unit in UNITS for name in FIGURES],
        [figures.stage_of(unit, name) for unit in UNITS for name in FIGURES],
        progress(figures, on=date(2024, 12, 1)).rows(),
    )


@settings(max_examples=300)
@given(records())
def test_shuffling_changes_nothing(record):
    pact, written, shuffled = record
    assert outcome(pact, shuffled) == outcome(pact, written)


def test_shuffling_changes_nothing_where_the_unit_agreed_to_one_of_two():
    pact = Pact(
        cluster=Cluster(id="c", name="C", units=tuple(Unit(id=unit, name=unit) for unit in UNITS)),
        season=Season.of(2024),
        rulebook=Rulebook(
            id="r",
            figures=(Figure(name="agreed", kind=Kind.POINTS, combine=Combine.AGREED),),
            criteria=Criteria(rows=(Criterion(code="1", maximum=Fraction(9), reads=(("value", "agreed"),)),)),
        ),
    )
    said = Review(unit="a", figure="agreed", value=Fraction(3), on=date(2024, 6, 1))
    both = [said, evolve(said, accepted=True)]
    told, turned = (settle(pact, [], reviews).grounds_for("a") for reviews in (both, both[::-1]))
    assert told == turned
