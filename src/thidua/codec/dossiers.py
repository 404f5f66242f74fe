"""Dossiers: the recorded season as a document.

Owns: `read_dossier`, `rulebook_named`, `added_up`.
Takes plain values, the rulebook they name and the editions of law; gives a complete dossier, or every problem at once.
Never: a search for an edition; a judgement about the facts that the nouns do not make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, partial
from typing import Any, TypeVar, get_args

from attrs import evolve, field, frozen

from thidua.amendments import Amendment
from thidua.awards import Award
from thidua.balloting import Ballots, Order, Vote
from thidua.clusters import Choice, Cluster, Names, Officers
from thidua.codec.editions import opened
from thidua.codec.measures import measured_in, per_cent, per_cent_of_points, unread_in
from thidua.codec.members import Members, members
from thidua.codec.omissions import Notes, Omissions, readable
from thidua.codec.parts import faulty_parts, part_named
from thidua.codec.shapes import PLAIN, DossierShape, read_as
from thidua.codec.values import Read, named, points_reader, reader_of
from thidua.criteria import Criteria
from thidua.dossier import Dossier
from thidua.errors import FormatError, Problem, RecordError, ThiduaError
from thidua.figures import Figure, State, Value
from thidua.grounds import Fault, Source, Sources, pairs
from thidua.law import Law, catalogue
from thidua.names import Numbers
from thidua.nouns import as_read
from thidua.pacts import Pact
from thidua.ranking.rulings import Decided
from thidua.references import Pairs, Renaming, UnitId, references, renamed
from thidua.reviewing import Review, SelfScore, Submission
from thidua.rules import Rulebook
from thidua.shown import Shown
from thidua.targets import Target, plan_of
from thidua.timetable import Season

__all__ = ["read_dossier", "rulebook_named"]

Thing = TypeVar("Thing")


def rulebook_named(plain: dict[str, Any]) -> Any:
    """What a dossier's pact states as its rulebook: a name, a file, a whole document, or None."""
    pact = plain.get("pact")
    return pact.get("rulebook") if isinstance(pact, dict) else None


def read_dossier(
    plain: dict[str, Any], *, rulebook: Rulebook | None = None, laws: Iterable[Law] = (), notes: Notes | None = None
) -> Dossier:
    """Read the dossier that a document describes, under a rulebook already found and the law of its day.

    `notes` are problems that were found before.

    Raises: FormatError, RecordError or RulebookError, listing every problem of every readable part, those of `notes`
        included.
    """
    notes = Notes() if notes is None else notes
    rest, numbers = opened(plain, notes, "dossier")
    shape, omitted = readable(rest, DossierShape, numbers, notes)
    notes.add(list(per_cent_of_points(rest.get("reviews"), "$.reviews")), RecordError)
    announced = rest.get("announced")
    if isinstance(announced, dict):
        notes.add(list(per_cent(announced.get("totals"), "$.announced.totals")), RecordError)
    if shape is None:
        raise notes.error()
    found, known = members(shape.cluster, rest, omitted, notes), tuple(laws)
    reader = _Reader(
        shape=shape,
        members=found,
        rulebook=rulebook,
        numbers=numbers,
        omitted=omitted,
        notes=notes,
        catalogue=catalogue(known),
    )
    notes.add(faulty_parts(rest, DossierShape, found.cluster.find), RecordError)
    dossier = reader.dossier()
    if dossier is None or notes.found:
        raise notes.error()
    return dossier.governed(known)


# the tables of a dossier that go unit by unit
_BY_UNIT = (
    "$.targets.",
    "$.not-assigned.",
    "$.figures.",
    "$.self_scores.",
    "$.announced.places.",
    "$.announced.totals.",
    "$.announced.bands.",
)


_TARGET, _SUBMISSION = as_read(Target), as_read(Submission)  # a record holds many


@frozen(kw_only=True, repr=False)
class _Reader(Shown):
    """Turns the tables of a shape into nouns, noting every problem at its place in the document."""

    shape: Any
    members: Members
    rulebook: Rulebook | None
    numbers: Numbers
    omitted: Omissions
    notes: Notes
    catalogue: tuple[Award, ...] = ()
    written: dict[tuple[str, str], str] = field(factory=dict)
    readers: dict[str, Read] = field(factory=dict)
    planners: dict[str, Callable[[Any], Fraction]] = field(factory=dict)

    @property
    def cluster(self) -> Cluster:
        """The cluster of the dossier."""
        return self.members.cluster

    @cached_property
    def season(self) -> Season | None:
        """The season of the dossier, where it can be read: a name identifies only with a date."""
        try:
            return _season(self.shape.cluster)
        except FormatError:  # noted where the pact is read
            return None

    @cached_property
    def who(self) -> Names:
        """Whom names mean."""
        return Names(cluster=self.cluster, season=self.season)

    def unit(self, name: str) -> str:
        """The id of the member that a name means in this season; an unknown one stays, for the nouns to refuse."""
        return self.who.unit(name)

    def maybe(self, name: str | None) -> str | None:
        """The id, where a unit is named."""
        return None if name is None else self.unit(name)

    def units(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of many."""
        return tuple(map(self.unit, names))

    def by_unit(self, path: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
        """The rows of a table that goes unit by unit: id, path, value; a unit that stands twice is noted."""
        for key, value in table.items():
            unit = self.unit(key)
            first = self.written.setdefault((path, unit), key)
            if first == key:
                yield unit, f"{path}{key}", value
            else:
                facts = pairs(found=unit)
                self.notes.add([Problem(fault=Fault.DUPLICATE_ID, path=f"{path}{key}", facts=facts)])

    def note(self, error: ThiduaError) -> None:
        """Note what the nouns refuse, at its place in the document, unless it only follows from an earlier problem."""
        before = {each.path for each in self.notes.found}
        placed = (evolve(self.worded(each), path=self.place(each.path)) for each in error.problems)
        self.notes.add((each for each in placed if not self.follows(each, before)), type(error))

    def worded(self, problem: Problem) -> Problem:
        """A problem with a name that two units bear, worded as that: it is known, but not which is meant."""
        name = str(dict(problem.facts).get("found"))
        called = self.cluster.called(name) if problem.fault is Fault.UNKNOWN_UNIT else ()
        return _shared(problem.path, name, called) if len(called) > 1 else problem

    def place(self, path: str) -> str:
        """Where the document has what the nouns call by a path: its own rows, its own name for a unit."""
        path = self.omitted.original(path)
        for table in _BY_UNIT:
            if path.startswith(table):
                unit, dot, rest = path.removeprefix(table).partition(".")
                return f"{table}{self.written.get((table, unit), unit)}{dot}{rest}"
        return path

    def follows(self, problem: Problem, before: set[str]) -> bool:
        """Whether a problem may come from units, or from a target, that could not be read."""
        if problem.fault is Fault.TARGET_MISSING and (problem.path in before or self.omitted.cover(problem.path)):
            return True
        return problem.fault in (Fault.UNKNOWN_UNIT, Fault.TARGET_MISSING) and not self.members.certain

    def attempt(self, path: str, make: Callable[[], Thing]) -> Thing | None:
        """What can be read at a path, or None with its problems noted."""
        try:
            return make()
        except ThiduaError as error:
            self.refuse(path, error)
            return None

    def refuse(self, path: str, error: ThiduaError) -> None:
        """Note what cannot be read at a path."""
        self.notes.add((each.under(path) for each in error.problems), type(error))

    def pact(self) -> Pact:
        """The pact with its targets and its rulebook; where parts of it are refused, what is left."""
        cluster, pact = self.shape.cluster, self.shape.pact
        season = self.attempt("$.cluster", lambda: _season(cluster))
        targets = tuple(self.targets("$.targets.", self.shape.targets))
        amendments = tuple(map(self.amendment, range(len(self.shape.amendments))))
        waived = self.by_unit("$.not-assigned.", self.shape.not_assigned)
        not_assigned = tuple((unit, code) for unit, _, codes in waived for code in codes)
        try:
            return read_as(
                Pact,
                pact,
                cluster=self.cluster,
                season=season,
                rulebook=self.rulebook,
                head=self.maybe(cluster.head or None),  # a blank one is noted
                deputy=self.maybe(cluster.deputy or None),
                signatures=self.units(pact.signatures),
                targets=targets,
                not_assigned=not_assigned,
                amendments=amendments,
            )
        except RecordError as error:
            self.note(error)
            refused = {each.path for each in error.problems}
        tree = Criteria() if self.rulebook is None else self.rulebook.criteria
        return Pact(
            cluster=self.cluster,
            season=season,
            rulebook=self.rulebook,
            targets=tuple(each for each in targets if refused.isdisjoint(_paths(each))),
            not_assigned=tuple(each for each in not_assigned if each[0] in self.cluster.ids and tree.find(each[1])),
        )

    def amendment(self, row: int) -> Amendment:
        """One dated change of the pact, every unit by id."""
        shape, path = self.shape.amendments[row], self.omitted.original(f"$.amendments[{row}]")
        amendment = read_as(Amendment, shape, targets=tuple(self.targets(f"{path}.targets.", shape.targets)))
        return renamed(amendment, self.by_ids, path)

    @cached_property
    def by_ids(self) -> Renaming:
        """What makes ids of names."""
        return Renaming(one=self.who.meant, table=self.keyed)

    def keyed(self, kind: Any, path: str, pairs: Pairs) -> Pairs:
        """The rows of a table by the ids of its units; one that stands twice is noted."""
        if kind is not UnitId:
            return pairs
        return tuple((unit, value) for unit, _, value in self.by_unit(f"{path}.", dict(pairs)))

    def rows(self, key: str, noun: type[Thing], written: Iterable[Any]) -> Iterator[Thing]:
        """The rows of a table, every unit by id; what cannot be read so is noted and left out."""
        for row, each in enumerate(written):
            path = self.omitted.original(f"$.{key}[{row}]")
            read = self.attempt(path, partial(self.row, path, type(each) if noun == Decided else noun, each))
            if read is not None:
                yield read

    def row(self, path: str, noun: type[Thing], written: Any) -> Thing:
        """One row of a table, every unit by id: equal papers of a vote are added up."""
        self.of_two(written, path)
        return read_as(noun, added_up(renamed(written, self.by_ids, path)))

    def of_two(self, row: object, path: str) -> None:
        """Note the names of officers that mean two units in the season of their row: who led is checked nowhere."""
        for each in references(row, UnitId, path) if isinstance(row, Officers | Choice) else ():
            called = self.cluster.called(each.id, self.who.other(each.noun.season))
            if len(called) > 1:
                self.notes.add([_shared(each.path, each.id, called)], RecordError)

    def targets(self, start: str, tables: Mapping[str, Any]) -> Iterator[Target]:
        """The plan of every unit for every figure."""
        known = self.planners
        for unit, path, table in self.by_unit(start, tables):
            for name, raw in named(table, path, self.notes):
                try:
                    yield _TARGET(unit=unit, figure=name, plan=(known.get(name) or self.planner(name))(raw))
                except ThiduaError as error:
                    self.refuse(f"{path}.{name}", error)

    def submissions(self) -> Iterator[Submission]:
        """The dated submissions in the order of the document, then the undated ones."""
        for row, each in enumerate(self.shape.submissions):
            path = self.omitted.original(f"$.submissions[{row}]")
            figures = self.figures(each.figures, f"{path}.figures")
            yield _SUBMISSION(unit=self.unit(each.unit), on=each.on, figures=figures)
        for unit, path, table in self.by_unit("$.figures.", self.shape.figures):
            yield _SUBMISSION(unit=unit, figures=self.figures(table, path))

    def figures(self, table: object, path: str) -> tuple[tuple[str, Value], ...]:
        """Figures by dotted name, each read as its kind demands."""
        known, found = self.readers, {}
        for name, raw in named(table, path, self.notes):
            try:
                found[name] = (known.get(name) or self.reader(name))(raw)
            except ThiduaError as error:
                self.refuse(f"{path}.{name}", error)
        return tuple(found.items())

    def figure(self, name: str) -> Figure | None:
        """The figure of that name, where the rulebook knows it."""
        return self.rulebook.figure(name) if self.rulebook is not None else None

    def reader(self, name: str) -> Read:
        """What reads the values of a figure; one that the rulebook does not know is left for the nouns to refuse."""
        known = self.readers.get(name)
        if known is None:
            figure = self.figure(name)
            unknown = unread_in(self.numbers) if self.rulebook is None else lambda _: Fraction(0)
            known = self.readers[name] = unknown if figure is None else reader_of(figure, self.numbers)
        return known

    def planner(self, name: str) -> Callable[[Any], Fraction]:
        """What reads the plans for a figure."""
        if name not in self.planners:
            self.planners[name] = _planner(self.figure(name), self.numbers)
        return self.planners[name]

    def reviews(self) -> Iterator[Review]:
        """The reviews, values read as their figure demands; one that cannot be read strikes its figure out."""
        for row, each in enumerate(self.shape.reviews):
            review = read_as(Review, each, unit=self.unit(each.unit), value=None)
            if each.value is not None and each.figure is None and each.criterion is not None:
                review = evolve(review, value=Fraction(0))  # for the nouns to refuse
            if each.value is not None and each.figure is not None:
                path = self.omitted.original(f"$.reviews[{row}].value")
                value = self.attempt(path, partial(self.reader(each.figure), each.value))
                review = evolve(review, value=value, state=State.VOID if value is None else each.state)
            yield review

    def self_scores(self) -> Iterator[SelfScore]:
        """The own points of every unit, line by line."""
        read = points_reader(self.numbers)
        for unit, path, table in self.by_unit("$.self_scores.", self.shape.self_scores):
            for code, raw in named(table, path, self.notes):
                points = self.attempt(f"{path}.{code}", partial(read, raw))
                yield from [] if points is None else [SelfScore(unit=unit, criterion=code, points=points)]

    def plain(self, key: str, kind: Any) -> Any:
        """A table whose rows are nouns as they stand, or a noun alone, every unit by id."""
        written = getattr(self.shape, key)
        if isinstance(written, tuple):
            return tuple(self.rows(key, get_args(kind)[0], written))
        return written and self.attempt(f"$.{key}", partial(self.row, f"$.{key}", type(written), written))

    def dossier(self) -> Dossier | None:
        """The whole, with every unit by id, or None with its problems noted."""
        shape = self.shape
        parts = partial(
            as_read(Dossier),
            pact=self.pact(),
            submissions=tuple(self.submissions()),
            reviews=tuple(self.reviews()),
            self_scores=tuple(self.self_scores()),
            proposed_on=None if shape.proposal is None else shape.proposal.on,
            votes=tuple(self.rows("votes", Vote, shape.votes)),
            catalogue=self.catalogue,
            sources=Sources(source=shape.source, basis=shape.basis, parts=tuple(map(self.part, shape.sources))),
            **{each.name: self.plain(each.name, each.type) for each in PLAIN},
        )
        try:
            found: Dossier = parts()
        except RecordError as error:
            self.note(error)
            return None
        return found

    def part(self, source: Source) -> Source:
        """The source of a part, every unit by id: so the part is cited."""
        return evolve(source, about=part_named(source.about, self.cluster.find))


def _planner(figure: Figure | None, numbers: Numbers) -> Callable[[Any], Fraction]:
    read = measured_in(figure, numbers)
    return lambda raw: plan_of(raw, read(raw), figure)


def added_up(row: Any) -> Any:
    """A vote or ruling with equal ballot papers as one row each; anything else as it is."""
    held = {key: getattr(row, key, None) for key in ("ballots", "written")}
    summed = {key: _added_up(each) for key, each in held.items() if isinstance(each, Ballots) and each.orders}
    return evolve(row, **summed) if summed else row


def _added_up(ballots: Ballots) -> Ballots:
    papers: dict[tuple[str, ...], int] = {}
    for each in ballots.orders:
        papers[each.order] = papers.get(each.order, 0) + each.ballots
    return evolve(ballots, orders=tuple(Order(order=order, ballots=number) for order, number in papers.items()))


def _shared(path: str, name: str, called: tuple[str, ...]) -> Problem:
    """A name of two units: only an id says which is meant."""
    facts = pairs(found=name, first=called[0], second=called[1])
    return Problem(fault=Fault.DUPLICATE_NAME, path=path, facts=facts)


def _paths(target: Target) -> tuple[str, str]:
    return f"$.targets.{target.unit}", f"$.targets.{target.unit}.{target.figure}"


_FOUR_DIGITS = range(1000, 10000)  # as a year is written: 24 is a slip of the pen


def _season(shape: Any) -> Season | None:
    """The season with its period, each problem under the key that it is about; None where the document has none."""
    if shape.season is None:
        return None
    if isinstance(shape.season, int) and shape.season not in _FOUR_DIGITS:
        raise FormatError([Problem(fault=Fault.NOT_A_SEASON, path="$.season", facts=pairs(found=str(shape.season)))])
    try:
        bare = Season.of(shape.season)
    except FormatError as error:
        raise FormatError(each.under("$.season") for each in error.problems) from None
    if not shape.period:
        return bare
    first, *others = shape.period
    if len(others) != 1 or first > others[0]:
        facts = pairs(found=", ".join(day.isoformat() for day in shape.period))
        raise FormatError([Problem(fault=Fault.OUT_OF_RANGE, path="$.period", facts=facts)])
    return Season.of(shape.season, (first, others[0]))
