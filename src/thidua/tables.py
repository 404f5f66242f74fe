"""Tables: headings, rows and lines as aligned text, Markdown or escaped HTML.

Owns: `Form`, `Heading`, `Grid`, `Lines`, `Block`, `render`.
Takes cells that are already text; gives one text.
Never: a sentence, a number's form.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, unique
from html import escape
from typing import assert_never
from unicodedata import combining

from attrs import frozen

__all__ = ["Block", "Form", "Grid", "Heading", "Lines", "render"]


@unique
class Form(Enum):
    """The forms in which a page can be written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@frozen(kw_only=True)
class Heading:
    """A heading of level 1 or 2."""

    text: str
    level: int = 2


@frozen(kw_only=True)
class Grid:
    """A table; columns whose cells are all numbers or empty are set right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen(kw_only=True)
class Lines:
    """Sentences, one a line."""

    lines: tuple[str, ...]


Block = Heading | Grid | Lines


def render(blocks: Sequence[Block], form: Form = Form.TEXT) -> str:
    """The blocks as one text that ends with a line break.

    Example:
        >>> print(render([Grid(headings=("Đơn vị", "Điểm"), rows=(("Phú Thọ", "98,5"), ("Yên Bái", "7")))]), end="")
        Đơn vị   Điểm
        -------  ----
        Phú Thọ  98,5
        Yên Bái     7
    """
    write = {Form.TEXT: _text, Form.MARKDOWN: _markdown, Form.HTML: _html}[form]
    return "\n\n".join(filter(None, (write(block) for block in blocks))) + "\n"


def _width(text: str) -> int:
    return sum(not combining(char) for char in text)


def _numeric(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(cell[0].isdigit() or cell[0] in "-−≈" for cell in filled)


def _text(block: Block) -> str:
    match block:
        case Heading():
            return f"{block.text}\n{('=' if block.level == 1 else '-') * _width(block.text)}"
        case Lines():
            return "\n".join(block.lines)
        case Grid():
            return _aligned(block)
        case _:
            assert_never(block)


def _aligned(grid: Grid) -> str:
    columns = list(zip(grid.headings, *grid.rows, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    right = [_numeric(column[1:]) for column in columns]

    def line(cells: Sequence[str]) -> str:
        parts = []
        for cell, width, numeric in zip(cells, widths, right, strict=True):
            pad = " " * (width - _width(cell))
            parts.append(pad + cell if numeric else cell + pad)
        return "  ".join(parts).rstrip()

    return "\n".join([line(grid.headings), "  ".join("-" * width for width in widths), *map(line, grid.rows)])


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_marked(block.text)}"
        case Lines():
            return "\n".join(f"- {_marked(line)}" for line in block.lines)
        case Grid():
            right = [_numeric(column) for column in zip(*block.rows, strict=True)] or [False] * len(block.headings)
            rule = "|".join("---:" if numeric else "---" for numeric in right)
            rows = [f"| {' | '.join(map(_marked, row))} |" for row in (block.headings, *block.rows)]
            return "\n".join([rows[0], f"|{rule}|", *rows[1:]])
        case _:
            assert_never(block)


def _marked(text: str) -> str:
    """Text in which no character means markup."""
    for mark in "\\`*_|<>#[]":
        text = text.replace(mark, f"\\{mark}")
    return text


def _html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Lines():
            return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in block.lines) + "</ul>"
        case Grid():
            head = "".join(f"<th>{escape(cell)}</th>" for cell in block.headings)
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
            body = "".join(f"<tr>{row}</tr>" for row in rows)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case _:
            assert_never(block)
