"""Results: what every result answers, whatever it is the result of.

Owns: `Result`.
Takes the grounds, rows and names of a result; gives them in words, as columns, and as a table for a notebook.
Never: what a result states (see the module of each).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from typing import Any, ClassVar

from thidua.grounds import Ground
from thidua.shown import Shown
from thidua.tables import Form, Grid, render
from thidua.words import Language, Sentences, Titles, decimal, say_all

__all__ = ["Result"]


class Result(Shown):
    """The questions that every result answers: `grounds`, `grounds_for`, `explain`, `rows` and `table`.

    Units may be asked for by id or name. Every row is a tuple whose places have the names of `headings`; in a notebook
    a result shows its rows as a table.
    """

    __slots__ = ()

    headings: ClassVar[tuple[str, ...]]

    @abstractmethod
    def grounds(self) -> tuple[Ground, ...]:
        """Every reason for the result (*căn cứ*)."""

    @abstractmethod
    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Every reason about one unit.

        Raises: RecordError if nobody knows the unit.
        """

    @abstractmethod
    def rows(self) -> Sequence[tuple[Any, ...]]:
        """The result as tuples, whose places have the names of `headings`."""

    @abstractmethod
    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""

    def explain(self, language: Language | str = Language.VI, *, unit: str | None = None) -> Sentences:
        """The reasons in words (*giải thích*), those about one unit or all.

        Raises: RecordError if nobody knows the unit.
        """
        return say_all(self.grounds() if unit is None else self.grounds_for(unit), language, self.titles(language))

    def table(self) -> dict[str, list[Any]]:
        """The rows as columns by name, as data-frame libraries take them; numbers are exact.

        Example:
            >>> import thidua
            >>> thidua.announce("Cụm 7", totals={"An Bình": 9, "Bình An": 8}).table()["place"]
            [1, 2]
        """
        rows = self.rows()
        return {name: [row[place] for row in rows] for place, name in enumerate(self.headings)}

    def _repr_html_(self) -> str:
        """The rows as a table of HTML, every text escaped."""
        rows = tuple(tuple(map(_shown, row)) for row in self.rows())
        return render([Grid(headings=self.headings, rows=rows)], Form.HTML)


def _shown(value: object) -> str:
    """A value as people read it in a table."""
    match value:
        case None:
            return ""
        case int() | Fraction():
            return decimal(value)
        case Enum():
            return str(value.value)
        case tuple():
            return ", ".join(map(_shown, value))
        case _:
            return str(value)
