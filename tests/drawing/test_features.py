import pytest

from drawing.documents import numbered
from drawing.features import APART, MANY, NOT_DRAWN, WORDS, features, impossible, present
from drawing.holding import of_engine, of_oracle


class TestEveryFeature:
    """Every optional key and every choice of a dossier is drawn when it is asked for, or stands in a short list."""

    def test_is_drawn_or_listed(self):
        never = [each for each in features() if each not in NOT_DRAWN and not drawn(each)]
        assert never == []

    def test_listed_is_not_drawn(self):
        assert [each for each in NOT_DRAWN if drawn(each)] == []

    def test_of_the_lists_is_a_feature(self):
        assert set(NOT_DRAWN) <= set(features())
        keys = {each.partition("=")[0] for each in features()}
        assert set(WORDS) <= keys
        paths = (*MANY, *(each for one, other, _ in APART for each in (one, other)))
        assert [path for path in paths if not any(under(each, path) for each in features())] == []

    def test_of_a_document_is_known(self):
        found = frozenset().union(*(present(numbered(number)) for number in range(60)))
        assert found <= set(features())

    def test_of_a_bare_name_is_that_of_a_standard(self):
        bare = ruled(slots=[{"award": "x", "count": 1, "needs": ["n"]}])
        full = ruled(slots=[{"award": "x", "count": 1, "needs": [{"kind": "standard", "condition": "n"}]}])
        assert present(bare) == present(full)
        assert {"rulebook.slots.needs=standard", "rulebook.slots.needs.standard.condition"} <= present(bare)

    def test_of_a_table_by_name_are_those_of_its_rows(self):
        reads = {"n": {"when": "x > 0", "reads": {"x": "so"}}, "m": {"when": "t > 0", "reads": {"t": "total"}}}
        found = present(ruled(conditions=reads))
        assert {"rulebook.conditions.reads=figure", "rulebook.conditions.reads=total"} <= found


def under(feature, path):
    return feature == path or feature.startswith((f"{path}.", f"{path}="))


def ruled(**rules):
    """A year of two units under a few rules."""
    figures = [{"name": "so", "kind": "occurrences", "options": ["tot", "kha"]}]
    book = {"format": 2, "kind": "rulebook", "id": "r", "criteria": [{"code": "1", "maximum": 5}], "figures": figures}
    cluster = {"id": "c", "name": "C", "season": 2024, "units": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}
    return {"format": 2, "kind": "dossier", "cluster": cluster, "pact": {"rulebook": book | rules}}


def drawn(feature):
    return any(feature in present(numbered((feature, number), (feature,))) for number in range(6))


class TestPairs:
    """Two values of a key that stands once exclude each other; all else can be asked for together."""

    def test_of_one_key(self):
        assert impossible("rulebook.rounding.at=group", "rulebook.rounding.at=total") is not None
        assert impossible("rulebook.slots.by=votes", "rulebook.slots.by=both") is None

    @pytest.mark.parametrize("edge", ["from", "above"])
    @pytest.mark.parametrize("key", ["parts", "none_below"])
    @pytest.mark.parametrize("asked", [True, False])
    def test_of_points_and_parts(self, edge, key, asked):
        bands = [{"name": "Tốt", edge: 2}, {"name": "Khá", key: {"tot": 1} if key == "parts" else "tot"}]
        from_parts = {"from_parts": {"reads": "so", "grades": ["tot", "kha"]}}
        document = ruled(bands=bands, **({"classes": from_parts} if asked else {}))
        assert of_engine(document).refused is not None

    @pytest.mark.parametrize("key", ["joiners", "declined"])
    def test_of_rounds_and_none(self, key):
        word = {"joiners": "this-round", "declined": "loses-turn"}[key]
        document = ruled(rotation={"head": "roster", "roster": ["a", "b"], "round": "none", key: word})
        assert None not in (of_engine(document).refused, of_oracle(document).refused)

    def test_of_two_announcements(self):
        assert impossible("announced.totals", "announced.places") is not None
        assert impossible("announced.totals", "announced.bands") is None
