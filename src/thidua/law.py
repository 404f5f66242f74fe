"""Law: the catalogue of awards in force on a date; computes nothing.

Owns: `Law`, `governing`.
Takes and gives: editions, each with its days in force.
Never: a rule of one cluster (see `rulebook`); a number from general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from thidua.awards import Award
from thidua.grounds import Basis, Citation, Source

__all__ = ["Law", "governing"]


@frozen(kw_only=True)
class Law:
    """One edition of a law or decree (*văn bản quy phạm*), with the forms of award that it names.

    `chain` joins the editions that supersede each other; `until` is the last day in force.

    Example:
        >>> Law(id="x", chain="x", name="X", since=date(2024, 1, 1)).covers(date(2023, 12, 31))
        False
    """

    id: str
    chain: str
    name: str
    since: date
    until: date | None = None
    reviewed_on: date | None = None
    supersedes: str | None = None
    basis: Basis | None = None
    source: str | None = None
    sources: tuple[Source, ...] = ()
    awards: tuple[Award, ...] = ()
    cites: tuple[Citation, ...] = ()

    def covers(self, on: date) -> bool:
        """Whether this edition is in force on a day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def award(self, award: str) -> Award | None:
        """The form of award with this id, or None."""
        return next((each for each in self.awards if each.id == award), None)


def governing(laws: Iterable[Law], on: date) -> tuple[Law, ...]:
    """The editions in force on a day, oldest first (*văn bản đang có hiệu lực*)."""
    return tuple(law for law in sorted(laws, key=lambda law: (law.since, law.id)) if law.covers(on))
