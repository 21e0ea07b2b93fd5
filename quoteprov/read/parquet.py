"""Parquet: one article a row, read in small batches of the columns that say something."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.columns import choose_columns, has_text, say_no_text
from quoteprov.read.compression import Unreadable
from quoteprov.read.extras import needs_extra
from quoteprov.read.jsonl import parse_line
from quoteprov.read.records import EMPTY, Format, Record, make_record
from quoteprov.read.sources import Source, say_too_large

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

# Rows of whole articles: few enough that the longest of them fit into memory together.
_BATCH_ROWS = 64
_BUFFER_BYTES = 1 << 20
_NOT_SEEKABLE = "Parquet is read from a file on disk that is not compressed again"


def split_parquet(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """One record a row, named by its number from 1. Raises Unreadable and ExtraMissing."""
    if not stream.seekable():
        raise Unreadable(_NOT_SEEKABLE)
    with needs_extra("parquet"):
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    try:
        # Without a buffer, the columns of a group of rows, often the whole file, are read at once.
        file = ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER_BYTES)
        _judge_size(file, options)
        yield from _make_records(file, source, kind, options)
    except (ArrowException, OSError, ValueError, MemoryError) as error:
        raise Unreadable.because("damaged Parquet", error) from error


def _judge_size(file: ParquetFile, options: ReadOptions) -> None:
    """Raise Unreadable where the file says that it unpacks to more than is read."""
    metadata = file.metadata
    sizes = (metadata.row_group(place).total_byte_size for place in range(metadata.num_row_groups))
    if sum(sizes) > options.max_file_mb * MEGABYTE:
        raise Unreadable(say_too_large("what is in it", "max_file_mb", options.max_file_mb))


def _make_records(
    file: ParquetFile, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    names = file.schema_arrow.names
    if not has_text(names, options.fields):
        yield Rejection(path=source.path, reason=say_no_text("columns", names, options))
        return
    kept = [names[place] for place in choose_columns(names, options.fields)]
    number = 0
    for batch in file.iter_batches(_BATCH_ROWS, columns=kept, use_threads=False):
        for row in batch.to_pylist():
            number += 1
            yield _make_record(row, number, source, kind, options)
    if not number:
        yield Rejection(path=source.path, reason=f"{EMPTY}: columns without rows")


def _make_record(
    row: dict[str, Any], number: int, source: Source, kind: str, options: ReadOptions
) -> Record | Rejection:
    data = msgspec.json.encode(row, enc_hook=_leave_out)
    if len(data) > options.max_record_mb * MEGABYTE:
        reason = say_too_large("the row", "max_record_mb", options.max_record_mb)
        return Rejection(path=source.path, record=str(number), reason=reason)
    return make_record(source, str(number), kind, data)


def _leave_out(value: object) -> None:
    """What JSON does not know is no fact of an article either."""


PARQUET = Format(split_parquet, parse_line)
