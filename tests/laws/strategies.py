"""Small years of fictional units: few points and few units, so that ties, bars and gaps are common."""

from datetime import date
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st

from thidua import (
    Announcement,
    BallotRule,
    Ballots,
    Choice,
    Cluster,
    Criteria,
    Criterion,
    Deciding,
    Denominator,
    Dossier,
    Edge,
    Electorate,
    Figure,
    NextHead,
    Pact,
    Policies,
    RankBy,
    RankingRule,
    Review,
    RotationRule,
    Rulebook,
    Ruling,
    RulingKind,
    Season,
    Slot,
    Submission,
    Unit,
    Vote,
)
from thidua.scales import Pool

settings.register_profile("laws", deadline=None)  # a busy machine breaks no law
settings.load_profile("laws")

AWARDS = ("flag", "merit")
CLOSES, BEFORE, AFTER = date(2024, 12, 1), date(2024, 11, 30), date(2024, 12, 20)

criteria = Criteria(
    rows=(
        Criterion(code="1", maximum=Fraction(3)),
        Criterion(code="2", maximum=Fraction(3), deductions_at_most=Fraction(1)),
        Criterion(code="3", maximum=Fraction(2), scale=Pool(), reads=(("value", "posts"),)),
    )
)
computed = ("points:1", "points:2", "fewest-deductions")
recorded = ("vote", "casting-vote", "lot")

shares = st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(2, 3), Fraction(4, 5), Fraction(1)])
halves = st.integers(-2, 6).map(lambda number: Fraction(number, 2))


def tie_breaks(codes=(*computed, *recorded)):
    return st.lists(st.sampled_from(codes), unique=True).map(tuple)


@st.composite
def ballot_rules(draw, about="flag"):
    return BallotRule(
        about=about,
        denominator=draw(st.sampled_from(Denominator)),
        threshold=draw(shares),
        edge=draw(st.sampled_from(Edge)),
        quorum=draw(st.none() | shares),
    )


@st.composite
def votes(draw, award="flag", unit="a", units=("a",)):
    barred = tuple(draw(st.lists(st.sampled_from(units), unique=True, max_size=1)))
    members = draw(st.integers(1, 9))
    left = members - len(barred)
    counts = {}
    for kind in ("approve", "reject", "blank", "invalid"):
        counts[kind] = draw(st.integers(0, left))
        left -= counts[kind]
    electorate = Electorate(members=members, present=draw(st.none() | st.integers(0, members)), barred=barred)
    return Vote(award=award, unit=unit, electorate=electorate, ballots=Ballots(**counts))


@st.composite
def rulebooks(draw, codes=(*computed, *recorded)):
    return Rulebook(
        id="fictional",
        figures=(Figure(name="posts"),),
        criteria=criteria,
        ranking=RankingRule(by=draw(st.sampled_from(RankBy)), tie_breaks=draw(tie_breaks(codes))),
        ballot=tuple(draw(ballot_rules(award)) for award in AWARDS),
        slots=tuple(
            Slot(award=award, place=draw(st.integers(1, 3)), by=draw(st.sampled_from(Deciding)))
            for award in draw(st.lists(st.sampled_from(AWARDS), unique=True))
        ),
        rotation=draw(st.none() | st.just(RotationRule(head=NextHead.DEPUTY_SUCCEEDS))),
        policies=Policies(reporting_closes=CLOSES),
    )


@st.composite
def pacts(draw, books=None):
    ids = "abcde"[: draw(st.integers(1, 5))]
    cluster = Cluster(
        id="c",
        name="Cụm C",
        units=tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in ids),
        members_complete=draw(st.sampled_from([True, True, True, False])),
    )
    return Pact(
        cluster=cluster,
        season=Season.of(2024),
        rulebook=draw(rulebooks() if books is None else books),
        head=draw(st.none() | st.sampled_from(ids)),
        deputy=draw(st.none() | st.sampled_from(ids)),
        signatures=tuple(draw(st.lists(st.sampled_from(ids), unique=True))),
        not_assigned=tuple((unit, "2") for unit in draw(st.lists(st.sampled_from(ids), unique=True, max_size=1))),
    )


@st.composite
def submissions(draw, pact):
    """At most one report of each unit; a figure may be missing in it."""
    reports = []
    for unit in draw(st.lists(st.sampled_from(pact.cluster.ids), unique=True)):
        figures = {"1": draw(halves.filter(lambda points: points >= 0)), "2": draw(halves)}
        if draw(st.sampled_from([True, True, False])):
            figures["posts"] = Fraction(draw(st.integers(0, 2)))
        reports.append(Submission(unit=unit, figures=tuple(figures.items()), on=BEFORE))
    return tuple(reports)


@st.composite
def reviews(draw, pact):
    """At most one override of each unit's first criterion."""
    return tuple(
        Review(unit=unit, criterion="1", points=Fraction(draw(st.integers(0, 3))), by="Ban TĐKT", reason="thẩm định")
        for unit in draw(st.lists(st.sampled_from(pact.cluster.ids), unique=True, max_size=1))
    )


@st.composite
def rulings(draw, pact):
    """At most one of a kind, so that no question is ruled twice."""
    found = []
    for kind in draw(st.lists(st.sampled_from(RulingKind), unique=True)):
        among = tuple(draw(st.lists(st.sampled_from(pact.cluster.ids), unique=True, min_size=1)))
        found.append(Ruling(kind=kind, among=among, order=tuple(draw(st.permutations(among)))))
    return tuple(found)


@st.composite
def announcements(draw, pact):
    units = tuple(draw(st.lists(st.sampled_from(pact.cluster.ids), unique=True)))
    if draw(st.booleans()):
        return Announcement(places=tuple((unit, draw(st.integers(1, 4))) for unit in units))
    return Announcement(totals=tuple((unit, draw(halves)) for unit in units))


@st.composite
def dossiers(draw):
    pact = draw(pacts())
    ids = pact.cluster.ids
    questions = draw(st.lists(st.tuples(st.sampled_from(AWARDS), st.sampled_from(ids)), unique=True))
    leaders = st.none() | st.sampled_from(ids)
    return Dossier(
        pact=pact,
        submissions=draw(submissions(pact)),
        reviews=draw(reviews(pact)),
        announced=draw(st.none() | announcements(pact)),
        rulings=draw(rulings(pact)),
        proposed_on=draw(st.sampled_from([None, AFTER])),
        votes=tuple(draw(votes(award, unit, ids)) for award, unit in questions),
        succession=draw(st.none() | st.builds(Choice, season=st.just(2025), head=leaders, deputy=leaders)),
    )
