"""Documentation: Sphinx, MyST and Furo; whatever can be read from the code is read from the code, at build time."""

import ast
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from importlib import import_module
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

import thidua
from thidua.archive import load_council
from thidua.tables import Form, Grid, render
from thidua.words import Language, decimal, wording
from thidua.words.languages import Wording

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "thidua"

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
smartquotes = False  # the quotes of messages and keys are meant as they stand

autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
autodoc_typehints = "signature"
napoleon_custom_sections = [("Law", "notes_style")]

FOLDERS = {
    "tutorial": "Tutorial",
    "how-to": "How to",
    "examples": "Examples",
    "reference": "Reference",
    "explanation": "Explanation",
    "decisions": "Decisions",
    "vi": "Tiếng Việt",
}


def layers() -> dict[str, list[str]]:
    """Title of a layer -> its modules that are built, from the top down, as the contract of the imports lists them."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = settings.partition('\nid = "layers"\n')[2].partition("\n]\n")[0]
    found: dict[str, list[str]] = {}
    for title, module in re.findall(r'^    (?:# (.+)|"\(?(\w+))', listed, re.MULTILINE):
        if title:
            layer = found[title] = []
        elif home(module).exists():
            layer.append(module)
    return found


def home(module: str) -> Path:
    """The file that holds the card of a module."""
    folder = PACKAGE / module
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


def first_line(module: str) -> str:
    """What a module is, in the first line of its card, without its name; as a cell of a table."""
    line = (ast.get_docstring(ast.parse(home(module).read_text(encoding="utf-8"))) or "").partition("\n")[0]
    return re.sub(r"^[\w ]+: ", "", line).replace("|", r"\|")


def layers_page() -> str:
    """The map of the layers: each module with the first line of its card."""
    lines = []
    for title, built in layers().items():
        lines += [f"## {title}", "", "| module | is |", "|---|---|"]
        for module in built:
            lines += [f"| {{py:mod}}`{module} <thidua.{module}>` | {first_line(module)} |"]
        lines += [""]
    return "\n".join(lines)


def borrowed(module: str) -> list[str]:
    """The public names of a module that another module defines, and documents."""
    here = import_module(f"thidua.{module}")
    homes = {name: getattr(getattr(here, name), "__module__", here.__name__) for name in here.__all__}
    return [name for name, home in homes.items() if home.startswith("thidua.") and home.split(".")[1] != module]


def modules_page() -> str:
    """The public names of every module, by autodoc."""
    lines = []
    for title, built in layers().items():
        lines += [f"## {title}", ""]
        for module in built:
            lines += [f"### {module}", "", "```{eval-rst}", f".. automodule:: thidua.{module}"]
            lines += [f"   :exclude-members: {', '.join(borrowed(module))}"] if borrowed(module) else []
            lines += ["```", ""]
    return "\n".join(lines)


def front_page() -> str:
    """The contents: the folders that hold a page."""
    lines = []
    for folder, title in FOLDERS.items():
        if any((ROOT / "docs" / folder).glob("*.md")):
            lines += ["```{toctree}", f":caption: {title}", ":maxdepth: 1", ":glob:", "", f"{folder}/*", "```", ""]
    return "\n".join(lines)


def groups(codes: type[Enum]) -> dict[str, list[str]]:
    """Title of a group of codes -> their names, as the comments in the code part them."""
    source = (
        home("grounds").read_text(encoding="utf-8").partition(f"class {codes.__name__}")[2].partition("\nclass ")[0]
    )
    found: dict[str, list[str]] = {}
    for comment, name in re.findall(r"^    (?:# (.+)|([A-Z]\w*) = )", source, re.MULTILINE):
        if comment:
            group = found[comment] = []
        else:
            group.append(name)
    return found


def template(text: str) -> str:
    """A sentence with its facts in braces; in brackets what is said where a fact is known, after a bar where not."""
    coded = re.sub(r"\{(\w+):=(\w+)\?(.*?)\}", r"⟦\3⟧", text)
    either = re.sub(r"\{(\w+):\?([^}]*?)_([^}]*?)\|(.*?)\}", r"⟦\2{\1}\3|\4⟧", coded)
    optional = re.sub(r"\{(\w+):\?(.*?)_(.*?)\}", r"⟦\2{\1}\3⟧", either)
    shares = re.sub(r"\{(\w+):(?:%|by|word)\}", r"{\1}", optional)
    marked = re.sub(r"([\\`*_|<>#\[\]])", r"\\\1", shares)
    return marked.replace("⟦", "\\[").replace("⟧", "\\]")


def codes_page(codes: type[Enum], said: Mapping[str, Mapping[Enum, str]]) -> str:
    """Every code with its words in every language."""
    lines = []
    for title, names in groups(codes).items():
        lines += [
            f"## {title[:1].upper()}{title[1:]}",
            "",
            f"| code | {' | '.join(said)} |",
            "|---" * (1 + len(said)) + "|",
        ]
        for name in names:
            words = " | ".join(template(each[codes[name]]) for each in said.values())
            lines += [f"| `{codes[name].value}` | {words} |"]
        lines += [""]
    return "\n".join(lines)


def wordings() -> dict[str, Wording]:
    """What every language says, by its code; what this documentation is written in first."""
    return {each.value: wording(each) for each in sorted(Language, key=lambda each: each is not Language.EN)}


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table, followed by a blank line."""
    return render([Grid(headings=tuple(headings), rows=tuple(map(tuple, rows)))], Form.MARKDOWN) + "\n"


def archive_page() -> str:
    """The records, rulebooks and laws that ship with the library, each with its basis and source."""
    parts = ["## Records\n\n"]
    for name in thidua.archive.names(thidua.archive.Shelf.RECORDS):
        dossier = thidua.load(name)
        pact, sources = dossier.pact, dossier.sources
        members = ", ".join(unit.name for unit in pact.cluster.units)
        known = "" if pact.cluster.members_complete else " (the list is incomplete)"
        parts += [f"### {name}\n\n{pact.cluster.name}, {pact.label}. Members: {members}{known}.\n\n"]
        rows = [("everything else" if sources.parts else "everything", basis(sources), sources.source or "")]
        for part in sources.parts:
            for each in part.readings or (part,):
                said = getattr(each, "says", None) or each.source or sources.source or ""
                rows += [(part.about, basis(each) or basis(sources), said)]
        parts += [table(("part", "basis", "source"), rows[1:] + rows[:1])]
    parts += ["## Rulebooks\n\n"]
    rulebooks = [(name, thidua.load_rulebook(name)) for name in thidua.archive.names(thidua.archive.Shelf.RULEBOOKS)]
    rows = [(name, rules.name, basis(rules), rules.source or "") for name, rules in rulebooks]
    parts += [table(("edition", "name", "basis", "source"), rows), "## Laws\n\n"]
    for law in thidua.archive.laws():
        parts += [law_section(law)]
    for name in thidua.archive.names(thidua.archive.Shelf.UNITS):
        register = thidua.archive.units(name)
        parts += [f"## Units in time\n\n### {name}\n\n{register.name}"]
        parts += [f" ({basis(register.sources)}: {register.sources.source}).\n\n"]
        made = ((change.on.isoformat(), change.kind.value, *merger(register, change)) for change in register.changes)
        parts += [table(("from", "change", "of", "into"), made)]
    return "".join(parts)


def law_section(law: thidua.law.Law) -> str:
    """One edition: its days in force, its rules each with its citation, and what it leaves out."""
    days = f"In force from {law.since}{f' to {law.until}' if law.until else ''}"
    reviewed = f"; reviewed on {law.reviewed_on}" if law.reviewed_on else ""
    after = f"; after `{law.supersedes}`" if law.supersedes else ""
    doubts = "".join(f"; `{part.about}` is {basis(part)}" for part in law.sources)
    parts = [f"### {law.id}\n\n{law.name} ({basis(law)}), chain `{law.chain}`. {days}{after}{reviewed}{doubts}.\n\n"]

    def stands(rule: object) -> str:
        return clause(rule) or clause(law)

    rows = [
        (each.id, each.name, each.name_en or "", ", ".join(each.recipients), granted_by(each), stands(each))
        for each in law.awards
    ]
    if rows:
        parts += [table(("award", "tên gọi", "name", "for", "granted by", "citation"), rows)]
    rows = [(each.award, f"{decimal(each.share * 100)} %", each.of, stands(each)) for each in law.quotas]
    if rows:
        parts += [table(("quota for", "at most", "of those meeting the standard of", "citation"), rows)]
    rows = [(" > ".join(each.awards), "; ".join(basis(cite) for cite in each.cites)) for each in law.exclusive]
    if rows:
        parts += [table(("one achievement, one of these", "basis"), rows)]
    rows = [(each.award, decimal(each.times), stands(each)) for each in law.multiples]
    if rows:
        parts += [table(("prize for", "times the base salary", "citation"), rows)]
    rows = [(each.about, each.says_en or each.says, stands(each)) for each in law.provisions]
    if rows:
        parts += [table(("about", "says", "citation"), rows)]
    gaps = "".join(f"- {each.says_en or each.says}\n" for each in law.gaps)
    return "".join(parts) + (f"Left out:\n\n{gaps}\n" if gaps else "")


def granted_by(award: thidua.awards.Award) -> str:
    """Who grants an award, at whichever tier."""
    return ", ".join(dict.fromkeys((*(each.by for each in award.authorities), *filter(None, [award.granted_by]))))


def merger(register: thidua.units.Register, change: thidua.units.Change) -> tuple[str, str]:
    """The units before and after a change, the new ones with their ids."""
    before = ", ".join(register.lives[unit].name for unit in change.units)
    return before, ", ".join(f"{unit.name} ({unit.id})" for unit in change.into)


def basis(thing: object) -> str:
    """The word for the basis of a source, rulebook or law."""
    return getattr(getattr(thing, "basis", None), "value", "")


def clause(thing: object) -> str:
    """Where an award or law stands, in words."""
    return "; ".join(", ".join(filter(None, (each.document, each.clause))) for each in getattr(thing, "cites", ()))


def outcome(page: str) -> str:
    """The ranking of an example, concluded now, and why one unit stands there: a tied one, if there is any."""
    if (ROOT / "docs" / Path(page).parent / "council.toml").exists():
        return decided(page)
    year = thidua.conclude(thidua.load(ROOT / "docs" / Path(page).parent / "dossier.toml"))
    units = {unit.id: unit.name for unit in year.dossier.pact.cluster.units}
    positions = year.ranking.positions
    rows = [
        (f"{each.place}{' =' * each.tied}", units[each.unit], decimal(each.measure, digits=2)) for each in positions
    ]
    shown = next((each for each in positions if each.tied), positions[0]).unit
    why = "\n".join(f"- {sentence}" for sentence in year.explain("en", unit=shown))
    ranking = table(("place", "province", "points"), rows)
    return f"## The outcome\n\nNot an official result.\n\n{ranking}### Why {units[shown]} stands there\n\n{why}\n"


def decided(page: str) -> str:
    """What a council decides, worked out now, and why everything else was cut."""
    council = load_council(ROOT / "docs" / Path(page).parent / "council.toml")
    decisions = thidua.decide((), council)
    counts = (("proposals", len(decisions.proposals)), ("decided", len(decisions.decided)))
    left = [each for each in decisions.said if each.why is not thidua.Why.DECIDED]
    why = "\n".join(f"- {sentence}" for sentence in evolve(decisions, said=tuple(left)).explain("en"))
    rows = ((name, str(number)) for name, number in counts)
    return f"## The outcome\n\n{table(('what', 'number'), rows)}### What was cut, and why\n\n{why}\n"


GENERATED = {
    "index": front_page,
    "reference/modules": modules_page,
    "reference/reasons": lambda: codes_page(thidua.Why, {code: each.reasons for code, each in wordings().items()}),
    "reference/problems": lambda: codes_page(
        thidua.grounds.Fault, {code: each.faults for code, each in wordings().items()}
    ),
    "reference/archive": archive_page,
    "explanation/layers": layers_page,
}


def add_generated(_: "Sphinx", page: str, source: list[str]) -> None:
    """Put what the code says at the end of the pages that ask for it."""
    if page in GENERATED:
        source[0] += "\n" + GENERATED[page]()
    elif page.endswith("/README"):
        source[0] += "\n" + outcome(page)


def set_card(_: "Sphinx", what: str, *facts: object) -> None:
    """Set each line of a module's card apart."""
    lines = facts[-1]
    if what == "module" and isinstance(lines, list):
        text = re.sub(r"^(Owns|Takes[^:\n]*|Never):", r"\n**\1**:", "\n".join(lines), flags=re.MULTILINE)
        lines[:] = text.split("\n")


def setup(app: "Sphinx") -> None:
    """Hook the generated pages in."""
    app.connect("source-read", add_generated)
    app.connect("autodoc-process-docstring", set_card)
