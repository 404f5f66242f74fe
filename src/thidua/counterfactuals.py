"""Counterfactual: the same facts under another edition, and what moved, line by line.

Owns: `Move`, `Counterfactual`, `counterfactual_year`, `known_to`.
Takes a dossier and another rulebook; gives both years and every line whose points differ, with the reasons.
Never: a recorded result. What it gives never happened, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property, partial
from itertools import chain
from typing import Any, TypeVar

from attrs import evolve, field, fields, frozen

from thidua.arguments import expect
from thidua.dossier import Dossier
from thidua.grounds import About, Citation, Facts, Ground, Why, pairs
from thidua.ranking import AwardRuling, ClassRuling, Ruling
from thidua.ranking.rulings import Decided
from thidua.references import UnitId, references
from thidua.results import Result
from thidua.reviewing import Submission, applies, bad_self_scores, keeps, kept_of, settle
from thidua.rotation import bad_roster
from thidua.rules import Rulebook
from thidua.scoring import Scores, Total
from thidua.scoring.tree import rules_of
from thidua.shown import Shown
from thidua.words import Language, Titles
from thidua.year import Year, conclude_year

__all__ = ["Counterfactual", "Move", "counterfactual_year"]

Row = TypeVar("Row")


@frozen(kw_only=True, repr=False)
class Move(Shown):
    """One line whose points differ between the two editions: under that of the pact (`recorded`) and the `other`.

    `unit` and `criterion` are ids and codes; `criterion` is None for the total. Where an edition has no such line, its
    side is None.
    """

    unit: str
    criterion: str | None
    recorded: Total | None
    other: Total | None

    @property
    def before(self) -> Fraction | None:
        """The points under the edition of the pact; None without such a line, or while they are a range."""
        return None if self.recorded is None else self.recorded.points

    @property
    def after(self) -> Fraction | None:
        """The points under the other edition; None without such a line, or while they are a range."""
        return None if self.other is None else self.other.points


@frozen(kw_only=True, repr=False)
class Counterfactual(Result):
    """A year concluded under another edition too (*giả định áp dụng quy chế khác*), and which points moved.

    `recorded` and `year` are the two years. `left_out` lists, by unit and name, the figures, targets, overrides, votes
    and rulings that the other edition does not know; with an empty unit, its rotation, if its roster does not fit the
    units.

    Example:
        >>> import thidua
        >>> dossier = thidua.load("tien-giang-2022")
        >>> thidua.counterfactual(dossier, rulebook=dossier.pact.rulebook).moves
        ()
    """

    headings = ("unit", "criterion", "before", "after")

    recorded: Year = field(repr=False)
    year: Year
    moves: tuple[Move, ...]
    left_out: tuple[tuple[str, str], ...] = ()

    def of(self, unit: str) -> tuple[Move, ...]:
        """The lines of one unit that moved, in printed order, the total last.

        Raises: RecordError if the cluster has no such unit.
        """
        return tuple(self._by_unit.get(self.recorded.dossier.pact.member(unit), ()))

    @cached_property
    def _by_unit(self) -> Mapping[str, list[Move]]:
        found: dict[str, list[Move]] = {}
        for move in self.moves:
            found.setdefault(move.unit, []).append(move)
        return found

    def grounds_for(self, unit: str) -> tuple[Ground, ...]:
        """Why the lines of one unit moved: each with how the other edition works it out, then what was left out.

        Raises: RecordError if the cluster has no such unit.
        """
        unit, moves = self.year.dossier.pact.member(unit), self.of(unit)
        working: dict[str | None, list[Ground]] = {}
        for ground in self.year.scores.grounds_for(unit) if moves and self.year.scores is not None else ():
            working.setdefault(ground.about.criterion, []).append(ground)
        found = [ground for move in moves for ground in self._moved(move, working)]
        left = (_left_out(self.recorded.dossier, unit, name) for owner, name in self.left_out if owner == unit)
        return (*found, *left)

    def _moved(self, move: Move, working: Mapping[str | None, list[Ground]]) -> Iterable[Ground]:
        about = About(unit=move.unit, criterion=move.criterion)
        cites = _cites(_rules(self.recorded if move.other is None else self.year), move.criterion)
        facts = (*_said("before", move.recorded), *_said("after", move.other))
        yield Ground(why=Why.MOVED, about=about, facts=facts, cites=cites)
        if move.criterion is not None:
            yield from (each for each in working.get(move.criterion, ()) if each.why not in _SUMS)

    def grounds(self) -> tuple[Ground, ...]:
        """Every reason: first what was left out and is about no unit, then unit by unit."""
        about_all = [each for each in (Ground(why=Why.ROTATION_LEFT_OUT, about=About()),) if _ROTATION in self.left_out]
        units = (ground for unit in self.recorded.dossier.pact.cluster.ids for ground in self.grounds_for(unit))
        return (*about_all, *units)

    def titles(self, language: Language | str = Language.VI) -> Titles:
        """The names that sentences use for ids, by kind and id."""
        return self.recorded.titles(language) | self.year.titles(language)

    def rows(self) -> list[tuple[str, str | None, Fraction | None, Fraction | None]]:
        """One tuple for each line that moved: unit, criterion (None: the total), points before and after.

        Points are None where an edition has no such line, or while they are a range.
        """
        return [(each.unit, each.criterion, each.before, each.after) for each in self.moves]


def _said(key: str, total: Total | None) -> Facts:
    """The points of a line as facts, or how far they go: its ends, or that they have none."""
    if total is None or total.points is not None:
        return pairs(**{key: None if total is None else total.points})
    return pairs(**{key: total.low, f"{key}_most": total.high} if total.bounded else {key: "amount-open"})


def _left_out(dossier: Dossier, unit: str, name: str) -> Ground:
    """That something recorded is not known to the other edition: a figure, a vote on an award or office, a ruling."""
    orders = (each for each in dossier.rulings if isinstance(each, Ruling) and name == _ORDER)
    ruling = next((each for each in orders if each.vote and unit in each.among), None)
    if ruling is not None:
        return Ground(why=Why.LEFT_OUT, about=About(unit=unit), facts=pairs(ruling=ruling.kind))
    vote = next((each for each in dossier.votes if each.about == name), None)
    if vote is None:
        return Ground(why=Why.LEFT_OUT, about=About(unit=unit, figure=name))
    return Ground(why=Why.LEFT_OUT, about=About(unit=unit, award=vote.award, office=vote.office))


_ORDER = "order"  # on what a ballot rule for rulings is
_ROTATION = ("", "rotation")
_SUMS = (Why.SUMMED, Why.STANDARD)


def counterfactual_year(
    dossier: Dossier, *, rulebook: Rulebook, governed: Callable[[Dossier], Dossier] = lambda dossier: dossier
) -> Counterfactual:
    """Conclude the same facts under another edition too (*áp dụng quy chế khác*), and compare the points line by line.

    `rulebook` is the other edition. What it does not know is left out and listed. `governed` brings each dossier under
    the law of its day, which the rulebook chooses; without it both are taken with the law that the dossier holds.

    Raises: RecordError if the facts do not fit the other edition.

    Example:
        >>> import thidua
        >>> rules, later = (
        ...     thidua.loads(
        ...         {"format": 2, "kind": "rulebook", "id": name, "criteria": [{"code": "1", "maximum": 10} | more]}
        ...     )
        ...     for name, more in (("q", {}), ("q-2", {"ceiling": 8}))
        ... )
        >>> cluster = {"name": "Cụm 7", "season": 2024, "units": [{"name": "An Bình"}]}
        >>> plain = {"format": 2, "kind": "dossier", "cluster": cluster, "pact": {"rulebook": "q"}}
        >>> dossier = thidua.loads(plain | {"figures": {"An Bình": {"1": 9}}}, rulebooks=[rules])
        >>> moves = counterfactual_year(dossier, rulebook=later).moves
        >>> [(move.criterion, str(move.before), str(move.after)) for move in moves]
        [('1', '9', '8'), (None, '9', '8')]
    """
    expect(dossier, Dossier, "a dossier")
    expect(rulebook, Rulebook, "a rulebook", at="$.rulebook")
    other, left_out = _under(dossier, rulebook)
    recorded = conclude_year(governed(dossier))
    year = conclude_year(governed(_as_heard(recorded, other)))
    moves = tuple(_moves(recorded.scores, year.scores)) if recorded.scores and year.scores else ()
    return Counterfactual(recorded=recorded, year=year, moves=moves, left_out=left_out)


def _rules(year: Year) -> Rulebook:
    return year.dossier.pact.rulebook or Rulebook(id="none")


def _cites(rulebook: Rulebook, code: str | None) -> tuple[Citation, ...]:
    """On what a line stands in the edition that has it; the total on the edition itself."""
    row = None if code is None else rulebook.criteria.find(code)
    return rulebook.cite() if row is None else rulebook.cites_of(row)


def _under(dossier: Dossier, rulebook: Rulebook) -> tuple[Dossier, tuple[tuple[str, str], ...]]:
    """The dossier with another rulebook, without what that does not know.

    Nor with what was announced, where figures are known: results of one edition are none of another.
    """
    pact = dossier.pact
    rulebook = rulebook if pact.rulebook is None else _in_season(pact.rulebook, rulebook)
    left: list[tuple[str, str]] = []
    # a figure of another measure or kind is left out, as the same name then means another number (shape 38)
    submissions = tuple(kept_of(pact, rulebook, each) for each in dossier.submissions)
    for each, kept in zip(dossier.submissions, submissions, strict=True):
        left += [(each.unit, name) for name in each.names if name not in kept.names]
    reviews, lost = _parted(dossier.reviews, lambda each: applies(pact, rulebook, each))
    left += [(each.unit, each.figure or each.criterion or "") for each in lost]
    targets, aimless = _parted(pact.targets, lambda each: keeps(pact, rulebook, each))
    left += [(each.unit, each.figure) for each in aimless]
    amended = tuple(
        evolve(each, targets=tuple(one for one in each.targets if keeps(pact, rulebook, one)))
        for each in pact.amendments
    )
    changed = [one for each in pact.amendments for one in each.targets]
    left += [(one.unit, one.figure) for one in changed if not keeps(pact, rulebook, one)]
    assigned, unknown = _parted(pact.not_assigned, lambda pair: rulebook.criteria.find(pair[1]) is not None)
    left += unknown
    other = evolve(pact, rulebook=rulebook, targets=targets, not_assigned=assigned, amendments=amended)
    if bad_roster(other):  # the order of another cluster's units
        other = evolve(other, rulebook=evolve(rulebook, rotation=None))
        left.append(_ROTATION)
    ruled = {rule.about: rule.vote_rounds for rule in rulebook.ballot}
    votes, unruled = _parted(dossier.votes, lambda each: each.vote_round <= ruled.get(each.about, 0))
    left += [(unit, each.about) for each in unruled for unit in each.candidates]
    rulings, void = _parted(dossier.rulings, partial(_knows, rulebook))
    left += chain.from_iterable(map(_parts_of, void))
    told, strange = known_to(rulebook, _tables(dossier))
    left += strange
    # own points above what a line of the other edition can have are none of that line (shape 95)
    fit, beyond = _parted(told["self_scores"], lambda each: not bad_self_scores(other, (each,)))
    told, left = {**told, "self_scores": fit}, [*left, *((each.unit, each.criterion) for each in beyond)]
    moved = evolve(dossier, pact=other, submissions=submissions, reviews=reviews, votes=votes, rulings=rulings, **told)
    if dossier.reported and rulebook != pact.rulebook:  # results of the other edition can be worked out
        moved = evolve(moved, announced=None)
    return moved, tuple(dict.fromkeys(left))


def _knows(rulebook: Rulebook, ruling: Decided) -> bool:
    """Whether an edition can use a recorded decision: it has the class or the slot, or counts votes on the order."""
    if isinstance(ruling, ClassRuling):
        return ruling.band in {band.name for band in rulebook.bands}
    if isinstance(ruling, AwardRuling):
        return ruling.award in {slot.award for slot in rulebook.slots}
    # ballots under no rule cannot be counted; a lot or a casting vote needs none (shapes 46 and 50)
    return ruling.vote is None or _ORDER in {rule.about for rule in rulebook.ballot}


def _parts_of(ruling: Decided) -> list[tuple[str, str]]:
    """The units about which a decision is, each with what it is on."""
    if isinstance(ruling, ClassRuling):
        return [(ruling.unit, ruling.band)]
    if isinstance(ruling, AwardRuling):
        return [(ruling.unit, ruling.award)]
    return [(unit, _ORDER) for unit in ruling.among]


def _parted(rows: Iterable[Row], known: Callable[[Row], bool]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows that an edition knows, and the others."""
    told = [(each, known(each)) for each in rows]
    return tuple(each for each, holds in told if holds), tuple(each for each, holds in told if not holds)


# the tables that are filtered by rules of their own, and what no edition knows
_OWN_WAY = frozenset({"submissions", "reviews", "votes", "rulings", "law", "catalogue"})


def _tables(dossier: Dossier) -> dict[str, tuple[Any, ...]]:
    """The tables of a record that are filtered row by row."""
    held = {each.name: getattr(dossier, each.name) for each in fields(Dossier) if each.name not in _OWN_WAY}
    return {name: rows for name, rows in held.items() if isinstance(rows, tuple)}


def known_to(rulebook: Rulebook, tables: dict[str, tuple[Any, ...]]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Tables without the rows that refer to what an edition does not have; and that, by unit."""
    strange = {key: [tuple(_strange(rulebook, row)) for row in rows] for key, rows in tables.items()}
    told = {
        key: tuple(row for row, lost in zip(rows, strange[key], strict=True) if not lost)
        for key, rows in tables.items()
    }
    both = [(row, lost) for key, rows in tables.items() for row, lost in zip(rows, strange[key], strict=True)]
    return told, [(_unit(row), name) for row, lost in both for name in lost]


def _strange(rulebook: Rulebook, row: object) -> Iterable[str]:
    """What a row refers to that an edition does not have."""
    named = (each for kind in rulebook.known for each in references(row, kind))
    return (each.id for each in named if each.id not in rulebook.known[each.kind])


def _unit(row: object) -> str:
    """The unit that a row is about; of one that names none, nobody."""
    return next((each.id for each in references(row, UnitId)), "")


def _as_heard(recorded: Year, other: Dossier) -> Dossier:
    """The dossier in which everybody was heard who was: who was only reviewed does not report once more.

    The other edition may know the figure of no review, or the role of no reviewer.
    """
    if recorded.scores is None:
        return other
    heard = settle(other.pact, other.submissions, other.reviews, other.held).heard
    lost = (unit for unit in other.pact.cluster.ids if unit in recorded.scores.figures.heard - heard)
    cut = tuple(Submission(unit=unit, figures=(), cut=True) for unit in lost)
    return evolve(other, submissions=(*other.submissions, *cut)) if cut else other


def _in_season(own: Rulebook, other: Rulebook) -> Rulebook:
    """The other edition with the days of this season: when reporting closed, results were published, nobody worked."""
    # on which days nobody worked is a fact of the season, whatever edition is tried (shape 13)
    theirs, ours = other.calendar, own.calendar
    # of a day that is off by the one and worked by the other, the season's own rulebook knows (shape 97)
    off = tuple(dict.fromkeys((*(day for day in theirs.holidays if day not in ours.worked), *ours.holidays)))
    worked = tuple(dict.fromkeys((*(day for day in theirs.worked if day not in ours.holidays), *ours.worked)))
    policies = evolve(other.policies, **own.policies.days())
    return evolve(other, policies=policies, calendar=evolve(theirs, holidays=off, worked=worked))


def _printed(recorded: Rulebook, other: Rulebook) -> list[str]:
    """The lines of both editions in printed order; one that only the recorded has stands after its neighbour there."""
    codes, before = {row.code for row in other.criteria.printed}, None
    behind: dict[str | None, list[str]] = {}
    for row in recorded.criteria.printed:
        if row.code in codes:
            before = row.code
        else:
            behind.setdefault(before, []).append(row.code)
    found = [[row.code, *behind.get(row.code, ())] for row in other.criteria.printed]
    return [*behind.get(None, ()), *chain.from_iterable(found)]


def _moves(recorded: Scores, other: Scores) -> Iterable[Move]:
    """Every node, unit by unit, whose points differ, in printed order, the total last."""
    codes = (*_printed(rules_of(recorded.figures), rules_of(other.figures)), None)
    own, its = ({*scores.sheet.codes} for scores in (recorded, other))
    for unit in recorded.figures.pact.cluster.ids:
        for code in codes:
            before = recorded.on(code, unit) if code in own else None
            after = other.on(code, unit) if code in its else None
            # a range that moves is a line that moved, though neither edition gives it points yet
            if _reach(before) != _reach(after):
                yield Move(unit=unit, criterion=code, recorded=before, other=after)


def _reach(total: Total | None) -> tuple[Fraction, Fraction] | bool | None:
    """How far the points of a line go, where there is such a line; false of what has no end."""
    return None if total is None else total.bounded and (total.low, total.high)
