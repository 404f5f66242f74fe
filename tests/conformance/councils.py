"""Conformance cases of councils and of the law: how they are read, strictly, and what comes of them.

A case holds `council` or `law` in place of `rulebook` and `facts`, and beside a council perhaps `dossiers`; the rest is
as the README draws it.
"""

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from conformance.cases import dossier
from thidua import ThiduaError, Year, decide
from thidua.archive import laws
from thidua.clusters import Tier
from thidua.codec.councils import decisions_out, read_council
from thidua.codec.dossiers import read_dossier
from thidua.codec.editions import read_law, read_rulebook
from thidua.codec.structure import structure
from thidua.council import heard
from thidua.law import Law, Salary, in_force, prize
from thidua.year import conclude_year

HERE = Path(__file__).parent
Plain = dict[str, Any]

HEAD = {"id", "sentence", "shape", "origin", "basis", "expect"}
COUNCIL, LAW = HEAD | {"council"}, HEAD | {"law"}
CLUSTER = {"rulebook", "facts"}
LAW_KEYS = {"editions", "name", "on", "prize", "award", "tier"}
EXPECTED = {"decided", "reasons", "absent", "in_force", "prize", "granted_by", "refused"}


def ours(case: Plain) -> bool:
    """Whether a case is about a council or the law."""
    return "council" in case or "law" in case


def check(case: Plain) -> None:
    """Refuse a case that is not as the README draws it."""
    name = case["id"]
    assert set(case) - {"waits"} in (COUNCIL, COUNCIL | {"dossiers"}, LAW), f"{name}: keys differ"
    assert all(set(each) == CLUSTER for each in case.get("dossiers", ())), f"{name}: not a year of a cluster"
    assert set(case["expect"]) <= EXPECTED, f"{name}: unknown expectation"
    assert set(case.get("law", ())) <= LAW_KEYS, f"{name}: unknown key of law"


def cases() -> list[Plain]:
    """Every case of a council or of the law, file by file."""
    found = []
    for path in sorted(HERE.glob("*.toml")):
        plain = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str)
        found += [case for case in plain["cases"] if ours(case)]
    for case in found:
        check(case)
    return found


def outcome(case: Plain) -> Plain:
    """What comes of a case: the expectations that it can meet, found; or what is refused."""
    try:
        return _council(case["council"], case.get("dossiers", [])) if "council" in case else _law(case["law"])
    except ThiduaError as error:
        return {"refused": [{"fault": each.fault.value, "path": each.path} for each in error.problems]}


def _editions(plain: Plain) -> tuple[Law, ...]:
    """The editions that the case invents, or those of the archive."""
    if "editions" not in plain:
        return laws()
    head = {"format": 2, "kind": "law", "basis": "fictional"}
    return tuple(read_law(head | {"chain": each["id"], "name": each["id"]} | each) for each in plain["editions"])


def _council(plain: Plain, dossiers: list[Plain]) -> Plain:
    head = {"format": 2, "kind": "council", "id": "hoi-dong", "name": "Hội đồng", "basis": "fictional"}
    rest = {key: value for key, value in plain.items() if key != "editions"}
    council, _ = read_council(head | rest, _editions(plain))
    years = [_year(each) for each in dossiers]
    whole = heard(council, ((each.dossier.pact, None) for each in years if each.nominations is None))
    found = decisions_out(decide((each.nominations for each in years if each.nominations is not None), whole))
    decided = [[each["cluster"], each["unit"], each["award"]] for each in found["decided"]]
    return {"decided": sorted(decided), "grounds": found["grounds"]}


def _year(case: Plain) -> Year:
    plain = dossier(case)
    return conclude_year(read_dossier(plain, rulebook=read_rulebook(plain["pact"]["rulebook"]), laws=laws()))


def _law(plain: Plain) -> Plain:
    on = date.fromisoformat(str(plain["on"]))
    if "prize" in plain:
        salaries = structure(plain["prize"]["salaries"], tuple[Salary, ...])
        return {"prize": str(prize(plain["prize"]["award"], laws=_editions(plain), on=on, salaries=salaries).amount)}
    law = in_force(_editions(plain), plain["name"], on=on)
    award = law.award(plain.get("award", ""))
    return {"in_force": law.id, "granted_by": award and award.authority(Tier(plain["tier"]))}


def meets(ground: Plain, reason: Plain) -> bool:
    """Whether a ground has a reason's why, about, and at least its facts."""
    same = (
        _same(ground[key].get(name)) == _same(value)
        for key in ("about", "facts")
        for name, value in reason.get(key, {}).items()
    )
    return ground["why"] == reason["why"] and all(same)


def _same(value: Any) -> Any:
    try:
        return Fraction(value)
    except (TypeError, ValueError):
        return value
