"""The checks that read the source: each takes one module and yields what breaks a law of CONTRIBUTING.md, "line: what".

Which modules a check reads, and snippets on which it must complain, are listed in `test_modules.py`.
"""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "thidua"

BOUNDARY = {"cli", "pages", "archive", "codec"}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = [each.strip("()") for contract in CONTRACTS if contract["id"] == "layers" for each in contract["layers"]]
STAGES = LAYERS[LAYERS.index("dossier") + 1 : LAYERS.index("pacts")]  # the verbs, the last first
JUDGES = STAGES[: STAGES.index("scoring")]  # by figures and points that others worked out
COLUMNS = {"ratios", "scales.columns", "scoring.columns"}  # made anew for each line of a table: named tuples may do
VAGUE = {"utils", "core", "base", "helpers", "models", "types", "common"}

FUNCTION_LINES, MODULE_LINES, ARGUMENTS, DEPTH = 40, 400, 5, 3
MANY_ARGUMENTS = {("ranking", "announce")}  # tables by keyword, as a program has them: a noun of them would say no more

Function = ast.FunctionDef | ast.AsyncFunctionDef
Block = ast.If | ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith | ast.Try | ast.TryStar | ast.Match
Named = Function | ast.ClassDef

LAYOUT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
DOCUMENT_NUMBER = re.compile(r"\d/(\d{4}/)?[A-ZĐ]{2}|NĐ-CP|QĐ-|Nghị định|Thông tư|Quyết định số|Decree \d")
SPELLED_NUMBER = re.compile(r"\s*[-+]?\d+([.,/]\d+)?\s*%?\s*")
DATES = {"date", "datetime", "date.fromisoformat", "datetime.date", "datetime.date.fromisoformat"}


@dataclass(frozen=True)
class Module:
    """One module of the package: its dotted name inside, and its text."""

    name: str
    source: str

    @property
    def top(self) -> str:
        """The module or folder right under the package: `codec` for `codec.reading`."""
        return self.name.partition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @cached_property
    def tokens(self) -> list[tokenize.TokenInfo]:
        return list(tokenize.generate_tokens(io.StringIO(self.source).readline))

    @cached_property
    def docstrings(self) -> list[ast.Constant]:
        """Strings that stand alone as a statement."""
        alone = (node.value for node in self.nodes if isinstance(node, ast.Expr))
        return [value for value in alone if isinstance(value, ast.Constant) and isinstance(value.value, str)]

    @cached_property
    def code_lines(self) -> set[int]:
        """The lines that hold code: no blanks, no comments, no docstrings."""
        code = (token for token in self.tokens if token.type not in LAYOUT)
        lines = {line for token in code for line in range(token.start[0], token.end[0] + 1)}
        return lines - {line for text in self.docstrings for line in range(text.lineno, text.end_lineno + 1)}

    @cached_property
    def functions(self) -> list[Function]:
        return [node for node in self.nodes if isinstance(node, Function)]

    @cached_property
    def public(self) -> list[Named]:
        """Classes and functions of the module, with their public methods."""
        outer = [node for node in self.tree.body if isinstance(node, Named)]
        inner = [node for owner in outer if isinstance(owner, ast.ClassDef) for node in owner.body]
        named = [node for node in outer + inner if isinstance(node, Named) and not node.name.startswith("_")]
        return [node for node in named if "overload" not in map(ast.unparse, node.decorator_list)]


def modules() -> Iterator[Module]:
    """Every module of the package but its public face and `__main__`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name not in {"", "__main__"}:
            yield Module(name, path.read_text(encoding="utf-8"))


# ── law 2: nouns are frozen


PARENTS = {("results", "Result"), ("shown", "Shown"), ("nouns", "Noun"), ("nouns", "Named"), ("nouns", "Coded")}
NUMBERS = {"Fraction", "_Told"}  # exact numbers that know how they were told
_SHARED = {"Generic", "Shown", "Result", "Noun", "Named", "Coded"}


def nouns_are_frozen(module: Module) -> Iterator[str]:
    """Every class is an attrs noun, frozen and keyword-only; or an enum; or an error; or a column; or a number.

    A noun has no parent but what shows it or says which fact is told first; a result that of what every result answers.
    """
    for node in module.nodes:
        if isinstance(node, ast.ClassDef):
            parents = [ast.unparse(base).partition("[")[0].rpartition(".")[2] for base in node.bases]
            frozen = any(map(_freezes, node.decorator_list)) and set(parents) <= _SHARED
            inherits = parents and all(re.search(r"(Enum|Flag|Error|Exception)$", parent) for parent in parents)
            column = parents == ["NamedTuple"] and module.name in COLUMNS
            number = bool(parents) and set(parents) <= NUMBERS
            if not (frozen or inherits or column or number or (module.name, node.name) in PARENTS):
                yield f"{node.lineno}: {node.name} is no @frozen(kw_only=True) without parent, no enum, no error"


def _freezes(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and ast.unparse(decorator.func) in {"frozen", "attrs.frozen"}
        and any(word.arg == "kw_only" and ast.unparse(word.value) == "True" for word in decorator.keywords)
    )


# ── one fact, one reading


def asks_the_reading(module: Module) -> Iterator[str]:
    """Whoever judges by figures or points asks `scoring.reading` for them: no column, sheet or table of figures."""
    for node in module.nodes:
        if isinstance(node, ast.Attribute):
            whose = ast.unparse(node.value).rpartition(".")[2]
            raw = node.attr in {"sheet", "columns", "column"} or (whose == "figures" and node.attr in {"of", "rows"})
            if raw:
                yield f"{node.lineno}: {whose}.{node.attr} is not the reading"


# ── law 3: rules are data


def rules_are_data(module: Module) -> Iterator[str]:
    """A stage holds no number but 0 and 1, no date, and names no document."""
    for node in module.nodes:
        match node:
            case ast.Constant(value=bool()):
                pass
            case ast.Constant(value=int() | float() | complex() as number) if number not in {0, 1}:
                yield f"{node.lineno}: the number {number}"
            case ast.Constant(value=str() as text) if node not in module.docstrings:
                if DOCUMENT_NUMBER.search(text):
                    yield f"{node.lineno}: the document {text!r}"
                elif SPELLED_NUMBER.fullmatch(text) and text not in {"0", "1"}:
                    yield f"{node.lineno}: the number {text!r}"
            case ast.Call(func=func) if ast.unparse(func) in DATES:
                yield f"{node.lineno}: a date"


# ── law 6: exact, or not at all


def numbers_are_exact(module: Module) -> Iterator[str]:
    """No float is written, none is made."""
    for node in module.nodes:
        match node:
            case ast.Constant(value=float() | complex() as number):
                yield f"{node.lineno}: the float {number}"
            case ast.Call(func=ast.Name(id="float" | "complex" as name)):
                yield f"{node.lineno}: {name}(…)"


# ── laws 7 and 8: nothing enters but by the boundary; one word per thing


def silent(module: Module) -> Iterator[str]:
    """Nothing is printed."""
    yield from _uses(module, {"print"})


def closed(module: Module) -> Iterator[str]:
    """No builtin brings in a file, a key stroke, or code; what must be imported for that, ruff bans."""
    yield from _uses(module, {"open", "input", "breakpoint", "eval", "exec", "compile", "__import__", "globals"})


def _uses(module: Module, names: set[str]) -> Iterator[str]:
    return (f"{node.lineno}: {node.id}" for node in module.nodes if isinstance(node, ast.Name) and node.id in names)


def named_well(module: Module) -> Iterator[str]:
    """No module has a name under which anything may go."""
    if vague := VAGUE & set(module.name.split(".")):
        yield f"1: a module named {vague.pop()}: a word is missing"


def spelled_in_ascii(module: Module) -> Iterator[str]:
    """Names are ASCII; Vietnamese is for texts."""
    for token in module.tokens:
        if token.type == tokenize.NAME and not token.string.isascii():
            yield f"{token.start[0]}: {token.string}"


def has_its_card(module: Module) -> Iterator[str]:
    """The module's docstring says in a line what it is, then what it owns, what it takes and gives, and what never."""
    card = ast.get_docstring(module.tree) or ""
    if not re.match(r"\S.*\n\n.*^Owns\b.*^Takes\b.*\bgives\b.*^Never\b", card, re.DOTALL | re.MULTILINE):
        yield "1: the docstring is no card of a module (a line, then Owns, Takes and gives, Never)"


def owns_what_its_card_says(module: Module) -> Iterator[str]:
    """The card names every public class and function of the module, and nothing that is not there."""
    card = re.search(r"^Owns\b(.*?)^Takes\b", ast.get_docstring(module.tree) or "", re.DOTALL | re.MULTILINE)
    said = set(re.findall(r"`(\w+)", card[1])) if card else set()
    own = {node.name for node in module.tree.body if isinstance(node, Named) and not node.name.startswith("_")}
    there = {node.name for node in module.nodes if isinstance(node, Named)}
    there |= {node.id for node in module.nodes if isinstance(node, ast.Name)}
    imports = (node for node in module.nodes if isinstance(node, ast.Import | ast.ImportFrom))
    there |= {each.asname or each.name for node in imports for each in node.names}
    there |= {node.value for node in module.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for name in sorted(own - said):
        yield f"1: the card does not name {name}"
    for name in sorted(said - there):
        yield f"1: the card names {name}, which is not there"


def documented(module: Module) -> Iterator[str]:
    """Every public class, function and method has its docstring."""
    for node in module.public:
        if not ast.get_docstring(node):
            yield f"{node.lineno}: {node.name} has no docstring"


# ── law 9: see it whole


def seen_whole(module: Module) -> Iterator[str]:
    """Modules and functions are short, flat, and ask for little.

    But for the words of a language: tables alone, which grow with the codes and are read by looking up.
    """
    if (count := len(module.code_lines)) > MODULE_LINES and not _is_a_language(module):
        yield f"1: {count} lines of code in the module, at most {MODULE_LINES}: a part of it wants a module of its own"
    for node in module.functions:
        if (count := len(module.code_lines & set(range(node.lineno, node.end_lineno + 1)))) > FUNCTION_LINES:
            yield f"{node.lineno}: {count} lines of code in {node.name}, at most {FUNCTION_LINES}"
        if (count := len(_arguments(node))) > ARGUMENTS and (module.name, node.name) not in MANY_ARGUMENTS:
            yield f"{node.lineno}: {count} arguments of {node.name}, at most {ARGUMENTS}: make a noun of them"
        if (count := _depth(node)) > DEPTH:
            yield f"{node.lineno}: {count} blocks inside one another in {node.name}, at most {DEPTH}"


def _is_a_language(module: Module) -> bool:
    """Whether a module holds the words of a language, by its code, and nothing but tables."""
    tables = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    whole = all(
        isinstance(node, tables) or getattr(node, "value", None) in module.docstrings for node in module.tree.body
    )
    return whole and re.fullmatch(r"words\.[a-z]{2}", module.name) is not None


def knows_no_language(module: Module) -> Iterator[str]:
    """What is one language's own stands in its module: elsewhere a language is named as a default alone."""
    arguments = [node for node in module.nodes if isinstance(node, ast.arguments)]
    defaults = [each for node in arguments for each in (*node.defaults, *node.kw_defaults) if each]
    defaults += [node.value for node in module.nodes if isinstance(node, ast.keyword) and node.arg == "default"]
    allowed = {id(part) for each in defaults for part in ast.walk(each)}
    for node in module.nodes:
        match node:
            case ast.Attribute(value=ast.Name(id="Language"), attr=name) if name.isupper() and id(node) not in allowed:
                yield f"{node.lineno}: Language.{name}: what is its own stands in its module"


def flagless(module: Module) -> Iterator[str]:
    """No public function takes a boolean: an Enum of two members says what is meant."""
    for node in module.public:
        for argument in _arguments(node) if isinstance(node, Function) else ():
            if argument.annotation and re.search(r"\bbool\b", ast.unparse(argument.annotation)):
                yield f"{argument.lineno}: {node.name}({argument.arg}: bool)"


def _arguments(function: Function) -> list[ast.arg]:
    given = function.args
    every = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    return [argument for argument in every if argument and argument.arg not in {"self", "cls"}]


def _depth(node: ast.AST) -> int:
    """How many blocks stand inside one another; `elif` opens none, and a function inside counts for itself."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function):
            opens = isinstance(child, Block) and not (isinstance(node, ast.If) and node.orelse == [child])
            deepest = max(deepest, _depth(child) + opens)
    return deepest
