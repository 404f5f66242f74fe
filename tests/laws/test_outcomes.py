"""Whatever a unit that is still to report brings, the points of another lie within what was said before."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua import (
    Adds,
    Children,
    Cluster,
    Criteria,
    Criterion,
    Figure,
    Pact,
    Rulebook,
    Season,
    Start,
    Submission,
    SumPolicy,
    Unit,
    score,
    settle,
)
from thidua.formulas import Formula
from thidua.scales import Band, Bands, Calculated, Capped, Each, Forfeit, Gated, Pool, Waived

UNITS = (Unit(id="a", name="A"), Unit(id="b", name="B"))
HALVES = st.integers(0, 6).map(lambda number: Fraction(number, 2))
LIMITS = ("floor", "ceiling", "bonuses_at_most", "deductions_at_most", "net_at_most")


@st.composite
def trees(draw):
    """A table of groups in groups: sums and bests within limits, of lines that are pooled, added on top, or lost."""
    rows: list[Criterion] = []

    def group(code: str, under: str | None, depth: int) -> None:
        limits = {key: draw(HALVES) for key in LIMITS if draw(st.integers(0, 2)) == 0}
        if "floor" in limits:
            limits["floor"] = -limits["floor"]
        most = draw(st.none() | HALVES.filter(bool))
        how = draw(st.sampled_from([Children.BEST, Children.BEST, Children.SUM]))
        start = draw(st.sampled_from([Start.EMPTY] * 5 + [Start.FULL])) if most is not None else Start.EMPTY
        adds = (
            Adds.INSIDE
            if under is None or start is Start.FULL
            else draw(st.sampled_from([Adds.INSIDE] * 5 + [Adds.ON_TOP]))
        )
        own = {"maximum": most, "children": how, "sum": SumPolicy.WARN, "start": start, "adds": adds, **limits}
        rows.append(Criterion(code=code, under=under, **own))
        for number in range(1, draw(st.integers(2, 3)) + 1):
            part = f"{code}.{number}"
            if depth < 2 and draw(st.booleans()):
                group(part, code, depth + 1)
            else:
                rows.append(line(part, code))

    def line(code: str, under: str) -> Criterion:
        match draw(st.sampled_from(["given", "pooled", "pooled", "on top", "lost"])):
            case "given":
                return Criterion(code=code, under=under, maximum=Fraction(3))
            case "pooled":
                return Criterion(
                    code=code, under=under, maximum=Fraction(4), reads=(("value", f"x{code}"),), scale=Pool()
                )
            case "on top":
                most = Fraction(2)
                return Criterion(
                    code=code, under=under, maximum=most, adds=Adds.ON_TOP, reads=(("value", f"x{code}"),), scale=Pool()
                )
            case _:
                scale = Each(each=Fraction(-1))
                return Criterion(
                    code=code, under=under, floor=Fraction(-3), reads=(("value", f"x{code}"),), scale=scale
                )

    group("1", None, 0)
    return tuple(rows)


@given(trees(), st.data())
@settings(deadline=None, max_examples=300)
def test_no_outcome_lies_outside_what_was_said_before(rows, data):
    leaves = [row for row in rows if not any(other.under == row.code for other in rows)]
    figures = tuple(Figure(name=f"x{row.code}") for row in leaves if row.reads)
    book = Rulebook(id="r", criteria=Criteria(rows=rows), figures=figures)
    pact = Pact(cluster=Cluster(id="c", name="C", units=UNITS), season=Season.of(2024), rulebook=book)
    own = tuple((f"x{row.code}" if row.reads else row.code, Fraction(data.draw(st.integers(0, 3)))) for row in leaves)
    reported = Submission(unit="a", figures=own)
    before = score(settle(pact, [reported])).of("a")
    for _ in range(6):
        theirs = tuple(
            (name, Fraction(data.draw(st.sampled_from([0, 1, 2, 3, 20])))) for name, _ in own if name[0] == "x"
        )
        after = score(settle(pact, [reported, Submission(unit="b", figures=theirs)])).of("a")
        assert before.low <= after.low
        assert after.high <= before.high


P, Q = ("p", "points:1"), ("q", "points:2")
FORMULAS = ("p * (4 - p)", "max(p - q, 0)", "abs(p - 2) + q", "p / (q + 1)", "p / q", "p - q")
CONDITIONS = ("p > q", "p = 2", "p + q < 3", "p / q > 1")


def of_lines():
    """A scale that reads the points of two lines, alone or within others."""
    middle = (Band(at_least=Fraction(1), below=Fraction(2), points=Fraction(4)),)
    banded = Bands(bands=middle, otherwise=Fraction(0), value=Formula(text="p + q"))
    plain = st.sampled_from(FORMULAS).map(lambda text: Calculated(points=Formula(text=text))) | st.just(banded)
    when = st.sampled_from(CONDITIONS).map(lambda text: Formula(text=text))
    limited = st.builds(Capped, scale=plain, at_most=HALVES)
    inner = plain | limited
    return (
        inner
        | st.builds(Gated, scale=inner, when=when)
        | st.builds(Waived, scale=inner, when=when)
        | st.builds(Forfeit, scale=inner, when=when, points=st.just(Fraction(-1)))
    )


@given(of_lines(), st.data())
@settings(deadline=None, max_examples=300)
def test_a_line_that_reads_open_lines_comes_to_nothing_outside_its_range(scale, data):
    pool, most = Pool(), Fraction(4)
    rows = (
        Criterion(code="1", maximum=most, reads=(("value", "x"),), scale=pool),
        Criterion(code="2", maximum=most, reads=(("value", "y"),), scale=pool),
        Criterion(code="3", maximum=most, reads=(P, Q), scale=scale),
    )
    figures = (Figure(name="x"), Figure(name="y"))
    pact = Pact(
        cluster=Cluster(id="c", name="C", units=UNITS),
        season=Season.of(2024),
        rulebook=Rulebook(id="r", criteria=Criteria(rows=rows), figures=figures),
    )
    amounts = st.sampled_from([0, 1, 2, 3, 6, 20]).map(Fraction)
    reported = Submission(unit="a", figures=(("x", data.draw(amounts)), ("y", data.draw(amounts))))
    before = score(settle(pact, [reported])).of("a")
    for _ in range(8):
        theirs = Submission(unit="b", figures=(("x", data.draw(amounts)), ("y", data.draw(amounts))))
        after = score(settle(pact, [reported, theirs])).of("a")
        assert before.low <= after.low
        assert after.high <= before.high
