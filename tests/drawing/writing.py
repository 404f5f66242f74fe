"""A document as TOML that people read."""

from datetime import date
from decimal import Decimal
from json import dumps
from re import fullmatch
from typing import Any


def written(document: dict[str, Any]) -> str:
    """The document as TOML; what stands within a list of a list stays on one line."""
    return "".join(f"{line}\n" for line in _table(document, ()))


def _table(table: dict[str, Any], path: tuple[str, ...]) -> list[str]:
    lines, later = [], []
    for key, value in table.items():
        if isinstance(value, dict) and value:
            later += ["", f"[{_dotted((*path, key))}]", *_table(value, (*path, key))]
        elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            for row in value:
                later += ["", f"[[{_dotted((*path, key))}]]", *_table(row, (*path, key))]
        else:
            lines.append(f"{_key(key)} = {_value(value)}")
    return lines + later


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(map(_key, path))


def _key(key: str) -> str:
    return key if fullmatch(r"[A-Za-z0-9_-]+", key) else dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, str):
        return dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return f"{{{', '.join(f'{_key(key)} = {_value(each)}' for key, each in value.items())}}}"
