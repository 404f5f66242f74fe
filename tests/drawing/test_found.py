import re
from pathlib import Path

from conformance.cases import all_cases

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROW = re.compile(r"- (?P<what>.+) \((?P<wrong>[a-z, ]+)\): (?P<shown>`[^`]+`(, `[^`]+`)*)")
WHO = {"library", "second engine", "guide", "comparison"}


def rows():
    """The rows of the page, each in one line."""
    text = (HERE / "FOUND.md").read_text("utf-8")
    return re.sub(r"\n  +", " ", text).splitlines()


def pointers():
    """What each row points to, by its words."""
    found = {row["what"]: re.findall(r"`([^`]+)`", row["shown"]) for row in map(ROW.fullmatch, rows()) if row}
    assert len(found) > 100
    return found


class TestFound:
    """The page of what the engines disagreed on: each row says who was wrong, and points to what shows it."""

    def test_every_row_says_who_was_wrong_and_what_shows_it(self):
        listed = [row for row in rows() if row.startswith("-")]
        assert [row for row in listed if not ROW.fullmatch(row)] == []
        assert {who for row in listed for who in ROW.fullmatch(row)["wrong"].split(", ")} <= WHO

    def test_what_rows_point_to_is_there(self):
        known = {case["id"] for case in all_cases()}
        known |= {path.name for path in (ROOT / "tests" / "oracle" / "documents").glob("*.toml")}
        shown = {name for names in pointers().values() for name in names}
        assert {name for name in shown - known if "/" not in name or not (ROOT / name).is_file()} == set()

    def test_no_row_stands_twice(self):
        said = [row for row in rows() if row.startswith("-")]
        assert len(said) == len(set(said)) == len(pointers())
