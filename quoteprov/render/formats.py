"""The table of formats, and the verb that looks a format up in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import TypeAlias

from quoteprov.errors import InputError
from quoteprov.render.page import Answer, Page

Format: TypeAlias = Callable[[Answer, Page], Iterator[str]]


def render(
    answer: Answer,
    format: str,
    *,
    width: int = 80,
    color: bool = False,
    terminal: bool = False,
) -> Iterator[str]:
    """The answer as pieces of text that include their line ends.

    ``width`` (terminal cells) and ``color`` concern the table alone, ``terminal`` (whether a
    terminal receives the text) CSV and TSV, which are shown there like a table.

    Raises InputError, before the first piece, where there is no such format, or none such for
    this answer.
    """
    write = FORMATS.get(format)
    if write is None:
        close = get_close_matches(format, FORMATS, n=1)
        hint = f"Did you mean `{close[0]}`?" if close else f"Use one of: {', '.join(FORMATS)}."
        raise InputError(f"There is no format `{format}`.", hint=hint)
    return write(answer, Page(width, color, terminal))


# Each format is imported where it is used: the table alone costs 20 ms for rich.


def _table(answer: Answer, page: Page) -> Iterator[str]:
    from quoteprov.render.table import write_table

    return write_table(answer, page)


def _json(answer: Answer, page: Page) -> Iterator[str]:
    from quoteprov.render.json import write_json

    return write_json(answer, page)


def _jsonl(answer: Answer, page: Page) -> Iterator[str]:
    from quoteprov.render.json import write_jsonl

    return write_jsonl(answer, page)


def _csv(answer: Answer, page: Page) -> Iterator[str]:
    from quoteprov.render.delimited import write_csv

    return write_csv(answer, page)


def _tsv(answer: Answer, page: Page) -> Iterator[str]:
    from quoteprov.render.delimited import write_tsv

    return write_tsv(answer, page)


def _md(answer: Answer, page: Page) -> Iterator[str]:
    from quoteprov.render.markdown import write_markdown

    return write_markdown(answer, page)


FORMATS: Mapping[str, Format] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "tsv": _tsv,
    "md": _md,
}
