"""Tables with a header: .csv and .tsv, one article a row, read row by row.

A row becomes a record of JSON whose keys are the names of the columns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.columns import choose_columns, has_text, say_no_text
from quoteprov.read.detect import find_delimiter
from quoteprov.read.jsonl import parse_line
from quoteprov.read.records import (
    BINARY,
    EMPTY,
    WIDE_MARKS,
    Format,
    Record,
    is_binary,
    make_record,
)
from quoteprov.read.sources import Source, say_too_large
from quoteprov.read.text import UNDECODABLE, decode_text

_HEAD_BYTES = 1 << 16
# How cells that hold a mark or a delimiter are written: as RFC 4180 says, as databases dump them,
# and, where the delimiter is none that prose holds, not at all.
_QUOTINGS: tuple[dict[str, Any], ...] = (
    {"quoting": csv.QUOTE_MINIMAL},
    {"quoting": csv.QUOTE_MINIMAL, "escapechar": "\\"},
    {"quoting": csv.QUOTE_NONE},
)
_RARE_DELIMITERS = "\t|"


class _RowTooLarge(Exception):
    """A row passes the bound; the lines it took are gone."""


def split_table(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """One record a row, named by its number as a spreadsheet counts: the header is row 1."""
    head = stream.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    if is_binary(head):
        yield Rejection(path=source.path, reason=BINARY)
        return
    rows = _read_rows(stream, head, options)
    header = next((row for _, row in rows if row), EMPTY)
    if isinstance(header, str):
        yield Rejection(path=source.path, reason=header)
    elif not has_text(header, options.fields):
        reason = say_no_text("columns", header, options)
        yield Rejection(path=source.path, reason=reason)
    else:
        yield from _make_records(rows, header, source, kind, options)


def _make_records(
    rows: Iterator[tuple[int, list[str] | str]],
    header: list[str],
    source: Source,
    kind: str,
    options: ReadOptions,
) -> Iterator[Record | Rejection]:
    kept = choose_columns(header, options.fields)
    found = False
    for number, row in rows:
        cells = row if isinstance(row, str) else _judge_row(row, len(header))
        if isinstance(cells, str):
            yield Rejection(path=source.path, record=str(number), reason=cells)
        elif cells:
            # Of two columns of one name the first counts.
            fields = {header[place]: cells[place] for place in reversed(kept)}
            yield make_record(source, str(number), kind, msgspec.json.encode(fields))
        else:
            continue
        found = True
    if not found:
        yield Rejection(path=source.path, reason="empty: a header without rows")


def _judge_row(row: list[str], columns: int) -> list[str] | str:
    """The cells as text, none where the row is blank, or why it cannot be read."""
    if not any(cell.strip() for cell in row):
        return []
    if len(row) != columns:
        return f"{len(row)} instead of {columns} columns"
    joined = "\n".join(row)
    try:
        joined.encode()
    except UnicodeEncodeError:
        text = decode_text(joined.encode("utf-8", "surrogateescape"))
        return UNDECODABLE if text is None else _split_again(text, row)
    return row


def _split_again(text: str, row: list[str]) -> list[str]:
    """The cells of ``text``, which is the cells of ``row`` decoded as one, a line end between."""
    lines = iter(text.split("\n"))
    return ["\n".join(islice(lines, cell.count("\n") + 1)) for cell in row]


def _read_rows(
    stream: io.BufferedReader, head: bytes, options: ReadOptions
) -> Iterator[tuple[int, list[str] | str]]:
    """Number and cells of each row; what is no row as the reason why."""
    wide = next((name for mark, name in WIDE_MARKS if head.startswith(mark)), None)
    # Names of encodings without an order of bytes stand for decoders that drop the mark.
    encoding = wide[: len("utf-16")] if wide else "utf-8-sig"
    # Bytes that are no UTF-8 are kept as they are until the row is decoded.
    errors = "replace" if wide else "surrogateescape"
    dialect = _find_dialect(head.decode(encoding, errors))
    text = io.TextIOWrapper(stream, encoding, errors, newline="")
    limit = options.max_record_mb * MEGABYTE
    csv.field_size_limit(limit)
    lines = _Lines(text, limit)
    reader = csv.reader(lines, strict=True, **dialect)
    number = 0
    while True:
        number += 1
        lines.begin_row()
        try:
            row: list[str] | str = next(reader)
        except StopIteration:
            return
        except _RowTooLarge:
            row = say_too_large("the row", "max_record_mb", options.max_record_mb)
            row += ", or a quotation mark in it is never closed"
        except csv.Error as error:
            row = f"no row of a table: {' '.join(str(error).split())} (line {reader.line_num})"
        yield number, row


def _find_dialect(head: str) -> dict[str, Any]:
    """Delimiter and quoting under which all rows of the head have the columns of its first."""
    lines = head.splitlines(keepends=True)
    delimiter = find_delimiter(lines[0] if lines else "")
    quotings = _QUOTINGS if delimiter in _RARE_DELIMITERS else _QUOTINGS[:-1]
    dialects = [{"delimiter": delimiter, **quoting} for quoting in quotings]
    return next((each for each in dialects if _fits(lines, each)), dialects[0])


def _fits(lines: Sequence[str], dialect: dict[str, Any]) -> bool:
    reader = csv.reader(lines, strict=True, **dialect)
    columns = None
    try:
        for row in reader:
            # The last line is cut where the head ends.
            if reader.line_num < len(lines) and row:
                columns = columns or len(row)
                if len(row) != columns:
                    return False
    except csv.Error:
        return reader.line_num >= len(lines)
    return True


class _Lines:
    """The lines of a table; raises _RowTooLarge where those of one row pass the limit."""

    def __init__(self, text: io.TextIOWrapper, limit: int) -> None:
        self._text = text
        self._limit = limit
        self._taken = 0

    def begin_row(self) -> None:
        """What is read from now on belongs to a new row."""
        self._taken = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self._taken += len(line)
        if self._taken > self._limit:
            while line and line[-1] not in "\r\n":
                line = self._text.readline(self._limit)
            raise _RowTooLarge
        return line


CSV = Format(split_table, parse_line)
