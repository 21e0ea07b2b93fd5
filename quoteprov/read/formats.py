"""The formats that are read: a further one is a file beside this one and a line in FORMATS."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read.jsonl import parse_json, parse_line, split_json
from quoteprov.read.records import Record, split_lines, split_whole
from quoteprov.read.sources import GZIP_SUFFIX, READ_ERRORS, Source, explain_error, open_source
from quoteprov.read.text import parse_text

_Split = Callable[[io.BufferedReader, Source, str, ReadOptions], Iterator[Record | Rejection]]
_Parse = Callable[[Record, ReadOptions], list[Article | Rejection]]


class Format(Struct, frozen=True):
    """The suffixes of a kind of file, how it is split into records, and how one is parsed."""

    suffixes: tuple[str, ...]
    split: _Split
    parse: _Parse


FORMATS: dict[str, Format] = {
    "text": Format((".txt",), split_whole, parse_text),
    "markdown": Format((".md", ".markdown"), split_whole, parse_text),
    "json": Format((".json",), split_json, parse_json),
    "jsonl": Format((".jsonl", ".ndjson"), split_lines, parse_line),
}

_KINDS = {suffix: kind for kind, format in FORMATS.items() for suffix in format.suffixes}


def is_known(path: str) -> bool:
    """Whether the suffix of ``path``, before any ".gz", is that of a format."""
    return _find_suffix(path) in _KINDS


def read_records(source: Source, options: ReadOptions) -> Iterator[Record | Rejection]:
    """The records of a source in their order; what cannot be read is a Rejection among them.

    Standard input is JSON Lines; a file of unknown suffix is taken for text. Where a file breaks
    off, the records before come first.
    """
    kind = "jsonl" if source.location is None else _KINDS.get(_find_suffix(source.path), "text")
    try:
        with open_source(source) as stream:
            yield from FORMATS[kind].split(stream, source, kind, options)
    except READ_ERRORS as error:
        yield Rejection(path=source.path, reason=explain_error(error))


def parse_record(record: Record, options: ReadOptions) -> list[Article | Rejection]:
    """The articles of a record, or why it has none. Nothing in a record's data raises."""
    return FORMATS[record.kind].parse(record, options)


def _find_suffix(path: str) -> str:
    name = PurePosixPath(path).name.lower().removesuffix(GZIP_SUFFIX)
    return PurePosixPath(name).suffix
