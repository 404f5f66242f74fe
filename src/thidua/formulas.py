"""Formulas: one small bounded expression language over named values, for gates, derived keys and the formula scale.

Owns: `Formula`, `RoundingMode`, `rounded`.
Takes a text such as `early / all` or `late = 0 and done >= 95 %`; gives exact numbers or truths.
Never: a name but those given, a call but min, max, abs and the three roundings, a loop, an attribute, a float.

Grammar, loosest first: `or` · `and` · `not` · `= != < <= > >=` · `+ -` · `* /` · unary `-` · number, number `%`,
name, `(…)`, `min(…)`, `max(…)`, `abs(x)`, `half_up(x, digits)`, `half_even(x, digits)`, `down(x, digits)`.
`× ÷ − ≤ ≥ ≠` are read as `* / - <= >= !=`. At most 300 characters and 60 parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import Enum, unique
from fractions import Fraction
from itertools import product
from operator import eq, ge, gt, le, lt, ne

from attrs import field, frozen

from thidua.arithmetic import (
    FURTHEST,
    PERCENT,
    ROUNDINGS,
    RoundingMode,
    calculated,
    outward,
    reckoned,
    rounded,
    writable,
)
from thidua.errors import Problem, RulebookError
from thidua.grounds import Fault, pairs

__all__ = ["Formula", "RoundingMode", "rounded"]


Result = Fraction | bool | None
Named = Mapping[str, Fraction | bool]
Node = tuple[str, tuple["Node", ...]] | Fraction
Span = tuple[Fraction, Fraction]  # the least and the most that a number can be; of a truth 0 and 1
Ends = tuple[Fraction | None, Fraction | None]  # a span of which an end may lie without limit
Weighted = Mapping[str, Fraction]  # names with the factor of each, and what is added under no name
Joint = Callable[[Weighted], Ends]
_LONGEST, _LARGEST = 300, 60
_NONE = Fraction(0)
_TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)(\s*%)?|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|!=|[=<>+\-*/(),]))")
_SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!="})
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}


@frozen(kw_only=True)
class Formula:
    """An expression over named values (*công thức*).

    `names` are the values it needs. Dividing by zero gives no value, nor does a number of more than 600 digits, above
    or below the line: products of products would grow until nothing holds them.

    Raises: RulebookError for a text that is no formula, too long, or mixes numbers and truths.

    Example:
        >>> Formula(text="early / all").value({"early": Fraction(626), "all": Fraction(723)})
        Fraction(626, 723)
        >>> Formula(text="late = 0 and done >= 95 %").value({"late": Fraction(0), "done": Fraction("0.95")})
        True
    """

    text: str
    names: tuple[str, ...] = field(init=False, eq=False, repr=False)
    _node: Node = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Parse the text once."""
        node = _parsed(self.text)
        object.__setattr__(self, "_node", node)
        object.__setattr__(self, "names", tuple(dict.fromkeys(_names(node))))

    def is_share(self, shares: Collection[str]) -> bool:
        """Whether its number is a share, where these names are shares (*tỷ lệ*): then edges for it are per cent.

        Example:
            >>> [Formula(text=text).is_share({"x", "y"}) for text in ("(x + y) / 2", "x / y", "10 * x")]
            [True, False, False]
        """
        return _measure(self._node, shares) is _Measure.SHARE

    def bare(self, shares: Collection[str]) -> tuple[Fraction, ...]:
        """The bare numbers that meet a share in a comparison or a sum: 40 could be 40 % and 4000 %; 0 is one number.

        Example:
            >>> [Formula(text=text).bare({"x"}) for text in ("x >= 40", "x >= 40 %", "10 * x + 5")]
            [(Fraction(40, 1),), (), ()]
        """
        return tuple(_bare(self._node, shares))

    def rates(self, points: Collection[str]) -> tuple[Fraction, ...]:
        """The per cents that meet points in a comparison or a sum: 95 % would be 0.95 of one point; 0 is one number.

        Example:
            >>> [Formula(text=text).rates({"t"}) for text in ("t >= 95 %", "t / 2 >= 9", "t >= 95 % * all")]
            [(Fraction(19, 20),), (), ()]
        """
        return tuple(_rates(self._node, points))

    def value(self, named: Named) -> Result:
        """The number or truth for these values; None where a division by zero, or a number without end, leaves none.

        Raises: KeyError for a name without value.
        """
        return _value(self._node, named)

    def between(self, ends: Mapping[str, Span]) -> Span | None:
        """The least and the most that comes out, whatever each value is between its ends, or wider than that.

        A name that stands twice counts as two values. None where there may be no value: a name without ends may have
        any value or none, so that only an `and` or `or` which its other parts decide comes out.

        Example:
            >>> Formula(text="abs(t - 5)").between({"t": (Fraction(3), Fraction(9))})
            (Fraction(0, 1), Fraction(4, 1))
        """
        return _span(self._node, ends)

    def reach(self, ends: Mapping[str, Span]) -> Span:
        """The least and the most that it counts, whatever each value is between its ends: without a value it counts 0.

        Where it is divided by what may come as near to 0 as it likes, it goes as far as numbers do.

        Raises: KeyError for a name without ends.

        Example:
            >>> low, high = Formula(text="1 / (t + 1)").reach({"t": (Fraction(-1), Fraction(3))})
            >>> low, high > 10**300
            (Fraction(0, 1), True)
        """
        found = self.between(ends)
        if found is not None:
            return outward(*found)
        low, high = _reach(self._node, ends)
        return min(low, _NONE), max(high, _NONE)

    def holds(self, ends: Mapping[str, Span]) -> bool | None:
        """The truth that comes out whatever each value is between its ends; None where it differs, or has no value.

        Of a name without ends nothing is known, not even that it will have a value.

        Example:
            >>> ends = {"t": (Fraction(3), Fraction(7)), "k": (Fraction(1), Fraction(1))}
            >>> [Formula(text=text).holds(ends) for text in ("t < 8", "t + k > 9", "t = 5")]
            [True, False, None]
            >>> [Formula(text=text).holds(ends) for text in ("x > 1 or t < 8", "x > 1 and t > 8", "x > 1")]
            [True, False, None]
        """
        found = self.between(ends)
        if found is None:
            return None
        surely, possibly = _truths(found)
        return surely if surely == possibly else None

    def has_value(self, ends: Mapping[str, Span]) -> bool:
        """Whether there is a value whatever each name is between its ends, in every part of it."""
        return _has_value(self._node, ends)

    def valueless(self, ends: Mapping[str, Span]) -> bool:
        """Whether there is no value whatever each name is between its ends: it is divided by what is 0 for sure.

        Example:
            >>> ends = {"t": (Fraction(0), Fraction(3)), "k": (Fraction(0), Fraction(0))}
            >>> [Formula(text=text).valueless(ends) for text in ("1 / t", "t / k", "t / k > 1 or k = 0")]
            [False, True, False]
        """
        return _valueless(self._node, ends)

    def among(self, joint: Joint, more: Weighted) -> Ends | None:
        """The least and the most of it and `more`, of names that move together, or wider than that.

        `joint` tells how far a weighted sum of the names can go. None where there may be no value, or where one that
        goes on without end meets what is not added up.

        Example:
            >>> known = {"a": Fraction(1), "b": Fraction(3), "": Fraction(1)}
            >>> def joint(weights):
            ...     found = sum((known[name] * factor for name, factor in weights.items()), Fraction(0))
            ...     return found, None if weights.get("b") else found
            >>> Formula(text="min(b - a, 5)").among(joint, {"a": Fraction(1)})
            (Fraction(3, 1), Fraction(6, 1))
            >>> Formula(text="min(b - a, 5)").among(joint, {})
            (Fraction(2, 1), Fraction(5, 1))
        """
        found = _among(self._node, Fraction(1), more, joint)
        return found if found is None or all(end is None or writable(end) for end in found) else None


def _among(node: Node, factor: Fraction, more: Weighted, joint: Joint) -> Ends | None:
    """The least and the most of a part times a factor, with more: sums are handed on whole, as far down as they go."""
    weights = _weights(node)
    if weights is not None:
        return joint(_plus(more, weights, factor))
    head, parts = _split(node)
    if head in ("min", "max"):
        found = [_among(part, factor, more, joint) for part in parts]
        return _foremost(found, largest=(head == "max") == (factor > 0))
    if head in ("+", "-"):
        known, sign = [_weights(part) for part in parts], Fraction(1 if head == "+" else -1)
        if known[1] is not None:
            return _among(parts[0], factor, _plus(more, known[1], sign * factor), joint)
        if known[0] is not None:
            return _among(parts[1], sign * factor, _plus(more, known[0], factor), joint)
    return _apart(node, factor, more, joint)


def _apart(node: Node, factor: Fraction, more: Weighted, joint: Joint) -> Ends | None:
    """The same of what is no sum: the part by itself, then times the factor, beside the rest."""
    head, parts = _split(node)
    spans = [_among(part, Fraction(1), {}, joint) for part in parts]
    known = [(span[0], span[1]) for span in spans if span is not None and span[0] is not None and span[1] is not None]
    if len(known) < len(parts):
        return None
    if head in _RESERVED or head in _COMPARE:
        held = {f"{place}": span for place, span in enumerate(known)}
        found = _span((head, tuple((f"${place}", ()) for place in held)), held)
    else:
        found = _reached(head, known)
    if found is None:
        return None
    low, high = sorted(end * factor for end in found)
    rest = joint(more)
    return (None if rest[0] is None else rest[0] + low), (None if rest[1] is None else rest[1] + high)


def _split(node: Node) -> tuple[str, tuple[Node, ...]]:
    """Head and parts of a node; a number, which is a sum by itself, has none."""
    return ("", ()) if isinstance(node, Fraction) else node


def _foremost(found: Sequence[Ends | None], *, largest: bool) -> Ends | None:
    """The least and the most of the largest, or the smallest, of parts that go so far."""
    spans = [span for span in found if span is not None]
    if len(spans) < len(found):
        return None
    pick = max if largest else min
    near, far = (0, 1) if largest else (1, 0)  # the end that one part alone keeps, and the one that any part can pass
    kept = [span[near] for span in spans]
    known = [end for end in kept if end is not None]
    passed = [span[far] for span in spans]
    ends = [end for end in passed if end is not None]
    inner, outer = (pick(known) if known else None), (pick(ends) if len(ends) == len(passed) else None)
    return (inner, outer) if largest else (outer, inner)


def _weights(node: Node) -> Weighted | None:
    """The factor of each name, and under no name what is added, of a sum; None for what is none."""
    if isinstance(node, Fraction):
        return {"": node}
    head, parts = node
    if head.startswith("$"):
        return {head[1:]: Fraction(1)}
    found = [_weights(part) for part in parts]
    known = [each for each in found if each is not None]
    if len(known) < len(found) or head not in ("+", "-", "*", "/", PERCENT):
        return None
    if head == PERCENT:
        return _plus({}, known[0], Fraction(1, 100))
    first, second = known
    if head in ("+", "-"):
        return _plus(first, second, Fraction(1 if head == "+" else -1))
    if head == "*" and not set(first) - {""}:
        first, second = second, first
    times = second.get("", Fraction(0))
    if set(second) - {""} or (head == "/" and not times):
        return None
    return _plus({}, first, times if head == "*" else 1 / times)


def _plus(first: Weighted, second: Weighted, factor: Fraction) -> Weighted:
    """One sum and another times a factor."""
    return {name: first.get(name, Fraction(0)) + factor * second.get(name, Fraction(0)) for name in {**first, **second}}


def _span(node: Node, ends: Mapping[str, Span]) -> Span | None:
    """The least and the most of a part, whatever the values between their ends are; None where it may have no value."""
    if isinstance(node, Fraction):
        return node, node
    head, parts = node
    if head.startswith("$"):
        return ends.get(head[1:])
    spans = [_span(part, ends) for part in parts]
    known = [span for span in spans if span is not None]
    if head in ("and", "or"):
        truths = [_truths(span) for span in known] + [(False, True)] * (len(spans) - len(known))
        join = any if head == "or" else all
        joined = (join(surely for surely, _ in truths), join(possibly for _, possibly in truths))
        return (Fraction(joined[0]), Fraction(joined[1]))
    if len(known) < len(spans):
        return None
    if head == "not":
        surely, possibly = _truths(known[0])
        return Fraction(not possibly), Fraction(not surely)
    return _compared(head, known[0], known[1]) if head in _COMPARE else _reached(head, known)


def _truths(span: Span) -> tuple[bool, bool]:
    """Whether a truth surely holds, and whether it possibly does; a number holds unless it is 0."""
    low, high = span
    return low > 0 or high < 0, bool(low or high)


def _compared(head: str, first: Span, second: Span) -> Span:
    """Whether a comparison holds for all, and for any, of the numbers between both ends."""
    if head in ("=", "!="):
        alike = (first[0] == first[1] == second[0] == second[1], first[0] <= second[1] and second[0] <= first[1])
        surely, possibly = alike if head == "=" else (not alike[1], not alike[0])
    else:
        ends = [_COMPARE[head](first[1], second[0]), _COMPARE[head](first[0], second[1])]
        surely, possibly = all(ends), any(ends)
    return Fraction(surely), Fraction(possibly)


def _reached(head: str, spans: list[Span]) -> Span | None:
    """The least and the most of a calculation: at corners of what goes in, as each part only rises or only falls."""
    if head == "/" and spans[1][0] <= 0 <= spans[1][1]:
        return None
    found = [calculated(head, list(corner)) for corner in _corners(head, spans)]
    known = [each for each in found if each is not None]
    return (min(known), max(known)) if len(known) == len(found) else None


def _valueless(node: Node, ends: Mapping[str, Span]) -> bool:
    """The same of a part: `and` and `or` have a value all the same where another part may decide."""
    head, parts = _split(node)
    if head in ("and", "or"):
        spans = [_span(part, ends) for part in parts if not _valueless(part, ends)]
        truths = {span is not None and _truths(span) for span in spans}
        return len(spans) < len(parts) and truths <= {(head == "and",) * 2}  # none of them decides
    return any(_valueless(part, ends) for part in parts) or (head == "/" and _span(parts[1], ends) == (_NONE, _NONE))


def _has_value(node: Node, ends: Mapping[str, Span]) -> bool:
    return _span(node, ends) is not None and all(_has_value(part, ends) for part in _split(node)[1])


def _reach(node: Node, ends: Mapping[str, Span]) -> Span:
    """The least and the most of a part, wherever it has a value; none goes further than numbers do."""
    if isinstance(node, Fraction):
        return node, node
    head, parts = node
    if head.startswith("$"):
        return ends[head[1:]]
    if _is_truth(node):
        return _span(node, ends) or (_NONE, Fraction(1))
    corners = _corners(head, [_reach(part, ends) for part in parts])
    found = [reckoned(head, list(corner)) for corner in corners]
    known = [each for each in found if each is not None]
    return outward(min(known, default=_NONE), max(known, default=_NONE))


def _corners(head: str, spans: list[Span]) -> list[tuple[Fraction, ...]]:
    """Where a calculation over numbers between these ends is at its least and its most; of a divisor, as near to 0."""
    if head in ("min", "max"):  # which rise with every part, however many they are
        return list(zip(*spans, strict=True))
    if head == "abs" and spans[0][0] < 0 < spans[0][1]:
        return [*product(*spans), (_NONE,)]
    if head == "/":
        low, high = spans[1]
        near = [each for each in (low, high, -1 / FURTHEST, 1 / FURTHEST) if low <= each <= high and each]
        return list(product(spans[0], near))
    return list(product(*spans))


def _value(node: Node, named: Named) -> Result:
    if isinstance(node, Fraction):
        return node
    head, parts = node
    if head.startswith("$"):
        return named[head[1:]]
    values = [_value(part, named) for part in parts]
    if head in ("and", "or"):
        return _joined(head, values)
    if any(value is None for value in values):
        return None
    if head == "not":
        return not values[0]
    numbers = [Fraction(value) for value in values if value is not None]
    if head in _COMPARE:
        return _COMPARE[head](numbers[0], numbers[1])
    return calculated(head, numbers)


def _joined(head: str, values: list[Result]) -> Result:
    """`and`, `or`: a part without value matters only where the others do not decide."""
    decisive = head == "or"
    if any(value is not None and bool(value) is decisive for value in values):
        return decisive
    return None if any(value is None for value in values) else not decisive


@unique
class _Measure(Enum):
    """What the number of a part is: a share, a bare number of the text, or anything else."""

    SHARE = "share"
    BARE = "bare"
    OTHER = "other"


_ALIKE = (*_COMPARE, "+", "-", "min", "max")  # whose parts must be of one measure


def _measure(node: Node, shares: Collection[str]) -> _Measure:
    """A share stays one when it is added to shares, rounded, weighted, or divided by a bare number, as means are."""
    made = _made_of(node, shares)
    if isinstance(made, _Measure):
        return made
    return _Measure.SHARE if all(abs(often) <= 1 for often in made.values()) else _Measure.OTHER


def _made_of(node: Node, shares: Collection[str]) -> Weighted | _Measure:
    """How often each share stands in a number that is made of shares alone: in 0.6 * x + 0.4 * y less than once each.

    A bare number beside them adds nothing to that. Of any other number, what that is.
    """
    if isinstance(node, Fraction):
        return _Measure.BARE
    head, parts = node
    if head == PERCENT or head.removeprefix("$") in shares:
        return {head[1:]: Fraction(1)} if head != PERCENT else {}
    found = [_made_of(part, shares) for part in parts]
    if head in ("*", "/") and not _names(node) and _has_per_cent(node):
        return _stated(node, found)
    if found and all(each is _Measure.BARE for each in found):
        return _Measure.BARE
    made = [{} if each is _Measure.BARE else each for each in found]
    if head in ("*", "/"):
        return _weighted(head, parts, found)
    known = [each for each in made if not isinstance(each, _Measure)]
    if head not in _KEEP or len(known) < len(made):
        return _Measure.OTHER
    if head in ("+", "-"):
        return _plus(known[0], known[1], Fraction(1 if head == "+" else -1))
    names = {name for each in known for name in each}
    return {name: max((each.get(name, Fraction(0)) for each in known), key=abs) for name in names}


_KEEP = frozenset(("+", "-", "min", "max", "abs", *ROUNDINGS))  # of shares they make shares


def _weighted(head: str, parts: Sequence[Node], found: Sequence[Weighted | _Measure]) -> Weighted | _Measure:
    """The shares of a product or quotient of which one part names them, and the other is a number by itself."""
    named = [bool(_names(part)) for part in parts]
    if head == "/" and found[1] is not _Measure.BARE:
        return _Measure.OTHER  # how often one share goes into another
    at = named.index(True) if sum(named) == 1 else 0
    number, made = _value(parts[1 - at], {}) if sum(named) == 1 else None, found[at]
    if isinstance(made, _Measure) or not number:
        return _Measure.OTHER
    times = Fraction(number) if head == "*" else 1 / Fraction(number)
    return {name: often * times for name, often in made.items()}


def _stated(node: Node, found: Sequence[Weighted | _Measure]) -> Weighted | _Measure:
    """What a product or quotient is that the text itself works out: twice 45 % is a share, up to all; 50 % of 60 is 30.

    How often one share goes into another is a number.
    """
    value = _value(node, {})
    often = not isinstance(node, Fraction) and node[0] == "/" and all(each is not _Measure.BARE for each in found)
    return {} if value is not None and abs(Fraction(value)) <= 1 and not often else _Measure.BARE


def _has_per_cent(node: Node) -> bool:
    return not isinstance(node, Fraction) and (node[0] == PERCENT or any(map(_has_per_cent, node[1])))


def _rates(node: Node, points: Collection[str]) -> Iterator[Fraction]:
    if isinstance(node, Fraction):
        return
    head, parts = node
    for part in parts:
        yield from _rates(part, points)
    alone = [part for part in parts if not _names(part)]  # numbers by themselves
    if head in _ALIKE and any(_measure(part, points) is _Measure.SHARE for part in parts if _names(part)):
        found = (_value(part, {}) for part in alone if _measure(part, ()) is _Measure.SHARE)
        yield from (Fraction(number) for number in found if number)


def _bare(node: Node, shares: Collection[str]) -> Iterator[Fraction]:
    if isinstance(node, Fraction):
        return
    head, parts = node
    for part in parts:
        yield from _bare(part, shares)
    found = [_measure(part, shares) for part in parts]
    if head in _ALIKE and _Measure.SHARE in found:
        for part, measure in zip(parts, found, strict=True):
            number = _value(part, {}) if measure is _Measure.BARE else None
            if number:
                yield Fraction(number)


def _names(node: Node) -> list[str]:
    if isinstance(node, Fraction):
        return []
    head, parts = node
    return [head[1:]] if head.startswith("$") else [name for part in parts for name in _names(part)]


def _refused(text: str) -> RulebookError:
    return RulebookError([Problem(fault=Fault.NOT_A_FORMULA, facts=pairs(found=text))])


def _too_long(maximum: int, **found: int) -> RulebookError:
    return RulebookError([Problem(fault=Fault.FORMULA_TOO_LONG, facts=pairs(**found, maximum=maximum))])


def _parsed(text: str) -> Node:
    """The tree of a text."""
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


_LEVELS = (("or",), ("and",), ("not",), tuple(_COMPARE), ("+", "-"), ("*", "/"))
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
    if token in _CALLS:
        return _called(text, token, tokens)
    if not token[0].isalpha() or token in _RESERVED:
        raise _refused(text)
    return (f"${token}", ())


def _close(text: str, tokens: list[str]) -> None:
    if not tokens or tokens.pop() != ")":
        raise _refused(text)


_CALLS = {"abs": 1, "min": None, "max": None, **dict.fromkeys(ROUNDINGS, 2)}
_RESERVED = ("and", "or", "not")
MOST_DIGITS = 12


def _called(text: str, name: str, tokens: list[str]) -> Node:
    """A call with its arguments: one for abs, two for a rounding, any number for min and max."""
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
    return _made(text, name, *parts)


def _made(text: str, head: str, *parts: Node) -> Node:
    """A node whose parts yield what its head takes: truths for and, or, not; numbers for the rest."""
    wants_truth = head in _RESERVED
    if any(_is_truth(part) is (not wants_truth) for part in parts):
        raise _refused(text)
    return (head, parts)


def _is_truth(node: Node) -> bool | None:
    """Whether a node yields a truth; a lone name may yield either."""
    if isinstance(node, Fraction):
        return False
    if node[0].startswith("$"):
        return None
    return node[0] in _RESERVED or node[0] in _COMPARE
