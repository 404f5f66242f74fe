from copy import deepcopy
from fractions import Fraction

import pytest

from drawing.documents import numbered
from drawing.holding import of_engine
from drawing.sources import Drawer, Seeded
from drawing.years import Year

ROUNDS = {"joiners": ("this-round", "next-round"), "declined": ("loses-turn", "end-of-round")}
HEIRS = ("none", "every-predecessor", "largest-predecessor", "named", "namesake")
BARRED = (["barred-by-condition"], ["barred-below-mean"])


def ends(points):
    low, high = points if isinstance(points, list) else (points, points)
    return Fraction(low), Fraction(high)


def earlier_and_later(seed, require, formula):
    """A year in which some members have not reported, the same with reports of theirs, and who they are."""
    d = Drawer(Seeded(seed), ("figures", *require))
    year = Year(d)
    before = year.draw()
    for each in year.book.get("adjustments", []):
        if each["kind"] == "formula":
            each["points"] = formula
    if "announced" in before or {"reporting_closes", "published_on"} & {*year.book.get("policies", {})}:
        return None
    said = of_engine(before).outcome
    silent = [] if said is None else [unit for unit, why in said["unplaced"].items() if why == ["unclassified"]]
    after = deepcopy(before)
    for unit in silent:
        after.setdefault("figures", {})[unit] = year.nested(year.report())
    then = of_engine(after).outcome
    return (said, then, silent) if silent and then is not None else None


def years(kind, *require, formula="(total - mean) / 2"):
    found = (earlier_and_later((kind, number), require, formula) for number in range(120))
    return [each for each in found if each is not None]


class TestMembersThatReportLater:
    """What is said while some may still report holds when they have: of the others, by reports drawn at random."""

    @pytest.mark.parametrize("kind", ["pool", "goalposts", "first-that-holds", "through", "best-of"])
    def test_leave_totals_within_their_ends(self, kind):
        held = 0
        for said, then, silent in years(f"{kind}s", f"rulebook.criteria.scale={kind}"):
            for unit, row in said["scores"].items():
                if unit in silent or not row["bounded"]:
                    continue
                (low, high), later = ends(row["points"]), ends(then["scores"][unit]["points"])
                assert low <= later[0] <= later[1] <= high
                held += 1
        assert held

    def test_leave_classes_as_they_are(self):
        held = 0
        for said, then, silent in years("classes", "rulebook.bands"):
            classes = {unit: name for unit, name in said["classes"].items() if unit not in silent}
            assert {unit: then["classes"].get(unit) for unit in classes} == classes
            held += len(classes)
        assert held

    def test_leave_barred_who_is_barred(self):
        held = 0
        for said, then, silent in years("bars", "rulebook.bars.reads=points", "rulebook.criteria.scale=pool"):
            barred = {unit for unit, why in said["unplaced"].items() if why in BARRED and unit not in silent}
            assert {unit for unit in barred if then["unplaced"].get(unit) not in BARRED} == set()
            held += len(barred)
        assert held

    def test_bar_nobody_who_has_a_place(self):
        held = 0
        for said, then, silent in years("means", "rulebook.adjustments.below-mean.bars=true"):
            placed = {unit for unit in said["places"] if unit not in silent}
            assert {unit for unit in placed if then["unplaced"].get(unit) in BARRED} == set()
            held += len(placed)
        assert held

    def test_leave_totals_after_formulas_within_their_ends(self):
        held = 0
        for said, then, silent in years("ends", "rulebook.adjustments=formula", formula="1 / (total - best)"):
            for unit, row in said["scores"].items():
                if unit in silent or not row["bounded"]:
                    continue
                (low, high), later = ends(row["points"]), ends(then["scores"][unit]["points"])
                assert low <= later[0] <= later[1] <= high
                held += 1
        assert held


def worded(document, *path, word):
    """The document with one word more."""
    found = deepcopy(document)
    *tables, key = path
    where = found["pact"]["rulebook"]
    for each in tables:
        where = where[each] if isinstance(each, int) else where.setdefault(each, {})
    where[key] = word
    return found


def projected(said):
    """The offices that are projected, by season."""
    rows = said["projection"] or []
    return {(row["season"], office): row[office] for row in rows for office in ("head", "deputy") if row[office][0]}


def offices(kind, *require):
    """Years with a rotation, and what the library says of them."""
    for number in range(80):
        document = numbered((kind, number), ("rulebook.rotation.head=roster", *require))
        said = of_engine(document).outcome
        if said is not None:
            yield document, said


class TestWordsThatAreSaidLater:
    """What is said while the rulebook leaves a word out holds with every word that could stand there."""

    @pytest.mark.parametrize("key", ROUNDS)
    def test_of_rounds(self, key):
        held = 0
        for document, said in offices(key, "rulebook.rotation.round=once", "cluster.units.since"):
            if key in document["pact"]["rulebook"]["rotation"]:
                continue
            for word in ROUNDS[key]:
                then = of_engine(worded(document, "rotation", key, word=word)).outcome
                assert projected(said).items() <= projected(then).items()
                held += len(projected(said))
        assert held

    def test_of_heirs(self):
        held = 0
        for document, said in offices("heirs", "cluster.units.formed_from"):
            if "inheritance" in document["pact"]["rulebook"].get("policies", {}):
                continue
            for word in HEIRS:
                then = of_engine(worded(document, "policies", "inheritance", word=word)).outcome
                assert then is None or projected(said).items() <= projected(then).items()
                held += 0 if then is None else len(projected(said))
        assert held

    def test_of_slots(self):
        """Within one award a unit stands once, whatever is left out: only slots of different awards are looked at."""
        held = 0
        for number in range(80):
            document = numbered(("slots", number), ("rulebook.slots.count", "rulebook.slots.if_nominated"))
            said = of_engine(document).outcome
            slots = document["pact"].get("rulebook", {}).get("slots", [])
            if said is None or len({each["award"] for each in slots}) < len(slots):
                continue
            for row, slot in enumerate(slots):
                for word in ("passes", "lapses", "both") if "if_nominated" not in slot else ():
                    then = of_engine(worded(document, "slots", row, "if_nominated", word=word)).outcome
                    assert set(map(tuple, said["nominations"])) <= set(map(tuple, then["nominations"]))
                    held += len(said["nominations"])
        assert held
