"""Documentation: Sphinx, MyST and Furo; whatever can be read from the code is read from the code, at build time."""

import ast
import re
import tomllib
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "src" / "thidua"

project = "thidua"
author = "thidua contributors"
copyright = author
version = release = version_of("thidua")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"thidua {release}"
myst_heading_anchors = 3
default_role = "code"

autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
autodoc_typehints = "signature"
napoleon_custom_sections = [("Law", "notes_style")]

# The first room of each floor; the order of the rooms is the contract's.
FLOORS = {
    "cli": "Doors: the only rooms that touch the outside world",
    "firmness": "Roof",
    "council": "Upper floor: verbs",
    "pacts": "Lower floor: nouns",
    "tables": "Cellar: vocabulary",
}

FOLDERS = {
    "tutorial": "Tutorial",
    "how-to": "How to",
    "reference": "Reference",
    "explanation": "Explanation",
    "decisions": "Decisions",
}


def rooms() -> dict[str, list[str]]:
    """Title of a floor -> its rooms that are built, from the top down."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in settings["contracts"] if contract["id"] == "floors")
    house: dict[str, list[str]] = {}
    for room in (layer.strip("()") for layer in layers):
        if room in FLOORS:
            floor = house.setdefault(FLOORS[room], [])
        if home(room).exists():
            floor.append(room)
    return {title: built for title, built in house.items() if built}


def home(room: str) -> Path:
    """The file that holds the card of a room."""
    folder = HOUSE / room
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


def first_line(room: str) -> str:
    """What a room is, in the first line of its card, without its name."""
    line = (ast.get_docstring(ast.parse(home(room).read_text(encoding="utf-8"))) or "").partition("\n")[0]
    return re.sub(r"^[\w ]+: ", "", line)


def floors_page() -> str:
    """The map of the floors: each room with the first line of its card."""
    lines = []
    for title, built in rooms().items():
        lines += [f"## {title}", "", "| room | is |", "|---|---|"]
        for room in built:
            lines += [f"| {{py:mod}}`{room} <thidua.{room}>` | {first_line(room)} |"]
        lines += [""]
    return "\n".join(lines)


def rooms_page() -> str:
    """The public names of every room, by autodoc."""
    lines = []
    for title, built in rooms().items():
        lines += [f"## {title}", ""]
        for room in built:
            lines += [f"### {room}", "", "```{eval-rst}", f".. automodule:: thidua.{room}", "```", ""]
    return "\n".join(lines)


def front_page() -> str:
    """The contents: the folders that hold a page."""
    lines = []
    for folder, title in FOLDERS.items():
        if any((ROOT / "docs" / folder).glob("*.md")):
            lines += ["```{toctree}", f":caption: {title}", ":glob:", "", f"{folder}/*", "```", ""]
    return "\n".join(lines)


GENERATED = {"index": front_page, "reference/rooms": rooms_page, "explanation/floors": floors_page}


def add_generated(_: "Sphinx", page: str, source: list[str]) -> None:
    """Put what the code says at the end of the pages that ask for it."""
    if page in GENERATED:
        source[0] += "\n" + GENERATED[page]()


def set_card(_: "Sphinx", what: str, *facts: object) -> None:
    """Set each line of a room card apart."""
    lines = facts[-1]
    if what == "module" and isinstance(lines, list):
        text = re.sub(r"^(Owns|Takes[^:\n]*|Never):", r"\n**\1**:", "\n".join(lines), flags=re.MULTILINE)
        lines[:] = text.split("\n")


def setup(app: "Sphinx") -> None:
    """Hook the generated pages in."""
    app.connect("source-read", add_generated)
    app.connect("autodoc-process-docstring", set_card)
