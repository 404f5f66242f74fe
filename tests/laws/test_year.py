"""Laws of the year: pure, deaf to the order of its inputs, and never without a reason."""

import pickle

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from laws.strategies import dossiers
from thidua import Cluster, Language, Outcome, conclude_year, say
from thidua.rulebook import Deciding


def plain(ground):
    """A ground without the order of the units that a fact lists."""
    facts = {key: frozenset(fact) if isinstance(fact, tuple) else fact for key, fact in ground.facts}
    return ground.why, ground.about, frozenset(facts.items()), ground.cites


@st.composite
def reordered(draw, dossier):
    """The same record written down in another order."""

    def mixed(rows):
        return tuple(draw(st.permutations(rows)))

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
        votes=mixed(dossier.votes),
        rulings=mixed(tuple(evolve(each, among=mixed(each.among)) for each in dossier.rulings)),
    )


class TestOrderOfInputs:
    """The order in which units, reports, votes and rulings are recorded changes no place, nomination or reason."""

    @given(st.data())
    def test_changes_nothing(self, data):
        dossier = data.draw(dossiers())
        one, other = conclude_year(dossier), conclude_year(data.draw(reordered(dossier)))
        for unit in dossier.pact.cluster.ids:
            assert one.of(unit) == other.of(unit)
            assert set(map(plain, one.grounds_for(unit))) == set(map(plain, other.grounds_for(unit)))
        assert set(map(plain, one.grounds())) == set(map(plain, other.grounds()))


class TestPurity:
    """The same dossier gives the same year, and stays as it was."""

    @given(dossiers())
    def test_twice(self, dossier):
        before = pickle.dumps(dossier)
        assert conclude_year(dossier) == conclude_year(dossier) == conclude_year(pickle.loads(before))
        assert pickle.loads(before) == dossier


class TestValues:
    """Every result is a value: hashable, and equal to itself after a journey to another process."""

    @given(dossiers())
    def test_pickle_and_hash(self, dossier):
        year = conclude_year(dossier)
        tally = year.nominations and year.nominations.tally
        for result in (year, year.scores, year.ranking, tally, year.nominations, year.handover):
            back = pickle.loads(pickle.dumps(result))
            assert (back, hash(back)) == (result, hash(result))


class TestReasons:
    """Every unit of a concluded season has a reason, and every reason speaks both languages."""

    @given(dossiers())
    def test_no_unit_without(self, dossier):
        year = conclude_year(dossier)
        for unit in dossier.pact.cluster.ids:
            assert dossier.under_way or year.ranking.grounds_for(unit)

    @given(dossiers())
    def test_both_languages(self, dossier):
        year = conclude_year(dossier)
        for ground in year.grounds():
            vietnamese, english = (say(ground, language, year.titles(language)) for language in Language)
            assert vietnamese != english
            for sentence in (vietnamese, english):
                assert sentence.strip()
                assert not set("{}") & set(sentence)


class TestNominations:
    """A slot goes to nobody or to the one unit on its place; where votes decide, only with an approval."""

    @given(dossiers())
    def test_stay_within_slots(self, dossier):
        year = conclude_year(dossier)
        nominations = year.nominations.nominated if year.nominations else ()
        slots = [each.slot for each in nominations]
        assert len(slots) == len(set(slots))
        for each in nominations:
            position = year.ranking.of(each.unit)
            approved = [
                count.vote.award for count in year.nominations.tally.of(each.unit) if count.outcome is Outcome.APPROVED
            ]
            if each.slot.by is not Deciding.VOTES:
                assert (position.place, position.tied) == (each.slot.place, False)
            if each.slot.by is not Deciding.RANKING:
                assert each.award in approved

    @given(dossiers())
    def test_of_head_or_deputy_are_a_stated_conflict(self, dossier):
        year, pact = conclude_year(dossier), dossier.pact
        stated = {
            (ground.about.unit, ground.about.award, ground.about.office)
            for ground in year.grounds()
            if ground.why.value == "head-is-candidate"
        }
        offices = (("head", pact.head), ("deputy", pact.deputy))
        nominations = year.nominations.nominated if year.nominations else ()
        expected = {
            (each.unit, each.award, office) for each in nominations for office, holder in offices if holder == each.unit
        }
        assert stated == expected
