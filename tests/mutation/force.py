"""Force: put a change in force, in functions that everybody has imported already, or before anybody imports."""

from __future__ import annotations

import ast
import gc
import inspect
from collections import defaultdict
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType

Held = dict[tuple[int, str], list[FunctionType]]


class NotInForceError(Exception):
    """Nobody holds the code that was to be changed, or it cannot be exchanged: the change must be served at import."""


def compiled(tree: ast.Module, path: Path) -> CodeType:
    """The code of a module, under the name of its file."""
    return compile(tree, str(path), "exec", dont_inherit=True)


def functions(code: CodeType) -> Iterator[CodeType]:
    """The outermost functions of a module, those of its classes among them, in the order of its code."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            if each.co_flags & inspect.CO_OPTIMIZED:
                yield each
            else:
                yield from functions(each)


def held(path: Path) -> Held:
    """Every function alive that was made from the file, however it is wrapped, by the line and name of its code."""
    found = defaultdict(list)
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename == str(path):
            found[each.__code__.co_firstlineno, each.__code__.co_name].append(each)
    return dict(found)


def swap(old: CodeType, new: CodeType, alive: Held) -> None:
    """Give all functions that hold changed code the new one.

    Raises: NotInForceError where the change is none of functions, where one of them is not held, or closes over other
    names than before.
    """
    pairs = list(zip(functions(old), functions(new), strict=True))
    changed = [(before, after) for before, after in pairs if before != after]
    if not changed:
        raise NotInForceError
    for before, after in changed:
        holders = [each for each in alive.get((before.co_firstlineno, before.co_name), ()) if each.__code__ == before]
        if not holders or before.co_freevars != after.co_freevars:
            raise NotInForceError
        for each in holders:
            each.__code__ = after


def serve(path: Path, code: CodeType) -> None:
    """Let whoever imports the file from now on get this code."""
    get = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        return code if Path(loader.path) == path else get(loader, fullname)

    SourceFileLoader.get_code = get_code
