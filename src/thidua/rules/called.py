"""Called: what the parts of a rulebook may not be called.

Owns: `bad_names`.
Takes the names of figures, stages, votes and conditions; gives a problem for each that stands twice or means a reading.
Never: whether what is named is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from thidua.errors import Problem
from thidua.grounds import Fault, pairs
from thidua.names import named_twice
from thidua.readings import Overall


def bad_names(named: Mapping[str, Sequence[str]], given: Mapping[str, str]) -> Iterator[Problem]:
    """Names that stand twice in their table, or are blank, and figures whose names would be taken for a reading.

    `given` are the figures that no table declares, as their points are given under the code of a line, with its place.
    """
    for key, names in named.items():
        yield from named_twice((f"$.{key}[{row}]", name) for row, name in enumerate(names))
    places = {name: f"$.figures[{row}].name" for row, name in enumerate(named["figures"])}
    for name, path in places.items():
        if ":" in name:
            yield Problem(fault=Fault.COLON_IN_NAME, path=path, facts=pairs(found=name))
    for name in (each.value for each in Overall):
        if name in places or name in given:
            path = places.get(name) or given[name]
            yield Problem(fault=Fault.KEPT_NAME, path=path, facts=pairs(found=name))
    if not all(named["conditions"]):
        yield Problem(fault=Fault.BLANK, path="$.conditions")
