"""The public face as a user's program sees it: type-checked, never run."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, assert_type

import thidua
from thidua import scales

# ── twelve lines for anyone

ranking = thidua.announce("Cụm 7", totals={"Phú Thọ": "98,5", "Tuyên Quang": "97", "Yên Bái": "97"})
for row in ranking.rows():
    assert_type(row, tuple[int, str, str, str, tuple[str, ...]])
assert_type(ranking, thidua.Ranking)
assert_type(ranking.explain(language="vi"), thidua.words.Sentences)

thidua.announce("Cụm 7", totals={"a": 98.5, "b": Decimal("98.5"), "c": Fraction(197, 2), "d": 98, "e": "98,5"})
thidua.announce("Cụm 7", places={"a": 1, "b": 2}, rulebook=thidua.load_rulebook("trung-du-2017"))

separated = thidua.announce("Cụm 7", totals={"a": 97, "b": 97}, lines={"I": {"a": "38,5", "b": 39}})
assert_type(separated, thidua.Ranking)

# ── built with what a program has

wide = thidua.Rulebook(
    id="r",
    figures=["thu", thidua.Figure("tỷ lệ", measure="%", plausible=[0, "1,5"])],
    criteria=[
        thidua.Criterion("1", maximum="60", reads="thu", scale=scales.Proportional(full_at=Decimal("1.5"))),
        thidua.Criterion("2", maximum=40.0, unreported=Fraction(1, 2), reads={"value": "tỷ lệ"}),
    ],
    ranking=thidua.rules.RankingRule(tie_breaks="points:1"),
)
signed = thidua.Pact(
    cluster=thidua.Cluster("Cụm 7", units=["Phú Thọ", thidua.Unit("Yên Bái", since="01/07/2024")]),
    season=2024,
    rulebook=wide,
    targets={"Phú Thọ": {"thu": "1250,5"}, "Yên Bái": {"thu": 900}},
    signed=date(2024, 1, 31),
    signatures=["Phú Thọ"],
)
assert_type(signed.season, thidua.Season | None)
assert_type(signed.cluster.units, tuple[thidua.Unit, ...])
assert_type(wide.criteria.maximum, Fraction)
assert_type(thidua.conclude(signed, {"Phú Thọ": {"thu": 1310, "2": "38,5"}}), thidua.Year)
half = thidua.preview(signed, {"Phú Thọ": {"thu": ""}})
assert_type(half.year, thidua.Year)
for each in half.problems:
    assert_type((each.unit, each.figure, each.line, each.index), tuple[str | None, str | None, str | None, int | None])
assert_type(thidua.dumps(wide), str)

# ── in an app

dossier = thidua.load("year.toml")
assert_type(dossier, thidua.Dossier)
assert_type(thidua.load(Path("year.toml")), thidua.Dossier)
year = thidua.conclude(dossier)
assert_type(year, thidua.Year)
assert_type(year.scores, thidua.Scores | None)
assert_type(year.ranking, thidua.Ranking | None)
assert_type(year.nominations, thidua.Nominations | None)
assert_type(year.handover, thidua.Handover | None)
assert_type(year.decisions, tuple[thidua.Grant, ...])
assert_type(year.of("phu-tho"), tuple[int | None, tuple[str, ...], tuple[str, ...]])
assert_type(year.rows(), list[tuple[int | None, str, tuple[str, ...]]])
assert_type(year.grounds_for("phu-tho"), tuple[thidua.Ground, ...])
for sentence in year.explain(thidua.Language.EN, unit="phu-tho"):
    assert_type(sentence, str)
thidua.dump(dossier, "year.json")
assert_type(thidua.conclusion(year), dict[str, Any])

# ── nouns, keyword by keyword

units = thidua.units.name_units(("Đơn vị A", "Đơn vị B"))
cluster = thidua.Cluster(id="cum-7", name="Cụm số 7", units=units, tier=thidua.clusters.Tier.PROVINCE)
rulebook = thidua.Rulebook(
    id="bang-diem",
    basis=thidua.grounds.Basis.FICTIONAL,
    rounding=thidua.rules.Rounding(digits=2, mode=thidua.rules.RoundingMode.HALF_UP, at=thidua.rules.RoundAt.TOTAL),
    stages=(thidua.rules.Stage(name="self", roles=("unit",)),),
    figures=(thidua.Figure(name="bai-viet", kind=thidua.figures.Kind.AMOUNT, combine=thidua.figures.Combine.LATEST),),
    criteria=thidua.criteria.Criteria(
        rows=(
            thidua.Criterion(
                code="1",
                maximum=Fraction(10),
                start=thidua.criteria.Start.EMPTY,
                children=thidua.criteria.Children.SUM,
                sum=thidua.criteria.SumPolicy.EQUAL,
                cites=(thidua.grounds.Citation(document="Quy chế"),),
            ),
            thidua.Criterion(
                code="2",
                maximum=Fraction(5),
                adds=thidua.criteria.Adds.INSIDE,
                reads=(("value", "bai-viet"),),
                scale=scales.Pool(better=scales.Better.HIGHER, alone=Fraction(1, 2)),
            ),
        )
    ),
    ranking=thidua.rules.RankingRule(by=thidua.rules.RankBy.POINTS, tie_breaks=("points:1", "lot")),
    ballot=(
        thidua.rules.BallotRule(
            about="co-thi-dua-tinh",
            denominator=thidua.rules.Denominator.MEMBERS,
            threshold=Fraction(4, 5),
            edge=thidua.rules.Edge.REACHED,
            quorum=Fraction(2, 3),
        ),
    ),
    slots=(thidua.rules.Slot(award="co-thi-dua-tinh", place=1, by=thidua.rules.Deciding.BOTH),),
    rotation=thidua.rules.RotationRule(
        head=thidua.rules.NextHead.DEPUTY_SUCCEEDS, deputy=thidua.rules.NextDeputy.ELECTION
    ),
    policies=thidua.rules.Policies(reporting_closes=date(2024, 12, 5)),
)
pact = thidua.Pact(
    cluster=cluster,
    season=thidua.Season.of(2024),
    rulebook=rulebook,
    head="don-vi-a",
    targets=(thidua.targets.Target(unit="don-vi-a", figure="bai-viet", plan=Fraction(10)),),
)

# ── the stages one by one

report = thidua.Submission(
    unit="don-vi-a", on=date(2024, 12, 1), figures=(("1", Fraction(9)), ("bai-viet", Fraction(7)))
)
review = thidua.Review(unit="don-vi-a", criterion="1", points=Fraction(8), stage="self", reason="thẩm định")

figures = thidua.settle(pact, [report], [review], through="self")
assert_type(figures, thidua.Figures)
assert_type(figures.of("don-vi-a"), tuple[tuple[str, thidua.figures.Cell], ...])
assert_type(figures.versions("don-vi-a", "1"), tuple[thidua.reviewing.Version, ...])

half_year = thidua.progress(figures, on=date(2024, 7, 1))
assert_type(half_year, thidua.Progress)
assert_type(half_year.of("don-vi-a"), tuple[thidua.reviewing.Pledge, ...])
assert_type(half_year.rows(), list[tuple[str, str, Fraction, Fraction | None, Fraction | None]])

scored = thidua.score(figures, reporting=scales.Reporting.CLOSED)
assert_type(scored, thidua.Scores)
assert_type(scored.of("don-vi-a"), thidua.scoring.Total)
assert_type(scored.of("don-vi-a").rate, Fraction | None)
assert_type(scored.on("1", "don-vi-a"), thidua.scoring.Total)
assert_type(scored.setting.reporting, scales.Reporting)
assert_type(scored.rows(), list[tuple[str, Fraction | None, Fraction, Fraction | None]])

lot = thidua.Ruling(
    kind=thidua.ranking.RulingKind.LOT, among=("don-vi-a", "don-vi-b"), order=("don-vi-b", "don-vi-a"), seed="7"
)
ranked = thidua.rank(scored, [lot])
assert_type(ranked, thidua.Ranking)
assert_type(ranked.of("don-vi-a"), thidua.ranking.Position | None)
assert_type(ranked.at(1), tuple[thidua.ranking.Position, ...])
assert_type(thidua.announce(pact, places={"don-vi-a": 1}), thidua.Ranking)

vote = thidua.Vote(
    award="co-thi-dua-tinh",
    unit="don-vi-a",
    electorate=thidua.balloting.Electorate(members=9, present=8, barred=("don-vi-a",)),
    ballots=thidua.Ballots(approve=7, reject=1),
)
counted = thidua.count(vote, rule=rulebook.ballot[0])
assert_type(counted, thidua.Count)
assert_type(counted.outcome, thidua.balloting.Outcome)
assert_type(counted.ground(), thidua.Ground)
tallied = thidua.tally(ranked, [vote])
assert_type(tallied, thidua.nominating.Tally)
assert_type(tallied.of("don-vi-a"), tuple[thidua.Count, ...])
assert_type(tallied.approved("don-vi-a", "co-thi-dua-tinh"), bool | None)
assert_type(tallied.rows(), list[tuple[str, str, int, int, str]])

in_force = thidua.law.governing(thidua.archive.laws(), date(2025, 1, 20))
assert_type(in_force, tuple[thidua.law.Law, ...])
proposed = thidua.nominate(tallied, in_force)
assert_type(proposed, thidua.Nominations)
assert_type(proposed.of("don-vi-a"), tuple[thidua.nominating.Nomination, ...])
assert_type(proposed.grounds(), tuple[thidua.Ground, ...])
assert_type(proposed.rows(), list[tuple[str, str]])

choice = thidua.Choice(season=2025, how=thidua.clusters.Way.ELECTED, head="don-vi-b")
handed = thidua.hand_over(proposed, choice)
assert_type(handed, thidua.Handover)
assert_type(handed.of("don-vi-b"), tuple[str, ...])
assert_type(handed.rows(), list[tuple[int | str, str, str | None]])

# ── the same in one, from a dossier made by hand

meeting = thidua.Meeting(kind=thidua.timetable.MeetingKind.ANNUAL, on=date(2025, 1, 15), host="don-vi-b")
source = thidua.grounds.Source(
    about="cluster.head", basis=thidua.grounds.Basis.INFERRED, readings=(thidua.grounds.Account(says="Đơn vị A"),)
)
whole = thidua.Dossier(
    pact=pact,
    submissions=(report,),
    reviews=(review,),
    announced=thidua.Announcement(totals=(("don-vi-a", Fraction("98.5")),)),
    meetings=(meeting,),
    rulings=(lot,),
    proposed_on=date(2025, 1, 20),
    votes=(vote,),
    succession=choice,
    decisions=(thidua.Grant(award="co-thi-dua-tinh", unit="don-vi-a"),),
    honours=(thidua.Honour(unit="don-vi-a", award="co-thi-dua-tinh", season=2022),),
    history=(thidua.Officers(season=2023, head="don-vi-b"),),
    law=in_force,
    sources=thidua.grounds.Sources(source="Báo", basis=thidua.grounds.Basis.FICTIONAL, parts=(source,)),
)
assert_type(thidua.conclude(whole), thidua.Year)
assert_type(in_force[0].awards, tuple[thidua.awards.Award, ...])
assert_type(pact.movements, tuple[thidua.pacts.Movement, ...])
assert_type(thidua.progress(figures, meeting=meeting), thidua.Progress)


def cell(value: thidua.figures.Cell) -> str:
    """What stands in a cell: a value of one of the kinds, or a state."""
    match value:
        case thidua.State():
            return value.value
        case tuple():
            assert_type(value, tuple[thidua.Occurrence, ...])
            return str(len(value))
        case _:
            return str(value)


given: thidua.figures.Value = (thidua.Occurrence(on=date(2024, 2, 3), evidence="bản tin 2"),)
assert_type(thidua.figures.fits(given, thidua.figures.Kind.OCCURRENCES), bool)
assert_type(scales.Formula(text="a / b").value({"a": Fraction(1), "b": Fraction(2)}), Fraction | bool | None)

# ── every stage answers the same questions


def reasons() -> Iterator[tuple[thidua.Ground, ...]]:
    """Why, at every stage."""
    for stage in (figures, half_year, scored, ranked, tallied, proposed, handed, year):
        yield stage.grounds_for("don-vi-a")


def numbers(share: Fraction, language: str) -> Iterator[str]:
    yield thidua.words.decimal(share, language)
    yield thidua.words.decimal(share)
    yield thidua.words.percent(share, language)
    yield thidua.words.text_in(language, "Cờ thi đua", en="Emulation flag")


def words() -> Iterator[thidua.words.Sentences]:
    """Why, in words, at every stage."""
    for stage in (figures, half_year, scored, ranked, tallied, proposed, handed, year):
        yield stage.explain("en", unit="don-vi-a")


# ── reasons and errors

ground = ranked.grounds_for("don-vi-a")[0]
assert_type(ground.why, thidua.Why)
assert_type(ground.about, thidua.grounds.About)
assert_type(ground.fact("place"), thidua.grounds.Fact | None)
assert_type(ground.cites, tuple[thidua.grounds.Citation, ...])
assert_type(thidua.say(ground, "vi", pact.titles()), str)
try:
    thidua.load("year.toml")
except (thidua.FormatError, thidua.RecordError, thidua.RulebookError) as error:
    for problem in error.problems:
        assert_type(problem, thidua.Problem)
        assert_type(problem.fault, thidua.grounds.Fault)
        assert_type(thidua.words.tell(problem.fault, problem.facts, thidua.Language.VI), str)

try:
    thidua.load("year.toml")
except thidua.ThiduaError as error:
    assert_type(error.problems, tuple[thidua.Problem, ...])

# ── the archive

assert_type(thidua.archive.names(thidua.archive.Shelf.RECORDS), tuple[str, ...])
assert_type(thidua.check("year.toml"), tuple[thidua.Problem, ...])
assert_type(thidua.load_rulebook("trung-du-2017"), thidua.Rulebook)

# ── what a type checker refuses

thidua.Unit("a", "Đơn vị A")  # type: ignore[call-arg]  # keyword-only
units[0].name = "Đơn vị B"  # type: ignore[misc]  # frozen
thidua.score(figures, scales.Reporting.CLOSED)  # type: ignore[call-arg]
thidua.rank(figures)  # type: ignore[arg-type]  # nobody ranks what is not scored
thidua.tally(scored)  # type: ignore[arg-type]  # nor votes on what is not ranked
thidua.nominate(ranked)  # type: ignore[arg-type]
thidua.Rulebok(id="r")  # type: ignore[attr-defined]  # no name is accepted that is not there
thidua.Criterion("1", maximun=60)  # type: ignore[call-arg]
thidua.Criterion("1", maximum=[60])  # type: ignore[arg-type]
thidua.Cluster("Cụm 7", units=[7])  # type: ignore[list-item]
thidua.Pact(cluster="Cụm 7", season=2024)  # type: ignore[arg-type]
thidua.project({2024: "Phú Thọ"}, "2")  # type: ignore[call-overload]
year.ranking.of(1)  # type: ignore[union-attr,arg-type]

# ── the same facts under another edition

other = thidua.counterfactual(dossier, rulebook=thidua.load_rulebook("trung-du-2017"))
assert_type(other, thidua.Counterfactual)
assert_type(other.year, thidua.Year)
assert_type(other.rows(), list[tuple[str, str | None, Fraction | None, Fraction | None]])

# ── who leads next, units in time

rotating = thidua.rules.RotationRule(
    head=thidua.rules.NextHead.DEPUTY_SUCCEEDS,
    deputy=thidua.rules.NextDeputy.ROSTER,
    roster=("don-vi-a", "don-vi-b"),
    round=thidua.rules.Rotates.ONCE,
    joiners=thidua.rules.Joining.NEXT_ROUND,
    declined=thidua.rules.Declining.END_OF_ROUND,
)
offices = thidua.recall(year, thidua.archive.units())
assert_type(offices, thidua.History)
assert_type(thidua.project(offices, 3), thidua.Projection)
assert_type(thidua.project({2023: "Phú Thọ", 2024: ("Yên Bái", "Phú Thọ")}, 2, rule=rotating), thidua.Projection)
assert_type(thidua.project({2024: "Phú Thọ"}, 2, units=["Phú Thọ", "Yên Bái"]), thidua.Projection)
assert_type(thidua.project(offices, 3).seat(2026, "head"), thidua.rotation.Seat | None)
assert_type(thidua.audit(offices).of("don-vi-a"), thidua.rotation.Turns)
assert_type(thidua.archive.units().lives["hue"], thidua.Unit)
