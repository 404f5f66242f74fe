"""Every conformance case of a council or of the law."""

import pytest

from conformance.cases import parameters
from conformance.councils import cases, meets, outcome

CASES = cases()


@pytest.mark.parametrize("case", parameters(CASES))
def test_case(case, record_property):
    record_property("shape", case["shape"])
    expect, found = case["expect"], outcome(case)
    wanted = {key: value for key, value in expect.items() if key not in {"reasons", "absent"}}
    assert {key: found.get(key) for key in wanted} == wanted
    for reason in expect.get("reasons", ()):
        assert any(meets(ground, reason) for ground in found["grounds"]), (reason, found["grounds"])
    for reason in expect.get("absent", ()):
        assert not [ground for ground in found["grounds"] if meets(ground, reason)]
