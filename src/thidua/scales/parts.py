"""Parts: the class of a period from the classes of its parts, as a scale and for the class of the whole.

Owns: `Part`, `Parts`, `no_numbers`, `by_parts`, `Grading`.
Takes the cases that are the parts, each with its grade or none; gives the rules that they can meet.
Never: a grade that nobody stated, guessed at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import accumulate

from attrs import field, frozen

from thidua.errors import Problem, RulebookError
from thidua.figures import State, Value
from thidua.given import amounts_of, points_of, texts_of
from thidua.grounds import Fault, Why, pairs
from thidua.names import not_of
from thidua.nouns import Noun
from thidua.scales.columns import Live, Mark, Read, Worked, each, sure
from thidua.shown import Shown

__all__ = ["Part", "Parts"]


def no_numbers(path: str, counts: Iterable[tuple[str, object]]) -> Iterator[Problem]:
    """Numbers of parts that are below 0, or not whole."""
    for grade, count in counts:
        if not isinstance(count, int | Fraction) or count.denominator != 1:
            yield not_of(str(count), "a whole number").under(f"{path}.{grade}")
        elif count < 0:
            yield Problem(fault=Fault.BELOW_MINIMUM, path=f"{path}.{grade}", facts=pairs(found=count, minimum=0))


@frozen(kw_only=True, repr=False)
class Part(Noun):
    """One rule for a class from the grades of its parts: enough parts with each grade, and none worse than a grade.

    `points` is what it earns; `counts` are the least numbers of parts with a grade or a better one; `none_below` is the
    worst grade that any part may have.

    Raises: RulebookError for a number of parts that is below 0 or not whole.
    """

    points: Fraction = field(converter=points_of)
    name: str = ""
    counts: tuple[tuple[str, Fraction], ...] = field(default=(), converter=amounts_of)
    none_below: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse numbers that cannot be."""
        if problems := list(no_numbers("$.counts", self.counts)):
            raise RulebookError(problems)


@frozen(kw_only=True, repr=False)
class Parts(Noun):
    """Points by the class of a period, which follows from the grades of its parts (*xếp loại theo kỳ*).

    The first of `rules` that holds counts, else `otherwise`. `grades` are all grades, best first; parts with a better
    grade than asked count too.

    Raises: RulebookError for a rule about other grades.
    """

    grades: tuple[str, ...] = field(converter=texts_of)
    rules: tuple[Part, ...] = field(converter=tuple[Part, ...])
    otherwise: Fraction = field(default=Fraction(0), converter=points_of)

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


@frozen(kw_only=True, repr=False)
class Grading(Shown):
    """The grades of the parts, and the number of parts whose grade is not stated; `order` is best first."""

    order: tuple[str, ...]
    grades: tuple[str, ...]
    ungraded: int

    @classmethod
    def of(cls, value: Value | State | None, order: tuple[str, ...]) -> Grading:
        """What a figure tells of the parts: its cases, or their bare number; a state tells nothing."""
        # a bare number of parts tells how many, and of none the grade (shape 76)
        if not isinstance(value, tuple):
            return cls(order=order, grades=(), ungraded=int(value) if isinstance(value, Fraction) else 0)
        known = [one.grade for one in value if one.grade is not None and one.grade in order]
        return cls(order=order, grades=tuple(known), ungraded=len(value) - len(known))

    def outcomes(self, rules: Iterable[Part]) -> Iterator[Part | None]:
        """The rules that can be the first to hold, with some grades of the parts without one; last None, for no rule.

        Better grades meet whatever worse ones do. So a rule can come first if it does with the worst grades that meet
        it, and none can hold if none does with the worst of all.
        """
        before: list[tuple[Fraction, ...]] = []
        for rule in rules:
            worst = self._asked(rule)
            if worst is None:
                continue
            # where the worst grades that meet it meet one before it as well, this rule never comes first (shape 76)
            if not any(_meets(worst, each) for each in before):
                yield rule
            before.append(worst)
        lowest = tuple(Fraction(0) for _ in self.order[:-1]) + (Fraction(self.ungraded),) * bool(self.order)
        if not any(_meets(lowest, each) for each in before):
            yield None

    def _asked(self, rule: Part) -> tuple[Fraction, ...] | None:
        """How many of the parts without a grade must have each grade or a better one; None where that is not enough."""
        level = {grade: row for row, grade in enumerate(self.order)}
        found = sorted(level[grade] for grade in self.grades)
        asked = [Fraction(0)] * len(self.order)
        if rule.none_below is not None:
            worst = level[rule.none_below]
            if found[bisect_right(found, worst) :]:
                return None
            # parts without a grade must not lie below either, each of them (shape 76)
            asked[worst] = Fraction(self.ungraded)
        for grade, count in rule.counts:
            row = level[grade]
            asked[row] = max(asked[row], count - bisect_right(found, row))
        asked[-1:] = [max(each, Fraction(self.ungraded)) for each in asked[-1:]]  # each has at least the lowest grade
        together = tuple(accumulate(asked, max))
        return None if max(together, default=Fraction(0)) > self.ungraded else together


def _meets(numbers: Iterable[Fraction], asked: Iterable[Fraction]) -> bool:
    return all(number >= least for number, least in zip(numbers, asked, strict=True))


def by_parts(scale: Parts, live: Live) -> Worked:
    """The first rule that the grades of the parts meet; the least that they may earn, where some are not stated."""

    def mark(read: Read) -> Mark:
        found = Grading.of(next(iter(read.values())), scale.grades)
        worth = [(scale.otherwise if rule is None else rule.points, rule) for rule in found.outcomes(scale.rules)]
        # of what nobody stated nothing is given: the least that it may earn (shape 76)
        points, rule = min(worth, key=lambda each: each[0])
        grades = tuple(sorted(found.grades, key=scale.grades.index))
        facts = pairs(grades=grades or None, ungraded=found.ungraded or None)
        return sure(points, Why.FROM_PARTS, (*facts, *pairs(band=(rule and rule.name) or None)))

    return each(live, mark)
