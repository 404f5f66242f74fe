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

from thidua.shown import Shown
from thidua.words import visible

__all__ = ["Block", "Form", "Grid", "Heading", "Lines", "render"]


@unique
class Form(Enum):
    """The forms in which a page can be written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@frozen(kw_only=True, repr=False)
class Heading(Shown):
    """A heading; `level` is 1 or 2."""

    text: str
    level: int = 2


@frozen(kw_only=True, repr=False)
class Grid(Shown):
    """A table; columns whose cells are all numbers or empty are aligned right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen(kw_only=True, repr=False)
class Lines(Shown):
    """Sentences, each on a line of its own."""

    lines: tuple[str, ...]


Block = Heading | Grid | Lines


def render(blocks: Sequence[Block], form: Form = Form.TEXT) -> str:
    """Write blocks as one text that ends with a line break.

    Example:
        >>> print(render([Grid(headings=("Đơn vị", "Điểm"), rows=(("Phú Thọ", "98,5"), ("Yên Bái", "7")))]), end="")
        Đơn vị   Điểm
        -------  ----
        Phú Thọ  98,5
        Yên Bái     7
    """
    write = {Form.TEXT: _text, Form.MARKDOWN: _markdown, Form.HTML: _html}[form]
    return "\n\n".join(write(block) for block in blocks if block != Lines(lines=())) + "\n"


def _width(text: str) -> int:
    """The columns that a text takes: a mark above or below its letter takes none."""
    return sum(not combining(char) for char in text)


def _one_line(text: str) -> str:
    """The text on one line, with nothing in it that a terminal or browser obeys."""
    return visible(" ".join(text.split()))


def _numeric(grid: Grid) -> list[bool]:
    """For each column whether it holds numbers: some digit and no letter in every cell that is not empty."""
    columns = zip(grid.headings, *grid.rows, strict=True)
    return [_numbers([cell for cell in column if cell]) for _, *column in columns]


def _numbers(cells: Sequence[str]) -> bool:
    numbers = (any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell)) for cell in cells)
    return bool(cells) and all(numbers)


def _text(block: Block) -> str:
    match block:
        case Heading():
            text = _one_line(block.text)
            return f"{text}\n{('=' if block.level == 1 else '-') * _width(text)}"
        case Lines():
            return "\n".join(map(_one_line, block.lines))
        case Grid():
            return _aligned(block)
        case _:
            assert_never(block)


def _aligned(grid: Grid) -> str:
    right = _numeric(grid)
    heads, *rows = ([_one_line(cell) for cell in row] for row in (grid.headings, *grid.rows))
    widths = [max(map(_width, column)) for column in zip(heads, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        parts = []
        for cell, width, numeric in zip(cells, widths, right, strict=True):
            pad = " " * (width - _width(cell))
            parts.append(pad + cell if numeric else cell + pad)
        return "  ".join(parts).rstrip()

    return "\n".join([line(heads), "  ".join("-" * width for width in widths), *map(line, rows)])


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_marked(block.text)}"
        case Lines():
            return "\n".join(f"- {_marked(line)}" for line in block.lines)
        case Grid():
            rule = "|".join("---:" if numeric else "---" for numeric in _numeric(block))
            heads, *rows = (f"| {' | '.join(map(_marked, row))} |" for row in (block.headings, *block.rows))
            return "\n".join([heads, f"|{rule}|", *rows])
        case _:
            assert_never(block)


_MARKUP = {ord(mark): f"\\{mark}" for mark in "\\`*_|<>#[]~&"}


def _marked(text: str) -> str:
    """Text on one line in which no character means markup."""
    return _one_line(text).translate(_MARKUP)


def _html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(_one_line(block.text))}</h{block.level}>"
        case Lines():
            return "<ul>" + "".join(f"<li>{escape(_one_line(line))}</li>" for line in block.lines) + "</ul>"
        case Grid():
            right = [' style="text-align: right"' if numeric else "" for numeric in _numeric(block)]
            head, *rows = (
                "".join(
                    f"<{tag}{style}>{escape(_one_line(cell))}</{tag}>" for cell, style in zip(row, right, strict=True)
                )
                for tag, row in (("th", block.headings), *(("td", row) for row in block.rows))
            )
            body = "".join(f"<tr>{row}</tr>" for row in rows)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case _:
            assert_never(block)
