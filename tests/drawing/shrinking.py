"""A smaller document that still shows what a large one showed."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from drawing.features import places
from thidua.names import same

Document = dict[str, Any]
Path = tuple[Any, ...]


def smaller(document: Document, shows: Callable[[Document], bool], most: int = 600) -> Document:
    """The document without whatever it can do without, after so many trials at most."""
    found, left, again = document, most, True
    while again and left > 0:
        again = False
        for what in list(_parts(found)):
            left -= 1
            shorter = _less(found, what)
            if shorter is not None and left > 0 and shows(shorter):
                found, again = shorter, True
    return found


def _parts(document: Document) -> Iterator[Path | frozenset[Any]]:
    """The units of a document by all their names, then its parts: the largest first, the last of a list first."""
    for unit in document.get("cluster", {}).get("units", []):
        yield frozenset(same(each) for each in (unit.get("id"), unit.get("name"), *unit.get("aliases", [])) if each)
    paths = list(_paths(document))[::-1]
    yield from sorted(paths, key=lambda path: -_size(_at(document, path)))


def _less(document: Document, what: Path | frozenset[Any]) -> Document | None:
    """The document without a unit or a part; None where that is gone already."""
    if isinstance(what, frozenset):
        return _without_unit(document, set(what))
    try:
        return without(document, what)
    except (KeyError, IndexError, TypeError):
        return None


def _paths(value: Any, before: Path = ()) -> Iterator[Path]:
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield (*before, key)
        yield from _paths(value[key], (*before, key))


def _at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def _size(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_size, inner))


def without(document: Document, path: Path) -> Document:
    """The document without what stands at a path."""
    found = deepcopy(document)
    del _at(found, path[:-1])[path[-1]]
    return found


def _without_unit(value: Any, names: set[Any]) -> Any:
    """The same without one unit, wherever it is named in any spelling."""
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if same(key) not in names and not _is_of(each, names)}
        return {key: _without_unit(each, names) for key, each in kept.items()}
    if isinstance(value, list):
        return [_without_unit(each, names) for each in value if not _is_of(each, names)]
    return value


def _is_of(value: Any, names: set[Any]) -> bool:
    if isinstance(value, dict):
        return same(value.get("unit", "")) in names or ("name" in value and same(value.get("id", "")) in names)
    return isinstance(value, str) and same(value) in names


def removed(document: Document, feature: str) -> Iterator[Document]:
    """The document without a feature: without its key, else without the table that holds it, or the one around that."""
    found = [path for each, path in places(document) if each == feature]
    for depth in range(3):
        shorter = deepcopy(document)
        for path in sorted({path[: len(path) - depth] for path in found if len(path) > depth}, key=_backwards):
            _drop(shorter, path)
        yield shorter


def _backwards(path: Path) -> tuple[Any, ...]:
    """Sorts the last rows of a list before the first, so that dropping one moves no other."""
    return tuple((-key, "") if isinstance(key, int) else (0, str(key)) for key in path)


def _drop(document: Document, path: Path) -> None:
    try:
        del _at(document, path[:-1])[path[-1]]
    except (KeyError, IndexError, TypeError):
        return
