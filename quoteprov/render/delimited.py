"""CSV and TSV: UTF-8, a line feed after each row, the names of the columns first.

A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a
tab or a line end) gets an apostrophe in front, and so does one that begins with apostrophes
followed by such a character: taking one apostrophe away restores the text. Otherwise CSV keeps
the text as it is, control characters included. TSV has no quoting: a tab or a line end inside a
cell becomes a space. On a terminal, where control characters would act, both show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoteprov.render.escape import drop_surrogates, make_visible
from quoteprov.render.page import Answer, Page
from quoteprov.render.rows import Cell, flatten_answer

# The full-width forms are formulas in East Asian settings of spreadsheets.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEEDS_QUOTES = re.compile(r"[\",\r\n]")
_LINE_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def write_csv(answer: Answer, page: Page) -> Iterator[str]:
    """Rows with commas; cells with a comma, a quotation mark or a line end in double quotes."""
    columns, rows = flatten_answer(answer, "csv")
    return _csv_lines(columns, _cells(rows, page))


def write_tsv(answer: Answer, page: Page) -> Iterator[str]:
    """Rows with tabs, without any quoting."""
    columns, rows = flatten_answer(answer, "tsv")
    return _tsv_lines(columns, _cells(rows, page))


def _cells(rows: Iterator[tuple[Cell, ...]], page: Page) -> Iterator[list[str]]:
    show = make_visible if page.terminal else drop_surrogates
    return ([_guard(show(_say(cell))) for cell in row] for row in rows)


def _csv_lines(columns: tuple[str, ...], rows: Iterator[list[str]]) -> Iterator[str]:
    yield ",".join(columns) + "\n"
    for row in rows:
        yield ",".join(_quote(cell) for cell in row) + "\n"


def _quote(text: str) -> str:
    # The csv module of Python 3.11 leaves a carriage return unquoted, which splits the row.
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def _tsv_lines(columns: tuple[str, ...], rows: Iterator[list[str]]) -> Iterator[str]:
    yield "\t".join(columns) + "\n"
    for row in rows:
        yield "\t".join(_LINE_ENDS.sub(" ", cell) for cell in row) + "\n"


def _say(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def _guard(text: str) -> str:
    return "'" + text if _FORMULA.match(text) else text
