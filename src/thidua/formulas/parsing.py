"""Parsing: the tree of a text.

Owns: `Node`, `parsed`, `names_in`, `lone_in`, `spread`, `yields_truth`, `OF_SEVERAL`.
Takes a text; gives nodes: a number, or a head with its parts; a name is the head `$name`.
Never: a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from types import MappingProxyType
from typing import Any

from thidua.arithmetic import PERCENT, ROUNDINGS
from thidua.errors import Problem, RulebookError
from thidua.grounds import Fault, pairs

__all__ = ["COMPARE", "OF_SEVERAL", "RESERVED", "Node", "lone_in", "names_in", "parsed", "spread", "yields_truth"]

Node = tuple[str, tuple["Node", ...]] | Fraction
_LONGEST, _LARGEST = 300, 60
_TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)(\s*%)?|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|!=|[=<>+\-*/(),]))")
_SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!="})
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "=": eq,
        "!=": ne,
        "<": lt,
        "<=": le,
        ">": gt,
        ">=": ge,
    }
)


def names_in(node: Node) -> list[str]:
    """The names in a tree, each as often as it occurs."""
    if isinstance(node, Fraction):
        return []
    head, parts = node
    return [head[1:]] if head.startswith("$") else [name for part in parts for name in names_in(part)]


def _refused(text: str) -> RulebookError:
    return RulebookError([Problem(fault=Fault.NOT_A_FORMULA, facts=pairs(found=text))])


def _too_long(maximum: int, **found: int) -> RulebookError:
    return RulebookError([Problem(fault=Fault.FORMULA_TOO_LONG, facts=pairs(**found, maximum=maximum))])


def parsed(text: str) -> Node:
    """Parse the text of a formula into a tree.

    Raises: RulebookError for a text that is no formula, is too long or nested too deep, or mixes numbers and truths.
    """
    if len(text) > _LONGEST:
        raise _too_long(_LONGEST, characters=len(text))
    tokens = _tokens(text)
    node = _level(text, tokens, 0)
    if tokens:
        raise _refused(text)
    return node


def _tokens(text: str) -> list[str]:
    """The tokens, last first, so that the next one is popped."""
    found: list[str] = []
    rest = text.translate(_SIGNS).strip()
    while rest:
        match = _TOKEN.match(rest)
        if match is None:
            raise _refused(text)
        number, percent, name, sign = match.groups()
        found.append(f"{number}%" if percent else number or name or sign)
        rest = rest[match.end() :].lstrip()
    if len(found) > _LARGEST:
        raise _too_long(_LARGEST, parts=len(found))
    return found[::-1]


_LEVELS = (("or",), ("and",), ("not",), tuple(COMPARE), ("+", "-"), ("*", "/"))
_NOT = _LEVELS.index(("not",))


def _level(text: str, tokens: list[str], level: int) -> Node:
    """A chain of operators of one level; deeper levels bind closer."""
    if level == len(_LEVELS):
        return _atom(text, tokens)
    if level == _NOT:
        if tokens and tokens[-1] == "not":
            tokens.pop()
            return _made(text, "not", _level(text, tokens, level))
        return _level(text, tokens, level + 1)
    node = _level(text, tokens, level + 1)
    while tokens and tokens[-1] in _LEVELS[level]:
        node = _made(text, tokens.pop(), node, _level(text, tokens, level + 1))
    return node  # a chain of comparisons is none: it would compare a truth


def _atom(text: str, tokens: list[str]) -> Node:
    if not tokens:
        raise _refused(text)
    token = tokens.pop()
    if token[0].isdigit():
        value = Fraction(token.rstrip(PERCENT))
        return (PERCENT, (value,)) if token.endswith(PERCENT) else value
    if token == "-":  # noqa: S105 - a minus sign
        return _made(text, "-", Fraction(0), _atom(text, tokens))
    if token == "(":  # noqa: S105 - a bracket
        node = _level(text, tokens, 0)
        _close(text, tokens)
        return node
    # a role may be called `mean` or `up`: a call has its bracket
    if token in _CALLS and (token not in _NAMES_TOO or tokens[-1:] == ["("]):
        return _called(text, token, tokens)
    if not token[0].isalpha() or token in RESERVED:
        raise _refused(text)
    return (f"${token}", ())


def _close(text: str, tokens: list[str]) -> None:
    if not tokens or tokens.pop() != ")":
        raise _refused(text)


_SEVERAL = ("sum", "mean", "count", "top")
_NAMES_TOO = (*_SEVERAL, "up", "half_down")
_CALLS = {"abs": 1, **dict.fromkeys(("min", "max", *_SEVERAL)), **dict.fromkeys(ROUNDINGS, 2)}
OF_SEVERAL = frozenset(("min", "max", *_SEVERAL))
RESERVED = ("and", "or", "not")
MOST_DIGITS = 12


def _called(text: str, name: str, tokens: list[str]) -> Node:
    """A call with its arguments: one for abs, two for a rounding, any number for the others."""
    if not tokens or tokens.pop() != "(":
        raise _refused(text)
    parts = [_level(text, tokens, 0)]
    while tokens and tokens[-1] == ",":
        tokens.pop()
        parts.append(_level(text, tokens, 0))
    _close(text, tokens)
    wanted = _CALLS[name]
    if wanted is not None and len(parts) != wanted:
        raise _refused(text)
    if name in ROUNDINGS and parts[1] not in [Fraction(digits) for digits in range(MOST_DIGITS + 1)]:
        raise _refused(text)
    # how many of them count is part of the rule, and no value of a unit (shape 78)
    if name == "top" and (len(parts) == 1 or parts[0] not in [Fraction(most) for most in range(1, _LARGEST + 1)]):
        raise _refused(text)
    return _made(text, name, *parts)


def _made(text: str, head: str, *parts: Node) -> Node:
    """A node whose parts yield what its head takes: truths for and, or, not; numbers for the rest."""
    # `a > b > c` and `not 3` could be meant in several ways: refused (shape 78)
    wants_truth = head in RESERVED
    if any(yields_truth(part) is (not wants_truth) for part in parts):
        raise _refused(text)
    return (head, parts)


def lone_in(node: Node, several: Collection[str]) -> Iterator[str]:
    """The names of `several` values that stand where one number is wanted: not among those that a call takes."""
    if isinstance(node, Fraction):
        return
    head, parts = node
    if head.removeprefix("$") in several and head.startswith("$"):
        yield head[1:]
    for part in parts:
        taken = head in OF_SEVERAL and not isinstance(part, Fraction) and part[0].startswith("$")
        yield from () if taken else lone_in(part, several)


def spread(node: Node, many: Mapping[str, int]) -> Node:
    """The tree with as many names in place of each of `many`, wherever a call takes it: `name:0`, `name:1`, ….

    Example:
        >>> spread(parsed("min(s, 2)"), {"s": 2})
        ('min', (('$s:0', ()), ('$s:1', ()), Fraction(2, 1)))
    """
    if isinstance(node, Fraction):
        return node
    head, parts = node
    found: list[Node] = []
    for part in parts:
        name = "" if isinstance(part, Fraction) else part[0].removeprefix("$")
        alone = name not in many or head not in OF_SEVERAL
        found += [spread(part, many)] if alone else [(f"${name}:{row}", ()) for row in range(many[name])]
    return head, tuple(found)


def yields_truth(node: Node) -> bool | None:
    """Whether a tree gives a truth, and not a number; None for a lone name, which may give either."""
    if isinstance(node, Fraction):
        return False
    if node[0].startswith("$"):
        return None
    return node[0] in RESERVED or node[0] in COMPARE
