"""What the conformance cases show: every reason, and every key and word of a record and its rulebook."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conformance.cases import all_cases, dossier, is_dossier
from drawing.features import NOT_DRAWN, features, present
from thidua.grounds import Why

TESTS = Path(__file__).parents[1]
# reasons that no case expects, but a test beside the library
BY_HAND = {
    *("award-unnamed", "digits-without-end", "first-by-ballots", "granted-persons", "law-in-force", "law-unreviewed"),
    *("moved", "no-choice", "no-rulebook", "no-slots", "no-target", "rotation-left-out", "turns"),
}


def expected(plain: Any) -> Iterator[str]:
    """The texts in what a case expects: the codes of reasons are among them."""
    if isinstance(plain, str):
        yield plain
    for each in plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ():
        yield from expected(each)


def test_every_reason_is_expected_by_a_case_or_a_test():
    codes = {code for case in all_cases() for code in expected(case["expect"])}
    assert {why.value for why in Why} - codes == BY_HAND
    written = "".join(path.read_text("utf-8") for path in TESTS.glob("test_*.py"))
    assert [code for code in BY_HAND if f"Why.{Why(code).name}" not in written and f'"{code}"' not in written] == []


# what says where something comes from, or what it is called: nothing comes of it but words
_SAID = (
    *("basis", "source", "sources", "cites", "rulebook.basis", "rulebook.source", "rulebook.name", "cluster.tier"),
    *("meetings.venue", "meetings.kind", "history.note", "pact.movements", "amendments.movements", "rulebook.numbers"),
    *("rulebook.calendar.order", "rulebook.calendar.due", "rulebook.adjustments.below-mean.name"),
)
# words that stand for a key left out
_BARE = (
    *("cluster.members_complete=true", "rulebook.figures.combine=latest", "rulebook.criteria.start=empty"),
    *("rulebook.criteria.adds=inside", "rulebook.criteria.children=sum", "rulebook.criteria.sum=equal"),
    *("rulebook.criteria.scale.proportional.better=higher", "rulebook.criteria.scale.leader.untargeted=refused"),
    *("rulebook.criteria.scale.pool.better=higher", "rulebook.criteria.scale.ranked.of=place"),
    *("rulebook.criteria.scale.each.counts=all", "rulebook.criteria.scale.deadline.days=calendar"),
    *("rulebook.adjustments.honours.together=sum", "rulebook.adjustments.below-mean.bars=false"),
    *("rulebook.slots.needs.window.again=any", "rulebook.rotation.round=none"),
    *(
        "rulebook.policies.law_date=proposal",
        "succession.how=unstated",
        "rulebook.bands.otherwise=false",
        "rulebook.slots.prizes.rest=false",
    ),
)


def written() -> frozenset[str]:
    """The keys and words that the cases write; those of format 1 and those that are no documents have none."""
    found: set[str] = set()
    for case in filter(is_dossier, all_cases()):
        try:
            found |= present(dossier(case))
        except (KeyError, TypeError, AttributeError):  # which the case says is refused
            assert "refused" in case["expect"], case["id"]
    return frozenset(found)


def test_every_key_and_word_is_written_by_a_case():
    missing = {each for each in features() if each not in NOT_DRAWN} - written()
    silent = {each for each in missing for key in _SAID if each == key or each.startswith((f"{key}.", f"{key}="))}
    assert missing - silent == {*_BARE}
