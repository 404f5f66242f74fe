"""Law: awards, quotas, authorities and prizes in force on a date; computes no decision.

Owns: `Quota`, `Multiple`, `Salary`, `Prize`, `Law`, `governing`, `in_force`, `overlaps`, `prize`.
Takes and gives: editions, each with its days in force and its citations.
Never: a rule of one cluster (see `rulebook`); a number from general knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from thidua.awards import Award
from thidua.errors import Problem, RecordError
from thidua.grounds import Basis, Citation, Fault, Source, pairs

__all__ = ["Law", "Multiple", "Prize", "Quota", "Salary", "governing", "prize"]


@frozen(kw_only=True)
class Quota:
    """The most that may be proposed or granted (*tỷ lệ tối đa*): a share of the collectives meeting a standard.

    `of` is the award whose standard they meet. The most is the greatest whole number that does not exceed the share.

    Example:
        >>> Quota(award="co-thi-dua-chinh-phu", share=Fraction(1, 5), of="co-thi-dua-tinh").most(69)
        13
    """

    award: str
    share: Fraction
    of: str
    cites: tuple[Citation, ...] = ()

    def most(self, qualified: int) -> int:
        """The most for so many collectives that meet the standard."""
        return (self.share * qualified).__floor__()


@frozen(kw_only=True)
class Multiple:
    """The prize of an award as a multiple of the base salary (*mức tiền thưởng theo lương cơ sở*)."""

    award: str
    times: Fraction
    cites: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Salary:
    """The base salary from a day on (*mức lương cơ sở*), in đồng a month."""

    since: date
    amount: Fraction
    cites: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Prize:
    """A prize in money (*tiền thưởng*), in đồng: so many times the base salary of the day."""

    award: str
    times: Fraction
    salary: Fraction
    amount: Fraction
    cites: tuple[Citation, ...]


@frozen(kw_only=True)
class Law:
    """One edition of a law or decree (*văn bản quy phạm*), with the forms of award that it names.

    `chain` joins the editions that supersede each other; `until` is the last day in force; past `reviewed_on`
    nobody has looked whether it still holds. `awards` are listed from the highest down. `gaps` says what the edition leaves out.

    Example:
        >>> Law(id="x", chain="x", name="X", since=date(2024, 1, 1)).covers(date(2023, 12, 31))
        False
    """

    id: str
    chain: str
    name: str
    since: date
    until: date | None = None
    issued: date | None = None
    reviewed_on: date | None = None
    supersedes: str | None = None
    basis: Basis | None = None
    source: str | None = None
    sources: tuple[Source, ...] = ()
    awards: tuple[Award, ...] = ()
    quotas: tuple[Quota, ...] = ()
    multiples: tuple[Multiple, ...] = ()
    salaries: tuple[Salary, ...] = ()
    gaps: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()

    def covers(self, on: date) -> bool:
        """Whether this edition is in force on a day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def award(self, award: str) -> Award | None:
        """The form of award with this id, or None."""
        return next((each for each in self.awards if each.id == award), None)


def governing(laws: Iterable[Law], on: date) -> tuple[Law, ...]:
    """The editions in force on a day, oldest first (*văn bản đang có hiệu lực*)."""
    return tuple(law for law in sorted(laws, key=lambda law: (law.since, law.id)) if law.covers(on))


def in_force(laws: Iterable[Law], name: str, *, on: date) -> Law:
    """The edition of a chain, or the edition called `name` itself, that is in force on a day.

    Raises: RecordError if none is: the day lies before the first edition or after the last, or the name is unknown.
    """
    chain = sorted((law for law in laws if name in (law.chain, law.id)), key=lambda law: law.since)
    found = next((law for law in chain if law.covers(on)), None)
    if found is None:
        first, last = (chain[0].since, chain[-1].until) if chain else (None, None)
        raise RecordError([Problem(fault=Fault.NOT_IN_FORCE, facts=pairs(found=name, on=on, first=first, last=last))])
    return found


def overlaps(laws: Iterable[Law]) -> tuple[tuple[str, str], ...]:
    """Editions of one chain that are in force on the same day: there must be none."""
    chains: dict[str, list[Law]] = {}
    for law in sorted(laws, key=lambda law: law.since):
        chains.setdefault(law.chain, []).append(law)
    return tuple(
        (first.id, second.id)
        for chain in chains.values()
        for first, second in pairwise(chain)
        if first.covers(second.since)
    )


def prize(award: str, *, laws: Iterable[Law], on: date, salaries: Iterable[Salary] = ()) -> Prize:
    """The prize of an award on a day: the multiple in force times the base salary of the day (*tiền thưởng*).

    Base salaries that no edition states are values of the caller.

    Raises: RecordError if no edition in force names the multiple, or no base salary is known for the day.
    """
    editions = governing(laws, on)
    multiple = next((each for law in reversed(editions) for each in law.multiples if each.award == award), None)
    known = [*salaries, *(each for law in editions for each in law.salaries)]
    salary = max((each for each in known if each.since <= on), key=lambda each: each.since, default=None)
    if multiple is None or salary is None:
        missing = "multiples" if multiple is None else "salaries"
        raise RecordError([Problem(fault=Fault.NO_PRIZE, path=f"$.{missing}", facts=pairs(found=award, on=on))])
    return Prize(
        award=award,
        times=multiple.times,
        salary=salary.amount,
        amount=multiple.times * salary.amount,
        cites=(*multiple.cites, *salary.cites),
    )
