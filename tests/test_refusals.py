"""Refusals: what is wrong, where, and what there is to say of it, each worked out from what is put in."""

import json
from datetime import date
from fractions import Fraction

import pytest

import thidua
from conformance.cases import dossier
from thidua import Choice, Cluster, Grant, Honour, Officers, Pact, Season, ThiduaError, Unit, announce, project, scales
from thidua.balloting import Electorate
from thidua.formulas import Formula
from thidua.grounds import Fault
from thidua.ranking import draw
from thidua.rotation import recorded
from thidua.rules import BallotRule
from thidua.timetable import Calendar

HALVES = (Fraction(1), Fraction(2))
AB = Cluster(id="c", name="C", units=(Unit(id="a", name="A"), Unit(id="b", name="B")))
PACT = Pact(cluster=AB, season=Season.of(2024))
SCORES = thidua.score(thidua.settle(PACT, []))
TALLY = thidua.tally(thidua.rank(SCORES))
BLANK, DOSSIER = thidua.Rulebook(id="trong"), thidua.Dossier(pact=PACT)
YEAR = thidua.conclude(DOSSIER)
RULE = BallotRule(about="x", denominator="members", threshold="1/2", edge="reached")
VOTE = thidua.Vote(award="x", unit="a", electorate=Electorate(members=3), ballots=thidua.Ballots(approve=2))
LAST = date.max.toordinal()


def lookup(points, rows=HALVES, columns=(Fraction(1),)):
    cells = tuple(tuple(map(Fraction, line)) for line in points)
    over = {"rows": Formula(text="x"), "columns": Formula(text="y")}
    return scales.Lookup(row_edges=rows, column_edges=columns, points=cells, **over)


NOUNS = [
    (
        lambda: Grant(award="x"),
        [(Fault.ABOUT_NOTHING, "$", {"allowed": ("unit", "individuals")})],
    ),
    (
        lambda: Grant(award="x", unit="a", individuals=1),
        [(Fault.ABOUT_NOTHING, "$", {"allowed": ("unit", "individuals")})],
    ),
    (
        lambda: Grant(award="x", individuals=-1),
        [(Fault.BELOW_MINIMUM, "$.individuals", {"found": -1, "minimum": 0})],
    ),
    (lambda: Calendar(weekend=(7, 8)), [(Fault.OUT_OF_RANGE, "$.weekend[1]", {"found": 8, "allowed": "1 … 7"})]),
    (lambda: scales.Deadline(within=LAST), [(Fault.OUT_OF_RANGE, "$.within", {"found": LAST})]),
    (lambda: scales.Deadline(within=-LAST), [(Fault.OUT_OF_RANGE, "$.within", {"found": -LAST})]),
    (
        lambda: scales.Idle(each=Fraction(-1)),
        [(Fault.ABOUT_NOTHING, "$", {"allowed": ("period", "due")})],
    ),
    (
        lambda: lookup([(1, 2), (3, 4)]),
        [(Fault.TABLE_SIZE, "$.points", {"found": 2, "expected": 3})],
    ),
    (
        lambda: lookup([(1, 2), (3,), (4, 5, 6)]),
        [
            (Fault.TABLE_SIZE, "$.points[1]", {"found": 1, "expected": 2}),
            (Fault.TABLE_SIZE, "$.points[2]", {"found": 3, "expected": 2}),
        ],
    ),
    (
        lambda: lookup([(1, 2), (3, 4), (5, 6)], rows=(Fraction(1), Fraction(1))),
        [(Fault.EDGES_FALL, "$.row_edges", {})],
    ),
    (
        lambda: lookup([(1, 2, 3), (3, 4, 5), (5, 6, 7)], columns=(Fraction(2), Fraction(1))),
        [(Fault.EDGES_FALL, "$.column_edges", {})],
    ),
    (
        lambda: Season.of(2024, (date(2024, 2, 1), date(2024, 1, 31))),
        [(Fault.OUT_OF_RANGE, "$.period", {"found": "2024-02-01, 2024-01-31"})],
    ),
    (lambda: Season.of(9999).moved(1), [(Fault.NOT_A_SEASON, "$", {"found": "10000"})]),
    (lambda: Season.of("2023-2025"), [(Fault.NOT_A_SEASON, "$", {"found": "2023-2025"})]),
    (lambda: project(recorded(PACT), 0), [(Fault.OUT_OF_RANGE, "$.seasons", {"found": 0})]),
    (lambda: announce(5), [(Fault.WRONG_TYPE, "$", {"expected": "text", "found": "5"})]),
    (
        lambda: announce(PACT, places=[1]),
        [(Fault.WRONG_TYPE, "$.announced.places", {"expected": "a table", "found": "[1]"})],
    ),
    (
        lambda: announce(PACT, places={"a": 1.5, "b": True}),
        [
            (Fault.WRONG_TYPE, "$.announced.places.a", {"expected": "a whole number", "found": "1.5"}),
            (Fault.WRONG_TYPE, "$.announced.places.b", {"expected": "a whole number", "found": "True"}),
        ],
    ),
    (
        lambda: announce(PACT, places={"a": 0}),
        [(Fault.BELOW_MINIMUM, "$.announced.places.a", {"found": 0, "minimum": 1})],
    ),
    (
        lambda: announce(PACT, places={"a": 1}, totals={"b": 5}),
        [(Fault.TWO_ANNOUNCEMENTS, "$.announced", {})],
    ),
    (
        lambda: announce(PACT, places={"a": 1, "b": 3}),
        [(Fault.PLACES_UNFIT, "$.announced.places", {"found": "1, 3"})],
    ),
    (
        lambda: announce(PACT, bands={"a": "Tốt", "A": "Khá"}),
        [(Fault.DUPLICATE_ID, "$.announced.bands.a", {"found": "a"})],
    ),
    (
        lambda: announce(PACT, bands={"a": 3, "b": " "}),
        [
            (Fault.WRONG_TYPE, "$.announced.bands.a", {"expected": "text", "found": "3"}),
            (Fault.WRONG_TYPE, "$.announced.bands.b", {"expected": "text", "found": "' '"}),
        ],
    ),
    (
        lambda: announce(PACT, totals={"a": "95 %"}),
        [(Fault.PER_CENT_OF_POINTS, "$.announced.totals.a", {"found": "95 %"})],
    ),
    (
        lambda: announce("C", totals={"A": 9}, rulebook="bang-diem"),
        [(Fault.WRONG_TYPE, "$.rulebook", {"expected": "a rulebook", "found": "'bang-diem'"})],
    ),
    (
        lambda: Choice(season=2025, head="a", declined=("b", "a")),
        [(Fault.DECLINED, "$.declined[1]", {"found": "a"})],
    ),
    (
        lambda: Officers(season=2025, head="a", deputy="a", declined=("a",), replacement="a"),
        [
            (Fault.BOTH_OFFICES, "$.deputy", {"found": "a"}),
            (Fault.REPLACES_ITSELF, "$.replacement", {"found": "a"}),
            (Fault.DECLINED, "$.declined[0]", {"found": "a"}),
        ],
    ),
    (
        lambda: Honour(unit="a", award="x", season=2023, on=date(2023, 12, 1), revoked=date(2023, 11, 30)),
        [(Fault.OUT_OF_RANGE, "$.revoked", {"found": date(2023, 11, 30)})],
    ),
    (
        lambda: Grant(unit="a", award="x", on=date(2023, 12, 1), revoked=date(2023, 11, 30)),
        [(Fault.OUT_OF_RANGE, "$.revoked", {"found": date(2023, 11, 30)})],
    ),
    *(
        (make, [(Fault.WRONG_TYPE, path, {"expected": expected, "found": found})])
        for make, path, expected, found in (
            (lambda: thidua.settle("x", []), "$", "a pact", "'x'"),
            (lambda: thidua.settle(PACT, ["x"]), "$.submissions[0]", "Submission", "'x'"),
            (lambda: thidua.settle(PACT, None), "$.submissions", "a list", "None"),
            (lambda: thidua.settle(PACT, [], ["x"]), "$.reviews[0]", "Review", "'x'"),
            (lambda: thidua.settle(PACT, [], [], ["x"]), "$.honours[0]", "Honour", "'x'"),
            (lambda: thidua.score(None), "$", "figures", "None"),
            (lambda: thidua.rank(None), "$", "scores", "None"),
            (lambda: thidua.rank(SCORES, "x"), "$.rulings", "a list", "'x'"),
            (lambda: thidua.rank(SCORES, ["x"]), "$.rulings[0]", "Ruling / ClassRuling / AwardRuling", "'x'"),
            (lambda: thidua.tally(None), "$", "a ranking", "None"),
            (lambda: thidua.tally(thidua.rank(SCORES), [5]), "$.votes[0]", "Vote", "5"),
            (lambda: thidua.nominate(None), "$", "a tally", "None"),
            (lambda: thidua.nominate(TALLY, ["x"]), "$.law[0]", "Law", "'x'"),
            (lambda: thidua.nominate(TALLY, honours=5), "$.honours", "a list", "5"),
            (lambda: thidua.hand_over(None, None), "$", "nominations", "None"),
            (lambda: thidua.hand_over(thidua.nominate(TALLY), "a"), "$.succession", "a choice of officers", "'a'"),
            (lambda: thidua.progress(None), "$", "figures", "None"),
            (lambda: thidua.progress(SCORES.figures, meeting="x"), "$.meeting", "a meeting", "'x'"),
            (lambda: thidua.recall(None), "$", "a year", "None"),
            (lambda: thidua.recall(YEAR, "x"), "$.register", "units in time", "'x'"),
            (lambda: thidua.conclusion(None), "$", "a year", "None"),
            (lambda: thidua.audit({2023: "A"}), "$", "a history", "{2023: 'A'}"),
            (lambda: thidua.count(None, rule=RULE), "$", "a vote", "None"),
            (lambda: thidua.count(VOTE, rule=None), "$.rule", "a ballot rule", "None"),
            (lambda: thidua.loads("", rulebooks="x"), "$.rulebooks", "a list", "'x'"),
            (lambda: thidua.loads({}, rulebooks=["x"]), "$.rulebooks[0]", "Rulebook", "'x'"),
            (lambda: thidua.loads(5), "$", "text, bytes or a mapping", "5"),
            (lambda: thidua.dumps(5), "$", "a dossier, a rulebook, a council or a series", "5"),
            (lambda: thidua.counterfactual(5, rulebook=BLANK), "$", "a dossier", "5"),
            (lambda: thidua.counterfactual(DOSSIER, rulebook="x"), "$.rulebook", "a rulebook", "'x'"),
        )
    ),
    (lambda: draw(5, seed="x"), [(Fault.WRONG_TYPE, "$", {"expected": "a list", "found": "5"})]),
]


@pytest.mark.parametrize(("make", "expected"), NOUNS)
def test_what_a_noun_or_verb_refuses(make, expected):
    with pytest.raises(ThiduaError) as caught:
        make()
    assert [(each.fault, each.path, dict(each.facts)) for each in caught.value.problems] == expected


@pytest.mark.parametrize(
    "make",
    [
        lambda: Grant(award="x", individuals=0),
        lambda: scales.Deadline(within=LAST - 1),
        lambda: scales.Deadline(within=1 - LAST),
        lambda: lookup([(1, 2), (3, 4), (5, 6)]),
        lambda: Season.of(2024, (date(2024, 2, 1), date(2024, 2, 1))),
        lambda: project(recorded(PACT), 1),
        lambda: announce(PACT, places={"a": 1, "b": 1}),
        lambda: announce(PACT, places={"a": 1, "b": 2}),
    ],
)
def test_right_at_the_edge_nothing_is_refused(make):
    assert make() is not None


FLAG = {"about": "co", "denominator": "members", "threshold": "1/2", "edge": "reached"}
ASKED = {"electorate": {"members": 9}, "ballots": {"approve": 5}}
RULING = {"kind": "vote", "among": ["a", "b"], "order": ["a", "b"], "electorate": {"members": 9}}
ORDER = {"about": "order", "denominator": "valid", "threshold": "1/2", "edge": "exceeded"}


@pytest.mark.parametrize(
    ("rulebook", "facts", "expected"),
    [
        (
            {"ballot": [FLAG]},
            {"votes": [{"unit": "a", **ASKED}]},
            [("about-nothing", "$.votes[0]", {"allowed": ("award", "office")})],
        ),
        (
            {"ballot": [FLAG]},
            {"votes": [{"unit": "a", "award": "co", "office": "head", **ASKED}]},
            [("about-nothing", "$.votes[0]", {"allowed": ("award", "office")})],
        ),
        (
            {"ballot": [FLAG]},
            {"votes": [{"unit": "a", "award": "bk", **ASKED}]},
            [("no-ballot-rule", "$.votes[0].award", {"found": "bk", "allowed": ("co",)})],
        ),
        (
            {"ballot": [FLAG]},
            {"votes": [{"unit": "a", "office": "head", **ASKED}]},
            [("no-ballot-rule", "$.votes[0].office", {"found": "head", "allowed": ("co",)})],
        ),
        (
            {"ballot": [FLAG]},
            {"votes": [{"unit": "a", "award": "co", **ASKED}, {"unit": "a", "award": "co", **ASKED}]},
            [("duplicate-id", "$.votes[1]", {"found": "co, a"})],
        ),
        (
            {"ballot": [FLAG]},
            {
                "votes": [
                    {"award": "co", "electorate": {"members": 9}, "ballots": {"choices": {"a": 5}}},
                    {"unit": "a", "award": "co", **ASKED},
                ]
            },
            [("duplicate-id", "$.votes[1]", {"found": "co, a"})],
        ),
        (
            {"ballot": [ORDER]},
            {
                "rulings": [
                    {**RULING, "ballots": {"choices": {"a": 5, "b": 2}}},
                    {**RULING, "among": ["b", "a"], "ballots": {"choices": {"a": 5, "b": 2}}},
                ]
            },
            [("duplicate-id", "$.rulings[1]", {"found": "b, a"})],
        ),
        (
            {"ballot": [FLAG]},
            {"rulings": [{**RULING, "ballots": {"choices": {"a": 5, "b": 2}}}]},
            [("no-ballot-rule", "$.rulings[0].ballots", {"found": "order"})],
        ),
        (
            {"ballot": [ORDER]},
            {"rulings": [{**RULING, "ballots": {"choices": {"a": 5}}}]},
            [("all-needed", "$.rulings[0].ballots", {"found": "a", "allowed": ("a", "b")})],
        ),
        (
            {"ballot": [ORDER]},
            {"rulings": [{**RULING, "order": ["a", "a"], "ballots": {"choices": {"a": 5, "b": 2}}}]},
            [("all-needed", "$.rulings[0].order", {"found": "a, a", "allowed": ("a", "b")})],
        ),
        (
            {"ballot": [ORDER]},
            {"rulings": [{**RULING, "ballots": {"choices": {"a": 9, "b": 2}}}]},
            [("above-maximum", "$.rulings[0].ballots", {"found": 11, "maximum": 9})],
        ),
        (
            {},
            {"history": [{"season": 1923, "head": "a"}], "succession": {"season": 2024, "head": "b"}},
            [
                ("out-of-range", "$.history[0].season", {"found": "1923", "allowed": "1924 … 2124"}),
                ("out-of-range", "$.succession.season", {"found": "2024", "allowed": "2025 … 2124"}),
            ],
        ),
    ],
)
def test_what_is_wrong_with_votes_rulings_and_offices(tmp_path, rulebook, facts, expected):
    criteria = {"criteria": [{"code": "1", "maximum": 10}]}
    path = tmp_path / "dossier.json"
    case = {"rulebook": criteria | rulebook, "facts": {"figures": {"a": {"1": 5}, "b": {"1": 5}}} | facts}
    path.write_text(json.dumps(dossier(case)), encoding="utf-8")
    with pytest.raises(ThiduaError) as caught:
        thidua.load(path)
    assert [(each.fault.value, each.path, dict(each.facts)) for each in caught.value.problems] == expected
