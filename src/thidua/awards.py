"""Awards: the forms of award, honours already held, streaks and trailing windows, grants as announced.

Owns: `Authority`, `Award`, `HonourKind`, `Honour`, `Grant`, `Held`, `held_before`, `honours_named`, `in_a_row`,
`among_last`, `titles_of`, `seasons_before`, `revoked`, `spanned`, `first_year`.
Takes and gives: ids of awards and labels of seasons; the law of awards is an edition of the archive.
Never: who deserves one (see `nominating`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum, unique
from functools import cached_property
from typing import TypeVar

from attrs import evolve, field, frozen

from thidua.arguments import expect_rows
from thidua.clusters import Cluster, Names, Tier, refuse_season
from thidua.errors import Problem, RecordError
from thidua.given import day_or_none, texts_of
from thidua.grounds import About, Citation, Fault, Ground, Why, pairs
from thidua.names import unknown
from thidua.nouns import Noun
from thidua.references import ITS_SEASON, AwardId, UnitId, renamed, unit_or_none
from thidua.shown import Shown
from thidua.units import Inheritance, Unit, carried, perhaps_carried
from thidua.words import Language, Titles, text_in

__all__ = ["Authority", "Award", "Grant", "Honour", "seasons_before"]

Row = TypeVar("Row")
Label = int | str
Lineage = tuple[frozenset[str], frozenset[str]]  # whose history a unit carries on, and of whom that is open


@frozen(kw_only=True, repr=False)
class Authority(Noun):
    """Who grants an award at one level (*thẩm quyền quyết định*): `by` names the office in words."""

    tier: Tier
    by: str


@frozen(kw_only=True, repr=False)
class Award(Noun):
    """A form of award or emulation title (*hình thức khen thưởng, danh hiệu thi đua*).

    `recipients` says for whom it is, as `tập thể` or `cá nhân`. `granted_by` is the office that grants it,
    `authorities` those at single levels.

    Example:
        >>> Award(id="co-thi-dua-tinh", name="Cờ thi đua của tỉnh", name_en="Provincial emulation flag").id
        'co-thi-dua-tinh'
    """

    id: str
    name: str
    name_en: str | None = None
    recipients: tuple[str, ...] = field(default=(), converter=texts_of)
    granted_by: str | None = None
    authorities: tuple[Authority, ...] = field(default=(), converter=tuple[Authority, ...])
    cites: tuple[Citation, ...] = field(default=(), converter=tuple[Citation, ...])

    def authority(self, tier: Tier | None) -> str | None:
        """The office that grants the award at a level; if the law names none for that level, the one named for all."""
        # where an edition says nothing of the tier, it may say who grants the award at all (shape 62)
        return next((each.by for each in self.authorities if each.tier is tier), self.granted_by)


def titles_of(awards: Iterable[Award], language: Language | str) -> Titles:
    """The names that sentences use for the ids of awards, the last one of an id."""
    language = Language(language)
    return {("award", award.id): text_in(language, award.name, en=award.name_en) for award in awards}


@unique
class HonourKind(Enum):
    """For what an award was given: merit (*công trạng*), a theme (*chuyên đề*), a sudden deed (*đột xuất*)."""

    MERIT = "merit"
    THEMATIC = "thematic"
    SUDDEN = "sudden"


@frozen(kw_only=True, repr=False)
class Honour(Noun):
    """An award that a unit held before this season (*khen thưởng đã nhận*).

    `season` is the one for whose achievement it was given, `on` the day of the decision. From the day `revoked` on it
    does not count any more (*thu hồi, hủy bỏ quyết định*). One of another `kind` than merit never counts as held.

    Raises: FormatError if `season` names no season; RecordError if it was revoked before the day of the decision.

    Example:
        >>> Honour(unit="a", award="co-thi-dua-tinh", season=2023, on="15/03/2024").on
        datetime.date(2024, 3, 15)
    """

    unit: UnitId = field(converter=UnitId, metadata=ITS_SEASON)
    award: AwardId = field(converter=AwardId)
    season: Label
    on: date | None = field(default=None, converter=day_or_none)
    revoked: date | None = field(default=None, converter=day_or_none)
    kind: HonourKind = HonourKind.MERIT

    def __attrs_post_init__(self) -> None:
        """Refuse a season that is none, and an award revoked before it was given."""
        refuse_season(self.season)
        _refuse_order(self.on, self.revoked)


def _refuse_order(on: date | None, revoked: date | None) -> None:
    if on is not None and revoked is not None and revoked < on:
        raise RecordError([Problem(fault=Fault.OUT_OF_RANGE, path="$.revoked", facts=pairs(found=revoked))])


@frozen(kw_only=True, repr=False)
class Grant(Noun):
    """An award as it was announced (*quyết định khen thưởng*): either to a unit, or to a number of persons.

    `individuals` is that number (≥ 0); persons are not named. `on` is the day of the decision, `revoked` the day from
    which it does not count any more.

    Raises: RecordError if both or neither of `unit` and `individuals` are stated, for a number below 0, and if it was
        revoked before the day of the decision.

    Example:
        >>> Grant(award="bang-khen-tinh", individuals=24).unit is None
        True
    """

    award: AwardId = field(converter=AwardId)
    unit: UnitId | None = field(default=None, converter=unit_or_none)
    individuals: int | None = None
    granted_by: str | None = None
    on: date | None = field(default=None, converter=day_or_none)
    revoked: date | None = field(default=None, converter=day_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a grant to nobody, or to both."""
        # persons are a number here: no record of this library names one
        if (self.unit is None) == (self.individuals is None):
            raise RecordError([Problem(fault=Fault.ABOUT_NOTHING, facts=pairs(allowed=("unit", "individuals")))])
        if self.individuals is not None and self.individuals < 0:
            facts = pairs(found=self.individuals, minimum=0)
            raise RecordError([Problem(fault=Fault.BELOW_MINIMUM, path="$.individuals", facts=facts)])
        _refuse_order(self.on, self.revoked)


def _once(seasons: Iterable[Label]) -> tuple[Label, ...]:
    """Seasons in their order, each once."""
    # 2022 and 2022-2023 begin in one year and are one season (shapes 36 and 56)
    return tuple({first_year(label): label for label in sorted(seasons, key=_by_year)}.values())


def revoked(honour: Honour, on: date | None) -> bool:
    """Whether an award counts no more on a day: from the day of its revocation on; without a day, once it is revoked.

    Example:
        >>> lost = Honour(unit="a", award="x", season=2022, revoked=date(2026, 1, 1))
        >>> revoked(lost, date(2025, 12, 31)), revoked(lost, date(2026, 1, 1))
        (False, True)
    """
    # on the very day of its revocation it counts no more (shape 60)
    return honour.revoked is not None and (on is None or honour.revoked <= on)


@frozen(kw_only=True, repr=False)
class Held(Shown):
    """What units held before a season (*thành tích đã được khen thưởng*), inherited awards among it, each once.

    `undecided` are awards of predecessors of which nobody can say whether the unit takes them over: they are not
    counted. `readings` are the ways in which a unit may take them over: those of one predecessor, or, unless the
    largest is asked for, none, or, where the rulebook names no policy, all; of a unit that has more than a thousand
    none is there. What it has in each of them is counted.
    `grounds` say what does not count and why.

    It knows no cluster, so it is asked by the ids of units: of a name, as of an id that nobody bears, it holds nothing.
    `Pact.member` gives the id of a name, and refuses a unit that nobody knows.
    """

    counted: tuple[Honour, ...] = ()
    undecided: tuple[Honour, ...] = ()
    grounds: tuple[Ground, ...] = ()
    readings: tuple[tuple[str, tuple[Honour, ...]], ...] = field(default=(), repr=False)
    _seasons: dict[tuple[str, str], tuple[Label, ...]] = field(init=False, eq=False, repr=False)
    _times: Counter[tuple[str, str]] = field(init=False, eq=False, repr=False)

    @_seasons.default
    def _by_award(self) -> dict[tuple[str, str], tuple[Label, ...]]:
        found: dict[tuple[str, str], list[Label]] = {}
        for each in self.counted:
            found.setdefault((each.unit, each.award), []).append(each.season)
        return {key: _once(seasons) for key, seasons in found.items()}

    @_times.default
    def _how_often(self) -> Counter[tuple[str, str]]:
        return Counter((each.unit, each.award) for each in self.counted)

    def seasons(self, unit: str, award: str) -> tuple[Label, ...]:
        """The seasons for which a unit held an award, oldest first, none twice."""
        return self._seasons.get((unit, award), ())

    def times(self, unit: str, award: str) -> int:
        """For how many seasons a unit held an award: what several predecessors held for one season is one."""
        return self._times.get((unit, award), 0)

    def open_for(self, unit: str) -> tuple[str, ...]:
        """The awards of which nobody can say whether the unit takes them over."""
        return tuple(dict.fromkeys(each.award for each in self._open.get(unit, ())))

    def undecided_of(self, unit: str) -> tuple[Honour, ...]:
        """The awards of which nobody can say whether the unit takes them over, season by season."""
        return tuple(self._open.get(unit, ()))

    @cached_property
    def open_awards(self) -> tuple[str, ...]:
        """The awards of which nobody can say whether some unit takes them over."""
        return tuple(dict.fromkeys(each.award for each in self.undecided))

    def why_open(self, unit: str, award: str) -> Ground:
        """The reason why nobody can say whether the unit takes over an award that is open for it."""
        return self._reasons[unit, award]

    def outcomes(self, unit: str, alone: str | None = None) -> Iterator[Held]:
        """What a unit holds in each way in which it may take over what is undecided, or of that one award `alone`."""
        own = self._own.get(unit, ())
        ways = ([each for each in taken if alone in (None, each.award)] for taken in self._ways.get(unit, ()))
        return (Held(counted=(*own, *taken)) for taken in ways)

    @cached_property
    def _own(self) -> dict[str, list[Honour]]:
        return _gathered((each.unit, each) for each in self.counted)

    @cached_property
    def _open(self) -> dict[str, list[Honour]]:
        return _gathered((each.unit, each) for each in self.undecided)

    @cached_property
    def _ways(self) -> dict[str, list[tuple[Honour, ...]]]:
        return _gathered(self.readings)

    @cached_property
    def _reasons(self) -> dict[tuple[str | None, str | None], Ground]:
        said = (each for each in self.grounds if each.why is Why.HONOURS_OPEN)
        return {(each.about.unit, each.about.award): each for each in said}


def _gathered(rows: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    """What stands beside each unit, in its order."""
    found: dict[str, list[Row]] = {}
    for unit, each in rows:
        found.setdefault(unit, []).append(each)
    return found


_NOTHING_HELD = Held()


def honours_named(honours: Iterable[Honour], names: Names) -> tuple[Honour, ...]:
    """Honours with ids in place of the names that units bore in the season of each.

    Raises: FormatError for what is no honour; RecordError for a unit that the record does not know.
    """
    rows = expect_rows(honours, Honour, at="$.honours")
    known = names.cluster.known
    if all(each.unit in known for each in rows):  # as in every record that was read
        return rows
    rows = tuple(renamed(each, names.by_ids) for each in rows)
    problems = [
        unknown(Fault.UNKNOWN_UNIT, f"$.honours[{row}].unit", each.unit, names.cluster.ids)
        for row, each in enumerate(rows)
        if each.unit not in known
    ]
    if problems:
        raise RecordError(problems)
    return rows


def held_before(
    honours: Iterable[Honour],
    *,
    cluster: Cluster,
    inheritance: Inheritance | None = None,
    season: Label | None = None,
    on: date | None = None,
) -> Held:
    """What the units of a cluster held before a season, as of a day: the one answer for bonuses, ties and requirements.

    Only what was given for merit counts, for seasons before it, decided by the day and not revoked by it; twice the
    same is one. A merged unit has what its predecessors held where the policy says so: the same award for one season,
    held by several of them or by the unit itself as well, is one.
    """
    rows = tuple(honours)
    if not rows:
        return _NOTHING_HELD
    known = {unit.id: unit for unit in (*cluster.others, *cluster.units)}
    lines = {unit.id: _lineage(unit, known, inheritance) for unit in cluster.units if unit.formed_from}
    heirs = _gathered((unit, heir) for heir, (sure, _) in lines.items() for unit in sure)
    left_out = [(each, _left_out(each, season, on)) for each in rows]
    grounds = [ground for each, said in left_out for ground in _with_heirs(said, each.unit, heirs.get(each.unit, ()))]
    standing = _standing(left_out, on)
    own, twice = _each_once(standing)
    # what a unit held itself before what it took over: the same award for one season is one (shape 68)
    passed = _passed(own, {heir: sure for heir, (sure, _) in lines.items()})
    counted, again = _each_once([*((each.unit, each) for each in own), *passed]) if passed else (own, [])
    may_pass = _passed(own, {heir: may for heir, (_, may) in lines.items()})
    sure_of = {_achieved(each.unit, each) for each in counted} if may_pass else set()
    open_ = [claimed for claimed in may_pass if _achieved(*claimed) not in sure_of]  # it has the others anyhow
    readings = _readings(open_, known, inheritance)
    # it is open from whom it has such an award, and not whether it has one (shape 68)
    anyhow = _in_each(readings)
    counted += _each_once(claimed for claimed in open_ if _achieved(*claimed) in anyhow)[0]
    open_ = [claimed for claimed in open_ if _achieved(*claimed) not in anyhow]
    undecided, _ = _each_once(open_)
    grounds += [*twice, *again, *_undecided(open_, inheritance)]
    left = ((heir, (each for each in taken if _achieved(heir, each) not in anyhow)) for heir, taken in readings)
    return Held(
        counted=tuple(counted),
        undecided=tuple(undecided),
        grounds=tuple(grounds),
        readings=tuple((heir, tuple(taken)) for heir, taken in left),
    )


Claimed = tuple[str, Honour]  # an award with the unit that has it: itself, or an heir of the one that was given it
Achievement = tuple[str, str, int]  # an award of one unit for one season


def _standing(left_out: list[tuple[Honour, list[Ground]]], on: date | None) -> list[Claimed]:
    """The awards that count by themselves, of all with what there is to say of each."""
    # what is thematic or sudden is another honour, and revokes none for merit (shape 99)
    merit = [(each, said) for each, said in left_out if each.kind is HonourKind.MERIT]
    gone = {_achieved(each.unit, each) for each, _ in merit if revoked(each, on)}  # though another row does not say so
    return [
        (each.unit, each)
        for each, said in merit
        # an award that will be revoked later still counts as of this day (shape 60)
        if _achieved(each.unit, each) not in gone and all(ground.why is Why.REVOKED_LATER for ground in said)
    ]


def _passed(own: list[Honour], heirs: Mapping[str, frozenset[str]]) -> list[Claimed]:
    """The awards that heirs have from those whose history they carry on, each heir's in their order."""
    rows = _gathered((each.unit, (row, each)) for row, each in enumerate(own))
    found = ((heir, [each for unit in before for each in rows.get(unit, ())]) for heir, before in heirs.items())
    return [(heir, each) for heir, taken in found for _, each in sorted(taken, key=lambda numbered: numbered[0])]


def _achieved(holder: str, honour: Honour) -> Achievement:
    """What is one achievement: an award of one unit for one season, however its label is written."""
    return holder, honour.award, first_year(honour.season)


def _each_once(claimed: Iterable[Claimed]) -> tuple[list[Honour], list[Ground]]:
    """The awards as those of their holders, one for a season, whoever it came from; and which stood there twice."""
    found: dict[Achievement, list[Honour]] = {}
    for holder, honour in claimed:
        found.setdefault(_achieved(holder, honour), []).append(honour)
    last = ((holder, max(same, key=_by_label) if same[1:] else same[0]) for (holder, _, _), same in found.items())
    kept = [each if each.unit == holder else evolve(each, unit=holder) for holder, each in last]
    return kept, [_twice(holder, same) for (holder, _, _), same in found.items() if same[1:]]


def _readings(
    open_: list[Claimed], known: Mapping[str, Unit], inheritance: Inheritance | None
) -> list[tuple[str, list[Honour]]]:
    """For each heir, the open awards that it takes over, in each way in which it may."""
    heirs, holders = _gathered(open_), frozenset(each.unit for _, each in open_)
    ways = ((heir, way) for heir in heirs for way in _ways(known[heir], known, inheritance, holders))
    return [(heir, _each_once((heir, each) for each in heirs[heir] if each.unit in way)[0]) for heir, way in ways]


def _in_each(readings: Iterable[tuple[str, list[Honour]]]) -> frozenset[Achievement]:
    """What an heir has in whichever way it takes over: of two predecessors that both held it, from one or the other."""
    found: dict[str, set[Achievement]] = {}
    for heir, taken in readings:
        own = {_achieved(heir, each) for each in taken}
        found[heir] = found.get(heir, own) & own
    return frozenset().union(*found.values())


def _by_label(honour: Honour) -> tuple[int, str]:
    return _by_year(honour.season)


def _with_heirs(said: Iterable[Ground], unit: str, heirs: Collection[str]) -> Iterator[Ground]:
    """What is said of an award, under the unit that was given it and under those that take its history over."""
    for ground in said:
        yield ground
        for heir in heirs:
            facts = (*ground.facts, *pairs(predecessor=(unit,)))
            yield evolve(ground, about=evolve(ground.about, unit=heir), facts=facts)


def _left_out(honour: Honour, season: Label | None, on: date | None) -> list[Ground]:
    """What there is to say of an honour seen from a season and a day: why it does not count, or no more later."""
    about = About(unit=honour.unit, award=honour.award, season=honour.season)
    if honour.kind is not HonourKind.MERIT:
        return [Ground(why=Why.HONOUR_OF_OTHER_KIND, about=about, facts=pairs(honour_kind=honour.kind))]
    said = []
    if honour.revoked is not None:
        why, day = (Why.REVOKED, None) if revoked(honour, on) else (Why.REVOKED_LATER, on)
        said.append(Ground(why=why, about=about, facts=pairs(on=honour.revoked, day=day)))
    # the award that this season is about cannot help to earn it (shapes 36, 56 and 57)
    if season is not None and first_year(honour.season) >= first_year(season):
        said.append(Ground(why=Why.HONOUR_LATER, about=about, facts=pairs(before=str(season))))
    # as of the day whose law governs it was not decided yet (shape 36)
    elif on is not None and honour.on is not None and honour.on > on:
        said.append(Ground(why=Why.HONOUR_NOT_YET, about=about, facts=pairs(on=honour.on, day=on)))
    return said


def _lineage(unit: Unit, known: Mapping[str, Unit], inheritance: Inheritance | None) -> Lineage:
    """Whose history a unit carries on, through predecessors of predecessors too; and apart, whose it may carry on."""
    found: dict[bool, set[str]] = {False: set(), True: set()}
    ahead = [(unit, False)]
    while ahead:
        one, doubted = ahead.pop()
        # behind one that is open all is open, however sure it was by itself (shape 68)
        before, open_ = _before(one, known, inheritance)
        reached = found[doubted or open_]
        ahead += [(known[each], doubted or open_) for each in before if each in known and each not in reached]
        reached.update(before)
    return frozenset(found[False]), frozenset(found[True])


def _before(unit: Unit, known: Mapping[str, Unit], inheritance: Inheritance | None) -> tuple[tuple[str, ...], bool]:
    """The predecessors whose history a unit takes over, or may, and whether that is open."""
    claim = carried(unit, known, inheritance)
    return (perhaps_carried(unit, known, inheritance)[0], True) if claim is None else (claim, False)


def _ways(
    heir: Unit, known: Mapping[str, Unit], inheritance: Inheritance | None, holders: frozenset[str]
) -> Iterable[frozenset[str]]:
    """Those of some holders whose history a unit carries on, in each way there is; none where the ways are too many.

    Where it is open whose history a unit takes over, that is the one of one predecessor, perhaps nobody's, as one of
    them is the largest, but need not be named; and where the rulebook names no policy, perhaps everybody's.
    """
    found: dict[str, dict[frozenset[str], None]] = {}  # a set that keeps the order
    nobody: frozenset[str] = frozenset()
    for unit in _oldest_first(heir, known, inheritance):
        before, open_ = _before(unit, known, inheritance)
        one = {way | holders.intersection({each}): None for each in before for way in found.get(each, (nobody,))}
        every = nobody.union(*one)
        if open_:
            one |= dict.fromkeys(_further(inheritance, every))
        elif len(before) != 1:
            one = {every: None}  # none or every predecessor: then nothing further down is open either
        if len(one) > _MOST_WAYS:
            return ()
        found[unit.id] = one
    return found[heir.id]


def _further(inheritance: Inheritance | None, every: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Whose history a unit may take over but that of one predecessor, where that is open: nobody's, or everybody's."""
    # no policy is named: each of them is one that the rulebook may have meant (shape 68)
    if inheritance is None:
        return frozenset(), every
    return () if inheritance is Inheritance.LARGEST else (frozenset(),)


_MOST_WAYS = 1_000  # of taking over a history that are tried one by one


def _oldest_first(unit: Unit, known: Mapping[str, Unit], inheritance: Inheritance | None) -> Iterator[Unit]:
    """A unit behind all those recorded whose history it takes over, or may."""
    ahead, met = [(unit, False)], set[str]()
    while ahead:
        one, done = ahead.pop()
        if done:
            yield one
        elif one.id not in met:
            met.add(one.id)
            ahead.append((one, True))
            ahead += [(known[each], False) for each in _before(one, known, inheritance)[0] if each in known]


def _twice(holder: str, same: list[Honour]) -> Ground:
    """An award that stands more than once for one season counts once, be it recorded twice or taken over."""
    about = About(unit=holder, award=same[0].award, season=first_year(same[0].season))
    from_ = tuple(dict.fromkeys(each.unit for each in same if each.unit != holder))
    facts = pairs(named=tuple(str(each.season) for each in same), predecessor=from_ or None)
    return Ground(why=Why.HONOUR_TWICE, about=about, facts=facts)


def _undecided(open_: Iterable[Claimed], inheritance: Inheritance | None) -> Iterator[Ground]:
    """Awards of predecessors of which it is open whether a unit takes them over."""
    rows: dict[tuple[str, str], list[Honour]] = {}
    for heir, honour in open_:
        rows.setdefault((heir, honour.award), []).append(honour)
    for (heir, award), own in rows.items():
        facts = pairs(
            predecessor=tuple(dict.fromkeys(each.unit for each in own)),
            held=_once(each.season for each in own),
            policy=inheritance,
        )
        yield Ground(why=Why.HONOURS_OPEN, about=About(unit=heir, award=award), facts=facts)


def seasons_before(season: Label, count: int) -> tuple[Label, ...]:
    """List the labels of the `count` seasons right before one, oldest first, each written as that label is.

    Nothing lies before the year 1, however many are asked for.

    Example:
        >>> seasons_before(2024, 2), seasons_before("2023-2024", 1)
        ((2022, 2023), ('2022-2023',))
    """
    year = first_year(season)
    return tuple(_label(each, season) for each in range(max(year - count, 1), year))


def spanned(season: Label, count: int) -> tuple[Label, ...]:
    """So many seasons right before one, as people list them: all, or of very many the first and the last."""
    found = seasons_before(season, count)
    return found if len(found) <= _LISTED else (found[0], "…", found[-1])


_LISTED = 20  # seasons that a sentence can list


def in_a_row(seasons: tuple[Label, ...], before: Label) -> tuple[Label, ...]:
    """Of seasons, oldest first, those in a row that end right before one (*số năm liên tục*).

    Example:
        >>> in_a_row((2020, 2022, 2023), before=2024)
        (2022, 2023)
    """
    found: list[Label] = []
    year = first_year(before)
    for label in reversed(seasons):
        if first_year(label) < year:
            # a season without the award ends the row (shape 56)
            if first_year(label) != year - 1 - len(found):
                break
            found.append(label)
    return tuple(reversed(found))


def among_last(held_in: tuple[Label, ...], before: Label, count: int) -> tuple[Label, ...]:
    """Of seasons, those among so many right before one (*trong n năm liền trước*).

    Example:
        >>> among_last((2016, 2020, 2023), before=2024, count=7)
        (2020, 2023)
    """
    year = first_year(before)
    # the season of the proposal itself is none of those before it (shape 57)
    return tuple(label for label in held_in if year - count <= first_year(label) < year)


def first_year(season: Label) -> int:
    """The year in which a season begins: what puts calendar and school years in one order."""
    return season if isinstance(season, int) else int(season.partition("-")[0])


def _by_year(season: Label) -> tuple[int, str]:
    return first_year(season), str(season)


def _label(year: int, like: Label) -> Label:
    return year if isinstance(like, int) else f"{year:04}-{year + 1:04}"
