"""Parts: the class of a period from the classes of its parts, as a scale and for the class of the whole.

Owns: `Part`, `Parts`, `by_parts`, `Grading`.
Takes the cases that are the parts, each with its grade or none; gives the rules that they can meet.
Never: a grade that nobody stated, guessed at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from thidua.errors import Problem, RulebookError
from thidua.figures import Value
from thidua.grounds import Fault, Why, pairs
from thidua.scales.columns import Columns, Earned, Mark, Read, each, sure

__all__ = ["Part", "Parts"]


@frozen(kw_only=True)
class Part:
    """One rule of a class from its parts: enough parts of each grade, and no part below a grade."""

    points: Fraction
    name: str = ""
    counts: tuple[tuple[str, Fraction], ...] = ()
    none_below: str | None = None


@frozen(kw_only=True)
class Parts:
    """The class of a period from the classes of its parts (*xếp loại theo kỳ*): the first rule that holds.

    `grades` are all grades, best first; parts better than asked count too.

    Raises: RulebookError for a rule about other grades.
    """

    grades: tuple[str, ...]
    rules: tuple[Part, ...]
    otherwise: Fraction = Fraction(0)

    def __attrs_post_init__(self) -> None:
        """Refuse rules about grades that the scale does not have."""
        named = [
            (f"$.rules[{row}].{key}", grade)
            for row, rule in enumerate(self.rules)
            for key, grades in (("counts", [grade for grade, _ in rule.counts]), ("none_below", [rule.none_below]))
            for grade in grades
        ]
        problems = [
            Problem(fault=Fault.NOT_ALLOWED, path=path, facts=pairs(found=grade, allowed=self.grades))
            for path, grade in named
            if grade is not None and grade not in self.grades
        ]
        if problems:
            raise RulebookError(problems)


@frozen(kw_only=True)
class Grading:
    """The grades of the parts, and the number of parts whose grade is not stated; `order` is best first."""

    order: tuple[str, ...]
    grades: tuple[str, ...]
    ungraded: int

    @classmethod
    def of(cls, value: Value | None, order: tuple[str, ...]) -> Grading:
        """What a figure tells of the parts: its cases, or their bare number."""
        if not isinstance(value, tuple):
            return cls(order=order, grades=(), ungraded=int(value) if isinstance(value, Fraction) else 0)
        known = [one.grade for one in value if one.grade is not None and one.grade in order]
        return cls(order=order, grades=tuple(known), ungraded=len(value) - len(known))

    def outcomes(self, rules: Iterable[Part]) -> Iterator[Part | None]:
        """The rules that some grades of the parts without one can meet, up to the first that surely holds.

        Each rule is looked at by itself: one may be among them that holds only where one before it does. None, last:
        no rule surely holds.
        """
        level: Mapping[str, int] = {grade: row for row, grade in enumerate(self.order)}
        found = sorted(level[grade] for grade in self.grades)
        last = len(self.order) - 1
        for rule in rules:
            worst = last if rule.none_below is None else level[rule.none_below]
            # a part whose grade is not stated has at least the lowest, and no other part is to come
            missing = [
                count - bisect_right(found, level[grade]) - (self.ungraded if level[grade] == last else 0)
                for grade, count in rule.counts
            ]
            free = [0 if level[grade] == last else self.ungraded for grade, _ in rule.counts]
            short = any(count > most for count, most in zip(missing, free, strict=True))
            if short or found[bisect_right(found, worst) :]:
                continue
            yield rule
            if all(count <= 0 for count in missing) and (not self.ungraded or worst == last):
                return
        yield None


def by_parts(scale: Parts, columns: Columns) -> Earned:
    """The first rule that the grades of the parts meet; the least that they may earn, where some are not stated."""

    def mark(read: Read, _target: Fraction | None) -> Mark:
        found = Grading.of(next(iter(read.values())), scale.grades)
        worth = [(scale.otherwise if rule is None else rule.points, rule) for rule in found.outcomes(scale.rules)]
        points, rule = min(worth, key=lambda each: each[0])
        grades = tuple(sorted(found.grades, key=scale.grades.index))
        facts = pairs(grades=grades or None, ungraded=found.ungraded or None)
        return sure(points, Why.FROM_PARTS, (*facts, *pairs(band=(rule and rule.name) or None)))

    return each(columns, mark)
