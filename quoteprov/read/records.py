"""Files are split into records: the raw bytes of one article, or of a file that is one.

Splitting is cheap and streams, so that it can run ahead of the parsing, which is dear.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import TypeAlias

import msgspec
from msgspec import Struct

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.model import AnnotatedArticle, Article, Rejection
from quoteprov.read.fields import Facts
from quoteprov.read.sources import Source, say_too_large

SNIFFED_BYTES = 8192
WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Every control character but tab, line ends, form feed and escape. Random bytes hold 10% of
# them, prose of any encoding none; scanned text has a few.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"
_MAX_CONTROL_SHARE = 0.05
_SKIP_BYTES = 1 << 16
BINARY = "binary: this is no text"
EMPTY = "empty"


class Record(Struct, frozen=True, kw_only=True):
    """The raw bytes of one article, or of one file.

    ``record`` is the line number where a file holds a record a line, else None. ``kind`` names
    the format that parses ``data``. ``location`` is the file's place on disk ("" for standard
    input), for rules that match whole paths. ``known`` is what the file says of the record
    outside of ``data``, as an archive does of the pages in it.
    """

    path: str
    record: str | None
    kind: str
    data: bytes
    location: str = ""
    known: Facts | None = None

    @property
    def digest(self) -> str:
        """A digest of ``data`` and what is known of it, as 32 hexadecimal digits."""
        digest = blake2b(self.data, digest_size=16)
        if self.known is not None:
            digest.update(msgspec.json.encode(self.known))
        return digest.hexdigest()


Parsed: TypeAlias = Article | AnnotatedArticle | Rejection


class Format(Struct, frozen=True):
    """How a kind of file is read: ``split`` makes records of it, ``parse`` articles of each.

    ``split`` is given the decompressed stream, the source, the name of the format and the
    options. Both may raise ExtraMissing and Unreadable, ``split`` also any of READ_ERRORS; nothing
    else.
    """

    split: Callable[[io.BufferedReader, Source, str, ReadOptions], Iterator[Record | Rejection]]
    parse: Callable[[Record, ReadOptions], list[Parsed]]


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are no text. UTF-16 and UTF-32 need their mark."""
    if head.startswith(tuple(mark for mark, _ in WIDE_MARKS)):
        return False
    if b"\x00" in head:
        return True
    kept = head.translate(None, _CONTROLS)
    return len(head) - len(kept) > _MAX_CONTROL_SHARE * len(head)


def split_whole(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """The whole file as one record, unless it is no text."""
    for record in split_binary(stream, source, kind, options):
        if isinstance(record, Record) and is_binary(record.data[:SNIFFED_BYTES]):
            yield Rejection(path=source.path, reason=BINARY)
        else:
            yield record


def split_binary(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """The whole file as one record, whatever its bytes."""
    limit = options.max_record_mb
    data = stream.read(limit * MEGABYTE + 1)
    if len(data) > limit * MEGABYTE:
        reason = say_too_large("the file", "max_record_mb", limit)
        yield Rejection(path=source.path, reason=reason)
    elif not data.strip():
        yield Rejection(path=source.path, reason=EMPTY)
    else:
        yield make_record(source, None, kind, data)


def split_lines(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """One record a line; blank lines are passed over, an overlong one is rejected by itself."""
    problem = _judge_lines(stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES])
    if problem is not None:
        yield Rejection(path=source.path, reason=problem)
        return
    limit = options.max_record_mb * MEGABYTE
    found = False
    for number, line in enumerate(read_lines(stream, limit), 1):
        if len(line) > limit:
            reason = say_too_large("the line", "max_record_mb", options.max_record_mb)
            yield Rejection(path=source.path, reason=reason, record=str(number))
        elif line.strip():
            yield make_record(source, str(number), kind, line)
        else:
            continue
        found = True
    if not found:
        yield Rejection(path=source.path, reason=EMPTY)


def read_lines(stream: io.BufferedReader, limit: int) -> Iterator[bytes]:
    """The lines without their ends; of one that is longer than ``limit`` the first bytes."""
    # Two bytes more than fits are read: a line end, or the proof that the line is too long.
    while line := stream.readline(limit + 2):
        bare = line.rstrip(b"\r\n")
        if len(bare) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
        yield bare


def _judge_lines(head: bytes) -> str | None:
    if head.startswith(tuple(mark for mark, _ in WIDE_MARKS)):
        return "UTF-16 or UTF-32, which cannot be split into lines; save it as UTF-8"
    # A line of JSON with stray control characters is bad by itself, not the whole file.
    is_json = head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")
    return BINARY if is_binary(head) and not is_json else None


def _skip_line(stream: io.BufferedReader) -> None:
    """Read on to the end of the line."""
    while (piece := stream.readline(_SKIP_BYTES)) and not piece.endswith(b"\n"):
        pass


def make_record(
    source: Source, record: str | None, kind: str, data: bytes, known: Facts | None = None
) -> Record:
    """A record of ``source``."""
    location = source.location or ""
    return Record(
        path=source.path, record=record, kind=kind, data=data, location=location, known=known
    )
