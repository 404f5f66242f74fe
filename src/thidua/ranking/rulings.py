"""Rulings: recorded decisions on the order and on classes, and lots that anyone can draw again.

Owns: `Ruling`, `ClassRuling`, `AwardRuling`, `Decided`, `of_order`, `of_classes`, `of_awards`, `draw`, `bad_rulings`,
`checked`.
Takes recorded rulings; gives the order they set, with reasons where a lot or a vote does not confirm it.
Never: a draw that nobody recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from attrs import field, frozen

from thidua.balloting import Ballots, Count, Electorate, Outcome, Vote, count, overcast, seated, silences
from thidua.clusters import unknown_units
from thidua.errors import FormatError, Problem, RecordError
from thidua.given import day_or_none
from thidua.grounds import About, Fault, Ground, Why, pairs
from thidua.names import named_twice, nfc, not_of, unknown
from thidua.nouns import Noun
from thidua.pacts import Pact
from thidua.references import ANYBODY, AwardId, ClassName, UnitId, unit_or_none, units_of
from thidua.rules import BallotRule, Rulebook
from thidua.rules.ranking import RulingKind

__all__ = ["AwardRuling", "ClassRuling", "Ruling", "RulingKind", "draw"]


@frozen(kw_only=True, repr=False)
class Ruling(Noun):
    """A recorded decision on the order of units that are otherwise equal (*quyết định thứ tự*).

    `among` are these units, and `order` the same units, best first; a pick has none, but `picked`, the one that comes
    first. `by` is the unit that had the casting vote (*phiếu quyết định*), or whoever decided. A lot has its published
    `seed`, so that anyone can draw it again; a vote may have its `electorate` and counted ballots, which must lead to
    that order.

    Example:
        >>> Ruling(kind=RulingKind.LOT, among=["a", "b"], order=["b", "a"], seed="58263").order
        ('b', 'a')
    """

    kind: RulingKind
    among: tuple[UnitId, ...] = field(converter=units_of)
    order: tuple[UnitId, ...] = field(default=(), converter=units_of)
    picked: UnitId | None = field(default=None, converter=unit_or_none)
    by: UnitId | None = field(default=None, converter=unit_or_none, metadata=ANYBODY)
    seed: str | None = None
    electorate: Electorate | None = None
    ballots: Ballots = Ballots()
    written: Ballots = Ballots()

    @property
    def vote(self) -> Vote | None:
        """The vote on the order, or None if its ballots are not recorded.

        Raises: RecordError for counts that cannot be.
        """
        if self.electorate is None or self.ballots == self.written == Ballots():  # who could vote, not how they did
            return None
        return Vote(electorate=self.electorate, ballots=self.ballots, written=self.written)


@frozen(kw_only=True, repr=False)
class ClassRuling(Noun):
    """A recorded decision on a class that the rules leave open (*quyết định xếp loại*).

    `by` is who decided, a unit or another body, `on` the day, `reason` the reason as recorded.

    Example:
        >>> ClassRuling(unit="a", band="Tốt", by="UBND xã", on="20/01/2025").band
        'Tốt'
    """

    unit: UnitId = field(converter=UnitId)
    band: ClassName = field(converter=ClassName)
    by: UnitId | None = field(default=None, converter=unit_or_none, metadata=ANYBODY)
    on: date | None = field(default=None, converter=day_or_none)
    reason: str | None = None


@frozen(kw_only=True, repr=False)
class AwardRuling(Noun):
    """A recorded decision on whom to propose where a vote did not carry (*quyết định đề nghị khen thưởng*).

    `by` is who decided, a unit or another body, `on` the day, `reason` the reason as recorded.

    Example:
        >>> AwardRuling(award="co-thi-dua-tinh", unit="a", by="Hội đồng", on="20/01/2025").unit
        'a'
    """

    award: AwardId = field(converter=AwardId)
    unit: UnitId = field(converter=UnitId)
    by: UnitId | None = field(default=None, converter=unit_or_none, metadata=ANYBODY)
    on: date | None = field(default=None, converter=day_or_none)
    reason: str | None = None


Decided = Ruling | ClassRuling | AwardRuling


def of_order(decided: Iterable[Decided]) -> tuple[Ruling, ...]:
    """The decisions on the order of equals."""
    return tuple(each for each in decided if isinstance(each, Ruling))


def of_classes(decided: Iterable[Decided]) -> tuple[ClassRuling, ...]:
    """The decisions on classes."""
    return tuple(each for each in decided if isinstance(each, ClassRuling))


def of_awards(decided: Iterable[Decided]) -> tuple[AwardRuling, ...]:
    """The decisions on whom to propose."""
    return tuple(each for each in decided if isinstance(each, AwardRuling))


def draw(among: Iterable[str], *, seed: str) -> tuple[str, ...]:
    """Draw lots with a published seed (*bốc thăm*), so that anyone can draw them again; the first is best.

    For each unit take the seed, one line feed (U+000A) and the id of the unit, and of these bytes in UTF-8 the SHA-256
    digest. The units come in the order of their digests, the smallest first. Seed and id are in Unicode form NFC, with
    each run of blanks as one space and none at the ends. The order in which the units are listed does not matter.

    Raises: FormatError for a seed or unit that is no text or blank, for one text in place of the units, and for a unit
        that is named twice, in whichever spelling.

    Example:
        >>> draw(["phu-tho", "tuyen-quang", "yen-bai"], seed="Xổ số miền Bắc 20/03/2018: 58263")
        ('yen-bai', 'phu-tho', 'tuyen-quang')
    """
    if isinstance(among, str) or not isinstance(among, Iterable):  # of one text, the letters would be drawn
        raise FormatError([not_of(among, "a list")])
    units = tuple(among)
    names = [nfc(unit) for unit in units]
    problems = [Problem(fault=Fault.BLANK, path=f"$[{row}]") for row, name in enumerate(names) if not name]
    problems += named_twice([(f"$[{row}]", name) for row, name in enumerate(names) if name])
    problems += [] if nfc(seed) else [Problem(fault=Fault.BLANK, path="$.seed")]
    if problems:
        raise FormatError(problems)
    # of seed and unit alone, so that neither the order of the names nor who else is among them moves a unit (shape 46)
    digests = {sha256(f"{nfc(seed)}\n{name}".encode()).digest(): unit for name, unit in zip(names, units, strict=True)}
    return tuple(digests[digest] for digest in sorted(digests))


def checked(ruling: Ruling, pact: Pact) -> tuple[tuple[str, ...], tuple[Ground, ...]]:
    """The order that a ruling sets, empty where its own ballots do not bear it out; and what there is to say of it.

    A lot stands as it was recorded; that it cannot be drawn again, or has no seed, is stated.
    """
    # the others stay equal behind the one (shape 46)
    if ruling.picked is not None:
        return (ruling.picked,), tuple(_for_itself(ruling))
    # people drew it: a seed that gives another order, or none, is said beside it and undoes nothing (shape 46)
    if ruling.kind is RulingKind.LOT:
        return ruling.order, tuple(_drawn_again(ruling))
    rule, vote = _rule(pact.rulebook), ruling.vote
    # no ballots are recorded that could speak against the order (shape 46)
    if vote is None or rule is None:
        return ruling.order, tuple(_for_itself(ruling))
    counted = count(seated(vote, pact.electors), rule=rule)
    grounds = counted.grounds()
    # an order that its own ballots do not give settles nothing, and the tie stays (shape 46)
    if _bears_out(counted, ruling.order):
        return ruling.order, grounds
    facts = pairs(ruling=ruling.kind, order=ruling.order)
    refused = (
        Ground(why=Why.RULING_NOT_BORNE_OUT, about=About(unit=unit), facts=facts, cites=rule.cites)
        for unit in ruling.among
    )
    return (), (*grounds, *refused)


def _for_itself(ruling: Ruling) -> Iterator[Ground]:
    """The conflict of interest of a unit that ruled on its own order."""
    # stated and not undone: what a conflict of interest is worth is for people to say (shapes 11 and 46)
    if ruling.by in ruling.among:
        others = tuple(unit for unit in ruling.among if unit != ruling.by)
        facts = pairs(ruling=ruling.kind, tied_with=others)
        yield Ground(why=Why.CAST_FOR_ITSELF, about=About(unit=ruling.by), facts=facts)


def _bears_out(counted: Count, order: tuple[str, ...]) -> bool:
    """Whether the vote carried and puts the units in exactly this order, none beside another."""
    # all places have to agree: candidates that tie behind the first leave them unordered (shape 46)
    found = [(each.unit, each.place) for each in counted.standings]
    return counted.outcome is Outcome.APPROVED and found == [(unit, row + 1) for row, unit in enumerate(order)]


def _drawn_again(ruling: Ruling) -> Iterator[Ground]:
    drawn = None if ruling.seed is None else draw(ruling.among, seed=ruling.seed)
    again = Why.LOT_REPRODUCED if drawn == ruling.order else Why.LOT_DIFFERS
    why = Why.LOT_UNSEEDED if drawn is None else again
    facts = pairs(seed=ruling.seed, order=ruling.order, drawn=drawn)
    for unit in ruling.order:
        yield Ground(why=why, about=About(unit=unit), facts=facts)


def _rule(rulebook: Rulebook | None) -> BallotRule | None:
    rules = rulebook.ballot if rulebook is not None else ()
    return next((rule for rule in rules if rule.about == "order"), None)


def bad_rulings(pact: Pact, rulings: tuple[Decided, ...]) -> list[Problem]:
    """What is wrong with rulings: a unit outside the cluster, an order of other units than named, a second ruling."""
    problems = []
    seen: set[tuple[RulingKind, frozenset[str]]] = set()
    ruled: set[tuple[str | None, str]] = set()
    for index, ruling in enumerate(rulings):
        path = f"$.rulings[{index}]"
        if not isinstance(ruling, Ruling):
            on = (ruling.award if isinstance(ruling, AwardRuling) else None, ruling.unit)
            problems += [*_bad_alone(pact, ruling, path), *([_twice(path, ruling.unit)] if on in ruled else [])]
            ruled.add(on)
            continue
        barred = () if ruling.electorate is None else ruling.electorate.barred
        named: list[tuple[str, str | None]] = [(f"{path}.among", unit) for unit in ruling.among]
        named += [(f"{path}.electorate.barred", unit) for unit in barred]
        named += [(f"{path}.picked", ruling.picked)] if ruling.picked is not None else []
        problems += unknown_units(pact.cluster, dict.fromkeys(named))
        found = _bad_pick(ruling, pact) if ruling.kind is RulingKind.PICK else _bad_order(ruling)
        problems += [each.under(path) for each in found]
        if ruling.seed is not None and not nfc(ruling.seed):
            problems.append(Problem(fault=Fault.BLANK, path=f"{path}.seed"))
        question = (ruling.kind, frozenset(ruling.among))
        # two decisions of one kind on one question: nothing here may choose between them
        if question in seen:
            problems.append(_twice(path, ", ".join(ruling.among)))
        seen.add(question)
        problems += [each.under(path) for each in _bad_ballots(ruling, pact)]
    return problems


def _bad_order(ruling: Ruling) -> Iterator[Problem]:
    """What is wrong with an order: there is none, or it is not one of the units that are equal."""
    if ruling.picked is not None:
        facts = pairs(found=ruling.picked, allowed=RulingKind.PICK.value)
        yield Problem(fault=Fault.NOT_ALLOWED, path="$.picked", facts=facts)
    if ruling.among and not ruling.order:
        yield Problem(fault=Fault.MISSING_KEY, path="$", facts=pairs(found="order"))
    # who is left out of the order would have no place among the equals (shape 46)
    elif sorted(ruling.among) != sorted(ruling.order) or len(set(ruling.among)) < len(ruling.among):
        facts = pairs(found=", ".join(ruling.order), allowed=tuple(dict.fromkeys(ruling.among)))
        yield Problem(fault=Fault.ALL_NEEDED, path="$.order", facts=facts)


def _bad_pick(ruling: Ruling, pact: Pact) -> Iterator[Problem]:
    """What is wrong with a pick: it picks none of those among whom it is, or says more than whom."""
    units = tuple(dict.fromkeys(ruling.among))
    if ruling.picked is None:
        yield Problem(fault=Fault.MISSING_KEY, path="$", facts=pairs(found="picked"))
    elif ruling.picked not in units and ruling.picked in pact.cluster.ids:  # one that is none is told already
        facts = pairs(found=ruling.picked, allowed=units)
        yield Problem(fault=Fault.NOT_ALLOWED, path="$.picked", facts=facts)
    if len(units) < len(ruling.among):
        facts = pairs(found=", ".join(ruling.among), allowed=units)
        yield Problem(fault=Fault.ALL_NEEDED, path="$.among", facts=facts)
    bare = Ruling(kind=ruling.kind, among=ruling.among)
    for key in ("order", "seed", "electorate", "ballots", "written"):
        if getattr(ruling, key) != getattr(bare, key):
            facts = pairs(found=key, allowed=("among", "picked", "by"))
            yield Problem(fault=Fault.NOT_ALLOWED, path=f"$.{key}", facts=facts)


def _twice(path: str, found: str) -> Problem:
    return Problem(fault=Fault.DUPLICATE_ID, path=path, facts=pairs(found=found))


def _bad_alone(pact: Pact, ruling: ClassRuling | AwardRuling, path: str) -> list[Problem]:
    """What is wrong with a decision on one unit: the unit is unknown, or its class, or no slot is for its award."""
    problems, rules = unknown_units(pact.cluster, {(f"{path}.unit", ruling.unit): None}), pact.rulebook
    # without a rulebook nothing is open that anybody could decide (shapes 81 and 84)
    if isinstance(ruling, ClassRuling):
        names = () if rules is None else tuple(band.name for band in rules.bands)
        if ruling.band not in names:
            problems.append(unknown(Fault.UNKNOWN_BAND, f"{path}.band", ruling.band, names))
        return problems
    awards = () if rules is None else tuple(dict.fromkeys(slot.award for slot in rules.slots))
    if ruling.award not in awards:
        problems.append(unknown(Fault.UNKNOWN_AWARD, f"{path}.award", ruling.award, awards))
    return problems


def _bad_ballots(ruling: Ruling, pact: Pact) -> list[Problem]:
    """What is wrong with the ballots of a ruling; with all of them, while nobody says who could vote."""
    if ruling.electorate is None and not ruling.ballots == ruling.written == Ballots():
        # counts that nothing can be held against (shape 46)
        return [Problem(fault=Fault.MISSING_KEY, path="$", facts=pairs(found="electorate"))]
    try:
        vote = ruling.vote
    except RecordError as error:
        return list(error.problems)
    if vote is None:
        return []
    rule = _rule(pact.rulebook)
    if rule is None:
        return [Problem(fault=Fault.NO_BALLOT_RULE, path="$.ballots", facts=pairs(found="order"))]
    found = [*silences(vote, rule), *overcast(seated(vote, pact.electors))]
    if sorted(vote.candidates) != sorted(ruling.among):
        facts = pairs(found=", ".join(vote.candidates), allowed=ruling.among)
        found.append(Problem(fault=Fault.ALL_NEEDED, path="$.ballots", facts=facts))
    return found
