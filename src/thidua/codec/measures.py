"""Measures: what a number in a rulebook means, given the figure with which it is compared.

Owns: `measured`, `read_in`, `written_in`, `shares_beyond`, `per_cent_of_points`, `edges_in_per_cent`, `per_cent`,
`Place`, `measured_in`, `unread_in`, `rates`, `in_per_cent`.
Takes the plain values of a rulebook; gives them with every number that stands for a value of a figure in the figure's
own measure, of one measured in per cent as the share that it is, and back.
Never: a problem of a number that cannot be read (see `structure`): it is left unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from fractions import Fraction
from functools import partial
from typing import Any

from attrs import frozen

from thidua.codec.rules import SCALES
from thidua.codec.single import exact, fraction, numbers_in
from thidua.codec.structure import reads, written
from thidua.errors import Problem, ThiduaError
from thidua.figures import Figure, measures, with_measure
from thidua.figures import measured as in_measure
from thidua.formulas import Formula
from thidua.given import is_bare, is_per_cent, unread
from thidua.grounds import PERCENT, Fault, pairs
from thidua.names import Numbers, nfc
from thidua.readings import OfFigure, leading, of_line
from thidua.scales import Post
from thidua.scales.extents import STATED as BY_SCALE
from thidua.scales.solo import ENDS
from thidua.shown import Shown

__all__ = ["edges_in_per_cent", "measured", "per_cent", "per_cent_of_points", "read_in", "shares_beyond", "written_in"]

# where a scale states values of what it works on, by kind: the key of the formula that works it out, then those values
STATED = {kind: BY_SCALE[each] for kind, each in SCALES.items() if each in BY_SCALE}
FORMULAS = ("value", "rows", "columns", "points", "when", "waived", "gate", "forfeit")


@frozen(kw_only=True, repr=False)
class Place(Shown):
    """One number of a document: its path, and the table or list that holds it under a key."""

    path: str
    holder: Any
    key: Any

    @property
    def raw(self) -> Any:
        """The number as it stands."""
        return self.holder[self.key]


def measured_in(figure: Figure | None, numbers: Numbers) -> Callable[[Any], Fraction]:
    """What reads the values of a figure, each in the figure's own measure."""
    bare = numbers_in(numbers, None if figure is None else figure.measure)
    return bare if figure is None or not measures(figure) else partial(measured, figure=figure, numbers=numbers)


def unread_in(numbers: Numbers) -> Callable[[Any], Fraction]:
    """What reads numbers where there is no rulebook that says in which measure."""
    read = numbers_in(numbers)
    return lambda raw: unread(raw, read(raw))


def measured(raw: Any, figure: Figure, numbers: Numbers) -> Fraction:
    """Read a value of a figure and convert it into the figure's own measure.

    So `1,3 tỷ đồng` becomes 1300 of a figure in triệu đồng that knows tỷ đồng, and per cent become a share.

    Raises: FormatError if it is no number, RecordError for a measure that the figure does not know.
    """
    return in_measure(raw, figure, lambda amount, measure: numbers_in(numbers, measure)(amount))


def read_in(plain: dict[str, Any], numbers: Numbers) -> dict[str, Any]:
    """Convert every value of a figure in a rulebook into the figure's own measure, and one in per cent into a share.

    Where no figure has a measure, the rulebook is given back as it is.
    """
    if not any(isinstance(each.get("measure"), str) for _, each in _tables(plain.get("figures"))):
        return plain

    def share(raw: Any) -> object:
        try:
            return fraction(raw, numbers, PERCENT)
        except ThiduaError:  # what is no number is refused where the rulebook is read
            return raw

    found = deepcopy(plain)
    _to_own_measures(found, numbers)
    _change(found, share)
    return found


def _to_own_measures(rulebook: dict[str, Any], numbers: Numbers) -> None:
    """Put what is written with a measure that a figure converts in the figure's own."""
    for row, raw in _tables(rulebook.get("figures")):
        figure = _figure(raw, numbers)
        if figure is None:
            continue
        places = list(_listed(raw, "plausible", f"$.figures[{row}]"))
        for index, criterion in _tables(rulebook.get("criteria")):
            places += _of_line(criterion, {figure.name}, f"$.criteria[{index}]")
        for place in places:
            place.holder[place.key] = _converted(place.raw, figure, numbers)


def _converted(raw: Any, figure: Figure, numbers: Numbers) -> object:
    """A value written with a measure, in the figure's own; a bare number, and what cannot be read, as it stands."""
    if with_measure(raw) is None:
        return raw
    try:
        value = measured(raw, figure, numbers)
        return exact(value, figure.measure)
    except ThiduaError:  # refused where the rulebook is read
        return raw


def _figure(raw: dict[str, Any], numbers: Numbers) -> Figure | None:
    """A figure of a rulebook, as far as its measures go; None where it has none, or what it says cannot be read."""
    name, measure, converts = raw.get("name"), raw.get("measure"), _table(raw.get("converts"))
    if not isinstance(name, str) or not isinstance(measure, str):
        return None
    try:
        ones = tuple((nfc(other), fraction(one, numbers)) for other, one in converts.items())
        return Figure(name=nfc(name), measure=nfc(measure), converts=ones)
    except ThiduaError:  # refused where the rulebook is read
        return None


def written_in(plain: dict[str, Any]) -> dict[str, Any]:
    """Write a rulebook's values of figures in per cent, and its rates above 1, as per cent: 1/8 as `12.5 %`."""
    found = deepcopy(plain)
    _change(found, lambda raw: exact(fraction(raw, Numbers.PLAIN), PERCENT))
    for place in rates(found):
        value = fraction(place.raw, Numbers.PLAIN)
        if not 0 <= value <= 1:
            place.holder[place.key] = exact(value, PERCENT)
    return found


def _change(rulebook: dict[str, Any], change: Callable[[Any], object]) -> None:
    """Change the numbers that stand for a share."""
    for place in in_per_cent(rulebook):
        place.holder[place.key] = change(place.raw)


def shares_beyond(plain: dict[str, Any], numbers: Numbers) -> list[Problem]:
    """List bare numbers outside 0 … 1 where a rate is stated: 95 for `95 %`."""
    return [
        Problem(fault=Fault.OUT_OF_RANGE, path=place.path, facts=pairs(found=found, allowed="0 … 1, %"))
        for place in rates(plain)
        if (found := _bare(place.raw, numbers)) is not None and not 0 <= found <= 1
    ]


POINTS = ("maximum", "points", "unreported", "floor", "ceiling")
_LIMITS = ("deductions_at_most", "bonuses_at_most", "net_at_most")
IN_SCALES = ("each", "first", "on_time", "per_day", "yes", "no", "otherwise", "at_most", "at_least")


def per_cent_of_points(plain: object, path: str) -> Iterator[Problem]:
    """List what is written as per cent under keys that hold points: `95 %` for 95."""
    text = written(plain).text  # writing it all and looking for the sign takes a tenth of the time of a walk
    found = PERCENT in text if isinstance(text, str) else PERCENT.encode() in text
    return _of_points(plain, path) if found else iter(())


def _of_points(plain: object, path: str) -> Iterator[Problem]:
    scale = path.endswith(".scale")  # in lists below one the same keys bound values of figures
    if scale and isinstance(plain, dict) and plain.get("kind") == "through":
        for _, point, where in _below(plain.get("points"), f"{path}.points"):  # each a value of a figure, then points
            yield from (each for key, below, place in _below(point, where) if key for each in per_cent(below, place))
        plain = {key: below for key, below in plain.items() if key != "points"}
    for key, below, where in _below(plain, path):
        named = str(key).replace("-", "_") in (*POINTS, *_LIMITS, *(IN_SCALES if scale else ()))
        yield from per_cent(below, where) if named else _of_points(below, where)


def edges_in_per_cent(plain: dict[str, Any]) -> Iterator[Problem]:
    """List the edges of classes that are written in per cent although the classes go by points."""
    for row, band in _tables(plain.get("bands")) if not _by_rate(plain) else ():
        for key in ("from", "above"):
            yield from per_cent(band.get(key), f"$.bands[{row}].{key}")


def per_cent(points: object, path: str) -> Iterator[Problem]:
    """List what is written as per cent among numbers of points, at any depth below `path`."""
    if isinstance(points, str) and is_per_cent(points):
        yield Problem(fault=Fault.PER_CENT_OF_POINTS, path=path, facts=pairs(found=points.strip()))
    for _, below, where in _below(points, path):
        yield from per_cent(below, where)


def _below(plain: object, path: str) -> Iterator[tuple[object, object, str]]:
    """The values of a table or list with their keys and paths."""
    if isinstance(plain, dict):
        yield from ((key, below, f"{path}.{key}") for key, below in plain.items())
    elif isinstance(plain, list):
        yield from ((row, below, f"{path}[{row}]") for row, below in enumerate(plain))


def _bare(raw: Any, numbers: Numbers) -> Fraction | None:
    """The number that was written without a sign of per cent, and as no ratio, if it is one."""
    try:
        return fraction(raw, numbers) if is_bare(raw) else None
    except ThiduaError:
        return None


def rates(plain: dict[str, Any]) -> Iterator[Place]:
    """The shares that may pass the whole: edges of classes by rate, plausible rates, shares of the mean."""
    for row, figure in _tables(plain.get("figures")):
        if "plausible_rate" in figure:
            yield from _listed(figure, "plausible_rate", f"$.figures[{row}]")
    for row, adjustment in _tables(plain.get("adjustments")):
        if "share" in adjustment:
            yield Place(path=f"$.adjustments[{row}].share", holder=adjustment, key="share")
    for row, band in _tables(plain.get("bands")) if _by_rate(plain) else ():
        yield from (
            Place(path=f"$.bands[{row}].{key}", holder=band, key=key) for key in ("from", "above") if key in band
        )


def _by_rate(plain: dict[str, Any]) -> bool:
    """Whether the classes of a rulebook go by rates: as it says of them, else of the ranking."""
    return (_table(plain.get("classes")).get("by") or _table(plain.get("ranking")).get("by")) == "rate"


def in_per_cent(plain: dict[str, Any]) -> Iterator[Place]:
    """The numbers that stand for a value of a figure measured in per cent."""
    shares = set()
    for row, figure in _tables(plain.get("figures")):
        name, measure = figure.get("name"), figure.get("measure")
        if isinstance(name, str) and isinstance(measure, str) and nfc(measure) == PERCENT:
            shares.add(nfc(name))
            yield from _listed(figure, "plausible", f"$.figures[{row}]")
    for row, criterion in _tables(plain.get("criteria")) if shares else ():
        yield from _of_line(criterion, shares, f"$.criteria[{row}]")


def _of_line(criterion: dict[str, Any], shares: set[str], path: str) -> Iterator[Place]:
    """The numbers of one line that stand for a share."""
    scale, code = _table(criterion.get("scale")), criterion.get("code")
    try:
        read = of_line(reads(criterion.get("reads", code)))
        used = [name for formula in _formulas(scale) for name in formula.names]
    except ThiduaError:  # refused where the rulebook is read
        return
    roles = {role for role, each in read if isinstance(each, OfFigure) and each.figure in shares}
    works = leading([role for role, _ in read], used) in roles
    path += ".scale"
    while isinstance(scale.get("scale"), dict):
        scale, path = scale["scale"], f"{path}.scale"
    for key, stated in STATED.get(str(scale.get("kind")), ()):
        formula = scale.get(key)
        if Formula(text=nfc(formula)).is_share(roles) if isinstance(formula, str) else works:
            for each in stated:
                yield from _values(scale, each, path)


def _values(scale: dict[str, Any], key: str, path: str) -> Iterator[Place]:
    """One value, a list of them, or the ends of bands."""
    if key == "bands":
        for row, band in _tables(scale.get(key)):
            yield from (Place(path=f"{path}.{key}[{row}].{end}", holder=band, key=end) for end in ENDS if end in band)
    elif key == "points":
        rows = ((row, each) for row, each in enumerate(scale.get(key) or ()) if isinstance(each, list) and each)
        yield from (Place(path=f"{path}.{key}[{row}][0]", holder=each, key=0) for row, each in rows)
    elif isinstance(scale.get(key), list):
        yield from _listed(scale, key, path)
    elif key in scale and scale[key] not in _POSTS:
        yield Place(path=f"{path}.{key}", holder=scale, key=key)


_POSTS = [each.value for each in Post]  # words in the place of a value


def _formulas(scale: dict[str, Any]) -> Iterator[Formula]:
    """All formulas of a scale as written, those of scales inside it too."""
    cases = (case.get("when") for _, case in _tables(scale.get("cases")))
    yield from (Formula(text=nfc(when)) for when in cases if isinstance(when, str))
    for key in FORMULAS:
        text = scale.get(key)
        text = text.get("when") if isinstance(text, dict) else text
        if isinstance(text, str) and not (key == "points" and scale.get("kind") != "formula"):
            yield Formula(text=nfc(text))
    if isinstance(scale.get("scale"), dict):
        yield from _formulas(scale["scale"])


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _tables(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The tables of a list, each with its row."""
    rows = value if isinstance(value, list) else []
    return ((row, each) for row, each in enumerate(rows) if isinstance(each, dict))


def _listed(holder: dict[str, Any], key: str, path: str) -> Iterator[Place]:
    """The numbers of a list."""
    found = holder.get(key)
    rows = found if isinstance(found, list) else []
    return (Place(path=f"{path}.{key}[{row}]", holder=rows, key=row) for row in range(len(rows)))
