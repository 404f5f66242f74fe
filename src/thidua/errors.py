"""Errors: the families of what cannot be read or does not fit; each lists every problem with its path.

Owns: `Problem`, `ThiduaError` and its three families.
Takes and gives: codes, paths (`$.units[1].name`) and facts; the words come from the phrasebook.
Never: a family for what the law foresees (a tie, a missing quorum): those are results.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from attrs import evolve, frozen

from thidua.grounds import Facts, Fault
from thidua.phrasebook import Language, tell, visible

__all__ = ["FormatError", "Problem", "RecordError", "RulebookError", "ThiduaError"]


@frozen(kw_only=True)
class Problem:
    """One thing that is wrong, where it stands in the document, and the facts that say how.

    A `note` refuses nothing: the document is read, and the note says what its author may want to know beforehand.

    Example:
        >>> str(Problem(fault=Fault.UNKNOWN_UNIT, path="$.figures.x", facts=(("found", "x"), ("allowed", ("a", "b")))))
        "unknown unit 'x'; the cluster has: a, b @ $.figures.x"
    """

    fault: Fault
    path: str = "$"
    facts: Facts = ()
    note: bool = False

    def under(self, path: str) -> Self:
        """The same problem seen from the document that holds this part at `path`."""
        return evolve(self, path=path + self.path.removeprefix("$"))

    def say(self, language: Language | str = Language.EN) -> str:
        """The problem in words, with its path."""
        return f"{tell(self.fault, self.facts, language)} @ {visible(self.path)}"

    def __str__(self) -> str:
        return self.say()


class ThiduaError(Exception):
    """What all errors of this library have in common: a tuple of problems, each once. Never raised itself."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        once: dict[object, Problem] = {}
        for each in problems:
            once.setdefault((each.fault, each.path, repr(each.facts)), each)
        self.problems = tuple(once.values())
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class RulebookError(ThiduaError):
    """The rules contradict themselves."""


class RecordError(ThiduaError):
    """The recorded facts do not fit the rulebook or each other."""


class FormatError(ThiduaError):
    """The document cannot be read."""


def _no_language(found: object) -> None:
    """Refuse a language that is none; the phrasebook itself lies below all errors and cannot."""
    facts = (("found", str(found)), ("allowed", tuple(each.value for each in Language)))
    raise FormatError([Problem(fault=Fault.NOT_ALLOWED, path="$.language", facts=facts)])


Language._missing_ = staticmethod(_no_language)  # type: ignore[method-assign,assignment]
