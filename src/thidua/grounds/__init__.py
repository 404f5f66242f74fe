"""Grounds: the closed list of reasons, and the citation and basis of each (*căn cứ*).

Owns: `Basis`, `Citation`, `Sources`, `Source`, `Why`, `About`, `Ground`, `Account`; `Others`, `pairs`, `by_unit`,
`basis_of`, `basis_or_none`; the list of faults has a module of its own.
Takes and gives: plain facts; no sentence is made here (see `words`).
Never: words for people, judgements, numbers of any regulation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum, unique
from fractions import Fraction

from attrs import field, frozen

from thidua.grounds.faults import Fault
from thidua.shown import Shown

__all__ = ["About", "Account", "Basis", "Citation", "Fact", "Fault", "Ground", "Source", "Sources", "Why"]


@frozen(kw_only=True, eq=False, repr=False)
class Others(Shown):
    """A group of units but one, as the tuple of them; the reasons of all units of the group share the group.

    Example:
        >>> tuple(Others(group=("a", "b", "c"), row=1))
        ('a', 'c')
    """

    group: tuple[str, ...]
    row: int

    @property
    def units(self) -> tuple[str, ...]:
        """The units, as a tuple of their own."""
        return (*self.group[: self.row], *self.group[self.row + 1 :])

    def __iter__(self) -> Iterator[str]:
        return iter(self.units)

    def __len__(self) -> int:
        return len(self.group) - 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Others | tuple) and self.units == tuple(other)

    def __hash__(self) -> int:
        return hash(self.units)


Fact = str | int | Fraction | date | Enum | Others | tuple["Fact", ...]
Facts = tuple[tuple[str, Fact], ...]


def pairs(**facts: Fact | None) -> Facts:
    """Facts of a reason or problem as pairs; what is not known is left out.

    Example:
        >>> pairs(place=2, by=None)
        (('place', 2),)
    """
    return tuple([(key, fact) for key, fact in facts.items() if fact is not None])


PERCENT = "%"  # the measure of a figure whose values are shares


@unique
class Basis(Enum):
    """How well a fact or rule is supported by its source (*cơ sở*); only `STATED` counts as law."""

    STATED = "stated"
    INFERRED = "inferred"
    BORROWED = "borrowed"
    PROPOSED = "proposed"
    ILLUSTRATIVE = "illustrative"
    FICTIONAL = "fictional"


def basis_of(found: Basis | str) -> Basis:
    """A basis, be it by the word of documents.

    Raises: ValueError for a word that names none.
    """
    return found if isinstance(found, Basis) else Basis(found)


def basis_or_none(found: Basis | str | None) -> Basis | None:
    """A basis, be it by the word of documents, where there is one."""
    return None if found is None else basis_of(found)


@frozen(kw_only=True, cache_hash=True, repr=False)
class Citation(Shown):
    """The place in a document that supports a fact or rule (*viện dẫn*).

    `about` names the part of a rule that it supports (`"scale.edge"`); without it, the whole rule.

    Example:
        >>> Citation(document="91/2017/NĐ-CP", clause="Điều 11").basis
        <Basis.STATED: 'stated'>
    """

    document: str | None = None
    clause: str | None = None
    basis: Basis = field(default=Basis.STATED, converter=basis_of)
    about: str | None = None


@frozen(kw_only=True, repr=False)
class Account(Shown):
    """What one of several sources says about the same fact, where they differ."""

    says: str
    source: str | None = None
    basis: Basis | None = field(default=None, converter=basis_or_none)


@frozen(kw_only=True, repr=False)
class Source(Shown):
    """The source and basis of one part of a document (*nguồn*); `about` is the dotted path of that part.

    `readings` are what several sources say where they differ.
    """

    about: str
    basis: Basis | None = field(default=None, converter=basis_or_none)
    source: str | None = None
    clause: str | None = None
    readings: tuple[Account, ...] = field(default=(), converter=tuple[Account, ...])


@frozen(kw_only=True, repr=False)
class Sources(Shown):
    """Where a document's facts come from (*nguồn*): a source for the whole, and other sources for parts of it.

    Example:
        >>> sources = Sources(
        ...     source="Báo A", basis=Basis.STATED, parts=(Source(about="cluster.head", basis=Basis.INFERRED),)
        ... )
        >>> sources.cite("cluster.head")[0].basis.value, sources.cite("pact.signed")[0].basis.value
        ('inferred', 'stated')
    """

    source: str | None = None
    basis: Basis | None = field(default=None, converter=basis_or_none)
    parts: tuple[Source, ...] = field(default=(), converter=tuple[Source, ...])
    _by_path: dict[str, Source] = field(init=False, eq=False, repr=False)

    @_by_path.default
    def _first_of_each(self) -> dict[str, Source]:
        return {part.about: part for part in reversed(self.parts)}

    def cite(self, path: str) -> tuple[Citation, ...]:
        """The citation for the fact at `path`: the source of the longest part that contains it, else that of the whole.

        It is empty if the document names neither source nor basis.
        """
        part, covered = None, path
        while part is None and covered:
            part = self._by_path.get(covered)
            covered = covered.rpartition(".")[0]
        source = (part.source if part else None) or self.source
        basis = (part.basis if part else None) or self.basis
        if source is None and basis is None:
            return ()
        clause = part.clause if part else None
        return (Citation(document=source, clause=clause, basis=basis or Basis.PROPOSED),)


@unique
class Why(Enum):
    """Every reason that a result can state (*lý do*); `thidua.words` has a sentence for each, in every language.

    Example:
        >>> Why.TIED.value
        'tied'
    """

    __hash__ = object.__hash__  # each is one of its kind: nothing of it has to be read to find its words

    # the pact and its cluster
    SIGNED = "signed"
    OFFICER = "officer"
    OFFICER_ABSENT = "officer-absent"
    MET = "met"
    ON_OTHER_BASIS = "on-other-basis"
    PACT_UNSIGNED = "pact-unsigned"
    NO_UNITS = "no-units"
    NO_RULEBOOK = "no-rulebook"
    MEMBERS_INCOMPLETE = "members-incomplete"
    READINGS_DIFFER = "readings-differ"
    AMENDED = "amended"
    JOINED = "joined"
    LEFT = "left"
    NO_MEMBER = "no-member"
    LEFT_WITHIN = "left-within"
    JOINED_WITHIN = "joined-within"
    MEETING_MISPLACED = "meeting-misplaced"
    # figures and their review
    NO_REPORT = "no-report"
    NOT_REPORTED = "not-reported"
    NOT_ASSIGNED = "not-assigned"
    NO_TARGET = "no-target"
    VOID = "void"
    REPORT_UNDATED = "report-undated"
    REPORT_LATE = "report-late"
    REPORT_AFTER_PUBLICATION = "report-after-publication"
    REPORT_OUTSIDE = "report-outside"
    CASES_OUTSIDE = "cases-outside"
    CASES_ALIKE = "cases-alike"
    DAY_FAR_OFF = "day-far-off"
    CORRECTED = "corrected"
    REVIEWED = "reviewed"
    MEAN_OF = "mean-of"
    MEDIAN_OF = "median-of"
    TRIMMED_MEAN_OF = "trimmed-mean-of"
    GREATEST_OF = "greatest-of"
    AGREED = "agreed"
    NOT_AGREED = "not-agreed"
    OVERRIDDEN = "overridden"
    SELF_SCORED = "self-scored"
    WRONG_ROLE = "wrong-role"
    WRONG_ASSESSOR = "wrong-assessor"
    OUT_OF_ORDER = "out-of-order"
    AFTER_PUBLICATION = "after-publication"
    EXPLAINED = "explained"
    OUTLIER = "outlier"
    OUTLYING_RATE = "outlying-rate"
    # progress
    PLEDGE_DONE = "pledge-done"
    # points
    STANDARD = "standard"
    GIVEN = "given"
    PASSED = "passed"
    FAILED = "failed"
    PER_OCCURRENCE = "per-occurrence"
    BY_GRADE = "by-grade"
    CHOSE = "chose"
    IN_BAND = "in-band"
    OUTSIDE_BANDS = "outside-bands"
    STEPPED = "stepped"
    BELOW_STEPS = "below-steps"
    LOOKED_UP = "looked-up"
    FROM_PARTS = "from-parts"
    CALCULATED = "calculated"
    FIRST_HELD = "first-held"
    NONE_HELD = "none-held"
    INTERPOLATED = "interpolated"
    BEST_TAKEN = "best-taken"
    INCOMPLETE = "incomplete"
    BETWEEN_POSTS = "between-posts"
    POSTS_UNDEFINED = "posts-undefined"
    UNDEFINED = "undefined"
    SEASON_WITHOUT_DAYS = "season-without-days"
    DIGITS_WITHOUT_END = "digits-without-end"
    ON_TIME = "on-time"
    LATE = "late"
    EARLY = "early"
    CASES_IN_TIME = "cases-in-time"
    IDLE = "idle"
    BY_PLACE = "by-place"
    BEYOND_PLACES = "beyond-places"
    GATED = "gated"
    WAIVED = "waived"
    FORFEITED = "forfeited"
    PROPORTIONAL = "proportional"
    RELATIVE = "relative"
    POOLED = "pooled"
    POOL_UNDEFINED = "pool-undefined"
    PEERS_MISSING = "peers-missing"
    POINTS_UNBOUNDED = "points-unbounded"
    POINTS_EITHER_WAY = "points-either-way"
    CAPPED = "capped"
    FLOORED = "floored"
    BELOW_ZERO = "below-zero"
    SUMMED = "summed"
    BEST_OF = "best-of"
    SUM_DIFFERS = "sum-differs"
    HONOURED = "honoured"
    BELOW_MEAN = "below-mean"
    ADJUSTED = "adjusted"
    ADJUSTMENT_UNDEFINED = "adjustment-undefined"
    TOTAL = "total"
    # the same facts under another edition
    MOVED = "moved"
    LEFT_OUT = "left-out"
    ROTATION_LEFT_OUT = "rotation-left-out"
    # places
    ANNOUNCED = "announced"
    ANNOUNCED_OUTSIDE = "announced-outside"
    ANNOUNCED_BARRED = "announced-barred"
    ANNOUNCED_BEYOND = "announced-beyond"
    ANNOUNCED_DIFFERS = "announced-differs"
    PLACES_DENSE = "places-dense"
    PLACE_CROWDED = "place-crowded"
    NOT_ANNOUNCED = "not-announced"
    UNDER_WAY = "season-under-way"
    PLACED = "placed"
    PLACED_EITHER_WAY = "placed-either-way"
    TIED = "tied"
    TIE_BROKEN = "tie-broken"
    TIE_UNDECIDED = "tie-undecided"
    RULING_UNUSED = "ruling-unused"
    RULING_NOT_BORNE_OUT = "ruling-not-borne-out"
    CAST_FOR_ITSELF = "cast-for-itself"
    LOT_REPRODUCED = "lot-reproduced"
    LOT_DIFFERS = "lot-differs"
    LOT_UNSEEDED = "lot-unseeded"
    UNCLASSIFIED = "unclassified"
    LATE_WITHOUT_PLACE = "late-without-place"
    NOTHING_ASSIGNED = "nothing-assigned"
    BARRED_BELOW_MEAN = "barred-below-mean"
    PROVISIONAL = "provisional"
    TOTAL_OPEN = "total-open"
    STANDING_OPEN = "standing-open"
    BEHIND_OPEN_BAR = "behind-open-bar"
    TOTAL_UNBOUNDED = "total-unbounded"
    PEERS_UNKNOWN = "peers-unknown"
    BARRED_UNSIGNED = "barred-unsigned"
    BARRED_BY_CONDITION = "barred-by-condition"
    BAR_UNDECIDED = "bar-undecided"
    # classes of the whole
    CLASSED = "classed"
    CLASSED_BY_PARTS = "classed-by-parts"
    CLASS_ANNOUNCED = "class-announced"
    CLASS_DIFFERS = "class-differs"
    CLASS_OUT_OF_ORDER = "class-out-of-order"
    BELOW_BANDS = "below-bands"
    CLASS_UNKNOWN = "class-unknown"
    CLASS_OPEN = "class-open"
    CLASS_LIMITED = "class-limited"
    CLASS_LIMIT_UNDECIDED = "class-limit-undecided"
    CLASS_LIMITS_DIFFER = "class-limits-differ"
    CLASS_OVER_QUOTA = "class-over-quota"
    CLASS_QUOTA_OPEN = "class-quota-open"
    CLASS_QUOTA_EXCEEDED = "class-quota-exceeded"
    CLASS_LEFT_OPEN = "class-left-open"
    CLASS_DECIDED = "class-decided"
    CLASS_RULING_UNUSED = "class-ruling-unused"
    # ballots
    APPROVED = "approved"
    NOT_APPROVED = "not-approved"
    NO_QUORUM = "no-quorum"
    VOTES_TIED = "votes-tied"
    FIRST_BY_BALLOTS = "first-by-ballots"
    CHOSEN_BY_BALLOTS = "chosen-by-ballots"
    RANKED_BY_BALLOTS = "ranked-by-ballots"
    ELECTED_AS_COUNTED = "elected-as-counted"
    ELECTED_OTHERWISE = "elected-otherwise"
    # nominations and decisions
    NOMINATED = "nominated"
    HEAD_IS_CANDIDATE = "head-is-candidate"
    OUTSIDE_SLOTS = "outside-slots"
    UNVOTED = "unvoted"
    NOT_CARRIED = "not-carried"
    NO_STANDING = "no-standing"
    STANDING_UNDECIDED = "standing-undecided"
    VOTE_UNASKED = "vote-unasked"
    VOTED_OUTSIDE = "voted-outside"
    SERVES_OUTSIDE = "serves-outside"
    VOTE_OUTSTANDING = "vote-outstanding"
    VOTE_NOT_HELD = "vote-not-held"
    DECISION_OUTSTANDING = "decision-outstanding"
    AWARD_DECIDED = "award-decided"
    AWARD_RULING_UNUSED = "award-ruling-unused"
    SLOT_OPEN = "slot-open"
    SLOT_UNFILLED = "slot-unfilled"
    NO_SLOTS = "no-slots"
    WITHIN_QUOTA = "within-quota"
    PRIZES = "prizes"
    PRIZE_OPEN = "prize-open"
    NOMINATED_INSTEAD = "nominated-instead"
    INSTEAD_OPEN = "instead-open"
    BEYOND_QUOTA = "beyond-quota"
    EDGE_OPEN = "edge-open"
    QUOTA = "quota"
    QUOTA_UNFILLED = "quota-unfilled"
    QUOTA_UNKNOWN = "quota-unknown"
    QUOTA_DEPENDS = "quota-depends"
    SEAT_OPEN = "seat-open"
    ORDER_OPEN = "order-open"
    OTHER_TIER = "other-tier"
    ALREADY_NOMINATED = "already-nominated"
    STANDS_ONCE = "stands-once"
    IF_NOMINATED_UNSAID = "if-nominated-unsaid"
    HIGHER_SLOT_OPEN = "higher-slot-open"
    SLOT_LAPSED = "slot-lapsed"
    STREAK_HELD = "streak-held"
    STREAK_SHORT = "streak-short"
    WINDOW_HELD = "window-held"
    WINDOW_SHORT = "window-short"
    WINDOW_MISSED = "window-missed"
    HELD_ONCE = "held-once"
    HONOURS_OPEN = "honours-open"
    HONOUR_LATER = "honour-later"
    HONOUR_NOT_YET = "honour-not-yet"
    HONOUR_TWICE = "honour-twice"
    HONOUR_OF_OTHER_KIND = "honour-of-other-kind"
    OF_OTHER_BAND = "of-other-band"
    BAND_UNDECIDED = "band-undecided"
    NO_NEED_MET = "no-need-met"
    NO_NEED_SURE = "no-need-sure"
    STANDARD_MET = "standard-met"
    STANDARD_MISSED = "standard-missed"
    STANDARD_UNDECIDED = "standard-undecided"
    LAW_IN_FORCE = "law-in-force"
    LAW_UNKNOWN = "law-unknown"
    LAW_UNREVIEWED = "law-unreviewed"
    GRANTED = "granted"
    GRANT_TWICE = "grant-twice"
    GRANTED_PERSONS = "granted-persons"
    REVOKED = "revoked"
    REVOKED_LATER = "revoked-later"
    # the council over many clusters
    QUOTA_OPEN = "quota-open"
    AWARD_UNNAMED = "award-unnamed"
    DECIDED = "decided"
    NOT_VOTED = "not-voted"
    COUNCIL_NO_QUORUM = "council-no-quorum"
    VOTED_DOWN = "voted-down"
    HIGHER_AWARD = "higher-award"
    HIGHER_OPEN = "higher-open"
    PLACE_OPEN = "place-open"
    OVER_QUOTA = "over-quota"
    TIED_AT_QUOTA = "tied-at-quota"
    COUNTS_ANNOUNCED = "counts-announced"
    NOTHING_PROPOSED = "nothing-proposed"
    PROPOSALS_AWAITED = "proposals-awaited"
    COUNCIL_UNDATED = "council-undated"
    # a series of periods
    SERIES_PLACED = "series-placed"
    SERIES_OPEN = "series-open"
    SERIES_VOID = "series-void"
    SERIES_INCOMPLETE = "series-incomplete"
    PERIOD_SHARE = "period-share"
    PERIOD_OPEN = "period-open"
    PERIOD_WITHOUT = "period-without"
    PERIOD_NOT_HELD = "period-not-held"
    PERIOD_AWAITED = "period-awaited"
    # handover
    CHOSEN = "chosen"
    NOT_NAMED = "not-named"
    NO_CHOICE = "no-choice"
    FOLLOWS_RULE = "follows-rule"
    DEPARTS_FROM_RULE = "departs-from-rule"
    DECLINED = "declined"
    REPLACED = "replaced"
    # rotation
    SUCCEEDS = "succeeds"
    NEXT_IN_ROSTER = "next-in-roster"
    JOINED_ROUND = "joined-round"
    SAME_ROUND = "same-round"
    ONLY_ONE_LEFT = "only-one-left"
    BEST_PLACED = "best-placed"
    TERM_RUNS = "term-runs"
    OFFICE_OPEN = "office-open"
    JOINERS_UNSAID = "joiners-unsaid"
    DECLINED_UNSAID = "declined-unsaid"
    UNIT_ENDS = "unit-ends"
    UNIT_LEAVES = "unit-leaves"
    TURN_INHERITED = "turn-inherited"
    TURN_LAPSES = "turn-lapses"
    INHERITANCE_OPEN = "inheritance-open"
    TURN_DEPENDS = "turn-depends"
    HEIR_ABSENT = "heir-absent"
    HEIR_UNLISTED = "heir-unlisted"
    TURNS = "turns"


@frozen(kw_only=True, repr=False)
class About(Shown):
    """What a reason is about (*về việc gì*), by ids: at least one of these is stated.

    Example:
        >>> About(unit="phu-tho").unit
        'phu-tho'
    """

    unit: str | None = None
    criterion: str | None = None
    figure: str | None = None
    award: str | None = None
    office: str | None = None
    season: int | str | None = None

    def named(self) -> dict[str, str | int]:
        """The ids that are not None, by kind."""
        kinds = (
            ("unit", self.unit),
            ("criterion", self.criterion),
            ("figure", self.figure),
            ("award", self.award),
            ("office", self.office),
            ("season", self.season),
        )
        return {kind: each for kind, each in kinds if each is not None}


def _all(cites: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(cites)


@frozen(kw_only=True, repr=False)
class Ground(Shown):
    """One reason for a result (*căn cứ*): a code, what it is about, facts as pairs, and citations, but no prose.

    Example:
        >>> ground = Ground(why=Why.TIED, about=About(unit="a"), facts=(("place", 2),))
        >>> ground.fact("place")
        2
    """

    why: Why
    about: About
    facts: Facts = ()
    cites: tuple[Citation, ...] = field(default=(), converter=_all)

    def fact(self, key: str) -> Fact | None:
        """The fact with this key, or None."""
        return dict(self.facts).get(key)


def by_unit(grounds: Iterable[Ground]) -> dict[str | None, list[Ground]]:
    """The reasons about each unit in their order; under None, those that are about no unit."""
    found: dict[str | None, list[Ground]] = {}
    for ground in grounds:
        found.setdefault(ground.about.unit, []).append(ground)
    return found
