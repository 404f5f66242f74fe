"""Laws of the year: pure, deaf to the order of its inputs, and never without a reason."""

import pickle
from fractions import Fraction
from math import ceil, floor

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from laws.strategies import dossiers
from thidua import Cluster, Language, Why, say
from thidua.codec.dossiers import read_dossier
from thidua.codec.editions import read_rulebook
from thidua.codec.writing import dump_dossier
from thidua.grounds import Others
from thidua.rules import Deciding, IfNominated, Whole
from thidua.rules.nominating import Base
from thidua.year import conclude_year


def plain(ground):
    """A ground without the order of the units that a fact lists."""
    facts = {key: frozenset(fact) if isinstance(fact, Others | tuple) else fact for key, fact in ground.facts}
    return ground.why, ground.about, frozenset(facts.items()), ground.cites


@st.composite
def reordered(draw, dossier):
    """The same record written down in another order."""

    def mixed(rows):
        return tuple(draw(st.permutations(rows)))

    def stirred(ballots):
        return evolve(ballots, choices=mixed(ballots.choices), orders=mixed(ballots.orders))

    cluster = dossier.pact.cluster
    pact = evolve(
        dossier.pact,
        cluster=Cluster(
            id=cluster.id, name=cluster.name, units=mixed(cluster.units), members_complete=cluster.members_complete
        ),
        signatures=mixed(dossier.pact.signatures),
    )
    announced = dossier.announced and evolve(
        dossier.announced, places=mixed(dossier.announced.places), totals=mixed(dossier.announced.totals)
    )
    return evolve(
        dossier,
        pact=pact,
        announced=announced,
        submissions=mixed(dossier.submissions),
        reviews=mixed(dossier.reviews),
        votes=mixed(tuple(evolve(each, ballots=stirred(each.ballots)) for each in dossier.votes)),
        honours=mixed(dossier.honours),
        rulings=mixed(tuple(evolve(each, among=mixed(each.among)) for each in dossier.rulings)),
    )


class TestOrderOfInputs:
    """The order in which units, reports, votes and rulings are recorded changes no place, nomination or reason."""

    @pytest.mark.parametrize("ready", [False, True])
    @settings(max_examples=40)
    @given(data=st.data())
    def test_changes_nothing(self, ready, data):
        dossier = data.draw(dossiers(ready=ready))
        one, other = conclude_year(dossier), conclude_year(data.draw(reordered(dossier)))
        for unit in dossier.pact.cluster.ids:
            assert one.of(unit) == other.of(unit)
            assert set(map(plain, one.grounds_for(unit))) == set(map(plain, other.grounds_for(unit)))
        assert set(map(plain, one.grounds())) == set(map(plain, other.grounds()))


class TestPurity:
    """The same dossier gives the same year, and stays as it was."""

    @settings(max_examples=30)
    @given(dossiers(ready=True))
    def test_twice(self, dossier):
        before = pickle.dumps(dossier)
        assert conclude_year(dossier) == conclude_year(dossier) == conclude_year(pickle.loads(before))
        assert pickle.loads(before) == dossier


class TestDocuments:
    """A dossier with its votes, honours, classes and quotas reads back equal."""

    @settings(max_examples=40)
    @given(dossiers())
    def test_read_back(self, dossier):
        written = dump_dossier(dossier)
        assert read_dossier(written, rulebook=dossier.pact.rulebook) == dossier
        assert read_rulebook(written["pact"]["rulebook"]) == dossier.pact.rulebook


class TestValues:
    """Every result is a value: hashable, and equal to itself after a journey to another process."""

    @settings(max_examples=30)
    @given(dossiers())
    def test_pickle_and_hash(self, dossier):
        year = conclude_year(dossier)
        year.explain()  # what is kept for the next unit travels in no pickle
        tally = year.nominations and year.nominations.tally
        for result in (year, year.scores, year.ranking, tally, year.nominations, year.handover):
            back = pickle.loads(pickle.dumps(result))
            assert (back, hash(back)) == (result, hash(result))


class TestReasons:
    """Every unit of a concluded season has a reason, and every reason speaks every language."""

    @settings(max_examples=30)
    @given(dossiers())
    def test_no_unit_without(self, dossier):
        year = conclude_year(dossier)
        for unit in dossier.pact.cluster.ids:
            assert dossier.under_way or year.ranking.grounds_for(unit)

    @settings(max_examples=30)
    @given(dossiers())
    def test_every_language(self, dossier):
        year = conclude_year(dossier)
        for ground in year.grounds():
            sentences = [say(ground, language, year.titles(language)) for language in Language]
            assert len({*sentences}) == len(sentences)
            for sentence in sentences:
                assert sentence.strip()
                assert not set("{}") & set(sentence)


def most(slot, year, earlier):
    """How many units a slot may take, worked out apart."""
    ids = year.dossier.pact.cluster.ids
    if slot.share is None:
        return slot.count or 1
    bases = {
        Base.MEMBERS: len(ids),
        Base.PLACED: len(year.ranking.positions) if year.ranking else 0,
        Base.REMAINING: len(set(ids) - earlier),
    }
    number = slot.share * bases[slot.of]
    whole = {Whole.FLOOR: floor(number), Whole.CEILING: ceil(number), Whole.HALF_UP: floor(number + Fraction(1, 2))}
    return max(slot.at_least, whole[slot.round])


def proposed(year):
    return year.nominations.nominated if year.nominations else ()


WAITS = (Why.ORDER_OPEN, Why.QUOTA_UNKNOWN)  # of a slot that is open as a whole nobody is told alone


class TestNominations:
    """Nominations stay within their slots and quotas; where votes decide, only with an approval."""

    @settings(max_examples=40)
    @given(dossiers(ready=True))
    def test_stay_within_slots(self, dossier):
        year = conclude_year(dossier)
        earlier = set()
        for slot in dossier.pact.rulebook.slots:
            units = [each.unit for each in proposed(year) if each.slot == slot]
            assert len(units) == len(set(units)) <= most(slot, year, earlier)
            if slot.if_nominated is not IfNominated.BOTH or slot.of == "remaining":
                assert not earlier & set(units)
            earlier |= set(units)

    @settings(max_examples=50)
    @given(dossiers(ready=True))
    def test_rest_on_what_decides(self, dossier):
        year = conclude_year(dossier)
        for each in proposed(year):
            counts = year.nominations.tally.of(each.unit)
            approved = [count.vote.award for count in counts if each.unit in count.carried]
            if each.slot.by is not Deciding.RANKING:
                assert each.award in approved
            if each.slot.by is not Deciding.VOTES:
                assert year.ranking.of(each.unit).place == each.place

    @settings(max_examples=50)
    @given(dossiers(ready=True))
    def test_every_unit_left_out_is_told_why(self, dossier):
        """Of a slot for a number that goes by the ranking, all units are told that are placed and won nothing yet."""
        year = conclude_year(dossier)
        placed = {each.unit for each in year.ranking.positions} if year.nominations else set()
        earlier = set()
        for slot in dossier.pact.rulebook.slots if year.nominations else ():
            said = [ground for ground in year.nominations.grounds() if ground.about.award == slot.award]
            told = {ground.about.unit for ground in said}
            waits = any(ground.about.unit is None and ground.why in WAITS for ground in said)
            if slot.place is None and slot.by is not Deciding.VOTES and not waits:
                assert placed - earlier <= told
            earlier |= {each.unit for each in proposed(year) if each.slot == slot}
        for unit in placed if dossier.pact.rulebook.slots else ():
            assert year.nominations.grounds_for(unit)

    @settings(max_examples=60)
    @given(dossiers(ready=True))
    def test_of_head_or_deputy_are_a_stated_conflict(self, dossier):
        year, pact = conclude_year(dossier), dossier.pact
        stated = {
            (ground.about.unit, ground.about.award, ground.about.office)
            for ground in year.grounds()
            if ground.why.value == "head-is-candidate" and ground.fact("act") == "nominated"
        }
        offices = (("head", pact.head), ("deputy", pact.deputy))
        nominations = year.nominations.nominated if year.nominations else ()
        expected = {
            (each.unit, each.award, office) for each in nominations for office, holder in offices if holder == each.unit
        }
        assert stated == expected
