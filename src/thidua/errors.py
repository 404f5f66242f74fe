"""Errors: the families of what cannot be read or does not fit; each lists every problem with its path.

Owns: `Problem`, `ThiduaError` and its families `RulebookError`, `RecordError`, `FormatError`; `unfit_text`,
`unfit_name`, `unfit_key`.
Takes and gives: codes, paths (`$.units[1].name`) and facts; the sentences come from `words`.
Never: a family for what the law foresees (a tie, a missing quorum): those are results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Self

from attrs import evolve, field, frozen

from thidua.grounds import Facts, Fault
from thidua.shown import Shown, printed
from thidua.words import Language, tell, visible

__all__ = ["FormatError", "Problem", "RecordError", "RulebookError", "ThiduaError"]


@frozen(kw_only=True, repr=False)
class Problem(Shown):
    """One thing that is wrong in a document (*lỗi*): its kind, the path where it is, and facts about it.

    A `note` refuses nothing: the document is read, and the note tells its author what is likely a slip. So that a form
    finds the field, `unit`, `figure` and `line` say what the problem is about, as the document calls them, and `index`
    is the row of the innermost list, counted from 0; each is None where the path leads to none.

    Example:
        >>> str(Problem(fault=Fault.UNKNOWN_UNIT, path="$.figures.x", facts=(("found", "x"), ("allowed", ("a", "b")))))
        "unknown unit 'x'; the cluster has: a, b @ $.figures.x"
    """

    fault: Fault
    path: str = "$"
    facts: Facts = ()
    note: bool = False
    unit: str | None = field(default=None, eq=False, repr=False)
    figure: str | None = field(default=None, eq=False, repr=False)
    line: str | None = field(default=None, eq=False, repr=False)
    index: int | None = field(default=None, eq=False, repr=False)

    def under(self, path: str) -> Self:
        """The same problem with the path that it has in a document which contains this one at `path`."""
        return evolve(self, path=path + self.path.removeprefix("$"))

    def say(self, language: Language | str = Language.VI) -> str:
        """The problem in words, as a form shows it at its field.

        Example:
            >>> Problem(fault=Fault.EMPTY, path="$.figures").say("en")
            'the document is empty'
        """
        return tell(self.fault, self.facts, language)

    def located(self, language: Language | str = Language.EN) -> str:
        """The problem in words, followed by its path."""
        return f"{self.say(language)} @ {visible(self.path)}"

    def __str__(self) -> str:
        return self.located()


class ThiduaError(Exception):
    """The class of all errors of this library, which is never raised itself.

    `problems` lists everything that is wrong, each thing once.

    Example:
        >>> import thidua
        >>> try:
        ...     thidua.Season(label="năm nay")
        ... except ThiduaError as error:
        ...     print(len(error.problems))
        1
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        once: dict[object, Problem] = {}
        for each in problems:
            once.setdefault((each.fault, each.path, printed(each.facts)), each)
        self.problems = tuple(once.values())
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class RulebookError(ThiduaError):
    """Rules (*quy chế*) contradict themselves or each other, or lack what they need.

    Example:
        >>> import thidua
        >>> try:
        ...     thidua.loads({"format": 2, "kind": "rulebook", "id": "q", "criteria": [{"code": "1", "under": "2"}]})
        ... except RulebookError as error:
        ...     print(error.problems[0].path)
        $.criteria[0].under
    """


class RecordError(ThiduaError):
    """Recorded facts (*hồ sơ*) do not fit the rulebook or each other.

    Example:
        >>> import thidua
        >>> try:
        ...     thidua.announce("Cụm 7", places={"An Bình": 0})
        ... except RecordError as error:
        ...     print(error)
        0 is below the minimum of 1 @ $.announced.places.an-binh
    """


class FormatError(ThiduaError):
    """A document, or a value given in its place, cannot be read.

    Example:
        >>> import thidua
        >>> try:
        ...     thidua.loads('{"format": 2')
        ... except FormatError as error:
        ...     print(error.problems[0].fault.value)
        syntax
    """


LONGEST_TEXT, LONGEST_KEY = 10_000, 1_000  # characters
_SHOWN = 60
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x9f"
_CONTROL = re.compile(f"[{_CONTROLS}]")  # what a terminal obeys; line ends and tabs of a text become blanks
_LINE_END = re.compile(f"[{_CONTROLS}\t\n\v\f\r\u2028\u2029]")


def unfit_text(text: str, path: str) -> list[Problem]:
    """Why no record may hold a text: it has no end, or holds what a terminal obeys."""
    return _unfit(text, path, _CONTROL, LONGEST_TEXT)


def unfit_name(text: str, path: str) -> list[Problem]:
    """Why no record may hold a name: it has no line end either."""
    return _unfit(text, path, _LINE_END, LONGEST_TEXT)


def unfit_key(key: str, path: str) -> list[Problem]:
    """Why the table at a path may not hold a key."""
    return _unfit(key, f"{path}.{key[:_SHOWN]}", _LINE_END, LONGEST_KEY)


def _unfit(text: str, path: str, forbidden: re.Pattern[str], most: int) -> list[Problem]:
    if len(text) > most:
        return [Problem(fault=Fault.TOO_LONG, path=path, facts=(("found", len(text)), ("maximum", most)))]
    if text.isprintable() or not forbidden.search(text.strip()):
        return []
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return [Problem(fault=Fault.CONTROL_CHARACTER, path=path, facts=(("found", shown),))]


def _no_language(found: object) -> None:
    """Refuse a language that is none; `words` itself lies below all errors and cannot."""
    facts = (("found", printed(found, str)), ("allowed", tuple(each.value for each in Language)))
    raise FormatError([Problem(fault=Fault.NOT_ALLOWED, path="$.language", facts=facts)])


Language._missing_ = staticmethod(_no_language)  # type: ignore[method-assign,assignment]
