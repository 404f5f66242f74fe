"""Laws of rotation over random histories with joins, leaves, mergers and declines."""

from datetime import date
from functools import cache
from itertools import groupby, permutations, product
from math import ceil

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from thidua import Cluster, Officers, Pact, Rulebook, Season, Unit, Why, audit, project
from thidua.rotation import Certainty, recorded
from thidua.rotation.walking import walk
from thidua.rules import Declining, Joining, NextDeputy, NextHead, Policies, Rotates, RotationRule
from thidua.units import Inheritance

START, LAST = 2020, 2032


@st.composite
def members(draw, about=None):
    """Three to five founders, some of whom leave; up to two joiners; perhaps units that follow founders.

    One is formed from the first two; or two are, of two founders each; or one founder is divided into two.
    """
    found = []
    for own in "abcde"[: draw(st.integers(3, 5))]:
        leaves = draw(st.sampled_from([None, None, None, 2022, 2025, 2028]))
        size = draw(st.sampled_from([None, 1, 2]))
        until = leaves and date(leaves, *draw(st.sampled_from([(1, 1), (6, 28), (12, 31)])))
        found.append(Unit(id=own, name=own.upper(), until=until, size=size))
    joiners = zip("xy", draw(st.lists(st.integers(2020, 2027), max_size=2)), strict=False)
    day = st.sampled_from([(1, 1), (1, 2), (5, 1)])  # on the first day of a season, or on the next
    since = [(own, date(year, *draw(day))) for own, year in joiners]
    together = len(since) > 1 and draw(st.booleans())  # on one day
    found += [Unit(id=own, name=own.upper(), since=since[0][1] if together else on) for own, on in since]
    if about is None:
        about = draw(st.sampled_from([(), (), ABOUT[:1], ABOUT[:1], ABOUT[:2], ABOUT[2:]]))
    for heir, before in about:
        day = date(draw(st.integers(2021, 2027)), 7, 1)
        found = [evolve(unit, until=day) if unit.id in before else unit for unit in found]
        names = {unit.id for unit in found}
        carries = draw(st.sampled_from([None, before[0]]))
        formed = tuple(each for each in before if each in names)
        found.append(Unit(id=heir, name=heir.upper(), since=day.replace(day=2), formed_from=formed, carries_on=carries))
    return tuple(found)


# units that follow others, with those that they were formed from
ABOUT = (("ab", ("a", "b")), ("cd", ("c", "d")), ("a1", ("a",)), ("a2", ("a", "b")))


@st.composite
def rules(draw, head=None):
    head = draw(st.sampled_from(NextHead)) if head is None else head
    turning = draw(st.sampled_from(Rotates))
    once = turning is Rotates.ONCE
    return RotationRule(
        head=head,
        deputy=draw(st.sampled_from(NextDeputy)),
        roster=tuple(draw(st.permutations("abcde")))[: draw(st.integers(1, 5))],
        term=draw(st.integers(1, 3)),
        round=turning,
        joiners=draw(st.none() | st.sampled_from(Joining)) if once else None,
        declined=draw(st.none() | st.sampled_from(Declining)) if once else None,
    )


@st.composite
def histories(draw, about=None, head=None):
    """A few recorded seasons, heads and deputies of any unit, some declined, some not named."""
    units = draw(members(about))
    ids = [unit.id for unit in units]
    rule = draw(rules(head))
    policy = draw(st.none() | st.sampled_from(Inheritance))
    pact = Pact(
        cluster=Cluster(id="c", name="C", units=units),
        season=Season.of(START + draw(st.integers(0, 4))),
        rulebook=Rulebook(id="r", rotation=rule, policies=Policies(inheritance=policy)),
    )
    leaders = st.none() | st.sampled_from(ids)
    pairs = st.tuples(leaders, leaders).map(lambda both: both if both[0] != both[1] else (both[0], None))
    rows = []
    for season in range(START, pact.season.year + 1):
        (head, deputy), declined = draw(pairs), draw(st.lists(st.sampled_from(ids), max_size=1))
        others = tuple(each for each in declined if each != head)  # who declined to be head is not head
        rows.append(Officers(season=season, head=head, deputy=deputy, declined=others))
    return recorded(pact, history=rows)


def members_on(history, year):
    """The oracle's own reading of who is a member on the first of January."""
    day = date(year, 1, 1)
    return {
        unit.id
        for unit in history.pact.cluster.units
        if (unit.since is None or unit.since <= day) and (unit.until is None or day <= unit.until)
    }


def seats(history, office="head"):
    return [seat for seat in project(history, LAST - history.season.year).seats if seat.office == office]


class TestProjectionsExtendAudits:
    """A projected history audits clean: what the rule projects, the rule does not call a departure."""

    @pytest.mark.parametrize("head", [NextHead.DEPUTY_SUCCEEDS, NextHead.ROSTER, NextHead.BY_RANK])
    @settings(max_examples=50)
    @given(data=st.data())
    def test_clause(self, head, data):
        history = data.draw(histories(head=head))
        # what the rule gives for the dossier's own season is no record: recorded heads behind it begin a term later
        assume(history.rule.term == 1 or history.rows[-1].head is not None)
        # a deputy that keeps its turn lets who joined go before it as long as it is projected, not once it is recorded
        keeps = history.rule.declined is Declining.END_OF_ROUND and any(row.declined for row in history.rows)
        assume(head is not NextHead.DEPUTY_SUCCEEDS or not keeps)
        coming = project(history, LAST - history.season.year)
        projected = [row for row in coming.officers() if row.head is not None or row.deputy is not None]
        whole = evolve(history, rows=(*history.rows, *projected))
        before = audit(history).departures
        assert audit(whole).departures == before


@st.composite
def rounds(draw):
    """A roster with rounds from its first head: every founder in it, units join and leave."""
    units = tuple(unit for unit in draw(members()) if not unit.formed_from)
    units = tuple(evolve(unit, until=None) if unit.id == "c" else unit for unit in units)  # somebody stays
    founders = [unit.id for unit in units if unit.since is None or unit.since <= date(START, 1, 1)]
    rule = RotationRule(
        head=draw(st.sampled_from([NextHead.ROSTER, NextHead.DEPUTY_SUCCEEDS])),
        deputy=NextDeputy.ROSTER,
        roster=tuple(draw(st.permutations(founders))),
        term=draw(st.integers(1, 3)),
        round=Rotates.ONCE,
        joiners=draw(st.sampled_from(Joining)),
    )
    pact = Pact(
        cluster=Cluster(id="c", name="C", units=units),
        season=Season.of(START),
        rulebook=Rulebook(id="r", rotation=rule),
        head=draw(st.sampled_from(founders)),
    )
    return recorded(pact)


class TestNobodyTwiceInARound:
    """Nobody serves twice before every eligible member has served; a joiner enters as the policy says."""

    @given(rounds())
    def test_clause(self, history):
        """A second reading of the rule, by sets alone; the walk under test works with places in the roster."""
        wait = history.rule.joiners is Joining.NEXT_ROUND
        served, began = {history.pact.head}, members_on(history, START)
        full = began <= served
        before = history.pact.head
        for seat in seats(history):
            now = members_on(history, seat.season)
            if seat.grounds[0].why is Why.TERM_RUNS:
                assert seat.unit == before
                continue
            late = {unit.id for unit in history.pact.cluster.units if unit.since and unit.since.year >= seat.season}
            if full or (now & began if wait else now - late) <= served:  # who joins after the last turn is of the next
                served, began = set(), now
            assert seat.unit in now - served
            assert not wait or seat.unit in began
            served.add(seat.unit)
            full = (now & began if wait else now) <= served
            before = seat.unit


class TestEverySeatIsKnownProjectedOrOpen:
    """Each season has one head and one deputy seat; open means no unit; each seat says why."""

    @settings(max_examples=80)
    @given(histories())
    def test_clause(self, history):
        coming = project(history, 5)
        years = range(history.season.year + 1, history.season.year + 6)
        assert [(seat.season, seat.office) for seat in coming.seats] == [
            (year, office) for year in years for office in ("head", "deputy")
        ]
        for seat in coming.seats:
            assert (seat.unit is None) == (seat.standing is Certainty.OPEN)
            assert seat.grounds[0].about.season == seat.season
            assert seat.unit is None or seat.unit in members_on(history, seat.season)


class TestMoreSeasonsChangeNothingBefore:
    """Looking further ahead leaves the nearer seasons as they were."""

    @pytest.mark.parametrize("about", [None, ABOUT[:2], ABOUT[2:]], ids=["any", "two-mergers", "divided"])
    @settings(max_examples=45)
    @given(data=st.data(), near=st.integers(1, 6), further=st.integers(1, 6))
    def test_clause(self, about, data, near, further):
        history = data.draw(histories(about))
        assert project(history, near + further).seats[: 2 * near] == project(history, near).seats


class TestWhatIsRecordedStands:
    """A recorded head is the head of its season, whatever the rule says."""

    @given(histories())
    def test_clause(self, history):
        steps = {step.season.year: step for step in walk(history, history.season.year)}
        for row in history.rows:
            if row.head is not None:
                assert steps[row.season].head == row.head


class TestAGapMayBeFilled:
    """What is projected beside a season whose head is not recorded holds whoever led it; what is open may be settled.

    A round is taken to begin with the first office that is recorded, and a longer term with the first head; those are
    not drawn here. Behind a round that shows that it was kept, it holds for whoever leads once in that round.
    """

    @pytest.mark.parametrize("head", [NextHead.DEPUTY_SUCCEEDS, NextHead.ROSTER, NextHead.BY_RANK, NextHead.ELECTION])
    @settings(max_examples=60)
    @given(data=st.data())
    def test_clause(self, head, data):
        drawn = data.draw(histories(head=head))
        order = data.draw(st.sampled_from([{}, {"roster": (), "period": 3}]))
        rules = evolve(drawn.pact.rulebook, rotation=evolve(drawn.rule, term=1, **order))
        history = evolve(drawn, pact=evolve(drawn.pact, rulebook=rules))
        rows = list(history.rows)
        for place, row in enumerate(rows):
            able = sorted(members_on(history, row.season) - {row.deputy, row.replacement, *row.declined})
            if row.head is None and history.first.year <= row.season < history.season.year and able:
                rows[place] = evolve(row, head=data.draw(st.sampled_from(able)))
        told = evolve(history, rows=tuple(rows))
        before, after = (project(each, 6).seats for each in (history, told))
        kept = all(each.why is not Why.DEPARTS_FROM_RULE for each in audit(told).found)
        whole = history.rounds and len(rows) > len(history.pact.cluster.units)  # a round may have ended
        for open_, filled in zip(before, after, strict=True):
            assert open_.unit in (None, filled.unit) or (whole and not kept)


class TestAnOpenSeasonMayBeFilled:
    """What is projected behind open heads stands, whoever of their candidates leads then and is recorded.

    Later seasons may be partly recorded too: a deputy alone, or who declined. What becomes of a turn declined is said:
    else each season by itself is open among what one word or the other gives, and no order keeps to both.
    """

    @pytest.mark.parametrize("head", [NextHead.DEPUTY_SUCCEEDS, NextHead.ROSTER, NextHead.BY_RANK, NextHead.ELECTION])
    @settings(max_examples=25)
    @given(data=st.data())
    def test_clause(self, head, data):
        drawn = data.draw(histories(head=head))
        order = data.draw(st.sampled_from([{}, {"roster": (), "period": 3}, {"roster": (), "period": 5}]))
        said = drawn.rule.declined or (data.draw(st.sampled_from(Declining)) if drawn.rounds else None)
        rule = evolve(drawn.rule, declined=said, **order)
        history = evolve(drawn, pact=evolve(drawn.pact, rulebook=evolve(drawn.pact.rulebook, rotation=rule)))
        history = evolve(history, rows=(*history.rows, *data.draw(later(history))))
        told = {seat.season: seat.unit for seat in project(history, 6).seats if seat.office == "head"}
        rows = {row.season: row for row in history.rows}
        while True:
            seats = [seat for seat in project(history, 6).seats if seat.office == "head"]
            for seat in seats:
                said = told[seat.season]
                assert said in (None, seat.unit) or (seat.unit is None and said in (named(seat) or (said,)))
            coming = next((seat for seat in seats if seat.standing is Certainty.OPEN), None)
            if coming is None or not named(coming):
                break
            leads = data.draw(st.sampled_from(named(coming)))
            row = rows.get(coming.season, Officers(season=coming.season))
            rows[coming.season] = evolve(row, head=leads)
            history = evolve(history, rows=tuple(rows[each] for each in sorted(rows)))


@st.composite
def later(draw, history):
    """Rows of the coming seasons in which only a deputy, or who declined, is recorded."""
    found = []
    for season in range(history.season.year + 1, history.season.year + 5):
        units = sorted(members_on(history, season))
        what = draw(st.sampled_from(["nothing", "nothing", "nothing", "deputy", "declined"]))
        if units and what != "nothing":
            unit = draw(st.sampled_from(units))
            found.append(Officers(season=season, **{what: unit if what == "deputy" else (unit,)}))
    return found


def named(seat):
    """Who may lead by the reasons of an open seat; nobody where they name nobody, or where one leads."""
    return next((dict(each.facts)["candidates"] for each in seat.grounds if "candidates" in dict(each.facts)), ())


class TestAGapInEveryRecord:
    """The same for every record of three units over five seasons: each hole filled with each unit.

    Where one round and a turn of the next are told, that round may show that it was kept: then only those fillings are
    meant in which no unit leads in a hole that has another turn in that round.
    """

    @pytest.mark.parametrize("order", [{"roster": ("a", "b", "c")}, {"period": 3}], ids=str)
    @pytest.mark.parametrize("head", [NextHead.ROSTER, NextHead.ELECTION, NextHead.BY_RANK])
    def test_clause(self, head, order):
        units = ("a", "b", "c")
        said = {"deputy": NextDeputy.ELECTION, "round": Rotates.ONCE, "joiners": Joining.NEXT_ROUND}
        rule = RotationRule(head=head, **said, **order)
        cluster = Cluster(id="c", name="C", units=[Unit(id=unit, name=unit.upper()) for unit in units])

        @cache
        def seats(*heads):
            rules = Rulebook(id="r", rotation=rule)
            pact = Pact(cluster=cluster, season=Season.of(2024), rulebook=rules, head=heads[-1])
            rows = [Officers(season=2020 + at, head=head) for at, head in enumerate(heads[:-1]) if head is not None]
            return [seat.unit for seat in project(recorded(pact, history=rows), 6).seats]

        def kept(told, heads):
            led = {}  # who had a turn in the round, and whether that is told
            for each, unit in zip(told, heads, strict=True):
                if unit in led and not (each and led[unit]):
                    return False
                led = {**led, unit: each is not None}
                led = led if len(led) < len(units) else {}
            return True

        settled = 0
        for told in product((*units, None), repeat=5):
            if told[0] is None or None not in told[1:-1]:
                continue
            for heads in product(*((unit,) if unit else units for unit in told[:-1]), told[-1:]):
                holds = all(one in (None, other) for one, other in zip(seats(*told), seats(*heads), strict=True))
                assert holds or not kept(told, heads), (told, heads)
                assert holds or told[3:] != (None, None), (told, heads)
            settled += any(seats(*told))
        assert settled or head is not NextHead.ROSTER or "period" in order  # some doubts end


class TestOrderOfRowsNeverMatters:
    """The rows of the history may stand in any order."""

    @settings(max_examples=50)
    @given(histories(), st.randoms(use_true_random=False))
    def test_clause(self, history, chance):
        rows = [row for row in history.rows if row.season != history.season.year]
        chance.shuffle(rows)
        own = history.row(history.season)
        pact = evolve(history.pact, head=own.head, deputy=own.deputy)
        told = recorded(pact, history=[*rows, Officers(season=own.season, declined=own.declined)])
        assert told.rows == history.rows
        assert project(told, 5).rows() == project(history, 5).rows()
        assert audit(told).found == audit(history).found


class TestNamesNeverMatter:
    """Units under other ids, other names: the same seats under the other ids."""

    @settings(max_examples=50)
    @given(histories())
    def test_clause(self, history):
        def renamed(unit):
            return unit and f"unit-{999 - ord(unit[0])}-{unit}"  # in the opposite order of the alphabet

        def many(units):
            return tuple(map(renamed, units))

        units = tuple(
            evolve(
                unit,
                id=renamed(unit.id),
                # who bears the name of a predecessor still does: AB bears none
                name=f"Đơn vị {renamed(unit.id)}",
                formed_from=many(unit.formed_from),
                carries_on=renamed(unit.carries_on),
            )
            for unit in history.pact.cluster.units
        )
        rules = history.pact.rulebook
        # a place that no unit holds is no unit's under other ids too
        other = evolve(rules, rotation=evolve(history.rule, roster=many(history.rule.roster)))
        pact = Pact(cluster=Cluster(id="c", name="C", units=units), season=history.season, rulebook=other)
        rows = [
            evolve(row, head=renamed(row.head), deputy=renamed(row.deputy), declined=many(row.declined))
            for row in history.rows
        ]
        seats = [(season, office, renamed(unit), known) for season, office, unit, known in project(history, 6).rows()]
        again = recorded(pact, history=rows)
        assert project(again, 6).rows() == seats
        assert [(each.about.season, each.about.unit, each.why) for each in audit(again).found] == [
            (each.about.season, renamed(each.about.unit), each.why) for each in audit(history).found
        ]


class TestFairness:
    """The turns of all units together are no more than the recorded seasons; who led last waits least."""

    @given(histories())
    def test_clause(self, history):
        turns = audit(history).turns
        assert sum(each.turns for each in turns) <= len(history.rows)
        assert all(each.waiting >= 0 for each in turns)
        for each in turns:
            led = [row.season for row in history.rows if row.head == each.unit]
            assert each.last == (led[-1] if led else None)
            assert not led or each.waiting == history.rows[-1].season - led[-1]

    @pytest.mark.parametrize("term", [1, 2, 3])
    def test_turns_are_terms(self, term):
        """Of every way in which two units led five seasons: a unit that stays has one turn for every term begun."""
        units = tuple(Unit(id=each, name=each) for each in "ab")
        book = Rulebook(id="r", rotation=RotationRule(head=NextHead.ELECTION, term=term))
        for heads in product("ab", repeat=5):
            rows = [Officers(season=START + row, head=head) for row, head in enumerate(heads)]
            cluster = Cluster(id="c", name="C", units=units)
            pact = Pact(cluster=cluster, season=Season.of(START + 4), rulebook=book, head=heads[-1])
            found = audit(recorded(pact, history=rows[:-1]))
            stays = [(unit, len([*seasons])) for unit, seasons in groupby(heads)]
            for unit in "ab":
                assert found.of(unit).turns == sum(ceil(many / term) for own, many in stays if own == unit)


class TestAFixedRosterTurns:
    """A full roster without joins or leaves gives every unit one turn in every round: head n is unit n modulo all."""

    @pytest.mark.parametrize("roster", list(permutations("abcd")))
    def test_clause(self, roster):
        units = tuple(Unit(id=each, name=each) for each in "abcd")
        for first, term, turning in product(range(4), (1, 2, 3), Rotates):
            rule = RotationRule(
                head=NextHead.DEPUTY_SUCCEEDS, deputy=NextDeputy.ROSTER, roster=roster, term=term, round=turning
            )
            pact = Pact(
                cluster=Cluster(id="c", name="C", units=units),
                season=Season.of(START),
                rulebook=Rulebook(id="r", rotation=rule),
                head=roster[first],
            )
            for seat in project(recorded(pact), 12).seats:
                turn = first + (seat.season - START) // term + (seat.office == "deputy")
                assert seat.unit == roster[turn % 4]
                assert seat.grounds[0].why in (Why.NEXT_IN_ROSTER, Why.TERM_RUNS)
