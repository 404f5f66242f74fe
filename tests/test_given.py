"""Nouns take what people and programs have: by name or mapping, as text, number or day, always exact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from numbers import Integral

import attrs
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

import thidua
from thidua import (
    Cluster,
    Criterion,
    Dossier,
    Figure,
    FormatError,
    Pact,
    RecordError,
    Review,
    Rulebook,
    Ruling,
    Submission,
    Unit,
    settle,
)
from thidua.awards import Honour
from thidua.balloting import Ballots
from thidua.clusters import Choice, Officers
from thidua.figures import Kind
from thidua.given import (
    amounts_of,
    day_of,
    day_or_none,
    days_of,
    number_of,
    number_or_none,
    numbers_of,
    points_by,
    points_in,
    points_of,
    points_or_none,
    texts_of,
)
from thidua.grounds import Basis, Citation
from thidua.nouns import Noun
from thidua.pacts import Amendment
from thidua.ranking import Announcement
from thidua.rotation import recorded
from thidua.rules import BallotRule, Band, Denominator, Edge, NextHead, RankingRule, RotationRule, Slot
from thidua.rules.scoring import HonourBonus, Stage
from thidua.scales import Bands, Gated, Grades, Interval, PassFail, Proportional, Ranked
from thidua.targets import Target


def test_a_number_is_taken_as_people_and_programs_have_it():
    for given_ in ("38,5", 38.5, Decimal("38.5"), Fraction(77, 2), "77/2"):
        assert Criterion("1", maximum=given_).maximum == Fraction(77, 2)
    assert Criterion("1", maximum=0.1 + 0.2).maximum == Fraction(3, 10)
    assert Criterion("1", maximum=40, unreported="1").unreported == 1


@given(st.fractions(max_denominator=10**6))
def test_an_exact_number_stays_itself(number):
    assert number_of(number) is number
    assert number_or_none(number) is number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**8), max_value=10**8))
def test_a_float_is_the_decimal_that_a_person_sees(number):
    assert number_of(float(number)) == Fraction(number)


def test_all_problems_of_a_noun_come_in_one_error_each_at_its_field():
    with pytest.raises(FormatError) as caught:
        Criterion("1", maximum="bốn mươi", floor=float("nan"), ceiling=True, unreported=[1])
    found = [(each.path, each.fault.value) for each in caught.value.problems]
    assert found == [
        ("$.maximum", "not-a-number"),
        ("$.floor", "not-finite"),
        ("$.ceiling", "not-a-number"),
        ("$.unreported", "wrong-type"),
    ]
    assert str(caught.value).count("\n") == len(found) - 1


def test_a_problem_within_a_field_has_its_place():
    with pytest.raises(FormatError) as caught:
        Grades(points={"tốt": "1,5", "khá": "một"})
    assert [each.path for each in caught.value.problems] == ["$.points.khá"]
    with pytest.raises(FormatError) as caught:
        Figure("x", plausible=[1, "hai"])
    assert [each.path for each in caught.value.problems] == ["$.plausible[1]"]
    with pytest.raises(FormatError) as caught:
        Target(unit="a", figure="x", plan="nhiều")
    assert [each.path for each in caught.value.problems] == ["$.plan"]


def test_what_a_noun_refuses_itself_is_not_told_twice():
    with pytest.raises(thidua.RulebookError) as caught:
        Proportional(full_at=0)
    assert len(caught.value.problems) == 1


def test_days_are_taken_as_dates_and_as_people_write_them():
    wanted = date(2024, 1, 31)
    for given_ in ("31/01/2024", "2024-01-31", wanted, datetime.fromisoformat("2024-01-31")):
        assert Unit("A", since=given_).since == wanted
    with pytest.raises(FormatError):
        Unit("A", since=datetime.fromisoformat("2024-01-31T08:30"))


def fields():
    """The fields of every noun that a record, a council or a series holds."""
    nouns = reached(Dossier, thidua.Council, thidua.Series)
    return [(noun, each) for noun in nouns for each in attrs.fields(attrs.resolve_types(noun)) if each.init]


def test_every_number_day_and_list_of_a_noun_of_the_record_is_taken_wide():
    """A field of a noun that users build takes more than its own type: which kind, its type says."""
    wanted = {
        Fraction: number_of,
        Fraction | None: number_or_none,
        tuple[Fraction, ...]: numbers_of,
        date: day_of,
        date | None: day_or_none,
        tuple[date, ...]: days_of,
        tuple[str, ...]: texts_of,
        tuple[tuple[str, Fraction], ...]: amounts_of,
    }
    kinds = [(noun, each) for noun, each in fields() if each.type in wanted]
    assert len(kinds) > 100
    of_points = {number_of: points_of, number_or_none: points_or_none, numbers_of: points_in, amounts_of: points_by}
    taken = {kind: (take, of_points.get(take, take)) for kind, take in wanted.items()}
    narrow = {f"{noun.__name__}.{each.name}" for noun, each in kinds if each.converter not in taken[each.type]}
    assert narrow == set()


def reached(*start):
    """All nouns that these hold."""
    found, open_ = set(), list(start)
    while open_:
        noun = open_.pop()
        if noun not in found:
            found.add(noun)
            open_ += [each for field in attrs.fields(attrs.resolve_types(noun)) if field.init for each in held(field)]
    return found


def held(field):
    open_, found = [field.type], []
    while open_:
        kind = open_.pop()
        open_ += getattr(kind, "__args__", ())
        found += [kind] if isinstance(kind, type) and attrs.has(kind) else []
    return found


def test_every_list_becomes_a_tuple():
    listed = [(noun, each) for noun, each in fields() if getattr(each.type, "__origin__", None) is tuple]
    assert len(listed) > 80
    left = {f"{noun.__name__}.{each.name}" for noun, each in listed if each.converter is None}
    assert left == set()


def test_the_first_fact_may_stand_without_its_name():
    assert Criterion("1").code == "1"
    assert [each("x").name for each in (Unit, Cluster, Figure, Stage, Band)] == ["x"] * 5
    with pytest.raises(TypeError):
        Criterion("1", "Thu ngân sách")


def test_units_and_figures_are_told_by_name():
    cluster = Cluster("Cụm 7", units=["Phú Thọ", Unit("Tuyên Quang", id="tq")], others="Yên Bái")
    assert (cluster.id, cluster.ids) == ("cum-7", ("phu-tho", "tq"))
    assert cluster.others == (Unit("Yên Bái"),)
    rules = Rulebook(id="r", figures="thu", criteria=[Criterion("1", maximum=10)])
    assert rules.figures == (Figure("thu"),)
    assert rules.criteria.rows == (Criterion("1", maximum=10),)


def test_two_units_of_one_slug_are_refused():
    with pytest.raises(RecordError, match="phu-tho"):
        Cluster("C", units=["Phú Thọ", "Phu Tho"])


def rulebook():
    figures = [Figure("thu", measure="triệu đồng", converts={"tỷ đồng": 1000}), Figure("tỷ lệ", measure="%")]
    return Rulebook(id="r", figures=figures, criteria=[Criterion("1", maximum=10, reads="thu", scale=Proportional())])


def test_plans_are_read_as_those_of_a_document():
    cluster = Cluster("C", units=["An Bình", "Ba Tri"])
    plans = {"An Bình": {"thu": "1,3 tỷ đồng", "tỷ lệ": 95}, "ba-tri": {"thu": 900.5, "tỷ lệ": "95 %"}}
    pact = Pact(
        cluster=cluster,
        season=2024,
        rulebook=rulebook(),
        targets=plans,
        amendments=[Amendment(on="1/7/2024", targets={"Ba Tri": {"tỷ lệ": "80"}})],
    )
    assert [(each.unit, each.figure, each.plan) for each in pact.targets] == [
        ("an-binh", "thu", 1300),
        ("an-binh", "tỷ lệ", Fraction(95, 100)),
        ("ba-tri", "thu", Fraction(1801, 2)),
        ("ba-tri", "tỷ lệ", Fraction(95, 100)),
    ]
    assert pact.plan("Ba Tri", "tỷ lệ") == Fraction(4, 5)


def test_plans_that_cannot_be_read_are_listed_with_their_places():
    cluster = Cluster("C", units=["An Bình", "Ba Tri"])
    with pytest.raises(FormatError) as caught:
        Pact(
            cluster=cluster,
            rulebook=rulebook(),
            targets={"An Bình": {"thu": "nhiều"}, "Ba Tri": {"thu": True}},
            amendments=[Amendment(on="1/7/2024", targets={"Ba Tri": {"tỷ lệ": "80 kg"}})],
        )
    assert [each.path for each in caught.value.problems] == [
        "$.targets.An Bình.thu",
        "$.targets.Ba Tri.thu",
        "$.amendments[0].targets.Ba Tri.tỷ lệ",
    ]
    with pytest.raises(FormatError) as caught:
        Pact(cluster=cluster, targets={"An Bình": 5})
    assert [each.path for each in caught.value.problems] == ["$.targets.An Bình"]


def test_a_pact_and_a_dossier_find_units_by_their_names():
    cluster = Cluster("C", units=["An Bình", "Ba Tri"])
    pact = Pact(
        cluster=cluster,
        season=2024,
        head="An Bình",
        deputy="Ba Tri",
        signatures="An Bình",
        rulebook=rulebook(),
        not_assigned=[("Ba Tri", "1")],
        amendments=[Amendment(on="1/7/2024", left="Ba Tri")],
    )
    assert (pact.head, pact.deputy, pact.signatures) == ("an-binh", "ba-tri", ("an-binh",))
    assert pact.left_out == {"ba-tri": {"1"}}
    assert pact.amendments[0].left == ("ba-tri",)
    dossier = Dossier(
        pact=Pact(cluster=cluster, season=2024),
        announced=Announcement(totals={"An Bình": "98,5", "Ba Tri": 97}, bands={"Ba Tri": "A"}),
        honours=[Honour(unit="An Bình", award="co-thi-dua-chinh-phu", season=2023)],
        history=[Officers(season=2023, head="Ba Tri")],
    )
    assert dossier.announced.totals == (("an-binh", Fraction(197, 2)), ("ba-tri", 97))
    assert (dossier.honours[0].unit, dossier.history[0].head) == ("an-binh", "ba-tri")


def test_reported_values_are_taken_as_their_figures_take_them():
    kinds = {"thu": Kind.AMOUNT, "ngày": Kind.DAY, "vụ": Kind.OCCURRENCES, "đạt": Kind.YES_NO}
    figures = [*(Figure(name, kind=kind) for name, kind in kinds.items()), Figure("tỷ lệ", measure="%")]
    pact = Pact(cluster=Cluster("C", units=["An Bình"]), season=2024, rulebook=Rulebook(id="r", figures=figures))
    told = {"thu": 9.5, "ngày": "31/1/2024", "vụ": 3, "đạt": True, "tỷ lệ": 95}
    exact = {
        "thu": Fraction(19, 2),
        "ngày": date(2024, 1, 31),
        "vụ": Fraction(3),
        "đạt": True,
        "tỷ lệ": Fraction(95, 100),
    }
    reviews = [Review(unit="An Bình", figure="thu", value="10,5", reason="x")]
    dossier = Dossier(pact=pact, submissions=[Submission(unit="An Bình", figures=told)], reviews=reviews)
    assert dossier.submissions == (Submission(unit="an-binh", figures=exact),)
    assert dossier.reviews[0].value == Fraction(21, 2)
    by_id = Dossier(pact=pact, submissions=[Submission(unit="an-binh", figures=told)])
    assert by_id.submissions == dossier.submissions
    figures = settle(pact, [Submission(unit="An Bình", figures=told)], reviews)
    assert dict(figures.of("An Bình")) == exact | {"thu": Fraction(21, 2)}


@pytest.mark.parametrize(("name", "value"), [("thu", "nhiều"), ("ngày", "31/2/2024"), ("thu", True)])
def test_a_reported_value_that_its_figure_cannot_take_is_refused(name, value):
    figures = [Figure("thu"), Figure("ngày", kind=Kind.DAY)]
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=Rulebook(id="r", figures=figures))
    for take in (
        lambda entries: settle(pact, entries),
        lambda entries: Dossier(pact=pact, submissions=entries),
    ):
        with pytest.raises(RecordError) as caught:
            take([Submission(unit="a", figures={name: value})])
        assert [each.path for each in caught.value.problems] == [f"$.figures.a.{name}"]


def test_amended_targets_beside_those_of_a_table():
    pact = Pact(
        cluster=Cluster("C", units=["A"]),
        rulebook=rulebook(),
        targets=[Target(unit="a", figure="thu", plan=5)],
        amendments=[Amendment(on="1/7/2024", targets={"A": {"thu": 6}})],
    )
    assert (pact.targets[0].plan, pact.plan("a", "thu")) == (5, 6)


def test_a_name_of_nobody_is_refused_as_before():
    with pytest.raises(RecordError) as caught:
        Pact(cluster=Cluster("C", units=["An Bình"]), head="Ba Tri", signatures=["An Bình", "Ba Tri"])
    assert [each.path for each in caught.value.problems] == ["$.cluster.head", "$.pact.signatures[1]"]


def test_tables_of_names_are_taken_as_mappings():
    assert HonourBonus(points={"huan-chuong": "2,5"}).points == (("huan-chuong", Fraction(5, 2)),)
    assert Ballots(choices={"a": 3, "b": 2}).choices == (("a", 3), ("b", 2))
    assert Announcement(places={"a": 1}).places == (("a", 1),)


def test_conditions_and_formulas_are_taken_as_texts():
    assert PassFail(when="value > 3").when.text == "value > 3"
    bands = Bands(bands=[Interval(points=1, below=5), Interval(points="0,5", at_least=5)], value="value * 2")
    assert (bands.bands[1].points, bands.value.text) == (Fraction(1, 2), "value * 2")


def test_the_year_is_that_of_the_document():
    """The promise of the how-to page: the same record, written out as a document and built in Python."""
    rules = Rulebook(
        id="bang-diem-2024",
        basis=Basis.FICTIONAL,
        figures=["thu-ngan-sach"],
        criteria=[
            Criterion("1", name="Thu ngân sách", maximum=60, reads="thu-ngan-sach", scale=Proportional()),
            Criterion("2", name="Thực hiện quy chế", maximum="40"),
        ],
    )
    pact = Pact(
        cluster=Cluster("Cụm 7", units=["Phú Thọ", "Tuyên Quang"]),
        season=2024,
        rulebook=rules,
        targets={"Phú Thọ": {"thu-ngan-sach": "1250,5"}, "Tuyên Quang": {"thu-ngan-sach": 900}},
    )
    figures = {"Phú Thọ": {"thu-ngan-sach": 1310, "2": "38,5"}, "Tuyên Quang": {"thu-ngan-sach": 980, "2": 36}}
    year = thidua.conclude(pact, figures=figures)
    written = {
        "format": 2,
        "kind": "dossier",
        "cluster": {"name": "Cụm 7", "season": 2024, "units": [{"name": "Phú Thọ"}, {"name": "Tuyên Quang"}]},
        "pact": {
            "rulebook": {
                "format": 2,
                "kind": "rulebook",
                "id": "bang-diem-2024",
                "basis": "fictional",
                "figures": [{"name": "thu-ngan-sach"}],
                "criteria": [
                    {
                        "code": "1",
                        "name": "Thu ngân sách",
                        "maximum": 60,
                        "reads": "thu-ngan-sach",
                        "scale": {"kind": "proportional"},
                    },
                    {"code": "2", "name": "Thực hiện quy chế", "maximum": 40},
                ],
            }
        },
        "targets": {"Phú Thọ": {"thu-ngan-sach": "1250,5"}, "Tuyên Quang": {"thu-ngan-sach": 900}},
        "figures": figures,
    }
    told = thidua.conclude(thidua.loads(written))
    assert told == year
    assert told.explain("vi").lines == year.explain("vi").lines


@pytest.mark.parametrize(
    "build",
    [
        lambda: Criterion("1", maximum="10 %"),
        lambda: Criterion("1", unreported="10 %"),
        lambda: Interval(points="10 %", below=1),
        lambda: Grades(points={"tốt": "10 %"}),
        lambda: HonourBonus(points={"x": "10 %"}),
    ],
)
def test_points_are_no_per_cent(build):
    with pytest.raises(FormatError) as caught:
        build()
    assert [each.fault.value for each in caught.value.problems] == ["per-cent-of-points"]


WRONG = {  # what a person gives in a notebook, and the field that cannot take it
    "a number as unit": (lambda: Cluster("C", units=[1, 2]), ["$.units[0]", "$.units[1]"]),
    "units that are missing": (lambda: Cluster("C", units=None), ["$.units"]),
    "units in a set": (lambda: Cluster("C", units={"A", "B"}), ["$.units"]),
    "units by id": (lambda: Cluster("C", units={"a": "A"}), ["$.units"]),
    "a word that is none": (lambda: Figure("x", kind="hole"), ["$.kind"]),
    "a table as scale": (lambda: Criterion("1", scale={"kind": "given"}), ["$.scale"]),
    "a kind of scale": (lambda: Criterion("1", scale=Proportional), ["$.scale"]),
    "a number as code": (lambda: Criterion(1), ["$.code"]),
    "roles without figures": (lambda: Criterion("1", reads=["a", "b"]), ["$.reads[0]", "$.reads[1]"]),
    "criteria as text": (lambda: Rulebook(id="r", criteria="1"), ["$.criteria"]),
    "criteria as tables": (lambda: Rulebook(id="r", criteria=[{"code": "1"}]), ["$.criteria[0]"]),
    "a figure that is a number": (lambda: Rulebook(id="r", figures=[1]), ["$.figures[0]"]),
    "a rule as text": (lambda: Rulebook(id="r", ranking="points"), ["$.ranking"]),
    "a rule as table": (lambda: Rulebook(id="r", rotation={"head": "roster"}), ["$.rotation"]),
    "a cluster by name": (lambda: Pact(cluster="C"), ["$.cluster"]),
    "a rulebook by name": (lambda: Pact(cluster=Cluster("C"), rulebook="r"), ["$.rulebook"]),
    "offices in a list": (lambda: Pact(cluster=Cluster("C"), signatures={"A"}), ["$.signatures"]),
    "a day as season": (lambda: Pact(cluster=Cluster("C"), season=date(2024, 1, 1)), ["$.season"]),
    "a short year": (lambda: Pact(cluster=Cluster("C"), season=24), ["$.season"]),
    "targets in rows": (lambda: Pact(cluster=Cluster("C"), targets=[("A", "x", 1)]), ["$.targets[0]"]),
    "a yes that is text": (lambda: Cluster("C", members_complete="no"), ["$.members_complete"]),
    "a size that is text": (lambda: Unit("A", size="5"), ["$.size"]),
    "ballots that are text": (lambda: Ballots(approve="3"), ["$.approve"]),
    "half a ballot": (lambda: Ballots(approve=3.0), ["$.approve"]),
    "grades without points": (lambda: Grades(points={"a"}), ["$.points"]),
    "tie-breaks in a set": (lambda: RankingRule(tie_breaks={"points:1", "lot"}), ["$.tie_breaks"]),
    "needs in a set": (lambda: Slot(award="x", count=1, needs={"a", "b"}), ["$.needs"]),
    "turns in a set": (lambda: RotationRule(head="roster", roster={"A", "B"}), ["$.roster"]),
    "places in a set": (lambda: Ranked(points={10, 5}, shared="best"), ["$.points"]),
    "several at once": (lambda: Criterion("1", start="ful", maximum="x", name=5), ["$.start", "$.name", "$.maximum"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_a_field_cannot_take_is_one_problem_at_its_field(case):
    build, paths = WRONG[case]
    with pytest.raises(thidua.ThiduaError) as caught:
        build()
    assert [each.path for each in caught.value.problems] == paths
    assert all(each.say("vi") and each.say("en") for each in caught.value.problems)


def test_a_choice_is_told_by_the_word_of_documents():
    assert Figure("x", kind="whole").kind is Kind.WHOLE
    assert Criterion("1", maximum=1, start="full", adds="on-top").start.value == "full"
    rule = BallotRule(about="x", denominator="members", threshold="80 %", edge="reached")
    assert (rule.denominator, rule.edge) == (Denominator.MEMBERS, Edge.REACHED)
    assert RotationRule(head="roster", roster=["A"]).head is NextHead.ROSTER


def test_one_thing_is_a_list_of_it():
    assert Rulebook(id="r", criteria=Criterion("1", maximum=1), stages=Stage("x")).stages == (Stage("x"),)
    assert Cluster("C", units=Unit("A")).ids == ("a",)


def test_a_year_of_a_column_and_of_a_text_names_its_season():
    assert Pact(cluster=Cluster("C"), season=2024.0).label == 2024
    assert Pact(cluster=Cluster("C"), season="2024").label == 2024
    assert Pact(cluster=Cluster("C"), season="2023-2024").label == "2023-2024"


def test_what_is_not_assigned_may_be_a_table():
    pact = Pact(cluster=Cluster("C", units=["A"]), rulebook=rulebook(), not_assigned={"A": ["1"]})
    assert pact.not_assigned == (("a", "1"),)


def test_an_exact_share_is_the_share_that_it_is():
    """A number that somebody wrote for a figure in per cent is per cent; a fraction is what it comes to."""
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rulebook(), targets={"A": {"thu": 5}})
    for value in (80, 80.0, "80", "80 %", Decimal(80), Fraction(4, 5)):
        year = thidua.conclude(pact, {"A": {"tỷ lệ": value}})
        assert dict(year.scores.figures.of("A"))["tỷ lệ"] == Fraction(4, 5)
        assert dict(settle(pact, [Submission(unit="A", figures={"tỷ lệ": value})]).of("A"))["tỷ lệ"] == Fraction(4, 5)


def test_a_dossier_built_in_python_reads_back_equal_and_has_the_law_of_its_day():
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rulebook(), targets={"A": {"thu": 5}})
    dossier = Dossier(pact=pact, submissions=[Submission(unit="A", figures={"thu": 5}, on="31/12/2024")])
    again = thidua.loads(thidua.dumps(dossier))
    assert again == dossier
    assert again.law
    assert thidua.conclude(dossier).dossier.law == again.law
    assert thidua.conclude(dossier).explain("vi").lines == thidua.conclude(again).explain("vi").lines


def test_a_field_that_cannot_be_read_leaves_the_others():
    targets = {"A": {"thu": 5}, "B": {"thu": 5}}
    pact = Pact(cluster=Cluster("C", units=["A", "B"]), season=2024, rulebook=rulebook(), targets=targets)
    found = thidua.preview(pact, {"A": {"thu": float("nan"), "tỷ lệ": 5}, "B": {"thu": "3\x00", 7: 1}, "C": 5})
    assert [(each.unit, each.figure) for each in found.problems] == [
        ("A", "thu"),
        ("B", "thu"),
        ("B", None),
        ("C", None),
        ("C", None),
    ]
    assert dict(found.year.scores.figures.of("A"))["tỷ lệ"] == Fraction(1, 20)
    with pytest.raises(FormatError) as caught:
        thidua.conclude(pact, {"A": {"thu": float("nan"), "tỷ lệ": "x"}})
    assert [(each.unit, each.figure) for each in caught.value.problems] == [("A", "thu"), ("A", "tỷ lệ")]


class Count(int):
    """A whole number of a program's own."""


class Text(str):
    """A text of another library."""

    __slots__ = ()


class Whole:
    """A whole number of another library."""

    def __int__(self) -> int:
        return 7

    __index__ = __int__


Integral.register(Whole)


@frozen(kw_only=True, repr=False)
class Box(Noun):
    """A noun with fields of every form."""

    table: Mapping[str, int] | None = None
    pair: tuple[str, int] = ("a", 1)
    kinds: tuple[Kind, ...] = ()
    names: tuple[str, ...] | None = None
    number: int = 0
    text: str = ""


def test_what_a_field_of_every_form_takes():
    table = {"a": 1}
    assert Box(table=table).table == table
    assert Box(pair=("b", 2)).pair == ("b", 2)
    assert Box(kinds=["whole", Kind.DAY]).kinds == (Kind.WHOLE, Kind.DAY)
    assert Box(kinds=Kind.DAY).kinds == (Kind.DAY,)
    assert Box(names=None).names is None
    assert Box(names=iter("ab")).names == ("a", "b")
    assert Box(number=Whole()).number == 7
    assert Box(text=Text("x")).text == "x"
    assert Box(number=Count(7)).number == 7


@pytest.mark.parametrize(
    ("given_", "paths"),
    [
        ({"kinds": ["whole", "hole", 5]}, ["$.kinds[1]", "$.kinds[2]"]),
        ({"kinds": {"whole"}, "number": True, "text": b"x"}, ["$.kinds", "$.number", "$.text"]),
        ({"kinds": 5, "names": 5}, ["$.kinds", "$.names"]),
        ({"number": None, "text": None}, ["$.number", "$.text"]),
    ],
)
def test_what_a_field_of_every_form_does_not_take(given_, paths):
    with pytest.raises(FormatError) as caught:
        Box(**given_)
    assert [each.path for each in caught.value.problems] == paths


def test_numbers_are_no_text():
    with pytest.raises(FormatError) as caught:
        Figure("x", plausible="1,5")
    assert [each.path for each in caught.value.problems] == ["$.plausible"]


def test_a_day_with_an_hour_is_no_day_and_one_at_midnight_is():
    rules = Rulebook(id="r", figures=[Figure("ngày", kind="day")], criteria=[Criterion("1", maximum=10)])
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rules)
    at = thidua.conclude(pact, {"A": {"ngày": datetime(2024, 12, 5, tzinfo=UTC)}})
    assert dict(at.scores.figures.of("A"))["ngày"] == date(2024, 12, 5)
    with pytest.raises(thidua.ThiduaError):
        thidua.conclude(pact, {"A": {"ngày": datetime(2024, 12, 5, 8, tzinfo=UTC)}})


def test_the_law_follows_the_day_when_a_dossier_is_changed():
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2023, rulebook=rulebook(), targets={"A": {"thu": 5}})
    old = thidua.conclude(Dossier(pact=pact, submissions=[Submission(unit="A", figures={"thu": 5}, on="31/12/2023")]))
    later = attrs.evolve(old.dossier, submissions=[Submission(unit="A", figures={"thu": 5}, on="31/12/2024")])
    assert later.law == old.dossier.law
    assert later.law_day != old.dossier.law_day
    again = thidua.conclude(later).dossier
    assert again.law != old.dossier.law
    assert all(law.covers(again.law_day) for law in again.law)


def test_an_award_one_slip_from_a_known_one_is_refused_under_the_law_and_not_before():
    pact = Pact(cluster=Cluster("C", units=["A"]), season=2024, rulebook=rulebook(), targets={"A": {"thu": 5}})
    honours = [Honour(unit="A", award="co-thi-dua-tihn", season=2023)]
    dossier = Dossier(pact=pact, honours=honours)
    with pytest.raises(RecordError) as caught:
        thidua.conclude(dossier)
    assert [(each.path, each.fault.value) for each in caught.value.problems] == [
        ("$.honours[0].award", "unknown-award")
    ]


def test_a_table_of_plans_is_kept_by_an_amendment_that_is_changed_and_can_be_a_key():
    amended = Amendment(on="1/7/2024", targets={"A": {"thu": 5}})
    assert hash(amended) == hash(Amendment(on="1/7/2024", targets={"A": {"thu": 5}}))
    assert attrs.evolve(amended, on="2/7/2024").targets == amended.targets


def test_one_line_that_is_not_assigned_is_a_text():
    pact = Pact(cluster=Cluster("C", units=["A"]), rulebook=rulebook(), not_assigned={"A": "1"})
    assert pact.not_assigned == (("a", "1"),)


def test_a_basis_is_told_by_the_word_of_documents():
    assert Citation(document="x", basis="stated").basis is Basis.STATED
    with pytest.raises(ValueError, match="rumour"):
        Citation(document="x", basis="rumour")


@pytest.mark.parametrize(
    ("build", "path"),
    [
        (lambda: Gated(scale=Proportional(), when=True), "$.when"),
        (lambda: Criterion("1", reads={"value": 5}), "$.reads.value"),
        (lambda: Ballots(choices={"a": "5"}), "$.choices.a"),
        (lambda: Honour(unit=1, award="x", season=2024), "$.unit"),
    ],
)
def test_what_a_converter_cannot_take_is_a_problem_at_its_field_too(build, path):
    with pytest.raises(FormatError) as caught:
        build()
    assert [each.path for each in caught.value.problems] == [path]


def test_a_name_told_twice_is_what_python_says():
    with pytest.raises(TypeError, match="multiple values"):
        Unit("A", name="B")


ROTATING = Rulebook(
    id="r", criteria=[Criterion("1", maximum=10)], rotation=RotationRule(head="roster", roster=["An Bình", "Ba Tri"])
)


def offices(names):
    """Who led, who is to lead and who cast a vote, each unit by id or by name."""
    return {
        "history": [Officers(season=2022, head=names["a"]), Officers(season=2023, head=names["b"], deputy=names["a"])],
        "succession": Choice(season=2025, head=names["a"], declined=names["b"]),
        "rulings": [
            Ruling(kind="casting-vote", among=["an-binh", "ba-tri"], order=["an-binh", "ba-tri"], by=names["b"])
        ],
    }


BY_ID, BY_NAME = {"a": "an-binh", "b": "ba-tri"}, {"a": "An Bình", "b": "Ba Tri"}


def test_offices_and_rulings_find_units_by_their_names():
    pact = Pact(cluster=Cluster("C", units=["An Bình", "Ba Tri"]), season=2024, rulebook=ROTATING)
    dossier = Dossier(pact=pact, **offices(BY_NAME))
    assert dossier == Dossier(pact=pact, **offices(BY_ID))
    assert thidua.loads(thidua.dumps(dossier)) == dossier


@pytest.mark.parametrize("part", ["history", "succession", "rulings"])
def test_each_of_them_alone_finds_units_by_their_names(part):
    pact = Pact(cluster=Cluster("C", units=["An Bình", "Ba Tri"]), season=2024, rulebook=ROTATING)
    told, recorded_so = (Dossier(pact=pact, **{part: offices(names)[part]}) for names in (BY_NAME, BY_ID))
    assert told == recorded_so


def test_offices_that_are_recorded_without_a_dossier_find_units_by_their_names():
    pact = Pact(cluster=Cluster("C", units=["An Bình", "Ba Tri"]), season=2024, rulebook=ROTATING)
    told, by_id = (
        recorded(pact, history=offices(names)["history"], choice=offices(names)["succession"])
        for names in (BY_NAME, BY_ID)
    )
    assert told == by_id
    assert recorded(pact).choice is None


def test_a_unit_of_the_past_that_nobody_describes_stays_as_written():
    pact = Pact(cluster=Cluster("C", units=["An Bình", "Ba Tri"]), season=2024, rulebook=ROTATING)
    dossier = Dossier(pact=pact, history=[Officers(season=2020, head="Cù Lao", deputy="An Bình")])
    assert [(each.head, each.deputy) for each in dossier.history] == [("Cù Lao", "an-binh")]


def merged(of, carries_on=None):
    made = Unit("B", id="b-2025", since="1/7/2025", formed_from=of, carries_on=carries_on)
    before = [Unit("A", until="30/6/2025"), Unit("B", until="30/6/2025")]
    return Cluster("C", units=[made, "D"], others=before)


def test_a_merged_unit_names_those_before_it_as_people_call_them():
    for of in (["a", "b"], ["A", "B"], ["A", "b"]):
        assert merged(of, of[1]) == merged(["a", "b"], "b")
    assert merged(["A", "Xã cũ"]).units[0].formed_from == ("a", "Xã cũ")


def test_a_name_that_two_bore_before_a_merger_is_refused():
    before = [Unit("A", id="a-1", until="30/6/2025"), Unit("A", id="a-2", until="30/6/2025")]
    with pytest.raises(RecordError) as caught:
        Cluster("C", units=[Unit("M", since="1/7/2025", formed_from="A")], others=before)
    assert ("$.units[0].formed_from[0]", "duplicate-name") in {
        (each.path, each.fault.value) for each in caught.value.problems
    }


def problems_of(build):
    with pytest.raises(thidua.ThiduaError) as caught:
        build()
    return [(each.path, each.fault.value) for each in caught.value.problems]


@pytest.mark.parametrize(("of", "carries_on"), [(["a", "b"], "A"), (["A", "b"], "a"), (["A", "B"], "B"), ("a", "A")])
def test_whose_history_a_unit_takes_over_is_told_by_name_or_id_whatever_its_predecessors_are(of, carries_on):
    before = [Unit("A", until="30/6/2025"), Unit("B", until="30/6/2025")]
    made = Unit("X", since="1/7/2025", formed_from=of, carries_on=carries_on)
    assert Cluster("C", units=[made], others=before).units[0].carries_on == carries_on.lower()


def test_whose_history_a_unit_takes_over_may_be_spelled_otherwise():
    before = [Unit("Hòa An", until="30/6/2025"), Unit("B", until="30/6/2025")]
    made = Unit("X", since="1/7/2025", formed_from=["Hoà An", "B"], carries_on="HÒA AN")
    assert Cluster("C", units=[made], others=before).units[0].carries_on == "hoa-an"


def test_a_history_that_two_predecessors_of_one_name_may_mean_is_refused_once():
    before = [Unit("A", id="a-1", until="30/6/2025"), Unit("A", id="a-2", until="30/6/2025")]
    made = Unit("X", since="1/7/2025", formed_from=["a-1", "a-2"], carries_on="A")
    found = problems_of(lambda: Cluster("C", units=[made], others=before))
    assert found == [("$.units[0].carries_on", "duplicate-name")]


def test_a_history_of_one_that_is_no_predecessor_is_refused_as_it_was_told():
    made = Unit("X", since="1/7/2025", formed_from="a", carries_on="B")
    with pytest.raises(RecordError) as caught:
        Cluster("C", units=[made], others=["A", "B"])
    assert str(caught.value) == "unknown unit 'B'; the cluster has: a @ $.units[0].carries_on"


@pytest.mark.parametrize("of", [["a", "a"], ["A", "a"], ["A", " A "], ["x", "x"]])
def test_one_predecessor_stands_once(of):
    found = problems_of(lambda: Cluster("C", units=[Unit("M", formed_from=of)], others=["A"]))
    assert found == [("$.units[0].formed_from[1]", "duplicate-id")]


@pytest.mark.parametrize("name", ["An Bình", "an-binh", "AN BÌNH"])
def test_honours_find_units_by_their_names(name):
    pact = Pact(cluster=Cluster("C", units=["An Bình", "Ba Tri"]), season=2024)
    assert pact.held([Honour(unit=name, award="x", season=2023)]).times("an-binh", "x") == 1


def test_a_name_of_an_award_means_who_bore_it_in_the_season_of_that():
    before = Unit("B", until="30/6/2025")
    pact = Pact(cluster=Cluster("C", units=[Unit("B", id="b-2", since="1/7/2025", formed_from="b")], others=[before]))
    rows = [Honour(unit="B", award="x", season=season) for season in (2024, 2026)]
    assert [each.unit for each in pact.held(rows).counted] == ["b", "b-2"]


def test_honours_of_whom_nobody_knows_are_refused_as_a_dossier_does():
    pact = Pact(cluster=Cluster("C", units=["An Bình", "Ba Tri"]), season=2024)
    rows = [Honour(unit="Ba Tri", award="x", season=2023), Honour(unit="Cù Lao", award="x", season=2023)]
    wanted = [("$.honours[1].unit", "unknown-unit")]
    assert problems_of(lambda: pact.held(rows)) == problems_of(lambda: Dossier(pact=pact, honours=rows)) == wanted
    assert problems_of(lambda: pact.held([rows[0], "x"])) == [("$.honours[1]", "wrong-type")]
    assert problems_of(lambda: pact.held("x")) == [("$.honours", "wrong-type")]
