"""Errors: families, problems with their paths, every one listed."""

import pickle

import pytest

from thidua.errors import FormatError, Problem, RecordError, RulebookError, ThiduaError
from thidua.grounds import Fault

UNKNOWN = Problem(fault=Fault.UNKNOWN_UNIT, path="$.figures.x", facts=(("found", "x"), ("allowed", ("a", "b"))))
EMPTY = Problem(fault=Fault.EMPTY)


def test_a_problem_is_a_sentence_with_its_path():
    assert str(UNKNOWN) == "unknown unit 'x'; the cluster has: a, b @ $.figures.x"
    assert UNKNOWN.located("vi") == "không có đơn vị 'x'; cụm có: a, b @ $.figures.x"
    assert str(EMPTY) == "the document is empty @ $"


@pytest.mark.parametrize(
    ("path", "under", "found"),
    [
        ("$", "$.pact", "$.pact"),
        ("$.units[1].name", "$.cluster", "$.cluster.units[1].name"),
        ("$[3].maximum", "$.criteria", "$.criteria[3].maximum"),
        ("$.a", "$", "$.a"),
    ],
)
def test_a_problem_of_a_part_is_found_in_the_whole(path, under, found):
    problem = Problem(fault=Fault.EMPTY, path=path)
    assert problem.under(under) == Problem(fault=Fault.EMPTY, path=found)


@pytest.mark.parametrize("family", [RulebookError, RecordError, FormatError])
def test_an_error_lists_every_problem(family):
    error = family(each for each in (EMPTY, UNKNOWN))
    assert isinstance(error, ThiduaError)
    assert error.problems == (EMPTY, UNKNOWN)
    assert str(error) == ("the document is empty @ $\nunknown unit 'x'; the cluster has: a, b @ $.figures.x")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is family
    assert again.problems == error.problems


def test_one_problem_is_told_once():
    twice = Problem(fault=Fault.UNKNOWN_UNIT, path="$.a", facts=(("found", "x"),))
    other = Problem(fault=Fault.UNKNOWN_UNIT, path="$.b", facts=(("found", "x"),))
    assert RecordError([twice, other, twice]).problems == (twice, other)
