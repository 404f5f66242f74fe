"""Every conformance case of a series."""

import pytest

from conformance.cases import meets, parameters, same
from conformance.series import cases, outcome

CASES = cases()


@pytest.mark.parametrize("case", parameters(CASES))
def test_case(case, record_property):
    record_property("shape", case["shape"])
    expect, found = case["expect"], outcome(case)
    wanted = {key: value for key, value in expect.items() if key not in {"reasons", "absent"}}
    if "places" in wanted:
        wanted = {"open": {}, **wanted}
    assert same({key: found.get(key) for key in wanted}) == same(wanted)
    for reason in expect.get("reasons", ()):
        assert any(meets(ground, reason) for ground in found["grounds"]), (reason, found["grounds"])
    for reason in expect.get("absent", ()):
        assert not [ground for ground in found["grounds"] if meets(ground, reason)]
