"""Conditions: what a rule asks of a unit, written out or under a name of the rulebook (*điều kiện*).

Owns: `Condition`, `asked_by`.
Takes and gives: values that an author set.
Never: whether a condition holds (see `ranking`), nor what is wrong with one (see `rules.conditions`).
"""

from __future__ import annotations

from attrs import field, frozen

from thidua.formulas import Formula, as_formula
from thidua.nouns import Noun
from thidua.readings import Reads, of_condition

__all__ = ["Condition"]


@frozen(kw_only=True, repr=False)
class Condition(Noun):
    """A condition on what is read of a unit (*điều kiện*): the formula `when` over the readings of `reads`.

    `reads` gives each reading a role, the name that the formula uses. Other rules ask for the condition by its `name`.
    `words` is its text in the rulebook's own words, which reasons show instead of the formula.

    Example:
        >>> Condition(name="ky-luat", when=Formula(text="n > 0"), reads=(("n", "ky-luat"),)).said
        'n > 0'
    """

    when: Formula = field(converter=as_formula)
    reads: Reads = field(default=(), converter=of_condition)
    name: str = ""
    words: str | None = None

    @property
    def said(self) -> str:
        """The condition in the rulebook's words; without any, its formula."""
        return self.words or self.when.text


def asked_by(when: object, reads: Reads) -> Condition | None:
    """The condition that a rule writes out itself; None where it has none, or asks one by name."""
    return Condition(when=when, reads=reads) if isinstance(when, Formula) else None
