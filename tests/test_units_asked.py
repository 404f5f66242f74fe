"""Whoever is asked about a unit answers for its name as for its id, and refuses a unit that nobody knows."""

import inspect
from datetime import date
from fractions import Fraction
from importlib import import_module
from pkgutil import iter_modules

import pytest

import thidua
from thidua import Season
from thidua.council import Proposal
from thidua.results import Result
from thidua.rules import BallotRule, Denominator, Edge
from thidua.series import SeriesPeriod, combine

DOSSIER = """
format = 2
kind = "dossier"
basis = "fictional"
[cluster]
name = "C"
season = 2024
head = "a"
deputy = "b"
units = [
    {id = "a", name = "Đơn vị A"},
    {id = "b", name = "Đơn vị B"},
    {id = "c", name = "Đơn vị C", until = 2024-06-30},
]
[pact.rulebook]
format = 2
kind = "rulebook"
id = "r"
basis = "fictional"
criteria = [{code = "1", maximum = 10}]
ballot = [{about = "f", denominator = "valid", threshold = "1/2", edge = "exceeded"}]
slots = [{award = "f", count = 1, by = "both"}]
bars = [{when = "pact-unsigned"}]
rotation = {head = "deputy-succeeds", deputy = "roster", roster = ["a", "b"], round = "once"}
[not-assigned]
b = ["1"]
[[submissions]]
unit = "a"
on = 2024-06-01
figures = {1 = 7}
[[submissions]]
unit = "b"
on = 2024-06-01
figures = {1 = 8}
[[reviews]]
unit = "a"
figure = "1"
value = 6
stage = "council"
[[votes]]
unit = "a"
award = "f"
electorate = {members = 3}
ballots = {approve = 3, reject = 0}
[succession]
season = 2025
how = "elected"
head = "b"
deputy = "a"
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """One result of every kind, by the name of its class."""
    path = tmp_path_factory.mktemp("units") / "dossier.toml"
    path.write_text(DOSSIER, encoding="utf-8")
    dossier = thidua.load(path)
    year = thidua.conclude(dossier)
    history = thidua.recall(year)
    found = [year, dossier.pact, dossier.pact.cluster, year.scores, year.scores.figures, year.ranking, year.nominations]
    found += [year.nominations.tally, year.handover, history, thidua.audit(history), thidua.project(history, 3)]
    found += [
        thidua.progress(year.scores.figures, on=date(2024, 6, 1)),
        thidua.counterfactual(dossier, rulebook=dossier.pact.rulebook),
    ]
    proposed = tuple(
        Proposal(cluster="c", unit=each.id, award="f", name=each.name) for each in dossier.pact.cluster.units
    )
    rule = BallotRule(about="f", denominator=Denominator.MEMBERS, threshold="1/2", edge=Edge.REACHED)
    found.append(thidua.count(dossier.votes[0], rule=rule))
    found += [thidua.decide((), thidua.Council(id="k", name="K", proposed=proposed)), thidua.archive.units()]
    found.append(combine(thidua.Series(id="s", name="S", of="points", periods=[SeriesPeriod("I", dossier=dossier)])))
    return {type(each).__name__: each for each in found}


# what a method asks for beside the unit
BESIDE = {
    "figure": "1",
    "code": "1",
    "award": "f",
    "office": "head",
    "season": Season.of(2025),
    "other": "b",
    "cluster": "c",
    "language": "en",
    "on": date(2024, 6, 1),
}

# a roster or a merger may name a unit that nobody describes; and at the register a name identifies only with a date
BY_ID = {
    "History.heirs",
    "History.joined",
    "History.may_carry",
    "History.passing",
    "History.taking",
    "History.holder",
    "Register.heirs",
    "Count.of",  # a vote knows its candidates by their ids
    "Count.grounds_for",
    "Count.explain",
}
UNDESCRIBED = BY_ID - {"Register.heirs", "Count.of", "Count.grounds_for", "Count.explain"}


def asked():
    """Every public method of the package that takes a unit."""
    names = [each.name for each in iter_modules(thidua.__path__) if each.name != "__main__"]
    modules = [import_module(f"thidua.{name}") for name in names]
    public = [getattr(module, name) for module in modules for name in getattr(module, "__all__", ())]
    classes = {each.__name__: each for each in public if inspect.isclass(each) and each is not Result}.values()
    return [
        f"{each.__name__}.{name}"
        for each in classes
        for name, method in inspect.getmembers(each, inspect.isfunction)
        if not name.startswith("_") and takes_a_unit(method)
    ]


def takes_a_unit(method):
    """Whether a method takes a unit: elsewhere a unit is that of a rounding."""
    parameter = inspect.signature(method).parameters.get("unit")
    return parameter is not None and "str" in str(parameter.annotation)


def methods(*, but):
    """Those methods without some."""
    return [each for each in asked() if each not in but]


def answer(results, method, unit):
    kind, name = method.split(".")
    found = getattr(results[kind], name)
    wanted = {key: BESIDE[key] for key in inspect.signature(found).parameters if key in BESIDE}
    return found(**wanted, unit=unit)


def test_every_result_is_asked(results):
    assert {each.split(".")[0] for each in asked()} == results.keys()


@pytest.mark.parametrize("method", methods(but=UNDESCRIBED))
def test_a_unit_that_nobody_knows_is_refused(method, results):
    with pytest.raises(thidua.RecordError):
        answer(results, method, "zz")


@pytest.mark.parametrize("method", methods(but=BY_ID))
def test_a_name_asks_for_what_the_id_asks_for(method, results):
    for unit, called in (("a", "Đơn vị A"), ("b", "đơn vị  B"), ("c", "Đơn vị C")):
        assert answer(results, method, unit) == answer(results, method, called)


def test_a_name_of_two_units_is_that_of_the_one_in_the_season(tmp_path):
    both = '{id = "a", name = "Đơn vị A", since = 2021-01-01}, {id = "z", name = "Đơn vị A", until = 2020-12-31}'
    path = tmp_path / "dossier.toml"
    path.write_text(DOSSIER.replace('{id = "a", name = "Đơn vị A"}', both), encoding="utf-8")
    year = thidua.conclude(thidua.load(path))
    assert year.of("Đơn vị A") == year.of("a") != year.of("z")
    assert year.scores.of("Đơn vị A").unit == "a"


def outcomes(results):
    return {name: each for name, each in results.items() if isinstance(each, Result)}


def test_every_result_answers_one_protocol(results):
    assert len(outcomes(results)) > 8
    for name, each in outcomes(results).items():
        rows = each.rows()
        assert {len(row) for row in rows} <= {len(each.headings)}, name
        assert each.table() == {key: [row[at] for row in rows] for at, key in enumerate(each.headings)}, name
        assert len(each.explain("en")) == len(each.grounds()), name
        html = each._repr_html_()
        assert html.count("</th>") == len(each.headings), name
        assert html.count("<tr>") == len(rows) + 1, name


def test_a_result_shows_text_escaped_and_numbers_as_people_read_them():
    found = thidua.announce("Cụm", totals={"A<b>": Fraction(1, 3), "B": 2})
    html = found._repr_html_()
    assert "<b>" not in html
    assert "A&lt;b&gt;" in html
