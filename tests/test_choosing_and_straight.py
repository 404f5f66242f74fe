"""Scales that choose and scales that run straight: as programs tell them, as documents write them."""

from fractions import Fraction

import pytest

from thidua import Criterion, Figure, FormatError, Rulebook, RulebookError, dumps, loads
from thidua.arithmetic import writable
from thidua.figures import State
from thidua.ratios import Ratios, ratios_of
from thidua.scales import (
    BestOf,
    Capped,
    Case,
    Columns,
    FirstThatHolds,
    Gated,
    Goalposts,
    Missing,
    Post,
    Setting,
    Through,
    marks,
)
from thidua.scales.choosing import with_several
from thidua.scales.ordinary import ordinary
from thidua.scales.straight import along, between

HEAD = 'format = 2\nkind = "rulebook"\nid = "r"\n'
BEST = """
[[figures]]
name = "q1"
[[figures]]
name = "q2"
[[criteria]]
code = "1"
maximum = 10
reads = ["q1", "q2"]
missing = "leave-out"
"""
SHARES = """
[[figures]]
name = "p"
measure = "%"
[[criteria]]
code = "1"
maximum = 10
reads = "p"
scale = {kind = "through", points = [[80, 2], ["112,5 %", 10]]}
[[criteria]]
code = "2"
maximum = 10
reads = "p"
scale = {kind = "goalposts", low = "least", high = 90}
[[criteria]]
code = "3"
maximum = 2
reads = {t = "p"}
scale = {kind = "first-that-holds", cases = [{when = "t >= 90 %", points = 2}], otherwise = "0,5"}
"""


def n(*values):
    return tuple(map(Fraction, values))


class TestOfDocuments:
    """What is written is read back the same."""

    def test_a_list_is_a_role_for_each_name(self):
        rules = loads(HEAD + BEST + 'scale = {kind = "best-of", take = 1}')
        row = rules.criteria.row("1")
        assert row.several == ("q1", "q2")
        assert (row.figure, row.figures, row.missing) == (None, ("q1", "q2"), Missing.LEAVE_OUT)
        assert loads(dumps(rules)) == rules

    def test_also_within_limits(self):
        rules = loads(HEAD + BEST + 'scale = {kind = "capped", at_most = 9, scale = {kind = "best-of", take = 1}}')
        assert rules.criteria.row("1").scale == Capped(scale=BestOf(take=1), at_most=9)
        assert rules.criteria.row("1").several == ("q1", "q2")

    @pytest.mark.parametrize("reads", ['["q1", 2]', '["q1", {points = "1"}]', "[]"])
    def test_a_list_holds_names(self, reads):
        text = BEST.replace('["q1", "q2"]', reads)
        with pytest.raises(FormatError, match=r"criteria\[0\]\.reads"):
            loads(HEAD + text + 'scale = {kind = "best-of", take = 1}')

    def test_a_scale_that_is_no_table_is_refused_as_such(self):
        with pytest.raises(FormatError, match=r"criteria\[0\]\.scale"):
            loads(HEAD + BEST + "scale = 3")

    def test_shares_keep_their_sign(self):
        rules = loads(HEAD + SHARES)
        first, second, third = (row.scale for row in rules.criteria.rows)
        assert first == Through(points=[("80 %", 2), ("9/8", 10)])
        assert second == Goalposts(low="least", high="90 %")
        assert third == FirstThatHolds(cases=[Case(when="t >= 90 %", points=2)], otherwise="0,5")
        assert loads(dumps(rules)) == rules

    def test_what_is_no_list_of_points_is_refused(self):
        for points in ("3", "[3]", '["80 %"]', "[[]]", '[["x", 2], [3, 4]]', "[[1, 2], [3]]"):
            scale = f'scale = {{kind = "through", points = {points}}}'
            with pytest.raises((FormatError, RulebookError), match=r"criteria\[0\]\.scale\.points"):
                loads(HEAD + BEST.replace('["q1", "q2"]', '"q1"').replace('missing = "leave-out"', "") + scale)


class TestOfPrograms:
    """What a program tells is read as documents are."""

    def test_a_bare_value_beside_a_share_has_two_readings(self):
        figures = (Figure("p", measure="%"),)
        for scale, path in (
            (Through(points=[(80, 2), (100, 10)]), r"scale\.points\[0\]\[0\]"),
            (Goalposts(low=40, high="best"), r"scale\.low"),
        ):
            with pytest.raises(RulebookError, match=path):
                Rulebook(id="r", figures=figures, criteria=[Criterion("1", maximum=10, reads="p", scale=scale)])

    def test_points_are_never_per_cent(self):
        with pytest.raises(FormatError, match=r"points\[1\]\[1\]"):
            Through(points=[("80 %", 2), ("100 %", "10 %")])

    def test_posts_are_numbers_or_words(self):
        assert Goalposts(low="least", high="best") == Goalposts(low=Post.LEAST, high=Post.BEST)
        with pytest.raises(FormatError):
            Goalposts(low="worst", high=1)
        with pytest.raises(RulebookError, match=r"best is out of range; allowed: ≠ low @ \$\.high"):
            Goalposts(low="best", high="best")

    @pytest.mark.parametrize("take", [0, -1])
    def test_none_cannot_be_taken(self, take):
        with pytest.raises(RulebookError, match="take"):
            BestOf(take=take)

    @pytest.mark.parametrize("take", [True, "2", Fraction(1, 2)])
    def test_how_many_is_a_whole_number(self, take):
        with pytest.raises(FormatError):
            BestOf(take=take)


class TestBestOf:
    """Values that are not there."""

    @staticmethod
    def earned(take, cells, missing, roles=("a", "b", "c")):
        columns = Columns(maximum=Fraction(10), roles=roles, cells=tuple((each,) for each in cells), targets=(None,))
        (mark,) = marks(BestOf(take=take), with_several(columns, roles, missing), Setting())
        return mark if isinstance(mark, State) else mark.low

    @pytest.mark.parametrize("take", [1, 2, 3])
    def test_count_nothing_before_what_is_below_it(self, take):
        cells = (*n(-3, 2), State.NOT_REPORTED)
        assert self.earned(take, cells, Missing.ZERO) == n(2, 2, -1)[take - 1]
        assert self.earned(take, cells, Missing.LEAVE_OUT) == n(2, -1, -1)[take - 1]
        assert self.earned(take, cells, Missing.VOID) == 0
        assert self.earned(take, cells, None) is State.NOT_REPORTED

    @pytest.mark.parametrize("missing", [*Missing, None])
    def test_all_of_them_are_what_they_are(self, missing):
        assert self.earned(1, (State.VOID, State.NOT_REPORTED, State.VOID), missing) is State.VOID
        assert self.earned(1, (*n(1, 2), State.NOT_ASSIGNED), missing) is State.NOT_ASSIGNED
        assert self.earned(2, n(1, 2, 3), missing) == 5

    def test_columns_alone_count_every_role(self):
        columns = Columns(maximum=Fraction(10), roles=("a", "b"), cells=(n(1), n(3)), targets=(None,))
        (mark,) = marks(BestOf(take=1), columns, Setting())
        assert mark.steps[0].fact("taken") == (("b", Fraction(3)),)

    def test_a_gate_is_told_without_the_values(self):
        columns = Columns(maximum=Fraction(10), roles=("a", "g"), cells=(n(1), (False,)), targets=(None,))
        (mark,) = marks(Gated(scale=BestOf(take=1), when="g"), with_several(columns, ("a",), None), Setting())
        assert mark.steps[0].fact("read") == (("g", "no"),)


class TestStraight:
    """Exactness, and the way of no length."""

    def test_a_line_of_very_long_numbers_takes_the_long_way(self):
        far = Fraction(10**99 + 1, 10**99 - 1)
        scale = Through(points=[(0, far), (far * far, 1 / far + 1), (Fraction(10**99), far * far * far)])
        values = ratios_of([far, far / 7, far * 5, *(Fraction(10**98 + each, 10**99 - 7) for each in range(4))])
        columns = Columns(maximum=Fraction(9), cells=(tuple(values.fractions()),), targets=())
        assert ordinary(scale, {"value": values}, None, Fraction(9)) is None
        told = [points if writable(points) else 0 for points in along(scale, values).fractions()]
        assert [mark.low for mark in marks(scale, columns, Setting())] == told

    def test_denominators_that_no_row_shares(self):
        scale = Through(points=[(0, 0), (Fraction(1, 3), Fraction(1, 7)), (2, 1)])
        values = Ratios((1, 1, 7), (6, 3, 6))
        assert along(scale, values).fractions() == [Fraction(1, 14), Fraction(1, 7), Fraction(4, 7)]
        assert between(Goalposts(low=0, high=2), values, Fraction(6)).fractions() == [*n("1/2", 1, "7/2")]
