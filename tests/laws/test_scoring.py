"""Laws of points: trees, scales and years drawn at random, every sum worked out a second time."""

from datetime import date
from fractions import Fraction
from itertools import permutations, product
from typing import NamedTuple, get_args

import pytest
from attrs import evolve
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from laws.scales import OF_WORDS_OR_DAYS, OPEN, lookup
from laws.strategies import dossiers
from thidua import (
    Cluster,
    Criterion,
    Figure,
    Pact,
    Rulebook,
    Season,
    Submission,
    Unit,
    Why,
    rank,
    say,
    score,
    settle,
)
from thidua.criteria import Adds, Children, Criteria, Start, SumPolicy
from thidua.figures import Kind
from thidua.formulas import Formula
from thidua.ratios import all_of, ratios_of
from thidua.rules import BelowMean, ByFormula, RoundAt, Rounding, RoundingMode
from thidua.scales import (
    Bands,
    BestOf,
    Better,
    Calculated,
    Capped,
    Case,
    Columns,
    Days,
    Deadline,
    Each,
    Excess,
    FirstThatHolds,
    Forfeit,
    Gated,
    Goalposts,
    Interval,
    Late,
    Leader,
    Lookup,
    PassFail,
    Pool,
    Proportional,
    Ranked,
    RankOf,
    Reporting,
    Scale,
    Setting,
    Shared,
    Steps,
    Through,
    Untargeted,
    Waived,
    core,
    earned,
    marks,
    reads_peers,
)
from thidua.scales.extents import highest, lowest, of_maximum
from thidua.scales.ordinary import _WORK, on_days, ordinary
from thidua.scales.spreads import spread
from thidua.scoring import tree
from thidua.targets import Target
from thidua.timetable import YearDay
from thidua.year import conclude_year

laws = settings(deadline=None)  # a busy machine breaks no law

# so few points that parts are often equal, and that what is earned often meets a limit exactly
quarters = st.integers(-6, 6).map(lambda number: Fraction(number, 4))
amounts = st.integers(0, 8).map(lambda number: Fraction(number, 4))
limits = st.none() | amounts
counts = st.integers(0, 3)


class Tree(NamedTuple):
    """A table with what every unit reports of its leaves."""

    rows: tuple[Criterion, ...]
    reported: dict[str, dict[str, int]]

    def scores(self, units=None, submissions=None, rounding=None):
        ids = units or tuple(self.reported)
        book = Rulebook(
            id="r",
            figures=tuple(Figure(name=f"f{row.code}", kind=Kind.WHOLE) for row in self.rows if row.scale is not None),
            criteria=Criteria(rows=self.rows),
            rounding=rounding,
        )
        sent = [
            Submission(unit=unit, figures=tuple((name, Fraction(count)) for name, count in self.reported[unit].items()))
            for unit in (submissions or ids)
        ]
        return score(settle(pact(ids, book), sent), reporting=Reporting.CLOSED)


def pact(ids, book, targets=()):
    units = tuple(Unit(id=each, name=f"Đơn vị {each.upper()}") for each in ids)
    return Pact(
        cluster=Cluster(id="c", name="Cụm C", units=units), season=Season.of(2024), rulebook=book, targets=targets
    )


@st.composite
def lines(draw, code="0", under=None, depth=2):
    """A node with all that is under it: leaves count occurrences, groups have every kind of limit."""
    adds = draw(st.sampled_from(Adds))
    caps = {key: draw(limits) for key in ("deductions_at_most", "bonuses_at_most", "net_at_most")}
    floor, ceiling = sorted(draw(st.tuples(quarters, quarters)))
    caps |= {"floor": draw(st.none() | st.just(floor)), "ceiling": draw(st.none() | st.just(ceiling))}
    below = draw(st.integers(0, 3)) if depth else 0
    start = draw(st.sampled_from(Start)) if adds is Adds.INSIDE else Start.EMPTY
    if not below:
        maximum = draw(amounts) if start is Start.FULL else None
        scale = Each(each=draw(quarters))
        reads = (("value", f"f{code}"),)
        if adds is Adds.INSIDE and start is Start.EMPTY:
            caps["bonuses_at_most"] = None
        return [
            Criterion(code=code, under=under, adds=adds, start=start, maximum=maximum, scale=scale, reads=reads, **caps)
        ]
    parts = [draw(lines(f"{code}.{part}", code, depth - 1)) for part in range(below)]
    held = sum((part[0].maximum or Fraction(0) for part in parts), Fraction(0))
    policy = draw(st.sampled_from([SumPolicy.WARN, SumPolicy.AT_MOST]))
    own = Criterion(
        code=code,
        under=under,
        adds=adds,
        start=start,
        maximum=held + draw(amounts),
        sum=policy,
        children=draw(st.sampled_from(Children)),
        **caps,
    )
    return [own, *(row for part in parts for row in part)]


@st.composite
def trees(draw, units=3):
    drawn = tuple(row for top in range(draw(st.integers(1, 2))) for row in draw(lines(str(top))))
    rows = tuple(no_more_than_its_line(drawn, row) for row in drawn)
    names = [f"f{row.code}" for row in rows if row.scale is not None]
    ids = "abc"[: draw(st.integers(1, units))]
    return Tree(rows, {unit: {name: draw(counts) for name in names} for unit in ids})


def no_more_than_its_line(rows: tuple[Criterion, ...], row: Criterion) -> Criterion:
    """A row whose case and floor are no more than the line in which it lies, which a rulebook may not say."""
    row = no_floor_above(rows, row)
    by_code, above = {each.code: each for each in rows}, row
    while row.scale is not None and above.start is Start.EMPTY:
        if above.maximum is not None:
            return evolve(row, scale=Each(each=min(row.scale.each, above.maximum)))
        if above.under is None or above.adds is Adds.ON_TOP:
            break
        above = by_code[above.under]
    return row


def no_floor_above(rows: tuple[Criterion, ...], row: Criterion) -> Criterion:
    """A row whose floor is no higher than its maximum, or that of the line in which it lies."""
    if row.floor is None or row.maximum is not None:
        return row if row.floor is None else evolve(row, floor=min(row.floor, row.maximum))
    above = row
    while above.maximum is None and above.under is not None and above.adds is Adds.INSIDE:
        above = next(each for each in rows if each.code == above.under)
    held = None if above.start is Start.FULL or (above.adds is Adds.ON_TOP and above is row) else above.maximum
    return row if held is None else evolve(row, floor=min(row.floor, held))


def worked_out(tree: Tree, unit: str, row: Criterion) -> tuple[Fraction, Fraction, Fraction]:
    """What lies inside a line, its bonus, its deduction: the statute's way, line by line."""
    below = [child for child in tree.rows if child.under == row.code]
    standard = row.maximum if row.start is Start.FULL else Fraction(0)
    if below:
        parts = [worked_out(tree, unit, child) for child in below]
        if row.children is Children.BEST:
            parts = [max(parts, key=sum)]
        inside, bonus, loss = (sum(column, Fraction(0)) for column in zip(*parts, strict=True))
        inside += standard
        if row.adds is Adds.INSIDE and row.start is Start.EMPTY:
            inside = min(inside, row.maximum)
        if row.adds is Adds.ON_TOP:
            whole = inside + bonus + loss
            inside, bonus, loss = Fraction(0), max(whole - loss, Fraction(0)), min(whole, loss)
    else:
        earned = tree.reported[unit][f"f{row.code}"] * row.scale.each
        gain, loss = max(earned, Fraction(0)), min(earned, Fraction(0))
        counts_inside = row.adds is Adds.INSIDE and row.start is Start.EMPTY
        inside, bonus = (gain, Fraction(0)) if counts_inside else (standard, gain)
    if row.deductions_at_most is not None:
        loss = max(loss, -row.deductions_at_most)
    if row.bonuses_at_most is not None:
        bonus = min(bonus, row.bonuses_at_most)
    if row.maximum is not None and row.adds is Adds.ON_TOP:
        bonus = min(bonus, row.maximum)
    if row.net_at_most is not None:
        net = bonus + loss
        within = min(max(net, -row.net_at_most), row.net_at_most)
        bonus, loss = bonus + min(within - net, 0), loss + max(within - net, 0)
    if row.adds is Adds.INSIDE and row.start is Start.FULL:  # what is gained inside makes up for what was lost
        kept = min(inside + loss, row.maximum)
        inside = min(inside, row.maximum)
        loss = kept - inside
    points = inside + bonus + loss
    if row.floor is not None and points < row.floor:
        lifted = loss + row.floor - points
        bonus += max(lifted, Fraction(0)) * (row.adds is Adds.ON_TOP)  # on top nothing lies inside
        loss, points = min(lifted, Fraction(0)), row.floor
    if row.ceiling is not None and points > row.ceiling:
        bonus = max(bonus - (points - row.ceiling), Fraction(0))
        points = row.ceiling
    return points - bonus - loss, bonus, loss


def one_group(each, **limits):
    """A group of a unit that has one case of each of its lines, of which the first lies on top."""
    lines = tuple(
        Criterion(code=f"0.{row}", under="0", scale=Each(each=points), reads=(("value", f"f0.{row}"),), adds=adds)
        for row, (points, adds) in enumerate(each)
    )
    whole = Criterion(code="0", maximum=Fraction(4), **limits)
    return Tree((whole, *lines), {"a": {f"f{line.code}": 1 for line in lines}})


# of two that are equal the first counts, and it alone is cut: 1, not 2
BEST_OF_EQUALS = one_group(
    [(Fraction(2), Adds.ON_TOP), (Fraction(2), Adds.INSIDE)], children=Children.BEST, bonuses_at_most=Fraction(1)
)
# 5 - 3: the loss is cut to 1 first, then the gain to 2, as both together are at most 1; not to 4, and 3 then
CAPS_BEFORE_BOTH = one_group(
    [(Fraction(5), Adds.ON_TOP), (Fraction(-3), Adds.ON_TOP)], deductions_at_most=Fraction(1), net_at_most=Fraction(1)
)


class TestTree:
    """Parents are the sum or the best of their parts, after the parts' own limits, within theirs."""

    def test_of_equals_and_of_caps(self):
        assert BEST_OF_EQUALS.scores().on("0", "a").points == 1
        assert CAPS_BEFORE_BOTH.scores().on("0", "a").points == 1

    @laws
    @given(trees())
    @example(BEST_OF_EQUALS)
    @example(CAPS_BEFORE_BOTH)
    def test_every_node(self, tree):
        scores = tree.scores()
        for unit in tree.reported:
            for row in tree.rows:
                assert scores.on(row.code, unit).points == sum(worked_out(tree, unit, row))
            tops = (row for row in tree.rows if row.under is None)
            assert scores.of(unit).points == sum(sum(worked_out(tree, unit, row)) for row in tops)

    @laws
    @given(trees())
    def test_deductions_are_what_was_kept_of_them(self, tree):
        scores = tree.scores()
        for unit in tree.reported:
            for row in tree.rows:
                assert scores.on(row.code, unit).deduction == worked_out(tree, unit, row)[2] <= 0

    @laws
    @given(trees())
    def test_within_floor_and_ceiling(self, tree):
        scores = tree.scores()
        for row in tree.rows:
            for unit in tree.reported:
                points = scores.on(row.code, unit).points
                assert row.floor is None or points >= row.floor
                assert row.ceiling is None or points <= row.ceiling


def ends(total):
    """The points of a node at both ends."""
    return total.low, total.high


class TestRounding:
    """Rounded to more digits than any number has, everything stays as it was."""

    @laws
    @given(trees(), st.sampled_from([RoundAt.CRITERION, RoundAt.GROUP]))
    def test_to_more_digits_than_there_are(self, tree, at):
        # what a line on top is under a ceiling below 0, a deduction or no part of any, rounding still decides
        assume(not any(row.adds is Adds.ON_TOP and row.ceiling is not None and row.ceiling < 0 for row in tree.rows))
        exact, found = tree.scores(), tree.scores(rounding=Rounding(digits=9, mode=RoundingMode.HALF_UP, at=at))
        cells = [(row.code, unit) for row in tree.rows for unit in tree.reported]
        assert [ends(found.on(*cell)) for cell in cells] == [ends(exact.on(*cell)) for cell in cells]
        assert [ends(found.of(unit)) for unit in tree.reported] == [ends(exact.of(unit)) for unit in tree.reported]


class TestScale:
    """Multiplying every points value of a rulebook by one factor keeps the order when nothing is rounded."""

    @laws
    @given(trees(), st.sampled_from([Fraction(1, 3), Fraction(2), Fraction(7, 5)]))
    def test_factor(self, tree, factor):
        keys = ("maximum", "deductions_at_most", "bonuses_at_most", "net_at_most", "floor", "ceiling")

        def times(row):
            values = {key: getattr(row, key) for key in keys}
            scale = row.scale and Each(each=row.scale.each * factor)
            return evolve(row, scale=scale, **{key: value and value * factor for key, value in values.items()})

        scores, larger = tree.scores(), Tree(tuple(map(times, tree.rows)), tree.reported).scores()
        for unit in tree.reported:
            assert larger.of(unit).points == scores.of(unit).points * factor
        places = [[(each.unit, each.place) for each in rank(found).positions] for found in (scores, larger)]
        assert places[0] == places[1]


class TestOrder:
    """The order of units and submissions in a record never changes points."""

    @laws
    @given(st.data(), trees())
    def test_any_order(self, data, tree):
        ids = tuple(tree.reported)
        scores = tree.scores()
        again = tree.scores(data.draw(st.permutations(ids)), data.draw(st.permutations(ids)))
        assert [again.of(unit) for unit in ids] == [scores.of(unit) for unit in ids]

    @pytest.mark.parametrize("units", [*permutations("abc")])
    def test_the_best_of_each(self, units):
        lines = one_group([(Fraction(1), Adds.INSIDE), (Fraction(1), Adds.INSIDE)], children=Children.BEST).rows
        tree = Tree(lines, {"a": {"f0.0": 2, "f0.1": 1}, "b": {"f0.0": 1, "f0.1": 3}, "c": {"f0.0": 0, "f0.1": 0}})
        for sent in permutations("abc"):
            scores = tree.scores(units, sent)
            assert {unit: scores.of(unit).points for unit in units} == {"a": 2, "b": 3, "c": 0}


class TestReasons:
    """A result states its grounds: they say what the sheet says, in both languages."""

    @laws
    @given(trees())
    def test_explained_points_are_the_sheets(self, tree):
        scores = tree.scores()
        for unit in tree.reported:
            grounds = scores.grounds_for(unit)
            for row in tree.rows:
                own = [each for each in grounds if each.about.criterion == row.code]
                points = scores.on(row.code, unit).points
                if row.scale is None:
                    assert [each.fact("points") for each in own if each.why is Why.SUMMED] == [points]
                else:
                    standard = row.maximum if row.start is Start.FULL else 0
                    [earned] = [each.fact("points") for each in own if each.why is Why.PER_OCCURRENCE]
                    assert earned + standard == points
            [total] = [each for each in grounds if each.why is Why.TOTAL]
            assert total.fact("points") == scores.of(unit).points

    @laws
    @given(trees())
    def test_limits_are_stated_where_they_bite(self, tree):
        scores = tree.scores()
        for unit in tree.reported:
            grounds = scores.grounds_for(unit)
            cut = {each.about.criterion for each in grounds if each.why in (Why.CAPPED, Why.FLOORED)}
            for row in tree.rows:
                limited = [getattr(row, key) for key in ("floor", "ceiling", "net_at_most", "bonuses_at_most")]
                bounded = any(limit is not None for limit in (*limited, row.deductions_at_most))
                total = scores.on(row.code, unit)
                if row.code in cut and not bounded:  # its maximum alone cuts, and what it loses goes off from there
                    assert row.maximum is not None
                    assert total.points - total.deduction >= row.maximum
                below = [scores.on(child.code, unit).points for child in tree.rows if child.under == row.code]
                earned = [tree.reported[unit][f"f{row.code}"] * row.scale.each] if row.scale is not None else below
                together = max(earned) if row.children is Children.BEST and below else sum(earned)
                standard = row.maximum if row.start is Start.FULL else 0
                assert row.code in cut or total.points == standard + together

    @laws
    @given(trees(units=1))
    def test_both_languages(self, tree):
        for ground in tree.scores().grounds_for("a"):
            for language in ("vi", "en"):
                sentence = say(ground, language)
                assert "Đơn" in sentence or sentence.startswith("a")
                assert "{" not in sentence


class TestOrdinary:
    """A line at work in one step gives what it gives by way of every state it could hold."""

    @laws
    @given(st.data())
    def test_in_one_step_as_in_many(self, data):
        scale = data.draw(st.sampled_from(SHORT))
        units = data.draw(st.integers(1, 5))
        read = {
            role: tuple(data.draw(st.lists(figures, min_size=units, max_size=units))) for role in ("value", "other")
        }
        targets = tuple(data.draw(st.lists(plans, min_size=units, max_size=units)))
        maximum = data.draw(st.sampled_from([Fraction(10), Fraction(7, 3), Fraction(0)]))
        columns = Columns(maximum=maximum, roles=tuple(read), cells=tuple(read.values()), targets=targets)
        low, high = earned(scale, columns, Setting()).ends(Fraction(0))
        found = ordinary(scale, all_of(read), ratios_of(targets), maximum)
        assert low.equals(high)
        if found is None:  # a row may have no value
            assert scale in CALCULATED
            assert 0 in read["other"]
        else:
            assert found.fractions() == low.fractions()

    def test_every_scale_that_takes_the_short_way_is_drawn(self):
        assert {type(core(scale)) for scale in SHORT} == {*_WORK}

    @settings(max_examples=50, deadline=None)
    @given(dossiers())
    def test_whole_tables_either_way(self, dossier):
        year = conclude_year(dossier)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tree, "_alone", lambda *_: None)
            again = conclude_year(dossier)
        assert again == year
        if year.scores is not None:
            for own, other in zip(year.scores.sheet.low, again.scores.sheet.low, strict=True):
                assert list(own.rows()) == list(other.rows())

    @laws
    @given(st.lists(st.dates(date(2024, 5, 1), date(2024, 7, 31)), min_size=1, max_size=6), st.data())
    def test_days_in_one_step_as_in_many(self, days, data):
        late = data.draw(st.lists(st.builds(Late, days=st.integers(0, 9), points=figures), max_size=3).map(tuple))
        early = data.draw(st.lists(st.builds(Late, days=st.integers(0, 9), points=figures), max_size=3).map(tuple))
        scale = Deadline(
            due=data.draw(st.sampled_from([date(2024, 6, 15), YearDay(day=30, month=6), None])),
            days=data.draw(st.sampled_from(Days)),
            late=late,
            early=early,
            per_day=data.draw(figures),
            on_time=data.draw(figures),
        )
        setting = Setting(season=Season.of(2024))
        columns = Columns(maximum=Fraction(10), cells=(tuple(days),), targets=())
        low, _ = earned(scale, columns, setting).ends(Fraction(0))
        assert on_days(scale, days, setting).fractions() == low.fractions()
        for row in range(len(days)):
            assert earned(scale, columns, setting).mark(row).low == low.at(row)


bands = Bands(
    bands=(
        Interval(below=Fraction(2), points=Fraction(-1)),
        Interval(at_least=Fraction(2), at_most=Fraction(5), points=Fraction(0)),
        Interval(above=Fraction(5), points=Fraction(3)),
    )
)
half = Fraction(1, 2)
HIGHER = (
    Proportional(),
    Proportional(full_at=Fraction(3)),
    Excess(at_target=half, full_at=Fraction(2)),
    Leader(at_target=half),
    Leader(at_target=half, excess_at_most=Fraction(3)),
    Leader(at_target=half, untargeted=Untargeted.POOL, alone=half),
    Pool(),
    Pool(alone=half),
    Each(each=half),
    Each(each=half, free=Fraction(2)),
    Steps(above=Fraction(2), per=half, each=half, first=Fraction(1)),
    Capped(scale=Each(each=half), at_most=Fraction(2)),
    Ranked(points=(Fraction(9), Fraction(5), Fraction(2)), shared=Shared.BEST, of=RankOf.VALUE),
    Ranked(points=(Fraction(9), Fraction(5), Fraction(2)), shared=Shared.MEAN, of=RankOf.VALUE),
    bands,
    lookup,
    FirstThatHolds(cases=(Case(when="value > 5", points=3), Case(when="value / 2 >= 1", points=1)), otherwise=-1),
    BestOf(take=1),
    Through(points=((0, -1), (1, 1), (3, 1), (4, Fraction(5, 3)))),
    Goalposts(low=1, high=Fraction(7, 3)),
    *(Goalposts(low=low, high=high) for low, high in (("least", "best"), (1, "best"), ("least", 2))),
)
LOWER = (
    Proportional(better=Better.LOWER),
    Pool(better=Better.LOWER),
    Pool(better=Better.LOWER, alone=Fraction(1)),
    Each(each=-half),
    Capped(scale=Each(each=-half), at_least=Fraction(-1)),
    Ranked(points=(Fraction(9), Fraction(5)), shared=Shared.BEST, of=RankOf.VALUE, better=Better.LOWER),
    FirstThatHolds(cases=(Case(when="value < 1", points=3), Case(when="value < 2", points=2))),
    Through(points=((0, 2), (3, -1))),
    Goalposts(low=3, high=1),
    *(Goalposts(low=low, high=high) for low, high in (("best", "least"), (2, "least"), ("best", 0))),
)
RATIO = Formula(text="value / other")
MORE = Formula(text="max(value, 1) > abs(other)")
CALCULATED = (
    Calculated(points=Formula(text="min(3, value / other)")),
    Bands(bands=bands.bands, value=RATIO),
    Pool(value=Formula(text="1 / other")),
    Proportional(value=RATIO, full_at=half),
    Excess(value=RATIO, at_target=half, full_at=Fraction(2)),
    Leader(value=RATIO, at_target=half),
    Each(value=RATIO, each=half),
    Steps(value=RATIO, above=half, per=half, each=half),
    Ranked(value=RATIO, points=(Fraction(9), Fraction(5)), shared=Shared.MEAN, of=RankOf.VALUE),
    PassFail(when=Formula(text="value / other >= 1")),
    Through(value=RATIO, points=((0, 0), (half, 1), (3, Fraction(1, 3)))),
    Goalposts(value=RATIO, low=half, high=2),
    Goalposts(value=RATIO, low="best", high="least"),
    Gated(scale=Proportional(), when=Formula(text="1 / other > 0")),
)
SHORT = (
    *(scale for scale in (*HIGHER, *LOWER) if not isinstance(scale, Lookup | FirstThatHolds | BestOf)),
    *CALCULATED,
    PassFail(),
    PassFail(when=MORE, yes=Fraction(2), no=-half),
    Ranked(points=(Fraction(9), Fraction(5)), shared=Shared.BEST, of=RankOf.PLACE),
    Gated(scale=Each(each=half), when=MORE),
    Waived(scale=Capped(scale=Each(each=half), at_most=half), when=MORE),
    Forfeit(scale=Pool(), when=MORE, points=-half),
)
figures = st.integers(-1, 6).map(lambda number: Fraction(number, 2))
plans = st.integers(1, 4).map(lambda number: Fraction(number, 2))
RISING = [Fraction(number, 4) for number in range(-3, 26)]
OTHERS = [(), *product([Fraction(-1), Fraction(0), Fraction(1), Fraction(3)], repeat=2)]


def kind(rule):
    """A rule by what it is."""
    return type(rule).__name__


class TestMonotone:
    """More achievement never lowers one's own points on scales declared monotone, in their declared direction."""

    @pytest.mark.parametrize("scale", HIGHER, ids=kind)
    def test_higher_is_better(self, scale):
        for points in self.climbing(scale):
            assert points == sorted(points)

    @pytest.mark.parametrize("scale", LOWER, ids=kind)
    def test_lower_is_better(self, scale):
        for points in self.climbing(scale):
            assert points == sorted(points, reverse=True)

    @staticmethod
    def climbing(scale):
        """What a unit earns from less than nothing to more than every edge and peer, against each pair of peers."""
        for others, plan in product(OTHERS, (Fraction(1), Fraction(3, 2))):
            plans = (plan,) * (1 + len(others))
            columns = (Columns(maximum=Fraction(10), cells=((own, *others),), targets=plans) for own in RISING)
            yield [marks(scale, each, Setting())[0].low for each in columns]


class TestSpread:
    """What a line earns by anything between the ends of all that it reads lies between the ends of what it may earn."""

    @pytest.mark.parametrize("scale", OPEN, ids=kind)
    @laws
    @given(st.data())
    def test_holds_all_in_between(self, scale, data):
        ends = [sorted(data.draw(st.tuples(figures, figures, figures))) for _ in ("value", "other")]
        least, inner, most = zip(*ends, strict=True)
        others = data.draw(st.tuples(figures, figures))
        found = [self.columns(each, others) for each in (least, most)]
        mark = spread(scale, found, Setting()).mark(0)
        between = earned(scale, self.columns(inner, others), Setting()).mark(0)
        assert mark.low <= between.low
        assert between.high <= mark.high

    @staticmethod
    def columns(own, others):
        """What a line reads of a unit, beside what it reads of another."""
        cells = tuple(zip(own, others, strict=True))
        return Columns(maximum=Fraction(10), roles=("value", "other"), cells=cells, targets=(Fraction(2), Fraction(2)))

    @pytest.mark.parametrize("scale", OPEN, ids=kind)
    @laws
    @given(st.tuples(figures, figures), st.tuples(figures, figures))
    def test_goes_no_further_than_a_scale_can(self, scale, own, others):
        mark = earned(scale, self.columns(own, others), Setting()).mark(0)
        least, most = lowest(scale), highest(scale, Fraction(10))
        assert least is None or least <= mark.low
        assert most is None or mark.high <= most

    @pytest.mark.parametrize("scale", [*OPEN, PassFail()], ids=kind)
    def test_earns_of_the_maximum_what_grows_with_it(self, scale):
        columns = [self.columns(own, (Fraction(3), Fraction(1))) for own in product(RISING[::3], repeat=2)]
        twice = [each._replace(maximum=Fraction(20)) for each in columns]
        found, more = ([earned(scale, each, Setting()).mark(0) for each in at] for at in (columns, twice))
        assert (found != more) is of_maximum(scale)

    def test_every_kind_of_scale_is_drawn(self):
        kinds = {type(scale) for scale in OPEN}
        assert kinds.isdisjoint({type(scale) for scale in OF_WORDS_OR_DAYS})
        assert kinds | {type(scale) for scale in OF_WORDS_OR_DAYS} == set(get_args(Scale))


PEERS = tuple(scale for scale in (*HIGHER, *LOWER) if reads_peers(scale))


@st.composite
def years(draw, scale):
    """Three units on a peer-relative criterion and a given one; the third may report later, or never."""
    share, points = draw(st.sampled_from([half, Fraction(9, 10), Fraction(2)])), draw(st.sampled_from([-2, 0, 1]))
    book = Rulebook(
        id="r",
        figures=(Figure(name="x"),),
        criteria=Criteria(
            rows=(
                Criterion(code="1", maximum=Fraction(9), scale=scale, reads=(("value", "x"),)),
                Criterion(code="2", maximum=Fraction(5)),
            )
        ),
        adjustments=draw(st.sampled_from([(), (BelowMean(share=share, points=Fraction(points), bars=True),)])),
    )
    pooled = isinstance(scale, Leader) and scale.untargeted is Untargeted.POOL
    aimed = draw(st.sampled_from(["", "a", "c", "ab", "abc"])) if pooled else "abc"
    targets = tuple(Target(unit=unit, figure="x", plan=draw(plans)) for unit in aimed)
    given_ = st.integers(0, 10).map(lambda number: Fraction(number, 2))
    sent = [Submission(unit=unit, figures=(("x", draw(figures)), ("2", draw(given_)))) for unit in "abc"]
    return pact("abc", book, targets), sent


MOVING = (
    BelowMean(share=half, points=Fraction(-2), bars=True),
    BelowMean(share=Fraction(9, 10), points=Fraction(1), bars=True),
    *(
        ByFormula(points=Formula(text=text))
        for text in (
            "(total - mean) / 2",
            "min(best - total, 1)",
            "abs(total - mean)",
            "max(mean, 2 * best - 3 * total) - maximum",
            "best - 2 * mean + total / 3",
            "half_up((mean - best) * 3, 0)",
            "(best - total) / (1 + best - mean) - min(total, 3 * (mean - best))",
            "1 / (best - total)",
            "- max(total - mean, 2 - best)",
        )
    ),
)


class TestRanges:
    """A range always contains the final value, whatever the missing peer later reports."""

    @pytest.mark.parametrize("scale", PEERS, ids=kind)
    @settings(laws, max_examples=25)
    @given(data=st.data())
    def test_a_peer_reports_later(self, scale, data):
        self.holds(*data.draw(years(scale)))

    @laws
    @given(years(Pool()), st.sampled_from([half, Fraction(9, 10)]))
    def test_the_mean_moves_later(self, year, share):
        promised, sent = year
        below = BelowMean(share=share, points=Fraction(-2), bars=True)
        rules = evolve(promised.rulebook, criteria=Criteria(rows=promised.rulebook.criteria.rows[1:]))
        plain = evolve(promised, rulebook=evolve(rules, adjustments=(below,)), targets=())
        self.holds(plain, [evolve(each, figures=each.figures[1:]) for each in sent], codes=("2", None))

    @staticmethod
    def holds(promised, sent, codes=("1", "2", None)):
        before = score(settle(promised, sent[:2]), reporting=Reporting.OPEN)
        for last in (sent, sent[:2]):
            after = score(settle(promised, last), reporting=Reporting.CLOSED)
            for unit in "ab":
                for code in codes:
                    low, high = before.on(code, unit).low, before.on(code, unit).high
                    assert low <= after.on(code, unit).points <= high
            assert {each.about.unit for each in before.barred} <= {each.about.unit for each in after.barred}

    @pytest.mark.parametrize("first", MOVING, ids=kind)
    @settings(laws, max_examples=25)
    @given(data=st.data())
    def test_whatever_the_missing_do(self, first, data):
        adjustments = (first, *data.draw(st.lists(st.sampled_from(MOVING), max_size=1)))
        rows = (Criterion(code="1", maximum=Fraction(6)), Criterion(code="2", maximum=Fraction(4)))
        book = Rulebook(id="r", criteria=Criteria(rows=rows), adjustments=adjustments)
        promised = evolve(
            pact("abcd", book), not_assigned=data.draw(st.sampled_from([(), (("a", "2"),), (("d", "2"),)]))
        )
        sent = [
            Submission(unit=unit, figures=(("1", Fraction(one)), ("2", Fraction(two))))
            for unit in "abcd"
            for one, two in [data.draw(st.tuples(st.integers(0, 6), st.integers(0, 4)))]
        ]
        there = data.draw(st.integers(1, 3))
        before = score(settle(promised, sent[:there]), reporting=Reporting.OPEN)
        later = [each for each in sent[there:] if data.draw(st.booleans())]
        after = score(settle(promised, [*sent[:there], *later]), reporting=Reporting.CLOSED)
        for unit in "abcd"[:there]:
            ends = before.of(unit)
            assert not ends.bounded or ends.low <= after.of(unit).points <= ends.high
        assert {each.about.unit for each in before.barred} <= {each.about.unit for each in after.barred}

    @pytest.mark.parametrize("scale", PEERS, ids=kind)
    @settings(laws, max_examples=10)
    @given(data=st.data())
    def test_nothing_is_open_when_all_have_reported(self, scale, data):
        promised, sent = data.draw(years(scale))
        scores = score(settle(promised, sent), reporting=Reporting.OPEN)
        assert all(scores.of(unit).points is not None for unit in "abc")


@st.composite
def given_tables(draw):
    """Given lines in a group with caps, what each is worth unreported, and what units report of them."""
    worth = draw(st.lists(st.integers(-2, 2), min_size=1, max_size=3))
    cap = {
        "deductions_at_most": draw(st.none() | st.just(Fraction(1))),
        "floor": draw(st.none() | st.just(Fraction(0))),
    }
    parts = [
        Criterion(code=f"1.{place}", under="1", maximum=Fraction(2), unreported=Fraction(points))
        for place, points in enumerate(worth)
    ]
    whole = Criterion(code="1", maximum=Fraction(2 * len(parts)), **cap)
    book = Rulebook(id="r", criteria=Criteria(rows=(whole, *parts, Criterion(code="2", maximum=Fraction(1)))))
    held = st.none() | st.integers(0, 2)
    figures = {unit: {row.code: draw(held) for row in parts} for unit in "ab"}
    sent = [
        Submission(
            unit=unit, figures=tuple((code, Fraction(points)) for code, points in own.items() if points is not None)
        )
        for unit, own in figures.items()
    ]
    return book, sent


class TestShortCuts:
    """A short cut never changes a meaning: who else is excused from what is nothing to the points of a unit."""

    @laws
    @given(given_tables())
    def test_given_points(self, table):
        book, sent = table
        whole = pact("ab", book)
        for excused in ((), (("a", "2"),), (("a", "1"),)):
            scores = score(settle(evolve(whole, not_assigned=excused), sent))
            plain = score(settle(whole, sent))
            for code in ("1", "2", None):
                assert scores.on(code, "b") == plain.on(code, "b")
