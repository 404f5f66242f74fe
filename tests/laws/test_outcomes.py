"""Whatever a unit that is still to report brings, the points of another lie within what was said before."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua import Cluster, Criterion, Figure, Pact, Rulebook, Season, Submission, Unit, score, settle
from thidua.criteria import Adds, Children, Criteria, Start, SumPolicy
from thidua.formulas import Formula, RoundingMode
from thidua.reviewing import Review
from thidua.rules import RoundAt, Rounding, Stage
from thidua.scales import (
    Bands,
    Better,
    Calculated,
    Capped,
    Each,
    Forfeit,
    Gated,
    Interval,
    Lookup,
    PassFail,
    Pool,
    Proportional,
    Ranked,
    RankOf,
    Reporting,
    Shared,
    Steps,
    Waived,
    core,
)

UNITS = tuple(Unit(id=each, name=each.upper()) for each in "abc")
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


def holds(before, after):
    """Whether what was said before holds what came."""
    return not before.bounded or (after.bounded and before.low <= after.low and after.high <= before.high)


def pact_of(rows, names, **more):
    return Pact(
        cluster=Cluster(id="c", name="C", units=UNITS),
        season=Season.of(2024),
        rulebook=Rulebook(
            id="r", criteria=Criteria(rows=rows), figures=tuple(Figure(name=name) for name in names), **more
        ),
    )


AMOUNTS = st.sampled_from([0, 1, 2, 3, 6, 20]).map(Fraction)
ENDS = ("", "b", "c", "bc")  # who reports before reporting closes, and who stays away
ROUNDINGS = st.none() | st.builds(
    Rounding, digits=st.integers(0, 1), mode=st.sampled_from(RoundingMode), at=st.sampled_from(RoundAt)
)


@given(trees(), ROUNDINGS, st.data())
@settings(deadline=None, max_examples=300)
def test_no_outcome_lies_outside_what_was_said_before(rows, rounding, data):
    leaves = [row for row in rows if not any(other.under == row.code for other in rows)]
    names = [f"x{row.code}" for row in leaves if row.reads]
    pact = pact_of(rows, names, rounding=rounding)
    tenths = st.integers(0, 30).map(lambda number: Fraction(number, 10))
    own = tuple(
        (f"x{row.code}", Fraction(data.draw(st.integers(0, 3)))) if row.reads else (row.code, data.draw(tenths))
        for row in leaves
    )
    known = [Submission(unit="a", figures=own)]
    before = score(settle(pact, known))
    for units in ENDS:
        theirs = [Submission(unit=unit, figures=tuple((name, data.draw(AMOUNTS)) for name in names)) for unit in units]
        after = score(settle(pact, known + theirs), reporting=Reporting.CLOSED)
        assert after.of("a").low == after.of("a").high
        assert all(holds(before.on(row.code, "a"), after.on(row.code, "a")) for row in rows)
        assert holds(before.of("a"), after.of("a"))


P, Q = ("p", "points:1"), ("q", "points:2")
TEXTS = (
    "p * (4 - p)",
    "max(p - q, 0)",
    "abs(p - 2) + q",
    "p / (q + 1)",
    "p / q",
    "p - q",
    "1 / (p - 1)",
    "q / (p - 2) / (p - 3)",
    "half_up(min(-1 / p, q), 1)",
)
FORMULAS = st.sampled_from(TEXTS).map(lambda text: Formula(text=text))
CONDITIONS = (
    "p > q",
    "p = 2",
    "p + q < 3",
    "p / q > 1",
    "not (q / p < 2)",
    "p > 1 and 1 / q < 1",
    "1 / q > 1 or p > 2",
)
SIGNED = st.integers(-3, 3).map(Fraction)


def of_lines():
    """A scale that reads the points of two lines, alone or within others."""
    middle = (Interval(at_least=Fraction(1), below=Fraction(2), points=Fraction(4)),)
    when = st.sampled_from(CONDITIONS).map(lambda text: Formula(text=text))
    edges, cell = (Fraction(1), Fraction(2)), st.tuples(SIGNED, SIGNED, SIGNED)
    lower = st.sampled_from(Better)
    plain = (
        st.builds(Calculated, points=FORMULAS)
        | st.builds(Bands, bands=st.just(middle), otherwise=st.just(Fraction(0)), value=FORMULAS)
        | st.builds(Each, each=SIGNED, free=st.integers(0, 1).map(Fraction), value=FORMULAS)
        | st.builds(Steps, above=SIGNED, per=st.just(Fraction(1)), first=SIGNED, each=SIGNED, value=FORMULAS)
        | st.builds(Proportional, full_at=st.just(Fraction(3)), better=lower, value=FORMULAS)
        | st.builds(PassFail, when=when, no=SIGNED)
        | st.builds(
            Lookup,
            rows=FORMULAS,
            columns=FORMULAS,
            row_edges=st.just(edges),
            column_edges=st.just(edges),
            points=st.tuples(cell, cell, cell),
        )
        | st.builds(Pool, better=lower, alone=st.just(Fraction(1)), value=FORMULAS)
        | st.builds(
            Ranked,
            points=st.just((Fraction(3), Fraction(1))),
            of=st.just(RankOf.VALUE),
            shared=st.sampled_from(Shared),
            better=lower,
            value=FORMULAS,
        )
    )
    limited = st.builds(Capped, scale=plain, at_most=HALVES)
    inner = plain | limited
    return (
        inner
        | st.builds(Gated, scale=inner, when=when)
        | st.builds(Waived, scale=inner, when=when)
        | st.builds(Forfeit, scale=inner, when=when, points=SIGNED)
    )


@given(of_lines(), st.data())
@settings(deadline=None, max_examples=300)
def test_a_line_that_reads_open_lines_comes_to_nothing_outside_its_range(scale, data):
    pool, most = Pool(), data.draw(st.sampled_from([Fraction(4), Fraction(40)]))
    own = data.draw(st.sampled_from([pool, Proportional(full_at=Fraction(5))]))  # of the line that peers cannot change
    rows = (
        Criterion(code="1", maximum=Fraction(4), reads=(("value", "x"),), scale=pool),
        Criterion(code="2", maximum=Fraction(4), reads=(("value", "y"),), scale=own),
        Criterion(code="3", maximum=most, reads=(P, Q), scale=scale),
    )
    pact = pact_of(rows, "xy", stages=(Stage(name="s"),))

    def report(unit):
        return Submission(unit=unit, figures=(("x", data.draw(AMOUNTS)), ("y", data.draw(AMOUNTS))))

    set_ = {"unit": "a", "stage": "s", "reason": "seen"}
    reviews = [
        Review(criterion=code, points=data.draw(HALVES), **set_) for code in "12" if data.draw(st.integers(0, 4)) == 0
    ]
    known = [report("a")]
    before = score(settle(pact, known, reviews)).of("a")
    if len(reviews) == 2 and not isinstance(core(scale), Pool | Ranked):  # nothing that it reads can change any more
        assert before.low == before.high
    for units in (*ENDS, *ENDS):
        after = score(settle(pact, known + [report(unit) for unit in units], reviews), reporting=Reporting.CLOSED)
        assert holds(before, after.of("a"))
