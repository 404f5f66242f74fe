import pytest
from hypothesis import HealthCheck, Phase, given, settings

from drawing.documents import documents, numbered
from drawing.holding import held, root
from drawing.waiting import waits

# what is drawn is the same on every run, so that a change that breaks nothing fails nothing
YEARS = settings(
    max_examples=120,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


class TestTwoEngines:
    """Whole years drawn at random come to the same in the library and in an engine written from the guide alone."""

    @YEARS
    @given(documents())
    def test_agree(self, document):
        differs, _, _ = held(document)
        assert not differs or waits(root(differs, document)), differs

    @pytest.mark.parametrize("batch", range(4))
    def test_agree_on_numbered_years(self, batch):
        found = {}
        for number in range(batch * 60, batch * 60 + 60):
            document = numbered(number)
            differs, _, _ = held(document)
            if differs and not waits(root(differs, document)):
                found[number] = differs
        assert found == {}

    def test_read_most_years(self):
        refused = sum(held(numbered(number))[2].refused is not None for number in range(150))
        assert refused <= 30
