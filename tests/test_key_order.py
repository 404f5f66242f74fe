"""The keys of a table have no order: sorted as a database does, or turned round, a document concludes the same."""

from pathlib import Path

import pytest

import thidua
from conformance.cases import all_cases, dossier, is_dossier
from thidua.archive import Shelf
from thidua.archive.loading import _dossier
from thidua.archive.shelves import names, raw
from thidua.codec.editions import read_rulebook
from thidua.codec.text import Syntax, parse
from thidua.codec.writing import dump_rulebook

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
DOSSIERS = sorted(path for path in EXAMPLES.glob("*/*.toml") if 'kind = "dossier"' in path.read_text(encoding="utf-8"))
CASES = [case for case in all_cases() if is_dossier(case) and "waits" not in case]
ORDERS = {"sorted": sorted, "reversed": lambda keys: list(keys)[::-1]}


def shuffled(plain, order):
    if isinstance(plain, dict):
        return {key: shuffled(plain[key], order) for key in order(plain)}
    return [shuffled(each, order) for each in plain] if isinstance(plain, list) else plain


def outcome(plain, folder=None):
    """The conclusion of a document, or all that is wrong with it."""
    try:
        concluded = thidua.conclusion(thidua.conclude(_dossier(plain, folder)))
    except thidua.ThiduaError as error:
        # of two keys that mean one unit, the later is refused, whichever that is
        return sorted((each.fault.value, each.path.rpartition(".")[0]) for each in error.problems)
    return concluded


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", names(Shelf.RECORDS))
def test_a_record(name, order):
    plain = raw(Shelf.RECORDS, name)
    rules = plain.get("pact", {}).get("rulebook")
    if isinstance(rules, str) and rules in names(Shelf.RULEBOOKS):
        plain["pact"]["rulebook"] = raw(Shelf.RULEBOOKS, rules)
    assert outcome(shuffled(plain, ORDERS[order])) == outcome(plain)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", names(Shelf.RULEBOOKS))
def test_an_edition(name, order):
    plain = raw(Shelf.RULEBOOKS, name)
    assert dump_rulebook(read_rulebook(shuffled(plain, ORDERS[order]))) == dump_rulebook(read_rulebook(plain))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_example(path, order):
    plain = parse(path.read_bytes(), Syntax.TOML)
    beside = path.parent / str(plain.get("pact", {}).get("rulebook"))
    if beside.suffix == ".toml":
        plain["pact"]["rulebook"] = parse(beside.read_bytes(), Syntax.TOML)
    assert outcome(shuffled(plain, ORDERS[order]), path.parent) == outcome(plain, path.parent)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case(case, order):
    plain = dossier(case)
    assert outcome(shuffled(plain, ORDERS[order])) == outcome(plain)
