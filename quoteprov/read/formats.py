"""The formats that are read: a further one is a file beside this one and a line in FORMATS."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from msgspec import Struct

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.extras import ExtraMissing
from quoteprov.read.records import Format, Parsed, Record
from quoteprov.read.sources import GZIP_SUFFIX, READ_ERRORS, Source, explain_error, open_source


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
    "rtf": Entry((".rtf",), "rtf:RTF", "office", ("striprtf",)),
    "docx": Entry((".docx",), "word:DOCX", "office", ("mammoth",)),
    "pdf": Entry((".pdf",), "pdf:PDF", "pdf", ("pypdfium2",)),
}

_KINDS = {suffix: kind for kind, entry in FORMATS.items() for suffix in entry.suffixes}


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
            yield from _load_format(kind).split(stream, source, kind, options)
    except READ_ERRORS as error:
        yield Rejection(path=source.path, reason=explain_error(error))
    except ExtraMissing as error:
        yield Rejection(path=source.path, reason=str(error))


def parse_record(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of a record, or why it has none. Nothing in a record's data raises."""
    try:
        return _load_format(record.kind).parse(record, options)
    except ExtraMissing as error:
        return [Rejection(path=record.path, record=record.record, reason=str(error))]


def _load_format(kind: str) -> Format:
    """What reads a format; its module and libraries are loaded when a file of it is met."""
    module, _, name = FORMATS[kind].reader.partition(":")
    return cast(Format, getattr(import_module(f"quoteprov.read.{module}"), name))


def _find_suffix(path: str) -> str:
    name = PurePosixPath(path).name.lower().removesuffix(GZIP_SUFFIX)
    return PurePosixPath(name).suffix
