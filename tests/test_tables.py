"""Tables: the same blocks as aligned text, Markdown and HTML."""

from unicodedata import normalize

import pytest

from thidua.tables import Form, Grid, Heading, Lines, render

PLACES = Grid(headings=("Đơn vị", "Điểm"), rows=(("Phú Thọ", "98,5"), ("Yên Bái", ""), ("Hòa Bình", "≈7,6667")))
PAGE = [Heading(text="Cụm 7", level=1), PLACES, Heading(text="Căn cứ"), Lines(lines=("Một.", "Hai."))]

TEXT = """\
Cụm 7
=====

Đơn vị       Điểm
--------  -------
Phú Thọ      98,5
Yên Bái
Hòa Bình  ≈7,6667

Căn cứ
------

Một.
Hai.
"""
MARKDOWN = """\
# Cụm 7

| Đơn vị | Điểm |
|---|---:|
| Phú Thọ | 98,5 |
| Yên Bái |  |
| Hòa Bình | ≈7,6667 |

## Căn cứ

- Một.
- Hai.
"""
HTML = """\
<h1>Cụm 7</h1>

<table><thead><tr><th>Đơn vị</th><th style="text-align: right">Điểm</th></tr></thead><tbody>\
<tr><td>Phú Thọ</td><td style="text-align: right">98,5</td></tr>\
<tr><td>Yên Bái</td><td style="text-align: right"></td></tr>\
<tr><td>Hòa Bình</td><td style="text-align: right">≈7,6667</td></tr></tbody></table>

<h2>Căn cứ</h2>

<ul><li>Một.</li><li>Hai.</li></ul>
"""


@pytest.mark.parametrize(("form", "page"), [(Form.TEXT, TEXT), (Form.MARKDOWN, MARKDOWN), (Form.HTML, HTML)])
def test_a_page_in_every_form(form, page):
    assert render(PAGE, form) == page


def test_letters_of_two_characters_take_one_column():
    decomposed = Grid(
        headings=PLACES.headings, rows=tuple((normalize("NFD", name), points) for name, points in PLACES.rows)
    )
    assert len(decomposed.rows[0][0]) > len(PLACES.rows[0][0])
    assert normalize("NFC", render([decomposed])) == render([PLACES])
    heading = normalize("NFD", "Thứ hạng")
    assert render([Heading(text=heading)]) == f"{heading}\n--------\n"


@pytest.mark.parametrize(
    ("form", "page"),
    [
        (Form.TEXT, "Đơn vị  Điểm\n------  ----\n"),
        (Form.MARKDOWN, "| Đơn vị | Điểm |\n|---|---|\n"),
        (
            Form.HTML,
            "<table><thead><tr><th>Đơn vị</th><th>Điểm</th></tr></thead><tbody></tbody></table>\n",
        ),
    ],
)
def test_a_table_without_rows_keeps_its_headings(form, page):
    assert render([Grid(headings=PLACES.headings, rows=())], form) == page


@pytest.mark.parametrize("form", Form)
def test_no_sentences_leave_no_gap(form):
    assert render([Lines(lines=()), PLACES, Lines(lines=())], form) == render([PLACES], form)


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        (("1", "10"), True),
        (("", "10"), True),
        (("98,50 %", "100,00 %"), True),
        (("−0,25", "-1", "≈0,6667"), True),
        (("1 =", "3"), True),
        (("3,50…7,00", "5"), True),
        (("29/07/2024",), True),
        (("", ""), False),
        (("1", "–"), False),
        (("7", "bảy"), False),
        (("7 tỉnh",), False),
        (("3a", "4"), False),
    ],
)
def test_columns_of_numbers_are_set_right(cells, right):
    grid = Grid(headings=("Đơn vị dài hơn",), rows=tuple((cell,) for cell in cells))
    assert render([grid], Form.MARKDOWN).splitlines()[1] == ("|---:|" if right else "|---|")
    last = render([grid]).splitlines()[-1]
    assert last == (cells[-1].rjust(14) if right else cells[-1])


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        (Form.TEXT, "<x> & a|b *c* _d_ `e` [f](g) #h ~i~ \\j"),
        (Form.MARKDOWN, r"\<x\> \& a\|b \*c\* \_d\_ \`e\` \[f\](g) \#h \~i\~ \\j"),
        (Form.HTML, "&lt;x&gt; &amp; a|b *c* _d_ `e` [f](g) #h ~i~ \\j"),
    ],
)
def test_text_is_never_markup(form, shown):
    text = "<x> & a|b *c* _d_ `e` [f](g) #h ~i~ \\j"
    blocks = {Heading(text=text): 1, Grid(headings=(text,), rows=((text,),)): 2, Lines(lines=(text,)): 1}
    for block, times in blocks.items():
        assert render([block], form).count(shown) == times


@pytest.mark.parametrize(
    ("block", "text", "markdown"),
    [
        (Heading(text="Cụm\n7"), "Cụm 7\n-----\n", "## Cụm 7\n"),
        (Lines(lines=("một\n\nhai",)), "một hai\n", "- một hai\n"),
        (Grid(headings=("a\nb",), rows=(("c\r\nd",),)), "a b\n---\nc d\n", "| a b |\n|---|\n| c d |\n"),
    ],
)
def test_a_text_of_several_lines_stays_in_its_place(block, text, markdown):
    assert render([block]) == text
    assert render([block], Form.MARKDOWN) == markdown


def test_rows_have_as_many_cells_as_headings():
    for form in Form:
        with pytest.raises(ValueError, match="zip"):
            render([Grid(headings=("a", "b"), rows=(("c",),))], form)
