"""What becomes of members for a part of the season, and of late reports, beside the cases of rule shape 98."""

from datetime import date

import pytest

import thidua
from thidua.grounds import Why
from thidua.rules import Membership, PartSeason

FIGURES = [{"name": "x"}]
LINE = {"code": "1", "maximum": 10, "reads": "x", "scale": {"kind": "proportional", "full_at": 10}}

REVIEW = {"unit": "c", "figure": "x", "value": 3}


def dossier(rules, **facts):
    """A season of three units, c of which joins on 1 July."""
    book = {"format": 2, "kind": "rulebook", "id": "q", "figures": FIGURES, "criteria": [LINE], **rules}
    units = [{"id": each, "name": each.upper()} for each in "abc"]
    head = {"format": 2, "kind": "dossier", "cluster": {"id": "c", "name": "C", "season": 2024, "units": units}}
    amendments = [{"on": "2024-07-01", "joined": ["c"]}]
    return thidua.loads({**head, "pact": {"rulebook": book}, "amendments": amendments, **facts})


def whys(grounds, unit):
    return [each.why for each in grounds if each.about.unit == unit]


class TestWordsOfTheRulebook:
    """The stricter word holds of one that came and went."""

    @pytest.mark.parametrize("joins", PartSeason)
    @pytest.mark.parametrize("leaves", PartSeason)
    def test_stricter_holds(self, joins, leaves):
        moved = Membership(joins=joins, leaves=leaves).moved(("a", "b"), first={"b"}, last={"b"})
        order = [*PartSeason]
        assert {each: found.part for each, found in moved.items()} == {"a": max(joins, leaves, key=order.index)}

    def test_alike_is_told_as_leaving(self):
        moved = Membership(joins=PartSeason.OUT, leaves=PartSeason.OUT).moved(("a",), first=(), last=())
        assert moved["a"].why is Why.LEFT_WITHIN


class TestOneThatIsOut:
    """It is told once that it is out, however much was entered of it."""

    def test_is_told_once(self):
        reviews = [
            {"unit": "c", "figure": "x", "value": 3},
            {"unit": "c", "criterion": "1", "points": 2, "reason": "r"},
        ]
        told = dossier({"membership": {"joins": "out"}}, figures={"a": {"x": 5}}, reviews=reviews)
        year = thidua.conclude(told)
        assert whys(year.grounds_for("c"), "c").count(Why.JOINED_WITHIN) == 1
        assert year.scores.of("c").maximum == 0

    def test_counts_for_nothing_before_the_ranking_either(self):
        told = dossier(
            {"membership": {"joins": "out"}},
            figures={"c": {"x": 5}},
            reviews=[{"unit": "c", "figure": "x", "value": 3}],
        )
        figures = thidua.settle(told.pact, told.submissions, told.reviews)
        assert (figures.reviews, [each.why for each in figures.ignored]) == ((), [Why.JOINED_WITHIN])

    def test_may_still_be_voted_into_office(self):
        ballot = [{"about": "head", "denominator": "valid", "threshold": "1/2", "edge": "exceeded"}]
        votes = [{"office": "head", "electorate": {"members": 3}, "ballots": {"choices": {"c": 2, "a": 1}}}]
        rules = {"membership": {"joins": "out"}, "ballot": ballot}
        year = thidua.conclude(dossier(rules, figures={"a": {"x": 5}}, votes=votes))
        assert Why.VOTED_OUTSIDE not in whys(year.grounds_for("c"), "c")


class TestProgress:
    """The mid-year review counts what the season counts."""

    @pytest.mark.parametrize(("word", "done"), [("does-not-count", None), ("counts", 4), ("without-place", 4)])
    def test_of_a_late_report(self, word, done):
        told = dossier(
            {"policies": {"reporting_closes": "2024-06-30", "late": word}},
            targets={"a": {"x": 8}},
            submissions=[{"unit": "a", "on": "2024-07-02", "figures": {"x": 4}}],
        )
        found = thidua.progress(thidua.settle(told.pact, told.submissions), on=date(2024, 7, 10))
        assert found.of("a")[0].done == done
        assert whys(found.uncounted("a"), "a") == ([] if done else [Why.REPORT_LATE])
