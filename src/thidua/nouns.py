"""Nouns: what all nouns and results have in common.

Owns: `Coded`, `Named`, `Shown`.
Takes and gives: a noun, and its text as it is built.
Never: what a noun means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from types import GenericAlias
from typing import Any, ClassVar, NewType

from attrs import Attribute, fields, frozen

__all__ = ["Coded", "Named", "Shown"]


_TAKING_ALL = (NewType, GenericAlias)  # what turns nothing down


class Shown:
    """The parent of all nouns: its repr shows every field of the constructor, and its errors come together.

    What fields cannot take is a problem at the path of each, all in one error. attrs could write the repr for each
    class, which would take a third of the time in which a class is made.
    """

    __slots__ = ()
    placing: ClassVar[bool] = True  # whether problems of a field are put at its name when the noun is built

    def __init_subclass__(cls) -> None:
        given = (each for each in cls.__dict__.get("__attrs_attrs__", ()) if each.init and each.converter)
        taking = tuple(each for each in given if not isinstance(each.converter, _TAKING_ALL))
        if taking and cls.placing and "__init__" in cls.__dict__:  # attrs makes a class anew once it knows its fields
            cls.__init__ = _placing(cls.__init__, taking)  # type: ignore[method-assign]

    def __repr__(self) -> str:
        own: type = type(self)
        shown = (f"{each.alias}={getattr(self, each.name)!r}" for each in fields(own) if each.repr)
        return f"{type(self).__name__}({', '.join(shown)})"


@frozen(repr=False)
class Named(Shown):
    """The parent of nouns whose constructor takes the name first: `Unit("Phú Thọ")`, `Figure("thu-ngan-sach")`."""

    name: str


@frozen(repr=False)
class Coded(Shown):
    """The parent of nouns whose constructor takes the code first: `Criterion("4.3.1")`."""

    code: str


def _placing(build: Callable[..., None], taking: tuple[Attribute[Any], ...]) -> Callable[..., None]:
    """What builds a noun, with every problem of what its fields are given at their names."""

    @wraps(build)
    def built(self: object, *names: object, **given: object) -> None:
        try:
            build(self, *names, **given)
        except Exception as error:
            problems = [each for field in taking if field.alias in given for each in _refused(field, given)]
            if not problems:
                raise
            raise type(error)(problems) from None

    return built


def _refused(field: Attribute[Any], given: Mapping[str, object]) -> Iterator[Any]:
    """The problems of what one field was given."""
    take: Any = field.converter
    try:
        take(given[str(field.alias)])
    except Exception as error:  # noqa: BLE001 - any other is raised where the noun is built
        yield from (each.under(f"$.{field.alias}") for each in getattr(error, "problems", ()))
