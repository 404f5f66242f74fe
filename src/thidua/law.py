"""Law: awards, quotas, authorities and prizes in force on a date; computes no decision.

Owns: `Quota`, `Exclusive`, `Multiple`, `Salary`, `Prize`, `Provision`, `Gap`, `Law`, and the verbs `governing`,
`in_force`, `succeeded`, `overlaps`, `prize`, `bad_salaries`, `catalogue`.
Takes and gives: editions, each with its days in force and its citations.
Never: a rule of one cluster (see `rules`); a number from general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import floor

from attrs import evolve, field, frozen

from thidua.awards import Award
from thidua.errors import Problem, RecordError, RulebookError
from thidua.given import day_of, day_or_none, number_of
from thidua.grounds import Basis, Citation, Fault, Source, pairs
from thidua.names import named_twice
from thidua.nouns import Noun
from thidua.references import AwardId, awards_of
from thidua.shown import Shown
from thidua.timetable import day_before

__all__ = ["Exclusive", "Gap", "Law", "Multiple", "Prize", "Provision", "Quota", "Salary", "governing", "prize"]


@frozen(kw_only=True, repr=False)
class Quota(Noun):
    """The most that may be proposed for or granted an award (*tỷ lệ tối đa*), as a share of qualified collectives.

    `of` is the award whose standard they meet (*tập thể đạt tiêu chuẩn*). `share` lies between 0 and 1.

    Raises: RecordError if the share is below 0 or above 1.

    Example:
        >>> Quota(award="co-thi-dua-chinh-phu", share=Fraction(1, 5), of="co-thi-dua-tinh").most(69)
        13
    """

    award: AwardId = field(converter=AwardId)
    share: Fraction = field(converter=number_of)
    of: AwardId = field(converter=AwardId)
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    def __attrs_post_init__(self) -> None:
        """Refuse what is no share."""
        if not 0 <= self.share <= 1:
            facts = pairs(found=self.share, minimum=0, maximum=1)
            raise RecordError([Problem(fault=Fault.OUT_OF_RANGE, path="$.share", facts=facts)])

    def most(self, qualified: int) -> int:
        """The greatest whole number that does not exceed the share of `qualified` collectives."""
        # the share is the most there may be, so never a unit more (shape 54)
        return floor(self.share * qualified)


@frozen(kw_only=True, repr=False)
class Exclusive(Noun):
    """Awards of which one achievement earns only one (*một thành tích, một hình thức khen thưởng*), highest first.

    A unit that gets one of them cannot get a later one.
    """

    awards: tuple[AwardId, ...] = field(converter=awards_of)
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@frozen(kw_only=True, repr=False)
class Multiple(Noun):
    """The prize of an award as a multiple (≥ 0) of the base salary (*mức tiền thưởng theo lương cơ sở*).

    Raises: RecordError if it is below 0.
    """

    award: AwardId = field(converter=AwardId)
    times: Fraction = field(converter=number_of)
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    def __attrs_post_init__(self) -> None:
        """Refuse a prize that takes away."""
        _refuse_negative("times", self.times)


@frozen(kw_only=True, repr=False)
class Salary(Noun):
    """The base salary from a day on (*mức lương cơ sở*), in đồng a month (≥ 0).

    Raises: RecordError if it is below 0.
    """

    since: date = field(converter=day_of)
    amount: Fraction = field(converter=number_of)
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    def __attrs_post_init__(self) -> None:
        """Refuse a salary below nothing."""
        _refuse_negative("amount", self.amount)


def _refuse_negative(key: str, found: Fraction) -> None:
    if found < 0:
        raise RecordError([Problem(fault=Fault.BELOW_MINIMUM, path=f"$.{key}", facts=pairs(found=found, minimum=0))])


@frozen(kw_only=True, repr=False)
class Prize(Shown):
    """A prize in money (*tiền thưởng*): `amount` in đồng is `times` the base salary of the day."""

    award: str
    times: Fraction
    salary: Fraction
    amount: Fraction
    cites: tuple[Citation, ...]


@frozen(kw_only=True, repr=False)
class Provision(Noun):
    """A rule that an edition only quotes (*quy định*): it is shown and cited, never computed.

    `about` is the id of an award, or a code such as `head`. `says` is Vietnamese, `says_en` English.
    """

    about: str
    says: str
    says_en: str | None = None
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])


@frozen(kw_only=True, repr=False)
class Gap(Noun):
    """What an edition leaves out because no source states it (*phần chưa rõ*), in Vietnamese and English."""

    says: str
    says_en: str | None = None


Rule = Award | Quota | Exclusive | Multiple | Salary | Provision


@frozen(kw_only=True, repr=False)
class Law(Noun):
    """One edition of a law, decree or guideline (*văn bản*), with the awards and rules that it names.

    `since` and `until` are its first and last day in force. Editions that replace each other share a `chain`. Past
    `reviewed_on` nobody has checked whether it is still in force. `awards` are listed from the highest down. A rule
    without citations of its own has those of the edition.

    Raises: RecordError if the last day in force is before the first, or where it says one thing twice.

    Example:
        >>> Law(id="x", chain="x", name="X", since=date(2024, 1, 1)).covers(date(2023, 12, 31))
        False
    """

    id: str
    chain: str
    name: str
    since: date = field(converter=day_of)
    until: date | None = field(default=None, converter=day_or_none)
    issued: date | None = field(default=None, converter=day_or_none)
    reviewed_on: date | None = field(default=None, converter=day_or_none)
    supersedes: str | None = None
    basis: Basis | None = None
    source: str | None = None
    sources: tuple[Source, ...] = field(default=(), converter=tuple[Source, ...])
    awards: tuple[Award, ...] = field(default=(), converter=tuple[Award, ...])
    quotas: tuple[Quota, ...] = field(default=(), converter=tuple[Quota, ...])
    exclusive: tuple[Exclusive, ...] = field(default=(), converter=tuple[Exclusive, ...])
    multiples: tuple[Multiple, ...] = field(default=(), converter=tuple[Multiple, ...])
    salaries: tuple[Salary, ...] = field(default=(), converter=tuple[Salary, ...])
    provisions: tuple[Provision, ...] = field(default=(), converter=tuple[Provision, ...])
    gaps: tuple[Gap, ...] = field(default=(), converter=tuple[Gap, ...])
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    def __attrs_post_init__(self) -> None:
        """Refuse an edition that ends before it begins, and one that says of an award or a day two things."""
        problems = [*self._twice(), *bad_salaries(self.salaries)]
        if self.until is not None and self.until < self.since:
            facts = pairs(found=self.until, minimum=self.since)
            problems.append(Problem(fault=Fault.BELOW_MINIMUM, path="$.until", facts=facts))
        if problems:
            raise RecordError(problems)

    def _twice(self) -> Iterator[Problem]:
        """Awards that a table names twice; of those that exclude each other, in any row."""
        exclusive = [(f"$.exclusive[{row}]", award) for row, each in enumerate(self.exclusive) for award in each.awards]
        tables = (
            [(f"$.awards[{row}].id", each.id) for row, each in enumerate(self.awards)],
            [(f"$.multiples[{row}].award", each.award) for row, each in enumerate(self.multiples)],
            exclusive,
        )
        for table in tables:
            yield from named_twice(table)

    def covers(self, on: date) -> bool:
        """Whether this edition is in force on a day."""
        # on its first day and its last it governs (shapes 1 and 2; Nghị định 152/2025/NĐ-CP states both)
        return self.since <= on and (self.until is None or on <= self.until)

    def award(self, award: str) -> Award | None:
        """The form of award with this id, or None."""
        return next((each for each in self.awards if each.id == award), None)

    def cited(self, rule: Rule) -> tuple[Citation, ...]:
        """The citations of a rule of this edition: its own, else those of the edition."""
        # a rule whose article nobody saw rests on the edition as a whole
        return rule.cites or self.cites


def bad_salaries(salaries: Iterable[Salary]) -> list[Problem]:
    """Base salaries of which two begin on one day."""
    return named_twice((f"$.salaries[{row}].since", each.since) for row, each in enumerate(salaries))


def governing(laws: Iterable[Law], on: date | None) -> tuple[Law, ...]:
    """The editions that are in force on a day, oldest first (*văn bản đang có hiệu lực*); without a day, none."""
    if on is None:
        return ()
    # the newest last: where several say a thing, it has the last word
    return tuple(law for law in sorted(laws, key=lambda law: (law.since, law.id)) if law.covers(on))


def catalogue(laws: Iterable[Law]) -> tuple[Award, ...]:
    """Every form of award that any edition names, as the newest names it (*danh mục hình thức khen thưởng*)."""
    ordered = sorted(laws, key=lambda law: (law.since, law.id))
    # of any day, for names alone: a record from before the first edition is told in the same words
    return tuple({award.id: award for law in ordered for award in law.awards}.values())


def in_force(laws: Iterable[Law], name: str, *, on: date) -> Law:
    """The edition of a chain, or the edition called `name` itself, that is in force on a day.

    Raises: RecordError if none is: the day lies before the first edition or after the last, or the name is unknown.
    """
    known = sorted(laws, key=lambda law: law.since)
    chain = [law for law in known if name in (law.chain, law.id)]
    if not chain:
        facts = pairs(found=name, allowed=", ".join(sorted({law.chain for law in known})))
        raise RecordError([Problem(fault=Fault.UNKNOWN_NAME, facts=facts)])
    # one at the most: editions of a chain never govern on the same day (shape 1)
    found = next((law for law in chain if law.covers(on)), None)
    if found is None:
        facts = pairs(found=name, on=on, first=chain[0].since, last=chain[-1].until)
        raise RecordError([Problem(fault=Fault.NOT_IN_FORCE, facts=facts)])
    return found


def succeeded(laws: Iterable[Law]) -> tuple[Law, ...]:
    """The editions, each without a last day of its own ending the day before the one that supersedes it.

    So a new edition is a new file, and the published one stays as it is.

    Raises: RulebookError if one supersedes an edition that is not there.
    """
    known = {law.id: law for law in laws}
    heirs = {law.supersedes: law.since for law in known.values() if law.supersedes is not None}
    facts = [pairs(found=name, allowed=", ".join(known)) for name in heirs if name not in known]
    if facts:
        raise RulebookError(Problem(fault=Fault.UNKNOWN_NAME, path="$.supersedes", facts=each) for each in facts)
    return tuple(
        # a last day of its own stands: an edition may end before another follows (shape 2)
        evolve(law, until=day_before(heirs[law.id])) if law.until is None and law.id in heirs else law
        for law in known.values()
    )


def overlaps(laws: Iterable[Law]) -> tuple[tuple[str, str], ...]:
    """Editions of one chain that are in force on the same day: there must be none."""
    ordered = sorted(laws, key=lambda law: (law.since, law.id))
    return tuple(
        (first.id, second.id)
        for first, second in combinations(ordered, 2)
        if first.chain == second.chain and first.covers(second.since)
    )


def prize(award: str, *, laws: Iterable[Law], on: date, salaries: Iterable[Salary] = ()) -> Prize:
    """The prize of an award on a day (*tiền thưởng*): the multiple in force times the base salary of that day.

    Of several editions that name a multiple the newest counts. `salaries` are base salaries that no edition states.

    Raises: RecordError if no edition in force names a multiple, or no base salary is known for the day.

    Example:
        >>> decree = Law(
        ...     id="x",
        ...     chain="x",
        ...     name="X",
        ...     since=date(2024, 1, 1),
        ...     multiples=(Multiple(award="co", times=Fraction(3, 2)),),
        ... )
        >>> salary = Salary(since=date(2024, 1, 1), amount=Fraction(2_000_000))
        >>> prize("co", laws=[decree], on=date(2024, 3, 1), salaries=[salary]).amount
        Fraction(3000000, 1)
    """
    # Nghị định 98/2023/NĐ-CP, Điều 54 states multiples; the salary of the day is the caller's to state (shape 61)
    editions = governing(laws, on)
    named = [(each, law.cited(each)) for law in editions for each in law.multiples if each.award == award]
    known = [(each, law.cited(each)) for law in editions for each in law.salaries]
    known += [(each, each.cites) for each in salaries]
    paid = [(each, cites) for each, cites in known if each.since <= on]
    missing = [path for path, found in (("$.multiples", named), ("$.salaries", paid)) if not found]
    if missing:
        facts = pairs(found=award, on=on)
        raise RecordError(Problem(fault=Fault.NO_PRIZE, path=path, facts=facts) for path in missing)
    # the newest word on the award, and the salary that was the last to begin by the day (shape 61)
    (multiple, rule), (salary, pay) = named[-1], max(paid, key=lambda each: each[0].since)
    return Prize(
        award=award,
        times=multiple.times,
        salary=salary.amount,
        # unrounded, as no edition of the archive says how to round it (shape 61)
        amount=multiple.times * salary.amount,
        cites=(*rule, *pay),
    )
