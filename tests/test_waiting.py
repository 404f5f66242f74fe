"""What the library cannot do yet, each as a test that must fail until it can: its reason says what it waits for.

Cases that are dossiers stand in `conformance`, with `waits`. Growth is counted in lines of Python run, never timed.
"""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from pathlib import Path

import pytest
from attrs import evolve

from thidua import (
    Amendment,
    Ballots,
    Cluster,
    Criterion,
    Dossier,
    Honour,
    Officers,
    Pact,
    Review,
    Rulebook,
    Season,
    Submission,
    ThiduaError,
    Unit,
    Vote,
    announce,
    audit,
    check,
    dump,
    load,
    load_council,
    settle,
)
from thidua.balloting import Electorate, Order
from thidua.balloting import count as count_vote
from thidua.cli import main
from thidua.criteria import Criteria
from thidua.rotation import recorded
from thidua.rules import BallotRule, Denominator, Joining, NextHead, RankingRule, Rotates, RotationRule, Slot, Streak
from thidua.year import conclude_year

# ── work grows with what is asked, not with its square

FEW, MANY = 40, 160
AT_MOST = 5.8  # for four times as many; with the square it would be towards sixteen
EACH_ON_EACH = 20  # for four times as many slots over four times as many units


def work(action: Callable[[], object]) -> int:
    """The lines of Python that an action runs."""
    lines = 0

    def counted(_frame: object, _event: str, _arg: object) -> Callable[..., object]:
        nonlocal lines
        lines += 1
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        action()
    finally:
        sys.settrace(before)
    return lines


def dossier(members: int, *, honours: int = 0, reviews: int = 0, **rules: object) -> Dossier:
    """A year in which all members report the same."""
    names = [f"u{number}" for number in range(members)]
    criteria = Criteria(rows=(Criterion(code="1", maximum=Fraction(10)),))
    cluster = Cluster(id="c", name="C", units=tuple(Unit(id=each, name=f"Đơn vị {each}") for each in names))
    return Dossier(
        pact=Pact(cluster=cluster, season=Season.of(2024), rulebook=Rulebook(id="r", criteria=criteria, **rules)),
        submissions=tuple(Submission(unit=each, figures=(("1", Fraction(5)),)) for each in names),
        reviews=tuple(Review(unit=each, figure="1", value=Fraction(6)) for each in names[:reviews]),
        honours=tuple(Honour(unit=each, award="x", season=2023) for each in names[:honours]),
    )


def ties(members: int) -> Callable[[], object]:
    rule = RankingRule(tie_breaks=("honours",), honours=("x",))
    year = dossier(members, honours=members, ranking=rule)
    return lambda: conclude_year(year)


def needs(members: int) -> Callable[[], object]:
    year = dossier(members, honours=members, slots=(Slot(award="y", count=1, needs=(Streak(award="x", seasons=1),)),))
    return lambda: conclude_year(year)


def rows(members: int) -> Callable[[], object]:
    return conclude_year(dossier(members)).rows


def explanations(members: int) -> Callable[[], object]:
    year = conclude_year(dossier(members))
    return lambda: list(year.explain("en"))


def reviews(members: int) -> Callable[[], object]:
    year = dossier(members, reviews=members)
    return lambda: conclude_year(year)


def slots(members: int) -> Callable[[], object]:
    year = dossier(members // 2, slots=tuple(Slot(award=f"x{number}", count=1) for number in range(members // 2)))
    return lambda: conclude_year(year)


def seasons(count: int) -> Callable[[], object]:
    rule = RotationRule(head=NextHead.ROSTER, roster=tuple("abc"), round=Rotates.ONCE, joiners=Joining.THIS_ROUND)
    cluster = Cluster(id="c", name="C", units=tuple(Unit(id=each, name=each.upper()) for each in "abc"))
    pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=Rulebook(id="r", rotation=rule), head="a")
    history = [Officers(season=2023 - back, head="abc"[-1 - back % 3]) for back in range(count)]
    return lambda: audit(recorded(pact, history=history))


def papers(count: int) -> Callable[[], object]:
    rule, units = BallotRule(about="x", denominator=Denominator.MEMBERS), "abcde"
    orders = [units[row % 5 :] + units[: row % 5] for row in range(count)]
    ballots = Ballots(orders=tuple(Order(order=tuple(each), ballots=1) for each in orders))
    return lambda: count_vote(Vote(award="x", electorate=Electorate(members=count), ballots=ballots), rule=rule)


def merged(members: int) -> Callable[[], object]:
    """A year of units each made of two, of which it is open whose awards they take over."""
    units = [Unit(id=f"u{row}", name=f"U {row}", formed_from=(f"o{row}", f"p{row}")) for row in range(members)]
    others = [Unit(id=f"{side}{row}", name=f"{side} {row}") for row in range(members) for side in "op"]
    cluster = Cluster(id="c", name="C", units=tuple(units), others=tuple(others))
    criteria = Criteria(rows=(Criterion(code="1", maximum=Fraction(10)),))
    rules = Rulebook(
        id="r", criteria=criteria, slots=(Slot(award="y", count=3, needs=(Streak(award="x", seasons=1),)),)
    )
    year = Dossier(
        pact=Pact(cluster=cluster, season=Season.of(2024), rulebook=rules),
        submissions=tuple(Submission(unit=each.id, figures=(("1", Fraction(5)),)) for each in units),
        honours=tuple(Honour(unit=f"o{row}", award="x", season=2023) for row in range(members)),
    )
    return lambda: conclude_year(year)


def joiners(members: int) -> Callable[[], object]:
    first = date(2024, 1, 1)
    rows = [Amendment(on=first + timedelta(days=row), joined=(f"u{row}",)) for row in range(members)]
    pact = evolve(dossier(members).pact, amendments=tuple(rows))
    return lambda: (evolve(pact).peers, [*pact.odd_days()])


def places(members: int) -> Callable[[], object]:
    pact = dossier(members).pact
    return lambda: announce(pact, places={unit: row + 1 for row, unit in enumerate(pact.cluster.ids)})


GROWTHS = {
    "ballot papers": papers,
    "awards of units that merged": merged,
    "units that join": joiners,
    "announced places": places,
}


@pytest.mark.parametrize("growing", GROWTHS.values(), ids=GROWTHS)
def test_four_times_as_many_take_four_times_the_work(growing):
    assert work(growing(MANY)) <= AT_MOST * work(growing(FEW))


def test_the_explanations_of_a_year_look_at_each_reason_once():
    assert work(explanations(MANY)) <= AT_MOST * work(explanations(FEW))


def test_slots_ask_each_unit_once():
    assert work(slots(MANY)) <= EACH_ON_EACH * work(slots(FEW))


def test_honours_that_an_award_needs_are_looked_at_once():
    assert work(needs(MANY)) <= AT_MOST * work(needs(FEW))


def test_the_rows_of_a_year_look_at_each_unit_once():
    assert work(rows(MANY)) <= AT_MOST * work(rows(FEW))


def test_honours_that_break_a_tie_of_all_units_are_looked_at_once():
    assert work(ties(MANY)) <= AT_MOST * work(ties(FEW))


def test_each_review_is_looked_at_once():
    assert work(reviews(MANY)) <= AT_MOST * work(reviews(FEW))


def test_each_season_of_a_history_is_walked_once():
    assert work(seasons(MANY)) <= AT_MOST * work(seasons(FEW))


def test_one_name_on_many_units_is_read_once():
    def shared(count: int) -> Callable[[], object]:
        life = [(date(1000 + number, 1, 1), date(1000 + number, 12, 31)) for number in range(count)]
        units = tuple(Unit(id=f"u{at}", name="Một", since=first, until=last) for at, (first, last) in enumerate(life))
        return lambda: Cluster(id="c", name="C", units=units).find("Một", Season.of(1020))

    assert work(shared(MANY)) <= AT_MOST * work(shared(FEW))


# ── nouns take what people have

POINTS = Criteria(rows=(Criterion(code="1", maximum=Fraction(10)),))
ALONE = Pact(
    cluster=Cluster(id="c", name="C", units=(Unit(id="a", name="A"),)),
    season=Season.of(2024),
    rulebook=Rulebook(id="r", criteria=POINTS),
)


@pytest.mark.parametrize("value", [9, 9.5, Decimal("9.5"), "9,5"], ids=["whole", "float", "decimal", "text"])
def test_points_are_taken_as_people_have_them(value):
    figures = settle(ALONE, [Submission(unit="a", figures=(("1", value),))])
    assert dict(figures.of("a"))["1"] == Fraction(str(value).replace(",", "."))


def test_a_maximum_typed_as_a_float_is_the_number_that_people_read():
    assert Criterion(code="1", maximum=10.1).maximum == Fraction(101, 10)


class Whole:
    """A whole number of another library."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __int__(self) -> int:
        return self.value

    __index__ = __int__


Integral.register(Whole)


class Column:
    """Labelled values of another library: a mapping in all but its truth."""

    def __init__(self, values: dict[str, float]) -> None:
        self.values_ = values

    def __bool__(self) -> bool:
        raise ValueError("the truth of a column is ambiguous")

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def keys(self) -> object:
        return self.values_.keys()

    def items(self) -> object:
        return self.values_.items()

    def __getitem__(self, key: str) -> float:
        return self.values_[key]


def test_whole_numbers_of_other_libraries_are_totals():
    assert announce("C", totals={"A": Whole(97)}).rows()[0][3] == "97"


def test_a_labelled_column_gives_totals():
    assert [row[0] for row in announce("C", totals=Column({"A": 97.0, "B": 98.0})).rows()] == [1, 2]


def test_a_float_counts_fifteen_digits():
    assert [row[0] for row in announce("C", totals={"A": 0.1 + 0.2, "B": 0.3}).rows()] == [1, 1]


# ── help with documents

HEAD = 'format = 1\nkind = "{}"\n'
DOSSIER = HEAD.format("dossier") + '[cluster]\nname = "C"\nseason = 2024\nunits = [{id = "a", name = "A"}]\n'


@pytest.mark.xfail(reason="waits for help with the syntax in the reader's language", strict=True)
def test_a_number_without_quotes_is_helped_in_vietnamese(tmp_path):
    path = tmp_path / "so.toml"
    path.write_text(f"{DOSSIER}[targets.a]\nx = 299,6\n", encoding="utf-8")
    (problem,) = check(path)
    assert "straight quotes" not in problem.say("vi")


def test_a_role_with_a_hyphen_is_told_as_one(tmp_path):
    path = tmp_path / "vai.toml"
    line = 'code = "1"\nmaximum = 10\nreads = {dung-han = "x", tong = "y"}\n'
    scale = 'scale = {kind = "formula", points = "10 * dung-han / tong"}\n'
    figures = 'id = "r"\nfigures = [{name = "x"}, {name = "y"}]\n[[criteria]]\n'
    path.write_text(HEAD.format("rulebook") + figures + line + scale, encoding="utf-8")
    assert [dict(each.facts)["found"] for each in check(path)] == ["dung-han"]


@pytest.mark.xfail(reason="waits for words about readings written as tables", strict=True)
def test_a_reading_written_as_a_table_is_told_how_to_write_it(tmp_path):
    path = tmp_path / "doc.toml"
    line = 'id = "r"\n[[criteria]]\ncode = "1"\nmaximum = 10\nreads = {a = {points = "1"}}\n'
    path.write_text(HEAD.format("rulebook") + line + 'scale = {kind = "formula", points = "a"}\n', encoding="utf-8")
    assert "points:1" in "\n".join(map(str, check(path)))


@pytest.mark.xfail(reason="waits for dumps that write the syntax of their file's name", strict=True)
def test_what_is_dumped_to_a_name_loads_from_it(tmp_path):
    recorded_year = load("midlands-2017")
    dump(recorded_year, tmp_path / "nam.toml")
    assert load(tmp_path / "nam.toml") == recorded_year


# ── the command line


def thidua(*arguments: str, shell: str = "") -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, its output where the shell sends it."""
    command = f'"{sys.executable}" -m thidua {" ".join(arguments)} {shell}'
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, env=os.environ)


@pytest.mark.xfail(reason="waits for a command line that says when its output cannot be written", strict=True)
@pytest.mark.parametrize("shell", [">/dev/full", ">&-"], ids=["full", "closed"])
def test_output_that_cannot_be_written_is_said_in_a_line(shell):
    done = thidua("conclude", "midlands-2017", shell=shell)
    assert done.returncode
    assert "Traceback" not in done.stderr


@pytest.mark.xfail(reason="waits for messages that name a folder as it was given", strict=True)
def test_a_folder_is_named_as_it_was_given(capsys):
    main(("check", ".", "--language", "en"))
    assert "cannot be read: ," not in capsys.readouterr().out


@pytest.mark.xfail(reason="waits for an output in the format of its file's name", strict=True)
def test_the_name_of_the_output_says_its_format(tmp_path):
    main(("conclude", "midlands-2017", "--output", str(tmp_path / "nam.html")))
    assert (tmp_path / "nam.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.xfail(reason="waits for a command line that never writes over what it reads", strict=True)
def test_no_output_over_its_own_source(tmp_path):
    path = tmp_path / "nam.toml"
    path.write_text(DOSSIER, encoding="utf-8")
    main(("conclude", str(path), "--output", str(path)))
    assert path.read_text(encoding="utf-8") == DOSSIER


def test_an_output_keeps_who_may_read_it(tmp_path):
    path = tmp_path / "nam.txt"
    path.touch(mode=0o600)
    main(("conclude", "midlands-2017", "--output", str(path)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.xfail(reason="waits for councils that read no rulebook outside their folder", strict=True)
def test_a_council_reads_no_rulebook_outside_its_folder(tmp_path):
    folder: Path = tmp_path / "hoi-dong"
    folder.mkdir()
    (tmp_path / "quy-che.toml").write_text(HEAD.format("rulebook") + 'id = "r"\n', encoding="utf-8")
    outside = DOSSIER + '[pact]\nrulebook = "../quy-che.toml"\n'
    (folder / "c.toml").write_text(outside, encoding="utf-8")
    council = 'id = "h"\nname = "H"\non = 2024-12-01\ndossiers = ["c.toml"]\n'
    (folder / "hoi-dong.toml").write_text(HEAD.format("council") + council, encoding="utf-8")
    with pytest.raises(ThiduaError) as caught:
        load_council(folder / "hoi-dong.toml")
    assert [each.path for each in caught.value.problems] == ["$.dossiers[0].pact.rulebook"]
