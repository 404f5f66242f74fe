"""Counted ballots: how many of how many, and whether a vote carries."""

from fractions import Fraction
from typing import Any

from oracle.days import People
from oracle.reading import Refused, share, whole

PLAIN = ("approve", "reject", "abstain", "blank", "invalid")


class Ballots:
    """Ballots of one place: on one unit, among candidates, or ranking them."""

    def __init__(self, table: dict[str, Any], people: People) -> None:
        self.plain = {key: whole(table.get(key, 0)) for key in PLAIN}
        self.choices: dict[str, int] = {}
        for name, votes in table.get("choices", {}).items():
            unit = people.find(name)
            if unit in self.choices:
                raise Refused("one unit under two names")
            self.choices[unit] = whole(votes)
        self.orders: dict[tuple[str, ...], int] = {}
        for each in table.get("orders", []):
            order = tuple(people.find(name) for name in each["order"])
            if len(set(order)) != len(order):
                raise Refused("a ballot that names one twice")
            self.orders[order] = self.orders.get(order, 0) + whole(each["ballots"])
        if len({frozenset(order) for order in self.orders}) > 1:
            raise Refused("a ballot that leaves one out")
        self.each = self._names_each(table)
        if sum([bool(self.plain["approve"] or self.plain["reject"]), bool(self.choices), bool(self.orders)]) > 1:
            raise Refused("ballots of two forms")

    def _names_each(self, table: dict[str, Any]) -> int:
        """How many of the candidates each ballot names; the names make whole ballots, none of which has one twice."""
        if "each" not in table:
            return 1
        each, names = whole(table["each"]), sum(self.choices.values())
        if not self.choices or each < 1 or names % each or any(votes * each > names for votes in self.choices.values()):
            raise Refused("names that make no ballots")
        return each

    @property
    def decided(self) -> int:
        """Ballots that decide something."""
        of_one = self.plain["approve"] + self.plain["reject"]
        return of_one + sum(self.choices.values()) // self.each + sum(self.orders.values())

    @property
    def cast(self) -> int:
        """All ballots handed in."""
        return self.decided + self.plain["abstain"] + self.plain["blank"] + self.plain["invalid"]


class Count:
    """The result of one vote: what puts the candidates in order, and for whom it carried."""

    def __init__(self, about: str, unit: str | None, at: int = 1) -> None:
        self.about, self.unit, self.at = about, unit, at  # in which round
        self.outcome = "not-approved"
        self.standings: dict[str, Fraction] = {}
        self.stood: set[str] = set() if unit is None else {unit}
        self.carried: dict[str, Fraction] = {}


def counted(vote: dict[str, Any], rulebook: dict[str, Any], people: People) -> Count:
    """Count one vote under the rule for its award or office."""
    about = vote.get("award") or vote["office"]
    rule = next((each for each in rulebook.get("ballot", []) if each["about"] == about), None)
    if rule is None:
        raise Refused("no ballot rule for", about)
    unit = people.find(vote["unit"]) if "unit" in vote else None
    here, away = Ballots(vote.get("ballots", {}), people), Ballots(vote.get("written", {}), people)
    electorate = vote["electorate"]
    if here.choices and away.choices and here.each != away.each:
        raise Refused("other numbers of names in writing")
    members = whole(electorate["members"])
    barred = [people.find(each) for each in electorate.get("barred", [])]
    present = whole(electorate["present"]) if "present" in electorate else here.cast
    eligible = members - len([each for each in barred if each in people.at_end()])
    if len(set(barred)) != len(barred) or present > members or here.cast > present or here.cast + away.cast > eligible:
        raise Refused("more votes than voters")
    counts = written_for(rule, away)
    votes = [here, away] if "ballots" in counts else [here]
    at = whole(vote.get("vote_round", 1))
    if not 1 <= at <= rounds_of(rule):
        raise Refused("a round that is none")
    count = Count(about, unit, at)
    attended = present + (away.cast if "attendance" in counts else 0)
    of = denominator(
        rule, votes, {"members": members, "eligible": eligible, "present": present}, written=len(votes) > 1
    )
    shares = stand(count, votes, unit)
    for name in [*away.choices, *(each for order in away.orders for each in order)]:
        count.standings.setdefault(name, Fraction(0))
        shares.setdefault(name, 0)
    count.stood |= set(count.standings)
    if "threshold" not in rule and not here.orders:
        raise Refused("the rule states no threshold")
    quorum = "quorum" not in rule or (members > 0 and Fraction(attended, members) >= share(rule["quorum"]))
    decide(count, in_round(rule, at), shares, of, quorum=quorum)
    return count


def rounds_of(rule: dict[str, Any]) -> int:
    """In how many rounds a vote may be held."""
    return whole(rule.get("vote_rounds", 1))


def in_round(rule: dict[str, Any], at: int) -> dict[str, Any]:
    """The rule with the threshold of a round."""
    later = rule.get("round_thresholds", [])[: at - 1]
    return rule | {"threshold": later[at - 2]} if len(later) == at - 1 > 0 else rule


def check_rounds(rule: dict[str, Any]) -> None:
    """What a rule on votes must not say of rounds."""
    later = rule.get("round_thresholds", [])
    if rounds_of(rule) < 1 or len(later) > rounds_of(rule) - 1 or ("round_thresholds" in rule) > ("threshold" in rule):
        raise Refused("rounds that cannot be")
    if rule["about"] == "order" and {"vote_rounds", "round_thresholds"} & rule.keys():
        raise Refused("rounds of a vote on the order")


def names_all(ruling: dict[str, Any], people: People) -> bool:
    """Whether the counted ballots of a ruling are on all among whom it decides."""
    among = {people.find(each) for each in ruling["among"]}
    both = [Ballots(ruling.get(key, {}), people) for key in ("ballots", "written")]
    named = set().union(*(each.choices for each in both), *(order for each in both for order in each.orders))
    return named == among


def recorded(ruling: dict[str, Any], people: People) -> bool:
    """Whether ballots of a ruling were counted at all."""
    return any(Ballots(ruling.get(key, {}), people).cast for key in ("ballots", "written"))


def written_for(rule: dict[str, Any], away: Ballots) -> set[str]:
    """For what the written votes count."""
    if not away.cast:
        return set()
    if "written" not in rule:
        raise Refused("the rule is silent on written votes")
    return {"neither": set(), "quorum": {"attendance"}, "denominator": {"ballots"}, "both": {"ballots", "attendance"}}[
        rule["written"]
    ]


def denominator(rule: dict[str, Any], votes: list[Ballots], known: dict[str, int], *, written: bool) -> int:
    """Of how many the share is taken."""
    abstained = sum(each.plain["abstain"] for each in votes)
    kind = rule["denominator"]
    if kind == "cast":
        of = sum(each.cast for each in votes)
    elif kind == "valid":
        of = sum(each.decided for each in votes) + abstained
    else:
        of = known[kind] + (votes[1].cast if written and kind == "present" else 0)
    if abstained:
        if "abstentions" not in rule:
            raise Refused("the rule is silent on abstentions")
        of -= abstained if rule["abstentions"] == "left-out" else 0
    return of


def stand(count: Count, votes: list[Ballots], unit: str | None) -> dict[str, int]:
    """What puts the candidates in order (the more the better), and the votes for each."""
    shares: dict[str, int] = {}
    if unit is not None:
        shares[unit] = sum(each.plain["approve"] for each in votes)
        count.standings[unit] = Fraction(shares[unit])
        return shares
    for each in votes:
        for name, number in each.choices.items():
            shares[name] = shares.get(name, 0) + number
            count.standings[name] = Fraction(shares[name])
        for order, number in each.orders.items():
            for place, name in enumerate(order, 1):
                shares[name] = shares.get(name, 0) + (number if place == 1 else 0)
                count.standings[name] = count.standings.get(name, Fraction(0)) - place * number
    return shares


def decide(count: Count, rule: dict[str, Any], shares: dict[str, int], of: int, *, quorum: bool) -> None:
    """Whether the vote carries, and for whom."""
    if "threshold" in rule and "edge" not in rule:
        raise Refused("the rule does not say what becomes of the edge")
    if not quorum:
        count.outcome = "no-quorum"
        return
    for name in count.standings:
        if "threshold" not in rule:
            count.carried[name] = count.standings[name]
            continue
        part = Fraction(shares[name], of) if of > 0 else Fraction(-1)
        edge = share(rule["threshold"])
        if part > edge or (part == edge and rule["edge"] == "reached"):
            count.carried[name] = count.standings[name]
    best = max(count.standings.values(), default=None)
    leaders = [name for name, value in count.standings.items() if value == best]
    if len(leaders) > 1:
        count.outcome = "votes-tied"
    elif leaders and leaders[0] in count.carried:
        count.outcome = "approved"


def tally(dossier: dict[str, Any], rulebook: dict[str, Any], people: People) -> list[Count]:
    """Every recorded vote; in one round two on one unit are refused, and some on units beside one among candidates."""
    counts = [counted(vote, rulebook, people) for vote in dossier.get("votes", [])]
    asked: dict[tuple[str, int], list[str | None]] = {}
    for each in counts:
        asked.setdefault((each.about, each.at), []).append(each.unit)
    if any(len(set(units)) != len(units) or (None in units and len(units) > 1) for units in asked.values()):
        raise Refused("two votes on one question")
    return counts
