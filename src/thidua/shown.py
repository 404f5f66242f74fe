"""Shown: what all nouns and results have in common.

Owns: `Shown`, `printed`.
Takes and gives: a frozen thing, and its text as it is built.
Never: what a noun means.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import fields

__all__ = ["Shown"]


class Shown:
    """A frozen thing of the field, which shows itself as it is built: every field but those that are no part of it.

    attrs would write this for each class anew, which takes a third of the time in which a class is made.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        own: type = type(self)
        shown = (f"{each.alias}={printed(getattr(self, each.name))}" for each in fields(own) if each.repr)
        return f"{type(self).__name__}({', '.join(shown)})"


def printed(value: object, write: Callable[[object], str] = repr) -> str:
    """What Python writes for a value; of one for which it writes nothing, why.

    Example:
        >>> printed(5), printed(10**5000)
        ('5', '<int: more than 4300 digits>')
    """
    try:
        return write(value)
    except ValueError:  # Python writes no whole number of thousands of digits
        return f"<{type(value).__name__}: more than 4300 digits>"
    except RecursionError:
        return f"<{type(value).__name__}: nested too deep>"
