"""Spans: how far a formula can go while what it reads lies between two ends.

Owns: `Span`, `Ends`, `Weighted`, `Joint`, `plus`, `added`, `span_of`, `reach_of`, `among`, `valueless`,
`has_value`, `truths`.
Takes a node and the ends of each name, or of sums of them; gives ends that hold every outcome.
Never: ends narrower than what can be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product

from thidua.arithmetic import FURTHEST, PERCENT, calculated, outward, reckoned
from thidua.formulas.parsing import COMPARE, OF_SEVERAL, RESERVED, Node, yields_truth

__all__ = [
    "Ends",
    "Joint",
    "Span",
    "Weighted",
    "added",
    "among",
    "has_value",
    "plus",
    "reach_of",
    "span_of",
    "truths",
    "valueless",
]

Span = tuple[Fraction, Fraction]  # the least and the most that a number can be; of a truth 0 and 1
Ends = tuple[Fraction | None, Fraction | None]  # a span of which an end may lie without limit
Weighted = Mapping[str, Fraction]  # names with the factor of each, and what is added under no name
Joint = Callable[[Weighted], Ends]
_NONE = Fraction(0)


def among(node: Node, factor: Fraction, more: Weighted, joint: Joint) -> Ends | None:
    """The least and the most of a part times a factor, plus `more`; sums are passed on whole, so that ends stay narrow.

    See `Formula.among`.
    """
    weights = _weights(node)
    if weights is not None:
        return joint(plus(more, weights, factor))
    head, parts = _split(node)
    if head in ("min", "max"):
        found = [among(part, factor, more, joint) for part in parts]
        return _foremost(found, largest=(head == "max") == (factor > 0))
    if head in ("+", "-"):
        known, sign = [_weights(part) for part in parts], Fraction(1 if head == "+" else -1)
        if known[1] is not None:
            return among(parts[0], factor, plus(more, known[1], sign * factor), joint)
        if known[0] is not None:
            return among(parts[1], sign * factor, plus(more, known[0], factor), joint)
    return _apart(node, factor, more, joint)


def _apart(node: Node, factor: Fraction, more: Weighted, joint: Joint) -> Ends | None:
    """The same for a part that is no sum: its own ends, times the factor, with the rest added."""
    head, parts = _split(node)
    spans = [among(part, Fraction(1), {}, joint) for part in parts]
    known = [(span[0], span[1]) for span in spans if span is not None and span[0] is not None and span[1] is not None]
    if len(known) < len(parts):
        return None
    if head in RESERVED or head in COMPARE:
        held = {f"{place}": span for place, span in enumerate(known)}
        found = span_of((head, tuple((f"${place}", ()) for place in held)), held)
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
    if len(known) < len(found) or head not in ("+", "-", "*", "/", "sum", "mean", PERCENT):
        return None
    if head == PERCENT:
        return plus({}, known[0], Fraction(1, 100))
    if head in ("sum", "mean"):
        return added(known, Fraction(1, len(known) if head == "mean" else 1))
    first, second = known
    if head in ("+", "-"):
        return plus(first, second, Fraction(1 if head == "+" else -1))
    if head == "*" and not set(first) - {""}:
        first, second = second, first
    times = second.get("", Fraction(0))
    if set(second) - {""} or (head == "/" and not times):
        return None
    return plus({}, first, times if head == "*" else 1 / times)


def plus(first: Weighted, second: Weighted, factor: Fraction) -> Weighted:
    """Add a factor times the second weighted sum to the first; a sum is its weights by name."""
    return {name: first.get(name, Fraction(0)) + factor * second.get(name, Fraction(0)) for name in {**first, **second}}


def added(sums: Sequence[Weighted], factor: Fraction) -> Weighted:
    """A factor times what weighted sums come to together."""
    names = dict.fromkeys(name for each in sums for name in each)
    return {name: factor * sum(each.get(name, _NONE) for each in sums) for name in names}


def span_of(node: Node, ends: Mapping[str, Span]) -> Span | None:
    """The least and the most of a part while each value lies between its ends; None where it may have no value."""
    if isinstance(node, Fraction):
        return node, node
    head, parts = node
    if head.startswith("$"):
        return ends.get(head[1:])
    spans = [span_of(part, ends) for part in parts]
    known = [span for span in spans if span is not None]
    if head in ("and", "or"):
        # a part without a value may yet come out either way; where the others decide, that is no matter (shape 49)
        either = [truths(span) for span in known] + [(False, True)] * (len(spans) - len(known))
        join = any if head == "or" else all
        joined = (join(surely for surely, _ in either), join(possibly for _, possibly in either))
        return (Fraction(joined[0]), Fraction(joined[1]))
    if len(known) < len(spans):
        return None
    if head == "not":
        surely, possibly = truths(known[0])
        return Fraction(not possibly), Fraction(not surely)
    return _compared(head, known[0], known[1]) if head in COMPARE else _reached(head, known)


def truths(span: Span) -> tuple[bool, bool]:
    """Whether a truth with these ends surely holds, and whether it possibly does; a number holds unless it is 0."""
    low, high = span
    return low > 0 or high < 0, bool(low or high)


def _compared(head: str, first: Span, second: Span) -> Span:
    """Whether a comparison holds for all, and for any, of the numbers between both ends."""
    if head in ("=", "!="):
        alike = (first[0] == first[1] == second[0] == second[1], first[0] <= second[1] and second[0] <= first[1])
        # two ranges are surely alike only as one and the same number
        surely, possibly = alike if head == "=" else (not alike[1], not alike[0])
    else:
        ends = [COMPARE[head](first[1], second[0]), COMPARE[head](first[0], second[1])]
        surely, possibly = all(ends), any(ends)
    return Fraction(surely), Fraction(possibly)


def _reached(head: str, spans: list[Span]) -> Span | None:
    """The least and the most of a calculation: at corners of what goes in, as each part only rises or only falls."""
    # a divisor that may be 0 may leave no value at all
    if head == "/" and spans[1][0] <= 0 <= spans[1][1]:
        return None
    found = [calculated(head, list(corner)) for corner in _corners(head, spans)]
    known = [each for each in found if each is not None]
    return (min(known), max(known)) if len(known) == len(found) else None


def valueless(node: Node, ends: Mapping[str, Span]) -> bool:
    """Whether a part has no value for sure; an `and` or `or` has one all the same where another part may decide it."""
    head, parts = _split(node)
    if head in ("and", "or"):
        spans = [span_of(part, ends) for part in parts if not valueless(part, ends)]
        either = {span is not None and truths(span) for span in spans}
        return len(spans) < len(parts) and either <= {(head == "and",) * 2}  # none of them decides
    return any(valueless(part, ends) for part in parts) or (head == "/" and span_of(parts[1], ends) == (_NONE, _NONE))


def has_value(node: Node, ends: Mapping[str, Span]) -> bool:
    """Whether a part, and every part of it, has a value wherever each name lies between its ends."""
    return span_of(node, ends) is not None and all(has_value(part, ends) for part in _split(node)[1])


def reach_of(node: Node, ends: Mapping[str, Span]) -> Span:
    """The least and the most of a part wherever it has a value, at most ±10⁶⁰⁰."""
    if isinstance(node, Fraction):
        return node, node
    head, parts = node
    if head.startswith("$"):
        return ends[head[1:]]
    if yields_truth(node):
        return span_of(node, ends) or (_NONE, Fraction(1))
    corners = _corners(head, [reach_of(part, ends) for part in parts])
    found = [reckoned(head, list(corner)) for corner in corners]
    known = [each for each in found if each is not None]
    return outward(min(known, default=_NONE), max(known, default=_NONE))


def _corners(head: str, spans: list[Span]) -> list[tuple[Fraction, ...]]:
    """Where a calculation over numbers between these ends is at its least and its most; of a divisor, as near to 0."""
    if head in OF_SEVERAL:  # which rise with every part, however many they are
        return list(zip(*spans, strict=True))
    if head == "abs" and spans[0][0] < 0 < spans[0][1]:
        return [*product(*spans), (_NONE,)]
    if head == "/":
        low, high = spans[1]
        # beside 0 a quotient has no end: as far as numbers go, on each side on which the divisor may lie (shape 20)
        near = [each for each in (low, high, -1 / FURTHEST, 1 / FURTHEST) if low <= each <= high and each]
        return list(product(spans[0], near))
    return list(product(*spans))
