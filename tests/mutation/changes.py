"""Changes: every mutant of a module, one change at one place (README.md says which changes there are)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "thidua"
PATTERNS = ("scales/*", "scoring/*", "ranking/*", "order", "balloting", "nominating/*", "rotation/*")
PATTERNS = (
    *PATTERNS,
    "timetable",
    "awards",
    "formulas/*",
    "ratios",
    "arithmetic",
    "ranges",
    "rules/assigned",
    "rules/settable",
)

COMPARISONS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
NEIGHBOURS = {"min": "max", "max": "min", "any": "all", "all": "any"}
REMOVED = (ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete, ast.Assert)
ANNOTATIONS = {"annotation", "returns"}


@dataclass(frozen=True)
class Where:
    """Where a place is: in which function (None: what runs at import), lines of its statement, names bound there."""

    function: str | None = None
    first: int = 0
    last: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """One change at one place; `put` carries it out on the tree that it was found in."""

    module: str
    line: int
    column: int
    kind: str
    before: str
    after: str
    where: Where
    place: int
    put: Callable[[], None]
    id: str = ""


def modules() -> list[str]:
    """The modules under mutation, by their path within the package."""
    found = [path for pattern in PATTERNS for path in PACKAGE.glob(f"{pattern}.py")]
    return sorted(str(path.relative_to(PACKAGE)) for path in found)


def source(module: str) -> str:
    """The text of a module."""
    return (PACKAGE / module).read_text("utf-8")


@cache
def changes(module: str, text: str | None = None) -> list[Change]:
    """All changes of a module in the order of its text; an id is its line and its number within the line."""
    return parsed(module, text)[1]


def parsed(module: str, text: str | None = None) -> tuple[ast.Module, list[Change]]:
    """A new tree of a module and the changes that can be put into it."""
    tree = ast.parse(source(module) if text is None else text)
    seen: dict[int, int] = {}
    numbered = []
    for change in sorted(_all(module, tree), key=lambda each: (each.line, each.column)):
        seen[change.line] = seen.get(change.line, 0) + 1
        numbered.append(replace(change, id=f"{module}:{change.line}#{seen[change.line]}"))
    return tree, numbered


def mutated(change: Change, text: str | None = None) -> ast.Module:
    """The tree of the module with the change in it."""
    tree, found = parsed(change.module, text)
    next(each for each in found if each.id == change.id).put()
    return ast.fix_missing_locations(tree)


def _all(module: str, tree: ast.Module) -> Iterator[Change]:
    for place, (node, put, where) in enumerate(_places(tree, Where())):
        for kind, new, shown in [*_changed(node), *_conditions(node)]:
            yield Change(
                module=module,
                line=node.lineno,
                column=node.col_offset,
                kind=kind,
                before=_brief(shown[0] if shown else node),
                after=_brief(shown[1] if shown else new),
                where=where,
                place=place,
                put=lambda put=put, new=new: put(new),
            )


def _brief(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:160]


# ── places


Place = tuple[ast.AST, Callable[[ast.AST], None], Where]


def _places(node: ast.AST, where: Where) -> Iterator[Place]:
    """Every node below that may be changed, how it is replaced, and where it is."""
    for field, value in ast.iter_fields(node):
        if field in ANNOTATIONS:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _is_no_place(node, child, field, index):
                continue
            inner = _inner(node, field, child, where)
            if hasattr(child, "lineno"):
                yield child, _putter(node, field, index), inner
            yield from _places(child, inner)


def _putter(holder: ast.AST, field: str, index: int | None) -> Callable[[ast.AST], None]:
    def put(new: ast.AST) -> None:
        ast.copy_location(new, getattr(holder, field)[index] if index is not None else getattr(holder, field))
        if index is None:
            setattr(holder, field, new)
        else:
            getattr(holder, field)[index] = new

    return put


def _inner(node: ast.AST, field: str, child: ast.AST, where: Where) -> Where:
    """Where a child is: a body belongs to its function; a default or a decorator is worked out at import."""
    if where.function is None and field == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        where = replace(where, function=node.name)
    if where.function is None and field == "body" and isinstance(node, ast.Lambda):
        where = replace(where, function="<lambda>")
    if isinstance(child, ast.stmt | ast.match_case):
        first, last = _lines(child)
        names = where.names if where.function else (*where.names[:1], *_bound(child))
        where = replace(where, first=first, last=last, names=names)
    return where


def _lines(child: ast.stmt | ast.match_case) -> tuple[int, int]:
    """The lines of a simple statement, or of the head of one with a body."""
    start = child.pattern if isinstance(child, ast.match_case) else child
    first = min([start.lineno, *(each.lineno for each in getattr(child, "decorator_list", ()))])
    body = getattr(child, "body", None) or getattr(child, "cases", None)
    if not body:
        return first, start.end_lineno
    head = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    return first, max(start.lineno, head.lineno - 1)


def _bound(child: ast.AST) -> list[str]:
    """What a statement of a module or class gives a name to."""
    if isinstance(child, ast.FunctionDef | ast.ClassDef):
        return [child.name]
    targets = getattr(child, "targets", [getattr(child, "target", None)])
    return [each.id for target in targets if target for each in ast.walk(target) if isinstance(each, ast.Name)]


def _is_no_place(node: ast.AST, child: ast.AST, field: str, index: int | None) -> bool:
    """Whether nothing runs there: imports, texts for readers, types."""
    match child:
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Assign() if isinstance(node, ast.Module):
            return _is_type(child.value)
    of_type = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cast"
    return of_type and field == "args" and index == 0


def _is_type(value: ast.AST) -> bool:
    """Whether a value names a type: `A | B`, `dict[str, A]`."""
    parts = (ast.Name, ast.Attribute, ast.Subscript, ast.BinOp, ast.BitOr, ast.Tuple, ast.List, ast.Load, ast.Constant)
    walked = list(ast.walk(value))
    counted = any(isinstance(each, ast.Constant) and isinstance(each.value, int) for each in walked)
    whole = isinstance(value, ast.Subscript | ast.BinOp)
    return whole and not counted and all(isinstance(each, parts) for each in walked)


# ── changes of one node: kind, the node instead, and what to show where that is less than the node


Changed = tuple[str, ast.AST, tuple[ast.AST, ast.AST] | None]


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """A copy of a node with other fields."""
    new = deepcopy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _changed(node: ast.AST) -> Iterator[Changed]:
    match node:
        case ast.Compare() | ast.BoolOp() | ast.BinOp() | ast.UnaryOp():
            yield from _operations(node)
        case ast.Constant():
            yield from _constants(node)
        case ast.MatchSingleton(value=bool()):
            yield "constant", _with(node, value=not node.value), None
        case ast.Slice():
            for bound in ("lower", "upper", "step"):
                if getattr(node, bound) is not None:
                    yield "slice", _with(node, **{bound: None}), None
        case ast.Attribute(value=ast.Name(id=name)) if node.attr in enums().get(name, ()):
            members = enums()[name]
            yield "member", _with(node, attr=members[(members.index(node.attr) + 1) % len(members)]), None
        case ast.Call():
            yield from _calls(node)
        case _:
            yield from _results(node)
            yield from _statements(node)


def _operations(node: ast.AST) -> Iterator[Changed]:
    match node:
        case ast.Compare():
            for index, op in enumerate(node.ops):
                ops = [*node.ops[:index], COMPARISONS[type(op)](), *node.ops[index + 1 :]]
                yield "comparison", _with(node, ops=ops), None
        case ast.BoolOp():
            yield "boolean", _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And()), None
        case ast.BinOp(op=op) if type(op) in ARITHMETIC:
            yield "arithmetic", _with(node, op=ARITHMETIC[type(op)]()), None
        case ast.UnaryOp():
            yield "negation", deepcopy(node.operand), None


def _results(node: ast.AST) -> Iterator[Changed]:
    match node:
        case ast.Return(value=ast.AST()) | ast.Yield(value=ast.AST()) if not _is_none(node.value):
            yield "return", _with(node, value=ast.Constant(None)), None
        case ast.YieldFrom():
            yield "return", _with(node, value=ast.Tuple(elts=[], ctx=ast.Load())), None
        case ast.Lambda() if not _is_none(node.body):
            yield "return", _with(node, body=ast.Constant(None)), None


def _statements(node: ast.AST) -> Iterator[Changed]:
    if isinstance(node, ast.AugAssign):
        yield "arithmetic", _with(node, op=ARITHMETIC[type(node.op)]()), None
    if isinstance(node, REMOVED) or (isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)):
        yield "removal", ast.Pass(), None
    if isinstance(node, ast.Return) and node.value is None:
        yield "removal", ast.Pass(), None


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _constants(node: ast.Constant) -> Iterator[Changed]:
    match node.value:
        case bool():
            yield "constant", ast.Constant(not node.value), None
        case int() | float():
            yield "constant", ast.Constant(node.value + 1), None
            yield "constant", ast.Constant(node.value - 1), None
        case str():
            yield "constant", ast.Constant(f"{node.value}~"), None


def _calls(node: ast.Call) -> Iterator[Changed]:
    """The other of min and max, of any and all; another key, another direction."""
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if isinstance(node.func, ast.Name) and name in NEIGHBOURS:
        yield "call", _with(node, func=ast.Name(id=NEIGHBOURS[name], ctx=ast.Load())), None
    for index, keyword in enumerate(node.keywords):
        if keyword.arg in {"key", "reverse"} and name in {"sorted", "sort", "min", "max", "groupby"}:
            yield "order", _with(node, keywords=node.keywords[:index] + node.keywords[index + 1 :]), None
    if name in {"sorted", "sort"} and all(keyword.arg != "reverse" for keyword in node.keywords):
        turned = [*node.keywords, ast.keyword(arg="reverse", value=ast.Constant(value=True))]
        yield "order", _with(node, keywords=turned), None


def _conditions(node: ast.AST) -> Iterator[Changed]:
    """Each condition of a node always met, and never."""
    for answer in (True, False):
        fixed = ast.Constant(value=answer)
        if isinstance(node, ast.If | ast.While | ast.IfExp | ast.Assert):
            yield "condition", _with(node, test=fixed), (node.test, fixed)
        for index, each in enumerate(getattr(node, "generators", ())):
            for number, test in enumerate(each.ifs):
                ifs = [*each.ifs[:number], fixed, *each.ifs[number + 1 :]]
                rest = [*node.generators[:index], _with(each, ifs=ifs), *node.generators[index + 1 :]]
                yield "condition", _with(node, generators=rest), (test, fixed)
        for number, case in enumerate(getattr(node, "cases", ())):
            if case.guard is not None:
                rest = [*node.cases[:number], _with(case, guard=fixed), *node.cases[number + 1 :]]
                yield "condition", _with(node, cases=rest), (case.guard, fixed)


@cache
def enums() -> dict[str, list[str]]:
    """The members of every enumeration of the package, by its name."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases):
                assigned = [each for each in node.body if isinstance(each, ast.Assign)]
                found[node.name] = [each.targets[0].id for each in assigned]
    return {name: members for name, members in found.items() if len(members) > 1}
