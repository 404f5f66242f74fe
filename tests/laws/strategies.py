"""Small years of fictional units: few points and few units, so that ties, bars and gaps are common."""

from datetime import date
from fractions import Fraction
from itertools import product

from attrs import evolve
from hypothesis import strategies as st

from thidua import (
    Announcement,
    Ballots,
    Choice,
    Cluster,
    Criterion,
    Dossier,
    Figure,
    Honour,
    Pact,
    Review,
    Rulebook,
    Ruling,
    Season,
    Submission,
    Unit,
    Vote,
)
from thidua.balloting import Electorate, Order
from thidua.criteria import Criteria
from thidua.order import places
from thidua.ranking import RulingKind
from thidua.rules import (
    Abstentions,
    Again,
    BallotRule,
    Band,
    Bar,
    Deciding,
    Denominator,
    Edge,
    IfNominated,
    InBand,
    Mandatory,
    NextHead,
    Policies,
    RankBy,
    RankingRule,
    RotationRule,
    Slot,
    Streak,
    Whole,
    Window,
    Written,
)
from thidua.rules.ranking import Apart
from thidua.scales import Pool

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
recorded = tuple(each.value for each in RulingKind)
remembered = tuple(each.value for each in Apart if each.value not in computed)  # what rests on earlier seasons

shares = st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(2, 3), Fraction(4, 5), Fraction(1)])
halves = st.integers(-2, 6).map(lambda number: Fraction(number, 2))
few = st.integers(0, 2).map(Fraction)


def tie_breaks(codes=(*computed, *recorded)):
    some = st.lists(st.sampled_from(codes), unique=True).map(tuple)
    return some | st.sampled_from([codes[-1:], codes[-2:]])  # often a recorded one alone is left to part equals


@st.composite
def ballot_rules(draw, about="flag"):
    return BallotRule(
        about=about,
        denominator=draw(st.sampled_from(Denominator)),
        threshold=draw(shares),
        edge=draw(st.sampled_from(Edge)),
        quorum=draw(st.none() | shares),
        abstentions=draw(st.sampled_from(Abstentions)),
        written=draw(st.sampled_from(Written)),
    )


@st.composite
def votes(draw, award="flag", unit="a", units=("a",)):
    barred = tuple(draw(st.lists(st.sampled_from(units), unique=True, max_size=1)))
    members = draw(st.integers(1, 9))
    left = members - len(barred)
    counts = {}
    for kind in ("approve", "reject", "abstain", "blank", "invalid"):
        counts[kind] = draw(st.integers(0, left))
        left -= counts[kind]
    cast = sum(counts.values())
    electorate = Electorate(members=members, present=draw(st.none() | st.integers(cast, members)), barred=barred)
    absent = min(left, members - (cast if electorate.present is None else electorate.present))
    approve = draw(st.integers(0, absent))
    written = Ballots(approve=approve, reject=draw(st.integers(0, absent - approve)))
    return Vote(award=award, unit=unit, electorate=electorate, ballots=Ballots(**counts), written=written)


@st.composite
def polls(draw, award="flag", units="abc"):
    """Ballots that choose among units, or rank them all."""
    members = draw(st.integers(1, 9))
    left = members
    found = []
    for order in draw(st.lists(st.permutations(units).map(tuple), unique=True, min_size=1, max_size=4)):
        found.append((order, draw(st.integers(0, left))))
        left -= found[-1][1]
    if draw(st.booleans()):
        ballots = Ballots(orders=tuple(Order(order=order, ballots=each) for order, each in found), blank=left)
    else:
        chosen = dict.fromkeys(units, 0)
        for order, each in found:
            chosen[order[0]] += each
        ballots = Ballots(choices=tuple(chosen.items()), abstain=left)
    return Vote(award=award, electorate=Electorate(members=members), ballots=ballots)


def needs():
    """Requirements of every kind that rests on honours or classes."""
    award, again = st.sampled_from(AWARDS), st.sampled_from(Again)
    numbers = st.integers(1, 3)
    return st.one_of(
        st.builds(Streak, award=award, seasons=numbers, again=again),
        st.builds(Window, award=award, seasons=numbers, count=st.integers(1, 2), again=again),
        st.builds(InBand, bands=st.just(("good",))),
    )


@st.composite
def slots(draw, award="flag"):
    """A slot for one place, a number or a share."""
    number = draw(
        st.one_of(
            st.fixed_dictionaries({"place": st.integers(1, 3)}),
            st.fixed_dictionaries({"count": st.integers(1, 3)}),
            st.fixed_dictionaries(
                {
                    "share": shares,
                    "of": st.sampled_from(["members", "remaining", "placed"]),
                    "round": st.sampled_from(Whole),
                    "at_least": st.integers(0, 1),
                }
            ),
        )
    )
    return Slot(
        award=award,
        by=draw(st.sampled_from([*Deciding, Deciding.RANKING])),
        if_nominated=draw(st.sampled_from(IfNominated)),
        needs=tuple(draw(st.lists(needs(), max_size=1))),
        **number,
    )


@st.composite
def rulebooks(draw, codes=(*computed, *remembered, *recorded)):
    return Rulebook(
        id="fictional",
        figures=(Figure(name="posts", measure=draw(st.sampled_from([None, "bài", "%"]))),),
        criteria=criteria,
        ranking=RankingRule(by=draw(st.sampled_from(RankBy)), tie_breaks=draw(tie_breaks(codes)), honours=AWARDS),
        bands=(Band(name="good", from_=Fraction(1, 2)), Band(name="best", above=Fraction(4))),
        bars=draw(st.sampled_from([(), (), (), (Bar(when=Mandatory.PACT_UNSIGNED),)])),
        ballot=tuple(draw(ballot_rules(award)) for award in AWARDS),
        slots=tuple(draw(slots(award)) for award in draw(st.sampled_from([(), AWARDS, AWARDS, AWARDS]))),
        rotation=draw(st.none() | st.just(RotationRule(head=NextHead.DEPUTY_SUCCEEDS))),
        policies=Policies(reporting_closes=CLOSES),
    )


@st.composite
def pacts(draw, books=None):
    ids = "abcde"[: draw(st.sampled_from([1, 2, 3, 3, 4, 5]))]
    cluster = Cluster(
        id="c",
        name="Cụm C",
        units=tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in ids),
        members_complete=draw(st.sampled_from([True] * 7 + [False])),
    )
    head = draw(st.none() | st.sampled_from(ids))
    return Pact(
        cluster=cluster,
        season=Season.of(2024),
        rulebook=draw(rulebooks() if books is None else books),
        head=head,
        deputy=draw(st.none() | st.sampled_from(ids).filter(lambda unit: unit != head)),
        signatures=tuple(draw(st.lists(st.sampled_from(ids), unique=True))),
        not_assigned=tuple((unit, "2") for unit in draw(st.lists(st.sampled_from(ids), unique=True, max_size=1))),
    )


@st.composite
def submissions(draw, pact, *, whole=False):
    """Reports of all, or of some, with all figures or not. Many units report the same, so that they are equal."""
    figures = st.fixed_dictionaries(
        {"1": few, "2": st.integers(-1, 1).map(Fraction)}, optional={} if whole else {"posts": few}
    )
    common = draw(figures)
    some = st.lists(st.sampled_from(pact.cluster.ids), unique=True)
    units = pact.cluster.ids if whole or draw(st.booleans()) else draw(some)
    sent = [(unit, draw(st.sampled_from([common, common, None])) or draw(figures)) for unit in units]
    return tuple(Submission(unit=unit, figures=tuple(own.items()), on=BEFORE) for unit, own in sent)


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
        some = st.lists(st.sampled_from(pact.cluster.ids), unique=True, min_size=1)
        among = tuple(draw(st.just(list(pact.cluster.ids)) | some))
        order = tuple(draw(st.permutations(among)))
        says = {"picked": order[0]} if kind is RulingKind.PICK else {"order": order}
        found.append(Ruling(kind=kind, among=among, **says))
    return tuple(found)


@st.composite
def honours(draw, pact):
    """Awards held in the seasons before; a few were revoked."""
    return tuple(
        Honour(unit=unit, award=award, season=season, revoked=draw(st.sampled_from([None, None, BEFORE])))
        for unit, award, season in draw(
            st.lists(
                st.tuples(
                    st.sampled_from(pact.cluster.ids),
                    st.sampled_from(AWARDS),
                    st.sampled_from([2021, 2022, 2023, "2022-2023"]),
                ),
                unique=True,
                max_size=6,
            )
        )
    )


@st.composite
def announcements(draw, pact):
    units = tuple(draw(st.lists(st.sampled_from(pact.cluster.ids), unique=True)))
    if draw(st.booleans()):
        order = places([draw(st.integers(1, 4)) for _ in units])
        return Announcement(places=tuple(zip(units, order, strict=True)))
    return Announcement(totals=tuple((unit, draw(halves)) for unit in units))


@st.composite
def dossiers(draw, *, ready=False):
    """Seasons of which anything is recorded or not; those that are ready have reports, votes and slots for them."""
    pact = draw(pacts())
    ids = pact.cluster.ids
    asked = st.tuples(st.sampled_from(AWARDS), st.sampled_from(ids))
    questions = [*product(AWARDS, ids)] if ready else draw(st.lists(asked, unique=True))
    if ready:
        filled = tuple(draw(slots(award)) for award in draw(st.permutations(AWARDS)))
        pact = evolve(
            pact,
            cluster=evolve(pact.cluster, members_complete=True),
            rulebook=evolve(pact.rulebook, slots=filled, bars=()),
        )
    polled = [award for award in AWARDS if award not in {asked for asked, _ in questions} and draw(st.booleans())]
    leaders = st.none() | st.sampled_from(ids)
    return Dossier(
        pact=pact,
        submissions=draw(submissions(pact, whole=ready)),
        reviews=draw(reviews(pact)),
        announced=None if ready else draw(st.none() | announcements(pact)),
        rulings=draw(rulings(pact)),
        proposed_on=AFTER if ready else draw(st.sampled_from([None, AFTER])),
        votes=(
            *(draw(votes(award, unit, ids)) for award, unit in questions),
            *(draw(polls(award, ids)) for award in polled),
        ),
        honours=draw(honours(pact)),
        succession=draw(
            st.none()
            | st.tuples(leaders, leaders).map(
                lambda both: Choice(season=2025, head=both[0], deputy=both[1] if both[0] != both[1] else None)
            )
        ),
    )
