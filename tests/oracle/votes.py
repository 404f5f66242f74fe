"""What became of votes: whom the last round of each carried, what is still awaited, and what a decision says."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations, permutations, product
from typing import Any

from oracle.ballots import Count, rounds_of
from oracle.days import People
from oracle.reading import Refused

Group = list[str]
States = dict[str, str]  # of units: in, out or open


class Line:
    """The units in the order that votes give, with what each vote came to.

    So many of the first stand there surely; the others only if nobody waits that may yet carry before them.
    ``waits`` are those.
    """

    def __init__(self, groups: list[Group], states: States, sure: int, waits: list[str]) -> None:
        self.groups, self.states, self.sure, self.waits = groups, states, sure, waits


class Votes:
    """The votes on the awards, and the decisions that stand for those that did not carry."""

    def __init__(self, counts: list[Count], rulebook: dict[str, Any], decided: dict[str, set[str]]) -> None:
        self.counts, self.decided = counts, decided
        self.rounds = {rule["about"]: rounds_of(rule) for rule in rulebook.get("ballot", [])}

    def on(self, award: str) -> list[Count]:
        """The votes on an award."""
        return [each for each in self.counts if each.about == award]

    def put(self, award: str) -> list[str]:
        """Who was ever put to the vote."""
        return list(dict.fromkeys(unit for each in self.on(award) for unit in sorted(each.stood)))

    def last(self, award: str, unit: str) -> tuple[str, int, Fraction]:
        """What the last round of a unit came to, and which round that is or is awaited."""
        votes = sorted((each for each in self.on(award) if unit in each.stood), key=lambda each: each.at)
        among = [each.at for each in self.on(award) if each.unit is None]
        if not votes:
            return ("lost" if among else "open"), 1, Fraction(0)
        count = votes[-1]
        if unit in count.carried:
            return "carried", count.at, count.carried[unit]
        if any(at > count.at for at in among):
            return "lost", count.at, Fraction(0)
        if count.outcome == "no-quorum":
            return "open", count.at, Fraction(0)
        more = count.at < self.rounds[award]
        return ("open", count.at + 1, Fraction(0)) if more else ("lost", count.at, Fraction(0))

    def state(self, slot: dict[str, Any], unit: str) -> str:
        """What a slot makes of the vote on a unit: in, out, or open."""
        award, came = slot["award"], self.last(slot["award"], unit)[0]
        if came == "carried":
            return "in"
        if slot.get("if_not_carried") == "decision" and self.decided.get(award):
            return "in" if unit in self.decided[award] else "out"
        if came == "open":
            return "out" if slot.get("if_no_vote") == "passes" else "open"
        return "open" if slot.get("if_not_carried") == "decision" else "out"

    def lines(self, slot: dict[str, Any], may: list[str]) -> Iterator[Line | None]:
        """Every order that votes alone may give; None where nobody can say."""
        award, waits = slot["award"], slot.get("if_not_carried") == "decision"
        named = self.decided.get(award, set()) if waits else set()
        if not self.on(award) and not named:
            yield Line([], {}, 0, []) if slot.get("if_no_vote") == "passes" else None
            return
        put = [unit for unit in self.put(award) if unit in may]
        states = {unit: self.state(slot, unit) for unit in dict.fromkeys([*put, *sorted(named & set(may))])}
        came = {unit: self.last(award, unit) for unit in states}
        carried = {unit: came[unit][1:] for unit in states if came[unit][0] == "carried"}
        decided = [unit for unit in states if unit in named and unit not in carried]
        unsure = [unit for unit in states if came[unit][0] == "open" and states[unit] == "open"]
        behind = "instead" in slot or waits  # else who did not carry is as good as not there
        pick = permutations if "prizes" in slot else combinations  # who of them stands first asks only what is graded
        for ahead in self._ahead(unsure, {unit: came[unit][1] for unit in unsure}, pick):
            first = list(chain.from_iterable(ahead.values()))
            groups, sure = self._in_rounds(ahead, carried, min((came[unit][1] for unit in unsure), default=0))
            rest = [unit for unit in states if unit not in [*carried, *decided, *first]]
            each = states | dict.fromkeys(first, "in")
            each |= {unit: "open" if waits and unit in unsure else "out" for unit in unsure if unit in rest}
            line = [*groups, decided, *([rest] if behind else [])]
            yield Line([group for group in line if group], each, sure, unsure)

    @staticmethod
    def _ahead(unsure: list[str], at: dict[str, int], pick: Any) -> Iterator[dict[int, list[str]]]:
        """Who of those that may yet carry does, and in which order, by rounds."""
        rounds = sorted(set(at.values()))
        ways = []
        for number in rounds:
            units = [unit for unit in unsure if at[unit] == number]
            ways.append([each for many in range(len(units) + 1) for each in pick(units, many)])
        for chosen in product(*ways):
            yield {number: list(units) for number, units in zip(rounds, chosen, strict=True)}

    @staticmethod
    def _in_rounds(
        ahead: dict[int, list[str]], carried: dict[str, tuple[int, Fraction]], open_from: int
    ) -> tuple[list[Group], int]:
        """Round after round, who may yet carry before those who carried; how many stand before the first of these."""
        groups: list[Group] = []
        sure = 0
        for number in sorted({*ahead, *(at for at, _ in carried.values())}):
            groups += [[unit] for unit in ahead.get(number, [])]
            here = {unit: key for unit, (at, key) in carried.items() if at == number}
            groups += [[unit for unit in here if here[unit] == key] for key in sorted(set(here.values()), reverse=True)]
            sure += len(here) if number < open_from else 0
        return groups, sure


def decisions(dossier: dict[str, Any], rulebook: dict[str, Any], people: People) -> dict[str, set[str]]:
    """Whom recorded decisions name for each award, one decision on each unit."""
    found: dict[str, set[str]] = {}
    awards = {slot["award"] for slot in rulebook.get("slots", [])}
    for each in dossier.get("rulings", []):
        if each["kind"] == "award":
            unit, award = people.find(each["unit"]), each["award"]
            if award not in awards or unit in found.get(award, ()):
                raise Refused("a decision on an award of no slot, or a second one")
            found.setdefault(award, set()).add(unit)
    return found
