"""Forms: figures as a program holds them, by unit and name, read as those of a document are.

Owns: `Form`.
Takes a pact and a table of figures; gives one report a unit, and notes what cannot be read.
Never: a figure read in another way than in a document; points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, field, frozen

from thidua.codec.measures import unread_in
from thidua.codec.omissions import Notes
from thidua.codec.values import named, reader_of
from thidua.errors import Problem, RecordError, ThiduaError
from thidua.figures import Value
from thidua.grounds import Fault, pairs
from thidua.names import Numbers, unknown
from thidua.pacts import Pact
from thidua.reviewing import Submission
from thidua.shown import Shown

__all__ = ["Form"]


@frozen(kw_only=True, repr=False)
class Form(Shown):
    """A form in which the units of a pact enter their figures; an empty field, or None, counts as not filled in."""

    pact: Pact
    numbers: Numbers
    notes: Notes = field(factory=Notes)
    names: dict[str, str] = field(factory=dict)  # of each unit, as the form calls it

    def reports(self, figures: dict[str, Any]) -> tuple[Submission, ...]:
        """Make one report for each unit that filled in anything; problems are noted at `$.figures.UNIT.FIGURE`."""
        found: dict[str, dict[str, Value]] = {}
        for name, table in figures.items():
            unit, path = self.pact.cluster.find_member(name, self.pact.season), f"$.figures.{name}"
            if unit is None:
                self.notes.add([unknown(Fault.UNKNOWN_UNIT, path, name, self.pact.cluster.ids)], RecordError)
            elif unit in found:
                problem = Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=name))
                self.notes.add([problem], RecordError)
            else:
                self.names[unit] = name
                found[unit] = dict(self._read(table, path))
        return tuple(Submission(unit=unit, figures=tuple(own.items())) for unit, own in found.items() if own)

    def placed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Give problems of reports with the paths that they have in the form, which calls units by id or by name."""
        for each in problems:
            unit = next((unit for unit in self.names if f"{each.path}.".startswith(f"$.figures.{unit}.")), None)
            path = each.path if unit is None else f"$.figures.{self.names[unit]}{each.path[len(f'$.figures.{unit}') :]}"
            yield evolve(each, path=path)

    def _read(self, table: object, path: str) -> Iterator[tuple[str, Value]]:
        """The figures of one unit that say anything and can be read."""
        rules = self.pact.rulebook
        for name, raw in named(table, path, self.notes):
            if raw is None or (isinstance(raw, str) and not raw.strip()):
                continue
            figure = None if rules is None else rules.figure(name)
            if figure is None and rules is not None:
                known = rules.figure_names
                self.notes.add([unknown(Fault.UNKNOWN_FIGURE, f"{path}.{name}", name, known)], RecordError)
                continue
            try:
                yield name, (unread_in(self.numbers) if figure is None else reader_of(figure, self.numbers))(raw)
            except ThiduaError as error:
                self.notes.add((each.under(f"{path}.{name}") for each in error.problems), type(error))
