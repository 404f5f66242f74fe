"""Documents: what is written reads back equal, and whatever a file holds is answered with a year or with problems."""

import json
from copy import deepcopy
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thidua import (
    Announcement,
    Ballots,
    Choice,
    Cluster,
    Criterion,
    Dossier,
    Figure,
    FormatError,
    Grant,
    Honour,
    Language,
    Meeting,
    Occurrence,
    Officers,
    Pact,
    Review,
    Rulebook,
    Ruling,
    Season,
    State,
    Submission,
    Unit,
    Vote,
    check,
    dump,
    load,
    load_rulebook,
    scales,
)
from thidua.archive import Shelf, laws, names
from thidua.balloting import Electorate
from thidua.clusters import Tier, Way
from thidua.codec.single import exact
from thidua.criteria import Adds, Criteria, Start
from thidua.figures import Kind
from thidua.grounds import Account, Basis, Citation, Source, Sources
from thidua.law import governing
from thidua.names import nfc, number, one_slip
from thidua.pacts import Movement
from thidua.ranking import RulingKind
from thidua.rules import (
    BallotRule,
    Deciding,
    Denominator,
    Edge,
    NextHead,
    Policies,
    RankBy,
    RankingRule,
    RotationRule,
    RoundAt,
    Rounding,
    RoundingMode,
    Slot,
    Stage,
)
from thidua.targets import Target
from thidua.timetable import MeetingKind

DATA = Path(__file__).parents[1] / "data"

texts = st.text(alphabet="aăâbđêÝỹọ ơ.,-\"'\\#=[]{}°\u0323", min_size=1, max_size=12).map(nfc).filter(bool)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))
thousandths = st.integers(-(10**6), 10**6).map(lambda number: Fraction(number, 1000))  # in text, three digits mean two
amounts = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6) | thousandths
shares = st.fractions(min_value=0, max_value=1, max_denominator=100)
cites = st.lists(
    st.builds(
        Citation,
        document=st.none() | texts,
        clause=st.none() | texts,
        basis=st.sampled_from(Basis),
        about=st.none() | texts,
    ),
    max_size=2,
).map(tuple)
seasons = st.integers(2000, 2030) | st.integers(2000, 2030).map(lambda year: f"{year}-{year + 1}")


def leading(units):
    """Head and deputy, each known or not, never one unit in both offices."""
    return st.tuples(units, units).map(lambda both: both if both[0] != both[1] else (both[0], None))


@st.composite
def choices(draw, pact, units):
    """The choice for a later season."""
    later = pact.season.moved(draw(st.integers(1, 3))).label
    return Choice(season=later, how=draw(st.sampled_from(Way)), head=draw(units))


@st.composite
def histories(draw, pact, units):
    """Offices of earlier seasons, in any order."""
    back = draw(st.lists(st.integers(1, 20), unique=True, max_size=2))
    led = [(pact.season.moved(-years).label, *draw(leading(units | texts))) for years in back]
    return tuple(Officers(season=season, head=head, deputy=deputy) for season, head, deputy in led)


FIGURES = tuple(Figure(name=f"{kind.value}.mục 1", kind=kind) for kind in Kind if kind is not Kind.POINTS)
VALUES = {
    Kind.AMOUNT: amounts,
    Kind.WHOLE: st.integers(0, 10**6).map(Fraction),
    Kind.DAY: days,
    Kind.YES_NO: st.booleans(),
    Kind.OPTION: texts,
    Kind.GRADE: texts,
    Kind.OCCURRENCES: st.integers(0, 9).map(Fraction)
    | st.lists(st.builds(Occurrence, on=st.none() | days, evidence=st.none() | texts), max_size=3).map(tuple),
    Kind.POINTS: st.fractions(min_value=0, max_value=10, max_denominator=1000)
    | st.integers(0, 10_000).map(lambda number: Fraction(number, 1000)),
}


@st.composite
def rulebooks(draw):
    """A scoring table with a given line, one against targets, one among peers, and a group that deducts."""
    stages = tuple(
        Stage(name=name, roles=draw(st.lists(texts, max_size=2).map(tuple))) for name in ("self", "verified")
    )
    rows = (
        Criterion(code="1", name=draw(st.just("") | texts), maximum=Fraction(10), cites=draw(cites)),
        Criterion(
            code="2",
            maximum=draw(VALUES[Kind.POINTS]),
            reads=(("value", FIGURES[0].name),),
            scale=scales.Proportional(full_at=draw(st.none() | st.just(Fraction(1, 3)))),
        ),
        Criterion(
            code="3.3",
            maximum=Fraction(2),
            reads=(("value", FIGURES[1].name),),
            scale=scales.Pool(alone=draw(st.none() | shares)),
        ),
        Criterion(code="4", maximum=Fraction(5), start=Start.FULL, deductions_at_most=draw(st.none() | shares)),
        Criterion(code="4.1", under="4", maximum=Fraction(1, 8), adds=Adds.ON_TOP, assessor=draw(st.none() | texts)),
    )
    ballot = BallotRule(
        about="x",
        denominator=draw(st.sampled_from(Denominator)),
        threshold=draw(shares),
        edge=draw(st.sampled_from(Edge)),
        quorum=draw(st.none() | shares),
        cites=draw(cites),
    )
    return Rulebook(
        id=draw(texts),
        name=draw(st.just("") | texts),
        basis=draw(st.sampled_from(Basis)),
        source=draw(st.none() | texts),
        rounding=draw(
            st.none()
            | st.builds(
                Rounding, digits=st.integers(0, 12), mode=st.sampled_from(RoundingMode), at=st.sampled_from(RoundAt)
            )
        ),
        stages=stages,
        figures=FIGURES,
        criteria=Criteria(rows=rows),
        ranking=RankingRule(
            by=draw(st.sampled_from(RankBy)), tie_breaks=draw(st.sampled_from([(), ("points:3.3", "lot")]))
        ),
        ballot=(ballot,),
        slots=draw(
            st.lists(
                st.builds(Slot, award=texts, place=st.integers(1, 9), by=st.sampled_from(Deciding)), max_size=2
            ).map(tuple)
        ),
        rotation=draw(
            st.none()
            | st.builds(
                RotationRule,
                head=st.sampled_from(NextHead),
                roster=st.lists(texts, min_size=1, max_size=3, unique=True).map(tuple),
                cites=cites,
            )
        ),
        policies=Policies(reporting_closes=draw(st.none() | days)),
    )


@st.composite
def clusters(draw):
    """One to four units with ids, names and aliases that nobody shares."""
    numbers = draw(st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True))
    units = tuple(
        Unit(
            id=f"đv.{row}",
            name=f"Đơn vị {row} {draw(texts)}",
            aliases=draw(st.sampled_from([(), (f"ĐV {row}",)])),
            since=draw(st.none() | days),
        )
        for row in numbers
    )
    return Cluster(
        id=draw(texts),
        name=draw(texts),
        units=units,
        tier=draw(st.none() | st.sampled_from(Tier)),
        within=draw(st.none() | texts),
        members_complete=draw(st.booleans()),
    )


@st.composite
def pacts(draw):
    """A pact under a rulebook or none; every unit that needs a target has one."""
    cluster, rulebook = draw(clusters()), draw(st.none() | rulebooks())
    label = draw(seasons)
    period = tuple(sorted(draw(st.tuples(days, days))))
    some = st.lists(st.sampled_from(cluster.ids), unique=True).map(tuple)
    if rulebook is not None and rulebook.rotation is not None and rulebook.rotation.roster:
        roster = tuple(draw(st.lists(st.sampled_from(cluster.ids), unique=True, min_size=1)))
        rulebook = evolve(rulebook, rotation=evolve(rulebook.rotation, roster=roster, period=None))
    head, deputy = draw(leading(st.none() | st.sampled_from(cluster.ids)))
    waived = draw(some) if rulebook is not None else ()
    plans = VALUES[Kind.AMOUNT].filter(lambda plan: plan > 0)
    return Pact(
        cluster=cluster,
        season=Season.of(label, draw(st.none() | st.just(period))),
        rulebook=rulebook,
        head=head,
        deputy=deputy,
        signed=draw(st.none() | days),
        signatures=draw(some),
        witness=draw(st.none() | texts),
        movements=draw(st.lists(st.builds(Movement, name=texts, launched_by=st.none() | texts), max_size=2).map(tuple)),
        targets=tuple(Target(unit=unit, figure=FIGURES[0].name, plan=draw(plans)) for unit in cluster.ids),
        not_assigned=tuple((unit, code) for unit in waived for code in draw(st.sampled_from([("2",), ("3.3", "1")]))),
    )


@st.composite
def reports(draw, rulebook):
    """Some figures of one unit, each of its kind; without a rulebook they are numbers."""
    if rulebook is None:
        return tuple(draw(st.dictionaries(texts.filter(lambda name: "." not in name), amounts, max_size=3)).items())
    given_ = [(name, VALUES[Kind.POINTS].map(lambda points: points / 80)) for name in ("1", "4.1")]
    kinds = [(figure.name, VALUES[figure.kind]) for figure in rulebook.figures] + given_
    chosen = draw(st.lists(st.sampled_from(range(len(kinds))), unique=True))
    return tuple((kinds[row][0], draw(kinds[row][1])) for row in chosen)


@st.composite
def reviews(draw, pact):
    """Corrections, figures struck out, overrides with their reason."""
    unit = draw(st.sampled_from(pact.cluster.ids))
    by = {key: draw(st.none() | texts) for key in ("role", "by")} | {"on": draw(st.none() | days)}
    stage = draw(st.sampled_from([*([None] if pact.rulebook is None else []), "self", "verified"]))
    found = draw(reports(pact.rulebook))
    if found and draw(st.booleans()):
        name, value = found[0]
        struck = draw(st.booleans())
        return Review(
            unit=unit,
            figure=name,
            value=None if struck else value,
            state=State.VOID if struck else None,
            stage=stage,
            **by,
        )
    if pact.rulebook is None:
        return Review(unit=unit, figure="x", value=draw(amounts), reason=draw(st.none() | texts), **by)
    return Review(unit=unit, criterion="1", points=draw(VALUES[Kind.POINTS]), reason=draw(texts), stage=stage, **by)


THERE = ("cluster", "cluster.name", "cluster.units", "cluster.season")  # parts that every dossier has


@st.composite
def dossiers(draw):
    """A season with everything that a document can hold."""
    pact = draw(pacts())
    ids = st.sampled_from(pact.cluster.ids)
    maybe = st.none() | ids
    order = draw(st.permutations(pact.cluster.ids))
    dated = [
        Submission(unit=draw(ids), on=day, figures=draw(reports(pact.rulebook)))
        for day in draw(st.lists(days, max_size=2))
    ]
    undated = [Submission(unit=unit, figures=draw(reports(pact.rulebook))) for unit in order[: draw(st.integers(0, 4))]]
    votes = st.builds(
        Vote,
        award=st.just("x"),
        unit=ids,
        electorate=st.builds(Electorate, members=st.just(9), present=st.none() | st.integers(5, 9)),
        ballots=st.builds(Ballots, approve=st.integers(0, 2), reject=st.integers(0, 2), blank=st.integers(0, 1)),
    )
    numbered = st.lists(ids, unique=True).map(
        lambda found: Announcement(places=tuple((unit, place) for place, unit in enumerate(found, start=1)))
    )
    totalled = st.dictionaries(ids, amounts).map(lambda found: Announcement(totals=tuple(found.items())))
    readings = st.lists(st.builds(Account, says=texts, basis=st.none() | st.sampled_from(Basis)), max_size=2).map(tuple)
    parts = st.builds(
        Source, about=st.sampled_from(THERE), source=st.none() | texts, clause=st.none() | texts, readings=readings
    )
    many = {"max_size": 2}
    known = () if pact.rulebook is None else pact.rulebook.awards
    awards = texts.filter(lambda award: not any(one_slip(award, each) for each in known))
    return Dossier(
        pact=pact,
        submissions=(*dated, *undated),
        reviews=tuple(draw(st.lists(reviews(pact), unique_by=lambda r: (r.unit, r.figure, r.criterion), **many))),
        announced=draw(st.none() | numbered | totalled),
        meetings=tuple(
            draw(
                st.lists(
                    st.builds(
                        Meeting,
                        kind=st.sampled_from(MeetingKind),
                        on=st.none() | days,
                        host=maybe,
                        chair=maybe,
                        venue=st.none() | texts,
                    ),
                    **many,
                )
            )
        ),
        rulings=tuple(
            Ruling(kind=kind, among=pact.cluster.ids, picked=order[0])
            if kind is RulingKind.PICK
            else Ruling(kind=kind, among=pact.cluster.ids, order=tuple(order), seed=draw(st.none() | texts))
            for kind in draw(st.lists(st.sampled_from(RulingKind), unique=True, **many))
        ),
        proposed_on=draw(st.none() | days),
        votes=tuple(draw(st.lists(votes, unique_by=lambda vote: vote.unit, **many)))
        if pact.rulebook is not None
        else (),
        succession=draw(st.none() | choices(pact, maybe)),
        decisions=tuple(
            draw(
                st.lists(
                    st.builds(Grant, award=awards, unit=ids, on=st.none() | days)
                    | st.builds(Grant, award=awards, individuals=st.integers(1, 99), on=st.none() | days),
                    **many,
                )
            )
        ),
        honours=tuple(draw(st.lists(st.builds(Honour, unit=ids, award=awards, season=seasons), **many))),
        history=draw(histories(pact, maybe)),
        sources=draw(
            st.builds(
                Sources,
                source=st.none() | texts,
                basis=st.sampled_from(Basis),
                parts=st.lists(parts, unique_by=lambda part: part.about, **many).map(tuple),
            )
        ),
    )


def law_of(dossier):

    on = dossier.law_day
    return () if on is None else governing(laws(), on)


def again(thing, read):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "it.json"
        dump(thing, path)
        return read(path)


thirds = st.sampled_from([1, 1, 3, 7])


def characters(value):
    """How long a number is as a decimal with a point where it ends, never three digits after it, else as a fraction."""
    whole, under, places = abs(value.numerator) // value.denominator, value.denominator, 0
    for prime in (2, 5):
        times = 0
        while under % prime == 0:
            under, times = under // prime, times + 1
        places = max(places, times)
    if under > 1 or places >= 60:  # as a decimal it would be too long, and may still be short as a fraction
        return len(str(value))
    places += places == 3
    return (value < 0) + len(str(whole)) + (places > 0) + places


class TestReadingBack:
    """`load(dump(x)) == x`."""

    @settings(max_examples=30)
    @given(dossiers())
    def test_a_dossier(self, dossier):
        dossier = evolve(dossier, law=law_of(dossier))
        assert again(dossier, load) == dossier

    @given(rulebooks())
    def test_a_rulebook(self, rulebook):
        assert again(rulebook, load_rulebook) == rulebook

    @pytest.mark.parametrize("name", names(Shelf.RECORDS))
    def test_a_record(self, name):
        assert again(load(name), load) == load(name)

    @pytest.mark.parametrize("name", names(Shelf.RULEBOOKS))
    def test_an_edition(self, name):
        assert again(load_rulebook(name), load_rulebook) == load_rulebook(name)

    @given(st.tuples(st.integers(-(10**61), 10**61), st.integers(0, 61)) | st.tuples(st.just(0), st.just(0)), thirds)
    @example((1125, 3), 1)  # three digits after the point would have two readings
    @example((10**60 - 1, 0), 1)
    @example((1 - 10**60, 0), 1)  # with its sign one character too long
    @example((10**60, 0), 1)
    @example((10**59 - 1, 58), 1)
    @example((10**58 + 1, 58), 1)
    @example((1, 59), 1)
    @example((1, 40), 3)
    @example((128, 60), 1)
    def test_a_number_that_can_be_written(self, decimal, third):
        """What has no more than sixty characters is written and reads back; what has more is refused."""
        digits, places = decimal
        value = Fraction(digits, 10**places * third)
        if characters(value) <= 60:
            text = exact(value)
            assert (number(text), len(text)) == (value, characters(value))
        else:
            with pytest.raises(FormatError, match=r"^expected a number, found more than 60 digits @ \$$"):
                exact(value)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["a", "2024", "1.200", "z" * 99]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "1", "name", "kind", "on"]), inner, max_size=3)
    ),
    max_leaves=4,
)


def spots(plain, path=()):
    yield path
    inner = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in inner:
        yield from spots(value, (*path, key))


def whole_year():
    """The fictional year as plain values, its rulebook inside."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "it.json"
        dump(load(DATA / "cum-7.toml"), path)
        return json.loads(path.read_text(encoding="utf-8"))


YEAR = whole_year()
SPOTS = sorted(filter(None, spots(YEAR)), key=str)


def answered(data, suffix):
    """Whatever the file holds, its problems are told in both languages, each once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"nam{suffix}"
        path.write_bytes(data)
        found = check(path)
        assert len(set(found)) == len(found)
        assert all(problem.located(language).strip() for problem in found for language in Language)
        if not found:
            load(path)
        return found


class TestAnswers:
    """A file is answered with a year or with its problems, never with another error."""

    @given(st.lists(st.tuples(st.sampled_from(SPOTS), anything), min_size=1, max_size=3))
    def test_a_year_of_which_parts_are_replaced(self, changes):
        year = deepcopy(YEAR)
        for (*path, last), value in changes:
            part = year
            for key in path:
                held = isinstance(part, dict | list) and key in (part if isinstance(part, dict) else range(len(part)))
                part = part[key] if held else {}
            if isinstance(part, dict) or (isinstance(part, list) and last in range(len(part))):
                part[last] = value
        answered(json.dumps(year).encode(), ".json")

    @given(st.binary(max_size=40), st.sampled_from([".toml", ".json"]))
    def test_bytes(self, data, suffix):
        assert answered(data, suffix) != ()

    @given(st.text(alphabet="[]{}\"'=.,#\n\\ aĐ1-:e", max_size=60))
    @example("a = " + "[" * 5000)
    @example("a = " + "[" * 5000 + "]" * 5000)
    @example("a" + ".a" * 5000 + " = 1")
    @example("\n\n")
    def test_signs(self, text):
        assert answered(text.encode(), ".toml") != ()
