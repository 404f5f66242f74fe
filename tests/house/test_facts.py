"""One fact, one reading: the raw fields of a fact are read by the module that answers for it, and nowhere else."""

import ast

import pytest

from house.walls import Room, rooms

# for each field: the modules that answer for the fact, and those where the name is another noun's field, and whose
ANSWERS = {
    # who is a member: `Pact.members`, `peers`, `counted`, `outside`
    "since": {"clusters", "pacts", "law", "pages", "archive", "rotation"},  # of editions; of the register's units
    "until": {"clusters", "pacts", "law", "pages", "archive", "rotation"},
    "joined": {"pacts"},
    "left": {"pacts", "nominating", "year"},  # who is left out of the nominations
    "not_assigned": {"pacts", "counterfactual"},  # the recorded pairs, moved to another rulebook
    # what was held: `Pact.held`
    "revoked": {"awards", "year"},  # of a grant of the season itself, which counts for nothing in it
    "formed_from": {"clusters", "awards", "rotation"},
}
BOUNDARY = {"codec", "cli"}


def reads(room: Room) -> list[str]:
    """Every raw field that a module reads and does not answer for."""
    return [
        f"{room.name}:{node.lineno}: {node.attr}"
        for node in room.nodes
        if isinstance(node, ast.Attribute) and room.top not in ANSWERS.get(node.attr, {room.top}) | BOUNDARY
    ]


@pytest.mark.parametrize("room", [pytest.param(room, id=room.name) for room in rooms()])
def test_raw_fields_are_read_by_who_answers_for_them(room):
    assert reads(room) == []


def test_a_raw_reading_elsewhere_is_seen():
    assert reads(Room("scoring.tree", "found = unit.until\nx = each.joined")) == [
        "scoring.tree:1: until",
        "scoring.tree:2: joined",
    ]
    assert reads(Room("clusters", "found = unit.until")) == []
