"""Documents of whole years: by Hypothesis, or by the number of a document."""

from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import strategies as st

from drawing.sources import Drawer, Seeded, shuffled
from drawing.years import year

Document = dict[str, Any]


class Chosen:
    """Chance from Hypothesis, which shrinks it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def whole(self, low: int, high: int) -> int:
        """One of the whole numbers from low to high."""
        return self.draw(st.integers(low, high))


@st.composite
def documents(draw: st.DrawFn, require: Iterable[str] = ()) -> Document:
    """A whole year as a document, which holds the features asked for wherever the others leave room for them."""
    drawer = Drawer(Chosen(draw), require)
    return shuffled(year(drawer), Random(drawer.whole(0, 255)))


def numbered(seed: object, require: Iterable[str] = ()) -> Document:
    """The year of a seed: the same for ever, as long as nothing here changes."""
    drawer = Drawer(Seeded(seed), require)
    return shuffled(year(drawer), Random(drawer.whole(0, 255)))
