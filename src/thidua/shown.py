"""Shown: what all nouns and results have in common.

Owns: `Shown`.
Takes and gives: a frozen thing, and its text as it is built.
Never: what a noun means.
"""

from __future__ import annotations

from attrs import fields

__all__ = ["Shown"]


class Shown:
    """A frozen thing of the field, which shows itself as it is built: every field but those that are no part of it.

    attrs would write this for each class anew, which takes a third of the time in which a class is made.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        own: type = type(self)
        shown = (f"{each.alias}={getattr(self, each.name)!r}" for each in fields(own) if each.repr)
        return f"{type(self).__name__}({', '.join(shown)})"
