"""Languages: which there are, and where the words of each stand.

Owns: `Language`, `Manner`, `Wording`, `wording`.
Takes a language; gives its tables and its manner, loaded when something is first said in it.
Never: a word of a language (each has a module of its own); a sentence (see `speech`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum, unique
from functools import cache
from importlib import import_module  # noqa: TID251 - its own modules alone, by the table below

from attrs import frozen

from thidua.grounds import Fault, Why
from thidua.shown import Shown

__all__ = ["Language", "Manner", "Wording", "wording"]


@unique
class Language(Enum):
    """The languages in which sentences are made (*ngôn ngữ*): Vietnamese and English.

    Example:
        >>> Language("vi")
        <Language.VI: 'vi'>
    """

    __hash__ = object.__hash__  # as of reasons

    VI = "vi"
    EN = "en"


@frozen(kw_only=True, repr=False)
class Manner(Shown):
    """How a language writes numbers and days.

    `per_cent` is the sign with the space before it, if there is one. `day` is a template of `{day}`, `{month}`,
    `{year}` and, where `months` have names, `{name}`.

    Example:
        >>> Manner(point=",", minus="−", per_cent=" %", day="{year}/{month:02}/{day:02}").dated(date(2024, 3, 5))
        '2024/03/05'
    """

    point: str
    minus: str
    per_cent: str
    day: str
    months: tuple[str, ...] = ()

    def dated(self, on: date) -> str:
        """A day as people write it in this language."""
        name = self.months[on.month - 1] if self.months else ""
        return self.day.format(day=on.day, month=on.month, year=on.year, name=name)


@frozen(kw_only=True, repr=False)
class Wording(Shown):
    """All words of one language: sentences by reason and by problem, words by code, parts of a dossier by path."""

    manner: Manner
    reasons: Mapping[Why, str]
    faults: Mapping[Fault, str]
    words: Mapping[str, str]
    parts: Mapping[str, str]


@cache
def wording(language: Language | str) -> Wording:
    """The words of a language, given by itself or by its code.

    Raises: ValueError for a code of no language.

    Example:
        >>> wording("vi").words["and"], wording(Language.EN).manner.per_cent
        ('và', '%')
    """
    known = Language(language)
    if known is not language:
        return wording(known)
    home = import_module(f"thidua.words.{known.value}")
    return Wording(manner=home.MANNER, reasons=home.REASONS, faults=home.FAULTS, words=home.WORDS, parts=home.PARTS)
