"""The formats that are read: a further one is a file beside this one and a line in FORMATS."""

from __future__ import annotations

import io
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from msgspec import Struct

from quoteprov.config import ReadOptions
from quoteprov.errors import InputError
from quoteprov.model import Rejection
from quoteprov.read.compression import Unreadable, strip_compression
from quoteprov.read.detect import detect_kind
from quoteprov.read.extras import ExtraMissing
from quoteprov.read.records import SNIFFED_BYTES, Format, Parsed, Record
from quoteprov.read.sources import READ_ERRORS, Source, explain_error, open_source


class Entry(Struct, frozen=True):
    """The suffixes of a kind of file, and what reads it: "module:NAME of a Format" in this room.

    ``libraries`` are the distributions that it is read with, ``extra`` the optional part of
    quoteprov that brings them; None where they are always installed.
    """

    suffixes: tuple[str, ...]
    reader: str
    extra: str | None = None
    libraries: tuple[str, ...] = ()


FORMATS: dict[str, Entry] = {
    "text": Entry((".txt",), "text:TEXT", libraries=("charset-normalizer",)),
    "markdown": Entry((".md", ".markdown"), "text:TEXT", libraries=("charset-normalizer",)),
    "html": Entry(
        (".html", ".htm", ".xhtml"),
        "html:HTML",
        extra="html",
        libraries=("trafilatura", "lxml_html_clean", "htmldate"),
    ),
    "json": Entry((".json",), "jsonl:JSON", libraries=("msgspec",)),
    "jsonl": Entry((".jsonl", ".ndjson"), "jsonl:JSONL", libraries=("msgspec",)),
    "csv": Entry((".csv", ".tsv", ".tab"), "tabular:CSV"),
    "parquet": Entry((".parquet", ".pq"), "parquet:PARQUET", "parquet", ("pyarrow",)),
    "warc": Entry((".warc",), "warc:WARC", "warc", ("warcio",)),
    "wacz": Entry((".wacz",), "warc:WACZ", "warc", ("warcio",)),
    "feed": Entry((".rss", ".atom", ".rdf", ".xml"), "feeds:FEED", "feeds", ("feedparser",)),
    "rtf": Entry((".rtf",), "rtf:RTF", "office", ("striprtf",)),
    "docx": Entry((".docx",), "word:DOCX", "office", ("mammoth",)),
    "pdf": Entry((".pdf",), "pdf:PDF", "pdf", ("pypdfium2",)),
}

_KINDS = {suffix: kind for kind, entry in FORMATS.items() for suffix in entry.suffixes}


def check_format(options: ReadOptions) -> None:
    """Raise InputError where ``options.format`` names no format."""
    if options.format is not None and options.format not in FORMATS:
        close = get_close_matches(options.format, FORMATS, n=1)
        meant = f"Did you mean {close[0]}? " if close else ""
        raise InputError(
            f"There is no format {options.format!r} that files can be read as.",
            hint=f"{meant}There are: {', '.join(sorted(FORMATS))}.",
        )


def is_known(path: str) -> bool:
    """Whether the suffix of ``path``, before that of a compression, is that of a format."""
    return _find_suffix(path) in _KINDS


def read_records(source: Source, options: ReadOptions) -> Iterator[Record | Rejection]:
    """The records of a source in their order; what cannot be read is a Rejection among them.

    Where a file breaks off, the records before come first.
    """
    try:
        with open_source(source, options) as stream:
            kind = options.format or _find_kind(source, stream)
            yield from _load_format(kind).split(stream, source, kind, options)
    except READ_ERRORS as error:
        yield Rejection(path=source.path, reason=explain_error(error))
    except ExtraMissing as error:
        yield Rejection(path=source.path, reason=str(error))


def parse_record(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of a record, or why it has none. Nothing in a record's data raises."""
    try:
        return _load_format(record.kind).parse(record, options)
    except (ExtraMissing, Unreadable) as error:
        return [Rejection(path=record.path, record=record.record, reason=str(error))]


@cache
def _load_format(kind: str) -> Format:
    """What reads a format; its module and libraries are loaded when a file of it is met."""
    module, _, name = FORMATS[kind].reader.partition(":")
    return cast(Format, getattr(import_module(f"quoteprov.read.{module}"), name))


def _find_kind(source: Source, stream: io.BufferedReader) -> str:
    """What a source is: by its first bytes, else by its name, else text.

    Standard input has no name, and is JSON Lines. Raises Unreadable for what is no format.
    """
    if source.location is None:
        return "jsonl"
    named = _KINDS.get(_find_suffix(source.path))
    found = detect_kind(stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES], named)
    return found if found in FORMATS else named or "text"


def _find_suffix(path: str) -> str:
    return PurePosixPath(strip_compression(PurePosixPath(path).name.lower())).suffix
